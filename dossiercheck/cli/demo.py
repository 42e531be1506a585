"""`dossiercheck demo`: laat op verzonnen dossiers zien wat het programma doet."""

from __future__ import annotations

from pathlib import Path

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import MAP
from dossiercheck.fouten import Uitgang


@click.command("demo", cls=Opdracht, short_help="Controleer de meegeleverde voorbeelddossiers.")
@click.option("--uitvoer", type=MAP, metavar="MAP", help="Waar de dossiers en de rapporten komen; anders een nieuwe tijdelijke map.")
def opdracht(uitvoer: Path | None) -> Uitgang:
    """Kopieer zeven verzonnen dossiers (Word en PDF), controleer ze, en zeg waar de rapporten en de brieven staan."""
    import shutil
    import sys

    from dossiercheck.cli.verslag import Leesbalk, toon
    from dossiercheck.demo import draai

    balk = Leesbalk()
    rapporten, uitslagen = draai(uitvoer, stap=balk)
    uitgang = toon(uitslagen, rapporten, balk)
    click.echo(f"\nDe dossiers zelf: {rapporten.parent / 'inbox'}")
    # Na `make demo` staat het programma nog niet in het zoekpad.
    programma = "dossiercheck" if shutil.which("dossiercheck") else sys.argv[0]
    click.echo("Waarom is een dossier niet compleet? Bijvoorbeeld:")
    click.echo(f'  {programma} waarom "2026-10-28 Yfke Zilverberk" --uitvoer "{rapporten}"')
    # De voorbeelden zijn met opzet niet allemaal compleet: dat is hier goed gegaan.
    return Uitgang.COMPLEET if uitgang is Uitgang.IETS_TE_DOEN else uitgang
