"""inzage.html: alles over een leerling in een bestand, te lezen op scherm en papier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from dossiercheck.hulpbron import hulpbron
from dossiercheck.rapporteren.zinnen import OORDEEL, STATUS
from dossiercheck.schrijfwijze import als_nederlands
from dossiercheck.sjabloontaal import als_sjabloonfout, maak_omgeving
from dossiercheck.verwoording import bestandsnaam, dag_en_tijd, plek_in_woorden, schoon

SJABLOON = "inzage.html.j2"


def als_html(inzage: object, typen: Mapping[str, str], soorten: Mapping[str, str]) -> bytes:
    """De inzage als HTML in UTF-8; Sjabloonfout als het sjabloon stuk is."""
    omgeving = maak_omgeving(SJABLOON, schoon)
    omgeving.filters.update(
        datum=_datum, bestand=bestandsnaam, plek=plek_in_woorden, oordeel=lambda o: OORDEEL[o], status=lambda s: STATUS[s],
        type=lambda t: typen.get(t or "", "soort aanvraag onbekend"), soort=lambda s: soorten.get(s, s),
    )  # fmt: skip
    with als_sjabloonfout(SJABLOON):
        sjabloon = omgeving.from_string(hulpbron(f"sjablonen/{SJABLOON}").read_text("utf-8"))
        return sjabloon.render(inzage=inzage).encode("utf-8", "backslashreplace")


def _datum(waarde: date | datetime | None) -> str:
    if isinstance(waarde, datetime):
        return dag_en_tijd(waarde)
    return als_nederlands(waarde) if waarde else "onbekend"
