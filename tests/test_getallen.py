"""Getallen, uren en burgerservicenummers."""

from __future__ import annotations

import pytest

from dossiercheck.schrijfwijze import is_bsn, lees_getal, masker_bsn, vind_bsn, vind_uren


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [
        ("21,5", 21.5),
        ("16 uur (van de 25)", 16.0),
        ("22 lesuren", 22.0),
        ("twintig uur", 20.0),
        ("tweeëntwintig", 22.0),
        ("eenentwintig", 21.0),
        ("anderhalf uur", 1.5),
        ("21½", 21.5),
        ("50%", 50.0),
        ("1.250,00", 1250.0),
        ("-3", -3.0),
        ("Eén", 1.0),
        ("een", 1.0),
        ("een uur", 1.0),
        ("een paar uur", None),
        ("20-22", None),
        ("18 van de 25", None),
        ("geen", None),
        ("1:12", None),
        ("17:00", None),
        ("", None),
    ],
)
def test_lees_getal(tekst: str, getal: float | None) -> None:
    assert lees_getal(tekst) == getal


@pytest.mark.parametrize(
    ("tekst", "uren", "van", "per"),
    [
        ("16 uur (van de 25)", 16.0, 25.0, ""),
        ("16 van de 25 uur per week", 16.0, 25.0, "week"),
        ("16/25 uur", 16.0, 25.0, ""),
        ("22 lesuren", 22.0, None, ""),
        ("twintig uur per week", 20.0, None, "week"),
        ("21,5 uur aanwezig", 21.5, None, ""),
        ("een aanwezigheid van 16 uur", 16.0, None, ""),
        ("begeleiding voor zes uur per week", 6.0, None, "week"),
        ("wekelijks: 4 u", 4.0, None, ""),
        ("32 lesuren van 45 minuten", 32.0, None, ""),
        ("anderhalf uur per dag", 1.5, None, "dag"),
    ],
)
def test_vind_uren(tekst: str, uren: float, van: float | None, per: str) -> None:
    (vondst,) = vind_uren(tekst)
    assert (vondst.uren, vondst.van, vondst.per) == (uren, van, per)
    assert tekst[vondst.begin : vondst.eind] == vondst.tekst


def test_lesuren_en_bereik() -> None:
    assert vind_uren("22 lesuren")[0].lesuren
    assert not vind_uren("22 klokuren")[0].lesuren
    (opbouw,) = vind_uren("van 4 naar 20 uur")
    assert (opbouw.uren, opbouw.tot) == (4.0, 20.0)
    (bereik,) = vind_uren("12 à 14 uur per week")
    assert (bereik.uren, bereik.tot) == (12.0, 14.0)


@pytest.mark.parametrize(
    "tekst",
    [
        "om 14 uur",
        "van 9.00 tot 15.00 uur",
        "van 9 tot 12 uur",
        "voor acht uur binnen",
        "woensdag voor 17:00 uur",
        "het derde uur",
        "de 24-uurs opvang",
        "uurrooster",
    ],
)
def test_kloktijd_is_geen_hoeveelheid(tekst: str) -> None:
    assert vind_uren(tekst) == []


def test_elfproef() -> None:
    assert is_bsn("123456782")
    assert is_bsn("111222333")
    assert not is_bsn("123456789")


@pytest.mark.parametrize(
    ("tekst", "cijfers", "geldig"),
    [
        ("BSN 123456782", "123456782", True),
        ("BSN123456782", "123456782", True),
        ("1234.56.782", "123456782", True),
        ("1234 56 782", "123456782", True),
        ("111 222 333", "111222333", True),
        ("1 1 1 2 2 2 3 3 3", "111222333", True),
        ("kopie_111222333.pdf", "111222333", True),
        ("987654321", "987654321", False),
        ("Burgerservicenummer leerling: 12345678", "12345678", False),
    ],
)
def test_vind_bsn(tekst: str, cijfers: str, geldig: bool) -> None:
    (vondst,) = vind_bsn(tekst)
    begin, eind, gevonden, klopt = vondst
    assert (gevonden, klopt) == (cijfers, geldig)
    assert "".join(c for c in tekst[begin:eind] if c.isdigit()) == cijfers


@pytest.mark.parametrize(
    "tekst", ["055-1234567", "0612345678", "06 12 34 56 78", "BSN: 12-05-2012", "12345678", "12-05-2026 1", "€ 0,123456782", "BSN:", "NL12BANK0123456789"]
)
def test_geen_bsn(tekst: str) -> None:
    assert vind_bsn(tekst) == []


@pytest.mark.parametrize(
    ("tekst", "gemaskeerd"),
    [
        ("BSN 123456782 en meer", "BSN *****6782 en meer"),
        ("zie 1234.56.782 en 111222333.", "zie *****6782 en *****2333."),
        ("BSN: 123456789", "BSN: *****6789"),
        ("Onderwijsnummer | 1234567821", "Onderwijsnummer | ******7821"),
        ("BSN: 12345678", "BSN: ****5678"),
        ("dossier 987654321", "dossier 987654321"),
        ("tel. 0551234567", "tel. 0551234567"),
        ("geboren 12-05-2012", "geboren 12-05-2012"),
        ("*****6782", "*****6782"),
    ],
)
def test_masker(tekst: str, gemaskeerd: str) -> None:
    assert masker_bsn(tekst) == gemaskeerd
    assert masker_bsn(gemaskeerd) == gemaskeerd
