"""Feiten die bij een besluit tellen en die geen eis toetst."""

from __future__ import annotations

from dossiercheck import regelboek
from dossiercheck.bijzonderheden import bijzonderheden
from tests.maak_feiten import uit_scenario

BOEK = regelboek.laad()
VERLENGING = next(type_ for type_ in BOEK.typen.values() if "tlv_huidig" in {f for r in type_.regels for f in r.feiten})


def test_alleen_zeker_en_niet_getoetst() -> None:
    feiten = uit_scenario({"gezakt_examen": True, "stage": [True, False], "tlv_huidig": True, "woonplaats": "Voorbeeldstad"})
    assert bijzonderheden(VERLENGING, feiten, BOEK.feiten) == {"gezakt_examen": True}


def test_onbekend_is_er_niet() -> None:
    assert bijzonderheden(None, uit_scenario({"gespreid_examen": None}), BOEK.feiten) == {}
