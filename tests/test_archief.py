"""Zip-bestanden: alles erin komt terug, en niets komt ergens anders terecht."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from dossiercheck.begrippen import Gelezen, Probleemsoort, Uitkomst, Wijze
from dossiercheck.lezen import archief, lezer, zipkeuring
from dossiercheck.lezen.bron import Bron


def maak_zip(*delen: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen:
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


def lees(map_: Path, inhoud: bytes, naam: str = "inzending.zip") -> Gelezen:
    pad = map_ / "invoer"
    pad.write_bytes(inhoud)
    gelezen = lezer.lees(Bron(pad, naam, "x"))
    assert [p.name for p in map_.iterdir()] == ["invoer"]
    return gelezen


def uitkomsten(gelezen: Gelezen) -> dict[str, tuple[Uitkomst, list[Probleemsoort]]]:
    return {deel.bestand: (deel.uitkomst, [p.soort for p in deel.problemen]) for deel in gelezen.inhoud}


def test_elk_bestand_krijgt_de_naam_van_de_zip_ervoor(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, maak_zip(("opp.txt", b"een"), ("stukken/", b""), ("stukken/brief.txt", b"twee")))
    assert (gelezen.uitkomst, gelezen.wijze) == (Uitkomst.GELEZEN, Wijze.NIET)
    assert list(uitkomsten(gelezen)) == ["inzending.zip/opp.txt", "inzending.zip/stukken/brief.txt"]
    assert all(len(deel.sha256) == 64 for deel in gelezen.inhoud)


@pytest.mark.parametrize("naam", ["../weg.txt", "/tmp/weg.txt", "..\\..\\weg.txt", "C:\\Windows\\weg.txt", "a/../../weg.txt"])
def test_een_naam_die_buiten_wijst_wordt_geweigerd_en_de_rest_gelezen(tmp_path: Path, naam: str) -> None:
    gelezen = lees(tmp_path, maak_zip((naam, b"x"), ("goed.txt", b"goed")))
    kwaad, goed = gelezen.inhoud
    assert (kwaad.uitkomst, kwaad.problemen[0].soort) == (Uitkomst.GEWEIGERD, Probleemsoort.GEVAARLIJK)
    assert ".." not in kwaad.bestand
    assert goed.uitkomst is Uitkomst.GELEZEN


def test_schuine_strepen_van_windows_zijn_mappen(tmp_path: Path) -> None:
    assert list(uitkomsten(lees(tmp_path, maak_zip(("stukken\\opp.txt", b"x"))))) == ["inzending.zip/stukken/opp.txt"]


def test_een_snelkoppeling_wordt_niet_gevolgd(tmp_path: Path) -> None:
    koppeling = zipfile.ZipInfo("d")
    koppeling.external_attr = 0o120777 << 16
    gelezen = lees(tmp_path, maak_zip((koppeling, b"/etc"), ("d/x.txt", b"x")))
    assert [deel.uitkomst for deel in gelezen.inhoud] == [Uitkomst.GEWEIGERD, Uitkomst.GELEZEN]


def test_dubbele_en_rare_namen_komen_alle_terug(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        inhoud = maak_zip(("opp.txt", b"een"), ("opp.txt", b"twee"), ("NUL.txt", b"x"), ("n" * 400 + ".txt", b"x"), ("e\x1b[31m.txt", b"x"))
    gelezen = lees(tmp_path, inhoud)
    namen = [deel.bestand.removeprefix("inzending.zip/") for deel in gelezen.inhoud]
    assert namen == ["opp.txt", "opp (2).txt", "NUL.txt", "n" * 400 + ".txt", "e\\x1b[31m.txt"]
    assert all(deel.uitkomst is Uitkomst.GELEZEN for deel in gelezen.inhoud)
    assert gelezen.inhoud[0].sha256 != gelezen.inhoud[1].sha256


def test_namen_van_een_mac_zijn_leesbaar(tmp_path: Path) -> None:
    inhoud = maak_zip(("cafXX.txt", b"x")).replace(b"cafXX", "café".encode())
    assert list(uitkomsten(lees(tmp_path, inhoud))) == ["inzending.zip/café.txt"]


def test_systeembestanden_worden_overgeslagen_en_geteld(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, maak_zip(("__MACOSX/._opp.txt", b"x"), (".DS_Store", b"x"), ("~$opp.docx", b"x"), ("opp.txt", b"x")))
    assert [deel.uitkomst for deel in gelezen.inhoud] == [Uitkomst.OVERGESLAGEN] * 3 + [Uitkomst.GELEZEN]


def met_wachtwoord(inhoud: bytes, naam: bytes) -> bytes:
    """Zet de vlag voor een wachtwoord bij een bestand: in de kop (30 bytes voor de naam) en in de inhoudsopgave (46 ervoor)."""
    ruw = bytearray(inhoud)
    eerste, laatste = ruw.index(naam), ruw.rindex(naam)
    ruw[eerste - 24] |= 1
    ruw[laatste - 38] |= 1
    return bytes(ruw)


def test_zip_met_wachtwoord(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, met_wachtwoord(maak_zip(("opp.txt", b"x")), b"opp.txt"))
    assert (gelezen.uitkomst, gelezen.problemen[0].soort, gelezen.inhoud) == (Uitkomst.GEWEIGERD, Probleemsoort.WACHTWOORD, ())


def test_een_bestand_met_wachtwoord_tussen_andere(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, met_wachtwoord(maak_zip(("opp.txt", b"x"), ("brief.txt", b"x")), b"opp.txt"))
    assert uitkomsten(gelezen)["inzending.zip/opp.txt"] == (Uitkomst.GEWEIGERD, [Probleemsoort.WACHTWOORD])
    assert uitkomsten(gelezen)["inzending.zip/brief.txt"][0] is Uitkomst.GELEZEN


@pytest.mark.parametrize(("inhoud", "reden"), [(maak_zip(), Probleemsoort.LEEG), (maak_zip(("a.txt", b"x" * 999))[:-40], Probleemsoort.BESCHADIGD)])
def test_leeg_of_beschadigd(tmp_path: Path, inhoud: bytes, reden: Probleemsoort) -> None:
    gelezen = lees(tmp_path, inhoud)
    assert (gelezen.uitkomst, gelezen.problemen[0].soort) == (Uitkomst.GEWEIGERD, reden)


def test_een_beschadigd_bestand_in_de_zip_kost_alleen_dat_bestand(tmp_path: Path) -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED) as zip_:
        zip_.writestr("a.txt", b"INHOUD")
        zip_.writestr("b.txt", b"goed")
    gelezen = lees(tmp_path, uit.getvalue().replace(b"INHOUD", b"KAPOT!"))
    assert [deel.uitkomst for deel in gelezen.inhoud] == [Uitkomst.GEWEIGERD, Uitkomst.GELEZEN]


def test_zip_in_zip_wordt_gelezen(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, maak_zip(("binnen.zip", maak_zip(("opp.txt", b"tekst")))))
    assert gelezen.inhoud[0].inhoud[0].bestand == "inzending.zip/binnen.zip/opp.txt"
    assert gelezen.inhoud[0].inhoud[0].uitkomst is Uitkomst.GELEZEN


def test_een_bestand_in_een_zip_is_later_weer_te_halen(tmp_path: Path) -> None:
    pad = tmp_path / "invoer"
    pad.write_bytes(maak_zip(("a.txt", b"een"), ("binnen.zip", maak_zip(("opp.txt", b"tekst")))))
    bron = Bron(pad, "inzending.zip", "x")
    gehaald = lezer.haal(bron, "inzending.zip/binnen.zip/opp.txt", tmp_path / "uit")
    assert gehaald is not None
    assert gehaald.read_bytes() == b"tekst"
    assert lezer.haal(bron, "inzending.zip", tmp_path / "uit") == pad
    assert lezer.haal(bron, "inzending.zip/weg.txt", tmp_path / "uit") is None


def test_te_diep_genest_is_een_geweigerde_zip(tmp_path: Path) -> None:
    inhoud = maak_zip(("opp.txt", b"tekst"))
    for _ in range(10):
        inhoud = maak_zip(("z1.zip", inhoud), ("z2.zip", inhoud))
    gelezen = lees(tmp_path, inhoud)
    assert (gelezen.uitkomst, gelezen.problemen[0].soort, gelezen.inhoud) == (Uitkomst.GEWEIGERD, Probleemsoort.GEVAARLIJK, ())


def test_een_bom_stopt_bij_de_grens(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, maak_zip(("goed.txt", b"goed"), ("bom.txt", b"\0" * 30_000_000)))
    assert uitkomsten(gelezen)["inzending.zip/goed.txt"][0] is Uitkomst.GELEZEN
    assert uitkomsten(gelezen)["inzending.zip/bom.txt"] == (Uitkomst.GEWEIGERD, [Probleemsoort.TE_GROOT])


def test_te_veel_bestanden(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, maak_zip(*((f"{n}.txt", b"x") for n in range(archief.MAX_BESTANDEN + 1))))
    assert gelezen.problemen[0].soort is Probleemsoort.TE_GROOT


def test_de_rem_laat_gewone_samengeperste_stukken_door() -> None:
    rem = zipkeuring.Rem(zipmaat=1000)
    rem.tel(20_000_000)
    with pytest.raises(zipkeuring.ZipTeGroot):
        rem.tel(10_000_000)
