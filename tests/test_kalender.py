"""Inleveren, vergaderen en termijnen: grenzen op de seconde, vakanties, feestdagen en zomertijd."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiercheck.begrippen import Planning
from dossiercheck.fouten import Uitgang
from dossiercheck.instellingen import Instellingen, Vervalperiode, laad
from dossiercheck.kalender import (
    Kalenderfout,
    Opschorting,
    Planningsoort,
    bezwaar_tot,
    feestdag,
    geen_vergadering,
    inlevermoment_na,
    naar_werkdag,
    plan,
    schoolvakantie,
    termijn_einde,
    uiterste_aanvuldatum,
    vergaderdagen,
)
from dossiercheck.tijd import NEDERLAND, lees_moment
from dossiercheck.yamlbestand import lees

D = date
STANDAARD = laad()
# Binnen dit bereik zijn de vakanties vastgesteld, met ruimte voor de zomer.
MOMENTEN = st.datetimes(datetime(2024, 9, 1), datetime(2030, 6, 1)).map(lambda m: m.replace(tzinfo=NEDERLAND))


def _moment(tekst: str) -> datetime:
    moment = lees_moment(tekst)
    assert moment is not None
    return moment


def _compleet(tekst: str, sleutel: Planningsoort = Planningsoort.TWEEDE_WEEK, instellingen: Instellingen = STANDAARD) -> Planning:
    moment = _moment(tekst)
    return plan(sleutel, moment, moment, moment, instellingen)


@pytest.mark.parametrize(
    ("compleet", "tweede", "eerste"),
    [
        ("2026-11-18T16:59:00", D(2026, 12, 1), D(2026, 11, 24)),
        ("2026-11-18T16:59:59", D(2026, 12, 1), D(2026, 11, 24)),
        ("2026-11-18T17:00:00", D(2026, 12, 8), D(2026, 12, 1)),
        ("2026-11-18T17:01:00", D(2026, 12, 8), D(2026, 12, 1)),
        ("2026-11-12T09:00:00", D(2026, 12, 1), D(2026, 11, 24)),
        ("2026-11-18T15:59:59+00:00", D(2026, 12, 1), D(2026, 11, 24)),
        ("2026-11-18T16:00:00Z", D(2026, 12, 8), D(2026, 12, 1)),
        ("2026-07-01T14:59:59Z", D(2026, 7, 14), D(2026, 7, 7)),
        ("2026-07-01T15:00:00Z", D(2026, 9, 1), D(2026, 7, 14)),
    ],
)
def test_inlevermoment_op_de_seconde(compleet: str, tweede: date, eerste: date) -> None:
    assert _compleet(compleet).vergadering == tweede
    assert _compleet(compleet, Planningsoort.EERSTE_WEEK).vergadering == eerste


@pytest.mark.parametrize(
    ("compleet", "vergadering", "waarom"),
    [
        ("2026-10-07T13:20", D(2026, 10, 27), "herfstvakantie"),
        ("2026-02-04T10:00", D(2026, 2, 24), "voorjaarsvakantie"),
        ("2026-12-09T10:00", D(2027, 1, 5), "kerstvakantie"),
        ("2026-04-15T10:00", D(2026, 5, 12), "Bevrijdingsdag"),
        ("2027-04-14T10:00", D(2027, 5, 4), "Koningsdag"),
        ("2026-07-08T10:00", D(2026, 9, 1), "zomervakantie"),
    ],
)
def test_vervallen_dinsdag_schuift_door_met_uitleg(compleet: str, vergadering: date, waarom: str) -> None:
    planning = _compleet(compleet)
    assert planning.vergadering == vergadering
    assert waarom in " ".join(planning.uitleg)
    assert planning.uitleg[-1].startswith("De eerstvolgende vergadering is op dinsdag ")


def test_uitleg_is_een_leesbare_zin() -> None:
    assert _compleet("2026-12-09T10:00").uitleg == (
        "Van dinsdag 22 december 2026 tot en met dinsdag 29 december 2026 is er geen vergadering: het is kerstvakantie in regio Midden.",
        "De eerstvolgende vergadering is op dinsdag 5 januari 2027.",
    )
    assert _compleet("2026-11-18T10:00").uitleg == ()


def test_nog_niet_compleet() -> None:
    planning = plan(Planningsoort.TWEEDE_WEEK, _moment("2026-11-18T15:30"), None, _moment("2026-11-19T08:00"), STANDAARD)
    assert (planning.compleet_op, planning.vergadering, planning.zes_weken) == (None, None, None)
    assert planning.als_compleet_voor is not None
    assert planning.als_compleet_voor.isoformat() == "2026-11-25T17:00:00+01:00"
    assert (planning.dan_vergadering, planning.awb_acht_weken) == (D(2026, 12, 8), D(2027, 1, 13))


def test_compleet_telt_en_niet_de_eerste_ontvangst() -> None:
    planning = plan(Planningsoort.TWEEDE_WEEK, _moment("2026-11-03T10:00"), _moment("2026-11-18T16:00"), _moment("2026-11-20"), STANDAARD)
    assert (planning.vergadering, planning.zes_weken, planning.awb_acht_weken) == (D(2026, 12, 1), D(2026, 12, 30), D(2026, 12, 29))
    assert (planning.als_compleet_voor, planning.dan_vergadering) == (None, None)


def test_zonder_besluit_is_de_planning_leeg() -> None:
    assert _compleet("2026-11-18T10:00", Planningsoort.GEEN) == Planning()


def test_moment_zonder_tijdzone_wordt_geweigerd() -> None:
    goed, kaal = _moment("2026-11-18T10:00"), datetime(2026, 11, 18, 10)
    for ontvangen, compleet, nu in ((kaal, goed, goed), (goed, kaal, goed), (goed, goed, kaal)):
        with pytest.raises(ValueError, match="tijdzone"):
            plan(Planningsoort.TWEEDE_WEEK, ontvangen, compleet, nu, STANDAARD)


def test_zomertijd_verschuift_het_inlevermoment_niet() -> None:
    voor, na = inlevermoment_na(_moment("2026-03-24T12:00"), STANDAARD), inlevermoment_na(_moment("2026-03-26T12:00"), STANDAARD)
    assert (voor.isoformat(), na.isoformat()) == ("2026-03-25T17:00:00+01:00", "2026-04-01T17:00:00+02:00")


def test_andere_regio_en_eigen_uitzonderingen() -> None:
    assert _compleet("2026-10-07T13:20", instellingen=replace(STANDAARD, regio="Noord")).vergadering == D(2026, 10, 20)
    vrij = replace(STANDAARD, vervalt=(Vervalperiode(D(2026, 11, 30), D(2026, 12, 6), "studieweek"),))
    assert _compleet("2026-11-18T10:00", instellingen=vrij).vergadering == D(2026, 12, 8)
    assert "studieweek" in _compleet("2026-11-18T10:00", instellingen=vrij).uitleg[0]
    toch = replace(STANDAARD, gaat_door=frozenset({D(2026, 10, 20)}))
    assert _compleet("2026-10-07T13:20", instellingen=toch).vergadering == D(2026, 10, 20)


def test_vergadering_op_donderdag_met_acht_weken() -> None:
    ander = replace(STANDAARD, vergaderdag=3, termijnen=replace(STANDAARD.termijnen, beslisweken=8))
    planning = _compleet("2026-11-18T10:00", instellingen=ander)
    assert (planning.vergadering, planning.zes_weken) == (D(2026, 12, 3), D(2027, 1, 13))


def test_vergaderdagen_van_een_schooljaar() -> None:
    assert len(vergaderdagen(D(2026, 8, 31), D(2027, 7, 16), STANDAARD)) == 41
    assert len(vergaderdagen(D(2025, 9, 1), D(2026, 7, 17), STANDAARD)) == 40
    assert vergaderdagen(D(2026, 12, 2), D(2026, 12, 7), STANDAARD) == []


def test_termijnenwet_kent_5_mei_elk_jaar_en_goede_vrijdag() -> None:
    assert all(feestdag(D(jaar, 5, 5)) for jaar in range(2024, 2032))
    assert feestdag(D(2026, 4, 3)) == "Goede vrijdag"
    assert feestdag(D(2026, 5, 4)) == ""


@pytest.mark.parametrize(
    ("dag", "werkdag"),
    [
        (D(2026, 11, 18), D(2026, 11, 18)),
        (D(2026, 11, 21), D(2026, 11, 23)),
        (D(2026, 4, 3), D(2026, 4, 7)),
        (D(2026, 12, 25), D(2026, 12, 28)),
        (D(2026, 5, 5), D(2026, 5, 6)),
    ],
)
def test_naar_werkdag(dag: date, werkdag: date) -> None:
    assert naar_werkdag(dag) == werkdag


def test_lange_termijn_verschuift_niet() -> None:
    assert termijn_einde(D(2026, 11, 21), weken=12) == D(2027, 2, 15)
    assert termijn_einde(D(2026, 11, 21), weken=13) == D(2027, 2, 20)


def test_aanvullen_en_bezwaar() -> None:
    assert uiterste_aanvuldatum(D(2026, 11, 19), 14) == D(2026, 12, 3)
    assert uiterste_aanvuldatum(D(2026, 12, 11), 14) == D(2026, 12, 28)
    assert bezwaar_tot(D(2026, 12, 1), 6) == D(2027, 1, 12)


def test_opschorting_verlengt_en_eindigt() -> None:
    ontvangen = _moment("2026-11-03T10:00")

    def awb(nu: str, *opschortingen: Opschorting) -> tuple[date | None, date | None]:
        planning = plan(Planningsoort.TWEEDE_WEEK, ontvangen, None, _moment(nu), STANDAARD, opschortingen)
        return planning.awb_acht_weken, planning.opgeschort_sinds

    open_, dicht = Opschorting(D(2026, 11, 5), D(2026, 11, 19)), Opschorting(D(2026, 11, 5), D(2026, 11, 19), D(2026, 11, 12))
    assert awb("2026-11-06") == (D(2026, 12, 29), None)
    assert awb("2026-11-06", open_) == (D(2027, 1, 11), D(2026, 11, 6))
    assert awb("2026-11-20", open_) == (D(2027, 1, 11), None)
    assert awb("2026-11-11", dicht) == (D(2027, 1, 4), D(2026, 11, 6))
    assert awb("2026-11-12", dicht) == (D(2027, 1, 4), None)


@pytest.mark.parametrize("compleet", ["2030-08-28T10:00", "2035-01-10T10:00", "2012-01-11T10:00"])
def test_buiten_de_vakantiegegevens_is_een_fout(compleet: str) -> None:
    with pytest.raises(Kalenderfout, match="niet bekend") as fout:
        _compleet(compleet)
    assert fout.value.uitgang is Uitgang.VERKEERD_GEBRUIK


def test_onbekende_regio_zwijgt_niet() -> None:
    with pytest.raises((Kalenderfout, NotImplementedError)):
        schoolvakantie(D(2026, 10, 20), "Oost")


@given(MOMENTEN, st.sampled_from([Planningsoort.TWEEDE_WEEK, Planningsoort.EERSTE_WEEK]), st.sampled_from(["Noord", "Midden", "Zuid"]), st.integers(0, 4))
@settings(max_examples=100, deadline=None)
def test_vergadering_valt_nooit_op_een_vervallen_dag(moment: datetime, sleutel: Planningsoort, regio: str, dag: int) -> None:
    instellingen = replace(STANDAARD, regio=regio, vergaderdag=dag)
    vergadering = plan(sleutel, moment, moment, moment, instellingen).vergadering
    assert vergadering is not None
    assert vergadering.weekday() == dag
    assert not geen_vergadering(vergadering, instellingen)
    assert not feestdag(vergadering)
    assert not schoolvakantie(vergadering, regio)
    assert vergadering > moment.date()


@given(MOMENTEN, st.timedeltas(timedelta(0), timedelta(days=30)))
@settings(max_examples=100, deadline=None)
def test_later_compleet_is_nooit_eerder_aan_de_beurt(moment: datetime, later: timedelta) -> None:
    straks = (moment.astimezone(UTC) + later).astimezone(NEDERLAND)
    eerst, dan = (plan(Planningsoort.TWEEDE_WEEK, m, m, m, STANDAARD) for m in (moment, straks))
    assert eerst.vergadering and dan.vergadering and eerst.zes_weken and dan.zes_weken
    assert eerst.vergadering <= dan.vergadering
    assert eerst.zes_weken <= dan.zes_weken


@given(st.dates(D(2020, 1, 1), D(2035, 1, 1)), st.integers(0, 90))
def test_termijn_eindigt_op_een_werkdag(dag: date, dagen: int) -> None:
    einde = termijn_einde(dag, dagen=dagen)
    assert einde.weekday() < 5
    assert not feestdag(einde)
    assert timedelta(0) <= einde - dag - timedelta(days=dagen) <= timedelta(days=5)


@pytest.mark.gedeeld
def test_vergadering_van_de_voorbeelden(gedeeld: Path) -> None:
    gezien = 0
    for waarheid in sorted((gedeeld / "waarheid").glob("*.json")):
        dossier = lees(gedeeld / "voorbeelden" / waarheid.stem / "dossier.yaml")
        assert isinstance(dossier, dict)
        moment = _moment(str(dossier["ontvangen"]))
        for aanvraag in json.loads(waarheid.read_text("utf-8"))["aanvragen"]:
            if aanvraag.get("vergadering"):
                sleutel = Planningsoort.EERSTE_WEEK if "schakel" in aanvraag["aanvraagtype"] else Planningsoort.TWEEDE_WEEK
                assert plan(sleutel, moment, moment, moment, STANDAARD).vergadering == date.fromisoformat(aanvraag["vergadering"])
                gezien += 1
    assert gezien > 0
