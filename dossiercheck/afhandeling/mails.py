"""De mailconcepten bij een besluit: per ontvanger een bericht met precies de stukken die voor hem zijn."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dossiercheck.besluiten import Ontvanger, Strekking
from dossiercheck.schrijfwijze import als_nederlands
from dossiercheck.stukken.besluitstukken import OUDERS, Besluitzaak
from dossiercheck.stukken.mailconcept import Bericht, maak_mail, regels

_AANHEF = {
    Ontvanger.SCHOOL: "Geachte heer, mevrouw,",
    Ontvanger.OUDERS: "Beste ouder(s)/verzorger(s),",
    Ontvanger.LEERLING: "Beste leerling,",
}


def maak_mails(zaak: Besluitzaak, stukken: Mapping[str, bytes]) -> dict[str, bytes]:
    """Bestandsnaam -> mail. Een PDF gaat voor het Word-document; de brief aan ouders gaat alleen naar ouders."""
    return {f"mail-{ontvanger}.eml": maak_mail(_bericht(zaak, ontvanger, _bijlagen(ontvanger, stukken))) for ontvanger in zaak.ontvangers}


def _bijlagen(ontvanger: Ontvanger, stukken: Mapping[str, bytes]) -> dict[str, bytes]:
    stammen = [Path(naam).stem for naam in stukken if naam.endswith(".docx")]
    mag = [stam for stam in stammen if stam != OUDERS or ontvanger is Ontvanger.OUDERS]
    namen = [f"{stam}.pdf" if f"{stam}.pdf" in stukken else f"{stam}.docx" for stam in mag]
    return {naam: stukken[naam] for naam in namen}


def _bericht(zaak: Besluitzaak, ontvanger: Ontvanger, bijlagen: Mapping[str, bytes]) -> Bericht:
    eigen = zaak.instellingen
    leerling = zaak.aanvraag.leerling_naam or "de leerling"
    aan = {
        Ontvanger.SCHOOL: zaak.aanvraag.school_naam or "de school die de aanvraag deed",
        Ontvanger.OUDERS: f"ouder(s)/verzorger(s) van {leerling}",
        Ontvanger.LEERLING: leerling,
    }[ontvanger]
    # Het onderwerp van een mail is voor iedereen leesbaar: geen naam van een leerling.
    onderwerp = f"{'Bericht' if zaak.besluit.strekking is Strekking.AANHOUDEN else 'Besluit'} over een aanvraag: {zaak.typenaam}"
    return Bericht(
        aan=aan,
        adressen=tuple(zaak.besluit.mail.get(str(ontvanger), ())),
        van=eigen.loket.mail,
        onderwerp=f"CONCEPT, niet versturen: {onderwerp}" if zaak.concept else onderwerp,
        regels=regels(_AANHEF[ontvanger], _zinnen(zaak, ontvanger), (eigen.loket.naam, eigen.naam, f"{eigen.loket.telefoon} of {eigen.loket.mail}")),
        bijlagen=bijlagen,
    )


def _zinnen(zaak: Besluitzaak, ontvanger: Ontvanger) -> tuple[str, ...]:
    eerste = {
        Ontvanger.SCHOOL: f"Hierbij ontvangt u ons bericht over uw aanvraag met kenmerk {zaak.dossier}.",
        Ontvanger.OUDERS: "Hierbij ontvangt u ons bericht over de aanvraag die de school voor uw kind heeft gedaan.",
        Ontvanger.LEERLING: "Hierbij ontvangt u ons bericht over de aanvraag die de school voor u heeft gedaan.",
    }[ontvanger]
    extra = []
    if zaak.ontvangers == (Ontvanger.SCHOOL,) and zaak.besluit.strekking in {Strekking.AFWIJZEN, Strekking.BUITEN_BEHANDELING}:
        wie, daarna = ("de leerling", "de leerling") if zaak.volwassen else ("de ouder(s)/verzorger(s)", "hen")
        extra.append(
            f"Wij sturen dit besluit alleen aan u. Zo kunt u het eerst zelf lezen en {wie} op een goed moment inlichten. "
            f"Laat ons weten wanneer u met {daarna} hebt gesproken: dan sturen wij het besluit ook aan {daarna}."
        )
    if bezwaar := zaak.bezwaar_tot:
        extra.append(f"In de brief staat wat u kunt doen als u het er niet mee eens bent. Bezwaar maken kan tot en met {als_nederlands(bezwaar)}.")
    return (eerste, *extra, "Is deze mail niet voor u bestemd? Laat het ons weten en verwijder hem.")
