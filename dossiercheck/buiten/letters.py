"""Waar de lettertypen van de computer staan: voor PDF's die wij zelf tekenen."""

from __future__ import annotations

import os
from pathlib import Path

_WINDOWS = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
_LINUX, _MAC = Path("/usr/share/fonts"), Path("/System/Library/Fonts/Supplemental")
_PAREN = (
    (_WINDOWS / "arial.ttf", _WINDOWS / "arialbd.ttf"),
    (_MAC / "Arial.ttf", _MAC / "Arial Bold.ttf"),
    *((_LINUX / f"truetype/{map_}/LiberationSans-Regular.ttf", _LINUX / f"truetype/{map_}/LiberationSans-Bold.ttf") for map_ in ("liberation", "liberation2")),
    (_LINUX / "liberation-sans-fonts/LiberationSans-Regular.ttf", _LINUX / "liberation-sans-fonts/LiberationSans-Bold.ttf"),
    (_LINUX / "truetype/dejavu/DejaVuSans.ttf", _LINUX / "truetype/dejavu/DejaVuSans-Bold.ttf"),
    (_WINDOWS / "seguisym.ttf", _WINDOWS / "seguisym.ttf"),
    (_MAC / "Arial Unicode.ttf", _MAC / "Arial Unicode.ttf"),
)


def lettertypen() -> list[tuple[Path, Path]]:
    """Paren van gewoon en vet, het mooiste eerst; leeg als er geen bekend lettertype is."""
    return [(gewoon, vet) for gewoon, vet in _PAREN if gewoon.is_file() and vet.is_file()]
