"""Kleine nagemaakte PDF's voor de tests: tekst, lijnen, vakken en inkt met maten vanaf linksboven."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from dossiercheck.begrippen import Gelezen
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.pdf import lees

HOOGTE = A4[1]
LANG = (
    "De leerling werkt sinds het begin van het schooljaar in een kleine groep en heeft daar baat bij, al blijft de overgang",
    "tussen de lessen lastig en vraagt die elke dag opnieuw om begeleiding van een vaste medewerker van de school.",
)


class Vel:
    """Een PDF in opbouw; y loopt van boven naar beneden."""

    def __init__(self, maat: tuple[float, float] = A4) -> None:
        self._buffer = io.BytesIO()
        self.doek = Canvas(self._buffer, pagesize=maat)
        self.hoogte = maat[1]

    def tekst(self, x: float, y: float, inhoud: str, vet: bool = False, grootte: float = 10, kleur: str = "#000000") -> float:
        """Zet tekst met de grondlijn op y; geeft de x waar de tekst eindigt."""
        letter = "Helvetica-Bold" if vet else "Helvetica"
        self.doek.setFillColor(HexColor(kleur))
        self.doek.setFont(letter, grootte)
        self.doek.drawString(x, self.hoogte - y, inhoud)
        return x + float(self.doek.stringWidth(inhoud, letter, grootte))

    def lijn(self, x0: float, y0: float, x1: float, y1: float, dikte: float = 0.7) -> None:
        self.doek.setStrokeColor(HexColor("#000000"))
        self.doek.setLineWidth(dikte)
        self.doek.line(x0, self.hoogte - y0, x1, self.hoogte - y1)

    def kader(self, x: float, y: float, breedte: float, hoogte: float, vulling: str | None = None, rand: bool = True) -> None:
        if vulling:
            self.doek.setFillColor(HexColor(vulling))
        self.doek.setStrokeColor(HexColor("#000000"))
        self.doek.setLineWidth(0.7)
        self.doek.rect(x, self.hoogte - y - hoogte, breedte, hoogte, stroke=int(rand), fill=int(vulling is not None))

    def vakje(self, x: float, y: float, aan: bool = False) -> float:
        """Een getekend vakje op de regel met grondlijn y; geeft de x erachter."""
        self.kader(x, y - 8, 9, 9)
        if aan:
            self.lijn(x + 1, y - 7, x + 8, y)
            self.lijn(x + 1, y, x + 8, y - 7)
        return x + 13

    def raster(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Een tabel met lijnen op deze plaatsen."""
        for x in xs:
            self.lijn(x, ys[0], x, ys[-1])
        for y in ys:
            self.lijn(xs[0], y, xs[-1], y)

    def inkt(self, x: float, y: float) -> None:
        """Een getekende handtekening (een pad)."""
        pad = self.doek.beginPath()
        pad.moveTo(x, self.hoogte - y)
        for stap in range(6):
            pad.curveTo(x + 10 * stap + 3, self.hoogte - y + 12, x + 10 * stap + 6, self.hoogte - y - 12, x + 10 * stap + 10, self.hoogte - y + (stap % 3) * 3)
        self.doek.setStrokeColor(HexColor("#1a2b8c"))
        self.doek.setLineWidth(1)
        self.doek.drawPath(pad, stroke=1, fill=0)

    def beeld(self, x: float, y: float, breedte: float, hoogte: float, getekend: bool = True) -> None:
        """Een ingevoegde afbeelding met een krabbel, of helemaal wit."""
        beeld = Image.new("RGB", (200, 80), "white")
        if getekend:
            ImageDraw.Draw(beeld).line([(20, 60), (60, 10), (90, 70), (130, 15), (180, 50)], fill=(20, 30, 120), width=5)
        self.doek.drawImage(ImageReader(beeld), x, self.hoogte - y - hoogte, breedte, hoogte)

    def blad(self) -> None:
        self.doek.showPage()

    def bewaar(self, pad: Path) -> Path:
        self.doek.save()
        pad.write_bytes(self._buffer.getvalue())
        return pad


def lees_vel(vel: Vel, map_: Path, naam: str = "stuk.pdf") -> Gelezen:
    return lees_pad(vel.bewaar(map_ / naam))


def lees_pad(pad: Path) -> Gelezen:
    return lees(Bron(pad, pad.name, "0" * 64))
