"""Maakt het meegeleverde Word-sjabloon van de vergaderlijst: `python tools/maak_vergaderlijst.py` schrijft sjablonen/vergaderlijst.docx."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt

sys.path.insert(0, str(Path(__file__).resolve().parent))
from maak_sjablonen import alinea, lijn, maak_stijl, orden, rij, stijlen, stuur, stuurrij, tabel, veldcode, zet

DOEL = Path(__file__).resolve().parents[1] / "sjablonen" / "vergaderlijst.docx"
Kolommen = tuple[tuple[str, str, float], ...]

DREIGEND: Kolommen = (
    ("Uiterlijk", "{{ punt.uiterlijk }}", 4.4),
    ("Leerling", "{{ punt.wie }}", 5.6),
    ("Aanvraag", "{{ punt.aanvraag }}", 6.2),
    ("Wat", "{{ punt.wat }}", 9.5),
)
COMPLEET: Kolommen = (
    ("Nr.", "{{ punt.nummer }}", 1.1),
    ("Leerling", "{{ punt.wie }}", 4.9),
    ("Aanvraag", "{{ punt.aanvraag }}", 5.2),
    ("School", "{{ punt.school }}", 4.6),
    ("Compleet op", "{{ punt.compleet_op }}", 2.9),
    ("Besluit uiterlijk", "{{ punt.uiterlijk }}", 2.9),
    ("Let op", "{{ punt.let_op }}", 4.1),
)
NAKIJKEN: Kolommen = (
    ("Dossier", "{{ punt.dossier }}", 5.9),
    ("Leerling", "{{ punt.wie }}", 4.6),
    ("Aanvraag", "{{ punt.aanvraag }}", 5.2),
    ("Na te kijken", "{{ punt.punten }}", 10.0),
)


def lijsttabel(doc: Any, lijst: str, kolommen: Kolommen) -> None:
    """Een tabel met een rij per punt; de kop herhaalt op elke bladzijde."""
    breedtes = tuple(breedte for _, _, breedte in kolommen)
    t = tabel(doc, breedtes, lijnen=True)
    kop = rij(t, breedtes, tuple(naam for naam, _, _ in kolommen), "Tabelkop")
    zet(kop._tr.get_or_add_trPr(), "w:tblHeader")
    stuurrij(t, breedtes, f"for punt in {lijst}")
    rij(t, breedtes, tuple(veld for _, veld, _ in kolommen), "Puntregel")
    stuurrij(t, breedtes, "endfor")
    alinea(doc, "", "Eindregel")


def kop_en_voet(doc: Any) -> None:
    """Liggend, met het briefhoofd boven en onderaan de bladzijde en de vergadering."""
    deel = doc.sections[0]
    deel.orientation, deel.page_width, deel.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    deel.left_margin = deel.right_margin = Cm(2)
    deel.top_margin, deel.bottom_margin = Cm(2), Cm(1.8)
    deel.header_distance, deel.footer_distance = Cm(1), Cm(0.9)
    boven = deel.header.paragraphs[0]
    boven.style = "Briefhoofdregel"
    boven.add_run("{{ afzender.naam }} · {{ afzender.loket }}")
    boven.paragraph_format.space_after = Pt(8)
    lijn(zet(boven._p.get_or_add_pPr(), "w:pBdr"), {"bottom": "8"}, "1F4E79")
    orden(boven._p.pPr, "pPr")
    onder = deel.footer.paragraphs[0]
    onder.style = "Voet"
    onder.add_run("Vertrouwelijk · vergadering van {{ vergadering }} · bladzijde ")
    veldcode(onder, "PAGE")
    onder.add_run(" van ")
    veldcode(onder, "NUMPAGES")


def deel(doc: Any, lijst: str, kop: str, inleiding: str, kolommen: Kolommen, leeg: str) -> None:
    """Een kop met een tabel, of een zin als er niets is."""
    alinea(doc, kop, "Heading 1")
    stuur(doc, f"if {lijst}")
    alinea(doc, inleiding, bij_volgende=True)
    lijsttabel(doc, lijst, kolommen)
    stuur(doc, "else")
    alinea(doc, leeg)
    stuur(doc, "endif")


def maak() -> None:
    doc = Document()
    stijlen(doc)
    maak_stijl(doc, "Puntregel", grootte=9.5, na=0)
    kop_en_voet(doc)
    alinea(doc, "Vergaderlijst", "Briefhoofd")
    alinea(doc, "Vergadering van *{{ vergadering }}* · gemaakt op {{ gemaakt }} · {{ samenvatting }}").paragraph_format.space_before = Pt(4)
    stuur(doc, "if dreigend")
    alinea(doc, "Termijnen die dreigen", "Heading 1")
    alinea(doc, "Over deze aanvragen moet een besluit vallen voor de vergadering hierna. Het vroegst aflopende staat bovenaan.", bij_volgende=True)
    lijsttabel(doc, "dreigend", DREIGEND)
    stuur(doc, "endif")
    besproken = "In deze volgorde. Het nummer is dat van de bundel."
    deel(doc, "compleet", "Te bespreken: complete dossiers", besproken, COMPLEET, "Voor deze vergadering zijn er geen complete dossiers.")
    inleiding = "Deze dossiers zijn op tijd, maar een medewerker moet eerst nog iets nakijken. Is dat voor de vergadering klaar, maak de agenda dan opnieuw."
    deel(doc, "nakijken", "Nog na te kijken", inleiding, NAKIJKEN, "Er hoeft niets meer nagekeken te worden.")
    voorbeeldplaatje = next(sleutel for sleutel, rel in doc.part.package.rels.items() if rel.reltype.endswith("/thumbnail"))
    doc.part.package.rels.pop(voorbeeldplaatje)
    eigenschappen = doc.core_properties
    eigenschappen.title, eigenschappen.author, eigenschappen.language, eigenschappen.comments = "Vergaderlijst", "", "nl-NL", ""
    eigenschappen.created = eigenschappen.modified = datetime(2026, 1, 1, tzinfo=UTC)
    doc.save(str(DOEL))


if __name__ == "__main__":
    maak()
