"""De enige module met Cerberus: strenge typen, eigen regels over datums, en de vorm van gegevens die mensen invullen."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from cerberus import TypeDefinition, Validator, errors  # type: ignore[import-untyped]

Pad = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Peil:
    """Waar datums tegen gemeten worden: de ontvangst van het stuk, en de vergadering als die bekend is."""

    ontvangen: date
    vergadering: date | None = None


@dataclass(frozen=True, slots=True)
class Fout:
    """Wat er mis is en op welke plek in de gegevens."""

    pad: Pad
    tekst: str


def maanden_terug(dag: date, maanden: int) -> date:
    """Dezelfde dag zoveel kalendermaanden eerder; bestaat die niet (31 februari), dan de laatste van de maand."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 - maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


class Keurder(Validator):  # type: ignore[misc]
    """Cerberus met strenge typen en de regels over datums. De tekst van elke regel begint met wat zijn argument moet zijn, zoals Cerberus vraagt."""

    types_mapping = Validator.types_mapping | {
        "integer": TypeDefinition("integer", (int,), (bool,)),
        "date": TypeDefinition("date", (date,), (datetime,)),
        "mapping": TypeDefinition("mapping", (Mapping,), ()),
    }

    def _peil(self) -> Peil:
        peil: Peil = self._config["peil"]
        return peil

    def _validate_hooguit_maanden_voor_ontvangst(self, grens: int, field: str, value: date) -> None:
        """{'type': 'integer', 'min': 0}"""
        if value < maanden_terug(self._peil().ontvangen, grens):
            self._error(field, "te oud")

    def _validate_niet_na_ontvangst(self, aan: bool, field: str, value: date) -> None:
        """{'type': 'boolean'}"""
        if aan and value > self._peil().ontvangen:
            self._error(field, "na de ontvangst")

    def _validate_voor_ontvangst(self, aan: bool, field: str, value: date) -> None:
        """{'type': 'boolean'}"""
        if aan is not (value < self._peil().ontvangen):
            self._error(field, "voor of na de ontvangst")

    def _validate_voor_vergadering(self, aan: bool, field: str, value: date) -> None:
        """{'type': 'boolean'}"""
        peil = self._peil()
        if aan is not (value < (peil.vergadering or peil.ontvangen)):
            self._error(field, "voor of na de vergadering")

    def _validate_meer_maanden_voor_ontvangst(self, grens: int, field: str, value: date) -> None:
        """{'type': 'integer', 'min': 0}"""
        if value >= maanden_terug(self._peil().ontvangen, grens):
            self._error(field, "niet oud genoeg")

    def _validate_meer_dan(self, grens: float, field: str, value: float) -> None:
        """{'type': 'number'}"""
        if not value > grens:
            self._error(field, "te weinig")

    def _validate_minder_dan(self, grens: float, field: str, value: float) -> None:
        """{'type': 'number'}"""
        if not value < grens:
            self._error(field, "te veel")


def slaagt(keurder: Keurder, veld: str, waarde: object, peil: Peil) -> bool:
    """Of deze waarde door de regels van het veld komt."""
    keurder._config["peil"] = peil
    return bool(keurder.validate({veld: waarde}, normalize=False))


def bedoelde_u(woord: str, mogelijk: Iterable[str]) -> str:
    """'; bedoelde u 'x'?' bij een woord dat erop lijkt, anders niets."""
    dichtbij = get_close_matches(woord, list(mogelijk), n=1, cutoff=0.6)
    return f"; bedoelde u '{dichtbij[0]}'?" if dichtbij else ""


def keur(gegeven: object, vorm: Mapping[str, Any]) -> list[Fout]:
    """De fouten in de vorm van een map met gegevens, alle tegelijk; `vorm` is een Cerberus-schema. Een onbekende sleutel krijgt een suggestie."""
    if not isinstance(gegeven, Mapping):
        return [Fout((), "hier hoort een map met sleutels")]
    keurder = Keurder(dict(vorm), peil=None)
    keurder.validate(gegeven, normalize=False)
    return [Fout(tuple(f.document_path), _in_woorden(f, keurder)) for f in _losse(keurder._errors)]


def _losse(fouten: Iterable[Any]) -> Iterator[Any]:
    for fout in fouten:
        if fout.is_group_error and not fout.is_logic_error:
            yield from _losse(fout.child_errors)
        else:
            yield fout


def _in_woorden(fout: Any, keurder: Keurder) -> str:
    naam = fout.document_path[-1]
    if fout.code == errors.REQUIRED_FIELD.code:
        return f"'{naam}' ontbreekt"
    if fout.code == errors.UNKNOWN_FIELD.code:
        return f"onbekende sleutel '{naam}'{bedoelde_u(str(naam), _buren(fout.document_path, keurder.schema))}"
    if fout.code == errors.BAD_TYPE.code:
        return f"'{naam}' heeft een verkeerde soort waarde: {fout.value!r}"
    if fout.code in {errors.UNALLOWED_VALUE.code, errors.UNALLOWED_VALUES.code}:
        mogelijk = [str(w) for w in fout.constraint]
        return f"'{naam}' kan niet {fout.value!r} zijn{bedoelde_u(str(fout.value), mogelijk)}; mogelijk is: {', '.join(mogelijk)}"
    return f"'{naam}' heeft een verkeerde waarde: {fout.value!r}"


def _buren(pad: Pad, schema: Mapping[str, Any]) -> list[str]:
    """De sleutels die op de plek van een onbekende sleutel wel mogen."""
    regels: Mapping[str, Any] = {"schema": schema}
    for stap in pad[:-1]:
        binnen = regels.get("schema", {})
        regels = regels["valuesrules"] if "valuesrules" in regels else binnen if isinstance(stap, int) else binnen.get(stap, {})
    return [str(sleutel) for sleutel in regels.get("schema", {})]
