"""De waarden die tussen de etappes heen en weer gaan: bevroren, zonder gedrag, alleen standaardbibliotheek."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Kader = tuple[float, float, float, float]
"""x0, boven, x1, onder: punten vanaf linksboven van de zichtbare bladzijde; bij beelden fracties 0-1."""

Waarde = str | int | float | bool | date | None


# --- lezen -----------------------------------------------------------------------------------------


KOPSCHEIDING = " › "
"""Tussen de naam van een groep kolommen en de naam van de kolom zelf."""


@dataclass(frozen=True, slots=True)
class Plek:
    """Waar iets staat. Word heeft alinea, Excel cel, PDF en beeld een kader."""

    bestand: str
    pagina: int | None = None
    kader: Kader | None = None
    alinea: int | None = None
    cel: str | None = None


@dataclass(frozen=True, slots=True)
class Kop:
    """Een kop boven een deel van het stuk; niveau 1 is de titel."""

    tekst: str
    niveau: int
    plek: Plek


@dataclass(frozen=True, slots=True)
class Alinea:
    """Een alinea of een punt van een opsomming, zonder regeleinden."""

    tekst: str
    plek: Plek
    zeker: bool = True


@dataclass(frozen=True, slots=True)
class Veld:
    """Een etiket met zijn waarde. Een leeg veld heeft waarde ''. De plek is die van de waarde, of anders van het etiket."""

    etiket: str
    waarde: str
    plek: Plek
    zeker: bool = True
    """Onwaar bij een onzekere lezing, zoals handschrift."""
    beeld: bool | None = False
    """Bij de waarde staat een afbeelding of inkt, zoals een handtekening; None als dat niet te zeggen is."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """Een keuze met wat er is aangekruist; None als dat niet te zien is."""

    tekst: str
    aan: bool | None


@dataclass(frozen=True, slots=True)
class Keuzegroep:
    """Een vraag met keuzes. Doorhalen staat hier al als aan en uit: wat niet is doorgehaald is aan, maar alleen als er iets is doorgehaald."""

    vraag: str
    keuzes: tuple[Keuze, ...]
    plek: Plek


@dataclass(frozen=True, slots=True)
class Cel:
    """Een cel van een tabel. `beeld`: er staat een afbeelding, tekening of inkt in; None als dat niet te zeggen is."""

    tekst: str
    plek: Plek
    beeld: bool | None = False
    zeker: bool = True


@dataclass(frozen=True, slots=True)
class Tabel:
    """Een tabel; `koppen` is leeg als de tabel geen kopregel heeft. Elke rij heeft evenveel cellen, samengevoegde cellen staan links met lege erachter."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    plek: Plek


@dataclass(frozen=True, slots=True)
class Beeld:
    """Een afbeelding of inkt buiten een tabel, zoals een handtekening boven een streep."""

    plek: Plek


class Ondertekenstaat(StrEnum):
    """Wat een controle van een digitale handtekening opleverde."""

    ONGEWIJZIGD = "ongewijzigd"
    GEWIJZIGD = "gewijzigd"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class DigitaleHandtekening:
    """Een digitale handtekening in het PDF-bestand: wie, wanneer, en of het stuk daarna ongewijzigd is."""

    naam: str
    moment: datetime | None
    staat: Ondertekenstaat
    plek: Plek


Blok = Kop | Alinea | Veld | Keuzegroep | Tabel | Beeld | DigitaleHandtekening


class Uitkomst(StrEnum):
    GELEZEN = "gelezen"
    DEELS = "deels"
    GEWEIGERD = "geweigerd"
    OVERGESLAGEN = "overgeslagen"


class Wijze(StrEnum):
    TEKST = "tekst"
    FORMULIER = "formulier"
    OCR = "ocr"
    WORD = "word"
    EXCEL = "excel"
    MAIL = "mail"
    NIET = "niet"


class Kwaliteit(StrEnum):
    GOED = "goed"
    MATIG = "matig"
    SLECHT = "slecht"


class Probleemsoort(StrEnum):
    """Waarom een bestand niet of niet heel gelezen is; bepaalt of de school het opnieuw moet sturen."""

    WACHTWOORD = "wachtwoord"
    BESCHADIGD = "beschadigd"
    LEEG = "leeg"
    NIET_ONDERSTEUND = "niet-ondersteund"
    TE_GROOT = "te-groot"
    TE_TRAAG = "te-traag"
    GEVAARLIJK = "gevaarlijk"
    SLECHT_LEESBAAR = "slecht-leesbaar"
    MELDING = "melding"  # gelezen, maar er is iets wat een mens moet weten


@dataclass(frozen=True, slots=True)
class Probleem:
    soort: Probleemsoort
    tekst: str
    """Een Nederlandse zin voor het rapport, zonder naam van leerling of bestand."""
    pagina: int | None = None


@dataclass(frozen=True, slots=True)
class Gelezen:
    """Wat er van een bestand gelezen is. Een zip of mail heeft zijn inhoud in `inhoud`, elk met een bestand als 'inzending.zip/opp.pdf'."""

    bestand: str
    sha256: str
    uitkomst: Uitkomst
    wijze: Wijze
    paginas: int
    blokken: tuple[Blok, ...] = ()
    kwaliteit: tuple[Kwaliteit, ...] = ()
    """Een per bladzijde; leeg als er niets te beoordelen was."""
    problemen: tuple[Probleem, ...] = ()
    inhoud: tuple[Gelezen, ...] = ()
    verzonden: datetime | None = None
    """Datum van een mail: de voorgestelde ontvangst."""


# --- herkennen, vinden en wegen --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stuk:
    """Een herkend stuk: een bestand, of een deel van een bestand (bladzijden van-tot)."""

    bestand: str
    sha256: str
    soort: str
    redenen: tuple[str, ...]
    blokken: tuple[Blok, ...]
    van: int
    tot: int
    gelezen: Gelezen
    aanvraagtype: str | None = None
    """Alleen bij een aanvraagformulier of leerlinglijst: welk type aanvraag het stuk doet."""
    anders: str = ""
    """Van een formulier dat alleen aan zijn vragen herkend is: wat het is als er een ander formulier in het dossier zit."""
    ontvangen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bewijs:
    """De plek in een stuk en de tekst die daar staat."""

    plek: Plek
    tekst: str


class Herkomst(StrEnum):
    FORMULIERVELD = "formulierveld"
    TEKST = "tekst"
    OCR = "ocr"
    MENS = "mens"


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """Een mogelijke waarde van een begrip met de plek waar zij staat. Zonder bewijs bestaat hij niet."""

    begrip: str
    waarde: Waarde
    bewijs: tuple[Bewijs, ...]
    zeker: bool
    reden: str
    herkomst: Herkomst = Herkomst.TEKST

    def __post_init__(self) -> None:
        if not self.bewijs:
            raise ValueError(f"kandidaat voor {self.begrip} zonder bewijs")


@dataclass(frozen=True, slots=True)
class Leerlingrij:
    """Een leerling op een leerlinglijst: wie het is, wat er gevraagd wordt en wat de rij zegt."""

    stuk: Stuk
    plek: Plek
    naam: str
    geboortedatum: date | None
    aanvraagtype: str | None
    kandidaten: tuple[Kandidaat, ...]
    verwijst: tuple[Kandidaat, ...] = ()
    """Begrippen waarvoor de rij alleen naar een bijlage verwijst; zonder waarde, met de plek."""


@dataclass(frozen=True, slots=True)
class Wie:
    """Wie een los bestand noemt. `namen`, `geboren` en `bsn` staan er zeker in; `halve` is slecht gelezen of maar een deel van een naam."""

    namen: tuple[str, ...] = ()
    halve: tuple[str, ...] = ()
    geboren: tuple[date, ...] = ()
    bsn: tuple[str, ...] = ()
    is_lijst: bool = False
    formulier: bool = False
    gescand: bool = False
    """De namen komen alleen van een scan: er kunnen leesfouten in zitten."""
    koppen: str = ""
    """Gevouwen: wat in titels staat, en in een stuk zonder eigen naam ook wat in velden staat."""
    tekst: str = ""
    """Gevouwen: alles wat er gelezen is."""


@dataclass(frozen=True, slots=True)
class Afgevallen:
    kandidaat: Kandidaat
    waarom: str


@dataclass(frozen=True, slots=True)
class Feit:
    """Wat er over een begrip in het dossier staat: de kandidaten die overbleven, en die afvielen met reden."""

    begrip: str
    kandidaten: tuple[Kandidaat, ...] = ()
    afgevallen: tuple[Afgevallen, ...] = ()


@dataclass(frozen=True, slots=True)
class Hiaat:
    """Iets dat niet te lezen was. `soorten` zijn de documentsoorten die het kan zijn; leeg is: elke."""

    plek: Plek
    soorten: frozenset[str]
    tekst: str


@dataclass(frozen=True, slots=True)
class Gezocht:
    """Waar gezocht is: een stuk met zijn bladzijden van en tot."""

    bestand: str
    paginas: tuple[int, int]


# --- toetsen ---------------------------------------------------------------------------------------


class Ernst(StrEnum):
    VERPLICHT = "verplicht"
    AANBEVOLEN = "aanbevolen"


class Status(StrEnum):
    VOLDAAN = "voldaan"
    ONTBREEKT = "ontbreekt"
    NAKIJKEN = "nakijken"
    NVT = "nvt"


class Oordeel(StrEnum):
    COMPLEET = "compleet"
    INCOMPLEET = "incompleet"
    NAKIJKEN = "nakijken"


class Door(StrEnum):
    """Wie iets moet doen: groepeert de brief."""

    SCHOOL = "school"
    OUDERS = "ouders"
    LEERLING = "leerling"


@dataclass(frozen=True, slots=True)
class Mensoordeel:
    """Het oordeel van een medewerker over een eis, met wat het programma daar zelf van vond."""

    status: Status
    door: str
    reden: str
    moment: datetime
    programma: Status
    programma_toelichting: str


@dataclass(frozen=True, slots=True)
class Bevinding:
    """De uitkomst van een eis, met bewijs en waar gezocht is."""

    eis: str
    ernst: Ernst
    status: Status
    waarde: Waarde
    toelichting: str
    bron: str
    vraag: str
    waarom: str = ""
    door: Door = Door.SCHOOL
    waar: str = ""
    """Waar het hoort te staan, als zin voor de brief: 'in het aanvraagformulier, of in het OPP'."""
    bewijs: tuple[Bewijs, ...] = ()
    gezocht: tuple[Gezocht, ...] = ()
    herkomst: str = "programma"
    afgevallen: tuple[Afgevallen, ...] = ()
    mens: Mensoordeel | None = None
    """Alleen bij herkomst 'mens'; `status` is dan die van de medewerker."""
    sinds: datetime | None = None
    """De ontvangst van het stuk waarmee deze status ontstond."""


@dataclass(frozen=True, slots=True)
class Signaal:
    """Iets wat opvalt en het oordeel niet verandert. `in_brief`: gaat de school aan."""

    signaal: str
    toelichting: str
    bewijs: tuple[Bewijs, ...] = ()
    in_brief: bool = False


@dataclass(frozen=True, slots=True)
class Planning:
    """Wanneer de aanvraag behandeld wordt. Alles None bij een type zonder besluit."""

    compleet_op: datetime | None = None
    vergadering: date | None = None
    als_compleet_voor: datetime | None = None
    dan_vergadering: date | None = None
    zes_weken: date | None = None
    awb_acht_weken: date | None = None
    opgeschort_sinds: date | None = None
    uitleg: tuple[str, ...] = ()
    """Zinnen voor het rapport: waarom een dinsdag is overgeslagen."""


# --- rapport ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """Een regel in de verantwoording: wat er met een stuk gebeurd is."""

    bestand: str
    van: int
    tot: int
    paginas: int
    sha256: str
    soort: str
    redenen: tuple[str, ...]
    leerling: str | None
    uitkomst: Uitkomst
    gelezen: Wijze
    kwaliteit: Kwaliteit
    problemen: tuple[Probleem, ...] = ()
    ontvangen: datetime | None = None
    """Wanneer dit stuk kwam; een aanvulling heeft een eigen ontvangst."""


@dataclass(frozen=True, slots=True)
class Voortgang:
    """Wat er van de open punten van de vorige stand van het dossier geworden is; elk punt is een eis."""

    vorige: datetime
    gevraagd: tuple[str, ...]
    opgelost: tuple[str, ...]
    nakijken: tuple[str, ...]
    nieuw: tuple[str, ...] = ()
    """Wat toen in orde was en nu ontbreekt of nagekeken moet worden."""


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """Een aanvraag voor een leerling met alle bevindingen van zijn type."""

    aanvraag: str
    aanvraagtype: str | None
    oordeel: Oordeel
    leerling_naam: str | None
    leerling_geboortedatum: date | None
    waarden: dict[str, Waarde] = field(default_factory=dict)
    bevindingen: tuple[Bevinding, ...] = ()
    signalen: tuple[Signaal, ...] = ()
    opmerkingen: tuple[str, ...] = ()
    planning: Planning = Planning()
    school_naam: str | None = None
    """De aanvragende school zoals gelezen: de geadresseerde van de brief."""
    feiten: dict[str, Waarde] = field(default_factory=dict)
    """Wat zeker bekend is, geen eis toetst en bij een besluit wel telt, zoals een gespreid examen."""
    voortgang: Voortgang | None = None
    """None als er geen vorige stand is, of als toen niets open stond en er niets bij kwam."""


@dataclass(frozen=True, slots=True)
class Verantwoording:
    versie: str
    regelboek_sha256: str
    bestanden_in: int
    bestanden_verantwoord: int


@dataclass(frozen=True, slots=True)
class Rapport:
    """Alles wat er over een dossier te zeggen is; hieruit ontstaan rapport.json, rapport.html en de brief."""

    dossier: str
    ontvangen: datetime
    documenten: tuple[Document, ...]
    aanvragen: tuple[Aanvraag, ...]
    verantwoording: Verantwoording
    versie: int = 1
