"""Wat een cel met een kruisje zegt: aan, uit, of niet te zien."""

from __future__ import annotations

from dossiercheck.lezen.opbouw.delen import Gebied
from dossiercheck.lezen.opbouw.keuzes import is_merk, stand

KRUIS = frozenset({"x", "X", "v", "V", "✓", "✔", "✗", "☒", "☑"})


def alleen_kruis(cel: Gebied) -> bool:
    return not cel.vakken and all(is_merk(w) or w.tekst in KRUIS for w in cel.woorden) and len(cel.woorden) <= 1


def kruis_in(cel: Gebied, gekruist: bool) -> bool | None:
    """Een kruis is aan; inkt zonder kruis elders is ook aan als die zeker is."""
    if any(w.tekst in KRUIS for w in cel.woorden):
        return True
    if cel.inkt:
        return None if gekruist or not all(i.zeker for i in cel.inkt) else True
    return False


def stand_van(cel: Gebied, merken: bool) -> bool | None:
    if cel.inkt and not cel.woorden:
        return None
    if not cel.woorden:
        return None if merken else False
    return stand(cel.woorden[0])
