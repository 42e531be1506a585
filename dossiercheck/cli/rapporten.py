"""Een rapport terugvinden dat eerder gemaakt is."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from dossiercheck.begrippen import Aanvraag, Rapport
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.rapporteren.uit_json import lees_json

JSON = "rapport.json"


def vind_map(dossier: str, uitvoer: Path) -> Path:
    """De map van een dossier in de uitvoer: een pad naar die map, of de naam van het dossier. Gebruiksfout met 'bedoelde u' als die er niet is."""
    for map_ in (uitvoer / dossier, Path(dossier), uitvoer / Path(dossier).resolve().name):
        if (map_ / JSON).is_file():
            return map_
    namen = sorted(pad.parent.name for pad in uitvoer.glob(f"*/{JSON}"))
    dichtbij = get_close_matches(dossier, namen, n=1)
    doe = f"Bedoelde u '{dichtbij[0]}'?" if dichtbij else "Controleer het dossier eerst met: dossiercheck controleer"
    raise Gebruiksfout("Er is geen rapport van dit dossier in de uitvoermap.", "", doe)


def lees_rapport(map_: Path) -> Rapport:
    """Het rapport in deze map; Gebruiksfout als het niet te lezen is."""
    try:
        return lees_json((map_ / JSON).read_bytes())
    except OSError as fout:
        raise Gebruiksfout("Het rapport is niet te openen.", fout.strerror or "", "Sluit het bestand als het openstaat.") from fout


def kies_aanvraag(rapport: Rapport, aanvraag: str | None) -> tuple[Aanvraag, ...]:
    """De aanvraag met dit nummer, of alle als er geen gevraagd is. Gebruiksfout als hij er niet is."""
    if aanvraag is None:
        return rapport.aanvragen
    gekozen = tuple(a for a in rapport.aanvragen if a.aanvraag == aanvraag)
    if not gekozen:
        raise Gebruiksfout(f"Aanvraag {aanvraag} zit niet in dit dossier.", "", f"Kies uit: {', '.join(a.aanvraag for a in rapport.aanvragen)}.")
    return gekozen
