"""Een gekleurde balk bovenin een cel of kader is het etiket; en vragen met ja en nee in een tabel."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiercheck.begrippen import Alinea, Kop
from tests.maak_pdf import Vel, lees_vel
from tests.test_opbouw import keuzes, koppen, velden

BALK = "#e2f0f0"


def _balk(vel: Vel, x: float, y: float, breedte: float, hoogte: float) -> None:
    vel.kader(x, y, breedte, hoogte, BALK, rand=False)


def test_een_balk_over_twee_cellen_draagt_de_etiketten_van_beide(tmp_path: Path) -> None:
    vel = Vel()
    rijen = [(("Achternaam", "Zandstra"), ("Roepnaam", "Bram")), (("Geboortedatum", "3-4-2012"), ("BSN", ""))]
    vel.raster([50, 300, 550], [100, 128, 156])
    for y, rij in zip((100, 128), rijen, strict=True):
        _balk(vel, 50, y, 500, 12)
        for x, (etiket, waarde) in zip((54, 304), rij, strict=True):
            vel.tekst(x, y + 9, etiket, grootte=7.5)
            vel.tekst(x, y + 23, waarde)
    assert velden(lees_vel(vel, tmp_path).blokken) == {"Achternaam": "Zandstra", "Roepnaam": "Bram", "Geboortedatum": "3-4-2012", "BSN": ""}


@pytest.mark.parametrize("uitleg", ["", "criteria: personeel, zelfredzaamheid, gedrag"])
@pytest.mark.parametrize("in_tabel", [True, False])
def test_de_vraag_in_een_balk_met_het_antwoord_eronder(tmp_path: Path, in_tabel: bool, uitleg: str) -> None:
    vel = Vel()
    if in_tabel:
        vel.raster([50, 250, 550], [80, 100])
        vel.tekst(54, 94, "Uren per week", vet=True)
        vel.tekst(254, 94, "22")
    vel.kader(50, 100, 500, 80)
    _balk(vel, 50, 100, 500, 30)
    vel.tekst(54, 112, "C3", grootte=7.5, kleur="#666666")
    vel.tekst(80, 112, "Motivering bij 2 of 3", vet=True)
    vel.tekst(80, 124, uitleg, grootte=7.5, kleur="#666666")
    vel.tekst(80, 145, "Moeder: hij slaat en schopt dagelijks. Er is altijd een tweede volwassene")
    vel.tekst(80, 158, "bij, en ook op het plein.")
    gelezen = velden(lees_vel(vel, tmp_path).blokken)
    assert gelezen["C3 Motivering bij 2 of 3"] == "Moeder: hij slaat en schopt dagelijks. Er is altijd een tweede volwassene bij, en ook op het plein."


def test_een_leeg_vak_onder_de_balk_is_een_leeg_veld(tmp_path: Path) -> None:
    vel = Vel()
    vel.kader(50, 100, 500, 60)
    _balk(vel, 50, 100, 500, 16)
    vel.tekst(54, 112, "Zienswijze van de ouders", vet=True)
    vel.tekst(50, 200, "Deze tekst staat er los onder en hoort er niet bij.")
    assert velden(lees_vel(vel, tmp_path).blokken) == {"Zienswijze van de ouders": ""}


def test_witte_letters_op_een_donkere_balk_zijn_een_kop(tmp_path: Path) -> None:
    vel = Vel()
    vel.kader(50, 100, 500, 90)
    vel.kader(50, 100, 500, 18, "#00535c", rand=False)
    vel.tekst(54, 113, "D Ondersteuning", vet=True, kleur="#ffffff")
    vel.tekst(54, 140, "Naam: Bram Zandstra")
    vel.tekst(54, 160, "School: Lindenhof College")
    blokken = lees_vel(vel, tmp_path).blokken
    assert koppen(blokken) == ["D Ondersteuning"]
    assert velden(blokken) == {"Naam": "Bram Zandstra", "School": "Lindenhof College"}


@pytest.mark.parametrize("boven", ["OPP geëvalueerd met", "Is er ..."])
def test_de_kop_boven_de_vragen_hoort_bij_de_vraag(tmp_path: Path, boven: str) -> None:
    vel = Vel()
    vel.raster([50, 90, 300, 340, 380, 550], [220, 240, 260, 280])
    for x, tekst in zip([90, 300, 340, 380], [boven, "ja", "nee", "toelichting"], strict=True):
        vel.tekst(x + 4, 234, tekst, vet=True)
    for y, nummer, tekst, x, erbij in [(254, "G2.1", "ouder(s)", 315, "beiden"), (274, "G2.2", "leerling", 355, "was ziek")]:
        vel.tekst(54, y, nummer)
        vel.tekst(94, y, tekst)
        vel.tekst(x, y, "X")
        vel.tekst(384, y, erbij)
    blokken = lees_vel(vel, tmp_path).blokken
    assert keuzes(blokken) == {f"{boven} ouder(s)": {"ja": True, "nee": False}, f"{boven} leerling": {"ja": False, "nee": True}}
    assert [b.tekst for b in blokken if isinstance(b, Alinea)] == ["beiden", "was ziek"]


def test_een_andere_rij_onder_ja_en_nee_blijft_een_veld(tmp_path: Path) -> None:
    vel = Vel()
    vel.raster([50, 250, 300, 350, 550], [220, 240, 260])
    vel.raster([50, 250, 550], [260, 280])
    for x, tekst in zip([50, 250, 300, 350], ["Evaluatie OPP", "ja", "nee", "datum"], strict=True):
        vel.tekst(x + 4, 234, tekst, vet=True)
    vel.tekst(54, 254, "met leerling")
    vel.tekst(270, 254, "X")
    vel.tekst(354, 254, "15-09-2026")
    vel.tekst(54, 274, "Overleg met ouders", vet=True)
    vel.tekst(254, 274, "15-09-2026, moeder stemt in.")
    blokken = lees_vel(vel, tmp_path).blokken
    assert keuzes(blokken) == {"Evaluatie OPP met leerling": {"ja": True, "nee": False}}
    assert velden(blokken)["Overleg met ouders"] == "15-09-2026, moeder stemt in."


def test_een_kop_zonder_balk_blijft_een_kop(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 100, "Doelen", vet=True, grootte=14)
    vel.kader(50, 110, 500, 40)
    vel.tekst(54, 124, "Bram vraagt om rust en krijgt die van zijn mentor.")
    assert not [b for b in lees_vel(vel, tmp_path).blokken if isinstance(b, Kop) and "Bram" in b.tekst]
