"""De kleine taal waarin de woordenschat in schema/ staat.

Een patroon is een regel woorden: `overleg* + vso|voortgezet speciaal`. ` + ` is 'en' (volgorde vrij), `...` 'daarna, met hooguit zes woorden ertussen' (`....`
zestien), `|` 'of', een spatie 'gevolgd door', `*` 'willekeurige letters', `=` vooraan 'de hele tekst'. Ze binden in die volgorde, `+` het zwakst.
Vergeleken wordt op gevouwen tekst: zonder hoofdletters, accenten en leestekens.

`<naam>` is een woordklasse uit schema/klassen.yaml: alle woorden ervan, als keuze. `vul_in` zet ze erin voor het lezen.

In een scan gaan spaties en letters verloren. `zoek_ruim` is een tweede kans voor etiketten: l, i en 1 zijn daar gelijk, o en 0 ook, rn en m ook,
en in woorden van samen minstens acht letters mag een spatie ontbreken of te veel zijn. Voor wat er gezegd wordt (ontkenning, uitkomst) is dat te ruim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from dossiercheck.schrijfwijze import vouw

_TUSSEN = r"\s+(?:\S+\s+){0,6}?"
_WIJD = r"\s+(?:\S+\s+){0,16}?"
_LANG = 8
"""Vanaf zoveel letters mag een spatie ontbreken of te veel zijn; korter zou een keuze in andere woorden vallen."""
_LETTERBEELD = str.maketrans("i10", "llo")


@dataclass(frozen=True, slots=True)
class Patroon:
    """Een gelezen patroon: elk deel moet ergens in de tekst voorkomen."""

    bron: str
    delen: tuple[re.Pattern[str], ...]

    def zoek(self, gevouwen: str) -> re.Match[str] | None:
        """De vondst van het eerste deel als alle delen voorkomen; None als er een ontbreekt."""
        return _alle(self.delen, gevouwen)

    def zoek_ruim(self, beeld: str) -> re.Match[str] | None:
        """Als zoek, in een letterbeeld: voor etiketten van een gescand stuk."""
        return _alle(_ruime_delen(self.bron), beeld)


def _alle(delen: tuple[re.Pattern[str], ...], tekst: str) -> re.Match[str] | None:
    eerste = None
    for deel in delen:
        vondst = deel.search(tekst)
        if vondst is None:
            return None
        eerste = eerste or vondst
    return eerste


@lru_cache(maxsize=4096)
def _ruime_delen(bron: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_deel(deel, _ruime_groep) for deel in bron.split(" + ") if deel.strip())


def _woord(woord: str) -> str:
    return r"\w*".join(re.escape(vouw(stuk)) for stuk in woord.split("*"))


def _groep(tekst: str) -> str:
    keuzes = (r"\s+".join(_woord(w) for w in keuze.split()) for keuze in tekst.split("|") if keuze.strip())
    return f"(?:{'|'.join(keuzes)})"


def _deel(tekst: str, groep: Callable[[str], str] = _groep) -> re.Pattern[str]:
    delen = tekst.removeprefix("=").split("....")
    groepen = _WIJD.join(_TUSSEN.join(groep(g) for g in deel.split("...") if g.strip()) for deel in delen)
    return re.compile(rf"^{groepen}$" if tekst.startswith("=") else rf"(?<!\w){groepen}(?!\w)")


def letterbeeld(gevouwen: str) -> str:
    """De tekst met een teken voor letters die in een scan op elkaar lijken."""
    return gevouwen.translate(_LETTERBEELD).replace("rn", "m")


def _ruime_groep(tekst: str) -> str:
    keuzes = (_ruime_keuze(keuze.split()) for keuze in tekst.split("|") if keuze.strip())
    return f"(?:{'|'.join(keuzes)})"


def _ruime_keuze(woorden: list[str]) -> str:
    """Lange keuzes met een mogelijke spatie na elke letter; korte als gewoon woord."""
    kaal = [[letterbeeld(vouw(stuk)) for stuk in woord.split("*")] for woord in woorden]
    if sum(len(stuk) for woord in kaal for stuk in woord) < _LANG:
        return r"(?<!\w)" + r"\s+".join(r"\w*".join(map(re.escape, woord)) for woord in kaal) + r"(?!\w)"
    return r"\s?".join(r"\w*".join(r"\s?".join(map(re.escape, stuk)) for stuk in woord) for woord in kaal)


@lru_cache(maxsize=4096)
def lees_patroon(tekst: str) -> Patroon:
    """Het patroon uit een regel woordenschat; ValueError als er niets in staat."""
    delen = tuple(_deel(deel) for deel in tekst.split(" + ") if deel.strip())
    if not delen:
        raise ValueError(f"leeg patroon: {tekst!r}")
    if any("=" in deel.strip()[1:] for deel in tekst.split(" + ")):
        raise ValueError(f"'=' hoort alleen vooraan: {tekst!r}")
    return Patroon(tekst, delen)


_KLASSE = re.compile(r"<([\w-]*)>")
_GRENS = re.compile(r"\s\+\s|\.{3,4}|\|")


def vul_in(tekst: str, klassen: Mapping[str, str]) -> str:
    """Het patroon met de woorden van elke `<klasse>` erin; ValueError bij een onbekende klasse, of een klasse die geen hele keuze is."""
    for keuze in _GRENS.split(tekst.removeprefix("=")):
        if _KLASSE.search(keuze) and not _KLASSE.fullmatch(keuze.strip()):
            raise ValueError(f"'{keuze.strip()}': een klasse tussen < en > is een hele keuze, zonder woorden ernaast")
    for naam in _KLASSE.findall(tekst):
        if naam not in klassen:
            lijkt = get_close_matches(naam, list(klassen), 1)
            raise ValueError(f"onbekende klasse '{naam}'{f'; bedoelde u {lijkt[0]!r}?' if lijkt else ''}")
    return _KLASSE.sub(lambda m: klassen[m[1]], tekst)


@dataclass(frozen=True, slots=True)
class Patronen:
    """Een lijst patronen: een treffer van een ervan volstaat."""

    regels: tuple[Patroon, ...] = ()

    def zoek(self, gevouwen: str) -> re.Match[str] | None:
        return next((m for p in self.regels if (m := p.zoek(gevouwen))), None)

    def zoek_ruim(self, gevouwen: str) -> re.Match[str] | None:
        """Als zoek, maar bestand tegen leesfouten; de vondst slaat op het letterbeeld van de tekst."""
        if precies := self.zoek(gevouwen):
            return precies
        beeld = letterbeeld(gevouwen)
        return next((m for p in self.regels if (m := p.zoek_ruim(beeld))), None)

    def raakt(self, tekst: str) -> bool:
        """Of een van de patronen in de (nog niet gevouwen) tekst voorkomt."""
        return bool(self.regels) and self.zoek(vouw(tekst)) is not None

    def zonder(self, gevouwen: str) -> str:
        """De tekst met elke vondst eruit."""
        while vondst := self.zoek(gevouwen):
            gevouwen = f"{gevouwen[: vondst.start()]} {gevouwen[vondst.end() :]}"
        return gevouwen

    def __bool__(self) -> bool:
        return bool(self.regels)


GEEN = Patronen()


def lees_patronen(regels: Iterable[str] | str | None) -> Patronen:
    """Patronen uit een lijst regels of een enkele regel."""
    if regels is None:
        return GEEN
    return Patronen(tuple(lees_patroon(r) for r in ([regels] if isinstance(regels, str) else regels)))
