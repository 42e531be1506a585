"""De inhoud van een Word-alinea: runs, velden, invulvelden en tekeningen worden tekst met opmaak per teken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dossiercheck.lezen.pakket import Element
from dossiercheck.lezen.word.beeld import is_beeld, is_groot
from dossiercheck.lezen.word.model import AAN, DOOR, INVUL, LEEG, NADRUK, UIT, VET, Ruw, Tekst
from dossiercheck.lezen.word.stijl import Opmaak, Stijlen, W, aan, gekleurd, opmaak
from dossiercheck.lezen.word.tekens import is_standaardtekst, is_symbolenlettertype, symbool

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
OMHULSEL = {W + t for t in ("hyperlink", "smartTag", "ins", "moveTo", "fldSimple", "customXml", "dir", "bdo", "sdtContent", "ruby", "rubyBase")}
WEG = {W + "del", W + "moveFrom"}
_WIJZIGING = {W + "ins", W + "moveTo", W + "del", W + "moveFrom"}
_TEKENS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}


_KAAL = Opmaak()


@dataclass(slots=True)
class Veld:
    """Een Word-veld (fldChar) dat openstaat."""

    invul: bool = False
    uitkomst: bool = False


@dataclass(slots=True)
class Omgeving:
    """Waar de wandeling is: in een cel met kleur, in een tekstvak, in een invulveld."""

    gekleurd: bool = False
    invul: bool = False
    leeg: bool = False
    """In de begintoestand van een invulveld: wat er staat is uitnodiging, geen inhoud."""
    naam: str = ""
    opmaak: Opmaak = _KAAL


@dataclass(slots=True)
class Lopende:
    """De alinea die gelezen wordt."""

    s: list[str] = field(default_factory=list)
    m: list[int] = field(default_factory=list)
    naam: str = ""
    beeld: bool | None = False
    pagina: int | None = None
    grootte: int = 0
    erna: list[Ruw] = field(default_factory=list)

    def schrijf(self, tekst: str, vlag: int) -> None:
        self.s.append(tekst)
        self.m.extend([vlag] * len(tekst))

    def tekst(self) -> Tekst:
        return Tekst("".join(self.s), bytes(self.m))


class Regelgang:
    """Leest de inhoud van alinea's; `opgemerkt` verzamelt sleutels van wat een mens moet weten."""

    def __init__(self, stijlen: Stijlen, telt_paginas: str | None) -> None:
        self.stijlen = stijlen
        self.telt_paginas = telt_paginas
        self.pagina = 1
        self.nummer = 0
        self.opgemerkt: dict[str, None] = {}
        self._velden: list[Veld] = []

    def merk(self, sleutel: str) -> None:
        self.opgemerkt[sleutel] = None

    def stroom(self, el: Element, om: Omgeving) -> Iterator[Ruw]:
        """De alinea's en tabellen onder een element; hier voor tekstvakken."""
        raise NotImplementedError

    def _in_sdt(self, sdt: Element, om: Omgeving) -> Omgeving:
        eigenschappen = sdt.find(W + "sdtPr")
        if eigenschappen is None or any(eigenschappen.find(W + t) is not None for t in ("docPartObj", "docPartList")):
            return om
        naam = waarde_van(eigenschappen, "alias") or waarde_van(eigenschappen, "tag") or om.naam
        return replace(om, invul=True, leeg=om.leeg or bool(aan(eigenschappen.find(W + "showingPlcHdr"))), naam=naam)

    def _in_alinea(self, el: Element, loop: Lopende, om: Omgeving) -> None:
        for kind in el:
            tag = kind.tag
            if tag == W + "r":
                self._run(kind, loop, om)
            elif tag == W + "sdt":
                self._invulveld(kind, loop, om)
            elif tag == MC + "AlternateContent":
                self._in_alinea(keus(kind), loop, om)
            elif tag in OMHULSEL:
                self._merk_wijziging(kind)
                self._in_alinea(kind, loop, om)
            elif tag in WEG:
                self.merk("wijzigingen")
            elif isinstance(tag, str) and tag.startswith(M):
                loop.schrijf("".join(t.text or "" for t in kind.iter(M + "t")), 0)

    def _invulveld(self, sdt: Element, loop: Lopende, om: Omgeving) -> None:
        eigenschappen, inhoud = sdt.find(W + "sdtPr"), sdt.find(W + "sdtContent")
        vakje = None if eigenschappen is None else eigenschappen.find(W14 + "checkbox")
        stand = None if vakje is None else vakje.find(W14 + "checked")
        if stand is not None:
            loop.schrijf(AAN if stand.get(W14 + "val", "1") in ("1", "true") else UIT, INVUL)
            return
        binnen = self._in_sdt(sdt, om)
        begin = len(loop.m)
        if inhoud is not None:
            self._in_alinea(inhoud, loop, binnen)
        loop.naam = loop.naam or binnen.naam
        if binnen.invul and is_standaardtekst("".join(loop.s)[begin:]):
            self._wis(loop, begin)
        if binnen.invul and not "".join(loop.s)[begin:].strip():
            loop.schrijf(LEEG, INVUL)

    def _wis(self, loop: Lopende, begin: int) -> None:
        loop.s = ["".join(loop.s)[:begin]]
        del loop.m[begin:]

    def _run(self, run: Element, loop: Lopende, om: Omgeving) -> None:
        rpr = run.find(W + "rPr")
        eigen = opmaak(rpr).over(self.stijlen.van(waarde_van(rpr, "rStyle")).opmaak if waarde_van(rpr, "rStyle") else Opmaak()).over(om.opmaak)
        vlag = (VET if eigen.vet else 0) | (DOOR if eigen.door else 0) | (NADRUK if eigen.nadruk else 0)
        vlag |= INVUL if om.invul or any(v.invul and v.uitkomst for v in self._velden) else 0
        zichtbaar = not eigen.verborgen and (eigen.kleur != "FFFFFF" or om.gekleurd or arcering(rpr))
        for kind in run:
            self._in_run(kind, loop, om, eigen, vlag if zichtbaar else None)

    def _in_run(self, kind: Element, loop: Lopende, om: Omgeving, eigen: Opmaak, vlag: int | None) -> None:
        tag = kind.tag
        if tag == W + "t":
            self._schrijf(_letters(kind.text or "", eigen.lettertype), loop, om, eigen, vlag)
        elif tag in _TEKENS:
            self._schrijf(_TEKENS[tag], loop, om, eigen, vlag)
        elif tag == W + "sym":
            self._schrijf(symbool(kind.get(W + "font"), int(kind.get(W + "char", "0"), 16)), loop, om, eigen, vlag)
        elif tag in (W + "br", W + "lastRenderedPageBreak"):
            self._einde(kind, loop)
        elif tag == W + "fldChar":
            self._veldteken(kind, loop)
        elif tag in (W + "instrText",):
            self._veldcode(kind.text or "")
        elif tag in (W + "drawing", W + "pict", W + "object", W14 + "contentPart"):
            self._tekening(kind, loop, om)
        elif tag == MC + "AlternateContent":
            for binnen in keus(kind):
                self._in_run(binnen, loop, om, eigen, vlag)
        elif tag in OMHULSEL:
            self._in_alinea(kind, loop, om)

    def _schrijf(self, tekst: str, loop: Lopende, om: Omgeving, eigen: Opmaak, vlag: int | None) -> None:
        if om.leeg:
            return
        if vlag is None:
            if tekst.strip():
                self.merk("verborgen")
            return
        if tekst.strip():
            loop.pagina = loop.pagina or self.pagina
            loop.grootte = max(loop.grootte, eigen.grootte or 0)
        loop.schrijf(unicodedata.normalize("NFC", tekst).replace("\xa0", " ").replace("\xad", ""), vlag)

    def _einde(self, kind: Element, loop: Lopende) -> None:
        pagina = kind.tag == W + "lastRenderedPageBreak" or kind.get(W + "type") == "page"
        if not pagina:
            loop.schrijf("\n", 0)
        elif (self.telt_paginas == "br") == (kind.tag == W + "br"):
            self.pagina += 1

    def _veldteken(self, kind: Element, loop: Lopende) -> None:
        soort = kind.get(W + "fldCharType")
        if soort == "begin":
            data = kind.find(W + "ffData")
            self._velden.append(Veld(invul=data is not None and data.find(W + "textInput") is not None))
            if data is not None:
                _formulierveld(data, loop)
        elif soort == "separate" and self._velden:
            self._velden[-1].uitkomst = True
        elif soort == "end" and self._velden:
            veld = self._velden.pop()
            if veld.invul:
                loop.schrijf(LEEG, INVUL)

    def _veldcode(self, code: str) -> None:
        if code.strip().upper().startswith(("DDE", "INCLUDE", "LINK ", "IMPORT", "DATABASE", "MACROBUTTON")):
            self.merk("veldcode")

    def _tekening(self, kind: Element, loop: Lopende, om: Omgeving) -> None:
        """Een tekening: een beeld, een tekstvak, of allebei."""
        vakken = list(_tekstvakken(kind))
        for vak in vakken:
            loop.erna.extend(self.stroom(vak, replace(om, gekleurd=True, opmaak=Opmaak())))
        beeld = False if vakken or om.leeg else is_beeld(kind)
        if beeld is not False and is_groot(kind):
            self.merk("afbeelding")
        if beeld is not False and loop.beeld is not True:
            loop.beeld = beeld
            loop.pagina = loop.pagina or self.pagina

    def _merk_wijziging(self, el: Element) -> None:
        if el.tag in _WIJZIGING:
            self.merk("wijzigingen")


def _formulierveld(data: Element, loop: Lopende) -> None:
    """Schrijft de stand van een oud formuliervakje of de keuze van een oude keuzelijst."""
    vakje, lijst = data.find(W + "checkBox"), data.find(W + "ddList")
    if vakje is not None:
        stand = aan(vakje.find(W + "checked"))
        loop.schrijf(AAN if (aan(vakje.find(W + "default")) if stand is None else stand) else UIT, INVUL)
    elif lijst is not None:
        keuzes = [el.get(W + "val", "") for el in lijst.iterfind(W + "listEntry")]
        nummer = getal(waarde_van(lijst, "result") or waarde_van(lijst, "default"), 0)
        tekst = keuzes[nummer] if nummer < len(keuzes) else ""
        loop.schrijf(LEEG if is_standaardtekst(tekst) or not tekst.strip() else tekst, INVUL)


def keus(el: Element) -> Element:
    """De tak van mc:AlternateContent die telt: de eerste Choice, zonder Choice de Fallback."""
    for naam in ("Choice", "Fallback"):
        tak = el.find(MC + naam)
        if tak is not None:
            return tak
    return el


def _tekstvakken(el: Element) -> Iterator[Element]:
    """De buitenste tekstvakken in een tekening; de Fallback-tak telt niet mee."""
    for kind in el:
        if kind.tag == W + "txbxContent":
            yield kind
        elif kind.tag == MC + "AlternateContent":
            yield from _tekstvakken(keus(kind))
        else:
            yield from _tekstvakken(kind)


def _letters(tekst: str, lettertype: str | None) -> str:
    """De tekst, met de tekens van een symbolenlettertype vertaald naar vakjes."""
    if is_symbolenlettertype(lettertype):
        return "".join(c if c.isspace() else symbool(lettertype, ord(c)) for c in tekst)
    return tekst


def waarde_van(el: Element | None, naam: str) -> str:
    kind = None if el is None else el.find(W + naam)
    return "" if kind is None else kind.get(W + "val", "")


def getal(tekst: str, anders: int) -> int:
    return int(tekst) if tekst.isdecimal() and len(tekst) < 4 else anders


def arcering(eigenschappen: Element | None) -> bool:
    return eigenschappen is not None and gekleurd(eigenschappen.find(W + "shd"))
