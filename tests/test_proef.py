"""Proef: welke oordelen veranderen met andere regels."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossiercheck.cli.groep import dossiercheck, draai
from dossiercheck.hulpbron import hulpbron
from tests.maak_lijst import BASIS, blad, rij, werkmap


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    map_ = tmp_path / "schema"
    shutil.copytree(hulpbron("schema"), map_)
    return map_


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    dossier = tmp_path / "inbox" / "lijst"
    dossier.mkdir(parents=True)
    werkmap(dossier / "lijst.xlsx", blad([BASIS, rij(Voornaam="Pim", IQ=84)]))
    (dossier / "dossier.yaml").write_text("ontvangen: 2026-05-20T12:00\n", "utf-8")
    return tmp_path / "inbox"


def wijzig(schema: Path, oud: str, nieuw: str) -> None:
    pad = schema / "tlv-pro.yaml"
    tekst = pad.read_text("utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw), "utf-8")


def test_zelfde_regels_geven_geen_verschil(schema: Path, inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(dossiercheck, ["proef", str(schema), str(inbox), "--werkers", "1"]) == 0
    assert capsys.readouterr().out == "2 aanvragen bekeken; bij 0 verandert het oordeel.\n"


def test_ruimere_grens_verandert_een_eis(schema: Path, inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wijzig(schema, "iq: {min: 55, max: 80}", "iq: {min: 55, max: 85}")
    wijzig(schema, "handtekening_bevoegd_gezag: {allowed: [gezet]}", "handtekening_bevoegd_gezag: {allowed: [gezet], required: false}")
    wijzig(schema, "handtekening_gedragswetenschapper: {allowed: [gezet]}", "handtekening_gedragswetenschapper: {allowed: [gezet], required: false}")
    assert draai(dossiercheck, ["proef", str(schema), str(inbox), "--werkers", "1"]) == 1
    uit = capsys.readouterr().out
    assert "lijst, aanvraag 02: incompleet -> compleet" in uit
    assert "indicatie.criteria: ontbreekt -> voldaan" in uit
    assert "Pim" not in uit


def test_fout_in_de_regels_stopt(schema: Path, inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wijzig(schema, "la_bl: {min: 50}", "la_bll: {min: 50}")
    assert draai(dossiercheck, ["proef", str(schema), str(inbox)]) == 6
    assert "bedoelde u 'la_bl'" in capsys.readouterr().err


@pytest.mark.parametrize("kapot", [("lijst.yaml", "soort: leerlinglijst"), ("instrumenten.yaml", "geldig:")])
def test_fout_in_de_lijst_of_de_instrumenten_stopt(schema: Path, inbox: Path, kapot: tuple[str, str]) -> None:
    naam, tekst = kapot
    (schema / naam).write_text((schema / naam).read_text("utf-8").replace(tekst, "iets: ", 1), "utf-8")
    assert draai(dossiercheck, ["proef", str(schema), str(inbox)]) == 6


def test_zonder_map_met_regels(tmp_path: Path, inbox: Path) -> None:
    assert draai(dossiercheck, ["proef", str(tmp_path / "weg"), str(inbox)]) == 2
