"""Een hoog kader met uitleg naast het formulier hoort niet bij de vragen ernaast: het wordt apart gelezen."""

from __future__ import annotations

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.meetkunde import breedte, hoogte, overlap_y
from dossiercheck.lezen.opbouw.delen import Gebied, Vakdeel
from dossiercheck.lezen.opbouw.keuzes import heeft_merken

_HOOGST = 1.8
"""Zoveel keer hoger dan elk vak ernaast is een zijkader minstens."""
_REGELS = 4
_BREEDST = 0.48


def neem_zijkaders(blad: Gebied) -> list[Gebied]:
    """De zijkaders van een bladzijde; zij verdwijnen uit `blad`."""
    zij = [v for v in blad.vakken if _is_zijkader(v, blad)]
    blad.vakken = [v for v in blad.vakken if not any(v is z for z in zij)]
    return [v.inhoud for v in zij]


def _is_zijkader(vak: Vakdeel, blad: Gebied) -> bool:
    inhoud, kader = vak.inhoud, vak.kader
    if vak.veld or inhoud.vakken or inhoud.rasters or heeft_merken(inhoud.woorden) or len(inhoud.woorden) < 8:
        return False
    if breedte(kader) > _BREEDST * breedte(blad.kader) or len(inhoud.regels) < 2:
        return False
    ernaast = _ernaast(vak, blad)
    links = all(k[2] <= kader[0] + 2 for k in ernaast)
    rechts = all(k[0] >= kader[2] - 2 for k in ernaast)
    return bool(ernaast) and (links or rechts) and _staat_los(vak, blad)


def _ernaast(vak: Vakdeel, blad: Gebied) -> list[Kader]:
    kaders = [*(w.kader for w in blad.woorden), *(v.kader for v in blad.vakken if v is not vak), *(r.kader for r in blad.rasters)]
    return [k for k in kaders if overlap_y(k, vak.kader) > 1]


def _staat_los(vak: Vakdeel, blad: Gebied) -> bool:
    """Naast een antwoord staat een etiket; naast een zijkader staan meer vragen met hun eigen antwoord."""
    vakken = [v.kader for v in blad.vakken if v is not vak and overlap_y(v.kader, vak.kader) > 1]
    if any(hoogte(k) * _HOOGST > hoogte(vak.kader) for k in vakken):
        return False
    regels = [r for r in blad.regels if overlap_y(r.kader, vak.kader) > 1]
    dubbel = sum(len(r.delen) > 1 for r in regels)
    rasters = sum(overlap_y(r.kader, vak.kader) > 1 for r in blad.rasters)
    strepen = sum(vak.kader[1] < s[1] < vak.kader[3] and s[2] < vak.kader[0] + 2 for s in blad.strepen)
    stijlen = {d.stijl for r in regels for d in r.delen}
    eigen = len(vakken) + rasters + dubbel + strepen
    return len(regels) + len(vakken) >= _REGELS and (eigen >= 2 or len(stijlen) > 1)
