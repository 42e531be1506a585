"""Formulieren die in zinnen zijn ingevuld, of waar het antwoord op een andere plek staat dan naast het etiket."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dossiercheck.begrippen import Blok
from tests.bouwblok import FORMULIER, OPP, alinea, bestand, dossier, feit, keuze, kop, tabel, veld, waarden

KAAL = (kop("Aanvraagformulier tlv vso", 1), veld("Geboortedatum", "3-4-2012"), veld("BSN", "123456782"), veld("Adres", "Laan 1, 7311 AA Apeldoorn"))


@pytest.mark.parametrize(
    "zin", ["Het gaat om Fenna van der Wal, geboren op 3 april 2012.", "De leerling heet Fenna van der Wal.", "Wij vragen dit aan voor Fenna van der Wal."]
)
def test_de_naam_uit_een_zin(zin: str) -> None:
    weging = dossier(bestand("f.docx", *KAAL, kop("De leerling"), alinea(zin)))
    assert weging.leerling_naam == "Fenna van der Wal"


@pytest.mark.parametrize("naam", ["Jan van der Berg", "Sam de Vries", "el Amrani Yusuf", "Pieter-Jan op den Akker"])
def test_een_gewone_naam_blijft_heel(naam: str) -> None:
    assert dossier(bestand("f.docx", *KAAL, veld("Leerling", naam))).leerling_naam == naam


def test_een_onderwerp_is_geen_naam() -> None:
    weging = dossier(bestand("f.docx", *KAAL, veld("Betreft", "verzoek om een verklaring voor komend jaar")))
    assert not feit(weging, "leerling_naam").kandidaten


@pytest.mark.parametrize(
    ("zin", "naam"),
    [
        ("De aanvraag komt van obs De Klaproos. Contactpersoon is Ria Smit.", "obs De Klaproos"),
        ("Deze aanvraag wordt gedaan door het Hamerland College.", "Hamerland College"),
        ("Daltonschool De Wilgen, Epe", "Daltonschool De Wilgen, Epe"),
        ("College van de Toekomst", "College van de Toekomst"),
    ],
)
def test_de_school_uit_een_zin(zin: str, naam: str) -> None:
    weging = dossier(bestand("f.docx", *KAAL, veld("Leerling", "Fenna de Wit"), kop("De school"), alinea(zin)))
    assert waarden(weging, "school_naam") == {(naam, True)}


def test_wie_tekent_is_niet_de_leerling() -> None:
    vakken = (veld("Ouder", "Handtekening"), alinea("Datum"), veld("Naam", "K. Zandstra"))
    weging = dossier(bestand("f.docx", *FORMULIER, kop("Leerling"), *vakken))
    assert weging.leerling_naam == "Bram Zandstra"
    assert waarden(weging, "leerling_naam") == {("Bram Zandstra", True)}


def test_genummerde_vragen_in_een_tabel_met_drie_kolommen() -> None:
    rijen = (
        ("1", "Basisondersteuning", "Een vaste plek en een weektaak waren niet voldoende; Bram loopt elke dag vast in de wisselingen."),
        ("2", "Zienswijze", "Wij staan achter deze overstap."),
    )
    weging = dossier(bestand("f.docx", *FORMULIER, tabel(("nr", "onderwerp", "invulling"), *rijen)))
    assert waarden(weging, "ondersteuning_basis") == {(True, True)}
    assert waarden(weging, "zienswijze_ouders") == {(True, True)}


def test_genummerde_doelen_zijn_geen_vragen() -> None:
    rijen = (("1", "Overleg met ouders over gedrag", "akkoord van moeder"), ("2", "Zienswijze leren geven", "mening zeggen in de klas"))
    weging = dossier(bestand("f.docx", *FORMULIER, tabel(("nr", "doel", "aanpak"), *rijen)))
    assert not feit(weging, "zienswijze_ouders").kandidaten


@pytest.mark.parametrize("kolom", ["Uitkomst 14 september 2026", "Vastgesteld op 14 september 2026", "Stand op 14-09-2026"])
def test_de_dag_in_de_kop_van_de_uitkomstkolom(kolom: str) -> None:
    doelen = tabel(("Doel", kolom), ("Bram vraagt om hulp", "gehaald"), ("Bram plant zijn huiswerk", "deels, met een lijstje"))
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *OPP, doelen))
    assert date(2026, 9, 14) in {w for w, _ in waarden(weging, "opp_evaluatie_datum")}
    assert (True, True) in waarden(weging, "opp_doelen_geevalueerd")


@pytest.mark.parametrize("kolom", ["Beginsituatie 14 september 2026", "Startdatum 14-09-2026", "Nieuw doel vastgesteld 14 september 2026"])
def test_de_dag_van_het_begin_is_geen_evaluatie(kolom: str) -> None:
    doelen = tabel(("Doel", kolom), ("Bram vraagt om hulp", "kan dat nog niet"), ("Bram plant zijn huiswerk", "lukt soms"))
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *OPP, doelen))
    assert date(2026, 9, 14) not in {w for w, _ in waarden(weging, "opp_evaluatie_datum")}


def test_een_lege_uitkomstkolom_met_een_dag_is_niets() -> None:
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *OPP, tabel(("Doel", "Uitkomst 14 september 2026"), ("Bram vraagt om hulp", ""))))
    assert date(2026, 9, 14) not in {w for w, _ in waarden(weging, "opp_evaluatie_datum")}
    assert (True, True) not in waarden(weging, "opp_doelen_geevalueerd")


def test_onder_een_kop_over_doelen_is_de_eerste_kolom_het_doel() -> None:
    doelen = tabel(("Waar werken we naartoe", "Inzet", "Hoe staat het nu"), ("Bram reist zelf", "oefenen met de bus", "lukt op twee dagen"))
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *OPP, kop("Doelen die liepen"), doelen))
    assert (True, True) in waarden(weging, "opp_doelen_geevalueerd")


@pytest.mark.parametrize(
    "zin",
    [
        "Bram en zijn moeder waren erbij.",
        "Aan tafel zaten Bram, zijn vader en de mentor.",
        "Gesprek met Bram, moeder en mentor.",
        "Besproken met vader en Bram.",
    ],
)
def test_wie_erbij_was_staat_onder_de_doelen(zin: str) -> None:
    doelen = tabel(("Doel", "Resultaat 14 september 2026"), ("Bram vraagt om hulp", "gehaald"))
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *OPP, doelen, alinea(zin)))
    assert (True, True) in waarden(weging, "opp_evaluatie_ouders")
    assert (True, True) in waarden(weging, "opp_evaluatie_leerling")


@pytest.mark.parametrize(
    "zin",
    [
        "Gesprek met Bram en moeder volgt in januari.",
        "Bram en zijn moeder waren er niet bij.",
        "Moeder was blij met zijn rapport.",
        "Aan tafel zit Bram graag naast zijn moeder.",
    ],
)
def test_wie_er_niet_was_telt_niet(zin: str) -> None:
    doelen = tabel(("Doel", "Resultaat 14 september 2026"), ("Bram vraagt om hulp", "gehaald"))
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *OPP, doelen, alinea(zin)))
    assert (True, True) not in waarden(weging, "opp_evaluatie_ouders")


def test_een_halve_vraag_hoort_bij_de_keuze_ervoor() -> None:
    blokken = (
        keuze("OPP geëvalueerd (14 september 2026)", ja=True, nee=False),
        keuze("met ouders", ja=True, nee=False),
        veld("met ouders toelichting", "allebei"),
        keuze("met leerling", ja=False, nee=True),
    )
    weging = dossier(bestand("f.docx", *FORMULIER, veld("Uren", "25"), *blokken))
    assert waarden(weging, "opp_evaluatie_ouders") == {(True, True)}
    assert waarden(weging, "opp_evaluatie_leerling") == {(False, True)}


@pytest.mark.parametrize(
    ("waarde", "zeker"), [("25 uur, waarvan 6 stage met begeleiding van school", True), ("25 uur, waarvan 6 stage", False), ("25 uur, waarvan 8 thuis", False)]
)
def test_stage_met_begeleiding_hoort_bij_de_uren(waarde: str, zeker: bool) -> None:
    weging = dossier(bestand("f.docx", *FORMULIER, veld("Aanwezigheid (uren per week)", waarde)))
    assert {z for _, z in waarden(weging, "aanwezigheid_uren")} == {zeker}


@pytest.mark.parametrize(
    ("zin", "telt"),
    [
        ("Mevrouw Bos van vso De Kade is op 28 september in de klas komen kijken: Bram past daar.", True),
        ("Mevrouw Bos van vso De Kade zal bij ons in de klas komen kijken.", False),
        ("De deskundigen van vso De Kade komen binnenkort kijken.", False),
    ],
)
def test_komen_kijken_is_pas_gebeurd_met_een_voltooid_werkwoord(zin: str, telt: bool) -> None:
    weging = dossier(bestand("f.docx", *FORMULIER, kop("Met wie van het vso is gesproken?"), alinea(zin)))
    assert ((True, True) in waarden(weging, "vso_geconsulteerd")) is telt


@pytest.mark.parametrize(
    ("zin", "telt"),
    [
        ("Bram gaat in december een dag meelopen bij Praktijkschool De Hoeve; daarna horen we of hij welkom is.", False),
        ("In januari mag Bram meelopen op Praktijkschool De Hoeve en dan beslist de school of hij geplaatst wordt.", False),
        ("Er volgt nog een kennismaking met Praktijkschool De Hoeve.", False),
        ("Bram liep op 3 november mee op Praktijkschool De Hoeve en is daar welkom.", True),
    ],
)
def test_een_meeloopdag_die_nog_komt_is_geen_uitkomst(zin: str, telt: bool) -> None:
    formulier = (kop("Aanvraag tlv: van vso naar praktijkonderwijs", 1), *FORMULIER[1:])
    weging = dossier(bestand("f.docx", *formulier, veld("Contact met de praktijkschool", zin)))
    assert ((True, True) in waarden(weging, "regulier_onderzocht")) is telt


@pytest.mark.parametrize(
    ("zin", "uitkomst"),
    [
        ("Op 14 september 2026 geëvalueerd met beide ouders; in dat gesprek werd men het eens over het plan.", True),
        ("Overeenstemmingsgericht overleg: 14 september 2026, ouders stemmen in met de aanvraag.", True),
        ("Gesprek met ouder om het eens te worden (wanneer, uitkomst):", False),
        ("Op 14 september 2026 is het gesprek met ouders niet gehouden; akkoord volgt.", False),
    ],
)
def test_eens_geworden_in_een_gesprek_met_een_dag(zin: str, uitkomst: bool) -> None:
    weging = dossier(bestand("f.docx", *FORMULIER, kop("Het plan"), alinea(zin)))
    assert ((True, True) in waarden(weging, "opp_overleg")) is uitkomst


def test_herkomst_en_bestemming_in_een_antwoord() -> None:
    antwoord = alinea("Fenna zit in groep 8 van een gewone basisschool. Wij verwachten dat zij via het vso uitstroomt naar mbo niveau 2.")
    weging = dossier(bestand("f.docx", *FORMULIER, kop("Waar komt zij vandaan en waar gaat zij heen?"), antwoord))
    assert waarden(weging, "instroom") == {("bao", True)}
    assert {w for w, _ in waarden(weging, "uitstroom")} == {"mbo"}


def test_een_lopende_verklaring_in_een_zin() -> None:
    zin = alinea("De lopende verklaring (VO1234-2024-00012) loopt af op 31 juli 2027. Wij vragen verlenging per 1 augustus 2027.")
    formulier = (kop("Aanvraag verlenging tlv vso", 1), *FORMULIER[1:])
    weging = dossier(bestand("f.docx", *formulier, zin))
    assert waarden(weging, "tlv_huidig") == {(True, True)}
    assert waarden(weging, "tlv_einddatum") == {(date(2027, 7, 31), True)}


def test_gevraagd_met_de_categorie_als_waarde() -> None:
    assert (3, True) in waarden(dossier(bestand("f.docx", *FORMULIER, veld("Gevraagd", "categorie 3 (hoog)"))), "categorie_gevraagd")
    assert not feit(dossier(bestand("f.docx", *FORMULIER, veld("Gevraagd", "2 uur begeleiding"))), "categorie_gevraagd").kandidaten


@pytest.mark.parametrize(
    ("kopregel", "koppen", "rij", "telt"),
    [
        ("Doelen voor komend jaar", ("Waarnaartoe", "Hoe", "Stand"), ("Bram leest elke dag", "met een maatje", "start in januari"), False),
        ("Doelen", ("Doel", "Uitkomst"), ("Bram leest elke dag", "wordt in maart bekeken"), False),
        ("Doelen", ("Doel", "Hoe evalueren we"), ("Bram leest elke dag", "met een toets in juni"), False),
        ("Doelen", ("Wat wilden we", "Wat is er gelukt"), ("Bram leest elke dag", "dat lukt vier keer per week"), True),
    ],
)
def test_een_doel_dat_nog_begint_is_niet_geevalueerd(kopregel: str, koppen: tuple[str, ...], rij: tuple[str, ...], telt: bool) -> None:
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *OPP, kop(kopregel), tabel(koppen, rij)))
    assert ((True, True) in waarden(weging, "opp_doelen_geevalueerd")) is telt


def test_een_doel_met_de_uitkomst_erachter_in_de_regel() -> None:
    opp = (*OPP, alinea("Doel 1: Bram komt op tijd. Resultaat: gehaald."))
    assert (True, True) in waarden(dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *opp)), "opp_doelen_geevalueerd")
    opp = (*OPP, alinea("Doel 1: Bram komt beter op tijd. Resultaat: volgt."))
    assert (True, True) not in waarden(dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *opp)), "opp_doelen_geevalueerd")


def test_met_het_team_geevalueerd_en_ouders_ingelicht() -> None:
    zin = "We evalueerden op 6 oktober 2026 met het team en informeerden ouders daarna."
    weging = dossier(bestand("f.docx", *FORMULIER, kop("Evaluatie van het OPP"), alinea(zin)))
    assert (True, True) not in waarden(weging, "opp_evaluatie_ouders")


@pytest.mark.parametrize(
    "zin",
    [
        "Bram wil zelf graag naar het vso.",
        "Wij zijn op 2 oktober 2026 bij een vso-school geweest.",
        "De aanvrager heeft het vso gebeld.",
        "De school is met het vso in gesprek.",
    ],
)
def test_wie_het_vso_bezoekt_is_zelf_geen_vso(zin: str) -> None:
    assert waarden(dossier(bestand("f.docx", *FORMULIER, veld("Toelichting", zin))), "aanvrager_vso") == {(False, True)}


@pytest.mark.parametrize(
    ("zin", "telt"),
    [
        ("Op 2 oktober 2026 zijn wij met Bram bij vso De Brink geweest; de intern begeleider daar vond de groep passend.", True),
        ("Vso De Brink reageerde nog niet op onze mail van 2 oktober 2026.", False),
    ],
)
def test_een_bezoek_telt_en_een_mail_zonder_antwoord_niet(zin: str, telt: bool) -> None:
    weging = dossier(bestand("f.docx", *FORMULIER, veld("Contact met het vso", zin)))
    assert ((True, True) in waarden(weging, "vso_geconsulteerd")) is telt


def test_niet_mee_eens_is_ook_een_uitkomst_van_overleg() -> None:
    weging = dossier(bestand("f.docx", *FORMULIER, veld("Overleg met ouders over de aanvraag", "Gevoerd op 3 november 2026, moeder is het er niet mee eens.")))
    assert waarden(weging, "opp_overleg") == {(True, True)}


def test_een_zienswijze_die_nog_komt_telt_niet() -> None:
    weging = dossier(bestand("f.docx", *FORMULIER, kop("Ouders aan het woord"), alinea("Moeder levert dit later in.")))
    assert (True, True) not in waarden(weging, "zienswijze_ouders")


def test_waarom_verlengen_hoeft_het_proces_niet_te_herhalen() -> None:
    formulier = (kop("Aanvraag verlenging tlv vso", 1), *FORMULIER[1:])
    proces = veld("Wat is doorlopen met de leerling en ouders?", "In maart en in mei spraken wij met Bram en zijn ouders over wonen, werk en school.")
    waarom = veld("Waarom verlenging?", "Er zijn nog twee schooljaren nodig voor het certificaat. Stoppen in juli 2027 breekt dat af.")
    assert waarden(dossier(bestand("f.docx", *formulier, proces, waarom)), "verlenging_proces") == {(True, True)}


def test_de_naam_van_het_stuk_in_het_eerste_veld_gaat_voor_een_kop_verderop() -> None:
    blokken = (
        veld("OPP", "Weekboek"),
        veld("Leerling", "Bram Zandstra"),
        veld("Geboortedatum", "3-4-2012"),
        kop("Evaluatie", 1),
        alinea("Met Bram besproken."),
    )
    assert feit(dossier(bestand("f.docx", *FORMULIER), bestand("x.docx", *blokken)), "stuk_opp").kandidaten


@pytest.mark.parametrize("zin", ["De tlv van zijn broer loopt af op 31 juli 2027.", "Wij willen dat de verklaring geldig is tot 31 juli 2029."])
def test_een_andere_verklaring_is_niet_de_lopende(zin: str) -> None:
    formulier = (kop("Aanvraag verlenging tlv vso", 1), *FORMULIER[1:])
    weging = dossier(bestand("f.docx", *formulier, alinea(zin)))
    assert (True, True) not in waarden(weging, "tlv_huidig")
    assert not feit(weging, "tlv_einddatum").kandidaten


def test_laag_midden_of_hoog_is_de_categorie_hoe_de_vraag_ook_luidt() -> None:
    weging = dossier(bestand("f.docx", *FORMULIER, kop("Wijziging"), keuze("Wordt", laag=False, midden=True, hoog=False)))
    assert waarden(weging, "categorie_gevraagd") == {(2, True)}
    huidig = dossier(bestand("f.docx", *FORMULIER, keuze("Huidige categorie", laag=True, midden=False, hoog=False)))
    assert not waarden(huidig, "categorie_gevraagd")


@pytest.mark.parametrize("nummer", ["D4. ", "4. ", "D4 ", "IV. ", "b) "])
def test_een_nummer_voor_het_etiket_hoort_er_niet_bij(nummer: str) -> None:
    antwoord = veld(f"{nummer}Regulier elders", "Vakcollege Rijnoord is op 2 oktober gebeld: geen plek in de kleine klas.")
    assert waarden(dossier(bestand("f.docx", *FORMULIER, antwoord)), "regulier_onderzocht") == {(True, True)}


def test_wie_er_waren_als_rij_namen_onder_de_kop() -> None:
    verslag = alinea("Donderdag 12 februari 2026. Kees en Mia Zandstra, Bram, Joop de Wit en R. Smit. Bram liet een filmpje zien.")
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("o.docx", *OPP, kop("Evaluatiegesprek"), verslag))
    assert (True, True) in waarden(weging, "opp_evaluatie_leerling")
    assert date(2026, 2, 12) in {w for w, _ in waarden(weging, "opp_evaluatie_datum")}


def test_in_een_verslag_zegt_ook_een_andere_kop_wie_er_niet_was() -> None:
    verslag = (
        kop("Evaluatieverslag OPP", 1), veld("Leerling", "Bram Zandstra"), veld("Datum", "24-09-2026"), veld("Aan tafel", "mw. Zandstra (moeder), R. Smit"),
        kop("Verloop"), alinea("Bram was niet aanwezig: hij was na het derde uur naar huis gegaan. Moeder vertelde wat zij merkt."),
    )  # fmt: skip
    weging = dossier(bestand("f.docx", *FORMULIER, keuze("Leerling deed mee", ja=True, nee=False)), bestand("v.docx", *verslag))
    assert (False, True) in waarden(weging, "opp_evaluatie_leerling")


@pytest.mark.parametrize("etiket", ["Lindenhof College, R. Smit", "Lindenhof"])
def test_de_naam_van_de_school_is_bij_het_tekenen_haar_rol(etiket: str) -> None:
    tekenen = [replace(veld(rol, "5-11-2026"), beeld=True) for rol in (etiket, "Ouder, K. Zandstra", "Leerling, Bram Zandstra")]
    weging = dossier(bestand("f.docx", *FORMULIER, kop("Tekenen"), *tekenen))
    assert waarden(weging, "handtekening_school") == {("gezet", True)}


def test_tekst_onder_een_vraag_naar_het_overleg_is_geen_evaluatie_van_de_kop_erboven() -> None:
    weging = dossier(
        bestand(
            "f.docx",
            *FORMULIER,
            kop("OPP besproken en geëvalueerd met de leerling"),
            alinea("ja / nee"),
            veld("Overleg met ouders gericht op overeenstemming", "zie hieronder"),
            alinea("Op 14-9-2026 is met vader overeenstemming bereikt over het handelingsdeel."),
        )
    )
    assert date(2026, 9, 14) not in {w for w, _ in waarden(weging, "opp_evaluatie_datum")}
    assert waarden(weging, "opp_overleg") == {(True, True)}


@pytest.mark.parametrize(("naam", "geboren", "ander"), [("Roan Hietbrink", "3-2-2011", True), ("Bram Zandstra", "3-4-2012", False)])
def test_naam_naast_een_geboortedatum_is_over_wie_het_stuk_gaat(naam: str, geboren: str, *, ander: bool) -> None:
    uitslag = bestand("srz.pdf", kop("Uitslag SRZ-2", 1), veld("Naam", naam), veld("Geboortedatum", geboren), veld("Ingevuld door", "de leerkracht"))
    weging = dossier(bestand("f.docx", *FORMULIER), uitslag)
    assert bool(weging.andere) is ander


def test_een_naametiket_onder_school_is_geen_schoolnaam() -> None:
    weging = dossier(bestand("f.docx", *FORMULIER[:3], veld("School", "IJsselstroom Lyceum"), veld("School", "Naam: G. Hissink Datum: 10-11-2026")))
    assert waarden(weging, "school_naam") == {("IJsselstroom Lyceum", True)}


ARRANGEMENT = (kop("Arrangement tussen scholen", 1), *FORMULIER[1:])


@pytest.mark.parametrize(
    ("blokken", "dagen"),
    [
        ((veld("Van", "30 november 2026"), veld("Tot en met", "12 februari 2027")), 74),
        ((veld("Startdatum", "1-12-2026"), veld("Einddatum", "1-2-2027")), 62),
        ((kop("Afspraken"), alinea("Bram volgt gedurende zes weken les op de andere school.")), 42),
        ((kop("Reden"), alinea("Bram is zes weken lang gepest. Hij zit de meeste uren thuis.")), None),
        ((veld("Van", "K. Zandstra"), veld("Tot en met", "onbekend")), None),
    ],
)
def test_de_termijn_van_een_arrangement(blokken: tuple[Blok, ...], dagen: int | None) -> None:
    gevonden = {w for w, _ in waarden(dossier(bestand("f.docx", *ARRANGEMENT, *blokken)), "arrangement_termijn_dagen")}
    assert gevonden == ({dagen} if dagen else set())


def test_wat_spreken_we_af_is_de_samenwerking() -> None:
    afspraak = alinea("De mentoren bellen elke woensdag. Toetsen worden op de andere school gemaakt en hier nagekeken.")
    weging = dossier(bestand("f.docx", *ARRANGEMENT, kop("Wat spreken we af"), afspraak))
    assert waarden(weging, "arrangement_samenwerking") == {(True, True)}


@pytest.mark.parametrize(
    ("zin", "telt"),
    [
        ("De ouders hebben op 11-2-2026 thuis ingestemd met het handelingsdeel.", False),
        ("Op 11-2-2026 is het handelingsdeel ondertekend.", False),
        ("Op 11-2-2026 is het OPP met ouders besproken en hebben zij ingestemd met het handelingsdeel.", True),
        ("Op 11-2-2026 is met ouders en Bram teruggekeken.", True),
    ],
)
def test_instemmen_met_het_plan_is_nog_geen_evaluatie(zin: str, *, telt: bool) -> None:
    opp = bestand("opp.docx", *OPP, kop("Terugblik op het plan"), alinea("De evaluatie was op 27 januari 2025, met beide ouders."), alinea(zin))
    gevonden = {w for w, _ in waarden(dossier(bestand("f.docx", *FORMULIER), opp), "opp_evaluatie_datum")}
    assert (date(2026, 2, 11) in gevonden) is telt


def test_inschrijving_bij_is_de_school() -> None:
    weging = dossier(bestand("f.docx", *FORMULIER[:3], kop("School"), veld("Inschrijving bij", "Lindeveld College Eefde")))
    assert waarden(weging, "school_naam") == {("Lindeveld College Eefde", True)}
