"""Een scan of foto wordt een recht, wit grijsbeeld op vaste schaal, met de weg terug naar de zichtbare bladzijde."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from dossiercheck.lezen.bladzijde import Projectie
from dossiercheck.lezen.scan.blad import vind_hoeken

if TYPE_CHECKING:
    from collections.abc import Sequence

Grijs = NDArray[np.uint8]
Matrix = NDArray[np.float64]

DPI = 200
SCHAAL = DPI / 72
"""Pixels per punt van het werkbeeld."""
_A4 = (595.0, 842.0)
_GEEN_VERSCHIL = 1.0
"""Punten."""
_GROOTSTE_ZIJDE = 1000.0
"""Punten; een bladzijde die groter is staat niet op ware grootte en krijgt de maat van A4."""


@dataclass(frozen=True, slots=True)
class Werkbeeld:
    """Het rechte beeld (wit is 255) met zijn maat in punten, en de matrix van zijn pixels naar de pixels van de bron."""

    pixels: Grijs
    breedte: float
    hoogte: float
    naar_bron: Matrix

    @property
    def beeld(self) -> Image.Image:
        return Image.fromarray(self.pixels)


def naar_grijs(afbeelding: Image.Image) -> Image.Image:
    """Een grijsbeeld (L); doorzichtig wordt wit."""
    if afbeelding.mode.startswith("I;16") or afbeelding.mode in ("I", "F"):
        waarden = np.asarray(afbeelding, dtype=np.float64)
        hoogste = max(float(waarden.max(initial=0)), 1.0)
        return Image.fromarray((waarden.clip(0) / hoogste * 255).astype(np.uint8))
    if afbeelding.mode in ("RGBA", "LA", "PA") or "transparency" in afbeelding.info:
        kleur = afbeelding.convert("RGBA")
        wit = Image.new("RGBA", kleur.size, "white")
        return Image.alpha_composite(wit, kleur).convert("L")
    return afbeelding.convert("L")


def maat_in_punten(breedte: float, hoogte: float) -> tuple[float, float]:
    """De maat van de bladzijde zoals wij haar behandelen: te grote bladzijden (een foto van 3000 bij 4000 punten) worden A4."""
    langste = max(breedte, hoogte)
    factor = _A4[1] / langste if langste > _GROOTSTE_ZIJDE else 1.0
    return breedte * factor, hoogte * factor


def maak_werkbeeld(afbeelding: Image.Image, breedte: float, hoogte: float) -> Werkbeeld:
    """Een beeld dat de bladzijde van breedte bij hoogte punten vult, op werkschaal en egaal wit; van een foto alleen het papier."""
    bron = naar_grijs(afbeelding)
    hoeken = vind_hoeken(bron)
    if hoeken is not None:
        return _van_papier(bron, hoeken)
    breedte, hoogte = maat_in_punten(breedte, hoogte)
    maat = (max(1, round(breedte * SCHAAL)), max(1, round(hoogte * SCHAAL)))
    pixels = maak_egaal(np.asarray(bron.resize(maat, Image.Resampling.LANCZOS)))
    naar_bron = np.diag([bron.width / maat[0], bron.height / maat[1], 1.0])
    return Werkbeeld(pixels, breedte, hoogte, naar_bron)


def _van_papier(bron: Image.Image, hoeken: NDArray[np.float64]) -> Werkbeeld:
    """Het papier op een foto, rechtgetrokken tot een rechthoek."""
    breed = float(np.linalg.norm(hoeken[1] - hoeken[0]) + np.linalg.norm(hoeken[2] - hoeken[3])) / 2
    hoog = float(np.linalg.norm(hoeken[3] - hoeken[0]) + np.linalg.norm(hoeken[2] - hoeken[1])) / 2
    breedte, hoogte = _papiermaat(breed, hoog)
    maat = (round(breedte * SCHAAL), round(hoogte * SCHAAL))
    matrix = _projectie(np.array([(0, 0), (maat[0], 0), maat, (0, maat[1])], dtype=np.float64), hoeken)
    # Zonder deze stap slaat het bemonsteren bij een grote foto pixels over.
    stap = max(1, int(max(breed, hoog) / max(maat)))
    klein = bron.reduce(stap)
    vanaf_klein = np.diag([klein.width / bron.width, klein.height / bron.height, 1.0]) @ matrix
    waarden = tuple(float(getal) for getal in (vanaf_klein / vanaf_klein[2, 2]).ravel()[:8])
    beeld = klein.transform(maat, Image.Transform.PERSPECTIVE, waarden, Image.Resampling.BICUBIC, fillcolor=255)
    return Werkbeeld(maak_egaal(np.asarray(beeld)), breedte, hoogte, matrix)


def _papiermaat(breed: float, hoog: float) -> tuple[float, float]:
    """De maat in punten: A4 als de verhouding daar op lijkt (een schuine foto verkort), anders de gemeten verhouding."""
    kort, lang = sorted((breed, hoog))
    maat = _A4 if 0.62 <= kort / lang <= 0.82 else (_A4[1] * kort / lang, _A4[1])
    return maat if breed <= hoog else (maat[1], maat[0])


def _projectie(van: NDArray[np.float64], naar: NDArray[np.float64]) -> Matrix:
    """De projectie die vier punten op vier andere afbeeldt."""
    rijen, waarden = [], []
    for (x, y), (u, v) in zip(van, naar, strict=True):
        rijen += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        waarden += [u, v]
    oplossing = np.linalg.solve(np.array(rijen, dtype=np.float64), np.array(waarden, dtype=np.float64))
    return np.append(oplossing, 1.0).reshape(3, 3)


def maak_egaal(pixels: Grijs) -> Grijs:
    """Het beeld gedeeld door zijn achtergrond: schaduw en grijs papier worden wit, ruis wordt gedempt."""
    beeld = Image.fromarray(pixels)
    klein = beeld.reduce(8) if min(beeld.size) >= 64 else beeld
    dicht = _uiterste(_uiterste(np.asarray(klein), np.maximum), np.minimum)
    achtergrond = Image.fromarray(dicht).filter(ImageFilter.GaussianBlur(4))
    licht = np.asarray(achtergrond.resize(beeld.size, Image.Resampling.BILINEAR), dtype=np.float32)
    glad = np.asarray(beeld.filter(ImageFilter.GaussianBlur(0.8)), dtype=np.float32)
    return (glad / np.maximum(licht, 32) * 255).clip(0, 255).astype(np.uint8)


def _uiterste(pixels: Grijs, kies: np.ufunc, reik: int = 6) -> Grijs:
    """De lichtste of donkerste waarde binnen `reik` pixels, als MaxFilter en MinFilter, maar eerst per rij en dan per kolom: dat is veel minder werk."""
    uit = pixels
    for _ in range(2):
        rand = np.pad(uit, ((reik, reik), (0, 0)), mode="edge")
        uit = kies.reduce([rand[n : n + uit.shape[0]] for n in range(2 * reik + 1)]).T
    return np.ascontiguousarray(uit)


def zet_recht(werk: Werkbeeld) -> Werkbeeld:
    """Het beeld gedraaid over zijn scheefstand."""
    graden = scheefstand(werk.pixels)
    if abs(graden) < 0.04:
        return werk
    return vervorm(werk, _om_midden(werk.pixels.shape[1], werk.pixels.shape[0], graden))


def scheefstand(pixels: Grijs, grens: float = 12.0) -> float:
    """Graden waarover de regels scheef staan: de hoek waarbij het horizontale inktprofiel het scherpst is, eerst grof en dan fijn."""
    beste = 0.0
    for verkleining, reik, stap in ((4, grens, 0.5), (4, 0.5, 0.1), (2, 0.2, 0.04)):
        ys, xs = _donker(pixels, verkleining)
        if len(ys) < 50:
            return 0.0
        hoeken = beste + np.arange(-reik, reik + stap / 2, stap)
        beste = float(max(hoeken, key=lambda hoek: _scherpte(xs, ys, hoek)))
    return beste


def _donker(pixels: Grijs, verkleining: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """De donkere pixels van het verkleinde beeld, zonder de rand: (rijen, kolommen)."""
    klein = np.asarray(Image.fromarray(pixels).reduce(verkleining))
    rand_y, rand_x = klein.shape[0] // 40, klein.shape[1] // 40
    ys, xs = np.nonzero(klein[rand_y : klein.shape[0] - rand_y, rand_x : klein.shape[1] - rand_x] < 170)
    return ys, xs


def _scherpte(xs: NDArray[Any], ys: NDArray[Any], graden: float) -> float:
    plek = ys - xs * np.tan(np.radians(graden))
    profiel = np.bincount((plek - plek.min()).astype(np.intp))
    return float(np.square(np.diff(profiel, prepend=0, append=0).astype(np.float64)).sum())


def _om_midden(breed: int, hoog: int, graden: float) -> Matrix:
    """Uitvoerpixel -> invoerpixel bij draaien om het midden, zonder dat de maat verandert."""
    hoek = np.radians(graden)
    cos, sin = np.cos(hoek), np.sin(hoek)
    cx, cy = breed / 2, hoog / 2
    return np.array([[cos, -sin, cx - cx * cos + cy * sin], [sin, cos, cy - cx * sin - cy * cos], [0, 0, 1]])


def vervorm(werk: Werkbeeld, naar_oud: Matrix, maat: tuple[int, int] | None = None) -> Werkbeeld:
    """Het beeld opnieuw bemonsterd: `naar_oud` wijst elke nieuwe pixel zijn oude; wat buiten het oude valt is wit."""
    doel = maat or (werk.pixels.shape[1], werk.pixels.shape[0])
    waarden = tuple(float(getal) for getal in (naar_oud / naar_oud[2, 2]).ravel()[:8])
    beeld = werk.beeld.transform(doel, Image.Transform.PERSPECTIVE, waarden, Image.Resampling.BICUBIC, fillcolor=255)
    return Werkbeeld(np.asarray(beeld), doel[0] / SCHAAL, doel[1] / SCHAAL, werk.naar_bron @ naar_oud)


def draai(werk: Werkbeeld, kwartslagen: int) -> Werkbeeld:
    """Het beeld een aantal kwartslagen tegen de klok in gedraaid."""
    hoog, breed = werk.pixels.shape
    kwart = kwartslagen % 4
    naar_oud = np.array(
        {
            0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
            1: [[0, -1, breed], [1, 0, 0], [0, 0, 1]],
            2: [[-1, 0, breed], [0, -1, hoog], [0, 0, 1]],
            3: [[0, 1, 0], [-1, 0, hoog], [0, 0, 1]],
        }[kwart],
        dtype=np.float64,
    )
    maten = (werk.hoogte, werk.breedte) if kwart % 2 else (werk.breedte, werk.hoogte)
    return replace(werk, pixels=np.ascontiguousarray(np.rot90(werk.pixels, kwart)), breedte=maten[0], hoogte=maten[1], naar_bron=werk.naar_bron @ naar_oud)


def terugweg(werk: Werkbeeld, bron: Sequence[int], zichtbaar: tuple[float, float]) -> Projectie | None:
    """De projectie van punten op het werkbeeld naar punten op de zichtbare bladzijde; None als die niets verandert."""
    naar_zichtbaar = np.diag([zichtbaar[0] / bron[0], zichtbaar[1] / bron[1], 1.0])
    matrix = naar_zichtbaar @ werk.naar_bron @ np.diag([SCHAAL, SCHAAL, 1.0])
    matrix = matrix / matrix[2, 2]
    hoeken = np.array([[0, 0, 1], [werk.breedte, 0, 1], [werk.breedte, werk.hoogte, 1], [0, werk.hoogte, 1]], dtype=np.float64).T
    beeld = matrix @ hoeken
    if np.abs(beeld[:2] / beeld[2] - hoeken[:2]).max() < _GEEN_VERSCHIL:
        return None
    a, b, c, d, e, f, g, h = (float(getal) for getal in matrix.ravel()[:8])
    return a, b, c, d, e, f, g, h
