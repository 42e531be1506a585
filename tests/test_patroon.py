"""De taal van de woordenschat."""

from __future__ import annotations

import pytest

from dossiercheck.patroon import lees_patronen, lees_patroon


@pytest.mark.parametrize(
    ("patroon", "tekst", "past"),
    [
        ("overleg* + vso", "VSO geraadpleegd: overlegd op 3 mei", True),
        ("overleg* + vso", "overleg met ouders", False),
        ("staat ... gepland", "De evaluatie staat voor maart gepland", True),
        ("staat ... gepland", "staat een twee drie vier vijf zes zeven gepland", False),
        ("niet|geen ... contact|overleg", "er is nog geen enkel contact geweest", True),
        ("*evalu*", "geëvalueerd", True),
        ("=leerling", "Leerling:", True),
        ("=leerling", "naam leerling", False),
        ("ouder", "ouders", False),
        ("op een begeleiding", "een-op-een-begeleiding", True),
    ],
)
def test_patroon(patroon: str, tekst: str, past: bool) -> None:
    assert lees_patronen(patroon).raakt(tekst) is past


def test_leeg_patroon_is_een_fout() -> None:
    with pytest.raises(ValueError, match="leeg patroon"):
        lees_patroon("  ")
