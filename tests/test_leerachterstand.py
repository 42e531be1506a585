"""Rekenen met leerachterstand, en de instrumenten per schooljaar."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiercheck import instrumenten
from dossiercheck.fouten import Schemafout
from dossiercheck.leerachterstand import bepaal, didactische_leeftijd, uit_dle, uit_rendement

_DL = st.integers(1, 60)


@given(dle=st.integers(0, 60), dl=_DL)
def test_dle_en_rendement_geven_dezelfde_achterstand(dle: int, dl: int) -> None:
    """Het leerrendement is DLE/DL: wat daaruit volgt is hetzelfde, zonder afronding."""
    uit_getallen, rendement = uit_dle(Fraction(dle), Fraction(dl)), Fraction(100 * dle, dl)
    assert uit_getallen == uit_rendement(rendement)
    if uit_getallen is not None:
        assert uit_getallen == 100 - rendement


@given(dle=st.integers(0, 60), dl=_DL)
def test_de_helft_is_precies_de_helft(dle: int, dl: int) -> None:
    procent = uit_dle(Fraction(dle), Fraction(dl))
    assert procent is None or (float(procent) >= 50) is (2 * dle <= dl)


def test_een_derde_wordt_niet_afgerond() -> None:
    assert uit_dle(Fraction(20), Fraction(30)) == Fraction(100, 3)


@pytest.mark.parametrize(("dle", "dl"), [(10, 0), (10, -5), (-1, 50), (100, 20), (10, 200)])
def test_onmogelijke_getallen_geven_niets(dle: int, dl: int) -> None:
    assert uit_dle(Fraction(dle), Fraction(dl)) is None


@pytest.mark.parametrize(("groep", "maanden", "dl"), [(3, 0, 0), (4, 0, 10), (8, 5, 55), (8, 10, 60)])
def test_tien_maanden_per_schooljaar(groep: int, maanden: int, dl: int) -> None:
    assert didactische_leeftijd(groep, maanden) == dl


@pytest.mark.parametrize(("groep", "maanden"), [(2, 5), (9, 0), (5, 11)])
def test_buiten_groep_3_tot_8(groep: int, maanden: int) -> None:
    with pytest.raises(ValueError, match="groep"):
        didactische_leeftijd(groep, maanden)


@pytest.mark.parametrize(("vermeld", "mogelijk"), [("57", 1), ("56", 1), ("55.4", 1), ("58", 2), ("55", 2)])
def test_een_procentpunt_verschil_mag(vermeld: str, mogelijk: int) -> None:
    """DLE 24 bij DL 55 is 56,4%: 57 en 55,4 schelen hooguit een punt, 58 en 55 meer."""
    uitkomst = bepaal(uit_dle(Fraction(24), Fraction(55)), [Fraction(vermeld)])
    assert len(uitkomst.mogelijk) == mogelijk
    assert bool(uitkomst.reden) is (mogelijk > 1)
    assert uitkomst.mogelijk[0] == Fraction(3100, 55)


def test_niets_vermeld() -> None:
    assert bepaal(None, []).mogelijk == ()


# --- instrumenten ---


@pytest.mark.parametrize(
    ("tekst", "naam"),
    [
        ("WISC-V-NL", "WISC-V"),
        ("wisc v", "WISC-V"),
        ("SON-R", "SON-R 6-40"),
        ("SONR 6-40", "SON-R 6-40"),
        ("Rakit 2", "RAKIT-2"),
        ("PMT-K", "PMT-K-2"),
        ("ZIEN!", "ZIEN!"),
    ],
)
def test_instrument_op_meer_manieren_geschreven(tekst: str, naam: str) -> None:
    lijst = instrumenten.laad().op(date(2026, 1, 1))
    assert lijst
    assert [i.naam for i in lijst.zoek(tekst)] == [naam]


@pytest.mark.parametrize("tekst", ["SON-R 2-8", "WISC-IV", "CogniScan", "RAKIT", ""])
def test_ander_instrument(tekst: str) -> None:
    lijst = instrumenten.laad().op(date(2026, 1, 1))
    assert lijst
    assert lijst.zoek(tekst) == ()


def test_gewoon_woord_is_in_een_zin_geen_instrument() -> None:
    lijst = instrumenten.laad().op(date(2026, 1, 1))
    assert lijst
    assert lijst.zoek("Wij zien dat hij groeit.", lopend=True) == ()
    assert [i.naam for i in lijst.zoek("Met de SEV en de ZIEN! is gekeken.", lopend=True)] == ["SEV", "ZIEN!"]


def test_buiten_de_lijsten_is_er_geen_lijst() -> None:
    alle = instrumenten.laad()
    assert alle.op(date(2025, 7, 31)) is None
    assert alle.op(date(2027, 8, 1)) is None


def _schrijf(map_: Path, tekst: str) -> Path:
    (map_ / "instrumenten.yaml").write_text(tekst, "utf-8")
    return map_


def test_elk_schooljaar_een_eigen_lijst(tmp_path: Path) -> None:
    alle = instrumenten.laad(
        _schrijf(
            tmp_path,
            "- geldig: {van: 2025-08-01, tot: 2026-07-31}\n  intelligentie: [{naam: NIO}]\n"
            "- geldig: {van: 2026-08-01, tot: 2027-07-31}\n  intelligentie: [{naam: ADIT}]\n",
        )
    )
    oud, nieuw = alle.op(date(2026, 7, 31)), alle.op(date(2026, 8, 1))
    assert oud
    assert nieuw
    assert oud.zoek("NIO")
    assert not nieuw.zoek("NIO")


@pytest.mark.parametrize("begin", ["2026-08-02", "2026-07-31"])
def test_gat_of_overlap_is_een_fout(tmp_path: Path, begin: str) -> None:
    tekst = f"- geldig: {{van: 2025-08-01, tot: 2026-07-31}}\n- geldig: {{van: {begin}, tot: 2027-07-31}}\n"
    with pytest.raises(Schemafout, match="gat of een overlap"):
        instrumenten.laad(_schrijf(tmp_path, tekst))


def test_fout_noemt_de_regel(tmp_path: Path) -> None:
    with pytest.raises(Schemafout, match="regel 3"):
        instrumenten.laad(_schrijf(tmp_path, "geldig: {van: 2025-08-01, tot: 2026-07-31}\nintelligentie:\n  - {anders: [X]}\n"))
