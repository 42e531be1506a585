"""`dossiercheck waarom`: het oordeel uitgelegd, van eis tot plek in het stuk."""

from __future__ import annotations

from pathlib import Path

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import uitvoer_optie
from dossiercheck.fouten import Uitgang


@click.command("waarom", cls=Opdracht, short_help="Leg uit waarom een dossier dit oordeel heeft.")
@click.argument("dossier", metavar="DOSSIER", help="De naam van een dossier in de uitvoer, of de map met zijn rapport.")
@click.argument("eis", metavar="[EIS]", required=False, help="Alleen deze eis; een deel van de naam volstaat.")
@uitvoer_optie
@click.option("--aanvraag", metavar="NUMMER", help="Alleen deze aanvraag, als er meer zijn.")
def opdracht(dossier: str, eis: str | None, uitvoer: Path, aanvraag: str | None) -> Uitgang:
    """Laat per eis zien wat er gevonden is en waar, wat afviel en waarom, en waar gezocht is.

    Zonder EIS: alles wat ontbreekt of nagekeken moet worden.
    """
    from dossiercheck import instellingen, regelboek
    from dossiercheck.cli.rapporten import kies_aanvraag, lees_rapport, vind_map
    from dossiercheck.cli.uitleg import uitleg

    boek = regelboek.laad(instellingen.laad(Path()).schemamap)
    for gekozen in kies_aanvraag(lees_rapport(vind_map(dossier, uitvoer)), aanvraag):
        click.echo("\n".join(uitleg(gekozen, eis, boek)))
    return Uitgang.COMPLEET
