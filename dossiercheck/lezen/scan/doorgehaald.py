"""Doorgehaalde woorden nog eens gelezen: met de streep erdoor en met de streep gewist, elk is bij andere woorden beter. Maten in pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dossiercheck.buiten.ocr import Ocrwoord
from dossiercheck.lezen.scan.lijnen import Streek

Kaderpx = tuple[int, int, int, int]
Lezing = Callable[[Kaderpx], list[Ocrwoord]]

_HOOG = 22
_VOORKEUR = 0.25
"""Zoveel voorsprong heeft de lezing met de streep gewist: die met streep is vaak heel zeker van het verkeerde."""
_RESTEN = "-—_~/|.*"
"""Wat een streep door een woord als leesteken oplevert."""


def voeg_strepen(strepen: Sequence[Streek]) -> list[Streek]:
    """Stukken van dezelfde streep aan elkaar."""
    uit: list[Streek] = []
    for streep in sorted(strepen, key=lambda s: s.van):
        vorige = next((i for i, s in enumerate(uit) if abs(s.plek - streep.plek) <= 4 and streep.van - s.tot <= 16), None)
        if vorige is None:
            uit.append(streep)
        else:
            uit[vorige] = replace(uit[vorige], tot=max(uit[vorige].tot, streep.tot))
    return uit


def herlees_doorgehaald(woorden: Sequence[Ocrwoord], strepen: Sequence[Streek], zonder_streep: Lezing, origineel: Lezing) -> list[Ocrwoord]:
    """De woorden, met onder elke streep de beste lezing van dat stuk alleen; een schuine streep ernaast blijft een eigen woord."""
    uit = list(woorden)
    for streep in strepen:
        raak = [w for w in uit if _onder(w, streep)]
        if not raak:
            continue
        kader = (streep.van - 2, round(streep.plek) - _HOOG, streep.tot + 2, round(streep.plek) + _HOOG)
        gewist, met_streep = _zonder_resten(zonder_streep(kader)), _zonder_resten(origineel(kader))
        nieuw = gewist if _waarde(gewist) + _VOORKEUR >= _waarde(met_streep) else met_streep
        if nieuw:
            plaats = uit.index(raak[0])
            voor, na = _rest(raak[0], streep, True), _rest(raak[-1], streep, False)
            uit = [w for w in uit if w not in raak]
            uit[plaats:plaats] = [*voor, *nieuw, *na]
    return uit


def _onder(woord: Ocrwoord, streep: Streek) -> bool:
    x0, y0, x1, y1 = woord.kader
    dekt = min(x1, streep.tot) - max(x0, streep.van)
    return y0 - 6 <= streep.plek <= y1 + 6 and dekt >= 0.45 * (x1 - x0)


def _zonder_resten(woorden: Sequence[Ocrwoord]) -> list[Ocrwoord]:
    return [replace(w, tekst=tekst) for w in woorden if (tekst := w.tekst.strip(_RESTEN))]


def _waarde(woorden: Sequence[Ocrwoord]) -> float:
    """Een bekend woord telt zwaarder dan zekerheid: een streep maakt van letters andere letters."""
    letters = sum(len(w.tekst) for w in woorden)
    return sum((w.zekerheid + (0.5 if w.bekend else 0.0)) * len(w.tekst) for w in woorden) / letters if letters else 0.0


def _rest(woord: Ocrwoord, streep: Streek, voor: bool) -> list[Ocrwoord]:
    """De schuine streep die de OCR aan het doorgehaalde woord plakte."""
    x0, y0, x1, y1 = woord.kader
    if voor and woord.tekst.startswith("/") and x0 < streep.van:
        return [replace(woord, tekst="/", kader=(x0, y0, max(x0 + 2, streep.van - 2), y1))]
    if not voor and woord.tekst.endswith("/") and x1 > streep.tot:
        return [replace(woord, tekst="/", kader=(min(streep.tot + 2, x1 - 2), y0, x1, y1))]
    return []
