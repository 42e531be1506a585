"""LibreOffice als buitenprogramma: oude Word-indelingen naar docx, en docx naar pdf. Zonder netwerk, met een eigen profiel per aanroep."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

_TIJDGRENS = 60.0
_PLEKKEN = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_FILTERS = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export"}
_DICHT = "http://127.0.0.1:9"
"""Een proxy die er niet is: wat LibreOffice toch wil ophalen, komt nergens."""


class NietBeschikbaar(Exception):
    """LibreOffice is niet geinstalleerd."""


class Mislukt(Exception):
    """LibreOffice kon het bestand niet omzetten."""


class TeTraag(Mislukt):
    """Het omzetten duurde te lang."""


def programma() -> Path | None:
    """Waar soffice staat; None als het er niet is."""
    gevonden = shutil.which("soffice") or shutil.which("libreoffice")
    if gevonden:
        return Path(gevonden)
    return next((Path(p) for p in _PLEKKEN if Path(p).is_file()), None)


def zet_om(bestand: Path, naar: str, doelmap: Path, soort: str = "", tijdgrens: float = _TIJDGRENS) -> Path:
    """Zet een bestand om naar docx of pdf in doelmap en geeft het nieuwe pad.

    `soort` is de extensie van de inhoud, als de naam iets anders zegt. Een mislukte poging wordt eenmaal herhaald,
    want een eerste start van LibreOffice wil nog wel eens stilvallen. Geeft NietBeschikbaar, Mislukt of TeTraag.
    """
    soffice = programma()
    if soffice is None:
        raise NietBeschikbaar
    for poging in (1, 2):
        try:
            return _probeer(soffice, bestand, naar, doelmap, soort, tijdgrens)
        except Mislukt:
            if poging == 2:
                raise
    raise Mislukt


def zet_alle_om(bestanden: Sequence[Path], naar: str, doelmap: Path, tijdgrens: float = _TIJDGRENS) -> dict[Path, Path]:
    """Zet bestanden met elk een eigen naam om in een enkele start van LibreOffice, want elke start kost een seconde.

    Geeft per bestand het nieuwe pad. Wat niet gelukt is ontbreekt; daarvoor is er `zet_om`. Geeft NietBeschikbaar.
    """
    soffice = programma()
    if soffice is None:
        raise NietBeschikbaar
    with tempfile.TemporaryDirectory(prefix="dossiercheck-soffice-", ignore_cleanup_errors=True) as werkmap:
        try:
            _draai(_opdracht(soffice, bestanden, naar, Path(werkmap)), Path(werkmap), tijdgrens)
        except (Mislukt, OSError):
            return {}
        gemaakt = {bestand: Path(werkmap) / "uit" / f"{bestand.stem}.{naar}" for bestand in bestanden}
        return {bestand: Path(shutil.move(uit, doelmap / uit.name)) for bestand, uit in gemaakt.items() if uit.is_file() and uit.stat().st_size}


def _probeer(soffice: Path, bestand: Path, naar: str, doelmap: Path, soort: str, tijdgrens: float) -> Path:
    with tempfile.TemporaryDirectory(prefix="dossiercheck-soffice-", ignore_cleanup_errors=True) as werkmap:
        invoer = Path(werkmap) / f"invoer{'.' + soort if soort else bestand.suffix}"
        shutil.copyfile(bestand, invoer)
        _draai(_opdracht(soffice, [invoer], naar, Path(werkmap)), Path(werkmap), tijdgrens)
        uit = Path(werkmap) / "uit" / f"invoer.{naar}"
        if not uit.is_file() or not uit.stat().st_size:
            raise Mislukt
        return Path(shutil.move(uit, doelmap / f"omgezet.{naar}"))


def _opdracht(soffice: Path, invoer: Sequence[Path], naar: str, werkmap: Path) -> list[str]:
    profiel = (werkmap / "profiel").as_uri()
    vlaggen = ["--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo", f"-env:UserInstallation={profiel}"]
    return [str(soffice), *vlaggen, "--convert-to", _FILTERS[naar], "--outdir", str(werkmap / "uit"), *map(str, invoer)]


def _draai(opdracht: list[str], werkmap: Path, tijdgrens: float) -> None:
    omgeving = {**os.environ, "http_proxy": _DICHT, "https_proxy": _DICHT, "HOME": str(werkmap), "TMPDIR": str(werkmap)}
    groep = sys.platform != "win32"
    niets = subprocess.DEVNULL
    proces = subprocess.Popen(opdracht, stdin=niets, stdout=niets, stderr=niets, env=omgeving, cwd=werkmap, start_new_session=groep)
    try:
        code = proces.wait(tijdgrens)
    except subprocess.TimeoutExpired as fout:
        raise TeTraag from fout
    finally:
        _ruim_op(proces)
    if code != 0:
        raise Mislukt


def _ruim_op(proces: subprocess.Popen[bytes]) -> None:
    """Stopt soffice met zijn kinderen: het startprogramma laat anders soffice.bin achter."""
    if sys.platform != "win32":
        import signal

        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(proces.pid, signal.SIGKILL)
    if proces.poll() is None:
        proces.kill()
        proces.wait()
