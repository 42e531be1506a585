"""Aankruisvakjes, rondjes, kruisjes en doorhalen: van merktekens op een regel naar keuzes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from dossiercheck.begrippen import Keuze
from dossiercheck.lezen.bladzijde import Vakje, Woord
from dossiercheck.lezen.opbouw.delen import maat

_AAN = frozenset("☒☑🗹🗷⊠⊗◉⦿\uf0fe\uf0fd\uf052\uf053\uf054\uf078")
_ZWAK_AAN = frozenset("●⚫■◼⬛✓✔✗✘\uf0fc\uf06e\uf06c")
_UIT = frozenset("☐□◻▢⬜❏❑❒○◯⚪⭘\uf0a8\uf06f\uf071\uf0a1\uf072")
ONBEKEND = "\ue0ff"
_TEKENS = _AAN | _ZWAK_AAN | _UIT | {ONBEKEND}
_HAAKJES = {"[x]": "☒", "[X]": "☒", "[v]": "☒", "[V]": "☒", "[]": "☐", "(x)": "⦿", "(X)": "⦿", "()": "○", "(•)": "⦿", "[✓]": "☒", "[✔]": "☒"}
_SPLITS = re.compile("([" + "".join(_TEKENS) + r"]|\[[xXvV✓✔]?\]|\([xX•]?\))")
_JA_NEE = frozenset({"ja", "nee", "neen"})


def als_merk(vakje: Vakje) -> Woord:
    """Een getekend vakje als merkteken tussen de woorden."""
    return Woord(ONBEKEND if vakje.aan is None else "☒" if vakje.aan else "☐", vakje.kader)


def splits_merken(woord: Woord) -> list[Woord]:
    """'☒ja' wordt '☒' en 'ja'; '[x]' wordt '☒'."""
    stukken = [s for s in _SPLITS.split(woord.tekst) if s]
    if len(stukken) == 1:
        return [replace(woord, tekst=_HAAKJES[stukken[0]])] if stukken[0] in _HAAKJES else [woord]
    x0, boven, x1, onder = woord.kader
    teken = (x1 - x0) / len(woord.tekst)
    uit: list[Woord] = []
    for stuk in stukken:
        uit.append(replace(woord, tekst=_HAAKJES.get(stuk, stuk), kader=(x0, boven, x0 + teken * len(stuk), onder)))
        x0 += teken * len(stuk)
    return uit


def is_merk(woord: Woord) -> bool:
    return woord.tekst in _TEKENS


def is_ja_nee(tekst: str) -> bool:
    return tekst.strip(" .*").lower() in _JA_NEE


def is_zwak(woord: Woord) -> bool:
    """Een teken dat ook een opsommingsteken kan zijn."""
    return woord.tekst in _ZWAK_AAN


def stand(woord: Woord) -> bool | None:
    return None if woord.tekst == ONBEKEND else woord.tekst not in _UIT


def normaliseer(woorden: Sequence[Woord]) -> list[Woord]:
    """Merktekens die uit losse tekens bestaan worden een teken: '[ ]', '( )', en 'X ja O nee'."""
    uit: list[Woord] = []
    rest = list(woorden)
    while rest:
        open_, *_ = rest
        sluit = {"[": "]", "(": ")"}.get(open_.tekst)
        lengte = next((n for n in (2, 3) if sluit and len(rest) >= n and rest[n - 1].tekst == sluit), 0)
        if lengte and (lengte == 2 or rest[1].tekst in "xXvV✓✔•"):
            teken = ("☐" if lengte == 2 else "☒") if sluit == "]" else ("○" if lengte == 2 else "⦿")
            uit.append(replace(open_, tekst=teken, kader=(*open_.kader[:2], rest[lengte - 1].kader[2], open_.kader[3])))
            rest = rest[lengte:]
        else:
            uit.append(rest.pop(0))
    return _kruis_en_rondje(uit)


def _kruis_en_rondje(woorden: list[Woord]) -> list[Woord]:
    """Losse letters X en O voor twee of meer keuzes zijn merktekens, mits er minstens een O bij is en achter elk tekst staat."""
    plaatsen = [i for i, w in enumerate(woorden) if w.tekst in ("X", "O", "x", "o", "0")]
    los = [i for i in plaatsen if i + 1 < len(woorden) and i + 1 not in plaatsen]
    if len(los) < 2 or los != plaatsen or not any(woorden[i].tekst in "Oo0" for i in los) or any(is_merk(w) for w in woorden):
        return woorden
    return [replace(w, tekst="⦿" if w.tekst in "xX" else "○") if i in los else w for i, w in enumerate(woorden)]


def heeft_merken(woorden: Sequence[Woord]) -> bool:
    """Een merkteken dat geen opsommingsteken is."""
    return any(is_merk(w) and not is_zwak(w) for w in woorden)


Groep = tuple[list[Woord], list[tuple[bool | None, list[Woord]]]]
"""Woorden van de vraag, en per keuze de stand en de woorden."""


def ontleed(woorden: Sequence[Woord]) -> list[Groep]:
    """Een regel met merktekens in groepen van vraag en keuzes, ook als er twee vragen naast elkaar staan."""
    rij = normaliseer(woorden)
    if _eerst_alle_merken(rij):
        return [_gescheiden(rij)]
    return _erna(rij) if _merk_erna(rij) else _ervoor(rij)


def _gat(links: Woord, rechts: Woord) -> float:
    return rechts.kader[0] - links.kader[2]


def _eerst_alle_merken(rij: Sequence[Woord]) -> bool:
    """'☒ ☐ ja nee': de merktekens aaneen en daarna evenveel woorden."""
    plaatsen = [i for i, w in enumerate(rij) if is_merk(w)]
    aaneen = len(plaatsen) > 1 and plaatsen == list(range(plaatsen[0], plaatsen[0] + len(plaatsen)))
    return aaneen and len(rij) - plaatsen[-1] - 1 == len(plaatsen)


def _gescheiden(rij: list[Woord]) -> Groep:
    merken = [w for w in rij if is_merk(w)]
    begin = rij.index(merken[0])
    return rij[:begin], [(stand(m), [w]) for m, w in zip(merken, rij[begin + len(merken) :], strict=True)]


def _merk_erna(rij: list[Woord]) -> bool:
    """Staat het merkteken achter zijn keuze? De kleinste gaten beslissen; een merkteken vooraan of achteraan ook."""
    if is_merk(rij[0]):
        return False
    if not is_merk(rij[-1]):
        voor = sum(_gat(a, b) for a, b in itertools.pairwise(rij) if is_merk(b) and not is_merk(a))
        na = sum(_gat(a, b) for a, b in itertools.pairwise(rij) if is_merk(a) and not is_merk(b))
        merken = [i for i, w in enumerate(rij) if is_merk(w)]
        return voor < 0.6 * na and len(merken) > 1 and any(w.tekst.lower() in _JA_NEE for w in rij[: merken[0]])
    return True


def _ervoor(rij: list[Woord]) -> list[Groep]:
    groepen: list[Groep] = [([], [])]
    for plaats, woord in enumerate(rij):
        vraag, keuzes = groepen[-1]
        if is_merk(woord):
            keuzes.append((stand(woord), []))
        elif not keuzes:
            vraag.append(woord)
        elif keuzes[-1][1] and _nieuwe_vraag(rij, plaats):
            groepen.append(([woord], []))
        else:
            keuzes[-1][1].append(woord)
    return [g for g in groepen if g[0] or g[1]]


def _nieuwe_vraag(rij: list[Woord], plaats: int) -> bool:
    """Tekst na een grote sprong, gevolgd door nog een merkteken, is de vraag van een volgende groep."""
    return _gat(rij[plaats - 1], rij[plaats]) > 3 * maat(rij[plaats]) and any(is_merk(w) for w in rij[plaats:])


def _erna(rij: list[Woord]) -> list[Groep]:
    keuzes: list[tuple[bool | None, list[Woord]]] = []
    vraag: list[Woord] = []
    lopend: list[Woord] = []
    for woord in rij:
        if not is_merk(woord):
            lopend.append(woord)
            continue
        if not keuzes and len(lopend) > 1:
            vraag, lopend = _vraag_en_keuze(lopend)
        keuzes.append((stand(woord), lopend))
        lopend = []
    if lopend and keuzes:
        keuzes[-1][1].extend(lopend)
    return [(vraag, keuzes)]


def _vraag_en_keuze(woorden: list[Woord]) -> tuple[list[Woord], list[Woord]]:
    """Voor het eerste merkteken: de vraag en de eerste keuze, gescheiden door de grootste sprong; anders is het laatste woord de keuze."""
    gaten = [_gat(a, b) for a, b in itertools.pairwise(woorden)]
    grootste = max(range(len(gaten)), key=gaten.__getitem__)
    if gaten[grootste] > maat(woorden[0]):
        return woorden[: grootste + 1], woorden[grootste + 1 :]
    return woorden[:-1], woorden[-1:]


def maak_keuze(aan: bool | None, woorden: Sequence[Woord]) -> Keuze:
    return Keuze(" ".join(w.tekst for w in woorden).strip(), aan)


# --- doorhalen -------------------------------------------------------------------------------------


def doorhaalbaar(woorden: Sequence[Woord]) -> bool:
    """Er is iets doorgehaald, of er staat alleen 'ja / nee' om te kiezen."""
    kaal = [w.tekst.strip("/*.,").lower() for w in woorden if w.tekst.strip("/*.,")]
    open_vraag = (len(kaal) == 2 and set(kaal) <= _JA_NEE and len(set(kaal)) == 2) or (len(kaal) == 1 and kaal[0] in ("ja/nee", "nee/ja"))
    return (any(w.doorgehaald for w in woorden) and not all(w.doorgehaald for w in woorden)) or open_vraag or _alles_ja_nee_door(woorden)


def is_keuzewaarde(woorden: Sequence[Woord]) -> bool:
    """Is een waarde met doorhalingen een keuze? Ja met schuine strepen ertussen; zonder alleen als zij kort is en uit een tekstlaag komt."""
    if not woorden or not doorhaalbaar(woorden):
        return False
    return any("/" in w.tekst for w in woorden) or (len(woorden) <= 6 and all(w.zekerheid == 1 for w in woorden))


def _alles_ja_nee_door(woorden: Sequence[Woord]) -> bool:
    return bool(woorden) and all(w.doorgehaald or w.tekst in "/*" for w in woorden) and any("/" in w.tekst for w in woorden)


def _opties(woorden: Sequence[Woord]) -> list[list[Woord]]:
    """De woorden tussen de schuine strepen; zonder schuine streep scheidt de wissel van doorgehaald naar niet."""
    keuzes: list[list[Woord]] = [[]]
    for woord in woorden:
        delen = woord.tekst.split("/")
        for plaats, deel in enumerate(delen):
            if plaats:
                keuzes.append([])
            if deel.strip("*"):
                keuzes[-1].append(replace(woord, tekst=deel.strip("*")))
    vol = [k for k in keuzes if k]
    return _op_wissel(vol[0]) if len(vol) == 1 else vol


def scheid_vraag(woorden: Sequence[Woord]) -> tuple[list[Woord], list[Woord]] | None:
    """De vraag en de keuzes op een regel met doorhalingen; None als het een zin is waarin iets is weggestreept."""
    opties = _opties(woorden)
    if len(opties) < 2 or not any("/" in w.tekst for w in woorden):
        return None
    if any(len({w.doorgehaald for w in optie}) > 1 for optie in opties[1:]):
        return None
    lang = max(len(o) for o in opties[1:])
    eerste = opties[0]
    door = next((i for i, w in enumerate(eerste) if w.doorgehaald), None)
    begin = door if door is not None else max(0, len(eerste) - lang)
    if (any(not w.doorgehaald for w in eerste[begin:]) and door is not None) or lang > len(eerste) - begin + 3:
        return None
    return list(woorden[:begin]), list(woorden[begin:])


def doorgehaalde_keuzes(woorden: Sequence[Woord]) -> tuple[Keuze, ...]:
    """Keuzes gescheiden door '/'. Is er niets doorgehaald, dan is er niets gekozen; is alles doorgehaald, dan is het niet te zien."""
    vol = _opties(woorden)
    door = [any(w.doorgehaald for w in k) for k in vol]
    gekozen = [None if all(door) else any(door) and not d for d in door]
    return tuple(maak_keuze(aan, k) for aan, k in zip(gekozen, vol, strict=True))


def _op_wissel(woorden: list[Woord]) -> list[list[Woord]]:
    """Zonder '/' scheidt de wissel van doorgehaald naar niet-doorgehaald de keuzes."""
    keuzes = [[woorden[0]]]
    for vorig, woord in itertools.pairwise(woorden):
        if vorig.doorgehaald != woord.doorgehaald:
            keuzes.append([])
        keuzes[-1].append(woord)
    return keuzes
