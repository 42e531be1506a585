"""Tabellen als Excel- en csv-bestand. Tekst uit een dossier is nooit een formule."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dossiercheck.vastezip import vaste_zip
from dossiercheck.verwoording import in_nederland, schoon

Celwaarde = str | int | float | date | datetime | None
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "|", "%")
_VERBODEN = re.compile(r"[\[\]:*?/\\]")
_CELGRENS = 32_000
_TIJD = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


@dataclass(frozen=True, slots=True)
class Blad:
    """Een tabel met koppen. `breedtes` in tekens; een kolom zonder breedte krijgt er een naar de inhoud."""

    naam: str
    koppen: tuple[str, ...]
    rijen: Sequence[Sequence[Celwaarde]]
    breedtes: tuple[int, ...] = ()


def als_csv(blad: Blad) -> bytes:
    """Puntkomma's en een BOM, zoals een Nederlandse Excel verwacht. Tekst die op een formule lijkt krijgt een apostrof ervoor."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    schrijver.writerows([blad.koppen, *([_csv_cel(cel) for cel in rij] for rij in blad.rijen)])
    return uit.getvalue().encode("utf-8-sig")


def _csv_cel(cel: Celwaarde) -> str:
    tekst = "" if cel is None else cel.isoformat() if isinstance(cel, date) else schoon(str(cel))
    return f"'{tekst}" if isinstance(cel, str) and tekst.startswith(_FORMULE) else tekst


def als_xlsx(bladen: Sequence[Blad]) -> bytes:
    """Een werkmap met een blad per tabel, met filter en vaste kopregel. Dezelfde tabellen geven dezelfde bytes."""
    from openpyxl import Workbook

    boek = Workbook()
    del boek[boek.sheetnames[0]]
    for blad in bladen:
        _vul(boek.create_sheet(_VERBODEN.sub(" ", blad.naam)[:31]), blad)
    uit = io.BytesIO()
    boek.save(uit)
    return vaste_zip(uit.getvalue(), _zonder_tijd)


def _vul(vel: Any, blad: Blad) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for nummer, rij in enumerate([blad.koppen, *blad.rijen], 1):
        for kolom, waarde in enumerate(rij, 1):
            _zet(vel.cell(nummer, kolom), waarde).alignment = Alignment(vertical="top", wrap_text=True)
    for cel in vel[1]:
        cel.font, cel.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F4E79")
    for kolom in range(1, len(blad.koppen) + 1):
        vel.column_dimensions[get_column_letter(kolom)].width = _breedte(blad, kolom - 1)
    vel.freeze_panes = "A2"
    vel.auto_filter.ref = f"A1:{get_column_letter(len(blad.koppen))}{len(blad.rijen) + 1}"
    vel.page_setup.orientation, vel.page_setup.paperSize, vel.page_setup.fitToWidth, vel.page_setup.fitToHeight = "landscape", 9, 1, 0
    vel.sheet_properties.pageSetUpPr.fitToPage = True
    vel.print_title_rows = "1:1"


def _breedte(blad: Blad, kolom: int) -> int:
    if kolom < len(blad.breedtes):
        return blad.breedtes[kolom]
    return min(45, max(8, *(len(str(rij[kolom] if rij[kolom] is not None else "")) + 2 for rij in [blad.koppen, *blad.rijen])))


def _zet(cel: Any, waarde: Celwaarde) -> Any:
    if isinstance(waarde, datetime):
        cel.value, cel.number_format = in_nederland(waarde).replace(tzinfo=None), "dd-mm-yyyy hh:mm"
    elif isinstance(waarde, date):
        cel.value, cel.number_format = waarde, "dd-mm-yyyy"
    elif isinstance(waarde, str):
        tekst = schoon(waarde)[:_CELGRENS]
        cel.value = tekst
        cel.data_type = "s"  # openpyxl maakt anders van '=1+1' een formule en van '#N/A' een fout
        cel.quotePrefix = tekst.startswith(_FORMULE)
    else:
        cel.value = waarde
    return cel


def _zonder_tijd(naam: str, inhoud: bytes) -> bytes:
    return _TIJD.sub(rb"\g<1>2026-01-01T00:00:00Z", inhoud)
