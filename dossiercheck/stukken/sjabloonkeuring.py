"""Een Word-sjabloon keuren voordat er iets mee gemaakt wordt: het pakket (macro's, koppelingen) en de sjabloontaal per alinea."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from dossiercheck.sjabloontaal.keuring import Vorm, keur_taal

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DELEN = {"document": "de tekst", "header": "een kopregel", "footer": "een voetregel", "footnotes": "de voetnoten", "endnotes": "de eindnoten"}
_DEEL = re.compile(r"word/(document|header|footer|footnotes|endnotes)\d*\.xml")
_MAAT, _DELEN_MEEST, _CITAAT = 50_000_000, 2000, 60
_MACRO = re.compile(r"vbaProject|vbaData", re.IGNORECASE)
_OPMAAK = re.compile(rb"<!DOCTYPE|<!ENTITY|\A(\xff\xfe|\xfe\xff)")
_VELDCODE = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|EMBED|MACROBUTTON|DATABASE)\b")
_INGEVOEGD = re.compile(r"/(oleObject|package|aFChunk|attachedTemplate|frame|subDocument|control)$")
_GEWONE_LINK = re.compile(r"(https?://|mailto:)")


def keur_sjabloon(pad: Path, vorm: Vorm = None) -> list[str]:
    """Alle fouten als zinnen; leeg als het sjabloon goed is. Zonder `vorm` worden de velden niet nagekeken. Voert niets uit."""
    try:
        with zipfile.ZipFile(pad) as archief:
            if fouten := list(_vorm(archief)):
                return fouten
            delen = [naam for naam in sorted(archief.namelist()) if _DEEL.fullmatch(naam)]
            return [*_pakket(archief), *(fout for naam in delen for fout in _deel(naam, archief.read(naam), vorm))]
    except (zipfile.BadZipFile, OSError, ElementTree.ParseError, RuntimeError, NotImplementedError, EOFError, ValueError):
        return ["Dit is geen heel Word-document (docx)."]


def _vorm(archief: zipfile.ZipFile) -> Iterator[str]:
    """Wat lezen gevaarlijk of zinloos maakt."""
    info = archief.infolist()
    namen = [deel.filename for deel in info]
    if len(info) > _DELEN_MEEST or sum(deel.file_size for deel in info) > _MAAT:
        yield "Het bestand is te groot voor een sjabloon."
        return
    if dubbel := [naam for naam, keer in Counter(namen).items() if keer > 1]:
        yield f"In het bestand zit een deel twee keer: {dubbel[0]}."
    if "word/document.xml" not in namen:
        yield "Dit is geen Word-document (docx)."
    for naam in namen:
        if naam.endswith((".xml", ".rels")) and _OPMAAK.search(archief.read(naam)):
            yield "Het bestand bevat een opmaak die in een Word-document niet hoort."
            return


def _pakket(archief: zipfile.ZipFile) -> Iterator[str]:
    """Wat er in het pakket niet hoort: een sjabloon heeft geen macro's, geen koppelingen en niets ingesloten."""
    namen = archief.namelist()
    if any(_MACRO.search(naam) for naam in namen) or _heeft_macrosoort(archief):
        yield "Het sjabloon bevat macro's. Sla het in Word op als gewoon document (docx)."
    for naam in namen:
        if naam.endswith(".rels"):
            yield from _koppelingen(archief.read(naam))
        elif _DEEL.fullmatch(naam):
            yield from _veldcodes(archief.read(naam))


def _heeft_macrosoort(archief: zipfile.ZipFile) -> bool:
    """Of het document zelf van de soort 'met macro's' is."""
    soorten = ElementTree.fromstring(archief.read("[Content_Types].xml"))
    return any("macroEnabled" in (deel.get("ContentType") or "") for deel in soorten)


def _veldcodes(inhoud: bytes) -> Iterator[str]:
    boom = ElementTree.fromstring(inhoud)
    codes = "".join(element.text or "" for element in boom.iter(f"{_W}instrText"))
    velden = [element.get(f"{_W}instr") or "" for element in boom.iter(f"{_W}fldSimple")]
    if code := _VELDCODE.search(" ".join([codes, *velden])):
        yield f"Het sjabloon haalt iets op van buiten (veldcode {code[0]}). Verwijder dat veld."


def _koppelingen(inhoud: bytes) -> Iterator[str]:
    for koppeling in ElementTree.fromstring(inhoud):
        soort, doel = koppeling.get("Type") or "", koppeling.get("Target") or ""
        extern = koppeling.get("TargetMode") == "External"
        if extern and not (soort.endswith("/hyperlink") and _GEWONE_LINK.match(doel)):
            yield f"Het sjabloon heeft een externe koppeling ({soort.rpartition('/')[2]}). Verwijder die, of voeg de inhoud zelf in."
        elif _INGEVOEGD.search(soort):
            yield f"Het sjabloon heeft iets ingesloten ({soort.rpartition('/')[2]}) wat uitgevoerd of opgehaald kan worden. Verwijder het."


def _deel(naam: str, inhoud: bytes, vorm: Vorm) -> Iterator[str]:
    gevonden = _DEEL.fullmatch(naam)
    assert gevonden
    alineas = list(_alineas(inhoud))
    for fout in keur_taal(alineas, vorm):
        alinea = alineas[min(fout.alinea, len(alineas)) - 1] if alineas else ""
        kort = alinea if len(alinea) <= _CITAAT else f"{alinea[:_CITAAT]}\u2026"
        waar = _DELEN[gevonden[1]]
        yield f"{waar[0].upper()}{waar[1:]}, alinea {fout.alinea} (\u201c{kort}\u201d): {fout.tekst}."


def _alineas(inhoud: bytes) -> Iterator[str]:
    """De tekst van elke alinea, ook in tabellen en tekstvakken; alinea's binnen een alinea staan apart."""
    for alinea in ElementTree.fromstring(inhoud).iter(f"{_W}p"):
        binnen = {id(e) for diep in alinea.iter(f"{_W}p") if diep is not alinea for e in diep.iter()}
        yield "".join((e.text or "") if e.tag == f"{_W}t" else " " for e in alinea.iter() if e.tag in {f"{_W}t", f"{_W}tab", f"{_W}br"} and id(e) not in binnen)
