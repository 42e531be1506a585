"""Lezers die zich misdragen, voor de test van de werkprocessen: de naam van het bestand zegt hoe."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
import tempfile
import time
from pathlib import Path

from dossiercheck.begrippen import Gelezen, Uitkomst, Wijze
from dossiercheck.lezen import lezer
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.pak import Pak


class Paniek(BaseException):
    """Zoals een bibliotheek in Rust die geeft: geen Exception."""


def _eet_geheugen() -> None:
    brokken = []
    while True:
        brokken.append(bytearray(16 * 1024 * 1024))


def _schrijf_buiten(bron: Bron) -> None:
    bron.pad.with_name("gelekt.txt").write_text("x")


def _laat_rommel(bron: Bron) -> None:
    Path(tempfile.gettempdir(), "rommel").write_bytes(b"x" * 100)
    os.kill(os.getpid(), 9)


def _doe(bron: Bron) -> None:
    soort = Path(bron.bestand).stem.split("-")[0]
    if soort == "hang":
        time.sleep(60)
    elif soort == "dood":
        os._exit(3)
    elif soort == "crash":
        ctypes.string_at(0)
    elif soort == "vol":
        _eet_geheugen()
    elif soort == "paniek":
        raise Paniek
    elif soort == "buiten":
        _schrijf_buiten(bron)
    elif soort == "rommel":
        _laat_rommel(bron)
    elif soort == "netwerk":
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    elif soort == "traag":
        time.sleep(0.3)
    elif soort == "geladen":
        assert "dossiercheck.lezen.pdf" in sys.modules
    elif soort == "lawaai":
        os.write(2, b"LAWAAI")
        os.write(1, b"LAWAAI")


def stap(bron: Bron, diepte: int, map_: Path) -> Gelezen | Pak:
    """Misdraag je zoals de naam zegt; een zip of mail gaat naar de echte lezer."""
    return lezer.vang(bron, lambda: _stap(bron, diepte, map_))


def _stap(bron: Bron, diepte: int, map_: Path) -> Gelezen | Pak:
    if bron.bestand.endswith((".zip", ".eml", ".msg")):
        return lezer.stap(bron, diepte, map_)
    _doe(bron)
    return Gelezen(bron.bestand, bron.sha256, Uitkomst.GELEZEN, Wijze.TEKST, 1)


_geheugen: list[int] = []


def lekkende_stap(bron: Bron, diepte: int, map_: Path) -> Gelezen | Pak:
    """Heeft na een bestand geen geheugen meer over, zoals een bibliotheek die lekt."""
    _geheugen.append(1)
    return lezer.vang(bron, lambda: _geef_op() if len(_geheugen) > 1 else _stap(bron, diepte, map_))


def _geef_op() -> Gelezen:
    raise MemoryError
