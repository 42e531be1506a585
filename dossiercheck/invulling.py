"""Wat een mens over een besluit invulde, uit besluit.yaml, opties en antwoorden samen: wat ontbreekt er nog, en dan het Besluit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dossiercheck.besluiten import Adres, Besluit, Besluittype, Deskundige, Persoon, Strekking
from dossiercheck.keuring import bedoelde_u
from dossiercheck.schrijfwijze import is_bsn

_CATEGORIE = re.compile(r"([123])(?: ?\((laag|midden|hoog)\))?")
_WOORD = {"1": "laag", "2": "midden", "3": "hoog"}
_POSTCODE = re.compile(r"([1-9]\d{3}) ?([A-Z]{2})")
_MAIL = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[^@\s<>,;:\"]+")
_JA_NEE = {"ja": True, "true": True, "nee": False, "false": False}
_JAREN = range(2000, 2101)
_GEEN_ADRES = Adres()


@dataclass(frozen=True, slots=True)
class Gegevens:
    """Wat een mens over de leerling opgeeft voor het voorstel; gaat voor wat in het rapport staat. None is: niets opgegeven."""

    instroom: str | None = None
    uitstroom: str | None = None
    niveau: str | None = None
    leerjaar: int | None = None
    uren: float | None = None
    stage: bool | None = None
    gezakt: bool | None = None
    gespreid: bool | None = None


@dataclass(frozen=True, slots=True)
class Invulling:
    """De velden van een besluit voor zover ingevuld; None en leeg is: nog niet."""

    aanvraag: str | None = None
    strekking: Strekking | None = None
    naam: str | None = None
    functie: str | None = None
    datum: date | None = None
    categorie: int | None = None
    ingang: date | None = None
    einddatum: date | None = None
    motivering: str | None = None
    afwijking: str | None = None
    mandaat: str | None = None
    deskundigen: tuple[Deskundige, ...] = ()
    adres: Adres = _GEEN_ADRES
    bsn: str = ""
    mail: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    gegevens: Gegevens = Gegevens()


@dataclass(frozen=True, slots=True)
class Veld:
    """Een veld dat nog ingevuld moet worden, de vraag aan de gebruiker, en hoe het in besluit.yaml heet als dat anders is."""

    naam: str
    vraag: str
    heet: str = ""

    @property
    def etiket(self) -> str:
        return self.heet or self.naam


_VRAGEN = (
    Veld("strekking", "Wat is besloten (toekennen, afwijzen, buiten-behandeling, aanhouden, intrekken)"),
    Veld("naam", "Wie heeft besloten (naam)", "door: naam"),
    Veld("functie", "Wat is zijn of haar functie", "door: functie"),
    Veld("datum", "Op welke datum is besloten (jjjj-mm-dd)"),
    Veld("categorie", "Welke bekostigingscategorie: 1 (laag), 2 (midden) of 3 (hoog)"),
    Veld("ingang", "Wat is de ingangsdatum (jjjj-mm-dd)"),
    Veld("einddatum", "Wat is de einddatum (jjjj-mm-dd)"),
    Veld("motivering", "Wat is de motivering"),
)
AFWIJKING = Veld("afwijking", "Waarom is hiervan afgeweken")


def ontbrekend(i: Invulling, type_: Besluittype) -> Iterator[Veld]:
    """De velden die voor dit besluit nodig en nog leeg zijn, in de volgorde waarin ze gevraagd worden."""
    for veld in _VRAGEN:
        bij_toekennen = veld.naam in {"categorie", "ingang", "einddatum"}
        nodig = not bij_toekennen or (i.strekking is Strekking.TOEKENNEN and veld.naam in type_.nodig)
        if nodig and getattr(i, veld.naam) is None:
            yield veld


def overbodig(i: Invulling, type_: Besluittype) -> Iterator[str]:
    """Zinnen over wat wel is ingevuld maar niet bij dit besluit hoort."""
    if i.categorie is not None and not type_.categorie:
        yield "'categorie' hoort alleen bij een toelaatbaarheidsverklaring vso"
    if i.strekking not in {None, Strekking.TOEKENNEN}:
        for naam in ("categorie", "ingang", "einddatum"):
            if getattr(i, naam) is not None:
                yield f"'{naam}' hoort alleen bij toekennen"


def tegenstrijdig(i: Invulling, geboren: date | None) -> Iterator[str]:
    """Zinnen over datums die samen niet kunnen."""
    if i.ingang and i.einddatum and i.einddatum <= i.ingang:
        yield "'einddatum' ligt niet na 'ingang'"
    if i.ingang and geboren and i.ingang <= geboren:
        yield "'ingang' ligt voor de geboortedatum van de leerling"


def maak_besluit(i: Invulling, aanvraag: str) -> Besluit:
    """Het besluit, als er niets meer ontbreekt."""
    assert i.strekking and i.naam and i.functie and i.datum and i.motivering
    return Besluit(
        aanvraag=aanvraag,
        strekking=i.strekking,
        door=Persoon(i.naam, i.functie),
        datum=i.datum,
        motivering=i.motivering,
        categorie=i.categorie,
        ingang=i.ingang,
        einddatum=i.einddatum,
        afwijking=i.afwijking or "",
        deskundigen=i.deskundigen,
        mandaat=i.mandaat or "",
        adres=i.adres,
        bsn=i.bsn,
        mail=i.mail,
    )


# --- waarden: van YAML of een getypt antwoord naar de waarde, of een ValueError met een zin ------------


def lees_tekst(waarde: object) -> str:
    """Niet-lege tekst."""
    if isinstance(waarde, str) and waarde.strip():
        return waarde.strip()
    if isinstance(waarde, int) and not isinstance(waarde, bool):
        return str(int(waarde)).zfill(getattr(waarde, "_width", None) or 0)
    raise ValueError("hier hoort tekst; zet er aanhalingstekens omheen")


def lees_strekking(waarde: object) -> Strekking:
    try:
        return Strekking(str(waarde).strip())
    except ValueError:
        mogelijk = [str(s) for s in Strekking]
        raise ValueError(f"'{waarde}' is geen strekking{bedoelde_u(str(waarde), mogelijk)}; mogelijk is: {', '.join(mogelijk)}") from None


def lees_datum(waarde: object) -> date:
    """Een bestaande datum als 2026-12-01; niets wordt geraden."""
    try:
        if isinstance(waarde, date) and not isinstance(waarde, datetime):
            gelezen = date(waarde.year, waarde.month, waarde.day)
        else:
            gelezen = datetime.strptime(str(waarde).strip(), "%Y-%m-%d").date()
    except ValueError:
        raise ValueError(f"'{waarde}' is geen datum; schrijf jaar-maand-dag, zoals 2026-12-01") from None
    if gelezen.year not in _JAREN:
        raise ValueError(f"het jaar {gelezen.year} kan niet kloppen")
    return gelezen


def lees_categorie(waarde: object) -> int:
    """1, 2 of 3, met of zonder woord erbij; het woord moet kloppen."""
    gevonden = _CATEGORIE.fullmatch(str(waarde).strip()) if not isinstance(waarde, bool) else None
    if gevonden is None or gevonden[2] not in (None, _WOORD[gevonden[1]]):
        raise ValueError(f"'{waarde}' is geen categorie; mogelijk is: 1 (laag), 2 (midden), 3 (hoog)")
    return int(gevonden[1])


def lees_postcode(waarde: object) -> str:
    """'1234 AB'."""
    gevonden = _POSTCODE.fullmatch(str(waarde).strip().upper())
    if gevonden is None:
        raise ValueError(f"'{waarde}' is geen postcode; schrijf bijvoorbeeld 1234 AB")
    return f"{gevonden[1]} {gevonden[2]}"


def lees_bsn(waarde: object) -> str:
    """Negen cijfers die aan de elfproef voldoen. De melding noemt het nummer niet."""
    cijfers = re.sub(r"[ .]", "", lees_tekst(waarde))
    if not (cijfers.isascii() and cijfers.isdigit() and len(cijfers) == 9 and is_bsn(cijfers)):
        raise ValueError("dit is geen geldig BSN: het voldoet niet aan de elfproef")
    return cijfers


def lees_mail(waarde: object) -> str:
    if not isinstance(waarde, str) or not _MAIL.fullmatch(waarde.strip()):
        raise ValueError(f"'{waarde}' is geen mailadres")
    return waarde.strip()


def lees_ja_nee(waarde: object) -> bool:
    gelezen = _JA_NEE.get(str(waarde).strip().casefold())
    if gelezen is None:
        raise ValueError(f"'{waarde}' is geen ja of nee")
    return gelezen


def lees_leerjaar(waarde: object) -> int:
    if not re.fullmatch(r"[1-6]", str(waarde).strip()):
        raise ValueError(f"'{waarde}' is geen leerjaar; mogelijk is 1 tot en met 6")
    return int(str(waarde))


def lees_uren(waarde: object) -> float:
    tekst = str(waarde).strip().replace(",", ".")
    if not re.fullmatch(r"\d{1,2}(\.\d{1,2})?", tekst):
        raise ValueError(f"'{waarde}' is geen aantal uren")
    return float(tekst)


LEZERS: Mapping[str, Callable[[Any], Any]] = {
    "strekking": lees_strekking,
    "datum": lees_datum,
    "ingang": lees_datum,
    "einddatum": lees_datum,
    "categorie": lees_categorie,
}
