"""Het nummer voor een vraag of kop: '3.', '6a.', 'A.1', 'II', 'Vraag 4:'."""

from __future__ import annotations

import re

_CIJFERS = r"\d{1,2}(?:\.\d{1,2})*[a-z]?[.):]?"
_LETTER = r"[A-Za-z][.):]|[A-Z][.-]?\d{1,2}(?:\.\d{1,2})*[a-z]?[.):]?"
_ROMEINS = r"[IVX]{1,4}(?:[.):]|(?=\s+[A-Z]))"
_MET_WOORD = r"(?:vraag|onderdeel|deel|rubriek|stap|blok|punt|sectie)\s+(?:\d{1,2}[a-z]?|[A-Z])\s*[.):–-]"
_NUMMER = re.compile(rf"^\s*(?:\((?:\d{{1,2}}|[a-z])\)|{_CIJFERS}|{_LETTER}|{_ROMEINS}|(?i:{_MET_WOORD}))\s+(?=\S)")


def zonder_volgnummer(tekst: str) -> str:
    """De vraag zonder het nummer ervoor."""
    return _NUMMER.sub("", tekst)
