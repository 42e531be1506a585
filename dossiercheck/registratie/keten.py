"""Het logboek als keten: elke regel draagt de hash van zichzelf en zijn voorganger, zodat geen regel ongemerkt wijzigt of verdwijnt."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossiercheck.fouten import Gebruiksfout

BEGIN = "0" * 64
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Logregel:
    """Een regel van het logboek. `dossier` is een toevallig gekozen sleutel, nooit een naam; `sha256` is de hash van een stuk of leeg."""

    nummer: int
    moment: str
    gebeurtenis: str
    dossier: str
    code: int
    sha256: str
    keten: str


@dataclass(frozen=True, slots=True)
class Stand:
    """Hoeveel regels er zijn en de hash van de laatste."""

    aantal: int
    keten: str


def schakel(vorige: str, nummer: int, moment: str, gebeurtenis: str, dossier: str, code: int, sha256: str) -> str:
    """De hash van een regel die op `vorige` volgt."""
    return hashlib.sha256(json.dumps([vorige, nummer, moment, gebeurtenis, dossier, code, sha256]).encode()).hexdigest()


def controleer(regels: Iterable[Logregel], standen: Iterable[tuple[str, Stand]]) -> list[str]:
    """Wat er niet klopt, als zinnen; leeg als de keten heel is. `standen` zijn eerder vastgelegde standen, elk met waar die vandaan komt."""
    alle = list(regels)
    hashes = {0: BEGIN, **{regel.nummer: regel.keten for regel in alle}}
    return [*_breuken(alle), *(zin for bron, stand in standen for zin in _tegen(stand, bron, hashes))]


def _breuken(regels: list[Logregel]) -> Iterator[str]:
    vorige, verwacht = BEGIN, 1
    for regel in regels:
        if regel.nummer != verwacht:
            weg = f"regel {verwacht} ontbreekt" if regel.nummer == verwacht + 1 else f"regel {verwacht} tot en met {regel.nummer - 1} ontbreken"
            yield f"In het logboek {weg}." if regel.nummer > verwacht else f"Regel {regel.nummer} van het logboek staat er twee keer of op de verkeerde plek."
        elif regel.keten != schakel(vorige, regel.nummer, regel.moment, regel.gebeurtenis, regel.dossier, regel.code, regel.sha256):
            yield f"Regel {regel.nummer} van het logboek is gewijzigd."
        vorige, verwacht = regel.keten, regel.nummer + 1


def _tegen(stand: Stand, bron: str, hashes: dict[int, str]) -> Iterator[str]:
    laatste = max(hashes)
    if stand.aantal > laatste:
        yield f"Het logboek is afgekapt: {bron} noemt {stand.aantal} regels, er zijn er {laatste}."
    elif hashes.get(stand.aantal) != stand.keten:
        yield f"Regel {stand.aantal} van het logboek is een andere dan {bron} noemt."


def lees_stand(tekst: str) -> Stand:
    """De stand in '123:ab12…', zoals `register controleer` hem toont. Gebruiksfout als het iets anders is."""
    aantal, _, hash_ = tekst.partition(":")
    if not aantal.isdecimal() or not _HASH.fullmatch(hash_):
        raise Gebruiksfout("Dit is geen stand van het logboek.", "", "Schrijf hem zoals `dossiercheck register controleer` hem toont: AANTAL:HASH.")
    return Stand(int(aantal), hash_)
