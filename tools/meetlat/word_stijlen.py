"""De vormen van Word-stukken: getypt door een secretaresse, groeidocument met samengevoegde cellen, brief."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from .krabbel import als_beeld

VASTE_TIJD = (2026, 1, 1, 0, 0, 0)


def vast(pakket: bytes) -> bytes:
    """Hetzelfde zip-pakket met vaste tijden, zodat dezelfde invoer dezelfde bytes geeft."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(pakket)) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in bron.namelist():
            doel.writestr(zipfile.ZipInfo(naam, VASTE_TIJD), bron.read(naam), zipfile.ZIP_DEFLATED)
    return uit.getvalue()


class Secretaresse:
    """Alles in Times, tabs en stippels, kruisjes met de hand getypt."""

    letter, grootte = "Times New Roman", 11

    def __init__(self, kop: str = "", voet: str = "") -> None:
        self.doc = Document()
        normaal = self.doc.styles["Normal"]
        normaal.font.name, normaal.font.size = self.letter, Pt(self.grootte)
        normaal.paragraph_format.space_after = Pt(4)
        deel = self.doc.sections[0]
        deel.page_width, deel.page_height = Cm(21), Cm(29.7)
        deel.header.paragraphs[0].text, deel.footer.paragraphs[0].text = kop, voet

    def alinea(self, tekst: str = "", *, vet: bool = False, schuin: bool = False) -> Any:
        alinea = self.doc.add_paragraph()
        stuk = alinea.add_run(tekst)
        stuk.bold, stuk.italic = vet, schuin
        return alinea

    def titel(self, tekst: str) -> None:
        self.alinea(tekst.upper(), vet=True)

    def kop(self, tekst: str) -> None:
        self.alinea(tekst, vet=True).runs[0].underline = True

    def veld(self, etiket: str, waarde: str) -> None:
        self.alinea(f"{etiket}{'.' * max(3, 30 - len(etiket))}:\t{waarde}")

    def open(self, vraag: str, antwoord: str) -> None:
        self.alinea(f"{vraag}:")
        for deel in (antwoord or "").split("\n\n"):
            self.alinea(f"\t{deel}" if deel else "")

    def keuze(self, vraag: str, opties: Sequence[str], gekozen: Sequence[str]) -> None:
        self.alinea(f"{vraag}\t" + "   ".join(f"[{'x' if o in gekozen else ' '}] {o}" for o in opties))

    def tekst(self, tekst: str) -> None:
        for deel in tekst.strip().split("\n\n"):
            self.alinea(deel)

    def hulp(self, tekst: str) -> None:
        self.alinea(tekst, schuin=True)

    def zij(self, tekst: str) -> None:
        self.hulp(tekst)

    def lijst(self, regels: Sequence[str]) -> None:
        for regel in regels:
            self.alinea(f"-\t{regel}")

    def tabel(self, kop: Sequence[str], rijen: Sequence[Sequence[str]], breedtes: Sequence[float] = ()) -> None:
        tafel = self.doc.add_table(1 + len(rijen), len(kop), style="Table Grid")
        for cel, tekst in zip(tafel.rows[0].cells, kop, strict=True):
            cel.text = ""
            cel.paragraphs[0].add_run(tekst).bold = True
        for rij, teksten in zip(tafel.rows[1:], rijen, strict=True):
            for cel, tekst in zip(rij.cells, teksten, strict=True):
                cel.text = str(tekst)
        self.doc.add_paragraph()

    def bladzijde(self) -> None:
        self.alinea().add_run().add_break(WD_BREAK.PAGE)

    def inhoud(self, alinea: Any, inhoud: str) -> None:
        if inhoud.startswith("krabbel"):
            alinea.add_run().add_picture(io.BytesIO(als_beeld(inhoud)), width=Cm(3.6))
        else:
            alinea.add_run(inhoud)

    def teken(self, rijen: Sequence[Sequence[str]]) -> None:
        for rol, naam, datum, inhoud in rijen:
            self.alinea(f"{naam}\td.d. {datum}")
            self.inhoud(self.alinea(f"{rol}:\t"), inhoud)

    def kantlijn(self, tekst: str, opmerking: str) -> None:
        """Een alinea met een opmerking in de kantlijn."""
        alinea = self.alinea(tekst)
        kanttekening = self.doc.add_comment(alinea.runs, text=opmerking, author="Loket", initials="L")
        kanttekening._comment_elm.set(qn("w:date"), "2026-01-01T00:00:00Z")

    def gewijzigd(self, voor: str, weg: str, erbij: str, na: str) -> None:
        """Bijgehouden wijzigingen: `weg` is verwijderd, `erbij` ingevoegd."""
        alinea = self.alinea(voor)
        for merk, inhoud, soort in (("w:del", weg, "w:delText"), ("w:ins", erbij, "w:t")):
            if not inhoud:
                continue
            rand = OxmlElement(merk)
            for sleutel, waarde in (("w:id", "7"), ("w:author", "Team"), ("w:date", "2026-01-01T00:00:00Z")):
                rand.set(qn(sleutel), waarde)
            stuk, tekst = OxmlElement("w:r"), OxmlElement(soort)
            tekst.text = inhoud
            tekst.set(qn("xml:space"), "preserve")
            stuk.append(tekst)
            rand.append(stuk)
            alinea._p.append(rand)
        alinea.add_run(na)

    def bouw(self, delen: Sequence[Sequence[Any]]) -> bytes:
        for soort, *rest in delen:
            getattr(self, soort)(*rest)
        uit = io.BytesIO()
        self.doc.save(uit)
        return vast(uit.getvalue())


class Groei(Secretaresse):
    """Alles in een lange tabel van vier kolommen met samengevoegde cellen."""

    letter, grootte = "Arial", 9

    def __init__(self, kop: str = "", voet: str = "") -> None:
        super().__init__(kop, voet)
        self.tafel: Any = None

    def rij(self) -> Any:
        if self.tafel is None:
            self.tafel = self.doc.add_table(0, 4, style="Table Grid")
        return self.tafel.add_row().cells

    def titel(self, tekst: str) -> None:
        self.doc.add_heading(tekst, level=1)

    def kop(self, tekst: str) -> None:
        rij = self.rij()
        cel = rij[0].merge(rij[3])
        cel.text = ""
        cel.paragraphs[0].add_run(tekst).bold = True
        kleur = OxmlElement("w:shd")
        kleur.set(qn("w:val"), "clear")
        kleur.set(qn("w:fill"), "D9E2D0")
        cel._tc.get_or_add_tcPr().append(kleur)

    def veld(self, etiket: str, waarde: str) -> None:
        rij = self.rij()
        rij[0].text = etiket
        rij[1].merge(rij[3]).text = waarde

    def open(self, vraag: str, antwoord: str) -> None:
        rij = self.rij()
        links, rechts = rij[0], rij[1].merge(rij[3])
        links.text, rechts.text = vraag, antwoord

    def keuze(self, vraag: str, opties: Sequence[str], gekozen: Sequence[str]) -> None:
        self.open(vraag, "   ".join(f"{'☒' if o in gekozen else '☐'} {o}" for o in opties))

    def tekst(self, tekst: str) -> None:
        rij = self.rij()
        rij[0].merge(rij[3]).text = tekst.strip()

    def hulp(self, tekst: str) -> None:
        rij = self.rij()
        cel = rij[0].merge(rij[3])
        cel.text = ""
        cel.paragraphs[0].add_run(tekst).italic = True

    def lijst(self, regels: Sequence[str]) -> None:
        self.tekst("\n".join(f"• {r}" for r in regels))

    def tabel(self, kop: Sequence[str], rijen: Sequence[Sequence[str]], breedtes: Sequence[float] = ()) -> None:
        """Hooguit vier kolommen; minder kolommen: de laatste is samengevoegd."""
        for nummer, teksten in enumerate([kop, *rijen]):
            cellen = self.rij()
            if len(teksten) < 4:
                cellen[len(teksten) - 1].merge(cellen[3])
            for cel, tekst in zip(cellen, teksten, strict=False):
                cel.text = ""
                cel.paragraphs[0].add_run(str(tekst)).bold = nummer == 0

    def los(self) -> None:
        """Sluit de tabel; het volgende onderdeel begint een nieuwe."""
        self.tafel = None
        self.doc.add_paragraph()

    def teken(self, rijen: Sequence[Sequence[str]]) -> None:
        for rol, naam, datum, inhoud in rijen:
            cellen = self.rij()
            for cel, tekst in zip(cellen, (rol, naam, datum), strict=False):
                cel.text = tekst
            cellen[3].text = ""
            self.inhoud(cellen[3].paragraphs[0], inhoud)


class Woordbrief(Secretaresse):
    letter, grootte = "Calibri", 11

    def titel(self, tekst: str) -> None:
        self.doc.add_heading(tekst, level=1)

    def kop(self, tekst: str) -> None:
        self.doc.add_heading(tekst, level=2)

    def veld(self, etiket: str, waarde: str) -> None:
        self.alinea(f"{etiket}: {waarde}")

    def lijst(self, regels: Sequence[str]) -> None:
        for regel in regels:
            self.doc.add_paragraph(regel, style="List Bullet")


STIJLEN: dict[str, type[Secretaresse]] = {"secretaresse": Secretaresse, "groei": Groei, "woordbrief": Woordbrief}
