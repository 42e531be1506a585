"""Het bericht aan de school dat een dossier compleet is, bij een aanvraag waar het samenwerkingsverband geen besluit over neemt."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dossiercheck.begrippen import Oordeel, Rapport
from dossiercheck.instellingen import Instellingen
from dossiercheck.schrijfwijze import als_nederlands
from dossiercheck.stukken.bewaren import Bewaard, bewaar, laat_vervallen
from dossiercheck.stukken.mailconcept import Bericht, maak_mail, regels
from dossiercheck.verwoording import in_nederland

BESTAND = "bericht-compleet.eml"


def bewaar_bericht(map_: Path, rapport: Rapport, eigen: Instellingen, zonder_besluit: Mapping[str, str]) -> Bewaard:
    """Zet het mailconcept in de dossiermap, of laat een oud vervallen. `zonder_besluit`: aanvraagtype -> naam, van de typen zonder besluit.

    Alleen als elke aanvraag compleet is en van zo'n type: een bericht te veel is erger dan geen bericht.
    """
    klaar = rapport.aanvragen and all(a.oordeel is Oordeel.COMPLEET and a.aanvraagtype in zonder_besluit for a in rapport.aanvragen)
    if not klaar:
        return laat_vervallen(map_, BESTAND)
    namen = sorted({zonder_besluit[a.aanvraagtype] for a in rapport.aanvragen if a.aanvraagtype})
    return bewaar(map_, BESTAND, maak_mail(_bericht(rapport, eigen, ", ".join(namen))), "compleet", {})


def _bericht(rapport: Rapport, eigen: Instellingen, typenaam: str) -> Bericht:
    scholen = {a.school_naam for a in rapport.aanvragen if a.school_naam}
    ontvangen = als_nederlands(in_nederland(rapport.ontvangen).date())
    zinnen = (
        f"Op {ontvangen} kregen wij uw dossier met kenmerk {rapport.dossier}. Het gaat om: {typenaam}.",
        "Het dossier is compleet: alle verplichte punten zijn in orde. U hoeft niets meer te sturen.",
        "Over deze aanvraag neemt het samenwerkingsverband geen besluit. U krijgt dus geen besluitbrief.",
        "Is deze mail niet voor u bestemd? Laat het ons weten en verwijder hem.",
    )
    return Bericht(
        aan=next(iter(scholen)) if len(scholen) == 1 else "de school die de aanvraag deed",
        adressen=(),
        van=eigen.loket.mail,
        # Het onderwerp van een mail is voor iedereen leesbaar: geen naam van een leerling.
        onderwerp=f"Uw dossier is compleet: {typenaam}",
        regels=regels("Geachte heer, mevrouw,", zinnen, (eigen.loket.naam, eigen.naam, f"{eigen.loket.telefoon} of {eigen.loket.mail}")),
        bijlagen={},
    )
