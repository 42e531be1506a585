"""Leest een gebied van boven naar beneden: kolommen, velden, keuzes, koppen en alinea's in leesvolgorde."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dossiercheck.begrippen import Alinea, Beeld, Blok, Kader, Keuzegroep, Kop, Plek, Veld
from dossiercheck.lezen.bladzijde import Woord
from dossiercheck.lezen.meetkunde import overlap_x, overlap_y, verenig
from dossiercheck.lezen.opbouw_delen import Deel, Gebied, Opmaak, Regel, Stijl, is_scan, lees_tekst, maak_regels, maat
from dossiercheck.lezen.opbouw_keuzes import doorgehaalde_keuzes, doorhaalbaar, heeft_merken, is_merk, maak_keuze, normaliseer, ontleed, scheid_vraag
from dossiercheck.lezen.opbouw_kolommen import banden
from dossiercheck.lezen.opbouw_lijnloos import lijnloze_tabel
from dossiercheck.lezen.opbouw_tabellen import Rasterlezer
from dossiercheck.lezen.opbouw_vakken import Geplaatst, Vakkenlezer
from dossiercheck.lezen.opbouw_velden import (
    OPSOMMING,
    in_etiketstijl,
    is_kop,
    is_opsomming,
    loopt_door,
    paren,
    splits,
    vraagt,
    zelfde_kolommen,
    zonder_dubbele_punt,
)

_NUMMER = re.compile(r"^\(?(?:\d{1,2}(?:\.\d{1,2})+[.)]?|(?:\d{1,2}|[a-zA-Z])[.)])$")


def bouw_gebied(gebied: Gebied, opmaak: Opmaak, pagina: int) -> list[Blok]:
    """De blokken van een gebied. Kolommen die los van elkaar staan komen na elkaar."""
    uit: list[Blok] = []
    for band in banden(gebied, opmaak):
        uit += _Stroom(band, opmaak, pagina).lees()
    return uit


@dataclass
class _Stroom:
    gebied: Gebied
    opmaak: Opmaak
    pagina: int
    uit: list[Blok] = field(default_factory=list)

    def lees(self) -> list[Blok]:
        regels = [_met_teken(Regel([Deel(normaliseer(d.woorden)) for d in r.delen])) for r in maak_regels(self.gebied.woorden)]
        geplaatst = Vakkenlezer(self.opmaak, self.pagina, self._binnen).lees(self.gebied.vakken, regels)
        rasters = Rasterlezer(self.opmaak, self.pagina, self._binnen)
        geplaatst += [Geplaatst(r.kader, rasters.lees(r)) for r in self.gebied.rasters]
        geplaatst += [Geplaatst(i.kader, [Beeld(self._plek(i.kader))]) for i in self.gebied.inkt]
        self._rechts = max((r.kader[2] for r in regels), default=0.0)
        self._kolommen = _kolomparen(regels)
        geplaatst.sort(key=lambda g: (g.kader[1], g.kader[0]))
        reeks: list[Regel] = []
        for regel in regels:
            while geplaatst and geplaatst[0].kader[1] < (regel.kader[1] + regel.kader[3]) / 2 and self._ervoor(geplaatst[0], regel):
                self._lees_regels(reeks)
                reeks = []
                self._voeg_toe(geplaatst.pop(0))
            reeks.append(regel)
        self._lees_regels(reeks)
        for rest in geplaatst:
            self._voeg_toe(rest)
        return self.uit

    def _voeg_toe(self, geplaatst: Geplaatst) -> None:
        """Achteraan, maar een beeld komt achter het etiket waar het direct rechts van staat."""
        plaats = len(self.uit)
        if all(isinstance(b, Beeld) for b in geplaatst.blokken):
            links = [i for i in range(max(0, plaats - 6), plaats) if self._links_van(self.uit[i], geplaatst.kader)]
            plaats = max(links, key=lambda i: (self.uit[i].plek.kader or (0.0,))[0], default=plaats - 1) + 1
        self.uit[plaats:plaats] = geplaatst.blokken

    def _links_van(self, blok: Blok, kader: Kader) -> bool:
        eigen = blok.plek.kader
        return eigen is not None and isinstance(blok, Veld) and overlap_y(eigen, kader) > 0 and eigen[0] <= kader[0]

    def _ervoor(self, geplaatst: Geplaatst, regel: Regel) -> bool:
        """Inkt rechts naast een regel komt na die regel."""
        alleen_beeld = all(isinstance(b, Beeld) for b in geplaatst.blokken)
        return not (
            alleen_beeld and geplaatst.kader[3] > regel.kader[1] and geplaatst.kader[0] >= regel.kader[0] and overlap_x(geplaatst.kader, regel.eerste.kader) < 0
        )

    def _binnen(self, gebied: Gebied) -> list[Blok]:
        return bouw_gebied(gebied, self.opmaak, self.pagina)

    def _plek(self, kader: Kader) -> Plek:
        return self.opmaak.plek(self.pagina, kader)

    # --- regels ------------------------------------------------------------------------------------

    def _lees_regels(self, regels: list[Regel]) -> None:
        plaats = 0
        while plaats < len(regels):
            plaats += (
                self._keuzes(regels, plaats)
                or self._doorhaling(regels, plaats)
                or self._lijnloos(regels, plaats)
                or self._velden(regels, plaats)
                or self._kop(regels, plaats)
                or self._vraag(regels, plaats)
                or self._alinea(regels, plaats)
            )

    def _woorden(self, regel: Regel) -> list[Woord]:
        return [w for d in regel.delen for w in d.woorden]

    def _keuzes(self, regels: list[Regel], plaats: int) -> int:
        """Een regel met aankruisvakjes, en de regels eronder die erbij horen."""
        regel = regels[plaats]
        woorden = normaliseer(self._woorden(regel))
        if not heeft_merken(woorden):
            zwak = is_merk(woorden[0]) and plaats + 1 < len(regels) and heeft_merken(self._woorden(regels[plaats + 1])[:1])
            if not zwak:
                return 0
        groepen = ontleed(woorden)
        aantal = 1
        keuzes = list(groepen[-1][1])
        while plaats + aantal < len(regels):
            volgende = regels[plaats + aantal]
            erbij = self._keuzes_erbij(regels[plaats], regels[plaats + aantal - 1], volgende, keuzes)
            if erbij is None:
                break
            keuzes = erbij
            aantal += 1
        for vraag, eigen in groepen[:-1]:
            self._groep(vraag, eigen, regel)
        self._groep(groepen[-1][0], keuzes, Regel([d for r in regels[plaats : plaats + aantal] for d in r.delen]))
        return aantal

    def _keuzes_erbij(
        self, eerste: Regel, vorige: Regel, regel: Regel, keuzes: list[tuple[bool | None, list[Woord]]]
    ) -> list[tuple[bool | None, list[Woord]]] | None:
        """De keuzes aangevuld met een regel die met een merkteken begint op dezelfde plek, of die de laatste keuze afmaakt."""
        gat = regel.kader[1] - vorige.kader[3]
        if gat > 1.6 * regel.eerste.grootte:
            return None
        woorden = normaliseer(self._woorden(regel))
        merk = next((w for d in eerste.delen for w in d.woorden if is_merk(w)), None)
        if is_merk(woorden[0]) and merk and abs(woorden[0].kader[0] - merk.kader[0]) < 6:
            groepen = ontleed(woorden)
            return [*keuzes, *groepen[0][1]] if len(groepen) == 1 and not groepen[0][0] else None
        laatste = keuzes[-1][1] if keuzes else []
        past = laatste and not heeft_merken(woorden) and gat < 0.6 * regel.eerste.grootte and abs(woorden[0].kader[0] - laatste[0].kader[0]) < 4
        if past and is_merk(self._woorden(eerste)[0]):
            return [*keuzes[:-1], (keuzes[-1][0], [*laatste, *woorden])]
        return None

    def _groep(self, vraag: list[Woord], keuzes: Sequence[tuple[bool | None, list[Woord]]], regel: Regel) -> None:
        tekst = lees_tekst([vraag], self.opmaak) if vraag else self._vraag_erboven(regel)
        namen = tuple(maak_keuze(*k) for k in keuzes)
        self.uit.append(Keuzegroep(zonder_dubbele_punt(tekst), namen, self._plek(regel.kader)))

    def _vraag_erboven(self, regel: Regel) -> str:
        """De tekst vlak boven de keuzes; die staat dan niet ook nog apart."""
        if not self.uit:
            return ""
        vorig = self.uit[-1]
        kader = vorig.plek.kader or (0.0, 0.0, 0.0, 0.0)
        if vorig.plek.pagina != self.pagina or not -4 < regel.kader[1] - kader[3] < 1.8 * regel.eerste.grootte or overlap_x(kader, regel.kader) <= 0:
            return ""
        if isinstance(vorig, Veld) and not vorig.waarde:
            self.uit.pop()
            return vorig.etiket
        if isinstance(vorig, Alinea) and len(vorig.tekst) <= 300:
            self.uit.pop()
            return vorig.tekst
        if isinstance(vorig, Kop) and vorig.niveau == 3 and regel.kader[1] - kader[3] < regel.eerste.grootte:
            self.uit.pop()
        return vorig.tekst if isinstance(vorig, Kop) else ""

    def _doorhaling(self, regels: list[Regel], plaats: int) -> int:
        """'Vraag  ja / nee' met een van beide doorgehaald."""
        regel = regels[plaats]
        woorden = self._woorden(regel)
        vraag, rest = self._vraag_en_rest(regel, woorden)
        if not rest or not doorhaalbaar(rest):
            return 0
        tekst = lees_tekst([vraag], self.opmaak) if vraag else self._vraag_erboven(regel)
        self.uit.append(Keuzegroep(zonder_dubbele_punt(tekst), doorgehaalde_keuzes(rest), self._plek(regel.kader)))
        return 1

    def _vraag_en_rest(self, regel: Regel, woorden: list[Woord]) -> tuple[list[Woord], list[Woord]]:
        """Wat op een regel de vraag is en waarin gekozen wordt; niets als er niets te kiezen valt."""
        splitsing = splits(regel.eerste, self.opmaak)
        aantal = len(splitsing[0]) if splitsing else len(regel.eerste.woorden) if len(regel.delen) > 1 else 0
        if aantal and (len(woorden) - aantal <= 6 or any("/" in w.tekst for w in woorden[aantal:])):
            return woorden[:aantal], woorden[aantal:]
        if not any(w.doorgehaald for w in woorden):
            return _ja_nee_achteraan(woorden)
        return scheid_vraag(woorden) or ([], [])

    def _lijnloos(self, regels: list[Regel], plaats: int) -> int:
        gevonden = lijnloze_tabel(regels[plaats:], self.opmaak)
        if gevonden is None:
            return 0
        aantal, maak = gevonden
        self.uit.append(maak(self.pagina, self.gebied.inkt))
        return aantal

    def _velden(self, regels: list[Regel], plaats: int) -> int:
        """Etiketten met hun waarde op een regel, of in een kolom ernaast."""
        regel = regels[plaats]
        if len(regel.delen) > 1:
            gevonden = paren(regel, self.opmaak) or self._op_kolom(regels, plaats)
            if gevonden is None:
                return 0
            aantal = self._vul_aan(regels, plaats, gevonden)
            for etiket, waarde in gevonden:
                self._veld(etiket, waarde, regel)
            return aantal
        if self._op_streep(regel.eerste) or self._leeg_in_kolom(regel):
            self._veld(regel.eerste.woorden, [], regel)
            return 1
        return 0

    def _leeg_in_kolom(self, regel: Regel) -> bool:
        """Een etiket zonder waarde in een rij van etiketten met een waarde ernaast."""
        deel = regel.eerste
        if len(deel.woorden) > 8 or deel.tekst.endswith((".", ",")) or is_kop(deel, self.opmaak):
            return False
        return any(
            abs(k.etiket - deel.kader[0]) < 3 and k.boven - k.sprong < regel.kader[1] < k.onder + k.sprong and k.stijl == deel.stijl for k in self._kolommen
        )

    def _op_kolom(self, regels: list[Regel], plaats: int) -> list[tuple[list[Woord], list[Woord]]] | None:
        """Twee kolommen die op de regels ernaast net zo beginnen, of waarvan de linker een andere stijl heeft."""
        regel = regels[plaats]
        if len(regel.delen) % 2:
            return None
        buren = list(regels[max(0, plaats - 1) : plaats] + regels[plaats + 1 : plaats + 2])
        op_rij = any(zelfde_kolommen(regel, b) for b in buren) or any(k.past(regel) for k in self._kolommen)
        oneven = regel.delen[0::2]
        anders = all(a.stijl != b.stijl for a, b in zip(oneven, regel.delen[1::2], strict=True))
        los = len(regel.delen) == 2 and regel.eerste.tekst[:1].isupper() and sum(len(d.woorden) for d in regel.delen) > 3
        if not (op_rij or anders or los) or any(len(d.woorden) > 12 for d in oneven):
            return None
        return [(list(a.woorden), list(b.woorden)) for a, b in zip(oneven, regel.delen[1::2], strict=True)]

    def _vul_aan(self, regels: list[Regel], plaats: int, gevonden: list[tuple[list[Woord], list[Woord]]]) -> int:
        """Vervolgregels van een waarde staan onder die waarde, dicht erop."""
        aantal = 1
        while plaats + aantal < len(regels):
            volgende = regels[plaats + aantal]
            vorige = regels[plaats + aantal - 1]
            if len(volgende.delen) > 1 or volgende.kader[1] - vorige.kader[3] > 0.7 * volgende.eerste.grootte:
                break
            doel = next((w for e, w in gevonden if w and abs(w[0].kader[0] - volgende.kader[0]) < 3 and w[0].kader[0] > regels[plaats].kader[0] + 5), None)
            if doel is None or heeft_merken(volgende.eerste.woorden) or vraagt(volgende.eerste.tekst):
                break
            doel.extend(volgende.eerste.woorden)
            aantal += 1
        return aantal

    def _veld(self, etiket: Sequence[Woord], waarde: Sequence[Woord], regel: Regel) -> None:
        kader = verenig(w.kader for w in (waarde or etiket))
        over = [w for w in waarde if not w.doorgehaald]
        naam = zonder_dubbele_punt(lees_tekst([etiket], self.opmaak))
        if waarde and doorhaalbaar(waarde) and (len(waarde) <= 6 or any("/" in w.tekst for w in waarde)):
            self.uit.append(Keuzegroep(naam, doorgehaalde_keuzes(waarde), self._plek(kader)))
            return
        tekst = lees_tekst([[w for d in r.delen for w in d.woorden] for r in maak_regels(over)], self.opmaak) if over else ""
        self.uit.append(Veld(naam, tekst, self._plek(kader)))

    def _op_streep(self, deel: Deel) -> bool:
        """Rechts van dit korte stuk tekst loopt een schrijflijn waar niets op staat."""
        return len(deel.woorden) <= 8 and any(
            s[0] - deel.kader[0] > 0 and -2 < s[0] - deel.kader[2] < 120 and deel.kader[1] + 0.4 * deel.grootte < s[1] < deel.kader[3] + 4
            for s in self.gebied.strepen
        )

    def _kop(self, regels: list[Regel], plaats: int) -> int:
        regel = regels[plaats]
        in_vak = self.gebied.kader[:2] != (0.0, 0.0) and not self.opmaak.stijlen
        if len(regel.delen) > 1 or in_vak or not (is_kop(regel.eerste, self.opmaak) or self._staat_apart(regels, plaats)):
            return 0
        if splits(regel.eerste, self.opmaak) and not regel.eerste.vet and regel.eerste.grootte < 1.12 * self.opmaak.grootte:
            return 0
        if is_scan(regel.eerste.woorden) and self._handschrift_eronder(regels, plaats):
            return 0
        if vraagt(regel.eerste.tekst) and regel.eerste.grootte < 1.12 * self.opmaak.grootte and regel.eerste.stijl not in self.opmaak.kopstijlen:
            return 0
        aantal = 1
        while plaats + aantal < len(regels) and aantal < 3 and self._zelfde_kop(regels[plaats + aantal - 1], regels[plaats + aantal]):
            aantal += 1
        stuk = regels[plaats : plaats + aantal]
        tekst = lees_tekst([r.eerste.woorden for r in stuk], self.opmaak)
        self.uit.append(Kop(tekst, 2 if regel.eerste.grootte >= 1.12 * self.opmaak.grootte else 3, self._plek(verenig(r.kader for r in stuk))))
        return aantal

    def _staat_apart(self, regels: list[Regel], plaats: int) -> bool:
        """Zonder stijl (een scan): een korte regel met meer wit erboven dan eronder, vlak boven andere tekst."""
        deel = regels[plaats].eerste
        if is_scan(deel.woorden) and self.pagina == 1 and plaats == 0 and deel.grootte > 1.2 * self.opmaak.grootte and deel.zekerheid > 0.8:
            return True
        if (
            self.opmaak.stijlen
            or len(deel.woorden) > 8
            or not deel.tekst[:1].isupper()
            or deel.tekst.endswith((".", ",", ";", "?", ":"))
            or is_merk(deel.woorden[0])
        ):
            return False
        if not 0 < plaats < len(regels) - 1 or not any(t.isalpha() for t in deel.tekst):
            return False
        boven = regels[plaats].kader[1] - regels[plaats - 1].kader[3]
        onder = regels[plaats + 1].kader[1] - regels[plaats].kader[3]
        return 0.9 * deel.grootte < boven < 6 * deel.grootte and boven > 1.5 * max(onder, 0.15 * deel.grootte) and onder < 1.2 * deel.grootte

    def _zelfde_kop(self, boven: Regel, onder: Regel) -> bool:
        gat = onder.kader[1] - boven.kader[3]
        vol = boven.kader[2] > self.gebied.kader[2] - 0.3 * (self.gebied.kader[2] - self.gebied.kader[0])
        return len(onder.delen) == 1 and onder.eerste.stijl == boven.eerste.stijl and gat < 0.5 * onder.eerste.grootte and vol

    def _vraag(self, regels: list[Regel], plaats: int) -> int:
        """Een etiket of vraag op een eigen regel, met het antwoord eronder in een andere stijl of niets."""
        regel = regels[plaats]
        deel = regel.eerste
        handschrift = self._handschrift_eronder(regels, plaats)
        etiket_ = in_etiketstijl(deel, self.opmaak) or self._losse_vraag(deel) or handschrift
        if len(regel.delen) > 1 or is_opsomming(deel.woorden) or not etiket_:
            return 0
        aantal = 1
        while plaats + aantal < len(regels) and self._zelfde_vraag(regels[plaats + aantal - 1], regels[plaats + aantal]):
            aantal += 1
        etiket = lees_tekst([r.eerste.woorden for r in regels[plaats : plaats + aantal]], self.opmaak)
        begin = plaats + aantal
        eind = begin + (handschrift and aantal == 1)
        while eind < len(regels) and self._is_antwoord(regels, eind, deel, regels[eind - 1]):
            eind += 1
        if eind == begin and not vraagt(etiket) and self._veld_volgt(regels, begin):
            self.uit.append(Kop(etiket, 3, self._plek(verenig(r.kader for r in regels[plaats:begin]))))
            return aantal
        antwoord = [[w for w in self._woorden(r) if not w.doorgehaald] for r in regels[begin:eind]]
        kader = verenig(r.kader for r in (regels[begin:eind] or regels[plaats:begin]))
        self.uit.append(Veld(zonder_dubbele_punt(etiket), lees_tekst([a for a in antwoord if a], self.opmaak), self._plek(kader)))
        return eind - plaats

    def _handschrift_eronder(self, regels: list[Regel], plaats: int) -> bool:
        """Op een scan: een korte gedrukte regel met vlak eronder iets wat onzekerder of veel groter is."""
        deel = regels[plaats].eerste
        if self.opmaak.stijlen or plaats + 1 >= len(regels) or len(deel.woorden) > 8 or deel.zekerheid < 0.8:
            return False
        onder = regels[plaats + 1].eerste
        dicht = onder.kader[1] - deel.kader[3] < 1.1 * deel.grootte and abs(onder.kader[0] - deel.kader[0]) < 12
        onzeker = onder.zekerheid < 0.9 * deel.zekerheid and onder.zekerheid < 0.8
        return dicht and not onder.vet and (onzeker or onder.grootte > 1.15 * deel.grootte)

    def _veld_volgt(self, regels: list[Regel], plaats: int) -> bool:
        """Vlak eronder begint een ander veld: dan was dit een tussenkop."""
        if plaats >= len(regels) or regels[plaats].kader[1] - regels[plaats - 1].kader[3] > 1.3 * regels[plaats].eerste.grootte:
            return False
        return not in_etiketstijl(regels[plaats].eerste, self.opmaak) and splits(regels[plaats].eerste, self.opmaak) is not None

    def _losse_vraag(self, deel: Deel) -> bool:
        tekst = deel.tekst.rstrip(" *")
        return (tekst.endswith("?") and (deel.vet or not self.opmaak.stijlen or deel.cursief)) or (tekst.endswith(":") and len(deel.woorden) <= 5)

    def _zelfde_vraag(self, boven: Regel, onder: Regel) -> bool:
        if vraagt(boven.eerste.tekst) or len(onder.delen) > 1 or onder.eerste.stijl != boven.eerste.stijl:
            return False
        return loopt_door(boven.eerste.woorden, onder.eerste.woorden, self._rechts)

    def _is_antwoord(self, regels: list[Regel], plaats: int, etiket: Deel, vorige: Regel) -> bool:
        regel = regels[plaats]
        deel = regel.eerste
        if len(regel.delen) > 1 or heeft_merken(deel.woorden) or is_kop(deel, self.opmaak) or in_etiketstijl(deel, self.opmaak) or self._losse_vraag(deel):
            return False
        if (splits(deel, self.opmaak) and not splits_lang(deel, self.opmaak)) or self._handschrift_eronder(regels, plaats):
            return False
        return regel.kader[1] - vorige.kader[3] < 1.3 * max(deel.grootte, etiket.grootte)

    def _alinea(self, regels: list[Regel], plaats: int) -> int:
        """Regels die doorlopen zijn een alinea; een begin als 'Etiket: tekst' is een veld."""
        regel = regels[plaats]
        rij = [self._woorden(regel)]
        opsomming = is_opsomming(rij[0])
        while plaats + len(rij) < len(regels) and len(regel.delen) == 1:
            volgende = regels[plaats + len(rij)]
            if not self._loopt_door(rij[-1], volgende):
                break
            rij.append(self._woorden(volgende))
        kader = verenig(w.kader for r in rij for w in r)
        splitsing = None if opsomming or len(regel.delen) > 1 else splits(regel.eerste, self.opmaak)
        schoon = [[w for w in r if not w.doorgehaald] for r in rij]
        if splitsing and (splitsing[1] or len(rij) == 1):
            self._veld(splitsing[0], [*splitsing[1], *(w for r in rij[1:] for w in r)], regel)
            return len(rij)
        if opsomming:
            schoon[0] = schoon[0][1:]
        tekst = lees_tekst([r for r in schoon if r], self.opmaak)
        if tekst:
            self.uit.append(Alinea(tekst, self._plek(kader)))
        return len(rij)

    def _loopt_door(self, boven: Sequence[Woord], regel: Regel) -> bool:
        deel = regel.eerste
        if len(regel.delen) > 1 or is_opsomming(deel.woorden) or heeft_merken(deel.woorden) or is_kop(deel, self.opmaak):
            return False
        if self._nieuw_veld(boven, deel):
            return False
        if round(deel.grootte) != round(max(maat(w) for w in boven)) and self.opmaak.stijlen:
            return False
        return loopt_door(boven, deel.woorden, self._rechts)

    def _nieuw_veld(self, boven: Sequence[Woord], deel: Deel) -> bool:
        """Begint hier een volgend 'Etiket: waarde'? Ja na een zin die uit is, of als de regel erboven ook zo begint of vet en gewoon is."""
        eigen = splits(deel, self.opmaak)
        if not eigen:
            return False
        if eigen[0][-1].vet and not boven[-1].vet:
            return True
        if not eigen[0][-1].tekst.endswith(":"):
            return False
        uit = boven[-1].tekst.endswith((".", ":", "!", "?")) and len(eigen[0]) <= 4
        return uit or (splits(Deel(list(boven)), self.opmaak) is not None and len(eigen[0]) <= 8)


def _met_teken(regel: Regel) -> Regel:
    """Een opsommingsteken of nummer dat ver van zijn tekst staat hoort bij die tekst."""
    if len(regel.delen) > 1 and len(regel.eerste.woorden) == 1 and (regel.eerste.tekst in OPSOMMING or _NUMMER.match(regel.eerste.tekst)):
        return Regel([Deel([*regel.eerste.woorden, *regel.delen[1].woorden]), *regel.delen[2:]])
    return regel


@dataclass(frozen=True)
class _Kolompaar:
    """Etiketten en waarden onder elkaar: waar beide kolommen beginnen, van waar tot waar, en de sprong tussen de regels."""

    etiket: float
    waarde: float
    boven: float
    onder: float
    sprong: float
    stijl: Stijl

    def past(self, regel: Regel) -> bool:
        return len(regel.delen) == 2 and abs(regel.delen[0].kader[0] - self.etiket) < 3 and abs(regel.delen[1].kader[0] - self.waarde) < 3


def _kolomparen(regels: Sequence[Regel]) -> list[_Kolompaar]:
    """Minstens drie regels met twee delen die op dezelfde plaatsen beginnen."""
    groepen: dict[tuple[int, int], list[Regel]] = {}
    for regel in regels:
        if len(regel.delen) > 1 and is_merk(regel.delen[1].woorden[0]):
            regel = Regel(regel.delen[:2])
        if len(regel.delen) == 2 and len(regel.eerste.woorden) <= 10:
            sleutel = next((s for s in groepen if all(abs(s[i] - regel.delen[i].kader[0]) < 3 for i in (0, 1))), None)
            groepen.setdefault(sleutel or (round(regel.delen[0].kader[0]), round(regel.delen[1].kader[0])), []).append(regel)
    uit: list[_Kolompaar] = []
    for (etiket, waarde), rij in groepen.items():
        if len(rij) >= (2 if is_merk(rij[0].delen[1].woorden[0]) else 3):
            sprongen = sorted(b.kader[1] - a.kader[1] for a, b in pairwise(rij))
            uit.append(_Kolompaar(etiket, waarde, rij[0].kader[1], rij[-1].kader[1], 1.6 * sprongen[len(sprongen) // 2], rij[0].eerste.stijl))
    return uit


def splits_lang(deel: Deel, opmaak: Opmaak) -> bool:
    gevonden = splits(deel, opmaak)
    return bool(gevonden and len(gevonden[1]) > 8)


def _ja_nee_achteraan(woorden: list[Woord]) -> tuple[list[Woord], list[Woord]]:
    """'... besproken ja / nee *': de vraag en de keuze achteraan."""
    schoon = [w for w in woorden if w.tekst != "*"]
    for aantal in (1, 3):
        staart = schoon[-aantal:]
        if len(schoon) > aantal and "/" in " ".join(w.tekst for w in staart):
            return schoon[:-aantal], [replace(w) for w in staart]
    return [], []
