"""REGELS.md is gemaakt uit het regelboek en is actueel."""

from __future__ import annotations

import pytest

from dossiercheck import regelboek
from dossiercheck.hulpbron import hulpbron
from dossiercheck.regelboek import Regelboek
from dossiercheck.regelboek_tekst import eis_in_tekst, regels_in_tekst

KOPPEN = ("**Wat:**", "**Waarom:**", "**Bron:**", "**Voorbeeld**", "**Wat te doen:**")


@pytest.fixture(scope="module")
def boek() -> Regelboek:
    return regelboek.laad()


def test_regels_md_is_actueel(boek: Regelboek) -> None:
    """Faalt dit: draai `python -m tools.maak_regels`."""
    assert (hulpbron("schema") / "REGELS.md").read_text("utf-8") == regels_in_tekst(boek)


def test_elke_eis_een_keer_met_alle_koppen(boek: Regelboek) -> None:
    tekst = regels_in_tekst(boek)
    for eis in {regel.eis for type_ in boek.typen.values() for regel in type_.regels}:
        assert tekst.count(f"## {eis}\n") == 1
        assert all(kop in eis_in_tekst(boek, eis) for kop in KOPPEN), eis


def test_afwijking_per_type_staat_er_apart(boek: Regelboek) -> None:
    tekst = eis_in_tekst(boek, "regulier.onderzocht")
    assert "Bij: tlv-vso.\n" in tekst and "### Anders bij: tlv-vso-verlenging\n" in tekst
    assert "terugkeer naar het regulier onderwijs is overwogen" in tekst


def test_onbekende_eis_is_leeg(boek: Regelboek) -> None:
    assert eis_in_tekst(boek, "bestaat.niet") == ""
