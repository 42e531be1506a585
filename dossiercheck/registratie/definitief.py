"""Definitieve besluiten en tlv-nummers: een teller met slot, en van elke aanvraag welk besluit nu geldt. Zonder namen: dit blijft na vernietiging."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dossiercheck.register import Register
from dossiercheck.registratie.tabellen import maak_sleutel

GERESERVEERD, UITGEGEVEN, VERVALLEN = "gereserveerd", "uitgegeven", "vervallen"

_TABELLEN = (
    "CREATE TABLE IF NOT EXISTS tlvnummer (nummer TEXT PRIMARY KEY, code TEXT, jaar INTEGER, volg INTEGER, dossier TEXT, aanvraag TEXT, stand TEXT, "
    "moment TEXT, UNIQUE (code, jaar, volg))",
    "CREATE TABLE IF NOT EXISTS definitief (dossier TEXT, aanvraag TEXT, volg INTEGER, kern TEXT, strekking TEXT, datum TEXT, tlv TEXT, moment TEXT, "
    "PRIMARY KEY (dossier, aanvraag, volg))",
)


@dataclass(frozen=True, slots=True)
class Definitief:
    """Een besluit dat de deur uit mag. `volg` telt per aanvraag vanaf 1; `kern` is de hash van wat besloten is; datum als jjjj-mm-dd; `tlv` mag leeg zijn."""

    volg: int
    kern: str
    strekking: str
    datum: str
    tlv: str


def definitieve_besluiten(register: Register, dossier: str, aanvraag: str) -> list[Definitief]:
    """De definitieve besluiten over een aanvraag, oudste eerst."""
    with register.transactie() as db:
        _maak(db)
        vraag = "SELECT volg, kern, strekking, datum, tlv FROM definitief WHERE dossier = ? AND aanvraag = ? ORDER BY volg"
        return [Definitief(*rij) for rij in db.execute(vraag, (maak_sleutel(db, dossier), aanvraag))]


def reserveer_nummer(register: Register, dossier: str, aanvraag: str, code: str, jaar: int, nu: datetime, in_uitvoer: Iterable[str] = ()) -> str:
    """Het volgende tlv-nummer, als 'VO2505-2026-00001'. Een reservering die nooit is uitgegeven wordt opnieuw gebruikt: zo ontstaat geen gat.

    `in_uitvoer` zijn de nummers in besluiten die er liggen: is het register nieuw begonnen, dan komen ook die niet terug.

    Een uitgegeven of vervallen nummer komt nooit terug. Het slot van de database maakt dat twee runs nooit hetzelfde nummer krijgen.
    """
    with register.transactie() as db:
        _maak(db)
        sleutel = maak_sleutel(db, dossier)
        open_ = "SELECT nummer FROM tlvnummer WHERE dossier = ? AND aanvraag = ? AND code = ? AND jaar = ? AND stand = ?"
        if rij := db.execute(open_, (sleutel, aanvraag, code, jaar, GERESERVEERD)).fetchone():
            return str(rij[0])
        hoogste = db.execute("SELECT COALESCE(MAX(volg), 0) FROM tlvnummer WHERE code = ? AND jaar = ?", (code, jaar)).fetchone()[0]
        begin = f"{code}-{jaar:04d}-"
        volg = 1 + max([hoogste, *(int(n.removeprefix(begin)) for n in in_uitvoer if n.startswith(begin) and n.removeprefix(begin).isdecimal())])
        nummer = f"{begin}{volg:05d}"
        waarden = (nummer, code, jaar, volg, sleutel, aanvraag, GERESERVEERD, nu.isoformat(timespec="seconds"))
        db.execute("INSERT INTO tlvnummer VALUES (?, ?, ?, ?, ?, ?, ?, ?)", waarden)
        return nummer


def leg_besluit_vast(register: Register, dossier: str, aanvraag: str, besluit: Definitief, stukken: dict[str, str], nu: datetime) -> None:
    """Een besluit is definitief: het nummer is uitgegeven (bij intrekken: vervallen), en van elk stuk staat de hash in het logboek. Twee keer mag."""
    with register.transactie() as db:
        _maak(db)
        sleutel = maak_sleutel(db, dossier)
        rij = (sleutel, aanvraag, besluit.volg, besluit.kern, besluit.strekking, besluit.datum, besluit.tlv, nu.isoformat(timespec="seconds"))
        if not db.execute("INSERT OR IGNORE INTO definitief VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rij).rowcount:
            return
        if besluit.tlv:
            stand = VERVALLEN if besluit.strekking == "intrekken" else UITGEGEVEN
            db.execute("UPDATE tlvnummer SET stand = ?, moment = ? WHERE nummer = ?", (stand, rij[-1], besluit.tlv))
            register.log_in(db, nu, f"tlv {stand}", sleutel)
        register.log_in(db, nu, "besluit definitief", sleutel, sha256=besluit.kern)
        for sha256 in stukken.values():
            register.log_in(db, nu, "stuk vastgelegd", sleutel, sha256=sha256)


def nummers(register: Register) -> list[tuple[str, str, str]]:
    """Elk nummer met zijn stand en het moment daarvan, op volgorde: zo is elk gat te verklaren."""
    with register.transactie() as db:
        _maak(db)
        return [(str(n), str(s), str(m)) for n, s, m in db.execute("SELECT nummer, stand, moment FROM tlvnummer ORDER BY code, jaar, volg")]


def _maak(db: sqlite3.Connection) -> None:
    for opdracht in _TABELLEN:
        db.execute(opdracht)
