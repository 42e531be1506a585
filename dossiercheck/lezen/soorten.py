"""Van welke soort een bestand is, gezien aan de inhoud en niet aan de naam."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from zipfile import ZipFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Soort(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    XLSB = "xlsb"
    ODT = "odt"
    ODS = "ods"
    XLS = "xls"
    DOC = "doc"
    RTF = "rtf"
    MSG = "msg"
    EML = "eml"
    ZIP = "zip"
    BEELD = "beeld"
    CSV = "csv"
    TEKST = "tekst"
    HTML = "html"
    VERSLEUTELD = "versleuteld"


EXTENSIES: dict[Soort, frozenset[str]] = {
    Soort.PDF: frozenset({".pdf"}),
    Soort.DOCX: frozenset({".docx", ".docm", ".dotx", ".dotm"}),
    Soort.XLSX: frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"}),
    Soort.XLSB: frozenset({".xlsb"}),
    Soort.ODT: frozenset({".odt", ".ott", ".fodt"}),
    Soort.ODS: frozenset({".ods", ".ots"}),
    Soort.XLS: frozenset({".xls", ".xlt"}),
    Soort.DOC: frozenset({".doc", ".dot"}),
    Soort.RTF: frozenset({".rtf", ".doc"}),
    Soort.MSG: frozenset({".msg"}),
    Soort.EML: frozenset({".eml", ".mht", ".mhtml"}),
    Soort.ZIP: frozenset({".zip"}),
    Soort.BEELD: frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff", ".heic", ".heif", ".webp", ".bmp", ".gif"}),
    Soort.CSV: frozenset({".csv", ".tsv"}),
    Soort.TEKST: frozenset({".txt", ".text", ".md"}),
    Soort.HTML: frozenset({".htm", ".html", ".xhtml"}),
}

OMSCHRIJVING: dict[Soort, str] = {
    Soort.PDF: "een PDF-bestand",
    Soort.DOCX: "een Word-bestand",
    Soort.XLSX: "een Excel-bestand",
    Soort.XLSB: "een Excel-bestand",
    Soort.ODT: "een OpenDocument-tekst",
    Soort.ODS: "een OpenDocument-rekenblad",
    Soort.XLS: "een oud Excel-bestand",
    Soort.DOC: "een oud Word-bestand",
    Soort.RTF: "een RTF-bestand",
    Soort.MSG: "een mail uit Outlook",
    Soort.EML: "een mail",
    Soort.ZIP: "een zip-bestand",
    Soort.BEELD: "een afbeelding",
    Soort.CSV: "een lijst met komma's",
    Soort.TEKST: "platte tekst",
    Soort.HTML: "een webpagina",
}

_ONBEKEND = "Dit soort bestand kan het programma niet lezen. Vraag om een PDF-, Word- of Excel-bestand."
_MAGIE: tuple[tuple[bytes, Soort | str], ...] = (
    (b"%PDF-", Soort.PDF),
    (b"{\\rtf", Soort.RTF),
    (b"\xff\xd8\xff", Soort.BEELD),
    (b"\x89PNG\r\n\x1a\n", Soort.BEELD),
    (b"GIF8", Soort.BEELD),
    (b"II*\0", Soort.BEELD),
    (b"MM\0*", Soort.BEELD),
    (b"BM", Soort.BEELD),
    (b"MZ", "Dit is een programma en geen stuk. Het is niet geopend."),
    (b"L\0\0\0\x01\x14\x02\0", "Dit is een Windows-snelkoppeling. Het stuk zelf is niet meegestuurd."),
    (b"Rar!", "Dit is een RAR-bestand. Vraag om een zip-bestand of losse bestanden."),
    (b"7z\xbc\xaf", "Dit is een 7z-bestand. Vraag om een zip-bestand of losse bestanden."),
    (b"\x1f\x8b", "Dit is een gz-bestand. Vraag om een zip-bestand of losse bestanden."),
    (b"x\x9f>\x22", "Dit is een winmail.dat uit Outlook. De bijlage die erin zit is niet te lezen: vraag om de bijlage als gewoon bestand."),
    (b"-----BEGIN PGP MESSAGE", Soort.VERSLEUTELD),
)
_PKCS7 = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
_HEIF = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1", b"ftypavif")
_KOPREGEL = re.compile(r"^([A-Za-z][A-Za-z0-9-]*):", re.MULTILINE)
_MAILKOPPEN = frozenset({"from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version", "content-type", "delivered-to"})
_HTML = re.compile(r"<(!doctype\s+html|html|body|head)\b", re.IGNORECASE)
_STUUR = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


def van_kop(kop: bytes, extensie: str) -> Soort | str:
    """De soort volgens de eerste bytes, of de zin voor het rapport als het programma de soort niet leest."""
    for magie, soort in _MAGIE:
        if kop.startswith(magie) and (magie != b"BM" or kop[6:10] == b"\0\0\0\0"):
            return soort
    if (kop.startswith(b"RIFF") and kop[8:12] == b"WEBP") or kop[4:12] in _HEIF:
        return Soort.BEELD
    if kop[257:262] == b"ustar":
        return "Dit is een tar-bestand. Vraag om een zip-bestand of losse bestanden."
    if _PKCS7 in kop[:64]:
        return "Dit is een versleutelde of ondertekende mail (S/MIME). Vraag om de stukken als gewone bestanden."
    return _van_tekst(kop, extensie)


def _van_tekst(kop: bytes, extensie: str) -> Soort | str:
    tekst = lees_tekst(kop)
    if _is_mail(tekst):
        return Soort.EML
    if b"%PDF-" in kop[:1024]:
        return Soort.PDF
    if _STUUR.search(tekst):
        return _beweerd(extensie)
    if _HTML.search(tekst[:2000]) and extensie not in {".txt", ".xml", ".svg"}:
        return Soort.HTML
    if extensie in EXTENSIES[Soort.CSV]:
        return Soort.CSV
    return Soort.TEKST if extensie in EXTENSIES[Soort.TEKST] or not extensie else _beweerd(extensie)


def _beweerd(extensie: str) -> str:
    """De zin voor een bestand dat niet is wat zijn naam belooft."""
    for soort, namen in EXTENSIES.items():
        if extensie in namen:
            return f"De naam eindigt op {extensie}, maar de inhoud is niet {OMSCHRIJVING[soort]}. Vraag om het stuk opnieuw."
    return _ONBEKEND


def _is_mail(tekst: str) -> bool:
    """Minstens twee kopregels van een mail in het eerste blok. Een gewone tekst met 'Date:' erin is geen mail."""
    blok = re.split(r"\r?\n\r?\n", tekst.lstrip("\ufeff\r\n"), maxsplit=1)[0]
    regels = blok.splitlines()
    if not regels or not _KOPREGEL.match(regels[0]):
        return False
    namen = {naam.casefold() for naam in _KOPREGEL.findall(blok)}
    return len(namen & _MAILKOPPEN) >= 2


def lees_tekst(data: bytes) -> str:
    """Tekst uit bytes: UTF-16 als er een merkteken of veel nullen zijn, anders UTF-8, anders Windows-1252. Geeft altijd iets terug."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data[1:2] == b"\0" and data[:1].isascii():
        return data.decode("utf-16-le", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        # Een afgebroken laatste letter komt doordat hier alleen het begin van het bestand gelezen is.
        return data[: fout.start].decode("utf-8-sig") if fout.start >= len(data) - 3 else data.decode("cp1252", "replace")


def van_zip(zip_: ZipFile, extensie: str) -> Soort | str:
    """De soort van een bestand dat een zip is: Word, Excel, OpenDocument of een gewone zip."""
    namen = set(zip_.namelist())
    if "[Content_Types].xml" in namen:
        for begin, soort in (("word/", Soort.DOCX), ("xl/workbook.bin", Soort.XLSB), ("xl/", Soort.XLSX)):
            if any(naam.startswith(begin) for naam in namen):
                return soort
        if any(naam.startswith("ppt/") for naam in namen):
            return "Dit is een PowerPoint-bestand. Vraag om een PDF-bestand."
    if "mimetype" in namen and "META-INF/manifest.xml" in namen:
        return _van_opendocument(zip_)
    if any(naam.endswith(".iwa") for naam in namen):
        return "Dit is een bestand uit Pages of Numbers van Apple. Vraag om een PDF-bestand."
    if extensie and extensie not in EXTENSIES[Soort.ZIP] and (zin := _beweerd(extensie)) != _ONBEKEND:
        return zin
    return Soort.ZIP


def _van_opendocument(zip_: ZipFile) -> Soort | str:
    with zip_.open("mimetype") as invoer:
        aard = invoer.read(100)
    with zip_.open("META-INF/manifest.xml") as invoer:
        if b"encryption-data" in invoer.read(1_000_000):
            return Soort.VERSLEUTELD
    if b"opendocument.text" in aard:
        return Soort.ODT
    return Soort.ODS if b"opendocument.spreadsheet" in aard else _ONBEKEND


_STROMEN = (
    ("EncryptedPackage", Soort.VERSLEUTELD),
    ("__properties_version1.0", Soort.MSG),
    ("WordDocument", Soort.DOC),
    ("Workbook", Soort.XLS),
    ("Book", Soort.XLS),
)


def van_ole(pad: Path) -> Soort | str:
    """De soort van een oud Office-bestand of Outlook-bericht, gezien aan de stromen erin."""
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(str(pad)) as ole:
            return next((soort for naam, soort in _STROMEN if ole.exists(naam)), _ONBEKEND)
    except Exception:  # olefile geeft bij schade allerlei fouten; de namen van de stromen staan er dan vaak nog
        with pad.open("rb") as invoer:
            begin = invoer.read(4_000_000)
        schade = "Het bestand is een oud of beschadigd Office-bestand. Vraag om een docx-, xlsx- of PDF-bestand."
        return next((soort for naam, soort in _STROMEN if naam.encode("utf-16-le") in begin), schade)
