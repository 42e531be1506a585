"""Een bezwaar tegen een besluit vastleggen: zolang het loopt blijft het dossier."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from dossiercheck.fouten import Gebruiksfout
from dossiercheck.opslag import alleen
from dossiercheck.register import BESTAND as REGISTER
from dossiercheck.register import Register
from dossiercheck.registratie.standen import doe_bezwaar_af, leg_bezwaar_vast


def leg_vast(map_: Path, ontvangen: date | None, afgedaan: date | None, nu: datetime) -> str:
    """Legt de ontvangst of de afdoening vast; geeft een zin voor de gebruiker. Gebruiksfout als er niets vast te leggen is."""
    if (ontvangen is None) == (afgedaan is None):
        raise Gebruiksfout("Noem wanneer het bezwaar binnenkwam, of wanneer het is afgedaan.", "", "Gebruik --ontvangen DATUM of --afgedaan DATUM.")
    uitvoer = map_.resolve().parent
    with alleen(uitvoer), Register(uitvoer / REGISTER) as register:
        sleutel = register.sleutel(map_.resolve().name)
        if sleutel is None:
            raise Gebruiksfout("Dit dossier staat niet in het register.", "", "Controleer het eerst met: dossiercheck controleer")
        if ontvangen:
            leg_bezwaar_vast(register, sleutel, ontvangen, nu)
            return f"Het bezwaar van {ontvangen:%d-%m-%Y} is vastgelegd. Tot het is afgedaan wordt er niets vernietigd."
        assert afgedaan is not None
        if not doe_bezwaar_af(register, sleutel, afgedaan, nu):
            raise Gebruiksfout("Er loopt geen bezwaar bij dit dossier.", "", "Kijk het na met: dossiercheck register toon")
        return "Het bezwaar is afgedaan."
