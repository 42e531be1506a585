"""De screenings- en testinstrumenten die in een schooljaar mogen, uit schema/instrumenten.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from dossiercheck.fouten import Schemafout
from dossiercheck.hulpbron import hulpbron
from dossiercheck.schrijfwijze import vouw
from dossiercheck.yamlbestand import lees, regelnummer

BESTAND = "instrumenten.yaml"


@dataclass(frozen=True, slots=True)
class Instrument:
    """Een instrument met de soort onderzoek waar het bij hoort, en hoe het geschreven kan zijn."""

    naam: str
    soort: str
    vormen: tuple[re.Pattern[str], ...]

    def in_tekst(self, tekst: str, *, lopend: bool = False) -> bool:
        """Of het instrument genoemd wordt. In lopende tekst telt een los woord alleen met hoofdletters: 'zien' is daar een werkwoord."""
        vondsten = (m.group() for vorm in self.vormen for m in vorm.finditer(tekst))
        return any(not lopend or sum(c.isupper() for c in vondst) >= 2 or len(vondst.split()) > 1 for vondst in vondsten)


@dataclass(frozen=True, slots=True)
class Lijst:
    """De instrumenten die van en tot en met een dag gelden."""

    van: date
    tot: date
    instrumenten: tuple[Instrument, ...]

    def zoek(self, tekst: str, soort: str | None = None, *, lopend: bool = False) -> tuple[Instrument, ...]:
        """De instrumenten die in de tekst genoemd worden, in vaste volgorde."""
        return tuple(i for i in self.instrumenten if soort in (None, i.soort) and i.in_tekst(tekst, lopend=lopend))


@dataclass(frozen=True, slots=True)
class Instrumenten:
    """Alle lijsten, op volgorde van ingang."""

    lijsten: tuple[Lijst, ...]

    def op(self, dag: date) -> Lijst | None:
        """De lijst die op deze dag geldt; None als er geen is."""
        return next((lijst for lijst in self.lijsten if lijst.van <= dag <= lijst.tot), None)


def laad(map_: Path | None = None) -> Instrumenten:
    """De lijsten uit `map_`, of de meegeleverde. Schemafout met alle fouten: een vorm die niet klopt, lijsten die overlappen, of een gat ertussen."""
    inhoud = lees((map_ or hulpbron("schema")) / BESTAND)
    delen: Sequence[Any] = inhoud if isinstance(inhoud, list) else [inhoud]
    fouten: list[str] = []
    lijsten = [lijst for i, deel in enumerate(delen) if (lijst := _lijst(deel, inhoud, (i,) if isinstance(inhoud, list) else (), fouten))]
    lijsten.sort(key=lambda lijst: lijst.van)
    for eerder, later in pairwise(lijsten):
        if (later.van - eerder.tot).days != 1:
            fouten.append(f"{BESTAND}: tussen {eerder.tot:%d-%m-%Y} en {later.van:%d-%m-%Y} zit een gat of een overlap")
    if fouten:
        raise Schemafout("\n".join(fouten), "De instrumenten zijn niet te toetsen.", f"Herstel {BESTAND} en draai `dossiercheck schema-controle`.")
    return Instrumenten(tuple(lijsten))


def _lijst(deel: Any, geheel: object, pad: tuple[int, ...], fouten: list[str]) -> Lijst | None:
    geldig = deel.get("geldig") if isinstance(deel, Mapping) else None
    if not isinstance(geldig, Mapping) or not isinstance(geldig.get("van"), date) or not isinstance(geldig.get("tot"), date) or geldig["tot"] < geldig["van"]:
        fouten.append(f"{BESTAND}, regel {regelnummer(geheel, pad)}: hier hoort `geldig: {{van: datum, tot: datum}}`")
        return None
    gevonden = []
    for soort in deel.keys() - {"geldig"}:
        for i, instrument in enumerate(deel[soort]):
            if not isinstance(instrument, Mapping) or not instrument.get("naam"):
                fouten.append(f"{BESTAND}, regel {regelnummer(geheel, (*pad, soort, i))}: een instrument heeft een naam nodig")
                continue
            gevonden.append(Instrument(str(instrument["naam"]), str(soort), tuple(_vormen(instrument))))
    return Lijst(geldig["van"], geldig["tot"], tuple(sorted(gevonden, key=lambda i: (i.soort, i.naam))))


def _vormen(instrument: Mapping[str, Any]) -> Iterator[re.Pattern[str]]:
    """Hoe een instrument geschreven kan zijn: 'WISC-V', 'WISC V' en 'WISCV'. Een korte naam telt niet met een ander nummer erachter (SON-R 2-8)."""
    heel = vouw(str(instrument["naam"])).split()
    for naam in (instrument["naam"], *instrument.get("anders", ())):
        woorden = vouw(str(naam)).split()
        korter = woorden == heel[: len(woorden)] and len(woorden) < len(heel) and heel[len(woorden)].isdigit()
        yield re.compile(r"(?<!\w)" + r"[\W_]*".join(map(re.escape, woorden)) + r"(?!\w)" + (r"(?![\W_]*\d)" if korter else ""), re.IGNORECASE)
