"""De opdrachtregel: Nederlandse hulp, afsluitcodes, meldingen zonder namen."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from dossiercheck.cli import groep
from dossiercheck.cli.groep import OPDRACHTEN, Opdracht, dossiercheck, draai
from dossiercheck.fouten import AndereRunBezig, Gebruiksfout, Schrijffout, Uitgang

ENGELS = re.compile(
    r"\b(usage|options?|commands?|arguments|error|missing|invalid|no such|did you mean|show|exit|default|required|version|file|directory|path|text|"
    r"integer|choice|unexpected|requires|does not|aborted|positional|try|the|this|is not|one of)\b",
    re.I,
)


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


def doe(*argumenten: str) -> tuple[int, str]:
    """Afsluitcode en alles wat er op het scherm komt, via de echte ingang."""
    gedraaid = subprocess.run([sys.executable, "-m", "dossiercheck", *argumenten], capture_output=True, text=True, check=False)
    return gedraaid.returncode, gedraaid.stdout + gedraaid.stderr


def hulp(runner: CliRunner, *argumenten: str) -> Result:
    return runner.invoke(dossiercheck, [*argumenten, "--help"], prog_name="dossiercheck")


@pytest.mark.parametrize("opdracht", [None, *OPDRACHTEN])
def test_hulp_is_nederlands(runner: CliRunner, opdracht: str | None) -> None:
    uit = hulp(runner, *([opdracht] if opdracht else []))
    assert uit.exit_code == 0
    zonder_opties = re.sub(r"--[a-z-]+", "", uit.output)
    assert not ENGELS.findall(zonder_opties)
    assert "Gebruik: dossiercheck" in uit.output


@pytest.mark.parametrize(
    "argumenten",
    [
        ["contoleer"],
        ["waarom"],
        ["waarom", "een", "twee", "drie"],
        ["controleer", "--vandag", "x"],
        ["controleer", "--vandaag"],
        ["controleer", "--vandaag", "18-11-2026"],
        ["controleer", "--ontvangen", "2026-11-31T10:00"],
        ["controleer", "--werkers", "0"],
        ["controleer", "--werkers", "veel"],
        ["controleer", "--dossier=ja"],
    ],
)
def test_verkeerd_gebruik_is_twee_en_nederlands(argumenten: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(dossiercheck, argumenten) == Uitgang.VERKEERD_GEBRUIK
    fout = capsys.readouterr().err
    assert "Fout: " in fout
    assert not ENGELS.findall(re.sub(r"--[a-z-]+", "", fout))


def test_tikfout_in_opdracht_en_optie_geeft_bedoelde_u(capsys: pytest.CaptureFixture[str]) -> None:
    draai(dossiercheck, ["contoleer"])
    draai(dossiercheck, ["controleer", "--uitvor", "x"])
    assert capsys.readouterr().err.count("Bedoelde u") == 2


def test_zonder_opdracht_komt_de_hulp(capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(dossiercheck, []) == Uitgang.VERKEERD_GEBRUIK
    assert "Opdrachten:" in capsys.readouterr().err


def test_versie() -> None:
    from dossiercheck import __version__

    assert doe("--versie") == (0, f"dossiercheck {__version__}\n")


# --- fouten ----------------------------------------------------------------------------------------


@pytest.fixture
def proefgroep(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """Een opdracht `controleer` die gooit wat er in de lijst staat."""
    gooit: list[BaseException] = []

    @click.command("controleer", cls=Opdracht)
    def opdracht() -> Uitgang:
        raise gooit[0]

    def geef(self: groep.Groep, ctx: click.Context, naam: str) -> click.Command:
        return opdracht

    monkeypatch.setattr(groep.Groep, "get_command", geef)
    yield gooit


@pytest.mark.parametrize(("fout", "code"), [(Gebruiksfout("Wat.", "Waarom.", "Doe."), 2), (AndereRunBezig("Wat.", "", "Doe."), 5), (Schrijffout("Wat."), 4)])
def test_een_fout_wordt_een_melding_in_drie_delen(proefgroep: list[BaseException], capsys: pytest.CaptureFixture[str], fout: Gebruiksfout, code: int) -> None:
    proefgroep.append(fout)
    assert draai(dossiercheck, ["controleer"]) == code
    regels = capsys.readouterr().err.splitlines()
    assert regels == [f"Fout: {fout.wat}", *(f"  {deel}" for deel in (fout.waarom, fout.doe) if deel)]


def test_een_defect_noemt_geen_waarden(proefgroep: list[BaseException], capsys: pytest.CaptureFixture[str]) -> None:
    proefgroep.append(ValueError("Petra Voorbeeld, BSN 123456782"))
    assert draai(dossiercheck, ["controleer"]) == Uitgang.DEFECT
    fout = capsys.readouterr().err
    assert "ValueError" in fout
    assert "Petra" not in fout
    assert "123456782" not in fout


def test_foutopsporing_toont_wel_waar_het_misging(proefgroep: list[BaseException], capsys: pytest.CaptureFixture[str]) -> None:
    proefgroep.append(ValueError("de reden"))
    assert draai(dossiercheck, ["--foutopsporing", "controleer"]) == Uitgang.DEFECT
    assert "de reden" in capsys.readouterr().err


def test_afbreken_is_geen_nul(proefgroep: list[BaseException], capsys: pytest.CaptureFixture[str]) -> None:
    proefgroep.append(KeyboardInterrupt())
    assert draai(dossiercheck, ["controleer"]) != 0
    assert "Afgebroken" in capsys.readouterr().err


def test_een_oude_console_breekt_niet(tmp_path: Path) -> None:
    """cp1252 kent het beletselteken wel, maar geen haakje als ☒: dan een vraagteken."""
    code = "import sys\nsys.argv=['dossiercheck','--help']\nimport click\nfrom dossiercheck.cli import main, groep\ngroep.dossiercheck.help='☒ Łódź'\nmain()"
    omgeving = {"PYTHONIOENCODING": "cp1252", "PATH": ""}
    gedraaid = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, env=omgeving, cwd=tmp_path)
    assert gedraaid.returncode == 0
    assert "? " in gedraaid.stdout.decode("cp1252")


# --- opdrachten ------------------------------------------------------------------------------------


def test_regels_noemt_elke_eis_en_bron(capsys: pytest.CaptureFixture[str]) -> None:
    from dossiercheck import regelboek

    boek = regelboek.laad()
    assert draai(dossiercheck, ["regels"]) == 0
    uit = capsys.readouterr().out
    assert all(regel.eis in uit for type_ in boek.typen.values() for regel in type_.regels)
    eis = next(iter(boek.typen.values())).regels[0]
    assert draai(dossiercheck, ["regels", eis.eis]) == 0
    assert eis.waarom in capsys.readouterr().out


def test_regels_bedoelde_u(capsys: pytest.CaptureFixture[str]) -> None:
    from dossiercheck import regelboek

    eis = next(iter(regelboek.laad().typen.values())).regels[0].eis
    assert draai(dossiercheck, ["regels", f"{eis}x"]) == Uitgang.VERKEERD_GEBRUIK
    assert f"edoelde u '{eis}'" in capsys.readouterr().err
    assert draai(dossiercheck, ["regels", "--type", "bestaat-niet"]) == Uitgang.VERKEERD_GEBRUIK


def test_schema_controle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import shutil

    from dossiercheck.hulpbron import hulpbron

    assert draai(dossiercheck, ["schema-controle"]) == 0
    schema = Path(shutil.copytree(hulpbron("schema"), tmp_path / "schema"))
    stukken = schema / "stukken.yaml"
    stukken.write_text(stukken.read_text("utf-8").replace("naam:", "naaam:", 1), "utf-8")
    assert draai(dossiercheck, ["schema-controle", str(schema)]) == Uitgang.SCHEMA_FOUT
    fout = capsys.readouterr().err
    assert re.search(r"stukken\.yaml, regel \d+", fout)
    assert draai(dossiercheck, ["schema-controle", str(tmp_path / "er-niet")]) == Uitgang.VERKEERD_GEBRUIK


def test_dokter_zegt_wat_te_doen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from dossiercheck.buiten import ocr, soffice

    monkeypatch.setattr(ocr, "beschikbaar", lambda: None)
    monkeypatch.setattr(soffice, "programma", lambda: None)
    assert draai(dossiercheck, ["dokter", "--uitvoer", str(tmp_path / "nieuw")]) == Uitgang.IETS_TE_DOEN
    uit = capsys.readouterr().out
    assert "tesseract-ocr-nld" in uit
    assert "LibreOffice is er niet" in uit and "doc, rtf of odt" in uit and "libreoffice-writer" in uit
    assert not (tmp_path / "nieuw").exists()


def test_waarom_en_brief_zonder_rapport(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for opdracht in ("waarom", "brief"):
        assert draai(dossiercheck, [opdracht, "iets", "--uitvoer", str(tmp_path)]) == Uitgang.VERKEERD_GEBRUIK
    assert "dossiercheck controleer" in capsys.readouterr().err


def test_uitvoer_van_een_pijp_die_dichtgaat() -> None:
    """`dossiercheck regels | head -1` geeft geen traceback."""
    with subprocess.Popen([sys.executable, "-m", "dossiercheck", "regels"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as gestart:
        assert gestart.stdout is not None
        assert gestart.stderr is not None
        gestart.stdout.close()
        assert b"Traceback" not in gestart.stderr.read()
