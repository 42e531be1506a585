"""Wat er van schema/ gelezen is: de lijsten waar regels naar verwijzen, en alle fouten met bestand en regelnummer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dossiercheck.keuring import Feitsoort, Fout, keur
from dossiercheck.regelboek.vorm import BRONVORM, FEITVORM, STUKVORM, ZINVORM
from dossiercheck.schrijfwijze import vouw
from dossiercheck.yamlbestand import Pad, lees, regelnummer


@dataclass(frozen=True, slots=True)
class Alinea:
    """Een alinea van een bron: naam van de bron, kop, en de tekst in kale vorm om een citaat in te zoeken."""

    bron: str
    kop: str
    tekst: str


@dataclass(slots=True)
class Lezing:
    """De gelezen lijsten, en de fouten die tijdens het lezen verzameld worden."""

    map_: Path
    fouten: list[str] = field(default_factory=list)
    feiten: dict[str, Feitsoort] = field(default_factory=dict)
    stukken: dict[str, str] = field(default_factory=dict)
    zinnen: dict[str, str] = field(default_factory=dict)
    bronnen: dict[str, Alinea] = field(default_factory=dict)
    getallen: Mapping[str, int] = field(default_factory=dict)
    """Instellingen van het swv die een getal in een regel vervangen."""

    def bestand(self, naam: str) -> Mapping[str, Any]:
        """De inhoud van een bestand in de map, of een lege map als het iets anders is dan sleutels met waarden."""
        return als_map(lees(self.map_ / f"{naam}.yaml"))

    def meld(self, bestand: str, gegeven: object, pad: Pad, tekst: str) -> None:
        self.fouten.append(f"{bestand}, regel {regelnummer(gegeven, pad)}: {tekst}")

    def meld_alle(self, bestand: str, gegeven: object, binnen: Pad, fouten: Iterable[Fout]) -> None:
        for fout in fouten:
            self.meld(bestand, gegeven, (*binnen, *fout.pad), fout.tekst)

    def keur(self, bestand: str, gegeven: object, vorm: Mapping[str, Any], binnen: Pad = ()) -> bool:
        """Meldt de fouten in de vorm van een bestand of een deel ervan; True als er geen zijn."""
        deel: Any = gegeven
        for stap in binnen:
            deel = deel[stap]
        gevonden = keur(deel, vorm)
        self.meld_alle(bestand, gegeven, binnen, gevonden)
        return not gevonden


def als_map(gegeven: object) -> Mapping[str, Any]:
    """De map, of een lege als het er geen is."""
    return gegeven if isinstance(gegeven, Mapping) else {}


def open_lezing(map_: Path, getallen: Mapping[str, int]) -> Lezing:
    """De lijsten gelezen: feiten, documentsoorten, zinnen en bronnen."""
    lezing = Lezing(map_, getallen=getallen)
    for naam, gegeven in _elk(lezing, "feiten", FEITVORM):
        waarden = tuple(gegeven.get("waarden", ()))
        if (gegeven["soort"] == "keuze") is not bool(waarden):
            lezing.fouten.append(f"feiten.yaml: '{naam}' heeft waarden nodig als het een keuze is, en anders niet")
            continue
        lezing.feiten[naam] = Feitsoort(naam, gegeven["soort"], waarden, gegeven["omschrijving"], gegeven.get("afgeleid", False))
    lezing.stukken = {naam: gegeven["naam"] for naam, gegeven in _elk(lezing, "stukken", STUKVORM)}
    zinnen = lezing.bestand("zinnen")
    if lezing.keur("zinnen.yaml", zinnen, ZINVORM):
        lezing.zinnen = {str(k): str(v) for k, v in zinnen.items()}
    for pad in sorted((map_ / "bronnen").glob("*.yaml")):
        _lees_bron(lezing, pad)
    return lezing


def _lees_bron(lezing: Lezing, pad: Path) -> None:
    bron = als_map(lees(pad))
    if lezing.keur(f"bronnen/{pad.name}", bron, BRONVORM):
        lezing.bronnen |= {str(k): Alinea(str(bron["naam"]), str(a["kop"]), vouw(str(a["tekst"]))) for k, a in bron["alineas"].items()}


def _elk(lezing: Lezing, naam: str, vorm: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    gegeven = lezing.bestand(naam)
    for sleutel, deel in gegeven.items():
        if lezing.keur(f"{naam}.yaml", gegeven, vorm, (sleutel,)):
            yield str(sleutel), deel
