"""Andere scholen die benaderd zijn: een naam die niet de eigen school en geen vso-school is, met een uitkomst."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossiercheck.begrippen import Bewijs, Kandidaat
from dossiercheck.schrijfwijze import vouw
from dossiercheck.vinden.antwoord import begint_met_nvt, ontbrekende_kenmerken
from dossiercheck.vinden.kader import Kader, Werkstuk, is_leeg, kandidaat, passende
from dossiercheck.vinden.zinsvorm import Zin, zinnen_van
from dossiercheck.woordenschat import Zoekopdracht

_DEEL = r"(?:[A-ZÀ-Þ][\w'’-]*|'t|’t)"
_NAAM = re.compile(rf"{_DEEL}(?:[ -](?:van|de|der|den|het|voor|op|aan|en|te)\b(?=[ -][A-ZÀ-Þ])|[ -]{_DEEL})*")
_REACTIE = r"(?:[,:(]|\b(?:heeft|kan|biedt|gaf|wees|vindt|ziet|zit|had|zei|liet)\b|op \d|is\b.*\b(?:gevraagd|benaderd|gebeld|bezocht)\b)"
"""Wat er na de naam van een instelling komt: een leesteken, een reactie, een datum, of dat zij benaderd is."""
_HELE_NAAM = 12
"""Vanaf zoveel letters is een naam zonder spaties in een andere te herkennen."""
_VOORAF = 3
"""Zoveel woorden voor een naam zeggen of het een locatie is: 'vestiging aan de'."""
_AAN = re.compile(r"\b(?:aan|op|bij|in)\s+(?:de|het|'t)\s*$")
_PERSOON = re.compile(r"(?:\b[A-Z]\.\s*)+(?:[a-z]+ )*$|\b(?i:de heer|dhr\.?|mevrouw|mevr\.?|mw\.?|drs\.?|dr\.?|meneer|juf|meester)\s+(?:[a-z]+ )*$")


def vind_scholen(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Een kandidaat per beantwoorde vraag naar andere scholen; 'nee' als er alleen de eigen school, een vso-school of een voornemen staat."""
    for antwoord in passende(opdracht, werk, kader):
        if not antwoord.regels or is_leeg(antwoord.tekst, kader.ws):
            continue
        if begint_met_nvt(antwoord.tekst, kader):
            continue
        bewijs = Bewijs(antwoord.regels[0].plek, antwoord.tekst)
        zinnen = [z for r in antwoord.regels for z in zinnen_van(r, kader)]
        gevonden = _beoordeel(opdracht, zinnen, bewijs, werk, kader)
        if gevonden.waarde or not opdracht.zin:
            yield gevonden


def _beoordeel(opdracht: Zoekopdracht, zinnen: list[Zin], bewijs: Bewijs, werk: Werkstuk, kader: Kader) -> Kandidaat:
    gebeurd = [z for z in zinnen if z.telt and not opdracht.tegen.zoek(z.gevouwen)]
    over_vso = any(kader.ws.geen_school.zoek(z.gevouwen) for z in zinnen)
    namen = [n for z in gebeurd for n in _namen(z.tekst, kader)]
    zeker = [n for n in namen if kader.ws.schoolwoorden.raakt(n) or _is_instelling(n, [z for z in gebeurd if not kader.ws.geen_school.zoek(z.gevouwen)])]
    if not namen or (over_vso and not zeker):
        return kandidaat(opdracht, False, bewijs, "er staat geen andere reguliere school die benaderd is", werk, veld=True)
    mist = ontbrekende_kenmerken(opdracht, " ".join(z.tekst for z in zinnen), kader)
    if mist:
        return kandidaat(opdracht, True, bewijs, "school genoemd, maar zonder uitkomst of reden", werk, zeker=False, veld=True)
    reden = f"benaderd: {', '.join(namen[:3])}"
    if not kader.scholen:
        return kandidaat(opdracht, True, bewijs, "de eigen school is niet gevonden; misschien is dit die school", werk, zeker=False, veld=True)
    return kandidaat(opdracht, True, bewijs, reden, werk, zeker=bool(zeker) and not opdracht.onzeker_als.raakt(bewijs.tekst), veld=True)


def _is_instelling(naam: str, zinnen: list[Zin]) -> bool:
    """Een naam met een lidwoord ervoor en een uitkomst erachter, als 'Het Eikenrode, 3 mei: geen plek' of 'De Linde heeft geen plek'."""
    patroon = re.compile(rf"(?:^|[\s(])(?:[Hh]et|[Dd]e|'t)\s+{re.escape(naam)}\s*{_REACTIE}")
    return any(patroon.search(z.tekst) for z in zinnen)


def _namen(tekst: str, kader: Kader) -> Iterator[str]:
    """Namen van scholen in een zin: geen personen, niet de leerling, niet de eigen school en geen bekende vso-school."""
    for m in _NAAM.finditer(tekst):
        naam = _zonder_aanloop(_zonder_locatie(m.group(), kader), kader)
        kaal = vouw(naam)
        ervoor = tekst[: m.start()]
        if len(kaal) < 4 or _PERSOON.search(ervoor) or kader.ws.geen_school.zoek(kaal):
            continue
        if _na_locatiewoord(ervoor, kader) or _is_adres(kaal, ervoor, kader):
            continue
        if any(w in kader.leerlingnamen + kader.oudernamen for w in kaal.split()):
            continue
        if not any(_zelfde_school(kaal, s, kader) for s in kader.scholen + kader.vso_scholen):
            yield naam


def _zonder_locatie(naam: str, kader: Kader) -> str:
    """'Het Voorbeeld Locatie Zuid' is een deel van Het Voorbeeld."""
    woorden = naam.split()
    plek = next((i for i, woord in enumerate(woorden) if kader.ws.locatiewoord.raakt(woord)), len(woorden))
    return " ".join(woorden[:plek])


def _na_locatiewoord(ervoor: str, kader: Kader) -> bool:
    """'onze vestiging aan de' vlak voor een naam: dat is de naam van een locatie."""
    woorden = vouw(ervoor).split()[-_VOORAF:]
    plek = next((i for i, woord in reversed(list(enumerate(woorden))) if kader.ws.locatiewoord.zoek(woord)), None)
    if plek is None:
        return False
    tussen = " ".join(woorden[plek + 1 :])
    return not tussen or kader.ws.na_locatiewoord.zoek(tussen) is not None


def _is_adres(naam: str, ervoor: str, kader: Kader) -> bool:
    """'aan de Kerkstraat', 'aan het Raadhuisplein': een straat waar een gebouw staat."""
    return bool(_AAN.search(ervoor)) and kader.ws.straatnaam.zoek(naam) is not None and not kader.ws.schoolwoorden.zoek(naam)


def _zonder_aanloop(naam: str, kader: Kader) -> str:
    """De naam zonder woorden die alleen door het begin van de zin een hoofdletter hebben: 'Binnen het …', 'Bij …'."""
    woorden = naam.split()
    while woorden and kader.ws.aanloop.raakt(woorden[0]):
        woorden = woorden[1:]
    return " ".join(woorden)


def _zelfde_school(a: str, b: str, kader: Kader) -> bool:
    """Of de kenmerkende woorden van de een in de ander staan ('het Kompas' en 'Kompas Vmbo')."""
    wa, wb = ({w for w in _zonder_locatie(t, kader).split() if len(w) > 2 and not kader.ws.aanloop.raakt(w)} for t in (a, b))
    kort, lang = sorted((t.replace(" ", "") for t in (a, b)), key=len)
    aan_elkaar = len(kort) >= _HELE_NAAM and kort in lang
    return bool(wa) and bool(wb) and (wa <= wb or wb <= wa or aan_elkaar)
