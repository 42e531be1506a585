"""Herkennen: een aanvraagformulier aan wat het vraagt, als de titel alleen het soort aanvraag noemt."""

from __future__ import annotations

import pytest

from dossiercheck.begrippen import Blok, Kop, Veld
from dossiercheck.herkennen import herken
from tests.bouwblok import alinea, bestand, kop, tabel, veld, woordenschat

RUBRIEKEN = (
    veld("1. Achternaam, voornaam", "Zandstra, Bram"),
    veld("2. Geboortedatum", "3-4-2012"),
    veld("3. BSN", "999900122"),
    veld("4. Adres en woonplaats", "Dorpsweg 1, Twello"),
    veld("5. School van inschrijving", "VSO Het Baken"),
    veld("6. Contactpersoon", "A. Prins"),
    veld("7. Gewenste ingangsdatum", "1 augustus 2027"),
    kop("8. Zienswijze ouders", 3),
    alinea("Wij staan achter deze aanvraag."),
    tabel(("Wie", "Naam", "Handtekening"), ("School", "A. Prins", True), ("Leerling", "Bram", True)),
)


def _herken(titel: str, *blokken: Blok) -> tuple[str, str | None]:
    (stuk,) = herken(bestand("stuk.docx", kop(titel, 1), *blokken), woordenschat())
    return stuk.soort, stuk.aanvraagtype


@pytest.mark.parametrize(
    ("titel", "aanvraagtype"),
    [
        ("Toelaatbaarheid vso", "tlv-vso"),
        ("Verlengen van een toelaatbaarheidsverklaring vso", "tlv-vso-verlenging"),
        ("Bijstelling bekostigingscategorie", "tlv-vso-categorie"),
        ("Plaatsing in de schakelvoorziening", "schakelvoorziening"),
        ("Arrangement vso (tijdelijke plaatsing)", "arrangement-vso"),
        ("Brede Advies Groep", "bag"),
        ("Verzoek tot voortzetting van de toelaatbaarheid (vso)", "tlv-vso-verlenging"),
        ("Aanvraagformulier vso", "tlv-vso"),
        ("Aanvraagbiljet toelating voortgezet speciaal onderwijs", "tlv-vso"),
    ],
)
def test_titel_met_alleen_het_soort_aanvraag(titel: str, aanvraagtype: str) -> None:
    assert _herken(titel, *RUBRIEKEN) == ("aanmeldformulier", aanvraagtype)


@pytest.mark.parametrize("aantal", [0, 2, 4])
def test_zonder_genoeg_rubrieken_is_het_geen_formulier(aantal: int) -> None:
    assert _herken("Toelaatbaarheid vso", *RUBRIEKEN[:aantal], alinea("Dit is een korte notitie."))[0] != "aanmeldformulier"


@pytest.mark.parametrize(
    "titel",
    [
        "OPP bij toelaatbaarheid vso",
        "Evaluatie arrangement",
        "Advies deskundige toelaatbaarheid vso",
        "Consultatie vso",
        "Toestemming arrangement",
        "Checklist tlv vso",
        "Toelichting toelaatbaarheid vso",
        "Leerlinggegevens",
    ],
)
def test_een_ander_stuk_met_dezelfde_rubrieken_is_geen_formulier(titel: str) -> None:
    assert _herken(titel, *RUBRIEKEN)[0] != "aanmeldformulier"


def test_een_afgegeven_verklaring_is_geen_formulier() -> None:
    besluit = alinea("Het samenwerkingsverband besluit dat de leerling toelaatbaar is. U kunt bezwaar maken.")
    assert _herken("Toelaatbaarheid vso", *RUBRIEKEN, besluit)[0] != "aanmeldformulier"


def test_rubrieken_als_rijen_van_een_tabel() -> None:
    rijen = tuple((b.etiket, b.waarde) for b in RUBRIEKEN if isinstance(b, Veld))
    koppen = tuple(b for b in RUBRIEKEN if isinstance(b, Kop))
    assert _herken("Toelaatbaarheid vso", tabel((), *rijen), *koppen, *RUBRIEKEN[8:]) == ("aanmeldformulier", "tlv-vso")
