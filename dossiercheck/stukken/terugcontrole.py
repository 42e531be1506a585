"""Leest een gemaakt Word-document terug: staat alles erin, en is er geen sjabloontekst blijven staan?"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from xml.etree import ElementTree

from dossiercheck.fouten import Sjabloonfout

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DELEN = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_RESTEN = re.compile(r"\{\s?[{%#]|[%#}]\s?\}")


def controleer(document: bytes, waarden: Iterable[str], sjabloon: str) -> None:
    """Stilte als elke waarde in het document staat en er geen sjabloontekens over zijn.

    Raises:
        Sjabloonfout: anders. De melding noemt geen waarde, want die kan een naam zijn.
    """
    tekst = lees_tekst(document)
    verwacht = {" ".join(w.split()) for w in waarden}
    weg = sum(w not in tekst for w in verwacht)
    if weg:
        wat = f"{weg} van de {len(verwacht)} waarden staan niet in het document dat met {sjabloon} is gemaakt."
        raise Sjabloonfout(wat, "Het sjabloon laat een deel van de gegevens weg.", "Zet het veld terug in het sjabloon.")
    for waarde in sorted(verwacht, key=len, reverse=True):  # een naam mag zulke tekens bevatten, het sjabloon niet
        if _RESTEN.search(waarde):
            tekst = tekst.replace(waarde, "")
    if rest := _RESTEN.search(tekst):
        wat = f"In het document staat nog sjabloontekst: '{rest.group()}'."
        raise Sjabloonfout(wat, f"Een veld in {sjabloon} is niet ingevuld.", "Typ het veld in Word opnieuw, zonder opmaak of spatie tussen de haken.")


def lees_tekst(document: bytes) -> str:
    """Alle tekst, met een regel per alinea; ook uit kop- en voetteksten."""
    with zipfile.ZipFile(BytesIO(document)) as archief:
        delen = sorted(naam for naam in archief.namelist() if _DELEN.fullmatch(naam))
        return "\n".join(regel for naam in delen for regel in _alineas(archief.read(naam)))


def _alineas(xml: bytes) -> Iterator[str]:
    for alinea in ElementTree.fromstring(xml).iter(f"{_W}p"):
        stukken = ((e.text or "") if e.tag == f"{_W}t" else " " for e in alinea.iter() if e.tag in {f"{_W}t", f"{_W}tab", f"{_W}br"})
        yield " ".join("".join(stukken).split())
