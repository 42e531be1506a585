"""De taal van de woordenschat."""

from __future__ import annotations

import pytest

from dossiercheck.patroon import lees_patronen, lees_patroon, vul_in
from dossiercheck.schrijfwijze import vouw


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


KLASSEN = {"ouders": "moeder|vader", "mening": "vindt|vinden"}


def test_een_klasse_is_een_keuze_uit_haar_woorden() -> None:
    patroon = lees_patronen(vul_in("<ouders>|voogd + <mening>", KLASSEN))
    assert patroon.raakt("Wat vindt vader?")
    assert not patroon.raakt("Wat doet vader?")


@pytest.mark.parametrize(("patroon", "melding"), [("<oudres> + x", "bedoelde u 'ouders'"), ("bij <ouders>", "hele keuze")])
def test_een_verkeerde_klasse_is_een_fout(patroon: str, melding: str) -> None:
    with pytest.raises(ValueError, match=melding):
        vul_in(patroon, KLASSEN)


def test_leeg_patroon_is_een_fout() -> None:
    with pytest.raises(ValueError, match="leeg patroon"):
        lees_patroon("  ")


@pytest.mark.parametrize(
    ("patroon", "tekst", "past"),
    [
        ("extra ondersteuning", "Welke extraondersteunlng is ingezet?", True),
        ("extra ondersteuning", "Welke extra onder steuning is ingezet?", True),
        ("datum opp", "Evaluatiedatum OPP", False),
        ("telefoon", "telefoonnummer", False),
        ("naam leerling", "Naarn leer1ing", True),
        ("=leerling", "Ieerl1ng", True),
        ("=leerling", "naam leerIing", False),
        ("basis*", "bas1sondersteuning", True),
        ("opp", "0pp", True),
        ("opp", "opportuun", False),
        ("vso", "het v so", False),
        ("vso + overleg*", "VS0 overIegd op 3 mei", True),
        ("vso + overleg*", "overIegd op 3 mei", False),
        ("geboortedatum", "Geboorte datum", True),
        ("nog te tekenen", "n0g tetekenen", True),
        ("staat ... gepland", "staat voor maart gepIand", True),
        ("niet|geen ... contact|overleg", "er is contact", False),
    ],
)
def test_ruim_zoeken_kan_tegen_leesfouten(patroon: str, tekst: str, past: bool) -> None:
    assert (lees_patronen(patroon).zoek_ruim(vouw(tekst)) is not None) is past
