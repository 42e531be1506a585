"""Een OLE-bestand (de indeling van doc, xls en msg) uit stromen, en de kleinste xls en msg daarin."""

from __future__ import annotations

import struct

_SECTOR, _KLEIN, _GRENS = 512, 64, 4096
_EIND, _VRIJ, _TABEL = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD

Boom = dict[str, "bytes | Boom"]


def ole(boom: Boom) -> bytes:
    """Het OLE-bestand met deze mappen en stromen."""
    return _Bestand(boom).bytes


class _Bestand:
    def __init__(self, boom: Boom) -> None:
        self._vakken: list[bytes] = []
        self._mini = b""
        self._sectoren: list[bytes] = []
        self._fat: list[int] = []
        self._minifat: list[int] = []
        self._vakken.append(b"")
        kind = self._map(boom)
        begin = self._bewaar(self._mini) if self._mini else _EIND
        self._vakken[0] = _vak("Root Entry", 5, kind, _VRIJ, begin, len(self._mini))
        mapbegin = self._bewaar(b"".join(self._vakken))
        minibegin = self._bewaar(_getallen(self._minifat)) if self._minifat else _EIND
        minisectoren = -(-len(self._minifat) * 4 // _SECTOR)
        tabellen = 1
        while (len(self._fat) + tabellen) * 4 > tabellen * _SECTOR:
            tabellen += 1
        eerste = len(self._fat)
        self._fat += [_TABEL] * tabellen
        tabel = _getallen(self._fat).ljust(tabellen * _SECTOR, b"\xff")
        wijzers = [*range(eerste, eerste + tabellen)]
        kop = struct.pack(
            "<8s16xHHHHH6xIIIIIIIIII",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            62,
            3,
            0xFFFE,
            9,
            6,
            0,
            tabellen,
            mapbegin,
            0,
            _GRENS,
            minibegin,
            minisectoren,
            _EIND,
            0,
            wijzers[0],
        )
        kop += _getallen([*wijzers[1:], *[_VRIJ] * (109 - len(wijzers))])
        self.bytes = kop + b"".join(self._sectoren) + tabel

    def _map(self, boom: Boom) -> int:
        """De vakken van een map, als ketting naar rechts; geeft het eerste vak."""
        namen = sorted(boom, key=lambda naam: (len(naam), naam.upper()))
        eerste = len(self._vakken)
        self._vakken += [b""] * len(namen)
        for rang, naam in enumerate(namen):
            inhoud, volgende = boom[naam], eerste + rang + 1 if rang + 1 < len(namen) else _VRIJ
            if isinstance(inhoud, dict):
                self._vakken[eerste + rang] = _vak(naam, 1, self._map(inhoud), volgende, 0, 0)
            else:
                self._vakken[eerste + rang] = _vak(naam, 2, _VRIJ, volgende, self._stroom(inhoud), len(inhoud))
        return eerste if namen else _VRIJ

    def _stroom(self, inhoud: bytes) -> int:
        if not inhoud:
            return _EIND
        if len(inhoud) >= _GRENS:
            return self._bewaar(inhoud)
        begin, aantal = len(self._minifat), -(-len(inhoud) // _KLEIN)
        self._minifat += [*range(begin + 1, begin + aantal), _EIND]
        self._mini += inhoud.ljust(aantal * _KLEIN, b"\0")
        return begin

    def _bewaar(self, inhoud: bytes) -> int:
        begin, aantal = len(self._fat), max(1, -(-len(inhoud) // _SECTOR))
        self._fat += [*range(begin + 1, begin + aantal), _EIND]
        self._sectoren.append(inhoud.ljust(aantal * _SECTOR, b"\0"))
        return begin


def _getallen(reeks: list[int]) -> bytes:
    return struct.pack(f"<{len(reeks)}I", *reeks)


def _vak(naam: str, soort: int, kind: int, rechts: int, begin: int, maat: int) -> bytes:
    tekens = naam.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII16xI8x8xIQ", tekens, len(tekens), soort, 1, _VRIJ, rechts, kind, 0, begin, maat)


# --- xls -------------------------------------------------------------------------------------------


def _record(soort: int, inhoud: bytes = b"") -> bytes:
    return struct.pack("<HH", soort, len(inhoud)) + inhoud


def xls(*rijen: tuple[str | float, ...]) -> bytes:
    """Een oud Excel-bestand (BIFF8) met een blad."""
    bof = struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 6)
    blad = _record(0x809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 6))
    for r, rij in enumerate(rijen):
        for k, waarde in enumerate(rij):
            plek = struct.pack("<HHH", r, k, 0)
            if isinstance(waarde, str):
                blad += _record(0x204, plek + struct.pack("<HB", len(waarde), 1) + waarde.encode("utf-16-le"))
            else:
                blad += _record(0x203, plek + struct.pack("<d", waarde))
    naam = "Blad1"
    verwijzing = _record(0x85, struct.pack("<IHBB", 0, 0, len(naam), 0) + naam.encode())
    begin = len(_record(0x809, bof)) + len(verwijzing) + len(_record(0x0A))
    verwijzing = _record(0x85, struct.pack("<IHBB", begin, 0, len(naam), 0) + naam.encode())
    return ole({"Workbook": _record(0x809, bof) + verwijzing + _record(0x0A) + blad + _record(0x0A)})


# --- msg -------------------------------------------------------------------------------------------

_TEKST, _BYTES, _GETAL, _TIJD = 0x001F, 0x0102, 0x0003, 0x0040
_VERZONDEN = 134081280000000000 - 134081280000000000 % 10_000_000
"""Een vaste dag in november 2025, in honderd nanoseconden sinds 1601."""


def _kenmerken(waarden: dict[int, str | bytes | int], tijd: bool, kop: bytes) -> Boom:
    """De stromen van een lijst kenmerken, met de lijst zelf."""
    boom: Boom = {}
    lijst = kop
    for nummer, waarde in sorted(waarden.items()):
        if isinstance(waarde, int):
            lijst += struct.pack("<HHIQ", _GETAL, nummer, 6, waarde)
            continue
        soort = _TEKST if isinstance(waarde, str) else _BYTES
        inhoud = waarde.encode("utf-16-le") if isinstance(waarde, str) else waarde
        boom[f"__substg1.0_{nummer:04X}{soort:04X}"] = inhoud
        lijst += struct.pack("<HHIII", soort, nummer, 6, len(inhoud) + (2 if soort == _TEKST else 0), 0)
    if tijd:
        lijst += struct.pack("<HHIQ", _TIJD, 0x0039, 6, _VERZONDEN)
    boom["__properties_version1.0"] = lijst
    return boom


def bericht(onderwerp: str, tekst: str, bijlagen: tuple[tuple[str, bytes], ...] = (), ingesloten: tuple[Boom, ...] = (), binnen: bool = False) -> Boom:
    """De inhoud van een Outlook-bericht: `bijlagen` zijn bestanden, `ingesloten` zijn berichten."""
    aantal = len(bijlagen) + len(ingesloten)
    kop = struct.pack("<8xIIII", 0, aantal, 0, aantal) + (b"" if binnen else bytes(8))
    boom = _kenmerken({0x001A: "IPM.Note", 0x0037: onderwerp, 0x0C1A: "School", 0x0E04: "Loket", 0x1000: tekst}, True, kop)
    if not binnen:
        boom["__nameid_version1.0"] = {f"__substg1.0_000{n}0102": b"" for n in (2, 3, 4)}
    for n, (naam, inhoud) in enumerate(bijlagen):
        boom[f"__attach_version1.0_#{n:08X}"] = _kenmerken({0x3701: inhoud, 0x3704: naam, 0x3705: 1, 0x3707: naam}, False, bytes(8))
    for n, ander in enumerate(ingesloten, len(bijlagen)):
        deel = _kenmerken({0x3001: "doorgestuurd", 0x3705: 5}, False, bytes(8))
        deel["__substg1.0_3701000D"] = ander
        boom[f"__attach_version1.0_#{n:08X}"] = deel
    return boom
