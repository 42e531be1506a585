"""Het register op het scherm: een regel per aanvraag, en alles over een dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from dossiercheck.register import Register
from dossiercheck.registratie.besluiten import Besluitstand, besluiten_van
from dossiercheck.registratie.lijsten import Regel
from dossiercheck.registratie.standen import Stand, bezwaren_van, opschortingen_van, verzonden_van
from dossiercheck.verwoording import in_nederland, schoon


def dag(waarde: date | datetime | None) -> str:
    if isinstance(waarde, datetime):
        return f"{in_nederland(waarde):%d-%m-%Y %H.%M}"
    return f"{waarde:%d-%m-%Y}" if waarde else "-"


def regel_kort(stand: Stand, besluit: Besluitstand | None) -> str:
    """'2026-11-18 S de Vries (01): Sam de Vries, incompleet, nog geen besluit'."""
    uitkomst = f"{besluit.strekking} op {dag(besluit.datum)}{'' if besluit.definitief else ' (concept)'}" if besluit else "nog geen besluit"
    tlv = f", {besluit.tlv}" if besluit and besluit.tlv else ""
    return schoon(f"{stand.dossier} ({stand.aanvraag}): {stand.leerling or 'leerling onbekend'}, {stand.oordeel}, {uitkomst}{tlv}")


def regel_lijst(regel: Regel, woord: str) -> str:
    b = regel.besluit
    nummer = f", {b.tlv}" if b.tlv else ""
    tot = f", tot en met {dag(b.einddatum)}" if b.einddatum else ""
    return schoon(f"{woord} {dag(regel.voor)}: {regel.stand.leerling or 'leerling onbekend'}, {regel.stand.school or 'school onbekend'}{nummer}{tot}")


def dossier_heel(register: Register, regels: Sequence[tuple[Stand, Besluitstand | None]], typen: Mapping[str, str]) -> Iterator[str]:
    """Alle regels over een dossier: elke aanvraag, en dan verzonden stukken, opschorting, bezwaar en het logboek."""
    sleutel = regels[0][0].sleutel
    yield schoon(f"Dossier {regels[0][0].dossier} (in het logboek: {sleutel})")
    for stand, _ in regels:
        yield from _aanvraag(stand, typen)
    for _, b in besluiten_van(register, sleutel):
        soort = "definitief" if b.definitief else "concept"
        tot = f", {dag(b.ingang)} tot en met {dag(b.einddatum)}" if b.ingang else ""
        yield "  " + schoon(f"Besluit {b.aanvraag}: {b.strekking} op {dag(b.datum)} door {b.door} ({soort}){tot}{f', {b.tlv}' if b.tlv else ''}")
    for v in verzonden_van(register, sleutel):
        yield "  " + schoon(f"Verzonden {dag(v.verzonden)}: {v.bestand} aan {v.aan or '-'} door {v.door} (sha256 {v.sha256[:16]}…)")
    for o in opschortingen_van(register, sleutel):
        yield f"  Termijn stil vanaf de dag na {dag(o.verzoek)} tot {dag(o.einde)}{'' if o.aangevuld else ' (nog niet aangevuld)'}"
    for ontvangen, afgedaan in bezwaren_van(register, sleutel):
        yield f"  Bezwaar van {dag(ontvangen)}: {f'afgedaan op {dag(afgedaan)}' if afgedaan else 'loopt'}"
    for regel in register.logboek(sleutel):
        yield f"  Logboek {regel.nummer}: {regel.moment} {regel.gebeurtenis} (code {regel.code})"


def _aanvraag(s: Stand, typen: Mapping[str, str]) -> Iterator[str]:
    yield "  " + schoon(f"Aanvraag {s.aanvraag}: {s.leerling or 'leerling onbekend'}, geboren {dag(s.geboortedatum)}, {s.school or 'school onbekend'}")
    yield "    " + schoon(f"{typen.get(s.aanvraagtype or '', 'soort onbekend')}: {s.oordeel}")
    yield f"    Ontvangen {dag(s.ontvangen)}, compleet {dag(s.compleet_op)}, vergadering {dag(s.vergadering)}"
    stil = f"; termijn stil sinds {dag(s.opgeschort_sinds)}" if s.opgeschort_sinds else ""
    yield f"    Besluit uiterlijk: zes weken {dag(s.zes_weken)}, Awb {dag(s.awb)}{stil}"
