"""Mail uit Outlook (.msg) als Post; een ingesloten bericht wordt een gewone mail, zodat alles verder een weg gaat."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path, PurePosixPath
from typing import cast

from oxmsg import Message
from oxmsg.attachment import Attachment
from oxmsg.domain import constants as c
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from dossiercheck.begrippen import Probleem, Probleemsoort
from dossiercheck.lezen.bericht import KLEIN_PLAATJE, LOGO, Bijlage, Post, lees_datum, verpak
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.pak import Pak
from dossiercheck.lezen.platte_tekst import uit_html
from dossiercheck.lezen.soorten import lees_tekst

_INGESLOTEN = "__substg1.0_3701000D"
_KOP_INGESLOTEN = 24  # MS-OXMSG 2.4.1.2: de kop van een ingesloten bericht is acht bytes korter dan die van het bestand
_RTF = "__substg1.0_10090102"


def pak_uit(bron: Bron, map_: Path) -> Pak:
    """Lees een .msg. Schade geeft een uitzondering, die de lezer als beschadigd meldt."""
    return verpak(bron, _post(Message.load(str(bron.pad))), map_)


class _Ingesloten(Message):
    """Een bericht in een bericht."""

    @property
    def properties(self) -> Properties:
        return Properties(self._storage, properties_header_offset=_KOP_INGESLOTEN)


def _post(bericht: Message) -> Post:
    velden = {"Van": _ontcijfer(bericht.sender or ""), "Aan": _tekst(bericht, c.PID_DISPLAY_TO), "Cc": _tekst(bericht, c.PID_DISPLAY_CC)}
    verzonden = _verzonden(bericht)
    velden["Datum"] = format_datetime(verzonden) if verzonden else ""
    adressen = {etiket: " ".join(waarde.split("\0")[0].split()) for etiket, waarde in velden.items() if waarde}
    post = Post(_tekst(bericht, c.PID_SUBJECT), adressen, verzonden, _inhoud(bericht))
    if not post.tekst.strip() and _heeft_rtf(bericht):
        post.heel = False
        post.problemen.append(Probleem(Probleemsoort.SLECHT_LEESBAAR, "De tekst van de mail staat in een opmaak die niet te lezen is."))
    webtekst = _webtekst(bericht)
    post.bijlagen = [_bijlage(bijlage, nummer, webtekst) for nummer, bijlage in enumerate(bericht.attachments, 1)]
    return post


def _tekst(bericht: Message | Attachment, sleutel: int) -> str:
    return (bericht.properties.str_prop_value(sleutel) or "").strip("\0 ")


def _ontcijfer(kop: str) -> str:
    """Een kopregel met letters in code ('=?UTF-8?B?…?=') als gewone tekst."""
    try:
        return str(make_header(decode_header(kop)))
    except (LookupError, UnicodeError, HeaderParseError):
        return kop


def _verzonden(bericht: Message) -> datetime | None:
    """De tijd van verzenden met zone; anders de Date-kop."""
    return bericht.sent_date or lees_datum(bericht.message_headers.get("Date", ""))


def _inhoud(bericht: Message) -> str:
    platte = bericht.properties.str_prop_value(c.PID_BODY) or ""
    return platte if platte.strip() else uit_html(_webtekst(bericht))


def _webtekst(bericht: Message) -> str:
    """De html van het bericht; '' als die er niet is. Een verkeerd opgegeven tekenset telt niet."""
    try:
        return bericht.html_body or ""
    except (LookupError, UnicodeDecodeError):
        return lees_tekst(bericht.properties.binary_prop_value(c.PID_HTML) or b"")


def _heeft_rtf(bericht: Message) -> bool:
    return any(stroom.name == _RTF for stroom in _opslag(bericht).streams)


def _opslag(deel: Message | Attachment) -> Storage:
    """De map in het OLE-bestand; oxmsg geeft geen toegang tot ingesloten berichten."""
    return cast(Storage, deel._storage)


def _bijlage(bijlage: Attachment, nummer: int, webtekst: str) -> Bijlage:
    naam = PurePosixPath((bijlage.file_name or _tekst(bijlage, c.PID_ATTACH_FILENAME)).replace("\\", "/")).name.strip("\0 ")
    ingesloten = next((deel for deel in _opslag(bijlage).storages if deel.name == _INGESLOTEN), None)
    if ingesloten is not None:
        return _doorgestuurd(_Ingesloten(ingesloten), nummer)
    data = bijlage.file_bytes
    kenmerk = _tekst(bijlage, c.PID_ATTACH_CONTENT_ID)
    is_logo = bool(kenmerk) and f"cid:{kenmerk}" in webtekst and data is not None and len(data) < KLEIN_PLAATJE
    return Bijlage(naam or f"bijlage {nummer}", data, LOGO if is_logo else "")


def _doorgestuurd(bericht: Message, nummer: int) -> Bijlage:
    """Het ingesloten bericht als .eml."""
    post, mail = _post(bericht), EmailMessage(policy=policy.SMTPUTF8)
    for naam, waarde in _koppen(post):
        mail[naam] = waarde
    mail.set_content(post.tekst)
    for bijlage in post.bijlagen:
        if bijlage.data is not None:
            mail.add_attachment(bijlage.data, "application", "octet-stream", filename=bijlage.naam)
    return Bijlage(f"{post.onderwerp[:80].strip() or f'doorgestuurde mail {nummer}'}.eml", mail.as_bytes())


def _koppen(post: Post) -> Iterator[tuple[str, str]]:
    """Kopregels voor de .eml; Outlook bewaart soms namen zonder adres, die horen in een vrije kop."""
    yield "Subject", " ".join(post.onderwerp.split())
    for etiket, naam in (("Van", "From"), ("Aan", "To"), ("Cc", "Cc"), ("Datum", "Date")):
        if waarde := post.adressen.get(etiket):
            yield (naam, waarde) if etiket == "Datum" or "@" in waarde else (f"X-{etiket}", waarde)
