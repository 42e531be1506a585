"""Mailconcepten: wie krijgt wat. Een verkeerde ontvanger is een datalek."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from dossiercheck import besluitregels, instellingen
from dossiercheck.afhandeling.mails import maak_mails
from dossiercheck.besluiten import Strekking, kies_ontvangers
from dossiercheck.stukken.besluitstukken import Besluitzaak
from dossiercheck.stukken.mailconcept import Bericht, maak_mail
from dossiercheck.stukken.voorbeelden import voorbeeldzaak

REGELS, EIGEN = besluitregels.laad(), instellingen.laad()
STUKKEN = {"besluitbrief.docx": b"brief", "tlv.docx": b"tlv", "brief-ouders.docx": b"ouders", "besluitbrief.pdf": b"%PDF brief"}
MAIL = {"school": ("info@school.example",), "ouders": ("een@post.example", "twee@post.example"), "leerling": ("sam@post.example",)}


def zaak(
    strekking: str = "toekennen", geboren: date | None = date(2011, 3, 4), mail: Mapping[str, tuple[str, ...]] = MAIL, concept: bool = False
) -> Besluitzaak:
    basis = voorbeeldzaak(0, Strekking(strekking), next(iter(REGELS.typen)), REGELS, EIGEN)
    ontvangers = kies_ontvangers(Strekking(strekking), geboren, basis.besluit.datum, REGELS)
    aanvraag = replace(basis.aanvraag, leerling_geboortedatum=geboren)
    return replace(basis, aanvraag=aanvraag, besluit=replace(basis.besluit, mail=mail), ontvangers=ontvangers, concept=concept)


def mails(z: Besluitzaak) -> dict[str, EmailMessage]:
    return {naam: message_from_bytes(inhoud, policy=policy.default) for naam, inhoud in maak_mails(z, STUKKEN).items()}


def aan(mail: EmailMessage) -> list[str]:
    return [adres.addr_spec for adres in mail["To"].addresses]


def bijlagen(mail: EmailMessage) -> list[str | None]:
    return [deel.get_filename() for deel in mail.iter_attachments()]


def test_toekenning_naar_ouders_en_school_elk_apart() -> None:
    alle = mails(zaak())
    assert set(alle) == {"mail-ouders.eml", "mail-school.eml"}
    assert aan(alle["mail-school.eml"]) == ["info@school.example"]
    assert aan(alle["mail-ouders.eml"]) == ["een@post.example", "twee@post.example"]
    assert bijlagen(alle["mail-school.eml"]) == ["besluitbrief.pdf", "tlv.docx"]
    assert bijlagen(alle["mail-ouders.eml"]) == ["besluitbrief.pdf", "tlv.docx", "brief-ouders.docx"]
    for mail in alle.values():
        assert mail["X-Unsent"] == "1" and "Cc" not in mail and "Bcc" not in mail
        assert mail["From"].addresses[0].addr_spec == EIGEN.loket.mail


@pytest.mark.parametrize("strekking", ["afwijzen", "buiten-behandeling", "aanhouden"])
def test_alleen_de_school(strekking: str) -> None:
    alle = mails(zaak(strekking))
    assert set(alle) == {"mail-school.eml"} and aan(alle["mail-school.eml"]) == ["info@school.example"]
    assert "brief-ouders.docx" not in bijlagen(alle["mail-school.eml"])
    inhoud = alle["mail-school.eml"].as_string()
    assert "post.example" not in inhoud


def test_meerderjarige_leerling_krijgt_het_zelf() -> None:
    alle = mails(zaak(geboren=date(2008, 12, 1)))
    assert set(alle) == {"mail-leerling.eml", "mail-school.eml"} and aan(alle["mail-leerling.eml"]) == ["sam@post.example"]
    assert "een@post.example" not in "".join(mail.as_string() for mail in alle.values())


def test_zonder_adres_blijft_de_regel_leeg() -> None:
    alle = mails(zaak(mail={}))
    assert [aan(mail) for mail in alle.values()] == [[], []]
    assert "Voorbeeld College" in str(alle["mail-school.eml"]["To"])


def test_onderwerp_noemt_geen_leerling_en_een_concept_zegt_het() -> None:
    for mail in (*mails(zaak()).values(), *mails(zaak(concept=True)).values()):
        assert "Sam" not in mail["Subject"] and "Voorbeeld van een aanvraag" in mail["Subject"]
    assert all(mail["Subject"].startswith("CONCEPT, niet versturen") for mail in mails(zaak(concept=True)).values())


def test_zelfde_invoer_zelfde_bytes() -> None:
    assert maak_mails(zaak(), STUKKEN) == maak_mails(zaak(), STUKKEN)


@pytest.mark.parametrize("naam", ["Jan\r\nBcc: dief@kwaad.example", "a@b.example, c@d.example", '"><x>', "Zoë; Çelik: x", "\u202enaJ", "", "   "])
def test_een_naam_wordt_nooit_een_ontvanger(naam: str) -> None:
    inhoud = maak_mail(Bericht(naam, (), "loket@swv.example", f"Besluit {naam}", ("Tekst.",), {}))
    mail = message_from_bytes(inhoud, policy=policy.default)
    assert mail["To"].addresses == () and "Bcc" not in mail and mail.get_payload()
    assert not mail.defects and not mail["To"].defects
