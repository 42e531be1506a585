"""Een bestand dat gelezen moet worden."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Bron:
    """Het pad op schijf, de naam in het rapport ('inzending.zip/opp.pdf') en de hash van de bytes."""

    pad: Path
    bestand: str
    sha256: str
