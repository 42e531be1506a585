"""Cijfers die de OCR voor letters aanziet: l, I en | zijn een 1, O is een 0."""

from __future__ import annotations

CIJFER = r"[0-9oil|]"
_VERTALING = str.maketrans("oil|", "0111")


def lees_cijfers(tekens: str) -> int:
    """Het getal van tekens die aan CIJFER voldoen (kleine letters)."""
    return int(tekens.translate(_VERTALING))
