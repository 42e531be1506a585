"""Verdeelt een bladzijde in gebieden: wat in een vak of cel staat hoort daar, de rest bij de bladzijde."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.bladzijde import Bladzijde, Inkt, Invulveld, Raster, Woord
from dossiercheck.lezen.meetkunde import breedte, gedeeld, hoogte, midden_in, omvat, oppervlak, overlap_y, zelfde
from dossiercheck.lezen.opbouw.banden import etiketbanden
from dossiercheck.lezen.opbouw.delen import Gebied, Rasterdeel, Regel, Vakdeel, maak_regels
from dossiercheck.lezen.opbouw.keuzes import als_merk, splits_merken
from dossiercheck.lezen.opbouw.open_tabellen import open_rasters

_BAK = 24.0
_SPELING = 3.0
_PLAKT = re.compile(r"^([A-Z][a-z]{2,}:)([\w(].*)$")
_INVULLIJN = re.compile(r"^(.*?)((?:[._…]\s?){4,}|_{2,}|…{2,})$")


def verdeel(bladzijde: Bladzijde, woorden: Sequence[Woord]) -> Gebied:
    """Het gebied van de bladzijde met alles erin; vakjes staan als merkteken tussen de woorden."""
    blad = Gebied((0.0, 0.0, bladzijde.breedte, bladzijde.hoogte), strepen=list(bladzijde.strepen))
    gebieden: list[Gebied] = []
    rasters = [_rasterdeel(r, gebieden) for r in [*bladzijde.rasters, *open_rasters(bladzijde, woorden)] if _telt(r.rijen)]
    kaders = _vakken(bladzijde, gebieden)
    banden = etiketbanden(kaders, [*gebieden, *(Gebied(k) for k in kaders)], woorden)
    vakken = [Vakdeel(k, Gebied(k)) for k in kaders if k not in banden]
    velden = [Vakdeel(v.kader, Gebied(v.kader), v) for v in bladzijde.invulvelden]
    gebieden += [v.inhoud for v in [*vakken, *velden]]
    zoeker = _Zoeker(blad, gebieden)
    for vak in [*vakken, *velden]:
        zoeker.ouder(vak.kader).vakken.append(vak)
    for raster in rasters:
        zoeker.ouder(raster.kader).rasters.append(raster)
    merken = [als_merk(v) for v in bladzijde.vakjes if not _is_letter(v.kader, woorden)]
    for woord in [*(d for w in woorden for heel in _los_etiket(w) for d in splits_merken(heel)), *merken]:
        gebied = zoeker.van(woord.kader)
        op_balk = gebied is not blad and any(midden_in(woord.kader, b) for b in banden)
        (gebied.balk if op_balk else gebied.woorden).extend(_zonder_invullijn(woord, blad.strepen))
    for inkt in bladzijde.inkt:
        zoeker.van_inkt(inkt).inkt.append(inkt)
    _geef_banen_vrij(blad)
    return blad


def _geef_banen_vrij(blad: Gebied) -> None:
    """Om en om gekleurde rijen zijn een achtergrond en geen invulvak: wat erin staat hoort bij de rijen ernaast, met dezelfde kolommen."""
    losse = [(r.kader, begin) for r in maak_regels(blad.woorden) if (begin := _kolombegin(r))]
    kolommen: list[tuple[float, float]] = []
    kandidaten = [(v, begin) for v in blad.vakken if v.veld is None and not v.inhoud.vakken and not v.inhoud.rasters and (begin := _kolombegin_van(v.inhoud))]
    for vak, begin in kandidaten:
        hoog = hoogte(vak.kader)
        ernaast = (b for kader, b in losse if -hoog < kader[1] - vak.kader[3] < hoog or -hoog < vak.kader[1] - kader[3] < hoog)
        if any(_zelfde_kolommen(begin, b) for b in ernaast):
            kolommen.append(begin)
    banen = [vak for vak, begin in kandidaten if any(_zelfde_kolommen(begin, b) for b in kolommen)]
    blad.vakken = [v for v in blad.vakken if not any(v is baan for baan in banen)]
    for baan in banen:
        blad.woorden.extend(baan.inhoud.woorden)
        blad.inkt.extend(baan.inhoud.inkt)


def _kolombegin(regel: Regel) -> tuple[float, float] | None:
    """Waar de eerste twee delen van een regel beginnen; None bij een enkel deel."""
    return (regel.delen[0].kader[0], regel.delen[1].kader[0]) if len(regel.delen) > 1 else None


def _kolombegin_van(vak: Gebied) -> tuple[float, float] | None:
    regels = maak_regels(vak.woorden)
    return _kolombegin(regels[0]) if regels else None


def _zelfde_kolommen(een: tuple[float, float], ander: tuple[float, float]) -> bool:
    return abs(een[0] - ander[0]) < _SPELING and abs(een[1] - ander[1]) < _SPELING


def _is_letter(vakje: Kader, woorden: Sequence[Woord]) -> bool:
    """Een 'vakje' dat in een woord ligt, of er aan twee kanten tegenaan, is een letter die op een vakje lijkt."""
    hoog = hoogte(vakje)
    op_regel = [w for w in woorden if overlap_y(w.kader, vakje) > 0.5 * hoog and w.kader[0] < vakje[2] + hoog and w.kader[2] > vakje[0] - hoog]
    if any(len(w.tekst) > 1 and gedeeld(w.kader, vakje) > 0.5 * oppervlak(vakje) for w in op_regel):
        return True
    links = any(abs(vakje[0] - w.kader[2]) < 0.4 * hoog for w in op_regel)
    rechts = any(abs(w.kader[0] - vakje[2]) < 0.4 * hoog for w in op_regel)
    return (links and rechts) or any(w.zekerheid < 0.6 for w in op_regel)


def _telt(rijen: Sequence[Sequence[Kader | None]]) -> bool:
    return sum(cel is not None for rij in rijen for cel in rij) > 1


def _rasterdeel(raster: Raster, gebieden: list[Gebied]) -> Rasterdeel:
    cellen = [[Gebied(cel) if cel else None for cel in rij] for rij in raster.rijen]
    gebieden += [cel for rij in cellen for cel in rij if cel]
    return Rasterdeel(raster, cellen)


def _vakken(bladzijde: Bladzijde, cellen: Sequence[Gebied]) -> list[Kader]:
    """Vakken die niet de achtergrond van een cel of de rand van een formulierveld zijn; een raster van een cel is een vak."""
    uit: list[Kader] = []
    losse = [cel for r in bladzijde.rasters if not _telt(r.rijen) for rij in r.rijen for cel in rij if cel]
    for vak in [*bladzijde.vakken, *losse]:
        gevuld = [c for c in cellen if gedeeld(c.kader, vak) > 0.8 * oppervlak(c.kader)]
        for cel in gevuld:
            cel.gevuld = True
        is_veld = any(gedeeld(v.kader, vak) > 0.7 * max(oppervlak(v.kader), oppervlak(vak)) for v in bladzijde.invulvelden)
        is_raster = any(zelfde(r.kader, vak, 4) for r in bladzijde.rasters if _telt(r.rijen))
        if not gevuld and not is_veld and not is_raster and not any(zelfde(vak, al) for al in uit):
            uit.append(vak)
    return uit


class _Zoeker:
    """Vindt het kleinste gebied waar iets in ligt, via bakken op hoogte."""

    def __init__(self, blad: Gebied, gebieden: Sequence[Gebied]) -> None:
        self._blad = blad
        self._bakken: dict[int, list[Gebied]] = defaultdict(list)
        for gebied in sorted(gebieden, key=lambda g: oppervlak(g.kader)):
            for bak in range(int(gebied.kader[1] // _BAK), int(gebied.kader[3] // _BAK) + 1):
                self._bakken[bak].append(gebied)

    def van(self, kader: Kader) -> Gebied:
        for gebied in self._bakken.get(int((kader[1] + kader[3]) / 2 // _BAK), ()):
            if midden_in(kader, gebied.kader):
                return gebied
        return self._blad

    def van_inkt(self, inkt: Inkt) -> Gebied:
        """Het gebied waar het grootste deel van de inkt in ligt."""
        beste = self.van(inkt.kader)
        return beste if gedeeld(beste.kader, inkt.kader) >= 0.5 * oppervlak(inkt.kader) else self._blad

    def ouder(self, kader: Kader) -> Gebied:
        for gebied in self._bakken.get(int((kader[1] + kader[3]) / 2 // _BAK), ()):
            if oppervlak(gebied.kader) > 1.02 * oppervlak(kader) and omvat(gebied.kader, kader, 2.5):
                return gebied
        return self._blad


def _los_etiket(woord: Woord) -> list[Woord]:
    """Op een scan plakt een waarde soms aan haar etiket: 'Datum:9/1/26'."""
    gevonden = _PLAKT.match(woord.tekst) if woord.zekerheid < 1 else None
    if not gevonden:
        return [woord]
    x0, boven, x1, onder = woord.kader
    grens = x0 + (x1 - x0) * len(gevonden.group(1)) / len(woord.tekst)
    return [replace(woord, tekst=gevonden.group(1), kader=(x0, boven, grens, onder)), replace(woord, tekst=gevonden.group(2), kader=(grens, boven, x1, onder))]


def _zonder_invullijn(woord: Woord, strepen: list[Kader]) -> list[Woord]:
    """Een rij puntjes of streepjes is geen tekst maar een schrijflijn."""
    gevonden = _INVULLIJN.match(woord.tekst)
    if not gevonden or (len(gevonden.group(2)) < 4 and gevonden.group(1)):
        return [woord]
    x0, boven, x1, onder = woord.kader
    grens = x0 + breedte(woord.kader) * len(gevonden.group(1)) / len(woord.tekst)
    strepen.append((grens, onder - 0.2 * hoogte(woord.kader), x1, onder - 0.1 * hoogte(woord.kader)))
    return [replace(woord, tekst=gevonden.group(1), kader=(x0, boven, grens, onder))] if gevonden.group(1) else []


def waarde_van(veld: Invulveld) -> str:
    return " ".join(veld.waarde.split())
