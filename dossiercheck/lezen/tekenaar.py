"""Laat uitsneden tekenen in een eigen werkproces, met een grens aan tijd en geheugen. Mislukt het, dan is er geen uitsnede."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.pak import Uitsneden
from dossiercheck.lezen.uitsnede import Vraag, teken
from dossiercheck.lezen.werker import Dood, Werker
from dossiercheck.lezen.werkers import GIB, VOORVOEGSEL

_OPSTARTTIJD = 60.0


class Tekenaar:
    """Tekent voor een bestand tegelijk. Het proces begint pas bij de eerste vraag. `tijdgrens` in seconden per bestand."""

    def __init__(self, tijdgrens: float = 20.0) -> None:
        self._tijdgrens = tijdgrens
        self._werker: Werker | None = None
        self._map: Path | None = None
        self._teller = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None) -> None:
        self._stop()
        if self._map:
            shutil.rmtree(self._map, ignore_errors=True)

    def teken(self, bron: Bron, vragen: Sequence[Vraag]) -> tuple[bytes, ...]:
        """Per vraag een PNG, leeg waar er geen is."""
        self._teller += 1
        werker = self._start()
        assert self._map is not None
        map_ = self._map / f"teken-{self._teller}"
        try:
            werker.geef(vragen, bron, tuple(vragen), map_, _OPSTARTTIJD)
            antwoord = self._wacht(werker)
        except (Dood, OSError):
            self._stop()
            antwoord = None
        shutil.rmtree(map_, ignore_errors=True)
        return antwoord.beelden if antwoord and len(antwoord.beelden) == len(vragen) else (b"",) * len(vragen)

    def _wacht(self, werker: Werker) -> Uitsneden | None:
        while time.monotonic() < werker.uiterlijk:
            if werker.lijn.poll(0.2) and (antwoord := werker.ontvang()) is not None:
                werker.knoop = None
                return antwoord if isinstance(antwoord, Uitsneden) else None
        raise Dood

    def _start(self) -> Werker:
        if self._werker is None:
            self._map = self._map or Path(tempfile.mkdtemp(prefix=VOORVOEGSEL))
            self._werker = Werker(self._map, self._teller, self._tijdgrens, GIB, teken)
        return self._werker

    def _stop(self) -> None:
        if self._werker:
            self._werker.stop()
            self._werker = None
