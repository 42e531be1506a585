"""`dossiercheck demo`: laat op verzonnen dossiers zien wat het programma doet."""

from __future__ import annotations

from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import MAP
from dossiercheck.fouten import Uitgang

if TYPE_CHECKING:
    from dossiercheck.demo.doorloop import Doorloop


_BREEDTE = 100


@click.command("demo", cls=Opdracht, short_help="Controleer de meegeleverde voorbeelddossiers, en loop de hele weg door.")
@click.option("--uitvoer", type=MAP, metavar="MAP", help="Waar de dossiers en de uitkomsten komen; anders een nieuwe tijdelijke map.")
def opdracht(uitvoer: Path | None) -> Uitgang:
    """Kopieer negen verzonnen dossiers (Word en PDF) en controleer ze. Loop daarna van inbox tot verzonden-klaar.

    De doorloop laat zien: aanvulling, vergadering, toekenning, afwijzing, buiten behandeling, en een aanvraag zonder besluit.
    """
    import shutil
    import sys

    from dossiercheck.cli.verslag import Leesbalk, toon
    from dossiercheck.demo import draai
    from dossiercheck.demo.doorloop import Doorloop

    balk = Leesbalk()
    rapporten, uitslagen = draai(uitvoer, stap=balk)
    uitgang = toon(uitslagen, rapporten, balk)
    click.echo(f"\nDe dossiers zelf: {rapporten.parent / 'inbox'}")
    # Na `make demo` staat het programma nog niet in het zoekpad.
    programma = "dossiercheck" if shutil.which("dossiercheck") else sys.argv[0]
    click.echo("Waarom is een dossier niet compleet? Bijvoorbeeld:")
    click.echo(f'  {programma} waarom "2026-10-28 Yfke Zilverberk" --uitvoer "{rapporten}"')
    doorloop = Doorloop(rapporten.parent)
    toon_doorloop(doorloop)
    # De voorbeelden zijn met opzet niet allemaal compleet: dat is hier goed gegaan.
    return (Uitgang.COMPLEET if doorloop.heel else Uitgang.IETS_TE_DOEN) if uitgang is Uitgang.IETS_TE_DOEN else uitgang


def toon_doorloop(doorloop: Doorloop) -> None:
    """Elke stap met zijn dag en wat eruit kwam; onderaan waar alles staat."""
    click.echo("\nEen doorloop: van inbox tot verzonden-klaar.")
    click.echo("De besluiten zijn verzonnen en staan klaar; in het echt neemt een mens ze.")
    for stap in doorloop.stappen():
        click.echo(f"{stap.dag:%d-%m-%Y}  {stap.wat}" if stap.dag else f"\n{stap.wat}")
        for zin in stap.uitkomst:
            click.echo(fill(zin, _BREEDTE, initial_indent=" " * 12, subsequent_indent=" " * 14, break_on_hyphens=False))
    click.echo(f"\nWat er gemaakt is:     {doorloop.uitvoer}")
    click.echo("  per dossier: rapport.html, verzoek-aanvulling.docx of bericht-compleet.eml, en de map besluit")
    click.echo("  agenda/<dag>: de vergaderlijst en de bundels; register.sqlite: het register")
    click.echo(f"Wat er besloten is:    {doorloop.besluiten}")
    click.echo("Er is niets verzonden: de mails (.eml) zijn concepten die u zelf opent en verstuurt.")
