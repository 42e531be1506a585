"""Wat calamine niet vertelt over een xlsx-blad: verborgen rijen, formules zonder uitkomst, samengevoegde cellen en afbeeldingen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dossiercheck.lezen.excel.waarde import plaats_van
from dossiercheck.lezen.pakket import Element, Pakket, lokaal

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"

_DDE = re.compile(r"\w\|.*!|\bWEBSERVICE\(|\bRTD\(", re.I)

Vlak = tuple[tuple[int, int], tuple[int, int]]
"""Eerste en laatste cel, elk als (rij, kolom) vanaf nul."""


@dataclass(slots=True)
class Bladinfo:
    """Gegevens over een blad; leeg voor een indeling zonder XML."""

    verborgen: set[int] = field(default_factory=set)
    niet_berekend: set[tuple[int, int]] = field(default_factory=set)
    samen: list[Vlak] = field(default_factory=list)
    beelden: list[Vlak] = field(default_factory=list)
    eind: tuple[int, int] = (0, 0)
    van_buiten: bool = False
    cellen: dict[tuple[int, int], str] = field(default_factory=dict)
    """De rauwe inhoud, voor een blad met cellen te ver uit elkaar voor calamine."""


def bladen(pakket: Pakket, hoofd: str) -> dict[str, Bladinfo]:
    """De gegevens per bladnaam. Weigering als een blad kapot is."""
    doelen = {r.sleutel: r.doel for r in pakket.relaties(hoofd) if not r.extern}
    gevonden = {}
    for el in pakket.xml(hoofd).iter(_S + "sheet"):
        deel = doelen.get(el.get(_R + "id", ""), "")
        if deel in pakket.namen and deel.endswith(".xml"):
            gevonden[el.get("name", "")] = _blad(pakket, deel)
    return gevonden


def _blad(pakket: Pakket, deel: str) -> Bladinfo:
    info = Bladinfo()
    wortel = pakket.xml(deel)
    rij = -1
    for el in wortel.iter(_S + "row"):
        rij = int(el.get("r", "0")) - 1 if el.get("r", "").isdecimal() else rij + 1
        if el.get("hidden") in ("1", "true"):
            info.verborgen.add(rij)
        _cellen(info, el, rij)
    info.samen = [vlak for el in wortel.iter(_S + "mergeCell") for vlak in _vlak(el.get("ref", ""))]
    info.beelden = [vlak for r in pakket.relaties(deel) if r.soort == "drawing" and r.doel in pakket.namen for vlak in _beelden(pakket.xml(r.doel))]
    return info


def _cellen(info: Bladinfo, rij_el: Element, rij: int) -> None:
    kolom = -1
    for el in rij_el.iterfind(_S + "c"):
        try:
            kolom = plaats_van(el.get("r", ""))[1]
        except ValueError:
            kolom += 1
        waarde = el.findtext(_S + "v") or "".join(t.text or "" for t in el.iter(_S + "t"))
        if waarde:
            info.eind = (max(info.eind[0], rij), max(info.eind[1], kolom))
            if len(info.cellen) < 1_000:
                info.cellen[rij, kolom] = waarde if el.get("t") != "s" else ""
        formule = el.findtext(_S + "f")
        if formule is not None and not waarde and el.get("t") != "str":
            info.niet_berekend.add((rij, kolom))
        if formule and _DDE.search(formule):
            info.van_buiten = True


def _vlak(ref: str) -> Iterator[Vlak]:
    begin, _, eind = ref.partition(":")
    try:
        yield plaats_van(begin), plaats_van(eind or begin)
    except ValueError:
        return


def _beelden(tekening: Element) -> Iterator[Vlak]:
    """Waar afbeeldingen en inkt op het blad liggen."""
    for anker in tekening:
        if next(anker.iter(_XDR + "pic"), None) is None and not any(lokaal(el) == "contentPart" for el in anker.iter()):
            continue
        van, tot = anker.find(_XDR + "from"), anker.find(_XDR + "to")
        if van is not None:
            begin = _hoek(van)
            yield begin, _hoek(tot) if tot is not None else begin


def _hoek(el: Element) -> tuple[int, int]:
    rij, kolom = (el.findtext(_XDR + naam) or "0" for naam in ("row", "col"))
    return (int(rij) if rij.strip().isdecimal() else 0, int(kolom) if kolom.strip().isdecimal() else 0)
