"""De sjablonen keuren die nu gelden: die van het kantoor, en anders de meegeleverde."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dossiercheck import besluitregels, instellingen
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.hulpbron import hulpbron
from dossiercheck.run import briefgegevens
from dossiercheck.stukken.proef import Gekeurd, Proef, keur_en_probeer, sjablonen_in

_DAG = date(2026, 12, 1)


def controleer_sjablonen(pad: Path | None, werkmap: Path) -> Iterator[Gekeurd]:
    """De uitkomst per sjabloon. Gebruiksfout als `pad` niet bestaat of er geen sjabloon in staat."""
    eigen = instellingen.laad(werkmap)
    proef = Proef(besluitregels.laad(), eigen, briefgegevens(eigen, _DAG))
    if pad and not pad.exists():
        raise Gebruiksfout("Dit sjabloon of deze map bestaat niet.", "", "Geef een Word-sjabloon, of een map met sjablonen.")
    paden = [pad] if pad and pad.is_file() else list(sjablonen_in(pad)) if pad else _geldend(eigen.sjabloonmap)
    if not paden:
        raise Gebruiksfout("In deze map staan geen Word-sjablonen.", "", "Geef een map met .docx-bestanden.")
    for sjabloon in paden:
        yield keur_en_probeer(sjabloon, proef)


def _geldend(eigen: Path) -> list[Path]:
    """De meegeleverde sjablonen, met wat het kantoor in zijn eigen sjabloonmap heeft daaroverheen."""
    paden = {pad.name: pad for pad in sjablonen_in(hulpbron(instellingen.SJABLONEN))}
    if eigen.is_dir():
        paden |= {pad.name: pad for pad in sjablonen_in(eigen)}
    return [paden[naam] for naam in sorted(paden)]
