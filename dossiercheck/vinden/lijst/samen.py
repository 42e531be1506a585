"""Rijen van dezelfde leerling op meer bladen worden een rij: het ene blad heeft de personalia, het andere de scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dossiercheck.schrijfwijze import vind_datums, vouw
from dossiercheck.vinden.lijst.gegevens import Gegeven, Gegevens
from dossiercheck.vinden.lijst.persoon import naam_van

_WIE = frozenset(("naam", "roepnaam", "tussenvoegsel", "achternaam", "voorletters", "geboortedatum", "bsn", "onderwijsnummer", "school", "type", "herkomst"))
_MAG_DUBBEL = frozenset(("didactisch_datum", "didactisch_instrument", "opmerking", "toelichting", "bijlage", "vakgebied", "isk"))


@dataclass(slots=True)
class Rij:
    """Een rij met het type dat de rij of het blad noemt."""

    gegevens: Gegevens
    aanvraagtype: str | None


def type_van(gegevens: Gegevens) -> str | None:
    """Het aanvraagtype in de rij zelf."""
    return gegevens.schat.type_in(gegevens.tekst("type")) if gegevens.tekst("type") else None


def voeg_samen(rijen: Sequence[Rij]) -> list[Rij]:
    """De rijen, met een aanvulling op een later blad bij de leerling gezet. Zegt dat blad hetzelfde nog eens, dan blijven het twee rijen."""
    samen: list[Rij] = []
    for rij in rijen:
        bij = [eerder for eerder in samen if _past(eerder, rij)]
        if len(bij) == 1 and not (_onderwerpen(bij[0].gegevens) & _onderwerpen(rij.gegevens)):
            bij[0].gegevens = _aangevuld(bij[0].gegevens, rij.gegevens)
            bij[0].aanvraagtype = bij[0].aanvraagtype or rij.aanvraagtype
        else:
            samen.append(rij)
    return samen


def _past(eerder: Rij, later: Rij) -> bool:
    """Dezelfde leerling op een ander blad, voor hetzelfde type."""
    types = {eerder.aanvraagtype, later.aanvraagtype} - {None}
    datums = {d for r in (eerder, later) if (d := _geboren(r.gegevens))}
    elders = eerder.gegevens.plek.plek.pagina != later.gegevens.plek.plek.pagina
    return elders and len(types) < 2 and len(datums) < 2 and _zelfde(vouw(naam_van(eerder.gegevens)), vouw(naam_van(later.gegevens)))


def _zelfde(heel: str, kort: str) -> bool:
    """Dezelfde woorden in een andere volgorde, of een voorletter met dezelfde achternaam."""
    if not heel or not kort:
        return False
    voor, _, achter = kort.partition(" ")
    return sorted(heel.split()) == sorted(kort.split()) or bool(len(voor) == 1 and achter and heel[0] == voor and heel.partition(" ")[2] == achter)


def _geboren(gegevens: Gegevens) -> date | None:
    return next((v.datum for g in gegevens.van("geboortedatum") for v in vind_datums(g.tekst) if v.datum), None)


def _onderwerpen(gegevens: Gegevens) -> set[tuple[object, ...]]:
    """Waar de ingevulde cellen over gaan, zonder wie de leerling is."""
    return {(k.onderwerp, k.gebied, k.maten) for k in (g.kolom for g in gegevens.alle if not gegevens.leeg(g.tekst)) if k.onderwerp not in _WIE | _MAG_DUBBEL}


def _aangevuld(eerste: Gegevens, tweede: Gegevens) -> Gegevens:
    bekend = {g.kolom.onderwerp for g in eerste.alle}
    naam = {"naam", "roepnaam", "tussenvoegsel", "achternaam", "voorletters"}

    def nieuw(gegeven: Gegeven) -> bool:
        onderwerp = gegeven.kolom.onderwerp
        return onderwerp not in _WIE or (onderwerp not in naam and onderwerp not in bekend)

    return replace(
        eerste,
        alle=(*eerste.alle, *(g for g in tweede.alle if nieuw(g))),
        isk_lijst=eerste.isk_lijst or tweede.isk_lijst,
        schalen={**tweede.schalen, **eerste.schalen},
        didactische_leeftijd=eerste.didactische_leeftijd or tweede.didactische_leeftijd,
        uitleg=eerste.uitleg or tweede.uitleg,
    )
