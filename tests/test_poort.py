"""De poort: soort uit de inhoud, en wat nooit een lezer mag bereiken."""

from __future__ import annotations

import io
import os
import socket
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from dossiercheck.begrippen import Probleemsoort
from dossiercheck.lezen import poort
from dossiercheck.lezen.poort import Geweigerd, keur
from dossiercheck.lezen.soorten import Soort

DOCX = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<?xml version='1.0'?><document>tekst</document>"}
PDF = b"%PDF-1.7\n1 0 obj\n"


def zet(map_: Path, naam: str, inhoud: bytes) -> Path:
    pad = map_ / "bestand"
    pad.write_bytes(inhoud)
    return pad


def zip_van(delen: Mapping[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


def reden(map_: Path, naam: str, inhoud: bytes) -> Probleemsoort:
    with pytest.raises(Geweigerd) as fout:
        keur(zet(map_, naam, inhoud), naam)
    assert naam not in fout.value.tekst
    return fout.value.soort


@pytest.mark.parametrize(
    ("naam", "inhoud", "soort"),
    [
        ("opp.pdf", PDF, Soort.PDF),
        ("zonder", PDF, Soort.PDF),
        ("verschoven.pdf", b"\r\n\r\n" + PDF, Soort.PDF),
        ("opp.docx", zip_van(DOCX), Soort.DOCX),
        ("lijst.xlsx", zip_van({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}), Soort.XLSX),
        ("opp.odt", zip_van({"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": b"<m/>"}), Soort.ODT),
        ("inzending.zip", zip_van({"opp.pdf": PDF}), Soort.ZIP),
        ("opp.rtf", b"{\\rtf1 tekst}", Soort.RTF),
        ("foto.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 40, Soort.BEELD),
        ("foto.heic", b"\0\0\0\x18ftypheic" + b"\0" * 40, Soort.BEELD),
        ("foto.webp", b"RIFF\x10\0\0\0WEBPVP8 ", Soort.BEELD),
        ("mail.eml", b"From: a@b.nl\r\nTo: c@d.nl\r\n\r\ntekst", Soort.EML),
        ("mail.eml", "From: a@b.nl\nSubject: Aanvraag\n\ntekst".encode("utf-16"), Soort.EML),
        ("lijst.csv", b"naam;klas\nA;1\n", Soort.CSV),
        ("brief.txt", "Geëvalueerd".encode("cp1252"), Soort.TEKST),
        ("brief.html", b"<!DOCTYPE html><html><body>x</body></html>", Soort.HTML),
    ],
)
def test_soort_komt_uit_de_inhoud(tmp_path: Path, naam: str, inhoud: bytes, soort: Soort) -> None:
    keuring = keur(zet(tmp_path, naam, inhoud), naam)
    assert keuring.soort is soort
    assert keuring.meldingen == ()


@pytest.mark.parametrize("naam", ["opp.docx", "opp.jpg", "opp.pdf.exe"])
def test_een_naam_die_niet_klopt_geeft_een_melding(tmp_path: Path, naam: str) -> None:
    keuring = keur(zet(tmp_path, naam, PDF), naam)
    assert keuring.soort is Soort.PDF
    assert [melding.soort for melding in keuring.meldingen] == [Probleemsoort.MELDING]


@pytest.mark.parametrize(
    ("naam", "inhoud", "soort"),
    [
        ("leeg.pdf", b"", Probleemsoort.LEEG),
        ("spaties.docx", b" " * 4096, Probleemsoort.LEEG),
        ("nullen.pdf", b"\0" * 4096, Probleemsoort.LEEG),
        ("programma.pdf", b"MZ\x90\0" + b"\0" * 60, Probleemsoort.NIET_ONDERSTEUND),
        ("tekst.pdf", b"dit is geen pdf", Probleemsoort.NIET_ONDERSTEUND),
        ("zip.docx", zip_van({"a.txt": b"x"}), Probleemsoort.NIET_ONDERSTEUND),
        ("les.pptx", zip_van({"[Content_Types].xml": b"<T/>", "ppt/presentation.xml": b"<p/>"}), Probleemsoort.NIET_ONDERSTEUND),
        ("bijlage.dat", b"x\x9f>\x22\0\0", Probleemsoort.NIET_ONDERSTEUND),
        ("plaatje.svg", b"<svg xmlns='x'/>", Probleemsoort.NIET_ONDERSTEUND),
        ("half.docx", zip_van(DOCX)[:-30], Probleemsoort.BESCHADIGD),
        ("slot.odt", zip_van({"mimetype": b"opendocument.text", "META-INF/manifest.xml": b"<encryption-data/>"}), Probleemsoort.WACHTWOORD),
    ],
)
def test_geweigerd_met_reden(tmp_path: Path, naam: str, inhoud: bytes, soort: Probleemsoort) -> None:
    assert reden(tmp_path, naam, inhoud) is soort


@pytest.mark.parametrize("tekenset", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_doctype_in_een_onderdeel_is_gevaarlijk_in_elke_tekenset(tmp_path: Path, tekenset: str) -> None:
    deel = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "x">]><d>&a;</d>'.encode(tekenset)
    assert reden(tmp_path, "x.docx", zip_van({**DOCX, "word/styles.xml": deel})) is Probleemsoort.GEVAARLIJK


def test_doctype_op_de_naad_van_twee_stukken_wordt_gezien(tmp_path: Path) -> None:
    deel = b"<?xml version='1.0'?><!--" + os.urandom(32000).hex().encode()[: 64 * 1024 - 31] + b"--><!DOCTYPE d []><d/>"
    assert reden(tmp_path, "x.docx", zip_van({**DOCX, "word/styles.xml": deel})) is Probleemsoort.GEVAARLIJK


def test_een_tekenset_die_iets_kan_verbergen_is_gevaarlijk(tmp_path: Path) -> None:
    deel = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE d+AD4-<d/>'
    assert reden(tmp_path, "x.docx", zip_van({**DOCX, "word/styles.xml": deel})) is Probleemsoort.GEVAARLIJK


def test_dubbel_onderdeel_is_gevaarlijk(tmp_path: Path) -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_, pytest.warns(UserWarning, match="Duplicate"):
        for naam in (*DOCX, "word/document.xml"):
            zip_.writestr(naam, b"<x/>")
    assert reden(tmp_path, "x.docx", uit.getvalue()) is Probleemsoort.GEVAARLIJK


def test_een_zipbom_in_word_is_te_groot(tmp_path: Path) -> None:
    assert reden(tmp_path, "x.docx", zip_van({**DOCX, "word/media/x.bin": b"\0" * 30_000_000})) is Probleemsoort.TE_GROOT


def test_maatgrens(tmp_path: Path) -> None:
    with pytest.raises(Geweigerd) as fout:
        keur(zet(tmp_path, "x.pdf", PDF + b"x" * 2000), "x.pdf", maatgrens=1000)
    assert fout.value.soort is Probleemsoort.TE_GROOT


def test_een_reus_wordt_niet_gelezen(tmp_path: Path) -> None:
    pad = tmp_path / "reus.pdf"
    with pad.open("wb") as uit:
        uit.truncate(poort.MAATGRENS + 1)
    with pytest.raises(Geweigerd, match="te-groot"):
        keur(pad, pad.name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows heeft geen pijpen")
def test_pijp_koppeling_verbinding_en_map_worden_niet_geopend(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.pdf")
    (tmp_path / "koppeling.pdf").symlink_to("/etc/hostname")
    (tmp_path / "map.pdf").mkdir()
    with socket.socket(socket.AF_UNIX) as lijn:
        lijn.bind(str(tmp_path / "s.pdf"))
    for pad in tmp_path.iterdir():
        with pytest.raises(Geweigerd):
            keur(pad, pad.name)


def test_een_bestand_dat_weg_is(tmp_path: Path) -> None:
    with pytest.raises(Geweigerd, match="beschadigd"):
        keur(tmp_path / "weg.pdf", "weg.pdf")
