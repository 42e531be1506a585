"""`dossiercheck sjabloon-controle`: keurt de Word-sjablonen en maakt proefbrieven."""

from __future__ import annotations

from pathlib import Path

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import MAP
from dossiercheck.fouten import Uitgang


@click.command("sjabloon-controle", cls=Opdracht, short_help="Keur de Word-sjablonen.")
@click.argument("pad", metavar="[PAD]", type=MAP, required=False, help="Een sjabloon of een map met sjablonen; anders de sjablonen die nu gelden.")
@click.option("--proefbrieven", type=MAP, metavar="MAP", help="Zet hier van elk goed sjabloon een proefbrief voor vijf voorbeeldleerlingen.")
def opdracht(pad: Path | None, proefbrieven: Path | None) -> Uitgang:
    """Meld per sjabloon onbekende velden, blokken die niet sluiten, code die niet mag, macro's en koppelingen. Afsluitcode 7 als er een fout is."""
    from dossiercheck.afhandeling.sjablooncontrole import controleer_sjablonen
    from dossiercheck.opslag import schrijf

    fouten = 0
    for gekeurd in controleer_sjablonen(pad, Path()):
        fouten += bool(gekeurd.fouten)
        click.echo(f"{gekeurd.sjabloon}: {'in orde' if not gekeurd.fouten else 'niet te gebruiken'}", err=bool(gekeurd.fouten))
        for fout in gekeurd.fouten:
            click.echo(f"  {fout}", err=True)
        for naam, inhoud in gekeurd.proefbrieven.items() if proefbrieven else ():
            assert proefbrieven
            schrijf(proefbrieven / naam, inhoud)
    return Uitgang.SJABLOON_FOUT if fouten else Uitgang.COMPLEET
