"""Instellingen: standaardprofiel, eigen bestand eroverheen, en fouten met regel en suggestie."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from dossiercheck.begrippen import Ernst
from dossiercheck.fouten import Schemafout
from dossiercheck.instellingen import BESTAND, Vervalperiode, laad


def _schrijf(map_: Path, tekst: str) -> Path:
    pad = map_ / BESTAND
    pad.write_text(tekst, "utf-8")
    return map_


def test_standaardprofiel(tmp_path: Path) -> None:
    instellingen = laad(tmp_path)
    assert (instellingen.code, instellingen.regio, instellingen.inlevertijd) == ("VO2505", "Midden", time(17))
    assert (instellingen.inleverdag, instellingen.vergaderdag) == (2, 1)
    assert (instellingen.termijnen.aanvuldagen, instellingen.termijnen.opp_maanden) == (14, 12)
    assert (instellingen.bewaren.dossier_jaren, instellingen.bewaren.beschikking_jaren) == (3, 7)
    assert laad() == instellingen


def test_eigen_bestand_wijzigt_alleen_wat_er_staat(tmp_path: Path) -> None:
    instellingen = laad(
        _schrijf(
            tmp_path,
            """naam: Ons swv
inlevermoment: {tijd: "16:30"}
vergadering:
  dag: donderdag
  vervalt: [{van: 2027-05-03, tot: 2027-05-09, reden: tweede week meivakantie}, {van: 2027-06-03}]
  gaat_door: [2026-10-22]
termijnen: {beslisweken: 8}
ernst: {een.eis: aanbevolen}
""",
        )
    )
    assert (instellingen.naam, instellingen.code) == ("Ons swv", "VO2505")
    assert (instellingen.inleverdag, instellingen.inlevertijd, instellingen.vergaderdag) == (2, time(16, 30), 3)
    assert instellingen.vervalt == (
        Vervalperiode(date(2027, 5, 3), date(2027, 5, 9), "tweede week meivakantie"),
        Vervalperiode(date(2027, 6, 3), date(2027, 6, 3), ""),
    )
    assert instellingen.gaat_door == {date(2026, 10, 22)}
    assert (instellingen.termijnen.beslisweken, instellingen.termijnen.aanvuldagen) == (8, 14)
    assert instellingen.ernst == {"een.eis": Ernst.AANBEVOLEN}


def test_leeg_bestand_is_het_standaardprofiel(tmp_path: Path) -> None:
    assert laad(_schrijf(tmp_path, "# niets\n")) == laad()


def test_opgegeven_pad_gaat_voor_en_moet_bestaan(tmp_path: Path) -> None:
    _schrijf(tmp_path, "naam: Uit de werkmap\n")
    ander = tmp_path / "ander.yaml"
    ander.write_text("naam: Opgegeven\n", "utf-8")
    assert laad(tmp_path, ander).naam == "Opgegeven"
    with pytest.raises(Schemafout, match=r"weg\.yaml"):
        laad(tmp_path, tmp_path / "weg.yaml")


def test_alle_fouten_tegelijk_met_regel_en_suggestie(tmp_path: Path) -> None:
    with pytest.raises(Schemafout) as fout:
        laad(_schrijf(tmp_path, "regoi: Noord\nvergadering:\n  dag: dinsdga\ntermijnen:\n  aanvuldagen: veertien\n  opp_maanden: 0\n"))
    wat = fout.value.wat.splitlines()
    assert wat[0] == f"{BESTAND}, regel 1: onbekende sleutel 'regoi'; bedoelde u 'regio'?"
    assert wat[1].startswith(f"{BESTAND}, regel 3: 'dag' kan niet 'dinsdga' zijn; bedoelde u 'dinsdag'?")
    assert wat[2].startswith(f"{BESTAND}, regel 5: 'aanvuldagen' heeft een verkeerde soort waarde")
    assert wat[3].startswith(f"{BESTAND}, regel 6: 'opp_maanden' heeft een verkeerde waarde")


@pytest.mark.parametrize(
    ("tekst", "regel", "melding"),
    [
        ('inlevermoment: {tijd: "25:00"}\n', 1, "geen tijd"),
        ('inlevermoment: {tijd: "vijf uur"}\n', 1, "geen tijd"),
        ("vergadering:\n  vervalt:\n    - {van: 2027-05-09, tot: 2027-05-03}\n", 3, "'tot' ligt voor 'van'"),
        ("vergadering:\n  dag: dinsdag\n  gaat_door: [2026-10-21]\n", 3, "21-10-2026 is geen dinsdag"),
        ("vergadering: {gaat_door: [2026-10-21]}\n", 1, "21-10-2026 is geen dinsdag"),
        ("naam: a\nnaam: b\n", 2, "twee keer"),
        ("regio: Oost\n", 1, "mogelijk is: Noord, Midden, Zuid"),
        ("bsn_op_tlv: misschien\n", 1, "verkeerde soort waarde"),
        ("adres: {postcode: 12345}\n", 1, "verkeerde soort waarde"),
    ],
)
def test_verkeerde_waarde(tmp_path: Path, tekst: str, regel: int, melding: str) -> None:
    with pytest.raises(Schemafout) as fout:
        laad(_schrijf(tmp_path, tekst))
    assert fout.value.wat.startswith(f"{BESTAND}, regel {regel}: ")
    assert melding in fout.value.wat


def test_tijd_zonder_aanhalingstekens_blijft_een_tijd(tmp_path: Path) -> None:
    assert laad(_schrijf(tmp_path, "inlevermoment: {tijd: 16:45}\n")).inlevertijd == time(16, 45)


def test_onbekend_profiel(tmp_path: Path) -> None:
    assert laad(_schrijf(tmp_path, "profiel: swv-2505\n")) == laad()
    with pytest.raises(Schemafout, match="bedoelde u 'swv-2505'"):
        laad(_schrijf(tmp_path, "profiel: swv-2550\n"))
