"""Bewaren en vernietigen: de lijst, wat tegenhoudt, en dat er daarna nergens iets van over is."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from dossiercheck import bezwaar, vernietigen, wissen
from dossiercheck.agenda import maak_agenda
from dossiercheck.fouten import AndereRunBezig, Gebruiksfout, NietsTeControleren, Schrijffout
from dossiercheck.inzage import geef_inzage
from dossiercheck.opslag import alleen
from dossiercheck.registratie.bewaren import jaren_later, lees_kopieen
from dossiercheck.tijd import NEDERLAND
from dossiercheck.vernietigen import Verslag, bekijk, vernietig
from dossiercheck.verwijderlijst import Keuze
from dossiercheck.wissen import noemt, uitgepakt
from tests.maak_uitvoer import Wereld, pdf, word

GEPLANT = "Zwaluwstaart-Pimpernel"
NAAM = f"Fenna {GEPLANT}"
DOSSIER = f"2026-11-18 {NAAM}"
NU = datetime(2026, 12, 2, 12, tzinfo=NEDERLAND)
NET_OM, LAATSTE_DAG, TLV_OM = date(2029, 12, 2), date(2029, 12, 1), date(2033, 12, 2)
DOOR = "A. Archivaris"


@pytest.fixture(scope="module")
def mal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twee dossiers: een met besluit, agenda, bundel, inzage en exports over de geplante leerling, en een van een ander die moet blijven."""
    map_ = tmp_path_factory.mktemp("mal")
    w = Wereld(map_)
    stukken = {"formulier.pdf": pdf(f"Formulier van {NAAM}"), "opp.pdf": pdf(f"OPP van {NAAM}"), "brief.txt": f"Brief van {NAAM}".encode()}
    w.dossier(DOSSIER, NAAM, stukken=stukken)
    (w.inbox / DOSSIER / "dossier.yaml").write_text(f"kenmerk: {NAAM}\n", "utf-8")
    w.dossier("ander dossier", "Noor Akkerveld", ontvangen=datetime(2028, 3, 1, 9, tzinfo=NEDERLAND))
    maak_agenda(w.uitvoer, date(2026, 12, 1), date(2026, 11, 25), None)
    w.besluit(DOSSIER, motivering=f"Over {NAAM}")
    (w.uitvoer / DOSSIER / "vervallen").mkdir()
    (w.uitvoer / DOSSIER / "vervallen" / "verzoek-aanvulling.docx").write_bytes(word(f"Beste {NAAM}"))
    geef_inzage(w.uitvoer, NAAM, None, NU.date(), None)
    (w.uitvoer / "register.csv").write_text(NAAM, "utf-8")
    return map_


@pytest.fixture
def wereld(mal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wereld:
    """Een eigen kopie van de mal, met een eigen map voor tijdelijke bestanden."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    w = Wereld(tmp_path)
    for naam in ("inbox", "uitvoer"):
        shutil.copytree(mal / naam, tmp_path / naam, dirs_exist_ok=True)
    with w.register() as register, register.transactie() as db:
        db.execute("UPDATE dossier SET bronnen = replace(bronnen, ?, ?)", (json.dumps(str(mal))[1:-1], json.dumps(str(tmp_path))[1:-1]))
    return w


def doe(w: Wereld, vandaag: date = TLV_OM, keuze: Keuze | None = None) -> Verslag:
    return vernietig(w.uitvoer, keuze or Keuze((DOSSIER,), ook_originelen=True), DOOR, vandaag, None)


def sporen(map_: Path, tekst: str = GEPLANT) -> list[str]:
    """De bestanden met de tekst in hun naam of hun bytes, ook uitgepakt; los van hoe het programma zelf zoekt."""
    uit = []
    for pad in map_.rglob("*"):
        bytes_ = b"".join(uitgepakt(pad.read_bytes())) if pad.is_file() else b""
        if tekst in str(pad.relative_to(map_)) or any(tekst.encode(codering) in bytes_ for codering in ("utf-8", "utf-16-le", "utf-16-be")):
            uit.append(pad.relative_to(map_).as_posix())
    return uit


# --- de lijst --------------------------------------------------------------------------------------


def test_zonder_bevestiging_gebeurt_er_niets(wereld: Wereld) -> None:
    voor = {pad: pad.read_bytes() for map_ in (wereld.inbox, wereld.uitvoer) for pad in map_.rglob("*") if pad.is_file() and "register." not in pad.name}
    (post,) = bekijk(wereld.uitvoer, Keuze(), NET_OM, None)
    assert post.namen == (DOSSIER,)
    assert "3 jaar na het besluit van 01-12-2026" in post.grond
    assert {pad.name for pad in post.originelen} == {"formulier.pdf", "opp.pdf", "brief.txt", "dossier.yaml"}
    assert [b.tlv for b in post.te_bewaren] == ["VO2505-2026-00001"]
    assert {pad: pad.read_bytes() for pad in voor} == voor


def test_op_de_laatste_dag_blijft_alles(wereld: Wereld) -> None:
    assert bekijk(wereld.uitvoer, Keuze(), LAATSTE_DAG, None) == []
    verslag = doe(wereld, LAATSTE_DAG, Keuze())
    assert (verslag.regels, verslag.verklaring) == ((), None)
    assert (wereld.uitvoer / DOSSIER).is_dir()


def test_zonder_besluit_loopt_de_termijn_vanaf_de_aanvraag_en_niet_vanaf_de_controle(wereld: Wereld) -> None:
    with wereld.register() as register:
        register.log(datetime(2031, 1, 1, tzinfo=NEDERLAND), "gecontroleerd", "ander dossier", 0)
    assert [p.tot for p in bekijk(wereld.uitvoer, Keuze(("ander dossier",), eerder=True), NET_OM, None)] == [date(2031, 3, 1)]


@pytest.mark.parametrize("naam", ["", "   "])
def test_zonder_naam_geen_vernietiging(wereld: Wereld, naam: str) -> None:
    with pytest.raises(Gebruiksfout):
        vernietig(wereld.uitvoer, Keuze(), naam, TLV_OM, None)
    assert (wereld.uitvoer / DOSSIER).is_dir()


def test_te_vroeg_onbekend_en_zonder_register(wereld: Wereld, tmp_path: Path) -> None:
    with pytest.raises(Gebruiksfout, match="01-12-2029"):
        bekijk(wereld.uitvoer, Keuze((DOSSIER,)), date(2027, 1, 1), None)
    with pytest.raises(Gebruiksfout) as fout:
        bekijk(wereld.uitvoer, Keuze((f"{DOSSIER}x",)), TLV_OM, None)
    assert "Bedoelde u" in fout.value.doe
    with pytest.raises(NietsTeControleren):
        bekijk(tmp_path / "leeg", Keuze(), TLV_OM, None)


# --- wat tegenhoudt --------------------------------------------------------------------------------


def test_een_lopend_bezwaar_houdt_tegen_tot_het_is_afgedaan(wereld: Wereld) -> None:
    bezwaar.leg_vast(wereld.uitvoer / DOSSIER, date(2027, 1, 5), None, NU)
    verslag = doe(wereld)
    assert [p.namen for p in verslag.geblokkeerd] == [(DOSSIER,)]
    assert "bezwaar van 05-01-2027" in verslag.geblokkeerd[0].blokkade
    assert sporen(wereld.inbox) and sporen(wereld.uitvoer)
    bezwaar.leg_vast(wereld.uitvoer / DOSSIER, None, date(2027, 3, 1), NU)
    assert doe(wereld).geblokkeerd == ()
    assert sporen(wereld.uitvoer) == []


def test_binnen_de_bezwaartermijn_mag_het_niet(wereld: Wereld) -> None:
    keuze = Keuze((DOSSIER,), eerder=True, ook_tlv=True)
    assert "nog tot en met 12-01-2027" in bekijk(wereld.uitvoer, keuze, date(2027, 1, 12), None)[0].blokkade
    assert bekijk(wereld.uitvoer, keuze, date(2027, 1, 13), None)[0].blokkade == ""


@pytest.mark.parametrize("wat", ["nieuw", "gewijzigd"])
def test_een_stuk_dat_nooit_gecontroleerd_is_houdt_tegen(wereld: Wereld, wat: str) -> None:
    (wereld.inbox / DOSSIER / ("erbij.pdf" if wat == "nieuw" else "opp.pdf")).write_bytes(pdf("nog niet gezien"))
    verslag = doe(wereld)
    assert "nog niet gecontroleerd" in verslag.geblokkeerd[0].blokkade
    assert len(list((wereld.inbox / DOSSIER).iterdir())) >= 4


def test_een_andere_run_bezig(wereld: Wereld) -> None:
    with alleen(wereld.uitvoer), pytest.raises(AndereRunBezig):
        doe(wereld)


# --- daarna ----------------------------------------------------------------------------------------


def test_na_vernietigen_is_er_nergens_meer_iets(wereld: Wereld, tmp_path: Path) -> None:
    with closing(sqlite3.connect(wereld.uitvoer / "register.sqlite")) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("UPDATE aanvraag SET school = school || 'x'")
        db.commit()
    (wereld.uitvoer / DOSSIER / ".half.deel").write_text(NAAM, "utf-8")
    (wereld.uitvoer / ".overzicht.deel").write_text(NAAM, "utf-8")
    (wereld.uitvoer / ".weg-oud").mkdir()
    (wereld.uitvoer / ".weg-oud" / "rest.txt").write_text(NAAM, "utf-8")
    tijdelijk = tmp_path / "tmp" / "dossiercheck-lezen-oud"
    tijdelijk.mkdir()
    (tijdelijk / "1").write_text(NAAM, "utf-8")
    os.utime(tijdelijk, (time.time() - 9000,) * 2)
    assert len(sporen(tmp_path)) > 15
    verslag = doe(wereld)
    assert sporen(tmp_path) == []
    assert (verslag.resten, verslag.originelen, verslag.geblokkeerd) == ((), (), ())
    assert not list(wereld.uitvoer.glob("register.sqlite-*"))
    assert [pad.name for pad in wereld.inbox.iterdir()] == ["ander dossier"]
    assert (wereld.uitvoer / "ander dossier" / "rapport.json").is_file()


def test_het_logboek_blijft_heel_en_noemt_het_zonder_naam(wereld: Wereld) -> None:
    with wereld.register() as register:
        sleutel = register.sleutel(DOSSIER)
        voor = len(register.logboek())
    doe(wereld)
    with wereld.register() as register:
        assert register.controleer_logboek() == []
        assert register.sleutel(DOSSIER) is None
        assert len(register.logboek()) > voor
        assert [r.gebeurtenis for r in register.logboek(sleutel)][-2:] == ["vernietiging bevestigd", "vernietigd"]


def test_de_verklaring_noemt_wie_en_wat_maar_geen_leerling(wereld: Wereld) -> None:
    verslag = doe(wereld)
    assert verslag.verklaring
    tekst = verslag.verklaring.read_text("utf-8")
    for woord in (DOOR, "3 jaar na het besluit van 01-12-2026", "4 originelen gewist", "Stand van het logboek"):
        assert woord in tekst
    for woord in (GEPLANT, "Fenna", "Voorbeeld College", "2011"):
        assert woord not in tekst
    with wereld.register() as register:
        assert f"{register.stand().aantal}:{register.stand().keten}" in tekst


def test_originelen_blijven_zonder_de_optie(wereld: Wereld) -> None:
    voor = {pad: pad.read_bytes() for pad in wereld.inbox.rglob("*") if pad.is_file()}
    verslag = doe(wereld, keuze=Keuze((DOSSIER,)))
    assert {pad: pad.read_bytes() for pad in voor} == voor
    assert {pad.name for pad in verslag.originelen} == {"formulier.pdf", "opp.pdf", "brief.txt", "dossier.yaml"}
    assert sporen(wereld.uitvoer) == []


def test_de_tlv_blijft_tot_zijn_eigen_termijn(wereld: Wereld) -> None:
    verslag = doe(wereld, NET_OM)
    assert verslag.regels[0].tlv == 1
    kopie = wereld.uitvoer / "tlv-kopieen" / "VO2505-2026-00001.docx"
    assert kopie.is_file()
    assert sporen(wereld.uitvoer) == sorted(["register.sqlite", "tlv-kopieen/VO2505-2026-00001.docx"])
    with wereld.register() as register:
        (bewaard,) = lees_kopieen(register)
        assert (bewaard.leerling, bewaard.einddatum, bewaard.categorie) == (NAAM, date(2028, 7, 31), "1")
    assert not [p for p in bekijk(wereld.uitvoer, Keuze(), date(2033, 12, 1), None) if p.kopie]
    doe(wereld, TLV_OM, Keuze(("VO2505-2026-00001",)))
    assert sporen(wereld.uitvoer) == []


def test_ook_tlv_wist_meteen_alles(wereld: Wereld) -> None:
    doe(wereld, date(2027, 2, 1), Keuze((DOSSIER,), eerder=True, ook_tlv=True, ook_originelen=True))
    assert sporen(wereld.uitvoer) == []
    assert sporen(wereld.inbox) == []


def test_agenda_en_inzage_met_de_leerling_gaan_weg_en_andere_blijven(wereld: Wereld) -> None:
    ander = maak_agenda(wereld.uitvoer, date(2028, 3, 21), date(2028, 3, 2), None, met_bundels=False)
    assert {p.rapport.dossier for p in ander.agenda.compleet} == {"ander dossier"}
    doe(wereld)
    assert [pad.name for pad in (wereld.uitvoer / "agenda").iterdir()] == ["2028-03-21"]
    assert list((wereld.uitvoer / "inzage").iterdir()) == []


def test_een_aanvulling_gaat_mee(wereld: Wereld) -> None:
    wereld.dossier("mail van school", NAAM, stukken={"extra.pdf": pdf(NAAM)})
    (wereld.uitvoer / DOSSIER / ".verloop.json").write_text(json.dumps({"versie": 1, "standen": [], "aanvullingen": ["mail van school"]}), "utf-8")
    (post,) = bekijk(wereld.uitvoer, Keuze((DOSSIER,)), TLV_OM, None)
    assert post.namen == (DOSSIER, "mail van school")
    doe(wereld)
    assert sporen(wereld.uitvoer) == []
    assert not (wereld.inbox / "mail van school").exists()


def test_een_ander_dossier_dat_de_naam_noemt_wordt_gemeld(wereld: Wereld) -> None:
    wereld.dossier("ander dossier", "Noor Akkerveld", ontvangen=datetime(2031, 3, 1, 9, tzinfo=NEDERLAND), opmerkingen=(f"Een stuk gaat over {NAAM}.",))
    assert [pad.parent.name for pad in doe(wereld).resten] == ["ander dossier"]


def test_wat_halverwege_stopte_wordt_afgemaakt(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    """Het bestand staat open in Word: niets is half weg, en de volgende keer gaat het door."""

    def open_in_word(map_: Path) -> int:
        raise Schrijffout("Een map is niet te wissen: staat er iets open?")

    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr(vernietigen, "wis_map", open_in_word)
        with pytest.raises(Schrijffout):
            doe(wereld)
    assert (wereld.uitvoer / DOSSIER / "rapport.json").is_file()
    with wereld.register() as register:
        assert register.sleutel(DOSSIER)
    doe(wereld)
    assert sporen(wereld.uitvoer) == []
    assert sporen(wereld.inbox) == []


def test_koppelingen_worden_gewist_en_niet_gevolgd(wereld: Wereld, tmp_path: Path) -> None:
    buiten = tmp_path / "buiten"
    buiten.mkdir()
    (buiten / "blijft.txt").write_text("blijft", "utf-8")
    try:
        (wereld.uitvoer / DOSSIER / "koppeling").symlink_to(buiten, target_is_directory=True)
    except OSError:
        pytest.skip("koppelingen maken mag hier niet")
    doe(wereld)
    assert (buiten / "blijft.txt").read_text("utf-8") == "blijft"


def test_naspeuren_kijkt_in_word_excel_zip_en_pdf(tmp_path: Path) -> None:
    import zipfile

    (tmp_path / "a.docx").write_bytes(word("Brief over Ann & Bo"))
    (tmp_path / "b.pdf").write_bytes(pdf("Brief over Ann & Bo"))
    (tmp_path / "c.json").write_text(json.dumps("Ann & Bo, Çağla"), "utf-8")
    with zipfile.ZipFile(tmp_path / "d.zip", "w", zipfile.ZIP_DEFLATED) as archief:
        archief.write(tmp_path / "a.docx", "binnen/a.docx")
    (tmp_path / "e.txt").write_text("iets anders", "utf-8")
    assert [pad.name for pad in noemt(tmp_path, ["Ann & Bo"])] == ["a.docx", "b.pdf", "c.json", "d.zip"]
    assert [pad.name for pad in noemt(tmp_path, ["Çağla"])] == ["c.json"]
    assert noemt(tmp_path, [""]) == []
    assert wissen.wis_map(tmp_path / "er-niet") == 0


@pytest.mark.parametrize(
    ("vanaf", "jaren", "tot"), [(date(2024, 2, 29), 3, date(2027, 2, 28)), (date(2024, 2, 29), 4, date(2028, 2, 29)), (date(2026, 12, 1), 7, date(2033, 12, 1))]
)
def test_jaren_later(vanaf: date, jaren: int, tot: date) -> None:
    assert jaren_later(vanaf, jaren) == tot
