"""Het verzoek om aanvulling in de dossiermap: maken, gelijk houden bij een herrun, en laten vervallen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path

from dossiercheck.begrippen import Aanvraag, Rapport
from dossiercheck.stukken.bewaren import Bewaard, bewaar, laat_vervallen, vastgelegd
from dossiercheck.stukken.brief import BESTAND, Briefgegevens, maak_verzoek
from dossiercheck.stukken.vragen import Verzoek, verzamel

_PLANNING = "planning."


def bewaar_verzoek(map_: Path, rapport: Rapport, gegevens: Briefgegevens, typen: Mapping[str, str] | None = None, sjabloon: Path | None = None) -> Bewaard:
    """Zet de brief in de dossiermap, of laat een oude vervallen als er niets meer te vragen is.

    Zolang er hetzelfde gevraagd wordt houdt de brief zijn dagtekening, uiterste datum en vergadering van de eerste keer, ook bij een latere --vandaag.

    Raises:
        Schrijffout, Sjabloonfout
    """
    verzoek = verzamel(rapport)
    if verzoek is None:
        return laat_vervallen(map_, BESTAND)
    kern = kern_van(verzoek)
    vast = vastgelegd(map_, BESTAND, kern) or _leg_vast(rapport, gegevens)
    brief = maak_verzoek(_met_planning(rapport, vast), _met_datums(gegevens, vast), typen, sjabloon)
    assert brief is not None
    return bewaar(map_, BESTAND, brief, kern, vast)


def kern_van(verzoek: Verzoek) -> str:
    """De hash van wat er gevraagd wordt, zonder datums: gelijk zolang de school hetzelfde moet doen."""
    delen = [{naam: waarde for naam, waarde in asdict(deel).items() if naam != "planning"} for deel in verzoek.delen]
    vraag = json.dumps([delen, [asdict(stuk) for stuk in verzoek.onleesbaar]], sort_keys=True)
    return hashlib.sha256(vraag.encode("utf-8", "backslashreplace")).hexdigest()


def _leg_vast(rapport: Rapport, gegevens: Briefgegevens) -> dict[str, str]:
    planning = {
        f"{_PLANNING}{a.aanvraag}": f"{a.planning.als_compleet_voor.isoformat()} {a.planning.dan_vergadering.isoformat()}"
        for a in rapport.aanvragen
        if a.planning.als_compleet_voor and a.planning.dan_vergadering
    }
    return {"dagtekening": gegevens.dagtekening.isoformat(), "uiterste_datum": gegevens.uiterste_datum.isoformat(), **planning}


def _met_datums(gegevens: Briefgegevens, vast: Mapping[str, str]) -> Briefgegevens:
    return replace(gegevens, dagtekening=date.fromisoformat(vast["dagtekening"]), uiterste_datum=date.fromisoformat(vast["uiterste_datum"]))


def _met_planning(rapport: Rapport, vast: Mapping[str, str]) -> Rapport:
    return replace(rapport, aanvragen=tuple(_met_vergadering(a, vast.get(_PLANNING + a.aanvraag)) for a in rapport.aanvragen))


def _met_vergadering(a: Aanvraag, vast: str | None) -> Aanvraag:
    if vast is None:
        return a
    voor, vergadering = vast.split(" ")
    return replace(a, planning=replace(a.planning, als_compleet_voor=datetime.fromisoformat(voor), dan_vergadering=date.fromisoformat(vergadering)))
