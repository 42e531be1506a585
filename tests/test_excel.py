"""Werkbladen lezen: koppen, velden, tabellen met celplekken, en wat gemeld moet worden."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Pil

from dossiercheck.begrippen import Alinea, Gelezen, Kop, Probleemsoort, Tabel, Uitkomst, Veld, Wijze
from dossiercheck.lezen import excel, lezer
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.excel.waarde import als_tekst, cel_van, plaats_van


def lees(pad: Path) -> Gelezen:
    return excel.lees(Bron(pad, pad.name, "0" * 64))


def maak(pad: Path, vul: Callable[[Worksheet], None]) -> Path:
    map_ = Workbook()
    blad = map_.active
    assert isinstance(blad, Worksheet)
    vul(blad)
    map_.save(pad)
    return pad


def rijen(*regels: list[object]) -> Callable[[Worksheet], None]:
    def vul(blad: Worksheet) -> None:
        for regel in regels:
            blad.append(regel)

    return vul


def tabellen(gelezen: Gelezen) -> list[Tabel]:
    return [b for b in gelezen.blokken if isinstance(b, Tabel)]


def inhoud(tabel: Tabel) -> list[list[str]]:
    return [[c.tekst for c in rij] for rij in tabel.rijen]


def meldingen(gelezen: Gelezen) -> str:
    return " ".join(p.tekst for p in gelezen.problemen)


KOPPEN: list[object] = ["Naam", "Geboortedatum", "BSN", "IQ", "LA lezen"]


def test_lijst_met_velden_erboven(tmp_path: Path) -> None:
    pad = maak(
        tmp_path / "a.xlsx",
        rijen(
            ["Lijst praktijkonderwijs"],
            ["School", "Het Veld"],
            ["Contact:", None, "K. Bos"],
            [],
            KOPPEN,
            ["Noor Smit", date(2013, 5, 14), "111222333", 75, 0.55],
        ),
    )
    gelezen = lees(pad)
    assert (gelezen.wijze, gelezen.uitkomst, gelezen.paginas) == (Wijze.EXCEL, Uitkomst.GELEZEN, 1)
    assert [(b.tekst, b.niveau) for b in gelezen.blokken if isinstance(b, Kop)] == [("Sheet", 1), ("Lijst praktijkonderwijs", 2)]
    assert [(b.etiket, b.waarde, b.plek.cel) for b in gelezen.blokken if isinstance(b, Veld)] == [("School", "Het Veld", "B2"), ("Contact", "K. Bos", "C3")]
    (tabel,) = tabellen(gelezen)
    assert tabel.koppen == tuple(KOPPEN) and inhoud(tabel) == [["Noor Smit", "2013-05-14", "111222333", "75", "0,55"]]
    assert tabel.rijen[0][1].plek.cel == "B6" and tabel.rijen[0][1].plek.pagina == 1


def test_lijst_die_niet_linksboven_begint(tmp_path: Path) -> None:
    def vul(blad: Worksheet) -> None:
        for kolom, (kop, waarde) in enumerate(zip(KOPPEN, ("Noor", "3b", "x", "75", "0,5"), strict=True), start=3):
            blad.cell(5, kolom, str(kop))
            blad.cell(6, kolom, waarde)

    (tabel,) = tabellen(lees(maak(tmp_path / "a.xlsx", vul)))
    assert tabel.plek.cel == "C5" and tabel.rijen[0][2].plek.cel == "C6" and tabel.rijen[0][2].tekst == "Noor"


def test_koppen_over_twee_rijen(tmp_path: Path) -> None:
    def vul(blad: Worksheet) -> None:
        rijen(["Leerling", None, "Achterstand", None, None], ["Voornaam", "Achternaam", "TL", "BL", "Rekenen"], ["Noor", "Smit", 0.4, 0.5, 0.6])(blad)
        blad.merge_cells("A1:B1")
        blad.merge_cells("C1:E1")

    (tabel,) = tabellen(lees(maak(tmp_path / "a.xlsx", vul)))
    assert tabel.koppen == ("Leerling › Voornaam", "Leerling › Achternaam", "Achterstand › TL", "Achterstand › BL", "Achterstand › Rekenen")
    assert inhoud(tabel) == [["Noor", "Smit", "0,4", "0,5", "0,6"]]


def test_lege_rij_splitst_de_lijst_niet_en_totaal_blijft(tmp_path: Path) -> None:
    regel: list[object] = ["Noor", date(2013, 5, 14), "111222333", 75, 0.5]
    pad = maak(tmp_path / "a.xlsx", rijen(KOPPEN, regel, [], regel, ["Totaal", None, None, 2, None]))
    (tabel,) = tabellen(lees(pad))
    assert [rij[0] for rij in inhoud(tabel)] == ["Noor", "Noor", "Totaal"]


def test_ondertekening_onder_de_lijst(tmp_path: Path) -> None:
    regel: list[object] = ["Noor", date(2013, 5, 14), "111222333", 75, 0.5]
    gelezen = lees(maak(tmp_path / "a.xlsx", rijen(KOPPEN, regel, [], ["Bevoegd gezag", "K. Bos"], ["Datum:", date(2026, 2, 1)], ["Handtekening:"])))
    assert [(b.etiket, b.waarde) for b in gelezen.blokken if isinstance(b, Veld)] == [
        ("Bevoegd gezag", "K. Bos"),
        ("Datum", "2026-02-01"),
        ("Handtekening", ""),
    ]
    assert len(tabellen(gelezen)[0].rijen) == 1


def test_handtekening_als_afbeelding(tmp_path: Path) -> None:
    def vul(blad: Worksheet) -> None:
        rijen(["Handtekening:", None], ["Naam:", "K. Bos"])(blad)
        vel = io.BytesIO()
        Pil.new("RGB", (40, 15), "black").save(vel, "PNG")
        vel.seek(0)
        blad.add_image(Image(vel), "B1")

    velden = [b for b in lees(maak(tmp_path / "a.xlsx", vul)).blokken if isinstance(b, Veld)]
    assert [(v.etiket, v.beeld) for v in velden] == [("Handtekening", True), ("Naam", False)]


def test_bsn_krijgt_zijn_voorloopnul(tmp_path: Path) -> None:
    gelezen = lees(maak(tmp_path / "a.xlsx", rijen(KOPPEN, ["Noor", "", 12345672, 75, ""], ["Sem", "", 111222333, 75, ""])))
    assert [rij[2] for rij in inhoud(tabellen(gelezen)[0])] == ["012345672", "111222333"]
    assert "nul ervoor" in meldingen(gelezen)


@pytest.mark.parametrize(
    "regels",
    [
        [["Naam", "BSN"], ["Noor", 12345672]],
        [["Naam", "BSN"], ["Noor", "12345672"]],
        [["BSN", "Naam"], [12345672, "Noor"]],
        [["Naam", "Noor", "BSN", 12345672]],
        [["Naam", "Noor"], ["BSN", 12345672]],
        [["BSN: 12345672"]],
    ],
)
def test_bsn_krijgt_zijn_nul_in_elke_opstelling(tmp_path: Path, regels: list[list[object]]) -> None:
    gelezen = lees(maak(tmp_path / "a.xlsx", rijen(*regels)))
    waarden = [cel.tekst for tabel in tabellen(gelezen) for rij in tabel.rijen for cel in rij] + [b.waarde for b in gelezen.blokken if isinstance(b, Veld)]
    assert "012345672" in waarden and "12345672" not in waarden
    assert "nul ervoor" in meldingen(gelezen) and "Kijk het nummer na" not in meldingen(gelezen)


def test_lijst_van_een_leerling_met_alleen_naam_en_bsn(tmp_path: Path) -> None:
    (tabel,) = tabellen(lees(maak(tmp_path / "a.xlsx", rijen(["Naam", "BSN"], ["Noor", 12345672]))))
    assert tabel.koppen == ("Naam", "BSN") and inhoud(tabel) == [["Noor", "012345672"]]


def test_nummer_dat_ook_met_een_nul_geen_bsn_is_wordt_gemeld(tmp_path: Path) -> None:
    assert "Kijk het nummer na" in meldingen(lees(maak(tmp_path / "a.xlsx", rijen(["Naam", "BSN"], ["Noor", 12345673]))))
    als_tekst_gegeven = lees(maak(tmp_path / "b.xlsx", rijen(["Naam", "BSN"], ["Noor", "12345673"])))
    assert inhoud(tabellen(als_tekst_gegeven)[0]) == [["Noor", "12345673"]] and "Kijk het nummer na" in meldingen(als_tekst_gegeven)


def test_verborgen_en_niet_berekend_worden_gemeld(tmp_path: Path) -> None:
    def vul(blad: Worksheet) -> None:
        rijen(KOPPEN, ["Noor", "", "", "=70+5", ""], ["Sem", "", "", 80, ""])(blad)
        blad.row_dimensions[3].hidden = True
        extra = blad.parent.create_sheet("Oud")  # type: ignore[union-attr]
        extra.append(["Opmerking bij de lijst van vorig jaar"])
        extra.sheet_state = "hidden"

    gelezen = lees(maak(tmp_path / "a.xlsx", vul))
    assert [rij[3] for rij in inhoud(tabellen(gelezen)[0])] == ["", "80"]
    assert all(w in meldingen(gelezen) for w in ("formules zonder uitkomst", "verborgen rijen", "verborgen werkblad"))
    assert gelezen.paginas == 2 and any(isinstance(b, Kop) and b.plek.pagina == 2 for b in gelezen.blokken)


def test_formule_naar_buiten_wordt_gemeld(tmp_path: Path) -> None:
    assert "DDE" in meldingen(lees(maak(tmp_path / "a.xlsx", rijen(["naam", "=cmd|'/c calc'!A1"]))))


def test_cellen_heel_ver_uit_elkaar(tmp_path: Path) -> None:
    def vul(blad: Worksheet) -> None:
        blad["A1"], blad["XFD1048576"] = "begin", 2

    gelezen = lees(maak(tmp_path / "a.xlsx", vul))
    assert gelezen.uitkomst == Uitkomst.GELEZEN and len(gelezen.blokken) == 3


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (75.0, "75"),
        (0.55, "0,55"),
        (0.1 + 0.2, "0,3"),
        (123456782.0, "123456782"),
        (1e-7, "0,0000001"),
        (float("nan"), "#GETAL!"),
        (float("inf"), "#GETAL!"),
        (True, "ja"),
        (None, ""),
        (date(2013, 5, 4), "2013-05-04"),
        (datetime(2013, 5, 4), "2013-05-04"),
        (datetime(2013, 5, 4, 9, 30), "2013-05-04 09:30"),
        ("  twee \n regels ", "twee regels"),
        ("0612", "0612"),
    ],
)
def test_waarden_als_tekst(waarde: object, tekst: str) -> None:
    assert als_tekst(waarde) == tekst


def test_celnamen() -> None:
    assert [cel_van(*plaats_van(c)) for c in ("A1", "B7", "Z9", "AA10", "XFD1048576")] == ["A1", "B7", "Z9", "AA10", "XFD1048576"]
    with pytest.raises(ValueError, match="cel"):
        plaats_van("7B")


@pytest.mark.parametrize("codering", ["utf-8-sig", "cp1252"])
def test_csv(tmp_path: Path, codering: str) -> None:
    pad = tmp_path / "lijst.csv"
    pad.write_bytes("Naam;BSN;IQ;Zienswijze\r\nZoë Smit;012345672;75;ouders zijn akkoord\r\n".encode(codering))
    (tabel,) = tabellen(lees(pad))
    assert tabel.koppen[0] == "Naam" and inhoud(tabel) == [["Zoë Smit", "012345672", "75", "ouders zijn akkoord"]]
    assert tabel.rijen[0][1].plek.cel == "B2"


@pytest.mark.parametrize(
    ("tekst", "kolommen"),
    [
        ("Naam;BSN;Score\nNoor;12345672;0,5\nSem;111222333;0,25\n", ("Naam", "BSN", "Score")),
        ("sep=;\nNaam;BSN\nNoor;12345672\n", ("Naam", "BSN")),
        ("Naam,BSN\nNoor,12345672\n", ("Naam", "BSN")),
        ("Naam\tBSN\nNoor\t12345672\n", ("Naam", "BSN")),
        ("Leerlingen, groep 8, stand van november, versie 2\n\nNaam;BSN\nNoor;12345672\n", ("Naam", "BSN")),
    ],
)
def test_csv_in_elke_vorm_met_bsn_als_getal(tmp_path: Path, tekst: str, kolommen: tuple[str, ...]) -> None:
    """Via de lezer die de gebruiker gebruikt: Excel schrijft in een csv geen voorloopnul."""
    pad = tmp_path / "lijst.csv"
    pad.write_bytes(tekst.encode("cp1252"))
    gelezen = lezer.lees(Bron(pad, pad.name, "0" * 64))
    (tabel,) = tabellen(gelezen)
    assert gelezen.wijze is Wijze.EXCEL and tabel.koppen == kolommen
    assert inhoud(tabel)[0][:2] == ["Noor", "012345672"] and "nul ervoor" in meldingen(gelezen)


def test_csv_in_utf16(tmp_path: Path) -> None:
    pad = tmp_path / "lijst.csv"
    pad.write_bytes("Naam\tBSN\tKlas\nZoë\t012345672\t2b\n".encode("utf-16"))
    assert inhoud(tabellen(lezer.lees(Bron(pad, pad.name, "0" * 64)))[0]) == [["Zoë", "012345672", "2b"]]


def test_tekst_zonder_lijst_blijft_bewaard(tmp_path: Path) -> None:
    gelezen = lees(maak(tmp_path / "a.xlsx", rijen(["Uitleg"], ["LA is 1 - DLE/DL en wordt door het loket berekend."])))
    assert [b.tekst for b in gelezen.blokken if isinstance(b, Alinea)] == ["LA is 1 - DLE/DL en wordt door het loket berekend."]


@pytest.mark.parametrize(
    ("inhoud_", "soort"),
    [
        (b"PK\x03\x04kapot", Probleemsoort.BESCHADIGD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), Probleemsoort.BESCHADIGD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Probleemsoort.WACHTWOORD),
        (b"\x00\x01\x02", Probleemsoort.BESCHADIGD),
    ],
)
def test_geweigerd(tmp_path: Path, inhoud_: bytes, soort: Probleemsoort) -> None:
    pad = tmp_path / "a.xlsx"
    pad.write_bytes(inhoud_)
    gelezen = lees(pad)
    assert gelezen.uitkomst == Uitkomst.GEWEIGERD and gelezen.problemen[0].soort == soort


def test_doctype_is_gevaarlijk(tmp_path: Path) -> None:
    goed = maak(tmp_path / "goed.xlsx", rijen(["tekst"]))
    pad = tmp_path / "fout.xlsx"
    with zipfile.ZipFile(goed) as bron, zipfile.ZipFile(pad, "w") as zip_:
        for naam in bron.namelist():
            deel = bron.read(naam)
            zip_.writestr(naam, b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + deel if naam == "xl/workbook.xml" else deel)
    assert lees(pad).problemen[0].soort == Probleemsoort.GEVAARLIJK


@pytest.mark.gedeeld
def test_vijandige_werkmappen_geven_geen_uitzondering(gedeeld: Path) -> None:
    for pad in sorted((gedeeld / "corpus" / "hostile").glob("*/*.xlsx")):
        gelezen = lees(pad)
        if pad.parent.name == "xxe":
            assert gelezen.problemen[0].soort == Probleemsoort.GEVAARLIJK


def test_formulier_met_etiketten_naast_elkaar(tmp_path: Path) -> None:
    pad = maak(tmp_path / "a.xlsx", rijen(["Naam:", "Noor", "Geboren:", date(2013, 5, 14)], ["School:", None, "Klas:", "2b"], ["Plaats:", None, "Datum:"]))
    velden = {b.etiket: b.waarde for b in lees(pad).blokken if isinstance(b, Veld)}
    assert velden == {"Naam": "Noor", "Geboren": "2013-05-14", "School": "", "Klas": "2b", "Plaats": "", "Datum": ""}


@pytest.mark.parametrize(
    ("regel", "verwacht"),
    [
        (["School", "De Linde", "peildatum", date(2026, 10, 1)], {"School": "De Linde", "peildatum": "2026-10-01"}),
        (["School", "De Linde", "aantal leerlingen", 8], {"School": "De Linde", "aantal leerlingen": "8"}),
        (["School", "De Linde", "Brin", "12AB", "datum", date(2026, 5, 1)], {"School": "De Linde", "Brin": "12AB", "datum": "2026-05-01"}),
        (["de", "lijst", "is", "klaar"], {}),
        (["School", "De Linde", "12 leerlingen", "nieuw"], {}),
    ],
)
def test_een_tweede_etiket_mag_met_een_kleine_letter_beginnen(tmp_path: Path, regel: list[object], verwacht: dict[str, str]) -> None:
    pad = maak(tmp_path / "a.xlsx", rijen(regel))
    assert {b.etiket: b.waarde for b in lees(pad).blokken if isinstance(b, Veld)} == verwacht


def test_etiket_met_naam_en_adres_op_een_rij_boven_de_lijst(tmp_path: Path) -> None:
    pad = maak(
        tmp_path / "lijst.xlsx",
        rijen(
            ["Aanwijzing lwoo"],
            ["School", "Vakcollege De Marke", "Brinkweg 12, Zutphen"],
            [],
            [*KOPPEN, "Advies", "Adres", "Plaats", "Test", "Afgenomen"],
            ["Noor Smit", date(2013, 5, 14), "111222333", 75, 0.55, "kader", "Laan 1", "Epe", "NIO", date(2026, 1, 20)],
        ),
    )
    assert ("School", "Vakcollege De Marke") in {(b.etiket, b.waarde) for b in lees(pad).blokken if isinstance(b, Veld)}
