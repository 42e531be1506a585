"""Kolommen die los van elkaar gelezen worden: lopende tekst naast elkaar, en handtekeningblokken naast elkaar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.meetkunde import midden
from dossiercheck.lezen.opbouw.delen import Deel, Gebied, Opmaak, Regel, maak_regels
from dossiercheck.lezen.opbouw.keuzes import heeft_merken
from dossiercheck.lezen.opbouw.velden import is_kop, splits, vraagt

_GOOT = 8.0
"""Zoveel punten wit is minstens nodig tussen kolommen."""


@dataclass
class _Band:
    """Een strook met een goot: van de bovenkant tot de onderkant (y), en de goot (x)."""

    boven: float
    onder: float
    goot: tuple[float, float]
    regels: list[Regel]


def banden(gebied: Gebied, opmaak: Opmaak) -> list[Gebied]:
    """Het gebied in stukken in leesvolgorde; een enkel stuk als er geen losse kolommen zijn."""
    regels = maak_regels(gebied.woorden)
    dingen = _dingen(gebied)
    start = 0
    while start < len(regels):
        band = _zoek(regels, start, dingen, gebied, opmaak)
        if band is None:
            start += 1
            continue
        hoogste, links, rechts, laagste = _verdeeld(gebied, band)
        stukken = [hoogste] if not hoogste.leeg else []
        stukken += banden(links, opmaak) + banden(rechts, opmaak)
        return stukken + (banden(laagste, opmaak) if not laagste.leeg else [])
    return [gebied]


def _dingen(gebied: Gebied) -> list[Kader]:
    return [*(v.kader for v in gebied.vakken), *(r.kader for r in gebied.rasters), *(i.kader for i in gebied.inkt)]


def _zoek(regels: Sequence[Regel], start: int, dingen: Sequence[Kader], gebied: Gebied, opmaak: Opmaak) -> _Band | None:
    """De band die bij deze regel begint, als de kolommen los van elkaar staan."""
    regel = regels[start]
    for links, rechts in zip(regel.delen, regel.delen[1:], strict=False):
        goot = (links.kader[2], rechts.kader[0])
        band = _strek_uit(regels, start, goot, dingen)
        if band and _spiegelblokken(band, gebied, opmaak):
            return _met_lijnen(band, gebied)
        tekst = _strek_uit(regels, _begin(regels, start, goot, dingen), goot, dingen)
        if tekst and (_proza(tekst, opmaak) or _eigen_koppen(tekst, gebied, opmaak)):
            return tekst
    return None


def _met_lijnen(band: _Band, gebied: Gebied) -> _Band:
    """De band met de handtekeningen op de lijnen erboven."""
    boven = _lijnen_erboven(band, gebied)
    return band if boven is None else replace(band, boven=min(band.boven, boven - 1))


def _strek_uit(regels: Sequence[Regel], start: int, goot: tuple[float, float], dingen: Sequence[Kader]) -> _Band | None:
    """Naar beneden zolang niets de goot kruist."""
    boven = regels[start].kader[1]
    gebruikt: list[Regel] = []
    onder = regels[start].kader[3]
    for regel in regels[start:]:
        kaders = [d.kader for d in regel.delen] + [k for k in dingen if onder - 2 <= k[1] <= regel.kader[3] and k[1] >= boven - 2]
        nieuw = _versmal(goot, kaders)
        if nieuw is None:
            break
        goot, onder = nieuw, max(onder, regel.kader[3])
        gebruikt.append(regel)
    else:
        onder = 1e6
    return _Band(boven, onder, goot, gebruikt) if len(gebruikt) > 1 else None


def _begin(regels: Sequence[Regel], start: int, goot: tuple[float, float], dingen: Sequence[Kader]) -> int:
    """De eerste regel van de band: losse regels erboven die naast de goot blijven en er dicht op staan horen erbij."""
    while start and len(regels[start - 1].delen) == 1 and regels[start].kader[1] - regels[start - 1].kader[3] < 1.5 * regels[start].eerste.grootte:
        kader = regels[start - 1].kader
        if _versmal(goot, [kader, *(k for k in dingen if k[1] <= kader[3] and k[3] >= kader[1])]) is None:
            break
        start -= 1
    return start


def _versmal(goot: tuple[float, float], kaders: Sequence[Kader]) -> tuple[float, float] | None:
    van, tot = goot
    for kader in kaders:
        links, rechts = kader[2] <= tot - _GOOT, kader[0] >= van + _GOOT
        if links and (not rechts or kader[0] - van < tot - kader[2]):
            van = max(van, kader[2])
        elif rechts:
            tot = min(tot, kader[0])
        else:
            return None
    return (van, tot) if tot - van >= _GOOT else None


def _kanten(band: _Band) -> tuple[list[Deel], list[Deel]]:
    links = [d for r in band.regels for d in r.delen if d.kader[2] <= band.goot[1]]
    rechts = [d for r in band.regels for d in r.delen if d.kader[0] >= band.goot[0] and d.kader[2] > band.goot[1]]
    return links, rechts


def _proza(band: _Band, opmaak: Opmaak) -> bool:
    """Aan beide kanten lopende tekst: meer regels van meer woorden, en geen rij etiketten links."""
    links, rechts = _kanten(band)
    for kant in (links, rechts):
        lang = sorted(len(d.woorden) for d in kant)
        if len(kant) < 4 or lang[len(lang) // 2] < 4:
            return False
        if any(heeft_merken(d.woorden) for d in kant) and len(kant) < 6:
            return False
    if len({d.stijl for d in links if not is_kop(d, opmaak)} & {d.stijl for d in rechts}) == 0:
        return False
    breed = max(d.kader[2] for d in links) - min(d.kader[0] for d in links)
    vol = [d for d in links if d.kader[2] - d.kader[0] > 0.75 * breed]
    return len(vol) >= 0.5 * len(links) and sum(vraagt(d.tekst) for d in links) < 0.3 * len(links)


def _spiegelblokken(band: _Band, gebied: Gebied, opmaak: Opmaak) -> bool:
    """Blokken naast elkaar met dezelfde etiketten, of met inkt of een schrijflijn aan beide kanten op gelijke hoogte."""
    gelijk = 0
    for regel in band.regels:
        namen = [[w.tekst for w in s[0]] for d in regel.delen if (s := splits(d, opmaak))]
        if len(namen) > 1 and namen[0] == namen[1] and _beide(regel, band):
            return True
        gelijk += _zelfde_begin(regel, band)
    zonder_waarde = _beide(band.regels[0], band) and not any(vraagt(d.tekst) or splits(d, opmaak) for d in band.regels[0].delen)
    if gelijk >= 2 and zonder_waarde:
        return True
    binnen = [k for k in _schrijfplekken(gebied) if band.boven - 4 <= k[1] <= band.onder + 4 and k[2] - k[0] > 15]
    links = [k for k in binnen if k[2] <= band.goot[1] + 1 and k[0] < band.goot[0]]
    rechts = [k for k in binnen if k[0] >= band.goot[0] - 1 and k[2] > band.goot[1]]
    return zonder_waarde and (any(abs(midden(a)[1] - midden(b)[1]) < 12 for a in links for b in rechts) or _lijnen_erboven(band, gebied) is not None)


def _eigen_koppen(band: _Band, gebied: Gebied, opmaak: Opmaak) -> bool:
    """Aan beide kanten lopende tekst onder eigen koppen, die niet naast elkaar staan zoals in een kopregel."""
    balken = [v.kader for v in gebied.vakken if band.boven - 20 <= v.kader[1] <= band.onder and _is_balk(v.inhoud)]
    koppen: list[list[float]] = []
    for kant, (van, tot) in zip(_kanten(band), ((-1e6, band.goot[1]), (band.goot[0], 1e6)), strict=True):
        if sum(len(d.woorden) >= 5 for d in kant) < 2 or sum(vraagt(d.tekst) for d in kant) >= 0.3 * len(kant):
            return False
        hoogten = [d.kader[1] for d in kant if is_kop(d, opmaak)] + [k[1] for k in balken if van <= k[0] and k[2] <= tot]
        koppen.append(hoogten)
    links, rechts = koppen
    return any(all(abs(a - b) > 6 for b in rechts) for a in links) and any(all(abs(a - b) > 6 for b in links) for a in rechts)


def _is_balk(vak: Gebied) -> bool:
    return len(vak.regels) == 1 and vak.regels[0].eerste.vet and vak.kader[3] - vak.kader[1] < 3.4 * vak.regels[0].eerste.grootte


def _schrijfplekken(gebied: Gebied) -> list[Kader]:
    return [*(i.kader for i in gebied.inkt), *gebied.strepen]


def _zelfde_begin(regel: Regel, band: _Band) -> bool:
    """Links en rechts van de goot begint de regel met hetzelfde etiket."""
    links = [d for d in regel.delen if d.kader[2] <= band.goot[1]]
    rechts = [d for d in regel.delen if d.kader[0] >= band.goot[0] and d not in links]
    if not links or not rechts or links[0].tekst != rechts[0].tekst:
        return False
    return links[0].tekst[:1].isalpha() and len(links[0].woorden) <= 4


def _lijnen_erboven(band: _Band, gebied: Gebied) -> float | None:
    """De bovenkant van wat er op schrijflijnen vlak boven de band staat, als er boven elke kant een eigen lijn is; anders None."""
    regel = band.regels[0]
    vlakbij = [s for s in gebied.strepen if -14 < s[1] - regel.kader[1] < 2 and s[2] - s[0] > 40]
    onder_lijn = [[s for s in vlakbij if abs(s[0] - d.kader[0]) < 12 and s[2] > d.kader[0] + 30] for d in regel.delen]
    if len(regel.delen) != 2 or not all(onder_lijn) or onder_lijn[0][0] == onder_lijn[1][0]:
        return None
    lijnen = [s for rij in onder_lijn for s in rij]
    los = [*(i.kader for i in gebied.inkt), *(w.kader for w in gebied.woorden), *(v.kader for v in gebied.vakken)]
    erop = [k for k in los if any(k[3] <= s[3] + 12 and k[1] < s[1] < k[1] + 60 and s[0] - 8 <= k[0] and k[2] <= s[2] + 8 for s in lijnen)]
    erop = [k for k in erop if not any(s[1] - k[3] > 30 for s in lijnen)]
    return min(k[1] for k in [*lijnen, *erop])


def _beide(regel: Regel, band: _Band) -> bool:
    return any(d.kader[2] <= band.goot[1] for d in regel.delen) and any(d.kader[0] >= band.goot[0] for d in regel.delen)


def _verdeeld(gebied: Gebied, band: _Band) -> tuple[Gebied, Gebied, Gebied, Gebied]:
    """Boven, links, rechts en onder de band."""
    midden_x = sum(band.goot) / 2
    x0, boven, x1, onder = gebied.kader
    delen = (
        Gebied((x0, boven, x1, band.boven)),
        Gebied((x0, band.boven, midden_x, band.onder)),
        Gebied((midden_x, band.boven, x1, band.onder)),
        Gebied((x0, min(band.onder, onder), x1, onder)),
    )

    def kies(kader: Kader) -> Gebied:
        x, y = midden(kader)
        if y < band.boven - 1:
            return delen[0]
        if y > band.onder + 4:
            return delen[3]
        return delen[1] if x < midden_x else delen[2]

    for woord in gebied.woorden:
        kies(woord.kader).woorden.append(woord)
    for vak in gebied.vakken:
        kies(vak.kader).vakken.append(vak)
    for raster in gebied.rasters:
        kies(raster.kader).rasters.append(raster)
    for inkt in gebied.inkt:
        kies(inkt.kader).inkt.append(inkt)
    for streep in gebied.strepen:
        kies(streep).strepen.append(streep)
    return delen
