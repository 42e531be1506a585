"""Etiketten die boven hun waarde staan: een rij etiketten in een eigen stijl, en daaronder in dezelfde kolommen de waarden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from dossiercheck.begrippen import Keuzegroep
from dossiercheck.lezen.bladzijde import Woord
from dossiercheck.lezen.meetkunde import verenig
from dossiercheck.lezen.opbouw.delen import Deel, Opmaak, Regel, Stijl, lees_tekst
from dossiercheck.lezen.opbouw.keuzes import heeft_merken, maak_keuze, ontleed
from dossiercheck.lezen.opbouw.lus import Lus
from dossiercheck.lezen.opbouw.velden import is_bont, is_kop, is_opsomming, vraagt, zonder_dubbele_punt

_SPELING = 4.0
_LANGST = 16
_RUIM = 1.4
"""Zoveel keer de letter mag er wit zitten tussen een klein of licht etiket en zijn waarde."""


def leer_stapelstijlen(regels: Sequence[Regel], opmaak: Opmaak) -> frozenset[Stijl]:
    """Stijlen van etiketten die herhaald vlak boven een waarde staan: kleiner of lichter dan die waarde, of meestal met meer naast elkaar."""
    raak: Counter[Stijl] = Counter()
    bescheiden: Counter[Stijl] = Counter()
    breed: Counter[Stijl] = Counter()
    mis: Counter[Stijl] = Counter()
    waarde: Counter[Stijl] = Counter()
    for plaats, regel in enumerate(regels):
        stijl = regel.eerste.stijl
        if _etiketrij(regel) and plaats + 1 < len(regels) and _eronder(regel, regels[plaats + 1]) and not _is_uitleg(regels, plaats):
            onder = regels[plaats + 1].eerste.stijl
            raak[stijl] += 1
            breed[stijl] += len(regel.delen) > 1
            bescheiden[stijl] += _bescheiden(stijl, onder)
            waarde[onder] += _bescheiden(stijl, onder)
        elif len({d.stijl for d in regel.delen}) > 1:
            mis.update(d.stijl for d in regel.delen[:-1])
        elif stijl == _gewoon(opmaak):
            mis[stijl] += 1
    herhaald = {s: n for s, n in raak.items() if n >= 2 and n > mis[s]}
    eigen = {s for s, n in herhaald.items() if s != _gewoon(opmaak) and 2 * breed[s] >= max(4, n) and waarde[s] < n}
    return frozenset(s for s, n in herhaald.items() if 2 * bescheiden[s] > n or s in eigen)


def _gewoon(opmaak: Opmaak) -> Stijl:
    return (round(opmaak.grootte), opmaak.vet, opmaak.kleur, False)


def _bescheiden(etiket: Stijl, waarde: Stijl) -> bool:
    """Kleiner dan wat eronder staat, of grijzer: zo ziet een tussenkop er niet uit."""
    grootte, vet, kleur, _ = etiket
    grijzer = not is_bont(kleur) and _licht(kleur) > _licht(waarde[2]) + 40 and not vet
    return (grootte < 0.93 * waarde[0] and not is_bont(waarde[2]) and not waarde[1]) or (grijzer and grootte <= waarde[0])


def _licht(kleur: int) -> float:
    return 0.3 * (kleur >> 16) + 0.59 * (kleur >> 8 & 255) + 0.11 * (kleur & 255)


def _etiketrij(regel: Regel) -> bool:
    """Korte delen in een stijl, zonder merktekens en geen zinnen."""
    if len({d.stijl for d in regel.delen}) > 1:
        return False
    return all(len(d.woorden) <= _LANGST and not heeft_merken(d.woorden) and not d.tekst.endswith((".", ",", ";")) and d.tekst[:1] != "(" for d in regel.delen)


def _eronder(boven: Regel, onder: Regel) -> bool:
    """Dicht onder de etiketten, in een andere stijl, en elk deel begint waar een etiket begint."""
    stijl = boven.eerste.stijl
    ruim = _RUIM if _bescheiden(stijl, onder.eerste.stijl) else 0.9
    if not _dicht(boven, onder, ruim) or any(d.stijl == stijl for d in onder.delen) or len(onder.delen) > len(boven.delen):
        return False
    return all(any(abs(d.kader[0] - e.kader[0]) <= _SPELING for e in boven.delen) for d in onder.delen)


def _dicht(boven: Regel, onder: Regel, maal: float) -> bool:
    grootste = max(d.grootte for d in onder.delen)
    return -0.5 * grootste < onder.kader[1] - boven.kader[3] < maal * grootste


def _is_uitleg(regels: Sequence[Regel], plaats: int) -> bool:
    """Vlak onder een vraag staat uitleg bij die vraag, geen etiket."""
    if not plaats:
        return False
    boven, regel = regels[plaats - 1], regels[plaats]
    return len(boven.delen) == 1 and boven.eerste.stijl != regel.eerste.stijl and (vraagt(boven.eerste.tekst) or boven.eerste.vet) and _dicht(boven, regel, 0.6)


def stapel_op(lus: Lus, regels: list[Regel], plaats: int) -> int:
    """Een rij etiketten met de waarden eronder, elk als veld."""
    regel = regels[plaats]
    geleerd = regel.eerste.stijl in lus.opmaak.stapelstijlen
    if not lus.opmaak.stijlen or not _etiketrij(regel) or _is_uitleg(regels, plaats) or not (geleerd or _losse_rij(lus, regels, plaats)):
        return 0
    etiketten = [list(d.woorden) for d in regel.delen]
    begin = plaats + 1
    while begin < len(regels) and len(regel.delen) == 1 and _vervolg(regels[begin - 1], regels[begin]):
        etiketten[0] += regels[begin].eerste.woorden
        begin += 1
    eind = begin
    while eind < len(regels) and _is_waarde(lus, regel, regels[eind - 1], regels[eind], eind == begin):
        eind += 1
    rijen = regels[begin:eind]
    if _is_tabel(regel, rijen) or (eind == begin and len(regel.delen) == 1 and is_kop(regel.eerste, lus.opmaak)):
        return 0
    for nummer, etiket in enumerate(etiketten):
        _voeg_toe(lus, etiket, [[w for d in r.delen if _kolom(regel, d) == nummer for w in d.woorden] for r in rijen])
    return eind - plaats


def _losse_rij(lus: Lus, regels: list[Regel], plaats: int) -> bool:
    """Twee of meer etiketten naast elkaar in een eigen stijl, met precies een rij waarden eronder."""
    regel = regels[plaats]
    stijl = regel.eerste.stijl
    if len(regel.delen) < 2 or stijl == _gewoon(lus.opmaak) or plaats + 1 >= len(regels) or not _eronder(regel, regels[plaats + 1]):
        return False
    if any(d.stijl != _gewoon(lus.opmaak) for d in regels[plaats + 1].delen):
        return False
    na = regels[plaats + 2] if plaats + 2 < len(regels) else None
    return na is None or na.eerste.stijl == stijl or len(na.delen) == 1 or not _dicht(regels[plaats + 1], na, 2.5)


def _vervolg(boven: Regel, onder: Regel) -> bool:
    """De tweede regel van hetzelfde etiket."""
    return len(onder.delen) == 1 and onder.eerste.stijl == boven.eerste.stijl and _dicht(boven, onder, 0.45) and not vraagt(boven.eerste.tekst)


def _is_waarde(lus: Lus, etiketten: Regel, vorige: Regel, regel: Regel, eerste: bool) -> bool:
    if any(d.stijl == etiketten.eerste.stijl or d.stijl in lus.opmaak.stapelstijlen for d in regel.delen) or len(regel.delen) > max(2, len(etiketten.delen)):
        return False
    ruim = _RUIM if _bescheiden(etiketten.eerste.stijl, regel.eerste.stijl) else 1.1
    if not _dicht(vorige, regel, ruim if eerste else 1.3) or regel.kader[0] < etiketten.kader[0] - _SPELING:
        return False
    if len(etiketten.delen) == 1 and heeft_merken([w for d in regel.delen for w in d.woorden]):
        return False
    if is_kop(regel.eerste, lus.opmaak) and (not eerste or regel.eerste.stijl in lus.opmaak.kopstijlen):
        return False
    return len(etiketten.delen) == 1 or all(any(abs(d.kader[0] - e.kader[0]) <= 3 * _SPELING for e in etiketten.delen) for d in regel.delen)


def _is_tabel(etiketten: Regel, rijen: Sequence[Regel]) -> bool:
    """Meer volle rijen onder elkaar met wit ertussen: dan zijn de etiketten een kopregel."""
    vol = [r for r in rijen if len(r.delen) == len(etiketten.delen)]
    ruim = [b for a, b in pairwise(rijen) if not _dicht(a, b, 0.5)]
    return len(etiketten.delen) > 1 and len(vol) >= 2 and bool(ruim)


def _kolom(etiketten: Regel, deel: Deel) -> int:
    return max((i for i, e in enumerate(etiketten.delen) if e.kader[0] <= deel.kader[0] + 3 * _SPELING), default=0)


def _voeg_toe(lus: Lus, etiket: list[Woord], rijen: list[list[Woord]]) -> None:
    vol = [r for r in rijen if r]
    woorden = [w for r in vol for w in r]
    if heeft_merken(woorden):
        keuzes = [k for r in vol for _, ks in ontleed(r) for k in ks]
        naam = zonder_dubbele_punt(lees_tekst([etiket], lus.opmaak))
        lus.uit.append(Keuzegroep(naam, tuple(maak_keuze(*k) for k in keuzes), lus.plek(verenig(w.kader for w in woorden))))
        return
    lus.voeg_veld_toe(etiket, [w for r in vol for w in (r[1:] if is_opsomming(r) else r)])
