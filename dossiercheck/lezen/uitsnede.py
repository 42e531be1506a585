"""Uitsneden van PDF- en scanbladzijden bij het bewijs, met elk BSN afgedekt. Draait in een werkproces."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ImageDraw

from dossiercheck.begrippen import Kader
from dossiercheck.buiten.ocr import BLADZIJDE, OcrNietBeschikbaar, OcrTeTraag, lees_woorden
from dossiercheck.lezen import lezer, poort
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.pak import Uitsneden
from dossiercheck.lezen.soorten import Soort
from dossiercheck.lezen.tijd import over
from dossiercheck.schrijfwijze import vind_bsn

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 150
_BREED = 820
"""Zo breed wordt een uitsnede, in pixels."""
_RAND = 20.0
_OMTREK = 22.0
"""Punten om het kader die te zien zijn, en die erbij gelezen worden om een half BSN niet te missen."""
_HOOGST = 170.0
_TINTEN = 16
_GENOEG_WOORDEN = 25
_LEESBAAR = 0.6
_ETIKET = re.compile(r"^\W*(bsn|burger\s?service|sofi|pgn|persoonsgebonden|onderwijs\s?(nummer|nr))", re.IGNORECASE)
_LANG_NUMMER = re.compile(r"\d(?:[ .|]{0,2}\d){6,9}")
_DATUM = re.compile(r"\d{1,2}[ .-]\d{1,2}[ .-](?:\d{4}|\d\d)|\d{4}[ .-]\d\d[ .-]\d\d")
_LETTERS = str.maketrans("oOlIiSB", "0011158")


@dataclass(frozen=True, slots=True)
class Vraag:
    """Een plek om uit te snijden; het kader zoals in het bewijs."""

    bestand: str
    pagina: int
    kader: Kader


@dataclass(frozen=True, slots=True)
class _Letters:
    """Een woord op het beeld, in pixels."""

    tekst: str
    kader: Kader


@dataclass(frozen=True, slots=True)
class _Blad:
    """Een getekende bladzijde. `woorden` None: de tekst is niet bekend en moet van het beeld gelezen worden."""

    beeld: Image
    schaal: tuple[float, float]
    woorden: tuple[_Letters, ...] | None


def teken(bron: Bron, vragen: Sequence[Vraag], map_: Path) -> Uitsneden:
    """De uitsneden uit een bestand, of uit wat daarin zit. Een fout kost alleen die ene uitsnede."""
    bladen: dict[tuple[str, int], _Blad | None] = {}
    beelden = []
    for vraag in vragen:
        plek = (vraag.bestand, vraag.pagina)
        try:
            if plek not in bladen:
                bladen = {plek: _blad(bron, vraag, map_)}  # een bladzijde tegelijk: dat scheelt geheugen
            blad = bladen[plek]
            beelden.append(_snijd(blad, vraag.kader) if blad else b"")
        except Exception:  # een beschadigd bestand is al gemeld bij het lezen
            beelden.append(b"")
    return Uitsneden(tuple(beelden))


def _blad(bron: Bron, vraag: Vraag, map_: Path) -> _Blad | None:
    pad = lezer.haal(bron, vraag.bestand, map_)
    soort = poort.keur(pad, vraag.bestand).soort if pad else None
    if pad and soort is Soort.PDF:
        return _pdfblad(pad, vraag.pagina)
    if pad and soort is Soort.BEELD:
        from dossiercheck.lezen.scan.beeldbestand import Beeldbestand

        beeld = Beeldbestand(pad).bladzijde(vraag.pagina).convert("L")
        breed = min(beeld.width, 2 * _BREED)
        beeld = beeld.resize((breed, max(1, round(beeld.height * breed / beeld.width))))
        return _Blad(beeld, (float(beeld.width), float(beeld.height)), None)
    return None


def _pdfblad(pad: Path, nummer: int) -> _Blad | None:
    from dossiercheck.lezen.pdfium import PdfBestand

    with PdfBestand(pad.read_bytes()) as bestand:
        beeld = bestand.beeld(nummer, _DPI)
        inhoud = bestand.inhoud(nummer)
        heeft_meer = bool(inhoud.afbeeldingen) or bestand.heeft_aantekeningen(nummer) or len(inhoud.woorden) < _GENOEG_WOORDEN
    if beeld is None:
        return None
    x, y = beeld.width / inhoud.breedte, beeld.height / inhoud.hoogte
    woorden = tuple(_Letters(w.woord.tekst, _maal(w.woord.kader, x, y)) for w in inhoud.woorden)
    return _Blad(beeld.convert("L"), (x, y), None if heeft_meer else woorden)


def _maal(k: Kader, x: float, y: float) -> Kader:
    return k[0] * x, k[1] * y, k[2] * x, k[3] * y


def _snijd(blad: _Blad, kader: Kader) -> bytes:
    """De volle breedte van de bladzijde ter hoogte van het kader, met het kader omlijnd."""
    plek = _maal(kader, *blad.schaal)
    punt = blad.beeld.width / 595.0  # een A4 breed: zo is een punt op elk beeld even groot
    boven = max(0.0, plek[1] - _RAND * punt)
    onder = min(float(blad.beeld.height), plek[3] + _RAND * punt, boven + _HOOGST * punt)
    ruim = (0, round(max(0.0, boven - _OMTREK * punt)), blad.beeld.width, round(min(float(blad.beeld.height), onder + _OMTREK * punt)))
    deel = blad.beeld.crop(ruim)
    woorden = _gelezen(deel) if blad.woorden is None else tuple(_verschoven(w, ruim[1]) for w in blad.woorden)
    if woorden is None:
        return b""
    tekening = ImageDraw.Draw(deel)
    tekening.rectangle((plek[0] - 3, plek[1] - ruim[1] - 3, plek[2] + 3, plek[3] - ruim[1] + 3), outline=110, width=2)
    for vlak in bsn_vlakken(woorden, deel.width):
        tekening.rectangle(vlak, fill=0)
    return _als_png(deel.crop((0, round(boven) - ruim[1], deel.width, round(onder) - ruim[1])))


def _verschoven(w: _Letters, omhoog: float) -> _Letters:
    return _Letters(w.tekst, (w.kader[0], w.kader[1] - omhoog, w.kader[2], w.kader[3] - omhoog))


def _gelezen(deel: Image) -> tuple[_Letters, ...] | None:
    """De woorden op het beeld; None als zij niet te lezen zijn, want dan is ook niet te zien of er een BSN staat."""
    try:
        gelezen = lees_woorden(deel, BLADZIJDE, _DPI, over())
    except (OcrNietBeschikbaar, OcrTeTraag):
        return None
    return tuple(_Letters(w.tekst, w.kader) for w in gelezen) if any(w.zekerheid >= _LEESBAAR for w in gelezen) else None


def bsn_vlakken(woorden: Sequence[_Letters], breed: float) -> Iterator[Kader]:
    """Wat afgedekt wordt: elk nummer dat een BSN kan zijn, en bij een BSN-etiket zonder nummer de plek waar het geschreven kan staan: rechts en eronder."""
    for regel in _regels(woorden):
        nummers = [_omhul([regel[n].kader for n in plaatsen]) for plaatsen in _nummers_op(regel)]
        yield from (_ruim(*nummer) for nummer in nummers)
        for w in regel:
            if _ETIKET.match(w.tekst) and not any(nummer[0] >= w.kader[0] for nummer in nummers):
                hoog = w.kader[3] - w.kader[1]
                yield _ruim(w.kader[2] + 2, w.kader[1], breed, w.kader[3])
                yield _ruim(w.kader[0], w.kader[3] + 2, w.kader[0] + 16 * hoog, w.kader[3] + 2.2 * hoog)


def _nummers_op(regel: Sequence[_Letters]) -> Iterator[list[int]]:
    """Van elk nummer op een regel de plaatsen van zijn woorden."""
    tekst, van = "", list[int]()
    for nummer, w in enumerate(regel):
        los = w.tekst.translate(_LETTERS) if sum(t.isdigit() for t in w.tekst) >= 4 else w.tekst
        van += [nummer] * (len(los) + 1)
        tekst += los + " "
    yield from (sorted(set(van[begin:eind])) for begin, eind in _nummers(tekst))


def _omhul(kaders: Sequence[Kader]) -> Kader:
    return min(k[0] for k in kaders), min(k[1] for k in kaders), max(k[2] for k in kaders), max(k[3] for k in kaders)


def _ruim(x0: float, boven: float, x1: float, onder: float) -> Kader:
    return x0 - 2, boven - 2, x1 + 2, onder + 2


def _nummers(tekst: str) -> Iterator[tuple[int, int]]:
    datums = [m.span() for m in _DATUM.finditer(tekst)]
    plekken = [(v.begin, v.eind) for v in vind_bsn(tekst)] + [m.span() for m in _LANG_NUMMER.finditer(tekst)]
    return ((b, e) for b, e in plekken if not any(db <= b and e <= de for db, de in datums))


def _regels(woorden: Sequence[_Letters]) -> list[list[_Letters]]:
    """De woorden per regel van links naar rechts."""
    regels: list[list[_Letters]] = []
    for w in sorted(woorden, key=lambda w: (w.kader[1] + w.kader[3]) / 2):
        midden = (w.kader[1] + w.kader[3]) / 2
        laatste = regels[-1][-1].kader if regels else None
        if laatste and laatste[1] <= midden <= laatste[3]:
            regels[-1].append(w)
        else:
            regels.append([w])
    return [sorted(regel, key=lambda w: w.kader[0]) for regel in regels]


def _als_png(beeld: Image) -> bytes:
    if beeld.width > _BREED:
        beeld = beeld.resize((_BREED, max(1, round(beeld.height * _BREED / beeld.width))))
    uit = io.BytesIO()
    beeld.quantize(_TINTEN).save(uit, "PNG", optimize=True)
    return uit.getvalue()
