"""Etiketten boven hun waarde: rijen etiketten en rijen waarden, herkend aan stijl en kolom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dossiercheck.begrippen import Keuzegroep, Tabel
from tests.maak_pdf import LANG, Vel, lees_vel
from tests.test_opbouw import koppen, velden

STIJLEN: list[dict[str, Any]] = [{"grootte": 7, "kleur": "#777777"}, {"grootte": 7.5}, {"grootte": 10, "kleur": "#8a8a8a"}]


def _rij(vel: Vel, y: float, stijl: dict[str, Any], *paren: tuple[float, str, str]) -> float:
    for x, etiket, waarde in paren:
        vel.tekst(x, y, etiket, **stijl)
        vel.tekst(x, y + 11, waarde)
    return y + 28


@pytest.mark.parametrize("stijl", STIJLEN)
def test_rij_etiketten_boven_rij_waarden(tmp_path: Path, stijl: dict[str, Any]) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Plan van de leerling", vet=True, grootte=16)
    y = _rij(vel, 90, stijl, (50, "Kind", "Pien Jansen"), (300, "Geboortedag", "19-03-2014"))
    y = _rij(vel, y, stijl, (50, "Adres", "Dorpsstraat 1"), (300, "Uren per week (school)", ""))
    y = _rij(vel, y, stijl, (50, "Begeleiding: geboden en niet genoeg omdat", LANG[0][:80]))
    vel.tekst(50, y - 6, "en dat elke dag.")
    y = _rij(vel, y + 8, stijl, (50, "Groep", ""), (300, "Gesproken met ouders", "Ja"))
    vel.tekst(50, y, "GESPREK", vet=True, grootte=11, kleur="#c03000")
    _rij(vel, y + 20, stijl, (50, "Mening van ouders", "Wij staan erachter."))
    blokken = lees_vel(vel, tmp_path).blokken
    assert velden(blokken) == {
        "Kind": "Pien Jansen",
        "Geboortedag": "19-03-2014",
        "Adres": "Dorpsstraat 1",
        "Uren per week (school)": "",
        "Begeleiding: geboden en niet genoeg omdat": f"{LANG[0][:80].strip()} en dat elke dag.",
        "Groep": "",
        "Gesproken met ouders": "Ja",
        "Mening van ouders": "Wij staan erachter.",
    }
    assert koppen(blokken) == ["Plan van de leerling", "GESPREK"]


def test_een_kop_boven_een_kader_met_eigen_etiketten_is_geen_etiket(tmp_path: Path) -> None:
    vel = Vel()
    stijl: dict[str, Any] = {"grootte": 7, "kleur": "#777777"}
    vel.tekst(50, 60, "Aanvraagkaart", vet=True, grootte=16)
    vel.kader(50, 84, 490, 26)
    _rij(vel, 92, stijl, (56, "Kind", "Pien Jansen"), (300, "Geboortedag", "19-03-2014"))
    vel.tekst(56, 128, "De school", vet=True, grootte=11)
    vel.kader(50, 136, 490, 26)
    _rij(vel, 144, stijl, (56, "Aanvrager", "Obs De Ster"), (300, "Contact", "A. Berk"))
    blokken = lees_vel(vel, tmp_path).blokken
    assert velden(blokken) == {"Kind": "Pien Jansen", "Geboortedag": "19-03-2014", "Aanvrager": "Obs De Ster", "Contact": "A. Berk"}
    assert koppen(blokken) == ["Aanvraagkaart", "De school"]


def test_vette_etiketten_naast_elkaar_en_een_waarde_eronder(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Gegevens", vet=True, grootte=16)
    for x, etiket, waarde in [(50, "Naam", "Pien Jansen"), (200, "Geboren", "19-03-2014"), (350, "Klas", "2 havo")]:
        vel.tekst(x, 90, etiket, vet=True)
        vel.tekst(x, 103, waarde)
    vel.tekst(50, 140, LANG[0])
    vel.tekst(50, 152, LANG[1])
    assert velden(lees_vel(vel, tmp_path).blokken) == {"Naam": "Pien Jansen", "Geboren": "19-03-2014", "Klas": "2 havo"}


def test_keuze_onder_een_klein_etiket(tmp_path: Path) -> None:
    vel = Vel()
    stijl = STIJLEN[0]
    y = _rij(vel, 90, stijl, (50, "Kind", "Pien Jansen"), (300, "Geboortedag", "19-03-2014"))
    y = _rij(vel, y, stijl, (50, "Adres", "Dorpsstraat 1"), (300, "Plaats", "Vorden"))
    _rij(vel, y, stijl, (50, "Met ouders besproken", ""), (300, "Met het kind besproken", ""))
    for x, ja in ((50.0, True), (300.0, False)):
        x = vel.tekst(vel.vakje(x, y + 12, ja), y + 12, "ja") + 12
        vel.tekst(vel.vakje(x, y + 12, not ja), y + 12, "nee")
    groepen = [b for b in lees_vel(vel, tmp_path).blokken if isinstance(b, Keuzegroep)]
    assert [(g.vraag, [(k.tekst, k.aan) for k in g.keuzes]) for g in groepen] == [
        ("Met ouders besproken", [("ja", True), ("nee", False)]),
        ("Met het kind besproken", [("ja", False), ("nee", True)]),
    ]


def test_kopregel_van_een_lijnloze_tabel_is_geen_etiketrij(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Doelen", vet=True, grootte=16)
    rijen = [("Doel", "Aanpak", "Uitkomst"), ("Pien leest een boek", "oefenen", "behaald"), ("Pien rekent tot 20", "spel", "deels behaald")]
    for nummer, rij in enumerate(rijen):
        for x, tekst in zip((50, 220, 380), rij, strict=True):
            vel.tekst(x, 90 + 18 * nummer, tekst, vet=nummer == 0)
    tabellen = [b for b in lees_vel(vel, tmp_path).blokken if isinstance(b, Tabel)]
    assert [t.koppen for t in tabellen] == [rijen[0]]
    assert [[c.tekst for c in rij] for rij in tabellen[0].rijen] == [list(r) for r in rijen[1:]]


def test_uitleg_onder_een_vraag_is_geen_etiket(tmp_path: Path) -> None:
    vel = Vel()
    y = 60.0
    for vraag in ("Wat is er gedaan?", "Wat vinden de ouders?", "Wat is het doel?"):
        vel.tekst(50, y, vraag, vet=True)
        vel.tekst(50, y + 10, "Beschrijf dit in enkele zinnen", grootte=7, kleur="#777777")
        vel.tekst(50, y + 22, LANG[0])
        vel.tekst(50, y + 34, LANG[1])
        y += 60
    assert "Beschrijf dit in enkele zinnen" not in velden(lees_vel(vel, tmp_path).blokken)


def test_waarden_boven_het_volgende_etiket_zijn_geen_etiketten(tmp_path: Path) -> None:
    """De waarde is groter dan de letter van de tabellen verderop, en er staat weer een rij etiketten vlak onder."""
    vel = Vel()
    vel.tekst(50, 60, "Plan van de leerling", vet=True, grootte=16)
    rijen = [(("Kind", "Pien Jansen"), ("Geboren", "19-03-2014")), (("School", "Het Want"), ("Coach", "R. Smit")), (("Bijgesteld", "1-10-2026"),)]
    for rij, paren in enumerate(rijen):
        for kolom, (etiket, waarde) in enumerate(paren):
            vel.tekst(50 + 250 * kolom, 90 + 34 * rij, etiket, grootte=9, kleur="#555555")
            vel.tekst(50 + 250 * kolom, 109 + 34 * rij, waarde, grootte=11)
    vel.tekst(50, 220, "Wie ben ik", vet=True, grootte=13)
    for regel in range(2):
        vel.tekst(50, 240 + 14 * regel, LANG[regel][:90], grootte=11)
    for regel in range(30):
        vel.tekst(50, 290 + 13 * regel, LANG[regel % 2][:90], grootte=10)
    gelezen = velden(lees_vel(vel, tmp_path).blokken)
    assert gelezen == {etiket: waarde for rij in rijen for etiket, waarde in rij}


def test_ruim_onder_een_klein_etiket_met_een_streep_per_rij(tmp_path: Path) -> None:
    """Tussen etiket en waarde staat evenveel wit als tussen de waarde en het volgende etiket."""
    vel = Vel()
    vel.tekst(50, 60, "Aanvraag", vet=True, grootte=16)
    rijen = [(("Kind", "Pien Jansen"), ("Geboren", "19-03-2014")), (("School", "Het Want"), ("Nummer", "12345")), (("Adres", "Laan 1"), ("Groep", "2b"))]
    for rij, paren in enumerate(rijen):
        for kolom, (etiket, waarde) in enumerate(paren):
            vel.tekst(50 + 240 * kolom, 100 + 33 * rij, etiket, grootte=7, kleur="#555555")
            vel.tekst(50 + 240 * kolom, 117 + 33 * rij, waarde, grootte=9)
        vel.lijn(48, 122 + 33 * rij, 540, 122 + 33 * rij)
    for regel in range(4):
        vel.tekst(50, 240 + 13 * regel, LANG[regel % 2][:90], grootte=9)
    assert velden(lees_vel(vel, tmp_path).blokken) == {etiket: waarde for rij in rijen for etiket, waarde in rij}


def test_een_onderstreepte_kop_boven_velden_is_geen_handtekeninglijn(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Aanvraag", vet=True, grootte=16)
    rubrieken = [(("Naam", "Pien Jansen"), ("Geboren", "19-03-2014")), (("Nummer", "12345"), ("Loopt tot", "31-07-2027"))]
    for rubriek, paren in enumerate(rubrieken):
        y = 100 + 90 * rubriek
        vel.tekst(50, y, ("Leerling", "Verklaring nu")[rubriek], vet=True, grootte=12, kleur="#0a5a60")
        vel.lijn(50, y + 5, 285, y + 5)
        for rij, (etiket, waarde) in enumerate(paren):
            vel.tekst(50, y + 18 + 16 * rij, etiket, grootte=8, kleur="#555555")
            vel.tekst(140, y + 18 + 16 * rij, waarde)
    blokken = lees_vel(vel, tmp_path).blokken
    assert velden(blokken) == {etiket: waarde for rij in rubrieken for etiket, waarde in rij}
    assert koppen(blokken) == ["Aanvraag", "Leerling", "Verklaring nu"]
