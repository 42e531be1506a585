"""Een inbox en een uitvoermap met verzonnen dossiers, zonder dat er gelezen hoeft te worden."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from docx import Document as Worddocument
from reportlab.pdfgen.canvas import Canvas

from dossiercheck.begrippen import Aanvraag, Document, Kwaliteit, Oordeel, Planning, Rapport, Uitkomst, Verantwoording, Wijze
from dossiercheck.rapporteren.rapport_json import als_json
from dossiercheck.register import Register
from dossiercheck.registratie.standen import leg_vast
from dossiercheck.tijd import NEDERLAND

TYPE = "tlv-vso"
ONTVANGEN = datetime(2026, 11, 18, 15, 30, tzinfo=NEDERLAND)
VERGADERING = date(2026, 12, 1)


def pdf(*regels: str, bladzijden: int = 1) -> bytes:
    """Een PDF met deze regels op elke bladzijde."""
    uit = io.BytesIO()
    doek = Canvas(uit, invariant=1)
    for nummer in range(1, bladzijden + 1):
        for hoogte, regel in enumerate((*regels, f"blad {nummer}")):
            doek.drawString(72, 750 - 20 * hoogte, regel)
        doek.showPage()
    doek.save()
    return uit.getvalue()


def word(tekst: str) -> bytes:
    uit = io.BytesIO()
    doc = Worddocument()
    doc.add_paragraph(tekst)
    doc.save(uit)
    return uit.getvalue()


def compleet(ontvangen: datetime = ONTVANGEN, vergadering: date = VERGADERING) -> Planning:
    dag = ontvangen.date()
    zes, acht = dag + timedelta(weeks=6), dag + timedelta(weeks=8)
    return Planning(compleet_op=ontvangen, vergadering=vergadering, zes_weken=zes, awb_acht_weken=acht)


class Wereld:
    """Maakt dossiers in `inbox` en hun rapport in `uitvoer`, met het register erbij."""

    def __init__(self, map_: Path) -> None:
        self.inbox, self.uitvoer = map_ / "inbox", map_ / "uitvoer"
        self.inbox.mkdir()
        self.uitvoer.mkdir()

    def register(self) -> Register:
        return Register(self.uitvoer / "register.sqlite")

    def dossier(
        self,
        naam: str,
        leerling: str | None,
        *,
        stukken: dict[str, bytes] | None = None,
        ontvangen: datetime = ONTVANGEN,
        oordeel: Oordeel = Oordeel.COMPLEET,
        planning: Planning | None = None,
        aanvragen: tuple[Aanvraag, ...] = (),
        **anders: Any,
    ) -> Rapport:
        """Een dossier met zijn stukken; `anders` wijzigt velden van de aanvraag."""
        bestanden = stukken if stukken is not None else {"formulier.pdf": pdf(f"Formulier van {leerling}", bladzijden=2)}
        for bestand, inhoud in bestanden.items():
            (self.inbox / naam).mkdir(exist_ok=True)
            (self.inbox / naam / bestand).write_bytes(inhoud)
        plan = planning or (compleet(ontvangen) if oordeel is Oordeel.COMPLEET else Planning(awb_acht_weken=ontvangen.date() + timedelta(weeks=8)))
        aanvraag = Aanvraag("01", TYPE, oordeel, leerling, date(2011, 3, 4), planning=plan, school_naam="Voorbeeld College")
        documenten = tuple(_document(bestand, inhoud) for bestand, inhoud in bestanden.items())
        verantwoording = Verantwoording("0.1.0", "cd" * 32, len(documenten), len(documenten))
        rapport = Rapport(naam, ontvangen, documenten, aanvragen or (replace(aanvraag, **anders),), verantwoording)
        (self.uitvoer / naam).mkdir(exist_ok=True)
        (self.uitvoer / naam / "rapport.json").write_bytes(als_json(rapport))
        with self.register() as register:
            register.eerste_keer(naam, {d.sha256 for d in documenten}, ontvangen)
            leg_vast(register, rapport, (self.inbox / naam,), ontvangen, 0)
        return rapport

    def besluit(self, naam: str, *, datum: date = VERGADERING, **anders: Any) -> Path:
        """Een definitief besluit met een tlv."""
        map_ = self.uitvoer / naam / "besluit"
        map_.mkdir(exist_ok=True)
        inhoud = {
            "versie": 1,
            "aanvraag": "01",
            "definitief": True,
            "strekking": "toekennen",
            "door": {"naam": "B. Bestuurder", "functie": "directeur-bestuurder"},
            "datum": datum.isoformat(),
            "categorie": 1,
            "ingang": datum.isoformat(),
            "einddatum": f"{datum.year + 2}-07-31",
            "tlv_nummer": "VO2505-2026-00001",
            "bezwaar_tot": (datum + timedelta(weeks=6)).isoformat(),
            **anders,
        }
        (map_ / "besluit.json").write_text(json.dumps(inhoud), "utf-8")
        (map_ / "tlv.docx").write_bytes(word(f"Toelaatbaarheidsverklaring bij {naam}"))
        return map_


def _document(bestand: str, inhoud: bytes) -> Document:
    soort = "opp" if "opp" in bestand else "aanmeldformulier"
    sha = hashlib.sha256(inhoud).hexdigest()
    wijze = Wijze.WORD if bestand.endswith("docx") else Wijze.TEKST
    return Document(bestand, 1, 2, 2, sha, soort, (), "01", Uitkomst.GELEZEN, wijze, Kwaliteit.GOED)
