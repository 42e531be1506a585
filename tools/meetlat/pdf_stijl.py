"""Grondvorm van een PDF-stuk: elk onderdeel wordt een blokje; de stijlen in pdf_stijlen.py veranderen hoe het eruitziet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, String
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Image, KeepTogether, ListFlowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from .krabbel import als_beeld, als_lijnen

Onderdeel = Sequence[Any]
GRIJS = colors.Color(0.88, 0.88, 0.88)


def keuzes(vraag: str, opties: Sequence[str], gekozen: Sequence[str], rond: bool) -> Any:
    """Getekende rondjes of vakjes met de keuze ernaast."""
    breedtes = [22 + 5.6 * len(o) for o in opties]
    tekening = Drawing(sum(breedtes), 12)
    x = 0.0
    for optie, breed in zip(opties, breedtes, strict=True):
        if rond:
            tekening.add(Circle(x + 5, 5, 4, strokeColor=colors.black, fillColor=colors.white, strokeWidth=0.8))
            if optie in gekozen:
                tekening.add(Circle(x + 5, 5, 2.3, fillColor=colors.black))
        else:
            tekening.add(Rect(x + 1, 1, 8, 8, strokeColor=colors.black, fillColor=colors.white, strokeWidth=0.8))
            if optie in gekozen:
                tekening.add(Line(x + 2, 2, x + 8, 8, strokeWidth=1.2))
                tekening.add(Line(x + 2, 8, x + 8, 2, strokeWidth=1.2))
        tekening.add(String(x + 13, 2, optie, fontName="Helvetica", fontSize=9))
        x += breed
    return tekening


class PdfStijl:
    """Bouwt een PDF uit onderdelen; `bouw` geeft de bytes."""

    letter, vet, grootte = "Helvetica", "Helvetica-Bold", 9.5
    maat: Any = A4
    marges = (2.0, 2.0, 1.8, 1.8)  # links, rechts, boven, onder in cm
    rond = False
    tekening_als_lijnen = False

    def __init__(self, kop: str = "", voet: str = "") -> None:
        self.kopregel, self.voetregel = kop, voet
        self.stroom: list[Any] = []
        self.sectie = self.vraag = 0

    @property
    def breed(self) -> float:
        return float(self.maat[0] - (self.marges[0] + self.marges[1]) * cm)

    def p(self, tekst: str, grootte: float | None = None, *, vet: bool = False, kleur: Any = colors.black, schuin: bool = False, na: float = 4) -> Any:
        maat, letter = grootte or self.grootte, self.vet if vet else self.letter
        if schuin:
            letter = "Times-Italic" if "Times" in self.letter else f"{self.letter}-Oblique"
        stijl = ParagraphStyle("p", fontName=letter, fontSize=maat, leading=maat * 1.3, textColor=kleur, spaceAfter=na)
        return Paragraph(escape(str(tekst)).replace("\n", "<br/>"), stijl)

    def zet(self, *blokjes: Any) -> None:
        self.stroom.extend(blokjes)

    def titel(self, tekst: str) -> None:
        self.zet(self.p(tekst, 16, vet=True, na=8))

    def kop(self, tekst: str) -> None:
        self.zet(Spacer(1, 6), self.p(tekst, 11.5, vet=True))

    def veld(self, etiket: str, waarde: str) -> None:
        self.zet(Table([[self.p(etiket), self.p(waarde)]], colWidths=[self.breed * 0.36, self.breed * 0.64], style=self.tafel()))

    def open(self, vraag: str, antwoord: str) -> None:
        self.zet(self.p(vraag, vet=True, na=1), self.p(antwoord or " ", na=7))

    def keuze(self, vraag: str, opties: Sequence[str], gekozen: Sequence[str]) -> None:
        self.zet(Table([[self.p(vraag), keuzes(vraag, opties, gekozen, self.rond)]], colWidths=[self.breed * 0.5, self.breed * 0.5], style=self.tafel()))

    def doorhaal(self, vraag: str, opties: Sequence[str], gekozen: Sequence[str]) -> None:
        """'ja / nee *' waarin de andere keuze is doorgehaald; niets gekozen: niets doorgehaald."""
        woorden = [f"<strike>{o}</strike>" if gekozen and o not in gekozen else o for o in opties]
        stijl = ParagraphStyle("p", fontName=self.letter, fontSize=self.grootte, leading=self.grootte * 1.4, spaceAfter=4)
        self.zet(Paragraph(f"{escape(vraag)} {' / '.join(woorden)} *", stijl))

    def tekst(self, tekst: str) -> None:
        for deel in tekst.strip().split("\n\n"):
            self.zet(self.p(deel, na=6))

    def hulp(self, tekst: str) -> None:
        self.zet(self.p(tekst, 8, kleur=colors.Color(0.4, 0.4, 0.45), schuin=True))

    def zij(self, tekst: str) -> None:
        self.hulp(tekst)

    def lijst(self, regels: Sequence[str]) -> None:
        self.zet(ListFlowable([self.p(r, na=1) for r in regels], bulletType="bullet", start="•", leftIndent=12), Spacer(1, 4))

    def tabel(self, kop: Sequence[str], rijen: Sequence[Sequence[str]], breedtes: Sequence[float] = ()) -> None:
        delen = breedtes or [1 / len(kop)] * len(kop)
        inhoud = [[self.p(c, vet=True, na=0) for c in kop], *[[self.p(c, na=0) for c in rij] for rij in rijen]]
        rooster = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP"), ("BACKGROUND", (0, 0), (-1, 0), GRIJS)])
        self.zet(Table(inhoud, colWidths=[self.breed * d for d in delen], style=rooster, repeatRows=1), Spacer(1, 6))

    def bladzijde(self) -> None:
        self.zet(PageBreak())

    def plek(self, inhoud: str, breed: float = 110, hoog: float = 30) -> Any:
        """Wat op de plek van een handtekening staat: een krabbel, getypte tekst of niets."""
        if inhoud.startswith("krabbel"):
            return als_lijnen(inhoud, breed, hoog) if self.tekening_als_lijnen else Image(io.BytesIO(als_beeld(inhoud)), breed, hoog)
        if inhoud.startswith("stempel"):
            return self.stempel(inhoud.removeprefix("stempel "))
        return self.p(inhoud, 8.5, na=0) if inhoud else Spacer(breed, hoog)

    def stempel(self, tekst: str) -> Any:
        rand = TableStyle([("BOX", (0, 0), (-1, -1), 1.2, colors.Color(0.5, 0, 0.4))])
        return Table([[self.p(tekst, 8, vet=True, kleur=colors.Color(0.5, 0, 0.4), na=0)]], colWidths=[130], style=rand)

    def teken(self, rijen: Sequence[Sequence[str]]) -> None:
        """Rijen van (rol, naam, datum, inhoud)."""
        inhoud = [[self.p(k, vet=True, na=0) for k in ("Wie", "Naam", "Datum", "Handtekening")]]
        inhoud += [[self.p(r[0], na=0), self.p(r[1], na=0), self.p(r[2], na=0), self.plek(r[3])] for r in rijen]
        kolommen = [self.breed * d for d in (0.24, 0.26, 0.16, 0.34)]
        self.zet(KeepTogether(Table(inhoud, colWidths=kolommen, style=self.tafel(lijn=True), rowHeights=[None, *[36] * len(rijen)])))

    def tafel(self, lijn: bool = False) -> Any:
        regels: list[Any] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE" if lijn else "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 3)]
        return TableStyle([*regels, ("BOX", (0, 0), (-1, -1), 0.6, colors.black), ("INNERGRID", (0, 0), (-1, -1), 0.4, colors.grey)] if lijn else regels)

    def rand(self, vel: Any, doc: Any) -> None:
        """Kop- en voetregel van elke bladzijde."""
        vel.saveState()
        vel.setFont(self.letter, 7.5)
        vel.drawString(self.marges[0] * cm, self.maat[1] - 1.0 * cm, self.kopregel)
        vel.drawString(self.marges[0] * cm, 0.9 * cm, self.voetregel)
        vel.drawRightString(self.maat[0] - self.marges[1] * cm, 0.9 * cm, f"{vel.getPageNumber()}")
        vel.restoreState()

    def bouw(self, delen: Sequence[Onderdeel]) -> bytes:
        for soort, *rest in delen:
            getattr(self, soort)(*rest)
        self.klaar()
        uit = io.BytesIO()
        links, rechts, boven, onder = (m * cm for m in self.marges)
        doc = SimpleDocTemplate(uit, pagesize=self.maat, leftMargin=links, rightMargin=rechts, topMargin=boven, bottomMargin=onder, invariant=1)
        doc.build(self.stroom, onFirstPage=self.rand, onLaterPages=self.rand)
        return uit.getvalue()

    def klaar(self) -> None:
        """Wat een stijl nog wegzet als alle onderdelen geweest zijn."""
