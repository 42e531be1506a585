"""Datums met de maand als woord: '1 augustus 2026', '12 en 19 mei 2026', 'dec 2021', '6 maart van dit jaar'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dossiercheck.schrijfwijze.datums import MAANDEN, Datumvondst, Precisie, maak_datum, maandeinde, voluit_jaar
from dossiercheck.schrijfwijze.ocrcijfers import CIJFER, lees_cijfers

_KORT = {"jan": 1, "feb": 2, "febr": 2, "mrt": 3, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9}
_KORT |= {"okt": 10, "oct": 10, "nov": 11, "dec": 12}
_MAAND = {**{naam: nummer for nummer, naam in enumerate(MAANDEN, 1)}, **_KORT}

_NAAM = f"(?:{'|'.join(sorted(_MAAND, key=len, reverse=True))})"
_M = rf"(?P<m>{_NAAM})(?![^\W\d_])\.?"
_DAG = rf"(?<![^\W_])(?<!\d[.,:'])(?P<d>\d{CIJFER}?|[oil|]\d|[il]o|[il|](?=\s))(?:\s?(?:ste|de|e)(?![^\W_]))?"
_VOL = rf"(?P<j>(?:19|20)\d\d|[12il]{CIJFER}{{3}})(?![^\W_])(?!\s?[-/]\s?(?:20)?\d\d(?!\d|\s?[-/.]|\s{{1,2}}{_NAAM}))"
# Een kaal tweecijferig jaar telt niet als er een tijd, een eenheid of een reeks op volgt ('12 mei 14.00 uur').
_TWEE = rf"'\s?(?P<k>\d\d)(?!\d)|(?P<n>[0-4]\d)(?![^\W_])(?![.:]\d)(?!\s?{_NAAM})(?!\s?(?:uur|u\b|h\b|%|leerling|ouder|minuten|min\b|tot\b|jaar|punten|-|\d))"
_DAGMAAND = re.compile(rf"{_DAG}\s*\.?\s*{_M}(?:\s*,?\s*{_VOL}|\s*(?:{_TWEE}))?")
_GISSING = re.compile(rf"{_DAG}\s*\.?\s*(?P<m>[a-z0-9|]{{4,10}})\.?\s*(?P<j>(?:19|20)\d\d)(?![^\W_])")
_MAANDJAAR = re.compile(rf"(?<![^\W_]){_M}\s*,?\s*(?:(?P<j>(?:19|20)\d\d)|'\s?(?P<k>\d\d))(?!\d)(?!\s?[-/]\s?\d)")

_WEEKDAG = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)\.?\s+"
_REEKS = r"t/m|tot\s+en\s+met|t\.?m\.?|tot|-"
_TUSSEN = re.compile(rf"\s*(?P<v>,|en(?=\W)|of(?=\W)|&|\+|/|{_REEKS})\s*(?:en\s+)?(?:op\s+)?(?:{_WEEKDAG})?(?:de\s+)?")
_DAG_ERVOOR = re.compile(rf"(?<![^\W_])(?<![.,:/'-])(?P<d>\d{{1,2}})(?:ste|de|e)?\s*(?P<v>,|\ben|\bof|&|\+|/|{_REEKS})\s*(?:{_WEEKDAG})?(?:de\s+)?$")
_VERWIJZING = re.compile(r"\s+(?:van\s+)?(?:het\s+)?(?P<w>dit|vorig|afgelopen|volgend)e?\s+jaar")
_GEEN_DAG = 40  # 32 tot en met 39 is een tikfout, daarboven een ander getal
_JAREN = {"dit": 0, "vorig": -1, "afgelopen": -1, "volgend": 1}


@dataclass(frozen=True, slots=True)
class _Anker:
    """Een dag met maand; `jaar` None als het er niet staat, 0 als het er onleesbaar staat."""

    begin: int
    eind: int
    dag: int
    maand: int
    jaar: int | None
    verwijzing: int | None = None


def zoek_woorddatums(tekst: str, vlak: str) -> Iterator[Datumvondst]:
    """De datums met een maandnaam; het jaar van de laatste in een lijst geldt ook voor de dagen ervoor."""
    ankers = _met_jaar_van_volgende(list(_ankers(tekst, vlak)), vlak)
    for anker in ankers:
        for eerder in _dagen_ervoor(anker, vlak):
            yield _vondst(tekst, eerder)
        yield _vondst(tekst, anker)
    for m in _MAANDJAAR.finditer(vlak):
        jaar, maand = voluit_jaar(m["j"] or m["k"]), _MAAND[m["m"]]
        if jaar is not None:
            laatste = maandeinde(jaar, maand)
            yield Datumvondst(m.start(), m.end(), tekst[m.start() : m.end()], date(jaar, maand, 1), Precisie.MAAND, maand=maand, laatste=laatste)


def _ankers(tekst: str, vlak: str) -> Iterator[_Anker]:
    einden = 0
    for m in sorted((*_DAGMAAND.finditer(vlak), *_GISSING.finditer(vlak)), key=lambda m: (m.start(), -m.end())):
        maand = _MAAND.get(m["m"]) if m.re is _DAGMAAND else _lijkt_op(m["m"])
        if m.start() >= einden and maand and _is_datum(tekst, m):
            anker = _anker(vlak, m, maand)
            einden = anker.eind
            yield anker


def _anker(vlak: str, m: re.Match[str], maand: int) -> _Anker:
    groepen = m.groupdict()
    cijfers = groepen["j"] or groepen.get("k") or groepen.get("n")
    jaar = None if cijfers is None else voluit_jaar(str(lees_cijfers(cijfers)) if groepen["j"] else cijfers) or 0
    verwijzing = _VERWIJZING.match(vlak, m.end()) if jaar is None else None
    voluit = jaar is None and m["m"] in MAANDEN  # de punt erna sluit dan de zin
    eind = verwijzing.end() if verwijzing else m.end("m") if voluit else m.end()
    return _Anker(m.start(), eind, lees_cijfers(m["d"]), maand, jaar, _JAREN[verwijzing["w"]] if verwijzing else None)


def _is_datum(tekst: str, m: re.Match[str]) -> bool:
    """Een dag met OCR-letters vraagt een vol jaar; zonder jaar mag het geen tabelregel of voornaam zijn ('3 Jan Pieters')."""
    if not 1 <= lees_cijfers(m["d"]) < _GEEN_DAG:
        return False
    jaar = m.groupdict().get("j")
    if not (m["d"] + (jaar or "")).isdigit():
        tekens = m["d"] + (jaar or "")
        return jaar is not None and 2 * sum(t.isdigit() for t in tekens) > len(tekens)
    heeft_jaar = any(m.groupdict().get(naam) for naam in ("j", "k", "n"))
    naam, erna = tekst[m.start("m") : m.end("m")], tekst[m.end() : m.end() + 4]
    if not heeft_jaar and "\n" in tekst[m.start() : m.end()]:
        return False
    return heeft_jaar or not naam[0].isupper() or len(naam) > 4 or not (erna[:1].isspace() and erna.lstrip()[:1].isupper())


def _lijkt_op(woord: str) -> int | None:
    """De maand van een woord met een OCR-fout ('rnaart', '0ktober', 'januan'); alleen bij een lange naam en een verschil."""
    from rapidfuzz.distance import Levenshtein

    if woord in _MAAND:
        return None
    schoon = woord.replace("0", "o").replace("1", "i").replace("|", "i").replace("5", "s").replace("rn", "m")
    if schoon in _MAAND:
        return _MAAND[schoon]
    gelijk = [nummer for naam, nummer in _MAAND.items() if len(naam) >= 5 and Levenshtein.distance(naam, schoon, score_cutoff=2) <= (2 if len(naam) > 6 else 1)]
    return gelijk[0] if len(gelijk) == 1 else None


def _met_jaar_van_volgende(ankers: list[_Anker], vlak: str) -> list[_Anker]:
    """'12 maart en 3 april 2026': de eerste krijgt het jaar van de laatste, of het jaar ervoor bij 'van 1 augustus tot 31 juli 2027'."""
    for i in range(len(ankers) - 2, -1, -1):
        deze, volgende = ankers[i], ankers[i + 1]
        tussen = _TUSSEN.fullmatch(vlak, deze.eind, volgende.begin)
        if deze.jaar is not None or deze.verwijzing is not None or not volgende.jaar or not tussen:
            continue
        if (deze.maand, deze.dag) <= (volgende.maand, volgende.dag):
            ankers[i] = replace(deze, jaar=volgende.jaar)
        elif tussen["v"][0] in "t-":
            ankers[i] = replace(deze, jaar=volgende.jaar - 1)
    return ankers


def _dagen_ervoor(anker: _Anker, vlak: str) -> list[_Anker]:
    """De losse dagen in '12, 14 en 19 mei 2026'. Een komma telt pas na een 'en': anders is het getal ervoor iets anders."""
    dagen: list[_Anker] = []
    volgende = anker
    while m := _DAG_ERVOOR.search(vlak, max(0, volgende.begin - 40), volgende.begin):
        dag = int(m["d"])
        if not 1 <= dag < volgende.dag or (m["v"] == "," and not dagen):
            break
        volgende = replace(anker, begin=m.start(), eind=m.end("d"), dag=dag)
        dagen.insert(0, volgende)
    return dagen


def _vondst(tekst: str, anker: _Anker) -> Datumvondst:
    bekend = anker.jaar is not None
    # Zonder jaar bestaat 29 februari misschien: toets die in een schrikkeljaar.
    bestaat = maak_datum((anker.dag, anker.maand), 2024 if anker.jaar is None else anker.jaar)
    return Datumvondst(
        anker.begin,
        anker.eind,
        tekst[anker.begin : anker.eind],
        bestaat if bekend else None,
        geldig=bestaat is not None,
        jaar_bekend=bekend,
        dag=anker.dag,
        maand=anker.maand,
        laatste=bestaat if bekend else None,
        jaarverwijzing=anker.verwijzing,
    )
