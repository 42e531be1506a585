"""Vinden en wegen op kleine stukken: velden, keuzes, handtekeningen, scholen, het juiste kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dossiercheck.begrippen import Uitkomst, Wijze
from tests.bouwblok import FORMULIER, OPP, alinea, bestand, dossier, feit, keuze, kop, tabel, veld, waarden

TEKENKOPPEN = ("Rol", "Naam", "Datum", "Handtekening")


def test_leerling_school_en_geboortedatum() -> None:
    weging = dossier(bestand("f.docx", *FORMULIER))
    assert weging.aanvraagtype == "tlv-vso"
    assert weging.leerling_naam == "Bram Zandstra"
    assert weging.leerling_geboortedatum == date(2012, 4, 3)
    assert waarden(weging, "school_naam") == {("Lindenhof College", True)}
    assert waarden(weging, "aanvrager_vso") == {(False, True)}


def test_losse_naamvelden_worden_een_naam() -> None:
    delen = (veld("Roepnaam", "Bram"), veld("Voorvoegsel", "van der"), veld("Achternaam", "Zand"))
    weging = dossier(bestand("f.docx", kop("Aanmeldformulier tlv vso", 1), kop("Leerling"), *delen))
    assert weging.leerling_naam == "Bram van der Zand"


@pytest.mark.parametrize("leeg", ["", "…", "n.v.t.", "-", "nog invullen"])
def test_een_leeg_veld_is_geen_waarde(leeg: str) -> None:
    weging = dossier(bestand("f.docx", kop("Aanvraag tlv vso", 1), veld("Naam leerling", leeg), veld("Naam school", leeg)))
    assert not feit(weging, "leerling_naam").kandidaten
    assert not feit(weging, "school_naam").kandidaten


def test_onbestaande_geboortedatum_is_een_onbekende_waarde() -> None:
    weging = dossier(bestand("f.docx", kop("Aanvraag tlv vso", 1), veld("Naam leerling", "Bram Zandstra"), veld("Geboortedatum", "31-6-2012")))
    assert waarden(weging, "leerling_geboortedatum") == {(None, True)}


def test_geboortedatum_die_verschilt_tussen_stukken_is_onzeker() -> None:
    opp = (kop("Ontwikkelingsperspectief", 1), veld("Leerling", "Bram Zandstra"), veld("Geboortedatum", "3-4-2013"))
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *opp))
    assert {zeker for _, zeker in waarden(weging, "leerling_geboortedatum")} == {False}


def test_stuk_over_een_ander_kind_telt_niet_mee() -> None:
    ander = (kop("Ontwikkelingsperspectief", 1), veld("Leerling", "Mila Oosterhof"), veld("Geboortedatum", "9-9-2011"))
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("x.docx", *ander))
    assert weging.andere == {("x.docx", 1)}
    assert not feit(weging, "stuk_opp").kandidaten
    assert waarden(weging, "andere_leerling") == {(True, True)}
    assert waarden(weging, "leerling_naam") == {("Bram Zandstra", False)}


def test_categorie_en_evaluatie_aangekruist() -> None:
    blokken = (
        keuze("Gevraagde categorie", **{"1 (laag)": False, "2 (midden)": True, "3 (hoog)": False}),
        keuze("Het OPP is geëvalueerd met ouders", ja=True, nee=False),
        keuze("Het OPP is geëvalueerd met de leerling", ja=False, nee=True),
    )
    weging = dossier(bestand("f.docx", *FORMULIER, *blokken))
    assert waarden(weging, "categorie_gevraagd") == {(2, True)}
    assert waarden(weging, "opp_evaluatie_ouders") == {(True, True)}
    assert waarden(weging, "opp_evaluatie_leerling") == {(False, True)}


def test_niets_of_te_veel_aangekruist() -> None:
    niets = keuze("Het OPP is geëvalueerd met ouders", ja=False, nee=False)
    dubbel = keuze("Gevraagde categorie", **{"1 (laag)": True, "2 (midden)": True})
    weging = dossier(bestand("f.docx", *FORMULIER, niets, dubbel))
    assert not feit(weging, "opp_evaluatie_ouders").kandidaten
    assert waarden(weging, "categorie_gevraagd") == {(None, False)}


@pytest.mark.parametrize(
    ("cel", "verwacht"),
    [
        (True, {("gezet", True)}),
        ("Digitaal ondertekend door K. Zandstra op 3-9-2026", {("gezet", True)}),
        ("w.g. K. Zandstra", {("gezet", False)}),
        ("K. Zandstra", {("gezet", False)}),
        ("", {("leeg", True)}),
        ("volgt", {("leeg", True)}),
        ("3-9-2026", {("leeg", True)}),
        (None, {("gezet", False)}),
    ],
)
def test_wat_er_op_de_plek_van_de_handtekening_staat(cel: str | bool | None, verwacht: set[tuple[object, bool]]) -> None:
    weging = dossier(bestand("f.docx", *FORMULIER, tabel(TEKENKOPPEN, ("Ouder/verzorger", "K. Zandstra", "3-9-2026", cel))))
    assert waarden(weging, "handtekening_ouders") == verwacht


def test_twee_ouders_met_een_eigen_plek_tekenen_beiden() -> None:
    rijen = (("Ouder 1", "K. Zandstra", "", True), ("Ouder 2", "J. Mulder", "", ""))
    weging = dossier(bestand("f.docx", *FORMULIER, tabel(TEKENKOPPEN, *rijen)))
    assert waarden(weging, "handtekening_ouders") == {("leeg", True)}


def test_een_lege_tweede_plek_zonder_naam_telt_alleen_bij_twee_ouders_met_gezag() -> None:
    rijen = (("Ouder 1", "K. Zandstra", "", True), ("Ouder 2", "", "", ""))
    alleen = (*FORMULIER[:-1], veld("Ouder(s) met gezag", "K. Zandstra (eenhoofdig gezag)"))
    assert waarden(dossier(bestand("f.docx", *alleen, tabel(TEKENKOPPEN, *rijen))), "handtekening_ouders") == {("gezet", True)}
    assert waarden(dossier(bestand("f.docx", *FORMULIER, tabel(TEKENKOPPEN, *rijen))), "handtekening_ouders") == {("leeg", True)}


def test_handtekening_onder_het_opp_telt_niet_voor_het_formulier() -> None:
    opp = bestand("opp.docx", *OPP, tabel(TEKENKOPPEN, ("Ouder", "K. Zandstra", "", True)))
    assert not feit(dossier(bestand("f.docx", *FORMULIER), opp), "handtekening_ouders").kandidaten


def test_los_handtekeningenblad_telt_wel() -> None:
    blad = bestand("blad.docx", kop("Handtekeningenblad bij de aanvraag", 1), tabel(TEKENKOPPEN, ("Leerling", "Bram Zandstra", "", True)))
    form = bestand("f.docx", *FORMULIER, tabel(TEKENKOPPEN, ("Leerling", "Bram Zandstra", "", "")))
    assert waarden(dossier(form, blad), "handtekening_leerling") == {("gezet", True)}


def test_doelen_zonder_uitkomst_zijn_niet_geevalueerd() -> None:
    gepland = tabel(("Doel", "Aanpak", "Evaluatie", "Stand"), ("Bram plant zijn huiswerk", "agenda", "maart 2027", ""))
    gedaan = tabel(("Wat willen we bereiken", "Hoe", "Resultaat"), ("Bram plant zijn huiswerk", "agenda", "deels behaald"))
    assert not feit(dossier(bestand("opp.docx", *OPP, gepland)), "opp_doelen_geevalueerd").kandidaten
    assert waarden(dossier(bestand("opp.docx", *OPP, gedaan)), "opp_doelen_geevalueerd") == {(True, True)}


def test_de_laatste_evaluatie_van_een_stuk_telt() -> None:
    tekst = "Op 3 maart 2026 is het plan met moeder besproken. Op 14 september 2026 is het OPP opnieuw geëvalueerd met moeder en Bram."
    weging = dossier(bestand("opp.docx", *OPP, kop("Evaluatie"), alinea(tekst)))
    assert waarden(weging, "opp_evaluatie_datum") == {(date(2026, 9, 14), True)}
    assert [a.kandidaat.waarde for a in feit(weging, "opp_evaluatie_datum").afgevallen] == [date(2026, 3, 3)]


def test_invulhulp_is_geen_antwoord() -> None:
    uitleg = (kop("Leeswijzer"), alinea("Het OPP is op 3 maart 2026 geëvalueerd met ouders en leerling."))
    weging = dossier(bestand("opp.docx", *OPP, *uitleg))
    assert not feit(weging, "opp_evaluatie_ouders").kandidaten
    assert not feit(weging, "opp_evaluatie_datum").kandidaten


def test_onleesbaar_bestand_is_een_feit() -> None:
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("x.pdf", uitkomst=Uitkomst.GEWEIGERD))
    assert waarden(weging, "niet_leesbaar") == {(True, True)}


def test_hetzelfde_bestand_telt_een_keer() -> None:
    a = bestand("opp.docx", *OPP)
    b = bestand("opp (1).docx", *OPP)
    from dataclasses import replace

    weging = dossier(bestand("f.docx", *FORMULIER), a, replace(b, sha256=a.sha256))
    assert len(feit(weging, "stuk_opp").kandidaten) == 1
    assert feit(weging, "dubbel_document").kandidaten


def test_volgorde_van_bestanden_maakt_niets_uit() -> None:
    stukken = [bestand("f.docx", *FORMULIER), bestand("opp.docx", *OPP, kop("Evaluatie"), alinea("Op 14 september 2026 geëvalueerd met moeder en Bram."))]
    assert dossier(*stukken).feiten == dossier(*reversed(stukken)).feiten


def test_naam_in_een_onderwerpregel() -> None:
    brief = (kop("Verslag MDO", 1), veld("Betreft", "aanvraag ondersteuning voor Bram Zandstra"))
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("mdo.docx", *brief))
    assert waarden(weging, "leerling_naam") == {("Bram Zandstra", True)}


def test_een_naam_met_een_datum_is_geen_school() -> None:
    weging = dossier(bestand("f.docx", *FORMULIER, veld("Aanvragende school", "P. de Boer 03-09-2026")))
    assert waarden(weging, "school_naam") == {("Lindenhof College", True)}


def test_handtekening_naast_een_tabel_die_alleen_de_school_noemt() -> None:
    school = tabel(("Ondertekening", "Naam", "Handtekening"), ("School", "P. de Boer", True))
    ouder = replace(veld("Handtekening ouder(s)", ""), beeld=True)
    weging = dossier(bestand("f.docx", *FORMULIER, school, ouder))
    assert waarden(weging, "handtekening_school") == {("gezet", True)}
    assert waarden(weging, "handtekening_ouders") == {("gezet", True)}


def test_twee_rollen_op_een_regel_is_twijfel() -> None:
    akkoord = (veld("F Akkoord", ""), veld("Voor akkoord namens de school", "Voor akkoord, gezagdragende ouder"))
    weging = dossier(bestand("f.docx", *FORMULIER, *akkoord))
    assert waarden(weging, "handtekening_school") == {("gezet", False)}
    assert waarden(weging, "handtekening_ouders") == {("gezet", False)}


def test_antwoord_met_een_datum_voor_de_dubbele_punt() -> None:
    vraag = veld("Gevraagd bij andere gewone scholen", "")
    weging = dossier(bestand("f.docx", *FORMULIER, vraag, veld("Het Eikenrode, 16-9-2026", "geen plaats in de klas.")))
    assert waarden(weging, "regulier_onderzocht") == {(True, True)}


@pytest.mark.parametrize(("zin", "verwacht"), [("De vader van Bram was niet aanwezig.", True), ("Bram heeft niet meegedaan aan de evaluatie.", False)])
def test_van_wie_gezegd_wordt_dat_hij_er_niet_bij_was(zin: str, verwacht: bool) -> None:
    wie = "Bram, mentor" if verwacht else "moeder, mentor"
    opp = (kop("Ontwikkelingsperspectief", 1), veld("Leerling", "Bram Zandstra"), kop("Evaluatie 3-9-2026"), alinea(f"Aanwezig: {wie}. {zin}"))
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *opp))
    assert waarden(weging, "opp_evaluatie_leerling") == {(verwacht, True)}


def test_deze_evaluatie_in_de_vraag_na_die_over_ouders() -> None:
    ouders = keuze("5.2 Waren ouder(s)/verzorger(s) bij deze evaluatie betrokken?", ja=True, nee=False)
    leerling = keuze("5.3 Was de leerling bij deze evaluatie betrokken?", ja=True, nee=False)
    weging = dossier(bestand("f.docx", *FORMULIER, ouders, leerling))
    assert waarden(weging, "opp_evaluatie_leerling") == {(True, True)}


@pytest.mark.parametrize(
    ("vraag", "antwoord", "feit_", "verwacht"),
    [
        (
            "Contact met deskundigen van het vso",
            "Moeder heeft VSO De Wilg op 5 oktober 2026 gebeld en een rondleiding gehad.",
            "vso_geconsulteerd",
            (False, True),
        ),
        ("Contact met deskundigen van het vso", "VSO De Wilg is gemaild op 4 november 2026. Wij wachten op een reactie.", "vso_geconsulteerd", (True, False)),
        (
            "Andere reguliere scholen",
            "Bram kwam van het Berkeveld College; daar ging het ook niet. Verder is er niet gezocht.",
            "regulier_onderzocht",
            (False, True),
        ),
        ("Andere reguliere scholen", "Het zorgteam heeft niet gekeken naar het Berkeveld College omdat dat te ver is.", "regulier_onderzocht", (False, True)),
        (
            "Extra ondersteuning en effect",
            "Er is geen orthopedagoog betrokken geweest, omdat ouders daar geen effect van verwachtten.",
            "ondersteuning_extra",
            (False, True),
        ),
        ("Op overeenstemming gericht overleg", "Ouders zijn per brief geïnformeerd over de aanvraag op 2 oktober 2026.", "opp_overleg", (False, True)),
        ("Gevraagde categorie", "Wij dachten eerst aan categorie 1, maar vragen categorie 2 aan.", "categorie_gevraagd", (None, False)),
        ("Gevraagde categorie", "O 1 (laag)   X 2 (midden)   O 3 (hoog)", "categorie_gevraagd", (2, True)),
    ],
)
def test_wat_erop_lijkt_is_geen_bewijs(vraag: str, antwoord: str, feit_: str, verwacht: tuple[object, bool]) -> None:
    weging = dossier(bestand("f.docx", *FORMULIER, veld(vraag, antwoord)))
    assert waarden(weging, feit_) == {verwacht}


def test_een_voorwaarde_is_geen_geevalueerd_doel() -> None:
    opp = (kop("Ontwikkelingsperspectief", 1), veld("Leerling", "Bram Zandstra"), kop("Doelen"), alinea("Als het doel is behaald stellen we een nieuw doel."))
    assert not feit(dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *opp)), "opp_doelen_geevalueerd").kandidaten


def test_aanwezigen_in_de_zin_na_de_datum() -> None:
    opp = (kop("Ontwikkelingsperspectief", 1), veld("Leerling", "Bram Zandstra"), alinea("Evaluatie 2 oktober 2026. Aanwezig: moeder, mentor, Bram."))
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *opp))
    assert waarden(weging, "opp_evaluatie_ouders") == {(True, True)}
    assert waarden(weging, "opp_evaluatie_leerling") == {(True, True)}


def test_rollen_als_kolomkop_met_de_handtekening_eronder() -> None:
    teken = tabel(("School", "Ouder(s)", "Leerling"), (True, "", True))
    weging = dossier(bestand("f.docx", *FORMULIER, kop("Ondertekening"), teken))
    assert waarden(weging, "handtekening_school") == {("gezet", True)}
    assert waarden(weging, "handtekening_ouders") == {("leeg", True)}
    assert waarden(weging, "handtekening_leerling") == {("gezet", True)}


def test_een_datum_onder_de_geboorteregel_is_geen_geboortedatum() -> None:
    opp = (kop("Ontwikkelingsperspectief", 1), kop("Bram Zandstra, geb. 03-04-2012, De Wilg"), alinea("Evaluatie 21 september 2026 met moeder en Bram"))
    weging = dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *opp))
    assert waarden(weging, "leerling_geboortedatum") == {(date(2012, 4, 3), True)}


@pytest.mark.parametrize(("opp_naam", "verwacht"), [("Lars Zandstra", "Lisa Zandstra"), ("Lisa Zandstra", "Lisa Zandstra")])
def test_een_gescand_formulier_krijgt_nooit_de_naam_van_een_broer(opp_naam: str, verwacht: str) -> None:
    gegevens = (veld("Naam leerling", "Lisa Zandstra"), veld("Geboortedatum", "3-4-2012"), veld("Naam school", "Lindenhof College"))
    formulier = replace(bestand("f.pdf", kop("Aanvraag tlv vso", 1), *gegevens), wijze=Wijze.OCR)
    opp = (kop("Ontwikkelingsperspectief", 1), veld("Leerling", opp_naam), veld("Geboortedatum", "9-9-2010" if opp_naam != verwacht else "3-4-2012"))
    weging = dossier(formulier, bestand("opp.docx", *opp))
    assert weging.leerling_naam == verwacht
    assert weging.andere == (frozenset() if opp_naam == verwacht else {("opp.docx", 1)})


def test_de_getypte_spelling_gaat_voor_die_van_een_scan() -> None:
    gegevens = (veld("Naam leerling", "Li1y Mo1"), veld("Geboortedatum", "9-9-2010"), veld("Naam school", "Lindenhof College"))
    formulier = replace(bestand("f.pdf", kop("Aanvraag tlv vso", 1), *gegevens), wijze=Wijze.OCR)
    opp = (kop("Ontwikkelingsperspectief", 1), veld("Leerling", "Lily Mol"), veld("Geboortedatum", "9-9-2010"))
    assert dossier(formulier, bestand("opp.docx", *opp)).leerling_naam == "Lily Mol"


def test_een_slecht_gelezen_naam_wordt_niet_die_van_een_kind_met_een_andere_geboortedatum() -> None:
    gegevens = (replace(veld("Naam leerling", "Lm Zxstqa"), zeker=False), veld("Geboortedatum", "3-4-2012"), veld("Naam school", "Lindenhof College"))
    formulier = replace(bestand("f.pdf", kop("Aanvraag tlv vso", 1), *gegevens), wijze=Wijze.OCR)
    opp = (kop("Ontwikkelingsperspectief", 1), veld("Leerling", "Mila Oosterhof"), veld("Geboortedatum", "9-9-2010"))
    weging = dossier(formulier, bestand("opp.docx", *opp))
    assert weging.leerling_naam == "Lm Zxstqa"
    assert weging.andere == {("opp.docx", 1)}


@pytest.mark.parametrize(
    ("in_opp", "verwacht"), [("VSO De Zonnewijzer", {("VSO De Zonnewijzer", True)}), ("Lindenhof College", {("VSO De TLonnewyzer", False)})]
)
def test_slecht_gelezen_school_krijgt_de_spelling_van_een_getypt_stuk(in_opp: str, verwacht: set[tuple[object, bool]]) -> None:
    school = replace(veld("Aanvragende school", "VSO De TLonnewyzer"), zeker=False)
    formulier = bestand("f.pdf", kop("Aanmeldformulier tlv vso", 1), veld("Naam leerling", "Bram Zandstra"), veld("Geboortedatum", "3-4-2012"), school)
    opp = (kop("Ontwikkelingsperspectief", 1), veld("Leerling", "Bram Zandstra"), veld("School", in_opp))
    weging = dossier(replace(formulier, wijze=Wijze.OCR), bestand("opp.docx", *opp))
    assert {(k.waarde, k.zeker) for k in feit(weging, "school_naam").kandidaten[:1]} == verwacht


@pytest.mark.parametrize(("datum", "zeker"), [("1-06-2014", False), ("01-06-2014", True), ("1-6-2014", True), ("1 juni 2014", True)])
def test_op_een_scan_kan_een_cijfer_van_de_geboortedag_weg_zijn(datum: str, zeker: bool) -> None:
    formulier = bestand(
        "f.pdf", kop("Aanmeldformulier tlv vso", 1), veld("Naam leerling", "Bram Zandstra"), veld("Geboortedatum", datum), veld("School", "De Wilg")
    )
    assert waarden(dossier(replace(formulier, wijze=Wijze.OCR)), "leerling_geboortedatum") == {(date(2014, 6, 1), zeker)}
    assert waarden(dossier(formulier), "leerling_geboortedatum") == {(date(2014, 6, 1), True)}


def test_de_naam_uit_het_opp_geldt_als_hij_op_het_formulier_niet_te_vinden_is() -> None:
    formulier = (
        kop("Aanmeldformulier tlv vso", 1),
        veld("Geboortedatum", "3-4-2012"),
        veld("School", "De Wilg"),
        keuze("Geëvalueerd met leerling", ja=True, nee=False),
    )
    gesprek = (kop("Evaluatiegesprek 15-09-2026"), veld("Aanwezig", "moeder en mentor. Bram zou aansluiten maar kwam niet opdagen."))
    opp = bestand("opp.docx", kop("Ontwikkelingsperspectief", 1), veld("Leerling", "Bram Zandstra"), *gesprek)
    assert (False, True) in waarden(dossier(bestand("f.docx", *formulier), opp), "opp_evaluatie_leerling")
