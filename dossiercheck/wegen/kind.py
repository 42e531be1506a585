"""Over welke leerling het dossier gaat, en welke stukken over een ander kind gaan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rapidfuzz.fuzz import partial_ratio, ratio

from dossiercheck.begrippen import Herkomst, Kandidaat, Stuk, Wijze
from dossiercheck.patroon import letterbeeld
from dossiercheck.schrijfwijze import vind_datums, vouw, zelfde_naam
from dossiercheck.wegen.versies import tekst_van
from dossiercheck.woordenschat import Woordenschat

Paar = tuple[Stuk, Kandidaat]
_LIJKT = 65.0
_NOEMT = 80.0
"""Zoveel procent van de hele naam moet in een scan te herkennen zijn, als geen van de woorden er heel in staat."""
_NAAMWOORD, _LOPENDE_TEKST = 4, 12


def kies_naam(paren: Sequence[Paar], ws: Woordenschat) -> str | None:
    """De naam op het formulier; is die niet goed te lezen, dan de naam in de andere stukken die erop lijkt, en anders die in de meeste stukken staat.

    Is een naam op een scan op leesfouten na die van een getypt stuk, dan geldt de getypte spelling. Bij een gelijke stand de kortste: zo maakt de volgorde
    van de bestanden niet uit.
    """
    namen = [(s, k) for s, k in paren if k.begrip == "leerling_naam" and k.waarde]
    formulier = [k for s, k in namen if s.soort == ws.formuliersoort]
    getypt = sorted({str(k.waarde) for _, k in namen if k.zeker and k.herkomst is not Herkomst.OCR})
    heel = [k for k in formulier if k.zeker]
    if heel:
        naam = str(heel[0].waarde)
        gelijk = [n for n in getypt if zelfde_naam(n, naam)] if heel[0].herkomst is Herkomst.OCR else []  # een broer of zus lijkt erop, maar is het niet
        return gelijk[0] if gelijk else naam
    telling = Counter(str(k.waarde) for _, k in namen if k.zeker)
    namen_op_rang = sorted(telling, key=lambda n: (-telling[n], len(n), n))
    gelijkend = [n for n in namen_op_rang if any(lijkt_op(n, str(k.waarde)) for k in formulier)]
    if gelijkend:
        return gelijkend[0]
    if formulier and (len(telling) != 1 or _andere_geboortedatum(namen_op_rang[0], paren, ws)):
        return str(formulier[0].waarde)
    return next(iter(namen_op_rang), None)


def _andere_geboortedatum(naam: str, paren: Sequence[Paar], ws: Woordenschat) -> bool:
    """Of het formulier een geboortedatum heeft die in geen stuk met deze naam staat."""
    met_naam = {id(s) for s, k in paren if k.begrip == "leerling_naam" and k.waarde == naam}
    datums = [(s, k.waarde) for s, k in paren if k.begrip == "leerling_geboortedatum" and k.zeker and k.waarde]
    formulier = {d for s, d in datums if s.soort == ws.formuliersoort}
    elders = {d for s, d in datums if id(s) in met_naam}
    return bool(formulier and elders) and not formulier & elders


def lijkt_op(naam: str, onzeker: str) -> bool:
    """Of een onzeker gelezen naam (handschrift) deze naam kan zijn."""
    return zelfde_naam(naam, onzeker) is not False or ratio(vouw(naam), vouw(onzeker)) >= _LIJKT


def gaat_over_ander(stuk: Stuk, paren: Sequence[Paar], naam: str | None, geboortedatum: date | None) -> bool:
    """Het stuk noemt een leerling met een andere naam, en niet dezelfde geboortedatum. Twijfel over de naam is geen ander kind."""
    eigen = [k for s, k in paren if s is stuk and k.zeker]
    namen = [str(k.waarde) for k in eigen if k.begrip == "leerling_naam" and k.waarde]
    datums = [k.waarde for k in eigen if k.begrip == "leerling_geboortedatum" and isinstance(k.waarde, date)]
    if naam is None or not namen or any(zelfde_naam(naam, n) is not False for n in namen):
        return False
    return geboortedatum is None or geboortedatum not in datums


def naam_kan_misleesd_zijn(stuk: Stuk, paren: Sequence[Paar], naam: str | None) -> bool:
    """Een scan met een naam die er zo op lijkt dat het een leesfout kan zijn, en ook een broer of zus."""
    namen = [str(k.waarde) for s, k in paren if s is stuk and k.begrip == "leerling_naam" and k.waarde]
    kaal = vouw(naam or "").replace(" ", "")
    return stuk.gelezen.wijze is Wijze.OCR and any(ratio(kaal, vouw(n).replace(" ", "")) >= _NOEMT for n in namen)


def onduidelijk_over_wie(stuk: Stuk, naam: str | None, geboren: date | None) -> bool:
    """Een scan met lopende tekst waarin de leerling nergens te vinden is: geen voornaam, geen achternaam en niet de geboortedatum."""
    if stuk.gelezen.wijze is not Wijze.OCR or naam is None:
        return False
    tekst = tekst_van(stuk)
    if len(tekst.split()) < _LOPENDE_TEKST or any(v.datum == geboren for v in vind_datums(tekst) if v.datum):
        return False
    kaal, gezocht = (letterbeeld(vouw(t)).replace(" ", "") for t in (tekst, naam))
    woorden = [w for w in letterbeeld(vouw(naam)).split() if len(w) >= _NAAMWOORD]
    return not any(w in kaal for w in woorden) and partial_ratio(gezocht, kaal) < _NOEMT
