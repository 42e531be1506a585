"""De woonplaats uit een Nederlands adres."""

from __future__ import annotations

import re

_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b[,\s]*(?P<plaats>[A-ZÀ-Þ'’][\w'’ .-]*)")
_LAATSTE = re.compile(r"(?:^|,\s*|\bte\s+|\bin\s+)(?P<plaats>[A-ZÀ-Þ'’][A-Za-zÀ-ÿ'’ -]*)$")


def woonplaats(tekst: str) -> str | None:
    """De plaats na de postcode, of anders na de laatste komma of 'te'; None als er geen plaats staat."""
    kaal = tekst.strip(" .;")
    vondst = _POSTCODE.search(kaal) or _LAATSTE.search(kaal)
    return vondst["plaats"].split(",")[0].split("(")[0].strip() or None if vondst else None
