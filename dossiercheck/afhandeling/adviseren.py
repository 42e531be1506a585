"""Het advies van een deskundige vastleggen met waarschuwingen, en het adviesformulier maken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dossiercheck.afhandeling.adviezen import lees_adviezen, leg_advies_vast
from dossiercheck.afhandeling.voorbereiding import Kader, besluittype, kies, laad_kader, uitgangspunten
from dossiercheck.begrippen import Aanvraag, Rapport
from dossiercheck.besluiten import Besluitregels, Deskundige, stel_voor
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.invulling import Gegevens
from dossiercheck.opslag import alleen
from dossiercheck.schrijfwijze import vouw
from dossiercheck.stukken.adviesformulier import BESTAND, maak_formulier
from dossiercheck.stukken.bewaren import bewaar
from dossiercheck.verwoording import schoon

MAP = "advies"


@dataclass(frozen=True, slots=True)
class Advies:
    """Wat er op de opdrachtregel stond; None is niet ingevuld."""

    naam: str
    functie: str | None
    datum: date
    tekst: str | None
    werkt_bij: str = ""


def leg_vast(map_: Path, rapport: Rapport, nummer: str | None, advies: Advies, werkmap: Path) -> list[str]:
    """Legt het advies vast en geeft de waarschuwingen. Gebruiksfout als er iets ontbreekt of als het loket over dit type niet besluit."""
    kader, aanvraag = laad_kader(werkmap), kies(rapport, nummer)
    besluittype(aanvraag, kader)
    leeg = [f"--{optie}" for optie, waarde in (("als", advies.naam), ("functie", advies.functie), ("tekst", advies.tekst)) if not (waarde or "").strip()]
    if leeg:
        raise Gebruiksfout(f"Bij een advies ontbreekt: {', '.join(leeg)}.", "Een advies heeft een naam, een functie, een datum en een tekst.")
    deskundige = Deskundige(advies.naam.strip(), (advies.functie or "").strip(), advies.datum, (advies.tekst or "").strip(), advies.werkt_bij.strip())
    with alleen(map_.resolve().parent):
        vervangen = leg_advies_vast(map_, aanvraag.aanvraag, deskundige)
    meldingen = ["Het eerdere advies van deze deskundige is vervangen."] if vervangen else []
    return [*meldingen, *_waarschuwingen(lees_adviezen(map_, aanvraag.aanvraag), deskundige, aanvraag, kader.regels)]


def _waarschuwingen(alle: tuple[Deskundige, ...], deze: Deskundige, aanvraag: Aanvraag, regels: Besluitregels) -> Iterator[str]:
    plek = alle.index(deze) if deze in alle else len(alle) - 1
    woorden, grens = [(regels.eerste_deskundige, "eerste-deskundige"), (regels.tweede_deskundige, "tweede-deskundige")][min(plek, 1)]
    namen = [grens] if not any(woord in deze.functie.casefold() for woord in woorden) else []
    if deze.werkt_bij and aanvraag.school_naam and vouw(deze.werkt_bij) == vouw(aanvraag.school_naam):
        namen.append("eigen-school")
    for naam in namen:
        zin = regels.grenzen[naam].zin
        yield f"Let op: {schoon(zin.tekst.format(functie=deze.functie))}\n  Bron: {zin.bron}"


def maak_adviesformulier(map_: Path, rapport: Rapport, nummer: str | None, dag: date, werkmap: Path) -> Path:
    """Zet adviesformulier.docx in de map `advies` van het dossier; een formulier dat een mens wijzigde blijft staan."""
    kader: Kader = laad_kader(werkmap)
    aanvraag = kies(rapport, nummer)
    type_ = besluittype(aanvraag, kader)
    voorstel = stel_voor(uitgangspunten(map_, rapport, aanvraag, Gegevens(), kader.regels), type_, kader.regels, dag)
    naam = kader.typenamen.get(aanvraag.aanvraagtype or "", type_.product)
    document = maak_formulier(rapport.dossier, aanvraag, naam, voorstel, kader.regels, kader.instellingen, dag, kader.instellingen.sjabloonmap)
    doel = map_ / MAP / aanvraag.aanvraag if len(rapport.aanvragen) > 1 else map_ / MAP
    with alleen(map_.resolve().parent):
        bewaard = bewaar(doel, BESTAND, document, aanvraag.aanvraag, {})
    assert bewaard.pad
    return bewaard.pad
