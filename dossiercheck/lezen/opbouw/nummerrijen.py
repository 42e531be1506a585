"""Formulieren met een nummer voor elke vraag: nummer, vraag en antwoord naast elkaar, met alleen een streep onder elke rij."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.bladzijde import Raster
from dossiercheck.lezen.meetkunde import midden
from dossiercheck.lezen.opbouw.delen import Deel, Gebied, Regel

_SPELING = 3.0
_MINSTE_RIJEN = 3
_KOLOMMEN = 3
_LANGSTE_VRAAG = 90
_NUMMER = re.compile(r"^(?:[A-Z]\.?)?\d{1,2}(?:\.\d{1,2})*[a-z]?[.)]?$")
_ONDERNUMMER = re.compile(r"^(?:[A-Z]\.?\d{1,2}|\d{1,2}[a-z]|(?:[A-Z]\.?)?\d{1,2}(?:\.\d{1,2})+[a-z]?)[.)]?$")
_DEELNUMMER = re.compile(r"^(?:[^\W\d_]{3,12}\s+)?(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.:)]?$")

Rij = list[Gebied]
Kolommen = tuple[float, float]
Band = tuple[float, float, list[Regel]]
"""De hoogte van twee strepen en de regels ertussen."""


def nummerrasters(reeks: Sequence[Kader], regels: Sequence[Regel]) -> Iterator[Raster]:
    """Een raster per reeks genummerde rijen onder elkaar, met de kop van dat deel erboven; onder kolomnamen is het een gewone tabel."""
    links, rechts = reeks[0][0], reeks[0][2]
    banden = _banden(reeks, [r for r in regels if r.kader[0] >= links - _SPELING and r.kader[2] <= rechts + _SPELING])
    kolommen = _kolommen([rij for _, _, rij in banden])
    if kolommen is None:
        return
    grenzen = (links, *(x - _SPELING for x in kolommen), rechts)
    rijen: list[tuple[Kader, ...]] = []
    onder_namen = False
    for a, b, rij in banden:
        if _is_rij(rij, kolommen):
            rijen += [] if onder_namen else [tuple((x, a, z, b) for x, z in pairwise(grenzen))]
            continue
        yield from _raster(rijen)
        rijen = [((links, a, rechts, b),)] if _is_deelkop(rij) else []
        onder_namen = bool(rij) and len(rij[0].delen) >= _KOLOMMEN
    yield from _raster(rijen)


def _banden(reeks: Sequence[Kader], regels: Sequence[Regel]) -> list[Band]:
    """Wat er tussen twee strepen staat, en de regel vlak boven de eerste streep."""
    banden = [(a[1], b[1], [r for r in regels if a[1] < midden(r.kader)[1] < b[1]]) for a, b in pairwise(reeks)]
    boven = [r for r in regels if midden(r.kader)[1] < reeks[0][1]][-1:]
    if boven and reeks[0][1] - boven[0].kader[3] < 1.2 * boven[0].eerste.grootte:
        banden.insert(0, (boven[0].kader[1] - 1, reeks[0][1], boven))
    return banden


def _raster(rijen: Sequence[tuple[Kader, ...]]) -> Iterator[Raster]:
    if rijen and len(rijen[-1]) == _KOLOMMEN:
        eerste, laatste = rijen[0][0], rijen[-1][-1]
        yield Raster((eerste[0], eerste[1], laatste[2], laatste[3]), tuple(rijen))


def _kolommen(rijen: Sequence[Sequence[Regel]]) -> Kolommen | None:
    """Waar de vraag en het antwoord beginnen; None als de rijen met een nummer het daar niet over eens zijn."""
    starts = [(r[0].delen[1].kader[0], r[0].delen[2].kader[0]) for r in rijen if r and len(r[0].delen) >= _KOLOMMEN and _is_nummer(r[0].eerste)]
    if len(starts) < _MINSTE_RIJEN:
        return None
    beste = max(starts, key=lambda s: sum(_gelijk(s, ander) for ander in starts))
    return beste if sum(_gelijk(beste, s) for s in starts) >= max(_MINSTE_RIJEN, 0.7 * len(starts)) else None


def _gelijk(een: Kolommen, ander: Kolommen) -> bool:
    return all(abs(a - b) < _SPELING for a, b in zip(een, ander, strict=True))


def _is_nummer(deel: Deel) -> bool:
    return bool(_ONDERNUMMER.match(deel.tekst))


def _is_rij(rij: Sequence[Regel], kolommen: Kolommen) -> bool:
    """Vooraan alleen het nummer, en geen woord over een kolomgrens."""
    delen = [d for r in rij for d in r.delen]
    vooraan = [d for d in delen if d.kader[0] < kolommen[0] - _SPELING]
    over = any(w.kader[0] < x - _SPELING < w.kader[2] - _SPELING for d in delen for w in d.woorden for x in kolommen)
    return len(vooraan) == 1 and _is_nummer(vooraan[0]) and not over


def _is_deelkop(rij: Sequence[Regel]) -> bool:
    """De kop van een deel: een regel in een stijl, zoals 'Artikel 2   School'."""
    if len(rij) != 1 or len(rij[0].delen) >= _KOLOMMEN:
        return False
    return all(d.vet for d in rij[0].delen)


def zonder_nummers(rijen: list[Rij]) -> list[Rij]:
    """Genummerde rijen van drie kolommen zonder hun nummer."""
    genummerd = all(len(rij) == _KOLOMMEN and _NUMMER.match(_kaal(rij[0])) for rij in rijen)
    return [rij[1:] for rij in rijen] if genummerd else rijen


def is_vragenlijst(rijen: Sequence[Rij]) -> bool:
    """Rijen die als 1.1, 2b of A3 genummerd zijn, met verschillende korte vragen: dat is een formulier."""
    vragen = [_kaal(rij[1]) for rij in rijen if len(rij) == _KOLOMMEN and _ONDERNUMMER.match(_kaal(rij[0]))]
    kort = [v for v in vragen if 0 < len(v) <= _LANGSTE_VRAAG]
    return len(vragen) == len(rijen) == len(set(vragen)) and len(kort) >= 0.8 * len(vragen)


def is_deelkop(rij: Rij) -> bool:
    """'Artikel 2 | School': een nummer met de naam van dat deel ernaast."""
    return len(rij) == _KOLOMMEN - 1 and bool(_DEELNUMMER.match(_kaal(rij[0]))) and 0 < len(rij[1].regels) <= 1


def _kaal(cel: Gebied) -> str:
    return " ".join(d.tekst for r in cel.regels for d in r.delen).strip()
