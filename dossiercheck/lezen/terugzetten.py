"""De plekken van blokken van een rechtgezette bladzijde worden plekken op de zichtbare bladzijde."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossiercheck.begrippen import Blok, Cel, Kader, Plek, Tabel
from dossiercheck.lezen.bladzijde import Bladzijde, Projectie


def zet_terug(blokken: Sequence[Blok], bladzijden: Sequence[Bladzijde]) -> tuple[Blok, ...]:
    """Dezelfde blokken met kaders op de zichtbare bladzijde; een bladzijde zonder `terug` verandert niet."""
    wegen = {b.nummer: b.terug for b in bladzijden if b.terug is not None}
    return tuple(_blok(blok, wegen) for blok in blokken) if wegen else tuple(blokken)


def projecteer(kader: Kader, weg: Projectie) -> Kader:
    """Het kleinste kader om de vier geprojecteerde hoeken."""
    hoeken = [_punt(x, y, weg) for x in (kader[0], kader[2]) for y in (kader[1], kader[3])]
    xs, ys = [h[0] for h in hoeken], [h[1] for h in hoeken]
    return min(xs), min(ys), max(xs), max(ys)


def _punt(x: float, y: float, weg: Projectie) -> tuple[float, float]:
    a, b, c, d, e, f, g, h = weg
    noemer = g * x + h * y + 1
    return (a * x + b * y + c) / noemer, (d * x + e * y + f) / noemer


def _blok(blok: Blok, wegen: Mapping[int, Projectie]) -> Blok:
    if isinstance(blok, Tabel):
        rijen = tuple(tuple(_cel(cel, wegen) for cel in rij) for rij in blok.rijen)
        return replace(blok, rijen=rijen, plek=_plek(blok.plek, wegen))
    return replace(blok, plek=_plek(blok.plek, wegen))


def _cel(cel: Cel, wegen: Mapping[int, Projectie]) -> Cel:
    return replace(cel, plek=_plek(cel.plek, wegen))


def _plek(plek: Plek, wegen: Mapping[int, Projectie]) -> Plek:
    weg = wegen.get(plek.pagina) if plek.pagina is not None else None
    return plek if weg is None or plek.kader is None else replace(plek, kader=projecteer(plek.kader, weg))
