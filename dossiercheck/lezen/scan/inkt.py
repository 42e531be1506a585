"""Inkt die geen gedrukte tekst, lijn of vakje is: handtekeningen en krabbels. Maten in pixels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dossiercheck.buiten.ocr import Ocrwoord
from dossiercheck.lezen.scan.bewerking import SCHAAL, Grijs
from dossiercheck.lezen.scan.vlekken import Masker, groepeer, reeksen

Kaderpx = tuple[int, int, int, int]

_KLEINER = 4
_GELEZEN = 0.6
"""Zekerheid vanaf waar een woord gelezen tekst is."""
_IJL, _IJL_HOOG = 0.3, 0.6
"""Minder dichtheid dan dit is geen woord: een enkele letter over een brede streek. Hoge letters (titels) staan dichter."""
_HOOG = round(13 * SCHAAL)
_HALF, _SCHRIFT = 0.5, 0.75
"""Vanaf _SCHRIFT kan het schrift zijn; onder _HALF is het dat alleen als het zeker gelezen is."""
_RAND = round(8 * SCHAAL)
_DONKER, _LICHT = 150, 180
"""Grijs waaronder een pixel inkt is. Een dunne pen laat op een scan gaatjes; met _LICHT loopt zijn streek door, maar gedrukte letters soms ook."""
_HANDHOOG = round(16 * SCHAAL)
"""Vanaf deze hoogte is het geen gewone regel tekst."""
_REUZEHOOG = round(24 * SCHAAL)
"""Zo hoog schrijft niemand een antwoord: onleesbare inkt van deze hoogte is een handtekening, ook met losse halen."""
_REUS, _RAADT, _GERADEN = 0.3, 0.5, 0.25
_HEEL = 0.95
"""Een streek over zoveel van de breedte is de hele krabbel."""
_HAAL = 2
_GEMENGD = re.compile(r"\d[^\W\d]{3,}")
_PLAT = 14
_PENNENSTREEK, _LANG = round(20 * SCHAAL), round(60 * SCHAAL)
_STOF = 60
"""Zoveel donkere pixels is een vlekje hoogstens groot."""


@dataclass(frozen=True, slots=True)
class Vlek:
    """Een samenhangend stuk inkt: zijn kader en hoeveel pixels donker zijn."""

    kader: Kaderpx
    pixels: int

    @property
    def breed(self) -> int:
        return self.kader[2] - self.kader[0]

    @property
    def hoog(self) -> int:
        return self.kader[3] - self.kader[1]


@dataclass(frozen=True, slots=True)
class Krabbel:
    """Een groep vlekken bij elkaar, met de onzekere woorden die de OCR erin zag."""

    kader: Kaderpx
    woorden: tuple[Ocrwoord, ...]
    zeker: bool
    """Een pennenstreek, geen schrift of vuil."""
    lang: bool
    """Een lange doorlopende streek die onleesbaar is: op een plek waar getekend wordt is dat genoeg, elders kan het schrift zijn."""


def is_gelezen(woord: Ocrwoord) -> bool:
    """Of het woord tekst is: zeker gelezen, met genoeg letters voor zijn breedte. Van een hoge krul leest de OCR soms vol vertrouwen 'KPN'."""
    genoeg = _IJL_HOOG if woord.kader[3] - woord.kader[1] >= _HOOG else _IJL
    return woord.zekerheid >= _GELEZEN and _dichtheid(woord.kader, [woord]) >= genoeg


def _dichtheid(kader: Kaderpx, woorden: Sequence[Ocrwoord]) -> float:
    """Hoeveel tekens er gelezen zijn per teken dat er bij deze breedte en hoogte past; een handtekening geeft er te weinig."""
    tekens = sum(c.isalnum() for w in woorden for c in w.tekst)
    return tekens * 0.5 * max(1, kader[3] - kader[1]) / max(1, kader[2] - kader[0])


def vind_krabbels(schoon: Grijs, woorden: Sequence[Ocrwoord], herlees: Callable[[Kaderpx], list[Ocrwoord]]) -> list[Krabbel]:
    """De krabbels op een beeld zonder lijnen en vakjes, elk nog eens apart gelezen: op een hele bladzijde slaat de OCR soms iets over."""
    donker = schoon < _DONKER
    gelezen = _masker(donker.shape, [w for w in woorden if is_gelezen(w)])
    los = [v for v in _vlekken(donker & ~_rand(donker.shape), gelezen) if v.pixels >= 12]
    groepen = [g for g in _bij_elkaar(los) if not _is_vuil(g)]
    twijfel = [w for w in woorden if not is_gelezen(w)]
    return _heel([_krabbel(_omvat(g), schoon, twijfel, herlees) for g in sorted(groepen, key=lambda g: _omvat(g)[1])])


def _heel(krabbels: Sequence[Krabbel]) -> list[Krabbel]:
    """Een handtekening met haar onderstreep is een krabbel, en de losse halen erin zijn geen letters."""
    uit: list[Krabbel] = []
    for krabbel in (k for k in krabbels if k.zeker):
        buur = next((k for k in uit if _raakt_onder(k.kader, krabbel.kader)), None)
        uit = [k for k in uit if k is not buur]
        uit.append(krabbel if buur is None else _samen(buur, krabbel))
    for krabbel in (k for k in krabbels if not k.zeker):
        los = sum(map(str.isalnum, "".join(w.tekst for w in krabbel.woorden))) <= _HAAL
        if not los or not any(_ligt_in(krabbel.kader, k.kader) for k in uit):
            uit.append(krabbel)
    return sorted(uit, key=lambda k: k.kader[1])


def _raakt_onder(een: Kaderpx, ander: Kaderpx) -> bool:
    smalste = min(een[2] - een[0], ander[2] - ander[0])
    return max(een[1], ander[1]) - min(een[3], ander[3]) <= _PLAT and min(een[2], ander[2]) - max(een[0], ander[0]) > 0.2 * smalste


def _samen(een: Krabbel, ander: Krabbel) -> Krabbel:
    a, b = een.kader, ander.kader
    kader = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
    return Krabbel(kader, een.woorden + ander.woorden, True, een.lang or ander.lang)


def is_haal(woord: Ocrwoord, krabbels: Sequence[Krabbel]) -> bool:
    """Een 'letter' of twee midden in een handtekening is een stukje van die handtekening."""
    return sum(map(str.isalnum, woord.tekst)) <= _HAAL and any(k.zeker and _ligt_in(woord.kader, k.kader) for k in krabbels)


def _masker(maat: tuple[int, ...], woorden: Sequence[Ocrwoord]) -> Masker:
    masker = np.zeros(maat, np.bool_)
    for w in woorden:
        x0, y0, x1, y1 = w.kader
        masker[max(0, y0 - 3) : y1 + 3, max(0, x0 - 4) : x1 + 4] = True
    return masker


def _rand(maat: tuple[int, ...]) -> Masker:
    rand = np.ones(maat, np.bool_)
    rand[_RAND:-_RAND, _RAND:-_RAND] = False
    return rand


def _vlekken(donker: Masker, gelezen: Masker) -> Iterator[Vlek]:
    """De vlekken waarvan het grootste deel buiten gelezen woorden ligt."""
    telling, buiten = _tel(donker), _tel(donker & ~gelezen)
    for groep in groepeer(reeksen(telling >= 2)):
        stukken = [(rij, van, tot) for rij, van, tot in groep.tolist()]
        alles = sum(int(telling[rij, van:tot].sum()) for rij, van, tot in stukken)
        vrij = sum(int(buiten[rij, van:tot].sum()) for rij, van, tot in stukken)
        if vrij >= 0.5 * alles:
            kader = (int(groep[:, 1].min()), int(groep[:, 0].min()), int(groep[:, 2].max()), int(groep[:, 0].max()) + 1)
            yield Vlek((kader[0] * _KLEINER, kader[1] * _KLEINER, kader[2] * _KLEINER, kader[3] * _KLEINER), alles)


def _tel(masker: Masker) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
    hoog, breed = masker.shape[0] // _KLEINER, masker.shape[1] // _KLEINER
    blok = masker[: hoog * _KLEINER, : breed * _KLEINER].reshape(hoog, _KLEINER, breed, _KLEINER)
    telling: np.ndarray[tuple[int, ...], np.dtype[np.intp]] = blok.sum(axis=(1, 3))
    return telling


def _bij_elkaar(vlekken: Sequence[Vlek]) -> list[list[Vlek]]:
    """Vlekken die dicht bij elkaar liggen: letters van een woord, een krabbel met zijn onderstreep."""
    groepen: list[list[Vlek]] = []
    for vlek in sorted(vlekken, key=lambda v: v.kader[0]):
        raak = [g for g in groepen if any(_dichtbij(vlek.kader, ander.kader) for ander in g)]
        groepen = [g for g in groepen if g not in raak]
        groepen.append([vlek, *(v for g in raak for v in g)])
    return groepen


def _dichtbij(een: Kaderpx, ander: Kaderpx) -> bool:
    """Naast elkaar op dezelfde hoogte, of een platte streep onder of boven een krabbel."""
    liggend = max(een[0], ander[0]) - min(een[2], ander[2])
    staand = max(een[1], ander[1]) - min(een[3], ander[3])
    laagste = min(een[3] - een[1], ander[3] - ander[1])
    if -staand >= 0.3 * laagste:
        return liggend <= 20
    smalste = min(een[2] - een[0], ander[2] - ander[0])
    return laagste <= _PLAT and staand <= 16 and -liggend >= 0.5 * smalste


def _omvat(groep: Sequence[Vlek]) -> Kaderpx:
    return (
        min(v.kader[0] for v in groep),
        min(v.kader[1] for v in groep),
        max(v.kader[2] for v in groep),
        max(v.kader[3] for v in groep),
    )


def _is_vuil(groep: Sequence[Vlek]) -> bool:
    """Stof, een restje lijn, een perforatiegat of een rand: te klein, te plat of te vol."""
    x0, y0, x1, y1 = _omvat(groep)
    breed, hoog, pixels = x1 - x0, y1 - y0, sum(v.pixels for v in groep)
    te_klein = pixels < _STOF or max(breed, hoog) < 8 * SCHAAL
    plat = min(breed, hoog) <= 8 and max(breed, hoog) < 40 * SCHAAL
    vol = pixels > 0.6 * breed * hoog and min(breed, hoog) > 12
    ijl = max(v.pixels for v in groep) < 40
    return te_klein or plat or vol or ijl


def _krabbel(kader: Kaderpx, schoon: Grijs, twijfel: Sequence[Ocrwoord], herlees: Callable[[Kaderpx], list[Ocrwoord]]) -> Krabbel:
    eerst, nog_eens = [w for w in twijfel if _ligt_in(w.kader, kader)], herlees(kader)
    woorden = max(eerst, nog_eens, key=_lezing)
    streek, breed = _langste_streek(schoon, _DONKER, kader), kader[2] - kader[0]
    dicht = min((_dichtheid(kader, lezing) for lezing in (eerst, nog_eens) if lezing), default=0.0)
    # Letters van een half gelezen woord zitten niet allemaal aan elkaar vast; een handtekening is vaak een enkele streek.
    aaneen = kader[3] - kader[1] >= _HANDHOOG and streek >= max(_LANG, _HEEL * breed)
    leesbaar = zekerheid(woorden) >= ((_GELEZEN if aaneen else 0.5) if dicht >= _HALF else 0.85)
    dun = kader[3] - kader[1] >= _HANDHOOG and _langste_streek(schoon, _LICHT, kader) >= max(_PENNENSTREEK, 0.8 * breed)
    zeker = (dun or streek >= max(_PENNENSTREEK, 0.4 * breed)) and not leesbaar and dicht < _SCHRIFT
    zeker |= aaneen and zekerheid(woorden) < _GERADEN  # ook al raadt de OCR er een woord van gewone lengte in
    reus = kader[3] - kader[1] >= _REUZEHOOG and streek >= max(_PENNENSTREEK, _REUS * breed) and zekerheid(woorden) < _RAADT
    return Krabbel(kader, tuple(woorden), zeker or reus, lang=streek >= max(_LANG, 0.6 * breed) and not leesbaar)


def zekerheid(woorden: Sequence[Ocrwoord]) -> float:
    """Gemiddeld per letter, 0-1; 0 zonder woorden."""
    letters = sum(len(w.tekst) for w in woorden)
    return sum(w.zekerheid * len(w.tekst) for w in woorden) / letters if letters else 0.0


def _lezing(woorden: Sequence[Ocrwoord]) -> float:
    """Hoe goed een lezing is: hoeveel letters en cijfers, gewogen naar zekerheid; een cijfer aan een woord vast is vaak een letter."""
    return sum((w.zekerheid + 0.05) * sum(map(str.isalnum, w.tekst)) * (0.5 if _GEMENGD.search(w.tekst) else 1) for w in woorden)


def _langste_streek(schoon: Grijs, grens: int, kader: Kaderpx) -> int:
    """De breedte in pixels van de breedste samenhangende streek: van een handtekening is die groot, van een letter klein."""
    x0, y0, x1, y1 = kader
    groepen = groepeer(reeksen(schoon[y0:y1, x0:x1] < grens))
    return max((int(g[:, 2].max() - g[:, 1].min()) for g in groepen), default=0)


def _ligt_in(woord: Kaderpx, kader: Kaderpx) -> bool:
    mx, my = (woord[0] + woord[2]) / 2, (woord[1] + woord[3]) / 2
    return kader[0] <= mx <= kader[2] and kader[1] <= my <= kader[3]
