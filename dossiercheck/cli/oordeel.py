"""`dossiercheck oordeel`: een medewerker beslist over een eis."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import uitvoer_optie, vandaag_optie
from dossiercheck.fouten import Uitgang

_INTREKKEN = "intrekken"


@click.command("oordeel", cls=Opdracht, short_help="Beslis zelf over een eis.")
@click.argument("dossier", metavar="DOSSIER", help="De naam van een dossier in de uitvoer, of de map met zijn rapport.")
@click.argument("eis", metavar="EIS", help="De naam van de eis, zoals in het rapport.")
@click.argument("status", metavar="STATUS", type=click.Choice(["voldaan", "ontbreekt", "nvt", _INTREKKEN]), help="voldaan, ontbreekt, nvt, of intrekken.")
@click.option("--door", required=True, metavar="NAAM", help="Wie dit beslist.")
@click.option("--reden", required=True, metavar="REDEN", help="Waarom; komt in het rapport, niet in de brief.")
@click.option("--aanvraag", metavar="NUMMER", help="Over welke aanvraag het gaat, als er meer zijn.")
@uitvoer_optie
@vandaag_optie
def opdracht(dossier: str, eis: str, status: str, door: str, reden: str, aanvraag: str | None, uitvoer: Path, vandaag: date | None) -> Uitgang:
    """Leg uw oordeel over een eis vast, naast dat van het programma. Het telt mee in het dossieroordeel en in de brief.

    Het oordeel geldt zolang de stukken waar het op steunt niet veranderen. Met intrekken geldt weer wat het programma vond.
    """
    from dossiercheck.begrippen import Status
    from dossiercheck.cli.rapporten import lees_rapport, vind_map
    from dossiercheck.ingrijpen import Oordeelsvraag, geef_oordeel
    from dossiercheck.rapporteren.zinnen import oordeelzin

    map_ = vind_map(dossier, uitvoer)
    vraag = Oordeelsvraag(eis, None if status == _INTREKKEN else Status(status), door, reden, aanvraag)
    uitkomst = geef_oordeel(map_, lees_rapport(map_), vraag, vandaag, Path())
    for regel in (*uitkomst.meldingen, oordeelzin(uitkomst.aanvraag), *([f"Brief: {uitkomst.brief}"] if uitkomst.brief else [])):
        click.echo(regel)
    return Uitgang.COMPLEET
