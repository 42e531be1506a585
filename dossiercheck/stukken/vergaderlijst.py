"""De vergaderlijst als Word-stuk en als werkmap, en het voorblad van de bundel van elk dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dossiercheck.begrippen import Ernst, Oordeel, Status
from dossiercheck.hulpbron import hulpbron
from dossiercheck.schrijfwijze import als_nederlands, masker_bsn
from dossiercheck.stukken.invulproces import vul_begrensd
from dossiercheck.stukken.tekenwerk import Voorblad
from dossiercheck.vergadering import Agenda, Dreiging, Punt
from dossiercheck.verwoording import dag_en_datum, dag_en_tijd, in_nederland, telwoord
from dossiercheck.werkblad import Blad, Celwaarde, als_xlsx

WORD, EXCEL = "vergaderlijst.docx", "vergaderlijst.xlsx"
_ONBEKEND = "niet bekend"
_STAND = {Oordeel.COMPLEET: "Compleet", Oordeel.NAKIJKEN: "Moet nog nagekeken worden", Oordeel.INCOMPLEET: "Nog incompleet"}


@dataclass(frozen=True, slots=True)
class Afzender:
    naam: str
    loket: str


def maak_word(agenda: Agenda, afzender: Afzender, typen: Mapping[str, str], gemaakt: date, sjabloon: Path | None = None) -> bytes:
    """De vergaderlijst; Sjabloonfout als het sjabloon niet in te vullen is."""
    context = lijstgegevens(agenda, afzender, typen, gemaakt)
    vereist = [str(context["vergadering"]), *(wie(p) for p in (*agenda.compleet, *agenda.nakijken))]
    return vul_begrensd(sjabloon or hulpbron(f"sjablonen/{WORD}"), context, gemaakt, vereist)


def lijstgegevens(agenda: Agenda, afzender: Afzender, typen: Mapping[str, str], gemaakt: date) -> dict[str, object]:
    """De namen die het sjabloon kent."""
    return {
        "afzender": afzender,
        "vergadering": dag_en_datum(agenda.op),
        "gemaakt": als_nederlands(gemaakt),
        "samenvatting": samenvatting(agenda),
        "dreigend": [_dreigend(d, agenda.op, typen) for d in agenda.dreigend],
        "compleet": [_compleet(p, typen) for p in agenda.compleet],
        "nakijken": [_nakijken(p, typen) for p in agenda.nakijken],
    }


def samenvatting(agenda: Agenda) -> str:
    """'3 complete dossiers, 1 na te kijken, 2 termijnen die dreigen'."""
    delen = [telwoord(len(agenda.compleet), "complete aanvraag", "complete aanvragen"), f"{len(agenda.nakijken)} na te kijken"]
    return ", ".join([*delen, telwoord(len(agenda.dreigend), "termijn die dreigt", "termijnen die dreigen")] if agenda.dreigend else delen)


def wie(p: Punt) -> str:
    return p.aanvraag.leerling_naam or f"leerling {p.aanvraag.aanvraag} uit {p.rapport.dossier}"


def _type(p: Punt, typen: Mapping[str, str]) -> str:
    return typen.get(p.aanvraag.aanvraagtype or "", _ONBEKEND)


def _uiterlijk(p: Punt) -> str:
    return als_nederlands(p.uiterlijk) if p.uiterlijk else "geen termijn"


def _dreigend(d: Dreiging, op: date, typen: Mapping[str, str]) -> dict[str, str]:
    return {"uiterlijk": dag_en_datum(d.uiterlijk), "wie": wie(d.punt), "aanvraag": _type(d.punt, typen), "wat": _wat_dreigt(d, op)}


def _wat_dreigt(d: Dreiging, op: date) -> str:
    plek = f", nummer {d.punt.nummer} op deze lijst" if d.punt.nummer else ""
    om = " Deze dag is voor de vergadering al voorbij." if d.uiterlijk < op else ""
    return f"{d.grond[0].upper()}{d.grond[1:]}. {_STAND[d.punt.aanvraag.oordeel]}{plek}.{om}"


def _compleet(p: Punt, typen: Mapping[str, str]) -> dict[str, str]:
    klaar = p.aanvraag.planning.compleet_op
    return {
        "nummer": str(p.nummer),
        "wie": _met_geboorte(p),
        "aanvraag": _type(p, typen),
        "school": p.aanvraag.school_naam or _ONBEKEND,
        "compleet_op": als_nederlands(in_nederland(klaar).date()) if klaar else _ONBEKEND,
        "uiterlijk": _uiterlijk(p),
        "let_op": " ".join(let_op(p)) or "–",
    }


def _met_geboorte(p: Punt) -> str:
    geboren = p.aanvraag.leerling_geboortedatum
    return f"{wie(p)}, geboren {als_nederlands(geboren)}" if geboren else wie(p)


def let_op(p: Punt) -> list[str]:
    """Wat de vergadering moet weten: eerder op de lijst, en de signalen uit het rapport."""
    eerder = [f"Stond op de lijst van {als_nederlands(p.eerder)}."] if p.eerder else []
    return [*eerder, *(signaal.toelichting for signaal in p.aanvraag.signalen)]


def _nakijken(p: Punt, typen: Mapping[str, str]) -> dict[str, str]:
    punten = [b.toelichting for b in p.aanvraag.bevindingen if b.status is Status.NAKIJKEN and b.ernst is Ernst.VERPLICHT]
    tekst = " ".join(f"{nummer}. {punt}" for nummer, punt in enumerate(punten, 1)) if len(punten) > 1 else "".join(punten)
    return {"dossier": p.rapport.dossier, "wie": wie(p), "aanvraag": _type(p, typen), "punten": tekst or "Zie het rapport."}


def maak_excel(agenda: Agenda, typen: Mapping[str, str]) -> bytes:
    """Dezelfde lijst als werkmap: een blad per deel."""
    koppen = ("Nr.", "Leerling", "Geboortedatum", "Aanvraag", "School", "Compleet op", "Besluit uiterlijk", "Dossier", "Let op")
    rijen = [_excelrij(p, typen) for p in agenda.compleet]
    dreigend = [(d.uiterlijk, wie(d.punt), _type(d.punt, typen), _wat_dreigt(d, agenda.op), d.punt.rapport.dossier) for d in agenda.dreigend]
    nakijken = [tuple(_nakijken(p, typen)[veld] for veld in ("dossier", "wie", "aanvraag", "punten")) for p in agenda.nakijken]
    return als_xlsx(
        [
            Blad("Termijnen die dreigen", ("Uiterlijk", "Leerling", "Aanvraag", "Wat", "Dossier"), dreigend, (12, 28, 36, 50, 34)),
            Blad("Te bespreken", koppen, rijen, (6, 28, 14, 36, 28, 16, 16, 34, 60)),
            Blad("Nog na te kijken", ("Dossier", "Leerling", "Aanvraag", "Na te kijken"), nakijken, (34, 28, 36, 70)),
        ]
    )


def _excelrij(p: Punt, typen: Mapping[str, str]) -> tuple[Celwaarde, ...]:
    a = p.aanvraag
    wat = (p.nummer, wie(p), a.leerling_geboortedatum, _type(p, typen), a.school_naam or "", a.planning.compleet_op, p.uiterlijk, p.rapport.dossier)
    return (*wat, " ".join(let_op(p)))


def maak_voorblad(p: Punt, agenda: Agenda, afzender: Afzender, typen: Mapping[str, str], meldingen: Sequence[str]) -> Voorblad:
    """Het voorblad, nog zonder inhoudsopgave. Elk BSN is gemaskeerd."""
    a = p.aanvraag
    geboren, klaar = a.leerling_geboortedatum, a.planning.compleet_op
    gegevens = [
        ("Leerling", wie(p)),
        ("Geboortedatum", als_nederlands(geboren) if geboren else _ONBEKEND),
        ("School", a.school_naam or _ONBEKEND),
        ("Aanvraag", _type(p, typen)),
        ("Dossier", p.rapport.dossier),
        ("Ontvangen", dag_en_tijd(p.rapport.ontvangen)),
        ("Compleet op", dag_en_tijd(klaar) if klaar else _ONBEKEND),
        ("Besluit uiterlijk", dag_en_datum(p.uiterlijk) if p.uiterlijk else "geen termijn"),
    ]
    kop = f"{afzender.naam} · vergadering van {dag_en_datum(agenda.op)} · nummer {p.nummer} · vertrouwelijk"
    return Voorblad(kop, f"Dossier {wie(p)}", tuple((etiket, masker_bsn(waarde)) for etiket, waarde in gegevens), (*let_op(p), *meldingen), ())
