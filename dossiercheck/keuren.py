"""Alles wat in schema/ en instellingen.yaml fout kan zijn, in een lijst."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dossiercheck import besluitregels, instellingen, regelboek, woordenschat
from dossiercheck.fouten import DossiercheckFout, Gebruiksfout
from dossiercheck.hulpbron import hulpbron
from dossiercheck.woordkeuring import ongeldige_yaml, woordfouten


def schemafouten(map_: Path | None = None) -> list[str]:
    """Elke fout in regels, woordenschat en instellingen met bestand en regel; leeg als alles klopt. Gebruiksfout als de map er niet is."""
    schema = map_ or hulpbron("schema")
    if not schema.is_dir():
        raise Gebruiksfout("De map met regels bestaat niet.", "", "Geef een map zoals schema/ in dit project.")
    if fouten := list(ongeldige_yaml(schema)):
        return fouten  # wat niet te lezen is zou verderop steeds dezelfde fout geven
    fouten = regelboek.schema_controle(schema)
    woorden = woordfouten(schema)
    schat = woorden or _fouten_van(lambda: woordenschat.laad(schema))
    besluiten = _fouten_van(lambda: besluitregels.laad(schema))
    return [*fouten, *schat, *besluiten, *_fouten_van(lambda: instellingen.laad(Path()))]


def _fouten_van(laad: Callable[[], object]) -> list[str]:
    try:
        laad()
    except DossiercheckFout as fout:
        return fout.wat.splitlines()
    except (KeyError, TypeError, ValueError, AttributeError) as fout:
        return [f"Een bestand met woorden heeft een vorm die niet te lezen is ({type(fout).__name__}: {fout})."]
    return []
