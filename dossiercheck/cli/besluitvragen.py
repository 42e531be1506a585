"""Een besluit in de terminal: opties en besluit.yaml samen, vragen wat ontbreekt, en tonen wat er gemaakt is."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from dossiercheck.afhandeling.uitvoeren import Uitgevoerd
from dossiercheck.afhandeling.voorbereiding import Kader, Voorbereiding, bereid_voor, laad_kader
from dossiercheck.begrippen import Rapport
from dossiercheck.besluitbestand import lees
from dossiercheck.besluiten import Deskundige, Melding
from dossiercheck.fouten import Gebruiksfout, Uitgang
from dossiercheck.invulling import LEZERS, Invulling, Veld, antwoord, lees_datum, lees_tekst
from dossiercheck.verwoording import schoon


def bereid_alle_voor(map_: Path, rapport: Rapport, bestand: Path | None, opties: Mapping[str, Any], vandaag: date | None) -> list[Voorbereiding]:
    """Elk besluit voorbereid; in een terminal is gevraagd wat ontbrak. Gebruiksfout als een optie of besluit.yaml niet klopt."""
    kader, dag = laad_kader(Path()), vandaag or date.today()
    gelezen = lees(bestand) if bestand else (Invulling(),)
    gevraagd = opties.get("aanvraag")
    if gevraagd and len(gelezen) > 1:
        gelezen = tuple(i for i in gelezen if i.aanvraag == gevraagd)
        if not gelezen:
            raise Gebruiksfout(f"In het bestand staat geen besluit over aanvraag {gevraagd}.")
    voorbereid = []
    for invulling in gelezen:
        v = bereid_voor(map_, rapport, _met_opties(invulling, opties), kader, dag)
        voorbereid.append(_vraag(v, kader, dag) if sys.stdin.isatty() else v)
    for v in voorbereid:
        _toon_meldingen(v)
    return voorbereid


def _met_opties(i: Invulling, opties: Mapping[str, Any]) -> Invulling:
    """De invulling met de opties eroverheen. Gebruiksfout met alle opties die niet kloppen."""
    nieuw: dict[str, Any] = {}
    fouten = []
    for naam, waarde in opties.items():
        if waarde is None or naam == "deskundigen":
            continue
        try:
            nieuw[naam] = LEZERS.get(naam, lees_tekst)(waarde)
        except ValueError as fout:
            fouten.append(f"--{'door' if naam == 'naam' else naam}: {fout}")
    try:
        if gegeven := opties.get("deskundigen"):
            nieuw["deskundigen"] = tuple(Deskundige(lees_tekst(n), lees_tekst(f), lees_datum(d), lees_tekst(a)) for n, f, d, a in gegeven)
    except ValueError as fout:
        fouten.append(f"--deskundige: {fout}")
    if fouten:
        raise Gebruiksfout("\n".join(fouten), "", "Bekijk de mogelijkheden met: dossiercheck besluit --hulp")
    return replace(i, **nieuw)


def _vraag(v: Voorbereiding, kader: Kader, dag: date) -> Voorbereiding:
    """Vraagt veld voor veld wat ontbreekt, met het voorstel als antwoord dat klaarstaat."""
    while v.ontbreekt:
        veld = v.ontbreekt[0]
        if veld.naam in {"einddatum", "categorie"}:
            for zin, bron in v.voorstel.uitleg:
                click.echo(f"  Voorstel: {zin}\n    Bron: {bron}")
        if veld.naam == "afwijking":
            _toon_meldingen(v)
        tekst = click.prompt(veld.vraag, default=_voorstel(v, veld))
        try:
            v = bereid_voor(v.map_, v.rapport, antwoord(v.invulling, veld, str(tekst)), kader, dag)
        except ValueError as fout:
            click.echo(f"  {fout}", err=True)
    return v


def _voorstel(v: Voorbereiding, veld: Veld) -> str | None:
    eigen = v.kader.instellingen.ondertekenaar
    voorstel = {"einddatum": v.voorstel.einddatum, "categorie": v.voorstel.categorie, "naam": eigen.naam or None, "functie": eigen.functie}.get(veld.naam)
    return str(voorstel) if voorstel else None


def _toon_meldingen(v: Voorbereiding) -> None:
    for m in v.meldingen:
        click.echo(f"{_soort(m)}: {schoon(m.tekst)}\n  Bron: {m.bron}", err=True)


def _soort(m: Melding) -> str:
    return "Afwijking" if m.is_afwijking else "Let op"


def toon_uitgevoerd(uitgevoerd: Iterable[Uitgevoerd]) -> Uitgang:
    """Noemt wat er gemaakt is; 1 als er een PDF niet gelukt is."""
    alle: Sequence[Uitgevoerd] = list(uitgevoerd)
    for u in alle:
        click.echo(f"Besluit {'definitief gemaakt' if u.definitief else 'als concept gemaakt'} in {u.map_}{f', nummer {u.nummer}' if u.nummer else ''}.")
        for pad in u.stukken:
            click.echo(f"  {pad.name}")
        for melding in u.meldingen:
            click.echo(melding, err=True)
    return Uitgang.COMPLEET if all(u.heel for u in alle) else Uitgang.IETS_TE_DOEN
