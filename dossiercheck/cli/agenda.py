"""`dossiercheck agenda`: de vergaderlijst, de bundels en het agendabestand van een vergadering."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import Datum, uitvoer_optie, vandaag_optie
from dossiercheck.fouten import Uitgang


@click.command("agenda", cls=Opdracht, short_help="Maak de agenda van een vergadering.")
@click.option("--op", type=Datum(), metavar="DATUM", help="De dag van de vergadering; anders de eerstvolgende.")
@click.option("--zonder-bundels", is_flag=True, help="Maak alleen de lijst, geen PDF per dossier.")
@uitvoer_optie
@vandaag_optie
def opdracht(op: date | None, zonder_bundels: bool, uitvoer: Path, vandaag: date | None) -> Uitgang:
    """Maak de vergaderlijst (Word en Excel), per compleet dossier een bundel (PDF), en agenda.ics zonder namen.

    Afsluitcode 1: er moet nog iets nagekeken worden, of een termijn dreigt.
    """
    from dossiercheck.agenda import maak_agenda
    from dossiercheck.stukken.vergaderlijst import samenvatting
    from dossiercheck.verwoording import dag_en_datum

    gemaakt = maak_agenda(uitvoer, op, vandaag, Path(), not zonder_bundels)
    agenda = gemaakt.agenda
    click.echo(f"Vergadering van {dag_en_datum(agenda.op)}: {samenvatting(agenda)}.")
    for melding in gemaakt.meldingen:
        click.echo(melding, err=True)
    click.echo(f"Vergaderlijst: {gemaakt.map}")
    for bundel in gemaakt.bundels:
        click.echo(f"Bundel:        {bundel}")
    return Uitgang.IETS_TE_DOEN if agenda.nakijken or agenda.dreigend or gemaakt.meldingen else Uitgang.COMPLEET
