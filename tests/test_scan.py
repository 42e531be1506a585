"""De bouwstenen van het lezen van scans, zonder OCR: scheefstand, lijnen, vakjes, het papier op een foto."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from PIL import Image, ImageDraw

from dossiercheck.begrippen import Alinea, Cel, Plek, Tabel
from dossiercheck.buiten import ocr
from dossiercheck.lezen.bladzijde import Bladzijde, Woord
from dossiercheck.lezen.pdf.terugzetten import projecteer, zet_terug
from dossiercheck.lezen.scan.bewerking import draai, maak_werkbeeld, scheefstand, terugweg
from dossiercheck.lezen.scan.blad import vind_hoeken
from dossiercheck.lezen.scan.inkt import vind_krabbels
from dossiercheck.lezen.scan.lijnen import vind_lijnen
from dossiercheck.lezen.scan.roosters import vind_roosters
from dossiercheck.lezen.scan.vakjes import vind_vakjes
from dossiercheck.lezen.scan.vlekken import groepeer, reeksen
from tests.maak_scan import maak_formulier, scan

MAAT = (595.44, 842.04)


@pytest.mark.parametrize("graden", [-2.6, -0.3, 0.0, 1.9])
def test_scheefstand(graden: float) -> None:
    werk = maak_werkbeeld(scan(maak_formulier(2).beeld, graden=graden, ruis=8), *MAAT)
    assert scheefstand(werk.pixels) == pytest.approx(-graden, abs=0.12)


@pytest.mark.parametrize(("dpi", "ruis", "schaduw"), [(200, 0, False), (150, 12, False), (200, 20, True)])
def test_vakjes_en_tabel_op_slechte_scans(dpi: int, ruis: float, schaduw: bool) -> None:
    formulier = maak_formulier(3)
    werk = maak_werkbeeld(scan(formulier.beeld, dpi=dpi, ruis=ruis, schaduw=schaduw), *MAAT)
    gezien = {(round(v.kader[0] / 40), round(v.kader[1] / 40)): v.aan for v in vind_vakjes(werk.pixels) if v.los}
    verwacht = {(round(k[0] / 40), round(k[1] / 40)): aan for k, aan in formulier.vakjes}
    assert {plek: gezien.get(plek) for plek in verwacht} == verwacht
    rijen = [len(r.rijen) for r in vind_roosters(vind_lijnen(werk.pixels), werk.pixels) if len(r.rijen[0]) == 4]
    assert rijen == [5]


def test_stippellijn_is_een_lijn() -> None:
    pixels = np.full((400, 900), 255, np.uint8)
    for y in (100, 200, 300):
        pixels[y : y + 2, 100:800] = np.where(np.arange(700) % 6 < 4, 60, 255)
    for x in (100, 450, 799):
        pixels[100:302, x : x + 2] = 60
    (rooster,) = vind_roosters(vind_lijnen(pixels), pixels)
    assert [len(rij) for rij in rooster.rijen] == [2, 2]
    assert rooster.cellen[0] == pytest.approx((100, 100, 450, 200), abs=4)


def test_samengevoegde_cel() -> None:
    pixels = np.full((300, 700), 255, np.uint8)
    for y, tot in ((50, 600), (120, 600), (200, 600)):
        pixels[y : y + 2, 50:tot] = 40
    for x, van in ((50, 50), (300, 120), (600, 50)):
        pixels[van:202, x : x + 2] = 40
    (rooster,) = vind_roosters(vind_lijnen(pixels), pixels)
    assert [[cel is not None for cel in rij] for rij in rooster.rijen] == [[True, False], [True, True]]


@pytest.mark.parametrize(
    ("aaneen", "tekst", "zekerheid", "verwacht"),
    [
        (True, "(Verax", 0.53, True),
        (True, "(Verax", 0.65, False),
        (False, "(Verax", 0.53, False),
        (True, "Nw/vwwvn", 0.05, True),
        (False, "Nw/vwwvn", 0.05, False),
    ],
)
def test_een_enkele_streek_is_een_handtekening_tenzij_zij_goed_leesbaar_is(aaneen: bool, tekst: str, zekerheid: float, verwacht: bool) -> None:
    beeld = Image.new("L", (700, 400), 255)
    pen, gaten = ImageDraw.Draw(beeld), 0 if aaneen else 14
    for x in range(200, 420, 44):
        pen.line([(x, 230), (x + 12, 182), (x + 22, 232), (x + 34, 184), (x + 44 - gaten, 230)], fill=30, width=4, joint="curve")
    gezien = ocr.Ocrwoord(tekst, (200, 180, 420, 234), zekerheid)
    krabbels = vind_krabbels(np.asarray(beeld), [], lambda _: [gezien])
    assert [k.zeker for k in krabbels] == [verwacht]


def test_papier_op_een_foto() -> None:
    papier = maak_formulier(1).beeld
    hoeken = np.array([(160, 130), (1500, 210), (1560, 2080), (90, 1990)], dtype=np.float64)
    foto = _op_tafel(papier, hoeken, (1700, 2200))
    gevonden = vind_hoeken(foto)
    assert gevonden is not None
    assert np.abs(gevonden - hoeken).max() < 12
    werk = maak_werkbeeld(foto, 600, 776)
    assert (werk.breedte, werk.hoogte) == (595, 842)
    assert vind_hoeken(papier) is None


def _op_tafel(papier: Image.Image, hoeken: np.ndarray[tuple[int, ...], np.dtype[np.float64]], maat: tuple[int, int]) -> Image.Image:
    rijen, waarden = [], []
    for (x, y), (u, v) in zip(hoeken, ((0, 0), (papier.width, 0), papier.size, (0, papier.height)), strict=True):
        rijen += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        waarden += [u, v]
    weg = tuple(np.linalg.solve(np.array(rijen), np.array(waarden, dtype=np.float64)))
    masker = Image.new("L", papier.size, 255).transform(maat, Image.Transform.PERSPECTIVE, weg)
    tafel = Image.new("L", maat, 90)
    tafel.paste(papier.transform(maat, Image.Transform.PERSPECTIVE, weg, Image.Resampling.BILINEAR), (0, 0), masker)
    return tafel


def test_draaien_en_terug() -> None:
    beeld = Image.new("L", (1654, 2339), 255)
    werk = maak_werkbeeld(beeld, *MAAT)
    assert terugweg(werk, beeld.size, MAAT) is None
    weg = terugweg(draai(werk, 1), beeld.size, MAAT)
    assert weg is not None
    # Een kwartslag tegen de klok in: wat nu linksboven staat, stond rechtsboven.
    assert projecteer((0, 0, 10, 20), weg) == pytest.approx((575.4, 0, 595.4, 10), abs=0.5)


def test_vlekken_hangen_schuin_samen() -> None:
    masker = np.zeros((4, 12), np.bool_)
    masker[0, 0:3] = masker[1, 3] = masker[2, 4:6] = masker[0, 9] = masker[1, 8] = True
    assert sorted(len(g) for g in groepeer(reeksen(masker))) == [2, 3]
    assert groepeer(reeksen(np.zeros((2, 2), np.bool_))) == []


def test_onzekere_woorden_maken_blokken_onzeker() -> None:
    woorden = (Woord("Jan", (10, 10, 30, 20), zekerheid=0.3), Woord("vast", (10, 50, 30, 60), zekerheid=0.9))
    bladzijde = Bladzijde(1, 100, 100, woorden, terug=(1, 0, 5, 0, 1, 7, 0, 0))
    alinea, vast = Alinea("Jan", Plek("x", 1, (9, 9, 31, 21))), Alinea("vast", Plek("x", 1, (9, 49, 31, 61)))
    tabel = Tabel((), ((Cel("Jan", Plek("x", 1, (5, 5, 40, 30))), Cel("", Plek("x", 1, (40, 5, 90, 30)))),), Plek("x", 1, (5, 5, 90, 30)))
    uit = zet_terug([alinea, vast, tabel], [bladzijde])
    assert [b.zeker for b in uit if isinstance(b, Alinea)] == [False, True]
    assert uit[0].plek.kader == (14, 16, 36, 28)
    assert isinstance(uit[2], Tabel) and [c.zeker for c in uit[2].rijen[0]] == [False, True]


@pytest.mark.skipif(ocr.beschikbaar() is None, reason="Tesseract met taaldata nld ontbreekt")
def test_wiel_en_opdracht_lezen_hetzelfde(monkeypatch: pytest.MonkeyPatch) -> None:
    regel = maak_formulier(1).beeld.crop((100, 90, 1600, 180))
    met_wiel = [w.tekst for w in ocr.lees_woorden(regel, ocr.REGEL)]
    if shutil.which("tesseract") is None:
        pytest.skip("de opdracht tesseract ontbreekt")
    monkeypatch.setattr(ocr, "_tesserocr", lambda: None)
    assert [w.tekst for w in ocr.lees_woorden(regel, ocr.REGEL)] == met_wiel
    assert ocr.beschikbaar() == "Tesseract (opdracht), taal nld"


def test_ocr_zonder_tijd() -> None:
    if ocr.beschikbaar() is None:
        pytest.skip("Tesseract ontbreekt")
    with pytest.raises(ocr.OcrTeTraag):
        ocr.lees_woorden(Image.new("L", (50, 50), 255), tijd=0)
