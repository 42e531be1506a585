"""Herkent etiketten: door een dubbele punt, door stijl, of door de kolom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dossiercheck.lezen.bladzijde import Woord
from dossiercheck.lezen.opbouw.delen import Deel, Opmaak, Regel, Stijl, is_scan, maat

_NUMMER = re.compile(r"^(?:[A-Z]|\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4})[.)]?$")
_ETIKETWOORDEN = 12
OPSOMMING = frozenset("•▪‣–-*·◦▸►➢✓●■o\uf0b7\uf0a7\uf0d8§")


_ETIKETLENGTE = 8
_KLEINER, _GEDRUKT = 0.85, 0.7
_ALS_BOLLETJE = frozenset("«»+°¢©®¤eo")
"""Zo leest OCR een opsommingsteken."""


def is_teken(woord: Woord) -> bool:
    """Een opsommingsteken, of wat OCR daarvan maakt."""
    return woord.tekst in OPSOMMING or (woord.zekerheid < 1 and woord.tekst in _ALS_BOLLETJE)


def is_opsomming(woorden: Sequence[Woord]) -> bool:
    return len(woorden) > 1 and is_teken(woorden[0])


def is_genummerd(woorden: Sequence[Woord]) -> bool:
    """Begint met '1.', 'A.' of '2.3'."""
    eerste = woorden[0].tekst
    return (
        len(woorden) > 1
        and bool(_NUMMER.match(eerste))
        and (not eerste.isalpha() or eerste.endswith((".", ")")))
        and not (eerste.isdigit() and len(woorden) < 2)
    )


def vraagt(tekst: str) -> bool:
    """De tekst ziet eruit als een vraag of een etiket: eindigt op een dubbele punt of vraagteken, eventueel met een sterretje."""
    return tekst.rstrip(" *").endswith((":", "?"))


def zonder_dubbele_punt(tekst: str) -> str:
    return tekst.rstrip(" :").rstrip()


def zonder_dubbele_punt_vooraf(woorden: Sequence[Woord]) -> list[Woord]:
    """In een kolom met dubbele punten hoort de dubbele punt niet bij de waarde."""
    return list(woorden[1:]) if woorden and woorden[0].tekst == ":" else list(woorden)


def in_etiketstijl(deel: Deel, opmaak: Opmaak) -> bool:
    return deel.stijl in opmaak.etiketstijlen


def leer_etiketstijlen(regels: Sequence[Regel], opmaak: Opmaak) -> frozenset[Stijl]:
    """Stijlen die herhaald links van een waarde in een andere stijl staan of meestal op een vraagteken eindigen, en niet die van de gewone tekst."""
    links: Counter[Stijl] = Counter()
    rechts: Counter[Stijl] = Counter()
    vragen: Counter[Stijl] = Counter()
    proza: Counter[Stijl] = Counter()
    for plaats, regel in enumerate(regels):
        for etiket, waarde in zip(regel.delen, regel.delen[1:], strict=False):
            if etiket.stijl != waarde.stijl and len(etiket.woorden) <= _ETIKETWOORDEN:
                links[etiket.stijl] += 1
                rechts[waarde.stijl] += 1
        proza[regel.eerste.stijl] += len(regel.delen) == 1 and len(regel.eerste.woorden) > _ETIKETWOORDEN and not vraagt(regel.eerste.tekst)
        if len(regel.delen) == 1 and not _loopt_over(regels, plaats):
            vragen[regel.eerste.stijl] += 1 if regel.eerste.tekst.rstrip(" *").endswith("?") else -1
    gewoon = (round(opmaak.grootte), opmaak.vet, opmaak.kleur, False)
    samen = {s: links[s] + max(0, vragen[s]) for s in {*links, *vragen}}
    return frozenset(s for s, n in samen.items() if n >= 2 and n > rechts[s] and n > proza[s] and s != gewoon and s[0] <= opmaak.grootte * 1.15)


def _loopt_over(regels: Sequence[Regel], plaats: int) -> bool:
    """De volgende regel staat er in dezelfde stijl dicht onder: samen zijn ze een vraag of kop."""
    if plaats + 1 >= len(regels):
        return False
    boven, onder = regels[plaats], regels[plaats + 1]
    return onder.eerste.stijl == boven.eerste.stijl and onder.kader[1] - boven.kader[3] < 0.6 * boven.eerste.grootte


def leer_kopstijlen(regels: Iterable[Regel], opmaak: Opmaak) -> frozenset[Stijl]:
    """Stijlen van minstens twee koppen die geen vraag zijn."""
    koppen = Counter(r.eerste.stijl for r in regels if len(r.delen) == 1 and not vraagt(r.eerste.tekst) and is_kop(r.eerste, opmaak))
    return frozenset(stijl for stijl, aantal in koppen.items() if aantal >= 2)


def splits(deel: Deel, opmaak: Opmaak) -> tuple[list[Woord], list[Woord]] | None:
    """Etiket en waarde binnen een deel: 'Naam: Jan', of een vet begin met gewone tekst erachter. None als het dat niet is."""
    return _op_stijl(deel.woorden, opmaak) or _op_dubbele_punt(deel)


def _op_stijl(woorden: list[Woord], opmaak: Opmaak) -> tuple[list[Woord], list[Woord]] | None:
    vet = next((i for i, w in enumerate(woorden) if not w.vet and any(t.isalnum() for t in w.tekst)), len(woorden))
    if not 0 < vet < len(woorden) or opmaak.vet or vet > 14:
        return None
    if not any(t.isalpha() for w in woorden[:vet] for t in w.tekst):
        return None
    return woorden[:vet], woorden[vet:]


def _op_dubbele_punt(deel: Deel) -> tuple[list[Woord], list[Woord]] | None:
    """Hooguit zeven woorden voor de dubbele punt, beginnend met een hoofdletter of cijfer, en geen zin."""
    for plaats, woord in enumerate(deel.woorden[:8]):
        if woord.tekst.endswith(":") and len(woord.tekst) > 1:
            etiket = deel.woorden[: plaats + 1]
            tekst = " ".join(w.tekst for w in etiket)
            goed = (
                (tekst[0].isupper() or tekst[0].isdigit() or tekst[0] in "(") and len(tekst) <= 70 and ". " not in tekst[4:] and any(t.isalpha() for t in tekst)
            )
            return (etiket, deel.woorden[plaats + 1 :]) if goed else None
        if len(woord.tekst) > 4 and woord.tekst.endswith((".", "!")) and plaats:
            return None
    return None


def vervolgt_etiket(etiket: Sequence[Woord], regel: Regel) -> bool:
    """De regel maakt het etiket erboven af: dicht eronder, met een kleine letter, onder de tekst van het etiket en in dezelfde stijl."""
    deel = regel.eerste
    boven = Deel(list(etiket[-1:]))
    if vraagt(boven.tekst) or not (deel.tekst[:1].islower() or deel.tekst[:1] == "(") or deel.stijl != boven.stijl:
        return False
    onder = max(w.kader[3] for w in etiket)
    laatste = [w for w in etiket if w.kader[3] > onder - 0.5 * boven.grootte]
    gat = deel.kader[1] - onder
    return -0.3 * deel.grootte < gat < 0.5 * deel.grootte and any(abs(w.kader[0] - deel.kader[0]) < 3 for w in [*etiket[:3], *laatste[:3]])


def paren(regel: Regel, opmaak: Opmaak) -> list[tuple[list[Woord], list[Woord]]] | None:
    """Een regel met meer delen als etiketten met hun waarden; None als er geen etiket te zien is."""
    om_en_om = _klein_en_groot(regel)
    if om_en_om:
        return om_en_om
    uit: list[tuple[list[Woord], list[Woord]]] = []
    for plaats, deel in enumerate(regel.delen):
        eigen = splits(deel, opmaak)
        if uit and not uit[-1][1] and _gewone_waarde(uit[-1][0], deel, opmaak):
            uit[-1][1].extend(deel.woorden)
        elif eigen and (eigen[1] or vraagt(deel.tekst)):
            uit.append((list(eigen[0]), list(eigen[1])))
        elif lijkt_etiket(deel, regel, opmaak) or _dubbele_punt_volgt(regel, plaats):
            uit.append((list(deel.woorden), []))
        elif not uit:
            return None
        else:
            uit[-1][1].extend(deel.woorden)
    return uit


def _gewone_waarde(etiket: list[Woord], deel: Deel, opmaak: Opmaak) -> bool:
    """Naast een etiket met een eigen stijl en zonder dubbele punt is gewone tekst de waarde, ook met een dubbele punt erin."""
    naam = Deel(etiket)
    eigen_stijl = (naam.vet and not opmaak.vet) or in_etiketstijl(naam, opmaak)
    return eigen_stijl and not vraagt(naam.tekst) and not any(w.vet for w in deel.woorden) and not in_etiketstijl(deel, opmaak) and not vraagt(deel.tekst)


def _dubbele_punt_volgt(regel: Regel, plaats: int) -> bool:
    """'Komt van     : basisschool': de dubbele punt staat los, in een eigen kolom."""
    return plaats + 1 < len(regel.delen) and regel.delen[plaats + 1].woorden[0].tekst == ":" and len(regel.delen[plaats].woorden) <= _ETIKETLENGTE


def _klein_en_groot(regel: Regel) -> list[tuple[list[Woord], list[Woord]]] | None:
    """'Naam  J. de Boer   Datum  3-11-2026' op een scan: kleine gedrukte etiketten met telkens een grotere waarde ernaast, of niets."""
    etiketten, waarden = regel.delen[0::2], regel.delen[1::2]
    if len(regel.delen) < 3 or not is_scan(regel.eerste.woorden):
        return None
    kort = all(len(e.woorden) <= 3 and e.tekst[:1].isupper() and not any(t.isdigit() for t in e.tekst) and e.zekerheid > _GEDRUKT for e in etiketten)
    kleinste = min(w.grootte for w in waarden)
    klein = sum(e.grootte < _KLEINER * kleinste for e in etiketten)
    if not kort or 2 * klein < len(etiketten) or any(e.grootte > kleinste for e in etiketten):
        return None
    return [(list(e.woorden), list(waarden[i].woorden) if i < len(waarden) else []) for i, e in enumerate(etiketten)]


def lijkt_etiket(deel: Deel, regel: Regel, opmaak: Opmaak) -> bool:
    """Een dubbele punt, een bekende etiketstijl, of vet tussen niet-vet."""
    if vraagt(deel.tekst) or in_etiketstijl(deel, opmaak):
        return True
    return deel.vet and any(not ander.vet for ander in regel.delen)


def zelfde_kolommen(een: Regel, ander: Regel, speling: float = 3.0) -> bool:
    """De delen van twee regels beginnen op dezelfde plaatsen."""
    if len(een.delen) != len(ander.delen):
        return False
    return all(abs(a.kader[0] - b.kader[0]) <= speling for a, b in zip(een.delen, ander.delen, strict=True))


def is_kop(deel: Deel, opmaak: Opmaak) -> bool:
    """Groter, gekleurd of vet, of genummerd; kort, en geen zin of opsomming."""
    tekst = deel.tekst.rstrip()
    if not any(t.isalpha() for t in tekst) or len(tekst) > 120 or tekst.endswith((".", ",", ";")) or is_opsomming(deel.woorden):
        return False
    if is_scan(deel.woorden):
        return (
            (deel.vet and deel.grootte >= 0.85 * opmaak.grootte) or (deel.grootte >= 1.6 * opmaak.grootte and deel.zekerheid > 0.9) or _kop_zonder_stijl(deel)
        )
    if deel.grootte >= (1.12 if opmaak.stijlen else 1.3) * opmaak.grootte:
        return True
    if in_etiketstijl(deel, opmaak) or len(deel.woorden) > 16:
        return False
    if deel.vet and not opmaak.vet and deel.grootte >= 0.9 * opmaak.grootte:
        return True
    if is_bont(deel.kleur) and deel.kleur != opmaak.kleur and deel.grootte >= 0.95 * opmaak.grootte and not deel.cursief:
        return True
    return not opmaak.stijlen and _kop_zonder_stijl(deel)


def _kop_zonder_stijl(deel: Deel) -> bool:
    """In hoofdletters, of kort en genummerd."""
    kapitaal = deel.tekst.isupper() and sum(t.isalpha() for t in deel.tekst) > 5
    return kapitaal or (is_genummerd(deel.woorden) and len(deel.woorden) <= 8 and deel.woorden[1].tekst[:1].isupper() and not vraagt(deel.tekst))


def is_bont(kleur: int) -> bool:
    kanalen = (kleur >> 16, kleur >> 8 & 255, kleur & 255)
    return max(kanalen) - min(kanalen) > 40


def loopt_door(boven: Sequence[Woord], onder: Sequence[Woord], rechterrand: float) -> bool:
    """Hoort de onderste regel bij dezelfde alinea? Ja als hij dicht volgt en de bovenste vol is of midden in een zin ophoudt."""
    hoogste = max(maat(w) for w in onder)
    gat = min(w.kader[1] for w in onder) - max(w.kader[3] for w in boven)
    if gat > (1.15 if is_scan(onder) else 0.85) * hoogste or gat < -0.6 * hoogste:
        return False
    einde, begin = boven[-1].tekst, onder[0].tekst
    over = rechterrand - boven[-1].kader[2]
    paste_nog = onder[0].kader[2] - onder[0].kader[0] + 0.3 * hoogste < over - 0.5 * hoogste
    if not paste_nog:
        return True
    zin_uit = einde.rstrip("\"')").endswith((".", "!", "?", ":", ";"))
    return not zin_uit and not (begin[:1].isupper() or begin[:1].isdigit()) and over < 0.5 * (rechterrand - boven[0].kader[0])
