"""Maakt de meegeleverde Word-sjablonen, met hier het verzoek om aanvulling.

De sjablonen staan in git en zijn daarna gewoon in Word aan te passen; dit script is er om opnieuw te kunnen beginnen:
`python tools/maak_sjablonen.py` schrijft sjablonen/*.docx.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

MAP = Path(__file__).resolve().parents[1] / "sjablonen"
LETTER = "Arial"
BLAUW = RGBColor(0x1F, 0x4E, 0x79)
LIJNKLEUR = "C3CCD5"
GRIJS = RGBColor(0x4D, 0x5B, 0x69)
BREEDTE = 16.2


def zet(ouder: Any, naam: str, **attributen: str) -> Any:
    """Voegt een Word-element toe, met attributen in de w-ruimte."""
    element = OxmlElement(naam)
    for sleutel, waarde in attributen.items():
        element.set(qn(f"w:{sleutel}"), waarde)
    ouder.append(element)
    return element


def maak_stijl(doc: Any, naam: str, *, grootte: float = 10, vet: bool = False, kleur: RGBColor | None = None, voor: float = 0, na: float = 0) -> Any:
    """Een alineastijl; een bestaande (zoals Heading 1) wordt aangepast."""
    stijl = doc.styles[naam] if naam in doc.styles else doc.styles.add_style(naam, WD_STYLE_TYPE.PARAGRAPH)
    stijl.base_style = None if naam == "Normal" else doc.styles["Normal"]
    stijl.font.name, stijl.font.size, stijl.font.bold, stijl.font.italic = LETTER, Pt(grootte), vet, False
    fonts = stijl.element.get_or_add_rPr().get_or_add_rFonts()
    for soort in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{soort}"), None)
    for soort in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{soort}"), LETTER)
    if kleur is not None:
        stijl.font.color.rgb = kleur
    opmaak = stijl.paragraph_format
    opmaak.space_before, opmaak.space_after, opmaak.widow_control = Pt(voor), Pt(na), True
    opmaak.line_spacing = 1.12
    return stijl


def stijlen(doc: Any) -> None:
    """Alle stijlen van de brief, met Nederlands als taal."""
    maak_stijl(doc, "Normal", na=6)
    maak_stijl(doc, "Briefhoofd", grootte=15, vet=True, kleur=BLAUW)
    maak_stijl(doc, "Briefhoofdregel", grootte=8.5, kleur=GRIJS)
    maak_stijl(doc, "Adres")
    maak_stijl(doc, "Gegeven", na=1)
    for naam, grootte, voor in (("Heading 1", 12, 14), ("Heading 2", 11, 12), ("Heading 3", 10, 8)):
        maak_stijl(doc, naam, grootte=grootte, vet=True, kleur=BLAUW, voor=voor, na=4).paragraph_format.keep_with_next = True
    maak_stijl(doc, "Punt", vet=True, voor=3, na=2)
    maak_stijl(doc, "Puntregel", grootte=9.5, na=3)
    maak_stijl(doc, "Tabelkop", grootte=9, vet=True, kleur=BLAUW, voor=2, na=2)
    maak_stijl(doc, "Voet", grootte=8.5, kleur=GRIJS)
    einde = maak_stijl(doc, "Eindregel", grootte=1)
    einde.paragraph_format.line_spacing, einde.font.hidden = Pt(0.1), True
    taal = doc.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    taal.set(qn("w:val"), "nl-NL")


def alinea(ouder: Any, tekst: str, stijl: str = "Normal", bij_volgende: bool = False) -> Any:
    """Een alinea; `*tekst*` wordt vet. Jinja-tekens staan zo altijd in een stuk."""
    p = ouder.add_paragraph(style=stijl)
    for nummer, deel in enumerate(tekst.split("*")):
        if deel:
            p.add_run(deel).bold = True if nummer % 2 else None
    if bij_volgende:
        p.paragraph_format.keep_with_next = True
    return p


def stuur(ouder: Any, tekst: str) -> None:
    """Een alinea met een Jinja-opdracht, die bij het invullen verdwijnt."""
    alinea(ouder, "{%p " + tekst + " %}")


# Word weigert een document waarin deze elementen in een andere volgorde staan.
VOLGORDE = {
    "tblPr": ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"),
    "tblBorders": ("top", "left", "bottom", "right", "insideH"),
    "pPr": ("pStyle", "keepNext", "keepLines", "widowControl", "pBdr", "spacing", "ind", "jc", "rPr"),
}


def orden(element: Any, soort: str) -> None:
    """Zet de kinderen in de volgorde van het Word-schema."""
    volgorde = [qn(f"w:{naam}") for naam in VOLGORDE[soort]]
    element[:] = sorted(element, key=lambda kind: volgorde.index(kind.tag))


def lijn(element: Any, kanten: dict[str, str], kleur: str) -> None:
    for kant, dikte in kanten.items():
        zet(element, f"w:{kant}", val="single" if dikte != "0" else "nil", sz=dikte, space="0", color=kleur)


def tabel(doc: Any, breedtes: tuple[float, ...], lijnen: bool) -> Any:
    """Een tabel met vaste kolommen in cm, en dunne lijnen tussen de rijen."""
    t = doc.add_table(rows=0, cols=len(breedtes))
    t.autofit = False
    extra = t._tbl.getnext()
    if extra is not None and extra.tag == qn("w:p"):  # in een cel zet python-docx er een lege alinea achter
        extra.getparent().remove(extra)
    eigenschappen = t._tbl.tblPr
    if lijnen:
        randen = zet(eigenschappen, "w:tblBorders")
        lijn(randen, {"top": "4", "bottom": "4", "insideH": "4"}, LIJNKLEUR)
    marges = zet(eigenschappen, "w:tblCellMar")
    for kant, maat in (("top", "40"), ("left", "0"), ("bottom", "40"), ("right", "113")):
        zet(marges, f"w:{kant}", w=maat, type="dxa")
    orden(eigenschappen, "tblPr")
    for kolom, breedte in zip(t.columns, breedtes, strict=True):
        kolom.width = Cm(breedte)
    return t


def rij(t: Any, breedtes: tuple[float, ...], teksten: tuple[str, ...], stijl: str, heel: bool = True) -> Any:
    """Een rij die niet over twee bladzijden breekt; geeft de cellen."""
    r = t.add_row()
    if heel:
        zet(r._tr.get_or_add_trPr(), "w:cantSplit")
    for cel, breedte, tekst in zip(r.cells, breedtes, teksten, strict=True):
        cel.width = Cm(breedte)
        p = cel.paragraphs[0]
        p.style = stijl
        p.add_run(tekst)
    return r


@contextmanager
def bijeen(doc: Any) -> Iterator[Any]:
    """Een vak zonder lijnen dat niet over twee bladen breekt: 'bij volgende alinea houden' doet LibreOffice niet altijd."""
    t = tabel(doc, (BREEDTE,), lijnen=False)
    r = t.add_row()
    zet(r._tr.get_or_add_trPr(), "w:cantSplit")
    cel = r.cells[0]
    cel.width = Cm(BREEDTE)
    cel._tc.remove(cel.paragraphs[0]._p)
    yield cel
    # Word wil na een tabel een alinea; verborgen begint die nooit een nieuw blad.
    alinea(doc, "", "Eindregel")


def ondertekening(cel: Any, mandaat: bool = False) -> None:
    alinea(cel, "Met vriendelijke groet,").paragraph_format.space_before = Pt(12)
    if mandaat:
        stuur(cel, "if mandaat")
        alinea(cel, "{{ namens }},", "Adres")
        stuur(cel, "endif")
    alinea(cel, "{{ ondertekenaar.naam }}", "Adres").paragraph_format.space_before = Pt(34)
    alinea(cel, "{{ ondertekenaar.functie }}", "Adres")


def stuurrij(t: Any, breedtes: tuple[float, ...], tekst: str) -> None:
    rij(t, breedtes, ("{%tr " + tekst + " %}", *[""] * (len(breedtes) - 1)), "Puntregel", heel=False)


def puntentabel(doc: Any, lijst: str) -> None:
    """De tabel met punten: nummer, en wat, waarom, waar en wat er nu staat."""
    breedtes = (0.9, BREEDTE - 0.9)
    t = tabel(doc, breedtes, lijnen=True)
    stuurrij(t, breedtes, f"for punt in {lijst}")
    cellen = rij(t, breedtes, ("{{ punt.nummer }}.", "{{ punt.vraag }}"), "Punt").cells
    for veld, etiket in (("waarom", "Waarom"), ("waar", "Waar het hoort te staan"), ("gevonden", "Wat er nu staat")):
        stuur(cellen[1], f"if punt.{veld}")
        regel = alinea(cellen[1], "", "Puntregel")
        regel.add_run(f"{etiket}: ").font.color.rgb = GRIJS
        regel.add_run(f"{{{{ punt.{veld} }}}}")
        stuur(cellen[1], "endif")
    stuurrij(t, breedtes, "endfor")


def bestandentabel(doc: Any) -> None:
    breedtes = (6.2, 4.6, BREEDTE - 10.8)
    t = tabel(doc, breedtes, lijnen=True)
    kop = rij(t, breedtes, ("Bestand", "Wat er aan de hand is", "Wat wij u vragen"), "Tabelkop")
    zet(kop._tr.get_or_add_trPr(), "w:tblHeader")
    stuurrij(t, breedtes, "for stuk in onleesbaar")
    rij(t, breedtes, ("{{ stuk.bestand }}", "{{ stuk.probleem }}", "{{ stuk.doe }}"), "Puntregel")
    stuurrij(t, breedtes, "endfor")


def gegevenstabel(doc: Any) -> None:
    breedtes = (2.8, BREEDTE - 2.8)
    t = tabel(doc, breedtes, lijnen=False)
    for etiket, veld in (("Datum", "plaats_en_datum"), ("Ons kenmerk", "kenmerk"), ("Onderwerp", "onderwerp")):
        cellen = rij(t, breedtes, (etiket, "{{ " + veld + " }}"), "Gegeven").cells
        if veld == "plaats_en_datum":
            for cel in cellen:
                cel.paragraphs[0].paragraph_format.space_before = Pt(26)
        if veld == "onderwerp":
            cellen[1].paragraphs[0].runs[0].bold = True
    stuurrij(t, breedtes, "if aanvraag")
    rij(t, breedtes, ("Aanvraag", "{{ aanvraag }}"), "Gegeven")
    stuurrij(t, breedtes, "endif")


def veldcode(p: Any, code: str) -> None:
    """Een Word-veld zoals PAGE, met 1 als voorlopige uitkomst."""
    for soort in ("begin", None, "separate", "1", "end"):
        r = p.add_run()
        if soort is None:
            zet(r._r, "w:instrText").text = code
        elif soort == "1":
            r.text = soort
        else:
            zet(r._r, "w:fldChar", fldCharType=soort)


def kop_en_voet(doc: Any) -> None:
    """Briefhoofd op de eerste bladzijde, een korte regel op de volgende, onderaan het bladzijdenummer."""
    deel = doc.sections[0]
    deel.page_width, deel.page_height = Cm(21), Cm(29.7)
    deel.left_margin, deel.right_margin, deel.top_margin, deel.bottom_margin = Cm(2.5), Cm(2.3), Cm(2.2), Cm(2.2)
    deel.header_distance, deel.footer_distance = Cm(1.2), Cm(1.1)
    deel.different_first_page_header_footer = True
    eerste = deel.first_page_header
    eerste.is_linked_to_previous = False
    eerste.paragraphs[0].style = "Briefhoofd"
    eerste.paragraphs[0].add_run("{{ afzender.naam }}")
    onder = alinea(eerste, "{{ afzender.loket }}{% for regel in afzender.adres %} · {{ regel }}{% endfor %}", "Briefhoofdregel")
    onder.paragraph_format.space_after = Pt(22)
    lijn(zet(onder._p.get_or_add_pPr(), "w:pBdr"), {"bottom": "12"}, "1F4E79")
    orden(onder._p.pPr, "pPr")
    deel.header.paragraphs[0].style = "Voet"
    deel.header.paragraphs[0].add_run("{{ afzender.naam }} · kenmerk {{ kenmerk }}")
    deel.header.paragraphs[0].paragraph_format.space_after = Pt(10)
    for voet in (deel.first_page_footer, deel.footer):
        p = voet.paragraphs[0]
        p.style = "Voet"
        p.add_run("Bladzijde ")
        veldcode(p, "PAGE")
        p.add_run(" van ")
        veldcode(p, "NUMPAGES")


def opening(doc: Any) -> None:
    stuur(doc, "for regel in geadresseerde")
    alinea(doc, "{{ regel }}", "Adres")
    stuur(doc, "endfor")
    gegevenstabel(doc)
    alinea(doc, "Geachte heer, mevrouw,").paragraph_format.space_before = Pt(16)
    stuur(doc, "if incompleet")
    alinea(doc, "Op {{ ontvangen }} ontvingen wij van u {{ wat }}. Het dossier is nog niet compleet. In deze brief leest u wat wij nog nodig hebben.")
    stuur(doc, "else")
    alinea(
        doc,
        "Op {{ ontvangen }} ontvingen wij van u {{ wat }}. Een deel van het dossier kunnen wij niet lezen. Daarom kunnen wij nog niet zien of het compleet is.",
    )
    stuur(doc, "endif")
    alinea(doc, "Wilt u de aanvulling sturen *uiterlijk op {{ uiterste_datum }}*, {{ hoe_sturen }}? Vermeld daarbij ons kenmerk.")


def per_leerling(doc: Any, lijst: str, kop: str) -> None:
    """Opent een lus over de leerlingen met iets in `lijst`, met hun naam erboven als het er meer zijn."""
    stuur(doc, f"if delen|selectattr('{lijst}')|list")
    alinea(doc, kop, "Heading 1")
    stuur(doc, "endif")
    stuur(doc, f"for deel in delen if deel.{lijst}")
    stuur(doc, "if meer_leerlingen")
    alinea(doc, "{{ deel.kop }}", "Heading 2")
    stuur(doc, "endif")


def vragen(doc: Any) -> None:
    """Per leerling de verplichte punten, per groep."""
    per_leerling(doc, "groepen", "Wat nog ontbreekt")
    stuur(doc, "for groep in deel.groepen")
    alinea(doc, "{{ groep.kop }}", "Heading 3")
    puntentabel(doc, "groep.punten")
    stuur(doc, "endfor")
    stuur(doc, "endfor")


def opnieuw(doc: Any) -> None:
    stuur(doc, "if onleesbaar")
    alinea(doc, "Niet te lezen: stuur opnieuw", "Heading 1")
    alinea(
        doc,
        "{% if onleesbaar|length == 1 %}Dit bestand kunnen wij{% else %}Deze bestanden kunnen wij{% endif %} niet of niet helemaal lezen. "
        "Wat erin staat, telt nu niet mee.",
        bij_volgende=True,
    )
    bestandentabel(doc)
    stuur(doc, "endif")


def niet_verplicht(doc: Any) -> None:
    """Aanbevolen punten en opmerkingen."""
    per_leerling(doc, "aanbevolen", "Aanbevolen, niet verplicht")
    alinea(doc, "Voor een compleet dossier is dit niet nodig. Het helpt de deskundigen wel bij hun advies.", bij_volgende=True)
    puntentabel(doc, "deel.aanbevolen")
    stuur(doc, "endfor")
    per_leerling(doc, "opmerkingen", "Wat ons opviel")
    stuur(doc, "for opmerking in deel.opmerkingen")
    alinea(doc, "{{ opmerking }}")
    stuur(doc, "endfor")
    stuur(doc, "endfor")


def afloop(doc: Any) -> None:
    """Termijnen, vergadering, gevolg, contact en ondertekening."""
    alinea(doc, "Termijn{% if planning %} en vergadering{% endif %}", "Heading 1")
    stuur(doc, "for plan in planning")
    alinea(
        doc,
        "Hebben wij alles {% if plan.leerling %}voor {{ plan.leerling }} {% endif %}voor *{{ plan.voor }}*, dan wordt de aanvraag behandeld in de "
        "vergadering van *{{ plan.vergadering }}*. Komt de aanvulling later, dan schuift de behandeling op naar een volgende vergadering.",
    )
    stuur(doc, "endfor")
    stuur(doc, "if besluit")
    alinea(doc, "{{ rechtsgrond }}")
    stuur(doc, "if beslisdatum")
    alinea(doc, "Zonder deze vraag zouden wij uiterlijk op {{ beslisdatum }} beslissen. Elke dag dat de termijn stilstaat, schuift die datum een dag op.")
    stuur(doc, "endif")
    stuur(doc, "endif")
    with bijeen(doc) as slot:
        alinea(slot, "{{ gevolg }}")
        alinea(
            slot,
            "Lukt het niet om de aanvulling voor de uiterste datum te sturen, of hebt u een vraag? "
            "Neem dan contact op met het {{ afzender.loket }}: {{ contact }}.",
        )
        # Het loket tekent: de 'functie' is hier de naam van het samenwerkingsverband.
        ondertekening(slot)


def verzoek(doc: Any) -> None:
    opening(doc)
    vragen(doc)
    opnieuw(doc)
    niet_verplicht(doc)
    afloop(doc)


def nieuw(naam: str, titel: str, extra: Callable[[Any], None], bouw: Callable[[Any], None]) -> None:
    """Schrijft sjablonen/<naam>.docx in de huisstijl; `extra` maakt eigen stijlen, `bouw` de inhoud."""
    doc = Document()
    stijlen(doc)
    extra(doc)
    kop_en_voet(doc)
    bouw(doc)
    voorbeeldplaatje = next(sleutel for sleutel, rel in doc.part.package.rels.items() if rel.reltype.endswith("/thumbnail"))
    doc.part.package.rels.pop(voorbeeldplaatje)
    eigenschappen = doc.core_properties
    eigenschappen.title, eigenschappen.author, eigenschappen.language, eigenschappen.comments = titel, "", "nl-NL", ""
    eigenschappen.created = eigenschappen.modified = datetime(2026, 1, 1, tzinfo=UTC)
    doc.save(str(MAP / f"{naam}.docx"))


if __name__ == "__main__":
    from maak_besluitsjablonen import maak_alle

    nieuw("verzoek-aanvulling", "Verzoek om aanvulling", lambda doc: None, verzoek)
    maak_alle()
