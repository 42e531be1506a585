"""Schrijven is alles of niets, en een run tegelijk per uitvoermap."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from dossiercheck import opslag
from dossiercheck.fouten import AndereRunBezig, Schrijffout


def test_schrijven_en_niets_doen_als_het_gelijk_is(tmp_path: Path) -> None:
    pad = tmp_path / "nieuw" / "rapport.json"
    assert opslag.schrijf(pad, b"een")
    stempel = pad.stat().st_mtime_ns
    assert not opslag.schrijf(pad, b"een")
    assert pad.stat().st_mtime_ns == stempel
    assert opslag.schrijf(pad, b"twee")
    assert pad.read_bytes() == b"twee"
    assert [p.name for p in pad.parent.iterdir()] == ["rapport.json"]


def test_mislukt_schrijven_laat_het_oude_staan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = tmp_path / "rapport.json"
    opslag.schrijf(pad, b"oud")

    def weiger(self: Path, doel: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", weiger)
    with pytest.raises(Schrijffout) as fout:
        opslag.schrijf(pad, b"nieuw")
    assert "rapport.json" in fout.value.wat
    assert str(tmp_path) not in str(fout.value)
    assert pad.read_bytes() == b"oud"
    assert [p.name for p in tmp_path.iterdir()] == ["rapport.json"]


def test_bestand_waar_een_map_moet_komen(tmp_path: Path) -> None:
    (tmp_path / "in-de-weg").write_bytes(b"")
    with pytest.raises(Schrijffout):
        opslag.schrijf(tmp_path / "in-de-weg" / "rapport.json", b"x")
    with pytest.raises(Schrijffout), opslag.alleen(tmp_path / "in-de-weg"):
        pass


def test_tweede_run_wordt_geweigerd(tmp_path: Path) -> None:
    with opslag.alleen(tmp_path), pytest.raises(AndereRunBezig), opslag.alleen(tmp_path):
        pass
    with opslag.alleen(tmp_path):
        pass


def test_slot_van_een_dood_proces_houdt_niets_tegen(tmp_path: Path) -> None:
    houd_vast = f"with opslag.alleen(Path({str(tmp_path)!r})):\n    print('vast', flush=True)\n    time.sleep(60)"
    code = f"import time\nfrom pathlib import Path\nfrom dossiercheck import opslag\n{houd_vast}"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as ander:
        assert ander.stdout is not None
        assert ander.stdout.readline() == "vast\n"
        with pytest.raises(AndereRunBezig), opslag.alleen(tmp_path):
            pass
        ander.kill()
    uiterste = time.monotonic() + 5
    while time.monotonic() < uiterste:
        try:
            with opslag.alleen(tmp_path):
                return
        except AndereRunBezig:
            time.sleep(0.05)
    pytest.fail("het slot van een dood proces bleef staan")
