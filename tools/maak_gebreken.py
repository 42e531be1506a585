"""Maakt tests/gebreken opnieuw: per probleem dat scholen insturen een klein bestand, met een regel uitleg in UITLEG.tsv."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject

MAP = Path(__file__).resolve().parents[1] / "tests" / "gebreken"
DAG = (2026, 11, 20, 12, 0, 0)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPEN = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
BUITEN = "http://127.0.0.1:9/x"


def zip_van(*delen: tuple[str, bytes | str]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen:
            info = zipfile.ZipInfo(naam, DAG)
            info.compress_type = zipfile.ZIP_DEFLATED
            zip_.writestr(info, inhoud)
    return uit.getvalue()


def relaties(*paren: tuple[str, str, bool]) -> str:
    regels = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{soort}" Target="{doel}"{" TargetMode=" + chr(34) + "External" + chr(34) if extern else ""}/>'
        for n, (soort, doel, extern) in enumerate(paren)
    )
    return f'<Relationships xmlns="{P}">{regels}</Relationships>'


def docx(body: str = "<w:p><w:r><w:t>De ouders zijn akkoord.</w:t></w:r></w:p>", *meer: tuple[str, bytes | str], kop: str = "") -> bytes:
    stuk = f'<?xml version="1.0" encoding="UTF-8"?>{kop}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    vast = (("[Content_Types].xml", TYPEN), ("_rels/.rels", relaties(("officeDocument", "word/document.xml", False))), ("word/document.xml", stuk))
    return zip_van(*vast, *meer)


def xlsx(rijen: str, *meer: tuple[str, bytes | str], staat: str = "") -> bytes:
    werkmap = f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="Blad1" sheetId="1" r:id="r0"/>{staat}</sheets></workbook>'
    bladen = [("worksheet", "worksheets/sheet1.xml", False)] + ([("worksheet", "worksheets/sheet2.xml", False)] if staat else [])
    blad = f'<worksheet xmlns="{S}"><sheetData>{rijen}</sheetData></worksheet>'
    return zip_van(
        ("[Content_Types].xml", TYPEN),
        ("_rels/.rels", relaties(("officeDocument", "xl/workbook.xml", False))),
        ("xl/workbook.xml", werkmap),
        ("xl/_rels/workbook.xml.rels", relaties(*bladen)),
        ("xl/worksheets/sheet1.xml", blad),
        *((("xl/worksheets/sheet2.xml", blad),) if staat else ()),
        *meer,
    )


def cel(plek: str, tekst: str) -> str:
    return f'<row r="{plek[1:]}"><c r="{plek}" t="inlineStr"><is><t>{tekst}</t></is></c></row>'


def pdf(tekst: str = "De ouders zijn akkoord.", bladzijden: int = 1, extra: str = "", catalogus: str = "") -> bytes:
    """Een kale PDF met een regel tekst per bladzijde; `extra` komt in de tekenopdrachten, `catalogus` in de wortel."""
    kinderen = " ".join(f"{4 + 2 * n} 0 R" for n in range(bladzijden))
    objecten = [
        f"<</Type/Catalog/Pages 2 0 R{catalogus}>>",
        f"<</Type/Pages/Count {bladzijden}/Kids[{kinderen}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    inhoud = f"{extra} BT /F1 12 Tf 72 700 Td ({tekst}) Tj ET"
    for n in range(bladzijden):
        objecten.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * n} 0 R>>")
        objecten.append(f"<</Length {len(inhoud)}>>\nstream\n{inhoud}\nendstream")
    uit, plekken = b"%PDF-1.4\n", []
    for nummer, obj in enumerate(objecten, 1):
        plekken.append(len(uit))
        uit += f"{nummer} 0 obj\n{obj}\nendobj\n".encode("latin-1")
    tabel = "".join(f"{plek:010d} 00000 n \n" for plek in plekken)
    slot = f"xref\n0 {len(objecten) + 1}\n0000000000 65535 f \n{tabel}trailer\n<</Size {len(objecten) + 1}/Root 1 0 R>>\nstartxref\n{len(uit)}\n%%EOF\n"
    return uit + slot.encode()


def nieuwe_revisie(oud: bytes, tekst: str) -> bytes:
    inhoud = f"BT /F1 12 Tf 72 700 Td ({tekst}) Tj ET"
    obj = f"5 0 obj\n<</Length {len(inhoud)}>>\nstream\n{inhoud}\nendstream\nendobj\n"
    vorige = oud.rindex(b"startxref")
    begin = int(oud[vorige + 9 :].split()[0])
    xref = f"xref\n5 1\n{len(oud):010d} 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev {begin}>>\nstartxref\n{len(oud) + len(obj)}\n%%EOF\n"
    return oud + obj.encode() + xref.encode()


def bewerkt(soort: str) -> bytes:
    schrijver = PdfWriter(io.BytesIO(pdf()))
    if soort == "wachtwoord":
        schrijver.encrypt("geheim", algorithm="RC4-128")
        schrijver._ID = None
    else:
        schrijver.add_attachment("bijlage.pdf", pdf("De bijlage."))
    schrijver.add_metadata({NameObject("/Producer"): TextStringObject("maak_gebreken")})
    uit = io.BytesIO()
    schrijver.write(uit)
    return uit.getvalue()


def mail(*bijlagen: tuple[str, bytes], datum: str = "Fri, 20 Nov 2026 12:00:00 +0100") -> bytes:
    post = EmailMessage()
    post["From"], post["To"], post["Subject"], post["Date"] = "school@voorbeeld.nl", "loket@voorbeeld.nl", "Stukken", datum
    post.set_content("Hierbij de stukken.")
    for naam, inhoud in bijlagen:
        post.add_attachment(inhoud, maintype="application", subtype="octet-stream", filename=naam)
    if bijlagen:
        post.set_boundary("grens")
    return post.as_bytes()


def png_kop(breed: int, hoog: int) -> bytes:
    """Een PNG die alleen zegt hoe groot hij is."""
    stukken = ((b"IHDR", struct.pack(">IIBBBBB", breed, hoog, 1, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in stukken)


def leeg_beeld() -> bytes:
    uit = io.BytesIO()
    Image.new("L", (400, 560), 255).save(uit, "PNG")
    return uit.getvalue()


DIEP = "<w:tbl><w:tr><w:tc>" * 200 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 200
BOM = docx("<w:p><w:r><w:t>" + "a" * 60_000_000 + "</w:t></w:r></w:p>")
VLAG = "Sub test()"
DDE = f'<externalLink xmlns="{S}"><ddeLink ddeService="cmd" ddeTopic="x"/></externalLink>'
DDE_WORD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c x</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>Tekst.</w:t></w:r></w:p>'
)
XXE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
INS = '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>Erbij.</w:t></w:r></w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>Weg.</w:delText></w:r></w:del></w:p>'
CHUNK = '<w:p><w:r><w:t>Tekst.</w:t></w:r></w:p><w:altChunk r:id="r0"/>'
SJABLOON = ("word/_rels/document.xml.rels", relaties(("attachedTemplate", BUITEN, True)))
IN_CHUNK = (("word/_rels/document.xml.rels", relaties(("aFChunk", "x.html", False))), ("word/x.html", "<p>Verborgen.</p>"))
VERBORGEN = '<sheet name="Blad2" sheetId="2" state="hidden" r:id="r1"/>'
BSN = '<row r="1"><c r="A1"><v>12345678</v></c></row><row r="2"><c r="A2"><v>1.23456782E8</v></c></row>'
OPDRACHT = "/OpenAction<</S/JavaScript/JS(app.alert)>>"

# bestand: (uitkomst, stuk van de melding, uitleg, inhoud)
GEBREKEN: dict[str, tuple[str, str, str, bytes]] = {
    "bom.docx": ("G", "te groot", "zip-bomb, inflates: uitgepakt honderden keren groter", BOM),
    "diep.docx": ("G", "te diep genest", "xml-depth: tweehonderd tabellen in elkaar", docx(DIEP)),
    "doctype.docx": ("G", "DOCTYPE", "xxe: leest een bestand van de computer", docx(kop=XXE)),
    "dubbel-deel.docx": ("G", "twee keer voor", "parser-differential: twee keer document.xml", b""),
    "sjabloon-buiten.docx": (
        "O",
        "niet opgehaald",
        "external-rel, remote-template: een sjabloon op het net",
        docx("<w:p><w:r><w:t>Tekst.</w:t></w:r></w:p>", SJABLOON),
    ),
    "altchunk.docx": ("D", "ander document ingevoegd", "altchunk: een ander document in het stuk", docx(CHUNK, *IN_CHUNK)),
    "dde.docx": ("O", "DDE", "active-content, fields: een veld dat een programma start", docx(DDE_WORD)),
    "macro.docx": (
        "O",
        "macro",
        "macro, macros: een macro in een gewoon Word-stuk",
        docx("<w:p><w:r><w:t>Tekst.</w:t></w:r></w:p>", ("word/vbaProject.bin", VLAG)),
    ),
    "wijzigingen.docx": ("O", "bijgehouden wijzigingen", "tracked-changes: ingevoegd telt, verwijderd niet", docx(INS)),
    "half.docx": ("G", "beschadigd", "truncated: de helft is aangekomen", docx()[:300]),
    "geen-tekst.docx": ("G", "lege tekens", "empty: alleen spaties", b"   \n "),
    "kapotte-xml.docx": ("G", "beschadigd", "damaged, damaged-part: de XML klopt niet", docx("<w:p>")),
    "is-pdf.docx": ("O", "maar de inhoud is een PDF", "wrong-ext: een PDF met de naam van een Word-stuk", pdf()),
    "is-tekst.pdf": ("G", "is niet een PDF", "wrong-ext: tekst met de naam van een PDF", b"gewone tekst"),
    "programma.pdf": ("G", "programma", "wrong-ext: een programma met de naam van een PDF", b"MZ\x90\0" * 30),
    "snelkoppeling.pdf": ("G", "snelkoppeling", "wrong-ext: alleen de snelkoppeling is gestuurd", b"L\0\0\0\x01\x14\x02\0" + b"\0" * 60),
    "archief.tar": ("G", "tar-bestand", "names: een tar in plaats van een zip", b"\0" * 257 + b"ustar\x0000" + b"\0" * 300),
    "stuk.pdf.part": ("S", "Overgeslagen", "partial: nog niet heel aangekomen", pdf()),
    "Thumbs.db": ("S", "Overgeslagen", "partial: van het besturingssysteem", b"x"),
    "geen-eind.pdf": ("GD", "beschadigd", "truncated, no-eof, damaged-repaired: het einde ontbreekt", pdf(bladzijden=3)[:-120]),
    "kapot.pdf": ("G", "beschadigd", "damaged-unreadable, pdfium-refuses: geen PDF meer van te maken", b"%PDF-1.4\n" + b"\x01\x02" * 50),
    "nul-bladzijden.pdf": ("G", "beschadigd", "zero-pages, loop: een PDF zonder bladzijden", pdf(bladzijden=0)),
    "wachtwoord.pdf": ("G", "wachtwoord", "encrypted, needs-password", bewerkt("wachtwoord")),
    "bijlage.pdf": ("O", "nog een ander bestand", "embedded, embedded-file: een stuk in de PDF", bewerkt("bijlage")),
    "opdracht.pdf": ("O", "niet uitgevoerd", "javascript, open-action, launch-action: wil bij het openen iets doen", pdf(catalogus=OPDRACHT)),
    "gewijzigd.pdf": ("O", "2 revisies", "incremental, deception: later gewijzigde tekst", nieuwe_revisie(pdf(), "De ouders zijn niet akkoord.")),
    "witte-tekst.pdf": ("O", "niet te zien", "deception: witte tekst is geen bewijs", pdf(extra="BT 0 g /F1 12 Tf 72 600 Td (Zichtbaar.) Tj ET 1 1 1 rg")),
    "te-veel.pdf": ("G", "De grens is", "page-bomb: meer bladzijden dan een stuk heeft", b""),
    "reuzebeeld.png": ("G", "te groot", "pixel-bomb, large-pixels: zegt 2,5 miljard beeldpunten te hebben", png_kop(50_000, 50_000)),
    "leeg.png": ("OG", "", "no-text-layer, fmt-png: een foto zonder leesbare tekst", leeg_beeld()),
    "afgebroken.jpg": ("G", "", "pil-refuses-or-truncated: de foto is niet heel aangekomen", b"\xff\xd8\xff\xe0" + b"\0" * 40),
    "verborgen-blad.xlsx": ("O", "verborgen werkblad", "hidden-sheets, deception", xlsx(cel("A1", "Naam"), staat=VERBORGEN)),
    "dde.xlsx": ("O", "DDE", "active-content, external-links", xlsx(cel("A1", "Naam"), ("xl/externalLinks/externalLink1.xml", DDE))),
    "bsn.xlsx": ("O", "aangevuld met een nul", "data: een BSN dat als getal zijn nul kwijt is", xlsx(BSN)),
    "half.xlsx": ("G", "beschadigd", "truncated, not-a-zip/damaged", xlsx(cel("A1", "Naam"))[:300]),
    "doctype.xlsx": ("G", "DOCTYPE", "doctype/xxe", xlsx(cel("A1", "Naam"), ("xl/sharedStrings.xml", XXE + "<sst/>"))),
    "buiten.zip": (
        "O",
        "wijst buiten",
        "zip-slip, path-traversal: een naam die naar een andere map wijst",
        zip_van(("../../weg.txt", "x"), ("goed.txt", "Een regel tekst.")),
    ),
    "leeg.zip": ("G", "geen bestand", "empty: een zip zonder iets erin", zip_van()),
    "half.zip": ("G", "beschadigd", "damaged, zip: niet heel aangekomen", zip_van(("a.txt", "tekst"))[:40]),
    "bom.eml": ("O", "te groot", "zip-bomb, attachment: een bom als bijlage", mail(("bom.docx", BOM))),
    "geen-datum.eml": ("O", "datum van de mail", "data, eml: een mail zonder leesbare datum", mail(datum="ooit")),
    "winmail.eml": ("O", "winmail.dat", "wrong-ext: een bijlage die alleen Outlook kent", mail(("winmail.dat", b"x\x9f>\x22" + b"\0" * 30))),
    "oud.rtf": ("OG", "", "rtf, ole2: een oude indeling, gelezen via LibreOffice of gevraagd om een andere", rb"{\rtf1\ansi De ouders zijn akkoord.\par}"),
}


def dubbel() -> bytes:
    """Een docx met tweemaal word/document.xml, met de hand: zipfile waarschuwt daarvoor."""
    enkel = docx("<w:p><w:r><w:t>Een.</w:t></w:r></w:p>", ("word/documenu.xml", "<x/>"))
    return enkel.replace(b"word/documenu.xml", b"word/document.xml")


def te_veel() -> bytes:
    """Een PDF die tweeduizend keer dezelfde bladzijde noemt."""
    return pdf().replace(b"/Count 1/Kids[4 0 R]", b"/Count 2001/Kids[" + b"4 0 R " * 2001 + b"]")


def main() -> None:
    MAP.mkdir(exist_ok=True)
    inhoud = {naam: rij[3] for naam, rij in GEBREKEN.items()} | {"dubbel-deel.docx": dubbel(), "te-veel.pdf": te_veel()}
    for naam, bytes_ in inhoud.items():
        (MAP / naam).write_bytes(bytes_)
    regels = ["bestand\tuitkomst\tmelding\tuitleg", *("\t".join((naam, *rij[:3])) for naam, rij in GEBREKEN.items())]
    (MAP / "UITLEG.tsv").write_text("\n".join(regels) + "\n", "utf-8")


if __name__ == "__main__":
    main()
