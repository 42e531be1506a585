"""Wat de school moet aanvullen: uit een rapport alleen wat in de brief mag."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from dossiercheck.begrippen import Aanvraag, Bevinding, Bewijs, Document, Door, Ernst, Oordeel, Planning, Plek, Probleemsoort, Rapport, Status, Uitkomst
from dossiercheck.verwoording import bestandsnaam, ingekort, opsomming, plek_in_woorden

CITAAT = 160
_GROEPEN = {
    Door.SCHOOL: "Wat de school aanvult",
    Door.OUDERS: "Wat de ouder(s)/verzorger(s) aanvullen",
    Door.LEERLING: "Wat de leerling aanvult",
}

# Alleen waar de school iets aan kan doen. Te groot, te traag of een onbekende soort ligt aan ons: dat kijkt het loket eerst zelf na.
_OPNIEUW = {
    Probleemsoort.WACHTWOORD: ("Er zit een wachtwoord op.", "Stuur het bestand opnieuw, zonder wachtwoord."),
    Probleemsoort.BESCHADIGD: ("Het bestand is beschadigd.", "Sla het bestand opnieuw op, controleer of u het zelf kunt openen en stuur het dan opnieuw."),
    Probleemsoort.LEEG: ("Het bestand is leeg.", "Stuur het bestand waar de inhoud in staat."),
    Probleemsoort.SLECHT_LEESBAAR: (
        "De scan is te slecht leesbaar.",
        "Scan het stuk opnieuw: recht, scherp en zonder schaduw, of stuur het oorspronkelijke bestand.",
    ),
}


@dataclass(frozen=True, slots=True)
class Punt:
    """Een vraag aan de school. `gevonden`: wat er nu staat en waar, leeg als er niets staat."""

    nummer: int
    vraag: str
    waarom: str
    waar: str
    gevonden: str


@dataclass(frozen=True, slots=True)
class Groep:
    """De punten waar dezelfde persoon iets voor moet doen."""

    kop: str
    punten: tuple[Punt, ...]


@dataclass(frozen=True, slots=True)
class Leerlingdeel:
    """Wat er voor een leerling gevraagd wordt."""

    leerling: str
    kop: str
    groepen: tuple[Groep, ...]
    aanbevolen: tuple[Punt, ...]
    opmerkingen: tuple[str, ...]
    planning: Planning
    aanvraagtype: str | None


@dataclass(frozen=True, slots=True)
class Onleesbaar:
    """Een bestand dat opnieuw gestuurd moet worden."""

    bestand: str
    probleem: str
    doe: str


@dataclass(frozen=True, slots=True)
class Verzoek:
    """Alles wat er gevraagd wordt; nooit een punt dat nog nagekeken moet worden."""

    delen: tuple[Leerlingdeel, ...]
    onleesbaar: tuple[Onleesbaar, ...]

    @property
    def incompleet(self) -> bool:
        """Er ontbreekt iets verplichts."""
        return any(deel.groepen for deel in self.delen)


def verzamel(rapport: Rapport) -> Verzoek | None:
    """Het verzoek, of None als er niets verplicht ontbreekt en geen bestand opnieuw hoeft.

    Een dossier dat compleet is vraagt niets, ook niet als er een onleesbaar bestand bij zit: daar hangt het oordeel niet van af.
    """
    open_ = [a for a in rapport.aanvragen if a.oordeel is not Oordeel.COMPLEET]
    namen = {a.aanvraag for a in rapport.aanvragen}
    documenten = [d for d in rapport.documenten if d.leerling is None or d.leerling in namen]
    opnieuw = _opnieuw(documenten) if open_ or not rapport.aanvragen else {}
    eigen = {d.bestand for d in documenten}
    nummer = count(1)
    geweigerd = {d.bestand for d in documenten if d.uitkomst is Uitkomst.GEWEIGERD}
    groepen = [_groepen(a, eigen, nummer) for a in open_]  # eerst alle verplichte punten: zo lopen de nummers door in de brief
    aanbevolen = [_punten(_ontbreekt(a, Ernst.AANBEVOLEN), eigen, nummer) for a in open_]
    opmerkingen = [_opmerkingen(a, eigen - geweigerd, opnieuw) for a in open_]
    delen = [_deel(*deel) for deel in zip(open_, groepen, aanbevolen, opmerkingen, strict=True)]
    gevuld = tuple(d for d in delen if d.groepen or d.aanbevolen or d.opmerkingen)
    verzoek = Verzoek(gevuld, tuple(_onleesbaar(bestand, problemen) for bestand, problemen in opnieuw.items()))
    return verzoek if verzoek.incompleet or (opnieuw and any(_moet_opnieuw(d) for d in documenten)) else None


def _moet_opnieuw(d: Document) -> bool:
    """Waar als alleen dit bestand al een brief waard is. Een slechte bladzijde is dat niet: een mens kan die vaak nog wel lezen."""
    telt = set(_OPNIEUW) if d.uitkomst is Uitkomst.GEWEIGERD else set(_OPNIEUW) - {Probleemsoort.SLECHT_LEESBAAR}
    return d.uitkomst in {Uitkomst.GEWEIGERD, Uitkomst.DEELS} and any(p.soort in telt for p in d.problemen)


Opnieuw = dict[str, dict[Probleemsoort, list[int | None]]]


def wie(a: Aanvraag) -> str:
    """De naam van de leerling zoals gelezen, of hoe de brief hem zonder naam noemt."""
    return a.leerling_naam or "een leerling zonder leesbare naam"


def _ontbreekt(a: Aanvraag, ernst: Ernst) -> list[Bevinding]:
    return [b for b in a.bevindingen if b.status is Status.ONTBREEKT and b.ernst is ernst]


def _groepen(a: Aanvraag, eigen: set[str], nummer: Iterator[int]) -> tuple[Groep, ...]:
    verplicht = _ontbreekt(a, Ernst.VERPLICHT)
    per_persoon = ((kop, [b for b in verplicht if b.door is door]) for door, kop in _GROEPEN.items())
    return tuple(Groep(kop, _punten(punten, eigen, nummer)) for kop, punten in per_persoon if punten)


def _punten(bevindingen: Iterable[Bevinding], eigen: set[str], nummer: Iterator[int]) -> tuple[Punt, ...]:
    return tuple(Punt(next(nummer), b.vraag or b.toelichting, b.waarom, b.waar, _gevonden(b.bewijs, eigen)) for b in bevindingen)


def _deel(a: Aanvraag, groepen: tuple[Groep, ...], aanbevolen: tuple[Punt, ...], opmerkingen: tuple[str, ...]) -> Leerlingdeel:
    naam = wie(a)
    return Leerlingdeel(naam, naam[0].upper() + naam[1:], groepen, aanbevolen, opmerkingen, a.planning, a.aanvraagtype)


def _opmerkingen(a: Aanvraag, gelezen: set[str], opnieuw: Opnieuw) -> tuple[str, ...]:
    """De signalen voor de school, met hun plek. Wat alleen over een onleesbaar bestand gaat valt weg: dat staat onder 'stuur opnieuw' of ligt aan ons."""
    uit = []
    for s in (s for s in a.signalen if s.in_brief and s.toelichting):
        plekken = [b.plek for b in s.bewijs if b.plek.bestand in gelezen and not _wordt_opnieuw_gestuurd(b.plek, opnieuw)]
        if plekken or not s.bewijs:
            waar = opsomming(list(dict.fromkeys(plek_in_woorden(plek) for plek in plekken)))
            uit.append(f"{s.toelichting} Zie {waar}." if waar else s.toelichting)
    return tuple(dict.fromkeys(uit))


def _gevonden(bewijs: Sequence[Bewijs], eigen: set[str]) -> str:
    """Het eerste bewijs als citaat met plek: zo ziet de school waarom het er nog niet is."""
    for b in bewijs:
        if b.plek.bestand in eigen and (citaat := ingekort(b.tekst, CITAAT)):
            return f"“{citaat}” ({plek_in_woorden(b.plek)})"
    return ""


def _wordt_opnieuw_gestuurd(plek: Plek, opnieuw: Opnieuw) -> bool:
    bladzijden = [p for lijst in opnieuw.get(plek.bestand, {}).values() for p in lijst]
    return any(p is None or plek.pagina in (None, p) for p in bladzijden)


def _opnieuw(documenten: Iterable[Document]) -> Opnieuw:
    uit: defaultdict[str, dict[Probleemsoort, list[int | None]]] = defaultdict(dict)
    for d in documenten:
        for p in d.problemen if d.uitkomst in {Uitkomst.GEWEIGERD, Uitkomst.DEELS} else ():
            if p.soort in _OPNIEUW:
                bladzijden = uit[d.bestand].setdefault(p.soort, [])
                if p.pagina not in bladzijden:
                    bladzijden.append(p.pagina)
    return dict(uit)


def _onleesbaar(bestand: str, problemen: dict[Probleemsoort, list[int | None]]) -> Onleesbaar:
    soort = next(s for s in _OPNIEUW if s in problemen)
    probleem, doe = _OPNIEUW[soort]
    bladzijden = sorted(p for p in problemen[soort] if p is not None)
    if bladzijden and None not in problemen[soort]:
        probleem = f"{probleem.rstrip('.')}: bladzijde {opsomming([str(p) for p in bladzijden])}."
    return Onleesbaar(bestandsnaam(bestand), probleem, doe)
