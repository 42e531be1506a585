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
from dossiercheck.afhandeling.voorbereiding import Voorbereiding, bereid_voor, laad_kader
from dossiercheck.begrippen import Rapport
from dossiercheck.besluitbestand import lees
from dossiercheck.besluiten import Deskundige
from dossiercheck.cli.besluitgesprek import toon_meldingen, vraag_door
from dossiercheck.fouten import Gebruiksfout, Uitgang
from dossiercheck.invulling import LEZERS, Invulling, lees_datum, lees_tekst


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
        voorbereid.append(vraag_door(v, kader, dag) if v.ontbreekt and sys.stdin.isatty() else v)
    for v in voorbereid:
        toon_meldingen(v.meldingen)
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
