"""Op een scan: een rij kleine gedrukte etiketten met de waarden eronder, op dezelfde plaatsen. Er is geen stijl; de maat en de plaats zeggen het."""

from __future__ import annotations

from dossiercheck.lezen.opbouw.delen import Deel, Regel, is_scan
from dossiercheck.lezen.opbouw.keuzes import heeft_merken
from dossiercheck.lezen.opbouw.lus import Lus
from dossiercheck.lezen.opbouw.velden import vraagt

_SPELING = 8.0
_KLEINER, _VEEL_KLEINER = 0.9, 0.72
_LANGST = 8
_GEDRUKT = 0.7


def stapel_scan_op(lus: Lus, regels: list[Regel], plaats: int) -> int:
    """De etiketrijen met hun waarden, zo veel als er onder elkaar staan; een enkele rij alleen als de etiketten veel kleiner zijn."""
    if lus.opmaak.stijlen or not is_scan(regels[plaats].eerste.woorden):
        return 0
    paren: list[tuple[Regel, Regel]] = []
    while plaats + 2 * len(paren) + 1 < len(regels):
        boven, onder = regels[plaats + 2 * len(paren) : plaats + 2 * len(paren) + 2]
        if not _is_paar(boven, onder, _KLEINER):
            break
        paren.append((boven, onder))
    if not paren or (len(paren) == 1 and not _is_paar(*paren[0], _VEEL_KLEINER)):
        return 0
    for boven, onder in paren:
        for nummer, etiket in enumerate(boven.delen):
            lus.voeg_veld_toe(etiket.woorden, [w for d in onder.delen if _kolom(boven, d) == nummer for w in d.woorden])
    return 2 * len(paren)


def _is_paar(boven: Regel, onder: Regel, maal: float) -> bool:
    kleinste = sorted(d.grootte for d in onder.delen)[len(onder.delen) // 2]
    gat = onder.kader[1] - boven.kader[3]
    if len(boven.delen) < 2 or len(onder.delen) > len(boven.delen) or not -2 < gat < 1.8 * kleinste:
        return False
    if any(heeft_merken(d.woorden) or d.vet for d in onder.delen) or not all(_is_etiket(d, maal * kleinste) for d in boven.delen):
        return False
    if any(boven.delen[_kolom(boven, d)].grootte > maal * d.grootte for d in onder.delen):
        return False
    return all(any(abs(d.kader[0] - e.kader[0]) <= _SPELING for e in boven.delen) for d in onder.delen)


def _is_etiket(deel: Deel, hoogstens: float) -> bool:
    """Kort, gedrukt, klein, zonder cijfers en geen zin; 'Waarheen na het vso?' mag ook."""
    if len(deel.woorden) > _LANGST or deel.zekerheid < _GEDRUKT or deel.grootte > hoogstens or not deel.tekst[:1].isupper():
        return False
    return vraagt(deel.tekst) or not (any(t.isdigit() for t in deel.tekst) or deel.tekst.endswith((".", ",", ";")))


def _kolom(etiketten: Regel, deel: Deel) -> int:
    return min(range(len(etiketten.delen)), key=lambda i: abs(etiketten.delen[i].kader[0] - deel.kader[0]))
