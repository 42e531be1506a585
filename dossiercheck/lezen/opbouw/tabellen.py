"""Tabellen met lijnen: een echte tabel met kopregel, of een formulier in de vorm van een tabel."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossiercheck.begrippen import Alinea, Beeld, Blok, Cel, Keuze, Keuzegroep, Kop, Tabel, Veld
from dossiercheck.lezen.meetkunde import hoogte, verenig
from dossiercheck.lezen.opbouw.banden import etiket_van
from dossiercheck.lezen.opbouw.delen import Gebied, Opmaak, Rasterdeel, Regel, Stijl, is_scan, lees_tekst
from dossiercheck.lezen.opbouw.gebieden import waarde_van
from dossiercheck.lezen.opbouw.keuzes import doorgehaalde_keuzes, heeft_merken, is_ja_nee, is_keuzewaarde, is_merk, maak_keuze, ontleed
from dossiercheck.lezen.opbouw.kruisen import KRUIS, alleen_kruis, kruis_in, stand_van
from dossiercheck.lezen.opbouw.nummerrijen import is_deelkop, is_vragenlijst, zonder_nummers
from dossiercheck.lezen.opbouw.rijen import Rij, gestapeld, reeksen, rijen_van
from dossiercheck.lezen.opbouw.velden import in_etiketstijl, vraagt, zonder_dubbele_punt

Bouwer = Callable[[Gebied], list[Blok]]
_CIJFER = re.compile(r"\d")
_RIJNUMMER = re.compile(r"^[A-Z]?\d{1,2}(?:\.\d{1,2})*[.)]?(?:\s+|$)")


@dataclass
class Rasterlezer:
    """Leest een raster tot tabellen, velden, keuzes en koppen."""

    opmaak: Opmaak
    pagina: int
    bouw: Bouwer

    def lees(self, raster: Rasterdeel) -> list[Blok]:
        rijen = rijen_van(raster)
        uit: list[Blok] = []
        koppen: tuple[str, ...] = ()
        for breed, stuk in self._kop_op_kop(reeksen(rijen, self._is_tussenkop)):
            if breed == 1:
                uit += self._een_kolom([rij[0] for rij in stuk])
                continue
            nieuw = self._meer_kolommen(stuk, koppen)
            uit += nieuw
            koppen = next((b.koppen for b in reversed(nieuw) if isinstance(b, Tabel) and b.koppen), koppen)
        return uit

    def _kop_op_kop(self, reeksen: list[tuple[int, list[Rij]]]) -> list[tuple[int, list[Rij]]]:
        """Een kopregel in twee lagen wordt een laag: de bovenste kop komt voor de kop eronder."""
        uit: list[tuple[int, list[Rij]]] = []
        for breed, stuk in reeksen:
            boven = uit[-1][1] if uit else []
            if len(boven) == 1 and 1 < len(boven[0]) < breed and len(stuk) > 1 and self._kopcellen(boven[0]) and self._kopcellen(stuk[0]):
                uit[-1] = (breed, [gestapeld(boven[0], stuk[0]), *stuk[1:]])
            else:
                uit.append((breed, stuk))
        return uit

    def _kopcellen(self, rij: Rij) -> bool:
        return all(self._is_etiket(c) for c in rij if c.woorden)

    # --- een cel -----------------------------------------------------------------------------------

    def tekst(self, cel: Gebied) -> str:
        regels = [[w for d in r.delen for w in d.woorden if not w.doorgehaald] for r in cel.regels]
        delen = [lees_tekst([r for r in regels if r], self.opmaak)]
        delen += [waarde_van(v.veld) if v.veld else self.tekst(v.inhoud) for v in cel.vakken]
        delen += [self.tekst(binnen) for raster in cel.rasters for rij in raster.cellen for binnen in rij if binnen]
        return " ".join(d for d in delen if d)

    def _is_etiket(self, cel: Gebied) -> bool:
        """Ziet de cel eruit als een etiket of kop: achtergrond, vet, etiketstijl, of een dubbele punt of vraagteken."""
        if not cel.woorden:
            return False
        regels = cel.regels
        if heeft_merken(cel.woorden):
            return False
        delen = [d for r in regels for d in r.delen]
        return cel.gevuld or all((d.vet and not self.opmaak.vet) or in_etiketstijl(d, self.opmaak) for d in delen) or vraagt(delen[-1].tekst)

    def _is_tussenkop(self, cel: Gebied) -> bool:
        return self._is_etiket(cel) and len(cel.regels) == 1 and not vraagt(self.tekst(cel))

    def _waarde(self, etiket: str, cel: Gebied) -> list[Blok]:
        """Een cel als waarde bij een etiket: keuzes, of tekst, en beelden als er inkt in zit."""
        plek = self.opmaak.plek(self.pagina, cel.kader)
        naam = zonder_dubbele_punt(etiket)
        beelden: list[Blok] = [Beeld(self.opmaak.plek(self.pagina, i.kader)) for i in cel.inkt]
        if heeft_merken(cel.woorden):
            keuzes: list[Keuze] = []
            for regel in cel.regels:
                woorden = [w for d in regel.delen for w in d.woorden]
                if any(is_merk(w) for w in woorden) or not keuzes:
                    keuzes += [maak_keuze(*k) for _, ks in ontleed(woorden) for k in ks]
                else:
                    keuzes[-1] = Keuze(f"{keuzes[-1].tekst} {' '.join(w.tekst for w in woorden)}", keuzes[-1].aan)
            if keuzes:
                return [Keuzegroep(naam, tuple(keuzes), plek), *beelden]
        woorden = [w for r in cel.regels for d in r.delen for w in d.woorden]
        if is_keuzewaarde(woorden):
            return [Keuzegroep(naam, doorgehaalde_keuzes(woorden), plek), *beelden]
        return [Veld(naam, self.tekst(cel), plek), *beelden]

    # --- een kolom ---------------------------------------------------------------------------------

    def _een_kolom(self, cellen: Sequence[Gebied]) -> list[Blok]:
        """Onder elkaar: een kop, een vraagcel met een antwoordcel, een cel met het etiket erin, of vrije tekst."""
        uit: list[Blok] = []
        plaats = 0
        vast = self._vast(cellen)
        while plaats < len(cellen):
            cel = cellen[plaats]
            volgende = cellen[plaats + 1] if plaats + 1 < len(cellen) else None
            binnen = self._etiket_binnenin(cel, vast)
            if binnen:
                uit += binnen
            elif self._is_etiket(cel) and volgende is not None and not self._is_etiket(volgende) and not self._etiket_binnenin(volgende, vast):
                uit += self._waarde(self.tekst(cel), volgende)
                plaats += 1
            elif self._is_tussenkop(cel):
                uit.append(Kop(self.tekst(cel), 2, self.opmaak.plek(self.pagina, cel.kader)))
            elif not cel.leeg:
                uit += self.bouw(cel)
            plaats += 1
        return uit

    def _vast(self, cellen: Sequence[Gebied]) -> bool:
        """Op een scan zonder zichtbare stijl: de meeste cellen hebben een korte eerste regel en daaronder nog iets."""
        regels = [c.regels for c in cellen if c.woorden]
        tweeregelig = [r for r in regels if len(r) == 2 and len(r[0].eerste.woorden) <= 8 and len(r[0].delen) == 1]
        return len(cellen) > 1 and is_scan(cellen[0].woorden) and len(tweeregelig) >= 0.5 * len(regels)

    def _etiket_binnenin(self, cel: Gebied, vast: bool = False, stijlen: frozenset[Stijl] = frozenset()) -> list[Blok] | None:
        """Een cel met bovenin een etiket in een andere stijl en daaronder de waarde (of ruimte daarvoor)."""
        if cel.balk:
            return self._waarde(etiket_van(cel.balk, self.opmaak), cel)
        regels = cel.regels
        if not regels or heeft_merken(regels[0].eerste.woorden):
            return None
        eerste = regels[0].eerste
        if len(regels[0].delen) > 1 and not _klein_boven_groot(regels):
            return None
        aantal = next((i for i, r in enumerate(regels) if r.eerste.stijl != eerste.stijl), len(regels))
        scan = is_scan(cel.woorden)
        if scan and len(regels) > 1 and (vast or eerste.grootte < 0.85 * regels[1].eerste.grootte):
            aantal = 1
        if aantal > 3:
            return None
        anders = aantal < len(regels) and ((eerste.vet and not regels[aantal].eerste.vet) or eerste.grootte < 0.93 * regels[aantal].eerste.grootte)
        ruim = hoogte(cel.kader) > 2.2 * (regels[-1].kader[3] - regels[0].kader[1])
        leeg = aantal == len(regels) and eerste.stijl in stijlen
        leeg |= aantal == len(regels) and ruim and (vraagt(eerste.tekst) or (eerste.vet and not self.opmaak.vet))
        veld = aantal == len(regels) and any(v.veld for v in cel.vakken)
        los = vast and aantal < len(regels)
        if not anders and not leeg and not veld and not los:
            return None
        etiket = lees_tekst([[w for d in r.delen for w in d.woorden] for r in regels[:aantal]], self.opmaak)
        rest = {id(w) for r in regels[aantal:] for d in r.delen for w in d.woorden}
        waarde = Gebied(cel.kader, [w for w in cel.woorden if id(w) in rest], cel.vakken, cel.rasters, cel.inkt)
        return self._waarde(etiket, waarde)

    # --- meer kolommen -----------------------------------------------------------------------------

    def _meer_kolommen(self, rijen: list[Rij], koppen: tuple[str, ...]) -> list[Blok]:
        if len(rijen) == 1 and is_deelkop(rijen[0]) and self._kopcellen(rijen[0]):
            return [Kop(" ".join(self.tekst(c) for c in rijen[0]), 2, self.opmaak.plek(self.pagina, verenig(c.kader for c in rijen[0])))]
        if is_vragenlijst(rijen):
            return [b for rij in zonder_nummers(rijen) for b in self._als_velden(rij, (0,))]
        if all(self._keuzerij(rij) for rij in rijen):
            return [self._als_keuzerij(rij) for rij in rijen]
        if any(c.balk for rij in rijen for c in rij) and all(c.balk or c.leeg for rij in rijen for c in rij):
            return [b for rij in rijen for c in rij for b in self._etiket_binnenin(c) or ()]
        boven = self._etiketten_boven([c for rij in rijen for c in rij])
        if boven and not self._vette_kop(rijen):
            return [b for rij in rijen for c in rij if not c.leeg for b in (self._etiket_binnenin(c, stijlen=boven) or self.bouw(c))]
        kaal = zonder_nummers(rijen)
        etiketkolommen = self._etiketkolommen(kaal)
        if etiketkolommen:
            return [b for rij in kaal for b in self._als_velden(rij, etiketkolommen)]
        kop = self._heeft_kopregel(rijen)
        namen = tuple(self.tekst(c) for c in rijen[0]) if kop else koppen if len(koppen) == len(rijen[0]) else ()
        rest = rijen[1:] if kop else rijen
        keuzes = self._als_keuzes(namen, rest)
        return keuzes or [self._tabel(namen, rest, rijen)]

    def _tabel(self, namen: tuple[str, ...], rest: Sequence[Rij], rijen: Sequence[Rij]) -> Tabel:
        cellen = tuple(tuple(Cel(self.tekst(c), self.opmaak.plek(self.pagina, c.kader), _beeld(c)) for c in rij) for rij in rest)
        if len(rest) < len(rijen) and any(c.inkt for c in rijen[0]):  # de handtekening staat in de kopcel, onder de rol
            cellen = (tuple(Cel("", self.opmaak.plek(self.pagina, c.kader), _beeld(c)) for c in rijen[0]), *cellen)
        return Tabel(namen, cellen, self.opmaak.plek(self.pagina, verenig(c.kader for rij in rijen for c in rij)))

    def _vette_kop(self, rijen: Sequence[Rij]) -> bool:
        """Een volle rij vette namen met alleen gewone tekst eronder is een kopregel, ook als een cel eronder met een kleinere regel begint."""
        kop = [c for c in rijen[0] if c.woorden and len(c.regels) == 1 and self._is_etiket(c)]
        eronder = [c for rij in rijen[1:] for c in rij if c.woorden]
        return len(kop) == len(rijen[0]) > 2 and bool(eronder) and not any(c.regels[0].eerste.vet for c in eronder)

    def _etiketten_boven(self, cellen: Sequence[Gebied]) -> frozenset[Stijl]:
        """De stijlen van etiketten die bovenin de cellen staan; leeg als deze tabel niet zo is ingericht."""
        vol = [(c, c.regels[0].eerste.stijl) for c in cellen if c.woorden and not c.gevuld]
        stijlen = frozenset(stijl for c, stijl in vol if self._etiket_binnenin(c) is not None)
        met = sum(stijl in stijlen for _, stijl in vol)
        beide = sum(self._etiket_binnenin(c) is not None for c, _ in vol)
        return stijlen if vol and met > 0.8 * len(vol) and beide >= 0.3 * len(vol) and len(vol) == sum(bool(c.woorden) for c in cellen) else frozenset()

    def _etiketkolommen(self, rijen: Sequence[Rij]) -> tuple[int, ...]:
        """De kolommen met etiketten als dit een formulier is: de eerste van twee, of de eerste en derde van vier."""
        breed = len(rijen[0])
        if breed not in (2, 4):
            return ()
        even = tuple(range(0, breed, 2))
        if len(rijen) == 1 and breed == 2 and rijen[0][0].woorden and (not self._is_etiket(rijen[0][1]) or _CIJFER.search(self.tekst(rijen[0][1]))):
            return even
        if self._heeft_kopregel(rijen) and len(rijen) > 1 and not all(self._is_etiket(rij[0]) for rij in rijen):
            return ()
        etiket = [self._is_etiket(rij[k]) for rij in rijen for k in even if rij[k].woorden]
        waarde = [self._is_etiket(rij[k + 1]) for rij in rijen for k in even if rij[k + 1].woorden]
        if etiket and sum(etiket) >= 0.6 * len(etiket) and sum(waarde) <= 0.4 * len(waarde):
            return even
        return even if self._ongestijld_formulier(rijen, even) else ()

    def _ongestijld_formulier(self, rijen: Sequence[Rij], even: Sequence[int]) -> bool:
        """Zonder stijl: links korte teksten zonder cijfers, die niet naar een lijst van gegevens lijken."""
        if len(even) > 1 and (self._heeft_kopregel(rijen) or len(rijen) < 2):
            return False
        if any(self._is_etiket(c) for rij in rijen for c in rij if not vraagt(self.tekst(c))):
            return False
        links = [self.tekst(rij[k]) for k in even for rij in rijen]
        kort = [t for t in links if t and len(t) <= 60]
        return len(kort) >= 0.8 * len(links) and sum(bool(_CIJFER.search(t)) for t in kort) <= 0.25 * len(kort) and len(set(links)) == len(links)

    def _als_velden(self, rij: Rij, etiketten: tuple[int, ...]) -> list[Blok]:
        return [b for k in etiketten if rij[k].woorden or not rij[k + 1].leeg for b in self._waarde(self.tekst(rij[k]), rij[k + 1])]

    def _heeft_kopregel(self, rijen: Sequence[Rij]) -> bool:
        """De eerste rij is anders dan de rest; zonder stijl: overal kort, zonder cijfers, met minstens drie kolommen of cijfers eronder."""
        eerste, rest = rijen[0], rijen[1:]
        if any(not c.woorden for c in eerste[1:]):
            return False
        if all(self._is_etiket(c) for c in eerste if c.woorden):
            anders = [not self._is_etiket(c) for rij in rest for c in rij[1:] if c.woorden]
            return not rest or not anders or sum(anders) > 0.5 * len(anders)
        if any(self._is_etiket(c) and not vraagt(self.tekst(c)) for rij in rijen for c in rij):
            return False
        kort = all(len(self.tekst(c)) <= 40 and not _CIJFER.search(self.tekst(c)) for c in eerste)
        cijfers = any(_CIJFER.search(self.tekst(rij[0])) for rij in rest)
        return kort and bool(rest) and (len(eerste) > 2 or cijfers) and not any(heeft_merken(c.woorden) for c in eerste)

    def _keuzerij(self, rij: Rij) -> bool:
        """'Vraag | ja | nee' met een kruis bij een van de keuzes, of met alleen ja en nee om uit te kiezen."""
        namen = [" ".join(w.tekst for w in c.woorden if w.tekst not in KRUIS) for c in rij[1:]]
        if len(namen) < 2 or not rij[0].woorden or any(not n or len(n.split()) > 4 or c.vakken for n, c in zip(namen, rij[1:], strict=True)):
            return False
        gekruist = any(w.tekst in KRUIS for c in rij[1:] for w in c.woorden)
        return gekruist or all(is_ja_nee(n) for n in namen)

    def _als_keuzerij(self, rij: Rij) -> Keuzegroep:
        gekruist = any(w.tekst in KRUIS for c in rij[1:] for w in c.woorden)
        keuzes = tuple(Keuze(" ".join(w.tekst for w in c.woorden if w.tekst not in KRUIS), kruis_in(c, gekruist)) for c in rij[1:])
        return Keuzegroep(zonder_dubbele_punt(self.tekst(rij[0])), keuzes, self.opmaak.plek(self.pagina, verenig(c.kader for c in rij)))

    def _als_keuzes(self, namen: Sequence[str], rijen: Sequence[Rij]) -> list[Blok]:
        """Een tabel waarin kruisjes onder de kopregel staan: per rij een vraag met de koppen als keuzes. Onder ja en nee mag er een rij met iets anders bij."""
        kolommen = [k for k in range(1, len(namen)) if rijen and all(alleen_kruis(rij[k]) for rij in rijen)]
        if len(kolommen) < 2:
            kolommen = [k for k, naam in enumerate(namen) if is_ja_nee(naam)]
        eigen = [rij for rij in rijen if all(alleen_kruis(rij[k]) for k in kolommen)]
        if len(kolommen) < 2 or not any(rij[k].woorden for rij in eigen for k in kolommen):
            return []
        merken = any(heeft_merken(rij[k].woorden) for rij in eigen for k in kolommen)
        boven = " ".join(n for n in namen[: kolommen[0]] if n)
        return [b for rij in rijen for b in (self._keuzevraag(rij, namen, kolommen, boven, merken) if rij in eigen else self._andere_rij(rij))]

    def _keuzevraag(self, rij: Rij, namen: Sequence[str], kolommen: Sequence[int], boven: str, merken: bool) -> list[Blok]:
        """De vraag, met de kop erboven als die de vraag begint ('OPP geëvalueerd met'), en de tekst achter de keuzes."""
        vraag = [_RIJNUMMER.sub("", self.tekst(c)) for c in rij[: kolommen[0]]]
        keuzes = tuple(Keuze(namen[k], stand_van(rij[k], merken)) for k in kolommen)
        begin = [boven] if len(boven.split()) > 1 else []
        groep = Keuzegroep(" ".join(t for t in (*begin, *vraag) if t), keuzes, self.opmaak.plek(self.pagina, verenig(c.kader for c in rij)))
        achter = [self.tekst(c) for c in rij[kolommen[-1] + 1 :]]
        return [groep, *(Alinea(t, self.opmaak.plek(self.pagina, rij[-1].kader)) for t in achter if t)]

    def _andere_rij(self, rij: Rij) -> list[Blok]:
        gevuld = [c for c in rij if not c.leeg]
        return self._waarde(self.tekst(gevuld[0]), gevuld[1]) if len(gevuld) == 2 else [b for c in gevuld for b in self.bouw(c)]


def _klein_boven_groot(regels: Sequence[Regel]) -> bool:
    """Op een scan: een goed gelezen regel kleine letters met handschrift eronder, ook als er een gat in de regel zit."""
    boven = regels[0].delen
    if not is_scan(boven[0].woorden) or len(regels) < 2 or min(d.zekerheid for d in boven) < 0.8:
        return False
    return max(d.grootte for d in boven) < 0.6 * regels[1].eerste.grootte


def _beeld(cel: Gebied) -> bool | None:
    if not cel.inkt:
        return False
    return True if any(i.zeker for i in cel.inkt) else None
