"""Welke dossiers en kopieen van tlv's hun bewaartermijn voorbij zijn, en wat vernietigen tegenhoudt. Zie docs/besluiten/0009."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dossiercheck.besluiten import Strekking
from dossiercheck.instellingen import Bewaartermijnen
from dossiercheck.register import Register
from dossiercheck.registratie.besluiten import Besluitstand, besluiten_van
from dossiercheck.registratie.standen import Stand, bezwaren_van, dag, lees_standen
from dossiercheck.tijd import NEDERLAND

KOPIEEN = "tlv-kopieen"
"""De map in de uitvoer met kopieen van tlv's waarvan het dossier vernietigd is."""


@dataclass(frozen=True, slots=True)
class Bewaard:
    """Een dossier met zijn termijn. `tot`: de laatste dag dat het bewaard mag blijven. `blokkade`: waarom het nu niet vernietigd mag worden, of leeg."""

    sleutel: str
    dossier: str
    standen: tuple[Stand, ...]
    besluiten: tuple[Besluitstand, ...]
    vanaf: date
    tot: date
    grond: str
    blokkade: str = ""


@dataclass(frozen=True, slots=True)
class Tlvkopie:
    """Een bewaarde kopie van een tlv, na vernietiging van het dossier. `bestanden` staan in de map met kopieen."""

    nummer: str
    leerling: str | None
    geboortedatum: date | None
    aanvraagtype: str | None
    afgifte: date
    ingang: date | None
    einddatum: date | None
    categorie: str | None
    bestanden: tuple[str, ...]


def lees_bewaard(register: Register, termijnen: Bewaartermijnen, vandaag: date) -> list[Bewaard]:
    """Elk dossier in het register, wat het eerst weg moet bovenaan."""
    standen, besluiten = lees_standen(register), besluiten_van(register)
    uit = []
    for sleutel, naam in register.lees("SELECT sleutel, naam FROM dossier WHERE naam NOT LIKE 'hash:%'"):
        zijn = tuple(s for s in standen if s.sleutel == sleutel)
        erover = tuple(b for k, b in besluiten if k == sleutel)
        vanaf, waarvan = _beoordeeld(register, sleutel, zijn, erover)
        grond = f"{termijnen.dossier_jaren} jaar na {waarvan} van {vanaf:%d-%m-%Y}"
        tot, blokkade = jaren_later(vanaf, termijnen.dossier_jaren), _blokkade(register, sleutel, erover, vandaag)
        uit.append(Bewaard(sleutel, naam, zijn, erover, vanaf, tot, grond, blokkade))
    return sorted(uit, key=lambda b: (b.tot, b.dossier))


def _beoordeeld(register: Register, sleutel: str, standen: tuple[Stand, ...], besluiten: tuple[Besluitstand, ...]) -> tuple[date, str]:
    """Vanaf wanneer de termijn loopt: het laatste besluit, anders de dag dat het compleet of ontvangen was, anders de eerste keer gezien.

    Niet de dag van de controle: wie elke week dezelfde inbox controleert, zou dan nooit iets vernietigen.
    """
    if besluiten:
        return max(b.datum for b in besluiten), "het besluit"
    if standen:
        return max((s.compleet_op or s.ontvangen).astimezone(NEDERLAND).date() for s in standen), "de aanvraag"
    gezien = register.lees("SELECT MAX(moment) FROM gezien WHERE dossier = ?", (sleutel,))[0][0]
    return (datetime.fromisoformat(gezien).astimezone(NEDERLAND).date() if gezien else date.min), "de ontvangst"


def _blokkade(register: Register, sleutel: str, besluiten: tuple[Besluitstand, ...], vandaag: date) -> str:
    lopend = [ontvangen for ontvangen, afgedaan in bezwaren_van(register, sleutel) if afgedaan is None]
    if lopend:
        return f"er loopt een bezwaar van {lopend[0]:%d-%m-%Y}"
    bezwaar = max((b.bezwaar_tot for b in besluiten if b.definitief and b.bezwaar_tot), default=None)
    return f"bezwaar maken kan nog tot en met {bezwaar:%d-%m-%Y}" if bezwaar and bezwaar >= vandaag else ""


def jaren_later(vanaf: date, jaren: int) -> date:
    """Dezelfde dag zoveel jaar later; 29 februari wordt zo nodig 28 februari."""
    try:
        return vanaf.replace(year=vanaf.year + jaren)
    except ValueError:
        return vanaf.replace(year=vanaf.year + jaren, day=28) if vanaf.month == 2 else date.max


def tlv_bewaren_tot(afgifte: date, einddatum: date | None, jaren: int) -> date:
    """De kopie van een tlv blijft zoveel jaar na afgifte, en in elk geval zolang de tlv geldt."""
    return max(jaren_later(afgifte, jaren), einddatum or date.min)


def te_bewaren_tlvs(b: Bewaard, termijnen: Bewaartermijnen, vandaag: date) -> list[Besluitstand]:
    """De tlv's van een dossier waarvan een kopie moet blijven als het dossier weggaat."""
    gegeven = [x for x in b.besluiten if x.definitief and x.tlv and x.strekking is Strekking.TOEKENNEN]
    return [x for x in gegeven if tlv_bewaren_tot(x.datum, x.einddatum, termijnen.beschikking_jaren) >= vandaag]


# --- kopieen van tlv's ------------------------------------------------------------------------------


def lees_kopieen(register: Register) -> list[Tlvkopie]:
    rijen = register.lees(
        "SELECT nummer, leerling, geboortedatum, aanvraagtype, afgifte, ingang, einddatum, categorie, bestanden FROM tlvkopie ORDER BY afgifte, nummer"
    )
    return [
        Tlvkopie(nummer, leerling, dag(geboren), type_, date.fromisoformat(afgifte), dag(ingang), dag(einde), categorie, tuple(json.loads(bestanden)))
        for nummer, leerling, geboren, type_, afgifte, ingang, einde, categorie, bestanden in rijen
    ]


def tlvbestanden(map_: Path, b: Besluitstand) -> list[Path]:
    """Het tlv-document van een besluit, als Word en als PDF."""
    return [pad for soort in (".docx", ".pdf") if (pad := map_ / b.plek / f"tlv{soort}").is_file()]
