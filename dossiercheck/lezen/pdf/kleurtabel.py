"""Een tabel zonder lijnen, waarvan de cellen alleen gekleurde vlakken zijn: daar vindt pdfplumber het raster dat de eigen lijnen niet geven."""

from __future__ import annotations

import io
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dossiercheck.begrippen import Kader
from dossiercheck.lezen import tijd
from dossiercheck.lezen.bladzijde import Bladzijde, Raster
from dossiercheck.lezen.meetkunde import midden_in, verenig

if TYPE_CHECKING:
    from collections.abc import Sequence

_BUREN = 6
"""Zoveel gekleurde vlakken sluiten minstens aan op hun rechterbuur."""
_SPELING = 1.5
_MEESTE_WOORDEN, _MEESTE_VAKKEN = 2_000, 600
_SECONDEN = 5.0
"""Zoveel rekentijd is er minstens nog: een bladzijde kost pdfplumber een halve seconde."""


def met_kleurtabellen(bladzijde: Bladzijde, gegevens: bytes) -> Bladzijde:
    """De bladzijde met de rasters van tabellen die alleen uit gekleurde vlakken bestaan; elke andere bladzijde blijft zoals zij is."""
    if not _vraagt_erom(bladzijde):
        return bladzijde
    rasters = _rasters(bladzijde, gegevens)
    vakken = tuple(k for k in bladzijde.vakken if not any(midden_in(k, r.kader) for r in rasters))
    return replace(bladzijde, rasters=rasters, vakken=vakken)


def _vraagt_erom(bladzijde: Bladzijde) -> bool:
    if bladzijde.rasters or len(bladzijde.vakken) > _MEESTE_VAKKEN or len(bladzijde.woorden) > _MEESTE_WOORDEN:
        return False
    over = tijd.over()
    return (over is None or over > _SECONDEN) and _buren(bladzijde.vakken) >= _BUREN


def _buren(vakken: Sequence[Kader]) -> int:
    """Hoeveel vlakken precies aansluiten op een even hoog vlak rechts ervan."""
    return sum(
        1 for een in vakken for ander in vakken if abs(een[2] - ander[0]) < _SPELING and abs(een[1] - ander[1]) < _SPELING and abs(een[3] - ander[3]) < _SPELING
    )


def _rasters(bladzijde: Bladzijde, gegevens: bytes) -> tuple[Raster, ...]:
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL + 1)
    try:
        with pdfplumber.open(io.BytesIO(gegevens), pages=[bladzijde.nummer]) as document:
            blad = document.pages[0]
            if blad.rotation or abs(float(blad.width) - bladzijde.breedte) > 1 or abs(float(blad.height) - bladzijde.hoogte) > 1:
                return ()
            gevonden = [_raster(tabel) for tabel in blad.find_tables()]
    except Exception:  # pdfminer geeft bij een kapot bestand elke denkbare uitzondering; de bladzijde is al gelezen
        return ()
    return tuple(raster for raster in gevonden if len(raster.rijen) > 1 and max(map(len, raster.rijen)) > 1)


def _raster(tabel: Any) -> Raster:
    rijen = tuple(tuple(_kader(cel) for cel in rij.cells) for rij in tabel.rows)
    cellen = [cel for rij in rijen for cel in rij if cel is not None]
    return Raster(verenig(cellen), rijen)


def _kader(cel: tuple[float, float, float, float] | None) -> Kader | None:
    return None if cel is None else (float(cel[0]), float(cel[1]), float(cel[2]), float(cel[3]))
