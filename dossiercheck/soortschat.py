"""Aan welke woorden een documentsoort en een aanvraagtype te herkennen zijn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dossiercheck.patroon import GEEN, Patronen
from dossiercheck.woordlezer import Lezer


@dataclass(frozen=True, slots=True)
class Soortkenmerk:
    """Waaraan een documentsoort te herkennen is: woorden in de titel (zwaar) en in de tekst."""

    soort: str
    titel: Patronen
    niet_titel: Patronen
    inhoud: tuple[Patronen, ...]
    niet_inhoud: Patronen
    """Staat dit in de tekst, dan is de inhoud alleen geen reden."""
    nodig: int
    voorrang: int
    stijl: str = ""
    rubrieken: tuple[Patronen, ...] = ()
    """Wat een formulier vraagt: genoeg hiervan als etiket onder een titel die een aanvraagtype noemt is ook een formulier."""
    rubrieken_nodig: int = 0
    niet_rubriek: Patronen = GEEN
    """Staat dit in de titel, dan zeggen de rubrieken niets."""
    brieftitel: Patronen = GEEN
    """Het onderwerp van een lange brief of mail van deze soort."""
    vraagt: tuple[str, ...] = ()
    """Begrippen waar alleen een formulier naar vraagt: genoeg hiervan is een formulier, welke titel het ook heeft."""
    vraagt_nodig: int = 0
    bovenregel: Patronen = GEEN
    """De titel met de regel eronder erbij."""
    rollen: tuple[Patronen, ...] = ()
    """Wie er tekent: heeft elke rol een eigen plek op een kort blad, dan is het deze soort, welke titel het ook heeft."""
    niet_rol: Patronen = GEEN
    """Tekent zo iemand ook, dan hoort het blad bij iets anders."""
    beschrijft: tuple[str, ...] = ()
    """Begrippen waarover een mail van deze soort in eigen alinea's vertelt."""
    tekent: Patronen = GEEN
    """Woorden die zeggen dat er op het blad getekend wordt."""


@dataclass(frozen=True, slots=True)
class Typekenmerk:
    """Aan welke titel een aanvraagtype te herkennen is; `brief`: ook een brief telt als formulier."""

    sleutel: str
    titel: Patronen
    niet: Patronen
    brief: bool = False
    keuze: Patronen = GEEN
    """Hoe het type heet als aangekruiste keuze of ingevulde soort aanvraag."""
    algemeen: bool = False
    """De titel zegt nog niet of het een eerste aanvraag of een vervolg is."""
    gevuld: tuple[Patronen, ...] = ()
    """Wat er ingevuld moet zijn om een formulier zonder duidelijke titel van dit type te laten zijn."""


def lees_soort(naam: str, g: Mapping[str, Any], lezer: Lezer) -> Soortkenmerk:
    """De kenmerken van een documentsoort uit herkennen.yaml."""
    return Soortkenmerk(
        soort=naam,
        titel=lezer.patronen(g.get("titel")),
        niet_titel=lezer.patronen(g.get("niet_titel")),
        inhoud=tuple(lezer.patronen(regel) for regel in g.get("inhoud", ())),
        niet_inhoud=lezer.patronen(g.get("niet_inhoud")),
        nodig=int(g.get("nodig", 2)),
        voorrang=int(g.get("voorrang", 0)),
        stijl=str(g.get("stijl", "")),
        rubrieken=tuple(lezer.patronen(regel) for regel in g.get("rubrieken", ())),
        rubrieken_nodig=int(g.get("rubrieken_nodig", 0)),
        niet_rubriek=lezer.patronen(g.get("niet_rubriek")),
        brieftitel=lezer.patronen(g.get("brieftitel")),
        vraagt=tuple(map(str, g.get("vraagt", ()))),
        vraagt_nodig=int(g.get("vraagt_nodig", 0)),
        bovenregel=lezer.patronen(g.get("bovenregel")),
        rollen=tuple(lezer.patronen(regel) for regel in g.get("rollen", ())),
        niet_rol=lezer.patronen(g.get("niet_rol")),
        beschrijft=tuple(map(str, g.get("beschrijft", ()))),
        tekent=lezer.patronen(g.get("tekent")),
    )


def lees_type(naam: str, g: Mapping[str, Any], lezer: Lezer) -> Typekenmerk:
    """De kenmerken van een aanvraagtype uit herkennen.yaml."""
    return Typekenmerk(
        sleutel=naam,
        titel=lezer.patronen(g["titel"]),
        niet=lezer.patronen(g.get("niet")),
        brief=bool(g.get("brief", False)),
        keuze=lezer.patronen(g.get("keuze")),
        algemeen=bool(g.get("algemeen", False)),
        gevuld=tuple(lezer.patronen(regel) for regel in g.get("gevuld", ())),
    )
