"""De vergadering en de termijnen als agenda.ics. Zonder namen: zo'n bestand gaat naar gedeelde agenda's. De enige module met icalendar."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from dossiercheck.vergadering import Agenda
from dossiercheck.verwoording import telwoord

if TYPE_CHECKING:
    from icalendar import Event

_DAG = timedelta(days=1)


def als_ics(agenda: Agenda, code: str, nu: datetime) -> bytes:
    """De vergaderdag, en elke termijn die voor de volgende vergadering afloopt; dossiers staan erin met hun nummer op de lijst."""
    from icalendar import Calendar

    kalender = Calendar()
    kalender.add("prodid", "-//dossiercheck//vergadering//NL")
    kalender.add("version", "2.0")
    for gebeurtenis in _gebeurtenissen(agenda, code, nu):
        kalender.add_component(gebeurtenis)
    inhoud: bytes = kalender.to_ical()
    return inhoud


def _gebeurtenissen(agenda: Agenda, code: str, nu: datetime) -> Iterator[Event]:
    aantal = telwoord(len(agenda.compleet), "aanvraag", "aanvragen")
    uitleg = f"{aantal} op de lijst, {len(agenda.nakijken)} na te kijken. De vergaderlijst en de bundels staan in de uitvoermap van dossiercheck."
    yield _maak(f"{code}-vergadering", agenda.op, f"Vergadering dossiers ({aantal})", uitleg, nu)
    for nummer, d in enumerate(agenda.dreigend, 1):
        wat = f"nummer {d.punt.nummer} van de lijst" if d.punt.nummer else "een aanvraag die nog niet op de lijst staat"
        uitleg = f"{d.grond[0].upper()}{d.grond[1:]}. Vergadering van {agenda.op:%d-%m-%Y}."
        yield _maak(f"{code}-termijn-{nummer}", d.uiterlijk, f"Uiterste dag voor een besluit: {wat}", uitleg, nu, f"{agenda.op.isoformat()}")


def _maak(soort: str, dag: date, titel: str, uitleg: str, nu: datetime, extra: str = "") -> Event:
    from icalendar import Event

    uit = Event()
    # Dezelfde vergadering houdt hetzelfde kenmerk: opnieuw inlezen werkt de afspraak bij in plaats van hem te verdubbelen.
    uit.add("uid", hashlib.sha256(f"{soort} {dag} {extra}".encode()).hexdigest()[:32] + "@dossiercheck")
    uit.add("dtstamp", nu.astimezone(UTC))
    uit.add("dtstart", dag)
    uit.add("dtend", dag + _DAG)
    uit.add("summary", titel)
    uit.add("description", uitleg)
    uit.add("class", "CONFIDENTIAL")
    uit.add("transp", "TRANSPARENT")
    return uit
