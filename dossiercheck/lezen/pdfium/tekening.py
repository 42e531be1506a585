"""Paden, afbeeldingen en aantekeningen van een bladzijde, ook uit ingebedde formulieren (XObjects)."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as ruw  # type: ignore[import-untyped]

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.pdfium.begrippen import EENHEID, Aantekening, Afbeelding, Matrix, Pad, Punt, Vlak

MAX_OBJECTEN = 20_000
MAX_PUNTEN = 4_000
_DIEPTE = 6
_F = ctypes.c_float


def verzamel(bladzijde: Any, vlak: Vlak) -> Verzamelaar:
    verzamelaar = Verzamelaar(vlak)
    verzamelaar.loop(bladzijde, ruw.FPDFPage_CountObjects, ruw.FPDFPage_GetObject, EENHEID, 0)
    return verzamelaar


class Verzamelaar:
    """Loopt de objecten langs in de volgorde van tekenen, tot een grens."""

    def __init__(self, vlak: Vlak) -> None:
        self.vlak = vlak
        self.paden: list[Pad] = []
        self.beelden: list[Afbeelding] = []
        self.volgorde: dict[int, int] = {}
        self._teller = 0

    def loop(self, ouder: Any, telling: Callable[[Any], int], geef: Callable[[Any, int], Any], matrix: Matrix, diepte: int) -> None:
        for plaats in range(max(0, telling(ouder))):
            if self._teller >= MAX_OBJECTEN:
                return
            self._teller += 1
            object_ = geef(ouder, plaats)
            soort = ruw.FPDFPageObj_GetType(object_)
            if soort == ruw.FPDF_PAGEOBJ_TEXT:
                self.volgorde[ctypes.cast(object_, ctypes.c_void_p).value or 0] = self._teller
            elif soort == ruw.FPDF_PAGEOBJ_PATH:
                self._pad(object_, matrix)
            elif soort == ruw.FPDF_PAGEOBJ_IMAGE:
                self._beeld(object_, matrix)
            elif soort == ruw.FPDF_PAGEOBJ_FORM and diepte < _DIEPTE:
                self.loop(object_, ruw.FPDFFormObj_CountObjects, ruw.FPDFFormObj_GetObject, _maal(_matrix(object_), matrix), diepte + 1)

    def _beeld(self, object_: Any, matrix: Matrix) -> None:
        totaal = _maal(_matrix(object_), matrix)
        kader: Kader | None = self.vlak.kader([_toegepast(totaal, p) for p in ((0, 0), (1, 0), (0, 1), (1, 1))])
        knip = self._knip(object_, matrix)
        if knip and kader:
            kader = _doorsnede(kader, knip)
        if kader:
            self.beelden.append(Afbeelding(kader, self._teller))

    def _pad(self, object_: Any, matrix: Matrix) -> None:
        vulwijze, getrokken, dikte = ctypes.c_int(), ctypes.c_int(), _F()
        ruw.FPDFPath_GetDrawMode(object_, vulwijze, getrokken)
        vulling = _kleur(ruw.FPDFPageObj_GetFillColor, object_) if vulwijze.value else None
        lijn = _kleur(ruw.FPDFPageObj_GetStrokeColor, object_) if getrokken.value else None
        if vulling is None and lijn is None:
            return
        totaal = _maal(_matrix(object_), matrix)
        deelpaden, rond = _deelpaden(object_, totaal, self.vlak)
        if not deelpaden:
            return
        ruw.FPDFPageObj_GetStrokeWidth(object_, dikte)
        schaal = (abs(totaal[0] * totaal[3] - totaal[1] * totaal[2])) ** 0.5
        self.paden.append(Pad(deelpaden, rond, vulling, lijn, dikte.value * schaal, self._teller, self._knip(object_, matrix)))

    def _knip(self, object_: Any, matrix: Matrix) -> Kader | None:
        """Het kader waarbuiten niets te zien is: de doorsnede van de knippaden."""
        knippad = ruw.FPDFPageObj_GetClipPath(object_)
        knip: Kader | None = None
        for pad in range(max(0, ruw.FPDFClipPath_CountPaths(knippad))):
            punten: list[Punt] = []
            for plaats in range(min(max(0, ruw.FPDFClipPath_CountPathSegments(knippad, pad)), 200)):
                punten.append(_toegepast(matrix, _punt(ruw.FPDFClipPath_GetPathSegment(knippad, pad, plaats))))
            if punten:
                kader = self.vlak.kader(punten)
                knip = kader if knip is None else _doorsnede(knip, kader) or (0.0, 0.0, 0.0, 0.0)
        return knip


def _deelpaden(object_: Any, matrix: Matrix, vlak: Vlak) -> tuple[tuple[tuple[Punt, ...], ...], tuple[bool, ...]]:
    delen: list[list[Punt]] = []
    rond: list[bool] = []
    for plaats in range(min(max(0, ruw.FPDFPath_CountSegments(object_)), MAX_PUNTEN)):
        deel = ruw.FPDFPath_GetPathSegment(object_, plaats)
        soort = ruw.FPDFPathSegment_GetType(deel)
        if soort == ruw.FPDF_SEGMENT_MOVETO or not delen:
            delen.append([])
            rond.append(False)
        rond[-1] = rond[-1] or soort == ruw.FPDF_SEGMENT_BEZIERTO
        delen[-1].append(vlak.punt(*_toegepast(matrix, _punt(deel))))
        if ruw.FPDFPathSegment_GetClose(deel) and delen[-1][0] != delen[-1][-1]:
            delen[-1].append(delen[-1][0])
    gevuld = [(tuple(deel), bocht) for deel, bocht in zip(delen, rond, strict=True) if len(deel) > 1]
    return tuple(deel for deel, _ in gevuld), tuple(bocht for _, bocht in gevuld)


def _punt(deel: Any) -> Punt:
    x, y = _F(), _F()
    ruw.FPDFPathSegment_GetPoint(deel, x, y)
    return x.value, y.value


def _matrix(object_: Any) -> Matrix:
    m = ruw.FS_MATRIX()
    ruw.FPDFPageObj_GetMatrix(object_, m)
    return m.a, m.b, m.c, m.d, m.e, m.f


def _maal(m: Matrix, n: Matrix) -> Matrix:
    """Eerst m, dan n."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _toegepast(m: Matrix, punt: Punt) -> Punt:
    return m[0] * punt[0] + m[2] * punt[1] + m[4], m[1] * punt[0] + m[3] * punt[1] + m[5]


def _kleur(geef: Callable[..., Any], object_: Any) -> int | None:
    """0xRRGGBB, of None als de kleur (bijna) doorzichtig is."""
    rood, groen, blauw, dekking = (ctypes.c_uint() for _ in range(4))
    if not geef(object_, rood, groen, blauw, dekking):
        return 0
    return None if dekking.value < 20 else rood.value << 16 | groen.value << 8 | blauw.value


def _doorsnede(een: Kader, ander: Kader) -> Kader | None:
    x0, boven, x1, onder = max(een[0], ander[0]), max(een[1], ander[1]), min(een[2], ander[2]), min(een[3], ander[3])
    return (x0, boven, x1, onder) if x0 <= x1 and boven <= onder else None


# --- aantekeningen ---------------------------------------------------------------------------------

_SOORTEN = {
    ruw.FPDF_ANNOT_FREETEXT: "tekst",
    ruw.FPDF_ANNOT_STRIKEOUT: "streep",
    ruw.FPDF_ANNOT_INK: "inkt",
    ruw.FPDF_ANNOT_STAMP: "inkt",
    ruw.FPDF_ANNOT_LINE: "inkt",
    ruw.FPDF_ANNOT_POLYLINE: "inkt",
    ruw.FPDF_ANNOT_POLYGON: "inkt",
    ruw.FPDF_ANNOT_CIRCLE: "inkt",
}
_VERBORGEN = 1 << 1 | 1 << 5


def aantekeningen(bladzijde: Any, vlak: Vlak) -> Iterator[Aantekening]:
    """Wat met een PDF-programma op de bladzijde is gezet; opmerkingen in de kantlijn horen er niet bij."""
    for plaats in range(min(max(0, ruw.FPDFPage_GetAnnotCount(bladzijde)), 2000)):
        aantekening = ruw.FPDFPage_GetAnnot(bladzijde, plaats)
        if not aantekening:
            continue
        soort = _SOORTEN.get(ruw.FPDFAnnot_GetSubtype(aantekening))
        if soort and not ruw.FPDFAnnot_GetFlags(aantekening) & _VERBORGEN:
            tekst = _tekstwaarde(aantekening, b"Contents") if soort == "tekst" else ""
            yield Aantekening(soort, tuple(_kaders(aantekening, soort, vlak)), tekst)
        ruw.FPDFPage_CloseAnnot(aantekening)


def _kaders(aantekening: Any, soort: str, vlak: Vlak) -> Iterator[Kader]:
    if soort == "streep":
        for plaats in range(min(ruw.FPDFAnnot_CountAttachmentPoints(aantekening), 200)):
            q = ruw.FS_QUADPOINTSF()
            if ruw.FPDFAnnot_GetAttachmentPoints(aantekening, plaats, q):
                yield vlak.kader([(q.x1, q.y1), (q.x2, q.y2), (q.x3, q.y3), (q.x4, q.y4)])
        return
    rand = ruw.FS_RECTF()
    if ruw.FPDFAnnot_GetRect(aantekening, rand):
        yield vlak.kader([(rand.left, rand.bottom), (rand.right, rand.top)])


def _tekstwaarde(aantekening: Any, sleutel: bytes) -> str:
    lengte = ruw.FPDFAnnot_GetStringValue(aantekening, sleutel, None, 0)
    if not 2 < lengte < 200_000:
        return ""
    buffer = ctypes.create_string_buffer(lengte)
    ruw.FPDFAnnot_GetStringValue(aantekening, sleutel, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), lengte)
    return buffer.raw[: lengte - 2].decode("utf-16-le", "replace")
