"""Een gescande bladzijde of foto wordt dezelfde Bladzijde als een PDF met tekst."""

from __future__ import annotations

from PIL import Image

from dossiercheck.begrippen import Kader
from dossiercheck.buiten.ocr import Ocrwoord, lees_woorden
from dossiercheck.lezen.bladzijde import Bladzijde, Woord
from dossiercheck.lezen.scan.bewerking import DPI, SCHAAL, Werkbeeld, draai, maak_werkbeeld, terugweg, zet_recht
from dossiercheck.lezen.scan.leesbaarheid import beoordeel, leesbaarheid

_VERDACHT = 0.5
"""Onder deze leesbaarheid proberen wij of de bladzijde gedraaid is."""


def lees_bladzijde(afbeelding: Image.Image, nummer: int, breedte: float, hoogte: float) -> Bladzijde:
    """De bladzijde van breedte bij hoogte punten, rechtop en rechtgezet; `terug` wijst de weg naar de zichtbare bladzijde."""
    werk, woorden = _lees_rechtop(maak_werkbeeld(afbeelding, breedte, hoogte))
    return Bladzijde(
        nummer=nummer,
        breedte=werk.breedte,
        hoogte=werk.hoogte,
        woorden=tuple(_woord(w) for w in woorden),
        kwaliteit=beoordeel(woorden),
        terug=terugweg(werk, afbeelding.size, (breedte, hoogte)),
    )


def _lees_rechtop(plat: Werkbeeld) -> tuple[Werkbeeld, list[Ocrwoord]]:
    """De stand waarin de bladzijde het best te lezen is. Alleen een verdachte bladzijde wordt gedraaid: dat kost tijd."""
    beste: tuple[float, Werkbeeld, list[Ocrwoord]] | None = None
    for kwart in (0, 2, 1, 3):
        werk = zet_recht(draai(plat, kwart))
        woorden = lees_woorden(werk.beeld, dpi=DPI)
        score = leesbaarheid(woorden)
        if beste is None or score > beste[0]:
            beste = (score, werk, woorden)
        if score >= _VERDACHT or (kwart == 0 and not woorden):
            break
    assert beste is not None
    return beste[1], beste[2]


def in_punten(kader: tuple[int, int, int, int]) -> Kader:
    x0, boven, x1, onder = kader
    return x0 / SCHAAL, boven / SCHAAL, x1 / SCHAAL, onder / SCHAAL


def _woord(w: Ocrwoord) -> Woord:
    kader = in_punten(w.kader)
    return Woord(w.tekst, kader, grootte=kader[3] - kader[1], zekerheid=w.zekerheid)
