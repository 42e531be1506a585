"""Wijzigingen aan gelezen bestanden: blokken weghalen, leesfouten, andere namen, extra bladzijden."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from dossiercheck.begrippen import Alinea, Beeld, Blok, Cel, DigitaleHandtekening, Gelezen, Keuze, Keuzegroep, Kop, Plek, Tabel, Uitkomst, Veld, Wijze

Bewerking = Callable[[Blok], Blok | None]


def bewerk(gelezen: Gelezen, doe: Bewerking) -> Gelezen:
    """Elk blok bewerkt, ook in een zip of mail; None haalt het weg."""
    blokken = tuple(nieuw for blok in gelezen.blokken if (nieuw := doe(blok)) is not None)
    return replace(gelezen, blokken=blokken, inhoud=tuple(bewerk(deel, doe) for deel in gelezen.inhoud), sha256=_hash(gelezen, blokken))


def _hash(gelezen: Gelezen, blokken: tuple[Blok, ...]) -> str:
    return gelezen.sha256 if blokken == gelezen.blokken else sha256(repr(blokken).encode()).hexdigest()


def zonder(plekken: Container[Plek]) -> Bewerking:
    """Haalt elk blok op een van deze plekken weg; van een tabel de rijen."""

    def doe(blok: Blok) -> Blok | None:
        if blok.plek in plekken:
            return None
        if isinstance(blok, Tabel):
            return replace(blok, rijen=tuple(rij for rij in blok.rijen if not any(c.plek in plekken for c in rij)))
        return blok

    return doe


def met_tekst(schrijf: Callable[[str], str]) -> Bewerking:
    """Elke tekst in een blok herschreven: koppen, etiketten, waarden, keuzes en cellen."""

    def doe(blok: Blok) -> Blok:
        match blok:
            case Kop() | Alinea():
                return replace(blok, tekst=schrijf(blok.tekst))
            case Veld():
                return replace(blok, etiket=schrijf(blok.etiket), waarde=schrijf(blok.waarde))
            case Keuzegroep():
                return replace(blok, vraag=schrijf(blok.vraag), keuzes=tuple(Keuze(schrijf(k.tekst), k.aan) for k in blok.keuzes))
            case Tabel():
                rijen = tuple(tuple(replace(c, tekst=schrijf(c.tekst)) for c in rij) for rij in blok.rijen)
                return replace(blok, koppen=tuple(map(schrijf, blok.koppen)), rijen=rijen)
            case Beeld() | DigitaleHandtekening():
                return blok

    return doe


_LICHT = {"l": "1I", "1": "lI", "I": "l1", "o": "0", "0": "O"}
_ZWAAR = {"i": "l1", "O": "0", "e": "c", "c": "e", "h": "b", "u": "n", "n": "u", "s": "5", "S": "5", "B": "8", "g": "q", "t": "f"}
_VERWISSELD = {**_LICHT, **_ZWAAR}
_LICHT_DUBBEL = {"rn": "m", "m": "rn"}
_DUBBEL = {**_LICHT_DUBBEL, "cl": "d", "d": "cl", "ij": "y", "li": "h", "vv": "w", "w": "vv"}
_ACCENTEN = str.maketrans("éèëêïíóöüáàçÉË", "eeeeiioouaacEE")
Schrijf = Callable[[str], str]


def leesfouten(zaad: int, deel: float) -> Schrijf:
    """Fouten zoals OCR ze maakt, in dit deel van de tekens: l/1/I, o/0, rn/m, weggevallen spaties; accenten vallen overal weg."""
    kans = random.Random(zaad)

    def fout(teken: str) -> str:
        if kans.random() >= deel:
            return teken
        return "" if teken == " " else _verwissel(teken, kans, _LICHT, _LICHT_DUBBEL)

    return lambda tekst: re.sub(r"rn|.", lambda m: fout(m.group()), tekst.translate(_ACCENTEN))


def zware_leesfouten(zaad: int, deel: float) -> Schrijf:
    """Meer soorten fouten: ook letters die op elkaar lijken (e/c, n/u, h/b), letters die wegvallen en woorden die in stukken breken."""
    kans = random.Random(zaad)

    def fout(teken: str) -> str:
        if kans.random() >= deel:
            return teken
        if teken == " ":
            return ""
        keus = kans.random()
        if keus < 0.15:
            return ""
        return f"{teken} " if keus < 0.25 else _verwissel(teken, kans, _VERWISSELD, _DUBBEL)

    return lambda tekst: re.sub(r"rn|cl|ij|li|vv|.", lambda m: fout(m.group()), tekst.translate(_ACCENTEN))


def _verwissel(teken: str, kans: random.Random, los: Mapping[str, str], dubbel: Mapping[str, str]) -> str:
    return dubbel.get(teken) or (kans.choice(los[teken]) if teken in los else teken)


def aan_elkaar(zaad: int, deel: float) -> Schrijf:
    """Woorden die aan elkaar gelezen zijn."""
    kans = random.Random(zaad)
    return lambda tekst: re.sub(r"(?<=\w) (?=\w)", lambda m: "" if kans.random() < deel else " ", tekst)


def zonder_woorden(zaad: int, deel: float) -> Schrijf:
    """Woorden die de OCR niet zag."""
    kans = random.Random(zaad)
    return lambda tekst: " ".join(woord for woord in tekst.split(" ") if kans.random() >= deel)


def zonder_blokken(zaad: int, deel: float) -> Bewerking:
    """Regels en velden die de OCR niet zag."""
    kans = random.Random(zaad)
    return lambda blok: None if kans.random() < deel else blok


def zonder_etiketten(zaad: int, deel: float) -> Bewerking:
    """Velden waarvan het etiket niet gelezen is: de waarde staat er als losse regel."""
    kans = random.Random(zaad)

    def doe(blok: Blok) -> Blok | None:
        if not isinstance(blok, Veld) or kans.random() >= deel:
            return blok
        return Alinea(blok.waarde, blok.plek, blok.zeker) if blok.waarde.strip() else None

    return doe


def gespiegeld(blok: Blok) -> Blok:
    """Een tabel waarvan de kolommen in omgekeerde volgorde gelezen zijn."""
    return replace(blok, koppen=blok.koppen[::-1], rijen=tuple(rij[::-1] for rij in blok.rijen)) if isinstance(blok, Tabel) else blok


_TE_SCANNEN = (Wijze.TEKST, Wijze.FORMULIER, Wijze.WORD, Wijze.OCR)


def als_scan(gelezen: Gelezen, doe: Bewerking = lambda blok: blok) -> Gelezen:
    """Hetzelfde bestand alsof het met OCR gelezen is, met deze fouten erin; een Excelbestand en de tekst van een mail zijn nooit een scan."""
    inhoud = tuple(als_scan(deel, doe) for deel in gelezen.inhoud)
    if gelezen.wijze not in _TE_SCANNEN:
        return replace(gelezen, inhoud=inhoud)
    return replace(bewerk(replace(gelezen, inhoud=()), doe), wijze=Wijze.OCR, inhoud=inhoud)


def hernoemd(gelezen: Gelezen, naam: str) -> Gelezen:
    """Hetzelfde bestand onder een andere naam, met alles wat erin zit."""
    oud = gelezen.bestand

    def doe(blok: Blok) -> Blok:
        return replace(blok, plek=_plek(blok.plek), **({"rijen": _rijen(blok)} if isinstance(blok, Tabel) else {}))  # type: ignore[arg-type]

    def _rijen(tabel: Tabel) -> tuple[tuple[Cel, ...], ...]:
        return tuple(tuple(replace(c, plek=_plek(c.plek)) for c in rij) for rij in tabel.rijen)

    def _plek(plek: Plek) -> Plek:
        return replace(plek, bestand=naam + plek.bestand.removeprefix(oud))

    def loop(deel: Gelezen) -> Gelezen:
        blokken = tuple(doe(blok) for blok in deel.blokken)
        return replace(deel, bestand=naam + deel.bestand.removeprefix(oud), blokken=blokken, inhoud=tuple(map(loop, deel.inhoud)))

    return loop(gelezen)


_NEUTRAAL = (
    "In week 12 is er een sportdag voor alle klassen. De lessen gaan die dag niet door.",
    "Wij evalueren elk ontwikkelingsperspectief jaarlijks met ouders en leerling.",
    "Een aanvraag wordt pas gedaan na overleg met het voortgezet speciaal onderwijs en met andere scholen in de regio.",
    "De kantine is open van 10.30 tot 13.30 uur. Betalen kan alleen met een pas.",
    "Ouders en leerlingen kunnen hun mening geven in het tevredenheidsonderzoek.",
)
NEUTRALE_TITEL = "Nieuwsbrief van de school"


def neutraal_stuk(bestand: str = "nieuwsbrief.pdf") -> Gelezen:
    """Een stuk dat niets over deze leerling zegt, met zinnen over hoe het op school in het algemeen gaat."""
    return Gelezen(bestand, sha256(bestand.encode()).hexdigest(), Uitkomst.GELEZEN, Wijze.TEKST, 1, tuple(_neutraal(bestand, 1)))


def met_neutrale_bladzijde(gelezen: Gelezen) -> Gelezen:
    """Dezelfde PDF met zo'n stuk als laatste bladzijde; een ander bestand blijft zoals het is."""
    if not gelezen.paginas or not gelezen.blokken or any(b.plek.pagina is None or b.plek.cel for b in gelezen.blokken):
        return gelezen
    nieuw = gelezen.paginas + 1
    erbij = gelezen.kwaliteit[-1:] if gelezen.kwaliteit else ()
    return replace(gelezen, paginas=nieuw, blokken=(*gelezen.blokken, *_neutraal(gelezen.bestand, nieuw)), kwaliteit=gelezen.kwaliteit + erbij)


def _neutraal(bestand: str, pagina: int) -> Iterator[Blok]:
    yield Kop(NEUTRALE_TITEL, 1, Plek(bestand, pagina, (60.0, 60.0, 400.0, 80.0)))
    for i, zin in enumerate(_NEUTRAAL):
        yield Alinea(zin, Plek(bestand, pagina, (60.0, 100.0 + 30 * i, 500.0, 120.0 + 30 * i)))
