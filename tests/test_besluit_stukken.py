"""De documenten na een besluit: wat erin staat, nummer, concept en definitief, en dat het werk van een mens blijft."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from dossiercheck.afhandeling.uitvoeren import Uitgevoerd, voer_uit
from dossiercheck.afhandeling.voorbereiding import Kader, bereid_voor, laad_kader
from dossiercheck.begrippen import Ernst, Oordeel, Status
from dossiercheck.besluitbestand import lees
from dossiercheck.besluiten import Deskundige, Strekking
from dossiercheck.buiten import soffice
from dossiercheck.fouten import Gebruiksfout, Sjabloonfout
from dossiercheck.rapporteren.uit_json import lees_json
from dossiercheck.register import BESTAND as REGISTER
from dossiercheck.register import Register
from dossiercheck.registratie.definitief import nummers, reserveer_nummer
from dossiercheck.stukken.besluitstukken import alineas, maak_stukken
from dossiercheck.stukken.terugcontrole import lees_tekst
from dossiercheck.stukken.voorbeelden import voorbeeldzaak
from dossiercheck.verwoording import schoon
from tests import voorbeeldrapport as vb
from tests.maak_besluit import aanvraag, zet_besluit, zet_dossier

NU = datetime(2026, 12, 1, 12, tzinfo=vb.ZONE)


@pytest.fixture(autouse=True)
def zonder_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "programma", lambda: None)


@pytest.fixture(scope="module")
def kader() -> Kader:
    return laad_kader(None)


def voer(map_: Path, kader: Kader, definitief: bool = False, **wijzig: str | None) -> Uitgevoerd:
    (invulling,) = lees(zet_besluit(map_.parent / "besluit.yaml", **wijzig))
    rapport = lees_json((map_ / "rapport.json").read_bytes())
    return voer_uit(bereid_voor(map_, rapport, invulling, kader, NU.date()), definitief, NU)


def tekst(map_: Path, naam: str) -> str:
    return lees_tekst((map_ / "besluit" / naam).read_bytes())


def besluit_json(map_: Path) -> dict[str, Any]:
    inhoud: dict[str, Any] = json.loads((map_ / "besluit" / "besluit.json").read_bytes())
    return inhoud


def namen(map_: Path) -> set[str]:
    return {pad.name for pad in (map_ / "besluit").iterdir() if not pad.name.startswith(".") and pad.is_file()}


AFWIJZING: Mapping[str, str | None] = {"strekking": "afwijzen", "categorie": None, "ingang": None, "einddatum": None, "leerling": None}

DESKUNDIGEN_SEPTEMBER = (
    "[{naam: A. Bakker, functie: orthopedagoog, datum: 2026-09-30, advies: Ja.}, {naam: C. de Wit, functie: psycholoog, datum: 2026-09-30, advies: Ja.}]"
)


# --- toekennen -----------------------------------------------------------------------------------------


def test_definitieve_toekenning(tmp_path: Path, kader: Kader) -> None:
    map_ = zet_dossier(tmp_path)
    uit = voer(map_, kader, definitief=True)
    assert uit.nummer == "VO2505-2026-00001"
    assert namen(map_) == {"besluitbrief.docx", "tlv.docx", "brief-ouders.docx", "mail-ouders.eml", "mail-school.eml", "besluit.json"}
    brief = tekst(map_, "besluitbrief.docx")
    for verwacht in (
        "Voorbeeld College",
        "De ouder(s)/verzorger(s) van Sam de Vries",
        "1 december 2026",
        "31 juli 2028",
        "1 (laag)",
        "VO2505-2026-00001",
        "Sam heeft meer ondersteuning nodig dan een reguliere school kan bieden.",
        "A. Bakker, orthopedagoog, advies van 30 november 2026",
        "Plaatsing in het vso past bij Sam.",
        "binnen zes weken na de dag waarop deze brief is verzonden",
        "uiterlijk op dinsdag 12 januari 2027",
        "onderbouwing van het besluit opvragen",
        "M. van 't Hof",
    ):
        assert verwacht in brief, verwacht
    tlv = tekst(map_, "tlv.docx")
    leerling = ("Sam de Vries", "4 maart 2011", "Dorpsstraat 1", "1234 AB Voorbeeldstad")
    for verwacht in (*leerling, "VO2505-2026-00001", "1 (laag)", "\nL\n", "31 juli 2028", "1 december 2026"):
        assert verwacht in tlv, verwacht
    ouders = tekst(map_, "brief-ouders.docx")
    assert "mag naar een school voor voortgezet speciaal onderwijs" in ouders and "Voorbeeld College\n" not in ouders.split("Geachte")[0].split("Datum")[0]
    assert not any(woord in brief + tlv + ouders for woord in ("None", "{{", "ONTBREEKT", "CONCEPT", "wordt toegekend"))


def test_besluit_json_is_te_herleiden(tmp_path: Path, kader: Kader) -> None:
    map_ = zet_dossier(tmp_path)
    voer(map_, kader, definitief=True)
    inhoud = besluit_json(map_)
    assert inhoud["definitief"] is True and inhoud["strekking"] == "toekennen" and inhoud["datum"] == "2026-12-01"
    assert inhoud["door"] == {"naam": "M. van 't Hof", "functie": "directeur-bestuurder"}
    assert inhoud["tlv_nummer"] == "VO2505-2026-00001" and inhoud["bezwaar_tot"] == "2027-01-12"
    assert (inhoud["categorie"], inhoud["categorie_naam"], inhoud["categorie_code"]) == (1, "1 (laag)", "L")
    for document in inhoud["documenten"]:
        assert hashlib.sha256((map_ / "besluit" / document["bestand"]).read_bytes()).hexdigest() == document["sha256"]
    assert {d["bestand"] for d in inhoud["documenten"]} == {"besluitbrief.docx", "tlv.docx", "brief-ouders.docx"}


def test_concept_heeft_watermerk_en_geen_nummer(tmp_path: Path, kader: Kader) -> None:
    map_ = zet_dossier(tmp_path)
    uit = voer(map_, kader)
    assert uit.nummer is None and not uit.definitief
    assert "wordt toegekend bij definitief maken" in tekst(map_, "tlv.docx")
    for naam in ("besluitbrief.docx", "tlv.docx"):
        with zipfile.ZipFile(map_ / "besluit" / naam) as archief:
            koppen = [archief.read(n) for n in archief.namelist() if n.startswith("word/header")]
        assert koppen and all(b'string="CONCEPT"' in kop for kop in koppen)
    with Register(tmp_path / REGISTER) as register:
        assert nummers(register) == []


def test_zelfde_invoer_zelfde_bytes(tmp_path: Path, kader: Kader) -> None:
    een, twee = zet_dossier(tmp_path / "a"), zet_dossier(tmp_path / "b")
    for map_ in (een, twee):
        voer(map_, kader, definitief=True)
    for naam in namen(een):
        assert (een / "besluit" / naam).read_bytes() == (twee / "besluit" / naam).read_bytes(), naam
    voor = {naam: (een / "besluit" / naam).read_bytes() for naam in namen(een)}
    assert voer(een, kader, definitief=True).nummer == "VO2505-2026-00001"
    assert {naam: (een / "besluit" / naam).read_bytes() for naam in namen(een)} == voor


def test_concept_wordt_definitief_op_dezelfde_plek(tmp_path: Path, kader: Kader) -> None:
    map_ = zet_dossier(tmp_path)
    voer(map_, kader)
    voer(map_, kader, definitief=True)
    assert not (map_ / "besluit" / "vervallen").exists()
    with zipfile.ZipFile(map_ / "besluit" / "tlv.docx") as archief:
        assert b"CONCEPT" not in b"".join(archief.read(n) for n in archief.namelist())


def test_gewijzigd_door_een_mens_blijft_staan(tmp_path: Path, kader: Kader) -> None:
    map_ = zet_dossier(tmp_path)
    voer(map_, kader)
    brief = map_ / "besluit" / "besluitbrief.docx"
    brief.write_bytes(brief.read_bytes() + b"\0")
    eigen = brief.read_bytes()
    uit = voer(map_, kader, definitief=True)
    assert brief.read_bytes() == eigen
    assert (map_ / "besluit" / "besluitbrief (2).docx").is_file() and any("blijft staan" in m for m in uit.meldingen)
    assert "besluitbrief (2).docx" in {d["bestand"] for d in besluit_json(map_)["documenten"]}


# --- nummers -------------------------------------------------------------------------------------------


def test_nummers_lopen_op_per_jaar_en_komen_nooit_terug(tmp_path: Path, kader: Kader) -> None:
    een, twee = zet_dossier(tmp_path, dossier="een"), zet_dossier(tmp_path, dossier="twee")
    assert voer(een, kader, definitief=True).nummer == "VO2505-2026-00001"
    assert voer(twee, kader, definitief=True).nummer == "VO2505-2026-00002"
    ingetrokken = voer(een, kader, definitief=True, **{**AFWIJZING, "strekking": "intrekken", "datum": "2026-12-08"})
    assert ingetrokken.nummer == "VO2505-2026-00001"
    assert "nummer VO2505-2026-00001 vervalt" in tekst(een, "besluitbrief.docx") and "Op 1 december 2026 namen wij" in tekst(een, "besluitbrief.docx")
    assert (een / "besluit" / "vervallen" / "tlv.docx").is_file() and "tlv.docx" not in namen(een)
    assert voer(een, kader, definitief=True, datum="2026-12-15", ingang="2026-12-15").nummer == "VO2505-2026-00003"
    with Register(tmp_path / REGISTER) as register:
        assert [(nummer, stand) for nummer, stand, _ in nummers(register)] == [
            ("VO2505-2026-00001", "vervallen"), ("VO2505-2026-00002", "uitgegeven"), ("VO2505-2026-00003", "uitgegeven"),
        ]  # fmt: skip
        assert register.controleer_logboek() == []


def test_mislukte_run_laat_geen_gat(tmp_path: Path, kader: Kader, monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = zet_dossier(tmp_path)

    def stuk(*_: object) -> None:
        raise Sjabloonfout("stuk")

    with monkeypatch.context() as even, pytest.raises(Sjabloonfout):
        even.setattr("dossiercheck.afhandeling.uitvoeren.maak_stukken", stuk)
        voer(map_, kader, definitief=True)
    assert voer(map_, kader, definitief=True).nummer == "VO2505-2026-00001"


def test_twee_registers_tegelijk_geven_nooit_hetzelfde_nummer(tmp_path: Path) -> None:
    with Register(tmp_path / REGISTER) as een, Register(tmp_path / REGISTER) as twee:
        gegeven = [reserveer_nummer(r, f"dossier {n}", "01", "VO2505", 2026, NU) for n in range(5) for r in (een, twee) if n % 2 == (r is twee)]
        volgend_jaar = reserveer_nummer(twee, "anders", "01", "VO2505", 2027, NU)
    assert gegeven == [f"VO2505-2026-{n:05d}" for n in range(1, 6)]
    assert volgend_jaar == "VO2505-2027-00001"


def test_zonder_het_oude_register_komt_er_geen_nummer(tmp_path: Path, kader: Kader) -> None:
    een, twee = zet_dossier(tmp_path, dossier="een"), zet_dossier(tmp_path, dossier="twee")
    voer(een, kader, definitief=True)
    (tmp_path / REGISTER).unlink()
    with pytest.raises(Gebruiksfout, match="register is niet heel") as fout:
        voer(twee, kader, definitief=True)
    assert "register.stand" in fout.value.doe and not (twee / "besluit").exists()
    assert not voer(twee, kader).definitief  # een concept mag
    (tmp_path / "register.stand").unlink()
    assert voer(twee, kader, definitief=True).nummer == "VO2505-2026-00002"


# --- de volgorde van besluiten -------------------------------------------------------------------------


def test_een_definitief_besluit_verandert_niet(tmp_path: Path, kader: Kader) -> None:
    map_ = zet_dossier(tmp_path)
    voer(map_, kader, definitief=True)
    voor = (map_ / "besluit" / "besluitbrief.docx").read_bytes()
    for definitief in (True, False):
        with pytest.raises(Gebruiksfout, match="al definitief besloten"):
            voer(map_, kader, definitief, motivering="Iets anders.")
    assert (map_ / "besluit" / "besluitbrief.docx").read_bytes() == voor
    assert voer(map_, kader).definitief  # hetzelfde besluit zonder --definitief wordt geen concept meer


def test_intrekken_zonder_besluit(tmp_path: Path, kader: Kader) -> None:
    with pytest.raises(Gebruiksfout, match="geen definitief besluit"):
        voer(zet_dossier(tmp_path), kader, False, **{**AFWIJZING, "strekking": "intrekken"})


def test_na_aanhouden_kan_er_besloten_worden(tmp_path: Path, kader: Kader) -> None:
    map_ = zet_dossier(tmp_path)
    voer(map_, kader, definitief=True, **{**AFWIJZING, "strekking": "aanhouden"})
    brief = tekst(map_, "besluitbrief.docx")
    assert "nog niet besloten" in brief and "bezwaar" not in brief
    assert besluit_json(map_)["bezwaar_tot"] is None
    assert voer(map_, kader, definitief=True, datum="2026-12-08", ingang="2026-12-08").nummer


# --- afwijzen en buiten behandeling --------------------------------------------------------------------


def test_afwijzing_gaat_alleen_naar_de_school(tmp_path: Path, kader: Kader) -> None:
    map_ = zet_dossier(tmp_path)
    voer(map_, kader, definitief=True, **AFWIJZING)
    assert namen(map_) == {"besluitbrief.docx", "brief-ouders.docx", "mail-school.eml", "besluit.json"}
    brief = tekst(map_, "besluitbrief.docx")
    assert "Wij wijzen de aanvraag af." in brief and "Deze brief sturen wij alleen naar uw school." in brief
    assert "De ouder(s)/verzorger(s) van Sam" not in brief
    ouders = tekst(map_, "brief-ouders.docx")
    assert "Wij hebben nee gezegd" in ouders and "binnen zes weken nadat wij u deze brief hebben gestuurd" in ouders
    assert "12 januari 2027" in brief and "12 januari 2027" not in ouders
    assert "ouders-niet-bericht" in {m["grens"] for m in besluit_json(map_)["meldingen"]}


def test_bij_een_volwassen_leerling_staan_de_ouders_nergens(tmp_path: Path, kader: Kader) -> None:
    volwassen = aanvraag(leerling_geboortedatum=date(2008, 11, 30))
    toe, af = zet_dossier(tmp_path, volwassen, dossier="toe"), zet_dossier(tmp_path, volwassen, dossier="af")
    voer(toe, kader)
    voer(af, kader, False, **AFWIJZING)
    assert namen(toe) == {"besluitbrief.docx", "tlv.docx", "mail-leerling.eml", "mail-school.eml", "besluit.json"}
    assert namen(af) == {"besluitbrief.docx", "mail-school.eml", "besluit.json"}
    for map_ in (toe, af):
        brief, mail = tekst(map_, "besluitbrief.docx"), (map_ / "besluit" / "mail-school.eml").read_bytes()
        assert "De school en de leerling kunnen dan dit doen" in brief
        assert "ouder(s)" not in brief and b"ouder(s)" not in mail.replace(b"=\r\n", b"")
    assert "Ook de leerling kan bezwaar maken" in tekst(af, "besluitbrief.docx")


def test_buiten_behandeling_noemt_wat_ontbreekt(tmp_path: Path, kader: Kader) -> None:
    mist = vb.bevinding("voorbeeld.mist", Status.ONTBREEKT, vraag="Laat het formulier ondertekenen.", ernst=Ernst.VERPLICHT)
    map_ = zet_dossier(tmp_path, aanvraag(oordeel=Oordeel.INCOMPLEET, bevindingen=(mist,)))
    voer(map_, kader, False, **{**AFWIJZING, "strekking": "buiten-behandeling", "deskundigen": None, "afwijking": "De school trok zelf terug."})
    brief = tekst(map_, "besluitbrief.docx")
    assert "artikel 4:5 van de Algemene wet bestuursrecht" in brief and "Laat het formulier ondertekenen." in brief


@pytest.mark.parametrize(
    ("soort", "extra", "woord"),
    [("lwoo", "aanwijzing.docx", "lwoo"), ("arrangement", "", "ondersteuningsarrangement"), ("tlv-pro", "tlv.docx", "praktijkonderwijs")],
)
def test_andere_typen(tmp_path: Path, kader: Kader, soort: str, extra: str, woord: str) -> None:
    map_ = zet_dossier(tmp_path, aanvraag(aanvraagtype=soort))
    uit = voer(map_, kader, definitief=True, categorie=None)
    assert woord in tekst(map_, "besluitbrief.docx")
    assert (uit.nummer is not None) is (soort == "tlv-pro")
    assert {n for n in namen(map_) if n in {"tlv.docx", "aanwijzing.docx"}} == ({extra} if extra else set())


@pytest.mark.parametrize(
    ("mandaat", "regel"), [("mandaatbesluit 2026", "namens het bestuur (mandaatbesluit 2026),"), ("Namens het bestuur", "Namens het bestuur,")]
)
def test_mandaat_boven_de_naam(tmp_path: Path, kader: Kader, mandaat: str, regel: str) -> None:
    map_ = zet_dossier(tmp_path)
    voer(map_, kader, mandaat=mandaat)
    for naam in ("besluitbrief.docx", "tlv.docx"):
        assert f"\n{regel}\n" in tekst(map_, naam)


# --- wat ontbreekt -------------------------------------------------------------------------------------


def test_ontbrekende_waarde(tmp_path: Path, kader: Kader) -> None:
    map_ = zet_dossier(tmp_path, aanvraag(leerling_naam=None, leerling_geboortedatum=None))
    with pytest.raises(Gebruiksfout, match="naam van de leerling"):
        voer(map_, kader, definitief=True)
    assert not (map_ / "besluit").exists()
    voer(map_, kader)
    assert "[[ONTBREEKT: leerling.naam]]" in tekst(map_, "tlv.docx")
    with zipfile.ZipFile(map_ / "besluit" / "tlv.docx") as archief:
        xml = archief.read("word/document.xml").decode()
    loop = xml[: xml.index("[[ONTBREEKT: leerling.naam]]")].rpartition("<w:r>")[2]
    assert 'w:highlight w:val="yellow"' in loop


def test_afwijking_is_verplicht_en_blijft_zichtbaar(tmp_path: Path, kader: Kader) -> None:
    map_ = zet_dossier(tmp_path, aanvraag(oordeel=Oordeel.NAKIJKEN))
    with pytest.raises(Gebruiksfout, match="'afwijking' is niet ingevuld") as fout:
        voer(map_, kader)
    assert "niet compleet (oordeel: nakijken)" in fout.value.waarom
    voer(map_, kader, afwijking="De handtekening is telefonisch bevestigd.")
    inhoud = besluit_json(map_)
    assert inhoud["afwijking"] == "De handtekening is telefonisch bevestigd."
    assert [m["grens"] for m in inhoud["meldingen"] if m["afwijking"]] == ["niet-compleet"]
    assert inhoud["voorstel"]["uitleg"]


# --- bsn en lastige waarden ----------------------------------------------------------------------------


def test_bsn_alleen_op_de_tlv_als_het_swv_dat_instelt(tmp_path: Path, kader: Kader) -> None:
    leerling = '{straat: "Dorpsstraat 1", postcode: "1234 AB", woonplaats: Voorbeeldstad, bsn: "123456782"}'
    zonder, met = zet_dossier(tmp_path / "a"), zet_dossier(tmp_path / "b")
    voer(zonder, kader, leerling=leerling, motivering="Het BSN is 123456782.")
    voer(met, replace(kader, instellingen=replace(kader.instellingen, bsn_op_tlv=True)), leerling=leerling)
    assert "123456782" in tekst(met, "tlv.docx") and "123456782" not in tekst(met, "besluitbrief.docx")
    assert "*****6782" in tekst(zonder, "besluitbrief.docx")
    for map_ in (zonder, met):
        for pad in (p for p in (map_ / "besluit").rglob("*") if p.is_file() and not (map_ == met and p.stem in {"tlv", "mail-ouders", "mail-school"})):
            inhoud = lees_tekst(pad.read_bytes()).encode() if pad.suffix == ".docx" else pad.read_bytes()
            assert b"123456782" not in inhoud, pad.name


@pytest.mark.gedeeld
def test_lastige_waarden_in_elk_document(gedeeld: Path, tmp_path: Path, kader: Kader) -> None:
    import ast

    regels = (gedeeld / "corpus/hostile/values/values.tsv").read_text("utf-8").splitlines()[1:]
    waarden = [str(ast.literal_eval(regel.split("\t")[0])) for regel in regels]
    assert len(waarden) >= 57
    vol = [waarde for waarde in waarden if schoon(waarde)]
    for nummer in range(0, len(vol), 4):
        groep = (vol[nummer : nummer + 4] * 4)[:4]
        zaak = voorbeeldzaak(0, Strekking.TOEKENNEN, next(iter(kader.regels.typen)), kader.regels, kader.instellingen)
        besluit = replace(zaak.besluit, motivering=groep[2], afwijking="", deskundigen=(Deskundige(groep[3], "psycholoog", NU.date(), "Advies."),))
        zaak = replace(zaak, besluit=besluit, aanvraag=replace(zaak.aanvraag, leerling_naam=groep[0], school_naam=groep[1]), met_ouderbrief=False)
        stukken = {naam: lees_tekst(inhoud) for naam, inhoud in maak_stukken(zaak).items()}
        for waarde in groep:
            assert all(" ".join(schoon(deel).split()) in stukken["besluitbrief.docx"] for deel in alineas(waarde)), waarde
        assert all(" ".join(schoon(waarde).split()) in stukken["tlv.docx"] for waarde in groep[:2])
    for waarde in (w for w in waarden if not schoon(w)):
        map_ = zet_dossier(tmp_path / repr(waarde).encode().hex(), aanvraag(leerling_naam=waarde))
        voer(map_, kader)
        assert "[[ONTBREEKT: leerling.naam]]" in tekst(map_, "tlv.docx")


def test_pdf_mislukt_dan_is_word_er(tmp_path: Path, kader: Kader, monkeypatch: pytest.MonkeyPatch) -> None:
    def mislukt(*_: object, **__: object) -> Path:
        raise soffice.Mislukt

    monkeypatch.setattr(soffice, "programma", lambda: Path("soffice"))
    monkeypatch.setattr(soffice, "zet_alle_om", lambda *_: {})
    monkeypatch.setattr(soffice, "zet_om", mislukt)
    map_ = zet_dossier(tmp_path)
    uit = voer(map_, kader, definitief=True)
    assert not uit.heel and any("niet gelukt" in m for m in uit.meldingen)
    assert "besluitbrief.docx" in namen(map_) and "besluitbrief.pdf" not in namen(map_)


def test_pdf_wordt_een_keer_gemaakt(tmp_path: Path, kader: Kader, monkeypatch: pytest.MonkeyPatch) -> None:
    gemaakt: list[int] = []

    def zet_om(bestand: Path, naar: str, doelmap: Path) -> Path:
        gemaakt.append(1)
        (doelmap / "uit.pdf").write_bytes(b"%PDF-1.7 " + str(len(gemaakt)).encode())
        return doelmap / "uit.pdf"

    monkeypatch.setattr(soffice, "programma", lambda: Path("soffice"))
    monkeypatch.setattr(soffice, "zet_alle_om", lambda *_: {})
    monkeypatch.setattr(soffice, "zet_om", zet_om)
    map_ = zet_dossier(tmp_path)
    voer(map_, kader, definitief=True)
    eerst = (map_ / "besluit" / "tlv.pdf").read_bytes()
    voer(map_, kader, definitief=True)
    assert len(gemaakt) == 3 and (map_ / "besluit" / "tlv.pdf").read_bytes() == eerst


def test_alle_pdfs_komen_uit_een_start_en_wat_ontbreekt_wordt_los_gemaakt(tmp_path: Path, kader: Kader, monkeypatch: pytest.MonkeyPatch) -> None:
    starts: list[list[str]] = []
    los: list[int] = []

    def zet_alle_om(bestanden: Sequence[Path], naar: str, doelmap: Path) -> dict[Path, Path]:
        starts.append([bestand.name for bestand in bestanden])
        gelukt = [bestand for bestand in bestanden if bestand.stem != "tlv"]
        for bestand in gelukt:
            bestand.with_suffix(".pdf").write_bytes(b"%PDF-1.7 samen " + bestand.read_bytes()[-9:])
        return {bestand: bestand.with_suffix(".pdf") for bestand in gelukt}

    def zet_om(bestand: Path, naar: str, doelmap: Path) -> Path:
        los.append(1)
        (doelmap / "uit.pdf").write_bytes(b"%PDF-1.7 los")
        return doelmap / "uit.pdf"

    monkeypatch.setattr(soffice, "programma", lambda: Path("soffice"))
    monkeypatch.setattr(soffice, "zet_alle_om", zet_alle_om)
    monkeypatch.setattr(soffice, "zet_om", zet_om)
    map_ = zet_dossier(tmp_path)
    uit = voer(map_, kader, definitief=True)
    assert uit.heel and len(starts) == 1 and len(los) == 1
    assert sorted(starts[0]) == sorted(naam for naam in namen(map_) if naam.endswith(".docx"))
    assert (map_ / "besluit" / "tlv.pdf").read_bytes() == b"%PDF-1.7 los"
    assert (map_ / "besluit" / "besluitbrief.pdf").read_bytes().startswith(b"%PDF-1.7 samen")
    voer(map_, kader, definitief=True)
    assert len(starts) == 1


def test_een_gewijzigd_word_document_wordt_nooit_door_een_pdf_overschreven(tmp_path: Path, kader: Kader, monkeypatch: pytest.MonkeyPatch) -> None:
    def zet_om(bestand: Path, naar: str, doelmap: Path) -> Path:
        (doelmap / "uit.pdf").write_bytes(b"%PDF-1.7 " + hashlib.sha256(bestand.read_bytes()).hexdigest().encode())
        return doelmap / "uit.pdf"

    monkeypatch.setattr(soffice, "programma", lambda: Path("soffice"))
    monkeypatch.setattr(soffice, "zet_alle_om", lambda *_: {})
    monkeypatch.setattr(soffice, "zet_om", zet_om)
    map_ = zet_dossier(tmp_path)
    voer(map_, kader)
    brief = map_ / "besluit" / "besluitbrief.docx"
    brief.write_bytes(eigen := brief.read_bytes() + b"\0")
    for definitief in (False, True):
        uit = voer(map_, kader, definitief)
        nieuw = (map_ / "besluit" / "besluitbrief (2).docx").read_bytes()
        assert brief.read_bytes() == eigen and nieuw[:2] == b"PK"
        assert (map_ / "besluit" / "besluitbrief.pdf").read_bytes().decode().endswith(hashlib.sha256(nieuw).hexdigest())
        assert sorted(pad.name for pad in uit.stukken if pad.suffix != ".eml") == [
            "besluit.json", "besluitbrief (2).docx", "besluitbrief.pdf", "brief-ouders.docx", "brief-ouders.pdf", "tlv.docx", "tlv.pdf",
        ]  # fmt: skip
        assert any("De PDF en de mail horen bij het nieuwe stuk" in m for m in uit.meldingen)


def test_document_is_een_geldig_word_document(tmp_path: Path, kader: Kader) -> None:
    from docx import Document

    map_ = zet_dossier(tmp_path, aanvraag(leerling_naam="Jan & Jo <Voorbeeld>"))
    voer(map_, kader)
    for naam in ("besluitbrief.docx", "tlv.docx", "brief-ouders.docx"):
        doc = Document(BytesIO((map_ / "besluit" / naam).read_bytes()))
        assert doc.core_properties.created is not None and doc.core_properties.created.date() == date(2026, 12, 1)
        assert not [p for p in doc.paragraphs if not p.text.strip() and p.style is not None and p.style.name not in {"Tussenruimte", "Eindregel"}]


def test_gezakt_uit_het_dossier_mag_terugwerken(tmp_path: Path, kader: Kader) -> None:
    gezakt = aanvraag(aanvraagtype="tlv-vso-verlenging", feiten={"gezakt_examen": True})
    map_ = zet_dossier(tmp_path, gezakt)
    rapport = json.loads((map_ / "rapport.json").read_bytes())
    (map_ / "rapport.json").write_text(json.dumps({**rapport, "ontvangen": "2026-09-20T10:00:00+02:00"}), "utf-8")
    voer(map_, kader, datum="2026-10-06", ingang="2026-08-01", einddatum="2027-07-31", deskundigen=DESKUNDIGEN_SEPTEMBER)
    assert [m["grens"] for m in besluit_json(map_)["meldingen"]] == ["terugwerkend-gezakt"]
    assert besluit_json(map_)["voorstel"]["einddatum"] == "2027-07-31"
