"""Krabbels die op een handtekening lijken: als beeld en als lijnen in een PDF; zelfde zaad, zelfde krabbel."""

from __future__ import annotations

import io
import random
from typing import Any

from PIL import Image, ImageDraw
from reportlab.graphics.shapes import Drawing, Path
from reportlab.lib import colors

INKT = (22, 30, 92)


def punten(zaad: str, breed: float, hoog: float) -> list[tuple[float, float]]:
    """Een lijn die van links naar rechts slingert, in de maat van het vak."""
    toeval = random.Random(zaad)
    aantal = 11 + toeval.randint(0, 4)
    stap = breed * 0.86 / aantal
    rij = [(breed * 0.06 + i * stap + toeval.uniform(-stap, stap), hoog * toeval.uniform(0.12, 0.9)) for i in range(aantal)]
    return [*rij, (breed * 0.1, hoog * 0.2), (breed * 0.95, hoog * toeval.uniform(0.1, 0.35))]


def als_beeld(zaad: str, breed: int = 300, hoog: int = 90) -> bytes:
    """PNG met doorzichtige achtergrond."""
    beeld = Image.new("RGBA", (breed, hoog), (255, 255, 255, 0))
    pen = ImageDraw.Draw(beeld)
    rij = punten(zaad, breed, hoog)
    pen.line(rij, fill=(*INKT, 255), width=4, joint="curve")
    pen.arc((breed * 0.1, hoog * 0.1, breed * 0.5, hoog * 0.9), 30, 310, fill=(*INKT, 255), width=3)
    uit = io.BytesIO()
    beeld.save(uit, "PNG")
    return uit.getvalue()


def als_lijnen(zaad: str, breed: float = 110, hoog: float = 30) -> Any:
    """Een reportlab-tekening met kromme lijnen."""
    tekening = Drawing(breed, hoog)
    pad = Path(strokeColor=colors.Color(*(c / 255 for c in INKT)), strokeWidth=1.3, fillColor=None)
    rij = punten(zaad, breed, hoog)
    pad.moveTo(*rij[0])
    for a, b, c in zip(rij[1::3], rij[2::3], rij[3::3], strict=False):
        pad.curveTo(*a, *b, *c)
    tekening.add(pad)
    return tekening
