"""Tabellen en losse vakken uit lijnen op een werkbeeld. Maten in pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossiercheck.lezen.scan.bewerking import Grijs
from dossiercheck.lezen.scan.lijnen import RAAK, Lijnen, Streek, raakt

Kaderpx = tuple[float, float, float, float]
Cellen = tuple[tuple[Kaderpx | None, ...], ...]

_KLEINSTE_CEL = 12
"""Een strook die smaller is (4 punten) is de ruimte tussen twee vakken."""


@dataclass(frozen=True, slots=True)
class Rooster:
    """Een samenhangend stel lijnen: zijn cellen per rij (None: opgegaan in een buurcel) en de lijnen zelf."""

    rijen: Cellen
    liggend: tuple[Streek, ...]
    staand: tuple[Streek, ...]

    @property
    def cellen(self) -> tuple[Kaderpx, ...]:
        return tuple(cel for rij in self.rijen for cel in rij if cel is not None)


def vind_roosters(lijnen: Lijnen, pixels: Grijs) -> list[Rooster]:
    """Elk stel lijnen dat minstens een dicht vak omsluit, van boven naar beneden."""
    roosters = [Rooster(rijen, h, v) for h, v in _stellen(lijnen) for rijen in _delen(_rijen(h, v, pixels))]
    return sorted(roosters, key=lambda r: (r.cellen[0][1], r.cellen[0][0]))


def _stellen(lijnen: Lijnen) -> Iterator[tuple[tuple[Streek, ...], tuple[Streek, ...]]]:
    """Lijnen die direct of via elkaar raken; een stel heeft minstens twee liggende en twee staande lijnen."""
    staand = [v for v in lijnen.staand if _uit_elkaar([h for h in lijnen.liggend if raakt(h, v)])]
    liggend = [h for h in lijnen.liggend if sum(raakt(h, v) for v in staand) >= 2]
    over = set(range(len(liggend)))
    while over:
        groep, rand = set[int](), {min(over)}
        while rand:
            groep |= rand
            buren = {v for v in range(len(staand)) if any(raakt(liggend[h], staand[v]) for h in rand)}
            rand = {h for h in over - groep if any(raakt(liggend[h], staand[v]) for v in buren)}
        over -= groep
        bij = tuple(v for v in staand if any(raakt(liggend[h], v) for h in groep))
        if len(groep) >= 2 and len(bij) >= 2:
            yield tuple(liggend[h] for h in sorted(groep)), bij


def _uit_elkaar(streken: Sequence[Streek]) -> bool:
    """Minstens twee lijnen op verschillende plekken: de haal van een letter door een lijn knipt die in twee stukken van dezelfde lijn."""
    return bool(streken) and max(s.plek for s in streken) - min(s.plek for s in streken) > RAAK


def _plekken(streken: Sequence[Streek]) -> list[float]:
    """De gemeenschappelijke plekken van lijnen die in elkaars verlengde liggen."""
    groepen: list[list[Streek]] = []
    for streek in sorted(streken, key=lambda s: s.plek):
        if groepen and streek.plek - groepen[-1][-1].plek <= RAAK:
            groepen[-1].append(streek)
        else:
            groepen.append([streek])
    return [sum(s.plek * s.lengte for s in groep) / sum(s.lengte for s in groep) for groep in groepen]


def _rijen(liggend: Sequence[Streek], staand: Sequence[Streek], pixels: Grijs) -> Cellen:
    """De cellen van een stel lijnen: hokjes van het fijnste rooster, samengevoegd waar geen lijn tussen staat."""
    ys, xs = _plekken(liggend), _plekken(staand)
    boven = [[_gedekt(liggend, y, xs[j], xs[j + 1]) or _vaag(pixels.T, y, xs[j], xs[j + 1]) for j in range(len(xs) - 1)] for y in ys]
    links = [[_gedekt(staand, x, ys[i], ys[i + 1]) or _vaag(pixels, x, ys[i], ys[i + 1]) for x in xs] for i in range(len(ys) - 1)]
    hokjes = {(i, j) for i in range(len(ys) - 1) for j in range(len(xs) - 1)}
    eigenaar: dict[tuple[int, int], Kaderpx] = {}
    while hokjes:
        groep, open_ = _vloei(min(hokjes), boven, links)
        hokjes -= groep
        if not open_:
            eigenaar.update(_kaders(groep, xs, ys))
    return tuple(tuple(eigenaar.get((i, j)) for j in range(len(xs) - 1)) for i in range(len(ys) - 1))


def _gedekt(streken: Sequence[Streek], plek: float, van: float, tot: float) -> bool:
    """Of er langs het grootste deel van de rand een lijn loopt."""
    stukken = sorted((max(s.van, van), min(s.tot, tot)) for s in streken if abs(s.plek - plek) <= RAAK)
    gedekt, einde = 0.0, van
    for a, b in stukken:
        gedekt += max(0.0, b - max(a, einde))
        einde = max(einde, b)
    return gedekt >= 0.55 * (tot - van)


def _vaag(pixels: Grijs, x: float, van: float, tot: float) -> bool:
    """Of er op deze plek, waar ernaast een staande lijn loopt, resten van een lijn te zien zijn met wit ernaast (pixels.T: een liggende)."""
    midden, boven, onder = round(x), round(van) + 5, round(tot) - 5
    if onder - boven < 20 or midden < 9 or midden + 10 > pixels.shape[1]:
        return False
    strook = pixels[boven:onder, midden - 9 : midden + 10] < 215
    lijn, ernaast = strook[:, 7:12].any(axis=1).mean(), max(strook[:, :3].any(axis=1).mean(), strook[:, -3:].any(axis=1).mean())
    return bool(lijn >= 0.4 and ernaast < 0.2 * lijn + 0.05)


def _vloei(begin: tuple[int, int], boven: list[list[bool]], links: list[list[bool]]) -> tuple[set[tuple[int, int]], bool]:
    """De hokjes die zonder lijn ertussen samenhangen, en of dat gebied aan de rand open is."""
    hoog, breed = len(links), len(boven[0])
    groep, rand, lek = set[tuple[int, int]](), [begin], False
    while rand:
        i, j = rand.pop()
        if not (0 <= i < hoog and 0 <= j < breed):
            lek = True
            continue
        if (i, j) in groep:
            continue
        groep.add((i, j))
        rand += [(i - 1, j)] if not boven[i][j] else []
        rand += [(i + 1, j)] if not boven[i + 1][j] else []
        rand += [(i, j - 1)] if not links[i][j] else []
        rand += [(i, j + 1)] if not links[i][j + 1] else []
    return groep, lek


def _kaders(groep: set[tuple[int, int]], xs: Sequence[float], ys: Sequence[float]) -> Iterator[tuple[tuple[int, int], Kaderpx]]:
    """Een rechthoekige groep is een cel, linksboven; een andere vorm blijft in losse hokjes."""
    i0, i1 = min(i for i, _ in groep), max(i for i, _ in groep)
    j0, j1 = min(j for _, j in groep), max(j for _, j in groep)
    if len(groep) == (i1 - i0 + 1) * (j1 - j0 + 1):
        yield (i0, j0), (xs[j0], ys[i0], xs[j1 + 1], ys[i1 + 1])
    else:
        yield from (((i, j), (xs[j], ys[i], xs[j + 1], ys[i + 1])) for i, j in groep)


def _delen(rijen: Cellen) -> Iterator[Cellen]:
    """De rijen gesplitst waar een rij leeg of te laag is: daar houdt de ene tabel op en begint de volgende."""
    deel: list[tuple[Kaderpx | None, ...]] = []
    for rij in rijen:
        goed = tuple(cel if cel is not None and cel[3] - cel[1] >= _KLEINSTE_CEL and cel[2] - cel[0] >= _KLEINSTE_CEL else None for cel in rij)
        if any(goed) or _overspannen(deel, rij, rijen):
            deel.append(goed)
        elif deel:
            yield _zonder_lege_kolommen(deel)
            deel = []
    if deel:
        yield _zonder_lege_kolommen(deel)


def _overspannen(deel: Sequence[tuple[Kaderpx | None, ...]], rij: tuple[Kaderpx | None, ...], rijen: Cellen) -> bool:
    """Of een rij zonder eigen cellen valt binnen een cel van een rij erboven."""
    if not deel or any(rij):
        return False
    plek = next(i for i, r in enumerate(rijen) if r is rij)
    onder = max((cel[3] for r in deel for cel in r if cel is not None), default=0.0)
    later = [cel[1] for r in rijen[plek + 1 :] for cel in r if cel is not None]
    return bool(later) and onder > min(later) + RAAK


def _zonder_lege_kolommen(rijen: Sequence[tuple[Kaderpx | None, ...]]) -> Cellen:
    houd = [j for j in range(len(rijen[0])) if any(rij[j] is not None for rij in rijen)]
    return tuple(tuple(rij[j] for j in houd) for rij in rijen)
