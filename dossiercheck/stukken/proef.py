"""Sjablonen keuren en proberen: welke velden een sjabloon kent, wat eraan mankeert, en een proefbrief voor vijf voorbeeldleerlingen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dossiercheck.besluiten import Besluitregels, Strekking
from dossiercheck.fouten import Sjabloonfout
from dossiercheck.instellingen import Instellingen
from dossiercheck.sjabloontaal.keuring import Vorm, vorm_van
from dossiercheck.stukken import voorbeelden
from dossiercheck.stukken.adviesformulier import formuliergegevens
from dossiercheck.stukken.besluitstukken import OUDERS, besluitgegevens
from dossiercheck.stukken.brief import Briefgegevens, verzoekgegevens
from dossiercheck.stukken.invulproces import vul_begrensd
from dossiercheck.stukken.sjabloonkeuring import keur_sjabloon
from dossiercheck.stukken.vergaderlijst import Afzender, lijstgegevens

_DAG = date(2026, 12, 1)
Gegevens = Callable[[int], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Gekeurd:
    """De uitkomst voor een sjabloon: de fouten als zinnen, en de proefbrieven (naam -> document) als er geen fouten zijn."""

    sjabloon: str
    fouten: tuple[str, ...]
    proefbrieven: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Proef:
    """Waarmee sjablonen geprobeerd worden."""

    regels: Besluitregels
    instellingen: Instellingen
    kop: Briefgegevens


def keur_en_probeer(pad: Path, proef: Proef) -> Gekeurd:
    """Keurt een sjabloon op taal, velden en inhoud, en maakt vijf proefbrieven. Voert een afgekeurd sjabloon niet uit."""
    bekend = velden_van(proef)
    gegevens = bekend.get(pad.stem)
    if fouten := keur_sjabloon(pad, _vorm(gegevens or _alles(bekend))):
        return Gekeurd(pad.name, tuple(fouten), {})
    if gegevens is None:
        return Gekeurd(pad.name, (), {})
    try:
        brieven = {f"{pad.stem}-{n + 1}.docx": vul_begrensd(pad, gegevens(n), _DAG, []) for n in range(len(voorbeelden.NAMEN))}
    except Sjabloonfout as fout:
        return Gekeurd(pad.name, (str(fout).replace("\n", " "),), {})
    return Gekeurd(pad.name, (), brieven)


def velden_van(proef: Proef) -> dict[str, Gegevens]:
    """Per meegeleverd sjabloon de gegevens van een voorbeeldleerling."""
    regels, eigen = proef.regels, proef.instellingen

    def besluit(strekking: Strekking, type_: str) -> Gegevens:
        return lambda n: besluitgegevens(voorbeelden.voorbeeldzaak(n, strekking, type_, regels, eigen))

    eerste = next(iter(regels.typen))
    uit: dict[str, Gegevens] = {sjabloon: besluit(strekking, eerste) for strekking, sjabloon in regels.brieven.items()}
    for naam, type_ in regels.typen.items():
        uit.setdefault(type_.brief, besluit(Strekking.TOEKENNEN, naam))
        if type_.document:
            uit.setdefault(type_.document.sjabloon, besluit(Strekking.TOEKENNEN, naam))
    uit[OUDERS] = besluit(Strekking.TOEKENNEN, eerste)
    uit["verzoek-aanvulling"] = lambda n: verzoekgegevens(voorbeelden.voorbeeldrapport(n), proef.kop, {"voorbeeld": "Voorbeeld van een aanvraag"})
    uit["vergaderlijst"] = lambda n: lijstgegevens(voorbeelden.voorbeeldagenda(n), Afzender(eigen.naam, eigen.loket.naam), {}, _DAG)
    uit["adviesformulier"] = lambda n: _formulier(n, proef)
    return uit


def _formulier(nummer: int, proef: Proef) -> Mapping[str, object]:
    a = voorbeelden.voorbeeldaanvraag(nummer)
    stappen = tuple(replace(stap, bevindingen=tuple(b.eis for b in a.bevindingen)) for stap in proef.regels.stappen)
    regels = replace(proef.regels, stappen=stappen)
    return formuliergegevens(f"voorbeeld {nummer + 1}", a, "Voorbeeld van een aanvraag", voorbeelden.VOORSTEL, regels, proef.instellingen, _DAG)


def _alles(bekend: Mapping[str, Gegevens]) -> Gegevens:
    """Voor een sjabloon met een eigen naam: elk veld dat ergens bestaat."""
    return lambda n: {naam: waarde for gegevens in bekend.values() for naam, waarde in gegevens(n).items()}


def _vorm(gegevens: Gegevens) -> Vorm:
    """De velden van alle voorbeeldleerlingen samen: een lijst die bij de een leeg is, is dat bij de ander niet."""
    samen: dict[str, Vorm] = {}
    for nummer in range(len(voorbeelden.NAMEN)):
        samen |= vorm_van(gegevens(nummer)) or {}
    return samen


def sjablonen_in(map_: Path) -> Iterator[Path]:
    """De Word-sjablonen in een map, op naam."""
    yield from sorted(pad for pad in map_.iterdir() if pad.suffix.casefold() in {".docx", ".docm", ".dotx", ".dotm"} and not pad.name.startswith("~$"))
