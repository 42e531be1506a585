"""`dossiercheck dokter`: is alles er wat nodig is?"""

from __future__ import annotations

from pathlib import Path

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import uitvoer_optie
from dossiercheck.fouten import Uitgang


@click.command("dokter", cls=Opdracht, short_help="Kijk of alles werkt op deze computer.")
@uitvoer_optie
def opdracht(uitvoer: Path) -> Uitgang:
    """Controleer Python, de pakketten, tekstherkenning, LibreOffice, schrijfrechten en de regels, en zeg wat te doen."""
    from dossiercheck.dokter import onderzoek

    uitgang = Uitgang.COMPLEET
    for klacht in onderzoek(uitvoer):
        click.echo(f"{klacht.stand:<9} {klacht.wat}")
        if klacht.doe:
            click.echo(f"{'':<9} Doe: {klacht.doe}")
        if klacht.stopt:
            uitgang = Uitgang.IETS_TE_DOEN
    return uitgang
