"""Een stuk van de school als PDF voor de bundel. Het stuk zelf wordt alleen gelezen."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

from dossiercheck.begrippen import Alinea, Blok, Kop, Veld
from dossiercheck.lezen import poort
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.lezer import stap
from dossiercheck.lezen.pak import Pak
from dossiercheck.lezen.soorten import Soort

_TEKSTVERWERKER = {Soort.DOCX: "docx", Soort.ODT: "odt", Soort.DOC: "doc", Soort.RTF: "rtf"}
_TEKST = frozenset({Soort.EML, Soort.MSG, Soort.TEKST})
_A4 = (595, 842)
_DPI = 150


@dataclass(frozen=True, slots=True)
class InPdf:
    """De PDF, of None met de reden waarom die er niet is."""

    pdf: bytes | None
    reden: str = ""
    regels: tuple[str, ...] = ()
    """De tekst van een mail of tekstbestand: daar is zelf een bladzijde van te tekenen."""


def naar_pdf(pad: Path, naam: str, tijdgrens: float = 60.0) -> InPdf:
    """Het stuk als PDF zonder invulvelden en koppelingen. Elke fout is een uitkomst met een reden."""
    try:
        soort = poort.keur(pad, naam).soort
        if soort is Soort.PDF:
            from dossiercheck.lezen.pdfium.platslaan import sla_plat

            return InPdf(sla_plat(pad.read_bytes()))
        if soort is Soort.BEELD:
            return InPdf(_beeld(pad))
        if soort in _TEKST:
            return InPdf(None, regels=_regels(pad, naam))
        if soort in _TEKSTVERWERKER:
            return _uit_tekstverwerker(pad, _TEKSTVERWERKER[soort], tijdgrens)
    except poort.Geweigerd as fout:
        return InPdf(None, fout.tekst)
    except (OSError, ValueError, MemoryError):
        return InPdf(None, "Het bestand is niet om te zetten naar PDF.")
    return InPdf(None, "Dit soort bestand past niet in een PDF.")


def _beeld(pad: Path) -> bytes:
    """Elke bladzijde van een foto of scan passend op A4."""
    from dossiercheck.lezen.scan.beeldbestand import Beeldbestand

    bestand, uit = Beeldbestand(pad), io.BytesIO()
    bladzijden = []
    for nummer in range(1, bestand.aantal + 1):
        beeld = bestand.bladzijde(nummer).convert("RGB")
        breed, hoog = sorted(_A4, reverse=beeld.width > beeld.height)
        beeld.thumbnail((breed * _DPI // 72, hoog * _DPI // 72))
        bladzijden.append(beeld)
    bladzijden[0].save(uit, "PDF", save_all=True, append_images=bladzijden[1:], resolution=_DPI)
    return uit.getvalue()


def _regels(pad: Path, naam: str) -> tuple[str, ...]:
    """De tekst zoals de lezer hem ook beoordeelde; bij een mail zonder de bijlagen, want die zijn eigen stukken."""
    with tempfile.TemporaryDirectory(prefix="dossiercheck-bundel-") as map_:
        uit = stap(Bron(pad, naam, ""), 0, Path(map_))
    gelezen = uit.gelezen if isinstance(uit, Pak) else uit
    return tuple(tekst for blok in gelezen.blokken if (tekst := _tekst(blok)))


def _tekst(blok: Blok) -> str:
    if isinstance(blok, Veld):
        return f"{blok.etiket}: {blok.waarde}"
    return blok.tekst if isinstance(blok, Kop | Alinea) else ""


def _uit_tekstverwerker(pad: Path, soort: str, tijdgrens: float) -> InPdf:
    from dossiercheck.buiten import soffice
    from dossiercheck.lezen.pdfium.platslaan import sla_plat

    with tempfile.TemporaryDirectory(prefix="dossiercheck-bundel-") as map_:
        try:
            return InPdf(sla_plat(soffice.zet_om(pad, "pdf", Path(map_), soort, tijdgrens).read_bytes()))
        except soffice.NietBeschikbaar:
            return InPdf(None, "LibreOffice staat niet op deze computer, dus een Word-stuk kan niet in de bundel.")
        except soffice.Mislukt:
            return InPdf(None, "LibreOffice kon het stuk niet omzetten.")
