"""Toets, oordeel, signalen en afgeleide feiten: grenzen, bewijs, toelichting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from dossiercheck import regelboek
from dossiercheck.begrippen import Bevinding, Ernst, Feit, Herkomst, Oordeel, Status, Waarde
from dossiercheck.keuring import Peil
from dossiercheck.regelboek import Regelboek
from dossiercheck.toetsen import bepaal_oordeel, toets, toets_alles, zoek_signalen
from dossiercheck.toetsen.afgeleid import leid_af
from dossiercheck.toetsen.samenstellingen import GRENS, opties_van
from tests.maak_feiten import ONTVANGEN, feit, feiten, hiaat, kandidaat, middag, stuk


@pytest.fixture(scope="module")
def boek() -> Regelboek:
    return regelboek.laad()


def bevind(boek: Regelboek, eis: str, gegeven: Mapping[str, Feit], type_: str = "tlv-vso", **rest: Any) -> Bevinding:
    regel = next(r for r in boek.typen[type_].regels if r.eis == eis)
    return toets(regel, gegeven, rest.get("hiaten", []), rest.get("stukken", []), rest.get("moment", ONTVANGEN))


# --- ontvangst ---


def test_een_stuk_wordt_tegen_zijn_eigen_ontvangst_gemeten(boek: Regelboek) -> None:
    """De evaluatie was bij de aanvraag een dag te oud; in een stuk dat eerder binnenkwam niet."""
    gegeven = {"opp_evaluatie_datum": Feit("opp_evaluatie_datum", (kandidaat("opp_evaluatie_datum", date(2025, 11, 17), bestand="opp.pdf"),))}
    later, eerder = stuk("opp", ontvangen=middag(date(2026, 11, 18))), stuk("opp", ontvangen=middag(date(2026, 11, 17)))
    assert bevind(boek, "opp.recent", gegeven, stukken=[later]).status is Status.ONTBREEKT
    assert bevind(boek, "opp.recent", gegeven, stukken=[eerder]).status is Status.VOLDAAN


def test_een_aanvulling_van_na_de_eerste_ontvangst_telt(boek: Regelboek) -> None:
    """Een evaluatie na de eerste ontvangst staat in een later stuk: niet in de toekomst."""
    gegeven = {"opp_evaluatie_datum": Feit("opp_evaluatie_datum", (kandidaat("opp_evaluatie_datum", date(2026, 12, 1), bestand="opp.pdf"),))}
    assert bevind(boek, "opp.recent", gegeven).status is Status.ONTBREEKT
    assert bevind(boek, "opp.recent", gegeven, stukken=[stuk("opp", ontvangen=middag(date(2026, 12, 4)))]).status is Status.VOLDAAN


def test_de_dag_van_ontvangst_is_die_in_nederland(boek: Regelboek) -> None:
    """23.30 uur wereldtijd op 17 november is 18 november in Nederland: dan is 17 november een jaar eerder te oud."""
    moment = datetime(2026, 11, 17, 23, 30, tzinfo=ZoneInfo("UTC"))
    assert bevind(boek, "opp.recent", feiten(opp_evaluatie_datum=date(2025, 11, 17)), moment=moment).status is Status.ONTBREEKT


# --- bewijs, waarde en toelichting ---


def test_bewijs_zeker_eerst_dan_herkomst_dan_het_stuk_waar_het_hoort(boek: Regelboek) -> None:
    namen = ("opp_overleg",) * 5
    kandidaten = (
        kandidaat(namen[0], True, zeker=False, herkomst=Herkomst.FORMULIERVELD, bestand="a.pdf"),
        kandidaat(namen[1], True, herkomst=Herkomst.OCR, bestand="b.pdf"),
        kandidaat(namen[2], True, bestand="overig.pdf"),
        kandidaat(namen[3], True, bestand="opp.pdf"),
        kandidaat(namen[4], True, herkomst=Herkomst.FORMULIERVELD, bestand="formulier.pdf"),
    )
    stukken = [stuk("overig"), stuk("opp")]
    bevinding = bevind(boek, "opp.overleg", {"opp_overleg": Feit("opp_overleg", kandidaten)}, stukken=stukken)
    assert [b.plek.bestand for b in bevinding.bewijs] == ["formulier.pdf", "opp.pdf", "overig.pdf", "b.pdf", "a.pdf"]


def test_bewijs_is_alleen_wat_de_uitkomst_draagt(boek: Regelboek) -> None:
    gegeven = feiten(ondersteuning_basis=True, instroom="vo", aanvrager_vso=False)
    assert [b.tekst for b in bevind(boek, "ondersteuning.basis", gegeven).bewijs] == ["ondersteuning_basis True"]
    nvt = bevind(boek, "ondersteuning.basis", feiten(ondersteuning_basis=False, instroom="so"))
    assert (nvt.status, [b.tekst for b in nvt.bewijs]) == (Status.NVT, ["instroom so"])


def test_nvt_door_leeftijd_heeft_de_geboortedatum_als_bewijs(boek: Regelboek) -> None:
    bevinding = bevind(boek, "handtekening.ouders", feiten(leerling_geboortedatum=date(2008, 11, 18)))
    assert (bevinding.status, [b.tekst for b in bevinding.bewijs]) == (Status.NVT, ["leerling_geboortedatum 2008-11-18"])


def test_twee_zekere_waarden_geven_geen_waarde_en_een_zin_over_tegenspraak(boek: Regelboek) -> None:
    bevinding = bevind(boek, "leerling.geboortedatum", {"leerling_geboortedatum": feit("leerling_geboortedatum", date(2011, 4, 3), date(2011, 3, 4))})
    assert bevinding.waarde is None
    assert "De stukken spreken elkaar tegen: 4 maart 2011 en 3 april 2011." in bevinding.toelichting


def test_de_zekere_waarde_wint_van_de_onzekere(boek: Regelboek) -> None:
    bevinding = bevind(boek, "leerling.naam", {"leerling_naam": feit("leerling_naam", "Sam de Vries", onzeker=("Sem de Vries",))})
    assert bevinding.waarde == "Sam de Vries"


def test_ontbreekt_zegt_waar_gezocht_is(boek: Regelboek) -> None:
    bevinding = bevind(boek, "opp.overleg", {}, stukken=[stuk("opp"), stuk("aanmeldformulier"), stuk("overig")])
    assert bevinding.toelichting.endswith("Gezocht in het ontwikkelingsperspectief (OPP) en het aanvraagformulier.")
    assert [(g.bestand, g.paginas) for g in bevinding.gezocht] == [("opp.pdf", (1, 4)), ("aanmeldformulier.pdf", (1, 4))]


def test_ontbreekt_zonder_stuk_zegt_welk_stuk_er_niet_is(boek: Regelboek) -> None:
    assert "zit niet in het dossier: het ontwikkelingsperspectief (OPP)." in bevind(boek, "opp.aanwezig", {}).toelichting


def test_te_oud_zegt_welke_datum(boek: Regelboek) -> None:
    assert "De evaluatie van 2 januari 2024 is ouder dan 12 maanden" in bevind(boek, "opp.recent", feiten(opp_evaluatie_datum=date(2024, 1, 2))).toelichting


def test_nakijken_zegt_waarom(boek: Regelboek) -> None:
    twijfel = bevind(boek, "opp.overleg", {"opp_overleg": feit("opp_overleg", onzeker=(True,))})
    assert twijfel.toelichting == "Het is niet zeker dat er op overeenstemming gericht overleg met de ouder(s)/verzorger(s) is geweest. Slecht te lezen."
    slecht = bevind(boek, "opp.overleg", {}, hiaten=[hiaat("opp")])
    assert "Niet alles is te lezen: een bladzijde is niet te lezen." in slecht.toelichting


def test_bevinding_draagt_vraag_bron_en_wie(boek: Regelboek) -> None:
    bevinding = bevind(boek, "handtekening.ouders", {})
    assert (bevinding.door, bevinding.ernst) == ("ouders", Ernst.VERPLICHT)
    assert "ondertekend door school, ouder(s)/verzorger(s) en leerling" in bevinding.bron
    assert bevinding.vraag and bevinding.waar and bevinding.waarom


# --- onleesbaar ---


def test_een_onleesbaar_bestand_maakt_een_compleet_dossier_niet_onzeker(boek: Regelboek) -> None:
    """Ontbreekt er zonder dat bestand niets, dan blijft het oordeel compleet: ook waar een voorwaarde niet gevonden is."""
    gegeven = feiten(ondersteuning_basis=True, handtekening_ouders="gezet", leerling_geboortedatum=date(2011, 3, 4))
    for eis in ("ondersteuning.basis", "handtekening.ouders"):
        assert bevind(boek, eis, gegeven, hiaten=[hiaat()]).status is Status.VOLDAAN
    meerderjarig = feiten(leerling_geboortedatum=date(2000, 1, 1))
    assert bevind(boek, "handtekening.ouders", meerderjarig, hiaten=[hiaat()]).status is Status.NVT


# --- begrenzing ---


def test_te_veel_samenstellingen_is_nakijken(boek: Regelboek) -> None:
    regel = next(r for r in boek.typen["arrangement-vso"].regels if r.eis == "arrangement.afspraken")
    veel: tuple[Waarde, ...] = tuple(range(1, GRENS + 2))
    gegeven = feiten(arrangement_doelen=True, arrangement_samenwerking=True) | {"arrangement_termijn_dagen": feit("arrangement_termijn_dagen", *veel)}
    bevinding = toets(regel, gegeven, [], [], ONTVANGEN)
    assert bevinding.status is Status.NAKIJKEN
    assert "te veel verschillende waarden" in bevinding.toelichting


def test_gelijke_waarden_tellen_een_keer(boek: Regelboek) -> None:
    """Duizenden gelijke kandidaten zijn een optie; verschillende typen met dezelfde waarde niet."""
    peil = Peil(date(2026, 11, 18))
    veel = Feit("x", tuple(kandidaat("x", True, pagina=n) for n in range(GRENS * 2)))
    assert len(opties_van(veel, {}, peil)) == 1
    assert len(opties_van(feit("x", True, 1, 1.0), {}, peil)) == 3
    bevinding = bevind(boek, "opp.overleg", {"opp_overleg": replace(veel, begrip="opp_overleg")})
    assert bevinding.status is Status.VOLDAAN


# --- alles, oordeel ---


def test_elke_eis_precies_een_keer(boek: Regelboek) -> None:
    for type_ in boek.typen.values():
        bevindingen = toets_alles(type_, {}, [], [], ONTVANGEN)
        assert [b.eis for b in bevindingen] == [r.eis for r in type_.regels]
        assert not any(b.status is Status.VOLDAAN for b in bevindingen)


@pytest.mark.parametrize(
    ("statussen", "oordeel"),
    [
        ([("voldaan", "verplicht"), ("nvt", "verplicht")], Oordeel.COMPLEET),
        ([("voldaan", "verplicht"), ("ontbreekt", "aanbevolen")], Oordeel.COMPLEET),
        ([("nakijken", "aanbevolen")], Oordeel.COMPLEET),
        ([("nakijken", "verplicht"), ("voldaan", "verplicht")], Oordeel.NAKIJKEN),
        ([("nakijken", "verplicht"), ("ontbreekt", "verplicht")], Oordeel.INCOMPLEET),
        ([], Oordeel.NAKIJKEN),
    ],
)
def test_oordeel(statussen: list[tuple[str, str]], oordeel: Oordeel) -> None:
    bevindingen = [Bevinding("x", Ernst(ernst), Status(status), None, "", "", "") for status, ernst in statussen]
    assert bepaal_oordeel(bevindingen) is oordeel


# --- afgeleid ---


@pytest.mark.parametrize(
    ("geboren", "ontvangen", "leeftijd"),
    [
        (date(2008, 11, 18), date(2026, 11, 18), 18),
        (date(2008, 11, 19), date(2026, 11, 18), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_leeftijd(geboren: date, ontvangen: date, leeftijd: int) -> None:
    afgeleid = leid_af(feiten(leerling_geboortedatum=geboren), ontvangen)["leerling_leeftijd"]
    assert [k.waarde for k in afgeleid.kandidaten] == [leeftijd]


def test_afgeleid_houdt_zekerheid_en_onbekend() -> None:
    (kandidaat_,) = leid_af({"leerling_geboortedatum": feit("leerling_geboortedatum", onzeker=(None,))}, date(2026, 11, 18))["leerling_leeftijd"].kandidaten
    assert (kandidaat_.waarde, kandidaat_.zeker) == (None, False)


def test_een_gegeven_leeftijd_blijft_staan() -> None:
    alle = leid_af(feiten(leerling_geboortedatum=date(2011, 1, 1), leerling_leeftijd=18), date(2026, 11, 18))
    assert alle["leerling_leeftijd"].kandidaten[0].waarde == 18


# --- signalen ---


def signalen(boek: Regelboek, type_: str, dag: date, vergadering: date | None = None, **gegeven: Any) -> dict[str, str]:
    alle = {naam: waarde if isinstance(waarde, Feit) else feit(naam, waarde) for naam, waarde in gegeven.items()}
    return {s.signaal: s.toelichting for s in zoek_signalen(boek, type_, alle, middag(dag), vergadering)}


@pytest.mark.parametrize(
    ("dag", "eind", "gezakt", "te_laat"),
    [
        (date(2026, 4, 1), date(2026, 7, 31), False, False),
        (date(2026, 4, 2), date(2026, 7, 31), False, True),
        (date(2026, 4, 2), date(2027, 7, 31), False, False),
        (date(2026, 9, 1), date(2026, 7, 31), False, True),
        (date(2026, 9, 1), date(2026, 7, 31), True, False),
        (date(2026, 10, 1), date(2026, 7, 31), True, False),
        (date(2026, 10, 2), date(2026, 7, 31), True, True),
        (date(2026, 4, 1), None, False, False),
        (date(2026, 4, 2), None, False, True),
        (date(2026, 9, 1), None, False, False),
        (date(2026, 6, 15), None, True, False),
    ],
)
def test_verlenging_te_laat(boek: Regelboek, dag: date, eind: date | None, gezakt: bool, te_laat: bool) -> None:
    gegeven: dict[str, Any] = {"stuk_aanmeldformulier": True, "gezakt_examen": gezakt} | ({"tlv_einddatum": eind} if eind else {})
    assert ("verlenging.te-laat" in signalen(boek, "tlv-vso-verlenging", dag, **gegeven)) is te_laat
    assert "verlenging.te-laat" not in signalen(boek, "tlv-vso", dag, **gegeven)


def test_te_laat_noemt_de_uiterste_datum(boek: Regelboek) -> None:
    gevonden = signalen(boek, "tlv-vso-verlenging", date(2026, 4, 2), tlv_einddatum=date(2026, 7, 31))
    assert gevonden["verlenging.te-laat"] == "De verlenging is te laat aangevraagd: dat kon tot en met 1 april 2026."


@pytest.mark.parametrize(("dag", "zin"), [(date(2026, 7, 31), "op tijd"), (date(2026, 8, 1), "te laat")])
def test_gespreid_examen_zegt_of_het_op_tijd_is(boek: Regelboek, dag: date, zin: str) -> None:
    gevonden = signalen(boek, "tlv-vso-verlenging", dag, gespreid_examen=True, tlv_einddatum=date(2027, 7, 31))
    assert gevonden["verlenging.gespreid-examen"].endswith(f"de aanvraag is {zin}.")


def test_gespreid_examen_zonder_einddatum_geeft_altijd_een_signaal(boek: Regelboek) -> None:
    assert "niet te zeggen" in signalen(boek, "tlv-vso-verlenging", date(2026, 3, 1), gespreid_examen=True)["verlenging.gespreid-examen"]
    assert "verlenging.gespreid-examen" not in signalen(boek, "tlv-vso-verlenging", date(2026, 3, 1), gespreid_examen=False)


@pytest.mark.parametrize(
    ("categorie", "uren", "stage", "te_laag"),
    [(2, 19.5, None, True), (3, 0, None, True), (2, 20, None, False), (1, 10, None, False), (2, 10, True, False), (2, 10, False, True)],
)
def test_uren_te_laag(boek: Regelboek, categorie: int, uren: float, stage: bool | None, te_laag: bool) -> None:
    gegeven: dict[str, Any] = {"categorie_gevraagd": categorie, "aanwezigheid_uren": uren} | ({} if stage is None else {"stage": stage})
    assert ("categorie.uren-te-laag" in signalen(boek, "tlv-vso-categorie", date(2026, 11, 18), **gegeven)) is te_laag


@pytest.mark.parametrize(
    ("ingang", "vergadering", "gezakt", "terug"),
    [
        (date(2026, 12, 1), date(2026, 12, 1), False, False),
        (date(2026, 11, 30), date(2026, 12, 1), False, True),
        (date(2026, 11, 17), None, False, True),
        (date(2026, 11, 18), None, False, False),
    ],
)
def test_terugwerkende_kracht(boek: Regelboek, ingang: date, vergadering: date | None, gezakt: bool, terug: bool) -> None:
    gevonden = signalen(boek, "tlv-vso", date(2026, 11, 18), vergadering, ingangsdatum=ingang, gezakt_examen=gezakt)
    assert ("terugwerkende-kracht" in gevonden) is terug


@pytest.mark.parametrize(("dag", "terug"), [(date(2026, 10, 1), False), (date(2026, 10, 2), True)])
def test_terugwerkende_kracht_mag_tot_1_oktober_na_niet_slagen(boek: Regelboek, dag: date, terug: bool) -> None:
    gevonden = signalen(boek, "tlv-vso-verlenging", dag, date(2026, 10, 13), ingangsdatum=date(2026, 8, 1), gezakt_examen=True, tlv_einddatum=date(2026, 7, 31))
    assert ("terugwerkende-kracht" in gevonden) is terug


def test_geen_terugwerkende_kracht_zonder_besluit(boek: Regelboek) -> None:
    assert not signalen(boek, "arrangement-vso", date(2026, 11, 18), ingangsdatum=date(2026, 9, 1))


@pytest.mark.parametrize(
    ("plaats", "buiten"),
    [
        ("APELDOORN", False),
        ("Wilp Achterhoek", False),
        ("beemte-broekland", False),
        ("Hoog  Soeren", False),
        ("Deventer", True),
        ("Voorbeeldstad", True),
        ("", False),
    ],
)
def test_woonplaats(boek: Regelboek, plaats: str, buiten: bool) -> None:
    assert ("woonplaats-buiten-swv" in signalen(boek, "tlv-vso", date(2026, 11, 18), woonplaats=plaats)) is buiten


def test_onzeker_geeft_geen_signaal(boek: Regelboek) -> None:
    waarden: dict[str, Waarde] = {"bsn_ongeldig": True, "woonplaats": "Deventer", "andere_leerling": True}
    onzeker: dict[str, Any] = {naam: feit(naam, onzeker=(waarde,)) for naam, waarde in waarden.items()}
    assert not signalen(boek, "tlv-vso", date(2026, 11, 18), **onzeker)
    assert set(signalen(boek, "tlv-vso", date(2026, 11, 18), bsn_ongeldig=True, andere_leerling=True)) == {"bsn-ongeldig", "andere-leerling"}


def test_signalen_zonder_type(boek: Regelboek) -> None:
    gevonden = zoek_signalen(boek, None, feiten(niet_leesbaar=True, gespreid_examen=True), ONTVANGEN)
    assert [(s.signaal, s.in_brief) for s in gevonden] == [("niet-leesbaar", True)]
    assert gevonden[0].bewijs
