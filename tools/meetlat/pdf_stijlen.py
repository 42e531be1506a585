"""De vormen van PDF-stukken: landelijk formulier, systeemafdruk, zijkaders, brochure, brief, getypt."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import cm
from reportlab.platypus import BaseDocTemplate, Frame, HRFlowable, KeepTogether, PageTemplate, Spacer, Table, TableStyle

from .pdf_stijl import GRIJS, Onderdeel, PdfStijl, keuzes


class Landelijk(PdfStijl):
    """Genummerde vragen, grijze antwoordvakken, rondjes rechts."""

    rond = True
    tekening_als_lijnen = True

    def kop(self, tekst: str) -> None:
        self.sectie, self.vraag = self.sectie + 1, 0
        balk = TableStyle([("BACKGROUND", (0, 0), (-1, -1), colors.Color(0.12, 0.3, 0.42)), ("LEFTPADDING", (0, 0), (-1, -1), 5)])
        regel = self.p(f"{self.sectie}  {tekst}", 11, vet=True, kleur=colors.white, na=1)
        self.zet(Spacer(1, 8), Table([[regel]], colWidths=[self.breed], style=balk), Spacer(1, 4))

    def nummer(self) -> str:
        self.vraag += 1
        return f"{self.sectie}.{self.vraag}"

    def vak(self, waarde: str, breed: float) -> Any:
        stijl = TableStyle([("BACKGROUND", (0, 0), (-1, -1), GRIJS), ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)])
        return Table([[self.p(waarde or " ", na=0)]], colWidths=[breed], style=stijl)

    def veld(self, etiket: str, waarde: str) -> None:
        rechts = self.breed * 0.52
        rij = [self.p(self.nummer(), 8.5), self.p(etiket), self.vak(waarde, rechts - 8)]
        self.zet(Table([rij], colWidths=[26, self.breed - rechts - 26, rechts], style=self.tafel()))

    def open(self, vraag: str, antwoord: str) -> None:
        regel = Table([[self.p(self.nummer(), 8.5), self.p(vraag)]], colWidths=[26, self.breed - 26], style=self.tafel())
        doos = Table([["", self.vak(antwoord or "\n\n", self.breed - 34)]], colWidths=[26, self.breed - 26], style=self.tafel())
        self.zet(KeepTogether([regel, doos]))

    def keuze(self, vraag: str, opties: Sequence[str], gekozen: Sequence[str]) -> None:
        rondjes = keuzes(vraag, opties, gekozen, True)
        rij = [[self.p(self.nummer(), 8.5), self.p(vraag), rondjes]]
        self.zet(Table(rij, colWidths=[26, self.breed - 26 - rondjes.width - 6, rondjes.width + 6], style=self.tafel()))

    def teken(self, rijen: Sequence[Sequence[str]]) -> None:
        helft = self.breed / 2
        vakken = []
        for rol, naam, datum, inhoud in rijen:
            binnen = [
                [self.p(rol, vet=True, na=0), ""],
                [self.p("Naam", 8, na=0), self.p(naam, na=0)],
                [self.p("Datum", 8, na=0), self.p(datum, na=0)],
                [self.p("Handtekening", 8, na=0), self.plek(inhoud)],
            ]
            wit = ("LINEBELOW", (1, 1), (1, 2), 2, colors.white)
            stijl = TableStyle([("BACKGROUND", (1, 1), (1, 3), GRIJS), ("SPAN", (0, 0), (1, 0)), wit, ("VALIGN", (0, 0), (-1, -1), "TOP")])
            vakken.append(Table(binnen, colWidths=[66, helft - 80], rowHeights=[15, 15, 15, 38], style=stijl))
        paren = [vakken[i : i + 2] + [""] * (2 - len(vakken[i : i + 2])) for i in range(0, len(vakken), 2)]
        self.zet(KeepTogether(Table(paren, colWidths=[helft, helft], style=self.tafel())))


class Systeem(PdfStijl):
    """Afdruk uit een leerlingsysteem: etiket klein boven de waarde, twee naast elkaar."""

    grootte = 9
    marges = (1.6, 1.6, 2.0, 1.8)

    def __init__(self, kop: str = "", voet: str = "") -> None:
        super().__init__(kop, voet)
        self.wacht: list[Any] = []

    def kaart(self, etiket: str, waarde: str) -> list[Any]:
        return [self.p(etiket, 7.2, kleur=colors.Color(0.42, 0.45, 0.5), na=0), self.p(waarde or " ", na=5)]

    def zet(self, *blokjes: Any) -> None:
        if self.wacht:
            klaar, self.wacht = self.wacht, []
            for i in range(0, len(klaar), 2):
                super().zet(Table([[*klaar[i : i + 2], ""][:2]], colWidths=[self.breed / 2] * 2, style=self.tafel()))
        super().zet(*blokjes)

    def veld(self, etiket: str, waarde: str) -> None:
        self.wacht.append(self.kaart(etiket, waarde))

    def keuze(self, vraag: str, opties: Sequence[str], gekozen: Sequence[str]) -> None:
        self.veld(vraag, ", ".join(gekozen) or "-")

    def open(self, vraag: str, antwoord: str) -> None:
        self.zet(*self.kaart(vraag, antwoord), Spacer(1, 2))

    def kop(self, tekst: str) -> None:
        regel = self.p(tekst.upper(), 9.5, vet=True, kleur=colors.Color(0.7, 0.25, 0.1), na=1)
        self.zet(Spacer(1, 5), regel, HRFlowable(width="100%", thickness=0.6, color=colors.lightgrey), Spacer(1, 3))

    def teken(self, rijen: Sequence[Sequence[str]]) -> None:
        kaarten = []
        for rol, naam, datum, inhoud in rijen:
            etiket = self.p(rol, 7.2, kleur=colors.Color(0.42, 0.45, 0.5), na=0)
            kaarten.append([etiket, self.p(naam, na=0), self.p(datum, 8, na=1), self.plek(inhoud, 100, 28)])
        for i in range(0, len(kaarten), 2):
            randen = [("BOX", (k, 0), (k, 0), 0.5, colors.lightgrey) for k in (0, 1)]
            rand = TableStyle([*randen, ("VALIGN", (0, 0), (-1, -1), "TOP")])
            self.zet(KeepTogether(Table([[*kaarten[i : i + 2], ""][:2]], colWidths=[self.breed / 2] * 2, style=rand)))

    def klaar(self) -> None:
        self.zet()


class Zijkader(PdfStijl):
    """Links het formulier, rechts op elke bladzijde een kader met uitleg die geen antwoord is."""

    letter, vet, grootte = "Times-Roman", "Times-Bold", 10.5
    marges = (1.6, 7.0, 1.8, 1.6)

    def __init__(self, kop: str = "", voet: str = "") -> None:
        super().__init__(kop, voet)
        self.kaders: list[str] = []

    def zij(self, tekst: str) -> None:
        self.kaders.append(tekst)

    def veld(self, etiket: str, waarde: str) -> None:
        lijn = TableStyle([("LINEBELOW", (1, 0), (1, 0), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
        self.zet(Table([[self.p(etiket, na=1), self.p(waarde, na=1)]], colWidths=[self.breed * 0.42, self.breed * 0.58], style=lijn))

    def open(self, vraag: str, antwoord: str) -> None:
        doos = Table([[self.p(antwoord or "\n\n", na=0)]], colWidths=[self.breed], style=TableStyle([("BOX", (0, 0), (-1, -1), 0.7, colors.black)]))
        self.zet(Spacer(1, 4), self.p(vraag, vet=True, na=2), doos, Spacer(1, 4))

    def keuze(self, vraag: str, opties: Sequence[str], gekozen: Sequence[str]) -> None:
        self.zet(self.p(vraag, na=2), keuzes(vraag, opties, gekozen, False), Spacer(1, 5))

    def teken(self, rijen: Sequence[Sequence[str]]) -> None:
        """De rol staat onder de lijn, de handtekening erboven."""
        vakken = []
        for rol, naam, datum, inhoud in rijen:
            onder = f"{rol}\n{naam}" + (f", {datum}" if datum else "")
            vakken.append(
                Table(
                    [[self.plek(inhoud, 120, 32)], [self.p(onder, 9, na=0)]],
                    colWidths=[self.breed / 2 - 10],
                    rowHeights=[38, None],
                    style=TableStyle([("LINEABOVE", (0, 1), (0, 1), 0.7, colors.black), ("LEFTPADDING", (0, 0), (-1, -1), 0)]),
                )
            )
        paren = [vakken[i : i + 2] + [""] * (2 - len(vakken[i : i + 2])) for i in range(0, len(vakken), 2)]
        self.zet(KeepTogether(Table(paren, colWidths=[self.breed / 2] * 2, style=self.tafel())))

    def rand(self, vel: Any, doc: Any) -> None:
        super().rand(vel, doc)
        if not self.kaders:
            return
        tekst = self.kaders[(vel.getPageNumber() - 1) % len(self.kaders)]
        links, hoog = self.maat[0] - 6.5 * cm, self.maat[1]
        vel.saveState()
        vel.setFillColor(colors.Color(0.93, 0.95, 0.99))
        vel.rect(links, 2.0 * cm, 5.6 * cm, hoog - 4.4 * cm, fill=1, stroke=1)
        blokjes = [self.p(deel, 8.5, kleur=colors.Color(0.15, 0.2, 0.4), na=7) for deel in tekst.strip().split("\n\n")]
        Frame(links, 2.0 * cm, 5.6 * cm, hoog - 4.5 * cm, leftPadding=6, rightPadding=6).addFromList(blokjes, vel)
        vel.restoreState()


class Brochure(PdfStijl):
    """Liggend, drie kolommen, gekleurde banden: een OPP als folder."""

    maat = landscape(A4)
    marges = (1.2, 1.2, 2.4, 1.4)
    grootte = 8.8

    @property
    def breed(self) -> float:
        return float((self.maat[0] - 2.4 * cm) / 3 - 14)

    def kop(self, tekst: str) -> None:
        band = TableStyle([("BACKGROUND", (0, 0), (-1, -1), colors.Color(0.95, 0.72, 0.2)), ("LEFTPADDING", (0, 0), (-1, -1), 4)])
        self.zet(Spacer(1, 4), Table([[self.p(tekst, 10, vet=True, na=0)]], colWidths=[self.breed], style=band), Spacer(1, 3))

    def veld(self, etiket: str, waarde: str) -> None:
        self.zet(self.p(f"{etiket}: {waarde}", na=2))

    def rand(self, vel: Any, doc: Any) -> None:
        vel.saveState()
        vel.setFillColor(colors.Color(0.1, 0.45, 0.4))
        vel.rect(0, self.maat[1] - 1.8 * cm, self.maat[0], 1.8 * cm, fill=1, stroke=0)
        vel.setFillColor(colors.white)
        vel.setFont(self.vet, 13)
        vel.drawString(1.2 * cm, self.maat[1] - 1.15 * cm, self.kopregel)
        vel.restoreState()

    def bouw(self, delen: Sequence[Onderdeel]) -> bytes:
        for soort, *rest in delen:
            getattr(self, soort)(*rest)
        uit = io.BytesIO()
        kolom = (self.maat[0] - 2.4 * cm) / 3
        kaders = [Frame(1.2 * cm + i * kolom, 1.2 * cm, kolom - 6, self.maat[1] - 3.4 * cm, leftPadding=3, rightPadding=3) for i in range(3)]
        doc = BaseDocTemplate(uit, pagesize=self.maat, invariant=1)
        doc.addPageTemplates(PageTemplate("drie", kaders, onPage=self.rand))
        doc.build(self.stroom)
        return uit.getvalue()


class Brief(PdfStijl):
    """Brief, mailafdruk of doorlopend verslag; een veld is een gewone regel."""

    letter, vet, grootte = "Times-Roman", "Times-Bold", 11
    marges = (2.8, 2.4, 2.2, 2.0)

    def veld(self, etiket: str, waarde: str) -> None:
        self.zet(self.p(f"{etiket}: {waarde}", na=1))

    def open(self, vraag: str, antwoord: str) -> None:
        self.zet(self.p(vraag, schuin=True, na=1), self.p(antwoord, na=7))

    def teken(self, rijen: Sequence[Sequence[str]]) -> None:
        for rol, naam, datum, inhoud in rijen:
            self.zet(KeepTogether([self.p(rol, na=2), self.plek(inhoud), self.p(f"{naam}\n{datum}")]))


class Getypt(PdfStijl):
    """Getypt op een invulblad: stippels na het etiket; bedoeld om daarna te scannen."""

    letter, vet, grootte = "Courier", "Courier-Bold", 10
    tekening_als_lijnen = True

    def veld(self, etiket: str, waarde: str) -> None:
        self.zet(self.p(f"{etiket} {'.' * max(3, 26 - len(etiket))} {waarde}", na=3))

    def open(self, vraag: str, antwoord: str) -> None:
        self.zet(self.p(vraag, vet=True, na=2), self.p(antwoord or "." * 70 + "\n" + "." * 70, na=8))

    def teken(self, rijen: Sequence[Sequence[str]]) -> None:
        for rol, naam, datum, inhoud in rijen:
            lijn = TableStyle([("LINEBELOW", (1, 0), (1, 0), 0.7, colors.black), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")])
            regel = self.p(f"{rol}\nnaam: {naam}  datum: {datum}", 9.5, na=0)
            self.zet(KeepTogether(Table([[regel, self.plek(inhoud, 130, 34)]], colWidths=[self.breed * 0.6, self.breed * 0.4], rowHeights=[42], style=lijn)))


STIJLEN: dict[str, type[PdfStijl]] = {
    "landelijk": Landelijk,
    "systeem": Systeem,
    "zijkader": Zijkader,
    "brochure": Brochure,
    "brief": Brief,
    "getypt": Getypt,
    "gewoon": PdfStijl,
}
