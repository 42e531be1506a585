"""Termijnen, vakanties en vergaderdagen. Drie kalenders: de Algemene termijnenwet, de schoolvakanties van een regio, en de vergaderingen van het swv."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from dossiercheck.begrippen import Planning
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.instellingen import Instellingen
from dossiercheck.tijd import NEDERLAND
from dossiercheck.verwoording import dag_en_datum

_DAG, _WEEK = timedelta(days=1), timedelta(weeks=1)
_HERFST_KERST_VOORJAAR_MEI_ZOMER = 5


class Kalenderfout(Gebruiksfout):
    """Een datum waarvoor de vakanties (nog) niet zijn vastgesteld."""


class Planningsoort(StrEnum):
    """In welke week na het inlevermoment een aanvraag op de agenda komt; GEEN bij een type zonder besluit."""

    TWEEDE_WEEK = "tweede-week"
    EERSTE_WEEK = "eerste-week"
    GEEN = "geen"


_WEKEN = {Planningsoort.EERSTE_WEEK: 1, Planningsoort.TWEEDE_WEEK: 2}


@dataclass(frozen=True, slots=True)
class Opschorting:
    """Een verzoek om aanvulling: dagtekening, uiterste datum, en de dag waarop is aangevuld (None: nog niet)."""

    verzoek: date
    uiterlijk: date
    aangevuld: date | None = None

    @property
    def einde(self) -> date:
        """De dag waarop de termijn weer loopt: die van de aanvulling, of de uiterste datum als die eerder valt."""
        return min(self.aangevuld or self.uiterlijk, self.uiterlijk)

    @property
    def dagen(self) -> int:
        """Opgeschorte dagen: vanaf de dag na het verzoek tot `einde` (Awb 4:15)."""
        return max(0, (self.einde - self.verzoek).days - 1)


def plan(
    sleutel: Planningsoort,
    ontvangen: datetime,
    compleet_op: datetime | None,
    nu: datetime,
    instellingen: Instellingen,
    opschortingen: Sequence[Opschorting] = (),
) -> Planning:
    """Wanneer een aanvraag behandeld wordt. Momenten zonder tijdzone geven ValueError, een datum buiten de vakantiegegevens Kalenderfout."""
    momenten = [moment for moment in (ontvangen, compleet_op, nu) if moment]
    if any(moment.tzinfo is None for moment in momenten):
        raise ValueError("een moment zonder tijdzone")
    if sleutel is Planningsoort.GEEN:
        return Planning()
    inleveren = inlevermoment_na(compleet_op or max(nu, ontvangen), instellingen)
    dag, uitleg = vergadering_na(inleveren, _WEKEN[sleutel], instellingen)
    termijnen = instellingen.termijnen
    klaar = compleet_op.astimezone(NEDERLAND) if compleet_op else None
    return Planning(
        compleet_op=klaar,
        vergadering=dag if klaar else None,
        als_compleet_voor=None if klaar else inleveren,
        dan_vergadering=None if klaar else dag,
        zes_weken=termijn_einde(klaar.date(), weken=termijnen.beslisweken) if klaar else None,
        awb_acht_weken=_awb_einde(ontvangen, termijnen.awb_weken, opschortingen),
        opgeschort_sinds=_opgeschort_sinds(nu, opschortingen),
        uitleg=uitleg,
    )


def inlevermoment_na(moment: datetime, instellingen: Instellingen) -> datetime:
    """Het eerste inlevermoment na `moment`, in Nederlandse tijd. Valt `moment` er precies op, dan is het dat van de week erna."""
    hier = moment.astimezone(NEDERLAND)
    dag = hier.date() + timedelta(days=(instellingen.inleverdag - hier.weekday()) % 7)
    inleveren = datetime.combine(dag, instellingen.inlevertijd, NEDERLAND)
    # In UTC vergeleken: rond de wisseling van zomertijd is Nederlandse tijd dubbelzinnig.
    if inleveren.astimezone(UTC) <= moment.astimezone(UTC):
        inleveren = datetime.combine(dag + _WEEK, instellingen.inlevertijd, NEDERLAND)
    return inleveren


def vergadering_na(inleveren: datetime, weken: int, instellingen: Instellingen) -> tuple[date, tuple[str, ...]]:
    """De vergadering in de zoveelste week na de week van het inlevermoment, of de eerste daarna die doorgaat, met uitleg wat is overgeslagen."""
    maandag = inleveren.date() - timedelta(days=inleveren.weekday())
    dag = maandag + weken * _WEEK + timedelta(days=instellingen.vergaderdag)
    overgeslagen: list[tuple[date, str]] = []
    while reden := geen_vergadering(dag, instellingen):
        overgeslagen.append((dag, reden))
        dag += _WEEK
    return dag, tuple(_uitleg(overgeslagen, dag))


def _uitleg(overgeslagen: Sequence[tuple[date, str]], dag: date) -> Iterator[str]:
    for reden, groep in groupby(overgeslagen, key=lambda paar: paar[1]):
        dagen = [d for d, _ in groep]
        wanneer = f"Op {dag_en_datum(dagen[0])}" if len(dagen) == 1 else f"Van {dag_en_datum(dagen[0])} tot en met {dag_en_datum(dagen[-1])}"
        yield f"{wanneer} is er geen vergadering: {reden}."
    if overgeslagen:
        yield f"De eerstvolgende vergadering is op {dag_en_datum(dag)}."


def vergaderdagen(van: date, tot: date, instellingen: Instellingen) -> list[date]:
    """De vergaderingen die doorgaan van `van` tot en met `tot`."""
    dag = van + timedelta(days=(instellingen.vergaderdag - van.weekday()) % 7)
    alle = (dag + n * _WEEK for n in range((tot - dag).days // 7 + 1))
    return [d for d in alle if not geen_vergadering(d, instellingen)]


def geen_vergadering(dag: date, instellingen: Instellingen) -> str:
    """Waarom er op deze dag geen vergadering is ('het is Koningsdag'), of '' als zij doorgaat. Kalenderfout buiten de vakantiegegevens."""
    if dag in instellingen.gaat_door:
        return ""
    for periode in instellingen.vervalt:
        if periode.van <= dag <= periode.tot:
            return periode.reden or "het loket heeft deze dag vrij"
    if feest := feestdag(dag):
        return f"het is {feest}"
    vakantie = schoolvakantie(dag, instellingen.regio)
    return f"het is {vakantie.lower()} in regio {instellingen.regio}" if vakantie else ""


def feestdag(dag: date) -> str:
    """De naam van de feestdag volgens de Algemene termijnenwet (5 mei elk jaar, Goede Vrijdag gelijkgesteld), of ''."""
    return _feestdagen(dag.year).get(dag, "")


@lru_cache(maxsize=64)
def _feestdagen(jaar: int) -> dict[date, str]:
    import holidays

    return dict(holidays.country_holidays("NL", years=jaar, categories=("public", "optional"), language="nl"))


def naar_werkdag(dag: date) -> date:
    """De dag zelf, of de eerste dag erna die geen zaterdag, zondag of feestdag is (Algemene termijnenwet artikel 1)."""
    while dag.weekday() >= 5 or feestdag(dag):
        dag += _DAG
    return dag


def termijn_einde(begin: date, *, dagen: int = 0, weken: int = 0) -> date:
    """De laatste dag van een termijn die de dag na `begin` ingaat. Boven twaalf weken of negentig dagen verschuift het einde niet (artikel 4)."""
    einde = begin + timedelta(days=dagen, weeks=weken)
    return einde if weken > 12 or dagen > 90 else naar_werkdag(einde)


def uiterste_aanvuldatum(dagtekening: date, dagen: int) -> date:
    """Tot en met welke dag een school mag aanvullen (Awb 4:5)."""
    return termijn_einde(dagtekening, dagen=dagen)


def bezwaar_tot(bekendmaking: date, weken: int) -> date:
    """De laatste dag om bezwaar te maken: de termijn gaat in op de dag na de bekendmaking (Awb 6:7 en 6:8)."""
    return termijn_einde(bekendmaking, weken=weken)


def _awb_einde(ontvangen: datetime, weken: int, opschortingen: Sequence[Opschorting]) -> date:
    """Acht weken na ontvangst (Awb 4:13), verlengd met de opgeschorte dagen (4:15)."""
    einde = ontvangen.astimezone(NEDERLAND).date() + weken * _WEEK + timedelta(days=sum(o.dagen for o in opschortingen))
    return einde if weken > 12 else naar_werkdag(einde)


def _opgeschort_sinds(nu: datetime, opschortingen: Sequence[Opschorting]) -> date | None:
    """De eerste dag van de opschorting die nu loopt, of None."""
    vandaag = nu.astimezone(NEDERLAND).date()
    lopend = [o for o in opschortingen if o.verzoek <= vandaag <= o.einde and vandaag != o.aangevuld]
    return max((o.verzoek + _DAG for o in lopend), default=None)


def schoolvakantie(dag: date, regio: str) -> str:
    """De naam van de schoolvakantie in de regio, of ''. Kalenderfout als de vakanties van dat schooljaar niet bekend zijn."""
    jaar = dag.year if dag.month >= 9 else dag.year - 1
    vakanties = _vakanties(jaar, regio)
    if len(set(vakanties.values())) < _HERFST_KERST_VOORJAAR_MEI_ZOMER:
        raise Kalenderfout(
            f"De schoolvakanties van {jaar}-{jaar + 1} in regio {regio} zijn niet bekend.",
            "Zonder vakanties is niet te zeggen welke vergaderingen doorgaan.",
            "Controleer de datum; klopt die, werk dan het pakket 'holidays' bij.",
        )
    return vakanties.get(dag, "")


@lru_cache(maxsize=64)
def _vakanties(jaar: int, regio: str) -> dict[date, str]:
    """De vakantiedagen van 1 september tot en met 31 augustus: zo valt elke zomervakantie in een jaar. Leeg als het pakket niets weet."""
    import holidays

    dagen = holidays.country_holidays("NL", subdiv=regio, years=(jaar, jaar + 1), categories=("school",), language="nl")
    return {dag: naam for dag, naam in dagen.items() if date(jaar, 9, 1) <= dag <= date(jaar + 1, 8, 31)}
