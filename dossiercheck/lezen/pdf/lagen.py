"""Tekst in een laag die niet getoond wordt: zij staat in de tekstlaag, maar op de weergave is er niets van te zien."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dossiercheck.lezen.pdf.bladzijde import Uitkomst

if TYPE_CHECKING:
    from PIL.Image import Image

    from dossiercheck.begrippen import Kader

_VERSCHIL = 12
"""Zoveel grijstinten verschillen letters minstens van hun ondergrond."""


def zonder_lagen_uit(uitkomst: Uitkomst, weergave: Image | None) -> Uitkomst:
    """De bladzijde zonder de woorden waar de weergave (72 dpi, grijs) egaal is; die heten verborgen. Zonder weergave blijft alles staan."""
    if weergave is None:
        return uitkomst
    weg = tuple(w for w in uitkomst.bladzijde.woorden if _is_egaal(weergave, w.kader))
    woorden = tuple(w for w in uitkomst.bladzijde.woorden if w not in weg)
    return replace(uitkomst, bladzijde=replace(uitkomst.bladzijde, woorden=woorden), verborgen=(*uitkomst.verborgen, *weg))


def _is_egaal(weergave: Image, kader: Kader) -> bool:
    x0, boven = max(0, int(kader[0])), max(0, int(kader[1]))
    x1, onder = min(weergave.width, int(kader[2]) + 1), min(weergave.height, int(kader[3]) + 1)
    if x1 <= x0 or onder <= boven:
        return False
    laagst, hoogst = weergave.crop((x0, boven, x1, onder)).convert("L").getextrema()
    return int(hoogst) - int(laagst) < _VERSCHIL  # type: ignore[arg-type]
