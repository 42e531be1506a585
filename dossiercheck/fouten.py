"""Fouten voor mensen: wat er mis is, waarom, en wat nu te doen. Elke fout draagt zijn afsluitcode."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Uitgang(IntEnum):
    """De afsluitcodes van het contract."""

    COMPLEET = 0
    IETS_TE_DOEN = 1
    VERKEERD_GEBRUIK = 2
    NIETS_TE_CONTROLEREN = 3
    SCHRIJVEN_MISLUKT = 4
    ANDERE_RUN = 5
    SCHEMA_FOUT = 6
    SJABLOON_FOUT = 7
    DEFECT = 70


_ZWAARTE = (70, 6, 7, 4, 5, 2, 3, 1, 0)


def zwaarste(codes: Iterable[Uitgang]) -> Uitgang:
    """De code die wint: 70 > 6 > 7 > 4 > 5 > 2 > 3 > 1 > 0; zonder codes 0."""
    return min(codes, key=lambda c: _ZWAARTE.index(int(c)), default=Uitgang.COMPLEET)


class DossiercheckFout(Exception):
    """Stopt de run, met een melding in drie delen."""

    uitgang = Uitgang.DEFECT

    def __init__(self, wat: str, waarom: str = "", doe: str = "") -> None:
        super().__init__(wat)
        self.wat, self.waarom, self.doe = wat, waarom, doe

    def __str__(self) -> str:
        return "\n".join(deel for deel in (self.wat, self.waarom, self.doe) if deel)


class Gebruiksfout(DossiercheckFout):
    uitgang = Uitgang.VERKEERD_GEBRUIK


class NietsTeControleren(DossiercheckFout):
    uitgang = Uitgang.NIETS_TE_CONTROLEREN


class Schrijffout(DossiercheckFout):
    uitgang = Uitgang.SCHRIJVEN_MISLUKT


class AndereRunBezig(DossiercheckFout):
    uitgang = Uitgang.ANDERE_RUN


class Schemafout(DossiercheckFout):
    uitgang = Uitgang.SCHEMA_FOUT


class Sjabloonfout(DossiercheckFout):
    uitgang = Uitgang.SJABLOON_FOUT


class Defect(DossiercheckFout):
    uitgang = Uitgang.DEFECT
