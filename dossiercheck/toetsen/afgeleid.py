"""Feiten die volgen uit andere feiten en de dag van ontvangst. Een afgeleid feit houdt het bewijs en de zekerheid van waar het uit volgt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from dossiercheck.begrippen import Feit, Waarde
from dossiercheck.schrijfwijze import schooljaar_van, vouw
from dossiercheck.toetsen.afgeleid_isk import leid_isk_af

_LAATSTE_DAG_VERLENGING = (4, 1)
_LAATSTE_DAG_GEZAKT = (10, 1)


def leid_af(feiten: Mapping[str, Feit], ontvangen: date, werkgebied: Iterable[str] = ()) -> dict[str, Feit]:
    """De feiten met de afgeleide erbij; wat er al staat blijft staan. Zonder werkgebied wordt er over de woonplaats niets afgeleid."""
    kaal = frozenset(_kale_plaats(plaats) for plaats in werkgebied)
    afgeleid = [
        _elk(feiten, "leerling_geboortedatum", "leerling_leeftijd", lambda geboren: _leeftijd(geboren, ontvangen)),
        _elk(feiten, "tlv_einddatum", "gespreid_uiterste_datum", _voor_gespreid),
        _uiterste_datum(feiten, ontvangen),
        _elk(feiten, "gezakt_examen", "examen_uitzondering", lambda gezakt: _uitzondering(gezakt, feiten, ontvangen)),
        *leid_isk_af(feiten, ontvangen),
        _elk(feiten, "woonplaats", "buiten_werkgebied", lambda plaats: _buiten(plaats, kaal)) if kaal else Feit("buiten_werkgebied"),
    ]
    return {**{feit.begrip: feit for feit in afgeleid if feit.kandidaten}, **feiten}


def _elk(feiten: Mapping[str, Feit], uit: str, naar: str, reken: Callable[[Waarde], Waarde]) -> Feit:
    """Hetzelfde feit onder een andere naam, met van elke kandidaat de omgerekende waarde."""
    kandidaten = feiten[uit].kandidaten if uit in feiten else ()
    return Feit(naar, tuple(replace(k, begrip=naar, waarde=None if k.waarde is None else reken(k.waarde)) for k in kandidaten))


def _leeftijd(geboren: Waarde, ontvangen: date) -> Waarde:
    """Hele jaren; op de verjaardag zelf telt het nieuwe jaar (29 februari: 1 maart)."""
    if not isinstance(geboren, date):
        return None
    return ontvangen.year - geboren.year - ((ontvangen.month, ontvangen.day) < (geboren.month, geboren.day))


def _uiterste_datum(feiten: Mapping[str, Feit], ontvangen: date) -> Feit:
    """1 april van het schooljaar waarin de lopende tlv afloopt, of bij niet geslaagd 1 oktober erna. Zonder einddatum: het schooljaar van ontvangst."""
    naar = "verlenging_uiterste_datum"
    gezakt = zeker_waar(feiten.get("gezakt_examen"))
    eind = feiten.get("tlv_einddatum", Feit("tlv_einddatum")).kandidaten
    if eind:
        return Feit(naar, tuple(replace(k, begrip=naar, waarde=_uiterste(k.waarde, gezakt, ontvangen)) for k in eind))
    aanleiding = [k for feit in ("gezakt_examen", "stuk_aanmeldformulier") if feit in feiten for k in feiten[feit].kandidaten][:1]
    return Feit(naar, tuple(replace(k, begrip=naar, waarde=_uiterste(None, gezakt, ontvangen)) for k in aanleiding))


def _uiterste(eind: Waarde, gezakt: bool, ontvangen: date) -> date:
    einde_schooljaar = schooljaar_van(eind if isinstance(eind, date) else ontvangen)[1]
    april = date(einde_schooljaar.year, *_LAATSTE_DAG_VERLENGING)
    return max(april, _oktober(eind, ontvangen)) if gezakt else april


def _oktober(eind: Waarde, ontvangen: date) -> date:
    """1 oktober na het schooljaar waarin de tlv afloopt; zonder einddatum van het jaar van ontvangst, want een examen eindigt voor de zomer."""
    jaar = schooljaar_van(eind)[1].year if isinstance(eind, date) else ontvangen.year
    return date(jaar, *_LAATSTE_DAG_GEZAKT)


def _voor_gespreid(eind: Waarde) -> Waarde:
    """De laatste dag van het schooljaar voor het laatste van de lopende tlv: in dat laatste jaar begint het gespreide examen."""
    return schooljaar_van(eind)[0] - timedelta(days=1) if isinstance(eind, date) else None


def _uitzondering(gezakt: Waarde, feiten: Mapping[str, Feit], ontvangen: date) -> Waarde:
    """Of de uitzondering voor niet geslaagd voor het eindexamen op de dag van ontvangst nog geldt."""
    einddatums = [k.waarde for k in feiten["tlv_einddatum"].kandidaten if k.zeker] if "tlv_einddatum" in feiten else []
    return gezakt is True and any(ontvangen <= _oktober(eind, ontvangen) for eind in einddatums or [None])


def zeker_waar(feit: Feit | None) -> bool:
    """Of een zekere kandidaat ja zegt."""
    return feit is not None and any(k.zeker and k.waarde is True for k in feit.kandidaten)


def _buiten(plaats: Waarde, werkgebied: frozenset[str]) -> Waarde:
    kaal = _kale_plaats(str(plaats))
    return kaal not in werkgebied if kaal else None


def _kale_plaats(plaats: str) -> str:
    return vouw(plaats).replace(" ", "")
