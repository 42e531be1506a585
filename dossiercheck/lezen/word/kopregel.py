"""Wat voor tabel het is: gegevens onder een kopregel, of etiketten met waarden ernaast."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossiercheck.lezen.word.model import Ruwcel
from dossiercheck.lezen.word.velden import is_etiket

Rij = tuple[Ruwcel, ...]
_NUMMER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z])[.)]?|")
_WOORDEN_KOPCEL = 10


def is_nummer(tekst: str) -> bool:
    """Een volgnummer zoals '1', '2.3' of 'a)'."""
    return bool(_NUMMER.fullmatch(tekst))


def is_etiketcel(cel: Ruwcel) -> bool:
    """Een cel die er als etiket of vraag uitziet: vet, gekleurd, of met een dubbelpunt of vraagteken."""
    return bool(cel.net) and not cel.invul and (cel.vet or cel.gekleurd or cel.net.endswith((":", "?")))


def is_kopregel(rijen: Sequence[Rij]) -> bool:
    """Of de eerste rij de namen van de kolommen bevat."""
    eerste, rest = rijen[0], [r for r in rijen[1:] if not all(c.leeg for c in r)]
    if not _kan_kop_zijn(eerste):
        return False
    if _valt_op(eerste):
        return not rest or not all(_valt_op(r) for r in rest) or len(eerste) > 2
    if any(c.vet or c.gekleurd for c in eerste):
        return False
    return _kop_zonder_opmaak(eerste, rest)


def _kan_kop_zijn(rij: Rij) -> bool:
    teksten = [c.net for c in rij]
    leeg_links = len(rij) > 2 and not teksten[0]
    gevuld = all(teksten[1:]) and (bool(teksten[0]) or leeg_links)
    kort = all(len(t.split()) <= _WOORDEN_KOPCEL for t in teksten)
    return gevuld and kort and not any(c.tekst.vakjes or c.beeld is not False or c.invul or t.endswith(":") for c, t in zip(rij, teksten, strict=True))


def _valt_op(rij: Rij) -> bool:
    """Alle gevulde cellen zijn vet, of alle gekleurd."""
    gevuld = [c for c in rij if c.net]
    return bool(gevuld) and (all(c.vet for c in gevuld) or all(c.gekleurd for c in gevuld))


def _kop_zonder_opmaak(eerste: Rij, rest: Sequence[Rij]) -> bool:
    """Zonder opmaak: korte namen zonder cijfers, met gegevens eronder, en geen etiketten naast waarden."""
    if len(eerste) < 3 or not rest or any(_cijfer(c.net) or not is_etiket(c.net) for c in eerste if c.net):
        return False
    if len(eerste) % 2 == 0 and _etiketkolommen(rest):
        return False
    anders = any(_cijfer(c.net) or len(c.net.split()) > 3 or c.leeg or c.beeld is not False for r in rest for c in r[1:])
    return anders or _woorden(rest) > _woorden([eerste])


def _woorden(rijen: Sequence[Rij]) -> float:
    """Het gemiddelde aantal woorden per gevulde cel."""
    aantallen = [len(c.net.split()) for r in rijen for c in r if c.net]
    return sum(aantallen) / len(aantallen) if aantallen else 0.0


def _etiketkolommen(rijen: Sequence[Rij]) -> bool:
    """Of de even kolommen etiketten lijken: kort, zonder cijfers, alle verschillend, met cijfers of langere tekst ernaast."""
    etiketten = [c.net for r in rijen if len(r) % 2 == 0 for c in r[::2] if c.net]
    waarden = [c.net for r in rijen if len(r) % 2 == 0 for c in r[1::2]]
    rechts = any(c.net for r in rijen for c in r[2::2])
    anders = rechts and len(set(etiketten)) == len(etiketten)
    waarde = any(_cijfer(w) for w in waarden) or not any(waarden) or len({len(r) for r in rijen}) > 1
    return anders and all(is_etiket(e) and not _cijfer(e) and len(e.split()) <= 5 for e in etiketten) and waarde


def is_veldentabel(rijen: Sequence[Rij]) -> bool:
    """Of rijen zonder kopregel etiketten met waarden zijn."""
    breed = max(len(r) for r in rijen)
    if breed == 2:
        return True
    if breed == 3:
        return any(r[0].vervolg for r in rijen) or all(len(r) < 3 or is_etiketcel(r[1]) for r in rijen)
    if breed % 2:
        return False
    paren = [(r[i], r[i + 1]) for r in rijen if len(r) % 2 == 0 for i in range(0, len(r), 2)]
    gemerkt = [e for e, w in paren if is_etiketcel(e) and not (is_etiketcel(w) and not w.invul)]
    echt = [e for e, _ in paren if e.net]
    return len(gemerkt) * 2 > len(echt) or _etiketkolommen(rijen)


def _cijfer(tekst: str) -> bool:
    return any(c.isdigit() for c in tekst)
