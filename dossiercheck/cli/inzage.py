"""`dossiercheck inzage`: alles over een leerling."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import Datum, uitvoer_optie, vandaag_optie
from dossiercheck.fouten import Uitgang


@click.command("inzage", cls=Opdracht, short_help="Verzamel alles over een leerling.")
@click.argument("leerling", metavar="LEERLING", help="De naam van de leerling.")
@click.option("--geboren", type=Datum(), metavar="DATUM", help="De geboortedatum, als er meer leerlingen met deze naam zijn.")
@uitvoer_optie
@vandaag_optie
def opdracht(leerling: str, geboren: date | None, uitvoer: Path, vandaag: date | None) -> Uitgang:
    """Verzamel waar gegevens over een leerling staan: stukken, aanvragen, besluiten, verzonden brieven en het logboek.

    Het resultaat is inzage.html en inzage.json. Gegevens van een andere leerling blijven eruit.
    """
    from dossiercheck.inzage import HTML, JSON, geef_inzage, in_woorden

    inzage, map_ = geef_inzage(uitvoer, leerling, geboren, vandaag, Path())
    for zin in in_woorden(inzage):
        click.echo(zin)
    click.echo(f"Inzage: {map_ / HTML}")
    click.echo(f"        {map_ / JSON}")
    return Uitgang.COMPLEET
