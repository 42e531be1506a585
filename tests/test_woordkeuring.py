"""schema-controle over de woorden: bestand, regel en 'bedoelde u', en alle fouten tegelijk."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dossiercheck.cli.groep import dossiercheck, draai
from dossiercheck.fouten import Uitgang
from dossiercheck.hulpbron import hulpbron
from dossiercheck.keuren import schemafouten
from dossiercheck.vinden.vind import VINDERS as ECHTE_VINDERS
from dossiercheck.woordenschat import VINDERS

WOORDEN, HERKEN = "begrippen/arrangement.yaml", "herkennen.yaml"


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    return Path(shutil.copytree(hulpbron("schema"), tmp_path / "schema"))


def vervang(schema: Path, bestand: str, oud: str, nieuw: str) -> None:
    tekst = (schema / bestand).read_text("utf-8")
    assert oud in tekst
    (schema / bestand).write_text(tekst.replace(oud, nieuw, 1), "utf-8")


def test_de_meegeleverde_woorden_kloppen() -> None:
    assert schemafouten() == []


def test_de_namen_van_de_vinders_zijn_die_van_de_vinders() -> None:
    assert set(VINDERS) == set(ECHTE_VINDERS)


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "melding"),
    [
        (WOORDEN, "waarde: ja-nee", "waarde: ja-neee", "bedoelde u 'ja-nee'"),
        (WOORDEN, "vinder: antwoord", "vinder: antwoordt", "bedoelde u 'antwoord'"),
        (WOORDEN, "vinder: antwoord", "vindr: antwoord", "bedoelde u 'vinder'"),
        (WOORDEN, "in: [aanmeldformulier]", "in: [aanmeldformuleer]", "bedoelde u 'aanmeldformulier'"),
        (WOORDEN, "bag_vraag:", "bag_vrag:", "bedoelde u 'bag_vraag'"),
        (WOORDEN, "kenmerk geen_contact", "kenmerk geen_contct", "bedoelde u 'geen_contact'"),
        (WOORDEN, 'vraag: ["', 'vraag: ["=een=twee", "', "'=' hoort alleen vooraan"),
        (WOORDEN, "lengte: 4", "lengte: vier", "verkeerde soort waarde"),
        (HERKEN, "restsoort:", "restsort:", "bedoelde u 'restsoort'"),
        (HERKEN, "  tlv-vso:", "  tlv-vsoo:", "bedoelde u 'tlv-vso'"),
        (HERKEN, "  opp-evaluatie:", "  opp-evaluatee:", "bedoelde u 'opp-evaluatie'"),
    ],
)
def test_een_tikfout_krijgt_bestand_regel_en_bedoelde_u(schema: Path, bestand: str, oud: str, nieuw: str, melding: str) -> None:
    vervang(schema, bestand, oud, nieuw)
    fouten = schemafouten(schema)
    assert any(melding in fout and re.match(rf"{Path(bestand).name}, regel \d+: ", fout) for fout in fouten), fouten


def test_alle_fouten_tegelijk(schema: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vervang(schema, WOORDEN, "vinder: antwoord", "vinder: antwoordt")
    vervang(schema, HERKEN, "restsoort:", "restsort:")
    vervang(schema, "bag.yaml", "ernst: verplicht", "ernst: verplichtt")
    vervang(schema, "garantstelling.yaml", "door: school", "door: shcool")
    assert draai(dossiercheck, ["schema-controle", str(schema)]) == Uitgang.SCHEMA_FOUT
    uit = capsys.readouterr()
    assert all(woord in uit.err for woord in ("antwoordt", "restsort", "verplichtt", "shcool"))
    assert "5 fouten gevonden" in uit.out


def test_elk_bestand_dat_geen_yaml_is_wordt_genoemd(schema: Path) -> None:
    for bestand in (WOORDEN, "signalen.yaml"):
        (schema / bestand).write_text("a: [\n", "utf-8")
    fouten = schemafouten(schema)
    assert [fout.split(",")[0] for fout in fouten] == ["arrangement.yaml", "signalen.yaml"]


def test_een_ontbrekend_bestand_is_een_melding_en_geen_defect(schema: Path) -> None:
    (schema / "kenmerken.yaml").unlink()
    assert any("kenmerken.yaml" in fout for fout in schemafouten(schema))
