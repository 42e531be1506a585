"""Een verzonnen aanvraagtype toevoegen zonder Python: een YAML-bestand voor het type, een blok voor de eis, een regel per woord."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from dossiercheck.cli.groep import dossiercheck, draai
from dossiercheck.hulpbron import hulpbron
from dossiercheck.keuren import schemafouten

TYPE = """
naam: "Aanvraag leerlingenvervoer over water"
formulier: "Aanvraag vaarvervoer"
besluit: true
planning: eerste-week
overnemen:
  - uit: tlv-vso
    eisen: [aanmeldformulier.aanwezig, leerling.naam, leerling.geboortedatum, school.naam]
eisen:
  - eis: vaarvervoer.zwemdiploma
    herkomst: swv-keuze
    waarom: "Wie niet kan zwemmen vaart niet mee."
    ernst: verplicht
    toets: {zwemdiploma: {allowed: [true]}}
    zoek_in: [aanmeldformulier]
    door: ouders
    bevinding:
      voldaan: "De leerling heeft een zwemdiploma."
      ontbreekt: "Het zwemdiploma staat er niet."
      nakijken: "Het is niet zeker of er een zwemdiploma is."
    vraag: "Vermeld welk zwemdiploma de leerling heeft."
    waar: "op het aanvraagformulier"
    geldig: {van: 2025-08-01}
"""
FEIT = 'zwemdiploma: {soort: ja-nee, omschrijving: "De leerling heeft een zwemdiploma."}\n'
BEGRIP = """
zwemdiploma:
  waarde: ja-nee
  vinders:
    - {vinder: antwoord, in: [aanmeldformulier], vraag: ["zwemdiploma*"], lengte: 1, tegen: ["geen|nog niet"]}
"""


def schrijf_erbij(pad: Path, tekst: str) -> None:
    pad.write_text(pad.read_text("utf-8") + tekst, "utf-8")


def voeg_in(pad: Path, na: str, regel: str) -> None:
    tekst = pad.read_text("utf-8")
    assert na in tekst
    pad.write_text(tekst.replace(na, f"{na}{regel}", 1), "utf-8")


@pytest.fixture
def schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """De meegeleverde regels met het nieuwe type erbij; instellingen.yaml in de werkmap wijst ernaar."""
    map_ = Path(shutil.copytree(hulpbron("schema"), tmp_path / "schema"))
    (map_ / "vaarvervoer.yaml").write_text(TYPE, "utf-8")
    schrijf_erbij(map_ / "feiten.yaml", FEIT)
    (map_ / "begrippen" / "vaarvervoer.yaml").write_text(BEGRIP, "utf-8")
    voeg_in(map_ / "herkennen.yaml", "\ntypen:\n", '  vaarvervoer: {titel: ["vaarvervoer|vervoer over water"]}\n')
    tekst = (map_ / "herkennen.yaml").read_text("utf-8")
    begin = tekst.index("    titel:\n", tekst.index("  aanmeldformulier:\n    voorrang: "))
    (map_ / "herkennen.yaml").write_text(f'{tekst[:begin]}    titel:\n      - "aanvraag + vaarvervoer"\n{tekst[begin + len("    titel:") + 1 :]}', "utf-8")

    (tmp_path / "instellingen.yaml").write_text("schemamap: schema\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return map_


def formulier(pad: Path, zwemdiploma: str) -> None:
    doc = Document()
    doc.add_heading("Aanvraag vaarvervoer", 0)
    tabel = doc.add_table(0, 2)
    velden = {"Naam leerling": "Petra Voorbeeld", "Geboortedatum": "17-05-2012", "Naam school": "Verzonnen College", "Zwemdiploma": zwemdiploma}
    for etiket, waarde in velden.items():
        rij = tabel.add_row().cells
        rij[0].text, rij[1].text = etiket, waarde
    doc.save(str(pad))


@pytest.fixture
def controleer(tmp_path: Path) -> Callable[[str], Any]:
    def doe(zwemdiploma: str) -> Any:
        map_ = tmp_path / "inbox" / "vaart"
        map_.mkdir(parents=True)
        formulier(map_ / "formulier.docx", zwemdiploma)
        opdracht = ["controleer", str(tmp_path / "inbox"), "--uitvoer", str(tmp_path / "uitvoer"), "--ontvangen", "2026-11-16T10:00", "--vandaag", "2026-11-17"]
        assert draai(dossiercheck, opdracht) in (0, 1)
        (aanvraag,) = json.loads((tmp_path / "uitvoer" / "vaart" / "rapport.json").read_bytes())["aanvragen"]
        return aanvraag

    return doe


def test_het_nieuwe_type_klopt_volgens_schema_controle(schema: Path) -> None:
    assert schemafouten(schema) == []


def test_het_nieuwe_type_wordt_herkend_getoetst_en_gepland(schema: Path, controleer: Callable[[str], Any]) -> None:
    aanvraag = controleer("A en B")
    assert (aanvraag["aanvraagtype"], aanvraag["oordeel"]) == ("vaarvervoer", "compleet")
    assert len(aanvraag["bevindingen"]) == 5
    assert aanvraag["planning"]["vergadering"] == "2026-11-24"


def test_de_nieuwe_eis_komt_in_de_brief(schema: Path, controleer: Callable[[str], Any], tmp_path: Path) -> None:
    aanvraag = controleer("")
    assert aanvraag["oordeel"] == "incompleet"
    from dossiercheck.stukken.terugcontrole import lees_tekst

    brief = lees_tekst((tmp_path / "uitvoer" / "vaart" / "verzoek-aanvulling.docx").read_bytes())
    assert "Vermeld welk zwemdiploma de leerling heeft." in brief
    assert "leerlingenvervoer over water" in brief
