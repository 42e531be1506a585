"""Van losse lijnen naar tabellen en kaders: wat aan elkaar raakt is een raster, en waar een lijn ontbreekt zijn cellen samengevoegd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.bladzijde import Raster

_SPELING = 2.5
"""Zoveel punten mogen lijnen elkaar missen en toch raken."""


@dataclass(slots=True)
class _Streep:
    """Een lijn langs een as: vaste plaats, van, tot."""

    plaats: float
    van: float
    tot: float


@dataclass(frozen=True, slots=True)
class Rooster:
    """Tabellen, losse kaders en horizontale lijnen die nergens bij horen."""

    rasters: tuple[Raster, ...]
    kaders: tuple[Kader, ...]
    strepen: tuple[Kader, ...]


def leg(horizontaal: Sequence[Kader], verticaal: Sequence[Kader]) -> Rooster:
    h = _voeg_samen([_Streep((k[1] + k[3]) / 2, k[0], k[2]) for k in horizontaal])
    v = _voeg_samen([_Streep((k[0] + k[2]) / 2, k[1], k[3]) for k in verticaal])
    rasters: list[Raster] = []
    kaders: list[Kader] = []
    strepen: list[Kader] = []
    for hs, vs in _groepen(h, v):
        raster = _raster(hs, vs) if len(hs) >= 2 and vs else None
        if raster is None:
            strepen += [(s.van, s.plaats - 0.5, s.tot, s.plaats + 0.5) for s in hs]
        elif sum(cel is not None for rij in raster.rijen for cel in rij) == 1:
            kaders.append(next(cel for rij in raster.rijen for cel in rij if cel))
        else:
            rasters.append(raster)
    return Rooster(tuple(rasters), tuple(kaders), tuple(sorted(strepen, key=lambda k: (k[1], k[0]))))


def _voeg_samen(strepen: list[_Streep]) -> list[_Streep]:
    """Lijnen op dezelfde plaats die elkaar raken worden een lijn."""
    samen: list[_Streep] = []
    for streep in sorted(strepen, key=lambda s: (round(s.plaats), s.van)):
        for al in reversed(samen[-40:]):
            if abs(al.plaats - streep.plaats) <= 1.6 and streep.van <= al.tot + _SPELING and al.van <= streep.tot + _SPELING:
                al.van, al.tot = min(al.van, streep.van), max(al.tot, streep.tot)
                break
        else:
            samen.append(_Streep(streep.plaats, streep.van, streep.tot))
    return samen


def _raken(h: _Streep, v: _Streep) -> bool:
    return h.van - _SPELING <= v.plaats <= h.tot + _SPELING and v.van - _SPELING <= h.plaats <= v.tot + _SPELING


def _groepen(h: list[_Streep], v: list[_Streep]) -> list[tuple[list[_Streep], list[_Streep]]]:
    """Samenhangende stelsels van kruisende lijnen; een lijn die niets kruist is een stelsel alleen."""
    groep = list(range(len(h) + len(v)))

    def wortel(i: int) -> int:
        while groep[i] != i:
            groep[i] = groep[groep[i]]
            i = groep[i]
        return i

    for i, hs in enumerate(h):
        for j, vs in enumerate(v):
            if _raken(hs, vs):
                groep[wortel(i)] = wortel(len(h) + j)
    stelsels: dict[int, tuple[list[_Streep], list[_Streep]]] = {}
    for i in range(len(groep)):
        stelsels.setdefault(wortel(i), ([], []))[0 if i < len(h) else 1].append(h[i] if i < len(h) else v[i - len(h)])
    return list(stelsels.values())


def _plaatsen(strepen: list[_Streep], dwars: list[_Streep]) -> list[float]:
    """De plaatsen van de lijnen, met een gedachte rand waar de dwarslijnen verder lopen (tabel zonder buitenrand)."""
    plaatsen: list[float] = []
    for streep in sorted(strepen, key=lambda s: s.plaats):
        if not plaatsen or streep.plaats - plaatsen[-1] > _SPELING:
            plaatsen.append(streep.plaats)
    begin, eind = min(d.van for d in dwars), max(d.tot for d in dwars)
    if begin < plaatsen[0] - 8:
        strepen.append(_Streep(begin, -1e6, 1e6))
        plaatsen.insert(0, begin)
    if eind > plaatsen[-1] + 8:
        strepen.append(_Streep(eind, -1e6, 1e6))
        plaatsen.append(eind)
    return plaatsen


def _raster(hs: list[_Streep], vs: list[_Streep]) -> Raster | None:
    echte_h = list(hs)
    ys = _plaatsen(hs, list(vs))
    xs = _plaatsen(vs, echte_h)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > 20_000:
        return None
    groep = _samengevoegd(xs, ys, hs, vs)
    cellen: dict[int, Kader] = {}
    breed = len(xs) - 1
    for plaats, wortel in enumerate(groep):
        if wortel < 0:
            continue
        r, k = divmod(plaats, breed)
        al = cellen.get(wortel, (xs[k], ys[r], xs[k + 1], ys[r + 1]))
        cellen[wortel] = (min(al[0], xs[k]), min(al[1], ys[r]), max(al[2], xs[k + 1]), max(al[3], ys[r + 1]))
    if not cellen:
        return None
    eerste = {wortel: groep.index(wortel) for wortel in cellen}
    rijen = tuple(
        tuple(cellen[groep[r * breed + k]] if groep[r * breed + k] >= 0 and eerste[groep[r * breed + k]] == r * breed + k else None for k in range(breed))
        for r in range(len(ys) - 1)
    )
    return Raster((xs[0], ys[0], xs[-1], ys[-1]), rijen)


def _gedekt(strepen: list[_Streep], plaats: float, van: float, tot: float) -> bool:
    """Op deze plaats loopt een lijn langs het grootste deel van het stuk."""
    lengte = sum(max(0.0, min(s.tot, tot) - max(s.van, van)) for s in strepen if abs(s.plaats - plaats) <= _SPELING)
    return lengte >= 0.6 * (tot - van)


def _samengevoegd(xs: list[float], ys: list[float], hs: list[_Streep], vs: list[_Streep]) -> list[int]:
    """Per elementaire cel de kleinste plaats van zijn samengevoegde cel; -1 voor wat naar buiten open is."""
    breed, hoog = len(xs) - 1, len(ys) - 1
    buiten = breed * hoog
    groep = list(range(buiten + 1))

    def wortel(i: int) -> int:
        while groep[i] != i:
            i = groep[i]
        return i

    def verbind(een: int, ander: int) -> None:
        klein, groot = sorted((wortel(een), wortel(ander)))
        if klein != groot:
            groep[klein if groot == buiten else groot] = groot if groot == buiten else klein

    for r in range(hoog):
        for k in range(breed + 1):
            if not _gedekt(vs, xs[k], ys[r], ys[r + 1]):
                verbind(r * breed + k - 1 if k else buiten, r * breed + k if k < breed else buiten)
    for k in range(breed):
        for r in range(hoog + 1):
            if not _gedekt(hs, ys[r], xs[k], xs[k + 1]):
                verbind((r - 1) * breed + k if r else buiten, r * breed + k if r < hoog else buiten)
    return [-1 if wortel(i) == buiten else wortel(i) for i in range(buiten)]
