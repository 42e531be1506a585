"""Het overzicht van alle dossiers in een uitvoermap, gemaakt uit de rapporten die er liggen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from dossiercheck.begrippen import Aanvraag, Rapport
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.opslag import schrijf
from dossiercheck.rapporteren.overzicht import Overzicht, Regel, maak_regel, op_volgorde
from dossiercheck.rapporteren.overzicht_html import als_html
from dossiercheck.rapporteren.overzicht_xlsx import als_xlsx
from dossiercheck.rapporteren.uit_json import lees_json
from dossiercheck.rapporteren.zinnen import OORDEEL, voortgangzin
from dossiercheck.tijd import NEDERLAND
from dossiercheck.verloop import Stand, Verloop, lees_verloop
from dossiercheck.werkproces import Kennis, maak_planning

HTML, XLSX = "overzicht.html", "overzicht.xlsx"
_JSON = "rapport.json"


@dataclass(frozen=True, slots=True)
class _Gelezen:
    map: Path
    rapport: Rapport
    verloop: Verloop


def schrijf_overzicht(uitvoer: Path, kennis: Kennis) -> None:
    """overzicht.html en overzicht.xlsx in de uitvoermap. Schrijffout als een van beide openstaat; de andere is er dan wel."""
    overzicht = maak_overzicht(uitvoer, kennis)
    try:
        schrijf(uitvoer / HTML, als_html(overzicht))
    finally:
        schrijf(uitvoer / XLSX, als_xlsx(overzicht))


def maak_overzicht(uitvoer: Path, kennis: Kennis) -> Overzicht:
    """Alle aanvragen uit de rapporten in de uitvoermap, met wat er nieuw is sinds de vorige keer dat er iets veranderde."""
    gelezen, onleesbaar = list[_Gelezen](), list[str]()
    for pad in sorted(uitvoer.glob(f"*/{_JSON}")):
        try:
            gelezen.append(_Gelezen(pad.parent, lees_json(pad.read_bytes()), lees_verloop(pad.parent)))
        except (Gebruiksfout, OSError):
            onleesbaar.append(pad.parent.name)
    momenten = sorted({stand.moment for g in gelezen for stand in g.verloop.standen})
    laatste, vorige = (momenten[-1], momenten[-2]) if len(momenten) > 1 else (None, None)
    regels = op_volgorde(regel for g in gelezen for regel in _regels(g, laatste, kennis))
    return Overzicht(kennis.nu.date(), regels, vorige.astimezone(NEDERLAND).date() if vorige else None, tuple(onleesbaar))


def _regels(g: _Gelezen, laatste: datetime | None, kennis: Kennis) -> Iterator[Regel]:
    typen = {sleutel: type_.naam for sleutel, type_ in kennis.regelboek.typen.items()}
    is_nieuw = bool(laatste and g.verloop.standen and g.verloop.standen[-1].moment == laatste)
    toen = g.verloop.voor(laatste) if laatste else None
    for a in g.rapport.aanvragen:
        nu = maak_planning(kennis.regelboek.typen.get(a.aanvraagtype or ""), g.rapport.ontvangen, a.planning.compleet_op, kennis)
        planning = replace(nu, zes_weken=a.planning.zes_weken, awb_acht_weken=a.planning.awb_acht_weken)
        nieuw = _wat_is_nieuw(a, toen) if is_nieuw else ""
        dag = g.rapport.ontvangen.astimezone(NEDERLAND).date()
        yield maak_regel(g.rapport.dossier, g.map.name, a, planning, dag, typen, _is_besloten(g.map, a.aanvraag), nieuw)


def _wat_is_nieuw(a: Aanvraag, toen: Stand | None) -> str:
    eerder = toen.aanvragen.get(a.aanvraag) if toen else None
    if eerder is None:
        return "Nieuw dossier." if toen is None else "Nieuwe aanvraag in dit dossier."
    delen = [voortgangzin(a.voortgang)] if a.voortgang else []
    if eerder.oordeel != a.oordeel:
        oud = next(woord for oordeel, woord in OORDEEL.items() if oordeel == eerder.oordeel)
        delen.append(f"Was {oud.lower()}, nu {OORDEEL[a.oordeel].lower()}.")
    return " ".join(delen) or "Stukken gewijzigd; de uitkomst is gelijk gebleven."


def _is_besloten(map_: Path, aanvraag: str) -> bool:
    """Of er een definitief besluit over deze aanvraag ligt."""
    for pad in (map_ / "besluit" / "besluit.json", map_ / "besluit" / aanvraag / "besluit.json"):
        try:
            if json.loads(pad.read_bytes()).get("definitief") is True:
                return True
        except (OSError, ValueError, AttributeError):
            continue
    return False
