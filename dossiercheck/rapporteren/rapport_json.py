"""rapport.json: het rapport als vaste bytes, en terug. De vorm staat in rapport.schema.json."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from importlib.resources import files

from dossiercheck.afscherming import zonder_bsn
from dossiercheck.begrippen import (
    Aanvraag,
    Afgevallen,
    Bevinding,
    Bewijs,
    Document,
    Gezocht,
    Mensoordeel,
    Planning,
    Rapport,
    Signaal,
    Verantwoording,
    Voortgang,
    Waarde,
)

Json = dict[str, object]


def als_json(rapport: Rapport) -> bytes:
    """UTF-8 met vaste sleutelvolgorde en een newline aan het eind; hetzelfde rapport geeft dezelfde bytes. BSN's zijn gemaskeerd."""
    schoon = zonder_bsn(rapport)
    inhoud = {
        "versie": schoon.versie,
        "dossier": schoon.dossier,
        "ontvangen": schoon.ontvangen.isoformat(),
        "documenten": [_document(d) for d in schoon.documenten],
        "aanvragen": [_aanvraag(a) for a in schoon.aanvragen],
        "verantwoording": _verantwoording(schoon.verantwoording),
    }
    # Een bestandsnaam met bytes die geen UTF-8 zijn heeft losse surrogaten: die gaan als \udcXX mee, zodat de naam te herleiden blijft.
    return (json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def schema() -> bytes:
    """Het JSON-schema (draft 2020-12) van rapport.json."""
    return files(__package__).joinpath("rapport.schema.json").read_bytes()


def _waarde(waarde: Waarde) -> object:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _moment(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None


def _document(d: Document) -> Json:
    return {
        "bestand": d.bestand,
        "van": d.van,
        "tot": d.tot,
        "paginas": d.paginas,
        "sha256": d.sha256,
        "soort": d.soort,
        "redenen": list(d.redenen),
        "leerling": d.leerling,
        "uitkomst": d.uitkomst.value,
        "gelezen": d.gelezen.value,
        "kwaliteit": d.kwaliteit.value,
        "problemen": [p.tekst for p in d.problemen],
        "probleemsoorten": [{"soort": p.soort.value, "pagina": p.pagina} for p in d.problemen],
        "ontvangen": _moment(d.ontvangen),
    }


def _aanvraag(a: Aanvraag) -> Json:
    return {
        "aanvraag": a.aanvraag,
        "aanvraagtype": a.aanvraagtype,
        "oordeel": a.oordeel.value,
        "leerling": {"naam": a.leerling_naam, "geboortedatum": _moment(a.leerling_geboortedatum)},
        "school": {"naam": a.school_naam},
        "waarden": {naam: _waarde(a.waarden[naam]) for naam in sorted(a.waarden)},
        "bevindingen": [_bevinding(b) for b in a.bevindingen],
        "signalen": [_signaal(s) for s in a.signalen],
        "opmerkingen": list(a.opmerkingen),
        "planning": _planning(a.planning),
        "feiten": {naam: _waarde(a.feiten[naam]) for naam in sorted(a.feiten)},
        "voortgang": _voortgang(a.voortgang) if a.voortgang else None,
    }


def _bevinding(b: Bevinding) -> Json:
    return {
        "eis": b.eis,
        "ernst": b.ernst.value,
        "status": b.status.value,
        "waarde": _waarde(b.waarde),
        "toelichting": b.toelichting,
        "bron": b.bron,
        "vraag": b.vraag,
        "herkomst": b.herkomst,
        "bewijs": _bewijzen(b.bewijs),
        "gezocht": [_gezocht(g) for g in b.gezocht],
        "waarom": b.waarom,
        "door": b.door.value,
        "waar": b.waar,
        "afgevallen": [_afgevallen(a) for a in b.afgevallen],
        "mens": _mens(b.mens) if b.mens else None,
        "sinds": _moment(b.sinds),
    }


def _mens(m: Mensoordeel) -> Json:
    return {
        "status": m.status.value,
        "door": m.door,
        "reden": m.reden,
        "moment": _moment(m.moment),
        "programma": m.programma.value,
        "programma_toelichting": m.programma_toelichting,
    }


def _voortgang(v: Voortgang) -> Json:
    return {
        "vorige": _moment(v.vorige),
        "gevraagd": list(v.gevraagd),
        "opgelost": list(v.opgelost),
        "nakijken": list(v.nakijken),
        "nieuw": list(v.nieuw),
    }


def _bewijzen(bewijs: Sequence[Bewijs]) -> list[Json]:
    return [_bewijs(b) for b in bewijs]


def _bewijs(b: Bewijs) -> Json:
    uit: Json = {
        "bestand": b.plek.bestand,
        "pagina": b.plek.pagina,
        "kader": [round(maat, 4) for maat in b.plek.kader] if b.plek.kader else None,
        "tekst": b.tekst,
    }
    if b.plek.alinea is not None:
        uit["alinea"] = b.plek.alinea
    if b.plek.cel is not None:
        uit["cel"] = b.plek.cel
    return uit


def _gezocht(g: Gezocht) -> Json:
    return {"bestand": g.bestand, "paginas": list(g.paginas)}


def _afgevallen(a: Afgevallen) -> Json:
    k = a.kandidaat
    return {
        "waarom": a.waarom,
        "begrip": k.begrip,
        "waarde": _waarde(k.waarde),
        "zeker": k.zeker,
        "reden": k.reden,
        "herkomst": k.herkomst.value,
        "bewijs": _bewijzen(k.bewijs),
    }


def _signaal(s: Signaal) -> Json:
    return {"signaal": s.signaal, "toelichting": s.toelichting, "bewijs": _bewijzen(s.bewijs), "in_brief": s.in_brief}


def _planning(p: Planning) -> Json:
    return {
        "compleet_op": _moment(p.compleet_op),
        "vergadering": _moment(p.vergadering),
        "als_compleet_voor": _moment(p.als_compleet_voor),
        "dan_vergadering": _moment(p.dan_vergadering),
        "zes_weken": _moment(p.zes_weken),
        "awb_acht_weken": _moment(p.awb_acht_weken),
        "opgeschort_sinds": _moment(p.opgeschort_sinds),
        "uitleg": list(p.uitleg),
    }


def _verantwoording(v: Verantwoording) -> Json:
    return {
        "versie": v.versie,
        "regelboek_sha256": v.regelboek_sha256,
        "bestanden_in": v.bestanden_in,
        "bestanden_verantwoord": v.bestanden_verantwoord,
    }
