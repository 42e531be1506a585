"""De gemeenschappelijke tussenvorm van een PDF-bladzijde en een gescande bladzijde: woorden, lijnen en beelden met hun plek."""

from __future__ import annotations

from dataclasses import dataclass

from dossiercheck.begrippen import Kader, Kwaliteit

LEGE_BLADZIJDE = "Op bladzijde {} staat niets dat te lezen is."

Projectie = tuple[float, float, float, float, float, float, float, float]
"""a-h: een punt (x, y) hoort bij ((ax + by + c) / n, (dx + ey + f) / n) met n = gx + hy + 1."""

ONZEKER = 0.6
"""Onder deze zekerheid kan er iets anders staan dan er gelezen is."""


@dataclass(frozen=True, slots=True)
class Woord:
    """Een woord met zijn kader (punten, oorsprong linksboven) en hoe het eruitziet."""

    tekst: str
    kader: Kader
    vet: bool = False
    cursief: bool = False
    grootte: float = 0.0
    kleur: int = 0
    """0xRRGGBB"""
    doorgehaald: bool = False
    hoek: int = 0
    """Graden tegen de klok in; 0 is rechtop."""
    zekerheid: float = 1.0
    """0-1: hoe zeker de lezing is; laag bij handschrift en vlekken."""


@dataclass(frozen=True, slots=True)
class Raster:
    """Een tabel met lijnen: rijen van celkaders, None waar een cel in een buurcel is opgegaan."""

    kader: Kader
    rijen: tuple[tuple[Kader | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Vakje:
    """Een getekend of gescand aankruisvakje; None als niet te zien is of het aan staat."""

    kader: Kader
    aan: bool | None
    groep: str = ""
    """Vakjes met dezelfde groep sluiten elkaar uit; leeg als dat niet bekend is."""
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Inkt:
    """Een afbeelding of pennenstreek die geen tekst is; `zeker` is onwaar als het ook vuil kan zijn."""

    kader: Kader
    zeker: bool = True


@dataclass(frozen=True, slots=True)
class Invulveld:
    """Een formulierveld met zijn waarde, die niet bij de woorden staat. `naam` is de omschrijving van de maker, als er geen tekst bij staat."""

    kader: Kader
    waarde: str
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """Een bladzijde met woorden in leesvolgorde van de bron. `vakken` zijn losse omlijnde kaders (invulvakken, balken)."""

    nummer: int
    breedte: float
    hoogte: float
    woorden: tuple[Woord, ...]
    rasters: tuple[Raster, ...] = ()
    vakken: tuple[Kader, ...] = ()
    vakjes: tuple[Vakje, ...] = ()
    inkt: tuple[Inkt, ...] = ()
    kwaliteit: Kwaliteit = Kwaliteit.GOED
    strepen: tuple[Kader, ...] = ()
    """Losse horizontale lijnen: een schrijfstreep, een scheiding of de rand van een rij."""
    invulvelden: tuple[Invulveld, ...] = ()
    terug: Projectie | None = None
    """Van de maten hierboven naar punten op de zichtbare bladzijde, als die scheef, gedraaid of vertekend is; None: geen verschil."""

    @property
    def is_leeg(self) -> bool:
        """Op de bladzijde is niets te zien, en dat ligt niet aan de lezing."""
        return self.kwaliteit is not Kwaliteit.SLECHT and not (self.woorden or self.vakjes or self.inkt or self.invulvelden)
