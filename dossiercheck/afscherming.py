"""Een rapport zonder burgerservicenummers: voor alles wat het programma uit een rapport maakt."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from dossiercheck.begrippen import Rapport
from dossiercheck.schrijfwijze import masker_bsn

# Deze velden wijzen een bestand, een map of een regel aan en moeten dat blijven doen; op papier en scherm toont verwoording ze gemaskeerd.
_VERWIJZINGEN = frozenset({"bestand", "sha256", "dossier", "eis", "signaal", "begrip", "soort", "aanvraag", "aanvraagtype", "regelboek_sha256", "versie"})


def zonder_bsn(rapport: Rapport) -> Rapport:
    """Hetzelfde rapport met elk BSN in een tekst als '*****6782'; bestandsnamen en sleutels blijven gelijk."""
    schoon = _maskeer(rapport)
    assert isinstance(schoon, Rapport)
    return schoon


def _maskeer(waarde: Any) -> Any:
    if isinstance(waarde, str):
        return masker_bsn(waarde) if type(waarde) is str else waarde
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return replace(waarde, **{f.name: _maskeer(getattr(waarde, f.name)) for f in fields(waarde) if f.name not in _VERWIJZINGEN})
    if isinstance(waarde, tuple):
        return tuple(_maskeer(deel) for deel in waarde)
    if isinstance(waarde, dict):
        return {naam: _maskeer(deel) for naam, deel in waarde.items()}
    return waarde
