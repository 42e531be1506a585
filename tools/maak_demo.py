"""Maakt de verzonnen dossiers van `dossiercheck demo` in demo/ uit tools/demo.yaml.

Gebruik: maak_demo.py [DOELMAP]. Een stuk staat in demo.yaml als een lijst onderdelen; hier worden die Word of PDF, in een van de stijlen.
"""

from __future__ import annotations

import io
import random
import shutil
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image, ImageDraw
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.platypus import Flowable, ListFlowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
from reportlab.platypus import Image as Plaatje
from ruamel.yaml import YAML

HIER = Path(__file__).resolve().parent
AAN, UIT = "☒", "☐"
Onderdeel = dict[str, Any]


def krabbel(zaad: str) -> bytes:
    """Een PNG die op een handtekening lijkt; zelfde zaad, zelfde krabbel."""
    toeval = random.Random(zaad)
    beeld = Image.new("RGBA", (420, 130), (255, 255, 255, 0))
    pen = ImageDraw.Draw(beeld)
    punten = [(15 + i * 26 + toeval.randint(-9, 9), 65 + toeval.randint(-48, 48)) for i in range(15)]
    pen.line(punten, fill=(24, 36, 110, 255), width=5, joint="curve")
    pen.arc((toeval.randint(0, 90), 10, toeval.randint(150, 260), 118), 20, 320, fill=(24, 36, 110, 255), width=4)
    pen.line([(40, 112), (380, 100 + toeval.randint(-8, 14))], fill=(24, 36, 110, 255), width=3)
    uit = io.BytesIO()
    beeld.save(uit, "PNG")
    return uit.getvalue()


# --- Word ------------------------------------------------------------------------------------------


class Woord:
    """Bouwt een Word-stuk onderdeel voor onderdeel."""

    def __init__(self, stijl: dict[str, Any]) -> None:
        self.doc = Document()
        self.stijl = stijl
        self.doc.styles["Normal"].font.name = stijl["letter"]
        self.doc.styles["Normal"].font.size = Pt(stijl["grootte"])
        for sectie in self.doc.sections:
            sectie.page_width, sectie.page_height = Cm(21), Cm(29.7)
            sectie.left_margin = sectie.right_margin = Cm(2.2)

    def titel(self, tekst: str) -> None:
        alinea = self.doc.add_heading(tekst, level=0 if self.stijl["titel"] == "groot" else 1)
        for stuk in alinea.runs:
            stuk.font.color.rgb = RGBColor.from_string(self.stijl["kleur"])

    def kop(self, tekst: str) -> None:
        self.doc.add_heading(tekst, level=2)

    def alinea(self, tekst: str) -> None:
        self.doc.add_paragraph(tekst)

    def punten(self, regels: Sequence[str]) -> None:
        for regel in regels:
            self.doc.add_paragraph(regel, style="List Bullet")

    def velden(self, paren: dict[str, Any]) -> None:
        if self.stijl["velden"] == "tabel":
            tabel = self.doc.add_table(rows=0, cols=2, style="Table Grid")
            for etiket, waarde in paren.items():
                rij = tabel.add_row().cells
                rij[0].text, rij[1].text = str(etiket), str(waarde or "")
                rij[0].paragraphs[0].runs[0].font.bold = True
            return
        for etiket, waarde in paren.items():
            alinea = self.doc.add_paragraph()
            alinea.add_run(f"{etiket}: ").font.bold = True
            alinea.add_run(str(waarde or ""))

    def keuze(self, vraag: str, keuzes: Sequence[str], aan: str | None) -> None:
        alinea = self.doc.add_paragraph(f"{vraag}  ")
        for keuze in keuzes:
            self._vakje(alinea, keuze == aan)
            alinea.add_run(f" {keuze}    ")

    def _vakje(self, alinea: Any, aan: bool) -> None:
        """Een aankruisvakje als inhoudsbesturing, zoals Word ze zelf maakt."""
        sdt, eigenschap, inhoud, stuk = (OxmlElement(f"w:{naam}") for naam in ("sdt", "sdtPr", "sdtContent", "r"))
        vakje = OxmlElement("w14:checkbox", {"w14": "http://schemas.microsoft.com/office/word/2010/wordml"})
        staat = OxmlElement("w14:checked", {"w14": "http://schemas.microsoft.com/office/word/2010/wordml"})
        staat.set("{http://schemas.microsoft.com/office/word/2010/wordml}val", "1" if aan else "0")
        tekst = OxmlElement("w:t")
        tekst.text = AAN if aan else UIT
        vakje.append(staat)
        eigenschap.append(vakje)
        stuk.append(tekst)
        inhoud.append(stuk)
        sdt.extend((eigenschap, inhoud))
        alinea._p.append(sdt)

    def tabel(self, koppen: Sequence[str], rijen: Sequence[Sequence[str]]) -> None:
        tabel = self.doc.add_table(rows=1, cols=len(koppen), style="Table Grid")
        for cel, kop in zip(tabel.rows[0].cells, koppen, strict=True):
            cel.text = kop
            self._grijs(cel)
        for rij in rijen:
            for cel, waarde in zip(tabel.add_row().cells, rij, strict=True):
                cel.text = str(waarde or "")

    def _grijs(self, cel: Any) -> None:
        vulling = OxmlElement("w:shd")
        vulling.set(qn("w:val"), "clear")
        vulling.set(qn("w:fill"), "E4E8EC")
        cel._tc.get_or_add_tcPr().append(vulling)

    def ondertekening(self, koppen: Sequence[str], rijen: Sequence[Sequence[str]]) -> None:
        self.tabel(koppen, [[*rij[:-1], "" if rij[-1] == "inkt" else rij[-1]] for rij in rijen])
        tabel = self.doc.tables[-1]
        for rij, gegeven in zip(tabel.rows[1:], rijen, strict=True):
            rij.height = Cm(1.4)
            if gegeven[-1] == "inkt":
                rij.cells[-1].paragraphs[0].add_run().add_picture(io.BytesIO(krabbel(gegeven[1])), width=Cm(3.4))

    def rechts(self, tekst: str) -> None:
        self.doc.add_paragraph(tekst).alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def bytes(self) -> bytes:
        uit = io.BytesIO()
        self.doc.save(uit)
        return vaste_tijd(uit.getvalue())


def vaste_tijd(inhoud: bytes) -> bytes:
    """Dezelfde zip met vaste tijden, zodat opnieuw maken dezelfde bytes geeft."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for lid in bron.infolist():
            doel.writestr(zipfile.ZipInfo(lid.filename, (2026, 1, 1, 0, 0, 0)), bron.read(lid), zipfile.ZIP_DEFLATED)
    return uit.getvalue()


# --- PDF -------------------------------------------------------------------------------------------


class Vakjes(Flowable):  # type: ignore[misc]
    """Een vraag met getekende aankruisvakjes op een regel."""

    def __init__(self, vraag: str, keuzes: Sequence[str], aan: str | None, letter: str) -> None:
        super().__init__()
        self.vraag, self.keuzes, self.aan, self.letter = vraag, keuzes, aan, letter
        self.height = 0.7 * cm

    def wrap(self, breedte: float, hoogte: float) -> tuple[float, float]:
        return breedte, self.height

    def draw(self) -> None:
        vel = self.canv
        vel.setFont(self.letter, 10)
        vel.drawString(0, 6, self.vraag)
        x = max(8.4 * cm, vel.stringWidth(self.vraag, self.letter, 10) + 14)
        for keuze in self.keuzes:
            vel.rect(x, 5, 9, 9)
            if keuze == self.aan:
                vel.line(x + 1, 6, x + 8, 13)
                vel.line(x + 1, 13, x + 8, 6)
            vel.drawString(x + 13, 6, keuze)
            x += 24 + vel.stringWidth(keuze, self.letter, 10)


class Pdf:
    """Bouwt een PDF-stuk onderdeel voor onderdeel."""

    def __init__(self, stijl: dict[str, Any], wachtwoord: bool) -> None:
        self.stijl = stijl
        self.slot = StandardEncryption("alleen-voor-de-demo", strength=128) if wachtwoord else None
        self.deel: list[Any] = []
        letter = {"Arial": "Helvetica", "Georgia": "Times-Roman"}.get(stijl["letter"], "Helvetica")
        self.letter = letter
        vet = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[letter]
        basis = getSampleStyleSheet()["Normal"]
        self.gewoon = ParagraphStyle("gewoon", basis, fontName=letter, fontSize=stijl["grootte"], leading=stijl["grootte"] + 4, spaceAfter=5)
        self.vet = ParagraphStyle("vet", self.gewoon, fontName=vet)
        self.kopstijl = ParagraphStyle(
            "kop", self.vet, fontSize=stijl["grootte"] + 3, leading=stijl["grootte"] + 8, spaceBefore=9, textColor=f"#{stijl['kleur']}"
        )
        self.titelstijl = ParagraphStyle("titel", self.kopstijl, fontSize=19, leading=25, spaceAfter=10)

    def titel(self, tekst: str) -> None:
        self.deel.append(Paragraph(tekst, self.titelstijl))

    def kop(self, tekst: str) -> None:
        self.deel.append(Paragraph(tekst, self.kopstijl))

    def alinea(self, tekst: str) -> None:
        self.deel.append(Paragraph(tekst, self.gewoon))

    def rechts(self, tekst: str) -> None:
        self.deel.append(Paragraph(tekst, ParagraphStyle("rechts", self.gewoon, alignment=2)))

    def punten(self, regels: Sequence[str]) -> None:
        self.deel.append(ListFlowable([Paragraph(r, self.gewoon) for r in regels], bulletType="bullet", start="•"))

    def velden(self, paren: dict[str, Any]) -> None:
        rijen = [[Paragraph(str(e), self.vet), Paragraph(str(w or ""), self.gewoon)] for e, w in paren.items()]
        tabel = Table(rijen, colWidths=(6.2 * cm, 10.4 * cm))
        lijn = ("GRID", (0, 0), (-1, -1), 0.5, colors.grey) if self.stijl["velden"] == "tabel" else ("LINEBELOW", (1, 0), (1, -1), 0.5, colors.grey)
        tabel.setStyle(TableStyle([lijn, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        self.deel += [tabel, Spacer(1, 6)]

    def keuze(self, vraag: str, keuzes: Sequence[str], aan: str | None) -> None:
        self.deel.append(Vakjes(vraag, keuzes, aan, self.letter))

    def tabel(self, koppen: Sequence[str], rijen: Sequence[Sequence[Any]]) -> None:
        self._tabel(koppen, [[Paragraph(str(w or ""), self.gewoon) for w in rij] for rij in rijen])

    def _tabel(self, koppen: Sequence[str], rijen: Sequence[Sequence[Any]], hoogte: float | None = None) -> None:
        breedte = 16.6 * cm / len(koppen)
        inhoud = [[Paragraph(k, self.vet) for k in koppen], *rijen]
        tabel = Table(inhoud, colWidths=[breedte] * len(koppen), rowHeights=[None, *[hoogte] * len(rijen)], repeatRows=1)
        tabel.setStyle(
            TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("BACKGROUND", (0, 0), (-1, 0), "#e4e8ec"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
        )
        self.deel += [tabel, Spacer(1, 6)]

    def ondertekening(self, koppen: Sequence[str], rijen: Sequence[Sequence[str]]) -> None:
        def laatste(rij: Sequence[str]) -> Any:
            return Plaatje(io.BytesIO(krabbel(rij[1])), width=3.2 * cm, height=1.0 * cm) if rij[-1] == "inkt" else Paragraph(rij[-1] or "", self.gewoon)

        self._tabel(koppen, [[*(Paragraph(str(w or ""), self.gewoon) for w in rij[:-1]), laatste(rij)] for rij in rijen], hoogte=1.4 * cm)

    def bytes(self) -> bytes:
        uit = io.BytesIO()
        rand = {"leftMargin": 2.2 * cm, "rightMargin": 2.2 * cm, "topMargin": 2 * cm, "bottomMargin": 2 * cm}
        SimpleDocTemplate(uit, pagesize=A4, invariant=1, encrypt=self.slot, **rand).build(self.deel)
        return uit.getvalue()


# --- van yaml naar bestanden -----------------------------------------------------------------------


def maak_stuk(naam: str, stijl: dict[str, Any], onderdelen: Sequence[Onderdeel], wachtwoord: bool) -> bytes:
    """De bytes van een stuk; de extensie bepaalt of het Word of PDF wordt."""
    bouwer: Any = Woord(stijl) if naam.endswith(".docx") else Pdf(stijl, wachtwoord)
    doe: dict[str, Callable[[Any], None]] = {
        "keuze": lambda o: bouwer.keuze(o["vraag"], o["keuzes"], o.get("aan")),
        "tabel": lambda o: bouwer.tabel(o["koppen"], o["rijen"]),
        "ondertekening": lambda o: bouwer.ondertekening(o["koppen"], o["rijen"]),
    }
    for onderdeel in onderdelen:
        ((soort, inhoud),) = onderdeel.items()
        doe.get(soort, getattr(bouwer, soort))(inhoud)
    inhoud_bytes: bytes = bouwer.bytes()
    return inhoud_bytes


def main(doel: Path) -> None:
    gegevens = YAML(typ="safe").load((HIER / "demo.yaml").read_text("utf-8"))
    shutil.rmtree(doel, ignore_errors=True)
    for dossier, inhoud in gegevens["dossiers"].items():
        map_ = doel / dossier
        map_.mkdir(parents=True)
        (map_ / "dossier.yaml").write_text(f"ontvangen: {inhoud['ontvangen']}\n", "utf-8")
        for naam, stuk in inhoud["stukken"].items():
            (map_ / naam).write_bytes(maak_stuk(naam, gegevens["stijlen"][stuk["stijl"]], stuk["inhoud"], stuk.get("wachtwoord", False)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HIER.parent / "demo")
