"""Tekens die in Word een vakje voorstellen: Unicode, Wingdings en haakjes."""

from __future__ import annotations

import re
from collections.abc import Callable

from dossiercheck.lezen.word.model import AAN, UIT, Tekst

_AAN = "☒☑✓✔✗✘🗹🗵⮽⊠◉⦿✅🗸"
_UIT = "☐🞎⬜◻❏❐❑❒▢"
_TWIJFEL = {"●": AAN, "■": AAN, "○": UIT, "◯": UIT, "□": UIT}
"""Ook in gebruik als opsommingsteken; alleen een vakje als er meer van in de regel staan."""

_LETTERTYPEN = {
    "wingdings": ({0xFE, 0xFD, 0xFC, 0xFB, 0x78, 0xA4}, {0xA8, 0x6F, 0x70, 0x71, 0x72, 0xA1}),
    "wingdings 2": ({0x52, 0x53, 0x54, 0x51, 0x50, 0x4F}, {0xA3, 0x2A, 0x30}),
    "webdings": ({0x61, 0x72}, {0x63}),
}
"""Tekencodes per symbolenlettertype: aangekruist en leeg."""

_HAKEN = re.compile(r"\[\s*(?P<a>[xXvV✓✔√])\s*\]|(?P<b>\[\s*\])|(?<!\w)\(\s*(?P<c>[xX✓✔√])\s*\)|_+\s?(?P<d>[xX])\s?_+")
_LEGE_RONDE_HAKEN = re.compile(r"(?<!\w)\(\s*\)")
_HAKEN_VOORAAN = re.compile(r"(?:^|(?<=\n))\s*\(\s{1,3}\)(?=\s)")
_LEGE_HAKEN = re.compile(r"(?<!\w)\(\s*\)|(?<=[\s_])_{2,}|^_{2,}")
_STANDAARDTEKST = re.compile(
    r"(?:klik(?:\s+of\s+tik)?\s+(?:hier\s+)?(?:om|als)\s+.{0,40}(?:invoeren|voeren|typen|kiezen)|(?:kies|selecteer)\s+een\s+(?:item|datum|optie|keuze|bouwsteen)"
    r"|click(?:\s+or\s+tap)?\s+(?:here\s+)?to\s+enter\s+.{0,20}|choose\s+an\s+item|(?:typ|voer)\s+hier\s+.{0,30})[.…]*",
    re.I,
)


def is_standaardtekst(tekst: str) -> bool:
    """Of de tekst de vaste uitnodiging van Word is om iets in te vullen."""
    return bool(_STANDAARDTEKST.fullmatch(" ".join(tekst.split())))


def symbool(lettertype: str | None, code: int) -> str:
    """Het teken voor een code uit een symbolenlettertype: een vakje, een opsommingsteken of niets bekends."""
    aan, uit = _LETTERTYPEN.get((lettertype or "").lower(), (set(), set()))
    code &= 0xFF
    return AAN if code in aan else UIT if code in uit else "•"


def is_symbolenlettertype(lettertype: str | None) -> bool:
    return (lettertype or "").lower() in _LETTERTYPEN


def met_vakjes(tekst: Tekst) -> Tekst:
    """De tekst waarin elk geschreven vakje een vakjesteken is."""
    geschreven = bool(re.search(r"_+\s?[xX]\s?_+", tekst.s))
    tekst = _vervang(tekst, _HAKEN, lambda m: UIT if m["b"] else AAN)
    tekst = _vervang(tekst, _HAKEN_VOORAAN, lambda _: UIT)
    if tekst.vakjes or len(_LEGE_RONDE_HAKEN.findall(tekst.s)) > 1:
        tekst = _vervang(tekst, _LEGE_HAKEN if geschreven else _LEGE_RONDE_HAKEN, lambda _: UIT)
    tekst = Tekst("".join(AAN if c in _AAN else UIT if c in _UIT else c for c in tekst.s), tekst.m)
    if sum(tekst.s.count(c) for c in _TWIJFEL) + tekst.vakjes > 1:
        return Tekst("".join(_TWIJFEL.get(c, c) for c in tekst.s), tekst.m)
    return tekst


def bolletje(tekst: str) -> str | None:
    """Het vakjesteken als de regel met een twijfelteken begint, anders None."""
    return _TWIJFEL.get(tekst.lstrip()[:1])


def _vervang(tekst: Tekst, patroon: re.Pattern[str], teken: Callable[[re.Match[str]], str]) -> Tekst:
    s, m, eind = [], [], 0
    for vondst in patroon.finditer(tekst.s):
        s += [tekst.s[eind : vondst.start()], teken(vondst)]
        m += [tekst.m[eind : vondst.start()], bytes([tekst.m[vondst.start()]])]
        eind = vondst.end()
    return Tekst("".join(s) + tekst.s[eind:], b"".join(m) + tekst.m[eind:]) if eind else tekst
