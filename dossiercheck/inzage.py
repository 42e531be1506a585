"""Inzage (AVG artikel 15): alles wat er over een leerling is, waar het staat, en wat ermee gebeurde."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from dossiercheck.afscherming import zonder_bsn
from dossiercheck.begrippen import Aanvraag, Document, Rapport
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.opslag import alleen, schrijf
from dossiercheck.originelen import bestanden_onder, van_een_ander
from dossiercheck.rapporteren.inzage_html import als_html
from dossiercheck.rapporteren.uit_json import lees_json
from dossiercheck.register import BESTAND as REGISTER
from dossiercheck.register import Register
from dossiercheck.registratie.besluiten import Besluitstand, besluiten_van, neem_over
from dossiercheck.registratie.bewaren import KOPIEEN, Tlvkopie, lees_kopieen
from dossiercheck.registratie.keten import Logregel
from dossiercheck.registratie.standen import Stand, Verzonden, bezwaren_van, bronnen_van, lees_standen, opschortingen_van, verzonden_van
from dossiercheck.run import laad_kennis, moment_van
from dossiercheck.schrijfwijze import masker_bsn, vouw, zelfde_naam
from dossiercheck.verwijderlijst import INHOUD, gezien_door
from dossiercheck.verwoording import schoon, telwoord
from dossiercheck.wissen import noemt

MAP, JSON, HTML = "inzage", "inzage.json", "inzage.html"


@dataclass(frozen=True, slots=True)
class Dossierdeel:
    """Wat een dossier over de leerling bevat."""

    dossier: str
    kenmerk: str
    """De sleutel waaronder het dossier in het logboek staat."""
    plek: str
    originelen: tuple[str, ...]
    stukken: tuple[Document, ...]
    aanvragen: tuple[Aanvraag, ...]
    besluiten: tuple[Besluitstand, ...]
    verzonden: tuple[Verzonden, ...]
    opgeschort: tuple[str, ...]
    bezwaren: tuple[str, ...]
    bestanden: tuple[str, ...]
    """Wat dit programma ervan maakte, in de uitvoermap."""
    logboek: tuple[Logregel, ...]
    anderen: bool
    """Het dossier gaat ook over andere leerlingen: die gegevens staan hier niet in."""


@dataclass(frozen=True, slots=True)
class Inzage:
    leerling: str
    geboortedatum: date | None
    gemaakt: datetime
    dossiers: tuple[Dossierdeel, ...]
    kopieen: tuple[Tlvkopie, ...]
    elders: tuple[str, ...]
    """Andere bestanden in de uitvoermap die de naam noemen, zoals een vergaderlijst of het dossier van een ander."""


def geef_inzage(uitvoer: Path, leerling: str, geboren: date | None, vandaag: date | None, werkmap: Path | None) -> tuple[Inzage, Path]:
    """Alles over een leerling, en de map waar het als HTML en JSON staat.

    Raises:
        Gebruiksfout: niemand gevonden, of meer leerlingen met deze naam. NietsTeControleren, AndereRunBezig, Schrijffout
    """
    kennis = laad_kennis(moment_van(vandaag), werkmap)
    Register(uitvoer / REGISTER, alleen_lezen=True).__exit__(None, None, None)
    with alleen(uitvoer), Register(uitvoer / REGISTER) as register:
        neem_over(register, uitvoer)
        inzage = verzamel(register, uitvoer, leerling, geboren, kennis.nu)
        map_ = uitvoer / MAP / f"{kennis.nu.date().isoformat()} {_voor_bestand(inzage.leerling)}"
        schrijf(map_ / INHOUD, (json.dumps(sorted(d.kenmerk for d in inzage.dossiers)) + "\n").encode())
        schrijf(map_ / JSON, _als_json(inzage))
        typen = {sleutel: type_.naam for sleutel, type_ in kennis.regelboek.typen.items()}
        schrijf(map_ / HTML, als_html(inzage, typen, kennis.regelboek.stukken))
        for deel in inzage.dossiers:
            register.log(kennis.nu, "inzage gegeven", deel.dossier, 0)
    return inzage, map_


def verzamel(register: Register, uitvoer: Path, leerling: str, geboren: date | None, nu: datetime) -> Inzage:
    """Alles over een leerling. De gegevens van een ander kind in hetzelfde dossier blijven eruit."""
    standen = [s for s in lees_standen(register) if s.leerling and is_gezocht(s.leerling, leerling) and geboren in (None, s.geboortedatum)]
    kopieen = [k for k in lees_kopieen(register) if k.leerling and is_gezocht(k.leerling, leerling) and geboren in (None, k.geboortedatum)]
    naam, datum = _enige([(s.leerling or "", s.geboortedatum) for s in standen] + [(k.leerling or "", k.geboortedatum) for k in kopieen])
    delen = tuple(_deel(register, uitvoer, [s for s in standen if s.dossier == dossier]) for dossier in dict.fromkeys(s.dossier for s in standen))
    eigen = {uitvoer / deel.dossier for deel in delen}
    genoemd = [pad for pad in noemt(uitvoer, [naam]) if not any(pad.is_relative_to(map_) for map_ in eigen) and pad.name != REGISTER]
    elders = tuple(pad.relative_to(uitvoer).as_posix() for pad in genoemd if pad.relative_to(uitvoer).parts[0] not in (MAP, KOPIEEN))
    return Inzage(naam, datum, nu, delen, tuple(kopieen), elders)


def is_gezocht(naam: str, gezocht: str) -> bool:
    """Of dit de gezochte leerling kan zijn: dezelfde naam in een andere schrijfwijze, of elk gezocht woord komt erin voor."""
    return zelfde_naam(naam, gezocht) is True or set(vouw(gezocht).split()) <= set(vouw(naam).split())


def _enige(gevonden: Sequence[tuple[str, date | None]]) -> tuple[str, date | None]:
    """De leerling om wie het gaat. Inzage in de gegevens van een ander is een datalek: bij twijfel kiest de gebruiker."""
    kinderen = list(dict.fromkeys(gevonden))
    datums = {datum for _, datum in kinderen}
    eerste = kinderen[0] if kinderen else ("", None)
    if not kinderen:
        raise Gebruiksfout("Er is geen leerling met deze naam in het register.", "", "Zoek met: dossiercheck register zoek")
    if len(datums) > 1 or any(zelfde_naam(naam, eerste[0]) is not True for naam, _ in kinderen):
        keuzes = "; ".join(schoon(f"{naam}, geboren {datum:%d-%m-%Y}" if datum else f"{naam}, geboortedatum onbekend") for naam, datum in kinderen)
        raise Gebruiksfout(f"Er zijn meer leerlingen met deze naam: {keuzes}.", "", "Geef de volledige naam, en met --geboren de geboortedatum.")
    return eerste


def _deel(register: Register, uitvoer: Path, standen: Sequence[Stand]) -> Dossierdeel:
    sleutel, dossier = standen[0].sleutel, standen[0].dossier
    nummers, map_ = {s.aanvraag for s in standen}, uitvoer / dossier
    rapport = _lees_rapport(map_)
    alle = {a.aanvraag for a in rapport.aanvragen} if rapport else nummers
    anderen = alle - nummers
    plekken = bronnen_van(register, sleutel)
    vreemd = van_een_ander(plekken, *gezien_door(register, [sleutel]))
    return Dossierdeel(
        dossier=dossier,
        kenmerk=sleutel,
        plek=str(map_.absolute()),
        originelen=tuple(str(pad) for pad in bestanden_onder(plekken) if pad not in vreemd),
        stukken=tuple(d for d in rapport.documenten if d.leerling in {None, *nummers}) if rapport else (),
        aanvragen=tuple(a for a in rapport.aanvragen if a.aanvraag in nummers) if rapport else (),
        besluiten=tuple(b for _, b in besluiten_van(register, sleutel) if b.aanvraag in nummers),
        verzonden=tuple(verzonden_van(register, sleutel)),
        opgeschort=tuple(f"vanaf de dag na {o.verzoek:%d-%m-%Y} tot {o.einde:%d-%m-%Y}" for o in opschortingen_van(register, sleutel)),
        bezwaren=tuple(f"ontvangen {van:%d-%m-%Y}, {f'afgedaan {tot:%d-%m-%Y}' if tot else 'loopt'}" for van, tot in bezwaren_van(register, sleutel)),
        bestanden=tuple(pad.relative_to(uitvoer).as_posix() for pad in sorted(map_.rglob("*")) if pad.is_file()),
        logboek=tuple(register.logboek(sleutel)),
        anderen=bool(anderen),
    )


def _lees_rapport(map_: Path) -> Rapport | None:
    try:
        return zonder_bsn(lees_json((map_ / "rapport.json").read_bytes()))
    except (OSError, Gebruiksfout):
        return None


def _voor_bestand(naam: str) -> str:
    """De naam zonder tekens die Windows in een bestandsnaam weigert."""
    return "".join(t if t.isalnum() or t in " -'" else "_" for t in masker_bsn(naam))[:80].strip() or "leerling"


def _als_json(inzage: Inzage) -> bytes:
    return (json.dumps(_waarde(asdict(inzage)), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _waarde(waarde: object) -> object:
    """Datums als tekst en elk BSN in een tekst gemaskeerd."""
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Mapping):
        return {naam: deel if naam in _HASHES else _waarde(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_waarde(deel) for deel in waarde]
    return masker_bsn(waarde) if isinstance(waarde, str) else waarde


_HASHES = frozenset({"sha256", "keten", "kenmerk", "moment"})


def in_woorden(inzage: Inzage) -> Iterator[str]:
    """Een samenvatting in zinnen."""
    stukken = sum(len(deel.originelen) for deel in inzage.dossiers)
    besluiten = telwoord(sum(len(d.besluiten) for d in inzage.dossiers), "besluit", "besluiten")
    delen = (telwoord(len(inzage.dossiers), "dossier", "dossiers"), telwoord(stukken, "origineel", "originelen"), besluiten)
    yield f"{', '.join(delen)}, {telwoord(len(inzage.kopieen), 'bewaarde tlv-kopie', 'bewaarde tlv-kopieën')}."
    for deel in inzage.dossiers:
        if deel.anderen:
            yield f"Dossier '{schoon(deel.dossier)}' gaat ook over andere leerlingen. Laat hun gegevens in de originelen niet zien."
    for pad in inzage.elders:
        yield f"De naam staat ook in: {schoon(pad)}"
