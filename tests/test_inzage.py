"""Inzage: alles over een leerling, en niets over een ander."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from dossiercheck.agenda import maak_agenda
from dossiercheck.begrippen import Aanvraag, Bevinding, Bewijs, Ernst, Oordeel, Plek, Status
from dossiercheck.fouten import Gebruiksfout, NietsTeControleren
from dossiercheck.inzage import Inzage, geef_inzage, in_woorden, is_gezocht
from dossiercheck.registratie import standen
from dossiercheck.registratie.standen import Verzonden
from dossiercheck.tijd import NEDERLAND
from dossiercheck.vernietigen import vernietig
from dossiercheck.verwijderlijst import Keuze
from tests.maak_uitvoer import TYPE, Wereld, pdf

VANDAAG = date(2027, 1, 20)
BSN = "123456782"
BEWIJS = Bewijs(Plek("formulier.pdf", 2), f"BSN {BSN} & <b>x</b>")
PUNT = Bevinding("proef.eis", Ernst.VERPLICHT, Status.VOLDAAN, True, "Er is getekend.", "b", "v", bewijs=(BEWIJS,))


@pytest.fixture
def wereld(tmp_path: Path) -> Wereld:
    w = Wereld(tmp_path)
    w.dossier("dossier sam", "Sam de Vries", bevindingen=(PUNT,), opmerkingen=("Zie ook de brief.",))
    w.besluit("dossier sam")
    w.dossier("dossier noor", "Noor Akkerveld")
    return w


def geef(w: Wereld, leerling: str = "Sam de Vries", geboren: date | None = None) -> tuple[Inzage, str, str]:
    inzage, map_ = geef_inzage(w.uitvoer, leerling, geboren, VANDAAG, None)
    return inzage, (map_ / "inzage.html").read_text("utf-8"), (map_ / "inzage.json").read_text("utf-8")


def test_alles_over_een_leerling(wereld: Wereld) -> None:
    maak_agenda(wereld.uitvoer, date(2026, 12, 8), date(2026, 11, 25), None, met_bundels=False)
    with wereld.register() as register:
        sleutel = register.sleutel("dossier sam")
        assert sleutel
        brief = Verzonden("besluit/tlv.docx", "ef" * 32, date(2026, 12, 2), "de school", "T. Tester")
        standen.leg_verzonden_vast(register, sleutel, brief, None, datetime(2026, 12, 2, tzinfo=NEDERLAND))
        standen.leg_bezwaar_vast(register, sleutel, date(2027, 1, 4), datetime(2027, 1, 4, tzinfo=NEDERLAND))
    inzage, html, tekst = geef(wereld)
    (deel,) = inzage.dossiers
    assert [Path(pad).name for pad in deel.originelen] == ["formulier.pdf"]
    assert {"dossier sam/rapport.json", "dossier sam/besluit/tlv.docx"} <= set(deel.bestanden)
    for woord in ("Er is getekend.", "VO2505-2026-00001", "T. Tester", "ef" * 32, "gecontroleerd", "4 maart 2011", "Zie ook de brief."):
        assert woord in html
    assert "Bezwaar: ontvangen 04-01-2027" in html
    gegevens = json.loads(tekst)
    assert gegevens["dossiers"][0]["besluiten"][0]["tlv"] == "VO2505-2026-00001"
    assert gegevens["dossiers"][0]["logboek"][0]["gebeurtenis"] == "gecontroleerd"
    assert list(inzage.elders) == []  # de vergaderlijst van 8 december noemt Sam niet meer: er is al besloten


def test_een_vergaderlijst_die_de_leerling_noemt(wereld: Wereld) -> None:
    maak_agenda(wereld.uitvoer, date(2026, 12, 8), date(2026, 11, 25), None, met_bundels=False)
    inzage, html, _ = geef(wereld, "Noor Akkerveld")
    assert [pad.rpartition("/")[2] for pad in inzage.elders] == ["vergaderlijst.docx", "vergaderlijst.xlsx"]
    assert "agenda/2026-12-08/vergaderlijst.docx" in html
    assert any("vergaderlijst.docx" in zin for zin in in_woorden(inzage))


def test_een_bsn_is_gemaskeerd_en_html_is_ongevaarlijk(wereld: Wereld) -> None:
    _, html, tekst = geef(wereld)
    assert BSN not in html + tekst
    assert "*****6782" in html
    assert "<b>x</b>" not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "<script" not in html


def test_niets_over_een_ander_kind_in_hetzelfde_dossier(wereld: Wereld) -> None:
    sam = Aanvraag("01", TYPE, Oordeel.COMPLEET, "Daan Visser", date(2012, 1, 2), school_naam="Voorbeeld College")
    ander = replace(sam, aanvraag="02", leerling_naam="Ali Çelikkol", leerling_geboortedatum=date(2012, 5, 6), opmerkingen=("Geheim van Ali.",))
    wereld.dossier("lijst", None, stukken={"lijst.pdf": pdf("lijst")}, aanvragen=(sam, ander))
    wereld.besluit("lijst", aanvraag="02", tlv_nummer="VO2505-2026-00009")
    inzage, html, tekst = geef(wereld, "Daan Visser")
    assert inzage.dossiers[0].anderen
    for woord in ("Ali", "elikkol", "Geheim", "VO2505-2026-00009"):
        assert woord not in html + tekst
    assert "gaat ook over andere leerlingen" in html


def test_twee_leerlingen_met_dezelfde_naam(wereld: Wereld) -> None:
    wereld.dossier("andere sam", "Sam de Vries", leerling_geboortedatum=date(2013, 9, 9))
    with pytest.raises(Gebruiksfout) as fout:
        geef(wereld)
    assert "04-03-2011" in fout.value.wat
    inzage, *_ = geef(wereld, geboren=date(2013, 9, 9))
    assert [deel.dossier for deel in inzage.dossiers] == ["andere sam"]


@pytest.mark.parametrize(("naam", "gezocht", "ja"), [
    ("Sam de Vries", "vries sam", True), ("Çağla Öz", "cagla oz", True), ("Sam de Vries", "Vries, Sam de", True), ("Sam de Vries", "Sem de Vries", False),
    ("Sam de Vries", "Sam de Vriesman", False),
])  # fmt: skip
def test_wie_gezocht_is(naam: str, gezocht: str, ja: bool) -> None:
    assert is_gezocht(naam, gezocht) is ja


def test_niemand_en_geen_register(wereld: Wereld, tmp_path: Path) -> None:
    with pytest.raises(Gebruiksfout):
        geef(wereld, "Niemand Bekend")
    with pytest.raises(NietsTeControleren):
        geef_inzage(tmp_path / "leeg", "Sam", None, VANDAAG, None)


def test_na_vernietigen_blijft_alleen_de_kopie_van_de_tlv_te_zien(wereld: Wereld) -> None:
    vernietig(wereld.uitvoer, Keuze(("dossier sam",)), "A. Archivaris", date(2030, 1, 10), None)
    inzage, map_ = geef_inzage(wereld.uitvoer, "Sam de Vries", None, date(2030, 1, 11), None)
    assert inzage.dossiers == ()
    assert [k.nummer for k in inzage.kopieen] == ["VO2505-2026-00001"]
    assert "VO2505-2026-00001" in (map_ / "inzage.html").read_text("utf-8")


def test_inzage_staat_in_het_logboek(wereld: Wereld) -> None:
    geef(wereld)
    with wereld.register() as register:
        assert register.logboek(register.sleutel("dossier sam"))[-1].gebeurtenis == "inzage gegeven"
        assert register.controleer_logboek() == []
