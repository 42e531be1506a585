"""Lijnen die op een scan voor iets anders worden aangezien: rijen puntjes als letters, een schrijflijn als inkt."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from dossiercheck.lezen.bladzijde import Bladzijde, Woord
from dossiercheck.lezen.meetkunde import breedte, hoogte
from dossiercheck.lezen.opbouw.delen import is_scan

_PLAT = 0.24
"""Lager dan dit deel van een gewoon woord is het geen tekst."""
_DUN, _LANG = 7.0, 20.0
"""Inkt die lager is dan zoveel punten en zoveel keer breder dan hoog is een lijn, ook als zij scheef staat."""
_STREEPJES = frozenset("-–—_=~")


def zonder_leiders(bladzijde: Bladzijde) -> Bladzijde:
    """Een gescande bladzijde met platte woorden en platte inkt als schrijflijn; een andere bladzijde blijft gelijk."""
    if not is_scan(bladzijde.woorden):
        return bladzijde
    lijnen = [i.kader for i in bladzijde.inkt if hoogte(i.kader) < _DUN and breedte(i.kader) > _LANG * hoogte(i.kader)]
    bladzijde = replace(bladzijde, inkt=tuple(i for i in bladzijde.inkt if i.kader not in lijnen), strepen=(*bladzijde.strepen, *lijnen))
    gewoon = [hoogte(w.kader) for w in bladzijde.woorden if len(w.tekst) > 2 and w.zekerheid > 0.8 and w.hoek == 0]
    if not gewoon:
        return bladzijde
    hoogst = _PLAT * median(gewoon)
    plat = [w for w in bladzijde.woorden if _is_leider(w, hoogst)]
    woorden = tuple(w for w in bladzijde.woorden if not any(w is p for p in plat))
    return replace(bladzijde, woorden=woorden, strepen=(*bladzijde.strepen, *(w.kader for w in plat)))


def _is_leider(woord: Woord, hoogst: float) -> bool:
    teken = woord.tekst if len(woord.tekst) == 1 else ""
    leesteken = teken and not teken.isalnum() and teken not in ".…"
    return woord.hoek == 0 and hoogte(woord.kader) < hoogst and woord.zekerheid < 0.7 and not leesteken and not set(woord.tekst) <= _STREEPJES
