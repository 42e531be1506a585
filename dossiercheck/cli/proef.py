"""`dossiercheck proef`: welke oordelen veranderen als andere regels gelden."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import MAP, vandaag_optie
from dossiercheck.fouten import Uitgang

_GEEN = "(geen)"


@click.command("proef", cls=Opdracht, short_help="Laat zien welke oordelen veranderen met andere regels.")
@click.argument("schema", metavar="SCHEMA", type=MAP, help="Een map met regels, zoals een gewijzigde kopie van schema/.")
@click.argument("map_", metavar="MAP", type=MAP, help="Een map met dossiers om het op te proberen.")
@click.option("--dossier", "een_dossier", is_flag=True, help="MAP is zelf een dossier.")
@click.option("--werkers", type=click.IntRange(1, 64), metavar="AANTAL", help="Aantal bestanden dat tegelijk gelezen wordt; anders het aantal kernen.")
@vandaag_optie
def opdracht(schema: Path, map_: Path, een_dossier: bool, werkers: int | None, vandaag: date | None) -> Uitgang:
    """Beoordeel de dossiers in MAP met de regels van nu en met die in SCHEMA, en toon wat er verandert. Er wordt niets geschreven.

    Afsluitcode 0: geen enkel oordeel verandert; 1: er verandert een oordeel.
    """
    from dossiercheck.proef import vergelijk
    from dossiercheck.run import moment_van

    alle = list(vergelijk(schema, map_, moment_van(vandaag), een_dossier=een_dossier, werkmap=Path(), werkers=werkers))
    anders = [v for v in alle if v.ander_oordeel]
    for verschil in (v for v in alle if v.ander_oordeel or v.eisen):
        click.echo(f"{verschil.dossier}, aanvraag {verschil.aanvraag}: {verschil.nu or _GEEN} -> {verschil.straks or _GEEN}")
        for eis in verschil.eisen:
            click.echo(f"  {eis.eis}: {eis.nu or _GEEN} -> {eis.straks or _GEEN}")
    click.echo(f"{len(alle)} aanvra{'gen' if len(alle) != 1 else 'ag'} bekeken; bij {len(anders)} verandert het oordeel.")
    return Uitgang.IETS_TE_DOEN if anders else Uitgang.COMPLEET
