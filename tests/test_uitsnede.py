"""Uitsneden bij het bewijs: een BSN staat er nooit op, en wat misgaat kost alleen de uitsnede."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from dossiercheck.buiten import ocr
from dossiercheck.lezen import uitsnede
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.tekenaar import Tekenaar
from dossiercheck.lezen.uitsnede import Vraag, bsn_vlakken, teken

BSN = "123456782"
HANDTEKENING = (180.0, 155.0, 330.0, 168.0)
met_ocr = pytest.mark.skipif(ocr.beschikbaar() is None, reason="zonder tekstherkenning")


def pdf(pad: Path, *regels: str) -> Path:
    """Een bladzijde met regels vanaf 700 punten, elke 20 punten een, en genoeg tekst om geen scan te lijken."""
    vel = canvas.Canvas(str(pad), pagesize=(595, 842), invariant=1)
    vel.setFont("Helvetica", 11)
    for nummer, regel in enumerate(regels):
        vel.drawString(70, 700 - 20 * nummer, regel)
    for nummer in range(20):
        vel.drawString(70, 500 - nummer * 14, f"Gewone regel tekst nummer {nummer} met woorden")
    vel.save()
    return pad


@pytest.fixture
def formulier(tmp_path: Path) -> Path:
    return pdf(tmp_path / "f.pdf", f"Naam: Petra Voorbeeld   BSN: {BSN}   17-05-2012", "Handtekening school: w.g. A. Jansen op 12-10-2026")


def beeld(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


def zwart(png: bytes, x: tuple[float, float], breed: float = 595.0) -> float:
    """Het grootste aandeel zwart van een rij beeldpunten tussen twee plaatsen in punten."""
    pixels = np.asarray(beeld(png)) < 60
    links, rechts = (round(plek * pixels.shape[1] / breed) for plek in x)
    return float(pixels[:, links:rechts].mean(axis=1).max())


def test_bsn_in_de_tekstlaag_is_afgedekt_en_de_rest_niet(formulier: Path) -> None:
    (png,) = teken(Bron(formulier, "f.pdf", "x"), [Vraag("f.pdf", 1, HANDTEKENING)], formulier.parent).beelden
    assert 0 < len(png) < 30_000
    assert zwart(png, (235, 285)) > 0.95  # het nummer
    assert zwart(png, (70, 200)) < 0.9
    assert beeld(png).height < 200


@met_ocr
@pytest.mark.parametrize("soort", ["s.pdf", "s.jpg"])
def test_bsn_op_een_scan_is_afgedekt(formulier: Path, soort: str) -> None:
    scan = pypdfium2.PdfDocument(str(formulier))[0].render(scale=200 / 72).to_pil().convert("RGB")
    scan.save(formulier.parent / soort, resolution=200, dpi=(200, 200))
    kader = HANDTEKENING if soort == "s.pdf" else (180 / 595, 155 / 842, 330 / 595, 168 / 842)
    (png,) = teken(Bron(formulier.parent / soort, soort, "x"), [Vraag(soort, 1, kader)], formulier.parent).beelden
    assert zwart(png, (235, 285)) > 0.95


def test_zonder_tekstherkenning_geen_uitsnede_van_een_scan(formulier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def weg(*_: object) -> list[object]:
        raise ocr.OcrNietBeschikbaar("weg")

    monkeypatch.setattr(uitsnede, "lees_woorden", weg)
    scan = pypdfium2.PdfDocument(str(formulier))[0].render(scale=2).to_pil().convert("RGB")
    scan.save(formulier.parent / "s.jpg")
    assert teken(Bron(formulier.parent / "s.jpg", "s.jpg", "x"), [Vraag("s.jpg", 1, (0.1, 0.1, 0.9, 0.3))], formulier.parent).beelden == (b"",)


def letters(*woorden: tuple[str, float, float]) -> list[uitsnede._Letters]:
    return [uitsnede._Letters(tekst, (x, y, x + 8.0 * len(tekst), y + 12.0)) for tekst, x, y in woorden]


@pytest.mark.parametrize("nummer", [[BSN], ["1234", "56", "782"], ["1234.56.782"], list(BSN), ["I234S6782"]])
def test_elke_schrijfwijze_van_een_bsn(nummer: list[str]) -> None:
    vlakken = list(bsn_vlakken(letters(*((deel, 100.0 + 90 * n, 50.0) for n, deel in enumerate(nummer))), 900))
    laatste = 100 + 90 * (len(nummer) - 1)
    assert any(v[0] <= 100 and v[2] >= laatste + 8 * len(nummer[-1]) and v[1] <= 50 and v[3] >= 62 for v in vlakken)


@pytest.mark.parametrize("tekst", ["12-10-2026", "17 05 2012", "8161 ZZ", "23,5", "13 jaar"])
def test_een_datum_of_postcode_blijft_staan(tekst: str) -> None:
    assert not list(bsn_vlakken(letters(*((deel, 100.0 + 60 * n, 50.0) for n, deel in enumerate(tekst.split()))), 900))


def test_een_etiket_zonder_nummer_dekt_af_waar_het_geschreven_kan_staan() -> None:
    rechts, onder = bsn_vlakken(letters(("Burgerservicenummer", 100, 50), ("krabbel", 400, 50)), 900)
    assert rechts[0] > 240
    assert rechts[2] > 890
    assert onder[1] > 60


def test_uit_een_zip_in_een_werkproces(formulier: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "i.zip", "w") as zip_:
        zip_.write(formulier, "map/f.pdf")
    bron = Bron(tmp_path / "i.zip", "i.zip", "x")
    vragen = [Vraag("i.zip/map/f.pdf", 1, HANDTEKENING), Vraag("i.zip/map/f.pdf", 9, HANDTEKENING), Vraag("i.zip/weg.pdf", 1, HANDTEKENING)]
    with Tekenaar() as tekenaar:
        eerste = tekenaar.teken(bron, vragen)
        assert [bool(png) for png in eerste] == [True, False, False]
        assert tekenaar.teken(bron, vragen) == eerste


def test_een_kapot_bestand_geeft_geen_uitsnede(tmp_path: Path) -> None:
    (tmp_path / "k.pdf").write_bytes(b"%PDF-1.4 kapot")
    with Tekenaar() as tekenaar:
        assert tekenaar.teken(Bron(tmp_path / "k.pdf", "k.pdf", "x"), [Vraag("k.pdf", 1, HANDTEKENING)]) == (b"",)
