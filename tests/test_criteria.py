"""De criteria voor pro en lwoo uit schema/, naast een rechtstreekse berekening; en de maanden van een leerling van de ISK."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiercheck import regelboek
from dossiercheck.begrippen import Status, Waarde
from dossiercheck.regelboek import Regel
from dossiercheck.toetsen import toets
from dossiercheck.toetsen.afgeleid_isk import maanden_tussen, teldatum
from tests.maak_feiten import ONTVANGEN, feit

EIS = "indicatie.criteria"
GEBIEDEN = ("la_tl", "la_bl", "la_sp", "la_ir")
PROCENT = st.one_of(st.none(), st.sampled_from([24.9, 25, 25.1, 49.9, 50, 50.1]), st.integers(0, 100))
IQ = st.one_of(st.none(), st.sampled_from([54, 55, 74, 75, 80, 81, 90, 91, 120, 121]), st.integers(45, 135))


@pytest.fixture(scope="module")
def regels() -> Mapping[str, Regel]:
    boek = regelboek.laad()
    return {type_: next(r for r in boek.typen[type_].regels if r.eis == EIS) for type_ in ("tlv-pro", "lwoo")}


def _status(regel: Regel, waarden: Mapping[str, Waarde]) -> Status:
    feiten = {naam: feit(naam, waarde) for naam, waarde in waarden.items() if waarde is not None}
    bekend = [g for g in GEBIEDEN if waarden.get(g) is not None]
    if bekend:
        feiten["la_gebieden"] = feit("la_gebieden", len(bekend))
    return toets(regel, feiten, [], [], ONTVANGEN).status


def _op_twee(procenten: Mapping[str, float | None], onder: float, boven: float) -> bool:
    """Minstens twee gebieden binnen de grenzen, waarvan minstens een begrijpend lezen of inzichtelijk rekenen."""
    binnen = [g for g, p in procenten.items() if p is not None and onder <= p <= boven]
    return len(binnen) >= 2 and bool({"la_bl", "la_ir"} & set(binnen))


def _verwacht(voldoet: bool, iq: int | None, procenten: Mapping[str, float | None]) -> Status:
    if iq is None or sum(p is not None for p in procenten.values()) < 2:
        return Status.NAKIJKEN
    return Status.VOLDAAN if voldoet else Status.ONTBREEKT


@settings(max_examples=200, deadline=None)
@given(iq=IQ, procenten=st.fixed_dictionaries(dict.fromkeys(GEBIEDEN, PROCENT)), toelichting=st.booleans())
def test_pro(regels: Mapping[str, Regel], iq: int | None, procenten: dict[str, float | None], toelichting: bool) -> None:
    voldoet = (iq is not None and 55 <= iq <= 80 and _op_twee(procenten, 50, 100)) or toelichting
    assert _status(regels["tlv-pro"], {"iq": iq, **procenten, "toelichting_criteria": toelichting or None}) is _verwacht(voldoet, iq, procenten)


@settings(max_examples=300, deadline=None)
@given(iq=IQ, procenten=st.fixed_dictionaries(dict.fromkeys(GEBIEDEN, PROCENT)), onderzoek=st.booleans(), advies=st.booleans(), toelichting=st.booleans())
def test_lwoo(regels: Mapping[str, Regel], iq: int | None, procenten: dict[str, float | None], onderzoek: bool, advies: bool, toelichting: bool) -> None:
    hoog = iq is not None and 91 <= iq <= 120
    ruim = any((procenten[g] or 0) > 50 for g in ("la_bl", "la_ir"))
    voldoet = (
        (iq is not None and 75 <= iq <= 90 and _op_twee(procenten, 25, 50))
        or (hoog and onderzoek and _op_twee(procenten, 25, 50))
        or (iq is not None and iq < 75 and ruim and advies)
        or (toelichting and (not hoog or onderzoek))
    )
    waarden = {"iq": iq, **procenten, "se_onderzoek": onderzoek or None, "advies_basis_kader": advies or None, "toelichting_criteria": toelichting or None}
    assert _status(regels["lwoo"], waarden) is _verwacht(voldoet, iq, procenten)


# --- teldatum en maanden ---


@pytest.mark.parametrize(("ontvangen", "telling"), [("2026-10-01", 2026), ("2026-10-02", 2027), ("2026-01-15", 2026), ("2026-12-31", 2027)])
def test_teldatum_is_de_eerste_1_oktober_op_of_na_ontvangst(ontvangen: str, telling: int) -> None:
    assert teldatum(date.fromisoformat(ontvangen)) == date(telling, 10, 1)


@pytest.mark.parametrize(
    ("begin", "eind", "maanden"),
    [
        ("2025-10-01", "2026-10-01", 12),
        ("2025-10-02", "2026-10-01", 11.5),
        ("2025-09-30", "2026-10-01", 12.5),
        ("2026-10-02", "2026-10-01", -0.5),
        ("2024-02-29", "2025-02-28", 11.5),
    ],
)
def test_maanden(begin: str, eind: str, maanden: float) -> None:
    assert maanden_tussen(date.fromisoformat(begin), date.fromisoformat(eind)) == maanden


@given(begin=st.dates(date(2015, 1, 1), date(2026, 1, 1)), dagen=st.integers(0, 3000))
def test_meer_dagen_is_nooit_minder_maanden(begin: date, dagen: int) -> None:
    eind = date.fromordinal(begin.toordinal() + dagen)
    assert maanden_tussen(begin, eind) <= maanden_tussen(begin, date.fromordinal(eind.toordinal() + 1))
