"""Lijnen en vakjes van het werkbeeld gewist, zodat alleen tekst en inkt overblijven; en strepen door tekst. Maten in pixels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from dossiercheck.lezen.scan.bewerking import Grijs
from dossiercheck.lezen.scan.lijnen import Lijnen, Streek
from dossiercheck.lezen.scan.roosters import Rooster
from dossiercheck.lezen.scan.vlekken import Masker, Stukken, groepeer, reeksen

_KORTSTE_STREEP = 24
_BLEEK, _DONKER, _GRIJS = 225, 190, 150
"""Een gedrukte lijn is donkerder dan _DONKER, of over zijn hele lengte bleek: lichter dan _GRIJS en donkerder dan _BLEEK."""
_WOORD, _WIT, _REIK, _STEEKT_UIT = 2.2, 0.04, 24, 2
"""Zoveel keer zo lang als de letters hoog zijn is een streep door een woord; korter hoort hij bij de letters, tenzij hij aan beide kanten uitsteekt."""
_LANG = 150
"""Een losse liggende streek die korter is kan bij een letter of krabbel horen."""


def vind_doorhalingen(pixels: Grijs, roosters: Sequence[Rooster]) -> list[Streek]:
    """Strepen door tekst: een doorlopende donkere lijn met aan beide kanten letters die erdoorheen lopen."""
    donker = pixels < 150
    breder = donker.copy()
    breder[1:] |= donker[:-1]
    stukken = reeksen(breder)
    lengte = stukken[:, 2] - stukken[:, 1]
    stukken = stukken[(lengte >= _KORTSTE_STREEP) & (lengte <= 900)]
    vast = [h for r in roosters for h in r.liggend]
    streken = [_als_streek(groep) for groep in groepeer(stukken) if len(groep) <= 12]
    los = [s for s in streken if not any(abs(s.plek - h.plek) < 8 and h.van - 8 < s.van < h.tot + 8 for h in vast)]
    return [s for s in los if _loopt_door_letters(s, donker) and not _is_dwarsstreep(s, donker)]


def _als_streek(groep: Stukken) -> Streek:
    van, tot = int(groep[:, 1].min()), int(groep[:, 2].max())
    links, rechts = groep[groep[:, 1] <= van + 6, 0].mean(), groep[groep[:, 2] >= tot - 6, 0].mean()
    return Streek(van, tot, float(groep[:, 0].mean()) - 0.5, len(groep), round(float(rechts - links)))


def _loopt_door_letters(streek: Streek, donker: Masker) -> bool:
    """Of vlak boven en vlak onder de streep letters staan met wit ertussen, en verderop niets meer."""
    y, hoog = round(streek.plek), donker.shape[0]
    if y < _REIK or y > hoog - _REIK - 1 or abs(streek.scheef) > streek.lengte / 12:
        return False
    dek = donker[y - _REIK : y + _REIK + 1, streek.van : streek.tot].mean(axis=1)
    boven, onder, ver = dek[_REIK - 8 : _REIK - 4], dek[_REIK + 5 : _REIK + 9], max(dek[0], dek[-1])
    return bool(0.08 < boven.mean() < 0.65 and 0.08 < onder.mean() < 0.65 and ver < 0.35)


def _is_dwarsstreep(streek: Streek, donker: Masker) -> bool:
    """Of de streep bij de letters hoort: kort voor hun hoogte (een grote e of A, of 'ee'), en niet aan beide kanten verder dan de letters."""
    y, eigen = round(streek.plek), streek.dikte // 2 + 3
    stuk = donker[y - _REIK : y + _REIK + 1, streek.van : streek.tot]
    leeg = np.flatnonzero(stuk.mean(axis=1) < _WIT)
    boven, onder = max(leeg[leeg < _REIK], default=-1) + 1, min(leeg[leeg > _REIK], default=len(stuk))
    if streek.lengte >= _WOORD * (onder - boven):
        return False
    letters = np.concatenate([stuk[: max(0, _REIK - eigen)], stuk[_REIK + eigen + 1 :]])
    return bool(letters[:, :_STEEKT_UIT].any() or letters[:, -_STEEKT_UIT:].any())


def losse_strepen(pixels: Grijs, lijnen: Lijnen, roosters: Sequence[Rooster]) -> list[Streek]:
    """Lange rechte liggende lijnen die niet bij een tabel of vak horen: een schrijfstreep of een scheiding."""
    vast = {id(h) for r in roosters for h in r.liggend}
    return [h for h in lijnen.liggend if id(h) not in vast and _is_lijn(h, pixels)]


def _is_lijn(streek: Streek, pixels: Grijs) -> bool:
    """Of de streek lang en recht genoeg is voor een gedrukte lijn, met wit aan beide kanten: kleine letters hebben dat niet."""
    y, weg = round(streek.plek), streek.dikte // 2 + 5
    if streek.lengte < _LANG or abs(streek.scheef) > max(2, streek.lengte // 150) or y - weg - 4 < 0 or y + weg + 4 > len(pixels):
        return False
    strook = pixels[:, streek.van : streek.tot]
    diepst = strook[max(0, y - 2) : y + 3].min(axis=0)
    vol = (diepst < _DONKER).mean() >= 0.95
    bleek = _GRIJS < np.median(diepst) < _BLEEK and (diepst < _BLEEK).mean() >= 0.95
    return bool((vol or bleek) and max((strook[y - weg - 3 : y - weg + 1] < 160).mean(), (strook[y + weg : y + weg + 4] < 160).mean()) < 0.15)


def wis_lijnen(pixels: Grijs, roosters: Iterable[Rooster], strepen: Iterable[Streek]) -> Grijs:
    """Het beeld zonder de lijnen van de roosters en zonder de losse strepen."""
    uit = pixels.copy()
    for rooster in roosters:
        for h in rooster.liggend:
            _wis(uit, h)
        for v in rooster.staand:
            _wis(uit.T, v)
    for streep in strepen:
        # Wat over een bleke lijn geschreven is blijft staan.
        bleek = np.median(pixels[round(streep.plek), streep.van : streep.tot]) > _GRIJS
        (_wis_om_letters if bleek else _wis)(uit, streep)
    return uit


def wis_doorhalingen(pixels: Grijs, strepen: Iterable[Streek]) -> Grijs:
    """Het beeld met de strepen weg, maar met behoud van wat er dwars doorheen loopt."""
    uit = pixels.copy()
    for streep in strepen:
        _wis_om_letters(uit, streep)
    return uit


def wis_kaders(pixels: Grijs, kaders: Iterable[tuple[int, int, int, int]], marge: int) -> Grijs:
    uit = pixels.copy()
    for x0, y0, x1, y1 in kaders:
        uit[max(0, y0 - marge) : y1 + marge + 1, max(0, x0 - marge) : x1 + marge + 1] = 255
    return uit


def _wis(pixels: Grijs, streek: Streek) -> None:
    half = max(3, streek.dikte // 2 + 2)
    for x in range(max(0, streek.van - 3), streek.tot + 3, 32):
        tot = min(x + 32, streek.tot + 3)
        y = round(streek.plek + streek.scheef * ((x + 16 - streek.van) / max(1, streek.lengte) - 0.5))
        pixels[max(0, y - half) : y + half + 1, x:tot] = 255


def _wis_om_letters(pixels: Grijs, streek: Streek) -> None:
    half = max(2, streek.dikte // 2 + 1)
    for x in range(max(0, streek.van), min(streek.tot, pixels.shape[1])):
        y = round(streek.plek + streek.scheef * ((x - streek.van) / max(1, streek.lengte) - 0.5))
        if pixels[y - half - 2, x] > 160 or pixels[y + half + 2, x] > 160:
            pixels[y - half : y + half + 1, x] = 255
