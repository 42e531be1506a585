"""LibreOffice als buitenprogramma: omzetten, tijdgrens, herkansing en een nette fout als het er niet is."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path

import pytest

from dossiercheck.begrippen import Alinea, Probleemsoort, Uitkomst
from dossiercheck.buiten import soffice
from tests.maak_word import lees

RTF = rb"{\rtf1\ansi De ouders zijn akkoord.\par}"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="het nepprogramma is een shellscript")


def nep(map_: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    """Een soffice die `script` uitvoert; de aanroepen komen in aanroepen.txt."""
    (map_ / "bin").mkdir()
    programma = map_ / "bin" / "soffice"
    log = map_ / "aanroepen.txt"
    programma.write_text(f'#!/bin/sh\necho "$@" >> {log}\nuit=""; for a in "$@"; do [ "$vorige" = "--outdir" ] && uit="$a"; vorige="$a"; done\n{script}\n')
    programma.chmod(0o755)
    monkeypatch.setenv("PATH", f"{map_ / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return log


def _is_weg(pid: int) -> bool:
    """Of een proces binnen twee seconden gestopt is; een zombie telt als gestopt."""
    status = Path(f"/proc/{pid}/stat")
    for _ in range(40):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            if status.read_text().rpartition(")")[2].split()[0] != "Z":
                time.sleep(0.05)
                continue
        return True
    return False


@pytest.fixture
def stuk(tmp_path: Path) -> Path:
    pad = tmp_path / "stuk.rtf"
    pad.write_bytes(RTF)
    return pad


def test_zet_om_met_eigen_profiel(tmp_path: Path, stuk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = nep(tmp_path, monkeypatch, 'mkdir -p "$uit"; echo inhoud > "$uit/invoer.docx"')
    uit = soffice.zet_om(stuk, "docx", tmp_path)
    assert uit.read_text() == "inhoud\n" and uit.parent == tmp_path
    soffice.zet_om(stuk, "docx", tmp_path)
    profielen = [woord for woord in log.read_text().split() if woord.startswith("-env:UserInstallation=")]
    assert len(set(profielen)) == 2
    assert not any(Path(p.removeprefix("-env:UserInstallation=file://")).exists() for p in profielen)


def test_zet_alle_om_in_een_start(tmp_path: Path, stuk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ander = tmp_path / "ander.rtf"
    ander.write_bytes(RTF)
    log = nep(tmp_path, monkeypatch, 'mkdir -p "$uit"; echo inhoud > "$uit/stuk.pdf"; : > "$uit/ander.pdf"')
    assert soffice.zet_alle_om([stuk, ander], "pdf", tmp_path) == {stuk: tmp_path / "stuk.pdf"}  # een leeg bestand is niet gelukt
    assert (tmp_path / "stuk.pdf").read_text() == "inhoud\n"
    assert len(log.read_text().splitlines()) == 1


def test_zet_alle_om_geeft_na_een_fout_niets_halfs(tmp_path: Path, stuk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nep(tmp_path, monkeypatch, 'mkdir -p "$uit"; echo half > "$uit/stuk.pdf"; exit 1')
    assert soffice.zet_alle_om([stuk], "pdf", tmp_path) == {}


def test_een_herkansing(tmp_path: Path, stuk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    eerder = tmp_path / "eerder"
    nep(tmp_path, monkeypatch, f'[ -e {eerder} ] || {{ touch {eerder}; exit 1; }}\nmkdir -p "$uit"; echo ja > "$uit/invoer.docx"')
    assert soffice.zet_om(stuk, "docx", tmp_path).is_file()


def test_mislukt_na_twee_pogingen(tmp_path: Path, stuk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = nep(tmp_path, monkeypatch, "exit 0")
    with pytest.raises(soffice.Mislukt):
        soffice.zet_om(stuk, "docx", tmp_path)
    assert len(log.read_text().splitlines()) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="kijkt in /proc")
def test_tijdgrens_stopt_ook_de_kinderen(tmp_path: Path, stuk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = tmp_path / "kind"
    nep(tmp_path, monkeypatch, f"sleep 30 & echo $! > {kind}; wait")
    with pytest.raises(soffice.TeTraag):
        soffice.zet_om(stuk, "docx", tmp_path, tijdgrens=0.3)
    assert _is_weg(int(kind.read_text()))


def test_zonder_libreoffice_wordt_om_een_andere_indeling_gevraagd(stuk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "programma", lambda: None)
    gelezen = lees(stuk)
    assert gelezen.uitkomst == Uitkomst.GEWEIGERD and gelezen.problemen[0].soort == Probleemsoort.NIET_ONDERSTEUND
    assert "docx- of PDF-bestand" in gelezen.problemen[0].tekst


@pytest.mark.parametrize(("fout", "soort"), [(soffice.TeTraag, Probleemsoort.TE_TRAAG), (soffice.Mislukt, Probleemsoort.BESCHADIGD)])
def test_fout_van_libreoffice_is_een_uitkomst(stuk: Path, monkeypatch: pytest.MonkeyPatch, fout: type[Exception], soort: Probleemsoort) -> None:
    def zet_om(*_: object) -> Path:
        raise fout

    monkeypatch.setattr(soffice, "zet_om", zet_om)
    assert lees(stuk).problemen[0].soort == soort


@pytest.mark.skipif(soffice.programma() is None, reason="LibreOffice is er niet")
def test_rtf_door_de_echte_libreoffice(stuk: Path) -> None:
    gelezen = lees(stuk)
    assert [b.tekst for b in gelezen.blokken if isinstance(b, Alinea)] == ["De ouders zijn akkoord."]
