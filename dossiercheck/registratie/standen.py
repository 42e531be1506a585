"""Hoe elke aanvraag ervoor staat: vastleggen uit een rapport, opschorting door een verzoek, en teruglezen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dossiercheck.begrippen import Aanvraag, Oordeel, Rapport
from dossiercheck.kalender import Opschorting
from dossiercheck.register import Register
from dossiercheck.registratie.tabellen import maak_sleutel
from dossiercheck.tijd import NEDERLAND


@dataclass(frozen=True, slots=True)
class Stand:
    """Een aanvraag in het register: wie, wat, het oordeel en de termijnen."""

    sleutel: str
    dossier: str
    aanvraag: str
    aanvraagtype: str | None
    leerling: str | None
    geboortedatum: date | None
    school: str | None
    oordeel: Oordeel
    ontvangen: datetime
    compleet_op: datetime | None
    vergadering: date | None
    als_compleet_voor: datetime | None
    zes_weken: date | None
    awb: date | None
    opgeschort_sinds: date | None


@dataclass(frozen=True, slots=True)
class Verzonden:
    """Een stuk dat een mens verstuurde, met de hash van wat er toen stond."""

    bestand: str
    sha256: str
    verzonden: date
    aan: str
    door: str


def leg_vast(register: Register, rapport: Rapport, bronnen: Sequence[Path], nu: datetime, code: int) -> None:
    """Zet de stand van een dossier in het register, met waar de stukken liggen, en een regel in het logboek. Alles of niets."""
    with register.transactie() as db:
        sleutel = maak_sleutel(db, rapport.dossier)
        db.execute("UPDATE dossier SET bronnen = ? WHERE sleutel = ?", (json.dumps([str(pad.absolute()) for pad in bronnen]), sleutel))
        db.execute("DELETE FROM aanvraag WHERE dossier = ?", (sleutel,))
        vragen = ", ".join("?" * 15)
        db.executemany(f"INSERT INTO aanvraag VALUES ({vragen})", [_rij(sleutel, rapport, a, nu) for a in rapport.aanvragen])
        if klaar := _aangevuld_op(rapport):
            db.execute("UPDATE opschorting SET aangevuld = ? WHERE dossier = ? AND aangevuld IS NULL", (klaar.isoformat(), sleutel))
        register.log_in(db, nu, "gecontroleerd", sleutel, code)


def _rij(sleutel: str, rapport: Rapport, a: Aanvraag, nu: datetime) -> tuple[str | None, ...]:
    p = a.planning
    waarden = (a.leerling_geboortedatum, p.compleet_op, p.vergadering, p.als_compleet_voor, p.zes_weken, p.awb_acht_weken, p.opgeschort_sinds)
    geboren, compleet, vergadering, voor, zes, awb, sinds = (waarde.isoformat() if waarde else None for waarde in waarden)
    ontvangen = rapport.ontvangen.isoformat()
    wie = (sleutel, a.aanvraag, a.aanvraagtype, a.leerling_naam, geboren, a.school_naam, str(a.oordeel), ontvangen)
    return (*wie, compleet, vergadering, voor, zes, awb, sinds, nu.isoformat(timespec="seconds"))


def _aangevuld_op(rapport: Rapport) -> date | None:
    """De dag waarop het dossier is aangevuld: als elke aanvraag compleet is, de ontvangst van het laatste stuk dat nodig was."""
    if not rapport.aanvragen or any(a.oordeel is not Oordeel.COMPLEET for a in rapport.aanvragen):
        return None
    momenten = [a.planning.compleet_op for a in rapport.aanvragen if a.planning.compleet_op]
    return max(momenten, default=rapport.ontvangen).astimezone(NEDERLAND).date()


def lees_standen(register: Register) -> list[Stand]:
    """Alle aanvragen, op naam van het dossier."""
    rijen = register.lees(
        "SELECT d.sleutel, d.naam, a.aanvraag, a.aanvraagtype, a.leerling, a.geboortedatum, a.school, a.oordeel, a.ontvangen, a.compleet_op, a.vergadering, "
        "a.als_compleet_voor, a.zes_weken, a.awb, a.opgeschort_sinds FROM aanvraag a JOIN dossier d ON d.sleutel = a.dossier ORDER BY d.naam, a.aanvraag"
    )
    return [_stand(*rij) for rij in rijen]


def _stand(*rij: str | None) -> Stand:
    sleutel, dossier, aanvraag, type_, leerling, geboren, school, oordeel, ontvangen, compleet, vergadering, voor, zes, awb, sinds = rij
    assert sleutel is not None and dossier is not None and aanvraag is not None and oordeel is not None and ontvangen is not None
    wie = (sleutel, dossier, aanvraag, type_, leerling, dag(geboren), school, Oordeel(oordeel), datetime.fromisoformat(ontvangen))
    return Stand(*wie, moment(compleet), dag(vergadering), moment(voor), dag(zes), dag(awb), dag(sinds))


def dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def moment(tekst: str | None) -> datetime | None:
    return datetime.fromisoformat(tekst) if tekst else None


def bronnen_van(register: Register, sleutel: str) -> tuple[Path, ...]:
    """Waar de stukken van de school lagen bij de laatste controle: een map, of losse bestanden."""
    rijen = register.lees("SELECT bronnen FROM dossier WHERE sleutel = ?", (sleutel,))
    return tuple(Path(pad) for pad in json.loads(rijen[0][0])) if rijen else ()


# --- verzonden stukken en opschorting ---------------------------------------------------------------


def leg_verzonden_vast(register: Register, sleutel: str, stuk: Verzonden, uiterlijk: date | None, nu: datetime) -> None:
    """Een stuk is de deur uit. Met `uiterlijk` is het een verzoek om aanvulling: de termijn staat vanaf de dag erna stil."""
    with register.transactie() as db:
        waarden = (sleutel, stuk.bestand, stuk.sha256, stuk.verzonden.isoformat(), stuk.aan, stuk.door)
        db.execute("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?)", waarden)
        if uiterlijk:
            db.execute("INSERT OR IGNORE INTO opschorting VALUES (?, ?, ?, NULL)", (sleutel, stuk.verzonden.isoformat(), uiterlijk.isoformat()))
        register.log_in(db, nu, "verzonden", sleutel, sha256=stuk.sha256)


def verzonden_van(register: Register, sleutel: str) -> list[Verzonden]:
    rijen = register.lees("SELECT bestand, sha256, verzonden, aan, door FROM document WHERE dossier = ? ORDER BY verzonden, bestand", (sleutel,))
    return [Verzonden(bestand, sha, date.fromisoformat(op), aan, door) for bestand, sha, op, aan, door in rijen]


def opschortingen_van(register: Register, sleutel: str) -> tuple[Opschorting, ...]:
    """De verstuurde verzoeken om aanvulling: de termijn staat stil van de dag erna tot de aanvulling of de uiterste datum (Awb 4:15)."""
    rijen = register.lees("SELECT verzoek, uiterlijk, aangevuld FROM opschorting WHERE dossier = ? ORDER BY verzoek", (sleutel,))
    return tuple(Opschorting(date.fromisoformat(verzoek), date.fromisoformat(uiterlijk), dag(aangevuld)) for verzoek, uiterlijk, aangevuld in rijen)


# --- bezwaar ----------------------------------------------------------------------------------------


def leg_bezwaar_vast(register: Register, sleutel: str, ontvangen: date, nu: datetime) -> None:
    """Een bezwaar is binnen; tot het is afgedaan wordt er niets vernietigd."""
    with register.transactie() as db:
        db.execute("INSERT OR IGNORE INTO bezwaar VALUES (?, ?, NULL)", (sleutel, ontvangen.isoformat()))
        register.log_in(db, nu, "bezwaar ontvangen", sleutel)


def doe_bezwaar_af(register: Register, sleutel: str, op: date, nu: datetime) -> int:
    """Zet alle lopende bezwaren van een dossier op afgedaan; geeft hoeveel het er waren."""
    with register.transactie() as db:
        aantal = db.execute("UPDATE bezwaar SET afgedaan = ? WHERE dossier = ? AND afgedaan IS NULL", (op.isoformat(), sleutel)).rowcount
        if aantal:
            register.log_in(db, nu, "bezwaar afgedaan", sleutel)
    return aantal


def bezwaren_van(register: Register, sleutel: str) -> list[tuple[date, date | None]]:
    """Per bezwaar de ontvangst, en wanneer het is afgedaan (None: het loopt)."""
    rijen = register.lees("SELECT ontvangen, afgedaan FROM bezwaar WHERE dossier = ? ORDER BY ontvangen", (sleutel,))
    return [(date.fromisoformat(ontvangen), dag(afgedaan)) for ontvangen, afgedaan in rijen]
