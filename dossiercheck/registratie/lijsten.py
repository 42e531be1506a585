"""Lijsten uit het register: alles bij elkaar, wat scholen in BRON moeten zetten, en welke tlv's aflopen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dossiercheck.besluiten import Strekking
from dossiercheck.fouten import Schemafout
from dossiercheck.hulpbron import hulpbron
from dossiercheck.register import Register
from dossiercheck.registratie.besluiten import Besluitstand, besluiten_van
from dossiercheck.registratie.standen import Stand, lees_standen
from dossiercheck.schrijfwijze import schooljaar_van, vouw
from dossiercheck.werkblad import Blad, Celwaarde

_NAAM, _DATUM, _TEKST = 28, 13, 24
_DAG: dict[str, Any] = {
    "type": "mapping",
    "required": True,
    "schema": {"dag": {"type": "integer", "min": 1, "max": 28, "required": True}, "maand": {"type": "integer", "min": 1, "max": 12, "required": True}},
}
_BRON: dict[str, Any] = {"typen": {"type": "list", "required": True, "minlength": 1, "schema": {"type": "string"}}, "voor": _DAG}
_VORM: dict[str, Any] = {"bron": {"type": "mapping", "required": True, "schema": _BRON}, "verlenging": _DAG}


@dataclass(frozen=True, slots=True)
class Lijstregels:
    """Uit schema/register.yaml: de typen voor BRON en de dagen (dag, maand) waarvoor iets gedaan moet zijn."""

    bron_typen: frozenset[str]
    bron_voor: tuple[int, int]
    verlenging: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Regel:
    """Een besluit met de aanvraag waar het over gaat, en voor welke dag er iets moet gebeuren."""

    stand: Stand
    besluit: Besluitstand
    voor: date


def lees_regels(pad: Path | None = None) -> Lijstregels:
    """De regels uit schema/register.yaml; Schemafout met bestand en regel als er iets niet klopt."""
    from dossiercheck.keuring import keur
    from dossiercheck.yamlbestand import lees, regelnummer

    bestand = pad or hulpbron("schema/register.yaml")
    inhoud: Any = lees(bestand)
    if fouten := sorted((regelnummer(inhoud, fout.pad), fout.tekst) for fout in keur(inhoud, _VORM)):
        regels = "\n".join(f"{bestand.name}, regel {regel}: {tekst}" for regel, tekst in fouten)
        raise Schemafout(regels, "Zonder deze regels is de lijst niet te maken.", "Herstel de regels en draai de opdracht opnieuw.")
    bron, verlenging = inhoud["bron"], inhoud["verlenging"]
    return Lijstregels(frozenset(bron["typen"]), (bron["voor"]["dag"], bron["voor"]["maand"]), (verlenging["dag"], verlenging["maand"]))


def alle(register: Register) -> list[tuple[Stand, Besluitstand | None]]:
    """Elke aanvraag met het laatste besluit erover."""
    besluiten = {(sleutel, b.aanvraag): b for sleutel, b in besluiten_van(register)}
    return [(stand, besluiten.get((stand.sleutel, stand.aanvraag))) for stand in lees_standen(register)]


def zoek(regels: Sequence[tuple[Stand, Besluitstand | None]], tekst: str) -> list[tuple[Stand, Besluitstand | None]]:
    """De aanvragen met elk woord van `tekst` in leerling, geboortedatum, school, dossier, type of tlv-nummer. Hoofdletters en accenten tellen niet."""
    woorden = vouw(tekst).split()
    return [(stand, besluit) for stand, besluit in regels if woorden and all(woord in _doorzoekbaar(stand, besluit) for woord in woorden)]


def _doorzoekbaar(stand: Stand, besluit: Besluitstand | None) -> str:
    geboren = f"{stand.geboortedatum:%d-%m-%Y} {stand.geboortedatum}" if stand.geboortedatum else ""
    tlv = besluit.tlv if besluit else None
    return vouw(" ".join(deel for deel in (stand.dossier, stand.leerling, stand.school, stand.aanvraagtype, geboren, tlv) if deel))


def voor_bron(register: Register, regels: Lijstregels) -> list[Regel]:
    """Toegekende tlv's pro en aanwijzingen lwoo, met de eerste 1 oktober na besluit en ingang: dan moet de school ze in BRON gezet hebben."""
    gekozen = [(s, b) for s, b in _toegekend(register) if s.aanvraagtype in regels.bron_typen]
    return sorted((Regel(s, b, _eerstvolgende(max(b.datum, b.ingang or b.datum), regels.bron_voor)) for s, b in gekozen), key=_op_datum)


def aflopend(register: Register, regels: Lijstregels, vandaag: date) -> list[Regel]:
    """Tlv's die dit schooljaar aflopen, met de dag waarvoor de school een verlenging vraagt."""
    begin, einde = schooljaar_van(vandaag)
    dag, maand = regels.verlenging
    voor = date(einde.year, maand, dag)
    lopend = [(s, b) for s, b in _toegekend(register) if b.tlv and b.einddatum and begin <= b.einddatum <= einde]
    return sorted((Regel(s, b, voor) for s, b in lopend), key=_op_datum)


def _toegekend(register: Register) -> list[tuple[Stand, Besluitstand]]:
    return [(s, b) for s, b in alle(register) if b and b.definitief and b.strekking is Strekking.TOEKENNEN]


def _eerstvolgende(na: date, dag_maand: tuple[int, int]) -> date:
    dag, maand = dag_maand
    dit_jaar = date(na.year, maand, dag)
    return dit_jaar if na <= dit_jaar else date(na.year + 1, maand, dag)


def _op_datum(regel: Regel) -> tuple[date, str, str]:
    return regel.voor, regel.stand.school or "", regel.stand.leerling or ""


# --- als tabel -------------------------------------------------------------------------------------


def blad_alles(regels: Sequence[tuple[Stand, Besluitstand | None]], typen: Mapping[str, str]) -> Blad:
    """Het hele register als tabel."""
    kolommen = (
        ("Dossier", 34), ("Aanvraag", 9), ("Leerling", _NAAM), ("Geboortedatum", _DATUM), ("School", _NAAM), ("Soort aanvraag", 36), ("Oordeel", 12),
        ("Ontvangen", 17), ("Compleet op", 17), ("Vergadering", _DATUM), ("Zes weken", _DATUM), ("Awb 4:13", _DATUM), ("Opgeschort sinds", _DATUM),
        ("Besluit", 18), ("Besloten op", _DATUM), ("Besloten door", _TEKST), ("Definitief", 11), ("Categorie", 10), ("Ingang", _DATUM),
        ("Einddatum", _DATUM), ("Tlv-nummer", 19), ("Bezwaar tot", _DATUM),
    )  # fmt: skip
    return Blad("Register", tuple(k for k, _ in kolommen), [_rij(s, b, typen) for s, b in regels], tuple(b for _, b in kolommen))


def _rij(s: Stand, b: Besluitstand | None, typen: Mapping[str, str]) -> tuple[Celwaarde, ...]:
    wie = (s.dossier, s.aanvraag, s.leerling, s.geboortedatum, s.school, typen.get(s.aanvraagtype or "", s.aanvraagtype), str(s.oordeel))
    wanneer = (s.ontvangen, s.compleet_op, s.vergadering, s.zes_weken, s.awb, s.opgeschort_sinds)
    if b is None:
        return (*wie, *wanneer, *[None] * 9)
    return (*wie, *wanneer, str(b.strekking), b.datum, b.door, "ja" if b.definitief else "nee", b.categorie, b.ingang, b.einddatum, b.tlv, b.bezwaar_tot)


def blad_regels(naam: str, regels: Sequence[Regel], typen: Mapping[str, str], voor: str) -> Blad:
    """Een lijst met voor welke dag er wat moet gebeuren."""
    koppen = (voor, "Leerling", "Geboortedatum", "School", "Soort", "Tlv-nummer", "Categorie", "Ingang", "Einddatum", "Besloten op", "Dossier")
    rijen = [
        (r.voor, r.stand.leerling, r.stand.geboortedatum, r.stand.school, typen.get(r.stand.aanvraagtype or "", ""), r.besluit.tlv, r.besluit.categorie,
         r.besluit.ingang, r.besluit.einddatum, r.besluit.datum, r.stand.dossier)
        for r in regels
    ]  # fmt: skip
    return Blad(naam, koppen, rijen, (18, _NAAM, _DATUM, _NAAM, 36, 19, 10, _DATUM, _DATUM, _DATUM, 34))
