"""De documenten na een besluit: besluitbrief, tlv of aanwijzing, en de brief aan ouders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dossiercheck.begrippen import Aanvraag, Ernst, Status
from dossiercheck.besluiten import Besluit, Besluitregels, Besluittype, Ontvanger, Strekking
from dossiercheck.besluiten.ontvangers import is_volwassen
from dossiercheck.hulpbron import hulpbron
from dossiercheck.instellingen import Instellingen
from dossiercheck.kalender import bezwaar_tot
from dossiercheck.schrijfwijze import als_nederlands
from dossiercheck.sjabloontaal import Voluit
from dossiercheck.stukken.invulproces import vul_begrensd
from dossiercheck.verwoording import dag_en_datum, opsomming

BRIEF, OUDERS = "besluitbrief", "brief-ouders"
NOG_GEEN_NUMMER = "wordt toegekend bij definitief maken"
_TELWOORDEN = ("geen", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitzaak:
    """Alles wat in de documenten komt. `typenaam` is de naam van het aanvraagtype voor mensen; `eerder` is het besluit dat wordt ingetrokken."""

    dossier: str
    ontvangen: date
    aanvraag: Aanvraag
    typenaam: str
    besluit: Besluit
    type_: Besluittype
    regels: Besluitregels
    instellingen: Instellingen
    ontvangers: tuple[Ontvanger, ...]
    concept: bool
    nummer: str | None = None
    eerder_datum: date | None = None
    aanvullen_tot: date | None = None
    met_ouderbrief: bool = False
    sjablonen: Path | None = None
    """Map met eigen sjablonen; wat daar niet staat komt uit de meegeleverde."""

    @property
    def bezwaar_tot(self) -> date | None:
        """De laatste dag om bezwaar te maken, gerekend vanaf de datum van het besluit; None bij aanhouden, want dat is geen besluit."""
        if self.besluit.strekking is Strekking.AANHOUDEN:
            return None
        return bezwaar_tot(self.besluit.datum, self.instellingen.termijnen.bezwaarweken)

    @property
    def volwassen(self) -> bool:
        """Of de leerling zelf belanghebbende is, in plaats van zijn ouders."""
        return is_volwassen(self.aanvraag.leerling_geboortedatum, self.besluit.datum)


def maak_stukken(z: Besluitzaak) -> dict[str, bytes]:
    """Bestandsnaam -> document. Dezelfde zaak geeft dezelfde bytes.

    Raises:
        Sjabloonfout: een sjabloon is stuk, of bij een definitief besluit ontbreekt een waarde.
    """
    gegevens = besluitgegevens(z)
    toegekend = z.besluit.strekking is Strekking.TOEKENNEN
    brief = z.type_.brief if toegekend else z.regels.brieven[z.besluit.strekking]
    stukken = {BRIEF: brief}
    if toegekend and z.type_.document:
        stukken[z.type_.document.bestand] = z.type_.document.sjabloon
    if z.met_ouderbrief:
        stukken[OUDERS] = OUDERS
    aan_ouders = {**gegevens, "geadresseerde": (_ouders(z),)}
    return {f"{naam}.docx": _maak(z, sjabloon, aan_ouders if naam == OUDERS else gegevens, _vereist(z, naam)) for naam, sjabloon in stukken.items()}


def _maak(z: Besluitzaak, sjabloon: str, gegevens: Mapping[str, object], vereist: Sequence[str]) -> bytes:
    return vul_begrensd(sjabloonpad(sjabloon, z.sjablonen), gegevens, z.besluit.datum, vereist, z.concept)


def sjabloonpad(naam: str, eigen: Path | None) -> Path:
    """Het sjabloon van het kantoor als dat er is, anders het meegeleverde."""
    pad = eigen / f"{naam}.docx" if eigen else None
    return pad if pad and pad.is_file() else hulpbron(f"sjablonen/{naam}.docx")


def _vereist(z: Besluitzaak, naam: str) -> list[str]:
    """Wat in elk geval in het document staat, ook als het kantoor het sjabloon wijzigt."""
    b = z.besluit
    waarden: list[str | None] = [z.aanvraag.leerling_naam]
    if naam in {BRIEF, OUDERS}:
        # De termijn van ouders begint pas als zij het besluit krijgen (Awb 3:41): staat hun brief alleen klaar, dan is er nog geen datum.
        staat_klaar = naam == OUDERS and Ontvanger.OUDERS not in z.ontvangers
        waarden += [z.dossier, None if staat_klaar else _datum(z.bezwaar_tot), *alineas(b.motivering)]
    if (naam == BRIEF and b.strekking is Strekking.TOEKENNEN) or naam not in {BRIEF, OUDERS}:
        categorie = z.regels.categorieen[b.categorie].naam if b.categorie else None
        waarden += [_datum(b.ingang), _datum(b.einddatum), categorie, z.nummer]
    return [waarde for waarde in waarden if waarde and waarde.strip()]


def besluitgegevens(z: Besluitzaak) -> dict[str, object]:
    """De namen die de sjablonen rond een besluit kennen."""
    b, eigen = z.besluit, z.instellingen
    alleen_school = z.ontvangers == (Ontvanger.SCHOOL,)
    return {
        **briefkop(eigen, z.dossier, b.datum),
        "strekking": b.strekking.value,
        "geadresseerde": tuple(_geadresseerde(z)),
        "aan_school": alleen_school,
        "alleen_school": alleen_school,
        "volwassen": z.volwassen,
        "onderwerp": f"{'Bericht' if b.strekking is Strekking.AANHOUDEN else 'Besluit'} over de aanvraag voor {z.aanvraag.leerling_naam or 'een leerling'}",
        "aanvraag": z.typenaam,
        "ontvangen": als_nederlands(z.ontvangen),
        "leerling": _leerling(z),
        "school": {"naam": z.aanvraag.school_naam},
        "besluit": _besluit(z),
        "tlv": {"nummer": _nummer(z)},
        "deskundigen": tuple({"naam": d.naam, "functie": d.functie, "datum": _datum(d.datum), "advies": alineas(d.advies)} for d in b.deskundigen),
        "adviezen_in_woorden": _adviezen(b),
        "bezwaar": {
            "uiterlijk": dag_en_datum(z.bezwaar_tot) if z.bezwaar_tot else None,
            "weken": _in_woorden(eigen.termijnen.bezwaarweken),
            "adres": f"{eigen.naam}, {eigen.adres.straat}, {eigen.adres.postcode} {eigen.adres.plaats}",
            "advies": eigen.besluit.bezwaaradvies,
        },
        "grondslag": eigen.besluit.grondslag,
        "aanvullen_tot": dag_en_datum(z.aanvullen_tot) if z.aanvullen_tot else None,
        "ontbreekt": tuple(v.vraag or v.toelichting for v in z.aanvraag.bevindingen if v.status is Status.ONTBREEKT and v.ernst is Ernst.VERPLICHT),
        "eerder": {"datum": _datum(z.eerder_datum), "nummer": z.nummer if b.strekking is Strekking.INTREKKEN else None},
        "uiterste_besluit": _datum(z.aanvraag.planning.awb_acht_weken),
        "mandaat": b.mandaat,
        "namens": _namens(b.mandaat),
        "ondertekenaar": {"naam": b.door.naam, "functie": b.door.functie},
        "bijlage": _bijlage(z),
    }


def briefkop(eigen: Instellingen, kenmerk: str, dagtekening: date) -> dict[str, object]:
    """Wat elk document in de huisstijl nodig heeft."""
    adres = (eigen.adres.straat, f"{eigen.adres.postcode} {eigen.adres.plaats}")
    return {
        "afzender": {"naam": eigen.naam, "adres": adres, "loket": eigen.loket.naam, "volledig": f"{eigen.naam} ({eigen.code})"},
        "contact": f"{eigen.loket.telefoon} of {eigen.loket.mail}",
        "kenmerk": kenmerk,
        "plaats_en_datum": f"{eigen.adres.plaats}, {als_nederlands(dagtekening)}",
    }


def alineas(tekst: str) -> tuple[str, ...]:
    """De tekst in alinea's: elke regel die een mens schreef is er een."""
    return tuple(regel.strip() for regel in re.split(r"[\r\n\u2028\u2029\x85]+", tekst) if regel.strip())


def _geadresseerde(z: Besluitzaak) -> Iterator[str]:
    """Precies wie het besluit krijgt, de school eerst."""
    if Ontvanger.SCHOOL in z.ontvangers:
        yield z.aanvraag.school_naam or "Aan de school"
    if Ontvanger.OUDERS in z.ontvangers:
        yield _ouders(z)
    if Ontvanger.LEERLING in z.ontvangers:
        yield z.aanvraag.leerling_naam or "de leerling"


def _ouders(z: Besluitzaak) -> str:
    return f"De ouder(s)/verzorger(s) van {z.aanvraag.leerling_naam or 'de leerling'}"


def _leerling(z: Besluitzaak) -> dict[str, object]:
    adres = z.besluit.adres
    bsn = z.besluit.bsn if z.instellingen.bsn_op_tlv else ""
    return {
        "naam": z.aanvraag.leerling_naam,
        "geboortedatum": _datum(z.aanvraag.leerling_geboortedatum),
        "straat": adres.straat,
        "woonplaats": f"{adres.postcode} {adres.woonplaats}".strip(),
        "bsn": Voluit(bsn) if bsn else None,
    }


def _besluit(z: Besluitzaak) -> dict[str, object]:
    b = z.besluit
    categorie = z.regels.categorieen[b.categorie] if b.categorie else None
    return {
        "product": z.type_.product,
        "gewoon": z.type_.gewoon,
        "vervolg": z.type_.vervolg,
        "datum": als_nederlands(b.datum),
        "ingang": _datum(b.ingang),
        "einddatum": _datum(b.einddatum),
        "categorie": categorie.naam if categorie else None,
        "categorie_code": categorie.code if categorie else None,
        "motivering": alineas(b.motivering),
        "afwijking": alineas(b.afwijking),
    }


def _nummer(z: Besluitzaak) -> str | None:
    if z.besluit.strekking is not Strekking.TOEKENNEN or not (z.type_.document and z.type_.document.nummer):
        return None
    return z.nummer or (NOG_GEEN_NUMMER if z.concept else None)


def _bijlage(z: Besluitzaak) -> str | None:
    if z.besluit.strekking is not Strekking.TOEKENNEN or z.type_.document is None:
        return None
    return "toelaatbaarheidsverklaring" if z.type_.document.nummer else "aanwijzing"


def _adviezen(b: Besluit) -> str | None:
    if not b.deskundigen:
        return None
    functies = [d.functie for d in b.deskundigen]
    return f"het advies van de {functies[0]}" if len(functies) == 1 else f"de adviezen van {opsomming([f'de {f}' for f in functies])}"


def _namens(mandaat: str) -> str | None:
    """De regel boven de naam: een mandaat dat zelf al zegt namens wie, wordt niet herhaald."""
    return None if not mandaat else mandaat if mandaat.casefold().startswith("namens ") else f"namens het bestuur ({mandaat})"


def _in_woorden(aantal: int) -> str:
    return _TELWOORDEN[aantal] if aantal < len(_TELWOORDEN) else str(aantal)


def _datum(dag: date | None) -> str | None:
    return als_nederlands(dag) if dag else None
