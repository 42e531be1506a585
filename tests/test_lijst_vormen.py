"""Leerlinglijsten zoals scholen ze maken: dubbele koppen, samengestelde cellen, opmerkingen, nieuwkomers en digitale ondertekening."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dossiercheck.begrippen import KOPSCHEIDING, Blok, Gelezen, Rapport
from dossiercheck.vinden.lijst.kolommen import lees_kolommen
from tests.bouwblok import alinea, kop, tabel, veld, woordenschat
from tests.maak_lijst import ANDER, BASIS, Cel, Rij, bijlage, blad, controleer, rij, status, werkmap

GEBIEDEN = ("LA technisch lezen", "LA begrijpend lezen", "LA spelling", "LA inzichtelijk rekenen")
LWOO: dict[str, Cel] = {**rij("Zienswijze ouders"), "IQ": 98, **dict(zip(GEBIEDEN, ("31%", "36%", "28%", "40%"), strict=True))}
Lijst = Callable[..., Gelezen]


@pytest.fixture
def lijst(tmp_path: Path) -> Lijst:
    def maak(*rijen: Rij, titel: str = "Aanvraag tlv praktijkonderwijs") -> Gelezen:
        return werkmap(tmp_path / "lijst.xlsx", blad(rijen, titel))

    return maak


def zonder(*weg: str, **erbij: Any) -> dict[str, Cel]:
    """De basisrij zonder kolommen, en met andere erbij."""
    return rij(*weg) | erbij


# --- leerachterstand -------------------------------------------------------------------------------


def _met_groep(groep: str, **kolommen: Cel) -> dict[str, Cel]:
    return zonder(*GEBIEDEN, **{f"{groep}{KOPSCHEIDING}{naam}": waarde for naam, waarde in kolommen.items()})


@pytest.mark.parametrize(
    ("extra", "verwacht"),
    [
        (_met_groep("Didactisch (DLE)", **{"DL": 60, "Techn. lezen": 38, "Begr. lezen": 26, "Spelling": 29, "Inz. rekenen": 22}), "voldaan"),
        (_met_groep("Didactisch (DLE)", **{"DL": 60, "Begr. lezen": 46, "Inz. rekenen": 42}), "ontbreekt"),
        (_met_groep("Leerachterstand (DLE en DL)", **{"DL": 55, "DLE-BL": 22, "DLE-IR": 20}), "voldaan"),
        (_met_groep("Begrijpend lezen", DLE=22, DL=55) | _met_groep("Rekenen", DLE=22, DL=55), "voldaan"),
        (zonder(*GEBIEDEN, **{"BL (DLE / LA)": "22 / 60%", "IR (DLE / LA)": "24 (56%)", "DL": 55}), "voldaan"),
        (zonder(*GEBIEDEN, **{"DL/DLE begrijpend lezen": "55/24", "DL/DLE rekenen": "55/18"}), "voldaan"),
        (zonder(*GEBIEDEN, **{"Didactisch (TL/BL/SP/IR in % LA)": "45/61/52/57"}), "voldaan"),
        (zonder(*GEBIEDEN, **{"Didactisch (TL/BL/SP/IR in % LA)": "BL: 61%; IR: 58%"}), "voldaan"),
        (zonder(*GEBIEDEN, **{"Didactisch (TL/BL/SP/IR in % LA)": "45/61/52"}), "nakijken"),
        (zonder(*GEBIEDEN, **{"BL %": 61, "IR %": 58}), "voldaan"),
        (zonder(*GEBIEDEN, BL="61%", IR="58%"), "nakijken"),
        (zonder(*GEBIEDEN, **{"LA BL": "60 (DLE 22)", "LA IR": "58 (DLE 23)"}), "voldaan"),
        (zonder(*GEBIEDEN, **{"LA BL": "60 (DLE 22)", "LA IR": "58 (DLE 40)", "DL": 55}), "nakijken"),
        (zonder(*GEBIEDEN, **{"LA BL": "-60%", "LA IR": "-58%"}), "nakijken"),
        (zonder(*GEBIEDEN, **{"LA TL": "-5%", "LA BL": "60%", "LA IR": "58%"}), "voldaan"),
        (zonder(*GEBIEDEN, **{"BL %": 61, "IR %": 58, "LR SP": "40%"}), "nakijken"),
        (zonder(*GEBIEDEN, **{"LA TL": "niet afgenomen", "LA BL": "50%", "LA SP": "n.a.", "LA IR": "50%"}), "voldaan"),
    ],
)
def test_leerachterstand_onder_een_groep_of_in_een_samengestelde_cel(lijst: Lijst, extra: Rij, verwacht: str) -> None:
    assert status(controleer(lijst(extra)), "indicatie.criteria") == verwacht


def test_niet_afgenomen_is_geen_achterstand(lijst: Lijst) -> None:
    rapport = controleer(lijst(zonder(*GEBIEDEN, **{"LA BL": "61%", "LA IR": "niet afgenomen", "LA SP": "-"})))
    assert status(rapport, "leerachterstand.vermeld") == "ontbreekt"


@pytest.mark.parametrize(
    ("regel", "verwacht"),
    [
        (["Kolommen TL t/m RI: leerachterstand"], "voldaan"),
        (["TL, BL, SP en IR: leerachterstand in procenten"], "voldaan"),
        (["Getallen in de lijst: LA"], "voldaan"),
        (["Scores", "leerachterstand"], "voldaan"),
        (["Scores: leerrendement"], "ontbreekt"),
        (["Kolommen TL t/m IR: zie toelichting"], "nakijken"),
        (["LA: leerachterstand"], "nakijken"),
    ],
)
def test_een_regel_boven_de_lijst_zegt_wat_de_getallen_zijn(tmp_path: Path, regel: list[Cel], verwacht: str) -> None:
    cellen = blad([zonder(*GEBIEDEN, TL=0.61, BL=0.62, SP=0.55, IR=0.58)])
    gelezen = werkmap(tmp_path / "lijst.xlsx", [*cellen[:2], regel, *cellen[2:]])
    assert status(controleer(gelezen), "indicatie.criteria") == verwacht


# --- intelligentie ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "middel", "dag"),
    [
        ("IQ-totaal", "IQ-toets", "Datum IQ-toets"), ("TIQ", "IQ-test", "Datum IQ"), ("IQ", "Intelligentietoets (IQ)", "Afname IQ-toets"),
        ("Totaal-IQ", "IQ-onderzoek", "Datum IQ-onderzoek"), ("IQ score", "IQ gemeten met", "IQ afgenomen op"), ("IQ", "IQ-middel", "Datum test"),
    ],
)  # fmt: skip
def test_van_twee_kolommen_over_het_iq_is_een_het_instrument(lijst: Lijst, score: str, middel: str, dag: str) -> None:
    rapport = controleer(lijst(zonder("IQ", "Instrument", "Datum afname", **{score: 68, middel: "WISC-V", dag: "12-1-2026"})))
    assert (status(rapport, "iq.vermeld"), status(rapport, "instrument.toegestaan")) == ("voldaan", "voldaan")


@pytest.mark.parametrize(("middel", "verwacht"), [("Toets", "voldaan"), ("Gemeten met", "voldaan"), ("Onderzocht met", "voldaan"), ("Mentor", "nakijken")])
def test_een_kolom_vlak_achter_het_iq_is_het_instrument(lijst: Lijst, middel: str, verwacht: str) -> None:
    rest = {k: v for k, v in rij("IQ", "Instrument", "Datum afname").items() if k not in GEBIEDEN}
    achter: dict[str, Cel] = {"IQ totaal": 66, middel: "WISC-V-NL", "Afgenomen": "12-1-2026", **{g: BASIS[g] for g in GEBIEDEN}}
    assert status(controleer(lijst(rest | achter)), "iq.vermeld") == verwacht


def test_een_toets_achter_een_leerachterstand_is_geen_iq_instrument() -> None:
    assert [k.onderwerp for k in lees_kolommen(("Naam", "IQ", "LA BL", "Toets"), woordenschat().lijst)] == ["naam", "iq", None, None]


def test_een_kolom_iq_toets_alleen_is_het_iq(lijst: Lijst) -> None:
    assert status(controleer(lijst(zonder("IQ", **{"IQ-toets": 68}))), "iq.vermeld") == "voldaan"


@pytest.mark.parametrize(
    ("opmerking", "verwacht"),
    [
        ("TIQ 66 (WISC-V, 12-01-2026)", ("voldaan", "voldaan")),
        ("IQ wordt nog onderzocht", ("ontbreekt", "nakijken")),
        ("broer had IQ 70", ("nakijken", "nakijken")),
        ("TIQ 66 (WISC-V, 31-06-2025)", ("nakijken", "voldaan")),
        ("TIQ 66 (testboekje, 12-01-2026)", ("nakijken", "nakijken")),
    ],
)
def test_iq_in_een_opmerking(lijst: Lijst, opmerking: str, verwacht: tuple[str, str]) -> None:
    rapport = controleer(lijst(zonder("IQ", "Instrument", "Datum afname", Opmerkingen=opmerking)))
    assert (status(rapport, "iq.vermeld"), status(rapport, "instrument.toegestaan")) == verwacht


def test_afnamedatum_en_instrument_in_de_kop(lijst: Lijst) -> None:
    rapport = controleer(lijst(zonder("IQ", "Instrument", "Datum afname", **{"TIQ (NIO, afname 14-11-2025)": 66})))
    assert status(rapport, "iq.vermeld") == "voldaan"


@pytest.mark.parametrize(
    ("instrument", "verwacht"), [("WISC-5", "voldaan"), ("WISC-IV", "nakijken"), ("SON-R 2-8", "nakijken"), ("Testboekje CAP", "nakijken")]
)
def test_schrijfwijze_van_een_instrument(lijst: Lijst, instrument: str, verwacht: str) -> None:
    assert status(controleer(lijst(rij(Instrument=instrument))), "instrument.toegestaan") == verwacht


# --- adres, zienswijze en toelichting --------------------------------------------------------------


@pytest.mark.parametrize(
    ("adres", "verwacht"), [("Laan 4, 7311 AB Apeldoorn", "voldaan"), ("7311 AB Apeldoorn", "ontbreekt"), ("Apeldoorn, 7311 AB", "ontbreekt")]
)
def test_adres_in_een_cel(lijst: Lijst, adres: str, verwacht: str) -> None:
    rapport = controleer(lijst(zonder("Adres", "Postcode", "Woonplaats", **{"Adres, postcode en woonplaats": adres})))
    assert status(rapport, "leerling.naw") == verwacht


@pytest.mark.parametrize(
    ("naam", "tekst", "verwacht"),
    [
        ("Hoe staan ouders erin?", "Vader en moeder vinden het passend.", "voldaan"),
        ("Wat vinden ouders?", "prima", "voldaan"),
        ("Ouders akkoord?", "ja", "voldaan"),
        ("Ouders akkoord?", "n", "nakijken"),
        ("Ouders gesproken op", "12-5-2026", "nakijken"),
        ("Ouders", "Moeder is positief over pro", "voldaan"),
        ("Ouders", "nog niet bereikt", "ontbreekt"),
        ("Ouders", "Jan en Marie Zandstra", "ontbreekt"),
        ("Zienswijze ouders", "zie map", "ontbreekt"),
        ("Zienswijze ouders", "12-5-2026", "nakijken"),
        ("Zienswijze ouders", "gesprek gepland op 2 juni", "ontbreekt"),
        ("Zienswijze ouders", "nog bespreken", "ontbreekt"),
        ("Zienswijze ouders", "ouders waren niet aanwezig bij het gesprek", "nakijken"),
        ("Zienswijze ouders", "geen bezwaar", "voldaan"),
        ("Zienswijze ouders", "nee, willen vmbo", "voldaan"),
        ("Ouders", "uitgenodigd voor een gesprek", "nakijken"),
    ],
)
def test_wat_ouders_vinden_onder_een_andere_kop(lijst: Lijst, naam: str, tekst: str, verwacht: str) -> None:
    anders = {naam: tekst}
    assert status(controleer(lijst(zonder("Zienswijze ouders", **anders), {**ANDER, **anders})), "zienswijze.ouders") == verwacht


@pytest.mark.parametrize(
    ("opmerking", "verwacht"),
    [
        ("Het IQ ligt net boven de grens, maar door het zwakke werkgeheugen is praktijkonderwijs de best passende plek.", "voldaan"),
        ("Het IQ ligt net boven de grens.", "nakijken"),
        ("Leuke jongen, houdt van voetbal en van zijn hond en wil later graag bij de brandweer.", "ontbreekt"),
        ("Toelichting volgt", "ontbreekt"),
    ],
)
def test_toelichting_in_een_opmerking(lijst: Lijst, opmerking: str, verwacht: str) -> None:
    assert status(controleer(lijst(rij(IQ=84, Opmerkingen=opmerking))), "indicatie.criteria") == verwacht


# --- sociaal-emotioneel ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("instrument", "door", "verwacht"),
    [
        ("SVL", "mw. K. Dam, orthopedagoog", "voldaan"),
        ("SVL", "mentor", "nakijken"),
        ("SEQ-Z", "GZ-psycholoog", "nakijken"),
        ("mentor ziet veel onzekerheid", "", "ontbreekt"),
        ("", "", "ontbreekt"),
    ],
)
def test_deskundige_in_een_eigen_kolom(lijst: Lijst, instrument: str, door: str, verwacht: str) -> None:
    rapport = controleer(lijst(LWOO | {"SE instrument": instrument, "Afgenomen door": door}, titel="Aanwijzing lwoo"))
    assert status(rapport, "sociaal-emotioneel.onderzoek") == verwacht


def test_wie_het_iq_afnam_is_geen_sociaal_emotioneel_onderzoek(lijst: Lijst) -> None:
    kolommen = list(LWOO)
    na_iq = {k: LWOO[k] for k in kolommen[: kolommen.index("Datum afname") + 1]} | {"Afgenomen door": "orthopedagoog"}
    rapport = controleer(lijst({**na_iq, **{k: LWOO[k] for k in GEBIEDEN}, "SE": "SVL afgenomen"}, titel="Aanwijzing lwoo"))
    assert status(rapport, "sociaal-emotioneel.onderzoek") == "nakijken"


# --- nieuwkomers -----------------------------------------------------------------------------------


ISK: dict[str, Cel] = zonder(
    *GEBIEDEN, **{"Aankomstdatum NL": "1-3-2024", "Datum 1e school NL": "15-3-2024", "LTT": "laag", "DL": 60, "TOA BL (DLE)": 14, "TOA rek (DLE)": 18}
)
BESCHREVEN: dict[str, Cel] = {"Schoolverleden en gezin": "gevlucht, drie jaar school", "Nodig in vo": "kleine groep en veel herhalen"}


@pytest.mark.parametrize(
    ("geboden", "verwacht"),
    [
        ("tien uur NT2 per week; spreekt nu in zinnen", "voldaan"),
        ("Hij kreeg NT2 in een klein groepje. Na vier maanden leest hij losse woorden.", "voldaan"),
        ("Hij kreeg NT2 in een klein groepje. Na een jaar kan hij de klok lezen.", "voldaan"),
        ("Hij kreeg NT2 in een klein groepje. Na vier maanden kreeg hij er logopedie bij.", "nakijken"),
        ("Hij kreeg NT2 in een klein groepje. Na een jaar kan hij naar de praktijkschool.", "nakijken"),
        ("tien uur NT2 per week", "nakijken"),
        ("", "ontbreekt"),
        ("volgt", "ontbreekt"),
    ],
)
def test_hulp_op_de_isk_met_effect(lijst: Lijst, geboden: str, verwacht: str) -> None:
    rapport = controleer(lijst(ISK | BESCHREVEN | {"Taalbegeleiding ISK + resultaat": geboden}))
    assert status(rapport, "isk.ondersteuning") == verwacht
    assert status(rapport, "isk.datum-school") == "voldaan"


@pytest.mark.parametrize(("uitleg", "verwacht"), [("met de tabel van de ISK omgerekend naar DLE", "voldaan"), ("", "nakijken")])
def test_uitleg_van_de_omrekening_in_een_eigen_kolom(lijst: Lijst, uitleg: str, verwacht: str) -> None:
    assert status(controleer(lijst(ISK | {"Uitleg bij TOA": uitleg})), "isk.leerachterstand") == verwacht


@pytest.mark.parametrize(
    ("opmerking", "verwacht"), [("ISK-leerling", "ontbreekt"), ("komt van de schakelklas", "ontbreekt"), ("geen ISK", "nvt"), ("broer zit op de ISK", "nvt")]
)
def test_isk_in_een_opmerking(lijst: Lijst, opmerking: str, verwacht: str) -> None:
    assert status(controleer(lijst(rij(Opmerkingen=opmerking))), "isk.datum-school") == verwacht


@pytest.mark.parametrize(
    ("naam", "onderwerp"),
    [
        ("Wat bood de ISK en hielp het?", "isk_ondersteuning"),
        ("Wat heeft de leerling in het vo nodig?", "isk_behoeften"),
        ("Onderwijs in NL sinds", "isk_datum_school"),
        ("Eerste schoolinschrijving NL", "isk_datum_school"),
        ("Voor het eerst naar les in Nederland", "isk_datum_school"),
        ("Aankomstdatum NL", "isk_datum_nederland"),
        ("Ouder(s) over plaatsing", "zienswijze"),
        ("Voogd over lwoo", "zienswijze"),
        ("Gesprek met ouders over lwoo", "ouders"),
        ("Informatie aan ouders over plaatsing", None),
        ("Eerste keus school", None),
        ("Opm.", "opmerking"),
        ("Afname d.d.", "iq_datum"),
        ("Test d.d.", "iq_datum"),
        ("Doorstroomadvies", "advies"),
        ("Roepn.", "roepnaam"),
        ("SEO", "se"),
        ("Instr.", "iq_instrument"),
        ("SE afgenomen door", "se_deskundige"),
        ("Toelichting bij tegenstrijdige criteria", "toelichting"),
    ],
)
def test_kolomnamen(naam: str, onderwerp: str | None) -> None:
    assert woordenschat().lijst.kolom(naam) == onderwerp


# --- digitale ondertekening ------------------------------------------------------------------------


def _handtekeningen(rapport: Rapport) -> tuple[str, str]:
    return status(rapport, "handtekening.bevoegd-gezag"), status(rapport, "handtekening.gedragswetenschapper")


GEZAG = alinea("Elektronisch ondertekend door F. Braak, directeur, namens het bevoegd gezag op 11-05-2026 09:14 via Evidos.")
DESKUNDIGE = alinea("Elektronisch ondertekend door Y. Bos, orthopedagoog (gedragswetenschapper) op 12-05-2026 via Evidos.")
ROL_MET_VERKLARING: tuple[Blok, ...] = (
    kop("Voor het bevoegd gezag", 3), veld("Naam", "F. Braak (rector)"), veld("Datum", "11-05-2026"),
    alinea("Digitaal ondertekend door F. Braak op 11-05-2026 09:14"), veld("Handtekening", "(ValidSign)"),
)  # fmt: skip
ROLLEN = (veld("Bevoegd gezag", "F. Braak"), veld("Gedragswetenschapper", "Y. Bos"))


@pytest.mark.parametrize(
    ("blokken", "verwacht"),
    [
        ((GEZAG, DESKUNDIGE), ("voldaan", "voldaan")),
        ((GEZAG, veld("Gedragswetenschapper", "")), ("voldaan", "ontbreekt")),
        ((*ROL_MET_VERKLARING, kop("Gedragswetenschapper", 3), veld("Naam", "Y. Bos"), veld("Handtekening", "")), ("voldaan", "ontbreekt")),
        ((*ROLLEN, alinea("F. Braak heeft ondertekend op 11-5-2026 (SignHost)"), alinea("Y. Bos heeft ondertekend op 11-5-2026")), ("voldaan", "voldaan")),
        ((*ROLLEN, alinea("F. Braak heeft ondertekend op 11-5-2026 (SignHost)")), ("voldaan", "nakijken")),
        ((*ROLLEN, alinea("De lijst moet voor 1-6-2026 digitaal ondertekend worden door bevoegd gezag en gedragswetenschapper.")), ("nakijken", "nakijken")),
        ((veld("Bevoegd gezag", "volgt via ValidSign"), veld("Gedragswetenschapper", "nog te tekenen via ValidSign")), ("ontbreekt", "ontbreekt")),
    ],
)
def test_verklaring_van_een_ondertekendienst(lijst: Lijst, blokken: tuple[Blok, ...], verwacht: tuple[str, str]) -> None:
    blad_ = bijlage("akkoord.pdf", kop("Ondertekening leerlinglijst praktijkonderwijs", 1), *blokken)
    assert _handtekeningen(controleer(lijst(BASIS), blad_)) == verwacht


# --- meer bladen, en wat boven de lijst staat ------------------------------------------------------


WIE = ("Voornaam", "Tussenvoegsel", "Achternaam")
SCORES = ("IQ", "Instrument", "Datum afname", *GEBIEDEN)


@pytest.mark.parametrize(
    ("naam", "aantal", "verwacht"), [("Zandstra, Bram van", 1, "voldaan"), ("B. van Zandstra", 1, "voldaan"), ("M. van Zandstra", 2, "ontbreekt")]
)
def test_scores_op_een_tweede_blad_onder_een_andere_schrijfwijze(tmp_path: Path, naam: str, aantal: int, verwacht: str) -> None:
    scores = {"Leerling": naam, **{k: BASIS[k] for k in SCORES}}
    rapport = controleer(werkmap(tmp_path / "l.xlsx", blad([rij(*SCORES)]), blad([scores]), namen=["NAW", "Scores"]))
    assert (len(rapport.aanvragen), status(rapport, "leerachterstand.vermeld")) == (aantal, verwacht)


def test_didactische_leeftijd_op_het_ene_blad_en_dle_op_het_andere(tmp_path: Path) -> None:
    dle = {**{k: BASIS[k] for k in WIE}, "BL": 22, "IR": 20}
    rapport = controleer(werkmap(tmp_path / "l.xlsx", blad([zonder(*GEBIEDEN, DL=55)]), blad([dle]), namen=["leerlingen", "DLE-scores"]))
    assert status(rapport, "indicatie.criteria") == "voldaan"


def test_didactische_leeftijd_in_een_regel_boven_de_lijst(tmp_path: Path) -> None:
    cellen = blad([zonder(*GEBIEDEN, **{"DLE BL": 22, "DLE IR": 20})])
    cellen[2:2] = [["DL = 55 (medio groep 8)"]]
    assert status(controleer(werkmap(tmp_path / "l.xlsx", cellen)), "indicatie.criteria") == "voldaan"


@pytest.mark.parametrize(("tweede", "verwacht"), [("Rekenen", "voldaan"), ("Wereldorientatie", "ontbreekt")])
def test_een_regel_per_vakgebied(tmp_path: Path, tweede: str, verwacht: str) -> None:
    wie = {k: BASIS[k] for k in WIE}
    regels: list[Rij] = [{**wie, "Vakgebied": vak, "Datum": "10-1-2026", "DLE": 22, "DL": 55} for vak in ("Begrijpend lezen", tweede)]
    rapport = controleer(werkmap(tmp_path / "l.xlsx", blad([rij(*GEBIEDEN)]), blad(regels), namen=["leerlingen", "toetsen"]))
    assert status(rapport, "leerachterstand.vermeld") == verwacht
    assert status(rapport, "iq.vermeld") == "voldaan"


@pytest.mark.parametrize(
    ("boven", "verwacht"),
    [
        ([["Alle leerlingen zijn op 14 november 2025 getest met de NIO."]], ("voldaan", "voldaan")),
        ([["Instrument IQ", "NIO"], ["Afnamedatum IQ", "14-11-2025"]], ("voldaan", "voldaan")),
        ([["Alle leerlingen zijn op 31 november 2025 getest met de NIO."]], ("nakijken", "voldaan")),
        ([["Alle leerlingen zijn op 14 november 2025 getest met de Testbatterij X."]], ("nakijken", "nakijken")),
        ([["Wij gebruiken liever de NIO."]], ("nakijken", "nakijken")),
    ],
)
def test_instrument_en_afnamedatum_boven_de_lijst(tmp_path: Path, boven: list[list[Cel]], verwacht: tuple[str, str]) -> None:
    cellen = blad([rij("Instrument", "Datum afname")])
    cellen[2:2] = boven
    rapport = controleer(werkmap(tmp_path / "l.xlsx", cellen))
    assert (status(rapport, "iq.vermeld"), status(rapport, "instrument.toegestaan")) == verwacht


def test_lege_cel_is_niet_ingevuld_door_een_regel_boven_de_lijst(tmp_path: Path) -> None:
    cellen = blad([{**BASIS, "Datum afname": None}, ANDER])
    cellen[2:2] = [["Alle leerlingen zijn op 14 november 2025 getest met de WISC-V."]]
    assert status(controleer(werkmap(tmp_path / "l.xlsx", cellen)), "iq.vermeld") == "nakijken"


# --- nieuwkomers in lopende tekst ------------------------------------------------------------------


ISK_EISEN = ("isk.datum-school", "isk.taalleerbaarheid", "isk.ondersteuning")


@pytest.mark.parametrize(
    ("opmerking", "verwacht"),
    [
        ("ISK-leerling, in Nederland sinds 01-09-2025, eerste inschrijving school 15-09-2025, taalleerbaarheid: laag", ("voldaan", "voldaan", "ontbreekt")),
        ("ISK-leerling, in Nederland sinds 01-09-2025, eerste inschrijving school 31-09-2025", ("nakijken", "ontbreekt", "ontbreekt")),
        ("ISK-leerling, geboren op 3-4-2014, taalleerbaarheidstoets volgt", ("ontbreekt", "ontbreekt", "ontbreekt")),
    ],
)
def test_nieuwkomer_in_een_opmerking(lijst: Lijst, opmerking: str, verwacht: tuple[str, str, str]) -> None:
    rapport = controleer(lijst(zonder(*GEBIEDEN, Opmerkingen=opmerking)))
    assert tuple(status(rapport, eis) for eis in ISK_EISEN) == verwacht


OVERDRACHT = (
    "Bram van Zandstra, geboren 3 april 2014.",
    "Bram kwam op 1 oktober 2025 met zijn vader naar Nederland en is op 20 oktober 2025 ingeschreven op de ISK.",
    "Bij de taalleerbaarheidstoets scoort hij laag.",
    "Hij krijgt op de ISK acht uur per week NT2 in een kleine groep. Hij begrijpt nu eenvoudige opdrachten.",
    "Hij ging in zijn thuisland twee jaar naar school en vluchtte daarna.",
    "In het vo heeft hij voordoen, herhalen en een vaste begeleider nodig.",
)


@pytest.mark.parametrize(
    ("weg", "verwacht"),
    [
        (None, ("voldaan", "voldaan", "voldaan")),
        (1, ("ontbreekt", "voldaan", "voldaan")),
        (2, ("voldaan", "ontbreekt", "voldaan")),
        (4, ("voldaan", "voldaan", "ontbreekt")),
        (5, ("voldaan", "voldaan", "ontbreekt")),
    ],
)
def test_nieuwkomer_in_een_overdracht(lijst: Lijst, weg: int | None, verwacht: tuple[str, str, str]) -> None:
    tekst = [alinea(zin) for i, zin in enumerate(OVERDRACHT) if i != weg]
    rapport = controleer(lijst(zonder(*GEBIEDEN, Opmerkingen="komt van de ISK, zie bijlage")), bijlage("o.docx", kop("Overdracht ISK", 1), *tekst))
    assert tuple(status(rapport, eis) for eis in ISK_EISEN) == verwacht


@pytest.mark.parametrize(("opgeleverd", "verwacht"), [("Leest op AVI M4 en spreekt in zinnen", "voldaan"), ("volgt", "nakijken"), ("", "nakijken")])
def test_wat_de_hulp_opleverde_onder_een_eigen_vraag(lijst: Lijst, opgeleverd: str, verwacht: str) -> None:
    overdracht = bijlage(
        "o.docx", kop("Overdrachtsformulier ISK", 1), veld("Leerling", "Bram van Zandstra"),
        tabel(
            ["Onderwerp", "Toelichting"],
            ["Wat hebben wij geboden?", "Dagelijks NT2 in een kleine groep"], ["Wat leverde het op?", opgeleverd],
            ["Achtergrond", "gevlucht, twee jaar basisschool"], ["Wat is nodig in het voortgezet onderwijs", "structuur, herhaling, kleine stappen"],
        ),
    )  # fmt: skip
    rapport = controleer(lijst(zonder(*GEBIEDEN, Opmerkingen="komt van de ISK, zie bijlage")), overdracht)
    assert status(rapport, "isk.ondersteuning") == verwacht


def test_leerachterstand_van_een_nieuwkomer_in_de_toelichting(lijst: Lijst) -> None:
    isk = zonder(*GEBIEDEN, **{"Aankomstdatum NL": "1-3-2024", "Datum 1e school NL": "15-3-2024"})
    tekst = "TOA lezen = DLE 13 (LA 68%), TOA rekenen = DLE 20 (LA 58%); omgerekend met de tabel"
    assert status(controleer(lijst(isk | {"ISK: toelichting": tekst})), "isk.leerachterstand") == "voldaan"
    assert status(controleer(lijst(isk | {"ISK: toelichting": "TOA lezen A1, rekenen 1F"})), "isk.leerachterstand") == "ontbreekt"


def test_een_kolom_per_leerling(tmp_path: Path) -> None:
    kolommen = [BASIS, {**ANDER, "IQ": 84}]
    zonder_los = [k for k in BASIS if k not in WIE]
    cellen: list[list[Cel]] = [["Aanvraag tlv praktijkonderwijs"], ["School", "Lindenhof College"], [], ["Naam leerling", "Bram van Zandstra", "Mila Noordhof"]]
    rapport = controleer(werkmap(tmp_path / "l.xlsx", [*cellen, *([k, *(r[k] for r in kolommen)] for k in zonder_los)]))
    assert [status(rapport, "indicatie.criteria", naam) for naam in ("Bram van Zandstra", "Mila Noordhof")] == ["voldaan", "ontbreekt"]
    assert status(rapport, "leerling.naw") == "voldaan"


@pytest.mark.parametrize(
    ("kolom", "tekst", "verwacht"),
    [
        ("Verwachting vmbo / diploma", "basis, diploma wordt gehaald", "voldaan"),
        ("Haalt diploma vmbo", "kader, met diploma", "voldaan"),
        ("Verwachting", "vmbo-basis met diploma", "voldaan"),
        ("Verwachting vmbo / diploma", "basis", "nakijken"),
        ("Verwachting vmbo / diploma", "diploma haalbaar", "nakijken"),
        ("Verwachting vmbo / diploma", "basis, diploma onzeker", "ontbreekt"),
        ("Verwachting", "basis goed, diploma haalbaar", "nakijken"),
        ("Verwachting vmbo / diploma", "", "ontbreekt"),
    ],
)
def test_de_leerweg_onder_een_kop_over_het_vmbo(lijst: Lijst, kolom: str, tekst: str, verwacht: str) -> None:
    rapport = controleer(lijst(LWOO | ISK | {"IQ": 85, kolom: tekst}, titel="Aanwijzing lwoo"))
    assert status(rapport, "isk.verblijf") == verwacht


@pytest.mark.parametrize(
    ("boven", "verwacht"),
    [
        ([["Lyceum De Beuk", "aanwijzing lwoo"]], "voldaan"),
        ([["Lyceum De Beuk"], ["Aanwijzing lwoo"]], "voldaan"),
        ([["Aanwijzing lwoo"], ["Lyceum De Beuk, Ede"]], "voldaan"),
        ([["Aanwijzing lwoo"], ["Afkomstig van basisschool De Beuk"]], "ontbreekt"),
        ([["Vorige school: Lyceum De Beuk", "aanwijzing lwoo"]], "ontbreekt"),
        ([["opgemaakt door", "H. Smit"], ["Aanwijzing lwoo"]], "ontbreekt"),
    ],
)
def test_de_school_boven_de_lijst_zonder_etiket(tmp_path: Path, boven: list[list[Cel]], verwacht: str) -> None:
    cellen = blad([LWOO], school=None)[1:]
    assert status(controleer(werkmap(tmp_path / "l.xlsx", [*boven, *cellen], namen=["lwoo"])), "school.naam") == verwacht
