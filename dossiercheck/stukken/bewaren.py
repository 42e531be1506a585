"""Stukken bewaren zonder ooit het werk van een mens te overschrijven.

In `.stukken.json` in de dossiermap staat van elk stuk dat wij maakten de hash en wat bij de eerste keer is vastgelegd. Klopt de hash niet meer,
dan heeft iemand het gewijzigd: het blijft staan en een nieuw stuk komt ernaast.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dossiercheck.fouten import Schrijffout
from dossiercheck.opslag import schrijf

LIJST = ".stukken.json"
VERVALLEN = "vervallen"
RAPPORTEN = ("rapport.json", "rapport.html")
VERSIE = 1


@dataclass(frozen=True, slots=True)
class Vastgelegd:
    """Wat er van een stuk is vastgelegd: de hash van het bestand, de hash van de inhoudelijke vraag, en gegevens die gelijk moeten blijven."""

    sha256: str
    kern: str
    gegevens: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bewaard:
    """Waar het stuk staat (None als er geen meer is) en wat de gebruiker moet weten."""

    pad: Path | None
    meldingen: tuple[str, ...] = ()


def lees_lijst(map_: Path) -> dict[str, Vastgelegd]:
    """Bestandsnaam -> wat is vastgelegd. Een onleesbare lijst telt als leeg: dan is elk stuk van een mens."""
    try:
        inhoud = json.loads((map_ / LIJST).read_bytes())
        stukken = inhoud["stukken"] if inhoud["versie"] == VERSIE else {}
        return {naam: Vastgelegd(s["sha256"], s["kern"], dict(s["gegevens"])) for naam, s in stukken.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def vastgelegd(map_: Path, naam: str, kern: str) -> Mapping[str, str] | None:
    """De gegevens van het laatste stuk met deze naam en deze kern, of None: zo blijven dagtekening en uiterste datum gelijk."""
    lijst = lees_lijst(map_)
    return next((lijst[n].gegevens for n in reversed(_onze(lijst, naam)) if lijst[n].kern == kern), None)


def bewaar(map_: Path, naam: str, inhoud: bytes, kern: str, gegevens: Mapping[str, str]) -> Bewaard:
    """Schrijft het stuk in de map en legt het vast. Een stuk met een andere kern gaat eerst naar `vervallen/`.

    Raises:
        Schrijffout: een bestand staat open of de map is niet te beschrijven.
    """
    lijst = lees_lijst(map_)
    ander = [n for n in _onze(lijst, naam) if lijst[n].kern != kern and _is_van_ons(map_, lijst, n)]
    meldingen = [melding for n in ander for melding in _laat_vervallen(map_, lijst, n)]
    laatste = next(reversed(_onze(lijst, naam)), naam)
    doel = laatste
    if (map_ / laatste).exists() and not _is_van_ons(map_, lijst, laatste):
        doel = _vrij(map_, naam)
        meldingen.append(f"{laatste} is gewijzigd en blijft staan; het nieuwe stuk is {doel}.")
    schrijf(map_ / doel, inhoud)
    lijst[doel] = Vastgelegd(_hash(inhoud), kern, gegevens)
    _schrijf_lijst(map_, lijst)
    return Bewaard(map_ / doel, tuple(meldingen))


def laat_vervallen(map_: Path, naam: str) -> Bewaard:
    """Het stuk geldt niet meer: alles wat wij er ooit van maakten gaat naar `vervallen/`, ook als een mens het wijzigde."""
    lijst = lees_lijst(map_)
    meldingen = [melding for n in _onze(lijst, naam) for melding in _laat_vervallen(map_, lijst, n)]
    _schrijf_lijst(map_, lijst)
    return Bewaard(None, tuple(meldingen))


def laat_rapport_vervallen(map_: Path) -> list[str]:
    """Het dossier is opgegaan in een ander: zijn rapport en alles wat wij ervoor maakten gaan naar `vervallen/`. Geeft meldingen."""
    if not (map_ / RAPPORTEN[0]).exists():
        return []
    lijst = lees_lijst(map_)
    for naam in list(lijst):
        _laat_vervallen(map_, lijst, naam)
    _schrijf_lijst(map_, lijst)
    for naam in RAPPORTEN:
        if (map_ / naam).exists():
            _verplaats(map_, naam)
    return [f"Het eigen rapport van '{map_.name}' geldt niet meer en staat nu in de map {VERVALLEN}."]


def _onze(lijst: Mapping[str, Vastgelegd], naam: str) -> list[str]:
    """De namen van dit stuk in volgorde van maken: 'brief.docx', 'brief (2).docx', ..."""
    stam, soort = Path(naam).stem, Path(naam).suffix
    return sorted((n for n in lijst if n == naam or (n.startswith(f"{stam} (") and n.endswith(soort))), key=lambda n: (len(n), n))


def _is_van_ons(map_: Path, lijst: Mapping[str, Vastgelegd], naam: str) -> bool:
    try:
        return naam in lijst and _hash((map_ / naam).read_bytes()) == lijst[naam].sha256
    except FileNotFoundError:
        return True
    except OSError as fout:
        raise _staat_open(naam, fout) from fout


def _laat_vervallen(map_: Path, lijst: dict[str, Vastgelegd], naam: str) -> list[str]:
    """Haalt het stuk uit de lijst en verplaatst het; geeft een melding als het er nog was."""
    lijst.pop(naam)
    if not (map_ / naam).exists():
        return []
    _verplaats(map_, naam)
    return [f"{naam} geldt niet meer en staat nu in de map {VERVALLEN}."]


def _verplaats(map_: Path, naam: str) -> None:
    try:
        (map_ / VERVALLEN).mkdir(exist_ok=True)
        (map_ / naam).replace(map_ / VERVALLEN / _vrij(map_ / VERVALLEN, naam))
    except OSError as fout:
        raise _staat_open(naam, fout) from fout


def _staat_open(naam: str, fout: OSError) -> Schrijffout:
    return Schrijffout(
        f"{naam} is niet te vervangen: staat het bestand nog open in Word?", fout.strerror or "", "Sluit het bestand en draai de opdracht opnieuw."
    )


def _vrij(map_: Path, naam: str) -> str:
    """De naam, of de eerste die nog niet bestaat: 'brief (2).docx'."""
    stam, soort, nummer, keuze = Path(naam).stem, Path(naam).suffix, 1, naam
    while (map_ / keuze).exists():
        nummer += 1
        keuze = f"{stam} ({nummer}){soort}"
    return keuze


def _schrijf_lijst(map_: Path, lijst: Mapping[str, Vastgelegd]) -> None:
    if not lijst:
        (map_ / LIJST).unlink(missing_ok=True)
        return
    stukken = {naam: {"sha256": v.sha256, "kern": v.kern, "gegevens": dict(sorted(v.gegevens.items()))} for naam, v in sorted(lijst.items())}
    schrijf(map_ / LIJST, (json.dumps({"versie": VERSIE, "stukken": stukken}, ensure_ascii=False, indent=1) + "\n").encode())


def _hash(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()
