"""Wie, welke school, waar vandaan, waarheen, hoeveel uren en welke categorie: zoals scholen het invullen."""

from __future__ import annotations

import pytest

from dossiercheck.begrippen import Blok
from tests.bouwblok import alinea, bestand, dossier, kop, veld, waarden

WIE = (veld("Naam leerling", "Bram Zandstra"), veld("Geboortedatum", "3-4-2012"))


def gevonden(begrip: str, *blokken: Blok, titel: str = "Aanvraag tlv vso") -> set[tuple[object, bool]]:
    return waarden(dossier(bestand("f.docx", kop(titel, 1), *WIE, *blokken)), begrip)


@pytest.mark.parametrize(
    ("blokken", "school"),
    [
        ((kop("A. Wie vraagt aan?"), veld("School", "Lindenhof College"), veld("Namens de school", "mw. A. Prins, zorgcoördinator")), "Lindenhof College"),
        ((kop("Onderwijs"), veld("Aanvrager", "Lindenhof College")), "Lindenhof College"),
        ((kop("Schoolgegevens"), veld("Aanvrager", "VSO De Boei"), veld("Namens CvB", "B. Smits")), "VSO De Boei"),
        ((kop("School"), veld("Organisatie", "SG De Linden")), "SG De Linden"),
        ((veld("Welke school doet de aanvraag?", "VSO De Boei"),), "VSO De Boei"),
        ((veld("School die aanvraagt", "Lindenhof College"),), "Lindenhof College"),
        ((veld("Aangemeld door school", "Lindenhof College"), veld("Zit nu in", "klas 3 havo")), "Lindenhof College"),
        ((veld("Vertrekkende school (aanvrager)", "VSO De Boei"), veld("Ontvangende school", "Praktijkschool De Schaaf")), "VSO De Boei"),
        ((veld("School", "Lindenhof College"), veld("Leerjaar", "2 havo")), "Lindenhof College"),
        ((veld("School van inschrijving", "Lindenhof College"), veld("Gastschool", "Vakcollege De Bron")), "Lindenhof College"),
    ],
)
def test_de_aanvragende_school(blokken: tuple[Blok, ...], school: str) -> None:
    assert gevonden("school_naam", *blokken) == {(school, True)}


@pytest.mark.parametrize(
    "blokken",
    [
        (veld("Aanvrager", "mw. L. Prins, gedragswetenschapper"),),
        (veld("Namens de school", "T. Gerritsen"),),
        (kop("Contact met het vso"), veld("School", "VSO De Boei")),
        (kop("Andere reguliere scholen"), veld("School", "Vakcollege De Bron")),
        (veld("Vorige school", "Basisschool De Ster"),),
        (veld("Gastschool", "Vakcollege De Bron"),),
        (kop("Aanvraag tlv vso – algemeen"), alinea("Vul de velden in. Alle rubrieken zijn verplicht.")),
        (veld("Zit nu in", "klas 3 havo"),),
    ],
)
def test_dit_is_niet_de_aanvragende_school(blokken: tuple[Blok, ...]) -> None:
    assert not gevonden("school_naam", *blokken)


def test_een_brief_met_de_vso_school_in_het_briefhoofd() -> None:
    brief = (alinea("VSO De Boei"), alinea("Kade 3 · 6971 VE Brummen"), alinea("Aan het loket"), kop("Betreft: verzoek om verlenging tlv vso – Bram Zandstra"))
    inhoud = alinea("Geachte leden, wij vragen u de verklaring van onze leerling Bram Zandstra, geboren op 3 april 2012, te verlengen. " * 6)
    assert waarden(dossier(bestand("brief.docx", *brief, alinea("Geachte leden,"), inhoud)), "school_naam") == {("VSO De Boei", True)}


def test_een_afdruk_met_alleen_de_naam_als_titel() -> None:
    velden = (alinea("formulier wijziging bekostigingscategorie tlv vso"), veld("Geboortedatum", "3-4-2012"), veld("School", "VSO De Boei"))
    weging = dossier(bestand("f.docx", kop("Bram Zandstra", 1), *velden, veld("Extra inzet", "Bram heeft een tweede begeleider nodig.")))
    assert weging.leerling_naam == "Bram Zandstra"


@pytest.mark.parametrize(
    ("etiket", "waarde", "instroom"),
    [
        ("Vooropleiding", "regulier bao (De Ster); in 2023 ingestroomd in onze brugklas basis/kader", "bao"),
        ("Onderwijs tot nu toe", "Basisschool De Ster, daarna bij ons (leerjaar 1 t/m 4)", "bao"),
        ("Komt van", "basisschool De Ster, sinds 2024 op deze school", "bao"),
        ("Waar zit Bram nu en hoelang al?", "Op SO De Ster, sinds zijn vierde.", "so"),
        ("Welke scholen bezocht de jongere tot nu toe?", "sbo De Ster in Epe (2017-2025)", "sbo"),
        ("Herkomst", "Basisschool De Ster. Haar broer kwam van het sbo.", "bao"),
    ],
)
def test_instroom(etiket: str, waarde: str, instroom: str) -> None:
    assert gevonden("instroom", veld(etiket, waarde)) == {(instroom, True)}


@pytest.mark.parametrize("waarde", ["bao / sbo", "basisschool of sbo"])
def test_instroom_waar_nog_te_kiezen_is(waarde: str) -> None:
    assert (None, False) in gevonden("instroom", veld("Herkomst", waarde))


@pytest.mark.parametrize(
    ("etiket", "waarde", "uitstroom"),
    [
        ("Waar werkt de jongere naartoe na deze school?", "Een mavodiploma.", "vmbo"),
        ("Einddoel", "vmbo-b diploma", "vmbo"),
        ("Waar leiden we Bram voor op?", "Arbeid in de groenvoorziening", "arbeid"),
        ("Perspectief (waar stroomt de leerling naartoe uit?)", "dagbesteding", "dagbesteding"),
    ],
)
def test_uitstroom(etiket: str, waarde: str, uitstroom: str) -> None:
    assert gevonden("uitstroom", veld(etiket, waarde)) == {(uitstroom, True)}


@pytest.mark.parametrize("waarde", ["", "wordt in het volgende plan bepaald", "wordt later ingevuld", "nog nader te bepalen"])
def test_uitstroom_die_er_nog_niet_is(waarde: str) -> None:
    assert not gevonden("uitstroom", veld("Uitstroombestemming", waarde))


def test_uitstroom_achter_een_ander_etiket_op_dezelfde_regel() -> None:
    opp = (kop("Ontwikkelingsperspectief Bram Zandstra", 1), veld("Geboren", "03-04-2012. Uitstroom: vervolgonderwijs, havo. Mentor: F. Arends."))
    assert waarden(dossier(bestand("opp.docx", *opp)), "uitstroom") == {("havo", True)}


@pytest.mark.parametrize(
    ("etiket", "waarde", "categorie"),
    [
        ("Type bekostiging", "1 – laag", 1),
        ("Bekostiging nu / gevraagd", "laag / laag (1)", 1),
        ("Bekostiging nu / gevraagd", "laag / midden", 2),
        ("Gevraagd", "van categorie 1 (laag) naar categorie 3 (hoog)", 3),
        ("Gewenst niveau", "3 (hoog)", 3),
        ("Categorie die wij vragen", "2 (midden)", 2),
        ("Welke bekostiging vraagt u en waarom?", "Hoog (categorie 3). In een groep met categorie 1 is te weinig hulp.", 3),
    ],
)
def test_gevraagde_categorie(etiket: str, waarde: str, categorie: int) -> None:
    assert gevonden("categorie_gevraagd", veld(etiket, waarde)) == {(categorie, True)}


def test_de_huidige_categorie_is_niet_de_gevraagde() -> None:
    nu = (kop("Tlv nu"), veld("Nummer", "VO2505-2025-00208"), veld("Categorie", "1, laag"))
    assert gevonden("categorie_gevraagd", *nu, kop("Wat willen wij"), veld("Nieuwe categorie", "2, midden")) == {(2, True)}


@pytest.mark.parametrize(
    ("etiket", "waarde"),
    [
        ("Lestijd", "Bram volgt het volledige rooster, 25 klokuren per week"),
        ("Hoeveel uren gaat hij naar school?", "Vijf dagen, samen 25 uur per week."),
        ("Uren op school", "25 per week"),
        ("Lesuren", "25 per week, alle dagen"),
        ("Aanwezigheid", "25 uur per week"),
    ],
)
def test_uren_per_week(etiket: str, waarde: str) -> None:
    assert (25.0, True) in gevonden("aanwezigheid_uren", veld(etiket, waarde))


def test_uren_die_nog_opgebouwd_worden_zijn_onzeker() -> None:
    assert not any(zeker for _, zeker in gevonden("aanwezigheid_uren", veld("Lestijd", "vijf dagen, opbouw naar 25 uur per week")))


@pytest.mark.parametrize(
    ("etiket", "waarde"),
    [("Huidige beschikking", "VO2505-2024-00318, geldig tot en met 31-07-2027"), ("Loopt af op", "31 juli 2027"), ("Nummer lopende tlv", "VO2505-2023-00120")],
)
def test_lopende_verklaring(etiket: str, waarde: str) -> None:
    assert gevonden("tlv_huidig", veld(etiket, waarde), titel="Aanvraag verlenging tlv vso") == {(True, True)}


def test_losse_naamvelden_onder_een_kop_zijn_geen_eigen_naam() -> None:
    velden = (kop("De leerling"), veld("Voornaam", "Bram"), veld("Achternaam", "Zandstra"), veld("Geboortedatum", "3-4-2012"))
    assert waarden(dossier(bestand("f.docx", kop("Aanvraag tlv vso", 1), *velden)), "leerling_naam") == {("Bram Zandstra", True)}
