"""Wie de leerling in een rij is: naam, geboortedatum, adres en BSN."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dossiercheck.begrippen import Bewijs, Kandidaat
from dossiercheck.schrijfwijze import Precisie, is_bsn, normaliseer_naam, stel_naam_samen, vind_datums
from dossiercheck.vinden.lijst.gegevens import Gegeven, Gegevens, kandidaat

_POSTCODE = re.compile(r"\b([1-9]\d{3})\s?([A-Z]{2})\b", re.IGNORECASE)
_HALVE_POSTCODE = re.compile(r"\b[1-9]\d{3}\b")
_SERIE = re.compile(r"\d{5}")
_EXCEL_BEGIN = date(1899, 12, 30)
_REST_ONDERWIJSNUMMER = 5


def naam_van(gegevens: Gegevens) -> str:
    """De hele naam uit een kolom of uit losse kolommen; '' als er niets staat."""
    heel = gegevens.tekst("naam")
    roep, tussen, achter = (gegevens.tekst(o) for o in ("roepnaam", "tussenvoegsel", "achternaam"))
    roep = roep or (gegevens.tekst("voorletters") if achter else "")
    if achter or roep:
        return stel_naam_samen(roep, tussen, achter or heel)
    return normaliseer_naam(heel)


def lees_naam(gegevens: Gegevens) -> Iterator[Kandidaat]:
    naam = naam_van(gegevens)
    bij = next((g for o in ("achternaam", "naam", "roepnaam") for g in gegevens.van(o)), None)
    if naam and bij:
        heel = len(naam.split()) > 1
        volledig = replace(bij, bewijs=Bewijs(bij.bewijs.plek, naam))
        yield kandidaat("leerling_naam", naam, volledig, "in de lijst" if heel else "er staat maar een naam: voor- of achternaam ontbreekt", zeker=heel)


def lees_geboortedatum(gegevens: Gegevens) -> Iterator[Kandidaat]:
    for gegeven in gegevens.van("geboortedatum"):
        yield from lees_datum("leerling_geboortedatum", gegeven)


def lees_datum(begrip: str, gegeven: Gegeven) -> Iterator[Kandidaat]:
    """De datum in een cel; None met de reden als er iets anders staat. Een dagnummer van Excel is onzeker."""
    vondsten = [v for v in vind_datums(gegeven.tekst) if v.precisie is Precisie.DAG]
    if vondsten and vondsten[0].datum:
        yield kandidaat(begrip, vondsten[0].datum, gegeven, f"'{gegeven.tekst[:40]}'")
    elif vondsten:
        reden = f"de datum '{vondsten[0].tekst}' bestaat niet" if not vondsten[0].geldig else f"bij '{vondsten[0].tekst}' staat geen jaar"
        yield kandidaat(begrip, None, gegeven, reden)
    elif _SERIE.fullmatch(gegeven.tekst):
        yield kandidaat(begrip, _EXCEL_BEGIN + timedelta(days=int(gegeven.tekst)), gegeven, "een dagnummer van Excel in plaats van een datum", zeker=False)
    else:
        yield kandidaat(begrip, None, gegeven, f"'{gegeven.tekst[:40]}' is geen volledige datum")


def lees_adres(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Straat of postadres, postcode en woonplaats, ook als zij in een cel staan."""
    velden = [g for o in ("adres", "huisnummer", "postcode", "woonplaats") for g in gegevens.van(o) if not gegevens.volgt(g.tekst)]
    met_code = next((g for g in velden if _POSTCODE.search(g.tekst)), None)
    if met_code and (code := _POSTCODE.search(met_code.tekst)):
        yield kandidaat("adres_postcode", f"{code[1]} {code[2].upper()}", met_code, "in de lijst")
    elif half := next((g for g in velden if g.kolom.onderwerp == "postcode" and _HALVE_POSTCODE.search(g.tekst)), None):
        yield kandidaat("adres_postcode", None, half, "de postcode is niet volledig")
    if straat := next(((g, t) for g in velden if (t := _straat(g))), None):
        yield kandidaat("adres_straat", straat[1], straat[0], "in de lijst")
    if plaats := next(_plaatsen(velden), None):
        yield kandidaat("woonplaats", plaats[1], plaats[0], "in de lijst")


def _straat(gegeven: Gegeven) -> str:
    """De straat in een adreskolom; in een kolom met postcode of plaats alleen als er een huisnummer voor de postcode staat."""
    if gegeven.kolom.onderwerp == "adres":
        return _voor_postcode(gegeven.tekst)
    deel = _voor_postcode(gegeven.tekst) if _POSTCODE.search(gegeven.tekst) else ""
    return deel if any(c.isdigit() for c in deel) else ""


def _voor_postcode(tekst: str) -> str:
    deel = _POSTCODE.split(tekst)[0] if _POSTCODE.search(tekst) else tekst
    return deel.strip(" ,;-") if sum(c.isalpha() for c in deel) >= 2 else ""


def _plaatsen(velden: list[Gegeven]) -> Iterator[tuple[Gegeven, str]]:
    """Een eigen kolom gaat voor; anders wat na de postcode staat, of na de laatste komma van het adres."""
    for gegeven in sorted(velden, key=lambda g: g.kolom.onderwerp != "woonplaats"):
        if code := _POSTCODE.search(gegeven.tekst):
            deel = gegeven.tekst[code.end() :]
        elif gegeven.kolom.onderwerp == "woonplaats":
            deel = gegeven.tekst
        else:
            deel = gegeven.tekst.rpartition(",")[2] if gegeven.kolom.onderwerp == "adres" and "," in gegeven.tekst else ""
        plaats = deel.split("(")[0].strip(" ,;-.")
        if sum(c.isalpha() for c in plaats) >= 2 and not any(c.isdigit() for c in plaats):
            yield gegeven, plaats


def lees_bsn(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Waar als het BSN niet aan de elfproef voldoet. Het nummer zelf gaat niet verder; een onderwijsnummer in de kolom telt niet als BSN."""
    for gegeven in gegevens.van("bsn"):
        cijfers = "".join(c for c in gegeven.tekst if c.isdigit())
        if not cijfers:
            continue
        fout = not (len(cijfers) in (8, 9) and is_bsn(cijfers.zfill(9)))
        onderwijsnummer = "onderwijs" in gegeven.kolom.kop.casefold() and _rest(cijfers) == _REST_ONDERWIJSNUMMER
        masker = replace(gegeven, bewijs=Bewijs(gegeven.bewijs.plek, f"{gegeven.kolom.kop}: {'*' * max(0, len(cijfers) - 4)}{cijfers[-4:]}"))
        yield kandidaat("bsn_ongeldig", fout and not onderwijsnummer, masker, "voldoet niet aan de elfproef" if fout else "voldoet aan de elfproef")


def _rest(cijfers: str) -> int:
    """De rest van de elfproef: 0 bij een BSN, 5 bij een onderwijsnummer."""
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(g * int(c) for g, c in zip(gewichten, cijfers.zfill(9), strict=False)) % 11
