"""Het verzoek om aanvulling: van een rapport naar de brief aan de school."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dossiercheck.afscherming import zonder_bsn
from dossiercheck.begrippen import Aanvraag, Oordeel, Rapport
from dossiercheck.hulpbron import hulpbron
from dossiercheck.schrijfwijze import als_nederlands
from dossiercheck.stukken.invulproces import vul_begrensd
from dossiercheck.stukken.vragen import Verzoek, verzamel, wie
from dossiercheck.verwoording import dag_en_datum, dag_en_tijd, in_nederland, opsomming

BESTAND = "verzoek-aanvulling.docx"
MEESTE_NAMEN = 3
"""Zoveel leerlingen worden in het onderwerp bij naam genoemd; bij meer staat er een aantal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefgegevens:
    """Wat het kantoor aan de brief toevoegt; de teksten zijn instelbaar.

    `uiterste_datum` is de dag waarop de aanvulling er moet zijn. `contact` is een regel: telefoon, e-mailadres of allebei.
    """

    swv_naam: str
    adres: tuple[str, ...]
    loket: str
    contact: str
    plaats: str
    ondertekenaar: str
    functie: str
    dagtekening: date
    uiterste_datum: date
    school_adres: tuple[str, ...] = ()
    hoe_sturen: str = "op dezelfde manier als het dossier"
    rechtsgrond: str = (
        "Wij vragen dit op grond van artikel 4:5 van de Algemene wet bestuursrecht (Awb). Van de dag na deze brief tot de dag waarop de aanvulling binnen is, "
        "of de uiterste datum voorbij is, staat de termijn om te beslissen stil (artikel 4:15 van de Awb)."
    )
    gevolg: str = (
        "Hebben wij de aanvulling op de uiterste datum niet, dan kan de directeur-bestuurder besluiten de aanvraag niet te behandelen (artikel 4:5 van de Awb)."
    )
    gevolg_zonder_besluit: str = "Zonder de aanvulling kunnen wij uw aanvraag niet verder behandelen."


def maak_verzoek(rapport: Rapport, gegevens: Briefgegevens, typen: Mapping[str, str] | None = None, sjabloon: Path | None = None) -> bytes | None:
    """De brief als docx, of None als er niets te vragen is. `typen` geeft de leesbare naam bij een aanvraagtype.

    Raises:
        Sjabloonfout: het sjabloon is stuk, of een waarde die het vraagt is leeg.
    """
    veilig = zonder_bsn(rapport)
    verzoek = verzamel(veilig)
    if verzoek is None:
        return None
    context = _gegevens(veilig, verzoek, _betrokken(veilig.aanvragen), gegevens, typen or {})
    return vul_begrensd(sjabloon or hulpbron(f"sjablonen/{BESTAND}"), context, gegevens.dagtekening, _vereist(verzoek, context))


def verzoekgegevens(rapport: Rapport, gegevens: Briefgegevens, typen: Mapping[str, str]) -> Mapping[str, object]:
    """De namen die het sjabloon van het verzoek kent, voor een rapport waar iets te vragen is."""
    verzoek = verzamel(rapport)
    assert verzoek is not None
    return _gegevens(rapport, verzoek, _betrokken(rapport.aanvragen), gegevens, typen)


def _betrokken(aanvragen: tuple[Aanvraag, ...]) -> tuple[Aanvraag, ...]:
    """De aanvragen waar de brief over gaat: wat incompleet is, en anders wat door een onleesbaar bestand nog open is."""
    return tuple(a for a in aanvragen if a.oordeel is Oordeel.INCOMPLEET) or tuple(a for a in aanvragen if a.oordeel is not Oordeel.COMPLEET)


def _gegevens(rapport: Rapport, verzoek: Verzoek, betrokken: tuple[Aanvraag, ...], g: Briefgegevens, typen: Mapping[str, str]) -> dict[str, object]:
    """De namen die het sjabloon kent."""
    besluit = any(a.planning.awb_acht_weken for a in betrokken)
    over = _over(betrokken)
    return {
        "afzender": {"naam": g.swv_naam, "adres": g.adres, "loket": g.loket},
        "geadresseerde": (_school(rapport.aanvragen), *g.school_adres),
        "plaats_en_datum": f"{g.plaats}, {als_nederlands(g.dagtekening)}",
        "kenmerk": rapport.dossier,
        "onderwerp": f"Verzoek om aanvulling: {over.removeprefix('een ')}",
        "aanvraag": _enige({typen[a.aanvraagtype] for a in betrokken if a.aanvraagtype and a.aanvraagtype in typen}),
        "ontvangen": als_nederlands(in_nederland(rapport.ontvangen).date()),
        "wat": over,
        "incompleet": verzoek.incompleet,
        "meer_leerlingen": len(rapport.aanvragen) > 1,
        "delen": verzoek.delen,
        "onleesbaar": verzoek.onleesbaar,
        "uiterste_datum": dag_en_datum(g.uiterste_datum),
        "hoe_sturen": g.hoe_sturen,
        "planning": _planning(betrokken),
        "besluit": besluit,
        "rechtsgrond": g.rechtsgrond,
        "beslisdatum": _beslisdatum(betrokken),
        "gevolg": g.gevolg if besluit else g.gevolg_zonder_besluit,
        "contact": g.contact,
        "ondertekenaar": {"naam": g.ondertekenaar, "functie": g.functie},
    }


def _vereist(verzoek: Verzoek, context: Mapping[str, object]) -> list[str]:
    """Wat in elk geval in de brief moet staan, ook als het kantoor het sjabloon wijzigt."""
    vragen = [p.vraag for deel in verzoek.delen for groep in deel.groepen for p in groep.punten]
    bestanden = [tekst for stuk in verzoek.onleesbaar for tekst in (stuk.bestand, stuk.doe)]
    return [*vragen, *bestanden, str(context["uiterste_datum"]), str(context["kenmerk"])]


def _school(aanvragen: tuple[Aanvraag, ...]) -> str:
    return _enige({a.school_naam for a in aanvragen if a.school_naam}) or "Aan de school"


def _enige(waarden: set[str]) -> str | None:
    return next(iter(waarden)) if len(waarden) == 1 else None


def _over(betrokken: tuple[Aanvraag, ...]) -> str:
    """'een aanvraag voor Sam de Vries', 'aanvragen voor 12 leerlingen', 'een dossier'."""
    namen = [wie(a) for a in betrokken]
    if not namen:
        return "een dossier"
    voor = opsomming(namen) if len(namen) <= MEESTE_NAMEN else f"{len(namen)} leerlingen"
    return f"{'een aanvraag' if len(namen) == 1 else 'aanvragen'} voor {voor}"


def _planning(betrokken: tuple[Aanvraag, ...]) -> list[dict[str, str | None]]:
    """Een regel als alle aanvragen dezelfde planning hebben, anders een per leerling."""
    regels = {
        a.aanvraag: (wie(a), dag_en_tijd(a.planning.als_compleet_voor), dag_en_datum(a.planning.dan_vergadering))
        for a in betrokken
        if a.planning.als_compleet_voor and a.planning.dan_vergadering
    }
    gelijk = len({regel[1:] for regel in regels.values()}) == 1
    gekozen = list(regels.values())[:1] if gelijk else list(regels.values())
    return [{"leerling": None if gelijk else naam, "voor": voor, "vergadering": vergadering} for naam, voor, vergadering in gekozen]


def _beslisdatum(betrokken: tuple[Aanvraag, ...]) -> str | None:
    """De datum van Awb 4:13 als de termijn nog niet stilstond en voor alle leerlingen gelijk is."""
    lopend = {als_nederlands(a.planning.awb_acht_weken) for a in betrokken if a.planning.awb_acht_weken and not a.planning.opgeschort_sinds}
    return _enige(lopend)
