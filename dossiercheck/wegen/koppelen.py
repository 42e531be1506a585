"""Van welke leerling op de lijst een bijlage is: op naam en geboortedatum. Twijfel blijft twijfel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from dossiercheck.begrippen import Alinea, Blok, Kop, Stuk, Tabel, Veld, Wijze
from dossiercheck.schrijfwijze import vind_datums, vouw, zelfde_naam
from dossiercheck.woordenschat import Woordenschat

_GENOEG, _VERSCHIL = 72.0, 8.0
"""Zoveel procent moet een slecht gelezen naam lijken, en zoveel meer dan die van elke andere leerling."""
_KORTE_REGEL = 6


class Graad(IntEnum):
    """Hoe zeker een stuk van een leerling is. VERMOEDEN: de enige naam die erop lijkt; telt als de rij zelf naar een bijlage verwijst."""

    TWIJFEL = 1
    VERMOEDEN = 2
    ZEKER = 3


@dataclass(frozen=True, slots=True)
class Leerling:
    """Een leerling op de lijst met zijn nummer."""

    nummer: str
    naam: str
    geboren: date | None

    @property
    def kaal(self) -> str:
        return vouw(self.naam)


@dataclass(frozen=True, slots=True)
class Koppeling:
    """Bij welke leerlingen een stuk kan horen. `ander`: het noemt een leerling die niet op de lijst staat."""

    graden: Mapping[str, Graad] = field(default_factory=dict)
    ander: bool = False
    tegenspraak: bool = False
    """De naam klopt, de geboortedatum niet."""


class Koppelaar:
    """Zoekt bij een stuk de leerling; de namen van de lijst zijn een keer voorbereid."""

    def __init__(self, leerlingen: Sequence[Leerling], ws: Woordenschat) -> None:
        self.ws = ws
        self.leerlingen = [leerling for leerling in leerlingen if leerling.kaal]
        self._op_woord: dict[str, list[Leerling]] = defaultdict(list)
        for leerling in self.leerlingen:
            self._op_woord[max(leerling.kaal.split(), key=len)].append(leerling)

    def koppel(self, stuk: Stuk) -> Koppeling:
        """De leerling van dit stuk; zonder naam die erop lijkt een lege koppeling."""
        regels = list(_regels(stuk.blokken))
        etiketten = [waarde for etiket, waarde in regels if self._is_naam(etiket)]
        datums = _geboortedatums(regels)
        heel = self._genoemd(" ".join(etiketten)) or self._genoemd("\n".join(f"{e} {w}" for e, w in regels))
        if heel:
            return _beslis(heel, datums)
        if (geboren := [leerling for leerling in self.leerlingen if leerling.geboren in datums]) and (gevonden := self._op_datum(geboren, regels)):
            return gevonden
        if voorletters := [leerling for leerling in self.leerlingen if any(_past_voorletter(leerling.naam, w) for w in etiketten)]:
            return Koppeling({leerling.nummer: Graad.VERMOEDEN if len(voorletters) == 1 else Graad.TWIJFEL for leerling in voorletters})
        return self._gelijkend(stuk, regels, etiketten)

    def _is_naam(self, etiket: str) -> bool:
        woorden = self.ws.lijst.woorden
        return bool(etiket) and woorden.naametiket.raakt(etiket) and not woorden.naametiket_niet.raakt(etiket)

    def _genoemd(self, tekst: str) -> list[Leerling]:
        """De leerlingen van wie alle woorden van de naam in de tekst staan, bij elkaar of in velden voor voornaam en achternaam."""
        kaal = f" {vouw(tekst)} "
        woorden = set(kaal.split())
        kandidaten = [leerling for woord in woorden & self._op_woord.keys() for leerling in self._op_woord[woord]]
        return [leerling for leerling in kandidaten if _staat_in(leerling.kaal, kaal, los="\n" not in tekst)]

    def _op_datum(self, geboren: Sequence[Leerling], regels: Sequence[tuple[str, str]]) -> Koppeling | None:
        """Een unieke geboortedatum met een deel van de naam is zeker; zonder leesbare naam is het twijfel."""
        if len(geboren) > 1:
            return Koppeling({leerling.nummer: Graad.TWIJFEL for leerling in geboren})
        kaal = geboren[0].kaal
        woorden = set(vouw(" ".join(waarde for _, waarde in regels)).split())
        genoemd = any(len(woord) >= 3 and woord in woorden for woord in kaal.split()) or _gelijkenis(kaal, _korte(regels)) >= _GENOEG
        return Koppeling({geboren[0].nummer: Graad.ZEKER if genoemd else Graad.TWIJFEL})

    def _gelijkend(self, stuk: Stuk, regels: Sequence[tuple[str, str]], etiketten: Sequence[str]) -> Koppeling:
        """Een naam met leesfouten: de leerling die er het meest op lijkt, als geen ander in de buurt komt."""
        korte = _korte(regels)
        standen = sorted(((_gelijkenis(leerling.kaal, korte), leerling.nummer) for leerling in self.leerlingen), reverse=True)
        if standen and standen[0][0] >= _GENOEG:
            dichtbij = [nummer for stand, nummer in standen if stand > standen[0][0] - _VERSCHIL]
            return Koppeling(dict.fromkeys(dichtbij, Graad.VERMOEDEN if len(dichtbij) == 1 else Graad.TWIJFEL))
        leesbaar = stuk.gelezen.wijze is not Wijze.OCR and any(len(w.split()) >= 2 for w in etiketten)
        op_bestand = [leerling for leerling in self.leerlingen if not leesbaar and _staat_in(leerling.kaal, f" {vouw(stuk.bestand)} ", los=True)]
        return Koppeling({leerling.nummer: Graad.TWIJFEL for leerling in op_bestand}, ander=leesbaar)


def _beslis(genoemd: Sequence[Leerling], datums: frozenset[date]) -> Koppeling:
    """Met dezelfde naam beslist de geboortedatum; noemt het stuk een andere, dan is het twijfel."""
    passend = [leerling for leerling in genoemd if not datums or leerling.geboren is None or leerling.geboren in datums]
    if len(passend) == 1:
        return Koppeling({passend[0].nummer: Graad.ZEKER})
    met_datum = [leerling for leerling in passend if leerling.geboren in datums]
    if len(met_datum) == 1:
        return Koppeling({met_datum[0].nummer: Graad.ZEKER})
    return Koppeling({leerling.nummer: Graad.TWIJFEL for leerling in (passend or genoemd)}, tegenspraak=not passend)


def _staat_in(naam: str, kaal: str, *, los: bool) -> bool:
    """De naam in een van beide volgordes; `los`: de woorden mogen ook uit verschillende velden komen."""
    voor, _, rest = naam.partition(" ")
    if f" {naam} " in kaal or (rest and f" {rest} {voor} " in kaal):
        return True
    return los and bool(rest) and all(f" {woord} " in kaal for woord in naam.split())


def _past_voorletter(naam: str, gelezen: str) -> bool:
    """'S. de Vries' bij Sam de Vries: een voorletter met dezelfde achternaam."""
    woorden = vouw(gelezen).split()
    return len(woorden) > 1 and len(woorden[0]) == 1 and zelfde_naam(naam, gelezen) is None


def _gelijkenis(naam: str, regels: Iterable[str]) -> float:
    from rapidfuzz.fuzz import ratio

    return max((max(ratio(naam, regel), ratio(naam, " ".join(reversed(regel.split())))) for regel in regels), default=0.0)


def _korte(regels: Iterable[tuple[str, str]]) -> list[str]:
    """De korte regels en antwoorden waar een naam kan staan, in kale vorm."""
    return [kaal for _, waarde in regels if 1 <= len((kaal := vouw(waarde)).split()) <= _KORTE_REGEL and len(kaal) >= 4]


def _geboortedatums(regels: Iterable[tuple[str, str]]) -> frozenset[date]:
    """De datums bij 'geboren' of 'geboortedatum'."""
    return frozenset(v.datum for etiket, waarde in regels if "geb" in vouw(f"{etiket} {waarde}") for v in vind_datums(waarde) if v.datum)


def _regels(blokken: Sequence[Blok]) -> Iterable[tuple[str, str]]:
    """(etiket, tekst) van elk blok; een losse regel onder een etiket hoort bij dat etiket."""
    vorige = ""
    for blok in blokken:
        if isinstance(blok, Veld):
            yield blok.etiket, blok.waarde
            vorige = blok.etiket if not blok.waarde.strip() else ""
        elif isinstance(blok, Kop | Alinea):
            yield vorige, blok.tekst
            vorige = blok.tekst if len(blok.tekst.split()) <= 3 else ""
        elif isinstance(blok, Tabel):
            yield from _uit_tabel(blok)


def _uit_tabel(tabel: Tabel) -> Iterable[tuple[str, str]]:
    if len(tabel.koppen) == 2:
        yield tabel.koppen[0], tabel.koppen[1]
    for rij in tabel.rijen:
        if len(rij) == 2:
            yield rij[0].tekst, rij[1].tekst
        else:
            yield from ((kop, cel.tekst) for kop, cel in zip(tabel.koppen or [""] * len(rij), rij, strict=False))
