"""PDF's met een gebrek of een lastige vorm."""

from __future__ import annotations

import zlib

from gebreken.beeld import letters_in_bits
from gebreken.bouwstenen import BUITEN, Gebrek
from gebreken.pdfbouw import AKKOORD, beeldpdf, bestand, nieuwe_revisie, objecten, ondertekend, pdf, stroom, tekst_op, versleuteld

_VAK = "<</Type/Annot/Subtype/Widget/FT/Tx/T(naam)/TU(Naam leerling)/V(Noor Bos)/Rect[200 690 400 710]/F 4>>"
_KEUS = "<</Type/Annot/Subtype/Widget/FT/Btn/T(akkoord)/TU(Akkoord)/V/Ja/AS/Ja/Rect[200 640 212 652]/F 4/AP<</N<</Ja 22 0 R/Off 22 0 R>>>>>>"
_LEGE_VORM = stroom("", "/Type/XObject/Subtype/Form/BBox[0 0 12 12]")
FORMULIER = pdf(
    tekst_op(72, 695, "Naam leerling") + tekst_op(72, 642, "Akkoord") + tekst_op(220, 642, "ja"),
    catalogus="/AcroForm<</Fields[20 0 R 21 0 R]>>",
    blad="/Annots[20 0 R 21 0 R]",
    erbij={20: _VAK, 21: _KEUS, 22: _LEGE_VORM},
)
XFA = pdf(catalogus="/AcroForm<</Fields[]/XFA 20 0 R>>", erbij={20: stroom("<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")})


def rondjes(waarde: str) -> bytes:
    """Twee keuzerondjes zonder getekende weergave; te zien is 'nee', de waarde van de groep is `waarde`."""
    rond = "<</Type/Annot/Subtype/Widget/Parent 20 0 R/AS/{}/Rect[{} 640 {} 652]/F 4>>"
    groep = f"<</FT/Btn/Ff 49152/T(akkoord)/V/{waarde}/Kids[21 0 R 22 0 R]>>"
    return pdf(
        tekst_op(72, 642, "Akkoord ouders") + tekst_op(220, 642, "ja") + tekst_op(280, 642, "nee"),
        catalogus="/AcroForm<</Fields[20 0 R]/NeedAppearances true>>",
        blad="/Annots[21 0 R 22 0 R]",
        erbij={20: groep, 21: rond.format("Off", 200, 212), 22: rond.format("nee", 260, 272)},
    )


def actie(inhoud: str) -> bytes:
    return pdf(catalogus=f"/OpenAction<<{inhoud}>>")


def met_bijlage(naam: str, inhoud: bytes, extra: str = "") -> bytes:
    return pdf(
        catalogus=f"/Names<</EmbeddedFiles<</Names[(a) 20 0 R]>>>>{extra}",
        erbij={20: f"<</Type/Filespec/F({naam})/UF({naam})/EF<</F 21 0 R>>>>", 21: stroom(inhoud, "/Type/EmbeddedFile")},
    )


def letter(soort: str) -> bytes:
    """Een letter zonder inbedding, met een eigen vorm (Type 3), of met een vertaling naar Unicode."""
    if soort == "type3":
        vorm = (
            "<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<</a 20 0 R>>"
            "/Encoding<</Type/Encoding/Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1000]/ToUnicode 21 0 R>>"
        )
        vertaling = "/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange<00><FF>endcodespacerange 1 beginbfchar<61><004A>endbfchar endcmap end"
        return pdf("BT /F1 12 Tf 72 700 Td (aaaa) Tj ET", letter=vorm, erbij={20: stroom("1000 0 0 0 750 750 d1 0 0 750 750 re f"), 21: stroom(vertaling)})
    codes = {"cjk": "540c610f", "cyrillic": "04340430", "rtl": "0645064806270641"}[soort]
    tekens = [codes[n : n + 4] for n in range(0, len(codes), 4)]
    paren = "".join(f"<{n:02x}><{teken}>" for n, teken in enumerate(tekens, 65))
    vertaling = f"begincmap 1 begincodespacerange<00><FF>endcodespacerange {len(tekens)} beginbfchar{paren}endbfchar endcmap"
    vorm = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 20 0 R>>"
    return pdf(f"BT /F1 12 Tf 72 700 Td ({''.join(chr(n) for n in range(65, 65 + len(tekens)))}) Tj ET", letter=vorm, erbij={20: stroom(vertaling)})


def zonder_vertaling() -> bytes:
    """Letters die alleen een nummer hebben: wat er staat is alleen te zien, niet te lezen."""
    vorm = "<</Type/Font/Subtype/Type0/BaseFont/Onbekend/Encoding/Identity-H/DescendantFonts[20 0 R]>>"
    kind = "<</Type/Font/Subtype/CIDFontType2/BaseFont/Onbekend/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 21 0 R>>"
    soort = "<</Type/FontDescriptor/FontName/Onbekend/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>"
    return pdf("BT /F1 12 Tf 72 700 Td <00010002> Tj ET ", letter=vorm, erbij={20: kind, 21: soort})


def lachend() -> bytes:
    """Tien lagen van tien keer dezelfde vorm: tien miljard keer tekenen."""
    lagen = {
        20 + n: stroom(f"/X{n + 1} Do " * 10, f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X{n + 1} {21 + n} 0 R>>>>") for n in range(10)
    }
    lagen[30] = stroom("0 0 1 1 re f", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return pdf("/X0 Do", middelen="/XObject<</X0 20 0 R>>", erbij=dict(lagen))


def boom(soort: str) -> bytes:
    """Een boom van bladzijden die niet klopt."""
    delen = objecten()
    if soort == "zichzelf":
        delen[2] = "<</Type/Pages/Count 1/Kids[2 0 R]>>"
    elif soort == "elkaar":
        delen |= {2: "<</Type/Pages/Count 2/Kids[20 0 R]>>", 20: "<</Type/Pages/Count 2/Parent 2 0 R/Kids[2 0 R]>>"}
    elif soort == "vertakt":
        delen[2] = f"<</Type/Pages/Count {10**9}/Kids[{'20 0 R ' * 10}]>>"
        delen |= {20 + n: f"<</Type/Pages/Count {10 ** (8 - n)}/Parent {19 + n if n else 2} 0 R/Kids[{f'{21 + n} 0 R ' * 10}]>>" for n in range(8)}
        delen[28] = "<</Type/Pages/Count 1/Parent 27 0 R/Kids[4 0 R]>>"
    else:
        delen[2] = f"<</Type/Pages/Count {soort}/Kids[4 0 R]>>"
    return bestand(delen)


def te_veel() -> bytes:
    return pdf().replace(b"/Count 1/Kids[4 0 R]", b"/Count 2001/Kids[" + b"4 0 R " * 2001 + b"]")


def bits_om(goed: bytes) -> bytes:
    """Elke veertigste byte veranderd."""
    uit = bytearray(goed)
    uit[20::40] = bytes(teken ^ 16 for teken in uit[20::40])
    return bytes(uit)


def slotlus() -> bytes:
    """De kruisverwijzing noemt zichzelf als vorige."""
    goed = pdf()
    begin = int(goed[goed.rindex(b"startxref") + 9 :].split()[0])
    return goed.replace(b"/Root 1 0 R>>", f"/Root 1 0 R/Prev {begin}>>".encode())


GEWOON = pdf()
DRIE = pdf(bladzijden=3)
WIT = tekst_op(72, 600, "Zichtbaar.", "0 g") + tekst_op(72, 700, AKKOORD, "1 1 1 rg")
BEDEKT = tekst_op(72, 600, "Zichtbaar.", "0 g") + tekst_op(72, 700, "Oud nummer 12345") + "1 1 1 rg 60 690 300 30 re f"
BUITEN_BLAD = tekst_op(72, 600, "Zichtbaar.", "0 g") + tekst_op(-900, 700, AKKOORD)
BEELD = stroom(zlib.compress(bytes(100)), "/Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode")
SCAN = letters_in_bits("De ouders van de leerling", "zijn akkoord met het plan")
ONZICHTBAAR = "BT 3 Tr /F1 12 Tf 72 700 Td (Dc oudcrs zljn nlet akkoord) Tj ET"
SCHIJNBLAD = f"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI({BUITEN})>>>>"

GEBREKEN = (
    Gebrek(
        "heel.pdf",
        "O",
        "controle: dertig gewone bladzijden",
        pdf(bladzijden=30),
        tekst=AKKOORD,
        corpus="pdf/whole_30_pages.pdf pdf#plain/ordinary_file pdf#real-size-text pdf#font-not-embedded",
    ),
    Gebrek("geen-eind.pdf", "GD", "het einde ontbreekt", DRIE[:-120], "beschadigd", corpus="truncated/pdf_at_90pct.pdf pdf#no-eof pdf#damaged-repaired"),
    Gebrek("kwart.pdf", "GD", "een kwart is aangekomen", DRIE[: len(DRIE) // 4], "beschadigd", corpus="truncated/pdf_at_25pct.pdf"),
    Gebrek("begin.pdf", "G", "alleen de eerste bytes zijn aangekomen", DRIE[:20], "beschadigd", corpus="truncated/pdf_at_5pct.pdf truncated/pdf_at_0.1pct.pdf"),
    Gebrek("kapot.pdf", "G", "geen PDF meer van te maken", b"%PDF-1.4\n" + b"\x01\x02" * 50, "beschadigd", corpus="pdf#damaged-unreadable pdf#pdfium-refuses"),
    Gebrek("bitfouten.pdf", "GD", "onderweg zijn bytes veranderd", bits_om(pdf(bladzijden=3)), "beschadigd", corpus="truncated/pdf_200_bitflips.pdf"),
    Gebrek(
        "regeleinden.pdf", "OGD", "een mailprogramma heeft de regeleinden veranderd", GEWOON.replace(b"\n", b"\r\n"), corpus="truncated/pdf_crlf_mangled.pdf"
    ),
    Gebrek(
        "laat-begin.pdf", "O", "er staat iets voor het begin van de PDF", b"X-Mail: a\r\n\r\n" + GEWOON, tekst=AKKOORD, corpus="pdf#header-offset-or-missing"
    ),
    Gebrek("nul-bladzijden.pdf", "G", "een PDF zonder bladzijden", pdf(bladzijden=0), "beschadigd", corpus="pdf#zero-pages"),
    Gebrek("telt-min.pdf", "OGD", "zegt min een bladzijden te hebben", boom("-1"), corpus="pdf/page_count_negative.pdf"),
    Gebrek("telt-miljard.pdf", "OGD", "zegt een miljard bladzijden te hebben", boom("1000000000"), corpus="pdf/page_count_lie_1e9.pdf"),
    Gebrek("boom-zichzelf.pdf", "GD", "een bladzijde die naar zichzelf wijst", boom("zichzelf"), "beschadigd", corpus="pdf/page_tree_recursive.pdf"),
    Gebrek("boom-elkaar.pdf", "GD", "twee lijsten met bladzijden die naar elkaar wijzen", boom("elkaar"), "beschadigd", corpus="pdf/page_tree_mutual_loop.pdf"),
    Gebrek("boom-vertakt.pdf", "G", "een miljard keer dezelfde bladzijde", boom("vertakt"), "beschadigd", corpus="pdf/page_tree_dag_1e9.pdf"),
    Gebrek("te-veel.pdf", "G", "meer bladzijden dan een stuk heeft", te_veel(), "De grens is", corpus="pdf/page_count_300k_kids.pdf"),
    Gebrek("slotlus.pdf", "OGD", "de inhoudsopgave van het bestand noemt zichzelf", slotlus(), corpus="pdf/xref_prev_self.pdf"),
    Gebrek(
        "bladwijzerlus.pdf",
        "O",
        "bladwijzers die naar elkaar wijzen",
        pdf(
            catalogus="/Outlines 20 0 R",
            erbij={20: "<</Type/Outlines/First 21 0 R/Last 21 0 R/Count 1>>", 21: "<</Title(a)/Parent 20 0 R/Next 21 0 R/First 21 0 R>>"},
        ),
        tekst=AKKOORD,
        corpus="pdf/outline_loop.pdf pdf#outline",
    ),
    Gebrek("diep.pdf", "OG", "lijsten in lijsten in lijsten", pdf(catalogus=f"/X {'[' * 2000}{']' * 2000}"), corpus="pdf/deep_arrays_200k.pdf"),
    Gebrek("bom-vorm.pdf", "OG", "tekent tien miljard keer hetzelfde vlakje", lachend(), corpus="pdf/form_xobject_laughs_1e10.pdf"),
    Gebrek(
        "bom-beeld.pdf",
        "O",
        "een beeld dat zegt reusachtig te zijn, naast gewone tekst",
        pdf(tekst_op(72, 700, AKKOORD) + "q 9 0 0 9 0 0 cm /Im Do Q", middelen="/XObject<</Im 20 0 R>>", erbij={20: BEELD}),
        tekst=AKKOORD,
        corpus="pdf/image_bomb_30000x30000_rgb.pdf",
    ),
    Gebrek(
        "bom-letters.pdf",
        "OG",
        "een tabel met vier miljard letters",
        pdf(
            letter="<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 20 0 R>>",
            erbij={20: stroom("begincmap 1 beginbfrange<00000000><ffffffff><0000>endbfrange endcmap")},
        ),
        corpus="pdf/tounicode_range_4e9.pdf",
    ),
    Gebrek(
        "reuzeblad.pdf",
        "O",
        "een bladzijde van een miljard punten",
        pdf(blad="/MediaBox[0 0 1000000000 1000000000]"),
        tekst=AKKOORD,
        corpus="pdf/mediabox_1e9.pdf pdf#huge-page",
    ),
    Gebrek("raar-blad.pdf", "OG", "een bladzijde zonder zinnige maat", pdf(blad="/MediaBox[(a) null 0 0]"), corpus="pdf/mediabox_nonsense.pdf"),
    Gebrek("reuze-eenheid.pdf", "OG", "een reusachtige maateenheid", pdf(blad="/UserUnit 1000000"), corpus="pdf/userunit_huge.pdf"),
    Gebrek(
        "titel.pdf",
        "O",
        "een titel met stuurtekens en opmaak",
        pdf(erbij={20: "<</Title(<script>alert\\(1\\)</script>\\033[31m)>>"}, slotdeel="/Info 20 0 R"),
        tekst=AKKOORD,
        corpus="pdf/metadata_escape_title.pdf",
    ),
    Gebrek(
        "ook-html.pdf",
        "OG",
        "een PDF die ook een webpagina is",
        GEWOON.replace(b"%PDF-1.7\n", b"%PDF-1.7\n<html><script>alert(1)</script>\n"),
        corpus="pdf/polyglot_html_pdf.pdf",
    ),
    Gebrek("wachtwoord.pdf", "G", "een PDF met een wachtwoord", versleuteld(b"geheim"), "wachtwoord", corpus="pdf#needs-password"),
    Gebrek("leeg-wachtwoord.pdf", "O", "versleuteld met een leeg wachtwoord: die gaat gewoon open", versleuteld(b""), tekst=AKKOORD, corpus="pdf#encrypted"),
    Gebrek(
        "eigen-slot.pdf",
        "G",
        "een beveiliging van een ander bedrijf",
        pdf(slotdeel="/Encrypt<</Filter/Eigen/V 4>>"),
        "beveiligd",
        corpus="pdf/unknown_security_handler.pdf",
    ),
    Gebrek(
        "bijlage.pdf",
        "O",
        "een stuk in de PDF",
        met_bijlage("bijlage.pdf", pdf(tekst_op(72, 700, "De bijlage."))),
        "nog een ander bestand",
        "De bijlage.",
        "pdf#embedded-file",
    ),
    Gebrek(
        "bijlage-programma.pdf", "O", "een programma in de PDF", met_bijlage("stuk.exe", b"MZ\x90\0" * 30), "programma", AKKOORD, "pdf/embedded_exe_stub.pdf"
    ),
    Gebrek(
        "portfolio.pdf",
        "O",
        "een PDF-portfolio: een voorblad met de stukken erin",
        met_bijlage("opp.pdf", pdf(tekst_op(72, 700, "Het perspectief.")), "/Collection<<>>"),
        "nog een ander bestand",
        "Het perspectief.",
        "pdf#embedded-file",
    ),
    Gebrek(
        "opdracht.pdf",
        "O",
        "een script dat bij het openen start",
        actie("/S/JavaScript/JS(app.alert)"),
        "niet uitgevoerd",
        AKKOORD,
        "pdf/openaction_javascript.pdf pdf#javascript pdf#open-action",
    ),
    Gebrek(
        "start-programma.pdf",
        "O",
        "wil een programma starten",
        actie("/S/Launch/F(cmd.exe)"),
        "niet uitgevoerd",
        AKKOORD,
        "pdf/launch_action.pdf pdf#launch-action",
    ),
    Gebrek(
        "gewijzigd.pdf",
        "O",
        "later gewijzigde tekst: de laatste versie telt",
        nieuwe_revisie(GEWOON, 5, stroom(tekst_op(72, 700, "De ouders zijn niet akkoord."))),
        "2 revisies",
        "niet akkoord",
        "pdf/incremental_update_changes_text.pdf pdf#incremental",
    ),
    Gebrek("witte-tekst.pdf", "O", "witte tekst is geen bewijs", pdf(WIT), "niet te zien", "Zichtbaar.", "pdf/white_text.pdf"),
    Gebrek("bedekte-tekst.pdf", "O", "een wit vlak over oude tekst", pdf(BEDEKT), "niet te zien", "Zichtbaar.", "pdf/whiteout_box_old_text.pdf"),
    Gebrek("tekst-ernaast.pdf", "O", "tekst naast het blad", pdf(BUITEN_BLAD), "niet te zien", "Zichtbaar.", "pdf/white_text.pdf"),
    Gebrek("alleen-wit.pdf", "G", "alleen tekst die niet te zien is", pdf(tekst_op(72, 700, AKKOORD, "1 1 1 rg")), "staat niets", corpus="pdf/white_text.pdf"),
    Gebrek(
        "laag-uit.pdf",
        "O",
        "tekst in een laag die uit staat",
        pdf(
            tekst_op(72, 600, "Zichtbaar.") + "/OC /L BDC " + tekst_op(72, 700, AKKOORD) + "EMC",
            catalogus="/OCProperties<</OCGs[20 0 R]/D<</OFF[20 0 R]>>>>",
            middelen="/Properties<</L 20 0 R>>",
            erbij={20: "<</Type/OCG/Name(uit)>>"},
        ),
        "niet te zien",
        "Zichtbaar.",
        "pdf#layers",
    ),
    Gebrek("formulier.pdf", "O", "een invulformulier zonder getekende weergave", FORMULIER, tekst="Noor Bos", corpus="pdf#acroform pdf#annotations"),
    Gebrek("rondjes.pdf", "O", "keuzerondjes zonder getekende weergave", rondjes("nee"), tekst="Akkoord ouders", corpus="pdf#acroform"),
    Gebrek(
        "rondjes-tegen.pdf", "O", "keuzerondjes waarvan de waarde iets anders zegt dan te zien is", rondjes("ja"), tekst="Akkoord ouders", corpus="pdf#acroform"
    ),
    Gebrek("xfa.pdf", "O", "een formulier in een verouderde vorm", XFA, "(XFA)", AKKOORD, "pdf#xfa"),
    Gebrek("getekend.pdf", "O", "een digitale handtekening van een onbekende uitgever", ondertekend(), tekst="A. Bos", corpus="pdf#signed"),
    Gebrek(
        "getekend-gewijzigd.pdf",
        "O",
        "na de digitale handtekening gewijzigd",
        ondertekend().replace(b"zijn akkoord", b"zijn accoord"),
        tekst="A. Bos",
        corpus="pdf#signed",
    ),
    Gebrek("gedraaid.pdf", "O", "een bladzijde die een kwartslag gedraaid getoond wordt", pdf(blad="/Rotate 90"), tekst=AKKOORD, corpus="pdf#rotated"),
    Gebrek("scan.pdf", "O", "een scan zonder tekstlaag", beeldpdf(*SCAN), tekst="akkoord", corpus="pdf#no-text-layer"),
    Gebrek(
        "scan-op-kop.pdf", "O", "een scan die op zijn kop staat", beeldpdf(*SCAN, blad="/Rotate 180"), tekst="akkoord", corpus="pdf#no-text-layer pdf#rotated"
    ),
    Gebrek(
        "scan-slechte-laag.pdf",
        "O",
        "een scan met een slechte verborgen tekstlaag: opnieuw gelezen",
        beeldpdf(*SCAN, extra=ONZICHTBAAR),
        tekst="akkoord met het plan",
        corpus="pdf#no-text-layer",
    ),
    Gebrek("wit.pdf", "G", "een scan van een leeg blad", beeldpdf(b"\xff" * 210 * 1754, 1680, 1754), "staat niets", corpus="pdf#no-text-layer"),
    Gebrek("type3.pdf", "O", "letters die als plaatjes in het bestand staan", letter("type3"), tekst="JJJJ", corpus="pdf#type3-font"),
    Gebrek("chinees.pdf", "O", "Chinese letters", letter("cjk"), tekst="\u540c\u610f", corpus="pdf#cjk"),
    Gebrek("russisch.pdf", "O", "Russische letters", letter("cyrillic"), tekst="\u0434\u0430", corpus="pdf#cyrillic"),
    Gebrek("arabisch.pdf", "O", "Arabische letters, van rechts naar links", letter("rtl"), corpus="pdf#rtl"),
    Gebrek("zonder-vertaling.pdf", "OGD", "letters met alleen een nummer", zonder_vertaling(), corpus="pdf#no-tounicode"),
    Gebrek(
        "koppeling.pdf",
        "O",
        "een koppeling naar het net en een filmpje",
        pdf(blad="/Annots[20 0 R 21 0 R]", erbij={20: SCHIJNBLAD, 21: "<</Type/Annot/Subtype/Movie/Rect[0 0 9 9]/Movie<</F(a.mov)>>>>"}),
        tekst=AKKOORD,
        corpus="pdf#uri pdf#multimedia",
    ),
    Gebrek(
        "gemerkt.pdf",
        "O",
        "een PDF met een opbouw voor schermlezers",
        pdf(catalogus="/MarkInfo<</Marked true>>/StructTreeRoot<</Type/StructTreeRoot>>"),
        tekst=AKKOORD,
        corpus="pdf#tagged",
    ),
)
