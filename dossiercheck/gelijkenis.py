"""Hoe goed een onbekend etiket op de bekende woorden van een begrip lijkt, als getal van 0 tot 100. Alleen om een mens iets voor te stellen."""

from __future__ import annotations

from collections.abc import Iterable

from dossiercheck.patroon import Patronen
from dossiercheck.schrijfwijze import vouw

_KORT = 4
_INHOUD, _GENOEG = 5, 2
_ZELFDE = 85.0
_HOOGST_UIT_UITLEG = 77.0
"""Woorden uit een omschrijving zeggen minder dan een etiket dat al bekend is."""


def lijkt_op_patronen(etiket: str, patronen: Patronen) -> tuple[float, str]:
    """De hoogste gelijkenis met een van de patronen, en de woorden waar het etiket op lijkt."""
    return max((_stand(vouw(etiket), patroon.bron) for patroon in patronen.regels), default=(0.0, ""))


def _stand(etiket: str, bron: str) -> tuple[float, str]:
    """Elk deel van het patroon telt even zwaar: wie alleen 'vso' noemt lijkt half op 'vso + contact'."""
    delen = [max((_zin_in(etiket, vouw(keuze)), keuze) for keuze in _keuzes(deel)) for deel in bron.removeprefix("=").split(" + ")]
    return sum(stand for stand, _ in delen) / len(delen), " ".join(keuze.replace("*", "") for _, keuze in delen)


def _keuzes(deel: str) -> list[str]:
    return [keuze.strip() for groep in deel.replace("....", "...").split("...") for keuze in groep.split("|") if keuze.strip()] or [deel]


def _zin_in(etiket: str, zin: str) -> float:
    """Vergelijkt de woorden van vier letters en meer; een zin zonder zulke woorden moet er precies zo in staan."""
    from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

    inhoud, gevraagd = _inhoudswoorden(etiket), _inhoudswoorden(zin)
    if not gevraagd:
        return 100.0 if f" {zin} " in f" {etiket} " else 0.0
    return max(token_sort_ratio(inhoud, gevraagd), 0.92 * token_set_ratio(inhoud, gevraagd) if len(gevraagd) >= 2 * _KORT else 0.0)


def _inhoudswoorden(tekst: str) -> str:
    return " ".join(woord for woord in tekst.split() if len(woord) >= _KORT)


def lijkt_op_uitleg(etiket: str, uitleg: Iterable[str]) -> float:
    """Welk deel van de inhoudswoorden van het etiket in de omschrijving van het begrip voorkomt."""
    from rapidfuzz.fuzz import ratio

    woorden = [w for w in vouw(etiket).split() if len(w) >= _INHOUD]
    bekend = {w for zin in uitleg for w in vouw(zin).split() if len(w) >= _INHOUD}
    raak = [w for w in woorden if any(ratio(w, b) >= _ZELFDE for b in bekend)]
    return _HOOGST_UIT_UITLEG * len(raak) / len(woorden) if len(woorden) >= _GENOEG else 0.0
