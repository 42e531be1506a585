"""Waarden op de opdrachtregel: datum, tijd en de opties die meer opdrachten delen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click


class Datum(click.ParamType[date]):
    """Een datum als 2026-11-18."""

    name = "datum"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is geen datum. Schrijf jaar-maand-dag, zoals 2026-11-18.", param, ctx)


class Tijd(click.ParamType[datetime]):
    """Een moment als 2026-11-18T15:30; zonder zone is dat Nederlandse tijd."""

    name = "tijd"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        from dossiercheck.tijd import lees_moment

        moment = lees_moment(value)
        if moment is None:
            self.fail(f"{value!r} is geen tijd. Schrijf bijvoorbeeld 2026-11-18T15:30.", param, ctx)
        return moment


MAP = click.Path(path_type=Path)


def uitvoer_optie(functie: Callable[..., Any]) -> Callable[..., Any]:
    """De optie --uitvoer, overal met dezelfde standaard."""
    return click.option("--uitvoer", type=MAP, default=Path("uitvoer"), metavar="MAP", show_default=True, help="Map met de rapporten.")(functie)


def vandaag_optie(functie: Callable[..., Any]) -> Callable[..., Any]:
    """De optie --vandaag: de dagtekening van brieven."""
    return click.option("--vandaag", type=Datum(), metavar="DATUM", help="Dagtekening van brieven; anders de datum van vandaag.")(functie)
