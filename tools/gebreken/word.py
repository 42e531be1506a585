"""Word-stukken met een gebrek of een lastige vorm."""

from __future__ import annotations

from gebreken.bouwstenen import BUITEN, LACH, MAAT, XXE, Gebrek, W, alinea, bij_word, docx, opendocument, zip_van
from gebreken.ole import ole

AKKOORD = "De ouders zijn akkoord."
TEKST = alinea(AKKOORD)
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_V = "urn:schemas-microsoft-com:vml"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_ONTBREEKT = b"\x89PNG\r\n\x1a\n"


def veld(code: str, tekst: str = "Tekst.") -> str:
    begin, eind = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return f"<w:p>{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{eind}<w:r><w:t>{tekst}</w:t></w:r></w:p>"


def dubbel() -> bytes:
    """Tweemaal word/document.xml, met de hand: zipfile waarschuwt daarvoor."""
    return docx(TEKST, ("word/documenu.xml", "<x/>")).replace(b"word/documenu.xml", b"word/document.xml")


def fout_crc() -> bytes:
    """Een deel dat bij het uitpakken niet klopt met zijn controlegetal."""
    goed = bytearray(docx())
    plek = goed.index(b"PK\x01\x02", goed.index(b"PK\x01\x02", goed.index(b"PK\x01\x02") + 4) + 4)
    goed[plek + 16] ^= 255
    return bytes(goed)


def tabel(*rijen: tuple[str, ...]) -> str:
    regels = "".join(f"<w:tr>{''.join(f'<w:tc>{inhoud}</w:tc>' for inhoud in rij)}</w:tr>" for rij in rijen)
    return f"<w:tbl>{regels}</w:tbl>"


def noten(soort: str, tekst: str) -> str:
    return f'<w:{soort}s xmlns:w="{W}"><w:{soort} w:id="2">{alinea(tekst)}</w:{soort}></w:{soort}s>'


_IN_VAK = f"<w:txbxContent>{alinea('Tekst in een vak.')}</w:txbxContent>"
_IN_OUD_VAK = f"<w:txbxContent>{alinea('Tekst in een oud vak.')}</w:txbxContent>"
TEKSTVAK = (
    f'<w:p><w:r><mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="{_WPS}">{_IN_VAK}'
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
VML = f'<w:p><w:r><w:pict xmlns:v="{_V}"><v:shape><v:textbox>{_IN_OUD_VAK}</v:textbox></v:shape></w:pict></w:r></w:p>'
BEELD = (
    f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_WP}"><wp:extent cx="5000000" cy="7000000"/><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}">'
    f'<pic:pic xmlns:pic="{_PIC}"><pic:blipFill><a:blip r:embed="r0"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)
GRAFIEK = f'<w:p><w:r><w:drawing><a:graphicData xmlns:a="{_A}" uri="{_C}"><c:chart xmlns:c="{_C}" r:id="r0"/></a:graphicData></w:drawing></w:r></w:p>'
INVULVAK = f"<w:sdt><w:sdtPr/><w:sdtContent>{alinea('Ingevulde waarde.')}</w:sdtContent></w:sdt>"
KRUIS = (
    '<w:p><w:r><w:t>Besproken met ouders: </w:t></w:r><w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
    '<w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t> ja</w:t></w:r></w:p>'
)
INS = '<w:ins w:id="1" w:author="a"><w:r><w:t>Erbij.</w:t></w:r></w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>Weg.</w:delText></w:r></w:del>'
DIEP = "<w:tbl><w:tr><w:tc>"
ONDIEP = "</w:tc></w:tr></w:tbl>"
RTF = rb"{\rtf1\ansi De ouders zijn akkoord.\par}"
_OUD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_SLOT = ole({"EncryptedPackage": bytes(200), "EncryptionInfo": bytes(100)})

GEBREKEN = (
    Gebrek(
        "gewoon.docx",
        "O",
        "controle: een gewoon stuk met eigenschappen en een tabel",
        docx(TEKST + tabel((TEKST, alinea("Tweede cel"))), ("customXml/item1.xml", "<x/>")),
        tekst="Tweede cel",
        corpus="docx#customxml docx#tables docx#plain/ordinary_file",
    ),
    Gebrek(
        "bom.docx",
        "G",
        "een enkel stuk tekst, uitgepakt honderden keren groter",
        docx(alinea("a" * MAAT)),
        "te groot",
        corpus="bomb/docx_one_text_200MB.docx docx#inflates",
    ),
    Gebrek(
        "bom-kenmerk.docx",
        "G",
        "een enkel attribuut, uitgepakt honderden keren groter",
        docx(f'<w:p w:x="{"a" * MAAT}"/>'),
        "te groot",
        corpus="bomb/docx_attribute_100MB.docx",
    ),
    Gebrek(
        "bom-alineas.docx",
        "G",
        "een miljoen lege alinea's",
        docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * (MAAT // 30)),
        "te groot",
        corpus="bomb/docx_paragraphs_2M.docx",
    ),
    Gebrek(
        "diep.docx",
        "G",
        "tweehonderd tabellen in elkaar",
        docx(DIEP * 200 + "<w:p/>" + ONDIEP * 200),
        "te diep genest",
        corpus="bomb/docx_nested_tables_200.docx",
    ),
    Gebrek(
        "dieper.docx",
        "G",
        "drieduizend tabellen in elkaar",
        docx(DIEP * 3000 + "<w:p/>" + ONDIEP * 3000),
        "te diep genest",
        corpus="bomb/docx_nested_tables_3000.docx",
    ),
    Gebrek("doctype.docx", "G", "leest een bestand van de computer", docx(kop=XXE), "DOCTYPE", corpus="xxe/docx_file_etc_passwd.docx docx#doctype/xxe"),
    Gebrek("doctype-net.docx", "G", "haalt iets op van het net", docx(kop=f'<!DOCTYPE w SYSTEM "{BUITEN}">'), "DOCTYPE", corpus="xxe/docx_http_localhost.docx"),
    Gebrek("doctype-lach.docx", "G", "een woord dat zichzelf vermenigvuldigt", docx(alinea("&b;"), kop=LACH), "DOCTYPE", corpus="xxe/docx_billion_laughs.docx"),
    Gebrek(
        "doctype-lang.docx",
        "G",
        "een lang woord dat vaak herhaald wordt",
        docx(alinea("&a;" * 50), kop=f'<!DOCTYPE w [<!ENTITY a "{"a" * 5000}">]>'),
        "DOCTYPE",
        corpus="xxe/docx_quadratic_blowup.docx",
    ),
    Gebrek("doctype-utf16.docx", "G", "hetzelfde, geschreven in UTF-16", docx(kop=XXE, codering="UTF-16"), "DOCTYPE", corpus="xxe/docx_utf16_xxe.docx"),
    Gebrek(
        "dubbel-deel.docx",
        "G",
        "tweemaal document.xml: Word toont iets anders dan een lezer",
        dubbel(),
        "twee keer voor",
        corpus="macro/docx_duplicate_document_xml.docx",
    ),
    Gebrek(
        "sjabloon-buiten.docx",
        "O",
        "een sjabloon op het net",
        docx(TEKST, bij_word(("attachedTemplate", BUITEN, True))),
        "niet opgehaald",
        AKKOORD,
        "external/docx_attachedTemplate_file.docx docx#external-rel docx#remote-template",
    ),
    Gebrek(
        "sjabloon-schijf.docx",
        "O",
        "een sjabloon op een schijf van de school",
        docx(TEKST, bij_word(("attachedTemplate", "file:///c:/s.dotm", True))),
        "niet opgehaald",
        AKKOORD,
        "docx#file-rel",
    ),
    Gebrek(
        "beeld-buiten.docx",
        "O",
        "een afbeelding op het net",
        docx(TEKST, bij_word(("image", BUITEN, True))),
        "niet opgehaald",
        AKKOORD,
        "external/docx_image_http.docx",
    ),
    Gebrek(
        "altchunk.docx",
        "D",
        "een ander document in het stuk, met tekst die niet gelezen is",
        docx(TEKST + '<w:altChunk r:id="r0"/>', bij_word(("aFChunk", "x.html", False)), ("word/x.html", "<p>Verborgen.</p>")),
        "ander document ingevoegd",
        AKKOORD,
        "external/docx_altchunk_html_inside.docx docx#altchunk",
    ),
    Gebrek("dde.docx", "O", "een veld dat een programma start", docx(veld("DDEAUTO c x")), "DDE", "Tekst.", "external/docx_ddeauto_field.docx"),
    Gebrek(
        "veld.docx",
        "O",
        "een veld met bladzijdenummers of een datum",
        docx(veld("PAGE", "Bladzijde van het verslag.")),
        tekst="Bladzijde van het verslag.",
        corpus="docx#fields",
    ),
    Gebrek(
        "macro.docx",
        "O",
        "een macro in een gewoon Word-stuk",
        docx(TEKST, ("word/vbaProject.bin", "Sub test()")),
        "macro",
        AKKOORD,
        "macro/vba_in_plain_docx.docx docx#macros",
    ),
    Gebrek("wijzigingen.docx", "O", "ingevoegd telt, verwijderd niet", docx(f"<w:p>{INS}</w:p>"), "bijgehouden wijzigingen", "Erbij.", "docx#tracked-changes"),
    Gebrek(
        "wijzigingen-cel.docx",
        "O",
        "ingevoegd en verwijderd in een cel van een tabel",
        docx(tabel((alinea("Datum"), f"<w:p>{INS}</w:p>"))),
        "bijgehouden wijzigingen",
        "Erbij.",
        "docx#tracked-changes",
    ),
    Gebrek(
        "verborgen.docx",
        "O",
        "verborgen tekst telt niet",
        docx(TEKST + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Onzichtbaar.</w:t></w:r></w:p>"),
        "verborgen of witte tekst",
        AKKOORD,
        "docx#content-controls",
    ),
    Gebrek(
        "invulvak.docx", "O", "een waarde in een invulvak (inhoudsbesturing)", docx(TEKST + INVULVAK), tekst="Ingevulde waarde.", corpus="docx#content-controls"
    ),
    Gebrek(
        "kruis.docx",
        "O",
        "een aangekruist vakje",
        docx(KRUIS.format("1", "☒") + KRUIS.format("0", "☐").replace("met ouders", "met leerling")),
        tekst="Besproken met ouders",
        corpus="docx#checkboxes",
    ),
    Gebrek(
        "opmerking.docx",
        "O",
        "een opmerking in de kantlijn is geen antwoord",
        docx(TEKST, bij_word(("comments", "comments.xml", False)), ("word/comments.xml", noten("comment", "Klopt dit?"))),
        "kantlijn",
        AKKOORD,
        "docx#comments",
    ),
    Gebrek(
        "voetnoot.docx",
        "O",
        "tekst in een voetnoot",
        docx(TEKST, bij_word(("footnotes", "footnotes.xml", False)), ("word/footnotes.xml", noten("footnote", "Tekst onderaan."))),
        tekst="Tekst onderaan.",
        corpus="docx#footnotes",
    ),
    Gebrek("tekstvak.docx", "O", "tekst in een tekstvak", docx(TEKST + TEKSTVAK), tekst="Tekst in een vak.", corpus="docx#textboxes"),
    Gebrek("vml.docx", "O", "tekst in een vak van een oude Word", docx(TEKST + VML), tekst="Tekst in een oud vak.", corpus="docx#vml"),
    Gebrek(
        "kopregel.docx",
        "O",
        "tekst in de kopregel",
        docx(TEKST, bij_word(("header", "header1.xml", False)), ("word/header1.xml", f'<w:hdr xmlns:w="{W}">{alinea("School in de kop.")}</w:hdr>')),
        tekst="School in de kop.",
        corpus="docx#tables",
    ),
    Gebrek(
        "scan-in-word.docx",
        "D",
        "een scan in Word geplakt: de tekst erop is niet gelezen",
        docx(BEELD, bij_word(("image", "media/a.png", False)), ("word/media/a.png", _ONTBREEKT)),
        "grote afbeelding",
        corpus="docx#images",
    ),
    Gebrek(
        "grafiek.docx",
        "O",
        "een grafiek",
        docx(TEKST + GRAFIEK, bij_word(("chart", "charts/chart1.xml", False)), ("word/charts/chart1.xml", f'<c:chartSpace xmlns:c="{_C}"/>')),
        tekst=AKKOORD,
        corpus="docx#charts",
    ),
    Gebrek(
        "ingesloten.docx",
        "O",
        "een Excel-blad in het stuk",
        docx(TEKST, bij_word(("package", "embeddings/a.xlsx", False)), ("word/embeddings/a.xlsx", "x")),
        "ander bestand ingesloten",
        AKKOORD,
        "docx#embedded-object",
    ),
    Gebrek(
        "formule.docx",
        "O",
        "een wiskundige formule",
        docx(TEKST + f'<w:p><m:oMath xmlns:m="{_M}"><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>'),
        tekst=AKKOORD,
        corpus="docx#math",
    ),
    Gebrek(
        "op-slot.docx",
        "O",
        "een formulier dat tegen wijzigen beschermd is",
        docx(
            TEKST,
            bij_word(("settings", "settings.xml", False)),
            ("word/settings.xml", f'<w:settings xmlns:w="{W}"><w:documentProtection w:edit="forms" w:enforcement="1"/></w:settings>'),
        ),
        tekst=AKKOORD,
        corpus="docx#protected",
    ),
    Gebrek(
        "getekend.docx",
        "O",
        "een digitale handtekening op een Word-stuk",
        docx(TEKST, ("_xmlsignatures/sig1.xml", "<Signature/>")),
        "digitaal ondertekend",
        AKKOORD,
        "docx#signed",
    ),
    Gebrek(
        "rechts-links.docx",
        "O",
        "Arabische tekst naast Nederlandse",
        docx(TEKST + "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>\u0645\u0648\u0627\u0641\u0642</w:t></w:r></w:p>"),
        tekst="\u0645\u0648\u0627\u0641\u0642",
        corpus="docx#rtl",
    ),
    Gebrek(
        "sjabloontaal.docx",
        "O",
        "een stuk met sjablooncode erin is gewone tekst",
        docx(alinea("{{ naam }} {% if x %}")),
        tekst="{{ naam }}",
        corpus="docx#jinja-template",
    ),
    Gebrek(
        "half.docx",
        "G",
        "de helft is aangekomen",
        docx()[:300],
        "beschadigd",
        corpus="truncated/docx_at_50pct.docx truncated/docx_at_1pct.docx docx#not-a-zip/damaged",
    ),
    Gebrek("bijna.docx", "G", "de laatste bytes ontbreken", docx()[:-30], "beschadigd", corpus="truncated/docx_at_95pct.docx truncated/docx_at_99.9pct.docx"),
    Gebrek("fout-crc.docx", "G", "een deel is onderweg veranderd", fout_crc(), "beschadigd", corpus="truncated/docx_bad_crc.docx"),
    Gebrek("geen-tekst.docx", "G", "alleen spaties", b"   \n ", "lege tekens", corpus="empty/spaces.docx"),
    Gebrek("leeg.docx", "G", "een Word-stuk zonder inhoud", docx("<w:p/>"), "geen tekst", corpus="empty/spaces.docx"),
    Gebrek("kapotte-xml.docx", "G", "de XML klopt niet", docx("<w:p>"), "beschadigd", corpus="docx#damaged-part"),
    Gebrek("stuurteken.docx", "G", "een stuurteken in de tekst", docx(alinea("Naam\x01")), "beschadigd", corpus="values/docx_illegal_control_chars.docx"),
    Gebrek("tekencode.docx", "G", "een verboden tekencode in de tekst", docx(alinea("Naam&#1;")), "beschadigd", corpus="values/docx_char_refs.docx"),
    Gebrek(
        "is-zip.docx",
        "G",
        "een gewone zip met de naam van een Word-stuk",
        zip_van(("a.txt", "tekst")),
        "is niet een Word-bestand",
        corpus="wrongext/plain_zip_as.docx",
    ),
    Gebrek("is-oud.docx", "G", "een oud Word-stuk met de naam van een nieuw", _OUD, "Vraag om een docx-", corpus="wrongext/ole2_doc_as.docx docx#ole2"),
    Gebrek("wachtwoord.docx", "G", "een Word-stuk met een wachtwoord", _SLOT, "wachtwoord", corpus="docx#encrypted"),
    Gebrek("oud.rtf", "OG", "een oude indeling, gelezen via LibreOffice of gevraagd om een andere", RTF, corpus="docx#rtf"),
    Gebrek(
        "doctype.odt",
        "G",
        "een OpenDocument dat een bestand van de computer leest",
        opendocument("text", "<office:text/>", kop=XXE),
        "niet gelezen",
        corpus="xxe/docx_file_etc_passwd.docx",
    ),
)
