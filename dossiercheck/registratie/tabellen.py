"""De tabellen van het register. Namen van leerlingen staan in eigen tabellen; logboek en gezien kennen alleen een toevallige sleutel per dossier."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3

from dossiercheck.registratie.keten import BEGIN, schakel

VERSIE = 3
_OUD = "hash:"

_TABELLEN = (
    "CREATE TABLE IF NOT EXISTS dossier (sleutel TEXT PRIMARY KEY, naam TEXT NOT NULL UNIQUE, bronnen TEXT NOT NULL DEFAULT '[]')",
    "CREATE TABLE IF NOT EXISTS los (dossier TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS gezien (dossier TEXT, sha256 TEXT, moment TEXT, PRIMARY KEY (dossier, sha256)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS logboek (nummer INTEGER PRIMARY KEY, moment TEXT NOT NULL, gebeurtenis TEXT NOT NULL, dossier TEXT NOT NULL, "
    "code INTEGER NOT NULL, sha256 TEXT NOT NULL, keten TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS kop (een INTEGER PRIMARY KEY CHECK (een = 1), aantal INTEGER NOT NULL, keten TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS aanvraag (dossier TEXT, aanvraag TEXT, aanvraagtype TEXT, leerling TEXT, geboortedatum TEXT, school TEXT, "
    "oordeel TEXT, ontvangen TEXT, compleet_op TEXT, vergadering TEXT, als_compleet_voor TEXT, zes_weken TEXT, awb TEXT, opgeschort_sinds TEXT, "
    "bijgewerkt TEXT, PRIMARY KEY (dossier, aanvraag))",
    "CREATE TABLE IF NOT EXISTS opschorting (dossier TEXT, verzoek TEXT, uiterlijk TEXT, aangevuld TEXT, PRIMARY KEY (dossier, verzoek))",
    "CREATE TABLE IF NOT EXISTS besluit (dossier TEXT, aanvraag TEXT, plek TEXT, strekking TEXT, datum TEXT, door TEXT, functie TEXT, "
    "categorie TEXT, ingang TEXT, einddatum TEXT, tlv TEXT, definitief INTEGER, bezwaar_tot TEXT, sha256 TEXT, PRIMARY KEY (dossier, plek, "
    "aanvraag))",
    "CREATE TABLE IF NOT EXISTS bezwaar (dossier TEXT, ontvangen TEXT, afgedaan TEXT, PRIMARY KEY (dossier, ontvangen))",
    "CREATE TABLE IF NOT EXISTS document (dossier TEXT, bestand TEXT, sha256 TEXT, verzonden TEXT, aan TEXT, door TEXT, PRIMARY KEY (dossier, "
    "bestand, sha256, verzonden))",
    "CREATE TABLE IF NOT EXISTS tlvkopie (nummer TEXT PRIMARY KEY, leerling TEXT, geboortedatum TEXT, aanvraagtype TEXT, afgifte TEXT, "
    "ingang TEXT, einddatum TEXT, categorie TEXT, bestanden TEXT)",
    "CREATE TABLE IF NOT EXISTS taak (dossier TEXT, soort TEXT, gegevens TEXT, PRIMARY KEY (dossier, soort))",
    "CREATE TRIGGER IF NOT EXISTS logboek_blijft BEFORE UPDATE ON logboek BEGIN SELECT RAISE(ABORT, 'logboek'); END",
    "CREATE TRIGGER IF NOT EXISTS logboek_blijft_heel BEFORE DELETE ON logboek BEGIN SELECT RAISE(ABORT, 'logboek'); END",
)

PERSOONLIJK = ("gezien", "los", "aanvraag", "opschorting", "besluit", "bezwaar", "document", "taak")
"""De tabellen waar de rijen van een dossier bij vernietiging uit gewist worden; daarna de regel in `dossier` zelf."""


def maak(db: sqlite3.Connection) -> None:
    """Maakt wat er nog niet is; een register van een eerdere versie gaat mee. In een transactie: een halve omzetting bestaat niet."""
    if db.execute("PRAGMA user_version").fetchone()[0] == VERSIE:
        return
    db.execute("BEGIN IMMEDIATE")
    oud = [rij[1] for rij in db.execute("PRAGMA table_info(logboek)")] == ["moment", "gebeurtenis", "dossier", "code"]
    if oud:
        db.execute("ALTER TABLE logboek RENAME TO logboek_oud")
    for opdracht in _TABELLEN:
        db.execute(opdracht)
    db.execute("INSERT OR IGNORE INTO kop VALUES (1, 0, ?)", (BEGIN,))
    if oud:
        _neem_over(db)
    db.execute(f"PRAGMA user_version = {VERSIE}")
    db.execute("COMMIT")


def _neem_over(db: sqlite3.Connection) -> None:
    """Versie 1 gaf een dossier de hash van zijn naam; die wordt een toevallige sleutel, met de hash tot de naam weer langskomt."""
    oude = {rij[0] for tabel in ("gezien", "logboek_oud") for rij in db.execute(f"SELECT DISTINCT dossier FROM {tabel}")}
    nieuw = {hash_: secrets.token_hex(8) for hash_ in sorted(oude)}
    db.executemany("INSERT INTO dossier (sleutel, naam) VALUES (?, ?)", [(sleutel, _OUD + hash_) for hash_, sleutel in nieuw.items()])
    db.executemany("UPDATE gezien SET dossier = ? WHERE dossier = ?", [(sleutel, hash_) for hash_, sleutel in nieuw.items()])
    for moment, gebeurtenis, dossier, code in db.execute("SELECT moment, gebeurtenis, dossier, code FROM logboek_oud ORDER BY rowid").fetchall():
        voeg_toe(db, moment, gebeurtenis, nieuw[dossier], code, "")
    db.execute("DROP TABLE logboek_oud")


def voeg_toe(db: sqlite3.Connection, moment: str, gebeurtenis: str, dossier: str, code: int, sha256: str) -> None:
    """Een regel aan het eind van het logboek, en de stand van de keten erbij. Binnen een lopende transactie."""
    aantal, vorige = db.execute("SELECT aantal, keten FROM kop").fetchone()
    nummer = aantal + 1
    keten = schakel(vorige, nummer, moment, gebeurtenis, dossier, code, sha256)
    db.execute("INSERT INTO logboek VALUES (?, ?, ?, ?, ?, ?, ?)", (nummer, moment, gebeurtenis, dossier, code, sha256, keten))
    db.execute("UPDATE kop SET aantal = ?, keten = ?", (nummer, keten))


def vind_sleutel(db: sqlite3.Connection, naam: str) -> str | None:
    """De sleutel van een dossier, of None als het register het niet kent. Herkent een dossier uit versie 1 aan de hash van zijn naam."""
    oud = _OUD + hashlib.sha256(naam.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    rij = db.execute("SELECT sleutel FROM dossier WHERE naam IN (?, ?) ORDER BY naam = ? DESC", (naam, oud, naam)).fetchone()
    return str(rij[0]) if rij else None


def maak_sleutel(db: sqlite3.Connection, naam: str) -> str:
    """De sleutel van een dossier; een nieuw dossier krijgt een toevallige. Binnen een lopende transactie."""
    sleutel = vind_sleutel(db, naam)
    if sleutel is None:
        sleutel = secrets.token_hex(8)
        db.execute("INSERT INTO dossier (sleutel, naam) VALUES (?, ?)", (sleutel, naam))
    else:
        db.execute("UPDATE dossier SET naam = ? WHERE sleutel = ?", (naam, sleutel))
    return sleutel
