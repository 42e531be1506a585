from __future__ import annotations

import io

import pytest

from dossiercheck.rapporteren.terminal import toon_tabel, voortgang
from tests import voorbeeldrapport as vb


class Scherm(io.StringIO):
    def isatty(self) -> bool:
        return True


def tabel(codering: str = "utf-8") -> str:
    ruw = io.BytesIO()
    uit = io.TextIOWrapper(ruw, encoding=codering, newline="\n")
    toon_tabel([vb.kort(), vb.compleet(), vb.lang(), vb.lijst(), vb.rapport()], uit)
    uit.flush()
    return ruw.getvalue().decode(codering)


def test_leesbaar_op_honderd_kolommen_zonder_kleur() -> None:
    regels = tabel().splitlines()
    assert max(map(len, regels)) <= 100
    assert regels[0].split() == ["Dossier", "Leerling", "Type", "Oordeel", "Ontbreekt", "Nakijken", "Vergadering"]
    assert not any("\x1b" in regel for regel in regels)
    assert any(r.split()[-4:] == ["Incompleet", "1", "0", "-"] for r in regels)
    assert any(r.split()[-4:] == ["Compleet", "0", "0", "01-12-2026"] for r in regels)


@pytest.mark.parametrize("codering", ["cp1252", "ascii"])
def test_werkt_op_een_console_zonder_unicode(codering: str) -> None:
    assert "Celikkol" in tabel("ascii")
    assert "Cagla" in tabel("ascii") and "Çagla" in tabel("cp1252")
    assert "?" not in tabel(codering)


def test_een_naam_bedient_de_terminal_niet() -> None:
    uit = io.StringIO()
    toon_tabel([vb.rapport(vb.aanvraag(naam="Jan\x1b[2J\rGoed [bold]x[/bold]"))], uit)
    assert "\x1b" not in uit.getvalue() and "\r" not in uit.getvalue() and "[bold]" in uit.getvalue()


def test_voortgang_is_stil_zonder_terminal() -> None:
    uit = io.StringIO()
    with voortgang(3, uit=uit) as stap:
        stap("dossier a")
    assert uit.getvalue() == ""


def test_voortgang_op_een_terminal() -> None:
    uit = Scherm()
    with voortgang(2, "Dossiers", uit) as stap:
        stap()
        stap("laatste")
    assert "Dossiers" in uit.getvalue() or "laatste" in uit.getvalue()
