"""Leesfouten in een scan: wat er stond wordt nooit gunstiger dan het was, en wat niet te lezen is wordt twijfel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dossiercheck.begrippen import Beeld, Blok, Feit, Gelezen, Kop, Plek, Veld, Wijze
from dossiercheck.vinden.herlezing import Herlezer
from dossiercheck.vinden.tekenplekken import tekenplekken
from dossiercheck.wegen import Weging
from tests.bouwblok import FORMULIER, OPP, alinea, bestand, dossier, feit, kop, veld, waarden, woordenschat


def scan(naam: str, *blokken: Blok) -> Gelezen:
    return replace(bestand(naam, *blokken), wijze=Wijze.OCR)


# --- de tweede lezing ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gelezen", "bedoeld"),
    [
        ("de evaluatie staat gep1and", "de evaluatie staat gepland"),
        ("dit is n1et besproken", "dit is niet besproken"),
        ("dit is nit besproken", "dit is niet besproken"),
        ("dit isniet besproken", "dit is niet besproken"),
        ("De ouderswarenverhinderd", "De ouders waren verhinderd"),
        ("isnietgeevalueerd", "is niet geevalueerd"),
        ("ge pland", "gepland"),
        ("Hancltekening leerling", "Handtekening leerling"),
        ("Op4 april", "Op 4 april"),
        ("V0orbeeld", "Voorbeeld"),
        ("op 12-11-2026 om 9.30 uur", "op 12-11-2026 om 9.30 uur"),
        ("Zij heeft dagelijks moeite met rekenen", "Zij heeft dagelijks moeite met rekenen"),
    ],
)
def test_een_woord_dat_niet_bestaat_wordt_het_bekende_woord_waar_het_op_lijkt(gelezen: str, bedoeld: str) -> None:
    herlezen = Herlezer(woordenschat()).tekst(gelezen)
    assert herlezen == bedoeld or herlezen.split()[:3] == bedoeld.split()[:3]


def test_namen_uit_het_dossier_worden_ook_hersteld() -> None:
    assert Herlezer(woordenschat(), ("Veldzicht Lyceum",)).tekst("Binnen het Ve1dz1cht Lyceurn") == "Binnen het Veldzicht Lyceum"


@pytest.mark.parametrize(
    "zin",
    [
        "De evaluatie met Bram en zijn vader staat gep1and voor de week van 7 september.",
        "De evaluatie op 7 september 2026 met Bram en zijn vader is n1et gehouden.",
        "De evaluatie van 7 september 2026 isniet met Bram en zijn vader besproken.",
        "De evaluatie op 7 september 2026 met Bram en zijn vader is afgezcgd.",
    ],
)
def test_een_leesfout_in_een_ontkenning_maakt_geen_bevestiging(zin: str) -> None:
    weging = dossier(bestand("f.docx", *FORMULIER), scan("opp.pdf", *OPP, kop("Evaluatie"), alinea(zin)))
    for begrip in ("opp_evaluatie_ouders", "opp_evaluatie_leerling"):
        assert (True, True) not in waarden(weging, begrip)


def test_een_goed_gelezen_zin_op_een_scan_blijft_zeker() -> None:
    zin = "Op 7 september 2026 is het OPP geëvalueerd met Bram en zijn vader."
    weging = dossier(bestand("f.docx", *FORMULIER), scan("opp.pdf", *OPP, kop("Evaluatie"), alinea(zin)))
    assert waarden(weging, "opp_evaluatie_ouders") == {(True, True)}


def test_een_onleesbare_tegenstem_blijft_een_tegenstem() -> None:
    voor = bestand("f.docx", *FORMULIER, veld("OPP geëvalueerd met ouders?", "ja"))
    tegen = scan("opp.pdf", *OPP, kop("Evaluatie"), alinea("De ouderswarenverhinderd; met hen is het OPP n1et geeva1ueerd."))
    assert {w for w, _ in waarden(dossier(voor, tegen), "opp_evaluatie_ouders")} == {True, False}


def test_op_een_getypt_stuk_verandert_er_niets() -> None:
    zin = "Op 7 september 2026 is het OPP geëvalueerd met Bram en zijn vader; staat gepiand in de agenda."
    getypt = dossier(bestand("f.docx", *FORMULIER), bestand("opp.docx", *OPP, kop("Evaluatie"), alinea(zin)))
    assert (True, True) in waarden(getypt, "opp_evaluatie_ouders")


# --- de eigen school -------------------------------------------------------------------------------

ANDERE = "Welke andere reguliere scholen zijn benaderd?"


def _regulier(school: str, antwoord: str, *, als_scan: bool) -> Feit:
    blokken = (kop("Aanvraag toelaatbaarheidsverklaring vso", 1), veld("Naam leerling", "Bram Zandstra"), veld("Geboortedatum", "3-4-2012"))
    maak = scan if als_scan else bestand
    return feit(dossier(maak("f.pdf", *blokken, veld("Naam school", school), veld(ANDERE, antwoord))), "regulier_onderzocht")


@pytest.mark.parametrize("school", ["Ve1dzicht Lyceum", "Veldzlcht Lyceurn", "Veldzicht Lyceum", "Veldzicht LyceumNoord"])
def test_de_eigen_school_met_leesfouten_is_geen_andere_school(school: str) -> None:
    gevonden = _regulier(school, "Het Veldzicht Lyceum heeft geen kleinere klas.", als_scan=True)
    assert not any(k.waarde is True and k.zeker for k in gevonden.kandidaten)


def test_zonder_leesbare_eigen_school_is_een_andere_school_niet_zeker() -> None:
    assert not any(k.zeker and k.waarde for k in _regulier("", "Het Veldzicht Lyceum heeft geen kleinere klas.", als_scan=True).kandidaten)


@pytest.mark.parametrize("locatie", ["locatie Zuiderhage", "vestiging Zuiderhage", "locatie in Zuiderhage", "vestiging aan de Zuiderhage"])
def test_een_locatie_van_de_eigen_school_is_geen_andere_school(locatie: str) -> None:
    gevonden = _regulier("CSG Veldzicht", f"CSG Veldzicht {locatie} heeft op 3 oktober 2026 laten weten dat er geen plek is.", als_scan=False)
    assert {(k.waarde, k.zeker) for k in gevonden.kandidaten} == {(False, True)}


def test_een_school_met_een_andere_locatie_in_haar_naam_is_de_eigen_school() -> None:
    gevonden = _regulier("CSG Veldzicht locatie Noorderhage", "CSG Veldzicht Locatie Zuiderhage heeft geen plek.", als_scan=False)
    assert {(k.waarde, k.zeker) for k in gevonden.kandidaten} == {(False, True)}


def test_een_locatie_van_een_andere_school_telt_wel() -> None:
    gevonden = _regulier("CSG Veldzicht", "Het Bosrijk College, locatie Zuiderhage, heeft op 3 oktober 2026 geen plek.", als_scan=False)
    assert {(k.waarde, k.zeker) for k in gevonden.kandidaten} == {(True, True)}


# --- het juiste kind -------------------------------------------------------------------------------

VERHAAL = "Het doel rekenen is behaald. Hij werkt nu zelfstandig aan zijn taken en vraagt op tijd om hulp bij de docent."


def _met_opp(*kopblok: Blok, als_scan: bool = True) -> Weging:
    maak = scan if als_scan else bestand
    return dossier(bestand("f.docx", *FORMULIER), maak("opp.pdf", kop("Ontwikkelingsperspectief", 1), *kopblok, kop("Doelen"), alinea(VERHAAL)))


@pytest.mark.parametrize("naam", ["GijsRoelvink", "Roelvink", "G1jsRoe1vink"])
def test_een_scan_met_een_andere_half_gelezen_naam_telt_niet_zeker_mee(naam: str) -> None:
    weging = _met_opp(veld("Leerling", naam))
    assert not any(zeker for _, zeker in waarden(weging, "stuk_opp") | waarden(weging, "leerling_naam"))


def test_een_scan_zonder_de_naam_van_de_leerling_telt_niet_zeker_mee() -> None:
    assert waarden(_met_opp(alinea("Gijs Roelvink")), "stuk_opp") == {(True, False)}


@pytest.mark.parametrize("regel", ["Bram Zandstra", "BramZandstra", "Brarn Zandstra", "B. Zandstra", "geboren 3-4-2012"])
def test_een_scan_waar_de_leerling_ergens_in_staat_telt_mee(regel: str) -> None:
    assert waarden(_met_opp(alinea(regel)), "stuk_opp") == {(True, True)}


def test_een_getypt_stuk_zonder_naam_telt_mee() -> None:
    assert waarden(_met_opp(als_scan=False), "stuk_opp") == {(True, True)}


# --- twee typen ------------------------------------------------------------------------------------


@pytest.mark.parametrize("omgekeerd", [False, True])
def test_formulieren_voor_twee_typen_geven_geen_type(omgekeerd: bool) -> None:
    verlenging = (kop("Aanvraag verlenging toelaatbaarheidsverklaring vso", 1), *FORMULIER[1:])
    stukken = [bestand("a.docx", *FORMULIER), bestand("b.docx", *verlenging)]
    weging = dossier(*(reversed(stukken) if omgekeerd else stukken))
    assert weging.aanvraagtype is None
    assert weging.tegenstrijdige_typen == ("tlv-vso", "tlv-vso-verlenging")


def test_twee_formulieren_van_hetzelfde_type_houden_hun_type() -> None:
    assert dossier(bestand("a.docx", *FORMULIER), bestand("b.docx", *FORMULIER, alinea("Tweede versie."))).aanvraagtype == "tlv-vso"


# --- handtekeningen --------------------------------------------------------------------------------


def _op(blok: Blok, boven: float) -> Blok:
    return replace(blok, plek=Plek("f.pdf", 1, (60.0, boven, 200.0, boven + 10)))


def _blad(tussen: str) -> tuple[Blok, ...]:
    inkt = Beeld(Plek("f.pdf", 1, (250.0, 160.0, 350.0, 180.0)))
    return (_op(kop("Ondertekening"), 60), _op(kop("Handtekening ouder"), 100), _op(alinea(tussen), 130), inkt)


@pytest.mark.parametrize(("tussen", "inkt"), [("Hxxdtkwnlng lwrlnq", None), ("naam: K. Zandstra", True), ("12-11-2026", True)])
def test_inkt_onder_een_onleesbare_regel_is_op_een_scan_van_niemand_zeker(tussen: str, inkt: bool | None) -> None:
    _, plekken = tekenplekken(_blad(tussen), woordenschat(), scan=True)
    assert [p.inkt for p in plekken] == [inkt]
    _, getypt = tekenplekken(_blad(tussen), woordenschat())
    assert [p.inkt for p in getypt] == [True]


def test_het_veld_met_de_naam_van_de_leerling_is_geen_tekenplek() -> None:
    blokken = (_op(kop("Handtekeningenblad"), 60), _op(veld("Naam leerling", "Bram Zandstra"), 80), _op(kop("Handtekening school"), 100))
    inkt = Beeld(Plek("f.pdf", 1, (250.0, 95.0, 350.0, 125.0)))
    _, plekken = tekenplekken((*blokken, inkt), woordenschat())
    assert [(p.rol, p.inkt) for p in plekken] == [("Handtekening school", True)]


def _ouders(gezag: str) -> set[tuple[object, bool]]:
    blokken = [b for b in FORMULIER if not isinstance(b, Veld) or "gezag" not in b.etiket]
    teken = (replace(veld("Handtekening ouder 1", ""), beeld=True), veld("Handtekening ouder 2", ""))
    return waarden(dossier(scan("f.pdf", *blokken, veld("Ouder(s) met gezag", gezag), Kop("Ondertekening", 2, Plek("")), *teken)), "handtekening_ouders")


def test_een_lege_plek_voor_ouder_2_telt_alleen_niet_als_er_leesbaar_een_ouder_is() -> None:
    assert _ouders("K. Zandstra") == {("gezet", True)}
    assert _ouders("K. Zandstra en J. Mulder") == {("leeg", True)}
    assert _ouders("") == _ouders("K.ZandstraenJ.Mulder") == {("gezet", False)}


# --- bsn en datums ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nummer", "op_scan", "getypt"),
    [
        ("123456782", {(True, True)}, {(True, True)}),
        ("123456789", {(False, True)}, {(False, True)}),
        ("1223456782", {(None, False)}, {(False, True)}),  # zonder het dubbele cijfer klopt het: een leesfout
        ("1123456799", {(False, True)}, {(False, True)}),  # ook zonder een dubbel cijfer klopt het niet
        ("12345678", {(False, True)}, {(False, True)}),
        ("12345", {(None, False)}, set()),
        ("1234567", {(None, False)}, {(False, True)}),
        ("12-11-2026", {(False, True)}, {(False, True)}),
    ],
)
def test_een_bsn_met_een_verkeerd_aantal_cijfers_is_nooit_stil(nummer: str, op_scan: set[object], getypt: set[object]) -> None:
    blokken = (*FORMULIER, veld("BSN", nummer))
    assert waarden(dossier(scan("f.pdf", *blokken)), "bsn") == op_scan
    assert waarden(dossier(bestand("f.docx", *blokken)), "bsn") == getypt


def test_een_onleesbaar_bsn_op_een_scan_geeft_een_melding_en_geen_signaal() -> None:
    weging = dossier(scan("f.pdf", *FORMULIER, veld("BSN", "12345")))
    assert weging.feiten["bsn_onleesbaar"].kandidaten
    assert not weging.feiten["bsn_ongeldig"].kandidaten


def test_een_onleesbare_datum_op_een_scan_is_niet_afwezig() -> None:
    blokken = (FORMULIER[0], FORMULIER[1], veld("Geboortedatum", "3-4-2O!2 (2)"), FORMULIER[3])
    assert waarden(dossier(scan("f.pdf", *blokken)), "leerling_geboortedatum") <= {(None, False)}


def test_een_gescand_formulier_zonder_leesbare_naam_krijgt_niet_zeker_de_naam_van_een_ander_stuk() -> None:
    vragen = (veld("Nxxm lxxrllng", "Brxm"), veld("Naam school", "Lindenhof College"), veld("Toelichting", VERHAAL))
    opp = bestand("opp.docx", kop("Ontwikkelingsperspectief", 1), veld("Leerling", "Gijs Roelvink"), alinea(VERHAAL))
    weging = dossier(scan("f.pdf", FORMULIER[0], *vragen), opp)
    assert not any(zeker for begrip in ("stuk_opp", "leerling_naam") for _, zeker in waarden(weging, begrip))
    heel = dossier(scan("f.pdf", FORMULIER[0], *vragen, veld("Over", "Gijs Roelvink")), opp)
    assert waarden(heel, "stuk_opp") == {(True, True)}


def test_een_scan_met_bijna_dezelfde_naam_en_een_andere_datum_gaat_over_een_ander_en_maakt_de_datum_onzeker() -> None:
    weging = _met_opp(veld("Leerling", "Bas Zandstra"), veld("Geboortedatum", "4-3-2014"))
    assert waarden(weging, "andere_leerling") == {(True, True)}
    assert waarden(weging, "stuk_opp") == set()
    assert waarden(weging, "leerling_geboortedatum") == {(date(2012, 4, 3), False)}
