"""Een zip-bestand uitpakken: elk bestand erin wordt een eigen bron, of meteen een uitkomst met de reden."""

from __future__ import annotations

import stat
import zlib
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from dossiercheck.begrippen import Gelezen, Probleemsoort, Uitkomst, Wijze
from dossiercheck.bestandsnamen import is_systeembestand, toonbaar
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.pak import Pak, Uitpakmap, geweigerd, overgeslagen
from dossiercheck.lezen.zipkeuring import Rem, ZipTeGroot, delen

MAX_BESTANDEN = 1000
_SCHADE = (BadZipFile, OSError, EOFError, zlib.error, ValueError, KeyError)
_UTF8 = 0x800
_WACHTWOORD = 0x1


def pak_uit(bron: Bron, map_: Path) -> Pak:
    """Pak uit in `map_`. De zip zelf is gelezen als hij open kon, ook als bestanden erin geweigerd zijn."""
    try:
        with ZipFile(bron.pad) as zip_:
            bestanden = [info for info in zip_.infolist() if not info.is_dir()]
            return weigering if (weigering := _weiger(bron, bestanden)) else _inhoud(bron, zip_, bestanden, map_)
    except _SCHADE:
        return Pak(geweigerd(bron, Probleemsoort.BESCHADIGD, "Het zip-bestand is beschadigd of niet heel aangekomen."))


def _weiger(bron: Bron, bestanden: list[ZipInfo]) -> Pak | None:
    if not bestanden:
        return Pak(geweigerd(bron, Probleemsoort.LEEG, "Er zit geen bestand in het zip-bestand."))
    if len(bestanden) > MAX_BESTANDEN:
        return Pak(geweigerd(bron, Probleemsoort.TE_GROOT, f"Er zitten {len(bestanden)} bestanden in het zip-bestand. De grens is {MAX_BESTANDEN}."))
    if all(info.flag_bits & _WACHTWOORD for info in bestanden):
        return Pak(geweigerd(bron, Probleemsoort.WACHTWOORD, "Het zip-bestand is beveiligd met een wachtwoord."))
    return None


def _inhoud(bron: Bron, zip_: ZipFile, bestanden: list[ZipInfo], map_: Path) -> Pak:
    uit, rem = Uitpakmap(map_, bron.bestand), Rem(bron.pad.stat().st_size)
    inhoud = tuple(_deel(zip_, info, uit, rem) for info in bestanden)
    return Pak(Gelezen(bron.bestand, bron.sha256, Uitkomst.GELEZEN, Wijze.NIET, 0), inhoud)


def _deel(zip_: ZipFile, info: ZipInfo, uit: Uitpakmap, rem: Rem) -> Bron | Gelezen:
    """Een bestand uit de zip: uitgepakt, of geweigerd of overgeslagen met reden."""
    delen_van_naam, verdacht = _ontleed(_naam(info))
    naam = "/".join(delen_van_naam)
    if is_systeembestand(naam):
        return overgeslagen(Bron(Path(), uit.naam(naam), ""), "Overgeslagen: een bestand van het besturingssysteem.")
    if verdacht or stat.S_ISLNK(info.external_attr >> 16):
        return _nee(uit, naam, Probleemsoort.GEVAARLIJK, "De plek van dit bestand wijst buiten het zip-bestand. Het is niet uitgepakt.")
    if info.flag_bits & _WACHTWOORD:
        return _nee(uit, naam, Probleemsoort.WACHTWOORD, "Het bestand in het zip-bestand is beveiligd met een wachtwoord.")
    try:
        return uit.zet(naam, delen(zip_, info, rem))
    except ZipTeGroot:
        return _nee(uit, naam, Probleemsoort.TE_GROOT, "Het zip-bestand wordt bij het uitpakken te groot.")
    except (NotImplementedError, RuntimeError):
        return _nee(uit, naam, Probleemsoort.NIET_ONDERSTEUND, "Dit bestand is op een manier samengeperst die het programma niet kent.")
    except _SCHADE:
        return _nee(uit, naam, Probleemsoort.BESCHADIGD, "Dit bestand in het zip-bestand is beschadigd.")


def _nee(uit: Uitpakmap, naam: str, soort: Probleemsoort, tekst: str) -> Gelezen:
    return geweigerd(Bron(Path(), uit.naam(naam), ""), soort, tekst)


def _naam(info: ZipInfo) -> str:
    """De naam in de zip. Een Mac schrijft UTF-8 zonder dat te melden; zipfile leest dat als oude tekens."""
    if info.flag_bits & _UTF8 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _ontleed(naam: str) -> tuple[list[str], bool]:
    """De delen van de naam voor het rapport, en of hij buiten de map wijst. Windows schrijft soms een schuine streep achterover."""
    recht = naam.replace("\\", "/")
    delen_ = [deel for deel in PurePosixPath(recht).parts if deel not in {"/", "//", ".", ".."}]
    verdacht = ".." in recht.split("/") or recht.startswith("/") or recht[1:2] == ":"
    return [toonbaar(deel) for deel in delen_] or ["zonder naam"], verdacht
