"""De rijen van een tabel: welke cellen liggen er op een rij, en welke rijen hebben dezelfde kolommen."""

from __future__ import annotations

from collections.abc import Callable

from dossiercheck.lezen.meetkunde import hoogte
from dossiercheck.lezen.opbouw.delen import Gebied, Rasterdeel

Rij = list[Gebied]


def rijen_van(raster: Rasterdeel) -> list[Rij]:
    """Per rij de cellen die er liggen, ook die van boven doorlopen (die zijn dan leeg)."""
    rijen: list[Rij] = []
    for rij in raster.cellen:
        eigen = [c for c in rij if c]
        if not eigen:
            continue
        boven = min(c.kader[1] for c in eigen)
        doorloop = [
            Gebied((c.kader[0], boven, c.kader[2], boven))
            for vorige in rijen
            for c in vorige
            if hoogte(c.kader) > 0 and c.kader[1] < boven - 2 and c.kader[3] > boven + 4
        ]
        rijen.append(sorted([*eigen, *doorloop], key=lambda c: c.kader[0]))
    return rijen


def _grenzen(rij: Rij) -> list[float]:
    return [c.kader[0] for c in rij]


def _zelfde_grenzen(een: Rij, ander: Rij) -> bool:
    a, b = _grenzen(een), _grenzen(ander)
    return len(a) == len(b) and all(abs(x - y) <= 4 for x, y in zip(a, b, strict=True))


def reeksen(rijen: list[Rij], is_kop: Callable[[Gebied], bool]) -> list[tuple[int, list[Rij]]]:
    """Rijen met dezelfde kolommen bij elkaar; een rij met een samengevoegde cel midden in een brede tabel hoort bij die tabel."""
    uit: list[tuple[int, list[Rij]]] = []
    for plaats, rij in enumerate(rijen):
        if uit and _zelfde_grenzen(uit[-1][1][0], rij):
            uit[-1][1].append(rij)
        elif uit and len(rij) < uit[-1][0] and uit[-1][0] > 2 and _gaat_verder(rijen, plaats, uit[-1][1][0]) and not (len(rij) == 1 and is_kop(rij[0])):
            uit[-1][1].append(_aangevuld(rij, uit[-1][1][0]))
        else:
            uit.append((len(rij), [rij]))
    return uit


def _gaat_verder(rijen: list[Rij], plaats: int, model: Rij) -> bool:
    return len(rijen[plaats]) > 1 and (plaats + 1 == len(rijen) or any(_zelfde_grenzen(model, r) for r in rijen[plaats + 1 : plaats + 3]))


def _aangevuld(rij: Rij, model: Rij) -> Rij:
    """De samengevoegde cel links, met lege cellen op de plaatsen die zij beslaat."""
    uit: Rij = []
    over = list(rij)
    for cel in model:
        if over and over[0].kader[0] <= cel.kader[0] + 4:
            uit.append(over.pop(0))
        else:
            uit.append(Gebied((cel.kader[0], rij[0].kader[1], cel.kader[2], rij[0].kader[1])))
    return uit


def gestapeld(boven: Rij, onder: Rij) -> Rij:
    uit: Rij = []
    for cel in onder:
        x = (cel.kader[0] + cel.kader[2]) / 2
        kop = [w for c in boven if c.kader[0] <= x <= c.kader[2] for w in c.woorden]
        uit.append(Gebied(cel.kader, [*kop, *cel.woorden], gevuld=cel.gevuld))
    return uit
