"""Tekst vergelijkbaar maken en in zinnen delen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_WEG = dict.fromkeys((0xFFFE, 0x00AD, 0x200B, 0x200C, 0x200D, 0xFEFF))
_GEEN_LETTER = re.compile(r"[\W_]+")
_AFBREKING = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011\uFFFE\u00AD]\s*\n\s*(?=[^\W\d_])")

_V_SO = re.compile(r"(?<!\w)\(v\)\s?so(?!\w)", re.IGNORECASE)
"""'(v)so-school': zo staat het vso op veel formulieren."""
_STREEPJES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufffe"
_APOSTROFS = "\u2018\u2019\u201a\u201b\u2032\u00b4`"


class _Tabel(dict[int, str]):
    """Vertaaltabel voor str.translate die elk teken eenmaal uitrekent."""

    def __init__(self, teken: Callable[[str], str]) -> None:
        super().__init__()
        self._teken = teken

    def __missing__(self, punt: int) -> str:
        self[punt] = self._teken(chr(punt))
        return self[punt]


# Letters zonder ontleding in Unicode, die toch een gewone tegenhanger hebben.
_LETTERS = str.maketrans("ıłŁøØđĐ", "ilLoOdD")


def _kaal_teken(teken: str) -> str:
    teken = teken.translate(_LETTERS)
    kaal = unicodedata.normalize("NFKD", teken)[0].lower()
    return kaal if len(kaal) == 1 and kaal.isalnum() else " "


def _effen_teken(teken: str) -> str:
    if teken in _STREEPJES:
        return "-"
    if teken in _APOSTROFS:
        return "'"
    if teken == "_" or teken.isspace() or teken in "\u200b\ufeff":
        return " "
    klein = teken.lower()
    return klein if len(klein) == 1 else teken


_KAAL, _EFFEN = _Tabel(_kaal_teken), _Tabel(_effen_teken)


@lru_cache(maxsize=16384)
def vouw(tekst: str) -> str:
    """Kale vorm om te vergelijken: kleine letters zonder accenten, leestekens als spatie, afgebroken woorden heel, enkele spaties."""
    heel = _V_SO.sub("vso", _AFBREKING.sub("", tekst).translate(_WEG).translate(_LETTERS))
    kaal = "".join(c for c in unicodedata.normalize("NFKD", heel) if not unicodedata.combining(c))
    return _GEEN_LETTER.sub(" ", kaal.casefold()).strip()


def vouw_posities(tekst: str) -> str:
    """Als vouw, maar even lang als de invoer: elk teken op zijn plaats, weggevallen tekens en leestekens als spatie."""
    return tekst.translate(_KAAL)


def effen(tekst: str) -> str:
    """Even lange kleine letters met gewone streepjes, apostrofs en spaties; de overige leestekens blijven staan."""
    return tekst.translate(_EFFEN)


# Na deze afkortingen gaat de zin door, ook als er een hoofdletter volgt ('mw. De Boer').
_VOOR_NAAM = """drs dr mr ir ing prof mw mevr mevrouw mej dhr hr fam st ds nr nrs tel art d.d dd o.a b.v bijv bv i.v.m ivm m.b.t mbt m.n d.m.v t.a.v
n.a.v i.s.m i.o.m t.b.v t.o.v i.p.v i.t.t o.l.v o.b.v v.d ca resp incl evt vgl zgn geb w.o t.n.v p.a ger t/m"""
# Na deze gaat de zin alleen door als er een cijfer volgt ('9 febr. 2026', 'blz. 4').
_VOOR_CIJFER = "jan feb febr mrt apr jun jul aug sep sept okt nov dec ma di wo do vr za zo blz pag p lid par max min a.s j.l jl no"
_AFKORTING = frozenset(_VOOR_NAAM.split())
_AFKORTING_CIJFER = frozenset(_VOOR_CIJFER.split())
_EINDE = re.compile(r"[.!?\u2026]+[\"'\u2019\u201d)\]]*(?=\s|$)|\n\s*\n|\n\s*(?=[\u2022\u25cf\u25aa\u2013*-]\s)")
_LAATSTE_WOORD = re.compile(r"[^\s(\[\"'\u2018\u201c]*$")


def zinnen(tekst: str) -> list[tuple[int, int, str]]:
    """Zinnen als (begin, eind, tekst), zonder witruimte eromheen; begin en eind tellen in `tekst`."""
    uit: list[tuple[int, int, str]] = []
    begin = 0
    for einde in _EINDE.finditer(tekst):
        if einde.group().startswith(".") and not _sluit_af(tekst, einde):
            continue
        _voeg_toe(uit, tekst, begin, einde.end())
        begin = einde.end()
    _voeg_toe(uit, tekst, begin, len(tekst))
    return uit


def _sluit_af(tekst: str, punt: re.Match[str]) -> bool:
    """Of deze punt een zin sluit: niet na een afkorting, voorletter of rangnummer, en niet als de tekst klein verdergaat."""
    erna = tekst[punt.end() : punt.end() + 40].lstrip()
    if not erna:
        return True
    vooraf = _LAATSTE_WOORD.search(tekst[max(0, punt.start() - 40) : punt.start()])
    laatste = vooraf.group() if vooraf else ""
    klein = laatste.lower()
    if erna[0].islower() or klein in _AFKORTING or (erna[0].isdigit() and klein in _AFKORTING_CIJFER):
        return False
    return not (_is_voorletters(laatste) or _is_rangnummer(tekst, punt.start(), laatste))


def _is_voorletters(woord: str) -> bool:
    return all(len(deel) == 1 and deel.isupper() for deel in woord.split("."))


def _is_rangnummer(tekst: str, eind: int, woord: str) -> bool:
    """'1. Doelen' aan het begin van een regel."""
    if not woord.isdigit() or len(woord) > 2:
        return False
    vooraf = tekst[max(0, eind - len(woord) - 20) : eind - len(woord)].rstrip(" \t")
    return not vooraf or vooraf.endswith("\n")


def _voeg_toe(uit: list[tuple[int, int, str]], tekst: str, begin: int, eind: int) -> None:
    stuk = tekst[begin:eind]
    kaal = stuk.strip()
    if kaal:
        van = begin + len(stuk) - len(stuk.lstrip())
        uit.append((van, van + len(kaal), kaal))
