"""Patronen uit de woordenschat lezen, met alle fouten tegelijk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from dossiercheck.patroon import Patronen, lees_patroon, vul_in
from dossiercheck.schrijfwijze import vouw

KENMERK = "kenmerk "


@dataclass(slots=True)
class Lezer:
    """Verzamelt alle fouten, zodat iemand ze in een keer kan herstellen."""

    kenmerken: dict[str, Patronen] = field(default_factory=dict)
    klassen: dict[str, str] = field(default_factory=dict)
    fouten: list[str] = field(default_factory=list)
    woorden: set[str] = field(default_factory=set)
    stammen: set[str] = field(default_factory=set)
    """Elk woord, en elk begin van een woord (voor een *), dat in een patroon staat."""

    def patronen(self, waarde: Any) -> Patronen:
        regels: list[Any] = []
        for regel in [waarde] if isinstance(waarde, str) else list(waarde or ()):
            if str(regel).startswith(KENMERK):
                regels.extend(self.kenmerk(str(regel).removeprefix(KENMERK)).regels)
            else:
                try:
                    ingevuld = vul_in(str(regel), self.klassen)
                    regels.append(lees_patroon(ingevuld))
                    self._onthoud(ingevuld)
                except ValueError as fout:
                    self.fouten.append(str(fout))
        return Patronen(tuple(regels))

    def _onthoud(self, regel: str) -> None:
        for woord in re.findall(r"[^\W_]+\*?(?!\S)|(?<!\S)[^\W_]+\*", re.sub(r"[|+=.]", " ", regel)):
            (self.stammen if woord.endswith("*") else self.woorden).add(vouw(woord))

    def kenmerk(self, naam: str) -> Patronen:
        if naam not in self.kenmerken:
            self.fouten.append(f"onbekend kenmerk '{naam}'{bedoelde(naam, self.kenmerken)}")
        return self.kenmerken.get(naam, Patronen())


def bedoelde(woord: str, bekend: Iterable[str]) -> str:
    """'; bedoelde u ...' bij een woord dat erop lijkt, anders niets."""
    lijkt = get_close_matches(woord, list(bekend), 1)
    return f"; bedoelde u '{lijkt[0]}'?" if lijkt else ""
