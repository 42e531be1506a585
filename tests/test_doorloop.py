"""Voor elk aanvraagtype de hele weg, via de opdrachtregel: van inbox tot verzonden-klaar, of tot het bericht dat het dossier compleet is."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Mapping
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from ruamel.yaml import YAML

from dossiercheck import regelboek
from dossiercheck.buiten import soffice
from dossiercheck.cli.groep import dossiercheck, draai
from dossiercheck.hulpbron import hulpbron
from dossiercheck.stukken.terugcontrole import lees_tekst
from tests.maak_lijst import BASIS, blad, rij

WORTEL = Path(__file__).resolve().parents[1]
ONTVANGEN, NA_ONTVANGST, VERGADERING = "2026-10-26T11:20", "2026-10-27", "2026-11-10"
ALLE = dict(regelboek.laad().typen)
MET_BESLUIT = sorted(sleutel for sleutel, type_ in ALLE.items() if type_.besluit)
ZONDER_BESLUIT = sorted(set(ALLE) - set(MET_BESLUIT))
MEER_STUKKEN = sorted(set(ALLE) - {"bag", "garantstelling", "arrangement-vso"})
UIT_DEMO = {"tlv-vso": "2026-10-26 Ilja Wouterlood", "tlv-vso-verlenging": "2026-09-28 Silke Ravi", "bag": "2026-10-29 Tibbe Bodil"}
UIT_LIJST = {"tlv-pro": ("Aanvraag tlv praktijkonderwijs", BASIS), "lwoo": ("Aanvraag aanwijzing lwoo", rij(IQ=82))}
LWOO = {"LA technisch lezen": "31%", "LA begrijpend lezen": "36%", "LA spelling": "28%", "LA inzichtelijk rekenen": "40%"}
MAIL = "{school: loket@school.example, ouders: [een@post.example, twee@post.example]}"

BESLUIT = """\
door: {{naam: "M. Zonderstad", functie: "directeur-bestuurder"}}
datum: {datum}
motivering: |
  De deskundigen en het loket hebben het dossier besproken.
  Dit past het beste bij {leerling}.
afwijking: "De adviezen zijn op de vergadering besproken."
deskundigen:
  - {{naam: "B. Vlieger", functie: orthopedagoog, datum: 2026-10-12, advies: "Dit past."}}
  - {{naam: "K. Teuntje", functie: psycholoog, datum: 2026-10-12, advies: "Ik ben het eens met dit advies."}}
mail: {mail}
"""
TOEKENNEN = {"strekking": "toekennen", "leerling": "{straat: Houtweg 8, postcode: 8161 ZZ, woonplaats: Epe}"}
PERIODE = {"ingang": VERGADERING, "einddatum": "2028-07-31"}


# --- een inbox met van elk type een compleet dossier -----------------------------------------------


@cache
def _yaml(naam: str) -> Any:
    return YAML(typ="safe").load((WORTEL / naam).read_text("utf-8"))


@cache
def _maker() -> Any:
    spec = importlib.util.spec_from_file_location("maak_demo", WORTEL / "tools" / "maak_demo.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _vul(inhoud: Any, waarden: Mapping[str, str]) -> Any:
    """De onderdelen van een stuk met {leerling}, {school} en {titel} ingevuld."""
    if isinstance(inhoud, dict):
        return {sleutel: _vul(waarde, waarden) for sleutel, waarde in inhoud.items()}
    if isinstance(inhoud, list):
        return [_vul(deel, waarden) for deel in inhoud]
    return inhoud.format(**waarden) if isinstance(inhoud, str) and "{" in inhoud else inhoud


def _stukken(soort: str) -> dict[str, bytes]:
    dossier, stijlen = _yaml("tests/doorloop.yaml")[soort], _yaml("tools/demo.yaml")["stijlen"]
    waarden = {"leerling": dossier["leerling"], "school": "Nimmerdor College", "titel": dossier.get("titel", "")}
    return {naam: _maker().maak_stuk(naam, stijlen[s["stijl"]], _vul(s["inhoud"], waarden), False) for naam, s in dossier["stukken"].items()}


def _zet_lijst(map_: Path, soort: str) -> None:
    """Een leerlinglijst in Excel, en een ondertekeningsblad in Word."""
    titel, basis = UIT_LIJST[soort]
    boek = Workbook()
    for regel in blad([{**basis, **(LWOO if soort == "lwoo" else {})}], titel):
        boek.active.append(list(regel))  # type: ignore[union-attr]
    boek.save(map_ / "lijst.xlsx")
    rijen = [["Bevoegd gezag", "A. Bestuur", "20-10-2026", "inkt"], ["Gedragswetenschapper (orthopedagoog)", "B. Vlieger", "20-10-2026", "inkt"]]
    inhoud = [{"titel": f"Ondertekening bij de {titel.lower()}"}, {"ondertekening": {"koppen": ["Wie", "Naam", "Datum", "Handtekening"], "rijen": rijen}}]
    (map_ / "ondertekening.docx").write_bytes(_maker().maak_stuk("ondertekening.docx", _yaml("tools/demo.yaml")["stijlen"]["zakelijk"], inhoud, False))


def _zet(inbox: Path, soort: str) -> None:
    map_ = inbox / soort
    map_.mkdir(parents=True)
    if soort in UIT_DEMO:
        for pad in (hulpbron("demo") / UIT_DEMO[soort]).iterdir():
            (map_ / pad.name).write_bytes(pad.read_bytes())
        return
    (map_ / "dossier.yaml").write_text(f"ontvangen: {ONTVANGEN}\n", "utf-8")
    if soort in UIT_LIJST:
        _zet_lijst(map_, soort)
    else:
        for naam, inhoud in _stukken(soort).items():
            (map_ / naam).write_bytes(inhoud)


class Loket:
    """Een inbox en een uitvoermap, met de opdrachten die het loket geeft. Zonder LibreOffice: alleen Word."""

    def __init__(self, map_: Path) -> None:
        self.map, self.inbox, self.uitvoer = map_, map_ / "inbox", map_ / "uitvoer"

    def doe(self, *opdracht: str, vandaag: str = NA_ONTVANGST) -> int:
        return draai(dossiercheck, [*opdracht, "--uitvoer", str(self.uitvoer), "--vandaag", vandaag])

    def controleer(self, vandaag: str = NA_ONTVANGST) -> int:
        return self.doe("controleer", str(self.inbox), "--werkers", "2", vandaag=vandaag)

    def aanvraag(self, dossier: str) -> Any:
        (aanvraag,) = json.loads((self.uitvoer / dossier / "rapport.json").read_bytes())["aanvragen"]
        return aanvraag

    def besluit(self, dossier: str, datum: str = VERGADERING, mail: str = MAIL, **velden: str) -> int:
        leerling = self.aanvraag(dossier)["leerling"]["naam"]
        tekst = BESLUIT.format(datum=datum, leerling=leerling, mail=mail) + "".join(f"{naam}: {waarde}\n" for naam, waarde in velden.items())
        pad = self.map / f"{dossier} besluit.yaml"
        pad.write_text(tekst, "utf-8")
        return self.doe("besluit", dossier, "--besluit", str(pad), "--definitief", vandaag=datum)

    def tekst(self, dossier: str, stuk: str) -> str:
        return lees_tekst((self.uitvoer / dossier / "besluit" / stuk).read_bytes())

    def namen(self, dossier: str) -> set[str]:
        return {pad.name for pad in (self.uitvoer / dossier / "besluit").iterdir() if not pad.name.startswith(".")}

    def mail(self, dossier: str, naam: str) -> EmailMessage:
        return message_from_bytes((self.uitvoer / dossier / naam).read_bytes(), policy=policy.default)

    def keur_tekst(self, dossier: str, *verwacht: str) -> None:
        """Elk Word-document is af: geen gat, geen sjabloontaal, en de naam van de leerling staat erin."""
        stukken = [naam for naam in self.namen(dossier) if naam.endswith(".docx")]
        assert "besluitbrief.docx" in stukken
        for stuk in stukken:
            tekst = self.tekst(dossier, stuk)
            assert self.aanvraag(dossier)["leerling"]["naam"] in tekst, stuk
            assert not [teken for teken in ("[[ONTBREEKT", "{{", "{%", "None", "CONCEPT", "\n\n\n") if teken in tekst], stuk
        for woord in verwacht:
            assert woord in self.tekst(dossier, "besluitbrief.docx"), woord

    def verstuur(self, dossier: str, stuk: str, dag: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Legt vast dat een mens het stuk verstuurde, en kijkt of het register dat weet."""
        assert self.doe("register", "verzonden", dossier, stuk, "--door", "R. Quirien", vandaag=dag) == 0
        capsys.readouterr()
        assert draai(dossiercheck, ["register", "toon", dossier, "--uitvoer", str(self.uitvoer)]) == 0
        assert stuk in capsys.readouterr().out


@pytest.fixture(autouse=True)
def zonder_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(soffice, "programma", lambda: None)


@pytest.fixture(scope="module")
def compleet(tmp_path_factory: pytest.TempPathFactory) -> Loket:
    """Van elk type een dossier, een keer gecontroleerd. Alleen om te kopieren."""
    loket = Loket(tmp_path_factory.mktemp("compleet"))
    for soort in ALLE:
        _zet(loket.inbox, soort)
    assert loket.controleer() == 0
    return loket


@pytest.fixture(scope="module")
def incompleet(tmp_path_factory: pytest.TempPathFactory) -> Loket:
    """Van elk type met meer stukken een dossier zonder het OPP of het ondertekeningsblad. Alleen om te kopieren."""
    loket = Loket(tmp_path_factory.mktemp("incompleet"))
    for soort in MEER_STUKKEN:
        _zet(loket.inbox, soort)
        later = _later(loket.inbox / soort)
        (loket.map / "later" / soort).mkdir(parents=True)
        later.rename(loket.map / "later" / soort / later.name)
    assert loket.controleer() == 1
    return loket


def _later(map_: Path) -> Path:
    """Het stuk dat als aanvulling komt."""
    return next(pad for pad in map_.iterdir() if pad.name.casefold().startswith(("opp", "ondertekening")))


def _kopie(loket: Loket, naar: Path) -> Loket:
    shutil.copytree(loket.uitvoer, naar / "uitvoer")
    return Loket(naar)


@pytest.fixture(scope="module")
def loket(compleet: Loket, tmp_path_factory: pytest.TempPathFactory) -> Loket:
    return _kopie(compleet, tmp_path_factory.mktemp("loket"))


@pytest.fixture(scope="module")
def ander(compleet: Loket, tmp_path_factory: pytest.TempPathFactory) -> Loket:
    """Dezelfde dossiers, voor andere besluiten."""
    return _kopie(compleet, tmp_path_factory.mktemp("ander"))


def _adressen(mail: EmailMessage) -> list[str]:
    return [adres.addr_spec for adres in mail["To"].addresses]


# --- elk type ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", sorted(ALLE))
def test_elk_type_is_compleet(loket: Loket, soort: str) -> None:
    aanvraag = loket.aanvraag(soort)
    niet = [b["eis"] for b in aanvraag["bevindingen"] if b["status"] in {"ontbreekt", "nakijken"}]
    assert (aanvraag["aanvraagtype"], aanvraag["oordeel"]) == (soort, "compleet"), niet


@pytest.mark.parametrize("soort", MET_BESLUIT)
def test_toegekend(loket: Loket, soort: str, capsys: pytest.CaptureFixture[str]) -> None:
    nodig = {"ingang": PERIODE["ingang"]} if soort in {"lwoo", "schakelvoorziening"} else dict(PERIODE)
    categorie = {"categorie": "1"} if soort.startswith("tlv-vso") else {}
    assert loket.besluit(soort, **TOEKENNEN, **nodig, **categorie) == 0, capsys.readouterr().err
    document = {"tlv.docx"} if soort.startswith("tlv") else {"aanwijzing.docx"} if soort == "lwoo" else set()
    assert loket.namen(soort) == {"besluitbrief.docx", "brief-ouders.docx", "mail-school.eml", "mail-ouders.eml", "besluit.json", *document}
    loket.keur_tekst(soort, "10 november 2026", "dinsdag 22 december 2026", soort, "M. Zonderstad")
    nummer = json.loads((loket.uitvoer / soort / "besluit" / "besluit.json").read_bytes())["tlv_nummer"]
    assert bool(nummer) is soort.startswith("tlv")
    for stuk in document:
        assert nummer is None or (nummer in loket.tekst(soort, stuk) and nummer in loket.tekst(soort, "besluitbrief.docx"))
        assert "Houtweg 8" in loket.tekst(soort, stuk)
    aan = {naam: loket.mail(soort, f"besluit/{naam}") for naam in ("mail-school.eml", "mail-ouders.eml")}
    assert _adressen(aan["mail-school.eml"]) == ["loket@school.example"]
    assert _adressen(aan["mail-ouders.eml"]) == ["een@post.example", "twee@post.example"]
    assert {d.get_filename() for d in aan["mail-school.eml"].iter_attachments()} == {"besluitbrief.docx", *document}
    loket.verstuur(soort, "besluit/mail-ouders.eml", VERGADERING, capsys)


@pytest.mark.parametrize("soort", ZONDER_BESLUIT)
def test_zonder_besluit_eindigt_bij_het_bericht_compleet(loket: Loket, soort: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert loket.besluit(soort, strekking="toekennen") == 2
    assert "neemt het samenwerkingsverband geen besluit" in capsys.readouterr().err
    assert not (loket.uitvoer / soort / "besluit").exists()
    bericht = loket.mail(soort, "bericht-compleet.eml")
    leerling = loket.aanvraag(soort)["leerling"]["naam"]
    assert bericht["X-Unsent"] == "1" and leerling not in bericht["Subject"] and _adressen(bericht) == []
    assert "Het dossier is compleet" in bericht.get_content() and soort in bericht.get_content()
    loket.verstuur(soort, "bericht-compleet.eml", NA_ONTVANGST, capsys)


def test_bericht_compleet_alleen_bij_een_type_zonder_besluit(loket: Loket) -> None:
    assert {pad.parent.name for pad in loket.uitvoer.glob("*/bericht-compleet.eml")} == set(ZONDER_BESLUIT)


# --- de andere wegen --------------------------------------------------------------------------------


@pytest.fixture
def eigen(tmp_path: Path) -> Loket:
    return Loket(tmp_path)


def test_bericht_compleet_vervalt_als_het_dossier_niet_meer_compleet_is(eigen: Loket) -> None:
    _zet(eigen.inbox, "arrangement-tijdelijk")
    assert eigen.controleer() == 0
    (eigen.inbox / "arrangement-tijdelijk" / "opp.docx").unlink()
    assert eigen.controleer("2026-10-28") == 1
    assert not (eigen.uitvoer / "arrangement-tijdelijk" / "bericht-compleet.eml").exists()


@pytest.mark.parametrize("soort", MET_BESLUIT)
def test_afgewezen(ander: Loket, soort: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ander.besluit(soort, strekking="afwijzen") == 0, capsys.readouterr().err
    assert ander.namen(soort) == {"besluitbrief.docx", "brief-ouders.docx", "mail-school.eml", "besluit.json"}
    ander.keur_tekst(soort, "10 november 2026", "dinsdag 22 december 2026", "Wij wijzen de aanvraag af.")
    mail = ander.mail(soort, "besluit/mail-school.eml")
    assert _adressen(mail) == ["loket@school.example"] and "post.example" not in mail.as_string()
    assert [deel.get_filename() for deel in mail.iter_attachments()] == ["besluitbrief.docx"]
    ander.verstuur(soort, "besluit/mail-school.eml", VERGADERING, capsys)


def test_geen_aanvulling_buiten_behandeling(incompleet: Loket, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loket = _kopie(incompleet, tmp_path)
    for soort in set(MEER_STUKKEN) & set(MET_BESLUIT):
        loket.verstuur(soort, "verzoek-aanvulling.docx", NA_ONTVANGST, capsys)
        assert loket.besluit(soort, "2026-11-17", strekking="buiten-behandeling") == 0, capsys.readouterr().err
        loket.keur_tekst(soort, "17 november 2026", "artikel 4:5 van de Algemene wet bestuursrecht")
        grenzen = {m["grens"] for m in json.loads((loket.uitvoer / soort / "besluit" / "besluit.json").read_bytes())["meldingen"]}
        assert grenzen == {"ouders-niet-bericht"}, soort
        assert _adressen(loket.mail(soort, "besluit/mail-school.eml")) == ["loket@school.example"]


def test_incompleet_aanvulling_compleet(incompleet: Loket, tmp_path: Path) -> None:
    """Het OPP of het ondertekeningsblad komt na. De andere typen hebben een enkel stuk."""
    loket = _kopie(incompleet, tmp_path)
    shutil.copytree(incompleet.inbox, loket.inbox)
    for soort in MEER_STUKKEN:
        assert loket.aanvraag(soort)["oordeel"] == "incompleet"
        assert "dinsdag 10 november 2026" in lees_tekst((loket.uitvoer / soort / "verzoek-aanvulling.docx").read_bytes())
    shutil.copytree(incompleet.map / "later", loket.inbox, dirs_exist_ok=True)
    assert loket.controleer("2026-11-03") == 0
    for soort in MEER_STUKKEN:
        assert loket.aanvraag(soort)["oordeel"] == "compleet"
        assert not (loket.uitvoer / soort / "verzoek-aanvulling.docx").exists()


def test_verlenging_na_een_gezakt_examen(eigen: Loket, capsys: pytest.CaptureFixture[str]) -> None:
    """De ingang mag voor het besluit liggen; de duur is een schooljaar."""
    _zet(eigen.inbox, "tlv-vso-verlenging")
    assert eigen.controleer("2026-09-29") == 0
    periode = {"ingang": "2026-08-01", "einddatum": "2027-07-31", "categorie": "1"}
    assert eigen.besluit("tlv-vso-verlenging", "2026-10-13", **TOEKENNEN, **periode) == 0
    assert "niet geslaagd" in capsys.readouterr().err
    eigen.keur_tekst("tlv-vso-verlenging", "1 augustus 2026", "31 juli 2027", "VO2505-2026-00001")
    inhoud = json.loads((eigen.uitvoer / "tlv-vso-verlenging" / "besluit" / "besluit.json").read_bytes())
    assert inhoud["voorstel"]["einddatum"] == "2027-07-31" and [m["grens"] for m in inhoud["meldingen"]] == ["terugwerkend-gezakt"]


# --- de demo zelf -----------------------------------------------------------------------------------


def test_demo_toont_elke_weg(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from dossiercheck.cli.demo import toon_doorloop
    from dossiercheck.demo.doorloop import AFGEWEZEN, BUITEN_BEHANDELING, GEEN_BESLUIT, GEZAKT, TOEGEKEND, Doorloop

    (tmp_path / "doorloop").mkdir()
    (tmp_path / "doorloop" / "van mij.txt").write_text("laat staan", "utf-8")
    toon_doorloop(Doorloop(tmp_path))
    uit = capsys.readouterr().out
    uitvoer = tmp_path / "doorloop (2)" / "uitvoer"
    assert (tmp_path / "doorloop" / "van mij.txt").is_file() and str(uitvoer) in uit
    doorloop = uit[uit.index("Een doorloop") :]
    assert all(len(regel) <= 100 for regel in doorloop.splitlines() if str(tmp_path) not in regel)
    assert "LibreOffice is niet geïnstalleerd" in " ".join(doorloop.split())
    for dossier, stuk in {
        GEZAKT: "besluit/tlv.docx",
        TOEGEKEND: "besluit/mail-ouders.eml",
        AFGEWEZEN: "besluit/besluitbrief.docx",
        BUITEN_BEHANDELING: "besluit/besluitbrief.docx",
        GEEN_BESLUIT: "bericht-compleet.eml",
    }.items():
        assert (uitvoer / dossier / stuk).is_file(), dossier
    assert {pad.name for pad in (uitvoer / "agenda").iterdir()} == {"2026-11-17", "2026-12-01"}
    assert draai(dossiercheck, ["register", "controleer", "--uitvoer", str(uitvoer)]) == 0
