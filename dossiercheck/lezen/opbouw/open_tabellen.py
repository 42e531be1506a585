"""Tabellen met alleen een streep onder de kopregel en onder elke rij: de kolommen volgen uit de kopregel."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.bladzijde import Bladzijde, Raster, Woord
from dossiercheck.lezen.meetkunde import midden
from dossiercheck.lezen.opbouw.delen import Regel, maak_regels

_SPELING = 3.0
_MINSTE_STREPEN = 3
_LANGSTE_KOP = 8


def open_rasters(bladzijde: Bladzijde, woorden: Sequence[Woord]) -> list[Raster]:
    """Een raster per reeks van drie of meer even lange strepen met een kopregel erboven; verticale lijnen zijn er niet."""
    regels = maak_regels(woorden) if len(bladzijde.strepen) >= _MINSTE_STREPEN else []
    gevonden = (_raster(reeks, regels) for reeks in _reeksen(bladzijde.strepen))
    return [r for r in gevonden if r and not any(_raakt(r.kader, k) for k in [*(b.kader for b in bladzijde.rasters), *bladzijde.vakken])]


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


def _raster(reeks: Sequence[Kader], regels: Sequence[Regel]) -> Raster | None:
    """De kop staat boven de eerste streep, of tussen de eerste twee."""
    links, rechts = reeks[0][0], reeks[0][2]
    erin = [r for r in regels if r.kader[0] >= links - _SPELING and r.kader[2] <= rechts + _SPELING]
    for rij, streep in enumerate(reeks[:2]):
        boven = [r for r in erin if (reeks[0][1] if rij else 0) < midden(r.kader)[1] < streep[1]]
        kop = boven[-1] if boven else None
        if kop is None or not _is_kop(kop, streep, links):
            continue
        hoogten = [kop.kader[1] - 1, *(s[1] for s in reeks[rij:])]
        kolommen = [links, *(d.kader[0] - _SPELING for d in kop.delen[1:]), rechts]
        rijen = [[r for r in erin if a < midden(r.kader)[1] < b] for a, b in pairwise(hoogten)]
        if _is_tabel(kop, rijen[1:], kolommen):
            return Raster((links, hoogten[0], rechts, hoogten[-1]), tuple(tuple((x, a, z, b) for x, z in pairwise(kolommen)) for a, b in pairwise(hoogten)))
    return None


def _is_kop(kop: Regel, streep: Kader, links: float) -> bool:
    """Vlak boven de streep: korte delen naast elkaar in een stijl, de eerste vooraan."""
    dicht = streep[1] - kop.kader[3] < 1.2 * kop.eerste.grootte and abs(kop.kader[0] - links) < 2 * kop.eerste.grootte
    return dicht and len(kop.delen) > 1 and len({d.stijl for d in kop.delen}) == 1 and all(len(d.woorden) <= _LANGSTE_KOP for d in kop.delen)


def _is_tabel(kop: Regel, rijen: Sequence[Sequence[Regel]], kolommen: Sequence[float]) -> bool:
    """In elke rij staat tekst, in een andere stijl dan de kop, en geen woord ligt over een kolomgrens."""
    woorden = [[w for r in rij for d in r.delen for w in d.woorden] for rij in rijen]
    if len(rijen) < 2 or not all(woorden) or all(d.stijl == kop.eerste.stijl for rij in rijen for r in rij for d in r.delen):
        return False
    over = any(w.kader[0] < x - _SPELING and w.kader[2] > x + _SPELING for rij in woorden for w in rij for x in kolommen[1:-1])
    vol = sum(any(w.kader[0] >= kolommen[1] - _SPELING for w in rij) and any(w.kader[2] <= kolommen[1] + _SPELING for w in rij) for rij in woorden)
    return not over and 2 * vol > len(woorden)


def _raakt(een: Kader, ander: Kader) -> bool:
    return een[0] < ander[2] and ander[0] < een[2] and een[1] < ander[3] - _SPELING and ander[1] < een[3] - _SPELING
