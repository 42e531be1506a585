"""Of een tekening in Word een afbeelding of inkt is, en dus een handtekening kan zijn."""

from __future__ import annotations

from dossiercheck.lezen.pakket import Element, lokaal

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_INKT = ("inkShape", "contentPart", "ink")
_KLEINSTE = 91_440
"""Een afbeelding lager of smaller dan 0,25 cm (in EMU) is een lijn of een stip, geen handtekening."""


_BLADZIJDE = 3_600_000
"""Vanaf 10 bij 10 cm kan een afbeelding een gescande bladzijde zijn."""


def is_beeld(el: Element) -> bool | None:
    """True: afbeelding of inkt. None: een vrije vorm of ingesloten object dat een handtekening kan zijn. False: lijn, vak of grafiek."""
    if any(doc.get("hidden") in ("1", "true") for doc in el.iter(_WP + "docPr")):
        return False
    if any(lokaal(kind) in _INKT for kind in el.iter() if isinstance(kind.tag, str)) or el.tag.endswith("}contentPart"):
        return True
    if next(el.iter(_O + "signatureline"), None) is not None or el.tag == _W + "object":
        return None
    if next(el.iter(_PIC + "pic"), None) is not None:
        return not _te_klein(el)
    if next(el.iter(_V + "imagedata"), None) is not None:
        return True
    vrij = next(el.iter(_A + "custGeom"), None) is not None or any(v.get("path") for v in el.iter(_V + "shape"))
    return None if vrij else False


def is_groot(el: Element) -> bool:
    """Of een afbeelding zo groot is dat zij een gescande bladzijde kan zijn."""
    maten = _maten(el)
    return len(maten) >= 2 and min(maten) >= _BLADZIJDE


def _te_klein(el: Element) -> bool:
    return any(m < _KLEINSTE for m in _maten(el))


def _maten(el: Element) -> list[int]:
    """Breedte en hoogte in EMU."""
    return [int(m) for maat in el.iter(_WP + "extent") for as_ in ("cx", "cy") if (m := maat.get(as_, "")).isdecimal()]
