"""Kop- en voetteksten die zich per bladzijde herhalen zijn geen inhoud."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from dossiercheck.lezen.bladzijde import Bladzijde, Woord
from dossiercheck.lezen.opbouw.delen import Opmaak, Regel, is_scan, maak_regels

_ZONE = 0.085
_HOOGTE, _LIJKT = 6.0, 0.8
"""Punten waarbinnen, en hoe gelijk, de kopteksten van twee bladzijden zijn."""
_CIJFERS = re.compile(r"\d+")


def zonder_randen(bladzijden: Sequence[Bladzijde], woorden: Sequence[list[Woord]], opmaken: Sequence[Opmaak]) -> list[list[Woord]]:
    """Per bladzijde de woorden zonder kop- en voettekst."""
    randen = [_randregels(b, w, o) for b, w, o in zip(bladzijden, woorden, opmaken, strict=True)]
    uit: list[list[Woord]] = []
    for bladzijde, lijst, rand, opmaak in zip(bladzijden, woorden, randen, opmaken, strict=True):
        elders = [r for ander in randen if ander is not rand for r in ander]
        regels = [r for r in rand if any(_zelfde(r, e) for e in elders) or _bladnummer(r, bladzijde, len(bladzijden)) or _in_de_marge(r, bladzijde, opmaak)]
        weg = {id(w) for r in regels for d in r.delen for w in d.woorden}
        uit.append([w for w in lijst if id(w) not in weg])
    return uit


def _randregels(bladzijde: Bladzijde, woorden: Sequence[Woord], opmaak: Opmaak) -> list[Regel]:
    """Regels in de boven- en ondermarge, niet groter dan de gewone letter en niet in een tabel of vak."""
    hoog = bladzijde.hoogte
    kandidaten = [w for w in woorden if w.kader[3] < _ZONE * hoog or w.kader[1] > (1 - _ZONE) * hoog]
    kaders = [*(r.kader for r in bladzijde.rasters), *bladzijde.vakken]
    regels = maak_regels(kandidaten)
    klein = [r for r in regels if max(d.grootte for d in r.delen) < 1.12 * opmaak.grootte]
    return [r for r in klein if not any(k[1] <= r.kader[1] + 2 and r.kader[3] - 2 <= k[3] and k[0] <= r.kader[0] + 2 and r.kader[0] <= k[2] for k in kaders)]


def _zelfde(een: Regel, ander: Regel) -> bool:
    """Dezelfde tekst, op cijfers na, op dezelfde hoogte; op een scan ook als de OCR een letter anders las."""
    a, b = _tekst(een), _tekst(ander)
    scan = is_scan(een.eerste.woorden) and is_scan(ander.eerste.woorden)
    return abs(een.kader[1] - ander.kader[1]) < _HOOGTE and (a == b or (scan and SequenceMatcher(None, a.lower(), b.lower()).ratio() >= _LIJKT))


def _tekst(regel: Regel) -> str:
    return _CIJFERS.sub("#", " ".join(d.tekst for d in regel.delen))


def _bladnummer(regel: Regel, bladzijde: Bladzijde, aantal: int) -> bool:
    """Een losse regel met alleen het bladnummer, of 'n/N'."""
    cijfers = [int(c) for c in _CIJFERS.findall(" ".join(d.tekst for d in regel.delen)) if len(c) < 4]
    woorden = sum(len(d.woorden) for d in regel.delen)
    alleen = woorden <= 4 and cijfers in ([bladzijde.nummer], [bladzijde.nummer, aantal])
    return alleen and regel.kader[1] > 0.9 * bladzijde.hoogte


def _in_de_marge(regel: Regel, bladzijde: Bladzijde, opmaak: Opmaak) -> bool:
    """Kleine letters helemaal boven of onder aan het blad."""
    klein = max(d.grootte for d in regel.delen) < 0.92 * opmaak.grootte
    return klein and (regel.kader[3] < 0.05 * bladzijde.hoogte or regel.kader[1] > 0.95 * bladzijde.hoogte)
