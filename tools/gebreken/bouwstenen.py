"""Een gebrek als waarde, en de kleinste zip, docx, xlsx en OpenDocument die nog te openen zijn. Zelfde invoer, zelfde bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

DAG = (2026, 11, 20, 12, 0, 0)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPEN = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
BUITEN = "http://127.0.0.1:9/x"
XXE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LACH = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
MAAT = 27_000_000
"""Net boven wat de poort vrij laat voordat de verhouding telt."""

Deel = tuple[str, bytes | str]


@dataclass(frozen=True, slots=True)
class Gebrek:
    """Een bestand met zijn verwachting.

    uitkomst: G geweigerd, O gelezen, D deels, S overgeslagen, J een afgekeurd sjabloon; meer letters als het van de computer afhangt.
    melding en tekst: wat er in een probleem en in de gelezen tekst moet staan. corpus: wat het namaakt, een bestand of 'map#kenmerk'.
    """

    naam: str
    uitkomst: str
    uitleg: str
    inhoud: bytes
    melding: str = ""
    tekst: str = ""
    corpus: str = ""

    @property
    def regel(self) -> str:
        return "\t".join((self.naam, self.uitkomst, self.melding, self.tekst, self.corpus, self.uitleg))


def zip_van(*delen: Deel) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen:
            info = zipfile.ZipInfo(naam, DAG)
            info.compress_type = zipfile.ZIP_DEFLATED
            zip_.writestr(info, inhoud)
    return uit.getvalue()


def relaties(*paren: tuple[str, str, bool]) -> str:
    """Relaties r0, r1, ... met soort, doel en of het buiten het bestand ligt."""
    regels = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{soort}" Target="{doel}"{" TargetMode=" + chr(34) + "External" + chr(34) if extern else ""}/>'
        for n, (soort, doel, extern) in enumerate(paren)
    )
    return f'<Relationships xmlns="{P}">{regels}</Relationships>'


def alinea(tekst: str) -> str:
    return f"<w:p><w:r><w:t>{tekst}</w:t></w:r></w:p>"


def docx(body: str = alinea("De ouders zijn akkoord."), *meer: Deel, kop: str = "", codering: str = "UTF-8") -> bytes:
    stuk = f'<?xml version="1.0" encoding="{codering}"?>{kop}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    inhoud = stuk.encode("utf-16" if codering == "UTF-16" else "utf-8")
    vast = (("[Content_Types].xml", TYPEN), ("_rels/.rels", relaties(("officeDocument", "word/document.xml", False))), ("word/document.xml", inhoud))
    return zip_van(*vast, *meer)


def bij_word(*paren: tuple[str, str, bool]) -> Deel:
    """De relaties van het Word-stuk."""
    return ("word/_rels/document.xml.rels", relaties(*paren))


def xlsx(rijen: str, *meer: Deel, staat: str = "", kop: str = "", vooraf: str = "", na: str = "", werkmap: str = "") -> bytes:
    """Een werkmap met een blad; `staat` is een tweede blad, `vooraf` en `na` staan om sheetData heen, `kop` en `werkmap` in workbook.xml."""
    boek = f'{kop}<workbook xmlns="{S}" xmlns:r="{R}">{werkmap}<sheets><sheet name="Blad1" sheetId="1" r:id="r0"/>{staat}</sheets></workbook>'
    bladen = [("worksheet", "worksheets/sheet1.xml", False)] + ([("worksheet", "worksheets/sheet2.xml", False)] if staat else [])
    blad = f'<worksheet xmlns="{S}" xmlns:r="{R}">{vooraf}<sheetData>{rijen}</sheetData>{na}</worksheet>'
    return zip_van(
        ("[Content_Types].xml", TYPEN),
        ("_rels/.rels", relaties(("officeDocument", "xl/workbook.xml", False))),
        ("xl/workbook.xml", boek),
        ("xl/_rels/workbook.xml.rels", relaties(*bladen, ("styles", "styles.xml", False), ("sharedStrings", "sharedStrings.xml", False))),
        ("xl/worksheets/sheet1.xml", blad),
        *((("xl/worksheets/sheet2.xml", blad),) if staat else ()),
        *meer,
    )


def cel(plek: str, inhoud: str | float, kenmerk: str = "") -> str:
    """Een cel met tekst of een getal; `kenmerk` zijn extra attributen."""
    if isinstance(inhoud, str):
        return f'<c r="{plek}" t="inlineStr"{kenmerk}><is><t>{inhoud}</t></is></c>'
    return f'<c r="{plek}"{kenmerk}><v>{inhoud}</v></c>'


def rij(nummer: int, *inhoud: str | float, kenmerk: str = "") -> str:
    cellen = "".join(cel(f"{chr(65 + k)}{nummer}", waarde) for k, waarde in enumerate(inhoud))
    return f'<row r="{nummer}"{kenmerk}>{cellen}</row>'


def opendocument(soort: str, body: str, *meer: Deel, kop: str = "") -> bytes:
    """Een odt of ods; `soort` is text of spreadsheet."""
    ns = "urn:oasis:names:tc:opendocument:xmlns"
    ruimtes = f'xmlns:office="{ns}:office:1.0" xmlns:text="{ns}:text:1.0" xmlns:table="{ns}:table:1.0"'
    stuk = f'<office:document-content {ruimtes} office:version="1.2"><office:body>{body}</office:body></office:document-content>'
    inhoud = f'<?xml version="1.0" encoding="UTF-8"?>{kop}{stuk}'
    mime = f"application/vnd.oasis.opendocument.{soort}"
    lijst = (
        f'<manifest:manifest xmlns:manifest="{ns}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/></manifest:manifest>'
    )
    return met_mime(zip_van(("mimetype", mime), ("content.xml", inhoud), ("META-INF/manifest.xml", lijst), *meer), mime)


def met_mime(ingepakt: bytes, mime: str) -> bytes:
    """OpenDocument wil zijn soort als eerste en niet samengeperst."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ingepakt)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for info in oud.infolist():
            nieuw.writestr(zipfile.ZipInfo(info.filename, DAG), mime if info.filename == "mimetype" else oud.read(info))
    return uit.getvalue()


def ods(*rijen: tuple[str | int, ...]) -> bytes:
    def vak(waarde: str | int) -> str:
        soort = f'office:value-type="float" office:value="{waarde}"' if isinstance(waarde, int) else 'office:value-type="string"'
        return f"<table:table-cell {soort}><text:p>{waarde}</text:p></table:table-cell>"

    inhoud = "".join(f"<table:table-row>{''.join(map(vak, rij_))}</table:table-row>" for rij_ in rijen)
    return opendocument("spreadsheet", f'<office:spreadsheet><table:table table:name="Blad1">{inhoud}</table:table></office:spreadsheet>')


def versleutel_vlag(ingepakt: bytes) -> bytes:
    """De zip met bij elk deel de vlag dat er een wachtwoord op zit."""
    uit = bytearray(ingepakt)
    for merk, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        waar = uit.find(merk)
        while waar >= 0:
            uit[waar + plek] |= 1
            waar = uit.find(merk, waar + 4)
    return bytes(uit)
