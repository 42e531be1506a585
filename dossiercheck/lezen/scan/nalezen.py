"""Woorden die op de hele bladzijde slecht gelezen zijn, nog eens los gelezen; en de dubbele punten van een formulier. Maten in pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from dossiercheck.buiten.ocr import Ocrwoord
from dossiercheck.lezen.scan.bewerking import Grijs

Kaderpx = tuple[int, int, int, int]

_ONZEKER, _ZEKER = 0.6, 0.85
_INKT = 190
"""Ook grijze letters zijn inkt; juist die leest de OCR op een regel met groter schrift niet."""
_SMAL, _PUNTHOOG, _RECHT = 7, 10, 4
_PLAT = 7
_CIJFERS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "S": "5", "B": "8"})


def lees_na(woorden: Sequence[Ocrwoord], schoon: Grijs, herlees: Callable[[Kaderpx], list[Ocrwoord]]) -> list[Ocrwoord]:
    """Elk onzeker woord, vervangen door een lezing van dat stuk alleen als die veel zekerder is."""
    uit: list[Ocrwoord] = []
    for woord in _met_dubbele_punten(woorden):
        kader = _strak(schoon, woord.kader)
        if _is_stippellijn(woord, kader):
            continue
        los = herlees(kader) if woord.zekerheid < _ONZEKER and any(map(str.isalnum, woord.tekst)) else []
        uit += los if _is_beter(los, kader) else [_als_getal(woord)]
    return uit


def _is_stippellijn(woord: Ocrwoord, kader: Kaderpx) -> bool:
    """In een rij puntjes ziet de OCR letters, maar zo laag is geen letter."""
    return woord.zekerheid < _ONZEKER and kader[3] - kader[1] <= _PLAT and any(map(str.isalnum, woord.tekst))


def _is_beter(los: Sequence[Ocrwoord], kader: Kaderpx) -> bool:
    """Zeker gelezen, en over de hele breedte: niet alleen een paar letters ervan."""
    breed = max((w.kader[2] for w in los), default=0) - min((w.kader[0] for w in los), default=0)
    return bool(los) and min(w.zekerheid for w in los) >= _ZEKER and breed >= 0.85 * (kader[2] - kader[0])


def _strak(schoon: Grijs, kader: Kaderpx) -> Kaderpx:
    """Het kader om de inkt: het kader van een slecht gelezen woord is vaak te hoog."""
    x0, y0, x1, y1 = kader
    inkt = schoon[y0:y1, x0:x1] < _INKT
    ys, xs = np.flatnonzero(inkt.sum(axis=1) > 1), np.flatnonzero(inkt.any(axis=0))
    if not len(ys) or not len(xs):
        return kader
    return x0 + int(xs[0]), y0 + int(ys[0]), x0 + int(xs[-1]) + 1, y0 + int(ys[-1]) + 1


def _als_getal(woord: Ocrwoord) -> Ocrwoord:
    """'2l' is 21: tussen cijfers staat geen letter die op een cijfer lijkt. De zekerheid blijft laag."""
    tekst = woord.tekst.strip("-.,/")
    cijfers = tekst.translate(_CIJFERS)
    if woord.zekerheid >= _ZEKER or not cijfers.isdigit() or not any(map(str.isdigit, tekst)):
        return woord
    return replace(woord, tekst=woord.tekst.replace(tekst, cijfers))


def _met_dubbele_punten(woorden: Sequence[Ocrwoord]) -> list[Ocrwoord]:
    """Een smal teken recht onder of boven twee dubbele punten is er ook een."""
    punten = [w.kader[0] for w in woorden if w.tekst == ":"]

    def is_punt(w: Ocrwoord) -> bool:
        x0, y0, x1, y1 = w.kader
        return w.zekerheid < _ONZEKER and x1 - x0 <= _SMAL and y1 - y0 >= _PUNTHOOG and sum(abs(x - x0) <= _RECHT for x in punten) >= 2

    return [replace(w, tekst=":") if is_punt(w) else w for w in woorden]
