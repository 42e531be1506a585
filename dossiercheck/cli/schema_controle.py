"""`dossiercheck schema-controle`: keurt de regels, de woorden en de instellingen."""

from __future__ import annotations

from pathlib import Path

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import MAP
from dossiercheck.fouten import Uitgang


@click.command("schema-controle", cls=Opdracht, short_help="Keur de regels en de instellingen.")
@click.argument("map_", metavar="[MAP]", type=MAP, required=False, help="De map met regels; anders de meegeleverde.")
def opdracht(map_: Path | None) -> Uitgang:
    """Meld elke fout in de regels met bestand, regel en 'bedoelde u'. Afsluitcode 6 als er een fout is."""
    from dossiercheck.keuren import schemafouten

    fouten = schemafouten(map_)
    for fout in fouten:
        click.echo(fout, err=True)
    click.echo(f"{len(fouten)} fout{'en' * (len(fouten) != 1)} gevonden." if fouten else "De regels, de woorden en de instellingen zijn in orde.")
    return Uitgang.SCHEMA_FOUT if fouten else Uitgang.COMPLEET
