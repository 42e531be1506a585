"""`dossiercheck regels`: wat er geeist wordt en waar dat vandaan komt."""

from __future__ import annotations

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.fouten import Uitgang


@click.command("regels", cls=Opdracht, short_help="Toon de regels, of een regel met zijn bron.")
@click.argument("eis", metavar="[EIS]", required=False, help="De naam van een eis; een deel volstaat.")
@click.option("--type", "type_", metavar="TYPE", help="Alleen de regels van dit aanvraagtype.")
def opdracht(eis: str | None, type_: str | None) -> Uitgang:
    """Toon per aanvraagtype de eisen; met EIS ook waarom, waar die staat en wat de school gevraagd wordt."""
    from dossiercheck.cli.regellijst import regellijst

    click.echo("\n".join(regellijst(eis, type_)))
    return Uitgang.COMPLEET
