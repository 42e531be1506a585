"""Van rapport.json terug naar een Rapport: voor `waarom` en `brief` achteraf."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from dossiercheck.begrippen import (
    Aanvraag,
    Afgevallen,
    Bevinding,
    Bewijs,
    Document,
    Door,
    Ernst,
    Gezocht,
    Herkomst,
    Kandidaat,
    Kwaliteit,
    Mensoordeel,
    Oordeel,
    Planning,
    Plek,
    Probleem,
    Probleemsoort,
    Rapport,
    Signaal,
    Status,
    Uitkomst,
    Verantwoording,
    Voortgang,
    Waarde,
    Wijze,
)
from dossiercheck.fouten import Gebruiksfout

VERSIE = 1
_DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")


def lees_json(inhoud: bytes) -> Rapport:
    """Het rapport dat als_json schreef. Een ander bestand of een nieuwere versie geeft een Gebruiksfout."""
    doe = "Draai `dossiercheck controleer` opnieuw."
    try:
        gegevens = json.loads(inhoud)
        versie = gegevens["versie"]
        if versie == VERSIE:
            return _rapport(gegevens)
    except (ValueError, KeyError, TypeError, AttributeError) as fout:
        raise Gebruiksfout("Dit bestand is geen rapport van dossiercheck.", f"Het lezen stopte op {type(fout).__name__}.", doe) from None
    raise Gebruiksfout(f"Dit rapport heeft versie {versie}; dit programma leest versie {VERSIE}.", "", doe)


def _rapport(r: Any) -> Rapport:
    return Rapport(
        dossier=r["dossier"],
        ontvangen=datetime.fromisoformat(r["ontvangen"]),
        documenten=tuple(_document(d) for d in r["documenten"]),
        aanvragen=tuple(_aanvraag(a) for a in r["aanvragen"]),
        verantwoording=Verantwoording(**r["verantwoording"]),
        versie=r["versie"],
    )


def _document(d: Any) -> Document:
    problemen = zip(d["problemen"], d["probleemsoorten"], strict=True)
    return Document(
        bestand=d["bestand"],
        van=d["van"],
        tot=d["tot"],
        paginas=d["paginas"],
        sha256=d["sha256"],
        soort=d["soort"],
        redenen=tuple(d["redenen"]),
        leerling=d["leerling"],
        uitkomst=Uitkomst(d["uitkomst"]),
        gelezen=Wijze(d["gelezen"]),
        kwaliteit=Kwaliteit(d["kwaliteit"]),
        problemen=tuple(Probleem(Probleemsoort(p["soort"]), tekst, p["pagina"]) for tekst, p in problemen),
        ontvangen=_moment(d.get("ontvangen")),
    )


def _aanvraag(a: Any) -> Aanvraag:
    return Aanvraag(
        aanvraag=a["aanvraag"],
        aanvraagtype=a["aanvraagtype"],
        oordeel=Oordeel(a["oordeel"]),
        leerling_naam=a["leerling"]["naam"],
        leerling_geboortedatum=_datum(a["leerling"]["geboortedatum"]),
        school_naam=a["school"]["naam"],
        waarden={naam: _waarde(waarde) for naam, waarde in a["waarden"].items()},
        feiten={naam: _waarde(waarde) for naam, waarde in a.get("feiten", {}).items()},
        bevindingen=tuple(_bevinding(b) for b in a["bevindingen"]),
        signalen=tuple(Signaal(s["signaal"], s["toelichting"], _bewijzen(s["bewijs"]), s["in_brief"]) for s in a["signalen"]),
        opmerkingen=tuple(a["opmerkingen"]),
        planning=_planning(a["planning"]),
        voortgang=_voortgang(a.get("voortgang")),
    )


def _bevinding(b: Any) -> Bevinding:
    return Bevinding(
        eis=b["eis"],
        ernst=Ernst(b["ernst"]),
        status=Status(b["status"]),
        waarde=_waarde(b["waarde"]),
        toelichting=b["toelichting"],
        bron=b["bron"],
        vraag=b["vraag"],
        waarom=b["waarom"],
        door=Door(b["door"]),
        waar=b["waar"],
        bewijs=_bewijzen(b["bewijs"]),
        gezocht=tuple(Gezocht(g["bestand"], (g["paginas"][0], g["paginas"][1])) for g in b["gezocht"]),
        herkomst=b["herkomst"],
        afgevallen=tuple(_afgevallen(a) for a in b["afgevallen"]),
        mens=_mens(b.get("mens")),
        sinds=_moment(b.get("sinds")),
    )


def _mens(m: Any) -> Mensoordeel | None:
    if not m:
        return None
    return Mensoordeel(Status(m["status"]), m["door"], m["reden"], datetime.fromisoformat(m["moment"]), Status(m["programma"]), m["programma_toelichting"])


def _voortgang(v: Any) -> Voortgang | None:
    if not v:
        return None
    lijsten = (tuple(v[naam]) for naam in ("gevraagd", "opgelost", "nakijken", "nieuw"))
    return Voortgang(datetime.fromisoformat(v["vorige"]), *lijsten)


def _afgevallen(a: Any) -> Afgevallen:
    kandidaat = Kandidaat(a["begrip"], _waarde(a["waarde"]), _bewijzen(a["bewijs"]), a["zeker"], a["reden"], Herkomst(a["herkomst"]))
    return Afgevallen(kandidaat, a["waarom"])


def _bewijzen(bewijzen: Any) -> tuple[Bewijs, ...]:
    return tuple(Bewijs(Plek(b["bestand"], b["pagina"], _kader(b["kader"]), b.get("alinea"), b.get("cel")), b["tekst"]) for b in bewijzen)


def _kader(maten: Any) -> tuple[float, float, float, float] | None:
    return (maten[0], maten[1], maten[2], maten[3]) if maten else None


def _planning(p: Any) -> Planning:
    return Planning(
        compleet_op=_moment(p["compleet_op"]),
        vergadering=_datum(p["vergadering"]),
        als_compleet_voor=_moment(p["als_compleet_voor"]),
        dan_vergadering=_datum(p["dan_vergadering"]),
        zes_weken=_datum(p["zes_weken"]),
        awb_acht_weken=_datum(p["awb_acht_weken"]),
        opgeschort_sinds=_datum(p["opgeschort_sinds"]),
        uitleg=tuple(p["uitleg"]),
    )


def _waarde(waarde: Any) -> Waarde:
    uit: Waarde = waarde
    if isinstance(waarde, str) and _DATUM.fullmatch(waarde):
        with suppress(ValueError):  # '2011-06-31' is opgeschreven zoals gelezen en bestaat niet
            uit = date.fromisoformat(waarde)
    return uit


def _datum(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _moment(tekst: str | None) -> datetime | None:
    return datetime.fromisoformat(tekst) if tekst else None
