"""Elk type en elke eis uit de opdracht bestaat, met vraag, scenario en documentatie; en er is niets verzonnen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dossiercheck import regelboek
from dossiercheck.hulpbron import hulpbron
from dossiercheck.regelboek import Regelboek
from dossiercheck.yamlbestand import lees

SCENARIOS = Path(__file__).parent / "scenarios"


@pytest.fixture(scope="module")
def boek() -> Regelboek:
    return regelboek.laad()


def _lijst(pad: Path) -> list[Any]:
    inhoud: Any = lees(pad)
    return list(inhoud)


def _eisen_in(boek: Regelboek) -> set[str]:
    return {regel.eis for type_ in boek.typen.values() for regel in type_.regels}


@pytest.mark.gedeeld
def test_alle_typen_en_eisen_en_niet_meer(gedeeld: Path, boek: Regelboek) -> None:
    opdracht: Any = lees(gedeeld / "eisen.yaml")
    assert set(boek.typen) == set(opdracht["aanvraagtypen"])
    assert _eisen_in(boek) == set(opdracht["eisen"])


def test_elke_eis_heeft_een_vraag_een_scenario_en_documentatie(boek: Regelboek) -> None:
    tekst = (hulpbron("schema") / "REGELS.md").read_text("utf-8")
    scenarios: list[Any] = [s for type_ in boek.typen if (pad := SCENARIOS / f"{type_}.yaml").is_file() for s in _lijst(pad)]
    met_scenario = {s["eis"] for s in scenarios}
    for type_ in boek.typen.values():
        for regel in type_.regels:
            assert regel.vraag.endswith((".", "?")), regel.eis
            assert f"## {regel.eis}\n" in tekst, regel.eis
    assert met_scenario == _eisen_in(boek)
