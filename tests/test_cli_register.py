"""De opdrachten agenda, register, inzage en vernietig op de opdrachtregel: afsluitcodes, meldingen en uitvoer."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dossiercheck.begrippen import Oordeel
from dossiercheck.cli.groep import dossiercheck, draai
from dossiercheck.fouten import Uitgang
from dossiercheck.opslag import alleen
from dossiercheck.stukken.bewaren import bewaar
from dossiercheck.werkblad import Blad, als_csv, als_xlsx
from tests.maak_uitvoer import Wereld, word

Doe = Callable[..., tuple[int, str, str]]
ENGELS = re.compile(r"\b(usage|options?|commands?|arguments|error|missing|invalid|show|exit|required|file|directory)\b", re.I)


@pytest.fixture
def wereld(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wereld:
    monkeypatch.chdir(tmp_path)
    w = Wereld(tmp_path)
    w.dossier("dossier sam", "=Sam de Vries")
    w.dossier("dossier noor", "Noor Akkerveld", oordeel=Oordeel.INCOMPLEET)
    return w


@pytest.fixture
def doe(capsys: pytest.CaptureFixture[str]) -> Doe:
    def voer_uit(*argumenten: str) -> tuple[int, str, str]:
        code = draai(dossiercheck, argumenten)
        gelezen = capsys.readouterr()
        return code, gelezen.out, gelezen.err

    return voer_uit


@pytest.mark.parametrize("opdracht", ["zoek", "toon", "controleer", "export", "bron", "aflopend", "verzonden", "bezwaar"])
def test_hulp_van_register_is_nederlands(doe: Doe, opdracht: str) -> None:
    code, uit, _ = doe("register", opdracht, "--help")
    assert code == 0
    assert not ENGELS.findall(re.sub(r"--[a-z-]+", "", uit))


def test_agenda(wereld: Wereld, doe: Doe) -> None:
    code, uit, _ = doe("agenda", "--op", "2026-12-01", "--vandaag", "2026-11-25", "--zonder-bundels")
    assert code == Uitgang.COMPLEET
    assert "dinsdag 1 december 2026: 1 complete aanvraag" in uit
    assert (wereld.uitvoer / "agenda" / "2026-12-01" / "vergaderlijst.docx").is_file()
    assert doe("agenda", "--op", "2026-12-02")[0] == Uitgang.VERKEERD_GEBRUIK
    with alleen(wereld.uitvoer):
        assert doe("agenda", "--op", "2026-12-01")[0] == Uitgang.ANDERE_RUN


def test_agenda_en_register_zonder_uitvoer(tmp_path: Path, doe: Doe) -> None:
    for opdracht in (["agenda"], ["register", "zoek", "x"], ["register", "controleer"], ["inzage", "x"], ["vernietig"]):
        assert doe(*opdracht, "--uitvoer", str(tmp_path / "niets"))[0] == Uitgang.NIETS_TE_CONTROLEREN


def test_zoeken_en_tonen(wereld: Wereld, doe: Doe) -> None:
    wereld.besluit("dossier sam")
    code, uit, _ = doe("register", "zoek", "vries")
    assert (code, "toekennen op 01-12-2026, VO2505-2026-00001" in uit) == (0, True)
    assert doe("register", "zoek", "bestaat niet") == (Uitgang.IETS_TE_DOEN, "Niets gevonden.\n", "")
    code, uit, _ = doe("register", "toon", "dossier sam")
    for woord in ("geboren 04-03-2011", "Besluit uiterlijk: zes weken 30-12-2026", "B. Bestuurder", "Logboek 1"):
        assert woord in uit
    assert doe("register", "toon", "onbekend")[0] == Uitgang.VERKEERD_GEBRUIK


def test_een_naam_met_stuurtekens_doet_niets_met_de_terminal(wereld: Wereld, doe: Doe) -> None:
    wereld.dossier("raar", "Jan\x1b]0;pwn\x07 Rood\x1b[31m")
    for opdracht in (("zoek", "raar"), ("toon", "raar")):
        uit = doe("register", *opdracht)[1]
        assert "\x1b" not in uit and "\x07" not in uit
        assert "Rood" in uit


def test_controleren_vindt_geknoei(wereld: Wereld, doe: Doe) -> None:
    import sqlite3
    from contextlib import closing

    code, uit, _ = doe("register", "controleer")
    assert code == 0
    stand = re.search(r"Stand: (\S+)", uit)
    assert stand
    assert doe("register", "controleer", "--stand", stand[1])[0] == 0
    assert doe("register", "controleer", "--stand", "onzin")[0] == Uitgang.VERKEERD_GEBRUIK
    with closing(sqlite3.connect(wereld.uitvoer / "register.sqlite")) as db:
        db.execute("DROP TRIGGER logboek_blijft")
        db.execute("UPDATE logboek SET code = 1 - code WHERE nummer = 1")
        db.commit()
    code, _, fout = doe("register", "controleer")
    assert code == Uitgang.DEFECT
    assert "Regel 1 van het logboek is gewijzigd." in fout


def test_een_weggehaald_register_wordt_gevonden(wereld: Wereld, doe: Doe) -> None:
    doe("agenda", "--op", "2026-12-01", "--zonder-bundels")
    assert doe("register", "controleer")[0] == Uitgang.COMPLEET
    (wereld.uitvoer / "register.sqlite").unlink()
    code, _, fout = doe("register", "controleer")
    assert code == Uitgang.DEFECT and "register.sqlite ontbreekt" in fout and "reservekopie" in fout


def test_een_lijst_buiten_de_uitvoer_moet_u_zelf_wissen(wereld: Wereld, doe: Doe, tmp_path: Path) -> None:
    code, uit, fout = doe("register", "export", "--naar", str(tmp_path / "elders.xlsx"))
    assert code == 0 and "Geschreven" in uit and "`vernietig` vindt dit bestand daar niet" in fout
    assert doe("register", "export", "--naar", str(wereld.uitvoer / "eigen.xlsx"))[2] == ""
    assert doe("register", "export")[2] == ""


def test_zoeken_op_alleen_leestekens_vindt_niets(wereld: Wereld, doe: Doe) -> None:
    assert doe("register", "zoek", "%")[0] == Uitgang.IETS_TE_DOEN


def test_export_is_veilig_voor_formules(wereld: Wereld, doe: Doe) -> None:
    assert doe("register", "export", "--xlsx", "--csv")[0] == 0
    vel = load_workbook(wereld.uitvoer / "register.xlsx").active
    assert vel
    cellen = [cel for rij in vel.iter_rows(min_row=2) for cel in rij]
    assert {cel.data_type for cel in cellen} <= {"s", "n", "d"}
    assert "=Sam de Vries" in {cel.value for cel in cellen}
    csv = (wereld.uitvoer / "register.csv").read_bytes()
    assert csv.startswith(b"\xef\xbb\xbf")
    assert b'"\'=Sam de Vries"' in csv
    assert doe("register", "export", "--csv", "--naar", "elders/lijst.csv")[0] == 0
    assert Path("elders/lijst.csv").is_file()


@pytest.mark.parametrize("tekst", ["=1+1", "+316", "-5", "@naam", "\t=1+1", "\r=1", "|cmd", "%x"])
def test_elke_formule_in_een_csv_wordt_tekst(tekst: str) -> None:
    assert f'"\'{tekst.strip()}"'.encode() in als_csv(Blad("b", ("kop",), [(tekst,)]))


def test_een_werkblad_met_lastige_waarden(tmp_path: Path) -> None:
    blad = Blad("a/b:c*?[]" + "x" * 40, ("kop",), [("x" * 40_000,), (date(2026, 1, 2),), (None,), ("a\x00b\x0b",)])
    (tmp_path / "a.xlsx").write_bytes(als_xlsx([blad]))
    assert als_xlsx([blad]) == als_xlsx([blad])
    vel = load_workbook(tmp_path / "a.xlsx").active
    assert vel and len(vel.title) <= 31
    assert vel["A5"].value == "ab"


def test_verzonden_schort_op_en_bewaart_de_hash(wereld: Wereld, doe: Doe) -> None:
    map_ = wereld.uitvoer / "dossier noor"
    gegevens = {"dagtekening": "2026-11-19", "uiterste_datum": "2026-12-03"}
    bewaar(map_, "verzoek-aanvulling.docx", word("verzoek"), "kern", gegevens)
    vast = ("--door", "T. Tester", "--vandaag", "2026-11-25")
    assert doe("register", "verzonden", "dossier noor")[0] == Uitgang.VERKEERD_GEBRUIK
    assert doe("register", "verzonden", "dossier noor", "geheim.docx", *vast)[0] == Uitgang.VERKEERD_GEBRUIK
    assert doe("register", "verzonden", "dossier noor", "../dossier sam/rapport.json", *vast)[0] == Uitgang.VERKEERD_GEBRUIK
    assert doe("register", "verzonden", "dossier noor", "--op", "2026-11-26", *vast)[0] == Uitgang.VERKEERD_GEBRUIK
    assert doe("register", "verzonden", "dossier noor", "--op", "2026-11-18", *vast)[0] == Uitgang.VERKEERD_GEBRUIK
    code, uit, _ = doe("register", "verzonden", "dossier noor", "--op", "2026-11-20", "--aan", "de school", *vast)
    assert (code, "tot 03-12-2026" in uit) == (0, True)
    uit = doe("register", "toon", "dossier noor")[1]
    assert "Verzonden 20-11-2026: verzoek-aanvulling.docx aan de school door T. Tester" in uit
    assert "Termijn stil vanaf de dag na 20-11-2026 tot 03-12-2026" in uit


def test_bezwaar(wereld: Wereld, doe: Doe) -> None:
    assert doe("register", "bezwaar", "dossier sam")[0] == Uitgang.VERKEERD_GEBRUIK
    assert doe("register", "bezwaar", "dossier sam", "--afgedaan", "2027-01-01")[0] == Uitgang.VERKEERD_GEBRUIK
    assert doe("register", "bezwaar", "dossier sam", "--ontvangen", "2026-12-20")[0] == 0
    assert "loopt" in doe("register", "toon", "dossier sam")[1]
    assert doe("register", "bezwaar", "dossier sam", "--afgedaan", "2027-02-01")[0] == 0


def test_bron_en_aflopend(wereld: Wereld, doe: Doe) -> None:
    wereld.dossier("pro", "Pim Pro", aanvraagtype="tlv-pro")
    wereld.besluit("pro", einddatum="2027-07-31")
    code, uit, _ = doe("register", "bron", "--vandaag", "2027-09-01", "--xlsx")
    assert (code, "voor 01-10-2027: Pim Pro" in uit) == (0, True)
    assert (wereld.uitvoer / "register-bron.xlsx").is_file()
    assert "niets te registreren" in doe("register", "bron", "--vandaag", "2027-10-02")[1]
    assert "voor 01-10-2027" in doe("register", "bron", "--vandaag", "2027-10-02", "--alles")[1]
    assert "uiterlijk 01-04-2027: Pim Pro" in doe("register", "aflopend", "--vandaag", "2026-12-05")[1]


def test_inzage(wereld: Wereld, doe: Doe) -> None:
    code, uit, _ = doe("inzage", "noor akkerveld", "--vandaag", "2026-12-01")
    assert code == 0
    assert "1 dossier, 1 origineel, 0 besluiten" in uit
    assert (wereld.uitvoer / "inzage" / "2026-12-01 Noor Akkerveld" / "inzage.json").is_file()
    assert doe("inzage", "Niemand")[0] == Uitgang.VERKEERD_GEBRUIK


def test_vernietig_toont_eerst_en_wist_pas_met_een_naam(wereld: Wereld, doe: Doe) -> None:
    assert doe("vernietig", "--vandaag", "2028-01-01")[:2] == (0, "Er is nu niets te vernietigen.\n")
    code, uit, _ = doe("vernietig", "--vandaag", "2029-11-20")
    assert code == Uitgang.IETS_TE_DOEN
    assert uit.count("Mag weg:") == 2
    assert "--ook-originelen" in uit and "Er is niets gewist." in uit
    assert (wereld.uitvoer / "dossier sam").is_dir()
    assert doe("vernietig", "--vandaag", "2029-11-20", "--bevestig", " ")[0] == Uitgang.VERKEERD_GEBRUIK
    code, uit, fout = doe("vernietig", "--vandaag", "2029-11-20", "--bevestig", "A. Archivaris")
    assert code == Uitgang.IETS_TE_DOEN
    assert "Dit origineel staat er nog" in fout and "Gewist: 2." in uit
    assert not (wereld.uitvoer / "dossier sam").exists()
    assert (wereld.inbox / "dossier sam" / "formulier.pdf").is_file()


def test_vernietig_met_originelen_is_nul(wereld: Wereld, doe: Doe) -> None:
    assert doe("vernietig", "dossier sam", "--vandaag", "2027-01-01", "--bevestig", "A.", "--ook-originelen")[0] == Uitgang.VERKEERD_GEBRUIK
    code, _, fout = doe("vernietig", "dossier sam", "--vandaag", "2027-01-01", "--bevestig", "A.", "--ook-originelen", "--eerder")
    assert (code, fout) == (0, "")
    assert not (wereld.inbox / "dossier sam").exists()
    assert (wereld.uitvoer / "dossier noor").is_dir()
