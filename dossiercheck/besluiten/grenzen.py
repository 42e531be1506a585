"""Een besluit gelegd naast het voorstel, het werkplan, de Awb en de controles van BRON. Alles is een waarschuwing: de mens beslist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dossiercheck.begrippen import Oordeel
from dossiercheck.besluiten.ontvangers import Ontvanger, kies_ontvangers
from dossiercheck.besluiten.typen import Besluit, Besluitregels, Besluittype, Deskundige, Melding, Strekking, Uitgangspunten, Voorstel
from dossiercheck.besluiten.voorstel import vroegste_einde
from dossiercheck.schrijfwijze import als_nederlands, schooljaar_van, vouw, zelfde_naam

_VIER_WEKEN = timedelta(weeks=4)
_Vondst = tuple[str, dict[str, object]]


def weeg_besluit(b: Besluit, u: Uitgangspunten, type_: Besluittype, voorstel: Voorstel, regels: Besluitregels, ook_ouders: bool = False) -> tuple[Melding, ...]:
    """De grenzen die dit besluit raakt, in vaste volgorde. Bij een afwijking hoort een reden in `b.afwijking`.

    `ook_ouders`: ook een afwijzing gaat bij dit swv naar de ouders.
    """
    vondsten = [*_dossier(b, u), *_termijnen(b, u)]
    if b.strekking is Strekking.TOEKENNEN:
        vondsten += [*_ingang(b, u, type_), *_einde(b, type_, voorstel), *_categorie(b, voorstel, regels)]
        if not b.adres.regels and type_.document:
            vondsten.append(("adres-onbekend", {}))
    if b.strekking.is_inhoudelijk:
        vondsten += _deskundigen(b, u, type_, regels)
    wie = kies_ontvangers(b.strekking, u.geboren, b.datum, regels, ook_ouders)
    if wie == (Ontvanger.SCHOOL,) and b.strekking is not Strekking.AANHOUDEN:
        vondsten.append(("ouders-niet-bericht", {}))
    if b.mandaat:
        vondsten.append(("mandaat", {}))
    return tuple(_in_woorden(naam, waarden, regels) for naam, waarden in vondsten)


def _in_woorden(naam: str, waarden: dict[str, object], regels: Besluitregels) -> Melding:
    grens = regels.grenzen[naam]
    leesbaar = {sleutel: als_nederlands(waarde) if isinstance(waarde, date) else waarde for sleutel, waarde in waarden.items()}
    return Melding(naam, grens.is_afwijking, grens.zin.tekst.format(**leesbaar), grens.zin.bron)


def _dossier(b: Besluit, u: Uitgangspunten) -> Iterator[_Vondst]:
    """Over een dossier dat niet compleet is beslist men met een reden; een compleet dossier laat men niet buiten behandeling."""
    if b.strekking.is_inhoudelijk and u.oordeel is not Oordeel.COMPLEET:
        yield "niet-compleet", {"oordeel": u.oordeel.value}
    if b.strekking is not Strekking.BUITEN_BEHANDELING:
        return
    if u.oordeel is Oordeel.COMPLEET:
        yield "toch-compleet", {}
    if u.aanvullen_tot is None:
        yield "geen-verzoek", {}
    elif b.datum <= u.aanvullen_tot:
        yield "termijn-loopt", {"uiterlijk": u.aanvullen_tot}
    elif b.datum > u.aanvullen_tot + _VIER_WEKEN:
        yield "vier-weken", {"uiterlijk": u.aanvullen_tot, "tot": u.aanvullen_tot + _VIER_WEKEN}


def _termijnen(b: Besluit, u: Uitgangspunten) -> Iterator[_Vondst]:
    if b.strekking.is_inhoudelijk and u.zes_weken and b.datum > u.zes_weken:
        yield "zes-weken", {"tot": u.zes_weken}
    if b.strekking.is_inhoudelijk and u.acht_weken and b.datum > u.acht_weken:
        yield "acht-weken", {"tot": u.acht_weken}


def _ingang(b: Besluit, u: Uitgangspunten, type_: Besluittype) -> Iterator[_Vondst]:
    """Geen terugwerkende kracht, behalve voor wie niet slaagde en tot 1 oktober van dat schooljaar aanvroeg."""
    if b.ingang is None:
        return
    if b.ingang < b.datum:
        begin = schooljaar_van(b.datum)[0]
        mag = u.gezakt and begin <= b.ingang and u.ontvangen <= date(begin.year, 10, 1)
        yield "terugwerkend-gezakt" if mag else "terugwerkend", {"ingang": b.ingang, "datum": b.datum}
    if type_.schooljaren and b.ingang > _jaar_later(b.datum):
        yield "ver-vooruit", {"ingang": b.ingang}


def _jaar_later(dag: date) -> date:
    return dag.replace(year=dag.year + 1) if (dag.month, dag.day) != (2, 29) else date(dag.year + 1, 2, 28)


def _einde(b: Besluit, type_: Besluittype, voorstel: Voorstel) -> Iterator[_Vondst]:
    if b.einddatum is None or b.ingang is None:
        return
    kortst = vroegste_einde(b.ingang)
    if type_.schooljaren and (b.einddatum.month, b.einddatum.day) != (7, 31):
        yield "einddatum-31-juli", {"einddatum": b.einddatum}
    if type_.schooljaren and b.einddatum < kortst:
        yield "te-kort", {"ingang": b.ingang, "tot": kortst}
    if voorstel.einddatum and b.einddatum > voorstel.einddatum:
        yield "te-lang", {"einddatum": b.einddatum, "tot": voorstel.einddatum}
    if voorstel.einddatum and voorstel.exact and kortst <= b.einddatum < voorstel.einddatum:
        yield "te-vroeg", {"einddatum": b.einddatum, "tot": voorstel.einddatum}


def _categorie(b: Besluit, voorstel: Voorstel, regels: Besluitregels) -> Iterator[_Vondst]:
    if b.categorie is None or voorstel.categorie is None or b.categorie == voorstel.categorie:
        return
    namen = {"categorie": regels.categorieen[b.categorie].naam, "voorstel": regels.categorieen[voorstel.categorie].naam}
    yield ("categorie-hoger" if b.categorie > voorstel.categorie else "categorie-lager"), dict(namen)


def _deskundigen(b: Besluit, u: Uitgangspunten, type_: Besluittype, regels: Besluitregels) -> Iterator[_Vondst]:
    """Genoeg zelfstandige adviezen, van de goede functies, van voor het besluit, en niet van de aanvragende school."""
    wie = b.deskundigen
    if len(wie) < type_.adviezen:
        yield "te-weinig-adviezen", {"aantal": len(wie), "nodig": type_.adviezen}
    if wie and not _is_functie(wie[0], regels.eerste_deskundige):
        yield "eerste-deskundige", {"functie": wie[0].functie}
    if len(wie) > 1 and not _is_functie(wie[1], regels.tweede_deskundige):
        yield "tweede-deskundige", {"functie": wie[1].functie}
    if len(wie) > 1 and zelfde_naam(wie[0].naam, wie[1].naam):
        yield "zelfde-deskundige", {}
    if any(u.school and d.werkt_bij and vouw(d.werkt_bij) == vouw(u.school) for d in wie):
        yield "eigen-school", {}
    if later := [d.datum for d in wie if d.datum > b.datum]:
        yield "advies-na-besluit", {"advies": max(later)}


def _is_functie(deskundige: Deskundige, woorden: tuple[str, ...]) -> bool:
    return any(woord in deskundige.functie.casefold() for woord in woorden)
