"""Het voorstel voor duur (STAP 5) en categorie (STAP 6) van een toelaatbaarheidsverklaring."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dossiercheck.besluiten.typen import Besluitregels, Besluittype, Niveau, Uitgangspunten, Voorstel
from dossiercheck.schrijfwijze import als_nederlands, schooljaar_van

TOT_18 = "tot-18"
_VOLWASSEN = 18
_ONDERINSTROOM = {"bao", "sbo", "so"}
_Uitleg = tuple[str, str]


def stel_voor(u: Uitgangspunten, type_: Besluittype, regels: Besluitregels, ingang: date) -> Voorstel:
    """Wat het werkplan voorstelt bij ingang op deze dag; zonder STAP 5 alleen het hele schooljaar dat een tlv minstens duurt."""
    eind, exact, uitleg = _duur(u, regels, ingang) if type_.stap_5 else (None, False, ())
    kortst = vroegste_einde(ingang)
    if type_.schooljaren and (eind is None or eind < kortst):
        exact = False
        uitleg = (*uitleg, zin(regels, "heel-schooljaar", ingang=als_nederlands(ingang), tot=als_nederlands(kortst)))
        eind = kortst if eind is not None else None
    categorie, waarom = _categorie(u, regels) if type_.categorie else (None, ())
    return Voorstel(eind, exact, categorie, (*uitleg, *waarom))


def vroegste_einde(ingang: date) -> date:
    """31 juli na minstens een heel schooljaar: ingang tot en met 1 augustus een jaar later, daarna twee jaar later (BRON 424)."""
    return date(ingang.year + (1 if ingang <= date(ingang.year, 8, 1) else 2), 7, 31)


def zin(regels: Besluitregels, naam: str, **waarden: object) -> _Uitleg:
    """De zin van een voorstel met de waarden erin, en zijn bron."""
    vorm = regels.voorstellen[naam]
    return vorm.tekst.format(**waarden), vorm.bron


def herken_uitstroom(u: Uitgangspunten, regels: Besluitregels) -> str | None:
    """'tot-18' of een niveau, uit wat een mens opgaf of uit de woorden van de uitstroombestemming; None als dat niet te zeggen is."""
    if u.niveau:
        return u.niveau
    tekst = (u.uitstroom or "").casefold()
    gevonden = [soort for soort, woorden in regels.uitstroom.items() if any(re.search(rf"(?<!\w){re.escape(w)}", tekst) for w in woorden)]
    return gevonden[0] if gevonden and (len(gevonden) == 1 or TOT_18 not in gevonden) else None


def _duur(u: Uitgangspunten, regels: Besluitregels, ingang: date) -> tuple[date | None, bool, tuple[_Uitleg, ...]]:
    """Einddatum, of die exact is, en de uitleg."""
    if u.gezakt:
        eind = schooljaar_van(ingang)[1]
        return eind, True, (zin(regels, "gezakt", tot=als_nederlands(eind)),)
    soort = herken_uitstroom(u, regels)
    if soort is None:
        return None, False, (zin(regels, "onbekend", waarom="de uitstroombestemming is niet bekend, of er staan er meer"),)
    if soort == TOT_18:
        return _tot_18(u, regels)
    if u.instroom is None:
        return None, False, (zin(regels, "onbekend", waarom="niet bekend is waar de leerling vandaan komt"),)
    return _diploma(u, regels, ingang, soort)


def _tot_18(u: Uitgangspunten, regels: Besluitregels) -> tuple[date | None, bool, tuple[_Uitleg, ...]]:
    if u.geboren is None:
        return None, False, (zin(regels, "onbekend", waarom="de geboortedatum is niet bekend"),)
    eind = _later(schooljaar_van(_verjaardag(u.geboren, _VOLWASSEN))[1], u.gespreid)
    return eind, True, (zin(regels, TOT_18, tot=als_nederlands(eind)), *_gespreid(u, regels))


def _diploma(u: Uitgangspunten, regels: Besluitregels, ingang: date, soort: str) -> tuple[date | None, bool, tuple[_Uitleg, ...]]:
    """Diplomagericht: hoogstens de onderbouw, de hele schoolloopbaan of de nog te volgen jaren. Onderinstroom begint in leerjaar 1."""
    niveau = regels.niveaus[soort]
    leerjaar = u.leerjaar or 1
    onderbouw = _einde_na(ingang, niveau.onderbouw, leerjaar)
    loopbaan = _later(_einde_na(ingang, niveau.jaren, leerjaar), u.gespreid)
    naam = {"bao": "onderbouw", "sbo": "inschatting", "so": "loopbaan"}.get(u.instroom or "", "zij-instroom")
    eind = _later(onderbouw, u.gespreid) if naam == "onderbouw" else loopbaan
    regel = zin(regels, naam, niveau=soort, jaren=niveau.jaren, tot=als_nederlands(eind), onderbouw=als_nederlands(onderbouw))
    return eind, False, (regel, *_gespreid(u, regels), *_zonder_leerjaar(u, regels, niveau))


def _zonder_leerjaar(u: Uitgangspunten, regels: Besluitregels, niveau: Niveau) -> Iterator[_Uitleg]:
    """Bij zij-instroom zonder leerjaar is de uitkomst alleen een bovengrens."""
    if u.leerjaar is None and u.instroom not in _ONDERINSTROOM:
        yield zin(regels, "onbekend", waarom=f"het leerjaar is niet bekend; de grens is nu {niveau.jaren} jaar. Vul het leerjaar in bij 'gegevens'")


def _gespreid(u: Uitgangspunten, regels: Besluitregels) -> Iterator[_Uitleg]:
    if u.gespreid:
        yield zin(regels, "gespreid")


def _einde_na(ingang: date, laatste_leerjaar: int, leerjaar: int) -> date:
    """31 juli van het schooljaar waarin het laatste leerjaar valt, als de leerling op de ingangsdatum in `leerjaar` zit."""
    return _later(schooljaar_van(ingang)[1], max(0, laatste_leerjaar - leerjaar))


def _later(dag: date, jaren: int) -> date:
    return dag.replace(year=dag.year + jaren)


def _verjaardag(geboren: date, leeftijd: int) -> date:
    """De dag waarop iemand zo oud wordt; wie op 29 februari jarig is, anders op 1 maart."""
    try:
        return geboren.replace(year=geboren.year + leeftijd)
    except ValueError:
        return date(geboren.year + leeftijd, 3, 1)


def _categorie(u: Uitgangspunten, regels: Besluitregels) -> tuple[int, tuple[_Uitleg, ...]]:
    """Categorie 1, tenzij een hogere gevraagd en onderbouwd is en de leerling genoeg uren op school is, of op stage ondersteund wordt."""
    laagste = min(regels.categorieen)
    if u.categorie is None or u.categorie not in regels.categorieen or u.categorie == laagste or not u.onderbouwd:
        return laagste, (zin(regels, "categorie-1"),)
    gevraagd = zin(regels, "categorie-gevraagd", categorie=regels.categorieen[u.categorie].naam)
    if u.uren is not None and u.uren >= regels.minste_uren:
        return u.categorie, (gevraagd,)
    if u.stage:
        return u.categorie, (gevraagd, zin(regels, "categorie-stage"))
    uren = "onbekend aantal" if u.uren is None else f"{u.uren:g}".replace(".", ",")
    return laagste, (zin(regels, "categorie-uren", uren=uren),)
