"""De rekentijd voor het bestand dat nu gelezen wordt, zodat een lezer zelf netjes kan stoppen.

Geteld wordt de rekentijd van dit proces en niet de klok: op een drukke computer wordt er dan niet minder gelezen dan op een rustige.
"""

from __future__ import annotations

import time
from contextvars import ContextVar

_uiterste: ContextVar[float | None] = ContextVar("uiterste", default=None)


def stel_uiterste(seconden: float | None) -> None:
    """Zet de grens op `seconden` rekentijd vanaf nu; None is: geen grens."""
    _uiterste.set(None if seconden is None else time.process_time() + seconden)


def over() -> float | None:
    """Hoeveel seconden rekentijd er nog is, nooit onder nul; None zonder grens."""
    grens = _uiterste.get()
    return None if grens is None else max(0.0, grens - time.process_time())


def is_op() -> bool:
    """De rekentijd is op."""
    return over() == 0.0
