"""De enige module met docxtpl: vult een Word-sjabloon in en geeft vaste bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from datetime import UTC, date, datetime
from functools import lru_cache
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

from dossiercheck.fouten import Sjabloonfout
from dossiercheck.sjabloontaal import als_sjabloonfout, maak_omgeving, met_namen
from dossiercheck.stukken.sjabloonkeuring import keur_sjabloon
from dossiercheck.stukken.terugcontrole import controleer
from dossiercheck.vastezip import vaste_zip
from dossiercheck.verwoording import schoon

# docxtpl maakt van '{_{' na het invullen '{{': een naam met die tekens zou anders veranderen.
_OMGEZET = re.compile(r"([{}%])_(?=[{}%])")
_GAT = re.compile(r"(\[\[ONTBREEKT: [^\]]*\]\])")
_KOPREGEL = re.compile(r"word/header\d*\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WATERMERK = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word">'
    '<w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>'
    '<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/>'
    '</v:shapetype><v:shape id="PowerPlusWaterMarkObject{nummer}" o:spid="_x0000_s20{nummer}9" type="#_x0000_t136" '
    'style="position:absolute;margin-left:0;margin-top:0;width:440pt;height:110pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;'
    'mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="silver" '
    'stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string="CONCEPT"/>'
    '<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
)


def vul_in(sjabloon: Path, gegevens: Mapping[str, object], dagtekening: date, vereist: Sequence[str], concept: bool = False) -> bytes:
    """Het ingevulde document; dezelfde gegevens geven dezelfde bytes. Elke waarde uit `vereist` en elke ingevulde waarde staat erin.

    Een concept heeft een watermerk, en toont waar een waarde ontbreekt `[[ONTBREEKT: veld]]` in geel.

    Raises:
        Sjabloonfout: het sjabloon is stuk of doet iets wat niet mag, vraagt een waarde die er niet is, of liet een waarde weg.
    """
    if fouten := _gekeurd(sjabloon, sjabloon.stat().st_mtime_ns if sjabloon.is_file() else 0):
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


@lru_cache(maxsize=32)
def _gekeurd(sjabloon: Path, gewijzigd: int) -> tuple[str, ...]:
    """De fouten in een sjabloon; hetzelfde bestand wordt een keer gekeurd."""
    return tuple(keur_sjabloon(sjabloon))


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
    nummers = count(1)
    return vaste_zip(uit.getvalue(), lambda naam, deel: _met_watermerk(naam, deel, next(nummers)) if concept else deel)


def _maak_concept(docx: Any) -> None:
    """Markeert wat ontbreekt, en zorgt voor een kopregel om het watermerk in te zetten."""
    if not any(rel.reltype.endswith("/header") for rel in docx.part.rels.values()):
        docx.sections[0].header.is_linked_to_previous = False
    for loop in list(docx.element.body.iter(f"{_W}r")):
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


def _met_watermerk(naam: str, inhoud: bytes, nummer: int) -> bytes:
    """Een kopregel krijgt het watermerk; `nummer` maakt de naam van de vorm uniek."""
    if not _KOPREGEL.fullmatch(naam):
        return inhoud
    eind = inhoud.rindex(b"</w:p>")
    return inhoud[:eind] + _WATERMERK.replace("{nummer}", str(nummer)).encode() + inhoud[eind:]
