"""Regels met een etiket en een waarde ernaast."""

from __future__ import annotations

from dossiercheck.lezen.bladzijde import Woord
from dossiercheck.lezen.opbouw.delen import Deel, Regel, is_scan
from dossiercheck.lezen.opbouw.keuzes import heeft_merken
from dossiercheck.lezen.opbouw.lus import Lus
from dossiercheck.lezen.opbouw.velden import is_kop, paren, vervolgt_etiket, vraagt, zelfde_kolommen


def velden_op(lus: Lus, regels: list[Regel], plaats: int) -> int:
    """Etiketten met hun waarde op een regel, of in een kolom ernaast."""
    regel = regels[plaats]
    if len(regel.delen) > 1:
        gevonden = paren(regel, lus.opmaak) or _op_kolom(lus, regels, plaats)
        if gevonden is None:
            return 0
        aantal = _vul_aan(lus, regels, plaats, gevonden)
        for etiket, waarde in gevonden:
            lus.voeg_veld_toe(etiket, waarde)
        return aantal
    if _op_streep(lus, regel.eerste) or _leeg_in_kolom(lus, regel):
        etiket = list(regel.eerste.woorden)
        leeg = [(etiket, list[Woord]())]
        aantal = _vul_aan(lus, regels, plaats, leeg)
        lus.voeg_veld_toe(etiket, [])
        return aantal
    return 0


def gecentreerd_op(lus: Lus, regels: list[Regel], plaats: int) -> int:
    """Een kort etiket halverwege de hoogte van een waarde van meer regels: de waarde begint en eindigt op een regel zonder etiket."""
    eerste = regels[plaats]
    if len(eerste.delen) > 1 or is_scan(eerste.eerste.woorden):
        return 0
    blok = _aaneen(regels[plaats:])
    links = eerste.kader[0]
    delen = [d for r in blok for d in r.delen]
    etiket = [d for d in delen if d.kader[2] < links]
    waarde = [d for d in delen if abs(d.kader[0] - links) < 3]
    if len(etiket) + len(waarde) < len(delen) or len(waarde) < 2 or not _is_etiket_ernaast(etiket):
        return 0
    midden = (etiket[0].kader[1] + etiket[-1].kader[3]) / 2
    if abs(midden - (eerste.kader[1] + blok[-1].kader[3]) / 2) > 0.3 * eerste.eerste.grootte:
        return 0
    lus.voeg_veld_toe([w for d in etiket for w in d.woorden], [w for d in waarde for w in d.woorden])
    return len(blok)


def _aaneen(regels: list[Regel]) -> list[Regel]:
    """De regels die dicht op elkaar staan, zonder aankruisvakjes."""
    uit: list[Regel] = []
    for regel in regels:
        if (uit and regel.kader[1] - uit[-1].kader[3] > 0.7 * regel.eerste.grootte) or any(heeft_merken(d.woorden) for d in regel.delen):
            break
        uit.append(regel)
    return uit


def _is_etiket_ernaast(delen: list[Deel]) -> bool:
    """Hooguit drie korte regels die onder elkaar beginnen, met een hoofdletter."""
    if not 0 < len(delen) <= 3 or sum(len(d.woorden) for d in delen) > 8 or not delen[0].tekst[:1].isupper():
        return False
    return all(abs(d.kader[0] - delen[0].kader[0]) < 3 for d in delen)


def _leeg_in_kolom(lus: Lus, regel: Regel) -> bool:
    """Een etiket zonder waarde in een rij van etiketten met een waarde ernaast."""
    deel = regel.eerste
    if len(deel.woorden) > 8 or deel.tekst.endswith((".", ",")) or is_kop(deel, lus.opmaak):
        return False
    return any(abs(k.etiket - deel.kader[0]) < 3 and k.boven - k.sprong < regel.kader[1] < k.onder + k.sprong and k.stijl == deel.stijl for k in lus.kolommen)


def _op_kolom(lus: Lus, regels: list[Regel], plaats: int) -> list[tuple[list[Woord], list[Woord]]] | None:
    """Twee kolommen die op de regels ernaast net zo beginnen, of waarvan de linker een andere stijl heeft."""
    regel = regels[plaats]
    if len(regel.delen) % 2:
        return None
    buren = list(regels[max(0, plaats - 1) : plaats] + regels[plaats + 1 : plaats + 2])
    op_rij = any(zelfde_kolommen(regel, b) for b in buren) or any(k.past(regel) for k in lus.kolommen)
    oneven = regel.delen[0::2]
    anders = all(a.stijl != b.stijl for a, b in zip(oneven, regel.delen[1::2], strict=True))
    los = len(regel.delen) == 2 and regel.eerste.tekst[:1].isupper() and sum(len(d.woorden) for d in regel.delen) > 3
    if not (op_rij or anders or los) or any(len(d.woorden) > 12 for d in oneven):
        return None
    return [(list(a.woorden), list(b.woorden)) for a, b in zip(oneven, regel.delen[1::2], strict=True)]


def _vul_aan(lus: Lus, regels: list[Regel], plaats: int, gevonden: list[tuple[list[Woord], list[Woord]]]) -> int:
    """Vervolgregels van een waarde staan onder die waarde, dicht erop; een etiket kan ook doorlopen."""
    aantal = 1
    while plaats + aantal < len(regels):
        volgende = regels[plaats + aantal]
        vorige = regels[plaats + aantal - 1]
        if volgende.kader[1] - vorige.kader[3] > 0.7 * volgende.eerste.grootte:
            break
        if any(heeft_merken(d.woorden) for d in volgende.delen) or not _verdeel_vervolg(regels[plaats], volgende, gevonden):
            break
        aantal += 1
    return aantal


def _verdeel_vervolg(eerste: Regel, volgende: Regel, gevonden: list[tuple[list[Woord], list[Woord]]]) -> bool:
    """Zet de delen van een vervolgregel achter het etiket of de waarde waar zij onder staan; onwaar als er een nergens past."""
    doelen: list[list[Woord]] = []
    for deel in volgende.delen:
        los = Regel([deel])
        waarde = next((w for _, w in gevonden if w and abs(w[0].kader[0] - deel.kader[0]) < 3 and w[0].kader[0] > eerste.kader[0] + 5), None)
        doel = waarde if waarde and not vraagt(deel.tekst) else next((e for e, _ in gevonden if vervolgt_etiket(e, los)), None)
        if doel is None:
            return False
        doelen.append(doel)
    if len(doelen) > 1 and not any(doelen[0] is e for e, _ in gevonden):
        return False
    for doel, deel in zip(doelen, volgende.delen, strict=True):
        doel.extend(deel.woorden)
    return True


def _op_streep(lus: Lus, deel: Deel) -> bool:
    """Rechts van dit korte stuk tekst loopt een schrijflijn waar niets op staat."""
    return len(deel.woorden) <= 8 and any(
        s[0] - deel.kader[0] > 0 and -2 < s[0] - deel.kader[2] < 120 and deel.kader[1] + 0.4 * deel.grootte < s[1] < deel.kader[3] + 4
        for s in lus.gebied.strepen
    )
