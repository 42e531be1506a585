"""Vouwen en zinnen splitsen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiercheck.schrijfwijze import effen, vouw, vouw_posities, zinnen


@pytest.mark.parametrize(
    ("tekst", "gevouwen"),
    [
        ("Geëvalueerd!", "geevalueerd"),
        ("Ouder(s)/verzorger(s):", "ouder s verzorger s"),
        ("samen-\nwerking", "samenwerking"),
        ("samen\u00adwerking", "samenwerking"),
        ("samen\ufffewerking", "samenwerking"),
        ("ﬁets  en\u00a0ﬂes", "fiets en fles"),
        ("Yıldız ĲSSEL Łódź", "yildiz ijssel lodz"),
        ("vso-school", "vso school"),
        ("", ""),
    ],
)
def test_vouw(tekst: str, gevouwen: str) -> None:
    assert vouw(tekst) == gevouwen


@given(st.text())
def test_vouw_is_af_na_een_keer(tekst: str) -> None:
    assert "  " not in vouw(tekst)
    assert vouw(tekst) == vouw(tekst).strip()


@given(st.text())
def test_posities_blijven(tekst: str) -> None:
    assert len(vouw_posities(tekst)) == len(effen(tekst)) == len(tekst)


def test_vouw_posities() -> None:
    assert vouw_posities("Één-ﬁets, Yıl") == "een fets  yil"


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("Een zin. Nog een! En drie?", ["Een zin.", "Nog een!", "En drie?"]),
        ("Drs. A. de Vries belde dr. B.C. Jansen om 14.00 uur. Klaar.", ["Drs. A. de Vries belde dr. B.C. Jansen om 14.00 uur.", "Klaar."]),
        ("Op 9 febr. 2026 is geëvalueerd. Op 3 jan. niet.", ["Op 9 febr. 2026 is geëvalueerd.", "Op 3 jan. niet."]),
        ("Gesprek d.d. 12-5-2026 met mw. De Boer en dhr. Jansen o.a. over i.v.m. Zie nr. 4.", None),
        ("Dat was in groep 8. De leerling bleef.", ["Dat was in groep 8.", "De leerling bleef."]),
        ("Op 6 maart jl. De ouders waren er.", ["Op 6 maart jl.", "De ouders waren er."]),
        ("1. Doelen\n2. Evaluatie", None),
        ("Eerste alinea\n\nTweede alinea", ["Eerste alinea", "Tweede alinea"]),
        ("Aanwezig:\n- moeder\n- leerling", ["Aanwezig:", "- moeder", "- leerling"]),
        ("Hij zei: 'Ja.' Toen niets.", ["Hij zei: 'Ja.'", "Toen niets."]),
        ("t/m 31 juli 2026. Daarna", ["t/m 31 juli 2026.", "Daarna"]),
        ("   ", []),
    ],
)
def test_zinnen(tekst: str, delen: list[str] | None) -> None:
    assert [z for _, _, z in zinnen(tekst)] == ([tekst] if delen is None else delen)


@given(st.text(alphabet="aB. !?\n-1", max_size=80))
def test_zinnen_verliezen_niets(tekst: str) -> None:
    gevonden = zinnen(tekst)
    assert all(tekst[begin:eind] == zin and zin.strip() == zin for begin, eind, zin in gevonden)
    assert "".join("".join(z.split()) for _, _, z in gevonden) == "".join(tekst.split())
