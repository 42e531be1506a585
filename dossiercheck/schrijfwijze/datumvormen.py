"""Datums vinden: de notaties waarin een datum voorkomt, als patronen op tekst die met `effen` is voorbereid (zelfde posities als het origineel)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from dossiercheck.schrijfwijze.datums import Datumvondst, Precisie, maak_datum, maandeinde, voluit_jaar
from dossiercheck.schrijfwijze.datumwoorden import zoek_woorddatums
from dossiercheck.schrijfwijze.ocrcijfers import CIJFER, lees_cijfers
from dossiercheck.schrijfwijze.tekst import effen

_VOOR = r"(?<!\d)(?<!\d[.,:])(?:(?<!\d[/-])|(?<=\d\d\d\d[/-]))(?:(?<![^\W_])|(?<=[^\W\d_][^\W\d_])(?=\d))"
_S = r"\s{0,2}"

_DAG_EERST = re.compile(
    rf"{_VOOR}(?P<d>{CIJFER}{{1,2}}){_S}(?P<s>[-./]){_S}(?P<m>{CIJFER}{{1,2}}){_S}(?P<t>[-./]){_S}"
    rf"(?:(?P<j>{CIJFER}{{4}})(?!\d)|(?P<k>\d\d)(?![^\W_])(?![-./:,]\d))"
)
_MET_SPATIES = re.compile(r"(?<![\d.,:/-])(?<!\d )(?<![^\W_])(?P<d>\d\d) (?P<m>\d\d) (?P<j>(?:19|20)\d\d)(?![^\W_])(?! \d)")
_JAAR_EERST = re.compile(r"(?<![\d.,:])(?<!\d[/-])(?P<j>(?:19|20)\d\d)(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)(?![-./]\d)")
_AANEEN = re.compile(r"(?<![^\W_])(?<![-.,:/+])\d{8}(?![^\W_])(?![-.,:/]\d)")
_NUMMER_ERVOOR = re.compile(r"(?:nr|nummer|kenmerk|tel|telefoon|mobiel|bsn|pgn|dossier|onderwijsnummer)\W{0,3}$")
_LIJST_ERVOOR = re.compile(r"(?<![\w.,:/-])(?P<d>\d{1,2})[-/](?P<m>\d{1,2})\s*(?:en|of|&|,|t/m|tot en met|tot)\s*$")

_LANG_SCHOOLJAAR = re.compile(r"(?<![\d./-])(?P<a>(?:19|20)\d\d)\s{0,2}[-/]\s{0,2}(?P<b>(?:19|20)\d\d|\d\d)(?![\d])(?![-/]\d)")
_KORT_SCHOOLJAAR = re.compile(
    r"(?<![^\W_])(?:(?:schooljaar|cursusjaar|cursus|schj?\.?|sj\.?|s\.j\.)\s?'?(?P<a>\d\d)\s?[-/]\s?'?(?P<b>\d\d)|'(?P<c>\d\d)\s?[-/]\s?'(?P<e>\d\d)"
    r"|(?:sj|schooljaar)\s?(?P<f>\d\d)(?P<g>\d\d))(?![\d-])"
)
_MAAND_CIJFERS = re.compile(r"(?<![\w.,:/-])(?P<m>0[1-9]|1[0-2])\s?[-/]\s?(?P<j>(?:19|20)\d\d)(?![\d-])")
_LOS_JAAR = re.compile(
    r"(?:\(|(?<![^\W_])(?:in|van|uit|sinds|vanaf|najaar|voorjaar|zomer|herfst|winter|begin|eind|medio|halverwege|jaar)\s+)(?P<j>(?:19|20)\d\d)(?![\w-])(?!\s?[-/]\s?\d)"
)

# Na een getal met een van deze woorden is '10-12-14' een reeks en geen datum.
_EENHEID = re.compile(r"\s?(?:jaar|jarige|maanden|mnd|weken|dagen|uur|uren|u\b|leerlingen|punten|minuten|min\b|procent|%|kg|cm|euro|x\b)")
_PLAATSHOUDER = re.compile(r"[_.…]{2}|_|[jxe]{2}")
_PARAGRAAF = re.compile(r"(?:paragraaf|par\.?|§|hoofdstuk|artikel|art\.?|bijlage|punt|versie|onderdeel|doel|sub)\s*$")


def vind_datums(tekst: str) -> list[Datumvondst]:
    """Alle datums in `tekst`, op volgorde en zonder overlap; dag gaat altijd voor maand. Lege datumvakken en gewone getallen geven niets."""
    return list(_vondsten(tekst))


def zonder_datums(tekst: str) -> str:
    """De tekst met een spatie op de plaats van elke datum."""
    for vondst in reversed(_vondsten(tekst)):
        tekst = tekst[: vondst.begin] + " " + tekst[vondst.eind :]
    return tekst


@lru_cache(maxsize=4096)
def _vondsten(tekst: str) -> tuple[Datumvondst, ...]:
    """Onthouden: elke vinder leest dezelfde zinnen. Een eerdere vorm in de rij gaat voor bij overlap."""
    vlak = effen(tekst)
    bezet = bytearray(len(tekst))
    gevonden: list[Datumvondst] = []
    for vorm in _VORMEN:
        for vondst in vorm(tekst, vlak):
            if not any(bezet[vondst.begin : vondst.eind]):
                bezet[vondst.begin : vondst.eind] = b"x" * (vondst.eind - vondst.begin)
                gevonden.append(vondst)
    return tuple(sorted(gevonden, key=lambda v: v.begin))


def _dagvondst(tekst: str, begin: int, eind: int, dag: int, maand: int, jaar: int | None) -> Datumvondst:
    datum = maak_datum((dag, maand), jaar) if jaar is not None else None
    return Datumvondst(begin, eind, tekst[begin:eind], datum, geldig=datum is not None, dag=dag, maand=maand, laatste=datum)


def _dag_eerst(tekst: str, vlak: str) -> Iterator[Datumvondst]:
    for m in _DAG_EERST.finditer(vlak):
        dag, maand = lees_cijfers(m["d"]), lees_cijfers(m["m"])
        vondst = _dagvondst(tekst, m.start(), m.end(), dag, maand, voluit_jaar(str(lees_cijfers(m["j"])) if m["j"] else m["k"]))
        if _lang_is_datum(m, vondst) if m["j"] else _kort_is_datum(tekst, vlak, m, dag, maand):
            yield from _eerder_in_lijst(tekst, vlak, vondst)
            yield vondst


def _lang_is_datum(m: re.Match[str], vondst: Datumvondst) -> bool:
    """Een vol jaar is genoeg; met letters tussen de cijfers moet de datum bestaan en meer dan de helft echt cijfer zijn."""
    tekens = m["d"] + m["m"] + m["j"]
    if tekens.isdigit():
        return vondst.geldig or int(m["d"]) <= 31 or int(m["m"]) <= 31
    return vondst.geldig and 2 * sum(t.isdigit() for t in tekens) > len(tekens)


def _kort_is_datum(tekst: str, vlak: str, m: re.Match[str], dag: int, maand: int) -> bool:
    """Of drie korte getallen een datum zijn, en geen paragraaf, telefoonnummer, reeks of half ingevuld vak."""
    if not (m["d"] + m["m"]).isdigit() or m["s"] != m["t"] or not 1 <= dag <= 31 or not 1 <= maand <= 31:
        return False
    erna = vlak[m.end() :]
    if _EENHEID.match(erna) or _PLAATSHOUDER.match(tekst[m.end() :].lower()) or _loopt_door(m, erna):
        return False
    return m["s"] != "." or not _is_paragraaf(tekst, vlak, m)


def _loopt_door(m: re.Match[str], erna: str) -> bool:
    return " " in m.group() and re.match(rf"\s?[-./]\s?\d{{1,2}}(?!{_S}[-./])", erna) is not None


def _is_paragraaf(tekst: str, vlak: str, m: re.Match[str]) -> bool:
    """'4.2.10 Doelen' aan het begin van een regel, of na het woord paragraaf."""
    if _PARAGRAAF.search(vlak, max(0, m.start() - 14), m.start()):
        return True
    vooraan = not tekst[: m.start()].strip(" \t") or tekst[: m.start()].rstrip(" \t").endswith("\n")
    return vooraan and re.match(r"\.?[ \t]+[^\W\d_]", tekst[m.end() :]) is not None


def _eerder_in_lijst(tekst: str, vlak: str, vondst: Datumvondst) -> Iterator[Datumvondst]:
    """'12-5 en 19-5-2026': het jaar geldt ook voor de datum ervoor."""
    eerder = _LIJST_ERVOOR.search(vlak, max(0, vondst.begin - 24), vondst.begin)
    if eerder and vondst.datum and (datum := maak_datum((int(eerder["d"]), int(eerder["m"])), vondst.datum.year)) and datum <= vondst.datum:
        yield _dagvondst(tekst, eerder.start("d"), eerder.end("m"), datum.day, datum.month, datum.year)


def _vol_jaar(patroon: re.Pattern[str]) -> Callable[[str, str], Iterator[Datumvondst]]:
    def vorm(tekst: str, vlak: str) -> Iterator[Datumvondst]:
        for m in patroon.finditer(vlak):
            yield _dagvondst(tekst, m.start(), m.end(), int(m["d"]), int(m["m"]), int(m["j"]))

    return vorm


def _met_spaties(tekst: str, vlak: str) -> Iterator[Datumvondst]:
    return (v for v in _vol_jaar(_MET_SPATIES)(tekst, vlak) if v.geldig)


def _aaneen(tekst: str, vlak: str) -> Iterator[Datumvondst]:
    for m in _AANEEN.finditer(vlak):
        c = m.group()
        datum = maak_datum((int(c[:2]), int(c[2:4])), int(c[4:])) or maak_datum((int(c[6:]), int(c[4:6])), int(c[:4]))
        if datum and not _NUMMER_ERVOOR.search(vlak, max(0, m.start() - 20), m.start()):
            yield _dagvondst(tekst, m.start(), m.end(), datum.day, datum.month, datum.year)


def _schooljaren(tekst: str, vlak: str) -> Iterator[Datumvondst]:
    for patroon in (_LANG_SCHOOLJAAR, _KORT_SCHOOLJAAR):
        for m in patroon.finditer(vlak):
            van, tot = (g for g in m.groups() if g)
            begin = voluit_jaar(van)
            if begin is not None and int(tot) % 100 == (begin + 1) % 100 and (len(tot) == 2 or int(tot) == begin + 1):
                yield _periode(tekst, m, Precisie.SCHOOLJAAR, date(begin, 8, 1), date(begin + 1, 7, 31))


def _maandcijfers(tekst: str, vlak: str) -> Iterator[Datumvondst]:
    for m in _MAAND_CIJFERS.finditer(vlak):
        jaar, maand = int(m["j"]), int(m["m"])
        yield replace(_periode(tekst, m, Precisie.MAAND, date(jaar, maand, 1), maandeinde(jaar, maand)), maand=maand)


def _losse_jaren(tekst: str, vlak: str) -> Iterator[Datumvondst]:
    for m in _LOS_JAAR.finditer(vlak):
        jaar = int(m["j"])
        yield _periode(tekst, m, Precisie.JAAR, date(jaar, 1, 1), date(jaar, 12, 31), m.start("j"))


def _periode(tekst: str, m: re.Match[str], precisie: Precisie, eerste: date, laatste: date, begin: int | None = None) -> Datumvondst:
    van = m.start() if begin is None else begin
    return Datumvondst(van, m.end(), tekst[van : m.end()], eerste, precisie, laatste=laatste)


_VORMEN: tuple[Callable[[str, str], Iterator[Datumvondst]], ...] = (
    _vol_jaar(_JAAR_EERST),
    _dag_eerst,
    _aaneen,
    zoek_woorddatums,
    _schooljaren,
    _met_spaties,
    _maandcijfers,
    _losse_jaren,
)
