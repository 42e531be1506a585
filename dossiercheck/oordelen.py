"""De oordelen van medewerkers over een dossier, bewaard in oordelen.json naast het rapport. Zie docs/besluiten/0004."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from dossiercheck.begrippen import Status
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.opslag import schrijf

BESTAND = "oordelen.json"
VERSIE = 1


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """Wat een medewerker over een eis zei. `status` None: de uitspraak is ingetrokken, het programma oordeelt weer zelf."""

    aanvraag: str
    aanvraagtype: str
    leerling: str | None
    eis: str
    status: Status | None
    door: str
    reden: str
    moment: datetime
    anker: tuple[str, ...]
    """De hashes van de stukken waar het oordeel op steunt: veranderen die, dan vervalt het."""

    @property
    def sha256(self) -> str:
        """De hash van de uitspraak: daarmee staat zij in het logboek."""
        return hashlib.sha256(json.dumps(_als_json(self), sort_keys=True).encode()).hexdigest()


def lees_oordelen(map_: Path) -> tuple[Uitspraak, ...]:
    """Alle uitspraken in de map van een dossier, oudste eerst; leeg zonder bestand. Gebruiksfout als het bestand niet klopt."""
    try:
        inhoud = json.loads((map_ / BESTAND).read_bytes())
        if inhoud["versie"] != VERSIE:
            raise ValueError
        return tuple(_uitspraak(deel) for deel in inhoud["oordelen"])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fout:
        raise Gebruiksfout(
            f"{BESTAND} in de map van dit dossier is niet te lezen.",
            "De oordelen van medewerkers tellen nu niet mee.",
            "Zet het bestand terug uit een reservekopie, of haal het weg en geef de oordelen opnieuw.",
        ) from fout


def bewaar_oordelen(map_: Path, uitspraken: Sequence[Uitspraak]) -> None:
    """Schrijft alle uitspraken; oude blijven staan, de laatste over een eis telt. Schrijffout als dat niet lukt."""
    inhoud = {"versie": VERSIE, "oordelen": [_als_json(u) for u in uitspraken]}
    schrijf(map_ / BESTAND, (json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace"))


def _uitspraak(deel: Any) -> Uitspraak:
    return Uitspraak(
        aanvraag=str(deel["aanvraag"]),
        aanvraagtype=str(deel["aanvraagtype"]),
        leerling=deel["leerling"],
        eis=str(deel["eis"]),
        status=Status(deel["status"]) if deel["status"] is not None else None,
        door=str(deel["door"]),
        reden=str(deel["reden"]),
        moment=datetime.fromisoformat(deel["moment"]),
        anker=tuple(str(hash_) for hash_ in deel["anker"]),
    )


def _als_json(u: Uitspraak) -> dict[str, object]:
    return {
        "aanvraag": u.aanvraag,
        "aanvraagtype": u.aanvraagtype,
        "leerling": u.leerling,
        "eis": u.eis,
        "status": u.status.value if u.status else None,
        "door": u.door,
        "reden": u.reden,
        "moment": u.moment.isoformat(),
        "anker": list(u.anker),
    }
