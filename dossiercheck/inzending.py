"""Van een map naar dossiers: welke bestanden bij welk dossier horen. Elk bestand komt ergens terug, ook wat niet te lezen is."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dossiercheck import dossierbestand
from dossiercheck.bestandsnamen import eigen_naam, is_systeembestand, is_systeemmap, mapnaam, sorteersleutel, toonbaar
from dossiercheck.dossierbestand import Dossierinstelling
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.poort import MAATGRENS

NIET_TOEGEWEZEN = "niet-toegewezen"
_DOSSIER_OP_ZICH = frozenset({".zip", ".eml", ".msg"})
_EIGEN = frozenset({dossierbestand.NAAM, "besluit.yaml"})
_RAPPORT = ("rapport.json", "rapport.html")
GERESERVEERD = ("agenda", "inzage", "tlv-kopieen", "verklaringen")
"""Mappen die dit programma zelf in de uitvoer maakt; een dossier dat zo heet krijgt ' (2)' erachter."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Een dossier zoals het is ingestuurd. `los`: losse bestanden uit een inbox, met `een_leerling` als zij zeker over dezelfde leerling gaan."""

    naam: str
    map: Path
    bestanden: tuple[Path, ...]
    instelling: Dossierinstelling = field(default_factory=Dossierinstelling)
    los: bool = False
    een_leerling: bool = False
    fout: Gebruiksfout | None = None
    """Wat er mis is met dossier.yaml: dit dossier is dan niet te controleren, de andere wel."""
    wortel: Path | None = None
    """De map waar de run over gaat; een snelkoppeling daarbinnen mag."""
    herkomst: tuple[Path, ...] = ()
    """Waar het dossier ligt: een map, of losse bestanden; voor de bundel, inzage en vernietiging."""


def vind_dossiers(map_: Path, een_dossier: bool = False) -> list[Dossier]:
    """De dossiers in een map: de map zelf als er dossier.yaml in staat, anders elke submap, zip en mail. Gebruiksfout als het geen map is."""
    if not map_.is_dir():
        wat = "is geen map" if map_.exists() else "bestaat niet"
        raise Gebruiksfout(f"{map_} {wat}.", "De opdracht werkt op een map met dossiers, of met stukken van een dossier.", "Geef de map.")
    if een_dossier or (map_ / dossierbestand.NAAM).is_file():
        return [_uit_map(map_, unieke_naam(map_.resolve().name or "dossier", set(GERESERVEERD)), map_)]
    try:
        return _uit_inbox(map_)
    except OSError as fout:
        raise Gebruiksfout(f"{map_} is niet te openen.", "U hebt misschien geen rechten op deze map.", "Vraag de beheerder om toegang.") from fout


def _uit_inbox(map_: Path) -> list[Dossier]:
    gezien = set(GERESERVEERD)
    dossiers, losse = [], []
    for pad in sorted(map_.iterdir(), key=lambda pad: sorteersleutel(pad.name)):
        if pad.is_dir() and not pad.is_symlink():
            if not is_systeemmap(pad.name):
                dossiers.append(_uit_map(pad, unieke_naam(pad.name, gezien), map_))
        elif pad.suffix.casefold() in _DOSSIER_OP_ZICH:
            dossiers.append(Dossier(unieke_naam(pad.stem, gezien), map_, (pad,), wortel=map_, herkomst=(pad,)))
        elif not is_systeembestand(pad.name):
            losse.append(pad)
    if losse:
        dossiers.append(Dossier(unieke_naam(NIET_TOEGEWEZEN, gezien), map_, tuple(losse), los=True, wortel=map_, herkomst=tuple(losse)))
    return dossiers


def unieke_naam(naam: str, gezien: set[str]) -> str:
    """Een eigen naam die ook een map in de uitvoer kan zijn; hoofdletters maken geen verschil, want die kan op Windows staan."""
    return eigen_naam(mapnaam(naam), "", gezien, vergelijkbaar)


def is_niet_toegewezen(naam: str) -> bool:
    """Of een dossier de bestanden bevat die aan geen leerling zijn toegewezen."""
    return naam == NIET_TOEGEWEZEN or naam.startswith(f"{NIET_TOEGEWEZEN} (")


def vergelijkbaar(naam: str) -> str:
    """Namen die op Windows dezelfde map zijn, zijn hier gelijk."""
    return sorteersleutel(naam)[0]


def _uit_map(map_: Path, naam: str, wortel: Path) -> Dossier:
    bestanden = tuple(sorted(_bestanden(map_, wortel), key=lambda pad: sorteersleutel(pad.relative_to(map_).as_posix())))
    instelling, fout = Dossierinstelling(), None
    if (map_ / dossierbestand.NAAM).exists():
        try:
            instelling = dossierbestand.lees(map_ / dossierbestand.NAAM, [_in_rapport(pad, map_) for pad in bestanden])
        except Gebruiksfout as gevonden:
            fout = gevonden
    return Dossier(naam, map_, bestanden, instelling, fout=fout, wortel=wortel, herkomst=(map_,))


def _bestanden(map_: Path, wortel: Path) -> Iterator[Path]:
    """Alles onder de map dat geen gewone map is. Een map die niet open mag of een koppeling is telt zelf als bestand."""
    te_doen, eigen = [map_], _eigen_bestanden(map_)
    gehad = {map_.resolve()}
    while te_doen:
        huidig = te_doen.pop()
        try:
            inhoud = list(os.scandir(huidig))
        except OSError:
            yield huidig
            continue
        for deel in inhoud:
            pad = Path(deel.path)
            if not deel.is_dir(follow_symlinks=False):
                if pad not in eigen:
                    yield pad
            elif not (echt := pad.resolve()).is_relative_to(wortel.resolve()):
                yield pad
            elif echt not in gehad:  # een koppelpunt van Windows ziet eruit als een map: zo loopt een lus dood
                gehad.add(echt)
                te_doen.append(pad)


def _eigen_bestanden(map_: Path) -> frozenset[Path]:
    """Wat dit programma of de gebruiker ervoor in de map zette: geen stukken van de school."""
    eigen = {map_ / naam for naam in _EIGEN}
    return frozenset(eigen | {map_ / naam for naam in _RAPPORT} if _is_rapport(map_ / _RAPPORT[0]) else eigen)


def _is_rapport(pad: Path) -> bool:
    """Een rapport van dit programma. Alleen de naam is niet genoeg: een stuk dat toevallig zo heet mag niet wegvallen."""
    try:
        if not stat.S_ISREG(pad.lstat().st_mode) or pad.lstat().st_size > 50_000_000:
            return False
        inhoud = json.loads(pad.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(inhoud, dict) and {"versie", "dossier", "verantwoording"} <= inhoud.keys()


def bronnen(dossier: Dossier) -> list[Bron]:
    """De bestanden van het dossier om te lezen, met hun naam in het rapport en de hash van hun bytes."""
    return [_bron(pad, dossier) for pad in dossier.bestanden]


def _bron(pad: Path, dossier: Dossier) -> Bron:
    echt = _volg(pad, dossier.wortel or dossier.map)
    return Bron(echt, _in_rapport(pad, dossier.map), bereken_sha256(echt))


def _in_rapport(pad: Path, map_: Path) -> str:
    return toonbaar(pad.relative_to(map_).as_posix()) if pad != map_ else toonbaar(map_.name)


def _volg(pad: Path, wortel: Path) -> Path:
    """Het doel van een snelkoppeling die binnen de map blijft; anders het pad zelf, dat de poort dan weigert."""
    if not pad.is_symlink():
        return pad
    try:
        doel = pad.resolve(strict=True)
        return doel if doel.is_relative_to(wortel.resolve()) and doel.is_file() else pad
    except (OSError, RuntimeError):
        return pad


def bereken_sha256(pad: Path) -> str:
    """De hash van de bytes, in stukken gelezen; '' als het geen gewoon bestand is, te groot is of niet open mag."""
    som = hashlib.sha256()
    try:
        gegevens = pad.lstat()
        if not stat.S_ISREG(gegevens.st_mode) or gegevens.st_size > MAATGRENS:
            return ""
        with pad.open("rb") as invoer:
            while deel := invoer.read(1024 * 1024):
                som.update(deel)
    except OSError:
        return ""
    return som.hexdigest()
