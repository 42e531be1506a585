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
    herhaald = _herhaald(randen)
    uit: list[list[Woord]] = []
    for bladzijde, lijst, rand, opmaak in zip(bladzijden, woorden, randen, opmaken, strict=True):
        regels = [r for r in rand if id(r) in herhaald or _bladnummer(r, bladzijde, len(bladzijden)) or _in_de_marge(r, bladzijde, opmaak)]
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


def _herhaald(randen: Sequence[Sequence[Regel]]) -> set[int]:
    """De id's van de regels die op een ander blad op dezelfde hoogte ook staan, op cijfers na; op een scan mag de OCR een letter anders lezen."""
    alle = [(blad, r, _tekst(r)) for blad, rand in enumerate(randen) for r in rand]
    zelfde_tekst: dict[str, list[tuple[int, Regel, str]]] = {}
    for regel in alle:
        zelfde_tekst.setdefault(regel[2], []).append(regel)
    scans = [regel for regel in alle if is_scan(regel[1].eerste.woorden)]
    uit = {id(r) for groep in zelfde_tekst.values() for blad, r, _ in groep if any(b != blad and _op_hoogte(r, e) for b, e, _ in groep)}
    return uit | {id(r) for blad, r, t in scans if id(r) not in uit and any(b != blad and _op_hoogte(r, e) and _lijkt_op(t, u) for b, e, u in scans)}


def _op_hoogte(een: Regel, ander: Regel) -> bool:
    return abs(een.kader[1] - ander.kader[1]) < _HOOGTE


def _lijkt_op(een: str, ander: str) -> bool:
    return SequenceMatcher(None, een.lower(), ander.lower()).ratio() >= _LIJKT


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
