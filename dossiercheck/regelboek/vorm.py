"""De vorm van de bestanden in schema/, als Cerberus-schema's: welke sleutels er horen en wat erin mag."""

from __future__ import annotations

from typing import Any

from dossiercheck.begrippen import Door, Ernst
from dossiercheck.regelboek.typen import Regelherkomst, Ritme

_Vorm = dict[str, Any]

_ZIN: _Vorm = {"type": "string", "minlength": 1, "required": True}
_LIJST: _Vorm = {"type": "list", "minlength": 1, "schema": {"type": "string"}}
_MAG_ZIN: _Vorm = {"type": "string", "minlength": 1}
_FRAGMENT: _Vorm = {"type": ["mapping", "list", "string"]}

_AFWIJKING: _Vorm = {
    "ernst": {"type": "string", "allowed": [e.value for e in Ernst]},
    "herkomst": {"type": "string", "allowed": [h.value for h in Regelherkomst]},
    "bron": {"type": "dict", "schema": {"alinea": {"type": "string"}, "citaat": {"type": "string", "minlength": 10}, "wet": {"type": "string"}}},
    "waarom": _MAG_ZIN,
    "geldt_als": _FRAGMENT,
    "toetsbaar_als": _FRAGMENT,
    "vanaf_leeftijd": {"type": ["integer", "string"]},
    "toets": _FRAGMENT,
    "waarde": {"type": "string"},
    "een_waarde": {"type": "boolean"},
    "instelbaar": {"type": "dict", "valuesrules": {"type": "integer", "min": 0}},
    "zoek_in": _LIJST,
    "door": {"type": "string", "allowed": [d.value for d in Door]},
    "bevinding": {"type": "dict", "schema": {"voldaan": _ZIN, "ontbreekt": _ZIN, "nakijken": _ZIN, "onvoldoende": _MAG_ZIN, "nvt": _MAG_ZIN}},
    "vraag": _MAG_ZIN,
    "waar": _MAG_ZIN,
    "geldig": {"type": "dict", "schema": {"van": {"type": "date", "required": True}, "tot": {"type": "date"}}},
}
_VERPLICHT = {"ernst", "herkomst", "waarom", "toets", "zoek_in", "door", "bevinding", "vraag", "waar", "geldig"}

REGELVORM: _Vorm = {"eis": _ZIN} | {sleutel: {**regels, "required": sleutel in _VERPLICHT} for sleutel, regels in _AFWIJKING.items()}

TYPEVORM: _Vorm = {
    "naam": _ZIN,
    "formulier": _ZIN,
    "besluit": {"type": "boolean", "required": True},
    "planning": {"type": "string", "allowed": [r.value for r in Ritme], "required": True},
    "overnemen": {"type": "list", "schema": {"type": "dict", "schema": {"uit": _ZIN, "eisen": {**_LIJST, "required": True}}}},
    "anders": {"type": "dict", "valuesrules": {"type": "dict", "schema": _AFWIJKING}},
    "eisen": {"type": "list", "schema": {"type": "dict"}},
}

SIGNAALVORM: _Vorm = {
    "als": {**_FRAGMENT, "required": True},
    "zin": _ZIN,
    "in_brief": {"type": "boolean"},
    "typen": _LIJST,
    "alleen_met_besluit": {"type": "boolean"},
    "aanvulling": {"type": "list", "schema": {"type": "dict", "schema": {"als": {**_FRAGMENT, "required": True}, "zin": _ZIN}}},
    "anders": _MAG_ZIN,
    "instelbaar": {"type": "dict", "valuesrules": {"type": "integer", "min": 0}},
}

FEITVORM: _Vorm = {
    "soort": {"type": "string", "allowed": ["ja-nee", "tekst", "getal", "datum", "keuze"], "required": True},
    "waarden": {"type": "list", "minlength": 2, "schema": {"type": ["string", "integer"]}},
    "omschrijving": _ZIN,
    "afgeleid": {"type": "boolean"},
}

STUKVORM: _Vorm = {"naam": _ZIN}

ZINVORM: _Vorm = dict.fromkeys(("gezocht", "niets_gezocht", "tegenspraak", "te_veel", "hiaat", "ja", "nee", "bron_citaat", "bron_wet", "bron_swv_keuze"), _ZIN)

BRONVORM: _Vorm = {
    "naam": _ZIN,
    "alineas": {"type": "dict", "required": True, "valuesrules": {"type": "dict", "schema": {"kop": _ZIN, "tekst": _ZIN}}},
}
