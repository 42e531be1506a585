"""Tabellen met alleen een streep onder de kopregel en onder elke rij: de kolommen volgen uit de kopregel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.bladzijde import Bladzijde, Raster, Woord
from dossiercheck.lezen.meetkunde import midden
from dossiercheck.lezen.opbouw.delen import Regel, maak_regels
from dossiercheck.lezen.opbouw.nummerrijen import nummerrasters

_SPELING = 3.0
_MINSTE_STREPEN = 3
_LANGSTE_KOP = 8


def open_rasters(bladzijde: Bladzijde, woorden: Sequence[Woord]) -> list[Raster]:
    """Een raster per reeks van drie of meer even lange strepen met een kopregel boven de eerste; verticale lijnen zijn er niet."""
    regels = maak_regels(woorden) if len(bladzijde.strepen) >= _MINSTE_STREPEN else []
    gevonden: list[Raster] = []
    for reeks in _reeksen(bladzijde.strepen):
        genummerd = list(nummerrasters(reeks, regels))
        gevonden += genummerd + [r for r in _rasters(reeks, regels) if not any(_raakt(r.kader, g.kader) for g in genummerd)]
    return [r for r in gevonden if not any(_raakt(r.kader, k) for k in [*(b.kader for b in bladzijde.rasters), *bladzijde.vakken])]


def _reeksen(strepen: Sequence[Kader]) -> list[list[Kader]]:
    """Even lange strepen recht onder elkaar, van boven naar beneden."""
    groepen: list[list[Kader]] = []
    for streep in sorted(strepen, key=lambda s: s[1]):
        groep = next((g for g in groepen if abs(g[0][0] - streep[0]) < _SPELING and abs(g[0][2] - streep[2]) < _SPELING), None)
        if groep is None:
            groepen.append([streep])
        elif streep[1] - groep[-1][1] > _SPELING:
            groep.append(streep)
    return [g for g in groepen if len(g) >= _MINSTE_STREPEN]


def _rasters(reeks: Sequence[Kader], regels: Sequence[Regel]) -> Iterator[Raster]:
    """Er kunnen meer tabellen met dezelfde breedte onder elkaar staan."""
    links, rechts = reeks[0][0], reeks[0][2]
    erin = [r for r in regels if r.kader[0] >= links - _SPELING and r.kader[2] <= rechts + _SPELING]
    plaats = 0
    while plaats < len(reeks):
        kop = next((r for r in reversed(erin) if midden(r.kader)[1] < reeks[plaats][1]), None)
        aantal = 0
        if kop and _is_kop(kop, reeks[plaats], links):
            kolommen = [links, *(d.kader[0] - _SPELING for d in kop.delen[1:]), rechts]
            hoogten = [s[1] for s in reeks[plaats:]]
            rijen = [_rij(erin, kop, kolommen, a, b) for a, b in pairwise(hoogten)]
            aantal = len(list(takewhile(bool, rijen)))
            if aantal > 1 and 2 * sum(_is_vol(rij, kolommen) for rij in rijen[:aantal]) > aantal:
                grenzen = [kop.kader[1] - 1, *hoogten[: aantal + 1]]
                cellen = tuple(tuple((x, a, z, b) for x, z in pairwise(kolommen)) for a, b in pairwise(grenzen))
                yield Raster((links, grenzen[0], rechts, grenzen[-1]), cellen)
        plaats += aantal + 1


def _is_kop(kop: Regel, streep: Kader, links: float) -> bool:
    """Vlak boven de streep: korte delen naast elkaar in een stijl, de eerste vooraan."""
    dicht = streep[1] - kop.kader[3] < 1.2 * kop.eerste.grootte and abs(kop.kader[0] - links) < 2 * kop.eerste.grootte
    return dicht and len(kop.delen) > 1 and len({d.stijl for d in kop.delen}) == 1 and all(len(d.woorden) <= _LANGSTE_KOP for d in kop.delen)


def _rij(regels: Sequence[Regel], kop: Regel, kolommen: Sequence[float], boven: float, onder: float) -> list[Regel]:
    """De regels tussen twee strepen; leeg als dit geen rij is: tekst ver van de streep of in de stijl van de kop, of een woord over een kolomgrens."""
    rij = [r for r in regels if boven < midden(r.kader)[1] < onder]
    woorden = [w for r in rij for d in r.delen for w in d.woorden]
    over = any(w.kader[0] < x - _SPELING and w.kader[2] > x + _SPELING for w in woorden for x in kolommen[1:-1])
    los = bool(rij) and rij[0].kader[1] - boven > 2 * rij[0].eerste.grootte
    return [] if over or los or any(d.stijl == kop.eerste.stijl for r in rij for d in r.delen) else rij


def _is_vol(rij: Sequence[Regel], kolommen: Sequence[float]) -> bool:
    """In de eerste kolom staat iets, en ook in een van de andere."""
    woorden = [w for r in rij for d in r.delen for w in d.woorden]
    return any(w.kader[0] >= kolommen[1] - _SPELING for w in woorden) and any(w.kader[2] <= kolommen[1] + _SPELING for w in woorden)


def _raakt(een: Kader, ander: Kader) -> bool:
    return een[0] < ander[2] and ander[0] < een[2] and een[1] < ander[3] - _SPELING and ander[1] < een[3] - _SPELING
