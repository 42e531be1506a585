"""De keten over de eigen set in tests/meetlat: nooit ten onrechte compleet of voldaan, en nooit slechter dan de ondergrens."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from dossiercheck import run
from dossiercheck.cli.groep import dossiercheck, draai
from tests.gelezen import MEETLAT, GelezenDossiers

WORTEL = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(WORTEL / "tools"))

from bewaak_score import overschrijdingen  # noqa: E402
from vergelijk import vergelijk  # noqa: E402

SET = WORTEL / "tests" / "meetlat"
VANDAAG = "2026-11-22"


@pytest.mark.traag
def test_de_keten_over_de_meetlat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een run, alle eisen eraan: zo draait de keten ook bij verdeelde tests maar een keer. Het lezen delen wij met de andere toetsen op deze set."""
    monkeypatch.setattr(run, "Lezers", lambda *_: GelezenDossiers(MEETLAT))
    assert draai(dossiercheck, ["controleer", str(MEETLAT), "--uitvoer", str(tmp_path / "uit"), "--vandaag", VANDAAG]) == 1
    telling = vergelijk(tmp_path / "uit", SET / "waarheid")
    assert telling.maten["dossiers"] == len(list((SET / "dossiers").iterdir()))
    assert telling.maten["geen_rapport"] == 0
    erg = [afwijking for afwijking in telling.afwijkingen if "VERKEERD" in afwijking or "gegeven compleet" in afwijking]
    assert telling.maten["VERKEERD_COMPLEET"] == telling.maten["VERKEERD_VOLDAAN"] == 0, erg
    assert overschrijdingen(telling.maten, json.loads((SET / "ondergrens.json").read_text("utf-8"))) == []


def test_de_set_heeft_compleet_incompleet_en_nakijken() -> None:
    oordelen = Counter(json.loads(w.read_text("utf-8"))["aanvragen"][0]["oordeel"] for w in (SET / "waarheid").glob("*.json"))
    assert oordelen["compleet"] >= 15
    assert oordelen["incompleet"] >= 20
    assert oordelen["nakijken"] >= 7
