"""Van begin tot eind, zoals het loket werkt: controleren, brief, aanvulling, en een mens die beslist. Alles via de opdrachtregel."""

from __future__ import annotations

import copy
import importlib.util
import json
import shutil
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openpyxl import load_workbook
from ruamel.yaml import YAML

from dossiercheck.cli.groep import dossiercheck, draai
from dossiercheck.rapporteren.rapport_json import schema
from dossiercheck.stukken.terugcontrole import lees_tekst

WORTEL = Path(__file__).resolve().parents[1]
NAAM = "2026-10-26 Ilja Wouterlood"
FORMULIER, PLAN = "aanvraag-tlv.pdf", "opp-ilja.pdf"


@cache
def maker() -> Any:
    spec = importlib.util.spec_from_file_location("maak_demo", WORTEL / "tools" / "maak_demo.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def gegevens() -> Any:
    return YAML(typ="safe").load((WORTEL / "tools" / "demo.yaml").read_text("utf-8"))


def stuk(naam: str, wijzig: Callable[[Any], None] = lambda inhoud: None) -> bytes:
    """Een stuk uit de verzonnen dossiers, met een wijziging."""
    bron = gegevens()["dossiers"][NAAM]["stukken"][naam]
    inhoud = copy.deepcopy(bron["inhoud"])
    wijzig(inhoud)
    gemaakt: bytes = maker().maak_stuk(naam, gegevens()["stijlen"][bron["stijl"]], inhoud, False)
    return gemaakt


def tekent(wie: str, hoe: str) -> Callable[[Any], None]:
    def wijzig(inhoud: Any) -> None:
        (onder,) = [deel["ondertekening"] for deel in inhoud if "ondertekening" in deel]
        for rij in onder["rijen"]:
            if rij[0] == wie:
                rij[-1] = hoe

    return wijzig


class Loket:
    """Een inbox en een uitvoermap, met de opdrachten die het loket geeft."""

    def __init__(self, map_: Path) -> None:
        self.inbox, self.uitvoer = map_ / "inbox", map_ / "uitvoer"
        self.dossier = self.inbox / NAAM
        self.dossier.mkdir(parents=True)
        (self.dossier / "dossier.yaml").write_text("ontvangen: 2026-10-26T11:20\n", "utf-8")

    def zet(self, naam: str, inhoud: bytes) -> None:
        (self.dossier / naam).write_bytes(inhoud)

    def doe(self, *opdracht: str, vandaag: str = "2026-10-27") -> int:
        return draai(dossiercheck, [*opdracht, "--uitvoer", str(self.uitvoer), "--vandaag", vandaag])

    def controleer(self, vandaag: str = "2026-10-27") -> int:
        return self.doe("controleer", str(self.inbox), "--werkers", "1", vandaag=vandaag)

    def rapport(self) -> Any:
        rapport = json.loads((self.uitvoer / NAAM / "rapport.json").read_bytes())
        jsonschema.Draft202012Validator(json.loads(schema())).validate(rapport)
        return rapport

    def aanvraag(self) -> Any:
        (aanvraag,) = self.rapport()["aanvragen"]
        return aanvraag

    def eis(self, naam: str) -> Any:
        (bevinding,) = [b for b in self.aanvraag()["bevindingen"] if b["eis"] == naam]
        return bevinding

    def ontbreekt(self) -> list[str]:
        return [b["eis"] for b in self.aanvraag()["bevindingen"] if b["status"] == "ontbreekt" and b["ernst"] == "verplicht"]

    def brief(self) -> str:
        return lees_tekst((self.uitvoer / NAAM / "verzoek-aanvulling.docx").read_bytes())

    def html(self) -> str:
        return (self.uitvoer / NAAM / "rapport.html").read_text("utf-8")


@pytest.fixture
def loket(tmp_path: Path) -> Loket:
    return Loket(tmp_path)


def mail(onderwerp: str, datum: str, bijlagen: dict[str, bytes], tekst: str = "Hierbij de stukken waar u om vroeg.") -> bytes:
    bericht = EmailMessage()
    bericht["From"], bericht["Subject"], bericht["Date"] = "administratie@nimmerdor.example", onderwerp, datum
    bericht.set_content(tekst)
    for naam, inhoud in bijlagen.items():
        bericht.add_attachment(inhoud, maintype="application", subtype="pdf", filename=naam)
    return bericht.as_bytes()


# --- aanvullingen ----------------------------------------------------------------------------------


def test_incompleet_brief_aanvulling_per_mail_compleet(loket: Loket, capsys: pytest.CaptureFixture[str]) -> None:
    loket.zet(FORMULIER, stuk(FORMULIER, tekent("Leerling", "")))
    loket.zet("zienswijze.docx", stuk("zienswijze.docx"))
    assert loket.controleer() == 1
    gevraagd = loket.ontbreekt()
    assert {"handtekening.leerling", "opp.aanwezig"} <= set(gevraagd)
    assert "Laat het formulier ondertekenen door de leerling" in loket.brief()
    assert NAAM in loket.brief()

    bijlagen = {FORMULIER: stuk(FORMULIER), PLAN: stuk(PLAN)}
    antwoord = mail(f"Aanvulling, uw kenmerk {NAAM}", "Thu, 12 Nov 2026 10:15:00 +0100", bijlagen)
    (loket.inbox / "antwoord van de school.eml").write_bytes(antwoord)
    assert loket.controleer("2026-11-13") == 0
    aanvraag = loket.aanvraag()
    assert aanvraag["oordeel"] == "compleet"
    assert loket.rapport()["ontvangen"] == "2026-10-26T11:20:00+01:00"
    assert aanvraag["planning"]["compleet_op"] == "2026-11-12T10:15:00+01:00"
    assert aanvraag["planning"]["vergadering"] == "2026-12-01"
    assert aanvraag["voortgang"]["opgelost"] == gevraagd
    assert f"{len(gevraagd)} van {len(gevraagd)} punten opgelost" in loket.html()
    verantwoording = loket.rapport()["verantwoording"]
    assert verantwoording["bestanden_in"] == verantwoording["bestanden_verantwoord"] == 5
    assert not (loket.uitvoer / NAAM / "verzoek-aanvulling.docx").exists()
    assert (loket.uitvoer / NAAM / "vervallen" / "verzoek-aanvulling.docx").exists()
    assert not (loket.uitvoer / "antwoord van de school").exists()
    assert "aanvulling op dit dossier" in capsys.readouterr().err


def test_een_deel_opgelost_en_nog_eens_draaien_verandert_niets(loket: Loket) -> None:
    loket.zet(FORMULIER, stuk(FORMULIER, tekent("Leerling", "")))
    loket.controleer()
    toen = loket.ontbreekt()
    assert loket.aanvraag()["voortgang"] is None
    loket.zet(PLAN, stuk(PLAN))
    assert loket.controleer("2026-11-05") == 1
    voortgang = loket.aanvraag()["voortgang"]
    assert voortgang["gevraagd"] == toen
    assert "handtekening.leerling" not in voortgang["opgelost"]
    assert 0 < len(voortgang["opgelost"]) < len(toen)
    assert f"{len(voortgang['opgelost'])} van {len(toen)} punten opgelost" in loket.html()
    assert loket.eis("opp.aanwezig")["sinds"] == "2026-11-05T12:00:00+01:00"
    voor = {pad: pad.read_bytes() for pad in (loket.uitvoer / NAAM).rglob("*") if pad.is_file()}
    overzicht = (loket.uitvoer / "overzicht.xlsx").read_bytes()
    loket.controleer("2026-11-05")
    assert {pad: pad.read_bytes() for pad in (loket.uitvoer / NAAM).rglob("*") if pad.is_file()} == voor
    assert (loket.uitvoer / "overzicht.xlsx").read_bytes() == overzicht


def test_aanvulling_met_eigen_ontvangst_in_dossier_yaml(loket: Loket) -> None:
    loket.zet(FORMULIER, stuk(FORMULIER))
    loket.zet(PLAN, stuk(PLAN))
    instelling = f"ontvangen: 2026-10-26T11:20\naanvullingen:\n  - {{ontvangen: 2026-11-18T16:59, bestanden: [{PLAN}]}}\n"
    (loket.dossier / "dossier.yaml").write_text(instelling, "utf-8")
    assert loket.controleer("2026-11-20") == 0
    planning = loket.aanvraag()["planning"]
    assert planning["compleet_op"] == "2026-11-18T16:59:00+01:00"
    assert planning["vergadering"] == "2026-12-01"
    assert "18 november 2026, 16.59 uur" in loket.html()


def test_losse_map_van_dezelfde_leerling_hoort_erbij(loket: Loket) -> None:
    loket.zet(FORMULIER, stuk(FORMULIER))
    loket.controleer()
    (loket.inbox / "nagekomen").mkdir()
    (loket.inbox / "nagekomen" / PLAN).write_bytes(stuk(PLAN))
    assert loket.controleer("2026-11-05") == 0
    assert {d["bestand"] for d in loket.rapport()["documenten"]} == {FORMULIER, f"nagekomen/{PLAN}"}
    assert loket.aanvraag()["planning"]["compleet_op"] == "2026-11-05T12:00:00+01:00"
    assert any("naam en geboortedatum" in o for o in loket.aanvraag()["opmerkingen"])


def test_twijfel_geeft_een_vraag_en_geen_samenvoeging(loket: Loket) -> None:
    def met_voorletter(inhoud: Any) -> None:
        next(deel["velden"] for deel in inhoud if "velden" in deel)["Leerling"] = "I. Wouterlood"
        inhoud[:] = [deel for deel in inhoud if "Ilja" not in str(deel)]

    loket.zet(FORMULIER, stuk(FORMULIER))
    (loket.inbox / "ander").mkdir()
    (loket.inbox / "ander" / PLAN).write_bytes(stuk(PLAN, met_voorletter))
    loket.controleer()
    assert (loket.uitvoer / "ander" / "rapport.json").exists()
    assert any("misschien over dezelfde leerling" in o for o in loket.aanvraag()["opmerkingen"])
    assert loket.aanvraag()["oordeel"] == "incompleet"


# --- een mens beslist ------------------------------------------------------------------------------


def getypt(loket: Loket) -> None:
    loket.zet(FORMULIER, stuk(FORMULIER, tekent("School", "w.g. F. Zilverberk")))
    loket.zet(PLAN, stuk(PLAN))
    assert loket.controleer() == 1
    assert loket.aanvraag()["oordeel"] == "nakijken"


def beslis(loket: Loket, status: str, eis: str = "handtekening.school", vandaag: str = "2026-10-28") -> int:
    return loket.doe("oordeel", NAAM, eis, status, "--door", "M. de Boer", "--reden", "Origineel op papier gezien", vandaag=vandaag)


def test_nakijken_oordeel_van_een_mens_compleet(loket: Loket) -> None:
    getypt(loket)
    assert beslis(loket, "voldaan") == 0
    aanvraag = loket.aanvraag()
    assert aanvraag["oordeel"] == "compleet"
    assert aanvraag["planning"]["compleet_op"] == "2026-10-26T11:20:00+01:00"
    bevinding = loket.eis("handtekening.school")
    assert (bevinding["herkomst"], bevinding["mens"]["programma"]) == ("mens", "nakijken")
    assert all(woord in loket.html() for woord in ("M. de Boer", "Origineel op papier gezien", "Oordeel van een medewerker"))
    rapport = (loket.uitvoer / NAAM / "rapport.json").read_bytes()
    assert loket.controleer("2026-10-28") == 0
    assert (loket.uitvoer / NAAM / "rapport.json").read_bytes() == rapport


def test_bewijs_verandert_oordeel_vervalt_met_melding(loket: Loket, capsys: pytest.CaptureFixture[str]) -> None:
    getypt(loket)
    beslis(loket, "voldaan")
    loket.zet("zienswijze.docx", stuk("zienswijze.docx"))
    assert loket.controleer("2026-10-29") == 0  # een ander stuk erbij verandert het bewijs niet
    assert loket.eis("handtekening.school")["herkomst"] == "mens"

    loket.zet(FORMULIER, stuk(FORMULIER, tekent("School", "w.g. D. van Nimmerdor")))
    assert loket.controleer("2026-10-30") == 1
    assert loket.aanvraag()["oordeel"] == "nakijken"
    assert loket.eis("handtekening.school")["mens"] is None
    assert any("Vervallen oordeel" in o and "handtekening.school" in o and "M. de Boer" in o for o in loket.aanvraag()["opmerkingen"])
    assert "Vervallen oordeel" in loket.html()
    assert "geldt niet meer" in capsys.readouterr().err


def test_oordeel_ontbreekt_komt_in_de_brief_en_intrekken_haalt_het_weg(loket: Loket) -> None:
    getypt(loket)
    assert not (loket.uitvoer / NAAM / "verzoek-aanvulling.docx").exists()
    beslis(loket, "ontbreekt")
    assert loket.aanvraag()["oordeel"] == "incompleet"
    assert "ondertekenen door de school" in loket.brief()
    assert "M. de Boer" not in loket.brief()
    beslis(loket, "intrekken")
    assert loket.aanvraag()["oordeel"] == "nakijken"
    assert not (loket.uitvoer / NAAM / "verzoek-aanvulling.docx").exists()
    assert len(json.loads((loket.uitvoer / NAAM / "oordelen.json").read_bytes())["oordelen"]) == 2


def test_oordeel_zonder_bewijs_vervalt_als_waar_gezocht_is_verandert(loket: Loket) -> None:
    def zonder_school(inhoud: Any) -> None:
        for deel in inhoud:
            if "velden" in deel:
                deel["velden"].pop("Andere reguliere scholen", None)

    loket.zet(FORMULIER, stuk(FORMULIER, zonder_school))
    loket.zet(PLAN, stuk(PLAN))
    loket.controleer()
    assert loket.eis("regulier.onderzocht")["status"] == "ontbreekt"
    assert beslis(loket, "voldaan", "regulier.onderzocht") == 0
    assert loket.aanvraag()["oordeel"] == "compleet"
    (loket.dossier / PLAN).unlink()
    loket.controleer("2026-10-29")
    assert loket.eis("regulier.onderzocht")["status"] == "ontbreekt"
    assert any("Vervallen oordeel" in o for o in loket.aanvraag()["opmerkingen"])


@pytest.mark.parametrize(
    ("eis", "extra", "melding"),
    [
        ("handtekening.schol", (), "bedoelde u 'handtekening.school'"),
        ("handtekening.school", ("--aanvraag", "09"), "Aanvraag 09"),
        ("handtekening.school", ("--reden", " "), "een naam en een reden"),
    ],
)
def test_een_oordeel_dat_niet_kan_wordt_geweigerd(loket: Loket, capsys: pytest.CaptureFixture[str], eis: str, extra: tuple[str, ...], melding: str) -> None:
    getypt(loket)
    assert loket.doe("oordeel", NAAM, eis, "voldaan", "--door", "M", "--reden", "R", *extra) == 2
    assert melding in capsys.readouterr().err
    assert not (loket.uitvoer / NAAM / "oordelen.json").exists()


def test_een_kapotte_lijst_met_oordelen_telt_niet_en_wordt_gemeld(loket: Loket, capsys: pytest.CaptureFixture[str]) -> None:
    getypt(loket)
    beslis(loket, "voldaan")
    (loket.uitvoer / NAAM / "oordelen.json").write_text("{", "utf-8")
    assert loket.controleer() == 2
    assert loket.aanvraag()["oordeel"] == "nakijken"
    assert "oordelen.json" in capsys.readouterr().err


def test_er_staat_geen_naam_in_het_logboek(loket: Loket) -> None:
    import sqlite3
    from contextlib import closing

    getypt(loket)
    beslis(loket, "voldaan")
    with closing(sqlite3.connect(loket.uitvoer / "register.sqlite")) as db:
        regels = [" ".join(map(str, rij)) for rij in db.execute("SELECT * FROM logboek")]
    assert any("oordeel" in regel for regel in regels)
    assert not any(woord in regel for regel in regels for woord in ("Boer", "Ilja", "papier", FORMULIER))


def test_correctie_per_stuk_is_zichtbaar(loket: Loket) -> None:
    loket.zet(FORMULIER, stuk(FORMULIER))
    loket.zet(PLAN, stuk(PLAN))
    correcties = f"ontvangen: 2026-10-26T11:20\nstukken:\n  {PLAN}: {{negeer: ja}}\n  {FORMULIER}: {{soort: aanmeldformulier}}\n"
    (loket.dossier / "dossier.yaml").write_text(correcties, "utf-8")
    assert loket.controleer() == 1
    assert loket.eis("opp.aanwezig")["status"] == "ontbreekt"
    per_bestand = {d["bestand"]: d for d in loket.rapport()["documenten"]}
    assert per_bestand[PLAN]["uitkomst"] == "overgeslagen"
    assert "dossier.yaml" in per_bestand[PLAN]["redenen"][0]
    assert "dossier.yaml" in per_bestand[FORMULIER]["redenen"][0]
    assert "In dossier.yaml staat dat dit stuk niet meetelt" in loket.html()


# --- overzicht en uitsneden ------------------------------------------------------------------------


def test_overzicht_met_wat_er_nieuw_is(loket: Loket) -> None:
    loket.zet(FORMULIER, stuk(FORMULIER))
    loket.controleer()
    eerst = (loket.uitvoer / "overzicht.html").read_text("utf-8")
    assert "Nieuw sinds" not in eerst
    assert "http" not in eerst.replace("http-equiv", "")
    loket.zet(PLAN, stuk(PLAN))
    shutil.copytree(WORTEL / "demo" / "2027-02-09 Bodil Nimmerdor", loket.inbox / "=1+1 Bodil")
    loket.controleer("2026-11-05")
    html = (loket.uitvoer / "overzicht.html").read_text("utf-8")
    assert "Nieuw sinds dinsdag 27 oktober 2026" in html
    assert "Was incompleet, nu compleet" in html
    assert html.index(NAAM) < html.index("=1+1 Bodil")
    blad = load_workbook(loket.uitvoer / "overzicht.xlsx").active
    assert blad is not None
    cellen = {str(cel.value): cel.data_type for rij in blad.iter_rows() for cel in rij if cel.value}
    assert cellen["=1+1 Bodil"] == "s"
    assert "f" not in cellen.values()
    assert [rij[0].value for rij in blad.iter_rows(min_row=2)] == [NAAM, "=1+1 Bodil"]


def test_uitsneden_in_het_rapport(loket: Loket) -> None:
    getypt(loket)
    html = loket.html()
    assert 'src="data:image/png;base64,' in html
    assert len(html) < 2_000_000
    assert "img-src data:" in html
    beslis(loket, "voldaan")
    assert 'src="data:image/png;base64,' in loket.html()
