"""Het verslag van een run in de terminal: voortgang, tabel, meldingen en waar alles staat."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import click

from dossiercheck.fouten import Uitgang, zwaarste
from dossiercheck.overzicht import HTML as OVERZICHT
from dossiercheck.rapporteren.terminal import Voortgang, toon_tabel, voortgang
from dossiercheck.run import HTML, Uitslag


def toon(uitslagen: Iterator[Uitslag], uitvoer: Path, balk: Leesbalk | None = None) -> Uitgang:
    """Volgt de run en toont het resultaat; geeft de afsluitcode."""
    alle = balk.volg(uitslagen) if balk else list(uitslagen)
    toon_tabel([uitslag.rapport for uitslag in alle])
    for uitslag in alle:
        for melding in uitslag.meldingen:
            click.echo(f"{uitslag.rapport.dossier}: {melding}", err=True)
        for aanvraag in uitslag.rapport.aanvragen:
            van_mensen = [f"{b.eis} ({b.mens.status}, {b.mens.door})" for b in aanvraag.bevindingen if b.mens]
            if van_mensen:
                click.echo(f"{uitslag.rapport.dossier}: beoordeeld door een medewerker: {', '.join(van_mensen)}")
    brieven = [uitslag.brief for uitslag in alle if uitslag.brief]
    click.echo(f"\nOverzicht: {uitvoer / OVERZICHT}")
    click.echo(f"Rapporten: {Path(uitvoer, '<dossier>', HTML)}")
    for brief in brieven:
        click.echo(f"Brief:     {brief}")
    uitgang = zwaarste(uitslag.uitgang for uitslag in alle)
    if uitgang is Uitgang.DEFECT:
        click.echo("Let op: niet alles is verwerkt. Kijk de dossiers met een melding zelf na.", err=True)
    return uitgang


class Leesbalk:
    """De voortgangsbalk bij het lezen; te geven als `stap` van een run. Begint bij het eerste gelezen dossier."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._stap: Voortgang | None = None

    def __call__(self, dossier: str, totaal: int) -> None:
        if self._stap is None:
            self._stap = self._open.enter_context(voortgang(totaal))
        self._stap(dossier)

    def volg(self, uitslagen: Iterator[Uitslag]) -> list[Uitslag]:
        """Alle uitslagen; daarna is de balk weg."""
        with self._open:
            return list(uitslagen)
