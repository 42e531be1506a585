"""Tesseract met Nederlandse taaldata: via het wiel tesserocr, en anders via de opdracht `tesseract`."""

from __future__ import annotations

import functools
import importlib
import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossiercheck.fouten import DossiercheckFout

if TYPE_CHECKING:
    from PIL import Image

TAAL = "nld"
BLADZIJDE, BLOK, REGEL = 4, 6, 7
"""Wat er op het beeld staat (Tesseract: psm): een kolom met regels van wisselende maat, een blok tekst, een enkele regel."""

_MAPPEN = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


class OcrNietBeschikbaar(DossiercheckFout):
    """Tesseract of de Nederlandse taaldata ontbreekt."""

    def __init__(self, waarom: str) -> None:
        super().__init__("Scans en foto's zijn niet te lezen", waarom, "Installeer Tesseract met Nederlandse taaldata (tesseract-ocr-nld)")


class OcrTeTraag(DossiercheckFout):
    """De tijd voor deze bladzijde is op."""

    def __init__(self) -> None:
        super().__init__("Het lezen van een gescande bladzijde duurt te lang")


@dataclass(frozen=True, slots=True)
class Ocrwoord:
    """Een woord: kader in pixels, zekerheid 0-1, en of het in het woordenboek van Tesseract staat (None: niet bekend)."""

    tekst: str
    kader: tuple[int, int, int, int]
    zekerheid: float
    bekend: bool | None = None


def tessdata() -> Path | None:
    """De map met nld.traineddata, of None."""
    eigen = os.environ.get("TESSDATA_PREFIX")
    mappen = ([eigen, str(Path(eigen) / "tessdata")] if eigen else []) + list(_MAPPEN)
    return next((Path(m) for m in mappen if (Path(m) / f"{TAAL}.traineddata").is_file()), None)


def beschikbaar() -> str | None:
    """Wat de OCR doet, bijvoorbeeld 'Tesseract 5.5.4 (tesserocr), taal nld'; None als scans niet te lezen zijn."""
    if tessdata() is None:
        return None
    wiel = _tesserocr()
    if wiel is not None:
        return f"Tesseract {wiel.tesseract_version().split()[1]} (tesserocr), taal {TAAL}"
    return f"Tesseract (opdracht), taal {TAAL}" if shutil.which("tesseract") else None


def lees_woorden(beeld: Image.Image, soort: int = BLADZIJDE, dpi: int = 200, tijd: float | None = None) -> list[Ocrwoord]:
    """De woorden op een grijsbeeld in leesvolgorde. `tijd` in seconden; op is op: OcrTeTraag. Anders OcrNietBeschikbaar."""
    map_ = tessdata()
    if map_ is None:
        raise OcrNietBeschikbaar("taaldata nld niet gevonden")
    if tijd is not None and tijd <= 0:
        raise OcrTeTraag
    lezer: Callable[..., list[Ocrwoord]] = _met_wiel if _tesserocr() is not None else _met_opdracht
    return lezer(beeld, map_, soort, dpi, tijd)


@functools.cache
def _tesserocr() -> Any:
    # Meer draden maken Tesseract trager (gemeten: 2,8 keer); dit moet staan voordat de bibliotheek laadt.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        wiel = importlib.import_module("tesserocr")
    except ImportError:
        return None
    # Leptonica schrijft bij vreemde beelden meldingen naar stderr waar niemand iets aan heeft.
    wiel.set_leptonica_log_level(wiel.LeptLogLevel.NONE)
    return wiel


@functools.cache
def _motor(map_: Path) -> Any:
    """Een motor per werkproces: laden kost 0,1 s."""
    return _tesserocr().PyTessBaseAPI(path=str(map_), lang=TAAL)


def _met_wiel(beeld: Image.Image, map_: Path, soort: int, dpi: int, tijd: float | None) -> list[Ocrwoord]:
    motor = _motor(map_)
    motor.SetPageSegMode(soort)
    motor.SetImage(beeld)
    motor.SetSourceResolution(dpi)
    if not motor.Recognize(0 if tijd is None else max(1, int(tijd * 1000))):
        raise OcrTeTraag
    return list(_uit_iterator(motor.GetIterator()))


def _uit_iterator(wijzer: Any) -> Iterator[Ocrwoord]:
    wiel = _tesserocr()
    if wijzer is None:
        return
    for woord in wiel.iterate_level(wijzer, wiel.RIL.WORD):
        if woord.Empty(wiel.RIL.WORD):
            continue
        tekst, kader = woord.GetUTF8Text(wiel.RIL.WORD).strip(), woord.BoundingBox(wiel.RIL.WORD)
        if tekst and kader:
            yield Ocrwoord(tekst, kader, woord.Confidence(wiel.RIL.WORD) / 100, bool(woord.WordIsFromDictionary()))


def _met_opdracht(beeld: Image.Image, map_: Path, soort: int, dpi: int, tijd: float | None) -> list[Ocrwoord]:
    programma = shutil.which("tesseract")
    if programma is None:
        raise OcrNietBeschikbaar("tesseract niet gevonden")
    buffer = io.BytesIO()
    beeld.save(buffer, "PNG", compress_level=1)
    opdracht = [programma, "stdin", "stdout", "-l", TAAL, "--tessdata-dir", str(map_), "--psm", str(soort), "--dpi", str(dpi), "tsv"]
    try:
        uitvoer = subprocess.run(
            opdracht, input=buffer.getvalue(), capture_output=True, check=True, timeout=tijd, env={**os.environ, "OMP_THREAD_LIMIT": "1"}
        ).stdout
    except subprocess.TimeoutExpired as fout:
        raise OcrTeTraag from fout
    except (OSError, subprocess.CalledProcessError) as fout:
        raise OcrNietBeschikbaar("tesseract gaf een fout") from fout
    return [woord for regel in uitvoer.decode("utf-8", "replace").splitlines()[1:] if (woord := _uit_tsv(regel)) is not None]


def _uit_tsv(regel: str) -> Ocrwoord | None:
    delen = regel.split("\t")
    if len(delen) < 12 or delen[0] != "5" or not delen[11].strip():
        return None
    links, boven, breed, hoog = map(int, delen[6:10])
    return Ocrwoord(delen[11].strip(), (links, boven, links + breed, boven + hoog), float(delen[10]) / 100)
