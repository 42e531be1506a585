"""Nagemaakte gescande formulieren, getekend met Pillow: etiketten, invulvakken, aankruisvakjes, een tabel en krabbels."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

A4 = (1654, 2339)
WIT = 255


@dataclass
class Formulier:
    """Het beeld (200 dpi) met wat erop staat: de tekst, de vakjes (aan of uit) en de cellen met en zonder krabbel, in pixels."""

    beeld: Image.Image = field(default_factory=lambda: Image.new("L", A4, WIT))
    tekst: list[str] = field(default_factory=list)
    vakjes: list[tuple[tuple[int, int, int, int], bool]] = field(default_factory=list)
    getekend: list[tuple[tuple[int, int, int, int], bool]] = field(default_factory=list)

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.beeld)

    def schrijf(self, x: int, y: int, tekst: str, maat: int = 28) -> None:
        self.pen.text((x, y), tekst, fill=20, font=ImageFont.load_default(maat))
        self.tekst.append(tekst)

    def druk(self, x: int, y: int, tekst: str, maat: int = 26, grijs: int = 20, vet: int = 0) -> None:
        """Gedrukte tekst in een grijswaarde; `vet` is hoeveel pixels dikker elke streek is."""
        self.pen.text((x, y), tekst, fill=grijs, font=ImageFont.load_default(maat), stroke_width=vet, stroke_fill=grijs)

    def vak(self, kader: tuple[int, int, int, int], vulling: int = WIT, lijn: int = 60) -> None:
        self.pen.rectangle(kader, fill=vulling, outline=lijn, width=2)

    def vakje(self, x: int, y: int, aan: bool, zijde: int = 28, kruis: str = "x") -> None:
        self.pen.rectangle((x, y, x + zijde, y + zijde), outline=40, width=2)
        if aan and kruis == "x":
            self.pen.line((x - 1, y + 3, x + zijde, y + zijde - 2), fill=30, width=4)
            self.pen.line((x + zijde + 2, y - 2, x + 2, y + zijde), fill=30, width=4)
        elif aan and kruis == "v":
            self.pen.line((x + 4, y + 14, x + 12, y + zijde - 4, x + zijde + 6, y - 6), fill=30, width=4)
        elif aan:
            self.pen.rectangle((x + 6, y + 6, x + zijde - 6, y + zijde - 6), fill=20)
        self.vakjes.append(((x, y, x + zijde, y + zijde), aan))

    def krabbel(self, kader: tuple[int, int, int, int], zaad: int = 1) -> None:
        """Een pennenstreek met een onderstreep, zoals een handtekening."""
        kans = random.Random(zaad)
        x0, y0, x1, y1 = kader
        midden, hoog = (y0 + y1) / 2, (y1 - y0) * 0.3
        punten = [(x0 + 16 + i * 4, midden + hoog * math.sin(i * kans.uniform(0.6, 0.9)) * kans.uniform(0.4, 1)) for i in range((x1 - x0 - 60) // 4)]
        self.pen.line(punten, fill=30, width=4, joint="curve")
        self.pen.line([(x0 + 20 + i * 8, y1 - 14 - i % 5) for i in range((x1 - x0 - 80) // 8)], fill=30, width=3)


def maak_formulier(zaad: int = 1) -> Formulier:
    """Een formulier van een bladzijde: kopbalk, drie velden, drie keuzes, een alinea en een tabel met vier handtekeningen."""
    kans = random.Random(zaad)
    f = Formulier()
    f.schrijf(140, 110, "Aanvraag ondersteuning voortgezet onderwijs", 44)
    f.vak((140, 200, 1514, 256), 205)
    f.schrijf(156, 210, "Gegevens van de leerling")
    for nummer, (etiket, waarde) in enumerate((("Naam leerling", "Jannes van der Molen"), ("Geboortedatum", "12-04-2011"), ("School", "De Nieuwe Vaart"))):
        y = 270 + nummer * 84
        f.vak((140, y, 1514, y + 70))
        f.pen.line((620, y, 620, y + 70), fill=60, width=2)
        f.schrijf(156, y + 18, etiket)
        f.schrijf(640, y + 18, waarde)
    for nummer, vraag in enumerate(("Besproken met ouders", "Besproken met leerling", "Eerder aangemeld")):
        y, ja = 560 + nummer * 64, kans.random() < 0.5
        f.schrijf(140, y, vraag)
        for plaats, (keuze, aan) in enumerate((("ja", ja), ("nee", not ja and kans.random() < 0.8))):
            x = 560 + plaats * 160
            f.vakje(x, y + 2, aan, kruis=kans.choice("xv."))
            f.schrijf(x + 42, y, keuze)
    _alinea(f, 790)
    _tabel(f, 1100, kans)
    return f


def _alinea(f: Formulier, y: int) -> None:
    zinnen = (
        "De leerling volgt sinds september een aangepast programma op school. De begeleider",
        "ziet dat kleine stappen en een vaste plek in de klas helpen. Samen met de ouders is",
        "afgesproken dat het rooster na de vakantie wordt uitgebreid met twee lesuren per dag.",
    )
    for nummer, zin in enumerate(zinnen):
        f.schrijf(140, y + nummer * 44, zin)


def _tabel(f: Formulier, y: int, kans: random.Random) -> None:
    xs = (140, 560, 900, 1120, 1514)
    for kop, x in zip(("Rol", "Naam", "Datum", "Handtekening"), xs, strict=False):
        f.schrijf(x + 16, y + 14, kop)
    rollen = (("School", "K. de Boer"), ("Ouder of verzorger", "M. van der Molen"), ("Ouder of verzorger", "L. Hendriks"), ("Leerling", "Jannes van der Molen"))
    rijen = [y, y + 60]
    for nummer, (rol, naam) in enumerate(rollen):
        boven = rijen[-1]
        onder = boven + 140
        f.schrijf(xs[0] + 16, boven + 20, rol)
        f.schrijf(xs[1] + 16, boven + 20, naam)
        cel, aan = (xs[3], boven, xs[4], onder), kans.random() < 0.6
        if aan:
            f.krabbel((xs[3] + 20, boven + 30, xs[4] - 60, onder - 24), zaad=nummer + kans.randrange(99))
        f.getekend.append((cel, aan))
        rijen.append(onder)
    for lijn in rijen:
        f.pen.line((xs[0], lijn, xs[-1], lijn), fill=110, width=2)
    for x in xs:
        f.pen.line((x, rijen[0], x, rijen[-1]), fill=110, width=2)


def scan(beeld: Image.Image, graden: float = 0.0, ruis: float = 0.0, dpi: int = 200, schaduw: bool = False, zaad: int = 1) -> Image.Image:
    """Het beeld zoals een scanner het geeft: scheef, met ruis, schaduw of minder pixels."""
    if dpi != 200:
        beeld = beeld.resize((beeld.width * dpi // 200, beeld.height * dpi // 200), Image.Resampling.LANCZOS)
    if graden:
        beeld = beeld.rotate(graden, Image.Resampling.BICUBIC, expand=abs(graden) > 20, fillcolor=250)
    waarden = np.asarray(beeld.filter(ImageFilter.GaussianBlur(0.5)), dtype=np.float64) * 0.92 + 8
    if schaduw:
        waarden *= np.linspace(0.55, 1.0, waarden.shape[1])[None, :]
    waarden += np.random.default_rng(zaad).normal(0, ruis, waarden.shape)
    return Image.fromarray(waarden.clip(0, 255).astype(np.uint8))
