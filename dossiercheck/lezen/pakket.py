"""Een OOXML-pakket (docx, xlsx) begrensd openen: delen, XML en relaties, zonder iets van buiten te halen."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from dossiercheck.begrippen import Probleem, Probleemsoort

Element: TypeAlias = etree._Element

MAX_DEEL = 32_000_000
MAX_SAMEN = 400_000_000
MAX_DELEN = 5_000
_DOCTYPE = "Het bestand bevat verborgen opdrachten (een DOCTYPE) die er niet in horen. Sla het opnieuw op en stuur het nog eens."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_STRENG = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


class Weigering(Exception):
    """Het bestand is niet te lezen; het probleem zegt waarom."""

    def __init__(self, soort: Probleemsoort, tekst: str) -> None:
        super().__init__(soort.value)
        self.probleem = Probleem(soort, tekst)


def beschadigd() -> Weigering:
    return Weigering(Probleemsoort.BESCHADIGD, "Het bestand is beschadigd en kan niet worden geopend. Stuur het opnieuw.")


@dataclass(frozen=True, slots=True)
class Relatie:
    """Een verwijzing van een deel naar een ander deel, of naar buiten."""

    sleutel: str
    soort: str
    doel: str
    extern: bool


class Pakket:
    """De delen van een zipbestand. `deel` en `xml` geven Weigering bij schade, een bom of een DOCTYPE."""

    def __init__(self, bron: zipfile.ZipFile) -> None:
        self._zip = bron
        self._info = {info.filename.lstrip("/"): info for info in bron.infolist()}
        self._keur()

    def __enter__(self) -> Pakket:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    @property
    def namen(self) -> tuple[str, ...]:
        return tuple(self._info)

    def _keur(self) -> None:
        infos = self._zip.infolist()
        if len(self._info) != len(infos):
            raise Weigering(Probleemsoort.GEVAARLIJK, "Het bestand bevat een onderdeel dubbel. Sla het opnieuw op en stuur het nog eens.")
        if any(info.flag_bits & 0x1 for info in infos):
            raise Weigering(Probleemsoort.WACHTWOORD, "Het bestand is beveiligd met een wachtwoord.")
        if len(infos) > MAX_DELEN or sum(info.file_size for info in infos) > MAX_SAMEN:
            raise Weigering(Probleemsoort.TE_GROOT, "Het bestand is uitgepakt te groot om te lezen.")

    def deel(self, naam: str) -> bytes:
        """De bytes van een deel; KeyError als het er niet is."""
        info = self._info[naam]
        if info.file_size > MAX_DEEL:
            raise Weigering(Probleemsoort.TE_GROOT, "Een onderdeel van het bestand is uitgepakt te groot om te lezen.")
        try:
            with self._zip.open(info) as stroom:
                inhoud = stroom.read(MAX_DEEL + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as fout:
            raise beschadigd() from fout
        if len(inhoud) > MAX_DEEL:
            raise Weigering(Probleemsoort.TE_GROOT, "Een onderdeel van het bestand is uitgepakt te groot om te lezen.")
        return inhoud

    def xml(self, naam: str) -> Element:
        """De wortel van een XML-deel; KeyError als het er niet is."""
        return ontleed(self.deel(naam))

    def keur_xml(self) -> None:
        """Weigert het pakket als een van de XML-delen een DOCTYPE heeft; dat hoort in OOXML nergens."""
        for naam in self.namen:
            if naam.lower().endswith((".xml", ".rels")):
                weiger_doctype(self.deel(naam))

    def relaties(self, naam: str = "") -> Iterator[Relatie]:
        """De relaties van een deel; zonder naam die van het pakket. Doelen zijn namen in het pakket."""
        map_, deel = posixpath.split(naam)
        pad = posixpath.join(map_, "_rels", deel + ".rels")
        if pad not in self._info:
            return
        for rel in self.xml(pad):
            if not isinstance(rel.tag, str):
                continue
            extern = rel.get("TargetMode") == "External"
            doel = rel.get("Target", "")
            yield Relatie(rel.get("Id", ""), rel.get("Type", "").rsplit("/", 1)[-1], doel if extern else _los_op(map_, doel), extern)

    def alle_relaties(self) -> Iterator[Relatie]:
        for naam in self.namen:
            if naam.endswith(".rels"):
                map_, bestand = posixpath.split(naam)
                yield from self.relaties(posixpath.join(posixpath.dirname(map_), bestand.removesuffix(".rels")))

    def hoofddeel(self) -> str | None:
        """De naam van het deel met het document of de werkmap, of None."""
        doelen = (r.doel for r in self.relaties() if r.soort == "officeDocument" and not r.extern)
        return next((doel for doel in doelen if doel in self._info), None)


def open_pakket(pad: Path) -> Pakket:
    """Opent een docx of xlsx. Weigering bij schade, versleuteling, dubbele delen of een bom."""
    with pad.open("rb") as stroom:
        begin = stroom.read(8)
    if begin == OLE:
        raise versleuteld_of_oud(pad)
    try:
        return Pakket(zipfile.ZipFile(pad))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fout:
        raise beschadigd() from fout


def versleuteld_of_oud(pad: Path) -> Weigering:
    """Waarom een OLE-bestand niet als OOXML te lezen is."""
    if is_versleuteld(pad):
        return Weigering(Probleemsoort.WACHTWOORD, "Het bestand is beveiligd met een wachtwoord.")
    return Weigering(Probleemsoort.NIET_ONDERSTEUND, "Dit is een bestand in een oude Office-indeling. Stuur het als docx, xlsx of pdf.")


def is_versleuteld(pad: Path) -> bool:
    """Een OLE-bestand met een versleuteld pakket erin (Office met wachtwoord)."""
    inhoud = pad.read_bytes()
    return inhoud.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in inhoud


def weiger_doctype(inhoud: bytes) -> None:
    """Weigering bij een DOCTYPE, ook in UTF-16 en UTF-32 (daar staan nulbytes tussen)."""
    if b"<!DOCTYPE" in inhoud or (b"\x00" in inhoud and b"<!DOCTYPE" in inhoud.replace(b"\x00", b"")):
        raise Weigering(Probleemsoort.GEVAARLIJK, _DOCTYPE)


def ontleed(inhoud: bytes) -> Element:
    """De wortel van de XML. Weigering bij een DOCTYPE, kapotte XML of te diepe nesting."""
    weiger_doctype(inhoud)
    for streng, gewoon in _STRENG.items():
        inhoud = inhoud.replace(streng, gewoon)
    lezer = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        wortel = etree.fromstring(inhoud, lezer)
    except (etree.XMLSyntaxError, ValueError) as fout:
        if "depth" in str(fout):
            raise Weigering(Probleemsoort.GEVAARLIJK, "De opbouw van het bestand is te diep genest. Het is niet gelezen.") from fout
        raise beschadigd() from fout
    if wortel.getroottree().docinfo.internalDTD is not None:
        raise Weigering(Probleemsoort.GEVAARLIJK, _DOCTYPE)
    return wortel


def lokaal(el: Element) -> str:
    """De naam van een element zonder naamruimte."""
    return el.tag.rpartition("}")[2] if isinstance(el.tag, str) else ""


def meldingen(pakket: Pakket) -> Iterator[Probleem]:
    """Wat een mens over het pakket moet weten: macro's, verwijzingen naar buiten, ondertekening, ingesloten bestanden."""
    namen = pakket.namen
    relaties = list(pakket.alle_relaties())
    if any(n.lower().endswith(("vbaproject.bin", "vbadata.xml")) for n in namen):
        yield _melding("Het bestand bevat macro's. Die zijn niet uitgevoerd.")
    if any((r.extern and r.soort != "hyperlink") or r.soort == "externalLink" for r in relaties):
        yield _melding("Het bestand verwijst naar iets buiten het bestand, zoals een sjabloon of afbeelding. Dat is niet opgehaald.")
    if any("/externalLinks/" in n and b"ddeLink" in pakket.deel(n) for n in namen if n.lower().endswith(".xml")):
        yield _melding("Het bestand bevat een opdracht die iets van buiten wil ophalen (actieve inhoud, DDE). Die is niet uitgevoerd.")
    if any(n.startswith("_xmlsignatures/") for n in namen):
        yield _melding("Het bestand is digitaal ondertekend. Die handtekening is niet gecontroleerd.")
    if any("/embeddings/" in n for n in namen):
        yield _melding("In het bestand zit een ander bestand ingesloten. Dat is niet gelezen.")


def _melding(tekst: str) -> Probleem:
    return Probleem(Probleemsoort.MELDING, tekst)


def _los_op(map_: str, doel: str) -> str:
    return posixpath.normpath(doel.lstrip("/") if doel.startswith("/") else posixpath.join(map_, doel))
