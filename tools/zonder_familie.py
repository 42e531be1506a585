"""Meet hoe goed het programma is op formulieren die het niet kent: laat per familie de woorden weg die alleen in die familie voorkomen.

Een familie is een vorm waarin scholen aanleveren (een systeemafdruk, een brief, een scan). Wat er dan nog goed gaat is een schatting van hoe het gaat op een
vorm die niemand hier gezien heeft. Gebruik: zonder_familie.py GEDEELD [--schrijf docs/juistheid.md]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(WORTEL), str(WORTEL / "tools")]

from vergelijk import Telling, deel, tel_dossier  # noqa: E402

from dossiercheck.begrippen import Alinea, Blok, Gelezen, Keuzegroep, Kop, Tabel, Veld  # noqa: E402
from dossiercheck.patroon import Patronen, lees_patroon  # noqa: E402
from dossiercheck.rapporteren.rapport_json import als_json  # noqa: E402
from dossiercheck.schrijfwijze import vouw  # noqa: E402
from dossiercheck.werkproces import Kennis, Zaak, beoordeel, plat  # noqa: E402
from dossiercheck.woordenschat import Woordenschat  # noqa: E402
from tests.gelezen import dossiers, kennis, zaak_van  # noqa: E402

BEGIN, EIND = "<!-- meting: gemaakt door make juistheid -->", "<!-- einde meting -->"
_GROEP = re.compile(r"( \+ |\.\.\.\.|\.\.\.)")


@dataclass(frozen=True)
class Set:
    """Dossiers met hun waarheid en hun tekst."""

    naam: str
    zaken: Mapping[str, Zaak]
    waarheid: Mapping[str, Mapping[str, Any]]
    teksten: Mapping[str, str]

    def van(self, familie: str) -> list[str]:
        return [naam for naam, waar in self.waarheid.items() if familie in waar.get("familie", ())]

    @property
    def families(self) -> list[str]:
        return sorted({familie for waar in self.waarheid.values() for familie in waar.get("familie", ())})


def laad(naam: str, map_: Path, waarheidmap: Path) -> Set:
    waarheid = {pad.stem: json.loads(pad.read_text("utf-8")) for pad in sorted(waarheidmap.glob("*.json")) if pad.stem in dossiers(map_)}
    zaken = {dossier: zaak_van(map_, dossier) for dossier in waarheid}
    return Set(naam, zaken, waarheid, {dossier: "\n".join(_regels(zaak)) for dossier, zaak in zaken.items()})


def _regels(zaak: Zaak) -> Iterator[str]:
    """Alle tekst van een dossier in kale vorm, een regel per blok of cel."""
    alle: list[Gelezen] = [deel for wortel in zaak.gelezen for deel in plat(wortel)]
    yield from (vouw(tekst) for gelezen in alle for blok in gelezen.blokken for tekst in _teksten(blok))


def _teksten(blok: Blok) -> Iterator[str]:
    match blok:
        case Kop() | Alinea():
            yield blok.tekst
        case Veld():
            yield from (blok.etiket, blok.waarde)
        case Keuzegroep():
            yield from (blok.vraag, *(k.tekst for k in blok.keuzes))
        case Tabel():
            yield from (*blok.koppen, *(cel.tekst for rij in blok.rijen for cel in rij))
        case _:
            return


# --- woorden weglaten ------------------------------------------------------------------------------


def alle_patronen(waarde: object) -> Iterator[Patronen]:
    """Elke patroonlijst in de woordenschat."""
    if isinstance(waarde, Patronen):
        yield waarde
    elif is_dataclass(waarde) and not isinstance(waarde, type):
        for veld in fields(waarde):
            yield from alle_patronen(getattr(waarde, veld.name))
    elif isinstance(waarde, Mapping):
        for deel_ in waarde.values():
            yield from alle_patronen(deel_)
    elif isinstance(waarde, tuple):
        for deel_ in waarde:
            yield from alle_patronen(deel_)


def zonder(waarde: Any, weg: frozenset[str]) -> Any:
    """Dezelfde woordenschat zonder deze keuzes."""
    if isinstance(waarde, Patronen):
        return Patronen(tuple(lees_patroon(bron) for regel in waarde.regels if (bron := _zonder_keuzes(regel.bron, weg))))
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return replace(waarde, **{veld.name: zonder(getattr(waarde, veld.name), weg) for veld in fields(waarde)})
    if isinstance(waarde, Mapping):
        return {sleutel: zonder(deel_, weg) for sleutel, deel_ in waarde.items()}
    if isinstance(waarde, tuple):
        return tuple(zonder(deel_, weg) for deel_ in waarde)
    return waarde


def _zonder_keuzes(bron: str, weg: frozenset[str]) -> str:
    """De regel zonder deze keuzes; leeg als een groep niets overhoudt."""
    uit = []
    for stuk in _GROEP.split(bron):
        if _GROEP.fullmatch(stuk):
            uit.append(stuk)
            continue
        gelijk = "=" if stuk.lstrip().startswith("=") else ""
        blijft = [keuze.strip() for keuze in stuk.lstrip().removeprefix("=").split("|") if keuze.strip() and keuze.strip() not in weg]
        if stuk.strip() and not blijft:
            return ""
        rand = " " if "..." in bron and stuk.strip() else ""
        uit.append(f"{rand}{gelijk}{'|'.join(blijft)}{rand}" if blijft else stuk)
    return "".join(uit).strip()


def keuzes_van(ws: Woordenschat) -> frozenset[str]:
    """Elk woord en elke zinsnede die in de woordenschat als keuze staat."""
    stukken = (stuk for patronen in alle_patronen(ws) for regel in patronen.regels for stuk in _GROEP.split(regel.bron) if not _GROEP.fullmatch(stuk))
    return frozenset(keuze.strip() for stuk in stukken for keuze in stuk.lstrip().removeprefix("=").split("|") if keuze.strip())


def raak_in(keuze: str, set_: Set) -> frozenset[str]:
    """De dossiers waar dit woord of deze zinsnede in staat."""
    patroon = lees_patroon(keuze)
    return frozenset(naam for naam, tekst in set_.teksten.items() if patroon.zoek(tekst))


# --- meten -----------------------------------------------------------------------------------------


def meet(set_: Set, namen: list[str], met: Kennis) -> Telling:
    telling = Telling()
    for naam in namen:
        rapport = json.loads(als_json(beoordeel(set_.zaken[naam], met)))
        tel_dossier(telling, naam, set_.waarheid[naam], rapport)
    return telling


def meet_set(set_: Set, basis: Kennis) -> Iterator[str]:
    """Regels van een tabel: per familie met alle woorden en zonder de eigen."""
    treffers = {keuze: raak_in(keuze, set_) for keuze in keuzes_van(basis.woordenschat)}
    totaal = meet(set_, list(set_.zaken), basis).maten
    yield f"Op {set_.naam}: {len(set_.zaken)} dossiers, {totaal['eisen']} eisen."
    yield f"Met alle woorden is {deel(totaal['eis_goed'], totaal['eisen'])} goed, en zijn er {totaal['VERKEERD_VOLDAAN']} ten onrechte voldaan."
    yield f"Het oordeel is goed bij {deel(totaal['oordeel_goed'], totaal['aanvragen'])}.\n"
    yield "| familie | dossiers | woorden weggelaten | goed met alle woorden | goed zonder | ten onrechte voldaan zonder | ten onrechte compleet zonder |"
    yield "|---|---|---|---|---|---|---|"
    som: dict[str, int] = {"eisen": 0, "voor": 0, "na": 0}
    for familie in set_.families:
        namen = set_.van(familie)
        weg = frozenset(keuze for keuze, waar in treffers.items() if waar and waar <= set(namen))
        voor = meet(set_, namen, basis).maten
        na = meet(set_, namen, replace(basis, woordenschat=zonder(basis.woordenschat, weg))).maten
        som = {"eisen": som["eisen"] + voor["eisen"], "voor": som["voor"] + voor["eis_goed"], "na": som["na"] + na["eis_goed"]}
        goed = f"{deel(voor['eis_goed'], voor['eisen'])} | {deel(na['eis_goed'], na['eisen'])}"
        yield f"| {familie} | {len(namen)} | {len(weg)} | {goed} | {na['VERKEERD_VOLDAAN']} | {na['VERKEERD_COMPLEET']} |"
    yield f"| samen | | | {deel(som['voor'], som['eisen'])} | {deel(som['na'], som['eisen'])} | | |"


def main() -> int:
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("gedeeld", type=Path)
    lezer.add_argument("--schrijf", type=Path, help="het document waarin de tabellen komen")
    gekozen = lezer.parse_args()
    regels = list(meet_set(laad("de eigen meetlat (tests/meetlat)", WORTEL / "tests/meetlat/dossiers", WORTEL / "tests/meetlat/waarheid"), kennis()))
    if (gekozen.gedeeld / "voorbeelden").is_dir():
        regels += ["", *meet_set(laad("de voorbeelden (../shared)", gekozen.gedeeld / "voorbeelden", gekozen.gedeeld / "waarheid"), kennis())]
    sys.stdout.write("\n".join([*regels, ""]))
    if gekozen.schrijf:
        oud = gekozen.schrijf.read_text("utf-8")
        gekozen.schrijf.write_text("\n".join([oud[: oud.index(BEGIN)] + BEGIN, "", *regels, "", oud[oud.index(EIND) :]]), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
