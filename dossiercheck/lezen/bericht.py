"""Mail: de tekst als blokken, en elke bijlage en doorgestuurde mail als eigen bron."""

from __future__ import annotations

import email
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import errors, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath

from dossiercheck.begrippen import Blok, Gelezen, Kop, Kwaliteit, Plek, Probleem, Probleemsoort, Uitkomst, Veld, Wijze
from dossiercheck.bestandsnamen import is_systeembestand, toonbaar
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.pak import Pak, Uitpakmap, geweigerd, overgeslagen
from dossiercheck.lezen.platte_tekst import als_blokken, uit_html
from dossiercheck.lezen.soorten import lees_tekst

MAX_BIJLAGEN = 500
_MAX_GENEST = 50
KLEIN_PLAATJE = 30_000
LOGO = "Overgeslagen: een klein plaatje in de tekst van de mail, zoals een logo."
_ONDERTEKENING = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
_AFGEBROKEN = (errors.CloseBoundaryNotFoundDefect, errors.StartBoundaryNotFoundDefect)
_BESCHADIGD = (errors.InvalidBase64PaddingDefect, errors.InvalidBase64CharactersDefect, errors.InvalidBase64LengthDefect)
_GEEN_NAAM = re.compile(r'[/\\:*?"<>|]+')


@dataclass(frozen=True, slots=True)
class Bijlage:
    """Een bijlage met haar bytes; None als zij niet in de mail zit (een koppeling naar een schijf). `reden` is er als zij wordt overgeslagen."""

    naam: str
    data: bytes | None
    reden: str = ""


@dataclass(slots=True)
class Post:
    """Een mail, los van hoe hij is opgeslagen."""

    onderwerp: str = ""
    adressen: dict[str, str] = field(default_factory=dict)
    verzonden: datetime | None = None
    tekst: str = ""
    bijlagen: list[Bijlage] = field(default_factory=list)
    problemen: list[Probleem] = field(default_factory=list)
    heel: bool = True


def pak_uit(bron: Bron, map_: Path) -> Pak:
    """Lees een .eml. Te diep genest is geweigerd; een afgebroken mail is deels gelezen."""
    ruw = bron.pad.read_bytes()
    if ruw[:2] in {b"\xff\xfe", b"\xfe\xff"} or ruw[1:2] == b"\0":
        ruw = lees_tekst(ruw).encode()
    if len(re.findall(rb"(?i)^content-type:\s*message/rfc822", ruw, re.MULTILINE)) > _MAX_GENEST:
        return Pak(geweigerd(bron, Probleemsoort.GEVAARLIJK, "Er zitten te veel doorgestuurde mails in elkaar. De mail is niet gelezen."))
    mail = email.message_from_bytes(ruw.lstrip(b"\r\n"), policy=policy.default)
    return verpak(bron, _ontleed(mail), map_)


def verpak(bron: Bron, post: Post, map_: Path) -> Pak:
    """Van Post naar blokken en bijlagen."""
    if len(post.bijlagen) > MAX_BIJLAGEN:
        return Pak(geweigerd(bron, Probleemsoort.TE_GROOT, f"De mail heeft meer dan {MAX_BIJLAGEN} bijlagen en is niet gelezen."))
    if post.verzonden is None:
        post.problemen.append(Probleem(Probleemsoort.MELDING, "De datum van de mail is niet te lezen."))
    uitkomst = Uitkomst.GELEZEN if post.heel else Uitkomst.DEELS
    blokken, kwaliteit = _blokken(post, bron.bestand), (Kwaliteit.GOED,)
    gelezen = Gelezen(bron.bestand, bron.sha256, uitkomst, Wijze.MAIL, 1, blokken, kwaliteit, tuple(post.problemen), verzonden=post.verzonden)
    uit = Uitpakmap(map_, bron.bestand)
    return Pak(gelezen, tuple(_bijlage(bijlage, uit) for bijlage in post.bijlagen))


def _blokken(post: Post, bestand: str) -> tuple[Blok, ...]:
    """Onderwerp als kop, de adresregels als velden, dan de tekst."""
    blokken: list[Blok] = [Kop(post.onderwerp, 1, Plek(bestand, alinea=1))] if post.onderwerp else []
    regels = [*post.adressen.items(), ("Onderwerp", post.onderwerp)]
    blokken += [Veld(etiket, waarde, Plek(bestand, alinea=len(blokken) + nummer)) for nummer, (etiket, waarde) in enumerate(regels, 1)]
    return (*blokken, *als_blokken(post.tekst, bestand, len(blokken) + 1))


def _bijlage(bijlage: Bijlage, uit: Uitpakmap) -> Bron | Gelezen:
    naam = toonbaar(_GEEN_NAAM.sub("_", bijlage.naam).strip()) or "bijlage"
    if bijlage.reden or is_systeembestand(naam):
        return overgeslagen(Bron(Path(), uit.naam(naam), ""), bijlage.reden or "Overgeslagen: een bestand van het besturingssysteem.")
    if bijlage.data is None:
        tekst = "De bijlage zit niet in de mail, er is alleen een koppeling. Vraag om de bijlage zelf."
        return geweigerd(Bron(Path(), uit.naam(naam), ""), Probleemsoort.NIET_ONDERSTEUND, tekst)
    return uit.zet(naam, [bijlage.data])


# --- eml -------------------------------------------------------------------------------------------


def _ontleed(mail: EmailMessage) -> Post:
    koppen = (("Van", "From"), ("Aan", "To"), ("Cc", "Cc"), ("Datum", "Date"))
    post = Post(kopregel(mail, "Subject"), {nl: tekst for nl, en in koppen if (tekst := kopregel(mail, en))}, lees_datum(kopregel(mail, "Date")))
    losse = list(_delen(mail))
    platte = [_tekst(deel) for deel in losse if _is_lopende_tekst(deel, "text/plain")]
    webtekst = [_tekst(deel) for deel in losse if _is_lopende_tekst(deel, "text/html")]
    post.tekst = "\n\n".join(platte) if any(tekst.strip() for tekst in platte) else "\n\n".join(map(uit_html, webtekst))
    rest = [deel for deel in losse if not (_is_lopende_tekst(deel, "text/plain") or _is_lopende_tekst(deel, "text/html"))]
    post.bijlagen = [_als_bijlage(deel, nummer, "".join(webtekst)) for nummer, deel in enumerate(rest, 1)]
    _noteer_schade(mail, losse, post)
    return post


def _delen(deel: MIMEPart) -> Iterator[MIMEPart]:
    """De delen onderaan de boom; een doorgestuurde mail blijft heel."""
    if deel.get_content_maintype() == "multipart" and deel.is_multipart():
        for onder in deel.iter_parts():
            yield from _delen(onder)
    else:
        yield deel


def _is_lopende_tekst(deel: MIMEPart, aard: str) -> bool:
    """Tekst van de mail zelf: geen bestandsnaam en niet als bijlage bedoeld. Een kapotte multipart telt als platte tekst."""
    soort = "text/plain" if deel.get_content_maintype() == "multipart" else deel.get_content_type()
    return soort == aard and deel.get_content_disposition() != "attachment" and not _bestandsnaam(deel)


def _bestandsnaam(deel: MIMEPart) -> str:
    try:
        return PurePosixPath((deel.get_filename() or "").replace("\\", "/")).name
    except Exception:  # de kopregels van email.policy.default struikelen over sommige kapotte koppen
        return ""


def _tekst(deel: MIMEPart) -> str:
    """De tekst in de opgegeven tekenset, of in wat er echt staat als die niet klopt."""
    ruw = deel.get_payload(decode=True)
    data = ruw if isinstance(ruw, bytes) else b""
    try:
        return data.decode(deel.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError, ValueError):
        return lees_tekst(data)


def _als_bijlage(deel: MIMEPart, nummer: int, webtekst: str) -> Bijlage:
    aard = deel.get_content_type()
    if aard == "message/rfc822" and deel.is_multipart():
        return _doorgestuurd(deel, nummer)
    ruw = deel.as_bytes() if deel.is_multipart() else deel.get_payload(decode=True)
    data = ruw if isinstance(ruw, bytes) else b""
    naam = _bestandsnaam(deel) or f"bijlage {nummer}{mimetypes.guess_extension(aard) or ''}"
    return Bijlage(naam, data, _reden_voor_overslaan(deel, aard, len(data), webtekst))


def _doorgestuurd(deel: MIMEPart, nummer: int) -> Bijlage:
    binnen = deel.get_payload(0)
    if not isinstance(binnen, EmailMessage):
        return Bijlage(f"doorgestuurde mail {nummer}.eml", b"")
    onderwerp = _GEEN_NAAM.sub("_", kopregel(binnen, "Subject"))[:80].strip()
    # Zonder opnieuw vouwen blijven de bytes wat de afzender schreef, ook als een kopregel niet klopt.
    return Bijlage(f"{onderwerp or f'doorgestuurde mail {nummer}'}.eml", binnen.as_bytes(policy=policy.default.clone(refold_source="none")))


def _reden_voor_overslaan(deel: MIMEPart, aard: str, maat: int, webtekst: str) -> str:
    """Wat geen stuk is: de technische handtekening van de mail, en een klein plaatje in de tekst zoals een logo."""
    if aard in _ONDERTEKENING:
        return "Overgeslagen: de technische ondertekening van de mail."
    kenmerk = str(deel.get("Content-ID", "")).strip("<> \t")
    if kenmerk and f"cid:{kenmerk}" in webtekst and aard.startswith("image/") and maat < KLEIN_PLAATJE:
        return LOGO
    return ""


def _noteer_schade(mail: EmailMessage, losse: list[MIMEPart], post: Post) -> None:
    gebreken = [gebrek for deel in (*mail.walk(), *losse) for gebrek in deel.defects]
    if any(isinstance(gebrek, _AFGEBROKEN) for gebrek in gebreken):
        post.heel = False
        post.problemen.append(Probleem(Probleemsoort.BESCHADIGD, "Het einde van de mail ontbreekt. Er kan een bijlage weg zijn."))
    elif any(isinstance(gebrek, _BESCHADIGD) for gebrek in gebreken):
        post.problemen.append(Probleem(Probleemsoort.MELDING, "Een bijlage van de mail is beschadigd aangekomen."))


def kopregel(mail: EmailMessage, naam: str) -> str:
    """De tekst van een kopregel zonder regeleinden; '' als hij er niet is. Een kapotte kopregel wordt gelezen zoals hij er staat."""
    try:
        tekst = str(mail.get(naam) or "")
    except Exception:  # zie _bestandsnaam
        tekst = next((str(waarde) for sleutel, waarde in mail.raw_items() if sleutel.casefold() == naam.casefold()), "")
    return toonbaar(" ".join(tekst.split()))


def lees_datum(tekst: str) -> datetime | None:
    """De datum van een mail, altijd met zone; None als hij ontbreekt of niet bestaat."""
    try:
        moment = parsedate_to_datetime(tekst)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # RFC 5322: zone -0000 is UTC zonder te zeggen waar de afzender was.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
