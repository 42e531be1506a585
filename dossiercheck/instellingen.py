"""De instellingen van een samenwerkingsverband: een meegeleverd profiel, met daaroverheen wat in instellingen.yaml staat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from dossiercheck.begrippen import Ernst
from dossiercheck.fouten import Schemafout
from dossiercheck.hulpbron import hulpbron
from dossiercheck.verwoording import DAGEN

BESTAND = "instellingen.yaml"
STANDAARDPROFIEL = "swv-2505"
SJABLONEN = "sjablonen"

Plaats = tuple[str | int, ...]

REGIOS = ("Noord", "Midden", "Zuid")


@dataclass(frozen=True, slots=True)
class Adres:
    straat: str
    postcode: str
    plaats: str


@dataclass(frozen=True, slots=True)
class Loket:
    """Waar een school terechtkan met vragen."""

    naam: str
    telefoon: str
    mail: str


@dataclass(frozen=True, slots=True)
class Ondertekenaar:
    """Wie besluiten tekent; een lege naam wordt bij het besluit gevraagd. `mandaat`: namens wie, zoals 'namens het bestuur'."""

    naam: str
    functie: str
    mandaat: str = ""


@dataclass(frozen=True, slots=True)
class Vervalperiode:
    """Dagen zonder vergadering, van en tot en met."""

    van: date
    tot: date
    reden: str


@dataclass(frozen=True, slots=True)
class Termijnen:
    """Termijnen van het swv; de eenheid staat in de naam."""

    aanvuldagen: int
    opp_maanden: int
    beslisweken: int
    awb_weken: int
    bezwaarweken: int


@dataclass(frozen=True, slots=True)
class Bewaartermijnen:
    """Hoe lang stukken bewaard blijven, in jaren."""

    dossier_jaren: int
    beschikking_jaren: int


class Afwijzing(StrEnum):
    """Wat het swv met de ouders doet als een aanvraag wordt afgewezen: het werkplan stuurt de afwijzing alleen naar de school."""

    NIET = "niet"
    KLAARZETTEN = "klaarzetten"
    VERSTUREN = "versturen"


@dataclass(frozen=True, slots=True)
class Besluitteksten:
    """Wat het swv zelf bepaalt in brieven over een besluit; een lege zin blijft weg."""

    grondslag: str = ""
    """De zin met de wetsartikelen waar het besluit op berust; het swv stelt haar zelf vast."""
    bezwaaradvies: str = ""
    """De zin over de adviescommissie bij bezwaar."""
    afwijzing_ouders: Afwijzing = Afwijzing.KLAARZETTEN


@dataclass(frozen=True, slots=True)
class Instellingen:
    """Alles wat per samenwerkingsverband verschilt. Dagen zijn weekdagen met maandag 0."""

    naam: str
    code: str
    adres: Adres
    loket: Loket
    ondertekenaar: Ondertekenaar
    regio: str
    inleverdag: int
    inlevertijd: time
    vergaderdag: int
    vervalt: tuple[Vervalperiode, ...]
    gaat_door: frozenset[date]
    termijnen: Termijnen
    bewaren: Bewaartermijnen
    werkgebied: str
    """Bestand in schema/ met de gemeenten en woonplaatsen van het swv."""
    bsn_op_tlv: bool = False
    besluit: Besluitteksten = field(default_factory=Besluitteksten)
    onderzoek_maanden: Mapping[str, int] = field(default_factory=dict)
    """Hoe lang een onderzoek van een soort geldig is, in maanden."""
    ernst: Mapping[str, Ernst] = field(default_factory=dict)
    """Per eis de ernst die het swv eraan geeft, als die afwijkt van het schema."""
    leerling_tekent_vanaf: int = 0
    """Vanaf welke leeftijd de leerling zelf tekent; 0 is altijd."""
    categorie_in_woorden: bool = False
    """Een bekostigingscategorie heet laag, midden of hoog in plaats van 1, 2 of 3."""
    schemamap: Path | None = None
    """Eigen map met regels en woordenschat, in plaats van de meegeleverde."""
    sjabloonmap: Path = field(default=Path(SJABLONEN), compare=False)
    """Eigen map met sjablonen; wat er niet in staat komt uit de meegeleverde."""

    def sjabloon(self, bestand: str) -> Path | None:
        """Het eigen sjabloon met deze bestandsnaam, of None als het swv dat niet heeft."""
        pad = self.sjabloonmap / bestand
        return pad if pad.is_file() else None

    @property
    def getallen(self) -> Mapping[str, int]:
        """De getallen die in de regels in te stellen zijn, onder de naam die zij daar hebben."""
        onderzoek = {f"onderzoek_{soort.replace('-', '_')}": maanden for soort, maanden in self.onderzoek_maanden.items()}
        return {"opp_maanden": self.termijnen.opp_maanden, "leerling_tekent_vanaf": self.leerling_tekent_vanaf, **onderzoek}

    @property
    def namen(self) -> Mapping[str, str]:
        """Hoe een waarde bij dit swv heet: 'feit: waarde' met de naam."""
        woorden = ("laag", "midden", "hoog")
        return {f"categorie_gevraagd: {n}": woord for n, woord in enumerate(woorden, 1)} if self.categorie_in_woorden else {}


def laad(werkmap: Path | None = None, pad: Path | None = None) -> Instellingen:
    """De instellingen uit `pad`, anders uit instellingen.yaml in de werkmap, anders het standaardprofiel. Schemafout met alle fouten tegelijk."""
    bestand = pad or (werkmap / BESTAND if werkmap else None)
    eigen = _gekeurd(bestand, volledig=False) if bestand and (pad or bestand.is_file()) else {}
    waar = bestand or Path(BESTAND)
    profiel = _gekeurd(_profielpad(str(eigen.get("profiel", STANDAARDPROFIEL)), waar.name), volledig=True)
    samen = _samen(profiel, eigen)
    _weiger(waar, eigen, _samenhang(samen))
    return _maak(samen, waar.parent)


def _profielpad(naam: str, waar: str) -> Path:
    profielen = {pad.stem: pad for pad in sorted(hulpbron("schema/profielen").glob("*.yaml"))}
    if naam in profielen:
        return profielen[naam]
    from dossiercheck.keuring import bedoelde_u

    raise _fout([f"{waar}: profiel '{naam}' bestaat niet{bedoelde_u(naam, profielen)}; mogelijk is: {', '.join(profielen)}"])


def _gekeurd(pad: Path, *, volledig: bool) -> Mapping[str, Any]:
    """De inhoud van een bestand dat door de keuring komt; een leeg bestand is een lege map."""
    from dossiercheck.keuring import keur
    from dossiercheck.yamlbestand import lees

    gegeven = lees(pad)
    inhoud: Any = {} if gegeven is None and not volledig else gegeven
    _weiger(pad, inhoud, ((f.pad, f.tekst) for f in keur(inhoud, _vorm(volledig))))
    return cast("Mapping[str, Any]", inhoud)


def _weiger(pad: Path, inhoud: object, fouten: Iterable[tuple[Plaats, str]]) -> None:
    from dossiercheck.yamlbestand import regelnummer

    if regels := sorted((regelnummer(inhoud, plek), tekst) for plek, tekst in fouten):
        raise _fout([f"{pad.name}, regel {regel}: {tekst}" for regel, tekst in regels])


def _fout(regels: list[str]) -> Schemafout:
    return Schemafout("\n".join(regels), "Met deze instellingen kan het programma niet rekenen.", "Herstel de regels en start opnieuw.")


def _samenhang(inhoud: Mapping[str, Any]) -> Iterator[tuple[Plaats, str]]:
    """Wat de vorm niet ziet: een tijd die niet bestaat, een periode die achteruit loopt, een vergadering op de verkeerde weekdag."""
    tijd, vergadering = inhoud["inlevermoment"]["tijd"], inhoud["vergadering"]
    if _tijd(tijd) is None:
        yield ("inlevermoment", "tijd"), f"'{tijd}' is geen tijd; schrijf bijvoorbeeld \"17:00\""
    for nummer, periode in enumerate(vergadering["vervalt"]):
        if periode.get("tot", periode["van"]) < periode["van"]:
            yield ("vergadering", "vervalt", nummer), "'tot' ligt voor 'van'"
    for nummer, dag in enumerate(vergadering["gaat_door"]):
        if DAGEN[dag.weekday()] != vergadering["dag"]:
            yield ("vergadering", "gaat_door", nummer), f"{dag:%d-%m-%Y} is geen {vergadering['dag']}"


def _samen(onder: Mapping[str, Any], boven: Mapping[str, Any]) -> dict[str, Any]:
    """`boven` over `onder`, map voor map; een lijst wordt in zijn geheel vervangen."""
    uit = dict(onder)
    for naam, waarde in boven.items():
        uit[naam] = _samen(uit[naam], waarde) if isinstance(waarde, Mapping) and isinstance(uit.get(naam), Mapping) else waarde
    return uit


def _maak(g: Mapping[str, Any], werkmap: Path) -> Instellingen:
    tijd = _tijd(g["inlevermoment"]["tijd"])
    assert tijd is not None
    vergadering = g["vergadering"]
    return Instellingen(
        naam=g["naam"],
        code=g["code"],
        adres=Adres(**g["adres"]),
        loket=Loket(**g["loket"]),
        ondertekenaar=Ondertekenaar(**g["ondertekenaar"]),
        regio=g["regio"],
        inleverdag=DAGEN.index(g["inlevermoment"]["dag"]),
        inlevertijd=tijd,
        vergaderdag=DAGEN.index(vergadering["dag"]),
        vervalt=tuple(Vervalperiode(p["van"], p.get("tot", p["van"]), p.get("reden", "")) for p in vergadering["vervalt"]),
        gaat_door=frozenset(vergadering["gaat_door"]),
        termijnen=Termijnen(**g["termijnen"]),
        bewaren=Bewaartermijnen(**g["bewaren"]),
        werkgebied=g["werkgebied"],
        bsn_op_tlv=g["bsn_op_tlv"],
        besluit=Besluitteksten(g["besluit"]["grondslag"], g["besluit"]["bezwaaradvies"], Afwijzing(g["besluit"]["afwijzing_ouders"])),
        onderzoek_maanden={str(naam): int(maanden) for naam, maanden in g["onderzoek_maanden"].items()},
        ernst={str(eis): Ernst(ernst) for eis, ernst in g["ernst"].items()},
        leerling_tekent_vanaf=g["leerling_tekent_vanaf"],
        categorie_in_woorden=g["categorie_in_woorden"],
        schemamap=werkmap / g["schemamap"] if g["schemamap"] else None,
        sjabloonmap=werkmap / (g["sjabloonmap"] or SJABLONEN),
    )


def _tijd(tekst: str) -> time | None:
    try:
        return time.fromisoformat(tekst)
    except ValueError:
        return None


def _vorm(volledig: bool) -> dict[str, Any]:
    """Het Cerberus-schema van een profiel; in instellingen.yaml is elke sleutel vrij om weg te laten."""

    def map_(**velden: Any) -> dict[str, Any]:
        return {"type": "mapping", "required": volledig, "schema": {naam: {"required": volledig, **regels} for naam, regels in velden.items()}}

    tekst, leeg_mag, ja_nee = {"type": "string", "minlength": 1}, {"type": "string"}, {"type": "boolean"}
    aantal = {"type": "integer", "min": 1, "max": 600}
    dag = {"type": "string", "allowed": list(DAGEN)}
    periode = {"van": {"type": "date", "required": True}, "tot": {"type": "date"}, "reden": {"type": "string"}}
    vorm = map_(
        naam=tekst,
        code={"type": "string", "regex": r"(?:VO|PO)\d{4}"},
        adres=map_(straat=tekst, postcode={"type": "string", "regex": r"[1-9]\d{3} ?[A-Z]{2}"}, plaats=tekst),
        loket=map_(naam=tekst, telefoon=tekst, mail={"type": "string", "regex": r"[^@\s]+@[^@\s]+"}),
        ondertekenaar=map_(naam={"type": "string"}, functie=tekst, mandaat=leeg_mag),
        regio={"type": "string", "allowed": list(REGIOS)},
        inlevermoment=map_(dag=dag, tijd=tekst),
        vergadering=map_(
            dag=dag,
            vervalt={"type": "list", "schema": {"type": "mapping", "schema": periode}},
            gaat_door={"type": "list", "schema": {"type": "date"}},
        ),
        termijnen=map_(aanvuldagen=aantal, opp_maanden=aantal, beslisweken=aantal, awb_weken=aantal, bezwaarweken=aantal),
        onderzoek_maanden={"type": "mapping", "valuesrules": aantal},
        bewaren=map_(dossier_jaren=aantal, beschikking_jaren=aantal),
        werkgebied=tekst,
        bsn_op_tlv=ja_nee,
        besluit=map_(grondslag=leeg_mag, bezwaaradvies=leeg_mag, afwijzing_ouders={"type": "string", "allowed": [str(a) for a in Afwijzing]}),
        ernst={"type": "mapping", "valuesrules": {"type": "string", "allowed": [str(e) for e in Ernst]}},
        leerling_tekent_vanaf={"type": "integer", "min": 0, "max": 23},
        categorie_in_woorden=ja_nee,
        schemamap=leeg_mag,
        sjabloonmap=leeg_mag,
    )
    schema: dict[str, Any] = vorm["schema"]
    return schema if volledig else {**schema, "profiel": tekst}
