"""Wat er op een vergadering komt: complete dossiers in volgorde, wat nog nagekeken moet worden, en termijnen die dreigen. Zuiver."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from dossiercheck.begrippen import Aanvraag, Oordeel, Rapport
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.instellingen import Instellingen
from dossiercheck.kalender import Kalenderfout, Planningsoort, geen_vergadering, plan, vergaderdagen
from dossiercheck.regelboek import Regelboek
from dossiercheck.verwoording import DAGEN, dag_en_datum

_VOORUIT = timedelta(days=120)
WERKPLAN = "zes weken na een compleet dossier (werkplan)"
AWB = "acht weken na ontvangst (Awb 4:13)"


@dataclass(frozen=True, slots=True)
class Punt:
    """Een aanvraag op de lijst. `uiterlijk` is de eerste dag waarop een termijn om te besluiten afloopt."""

    map: Path
    rapport: Rapport
    aanvraag: Aanvraag
    nummer: int | None = None
    uiterlijk: date | None = None
    eerder: date | None = None
    """Voor welke vergadering de aanvraag eigenlijk stond, als die al geweest is."""


@dataclass(frozen=True, slots=True)
class Dreiging:
    """Een termijn die afloopt voor de vergadering na deze."""

    punt: Punt
    uiterlijk: date
    grond: str


@dataclass(frozen=True, slots=True)
class Agenda:
    op: date
    volgende: date
    compleet: tuple[Punt, ...]
    nakijken: tuple[Punt, ...]
    dreigend: tuple[Dreiging, ...]


def kies_dag(op: date | None, vandaag: date, instellingen: Instellingen) -> date:
    """De gevraagde vergaderdag, of de eerstvolgende vanaf vandaag. Gebruiksfout als er die dag geen vergadering is."""
    dag = op or vandaag
    dagen = vergaderdagen(dag, dag + _VOORUIT, instellingen)
    if not dagen:
        raise Gebruiksfout("In de komende vier maanden is er geen vergadering.", "", "Kijk `vergadering` na in instellingen.yaml.")
    if op is None or dagen[0] == op:
        return dagen[0]
    waarom = geen_vergadering(op, instellingen) if op.weekday() == instellingen.vergaderdag else f"de vergadering is op {DAGEN[instellingen.vergaderdag]}"
    doe = f"De eerstvolgende vergadering is op {dag_en_datum(dagen[0])}: --op {dagen[0].isoformat()}"
    raise Gebruiksfout(f"Op {dag_en_datum(op)} is er geen vergadering: {waarom}.", "", f"{doe}. Een extra dag zet u in instellingen.yaml bij `gaat_door`.")


def stel_samen(
    rapporten: Sequence[tuple[Path, Rapport]], besloten: Collection[tuple[str, str]], op: date, boek: Regelboek, instellingen: Instellingen
) -> Agenda:
    """De agenda. `besloten` zijn de aanvragen (dossier, nummer) waar al een eindbesluit over is: die staan er niet op."""
    volgende = vergaderdagen(op + timedelta(days=1), op + _VOORUIT, instellingen)[0]
    open_ = [
        Punt(map_, rapport, a, uiterlijk=_eerste_termijn(a))
        for map_, rapport in rapporten
        for a in rapport.aanvragen
        if (rapport.dossier, a.aanvraag) not in besloten and _met_besluit(a, boek)
    ]
    klaar = sorted((p for p in open_ if _is_aan_de_beurt(p.aanvraag, op)), key=_volgorde)
    compleet = tuple(
        Punt(p.map, p.rapport, p.aanvraag, nummer, p.uiterlijk, p.aanvraag.planning.vergadering if p.aanvraag.planning.vergadering != op else None)
        for nummer, p in enumerate(klaar, 1)
    )
    nakijken = tuple(sorted((p for p in open_ if _kan_nog_mee(p, op, boek, instellingen)), key=_volgorde))
    return Agenda(op, volgende, compleet, nakijken, tuple(sorted(_dreigingen(open_, compleet, volgende), key=lambda d: (d.uiterlijk, _wie(d.punt)))))


def _dreigingen(open_: Sequence[Punt], compleet: Sequence[Punt], volgende: date) -> Iterator[Dreiging]:
    genummerd = {_wie(p): p for p in compleet}
    for p in open_:
        for dag, grond in _termijnen(p.aanvraag):
            if dag < volgende:
                yield Dreiging(genummerd.get(_wie(p), p), dag, grond)


def _wie(p: Punt) -> tuple[str, str]:
    return p.rapport.dossier, p.aanvraag.aanvraag


def _met_besluit(a: Aanvraag, boek: Regelboek) -> bool:
    type_ = boek.typen.get(a.aanvraagtype or "")
    return type_ is not None and type_.besluit


def _is_aan_de_beurt(a: Aanvraag, op: date) -> bool:
    return a.oordeel is Oordeel.COMPLEET and a.planning.vergadering is not None and a.planning.vergadering <= op


def _kan_nog_mee(p: Punt, op: date, boek: Regelboek, instellingen: Instellingen) -> bool:
    """Wat nagekeken moet worden, en als het dan compleet blijkt voor deze vergadering op tijd was."""
    if p.aanvraag.oordeel is not Oordeel.NAKIJKEN or p.aanvraag.aanvraagtype is None:
        return False
    soort = Planningsoort(boek.typen[p.aanvraag.aanvraagtype].planning.value)
    laatste: datetime = p.rapport.ontvangen
    try:
        vergadering = plan(soort, laatste, laatste, laatste, instellingen).vergadering
    except Kalenderfout:  # een ontvangst die niet kan kloppen: dat moet iemand zien
        return True
    return vergadering is not None and vergadering <= op


def _termijnen(a: Aanvraag) -> Iterator[tuple[date, str]]:
    """De lopende termijnen; de termijn van de Awb telt niet zolang hij is opgeschort."""
    if a.planning.zes_weken:
        yield a.planning.zes_weken, WERKPLAN
    if a.planning.awb_acht_weken and not a.planning.opgeschort_sinds:
        yield a.planning.awb_acht_weken, AWB


def _eerste_termijn(a: Aanvraag) -> date | None:
    return min((dag for dag, _ in _termijnen(a)), default=None)


def _volgorde(p: Punt) -> tuple[date, datetime, str, str]:
    """Wie het eerst een besluit moet hebben, dan wie het eerst compleet was."""
    return p.uiterlijk or date.max, p.aanvraag.planning.compleet_op or p.rapport.ontvangen, p.rapport.dossier, p.aanvraag.aanvraag
