"""Een besluit voorbereiden: wat er bekend is, wat het programma voorstelt, wat nog ontbreekt en waar het voor waarschuwt. Schrijft niets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dossiercheck import besluitregels, instellingen, regelboek
from dossiercheck.afhandeling.adviezen import lees_adviezen
from dossiercheck.begrippen import Aanvraag, Rapport, Status, Waarde
from dossiercheck.besluiten import Besluitregels, Besluittype, Melding, Uitgangspunten, Voorstel, stel_voor, weeg_besluit
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.instellingen import Afwijzing, Instellingen
from dossiercheck.invulling import AFWIJKING, Gegevens, Invulling, Veld, maak_besluit, ontbrekend, overbodig, tegenstrijdig
from dossiercheck.stukken.bewaren import lees_lijst
from dossiercheck.stukken.brief import BESTAND as VERZOEK
from dossiercheck.verwoording import in_nederland


@dataclass(frozen=True, slots=True)
class Kader:
    """Wat voor elk besluit hetzelfde is."""

    regels: Besluitregels
    instellingen: Instellingen
    typenamen: Mapping[str, str]
    zonder_besluit: frozenset[str]


@dataclass(frozen=True, slots=True)
class Voorbereiding:
    """Een besluit tot nu toe. `fouten` maken het onmogelijk; `ontbreekt` zijn velden die een mens nog moet invullen."""

    map_: Path
    rapport: Rapport
    aanvraag: Aanvraag
    type_: Besluittype
    typenaam: str
    kader: Kader
    invulling: Invulling
    uitgangspunten: Uitgangspunten
    voorstel: Voorstel
    ontbreekt: tuple[Veld, ...]
    fouten: tuple[str, ...]
    meldingen: tuple[Melding, ...]


def _mandaat_van(naam: str | None, ondertekenaar: instellingen.Ondertekenaar) -> str | None:
    """Het mandaat uit de instellingen, als deze persoon daar de ondertekenaar is."""
    return ondertekenaar.mandaat or None if naam and naam == ondertekenaar.naam else None


def laad_kader(werkmap: Path | None) -> Kader:
    """Regels, instellingen en namen. Schemafout als er iets niet klopt."""
    eigen, boek = instellingen.laad(werkmap), regelboek.laad()
    namen = {sleutel: type_.naam for sleutel, type_ in boek.typen.items()}
    return Kader(besluitregels.laad(), eigen, namen, frozenset(s for s, type_ in boek.typen.items() if not type_.besluit))


def bereid_voor(map_: Path, rapport: Rapport, invulling: Invulling, kader: Kader, vandaag: date) -> Voorbereiding:
    """De voorbereiding van een besluit over een aanvraag van dit dossier. Gebruiksfout als daar geen besluit over genomen wordt."""
    aanvraag = kies(rapport, invulling.aanvraag)
    type_ = besluittype(aanvraag, kader)
    invulling = replace(
        invulling,
        aanvraag=aanvraag.aanvraag,
        deskundigen=invulling.deskundigen or lees_adviezen(map_, aanvraag.aanvraag),
        mandaat=invulling.mandaat or _mandaat_van(invulling.naam, kader.instellingen.ondertekenaar),
    )
    bekend = uitgangspunten(map_, rapport, aanvraag, invulling.gegevens, kader.regels)
    voorstel = stel_voor(bekend, type_, kader.regels, invulling.ingang or invulling.datum or vandaag)
    ontbreekt = tuple(ontbrekend(invulling, type_))
    meldingen: tuple[Melding, ...] = ()
    if not ontbreekt:
        ook_ouders = kader.instellingen.besluit.afwijzing_ouders is Afwijzing.VERSTUREN
        meldingen = weeg_besluit(maak_besluit(invulling, aanvraag.aanvraag), bekend, type_, voorstel, kader.regels, ook_ouders)
        if any(m.is_afwijking for m in meldingen) and not invulling.afwijking:
            ontbreekt = (AFWIJKING,)
    fouten = (*overbodig(invulling, type_), *tegenstrijdig(invulling, aanvraag.leerling_geboortedatum))
    naam = kader.typenamen.get(aanvraag.aanvraagtype or "", type_.product)
    return Voorbereiding(map_, rapport, aanvraag, type_, naam, kader, invulling, bekend, voorstel, ontbreekt, fouten, meldingen)


def kies(rapport: Rapport, nummer: str | None) -> Aanvraag:
    """De aanvraag met dit nummer, of de enige. Gebruiksfout als er te kiezen valt of als hij er niet is."""
    nummers = ", ".join(a.aanvraag for a in rapport.aanvragen)
    if nummer is None and len(rapport.aanvragen) != 1:
        raise Gebruiksfout("Dit dossier heeft meer aanvragen.", "", f"Kies er een met --aanvraag: {nummers}.")
    gekozen = next((a for a in rapport.aanvragen if nummer in (None, a.aanvraag)), None)
    if gekozen is None:
        raise Gebruiksfout(f"Aanvraag {nummer} zit niet in dit dossier.", "", f"Kies uit: {nummers}.")
    return gekozen


def besluittype(aanvraag: Aanvraag, kader: Kader) -> Besluittype:
    """Wat er bij een besluit over deze aanvraag hoort. Gebruiksfout als het loket er niet over besluit."""
    soort = aanvraag.aanvraagtype
    if soort is None:
        raise Gebruiksfout(
            "Het aanvraagtype is niet bekend, dus er is niets om over te besluiten.",
            "Zonder aanvraagformulier is niet te zeggen wat er gevraagd wordt.",
            "Zet `aanvraagtype` in dossier.yaml en controleer het dossier opnieuw.",
        )
    if soort in kader.zonder_besluit:
        raise Gebruiksfout(
            f"Over '{kader.typenamen[soort]}' neemt het samenwerkingsverband geen besluit.",
            "Volgens het werkplan regelen de scholen dit zelf, of gaat het om een advies of afspraak. Er hoort geen besluitbrief bij.",
            "Is het dossier compleet, laat dat dan aan de school weten; daarmee is het klaar.",
        )
    if soort not in kader.regels.typen:
        raise Gebruiksfout("Over dit aanvraagtype staat niets in schema/besluiten.yaml.", "", "Voeg het daar toe onder 'typen'.")
    return kader.regels.typen[soort]


def uitgangspunten(map_: Path, rapport: Rapport, a: Aanvraag, opgegeven: Gegevens, regels: Besluitregels) -> Uitgangspunten:
    """Wat er bekend is: wat een mens opgaf gaat voor wat in het rapport staat."""
    bron = regels.gegevens
    uren, categorie = a.waarden.get(bron["uren"]), a.waarden.get(bron["categorie"])
    return Uitgangspunten(
        oordeel=a.oordeel,
        ontvangen=in_nederland(rapport.ontvangen).date(),
        school=a.school_naam,
        geboren=a.leerling_geboortedatum,
        instroom=opgegeven.instroom or _tekst(a.waarden.get(bron["instroom"])),
        uitstroom=opgegeven.uitstroom or _tekst(a.waarden.get(bron["uitstroom"])),
        niveau=opgegeven.niveau,
        leerjaar=opgegeven.leerjaar,
        categorie=categorie if isinstance(categorie, int) and not isinstance(categorie, bool) else None,
        onderbouwd=any(b.eis == bron["onderbouwing"] and b.status is Status.VOLDAAN for b in a.bevindingen),
        uren=opgegeven.uren if opgegeven.uren is not None else float(uren) if isinstance(uren, int | float) else None,
        stage=_ja(opgegeven.stage, a, regels.feiten["stage"]),
        gezakt=_ja(opgegeven.gezakt, a, regels.feiten["gezakt"]),
        gespreid=_ja(opgegeven.gespreid, a, regels.feiten["gespreid"]) or (opgegeven.gespreid is None and _gespreid(a, bron["gespreid"])),
        aanvullen_tot=aanvullen_tot(map_),
        zes_weken=a.planning.zes_weken,
        acht_weken=a.planning.awb_acht_weken,
    )


def _ja(opgegeven: bool | None, a: Aanvraag, feit: str) -> bool:
    return a.feiten.get(feit) is True if opgegeven is None else opgegeven


def _gespreid(a: Aanvraag, signaal: str) -> bool:
    return any(s.signaal == signaal for s in a.signalen)


def aanvullen_tot(map_: Path) -> date | None:
    """De uiterste datum in het laatste verzoek om aanvulling; None als er geen verzoek ligt."""
    stam = VERZOEK.removesuffix(".docx")
    datums = [v.gegevens["uiterste_datum"] for naam, v in lees_lijst(map_).items() if naam.startswith(stam) and "uiterste_datum" in v.gegevens]
    return date.fromisoformat(max(datums)) if datums else None


def _tekst(waarde: Waarde) -> str | None:
    return waarde if isinstance(waarde, str) else None
