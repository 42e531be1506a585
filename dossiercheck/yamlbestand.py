"""YAML lezen zonder verrassingen: `17:00` en `no` blijven tekst, een dubbele sleutel is een fout, en elke plek heeft een regelnummer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache, wraps
from io import StringIO
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from dossiercheck.fouten import Schemafout

Pad = tuple[str | int, ...]
P = ParamSpec("P")
T = TypeVar("T")

_DATUM = re.compile(r"(?<![\w\"'-])\d{4}-\d{1,2}-\d{1,2}(?![\w\"'-])")


def lees(pad: Path) -> object:
    """De inhoud van het bestand: mappen, lijsten en waarden; None als het leeg is. Schemafout met regelnummer als het geen YAML is."""
    try:
        return _ontleed(pad.read_text("utf-8"))
    except MarkedYAMLError as fout:
        regel = fout.problem_mark.line + 1 if fout.problem_mark else 1
        raise _schemafout(f"{pad.name}, regel {regel}: {_probleem(fout)}") from None
    except (OSError, UnicodeDecodeError, YAMLError) as fout:
        raise _schemafout(f"{pad.name}: niet te lezen ({type(fout).__name__})") from None


@lru_cache(maxsize=64)
def _ontleed(tekst: str) -> object:
    """Dezelfde tekst wordt een keer ontleed: het regelboek, de woordenschat en de controle lezen dezelfde bestanden. Niemand wijzigt wat eruit komt.

    Een datum die niet bestaat (31 juni) blijft tekst: zo kan wie hem leest zeggen op welke regel hij staat.
    """
    try:
        return YAML(typ="rt").load(tekst)
    except ValueError:
        return YAML(typ="rt").load(_DATUM.sub(_als_tekst, tekst))


def vingerafdruk(map_: Path) -> str:
    """De hash van alle YAML in een map, met de namen. Wat niet te lezen is telt als leeg: wie het leest, meldt dat."""
    som = hashlib.sha256()
    for pad in sorted(p for p in map_.rglob("*.yaml") if p.is_file()):
        inhoud = b""
        with suppress(OSError):
            inhoud = pad.read_bytes()
        som.update(pad.relative_to(map_).as_posix().encode() + b"\0" + hashlib.sha256(inhoud).digest())
    return som.hexdigest()


def per_inhoud(lezing: Callable[Concatenate[Path, P], T]) -> Callable[Concatenate[Path, P], T]:
    """Zolang de bestanden in de map dezelfde zijn, wordt wat eruit gelezen is bewaard. Niemand wijzigt wat eruit komt."""

    @lru_cache(maxsize=4)
    def bewaard(inhoud: str, map_: Path, *args: P.args, **anders: P.kwargs) -> T:
        return lezing(map_, *args, **anders)

    @wraps(lezing)
    def lees_of_pak(map_: Path, /, *args: P.args, **anders: P.kwargs) -> T:
        return bewaard(vingerafdruk(map_), map_, *args, **anders)  # type: ignore[arg-type]

    return lees_of_pak


def _als_tekst(gevonden: re.Match[str]) -> str:
    try:
        date(*(int(deel) for deel in gevonden[0].split("-")))
    except ValueError:
        return f'"{gevonden[0]}"'
    return gevonden[0]


def met_regel(pad: Path, sleutels: Pad, regel: str) -> str:
    """De tekst van het bestand met deze regel achteraan de lijst op `sleutels`; commentaar en volgorde blijven. Het bestand zelf wijzigt niet."""
    schrijver = YAML(typ="rt")
    schrijver.preserve_quotes, schrijver.width = True, 4096
    schrijver.indent(mapping=2, sequence=4, offset=2)
    inhoud = lijst = schrijver.load(pad.read_text("utf-8"))
    for sleutel in sleutels[:-1]:
        lijst = lijst[sleutel]
    oud = lijst[sleutels[-1]]
    erbij = DoubleQuotedScalarString(regel)
    if isinstance(oud, CommentedSeq):
        oud.append(erbij)
    else:
        lijst[sleutels[-1]] = [oud, erbij]
    uit = StringIO()
    schrijver.dump(inhoud, uit)
    return uit.getvalue()


def regelnummer(gegeven: object, pad: Sequence[str | int]) -> int:
    """Het regelnummer (vanaf 1) van een plek in wat `lees` gaf; bestaat de plek niet, dan van het diepste deel dat wel bestaat."""
    regel = _begin(gegeven)
    for stap in pad:
        if isinstance(gegeven, CommentedMap) and stap in gegeven:
            regel = gegeven.lc.key(stap)[0] + 1
        elif isinstance(gegeven, CommentedSeq) and isinstance(stap, int) and stap < len(gegeven):
            regel = gegeven.lc.item(stap)[0] + 1
        else:
            break
        gegeven = gegeven[stap]
    return regel


def _begin(gegeven: object) -> int:
    return int(gegeven.lc.line) + 1 if isinstance(gegeven, CommentedMap | CommentedSeq) else 1


def _probleem(fout: MarkedYAMLError) -> str:
    if "duplicate key" in (fout.problem or ""):
        return "dezelfde sleutel staat er twee keer"
    return "dit is geen geldige YAML; kijk naar het inspringen, de aanhalingstekens en de dubbele punten"


def _schemafout(wat: str) -> Schemafout:
    return Schemafout(wat, "Een schema dat niet te lezen is stopt de run.", "Herstel de regel en draai `dossiercheck schema-controle`.")
