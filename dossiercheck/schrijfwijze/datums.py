"""Wat een datum in een tekst is, en hoe wij er een maken en schrijven; er wordt geen jaar geraden."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MAANDEN = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")

_EERSTE_JAAR, _LAATSTE_JAAR = 1900, 2099
# Een tweecijferig jaar is 20xx. Boven deze grens kan dat niet bedoeld zijn, en 19xx zou raden zijn.
_HOOGSTE_KORTE_JAAR = 49


class Precisie(StrEnum):
    """Hoe nauwkeurig een datum er staat."""

    DAG = "dag"
    MAAND = "maand"
    SCHOOLJAAR = "schooljaar"
    JAAR = "jaar"


@dataclass(frozen=True, slots=True)
class Datumvondst:
    """Een datum in een tekst. Bij maand, schooljaar en jaar is `datum` de eerste dag en `laatste` de laatste; bij een dag zijn zij gelijk.

    Bestaat de datum niet (31 juni), dan is `geldig` False en `datum` None. Ontbreekt het jaar, dan is `jaar_bekend` False en `datum` None.
    """

    begin: int
    eind: int
    tekst: str
    datum: date | None
    precisie: Precisie = Precisie.DAG
    geldig: bool = True
    jaar_bekend: bool = True
    dag: int | None = None
    maand: int | None = None
    laatste: date | None = None
    jaarverwijzing: int | None = None
    """Bij een datum zonder jaar: 0 voor 'van dit jaar', -1 voor 'vorig jaar', 1 voor 'volgend jaar'."""

    @property
    def dagmaand(self) -> tuple[int, int] | None:
        """Dag en maand, als beide er staan."""
        return None if self.dag is None or self.maand is None else (self.dag, self.maand)


def maak_datum(dagmaand: tuple[int, int], jaar: int) -> date | None:
    """De datum van (dag, maand) in `jaar`; None als die niet bestaat."""
    dag, maand = dagmaand
    if not _EERSTE_JAAR <= jaar <= _LAATSTE_JAAR:
        return None
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None


def voluit_jaar(cijfers: str) -> int | None:
    """'2026' -> 2026 en '26' -> 2026; None als het tweecijferige jaar niet in 20xx kan liggen."""
    jaar = int(cijfers)
    if len(cijfers) > 2:
        return jaar
    return 2000 + jaar if jaar <= _HOOGSTE_KORTE_JAAR else None


def maandeinde(jaar: int, maand: int) -> date:
    """De laatste dag van een maand."""
    return date(jaar, maand, monthrange(jaar, maand)[1])


def schooljaar_van(datum: date) -> tuple[date, date]:
    """Eerste en laatste dag van het schooljaar (1 augustus tot en met 31 juli) waarin `datum` valt."""
    jaar = datum.year if datum.month >= 8 else datum.year - 1
    return date(jaar, 8, 1), date(jaar + 1, 7, 31)


def als_nederlands(datum: date) -> str:
    """'3 maart 2011', zonder de taalinstelling van de computer."""
    return f"{datum.day} {MAANDEN[datum.month - 1]} {datum.year}"
