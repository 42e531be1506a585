"""`dossiercheck register`: zoeken, tonen, controleren, exporteren en vastleggen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossiercheck.cli.groep import Opdracht
from dossiercheck.cli.soorten import MAP, Datum, uitvoer_optie, vandaag_optie
from dossiercheck.fouten import Gebruiksfout, Uitgang

if TYPE_CHECKING:
    from dossiercheck.werkblad import Blad


@click.group("register", short_help="Zoek, toon en exporteer het register.", options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT …")
def opdracht() -> None:
    """Het register van een uitvoermap: aanvragen, termijnen, besluiten, tlv's, verzonden stukken en een logboek dat alleen groeit."""


def _exporteer(functie: Callable[..., Any]) -> Callable[..., Any]:
    functie = click.option("--naar", type=MAP, metavar="BESTAND", help="Waar het bestand komt; anders in de uitvoermap.")(functie)
    functie = click.option("--csv", "als_csv", is_flag=True, help="Schrijf een csv-bestand.")(functie)
    return click.option("--xlsx", "als_xlsx", is_flag=True, help="Schrijf een Excel-bestand.")(functie)


@opdracht.command("zoek", cls=Opdracht, short_help="Zoek een leerling, school, dossier of tlv-nummer.")
@click.argument("tekst", metavar="TEKST", help="Een of meer woorden; hoofdletters en accenten tellen niet.")
@uitvoer_optie
def zoek(tekst: str, uitvoer: Path) -> Uitgang:
    """Zoek in het register. Afsluitcode 1 als er niets gevonden is."""
    from dossiercheck.cli.register_tekst import regel_kort
    from dossiercheck.registratie import besluiten, lijsten

    with besluiten.bijgewerkt(uitvoer) as register:
        gevonden = lijsten.zoek(lijsten.alle(register), tekst)
    for stand, besluit in gevonden:
        click.echo(regel_kort(stand, besluit))
    click.echo("" if gevonden else "Niets gevonden.", nl=not gevonden)
    return Uitgang.COMPLEET if gevonden else Uitgang.IETS_TE_DOEN


@opdracht.command("toon", cls=Opdracht, short_help="Toon alles over een dossier.")
@click.argument("dossier", metavar="DOSSIER", help="De naam van het dossier.")
@uitvoer_optie
def toon(dossier: str, uitvoer: Path) -> Uitgang:
    """Toon van een dossier de aanvragen, termijnen, besluiten, verzonden stukken en het logboek."""
    from dossiercheck.cli.register_tekst import dossier_heel
    from dossiercheck.registratie import besluiten, lijsten

    naam = Path(dossier).name
    with besluiten.bijgewerkt(uitvoer) as register:
        regels = [(s, b) for s, b in lijsten.alle(register) if s.dossier == naam]
        if not regels:
            raise Gebruiksfout("Dit dossier staat niet in het register.", "", "Zoek het met: dossiercheck register zoek")
        click.echo("\n".join(dossier_heel(register, regels, _typen())))
    return Uitgang.COMPLEET


@opdracht.command("controleer", cls=Opdracht, short_help="Controleer of het logboek heel is.")
@click.option("--stand", metavar="STAND", help="Een eerder genoteerde stand, als AANTAL:HASH; die moet er nog in zitten.")
@uitvoer_optie
def controleer(stand: str | None, uitvoer: Path) -> Uitgang:
    """Controleer of er in het logboek niets gewijzigd, verwijderd of afgekapt is. Afsluitcode 70 als dat wel zo is.

    De stand onderaan kunt u buiten deze computer bewaren, en later met --stand laten vergelijken.
    """
    from dossiercheck.register import BESTAND, Register
    from dossiercheck.registratie.keten import lees_stand

    bekend = lees_stand(stand) if stand else None
    with Register(uitvoer / BESTAND, alleen_lezen=True) as register:
        fouten, nu = register.controleer_logboek(bekend), register.stand()
    for zin in fouten:
        click.echo(zin, err=True)
    click.echo("Het logboek is heel." if not fouten else "Het logboek is niet heel. Bewaar de uitvoermap zoals hij is en zoek uit wat er gebeurd is.")
    click.echo(f"Stand: {nu.aantal}:{nu.keten}")
    return Uitgang.DEFECT if fouten else Uitgang.COMPLEET


@opdracht.command("export", cls=Opdracht, short_help="Schrijf het hele register naar Excel of csv.")
@_exporteer
@uitvoer_optie
def export(als_xlsx: bool, als_csv: bool, naar: Path | None, uitvoer: Path) -> Uitgang:
    """Schrijf alle aanvragen met hun besluit naar register.xlsx of register.csv. Tekst uit een dossier wordt nooit een formule."""
    from dossiercheck.registratie import besluiten, lijsten

    with besluiten.bijgewerkt(uitvoer) as register:
        blad = lijsten.blad_alles(lijsten.alle(register), _typen())
    _schrijf(blad, uitvoer, "register", als_xlsx or not als_csv, als_csv, naar)
    return Uitgang.COMPLEET


@opdracht.command("bron", cls=Opdracht, short_help="Toon wat scholen voor 1 oktober in BRON moeten zetten.")
@click.option("--alles", is_flag=True, help="Ook waar de dag al voorbij is.")
@_exporteer
@uitvoer_optie
@vandaag_optie
def bron(alles: bool, als_xlsx: bool, als_csv: bool, naar: Path | None, uitvoer: Path, vandaag: date | None) -> Uitgang:
    """Toon de toegekende tlv's pro en aanwijzingen lwoo die de school voor 1 oktober in BRON registreert."""
    from dossiercheck.cli.register_tekst import regel_lijst
    from dossiercheck.registratie import besluiten, lijsten

    with besluiten.bijgewerkt(uitvoer) as register:
        regels = lijsten.voor_bron(register, lijsten.lees_regels())
    regels = [r for r in regels if alles or r.voor >= _nu(vandaag).date()]
    click.echo("\n".join(regel_lijst(r, "voor") for r in regels) or "Er is niets te registreren.")
    _schrijf(lijsten.blad_regels("BRON", regels, _typen(), "Registreren voor"), uitvoer, "register-bron", als_xlsx, als_csv, naar)
    return Uitgang.COMPLEET


@opdracht.command("aflopend", cls=Opdracht, short_help="Toon de tlv's die dit schooljaar aflopen.")
@_exporteer
@uitvoer_optie
@vandaag_optie
def aflopend(als_xlsx: bool, als_csv: bool, naar: Path | None, uitvoer: Path, vandaag: date | None) -> Uitgang:
    """Toon de tlv's die dit schooljaar aflopen: een verlenging wordt uiterlijk op 1 april gevraagd."""
    from dossiercheck.cli.register_tekst import regel_lijst
    from dossiercheck.registratie import besluiten, lijsten

    with besluiten.bijgewerkt(uitvoer) as register:
        regels = lijsten.aflopend(register, lijsten.lees_regels(), _nu(vandaag).date())
    click.echo("\n".join(regel_lijst(r, "uiterlijk") for r in regels) or "Er loopt dit schooljaar geen tlv af.")
    _schrijf(lijsten.blad_regels("Aflopend", regels, _typen(), "Verlenging uiterlijk"), uitvoer, "register-aflopend", als_xlsx, als_csv, naar)
    return Uitgang.COMPLEET


@opdracht.command("verzonden", cls=Opdracht, short_help="Leg vast dat u een stuk verstuurd hebt.")
@click.argument("dossier", metavar="DOSSIER", help="De naam van het dossier, of de map.")
@click.argument("stuk", metavar="[STUK]", required=False, help="Het bestand in de map van het dossier; anders het verzoek om aanvulling.")
@click.option("--door", required=True, metavar="NAAM", help="Wie het verstuurde.")
@click.option("--aan", default="", metavar="WIE", help="Aan wie.")
@click.option("--op", type=Datum(), metavar="DATUM", help="Wanneer; anders vandaag.")
@uitvoer_optie
@vandaag_optie
def verzonden(dossier: str, stuk: str | None, door: str, aan: str, op: date | None, uitvoer: Path, vandaag: date | None) -> Uitgang:
    """Leg vast dat een stuk de deur uit is, met de hash van de inhoud. Na een verzoek om aanvulling staat de termijn stil (Awb 4:15)."""
    from dossiercheck.cli.rapporten import vind_map
    from dossiercheck.verzending import leg_vast

    nu = _nu(vandaag)
    vastgelegd, uiterlijk = leg_vast(vind_map(dossier, uitvoer), stuk, op or nu.date(), aan, door, nu)
    click.echo(f"Vastgelegd: {vastgelegd.bestand}, verzonden op {vastgelegd.verzonden:%d-%m-%Y}.")
    if uiterlijk:
        click.echo(f"De termijn om te beslissen staat stil tot de aanvulling er is, of tot {uiterlijk:%d-%m-%Y}.")
    return Uitgang.COMPLEET


@opdracht.command("bezwaar", cls=Opdracht, short_help="Leg een bezwaar vast, of dat het is afgedaan.")
@click.argument("dossier", metavar="DOSSIER", help="De naam van het dossier, of de map.")
@click.option("--ontvangen", type=Datum(), metavar="DATUM", help="Wanneer het bezwaar binnenkwam.")
@click.option("--afgedaan", type=Datum(), metavar="DATUM", help="Wanneer op het bezwaar is beslist, of wanneer het is ingetrokken.")
@uitvoer_optie
@vandaag_optie
def bezwaar(dossier: str, ontvangen: date | None, afgedaan: date | None, uitvoer: Path, vandaag: date | None) -> Uitgang:
    """Leg een bezwaar vast. Zolang het loopt wordt er van dit dossier niets vernietigd."""
    from dossiercheck.bezwaar import leg_vast
    from dossiercheck.cli.rapporten import vind_map

    click.echo(leg_vast(vind_map(dossier, uitvoer), ontvangen, afgedaan, _nu(vandaag)))
    return Uitgang.COMPLEET


def _nu(vandaag: date | None) -> datetime:
    from dossiercheck.run import moment_van

    return moment_van(vandaag)


def _typen() -> dict[str, str]:
    from dossiercheck import regelboek

    return {sleutel: type_.naam for sleutel, type_ in regelboek.laad().typen.items()}


def _schrijf(blad: Blad, uitvoer: Path, stam: str, xlsx: bool, csv: bool, naar: Path | None) -> None:
    """De tabel als bestand, als daarom gevraagd is."""
    from dossiercheck import werkblad
    from dossiercheck.opslag import schrijf

    bestanden = {".xlsx": werkblad.als_xlsx([blad])} if xlsx else {}
    bestanden |= {".csv": werkblad.als_csv(blad)} if csv else {}
    for soort, inhoud in bestanden.items():
        pad = naar.with_suffix(soort) if naar else uitvoer / f"{stam}{soort}"
        schrijf(pad, inhoud)
        click.echo(f"Geschreven: {pad}")
        if uitvoer.resolve() not in pad.resolve().parents:
            click.echo("Let op: `vernietig` vindt dit bestand daar niet. Er staan namen in; wis het zelf als u het niet meer nodig hebt.", err=True)
