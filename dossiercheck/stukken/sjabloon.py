"""De enige module met docxtpl: vult een Word-sjabloon in en geeft vaste bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

from dossiercheck.sjabloontaal import als_sjabloonfout, maak_omgeving, met_namen
from dossiercheck.stukken.terugcontrole import controleer
from dossiercheck.verwoording import schoon

# docxtpl maakt van '{_{' na het invullen '{{': een naam met die tekens zou anders veranderen.
_OMGEZET = re.compile(r"([{}%])_(?=[{}%])")


def vul_in(sjabloon: Path, gegevens: Mapping[str, object], dagtekening: date, vereist: Sequence[str]) -> bytes:
    """Het ingevulde document; dezelfde gegevens geven dezelfde bytes. Elke waarde uit `vereist` en elke ingevulde waarde staat erin.

    Raises:
        Sjabloonfout: het sjabloon is stuk, vraagt een waarde die er niet is, of liet een waarde weg.
    """
    ingevuld: list[str] = []

    def noteer(waarde: str) -> str:
        ingevuld.append(_vorm(waarde))
        return ingevuld[-1]

    with als_sjabloonfout(sjabloon.name):
        document = _render(sjabloon, gegevens, dagtekening, noteer)
    controleer(document, [*map(_vorm, vereist), *ingevuld], sjabloon.name)
    return document


def _vorm(waarde: str) -> str:
    return _OMGEZET.sub(r"\1 _", schoon(waarde))


def _render(sjabloon: Path, gegevens: Mapping[str, object], dagtekening: date, noteer: Callable[[str], str]) -> bytes:
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]

    doc = DocxTemplate(str(sjabloon))
    context = met_namen(gegevens, "")
    assert isinstance(context, dict)
    doc.render(context, maak_omgeving(sjabloon.name, noteer), autoescape=True)
    moment = datetime(dagtekening.year, dagtekening.month, dagtekening.day, tzinfo=UTC)
    eigenschappen = doc.docx.core_properties
    eigenschappen.created = eigenschappen.modified = moment
    eigenschappen.last_modified_by, eigenschappen.revision = "", 1
    uit = BytesIO()
    doc.save(uit)
    return _vaste_zip(uit.getvalue())


def _vaste_zip(inhoud: bytes) -> bytes:
    """Dezelfde delen in dezelfde volgorde, zonder tijd en zonder kenmerk van het besturingssysteem."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(inhoud)) as bron, zipfile.ZipFile(uit, "w") as doel:
        for deel in bron.infolist():
            vast = zipfile.ZipInfo(deel.filename)
            vast.compress_type, vast.create_system = zipfile.ZIP_DEFLATED, 0
            doel.writestr(vast, bron.read(deel), compresslevel=6)
    return uit.getvalue()
