"""De naam van een leerling of school uit een antwoord in een zin: 'Het gaat om …', 'De aanvraag komt van …'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossiercheck.begrippen import Bewijs, Herkomst, Kandidaat
from dossiercheck.patroon import Patronen
from dossiercheck.schrijfwijze import is_tussenvoegsel, zinnen
from dossiercheck.vinden.antwoorden import lopende_tekst
from dossiercheck.vinden.kader import Kader, Werkstuk, kandidaat
from dossiercheck.vinden.namen import NAAM, vanaf_naam
from dossiercheck.vinden.zinsvorm import zinnen_van
from dossiercheck.woordenschat import Zoekopdracht

_ONDERWERPWOORD = 7
"""Zo lang is minstens een woord voor de naam in een onderwerpregel; voorvoegsels zijn korter."""
_FORMULIER = 4
"""Met zoveel velden is het geen brief."""
_WOORD = r"[A-ZÀ-Þ][\w'’-]+"
_DEEL = rf"(?:{_WOORD}|[A-ZÀ-Þ]\.?),?"
_TUSSEN = frozenset(["van", "de", "der", "den", "het", "'t", "ten", "ter", "te", "el", "al", "la", "le", "du", "von", "bin", "ben"])
_GEZEGDE = re.compile(r"\b(?:komt|wordt|doet|vraagt|zit|staat|heet|is|gedaan|ingediend|aangevraagd|gaat|volgt|bezoekt)\b")
_SCHOOL = re.compile(
    r"(?:\b[a-z]{2,5}\s+)?(?:\b(?:[Dd]e|[Hh]et|'t)\s+)?"
    r"\b[A-ZÀ-Þ][\w'’-]+(?:[ -](?:van|de|der|den|het|voor|op|aan|en|te)\b(?=[ -][A-ZÀ-Þ])|[ -][A-ZÀ-Þ][\w'’-]*)*"
)


def persoon_in(tekst: str) -> str:
    """De naam uit een onderwerpregel of zin als 'Het gaat om Sam Jansen'; een gewone naam blijft wat hij is."""
    namen = list(re.finditer(NAAM, tekst))
    woorden = tekst[: namen[-1].start()].split() if namen else []
    onderwerp = woorden and all(w.islower() for w in woorden) and len(max(woorden, key=len)) >= _ONDERWERPWOORD
    zin = len(woorden) > 1 and any(w.isalpha() and w.islower() and not is_tussenvoegsel(w) for w in woorden)
    return namen[-1].group() if onderwerp or zin else tekst


def persoon_in_onderwerp(tekst: str, geen_naam: Patronen) -> str:
    """De naam in een onderwerpregel als 'Consultatie Sam J. (groep 8)'; leeg als de regel alleen zegt waar het over gaat."""
    if re.fullmatch(_WOORD, tekst.strip()) and not geen_naam.raakt(tekst):
        return tekst.strip()
    reeksen: list[list[str]] = [[]]
    for woord in tekst.split():
        past = not geen_naam.raakt(woord) and (re.fullmatch(_DEEL, woord) or (reeksen[-1] and woord in _TUSSEN))
        if past:
            reeksen[-1].append(woord)
        elif reeksen[-1]:
            reeksen.append([])
    namen = [reeks for reeks in reeksen if sum(w not in _TUSSEN for w in reeks) > 1]
    return " ".join(namen[-1]).rstrip(",") if namen else ""


def school_in(tekst: str, schoolwoorden: Patronen) -> str:
    """De naam uit een zin als 'De aanvraag komt van obs De Ster'; een gewone naam blijft wat hij is."""
    eerste = next((z for _, _, z in zinnen(tekst)), tekst)
    gezegde = _GEZEGDE.search(eerste)
    if gezegde is None:
        return eerste.rstrip(".")
    namen = [m.group() for m in _SCHOOL.finditer(eerste, gezegde.end())]
    beste = next((n for n in namen if schoolwoorden.raakt(n)), namen[0] if namen else None)
    return eerste if beste is None else vanaf_naam(beste, schoolwoorden)


def vind_schoolzin(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """De school uit een zin die zegt waar de leerling nu op school zit; alleen een naam met een schoolwoord."""
    if sum(a.herkomst is Herkomst.FORMULIERVELD for a in werk.antwoorden) >= _FORMULIER:
        return  # op een formulier hoort de school in haar eigen veld
    for _, bewijs in lopende_tekst(werk.stuk.blokken):
        for zin in zinnen_van(bewijs, kader):
            if not zin.telt or not opdracht.zin.zoek(zin.gevouwen) or opdracht.niet.zoek(zin.gevouwen):
                continue
            naam = school_in(zin.tekst, kader.ws.schoolwoorden)
            if naam != zin.tekst and kader.ws.schoolwoorden.raakt(naam):
                yield kandidaat(opdracht, naam, Bewijs(bewijs.plek, zin.tekst), "de school waar de leerling nu op zit", werk)
                return
