"""Blokken van gescande bladzijden afgemaakt: onzekere lezing gemerkt, en plekken op de zichtbare bladzijde."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossiercheck.begrippen import Alinea, Blok, Cel, Kader, Plek, Tabel, Veld
from dossiercheck.lezen.bladzijde import ONZEKER, Bladzijde, Projectie


def zet_terug(blokken: Sequence[Blok], bladzijden: Sequence[Bladzijde]) -> tuple[Blok, ...]:
    """Dezelfde blokken: `zeker` onwaar waar een woord onzeker gelezen is, en kaders op de zichtbare bladzijde."""
    twijfel = {b.nummer: kaders for b in bladzijden if (kaders := [w.kader for w in b.woorden if w.zekerheid < ONZEKER])}
    wegen = {b.nummer: b.terug for b in bladzijden if b.terug is not None}
    gemerkt = [_merk(blok, twijfel) for blok in blokken] if twijfel else list(blokken)
    return tuple(_blok(blok, wegen) for blok in gemerkt) if wegen else tuple(gemerkt)


def projecteer(kader: Kader, weg: Projectie) -> Kader:
    """Het kleinste kader om de vier geprojecteerde hoeken."""
    hoeken = [_punt(x, y, weg) for x in (kader[0], kader[2]) for y in (kader[1], kader[3])]
    xs, ys = [h[0] for h in hoeken], [h[1] for h in hoeken]
    return min(xs), min(ys), max(xs), max(ys)


def _punt(x: float, y: float, weg: Projectie) -> tuple[float, float]:
    a, b, c, d, e, f, g, h = weg
    noemer = g * x + h * y + 1
    return (a * x + b * y + c) / noemer, (d * x + e * y + f) / noemer


def _merk(blok: Blok, twijfel: Mapping[int, Sequence[Kader]]) -> Blok:
    if isinstance(blok, Tabel):
        rijen = tuple(tuple(replace(cel, zeker=False) if _onzeker(cel.plek, twijfel) else cel for cel in rij) for rij in blok.rijen)
        return replace(blok, rijen=rijen)
    if isinstance(blok, (Alinea, Veld)) and _onzeker(blok.plek, twijfel):
        return replace(blok, zeker=False)
    return blok


def _onzeker(plek: Plek, twijfel: Mapping[int, Sequence[Kader]]) -> bool:
    """Of op de plek een onzeker gelezen woord staat."""
    if plek.pagina is None or plek.kader is None:
        return False
    x0, boven, x1, onder = plek.kader
    return any(x0 <= (k[0] + k[2]) / 2 <= x1 and boven <= (k[1] + k[3]) / 2 <= onder for k in twijfel.get(plek.pagina, ()))


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
