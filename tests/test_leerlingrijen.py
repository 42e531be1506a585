"""Een Excelbestand met leerlingrijen is een leerlinglijst, hoe de kolommen heten en wat er ook boven staat."""

from __future__ import annotations

import pytest

from dossiercheck.begrippen import Blok, Gelezen, Tabel, Uitkomst, Wijze
from dossiercheck.herkennen import herken
from tests.bouwblok import kop, tabel, veld, woordenschat

LIJST = "leerlinglijst"


def _soort(*blokken: Blok) -> str:
    [stuk] = herken(Gelezen("bijlage.xlsx", "x", Uitkomst.GELEZEN, Wijze.EXCEL, 1, blokken), woordenschat())
    return stuk.soort


@pytest.mark.parametrize(
    "titel",
    ["Onderzoek", "Verslag onderzoek", "Overzicht didactische toetsen", "Bijlage 2", "Verslag sociaal-emotioneel onderzoek", "Zienswijze ouders", "Blad1"],
)
@pytest.mark.parametrize(
    ("koppen", "rij"),
    [
        (
            ("Voor- en achternaam", "Geboren op", "BSN", "Adresgegevens", "IQ totaal", "LA % BL"),
            ("Mila Kok", "2014-03-18", "", "Dijk 9, 8162 HB Epe", "84", "38"),
        ),
        (("Kandidaat", "Geb.", "TIQ", "Achterstand rekenen", "Woonplaats"), ("Kok, Mila", "18-3-2014", "84", "41%", "Epe")),
        (("Roepnaam", "Achternaam", "BSN", "IQ-score", "Advies PO"), ("Mila", "Kok", "999912345", "84", "kader")),
        (("Leerling", "Geb.dat.", "Intelligentiequotiënt", "Nederland sinds"), ("Mila Kok", "18-03-2014", "84", "01-02-2025")),
        (("Naam", "Geboortedag", "TIQ", "Kijk van ouders"), ("Mila Kok", "18-03-2014", "84", "vinden het goed")),
    ],
)
def test_rijen_met_leerlingen(titel: str, koppen: tuple[str, ...], rij: tuple[str, ...]) -> None:
    assert _soort(kop(titel), tabel(koppen, rij)) == LIJST


def test_een_kolom_per_leerling() -> None:
    rijen = (("Geboren op", "18-3-2014", "4-4-2014"), ("Totaal IQ", "84", "79"), ("Woonadres", "Dijk 9", "Laan 2"))
    assert _soort(kop("Onderzoek"), tabel(("Leerling", "Mila Kok", "Bo Smit"), *rijen)) == LIJST


def test_gegevens_van_een_leerling_op_twee_bladen() -> None:
    een = tabel(("Naam", "Geboren op"), ("Mila Kok", "18-3-2014"))
    assert _soort(kop("Leerlingen"), een, kop("Scores"), tabel(("Naam", "TIQ", "LA BL"), ("Mila Kok", "84", "40%"))) == LIJST


@pytest.mark.parametrize(
    "tegen",
    [
        tabel(("Naam", "Geboren op", "Adresgegevens", "Mentor"), ("Mila Kok", "18-3-2014", "Dijk 9", "mw. Bos")),  # een klassenlijst
        tabel(("Naam", "Geboren op", "TIQ", "Mentor"), ("Mila Kok", "18-3-2014", "84", "mw. Bos")),  # te weinig
        tabel(("Naam", "Geboren op", "IQ totaal", "Adresgegevens"), ("Gemiddeld", "18-3-2014", "84", "")),  # geen leerling
        tabel(("Naam", "Geboren op", "IQ totaal", "Adresgegevens"), ("Mila Kok", "volgt", "84", "Dijk 9")),  # geboortedatum is er niet
        tabel(("Naam", "Functie", "Geboren op", "IQ totaal", "Adresgegevens"), ("A. Smit", "directeur", "18-3-1974", "", "")),  # om te tekenen
        tabel(("Schaal", "Stanine", "Betekenis"), ("Motivatie", "5", "gemiddeld")),
    ],
)
def test_andere_tabellen_zijn_geen_leerlinglijst(tegen: Tabel) -> None:
    assert _soort(kop("Bijlage"), tegen) != LIJST


def test_een_tabel_met_een_veld_per_regel_is_geen_lijst() -> None:
    assert _soort(kop("Onderzoeksverslag"), veld("Naam", "Mila Kok"), veld("Geboren op", "18-3-2014"), veld("TIQ", "84")) != LIJST
