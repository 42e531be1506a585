"""`dossiercheck brief`: het verzoek om aanvulling opnieuw maken uit het rapport."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import uitvoer_optie, vandaag_optie
from dossiercheck.fouten import Uitgang


@click.command("brief", cls=Opdracht, short_help="Maak de brief aan de school opnieuw.")
@click.argument("dossier", metavar="DOSSIER", help="De naam van een dossier in de uitvoer, of de map met zijn rapport.")
@uitvoer_optie
@vandaag_optie
def opdracht(dossier: str, uitvoer: Path, vandaag: date | None) -> Uitgang:
    """Maak verzoek-aanvulling.docx uit het rapport dat er al ligt.

    Een brief die u in Word hebt gewijzigd blijft staan; de nieuwe komt ernaast. Wordt hetzelfde gevraagd, dan blijft de uiterste datum gelijk.
    """
    from dossiercheck.cli.rapporten import lees_rapport, vind_map
    from dossiercheck.run import maak_brief

    map_ = vind_map(dossier, uitvoer)
    bewaard = maak_brief(map_, lees_rapport(map_), vandaag, Path())
    for melding in bewaard.meldingen:
        click.echo(melding)
    click.echo(f"Brief: {bewaard.pad}" if bewaard.pad else "Er is niets om aan de school te vragen, dus er is geen brief.")
    return Uitgang.COMPLEET
