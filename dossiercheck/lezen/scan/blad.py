"""Het vel papier op een foto: zijn vier hoeken, als het beeld meer laat zien dan de bladzijde."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from dossiercheck.lezen.scan.vlekken import Masker, groepeer, reeksen

Hoeken = NDArray[np.float64]
"""Vier punten (x, y): linksboven, rechtsboven, rechtsonder, linksonder."""

_MAAT = 500
_CONTRAST = 25.0
"""Zoveel grijswaarden is het papier aan elke rand lichter dan wat er vlak naast ligt."""
_STAP = 5.0


def vind_hoeken(grijs: Image.Image) -> Hoeken | None:
    """De hoeken van het papier in pixels van het beeld; None als de bladzijde het beeld vult of niet te vinden is."""
    factor = _MAAT / max(grijs.size)
    if factor >= 1:
        return None
    klein = grijs.resize((round(grijs.width * factor), round(grijs.height * factor)), Image.Resampling.BOX).filter(ImageFilter.MedianFilter(7))
    pixels = np.asarray(klein).astype(np.float64)
    papier = _grootste(pixels > _drempel(pixels))
    if papier is None or not 0.2 <= papier.mean() <= 0.95:
        return None
    hoeken = _omtrek(papier)
    if hoeken is None or not _klopt(hoeken, papier, pixels):
        return None
    return hoeken / factor


def _drempel(pixels: NDArray[np.float64]) -> float:
    """De grijswaarde die licht en donker het best scheidt (Otsu)."""
    telling = np.bincount(pixels.astype(np.intp).ravel(), minlength=256).astype(np.float64)
    gewicht, som = np.cumsum(telling), np.cumsum(telling * np.arange(256))
    rest = gewicht[-1] - gewicht
    met = (gewicht > 0) & (rest > 0)
    spreiding = np.zeros(256)
    spreiding[met] = (som[-1] * gewicht[met] / gewicht[-1] - som[met]) ** 2 / (gewicht[met] * rest[met])
    return float(spreiding.argmax())


def _grootste(masker: Masker) -> Masker | None:
    """De grootste lichte vlek, met de gaten (tekst) erin dicht."""
    groepen = groepeer(reeksen(masker))
    if not groepen:
        return None
    uit = np.zeros(masker.shape, np.bool_)
    for rij, van, tot in max(groepen, key=lambda g: int((g[:, 2] - g[:, 1]).sum())).tolist():
        uit[rij, van:tot] = True
    vol_liggend = np.logical_and(np.logical_or.accumulate(uit, axis=1), np.logical_or.accumulate(uit[:, ::-1], axis=1)[:, ::-1])
    vol_staand = np.logical_and(np.logical_or.accumulate(uit, axis=0), np.logical_or.accumulate(uit[::-1], axis=0)[::-1])
    gevuld: Masker = vol_liggend & vol_staand
    return gevuld


def _omtrek(papier: Masker) -> Hoeken | None:
    """De snijpunten van vier rechte randen."""
    boven, onder = _rand(papier), _rand(papier[::-1])
    links, rechts = _rand(papier.T), _rand(papier.T[::-1])
    if boven is None or onder is None or links is None or rechts is None:
        return None
    hoog, breed = papier.shape
    onder = (-onder[0], hoog - 1 - onder[1])
    rechts = (-rechts[0], breed - 1 - rechts[1])
    return np.array([_snijpunt(boven, links), _snijpunt(boven, rechts), _snijpunt(onder, rechts), _snijpunt(onder, links)])


def _rand(papier: Masker) -> tuple[float, float] | None:
    """De lijn y = a x + b langs de bovenrand van het papier, zonder de hoeken en zonder uitschieters."""
    kolommen = np.flatnonzero(papier.any(axis=0))
    if len(kolommen) < 40:
        return None
    marge = len(kolommen) // 8
    x = kolommen[marge:-marge].astype(np.float64)
    y = papier[:, kolommen[marge:-marge]].argmax(axis=0).astype(np.float64)
    for _ in range(4):
        a, b = np.polyfit(x, y, 1)
        afstand = np.abs(y - a * x - b)
        goed = afstand <= max(1.5, float(np.percentile(afstand, 80)))
        x, y = x[goed], y[goed]
    return (float(a), float(b)) if np.abs(y - a * x - b).mean() < 3 else None


def _snijpunt(liggend: tuple[float, float], staand: tuple[float, float]) -> tuple[float, float]:
    """Waar y = a x + b en x = c y + d elkaar snijden."""
    (a, b), (c, d) = liggend, staand
    x = (c * b + d) / (1 - a * c)
    return x, a * x + b


def _klopt(hoeken: Hoeken, papier: Masker, pixels: NDArray[np.float64]) -> bool:
    """Of de vierhoek bij de vlek past en elke rand een sprong van licht naar donker is: een schaduw op een scan verloopt geleidelijk."""
    x, y = hoeken[:, 0], hoeken[:, 1]
    oppervlak = 0.5 * abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))))
    past = 0.9 <= papier.sum() / max(1.0, oppervlak) <= 1.1 and oppervlak <= 0.95 * papier.size
    return bool(past and all(_sprong(hoeken[i], hoeken[(i + 1) % 4], pixels) >= _CONTRAST for i in range(4)))


def _sprong(van: NDArray[np.float64], tot: NDArray[np.float64], pixels: NDArray[np.float64]) -> float:
    """Hoeveel lichter het binnen de rand is dan erbuiten; oneindig als de rand op de rand van het beeld ligt."""
    langs = van + (tot - van) * np.linspace(0.12, 0.88, 40)[:, None]
    richting = (tot - van) / max(1.0, float(np.linalg.norm(tot - van)))
    binnenwaarts = np.array([-richting[1], richting[0]]) * _STAP
    hoog, breed = pixels.shape
    buiten = langs - binnenwaarts
    erin = (buiten[:, 0] >= 0) & (buiten[:, 0] <= breed - 1) & (buiten[:, 1] >= 0) & (buiten[:, 1] <= hoog - 1)
    if erin.mean() < 0.5:
        return float("inf")
    binnen = (langs + binnenwaarts)[erin].round().astype(np.intp)
    weg = buiten[erin].round().astype(np.intp)
    licht = pixels[binnen[:, 1].clip(0, hoog - 1), binnen[:, 0].clip(0, breed - 1)]
    return float(np.median(licht - pixels[weg[:, 1], weg[:, 0]]))
