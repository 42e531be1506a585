"""besluit.json: wat besloten is, wat het programma voorstelde, waar het besluit van afwijkt en waarom, en de hash van elk document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from dossiercheck import __version__
from dossiercheck.afhandeling.voorbereiding import Voorbereiding
from dossiercheck.besluiten import Besluit
from dossiercheck.registratie.definitief import Definitief
from dossiercheck.schrijfwijze import masker_bsn
from dossiercheck.stukken.besluitstukken import Besluitzaak

VERSIE = 1


def kern_van(v: Voorbereiding, besluit: Besluit) -> str:
    """De hash van wat besloten is, over wie: gelijk zolang het hetzelfde besluit is."""
    wie = [v.rapport.dossier, v.aanvraag.aanvraagtype, v.aanvraag.leerling_naam, v.aanvraag.leerling_geboortedatum, v.aanvraag.school_naam]
    return hashlib.sha256(_bytes({"wie": wie, **_besluit(besluit), "mail": {k: list(w) for k, w in besluit.mail.items()}})).hexdigest()


def als_json(v: Voorbereiding, zaak: Besluitzaak, definitief: Definitief, hashes: Mapping[str, str]) -> bytes:
    """De inhoud van besluit.json; hetzelfde besluit geeft dezelfde bytes. Een BSN staat er niet in."""
    categorie = v.kader.regels.categorieen[zaak.besluit.categorie] if zaak.besluit.categorie else None
    return _bytes(
        {
            "versie": VERSIE,
            "dossier": v.rapport.dossier,
            "aanvraag": zaak.besluit.aanvraag,
            "aanvraagtype": v.aanvraag.aanvraagtype,
            "definitief": not zaak.concept,
            "volg": definitief.volg,
            "leerling": {"naam": v.aanvraag.leerling_naam, "geboortedatum": v.aanvraag.leerling_geboortedatum},
            "school": {"naam": v.aanvraag.school_naam},
            "oordeel": v.aanvraag.oordeel.value,
            **_besluit(zaak.besluit),
            "categorie_naam": categorie.naam if categorie else None,
            "categorie_code": categorie.code if categorie else None,
            "tlv_nummer": zaak.nummer,
            "bezwaar_tot": zaak.bezwaar_tot,
            "ontvangers": [str(o) for o in zaak.ontvangers],
            "voorstel": {
                "einddatum": v.voorstel.einddatum,
                "categorie": v.voorstel.categorie,
                "uitleg": [{"zin": zin, "bron": bron} for zin, bron in v.voorstel.uitleg],
            },
            "meldingen": [{"grens": m.grens, "afwijking": m.is_afwijking, "tekst": m.tekst, "bron": m.bron} for m in v.meldingen],
            "documenten": [{"bestand": naam, "sha256": sha256} for naam, sha256 in hashes.items()],
            "verantwoording": {"versie": __version__, "regelboek_sha256": v.rapport.verantwoording.regelboek_sha256},
        }
    )


def _besluit(b: Besluit) -> dict[str, Any]:
    return {
        "strekking": b.strekking.value,
        "door": {"naam": b.door.naam, "functie": b.door.functie},
        "datum": b.datum,
        "categorie": b.categorie,
        "ingang": b.ingang,
        "einddatum": b.einddatum,
        "motivering": b.motivering,
        "afwijking": b.afwijking or None,
        "mandaat": b.mandaat or None,
        "deskundigen": [{"naam": d.naam, "functie": d.functie, "datum": d.datum, "advies": d.advies, "werkt_bij": d.werkt_bij or None} for d in b.deskundigen],
        "adres": {"straat": b.adres.straat or None, "postcode": b.adres.postcode or None, "woonplaats": b.adres.woonplaats or None},
    }


def _bytes(inhoud: object) -> bytes:
    return (json.dumps(_veilig(inhoud), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _veilig(waarde: Any) -> Any:
    """Datums als tekst en elk BSN gemaskeerd."""
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, str):
        return masker_bsn(waarde)
    if isinstance(waarde, dict):
        return {naam: _veilig(deel) for naam, deel in waarde.items()}
    return [_veilig(deel) for deel in waarde] if isinstance(waarde, list | tuple) else waarde
