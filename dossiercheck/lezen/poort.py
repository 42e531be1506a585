"""De goedkope controle voor elke lezer: een gewoon bestand, niet te groot, niet leeg, en van welke soort volgens de inhoud."""

from __future__ import annotations

import stat
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from dossiercheck.begrippen import Probleem, Probleemsoort
from dossiercheck.lezen import soorten
from dossiercheck.lezen.soorten import Soort
from dossiercheck.lezen.zipkeuring import Rem, ZipGevaarlijk, ZipTeGroot, keur_kantoorbestand

MAATGRENS = 200 * 1024 * 1024
_KOP = 64 * 1024
_GEEN_DOCTYPE = (b"<!DOCTYPE", b"<!ENTITY")
# Oude OpenOffice-bestanden hebben een onschuldige DOCTYPE; een ENTITY heeft geen enkel echt stuk.
_GEEN_ENTITEIT = (b"<!ENTITY",)
_KANTOOR = {Soort.DOCX: _GEEN_DOCTYPE, Soort.XLSX: _GEEN_DOCTYPE, Soort.XLSB: _GEEN_DOCTYPE, Soort.ODT: _GEEN_ENTITEIT, Soort.ODS: _GEEN_ENTITEIT}


class Geweigerd(Exception):
    """Het bestand komt niet door de poort, met de reden voor het rapport."""

    def __init__(self, soort: Probleemsoort, tekst: str) -> None:
        super().__init__(soort)
        self.soort, self.tekst = soort, tekst


@dataclass(frozen=True, slots=True)
class Keuring:
    """De soort volgens de inhoud, met meldingen voor het rapport."""

    soort: Soort
    meldingen: tuple[Probleem, ...] = ()


def keur(pad: Path, naam: str, maatgrens: int = MAATGRENS) -> Keuring:
    """Keur een bestand; `naam` is de naam waaronder het is ingestuurd. Fout: Geweigerd."""
    maat = _gewoon_bestand(pad)
    if maat == 0:
        raise Geweigerd(Probleemsoort.LEEG, "Het bestand is leeg.")
    if maat > maatgrens:
        raise Geweigerd(Probleemsoort.TE_GROOT, f"Het bestand is te groot: {maat // 1024**2} MB. De grens is {maatgrens // 1024**2} MB.")
    kop = _lees_kop(pad)
    if not kop.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Geweigerd(Probleemsoort.LEEG, "Er staat niets in het bestand, alleen lege tekens.")
    extensie = PurePosixPath(naam).suffix.casefold()
    soort = _soort(pad, kop, extensie, maat)
    return Keuring(soort, _meldingen(soort, extensie))


def _gewoon_bestand(pad: Path) -> int:
    """De maat in bytes. Opent niets: een pijp zou voor altijd wachten."""
    try:
        gegevens = pad.lstat()
    except OSError as fout:
        raise Geweigerd(Probleemsoort.BESCHADIGD, "Het bestand is niet te openen: het is weg of wij mogen er niet bij.") from fout
    if stat.S_ISLNK(gegevens.st_mode):
        raise Geweigerd(Probleemsoort.GEVAARLIJK, "Dit is een snelkoppeling naar een plek buiten het dossier. Die is niet gevolgd.")
    if stat.S_ISDIR(gegevens.st_mode):
        raise Geweigerd(Probleemsoort.BESCHADIGD, "Dit is een map die wij niet mogen openen.")
    if not stat.S_ISREG(gegevens.st_mode):
        raise Geweigerd(Probleemsoort.GEVAARLIJK, "Dit is geen gewoon bestand maar een pijp, apparaat of verbinding.")
    return gegevens.st_size


def _lees_kop(pad: Path) -> bytes:
    try:
        with pad.open("rb") as invoer:
            return invoer.read(_KOP)
    except OSError as fout:
        raise Geweigerd(Probleemsoort.BESCHADIGD, "Het bestand is niet te openen: wij mogen er niet bij of het is in gebruik.") from fout


def _soort(pad: Path, kop: bytes, extensie: str, maat: int) -> Soort:
    if kop.startswith(b"PK"):
        return _kijk_in_zip(pad, extensie, maat)
    return _bruikbaar(soorten.van_ole(pad) if kop.startswith(soorten.OLE) else soorten.van_kop(kop, extensie))


def _kijk_in_zip(pad: Path, extensie: str, maat: int) -> Soort:
    try:
        with ZipFile(pad) as zip_:
            soort = _bruikbaar(soorten.van_zip(zip_, extensie))
            if soort in _KANTOOR:
                keur_kantoorbestand(zip_, Rem(maat), _KANTOOR[soort])
            return soort
    except ZipTeGroot as fout:
        raise Geweigerd(Probleemsoort.TE_GROOT, "Het bestand wordt bij het openen veel te groot.") from fout
    except ZipGevaarlijk as fout:
        raise Geweigerd(Probleemsoort.GEVAARLIJK, f"{fout} Het bestand is niet gelezen.") from fout
    except RuntimeError as fout:  # zo meldt zipfile een deel met een wachtwoord
        raise Geweigerd(Probleemsoort.WACHTWOORD, "Het bestand is beveiligd met een wachtwoord.") from fout
    except (BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, ValueError, KeyError) as fout:
        raise Geweigerd(Probleemsoort.BESCHADIGD, "Het bestand is beschadigd of niet heel aangekomen.") from fout


def _bruikbaar(soort: Soort | str) -> Soort:
    """Een soort die te lezen is; anders Geweigerd met de zin die bij de soort hoort."""
    if not isinstance(soort, Soort):
        raise Geweigerd(Probleemsoort.NIET_ONDERSTEUND, soort)
    if soort is Soort.VERSLEUTELD:
        raise Geweigerd(Probleemsoort.WACHTWOORD, "Het bestand is beveiligd met een wachtwoord.")
    return soort


def _meldingen(soort: Soort, extensie: str) -> tuple[Probleem, ...]:
    if not extensie or extensie in soorten.EXTENSIES[soort]:
        return ()
    return (Probleem(Probleemsoort.MELDING, f"De naam eindigt op {extensie[:12]}, maar de inhoud is {soorten.OMSCHRIJVING[soort]}."),)
