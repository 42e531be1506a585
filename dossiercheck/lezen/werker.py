"""Een werkproces: de kant van de ouder (Werker) en wat het kind doet (draai)."""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import pickle
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path
from typing import Any

from dossiercheck.begrippen import Gelezen
from dossiercheck.lezen import grenzen, tijd
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.pak import Pak, Uitsneden

Stap = Callable[[Bron, Any, Path], Gelezen | Pak | Uitsneden]
"""Leest een bestand op een diepte, of tekent er plekken uit; een zip of mail wordt uitgepakt in de map. Geeft uitkomsten, geen uitzonderingen."""

_BEGONNEN = b""
_BESTANDSMAAT = 256 * 1024**2
_MAX_ANTWOORD = 512 * 1024**2
_SLIJTAGE = 200
"""Na zoveel bestanden een vers proces: bibliotheken lekken geheugen."""
_SPELING = 5.0
"""Seconden tussen de uiterste tijd voor de lezer zelf en het afbreken."""
_GEDULD = 4
"""Hoeveel keer de tijdgrens de klok mag doorlopen als er maar gerekend wordt: op een drukke computer duurt hetzelfde werk langer."""

_VOORAF = ("dossiercheck.lezen.lezer", "dossiercheck.lezen.word", "dossiercheck.lezen.pdf")
"""Wat bijna elke lezer nodig heeft, een keer geladen voor alle werkprocessen. Niets wat draden start, zoals numpy: daarna wordt er gevorkt."""


class Dood(Exception):
    """Het werkproces is er niet meer of geeft onzin terug."""


class _Lezing(pickle.Unpickler):
    """Leest alleen de eigen waarden: een lezer die door een bestand is overgenomen kan de ouder niets laten uitvoeren."""

    _TOEGESTAAN = ("dossiercheck.begrippen", "dossiercheck.lezen.", "datetime", "pathlib")

    def find_class(self, module: str, naam: str) -> Any:
        if module.startswith(self._TOEGESTAAN) and "." not in naam:
            return super().find_class(module, naam)
        raise pickle.UnpicklingError("onverwachte soort waarde")


class Werker:
    """Een werkproces met zijn lijn en eigen map. `knoop` is wat hij doet; None is vrij."""

    def __init__(self, map_: Path, nummer: int, tijdgrens: float, geheugen: int, stap: Stap) -> None:
        context = _context()
        self.lijn, kind = context.Pipe()
        self.knoop: object | None = None
        self.gedaan = 0
        self.uiterlijk = 0.0
        self._begin: float | None = None
        self._tijdgrens = tijdgrens
        self._map = map_ / f"werk-{nummer}"
        self._map.mkdir()
        self._proces = context.Process(target=draai, args=(kind, self._map, tijdgrens, geheugen, stap), daemon=True)
        self._proces.start()
        kind.close()

    @property
    def pid(self) -> int:
        return self._proces.pid or 0

    @property
    def is_versleten(self) -> bool:
        return self.gedaan >= _SLIJTAGE

    def geef(self, knoop: object, bron: Bron, opdracht: object, map_: Path, opstarttijd: float) -> None:
        """Geef werk. De tijd telt vanaf het moment dat het kind begint; tot dan geldt de opstarttijd. Fout: OSError als het kind weg is."""
        self.lijn.send((bron, opdracht, map_))
        self.knoop = knoop
        self.uiterlijk = time.monotonic() + opstarttijd
        self._begin = None

    @property
    def is_te_laat(self) -> bool:
        """De rekentijd is op, of de klok loopt ver door: dan hangt het kind op iets anders dan rekenen."""
        nu = grenzen.rekentijd_van(self.pid) if self._begin is not None else None
        return time.monotonic() > self.uiterlijk or (nu is not None and self._begin is not None and nu - self._begin > self._tijdgrens)

    def ontvang(self) -> Gelezen | Pak | Uitsneden | None:
        """Het antwoord, of None als het kind meldt dat het begint. Fout: Dood."""
        try:
            ruw = self.lijn.recv_bytes(_MAX_ANTWOORD)
            if ruw == _BEGONNEN:
                self.uiterlijk = time.monotonic() + self._tijdgrens * _GEDULD
                self._begin = grenzen.rekentijd_van(self.pid)
                return None
            antwoord = _Lezing(io.BytesIO(ruw)).load()
        except (EOFError, OSError, pickle.UnpicklingError) as fout:
            raise Dood from fout
        if not isinstance(antwoord, Gelezen | Pak | Uitsneden):
            raise Dood
        return antwoord

    def stop(self) -> None:
        """Maak een eind aan het proces met alles wat het startte, en ruim zijn map op."""
        self.lijn.close()
        if os.name == "posix" and self._proces.pid:
            # Een hulpprogramma van het kind kan een eigen groep hebben (LibreOffice), dus die gaan een voor een.
            over = grenzen.nazaten(self._proces.pid)
            # Het kind begon een eigen groep: zo sterft ook een hulpprogramma dat het gestart had. Is het daar nog niet, dan is er niets te doen.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._proces.pid, signal.SIGKILL)
            for pid in over:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, signal.SIGKILL)
        self._proces.kill()
        self._proces.join(10)
        shutil.rmtree(self._map, ignore_errors=True)


def _context() -> ForkServerContext | SpawnContext:
    """Vorkt niet uit de ouder zelf: die kan draden hebben. Windows kent alleen spawn."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(_VOORAF))
        return context
    return multiprocessing.get_context("spawn")


def draai(lijn: Connection[Any, Any], map_: Path, tijdgrens: float, geheugen: int, stap: Stap) -> None:
    """Het kind: lees wat gevraagd wordt tot de lijn sluit."""
    _begin(map_, geheugen)
    try:
        while True:
            bron, opdracht, pakmap = lijn.recv()
            lijn.send_bytes(_BEGONNEN)
            tijd.stel_uiterste(max(tijdgrens - _SPELING, tijdgrens / 2))
            with _waakhond(tijdgrens * _GEDULD + _SPELING):
                antwoord = stap(bron, opdracht, pakmap)
            lijn.send_bytes(pickle.dumps(antwoord, pickle.HIGHEST_PROTOCOL))
    except (EOFError, OSError):  # de ouder is klaar of weg
        shutil.rmtree(map_, ignore_errors=True)


@contextlib.contextmanager
def _waakhond(seconden: float) -> Iterator[None]:
    """Breekt het proces af als niemand anders het doet, ook als een bibliotheek Python niet meer aan het woord laat."""
    import faulthandler

    with Path(os.devnull).open("w") as afvoer:
        faulthandler.dump_traceback_later(seconden, exit=True, file=afvoer)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _begin(map_: Path, geheugen: int) -> None:
    """Eigen groep, eigen map, geen uitvoer, grenzen; en een draad per bibliotheek, want de processen zijn de verdeling."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setsid"):
        os.setsid()
    for naam in ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[naam] = "1"
    os.environ["TMPDIR"] = tempfile.tempdir = str(map_)
    sys.dont_write_bytecode = True
    afvoer = os.open(os.devnull, os.O_WRONLY)
    for nummer in (1, 2):
        os.dup2(afvoer, nummer)
    grenzen.begrens(geheugen, _BESTANDSMAAT)
    grenzen.sluit_af(map_.parent)
