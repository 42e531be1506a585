"""Een gescande bladzijde of foto wordt dezelfde Bladzijde als een PDF met tekst."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PIL import Image

from dossiercheck.begrippen import Kader
from dossiercheck.buiten.ocr import lees_woorden
from dossiercheck.lezen.bladzijde import Bladzijde, Inkt, Raster, Vakje, Woord
from dossiercheck.lezen.scan.bewerking import SCHAAL, Werkbeeld, draai, maak_werkbeeld, terugweg, zet_recht
from dossiercheck.lezen.scan.inkt import Krabbel, zekerheid
from dossiercheck.lezen.scan.leesbaarheid import beoordeel, leesbaarheid
from dossiercheck.lezen.scan.letters import letterbeelden
from dossiercheck.lezen.scan.ontleden import Ontleding, ontleed
from dossiercheck.lezen.scan.roosters import Rooster
from dossiercheck.lezen.tijd import uiterste

_VERDACHT = 0.5
"""Onder deze leesbaarheid proberen wij of de bladzijde gedraaid is."""
_VLUCHTIG = 0.6
"""Verkleining waarmee wij een andere stand proberen."""
_KLEINSTE_INKT = 16 * SCHAAL


def lees_bladzijde(afbeelding: Image.Image, nummer: int, breedte: float, hoogte: float) -> Bladzijde:
    """De bladzijde van breedte bij hoogte punten, rechtop en rechtgezet; `terug` wijst de weg naar de zichtbare bladzijde.

    OcrTeTraag als de uiterste tijd voorbij is, OcrNietBeschikbaar zonder Tesseract.
    """
    werk, gezien = _lees_rechtop(maak_werkbeeld(afbeelding, breedte, hoogte))
    return Bladzijde(
        nummer=nummer,
        breedte=werk.breedte,
        hoogte=werk.hoogte,
        woorden=_woorden(gezien),
        rasters=tuple(_raster(r) for r in gezien.roosters if len(r.cellen) > 1),
        vakken=tuple(in_punten(r.cellen[0]) for r in gezien.roosters if len(r.cellen) == 1),
        vakjes=tuple(Vakje(in_punten(v.kader), v.aan) for v in gezien.vakjes),
        inkt=_inkt(gezien),
        kwaliteit=beoordeel(gezien.woorden),
        strepen=tuple(in_punten((s.van, s.plek - s.dikte / 2, s.tot, s.plek + s.dikte / 2)) for s in gezien.strepen),
        terug=terugweg(werk, afbeelding.size, (breedte, hoogte)),
    )


def _lees_rechtop(plat: Werkbeeld) -> tuple[Werkbeeld, Ontleding]:
    """De stand waarin de bladzijde het best te lezen is. Alleen een verdachte bladzijde wordt gedraaid: dat kost tijd."""
    werk = zet_recht(plat)
    gezien = ontleed(werk, _tijd_over())
    score = leesbaarheid(gezien.woorden)
    if score >= _VERDACHT or not gezien.woorden:
        return werk, gezien
    beste, kwart = max((_vluchtig(zet_recht(draai(plat, k))), k) for k in (1, 2, 3))
    if beste <= score + 0.1:
        return werk, gezien
    werk = zet_recht(draai(plat, kwart))
    return werk, ontleed(werk, _tijd_over())


def _vluchtig(werk: Werkbeeld) -> float:
    """De leesbaarheid bij een snelle lezing van een verkleind beeld."""
    hoog, breed = werk.pixels.shape
    klein = werk.beeld.resize((max(1, round(breed * _VLUCHTIG)), max(1, round(hoog * _VLUCHTIG))), Image.Resampling.BILINEAR)
    return leesbaarheid(lees_woorden(klein, dpi=120, tijd=_tijd_over()))


def _tijd_over() -> float | None:
    grens = uiterste()
    return None if grens is None else grens - time.monotonic()


def in_punten(kader: tuple[float, float, float, float]) -> Kader:
    """Van pixels op het werkbeeld naar punten."""
    x0, boven, x1, onder = kader
    return x0 / SCHAAL, boven / SCHAAL, x1 / SCHAAL, onder / SCHAAL


def _woorden(gezien: Ontleding) -> tuple[Woord, ...]:
    beelden = letterbeelden(gezien.schoon, gezien.woorden, gezien.doorhalingen)
    return tuple(
        Woord(w.tekst, in_punten(b.kader), vet=b.vet, grootte=round(b.grootte, 1), doorgehaald=b.doorgehaald, zekerheid=round(w.zekerheid, 2))
        for w, b in zip(gezien.woorden, beelden, strict=True)
    )


def _raster(rooster: Rooster) -> Raster:
    cellen = rooster.cellen
    kader = (min(c[0] for c in cellen), min(c[1] for c in cellen), max(c[2] for c in cellen), max(c[3] for c in cellen))
    return Raster(in_punten(kader), tuple(tuple(in_punten(c) if c is not None else None for c in rij) for rij in rooster.rijen))


def _inkt(gezien: Ontleding) -> tuple[Inkt, ...]:
    """Pennenstreken, en in een tabelcel ook onleesbaar schrift dat er een kan zijn (niet zeker)."""
    cellen = [c for r in gezien.roosters if len(r.cellen) > 1 for c in r.cellen]
    return tuple(Inkt(in_punten(k.kader), k.zeker) for k in gezien.krabbels if k.zeker or (_onleesbaar(k) and _in_cel(k, cellen)))


def _onleesbaar(krabbel: Krabbel) -> bool:
    return zekerheid(krabbel.woorden) < 0.6 and krabbel.kader[2] - krabbel.kader[0] >= _KLEINSTE_INKT


def _in_cel(krabbel: Krabbel, cellen: Sequence[tuple[float, float, float, float]]) -> bool:
    x, y = (krabbel.kader[0] + krabbel.kader[2]) / 2, (krabbel.kader[1] + krabbel.kader[3]) / 2
    return any(c[0] <= x <= c[2] and c[1] <= y <= c[3] for c in cellen)
