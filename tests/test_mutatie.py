"""Haal het bewijs weg en de eis is niet meer voldaan; maak het stuk slechter leesbaar en niets wordt er compleet van.

Over alle voorbeelden, de demo en de meetlat, en over elke eis die voldaan is. Zo is te zien dat een oordeel op het bewijs rust en niet op iets anders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest

from dossiercheck import werkproces
from dossiercheck.begrippen import Aanvraag, Bevinding, Feit, Gelezen, Hiaat, Oordeel, Plek, Status, Stuk
from dossiercheck.regelboek import Aanvraagtype
from dossiercheck.schrijfwijze import vouw
from dossiercheck.toetsen import toets_alles
from dossiercheck.toetsen.afgeleid import leid_af
from dossiercheck.werkproces import Zaak, beoordeel
from tests.gelezen import DEMO, MEETLAT, VOORBEELDEN, dossiers, kennis, zaak_van
from tests.mutaties import (
    Bewerking,
    aan_elkaar,
    als_scan,
    bewerk,
    gespiegeld,
    hernoemd,
    leesfouten,
    met_neutrale_bladzijde,
    met_tekst,
    neutraal_stuk,
    zonder,
    zonder_blokken,
    zonder_etiketten,
    zonder_woorden,
    zware_leesfouten,
)

GROEPEN = 3
"""In zoveel rondes gaan de bewijzen van alle eisen weg: elke eis een keer, zonder voor elke eis het hele dossier te beoordelen."""
_BETER = {Status.ONTBREEKT: 0, Status.NAKIJKEN: 1, Status.NVT: 2, Status.VOLDAAN: 2}
Wie = tuple[str, str, str]


def _gevallen() -> Iterator[object]:
    for map_, merk in ((DEMO, ()), (MEETLAT, ()), (VOORBEELDEN, (pytest.mark.gedeeld,))):
        for naam in list(dossiers(map_)) or ["geen"]:
            yield pytest.param(map_, naam, id=naam, marks=merk)


elk_dossier = pytest.mark.parametrize(("map_", "naam"), list(_gevallen()))


@dataclass(frozen=True)
class Beoordeeld:
    """Wat er getoetst is: een aanvraag met zijn feiten, hiaten en stukken."""

    type_: Aanvraagtype
    feiten: Mapping[str, Feit]
    hiaten: tuple[Hiaat, ...]
    stukken: tuple[Stuk, ...]


@cache
def aanvragen(map_: Path, naam: str) -> tuple[Aanvraag, ...]:
    return beoordeel(zaak_van(map_, naam), kennis()).aanvragen


def getoetst(zaak: Zaak, monkeypatch: pytest.MonkeyPatch) -> list[Beoordeeld]:
    """Alles wat de keten voor dit dossier laat toetsen."""
    gezien: list[Beoordeeld] = []

    def vang(type_: Aanvraagtype, feiten: Mapping[str, Feit], hiaten: Sequence[Hiaat], stukken: Sequence[Stuk], moment: object) -> tuple[Bevinding, ...]:
        gezien.append(Beoordeeld(type_, feiten, tuple(hiaten), tuple(stukken)))
        return toets_alles(type_, feiten, hiaten, stukken, zaak.ontvangen)

    monkeypatch.setattr(werkproces, "toets_alles", vang)
    beoordeel(zaak, kennis())
    return gezien


def wie(aanvraag: Aanvraag) -> Wie:
    return (vouw(aanvraag.leerling_naam or ""), str(aanvraag.leerling_geboortedatum), aanvraag.aanvraagtype or "")


def standen(alle: Sequence[Aanvraag]) -> dict[Wie, dict[str, Status]]:
    """Per leerling en type de status van elke eis."""
    return {wie(a): {b.eis: b.status for b in a.bevindingen} for a in alle}


# --- over feiten -----------------------------------------------------------------------------------


@elk_dossier
def test_zonder_kandidaten_is_de_eis_niet_meer_voldaan(map_: Path, naam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    zaak = zaak_van(map_, naam)
    for geval in getoetst(zaak, monkeypatch):
        voor = {b.eis: b for b in _toets(geval, geval.feiten, zaak)}
        regels = {regel.eis: regel for regel in geval.type_.regels}
        for eis in [e for e, b in voor.items() if b.status is Status.VOLDAAN]:
            weg = frozenset(regels[eis].toets.feiten)
            na = {b.eis: b for b in _toets(geval, _zonder(geval.feiten, weg), zaak)}
            assert na[eis].status is not Status.VOLDAAN, f"{eis} is voldaan zonder {sorted(weg)}"
            geraakt = _geraakt(geval.feiten, weg, zaak)
            vreemd = [e for e, b in na.items() if b.status is not voor[e].status and not geraakt & set(regels[e].feiten)]
            assert not vreemd, f"zonder {sorted(weg)} veranderen ook {vreemd}"


def _toets(geval: Beoordeeld, feiten: Mapping[str, Feit], zaak: Zaak) -> tuple[Bevinding, ...]:
    return toets_alles(geval.type_, feiten, geval.hiaten, geval.stukken, zaak.ontvangen)


def _zonder(feiten: Mapping[str, Feit], weg: frozenset[str]) -> dict[str, Feit]:
    return {**feiten, **{naam: Feit(naam) for naam in weg}}


def _geraakt(feiten: Mapping[str, Feit], weg: frozenset[str], zaak: Zaak) -> frozenset[str]:
    """De feiten die er niet meer zijn, en die eruit volgen."""
    dag = zaak.ontvangen.date()
    voor, na = leid_af(feiten, dag), leid_af(_zonder(feiten, weg), dag)
    return weg | {naam for naam in voor if voor[naam] != na.get(naam)}


# --- over blokken ----------------------------------------------------------------------------------


@elk_dossier
@pytest.mark.parametrize("groep", range(GROEPEN))
def test_zonder_bewijsblokken_rust_de_eis_niet_meer_op_dat_bewijs(map_: Path, naam: str, groep: int) -> None:
    zaak, voor = zaak_van(map_, naam), aanvragen(map_, naam)
    weg = {plek for a in voor for i, b in enumerate(a.bevindingen) if i % GROEPEN == groep and b.status is Status.VOLDAAN for plek in _plekken(b)}
    na = beoordeel(_bewerkt(zaak, lambda g: bewerk(g, zonder(weg))), kennis()).aanvragen
    rust_nog = [b.eis for a in na for b in a.bevindingen if b.status is Status.VOLDAAN and weg & _plekken(b)]
    assert not rust_nog


def _plekken(bevinding: Bevinding) -> set[Plek]:
    return {bewijs.plek for bewijs in bevinding.bewijs}


def _bewerkt(zaak: Zaak, doe: Callable[[Gelezen], Gelezen]) -> Zaak:
    return replace(zaak, gelezen=tuple(map(doe, zaak.gelezen)))


# --- ruis ------------------------------------------------------------------------------------------


Ruis = Callable[[int], Bewerking]
RONDES = 3
"""Zoveel soorten leesfouten krijgt elk dossier; samen komen alle soorten aan bod. Een grotere meting staat in docs/juistheid.md."""
LEESFOUTEN: dict[str, Ruis] = {
    "licht": lambda zaad: met_tekst(leesfouten(zaad, 0.02)),
    "zwaar": lambda zaad: met_tekst(zware_leesfouten(zaad, 0.03)),
    "onleesbaar": lambda zaad: met_tekst(zware_leesfouten(zaad, 0.08)),
    "aan elkaar": lambda zaad: met_tekst(aan_elkaar(zaad, 0.08)),
    "gespiegeld": lambda zaad: gespiegeld,
}
WEGGEVALLEN: dict[str, Ruis] = {
    "woorden": lambda zaad: met_tekst(zonder_woorden(zaad, 0.03)),
    "regels": lambda zaad: zonder_blokken(zaad, 0.03),
    "etiketten": lambda zaad: zonder_etiketten(zaad, 0.05),
}
"""Wat spoorloos weg is kan niets meer tegenspreken: twijfel kan dan verdwijnen, maar een ontbrekende eis wordt niet voldaan."""


@elk_dossier
@pytest.mark.parametrize("ronde", range(RONDES))
def test_leesfouten_maken_niets_beter(map_: Path, naam: str, ronde: int) -> None:
    voor, na = _met_ruis(map_, naam, LEESFOUTEN, ronde)
    assert not _nieuw_compleet(voor, na)
    assert not _beter(voor, na)


@elk_dossier
def test_wat_wegvalt_maakt_een_ontbrekende_eis_niet_voldaan(map_: Path, naam: str) -> None:
    voor, na = _met_ruis(map_, naam, WEGGEVALLEN, 0)
    assert not [b for b in _beter(voor, na) if Status.ONTBREEKT in b.split()]


def _met_ruis(map_: Path, naam: str, soorten: Mapping[str, Ruis], ronde: int) -> tuple[tuple[Aanvraag, ...], tuple[Aanvraag, ...]]:
    """De aanvragen voor en na. Elk dossier krijgt zijn eigen vaste soorten ruis en zaad; waar al alles in orde is kan niets beter worden."""
    voor = aanvragen(map_, naam)
    if all(_BETER[b.status] == 2 for a in voor for b in a.bevindingen):
        return voor, voor
    zaad = crc32(naam.encode())
    doe = list(soorten.values())[(zaad + ronde) % len(soorten)](zaad)
    return voor, beoordeel(_bewerkt(zaak_van(map_, naam), lambda g: als_scan(g, doe)), kennis()).aanvragen


@elk_dossier
def test_leesfouten_in_een_getypt_stuk_maken_niets_compleet(map_: Path, naam: str) -> None:
    """Een slechte tekstlaag die niet als scan herkend is."""
    fouten = met_tekst(leesfouten(1, 0.02))
    na = beoordeel(_bewerkt(zaak_van(map_, naam), lambda g: bewerk(g, fouten)), kennis()).aanvragen
    assert not _nieuw_compleet(aanvragen(map_, naam), na)


@elk_dossier
def test_volgorde_en_bestandsnamen_maken_niets_uit(map_: Path, naam: str) -> None:
    zaak = zaak_van(map_, naam)
    anders = tuple(hernoemd(g, f"bestand {i}{Path(g.bestand).suffix}") for i, g in enumerate(reversed(zaak.gelezen)))
    na = beoordeel(replace(zaak, gelezen=anders, ontvangst={}, instelling=replace(zaak.instelling, stukken={})), kennis()).aanvragen
    assert standen(na) == standen(aanvragen(map_, naam))


@elk_dossier
@pytest.mark.parametrize("los", [True, False])
def test_een_neutraal_stuk_verandert_niets_ten_goede(map_: Path, naam: str, los: bool) -> None:
    zaak, voor = zaak_van(map_, naam), aanvragen(map_, naam)
    erbij = replace(zaak, gelezen=(*zaak.gelezen, neutraal_stuk())) if los else _bewerkt(zaak, met_neutrale_bladzijde)
    na = beoordeel(erbij, kennis()).aanvragen
    assert not _nieuw_compleet(voor, na)
    assert not _beter(voor, na)


def _nieuw_compleet(voor: Sequence[Aanvraag], na: Sequence[Aanvraag]) -> list[Wie]:
    """Aanvragen die nu compleet zijn en het niet waren. Verandert een naam, dan beslist het aantal."""
    was = {wie(a): a.oordeel for a in voor}
    compleet = [wie(a) for a in na if a.oordeel is Oordeel.COMPLEET]
    meer = len(compleet) > sum(oordeel is Oordeel.COMPLEET for oordeel in was.values())
    return [w for w in compleet if was.get(w) is not Oordeel.COMPLEET and (meer or w in was)]


def _beter(voor: Sequence[Aanvraag], na: Sequence[Aanvraag]) -> list[str]:
    """Eisen die van ontbreekt of nakijken naar voldaan of nvt gingen. Is er een aanvraag, dan is dat dezelfde, ook als de naam anders gelezen is."""
    oud, nieuw_ = standen(voor), standen(na)
    paren = [(oud[w], nieuw) for w, nieuw in nieuw_.items() if w in oud]
    if len(oud) == len(nieuw_) == 1:
        paren = [(next(iter(oud.values())), next(iter(nieuw_.values())))]
    return [f"{eis}: {was[eis]} wordt {status}" for was, nieuw in paren for eis, status in nieuw.items() if eis in was and _gestegen(was[eis], status)]


def _gestegen(oud: Status, nieuw: Status) -> bool:
    return _BETER[nieuw] == 2 > _BETER[oud]
