"""Hoe een dossier er eerder voor stond: bewaard in .verloop.json naast het rapport, voor '2 van 3 punten opgelost' en wat er nieuw is. Zonder namen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from dossiercheck.begrippen import Aanvraag, Ernst, Rapport, Status, Voortgang
from dossiercheck.opslag import schrijf

BESTAND = ".verloop.json"
VERSIE = 1
_BEWAAR = 20
_KLAAR = (Status.VOLDAAN, Status.NVT)


@dataclass(frozen=True, slots=True)
class Punten:
    """Hoe een aanvraag ervoor stond: oordeel, en de verplichte eisen die ontbraken of nagekeken moesten worden."""

    aanvraagtype: str | None
    oordeel: str
    ontbreekt: tuple[str, ...]
    nakijken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """De uitkomst bij een bepaalde verzameling stukken; `invoer` is de hash van die verzameling."""

    moment: datetime
    invoer: str
    aanvragen: Mapping[str, Punten]


@dataclass(frozen=True, slots=True)
class Verloop:
    """De standen, oudste eerst, en welke dossiers hier als aanvulling bij zijn gevoegd."""

    standen: tuple[Stand, ...] = ()
    aanvullingen: tuple[str, ...] = ()

    @property
    def vorige(self) -> Stand | None:
        return self.standen[-2] if len(self.standen) > 1 else None

    def voor(self, moment: datetime) -> Stand | None:
        """De laatste stand van voor een moment."""
        return next((s for s in reversed(self.standen) if s.moment < moment), None)


def lees_verloop(map_: Path) -> Verloop:
    """Het verloop van een dossier; leeg als er niets (leesbaars) is."""
    try:
        inhoud = json.loads((map_ / BESTAND).read_bytes())
        if inhoud["versie"] != VERSIE:
            return Verloop()
        return Verloop(tuple(map(_stand, inhoud["standen"])), tuple(inhoud["aanvullingen"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Verloop()


def bewaar_verloop(map_: Path, verloop: Verloop) -> None:
    """Schrijft het verloop; Schrijffout als dat niet lukt."""
    standen = [_als_json(s) for s in verloop.standen[-_BEWAAR:]]
    inhoud = {"versie": VERSIE, "aanvullingen": list(verloop.aanvullingen), "standen": standen}
    schrijf(map_ / BESTAND, (json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace"))


def werk_bij(verloop: Verloop, rapport: Rapport, nu: datetime, aanvullingen: Sequence[str] = ()) -> Verloop:
    """Met de stand van dit rapport erbij. Zijn de stukken dezelfde, dan vervangt hij de laatste: nog eens draaien verandert niets."""
    punten = {a.aanvraag: _punten(a) for a in rapport.aanvragen}
    invoer = _invoer(d.sha256 for d in rapport.documenten)
    eerder = verloop.standen
    gelijk = bool(eerder) and eerder[-1].invoer == invoer
    nieuw = replace(eerder[-1], aanvragen=punten) if gelijk else Stand(nu, invoer, punten)
    return Verloop((*(eerder[:-1] if gelijk else eerder), nieuw), tuple(aanvullingen))


def met_voortgang(rapport: Rapport, vorige: Stand | None) -> Rapport:
    """Het rapport met van elke aanvraag wat er van de open punten van toen geworden is."""
    return replace(rapport, aanvragen=tuple(replace(a, voortgang=_voortgang(a, vorige)) for a in rapport.aanvragen))


def _voortgang(a: Aanvraag, vorige: Stand | None) -> Voortgang | None:
    """De punten die toen ontbraken, en als er niets ontbrak die nagekeken moesten worden."""
    toen = vorige.aanvragen.get(a.aanvraag) if vorige else None
    if vorige is None or toen is None or a.aanvraagtype is None or toen.aanvraagtype != a.aanvraagtype:
        return None
    status = {b.eis: b.status for b in a.bevindingen}
    gevraagd = tuple(e for e in toen.ontbreekt or toen.nakijken if e in status)
    nu = _punten(a)
    nieuw = tuple(e for e in (*nu.ontbreekt, *nu.nakijken) if e not in {*toen.ontbreekt, *toen.nakijken})
    if not gevraagd and not nieuw:
        return None
    opgelost = tuple(e for e in gevraagd if status[e] in _KLAAR)
    return Voortgang(vorige.moment, gevraagd, opgelost, tuple(e for e in gevraagd if status[e] is Status.NAKIJKEN), nieuw)


def _punten(a: Aanvraag) -> Punten:
    verplicht = [b for b in a.bevindingen if b.ernst is Ernst.VERPLICHT]
    ontbreekt, nakijken = (tuple(b.eis for b in verplicht if b.status is status) for status in (Status.ONTBREEKT, Status.NAKIJKEN))
    return Punten(a.aanvraagtype, a.oordeel.value, ontbreekt, nakijken)


def _invoer(hashes: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(set(hashes))).encode()).hexdigest()


def _stand(s: Any) -> Stand:
    aanvragen = {naam: Punten(p["aanvraagtype"], p["oordeel"], tuple(p["ontbreekt"]), tuple(p["nakijken"])) for naam, p in s["aanvragen"].items()}
    return Stand(datetime.fromisoformat(s["moment"]), s["invoer"], aanvragen)


def _als_json(s: Stand) -> dict[str, object]:
    aanvragen = {
        naam: {"aanvraagtype": p.aanvraagtype, "oordeel": p.oordeel, "ontbreekt": list(p.ontbreekt), "nakijken": list(p.nakijken)}
        for naam, p in s.aanvragen.items()
    }
    return {"moment": s.moment.isoformat(), "invoer": s.invoer, "aanvragen": aanvragen}
