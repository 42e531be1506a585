"""Bestanden wissen: eerst een andere naam, dan weg, zodat een map nooit half bestaat; en naspeuren wat een naam nog noemt."""

from __future__ import annotations

import io
import json
import secrets
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape

from dossiercheck.fouten import Schrijffout

_VOORVOEGSEL = ".weg-"
_TIJDELIJK = "dossiercheck-*"
_OUD = 3600.0
_DIEP = 3
_GROOT = 200 * 1024 * 1024


def wis_map(map_: Path) -> int:
    """Wist een map met alles erin; geeft hoeveel bestanden het waren, 0 als de map er niet is. Schrijffout als er iets openstaat."""
    if not map_.is_dir() or map_.is_symlink():
        return 0
    aantal = sum(1 for pad in map_.rglob("*") if not pad.is_dir())
    weg = map_.with_name(_VOORVOEGSEL + secrets.token_hex(4))
    try:
        map_.replace(weg)
        shutil.rmtree(weg)
    except OSError as fout:
        raise _staat_open(map_, fout) from fout
    return aantal


def wis_bestand(pad: Path) -> bool:
    """Wist een bestand of koppeling; onwaar als het er niet was."""
    try:
        pad.unlink()
    except FileNotFoundError:
        return False
    except OSError as fout:
        raise _staat_open(pad, fout) from fout
    return True


def _staat_open(pad: Path, fout: OSError) -> Schrijffout:
    soort = "map" if pad.is_dir() else "bestand"
    return Schrijffout(f"Een {soort} is niet te wissen: staat er iets open?", fout.strerror or type(fout).__name__, "Sluit het en draai de opdracht opnieuw.")


def wis_resten(uitvoer: Path) -> None:
    """Wat een afgebroken run achterliet: half geschreven bestanden, half gewiste mappen en oude tijdelijke mappen van dit programma."""
    for pad in [*uitvoer.rglob(".*.deel")]:
        wis_bestand(pad)
    for map_ in [*uitvoer.rglob(f"{_VOORVOEGSEL}*")]:
        wis_map(map_)
    for map_ in Path(tempfile.gettempdir()).glob(_TIJDELIJK):
        with suppress(OSError):
            # Een map van nu kan van een run op een andere uitvoermap zijn.
            if time.time() - map_.stat().st_mtime > _OUD:
                shutil.rmtree(map_, ignore_errors=True)


def noemt(map_: Path, namen: Sequence[str]) -> list[Path]:
    """De bestanden onder een map waarin een van de namen nog voorkomt, ook ingepakt in Word, Excel, zip of PDF."""
    vormen = [vorm for naam in namen for vorm in _vormen(naam)]
    return [pad for pad in sorted(map_.rglob("*")) if pad.is_file() and not pad.is_symlink() and vormen and _noemt(pad, vormen)]


def _vormen(naam: str) -> set[bytes]:
    """Hoe een naam in bytes kan staan: gewoon, in XML en in JSON."""
    tekst = naam.strip()
    if len(tekst) < 3:
        return set()
    return {tekst.encode("utf-8", "replace"), escape(tekst).encode("utf-8", "replace"), json.dumps(tekst)[1:-1].encode(), tekst.encode("utf-16-le", "replace")}


def _noemt(pad: Path, vormen: Sequence[bytes]) -> bool:
    try:
        if pad.stat().st_size > _GROOT:
            return False
        inhoud = pad.read_bytes()
    except OSError:
        return False
    return any(vorm in pad.name.encode("utf-8", "replace") for vorm in vormen) or any(vorm in deel for deel in uitgepakt(inhoud) for vorm in vormen)


def uitgepakt(inhoud: bytes, diepte: int = 0) -> Iterator[bytes]:
    """De bytes zelf en wat erin zit: de delen van een zip (ook docx en xlsx) en de tekst van een PDF."""
    yield inhoud
    if diepte < _DIEP and inhoud[:4] == b"PK\x03\x04":
        with suppress(zipfile.BadZipFile, RuntimeError, OSError, ValueError, NotImplementedError, EOFError), zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            for deel in archief.infolist():
                if deel.file_size <= _GROOT:
                    yield from uitgepakt(archief.read(deel), diepte + 1)
    elif b"%PDF-" in inhoud[:1024]:
        from dossiercheck.stukken.bundel import lees_pdftekst

        yield lees_pdftekst(inhoud).encode("utf-8", "replace")
