"""Namen buiten gewone velden: losse naamvelden, 'Sam de Vries, geboren op …', een woonplaats of school in een brief."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dossiercheck.begrippen import Alinea, Bewijs, Blok, Kandidaat, Kop, Veld
from dossiercheck.bloktekst import teksten
from dossiercheck.patroon import Patronen
from dossiercheck.schrijfwijze import normaliseer_naam, stel_naam_samen, vind_datums, vouw
from dossiercheck.schrijfwijze.adres import woonplaats
from dossiercheck.vinden.antwoorden import Antwoord, lopende_tekst
from dossiercheck.vinden.kader import Kader, Werkstuk, is_leeg, kandidaat
from dossiercheck.woordenschat import Zoekopdracht

_WOORD = r"[A-ZÀ-Þ][\w'’-]+"
NAAM = rf"{_WOORD}(?:\s+(?:van|de|der|den|het|'t|’t|ten|ter|te|el|al|op|in|la|le|du|von|bin|ben)\b|\s+{_WOORD}){{1,5}}"
_GEBOREN = re.compile(rf"(?P<naam>{NAAM})\s*(?:,|\()?\s*(?:geboren\b|geb\.)\s*(?:d\.d\.|op|:)?\s*(?P<rest>.{{6,30}})", re.DOTALL)
_TITELPLEK = 2
_VSO_NAAM = re.compile(r"(?<!\w)(?:so/|s\(?)?v?so\)?(?:-school)?\s+(?:(?:de|het|'t)\s+)?(?-i:[A-ZÀ-Þ])|\w\s+\(v?so\)", re.IGNORECASE)
_WONEND = re.compile(r"(?:wonend\w*|woonachtig|woont)\s+(?P<rest>.{5,90})", re.DOTALL)
_IN_PLAATS = re.compile(
    r"(?:te|in)\s+(?P<plaats>[A-ZÀ-Þ][\w'’-]+(?:\s(?:(?:aan|op|van|bij)\s(?:(?:de|den|der|het)\s)?)?[A-ZÀ-Þ][\w'’-]+)*)(?=\s\(|\s[a-z]|[,.;)]|$)"
)
_EIGENNAAM = re.compile(r"(?:\b(?:[Dd]e|[Hh]et|'t)\s+)?\b[A-ZÀ-Þ][\w'’-]+(?:\s(?:van|de|der|den|het|voor)\b(?=\s[A-ZÀ-Þ])|\s[A-ZÀ-Þ][\w'’-]*)*$")
_HOOFDPLEK, _VOETPLEK, _VOETREGEL = 3, 5, 80


def vind_naamdelen(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """De naam uit losse velden voor roepnaam, voorvoegsel en achternaam onder dezelfde kop."""
    onder: dict[str, dict[str, Antwoord]] = {}
    for antwoord in werk.antwoorden:
        if opdracht.niet_onder.raakt(antwoord.kop) or not antwoord.regels:
            continue
        for deel, past in _naamvelden(opdracht):
            if past.raakt(antwoord.vraag) and not is_leeg(antwoord.tekst, kader.ws):
                onder.setdefault(antwoord.kop, {}).setdefault(deel, antwoord)
    for velden in onder.values():
        if "roepnaam" in velden and "achternaam" in velden:
            naam = stel_naam_samen(*(velden[d].tekst if d in velden else "" for d in ("roepnaam", "voorvoegsel", "achternaam")))
            yield kandidaat(
                opdracht, naam, velden["achternaam"].regels[0], "uit losse naamvelden", werk, veld=True, zeker=all(v.zeker for v in velden.values())
            )


def _naamvelden(opdracht: Zoekopdracht) -> tuple[tuple[str, Patronen], ...]:
    return (("roepnaam", opdracht.roepnaam), ("voorvoegsel", opdracht.voorvoegsel), ("achternaam", opdracht.achternaam))


def vind_geboren(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Naam of geboortedatum uit 'Sam de Vries, geboren op 3 mei 2012'; de eerste keer in het stuk."""
    for _, bewijs in lopende_tekst(werk.stuk.blokken):
        m = _GEBOREN.search(bewijs.tekst)
        if not m:
            continue
        if opdracht.soort == "naam":
            yield kandidaat(opdracht, normaliseer_naam(m["naam"]), bewijs, "genoemd met geboortedatum", werk)
        else:
            for vondst in vind_datums(m["rest"])[:1]:
                yield kandidaat(opdracht, vondst.datum, bewijs, f"'{vondst.tekst}'", werk, zeker=vondst.datum is not None)
        return


def vind_titelnaam(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """De titel als die alleen een naam is, en de voornaam verderop terugkomt."""
    titel = next((b for b in werk.stuk.blokken[:_TITELPLEK] if isinstance(b, Kop)), None)
    if titel is None or not re.fullmatch(NAAM, titel.tekst.strip()) or is_schoolnaam(titel.tekst, kader) or kader.ws.kenmerken["geen_naam"].raakt(titel.tekst):
        return
    voornaam = vouw(titel.tekst).split()[0]
    genoemd = sum(voornaam in vouw(tekst).split() for tekst in teksten(werk.stuk.blokken))
    if genoemd > 1:
        yield kandidaat(opdracht, normaliseer_naam(titel.tekst), Bewijs(titel.plek, titel.tekst), "de titel is de naam van de leerling", werk)


def is_schoolnaam(tekst: str, kader: Kader) -> bool:
    """Er staat een woord in waaraan een school te herkennen is, of 'vso' met een naam erachter."""
    return kader.ws.schoolwoorden.raakt(tekst) or _VSO_NAAM.search(tekst) is not None


def alle_geboren(blokken: Sequence[Blok]) -> Iterator[tuple[str, date]]:
    """Elke 'naam, geboren op datum' in de tekst, van wie ook."""
    for _, bewijs in lopende_tekst(blokken):
        for m in _GEBOREN.finditer(bewijs.tekst):
            yield from ((normaliseer_naam(m["naam"]), v.datum) for v in vind_datums(m["rest"])[:1] if v.datum)


def vind_wonend(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """De woonplaats uit 'wonende aan de Dorpsstraat 1, 1234 AB in Plaats'."""
    for _, bewijs in lopende_tekst(werk.stuk.blokken):
        m = _WONEND.search(bewijs.tekst)
        plaats = _plaats(m["rest"]) if m and not kader.ws.kenmerken["ouders"].zoek(vouw(bewijs.tekst[: m.start()].split(". ")[-1])) else None
        if plaats:
            yield kandidaat(opdracht, plaats.split(" heeft")[0], bewijs, "in de tekst", werk)
            return


def _plaats(rest: str) -> str | None:
    """'in Deventer (Kade 3, 7411 AB) en …' noemt de plaats meteen; anders staat zij in het adres."""
    direct = _IN_PLAATS.match(rest)
    return direct["plaats"] if direct else woonplaats(re.sub(r"\b(?:te|in)\s+(?=[A-Z])", "", rest.split(". ")[0]))


def vind_briefhoofd(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """De afzender van een brief: een van de eerste of laatste regels met een schoolwoord. Of de school naast de titel: 'Lyceum De Beuk | aanwijzing lwoo'."""
    blokken = [_naast_titel(b, kader) for b in werk.stuk.blokken]
    for blok in (*blokken[:4], *blokken[4:][-5:]):
        if isinstance(blok, Kop | Alinea) and len(blok.tekst) < 80 and not blok.tekst.endswith((".", "?")) and not opdracht.niet.raakt(blok.tekst):
            delen = [d for d in re.split(r"[,|·•]|\s[–-]\s", blok.tekst) if is_schoolnaam(d, kader)]
            if delen:
                yield kandidaat(opdracht, vanaf_naam(delen[0], kader.ws.schoolwoorden), Bewijs(blok.plek, blok.tekst), "afzender van de brief", werk)
                return


def _naast_titel(blok: Blok, kader: Kader) -> Blok:
    """Van een veld met het soort aanvraag als waarde is het etiket een regel op zich."""
    return Alinea(blok.etiket, blok.plek, blok.zeker) if isinstance(blok, Veld) and kader.ws.lijst.type_in(blok.waarde) else blok


def vind_afzender(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """De school zonder schoolwoord in haar naam: achter de functie onder de brief ('directeur De Wissel') en ook bovenaan."""
    blokken = werk.stuk.blokken
    functies = (kader.ws.kenmerken["functie"], kader.ws.kenmerken["rolwoord"])
    boven = " ".join(vouw(b.tekst) for b in blokken[:_HOOFDPLEK] if isinstance(b, Kop | Alinea))
    for blok in blokken[_HOOFDPLEK:][-_VOETPLEK:]:
        if not isinstance(blok, Alinea) or len(blok.tekst) >= _VOETREGEL:
            continue
        m = _EIGENNAAM.search(blok.tekst.strip())
        if m is None or not any(k.raakt(blok.tekst[: m.start()]) for k in functies) or opdracht.niet.raakt(m.group()):
            continue
        if f" {vouw(m.group())} " in f" {boven} ":
            yield kandidaat(opdracht, m.group(), Bewijs(blok.plek, blok.tekst), "afzender van de brief", werk)
            return


def vanaf_naam(tekst: str, schoolwoorden: Patronen) -> str:
    """De naam van de school zonder de functie ervoor: 'intern begeleider pcb De Ster' wordt 'pcb De Ster'."""
    woorden = tekst.split()
    while len(woorden) > 1 and woorden[0].islower() and not schoolwoorden.raakt(woorden[0]):
        woorden = woorden[1:]
    return " ".join(woorden)
