"""De enige module met reportlab: tekent het voorblad, het blad van een los stuk en de bladnummers van een bundel."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from dossiercheck.buiten.letters import lettertypen
from dossiercheck.verwoording import schoon

_BLAUW, _GRIJS, _LIJN = "#1F4E79", "#4D5B69", "#C3CCD5"
_A4 = (595.28, 841.89)
_RAND = 62
_VERTROUWELIJK = (
    "Vertrouwelijk. De stukken zijn kopieën van wat de school stuurde. Staat daar een burgerservicenummer (BSN) in, dan staat dat ook hier. "
    "Deel deze bundel alleen met wie over de aanvraag adviseert of besluit."
)


@dataclass(frozen=True, slots=True)
class Inhoudsregel:
    """Een stuk in de inhoudsopgave, met de bladzijde van de bundel waar het begint."""

    titel: str
    bestand: str
    bladzijde: int


@dataclass(frozen=True, slots=True)
class Voorblad:
    """Wat er op het voorblad staat. `gegevens` zijn etiket en waarde; `let_op` zijn zinnen."""

    kop: str
    titel: str
    gegevens: tuple[tuple[str, str], ...]
    let_op: tuple[str, ...]
    inhoud: tuple[Inhoudsregel, ...]


def teken_voorblad(blad: Voorblad) -> bytes:
    """Het voorblad als PDF, een of meer bladzijden."""
    from reportlab.platypus import Paragraph, Spacer

    teksten = [blad.kop, blad.titel, *blad.let_op, *(t for paar in blad.gegevens for t in paar), *(t for r in blad.inhoud for t in (r.titel, r.bestand))]
    stijl = _stijlen("".join(teksten))
    delen: list[Any] = [Paragraph(_veilig(blad.kop), stijl["klein"]), Paragraph(_veilig(blad.titel), stijl["titel"]), _tabel(blad.gegevens, stijl, (120, 351))]
    if blad.let_op:
        delen += [Spacer(1, 12), Paragraph("Let op", stijl["kop"]), *(Paragraph(f"• {_veilig(zin)}", stijl["punt"]) for zin in blad.let_op)]
    delen += [Spacer(1, 12), Paragraph(_VERTROUWELIJK, stijl["klein"]), Paragraph("Stukken in deze bundel", stijl["kop"])]
    rijen = [("Stuk", "Bestand", "Bladzijde"), *((r.titel, r.bestand, str(r.bladzijde)) for r in blad.inhoud)]
    delen.append(_tabel(rijen, stijl, (190, 221, 60), kop=True))
    return _bouw(delen, blad.titel)


def teken_los_blad(titel: str, bestand: str, reden: str) -> bytes:
    """Een blad op de plek van een stuk dat niet in de bundel past."""
    from reportlab.platypus import Paragraph, Spacer

    stijl = _stijlen(titel + bestand + reden)
    zin = f"Dit stuk zit niet in de bundel. Het is los bijgevoegd. {reden}"
    return _bouw([Spacer(1, 180), Paragraph(_veilig(titel), stijl["titel"]), _tabel([("Bestand", bestand)], stijl, (120, 351)), Spacer(1, 12),
                  Paragraph(_veilig(zin), stijl["tekst"])], titel)  # fmt: skip


def teken_tekst(titel: str, bestand: str, regels: Sequence[str]) -> bytes:
    """De tekst van een mail of tekstbestand als PDF."""
    from reportlab.platypus import Paragraph, Spacer

    stijl = _stijlen("".join((titel, bestand, *regels)))
    kop = [Paragraph(_veilig(titel), stijl["titel"]), Paragraph(_veilig(f"De tekst van {bestand}"), stijl["klein"])]
    return _bouw([*kop, *(deel for regel in regels for deel in (Paragraph(_veilig(regel), stijl["tekst"]), Spacer(1, 5)))], titel)


def teken_nummers(maten: Sequence[tuple[float, float]], kenmerk: str) -> bytes:
    """Per bladzijde een doorzichtig blad van die maat met '3 / 48' rechtsonder en het kenmerk ervoor."""
    from reportlab.pdfgen.canvas import Canvas

    uit = io.BytesIO()
    doek, gewoon = Canvas(uit, invariant=1), _letter(kenmerk)[0]
    for nummer, (breed, hoog) in enumerate(maten, 1):
        tekst = f"{_toonbaar(kenmerk, gewoon)} · {nummer} / {len(maten)}"
        doek.setPageSize((breed, hoog))
        doek.setFont(gewoon, 8)
        lang = doek.stringWidth(tekst, gewoon, 8)
        doek.setFillColor("#FFFFFF", alpha=0.85)
        doek.rect(breed - lang - 26, 8, lang + 12, 14, stroke=0, fill=1)
        doek.setFillColor(_GRIJS, alpha=1)
        doek.drawString(breed - lang - 20, 12, tekst)
        doek.showPage()
    doek.save()
    return uit.getvalue()


def _bouw(delen: list[Any], titel: str) -> bytes:
    from reportlab.platypus import SimpleDocTemplate

    uit = io.BytesIO()
    maten = {"leftMargin": _RAND, "rightMargin": _RAND, "topMargin": 56, "bottomMargin": 50}
    SimpleDocTemplate(uit, pagesize=_A4, title=schoon(titel), author="", invariant=1, **maten).build(delen)
    return uit.getvalue()


def _tabel(rijen: Sequence[tuple[str, ...]], stijl: dict[str, Any], breedtes: tuple[float, ...], kop: bool = False) -> Any:
    from reportlab.platypus import Paragraph, Table

    eerste = "kolomkop" if kop else "tekst"
    cellen = [[Paragraph(_veilig(cel), stijl[eerste if nummer == 0 else "tekst"]) for cel in rij] for nummer, rij in enumerate(rijen)]
    opmaak = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.5, _LIJN), ("LEFTPADDING", (0, 0), (0, -1), 0)]
    return Table(cellen, colWidths=breedtes, style=opmaak, repeatRows=int(kop), hAlign="LEFT")


def _stijlen(teksten: str) -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    gewoon, vet = _letter(teksten)
    basis = {"leading": 13.5, "fontSize": 10, "fontName": gewoon, "splitLongWords": 1}
    return {
        "tekst": ParagraphStyle("tekst", **basis),
        "punt": ParagraphStyle("punt", **{**basis, "leftIndent": 10, "bulletIndent": 0, "spaceAfter": 3}),
        "klein": ParagraphStyle("klein", **{**basis, "fontSize": 9, "textColor": _GRIJS, "spaceAfter": 10}),
        "titel": ParagraphStyle("titel", **{**basis, "fontName": vet, "fontSize": 17, "leading": 22, "textColor": _BLAUW, "spaceAfter": 14}),
        "kop": ParagraphStyle("kop", **{**basis, "fontName": vet, "fontSize": 12, "leading": 16, "textColor": _BLAUW, "spaceAfter": 6}),
        "kolomkop": ParagraphStyle("kolomkop", **{**basis, "fontName": vet, "fontSize": 9, "textColor": _BLAUW}),
    }


def _veilig(tekst: str) -> str:
    """Een naam met & of < is in een alinea gewone tekst."""
    return escape(_toonbaar(schoon(tekst), ""))


@cache
def _families() -> tuple[tuple[str, str, frozenset[int]], ...]:
    """Per lettertype van de computer de namen in de PDF en de tekens die het kan tonen."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    uit = []
    for nummer, (gewoon, vet) in enumerate(lettertypen()):
        try:
            letter, dik = TTFont(f"Bundel{nummer}", str(gewoon)), TTFont(f"Bundel{nummer}Vet", str(vet))
        except (TTFError, OSError):
            continue
        registerFont(letter)
        registerFont(dik)
        uit.append((letter.fontName, dik.fontName, frozenset(letter.face.charToGlyph)))
    return tuple(uit)


def _letter(tekst: str) -> tuple[str, str]:
    """Het lettertype dat de meeste tekens kan tonen; zonder lettertype op de computer Helvetica, dat elke PDF-lezer heeft."""
    nodig = {ord(t) for t in tekst}
    beste = max(_families(), key=lambda familie: len(nodig & familie[2]), default=None)
    return (beste[0], beste[1]) if beste else ("Helvetica", "Helvetica-Bold")


def _toonbaar(tekst: str, letter: str) -> str:
    """Voor Helvetica: een teken dat erin ontbreekt wordt de letter zonder accent, of anders een vraagteken."""
    if letter != "Helvetica" and _families():
        return tekst
    return "".join(t if _in_helvetica(t) else unicodedata.normalize("NFKD", t)[0] if _in_helvetica(unicodedata.normalize("NFKD", t)[0]) else "?" for t in tekst)


def _in_helvetica(teken: str) -> bool:
    try:
        return bool(teken.encode("cp1252"))
    except UnicodeEncodeError:
        return False
