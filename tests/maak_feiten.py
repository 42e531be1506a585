"""Feiten, hiaten en stukken voor tests, uit een korte schrijfwijze."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from dossiercheck.begrippen import Bewijs, Feit, Gelezen, Herkomst, Hiaat, Kandidaat, Plek, Stuk, Uitkomst, Waarde, Wijze

ONTVANGEN = datetime(2026, 11, 18, 12, 0)


def kandidaat(
    begrip: str, waarde: Waarde, *, zeker: bool = True, bestand: str = "opp.pdf", pagina: int = 1, reden: str = "", herkomst: Herkomst = Herkomst.TEKST
) -> Kandidaat:
    return Kandidaat(begrip, waarde, (Bewijs(Plek(bestand, pagina), f"{begrip} {waarde}"),), zeker, reden, herkomst)


def feit(begrip: str, *waarden: Waarde, onzeker: tuple[Waarde, ...] = ()) -> Feit:
    """Een feit met zekere en onzekere kandidaten, elk op een eigen bladzijde."""
    alle = [(w, True) for w in waarden] + [(w, False) for w in onzeker]
    return Feit(begrip, tuple(kandidaat(begrip, w, zeker=zeker, pagina=n + 1, reden="" if zeker else "slecht te lezen") for n, (w, zeker) in enumerate(alle)))


def feiten(**waarden: Waarde) -> dict[str, Feit]:
    """Per naam een feit met een zekere kandidaat."""
    return {naam: feit(naam, waarde) for naam, waarde in waarden.items()}


def uit_scenario(gegeven: Mapping[str, Any]) -> dict[str, Feit]:
    """De feiten van een scenario: een waarde, een lijst waarden, of {zeker: [...], onzeker: [...]}; null is 'er staat iets, maar wat is onbekend'."""
    return {str(naam): _feit(str(naam), waarde) for naam, waarde in gegeven.items()}


def _feit(naam: str, waarde: Any) -> Feit:
    if isinstance(waarde, Mapping):
        return feit(naam, *waarde.get("zeker", ()), onzeker=tuple(waarde.get("onzeker", ())))
    return feit(naam, *(waarde if isinstance(waarde, list) else [waarde]))


def stuk(soort: str, bestand: str = "", ontvangen: datetime | None = None, paginas: int = 4) -> Stuk:
    bestand = bestand or f"{soort}.pdf"
    gelezen = Gelezen(bestand, "0" * 64, Uitkomst.GELEZEN, Wijze.TEKST, paginas)
    return Stuk(bestand, "0" * 64, soort, ("titel",), (), 1, paginas, gelezen, ontvangen=ontvangen)


def hiaat(*soorten: str) -> Hiaat:
    return Hiaat(Plek("slecht.pdf", 1), frozenset(soorten), "een bladzijde is niet te lezen.")


def middag(dag: date) -> datetime:
    return datetime.combine(dag, time(12))
