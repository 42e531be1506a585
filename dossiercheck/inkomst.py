"""Een gelezen dossier: wanneer elk stuk kwam, en wat ervan bewaard wordt tot alle dossiers gelezen zijn. Raakt geen schijf."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dossiercheck.begrippen import Gelezen, Rapport
from dossiercheck.fouten import Uitgang
from dossiercheck.inzending import Dossier
from dossiercheck.lezen.bron import Bron
from dossiercheck.werkproces import Kennis, Zaak

_MAIL = "De ontvangst is de datum van de mail. Klopt die niet, {yaml}."
_GEZIEN = "De ontvangst is het moment waarop dit programma de bestanden voor het eerst zag. Klopt die niet, {yaml}."
_YAML = "zet dan `ontvangen` in dossier.yaml"
_LOS = "zet de bestanden dan in een map met `ontvangen` in dossier.yaml"


@dataclass(frozen=True, slots=True)
class Inkomst:
    """Een dossier met zijn voorlopige rapport. `zaak` is zonder wat er gelezen is: dat zit klein in `pak`, want alle dossiers wachten op elkaar."""

    dossier: Dossier
    zaak: Zaak
    pak: bytes
    bronnen: tuple[Bron, ...]
    rapport: Rapport
    codes: tuple[Uitgang, ...] = ()
    meldingen: tuple[str, ...] = ()
    aanvullingen: tuple[str, ...] = ()
    """De namen van de dossiers die hier als aanvulling bij zijn gevoegd."""

    @property
    def volledig(self) -> Zaak:
        """De zaak met alles wat er gelezen is."""
        return replace(self.zaak, gelezen=pickle.loads(zlib.decompress(self.pak)))


def pak_in(gelezen: tuple[Gelezen, ...]) -> bytes:
    """Wat er gelezen is, ongeveer een tiende van de grootte."""
    return zlib.compress(pickle.dumps(gelezen, pickle.HIGHEST_PROTOCOL), 1)


def maak_zaak(
    dossier: Dossier, gelezen: tuple[Gelezen, ...], ontvangen: datetime | None, aanvraagtype: str | None, gezien: Mapping[str, datetime], kennis: Kennis
) -> Zaak:
    """De zaak met de ontvangst: dossier.yaml, dan de optie `ontvangen`, dan de datum van de mail, dan de eerste keer dat wij het bestand zagen (`gezien`)."""
    opgegeven, eigen = dossier.instelling.ontvangen or ontvangen, dossier.instelling.aangevuld
    if opgegeven:
        ontvangst, opmerking = {g.bestand: eigen(g.bestand) or _opgegeven(g, opgegeven, gezien) for g in gelezen}, ""
    elif gelezen and all(g.verzonden for g in gelezen):
        ontvangst, opmerking = {g.bestand: eigen(g.bestand) or g.verzonden for g in gelezen if g.verzonden}, _MAIL
    else:
        ontvangst, opmerking = {g.bestand: eigen(g.bestand) or gezien[g.sha256] for g in gelezen}, _GEZIEN
    return Zaak(
        dossier=dossier.naam,
        gelezen=gelezen,
        ontvangen=opgegeven or min(ontvangst.values(), default=kennis.nu),
        ontvangst=ontvangst,
        aanvraagtype=aanvraagtype,
        instelling=dossier.instelling,
        opmerkingen=(opmerking.format(yaml=_LOS if dossier.los else _YAML),) if opmerking else (),
        los=dossier.los and not dossier.een_leerling,
        aantal=len(dossier.bestanden),
    )


def _opgegeven(g: Gelezen, opgegeven: datetime, gezien: Mapping[str, datetime]) -> datetime:
    """De opgegeven ontvangst geldt voor wat er de eerste keer was. Wat later bij kwam heeft de datum van de mail, of de eerste keer gezien."""
    hier = gezien.get(g.sha256)
    return max(opgegeven, g.verzonden or hier) if hier and hier > min(gezien.values()) else opgegeven
