"""Nederlandse getallen en uren."""

from __future__ import annotations

import re
from dataclasses import dataclass

_EENHEDEN = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TIENERS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TIENTALLEN = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def _woordgetallen() -> dict[str, float]:
    woorden: dict[str, float] = {woord: float(i) for i, woord in enumerate((*_EENHEDEN, *_TIENERS))}
    for i, tiental in enumerate(_TIENTALLEN, 2):
        woorden[tiental] = i * 10.0
        for eenheid in range(1, 10):
            naam = _EENHEDEN[eenheid]
            woorden[f"{naam}{'ën' if naam[-1] == 'e' else 'en'}{tiental}"] = woorden[f"{naam}en{tiental}"] = i * 10.0 + eenheid
    return {**woorden, "één": 1.0, "eén": 1.0, "honderd": 100.0, "anderhalf": 1.5, "anderhalve": 1.5, "half": 0.5, "halve": 0.5}


_WOORDEN = _woordgetallen()
_BREUKTEKENS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
# 'Een' is meestal een lidwoord ('een paar uur'): het telt alleen los of vlak voor uur.
_WOORD = rf"(?:(?:{'|'.join(sorted(_WOORDEN.keys() - {'een'}, key=len, reverse=True))})(?![^\W\d_])|een(?=\s*$|\s+(?:les|klok)?uur))"
_GETAL = rf"(?:\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|\d+(?:[.,]\d+)?\s?[½¼¾]?|[½¼¾]|{_WOORD})"
_LOS_GETAL = re.compile(rf"(?<![\w.,:/])-?{_GETAL}(?![:/\d]|[.,]\d)", re.IGNORECASE)
_HAAKJES = re.compile(r"\([^()]*\)")

_UUR = r"(?P<soort>les|klok|contact|onderwijs)?\s?-?(?:uur|uren|u\.|u(?![^\W_]))"
_UREN = re.compile(
    rf"(?<![\w.,:/])(?:(?P<z>{_GETAL})\s*(?:à|a|-|–|tot|naar|of)\s*)?(?P<a>{_GETAL})(?:\s*(?:van\s+de|van|/|uit)\s*(?P<b>{_GETAL}))?\s*{_UUR}(?![^\W_])"
    rf"(?:\s*(?:per\s+week\s*)?\(?\s*van\s+(?:de\s+)?(?P<c>{_GETAL})(?![\d.,]|\s*min))?",
    re.IGNORECASE,
)
_KLOKTIJD = re.compile(r"\d{1,2}[.:]\d\d(?!\d)")
_TIJD_ERVOOR = re.compile(
    r"(?:^|\W)(?:om|voor|vóór|na|vanaf|rond|sinds|tussen|omstreeks|tegen|klokke|[\d.:]+\s*(?:tot|-|–|en|t/m|tot\s+en\s+met))\s*$", re.IGNORECASE
)
_BEREIK_ERVOOR = re.compile(r"(?:^|\W)(?:van|tussen|om)\s*$", re.IGNORECASE)
_DUUR_ERNA = re.compile(r"\s*(?:per|in\s+de|aanwezig|onderwijs|les|begeleiding|hulp|op\s+school)", re.IGNORECASE)
_PER = re.compile(r"[^.;\n]{0,25}?(?:per|in\s+de|/)\s*(?P<per>week|dag|maand|jaar)|[^.;\n]{0,12}?\b(?P<elk>wekelijks|dagelijks)", re.IGNORECASE)
_ELK = {"wekelijks": "week", "dagelijks": "dag"}


@dataclass(frozen=True, slots=True)
class Urenvondst:
    """Een aantal uren in een tekst; `van` is het volle aantal in '16 van de 25 uur', `per` is week, dag, maand, jaar of leeg.

    Bij '12 à 14 uur' en 'van 4 naar 20 uur' is `uren` het eerste getal en `tot` het tweede.
    """

    begin: int
    eind: int
    tekst: str
    uren: float
    lesuren: bool = False
    van: float | None = None
    per: str = ""
    tot: float | None = None


def lees_getal(tekst: str) -> float | None:
    """Het enige getal in `tekst` ('21,5', 'twintig', '50%', '16 uur (van de 25)'); None bij geen of meer dan een getal."""
    gevonden = _LOS_GETAL.findall(_HAAKJES.sub(" ", tekst).replace("\u00a0", " ").replace("\u2013", "-"))
    return _getal(gevonden[0]) if len(gevonden) == 1 else None


def vind_uren(tekst: str) -> list[Urenvondst]:
    """Hoeveelheden uren ('22 lesuren', 'twintig uur per week'); kloktijden ('om 14 uur', '9.00 tot 15.00 uur') tellen niet."""
    return [_urenvondst(tekst, m) for m in _UREN.finditer(tekst) if not _is_kloktijd(tekst, m)]


def _is_kloktijd(tekst: str, m: re.Match[str]) -> bool:
    if _KLOKTIJD.fullmatch(m["a"]) or _KLOKTIJD.fullmatch(m["z"] or ""):
        return True
    patroon = _BEREIK_ERVOOR if m["z"] else _TIJD_ERVOOR
    vooraf = tekst[max(0, m.start() - 24) : m.start()]
    return patroon.search(vooraf) is not None and "naar" not in m.group() and not m["soort"] and not _DUUR_ERNA.match(tekst, m.end())


def _urenvondst(tekst: str, m: re.Match[str]) -> Urenvondst:
    vol = m["b"] or m["c"]
    per = _PER.match(tekst[m.end() : m.end() + 60])
    eenheid = "" if per is None else (per["per"] or _ELK[per["elk"].lower()]).lower()
    lesuren = (m["soort"] or "").lower() in ("les", "contact")
    van = _getal(vol) if vol else None
    aantal, tot = (_getal(m["z"]), _getal(m["a"])) if m["z"] else (_getal(m["a"]), None)
    return Urenvondst(m.start(), m.end(), m.group(), aantal, lesuren, van, eenheid or _per_in(m.group()), tot)


def _per_in(tekst: str) -> str:
    return "week" if re.search(r"per\s+week", tekst, re.IGNORECASE) else ""


def _getal(tekens: str) -> float:
    kaal = tekens.strip().lower()
    if kaal in _WOORDEN:
        return _WOORDEN[kaal]
    breuk = _BREUKTEKENS.get(kaal[-1], 0.0)
    if breuk:
        kaal = kaal[:-1].strip() or "0"
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", kaal):
        kaal = kaal.replace(".", "")
    return float(kaal.replace(",", ".")) + breuk
