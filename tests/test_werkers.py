"""Een lezer die hangt, sterft, vreet of liegt is een uitkomst; de rest gaat door."""

from __future__ import annotations

import os
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossiercheck.begrippen import Gelezen, Probleemsoort, Uitkomst
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.werkers import Lezers
from tests import nep_lezer

MIB = 1024**2


def bron(map_: Path, naam: str) -> Bron:
    pad = map_ / naam
    pad.write_text("inhoud")
    return Bron(pad, naam, f"hash-{naam}")


def lees(bronnen: list[Bron], werkers: int = 2, tijdgrens: float = 10.0, geheugen: int = 256 * MIB) -> list[Gelezen]:
    with Lezers(werkers, tijdgrens, geheugen, nep_lezer.stap) as lezers:
        return list(lezers.lees(bronnen))


def redenen(gelezen: Gelezen) -> list[Probleemsoort]:
    return [probleem.soort for probleem in gelezen.problemen]


@pytest.fixture(autouse=True)
def eigen_tijdelijke_map(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Na elke test is er niets achtergebleven in de tijdelijke map."""
    map_ = tmp_path_factory.mktemp("tijdelijk")
    monkeypatch.setattr(tempfile, "tempdir", str(map_))
    yield map_
    assert list(map_.glob("dossiercheck-lezen-*")) == []


def test_volgorde_van_uitkomst_is_volgorde_van_invoer(tmp_path: Path) -> None:
    namen = [f"{'traag' if nummer % 7 == 0 else 'gewoon'}-{nummer}.txt" for nummer in range(20)]
    assert [g.bestand for g in lees([bron(tmp_path, naam) for naam in namen])] == namen


def test_meer_bestanden_dan_er_vooruit_gelezen_wordt(tmp_path: Path) -> None:
    bronnen = [bron(tmp_path, f"{nummer}.txt") for nummer in range(150)]
    assert [g.sha256 for g in lees(bronnen)] == [b.sha256 for b in bronnen]


def test_geen_bestanden(tmp_path: Path) -> None:
    assert lees([]) == []


@pytest.mark.parametrize(
    ("naam", "reden"),
    [
        ("dood", Probleemsoort.BESCHADIGD),
        ("crash", Probleemsoort.BESCHADIGD),
        ("rommel", Probleemsoort.BESCHADIGD),
        ("paniek", Probleemsoort.BESCHADIGD),
        ("vol", Probleemsoort.TE_GROOT),
    ],
)
def test_een_bestand_dat_de_lezer_doodt_stopt_de_rest_niet(tmp_path: Path, naam: str, reden: Probleemsoort) -> None:
    bronnen = [bron(tmp_path, n) for n in ("gewoon-1.txt", f"{naam}.txt", "gewoon-2.txt")]
    eerst, fout, laatst = lees(bronnen, werkers=1)
    assert (eerst.uitkomst, laatst.uitkomst) == (Uitkomst.GELEZEN, Uitkomst.GELEZEN)
    assert fout.uitkomst is Uitkomst.GEWEIGERD
    assert redenen(fout) == [reden]
    assert (fout.bestand, fout.sha256) == (f"{naam}.txt", f"hash-{naam}.txt")


def test_een_hangend_bestand_is_te_traag_en_houdt_de_andere_werker_niet_op(tmp_path: Path) -> None:
    begin = time.monotonic()
    uitkomsten = lees([bron(tmp_path, naam) for naam in ("hang.txt", "gewoon.txt")], tijdgrens=1.0)
    assert redenen(uitkomsten[0]) == [Probleemsoort.TE_TRAAG]
    assert uitkomsten[1].uitkomst is Uitkomst.GELEZEN
    assert time.monotonic() - begin < 8


@pytest.mark.parametrize("naam", ["buiten.txt", "netwerk.txt"])
def test_een_lezer_schrijft_niet_buiten_zijn_map_en_gebruikt_geen_netwerk(tmp_path: Path, naam: str) -> None:
    assert lees([bron(tmp_path, naam)])[0].uitkomst is Uitkomst.GEWEIGERD
    assert [pad.name for pad in tmp_path.iterdir()] == [naam]


def test_wat_een_bibliotheek_op_het_scherm_zet_komt_daar_niet(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert lees([bron(tmp_path, "lawaai.txt")])[0].uitkomst is Uitkomst.GELEZEN
    assert "LAWAAI" not in "".join(capfd.readouterr())


def test_een_vers_werkproces_heeft_de_lezers_al_geladen(tmp_path: Path) -> None:
    assert lees([bron(tmp_path, "geladen.txt")])[0].uitkomst is Uitkomst.GELEZEN


def test_een_werker_die_vol_zit_kost_het_volgende_bestand_niets(tmp_path: Path) -> None:
    with Lezers(1, 5.0, 256 * MIB, nep_lezer.lekkende_stap) as lezers:
        uitkomsten = list(lezers.lees([bron(tmp_path, f"{nummer}.txt") for nummer in range(4)]))
    assert [g.uitkomst for g in uitkomsten] == [Uitkomst.GELEZEN] * 4


def test_een_dodelijk_bestand_in_een_zip_kost_alleen_dat_bestand(tmp_path: Path) -> None:
    pad = tmp_path / "inzending.zip"
    with zipfile.ZipFile(pad, "w") as zip_:
        for naam in ("een.txt", "dood.txt", "twee.txt"):
            zip_.writestr(naam, "inhoud")
    (gelezen,) = lees([Bron(pad, pad.name, "x")])
    assert gelezen.uitkomst is Uitkomst.GELEZEN
    assert [(g.bestand, g.uitkomst) for g in gelezen.inhoud] == [
        ("inzending.zip/een.txt", Uitkomst.GELEZEN),
        ("inzending.zip/dood.txt", Uitkomst.GEWEIGERD),
        ("inzending.zip/twee.txt", Uitkomst.GELEZEN),
    ]


def test_wie_halverwege_stopt_laat_geen_proces_en_geen_map_achter(tmp_path: Path) -> None:
    bronnen = [bron(tmp_path, naam) for naam in ("gewoon.txt", "hang-1.txt", "hang-2.txt")]
    with Lezers(2, 30.0, 256 * MIB, nep_lezer.stap) as lezers:
        ronde = lezers.lees(bronnen)
        assert next(ronde).bestand == "gewoon.txt"
        pids = [werker.pid for werker in lezers._werkers]
    assert len(pids) == 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_dezelfde_lezers_lezen_nog_eens_na_een_afgebroken_ronde(tmp_path: Path) -> None:
    with Lezers(1, 5.0, 256 * MIB, nep_lezer.stap) as lezers:
        ronde = lezers.lees([bron(tmp_path, "gewoon.txt"), bron(tmp_path, "hang.txt")])
        next(ronde)
        ronde.close()  # type: ignore[attr-defined]
        assert [g.bestand for g in lezers.lees([bron(tmp_path, "weer.txt")])] == ["weer.txt"]


def test_een_map_van_een_hard_afgebroken_run_wordt_een_dag_later_opgeruimd(eigen_tijdelijke_map: Path) -> None:
    for naam, uren in (("dossiercheck-lezen-oud", 30), ("dossiercheck-lezen-nieuw", 1)):
        map_ = eigen_tijdelijke_map / naam
        (map_ / "pak-1").mkdir(parents=True)
        os.utime(map_, (time.time() - uren * 3600,) * 2)
    with Lezers(1):
        assert not (eigen_tijdelijke_map / "dossiercheck-lezen-oud").exists()
        assert (eigen_tijdelijke_map / "dossiercheck-lezen-nieuw").is_dir()
    (eigen_tijdelijke_map / "dossiercheck-lezen-nieuw" / "pak-1").rmdir()
    (eigen_tijdelijke_map / "dossiercheck-lezen-nieuw").rmdir()
