"""Welk nummer een leerling van een lijst de vorige keer had: uit het rapport dat er al ligt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from dossiercheck.werklijst import Sleutel, sleutel


def vorige_nummers(rapport: Path) -> Mapping[Sleutel, str]:
    """Per aanvraag (type, naam en geboortedatum) het nummer in dit rapport; leeg als het er niet is of niet te lezen is."""
    try:
        aanvragen = json.loads(rapport.read_bytes())["aanvragen"]
        return {sleutel(a["aanvraagtype"], a["leerling"]["naam"], _datum(a["leerling"]["geboortedatum"])): str(a["aanvraag"]) for a in aanvragen}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _datum(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
