"""De verklaring van een ondertekendienst: 'Digitaal ondertekend door … op …'."""

from __future__ import annotations

from dossiercheck.schrijfwijze import vind_datums, vouw
from dossiercheck.woordenschat import Woordenschat

_KORTSTE_NAAM = 3


def is_verklaring(tekst: str, ws: Woordenschat) -> bool:
    """Met een datum; 'moet voor 1 mei digitaal ondertekend worden' is uitleg."""
    return ws.kenmerken["verklaring_ondertekend"].raakt(tekst) and bool(vind_datums(tekst)) and not ws.kenmerken["te_ondertekenen"].raakt(tekst)


def noemt(verklaring: str, naam: str) -> bool:
    """Of de achternaam in de verklaring staat."""
    woorden = vouw(naam.split("(")[0].split(",")[0]).split()
    return bool(woorden) and len(woorden[-1]) >= _KORTSTE_NAAM and woorden[-1] in vouw(verklaring).split()
