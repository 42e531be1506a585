"""Vastleggen dat een mens een stuk verstuurde: met de hash van wat er toen stond, en bij een verzoek om aanvulling de opschorting."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path

from dossiercheck.fouten import Gebruiksfout
from dossiercheck.opslag import alleen
from dossiercheck.register import BESTAND as REGISTER
from dossiercheck.register import Register
from dossiercheck.registratie.standen import Verzonden, leg_verzonden_vast
from dossiercheck.stukken.bewaren import lees_lijst
from dossiercheck.stukken.brief import BESTAND as VERZOEK

_UITERLIJK = "uiterste_datum"


def leg_vast(map_: Path, naam: str | None, op: date, aan: str, door: str, nu: datetime) -> tuple[Verzonden, date | None]:
    """Het verstuurde stuk, en bij een verzoek om aanvulling tot welke dag de termijn stilstaat. Zonder naam: het verzoek om aanvulling.

    Raises:
        Gebruiksfout: het stuk bestaat niet, of de dag ligt in de toekomst. AndereRunBezig, Schrijffout
    """
    stuk = naam or VERZOEK
    pad = map_ / stuk
    if not pad.resolve().is_relative_to(map_.resolve()) or not pad.is_file():
        aanwezig = ", ".join(sorted(p.relative_to(map_).as_posix() for p in map_.rglob("*") if p.suffix in {".docx", ".pdf", ".eml"}))
        raise Gebruiksfout("Dat stuk staat niet in de map van dit dossier.", "", f"Kies uit: {aanwezig}." if aanwezig else "Er zijn nog geen brieven gemaakt.")
    if op > nu.date():
        raise Gebruiksfout("De dag van verzending ligt in de toekomst.", "", "Leg vast wat al verstuurd is.")
    verzonden = Verzonden(stuk, hashlib.sha256(pad.read_bytes()).hexdigest(), op, aan, door)
    gegevens = lees_lijst(map_)[stuk].gegevens if stuk in lees_lijst(map_) else {}
    if "dagtekening" in gegevens and op < date.fromisoformat(gegevens["dagtekening"]):
        raise Gebruiksfout("De brief is van een latere dag dan de dag van verzending.", "", f"De dagtekening is {gegevens['dagtekening']}.")
    uiterlijk = date.fromisoformat(gegevens[_UITERLIJK]) if _UITERLIJK in gegevens else None
    uitvoer = map_.resolve().parent
    with alleen(uitvoer), Register(uitvoer / REGISTER) as register:
        sleutel = register.sleutel(map_.resolve().name)
        if sleutel is None:
            raise Gebruiksfout("Dit dossier staat niet in het register.", "", "Controleer het eerst met: dossiercheck controleer")
        leg_verzonden_vast(register, sleutel, verzonden, uiterlijk, nu)
    return verzonden, uiterlijk
