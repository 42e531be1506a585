"""De enige module met docxtpl: vult een Word-sjabloon in en geeft vaste bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from dossiercheck.fouten import Sjabloonfout
from dossiercheck.sjabloontaal import als_sjabloonfout, maak_omgeving, met_namen
from dossiercheck.stukken.sjabloonkeuring import keur_sjabloon
from dossiercheck.stukken.terugcontrole import controleer
from dossiercheck.verwoording import schoon

# docxtpl maakt van '{_{' na het invullen '{{': een naam met die tekens zou anders veranderen.
_OMGEZET = re.compile(r"([{}%])_(?=[{}%])")
_GAT = re.compile(r"(\[\[ONTBREEKT: [^\]]*\]\])")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WATERMERK = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:r><w:pict>'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
    '<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="concept{nummer}" type="#_x0000_t136" '
    'style="position:absolute;margin-left:0;margin-top:0;width:400pt;height:110pt;rotation:315;z-index:-251658752;'
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin\" "
    'fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:Arial;font-size:1pt" string="CONCEPT"/></v:shape>'
    "</w:pict></w:r></w:p>"
)


def vul_in(sjabloon: Path, gegevens: Mapping[str, object], dagtekening: date, vereist: Sequence[str], concept: bool = False) -> bytes:
    """Het ingevulde document; dezelfde gegevens geven dezelfde bytes. Elke waarde uit `vereist` en elke ingevulde waarde staat erin.

    Een concept heeft een watermerk, en toont waar een waarde ontbreekt `[[ONTBREEKT: veld]]` in geel.

    Raises:
        Sjabloonfout: het sjabloon is stuk of doet iets wat niet mag, vraagt een waarde die er niet is, of liet een waarde weg.
    """
    if fouten := keur_sjabloon(sjabloon):
        doe = "Herstel het sjabloon; `dossiercheck sjabloon-controle` zegt of het goed is."
        raise Sjabloonfout(f"Het sjabloon {sjabloon.name} is niet te gebruiken.", "\n".join(fouten), doe)
    ingevuld: list[str] = []

    def noteer(waarde: str) -> str:
        ingevuld.append(_vorm(waarde))
        return ingevuld[-1]

    with als_sjabloonfout(sjabloon.name):
        document = _render(sjabloon, gegevens, dagtekening, noteer, concept)
    controleer(document, [*map(_vorm, vereist), *ingevuld], sjabloon.name)
    return document


def warm_op() -> None:
    """Laadt wat er voor het invullen nodig is, zodat dat niet in de eerste opdracht gebeurt."""
    import docxtpl  # type: ignore[import-untyped]  # noqa: F401


def _vorm(waarde: str) -> str:
    return _OMGEZET.sub(r"\1 _", schoon(waarde))


def _render(sjabloon: Path, gegevens: Mapping[str, object], dagtekening: date, noteer: Callable[[str], str], concept: bool) -> bytes:
    from docxtpl import DocxTemplate

    doc = DocxTemplate(str(sjabloon))
    context = met_namen(gegevens, "")
    assert isinstance(context, dict)
    doc.render(context, maak_omgeving(sjabloon.name, noteer, (lambda veld: f"[[ONTBREEKT: {veld}]]") if concept else None), autoescape=True)
    if concept:
        _maak_concept(doc.docx)
    moment = datetime(dagtekening.year, dagtekening.month, dagtekening.day, tzinfo=UTC)
    eigenschappen = doc.docx.core_properties
    eigenschappen.created = eigenschappen.modified = moment
    eigenschappen.last_modified_by, eigenschappen.revision = "", 1
    uit = BytesIO()
    doc.save(uit)
    return _vaste_zip(uit.getvalue())


def _maak_concept(docx: Any) -> None:
    """Zet het watermerk in elke kopregel, en markeert wat ontbreekt."""
    from docx.oxml import parse_xml

    koppen = [deel for sectie in docx.sections for deel in (sectie.header, *([sectie.first_page_header] if sectie.different_first_page_header_footer else []))]
    for nummer, kop in enumerate(koppen, 1):
        kop._element.append(parse_xml(_WATERMERK.replace("{nummer}", str(nummer))))
    for deel in [docx.element.body, *(kop._element for kop in koppen)]:
        for loop in list(deel.iter(f"{_W}r")):
            _markeer(loop, docx)


def _markeer(loop: Any, docx: Any) -> None:
    """Splitst een stuk tekst bij '[[ONTBREEKT: …]]' en maakt dat geel."""
    from docx.enum.text import WD_COLOR_INDEX
    from docx.text.run import Run

    teksten = loop.findall(f"{_W}t")
    delen = _GAT.split("".join(t.text or "" for t in teksten))
    if len(delen) == 1:
        return
    for deel in filter(None, delen):
        kopie = deepcopy(loop)
        for over in kopie.findall(f"{_W}t")[1:]:
            kopie.remove(over)
        tekst = kopie.find(f"{_W}t")
        tekst.text = deel
        tekst.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if _GAT.fullmatch(deel):
            Run(kopie, docx).font.highlight_color = WD_COLOR_INDEX.YELLOW
        loop.addprevious(kopie)
    loop.getparent().remove(loop)


def _vaste_zip(inhoud: bytes) -> bytes:
    """Dezelfde delen in dezelfde volgorde, zonder tijd en zonder kenmerk van het besturingssysteem."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(inhoud)) as bron, zipfile.ZipFile(uit, "w") as doel:
        for deel in bron.infolist():
            vast = zipfile.ZipInfo(deel.filename)
            vast.compress_type, vast.create_system = zipfile.ZIP_DEFLATED, 0
            doel.writestr(vast, bron.read(deel), compresslevel=6)
    return uit.getvalue()
