"""Hoe lang een leerling van de ISK in Nederland is en onderwijs volgt, op de dag van ontvangst en op de teldatum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from dossiercheck.begrippen import Feit, Waarde

_TELDATUM = (10, 1)


def teldatum(ontvangen: date) -> date:
    """De eerste 1 oktober op of na de dag van ontvangst."""
    dit_jaar = date(ontvangen.year, *_TELDATUM)
    return dit_jaar if ontvangen <= dit_jaar else date(ontvangen.year + 1, *_TELDATUM)


def maanden_tussen(begin: date, eind: date) -> float:
    """Hele kalendermaanden, met een half erbij als er dagen over zijn: 12 is precies een jaar, 12,5 is langer. Negatief als `begin` later is."""
    heel = (eind.year - begin.year) * 12 + eind.month - begin.month - (eind.day < begin.day)
    return heel if eind.day == begin.day else heel + 0.5


def leid_isk_af(feiten: Mapping[str, Feit], ontvangen: date) -> list[Feit]:
    """Maanden onderwijs op de dag van ontvangst en op de teldatum, en maanden verblijf op de teldatum."""
    telling = teldatum(ontvangen)
    return [
        _maanden(feiten, "isk_datum_school", "isk_onderwijs_maanden", lambda begin: maanden_tussen(begin, ontvangen)),
        _maanden(feiten, "isk_datum_school", "isk_onderwijs_maanden_teldatum", lambda begin: maanden_tussen(begin, telling)),
        _maanden(feiten, "isk_datum_nederland", "isk_verblijf_maanden_teldatum", lambda begin: maanden_tussen(begin, telling)),
    ]


def _maanden(feiten: Mapping[str, Feit], uit: str, naar: str, reken: Callable[[date], float]) -> Feit:
    kandidaten = feiten[uit].kandidaten if uit in feiten else ()

    def waarde(begin: Waarde) -> Waarde:
        return reken(begin) if isinstance(begin, date) else None

    return Feit(naar, tuple(replace(k, begrip=naar, waarde=waarde(k.waarde)) for k in kandidaten))
