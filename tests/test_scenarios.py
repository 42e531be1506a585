"""De scenario's in tests/scenarios: feiten in, status uit. Ook: heeft elke regel een scenario voor elke uitkomst die hij kan hebben?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dossiercheck import regelboek
from dossiercheck.keuring import ALTIJD, NOOIT
from dossiercheck.regelboek import Regel, Regelboek
from dossiercheck.toetsen import toets
from dossiercheck.yamlbestand import lees
from tests.maak_feiten import ONTVANGEN, hiaat, middag, uit_scenario

MAP = Path(__file__).parent / "scenarios"


def _scenarios() -> Iterator[tuple[str, dict[str, Any]]]:
    for pad in sorted(set(MAP.glob("*.yaml")) - {MAP / "besluit.yaml"}):  # die staan in test_besluiten
        inhoud = lees(pad)
        assert isinstance(inhoud, list)
        for scenario in inhoud:
            yield pad.stem, scenario


ALLE = list(_scenarios())


@pytest.fixture(scope="module")
def boek() -> Regelboek:
    return regelboek.laad()


def _regel(boek: Regelboek, type_: str, eis: str) -> Regel:
    return next(regel for regel in boek.typen[type_].regels if regel.eis == eis)


@pytest.mark.parametrize(("type_", "scenario"), ALLE, ids=[f"{t}: {s['eis']}: {s['scenario']}" for t, s in ALLE])
def test_scenario(boek: Regelboek, type_: str, scenario: dict[str, Any]) -> None:
    dag: date | None = scenario.get("ontvangen")
    hiaten = [hiaat(*scenario["onleesbaar"])] if "onleesbaar" in scenario else []
    if "instellingen" in scenario:
        boek = regelboek.laad(getallen=scenario["instellingen"])
    bevinding = toets(_regel(boek, type_, scenario["eis"]), uit_scenario(scenario["feiten"]), hiaten, [], middag(dag) if dag else ONTVANGEN)
    assert bevinding.status == scenario["status"], bevinding.toelichting
    if "waarde" in scenario:
        assert bevinding.waarde == scenario["waarde"]
    assert bevinding.toelichting.endswith(".") and "{" not in bevinding.toelichting


def _bereikbaar(regel: Regel) -> set[str]:
    if regel.geldt_als == NOOIT:
        return {"nvt"}
    return {"voldaan", "ontbreekt", "nakijken"} | (set() if regel.geldt_als == ALTIJD else {"nvt"})


def test_elke_regel_heeft_een_scenario_voor_elke_uitkomst(boek: Regelboek) -> None:
    gedekt: dict[tuple[object, object], set[str]] = {}
    for type_, scenario in ALLE:
        regel = _regel(boek, type_, scenario["eis"])
        gedekt.setdefault((regel.eis, regel.toets.groepen + regel.geldt_als.groepen), set()).add(scenario["status"])
    for type_, aanvraagtype in boek.typen.items():
        for regel in aanvraagtype.regels:
            mist = _bereikbaar(regel) - gedekt.get((regel.eis, regel.toets.groepen + regel.geldt_als.groepen), set())
            assert not mist, f"{type_}: {regel.eis} heeft geen scenario voor {mist}"


@pytest.mark.gedeeld
def test_scenario_noemt_woorden_uit_de_eisen(gedeeld: Path) -> None:
    eisen: Any = lees(gedeeld / "eisen.yaml")
    for type_, scenario in ALLE:
        eis = eisen["eisen"][scenario["eis"]]
        tekst = " ".join(str(eis.get(sleutel, "")) for sleutel in ("voldaan_als", "niet_voldaan"))
        assert scenario.get("eisen_zegt", "") in tekst, (type_, scenario["scenario"])


@pytest.mark.gedeeld
def test_de_zin_in_voldaan_als_is_gedekt(gedeeld: Path, boek: Regelboek) -> None:
    eisen: Any = lees(gedeeld / "eisen.yaml")
    gedekt = {s["eis"] for _, s in ALLE if s["status"] == "voldaan" and s.get("eisen_zegt", "\0") in str(eisen["eisen"][s["eis"]].get("voldaan_als"))}
    nodig = {regel.eis for type_ in boek.typen.values() for regel in type_.regels if "voldaan_als" in eisen["eisen"][regel.eis]}
    assert not nodig - gedekt
