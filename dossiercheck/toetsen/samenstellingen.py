"""Alle samenstellingen van de kandidaten die niet zijn uitgesloten, en wat de regel van elk vindt.

Een feit met zekere kandidaten heeft een van hun waarden, of die van een onzekere. Een feit met alleen onzekere kan ook afwezig zijn.
Een feit zonder kandidaten is afwezig. Wat in een onleesbaar stuk kan staan maakt van 'faalt' hooguit 'onbekend': nooit een geslaagde toets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import product
from math import prod

from dossiercheck.begrippen import Feit, Kandidaat, Status
from dossiercheck.keuring import AFWEZIG, Afwezig, Gegeven, Peil
from dossiercheck.regelboek import Regel

GRENS = 4096
"""Zoveel samenstellingen hooguit; daarboven stelt het programma niets vast."""


@dataclass(frozen=True, slots=True)
class Optie:
    """Een waarde die een feit kan hebben, met de kandidaten die haar noemen. `zeker`: een ervan is zeker."""

    gegeven: Gegeven
    peil: Peil
    zeker: bool
    kandidaten: tuple[Kandidaat, ...] = ()


class Uitslag(Enum):
    """Wat de regel van een samenstelling vindt."""

    SLAAGT = "slaagt"
    NVT = "nvt"
    FAALT = "faalt"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Weging:
    """De uitkomst over alle samenstellingen, met de opties per feit; `te_veel` als er meer samenstellingen zijn dan de grens."""

    status: Status
    opties: Mapping[str, tuple[Optie, ...]]
    te_veel: bool = False


def opties_van(feit: Feit | None, peil_van: Mapping[str, Peil], standaard: Peil) -> tuple[Optie, ...]:
    """De waarden die het feit kan hebben, elk een keer per peil; AFWEZIG erbij als er geen zekere kandidaat is."""
    groepen: dict[tuple[str, object, Peil], list[Kandidaat]] = {}
    for kandidaat in feit.kandidaten if feit else ():
        peil = peil_van.get(kandidaat.bewijs[0].plek.bestand, standaard)
        groepen.setdefault((type(kandidaat.waarde).__name__, kandidaat.waarde, peil), []).append(kandidaat)
    opties = [Optie(groep[0].waarde, peil, any(k.zeker for k in groep), tuple(groep)) for (_, _, peil), groep in groepen.items()]
    if not any(optie.zeker for optie in opties):
        opties.append(Optie(AFWEZIG, standaard, zeker=False))
    return tuple(opties)


def weeg(regel: Regel, opties: Mapping[str, tuple[Optie, ...]], *, hiaat: bool) -> Weging:
    """De status over elke samenstelling. `hiaat`: een stuk waarin het bewijs kan staan is niet te lezen."""
    if prod(len(opties[feit]) for feit in regel.feiten) > GRENS:
        return Weging(Status.NAKIJKEN, opties, te_veel=True)
    keuzes = product(*(opties[feit] for feit in regel.feiten))
    uitslagen = {(_uitslag(regel, keuze, hiaat), _zeker(regel, keuze)) for keuze in keuzes}
    status = _status(uitslagen)
    if status is Status.VOLDAAN and regel.een_waarde and regel.waarde and _verschillend(opties[regel.waarde]):
        status = Status.NAKIJKEN
    return Weging(status, opties)


def _uitslag(regel: Regel, keuze: Sequence[Optie], hiaat: bool) -> Uitslag:
    """Of de eis geldt is soms niet te lezen; slaagt de toets dan toch, dan maakt dat niet uit. Is het niet vermeld, dan blijft het onbekend."""
    gegevens = {feit: (optie.gegeven, optie.peil) for feit, optie in zip(regel.feiten, keuze, strict=True)}
    geldt = regel.geldt_als.weeg(gegevens)
    if geldt is False:
        return Uitslag.NVT
    slaagt = regel.toets.weeg(gegevens)
    niet_vermeld = any(isinstance(gegevens[feit][0], Afwezig) for feit in regel.geldt_als.feiten)
    if slaagt is None or not regel.toetsbaar_als.weeg(gegevens) or (geldt is None and (niet_vermeld or not slaagt)):
        return Uitslag.ONBEKEND
    if slaagt:
        return Uitslag.SLAAGT
    niet_gevonden = any(isinstance(gegevens[feit][0], Afwezig) for feit in regel.toets.feiten)
    return Uitslag.ONBEKEND if hiaat and niet_gevonden else Uitslag.FAALT


def _zeker(regel: Regel, keuze: Sequence[Optie]) -> bool:
    """Of de feiten van de toets in deze samenstelling zeker zijn, voor zover ze er zijn."""
    return all(optie.zeker for feit, optie in zip(regel.feiten, keuze, strict=True) if feit in regel.toets.feiten and not isinstance(optie.gegeven, Afwezig))


def _status(uitslagen: set[tuple[Uitslag, bool]]) -> Status:
    """Geldt de eis soms niet en slaagt hij anders, dan is hij voldaan als dat zeker is; slaagt hij alleen op iets onzekers, dan geldt hij niet."""
    soorten = {uitslag for uitslag, _ in uitslagen}
    if soorten <= {Uitslag.NVT, Uitslag.SLAAGT}:
        return Status.VOLDAAN if Uitslag.NVT not in soorten or (Uitslag.SLAAGT, True) in uitslagen else Status.NVT
    return Status.ONTBREEKT if soorten == {Uitslag.FAALT} else Status.NAKIJKEN


def _verschillend(opties: Sequence[Optie]) -> bool:
    return len({(type(optie.gegeven).__name__, optie.gegeven) for optie in opties if not isinstance(optie.gegeven, Afwezig)}) > 1
