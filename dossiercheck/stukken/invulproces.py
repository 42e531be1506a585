"""Een sjabloon is code: invullen gebeurt in een eigen proces met een grens aan tijd en geheugen, dat alleen een document of een melding teruggeeft."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from dossiercheck.fouten import DossiercheckFout, Sjabloonfout
from dossiercheck.stukken.sjabloon import vul_in, warm_op

TIJDGRENS = 30.0
_OPSTARTTIJD = 60.0
_GEHEUGEN = 1024**3
_MAAT = 64 * 1024**2
_KLAAR, _DOCUMENT, _FOUT = b"K", b"D", b"F"


@dataclass(frozen=True, slots=True)
class _Opdracht:
    sjabloon: Path
    gegevens: Mapping[str, object]
    dagtekening: date
    vereist: tuple[str, ...]
    concept: bool


@dataclass(frozen=True, slots=True)
class _Proces:
    proces: BaseProcess
    lijn: Connection[Any, Any]

    def stop(self) -> None:
        self.lijn.close()
        self.proces.kill()
        self.proces.join(5)


_bezig: list[_Proces] = []
"""Het ene proces dat blijft bestaan: elk document een nieuw proces kost een halve seconde."""


def vul_begrensd(
    sjabloon: Path, gegevens: Mapping[str, object], dagtekening: date, vereist: Sequence[str], concept: bool = False, tijdgrens: float = TIJDGRENS
) -> bytes:
    """Als vul_in, in het invulproces. Sjabloonfout ook als het invullen te lang duurt of te veel geheugen vraagt."""
    werker = _start()
    try:
        werker.lijn.send(_Opdracht(sjabloon.absolute(), gegevens, dagtekening, tuple(vereist), concept))
        if not werker.lijn.poll(tijdgrens):
            raise EOFError
        antwoord = werker.lijn.recv_bytes(_MAAT)
    except (EOFError, OSError):
        _bezig.clear()
        werker.stop()
        raise Sjabloonfout(
            f"Het invullen van {sjabloon.name} is afgebroken.",
            "Het duurde te lang of kostte te veel geheugen.",
            "Kijk of er in het sjabloon een lus in een lus staat.",
        ) from None
    if antwoord[:1] == _DOCUMENT:
        return antwoord[1:]
    raise Sjabloonfout(*json.loads(antwoord[1:]))


def _start() -> _Proces:
    if _bezig and _bezig[0].proces.is_alive():
        return _bezig[0]
    _bezig.clear()
    # forkserver vorkt niet uit dit proces zelf, dat draden kan hebben; Windows kent alleen spawn.
    soort = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context: Any = multiprocessing.get_context(soort)
    hier, daar = context.Pipe()
    proces = context.Process(target=_draai, args=(daar,), daemon=True)
    proces.start()
    daar.close()
    werker = _Proces(proces, hier)
    if not hier.poll(_OPSTARTTIJD) or hier.recv_bytes(_MAAT) != _KLAAR:
        werker.stop()
        raise Sjabloonfout("Het invullen van sjablonen start niet.", "", "Sluit andere programma's en probeer het opnieuw.")
    _bezig.append(werker)
    return werker


def _draai(lijn: Connection[Any, Any]) -> None:
    """Het kind: vul in wat gevraagd wordt tot de lijn sluit."""
    warm_op()
    _begrens()
    lijn.send_bytes(_KLAAR)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            lijn.send_bytes(_antwoord(lijn.recv()))


def _antwoord(o: _Opdracht) -> bytes:
    try:
        return _DOCUMENT + vul_in(o.sjabloon, o.gegevens, o.dagtekening, o.vereist, o.concept)
    except DossiercheckFout as fout:
        melding = [fout.wat, fout.waarom, fout.doe]
    except Exception as fout:  # in de tekst van een andere fout kan een naam staan
        melding = [f"Het sjabloon {o.sjabloon.name} is niet in te vullen ({type(fout).__name__}).", "", "Draai `sjabloon-controle`."]
    return _FOUT + json.dumps(melding).encode()


def _begrens() -> None:
    """Grens aan geheugen en bestandsmaat, geen uitvoer; Windows kent de grenzen niet, daar geldt alleen de tijd."""
    afvoer = os.open(os.devnull, os.O_WRONLY)
    for nummer in (1, 2):
        os.dup2(afvoer, nummer)
    try:
        import resource
    except ImportError:
        return
    for soort, grens in ((resource.RLIMIT_DATA, _GEHEUGEN), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(soort)[1]
        resource.setrlimit(soort, (grens if hard == resource.RLIM_INFINITY else min(grens, hard), hard))
