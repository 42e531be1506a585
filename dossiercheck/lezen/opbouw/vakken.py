"""Invulvakken, balken en kaders: welk etiket hoort bij een vak, en wat staat erin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossiercheck.begrippen import Alinea, Beeld, Blok, Kader, Keuzegroep, Kop, Veld
from dossiercheck.lezen.lijnen import is_wit
from dossiercheck.lezen.meetkunde import hoogte, overlap_x, overlap_y
from dossiercheck.lezen.opbouw.banden import etiket_van
from dossiercheck.lezen.opbouw.delen import Deel, Gebied, Opmaak, Regel, Vakdeel, is_scan, lees_tekst
from dossiercheck.lezen.opbouw.gebieden import waarde_van
from dossiercheck.lezen.opbouw.keuzes import doorgehaalde_keuzes, heeft_merken, is_keuzewaarde, maak_keuze, ontleed
from dossiercheck.lezen.opbouw.vakrijen import heeft_eigen_rijen, in_rijen
from dossiercheck.lezen.opbouw.velden import vervolgt_etiket, vraagt, zonder_dubbele_punt

Bouwer = Callable[[Gebied], list[Blok]]


@dataclass
class Geplaatst:
    """Blokken die op een plek in de leesvolgorde horen."""

    kader: Kader
    blokken: list[Blok]


@dataclass
class Vakkenlezer:
    """Leest de vakken van een gebied; etiketten die gebruikt zijn verdwijnen uit de regels."""

    opmaak: Opmaak
    pagina: int
    bouw: Bouwer

    def lees(self, vakken: Sequence[Vakdeel], regels: list[Regel]) -> list[Geplaatst]:
        gesorteerd = sorted(vakken, key=lambda v: (round(v.kader[1]), v.kader[0]))
        binnenin = self._etiket_binnenin(gesorteerd, regels)
        uit: list[Geplaatst] = []
        balk: tuple[Kader, str] | None = None
        for vak in gesorteerd:
            kop = None if (binnenin and _in_rij(vak, gesorteerd)) or _ernaast(vak, gesorteerd, regels) else self._balk(vak)
            if kop and (vak.inhoud.regels[0].eerste.vet or not _erboven(vak, regels)):
                uit.append(Geplaatst(vak.kader, [kop]))
                balk = (vak.kader, kop.tekst)
                continue
            blokken = self._vak(vak, gesorteerd, regels, binnenin, balk)
            balk = (vak.kader, blokken[0].tekst) if len(blokken) == 1 and isinstance(blokken[0], Kop) else None
            if blokken:
                uit.append(Geplaatst(vak.kader, blokken))
        return uit

    def _balk(self, vak: Vakdeel) -> Kop | None:
        """Een gekleurde balk van een regel hoog met een kop erin."""
        inhoud = vak.inhoud
        if vak.veld or inhoud.balk or not inhoud.woorden or inhoud.vakken or inhoud.rasters or heeft_merken(inhoud.woorden):
            return None
        regels = inhoud.regels
        deel = regels[0].eerste
        opvallend = (deel.vet and not self.opmaak.vet) or is_wit(deel.kleur) or deel.grootte > 1.12 * self.opmaak.grootte
        titel = is_wit(deel.kleur) or deel.grootte > 1.25 * self.opmaak.grootte
        hoogst = 5 if titel else 3.4 if is_scan(deel.woorden) else 2.9
        if len(regels) > 1 or len(regels[0].delen) > 1 or hoogte(vak.kader) > hoogst * deel.grootte or not opvallend or deel.tekst.endswith(":"):
            return None
        return Kop(deel.tekst, 2, self.opmaak.plek(self.pagina, vak.kader))

    def _balk_zonder_stijl(self, vak: Vakdeel) -> Kop | None:
        """Op een scan is een balk te herkennen aan een enkele korte regel die het vak vult, zonder etiket ernaast of erboven."""
        regels = vak.inhoud.regels
        if self.opmaak.stijlen or len(regels) != 1 or vak.inhoud.inkt or vak.inhoud.vakken or len(regels[0].delen) > 1:
            return None
        deel = regels[0].eerste
        past = hoogte(vak.kader) < 2.9 * deel.grootte and len(deel.woorden) <= 8 and deel.zekerheid > 0.85 and any(t.isalpha() for t in deel.tekst)
        return Kop(deel.tekst, 2, self.opmaak.plek(self.pagina, vak.kader)) if past else None

    def _etiket_binnenin(self, vakken: Sequence[Vakdeel], regels: list[Regel]) -> bool:
        """Staan de etiketten in dit gebied in de vakken zelf? Ja als dat voor de meeste vakken met tekst zo lijkt."""
        vol = [v for v in vakken if v.inhoud.woorden and not v.veld and not v.inhoud.vakken and not self._balk(v)]
        zonder = sum(not _erboven(v, regels) and not _ernaast(v, vakken, regels) for v in vol)
        return len(vol) >= 2 and zonder > len(vol) / 2

    def _vak(self, vak: Vakdeel, vakken: Sequence[Vakdeel], regels: list[Regel], binnenin: bool, balk: tuple[Kader, str] | None) -> list[Blok]:
        if vak.inhoud.balk:
            return self._onder_balk(vak)
        if vak.inhoud.rasters or len(vak.inhoud.vakken) > 1 or self._heeft_etiketrij(vak):
            return self.bouw(vak.inhoud)
        eigen = None if vak.veld else self._eigen_etiket(vak, binnenin)
        if eigen:
            return self._waarde(vak, *eigen)
        delen = _ernaast(vak, vakken, regels) or _erboven(vak, regels)
        if delen:
            haal_weg(delen, regels)
            if heeft_eigen_rijen(delen, vak):
                return [b for etiket, rij in in_rijen(delen, vak) for b in self._waarde(rij, etiket.tekst, rij.inhoud.regels)]
            tekst = lees_tekst([d.woorden for d in delen], self.opmaak)
            return self._waarde(vak, tekst, vak.inhoud.regels)
        if vak.veld:
            return self._waarde(vak, vak.veld.naam, [])
        if balk and 0 <= vak.kader[1] - balk[0][3] < 12 and not vak.inhoud.vakken:
            return self._waarde(vak, balk[1], vak.inhoud.regels)
        kop = self._balk_zonder_stijl(vak)
        if kop:
            return [kop]
        blokken = self.bouw(vak.inhoud)
        if len(blokken) == 1 and isinstance(blokken[0], Alinea):
            return [Alinea(blokken[0].tekst, self.opmaak.plek(self.pagina, vak.kader))]
        return blokken

    def _onder_balk(self, vak: Vakdeel) -> list[Blok]:
        """Een kader met het etiket in een balk bovenin; staat er meer dan tekst in, dan is het etiket een kop."""
        etiket = etiket_van(vak.inhoud.balk, self.opmaak)
        if vak.inhoud.rasters or vak.inhoud.vakken:
            return [Kop(etiket, 2, self.opmaak.plek(self.pagina, vak.kader)), *self.bouw(vak.inhoud)]
        return self._waarde(vak, etiket, vak.inhoud.regels)

    def _heeft_etiketrij(self, vak: Vakdeel) -> bool:
        """Bovenin staan kleine etiketten naast elkaar met de waarden eronder; wat boven het vak staat is dan een kop."""
        regels = vak.inhoud.regels
        return len(regels) > 1 and len(regels[0].delen) > 1 and all(d.stijl in self.opmaak.stapelstijlen for d in regels[0].delen)

    def _eigen_etiket(self, vak: Vakdeel, binnenin: bool) -> tuple[str, list[Regel]] | None:
        """De eerste regel(s) in het vak als etiket: in een andere stijl dan de rest, of omdat dit gebied zo is ingericht."""
        regels = vak.inhoud.regels
        if not regels or heeft_merken(regels[0].eerste.woorden):
            return None
        eerste = regels[0].eerste
        kop = [r for r in regels if r.eerste.stijl == eerste.stijl and len(r.delen) == 1]
        aantal = next((i for i, r in enumerate(regels) if r not in kop), len(regels))
        if is_scan(eerste.woorden) and len(regels) > 1 and eerste.grootte < 0.85 * regels[1].eerste.grootte:
            aantal = 1
        anders = aantal < len(regels) and ((eerste.vet and not regels[aantal].eerste.vet) or eerste.grootte < 0.93 * regels[aantal].eerste.grootte)
        ruim = hoogte(vak.kader) > 1.7 * (regels[-1].kader[3] - regels[0].kader[1])
        klein = eerste.grootte < 0.93 * self.opmaak.grootte and not is_scan(eerste.woorden)
        etiket_ = (eerste.vet and not self.opmaak.vet) or vraagt(regels[-1].eerste.tekst) or (klein and len(eerste.woorden) <= 6)
        alleen = aantal == len(regels) and aantal <= 2 and ruim and etiket_
        if not anders and not alleen:
            if not binnenin or self.opmaak.stijlen or (len(regels) == 1 and not ruim):
                return None
            aantal = 1
        if any(len(r.delen) > 1 for r in regels[:aantal]) or aantal > 4:
            return None
        return lees_tekst([r.eerste.woorden for r in regels[:aantal]], self.opmaak), regels[aantal:]

    def _waarde(self, vak: Vakdeel, etiket: str, regels: list[Regel]) -> list[Blok]:
        """Het vak als veld of keuzegroep, met een beeld als er inkt in zit."""
        plek = self.opmaak.plek(self.pagina, vak.kader)
        naam = zonder_dubbele_punt(etiket)
        binnen = [v for v in vak.inhoud.vakken if v.veld]
        woorden = [w for r in regels for d in r.delen for w in d.woorden]
        if vak.veld or binnen:
            waarde = waarde_van(vak.veld) if vak.veld else " ".join(waarde_van(v.veld) for v in binnen if v.veld)
            blok: Blok = Veld(naam or (binnen[0].veld.naam if binnen and binnen[0].veld else ""), waarde, plek)
        elif heeft_merken(woorden):
            keuzes = [k for r in regels for _, ks in ontleed([w for d in r.delen for w in d.woorden]) for k in ks]
            blok = Keuzegroep(naam, tuple(maak_keuze(*k) for k in keuzes), plek)
        elif is_keuzewaarde(woorden):
            blok = Keuzegroep(naam, doorgehaalde_keuzes(woorden), plek)
        else:
            tekst = lees_tekst([[w for d in r.delen for w in d.woorden if not w.doorgehaald] for r in regels], self.opmaak)
            blok = Veld(naam, tekst, plek) if naam else Alinea(tekst, plek)
        return [blok, *(Beeld(self.opmaak.plek(self.pagina, i.kader)) for i in vak.inhoud.inkt)]


def _in_rij(vak: Vakdeel, vakken: Sequence[Vakdeel]) -> bool:
    """Even breed als andere vakken met meer dan een regel: dan is het een vak en geen balk."""
    hoog = 2.2 * min(hoogte(v.kader) for v in vakken)
    return any(v is not vak and abs(v.kader[0] - vak.kader[0]) < 3 and abs(v.kader[2] - vak.kader[2]) < 3 and hoogte(v.kader) >= hoog for v in vakken)


def _ernaast(vak: Vakdeel, vakken: Sequence[Vakdeel], regels: list[Regel]) -> list[Deel]:
    """De tekst links van een vak op dezelfde hoogte, van boven naar beneden; leeg als daar een ander vak tussen zit."""
    kader = vak.kader
    op_rij = [d for r in regels for d in r.delen if overlap_y(d.kader, kader) > 0.5 * hoogte(d.kader) and d.kader[2] <= kader[0] + 3]
    if not op_rij:
        return []
    naaste = max(op_rij, key=lambda d: d.kader[2])
    tussen = [v for v in vakken if v is not vak and overlap_y(v.kader, kader) > 2 and naaste.kader[2] - 3 <= v.kader[2] <= kader[0] + 3]
    if tussen or kader[0] - naaste.kader[2] > 280 or heeft_merken(naaste.woorden):
        return []
    delen = [d for d in op_rij if abs(d.kader[0] - naaste.kader[0]) <= 4]
    delen += _vervolg(delen, vak, vakken, regels)
    return delen if sum(len(d.woorden) for d in delen) <= 45 else []


def _vervolg(delen: Sequence[Deel], vak: Vakdeel, vakken: Sequence[Vakdeel], regels: list[Regel]) -> list[Deel]:
    """De regels onder het etiket die het afmaken en die lager staan dan het vak."""
    uit: list[Deel] = []
    for regel in regels:
        woorden = [w for d in [*delen, *uit] for w in d.woorden]
        deel = next((d for d in regel.delen if vervolgt_etiket(woorden, Regel([d]))), None)
        if deel is not None and not any(v is not vak and v.kader[0] > deel.kader[0] and overlap_y(v.kader, deel.kader) > 2 for v in vakken):
            uit.append(deel)
    return uit


def _erboven(vak: Vakdeel, regels: list[Regel]) -> list[Deel]:
    """De regel vlak boven een vak, met de regels in dezelfde stijl daarboven; leeg als dat een hele alinea is."""
    kader = vak.kader
    delen: list[Deel] = []
    for regel in reversed(regels):
        deel = next((d for d in regel.delen if overlap_x(d.kader, kader) > 0 and -45 <= d.kader[0] - kader[0] <= 60), None)
        if deel is None or deel.kader[3] > kader[1] + 0.4 * deel.grootte:
            continue
        onderkant = delen[0].kader[1] if delen else kader[1]
        gat = onderkant - deel.kader[3]
        if gat > (0.6 if delen else 1.25) * deel.grootte or (delen and deel.stijl != delen[0].stijl):
            break
        if heeft_merken(deel.woorden) or any(w.doorgehaald for w in deel.woorden):
            break
        delen.insert(0, deel)
    return delen if 0 < len(delen) <= 3 else []


def haal_weg(delen: Sequence[Deel], regels: list[Regel]) -> None:
    for regel in list(regels):
        over = [d for d in regel.delen if not any(d is weg for weg in delen)]
        if len(over) == len(regel.delen):
            continue
        plaats = next(i for i, r in enumerate(regels) if r is regel)
        if over:
            regels[plaats] = Regel(over)
        else:
            del regels[plaats]
