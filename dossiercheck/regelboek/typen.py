"""De waarden van het regelboek: regels, aanvraagtypen en signalen, bevroren."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from dossiercheck.begrippen import Door, Ernst
from dossiercheck.keuring import Feitsoort, Voorwaarde


class Regelherkomst(StrEnum):
    """Waar een regel op berust: een brontekst, de wet, of een keuze van het samenwerkingsverband."""

    BRON = "bron"
    WET = "wet"
    SWV_KEUZE = "swv-keuze"


class Ritme(StrEnum):
    """In welke week na de woensdag van ontvangst een aanvraag op dinsdag behandeld wordt."""

    TWEEDE_WEEK = "tweede-week"
    EERSTE_WEEK = "eerste-week"
    GEEN = "geen"


@dataclass(frozen=True, slots=True)
class Regel:
    """Een eis van een aanvraagtype: wanneer hij geldt, hoe hij getoetst wordt, en wat erover te zeggen is."""

    eis: str
    ernst: Ernst
    herkomst: Regelherkomst
    bron: str
    """Waar de regel vandaan komt, als zin voor het rapport; bij herkomst 'bron' met het citaat."""
    waarom: str
    geldt_als: Voorwaarde
    toets: Voorwaarde
    toetsbaar_als: Voorwaarde
    """Is dit niet waar, dan valt er niets vast te stellen: nakijken."""
    zoek_in: tuple[str, ...]
    door: Door
    bevinding: Mapping[str, str]
    vraag: str
    waar: str
    van: date
    tot: date | None = None
    waarde: str | None = None
    """Het feit waarvan de waarde in de bevinding komt."""
    een_waarde: bool = False
    """Verschillende waarden in de stukken zijn een reden om na te kijken, ook als elke waarde op zichzelf goed is."""
    alinea: str | None = None
    citaat: str | None = None
    plek: str = ""
    """Bestand en regelnummer in schema/, zoals 'tlv-vso.yaml:12'."""
    soortnamen: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    zinnen: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def feiten(self) -> tuple[str, ...]:
        """De namen van de feiten in toets en voorwaarden, elk een keer, die van de toets eerst."""
        return tuple(dict.fromkeys((*self.toets.feiten, *self.geldt_als.feiten, *self.toetsbaar_als.feiten)))

    def geldt_op(self, dag: date) -> bool:
        """Of de regel op deze dag van kracht is."""
        return self.van <= dag and (self.tot is None or dag <= self.tot)


@dataclass(frozen=True, slots=True)
class Aanvraagtype:
    """Een soort aanvraag met al zijn regels, in de volgorde van het rapport."""

    sleutel: str
    naam: str
    formulier: str
    besluit: bool
    planning: Ritme
    regels: tuple[Regel, ...]

    def regels_op(self, dag: date) -> tuple[Regel, ...]:
        """Van elke eis een regel: die op deze dag geldt, anders de laatste die al begonnen was, anders de eerste. Zo valt er nooit een eis weg."""

        def voorkeur(regel: Regel) -> tuple[bool, bool, int]:
            begonnen = regel.van <= dag
            return regel.geldt_op(dag), begonnen, regel.van.toordinal() if begonnen else -regel.van.toordinal()

        gekozen: dict[str, Regel] = {}
        for regel in self.regels:
            gekozen[regel.eis] = max(gekozen.get(regel.eis, regel), regel, key=voorkeur)
        return tuple(gekozen.values())


@dataclass(frozen=True, slots=True)
class Signaalregel:
    """Iets wat opvalt: wanneer, bij welke typen (leeg is alle), en met welke zin. `aanvulling` zijn zinnen die onder een voorwaarde erbij komen."""

    signaal: str
    als: Voorwaarde
    zin: str
    in_brief: bool
    typen: frozenset[str]
    alleen_met_besluit: bool
    aanvulling: tuple[tuple[Voorwaarde, str], ...]
    anders: str = ""
    """De zin die erbij komt als geen aanvulling past."""
    plek: str = ""


@dataclass(frozen=True, slots=True)
class Regelboek:
    """Alles uit schema/ wat het toetsen nodig heeft. `sha256` is de hash van alle bestanden in schema/."""

    typen: Mapping[str, Aanvraagtype]
    signalen: tuple[Signaalregel, ...]
    feiten: Mapping[str, Feitsoort]
    stukken: Mapping[str, str]
    """Per documentsoort de naam voor mensen."""
    werkgebied: frozenset[str]
    """De woonplaatsen van het samenwerkingsverband, zoals geschreven."""
    sha256: str
    opmerkingen: tuple[Signaalregel, ...] = ()
    """Wat bij een aanvraag het vermelden waard is en geen signaal is; in dezelfde vorm."""
    namen: Mapping[str, str] = field(default_factory=dict)
    """Hoe een waarde bij het swv heet: 'feit: waarde' met de naam."""

    def met_ernst(self, ernst: Mapping[str, Ernst]) -> Regelboek:
        """Hetzelfde regelboek met een andere ernst voor deze eisen (een instelling van het swv)."""

        def wijzig(regels: Iterable[Regel]) -> tuple[Regel, ...]:
            return tuple(replace(r, ernst=ernst.get(r.eis, r.ernst)) for r in regels)

        return replace(self, typen={s: replace(t, regels=wijzig(t.regels)) for s, t in self.typen.items()})
