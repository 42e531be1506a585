"""Het register: eerste keer gezien, standen, opschorting, en een logboek als keten."""

from __future__ import annotations

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from dossiercheck.begrippen import Oordeel, Planning
from dossiercheck.fouten import Gebruiksfout, NietsTeControleren, Schemafout, Schrijffout
from dossiercheck.register import Register
from dossiercheck.registratie import lijsten, standen
from dossiercheck.registratie.besluiten import bijgewerkt
from dossiercheck.registratie.keten import Stand, lees_stand
from dossiercheck.registratie.standen import Verzonden
from dossiercheck.tijd import NEDERLAND
from tests.maak_uitvoer import ONTVANGEN, Wereld

NU = datetime(2026, 11, 18, 15, 30, tzinfo=NEDERLAND)


def test_eerste_keer_blijft_staan(tmp_path: Path) -> None:
    pad = tmp_path / "register.sqlite"
    with Register(pad) as register:
        assert register.eerste_keer("Dossier A", ["a", "b"], NU) == {"a": NU, "b": NU}
    with Register(pad) as register:
        later = register.eerste_keer("Dossier A", ["b", "c"], NU + timedelta(days=2))
    assert later["b"] == NU
    assert later["c"] == NU + timedelta(days=2)
    assert later["c"].tzinfo is not None


def test_hetzelfde_bestand_in_een_ander_dossier_is_apart(tmp_path: Path) -> None:
    with Register(tmp_path / "r.sqlite") as register:
        register.eerste_keer("A", ["x"], NU)
        assert register.eerste_keer("B", ["x"], NU + timedelta(hours=1)) == {"x": NU + timedelta(hours=1)}


def test_een_dossier_staat_in_het_logboek_met_een_toevallige_sleutel(tmp_path: Path) -> None:
    with Register(tmp_path / "a.sqlite") as een, Register(tmp_path / "b.sqlite") as ander:
        for register in (een, ander):
            register.log(NU, "gecontroleerd", "2026 Petra Voorbeeld", 1)
        regels = [register.logboek()[0] for register in (een, ander)]
        assert een.sleutel("2026 Petra Voorbeeld") == regels[0].dossier != regels[1].dossier
        assert een.sleutel("onbekend") is None
    assert not any("Petra" in str(regel) for regel in regels)


def test_een_kapot_register_is_een_schrijffout(tmp_path: Path) -> None:
    pad = tmp_path / "register.sqlite"
    pad.write_bytes(b"dit is geen database" * 100)
    with pytest.raises(Schrijffout) as fout:
        Register(pad)
    assert "register.sqlite" in fout.value.doe


def test_lezen_zonder_register(tmp_path: Path) -> None:
    with pytest.raises(NietsTeControleren):
        Register(tmp_path / "register.sqlite", alleen_lezen=True)
    assert not list(tmp_path.iterdir())


# --- logboek ---------------------------------------------------------------------------------------


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    """Een register met vijf regels in het logboek."""
    pad = tmp_path / "register.sqlite"
    with Register(pad) as register:
        for nummer in range(5):
            register.log(NU + timedelta(minutes=nummer), "gecontroleerd", f"Dossier {nummer % 2}", nummer)
        assert register.controleer_logboek() == []
    return pad


def knoei(pad: Path, *opdrachten: str) -> None:
    """Wijzigt de database buiten het programma om, ook wat de database zelf tegenhoudt."""
    with closing(sqlite3.connect(pad)) as db:
        for trigger in ("logboek_blijft", "logboek_blijft_heel"):
            db.execute(f"DROP TRIGGER {trigger}")
        for opdracht in opdrachten:
            db.execute(opdracht)
        db.commit()


def gevonden(pad: Path, bekend: Stand | None = None) -> str:
    with Register(pad, alleen_lezen=True) as register:
        return " ".join(register.controleer_logboek(bekend))


@pytest.mark.parametrize("kolom", ["moment", "gebeurtenis", "dossier", "sha256", "keten"])
@pytest.mark.parametrize("nummer", [1, 3, 5])
def test_een_gewijzigde_regel_wordt_gevonden(pad: Path, kolom: str, nummer: int) -> None:
    knoei(pad, f"UPDATE logboek SET {kolom} = 'anders' WHERE nummer = {nummer}")
    assert f"Regel {nummer}" in gevonden(pad)


@pytest.mark.parametrize("nummer", [1, 2, 4])
def test_een_verwijderde_regel_wordt_gevonden(pad: Path, nummer: int) -> None:
    knoei(pad, f"DELETE FROM logboek WHERE nummer = {nummer}")
    assert f"regel {nummer} ontbreekt" in gevonden(pad)


def test_hernummeren_na_verwijderen_wordt_gevonden(pad: Path) -> None:
    knoei(pad, "DELETE FROM logboek WHERE nummer = 2", "UPDATE logboek SET nummer = nummer - 1 WHERE nummer > 2")
    assert gevonden(pad)


@pytest.mark.parametrize("weg", [1, 3, 5])
def test_afkappen_wordt_gevonden(pad: Path, weg: int) -> None:
    knoei(pad, f"DELETE FROM logboek WHERE nummer > {5 - weg}")
    assert "afgekapt" in gevonden(pad)


def test_afkappen_met_de_kop_erbij_wordt_gevonden_door_het_bestand_ernaast(pad: Path) -> None:
    knoei(pad, "DELETE FROM logboek WHERE nummer > 3", "UPDATE kop SET aantal = 3, keten = (SELECT keten FROM logboek WHERE nummer = 3)")
    assert "register.stand noemt 5 regels" in gevonden(pad)
    with Register(pad) as register:
        register.log(NU, "gecontroleerd", "Dossier 9", 0)
        register.log(NU, "gecontroleerd", "Dossier 9", 0)
    assert "Regel 5 van het logboek is een andere" in gevonden(pad)


def test_een_teruggezet_oud_register_wordt_gevonden(pad: Path, tmp_path: Path) -> None:
    shutil.copy(pad, tmp_path / "oud")
    with Register(pad) as register:
        register.log(NU, "besluit definitief", "Dossier 1", 0)
    shutil.copy(tmp_path / "oud", pad)
    assert "afgekapt" in gevonden(pad)


def test_een_genoteerde_stand_vindt_ook_een_hele_nieuwe_keten(pad: Path) -> None:
    with Register(pad) as register:
        genoteerd = register.stand()
    for bestand in (pad, pad.with_suffix(".stand")):
        bestand.unlink()
    with Register(pad) as register:
        for _ in range(9):
            register.log(NU, "gecontroleerd", "Dossier 1", 0)
    assert gevonden(pad) == ""
    assert "de opgegeven stand" in gevonden(pad, genoteerd)


def test_een_weggehaalde_stand_wordt_gemeld(pad: Path) -> None:
    pad.with_suffix(".stand").unlink()
    assert "register.stand ontbreekt" in gevonden(pad)


def test_het_logboek_weigert_wijzigen_en_wissen(pad: Path) -> None:
    with Register(pad) as register:
        for opdracht in ("UPDATE logboek SET code = 9", "DELETE FROM logboek"):
            with pytest.raises(Schrijffout), register.transactie() as db:
                db.execute(opdracht)
        assert register.controleer_logboek() == []


def test_een_fout_halverwege_laat_niets_achter(pad: Path) -> None:
    with Register(pad) as register:
        with pytest.raises(ZeroDivisionError), register.transactie() as db:
            register.log_in(db, NU, "half", "")
            raise ZeroDivisionError
        assert len(register.logboek()) == 5
        register.log(NU, "daarna", "", 0)
        assert register.controleer_logboek() == []


def test_tegelijk_schrijven_houdt_de_keten_heel(pad: Path) -> None:
    def schrijf(_: int) -> None:
        with Register(pad) as register:
            register.log(NU, "gecontroleerd", "Dossier 1", 0)

    with ThreadPoolExecutor(4) as draden:
        list(draden.map(schrijf, range(12)))
    assert gevonden(pad) == ""
    with Register(pad) as register:
        assert len(register.logboek()) == 17


@pytest.mark.parametrize("tekst", ["", "12", "12:abc", "x:" + "0" * 64, "-1:" + "0" * 64])
def test_een_verkeerde_stand_wordt_geweigerd(tekst: str) -> None:
    with pytest.raises(Gebruiksfout):
        lees_stand(tekst)


def test_een_register_van_versie_1_gaat_mee(tmp_path: Path) -> None:
    import hashlib

    pad, oud = tmp_path / "register.sqlite", hashlib.sha256(b"Dossier A").hexdigest()[:16]
    with closing(sqlite3.connect(pad)) as db:
        db.execute("CREATE TABLE gezien (dossier TEXT, sha256 TEXT, moment TEXT, PRIMARY KEY (dossier, sha256)) WITHOUT ROWID")
        db.execute("CREATE TABLE logboek (moment TEXT, gebeurtenis TEXT, dossier TEXT, code INTEGER)")
        db.execute("INSERT INTO gezien VALUES (?, 'x', ?)", (oud, NU.isoformat()))
        db.execute("INSERT INTO logboek VALUES (?, 'gecontroleerd', ?, 1)", (NU.isoformat(), oud))
        db.commit()
    with Register(pad) as register:
        assert register.eerste_keer("Dossier A", ["x"], NU + timedelta(days=9)) == {"x": NU}
        (regel,) = register.logboek(register.sleutel("Dossier A"))
        assert (regel.gebeurtenis, regel.code) == ("gecontroleerd", 1)
        assert register.controleer_logboek() == []
    assert oud.encode() not in pad.read_bytes()


# --- standen ---------------------------------------------------------------------------------------


@pytest.fixture
def wereld(tmp_path: Path) -> Wereld:
    return Wereld(tmp_path)


def test_de_laatste_stand_telt(wereld: Wereld) -> None:
    wereld.dossier("A", "Sam de Vries", oordeel=Oordeel.INCOMPLEET)
    wereld.dossier("A", "Sam de Vries", oordeel=Oordeel.COMPLEET)
    with wereld.register() as register:
        (stand,) = standen.lees_standen(register)
        assert (stand.leerling, stand.oordeel, stand.vergadering) == ("Sam de Vries", Oordeel.COMPLEET, date(2026, 12, 1))
        assert stand.ontvangen == ONTVANGEN
        assert standen.bronnen_van(register, stand.sleutel) == (wereld.inbox / "A",)
        assert [regel.gebeurtenis for regel in register.logboek(stand.sleutel)] == ["gecontroleerd"] * 2


def test_een_verstuurd_verzoek_schort_op_tot_de_aanvulling(wereld: Wereld) -> None:
    wereld.dossier("A", "Sam de Vries", oordeel=Oordeel.INCOMPLEET)
    op, uiterlijk, klaar = date(2026, 11, 20), date(2026, 12, 4), datetime(2026, 11, 27, 9, tzinfo=NEDERLAND)
    with wereld.register() as register:
        sleutel = register.sleutel("A")
        assert sleutel
        standen.leg_verzonden_vast(register, sleutel, Verzonden("verzoek-aanvulling.docx", "ab" * 32, op, "school", "T. Tester"), uiterlijk, NU)
        (voor,) = standen.opschortingen_van(register, sleutel)
        assert (voor.verzoek, voor.uiterlijk, voor.aangevuld, voor.dagen) == (op, uiterlijk, None, 13)
        assert register.logboek(sleutel)[-1].sha256 == "ab" * 32
    wereld.dossier("A", "Sam de Vries", planning=Planning(compleet_op=klaar, vergadering=date(2026, 12, 15)))
    with wereld.register() as register:
        (na,) = standen.opschortingen_van(register, sleutel)
        assert (na.aangevuld, na.dagen) == (date(2026, 11, 27), 6)


def test_zoeken_zonder_accenten_en_op_tlv_nummer(wereld: Wereld) -> None:
    wereld.dossier("A", "Çağla van der Wéérd")
    wereld.dossier("B", "Noor Akkerveld", school_naam="De Brug & <Partners>")
    wereld.besluit("B")
    with bijgewerkt(wereld.uitvoer) as register:
        alle = lijsten.alle(register)

    def zoek(tekst: str) -> list[str]:
        return [stand.dossier for stand, _ in lijsten.zoek(alle, tekst)]

    assert zoek("cagla weerd") == ["A"]
    assert zoek("VO2505-2026-00001") == ["B"]
    assert zoek("brug partners") == ["B"]
    assert zoek("bestaat niet") == []


def test_lijst_voor_bron_en_aflopende_tlvs(wereld: Wereld) -> None:
    regels = lijsten.lees_regels()
    bron_type = sorted(regels.bron_typen)[0]
    wereld.dossier("pro", "Pim Pro", aanvraagtype=bron_type)
    wereld.besluit("pro", datum=date(2026, 12, 1), tlv_nummer="VO2505-2026-00002")
    wereld.dossier("vso", "Vera Vso")
    wereld.besluit("vso", datum=date(2026, 12, 1), einddatum="2028-07-31")
    wereld.dossier("concept", "Cato Concept", aanvraagtype=bron_type)
    wereld.besluit("concept", definitief=False)
    with bijgewerkt(wereld.uitvoer) as register:
        assert [(r.stand.dossier, r.voor) for r in lijsten.voor_bron(register, regels)] == [("pro", date(2027, 10, 1))]
        assert lijsten.aflopend(register, regels, date(2027, 3, 1)) == []
        aflopend = lijsten.aflopend(register, regels, date(2028, 1, 10))
        assert {(r.stand.dossier, r.voor) for r in aflopend} == {("pro", date(2028, 4, 1)), ("vso", date(2028, 4, 1))}


@pytest.mark.parametrize(("datum", "voor"), [(date(2027, 10, 1), date(2027, 10, 1)), (date(2027, 10, 2), date(2028, 10, 1))])
def test_bron_op_de_grens_van_een_oktober(wereld: Wereld, datum: date, voor: date) -> None:
    regels = lijsten.lees_regels()
    wereld.dossier("pro", "Pim Pro", aanvraagtype=sorted(regels.bron_typen)[0])
    wereld.besluit("pro", datum=datum)
    with bijgewerkt(wereld.uitvoer) as register:
        assert [r.voor for r in lijsten.voor_bron(register, regels)] == [voor]


@pytest.mark.parametrize(("oud", "nieuw"), [("typen:", "tipen:"), ("maand: 10", "maand: 13"), ("dag: 1", "dag: een"), ("verlenging:", "verlening:")])
def test_een_tikfout_in_de_regels_geeft_bestand_en_regel(tmp_path: Path, oud: str, nieuw: str) -> None:
    from dossiercheck.hulpbron import hulpbron

    pad = tmp_path / "register.yaml"
    pad.write_text(hulpbron("schema/register.yaml").read_text("utf-8").replace(oud, nieuw, 1), "utf-8")
    with pytest.raises(Schemafout, match=r"register\.yaml, regel \d+"):
        lijsten.lees_regels(pad)


def test_lezen_mag_van_een_schijf_waar_niet_op_te_schrijven_is(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(_: Path) -> None:
        raise Schrijffout("In de uitvoermap kan niet geschreven worden.")

    wereld.dossier("A", "Sam de Vries")
    monkeypatch.setattr("dossiercheck.registratie.besluiten.alleen", vol)
    with bijgewerkt(wereld.uitvoer) as register:
        assert len(lijsten.alle(register)) == 1


def test_lezen_mag_als_een_andere_run_bezig_is(wereld: Wereld) -> None:
    from dossiercheck.opslag import alleen

    wereld.dossier("A", "Sam de Vries")
    with alleen(wereld.uitvoer), bijgewerkt(wereld.uitvoer) as register:
        assert len(lijsten.alle(register)) == 1
