"""De datum in een ingevuld veld, met waarom hij wel of niet telt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossiercheck.begrippen import Waarde
from dossiercheck.schrijfwijze import Datumvondst, Precisie, vind_datums, vouw, vouw_posities, zinnen
from dossiercheck.vinden.antwoorden import Antwoord
from dossiercheck.vinden.kader import Kader
from dossiercheck.woordenschat import Zoekopdracht

Lezing = tuple[Waarde, bool, str]
"""(waarde, zeker, reden)"""
_CIJFER_WEG = re.compile(r"\d\D0\d\D")
"""'1-06-2014': een maand met een nul ervoor en een dag zonder. Op een scan kan er dan een cijfer van de dag weg zijn."""


def lees_datumveld(opdracht: Zoekopdracht, antwoord: Antwoord, kader: Kader) -> Iterator[Lezing]:
    """De datum in het veld. Met `gebeurd` telt een geplande datum niet; met `na` alleen een datum na dat woord."""
    tekst = antwoord.tekst
    if opdracht.geboorte and vind_datums(antwoord.vraag):
        return  # 'Sam Jansen, geb. 3-4-2012' is zelf het antwoord; wat eronder staat is een andere datum
    if opdracht.na:
        deel = opdracht.na.zoek(vouw(tekst))
        if deel is None:
            return
        tekst = tekst[_plek_na(tekst, deel.group()) :]
    if opdracht.gebeurd:
        if kader.ws.kenmerken["gepland"].raakt(tekst) or kader.ws.kenmerken["afwezig"].raakt(tekst):
            return
        tekst = _zonder_instemming(tekst, kader)
    for vondst in _kies(vind_datums(tekst), opdracht):
        weg = opdracht.geboorte and antwoord.ocr and _CIJFER_WEG.match(vondst.tekst) is not None
        yield from ((waarde, zeker and not weg, reden) for waarde, zeker, reden in lees_datum(vondst, antwoord.vraag))


def _zonder_instemming(tekst: str, kader: Kader) -> str:
    """Zonder de latere zinnen over instemmen met het plan: de dag daarvan is niet die van de evaluatie."""
    kenmerken = kader.ws.kenmerken
    eerste, *rest = [zin for _, _, zin in zinnen(tekst)] or [tekst]
    return " ".join([eerste, *(z for z in rest if not kenmerken["instemt"].raakt(z) or kenmerken["teruggekeken"].raakt(z))])


def _plek_na(tekst: str, woord: str) -> int:
    """Waar het gevonden woord in de ongevouwen tekst ophoudt; 0 als dat niet te zeggen is."""
    plek = vouw_posities(tekst).find(woord)
    return plek + len(woord) if plek >= 0 else 0


def _kies(vondsten: list[Datumvondst], opdracht: Zoekopdracht) -> list[Datumvondst]:
    vondsten = [v for v in vondsten if v.precisie in (Precisie.DAG, Precisie.MAAND)]
    if opdracht.geboorte:
        return [v for v in vondsten if v.precisie is Precisie.DAG][:1]
    return vondsten


def lees_datum(vondst: Datumvondst, waar: str) -> Iterator[Lezing]:
    """De datum, of None met de reden: een maand zonder dag geeft de eerste en de laatste dag, een onbestaande datum niets bruikbaars."""
    if not vondst.geldig:
        yield None, True, f"de datum '{vondst.tekst}' bestaat niet"
    elif vondst.datum is None:
        yield None, False, f"bij '{vondst.tekst}' staat geen jaar"
    else:
        yield vondst.datum, True, f"'{vondst.tekst}' bij '{waar}'"
        if vondst.laatste and vondst.laatste != vondst.datum:
            yield vondst.laatste, True, f"'{vondst.tekst}' bij '{waar}'"
