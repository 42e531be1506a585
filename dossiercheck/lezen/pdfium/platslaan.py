"""Een PDF zonder invulvelden, aantekeningen, koppelingen en opdrachten: wat te zien is, staat daarna vast op de bladzijde."""

from __future__ import annotations

import io

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as ruw  # type: ignore[import-untyped]


def sla_plat(gegevens: bytes) -> bytes:
    """Dezelfde bladzijden als nieuwe PDF. ValueError als het bestand niet te openen of te bewaren is."""
    try:
        with pdfium.PdfDocument(gegevens) as bron, pdfium.PdfDocument.new() as doel:
            bron.init_forms()
            for nummer in range(len(bron)):
                bladzijde = bron[nummer]
                ruw.FPDFPage_Flatten(bladzijde.raw, ruw.FLAT_NORMALDISPLAY)
                bladzijde.close()
            # Alleen de bladzijden gaan mee: scripts, bijlagen en een wachtwoord van de eigenaar blijven achter.
            doel.import_pages(bron)
            uit = io.BytesIO()
            doel.save(uit)
            return uit.getvalue()
    except pdfium.PdfiumError as fout:
        raise ValueError("PDF niet plat te slaan") from fout
