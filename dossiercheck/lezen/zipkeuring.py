"""Een zip lezen zonder erin te stikken: elke byte telt terwijl hij uitgepakt wordt, want de opgegeven maat kan gelogen zijn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from zipfile import ZipFile, ZipInfo

_MIB = 1024 * 1024
_DEEL = 64 * 1024
_XMLNAMEN = (".xml", ".rels", ".vml")
_GEEN_XML = (".svg", ".htm", ".html", ".xhtml")
# Andere schrijfwijzen, zoals UTF-7 of EBCDIC, kunnen een verboden verklaring verbergen en komen in echte stukken niet voor.
_TEKENSETS = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
_TEKENSET = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")


class ZipTeGroot(Exception):
    """Er komt meer uit de zip dan de grens toelaat."""


class ZipGevaarlijk(Exception):
    """De zip bevat iets dat in een echt stuk nooit staat; de tekst zegt wat."""


@dataclass(slots=True)
class Rem:
    """Telt uitgepakte bytes en stopt bij de grens, of eerder als de zip verdacht ver is samengeperst."""

    zipmaat: int
    grens: int = 250 * _MIB
    verhouding: int = 100
    vrij: int = 25 * _MIB
    geteld: int = 0

    def tel(self, aantal: int) -> None:
        self.geteld += aantal
        if self.geteld > self.grens or (self.geteld > self.vrij and self.geteld > self.verhouding * max(self.zipmaat, 1)):
            raise ZipTeGroot


def delen(zip_: ZipFile, info: ZipInfo, rem: Rem) -> Generator[bytes]:
    """De inhoud van een deel, in stukken. Fouten: ZipTeGroot, en wat zipfile en zlib geven bij schade."""
    with zip_.open(info) as invoer:
        while deel := invoer.read(_DEEL):
            rem.tel(len(deel))
            yield deel


def keur_kantoorbestand(zip_: ZipFile, rem: Rem, verboden: tuple[bytes, ...]) -> None:
    """Pak een Word-, Excel- of OpenDocument-bestand een keer uit en kijk of het te vertrouwen is. Fouten: ZipTeGroot, ZipGevaarlijk, schade."""
    namen = Counter(info.filename for info in zip_.infolist())
    if any(aantal > 1 for aantal in namen.values()):
        raise ZipGevaarlijk("Een onderdeel komt twee keer voor: wat u ziet hoeft niet te zijn wat er staat.")
    if len(namen) > 10_000:
        raise ZipTeGroot
    for info in zip_.infolist():
        with closing(delen(zip_, info, rem)) as inhoud:
            _keur_deel(info.filename.casefold(), inhoud, verboden)


def _keur_deel(naam: str, inhoud: Iterator[bytes], verboden: tuple[bytes, ...]) -> None:
    """Zoekt zonder nulbytes, zodat UTF-16 en UTF-32 ook gezien worden; de staart van het vorige stuk gaat mee over de naad."""
    staart, is_xml = b"", False
    for nummer, deel in enumerate(inhoud):
        kaal = deel.replace(b"\0", b"")
        if nummer == 0:
            is_xml = _is_xml(naam, kaal)
        if not is_xml:
            continue
        if any(woord in staart + kaal for woord in verboden):
            raise ZipGevaarlijk("Er staat een verwijzing naar buiten in de opbouw van het bestand (DOCTYPE).")
        staart = kaal[-16:]


def _is_xml(naam: str, begin: bytes) -> bool:
    if naam.endswith(_GEEN_XML):
        return False
    if not naam.endswith(_XMLNAMEN) and not begin.startswith(b"<?xml"):
        return False
    schoon = begin.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    tekenset = _TEKENSET.match(schoon[:400])
    if (schoon and not schoon.startswith(b"<")) or (tekenset and tekenset[1].lower() not in _TEKENSETS):
        raise ZipGevaarlijk("Een onderdeel is opgeslagen met tekens die Word en Excel niet gebruiken.")
    return True
