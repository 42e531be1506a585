"""Herkennen: een aanvraagformulier aan wat het vraagt, als de titel alleen het soort aanvraag noemt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossiercheck.begrippen import Blok, Kop, Plek, Veld
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


def _blad(pagina: int, *blokken: Blok) -> tuple[Blok, ...]:
    return tuple(replace(b, plek=Plek("stuk.pdf", pagina)) for b in blokken)


def _formulier(titel: str, naam: str) -> tuple[Blok, ...]:
    return (kop(titel, 1), veld("1. Achternaam, voornaam", naam), *RUBRIEKEN[1:])


def _soorten(*blokken: Blok, paginas: int) -> list[tuple[str, int, int]]:
    gelezen = replace(bestand("stuk.pdf", alinea("x")), blokken=blokken, paginas=paginas)
    return [(stuk.soort, stuk.van, stuk.tot) for stuk in herken(gelezen, woordenschat())]


def test_formulier_achter_een_ander_stuk_in_hetzelfde_bestand() -> None:
    opp = _blad(1, kop("Ontwikkelingsperspectief", 1), veld("Leerling", "Bram Zandstra"), alinea("Doelen en handelingsdeel."))
    formulier = _blad(2, *_formulier("Toelaatbaarheid vso", "Zandstra, Bram"))
    assert _soorten(*opp, *formulier, paginas=2) == [("opp", 1, 1), ("aanmeldformulier", 2, 2)]


def test_twee_formulieren_van_dezelfde_soort_in_een_scan() -> None:
    een, ander = _formulier("Aanvraag tlv vso", "Zandstra, Bram"), _formulier("Aanvraag tlv vso", "Oosterhof, Mila")
    assert _soorten(*_blad(1, *een), *_blad(2, *ander), paginas=2) == [("aanmeldformulier", 1, 1), ("aanmeldformulier", 2, 2)]


@pytest.mark.parametrize("vervolg", [(kop("Aanvraag tlv vso", 1), *RUBRIEKEN[:2]), (kop("Ondertekening aanvraag tlv vso", 1), *RUBRIEKEN[4:])])
def test_een_vervolgblad_is_geen_nieuw_formulier(vervolg: tuple[Blok, ...]) -> None:
    een = _formulier("Aanvraag tlv vso", "Zandstra, Bram")
    assert _soorten(*_blad(1, *een), *_blad(2, *vervolg, *RUBRIEKEN[4:]), paginas=2) == [("aanmeldformulier", 1, 2)]


def test_een_afgegeven_verklaring_achter_het_formulier_is_een_eigen_stuk() -> None:
    regels = ("Nummer: VO2505-2023-00417", "Leerling: Bram Zandstra", "Categorie: 3 (hoog)")
    tlv = _blad(2, kop("Toelaatbaarheidsverklaring voortgezet speciaal onderwijs"), *map(kop, regels), alinea("U kunt bezwaar maken."))
    assert _soorten(*_blad(1, *_formulier("Verlengen van een tlv vso", "Zandstra, Bram")), *tlv, paginas=2) == [
        ("aanmeldformulier", 1, 1),
        ("tlv-beschikking", 2, 2),
    ]
