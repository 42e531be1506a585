"""De meegeleverde verzonnen dossiers: controleren, en de hele weg tot verzonden-klaar doorlopen."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from dossiercheck.hulpbron import hulpbron
from dossiercheck.run import Run, Uitslag, controleer

VANDAAG = date(2027, 3, 5)
"""Vast, zodat de demo elke dag hetzelfde laat zien; ligt na de laatste ontvangst in de dossiers."""


def draai(uitvoer: Path | None, werkers: int | None = None, stap: Callable[[str, int], None] | None = None) -> tuple[Path, Iterator[Uitslag]]:
    """De map met de uitvoer (zonder `uitvoer` een nieuwe tijdelijke map) en de uitslagen. De dossiers worden eerst gekopieerd."""
    doel = uitvoer or Path(tempfile.mkdtemp(prefix="dossiercheck-demo-"))
    return doel / "uitvoer", _controleer(doel, werkers, stap)


def _controleer(doel: Path, werkers: int | None, stap: Callable[[str, int], None] | None) -> Iterator[Uitslag]:
    inbox = doel / "inbox"
    shutil.copytree(hulpbron("demo"), inbox, dirs_exist_ok=True)
    yield from controleer(Run(inbox, doel / "uitvoer", vandaag=VANDAAG, werkers=werkers, stap=stap))
