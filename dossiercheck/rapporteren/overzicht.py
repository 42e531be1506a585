"""De regels van het overzicht over alle dossiers: dreigende termijn eerst, met wat er nieuw is. Zuiver."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dossiercheck.begrippen import Aanvraag, Oordeel, Planning
from dossiercheck.rapporteren.zinnen import OORDEEL, deel_in
from dossiercheck.verwoording import telwoord

SNEL = 14
"""Zoveel dagen of minder is een dreigende termijn."""


@dataclass(frozen=True, slots=True)
class Regel:
    """Een aanvraag in het overzicht. `map` is de naam van zijn map in de uitvoer."""

    dossier: str
    map: str
    aanvraag: str
    leerling: str
    school: str
    type_naam: str
    oordeel: Oordeel
    ontbreekt: int
    nakijken: int
    ontvangen: date
    termijn: date | None
    vergadering: date | None
    als_compleet: date | None
    """De vergadering als het dossier alsnog op tijd compleet wordt."""
    besloten: bool = False
    nieuw: str = ""


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Alles wat op het overzicht staat. `vorige` is de dag van de vorige stand; None is: dit is het eerste overzicht."""

    vandaag: date
    regels: tuple[Regel, ...]
    vorige: date | None = None
    onleesbaar: tuple[str, ...] = field(default=())
    """Mappen met een rapport dat niet te lezen is."""

    @property
    def nieuw(self) -> tuple[Regel, ...]:
        return tuple(regel for regel in self.regels if regel.nieuw)


def maak_regel(
    dossier: str, map_: str, a: Aanvraag, planning: Planning, ontvangen: date, typen: dict[str, str], besloten: bool = False, nieuw: str = ""
) -> Regel:
    """De regel bij een aanvraag, met `planning` zoals die nu geldt."""
    deel = deel_in(a.bevindingen)
    termijnen = [dag for dag in (planning.zes_weken, planning.awb_acht_weken) if dag]
    return Regel(
        dossier=dossier,
        map=map_,
        aanvraag=a.aanvraag,
        leerling=a.leerling_naam or "niet gevonden",
        school=a.school_naam or "",
        type_naam=typen.get(a.aanvraagtype or "", "niet herkend"),
        oordeel=a.oordeel,
        ontbreekt=len(deel.ontbreekt),
        nakijken=len(deel.nakijken),
        ontvangen=ontvangen,
        termijn=min(termijnen, default=None),
        vergadering=planning.vergadering,
        als_compleet=planning.dan_vergadering,
        besloten=besloten,
        nieuw=nieuw,
    )


def op_volgorde(regels: Iterable[Regel]) -> tuple[Regel, ...]:
    """Dreigende termijn eerst; wat geen termijn heeft of al besloten is achteraan."""
    return tuple(sorted(regels, key=lambda r: (r.besloten, r.termijn is None, r.termijn or r.ontvangen, r.ontvangen, r.dossier, r.aanvraag)))


def resterend(regel: Regel, vandaag: date) -> str:
    """'nog 12 dagen', 'vandaag', '3 dagen te laat'; '' zonder termijn of na het besluit."""
    if regel.termijn is None or regel.besloten:
        return ""
    dagen = (regel.termijn - vandaag).days
    return "vandaag" if dagen == 0 else f"nog {telwoord(dagen, 'dag', 'dagen')}" if dagen > 0 else f"{telwoord(-dagen, 'dag', 'dagen')} te laat"


def dreiging(regel: Regel, vandaag: date) -> str:
    """'laat', 'snel' of '': hoe de termijn gemerkt wordt."""
    if regel.termijn is None or regel.besloten:
        return ""
    dagen = (regel.termijn - vandaag).days
    return "laat" if dagen < 0 else "snel" if dagen <= SNEL else ""


def oordeel_in_woorden(regel: Regel) -> str:
    return "Besloten" if regel.besloten else OORDEEL[regel.oordeel]
