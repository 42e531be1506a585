"""Een besluit stap voor stap vragen: eerst wat nodig is, dan deskundigen, mandaat en adres, en als laatste de reden van een afwijking."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import click

from dossiercheck.afhandeling.uitvoeren import keur_open
from dossiercheck.afhandeling.voorbereiding import Kader, Voorbereiding, bereid_voor
from dossiercheck.besluiten import Adres, Deskundige, Melding, Strekking
from dossiercheck.invulling import AFWIJKING, LEZERS, Invulling, Veld, lees_datum, lees_postcode, lees_tekst
from dossiercheck.verwoording import schoon

T = TypeVar("T")


def vraag_door(v: Voorbereiding, kader: Kader, dag: date) -> Voorbereiding:
    """Vraagt wat ontbreekt, met het voorstel als antwoord dat klaarstaat. Gebruiksfout als er al besloten is."""
    keur_open(v)

    def met(invulling: Invulling) -> Voorbereiding:
        return bereid_voor(v.map_, v.rapport, invulling, kader, dag)

    begonnen = v.ontbreekt != (AFWIJKING,)
    while open_ := [veld for veld in v.ontbreekt if veld != AFWIJKING]:
        v = met(_vraag_veld(v, open_[0]))
    v = met(_met_deskundigen(v))
    if begonnen:
        v = met(_met_adres(_met_mandaat(v.invulling), v))
    if v.ontbreekt:
        toon_meldingen(m for m in v.meldingen if m.is_afwijking)
        v = met(_vraag_veld(v, AFWIJKING))
    return v


def toon_meldingen(meldingen: Iterable[Melding]) -> None:
    for m in meldingen:
        click.echo(f"{'Afwijking' if m.is_afwijking else 'Let op'}: {schoon(m.tekst)}\n  Bron: {m.bron}", err=True)


def _vraag_veld(v: Voorbereiding, veld: Veld) -> Invulling:
    if veld.naam in {"einddatum", "categorie"}:
        for zin, bron in v.voorstel.uitleg_over(categorie=veld.naam == "categorie"):
            click.echo(f"  Voorstel: {zin}\n    Bron: {bron}")
    return replace(v.invulling, **{veld.naam: _vraag(veld.vraag, LEZERS.get(veld.naam, lees_tekst), _voorstel(v, veld))})


def _vraag(vraag: str, lezer: Callable[[object], T], voorstel: str | None = None) -> T:
    """Vraagt tot het antwoord klopt."""
    while True:
        try:
            return lezer(str(click.prompt(vraag, default=voorstel)))
        except ValueError as fout:
            click.echo(f"  {fout}", err=True)


def _vraag_of_leeg(vraag: str, bij_leeg: str) -> str:
    return str(click.prompt(f"{vraag} (Enter: {bij_leeg})", default="", show_default=False)).strip()


def _voorstel(v: Voorbereiding, veld: Veld) -> str | None:
    eigen = v.kader.instellingen.ondertekenaar
    voorstel = {"einddatum": v.voorstel.einddatum, "categorie": v.voorstel.categorie, "naam": eigen.naam or None, "functie": eigen.functie}.get(veld.naam)
    return str(voorstel) if voorstel else None


def _met_deskundigen(v: Voorbereiding) -> Invulling:
    """Vraagt om de adviezen die er nog niet zijn, als de aanvraag zelf beoordeeld is."""
    alle = list(v.invulling.deskundigen)
    while v.invulling.strekking and v.invulling.strekking.is_inhoudelijk and len(alle) < v.type_.adviezen:
        wie = f"Deskundige {len(alle) + 1}"
        if not (naam := _vraag_of_leeg(f"{wie}: naam", "geen advies")):
            break
        functie = _vraag(f"{wie}: functie", lees_tekst)
        alle.append(Deskundige(naam, functie, _vraag(f"{wie}: datum van het advies (jjjj-mm-dd)", lees_datum), _vraag(f"{wie}: advies", lees_tekst)))
    return replace(v.invulling, deskundigen=tuple(alle))


def _met_mandaat(i: Invulling) -> Invulling:
    return i if i.mandaat else replace(i, mandaat=_vraag_of_leeg("Op welk mandaat berust het besluit", "het bestuur besluit zelf") or None)


def _met_adres(i: Invulling, v: Voorbereiding) -> Invulling:
    """Het adres staat op de tlv of aanwijzing; zonder kan ook."""
    if i.strekking is not Strekking.TOEKENNEN or v.type_.document is None or i.adres.regels:
        return i
    if not (straat := _vraag_of_leeg("Adres van de leerling: straat en nummer", "niet invullen")):
        return i
    return replace(i, adres=Adres(straat, _vraag("Postcode", lees_postcode), _vraag("Woonplaats", lees_tekst)))
