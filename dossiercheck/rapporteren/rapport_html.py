"""rapport.html: een bestand zonder externe bronnen en zonder script, te lezen op scherm en papier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from itertools import groupby

from dossiercheck.afscherming import zonder_bsn
from dossiercheck.begrippen import Aanvraag, Bevinding, Bewijs, Document, Planning, Plek, Rapport, Status, Uitkomst
from dossiercheck.dossierbestand import NAAM
from dossiercheck.hulpbron import hulpbron
from dossiercheck.rapporteren.zinnen import (
    KWALITEIT,
    OORDEEL,
    STATUS,
    UITKOMST,
    WIJZE,
    Indeling,
    deel_in,
    dossierzin,
    kop_en_rest,
    oordeelzin,
    voortgangzin,
    zwaarste_oordeel,
)
from dossiercheck.schrijfwijze import als_nederlands
from dossiercheck.sjabloontaal import als_sjabloonfout, maak_omgeving
from dossiercheck.verwoording import bestandsnaam, dag_en_datum, dag_en_tijd, gezocht_in_woorden, in_nederland, ingekort, plek_in_woorden, schoon

SJABLOON = "rapport.html.j2"
CITAAT = 400
"""Zoveel tekens van een citaat staan in het rapport; het hele citaat staat in rapport.json."""

_LIDWOORD = re.compile(r"^(het|de|een) ")


@dataclass(frozen=True, slots=True)
class Deel:
    """Een aanvraag zoals het sjabloon hem toont."""

    aanvraag: Aanvraag
    titel: str
    zin: str
    indeling: Indeling
    zinnen: tuple[str, ...]
    planning: tuple[tuple[str, str], ...]
    voortgang: str
    """'2 van 3 punten opgelost.', met sinds wanneer; leeg zonder vorige stand."""
    opgelost: tuple[str, ...]
    van_mensen: tuple[Bevinding, ...]


@dataclass(frozen=True, slots=True)
class Bestandsregel:
    """Een regel van de verantwoording: stukken uit hetzelfde bestand staan onder elkaar."""

    naam: str
    eerste: bool
    soort: str
    bladzijden: str
    gelezen: str
    problemen: tuple[str, ...]
    bijzonder: tuple[str, ...]
    """Wat een mens hierover vastlegde, en een eigen ontvangst."""


class _Beeld(str):
    """Een adres met een beeld erin: gaat ongewijzigd het sjabloon in, want erin lezen als tekst zou het stukmaken."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def als_html(
    rapport: Rapport, typen: Mapping[str, str] | None = None, soorten: Mapping[str, str] | None = None, uitsneden: Mapping[Plek, str] | None = None
) -> bytes:
    """Het rapport als HTML in UTF-8. `typen` en `soorten` geven de leesbare naam bij een type of soort, `uitsneden` een PNG in base64 bij een plek.

    Raises:
        Sjabloonfout: het sjabloon is stuk of vraagt een waarde die er niet is.
    """
    veilig = zonder_bsn(rapport)
    omgeving = maak_omgeving(SJABLOON, schoon)
    omgeving.filters.update(
        datum=_datum,
        geboren=als_nederlands,
        plek=plek_in_woorden,
        gezocht=gezocht_in_woorden,
        kop=lambda t: kop_en_rest(t)[0],
        rest=lambda t: kop_en_rest(t)[1],
        citaat=_citaat,
        uitsnede=lambda plek: _Beeld(f"data:image/png;base64,{png}") if (png := (uitsneden or {}).get(plek)) else "",
        status=lambda s: STATUS[s],
    )
    gegevens = {
        "rapport": veilig,
        "zin": dossierzin(veilig.aanvragen),
        "oordeel": zwaarste_oordeel(veilig.aanvragen),
        "oordelen": OORDEEL,
        "niveau": 3 if len(veilig.aanvragen) > 1 else 2,
        "delen": [_deel(a, len(veilig.aanvragen) > 1) for a in veilig.aanvragen],
        "bestanden": _bestandsregels(veilig.documenten, soorten or {}, veilig.ontvangen),
        "typen": typen or {},
    }
    with als_sjabloonfout(SJABLOON):
        sjabloon = omgeving.from_string((hulpbron("sjablonen") / SJABLOON).read_text(encoding="utf-8"))
        return sjabloon.render(gegevens).encode("utf-8")


def _deel(aanvraag: Aanvraag, een_van_meer: bool) -> Deel:
    naam = aanvraag.leerling_naam or f"leerling zonder naam (aanvraag {aanvraag.aanvraag})"
    zin = oordeelzin(aanvraag, "Deze aanvraag" if een_van_meer else "Dit dossier")
    planning, per_eis = aanvraag.planning, {b.eis: b for b in aanvraag.bevindingen}
    opgelost = tuple(kop_en_rest(per_eis[e].toelichting)[0] for e in aanvraag.voortgang.opgelost) if aanvraag.voortgang else ()
    mensen = tuple(b for b in aanvraag.bevindingen if b.mens and b.status in (Status.VOLDAAN, Status.NVT))
    return Deel(
        aanvraag, naam, zin, deel_in(aanvraag.bevindingen), _planningzinnen(planning), _planningregels(planning), _voortgang(aanvraag), opgelost, mensen
    )


def _voortgang(a: Aanvraag) -> str:
    return f"Sinds {dag_en_datum(in_nederland(a.voortgang.vorige).date())}: {voortgangzin(a.voortgang)}" if a.voortgang else ""


_TERMIJNEN = (
    ("compleet_op", "Compleet sinds"),
    ("zes_weken", "Besluit volgens de werkwijze (zes weken) uiterlijk"),
    ("awb_acht_weken", "Besluit volgens de Awb (acht weken) uiterlijk"),
    ("opgeschort_sinds", "De termijn staat stil sinds"),
)


def _planningzinnen(planning: Planning) -> tuple[str, ...]:
    zinnen = []
    if planning.vergadering:
        zinnen.append(f"De aanvraag staat op de agenda van {dag_en_datum(planning.vergadering)}.")
    if planning.als_compleet_voor and planning.dan_vergadering:
        wanneer = dag_en_tijd(planning.als_compleet_voor)
        zinnen.append(f"Is het dossier compleet voor {wanneer}, dan wordt de aanvraag behandeld op {dag_en_datum(planning.dan_vergadering)}.")
    return tuple(zinnen)


def _planningregels(planning: Planning) -> tuple[tuple[str, str], ...]:
    bekend = {f.name: getattr(planning, f.name) for f in fields(planning)}
    return tuple((etiket, _datum(bekend[naam])) for naam, etiket in _TERMIJNEN if bekend[naam] is not None)


def _datum(waarde: object) -> str:
    """Een datum met dag, een moment met dag en tijd, iets anders als tekst."""
    if isinstance(waarde, datetime):
        return dag_en_tijd(waarde)
    if isinstance(waarde, date):
        return dag_en_datum(waarde)
    return str(waarde)


def _citaat(bewijs: Bewijs) -> str:
    return ingekort(bewijs.tekst, CITAAT)


def _bestandsregels(documenten: tuple[Document, ...], soorten: Mapping[str, str], ontvangen: datetime) -> list[Bestandsregel]:
    per_bestand = groupby(documenten, key=lambda d: d.bestand)
    return [_bestandsregel(d, nummer == 0, soorten.get(d.soort, d.soort), ontvangen) for _, stukken in per_bestand for nummer, d in enumerate(stukken)]


def _bestandsregel(d: Document, eerste: bool, soort: str, ontvangen: datetime) -> Bestandsregel:
    bladzijden = "" if d.paginas == 0 else f"{d.van}" if d.van == d.tot else f"{d.van}–{d.tot}"
    wijze = WIJZE[d.gelezen] if d.uitkomst in {Uitkomst.GELEZEN, Uitkomst.DEELS} else ""
    gelezen = f"{UITKOMST[d.uitkomst]} ({wijze}), {KWALITEIT[d.kwaliteit]}" if wijze else UITKOMST[d.uitkomst]
    problemen = tuple(dict.fromkeys(p.tekst for p in d.problemen))
    bijzonder = [reden[0].upper() + reden[1:] + "." for reden in d.redenen if NAAM in reden]
    if d.ontvangen and d.ontvangen != ontvangen:
        bijzonder.append(f"Ontvangen op {dag_en_tijd(d.ontvangen)}.")
    return Bestandsregel(bestandsnaam(d.bestand), eerste, _zonder_lidwoord(soort), bladzijden, gelezen, problemen, tuple(bijzonder))


def _zonder_lidwoord(soort: str) -> str:
    """'het aanvraagformulier' wordt 'Aanvraagformulier'; zonder soort 'Onbekend'."""
    kaal = _LIDWOORD.sub("", soort) or "onbekend"
    return kaal[0].upper() + kaal[1:]
