"""De verklaring van vernietiging: wat, waarom en door wie bevestigd. Zonder persoonsgegevens van leerlingen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dossiercheck.registratie.keten import Stand
from dossiercheck.verwoording import dag_en_tijd, schoon, telwoord

VERKLARINGEN = "verklaringen"


@dataclass(frozen=True, slots=True)
class Regel:
    """Een gewist dossier of een gewiste kopie: de sleutel in het logboek, de grond, en hoeveel bestanden."""

    sleutel: str
    wat: str
    grond: str
    bestanden: int
    originelen: int
    tlv: int


def maak_verklaring(regels: Sequence[Regel], door: str, nu: datetime, swv: str, stand: Stand) -> str:
    """De tekst van de verklaring."""
    delen = [
        "VERKLARING VAN VERNIETIGING",
        "",
        swv,
        f"Vernietigd op: {dag_en_tijd(nu)}",
        f"Bevestigd door: {schoon(door)}",
        "",
        *(deel for nummer, regel in enumerate(regels, 1) for deel in _punt(nummer, regel)),
        "Gewist zijn de rapporten, brieven, besluiten en bundels, de rijen in het register en tijdelijke bestanden.",
        "Het register is daarna opnieuw geschreven, zodat gewiste rijen er niet meer in staan. Reservekopieën vallen hier niet onder.",
        "In het logboek blijft staan dat het dossier er was, onder een kenmerk dat niet naar een persoon te herleiden is.",
        f"Stand van het logboek: {stand.aantal}:{stand.keten}",
        "",
    ]
    return "\n".join(delen)


def _punt(nummer: int, r: Regel) -> list[str]:
    originelen = f"{telwoord(r.originelen, 'origineel', 'originelen')} gewist" if r.originelen else "niet gewist door dit programma"
    kopie = telwoord(r.tlv, "kopie van een tlv", "kopieën van tlv's")
    tlv = [f"   Bewaard: {kopie}, tot de eigen bewaartermijn voorbij is"] if r.tlv else []
    return [
        f"{nummer}. {r.wat[:1].upper()}{r.wat[1:]}, kenmerk in het logboek: {r.sleutel or '-'}",
        f"   Grond: {r.grond}",
        f"   Bestanden in de uitvoer: {r.bestanden}",
        f"   Originelen in de inbox: {originelen}",
        *tlv,
        "",
    ]
