"""Digitale handtekeningen in een PDF-bestand: wie, wanneer, en of het stuk daarna ongewijzigd is. Zonder netwerk."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dossiercheck.begrippen import DigitaleHandtekening, Ondertekenstaat, Plek


def lees_handtekeningen(gegevens: bytes, plekken: Sequence[Plek]) -> tuple[DigitaleHandtekening, ...]:
    """De digitale handtekeningen in volgorde van zetten; `plekken` zijn de getekende velden in de volgorde van het bestand."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL + 1)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL + 1)
    try:
        lezer = PdfFileReader(io.BytesIO(gegevens), strict=False)
        gevonden = list(lezer.embedded_regular_signatures)
    except Exception:  # pyHanko geeft bij een kapot bestand elke denkbare uitzondering
        return tuple(DigitaleHandtekening("", None, Ondertekenstaat.ONBEKEND, plek) for plek in plekken)
    uit = []
    for rang, handtekening in enumerate(gevonden):
        plek = plekken[rang] if rang < len(plekken) else (plekken[-1] if plekken else Plek(""))
        uit.append(DigitaleHandtekening(_naam(handtekening), _moment(handtekening), _staat(handtekening), plek))
    return tuple(uit)


def _naam(handtekening: Any) -> str:
    """De naam die in het bestand staat, anders die op het certificaat."""
    naam = handtekening.sig_object.get("/Name")
    if naam:
        return str(naam)
    try:
        gegevens = handtekening.signer_cert.subject.native
        return str(gegevens.get("common_name") or "")
    except Exception:
        return ""


def _moment(handtekening: Any) -> datetime | None:
    try:
        moment = handtekening.self_reported_timestamp
    except Exception:
        return None
    return moment if isinstance(moment, datetime) else None


def _staat(handtekening: Any) -> Ondertekenstaat:
    """Ongewijzigd als de bytes kloppen en er daarna niets wezenlijks is toegevoegd, ook als de uitgever onbekend is."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    try:
        uitkomst = validate_pdf_signature(handtekening, ValidationContext(trust_roots=[], allow_fetching=False))
    except Exception:
        return Ondertekenstaat.ONBEKEND
    if not (uitkomst.intact and uitkomst.valid):
        return Ondertekenstaat.GEWIJZIGD
    niveau = uitkomst.modification_level
    toegestaan = niveau is None or niveau <= ModificationLevel.FORM_FILLING
    return Ondertekenstaat.ONGEWIJZIGD if toegestaan else Ondertekenstaat.GEWIJZIGD
