"""De woordenschat van een gesprek dat gehouden moet zijn: waar het beschreven staat en hoe het genoemd wordt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dossiercheck.patroon import GEEN, Patronen
from dossiercheck.woordlezer import Lezer


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """Een gesprek dat gehouden moet zijn: de koppen waaronder het beschreven staat en de zinnen die het noemen."""

    naam: str
    stukken: frozenset[str]
    kop: Patronen
    zin: Patronen
    vraag: Patronen
    niet: Patronen
    in_formulier: frozenset[str]
    verslagen: frozenset[str] = frozenset()
    """Stukken die helemaal over de gebeurtenis gaan: elk gesprek erin is dat gesprek."""
    gesprek: Patronen = GEEN
    """Een kop die een gesprek noemt; of het deze gebeurtenis was zegt `inhoud`."""
    ander_gesprek: Patronen = GEEN
    inhoud: Patronen = GEEN
    plankop: Patronen = GEEN
    """Onder zo'n kop op een formulier volstaat een etiket dat bij `vraag_onder` past."""
    vraag_onder: Patronen = GEEN
    tenzij_genoemd: Patronen = GEEN
    """Zo'n zin telt alleen als hij de gebeurtenis ook zelf noemt."""


def laad(naam: str, g: Mapping[str, Any], lezer: Lezer) -> Gebeurtenis:
    """Een gebeurtenis uit schema/herkennen.yaml."""
    return Gebeurtenis(
        naam,
        frozenset(map(str, g["in"])),
        lezer.patronen(g["kop"]),
        lezer.patronen(g["zin"]),
        lezer.patronen(g["vraag"]),
        lezer.patronen(g.get("niet")),
        frozenset(map(str, g["in_formulier"])),
        frozenset(map(str, g.get("verslagen", ()))),
        *(lezer.patronen(g.get(naam)) for naam in ("gesprek", "ander_gesprek", "inhoud", "plankop", "vraag_onder", "tenzij_genoemd")),
    )
