"""Alles wat in schema/ en instellingen.yaml fout kan zijn, in een lijst."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dossiercheck import instellingen, regelboek, woordenschat
from dossiercheck.fouten import DossiercheckFout, Gebruiksfout
from dossiercheck.hulpbron import hulpbron


def schemafouten(map_: Path | None = None) -> list[str]:
    """Elke fout in regels, woordenschat en instellingen met bestand en regel; leeg als alles klopt. Gebruiksfout als de map er niet is."""
    schema = map_ or hulpbron("schema")
    if not schema.is_dir():
        raise Gebruiksfout("De map met regels bestaat niet.", "", "Geef een map zoals schema/ in dit project.")
    fouten = regelboek.schema_controle(schema)
    for laad in (lambda: woordenschat.laad(schema), lambda: instellingen.laad(Path())):
        fouten += _fouten_van(laad)
    return fouten


def _fouten_van(laad: Callable[[], object]) -> list[str]:
    try:
        laad()
    except DossiercheckFout as fout:
        return fout.wat.splitlines()
    return []
