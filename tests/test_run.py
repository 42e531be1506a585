"""Een hele run: van een map op schijf naar de uitvoermap."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date, datetime
from pathlib import Path

import jsonschema
import pytest
from docx import Document
from ruamel.yaml import YAML

from dossiercheck import inzending, werkproces
from dossiercheck import run as run_module
from dossiercheck.cli.groep import dossiercheck, draai
from dossiercheck.demo import VANDAAG
from dossiercheck.fouten import AndereRunBezig, Gebruiksfout, NietsTeControleren, Sjabloonfout, Uitgang
from dossiercheck.hulpbron import hulpbron
from dossiercheck.opslag import alleen
from dossiercheck.rapporteren.rapport_json import schema
from dossiercheck.run import Run, Uitslag, controleer
from dossiercheck.tijd import NEDERLAND

INCOMPLEET = "2026-10-28 Yfke Zilverberk"
WORTEL = Path(__file__).resolve().parents[1]


def hashes(map_: Path) -> dict[str, str]:
    return {pad.relative_to(map_).as_posix(): hashlib.sha256(pad.read_bytes()).hexdigest() for pad in sorted(map_.rglob("*")) if pad.is_file()}


def doe(inbox: Path, uitvoer: Path, vandaag: date = VANDAAG, **anders: object) -> dict[str, Uitslag]:
    uitslagen = controleer(Run(inbox, uitvoer, vandaag=vandaag, werkers=1, **anders))  # type: ignore[arg-type]
    return {uitslag.rapport.dossier: uitslag for uitslag in uitslagen}


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Twee dossiers: een uit de demo, en een tekstbestand zonder formulier of ontvangst."""
    map_ = tmp_path / "inbox"
    shutil.copytree(hulpbron("demo") / INCOMPLEET, map_ / INCOMPLEET)
    (map_ / "los briefje").mkdir()
    (map_ / "los briefje" / "brief.txt").write_text("Geachte heer, mevrouw,\n\nHierbij een brief.\n", "utf-8")
    return map_


# --- demo ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    doel = tmp_path_factory.mktemp("demo")
    assert draai(dossiercheck, ["demo", "--uitvoer", str(doel)]) == 0
    return doel


def verwacht() -> dict[str, str]:
    gegevens = YAML(typ="safe").load((WORTEL / "tools" / "demo.yaml").read_text("utf-8"))
    return {naam: dossier["verwacht"] for naam, dossier in gegevens["dossiers"].items()}


def oordelen(uitvoer: Path) -> dict[str, str]:
    return {pad.parent.name: json.loads(pad.read_bytes())["aanvragen"][0]["oordeel"] for pad in uitvoer.glob("*/rapport.json")}


@pytest.mark.parametrize("dossier", sorted(verwacht()))
def test_demo_oordeel(demo: Path, dossier: str) -> None:
    assert oordelen(demo / "uitvoer")[dossier] == verwacht()[dossier]


def test_demo_heeft_elk_oordeel() -> None:
    assert set(verwacht().values()) == {"compleet", "incompleet", "nakijken"}


def test_demo_rapport_voldoet_aan_het_schema(demo: Path) -> None:
    keurder = jsonschema.Draft202012Validator(json.loads(schema()))
    for pad in (demo / "uitvoer").glob("*/rapport.json"):
        rapport = json.loads(pad.read_bytes())
        assert not list(keurder.iter_errors(rapport))
        assert rapport["verantwoording"]["bestanden_in"] == rapport["verantwoording"]["bestanden_verantwoord"]


def test_demo_brief_alleen_bij_wat_de_school_moet_doen(demo: Path) -> None:
    met_brief = {pad.parent.name for pad in (demo / "uitvoer").glob("*/verzoek-aanvulling.docx")}
    assert met_brief == {naam for naam, oordeel in oordelen(demo / "uitvoer").items() if oordeel == "incompleet"}


def test_demo_laat_de_dossiers_ongemoeid_en_geeft_twee_keer_hetzelfde(demo: Path) -> None:
    assert hashes(demo / "inbox") == hashes(hulpbron("demo"))
    eerst = {naam: h for naam, h in hashes(demo / "uitvoer").items() if "/" in naam}
    assert draai(dossiercheck, ["demo", "--uitvoer", str(demo)]) == 0
    assert {naam: h for naam, h in hashes(demo / "uitvoer").items() if "/" in naam} == eerst


def test_waarom_en_brief_na_de_demo(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uitvoer = str(demo / "uitvoer")
    assert draai(dossiercheck, ["waarom", INCOMPLEET, "--uitvoer", uitvoer]) == 0
    uit = capsys.readouterr().out
    assert "niet getekend" in uit
    assert "Formulier Yfke.docx" in uit
    assert "Gezocht in" in uit
    assert draai(dossiercheck, ["waarom", INCOMPLEET, "overleg", "--uitvoer", uitvoer]) == 0
    assert "voldaan" in capsys.readouterr().out
    assert draai(dossiercheck, ["waarom", INCOMPLEET[:-1], "--uitvoer", uitvoer]) == Uitgang.VERKEERD_GEBRUIK
    assert f"Bedoelde u '{INCOMPLEET}'" in capsys.readouterr().err
    voor = hashes(demo / "uitvoer" / INCOMPLEET)
    assert draai(dossiercheck, ["brief", INCOMPLEET, "--uitvoer", uitvoer, "--vandaag", "2027-04-01"]) == 0
    assert hashes(demo / "uitvoer" / INCOMPLEET) == voor


def test_demo_dossiers_komen_uit_het_script(tmp_path: Path) -> None:
    import subprocess
    import sys

    subprocess.run([sys.executable, str(WORTEL / "tools" / "maak_demo.py"), str(tmp_path / "demo")], check=True)
    assert hashes(tmp_path / "demo") == hashes(hulpbron("demo"))


# --- mappen ----------------------------------------------------------------------------------------


def test_uitvoer_in_de_map_wordt_geweigerd(inbox: Path, tmp_path: Path) -> None:
    for map_, uitvoer in ((inbox, inbox / "uitvoer"), (inbox, inbox), (inbox, tmp_path)):
        with pytest.raises(Gebruiksfout):
            doe(map_, uitvoer)
    assert not (inbox / "uitvoer").exists()


def test_lege_map_is_drie(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    with pytest.raises(NietsTeControleren):
        doe(tmp_path / "leeg", tmp_path / "uitvoer")
    assert draai(dossiercheck, ["controleer", str(tmp_path / "leeg"), "--uitvoer", str(tmp_path / "uitvoer")]) == Uitgang.NIETS_TE_CONTROLEREN


def test_map_die_er_niet_is_is_twee(tmp_path: Path) -> None:
    assert draai(dossiercheck, ["controleer", str(tmp_path / "nergens"), "--uitvoer", str(tmp_path / "uitvoer")]) == Uitgang.VERKEERD_GEBRUIK


def test_onbekend_type_is_twee_met_bedoelde_u(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opdracht = ["controleer", str(inbox), "--uitvoer", str(tmp_path / "uitvoer"), "--type", "tlv-vos"]
    assert draai(dossiercheck, opdracht) == Uitgang.VERKEERD_GEBRUIK
    assert "tlv-vso" in capsys.readouterr().err


def test_andere_run_bezig_is_vijf(inbox: Path, tmp_path: Path) -> None:
    with alleen(tmp_path / "uitvoer"), pytest.raises(AndereRunBezig):
        doe(inbox, tmp_path / "uitvoer")


# --- fouten in een dossier -------------------------------------------------------------------------


def test_een_fout_in_een_dossier_stopt_de_rest_niet(inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    echt = werkproces.beoordeel

    def stuk(zaak: werkproces.Zaak, kennis: werkproces.Kennis) -> object:
        if zaak.dossier == INCOMPLEET:
            raise ValueError("Yfke Zilverberk")
        return echt(zaak, kennis)

    monkeypatch.setattr(run_module, "beoordeel", stuk)
    uitslagen = doe(inbox, tmp_path / "uitvoer")
    assert uitslagen[INCOMPLEET].uitgang is Uitgang.DEFECT
    assert uitslagen["los briefje"].uitgang is Uitgang.IETS_TE_DOEN
    rapport = json.loads((tmp_path / "uitvoer" / INCOMPLEET / "rapport.json").read_bytes())
    assert rapport["aanvragen"][0]["oordeel"] == "nakijken"
    assert "ValueError" in rapport["aanvragen"][0]["opmerkingen"][0]
    assert "Zilverberk" not in rapport["aanvragen"][0]["opmerkingen"][0]
    assert rapport["verantwoording"]["bestanden_in"] == rapport["verantwoording"]["bestanden_verantwoord"] == 2


def test_kapotte_dossier_yaml_is_twee_en_nakijken(inbox: Path, tmp_path: Path) -> None:
    (inbox / INCOMPLEET / "dossier.yaml").write_text("ontvagen: 2026-10-28\n", "utf-8")
    uitslag = doe(inbox, tmp_path / "uitvoer")[INCOMPLEET]
    assert uitslag.uitgang is Uitgang.VERKEERD_GEBRUIK
    assert "bedoelde u 'ontvangen'" in uitslag.meldingen[0]
    assert oordelen(tmp_path / "uitvoer")[INCOMPLEET] == "nakijken"


def test_schrijven_mislukt_in_een_dossier(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "uitvoer").mkdir()
    (tmp_path / "uitvoer" / INCOMPLEET).write_bytes(b"in de weg")
    uitslagen = doe(inbox, tmp_path / "uitvoer")
    assert uitslagen[INCOMPLEET].uitgang is Uitgang.SCHRIJVEN_MISLUKT
    assert uitslagen["los briefje"].uitgang is Uitgang.IETS_TE_DOEN


def test_een_sjabloonfout_kost_het_rapport_in_json_niet(inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kapot(*_: object, **__: object) -> bytes:
        raise Sjabloonfout("Het sjabloon is stuk.")

    monkeypatch.setattr(run_module, "als_html", kapot)
    uitslagen = doe(inbox, tmp_path / "uitvoer")
    assert {uitslag.uitgang for uitslag in uitslagen.values()} == {Uitgang.SJABLOON_FOUT}
    assert len(oordelen(tmp_path / "uitvoer")) == 2


def test_een_bestand_dat_niet_verantwoord_is_is_zeventig(inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossiercheck.run.bronnen", lambda dossier: inzending.bronnen(dossier)[:-1])
    uitslagen = doe(inbox, tmp_path / "uitvoer", een_dossier=False)
    assert Uitgang.DEFECT in {uitslag.uitgang for uitslag in uitslagen.values()}


# --- ontvangst -------------------------------------------------------------------------------------


def ontvangen(uitvoer: Path, dossier: str) -> str:
    return str(json.loads((uitvoer / dossier / "rapport.json").read_bytes())["ontvangen"])


def test_ontvangst_volgt_de_voorrang(inbox: Path, tmp_path: Path) -> None:
    uitvoer = tmp_path / "uitvoer"
    optie = datetime(2026, 11, 2, 9, 15, tzinfo=NEDERLAND)
    doe(inbox, uitvoer, ontvangen=optie)
    assert ontvangen(uitvoer, INCOMPLEET) == "2026-10-28T09:05:00+01:00"
    assert ontvangen(uitvoer, "los briefje") == "2026-11-02T09:15:00+01:00"


def test_eerste_keer_gezien_blijft_staan(inbox: Path, tmp_path: Path) -> None:
    uitvoer = tmp_path / "uitvoer"
    doe(inbox, uitvoer, vandaag=date(2026, 11, 2))
    doe(inbox, uitvoer, vandaag=date(2026, 11, 20))
    assert ontvangen(uitvoer, "los briefje") == "2026-11-02T12:00:00+01:00"
    rapport = json.loads((uitvoer / "los briefje" / "rapport.json").read_bytes())
    assert any("voor het eerst" in opmerking for opmerking in rapport["aanvragen"][0]["opmerkingen"])


def test_datum_van_de_mail_is_de_ontvangst(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    mail = "From: school@example.org\nDate: Mon, 2 Nov 2026 14:05:00 +0100\nSubject: stukken\nContent-Type: text/plain; charset=utf-8\n\nHierbij de stukken.\n"
    (tmp_path / "inbox" / "stukken.eml").write_text(mail, "utf-8")
    doe(tmp_path / "inbox", tmp_path / "uitvoer")
    assert ontvangen(tmp_path / "uitvoer", "stukken") == "2026-11-02T14:05:00+01:00"


# --- stukken van de school en van een mens ---------------------------------------------------------


def test_originelen_blijven_gelijk(inbox: Path, tmp_path: Path) -> None:
    voor = hashes(inbox)
    doe(inbox, tmp_path / "uitvoer")
    assert hashes(inbox) == voor


def test_een_gewijzigde_brief_blijft_staan(inbox: Path, tmp_path: Path) -> None:
    uitvoer = tmp_path / "uitvoer"
    brief = doe(inbox, uitvoer)[INCOMPLEET].brief
    assert brief is not None
    document = Document(str(brief))
    document.add_paragraph("Met de hand toegevoegd.")
    document.save(str(brief))
    van_een_mens = brief.read_bytes()
    doe(inbox, uitvoer, vandaag=date(2027, 3, 8))
    assert brief.read_bytes() == van_een_mens


def test_systeembestanden_tellen_niet_mee(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    shutil.copytree(hulpbron("demo") / "2027-02-09 Bodil Nimmerdor", inbox / "d")
    (inbox / "d" / "Thumbs.db").write_bytes(b"x")
    uitslag = doe(inbox, tmp_path / "uitvoer")["d"]
    assert uitslag.uitgang is Uitgang.COMPLEET
    (inbox / "d" / "nog bezig.part").write_bytes(b"x")
    assert doe(inbox, tmp_path / "uitvoer")["d"].uitgang is Uitgang.IETS_TE_DOEN


def test_een_onbekende_soort_in_dossier_yaml_is_twee_met_bedoelde_u(inbox: Path, tmp_path: Path) -> None:
    (inbox / "los briefje" / "dossier.yaml").write_text("stukken:\n  brief.txt: {soort: opp-evaluatee}\n", "utf-8")
    uitslag = doe(inbox, tmp_path / "uitvoer")["los briefje"]
    assert uitslag.uitgang is Uitgang.VERKEERD_GEBRUIK
    assert "bedoelde u 'opp-evaluatie'" in uitslag.meldingen[0]
