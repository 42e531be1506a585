"""Een waarde uit Excel als tekst, zoals een lezer hem in Nederland ziet."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal


def als_tekst(waarde: object) -> str:
    """De waarde als tekst: '75', '0,55', '2013-05-14', 'ja'. Een getal dat geen getal is wordt '#GETAL!', zoals Excel het toont: een cel verdwijnt niet."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, int | float):
        return _getal(waarde)
    if isinstance(waarde, datetime):
        return waarde.date().isoformat() if waarde.time() == time() else waarde.isoformat(" ", "minutes")
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, time):
        return waarde.isoformat("minutes")
    if isinstance(waarde, timedelta):
        return f"{waarde.total_seconds() / 3600:g}".replace(".", ",")
    return " ".join(unicodedata.normalize("NFC", str(waarde)).split()) if waarde is not None else ""


def _getal(waarde: float) -> str:
    """Zonder machten van tien en met een komma; een rekenrest als 0,30000000000000004 wordt 0,3."""
    if not math.isfinite(waarde):
        return "#GETAL!"
    if abs(waarde) >= 1e15:
        return f"{waarde:g}"
    if float(waarde).is_integer():
        return str(int(waarde))
    return f"{Decimal(f'{waarde:.12g}'):f}".replace(".", ",")


def is_gegeven(waarde: object) -> bool:
    """Een getal of datum, dus geen naam van een kolom."""
    return isinstance(waarde, int | float | date | time | timedelta) and not isinstance(waarde, bool)


def cel_van(rij: int, kolom: int) -> str:
    """'B7' voor rij 6 en kolom 1 (vanaf nul)."""
    letters, rest = "", kolom + 1
    while rest:
        rest, plaats = divmod(rest - 1, 26)
        letters = chr(65 + plaats) + letters
    return f"{letters}{rij + 1}"


def plaats_van(cel: str) -> tuple[int, int]:
    """(6, 1) voor 'B7'; ValueError als het geen cel is."""
    m = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})", cel)
    if m is None:
        raise ValueError("geen cel")
    kolom = 0
    for letter in m[1].upper():
        kolom = kolom * 26 + ord(letter) - 64
    return int(m[2]) - 1, kolom - 1
