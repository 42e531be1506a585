"""Losse bestanden in een inbox, van begin tot eind via de opdrachtregel: per leerling een dossier, en wat onzeker is in niet-toegewezen."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from dossiercheck.cli.groep import dossiercheck, draai
from tests.maak_uitvoer import pdf, word
from tests.test_hoofdlijn import FORMULIER, PLAN, gegevens, maker
from tests.test_hoofdlijn import NAAM as BRON

REST = "niet-toegewezen"
TOBIAS, SILKE = ("Tobias", "Rietveen", "03-04-2012"), ("Silke", "Olmenhof", "21-09-2011")


@cache
def stuk(naam: str, voornaam: str, achternaam: str, geboren: str) -> bytes:
    """Een stuk van een verzonnen leerling, naar het voorbeeld van een demodossier."""
    bron = gegevens()["dossiers"][BRON]["stukken"][naam]
    tekst = json.dumps(bron["inhoud"], default=str).replace("Ilja", voornaam).replace("Wouterlood", achternaam).replace("17-05-2012", geboren)
    gemaakt: bytes = maker().maak_stuk(naam, gegevens()["stijlen"][bron["stijl"]], json.loads(tekst), False)
    return gemaakt


class Inbox:
    def __init__(self, map_: Path) -> None:
        self.map, self.uitvoer = map_ / "inbox", map_ / "uitvoer"
        self.map.mkdir()

    def zet(self, **stukken: tuple[str, tuple[str, str, str]]) -> None:
        for naam, (welk, wie) in stukken.items():
            (self.map / f"{naam}{Path(welk).suffix}").write_bytes(stuk(welk, *wie))

    def doe(self, *opdracht: str, vandaag: str = "2026-10-27") -> int:
        return draai(dossiercheck, [*opdracht, "--uitvoer", str(self.uitvoer), "--vandaag", vandaag])

    def controleer(self, vandaag: str = "2026-10-27", *opties: str) -> int:
        return self.doe("controleer", str(self.map), "--werkers", "1", *opties, vandaag=vandaag)

    def rapport(self, dossier: str) -> Any:
        return json.loads((self.uitvoer / dossier / "rapport.json").read_bytes())

    def aanvraag(self, dossier: str) -> Any:
        (aanvraag,) = self.rapport(dossier)["aanvragen"]
        return aanvraag

    def verdeling(self) -> dict[str, list[str]]:
        """Per dossier zijn bestanden; elk bestand is verantwoord."""
        uit = {}
        for pad in sorted(self.uitvoer.glob("*/rapport.json")):
            rapport = json.loads(pad.read_bytes())
            assert rapport["verantwoording"]["bestanden_in"] == rapport["verantwoording"]["bestanden_verantwoord"]
            uit[rapport["dossier"]] = sorted({d["bestand"] for d in rapport["documenten"]})
        return uit

    def waarom(self, bestand: str) -> str:
        (zin,) = [o for o in self.aanvraag(REST)["opmerkingen"] if o.startswith(f"'{bestand}'")]
        return str(zin)


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    return Inbox(tmp_path)


def test_twee_leerlingen_door_elkaar_worden_twee_dossiers(inbox: Inbox) -> None:
    inbox.zet(a=(FORMULIER, TOBIAS), b=(PLAN, SILKE), c=(PLAN, TOBIAS), d=(FORMULIER, SILKE))
    assert inbox.controleer() == 0
    assert inbox.verdeling() == {"Tobias Rietveen": ["a.pdf", "c.pdf"], "Silke Olmenhof": ["b.pdf", "d.pdf"]}
    assert [inbox.aanvraag(naam)["oordeel"] for naam in inbox.verdeling()] == ["compleet", "compleet"]
    assert not (inbox.uitvoer / REST).exists()


def test_de_bestandsnaam_bewijst_niets(inbox: Inbox) -> None:
    (inbox.map / "aanvraag Tobias Rietveen.pdf").write_bytes(stuk(FORMULIER, *SILKE))
    (inbox.map / "Silke Olmenhof.docx").write_bytes(word("Hierbij sturen wij u de gevraagde bijlage."))
    inbox.controleer()
    assert inbox.verdeling() == {"Silke Olmenhof": ["aanvraag Tobias Rietveen.pdf"], REST: ["Silke Olmenhof.docx"]}
    assert "geen naam van een leerling" in inbox.waarom("Silke Olmenhof.docx")


def test_broers_en_een_tweeling_blijven_uit_elkaar(inbox: Inbox) -> None:
    broer, tweeling = ("Tibor", "Rietveen", "11-08-2010"), ("Tobian", "Rietveen", TOBIAS[2])
    inbox.zet(a=(FORMULIER, TOBIAS), b=(PLAN, broer), c=(PLAN, tweeling))
    inbox.controleer()
    assert inbox.verdeling() == {"Tobias Rietveen": ["a.pdf"], "Tibor Rietveen": ["b.pdf"], "Tobian Rietveen": ["c.pdf"]}


def test_naamgenoten_en_een_stuk_met_alleen_de_naam(inbox: Inbox) -> None:
    naamgenoot = (*TOBIAS[:2], "30-01-2014")
    inbox.zet(a=(FORMULIER, TOBIAS), b=(FORMULIER, naamgenoot))
    (inbox.map / "brief.docx").write_bytes(
        maker().maak_stuk(
            "b.docx",
            gegevens()["stijlen"]["zakelijk"],
            [{"titel": "Zienswijze"}, {"velden": {"Leerling": "Tobias Rietveen"}}, {"alinea": "Wij zijn het eens met het plan."}],
            False,
        )
    )
    inbox.controleer()
    assert inbox.verdeling() == {"Tobias Rietveen": ["a.pdf"], "Tobias Rietveen (2)": ["b.pdf"], REST: ["brief.docx"]}
    assert "meer leerlingen die Tobias Rietveen heten" in inbox.waarom("brief.docx")
    assert any("niet zeker" in o for o in inbox.aanvraag("Tobias Rietveen")["opmerkingen"])


def samengesteld(*delen: bytes) -> bytes:
    from io import BytesIO

    schrijver, uit = PdfWriter(), BytesIO()
    for deel in delen:
        schrijver.append(PdfReader(BytesIO(deel)))
    schrijver.write(uit)
    return uit.getvalue()


def test_onleesbaar_en_van_twee_kinderen_wordt_niet_toegewezen(inbox: Inbox) -> None:
    inbox.zet(a=(FORMULIER, TOBIAS))
    (inbox.map / "stuk.pdf").write_bytes(b"%PDF-1.7 kapot")
    (inbox.map / "twee.pdf").write_bytes(samengesteld(stuk(PLAN, *TOBIAS), stuk(PLAN, *SILKE)))
    assert inbox.controleer() == 1
    assert inbox.verdeling() == {"Tobias Rietveen": ["a.pdf"], REST: ["stuk.pdf", "twee.pdf"]}
    aanvraag = inbox.aanvraag(REST)
    assert (aanvraag["oordeel"], aanvraag["aanvraagtype"], aanvraag["leerling"]["naam"]) == ("nakijken", None, None)
    assert {d["leerling"] for d in inbox.rapport(REST)["documenten"]} == {None}
    assert "geen tekst" in inbox.waarom("stuk.pdf")
    assert not (inbox.uitvoer / REST / "verzoek-aanvulling.docx").exists()  # van welke school is niet bekend
    assert "meer leerlingen" in inbox.waarom("twee.pdf")


def test_wat_bij_niet_toegewezen_kan_liggen_ontbreekt_niet_zeker(inbox: Inbox) -> None:
    inbox.zet(a=(FORMULIER, TOBIAS))
    inbox.controleer()
    assert inbox.aanvraag("Tobias Rietveen")["oordeel"] == "incompleet"
    (inbox.map / "twee.pdf").write_bytes(samengesteld(stuk(PLAN, *TOBIAS), stuk(PLAN, *SILKE)))
    inbox.controleer()
    aanvraag = inbox.aanvraag("Tobias Rietveen")
    (plan,) = [b for b in aanvraag["bevindingen"] if b["eis"] == "opp.aanwezig"]
    assert (aanvraag["oordeel"], plan["status"]) == ("nakijken", "nakijken")
    assert "twee.pdf" in plan["toelichting"]
    assert not (inbox.uitvoer / "Tobias Rietveen" / "verzoek-aanvulling.docx").exists()


def test_een_stuk_dat_zeker_van_een_ander_is_verandert_niets(inbox: Inbox) -> None:
    inbox.zet(a=(FORMULIER, TOBIAS))
    inbox.controleer()
    voor = inbox.aanvraag("Tobias Rietveen")["bevindingen"]
    inbox.zet(b=(PLAN, SILKE))
    inbox.controleer()
    assert inbox.aanvraag("Tobias Rietveen")["bevindingen"] == voor


def test_los_naast_een_map_van_dezelfde_leerling_geeft_een_vraag(inbox: Inbox) -> None:
    (inbox.map / "2026 Tobias").mkdir()
    (inbox.map / "2026 Tobias" / FORMULIER).write_bytes(stuk(FORMULIER, *TOBIAS))
    inbox.zet(los=(PLAN, TOBIAS))
    inbox.controleer()
    assert inbox.verdeling() == {"2026 Tobias": [FORMULIER], "Tobias Rietveen": ["los.pdf"]}
    assert any("'2026 Tobias' gaat misschien over dezelfde leerling" in o for o in inbox.aanvraag("Tobias Rietveen")["opmerkingen"])
    assert any("Los in de inbox" in o and "'Tobias Rietveen'" in o for o in inbox.aanvraag("2026 Tobias")["opmerkingen"])


def test_nog_eens_draaien_verandert_niets(inbox: Inbox) -> None:
    inbox.zet(a=(FORMULIER, TOBIAS), b=(PLAN, SILKE), c=(PLAN, (*TOBIAS[:2], "30-01-2014")))
    (inbox.map / "leeg.docx").write_bytes(word("Geachte heer, hierbij de stukken."))
    inbox.controleer()
    voor = {pad: pad.read_bytes() for pad in inbox.uitvoer.rglob("*.json")}
    inbox.controleer()
    assert {pad: pad.read_bytes() for pad in inbox.uitvoer.rglob("*.json")} == voor


def test_namen_blijven_als_er_een_naamgenoot_bij_komt_of_weggaat(inbox: Inbox) -> None:
    inbox.zet(m=(FORMULIER, TOBIAS))
    inbox.controleer()
    inbox.zet(a=(FORMULIER, (*TOBIAS[:2], "30-01-2014")))
    inbox.controleer()
    assert inbox.verdeling() == {"Tobias Rietveen": ["m.pdf"], "Tobias Rietveen (2)": ["a.pdf"]}
    (inbox.map / "m.pdf").unlink()
    inbox.controleer()
    assert inbox.verdeling() == {"Tobias Rietveen": ["m.pdf"], "Tobias Rietveen (2)": ["a.pdf"]}


def test_een_map_met_de_naam_van_een_los_dossier_neemt_zijn_uitvoer_niet_over(inbox: Inbox) -> None:
    inbox.zet(m=(FORMULIER, TOBIAS))
    inbox.controleer()
    (inbox.map / "Tobias Rietveen").mkdir()
    (inbox.map / "Tobias Rietveen" / "x.pdf").write_bytes(stuk(FORMULIER, *TOBIAS[:2], "30-01-2014"))
    inbox.controleer()
    assert inbox.verdeling() == {"Tobias Rietveen": ["m.pdf"], "Tobias Rietveen (2)": ["x.pdf"]}


def test_wat_eerst_onzeker_was_verhuist_met_zijn_ontvangst(inbox: Inbox) -> None:
    naam = "Tobias Rietveen"
    (inbox.map / "brief.docx").write_bytes(word("Zienswijze ouders van onze zoon."))
    (inbox.map / "twee.pdf").write_bytes(samengesteld(stuk(PLAN, *TOBIAS), stuk(PLAN, *SILKE)))
    inbox.controleer("2026-10-20")
    assert inbox.verdeling() == {REST: ["brief.docx", "twee.pdf"]}
    (inbox.map / naam).mkdir()
    for bestand in ("brief.docx", "twee.pdf"):
        (inbox.map / bestand).rename(inbox.map / naam / bestand)
    inbox.controleer("2026-10-27")
    assert inbox.verdeling() == {naam: ["brief.docx", "twee.pdf"]}
    assert inbox.rapport(naam)["ontvangen"].startswith("2026-10-20")
    assert (inbox.uitvoer / REST / "vervallen" / "rapport.json").exists()
    assert "niet-toegewezen" not in (inbox.uitvoer / "overzicht.html").read_text("utf-8")


def test_een_groep_die_niet_meer_zeker_is_laat_geen_oud_rapport_achter(inbox: Inbox) -> None:
    (inbox.map / "brief.docx").write_bytes(
        maker().maak_stuk("b.docx", gegevens()["stijlen"]["zakelijk"], [{"titel": "Zienswijze"}, {"velden": {"Leerling": "Tobias Rietveen"}}], False)
    )
    inbox.controleer()
    assert inbox.verdeling() == {"Tobias Rietveen": ["brief.docx"]}
    inbox.zet(a=(FORMULIER, TOBIAS), b=(FORMULIER, (*TOBIAS[:2], "30-01-2014")))
    inbox.controleer()
    assert sorted(inbox.verdeling().values()) == [["a.pdf"], ["b.pdf"], ["brief.docx"]]
    assert inbox.verdeling()[REST] == ["brief.docx"]


def test_vernietigen_wist_alleen_de_bestanden_van_die_leerling(inbox: Inbox) -> None:
    inbox.zet(a=(FORMULIER, TOBIAS), b=(PLAN, SILKE), c=(PLAN, TOBIAS))
    (inbox.map / "leeg.docx").write_bytes(word("Geachte heer, hierbij de stukken."))
    (inbox.map / "map").mkdir()
    (inbox.map / "map" / "x.pdf").write_bytes(pdf("x"))
    inbox.controleer()
    assert inbox.doe("vernietig", "Tobias Rietveen", "--eerder", "--ook-originelen", "--bevestig", "A. Archivaris", vandaag="2027-10-27") in (0, 1)
    assert sorted(pad.relative_to(inbox.map).as_posix() for pad in inbox.map.rglob("*") if pad.is_file()) == ["b.pdf", "leeg.docx", "map/x.pdf"]
    assert set(inbox.verdeling()) == {"Silke Olmenhof", "map", REST}


def test_vernietigen_laat_een_bestand_van_een_ander_op_dezelfde_plek_staan(inbox: Inbox) -> None:
    inbox.zet(scan=(FORMULIER, TOBIAS))
    inbox.controleer()
    inbox.zet(scan=(FORMULIER, SILKE))
    inbox.controleer()
    inbox.doe("vernietig", "Tobias Rietveen", "--eerder", "--ook-originelen", "--bevestig", "A. Archivaris", vandaag="2027-10-27")
    assert (inbox.map / "scan.pdf").read_bytes() == stuk(FORMULIER, *SILKE)
    assert set(inbox.verdeling()) == {"Silke Olmenhof"}


def test_inzage_agenda_en_oordeel_vinden_een_los_dossier(inbox: Inbox) -> None:
    inbox.zet(a=(FORMULIER, TOBIAS), c=(PLAN, TOBIAS), b=(FORMULIER, SILKE))
    inbox.controleer()
    assert inbox.doe("inzage", "Tobias Rietveen") == 0
    (pad,) = (inbox.uitvoer / "inzage").glob("*/inzage.json")
    (deel,) = json.loads(pad.read_bytes())["dossiers"]
    assert [Path(p).name for p in deel["originelen"]] == ["a.pdf", "c.pdf"]
    assert inbox.doe("agenda", "--op", inbox.aanvraag("Tobias Rietveen")["planning"]["vergadering"]) == 0
    (bundel,) = (inbox.uitvoer / "agenda").rglob("*.pdf")
    tekst = " ".join(blad.extract_text() for blad in PdfReader(bundel).pages)
    assert "Aanvraagformulier toelaatbaarheidsverklaring" in tekst and "niet meer te vinden" not in tekst
    assert inbox.doe("oordeel", "Silke Olmenhof", "opp.aanwezig", "voldaan", "--door", "M. de Boer", "--reden", "Gezien") in (0, 1)
    assert inbox.doe("brief", "Silke Olmenhof") == 0


def test_er_staat_geen_naam_in_het_logboek_en_geen_bsn_in_de_map(inbox: Inbox) -> None:
    import sqlite3
    from contextlib import closing

    inbox.zet(a=(FORMULIER, TOBIAS))
    inbox.controleer()
    with closing(sqlite3.connect(inbox.uitvoer / "register.sqlite")) as db:
        regels = [" ".join(map(str, rij)) for rij in db.execute("SELECT * FROM logboek")]
    assert regels
    assert not any(woord in regel for regel in regels for woord in ("Tobias", "Rietveen", "a.pdf"))
    assert [pad.name for pad in inbox.uitvoer.iterdir() if pad.is_dir()] == ["Tobias Rietveen"]


def test_met_dossier_blijft_alles_bij_elkaar(inbox: Inbox) -> None:
    inbox.zet(a=(FORMULIER, TOBIAS), b=(PLAN, SILKE))
    inbox.controleer("2026-10-27", "--dossier")
    assert inbox.verdeling() == {"inbox": ["a.pdf", "b.pdf"]}
