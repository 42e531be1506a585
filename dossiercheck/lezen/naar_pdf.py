"""Een stuk van de school als PDF voor de bundel. Het stuk zelf wordt alleen gelezen."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

from dossiercheck.lezen import poort
from dossiercheck.lezen.soorten import Soort

_TEKSTVERWERKER = {Soort.DOCX: "docx", Soort.ODT: "odt", Soort.DOC: "doc", Soort.RTF: "rtf"}
_A4 = (595, 842)
_DPI = 150


@dataclass(frozen=True, slots=True)
class InPdf:
    """De PDF, of None met de reden waarom die er niet is."""

    pdf: bytes | None
    reden: str = ""


def naar_pdf(pad: Path, naam: str, tijdgrens: float = 60.0) -> InPdf:
    """Het stuk als PDF zonder invulvelden en koppelingen. Elke fout is een uitkomst met een reden."""
    try:
        soort = poort.keur(pad, naam).soort
        if soort is Soort.PDF:
            from dossiercheck.lezen.pdfium.platslaan import sla_plat

            return InPdf(sla_plat(pad.read_bytes()))
        if soort is Soort.BEELD:
            return InPdf(_beeld(pad))
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
