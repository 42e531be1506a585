"""Van map naar dossiers: wat hoort waar, en niets valt weg."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dossiercheck.bestandsnamen import toonbaar
from dossiercheck.dossierbestand import Stukinstelling
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.inzending import Dossier, bronnen, vind_dossiers

NL = ZoneInfo("Europe/Amsterdam")


def vul(map_: Path, *namen: str) -> None:
    for naam in namen:
        pad = map_ / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(naam, encoding="utf-8")


def inhoud(dossiers: list[Dossier]) -> dict[str, list[str]]:
    return {dossier.naam: [bron.bestand for bron in bronnen(dossier)] for dossier in dossiers}


def test_inbox_elke_submap_zip_en_mail_is_een_dossier(tmp_path: Path) -> None:
    vul(tmp_path, "Sam/opp.pdf", "Sam/bijlagen/a.pdf", "Tom.zip", "Eva.eml", "Eva.msg", "scan.pdf", "Thumbs.db")
    assert inhoud(vind_dossiers(tmp_path)) == {
        "Eva": ["Eva.eml"],
        "Eva (2)": ["Eva.msg"],
        "Sam": ["bijlagen/a.pdf", "opp.pdf"],
        "Tom": ["Tom.zip"],
        "niet-toegewezen": ["scan.pdf"],
    }


def test_alleen_losse_bestanden_zijn_los(tmp_path: Path) -> None:
    vul(tmp_path, "Sam/opp.pdf", "scan.pdf")
    assert [(dossier.naam, dossier.los) for dossier in vind_dossiers(tmp_path)] == [("Sam", False), ("niet-toegewezen", True)]


def test_map_met_dossier_yaml_is_een_dossier(tmp_path: Path) -> None:
    vul(tmp_path, "opp.pdf", "bijlagen/a.zip")
    (tmp_path / "dossier.yaml").write_text("ontvangen: 2026-11-18T15:30")
    (dossier,) = vind_dossiers(tmp_path)
    assert dossier.naam == tmp_path.name
    assert inhoud([dossier]) == {tmp_path.name: ["bijlagen/a.zip", "opp.pdf"]}
    assert dossier.instelling.ontvangen == datetime(2026, 11, 18, 15, 30, tzinfo=NL)


def test_optie_dossier_maakt_van_de_map_een_dossier(tmp_path: Path) -> None:
    vul(tmp_path, "Sam/opp.pdf", "scan.pdf")
    assert inhoud(vind_dossiers(tmp_path, True)) == {tmp_path.name: ["Sam/opp.pdf", "scan.pdf"]}


def test_lege_map_en_lege_inbox(tmp_path: Path) -> None:
    assert vind_dossiers(tmp_path) == []
    (tmp_path / "Sam").mkdir()
    assert inhoud(vind_dossiers(tmp_path)) == {"Sam": []}


def test_map_die_er_niet_is_of_geen_map_is(tmp_path: Path) -> None:
    vul(tmp_path, "opp.pdf")
    for naam in ("weg", "opp.pdf"):
        with pytest.raises(Gebruiksfout):
            vind_dossiers(tmp_path / naam)


def test_namen_die_alleen_in_hoofdletters_of_accenten_botsen(tmp_path: Path) -> None:
    vul(tmp_path, "sam/a.pdf", "SAM.zip", unicodedata.normalize("NFD", "Zoë") + ".eml", unicodedata.normalize("NFC", "Zoë") + "/a.pdf")
    namen = [unicodedata.normalize("NFC", dossier.naam).casefold() for dossier in vind_dossiers(tmp_path)]
    assert sorted(namen) == ["sam", "sam (2)", "zoë", "zoë (2)"]


def test_hash_is_die_van_de_bytes(tmp_path: Path) -> None:
    vul(tmp_path, "Sam/opp.pdf")
    assert bronnen(vind_dossiers(tmp_path)[0])[0].sha256 == hashlib.sha256(b"Sam/opp.pdf").hexdigest()


def test_systeembestanden_in_een_dossier_blijven_verantwoord(tmp_path: Path) -> None:
    vul(tmp_path, "Sam/opp.pdf", "Sam/.DS_Store", "Sam/~$opp.docx")
    assert inhoud(vind_dossiers(tmp_path))["Sam"] == [".DS_Store", "opp.pdf", "~$opp.docx"]


def test_eigen_bestanden_zijn_geen_stukken_maar_een_gelijknamig_stuk_wel(tmp_path: Path) -> None:
    vul(tmp_path, "Sam/opp.pdf", "Sam/rapport.html", "Tom/rapport.html", "Tom/dossier.yaml")
    (tmp_path / "Sam/rapport.json").write_text('{"versie": 1, "dossier": "Sam", "verantwoording": {}}')
    (tmp_path / "Tom/dossier.yaml").write_text("kenmerk: x")
    assert inhoud(vind_dossiers(tmp_path)) == {"Sam": ["opp.pdf"], "Tom": ["rapport.html"]}


@pytest.mark.skipif(os.name == "nt", reason="koppelingen vragen op Windows rechten")
def test_koppelingen_naar_buiten_worden_niet_gevolgd_en_wel_verantwoord(tmp_path: Path) -> None:
    buiten = tmp_path / "buiten"
    vul(buiten, "geheim.pdf")
    map_ = tmp_path / "inbox"
    vul(map_, "Sam/opp.pdf")
    (map_ / "Sam/binnen.pdf").symlink_to(map_ / "Sam/opp.pdf")
    (map_ / "Sam/naar_buiten.pdf").symlink_to(buiten / "geheim.pdf")
    (map_ / "Sam/map").symlink_to(buiten)
    (map_ / "Sam/lus").symlink_to(map_ / "Sam/lus")
    gevonden = {bron.bestand: bron for bron in bronnen(vind_dossiers(map_)[0])}
    assert gevonden["binnen.pdf"].sha256 == gevonden["opp.pdf"].sha256
    assert [naam for naam, bron in gevonden.items() if not bron.sha256] == ["lus", "map", "naar_buiten.pdf"]
    assert "geheim.pdf" not in {bron.pad.name for bron in gevonden.values()}


@pytest.mark.skipif(os.name == "nt", reason="Windows kent zulke namen niet")
def test_namen_die_niet_te_tonen_zijn_worden_veilig(tmp_path: Path) -> None:
    (tmp_path / "Sam").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "Sam") + b"/raar-\xff.pdf")).write_text("x")
    vul(tmp_path, "Sam/kleur-\x1b[31m.pdf")
    assert inhoud(vind_dossiers(tmp_path))["Sam"] == ["kleur-\\x1b[31m.pdf", "raar-\\xff.pdf"]
    assert toonbaar("om\u202efdp.exe") == "om\\u202efdp.exe"


# --- dossier.yaml ----------------------------------------------------------------------------------


def met_yaml(map_: Path, tekst: str) -> Dossier:
    vul(map_, "Sam/opp.pdf", "Sam/Eva.zip", "Tom/opp.pdf")
    (map_ / "Sam/dossier.yaml").write_text(tekst, encoding="utf-8")
    return next(dossier for dossier in vind_dossiers(map_) if dossier.naam == "Sam")


def test_alles_uit_dossier_yaml(tmp_path: Path) -> None:
    tekst = """\
ontvangen: 2026-11-18T15:30
aanvraagtype: tlv-vso
kenmerk: 20261118
aanvullingen:
  - {ontvangen: "2026-12-01T09:00:00+01:00", bestanden: [Eva.zip]}
stukken:
  opp.pdf: {soort: overig, leerling: 01, negeer: ja}
"""
    dossier = met_yaml(tmp_path, tekst)
    assert dossier.fout is None
    instelling = dossier.instelling
    assert (instelling.aanvraagtype, instelling.kenmerk) == ("tlv-vso", "20261118")
    assert instelling.stuk("opp.pdf") == Stukinstelling("overig", "01", True)
    assert instelling.stuk("anders.pdf") == Stukinstelling()
    assert instelling.ontvangst("opp.pdf") == datetime(2026, 11, 18, 15, 30, tzinfo=NL)
    assert instelling.ontvangst("Eva.zip/opp.pdf") == datetime(2026, 12, 1, 9, 0, tzinfo=NL)


@pytest.mark.parametrize(
    "tekst",
    ["2026-11-18T15:30", "2026-11-18T15:30:00", '"2026-11-18T15:30"', "2026-11-18 15:30", "2026-11-18T14:30:00Z", "2026-11-18T15:30+01:00"],
)
def test_tijd_zonder_zone_is_nederlandse_tijd(tmp_path: Path, tekst: str) -> None:
    assert met_yaml(tmp_path, f"ontvangen: {tekst}").instelling.ontvangen == datetime(2026, 11, 18, 15, 30, tzinfo=NL)


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("ontvangn: 2026-11-18", "regel 1: onbekende sleutel 'ontvangn'; bedoelde u 'ontvangen'?"),
        ("kenmerk: a\nkenmerk: b", "regel 2"),
        ("kenmerk: a\nontvangen: 18-11-2026", "regel 2: '18-11-2026' is geen tijd"),
        ("ontvangen: 2026-02-30T10:00", "regel 1"),
        ("stukken:\n  op.pdf: {negeer: ja}", "regel 2: 'op.pdf' zit niet in dit dossier; bedoelde u 'opp.pdf'?"),
        ("stukken:\n  opp.pdf: {sort: opp}", "regel 2: onbekende sleutel 'sort'"),
        ("stukken:\n  opp.pdf: {negeer: misschien}", "geen ja of nee"),
        ("aanvullingen: {ontvangen: 2026-11-18}", "is een lijst"),
        ("aanvullingen:\n  - bestanden: [opp.pdf]", "heeft `ontvangen` en `bestanden` nodig"),
        ("- a\n- b", "hier horen sleutels"),
        ("kenmerk: [", "regel"),
        ("kenmerk: !!python/object/apply:os.system [ls]", "hier hoort tekst"),
    ],
)
def test_een_fout_zegt_waar_en_stopt_de_andere_dossiers_niet(tmp_path: Path, tekst: str, melding: str) -> None:
    dossier = met_yaml(tmp_path, tekst)
    assert dossier.fout is not None
    assert melding in str(dossier.fout)
    assert str(tmp_path / "Sam" / "dossier.yaml") in str(dossier.fout)
    assert [ander.fout for ander in vind_dossiers(tmp_path) if ander.naam == "Tom"] == [None]


def test_alle_fouten_tegelijk(tmp_path: Path) -> None:
    fout = met_yaml(tmp_path, "ontvangn: x\nkenmerk: [a]\nstukken: {weg.pdf: {}}").fout
    assert fout is not None
    assert [f"regel {n}" in str(fout) for n in (1, 2, 3)] == [True] * 3


def test_leeg_bestand_is_geen_instelling(tmp_path: Path) -> None:
    dossier = met_yaml(tmp_path, "# nog niets\n")
    assert (dossier.fout, dossier.instelling.ontvangen) == (None, None)
