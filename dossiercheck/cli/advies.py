"""`dossiercheck advies`: het advies van een deskundige vastleggen, of het adviesformulier maken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import Datum, uitvoer_optie, vandaag_optie
from dossiercheck.fouten import Uitgang


@click.command("advies", cls=Opdracht, short_help="Leg het advies van een deskundige vast.")
@click.argument("dossier", metavar="DOSSIER", help="De naam van een dossier in de uitvoer, of zijn map.")
@click.option("--aanvraag", metavar="ID", help="Het nummer van de aanvraag, als het dossier er meer heeft.")
@uitvoer_optie
@click.option("--als", "naam", metavar="NAAM", help="De deskundige die adviseert. Zonder deze optie komt er een adviesformulier.")
@click.option("--functie", metavar="FUNCTIE", help="De functie van de deskundige, zoals orthopedagoog.")
@click.option("--datum", type=Datum(), metavar="DATUM", help="De datum van het advies; anders vandaag.")
@click.option("--tekst", metavar="TEKST", help="Het advies zelf.")
@click.option("--werkt-bij", default="", metavar="WIE", help="De werkgever van de deskundige; hoort niet de aanvragende school te zijn.")
@vandaag_optie
def opdracht(
    dossier: str,
    aanvraag: str | None,
    uitvoer: Path,
    naam: str | None,
    functie: str | None,
    datum: date | None,
    tekst: str | None,
    werkt_bij: str,
    vandaag: date | None,
) -> Uitgang:
    """Leg per deskundige naam, functie, datum en advies vast. Elke deskundige adviseert apart; het besluit neemt de adviezen over.

    Zonder --als: maak adviesformulier.docx met per stap van het werkplan wat er in het dossier gevonden is.
    """
    from dossiercheck.afhandeling.adviseren import Advies, leg_vast, maak_adviesformulier
    from dossiercheck.cli.rapporten import lees_rapport, vind_map

    map_ = vind_map(dossier, uitvoer)
    rapport, dag = lees_rapport(map_), vandaag or date.today()
    if naam is None:
        click.echo(f"Adviesformulier: {maak_adviesformulier(map_, rapport, aanvraag, dag, Path())}")
        return Uitgang.COMPLEET
    for melding in leg_vast(map_, rapport, aanvraag, Advies(naam, functie, datum or dag, tekst, werkt_bij), Path()):
        click.echo(melding, err=True)
    click.echo("Het advies is vastgelegd.")
    return Uitgang.COMPLEET
