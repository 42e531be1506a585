"""Wat een zin zegt over iets dat gebeurd moet zijn: gebeurd, gepland, ontkend, voorwaardelijk, of alleen beleid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dossiercheck.begrippen import Bewijs
from dossiercheck.schrijfwijze import vouw, zinnen
from dossiercheck.woordenschat import Woordenschat

_DEELZIN = re.compile(r"[;:]|,\s+(?=maar|echter|terwijl|waarbij|omdat|want)|\s(?=maar |echter |terwijl )")


@dataclass(frozen=True, slots=True)
class Zin:
    """Een zin met zijn bewijs en wat de vorm ervan zegt."""

    bewijs: Bewijs
    gevouwen: str
    gepland: bool
    algemeen: bool
    voorwaardelijk: bool

    @property
    def tekst(self) -> str:
        return self.bewijs.tekst

    @property
    def telt(self) -> bool:
        """Of de zin over iets gaat dat gebeurd is, of een toestand nu beschrijft."""
        return not (self.gepland or self.algemeen or self.voorwaardelijk)


def zinnen_van(bewijs: Bewijs, ws: Woordenschat) -> Iterator[Zin]:
    """De zinnen van een alinea, elk met de plek van de alinea."""
    for _, _, tekst in zinnen(bewijs.tekst):
        gevouwen = vouw(tekst)
        yield Zin(
            Bewijs(bewijs.plek, tekst),
            gevouwen,
            gepland=ws.kenmerken["gepland"].zoek(gevouwen) is not None,
            algemeen=ws.kenmerken["algemeen"].zoek(gevouwen) is not None,
            voorwaardelijk=ws.kenmerken["voorwaardelijk"].zoek(gevouwen) is not None,
        )


def deelzinnen(tekst: str) -> list[str]:
    """De gevouwen deelzinnen: 'ouders waren er, maar Sam was ziek' geeft er twee."""
    return [g for deel in _DEELZIN.split(tekst) if deel and (g := vouw(deel))]
