"""Dossiers uit losse bestanden door de tijd: elke keer dezelfde naam, nooit die van een ander kind, en geen rapport dat niet meer klopt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dossiercheck.inzending import GERESERVEERD, Dossier, is_niet_toegewezen, unieke_naam, vergelijkbaar
from dossiercheck.losse import Naamgever, dossiernaam, nog_los
from dossiercheck.register import Register
from dossiercheck.registratie.losse import Losdossier, laat_los, lees_losse, namen_in_register, verhuis
from dossiercheck.schrijfwijze import zelfde_naam
from dossiercheck.stukken.bewaren import laat_rapport_vervallen
from dossiercheck.wegen import Leerling


def zonder_botsing(dossiers: Sequence[Dossier], eerder: Sequence[Losdossier]) -> list[Dossier]:
    """Een nieuwe map die toevallig heet als een dossier uit losse bestanden dat er al was, krijgt ' (2)': anders erft het ene kind het werk van het andere."""
    bezet = {vergelijkbaar(x.naam) for x in eerder if not is_niet_toegewezen(x.naam) and nog_los(x.plekken, dossiers)}
    gezien = {*GERESERVEERD, *bezet, *(vergelijkbaar(d.naam) for d in dossiers)}
    return [replace(d, naam=unieke_naam(d.naam, gezien)) if vergelijkbaar(d.naam) in bezet else d for d in dossiers]


def naamgever(register: Register, dossiers: Sequence[Dossier]) -> Naamgever:
    """Geeft groepen hun naam: die van de vorige keer als er een bestand van toen in zit, of als dezelfde leerling toen niet was afgerond."""
    eerder = [x for x in lees_losse(register) if not is_niet_toegewezen(x.naam)]
    nu = {vergelijkbaar(d.naam) for d in dossiers}
    gezien = {*GERESERVEERD, *nu, *map(vergelijkbaar, namen_in_register(register))}

    def geef(groepen: Sequence[tuple[Leerling, frozenset[str]]]) -> list[str]:
        vast = _terugkerend(groepen, [x for x in eerder if vergelijkbaar(x.naam) not in nu])
        return [vast[n] if n in vast else unieke_naam(dossiernaam(leerling), gezien) for n, (leerling, _) in enumerate(groepen)]

    return geef


def naamgever_zonder_register(dossiers: Sequence[Dossier]) -> Naamgever:
    gezien = {*GERESERVEERD, *(vergelijkbaar(d.naam) for d in dossiers)}
    return lambda groepen: [unieke_naam(dossiernaam(leerling), gezien) for leerling, _ in groepen]


def _terugkerend(groepen: Sequence[tuple[Leerling, frozenset[str]]], eerder: Sequence[Losdossier]) -> dict[int, str]:
    """Per groep de naam van toen; wat het meeste deelt kiest eerst."""
    rangen = [(-_overeenkomst(groep, x), not x.leerlingen, n, x.naam) for n, groep in enumerate(groepen) for x in eerder]
    uit = dict[int, str]()
    for rang, _, n, naam in sorted(rangen):
        if rang < 0 and n not in uit and naam not in uit.values():
            uit[n] = naam
    return uit


def _overeenkomst(groep: tuple[Leerling, frozenset[str]], toen: Losdossier) -> int:
    """Hoeveel bestanden er hetzelfde zijn, dubbel geteld; 1 als alleen de leerling dezelfde is; 0 als het een ander dossier is."""
    leerling, hashes = groep
    if any(_is_ander(leerling, *wie) for wie in toen.leerlingen):
        return 0
    if gelijk := len(hashes & toen.hashes - {""}):
        return 2 * gelijk
    zelfde = leerling.geboren and any(geboren == leerling.geboren and zelfde_naam(naam, leerling.naam or "") for naam, geboren in toen.leerlingen)
    return int(bool(zelfde) and not toen.afgerond)


def _is_ander(leerling: Leerling, naam: str, geboren: object) -> bool:
    strijd = geboren is not None and leerling.geboren is not None and geboren != leerling.geboren
    return strijd or (leerling.naam is not None and zelfde_naam(naam, leerling.naam) is False)


# --- opruimen --------------------------------------------------------------------------------------


def ruim_op(register: Register, uitvoer: Path, map_: Path, hashes: Mapping[str, frozenset[str]]) -> list[str]:
    """Na een run: wat verhuisd is telt alleen nog bij zijn nieuwe dossier. `hashes`: per dossier van deze run wat erin zit. Geeft meldingen."""
    meldingen, weg = list[str](), dict[str, frozenset[str]]()
    for x in lees_losse(register):
        if not any(pad.parent == map_.absolute() for pad in x.plekken):
            continue
        elders = frozenset(sha for naam, zijn in hashes.items() if naam != x.naam for sha in zijn)
        verhuisd = x.hashes & elders - hashes.get(x.naam, frozenset()) - {""}
        if x.naam in hashes or is_niet_toegewezen(x.naam):
            weg[x.sleutel] = verhuisd
        if x.naam not in hashes and not x.besloten and (verhuisd or is_niet_toegewezen(x.naam)):
            meldingen += laat_rapport_vervallen(uitvoer / x.naam)
            laat_los(register, x.sleutel)
    verhuis(register, weg)
    return meldingen
