"""Aankruisvakjes op een werkbeeld: kleine vierkanten met vier zijden, en of er iets in staat. Maten in pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dossiercheck.lezen.scan.bewerking import SCHAAL, Grijs
from dossiercheck.lezen.scan.vlekken import Masker, groepeer, reeksen

Kaderpx = tuple[int, int, int, int]

_KLEINST, _GROOTST = round(5.8 * SCHAAL), round(20 * SCHAAL)
_DIK, _VOL = 0.25, 0.6
"""Zo dik is een zijde van een vakje niet, tenzij het dichtgekleurd is; van een vette letter wel."""
_ZWART, _BLEEK, _GRIJS = 175, 212, 155
"""De zijden zijn donkerder dan _ZWART, of bleek: nergens donkerder dan _GRIJS."""
_MAX_ZIJDEN = 4000
"""Meer is geen formulier maar een foto of ruis."""
_LEEG, _AAN = 0.035, 0.07
"""Aandeel inkt binnen het vakje; daartussen is het niet te zeggen."""


@dataclass(frozen=True, slots=True)
class Gezien:
    """Een vakje met zijn buitenkant in pixels. `los`: er staat niets vlak tegenaan, en `letter`: het heeft de vorm van een letter."""

    kader: Kaderpx
    aan: bool | None
    los: bool
    letter: bool = False


@dataclass(frozen=True, slots=True)
class _Zijde:
    van: int
    tot: int
    plek: int


def vind_vakjes(pixels: Grijs) -> list[Gezien]:
    """Alle vakjes van boven naar beneden, met zwarte of met bleke zijden; een letter als D of O heeft geen vier rechte zijden."""
    ronde = _rondom(pixels)
    zwart, bleek = pixels < _ZWART, pixels < _BLEEK
    gezien = [(k, zwart) for k in _kaders(zwart, ronde)] + [(k, bleek) for k in _kaders(bleek, ronde) if _is_bleek(pixels, k)]
    masker = dict(reversed(gezien))
    return [
        Gezien(k, _aan(pixels, k), _los(masker[k], k) and not letter, letter) for k in _zonder_overlap(list(masker)) for letter in [_lijkt_letter(masker[k], k)]
    ]


def _kaders(donker: Masker, ronde: tuple[Masker, Masker]) -> list[Kaderpx]:
    boven, onder = _zijden(donker & ronde[0]), _zijden(donker & ronde[1])
    if max(len(boven), len(onder)) > _MAX_ZIJDEN:
        return []
    return [k for b in boven for ruw in _met_onderkant(b, onder) if (k := _sluitend(donker, ruw)) is not None]


def _is_bleek(pixels: Grijs, kader: Kaderpx) -> bool:
    """Of de zijden overal even bleek zijn; een letter, ook een grijze, is ergens donkerder."""
    x0, y0, x1, y1 = kader
    zijden = [pixels[y0 - 1 : y0 + 2, x0 : x1 + 1].min(axis=0), pixels[y1 - 1 : y1 + 2, x0 : x1 + 1].min(axis=0)]
    zijden += [pixels[y0 : y1 + 1, x - 1 : x + 2].min(axis=1) for x in (x0, x1)]
    return all(np.percentile(zijde, 10) >= _GRIJS for zijde in zijden)


def _rondom(pixels: Grijs) -> tuple[Masker, Masker]:
    """Waar het vlak boven, en vlak onder de pixel veel lichter is."""
    waarde, af = pixels.astype(np.int16), 5
    boven, onder = np.zeros(pixels.shape, np.bool_), np.zeros(pixels.shape, np.bool_)
    boven[af:] = waarde[:-af] - waarde[af:] > 40
    onder[:-af] = waarde[af:] - waarde[:-af] > 40
    return boven, onder


def _zijden(masker: Masker) -> list[_Zijde]:
    breder = masker.copy()
    breder[1:] |= masker[:-1]
    stukken = reeksen(breder)
    lengte = stukken[:, 2] - stukken[:, 1]
    stukken = stukken[(lengte >= _KLEINST * 0.7) & (lengte <= _GROOTST + 12)]
    return [_Zijde(int(g[:, 1].min()), int(g[:, 2].max()), int(np.median(g[:, 0]))) for g in groepeer(stukken) if len(g) <= 12]


def _met_onderkant(boven: _Zijde, onder: list[_Zijde]) -> Iterator[Kaderpx]:
    for o in onder:
        hoog = o.plek - boven.plek
        if _KLEINST <= hoog <= _GROOTST and abs(o.van - boven.van) <= 9 and abs(o.tot - boven.tot) <= 9:
            yield min(o.van, boven.van), boven.plek, max(o.tot, boven.tot), o.plek


def _sluitend(donker: Masker, ruw: Kaderpx) -> Kaderpx | None:
    """Het kader met zijn echte zijkanten, of None als het geen vierkant met vier doorlopende zijden is."""
    links, rechts = _zijkant(donker, ruw, ruw[0], -1), _zijkant(donker, ruw, ruw[2] - 1, 1)
    if links is None or rechts is None or not 0.85 <= (rechts - links) / (ruw[3] - ruw[1]) <= 1.2:
        return None
    heel = all(donker[y - 1 : y + 2, links : rechts + 1].any(axis=0).mean() >= 0.95 for y in (ruw[1], ruw[3]))
    return (links, ruw[1], rechts, ruw[3]) if heel else None


def _zijkant(donker: Masker, ruw: Kaderpx, bij: int, buiten: int) -> int | None:
    """De kolom dicht bij `bij` die van boven tot onder donker is, met lucht aan de buitenkant."""
    if bij < 20 or bij + 20 > donker.shape[1]:
        return None
    for x in sorted(range(bij - 9, bij + 10), key=lambda x: abs(x - bij)):
        vol = donker[ruw[1] : ruw[3] + 1, x - 1 : x + 2].any(axis=1).mean() >= 0.92 and donker[ruw[1] : ruw[3] + 1, x].mean() >= 0.7
        if vol and any(donker[ruw[1] : ruw[3] + 1, x + buiten * af].mean() < 0.4 for af in (3, 4, 5, 6)):
            return x
    return None


def _zonder_overlap(kaders: list[Kaderpx]) -> list[Kaderpx]:
    uit: list[Kaderpx] = []
    for k in sorted(kaders, key=lambda k: -(k[2] - k[0]) * (k[3] - k[1])):
        if all(k[2] <= u[0] or u[2] <= k[0] or k[3] <= u[1] or u[3] <= k[1] for u in uit):
            uit.append(k)
    return _in_leesvolgorde(uit)


def _in_leesvolgorde(kaders: list[Kaderpx]) -> list[Kaderpx]:
    """Regel voor regel van links naar rechts; op een regel verschilt de hoogte hoogstens een halve zijde."""
    regels: list[list[Kaderpx]] = []
    for k in sorted(kaders, key=lambda k: k[1]):
        if regels and k[1] - regels[-1][0][1] <= (k[3] - k[1]) / 2:
            regels[-1].append(k)
        else:
            regels.append([k])
    return [k for regel in regels for k in sorted(regel)]


def _los(donker: Masker, kader: Kaderpx) -> bool:
    """Of er links (ruim) en rechts (krap: daar begint het etiket) een strook wit is; een kruis mag buiten het vakje steken."""
    x0, y0, x1, y1 = kader
    rechts, links = donker[y0 : y1 + 1, x1 + 3 : x1 + 6], donker[y0 : y1 + 1, max(0, x0 - 12) : max(1, x0 - 2)]
    return bool(rechts.any(axis=1).mean() < 0.3 and links.any(axis=1).mean() < 0.3)


def _lijkt_letter(donker: Masker, kader: Kaderpx) -> bool:
    """Een letter heeft vier ronde hoeken (o, e) of twee (D), een stok (p, d) of dikke zijden met de volgende letter ernaast (B, D)."""
    x0, y0, x1, y1 = kader
    vrij = not donker[y0 : y1 + 1, x1 + 3 : x1 + 3 + (y1 - y0) // 2].any()
    dik = max(_dikte(donker[y0 : y1 + 1, x0 : x1 + 1]), _dikte(donker[y0 : y1 + 1, x1:x0:-1]))
    if not vrij and _DIK * (y1 - y0) < dik < _VOL * (y1 - y0):
        return True
    links, rechts = ([bool(donker[y : y + 4, x : x + 4].any()) for y in (max(0, y0 - 3), y1)] for x in (max(0, x0 - 3), x1))
    return (not any(rechts) and (all(links) or not any(links))) or any(bool(donker[rijen, kolommen].any(axis=1).all()) for rijen, kolommen in _stokken(kader))


def _dikte(donker: Masker) -> float:
    """Hoe dik de linkerzijde is waar geen kruis haar raakt: het aantal donkere pixels vanaf links in de dunnere rijen."""
    licht = ~donker
    return float(np.percentile(np.where(licht.any(axis=1), licht.argmax(axis=1), donker.shape[1]), 30))


def _stokken(kader: Kaderpx) -> Iterator[tuple[slice, slice]]:
    """Waar de stok van een p, q, b of d zit: een zijde die onder of boven recht doorloopt."""
    x0, y0, x1, y1 = kader
    lengte = max(6, (y1 - y0) // 4)
    for kolommen in (slice(max(0, x0 - 1), x0 + 7), slice(max(0, x1 - 6), x1 + 2)):
        yield slice(y1 + 2, y1 + 2 + lengte), kolommen
        yield slice(max(0, y0 - 2 - lengte), max(0, y0 - 2)), kolommen


def _aan(pixels: Grijs, kader: Kaderpx) -> bool | None:
    x0, y0, x1, y1 = kader
    rand = max(5, round(0.2 * (y1 - y0)))
    binnen = pixels[y0 + rand : y1 + 1 - rand, x0 + rand : x1 - rand]
    inkt = float((binnen < 185).mean())
    return True if inkt >= _AAN else False if inkt <= _LEEG else None
