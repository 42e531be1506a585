"""Wat de gebruiker in de terminal ziet: de tabel met dossiers en de voortgang. De enige module met rich."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol, TextIO

from dossiercheck.begrippen import Aanvraag, Oordeel, Rapport
from dossiercheck.rapporteren.zinnen import OORDEEL, deel_in
from dossiercheck.verwoording import ingekort

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

BREEDTE = 100
_KLEUR = {Oordeel.COMPLEET: "green", Oordeel.INCOMPLEET: "red", Oordeel.NAKIJKEN: "yellow"}


class Voortgang(Protocol):
    """Meldt dat er een stap klaar is."""

    def __call__(self, omschrijving: str = "") -> None: ...


def toon_tabel(rapporten: Iterable[Rapport], uit: TextIO | None = None) -> None:
    """Schrijft een tabel met een regel per aanvraag, leesbaar op 100 kolommen; zonder terminal zonder kleur."""
    console = _console(uit or sys.stdout)
    console.print(_tabel(rapporten, console.encoding))


def _console(uit: TextIO) -> Console:
    from rich.console import Console

    return Console(file=uit, width=None if uit.isatty() else BREEDTE, highlight=False, markup=False, emoji=False)


def _tabel(rapporten: Iterable[Rapport], codering: str) -> Table:
    from rich.box import Box
    from rich.table import Table
    from rich.text import Text

    # Alleen streepjes: de lijntekens van rich bestaan niet in cp1252.
    tabel = Table(box=Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True), show_edge=False, pad_edge=False, padding=0)
    tabel.add_column("Dossier", overflow="fold", min_width=14)
    tabel.add_column("Leerling", overflow="fold", min_width=12)
    for kop in ("Type", "Oordeel"):
        tabel.add_column(kop, no_wrap=True)
    for kop in ("Ontbreekt", "Nakijken"):
        tabel.add_column(kop, justify="right", no_wrap=True)
    tabel.add_column("Vergadering", no_wrap=True)
    for rapport in rapporten:
        for nummer, cellen in enumerate(_regels(rapport)):
            naam = rapport.dossier if nummer == 0 else ""
            *links, oordeel, ontbreekt, nakijken, vergadering = cellen
            kleur = _KLEUR[Oordeel(oordeel)]
            tekst = [Text(_console_tekst(t, codering)) for t in (naam, *links)]
            tabel.add_row(*tekst, Text(OORDEEL[Oordeel(oordeel)], style=kleur), ontbreekt, nakijken, vergadering)
    return tabel


def _regels(rapport: Rapport) -> Iterator[tuple[str, ...]]:
    """Per aanvraag leerling, type, oordeel, aantallen en vergadering; een dossier zonder aanvraag is een regel."""
    if not rapport.aanvragen:
        yield "niet gevonden", "onbekend", Oordeel.NAKIJKEN.value, "-", "-", "-"
    for a in rapport.aanvragen:
        deel = deel_in(a.bevindingen)
        yield (
            a.leerling_naam or "niet gevonden",
            a.aanvraagtype or "onbekend",
            a.oordeel.value,
            str(len(deel.ontbreekt)),
            str(len(deel.nakijken)),
            _vergadering(a),
        )


def _vergadering(a: Aanvraag) -> str:
    return f"{a.planning.vergadering:%d-%m-%Y}" if a.planning.vergadering else "-"


def _console_tekst(tekst: str, codering: str) -> str:
    """Zonder stuurtekens (een naam uit een dossier mag de terminal niet bedienen) en met alleen tekens die de console kent."""
    return "".join(_teken(t, codering) for t in ingekort(tekst, 80))


def _teken(teken: str, codering: str) -> str:
    for poging in (teken, unicodedata.normalize("NFKD", teken)[0]):
        with suppress(UnicodeEncodeError):
            poging.encode(codering)
            return poging
    return "?"


@contextmanager
def voortgang(totaal: int, omschrijving: str = "Lezen", uit: TextIO | None = None) -> Iterator[Voortgang]:
    """Een voortgangsbalk op stderr; stil als dat geen terminal is."""
    doel = uit or sys.stderr
    if not doel.isatty():
        yield lambda omschrijving="": None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = _console(doel)
    balk = Progress(TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True)
    with balk:
        taak = balk.add_task(_console_tekst(omschrijving, console.encoding), total=totaal)

        def stap(omschrijving: str = "") -> None:
            balk.update(taak, advance=1, description=_console_tekst(omschrijving, console.encoding) or None)

        yield stap
