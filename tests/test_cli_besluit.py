"""De opdrachten besluit, advies en sjabloon-controle zoals een gebruiker ze draait."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from dossiercheck.begrippen import Oordeel
from dossiercheck.buiten import soffice
from dossiercheck.cli.groep import dossiercheck, draai
from dossiercheck.stukken.terugcontrole import lees_tekst
from tests.maak_besluit import DOSSIER, aanvraag, zet_besluit, zet_dossier


@pytest.fixture(autouse=True)
def werkmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(soffice, "programma", lambda: None)
    return tmp_path


def besluit(*opties: str) -> int:
    return draai(dossiercheck, ["besluit", DOSSIER, "--vandaag", "2026-12-01", *opties])


def inhoud(map_: Path) -> dict[str, object]:
    gelezen: dict[str, object] = json.loads((map_ / "besluit" / "besluit.json").read_bytes())
    return gelezen


def test_besluit_uit_een_bestand(werkmap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    map_ = zet_dossier(werkmap / "uitvoer")
    zet_besluit(werkmap / "besluit.yaml")
    assert besluit("--besluit", "besluit.yaml") == 0
    assert "als concept gemaakt" in capsys.readouterr().out and inhoud(map_)["definitief"] is False
    assert besluit("--besluit", "besluit.yaml", "--definitief") == 0
    uit = capsys.readouterr()
    assert "nummer VO2505-2026-00001" in uit.out and "geen PDF" in uit.err
    assert inhoud(map_)["tlv_nummer"] == "VO2505-2026-00001"


@pytest.mark.parametrize("dossier", ["uitvoer/" + DOSSIER, "inbox/" + DOSSIER])
def test_dossier_als_map(werkmap: Path, dossier: str) -> None:
    zet_dossier(werkmap / "uitvoer")
    zet_besluit(werkmap / "besluit.yaml")
    assert draai(dossiercheck, ["besluit", dossier, "--besluit", "besluit.yaml"]) == 0


def test_alles_met_opties(werkmap: Path) -> None:
    map_ = zet_dossier(werkmap / "uitvoer")
    wie = ["--door", "M. van 't Hof", "--functie", "bestuurder", "--datum", "2026-12-01", "--motivering", "Omdat het nodig is."]
    wat = ["--strekking", "toekennen", "--categorie", "1 (laag)", "--ingang", "2026-12-01", "--einddatum", "2028-07-31"]
    deskundigen = ["--deskundige", "A. Bakker", "orthopedagoog", "2026-11-30", "Ja.", "--deskundige", "C. de Wit", "psycholoog", "2026-11-30", "Ook ja."]
    assert besluit(*wie, *wat, *deskundigen) == 0
    assert inhoud(map_)["einddatum"] == "2028-07-31" and inhoud(map_)["categorie"] == 1


def test_opties_gaan_voor_het_bestand(werkmap: Path) -> None:
    map_ = zet_dossier(werkmap / "uitvoer")
    zet_besluit(werkmap / "besluit.yaml")
    assert besluit("--besluit", "besluit.yaml", "--einddatum", "2029-07-31") == 0
    assert inhoud(map_)["einddatum"] == "2029-07-31"


def test_wat_ontbreekt_wordt_zonder_terminal_geweigerd(werkmap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    map_ = zet_dossier(werkmap / "uitvoer")
    zet_besluit(werkmap / "besluit.yaml", door=None, einddatum=None, motivering=None)
    assert besluit("--besluit", "besluit.yaml") == 2
    fout = capsys.readouterr().err
    for verwacht in ("'door: naam' is niet ingevuld", "'door: functie' is niet ingevuld", "'einddatum' is niet ingevuld", "'motivering' is niet ingevuld"):
        assert verwacht in fout
    assert "Voorstel:" in fout and not (map_ / "besluit").exists()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_wat_ontbreekt_wordt_in_een_terminal_gevraagd(werkmap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = zet_dossier(werkmap / "uitvoer", aanvraag(oordeel=Oordeel.NAKIJKEN))
    zet_besluit(werkmap / "besluit.yaml", einddatum=None, categorie=None)
    monkeypatch.setattr("sys.stdin", Terminal("9\n1\n31 juli\n2028-07-31\n\nTelefonisch nagegaan.\n"))
    assert besluit("--besluit", "besluit.yaml") == 0
    assert inhoud(map_)["afwijking"] == "Telefonisch nagegaan." and inhoud(map_)["einddatum"] == "2028-07-31"


def test_alles_stap_voor_stap_ook_deskundigen_mandaat_en_adres(werkmap: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    map_ = zet_dossier(werkmap / "uitvoer")
    besluit_ = ("toekennen", "M. van 't Hof", "", "2026-12-01", "1", "2026-12-01", "2028-07-31", "Het past bij Sam.")
    deskundigen = ("A. Bakker", "orthopedagoog", "gisteren", "2026-11-30", "Ja.", "C. de Wit", "psycholoog", "2026-11-30", "Ook ja.")
    adres = ("Dorpsstraat 1", "1234", "1234ab", "Voorbeeldstad")
    monkeypatch.setattr("sys.stdin", Terminal("\n".join((*besluit_, *deskundigen, "mandaatbesluit 2026", *adres, ""))))
    assert besluit() == 0
    gelezen = inhoud(map_)
    assert gelezen["mandaat"] == "mandaatbesluit 2026" and gelezen["adres"] == {"straat": "Dorpsstraat 1", "postcode": "1234 AB", "woonplaats": "Voorbeeldstad"}
    assert [d["naam"] for d in gelezen["deskundigen"]] == ["A. Bakker", "C. de Wit"]  # type: ignore[attr-defined]
    uit = capsys.readouterr()
    assert "In beginsel wordt categorie 1" in uit.out.split("Welke bekostigingscategorie")[0].rpartition("Op welke datum")[2]
    assert "minstens een heel schooljaar" not in uit.out.split("Welke bekostigingscategorie")[0]
    assert (uit.out + uit.err).count("Het besluit is in mandaat genomen") == 1


def test_deskundige_en_adres_mogen_leeg_blijven(werkmap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = zet_dossier(werkmap / "uitvoer")
    antwoorden = ("toekennen", "M. van 't Hof", "", "2026-12-01", "1", "2026-12-01", "2028-07-31", "Het past.", "", "", "", "Adviezen volgen.", "")
    monkeypatch.setattr("sys.stdin", Terminal("\n".join(antwoorden)))
    assert besluit() == 0
    assert inhoud(map_)["deskundigen"] == [] and inhoud(map_)["afwijking"] == "Adviezen volgen."


@pytest.mark.parametrize("terminal", [True, False])
def test_wie_al_besloten_heeft_hoort_dat_voor_de_vragen(
    werkmap: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], terminal: bool
) -> None:
    zet_dossier(werkmap / "uitvoer")
    zet_besluit(werkmap / "besluit.yaml")
    assert besluit("--besluit", "besluit.yaml", "--definitief") == 0
    capsys.readouterr()
    monkeypatch.setattr("sys.stdin", Terminal("afwijzen\n") if terminal else io.StringIO())
    assert besluit() == 2
    uit = capsys.readouterr()
    assert "al definitief besloten: toekennen op 1 december 2026" in uit.err and "Wat is besloten" not in uit.out
    monkeypatch.setattr("sys.stdin", Terminal("M. van 't Hof\n\n2026-12-02\nFout.\n\n") if terminal else io.StringIO())
    assert besluit("--strekking", "intrekken") == (0 if terminal else 2)  # intrekken kan wel
    assert "al definitief" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wijzig", "melding"),
    [
        ({"strekking": "toekenen"}, "bedoelde u 'toekennen'"),
        ({"motiverng": "x"}, "onbekende sleutel 'motiverng'; bedoelde u 'motivering'?"),
        ({"datum": "2026-11-31"}, "'2026-11-31' is geen datum"),
        ({"categorie": "4"}, "'4' is geen categorie"),
        ({"categorie": '"1 (hoog)"'}, "'1 (hoog)' is geen categorie"),
        ({"deskundigen": "[{naam: A. Bakker, functie: arts}]"}, "ontbreekt: datum, advies"),
        ({"mail": "{school: geen-adres}"}, "geen mailadres"),
        ({"mail": "{scool: a@b.example}"}, "bedoelde u 'school'?"),
        ({"leerling": '{bsn: "123456789"}'}, "voldoet niet aan de elfproef"),
        ({"gegevens": "{niveau: hav}"}, "bedoelde u 'havo'?"),
        ({"einddatum": "2026-11-30"}, "'einddatum' ligt niet na 'ingang'"),
        ({"ingang": "2010-12-01"}, "voor de geboortedatum"),
        ({"strekking": "afwijzen"}, "'categorie' hoort alleen bij toekennen"),
        ({"besluiten": "[]"}, "onbekende sleutel"),
    ],
)
def test_fout_in_besluit_yaml(werkmap: Path, capsys: pytest.CaptureFixture[str], wijzig: dict[str, str | None], melding: str) -> None:
    map_ = zet_dossier(werkmap / "uitvoer")
    zet_besluit(werkmap / "besluit.yaml", **wijzig)
    assert besluit("--besluit", "besluit.yaml") == 2
    assert melding in capsys.readouterr().err and not (map_ / "besluit").exists()


def test_alle_fouten_tegelijk_met_regel(werkmap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    zet_dossier(werkmap / "uitvoer")
    (werkmap / "besluit.yaml").write_text("strekking: nee\ndatum: morgen\ncategorie: 7\n", "utf-8")
    assert besluit("--besluit", "besluit.yaml") == 2
    fout = capsys.readouterr().err
    assert all(f"besluit.yaml, regel {regel}:" in fout for regel in (1, 2, 3))


def test_twee_aanvragen(werkmap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    map_ = zet_dossier(werkmap / "uitvoer", aanvraag(), aanvraag(aanvraag="02", leerling_naam="Noor Bakker"))
    zet_besluit(werkmap / "besluit.yaml")
    assert besluit("--besluit", "besluit.yaml") == 2
    assert "--aanvraag: 01, 02" in capsys.readouterr().err
    assert besluit("--besluit", "besluit.yaml", "--aanvraag", "03") == 2
    assert besluit("--besluit", "besluit.yaml", "--aanvraag", "02", "--definitief") == 0
    assert "Noor Bakker" in lees_tekst((map_ / "besluit" / "02" / "tlv.docx").read_bytes())
    een = "\n    ".join((werkmap / "besluit.yaml").read_text("utf-8").splitlines())
    (werkmap / "lijst.yaml").write_text(f"besluiten:\n  - aanvraag: '01'\n    {een}\n  - aanvraag: '02'\n    {een}\n", "utf-8")
    assert besluit("--besluit", "lijst.yaml", "--definitief") == 0
    nummers = [json.loads((map_ / "besluit" / nummer / "besluit.json").read_bytes())["tlv_nummer"] for nummer in ("01", "02")]
    assert nummers == ["VO2505-2026-00002", "VO2505-2026-00001"]


@pytest.mark.parametrize("soort", ["bag", "garantstelling", "arrangement-vso", "arrangement-scholen", "arrangement-tijdelijk", None])
def test_type_zonder_besluit(werkmap: Path, capsys: pytest.CaptureFixture[str], soort: str | None) -> None:
    map_ = zet_dossier(werkmap / "uitvoer", aanvraag(aanvraagtype=soort))
    zet_besluit(werkmap / "besluit.yaml")
    assert besluit("--besluit", "besluit.yaml") == 2
    assert ("geen besluit" if soort else "aanvraagtype is niet bekend") in capsys.readouterr().err
    assert not (map_ / "besluit").exists()


def test_dossier_zonder_rapport(capsys: pytest.CaptureFixture[str]) -> None:
    assert besluit() == 2
    assert "dossiercheck controleer" in capsys.readouterr().err


@pytest.mark.parametrize("eigen", ["sjablonen", "kantoor/brieven"])
def test_eigen_sjabloon_dat_stuk_is(werkmap: Path, capsys: pytest.CaptureFixture[str], eigen: str) -> None:
    from docx import Document

    if eigen != "sjablonen":
        (werkmap / "instellingen.yaml").write_text(f"sjabloonmap: {eigen}\n", "utf-8")
    zet_dossier(werkmap / "uitvoer")
    zet_besluit(werkmap / "besluit.yaml")
    doc = Document()
    doc.add_paragraph("{{ leerling.nam }}")
    (werkmap / eigen).mkdir(parents=True)
    doc.save(str(werkmap / eigen / "tlv-vso.docx"))
    assert besluit("--besluit", "besluit.yaml") == 7
    assert "tlv-vso.docx" in capsys.readouterr().err


# --- advies --------------------------------------------------------------------------------------------


def advies(*opties: str) -> int:
    return draai(dossiercheck, ["advies", DOSSIER, "--vandaag", "2026-11-30", *opties])


def test_adviezen_komen_in_het_besluit(werkmap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    map_ = zet_dossier(werkmap / "uitvoer")
    assert advies("--als", "A. Bakker", "--functie", "orthopedagoog", "--tekst", "Eerste gedachte.") == 0
    assert advies("--als", "A. Bakker", "--functie", "orthopedagoog", "--tekst", "Positief advies.") == 0
    assert "vervangen" in capsys.readouterr().err
    assert advies("--als", "C. de Wit", "--functie", "psycholoog", "--datum", "2026-11-29", "--tekst", "Ook positief.") == 0
    assert len(json.loads((map_ / "adviezen.json").read_bytes())["adviezen"]) == 2
    zet_besluit(werkmap / "besluit.yaml", deskundigen=None)
    assert besluit("--besluit", "besluit.yaml") == 0
    brief = lees_tekst((map_ / "besluit" / "besluitbrief.docx").read_bytes())
    assert "C. de Wit, psycholoog, advies van 29 november 2026" in brief and "Positief advies." in brief and "Eerste gedachte" not in brief


def test_waarschuwing_bij_een_deskundige(werkmap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    zet_dossier(werkmap / "uitvoer")
    assert advies("--als", "A. Bakker", "--functie", "mentor", "--tekst", "Ja.", "--werkt-bij", "voorbeeld college") == 0
    fout = capsys.readouterr().err
    assert "hoort orthopedagoog of psycholoog te zijn" in fout and "werkt bij de school die de aanvraag deed" in fout


def test_advies_zonder_tekst(werkmap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    map_ = zet_dossier(werkmap / "uitvoer")
    assert advies("--als", "A. Bakker") == 2
    assert "--functie, --tekst" in capsys.readouterr().err and not (map_ / "adviezen.json").exists()


def test_adviesformulier(werkmap: Path) -> None:
    from tests import voorbeeldrapport as vb

    basis = vb.bevinding("ondersteuning.basis", toelichting="De basis is beschreven.", bewijs=(vb.PLAN,))
    map_ = zet_dossier(werkmap / "uitvoer", aanvraag(bevindingen=(basis,)))
    assert advies() == 0
    tekst = lees_tekst((map_ / "advies" / "adviesformulier.docx").read_bytes())
    assert all(f"Stap {nummer}." in tekst for nummer in range(1, 7))
    assert "De basis is beschreven." in tekst and "(plan.pdf, bladzijde 4)" in tekst and "Voorstel volgens het werkplan" in tekst
    assert tekst.count("Uw advies bij stap ") == 6


# --- sjabloon-controle ---------------------------------------------------------------------------------


def test_sjabloon_controle(werkmap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from docx import Document

    doc = Document()
    doc.add_paragraph("Beste {{ leerling.nam }}")
    doc.save(str(werkmap / "brief-ouders.docx"))
    assert draai(dossiercheck, ["sjabloon-controle", "brief-ouders.docx"]) == 7
    assert "bedoelde u 'leerling.naam'?" in capsys.readouterr().err
    doc.paragraphs[0].text = "Beste {{ leerling.naam }}"
    doc.save(str(werkmap / "brief-ouders.docx"))
    assert draai(dossiercheck, ["sjabloon-controle", "brief-ouders.docx", "--proefbrieven", "proef"]) == 0
    assert len(list((werkmap / "proef").glob("*.docx"))) == 5
    assert draai(dossiercheck, ["sjabloon-controle", "er-niet.docx"]) == 2


def test_voorbeeld_in_de_documentatie_klopt(werkmap: Path) -> None:
    import re

    from dossiercheck.besluitbestand import lees

    tekst = (Path(__file__).parents[1] / "docs" / "besluit.md").read_text("utf-8")
    (blok,) = re.findall(r"^```yaml\n(.*?)^```", tekst, re.M | re.S)
    (werkmap / "besluit.yaml").write_text(blok, "utf-8")
    (gelezen,) = lees(werkmap / "besluit.yaml")
    assert gelezen.einddatum and len(gelezen.deskundigen) == 2 and gelezen.gegevens.leerjaar == 3


def test_mandaat_uit_de_instellingen(werkmap: Path) -> None:
    ondertekenaar = 'ondertekenaar: {naam: "M. van \'t Hof", functie: directeur-bestuurder, mandaat: mandaatbesluit 2026}\n'
    (werkmap / "instellingen.yaml").write_text(ondertekenaar, "utf-8")
    map_ = zet_dossier(werkmap / "uitvoer")
    zet_besluit(werkmap / "besluit.yaml")
    assert besluit("--besluit", "besluit.yaml") == 0
    assert json.loads((map_ / "besluit" / "besluit.json").read_text("utf-8"))["mandaat"] == "mandaatbesluit 2026"
