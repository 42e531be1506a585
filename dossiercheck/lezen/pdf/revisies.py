"""Een PDF waar later iets achter is gezet: toont een eerdere revisie andere tekst, dan is er iets gewijzigd."""

from __future__ import annotations

import re

from dossiercheck.lezen.pdfium import NietTeOpenen, PdfBestand

_EINDE = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF")
_KRUIS = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
_MEESTE = 50
"""Zoveel bladzijden worden vergeleken."""


def gewijzigd(gegevens: bytes, bestand: PdfBestand) -> int:
    """Het aantal revisies als de laatste andere tekst toont dan die ervoor; anders 0. Ingevulde velden zijn geen andere tekst."""
    einden = [gevonden.end() for gevonden in _EINDE.finditer(gegevens) if _wijst_raak(gegevens, int(gevonden[1]))]
    if b"/Linearized" in gegevens[:2048]:  # zo'n bestand begint met een los deel voor de eerste bladzijde
        einden = einden[1:]
    if len(einden) < 2:
        return 0
    try:
        with PdfBestand(gegevens[: einden[-2]]) as eerder:
            return len(einden) if _tekst(eerder) != _tekst(bestand) else 0
    except (NietTeOpenen, ValueError):
        return 0


def _wijst_raak(gegevens: bytes, plek: int) -> bool:
    """Of het einde bij deze PDF hoort: het einde van een PDF die erin zit telt vanaf het begin van die andere."""
    begin = max(0, gegevens.find(b"%PDF-", 0, 1024))
    return any(_KRUIS.match(gegevens, vanaf) is not None for vanaf in {plek, plek + begin})


def _tekst(bestand: PdfBestand) -> list[list[str]]:
    return [bestand.tekst(nummer).split() for nummer in range(1, min(bestand.aantal, _MEESTE) + 1)]
