"""Het regelboek: alle aanvraagtypen met hun regels, de signalen en de feitenlijst, gelezen uit schema/ en gekeurd voordat iets draait."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from dossiercheck.fouten import Schemafout
from dossiercheck.hulpbron import hulpbron
from dossiercheck.regelboek.typen import Aanvraagtype, Regel, Regelboek, Regelherkomst, Ritme, Signaalregel

__all__ = ["Aanvraagtype", "Regel", "Regelboek", "Regelherkomst", "Ritme", "Signaalregel", "laad", "schema_controle"]


def laad(
    map_: Path | None = None,
    getallen: Mapping[str, int] = MappingProxyType({}),
    werkgebied: str = "werkgebied.yaml",
    namen: Mapping[str, str] = MappingProxyType({}),
) -> Regelboek:
    """Het regelboek uit `map_`, of het meegeleverde. Schemafout met alle fouten tegelijk als er iets niet klopt.

    `getallen` zijn instellingen van het swv, zoals opp_maanden: zij vervangen het instelbare getal in een regel.
    `werkgebied` is het bestand met woonplaatsen; `namen` zegt hoe een waarde bij het swv heet ('feit: waarde').
    """
    from dossiercheck.regelboek.lezen import lees_regelboek

    regelboek, fouten = lees_regelboek(map_ or hulpbron("schema"), getallen, werkgebied, namen)
    if regelboek is None:
        raise Schemafout("\n".join(fouten), "Een regel die niet laadt stopt de run.", "Herstel de regels hierboven en draai `dossiercheck schema-controle`.")
    return regelboek


def schema_controle(map_: Path) -> list[str]:
    """Alle fouten in schema/, elk met bestand en regel; leeg als alles klopt."""
    from dossiercheck.regelboek.lezen import lees_regelboek

    try:
        return lees_regelboek(map_, {})[1]
    except Schemafout as fout:
        return [fout.wat]
