"""Rekenen met kaders (x0, boven, x1, onder)."""

from __future__ import annotations

from collections.abc import Iterable

from dossiercheck.begrippen import Kader


def breedte(kader: Kader) -> float:
    return kader[2] - kader[0]


def hoogte(kader: Kader) -> float:
    return kader[3] - kader[1]


def oppervlak(kader: Kader) -> float:
    return max(0.0, breedte(kader)) * max(0.0, hoogte(kader))


def midden(kader: Kader) -> tuple[float, float]:
    return (kader[0] + kader[2]) / 2, (kader[1] + kader[3]) / 2


def midden_in(klein: Kader, groot: Kader, marge: float = 0.0) -> bool:
    """Het midden van `klein` ligt in `groot`."""
    x, y = midden(klein)
    return groot[0] - marge <= x <= groot[2] + marge and groot[1] - marge <= y <= groot[3] + marge


def omvat(groot: Kader, klein: Kader, marge: float = 0.0) -> bool:
    return groot[0] - marge <= klein[0] and groot[1] - marge <= klein[1] and klein[2] <= groot[2] + marge and klein[3] <= groot[3] + marge


def overlap_x(een: Kader, ander: Kader) -> float:
    return min(een[2], ander[2]) - max(een[0], ander[0])


def overlap_y(een: Kader, ander: Kader) -> float:
    return min(een[3], ander[3]) - max(een[1], ander[1])


def gedeeld(een: Kader, ander: Kader) -> float:
    """Oppervlak van de doorsnede."""
    return max(0.0, overlap_x(een, ander)) * max(0.0, overlap_y(een, ander))


def verenig(kaders: Iterable[Kader]) -> Kader:
    lijst = list(kaders)
    return min(k[0] for k in lijst), min(k[1] for k in lijst), max(k[2] for k in lijst), max(k[3] for k in lijst)


def zelfde(een: Kader, ander: Kader, marge: float = 3.0) -> bool:
    return all(abs(a - b) <= marge for a, b in zip(een, ander, strict=True))
