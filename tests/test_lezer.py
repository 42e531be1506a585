"""De lezer kiest per soort en laat niets liggen: oude Word-indelingen via LibreOffice, en bestanden in een PDF."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import docx
import openpyxl
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from dossiercheck.begrippen import Alinea, Gelezen, Probleemsoort, Tabel, Uitkomst, Veld, Wijze
from dossiercheck.buiten import soffice
from dossiercheck.cli.groep import dossiercheck, draai
from dossiercheck.lezen import grenzen, lezer
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.werkers import Lezers
from dossiercheck.originelen import doorzoek, zoek
from tests.maak_pdf import LANG, Vel

OUD = ("doc", "rtf", "odt")
ZIN = "De ouders zijn akkoord met de aanvraag."
met_libreoffice = pytest.mark.skipif(soffice.programma() is None and os.environ.get("CI") != "true", reason="LibreOffice is er niet")


def bron(pad: Path) -> Bron:
    return Bron(pad, pad.name, hashlib.sha256(pad.read_bytes()).hexdigest())


def lees(*paden: Path) -> list[Gelezen]:
    with Lezers(2) as lezers:
        return list(lezers.lees([bron(pad) for pad in paden]))


def zet_om(pad: Path, naar: str) -> Path:
    """Schrijf het stuk in een andere indeling, zoals een school die een oudere tekstverwerker heeft."""
    opdracht = [str(soffice.programma()), f"-env:UserInstallation={(pad.parent / 'profiel').as_uri()}", "--headless", "--convert-to", naar]
    subprocess.run([*opdracht, "--outdir", str(pad.parent), str(pad)], check=True, capture_output=True, timeout=120)
    return pad.with_suffix(f".{naar}")


@pytest.fixture(scope="module")
def oude_stukken(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    map_ = tmp_path_factory.mktemp("oud")
    stuk = docx.Document()
    stuk.add_heading("Aanvraag", 1)
    stuk.add_paragraph(ZIN)
    tabel = stuk.add_table(2, 2)
    for cel, tekst in zip(tabel._cells, ("Doel", "Behaald", "Rekenen", "ja"), strict=True):
        cel.text = tekst
    stuk.save(str(map_ / "stuk.docx"))
    return [zet_om(map_ / "stuk.docx", naar) for naar in OUD]


# --- een bestand waar niets in staat ---------------------------------------------------------------


def leeg_word(pad: Path) -> None:
    docx.Document().save(str(pad))


def leeg_excel(pad: Path) -> None:
    openpyxl.Workbook().save(pad)


def wit_beeld(pad: Path) -> None:
    Image.new("L", (827, 1170), 255).save(pad)


LEEG = {
    "leeg.docx": leeg_word,
    "leeg.xlsx": leeg_excel,
    "leeg.csv": lambda pad: pad.write_text(";;\n;;\n"),
    "leeg.html": lambda pad: pad.write_text("<html><body><script>x</script></body></html>"),
    "wit.png": wit_beeld,
    "wit.pdf": wit_beeld,
}


@pytest.mark.parametrize("naam", LEEG)
def test_een_bestand_waar_niets_in_staat_is_niet_gelezen(naam: str, tmp_path: Path) -> None:
    LEEG[naam](tmp_path / naam)
    gelezen = lezer.lees(bron(tmp_path / naam))
    assert (gelezen.uitkomst, gelezen.wijze, gelezen.blokken) == (Uitkomst.GEWEIGERD, Wijze.NIET, ())
    assert [p.soort for p in gelezen.problemen] == [Probleemsoort.LEEG]


def test_op_een_leeg_bestand_wordt_geen_ontbreken_gebaseerd(tmp_path: Path) -> None:
    """Het gevraagde kan op de witte foto gestaan hebben: nakijken, met de foto in het rapport en in de vraag aan de school."""
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "dossier.yaml").write_text("aanvraagtype: tlv-vso\n", "utf-8")
    for naam, maak in LEEG.items():
        maak(tmp_path / "d" / naam)
    draai(dossiercheck, ["controleer", str(tmp_path / "d"), "--dossier", "--uitvoer", str(tmp_path / "uit"), "--vandaag", "2026-11-20", "--werkers", "2"])
    rapport = json.loads((tmp_path / "uit" / "d" / "rapport.json").read_bytes())
    statussen = {b["status"] for aanvraag in rapport["aanvragen"] for b in aanvraag["bevindingen"] if b["ernst"] == "verplicht"}
    assert "ontbreekt" not in statussen and "voldaan" not in statussen
    assert {d["bestand"]: d["uitkomst"] for d in rapport["documenten"]} == dict.fromkeys(LEEG, "geweigerd")
    brief = docx.Document(str(tmp_path / "uit" / "d" / "verzoek-aanvulling.docx"))
    regels = {cellen[0]: " ".join(cellen) for tabel in brief.tables for rij in tabel.rows if (cellen := [cel.text for cel in rij.cells])}
    assert all("is leeg" in regels[naam] for naam in LEEG)


# --- oude Word-indelingen --------------------------------------------------------------------------


@met_libreoffice
def test_doc_rtf_en_odt_worden_in_een_werkproces_gelezen(oude_stukken: list[Path]) -> None:
    for gelezen in lees(*oude_stukken):
        assert (gelezen.uitkomst, gelezen.wijze) == (Uitkomst.GELEZEN, Wijze.WORD), gelezen.problemen
        assert ZIN in [blok.tekst for blok in gelezen.blokken if isinstance(blok, Alinea)]
        assert any(isinstance(blok, Tabel) for blok in gelezen.blokken) or "Rekenen" in str(gelezen.blokken)


@met_libreoffice
def test_een_dossier_met_oude_indelingen_staat_gelezen_in_het_rapport(oude_stukken: list[Path], tmp_path: Path) -> None:
    dossier = tmp_path / "inbox" / "dossier"
    dossier.mkdir(parents=True)
    for pad in oude_stukken:
        (dossier / pad.name).write_bytes(pad.read_bytes())
    draai(dossiercheck, ["controleer", str(tmp_path / "inbox"), "--uitvoer", str(tmp_path / "uit"), "--vandaag", "2026-11-20", "--werkers", "2"])
    documenten = json.loads((tmp_path / "uit" / "dossier" / "rapport.json").read_bytes())["documenten"]
    assert {d["bestand"]: (d["uitkomst"], d["gelezen"]) for d in documenten} == {f"stuk.{naar}": ("gelezen", "word") for naar in OUD}


@pytest.mark.parametrize("naar", OUD)
def test_zonder_libreoffice_wordt_om_docx_of_pdf_gevraagd(naar: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "programma", lambda: None)
    pad = tmp_path / f"stuk.{naar}"
    pad.write_bytes(oud_bestand(naar))
    gelezen = lezer.lees(bron(pad))
    assert gelezen.uitkomst is Uitkomst.GEWEIGERD
    assert gelezen.problemen[0].soort is Probleemsoort.NIET_ONDERSTEUND
    assert "Vraag om een docx- of PDF-bestand." in gelezen.problemen[0].tekst


def oud_bestand(naar: str) -> bytes:
    """Genoeg om als deze soort herkend te worden."""
    if naar == "rtf":
        return rb"{\rtf1\ansi tekst\par}"
    if naar == "doc":
        return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 600
    import zipfile

    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zip_.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        zip_.writestr("META-INF/manifest.xml", "<manifest/>")
        zip_.writestr("content.xml", "<office/>")
    return uit.getvalue()


@pytest.mark.skipif(sys.platform != "linux", reason="kijkt in /proc")
def test_een_gestopte_werker_neemt_ook_een_programma_met_eigen_groep_mee() -> None:
    script = "import subprocess,sys,time; print(subprocess.Popen(['sleep','60'], start_new_session=True).pid, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as proces:
        assert proces.stdout
        slaper = int(proces.stdout.readline())
        assert slaper in grenzen.nazaten(proces.pid)
        proces.kill()
        os.kill(slaper, 9)


# --- bestanden in een PDF --------------------------------------------------------------------------


def pdf_met(map_: Path, naam: str, bijlagen: Iterable[tuple[str, bytes]]) -> Path:
    vel = Vel()
    for nummer, regel in enumerate(LANG):
        vel.tekst(50, 100 + nummer * 16, regel)
    pad = map_ / naam
    vel.bewaar(pad)
    schrijver = PdfWriter(PdfReader(pad))
    for bijlage, inhoud in bijlagen:
        schrijver.add_attachment(bijlage, inhoud)
    schrijver.write(pad)
    return pad


def test_een_bijlage_in_een_pdf_wordt_gelezen_en_verantwoord(tmp_path: Path) -> None:
    binnen = pdf_met(tmp_path, "plan.pdf", []).read_bytes()
    pad = pdf_met(tmp_path, "aanvraag.pdf", [("plan.pdf", binnen), ("../../weg.txt", b"Een regel tekst."), ("virus.exe", b"MZ\x90\0" * 50)])
    (gelezen,) = lees(pad)
    assert (gelezen.uitkomst, gelezen.wijze) == (Uitkomst.GELEZEN, Wijze.TEKST)
    assert gelezen.blokken
    assert {deel.bestand: deel.uitkomst for deel in gelezen.inhoud} == {
        "aanvraag.pdf/plan.pdf": Uitkomst.GELEZEN,
        "aanvraag.pdf/weg.txt": Uitkomst.GELEZEN,
        "aanvraag.pdf/virus.exe": Uitkomst.GEWEIGERD,
    }
    per_naam = {deel.bestand: deel for deel in gelezen.inhoud}
    assert per_naam["aanvraag.pdf/plan.pdf"].blokken
    assert per_naam["aanvraag.pdf/plan.pdf"].sha256 == hashlib.sha256(binnen).hexdigest()


def test_een_pdf_in_een_pdf_in_een_pdf_houdt_een_keer_op(tmp_path: Path) -> None:
    inhoud = pdf_met(tmp_path, "0.pdf", []).read_bytes()
    for nummer in range(1, 11):
        inhoud = pdf_met(tmp_path, f"{nummer}.pdf", [(f"{nummer - 1}.pdf", inhoud)]).read_bytes()
    (gelezen,) = lees(tmp_path / "10.pdf")
    diep = 0
    while gelezen.inhoud:
        (gelezen,), diep = gelezen.inhoud, diep + 1
    assert 3 <= diep < 10
    assert (gelezen.uitkomst, gelezen.problemen[0].tekst) == (Uitkomst.GEWEIGERD, lezer.TE_DIEP)


def test_een_bijlage_in_een_pdf_is_later_terug_te_vinden(tmp_path: Path) -> None:
    binnen = b"Een regel tekst."
    pad = pdf_met(tmp_path, "aanvraag.pdf", [("brief.txt", binnen)])
    begin = time.monotonic()
    gevonden = zoek("aanvraag.pdf/brief.txt", hashlib.sha256(binnen).hexdigest(), doorzoek([pad]), tmp_path / "werk")
    assert gevonden is not None
    assert gevonden.read_bytes() == binnen
    assert time.monotonic() - begin < 5


def test_cellen_met_etiket_en_waarde_worden_losse_velden(tmp_path: Path) -> None:
    stuk = docx.Document()
    for rijen in (
        (("Naam: Bram Zandstra", "Geboortedatum: 3-4-2012", "Klas: 2"), ("School: Lindenhof", "Overleg: 10:30 uur", "Mentor:")),
        (("Doel", "Stand", "Wie"), ("Op tijd: elke dag", "behaald", "mentor")),
    ):
        raster = stuk.add_table(0, len(rijen[0]))
        for rij in rijen:
            for cel, tekst in zip(raster.add_row().cells, rij, strict=True):
                cel.text = tekst
    pad = tmp_path / "stuk.docx"
    stuk.save(str(pad))
    (gelezen,) = lees(pad)
    velden = {b.etiket: b.waarde for b in gelezen.blokken if isinstance(b, Veld)}
    gegevens = {"Naam": "Bram Zandstra", "Geboortedatum": "3-4-2012", "Klas": "2", "School": "Lindenhof", "Overleg": "10:30 uur", "Mentor": ""}
    assert velden.items() >= gegevens.items()
    assert "Op tijd" not in velden
