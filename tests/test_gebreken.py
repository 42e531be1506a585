"""Per probleem uit het corpus een klein bestand in tests/gebreken (gemaakt met tools/maak_gebreken.py), met wat de lezer ervan hoort te zeggen."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from dossiercheck import besluitregels, instellingen
from dossiercheck.begrippen import DigitaleHandtekening, Gelezen, Keuzegroep, Ondertekenstaat, Uitkomst
from dossiercheck.buiten import ocr
from dossiercheck.cli.groep import dossiercheck, draai
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.werkers import GIB, Lezers
from dossiercheck.run import briefgegevens
from dossiercheck.stukken.proef import Proef, keur_en_probeer
from dossiercheck.werkproces import plat
from tests.gelezen import teksten

MAP = Path(__file__).resolve().parent / "gebreken"
LETTER = {Uitkomst.GEWEIGERD: "G", Uitkomst.GELEZEN: "O", Uitkomst.DEELS: "D", Uitkomst.OVERGESLAGEN: "S"}
SJABLOON = "J"
BEELDEN = (".png", ".jpg", ".webp", ".heic", ".bmp", ".gif", ".tif")


def rijen() -> list[dict[str, str]]:
    with (MAP / "UITLEG.tsv").open(encoding="utf-8", newline="") as invoer:
        return list(csv.DictReader(invoer, delimiter="\t", quoting=csv.QUOTE_NONE))


STUKKEN = [rij for rij in rijen() if rij["uitkomst"] != SJABLOON]


@pytest.fixture(scope="module")
def gelezen() -> dict[str, Gelezen]:
    """Alles gelezen in werkprocessen, met de grenzen die de gebruiker heeft."""
    with Lezers(2, 30.0, GIB) as lezers:
        return {g.bestand: g for g in lezers.lees(Bron(MAP / rij["bestand"], rij["bestand"], "x") for rij in STUKKEN)}


def test_elk_bestand_heeft_een_uitleg_en_blijft_klein() -> None:
    assert {rij["bestand"] for rij in rijen()} | {"UITLEG.tsv"} == {pad.name for pad in MAP.iterdir()}
    assert all(rij["uitleg"] and rij["corpus"] for rij in rijen())
    assert max(pad.stat().st_size for pad in MAP.iterdir()) < 150_000


def test_elk_bestand_is_na_te_maken(tmp_path: Path) -> None:
    """Twee keer maken geeft dezelfde bytes, en dat zijn de bytes die er staan."""
    een, twee = (_gemaakt(tmp_path / naam) for naam in ("een", "twee"))
    assert een == twee
    assert een.keys() == {pad.name for pad in MAP.iterdir()}
    # Hoe een foto wordt samengeperst hangt van de bibliotheken op de computer af.
    assert [naam for naam, inhoud in een.items() if not naam.endswith(BEELDEN) and (MAP / naam).read_bytes() != inhoud] == []


def _gemaakt(map_: Path) -> dict[str, bytes]:
    subprocess.run([sys.executable, str(MAP.parents[1] / "tools" / "maak_gebreken.py"), str(map_)], check=True)
    return {pad.name: pad.read_bytes() for pad in map_.iterdir()}


@pytest.mark.parametrize("rij", STUKKEN, ids=lambda rij: rij["bestand"])
def test_elk_gebrek_heeft_de_uitkomst_die_erbij_hoort(rij: dict[str, str], gelezen: dict[str, Gelezen]) -> None:
    if rij["bestand"].endswith(BEELDEN) and ocr.beschikbaar() is None:
        pytest.skip("Tesseract met taaldata nld ontbreekt")
    gevonden = gelezen[rij["bestand"]]
    zinnen = [probleem.tekst for deel in plat(gevonden) for probleem in deel.problemen]
    assert LETTER[gevonden.uitkomst] in rij["uitkomst"], zinnen
    assert not rij["melding"] or any(rij["melding"] in zin for zin in zinnen), zinnen
    tekst = " ".join(teksten([deel.blokken for deel in plat(gevonden)]))
    assert rij["tekst"] in tekst
    assert "root:" not in tekst
    assert zinnen or gevonden.blokken or gevonden.inhoud, "niets gelezen en geen reden"
    assert all("een vorm die het programma niet kan lezen" not in zin for zin in zinnen), zinnen


@pytest.mark.parametrize("rij", [rij for rij in rijen() if rij["uitkomst"] == SJABLOON], ids=lambda rij: rij["bestand"])
def test_elk_gebrekkig_sjabloon_wordt_afgekeurd(rij: dict[str, str]) -> None:
    eigen = instellingen.laad()
    gekeurd = keur_en_probeer(MAP / rij["bestand"], Proef(besluitregels.laad(), eigen, briefgegevens(eigen, date(2026, 12, 1))))
    assert any(rij["melding"] in fout for fout in gekeurd.fouten), gekeurd.fouten
    assert not gekeurd.proefbrieven


# --- wat een letter en een zin niet zeggen ---------------------------------------------------------


def keuzes(gevonden: Gelezen) -> dict[str, bool | None]:
    return {f"{blok.vraag} {keuze.tekst}".strip(): keuze.aan for blok in gevonden.blokken if isinstance(blok, Keuzegroep) for keuze in blok.keuzes}


def test_vakjes_staan_aan_of_uit(gelezen: dict[str, Gelezen]) -> None:
    assert list(keuzes(gelezen["kruis.docx"]).values()) == [True, False]
    assert list(keuzes(gelezen["formulier.pdf"]).values()) == [True]
    assert keuzes(gelezen["rondjes.pdf"]) == {"Akkoord ouders ja": False, "Akkoord ouders nee": True}
    assert True not in keuzes(gelezen["rondjes-tegen.pdf"]).values()


def test_digitale_handtekeningen_met_hun_staat(gelezen: dict[str, Gelezen]) -> None:
    staat = {naam: [b.staat for b in gelezen[naam].blokken if isinstance(b, DigitaleHandtekening)] for naam in ("getekend.pdf", "getekend-gewijzigd.pdf")}
    assert staat == {"getekend.pdf": [Ondertekenstaat.ONGEWIJZIGD], "getekend-gewijzigd.pdf": [Ondertekenstaat.GEWIJZIGD]}


@pytest.mark.parametrize(
    ("naam", "weg"),
    [
        ("wijzigingen.docx", "Weg."),
        ("wijzigingen-cel.docx", "Weg."),
        ("verborgen.docx", "Onzichtbaar."),
        ("opmerking.docx", "Klopt dit?"),
        ("witte-tekst.pdf", "akkoord"),
        ("tekst-ernaast.pdf", "akkoord"),
        ("bedekte-tekst.pdf", "12345"),
        ("laag-uit.pdf", "akkoord"),
        ("gewijzigd.pdf", "zijn akkoord"),
        ("scan-slechte-laag.pdf", "nlet"),
        ("web.eml", "Verborgen"),
    ],
)
def test_wat_niet_te_zien_is_telt_niet(naam: str, weg: str, gelezen: dict[str, Gelezen]) -> None:
    assert weg not in " ".join(teksten(gelezen[naam].blokken))


def test_elk_bestand_uit_een_verzameling_is_verantwoord(gelezen: dict[str, Gelezen]) -> None:
    letters = {naam: "".join(LETTER[deel.uitkomst] for deel in g.inhoud) for naam, g in gelezen.items() if g.inhoud}
    wijst_buiten = {f"{naam}.zip" for naam in ("buiten", "vaste-plek", "schijf", "schuin")}
    assert {naam: letters[naam] for naam in wijst_buiten} == dict.fromkeys(wijst_buiten, "GO")
    assert letters["koppeling.zip"] == "GO"
    assert letters["bom.zip"] == "GO" and letters["bom.eml"] == "G" and letters["bijlage-programma.pdf"] == "G"


def test_lastige_waarden_doen_niets_in_rapport_en_overzicht(tmp_path: Path) -> None:
    """Namen die op een opdracht lijken komen als gewone tekst terug."""
    (tmp_path / "in" / "d").mkdir(parents=True)
    (tmp_path / "in" / "d" / "waarden.tsv").write_bytes((MAP / "waarden.tsv").read_bytes())
    draai(dossiercheck, ["controleer", str(tmp_path / "in"), "--uitvoer", str(tmp_path / "uit"), "--vandaag", "2026-11-20"])
    html = (tmp_path / "uit" / "d" / "rapport.html").read_text("utf-8") + (tmp_path / "uit" / "overzicht.html").read_text("utf-8")
    assert "<script>alert" not in html and "\x1b" not in html and "\u202e" not in html
    rapport = json.loads((tmp_path / "uit" / "d" / "rapport.json").read_bytes())
    assert len(rapport["aanvragen"]) == 6
    blad = openpyxl.load_workbook(tmp_path / "uit" / "overzicht.xlsx").active
    assert blad is not None and not any(cel.data_type == "f" for rij in blad.iter_rows() for cel in rij)


def opmerkingen(map_: Path, uit: Path) -> str:
    draai(dossiercheck, ["controleer", str(map_), "--dossier", "--uitvoer", str(uit), "--vandaag", "2026-11-20"])
    rapport = json.loads((uit / map_.name / "rapport.json").read_bytes())
    return " ".join(zin for aanvraag in rapport["aanvragen"] for zin in aanvraag["opmerkingen"])


def test_een_mail_die_een_bijlage_noemt_en_er_geen_heeft(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    for naam in ("zonder-bijlage.eml", "gewoon.eml"):
        (tmp_path / "d" / naam).write_bytes((MAP / naam).read_bytes())
    zin = opmerkingen(tmp_path / "d", tmp_path / "uit")
    assert "In 'zonder-bijlage.eml' staat dat er een bijlage bij zit" in zin and "In 'gewoon.eml'" not in zin


def test_hetzelfde_bestand_telt_een_keer(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "dubbel.zip").write_bytes((MAP / "dubbel.zip").read_bytes())
    assert "'dubbel.zip/b/kopie.pdf' is hetzelfde bestand als 'dubbel.zip/a/stuk.pdf' en telt een keer." in opmerkingen(tmp_path / "d", tmp_path / "uit")


# --- niets uit het corpus vergeten -----------------------------------------------------------------


@pytest.mark.gedeeld
def test_elk_probleem_uit_het_corpus_heeft_een_gebrek(gedeeld: Path) -> None:
    """Elk bestand met een verwachting, en elk kenmerk per map, wordt door een eigen klein bestand nagemaakt."""
    with (gedeeld / "corpus" / "INDEX.tsv").open(encoding="utf-8", newline="") as invoer:
        index = list(csv.DictReader(invoer, delimiter="\t", quoting=csv.QUOTE_NONE))
    moet = {rij["bestand"].removeprefix("hostile/") for rij in index if "EXPECT:" in rij["bijzonder"]}
    moet |= {
        f"{rij['bestand'].partition('/')[0]}#{kenmerk.strip().replace(' ', '_')}"
        for rij in index
        if "EXPECT:" not in rij["bijzonder"]
        for kenmerk in rij["bijzonder"].split(",")
    }
    heeft = {bron for rij in rijen() for bron in rij["corpus"].split(" ")}
    assert len(moet) > 200
    assert moet - heeft == set()
    assert heeft - moet == set()
