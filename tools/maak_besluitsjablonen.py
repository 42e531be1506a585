"""De sjablonen na de toets: besluitbrieven, tlv's, adviesformulier en de brief aan ouders. Gemaakt door tools/maak_sjablonen.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from maak_sjablonen import BREEDTE, LIJNKLEUR, alinea, bijeen, gegevenstabel, lijn, maak_stijl, nieuw, ondertekening, orden, rij, stuur, stuurrij, tabel

ETIKET = 5.2


def aanhef(doc: Any, tekst: str = "Geachte heer, mevrouw,") -> None:
    stuur(doc, "for regel in geadresseerde")
    alinea(doc, "{{ regel }}", "Adres")
    stuur(doc, "endfor")
    gegevenstabel(doc)
    alinea(doc, tekst).paragraph_format.space_before = Pt(16)


def alineas(doc: Any, lijst: str) -> None:
    """Een tekst die een mens schreef, alinea voor alinea."""
    stuur(doc, f"for deel in {lijst}")
    alinea(doc, "{{ deel }}")
    stuur(doc, "endfor")


def velden(doc: Any, regels: tuple[tuple[str, str, str], ...], etiket: float = ETIKET) -> None:
    """Een tabel met etiket en waarde; een regel met een voorwaarde verschijnt alleen als die geldt."""
    breedtes = (etiket, BREEDTE - etiket)
    t = tabel(doc, breedtes, lijnen=True)
    for naam, veld, als in regels:
        if als:
            stuurrij(t, breedtes, f"if {als}")
        cellen = rij(t, breedtes, (naam, "{{ " + veld + " }}"), "Gegeven").cells
        cellen[1].paragraphs[0].runs[0].bold = True
        if als:
            stuurrij(t, breedtes, "endif")
    alinea(doc, "", "Tussenruimte")


def opening(doc: Any) -> None:
    alinea(
        doc,
        "Op {{ ontvangen }} ontvingen wij {% if aan_school %}van {{ school.naam }} {% endif %}een aanvraag voor {{ leerling.naam }}"
        "{% if leerling.geboortedatum %}, geboren op {{ leerling.geboortedatum }}{% endif %}. In deze brief leest u wat wij hebben besloten en waarom.",
    )


def motivering(doc: Any, kop: str = "Waarom wij dit besluiten") -> None:
    alinea(doc, kop, "Heading 1")
    alineas(doc, "besluit.motivering")
    stuur(doc, "if besluit.afwijking")
    alinea(doc, "Waarom wij afwijken van onze uitgangspunten", "Heading 2")
    alineas(doc, "besluit.afwijking")
    stuur(doc, "endif")


def adviezen(doc: Any) -> None:
    stuur(doc, "if deskundigen")
    alinea(doc, "Wat de deskundigen adviseren", "Heading 1")
    alinea(doc, "Bij dit besluit hebben wij {{ adviezen_in_woorden }} gebruikt.", bij_volgende=True)
    stuur(doc, "for deskundige in deskundigen")
    alinea(doc, "{{ deskundige.naam }}, {{ deskundige.functie }}, advies van {{ deskundige.datum }}", "Heading 3")
    alineas(doc, "deskundige.advies")
    stuur(doc, "endfor")
    stuur(doc, "endif")


def bezwaar(doc: Any) -> None:
    """De stappen van het werkplan in volgorde, met de bezwaarclausule (Awb 3:45) en de berekende datum; het eind staat in `slot`."""
    with bijeen(doc) as stappen:
        alinea(stappen, "Bent u het niet eens met dit besluit?", "Heading 1")
        alinea(stappen, "De school en {% if volwassen %}de leerling{% else %}de ouder(s)/verzorger(s){% endif %} kunnen dan dit doen, in deze volgorde:")
        for nummer, stap in enumerate(
            (
                "U kunt bij het {{ afzender.loket }} de onderbouwing van het besluit opvragen.",
                "U kunt een gesprek aanvragen met het {{ afzender.loket }}.",
                "Hebt u nieuwe informatie? Dan kunt u het {{ afzender.loket }} vragen om het besluit opnieuw te bekijken.",
                "U kunt bezwaar maken. Hieronder staat hoe dat gaat.",
            ),
            1,
        ):
            alinea(stappen, f"{nummer}.\t{stap}", "Stap")
    alinea(
        doc,
        "U maakt bezwaar bij het bestuur van {{ afzender.naam }}, binnen {{ bezwaar.weken }} weken na de dag waarop deze brief is verzonden. "
        "Zorg dat uw bezwaarschrift *uiterlijk op {{ bezwaar.uiterlijk }}* is verstuurd. De eerste drie stappen verlengen die termijn niet. "
        "Stuur het bezwaarschrift naar {{ bezwaar.adres }}.",
    ).paragraph_format.space_before = Pt(3)


BEZWAARSCHRIFT = (
    "Zet in het bezwaarschrift uw naam en adres, de datum, over welk besluit het gaat (ons kenmerk) en waarom u het er niet mee eens bent. "
    "Zet er uw handtekening onder.{% if bezwaar.advies %} {{ bezwaar.advies }}{% endif %}"
)


def grondslag(doc: Any) -> None:
    stuur(doc, "if grondslag")
    alinea(doc, "{{ grondslag }}")
    stuur(doc, "endif")


def slot(doc: Any, *laatste: str, bijlage: bool = False) -> None:
    """De laatste alinea's met de ondertekening in een vak: zo staat die nooit alleen op een blad."""
    with bijeen(doc) as vak_:
        for tekst in laatste:
            alinea(vak_, tekst)
        alinea(vak_, "Hebt u een vraag? Neem dan contact op met het {{ afzender.loket }}: {{ contact }}.").paragraph_format.space_before = Pt(8)
        ondertekening(vak_, mandaat=True)
        alinea(vak_, "{{ afzender.naam }}", "Adres")
        if bijlage:
            stuur(vak_, "if bijlage")
            alinea(vak_, "Bijlage: {{ bijlage }}", "Adres").paragraph_format.space_before = Pt(12)
            stuur(vak_, "endif")


INHOUD = (
    ("Ingangsdatum", "besluit.ingang", "besluit.ingang"),
    ("Geldig tot en met", "besluit.einddatum", "besluit.einddatum"),
    ("Bekostigingscategorie", "besluit.categorie", "besluit.categorie"),
    ("Nummer", "tlv.nummer", "tlv.nummer"),
)


def toekenning(doc: Any) -> None:
    aanhef(doc)
    opening(doc)
    alinea(doc, "Ons besluit", "Heading 1")
    alinea(doc, "Wij kennen {{ besluit.product }} toe voor *{{ leerling.naam }}*.", bij_volgende=True)
    velden(doc, INHOUD)
    grondslag(doc)
    motivering(doc)
    adviezen(doc)
    alinea(doc, "Wat er nu gebeurt", "Heading 1")
    alinea(doc, "{{ besluit.vervolg }}")
    bezwaar(doc)
    slot(doc, BEZWAARSCHRIFT, bijlage=True)


def arrangement(doc: Any) -> None:
    toekenning(doc)


def afwijzing(doc: Any) -> None:
    aanhef(doc)
    opening(doc)
    alinea(doc, "Ons besluit", "Heading 1")
    alinea(doc, "Wij wijzen de aanvraag af. Voor *{{ leerling.naam }}* kennen wij {{ besluit.product }} niet toe.")
    grondslag(doc)
    motivering(doc)
    adviezen(doc)
    alinea(doc, "Wat u nu kunt doen", "Heading 1")
    stuur(doc, "if alleen_school")
    alinea(
        doc,
        "Deze brief sturen wij alleen naar uw school. Zo kunt u het besluit eerst zelf lezen en "
        "{% if volwassen %}de leerling{% else %}de ouder(s)/verzorger(s){% endif %} op een goed moment inlichten. "
        "Bespreek daarna samen wat de volgende stap is. {% if volwassen %}Ook de leerling kan bezwaar maken. De termijn daarvoor begint als wij het "
        "besluit aan de leerling hebben gestuurd. Laat ons daarom weten wanneer u met de leerling gesproken hebt.{% else %}Ook de "
        "ouder(s)/verzorger(s) kunnen bezwaar maken. Hun termijn begint als wij het besluit aan hen hebben gestuurd. "
        "Laat ons daarom weten wanneer u met hen gesproken hebt.{% endif %}",
    )
    stuur(doc, "else")
    alinea(doc, "Bespreek met elkaar wat de volgende stap is. Het {{ afzender.loket }} denkt daar graag over mee.")
    stuur(doc, "endif")
    bezwaar(doc)
    slot(doc, BEZWAARSCHRIFT)


def buiten_behandeling(doc: Any) -> None:
    aanhef(doc)
    opening(doc)
    alinea(doc, "Ons besluit", "Heading 1")
    alinea(
        doc,
        "Wij behandelen de aanvraag voor *{{ leerling.naam }}* niet.{% if aanvullen_tot %} Wij hebben u gevraagd om de aanvraag "
        "uiterlijk op {{ aanvullen_tot }} "
        "aan te vullen.{% endif %} De aanvraag is nog niet compleet. Daarom laten wij de aanvraag buiten behandeling. Dat doen wij op grond van "
        "artikel 4:5 van de Algemene wet bestuursrecht (Awb).",
    )
    stuur(doc, "if ontbreekt")
    alinea(doc, "Wat er ontbreekt", "Heading 1")
    stuur(doc, "for punt in ontbreekt")
    alinea(doc, "•\t{{ punt }}", "Opsomming")
    stuur(doc, "endfor")
    stuur(doc, "endif")
    motivering(doc)
    alinea(doc, "Wat u nu kunt doen", "Heading 1")
    alinea(doc, "U kunt op elk moment een nieuwe aanvraag doen. Stuur dan alle stukken opnieuw mee.")
    bezwaar(doc)
    slot(doc, BEZWAARSCHRIFT)


def aanhouding(doc: Any) -> None:
    aanhef(doc)
    alinea(doc, "Op {{ ontvangen }} ontvingen wij een aanvraag voor {{ leerling.naam }}. Wij hebben de aanvraag besproken en nog niet besloten.")
    alinea(doc, "Waarom wij nog niet besluiten", "Heading 1")
    alineas(doc, "besluit.motivering")
    slot(
        doc,
        "{% if uiterste_besluit %}Wij streven ernaar uiterlijk op {{ uiterste_besluit }} te besluiten. {% endif %}"
        "Zodra wij hebben besloten, krijgt u daarover een brief.",
    )


def intrekking(doc: Any) -> None:
    aanhef(doc)
    alinea(
        doc,
        "{% if eerder.datum %}Op {{ eerder.datum }} namen wij een besluit over de aanvraag voor {{ leerling.naam }}.{% else "
        "%}Wij namen eerder een besluit over "
        "de aanvraag voor {{ leerling.naam }}.{% endif %} In deze brief leest u dat wij dat besluit intrekken en waarom.",
    )
    alinea(doc, "Ons besluit", "Heading 1")
    alinea(
        doc,
        "Wij trekken het besluit in met ingang van *{{ besluit.datum }}*.{% if eerder.nummer %} De toelaatbaarheidsverklaring met nummer {{ eerder.nummer }} "
        "vervalt en mag niet meer gebruikt worden.{% endif %}",
    )
    motivering(doc)
    bezwaar(doc)
    slot(doc, BEZWAARSCHRIFT)


def verklaring(titel: str, zin: str, *, nummer: bool, categorie: bool) -> Callable[[Any], None]:
    """Een tlv of aanwijzing op een bladzijde."""

    def bouw(doc: Any) -> None:
        alinea(doc, titel, "Titel")
        alinea(doc, zin)
        alinea(doc, "Leerling", "Heading 1")
        velden(
            doc,
            (
                ("Naam", "leerling.naam", ""),
                ("Geboortedatum", "leerling.geboortedatum", ""),
                ("Adres", "leerling.straat", "leerling.straat"),
                ("Postcode en woonplaats", "leerling.woonplaats", "leerling.woonplaats"),
                ("Burgerservicenummer", "leerling.bsn", "leerling.bsn"),
                ("Aangevraagd door", "school.naam", ""),
            ),
        )
        alinea(doc, "Verklaring", "Heading 1")
        regels = [("Ingangsdatum", "besluit.ingang", ""), ("Geldig tot en met", "besluit.einddatum", "" if nummer else "besluit.einddatum")]
        if nummer:
            regels.insert(0, ("Nummer", "tlv.nummer", ""))
        if categorie:
            regels += [("Bekostigingscategorie", "besluit.categorie", ""), ("Code in BRON", "besluit.categorie_code", "")]
        regels += [("Datum van afgifte", "besluit.datum", ""), ("Samenwerkingsverband", "afzender.volledig", "")]
        velden(doc, tuple(regels))
        grondslag(doc)
        alinea(doc, "Ondertekening", "Heading 1")
        alinea(doc, "{{ plaats_en_datum }}", "Adres", bij_volgende=True)
        stuur(doc, "if mandaat")
        alinea(doc, "{{ namens }},", "Adres", bij_volgende=True)
        stuur(doc, "endif")
        alinea(doc, "{{ ondertekenaar.naam }}", "Adres", bij_volgende=True).paragraph_format.space_before = Pt(42)
        alinea(doc, "{{ ondertekenaar.functie }}", "Adres", bij_volgende=True)
        alinea(doc, "{{ afzender.naam }}", "Adres")

    return bouw


def ouders(doc: Any) -> None:
    """Gewone taal (B1): korte zinnen, geen wetsartikelen."""
    aanhef(doc, "Beste ouder(s)/verzorger(s) van {{ leerling.naam }},")
    stuur(doc, "if strekking == 'toekennen'")
    alinea(
        doc,
        "De school ({{ school.naam }}) vroeg ons om extra hulp voor {{ leerling.naam }}. Wij hebben ja gezegd. {{ leerling.naam }} {{ besluit.gewoon }}.",
    )
    alinea(doc, "Dit geldt vanaf *{{ besluit.ingang }}*{% if besluit.einddatum %}, tot en met *{{ besluit.einddatum }}*{% endif %}.")
    stuur(doc, "elif strekking == 'afwijzen'")
    alinea(
        doc,
        "De school ({{ school.naam }}) vroeg ons om extra hulp voor {{ leerling.naam }}. Het gaat om {{ besluit.product }}. Wij hebben nee gezegd. "
        "In deze brief leest u waarom, en wat u kunt doen.",
    )
    stuur(doc, "elif strekking == 'buiten-behandeling'")
    alinea(
        doc,
        "De school ({{ school.naam }}) deed bij ons een aanvraag voor {{ leerling.naam }}. Er misten stukken. Die hebben wij "
        "niet op tijd gekregen. Daarom kunnen wij de "
        "aanvraag niet bekijken. De school kan een nieuwe aanvraag doen.",
    )
    stuur(doc, "else")
    alinea(doc, "Wij namen eerder een besluit over {{ leerling.naam }}. Dat besluit geldt niet meer vanaf *{{ besluit.datum }}*. In deze brief leest u waarom.")
    stuur(doc, "endif")
    alinea(doc, "Waarom?", "Heading 1")
    alineas(doc, "besluit.motivering")
    stuur(doc, "if deskundigen")
    alinea(
        doc,
        "Deskundigen hebben ons advies gegeven. {% if strekking == 'toekennen' %}Hun advies staat in de brief met het "
        "besluit.{% else %}U mag hun advies lezen. "
        "Vraag ons erom.{% endif %}",
    )
    stuur(doc, "endif")
    alinea(doc, "Bent u het er niet mee eens?", "Heading 1")
    alinea(doc, "Bel ons gerust. Wij leggen het besluit graag uit. U kunt ook een gesprek met ons vragen, of ons nieuwe informatie geven.")
    with bijeen(doc) as vak_:
        alinea(
            vak_,
            "U kunt ook bezwaar maken. Dat is een brief waarin u schrijft waarom u het er niet mee eens bent. Stuur die brief "
            "{% if alleen_school %}binnen {{ bezwaar.weken }} weken nadat wij u deze brief hebben gestuurd{% else %}"
            "*uiterlijk op {{ bezwaar.uiterlijk }}*{% endif %} naar {{ bezwaar.adres }}. "
            "Zet in de brief uw naam, uw adres, de datum, ons kenmerk ({{ kenmerk }}) en uw handtekening."
            "{% if bezwaar.advies %} {{ bezwaar.advies }}{% endif %}",
        )
        alinea(vak_, "Hebt u een vraag? Bel of mail het {{ afzender.loket }}: {{ contact }}.")
        ondertekening(vak_)
        alinea(vak_, "{{ afzender.naam }}", "Adres")


def adviesformulier(doc: Any) -> None:
    """De zes stappen met wat er in het dossier gevonden is, en ruimte om te schrijven."""
    alinea(doc, "Adviesformulier deskundige", "Titel")
    velden(
        doc,
        (
            ("Leerling", "leerling.naam", ""),
            ("Geboortedatum", "leerling.geboortedatum", "leerling.geboortedatum"),
            ("School", "school.naam", "school.naam"),
            ("Aanvraag", "aanvraag", ""),
            ("Kenmerk", "kenmerk", ""),
            ("Oordeel over het dossier", "oordeel", ""),
            ("Vergadering", "vergadering", "vergadering"),
        ),
    )
    alinea(
        doc,
        "Wat bij elke stap staat, heeft het programma in de stukken gevonden. Kijk het na in het stuk zelf. Elke deskundige vult een eigen formulier in.",
    )
    stuur(doc, "for stap in stappen")
    alinea(doc, "{{ stap.kop }}", "Heading 1")
    stuur(doc, "if stap.punten")
    breedtes = (2.6, BREEDTE - 2.6)
    t = tabel(doc, breedtes, lijnen=True)
    stuurrij(t, breedtes, "for punt in stap.punten")
    cellen = rij(t, breedtes, ("{{ punt.status }}", "{{ punt.tekst }}"), "Puntregel").cells
    cellen[0].paragraphs[0].runs[0].bold = True
    stuur(cellen[1], "for plek in punt.plekken")
    alinea(cellen[1], "{{ plek }}", "Bewijs")
    stuur(cellen[1], "endfor")
    stuurrij(t, breedtes, "endfor")
    alinea(doc, "", "Tussenruimte")
    stuur(doc, "else")
    alinea(doc, "Bij deze stap is in het dossier niets getoetst.", "Puntregel")
    stuur(doc, "endif")
    stuur(doc, "for voorstel in stap.voorstellen")
    alinea(doc, "Voorstel volgens het werkplan: {{ voorstel }}", "Puntregel")
    stuur(doc, "endfor")
    vak(doc, "Uw advies bij stap {{ loop.index }}", 2.4)
    stuur(doc, "endfor")
    with bijeen(doc) as einde:
        alinea(einde, "Advies", "Heading 1")
        vak(einde, "Uw advies aan de directeur-bestuurder, met motivering", 5)
        velden_leeg(einde, ("Naam", "Functie", "Werkt bij", "Datum van het advies", "Handtekening"))
        alinea(einde, "", "Eindregel")


def vak(doc: Any, etiket: str, hoogte: float) -> None:
    """Een omlijnd vak om in te schrijven."""
    t = tabel(doc, (BREEDTE,), lijnen=True)
    randen = t._tbl.tblPr.find(qn("w:tblBorders"))
    lijn(randen, {"left": "4", "right": "4"}, LIJNKLEUR)
    orden(randen, "tblBorders")
    rij_ = rij(t, (BREEDTE,), (etiket,), "Bewijs")
    rij_.height = Cm(hoogte)
    opmaak = rij_.cells[0].paragraphs[0].paragraph_format
    opmaak.space_before, opmaak.left_indent = Pt(4), Cm(0.2)
    alinea(doc, "", "Tussenruimte")


def velden_leeg(doc: Any, etiketten: tuple[str, ...]) -> None:
    breedtes = (ETIKET, BREEDTE - ETIKET)
    t = tabel(doc, breedtes, lijnen=True)
    for etiket in etiketten:
        r = rij(t, breedtes, (etiket, ""), "Gegeven")
        r.height = Cm(1.6 if etiket == "Handtekening" else 0.8)


TLV = "Het samenwerkingsverband verklaart dat deze leerling toelaatbaar is tot {}."
SJABLONEN: dict[str, tuple[str, Callable[[Any], None]]] = {
    "besluit-toekenning": ("Besluit toekenning", toekenning),
    "besluit-arrangement": ("Besluit arrangement", arrangement),
    "besluit-afwijzing": ("Besluit afwijzing", afwijzing),
    "buiten-behandeling": ("Besluit buiten behandeling", buiten_behandeling),
    "bericht-aanhouding": ("Bericht van aanhouding", aanhouding),
    "besluit-intrekking": ("Besluit intrekking", intrekking),
    "tlv-vso": (
        "Toelaatbaarheidsverklaring vso",
        verklaring("Toelaatbaarheidsverklaring voortgezet speciaal onderwijs", TLV.format("het voortgezet speciaal onderwijs"), nummer=True, categorie=True),
    ),
    "tlv-pro": (
        "Toelaatbaarheidsverklaring pro",
        verklaring("Toelaatbaarheidsverklaring praktijkonderwijs", TLV.format("het praktijkonderwijs"), nummer=True, categorie=False),
    ),
    "aanwijzing-lwoo": (
        "Aanwijzing lwoo",
        verklaring(
            "Aanwijzing leerwegondersteunend onderwijs",
            "Het samenwerkingsverband verklaart dat deze leerling is aangewezen op leerwegondersteunend onderwijs (lwoo).",
            nummer=False,
            categorie=False,
        ),
    ),
    "brief-ouders": ("Brief aan ouders", ouders),
    "adviesformulier": ("Adviesformulier", adviesformulier),
}


def extra_stijlen(doc: Any) -> None:
    maak_stijl(doc, "Titel", grootte=16, vet=True, voor=0, na=10).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    maak_stijl(doc, "Tussenruimte", grootte=4, na=2)
    maak_stijl(doc, "Bewijs", grootte=8.5, na=1)
    for naam in ("Stap", "Opsomming"):
        opmaak = maak_stijl(doc, naam, na=3).paragraph_format
        opmaak.left_indent, opmaak.first_line_indent = Cm(0.7), Cm(-0.7)
        opmaak.tab_stops.add_tab_stop(Cm(0.7))


def maak_alle() -> None:
    for naam, (titel, bouw) in SJABLONEN.items():
        nieuw(naam, titel, extra_stijlen, bouw)
