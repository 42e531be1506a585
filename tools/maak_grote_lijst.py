"""Maakt een groot dossier om de snelheid te meten: `python -m tools.maak_grote_lijst MAP` (500 leerlingen, 1000 bijlagen, alles verzonnen)."""

from __future__ import annotations

import sys
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

LEERLINGEN, PDF, WORD = 500, 300, 500
_VOOR = ("Aad", "Bibi", "Cor", "Dora", "Ed", "Fien", "Ger", "Hilde", "Ien", "Jet", "Kees", "Loes", "Mien", "Nel", "Oda", "Piet", "Riet", "Sjef", "Truus", "Wim")
_ACHTER = ("Akkerman", "Boezeman", "Couperus", "Dekema", "Elsinga", "Faber", "Gerbrandy", "Hylkema", "Iepema", "Jellema", "Klaver", "Lanting", "Miedema")
_KOPPEN = ("Voornaam", "Achternaam", "Geboortedatum", "Straat", "Postcode", "Woonplaats", "Totaal-IQ", "Instrument", "Datum afname",
           "LA technisch lezen", "LA begrijpend lezen", "LA spelling", "LA inzichtelijk rekenen", "Zienswijze ouders", "Toelichting")  # fmt: skip
_ZINNEN = (
    "Wij vinden de stap naar praktijkonderwijs goed voor ons kind.",
    "Thuis werkt hij of zij graag met de handen.",
    "Met de school hebben wij er lang over gepraat.",
)


def naam(i: int) -> tuple[str, str]:
    return f"{_VOOR[i % len(_VOOR)]}{'abcdefghij'[i // 100 % 10]}", f"{_ACHTER[i % len(_ACHTER)]}-{_ACHTER[i // 13 % len(_ACHTER)]}"


def geboren(i: int) -> str:
    return f"{i % 28 + 1:02d}-{i % 12 + 1:02d}-{2012 + i % 3}"


def maak(map_: Path) -> None:
    """De lijst, een ondertekeningsblad en per leerling twee bijlagen: een zienswijze en een toelichting."""
    map_.mkdir(parents=True, exist_ok=True)
    (map_ / "dossier.yaml").write_text("ontvangen: 2026-05-20T12:00\n", "utf-8")
    _lijst(map_ / "lijst.xlsx")
    for nummer in range(2 * LEERLINGEN):
        i, titel = nummer % LEERLINGEN, "Zienswijze ouders" if nummer < LEERLINGEN else "Toelichting"
        zinnen = _ZINNEN if nummer < LEERLINGEN else ("Praktijkonderwijs is de best passende plek, ook al ligt het IQ boven de grens.", *_ZINNEN)
        if nummer % 10 < 3:
            _pdf(map_ / f"bijlage-{nummer:04d}.pdf", titel, i, zinnen)
        elif nummer % 10 < 8:
            _word(map_ / f"bijlage-{nummer:04d}.docx", titel, i, zinnen)
        else:
            _formulier(map_ / f"bijlage-{nummer:04d}.pdf", titel, i, zinnen)


def _lijst(pad: Path) -> None:
    boek = Workbook()
    vel = boek.create_sheet("Leerlingen", 0)
    for regel in (["Aanvraag tlv praktijkonderwijs"], ["School", "De Voorbeeldschool"], [], list(_KOPPEN)):
        vel.append(regel)
    for i in range(LEERLINGEN):
        scores = ("44%", "61%", "52%", "58%")
        vel.append(
            [*naam(i), geboren(i), f"Dorpsstraat {i + 1}", "7311 AB", "Apeldoorn", 66 + i % 20, "WISC-V", "12-01-2026", *scores, "zie bijlage", "zie bijlage"]
        )
    boek.save(pad)


def _velden(i: int) -> tuple[tuple[str, str], ...]:
    return (("Leerling", " ".join(naam(i))), ("Geboortedatum", geboren(i)))


def _pdf(pad: Path, titel: str, i: int, zinnen: tuple[str, ...]) -> None:
    blad = Canvas(str(pad), A4)
    blad.setFont("Helvetica-Bold", 16)
    blad.drawString(72, 780, titel)
    blad.setFont("Helvetica", 11)
    for regel, tekst in enumerate([f"{etiket}: {waarde}" for etiket, waarde in _velden(i)] + list(zinnen)):
        blad.drawString(72, 745 - 18 * regel, tekst)
    blad.save()


def _word(pad: Path, titel: str, i: int, zinnen: tuple[str, ...]) -> None:
    stuk = Document()
    stuk.add_heading(titel, 1)
    for etiket, waarde in _velden(i):
        stuk.add_paragraph(f"{etiket}: {waarde}")
    for zin in zinnen:
        stuk.add_paragraph(zin)
    stuk.save(str(pad))


def _formulier(pad: Path, titel: str, i: int, zinnen: tuple[str, ...]) -> None:
    blad = Canvas(str(pad), A4)
    blad.setFont("Helvetica-Bold", 16)
    blad.drawString(72, 780, titel)
    blad.setFont("Helvetica", 11)
    for regel, (etiket, waarde) in enumerate((*_velden(i), ("Wat vindt u ervan?", " ".join(zinnen)[:90]))):
        blad.drawString(72, 740 - 40 * regel, etiket)
        blad.acroForm.textfield(name=f"veld{regel}", value=waarde, x=200, y=732 - 40 * regel, width=330, height=22, fontSize=10)
    blad.save()


if __name__ == "__main__":
    maak(Path(sys.argv[1]))
