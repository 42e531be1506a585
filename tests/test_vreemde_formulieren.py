"""Formulieren met andere nummers, titels en onderwerpregels dan wij kennen: wat een naam of school is, en wat niet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from dossiercheck.begrippen import Blok, Plek, Veld
from dossiercheck.schrijfwijze import zelfde_naam, zonder_volgnummer
from dossiercheck.wegen import Weging
from tests.bouwblok import FORMULIER, OPP, alinea, bestand, dossier, feit, kop, tabel, veld, waarden

BRIEF = (
    kop("Lindenhof College", 1),
    alinea("Aan het samenwerkingsverband"),
    veld("Betreft", "verzoek tot garantstelling voor een leerling uit Oosterwijk"),
    alinea("Geachte commissie,"),
    alinea("Wij vragen u garant te staan voor Bram Zandstra, geboren op 3 april 2012, wonende aan de Kade 3, 7411 AB te Deventer."),
)


@pytest.mark.parametrize(
    "vraag",
    ["6a. Naam", "A.1 Naam", "A1 Naam", "B-2 Naam", "II Naam", "II. Naam", "1.2 Naam", "(3) Naam", "a) Naam", "4: Naam", "Vraag 3: Naam", "Onderdeel B. Naam"],
)
def test_een_nummer_voor_een_vraag_hoort_niet_bij_de_vraag(vraag: str) -> None:
    assert zonder_volgnummer(vraag) == "Naam"


@pytest.mark.parametrize("vraag", ["Naam", "Vraag aan de school", "IQ en datum", "Deel van de week", "I van de school"])
def test_een_vraag_zonder_nummer_blijft_heel(vraag: str) -> None:
    assert zonder_volgnummer(vraag) == vraag


@pytest.mark.parametrize("nummer", ["A.6", "6a.", "II", "3)", "B2"])
def test_de_school_achter_een_vraag_met_een_nummer(nummer: str) -> None:
    zonder_school = [b for b in FORMULIER if not (isinstance(b, Veld) and b.etiket == "Naam school")]
    blokken = (*zonder_school, kop("A. Leerling en school"), kop(f"{nummer} School", 3), alinea("VSO De Eikenboom"))
    assert waarden(dossier(bestand("f.docx", *blokken)), "school_naam") == {("VSO De Eikenboom", True)}


def test_een_tussenkop_is_geen_afzender() -> None:
    zonder_school = [b for b in FORMULIER if not (isinstance(b, Veld) and b.etiket == "Naam school")]
    weging = dossier(bestand("f.docx", zonder_school[0], kop("A. Leerling en school"), *zonder_school[1:]))
    assert not feit(weging, "school_naam").kandidaten


def _over(onderwerp: str) -> set[object]:
    weging = dossier(
        bestand("f.docx", kop("Aanvraag tlv vso", 1), veld("Betreft", onderwerp), veld("Geboortedatum", "3-4-2012"), veld("Naam school", "Lindenhof"))
    )
    return {waarde for waarde, _ in waarden(weging, "leerling_naam")}


@pytest.mark.parametrize(
    ("onderwerp", "naam"),
    [
        ("consultatie Bram Z. (groep 8)", "Bram Z."),
        ("Consultatie Bram Zandstra", "Bram Zandstra"),
        ("Aanvraag tlv vso Bram van der Zand", "Bram van der Zand"),
        ("Bram Zandstra - verlenging tlv", "Bram Zandstra"),
        ("verzoek om een verklaring voor Bram Zandstra", "Bram Zandstra"),
        ("Zandstra, Bram", "Bram Zandstra"),
    ],
)
def test_de_naam_in_een_onderwerpregel(onderwerp: str, naam: str) -> None:
    assert _over(onderwerp) == {naam.rstrip(".")} or _over(onderwerp) == {naam}


@pytest.mark.parametrize(
    "onderwerp",
    [
        "verzoek tot garantstelling voor een leerling uit Deventer",
        "Aanvraag Toelaatbaarheidsverklaring VSO",
        "Onderzoeksverslag",
        "plaatsing in Almen aan Zee per 1 januari",
        "uitnodiging MDO",
    ],
)
def test_een_onderwerp_zonder_naam_is_geen_leerling(onderwerp: str) -> None:
    assert _over(onderwerp) == set()


def test_een_brief_over_een_leerling_en_een_opp_met_een_andere_geboortedatum() -> None:
    opp = (kop("Ontwikkelingsperspectief", 1), veld("Leerling", "Bram Zandstra"), veld("Geboortedatum", "3-5-2012"))
    weging = dossier(bestand("brief.docx", *BRIEF), bestand("opp.docx", *opp))
    assert weging.leerling_naam == "Bram Zandstra"
    assert waarden(weging, "leerling_geboortedatum") == {(date(2012, 4, 3), False), (date(2012, 5, 3), False)}


def test_een_titel_is_niet_de_naam_van_de_leerling() -> None:
    weging = dossier(bestand("f.docx", kop("Aanvraag Toelaatbaarheidsverklaring VSO", 1), veld("Geboortedatum", "3-4-2012"), alinea("De aanvraag gaat mee.")))
    assert not feit(weging, "leerling_naam").kandidaten


@pytest.mark.parametrize(
    ("een", "ander"), [("Bram Z.", "Bram Zandstra"), ("Bram de Z.", "Bram Zandstra"), ("B.Z.", "Bram Zandstra"), ("Bram O", "Bram van der Oever")]
)
def test_een_naam_met_alleen_een_letter_is_geen_ander_kind(een: str, ander: str) -> None:
    assert zelfde_naam(een, ander) is None


@pytest.mark.parametrize(("een", "ander"), [("Bram S.", "Bram Zandstra"), ("Mila Z.", "Bram Zandstra"), ("M.Z.", "Bram Zandstra")])
def test_een_andere_letter_is_een_ander_kind(een: str, ander: str) -> None:
    assert zelfde_naam(een, ander) is False


def test_een_lange_uitleg_over_uw_school_noemt_de_school_niet() -> None:
    uitleg = "Wij hebben als school de afspraak dat de leraar alles drie keer uitlegt en dat is voor Bram steeds gedaan, ook in de kleine groep."
    weging = dossier(bestand("f.docx", *FORMULIER, veld("Waar houdt de basisondersteuning van uw school op?", uitleg)))
    assert waarden(weging, "school_naam") == {("Lindenhof College", True)}


def test_de_ontvangende_vso_school_is_niet_de_aanvrager() -> None:
    weging = dossier(bestand("f.docx", *FORMULIER, veld("Vso-school", "VSO De Eikenboom, contact: T. Berk")))
    assert waarden(weging, "school_naam") == {("Lindenhof College", True)}


def test_een_vso_school_zonder_andere_aanvrager_is_de_aanvrager() -> None:
    formulier = [b for b in FORMULIER if not (isinstance(b, Veld) and b.etiket == "Naam school")]
    weging = dossier(bestand("f.docx", *formulier, veld("Vso-school", "VSO De Eikenboom, contact: T. Berk")))
    assert waarden(weging, "school_naam") == {("VSO De Eikenboom", True)}


# --- andere scholen ---------------------------------------------------------------------------------


def _elders(antwoord: str) -> set[tuple[object, bool]]:
    return waarden(dossier(bestand("f.docx", *FORMULIER, veld("Andere reguliere scholen", antwoord))), "regulier_onderzocht")


@pytest.mark.parametrize(
    "plek",
    [
        "onze nevenlocatie aan de Marswetering",
        "ons tweede gebouw aan de Parklaan",
        "de bovenbouwlocatie Zuiderzee",
        "het pand aan het Raadhuisplein",
        "ons gebouw in de Dorpsstraat",
    ],
)
def test_een_eigen_gebouw_is_geen_andere_school(plek: str) -> None:
    assert _elders(f"Er is gekeken of Bram naar {plek} kan, maar daar is geen plek. Verder is vso De Berk bekeken.") == {(False, True)}


def test_een_andere_school_aan_een_straat_telt_wel() -> None:
    assert _elders("Het Eikenrode College aan de Parklaan is gebeld op 3 november: daar is geen plek.") == {(True, True)}


# --- tekenen ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("rol", ["Leerling (12 jaar of ouder)", "Leerling vanaf 12 jaar en ouder", "Leerling (indien ouder dan 12)"])
def test_een_leerling_van_twaalf_of_ouder_is_geen_ouder(rol: str) -> None:
    getekend: list[Sequence[str | bool | None]] = [["School", "P. Berk", True], ["Ouder", "K. Zandstra", True], ["Ouder", "J. Mulder", True]]
    weging = dossier(bestand("f.docx", *FORMULIER, kop("Ondertekening"), tabel(("Wie", "Naam", "Handtekening"), *getekend, [rol, "Bram", False])))
    assert waarden(weging, "handtekening_ouders") == {("gezet", True)}
    assert waarden(weging, "handtekening_leerling") == {("leeg", True)}


def _op_rij(y: float, naam: Veld, *, inkt: bool) -> tuple[Blok, ...]:
    vak = Veld("handtekening", "", Plek("f.pdf", 1, (340.0, y, 540.0, y + 30)), beeld=inkt)
    datum = Veld("datum", "5-11-2026", Plek("f.pdf", 1, (240.0, y, 330.0, y + 20)))
    return vak, Veld(naam.etiket, naam.waarde, Plek("f.pdf", 1, (50.0, y, 230.0, y + 20))), datum


def _getekend(*rijen: tuple[Blok, ...]) -> Weging:
    blokken = [b for rij in rijen for b in rij]
    gelezen = bestand("f.pdf", *FORMULIER, kop("5 Handtekeningen"))
    return dossier(replace(gelezen, blokken=(*gelezen.blokken, *blokken)))


def test_het_handtekeningvak_in_de_rij_hoort_bij_de_naam_ervoor() -> None:
    weging = _getekend(
        _op_rij(100, veld("School – naam", "P. Berk"), inkt=True),
        _op_rij(150, veld("Ouder – naam", "K. Zandstra"), inkt=True),
        _op_rij(200, veld("Leerling – naam", "Bram Zandstra"), inkt=False),
    )
    assert waarden(weging, "handtekening_school") == {("gezet", True)}
    assert waarden(weging, "handtekening_ouders") == {("gezet", True)}
    assert waarden(weging, "handtekening_leerling") == {("leeg", True)}


def test_het_vak_van_een_ander_in_de_rij_is_niet_dat_van_de_school() -> None:
    school = Veld("Aanvragende school", "P. Berk 5-11-2026", Plek("f.pdf", 1, (50.0, 100.0, 280.0, 160.0)), beeld=False)
    ouder = Veld("Ouder 1 (voor gezien)", "K. Zandstra 5-11-2026", Plek("f.pdf", 1, (300.0, 100.0, 540.0, 160.0)), beeld=True)
    assert ("gezet", True) not in waarden(_getekend((school, ouder)), "handtekening_school")


# --- herkennen --------------------------------------------------------------------------------------


def test_een_kopregel_van_het_systeem_boven_de_titel_is_niet_de_titel() -> None:
    blokken = (
        veld("Schoolweb", "leerlingvolgsysteem"),
        veld("Afgedrukt", "3-11-2026"),
        kop("Aanmelding Brede Advies Groep (BAG)", 1),
        veld("Leerling", "Bram Zandstra"),
    )
    assert dossier(bestand("f.docx", *blokken, veld("Geboortedatum", "3-4-2012"), veld("School", "Lindenhof College"))).aanvraagtype == "bag"


@pytest.mark.parametrize("titel", ["Aanvraag praktijkonderwijs vanuit een (v)so-school", "Praktijkonderwijs na (V)SO: aanvraag toelaatbaarheid"])
def test_een_school_voor_v_so_tussen_haakjes(titel: str) -> None:
    assert dossier(bestand("f.docx", kop(titel, 1), *FORMULIER[1:])).aanvraagtype == "tlv-pro-vso"


# --- wat er gedaan is -------------------------------------------------------------------------------


def _extra(antwoord: str) -> set[tuple[object, bool]]:
    return waarden(dossier(bestand("f.docx", *FORMULIER, veld("Welke extra hulp is ingezet, en wat was het effect?", antwoord))), "ondersteuning_extra")


@pytest.mark.parametrize(
    "antwoord",
    [
        "Van september tot juli ging Bram tweemaal per week naar de training van psycholoog S. Berk. Het aantal incidenten halveerde.",
        "Sinds september is de orthopedagoog wekelijks een lesuur bij hem. Hij vindt nu zelf zijn lokaal en moet nog bij elke stap geholpen worden.",
        "De ambulant begeleider werkte vanaf november om de week met Bram. Er zijn minder huilbuien, maar het zelfstandig werken komt niet van de grond.",
    ],
)
def test_extra_hulp_met_een_uitkomst(antwoord: str) -> None:
    assert _extra(antwoord) == {(True, True)}


@pytest.mark.parametrize(
    "antwoord",
    [
        "De begeleiding door de orthopedagoog is helaas niet van de grond gekomen.",
        "Er zou een training komen bij de psycholoog, maar die kwam niet van de grond.",
        "De gesprekken met de coach zijn door ziekte nooit echt van de grond gekomen.",
        "De ambulant begeleider moet nog worden aangevraagd.",
    ],
)
def test_hulp_die_er_niet_kwam_telt_niet(antwoord: str) -> None:
    assert (True, True) not in _extra(antwoord)


@pytest.mark.parametrize(
    ("antwoord", "uren"),
    [
        ("18 (van de 25), de overige tijd is zij thuis", {(18.0, True)}),
        ("12 uur, de overige 13 uur is hij op de zorgboerderij", {(12.0, True)}),
        ("hij mist 10 uur", {(10.0, False)}),
    ],
)
def test_uren_op_school_met_wat_de_leerling_verder_doet(antwoord: str, uren: set[tuple[object, bool]]) -> None:
    assert waarden(dossier(bestand("f.docx", *FORMULIER, veld("Aantal klokuren per week op school", antwoord))), "aanwezigheid_uren") == uren


@pytest.mark.parametrize("etiket", ["Onderbouwing (bij 2 of 3)", "Toelichting categorie 2 of 3", "Motivering (alleen bij 2 en 3)"])
def test_de_onderbouwing_bij_een_categorie_met_een_cijfer(etiket: str) -> None:
    antwoord = "Bij toiletgang en aankleden helpt een assistent, zes keer per dag."
    assert waarden(dossier(bestand("f.docx", *FORMULIER, veld(etiket, antwoord))), "categorie_onderbouwing") == {(True, True)}


@pytest.mark.parametrize(
    ("vraag", "antwoord"),
    [
        ("Hoe gaat het nu met de schoolgang?", "Vanaf 8 juni 2026 is Bram niet meer in de lessen geweest."),
        ("Situatie", "Sinds 3 maart 2026 zit Bram volledig thuis."),
        ("Wat is er aan de hand?", "Bram is vanaf 12 januari 2026 helemaal uitgevallen."),
    ],
)
def test_sinds_wanneer_een_leerling_thuiszit(vraag: str, antwoord: str) -> None:
    formulier = (kop("Aanvraag schakelvoorziening", 1), *FORMULIER[1:], veld(vraag, antwoord))
    assert {(True, True)} == waarden(dossier(bestand("f.docx", *formulier)), "schakel_thuis")


def test_een_schoolgang_die_goed_gaat_is_geen_thuiszitten() -> None:
    formulier = (kop("Aanvraag schakelvoorziening", 1), *FORMULIER[1:], veld("Hoe gaat het nu met de schoolgang?", "Sinds 8 juni 2026 komt Bram elke dag."))
    assert (True, True) not in waarden(dossier(bestand("f.docx", *formulier), bestand("opp.docx", *OPP)), "schakel_thuis")


# --- wie erbij was ----------------------------------------------------------------------------------


def _erbij(slot: str) -> set[tuple[object, bool]]:
    zin = "Bespreking van 22 september 2026 met moeder. De doelen zijn doorgelopen. Moeder is tevreden over de aandacht die Bram krijgt."
    opp = (*OPP, kop("Bespreking"), alinea(f"{zin} {slot}"))
    return waarden(dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *opp)), "opp_evaluatie_leerling")


@pytest.mark.parametrize(
    "slot",
    [
        "Bram was die middag bij de fysiotherapeut.",
        "Bram zat op dat moment in de les.",
        "Bram was tijdens het gesprek op stage.",
        "Bram had die ochtend een toets.",
        "Bram was op kamp tijdens de evaluatie.",
    ],
)
def test_wie_ergens_anders_was_was_er_niet_bij(slot: str) -> None:
    assert {waarde for waarde, zeker in _erbij(slot) if zeker} == {False}


@pytest.mark.parametrize("slot", ["Bram was er die middag zelf ook bij.", "Bram zat die dag naast moeder en vertelde over zijn stage."])
def test_wie_er_die_dag_bij_was_is_niet_afwezig(slot: str) -> None:
    assert {waarde for waarde, _ in _erbij(slot)} == {True}


def test_een_voorbeeld_in_de_uitleg_is_geen_antwoord() -> None:
    uitleg = alinea("Vul kort in wat er is gedaan. Een voorbeeld bij de basisondersteuning: 'Wij boden een vaste plek. Dit was niet genoeg.'")
    weging = dossier(bestand("f.docx", *FORMULIER, veld("Waarom is de basisondersteuning niet genoeg?", ""), kop("Toelichting"), uitleg))
    assert True not in {waarde for waarde, _ in waarden(weging, "ondersteuning_basis")}
