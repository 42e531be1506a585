"""Waar de meegeleverde gegevens staan: in het wiel onder `_hulpbronnen`, in een bewerkbare installatie naast het pakket."""

from __future__ import annotations

from pathlib import Path

from dossiercheck.fouten import Defect

_PAKKET = Path(__file__).resolve().parent


def hulpbron(naam: str) -> Path:
    """Het pad van een map of bestand als 'schema' of 'sjablonen/brief.docx'; Defect als het er niet is."""
    for wortel in (_PAKKET / "_hulpbronnen", _PAKKET.parent):
        if (pad := wortel / naam).exists():
            return pad
    raise Defect(f"De meegeleverde gegevens '{naam}' ontbreken.", "De installatie is niet volledig.", "Installeer het programma opnieuw.")
