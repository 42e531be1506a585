"""Het enige dat PDFium aanroept: openen, inhoud per bladzijde en weergave. Niet draadveilig: een proces per lezer."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as ruw  # type: ignore[import-untyped]

from dossiercheck.lezen.pdfium.begrippen import Inhoud, Vlak
from dossiercheck.lezen.pdfium.tekening import aantekeningen, verzamel
from dossiercheck.lezen.pdfium.tekst import woorden

if TYPE_CHECKING:
    from PIL.Image import Image

logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)

MAX_BEELDPUNTEN = 40_000_000


class NietTeOpenen(Exception):
    """PDFium kan het bestand niet openen; `wachtwoord` als dat daaraan ligt."""

    def __init__(self, wachtwoord: bool) -> None:
        super().__init__()
        self.wachtwoord = wachtwoord


class PdfBestand:
    """Een geopend PDF-bestand. Sluit met close() of gebruik het in een with-blok."""

    def __init__(self, gegevens: bytes) -> None:
        try:
            self._document = pdfium.PdfDocument(gegevens)
            self.aantal = len(self._document)
        except pdfium.PdfiumError as fout:
            reden = getattr(fout, "err_code", None)
            raise NietTeOpenen(reden in (ruw.FPDF_ERR_PASSWORD, ruw.FPDF_ERR_SECURITY)) from None
        self._formulier = False

    def __enter__(self) -> PdfBestand:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    @property
    def handtekeningen(self) -> int:
        return max(0, int(ruw.FPDF_GetSignatureCount(self._document.raw)))

    def maat(self, nummer: int) -> tuple[float, float]:
        return self.vlak(nummer).maat

    def vlak(self, nummer: int) -> Vlak:
        bladzijde = self._document[nummer - 1]
        try:
            return _vlak(bladzijde)
        finally:
            bladzijde.close()

    def inhoud(self, nummer: int) -> Inhoud:
        """Alles op een bladzijde (1-gebaseerd). PdfiumError wordt ValueError als de bladzijde niet te laden is."""
        try:
            bladzijde = self._document[nummer - 1]
        except pdfium.PdfiumError as fout:
            raise ValueError("bladzijde niet te laden") from fout
        try:
            return _inhoud(bladzijde)
        finally:
            bladzijde.close()

    def tekst(self, nummer: int) -> str:
        """De kale tekst van een bladzijde, zonder plaats. ValueError als de bladzijde niet te laden is."""
        try:
            bladzijde = self._document[nummer - 1]
        except pdfium.PdfiumError as fout:
            raise ValueError("bladzijde niet te laden") from fout
        tekst = bladzijde.get_textpage()
        try:
            return str(tekst.get_text_range())
        finally:
            tekst.close()
            bladzijde.close()

    def heeft_aantekeningen(self, nummer: int) -> bool:
        """Of er invulvelden of aantekeningen op de bladzijde staan: hun tekst zit niet in de tekstlaag."""
        bladzijde = self._document[nummer - 1]
        try:
            return bool(ruw.FPDFPage_GetAnnotCount(bladzijde.raw) > 0)
        finally:
            bladzijde.close()

    def beeld(self, nummer: int, dpi: float, grijs: bool = True) -> Image | None:
        """De weergave van een bladzijde met ingevulde velden; None als die te groot is om te tekenen."""
        if not self._formulier:
            self._formulier = True
            self._document.init_forms()
        bladzijde = self._document[nummer - 1]
        try:
            schaal = dpi / 72
            breed, hoog = bladzijde.get_size()
            if not 1 <= breed * hoog * schaal * schaal <= MAX_BEELDPUNTEN:
                return None
            beeld: Image = bladzijde.render(scale=schaal, grayscale=grijs, may_draw_forms=True).to_pil()
            return beeld
        finally:
            bladzijde.close()


def _vlak(bladzijde: Any) -> Vlak:
    rand = ruw.FS_RECTF()
    ruw.FPDF_GetPageBoundingBox(bladzijde.raw, rand)
    return Vlak(rand.left, rand.bottom, rand.right, rand.top, bladzijde.get_rotation())


def _inhoud(bladzijde: Any) -> Inhoud:
    vlak = _vlak(bladzijde)
    verzameld = verzamel(bladzijde.raw, vlak)
    tekst = bladzijde.get_textpage()
    try:
        ruwe_woorden = tuple(woorden(tekst.raw, vlak))
    finally:
        tekst.close()
    breedte, hoogte = vlak.maat
    notities = tuple(aantekeningen(bladzijde.raw, vlak))
    return Inhoud(breedte, hoogte, ruwe_woorden, tuple(verzameld.paden), tuple(verzameld.beelden), notities, verzameld.volgorde)
