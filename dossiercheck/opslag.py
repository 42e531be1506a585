"""Schrijven is alles of niets, en een run tegelijk per uitvoermap."""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from dossiercheck.fouten import AndereRunBezig, Schrijffout

SLOT = ".slot"


def schrijf(pad: Path, inhoud: bytes) -> bool:
    """Zet `inhoud` in `pad`: heel of niet. Waar als er iets veranderde. `pad` is een stuk dat wij maken, nooit een stuk van de school."""
    try:
        if pad.is_file() and pad.read_bytes() == inhoud:
            return False
        pad.parent.mkdir(parents=True, exist_ok=True)
        _vervang(pad, inhoud)
    except OSError as fout:
        raise Schrijffout(
            f"{pad.name} kan niet geschreven worden.",
            fout.strerror or type(fout).__name__,
            "Sluit het bestand als het openstaat, of kies een andere map met --uitvoer.",
        ) from fout
    return True


def _vervang(pad: Path, inhoud: bytes) -> None:
    nummer, tijdelijk = tempfile.mkstemp(dir=pad.parent, prefix=".", suffix=".deel")
    try:
        with os.fdopen(nummer, "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        # mkstemp maakt een bestand dat alleen de eigenaar leest; een rapport krijgt de gewone rechten van de map.
        Path(tijdelijk).chmod(0o666 & ~_masker())
        Path(tijdelijk).replace(pad)
    except BaseException:
        with suppress(OSError):
            Path(tijdelijk).unlink()
        raise


def _masker() -> int:
    masker = os.umask(0o022)
    os.umask(masker)
    return masker


@contextmanager
def alleen(uitvoer: Path) -> Iterator[None]:
    """Houdt de uitvoermap voor deze run. Het slot hangt aan het proces: sterft dat, dan is de map weer vrij.

    Raises:
        AndereRunBezig: een ander proces houdt het slot.
        Schrijffout: de map is niet te maken of te beschrijven.
    """
    try:
        uitvoer.mkdir(parents=True, exist_ok=True)
        bestand = (uitvoer / SLOT).open("a+b")
    except OSError as fout:
        raise Schrijffout("In de uitvoermap kan niet geschreven worden.", fout.strerror or "", "Kies een andere map met --uitvoer.") from fout
    with bestand:
        if not _neem(bestand):
            raise AndereRunBezig("Een andere run is met deze uitvoermap bezig.", "", "Wacht tot die klaar is, of kies een andere map met --uitvoer.")
        try:
            yield
        finally:
            _laat_los(bestand)


def _neem(bestand: IO[bytes]) -> bool:
    """Of het slot genomen is. Een systeem zonder sloten houdt niemand tegen: dan is het altijd vrij."""
    bestand.seek(0)
    try:
        if unix := _module("fcntl"):
            unix.flock(bestand, unix.LOCK_EX | unix.LOCK_NB)
        elif windows := _module("msvcrt"):
            windows.locking(bestand.fileno(), windows.LK_NBLCK, 1)
    except OSError:
        return False
    return True


def _laat_los(bestand: IO[bytes]) -> None:
    bestand.seek(0)
    if unix := _module("fcntl"):
        unix.flock(bestand, unix.LOCK_UN)
    elif windows := _module("msvcrt"):
        windows.locking(bestand.fileno(), windows.LK_UNLCK, 1)


def _module(naam: str) -> Any:
    """De module die dit systeem heeft, of None: fcntl is er niet op Windows, msvcrt alleen daar."""
    try:
        return importlib.import_module(naam)
    except ImportError:
        return None
