"""Hoe een leerlinglijst te lezen is, uit schema/lijst.yaml: namen van kolommen, vakgebieden, en woorden in een cel."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from dossiercheck.fouten import Schemafout
from dossiercheck.instrumenten import Instrumenten
from dossiercheck.instrumenten import laad as laad_instrumenten
from dossiercheck.patroon import Patronen
from dossiercheck.schrijfwijze import vouw
from dossiercheck.yamlbestand import lees

BESTAND = "lijst.yaml"


@dataclass(frozen=True, slots=True)
class Kolomnaam:
    """Aan welke woorden een kolom te herkennen is, en welke woorden hem uitsluiten."""

    kolom: str
    past: Patronen
    niet: Patronen


@dataclass(frozen=True, slots=True)
class Woorden:
    """Woordgroepen voor de inhoud van een cel of een bijlage; de betekenis staat in schema/lijst.yaml."""

    geen_lijst: Patronen
    geen_leerling: Patronen
    geen_tabel: Patronen
    iq_middel: Patronen
    iq_erachter: Patronen
    over_getallen: Patronen
    procent: Patronen
    fractie: Patronen
    geen_maat: Patronen
    isk_woord: Patronen
    geen_isk: Patronen
    isk_effect: Patronen
    isk_in_nederland: Patronen
    isk_naar_school: Patronen
    niets_geboden: Patronen
    taalleerbaarheid: Patronen
    ja: Patronen
    nee: Patronen
    bijlage: Patronen
    volgt: Patronen
    twijfel: Patronen
    instemming: Patronen
    mening: Patronen
    geen_mening: Patronen
    allemaal: Patronen
    niet_gemeten: Patronen
    basis_kader: Patronen
    geen_basis_kader: Patronen
    deskundige: Patronen
    geen_onderzoek: Patronen
    geen_instrument: Patronen
    toelichting_criteria: Patronen
    toelichting_plek: Patronen
    doorstroom_wel: Patronen
    doorstroom_vmbo: Patronen
    doorstroom_niet: Patronen
    uitleg_didactisch: Patronen
    naametiket: Patronen
    naametiket_niet: Patronen


@dataclass(frozen=True, slots=True)
class Lijstschat:
    """Alles uit schema/lijst.yaml en de lijsten met instrumenten."""

    soort: str
    """De documentsoort van een leerlinglijst, en van een los ondertekeningsblad."""
    blad: str
    verslag: str
    toelichting: str
    bewijs: str
    van_leerling: frozenset[str]
    """Documentsoorten die van een leerling op de lijst kunnen zijn."""
    typen: Mapping[str, Patronen]
    groepskop: Patronen
    kolommen: tuple[Kolomnaam, ...]
    gebieden: Mapping[str, Patronen]
    maten: Mapping[str, Patronen]
    maatwoord: Mapping[str, re.Pattern[str]]
    """Per maat het woord voor een getal in een cel: 'LA 74%'; groep 1 is het getal, groep 2 een procentteken."""
    gebiedwoord: Mapping[str, re.Pattern[str]]
    keuzes: Mapping[str, Patronen]
    """Uitslagen van de taalleerbaarheidstoets."""
    isk_zinnen: Mapping[str, Patronen]
    """Per begrip waaraan een zin in een overdracht van de isk te herkennen is."""
    isk_delen: Mapping[str, Patronen]
    """Waaraan een zin nog meer te herkennen is onder een kolom die ernaar vraagt."""
    woorden: Woorden
    instrumenten: Instrumenten

    def kolom(self, kop: str) -> str | None:
        """Welke kolom deze naam heeft; None als hij niet herkend is."""
        kaal = vouw(kop)
        woorden = kaal.split()
        for n in range(len(woorden) - 1, 0, -1):
            if self.groepskop.zoek(" ".join(woorden[:n])) and (gevonden := self._zoek(" ".join(woorden[n:]))):
                return gevonden
        return self._zoek(kaal) if kaal else None

    def onderwerpen(self, kop: str) -> tuple[str, ...]:
        """Alle kolommen waar deze naam bij past, zoals van een kolom die twee dingen vraagt."""
        kaal = vouw(kop)
        return tuple(dict.fromkeys(k.kolom for k in self.kolommen if k.past.zoek(kaal) and not k.niet.zoek(kaal)))

    def _zoek(self, kaal: str) -> str | None:
        return next((k.kolom for k in self.kolommen if k.past.zoek(kaal) and not k.niet.zoek(kaal)), None)

    def type_in(self, *teksten: str) -> str | None:
        """Het enige aanvraagtype dat in deze teksten genoemd wordt; None als er geen of meer dan een is."""
        gevonden = [sleutel for sleutel, past in self.typen.items() if any(past.raakt(tekst) for tekst in teksten)]
        return gevonden[0] if len(gevonden) == 1 else None


def laad(map_: Path, patronen: Callable[[Any], Patronen]) -> Lijstschat:
    """De lijstschat uit `map_`; `patronen` leest een patroon en onthoudt fouten. Schemafout als een bestand geen YAML is."""
    gegeven: Any = lees(map_ / BESTAND)
    try:
        return _schat(gegeven, map_, patronen)
    except (KeyError, TypeError, AttributeError) as fout:
        wat = f"'{fout.args[0]}' ontbreekt" if isinstance(fout, KeyError) else "de indeling klopt niet"
        raise Schemafout(f"{BESTAND}: {wat}", "Zonder dit bestand is een leerlinglijst niet te lezen.", "Vergelijk het met de meegeleverde versie.") from None


def _schat(gegeven: Any, map_: Path, patronen: Callable[[Any], Patronen]) -> Lijstschat:
    return Lijstschat(
        soort=str(gegeven["soort"]),
        blad=str(gegeven["blad"]),
        verslag=str(gegeven["verslag"]),
        toelichting=str(gegeven["toelichting"]),
        bewijs=str(gegeven["bewijs"]),
        van_leerling=frozenset(map(str, gegeven["van_leerling"])),
        typen=_elk(gegeven["typen"], patronen),
        groepskop=patronen(gegeven["groepskop"]),
        kolommen=tuple(Kolomnaam(str(deel.get("als", naam)), patronen(deel["past"]), patronen(deel.get("niet"))) for naam, deel in gegeven["kolommen"].items()),
        gebieden=_elk(gegeven["gebieden"], patronen),
        maten=_elk(gegeven["maten"], patronen),
        maatwoord={str(maat): _voor_getal(woorden) for maat, woorden in gegeven["maatwoorden"].items()},
        gebiedwoord={str(gebied): _woord(woorden) for gebied, woorden in gegeven["gebiedwoorden"].items()},
        keuzes=_elk(gegeven["tlb"], patronen),
        isk_zinnen=_elk(gegeven["isk_zinnen"], patronen),
        isk_delen=_elk(gegeven["isk_delen"], patronen),
        woorden=Woorden(**{f.name: patronen(gegeven[f.name]) for f in fields(Woorden)}),
        instrumenten=laad_instrumenten(map_),
    )


def _elk(gegeven: Mapping[str, Any], patronen: Callable[[Any], Patronen]) -> Mapping[str, Patronen]:
    return {str(naam): patronen(waarde) for naam, waarde in gegeven.items()}


def _keuze(woorden: list[str]) -> str:
    return "|".join(re.escape(str(w)) for w in sorted(woorden, key=len, reverse=True))


def _voor_getal(woorden: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_keuze(woorden)})\s*[:=]?\s*(-?\d+(?:[.,]\d+)?)\s*(%|procent)?(?!\w)", re.IGNORECASE)


def _woord(woorden: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_keuze(woorden)})(?!\w)", re.IGNORECASE)
