"""Kleine leerlinglijsten en bijlagen voor tests: een werkmap met openpyxl, en de hele keten erachter."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from dossiercheck.begrippen import Aanvraag, Bevinding, Blok, Gelezen, Rapport
from dossiercheck.instellingen import laad as laad_instellingen
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.excel import lees
from dossiercheck.regelboek import Regelboek
from dossiercheck.regelboek import laad as laad_regelboek
from dossiercheck.tijd import NEDERLAND
from dossiercheck.werkproces import Kennis, Zaak, beoordeel
from tests.bouwblok import bestand, woordenschat

ONTVANGEN = datetime(2026, 5, 20, 12, 0, tzinfo=NEDERLAND)
Cel = str | int | float | datetime | None
Rij = Mapping[str, Cel]

BASIS: Rij = {
    "Voornaam": "Bram",
    "Tussenvoegsel": "van",
    "Achternaam": "Zandstra",
    "Geboortedatum": "3-4-2014",
    "Adres": "Dorpsstraat 1",
    "Postcode": "7311 AB",
    "Woonplaats": "Apeldoorn",
    "IQ": 68,
    "Instrument": "WISC-V",
    "Datum afname": "12-1-2026",
    "LA technisch lezen": "44%",
    "LA begrijpend lezen": "61%",
    "LA spelling": "52%",
    "LA inzichtelijk rekenen": "58%",
    "Zienswijze ouders": "Ouders staan achter deze keuze.",
}
ANDER: Rij = {**BASIS, "Voornaam": "Mila", "Tussenvoegsel": None, "Achternaam": "Noordhof", "Geboortedatum": "9-8-2013"}


def rij(*weg: str, **anders: Any) -> dict[str, Cel]:
    """Een rij zonder de kolommen in `weg`, met andere kolommen erbij; een onderstreping in een naam is een spatie. `basis` is de rij waar hij op lijkt."""
    basis: Rij = anders.pop("basis", BASIS)
    return {k: v for k, v in basis.items() if k not in weg} | {k.replace("_", " "): v for k, v in anders.items()}


def blad(rijen: Sequence[Rij], titel: str = "Aanvraag tlv praktijkonderwijs", school: str | None = "Lindenhof College") -> list[list[Cel]]:
    """De cellen van een blad: titel, school, een lege rij en de lijst."""
    koppen = list(dict.fromkeys(kop for r in rijen for kop in r))
    boven: list[list[Cel]] = [[titel], ["School", school]] if school else [[titel]]
    return [*boven, [], list(koppen), *([r.get(kop) for kop in koppen] for r in rijen)]


def werkmap(pad: Path, *bladen: Sequence[Sequence[Cel]], namen: Sequence[str] = (), verborgen: Sequence[int] = ()) -> Gelezen:
    """Schrijft een werkmap en leest hem; `verborgen` zijn rijnummers (vanaf 1) van het eerste blad."""
    boek = Workbook()
    del boek[boek.sheetnames[0]]
    for i, cellen in enumerate(bladen):
        vel = boek.create_sheet(namen[i] if i < len(namen) else f"Blad{i + 1}")
        for regel in cellen:
            vel.append(list(regel))
        for nummer in verborgen if i == 0 else ():
            vel.row_dimensions[nummer].hidden = True
    boek.save(pad)
    return lees(Bron(pad, pad.name, hashlib.sha256(pad.read_bytes()).hexdigest()))


@lru_cache(maxsize=1)
def _regelboek() -> Regelboek:
    return laad_regelboek()


def controleer(*gelezen: Gelezen, ontvangen: datetime = ONTVANGEN, nummers: Mapping[tuple[str, str, str], str] | None = None) -> Rapport:
    kennis = Kennis(_regelboek(), woordenschat(), laad_instellingen(), ontvangen)
    return beoordeel(Zaak("lijst", gelezen, ontvangen, aantal=len(gelezen), nummers=nummers or {}), kennis)


def aanvraag(rapport: Rapport, naam: str) -> Aanvraag:
    return next(a for a in rapport.aanvragen if a.leerling_naam == naam)


def bevinding(aanvraag: Aanvraag, eis: str) -> Bevinding:
    return next(b for b in aanvraag.bevindingen if b.eis == eis)


def status(rapport: Rapport, eis: str, naam: str = "Bram van Zandstra") -> str:
    return bevinding(aanvraag(rapport, naam), eis).status.value


def bijlage(naam: str, *blokken: Blok) -> Gelezen:
    return bestand(naam, *blokken)
