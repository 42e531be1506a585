"""Wat rapport en terminal over een oordeel zeggen, en de indeling van de bevindingen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dossiercheck.begrippen import Aanvraag, Bevinding, Ernst, Kwaliteit, Oordeel, Status, Uitkomst, Voortgang, Wijze
from dossiercheck.verwoording import telwoord

OORDEEL = {Oordeel.COMPLEET: "Compleet", Oordeel.INCOMPLEET: "Incompleet", Oordeel.NAKIJKEN: "Nakijken"}
STATUS = {Status.VOLDAAN: "voldaan", Status.ONTBREEKT: "ontbreekt", Status.NAKIJKEN: "nakijken", Status.NVT: "niet van toepassing"}
UITKOMST = {Uitkomst.GELEZEN: "Gelezen", Uitkomst.DEELS: "Deels gelezen", Uitkomst.GEWEIGERD: "Niet gelezen", Uitkomst.OVERGESLAGEN: "Overgeslagen"}
WIJZE = {
    Wijze.TEKST: "tekst",
    Wijze.FORMULIER: "invulformulier",
    Wijze.OCR: "gescand, tekst herkend",
    Wijze.WORD: "Word",
    Wijze.EXCEL: "Excel",
    Wijze.MAIL: "e-mail",
    Wijze.NIET: "",
}
KWALITEIT = {Kwaliteit.GOED: "goed leesbaar", Kwaliteit.MATIG: "matig leesbaar", Kwaliteit.SLECHT: "slecht leesbaar"}

# Een zin eindigt op een punt met een spatie en een hoofdletter; 'd.d. 3 mei' en 'ca. 4' niet.
_ZINSEINDE = re.compile(r"(?<=[^\s.][^\s.][.!?])\s+(?=[A-Z‘'„\"])")


@dataclass(frozen=True, slots=True)
class Indeling:
    """De bevindingen van een aanvraag, verdeeld over de rubrieken van het rapport."""

    ontbreekt: tuple[Bevinding, ...]
    nakijken: tuple[Bevinding, ...]
    aanbevolen: tuple[Bevinding, ...]
    voldaan: tuple[Bevinding, ...]
    nvt: tuple[Bevinding, ...]


def deel_in(bevindingen: Iterable[Bevinding]) -> Indeling:
    """Elke bevinding in precies een rubriek; wat aanbevolen is en niet in orde staat apart."""
    alle = tuple(bevindingen)
    verplicht = tuple(b for b in alle if b.ernst is Ernst.VERPLICHT)
    return Indeling(
        ontbreekt=tuple(b for b in verplicht if b.status is Status.ONTBREEKT),
        nakijken=tuple(b for b in verplicht if b.status is Status.NAKIJKEN),
        aanbevolen=tuple(b for b in alle if b.ernst is Ernst.AANBEVOLEN and b.status in {Status.ONTBREEKT, Status.NAKIJKEN}),
        voldaan=tuple(b for b in alle if b.status is Status.VOLDAAN),
        nvt=tuple(b for b in alle if b.status is Status.NVT),
    )


def oordeelzin(aanvraag: Aanvraag, onderwerp: str = "Dit dossier") -> str:
    """Het oordeel in een zin: 'Dit dossier is incompleet: 2 verplichte punten ontbreken.'"""
    deel = deel_in(aanvraag.bevindingen)
    if aanvraag.oordeel is Oordeel.COMPLEET:
        return f"{onderwerp} is compleet: alle verplichte punten zijn in orde."
    if aanvraag.oordeel is Oordeel.INCOMPLEET:
        ook = f", en {telwoord(len(deel.nakijken), 'punt moet', 'punten moeten')} nog worden nagekeken" if deel.nakijken else ""
        return f"{onderwerp} is incompleet: {telwoord(len(deel.ontbreekt), 'verplicht punt ontbreekt', 'verplichte punten ontbreken')}{ook}."
    if aanvraag.aanvraagtype is None:
        return f"{onderwerp} moet u nakijken: het is niet duidelijk om welke aanvraag het gaat."
    return f"{onderwerp} moet u nakijken: bij {telwoord(len(deel.nakijken), 'verplicht punt', 'verplichte punten')} is niet zeker of het in orde is."


def dossierzin(aanvragen: tuple[Aanvraag, ...]) -> str:
    """Het oordeel over een dossier met een of meer aanvragen, in een zin."""
    if not aanvragen:
        return "Dit dossier moet u nakijken: er is geen aanvraag in gevonden."
    if len(aanvragen) == 1:
        return oordeelzin(aanvragen[0])
    aantallen = [(soort, sum(a.oordeel is soort for a in aanvragen)) for soort in (Oordeel.INCOMPLEET, Oordeel.NAKIJKEN, Oordeel.COMPLEET)]
    woorden = {Oordeel.INCOMPLEET: "incompleet", Oordeel.NAKIJKEN: "na te kijken", Oordeel.COMPLEET: "compleet"}
    return f"Dit dossier heeft {len(aanvragen)} aanvragen: {', '.join(f'{aantal} {woorden[soort]}' for soort, aantal in aantallen if aantal)}."


def zwaarste_oordeel(aanvragen: tuple[Aanvraag, ...]) -> Oordeel:
    """Het oordeel dat voor een heel dossier geldt: incompleet voor nakijken voor compleet; zonder aanvraag nakijken."""
    oordelen = {a.oordeel for a in aanvragen} or {Oordeel.NAKIJKEN}
    return next(o for o in (Oordeel.INCOMPLEET, Oordeel.NAKIJKEN, Oordeel.COMPLEET) if o in oordelen)


def kop_en_rest(tekst: str) -> tuple[str, str]:
    """De eerste zin, en wat erop volgt."""
    kop, *rest = _ZINSEINDE.split(tekst.strip(), maxsplit=1)
    return kop, rest[0] if rest else ""


def voortgangzin(v: Voortgang) -> str:
    """'2 van 3 punten opgelost.', met wat er nieuw bij kwam."""
    delen = []
    if v.gevraagd:
        delen.append(f"{len(v.opgelost)} van {telwoord(len(v.gevraagd), 'punt', 'punten')} opgelost.")
    if v.nieuw:
        delen.append(f"{telwoord(len(v.nieuw), 'nieuw punt', 'nieuwe punten')}.")
    return " ".join(delen)
