"""Antwoorden onder vragen in woorden die niemand voorzag: het antwoord moet dan zelf zeggen waar het over gaat."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dossiercheck.yamlbestand import lees
from tests.bouwblok import alinea, bestand, dossier, kop, veld, waarden

ANTWOORDEN: Any = lees(Path(__file__).parent / "zonder_vraag.yaml")
BEGRIPPEN = tuple(b for b in ANTWOORDEN if b != "niet")
FORMULIER = (
    kop("Aanvraag verlenging tlv vso", 1), veld("Leerling", "Sterre de Vries"), veld("Geboortedatum", "3-4-2012"), veld("School", "Hamerland College"),
    veld("Gewenste ingangsdatum", "1-8-2027"), veld("Categorie", "1"),
)  # fmt: skip
VRAGEN = ("Onze blik op dit onderdeel", "Hoe het tot nu toe ging")


def gevonden(vraag: str, tekst: str, als_kop: bool) -> dict[str, set[tuple[object, bool]]]:
    blokken = (kop(vraag), alinea(tekst)) if als_kop else (veld(vraag, tekst),)
    weging = dossier(bestand("f.docx", *FORMULIER, *blokken))
    return {begrip: waarden(weging, begrip) for begrip in BEGRIPPEN}


@pytest.mark.parametrize("als_kop", [False, True])
@pytest.mark.parametrize(("begrip", "tekst"), [(b, t) for b in BEGRIPPEN for t in ANTWOORDEN[b]])
def test_het_antwoord_zegt_zelf_waar_het_over_gaat(begrip: str, tekst: str, als_kop: bool) -> None:
    uitkomst = gevonden(VRAGEN[als_kop], tekst, als_kop)
    assert uitkomst[begrip] == {(True, True)}
    assert {b for b, w in uitkomst.items() if (True, True) in w} == {begrip}


@pytest.mark.parametrize("tekst", ANTWOORDEN["niet"])
def test_wat_niets_beschrijft_telt_nergens(tekst: str) -> None:
    assert not any((True, True) in waarde for waarde in gevonden(VRAGEN[0], tekst, False).values())
