"""Etiketten en keuzes die met hun waarde in een cel of op een regel staan."""

from __future__ import annotations

import pytest

from dossiercheck.begrippen import Blok, Keuze, Keuzegroep, Veld
from dossiercheck.herkennen.velden import met_losse_velden
from tests.bouwblok import alinea, veld, woordenschat


def los(*blokken: Blok) -> list[Blok]:
    return list(met_losse_velden(blokken, woordenschat()))


def velden(*blokken: Blok) -> list[tuple[str, str]]:
    return [(b.etiket, b.waarde) for b in los(*blokken) if isinstance(b, Veld)]


def test_een_regel_met_etiket_en_waarde_is_een_veld() -> None:
    assert velden(veld("Uitkomst: gehaald, zij haalde er vijf.", "")) == [("Uitkomst", "gehaald, zij haalde er vijf.")]


@pytest.mark.parametrize(
    ("etiket", "waarde"),
    [("Handtekening ouder: F. Dijkgraaf", ""), ("Ouder 1: F. Dijkgraaf", ""), ("Leerling", "Naam: Fenne"), ("Is het zo: ja of nee?", "ja")],
)
def test_een_tekenplek_en_een_gewone_vraag_blijven_heel(etiket: str, waarde: str) -> None:
    assert velden(veld(etiket, waarde)) == [(etiket, waarde)]


@pytest.mark.parametrize(
    ("blok", "vraag", "aan"),
    [
        (alinea("Categorie laag X midden ... hoog ..."), "Categorie", "laag"),
        (veld("Met haar erbij ja X", "nee ..."), "Met haar erbij", "ja"),
        (alinea("Zwaarte laag __ midden x hoog __"), "Zwaarte", "midden"),
    ],
)
def test_een_kruisje_achter_de_keuze(blok: Blok, vraag: str, aan: str) -> None:
    (groep,) = los(blok)
    assert isinstance(groep, Keuzegroep)
    assert groep.vraag == vraag
    assert [k.tekst for k in groep.keuzes if k.aan] == [aan]
    assert Keuze(aan, True) in groep.keuzes


@pytest.mark.parametrize("tekst", ["Hij ging naar school... en toen ... naar huis.", "Naam ... Datum ...", "Generatie X is klaar ..."])
def test_puntjes_zonder_kruisje_zijn_geen_keuze(tekst: str) -> None:
    assert not any(isinstance(b, Keuzegroep) for b in los(alinea(tekst)))
