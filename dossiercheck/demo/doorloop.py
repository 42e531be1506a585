"""De hele weg van inbox tot verzonden-klaar, op een paar van de verzonnen dossiers en in de volgorde van de kalender."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dossiercheck.afhandeling.uitvoeren import Uitgevoerd, voer_alle_uit
from dossiercheck.afhandeling.voorbereiding import bereid_voor, laad_kader
from dossiercheck.agenda import maak_agenda
from dossiercheck.begrippen import Rapport, Status
from dossiercheck.besluitbestand import lees
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.hulpbron import hulpbron
from dossiercheck.ingrijpen import Oordeelsvraag, geef_oordeel
from dossiercheck.rapporteren.uit_json import lees_json
from dossiercheck.rapporteren.zinnen import oordeelzin
from dossiercheck.run import JSON, Run, controleer, moment_van
from dossiercheck.schrijfwijze import als_nederlands
from dossiercheck.stukken.brief import BESTAND as VERZOEK
from dossiercheck.stukken.compleetbericht import BESTAND as BERICHT
from dossiercheck.stukken.vergaderlijst import samenvatting
from dossiercheck.verwoording import opsomming
from dossiercheck.verzending import leg_vast

GEZAKT, GEEN_BESLUIT = "2026-09-28 Silke Ravi", "2026-10-29 Tibbe Bodil"
TOEGEKEND, AFGEWEZEN, BUITEN_BEHANDELING = "2026-10-26 Ilja Wouterlood", "2026-11-02 Jorrit Vlasakker", "2026-10-28 Yfke Zilverberk"
NAGESTUURD = "opp-ilja.pdf"
"""Dit stuk laat de school eerst weg en stuurt zij daarna als aanvulling."""
DOOR = "R. Quirien"
_EERSTE, _BEGIN, _AANVULLING = date(2026, 9, 29), date(2026, 11, 3), date(2026, 11, 12)
_VERGADERING, _TWEEDE = date(2026, 11, 17), date(2026, 12, 1)
_NAAM, _MERK = "doorloop", "gemaakt door dossiercheck demo.txt"
_BESLUITEN = Path(__file__).parent / "besluiten"


@dataclass(frozen=True, slots=True)
class Stap:
    """Een stap: wanneer, wat er gebeurt, en wat eruit kwam. Een stap zonder dag is een kop."""

    wat: str
    dag: date | None = None
    uitkomst: tuple[str, ...] = ()


class Doorloop:
    """Een eigen inbox en uitvoer, met de opdrachten die het loket achter elkaar geeft. Wat een vorige keer maakte is daarna weg."""

    def __init__(self, doel: Path, werkers: int | None = None) -> None:
        self.map = _lege_map(doel)
        self.inbox, self.uitvoer, self.besluiten = self.map / "inbox", self.map / "uitvoer", self.map / "besluiten"
        self._werkers = werkers
        self._kader = laad_kader(None)
        self.heel = True
        """Of elk document ook als PDF gelukt is, waar LibreOffice er is."""
        shutil.copytree(_BESLUITEN, self.besluiten)

    def stappen(self) -> Iterator[Stap]:
        """Voert de stappen een voor een uit."""
        yield Stap("Verlenging na een gezakt examen")
        yield self._ontvang(_EERSTE, GEZAKT)
        yield self._besluit(GEZAKT, "verlenging")
        yield Stap("Nieuwe dossiers: incompleet, nakijken, en een aanvraag zonder besluit")
        yield self._ontvang(_BEGIN, TOEGEKEND, BUITEN_BEHANDELING, AFGEWEZEN, GEEN_BESLUIT)
        yield self._verstuur_verzoek(TOEGEKEND, BUITEN_BEHANDELING)
        yield self._weiger(GEEN_BESLUIT)
        yield self._kijk_na(AFGEWEZEN)
        yield Stap("Incompleet, aanvulling, compleet")
        yield self._vul_aan()
        yield Stap("Vergadering en afwijzing")
        yield self._agenda(_VERGADERING)
        yield self._besluit(AFGEWEZEN, "afwijzen")
        yield Stap("Geen aanvulling gekregen: buiten behandeling")
        yield self._besluit(BUITEN_BEHANDELING, "buiten-behandeling")
        yield Stap("Vergadering en toekenning van het aangevulde dossier")
        yield self._agenda(_TWEEDE)
        yield self._besluit(TOEGEKEND, "toekennen")

    def _ontvang(self, dag: date, *dossiers: str) -> Stap:
        for dossier in dossiers:
            shutil.copytree(hulpbron("demo") / dossier, self.inbox / dossier)
        achter = self.inbox / TOEGEKEND / NAGESTUURD
        achter.unlink(missing_ok=True)
        return self._controleer(dag, dossiers)

    def _vul_aan(self) -> Stap:
        shutil.copyfile(hulpbron("demo") / TOEGEKEND / NAGESTUURD, self.inbox / TOEGEKEND / NAGESTUURD)
        stap = self._controleer(_AANVULLING, (TOEGEKEND,))
        return Stap(f"De school stuurt {NAGESTUURD} na; het dossier wordt opnieuw gecontroleerd.", stap.dag, stap.uitkomst)

    def _controleer(self, dag: date, dossiers: Sequence[str]) -> Stap:
        rapporten = {u.rapport.dossier: u.rapport for u in controleer(Run(self.inbox, self.uitvoer, vandaag=dag, werkers=self._werkers))}
        zinnen = tuple(oordeelzin(rapporten[naam].aanvragen[0], naam) for naam in dossiers)
        return Stap("Dossier ontvangen en gecontroleerd." if len(dossiers) == 1 else "Dossiers ontvangen en gecontroleerd.", dag, zinnen)

    def _verstuur_verzoek(self, *dossiers: str) -> Stap:
        uitkomst = []
        for dossier in dossiers:
            verzonden, uiterlijk = leg_vast(self.uitvoer / dossier, VERZOEK, _BEGIN, "de school", DOOR, moment_van(_BEGIN))
            assert uiterlijk
            uitkomst.append(f"{dossier}: {verzonden.bestand}, aanvullen tot en met {als_nederlands(uiterlijk)}.")
        return Stap("Een medewerker verstuurt het verzoek om aanvulling en legt dat vast.", _BEGIN, tuple(uitkomst))

    def _kijk_na(self, dossier: str) -> Stap:
        rapport = self._rapport(dossier)
        (eis,) = (b.eis for b in rapport.aanvragen[0].bevindingen if b.status is Status.NAKIJKEN)
        vraag = Oordeelsvraag(eis, Status.VOLDAAN, DOOR, "De school liet het getekende origineel zien.")
        gegeven = geef_oordeel(self.uitvoer / dossier, rapport, vraag, _BEGIN, None)
        return Stap(f"Een medewerker kijkt na wat onzeker was ({eis}) en legt haar oordeel vast.", _BEGIN, (f"{dossier}: {gegeven.aanvraag.oordeel}.",))

    def _weiger(self, dossier: str) -> Stap:
        """Bij dit type hoort geen besluit: de weg eindigt bij het bericht dat het dossier compleet is."""
        try:
            bereid_voor(self.uitvoer / dossier, self._rapport(dossier), lees(self.besluiten / "afwijzen.yaml")[0], self._kader, _BEGIN)
        except Gebruiksfout as fout:
            assert (self.uitvoer / dossier / BERICHT).is_file()
            uitkomst = (f"{dossier}: {fout.wat}", f"Klaar om te versturen: {BERICHT}.")
            return Stap("Bij deze aanvraag hoort geen besluit; de weg eindigt met een bericht.", _BEGIN, uitkomst)
        raise AssertionError("dit type hoort geen besluit te hebben")

    def _agenda(self, dag: date) -> Stap:
        gemaakt = maak_agenda(self.uitvoer, dag, dag, None)
        waar = f"{gemaakt.map.relative_to(self.map).as_posix()}: vergaderlijst (Word en Excel), agenda.ics en per dossier een bundel (PDF)."
        return Stap(f"Agenda voor de vergadering: {samenvatting(gemaakt.agenda)}.", dag, (waar, *gemaakt.meldingen))

    def _besluit(self, dossier: str, naam: str) -> Stap:
        (invulling,) = lees(self.besluiten / f"{naam}.yaml")
        assert invulling.datum and invulling.strekking
        voorbereid = bereid_voor(self.uitvoer / dossier, self._rapport(dossier), invulling, self._kader, invulling.datum)
        (gedaan,) = voer_alle_uit([voorbereid], True, invulling.datum)
        self.heel &= gedaan.heel
        uitkomst = tuple(_gemaakt(dossier, gedaan, [m.tekst for m in voorbereid.meldingen]))
        return Stap(f"Besluit: {str(invulling.strekking).replace('-', ' ')}.", invulling.datum, uitkomst)

    def _rapport(self, dossier: str) -> Rapport:
        return lees_json((self.uitvoer / dossier / JSON).read_bytes())


def _gemaakt(dossier: str, gedaan: Uitgevoerd, waarschuwingen: Sequence[str]) -> Iterator[str]:
    """Wat er in de map van het besluit staat, per soort, en wat het programma te melden had."""
    word = [pad.stem for pad in gedaan.stukken if pad.suffix == ".docx"]
    pdf = [pad.stem for pad in gedaan.stukken if pad.suffix == ".pdf"]
    mails = [pad.name for pad in gedaan.stukken if pad.suffix == ".eml"]
    soort = "Word en PDF" if pdf == word else "Word"
    yield f"{dossier}: {opsomming(word)} ({soort}){f', tlv-nummer {gedaan.nummer}' if gedaan.nummer else ''}."
    yield f"Klaar om te versturen: {opsomming(mails)}."
    yield from (f"Let op: {zin}" for zin in (*waarschuwingen, *gedaan.meldingen))


def _lege_map(doel: Path) -> Path:
    """Een nieuwe map in `doel`. Wat een vorige demo maakte gaat weg; een map van iemand anders blijft staan."""
    nummer, map_ = 1, doel / _NAAM
    while map_.exists() and not (map_ / _MERK).is_file():
        nummer += 1
        map_ = doel / f"{_NAAM} ({nummer})"
    shutil.rmtree(map_, ignore_errors=True)
    map_.mkdir(parents=True)
    (map_ / _MERK).write_text("Deze map wordt bij de volgende demo opnieuw gemaakt.\n", "utf-8")
    return map_
