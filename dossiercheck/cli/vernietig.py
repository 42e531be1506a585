"""`dossiercheck vernietig`: dossiers wissen die hun bewaartermijn voorbij zijn."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import uitvoer_optie, vandaag_optie
from dossiercheck.fouten import Uitgang

if TYPE_CHECKING:
    from dossiercheck.vernietigen import Verslag
    from dossiercheck.verwijderlijst import Keuze, Post


@click.command("vernietig", cls=Opdracht, short_help="Wis dossiers die hun bewaartermijn voorbij zijn.")
@click.argument("dossiers", metavar="[DOSSIER]…", nargs=-1, help="Alleen deze dossiers of tlv-nummers; anders alles wat de termijn voorbij is.")
@click.option("--bevestig", metavar="NAAM", help="Wis echt; uw naam komt in de verklaring. Zonder deze optie ziet u alleen de lijst.")
@click.option("--ook-originelen", is_flag=True, help="Wis ook de stukken van de school in de inbox.")
@click.option("--ook-tlv", is_flag=True, help="Wis ook de kopie van de tlv waarvan de eigen termijn nog loopt.")
@click.option("--eerder", is_flag=True, help="Ook als de bewaartermijn nog loopt; noem dan zelf de dossiers.")
@uitvoer_optie
@vandaag_optie
def opdracht(
    dossiers: tuple[str, ...], bevestig: str | None, ook_originelen: bool, ook_tlv: bool, eerder: bool, uitvoer: Path, vandaag: date | None
) -> Uitgang:
    """Toon wat vernietigd mag worden, en wis het na bevestiging met een naam. Een lopend bezwaar houdt het tegen.

    Afsluitcode 1: er is iets te vernietigen, er bleef iets staan, of een naam komt nog ergens voor.
    """
    from dossiercheck.vernietigen import bekijk, vernietig
    from dossiercheck.verwijderlijst import Keuze

    keuze = Keuze(dossiers, eerder and bool(dossiers), ook_tlv, ook_originelen)
    if bevestig is None:
        return _toon_lijst(bekijk(uitvoer, keuze, vandaag, Path()), keuze)
    return _toon_verslag(vernietig(uitvoer, keuze, bevestig, vandaag, Path()))


def _toon_lijst(posten: list[Post], keuze: Keuze) -> Uitgang:
    for post in posten:
        naam = post.kopie.nummer if post.kopie else " + ".join(post.namen)
        click.echo(f"{'Tegengehouden' if post.blokkade else 'Mag weg'}: {naam} ({post.wat}; {post.grond}; bewaren tot en met {post.tot:%d-%m-%Y})")
        if post.blokkade:
            click.echo(f"  Reden: {post.blokkade}.")
        for besluit in post.te_bewaren:
            click.echo(f"  Blijft: een kopie van tlv {besluit.tlv}.")
        for pad in post.originelen:
            click.echo(f"  Origineel: {pad}{'' if keuze.ook_originelen else ' (blijft staan; wissen kan met --ook-originelen)'}")
    if not any(not post.blokkade for post in posten):
        click.echo("Er is nu niets te vernietigen.")
        return Uitgang.IETS_TE_DOEN if posten else Uitgang.COMPLEET
    click.echo('Er is niets gewist. Wissen kan niet ongedaan gemaakt worden. Klopt de lijst, gebruik dan: dossiercheck vernietig --bevestig "uw naam"')
    return Uitgang.IETS_TE_DOEN


def _toon_verslag(verslag: Verslag) -> Uitgang:
    for post in verslag.geblokkeerd:
        click.echo(f"Niet gewist: {' + '.join(post.namen)}. Reden: {post.blokkade}.", err=True)
    for melding in verslag.meldingen:
        click.echo(melding)
    for pad in verslag.originelen:
        click.echo(f"Dit origineel staat er nog: {pad}", err=True)
    if verslag.originelen:
        click.echo("Bij een volgende controle van de inbox komt dit dossier terug. Wis de originelen zelf.", err=True)
    for pad in verslag.resten:
        click.echo(f"Noemt een naam misschien nog: {pad}. Kijk dit zelf na.", err=True)
    click.echo(f"Gewist: {len(verslag.regels)}. Verklaring: {verslag.verklaring}" if verslag.verklaring else "Er is niets gewist.")
    return Uitgang.IETS_TE_DOEN if verslag.geblokkeerd or verslag.resten or verslag.originelen else Uitgang.COMPLEET
