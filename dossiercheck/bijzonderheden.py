"""Feiten die geen eis toetst en die bij een besluit wel tellen, zoals een gespreid examen of een gevraagde ingangsdatum."""

from __future__ import annotations

from collections.abc import Mapping

from dossiercheck.begrippen import Feit, Waarde
from dossiercheck.keuring import Feitsoort
from dossiercheck.regelboek import Aanvraagtype


def bijzonderheden(type_: Aanvraagtype | None, feiten: Mapping[str, Feit], soorten: Mapping[str, Feitsoort]) -> dict[str, Waarde]:
    """De waarde van elk feit dat geen tekst is, als geen eis van het type het al toetst en er precies een zekere waarde is."""
    getoetst = {naam for regel in type_.regels for naam in regel.feiten} if type_ else set()
    namen = sorted(naam for naam in feiten.keys() & soorten.keys() - getoetst if soorten[naam].soort != "tekst")
    gevonden = {naam: _enige(feiten[naam]) for naam in namen}
    return {naam: waarde for naam, waarde in gevonden.items() if waarde is not None}


def _enige(feit: Feit) -> Waarde:
    """De waarde als alle kandidaten zeker zijn en hetzelfde zeggen, anders None."""
    waarden = {k.waarde for k in feit.kandidaten}
    return next(iter(waarden)) if len(waarden) == 1 and all(k.zeker for k in feit.kandidaten) else None
