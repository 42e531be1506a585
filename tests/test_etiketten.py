"""Vragen op formulieren: elk etiket in tests/etiketten.yaml hoort bij zijn begrip, of juist niet."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dossiercheck import woordenschat
from dossiercheck.begrippen import Herkomst, Plek
from dossiercheck.schrijfwijze import vouw
from dossiercheck.vinden.antwoorden import Antwoord
from dossiercheck.vinden.kader import Kader, vraag_past
from dossiercheck.woordenschat import Woordenschat
from dossiercheck.yamlbestand import lees

ETIKETTEN: Any = lees(Path(__file__).parent / "etiketten.yaml")
PER_BEGRIP = [(begrip, soort) for begrip, groep in ETIKETTEN.items() for soort in groep]


@cache
def schat() -> Woordenschat:
    return woordenschat.laad()


def past(begrip: str, etiket: str) -> bool:
    antwoord = Antwoord(etiket, (), Plek("formulier.docx"), Herkomst.FORMULIERVELD)
    opdrachten = [o for o in schat().begrippen[begrip].vinders if o.vraag and (not o.stukken or schat().formuliersoort in o.stukken)]
    return any(vraag_past(o, antwoord) for o in opdrachten)


@pytest.mark.parametrize(("begrip", "soort"), PER_BEGRIP)
def test_elk_etiket_hoort_bij_zijn_begrip(begrip: str, soort: str) -> None:
    assert [e for e in ETIKETTEN[begrip][soort] if past(begrip, e) is not (soort == "wel")] == []


def test_de_voornaam_in_een_vraag_is_de_leerling() -> None:
    kader = Kader(schat(), leerlingnamen=("sterre",))
    assert kader.zonder_naam(vouw("Wat vindt Sterre zelf?")) == "wat vindt leerling zelf"


def test_alleen_de_voornaam_is_geen_vraag_naar_de_leerling() -> None:
    assert Kader(schat(), leerlingnamen=("sterre",)).zonder_naam("sterre") == "sterre"
