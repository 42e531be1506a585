"""De woordenschat uit schema/: wat er per begrip gezocht wordt en aan welke woorden een stuk te herkennen is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from dossiercheck.fouten import Schemafout
from dossiercheck.gebeurtenisschat import Gebeurtenis
from dossiercheck.gebeurtenisschat import laad as laad_gebeurtenis
from dossiercheck.hulpbron import hulpbron
from dossiercheck.lijstschat import Lijstschat
from dossiercheck.lijstschat import laad as laad_lijst
from dossiercheck.patroon import GEEN, Patronen
from dossiercheck.soortschat import Soortkenmerk, Typekenmerk, lees_soort, lees_type
from dossiercheck.woordlezer import Lezer, bedoelde
from dossiercheck.yamlbestand import lees, per_inhoud, regelnummer

VINDERS = (
    "veld", "antwoord", "keuzegroep", "zin", "gebeurtenis", "doelentabel", "handtekening", "scholen", "stuk", "termijn", "naamdelen", "geboren", "wonend",
    "briefhoofd", "afzender", "schoolzin", "titelnaam",
)  # fmt: skip
"""De namen van de vinders; wat zij doen staat in docs/woordenschat.md."""


@dataclass(frozen=True, slots=True)
class Zoekopdracht:
    """Een opdracht voor een vinder: waar te zoeken, welke vraag of zin, en wat het antwoord moet hebben."""

    begrip: str
    vinder: str
    soort: str = ""
    stukken: frozenset[str] = frozenset()
    """Documentsoorten waarin gezocht wordt; leeg is elke."""
    vraag: Patronen = GEEN
    niet: Patronen = GEEN
    onder: Patronen = GEEN
    niet_onder: Patronen = GEEN
    naast: Patronen = GEEN
    """De vraag ervoor of erna past hierbij."""
    begin: Patronen = GEEN
    einde: Patronen = GEEN
    """De vragen van twee velden na elkaar die samen een periode zijn."""
    zin: Patronen = GEEN
    alinea: Patronen = GEEN
    """Wat de hele alinea om de zin moet noemen, zoals de ouders op wie 'iedereen' slaat."""
    niet_alinea: Patronen = GEEN
    stuk_noemt: Patronen = GEEN
    """Alleen in een stuk dat dit ergens noemt."""
    tegen: Patronen = GEEN
    negeer: Patronen = GEEN
    zonder_zin: Patronen = GEEN
    behalve: Patronen = GEEN
    """Zinnen die ondanks `zonder_zin` meetellen."""
    keuze: Patronen = GEEN
    rol: Patronen = GEEN
    rol_bij_type: Patronen = GEEN
    """De rol die bij de aanvraagtypen in `typen` telt als er geen plek voor `rol` is."""
    typen: frozenset[str] = frozenset()
    na: Patronen = GEEN
    onzeker_als: Patronen = GEEN
    roepnaam: Patronen = GEEN
    voorvoegsel: Patronen = GEEN
    achternaam: Patronen = GEEN
    eist: tuple[tuple[str, ...], ...] = ()
    """Kenmerken die het antwoord moet hebben: elke groep, en van een groep minstens een."""
    waarden: tuple[tuple[str, Patronen], ...] = ()
    soorten: frozenset[str] = frozenset()
    gevuld_met: tuple[str, ...] = ()
    een_volstaat: bool = False
    anders: str = "onzeker"
    """Wat een antwoord zonder de vereiste kenmerken is: 'onzeker', 'nee' of 'niets'."""
    lengte: int = 2
    """Minste aantal woorden van een antwoord dat iets beschrijft."""
    met_inhoud: int = 0
    onzeker: bool = False
    datum_nodig: bool = False
    allen: bool = False
    gebeurd: bool = False
    geboorte: bool = False
    gehouden: bool = False
    contact: bool = False
    ook_nee: bool = False
    vraagzin: bool = False
    zonder_formulier: bool = False
    """Alleen zoeken als er geen aanvraagformulier in het dossier zit."""
    zonder_vraag: bool = False
    """Zoek met `zin` in de antwoorden op vragen die bij geen ander begrip horen."""
    met_tabel: bool = False
    """Ook een tabel onder de vraag is een antwoord."""
    uit_keuzes: bool = False
    """De keuzes zelf zeggen waar het over gaat; de vraag hoeft dan niet te passen."""
    ook_bij: frozenset[str] = frozenset()
    """Met `zonder_vraag`: begrippen waarvan de vraag er wel bij mag horen."""
    onder_nodig: bool = False
    """Zonder kop erboven past het veld niet."""
    een_van: bool = False
    """Staan er twee verschillende keuzes in het veld, dan is het niet ingevuld."""
    alleen_veld: bool = False
    """Een kop met tekst eronder telt niet als veld."""
    vooraan: bool = False
    """Alleen wat het antwoord als eerste zegt telt."""
    stil: bool = False
    """Staat er geen bekende keuze, dan ging het veld ergens anders over."""
    terugval: bool = False
    """Alleen zoeken als de vinders ervoor niets vonden."""
    mood: str = "gebeurd"
    levert: str = ""
    gebeurtenis: str = ""


@dataclass(frozen=True, slots=True)
class Begrip:
    """Een begrip met de soort waarde, of stukken het eens moeten zijn, en hoe het gezocht wordt."""

    naam: str
    waarde: str
    eenduidig: bool = False
    laatste: bool = False
    afgeleid_van: str = ""
    ja_als: Patronen = GEEN
    vinders: tuple[Zoekopdracht, ...] = ()


@dataclass(frozen=True, slots=True)
class Woordenschat:
    """Alles wat er gezocht wordt; `invulhulp` zijn koppen waaronder uitleg staat en nooit een antwoord."""

    begrippen: Mapping[str, Begrip]
    kenmerken: Mapping[str, Patronen]
    gebeurtenissen: Mapping[str, Gebeurtenis]
    soorten: tuple[Soortkenmerk, ...]
    typen: tuple[Typekenmerk, ...]
    """In volgorde van voorrang."""
    typevraag: Patronen
    """Etiketten van het veld of de keuzes waarin de school zegt wat zij aanvraagt."""
    lijst: Lijstschat
    invulhulp: Patronen = GEEN
    invulregel: Patronen = GEEN
    restsoort: str = ""
    """De soort van een stuk dat nergens op lijkt."""
    formuliersoort: str = ""
    hoort_bij_vorige: frozenset[str] = frozenset()
    """Soorten die binnen een bestand bij het stuk ervoor horen, zoals een blad met handtekeningen achter het formulier."""
    leerlingveld: Patronen = GEEN
    """Etiketten van het veld met de leerling bovenaan een stuk."""
    schoolwoorden: Patronen = GEEN
    geen_school: Patronen = GEEN
    aanloop: Patronen = GEEN
    """Woorden die geen deel van een naam zijn, ook niet met een hoofdletter."""
    locatiewoord: Patronen = GEEN
    """Wat hierna komt is de naam van een deel van een school."""
    na_locatiewoord: Patronen = GEEN
    """Wat daar nog tussen mag staan."""
    straatnaam: Patronen = GEEN
    """Hoe de naam van een straat eindigt."""
    woorden: frozenset[str] = frozenset()
    """Elk woord dat in een patroon staat."""
    stammen: frozenset[str] = frozenset()
    """Elk begin van een woord dat in een patroon staat, als 'evalu' van 'evalu*'."""
    los_woord: frozenset[str] = frozenset()
    """Woorden die nooit deel van een ander woord zijn; staan zij er toch aan vast, dan is er een spatie weggevallen."""


def laad(map_: Path | None = None) -> Woordenschat:
    """De woordenschat uit `map_` (standaard de meegeleverde schema-map); Schemafout met alle fouten tegelijk."""
    return _laad(map_ or hulpbron("schema"))


@per_inhoud
def _laad(wortel: Path) -> Woordenschat:
    lezer = Lezer(klassen={str(naam): str(woorden) for naam, woorden in _map(lees(wortel / "klassen.yaml")).items()})
    for naam, regels in _map(lees(wortel / "kenmerken.yaml")).items():
        lezer.kenmerken[naam] = lezer.patronen(regels)
    begrippen: dict[str, Begrip] = {}
    for pad in sorted((wortel / "begrippen").glob("*.yaml")):
        begrippen.update(_begrippen(pad, lezer))
    herken = _map(lees(wortel / "herkennen.yaml"))
    schat = Woordenschat(
        begrippen=begrippen,
        kenmerken=lezer.kenmerken,
        gebeurtenissen={n: laad_gebeurtenis(n, _map(g), lezer) for n, g in _map(herken["gebeurtenissen"]).items()},
        soorten=tuple(lees_soort(n, _map(g), lezer) for n, g in _map(herken["soorten"]).items()),
        typen=tuple(lees_type(n, _map(g), lezer) for n, g in _map(herken["typen"]).items()),
        typevraag=lezer.patronen(herken["typevraag"]),
        lijst=laad_lijst(wortel, lezer.patronen),
        invulhulp=lezer.patronen(herken["invulhulp"]),
        invulregel=lezer.patronen(herken["invulregel"]),
        restsoort=str(herken["restsoort"]),
        formuliersoort=str(herken["formuliersoort"]),
        hoort_bij_vorige=frozenset(map(str, herken["hoort_bij_vorige"])),
        leerlingveld=lezer.patronen(herken["leerlingveld"]),
        schoolwoorden=lezer.patronen(herken["schoolwoorden"]),
        geen_school=lezer.patronen(herken["geen_school"]),
        aanloop=lezer.patronen(herken["aanloop"]),
        locatiewoord=lezer.patronen(herken["locatiewoord"]),
        na_locatiewoord=lezer.patronen(herken["na_locatiewoord"]),
        straatnaam=lezer.patronen(herken["straatnaam"]),
        woorden=frozenset(lezer.woorden),
        stammen=frozenset(lezer.stammen),
        los_woord=frozenset(woord for regel in herken["los_woord"] for woord in str(regel).split("|")),
    )
    if lezer.fouten:
        raise Schemafout("\n".join(lezer.fouten), "Een woordenschat met fouten stopt de run.", "Herstel de regels en draai `dossiercheck schema-controle`.")
    return schat


def _map(gegeven: object) -> Mapping[str, Any]:
    return gegeven if isinstance(gegeven, Mapping) else {}


def _begrippen(pad: Path, lezer: Lezer) -> Iterable[tuple[str, Begrip]]:
    gegeven = _map(lees(pad))
    for naam, blok in gegeven.items():
        vinders = []
        for i, opdracht in enumerate(blok.get("vinders", ())):
            plek = f"{pad.name}, regel {regelnummer(gegeven, (naam, 'vinders', i))}"
            vinders.append(_opdracht(naam, opdracht, lezer, plek))
        begrip = Begrip(
            naam=naam,
            waarde=str(blok["waarde"]),
            eenduidig=bool(blok.get("eenduidig", False)),
            laatste=bool(blok.get("laatste", False)),
            afgeleid_van=str(blok.get("afgeleid_van", "")),
            ja_als=lezer.patronen(blok.get("ja_als")),
            vinders=tuple(vinders),
        )
        yield naam, begrip


_VELDEN = {f.name: f for f in fields(Zoekopdracht)}


def _opdracht(begrip: str, gegeven: Mapping[str, Any], lezer: Lezer, plek: str) -> Zoekopdracht:
    waarden: dict[str, Any] = {"begrip": begrip}
    for sleutel, waarde in gegeven.items():
        naam = {"in": "stukken"}.get(sleutel, sleutel)
        if sleutel == "hernoem":
            continue
        if naam not in _VELDEN:
            lezer.fouten.append(f"{plek}: onbekend woord '{sleutel}'{bedoelde(sleutel, _VELDEN)}")
            continue
        waarden[naam] = _vorm(naam, waarde, gegeven, lezer)
    return Zoekopdracht(**waarden)


def _vorm(naam: str, waarde: Any, gegeven: Mapping[str, Any], lezer: Lezer) -> object:
    soort = str(_VELDEN[naam].type)
    if naam == "waarden":
        hernoem = _map(gegeven.get("hernoem"))
        return tuple((str(hernoem.get(k, k)), lezer.patronen(v)) for k, v in waarde.items())
    if naam == "eist":
        return tuple(tuple(t.strip() for t in str(groep).split("|")) for groep in waarde)
    if soort.startswith("Patronen"):
        return lezer.patronen(waarde)
    if soort.startswith("frozenset"):
        return frozenset(str(w) for w in waarde)
    if soort.startswith("tuple"):
        return tuple(str(w) for w in waarde)
    return str(waarde) if soort == "str" else waarde
