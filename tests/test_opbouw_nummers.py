"""Genummerde vragen met het antwoord ernaast, met alleen strepen of met alle lijnen."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiercheck.begrippen import Beeld, Kop, Veld
from tests.maak_pdf import Vel, lees_vel
from tests.test_opbouw import keuzes, koppen, tabellen, velden

VRAGEN = [("Geslachtsnaam", "Jansen"), ("Roepnaam", "Pien"), ("Geboren op", "6 januari 2014"), ("Gezag berust bij", "mevrouw B. Jansen")]
NUMMERS = [("1.1", "1.2", "1.3", "1.4"), ("1.1.", "1.2.", "1.3.", "1.4."), ("A1", "A2", "A3", "A4"), ("A.1", "A.2", "A.3", "A.4"), ("3a", "3b", "3c", "3d")]


def _rijen(vel: Vel, y: float, nummers: tuple[str, ...], vragen: list[tuple[str, str]], lijnen: bool = False) -> float:
    """Een streep onder elke rij; met `lijnen` ook de staande lijnen van een tabel."""
    hoog = 18
    for rang, (nummer, (vraag, waarde)) in enumerate(zip(nummers, vragen, strict=True)):
        for x, tekst in zip((54, 110, 240), (nummer, vraag, waarde), strict=True):
            vel.tekst(x, y + 13 + hoog * rang, tekst)
        vel.lijn(50, y + hoog * (rang + 1), 545, y + hoog * (rang + 1), 0.4)
    if lijnen:
        vel.raster([50, 105, 235, 545], [y + hoog * rang for rang in range(len(vragen) + 1)])
    return y + hoog * len(vragen)


def _deelkop(vel: Vel, y: float, nummer: str, naam: str) -> float:
    vel.lijn(50, y, 545, y)
    vel.tekst(54, y + 13, nummer, vet=True)
    vel.tekst(110, y + 13, naam, vet=True)
    vel.lijn(50, y + 18, 545, y + 18)
    return y + 18


@pytest.mark.parametrize("nummers", NUMMERS)
@pytest.mark.parametrize("deel", ["Artikel 1", "Rubriek A", "1", "B."])
def test_genummerde_vragen_met_alleen_strepen(tmp_path: Path, nummers: tuple[str, ...], deel: str) -> None:
    vel = Vel()
    y = _rijen(vel, _deelkop(vel, 60, deel, "De leerling"), nummers, VRAGEN)
    _rijen(vel, _deelkop(vel, y + 8, "Artikel 2", "De school"), ("2.1",), [("Naam van de school", "Het Berkenhof")])
    blokken = lees_vel(vel, tmp_path).blokken
    assert velden(blokken) == {**dict(VRAGEN), "Naam van de school": "Het Berkenhof"}
    assert koppen(blokken) == [f"{deel} De leerling", "Artikel 2 De school"]


@pytest.mark.parametrize("nummers", [*NUMMERS, ("1", "2", "3", "4")])
def test_genummerde_vragen_in_een_tabel_met_lijnen(tmp_path: Path, nummers: tuple[str, ...]) -> None:
    vel = Vel()
    _rijen(vel, 60, nummers, VRAGEN, lijnen=True)
    assert velden(lees_vel(vel, tmp_path).blokken) == dict(VRAGEN)


def test_de_naam_van_het_deel_in_een_tabel_met_lijnen_is_een_kop(tmp_path: Path) -> None:
    vel = Vel()
    vel.raster([50, 105, 545], [60, 78])
    vel.tekst(54, 73, "Artikel 1", vet=True, grootte=9)
    vel.tekst(110, 73, "De leerling", vet=True)
    _rijen(vel, 78, NUMMERS[0], VRAGEN, lijnen=True)
    blokken = lees_vel(vel, tmp_path).blokken
    assert koppen(blokken) == ["Artikel 1 De leerling"]
    assert velden(blokken) == dict(VRAGEN)


def test_vraag_en_antwoord_over_meer_regels_en_een_keuze(tmp_path: Path) -> None:
    vel = Vel()
    y = _rijen(vel, 60, NUMMERS[0], VRAGEN)
    vel.tekst(54, y + 13, "1.5")
    vel.tekst(110, y + 13, "Waarom kan niet worden")
    vel.tekst(110, y + 25, "volstaan met de basis")
    for rang, regel in enumerate(("De klas is te vol en de stof gaat te snel;", "Pien haakt elke dag na twee uur af en", "gaat dan naar huis.")):
        vel.tekst(240, y + 13 + 12 * rang, regel)
    vel.lijn(50, y + 44, 545, y + 44)
    vel.tekst(54, y + 57, "1.6")
    vel.tekst(110, y + 57, "Besproken met ouders")
    vel.tekst(vel.vakje(240, y + 57, aan=True), y + 57, "ja")
    vel.tekst(vel.vakje(290, y + 57), y + 57, "nee")
    vel.lijn(50, y + 62, 545, y + 62)
    blokken = lees_vel(vel, tmp_path).blokken
    antwoord = "De klas is te vol en de stof gaat te snel; Pien haakt elke dag na twee uur af en gaat dan naar huis."
    assert velden(blokken)["Waarom kan niet worden volstaan met de basis"] == antwoord
    assert keuzes(blokken) == {"Besproken met ouders": {"ja": True, "nee": False}}


def test_een_handtekening_hoort_bij_de_genummerde_rij(tmp_path: Path) -> None:
    """Ook als de naam lager staat dan de rol; zonder inkt is er geen beeld."""
    vel = Vel()
    y = _rijen(vel, _deelkop(vel, 60, "Artikel 1", "De leerling"), NUMMERS[0], VRAGEN)
    y = _deelkop(vel, y + 8, "Artikel 7", "Ondertekening")
    for rang, (rol, naam) in enumerate((("School", "K. de Wit"), ("Ouder 1", "B. Jansen"), ("Leerling", "Pien Jansen"))):
        vel.tekst(54, y + 13 + 40 * rang, f"7.{rang + 1}")
        vel.tekst(110, y + 13 + 40 * rang, rol)
        vel.tekst(240, y + 24 + 40 * rang, naam)
        vel.lijn(50, y + 40 + 40 * rang, 545, y + 40 + 40 * rang)
    vel.inkt(400, y + 20)
    vel.inkt(400, y + 100)
    reeks = [b.etiket if isinstance(b, Veld) else "inkt" for b in lees_vel(vel, tmp_path).blokken if isinstance(b, Veld | Beeld)]
    assert reeks[4:] == ["School", "inkt", "Ouder 1", "Leerling", "inkt"]


@pytest.mark.parametrize("lijnen", [True, False])
def test_een_genummerde_tabel_onder_kolomnamen_blijft_een_tabel(tmp_path: Path, lijnen: bool) -> None:
    vel = Vel()
    namen = ("Nr", "Doel", "Evaluatie")
    for x, naam in zip((54, 110, 240), namen, strict=True):
        vel.tekst(x, 73, naam, vet=True)
    vel.lijn(50, 78, 545, 78)
    doelen = [("komt op tijd", "behaald"), ("vraagt om hulp", "deels"), ("maakt de toets af", "niet behaald"), ("blijft in de les", "behaald")]
    if lijnen:
        vel.raster([50, 105, 235, 545], [60, 78])
    _rijen(vel, 78, NUMMERS[0], doelen, lijnen=lijnen)
    blokken = lees_vel(vel, tmp_path).blokken
    (tabel,) = tabellen(blokken)
    assert tabel.koppen == namen
    assert [rij[2].tekst for rij in tabel.rijen] == [d[1] for d in doelen]
    assert not [b for b in blokken if isinstance(b, Kop | Veld)]
