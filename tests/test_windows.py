"""Wat Windows anders doet: geen fcntl, resource en forkserver, gereserveerde en lange namen, een oude console, en een bestand dat in Word openstaat."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dossiercheck import opslag
from dossiercheck.bestandsnamen import mapnaam
from dossiercheck.cli.groep import dossiercheck, draai
from dossiercheck.fouten import AndereRunBezig, Uitgang
from dossiercheck.hulpbron import hulpbron
from dossiercheck.inzending import vind_dossiers

INCOMPLEET = "2026-10-28 Yfke Zilverberk"
ZONDER = """
import multiprocessing, sys
sys.modules["fcntl"] = None
sys.modules["resource"] = None
multiprocessing.get_all_start_methods = lambda: ["spawn"]
"""


def draai_zonder(tmp_path: Path, *argumenten: str, **omgeving: str) -> subprocess.CompletedProcess[bytes]:
    """De opdracht in een Python waar ook de werkprocessen niets van Unix vinden."""
    (tmp_path / "haken").mkdir()
    (tmp_path / "haken" / "sitecustomize.py").write_text(ZONDER, "utf-8")
    pad = os.pathsep.join([str(tmp_path / "haken"), str(Path(__file__).resolve().parents[1])])
    opdracht, eigen = [sys.executable, "-m", "dossiercheck", *argumenten], {**os.environ, "PYTHONPATH": pad, **omgeving}
    return subprocess.run(opdracht, env=eigen, capture_output=True, check=False)


def test_hele_run_zonder_fcntl_resource_en_forkserver(tmp_path: Path) -> None:
    """Met een naam en stukken die een console met cp1252 niet kent."""
    naam = "2026 Łódź ☒ İlker"
    shutil.copytree(hulpbron("demo") / INCOMPLEET, tmp_path / "inbox" / naam)
    opdracht = ("controleer", str(tmp_path / "inbox"), "--uitvoer", str(tmp_path / "uitvoer"), "--vandaag", "2026-11-20", "--werkers", "1")
    gedraaid = draai_zonder(tmp_path, *opdracht, PYTHONIOENCODING="cp1252")
    assert gedraaid.returncode == Uitgang.IETS_TE_DOEN, gedraaid.stderr.decode("cp1252")
    assert b"Traceback" not in gedraaid.stderr
    assert "Yfke Zilverberk" in gedraaid.stdout.decode("cp1252")
    rapport = json.loads((tmp_path / "uitvoer" / naam / "rapport.json").read_bytes())
    assert {d["uitkomst"] for d in rapport["documenten"]} == {"gelezen"}


def test_het_slot_zonder_fcntl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Met de module van Windows, nagemaakt: een tweede run wordt geweigerd."""
    bezet: list[int] = []

    class Msvcrt:
        LK_NBLCK, LK_UNLCK = 2, 0

        @staticmethod
        def locking(nummer: int, wijze: int, aantal: int) -> None:
            if wijze == Msvcrt.LK_UNLCK:
                bezet.clear()
            elif bezet:
                raise PermissionError(13, "Permission denied")
            else:
                bezet.append(nummer)

    modules: dict[str, Any] = {"msvcrt": Msvcrt}
    monkeypatch.setattr(opslag, "_module", modules.get)
    with opslag.alleen(tmp_path), pytest.raises(AndereRunBezig), opslag.alleen(tmp_path):
        pass
    with opslag.alleen(tmp_path):
        assert bezet
    assert not bezet


# --- namen -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["2026-11-18 S de Vries", "Zoë (2)", "a.b", "console", "com10", "Łódź"])
def test_een_gewone_naam_blijft(naam: str) -> None:
    assert mapnaam(naam) == naam


@pytest.mark.parametrize("naam", ["CON", "nul", "Aux.map", "com1", "LPT9.zip", "prn ", "COM¹"])
def test_een_gereserveerde_naam_verandert(naam: str) -> None:
    assert mapnaam(naam).startswith("_")


@pytest.mark.parametrize(("naam", "veilig"), [("naam. ", "naam"), ("18:30 <a>|?*", "18_30 _a____"), ("...", "_"), ('zeg "ja"', "zeg _ja_")])
def test_verboden_tekens(naam: str, veilig: str) -> None:
    assert mapnaam(naam) == veilig


def test_lange_namen_blijven_kort_en_verschillend() -> None:
    een, twee = mapnaam("é" * 300 + "1"), mapnaam("é" * 300 + "2")
    assert een != twee
    assert all(len(naam) <= 120 and len(naam.encode()) <= 200 for naam in (een, twee))
    assert mapnaam("a" * 120) == "a" * 120


def test_dossiers_met_namen_die_windows_niet_kent(tmp_path: Path) -> None:
    for naam in ("CON", "_con", "x" * 200, "leerling: Sam."):
        (tmp_path / naam).mkdir()
        (tmp_path / naam / "brief.txt").write_text("Geachte heer, mevrouw", "utf-8")
    namen = [dossier.naam for dossier in vind_dossiers(tmp_path)]
    assert len({naam.casefold() for naam in namen}) == 4
    assert "leerling_ Sam" in namen
    assert all(mapnaam(naam) == naam for naam in namen)


# --- een bestand dat openstaat ---------------------------------------------------------------------


def test_een_brief_die_in_word_openstaat_is_vier_met_uitleg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(hulpbron("demo") / INCOMPLEET, tmp_path / "inbox" / INCOMPLEET)
    opdracht = ["controleer", str(tmp_path / "inbox"), "--uitvoer", str(tmp_path / "uitvoer"), "--vandaag", "2026-11-20", "--werkers", "1"]
    assert draai(dossiercheck, opdracht) == Uitgang.IETS_TE_DOEN
    brief = tmp_path / "uitvoer" / INCOMPLEET / "verzoek-aanvulling.docx"
    voor = brief.read_bytes()
    echt = Path.replace

    def open_in_word(self: Path, doel: str | Path) -> Path:
        if self.name == brief.name or Path(doel).name == brief.name:
            raise PermissionError(13, "Het proces heeft geen toegang tot het bestand")
        return echt(self, doel)

    monkeypatch.setattr(Path, "replace", open_in_word)
    shutil.rmtree(tmp_path / "inbox" / INCOMPLEET)
    shutil.copytree(hulpbron("demo") / "2026-10-26 Ilja Wouterlood", tmp_path / "inbox" / INCOMPLEET)  # nu compleet: de brief moet vervallen
    assert draai(dossiercheck, opdracht) == Uitgang.SCHRIJVEN_MISLUKT
    fout = capsys.readouterr().err
    assert "Word" in fout
    assert "Sluit het bestand" in fout
    assert brief.read_bytes() == voor


def test_een_overzicht_dat_in_excel_openstaat_is_vier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(hulpbron("demo") / INCOMPLEET, tmp_path / "inbox" / INCOMPLEET)
    echt = Path.replace

    def open_in_excel(self: Path, doel: str | Path) -> Path:
        if Path(doel).name == "overzicht.xlsx":
            raise PermissionError(13, "Permission denied")
        return echt(self, doel)

    monkeypatch.setattr(Path, "replace", open_in_excel)
    opdracht = ["controleer", str(tmp_path / "inbox"), "--uitvoer", str(tmp_path / "uitvoer"), "--vandaag", "2026-11-20", "--werkers", "1"]
    assert draai(dossiercheck, opdracht) == Uitgang.SCHRIJVEN_MISLUKT
    assert "overzicht.xlsx kan niet geschreven worden" in capsys.readouterr().err
    assert (tmp_path / "uitvoer" / INCOMPLEET / "verzoek-aanvulling.docx").exists()
    assert (tmp_path / "uitvoer" / "overzicht.html").exists()
