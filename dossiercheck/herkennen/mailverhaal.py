"""Een mail die zelf vertelt wat de aanvraag vraagt is een toelichting; een mail die alleen bijlagen aankondigt niet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossiercheck.begrippen import Alinea, Blok, Veld
from dossiercheck.herkennen.formulier import NIETS, Stand
from dossiercheck.herkennen.velden import met_alineavelden
from dossiercheck.schrijfwijze import vouw
from dossiercheck.soortschat import Soortkenmerk
from dossiercheck.woordenschat import Woordenschat, Zoekopdracht

_PUNTEN = 5.5
"""Minder dan een titel bovenaan, meer dan woorden in de tekst."""
_MINSTE_WOORDEN = 12
_MINSTE_BEGRIPPEN = 2


def mailstand(kenmerk: Soortkenmerk, blokken: Sequence[Blok], ws: Woordenschat) -> Stand:
    """Twee of meer begrippen, elk met een eigen alinea of een eigen etiket met zinnen erachter."""
    alineas = [b for b in blokken if isinstance(b, Alinea) and len(b.tekst.split()) >= _MINSTE_WOORDEN]
    etiketten = [b.etiket for b in met_alineavelden(alineas) if isinstance(b, Veld)]
    gevonden: dict[str, str] = {}
    for naam in kenmerk.beschrijft:
        vondst = next(_beschreven([o for o in ws.begrippen[naam].vinders if kenmerk.soort in o.stukken], alineas, etiketten), None)
        if vondst and vondst not in gevonden.values():
            gevonden[naam] = vondst
    if len(gevonden) < _MINSTE_BEGRIPPEN:
        return NIETS
    return _PUNTEN, tuple(f"vertelt over '{tekst[:60]}'" for tekst in list(gevonden.values())[:4])


def _beschreven(opdrachten: Sequence[Zoekopdracht], alineas: Sequence[Alinea], etiketten: Sequence[str]) -> Iterator[str]:
    for opdracht in opdrachten:
        yield from (e for e in etiketten if opdracht.vraag and opdracht.vraag.raakt(e) and not opdracht.niet.raakt(e))
        yield from (a.tekst for a in alineas if opdracht.zin and opdracht.zin.zoek(vouw(a.tekst)) and not opdracht.niet.zoek(vouw(a.tekst)))
