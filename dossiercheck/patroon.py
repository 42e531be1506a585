"""De kleine taal waarin de woordenschat in schema/ staat.

Een patroon is een regel woorden: `overleg* + vso|voortgezet speciaal`. ` + ` is 'en' (volgorde vrij), `...` 'daarna, met hooguit zes woorden ertussen' (`....` zestien),
`|` 'of', een spatie 'gevolgd door', `*` 'willekeurige letters', `=` vooraan 'de hele tekst'. Ze binden in die volgorde, `+` het zwakst.
Vergeleken wordt op gevouwen tekst: zonder hoofdletters, accenten en leestekens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dossiercheck.schrijfwijze import vouw

_TUSSEN = r"\s+(?:\S+\s+){0,6}?"
_WIJD = r"\s+(?:\S+\s+){0,16}?"


@dataclass(frozen=True, slots=True)
class Patroon:
    """Een gelezen patroon: elk deel moet ergens in de tekst voorkomen."""

    bron: str
    delen: tuple[re.Pattern[str], ...]

    def zoek(self, gevouwen: str) -> re.Match[str] | None:
        """De vondst van het eerste deel als alle delen voorkomen; None als er een ontbreekt."""
        eerste = None
        for deel in self.delen:
            vondst = deel.search(gevouwen)
            if vondst is None:
                return None
            eerste = eerste or vondst
        return eerste


def _woord(woord: str) -> str:
    return r"\w*".join(re.escape(vouw(stuk)) for stuk in woord.split("*"))


def _groep(tekst: str) -> str:
    keuzes = (r"\s+".join(_woord(w) for w in keuze.split()) for keuze in tekst.split("|") if keuze.strip())
    return f"(?:{'|'.join(keuzes)})"


def _deel(tekst: str) -> re.Pattern[str]:
    delen = tekst.removeprefix("=").split("....")
    groepen = _WIJD.join(_TUSSEN.join(_groep(g) for g in deel.split("...") if g.strip()) for deel in delen)
    return re.compile(rf"^{groepen}$" if tekst.startswith("=") else rf"(?<!\w){groepen}(?!\w)")


@lru_cache(maxsize=4096)
def lees_patroon(tekst: str) -> Patroon:
    """Het patroon uit een regel woordenschat; ValueError als er niets in staat."""
    delen = tuple(_deel(deel) for deel in tekst.split(" + ") if deel.strip())
    if not delen:
        raise ValueError(f"leeg patroon: {tekst!r}")
    if any("=" in deel.strip()[1:] for deel in tekst.split(" + ")):
        raise ValueError(f"'=' hoort alleen vooraan: {tekst!r}")
    return Patroon(tekst, delen)


@dataclass(frozen=True, slots=True)
class Patronen:
    """Een lijst patronen: een treffer van een ervan volstaat."""

    regels: tuple[Patroon, ...] = ()

    def zoek(self, gevouwen: str) -> re.Match[str] | None:
        return next((m for p in self.regels if (m := p.zoek(gevouwen))), None)

    def raakt(self, tekst: str) -> bool:
        """Of een van de patronen in de (nog niet gevouwen) tekst voorkomt."""
        return bool(self.regels) and self.zoek(vouw(tekst)) is not None

    def __bool__(self) -> bool:
        return bool(self.regels)


GEEN = Patronen()


def lees_patronen(regels: Iterable[str] | str | None) -> Patronen:
    """Patronen uit een lijst regels of een enkele regel."""
    if regels is None:
        return GEEN
    return Patronen(tuple(lees_patroon(r) for r in ([regels] if isinstance(regels, str) else regels)))
