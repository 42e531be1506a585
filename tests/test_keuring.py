"""Voorwaarden over feiten: drie uitkomsten, de valkuilen van Cerberus dicht, en grenzen van datums."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from dossiercheck.begrippen import Waarde
from dossiercheck.keuring import AFWEZIG, Feitsoort, Gegeven, Peil, bouw_voorwaarde, keur, maanden_terug

FEITEN = {
    "ja": Feitsoort("ja", "ja-nee"),
    "uren": Feitsoort("uren", "getal"),
    "plaats": Feitsoort("plaats", "tekst"),
    "dag": Feitsoort("dag", "datum"),
    "soort": Feitsoort("soort", "keuze", ("so", "sbo", "vo")),
    "categorie": Feitsoort("categorie", "keuze", (1, 2, 3)),
}
PEIL = Peil(date(2026, 11, 18), date(2026, 12, 1))


def weeg(fragment: Any, *, afwezig: bool | None = False, **gegevens: Gegeven) -> bool | None:
    voorwaarde, fouten = bouw_voorwaarde(fragment, FEITEN, afwezig=afwezig)
    assert not fouten, fouten
    return voorwaarde.weeg({feit: (gegevens.get(feit, AFWEZIG), PEIL) for feit in voorwaarde.feiten})


def fouten(fragment: Any) -> list[str]:
    return [fout.tekst for fout in bouw_voorwaarde(fragment, FEITEN, afwezig=False)[1]]


@pytest.mark.parametrize("waarde", ["acht", "8", True, None])
def test_min_laat_alleen_getallen_door(waarde: Waarde) -> None:
    """Cerberus zelf laat bij min zonder type 'acht' door, en bij integer True."""
    assert weeg({"uren": {"min": 1}}, uren=waarde) is (None if waarde is None else False)


def test_een_getal_is_geen_ja() -> None:
    assert weeg({"ja": {"allowed": [True]}}, ja=1) is False
    assert weeg({"categorie": {"allowed": [1]}}, categorie=True) is False
    assert weeg({"categorie": {"allowed": [1]}}, categorie=1) is True


def test_het_geheugen_haalt_ja_en_een_niet_door_elkaar() -> None:
    voorwaarde, _ = bouw_voorwaarde({"uren": {"min": 1}}, FEITEN, afwezig=False)
    (deel,) = voorwaarde.delen
    assert [deel.weeg(w, PEIL) for w in (1, True, 1.0, True, 1)] == [True, False, True, False, True]


def test_datum_met_tijd_is_geen_datum() -> None:
    assert weeg({"dag": {"niet_na_ontvangst": True}}, dag=datetime(2026, 1, 1, 12)) is False


def test_regex_geldt_voor_de_hele_tekst_en_alle_keuzes() -> None:
    """Cerberus zet achter 'ab|cd' alleen een einde bij de laatste keuze, en laat 'abx' dan door."""
    assert [weeg({"plaats": {"regex": "ab|cd"}}, plaats=p) for p in ("ab", "cd", "abx", "xcd", "cdx")] == [True, True, False, False, False]


def test_afwezig_feit_faalt_in_een_toets_ook_met_een_eigen_regel() -> None:
    assert weeg({"dag": {"hooguit_maanden_voor_ontvangst": 12}}) is False
    assert weeg({"dag": {"voor_ontvangst": True}}) is False


@pytest.mark.parametrize(
    ("required", "afwezig", "uitkomst"), [(None, None, None), (None, False, False), (True, None, False), (False, None, True), (False, False, True)]
)
def test_required_beslist_over_een_afwezig_feit(required: bool | None, afwezig: bool | None, uitkomst: bool | None) -> None:
    regels = {"forbidden": ["so"]} | ({} if required is None else {"required": required})
    assert weeg({"soort": regels}, afwezig=afwezig) is uitkomst


def test_groep_is_en_lijst_is_of() -> None:
    beide = {"ja": {"allowed": [True]}, "uren": {"min": 5}}
    een = [{"ja": {"allowed": [True]}}, {"uren": {"min": 5}}]
    assert (weeg(beide, ja=True, uren=5), weeg(beide, ja=True, uren=4), weeg(beide, ja=None, uren=5), weeg(beide, ja=None, uren=4)) == (
        True,
        False,
        None,
        False,
    )
    assert (weeg(een, ja=True, uren=4), weeg(een, ja=False, uren=4), weeg(een, ja=None, uren=4), weeg(een, ja=None, uren=5)) == (True, False, None, True)


def test_nooit_is_nooit_waar() -> None:
    assert weeg("nooit") is False


@pytest.mark.parametrize(("dag", "uitkomst"), [(date(2025, 11, 18), True), (date(2025, 11, 17), False), (date(2026, 11, 18), True), (date(2026, 11, 19), True)])
def test_hooguit_maanden(dag: date, uitkomst: bool) -> None:
    assert weeg({"dag": {"hooguit_maanden_voor_ontvangst": 12}}, dag=dag) is uitkomst


@pytest.mark.parametrize(
    ("dag", "uitkomst"), [(date(2026, 11, 17), (True, True, True)), (date(2026, 11, 18), (False, True, True)), (date(2026, 11, 19), (False, False, True))]
)
def test_rond_ontvangst_en_vergadering(dag: date, uitkomst: tuple[bool, bool, bool]) -> None:
    regels = ({"voor_ontvangst": True}, {"niet_na_ontvangst": True}, {"voor_vergadering": True})
    assert tuple(weeg({"dag": regel}, dag=dag) for regel in regels) == uitkomst


def test_de_dag_van_de_vergadering_ligt_niet_ervoor() -> None:
    assert weeg({"dag": {"voor_vergadering": True}}, dag=date(2026, 12, 1)) is False


@pytest.mark.parametrize(
    ("dag", "maanden", "uitkomst"),
    [
        (date(2026, 11, 18), 12, date(2025, 11, 18)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
    ],
)
def test_maanden_terug(dag: date, maanden: int, uitkomst: date) -> None:
    assert maanden_terug(dag, maanden) == uitkomst


@pytest.mark.parametrize(
    ("fragment", "melding"),
    [
        ({"jaa": {"allowed": [True]}}, "onbekend feit 'jaa'; bedoelde u 'ja'?"),
        ({"uren": {"mni": 1}}, "onbekende voorwaarde 'mni'; bedoelde u 'min'?"),
        ({"uren": {"minlength": 1}}, "'minlength' past niet bij 'uren', dat is van soort getal"),
        ({"dag": {"min": 1}}, "'min' past niet bij 'dag', dat is van soort datum"),
        ({"uren": {"type": "string"}}, "'uren' is van soort getal: type hoort 'number' te zijn"),
        ({"uren": {"min": True}}, "'min' heeft een verkeerde waarde: True"),
        ({"dag": {"hooguit_maanden_voor_ontvangst": 1.5}}, "'hooguit_maanden_voor_ontvangst' heeft een verkeerde waarde: 1.5"),
        ({"plaats": {"regex": "("}}, "'regex' heeft een verkeerde waarde: '('"),
        ({"ja": {"allowed": []}}, "na 'allowed' hoort een lijst met waarden, zoals [true]"),
        ({"ja": {"allowed": "ja"}}, "na 'allowed' hoort een lijst met waarden, zoals [true]"),
        ({"soort": {"allowed": ["sboo"]}}, "'sboo' kan 'soort' niet zijn; bedoelde u 'sbo'?"),
        ({"soort": {"forbidden": ["so", "sbo", "vo"]}}, "deze voorwaarde over 'soort' kan nooit slagen"),
        ({"uren": {"min": 30, "minder_dan": 20}}, "deze voorwaarde over 'uren' kan nooit slagen"),
        ({"ja": {"allowed": [True, False], "required": False}}, "deze voorwaarde over 'ja' kan nooit falen"),
        ({}, "hier hoort een feit met voorwaarden, of een lijst daarvan"),
        ("soms", "hier hoort een feit met voorwaarden, of een lijst daarvan"),
        ({"ja": True}, "na 'ja' horen voorwaarden, zoals {allowed: [true]}"),
    ],
)
def test_fout_in_een_voorwaarde(fragment: Any, melding: str) -> None:
    assert melding in fouten(fragment)


def test_alle_fouten_in_een_voorwaarde_tegelijk() -> None:
    assert len(fouten({"ja": {"allowd": [True]}, "nee": {"allowed": [True]}, "uren": {"min": "x"}})) == 3


def test_vorm_geeft_elke_fout_met_zijn_plek() -> None:
    vorm = {
        "naam": {"type": "string", "required": True},
        "lijst": {"type": "list", "schema": {"type": "dict", "schema": {"kleur": {"type": "string", "allowed": ["rood", "blauw"]}}}},
        "bij": {"type": "dict", "valuesrules": {"type": "dict", "schema": {"aantal": {"type": "integer"}}}},
    }
    gevonden = keur({"nam": "x", "lijst": [{"kleur": "rood"}, {"kleur": "rod", "kleurr": 1}], "bij": {"a": {"aantl": 1, "aantal": True}}}, vorm)
    assert {(fout.pad, fout.tekst) for fout in gevonden} == {
        (("naam",), "'naam' ontbreekt"),
        (("nam",), "onbekende sleutel 'nam'; bedoelde u 'naam'?"),
        (("lijst", 1, "kleur"), "'kleur' kan niet 'rod' zijn; bedoelde u 'rood'?; mogelijk is: rood, blauw"),
        (("lijst", 1, "kleurr"), "onbekende sleutel 'kleurr'; bedoelde u 'kleur'?"),
        (("bij", "a", "aantl"), "onbekende sleutel 'aantl'; bedoelde u 'aantal'?"),
        (("bij", "a", "aantal"), "'aantal' heeft een verkeerde soort waarde: True"),
    }


def test_geen_map_is_een_fout() -> None:
    assert [fout.tekst for fout in keur(["x"], {})] == ["hier hoort een map met sleutels"]
