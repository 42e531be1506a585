"""De ondergrens van de score gaat alleen omhoog."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[1]
GRENS = {"hooguit": {"VERKEERD_COMPLEET": 0}, "minstens": {"eis_goed": 10}}


def bewaak(tmp_path: Path, score: dict[str, int], *opties: str) -> tuple[int, str, dict[str, dict[str, int]]]:
    (tmp_path / "score.json").write_text(json.dumps(score))
    grens = tmp_path / "grens.json"
    if not grens.exists():
        grens.write_text(json.dumps(GRENS))
    opdracht = [sys.executable, str(WORTEL / "tools" / "bewaak_score.py"), str(tmp_path / "score.json"), str(grens), *opties]
    gedraaid = subprocess.run(opdracht, capture_output=True, text=True, check=False)
    return gedraaid.returncode, gedraaid.stdout, json.loads(grens.read_text())


@pytest.mark.parametrize(("score", "woord"), [({"VERKEERD_COMPLEET": 1, "eis_goed": 12}, "VERKEERD_COMPLEET"), ({"eis_goed": 9}, "eis_goed"), ({}, "eis_goed")])
def test_een_slechtere_score_is_een_fout(tmp_path: Path, score: dict[str, int], woord: str) -> None:
    code, uit, grens = bewaak(tmp_path, score, "--bijwerken")
    assert code == 1
    assert woord in uit
    assert grens == GRENS


def test_een_betere_score_schuift_de_grens_op(tmp_path: Path) -> None:
    assert bewaak(tmp_path, {"eis_goed": 12})[::2] == (0, GRENS)
    code, _, grens = bewaak(tmp_path, {"eis_goed": 12}, "--bijwerken")
    assert (code, grens["minstens"]["eis_goed"]) == (0, 12)
    assert bewaak(tmp_path, {"eis_goed": 11})[0] == 1


def test_de_harde_grenzen_staan_op_nul() -> None:
    grens = json.loads((WORTEL / "tests" / "ondergrens.json").read_text())
    assert grens["hooguit"]["VERKEERD_COMPLEET"] == 0
    assert grens["hooguit"]["VERKEERD_VOLDAAN"] == 0
