"""Regels met aankruisvakjes of doorhalingen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossiercheck.begrippen import Keuzegroep
from dossiercheck.lezen.bladzijde import Woord
from dossiercheck.lezen.opbouw.delen import Regel, lees_tekst, maak_regels
from dossiercheck.lezen.opbouw.keuzes import doorgehaalde_keuzes, doorhaalbaar, heeft_merken, is_merk, maak_keuze, normaliseer, ontleed, scheid_vraag
from dossiercheck.lezen.opbouw.lus import Lus, woorden_van
from dossiercheck.lezen.opbouw.velden import splits, vervolgt_etiket, zonder_dubbele_punt


def keuzes_op(lus: Lus, regels: list[Regel], plaats: int) -> int:
    """Een regel met aankruisvakjes, en de regels eronder die erbij horen."""
    regel = regels[plaats]
    woorden = normaliseer(woorden_van(regel))
    if not heeft_merken(woorden):
        zwak = is_merk(woorden[0]) and plaats + 1 < len(regels) and heeft_merken(woorden_van(regels[plaats + 1])[:1])
        if not zwak:
            return 0
    groepen = ontleed(woorden)
    aantal = 1
    keuzes = list(groepen[-1][1])
    if len(groepen) == 1 and _vraag_loopt_door(groepen[0][0], regels[plaats + 1 : plaats + 2]):
        groepen[0][0].extend(regels[plaats + 1].eerste.woorden)
        aantal = 2
    while plaats + aantal < len(regels):
        volgende = regels[plaats + aantal]
        erbij = _keuzes_erbij(lus, regels[plaats], regels[plaats + aantal - 1], volgende, keuzes)
        if erbij is None:
            break
        keuzes = erbij
        aantal += 1
    for vraag, eigen in groepen[:-1]:
        _groep(lus, vraag, eigen, regel)
    _groep(lus, groepen[-1][0], keuzes, Regel([d for r in regels[plaats : plaats + aantal] for d in r.delen]))
    return aantal


def _vraag_loopt_door(vraag: list[Woord], volgende: Sequence[Regel]) -> bool:
    return bool(vraag and volgende) and len(volgende[0].delen) == 1 and vervolgt_etiket(vraag, volgende[0]) and not heeft_merken(volgende[0].eerste.woorden)


def _keuzes_erbij(
    lus: Lus, eerste: Regel, vorige: Regel, regel: Regel, keuzes: list[tuple[bool | None, list[Woord]]]
) -> list[tuple[bool | None, list[Woord]]] | None:
    """De keuzes aangevuld met een regel die met een merkteken begint op dezelfde plek, of die de laatste keuze afmaakt."""
    gat = regel.kader[1] - vorige.kader[3]
    if gat > 1.6 * regel.eerste.grootte:
        return None
    woorden = normaliseer(woorden_van(regel))
    merk = next((w for d in eerste.delen for w in d.woorden if is_merk(w)), None)
    if is_merk(woorden[0]) and merk and abs(woorden[0].kader[0] - merk.kader[0]) < 6:
        groepen = ontleed(woorden)
        return [*keuzes, *groepen[0][1]] if len(groepen) == 1 and not groepen[0][0] else None
    laatste = keuzes[-1][1] if keuzes else []
    past = laatste and not heeft_merken(woorden) and gat < 0.6 * regel.eerste.grootte and abs(woorden[0].kader[0] - laatste[0].kader[0]) < 4
    if past and is_merk(woorden_van(eerste)[0]):
        return [*keuzes[:-1], (keuzes[-1][0], [*laatste, *woorden])]
    return None


def _groep(lus: Lus, vraag: list[Woord], keuzes: Sequence[tuple[bool | None, list[Woord]]], regel: Regel) -> None:
    tekst = lees_tekst([woorden_van(r) for r in maak_regels(vraag)], lus.opmaak) if vraag else lus.vraag_erboven(regel)
    if vraag and tekst[:1].islower():
        tekst = f"{lus.vraag_erboven(regel)} {tekst}".strip()
    namen = tuple(maak_keuze(*k) for k in keuzes)
    lus.uit.append(Keuzegroep(zonder_dubbele_punt(tekst), namen, lus.plek(regel.kader)))


def doorhaling_op(lus: Lus, regels: list[Regel], plaats: int) -> int:
    """'Vraag  ja / nee' met een van beide doorgehaald."""
    regel = regels[plaats]
    woorden = woorden_van(regel)
    vraag, rest = _vraag_en_rest(lus, regel, woorden)
    if not rest or not doorhaalbaar(rest):
        return 0
    tekst = lees_tekst([vraag], lus.opmaak) if vraag else lus.vraag_erboven(regel)
    lus.uit.append(Keuzegroep(zonder_dubbele_punt(tekst), doorgehaalde_keuzes(rest), lus.plek(regel.kader)))
    return 1


def _vraag_en_rest(lus: Lus, regel: Regel, woorden: list[Woord]) -> tuple[list[Woord], list[Woord]]:
    """Wat op een regel de vraag is en waarin gekozen wordt; niets als er niets te kiezen valt."""
    splitsing = splits(regel.eerste, lus.opmaak)
    aantal = len(splitsing[0]) if splitsing else len(regel.eerste.woorden) if len(regel.delen) > 1 else 0
    if aantal and (len(woorden) - aantal <= 6 or any("/" in w.tekst for w in woorden[aantal:])):
        return woorden[:aantal], woorden[aantal:]
    if not any(w.doorgehaald for w in woorden):
        return _ja_nee_achteraan(woorden)
    return scheid_vraag(woorden) or ([], [])


def _ja_nee_achteraan(woorden: list[Woord]) -> tuple[list[Woord], list[Woord]]:
    """'... besproken ja / nee *': de vraag en de keuze achteraan."""
    schoon = [w for w in woorden if w.tekst != "*"]
    for aantal in (1, 3):
        staart = schoon[-aantal:]
        if len(schoon) > aantal and "/" in " ".join(w.tekst for w in staart):
            return schoon[:-aantal], [replace(w) for w in staart]
    return [], []
