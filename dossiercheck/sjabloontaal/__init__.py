"""De enige module met Jinja: een dichtgezette omgeving waarin een lege of onbekende waarde een fout is, nooit een gat."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dossiercheck.fouten import DossiercheckFout, Sjabloonfout

FILTERS = frozenset({"capitalize", "first", "join", "last", "length", "list", "lower", "selectattr", "upper"})
"""De bewerkingen die een sjabloon van het kantoor mag gebruiken."""

_ATTRIBUUT = re.compile(r"no attribute '([^']+)'|^'([^']+)' is undefined")


@dataclass(frozen=True, slots=True)
class Leeg:
    """Staat in de gegevens waar geen waarde is: onwaar in `{% if %}`, een fout in `{{ }}`. Kent zijn naam voor de melding."""

    veld: str

    def __bool__(self) -> bool:
        return False


def met_namen(waarde: object, veld: str) -> object:
    """Dezelfde gegevens (dataclass, dict, rij of losse waarde) met Leeg op de plek van None en lege tekst."""
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return {f.name: met_namen(getattr(waarde, f.name), f"{veld}.{f.name}") for f in fields(waarde)}
    if isinstance(waarde, Mapping):
        return {naam: met_namen(deel, f"{veld}.{naam}" if veld else naam) for naam, deel in waarde.items()}
    if isinstance(waarde, tuple | list):
        return tuple(met_namen(deel, f"{veld}[{nummer}]") for nummer, deel in enumerate(waarde, 1))
    return Leeg(veld) if waarde is None or (isinstance(waarde, str) and not waarde.strip()) else waarde


class Voluit(str):
    """Tekst die niet gemaskeerd wordt: het BSN op een tlv, als het swv dat instelt."""

    __slots__ = ()


_DOE = "Herstel het sjabloon, of zet het meegeleverde sjabloon terug."


def maak_omgeving(sjabloon: str, vorm: Callable[[str], str], ontbreekt: Callable[[str], str] | None = None) -> ImmutableSandboxedEnvironment:
    """Een omgeving die elke ingevulde waarde eerst door `vorm` haalt en None en leeg weigert; autoescape staat aan.

    Met `ontbreekt` komt op een lege plek die tekst te staan, gemaakt uit de naam van het veld: voor een concept.
    """

    def finalize(waarde: object) -> object:
        if isinstance(waarde, Undefined) or hasattr(waarde, "__html__"):
            return waarde
        if waarde is None or isinstance(waarde, Leeg) or (isinstance(waarde, str) and not waarde.strip()):
            veld = waarde.veld if isinstance(waarde, Leeg) else "een veld"
            if ontbreekt:
                return ontbreekt(veld)
            raise _leeg(sjabloon, veld)
        if isinstance(waarde, Voluit):
            return str(waarde)
        if not isinstance(waarde, str | int) or isinstance(waarde, bool):
            raise Sjabloonfout(f"Het sjabloon {sjabloon} toont iets wat geen tekst is.", "Een lijst of groep heeft geen eigen tekst.", _DOE)
        return vorm(waarde) if isinstance(waarde, str) else waarde

    omgeving = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=finalize, trim_blocks=True, lstrip_blocks=True)
    # Zonder deze namen is er niets aan te roepen: range, dict, lipsum, cycler, joiner en namespace.
    omgeving.globals.clear()
    return omgeving


def _leeg(sjabloon: str, veld: str) -> Sjabloonfout:
    return Sjabloonfout(f"Het sjabloon {sjabloon} toont {veld}, maar daar is geen waarde voor.", "Een brief met een lege plek gaat de deur niet uit.", _DOE)


@contextmanager
def als_sjabloonfout(sjabloon: str) -> Iterator[None]:
    """Maakt van elke fout in het sjabloon een Sjabloonfout die zegt welk sjabloon en wat erin te herstellen is."""
    try:
        yield
    except DossiercheckFout:
        raise
    except TemplateSyntaxError as fout:
        waarom = f"Er staat een opdracht zonder einde, of een haak te veel of te weinig, rond regel {fout.lineno} ({fout.message})."
        raise Sjabloonfout(f"Het sjabloon {sjabloon} is niet te lezen.", waarom, _DOE) from None
    except UndefinedError as fout:
        raise Sjabloonfout(f"Het sjabloon {sjabloon} gebruikt een veld dat niet bestaat: {_veld(str(fout))}", "", _DOE) from None
    except TemplateError as fout:
        raise Sjabloonfout(f"Het sjabloon {sjabloon} doet iets wat niet mag: {fout}", "Een sjabloon mag alleen velden invullen.", _DOE) from None
    except Exception as fout:  # een kapot sjabloon kan in elke bibliotheek eronder stuklopen, en in RecursionError
        raise Sjabloonfout(f"Het sjabloon {sjabloon} is niet in te vullen ({type(fout).__name__}).", "", _DOE) from None


def _veld(melding: str) -> str:
    vondst = _ATTRIBUUT.search(melding)
    return next(g for g in vondst.groups() if g) if vondst else melding
