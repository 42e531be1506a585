"""Wat PDFium van een bladzijde geeft, ongeduid: woorden, tekeningen, afbeeldingen en aantekeningen in punten vanaf linksboven."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.bladzijde import Woord

Punt = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
EENHEID: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class RuwWoord:
    """Een woord met wat nodig is om te zien of het zichtbaar is: het tekstobject, dekking en de manier van tekenen."""

    woord: Woord
    object_: int
    dekking: int
    onzichtbaar: bool


@dataclass(frozen=True, slots=True)
class Pad:
    """Een tekening: deelpaden van punten, waarvan `rond` zegt of er bochten in zitten. Kleuren 0xRRGGBB, None als er niet gevuld of getrokken is."""

    deelpaden: tuple[tuple[Punt, ...], ...]
    rond: tuple[bool, ...]
    vulling: int | None
    lijn: int | None
    dikte: float
    volgorde: int
    knip: Kader | None


@dataclass(frozen=True, slots=True)
class Afbeelding:
    kader: Kader
    volgorde: int


@dataclass(frozen=True, slots=True)
class Aantekening:
    """Een aantekening die op de bladzijde te zien is: soort 'tekst', 'streep' (doorhaling) of 'inkt'."""

    soort: str
    kaders: tuple[Kader, ...]
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Vlak:
    """De zichtbare bladzijde in het assenstelsel van de PDF: snijkader en draaiing."""

    links: float
    onder: float
    rechts: float
    boven: float
    draaiing: int

    @property
    def maat(self) -> tuple[float, float]:
        """Breedte en hoogte zoals men de bladzijde ziet."""
        breed, hoog = self.rechts - self.links, self.boven - self.onder
        return (hoog, breed) if self.draaiing in (90, 270) else (breed, hoog)

    def punt(self, x: float, y: float) -> Punt:
        match self.draaiing:
            case 90:
                return y - self.onder, x - self.links
            case 180:
                return self.rechts - x, y - self.onder
            case 270:
                return self.boven - y, self.rechts - x
            case _:
                return x - self.links, self.boven - y

    def kader(self, punten: Iterable[Punt]) -> Kader:
        """Het kader om punten die in het assenstelsel van de PDF staan."""
        return omhul([self.punt(*p) for p in punten])


def omhul(punten: list[Punt]) -> Kader:
    xs, ys = [p[0] for p in punten], [p[1] for p in punten]
    return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class Inhoud:
    """Wat er op een bladzijde staat, ongeduid."""

    breedte: float
    hoogte: float
    woorden: tuple[RuwWoord, ...]
    paden: tuple[Pad, ...]
    afbeeldingen: tuple[Afbeelding, ...]
    aantekeningen: tuple[Aantekening, ...]
    volgorde: dict[int, int]
    """Van tekstobject naar de plaats in de volgorde van tekenen."""
