"""Het verslag van een run in de terminal: voortgang, tabel, meldingen en waar alles staat."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import click

from dossiercheck.fouten import Uitgang, zwaarste
from dossiercheck.rapporteren.terminal import toon_tabel, voortgang
from dossiercheck.run import HTML, Uitslag


def toon(uitslagen: Iterator[Uitslag], uitvoer: Path) -> Uitgang:
    """Volgt de run en toont het resultaat; geeft de afsluitcode."""
    alle = _volg(uitslagen)
    toon_tabel([uitslag.rapport for uitslag in alle])
    for uitslag in alle:
        for melding in uitslag.meldingen:
            click.echo(f"{uitslag.rapport.dossier}: {melding}", err=True)
    brieven = [uitslag.brief for uitslag in alle if uitslag.brief]
    click.echo(f"\nRapporten: {Path(uitvoer, '<dossier>', HTML)}")
    for brief in brieven:
        click.echo(f"Brief:     {brief}")
    uitgang = zwaarste(uitslag.uitgang for uitslag in alle)
    if uitgang is Uitgang.DEFECT:
        click.echo("Let op: niet alles is verwerkt. Kijk de dossiers met een melding zelf na.", err=True)
    return uitgang


def _volg(uitslagen: Iterator[Uitslag]) -> list[Uitslag]:
    """Alle uitslagen, met een voortgangsbalk die bij de eerste uitslag begint."""
    alle: list[Uitslag] = []
    with ExitStack() as open_:
        stap = None
        for uitslag in uitslagen:
            stap = stap or open_.enter_context(voortgang(uitslag.totaal))
            stap(uitslag.rapport.dossier)
            alle.append(uitslag)
    return alle
