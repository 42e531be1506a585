"""Een controle legt geen verbinding: gemeten met strace over het hoofdproces, de werkprocessen en LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dossiercheck.buiten import soffice
from tests.maak_pdf import LANG, Vel

_FAMILIE = re.compile(r"\b(?:sa_family=|socket\(|socketpair\()(AF_[A-Z0-9]+)")
_RTF = rb"{\rtf1\ansi De ouders zijn akkoord.{\field{\*\fldinst INCLUDEPICTURE http://127.0.0.1:9/x.png \\d}}\par}"


def _strace_werkt() -> bool:
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], capture_output=True, timeout=20, check=False).returncode == 0


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Een dossier met een PDF, een beeld met verwijzing naar buiten in een mail, en een RTF met een plaatje op het net."""
    dossier = tmp_path / "inbox" / "dossier"
    dossier.mkdir(parents=True)
    vel = Vel()
    for nummer, regel in enumerate(LANG):
        vel.tekst(50, 100 + nummer * 16, regel)
    vel.bewaar(dossier / "plan.pdf")
    html = '<html><body><p>Hierbij de stukken.</p><img src="http://127.0.0.1:9/logo.png"></body></html>'
    koppen = "From: school@voorbeeld.nl\nTo: loket@voorbeeld.nl\nSubject: stukken\nDate: Mon, 26 Oct 2026 11:20:00 +0100\nContent-Type: text/html\n\n"
    (dossier / "mail.eml").write_text(koppen + html, "utf-8")
    if soffice.programma() is not None:
        (dossier / "brief.rtf").write_bytes(_RTF)
    return tmp_path / "inbox"


@pytest.mark.skipif(not _strace_werkt(), reason="strace is er niet of mag hier niet meekijken")
def test_een_controle_gebruikt_geen_netwerk(inbox: Path, tmp_path: Path) -> None:
    sporen = tmp_path / "sporen.txt"
    opdracht = [sys.executable, "-m", "dossiercheck", "controleer", str(inbox), "--uitvoer", str(tmp_path / "uit"), "--vandaag", "2026-11-20"]
    strace = ["strace", "-f", "-e", "trace=%network", "-o", str(sporen)]
    klaar = subprocess.run([*strace, *opdracht, "--werkers", "2"], capture_output=True, text=True, timeout=120, check=False)
    assert klaar.returncode in (0, 1), klaar.stderr
    assert (tmp_path / "uit" / "dossier" / "rapport.json").is_file()
    families = _FAMILIE.findall(sporen.read_text("utf-8", "replace"))
    assert families  # de werkprocessen praten onderling wel: er is dus echt gemeten
    assert set(families) == {"AF_UNIX"}
