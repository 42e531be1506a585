"""Het oordeel van een medewerker over een eis: vastleggen, en rapport, brief en overzicht meteen bijwerken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dossiercheck.begrippen import Aanvraag, Rapport, Status
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.herziening import geef_uitspraak, herzie
from dossiercheck.oordelen import bewaar_oordelen, lees_oordelen
from dossiercheck.opslag import alleen
from dossiercheck.overzicht import schrijf_overzicht
from dossiercheck.register import BESTAND as REGISTER
from dossiercheck.register import Register
from dossiercheck.registratie.standen import bronnen_van, leg_vast, opschortingen_van
from dossiercheck.run import laad_kennis, moment_van, schrijf_uitvoer, uitgang_van
from dossiercheck.verloop import bewaar_verloop, lees_verloop, met_voortgang, werk_bij
from dossiercheck.verwoording import schoon


@dataclass(frozen=True, slots=True)
class Oordeelsvraag:
    """Wat een medewerker opgaf. `status` None trekt een eerder oordeel in."""

    eis: str
    status: Status | None
    door: str
    reden: str
    aanvraag: str | None = None


@dataclass(frozen=True, slots=True)
class Ingegrepen:
    """Het nieuwe rapport, de brief als die er is, en wat de gebruiker moet weten."""

    rapport: Rapport
    aanvraag: Aanvraag
    brief: Path | None
    meldingen: tuple[str, ...]


def geef_oordeel(map_: Path, rapport: Rapport, vraag: Oordeelsvraag, vandaag: date | None, werkmap: Path | None) -> Ingegrepen:
    """Legt het oordeel vast en werkt alles bij wat eruit volgt, zonder de stukken opnieuw te lezen.

    Raises:
        Gebruiksfout: de aanvraag of de eis bestaat niet, of een naam of reden ontbreekt.
        Schrijffout, Sjabloonfout, AndereRunBezig, Schemafout
    """
    aanvraag = _kies(rapport, vraag)
    door, reden = schoon(vraag.door), schoon(vraag.reden)
    if not door or not reden:
        raise Gebruiksfout("Een oordeel heeft een naam en een reden nodig.", "Anders weet later niemand wie dit besliste en waarom.", "Geef --door en --reden.")
    uitvoer = map_.resolve().parent
    kennis = laad_kennis(moment_van(vandaag), werkmap)
    with alleen(uitvoer), Register(uitvoer / REGISTER) as register:
        uitspraak = geef_uitspraak(aanvraag, rapport, vraag.eis, vraag.status, door, reden, kennis.nu)
        uitspraken = (*lees_oordelen(map_), uitspraak)
        stil = opschortingen_van(register, register.sleutel(rapport.dossier) or "")
        nieuw = herzie(rapport, uitspraken, kennis, stil).rapport
        verloop = lees_verloop(map_)
        verloop = werk_bij(verloop, nieuw, kennis.nu, verloop.aanvullingen)
        nieuw = met_voortgang(nieuw, verloop.vorige)
        bewaar_oordelen(map_, uitspraken)
        brief, meldingen = schrijf_uitvoer(map_, nieuw, kennis)
        bewaar_verloop(map_, verloop)
        schrijf_overzicht(uitvoer, kennis)
        uitgang = int(uitgang_van(nieuw))
        register.log(kennis.nu, "oordeel", rapport.dossier, uitgang, uitspraak.sha256)
        leg_vast(register, nieuw, bronnen_van(register, register.sleutel(rapport.dossier) or ""), kennis.nu, uitgang)
    return Ingegrepen(nieuw, next(a for a in nieuw.aanvragen if a.aanvraag == aanvraag.aanvraag), brief, tuple(meldingen))


def _kies(rapport: Rapport, vraag: Oordeelsvraag) -> Aanvraag:
    """De aanvraag waar het over gaat; zonder nummer moet er precies een zijn."""
    nummers = ", ".join(a.aanvraag for a in rapport.aanvragen)
    gekozen = [a for a in rapport.aanvragen if vraag.aanvraag in (None, a.aanvraag)]
    if len(gekozen) == 1:
        return gekozen[0]
    wat = "Dit dossier heeft meer aanvragen." if gekozen else f"Aanvraag {vraag.aanvraag} zit niet in dit dossier."
    raise Gebruiksfout(wat, "", f"Geef --aanvraag met een van deze nummers: {nummers}.")
