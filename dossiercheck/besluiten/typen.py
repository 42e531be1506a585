"""De waarden rond een besluit: wat een mens besloot, wat er bekend is, wat het programma voorstelt en waar het voor waarschuwt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dossiercheck.begrippen import Oordeel


class Strekking(StrEnum):
    """Wat er besloten is."""

    TOEKENNEN = "toekennen"
    AFWIJZEN = "afwijzen"
    BUITEN_BEHANDELING = "buiten-behandeling"
    AANHOUDEN = "aanhouden"
    INTREKKEN = "intrekken"

    @property
    def is_inhoudelijk(self) -> bool:
        """Of de aanvraag zelf beoordeeld is: dan horen er adviezen bij."""
        return self in {Strekking.TOEKENNEN, Strekking.AFWIJZEN}


@dataclass(frozen=True, slots=True)
class Persoon:
    naam: str
    functie: str


@dataclass(frozen=True, slots=True)
class Deskundige:
    """Een deskundige met zijn advies. `werkt_bij` is de werkgever, als die bekend is."""

    naam: str
    functie: str
    datum: date
    advies: str
    werkt_bij: str = ""


@dataclass(frozen=True, slots=True)
class Adres:
    """Waar de leerling woont; leeg als het niet bekend is."""

    straat: str = ""
    postcode: str = ""
    woonplaats: str = ""

    @property
    def regels(self) -> tuple[str, ...]:
        """De adresregels die er zijn: straat, en postcode met woonplaats."""
        return tuple(regel for regel in (self.straat, f"{self.postcode} {self.woonplaats}".strip()) if regel)


@dataclass(frozen=True, slots=True)
class Besluit:
    """Een besluit van een mens over een aanvraag, gekeurd op vorm."""

    aanvraag: str
    strekking: Strekking
    door: Persoon
    datum: date
    motivering: str
    categorie: int | None = None
    ingang: date | None = None
    einddatum: date | None = None
    afwijking: str = ""
    deskundigen: tuple[Deskundige, ...] = ()
    mandaat: str = ""
    """Waar de bevoegdheid uit blijkt als niet het bestuur zelf besluit; leeg als dat niet zo is."""
    adres: Adres = Adres()
    bsn: str = ""
    mail: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Per ontvanger de mailadressen."""


@dataclass(frozen=True, slots=True)
class Uitgangspunten:
    """Wat er over de aanvraag bekend is. None is: niet bekend."""

    oordeel: Oordeel
    ontvangen: date
    school: str | None = None
    geboren: date | None = None
    instroom: str | None = None
    uitstroom: str | None = None
    niveau: str | None = None
    leerjaar: int | None = None
    """Het leerjaar waarin de leerling zit op de ingangsdatum."""
    categorie: int | None = None
    onderbouwd: bool = False
    uren: float | None = None
    stage: bool = False
    """Stage met extra ondersteuning van de school."""
    gezakt: bool = False
    gespreid: bool = False
    aanvullen_tot: date | None = None
    """De uiterste datum in het verzoek om aanvulling; None als er geen verzoek is."""
    zes_weken: date | None = None
    acht_weken: date | None = None


@dataclass(frozen=True, slots=True)
class Zin:
    """Een zin uit schema/ met plekken voor waarden, en waar hij op berust."""

    tekst: str
    bron: str


@dataclass(frozen=True, slots=True)
class Grens:
    """Een grens: de zin, en of er een reden nodig is om eroverheen te gaan."""

    zin: Zin
    is_afwijking: bool


@dataclass(frozen=True, slots=True)
class Melding:
    """Een grens die dit besluit raakt, in woorden, met de bronregel."""

    grens: str
    is_afwijking: bool
    tekst: str
    bron: str


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Wat het werkplan voorstelt. `exact`: het voorstel is de duur zelf en niet hoogstens. `uitleg` noemt per punt de zin en de bron."""

    einddatum: date | None = None
    exact: bool = False
    categorie: int | None = None
    uitleg: tuple[tuple[str, str], ...] = ()

    def uitleg_over(self, categorie: bool) -> tuple[tuple[str, str], ...]:
        """De uitleg over de bekostigingscategorie, of juist die over de duur."""
        return tuple((zin, bron) for zin, bron in self.uitleg if ("categorie" in zin.casefold()) is categorie)


@dataclass(frozen=True, slots=True)
class Document:
    """Het stuk naast de brief: bestandsnaam zonder extensie, het sjabloon, en of het een tlv-nummer krijgt."""

    bestand: str
    sjabloon: str
    nummer: bool


@dataclass(frozen=True, slots=True)
class Besluittype:
    """Wat er bij een aanvraagtype hoort als erover besloten wordt."""

    product: str
    """Hoe het in een brief heet, met lidwoord."""
    gewoon: str
    """Wat het voor de leerling betekent, in gewone taal: 'mag naar …'."""
    vervolg: str
    """Wat er na toekennen gebeurt."""
    brief: str
    document: Document | None
    stap_5: bool
    categorie: bool
    schooljaren: bool
    adviezen: int
    nodig: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Categorie:
    """Een bekostigingscategorie: altijd cijfer en woord, en de code van BRON."""

    naam: str
    code: str


@dataclass(frozen=True, slots=True)
class Niveau:
    """Hoeveel jaar een schoolloopbaan op dit niveau duurt, en hoeveel daarvan onderbouw is."""

    jaren: int
    onderbouw: int


@dataclass(frozen=True, slots=True)
class Stap:
    """Een stap van het adviesformulier, met de eisen waarvan de bevinding erbij hoort."""

    kop: str
    bron: str
    bevindingen: tuple[str, ...]
    duur: bool = False
    categorie: bool = False


@dataclass(frozen=True, slots=True)
class Besluitregels:
    """Alles uit schema/besluiten.yaml."""

    typen: Mapping[str, Besluittype]
    brieven: Mapping[Strekking, str]
    ontvangers: Mapping[Strekking, tuple[str, ...]]
    categorieen: Mapping[int, Categorie]
    minste_uren: int
    niveaus: Mapping[str, Niveau]
    uitstroom: Mapping[str, tuple[str, ...]]
    eerste_deskundige: tuple[str, ...]
    tweede_deskundige: tuple[str, ...]
    gegevens: Mapping[str, str]
    """Per gegeven de eis of het signaal waar het uit komt."""
    feiten: Mapping[str, str]
    """Per gegeven het feit waar het uit komt."""
    voorstellen: Mapping[str, Zin]
    grenzen: Mapping[str, Grens]
    stappen: tuple[Stap, ...]
