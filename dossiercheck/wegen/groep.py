"""Welke losse bestanden zeker over dezelfde leerling gaan. Twijfel is geen groep: dan wijst een mens het toe. Zuiver; zie docs/besluiten/0011."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from dossiercheck.begrippen import Wie
from dossiercheck.schrijfwijze import naamdelen, tussenletters, vouw, zelfde_naam
from dossiercheck.wegen.kind import lijkt_op


class Band(Enum):
    """Hoe twee leerlingen zich verhouden. NAAMGENOOT: dezelfde naam, maar een andere geboortedatum of een ander BSN."""

    ZEKER = "zeker"
    MISSCHIEN = "misschien"
    NAAMGENOOT = "naamgenoot"
    ANDER = "ander"


@dataclass(frozen=True, slots=True)
class Leerling:
    naam: str | None = None
    geboren: date | None = None
    bsn: str | None = None
    gescand: bool = False

    @property
    def kaal(self) -> bool:
        """Alleen een naam: die kan van twee leerlingen zijn."""
        return self.geboren is None and self.bsn is None


@dataclass(frozen=True, slots=True)
class Groep:
    """Bestanden (nummers op volgorde) die zeker over deze leerling gaan."""

    leerling: Leerling
    bestanden: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Indeling:
    """De groepen op volgorde van hun eerste bestand, en van elk ander bestand waarom het nergens bij hoort."""

    groepen: tuple[Groep, ...]
    reden: dict[int, str] = field(default_factory=dict)


def band(a: Leerling, b: Leerling) -> Band:
    """De verhouding tussen twee leerlingen. Alleen een zekere band brengt bestanden samen."""
    strijd = _verschilt(a.geboren, b.geboren) or _verschilt(a.bsn, b.bsn)
    naam = _naamband(a, b)
    if naam is Band.ANDER or strijd:
        return Band.NAAMGENOOT if naam is Band.ZEKER else Band.ANDER
    return Band.ZEKER if a.bsn is not None and a.bsn == b.bsn else naam


def _verschilt(a: object, b: object) -> bool:
    return a is not None and b is not None and a != b


def _naamband(a: Leerling, b: Leerling) -> Band:
    """ZEKER bij dezelfde voornaam en achternaam. Wijkt de achternaam of het tussenvoegsel iets af, dan moet de geboortedatum gelijk zijn."""
    if a.naam is None or b.naam is None:
        return Band.MISSCHIEN
    zelfde, links, rechts = zelfde_naam(a.naam, b.naam), naamdelen(a.naam), naamdelen(b.naam)
    if zelfde is False:
        return Band.MISSCHIEN if (a.gescand or b.gescand) and lijkt_op(a.naam, b.naam) else Band.ANDER
    if not zelfde or len(links[0]) == 1 or len(rechts[0]) == 1:
        return Band.MISSCHIEN
    if links == rechts and not _verschilt(tussenletters(a.naam) or None, tussenletters(b.naam) or None):
        return Band.ZEKER
    gelijk_geboren = a.geboren is not None and a.geboren == b.geboren
    return Band.ZEKER if gelijk_geboren and links[0] == rechts[0] else Band.MISSCHIEN


def deel_in(bestanden: Sequence[Wie], elders: Sequence[Leerling] = ()) -> Indeling:
    """Zet bestanden die zeker over dezelfde leerling gaan bij elkaar. `elders`: leerlingen van dossiers die al een eigen map, zip of mail hebben.

    De volgorde van de bestanden maakt geen verschil.
    """
    reden = {n: tekst for n, wie in enumerate(bestanden) if (tekst := _onbruikbaar(wie))}
    eigen = {n: leerling_van(wie) for n, wie in enumerate(bestanden) if n not in reden and (wie.namen or wie.bsn)}
    virtueel = {-1 - n: leerling for n, leerling in enumerate(elders)}
    kernen, onzeker = _kernen({**eigen, **virtueel})
    naamloos = {n for kern in kernen if not any({**eigen, **virtueel}[m].naam for m in kern) for n in kern}
    kernen, eigen = [kern for kern in kernen if kern[0] not in naamloos], {n: x for n, x in eigen.items() if n not in naamloos}
    reden |= {n: _meer(eigen[n]) for n in onzeker if n >= 0}
    leerlingen = [samen([{**eigen, **virtueel}[n] for n in kern]) for kern in kernen]
    reden |= {n: f"de gescande naam {twijfel[0]} lijkt op {twijfel[1]}" for kern, twijfel in _misleesbaar(kernen, leerlingen) for n in kern if n >= 0}
    for n, wie in enumerate(bestanden):
        if n in eigen and n not in reden:
            if ander := _noemt_ook(wie, eigen[n], leerlingen):
                reden[n] = f"het noemt naast {eigen[n].naam} ook {ander}"
        elif n not in reden:
            past = _genoemd(wie, leerlingen)
            if len(past) == 1 and any(m >= 0 for m in kernen[past[0]]):
                kernen[past[0]].append(n)
            else:
                reden[n] = _waarom_niet(wie, [leerlingen[p] for p in past])
    over = [(leerling, sorted(n for n in kern if n >= 0 and n not in reden)) for leerling, kern in zip(leerlingen, kernen, strict=True)]
    groepen = [Groep(leerling, tuple(kern)) for leerling, kern in over if kern]
    return _zonder_lijstleerlingen(sorted(groepen, key=lambda g: g.bestanden), bestanden, reden)


def _onbruikbaar(wie: Wie) -> str:
    """Waarom het bestand niet van een enkele leerling kan zijn, of ''."""
    if _is_meer(wie):
        return "het is een lijst met meer leerlingen" if wie.is_lijst else f"het noemt meer leerlingen: {_opgesomd(wie.namen)}"
    if len(wie.geboren) > 1:
        return "er staat meer dan een geboortedatum in"
    vreemd = [half for half in wie.halve if wie.namen and not any(lijkt_op(naam, half) for naam in wie.namen)]
    return f"het noemt naast {wie.namen[0]} misschien nog een leerling" if vreemd else ""


def _is_meer(wie: Wie) -> bool:
    datum = wie.geboren[0] if len(wie.geboren) == 1 else None
    leerlingen = [Leerling(naam, datum) for naam in wie.namen]
    return any(band(a, b) is not Band.ZEKER for i, a in enumerate(leerlingen) for b in leerlingen[i + 1 :])


def leerling_van(wie: Wie) -> Leerling:
    """De leerling van een bestand dat er een noemt; staan er twee nummers in, dan is er misschien een van een ouder."""
    naam = min(wie.namen, key=lambda n: (len(n), n), default=None)
    return Leerling(naam, wie.geboren[0] if len(wie.geboren) == 1 else None, wie.bsn[0] if len(wie.bsn) == 1 else None, wie.gescand)


def samen(leerlingen: Sequence[Leerling]) -> Leerling:
    """Wat er over een leerling samen bekend is; de naam die het meest voorkomt, bij gelijke stand de kortste."""
    telling = Counter(x.naam for x in leerlingen if x.naam)
    naam = min(telling, key=lambda n: (-telling[n], len(n), n), default=None)
    geboren, bsn = next((x.geboren for x in leerlingen if x.geboren), None), next((x.bsn for x in leerlingen if x.bsn), None)
    return Leerling(naam, geboren, bsn, all(x.gescand for x in leerlingen if x.naam))


# --- kernen ----------------------------------------------------------------------------------------


def _kernen(leerlingen: dict[int, Leerling]) -> tuple[list[list[int]], set[int]]:
    """Groepen waarin niets elkaar tegenspreekt. Verbindt een bestand met alleen een naam twee naamgenoten, dan is dat bestand onzeker."""
    goed, onzeker = list[list[int]](), set[int]()
    for kern in _verbonden(leerlingen, sorted(leerlingen)):
        if not _botst(leerlingen, kern):
            goed.append(kern)
            continue
        onzeker |= {n for n in kern if leerlingen[n].kaal}
        for deel in _verbonden(leerlingen, [n for n in kern if not leerlingen[n].kaal]):
            if _botst(leerlingen, deel):
                onzeker |= set(deel)
            else:
                goed.append(deel)
    return goed, onzeker


def _misleesbaar(kernen: Sequence[list[int]], leerlingen: Sequence[Leerling]) -> Iterator[tuple[list[int], tuple[str, str]]]:
    """Kernen met alleen een gescande naam die een leesfout kan zijn van de naam van een andere leerling."""
    for kern, leerling in zip(kernen, leerlingen, strict=True):
        gelijkend = [x.naam for x in leerlingen if x is not leerling and x.naam and leerling.naam and band(leerling, x) is Band.MISSCHIEN]
        if leerling.gescand and leerling.naam and gelijkend:
            yield kern, (leerling.naam, gelijkend[0])


def _verbonden(leerlingen: dict[int, Leerling], nummers: Sequence[int]) -> Iterator[list[int]]:
    te_doen = list(nummers)
    while te_doen:
        kern, rand = [te_doen[0]], [te_doen.pop(0)]
        while rand:
            van = leerlingen[rand.pop()]
            erbij = [n for n in te_doen if band(van, leerlingen[n]) is Band.ZEKER]
            te_doen = [n for n in te_doen if n not in erbij]
            kern += erbij
            rand += erbij
        yield sorted(kern)


def _botst(leerlingen: dict[int, Leerling], kern: Sequence[int]) -> bool:
    vreemd = (Band.ANDER, Band.NAAMGENOOT)
    return any(band(leerlingen[a], leerlingen[b]) in vreemd for i, a in enumerate(kern) for b in kern[i + 1 :])


# --- bestanden zonder naam van de leerling in een veld ----------------------------------------------


def _genoemd(wie: Wie, leerlingen: Sequence[Leerling]) -> list[int]:
    """De leerlingen die in een titel of onderwerp staan, of in de tekst met hun geboortedatum erbij."""
    uit = []
    for nummer, leerling in enumerate(leerlingen):
        geboren = wie.geboren[0] if wie.geboren else None
        met_datum = geboren is not None and geboren == leerling.geboren
        if leerling.naam and not _verschilt(geboren, leerling.geboren) and _staat_in(leerling.naam, wie.tekst if met_datum else wie.koppen):
            uit.append(nummer)
    return [n for n in uit if all(lijkt_op(leerlingen[n].naam or "", half) for half in wie.halve)]


def _staat_in(naam: str, gevouwen: str) -> bool:
    return f" {vouw(naam)} " in gevouwen


def _noemt_ook(wie: Wie, eigen: Leerling, leerlingen: Sequence[Leerling]) -> str:
    """Een andere leerling in een titel, of in een onderdeel zonder eigen naam: dan zitten er misschien stukken van twee in."""
    for ander in leerlingen:
        if ander.naam and eigen.naam and _staat_in(ander.naam, wie.koppen) and _naamband(eigen, ander) is Band.ANDER:
            return ander.naam
    return ""


def _meer(leerling: Leerling) -> str:
    return f"er zijn meer leerlingen die {leerling.naam} heten" if leerling.naam else "het past bij meer leerlingen"


def _waarom_niet(wie: Wie, passend: Sequence[Leerling]) -> str:
    namen = [leerling.naam for leerling in passend if leerling.naam]
    if len(set(namen)) == 1:
        return f"er zijn meer leerlingen die {namen[0]} heten" if len(namen) > 1 else f"het noemt {namen[0]}, die al een eigen dossier in de inbox heeft"
    if namen:
        return f"het noemt meer leerlingen: {_opgesomd(namen)}"
    if wie.halve:
        return "de naam van de leerling is niet volledig, of niet goed te lezen"
    if not wie.tekst.strip():
        return "er is geen tekst in gelezen"
    return "er staat geen naam van een leerling in, alleen een geboortedatum" if wie.geboren else "er staat geen naam van een leerling in"


def _opgesomd(namen: Sequence[str], meeste: int = 3) -> str:
    rest = len(namen) - meeste
    return ", ".join(namen[:meeste]) + (f" en nog {rest}" if rest > 0 else "")


def _zonder_lijstleerlingen(groepen: Sequence[Groep], bestanden: Sequence[Wie], reden: dict[int, str]) -> Indeling:
    """Een bijlage van een leerling op een losse lijst blijft bij die lijst, tenzij er een eigen aanvraagformulier is."""
    op_lijst = [Leerling(naam) for n, wie in enumerate(bestanden) if wie.is_lijst and n in reden for naam in wie.namen]
    over = []
    for groep in groepen:
        gelijst = any(_naamband(groep.leerling, x) is Band.ZEKER for x in op_lijst)
        if gelijst and not any(bestanden[n].formulier for n in groep.bestanden):
            reden |= dict.fromkeys(groep.bestanden, f"{groep.leerling.naam} staat op een losse leerlinglijst; zet de lijst met de bijlagen in een map")
        else:
            over.append(groep)
    return Indeling(tuple(over), reden)


# --- wat nog bij een groep kan horen ----------------------------------------------------------------


def ook_misschien(groep: Groep, indeling: Indeling, bestanden: Sequence[Wie]) -> list[int]:
    """De bestanden buiten de groep die over dezelfde leerling kunnen gaan: niet toegewezen, of van een naamgenoot."""
    los = [n for n in indeling.reden if kan_horen_bij(bestanden[n], groep.leerling)]
    return sorted([*los, *(n for ander in naamgenoten(groep, indeling) for n in ander.bestanden)])


def naamgenoten(groep: Groep, indeling: Indeling) -> list[Groep]:
    """De andere groepen die niet zeker over een andere leerling gaan."""
    return [ander for ander in indeling.groepen if ander is not groep and band(ander.leerling, groep.leerling) is not Band.ANDER]


def kan_horen_bij(wie: Wie, leerling: Leerling) -> bool:
    """Of een bestand dat elders ligt over deze leerling kan gaan: het zegt niet zeker dat het een ander is."""
    if wie.namen:
        return any(
            band(Leerling(naam, wie.geboren[0] if len(wie.geboren) == 1 else None, gescand=wie.gescand), leerling) is not Band.ANDER for naam in wie.namen
        )
    if len(wie.geboren) == 1 and _verschilt(wie.geboren[0], leerling.geboren):
        return False
    return not wie.halve or any(lijkt_op(leerling.naam or "", half) for half in wie.halve)
