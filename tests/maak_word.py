"""Kleine Word-stukken uit ruwe XML, zodat een test precies bepaalt wat erin staat."""

from __future__ import annotations

import zipfile
from pathlib import Path

from dossiercheck.begrippen import Gelezen
from dossiercheck.lezen import word
from dossiercheck.lezen.bron import Bron

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
KOPPEN = "".join(f'<w:style w:type="paragraph" w:styleId="Kop{n}"><w:name w:val="heading {n}"/></w:style>' for n in (1, 2, 3))


def r(tekst: str, *opmaak: str) -> str:
    """Een run; opmaak zoals 'b', 'strike', 'vanish'."""
    return f'<w:r><w:rPr>{"".join(f"<w:{o}/>" for o in opmaak)}</w:rPr><w:t xml:space="preserve">{tekst}</w:t></w:r>'


def p(*delen: str, stijl: str = "") -> str:
    """Een alinea van runs; een losse tekst wordt een gewone run."""
    binnen = "".join(d if d.startswith("<") else r(d) for d in delen)
    return f"<w:p>{f'<w:pPr><w:pStyle w:val={chr(34)}{stijl}{chr(34)}/></w:pPr>' if stijl else ''}{binnen}</w:p>"


def cel(inhoud: str, breed: int = 1, eigenschappen: str = "") -> str:
    alineas = inhoud if inhoud.startswith(("<w:p", "<w:tbl", "<w:sdt")) else p(inhoud)
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{breed}"/>{eigenschappen}</w:tcPr>{alineas}</w:tc>'


def tabel(*rijen: list[str]) -> str:
    """Een tabel; een cel is tekst, '**tekst**' voor vet, of XML."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(_cel(c) for c in rij)}</w:tr>" for rij in rijen) + "</w:tbl>"


def _cel(inhoud: str) -> str:
    if inhoud.startswith("<w:tc>"):
        return inhoud
    return cel(p(r(inhoud[2:-2], "b")) if inhoud.startswith("**") else inhoud)


def sdt(inhoud: str, eigenschappen: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{eigenschappen}</w:sdtPr><w:sdtContent>{inhoud}</w:sdtContent></w:sdt>"


def vakje(aan: bool) -> str:
    return sdt(r("☒" if aan else "☐"), f'<w14:checkbox><w14:checked w14:val="{int(aan)}"/></w14:checkbox>')


def plaatje(breed: int = 1_296_000, hoog: int = 504_000) -> str:
    maat = f'<wp:extent cx="{breed}" cy="{hoog}"/>'
    return f"<w:r><w:drawing><wp:inline>{maat}<a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"


def maak(map_: Path, inhoud: str, delen: dict[str, str | bytes] | None = None, relaties: str = "", naam: str = "stuk.docx") -> Path:
    """Schrijft een docx met deze inhoud van w:body; `delen` zijn extra delen, `relaties` extra relaties van het document."""
    hoofd = f'<?xml version="1.0" encoding="UTF-8"?><w:document {NS}><w:body>{inhoud}</w:body></w:document>'
    alles: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_REL}"><Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{R}/extended-properties" Target="docProps/app.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_REL}"><Relationship Id="s" Type="{R}/styles" Target="styles.xml"/>{relaties}</Relationships>',
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{KOPPEN}</w:styles>',
        "word/document.xml": hoofd,
        **(delen or {}),
    }
    pad = map_ / naam
    with zipfile.ZipFile(pad, "w") as zip_:
        for deel, tekst in alles.items():
            zip_.writestr(deel, tekst)
    return pad


def relatie(sleutel: str, soort: str, doel: str, extern: bool = False) -> str:
    return f'<Relationship Id="{sleutel}" Type="{R}/{soort}" Target="{doel}"{" TargetMode=" + chr(34) + "External" + chr(34) if extern else ""}/>'


def lees(pad: Path) -> Gelezen:
    return word.lees(Bron(pad, pad.name, "0" * 64))
