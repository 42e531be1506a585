"""Een dossier in een uitvoermap met een rapport, en een besluit.yaml erbij: om besluiten mee te testen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from dossiercheck.begrippen import Aanvraag, Oordeel, Planning, Rapport
from dossiercheck.rapporteren.rapport_json import als_json
from tests import voorbeeldrapport as vb

DOSSIER = "2026-11-18 S de Vries"
ONTVANGEN = datetime(2026, 11, 18, 15, 30, tzinfo=vb.ZONE)
PLANNING = Planning(compleet_op=ONTVANGEN, vergadering=date(2026, 12, 1), zes_weken=date(2026, 12, 30), awb_acht_weken=date(2027, 1, 13))

BESLUIT = """\
strekking: toekennen
door: {naam: "M. van 't Hof", functie: "directeur-bestuurder"}
datum: 2026-12-01
categorie: 1
ingang: 2026-12-01
einddatum: 2028-07-31
motivering: |
  Sam heeft meer ondersteuning nodig dan een reguliere school kan bieden.
  Beide deskundigen adviseren positief.
deskundigen:
  - {naam: "A. Bakker", functie: "orthopedagoog", datum: 2026-11-30, advies: "Plaatsing in het vso past bij Sam."}
  - {naam: "C. de Wit", functie: "psycholoog", datum: 2026-11-30, advies: "Ik onderschrijf dat."}
leerling: {straat: "Dorpsstraat 1", postcode: "1234 AB", woonplaats: Voorbeeldstad}
mail: {school: info@school.example, ouders: [ouder1@post.example, ouder2@post.example]}
"""


def aanvraag(**anders: object) -> Aanvraag:
    """Een complete aanvraag tlv vso; `anders` wijzigt velden."""
    basis = vb.aanvraag(oordeel=Oordeel.COMPLEET, aanvraagtype="tlv-vso", planning=PLANNING)
    return replace(basis, **anders)  # type: ignore[arg-type]


def zet_dossier(uitvoer: Path, *aanvragen: Aanvraag, dossier: str = DOSSIER) -> Path:
    """De map van het dossier, met rapport.json."""
    rapport: Rapport = replace(vb.rapport(*(aanvragen or (aanvraag(),))), dossier=dossier, ontvangen=ONTVANGEN)
    map_ = uitvoer / dossier
    map_.mkdir(parents=True)
    (map_ / "rapport.json").write_bytes(als_json(rapport))
    return map_


def zet_besluit(pad: Path, **wijzig: str | None) -> Path:
    """besluit.yaml met een gewone toekenning; `wijzig` vervangt een regel ('datum: …') of laat hem weg (None)."""
    regels = []
    sla_over = False
    for regel in BESLUIT.splitlines():
        sleutel = regel.split(":")[0]
        if not regel.startswith(" "):
            sla_over = sleutel in wijzig
        if not sla_over:
            regels.append(regel)
    regels += [f"{sleutel}: {waarde}" for sleutel, waarde in wijzig.items() if waarde is not None]
    pad.write_text("\n".join(regels) + "\n", "utf-8")
    return pad
