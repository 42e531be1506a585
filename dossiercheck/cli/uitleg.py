"""De zinnen van `waarom`: oordeel, eis, bewijs, wat afviel en waar gezocht is."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from dossiercheck.begrippen import Aanvraag, Afgevallen, Bevinding, Bewijs, Status
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.rapporteren.zinnen import oordeelzin, voortgangzin
from dossiercheck.regelboek import Regelboek
from dossiercheck.verwoording import dag_en_tijd, gezocht_in_woorden, ingekort, plek_in_woorden, schoon

CITAAT = 300
_OPEN = (Status.ONTBREEKT, Status.NAKIJKEN)


def uitleg(aanvraag: Aanvraag, eis: str | None, boek: Regelboek) -> Iterator[str]:
    """De uitleg, regel voor regel. Gebruiksfout als de eis er niet is."""
    yield schoon(aanvraag.leerling_naam or f"Aanvraag {aanvraag.aanvraag}")
    yield oordeelzin(aanvraag)
    if aanvraag.voortgang:
        yield f"Sinds {dag_en_tijd(aanvraag.voortgang.vorige)}: {voortgangzin(aanvraag.voortgang)}"
    yield from (f"Opmerking: {schoon(opmerking)}" for opmerking in aanvraag.opmerkingen)
    for bevinding in _gekozen(aanvraag, eis):
        yield from ("", *_bevinding(bevinding, _feiten(bevinding.eis, aanvraag, boek)))
    if eis is None:
        for signaal in aanvraag.signalen:
            yield from ("", f"Signaal {signaal.signaal}: {schoon(signaal.toelichting)}", *map(_bewijs, signaal.bewijs))


def _gekozen(aanvraag: Aanvraag, eis: str | None) -> list[Bevinding]:
    """Zonder eis wat open staat; met eis de bevinding met die naam, of die waar het woord in voorkomt."""
    if eis is None:
        return [b for b in aanvraag.bevindingen if b.status in _OPEN]
    if precies := [b for b in aanvraag.bevindingen if b.eis == eis]:
        return precies
    if deels := [b for b in aanvraag.bevindingen if eis.casefold() in b.eis]:
        return deels
    dichtbij = get_close_matches(eis, [b.eis for b in aanvraag.bevindingen], n=1)
    raise Gebruiksfout(f"De eis '{eis}' hoort niet bij deze aanvraag.", "", f"Bedoelde u '{dichtbij[0]}'?" if dichtbij else "Zie: dossiercheck regels")


def _feiten(eis: str, aanvraag: Aanvraag, boek: Regelboek) -> list[str]:
    """De feiten waar de eis over gaat, met hun omschrijving."""
    type_ = boek.typen.get(aanvraag.aanvraagtype or "")
    namen = dict.fromkeys(feit for regel in (type_.regels if type_ else ()) if regel.eis == eis for feit in regel.feiten)
    return [f"{naam}: {boek.feiten[naam].omschrijving}" for naam in namen if naam in boek.feiten]


def _bevinding(b: Bevinding, feiten: list[str]) -> Iterator[str]:
    yield f"{b.eis}: {b.status} ({b.ernst})"
    if b.mens:
        yield f"  Oordeel van een medewerker: {b.mens.status}, door {schoon(b.mens.door)} op {dag_en_tijd(b.mens.moment)}."
        yield f"  Reden: {schoon(b.mens.reden)}"
        yield f"  Het programma vond: {b.mens.programma}. {schoon(b.mens.programma_toelichting)}"
    else:
        yield f"  {schoon(b.toelichting)}"
    yield from (f"  Feit {feit}" for feit in feiten)
    if b.waarde is not None:
        yield f"  Waarde: {schoon(str(b.waarde))}"
    yield from map(_bewijs, b.bewijs)
    yield from map(_afgevallen, b.afgevallen)
    yield f"  Gezocht in: {gezocht_in_woorden(b.gezocht) if b.gezocht else 'geen enkel stuk, want het hoort in een stuk dat er niet is'}"
    yield f"  Waarom deze eis: {b.waarom}"
    yield f"  Bron: {b.bron}"


def _bewijs(b: Bewijs) -> str:
    return f"  Gevonden: “{ingekort(schoon(b.tekst), CITAAT)}” ({plek_in_woorden(b.plek)})"


def _afgevallen(a: Afgevallen) -> str:
    eerste = a.kandidaat.bewijs[0]
    return f"  Telt niet mee, {schoon(a.waarom)}: “{ingekort(schoon(eerste.tekst), CITAAT)}” ({plek_in_woorden(eerste.plek)})"
