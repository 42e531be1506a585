"""Van een Cerberus-fragment in het schema naar een voorwaarde, met alle fouten tegelijk.

De valkuilen van Cerberus zijn hier dicht: elk fragment krijgt het type van zijn feit (anders laat `min` 'acht' door), een regex krijgt een groep
(anders sluit hij alleen de laatste keuze af), en een voorwaarde die niets toetst is een fout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dossiercheck.begrippen import Waarde
from dossiercheck.keuring.keurder import Fout, Keurder, Pad, Peil, bedoelde_u, maanden_terug, slaagt
from dossiercheck.keuring.voorwaarde import NOOIT, Deel, Voorwaarde

_OVERAL = {"required", "type", "allowed", "forbidden"}
_DATUMREGELS = {"hooguit_maanden_voor_ontvangst", "meer_maanden_voor_ontvangst", "niet_na_ontvangst", "voor_ontvangst", "voor_vergadering"}
_PER_TYPE = {
    "boolean": _OVERAL,
    "string": _OVERAL | {"minlength", "maxlength", "regex"},
    "number": _OVERAL | {"min", "max", "minder_dan", "meer_dan"},
    "date": _OVERAL | _DATUMREGELS,
}
_ALLE_REGELS = frozenset().union(*_PER_TYPE.values())
_TYPE_VAN_SOORT = {"ja-nee": "boolean", "tekst": "string", "getal": "number", "datum": "date"}


@dataclass(frozen=True, slots=True)
class Feitsoort:
    """Een feit uit de feitenlijst: soort waarde, en bij een keuze de waarden die het kan hebben."""

    naam: str
    soort: str
    waarden: tuple[str | int, ...] = ()
    omschrijving: str = ""
    afgeleid: bool = False

    @property
    def type(self) -> str:
        """Het type zoals Cerberus het noemt: boolean, string, number of date."""
        if self.soort == "keuze":
            return "number" if isinstance(self.waarden[0], int) else "string"
        return _TYPE_VAN_SOORT[self.soort]


def bouw_voorwaarde(fragment: object, feiten: Mapping[str, Feitsoort], *, afwezig: bool | None) -> tuple[Voorwaarde, list[Fout]]:
    """De voorwaarde in een fragment: een map (alle delen), een lijst van mappen (een ervan), of 'nooit'. Met alle fouten tegelijk.

    `required: true` maakt een afwezig feit onwaar, `required: false` waar; staat het er niet, dan is de uitkomst `afwezig`.
    """
    if fragment == "nooit":
        return NOOIT, []
    groepen = fragment if isinstance(fragment, list) else [fragment]
    gebouwd: list[tuple[Deel, ...]] = []
    fouten: list[Fout] = []
    for nummer, groep in enumerate(groepen):
        plek: Pad = (nummer,) if isinstance(fragment, list) else ()
        if not isinstance(groep, Mapping) or not groep:
            fouten.append(Fout(plek, "hier hoort een feit met voorwaarden, of een lijst daarvan"))
            continue
        delen = [_bouw_deel(str(naam), regels, feiten, afwezig) for naam, regels in groep.items()]
        fouten += [Fout((*plek, naam, *f.pad), f.tekst) for naam, (_, gevonden) in zip(groep, delen, strict=True) for f in gevonden]
        gebouwd.append(tuple(deel for deel, _ in delen if deel))
    return Voorwaarde(tuple(gebouwd)), fouten


def _bouw_deel(naam: str, regels: object, feiten: Mapping[str, Feitsoort], afwezig: bool | None) -> tuple[Deel | None, list[Fout]]:
    if naam not in feiten:
        return None, [Fout((), f"onbekend feit '{naam}'{bedoelde_u(naam, feiten)}")]
    if not isinstance(regels, Mapping):
        return None, [Fout((), f"na '{naam}' horen voorwaarden, zoals {{allowed: [true]}}")]
    soort = feiten[naam]
    if fouten := list(_regelfouten(regels, soort)):
        return None, fouten
    vast = {"type": soort.type, **{str(r): _plat(w) for r, w in regels.items() if r not in {"required", "type"}}}
    if "regex" in vast:
        vast["regex"] = f"(?:{vast['regex']})"
    deel = Deel(naam, vast, _bij_afwezig(regels, afwezig), repr(sorted(vast.items(), key=str)))
    return deel, _haalbaar(deel, soort)


def _bij_afwezig(regels: Mapping[str, object], afwezig: bool | None) -> bool | None:
    return not regels["required"] if "required" in regels else afwezig


def _regelfouten(regels: Mapping[str, object], soort: Feitsoort) -> Iterator[Fout]:
    for regel, waarde in regels.items():
        if regel not in _ALLE_REGELS:
            yield Fout((regel,), f"onbekende voorwaarde '{regel}'{bedoelde_u(str(regel), _ALLE_REGELS)}")
        elif regel not in _PER_TYPE[soort.type]:
            yield Fout((regel,), f"'{regel}' past niet bij '{soort.naam}', dat is van soort {soort.soort}")
        elif regel == "type" and waarde not in {soort.type, "integer" if soort.type == "number" else soort.type}:
            yield Fout((regel,), f"'{soort.naam}' is van soort {soort.soort}: type hoort '{soort.type}' te zijn")
        elif regel in {"allowed", "forbidden"}:
            yield from _waardefouten(str(regel), waarde, soort)
        elif regel not in {"type", "allowed", "forbidden"} and not _argument_klopt(str(regel), waarde):
            yield Fout((regel,), f"'{regel}' heeft een verkeerde waarde: {waarde!r}")


def _waardefouten(regel: str, waarden: object, soort: Feitsoort) -> Iterator[Fout]:
    if not isinstance(waarden, Sequence) or isinstance(waarden, str) or not waarden:
        yield Fout((regel,), f"na '{regel}' hoort een lijst met waarden, zoals [true]")
        return
    for waarde in waarden:
        if soort.waarden and waarde not in soort.waarden:
            yield Fout((regel,), f"'{waarde}' kan '{soort.naam}' niet zijn{bedoelde_u(str(waarde), map(str, soort.waarden))}")
        elif not slaagt(Keurder({"x": {"type": soort.type}}), "x", waarde, _PROEFPEIL):
            yield Fout((regel,), f"'{waarde}' is niet van soort {soort.soort}")


def _argument_klopt(regel: str, waarde: object) -> bool:
    if regel == "regex":
        return isinstance(waarde, str) and _leest_als_regex(waarde)
    if regel in {"required", "niet_na_ontvangst", "voor_ontvangst", "voor_vergadering"}:
        return isinstance(waarde, bool)
    heel = regel not in {"min", "max", "minder_dan", "meer_dan"}
    return isinstance(waarde, int if heel else (int, float)) and not isinstance(waarde, bool)


def _leest_als_regex(patroon: str) -> bool:
    try:
        re.compile(patroon)
    except re.error:
        return False
    return True


def _haalbaar(deel: Deel, soort: Feitsoort) -> list[Fout]:
    """Een fout als geen enkele waarde slaagt, of als alles slaagt, ook een afwezig feit: dan toetst de voorwaarde niets."""
    uitkomsten = {deel.weeg(waarde, _PROEFPEIL) for waarde in _proefwaarden(deel, soort)}
    if True not in uitkomsten and "regex" not in deel.regels:
        return [Fout((), f"deze voorwaarde over '{soort.naam}' kan nooit slagen")]
    if uitkomsten == {True} and deel.bij_afwezig is True:
        return [Fout((), f"deze voorwaarde over '{soort.naam}' kan nooit falen")]
    return []


_PROEFPEIL = Peil(date(2026, 11, 18), date(2026, 12, 1))


def _proefwaarden(deel: Deel, soort: Feitsoort) -> list[Waarde]:
    genoemd = [w for r, w in deel.regels.items() if r not in {"type", "regex"} for w in (w if isinstance(w, list) else [w])]
    if soort.waarden:
        return list(soort.waarden)
    if soort.type == "boolean":
        return [True, False]
    if soort.type == "date":
        return [*(maanden_terug(_PROEFPEIL.ontvangen, n) for n in (-14, -1, 0, 1, 11, 13, 24, 240)), date(2026, 11, 25)]
    if soort.type == "number":
        getallen = [w for w in genoemd if isinstance(w, int | float)]
        return [g + verschil for g in (0, *getallen) for verschil in (-1, -0.5, 0, 0.5, 1)]
    return ["", "x", "x" * 20, *(w for w in genoemd if isinstance(w, str))]


def _plat(waarde: object) -> object:
    return list(waarde) if isinstance(waarde, list) else waarde
