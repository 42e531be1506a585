"""Welke dossiers bij elkaar horen, en wanneer dat een vraag is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from dossiercheck.aanvullen import Binnengekomen, hernoem_zaak, verdeel, voeg_samen
from dossiercheck.begrippen import Aanvraag, Alinea, Gelezen, Oordeel, Plek, Uitkomst, Wijze
from dossiercheck.dossierbestand import Dossierinstelling, Stukinstelling
from dossiercheck.tijd import NEDERLAND
from dossiercheck.werkproces import Zaak

DAG = datetime(2026, 11, 2, 9, tzinfo=NEDERLAND)
GEBOREN = date(2012, 5, 17)


def aanvraag(naam: str | None = "Petra Voorbeeld", geboren: date | None = GEBOREN, type_: str | None = "eerste") -> Aanvraag:
    return Aanvraag("01", type_, Oordeel.INCOMPLEET, naam, geboren)


def dossier(naam: str, *aanvragen: Aanvraag, dagen: int = 0, kenmerk: str | None = None, onderwerp: str = "", compleet: bool = False) -> Binnengekomen:
    onderwerpen = (onderwerp,) if onderwerp else ()
    return Binnengekomen(naam, kenmerk, onderwerpen, DAG + timedelta(days=dagen), aanvragen or (aanvraag(),), was_compleet=compleet)


LOS = aanvraag(type_=None)
ANDER = aanvraag("Joris Bedacht", date(2011, 1, 1), None)


@pytest.mark.parametrize("erbij", [LOS, aanvraag(None, None, None)])
def test_hetzelfde_kenmerk_hoort_bij_elkaar(erbij: Aanvraag) -> None:
    uit = verdeel([dossier("nieuw", erbij, dagen=3, kenmerk="K-12"), dossier("oud", kenmerk="K-12")])
    assert uit.hoort_bij == {"nieuw": "oud"}


def test_kenmerk_mag_de_naam_van_het_dossier_zijn() -> None:
    assert verdeel([dossier("2026-11-02 Petra"), dossier("nieuw", LOS, kenmerk="2026-11-02 Petra")]).hoort_bij == {"nieuw": "2026-11-02 Petra"}


@pytest.mark.parametrize("onderwerp", ["RE: aanvulling kenmerk 2026-11-02 Petra", "2026-11-02 petra, stukken"])
def test_onderwerp_noemt_het_kenmerk(onderwerp: str) -> None:
    uit = verdeel([dossier("2026-11-02 Petra"), dossier("mail", aanvraag(None, None, None), onderwerp=onderwerp, dagen=9)])
    assert uit.hoort_bij == {"mail": "2026-11-02 Petra"}


def test_een_kort_woord_in_het_onderwerp_is_geen_kenmerk() -> None:
    assert not verdeel([dossier("Petra"), dossier("mail", ANDER, onderwerp="stukken van petra")]).hoort_bij
    onbekend = aanvraag(None, None, None)
    assert verdeel([dossier("Petra"), dossier("mail", onbekend, onderwerp="kenmerk: Petra")]).hoort_bij == {"mail": "Petra"}


def test_een_ander_kind_hoort_er_niet_bij_ook_niet_met_het_kenmerk_in_het_onderwerp() -> None:
    uit = verdeel([dossier("2026-11-02 Petra"), dossier("mail", ANDER, onderwerp="kenmerk 2026-11-02 Petra")])
    assert not uit.hoort_bij
    assert uit.vragen["mail"]
    assert uit.vragen["2026-11-02 Petra"]


def test_dezelfde_leerling_zonder_eigen_aanvraag() -> None:
    assert verdeel([dossier("a"), dossier("b", LOS, dagen=2)]).hoort_bij == {"b": "a"}
    assert verdeel([dossier("a", dagen=2), dossier("b", LOS)]).hoort_bij == {"b": "a"}


def test_dezelfde_aanvraag_nog_eens_is_een_nieuwe_versie() -> None:
    assert verdeel([dossier("a"), dossier("b", dagen=2)]).hoort_bij == {"b": "a"}


@pytest.mark.parametrize(
    ("een", "twee"),
    [
        (dossier("a"), dossier("b")),  # tegelijk binnen: welke telt?
        (dossier("a", compleet=True), dossier("b", dagen=300)),  # de eerste was klaar: een nieuwe aanvraag
        (dossier("a"), dossier("b", aanvraag("P. Voorbeeld", type_=None), dagen=2)),  # alleen een voorletter
        (dossier("a", LOS), dossier("b", LOS, dagen=2)),  # geen van beide een aanvraag
    ],
)
def test_bij_twijfel_een_vraag_in_beide(een: Binnengekomen, twee: Binnengekomen) -> None:
    uit = verdeel([een, twee])
    assert not uit.hoort_bij
    assert ["kenmerk" in vraag for naam in "ab" for vraag in uit.vragen[naam]] == [True, True]


@pytest.mark.parametrize(
    "twee",
    [
        dossier("b", aanvraag(type_="verlenging"), dagen=2),  # een andere aanvraag voor hetzelfde kind
        dossier("b", aanvraag(geboren=None, type_=None), dagen=2),  # alleen de naam zegt te weinig
        dossier("b", aanvraag("Joris Bedacht", type_=None), dagen=2),
        dossier("b", aanvraag(geboren=date(2012, 5, 18), type_=None), dagen=2),
    ],
)
def test_geen_aanvulling_en_geen_vraag(twee: Binnengekomen) -> None:
    uit = verdeel([dossier("a"), twee])
    assert not uit.hoort_bij
    assert not any(uit.vragen.values())


def test_losse_stukken_die_bij_twee_dossiers_passen() -> None:
    uit = verdeel([dossier("a"), dossier("b", aanvraag(type_="verlenging")), dossier("c", LOS, dagen=2)])
    assert not uit.hoort_bij
    assert len(uit.vragen["c"]) == 2


def test_wat_eerder_is_samengevoegd_blijft_samen() -> None:
    uit = verdeel([dossier("a", compleet=True), dossier("b", dagen=2)], {"b": "a"})
    assert uit.hoort_bij == {"b": "a"}
    assert not verdeel([dossier("a"), dossier("b", ANDER)], {"b": "a"}).hoort_bij


def test_een_aanvulling_op_een_aanvulling_hoort_bij_het_eerste() -> None:
    drie = [dossier("2026-11-02 Petra"), dossier("tweede mail", LOS, dagen=2), dossier("derde", ANDER, dagen=3, kenmerk="tweede mail")]
    assert set(verdeel(drie).hoort_bij.values()) == {"2026-11-02 Petra"}


def test_de_volgorde_maakt_geen_verschil() -> None:
    alle = [dossier("a"), dossier("b", LOS, dagen=2), dossier("c", ANDER), dossier("d", onderwerp="c")]
    assert verdeel(alle).hoort_bij == verdeel(alle[::-1]).hoort_bij


def zaak(naam: str, bestand: str, soort: str | None = None) -> Zaak:
    gelezen = Gelezen(bestand, "a" * 64, Uitkomst.GELEZEN, Wijze.WORD, 1, (Alinea("tekst", Plek(bestand, alinea=1)),))
    pak = Gelezen("z.zip", "b" * 64, Uitkomst.GELEZEN, Wijze.NIET, 0, inhoud=(Gelezen("z.zip/x.pdf", "c" * 64, Uitkomst.GELEZEN, Wijze.TEKST, 1),))
    stukken = {bestand: Stukinstelling(soort)} if soort else {}
    return Zaak(naam, (gelezen, pak), DAG, {bestand: DAG, "z.zip": DAG}, instelling=Dossierinstelling(stukken=stukken), aantal=2)


def test_samenvoegen_hernoemt_alles_en_houdt_correcties() -> None:
    samen = voeg_samen(zaak("a", "opp.docx"), [(zaak("b", "opp.docx", "opp"), "b/")], ["reden"])
    assert [g.bestand for g in samen.gelezen] == ["opp.docx", "z.zip", "b/opp.docx", "b/z.zip"]
    assert samen.gelezen[2].blokken[0].plek.bestand == "b/opp.docx"
    assert samen.gelezen[3].inhoud[0].bestand == "b/z.zip/x.pdf"
    assert set(samen.ontvangst) == {"opp.docx", "z.zip", "b/opp.docx", "b/z.zip"}
    assert (samen.instelling.stuk("b/opp.docx").soort, samen.instelling.stuk("opp.docx").soort) == ("opp", None)
    assert (samen.aantal, samen.dossier, samen.opmerkingen) == (4, "a", ("reden",))
    assert hernoem_zaak(samen, "") is samen
