"""Op een scan: een gedrukte vraag met het antwoord eronder, en onder het antwoord een lijn over de breedte van het blad."""

from __future__ import annotations

from dossiercheck.begrippen import Kader, Veld
from dossiercheck.lezen.meetkunde import breedte, midden, verenig
from dossiercheck.lezen.opbouw.delen import Regel, is_scan, lees_tekst
from dossiercheck.lezen.opbouw.keuzes import heeft_merken
from dossiercheck.lezen.opbouw.lus import Lus, woorden_van
from dossiercheck.lezen.opbouw.velden import is_genummerd, is_kop, loopt_door, vraagt, zonder_dubbele_punt

_BREED = 250.0
_NAAST = 14.0
_ONDER = 12.0
_LANGST, _REGELS = 18, 9
_GEDRUKT = 0.8


def lijnvraag_op(lus: Lus, regels: list[Regel], plaats: int) -> int:
    """Een vraag met alles tot de lijn eronder als antwoord, en daarna nog regels die elk op een eigen lijn staan."""
    regel = regels[plaats]
    if lus.opmaak.stijlen or not is_scan(regel.eerste.woorden) or not _is_vraag(lus, regels, plaats):
        return 0
    eind = _tot_lijn(lus, regels, plaats)
    if not eind:
        return 0
    while eind < len(regels) and _op_eigen_lijn(lus, regels, eind):
        eind += 1
    antwoord = [[w for w in woorden_van(r) if not w.doorgehaald] for r in regels[plaats + 1 : eind]]
    kader = verenig(r.kader for r in regels[plaats + 1 : eind])
    etiket = zonder_dubbele_punt(lees_tekst([regel.eerste.woorden], lus.opmaak))
    lus.uit.append(Veld(etiket, lees_tekst([a for a in antwoord if a], lus.opmaak), lus.plek(kader)))
    return eind - plaats


def _lijnen(lus: Lus, regel: Regel) -> list[Kader]:
    """De brede lijnen die links bij deze regel beginnen; alleen als er twee of meer even lange zijn."""
    breed = [s for s in lus.gebied.strepen if breedte(s) >= _BREED and abs(s[0] - regel.kader[0]) <= _NAAST]
    return [s for s in breed if sum(abs(a[0] - s[0]) < 4 and abs(a[2] - s[2]) < 4 for a in breed) >= 2]


def _is_vraag(lus: Lus, regels: list[Regel], plaats: int) -> bool:
    """Een gedrukte regel die niet doorloopt in de regel eronder."""
    regel = regels[plaats]
    deel = regel.eerste
    if plaats + 1 >= len(regels) or len(regel.delen) > 1 or len(deel.woorden) > _LANGST or deel.zekerheid < _GEDRUKT or heeft_merken(deel.woorden):
        return False
    if not (deel.tekst[:1].isupper() or deel.tekst[:1].isdigit()) or deel.tekst.endswith((".", ",", ";")):
        return False
    onder = regels[plaats + 1].eerste
    if deel.tekst.isupper() or vraagt(onder.tekst) or is_genummerd(onder.woorden):
        return False  # een kop of uitleg boven de eigenlijke vraag
    return not loopt_door(deel.woorden, onder.woorden, lus.rechts) or deel.tekst.rstrip().endswith("?")


def _tot_lijn(lus: Lus, regels: list[Regel], plaats: int) -> int:
    """Het nummer van de eerste regel onder de lijn; 0 als er tussen de vraag en die lijn geen antwoord staat."""
    hoog = midden(regels[plaats].kader)[1]
    lijn = min((s for s in _lijnen(lus, regels[plaats]) if s[1] > hoog), key=lambda s: s[1], default=None)
    if lijn is None:
        return 0
    eind = plaats + 1
    while eind < len(regels) and midden(regels[eind].kader)[1] < lijn[1]:
        eind += 1
    antwoord = regels[plaats + 1 : eind]
    if not 0 < len(antwoord) <= _REGELS or lijn[1] - antwoord[-1].kader[3] > _ONDER:
        return 0
    dicht = all(b.kader[1] - a.kader[3] < 1.6 * b.eerste.grootte for a, b in zip(regels[plaats:eind], antwoord, strict=False))
    schoon = all(len(r.delen) == 1 for r in antwoord) and not any(heeft_merken(woorden_van(r)) or r.eerste.vet for r in antwoord)
    return eind if dicht and schoon and not any(_vakken(lus, r) for r in antwoord) else 0


def _vakken(lus: Lus, regel: Regel) -> bool:
    return any(v.kader[1] < regel.kader[3] and regel.kader[1] < v.kader[3] for v in lus.gebied.vakken)


def _op_eigen_lijn(lus: Lus, regels: list[Regel], plaats: int) -> bool:
    """Een regel vlak boven een lijn, met vlak erboven ook een lijn: zo gaat een antwoord op lijntjespapier verder."""
    regel = regels[plaats]
    if heeft_merken(woorden_van(regel)) or is_kop(regel.eerste, lus.opmaak) or regel.eerste.grootte > 1.5 * lus.opmaak.grootte:
        return False
    onder = any(0 <= s[1] - regel.kader[3] < _ONDER / 2 for s in _lijnen(lus, regel))
    boven = any(0 <= regel.kader[1] - s[3] < _ONDER for s in _lijnen(lus, regel))
    return onder and boven and len(regel.delen) == 1
