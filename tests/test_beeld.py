"""Scans en foto's: woorden, tabellen, vakjes en handtekeningen van nagemaakte formulieren."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image, ImageFont
from pypdf import PdfReader
from rapidfuzz import fuzz

from dossiercheck.begrippen import Keuzegroep, Kwaliteit, Probleemsoort, Tabel, Uitkomst, Veld, Wijze
from dossiercheck.buiten import ocr
from dossiercheck.lezen import beeld, lezer, tijd
from dossiercheck.lezen.bladzijde import Bladzijde
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.opbouw import bouw
from dossiercheck.lezen.pdf.terugzetten import projecteer, zet_terug
from tests.maak_scan import A4, Formulier, maak_formulier, scan

MAAT = (595.44, 842.04)
pytestmark = pytest.mark.skipif(ocr.beschikbaar() is None, reason="Tesseract met taaldata nld ontbreekt")


@pytest.fixture(scope="module")
def formulier() -> Formulier:
    return maak_formulier(1)


@pytest.fixture(scope="module")
def bladzijde(formulier: Formulier) -> Bladzijde:
    """Het formulier, anderhalve graad scheef en met ruis."""
    return beeld.lees_bladzijde(scan(formulier.beeld, graden=1.5, ruis=10), 1, *MAAT)


def _bron(pad: Path) -> Bron:
    return Bron(pad, pad.name, hashlib.sha256(pad.read_bytes()).hexdigest())


def _in_punten(kader: tuple[int, int, int, int]) -> tuple[float, ...]:
    return tuple(getal * 72 / 200 for getal in kader)


def _midden(kader: tuple[float, ...]) -> tuple[float, float]:
    return (kader[0] + kader[2]) / 2, (kader[1] + kader[3]) / 2


def test_alle_woorden(formulier: Formulier, bladzijde: Bladzijde) -> None:
    gelezen = {w.tekst.strip(".,") for w in bladzijde.woorden}
    verwacht = {woord.strip(".,") for regel in formulier.tekst for woord in regel.split()}
    assert len(verwacht - gelezen) <= 2
    assert bladzijde.kwaliteit is Kwaliteit.GOED
    assert all(0 <= w.zekerheid <= 1 for w in bladzijde.woorden)


def test_lettergrootte_en_plek(bladzijde: Bladzijde) -> None:
    titel = next(w for w in bladzijde.woorden if w.tekst == "Aanvraag")
    gewoon = next(w for w in bladzijde.woorden if w.tekst == "rooster")
    assert titel.grootte > 1.3 * gewoon.grootte
    assert abs(titel.kader[0] - 140 * 0.36) < 8 and abs(titel.kader[1] - 118 * 0.36) < 12


def test_vakjes(formulier: Formulier, bladzijde: Bladzijde) -> None:
    assert len(bladzijde.vakjes) == len(formulier.vakjes)
    for (kader, aan), gezien in zip(formulier.vakjes, bladzijde.vakjes, strict=True):
        (x, y), (gx, gy) = _midden(_in_punten(kader)), _midden(gezien.kader)
        assert abs(x - gx) < 8 and abs(y - gy) < 8
        assert gezien.aan is aan


def test_tabel_en_handtekeningen(formulier: Formulier, bladzijde: Bladzijde) -> None:
    tabel = next(r for r in bladzijde.rasters if len(r.rijen) == 5)
    assert [len([c for c in rij if c is not None]) for rij in tabel.rijen] == [4] * 5
    for (_, getekend), rij in zip(formulier.getekend, tabel.rijen[1:], strict=True):
        cel = rij[3]
        assert cel is not None
        inkt = [i for i in bladzijde.inkt if cel[0] < _midden(i.kader)[0] < cel[2] and cel[1] < _midden(i.kader)[1] < cel[3]]
        assert any(i.zeker for i in inkt) is getekend
    assert all(_midden(i.kader)[1] > tabel.kader[1] for i in bladzijde.inkt)


def test_weg_terug_naar_de_scheve_bladzijde(bladzijde: Bladzijde) -> None:
    assert bladzijde.terug is not None
    links, rechts = ((100.0, 400.0, 101.0, 401.0), (500.0, 400.0, 501.0, 401.0))
    helling = (projecteer(rechts, bladzijde.terug)[1] - projecteer(links, bladzijde.terug)[1]) / 400
    assert helling == pytest.approx(-0.0262, abs=0.003)


def test_blokken(bladzijde: Bladzijde) -> None:
    blokken = zet_terug(bouw([bladzijde], "scan.pdf"), [bladzijde])
    velden = {b.etiket: b.waarde for b in blokken if isinstance(b, Veld)}
    assert velden["Naam leerling"] == "Jannes van der Molen" and velden["Geboortedatum"] == "12-04-2011"
    assert sum(isinstance(b, Keuzegroep) for b in blokken) == 3
    tabel = next(b for b in blokken if isinstance(b, Tabel))
    assert tabel.koppen == ("Rol", "Naam", "Datum", "Handtekening")


@pytest.mark.parametrize("graden", [180.7, 89.2])
def test_gedraaide_bladzijde(formulier: Formulier, graden: float) -> None:
    gedraaid = scan(formulier.beeld, graden=graden, ruis=5)
    maat = (MAAT[1], MAAT[0]) if graden < 100 else MAAT
    gelezen = beeld.lees_bladzijde(gedraaid, 1, *maat)
    naam = next(w for w in gelezen.woorden if w.tekst == "Jannes")
    assert gelezen.hoogte > gelezen.breedte and gelezen.terug is not None
    x, y = _midden(projecteer(naam.kader, gelezen.terug))
    # De naam staat links boven; op de gedraaide bladzijde is dat rechts onder, of links onder.
    assert y > maat[1] / 2 and (x < maat[0] / 2) is (graden < 100)


@pytest.mark.parametrize(("keuzes", "door"), [(("ja", "nee"), 1), (("ja", "nee"), 0), (("voldoende", "onvoldoende"), 1)])
def test_doorgehaald(keuzes: tuple[str, str], door: int) -> None:
    f = Formulier()
    f.schrijf(140, 400, "Dit is een gewone zin zonder streep erdoor.", 32)
    x = 140.0
    for woord in ("Besproken:", keuzes[0], "/", keuzes[1]):
        f.schrijf(round(x), 300, woord, 32)
        breed = ImageFont.load_default(32).getlength(woord)
        if woord == keuzes[door]:
            f.pen.line((x - 3, 322, x + breed + 3, 321), fill=20, width=3)
        x += breed + 12
    woorden = beeld.lees_bladzijde(scan(f.beeld, ruis=5), 1, *MAAT).woorden
    (streep,) = [w.tekst for w in woorden if w.doorgehaald]
    # Een streep door een lang woord kost wel eens een letter.
    assert fuzz.ratio(streep, keuzes[door]) >= (80 if len(streep) > 4 else 100)
    assert [w.tekst for w in woorden if w.tekst in (keuzes[1 - door], "/")] == (["/", keuzes[1]] if door == 0 else [keuzes[0], "/"])


def test_leeg_en_onleesbaar() -> None:
    wit = Image.new("L", (827, 1170), 250)
    assert beeld.lees_bladzijde(wit, 1, *MAAT).kwaliteit is Kwaliteit.GOED
    ruis = Image.effect_noise((200, 120), 180).resize((600, 360), Image.Resampling.NEAREST)
    assert beeld.lees_bladzijde(ruis, 1, 216, 130).kwaliteit is Kwaliteit.SLECHT


@pytest.mark.parametrize("naam", ["wit.png", "wit.jpg", "wit.tif", "wit.webp", "wit.heic", "wit.pdf"])
def test_een_witte_foto_of_scan_is_geweigerd_met_de_reden(naam: str, tmp_path: Path) -> None:
    """Anders lijkt het of er op gezocht is, en wordt er een ontbreken op gebaseerd."""
    pillow_heif.register_heif_opener()
    Image.new("L", (827, 1170), 250).save(tmp_path / naam, resolution=100)
    gelezen = lezer.lees(_bron(tmp_path / naam))
    assert (gelezen.uitkomst, gelezen.problemen[0].soort) == (Uitkomst.GEWEIGERD, Probleemsoort.LEEG)
    assert "staat niets" in gelezen.problemen[0].tekst


@pytest.mark.parametrize("naam", ["scan.tif", "scan.pdf"])
def test_een_witte_bladzijde_in_een_scan_wordt_genoemd(naam: str, tmp_path: Path) -> None:
    blad = Formulier()
    blad.schrijf(150, 200, "Verslag van het overleg met de ouders", 40)
    blad.beeld.save(tmp_path / naam, save_all=True, append_images=[Image.new("L", blad.beeld.size, 252)], resolution=200)
    gelezen = lezer.lees(_bron(tmp_path / naam))
    assert (gelezen.uitkomst, gelezen.wijze, gelezen.paginas) == (Uitkomst.GELEZEN, Wijze.OCR, 2)
    assert [(p.soort, p.pagina, p.tekst) for p in gelezen.problemen] == [(Probleemsoort.MELDING, 2, "Op bladzijde 2 staat niets dat te lezen is.")]


def test_zonder_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "tessdata", lambda: None)
    assert ocr.beschikbaar() is None
    gelezen = beeld.lees_bladzijde(Image.new("L", (200, 280), 255), 3, *MAAT)
    assert (gelezen.nummer, gelezen.woorden, gelezen.kwaliteit) == (3, (), Kwaliteit.SLECHT)


def test_tijd_op(formulier: Formulier) -> None:
    tijd.stel_uiterste(-1)
    try:
        assert beeld.lees_bladzijde(formulier.beeld, 1, *MAAT).kwaliteit is Kwaliteit.SLECHT
    finally:
        tijd.stel_uiterste(None)


def test_foto_met_exif(formulier: Formulier, tmp_path: Path) -> None:
    pad = tmp_path / "foto.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    formulier.beeld.resize((A4[0] // 3 * 2, A4[1] // 3 * 2)).rotate(90, expand=True).save(pad, exif=exif, quality=60)
    gelezen = beeld.lees(_bron(pad))
    assert (gelezen.uitkomst, gelezen.wijze, gelezen.paginas) == (Uitkomst.GELEZEN, Wijze.OCR, 1)
    naam = next(b for b in gelezen.blokken if isinstance(b, Veld) and b.etiket == "Naam leerling")
    assert naam.plek.kader is not None
    x0, boven, x1, onder = naam.plek.kader
    assert 0.3 < x0 < x1 < 1 and 0.1 < boven < onder < 0.16


def test_tiff_met_twee_bladzijden(tmp_path: Path) -> None:
    pad = tmp_path / "scan.tif"
    bladen = [Formulier(), Formulier()]
    for nummer, blad in enumerate(bladen, 1):
        blad.schrijf(150, 200, f"Verslag van het overleg, deel {nummer} van twee", 40)
    bladen[0].beeld.save(pad, save_all=True, append_images=[bladen[1].beeld], compression="tiff_lzw", dpi=(200, 200))
    gelezen = beeld.lees(_bron(pad))
    assert gelezen.paginas == 2 and len(gelezen.kwaliteit) == 2
    assert {b.plek.pagina for b in gelezen.blokken} == {1, 2}


def test_afgekapt_bestand(formulier: Formulier, tmp_path: Path) -> None:
    pad = tmp_path / "half.jpg"
    formulier.beeld.save(pad, quality=50)
    pad.write_bytes(pad.read_bytes()[:-40_000])
    gelezen = beeld.lees(_bron(pad))
    assert gelezen.uitkomst is Uitkomst.DEELS
    assert any(p.soort is Probleemsoort.BESCHADIGD for p in gelezen.problemen)


def test_te_groot_en_geen_beeld(tmp_path: Path) -> None:
    def deel(naam: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + naam + inhoud + struct.pack(">I", zlib.crc32(naam + inhoud))

    bom, kapot = tmp_path / "bom.png", tmp_path / "kapot.png"
    kop = deel(b"IHDR", struct.pack(">IIBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0))
    bom.write_bytes(b"\x89PNG\r\n\x1a\n" + kop + deel(b"IDAT", zlib.compress(b"\0")) + deel(b"IEND", b""))
    kapot.write_bytes(b"\x89PNG\r\n\x1a\nniets")
    for pad, soort in ((bom, Probleemsoort.TE_GROOT), (kapot, Probleemsoort.BESCHADIGD)):
        gelezen = beeld.lees(_bron(pad))
        assert gelezen.uitkomst is Uitkomst.GEWEIGERD and gelezen.problemen[0].soort is soort


@pytest.mark.gedeeld
def test_gescand_voorbeeld(gedeeld: Path) -> None:
    bestand = PdfReader(gedeeld / "voorbeelden" / "open-03" / "scan0047.pdf")
    gelezen = beeld.lees_bladzijde(Image.open(io.BytesIO(bestand.pages[1].images[0].data)), 2, *MAAT)
    blokken = bouw([gelezen], "scan0047.pdf")
    keuzes = {b.vraag.replace(" ", "")[-8:]: [k.aan for k in b.keuzes] for b in blokken if isinstance(b, Keuzegroep)}
    assert keuzes == {"etouders": [True, False], "leerling": [False, True]}
    tabel = next(b for b in blokken if isinstance(b, Tabel))
    assert [rij[3].beeld for rij in tabel.rijen] == [True, True, False, True]


@pytest.mark.parametrize("zaad", [3, 4])
def test_dunne_pen_op_een_handtekeninglijn_met_de_rol_ernaast(zaad: int, tmp_path: Path) -> None:
    """Rol en naam links, rechts de lijn met de datum eronder; de derde heeft niet getekend. De vette titel heeft letters als vakjes."""
    f = Formulier()
    f.pen.text((140, 120), "Ondertekening aanvragen praktijkonderwijs", fill=10, font=ImageFont.load_default(46), stroke_width=2, stroke_fill=10)
    for nummer, (rol, naam) in enumerate((("Namens de school", "J. Lammers"), ("Ouder / verzorger", "I. Zandstra"), ("Leerling", "Bram"))):
        boven = 260 + nummer * 180
        f.schrijf(160, boven + 40, rol)
        f.schrijf(160, boven + 90, naam)
        f.pen.line((780, boven + 84, 1450, boven + 84), fill=70, width=2)
        f.schrijf(780, boven + 96, f"d.d. {nummer + 9} november 2026")
        if rol != "Leerling":
            punten = [(800 + 22 * i, boven + (14 if i % 2 else 68) + zaad) for i in range(9)]
            f.pen.line(punten, fill=90, width=2)
    pad = tmp_path / "blad.png"
    scan(f.beeld, graden=0.8, ruis=14, zaad=zaad).save(pad)
    gelezen = beeld.lees(_bron(pad))
    gezien = {b.etiket: b.beeld for b in gelezen.blokken if isinstance(b, Veld)}
    assert gezien.keys() == {"Namens de school", "Ouder / verzorger", "Leerling"}
    assert gezien["Namens de school"] is True
    assert gezien["Ouder / verzorger"] is not False  # ligt er een leesbaar woord in de krabbel, dan is het niet te zeggen
    assert gezien["Leerling"] is False
    assert not any(isinstance(b, Keuzegroep) for b in gelezen.blokken)
