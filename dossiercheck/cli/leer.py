"""`dossiercheck leer`: wat er van een voorbeeldformulier te leren is."""

from __future__ import annotations

from pathlib import Path

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import MAP
from dossiercheck.fouten import Uitgang


@click.command("leer", cls=Opdracht, short_help="Zoek op een voorbeeldformulier naar etiketten die nog niet bekend zijn.")
@click.argument("voorbeeld", metavar="VOORBEELD", type=MAP, help="Een formulier als Word, PDF of scan, leeg of ingevuld.")
@click.option("--type", "type_", metavar="TYPE", help="Het aanvraagtype, als dat niet uit het formulier blijkt.")
@click.option("--schrijf", type=MAP, is_flag=False, flag_value="schema-eigen", metavar="[MAP]", help="Zet ze in een eigen kopie van de regels.")
def opdracht(voorbeeld: Path, type_: str | None, schrijf: Path | None) -> Uitgang:
    """Toon welke etiketten bekend zijn en bij welk begrip een onbekend etiket kan horen, met wat dat verandert.

    Zonder --schrijf verandert er niets. Met --schrijf zonder map heet de kopie schema-eigen. Lees een voorstel altijd zelf na: 'lijkt op' is geen bewijs.
    """
    from dossiercheck.cli.leertekst import leertekst
    from dossiercheck.leerwerk import leer_van, neem_over
    from dossiercheck.run import moment_van

    map_ = Path(schrijf) if schrijf else None
    les = leer_van(voorbeeld, type_, moment_van(None), map_)
    click.echo("\n".join(leertekst(les)))
    if map_:
        erin = neem_over(les.voorstellen, map_)
        click.echo(f"\nOvergenomen in {map_}: {len(erin)} van de {len(les.voorstellen)} voorstellen. Wat 'misschien' past gaat niet mee.")
        click.echo(f"Lees ze na, en probeer ze met: dossiercheck proef {map_} MAP-MET-DOSSIERS")
    return Uitgang.IETS_TE_DOEN if les.voorstellen or les.onbekend else Uitgang.COMPLEET
