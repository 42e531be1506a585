"""Of deze computer alles heeft wat het programma nodig heeft."""

from __future__ import annotations

import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from dossiercheck import __version__
from dossiercheck.buiten import ocr, soffice
from dossiercheck.keuren import schemafouten

OUDSTE_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Wat er is nagekeken. `doe` is leeg als het in orde is; `stopt` als het programma er niet (goed) zonder kan."""

    wat: str
    doe: str = ""
    stopt: bool = False

    @property
    def stand(self) -> str:
        return "goed" if not self.doe else "niet goed" if self.stopt else "kan beter"


def onderzoek(uitvoer: Path) -> Iterator[Bevinding]:
    """Elke controle op volgorde; er wordt niets gewijzigd."""
    yield _python()
    yield from _pakketten()
    yield _ocr()
    yield _libreoffice()
    yield _schrijven(uitvoer)
    yield _schema()


def _python() -> Bevinding:
    doe = "" if sys.version_info >= OUDSTE_PYTHON else "Installeer Python 3.11 of nieuwer."
    return Bevinding(f"dossiercheck {__version__}, Python {platform.python_version()} op {platform.system()}", doe, bool(doe))


def _pakketten() -> Iterator[Bevinding]:
    nodig = [eis.split(";")[0] for eis in requires("dossiercheck") or () if "extra ==" not in eis and "sys_platform" not in eis]
    ontbreekt = [naam for naam in (_naam(eis) for eis in nodig) if not _is_er(naam)]
    if ontbreekt:
        yield Bevinding(f"Pakketten ontbreken: {', '.join(ontbreekt)}", "Installeer dossiercheck opnieuw met: pip install dossiercheck", stopt=True)
    else:
        yield Bevinding(f"Alle {len(nodig)} pakketten zijn er")


def _naam(eis: str) -> str:
    """'jinja2' uit 'jinja2>=3.1.6'."""
    return next((eis[:i] for i, teken in enumerate(eis) if teken in "<>=!~[ ("), eis)


def _is_er(naam: str) -> bool:
    try:
        return bool(version(naam))
    except PackageNotFoundError:
        return False


def _ocr() -> Bevinding:
    if (gevonden := ocr.beschikbaar()) is None:
        doe = "Installeer tesseract-ocr-nld (Debian: sudo apt-get install tesseract-ocr-nld)."
        return Bevinding("Scans zijn niet te lezen: de Nederlandse taaldata van Tesseract ontbreekt", doe, stopt=True)
    return Bevinding(f"Scans zijn te lezen: {gevonden}")


def _libreoffice() -> Bevinding:
    if soffice.programma() is None:
        return Bevinding(
            "LibreOffice is er niet: stukken in doc, rtf of odt zijn niet te lezen (de school krijgt de vraag om docx of PDF), "
            "een Word-stuk kan niet in de bundel, en brieven komen alleen als Word",
            "Installeer LibreOffice Writer (Debian: sudo apt-get install libreoffice-writer-nogui).",
        )
    return Bevinding("LibreOffice is er: doc, rtf en odt zijn te lezen, een Word-stuk kan in de bundel, en brieven kunnen ook als PDF")


def _schrijven(uitvoer: Path) -> Bevinding:
    map_ = next(pad for pad in (uitvoer, *uitvoer.resolve().parents) if pad.is_dir())
    try:
        with tempfile.TemporaryFile(dir=map_):
            return Bevinding("In de uitvoermap kan geschreven worden")
    except OSError:
        return Bevinding("In de uitvoermap kan niet geschreven worden", "Kies een andere map met --uitvoer.", stopt=True)


def _schema() -> Bevinding:
    if fouten := schemafouten():
        return Bevinding(f"De regels bevatten {len(fouten)} fout{'en' * (len(fouten) != 1)}", "Draai: dossiercheck schema-controle", stopt=True)
    return Bevinding("De regels, de woorden en de instellingen zijn in orde")
