"""Een recht werkbeeld ontleed in tabellen, vakken, vakjes, woorden en inkt. Maten in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from dossiercheck.buiten.ocr import BLOK, REGEL, Ocrwoord, lees_woorden
from dossiercheck.lezen.scan.bewerking import DPI, SCHAAL, Grijs, Werkbeeld
from dossiercheck.lezen.scan.doorgehaald import herlees_doorgehaald, voeg_strepen
from dossiercheck.lezen.scan.inkt import Krabbel, is_gelezen, is_haal, vind_krabbels
from dossiercheck.lezen.scan.leesbaarheid import staat_verkeerd
from dossiercheck.lezen.scan.lijnen import Streek, vind_lijnen
from dossiercheck.lezen.scan.nalezen import lees_na
from dossiercheck.lezen.scan.roosters import Kaderpx, Rooster, vind_roosters
from dossiercheck.lezen.scan.vakjes import Gezien, vind_vakjes
from dossiercheck.lezen.scan.wissen import losse_strepen, vind_doorhalingen, wis_doorhalingen, wis_kaders, wis_lijnen
from dossiercheck.lezen.tijd import over as resterend

_GROOTST_VAKJE = 20 * SCHAAL
_HERLEZINGEN = 24
_LUCHT = 16
_KLEINSCHRIFT = 44
"""Een lagere regel is schrift en wordt voor het herlezen vergroot: dan is de uitkomst minder toevallig. Een hogere kan een handtekening zijn."""
_BLEEK, _WIT = 60, 220
"""Inkt tussen deze grijswaarden is bleek."""
_LANG_WOORD, _REDELIJK = 8, 0.5
_LETTER = 0.8
"""Een woord dat zo zeker gelezen is, is een woord: wat op een vakje lijkt is dan een letter ervan."""


@dataclass(frozen=True, slots=True)
class Ontleding:
    """Wat er op het beeld staat. `schoon` is het beeld zonder lijnen en vakjes."""

    schoon: Grijs
    roosters: tuple[Rooster, ...]
    strepen: tuple[Streek, ...]
    doorhalingen: tuple[Streek, ...]
    vakjes: tuple[Gezien, ...]
    woorden: tuple[Ocrwoord, ...]
    krabbels: tuple[Krabbel, ...]


def ontleed(werk: Werkbeeld, tijd: float | None = None, minstens: float = 0.0) -> Ontleding | None:
    """Alles op een recht beeld; None als de leesbaarheid onder `minstens` ligt (gedraaid?), want dan heeft verder kijken geen zin.

    OcrTeTraag als `tijd` (seconden) op is, OcrNietBeschikbaar zonder Tesseract.
    """
    pixels = werk.pixels
    lijnen, vakjes = vind_lijnen(pixels), vind_vakjes(pixels)
    roosters = [r for r in vind_roosters(lijnen, pixels) if not _is_vakje(r.cellen)]
    strepen, doorhalingen = losse_strepen(pixels, lijnen, roosters), voeg_strepen(vind_doorhalingen(pixels, roosters))
    schoon = wis_lijnen(wis_doorhalingen(pixels, doorhalingen), roosters, strepen)
    schoon = wis_kaders(schoon, [v.kader for v in vakjes if v.los], 4)
    woorden = lees_woorden(Image.fromarray(schoon), dpi=DPI, tijd=tijd)
    if staat_verkeerd(woorden, schoon, minstens):
        return None
    woorden = herlees_doorgehaald(woorden, doorhalingen, Herlezer(schoon, tijd), Herlezer(pixels, tijd))
    echt, woorden = _zonder_letters(vakjes, woorden)
    woorden = lees_na(woorden, schoon, Herlezer(schoon, tijd, vergroot=True))
    schoon = wis_kaders(schoon, [v.kader for v in echt if not v.los], 4)
    krabbels = vind_krabbels(schoon, woorden, Herlezer(schoon, tijd))
    woorden = _met_herlezing(woorden, krabbels)
    return Ontleding(schoon, tuple(roosters), tuple(strepen), tuple(doorhalingen), tuple(echt), tuple(woorden), tuple(krabbels))


class Herlezer:
    """Leest een klein gebied nog eens apart, zo vaak als de tijd toelaat; met `vergroot` een lage regel groot en zwart."""

    def __init__(self, schoon: Grijs, tijd: float | None, vergroot: bool = False) -> None:
        self._schoon, self._over, self._vergroot = schoon, _HERLEZINGEN, vergroot
        self._begrensd = tijd is not None

    def __call__(self, kader: tuple[int, int, int, int]) -> list[Ocrwoord]:
        """De woorden in het gebied, in pixels van de bladzijde; leeg als het maximum of de tijd bereikt is."""
        over = resterend() if self._begrensd else None
        if self._over <= 0 or (over is not None and over <= 0):
            return []
        self._over -= 1
        x0, y0, x1, y1 = max(0, kader[0] - 6), max(0, kader[1] - 6), kader[2] + 6, kader[3] + 6
        laag = self._vergroot and y1 - y0 < _KLEINSCHRIFT
        stuk = np.pad(_helder(self._schoon[y0:y1, x0:x1]) if laag else self._schoon[y0:y1, x0:x1], _LUCHT, constant_values=255)
        dx, dy = x0 - _LUCHT, y0 - _LUCHT
        soort = REGEL if y1 - y0 < 70 else BLOK
        maal = 2 if laag else 1
        beeld = Image.fromarray(stuk)
        gezien = lees_woorden(beeld.resize((beeld.width * maal, beeld.height * maal), Image.Resampling.BICUBIC), soort, DPI * maal, over)
        return [replace(w, kader=_terug(w.kader, maal, dx, dy)) for w in gezien]


def _terug(kader: tuple[int, int, int, int], maal: int, dx: int, dy: int) -> tuple[int, int, int, int]:
    return kader[0] // maal + dx, kader[1] // maal + dy, -(-kader[2] // maal) + dx, -(-kader[3] // maal) + dy


def _helder(stuk: Grijs) -> Grijs:
    """Grijze letters zwart gemaakt: op een klein stuk houdt de OCR ze anders voor achtergrond."""
    donkerst = float(np.percentile(stuk, 1)) if stuk.size else 0.0
    if not _BLEEK < donkerst < _WIT:
        return stuk
    return ((stuk.astype(np.float32) - donkerst) * 255 / (255 - donkerst)).clip(0, 255).astype(np.uint8)


def _is_vakje(cellen: Sequence[Kaderpx]) -> bool:
    """Een enkele kleine vierkante cel is een aankruisvakje, geen tabel."""
    x0, y0, x1, y1 = cellen[0]
    return len(cellen) == 1 and max(x1 - x0, y1 - y0) <= _GROOTST_VAKJE


def _zonder_letters(vakjes: Sequence[Gezien], woorden: Sequence[Ocrwoord]) -> tuple[list[Gezien], list[Ocrwoord]]:
    """De echte vakjes, en de woorden zonder wat de OCR van een vakje vlak voor een woord maakte."""
    echt, gelezen = [v for v in vakjes if v.los], list(woorden)
    for vakje in (v for v in vakjes if not v.los):
        over = [w for w in gelezen if _overlapt(w.kader, vakje.kader)]
        if any(_is_woord(w) or (vakje.letter and any(map(str.isalpha, w.tekst))) for w in over):
            continue
        echt.append(vakje)
        gelezen = [rest for w in gelezen for rest in ([_zonder_vakje(w, vakje)] if w in over else [w]) if rest.tekst]
    return [v for v in vakjes if v in echt], gelezen


def _is_woord(woord: Ocrwoord) -> bool:
    """Goed gelezen, of een lang woord dat redelijk gelezen is: dan is een vierkant erin een letter."""
    letters = sum(map(str.isalpha, woord.tekst))
    return (woord.zekerheid >= _LETTER and letters >= 2) or (woord.zekerheid >= _REDELIJK and letters >= _LANG_WOORD)


def _met_herlezing(woorden: Sequence[Ocrwoord], krabbels: Sequence[Krabbel]) -> list[Ocrwoord]:
    """De zekere woorden, met voor de onzekere de beste lezing van hun krabbel; een pennenstreek heeft geen woorden."""
    gelezen = [w for w in woorden if not is_haal(w, krabbels)]
    rest = [w for w in gelezen if is_gelezen(w) or not any(_overlapt(k.kader, w.kader) for k in krabbels)]
    return rest + [w for k in krabbels if not k.zeker for w in k.woorden]


def _overlapt(een: tuple[int, int, int, int], ander: tuple[int, int, int, int]) -> bool:
    mx, my = (ander[0] + ander[2]) / 2, (ander[1] + ander[3]) / 2
    return een[0] <= mx <= een[2] and een[1] <= my <= een[3]


def _zonder_vakje(woord: Ocrwoord, vakje: Gezien) -> Ocrwoord:
    """Het woord zonder de tekens op de plaats van het vakje, dat ervoor of erachter staat."""
    x0, y0, x1, y1 = woord.kader
    links, rechts = max(x0, vakje.kader[0] - 2), min(x1, vakje.kader[2] + 2)
    per_teken = max(1.0, (x1 - x0) / max(1, len(woord.tekst)))
    if links - x0 > x1 - rechts:
        return replace(woord, tekst=woord.tekst[: round((links - x0) / per_teken)], kader=(x0, y0, links, y1))
    return replace(woord, tekst=woord.tekst[round((rechts - x0) / per_teken) :], kader=(rechts, y0, x1, y1))
