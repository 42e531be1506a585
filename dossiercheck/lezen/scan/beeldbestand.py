"""Een afbeelding op schijf openen: alleen bekende soorten, met een grens aan het aantal pixels en bladzijden."""

from __future__ import annotations

import contextlib
import functools
import importlib
import warnings
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

MAX_PIXELS = 120_000_000
MAX_BLADZIJDEN = 200
_SOORTEN = ["JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF"]
_KLEINSTE_DPI = 100
_A4_LANG = 842.0


class BeeldTeGroot(ValueError):
    """Meer pixels of bladzijden dan wij lezen."""


class BeeldOnleesbaar(ValueError):
    """Geen afbeelding, of zo beschadigd dat er niets te zien is."""


class Beeldbestand:
    """De bladzijden van een afbeelding. `beschadigd` wordt waar als een deel van de pixels ontbreekt."""

    def __init__(self, pad: Path) -> None:
        self._pad, self.beschadigd = pad, False
        with self._open() as beeld:
            if beeld.width * beeld.height > MAX_PIXELS:
                raise BeeldTeGroot
            bewegend = beeld.format in ("GIF", "WEBP", "PNG", "MPO")
            self.aantal = 1 if bewegend else int(getattr(beeld, "n_frames", 1))
        if self.aantal > MAX_BLADZIJDEN:
            raise BeeldTeGroot

    def bladzijde(self, nummer: int) -> Image.Image:
        """Bladzijde `nummer` (vanaf 1), gedraaid zoals de camera aangaf. BeeldOnleesbaar als er niets te zien is, BeeldTeGroot boven de grens."""
        try:
            return self._lees(nummer)
        except (OSError, SyntaxError, EOFError):
            self.beschadigd = True
        with _met_gaten():
            try:
                return self._lees(nummer)
            except (OSError, SyntaxError, EOFError) as fout:
                raise BeeldOnleesbaar from fout

    def _lees(self, nummer: int) -> Image.Image:
        with self._open() as beeld:
            beeld.seek(nummer - 1)
            if beeld.width * beeld.height > MAX_PIXELS:
                raise BeeldTeGroot
            beeld.load()
            return ImageOps.exif_transpose(beeld).copy()

    def _open(self) -> Image.Image:
        soorten = [*_SOORTEN, "HEIF"] if _heif() else _SOORTEN
        try:
            with warnings.catch_warnings():
                # Pillow waarschuwt bij veel pixels en bij rare metagegevens; onze eigen grens volgt hierna.
                warnings.simplefilter("ignore")
                return Image.open(self._pad, formats=soorten)
        except Image.DecompressionBombError as fout:
            raise BeeldTeGroot from fout
        except (UnidentifiedImageError, OSError, SyntaxError, EOFError, ValueError) as fout:
            raise BeeldOnleesbaar from fout


def maat(beeld: Image.Image) -> tuple[float, float]:
    """Breedte en hoogte in punten: volgens de dpi in het bestand als dat een bladzijde geeft, anders de lange kant als A4 (of kleiner bij weinig pixels)."""
    lang = max(beeld.size)
    dpi = float(beeld.info.get("dpi", (0, 0))[0] or 0)
    punten = lang * 72 / dpi if dpi >= _KLEINSTE_DPI else 0.0
    if not 300 <= punten <= 1000:
        punten = min(_A4_LANG, lang * 72 / _KLEINSTE_DPI)
    return beeld.width * punten / lang, beeld.height * punten / lang


@contextlib.contextmanager
def _met_gaten() -> Iterator[None]:
    """Een afgekapt bestand lezen voor zover het gaat."""
    oud = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = oud


@functools.cache
def _heif() -> bool:
    """Of foto's van een iPhone te lezen zijn."""
    try:
        importlib.import_module("pillow_heif").register_heif_opener()
    except ImportError:
        return False
    return True
