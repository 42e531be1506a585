"""Hoe de woorden op een werkbeeld eruitzien: hun kader om de inkt, lettergrootte, vet en doorgehaald."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dossiercheck.buiten.ocr import Ocrwoord
from dossiercheck.lezen.scan.bewerking import SCHAAL, Grijs
from dossiercheck.lezen.scan.lijnen import Streek

_STOK, _STAART = frozenset("bdfhijkltßABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789()/[]ëïöüéèáà!?"), frozenset("gjpqy(),;/")
_VET, _SPRONG = 1.4, 0.35
"""Zoveel keer de gewone streekdikte (naar verhouding van de lettergrootte) is vet; wat op een regel minder dan _SPRONG scheelt is even vet."""
_GELIJK = 0.1
_DONKER, _LICHTST, _BLEKER = 140, 200, 40
"""Waaronder een pixel inkt is: bij zwarte letters, en hoogstens bij grijze; en hoeveel grijswaarden een grijs woord bleker is dan de rest."""
_WAAS = 1.5
"""Pixels die scannen en gladmaken aan elke streek toevoegen, hoe klein de letter ook is."""


@dataclass(frozen=True, slots=True)
class Letterbeeld:
    """Het kader om de inkt in pixels, de lettergrootte in punten, en of het woord vet of doorgehaald is."""

    kader: tuple[int, int, int, int]
    grootte: float
    vet: bool
    doorgehaald: bool


def letterbeelden(schoon: Grijs, woorden: Sequence[Ocrwoord], doorhalingen: Sequence[Streek]) -> list[Letterbeeld]:
    """Een letterbeeld per woord; grootte en vet worden per regel gelijkgetrokken, want een los woord zegt weinig."""
    kaders = [_strak(schoon, w.kader) for w in woorden]
    groottes = _gelijk(_per_regel(kaders, [_grootte(w.tekst, k) for w, k in zip(woorden, kaders, strict=True)]))
    diktes = [max(0.0, d - _WAAS) / g for d, g in zip(_diktes(schoon, kaders), groottes, strict=True)]
    # Handschrift is dikker dan druk; alleen zeker gelezen woorden zeggen wat gewoon is.
    gedrukt = [d for d, w in zip(diktes, woorden, strict=True) if d > 0 and w.zekerheid >= 0.8] or [d for d in diktes if d > 0]
    gewoon = float(np.median(gedrukt)) if gedrukt else 1.0
    effen = _effen(kaders, diktes, _SPRONG * gewoon)
    return [Letterbeeld(k, g, d > _VET * gewoon, _doorgehaald(k, doorhalingen)) for k, g, d in zip(kaders, groottes, effen, strict=True)]


def _strak(schoon: Grijs, kader: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Het kader om de inkt die erin staat; het kader zelf als er geen inkt is. Van grijze letters is de inkt lichter."""
    x0, y0, x1, y1 = kader
    stuk = schoon[y0:y1, x0:x1] < _grens(_donkerst(schoon, kader))
    ys, xs = np.flatnonzero(stuk.any(axis=1)), np.flatnonzero(stuk.any(axis=0))
    if not len(ys) or not len(xs):
        return kader
    return x0 + int(xs[0]), y0 + int(ys[0]), x0 + int(xs[-1]) + 1, y0 + int(ys[-1]) + 1


def _donkerst(schoon: Grijs, kader: tuple[int, int, int, int]) -> float:
    x0, y0, x1, y1 = kader
    pixels = schoon[y0:y1, x0:x1]
    return float(np.percentile(pixels, 3)) if pixels.size else 0.0


def _grens(donkerst: float) -> int:
    """Waaronder een pixel inkt is, als de donkerste zo donker is."""
    return min(max(_DONKER, (int(donkerst) + 255) // 2), _LICHTST)


def _diktes(schoon: Grijs, kaders: Sequence[tuple[int, int, int, int]]) -> list[float]:
    """Per woord de streekdikte; alleen een woord dat bleker is dan de bladzijde (een grijze kop) heeft een lichtere grens."""
    donkerst = [_donkerst(schoon, k) for k in kaders]
    gewoon = float(np.median(donkerst)) if donkerst else 0.0
    return [_dikte(schoon, k, _grens(d) if d > gewoon + _BLEKER else _DONKER) for k, d in zip(kaders, donkerst, strict=True)]


def _grootte(tekst: str, kader: tuple[int, int, int, int]) -> float:
    """Lettergrootte in punten, uit de hoogte en welke letters een stok of staart hebben."""
    deel = 0.52 + (0.20 if _STOK & set(tekst) else 0.0) + (0.21 if _STAART & set(tekst) else 0.0)
    return (kader[3] - kader[1]) / SCHAAL / deel


def _per_regel(kaders: Sequence[tuple[int, int, int, int]], groottes: Sequence[float]) -> list[float]:
    """Voor elk woord de middelste grootte van de woorden vlak ernaast op dezelfde regel."""
    return [max(4.0, float(np.median([groottes[j] for j in _ernaast(kaders, i, 3)]))) for i in range(len(kaders))]


def _effen(kaders: Sequence[tuple[int, int, int, int]], diktes: Sequence[float], sprong: float) -> list[float]:
    """Voor elk woord de middelste dikte van de woorden ernaast die ongeveer even dik zijn: een kop is in zijn geheel vet of gewoon."""
    return [float(np.median([diktes[j] for j in _ernaast(kaders, i, 8) if abs(diktes[j] - dikte) <= sprong])) for i, dikte in enumerate(diktes)]


def _ernaast(kaders: Sequence[tuple[int, int, int, int]], plaats: int, maal: int) -> list[int]:
    """De plaatsen van de woorden op dezelfde regel die hooguit `maal` keer de hoogte verderop staan, het woord zelf meegerekend."""
    x0, y0, x1, y1 = kaders[plaats]
    reik = maal * (y1 - y0)
    return [i for i, (a, b, c, d) in enumerate(kaders) if min(d, y1) - max(b, y0) > 0.5 * min(d - b, y1 - y0) and a < x1 + reik and c > x0 - reik]


def _gelijk(groottes: Sequence[float]) -> list[float]:
    """Dezelfde groottes, met wat maar een tiende scheelt gelijkgemaakt: de meest voorkomende maat eerst."""
    uit = np.array(groottes, dtype=np.float64)
    over = np.ones(len(uit), np.bool_)
    while over.any():
        rest = uit[over]
        buren = [int((np.abs(rest - g) <= _GELIJK * g).sum()) for g in rest]
        midden = rest[int(np.argmax(buren))]
        groep = over & (np.abs(uit - midden) <= _GELIJK * midden)
        uit[groep] = round(float(np.median(uit[groep])) * 2) / 2
        over &= ~groep
    return [max(4.0, float(g)) for g in uit]


def _dikte(schoon: Grijs, kader: tuple[int, int, int, int], grens: int) -> float:
    """Gemiddelde streekdikte in pixels: oppervlak gedeeld door de helft van de omtrek."""
    x0, y0, x1, y1 = kader
    stuk = np.pad(schoon[y0:y1, x0:x1] < grens, 1)
    midden = stuk[1:-1, 1:-1]
    binnen = midden & stuk[:-2, 1:-1] & stuk[2:, 1:-1] & stuk[1:-1, :-2] & stuk[1:-1, 2:]
    omtrek = int(midden.sum()) - int(binnen.sum())
    return 2 * float(midden.sum()) / omtrek if omtrek else 0.0


def _doorgehaald(kader: tuple[int, int, int, int], doorhalingen: Sequence[Streek]) -> bool:
    """Of een streep het grootste deel van het woord dekt, ongeveer halverwege de hoogte."""
    x0, y0, x1, y1 = kader
    hoog = y1 - y0
    return any(min(s.tot, x1) - max(s.van, x0) >= 0.6 * (x1 - x0) and y0 + 0.2 * hoog <= s.plek <= y1 - 0.15 * hoog for s in doorhalingen)
