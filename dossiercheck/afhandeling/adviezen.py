"""Adviezen van deskundigen: elk apart vastgelegd in adviezen.json in de map van het dossier."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dossiercheck.besluiten import Deskundige
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.opslag import schrijf
from dossiercheck.schrijfwijze import masker_bsn, zelfde_naam

BESTAND = "adviezen.json"
VERSIE = 1


def lees_adviezen(map_: Path, aanvraag: str) -> tuple[Deskundige, ...]:
    """De adviezen bij een aanvraag, in de volgorde waarin ze zijn vastgelegd. Gebruiksfout als het bestand niet te lezen is."""
    return tuple(_deskundige(a) for a in _lees(map_) if a["aanvraag"] == aanvraag)


def leg_advies_vast(map_: Path, aanvraag: str, advies: Deskundige) -> bool:
    """Zet het advies in het bestand; waar als het een eerder advies van dezelfde persoon vervangt."""
    alle = _lees(map_)
    plek = next((nummer for nummer, a in enumerate(alle) if a["aanvraag"] == aanvraag and _zelfde(str(a["naam"]), advies.naam)), len(alle))
    vervangen = plek < len(alle)
    alle[plek : plek + 1] = [_als_json(aanvraag, advies)]
    schrijf(map_ / BESTAND, (json.dumps({"versie": VERSIE, "adviezen": alle}, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace"))
    return vervangen


def _zelfde(een: str, ander: str) -> bool:
    return een.casefold() == ander.casefold() or zelfde_naam(een, ander) is True


def _lees(map_: Path) -> list[dict[str, Any]]:
    pad = map_ / BESTAND
    if not pad.is_file():
        return []
    try:
        inhoud = json.loads(pad.read_bytes())
        adviezen: list[dict[str, Any]] = inhoud["adviezen"]
        for advies in adviezen:
            _deskundige(advies)
    except (OSError, ValueError, KeyError, TypeError) as fout:
        doe = "Zet het bestand terug, of verwijder het en leg de adviezen opnieuw vast."
        raise Gebruiksfout(f"{BESTAND} is niet te lezen.", type(fout).__name__, doe) from None
    return adviezen


def _deskundige(a: dict[str, Any]) -> Deskundige:
    return Deskundige(str(a["naam"]), str(a["functie"]), date.fromisoformat(a["datum"]), str(a["advies"]), str(a.get("werkt_bij", "")))


def _als_json(aanvraag: str, a: Deskundige) -> dict[str, Any]:
    velden: Sequence[tuple[str, str]] = (("naam", a.naam), ("functie", a.functie), ("advies", a.advies), ("werkt_bij", a.werkt_bij))
    return {"aanvraag": aanvraag, "datum": a.datum.isoformat(), **{naam: masker_bsn(waarde) for naam, waarde in velden}}
