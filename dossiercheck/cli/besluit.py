"""`dossiercheck besluit`: het besluit van een mens vastleggen en de documenten maken."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import MAP, Datum, uitvoer_optie, vandaag_optie
from dossiercheck.fouten import Uitgang


@click.command("besluit", cls=Opdracht, short_help="Leg een besluit vast en maak de documenten.")
@click.argument("dossier", metavar="DOSSIER", help="De naam van een dossier in de uitvoer, of zijn map.")
@click.option("--aanvraag", metavar="ID", help="Het nummer van de aanvraag, als het dossier er meer heeft.")
@click.option("--besluit", "bestand", type=MAP, metavar="BESTAND", help="Een ingevuld besluit.yaml. Opties gaan voor wat daarin staat.")
@uitvoer_optie
@click.option("--definitief", is_flag=True, help="Maak het besluit definitief: zonder watermerk, met tlv-nummer.")
@click.option("--strekking", metavar="WAT", help="toekennen, afwijzen, buiten-behandeling, aanhouden of intrekken.")
@click.option("--door", "naam", metavar="NAAM", help="Wie besluit.")
@click.option("--functie", metavar="FUNCTIE", help="De functie van wie besluit.")
@click.option("--datum", type=Datum(), metavar="DATUM", help="De datum van het besluit.")
@click.option("--categorie", metavar="1|2|3", help="Bekostigingscategorie, alleen bij een tlv vso.")
@click.option("--ingang", type=Datum(), metavar="DATUM", help="Ingangsdatum.")
@click.option("--einddatum", type=Datum(), metavar="DATUM", help="Einddatum.")
@click.option("--motivering", metavar="TEKST", help="Waarom zo besloten is.")
@click.option("--afwijking", metavar="TEKST", help="Waarom van het voorstel is afgeweken.")
@click.option("--mandaat", metavar="TEKST", help="Waar de bevoegdheid op berust, als niet het bestuur zelf besluit.")
@click.option("--deskundige", "deskundigen", nargs=4, multiple=True, metavar="NAAM FUNCTIE DATUM ADVIES", help="Het advies van een deskundige; mag vaker.")
@vandaag_optie
def opdracht(dossier: str, bestand: Path | None, uitvoer: Path, definitief: bool, vandaag: date | None, **opties: Any) -> Uitgang:
    """Maak de besluitbrief, de tlv of aanwijzing en de mailconcepten bij een besluit.

    Het programma stelt voor en waarschuwt; een mens besluit. Zonder --definitief is alles een concept. Wat ontbreekt wordt gevraagd.
    """
    from dossiercheck.afhandeling.uitvoeren import voer_alle_uit
    from dossiercheck.cli.besluitvragen import bereid_alle_voor, toon_uitgevoerd
    from dossiercheck.cli.rapporten import lees_rapport, vind_map

    map_ = vind_map(dossier, uitvoer)
    voorbereid = bereid_alle_voor(map_, lees_rapport(map_), bestand, opties, vandaag)
    return toon_uitgevoerd(voer_alle_uit(voorbereid, definitief, vandaag))
