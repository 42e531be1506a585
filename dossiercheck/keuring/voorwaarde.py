"""Voorwaarden over feiten, met drie uitkomsten: waar, onwaar en onbekend (None). Cerberus kent er twee; over een afwezig feit beslist deze module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Final

from dossiercheck.begrippen import Waarde
from dossiercheck.keuring.keurder import Keurder, Peil, slaagt


class Afwezig(Enum):
    AFWEZIG = "afwezig"


AFWEZIG: Final = Afwezig.AFWEZIG
Gegeven = Waarde | Afwezig
"""De waarde van een feit in een samenstelling; None is onbekend, AFWEZIG is niet gevonden."""


@dataclass(frozen=True, slots=True)
class Deel:
    """Een voorwaarde over een feit. `bij_afwezig` is de uitkomst als het feit niet gevonden is."""

    feit: str
    regels: Mapping[str, object] = field(hash=False)
    bij_afwezig: bool | None
    sleutel: str
    """De regels als tekst: maakt gelijke delen gelijk, zodat elke waarde een keer gewogen wordt."""

    def weeg(self, gegeven: Gegeven, peil: Peil) -> bool | None:
        """Waar, onwaar of onbekend (None) voor deze waarde."""
        if isinstance(gegeven, Afwezig):
            return self.bij_afwezig
        return None if gegeven is None else _voldoet(self, type(gegeven).__name__, gegeven, peil)


@lru_cache(maxsize=512)
def _keurder(deel: Deel) -> Keurder:
    return Keurder({deel.feit: dict(deel.regels)}, peil=None)


@lru_cache(maxsize=4096)
def _voldoet(deel: Deel, soort: str, gegeven: Waarde, peil: Peil) -> bool:
    """De soort hoort bij de sleutel van het geheugen: True, 1 en 1.0 zijn in Python gelijk maar hier niet."""
    return slaagt(_keurder(deel), deel.feit, gegeven, peil)


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """Groepen van delen: een groep is waar als al zijn delen waar zijn, de voorwaarde als een groep waar is. Zonder groepen: nooit waar."""

    groepen: tuple[tuple[Deel, ...], ...]

    @property
    def delen(self) -> Iterator[Deel]:
        return (deel for groep in self.groepen for deel in groep)

    @property
    def feiten(self) -> tuple[str, ...]:
        """De namen van de feiten waar de voorwaarde over gaat, elk een keer."""
        return tuple(dict.fromkeys(deel.feit for deel in self.delen))

    def weeg(self, gegevens: Mapping[str, tuple[Gegeven, Peil]]) -> bool | None:
        """Waar, onwaar of onbekend (None) voor een samenstelling: per feit de waarde met het peil van zijn stuk."""
        return een_van(alle(deel.weeg(*gegevens[deel.feit]) for deel in groep) for groep in self.groepen)


ALTIJD = Voorwaarde(((),))
NOOIT = Voorwaarde(())


def alle(uitkomsten: Iterable[bool | None]) -> bool | None:
    """Onwaar als er een onwaar is, anders onbekend als er een onbekend is, anders waar."""
    gezien = set(uitkomsten)
    return False if False in gezien else None if None in gezien else True


def een_van(uitkomsten: Iterable[bool | None]) -> bool | None:
    """Waar als er een waar is, anders onbekend als er een onbekend is, anders onwaar."""
    gezien = set(uitkomsten)
    return True if True in gezien else None if None in gezien else False
