"""Woorden met kader en stijl uit de tekstlaag."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2.raw as ruw  # type: ignore[import-untyped]

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.bladzijde import Woord
from dossiercheck.lezen.pdfium.begrippen import Punt, RuwWoord, Vlak, omhul

_VET = re.compile(r"bold|black|heavy|semibold|demi|[-,]bd", re.I)
_CURSIEF = re.compile(r"italic|oblique|kursiv", re.I)
_LIGATUREN = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_WEG = dict.fromkeys((0x00, 0xAD, 0x200B, 0x200C, 0x200D, 0xFEFF))
_SCHOON: dict[int, str | None] = {**_LIGATUREN, **_WEG}
_STUK = re.compile(r"[^\s\ufffe\u0002]+[\ufffe\u0002]?")
_D = ctypes.c_double


def _tekens(tekst: Any) -> str:
    """De tekst met precies een teken per plaats, ook als er tekens buiten het basisvlak in zitten."""
    aantal = ruw.FPDFText_CountChars(tekst)
    if aantal <= 0:
        return ""
    buffer = ctypes.create_string_buffer(2 * (aantal + 1))
    geschreven = ruw.FPDFText_GetText(tekst, 0, aantal, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    gelezen = buffer.raw[: 2 * max(0, geschreven - 1)].decode("utf-16-le", "replace")
    if len(gelezen) == aantal:
        return gelezen
    return "".join(
        chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in (ruw.FPDFText_GetUnicode(tekst, i) for i in range(aantal))
    )


def woorden(tekst: Any, vlak: Vlak) -> Iterator[RuwWoord]:
    stijlen: dict[int, tuple[Woord, float, float, int, bool]] = {}
    for gevonden in _STUK.finditer(_tekens(tekst)):
        schoon = gevonden.group().rstrip("\ufffe\u0002")
        afgebroken = len(schoon) < gevonden.end() - gevonden.start()
        schoon_tekst = unicodedata.normalize("NFC", schoon.translate(_SCHOON)) + ("-" if afgebroken else "")
        if not schoon_tekst:
            continue
        begin, eind = gevonden.start(), gevonden.start() + len(schoon) - 1
        object_ = ctypes.cast(ruw.FPDFText_GetTextObject(tekst, begin), ctypes.c_void_p).value or 0
        if object_ not in stijlen:
            stijlen[object_] = _stijl(tekst, begin, vlak)
        stijl, grootte, hoek, dekking, onzichtbaar = stijlen[object_]
        kader = _woordkader(tekst, begin, eind, grootte, hoek, vlak)
        yield RuwWoord(replace(stijl, tekst=schoon_tekst, kader=kader), object_, dekking, onzichtbaar)


def _woordkader(tekst: Any, begin: int, eind: int, grootte: float, hoek: float, vlak: Vlak) -> Kader:
    """Van het eerste tot het laatste teken; de hoogte volgt de grondlijn, zodat woorden op een regel even hoog zijn."""
    punten: list[Punt] = []
    for plaats in {begin, eind}:
        links, rechts, onder, boven = _D(), _D(), _D(), _D()
        if ruw.FPDFText_GetCharBox(tekst, plaats, links, rechts, onder, boven):
            punten += [(links.value, onder.value), (rechts.value, boven.value)]
    x, y = _D(), _D()
    if not punten or not ruw.FPDFText_GetCharOrigin(tekst, begin, x, y):
        return (0.0, 0.0, 0.0, 0.0)
    op_x, op_y = -math.sin(hoek), math.cos(hoek)
    romp = omhul(punten)
    if abs(op_y) > 0.99:
        punten = [(romp[0], y.value - 0.22 * grootte * op_y), (romp[2], y.value + 0.75 * grootte * op_y)]
    elif abs(op_x) > 0.99:
        punten = [(x.value - 0.22 * grootte * op_x, romp[1]), (x.value + 0.75 * grootte * op_x, romp[3])]
    return vlak.kader(punten)


def _stijl(tekst: Any, plaats: int, vlak: Vlak) -> tuple[Woord, float, float, int, bool]:
    matrix = ruw.FS_MATRIX()
    ruw.FPDFText_GetMatrix(tekst, plaats, matrix)
    hoek = math.atan2(matrix.b, matrix.a)
    grootte = ruw.FPDFText_GetFontSize(tekst, plaats) * math.hypot(matrix.c, matrix.d)
    kleuren = [ctypes.c_uint() for _ in range(4)]
    ruw.FPDFText_GetFillColor(tekst, plaats, *kleuren)
    rood, groen, blauw, dekking = (k.value for k in kleuren)
    object_ = ruw.FPDFText_GetTextObject(tekst, plaats)
    modus = ruw.FPDFTextObj_GetTextRenderMode(object_)
    letter = ruw.FPDFTextObj_GetFont(object_)
    naam = _lettertype(letter)
    vlaggen = ruw.FPDFFont_GetFlags(letter)
    vet = (
        bool(_VET.search(naam))
        or ruw.FPDFFont_GetWeight(letter) >= 600
        or bool(vlaggen > 0 and vlaggen & 1 << 18)
        or modus == ruw.FPDF_TEXTRENDERMODE_FILL_STROKE
    )
    cursief = bool(_CURSIEF.search(naam)) or (abs(matrix.c) > 0.15 * abs(matrix.d or 1) and abs(matrix.b) < 0.01)
    graden = round(math.degrees(hoek) - vlak.draaiing) % 360
    stijl = Woord("", (0, 0, 0, 0), vet, cursief, round(grootte, 1), rood << 16 | groen << 8 | blauw, hoek=graden)
    onzichtbaar = modus in (ruw.FPDF_TEXTRENDERMODE_INVISIBLE, ruw.FPDF_TEXTRENDERMODE_CLIP)
    return stijl, grootte, hoek, dekking, onzichtbaar


def _lettertype(letter: Any) -> str:
    lengte = ruw.FPDFFont_GetBaseFontName(letter, None, 0)
    if not 0 < lengte < 500:
        return ""
    buffer = ctypes.create_string_buffer(lengte)
    ruw.FPDFFont_GetBaseFontName(letter, buffer, lengte)
    return buffer.value.decode("latin-1")
