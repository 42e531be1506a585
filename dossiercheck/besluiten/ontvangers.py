"""Wie een besluit krijgt. Een verkeerde ontvanger is een datalek: de keuze is deze regel en niets anders."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from dossiercheck.besluiten.typen import Besluitregels, Strekking

_VOLWASSEN = 18


class Ontvanger(StrEnum):
    """Wie een bericht kan krijgen; elk krijgt een eigen bericht, zodat niemand het adres van een ander ziet."""

    OUDERS = "ouders"
    LEERLING = "leerling"
    SCHOOL = "school"


def kies_ontvangers(strekking: Strekking, geboren: date | None, datum: date, regels: Besluitregels, ook_ouders: bool = False) -> tuple[Ontvanger, ...]:
    """De ontvangers in vaste volgorde. Wie op de dag van het besluit 18 of ouder is, krijgt het zelf; zijn ouders dan niet.

    `ook_ouders`: het swv stuurt ook een afwijzing aan de ouders (Awb 3:41).
    """
    gekozen = {Ontvanger(naam) for naam in regels.ontvangers[strekking]}
    if ook_ouders and strekking in {Strekking.AFWIJZEN, Strekking.BUITEN_BEHANDELING}:
        gekozen.add(Ontvanger.OUDERS)
    if Ontvanger.OUDERS in gekozen and is_volwassen(geboren, datum):
        gekozen = gekozen - {Ontvanger.OUDERS} | {Ontvanger.LEERLING}
    return tuple(ontvanger for ontvanger in Ontvanger if ontvanger in gekozen)


def is_volwassen(geboren: date | None, datum: date) -> bool:
    """Of iemand op deze dag 18 of ouder is; zonder geboortedatum niet."""
    if geboren is None:
        return False
    return datum.year - geboren.year - ((datum.month, datum.day) < (geboren.month, geboren.day)) >= _VOLWASSEN
