"""Werkbladen en lijsten met een gebrek of een lastige vorm."""

from __future__ import annotations

from gebreken.bouwstenen import BUITEN, LACH, MAAT, XXE, Gebrek, S, cel, ods, relaties, rij, xlsx, zip_van
from gebreken.ole import ole, xls

_XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
LIJST = rij(1, "Naam", "Klas", "Stand") + rij(2, "Noor", "2b", "goed")
BSN_GETAL = 12345672
"""Klopt als BSN met een nul ervoor."""
VERBORGEN = '<sheet name="Blad2" sheetId="2" state="hidden" r:id="r1"/>'
DDE = f'<externalLink xmlns="{S}"><ddeLink ddeService="cmd" ddeTopic="x"/></externalLink>'
STIJLEN = f'<styleSheet xmlns="{S}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
SAMEN = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
KOPPEN = rij(1, "Leerachterstand") + rij(2, "Naam", "Lezen", "Spelling") + rij(3, "Noor", 40, 45)
BEELD = (
    f'<xdr:wsDr xmlns:xdr="{_XDR}"><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:pic/></xdr:twoCellAnchor></xdr:wsDr>'
)
_SLOT = ole({"EncryptedPackage": bytes(200), "EncryptionInfo": bytes(100)})


def bij_blad(*paren: tuple[str, str, bool]) -> tuple[str, str]:
    return ("xl/worksheets/_rels/sheet1.xml.rels", relaties(*paren))


def dubbel() -> bytes:
    """Tweemaal hetzelfde blad in het pakket."""
    return xlsx(LIJST, ("xl/worksheets/sheet9.xml", "<x/>")).replace(b"sheet9.xml", b"sheet1.xml")


GEBREKEN = (
    Gebrek(
        "heel.xlsx",
        "O",
        "controle: een gewone lijst",
        xlsx(LIJST, ("customXml/item1.xml", "<x/>")),
        tekst="Noor",
        corpus="truncated/whole.xlsx xlsx#inline-strings xlsx#no-dimension xlsx#customxml",
    ),
    Gebrek(
        "bsn.xlsx",
        "O",
        "een BSN dat als getal zijn nul kwijt is",
        xlsx(rij(1, "Naam", "BSN") + rij(2, "Noor", BSN_GETAL)),
        "aangevuld met een nul",
        "012345672",
        "xlsx/bsn_as_number_leading_zero.xlsx",
    ),
    Gebrek(
        "bsn-macht.xlsx",
        "O",
        "een BSN opgeslagen als macht van tien",
        xlsx(rij(1, "Naam", "BSN") + '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>1.2345672E7</v></c></row>'),
        "aangevuld met een nul",
        "012345672",
        "xlsx/bsn_as_number_leading_zero.xlsx",
    ),
    Gebrek(
        "bsn.xls",
        "O",
        "hetzelfde in een oud Excel-bestand",
        xls(("Naam", "BSN"), ("Noor", float(BSN_GETAL))),
        "aangevuld met een nul",
        "012345672",
        "xlsx/bsn_as_number_leading_zero.xlsx xlsx#ole2",
    ),
    Gebrek(
        "bsn.ods",
        "O",
        "hetzelfde in een OpenDocument-rekenblad",
        ods(("Naam", "BSN"), ("Noor", BSN_GETAL)),
        "aangevuld met een nul",
        "012345672",
        "xlsx/bsn_as_number_leading_zero.xlsx",
    ),
    Gebrek(
        "bsn.csv",
        "O",
        "hetzelfde in een csv uit Excel, met puntkomma's en letters van Windows",
        f"Naam;BSN\r\nZoë;{BSN_GETAL}\r\n".encode("cp1252"),
        "aangevuld met een nul",
        "012345672",
        "xlsx/bsn_as_number_leading_zero.xlsx",
    ),
    Gebrek(
        "bsn-fout.xlsx",
        "O",
        "een nummer van acht cijfers dat ook met een nul geen BSN is",
        xlsx(rij(1, "Naam", "BSN") + rij(2, "Noor", BSN_GETAL + 1)),
        "Kijk het nummer na",
        corpus="xlsx/bsn_as_number_leading_zero.xlsx",
    ),
    Gebrek("leeg.xlsx", "G", "een werkmap zonder gegevens", xlsx(""), "geen gegevens", corpus="empty/spaces.docx"),
    Gebrek(
        "vreemde-getallen.xlsx",
        "O",
        "een datum die niet bestaat en een getal dat geen getal is",
        xlsx('<row r="1"><c r="A1" t="d"><v>2026-02-30</v></c><c r="B1"><v>1e400</v></c></row>'),
        tekst="2026-02-30",
        corpus="xlsx/bad_numbers_dates.xlsx",
    ),
    Gebrek(
        "fout-in-cel.xlsx",
        "O",
        "een cel met een foutwaarde",
        xlsx(LIJST + '<row r="3"><c r="A3" t="str"><v>Sem</v></c><c r="B3" t="e"><v>#N/A</v></c></row>'),
        tekst="Sem",
        corpus="xlsx#error-cells",
    ),
    Gebrek(
        "geen-tekst-nummer.xlsx",
        "G",
        "een cel verwijst naar tekst die er niet is",
        xlsx('<row r="1"><c r="A1" t="s"><v>99</v></c></row>', ("xl/sharedStrings.xml", f'<sst xmlns="{S}"><si><t>a</t></si></sst>')),
        "beschadigd",
        corpus="xlsx/sst_index_out_of_range.xlsx",
    ),
    Gebrek(
        "verborgen-blad.xlsx",
        "O",
        "een verborgen werkblad",
        xlsx(LIJST, staat=VERBORGEN),
        "verborgen werkblad",
        "Noor",
        "xlsx/hidden_sheet_with_data.xlsx xlsx#hidden-sheets",
    ),
    Gebrek(
        "verborgen-rij.xlsx",
        "O",
        "een verborgen rij",
        xlsx(LIJST + rij(3, "Sem", "2b", "weg", kenmerk=' hidden="1"')),
        "verborgen rijen",
        "Sem",
        "xlsx#hidden-rows/cols",
    ),
    Gebrek(
        "dde.xlsx",
        "O",
        "een koppeling die een programma start",
        xlsx(LIJST, ("xl/externalLinks/externalLink1.xml", DDE)),
        "DDE",
        "Noor",
        "xlsx/dde_external_link.xlsx xlsx#external-links",
    ),
    Gebrek(
        "beeld-buiten.xlsx",
        "O",
        "een afbeelding op het net",
        xlsx(LIJST, bij_blad(("image", BUITEN, True))),
        "niet opgehaald",
        "Noor",
        "xlsx/external_image_rel.xlsx xlsx#external-rel",
    ),
    Gebrek(
        "schijf-buiten.xlsx",
        "O",
        "een koppeling naar een schijf van de school",
        xlsx(LIJST, bij_blad(("externalLinkPath", "file:///c:/a.xlsx", True))),
        "niet opgehaald",
        "Noor",
        "xlsx#file-rel xlsx#connections",
    ),
    Gebrek(
        "niet-berekend.xlsx",
        "O",
        "een formule die nooit is uitgerekend",
        xlsx(LIJST + '<row r="3"><c r="A3"><f>1+1</f></c></row>'),
        "formules zonder uitkomst",
        "Noor",
        "xlsx#formulas",
    ),
    Gebrek("samengevoegd.xlsx", "O", "een samengevoegde kop boven de kolommen", xlsx(KOPPEN, na=SAMEN), tekst="Spelling", corpus="xlsx#merged-cells"),
    Gebrek(
        "datum-1904.xlsx",
        "O",
        "datums die in 1904 beginnen, zoals op een oude Mac",
        xlsx(
            rij(1, "Naam", "Klas", "Geboren") + f'<row r="2">{cel("A2", "Noor")}{cel("B2", "2b")}<c r="C2" s="1"><v>39946</v></c></row>',
            ("xl/styles.xml", STIJLEN),
            werkmap='<workbookPr date1904="1"/>',
        ),
        tekst="2013-05-14",
        corpus="xlsx#date1904",
    ),
    Gebrek(
        "macro.xlsx",
        "O",
        "een macro in een gewoon Excel-bestand",
        xlsx(LIJST, ("xl/vbaProject.bin", "Sub test()")),
        "macro",
        "Noor",
        "xlsx#macros xlsx#activex",
    ),
    Gebrek(
        "opmerking.xlsx",
        "O",
        "een opmerking bij een cel en een keuzelijst",
        xlsx(
            LIJST,
            bij_blad(("comments", "../comments1.xml", False)),
            ("xl/comments1.xml", f'<comments xmlns="{S}"/>'),
            na='<dataValidations count="1"><dataValidation type="list" sqref="C2"/></dataValidations>',
        ),
        tekst="Noor",
        corpus="xlsx#comments xlsx#data-validation",
    ),
    Gebrek(
        "handtekening.xlsx",
        "O",
        "een afbeelding onder de lijst, zoals een handtekening",
        xlsx(LIJST, bij_blad(("drawing", "../drawings/drawing1.xml", False)), ("xl/drawings/drawing1.xml", BEELD), na='<drawing r:id="r0"/>'),
        tekst="Noor",
        corpus="xlsx#images xlsx#charts",
    ),
    Gebrek(
        "ingesloten.xlsx", "O", "een PDF in het werkblad", xlsx(LIJST, ("xl/embeddings/a.bin", "x")), "ander bestand ingesloten", "Noor", "xlsx#embedded-object"
    ),
    Gebrek(
        "op-slot.xlsx", "O", "een blad dat tegen wijzigen beschermd is", xlsx(LIJST, na='<sheetProtection sheet="1"/>'), tekst="Noor", corpus="xlsx#protected"
    ),
    Gebrek(
        "getekend.xlsx",
        "O",
        "een digitale handtekening op een Excel-bestand",
        xlsx(LIJST, ("_xmlsignatures/sig1.xml", "<Signature/>")),
        "digitaal ondertekend",
        "Noor",
        "xlsx#signed",
    ),
    Gebrek(
        "afmeting.xlsx",
        "O",
        "een blad dat zegt zeventien miljard cellen te hebben",
        xlsx(rij(1, "Naam"), vooraf='<dimension ref="A1:XFD1048576"/>'),
        tekst="Naam",
        corpus="bomb/xlsx_dimension_lie.xlsx xlsx#huge-dimension",
    ),
    Gebrek(
        "ver-uit-elkaar.xlsx",
        "O",
        "twee cellen, de ene linksboven en de andere rechtsonder",
        xlsx(rij(1, "Naam") + f'<row r="1048576">{cel("XFD1048576", "Noor")}</row>'),
        tekst="Noor",
        corpus="bomb/xlsx_dimension_lie.xlsx xlsx#huge-dimension",
    ),
    Gebrek(
        "bom-rijen.xlsx",
        "GD",
        "een miljoen rijen, uitgepakt honderden keren groter",
        xlsx("<row><c><v>1</v></c></row>" * (MAAT // 27)),
        "te groot",
        corpus="bomb/xlsx_rows_1M.xlsx xlsx#inflates",
    ),
    Gebrek(
        "bom-kolommen.xlsx",
        "GD",
        "rijen met duizenden kolommen",
        xlsx(("<row>" + "<c><v>1</v></c>" * 16_000 + "</row>") * (MAAT // 255_000)),
        "te groot",
        corpus="bomb/xlsx_16384_cols_x_400.xlsx",
    ),
    Gebrek(
        "bom-teksten.xlsx",
        "G",
        "een lijst met teksten, uitgepakt honderden keren groter",
        xlsx(LIJST, ("xl/sharedStrings.xml", f'<sst xmlns="{S}"><si><t>{"a" * MAAT}</t></si></sst>')),
        "te groot",
        corpus="bomb/xlsx_sharedstrings_1GiB.xlsx",
    ),
    Gebrek("half.xlsx", "G", "niet heel aangekomen", xlsx(LIJST)[:300], "beschadigd", corpus="truncated/xlsx_at_50pct.xlsx xlsx#not-a-zip/damaged"),
    Gebrek("bijna.xlsx", "G", "de laatste bytes ontbreken", xlsx(LIJST)[:-30], "beschadigd", corpus="truncated/xlsx_at_95pct.xlsx"),
    Gebrek("kapot-blad.xlsx", "G", "de XML van een blad klopt niet", xlsx("<row>"), "beschadigd", corpus="xlsx#damaged-part"),
    Gebrek("dubbel-deel.xlsx", "G", "tweemaal hetzelfde blad", dubbel(), "twee keer voor", corpus="xlsx#duplicate-parts"),
    Gebrek(
        "doctype.xlsx",
        "G",
        "leest een bestand van de computer",
        xlsx(LIJST, ("xl/sharedStrings.xml", XXE + "<sst/>")),
        "DOCTYPE",
        corpus="xxe/xlsx_sharedstrings_xxe.xlsx xlsx#doctype/xxe",
    ),
    Gebrek(
        "doctype-blad.xlsx",
        "G",
        "een woord dat zichzelf vermenigvuldigt, in een blad",
        zip_van(("[Content_Types].xml", "<Types/>"), ("xl/worksheets/sheet1.xml", LACH + "<w/>")),
        "DOCTYPE",
        corpus="xxe/xlsx_sheet_laughs.xlsx",
    ),
    Gebrek(
        "doctype-werkmap.xlsx",
        "G",
        "een woord dat zichzelf vermenigvuldigt, in de werkmap",
        xlsx(LIJST, kop=LACH),
        "DOCTYPE",
        corpus="xxe/xlsx_workbook_laughs.xlsx",
    ),
    Gebrek("wachtwoord.xlsx", "G", "een Excel-bestand met een wachtwoord", _SLOT, "wachtwoord", corpus="xlsx#encrypted"),
)
