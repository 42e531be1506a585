"""Het register van een uitvoermap (SQLite): wanneer een bestand voor het eerst gezien is, hoe elke aanvraag ervoor staat, en een logboek zonder namen."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dossiercheck.fouten import Defect, NietsTeControleren, Schrijffout
from dossiercheck.opslag import schrijf
from dossiercheck.registratie import keten, tabellen
from dossiercheck.registratie.keten import Logregel, Stand

BESTAND = "register.sqlite"
_WACHT = 30.0
Rij = tuple[Any, ...]


class Register:
    """Een SQLite-bestand; elke schrijfactie is heel of niet. Naast het bestand staat `register.stand`: de stand van het logboek, om afkappen te zien."""

    def __init__(self, pad: Path, *, alleen_lezen: bool = False) -> None:
        self._pad, self._stand = pad, pad.with_suffix(".stand")
        if alleen_lezen and not pad.is_file():
            if (eerder := self._lees_stand()) and eerder.aantal:
                raise Defect(f"{BESTAND} ontbreekt, terwijl {self._stand.name} {eerder.aantal} regels noemt.", "", "Zet het terug uit een reservekopie.")
            raise NietsTeControleren("Er is nog geen register in deze uitvoermap.", "", "Controleer eerst dossiers met: dossiercheck controleer")
        try:
            self._db = _open(pad, alleen_lezen)
        except sqlite3.Error as fout:
            raise Schrijffout(
                "Het register kan niet geopend worden.",
                type(fout).__name__,
                f"Sluit programma's die het open hebben. Is het kapot, zet {BESTAND} dan terug uit een reservekopie.",
            ) from fout

    def __enter__(self) -> Self:
        return self

    def __exit__(self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None) -> None:
        self._db.close()

    # --- lezen en schrijven ---

    def lees(self, vraag: str, waarden: Sequence[object] | Mapping[str, object] = ()) -> list[Rij]:
        """De rijen van een vraag; Schrijffout als het register niet te lezen is."""
        try:
            with closing(self._db.execute(vraag, waarden)) as rijen:
                return rijen.fetchall()
        except sqlite3.Error as fout:
            raise Schrijffout("Het register kan niet gelezen worden.", type(fout).__name__, f"Zet {BESTAND} terug uit een reservekopie.") from fout

    @contextmanager
    def transactie(self) -> Iterator[sqlite3.Connection]:
        """Alles wat binnen het blok geschreven wordt, staat er heel of niet. Daarna staat de stand van het logboek ernaast."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db
            self._db.execute("COMMIT")
        except sqlite3.Error as fout:
            raise Schrijffout(
                "Het register kan niet geschreven worden.", type(fout).__name__, "Controleer de schijfruimte en de rechten van de uitvoermap."
            ) from fout
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
        self._zet_stand()

    # --- dossiers en logboek ---

    def sleutel(self, dossier: str) -> str | None:
        """Waaronder een dossier in het logboek staat: toevallig gekozen, want in de naam van een dossier staat vaak een leerling. None: onbekend."""
        return tabellen.vind_sleutel(self._db, dossier)

    def eerste_keer(self, dossier: str, hashes: Iterable[str], nu: datetime, was_los: Container[str] = ()) -> Mapping[str, datetime]:
        """Per hash het moment waarop dit bestand in dit dossier voor het eerst gezien is; `nu` als dat nu is.

        Wat in `was_los` staat houdt het moment waarop het als los bestand in een inbox lag.
        """
        los = "(SELECT MIN(moment) FROM gezien WHERE sha256 = ? AND dossier IN (SELECT dossier FROM los))"
        with self.transactie() as db:
            sleutel = tabellen.maak_sleutel(db, dossier)
            db.executemany(
                f"INSERT OR IGNORE INTO gezien VALUES (?, ?, COALESCE({los}, ?))",
                [(sleutel, sha, sha if sha in was_los else None, nu.isoformat()) for sha in hashes],
            )
        momenten = self.lees("SELECT sha256, moment FROM gezien WHERE dossier = ?", (sleutel,))
        return {sha: datetime.fromisoformat(moment) for sha, moment in momenten}

    def log(self, moment: datetime, gebeurtenis: str, dossier: str, code: int, sha256: str = "") -> None:
        """Een regel in het logboek: wat, welk dossier (sleutel), met welke afsluitcode en over welk stuk. `gebeurtenis` is een vast woord, nooit een naam."""
        with self.transactie() as db:
            self.log_in(db, moment, gebeurtenis, tabellen.maak_sleutel(db, dossier) if dossier else "", code, sha256)

    @staticmethod
    def log_in(db: sqlite3.Connection, moment: datetime, gebeurtenis: str, sleutel: str, code: int = 0, sha256: str = "") -> None:
        """Dezelfde regel binnen een transactie die al loopt."""
        tabellen.voeg_toe(db, moment.isoformat(timespec="seconds"), gebeurtenis, sleutel, code, sha256)

    def logboek(self, sleutel: str | None = None) -> list[Logregel]:
        """De regels van het logboek, oudste eerst; met een sleutel alleen die van een dossier."""
        waar, waarden = (" WHERE dossier = ?", (sleutel,)) if sleutel is not None else ("", ())
        return [Logregel(*rij) for rij in self.lees(f"SELECT * FROM logboek{waar} ORDER BY nummer", waarden)]

    def stand(self) -> Stand:
        """De stand van het logboek; opgeschreven buiten de computer is daarmee later te zien of er niets verdween."""
        return Stand(*self.lees("SELECT aantal, keten FROM kop")[0])

    def controleer_logboek(self, bekend: Stand | None = None) -> list[str]:
        """Wat er aan het logboek niet klopt, als zinnen; leeg als elke regel er nog staat zoals hij geschreven is."""
        standen = [("het register zelf", self.stand())]
        if ernaast := self._lees_stand():
            standen.append((f"het bestand {self._stand.name}", ernaast))
        if bekend:
            standen.append(("de opgegeven stand", bekend))
        zinnen = keten.controleer(self.logboek(), standen)
        if ernaast is None and self.stand().aantal:
            zinnen.append(f"Het bestand {self._stand.name} ontbreekt of is niet te lezen, dus afkappen is zo niet uit te sluiten.")
        return zinnen

    def mist_regels(self) -> bool:
        """Of de stand ernaast een regel noemt die er niet meer is: dan is het logboek afgekapt, of is dit een ander register."""
        eerder = self._lees_stand()
        return bool(eerder and eerder.aantal and not self.lees("SELECT 1 FROM logboek WHERE nummer = ? AND keten = ?", (eerder.aantal, eerder.keten)))

    def _lees_stand(self) -> Stand | None:
        try:
            inhoud = json.loads(self._stand.read_bytes())
            return Stand(int(inhoud["regels"]), str(inhoud["keten"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _zet_stand(self) -> None:
        """Schrijft de stand ernaast, maar nooit een die de vorige tegenspreekt: dan is er iets weg en moet dat te zien blijven."""
        if self.mist_regels():
            return
        nu = self.stand()
        schrijf(self._stand, (json.dumps({"regels": nu.aantal, "keten": nu.keten}) + "\n").encode())

    # --- wissen ---

    def wis_sporen(self) -> None:
        """Schrijft het bestand opnieuw zonder gewiste rijen, en ruimt op wat SQLite ernaast bewaarde (-wal, -shm, -journal)."""
        try:
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._db.execute("PRAGMA journal_mode = DELETE")
            self._db.execute("VACUUM")
        except sqlite3.Error as fout:
            raise Schrijffout("Het register kan niet opgeschoond worden.", type(fout).__name__, "Sluit programma's die het register open hebben.") from fout


def _open(pad: Path, alleen_lezen: bool) -> sqlite3.Connection:
    if alleen_lezen:
        db = sqlite3.connect(f"{pad.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=_WACHT)
        if db.execute("PRAGMA user_version").fetchone()[0] == tabellen.VERSIE:
            return db
        db.close()
    db = sqlite3.connect(pad, isolation_level=None, timeout=_WACHT)
    try:
        db.execute("PRAGMA secure_delete = ON")  # wat gewist of vervangen wordt, wordt met nullen overschreven
        db.execute("PRAGMA temp_store = MEMORY")  # geen kopie van gegevens in een tijdelijk bestand
        tabellen.maak(db)
    except BaseException:
        db.close()
        raise
    return db
