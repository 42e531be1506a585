"""Namen van bestanden: veilig te tonen, vast te sorteren, en welke namen van het besturingssysteem zijn."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath

_SYSTEEMNAMEN = frozenset({"thumbs.db", "ehthumbs.db", ".ds_store", "desktop.ini", ".directory", "icon\r"})
_SYSTEEMMAPPEN = frozenset({"__macosx", "$recycle.bin", "system volume information", "@eadir", ".trashes", ".spotlight-v100", ".fseventsd"})
_GERESERVEERD = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$", *(f"{soort}{n}" for soort in ("com", "lpt") for n in "0123456789¹²³")})
_VERBODEN = re.compile(r'[<>:"/\\|?*]')
_LANGST = 120
_MEESTE_BYTES = 200
_ONVOLTOOID = frozenset({".part", ".partial", ".crdownload", ".download", ".tmp", ".temp"})
# Stuurtekens, tekens die de leesrichting omdraaien, en bytes die geen UTF-8 zijn: die vervalsen wat een mens ziet of maken schrijven onmogelijk.
_ONZICHTBAAR = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def toonbaar(naam: str) -> str:
    """De naam met onveilige tekens als code: een byte die geen UTF-8 is wordt '\\xff', een stuurteken '\\x1b'."""
    return _ONZICHTBAAR.sub(_code, naam)


def _code(gevonden: re.Match[str]) -> str:
    punt = ord(gevonden[0])
    if 0xDC80 <= punt <= 0xDCFF:
        punt -= 0xDC00
    return f"\\x{punt:02x}" if punt < 0x100 else f"\\u{punt:04x}"


def mapnaam(naam: str) -> str:
    """De naam voor een map die ook op Windows kan bestaan: niet gereserveerd (CON, nul.txt), zonder verboden teken, niet te lang. Meestal dezelfde."""
    schoon = _VERBODEN.sub("_", toonbaar(naam)).rstrip(" .") or "_"
    if schoon.split(".")[0].rstrip().casefold() in _GERESERVEERD:
        schoon = f"_{schoon}"
    if len(schoon) <= _LANGST and len(schoon.encode()) <= _MEESTE_BYTES:
        return schoon
    # Twee lange namen die alleen aan het eind verschillen blijven zo twee namen.
    staart = f" ~{hashlib.sha256(schoon.encode()).hexdigest()[:8]}"
    kort = schoon[: _LANGST - len(staart)].encode()[: _MEESTE_BYTES - len(staart)].decode(errors="ignore")
    return kort.rstrip(" .") + staart


def sorteersleutel(naam: str) -> tuple[str, str]:
    """Vaste volgorde, los van hoofdletters en van hoe een systeem letters met accenten opslaat."""
    vorm = unicodedata.normalize("NFC", naam)
    return vorm.casefold(), naam


def eigen_naam(stam: str, staart: str, gezien: set[str], gelijk: Callable[[str], str] = str) -> str:
    """Stam plus staart, met ' (2)', ' (3)' ertussen als die naam al gezien is; onthoudt hem in `gezien`. `gelijk` zegt welke namen dezelfde zijn."""
    kandidaat, nummer = stam + staart, 1
    while gelijk(kandidaat) in gezien:
        nummer += 1
        kandidaat = f"{stam} ({nummer}){staart}"
    gezien.add(gelijk(kandidaat))
    return kandidaat


def is_systeembestand(naam: str) -> bool:
    """Een bestand dat een computer zelf achterlaat (Thumbs.db, .DS_Store, ~$…): nooit een stuk. `naam` mag mappen bevatten."""
    delen = PurePosixPath(naam).parts
    if any(is_systeemmap(deel) for deel in delen[:-1]):
        return True
    laatste = delen[-1] if delen else ""
    return laatste.casefold() in _SYSTEEMNAMEN or laatste.startswith(("~$", "._", ".~lock."))


def is_systeemmap(naam: str) -> bool:
    return naam.casefold() in _SYSTEEMMAPPEN


def is_onvoltooid(naam: str) -> bool:
    """Een bestand dat nog geschreven of gehaald wordt."""
    return PurePosixPath(naam).suffix.casefold() in _ONVOLTOOID
