"""Invulbaar PDF-formulier met eigen veldnamen en keuzelijsten; de waarden staan alleen in de velden."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

from .krabbel import als_beeld

LINKS, RECHTS, BOVEN = 50, 545, 790


class Acro:
    """Zelfde onderdelen als de andere stijlen; `keuze` met meer dan drie opties wordt een keuzelijst."""

    def __init__(self, kop: str = "", voet: str = "") -> None:
        self.uit = io.BytesIO()
        self.vel = Canvas(self.uit, pagesize=A4, invariant=1)
        self.kopregel, self.voetregel, self.nummer = kop, voet, 0
        self.y: float = BOVEN
        self.rand()

    def rand(self) -> None:
        self.vel.setFont("Helvetica", 7.5)
        self.vel.drawString(LINKS, 815, self.kopregel)
        self.vel.drawString(LINKS, 22, f"{self.voetregel}   blad {self.vel.getPageNumber()}")

    def ruimte(self, nodig: float) -> None:
        if self.y - nodig < 45:
            self.vel.showPage()
            self.rand()
            self.y = BOVEN

    def regels(self, tekst: str, letter: str = "Helvetica", maat: float = 9.5, breed: float = RECHTS - LINKS) -> None:
        for deel in tekst.strip().split("\n"):
            for regel in simpleSplit(deel, letter, maat, breed):
                self.ruimte(maat * 1.4)
                self.vel.setFont(letter, maat)
                self.vel.drawString(LINKS, self.y, regel)
                self.y -= maat * 1.35

    def naam(self) -> str:
        self.nummer += 1
        return f"fld_{self.nummer * 7:03d}"

    def titel(self, tekst: str) -> None:
        self.regels(tekst, "Helvetica-Bold", 15)
        self.y -= 8

    def kop(self, tekst: str) -> None:
        self.y -= 8
        self.ruimte(60)
        self.regels(tekst, "Helvetica-Bold", 11)
        self.y -= 4

    def vak(self, waarde: str, x: float, breed: float, hoog: float, meer: bool = False) -> None:
        soort: dict[str, Any] = {"fieldFlags": "multiline"} if meer else {}
        plek = {"x": x, "y": self.y - hoog + 9, "width": breed, "height": hoog}
        self.vel.acroForm.textfield(name=self.naam(), value=waarde, fontSize=9, borderWidth=0.5, maxlen=3000, **plek, **soort)

    def veld(self, etiket: str, waarde: str) -> None:
        self.ruimte(24)
        self.vel.setFont("Helvetica", 9.5)
        self.vel.drawString(LINKS, self.y - 2, etiket)
        self.vak(waarde, 250, RECHTS - 250, 17)
        self.y -= 23

    def open(self, vraag: str, antwoord: str) -> None:
        hoog = max(34, 13 * (1 + len(simpleSplit(antwoord, "Helvetica", 9, RECHTS - LINKS - 12))))
        self.ruimte(hoog + 32)
        self.regels(vraag)
        self.vak(antwoord, LINKS, RECHTS - LINKS, hoog, meer=True)
        self.y -= hoog + 10

    def keuze(self, vraag: str, opties: Sequence[str], gekozen: Sequence[str]) -> None:
        self.ruimte(40)
        self.regels(vraag)
        if len(opties) > 3:
            waarde = gekozen[0] if gekozen else "maak een keuze"
            plek = {"x": LINKS, "y": self.y - 9, "width": 300, "height": 18}
            self.vel.acroForm.choice(name=self.naam(), value=waarde, options=["maak een keuze", *opties], fontSize=9, borderWidth=0.5, **plek)
        else:
            x = float(LINKS)
            for optie in opties:
                self.vel.acroForm.checkbox(name=self.naam(), checked=optie in gekozen, x=x, y=self.y - 3, size=11, buttonStyle="cross", borderWidth=0.6)
                self.vel.setFont("Helvetica", 9.5)
                self.vel.drawString(x + 16, self.y, optie)
                x += 40 + 5.5 * len(optie)
        self.y -= 24

    def tekst(self, tekst: str) -> None:
        self.regels(tekst)
        self.y -= 5

    def hulp(self, tekst: str) -> None:
        self.regels(tekst, "Helvetica-Oblique", 8)
        self.y -= 3

    def bladzijde(self) -> None:
        self.ruimte(10_000)

    def teken(self, rijen: Sequence[Sequence[str]]) -> None:
        for rol, naam, datum, inhoud in rijen:
            self.ruimte(64)
            self.vel.setFont("Helvetica-Bold", 9)
            self.vel.drawString(LINKS, self.y, rol)
            self.vel.setFont("Helvetica", 8)
            for x, kop in ((LINKS, "naam"), (215, "datum"), (320, "handtekening")):
                self.vel.drawString(x, self.y - 12, kop)
            self.y -= 28
            self.vak(naam, LINKS, 155, 16)
            self.vak(datum, 215, 90, 16)
            self.vel.rect(320, self.y - 17, 200, 40)
            if inhoud.startswith("krabbel"):
                self.vel.drawImage(ImageReader(io.BytesIO(als_beeld(inhoud))), 330, self.y - 12, 120, 32, mask="auto")
            elif inhoud:
                self.vel.drawString(326, self.y, inhoud)
            self.y -= 36

    def bouw(self, delen: Sequence[Sequence[Any]]) -> bytes:
        for soort, *rest in delen:
            getattr(self, soort)(*rest)
        self.vel.save()
        return self.uit.getvalue()
