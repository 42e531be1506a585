"""De agenda van een vergadering in de uitvoermap: vergaderlijst, een bundel per dossier en agenda.ics."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from dossiercheck.agendabestand import als_ics
from dossiercheck.begrippen import Document, Rapport
from dossiercheck.fouten import Gebruiksfout, NietsTeControleren
from dossiercheck.lezen.naar_pdf import InPdf, naar_pdf
from dossiercheck.opslag import alleen, schrijf
from dossiercheck.originelen import doorzoek, zoek
from dossiercheck.rapporteren.uit_json import lees_json
from dossiercheck.register import BESTAND as REGISTER
from dossiercheck.register import Register
from dossiercheck.registratie.besluiten import lees_besluiten, neem_over
from dossiercheck.registratie.standen import bronnen_van
from dossiercheck.run import laad_kennis, moment_van
from dossiercheck.stukken.bewaren import bewaar, laat_vervallen, lees_lijst
from dossiercheck.stukken.bundel import Bundelstuk, maak_bundel
from dossiercheck.stukken.vergaderlijst import EXCEL, WORD, Afzender, maak_excel, maak_voorblad, maak_word
from dossiercheck.vergadering import Agenda, Punt, kies_dag, stel_samen
from dossiercheck.verwijderlijst import INHOUD, genoteerde_dossiers
from dossiercheck.verwoording import bestandsnaam
from dossiercheck.werkproces import Kennis

MAP, ICS, BUNDELS = "agenda", "agenda.ics", "bundels"
_TIJDGRENS = 150.0
_NIET_IN_NAAM = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """De agenda, de map waar hij staat en wat de gebruiker moet weten."""

    agenda: Agenda
    map: Path
    bundels: tuple[Path, ...]
    meldingen: tuple[str, ...]


def maak_agenda(uitvoer: Path, op: date | None, vandaag: date | None, werkmap: Path | None, met_bundels: bool = True) -> Gemaakt:
    """Maakt de agenda van een vergadering, of werkt hem bij. Wat een mens wijzigde blijft staan.

    Raises:
        Gebruiksfout: er is die dag geen vergadering. NietsTeControleren: er zijn geen rapporten.
        AndereRunBezig, Schrijffout, Sjabloonfout, Schemafout
    """
    kennis = laad_kennis(moment_van(vandaag), werkmap)
    dag = kies_dag(op, kennis.nu.date(), kennis.instellingen)
    if not uitvoer.is_dir():
        raise NietsTeControleren("Er zijn geen rapporten in de uitvoermap.", "", "Controleer eerst dossiers met: dossiercheck controleer")
    with alleen(uitvoer), Register(uitvoer / REGISTER) as register:
        neem_over(register, uitvoer)
        rapporten, meldingen = lees_rapporten(uitvoer)
        besloten = {(r.dossier, b.aanvraag) for map_, r in rapporten for b in lees_besluiten(map_) if b.is_einde}
        agenda = stel_samen(rapporten, besloten, dag, kennis.regelboek, kennis.instellingen)
        map_ = uitvoer / MAP / dag.isoformat()
        meldingen += _schrijf_lijst(map_, agenda, kennis, register)
        bundels = list(_schrijf_bundels(map_ / BUNDELS, agenda, kennis, register, meldingen)) if met_bundels else []
        register.log(kennis.nu, "agenda gemaakt", "", 0)
    return Gemaakt(agenda, map_, tuple(bundels), tuple(meldingen))


def lees_rapporten(uitvoer: Path) -> tuple[list[tuple[Path, Rapport]], list[str]]:
    """Alle rapporten in de uitvoermap, en een melding per rapport dat niet te lezen is. NietsTeControleren als er geen enkel is."""
    goed, meldingen = list[tuple[Path, Rapport]](), list[str]()
    for pad in sorted(uitvoer.glob("*/rapport.json")):
        try:
            goed.append((pad.parent, lees_json(pad.read_bytes())))
        except (Gebruiksfout, OSError):
            meldingen.append(f"Het rapport in '{pad.parent.name}' is niet te lezen en staat dus niet op de lijst. Controleer dit dossier opnieuw.")
    if not goed and not meldingen:
        raise NietsTeControleren("Er zijn geen rapporten in de uitvoermap.", "", "Controleer eerst dossiers met: dossiercheck controleer")
    return goed, meldingen


def _typen(kennis: Kennis) -> Mapping[str, str]:
    return {sleutel: type_.naam for sleutel, type_ in kennis.regelboek.typen.items()}


def _afzender(kennis: Kennis) -> Afzender:
    return Afzender(kennis.instellingen.naam, kennis.instellingen.loket.naam)


def _schrijf_lijst(map_: Path, agenda: Agenda, kennis: Kennis, register: Register) -> list[str]:
    """De lijst, het agendabestand, en welke dossiers erin voorkomen (als sleutel): die laatste eerst, zodat vernietigen altijd weet waar te zoeken."""
    typen, gemaakt = _typen(kennis), kennis.nu.date()
    word, excel = maak_word(agenda, _afzender(kennis), typen, gemaakt), maak_excel(agenda, typen)
    punten = (*agenda.compleet, *agenda.nakijken, *(d.punt for d in agenda.dreigend))
    noteer_dossiers(map_, {p.rapport.dossier for p in punten}, register)
    meldingen = [melding for naam, inhoud in ((WORD, word), (EXCEL, excel)) for melding in bewaar(map_, naam, inhoud, "agenda", {}).meldingen]
    schrijf(map_ / ICS, als_ics(agenda, kennis.instellingen.code, kennis.nu))
    return meldingen


def noteer_dossiers(map_: Path, dossiers: set[str], register: Register) -> None:
    """Legt vast welke dossiers een map in de uitvoer noemt, met hun sleutel. Wat er eerder stond blijft staan."""
    sleutels = {sleutel for naam in dossiers if (sleutel := register.sleutel(naam))} | genoteerde_dossiers(map_)
    schrijf(map_ / INHOUD, (json.dumps(sorted(sleutels)) + "\n").encode())


# --- bundels ---------------------------------------------------------------------------------------


def _schrijf_bundels(map_: Path, agenda: Agenda, kennis: Kennis, register: Register, meldingen: list[str]) -> Iterator[Path]:
    namen = {_naam(p): p for p in agenda.compleet}
    for oud in set(lees_lijst(map_)) - set(namen):
        laat_vervallen(map_, oud)
    for naam, punt in namen.items():
        stukken = bundelstukken(punt.rapport, bronnen_van(register, register.sleutel(punt.rapport.dossier) or ""), kennis.regelboek.stukken)
        los = [s for s in stukken if s.pdf is None and not s.regels]
        let_op = [f"{len(los)} van de {len(stukken)} stukken zitten niet in deze bundel en zijn los bijgevoegd."] if los else []
        voorblad = maak_voorblad(punt, agenda, _afzender(kennis), _typen(kennis), let_op)
        bewaard = bewaar(map_, naam, maak_bundel(voorblad, stukken, f"nummer {punt.nummer}"), naam, {})
        meldingen += [*bewaard.meldingen, *(f"{naam}: {zin}" for zin in let_op)]
        if bewaard.pad:
            yield bewaard.pad


def _naam(p: Punt) -> str:
    aanvraag = f" {p.aanvraag.aanvraag}" if len(p.rapport.aanvragen) > 1 else ""
    return f"{p.nummer:02d} {_NIET_IN_NAAM.sub('_', p.rapport.dossier)[:100].rstrip(' .')}{aanvraag}.pdf"


def bundelstukken(rapport: Rapport, plekken: Sequence[Path], soorten: Mapping[str, str]) -> list[Bundelstuk]:
    """Elk bestand van het dossier als PDF, in de volgorde van het rapport. Een zip is zijn inhoud; een stuk dat weg of gewijzigd is krijgt een reden."""
    per_bestand: dict[str, list[Document]] = {}
    for document in rapport.documenten:
        per_bestand.setdefault(document.bestand, []).append(document)
    pakken = {b for b in per_bestand if b.casefold().endswith(".zip") and any(ander.startswith(f"{b}/") for ander in per_bestand)}
    waar = doorzoek(plekken)
    with tempfile.TemporaryDirectory(prefix="dossiercheck-bundel-") as map_, Omzetter() as omzetter:
        uit = []
        for nummer, (bestand, delen) in enumerate((b, d) for b, d in per_bestand.items() if b not in pakken):
            pad = zoek(bestand, delen[0].sha256, waar, Path(map_) / str(nummer))
            gevonden = omzetter.zet_om(pad, bestand) if pad else InPdf(None, "Het is niet meer te vinden, of gewijzigd na de controle.")
            titels = tuple((_titel(soorten.get(d.soort, d.soort)), d.van) for d in delen)
            uit.append(Bundelstuk(bestandsnaam(bestand), titels, gevonden.pdf, gevonden.reden, gevonden.regels))
        return uit


def _titel(soort: str) -> str:
    """'het aanvraagformulier' -> 'Aanvraagformulier'."""
    kaal = soort.removeprefix("het ").removeprefix("de ").removeprefix("een ")
    return kaal[:1].upper() + kaal[1:]


class Omzetter:
    """Zet stukken om in een eigen proces: een stuk waar een bibliotheek op vastloopt of omvalt, houdt de agenda niet tegen."""

    def __init__(self, tijdgrens: float = _TIJDGRENS) -> None:
        self._tijdgrens = tijdgrens
        self._proces: ProcessPoolExecutor | None = None

    def __enter__(self) -> Omzetter:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def zet_om(self, pad: Path, naam: str) -> InPdf:
        """Het stuk als PDF; bij een vastgelopen of gestorven proces geen PDF met de reden."""
        self._proces = self._proces or ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        try:
            return self._proces.submit(naar_pdf, pad, naam).result(self._tijdgrens)
        except (TimeoutError, BrokenProcessPool):
            self._stop()
        except Exception:  # wat een bibliotheek ook gooit: het stuk gaat dan los mee
            pass
        return InPdf(None, "Het omzetten naar PDF lukte niet.")

    def _stop(self) -> None:
        if self._proces is None:
            return
        for kind in list((self._proces._processes or {}).values()):
            kind.terminate()
        self._proces.shutdown(wait=True, cancel_futures=True)
        self._proces = None
