"""Van tekeningen naar betekenis: lijnen, gevulde vlakken, aankruisvakjes en pennenstreken."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.meetkunde import breedte, hoogte, midden_in, omvat, verenig
from dossiercheck.lezen.pdfium.begrippen import Pad, Punt, omhul

DUN = 2.6
"""Tot deze dikte (punten) is een gevulde rechthoek een lijn."""
_VAKJE = (5.0, 16.0)
_WIT = 253


@dataclass(frozen=True, slots=True)
class Vulvlak:
    """Een gevulde rechthoek met zijn kleur en plaats in de volgorde van tekenen."""

    kader: Kader
    kleur: int
    volgorde: int

    @property
    def wit(self) -> bool:
        return is_wit(self.kleur)


@dataclass(slots=True)
class Lijnwerk:
    """Horizontale en verticale lijnen als dunne kaders, vlakken, vakjes (met wat erin zit) en overige tekening."""

    horizontaal: list[Kader] = field(default_factory=list)
    verticaal: list[Kader] = field(default_factory=list)
    vlakken: list[Vulvlak] = field(default_factory=list)
    kaders: list[Kader] = field(default_factory=list)
    vakjes: list[tuple[Kader, bool]] = field(default_factory=list)
    tekening: list[Kader] = field(default_factory=list)


def is_wit(kleur: int) -> bool:
    return min(kleur >> 16, kleur >> 8 & 255, kleur & 255) >= _WIT


def donker(kleur: int) -> bool:
    return 0.3 * (kleur >> 16) + 0.59 * (kleur >> 8 & 255) + 0.11 * (kleur & 255) < 140


def duid(paden: Iterable[Pad]) -> Lijnwerk:
    """Elk pad een plaats; wat geen lijn of kader is, is tekening."""
    werk = Lijnwerk()
    for pad in paden:
        if _is_ring(pad):
            _ring(pad, werk)
            continue
        for deel, rond in zip(pad.deelpaden, pad.rond, strict=True):
            _deelpad(pad, deel, rond, werk)
    werk.vakjes = _vakjes(werk)
    return werk


def _geknipt(kader: Kader, knip: Kader | None) -> Kader | None:
    if knip is None:
        return kader
    x0, boven, x1, onder = max(kader[0], knip[0]), max(kader[1], knip[1]), min(kader[2], knip[2]), min(kader[3], knip[3])
    return (x0, boven, x1, onder) if x0 <= x1 + 0.5 and boven <= onder + 0.5 else None


def _is_ring(pad: Pad) -> bool:
    """Twee kaders in elkaar, gevuld: een rand, waarvan de knip zegt welke zijden er staan."""
    if pad.vulling is None or len(pad.deelpaden) != 2:
        return False
    een, twee = (omhul(list(deel)) for deel in pad.deelpaden)
    vormen = all(_recht(deel) or (rond and _afgerond(deel)) for deel, rond in zip(pad.deelpaden, pad.rond, strict=True))
    return vormen and (omvat(een, twee, 0.1) or omvat(twee, een, 0.1))


def _ring(pad: Pad, werk: Lijnwerk) -> None:
    een, twee = (omhul(list(deel)) for deel in pad.deelpaden)
    buiten, binnen = (een, twee) if omvat(een, twee, 0.1) else (twee, een)
    if pad.vulling is None or is_wit(pad.vulling):
        return
    if any(pad.rond) or _klein_vierkant(buiten):
        _kader(buiten, None, werk)
        return
    zijden = (
        (buiten[0], buiten[1], buiten[2], binnen[1]),
        (buiten[0], binnen[3], buiten[2], buiten[3]),
        (buiten[0], buiten[1], binnen[0], buiten[3]),
        (binnen[2], buiten[1], buiten[2], buiten[3]),
    )
    for zijde in zijden:
        dik = min(breedte(zijde), hoogte(zijde))
        if dik > 0.05 and (pad.knip is None or midden_in(zijde, pad.knip, 0.3)):
            _gevuld(zijde, pad.vulling, pad.volgorde, werk)


def _deelpad(pad: Pad, deel: tuple[Punt, ...], rond: bool, werk: Lijnwerk) -> None:
    kader = _geknipt(omhul(list(deel)), pad.knip)
    if kader is None:
        return
    if pad.lijn is not None and not is_wit(pad.lijn):
        _getrokken(deel, rond, kader, werk)
    if pad.vulling is not None:
        if _recht(deel) or (rond and _afgerond(deel)) or _dunne_rand(deel, rond):
            _gevuld(kader, pad.vulling, pad.volgorde, werk)
        elif not is_wit(pad.vulling):
            _vorm(deel, rond, kader, pad, werk)


def _getrokken(deel: tuple[Punt, ...], rond: bool, kader: Kader, werk: Lijnwerk) -> None:
    if _recht(deel) or (rond and (_afgerond(deel) or _klein_vierkant(kader))):
        _kader(kader, deel if not rond else None, werk)
    elif not rond and _rechthoekig(deel):
        for begin, eind in itertools.pairwise(deel):
            _lijn(omhul([begin, eind]), werk)
    else:
        werk.tekening.append(kader)


def _vorm(deel: tuple[Punt, ...], rond: bool, kader: Kader, pad: Pad, werk: Lijnwerk) -> None:
    """Een gevulde vorm die geen rechthoek is: een rondje is een (aan)gezet vakje, de rest tekening."""
    if rond and _klein_vierkant(kader) and pad.vulling is not None:
        werk.vakjes.append((kader, donker(pad.vulling)))
    else:
        werk.tekening.append(kader)


def _gevuld(kader: Kader, kleur: int, volgorde: int, werk: Lijnwerk) -> None:
    dun, lang = sorted((breedte(kader), hoogte(kader)))
    if dun <= DUN or (dun <= 5 and lang > 15 * dun):
        if not is_wit(kleur):
            _lijn(kader, werk)
    elif _klein_vierkant(kader):
        if not is_wit(kleur):
            werk.vakjes.append((kader, donker(kleur)))
    else:
        werk.vlakken.append(Vulvlak(kader, kleur, volgorde))


def _kader(kader: Kader, deel: tuple[Punt, ...] | None, werk: Lijnwerk) -> None:
    if _klein_vierkant(kader):
        werk.vakjes.append((kader, False))
    elif deel is None:
        werk.kaders.append(kader)
    else:
        x0, boven, x1, onder = kader
        for zijde in ((x0, boven, x1, boven), (x0, onder, x1, onder), (x0, boven, x0, onder), (x1, boven, x1, onder)):
            _lijn(zijde, werk)


def _lijn(kader: Kader, werk: Lijnwerk) -> None:
    if breedte(kader) >= hoogte(kader):
        werk.horizontaal.append(kader)
    else:
        werk.verticaal.append(kader)


def _klein_vierkant(kader: Kader) -> bool:
    b, h = breedte(kader), hoogte(kader)
    return _VAKJE[0] <= b <= _VAKJE[1] and _VAKJE[0] <= h <= _VAKJE[1] and abs(b - h) <= 2.5


def _recht(deel: tuple[Punt, ...]) -> bool:
    """Alle punten liggen op een hoek van het omhullende kader, en alle vier de hoeken komen voor."""
    x0, boven, x1, onder = omhul(list(deel))
    hoeken = {(abs(x - x0) > abs(x - x1), abs(y - boven) > abs(y - onder)) for x, y in deel}
    op_hoek = all(min(abs(x - x0), abs(x - x1)) < 0.6 and min(abs(y - boven), abs(y - onder)) < 0.6 for x, y in deel)
    dun = min(x1 - x0, onder - boven) <= DUN and len(deel) >= 4
    return op_hoek and (len(hoeken) == 4 or dun) and len(deel) >= 4


def _dunne_rand(deel: tuple[Punt, ...], rond: bool) -> bool:
    """Een rand met schuine hoeken, zoals een browser die tekent: dun en recht."""
    x0, boven, x1, onder = omhul(list(deel))
    dun, lang = sorted((x1 - x0, onder - boven))
    return not rond and len(deel) <= 6 and dun <= DUN and lang > 3 * dun


def _rechthoekig(deel: tuple[Punt, ...]) -> bool:
    return all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) < 0.6 for a, b in itertools.pairwise(deel))


def _afgerond(deel: tuple[Punt, ...]) -> bool:
    """Een rechthoek met ronde hoeken: alle punten bij de rand, en een zijde die grotendeels recht is."""
    x0, boven, x1, onder = omhul(list(deel))
    b, h = x1 - x0, onder - boven
    marge = min(12.0, 0.3 * min(b, h))
    bij_rand = all(min(x - x0, x1 - x) <= marge or min(y - boven, onder - y) <= marge for x, y in deel)
    recht = any(
        (abs(p[1] - q[1]) < 0.6 and abs(p[0] - q[0]) > 0.5 * b) or (abs(p[0] - q[0]) < 0.6 and abs(p[1] - q[1]) > 0.5 * h) for p, q in itertools.pairwise(deel)
    )
    return bij_rand and recht and len(deel) >= 8


def _vakjes(werk: Lijnwerk) -> list[tuple[Kader, bool]]:
    """Vakjes die op elkaar getekend zijn worden een; een kruis, vink of stip erin zet het aan en is verder geen tekening."""
    samen: list[tuple[Kader, bool]] = []
    for kader, vol in sorted(werk.vakjes, key=lambda v: -breedte(v[0])):
        for plaats, (groter, al_vol) in enumerate(samen):
            if midden_in(kader, groter, 0):
                samen[plaats] = (groter, al_vol or vol)
                break
        else:
            samen.append((kader, vol))
    return [(kader, vol or _gemerkt(kader, werk)) for kader, vol in samen]


def _gemerkt(vakje: Kader, werk: Lijnwerk) -> bool:
    ruim = (vakje[0] - 4, vakje[1] - 4, vakje[2] + 4, vakje[3] + 4)
    merken = [t for t in werk.tekening if midden_in(t, vakje, 1) and omvat(ruim, t, 2) and breedte(t) > 0.3 * breedte(vakje)]
    for merk in merken:
        werk.tekening.remove(merk)
    stip = any(omvat(vakje, v.kader, 0.5) and donker(v.kleur) for v in werk.vlakken)
    return bool(merken) or stip


def klonter(kaders: Sequence[Kader], afstand: float) -> list[Kader]:
    """Kaders die elkaar op `afstand` na raken worden een kader."""
    klonters: list[Kader] = []
    for kader in sorted(kaders):
        ruim = (kader[0] - afstand, kader[1] - afstand, kader[2] + afstand, kader[3] + afstand)
        rakend = [k for k in klonters if k[0] <= ruim[2] and ruim[0] <= k[2] and k[1] <= ruim[3] and ruim[1] <= k[3]]
        klonters = [k for k in klonters if k not in rakend]
        klonters.append(verenig([kader, *rakend]))
    return klonters
