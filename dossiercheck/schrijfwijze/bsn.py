"""Burgerservicenummers vinden en maskeren."""

from __future__ import annotations

import re
from typing import NamedTuple

_ETIKET = re.compile(
    r"(?:\bbsn|burger\s?service\s?(?:nummer|nr)|sofi-?\s?(?:nummer|nr)|\bpgn|persoonsgebonden\s?(?:nummer|nr)|onderwijs\s?(?:nummer|nr))"
    r"(?:[\s:;.,=|/()*_\[\]-]|nummer|nr|van|de|het|leerling|kind|bsn|pgn|onderwijs|of){0,12}$",
    re.IGNORECASE,
)
_NEGEN = re.compile(r"(?<!\d)(?<!\d[.,])\d{9}(?!\d)(?![.,]\d)")
_GEGROEPEERD = re.compile(
    r"(?<![^\W_])(?<!\d[ .-])(?:\d{4}(?P<a>[ .\u00a0-])\d\d(?P=a)\d{3}|\d{3}(?P<b>[ .\u00a0-])\d{3}(?P=b)\d{3}|\d(?:(?P<c>[ |])\s?\d){8})(?!\d)(?![ .-]\d)"
)
# Bij een etiket telt ook een nummer van acht cijfers, of met een cijfer te veel of te weinig: ook dat gaat niet naar buiten.
_BIJ_ETIKET = re.compile(r"(?<![\d])\d(?:[ .\u00a0-]?\d){6,9}(?!\d)")
_DATUM = re.compile(r"\d{1,2}[ .-]\d{1,2}[ .-](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d")


class Bsnvondst(NamedTuple):
    """Een BSN in een tekst: plaats, de kale cijfers, en of het aan de elfproef voldoet."""

    begin: int
    eind: int
    cijfers: str
    geldig: bool


def is_bsn(cijfers: str) -> bool:
    """Of acht of negen cijfers aan de elfproef voldoen."""
    from stdnum.nl import bsn

    return bool(bsn.is_valid(cijfers))


def vind_bsn(tekst: str) -> list[Bsnvondst]:
    """Reeksen van negen cijfers ('123456782', '1234.56.782'), en van acht als er een BSN-etiket voor staat."""
    return [vondst for vondst, etiket in _zoek(tekst) if len(vondst.cijfers) == 9 or (etiket and len(vondst.cijfers) == 8)]


def bsn_bij_etiket(tekst: str) -> list[str]:
    """De geldige nummers waar een BSN-etiket voor staat, als negen cijfers."""
    return [vondst.cijfers.zfill(9) for vondst, etiket in _zoek(tekst) if etiket and vondst.geldig]


def masker_bsn(tekst: str) -> str:
    """`tekst` met '*****6782' voor elk geldig BSN en elk nummer achter een BSN-etiket."""
    for vondst, etiket in reversed(_zoek(tekst)):
        if vondst.geldig or etiket:
            sterren = "*" * (len(vondst.cijfers) - 4) + vondst.cijfers[-4:]
            tekst = tekst[: vondst.begin] + sterren + tekst[vondst.eind :]
    return tekst


def _zoek(tekst: str) -> list[tuple[Bsnvondst, bool]]:
    """Alle nummers op volgorde, met of er een BSN-etiket voor staat."""
    bezet = bytearray(len(tekst))
    gevonden: list[tuple[Bsnvondst, bool]] = []
    for patroon in (_NEGEN, _GEGROEPEERD, _BIJ_ETIKET):
        for m in patroon.finditer(tekst):
            if any(bezet[m.start() : m.end()]) or _DATUM.fullmatch(m.group()):
                continue
            etiket = _ETIKET.search(tekst[max(0, m.start() - 60) : m.start()]) is not None
            if etiket or patroon is not _BIJ_ETIKET:
                bezet[m.start() : m.end()] = b"x" * (m.end() - m.start())
                cijfers = re.sub(r"\D", "", m.group())
                gevonden.append((Bsnvondst(m.start(), m.end(), cijfers, len(cijfers) in (8, 9) and is_bsn(cijfers)), etiket))
    return sorted(gevonden)
