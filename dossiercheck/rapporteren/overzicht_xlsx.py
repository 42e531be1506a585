"""overzicht.xlsx: hetzelfde overzicht om in te sorteren en te filteren. Tekst uit een dossier wordt nooit een formule."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from urllib.parse import quote

from dossiercheck.rapporteren.overzicht import Overzicht, Regel, oordeel_in_woorden, resterend
from dossiercheck.vastezip import vaste_zip
from dossiercheck.verwoording import schoon

_KOPPEN = (
    ("Dossier", 34),
    ("Leerling", 26),
    ("School", 26),
    ("Aanvraag", 34),
    ("Oordeel", 12),
    ("Ontbreekt", 11),
    ("Nakijken", 11),
    ("Ontvangen", 12),
    ("Besluit uiterlijk", 16),
    ("Resterend", 16),
    ("Vergadering", 13),
    ("Vergadering als compleet", 24),
    ("Nieuw", 44),
)
_GEWIJZIGD = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def als_xlsx(overzicht: Overzicht) -> bytes:
    """Het overzicht als werkboek; hetzelfde overzicht geeft dezelfde bytes."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    boek = Workbook()
    blad = boek.active
    assert blad is not None
    blad.title = "Overzicht"
    for kolom, (kop, breedte) in enumerate(_KOPPEN, 1):
        cel = blad.cell(1, kolom, kop)
        cel.font, cel.alignment = Font(bold=True), Alignment(vertical="top", wrap_text=True)
        blad.column_dimensions[get_column_letter(kolom)].width = breedte
    for rij, regel in enumerate(overzicht.regels, 2):
        for kolom, waarde in enumerate(_waarden(regel, overzicht.vandaag), 1):
            _zet(blad.cell(rij, kolom), waarde)
        blad.cell(rij, 1).hyperlink = f"{quote(regel.map)}/rapport.html"
    blad.freeze_panes = "B2"
    blad.auto_filter.ref = f"A1:{get_column_letter(len(_KOPPEN))}{len(overzicht.regels) + 1}"
    uit = BytesIO()
    boek.save(uit)
    return vaste_zip(uit.getvalue(), _zonder_tijd)


def _waarden(r: Regel, vandaag: date) -> tuple[object, ...]:
    wie = (r.dossier, r.leerling, r.school, r.type_naam, oordeel_in_woorden(r), r.ontbreekt, r.nakijken)
    return (*wie, r.ontvangen, r.termijn, resterend(r, vandaag), r.vergadering, r.als_compleet, r.nieuw)


def _zet(cel: object, waarde: object) -> None:
    """Een datum als datum, een getal als getal, al het andere als tekst: ook wat met = of @ begint, en ook als iemand de cel later opnieuw invoert."""
    from openpyxl.cell import Cell

    assert isinstance(cel, Cell)
    if isinstance(waarde, str):
        cel.value = schoon(waarde)
        cel.data_type = "s"
        cel.quotePrefix = True
    else:
        cel.value = waarde  # type: ignore[assignment]
        if isinstance(waarde, date):
            cel.number_format = "dd-mm-yyyy"


def _zonder_tijd(naam: str, inhoud: bytes) -> bytes:
    return _GEWIJZIGD.sub(b"", inhoud) if naam.endswith("core.xml") else inhoud
