"""Het register: eerste keer gezien, en een logboek zonder namen."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dossiercheck.fouten import Schrijffout
from dossiercheck.register import Register
from dossiercheck.tijd import NEDERLAND

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
