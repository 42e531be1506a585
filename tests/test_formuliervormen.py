"""Vormen waarin een formulier het antwoord geeft: een tabel onder de vraag, een legenda ervoor, losse regels, en de school met haar contactpersoon."""

from __future__ import annotations

import pytest

from dossiercheck.begrippen import Blok, Gelezen
from tests.bouwblok import alinea, bestand, dossier, feit, keuze, kop, tabel, veld, waarden

LEERLING = (veld("Naam leerling", "Bram Zandstra"), veld("Geboortedatum", "3-4-2012"))
SCHOOL = veld("School", "Lindenhof College")
INGEZET = ("Ingezet", "Wie", "Periode", "Effect")


def _formulier(*blokken: Blok, school: bool = True) -> Gelezen:
    return bestand("f.docx", kop("Aanvraag tlv vso", 1), *LEERLING, *((SCHOOL,) if school else ()), *blokken)


@pytest.mark.parametrize("vraag", ["Stap 2: extra ondersteuning", "Welke extra ondersteuning is ingezet?", "Ingezette interventies"])
def test_extra_ondersteuning_in_een_tabel_onder_de_kop(vraag: str) -> None:
    rijen = (
        ("Trajectklas, 10 uur", "L. Hes", "jan-jun 2026", "minder incidenten"),
        ("Observatie", "orthopedagoog D. Faber", "mrt 2026", "werkt bij 3 docenten"),
    )
    assert waarden(dossier(_formulier(kop(vraag), tabel(INGEZET, *rijen))), "ondersteuning_extra") == {(True, True)}


def test_een_tabel_met_alleen_plannen_is_geen_ondersteuning() -> None:
    rijen = (("Trajectklas", "L. Hes", "wordt nog ingezet", "nog niet bekend"),)
    assert (True, True) not in waarden(dossier(_formulier(kop("Stap 2: extra ondersteuning"), tabel(INGEZET, *rijen))), "ondersteuning_extra")


def test_benaderde_scholen_en_het_vso_in_een_tabel() -> None:
    scholen = tabel(
        ("School", "Datum", "Uitkomst"), ("Vechtdal College", "14-9-2026", "geen plek, klassen te groot"), ("Mavo Oost", "2-10-2026", "niveau te hoog")
    )
    vso = tabel(("Met wie", "Datum", "Uitkomst"), ("VSO De Sprong, mw. Hietbrink", "12-10-2026", "structuurgroep passend"))
    weging = dossier(_formulier(kop("Andere reguliere scholen benaderd"), scholen, kop("Contact met het vso"), vso))
    assert (True, True) in waarden(weging, "regulier_onderzocht")
    assert (True, True) in waarden(weging, "vso_geconsulteerd")


def test_een_tabel_met_doelen_is_geen_antwoord_op_wat_er_is_gedaan() -> None:
    doelen = tabel(("Doel", "Hoe", "Wanneer bekijken we dit"), ("Bram blijft in de les", "vaste leerkracht", "6 december 2026"))
    formulier = bestand("f.docx", kop("Aanvraag arrangement vso", 1), *LEERLING, SCHOOL, kop("Doelen"), doelen)
    assert (False, True) not in waarden(dossier(formulier), "arrangement_doelen")


def test_een_lege_tabel_is_geen_antwoord() -> None:
    assert not feit(dossier(_formulier(kop("Stap 2: extra ondersteuning"), tabel(INGEZET, ("", "", "", "")))), "ondersteuning_extra").kandidaten


@pytest.mark.parametrize("legenda", ["1 = laag, 2 = midden, 3 = hoog ", "(1 = laag / 2 = midden / 3 = hoog) ", "1=laag; 2=midden; 3=hoog "])
def test_de_legenda_voor_het_antwoord_is_geen_antwoord(legenda: str) -> None:
    weging = dossier(_formulier(veld("Gevraagde categorie en aanwezigheid", f"{legenda}Cat. 2 (midden). Bram is 16 uur per week op school.")))
    assert waarden(weging, "categorie_gevraagd") == {(2, True)}
    assert waarden(weging, "aanwezigheid_uren") == {(16.0, True)}


def test_alleen_de_legenda_is_geen_keuze() -> None:
    assert (1, True) not in waarden(dossier(_formulier(veld("Gevraagde categorie", "1 = laag, 2 = midden, 3 = hoog"))), "categorie_gevraagd")


@pytest.mark.parametrize(
    "etiket", ["Motivering bij 2 of 3", "Onderbouwing bij 2 of 3", "Toelichting midden/hoog", "Indien 2 of 3: waarom?", "Onderbouwing cat. 2 of 3"]
)
def test_waarom_twee_of_drie(etiket: str) -> None:
    tekst = "Hij slaat en schopt dagelijks; er is altijd een tweede volwassene in de groep nodig."
    weging = dossier(_formulier(veld("Gevraagde categorie", "2"), veld(etiket, tekst)))
    assert waarden(weging, "categorie_onderbouwing") == {(True, True)}


@pytest.mark.parametrize("begin", ["Nog niets, daarvoor is deze aanvraag.", "Niets. ", "Tot nu toe niets; "])
def test_nog_niets_ingezet(begin: str) -> None:
    vraag = "Welke extra ondersteuning is al ingezet en met welk effect?"
    weging = dossier(_formulier(veld(vraag, f"{begin} We denken aan ambulante begeleiding 2 uur per week.")))
    assert waarden(weging, "ondersteuning_extra") == {(False, True)}


@pytest.mark.parametrize("etiket", ["Welke school vraagt aan en wie is contactpersoon?", "Aanvragende school en contactpersoon", "School / contact"])
def test_de_school_met_haar_contactpersoon(etiket: str) -> None:
    ingevuld = veld(etiket, "Lindenhof College, locatie Noord. A. Prins, zorgcoördinator")
    weging = dossier(_formulier(ingevuld, keuze("Categorie", laag=True, hoog=False), school=False))
    assert waarden(weging, "school_naam") == {("Lindenhof College", True)}


@pytest.mark.parametrize("vraag", ["Welke school is geraadpleegd en met wie?", "Andere school en contactpersoon", "Vorige school en contactpersoon"])
def test_een_andere_school_met_contactpersoon_is_niet_de_aanvrager(vraag: str) -> None:
    weging = dossier(_formulier(veld(vraag, "Vechtdal College, A. Prins"), keuze("Categorie", laag=True, hoog=False), school=False))
    assert not feit(weging, "school_naam").kandidaten


def test_de_naam_onder_huidige_school() -> None:
    velden = (kop("Huidige school"), veld("Naam", "SBO De Springbron"), veld("Invuller", "G. Noord, IB"))
    weging = dossier(_formulier(*velden, school=False))
    assert waarden(weging, "school_naam") == {("SBO De Springbron", True)}


def test_de_aanvragende_school_gaat_voor_de_huidige() -> None:
    velden = (kop("Huidige school"), veld("Naam", "SBO De Springbron"))
    assert waarden(dossier(_formulier(*velden)), "school_naam") == {("Lindenhof College", True)}


@pytest.mark.parametrize("etiket", ["Reguliere vo-scholen", "Andere vo-scholen", "Benaderde vo-scholen", "Overige scholen voor vo"])
def test_andere_scholen_onder_een_kort_etiket(etiket: str) -> None:
    tekst = "Gesproken met Vakcollege De Brink (te veel wisselingen) en bezocht: Praktijkschool De Haven, niveau te laag."
    assert (True, True) in waarden(dossier(_formulier(veld(etiket, tekst))), "regulier_onderzocht")


def test_een_antwoord_in_losse_regels_onder_een_los_etiket() -> None:
    """Op een scan wordt een zin soms als etiket gelezen."""
    overleg = (alinea("Overleg (OOGO)"), veld("12-03-2026 moeder eens met het handelingsdeel.", ""))
    weging = dossier(_formulier(*overleg, alinea("Zienswijze"), veld("Moeder", "gaat goed zo, nog twee jaar graag.")))
    assert (True, True) in waarden(weging, "zienswijze_ouders")
    assert (True, True) in waarden(weging, "opp_overleg")


def test_een_leeg_etiket_met_een_punt_zonder_inhoud_is_geen_antwoord() -> None:
    assert not feit(dossier(_formulier(alinea("Zienswijze"), veld("Datum", "3-9-2026"))), "zienswijze_ouders").kandidaten


def test_verzuim_van_tot_is_een_effect() -> None:
    tekst = "GZ-psycholoog 5 gesprekken (maart-juni). Verzuim van 60% naar 45%, na de zomer weer 70%."
    weging = dossier(_formulier(veld("Extra ondersteuning en effect", tekst)))
    assert waarden(weging, "ondersteuning_extra") == {(True, True)}


@pytest.mark.parametrize("effect", ["-", "n.v.t.", "onbekend", "?", "nog niet bekend", "volgt", ""])
def test_een_kolom_effect_zonder_effect_is_niet_beschreven(effect: str) -> None:
    rijen = (("Trajectklas, 10 uur", "L. Hes", "jan-jun 2026", effect), ("Begeleiding", "M. Kuik", "sep 2026", effect))
    assert (True, True) not in waarden(dossier(_formulier(kop("Stap 2: extra ondersteuning"), tabel(INGEZET, *rijen))), "ondersteuning_extra")


@pytest.mark.parametrize(
    "zin",
    [
        "Zienswijze ouders: beschrijf in eigen woorden wat zij vinden.",
        "Zienswijze ouders: noteer wat moeder en vader ervan vinden.",
        "Zienswijze ouders: bijvoorbeeld zo, wij staan achter de aanvraag.",
        "Zienswijze ouders: vul hier de mening van ouders in.",
    ],
)
def test_uitleg_met_een_etiket_erin_is_geen_antwoord(zin: str) -> None:
    assert (True, True) not in waarden(dossier(_formulier(alinea(f"Lees dit goed door. {zin}"))), "zienswijze_ouders")
