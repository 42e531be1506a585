"""Een meegestuurd onderzoek bij een aanvraag zonder lijst: hoe oud het is."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dossiercheck.regelboek import Regelboek, laad
from dossiercheck.tijd import NEDERLAND
from dossiercheck.toetsen import zoek_signalen
from tests.bouwblok import FORMULIER, alinea, bestand, dossier, kop, tabel, veld, waarden


@pytest.fixture(scope="module")
def boek() -> Regelboek:
    return laad()


def _signalen(boek: Regelboek, etiket: str, datum: str, *inhoud: object, titel: str = "Psychologisch onderzoek") -> set[str]:
    verslag = bestand("verslag.docx", kop(titel, 1), veld("Naam", "Bram Zandstra"), veld("Geboortedatum", "3-4-2012"), veld(etiket, datum), *inhoud)  # type: ignore[arg-type]
    weging = dossier(bestand("formulier.docx", *FORMULIER), verslag)
    return {s.signaal for s in zoek_signalen(boek, "tlv-vso", weging.feiten, datetime(2026, 11, 18, 12, tzinfo=NEDERLAND))}


IQ = tabel(("Schaal", "Score"), ("Verbaal begrip", "91"), ("Totaal IQ", "89"))


@pytest.mark.parametrize("etiket", ["Onderzoeksdatum", "Afname", "Datum onderzoek", "Onderzocht op", "Testdatum", "Onderzoek", "Datum"])
@pytest.mark.parametrize(("datum", "verlopen"), [("14 en 21 mei 2023", True), ("18-11-2024", False), ("17-11-2024", True), ("12 maart 2026", False)])
def test_intelligentieonderzoek_ouder_dan_twee_jaar(boek: Regelboek, etiket: str, datum: str, verlopen: bool) -> None:
    assert ("verlopen-onderzoek" in _signalen(boek, etiket, datum, IQ)) is verlopen


def test_een_ander_onderzoek_heeft_deze_termijn_niet(boek: Regelboek) -> None:
    logopedie = alinea("Taalbegrip en zinsbouw zijn onderzocht; er is sprake van een lichte stoornis.")
    assert "verlopen-onderzoek" not in _signalen(boek, "Datum onderzoek", "11 mei 2023", logopedie, titel="Logopedisch onderzoek")


def test_sociaal_emotioneel_onderzoek_is_een_jaar_geldig(boek: Regelboek) -> None:
    verslag = alinea("Op de NPV-J-2 scoort Bram hoog op inadequatie.")
    assert "verlopen-onderzoek" in _signalen(boek, "Afname", "3 september 2025", verslag)
    assert "verlopen-onderzoek" not in _signalen(boek, "Afname", "3 december 2025", verslag)


def test_de_geboortedatum_is_geen_onderzoeksdatum() -> None:
    verslag = bestand("verslag.docx", kop("Psychologisch onderzoek", 1), veld("Naam", "Bram Zandstra"), veld("Geboortedatum", "3-4-2012"), IQ)
    assert waarden(dossier(bestand("formulier.docx", *FORMULIER), verslag), "onderzoek_iq_datum") == set()


def test_een_datum_met_intake_erbij_telt_niet() -> None:
    velden = (veld("Intake", "1-2-2020"), veld("Onderzoeksdatum", "3-4-2026"))
    verslag = bestand("verslag.docx", kop("Psychologisch onderzoek", 1), veld("Naam", "Bram Zandstra"), *velden, IQ)
    assert waarden(dossier(bestand("formulier.docx", *FORMULIER), verslag), "onderzoek_iq_datum") == {(date(2026, 4, 3), True)}
