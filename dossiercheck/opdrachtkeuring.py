"""Wat er bij een controle gevraagd is keuren, voordat er iets gelezen wordt."""

from __future__ import annotations

from pathlib import Path

from dossiercheck.fouten import Gebruiksfout
from dossiercheck.keuring import bedoelde_u
from dossiercheck.werkproces import Kennis


def keur_mappen(map_: Path, uitvoer: Path) -> None:
    """Gebruiksfout als de uitvoer in de map met dossiers staat, of andersom."""
    bron, doel = map_.resolve(), uitvoer.resolve()
    if doel.is_relative_to(bron) or bron.is_relative_to(doel):
        raise Gebruiksfout(
            "De uitvoer mag niet in de map met dossiers staan, en andersom ook niet.",
            "Anders zou een rapport als stuk van de school meetellen.",
            "Kies een andere map met --uitvoer.",
        )


def keur_type(aanvraagtype: str | None, kennis: Kennis) -> None:
    """Gebruiksfout met 'bedoelde u' als dit aanvraagtype niet bestaat."""
    if aanvraagtype is not None and aanvraagtype not in kennis.regelboek.typen:
        mogelijk = ", ".join(kennis.regelboek.typen)
        raise Gebruiksfout(f"Het aanvraagtype '{aanvraagtype}' bestaat niet{bedoelde_u(aanvraagtype, kennis.regelboek.typen)}.", "", f"Kies uit: {mogelijk}.")
