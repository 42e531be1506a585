"""Het register van een uitvoermap: wanneer een bestand voor het eerst gezien is, en een logboek. Zonder namen."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from dossiercheck.fouten import Schrijffout

BESTAND = "register.sqlite"

_TABELLEN = """
CREATE TABLE IF NOT EXISTS gezien (dossier TEXT, sha256 TEXT, moment TEXT, PRIMARY KEY (dossier, sha256)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS logboek (moment TEXT, gebeurtenis TEXT, dossier TEXT, code INTEGER);
"""


def sleutel(dossier: str) -> str:
    """Waaronder een dossier in het register staat: 16 tekens hash, omdat in de naam van een dossier vaak een leerling staat."""
    return hashlib.sha256(dossier.encode()).hexdigest()[:16]


class Register:
    """Een SQLite-bestand; elke schrijfactie is heel of niet."""

    def __init__(self, pad: Path) -> None:
        try:
            self._db = sqlite3.connect(pad, isolation_level=None)
            self._db.executescript(_TABELLEN)
        except sqlite3.Error as fout:
            raise Schrijffout(
                "Het register kan niet geopend worden.", type(fout).__name__, f"Verplaats {BESTAND} uit de uitvoermap; er komt een nieuw."
            ) from fout

    def __enter__(self) -> Self:
        return self

    def __exit__(self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None) -> None:
        self._db.close()

    def eerste_keer(self, dossier: str, hashes: Iterable[str], nu: datetime) -> Mapping[str, datetime]:
        """Per hash het moment waarop dit bestand in dit dossier voor het eerst gezien is; `nu` als dat nu is."""
        naam = sleutel(dossier)
        self._schrijf("INSERT OR IGNORE INTO gezien VALUES (?, ?, ?)", [(naam, sha, nu.isoformat()) for sha in hashes])
        with closing(self._db.execute("SELECT sha256, moment FROM gezien WHERE dossier = ?", (naam,))) as rijen:
            return {sha: datetime.fromisoformat(moment) for sha, moment in rijen}

    def log(self, moment: datetime, gebeurtenis: str, dossier: str, code: int) -> None:
        """Een regel in het logboek: wat, welk dossier (hash) en met welke afsluitcode."""
        self._schrijf("INSERT INTO logboek VALUES (?, ?, ?, ?)", [(moment.isoformat(timespec="seconds"), gebeurtenis, sleutel(dossier), code)])

    def _schrijf(self, opdracht: str, rijen: Iterable[tuple[object, ...]]) -> None:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany(opdracht, rijen)
            self._db.execute("COMMIT")
        except sqlite3.Error as fout:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise Schrijffout(
                "Het register kan niet geschreven worden.", type(fout).__name__, "Controleer de schijfruimte en de rechten van de uitvoermap."
            ) from fout
