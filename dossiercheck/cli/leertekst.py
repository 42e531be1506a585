"""De zinnen van `leer`."""

from __future__ import annotations

from collections.abc import Iterator

from dossiercheck.leer import Les, Voorstel

_GEEN_TYPE = "Het aanvraagtype blijkt niet uit dit formulier. Geef het met --type; dan staat er ook bij welke eisen het raakt."


def leertekst(les: Les) -> Iterator[str]:
    """De les als regels tekst: het stuk, wat bekend is, de voorstellen, en wat er nog mist."""
    for stuk in les.stukken:
        yield f"{stuk.bestand}: herkend als {stuk.soort} ({'; '.join(stuk.redenen)})."
    yield f"Aanvraagtype: {les.type_.naam}." if les.type_ else _GEEN_TYPE
    yield f"\nBekend: {len(les.bekend)} etiketten."
    for etiket, begrippen in les.bekend:
        yield f"  '{etiket.tekst}' hoort bij {', '.join(begrippen)}"
    yield f"\nVoorstellen: {len(les.voorstellen)}."
    for voorstel in les.voorstellen:
        yield from _voorstel(voorstel)
    yield f"\nZonder voorstel: {len(les.onbekend)} etiketten. Vaak is dat goed: niet elke vraag op een formulier hoort bij een eis."
    yield from (f"  '{etiket.tekst}'" for etiket in les.onbekend)
    if les.zonder_etiket:
        yield f"\nVoor deze eisen staat er geen bekend etiket op: {', '.join(les.zonder_etiket)}. Het antwoord kan ook in een ander stuk staan."


def _voorstel(voorstel: Voorstel) -> Iterator[str]:
    from dossiercheck.leerwerk import plek_van

    yield f"  '{voorstel.etiket.tekst}' hoort {voorstel.zekerheid} bij {voorstel.begrip}: het lijkt op '{voorstel.lijkt_op}'."
    if voorstel.verandert:
        yield "    Op dit voorbeeld verandert dan: " + "; ".join(f"{eis} van {van} naar {naar}" for eis, van, naar in voorstel.verandert) + "."
    elif voorstel.eisen:
        yield f"    Op dit voorbeeld verandert er niets. Is het ingevuld, dan telt het mee voor: {', '.join(voorstel.eisen)}."
    yield f"    Zet in schema/begrippen/{plek_van(voorstel.begrip).name}, bij {voorstel.begrip}, in vinder {voorstel.plek + 1} onder 'vraag':"
    yield f'      - "{voorstel.etiket.patroon}"'
