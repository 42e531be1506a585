"""De uiterste tijd van het bestand dat nu gelezen wordt, zodat een lezer zelf netjes kan stoppen."""

from __future__ import annotations

import time
from contextvars import ContextVar

_uiterste: ContextVar[float | None] = ContextVar("uiterste", default=None)


def stel_uiterste(seconden: float | None) -> None:
    """Zet de uiterste tijd op nu plus `seconden`; None is: geen grens."""
    _uiterste.set(None if seconden is None else time.monotonic() + seconden)


def uiterste() -> float | None:
    """Moment op de klok van time.monotonic() waarop een lezer moet teruggeven wat hij heeft; None zonder grens."""
    return _uiterste.get()


def is_op() -> bool:
    """De uiterste tijd is voorbij."""
    grens = _uiterste.get()
    return grens is not None and time.monotonic() >= grens
