"""`dossiercheck controleer`: van een map met dossiers naar rapporten en brieven."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import MAP, Tijd, uitvoer_optie, vandaag_optie
from dossiercheck.fouten import Uitgang


@click.command("controleer", cls=Opdracht, short_help="Controleer een map met dossiers.")
@click.argument(
    "map_",
    metavar="[MAP]",
    type=MAP,
    default=Path(),
    help="Een map met dossiers (elke submap, zip of mail, en losse bestanden), of een enkel dossier.",
)
@click.option("--dossier", "een_dossier", is_flag=True, help="MAP is zelf een dossier.")
@uitvoer_optie
@click.option("--ontvangen", type=Tijd(), metavar="TIJD", help="Ontvangst van dossiers zonder eigen datum, zoals 2026-11-18T15:30.")
@click.option("--type", "type_", metavar="TYPE", help="Aanvraagtype van dossiers zonder herkenbaar formulier.")
@vandaag_optie
@click.option("--werkers", type=click.IntRange(1, 64), metavar="AANTAL", help="Aantal bestanden dat tegelijk gelezen wordt; anders het aantal kernen.")
def opdracht(map_: Path, een_dossier: bool, uitvoer: Path, ontvangen: datetime | None, type_: str | None, vandaag: date | None, werkers: int | None) -> Uitgang:
    """Controleer elk dossier in MAP en schrijf per dossier een rapport, en zo nodig een brief aan de school.

    De stukken zelf worden alleen gelezen. Afsluitcode 0: alles compleet; 1: er is iets te doen.
    """
    from dossiercheck.cli.verslag import Leesbalk, toon
    from dossiercheck.run import Run, controleer

    balk = Leesbalk()
    return toon(controleer(Run(map_, uitvoer, een_dossier, ontvangen, type_, vandaag, werkers, Path(), balk)), uitvoer, balk)
