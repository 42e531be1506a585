"""Mail als concept (.eml): klaargezet, nooit verzonden. Een bericht per ontvanger, zodat niemand het adres van een ander ziet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.policy import SMTP

from dossiercheck.verwoording import schoon

_SOORTEN = {
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".pdf": ("application", "pdf"),
}


@dataclass(frozen=True, slots=True)
class Bericht:
    """Wat er in de mail komt. `aan` is hoe de ontvanger heet; zonder `adressen` vult een mens het adres in."""

    aan: str
    adressen: tuple[str, ...]
    van: str
    onderwerp: str
    regels: tuple[str, ...]
    bijlagen: Mapping[str, bytes]


def maak_mail(bericht: Bericht) -> bytes:
    """Het bericht als .eml die Outlook als concept opent (X-Unsent); dezelfde invoer geeft dezelfde bytes."""
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    mail["From"] = _adres(bericht.van)
    mail["To"] = [_adres(adres) for adres in bericht.adressen] if bericht.adressen else Group(_naam(bericht.aan), ())
    mail["Subject"] = schoon(bericht.onderwerp)
    mail.set_content("\n\n".join(schoon(regel) for regel in bericht.regels) + "\n", charset="utf-8", cte="quoted-printable")
    for naam, inhoud in bericht.bijlagen.items():
        hoofd, onder = _SOORTEN[naam[naam.rindex(".") :]]
        mail.add_attachment(inhoud, maintype=hoofd, subtype=onder, filename=naam)
    if bericht.bijlagen:
        mail.set_boundary("dossiercheck-concept-0001")
    return mail.as_bytes()


def _adres(adres: str) -> Address:
    naam, _, domein = adres.rpartition("@")
    return Address(username=naam, domain=domein)


def _naam(aan: str) -> str:
    """De naam voor in de regel 'Aan', zonder tekens die daar iets betekenen."""
    return schoon("".join(" " if teken in '<>@,;:"()[]\\' else teken for teken in aan)) or "ontvanger"


def regels(aanhef: str, zinnen: Sequence[str], afzender: Sequence[str]) -> tuple[str, ...]:
    """De alinea's van een mail: aanhef, zinnen, groet en afzender."""
    return (aanhef, *zinnen, "Met vriendelijke groet,", *afzender)
