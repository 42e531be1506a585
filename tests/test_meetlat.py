"""De keten over de eigen set in tests/meetlat: nooit ten onrechte compleet of voldaan, en nooit slechter dan de ondergrens."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(WORTEL / "tools"))

from bewaak_score import overschrijdingen  # noqa: E402
from vergelijk import Telling, vergelijk  # noqa: E402

SET = WORTEL / "tests" / "meetlat"
VANDAAG = "2026-11-22"

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("meetlat")]


@pytest.fixture(scope="module")
def telling(tmp_path_factory: pytest.TempPathFactory) -> Telling:
    uitvoer = tmp_path_factory.mktemp("meetlat") / "uit"
    opdracht = [sys.executable, "-m", "dossiercheck", "controleer", str(SET / "dossiers"), "--uitvoer", str(uitvoer), "--vandaag", VANDAAG, "--werkers", "2"]
    gedraaid = subprocess.run(opdracht, capture_output=True, text=True, cwd=WORTEL, check=False, timeout=300)
    assert gedraaid.returncode == 1, gedraaid.stderr
    return vergelijk(uitvoer, SET / "waarheid")


def test_elk_dossier_heeft_een_rapport(telling: Telling) -> None:
    assert telling.maten["dossiers"] == len(list((SET / "dossiers").iterdir()))
    assert telling.maten["geen_rapport"] == 0


@pytest.mark.parametrize("maat", ["VERKEERD_COMPLEET", "VERKEERD_VOLDAAN"])
def test_nooit_ten_onrechte_goed(telling: Telling, maat: str) -> None:
    assert telling.maten[maat] == 0, [a for a in telling.afwijkingen if "VERKEERD" in a or "oordeel" in a]


def test_niet_slechter_dan_de_ondergrens(telling: Telling) -> None:
    grens = json.loads((SET / "ondergrens.json").read_text("utf-8"))
    assert overschrijdingen(telling.maten, grens) == []


def test_de_set_heeft_compleet_incompleet_en_nakijken() -> None:
    oordelen = Counter(json.loads(w.read_text("utf-8"))["aanvragen"][0]["oordeel"] for w in (SET / "waarheid").glob("*.json"))
    assert oordelen["compleet"] >= 12 and oordelen["incompleet"] >= 15 and oordelen["nakijken"] >= 5
