"""De bundel van een dossier: een PDF met voorblad, bladwijzers per stuk en doorlopende nummering. De enige module die PDF's samenvoegt."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossiercheck.stukken.tekenwerk import Inhoudsregel, Voorblad, teken_los_blad, teken_nummers, teken_tekst, teken_voorblad

if TYPE_CHECKING:
    from pypdf import PdfWriter


@dataclass(frozen=True, slots=True)
class Bundelstuk:
    """Een bestand van het dossier. `delen` zijn de stukken erin: titel en bladzijde (vanaf 1). Zonder `pdf` komt er een blad met de reden."""

    bestand: str
    delen: tuple[tuple[str, int], ...]
    pdf: bytes | None
    reden: str = ""
    regels: tuple[str, ...] = ()
    """De tekst van een mail of tekstbestand, als er geen PDF is."""


def maak_bundel(voorblad: Voorblad, stukken: Sequence[Bundelstuk], kenmerk: str) -> bytes:
    """De bundel. Een stuk dat niet samen te voegen is wordt een los blad. Dezelfde invoer geeft dezelfde tekst."""
    from pypdf import PdfReader, PdfWriter

    delen = [_deel(stuk) for stuk in stukken]
    aantallen = [len(PdfReader(io.BytesIO(pdf)).pages) for _, pdf in delen]
    voor = teken_voorblad(replace(voorblad, inhoud=tuple(_inhoud(delen, aantallen, 1))))
    eerste = len(PdfReader(io.BytesIO(voor)).pages)
    voor = teken_voorblad(replace(voorblad, inhoud=tuple(_inhoud(delen, aantallen, eerste))))
    schrijver = PdfWriter()
    for pdf in (voor, *(pdf for _, pdf in delen)):
        for bladzijde in PdfReader(io.BytesIO(pdf)).pages:
            nieuw = schrijver.add_page(bladzijde)
            for sleutel in ("/Annots", "/AA"):
                nieuw.pop(sleutel, None)
    _nummer(schrijver, kenmerk)
    schrijver.add_outline_item(title="Voorblad", page_number=0)
    for regel in _inhoud(delen, aantallen, eerste):
        schrijver.add_outline_item(title=regel.titel, page_number=regel.bladzijde - 1)
    schrijver.page_mode = "/UseOutlines"
    schrijver.add_metadata({"/Title": voorblad.titel, "/Producer": "dossiercheck"})
    uit = io.BytesIO()
    schrijver.write(uit)
    return uit.getvalue()


def _deel(stuk: Bundelstuk) -> tuple[Bundelstuk, bytes]:
    """Het stuk met een PDF die zeker te lezen is."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if stuk.pdf is not None:
        try:
            if len(PdfReader(io.BytesIO(stuk.pdf)).pages):
                return stuk, stuk.pdf
        except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            stuk = replace(stuk, reden="Het bestand is te beschadigd om in de bundel te zetten.")
    titel = stuk.delen[0][0] if stuk.delen else "Stuk"
    if stuk.regels:
        getekend = teken_tekst(titel, stuk.bestand, stuk.regels)
        return replace(stuk, delen=((titel, 1),), pdf=getekend), getekend
    return replace(stuk, delen=((titel, 1),), pdf=None), teken_los_blad(titel, stuk.bestand, stuk.reden)


def _inhoud(delen: Sequence[tuple[Bundelstuk, bytes]], aantallen: Sequence[int], voor: int) -> list[Inhoudsregel]:
    """Elk stuk met zijn bladzijde in de bundel, als er `voor` bladzijden voorafgaan."""
    uit, begin = [], voor
    for (stuk, _), aantal in zip(delen, aantallen, strict=True):
        los = "" if stuk.pdf is not None else " (los bijgevoegd)"
        uit += [Inhoudsregel(f"{titel}{los}", stuk.bestand, begin + min(max(1, van), aantal)) for titel, van in stuk.delen]
        begin += aantal
    return uit


def _nummer(schrijver: PdfWriter, kenmerk: str) -> None:
    from pypdf import PdfReader

    for bladzijde in schrijver.pages:
        bladzijde.transfer_rotation_to_content()
    vlakken = [bladzijde.cropbox for bladzijde in schrijver.pages]
    nummers = PdfReader(io.BytesIO(teken_nummers([(float(v.width), float(v.height)) for v in vlakken], kenmerk)))
    for bladzijde, vlak, nummer in zip(schrijver.pages, vlakken, nummers.pages, strict=True):
        bladzijde.merge_translated_page(nummer, float(vlak.left), float(vlak.bottom))


def lees_pdftekst(inhoud: bytes) -> str:
    """De tekst en de eigenschappen van een PDF; '' als het geen leesbare PDF is."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        lezer = PdfReader(io.BytesIO(inhoud))
        return "\n".join([*map(str, (lezer.metadata or {}).values()), *(bladzijde.extract_text() for bladzijde in lezer.pages)])
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""
