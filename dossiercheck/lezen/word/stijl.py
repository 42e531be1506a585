"""Wat de stijlen van een Word-stuk zeggen: kopniveau, lijst, vet, doorgehaald, verborgen, kleur."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace

from dossiercheck.lezen.pakket import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KOP = re.compile(r"(?:heading|kop|überschrift|titre)\s*(\d)\b", re.I)
_TITEL = re.compile(r"(?:title|titel)$", re.I)
_INHOUD = re.compile(r"(?:toc|inhopg|inhoudsopgave)\b", re.I)
_UIT = {"0", "false", "off", "none"}


def aan(el: Element | None) -> bool | None:
    """De stand van een aan/uit-eigenschap; None als die er niet staat."""
    return None if el is None else el.get(W + "val", "1") not in _UIT


@dataclass(frozen=True, slots=True)
class Opmaak:
    """Opmaak van tekst; None: niet gezegd."""

    vet: bool | None = None
    door: bool | None = None
    verborgen: bool | None = None
    nadruk: bool | None = None
    kleur: str | None = None
    grootte: int | None = None
    lettertype: str | None = None

    def over(self, onder: Opmaak) -> Opmaak:
        """Deze opmaak, aangevuld met die eronder."""
        return replace(onder, **{veld.name: eigen for veld in fields(self) if (eigen := getattr(self, veld.name)) is not None})


def opmaak(rpr: Element | None) -> Opmaak:
    """De opmaak die in een w:rPr staat."""
    if rpr is None:
        return Opmaak()
    door = [s for s in (aan(rpr.find(W + "strike")), aan(rpr.find(W + "dstrike"))) if s is not None]
    nadruk = [s for s in (aan(rpr.find(W + "u")), aan(rpr.find(W + "highlight"))) if s is not None]
    kleur, maat, letter = rpr.find(W + "color"), rpr.find(W + "sz"), rpr.find(W + "rFonts")
    return Opmaak(
        vet=aan(rpr.find(W + "b")),
        door=any(door) if door else None,
        verborgen=aan(rpr.find(W + "vanish")),
        nadruk=any(nadruk) if nadruk else None,
        kleur=None if kleur is None else kleur.get(W + "val", "").upper(),
        grootte=_getal(None if maat is None else maat.get(W + "val")),
        lettertype=None if letter is None else letter.get(W + "ascii") or letter.get(W + "hAnsi"),
    )


def _getal(tekst: str | None) -> int | None:
    return int(float(tekst)) if tekst and re.fullmatch(r"\d+(\.\d+)?", tekst) else None


@dataclass(frozen=True, slots=True)
class Stijl:
    opmaak: Opmaak = Opmaak()
    niveau: int | None = None
    lijst: bool = False
    inhoudsopgave: bool = False
    gekleurd: bool = False
    """Een tabelstijl met gekleurde cellen: witte letters zijn daar leesbaar."""


@dataclass(slots=True)
class Stijlen:
    """De stijlen van een stuk, met overerving opgelost."""

    bekend: dict[str, Stijl] = field(default_factory=dict)
    standaard: Opmaak = Opmaak()
    standaardstijl: str = ""

    def van(self, sleutel: str | None) -> Stijl:
        return self.bekend.get(sleutel or self.standaardstijl, Stijl())


def lees_stijlen(wortel: Element | None) -> Stijlen:
    """De stijlen uit word/styles.xml; leeg als dat deel ontbreekt."""
    if wortel is None:
        return Stijlen()
    ruw = {el.get(W + "styleId", ""): el for el in wortel.iterfind(W + "style")}
    stijlen = Stijlen(standaard=opmaak(wortel.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))
    for sleutel, el in ruw.items():
        stijlen.bekend[sleutel] = _los_op(sleutel, ruw)
        if el.get(W + "default") in ("1", "true") and el.get(W + "type") == "paragraph":
            stijlen.standaardstijl = sleutel
    return stijlen


def _los_op(sleutel: str, ruw: dict[str, Element]) -> Stijl:
    """De stijl met wat hij van zijn voorouders overneemt; een kringverwijzing stopt vanzelf."""
    gezien: list[Element] = []
    while sleutel in ruw and ruw[sleutel] not in gezien:
        gezien.append(ruw[sleutel])
        ouder = ruw[sleutel].find(W + "basedOn")
        sleutel = "" if ouder is None else ouder.get(W + "val", "")
    stijl = Stijl()
    for el in reversed(gezien):
        stijl = _bovenop(stijl, el)
    return stijl


def _bovenop(stijl: Stijl, el: Element) -> Stijl:
    naam_el = el.find(W + "name")
    naam = (naam_el.get(W + "val", "") if naam_el is not None else "") or el.get(W + "styleId", "")
    niveau = kopniveau(el.find(W + "pPr"))
    kop = _KOP.match(naam)
    eigen = int(kop[1]) if kop else 1 if _TITEL.fullmatch(naam) else niveau
    return replace(
        stijl,
        opmaak=opmaak(el.find(W + "rPr")).over(stijl.opmaak),
        niveau=eigen if eigen is not None else stijl.niveau,
        lijst=stijl.lijst or el.find(f"{W}pPr/{W}numPr") is not None,
        inhoudsopgave=stijl.inhoudsopgave or bool(_INHOUD.match(naam)),
        gekleurd=stijl.gekleurd or any(gekleurd(s) for s in el.iter(W + "shd")),
    )


def kopniveau(ppr: Element | None) -> int | None:
    """Het overzichtsniveau uit een w:pPr als 1 tot en met 9; None voor gewone tekst."""
    el = None if ppr is None else ppr.find(W + "outlineLvl")
    waarde = None if el is None else _getal(el.get(W + "val"))
    return waarde + 1 if waarde is not None and waarde < 9 else None


def gekleurd(shd: Element | None) -> bool:
    """Of een arcering iets anders is dan wit of geen."""
    if shd is None:
        return False
    return shd.get(W + "fill", "auto").upper() not in ("AUTO", "FFFFFF", "") or shd.get(W + "val", "clear") not in ("clear", "nil")
