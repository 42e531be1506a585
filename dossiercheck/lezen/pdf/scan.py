"""Bladzijden die (deels) een beeld zijn: wanneer een tekstlaag niet volstaat, en het lezen met OCR."""

from __future__ import annotations

import importlib
from dataclasses import replace
from typing import TYPE_CHECKING

from dossiercheck.begrippen import Kwaliteit, Probleem, Probleemsoort
from dossiercheck.lezen.bladzijde import Bladzijde, Woord
from dossiercheck.lezen.meetkunde import gedeeld, midden_in, oppervlak
from dossiercheck.lezen.pdf.bladzijde import Uitkomst
from dossiercheck.lezen.pdf.formulier import Velden

if TYPE_CHECKING:
    from types import ModuleType

    from dossiercheck.lezen.pdfium import PdfBestand

_DPI = 250
_GENOEG_WOORDEN = 25
_MAX_DONKER = 0.004
"""Zo'n deel van een bladvullend beeld mag donker zijn buiten de tekst voordat het zelf tekst kan zijn."""


def is_scan(uitkomst: Uitkomst, velden: Velden) -> bool:
    """Moet de bladzijde als beeld gelezen worden? Ja zonder zichtbare woorden maar met tekening, en bij een bladvullend beeld met weinig of verborgen tekst."""
    woorden = len(uitkomst.bladzijde.woorden)
    if woorden == 0:
        return uitkomst.tekening > 0 and not (velden.invulvelden and not uitkomst.bladvullend)
    if not uitkomst.bladvullend:
        return False
    return woorden < _GENOEG_WOORDEN or bool(uitkomst.verborgen)


def lees_scan(bestand: PdfBestand, uitkomst: Uitkomst, nummer: int) -> tuple[Bladzijde, Probleem | None]:
    """De bladzijde uit OCR. Kan dat niet, dan wat de (verborgen) tekstlaag geeft, met een probleem."""
    blad = uitkomst.bladzijde
    beeldlezer = _beeldlezer()
    if beeldlezer is None:
        return _zonder_ocr(uitkomst), Probleem(Probleemsoort.SLECHT_LEESBAAR, "Deze bladzijde is een scan en kan op deze computer niet gelezen worden.", nummer)
    beeld = bestand.beeld(nummer, _DPI, grijs=False) or bestand.beeld(nummer, 150, grijs=False)
    if beeld is None:
        return _zonder_ocr(uitkomst), Probleem(Probleemsoort.TE_GROOT, "Het beeld op deze bladzijde is te groot om te lezen.", nummer)
    gelezen: Bladzijde = beeldlezer.lees_bladzijde(beeld, nummer, blad.breedte, blad.hoogte)
    return gelezen, None


def _zonder_ocr(uitkomst: Uitkomst) -> Bladzijde:
    woorden = (*uitkomst.bladzijde.woorden, *uitkomst.verborgen)
    return replace(uitkomst.bladzijde, woorden=woorden, kwaliteit=Kwaliteit.SLECHT)


def vul_aan_uit_beeld(bestand: PdfBestand, uitkomst: Uitkomst, nummer: int) -> Bladzijde:
    """De bladzijde met de woorden die in een groot ingevoegd beeld staan, zoals een geplakte scan."""
    blad = uitkomst.bladzijde
    kaders = [k for k in uitkomst.groot_beeld if not any(midden_in(w.kader, k) for w in blad.woorden)]
    beeldlezer = _beeldlezer() if kaders else None
    if beeldlezer is None:
        return blad
    beeld = bestand.beeld(nummer, _DPI, grijs=False)
    if beeld is None:
        return blad
    gelezen: Bladzijde = beeldlezer.lees_bladzijde(beeld, nummer, blad.breedte, blad.hoogte)
    if gelezen.terug is not None:
        return blad
    erbij = [w for w in gelezen.woorden if any(midden_in(w.kader, k) for k in kaders) and not _bekend(w, blad)]
    if len(erbij) < 5:
        return blad
    vakjes = tuple(v for v in gelezen.vakjes if any(midden_in(v.kader, k) for k in kaders))
    inkt = tuple(i for i in blad.inkt if not any(gedeeld(i.kader, k) > 0.8 * oppervlak(i.kader) for k in kaders))
    return replace(
        blad,
        woorden=(*blad.woorden, *erbij),
        vakjes=(*blad.vakjes, *vakjes),
        inkt=(*inkt, *(i for i in gelezen.inkt if any(midden_in(i.kader, k) for k in kaders))),
    )


def _bekend(woord: Woord, blad: Bladzijde) -> bool:
    return any(gedeeld(w.kader, woord.kader) > 0.4 * oppervlak(woord.kader) for w in blad.woorden)


def _beeldlezer() -> ModuleType | None:
    """De OCR, als die op deze computer werkt."""
    try:
        return importlib.import_module("dossiercheck.lezen.beeld")
    except ImportError:
        return None
