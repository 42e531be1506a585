"""Tijd zonder zone is Nederlandse tijd; streng gelezen, niets geraden."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

NEDERLAND = ZoneInfo("Europe/Amsterdam")

_VORM = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)?)?")


def lees_moment(tekst: str) -> datetime | None:
    """Het moment in `2026-11-18`, `2026-11-18T15:30[:00]`, met of zonder zone; None als het geen bestaand moment is."""
    if not _VORM.fullmatch(tekst):
        return None
    try:
        moment = datetime.fromisoformat(tekst)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=NEDERLAND)
