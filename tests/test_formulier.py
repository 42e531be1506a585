"""Invulbare formulieren (AcroForm): waarden, vakjes, rondjes en wat er tegenspreekt."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from dossiercheck.begrippen import Alinea, Blok, Keuzegroep, Veld, Wijze
from dossiercheck.lezen.pdf.formulier import bekijk
from tests.maak_pdf import Vel, lees_pad


def _formulier() -> Vel:
    vel = Vel()
    velden = vel.doek.acroForm
    vel.tekst(50, 60, "Formulier", vet=True, grootte=16)

    def tekstveld(naam: str, x: float, y: float, waarde: str, tip: str | None = None) -> None:
        velden.textfield(name=naam, tooltip=tip, x=x, y=vel.hoogte - y - 4, width=200, height=16, value=waarde, borderWidth=1)

    for naam, y, etiket, waarde in [("t1", 100, "Naam leerling", "Kees Jansen"), ("t2", 125, "Geboortedatum", "")]:
        vel.tekst(50, y, etiket)
        tekstveld(naam, 200, y, waarde)
    vel.tekst(50, 150, "Besproken met ouders")
    for naam, x, tekst, aan in [("c1", 200, "ja", True), ("c2", 250, "nee", False)]:
        velden.checkbox(name=naam, x=x, y=vel.hoogte - 152, size=12, checked=aan)
        vel.tekst(x + 16, 150, tekst)
    vel.tekst(50, 175, "Categorie")
    for waarde, x, tekst, aan in [("1", 200, "1 laag", False), ("2", 260, "2 midden", True)]:
        velden.radio(name="r1", value=waarde, selected=aan, x=x, y=vel.hoogte - 177, size=12)
        vel.tekst(x + 16, 175, tekst)
    vel.tekst(50, 200, "Toelichting")
    velden.textfield(name="t3", x=50, y=vel.hoogte - 260, width=400, height=50, value="Een langere toelichting.", fieldFlags="multiline")
    tekstveld("t4", 50, 300, "P. Smit", "Naam van de mentor")
    vel.raster([50, 200, 450], [340, 360, 380])
    for y, naam, etiket, waarde in [(354, "t5", "School", "Het College"), (374, "t6", "Plaats", "")]:
        vel.tekst(54, y, etiket, vet=True)
        tekstveld(naam, 205, y - 1, waarde)
    return vel


@pytest.fixture
def formulier(tmp_path: Path) -> Path:
    return _formulier().bewaar(tmp_path / "formulier.pdf")


def _velden(blokken: tuple[Blok, ...]) -> dict[str, str]:
    return {b.etiket: b.waarde for b in blokken if isinstance(b, Veld)}


def _keuzes(blokken: tuple[Blok, ...]) -> dict[str, list[tuple[str, bool | None]]]:
    return {b.vraag: [(k.tekst, k.aan) for k in b.keuzes] for b in blokken if isinstance(b, Keuzegroep)}


def test_velden_en_keuzes_op_hun_plek(formulier: Path) -> None:
    gelezen = lees_pad(formulier)
    assert gelezen.wijze is Wijze.FORMULIER
    assert list(_velden(gelezen.blokken).items()) == [
        ("Naam leerling", "Kees Jansen"),
        ("Geboortedatum", ""),
        ("Toelichting", "Een langere toelichting."),
        ("Naam van de mentor", "P. Smit"),
        ("School", "Het College"),
        ("Plaats", ""),
    ]
    assert _keuzes(gelezen.blokken) == {
        "Besproken met ouders": [("ja", True), ("nee", False)],
        "Categorie": [("1 laag", False), ("2 midden", True)],
    }


def test_etiket_staat_niet_ook_nog_los(formulier: Path) -> None:
    assert not [b for b in lees_pad(formulier).blokken if isinstance(b, Alinea)]


def test_waarde_zonder_weergave_wordt_gelezen(formulier: Path, tmp_path: Path) -> None:
    schrijver = PdfWriter(clone_from=PdfReader(formulier))
    for aantekening in schrijver.pages[0]["/Annots"]:  # type: ignore[attr-defined]
        veld = aantekening.get_object()
        if veld.get("/T") == "t2":
            veld[NameObject("/V")] = TextStringObject("1-2-2012")
            del veld["/AP"]
    pad = tmp_path / "zonder.pdf"
    with pad.open("wb") as uit:
        schrijver.write(uit)
    assert _velden(lees_pad(pad).blokken)["Geboortedatum"] == "1-2-2012"


def test_waarde_en_beeld_spreken_elkaar_tegen(formulier: Path, tmp_path: Path) -> None:
    schrijver = PdfWriter(clone_from=PdfReader(formulier))
    for aantekening in schrijver.pages[0]["/Annots"]:  # type: ignore[attr-defined]
        veld = aantekening.get_object()
        if veld.get("/T") == "c1":
            veld[NameObject("/AS")] = NameObject("/Off")
    pad = tmp_path / "tegen.pdf"
    with pad.open("wb") as uit:
        schrijver.write(uit)
    assert _keuzes(lees_pad(pad).blokken)["Besproken met ouders"] == [("ja", None), ("nee", False)]


def test_kapot_bestand_geeft_lege_structuur() -> None:
    structuur = bekijk(b"%PDF-1.4 niets")
    assert structuur.paginas is None and not structuur.heeft_velden


def test_xfa_wordt_gemeld(formulier: Path, tmp_path: Path) -> None:
    schrijver = PdfWriter(clone_from=PdfReader(formulier))
    schrijver._root_object["/AcroForm"][NameObject("/XFA")] = TextStringObject("<xdp/>")  # type: ignore[index]
    pad = tmp_path / "xfa.pdf"
    with pad.open("wb") as uit:
        schrijver.write(uit)
    assert any("XFA" in p.tekst for p in lees_pad(pad).problemen)
