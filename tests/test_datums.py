"""Datums vinden: alle notaties, en niets in wat geen datum is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiercheck.schrijfwijze import Datumvondst, Precisie, als_nederlands, maak_datum, schooljaar_van, vind_datums

D = date


def _een(tekst: str) -> Datumvondst:
    vondsten = vind_datums(tekst)
    assert len(vondsten) == 1, vondsten
    return vondsten[0]


@pytest.mark.parametrize(
    ("tekst", "datum"),
    [
        ("31-07-2026", D(2026, 7, 31)),
        ("31/7/26", D(2026, 7, 31)),
        ("1.8.2026", D(2026, 8, 1)),
        ("1. 8. 2026", D(2026, 8, 1)),
        ("2026-08-01", D(2026, 8, 1)),
        ("2026-08-01T10:00", D(2026, 8, 1)),
        ("01082026", D(2026, 8, 1)),
        ("verslag_20260801.pdf", D(2026, 8, 1)),
        ("31 07 2026", D(2026, 7, 31)),
        ("1 aug. 2026", D(2026, 8, 1)),
        ("1 augustus 2026", D(2026, 8, 1)),
        ("1augustus2026", D(2026, 8, 1)),
        ("9 febr. 2026", D(2026, 2, 9)),
        ("30 sept. 2026", D(2026, 9, 30)),
        ("3 mrt 2026", D(2026, 3, 3)),
        ("19 oktober '26", D(2026, 10, 19)),
        ("19 oktober ’26", D(2026, 10, 19)),
        ("3 april 26", D(2026, 4, 3)),
        ("d.d. 08-12-2022", D(2022, 12, 8)),
        ("dd 12-9-2016", D(2016, 9, 12)),
        ("dd12-9-2016", D(2016, 9, 12)),
        ("per 1-8-2017", D(2017, 8, 1)),
        ("dinsdag 3 maart 2026", D(2026, 3, 3)),
        ("de 5e januari 2026", D(2026, 1, 5)),
        ("8 - 11 - 2012", D(2012, 11, 8)),
        ("8 – 11 – 2012", D(2012, 11, 8)),
        ("8\u00a0–\u00a011\u00a0–\u00a02012", D(2012, 11, 8)),
        ("08\u201012\u20102022", D(2022, 12, 8)),
        ("_12_-_05_-_2026_", D(2026, 5, 12)),
        ("op 3 maart 2026, om 14.00 uur", D(2026, 3, 3)),
        ("12 mei 2026 14.00 uur", D(2026, 5, 12)),
        ("Geboren12-03-2011", D(2011, 3, 12)),
        ("29 februari 2024", D(2024, 2, 29)),
    ],
)
def test_notaties(tekst: str, datum: date) -> None:
    vondst = _een(tekst)
    assert (vondst.datum, vondst.laatste, vondst.precisie, vondst.geldig, vondst.jaar_bekend) == (datum, datum, Precisie.DAG, True, True)
    assert tekst[vondst.begin : vondst.eind] == vondst.tekst


@pytest.mark.parametrize(
    ("tekst", "datum"),
    [
        ("l2-05-2O26", D(2026, 5, 12)),
        ("1O-11-2026", D(2026, 11, 10)),
        ("I8 november 2026", D(2026, 11, 18)),
        ("12 0ktober 2026", D(2026, 10, 12)),
        ("3 rnaart 2026", D(2026, 3, 3)),
        ("4 januan 2026", D(2026, 1, 4)),
    ],
)
def test_ocr_verwisseling(tekst: str, datum: date) -> None:
    assert _een(tekst).datum == datum


@pytest.mark.parametrize(
    "tekst", ["13/25/2026", "31 juni 2026", "31-06-2026", "31/6/26", "29-02-2026", "0-5-2026", "12-05-3026", "12-3-98", "30 februari 2025"]
)
def test_bestaat_niet(tekst: str) -> None:
    vondst = _een(tekst)
    assert (vondst.datum, vondst.geldig, vondst.precisie) == (None, False, Precisie.DAG)


@pytest.mark.parametrize(
    "tekst",
    [
        "__-__-____",
        "..-..-20..",
        "/ /",
        "/  /20",
        "31-07-20..",
        "31-07-20__",
        "dd-mm-jjjj",
        "31-07-EEJJ",
        "7311 AB",
        "06-12345678",
        "06-12-34-56-78",
        "06 12 34 56 78",
        "06 - 12 - 34 - 56 - 78",
        "055-123 45 67",
        "123456782",
        "1234.56.782",
        "9.00 tot 15.00 uur",
        "van 9.00-15.00",
        "2;6 jaar",
        "€ 1.250,00",
        "0,2",
        "1:12",
        "1:12-14",
        "4.2",
        "§ 4.2.10",
        "4.2.10 Doelen",
        "toets 1-2",
        "IQ 85-95",
        "10-12-14 jaar",
        "groep 7/8",
        "kenmerk 20260801",
        "TLV-2505-2023-0177",
        "3 Jan Pieters",
        "september 0 2 3\noktober 7 4 3",
        "3 3 3\nnovember 8 2 2",
        "99887766",
        "192.168.1.12",
        "",
    ],
)
def test_geen_datum(tekst: str) -> None:
    assert vind_datums(tekst) == []


@pytest.mark.parametrize(
    ("tekst", "dagmaand", "verwijzing"),
    [
        ("6 maart van dit jaar", (6, 3), 0),
        ("6 maart vorig jaar", (6, 3), -1),
        ("op 24 nov. is gebeld", (24, 11), None),
        ("15 januari", (15, 1), None),
        ("12 mei 14.00 uur", (12, 5), None),
        ("29 februari", (29, 2), None),
    ],
)
def test_zonder_jaar(tekst: str, dagmaand: tuple[int, int], verwijzing: int | None) -> None:
    vondst = _een(tekst)
    assert (vondst.datum, vondst.jaar_bekend, vondst.geldig) == (None, False, True)
    assert (vondst.dagmaand, vondst.jaarverwijzing) == (dagmaand, verwijzing)


def test_punt_van_de_zin_hoort_niet_bij_de_datum() -> None:
    assert _een("Gesprek op 30 maart. Daarna niets.").tekst == "30 maart"


@pytest.mark.parametrize(
    ("tekst", "precisie", "eerste", "laatste"),
    [
        ("dec 2021", Precisie.MAAND, D(2021, 12, 1), D(2021, 12, 31)),
        ("mei 2026", Precisie.MAAND, D(2026, 5, 1), D(2026, 5, 31)),
        ("Tussen maart en oktober 2026", Precisie.MAAND, D(2026, 10, 1), D(2026, 10, 31)),
        ("februari 2024", Precisie.MAAND, D(2024, 2, 1), D(2024, 2, 29)),
        ("schooljaar 2025-2026", Precisie.SCHOOLJAAR, D(2025, 8, 1), D(2026, 7, 31)),
        ("2025–2026", Precisie.SCHOOLJAAR, D(2025, 8, 1), D(2026, 7, 31)),
        ("2025/2026", Precisie.SCHOOLJAAR, D(2025, 8, 1), D(2026, 7, 31)),
        ("2025-26", Precisie.SCHOOLJAAR, D(2025, 8, 1), D(2026, 7, 31)),
        ("sj 25/26", Precisie.SCHOOLJAAR, D(2025, 8, 1), D(2026, 7, 31)),
        ("schooljaar '25-'26", Precisie.SCHOOLJAAR, D(2025, 8, 1), D(2026, 7, 31)),
        ("'25-'26", Precisie.SCHOOLJAAR, D(2025, 8, 1), D(2026, 7, 31)),
        ("SJ2526", Precisie.SCHOOLJAAR, D(2025, 8, 1), D(2026, 7, 31)),
        ("in 2025", Precisie.JAAR, D(2025, 1, 1), D(2025, 12, 31)),
        ("najaar 2025", Precisie.JAAR, D(2025, 1, 1), D(2025, 12, 31)),
    ],
)
def test_ruimere_precisie(tekst: str, precisie: Precisie, eerste: date, laatste: date) -> None:
    vondst = _een(tekst)
    assert (vondst.precisie, vondst.datum, vondst.laatste) == (precisie, eerste, laatste)


@pytest.mark.parametrize("tekst", ["2015-2030", "'25-'28", "sj 25/25", "1415 en 1617"])
def test_geen_schooljaar(tekst: str) -> None:
    assert vind_datums(tekst) == []


@pytest.mark.parametrize(
    ("tekst", "datums"),
    [
        ("12 en 19 mei 2026", [D(2026, 5, 12), D(2026, 5, 19)]),
        ("12, 14 en 19 mei 2026", [D(2026, 5, 12), D(2026, 5, 14), D(2026, 5, 19)]),
        ("14 tot en met 17 april 2026", [D(2026, 4, 14), D(2026, 4, 17)]),
        ("14 t/m 17 april 2026", [D(2026, 4, 14), D(2026, 4, 17)]),
        ("14-17 april 2026", [D(2026, 4, 14), D(2026, 4, 17)]),
        ("dinsdag 12 en donderdag 14 mei 2026", [D(2026, 5, 12), D(2026, 5, 14)]),
        ("12 maart en 3 april 2026", [D(2026, 3, 12), D(2026, 4, 3)]),
        ("van 1 augustus tot 31 juli 2027", [D(2026, 8, 1), D(2027, 7, 31)]),
        ("1 augustus 2025 tot en met 31 juli 2026", [D(2025, 8, 1), D(2026, 7, 31)]),
        ("12-5 en 19-5-2026", [D(2026, 5, 12), D(2026, 5, 19)]),
        ("01-08-2026 - 31-07-2027", [D(2026, 8, 1), D(2027, 7, 31)]),
        ("1-8-2025/31-7-2026", [D(2025, 8, 1), D(2026, 7, 31)]),
        ("in lokaal 3, 12 mei 2026", [D(2026, 5, 12)]),
    ],
)
def test_lijsten(tekst: str, datums: list[date]) -> None:
    assert [v.datum for v in vind_datums(tekst)] == datums


def test_rij_zonder_jaar() -> None:
    assert [v.dagmaand for v in vind_datums("gesprekken (24 nov., 15 jan. en 9 febr.)")] == [(24, 11), (15, 1), (9, 2)]


def test_dalende_rij_krijgt_geen_geraden_jaar() -> None:
    eerste, tweede = vind_datums("op 12 november en 3 februari 2026")
    assert not eerste.jaar_bekend
    assert tweede.datum == D(2026, 2, 3)


def test_datum_met_schooljaar_erachter() -> None:
    dag, jaar = vind_datums("15 januari 2025-2026")
    assert (dag.jaar_bekend, jaar.precisie) == (False, Precisie.SCHOOLJAAR)


def test_maak_datum() -> None:
    assert maak_datum((29, 2), 2024) == D(2024, 2, 29)
    assert maak_datum((29, 2), 2025) is None
    assert maak_datum((1, 1), 1026) is None


def test_schooljaar_van() -> None:
    assert schooljaar_van(D(2026, 7, 31)) == (D(2025, 8, 1), D(2026, 7, 31))
    assert schooljaar_van(D(2026, 8, 1)) == (D(2026, 8, 1), D(2027, 7, 31))


@given(
    st.dates(D(1950, 1, 1), D(2049, 12, 31)),
    st.sampled_from(["", "evaluatie: ", "Op ", "d.d. ", "12 punten, "]),
    st.sampled_from(["", ".", ", akkoord", " (mentor)"]),
)
def test_heen_en_terug(dag: date, voor: str, na: str) -> None:
    assert [v.datum for v in vind_datums(voor + als_nederlands(dag) + na)] == [dag]
    for vorm in ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"):
        assert [v.datum for v in vind_datums(voor + dag.strftime(vorm) + na)] == [dag]


@given(st.text(alphabet="0123456789-/. lIOjanmeiokt'\n,en", max_size=60))
def test_vondsten_liggen_op_volgorde_zonder_overlap(tekst: str) -> None:
    vorige = 0
    for vondst in vind_datums(tekst):
        assert vorige <= vondst.begin < vondst.eind
        assert vondst.tekst == tekst[vondst.begin : vondst.eind]
        assert vondst.geldig or vondst.datum is None
        vorige = vondst.eind


@pytest.mark.parametrize("streep", [" - ", " – ", "-"])
def test_een_periode_met_een_streep_is_geen_schooljaar(streep: str) -> None:
    gevonden = [v.datum for v in vind_datums(f"30 november 2026{streep}12 februari 2027")]
    assert gevonden == [D(2026, 11, 30), D(2027, 2, 12)]
