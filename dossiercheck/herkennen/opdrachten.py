"""De opdracht aan wie het formulier invult ('Noteer datum en uitkomst.') is geen antwoord, ook niet als zij in het veld zelf staat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dossiercheck.begrippen import Alinea, Blok, Tabel, Veld
from dossiercheck.schrijfwijze import vouw, zinnen
from dossiercheck.woordenschat import Woordenschat

_LEGENDA = re.compile(r"^\s*\(?(?:\d\s*=\s*[^\W\d]+\s*[,;/|)]?\s*(?:en |of )?){2,}(?=\S)")
"""'1 = laag, 2 = midden, 3 = hoog' voor het antwoord."""


def zonder_opdrachten(blokken: Iterable[Blok], ws: Woordenschat) -> Iterator[Blok]:
    """De blokken zonder opdrachten in waarden, cellen en alinea's; wat er als antwoord achter staat blijft."""
    for blok in blokken:
        if isinstance(blok, Veld):
            yield replace(blok, waarde=_antwoord(blok.waarde, ws))
        elif isinstance(blok, Tabel):
            yield replace(blok, rijen=tuple(tuple(replace(cel, tekst=_antwoord(cel.tekst, ws)) for cel in rij) for rij in blok.rijen))
        elif not isinstance(blok, Alinea):
            yield blok
        elif rest := _antwoord(blok.tekst, ws):
            yield replace(blok, tekst=rest)


def _antwoord(tekst: str, ws: Woordenschat) -> str:
    """De tekst zonder de opdrachten of de legenda waar hij mee begint."""
    tekst = _LEGENDA.sub("", tekst)
    for begin, _, zin in zinnen(tekst):
        m = ws.kenmerken["opdracht"].zoek(vouw(zin))
        if m is None or m.start() > 0:
            return tekst if begin == 0 else tekst[begin:]
    return "" if tekst.strip() else tekst
