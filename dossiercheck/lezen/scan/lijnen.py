"""Rechte lijnen op een werkbeeld: lange dunne donkere streken, ook als de scanner er streepjes van maakte. Maten in pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dossiercheck.lezen.scan.bewerking import Grijs
from dossiercheck.lezen.scan.vlekken import Masker, groepeer, reeksen

_VERSCHIL = 28
"""Zoveel grijswaarden is een lijn donkerder dan wat er vlak boven en onder ligt."""
_ZWAK, _EFFEN, _LICHT = 15, 15, 170
"""Een lichte lijn (boven _LICHT) mag minder donkerder zijn, als hij over _EFFEN pixels evenveel donkerder is."""
_AFSTAND = 5
"""Pixels tot dat 'vlak boven en onder': een lijn is dunner dan twee keer dit."""
_VOL, _STREEP = 31, 101
"""Lengte in pixels waarover een volle lijn en een stippellijn gedekt moet zijn."""
_KRUIST, _INKT = 25, 215
RAAK = 6
"""Pixels waarbinnen twee lijnen elkaar raken."""
_HOEK = 16
"""Zo ver van de hoek houden de zijden van een vak met ronde hoeken op."""
_GAT = 9
"""Een lijn die korter onderbroken is loopt door."""


@dataclass(frozen=True, slots=True)
class Streek:
    """Een lijn van `van` tot `tot` op afstand `plek`: bij een liggende lijn x, x en y; bij een staande y, y en x. `scheef` is het verloop."""

    van: int
    tot: int
    plek: float
    dikte: int
    scheef: int

    @property
    def lengte(self) -> int:
        return self.tot - self.van


@dataclass(frozen=True, slots=True)
class Lijnen:
    """De liggende en staande lijnen van een bladzijde, van boven naar beneden en van links naar rechts."""

    liggend: tuple[Streek, ...]
    staand: tuple[Streek, ...]


def vind_lijnen(pixels: Grijs) -> Lijnen:
    """Alle lijnen van minstens 31 pixels (11 punten); korter is een letter of een zijde van een vakje."""
    return _met_hoeken(Lijnen(_vind(pixels), _vind(np.ascontiguousarray(pixels.T))))


def _met_hoeken(lijnen: Lijnen) -> Lijnen:
    """De lijnen waarvan de losse einden bij een ronde hoek zijn doorgetrokken tot ze elkaar raken."""
    liggend, staand = list(lijnen.liggend), list(lijnen.staand)
    einden_h = _losse_einden(liggend, staand, raakt)
    einden_v = _losse_einden(staand, liggend, lambda v, h: raakt(h, v))
    for i, links in einden_h:
        for j, boven in einden_v:
            h, v = liggend[i], staand[j]
            if 0 <= _buiten(h, links, v.plek) <= _HOEK and 0 <= _buiten(v, boven, h.plek) <= _HOEK:
                liggend[i], staand[j] = _tot(h, links, v.plek), _tot(v, boven, h.plek)
    return Lijnen(tuple(liggend), tuple(staand))


def _losse_einden(lijnen: Sequence[Streek], dwars: Sequence[Streek], raken: Callable[[Streek, Streek], bool]) -> list[tuple[int, bool]]:
    """Welke lijnen aan het begin (True) of eind (False) niet op een dwarslijn uitkomen."""
    einden = [(i, begin, s.van if begin else s.tot) for i, s in enumerate(lijnen) for begin in (True, False)]
    return [(i, begin) for i, begin, einde in einden if not any(abs(d.plek - einde) <= RAAK and raken(lijnen[i], d) for d in dwars)]


def _buiten(streek: Streek, begin: bool, plek: float) -> float:
    """Hoeveel pixels `plek` voorbij het begin of eind van de lijn ligt."""
    return streek.van - plek if begin else plek - streek.tot


def _tot(streek: Streek, begin: bool, plek: float) -> Streek:
    return replace(streek, van=round(plek)) if begin else replace(streek, tot=round(plek))


def raakt(h: Streek, v: Streek) -> bool:
    return h.van - RAAK <= v.plek <= h.tot + RAAK and v.van - RAAK <= h.plek <= v.tot + RAAK


def _vind(pixels: Grijs) -> tuple[Streek, ...]:
    rug = _rug(pixels)
    breder = rug.copy()
    breder[1:] |= rug[:-1]
    breder[:-1] |= rug[1:]
    vol = _gedekt(breder, _VOL)
    dicht = _gedekt(_sluit(breder, 7), _STREEP)
    dicht &= _vrij(pixels)
    gevonden = _zonder_dubbele([*_streken(vol, _VOL, _VOL), *_streken(dicht, _STREEP, 120)])
    inkt = pixels < _INKT
    precies = [deel for streek in gevonden for deel in _verfijn(streek, rug, inkt)]
    return tuple(sorted(_zonder_dubbele(precies, 0), key=lambda s: (s.plek, s.van)))


def _rug(pixels: Grijs) -> Masker:
    """Waar het beeld donkerder is dan de pixels vlak boven en vlak onder."""
    waarde = pixels.astype(np.int16)
    rug: Masker = _donkerder(waarde, _VERSCHIL) | _zwakke_rug(waarde)
    return rug


def _zwakke_rug(waarde: NDArray[np.int16]) -> Masker:
    """Een lichte lijn langs een grijs vlak: weinig donkerder, maar overal even donker. Letters zijn dat niet."""
    glad = (_som(waarde, _EFFEN, np.uint16) // _EFFEN).astype(np.int16)
    zwak: Masker = _donkerder(glad, _ZWAK) & (np.abs(waarde - glad) < _ZWAK) & (glad > _LICHT)
    return zwak


def _donkerder(waarde: NDArray[np.int16], verschil: int) -> Masker:
    buur = np.full_like(waarde, -1)
    buur[_AFSTAND:-_AFSTAND] = np.minimum(waarde[: -2 * _AFSTAND], waarde[2 * _AFSTAND :])
    donkerder: Masker = buur - waarde > verschil
    return donkerder


def _som(masker: NDArray[Any], lengte: int, maat: type[np.unsignedinteger[Any]] = np.uint8) -> NDArray[np.unsignedinteger[Any]]:
    """Hoeveel er waar is (of de som) in een venster van `lengte` (oneven, onder 256) rond elke pixel van de rij."""
    half, (hoog, breed) = lengte // 2, masker.shape
    optel = np.zeros((hoog, breed + lengte), maat)
    # De telling loopt over zijn maat heen, maar het verschil binnen een venster klopt.
    np.cumsum(masker, axis=1, dtype=maat, out=optel[:, half + 1 : half + 1 + breed])
    optel[:, half + 1 + breed :] = optel[:, half + breed, None]
    som: NDArray[np.unsignedinteger[Any]] = optel[:, lengte:] - optel[:, :-lengte]
    return som


def _gedekt(masker: Masker, lengte: int) -> Masker:
    """Waar negen tiende van het venster waar is."""
    gedekt: Masker = _som(masker, lengte) >= ceil(0.9 * lengte)
    return gedekt


def _sluit(masker: Masker, lengte: int) -> Masker:
    """Gaten tot `lengte` - 1 pixels in een rij dichtgemaakt."""
    ruim = _som(masker, lengte) > 0
    dicht: Masker = _som(ruim, lengte) == lengte
    return dicht


def _vrij(pixels: Grijs) -> Masker:
    """Waar boven en onder de pixel bijna niets staat: tekst heeft daar letters, een stippellijn niet."""
    leeg = _som(pixels < 150, _STREEP) < ceil(0.12 * _STREEP)
    vrij = np.zeros(pixels.shape, np.bool_)
    marge = 8
    vrij[marge:-marge] = leeg[: -2 * marge] & leeg[2 * marge :]
    return vrij


def _streken(masker: Masker, venster: int, minstens: int) -> list[Streek]:
    """De samenhangende reeksen in het masker als streken; een venster reikt aan beide kanten een halve lengte verder dan de reeks."""
    half = int(venster * 0.45)
    return [s for groep in groepeer(reeksen(masker)) if (s := _streek(groep, half, masker.shape[1])).lengte >= minstens and s.dikte <= 14]


def _streek(groep: NDArray[np.intp], half: int, breed: int) -> Streek:
    rij, van, tot = groep[:, 0], groep[:, 1], groep[:, 2]
    gewicht = (tot - van).astype(np.float64)
    plek = float((rij * gewicht).sum() / gewicht.sum())
    links, rechts = rij[van <= van.min() + 8].mean(), rij[tot >= tot.max() - 8].mean()
    dikte = int(np.ceil(gewicht.sum() / max(1.0, float(tot.max() - van.min()))))
    return Streek(max(0, int(van.min()) - half), min(breed, int(tot.max()) + half), plek, dikte, round(float(rechts - links)))


def _verfijn(streek: Streek, rug: Masker, donker: Masker) -> Iterator[Streek]:
    """De streek met de uiteinden waar de inkt echt ophoudt, gesplitst waar zij langer onderbroken is dan een stippellijn."""
    x = np.arange(max(0, streek.van - 8), min(rug.shape[1], streek.tot + 8))
    y = streek.plek + streek.scheef * ((x - streek.van) / max(1, streek.lengte) - 0.5)
    inkt = np.zeros(len(x), np.bool_)
    rij = np.rint(y).astype(np.intp)
    for af in range(-3, 4):
        inkt |= rug[np.clip(rij + af, 0, rug.shape[0] - 1), x]
    # Waar een letter de lijn kruist is zij niet donkerder dan haar buren, maar zij loopt er wel door.
    kruist = donker[np.clip(rij, 0, rug.shape[0] - 1), x] & _sluit(inkt[None, :], _KRUIST)[0]
    dicht = _sluit(np.pad(inkt | kruist, 16)[None, :], _GAT)
    for _, van, tot in reeksen(dicht).tolist():
        if tot - van >= _VOL:
            yield Streek(int(x[0]) + van - 16, int(x[0]) + tot - 16, streek.plek, streek.dikte, streek.scheef)


def _zonder_dubbele(streken: list[Streek], gat: int = 12) -> list[Streek]:
    """Streken op dezelfde hoogte met hoogstens `gat` pixels ertussen zijn een lijn."""
    uit: list[Streek] = []
    for streek in sorted(streken, key=lambda s: -s.lengte):
        zelfde = next((i for i, s in enumerate(uit) if abs(s.plek - streek.plek) <= 4 and s.van - gat <= streek.tot and streek.van <= s.tot + gat), None)
        if zelfde is None:
            uit.append(streek)
        else:
            oud = uit[zelfde]
            uit[zelfde] = Streek(min(oud.van, streek.van), max(oud.tot, streek.tot), oud.plek, max(oud.dikte, streek.dikte), oud.scheef)
    return uit
