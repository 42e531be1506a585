"""Over welke leerling het dossier gaat, en welke stukken over een ander kind gaan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dossiercheck.begrippen import Kandidaat, Stuk
from dossiercheck.schrijfwijze import zelfde_naam
from dossiercheck.woordenschat import Woordenschat

Paar = tuple[Stuk, Kandidaat]


def kies_naam(paren: Sequence[Paar], ws: Woordenschat) -> str | None:
    """De naam op het formulier, en anders de naam die in de meeste stukken staat."""
    namen = [(s, k) for s, k in paren if k.begrip == "leerling_naam" and k.waarde]
    formulier = [str(k.waarde) for s, k in namen if s.soort == ws.formuliersoort]
    heel = [n for n in formulier if len(n.split()) > 1]
    if heel or formulier:
        return (heel or formulier)[0]
    telling = Counter(str(k.waarde) for _, k in namen if k.zeker)
    return telling.most_common(1)[0][0] if telling else None


def gaat_over_ander(stuk: Stuk, paren: Sequence[Paar], naam: str | None, geboortedatum: date | None) -> bool:
    """Het stuk noemt een leerling met een andere naam, en niet dezelfde geboortedatum. Twijfel over de naam is geen ander kind."""
    eigen = [k for s, k in paren if s is stuk and k.zeker]
    namen = [str(k.waarde) for k in eigen if k.begrip == "leerling_naam" and k.waarde]
    datums = [k.waarde for k in eigen if k.begrip == "leerling_geboortedatum" and isinstance(k.waarde, date)]
    if naam is None or not namen or any(zelfde_naam(naam, n) is not False for n in namen):
        return False
    return geboortedatum is None or geboortedatum not in datums
