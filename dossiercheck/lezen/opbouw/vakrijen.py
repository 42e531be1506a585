"""Een vak met meer etiketten ernaast: elke rij is een eigen invulplek."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dossiercheck.lezen.meetkunde import midden, overlap_y
from dossiercheck.lezen.opbouw.delen import Deel, Gebied, Vakdeel


def heeft_eigen_rijen(etiketten: Sequence[Deel], vak: Vakdeel) -> bool:
    """Meer korte etiketten onder elkaar, elk met een hoofdletter, en met wit ertussen of met een eigen waarde op gelijke hoogte."""
    if len(etiketten) < 2 or vak.veld or vak.inhoud.vakken or vak.inhoud.rasters:
        return False
    if any(not d.tekst[:1].isupper() or len(d.woorden) > 6 for d in etiketten):
        return False
    ruim = all(onder.kader[1] - boven.kader[3] > 0.4 * boven.grootte for boven, onder in pairwise(etiketten))
    eigen = sum(any(overlap_y(r.kader, d.kader) > 0.5 * d.grootte for r in vak.inhoud.regels) for d in etiketten)
    return ruim and (eigen >= 2 or eigen == len(vak.inhoud.regels))


def in_rijen(etiketten: Sequence[Deel], vak: Vakdeel) -> list[tuple[Deel, Vakdeel]]:
    """Per etiket het deel van het vak dat ernaast ligt, met de woorden en inkt daarin."""
    x0, boven, x1, onder = vak.kader
    grenzen = [boven, *(d.kader[1] - 0.25 * d.grootte for d in etiketten[1:]), onder]
    uit: list[tuple[Deel, Vakdeel]] = []
    for etiket, (van, tot) in zip(etiketten, pairwise(grenzen), strict=True):
        kader = (x0, van, x1, tot)
        woorden = [w for w in vak.inhoud.woorden if van <= midden(w.kader)[1] < tot]
        inkt = [i for i in vak.inhoud.inkt if van <= midden(i.kader)[1] < tot]
        uit.append((etiket, Vakdeel(kader, Gebied(kader, woorden, inkt=inkt))))
    return uit
