from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from dossiercheck.fouten import Schrijffout
from dossiercheck.stukken import bewaren
from dossiercheck.stukken.bewaren import LIJST, VERVALLEN, bewaar, laat_vervallen, lees_lijst
from dossiercheck.stukken.terugcontrole import lees_tekst
from dossiercheck.stukken.verzoek import bewaar_verzoek
from tests import voorbeeldrapport as vb
from tests.test_brief import GEGEVENS

NAAM = "verzoek-aanvulling.docx"
LATER = replace(GEGEVENS, dagtekening=date(2026, 11, 30), uiterste_datum=date(2026, 12, 14))


def inhoud(map_: Path) -> dict[str, bytes]:
    return {str(p.relative_to(map_)): p.read_bytes() for p in sorted(map_.rglob("*")) if p.is_file()}


def test_twee_keer_hetzelfde_geeft_dezelfde_map(tmp_path: Path) -> None:
    assert bewaar_verzoek(tmp_path, vb.lang(), GEGEVENS).meldingen == ()
    eerst = inhoud(tmp_path)
    bewaar_verzoek(tmp_path, vb.lang(), GEGEVENS)
    assert inhoud(tmp_path) == eerst and set(eerst) == {NAAM, LIJST}


def test_een_latere_dag_houdt_dagtekening_uiterste_datum_en_vergadering(tmp_path: Path) -> None:
    bewaar_verzoek(tmp_path, vb.kort(), GEGEVENS)
    eerst = inhoud(tmp_path)
    planning = replace(vb.PLANNING, als_compleet_voor=datetime(2026, 12, 2, 17, tzinfo=vb.ZONE), dan_vergadering=date(2026, 12, 15))
    bewaar_verzoek(tmp_path, vb.rapport(replace(vb.kort().aanvragen[0], planning=planning)), LATER)
    assert inhoud(tmp_path) == eerst


def test_een_andere_vraag_laat_de_oude_brief_vervallen(tmp_path: Path) -> None:
    bewaar_verzoek(tmp_path, vb.kort(), GEGEVENS)
    oud = (tmp_path / NAAM).read_bytes()
    uit = bewaar_verzoek(tmp_path, vb.rapport(vb.aanvraag(vb.ONTBREEKT_SCHOOL)), LATER)
    assert (tmp_path / VERVALLEN / NAAM).read_bytes() == oud
    assert "30 november 2026" in lees_tekst((tmp_path / NAAM).read_bytes()) and len(uit.meldingen) == 1


def test_niets_meer_te_vragen_laat_de_brief_vervallen(tmp_path: Path) -> None:
    bewaar_verzoek(tmp_path, vb.kort(), GEGEVENS)
    uit = bewaar_verzoek(tmp_path, vb.compleet(), GEGEVENS)
    assert uit.pad is None and set(inhoud(tmp_path)) == {f"{VERVALLEN}/{NAAM}"}
    assert bewaar_verzoek(tmp_path, vb.compleet(), GEGEVENS).meldingen == ()


def test_zonder_brief_ontstaat_er_niets(tmp_path: Path) -> None:
    bewaar_verzoek(tmp_path, vb.compleet(), GEGEVENS)
    assert inhoud(tmp_path) == {}


def test_een_gewijzigde_brief_blijft_staan_en_een_nieuwe_komt_ernaast(tmp_path: Path) -> None:
    bewaar_verzoek(tmp_path, vb.kort(), GEGEVENS)
    (tmp_path / NAAM).write_bytes(b"door een mens gewijzigd")
    uit = bewaar_verzoek(tmp_path, vb.kort(), GEGEVENS)
    assert (tmp_path / NAAM).read_bytes() == b"door een mens gewijzigd"
    assert uit.pad == tmp_path / "verzoek-aanvulling (2).docx" and "blijft staan" in uit.meldingen[0]
    tussen = inhoud(tmp_path)
    assert bewaar_verzoek(tmp_path, vb.kort(), GEGEVENS).meldingen == ()
    assert inhoud(tmp_path) == tussen


def test_een_gewijzigde_brief_blijft_ook_staan_bij_een_andere_vraag(tmp_path: Path) -> None:
    bewaar_verzoek(tmp_path, vb.kort(), GEGEVENS)
    (tmp_path / NAAM).write_bytes(b"gewijzigd")
    bewaar_verzoek(tmp_path, vb.kort(), GEGEVENS)
    bewaar_verzoek(tmp_path, vb.rapport(vb.aanvraag(vb.ONTBREEKT_SCHOOL)), LATER)
    assert (tmp_path / NAAM).read_bytes() == b"gewijzigd"
    assert set(inhoud(tmp_path)) == {NAAM, "verzoek-aanvulling (2).docx", f"{VERVALLEN}/verzoek-aanvulling (2).docx", LIJST}


def test_een_stuk_dat_niet_van_ons_is_wordt_niet_overschreven(tmp_path: Path) -> None:
    (tmp_path / NAAM).write_bytes(b"stond er al")
    uit = bewaar(tmp_path, NAAM, b"nieuw", "k", {})
    assert (tmp_path / NAAM).read_bytes() == b"stond er al" and uit.pad is not None and uit.pad.read_bytes() == b"nieuw"


def test_kapotte_lijst_maakt_elk_stuk_van_een_mens(tmp_path: Path) -> None:
    bewaar(tmp_path, NAAM, b"een", "k", {})
    (tmp_path / LIJST).write_text("{", encoding="utf-8")
    uit = bewaar(tmp_path, NAAM, b"twee", "k", {})
    assert (tmp_path / NAAM).read_bytes() == b"een" and uit.pad == tmp_path / "verzoek-aanvulling (2).docx"


def test_verwijderde_brief_wordt_opnieuw_gemaakt_met_dezelfde_datum(tmp_path: Path) -> None:
    bewaar_verzoek(tmp_path, vb.kort(), GEGEVENS)
    oud = (tmp_path / NAAM).read_bytes()
    (tmp_path / NAAM).unlink()
    bewaar_verzoek(tmp_path, vb.kort(), LATER)
    assert (tmp_path / NAAM).read_bytes() == oud


def test_vervallen_overschrijft_een_eerdere_niet(tmp_path: Path) -> None:
    for tekst in (b"een", b"twee"):
        bewaar(tmp_path, NAAM, tekst, "k", {})
        laat_vervallen(tmp_path, NAAM)
    assert [p.read_bytes() for p in sorted((tmp_path / VERVALLEN).iterdir(), key=lambda p: len(p.name))] == [b"een", b"twee"]


def test_open_in_word_is_een_schrijffout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bewaar(tmp_path, NAAM, b"een", "k", {})

    def geweigerd(*_: object) -> None:
        raise PermissionError(13, "Toegang geweigerd")

    monkeypatch.setattr(Path, "replace", geweigerd)
    with pytest.raises(Schrijffout, match=r"open in Word"):
        laat_vervallen(tmp_path, NAAM)
    with pytest.raises(Schrijffout):
        bewaar(tmp_path, NAAM, b"twee", "k", {})
    assert (tmp_path / NAAM).read_bytes() == b"een"


def test_lijst_bevat_geen_namen(tmp_path: Path) -> None:
    bewaar_verzoek(tmp_path, vb.kort(), GEGEVENS)
    assert b"Sam" not in (tmp_path / LIJST).read_bytes()
    assert list(lees_lijst(tmp_path)) == [NAAM] and bewaren.VERSIE == 1
