"""Dossiers uit losse bestanden in het register: welke bestanden zij hadden, zodat een volgende keer dezelfde leerling dezelfde naam houdt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dossiercheck.register import Register
from dossiercheck.registratie.standen import dag


@dataclass(frozen=True, slots=True)
class Losdossier:
    """Een dossier uit losse bestanden. `afgerond`: compleet of besloten; wat daarna komt is een nieuwe aanvraag."""

    sleutel: str
    naam: str
    plekken: tuple[Path, ...]
    hashes: frozenset[str]
    leerlingen: tuple[tuple[str, date | None], ...]
    afgerond: bool
    besloten: bool


def leg_los_vast(register: Register, dossier: str, los: bool) -> None:
    """Legt vast of een dossier uit losse bestanden bestaat; het kan intussen een eigen map hebben."""
    opdracht = (
        "INSERT OR IGNORE INTO los SELECT sleutel FROM dossier WHERE naam = ?"
        if los
        else "DELETE FROM los WHERE dossier = (SELECT sleutel FROM dossier WHERE naam = ?)"
    )
    with register.transactie() as db:
        db.execute(opdracht, (dossier,))


def lees_losse(register: Register) -> list[Losdossier]:
    """Alle dossiers uit losse bestanden, op naam."""
    rijen = register.lees("SELECT d.sleutel, d.naam, d.bronnen FROM dossier d JOIN los l ON l.dossier = d.sleutel ORDER BY d.naam")
    return [_losdossier(register, *rij) for rij in rijen]


def _losdossier(register: Register, sleutel: str, naam: str, bronnen: str) -> Losdossier:
    standen = register.lees("SELECT leerling, geboortedatum, oordeel FROM aanvraag WHERE dossier = ?", (sleutel,))
    besloten = bool(register.lees("SELECT 1 FROM besluit WHERE dossier = ? LIMIT 1", (sleutel,)))
    return Losdossier(
        sleutel,
        naam,
        tuple(Path(pad) for pad in json.loads(bronnen)),
        frozenset(sha for (sha,) in register.lees("SELECT sha256 FROM gezien WHERE dossier = ?", (sleutel,))),
        tuple((leerling, dag(geboren)) for leerling, geboren, _ in standen if leerling),
        besloten or (bool(standen) and all(oordeel == "compleet" for _, _, oordeel in standen)),
        besloten,
    )


def namen_in_register(register: Register) -> list[str]:
    return [str(naam) for (naam,) in register.lees("SELECT naam FROM dossier")]


def verhuis(register: Register, weg: Mapping[str, frozenset[str]]) -> None:
    """Per dossier de bestanden die nu bij een ander horen: zij tellen hier niet meer als gezien."""
    with register.transactie() as db:
        db.executemany("DELETE FROM gezien WHERE dossier = ? AND sha256 = ?", [(sleutel, sha) for sleutel, hashes in weg.items() for sha in sorted(hashes)])


def laat_los(register: Register, sleutel: str) -> None:
    """Het dossier heeft geen bestanden meer: geen stand, en niets om te wissen in de inbox."""
    with register.transactie() as db:
        db.execute("UPDATE dossier SET bronnen = '[]' WHERE sleutel = ?", (sleutel,))
        db.execute("DELETE FROM aanvraag WHERE dossier = ?", (sleutel,))
