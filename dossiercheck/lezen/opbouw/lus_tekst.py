"""Koppen, vragen met het antwoord eronder, en alinea's."""

from __future__ import annotations

from collections.abc import Sequence

from dossiercheck.begrippen import Alinea, Kop, Veld
from dossiercheck.lezen.bladzijde import Woord
from dossiercheck.lezen.meetkunde import verenig
from dossiercheck.lezen.opbouw.delen import Deel, Opmaak, Regel, is_scan, lees_tekst, maat
from dossiercheck.lezen.opbouw.keuzes import heeft_merken, is_merk
from dossiercheck.lezen.opbouw.lus import Lus, woorden_van
from dossiercheck.lezen.opbouw.velden import in_etiketstijl, is_kop, is_opsomming, loopt_door, splits, vraagt, zonder_dubbele_punt

_TITELREGELS = 3
_KOPLENGTE = 12
"""Meer woorden met een punt erachter is een zin in grote letters, geen kop."""


def titel_op(lus: Lus, regels: list[Regel], plaats: int) -> int:
    """Op een scan is de grote eerste regel de titel, ook als er een gat in zit."""
    regel = regels[plaats]
    woorden = woorden_van(regel)
    if plaats or lus.uit or lus.pagina > 1 or lus.gebied.kader[:2] != (0.0, 0.0) or not is_scan(woorden):
        return 0
    if min(d.grootte for d in regel.delen) < 1.2 * lus.opmaak.grootte or min(d.zekerheid for d in regel.delen) < 0.7 or heeft_merken(woorden):
        return 0
    aantal = 1
    while aantal < len(regels) and aantal < _TITELREGELS and _zelfde_titel(lus, regels[aantal - 1], regels[aantal]):
        aantal += 1
    titel = regels[:aantal]
    lus.uit.append(Kop(lees_tekst([woorden_van(r) for r in titel], lus.opmaak), 2, lus.plek(verenig(r.kader for r in titel))))
    return aantal


def _zelfde_titel(lus: Lus, boven: Regel, onder: Regel) -> bool:
    """Even grote letters vlak eronder, na een volle regel."""
    een, ander = boven.delen[-1].grootte, onder.eerste.grootte
    groot = ander >= 1.2 * lus.opmaak.grootte and 0.85 < een / ander < 1.18
    return groot and len(onder.delen) == 1 and onder.kader[1] - boven.kader[3] < 0.8 * ander and _is_vol(lus, boven)


def om_en_om_op(lus: Lus, regels: list[Regel], plaats: int) -> int:
    """Etiket en waarde om en om onder elkaar, zonder verschil in stijl: een even reeks korte regels waarin alleen de waarden cijfers hebben."""
    reeks: list[Regel] = []
    for regel in regels[plaats:]:
        kort = len(regel.delen) == 1 and len(regel.eerste.woorden) <= 8 and not regel.eerste.tekst.endswith((".", ",", ":", "?"))
        kop = regel.eerste.grootte > 1.2 * lus.opmaak.grootte if is_scan(regel.eerste.woorden) else regel.eerste.vet or is_kop(regel.eerste, lus.opmaak)
        if not kort or kop or is_opsomming(regel.eerste.woorden) or heeft_merken(regel.eerste.woorden):
            break
        if reeks and regel.kader[1] - reeks[-1].kader[3] > 1.3 * regel.eerste.grootte:
            break
        reeks.append(regel)
    etiketten, waarden = reeks[0::2], reeks[1::2]
    cijfers = sum(any(t.isdigit() for t in r.eerste.tekst) for r in waarden)
    if len(reeks) < 4 or len(reeks) % 2 or 3 * cijfers < len(waarden) or any(any(t.isdigit() for t in r.eerste.tekst) for r in etiketten):
        return 0
    if any(not r.eerste.tekst[:1].isupper() or r.eerste.grootte > 1.3 * lus.opmaak.grootte for r in etiketten):
        return 0
    for etiket, waarde in zip(etiketten, waarden, strict=True):
        lus.voeg_veld_toe(etiket.eerste.woorden, waarde.eerste.woorden)
    return len(reeks)


def kop_op(lus: Lus, regels: list[Regel], plaats: int) -> int:
    regel = regels[plaats]
    in_vak = lus.gebied.kader[:2] != (0.0, 0.0) and not lus.opmaak.stijlen
    if len(regel.delen) > 1 or in_vak or not (is_kop(regel.eerste, lus.opmaak) or _staat_apart(lus, regels, plaats)):
        return 0
    if splits(regel.eerste, lus.opmaak) and not regel.eerste.vet and regel.eerste.grootte < 1.12 * lus.opmaak.grootte:
        return 0
    if is_scan(regel.eerste.woorden) and _handschrift_eronder(lus, regels, plaats):
        return 0
    if vraagt(regel.eerste.tekst) and regel.eerste.grootte < 1.12 * lus.opmaak.grootte and regel.eerste.stijl not in lus.opmaak.kopstijlen:
        return 0
    aantal = 1
    while plaats + aantal < len(regels) and aantal < 3 and _zelfde_kop(lus, regels[plaats + aantal - 1], regels[plaats + aantal]):
        aantal += 1
    stuk = regels[plaats : plaats + aantal]
    tekst = lees_tekst([r.eerste.woorden for r in stuk], lus.opmaak)
    plek = lus.plek(verenig(r.kader for r in stuk))
    if len(tekst.split()) > _KOPLENGTE and tekst.endswith("."):
        lus.uit.append(Alinea(tekst, plek))
    else:
        lus.uit.append(Kop(tekst, 2 if regel.eerste.grootte >= 1.12 * lus.opmaak.grootte else 3, plek))
    return aantal


def _staat_apart(lus: Lus, regels: list[Regel], plaats: int) -> bool:
    """Zonder stijl (een scan): een korte regel met meer wit erboven dan eronder, vlak boven andere tekst."""
    deel = regels[plaats].eerste
    bovenaan = is_scan(deel.woorden) and plaats == 0 and deel.grootte > 1.2 * lus.opmaak.grootte
    if bovenaan and deel.zekerheid > (0.8 if lus.pagina == 1 else 0.9):
        return True
    if (
        lus.opmaak.stijlen
        or len(deel.woorden) > 8
        or not deel.tekst[:1].isupper()
        or deel.tekst.endswith((".", ",", ";", "?", ":"))
        or is_merk(deel.woorden[0])
    ):
        return False
    if not 0 < plaats < len(regels) - 1 or not any(t.isalpha() for t in deel.tekst):
        return False
    boven = regels[plaats].kader[1] - regels[plaats - 1].kader[3]
    onder = regels[plaats + 1].kader[1] - regels[plaats].kader[3]
    return 0.9 * deel.grootte < boven < 6 * deel.grootte and boven > 1.5 * max(onder, 0.15 * deel.grootte) and onder < 1.2 * deel.grootte


def _zelfde_kop(lus: Lus, boven: Regel, onder: Regel) -> bool:
    gat = onder.kader[1] - boven.kader[3]
    return len(onder.delen) == 1 and onder.eerste.stijl == boven.eerste.stijl and gat < 0.5 * onder.eerste.grootte and _is_vol(lus, boven)


def _is_vol(lus: Lus, regel: Regel) -> bool:
    """De regel loopt tot in het laatste stuk van de breedte."""
    return regel.kader[2] > lus.gebied.kader[2] - 0.3 * (lus.gebied.kader[2] - lus.gebied.kader[0])


def vraag_op(lus: Lus, regels: list[Regel], plaats: int) -> int:
    """Een etiket of vraag op een eigen regel, met het antwoord eronder in een andere stijl of niets."""
    regel = regels[plaats]
    deel = regel.eerste
    handschrift = _handschrift_eronder(lus, regels, plaats)
    etiket_ = in_etiketstijl(deel, lus.opmaak) or _losse_vraag(lus, deel) or handschrift
    if len(regel.delen) > 1 or is_opsomming(deel.woorden) or not etiket_:
        return 0
    aantal = 1
    while plaats + aantal < len(regels) and _zelfde_vraag(lus, regels[plaats + aantal - 1], regels[plaats + aantal]):
        aantal += 1
    etiket = lees_tekst([r.eerste.woorden for r in regels[plaats : plaats + aantal]], lus.opmaak)
    begin = plaats + aantal
    eind = begin + (handschrift and aantal == 1)
    while eind < len(regels) and _is_antwoord(lus, regels, eind, deel, regels[eind - 1]) and (not handschrift or _lijkt_handschrift(regels[eind].eerste, deel)):
        eind += 1
    if eind == begin and not vraagt(etiket) and _veld_volgt(lus, regels, begin):
        lus.uit.append(Kop(etiket, 3, lus.plek(verenig(r.kader for r in regels[plaats:begin]))))
        return aantal
    antwoord = [[w for w in woorden_van(r) if not w.doorgehaald] for r in regels[begin:eind]]
    kader = verenig(r.kader for r in (regels[begin:eind] or regels[plaats:begin]))
    lus.uit.append(Veld(zonder_dubbele_punt(etiket), lees_tekst([a for a in antwoord if a], lus.opmaak), lus.plek(kader)))
    return eind - plaats


def _handschrift_eronder(lus: Lus, regels: list[Regel], plaats: int) -> bool:
    """Op een scan: een korte gedrukte regel met vlak eronder iets wat onzekerder of veel groter is."""
    deel = regels[plaats].eerste
    if lus.opmaak.stijlen or plaats + 1 >= len(regels) or len(deel.woorden) > 8 or deel.zekerheid < 0.8:
        return False
    onder = regels[plaats + 1].eerste
    dicht = onder.kader[1] - deel.kader[3] < 1.1 * deel.grootte and abs(onder.kader[0] - deel.kader[0]) < 12
    return dicht and not onder.vet and splits(onder, lus.opmaak) is None and _lijkt_handschrift(onder, deel)


def _lijkt_handschrift(deel: Deel, etiket: Deel) -> bool:
    return (deel.zekerheid < 0.9 * etiket.zekerheid and deel.zekerheid < 0.8) or deel.grootte > 1.25 * etiket.grootte


def _veld_volgt(lus: Lus, regels: list[Regel], plaats: int) -> bool:
    """Vlak eronder begint een ander veld: dan was dit een tussenkop."""
    if plaats >= len(regels) or regels[plaats].kader[1] - regels[plaats - 1].kader[3] > 1.3 * regels[plaats].eerste.grootte:
        return False
    return not in_etiketstijl(regels[plaats].eerste, lus.opmaak) and splits(regels[plaats].eerste, lus.opmaak) is not None


def _losse_vraag(lus: Lus, deel: Deel) -> bool:
    tekst = deel.tekst.rstrip(" *")
    return (tekst.endswith("?") and (deel.vet or not lus.opmaak.stijlen or deel.cursief)) or (tekst.endswith(":") and len(deel.woorden) <= 5)


def _zelfde_vraag(lus: Lus, boven: Regel, onder: Regel) -> bool:
    if vraagt(boven.eerste.tekst) or len(onder.delen) > 1 or onder.eerste.stijl != boven.eerste.stijl:
        return False
    return loopt_door(boven.eerste.woorden, onder.eerste.woorden, lus.rechts)


def _is_antwoord(lus: Lus, regels: list[Regel], plaats: int, etiket: Deel, vorige: Regel) -> bool:
    regel = regels[plaats]
    deel = regel.eerste
    if len(regel.delen) > 1 or heeft_merken(deel.woorden) or is_kop(deel, lus.opmaak) or in_etiketstijl(deel, lus.opmaak) or _losse_vraag(lus, deel):
        return False
    if (splits(deel, lus.opmaak) and not splits_lang(deel, lus.opmaak)) or _handschrift_eronder(lus, regels, plaats):
        return False
    return regel.kader[1] - vorige.kader[3] < 1.3 * max(deel.grootte, etiket.grootte)


def alinea_op(lus: Lus, regels: list[Regel], plaats: int) -> int:
    """Regels die doorlopen zijn een alinea; een begin als 'Etiket: tekst' is een veld."""
    regel = regels[plaats]
    rij = [woorden_van(regel)]
    opsomming = is_opsomming(rij[0])
    while plaats + len(rij) < len(regels) and len(regel.delen) == 1:
        volgende = regels[plaats + len(rij)]
        if not _loopt_door(lus, rij[-1], volgende):
            break
        rij.append(woorden_van(volgende))
    kader = verenig(w.kader for r in rij for w in r)
    splitsing = None if opsomming or len(regel.delen) > 1 else splits(regel.eerste, lus.opmaak)
    schoon = [[w for w in r if not w.doorgehaald] for r in rij]
    if splitsing and (splitsing[1] or len(rij) == 1):
        lus.voeg_veld_toe(splitsing[0], [*splitsing[1], *(w for r in rij[1:] for w in r)])
        return len(rij)
    if opsomming:
        schoon[0] = schoon[0][1:]
    tekst = lees_tekst([r for r in schoon if r], lus.opmaak)
    if tekst:
        lus.uit.append(Alinea(tekst, lus.plek(kader)))
    return len(rij)


def _loopt_door(lus: Lus, boven: Sequence[Woord], regel: Regel) -> bool:
    deel = regel.eerste
    if len(regel.delen) > 1 or is_opsomming(deel.woorden) or heeft_merken(deel.woorden) or is_kop(deel, lus.opmaak):
        return False
    if _nieuw_veld(lus, boven, deel):
        return False
    if round(deel.grootte) != round(max(maat(w) for w in boven)) and lus.opmaak.stijlen:
        return False
    return loopt_door(boven, deel.woorden, lus.rechts)


def _nieuw_veld(lus: Lus, boven: Sequence[Woord], deel: Deel) -> bool:
    """Begint hier een volgend 'Etiket: waarde'? Ja na een zin die uit is, of als de regel erboven ook zo begint of vet en gewoon is."""
    eigen = splits(deel, lus.opmaak)
    if not eigen:
        return False
    if eigen[0][-1].vet and not boven[-1].vet:
        return True
    if not eigen[0][-1].tekst.endswith(":"):
        return False
    uit = boven[-1].tekst.endswith((".", ":", "!", "?")) and len(eigen[0]) <= 4
    return uit or (splits(Deel(list(boven)), lus.opmaak) is not None and len(eigen[0]) <= 8)


def splits_lang(deel: Deel, opmaak: Opmaak) -> bool:
    gevonden = splits(deel, opmaak)
    return bool(gevonden and len(gevonden[1]) > 8)
