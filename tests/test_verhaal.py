"""Een aanvraag die als verhaal geschreven is: een kop, alinea's en onderaan de handtekeningen, ook als het OPP in hetzelfde bestand zit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossiercheck.begrippen import Blok, Gelezen, Plek
from dossiercheck.herkennen import herken
from tests.bouwblok import alinea, bestand, dossier, feit, kop, tabel, veld, waarden, woordenschat

KOP: tuple[Blok, ...] = (
    veld("Leerling", "Bram Zandstra, geb. 3 april 2012"),
    veld("School", "Lindenhof College, 2 havo"),
    veld("Opgesteld door", "A. Prins"),
)
SLOT: tuple[Blok, ...] = (
    kop("Ondertekening"),
    tabel(("Wie", "Naam", "Handtekening"), ("School", "A. Prins", True), ("Ouder", "K. Zandstra", True), ("Leerling", "Bram", True)),
)
OPP: tuple[Blok, ...] = (
    kop("Ontwikkelingsperspectief"),
    veld("Leerling", "Bram Zandstra"),
    veld("Geboortedatum", "03-04-2012"),
    kop("Doelen"),
    tabel(("Doel", "Aanpak", "Resultaat"), ("Bram vraagt om rust", "teken", "gehaald")),
)


def _aanvraag(*blokken: Blok, titel: str = "Aanvraag tlv vso") -> Gelezen:
    return bestand("aanvraag.docx", kop(titel, 1), *KOP, *blokken, *SLOT)


@pytest.mark.parametrize("titel", ["Groeidocument met aanvraag tlv vso", "OPP en aanvraag toelaatbaarheidsverklaring vso"])
def test_aanvraag_en_plan_in_een_pdf_zijn_twee_stukken(titel: str) -> None:
    bladen = (_op_blad(1, kop(titel, 1), *KOP, kop("De vraag"), alinea("Wij vragen een tlv vso, categorie laag."), *SLOT), _op_blad(2, *OPP))
    gelezen = replace(bestand("stuk.pdf", alinea("x")), blokken=tuple(b for blad in bladen for b in blad), paginas=2)
    assert [(s.soort, s.van, s.tot, s.aanvraagtype) for s in herken(gelezen, woordenschat())] == [("aanmeldformulier", 1, 1, "tlv-vso"), ("opp", 2, 2, None)]


def _op_blad(pagina: int, *blokken: Blok) -> tuple[Blok, ...]:
    return tuple(replace(b, plek=Plek("stuk.pdf", pagina)) for b in blokken)


def test_de_klas_achter_de_school_hoort_niet_bij_de_naam() -> None:
    assert waarden(dossier(_aanvraag()), "school_naam") == {("Lindenhof College", True)}


@pytest.mark.parametrize(
    ("zin", "waarde"),
    [
        ("Hij kwam in augustus 2025 van het regulier basisonderwijs.", "bao"),
        ("Bram is in groep 8 vanuit het sbo bij ons gekomen.", "sbo"),
        ("Hij stroomde vorig jaar in vanuit het voortgezet onderwijs.", "vo"),
        ("Zij is afkomstig van basisschool De Regenboog.", "bao"),
        ("Tot en met groep 8 zat hij op de basisschool in het dorp.", "bao"),
    ],
)
def test_instroom_in_een_zin(zin: str, waarde: str) -> None:
    assert waarden(dossier(_aanvraag(kop("De vraag"), alinea(zin))), "instroom") == {(waarde, True)}


@pytest.mark.parametrize(
    "zin",
    [
        "Zijn broer kwam van het sbo.",
        "De adviseur kwam van het speciaal onderwijs en keek mee.",
        "Hij zou van de basisschool naar ons komen.",
        "Terug naar de basisschool kan niet.",
    ],
)
def test_een_zin_die_niet_over_de_herkomst_gaat(zin: str) -> None:
    assert not feit(dossier(_aanvraag(kop("De vraag"), alinea(zin))), "instroom").kandidaten


@pytest.mark.parametrize(
    ("zin", "waarde"),
    [
        ("Uitstroombestemming is vwo.", "vwo"),
        ("Wij verwachten dat hij uitstroomt naar arbeid.", "arbeid"),
        ("Als einddoel zien wij dagbesteding.", "dagbesteding"),
        ("De beoogde uitstroom is vmbo-kader, daarna mbo.", "vmbo"),
    ],
)
def test_uitstroom_in_een_zin(zin: str, waarde: str) -> None:
    assert waarden(dossier(_aanvraag(kop("De vraag"), alinea(zin))), "uitstroom") == {(waarde, True)}


@pytest.mark.parametrize("zin", ["De uitstroom naar arbeid is nog niet duidelijk.", "Voor zijn zus is vwo het einddoel."])
def test_een_zin_die_geen_uitstroom_noemt(zin: str) -> None:
    assert not feit(dossier(_aanvraag(kop("De vraag"), alinea(zin))), "uitstroom").kandidaten


@pytest.mark.parametrize(
    "zin",
    [
        'Zienswijze van ouders: "Hij wordt pas weer nieuwsgierig als hij zich veilig voelt."',
        "Mening van moeder: hij kan hier niet verder en wil dat zelf ook niet.",
        "Standpunt ouders: beiden staan achter deze stap.",
    ],
)
def test_zienswijze_als_zin_met_een_etiket(zin: str) -> None:
    assert waarden(dossier(_aanvraag(kop("Ouders en Bram"), alinea(f"Er is op 30 september gesproken. {zin}"))), "zienswijze_ouders") == {(True, True)}


@pytest.mark.parametrize("zin", ["Zienswijze van ouders: volgt later.", "Zienswijze ouders: n.v.t.", "Zienswijze van ouders: wordt nagestuurd."])
def test_een_zienswijze_die_er_niet_is(zin: str) -> None:
    assert (True, True) not in waarden(dossier(_aanvraag(kop("Ouders en Bram"), alinea(f"Er is op 30 september gesproken. {zin}"))), "zienswijze_ouders")


@pytest.mark.parametrize("titel", ["Groeidocument met aanvraag tlv vso", "OPP en aanvraag toelaatbaarheidsverklaring vso"])
def test_in_word_begint_het_plan_bij_zijn_kop(titel: str) -> None:
    stukken = herken(bestand("stuk.docx", kop(titel, 1), *KOP, kop("De vraag"), alinea("Wij vragen een tlv vso, categorie laag."), *SLOT, *OPP), woordenschat())
    assert [(s.soort, s.aanvraagtype) for s in stukken] == [("aanmeldformulier", "tlv-vso"), ("opp", None)]
    assert stukken[1].blokken[0].plek.alinea == 9


def test_het_plan_halverwege_een_bladzijde() -> None:
    eerste = _op_blad(1, kop("Groeidocument met aanvraag tlv vso", 1), *KOP, alinea("Wij vragen een tlv."))
    bladen = (eerste, _op_blad(2, *SLOT, *OPP[:3]), _op_blad(3, *OPP[3:]))
    gelezen = replace(bestand("stuk.pdf", alinea("x")), blokken=tuple(b for blad in bladen for b in blad), paginas=3)
    assert [(s.soort, s.van, s.tot) for s in herken(gelezen, woordenschat())] == [("aanmeldformulier", 1, 2), ("opp", 2, 3)]


def test_een_kop_over_het_plan_in_een_formulier_begint_geen_stuk() -> None:
    (stuk,) = herken(_aanvraag(kop("Ontwikkelingsperspectief"), veld("Laatste evaluatie", "3-9-2026")), woordenschat())
    assert stuk.soort == "aanmeldformulier"
