"""Mails, zips en namen met een gebrek."""

from __future__ import annotations

import io
import stat
import zipfile
from email.message import EmailMessage

from gebreken.bouwstenen import DAG, Gebrek, rij, versleutel_vlag, xlsx, zip_van
from gebreken.ole import bericht, ole
from gebreken.pdfbouw import AKKOORD, pdf

REGEL = "Een regel tekst."
VERGETEN = "In de bijlage vindt u het plan van de leerling."
_KOP = b"From: school@voorbeeld.nl\r\nTo: loket@voorbeeld.nl\r\nSubject: Stukken\r\nDate: Fri, 20 Nov 2026 12:00:00 +0100\r\n"
TNEF = b"x\x9f>\x22" + b"\0" * 30
P7M = b"0\x83\x01\x00\x00\x06\x09*\x86H\x86\xf7\x0d\x01\x07\x02" + bytes(60)


def mail(
    *bijlagen: tuple[str, bytes], datum: str = "Fri, 20 Nov 2026 12:00:00 +0100", tekst: str = "Hierbij de stukken.", onderwerp: str = "Stukken"
) -> EmailMessage:
    post = EmailMessage()
    post["From"], post["To"], post["Subject"], post["Date"] = "school@voorbeeld.nl", "loket@voorbeeld.nl", onderwerp, datum
    post.set_content(tekst)
    for naam, inhoud in bijlagen:
        post.add_attachment(inhoud, maintype="application", subtype="octet-stream", filename=naam)
    if bijlagen:
        post.set_boundary("grens")
    return post


def doorgestuurd() -> bytes:
    """Een mail met een mail erin, en daarin een stuk."""
    buiten = mail()
    buiten.add_attachment(mail(("stuk.txt", REGEL.encode()), onderwerp="Aanvraag"))
    buiten.set_boundary("buitengrens")
    return buiten.as_bytes()


def webmail() -> bytes:
    post = mail()
    post.set_content("<p>De ouders zijn akkoord.</p><p style='display:none'>Verborgen.</p>", subtype="html")
    return post.as_bytes()


def genest(diepte: int) -> bytes:
    return (_KOP + b"Content-Type: message/rfc822\r\n\r\n") * diepte + _KOP + b"\r\nBinnenste.\r\n"


def met_koppeling() -> bytes:
    """Een map die een koppeling naar buiten is, en een bestand in die map."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        koppeling = zipfile.ZipInfo("d", DAG)
        koppeling.create_system, koppeling.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        zip_.writestr(koppeling, "/tmp")
        zip_.writestr(zipfile.ZipInfo("d/x.txt", DAG), REGEL)
    return uit.getvalue()


def namen(*delen: str) -> bytes:
    return zip_van(*((naam, REGEL) for naam in (*delen, "goed.txt")))


SCHUIN = namen("..X..Xx.txt").replace(b"..X..Xx", b"..\\..\\x")


def gebreken(bom: bytes) -> tuple[Gebrek, ...]:
    """De gebreken; `bom` is een Word-stuk dat veel te groot wordt."""
    return (
        Gebrek(
            "gewoon.eml",
            "O",
            "controle: een mail met een bijlage",
            mail(("stuk.pdf", pdf())).as_bytes(),
            tekst=AKKOORD,
            corpus="mail#eml mail#attachment mail#base64 mail#multipart",
        ),
        Gebrek(
            "zonder-bijlage.eml",
            "O",
            "zegt dat er een bijlage bij zit, maar die is vergeten",
            mail(tekst=VERGETEN).as_bytes(),
            tekst=VERGETEN,
            corpus="mail#eml",
        ),
        Gebrek("dubbel.zip", "O", "hetzelfde stuk twee keer", zip_van(("a/stuk.pdf", pdf()), ("b/kopie.pdf", pdf())), tekst=AKKOORD, corpus="mail#zip"),
        Gebrek("bom.eml", "O", "een bom als bijlage", mail(("bom.docx", bom)).as_bytes(), "te groot", corpus="mail/attachment_is_zip_bomb.eml"),
        Gebrek("geen-datum.eml", "O", "een mail zonder leesbare datum", mail(datum="ooit").as_bytes(), "datum van de mail", corpus="mail/bad_dates.eml"),
        Gebrek(
            "winmail.eml", "O", "een bijlage die alleen Outlook kent", mail(("winmail.dat", TNEF)).as_bytes(), "winmail.dat", corpus="mail/winmail_tnef.eml"
        ),
        Gebrek("doorgestuurd.eml", "O", "een mail in een mail, met een stuk erin", doorgestuurd(), tekst=REGEL, corpus="mail#nested-mail"),
        Gebrek("genest.eml", "G", "zestig mails in elkaar", genest(60), "te veel doorgestuurde mails", corpus="mail/nested_rfc822_300.eml"),
        Gebrek("web.eml", "O", "een mail met alleen opmaak; verborgen tekst telt niet", webmail(), tekst=AKKOORD, corpus="mail#html"),
        Gebrek(
            "koppen.eml",
            "O",
            "een onderwerp met letters in code",
            _KOP.replace(b"Stukken", b"=?iso-8859-1?Q?Zo=EB?=") + b"\r\nHierbij.\r\n",
            tekst="Zoë",
            corpus="mail#encoded-headers",
        ),
        Gebrek(
            "utf16.eml",
            "O",
            "een mail die als UTF-16 is opgeslagen",
            (_KOP + b"\r\nDe ouders zijn akkoord.\r\n").decode().encode("utf-16"),
            tekst=AKKOORD,
            corpus="mail#utf-16-file",
        ),
        Gebrek(
            "outlook.msg",
            "O",
            "een mail uit Outlook met een bijlage",
            ole(bericht("Stukken", "Hierbij.", (("stuk.txt", REGEL.encode()),))),
            tekst=REGEL,
            corpus="mail#msg",
        ),
        Gebrek(
            "outlook-genest.msg",
            "O",
            "een mail in een mail uit Outlook",
            ole(bericht("Stukken", "Hierbij.", ingesloten=(bericht("Aanvraag", "De tekst binnenin.", binnen=True),))),
            tekst="De tekst binnenin.",
            corpus="mail#msg mail#nested-mail",
        ),
        Gebrek(
            "half.msg",
            "G",
            "een mail uit Outlook die niet heel is aangekomen",
            ole(bericht("Stukken", "Hierbij.", (("stuk.txt", REGEL.encode() * 500),)))[:3000],
            "beschadigd",
            corpus="mail#msg",
        ),
        Gebrek("mail.p7m", "G", "een versleutelde of ondertekende mail", P7M, "S/MIME", corpus="mail#p7m"),
        Gebrek("gewoon.zip", "O", "controle: een zip met een zip erin", zip_van(("binnen.zip", zip_van(("stuk.txt", REGEL)))), tekst=REGEL, corpus="mail#zip"),
        Gebrek(
            "buiten.zip", "O", "een naam die naar een andere map wijst", namen("../../weg.txt"), "wijst buiten", REGEL, "archive/dotdot.zip mail#path-traversal"
        ),
        Gebrek("vaste-plek.zip", "O", "een naam die een vaste plek op de computer noemt", namen("/tmp/weg.txt"), "wijst buiten", REGEL, "archive/absolute.zip"),
        Gebrek("schijf.zip", "O", "een naam met een schijf van Windows", namen("C:/weg.txt"), "wijst buiten", REGEL, "archive/drive.zip"),
        Gebrek("schuin.zip", "O", "een naam met schuine strepen van Windows naar een andere map", SCHUIN, "wijst buiten", REGEL, "archive/backslash.zip"),
        Gebrek("koppeling.zip", "O", "een map die een koppeling naar buiten is", met_koppeling(), "wijst buiten", REGEL, "archive/symlink_dir_then_file.zip"),
        Gebrek("leeg.zip", "G", "een zip zonder iets erin", zip_van(), "geen bestand", corpus="mail#zip"),
        Gebrek("half.zip", "G", "niet heel aangekomen", zip_van(("a.txt", "tekst"))[:40], "beschadigd", corpus="archive/truncated.zip"),
        Gebrek(
            "wachtwoord.zip",
            "G",
            "een zip met een wachtwoord",
            versleutel_vlag(namen()),
            "wachtwoord",
            corpus="archive/encrypted_member.zip mail#zip-encrypted",
        ),
        Gebrek(
            "bom.zip",
            "O",
            "een bom naast een goed stuk",
            zip_van(("a.docx", bom), ("goed.pdf", pdf())),
            "veel te groot",
            AKKOORD,
            "archive/zip_with_docx_bomb.zip",
        ),
        Gebrek(
            "web.zip", "O", "webpagina's in een zip", zip_van(("a.htm", "<html><p>De ouders zijn akkoord.</p></html>")), tekst=AKKOORD, corpus="mail#altchunk"
        ),
        Gebrek("archief.tar", "G", "een tar in plaats van een zip", b"\0" * 257 + b"ustar\x0000" + b"\0" * 300, "tar-bestand", corpus="names.tar"),
        Gebrek("stuk.pdf.exe", "O", "een PDF die een programma heet te zijn", pdf(), "De naam eindigt op .exe", AKKOORD, "wrongext/double.pdf.exe"),
        Gebrek("is-pdf.jpg", "O", "een PDF met de naam van een foto", pdf(), "maar de inhoud is een PDF", AKKOORD, "wrongext/pdf_as.jpg"),
        Gebrek("is-pdf.docx", "O", "een PDF met de naam van een Word-stuk", pdf(), "maar de inhoud is een PDF", AKKOORD, "wrongext/pdf_as.docx"),
        Gebrek(
            "is-excel.docx",
            "O",
            "een Excel-blad met de naam van een Word-stuk",
            xlsx(rij(1, "Noor")),
            "maar de inhoud is een Excel-bestand",
            "Noor",
            "wrongext/xlsx_as.docx",
        ),
        Gebrek("zonder extensie", "O", "een PDF zonder extensie", pdf(), tekst=AKKOORD, corpus="wrongext/no_extension"),
        Gebrek("is-tekst.pdf", "G", "tekst met de naam van een PDF", b"gewone tekst", "is niet een PDF", corpus="wrongext/text_as.pdf"),
        Gebrek("programma.pdf", "G", "een programma met de naam van een PDF", b"MZ\x90\0" * 30, "programma", corpus="wrongext/exe_stub_as.pdf"),
        Gebrek(
            "snelkoppeling.pdf",
            "G",
            "alleen de snelkoppeling is gestuurd",
            b"L\0\0\0\x01\x14\x02\0" + b"\0" * 60,
            "snelkoppeling",
            corpus="wrongext/lnk_as.pdf",
        ),
        *(Gebrek(naam, "S", uitleg, b"x", "Overgeslagen", corpus=f"partial/{bron}") for naam, uitleg, bron in ONVOLTOOID),
    )


ONVOLTOOID = (
    ("Thumbs.db", "van Windows", "Thumbs.db"),
    ("desktop.ini", "van Windows", "desktop.ini"),
    (".DS_Store", "van een Mac", ".DS_Store"),
    ("._stuk.pdf", "van een Mac", "._Aanvraag.pdf"),
    ("~$stuk.docx", "het stuk staat in Word open", "~$Aanvraag.docx"),
    (".~lock.stuk.docx#", "het stuk staat in LibreOffice open", ".~lock.Aanvraag.docx#"),
    ("stuk.docx.crdownload", "nog niet heel opgehaald", "Aanvraag.docx.crdownload"),
    ("stuk.pdf.part", "nog niet heel opgehaald", "Aanvraag.pdf.part"),
    ("stuk.tmp", "nog niet heel geschreven", "Aanvraag.tmp"),
)
