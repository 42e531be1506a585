"""Een gescande bladzijde of foto wordt dezelfde Bladzijde als een PDF met tekst."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from dossiercheck.begrippen import Gelezen, Kader, Kwaliteit, Probleem, Probleemsoort, Uitkomst, Wijze
from dossiercheck.buiten.ocr import OcrNietBeschikbaar, OcrTeTraag, Ocrwoord, beschikbaar, lees_woorden
from dossiercheck.lezen.bladzijde import LEGE_BLADZIJDE, ONZEKER, Bladzijde, Inkt, Raster, Vakje, Woord
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.opbouw import bouw
from dossiercheck.lezen.pak import geweigerd
from dossiercheck.lezen.pdf.terugzetten import zet_terug
from dossiercheck.lezen.scan.beeldbestand import Beeldbestand, BeeldOnleesbaar, BeeldTeGroot, maat
from dossiercheck.lezen.scan.bewerking import SCHAAL, Werkbeeld, draai, maak_werkbeeld, terugweg, zet_recht
from dossiercheck.lezen.scan.inkt import Krabbel, zekerheid
from dossiercheck.lezen.scan.leesbaarheid import beoordeel, goede_letters
from dossiercheck.lezen.scan.letters import letterbeelden
from dossiercheck.lezen.scan.ontleden import Ontleding, ontleed
from dossiercheck.lezen.scan.roosters import Rooster
from dossiercheck.lezen.tijd import is_op, over

_VERDACHT = 0.5
"""Onder deze leesbaarheid proberen wij of de bladzijde gedraaid is."""
_VLUCHTIG = 0.6
"""Verkleining waarmee wij een andere stand proberen."""
_KLEINSTE_INKT = 16 * SCHAAL
_TABELKOLOMMEN = 3
"""Vanaf zoveel kolommen is een raster een tabel waarin getekend wordt; met minder is het een formulier dat ingevuld wordt."""


def lees(bron: Bron) -> Gelezen:
    """Een losse foto of scan (ook met meer bladzijden); kaders zijn fracties 0-1 van het beeld zoals het getoond wordt."""
    try:
        bestand = Beeldbestand(bron.pad)
        if beschikbaar() is None:
            return geweigerd(bron, Probleemsoort.NIET_ONDERSTEUND, "Scans en foto's zijn op deze computer niet te lezen.")
        return _lees_bestand(bron, bestand)
    except BeeldTeGroot:
        return geweigerd(bron, Probleemsoort.TE_GROOT, "De afbeelding is te groot om te lezen.")
    except BeeldOnleesbaar:
        return geweigerd(bron, Probleemsoort.BESCHADIGD, "De afbeelding is beschadigd of niet heel aangekomen.")


def _lees_bestand(bron: Bron, bestand: Beeldbestand) -> Gelezen:
    bladzijden: list[Bladzijde] = []
    problemen: list[Probleem] = []
    for nummer in range(1, bestand.aantal + 1):
        if is_op():
            problemen.append(Probleem(Probleemsoort.TE_TRAAG, "Er was geen tijd meer om de rest van de afbeelding te lezen.", nummer))
            break
        beeld = bestand.bladzijde(nummer)
        bladzijde = lees_bladzijde(beeld, nummer, *maat(beeld))
        bladzijden.append(_als_fractie(bladzijde, *maat(beeld)))
        if bladzijde.kwaliteit is Kwaliteit.SLECHT:
            problemen.append(Probleem(Probleemsoort.SLECHT_LEESBAAR, f"Bladzijde {nummer} is slecht leesbaar.", nummer))
        elif bladzijde.is_leeg and bestand.aantal > 1:
            problemen.append(Probleem(Probleemsoort.MELDING, LEGE_BLADZIJDE.format(nummer), nummer))
    if bladzijden and all(b.is_leeg for b in bladzijden) and not bestand.beschadigd and len(bladzijden) == bestand.aantal:
        return replace(geweigerd(bron, Probleemsoort.LEEG, "Op de afbeelding staat niets dat te lezen is."), paginas=bestand.aantal)
    if bestand.beschadigd:
        problemen.append(Probleem(Probleemsoort.BESCHADIGD, "De afbeelding is beschadigd: een deel ontbreekt."))
    heel = len(bladzijden) == bestand.aantal and not bestand.beschadigd
    blokken = zet_terug(bouw(bladzijden, bron.bestand), bladzijden)
    kwaliteit = tuple(b.kwaliteit for b in bladzijden)
    uitkomst = Uitkomst.GELEZEN if heel else Uitkomst.DEELS
    return Gelezen(bron.bestand, bron.sha256, uitkomst, Wijze.OCR, bestand.aantal, blokken, kwaliteit, tuple(problemen))


def _als_fractie(bladzijde: Bladzijde, breedte: float, hoogte: float) -> Bladzijde:
    """De bladzijde met een weg terug naar fracties van het beeld."""
    a, b, c, d, e, f, g, h = bladzijde.terug or (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0)
    return replace(bladzijde, terug=(a / breedte, b / breedte, c / breedte, d / hoogte, e / hoogte, f / hoogte, g, h))


def lees_bladzijde(afbeelding: Image.Image, nummer: int, breedte: float, hoogte: float) -> Bladzijde:
    """De bladzijde van breedte bij hoogte punten, rechtop en rechtgezet; `terug` wijst de weg naar de zichtbare bladzijde.

    Zonder Tesseract, of als de uiterste tijd voorbij is: een bladzijde zonder woorden met kwaliteit slecht.
    """
    plat = maak_werkbeeld(afbeelding, breedte, hoogte)
    try:
        werk, gezien = _lees_rechtop(plat)
    except (OcrNietBeschikbaar, OcrTeTraag):
        return Bladzijde(nummer, breedte, hoogte, (), kwaliteit=Kwaliteit.SLECHT)
    return Bladzijde(
        nummer=nummer,
        breedte=werk.breedte,
        hoogte=werk.hoogte,
        woorden=_woorden(gezien),
        rasters=tuple(_raster(r) for r in gezien.roosters if len(r.cellen) > 1),
        vakken=tuple(in_punten(r.cellen[0]) for r in gezien.roosters if len(r.cellen) == 1),
        vakjes=tuple(Vakje(in_punten(v.kader), v.aan) for v in gezien.vakjes),
        inkt=_inkt(gezien),
        kwaliteit=beoordeel(gezien.woorden, gezien.schoon),
        strepen=tuple(in_punten((s.van, s.plek - s.dikte / 2, s.tot, s.plek + s.dikte / 2)) for s in gezien.strepen),
        terug=terugweg(werk, afbeelding.size, (breedte, hoogte)),
    )


def _lees_rechtop(plat: Werkbeeld) -> tuple[Werkbeeld, Ontleding]:
    """De stand waarin de bladzijde het best te lezen is. Alleen een verdachte bladzijde wordt gedraaid: dat kost tijd."""
    werk = zet_recht(plat)
    gezien = ontleed(werk, over(), _VERDACHT)
    if gezien is None:
        werk = max((zet_recht(draai(plat, kwart)) for kwart in range(4)), key=_vluchtig)
        gezien = ontleed(werk, over())
    assert gezien is not None
    return werk, gezien


def _vluchtig(werk: Werkbeeld) -> int:
    """Hoeveel letters een snelle lezing van een verkleind beeld goed herkent."""
    hoog, breed = werk.pixels.shape
    klein = werk.beeld.resize((max(1, round(breed * _VLUCHTIG)), max(1, round(hoog * _VLUCHTIG))), Image.Resampling.BILINEAR)
    return goede_letters(lees_woorden(klein, dpi=120, tijd=over()))


def in_punten(kader: tuple[float, float, float, float]) -> Kader:
    """Van pixels op het werkbeeld naar punten."""
    x0, boven, x1, onder = kader
    return x0 / SCHAAL, boven / SCHAAL, x1 / SCHAAL, onder / SCHAAL


def _woorden(gezien: Ontleding) -> tuple[Woord, ...]:
    woorden = _zonder_pennenstreken(gezien)
    beelden = letterbeelden(gezien.schoon, woorden, gezien.doorhalingen)
    return tuple(
        Woord(w.tekst, in_punten(b.kader), vet=b.vet, grootte=round(b.grootte, 1), doorgehaald=b.doorgehaald, zekerheid=round(w.zekerheid, 2))
        for w, b in zip(woorden, beelden, strict=True)
    )


def _raster(rooster: Rooster) -> Raster:
    cellen = rooster.cellen
    kader = (min(c[0] for c in cellen), min(c[1] for c in cellen), max(c[2] for c in cellen), max(c[3] for c in cellen))
    return Raster(in_punten(kader), tuple(tuple(in_punten(c) if c is not None else None for c in rij) for rij in rooster.rijen))


def _inkt(gezien: Ontleding) -> tuple[Inkt, ...]:
    """Pennenstreken; en niet zeker: inkt waar niets van te lezen is, en onleesbaar schrift in een tabel, want dat kan een handtekening zijn."""
    cellen = _tabelcellen(gezien)
    uit = []
    for krabbel in gezien.krabbels:
        breed = krabbel.kader[2] - krabbel.kader[0] >= _KLEINSTE_INKT
        zeker = _is_pennenstreek(krabbel, cellen)
        if zeker or (breed and (not krabbel.woorden or (_in_cel(krabbel, cellen) and zekerheid(krabbel.woorden) < ONZEKER))):
            uit.append(Inkt(in_punten(krabbel.kader), zeker))
    return tuple(uit)


def _tabelcellen(gezien: Ontleding) -> list[tuple[float, float, float, float]]:
    return [c for r in gezien.roosters if len(r.rijen[0]) >= _TABELKOLOMMEN for c in r.cellen]


def _is_pennenstreek(krabbel: Krabbel, cellen: Sequence[tuple[float, float, float, float]]) -> bool:
    return krabbel.zeker or (krabbel.lang and _in_cel(krabbel, cellen))


def _zonder_pennenstreken(gezien: Ontleding) -> list[Ocrwoord]:
    """De woorden zonder wat de OCR in een handtekening zag."""
    cellen = _tabelcellen(gezien)
    weg = [w for k in gezien.krabbels if _is_pennenstreek(k, cellen) for w in k.woorden]
    return [w for w in gezien.woorden if w not in weg]


def _in_cel(krabbel: Krabbel, cellen: Sequence[tuple[float, float, float, float]]) -> bool:
    x, y = (krabbel.kader[0] + krabbel.kader[2]) / 2, (krabbel.kader[1] + krabbel.kader[3]) / 2
    return any(c[0] <= x <= c[2] and c[1] <= y <= c[3] for c in cellen)
