"""Word lezen: van alinea's, tabellen, vakjes en invulvelden naar blokken."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from dossiercheck.begrippen import Alinea, Beeld, Blok, Gelezen, Keuzegroep, Kop, Probleemsoort, Tabel, Uitkomst, Veld, Wijze
from tests.maak_word import NS, W, cel, lees, maak, p, plaatje, r, relatie, sdt, tabel, vakje

PLC = "<w:showingPlcHdr/>"


@pytest.fixture
def blokken(tmp_path: Path) -> Any:
    """Leest een body en geeft de blokken."""

    def _lees(inhoud: str, **kw: Any) -> tuple[Blok, ...]:
        return lees(maak(tmp_path, inhoud, **kw)).blokken

    return _lees


def velden(blokken: tuple[Blok, ...]) -> dict[str, str]:
    return {b.etiket: b.waarde for b in blokken if isinstance(b, Veld)}


def keuzes(blokken: tuple[Blok, ...]) -> list[tuple[str, list[tuple[str, bool | None]]]]:
    return [(b.vraag, [(k.tekst, k.aan) for k in b.keuzes]) for b in blokken if isinstance(b, Keuzegroep)]


def teksten(blokken: tuple[Blok, ...]) -> list[str]:
    return [b.tekst for b in blokken if isinstance(b, Alinea)]


def meldingen(gelezen: Gelezen) -> str:
    return " ".join(probleem.tekst for probleem in gelezen.problemen)


# --- koppen en alinea's ---


def test_koppen_alineas_en_plek(blokken: Any) -> None:
    b = blokken(p("OPP", stijl="Kop1") + p("Beeld", stijl="Kop2") + p() + p("Zij leest graag."))
    assert [(x.tekst, x.niveau) for x in b if isinstance(x, Kop)] == [("OPP", 1), ("Beeld", 2)]
    assert b[2].tekst == "Zij leest graag." and b[2].plek.alinea == 4 and b[2].plek.pagina is None


def test_korte_vette_alinea_is_kop_zin_niet(blokken: Any) -> None:
    b = blokken(p(r("Zienswijze van de ouders", "b")) + p(r("Dit is een vette zin die gewoon tekst blijft.", "b")))
    assert isinstance(b[0], Kop) and isinstance(b[1], Alinea)


def test_opgeslagen_bladzijden(blokken: Any) -> None:
    b = blokken(p("een") + p('<w:r><w:br w:type="page"/></w:r>') + p("<w:r><w:lastRenderedPageBreak/><w:t>twee</w:t></w:r>"))
    assert [x.plek.pagina for x in b] == [1, 2]


def test_aantal_bladzijden_uit_eigenschappen(tmp_path: Path) -> None:
    app = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>7</Pages></Properties>'
    gelezen = lees(maak(tmp_path, p("tekst"), {"docProps/app.xml": app}))
    assert (gelezen.paginas, gelezen.wijze, gelezen.uitkomst) == (7, Wijze.WORD, Uitkomst.GELEZEN)


# --- velden ---


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        (p("Naam leerling: Noor Smit"), {"Naam leerling": "Noor Smit"}),
        (p("Geboortedatum:") + p("Klas: 2b"), {"Geboortedatum": "", "Klas": "2b"}),
        (p("Naam", "<w:r><w:tab/></w:r>", "Noor Smit"), {"Naam": "Noor Smit"}),
        (p(r("Naam leerling ", "b"), "Noor Smit"), {"Naam leerling": "Noor Smit"}),
        (p("Naam: Noor      Geboren: 3-4-2012"), {"Naam": "Noor", "Geboren": "3-4-2012"}),
        (p("Datum: ______ Plaats: Epe"), {"Datum": "", "Plaats": "Epe"}),
        (p("Datum: ..-..-20.."), {"Datum": ""}),
        (p("Handtekening ________", "<w:r><w:tab/></w:r>", "Datum ______"), {"Handtekening": "", "Datum": ""}),
        (p("Datum: ______") + p("Wij zijn akkoord."), {"Datum": ""}),
        (p("Naam: Noor", "<w:r><w:br/></w:r>", "Klas: 2b"), {"Naam": "Noor", "Klas": "2b"}),
        (p("Zienswijze ouders:") + p("Wij zijn het ermee eens."), {"Zienswijze ouders": "Wij zijn het ermee eens."}),
        (p("Adres:") + p("Dorpsstraat 1") + p("1234 AB Epe"), {"Adres": "Dorpsstraat 1 1234 AB Epe"}),
        (p("Met wie is overlegd: met mevrouw Bos van de vso-school"), {"Met wie is overlegd": "met mevrouw Bos van de vso-school"}),
    ],
)
def test_velden_in_alineas(blokken: Any, inhoud: str, verwacht: dict[str, str]) -> None:
    assert velden(blokken(inhoud)) == verwacht


@pytest.mark.parametrize(
    "zin",
    [
        "Op 12 mei is besproken: het plan gaat door en de ouders zijn het eens met het vervolg.",
        "Het beeld is wisselend: soms lukt het goed. Soms loopt hij weg uit de les en komt hij niet terug.",
        "Wat is geboden: wie, wat en hoe lang?",
    ],
)
def test_zin_met_dubbelpunt_blijft_tekst(blokken: Any, zin: str) -> None:
    assert teksten(blokken(p(zin))) == [zin]


def test_etiket_met_witregel_eronder_is_geen_leeg_veld(blokken: Any) -> None:
    b = blokken(p("Zienswijze ouders:") + p() + p("Met vriendelijke groet,"))
    assert velden(b) == {}


@pytest.mark.parametrize("vet", ["**", ""])
def test_tabel_met_twee_kolommen(blokken: Any, vet: str) -> None:
    b = blokken(tabel([f"{vet}Naam{vet}", "Noor Smit"], [f"{vet}BSN{vet}", ""], [f"{vet}Klas{vet}", "2b"]))
    assert velden(b) == {"Naam": "Noor Smit", "BSN": "", "Klas": "2b"}


@pytest.mark.parametrize("vet", ["**", ""])
def test_tabel_met_vier_kolommen_etiket_waarde(blokken: Any, vet: str) -> None:
    b = blokken(tabel([f"{vet}Naam{vet}", "Noor Smit", f"{vet}Geboren{vet}", "3-4-2012"], [f"{vet}School{vet}", "Het Veld", f"{vet}Klas{vet}", "2b"]))
    assert velden(b) == {"Naam": "Noor Smit", "Geboren": "3-4-2012", "School": "Het Veld", "Klas": "2b"}


def test_kolom_met_vraag_en_antwoord_eronder(blokken: Any) -> None:
    b = blokken(tabel(["**Wat is er gedaan?**"], ["Er kwam een coach."], ["**Wat was het effect?**"], [""]))
    assert velden(b) == {"Wat is er gedaan?": "Er kwam een coach.", "Wat was het effect?": ""}


def test_cel_met_etiketregel_en_waarde(blokken: Any) -> None:
    gevuld = cel(p(r("a. Basis: wat is geboden?", "b")) + p("Coach: twee keer per week."))
    leeg = cel(p(r("b. Extra: wat is geboden?", "b")) + p())
    b = blokken(tabel([gevuld]) + p() + tabel([leeg]))
    assert velden(b) == {"a. Basis: wat is geboden?": "Coach: twee keer per week.", "b. Extra: wat is geboden?": ""}


def test_voorgedrukte_etiketten_zijn_geen_antwoord(blokken: Any) -> None:
    in_cel = cel(p(r("Wat is er gedaan?", "b")) + p("Wie: ", ff("<w:textInput/>"), " Wanneer: ", ff("<w:textInput/>")))
    b = blokken(tabel(["Adres", "Straat: Plaats:"]) + p() + tabel([in_cel]))
    assert velden(b)["Adres"] == "" and velden(b)["Wat is er gedaan?"] == ""


def test_leeg_formulier_met_vier_kolommen(blokken: Any) -> None:
    b = blokken(tabel(["Naam", cel("<w:p/>", 3)], ["Postcode", "", "Plaats", ""]))
    assert velden(b) == {"Naam": "", "Postcode": "", "Plaats": ""}


def test_volgnummers_en_koppen_over_de_volle_breedte(blokken: Any) -> None:
    b = blokken(tabel([cel(p(r("Gegevens", "b")), 3)], ["1", "Naam", "Noor"], ["2", "Klas", "2b"]))
    assert isinstance(b[0], Kop)
    assert velden(b) == {"1 Naam": "Noor", "2 Klas": "2b"}


def test_samengevoegde_eerste_kolom(blokken: Any) -> None:
    b = blokken(
        tabel([cel("Ouder 1", eigenschappen='<w:vMerge w:val="restart"/>'), "Naam", "K. Smit"], [cel("<w:p/>", eigenschappen="<w:vMerge/>"), "Datum", ""])
    )
    assert velden(b) == {"Ouder 1 Naam": "K. Smit", "Ouder 1 Datum": ""}


# --- inhoudsbesturing en formuliervelden ---


def test_inhoudsbesturing_op_elk_niveau(blokken: Any) -> None:
    run = tabel(["Naam", cel(p(sdt(r("Noor Smit"))))])
    alinea = tabel(["Klas", cel(sdt(p("2b")))])
    cel_ = f"<w:tbl><w:tr>{cel('School')}{sdt(cel('Het Veld'))}</w:tr></w:tbl>"
    rij = "<w:tbl>" + sdt(f"<w:tr>{cel('Plaats')}{cel('Epe')}</w:tr>") + "</w:tbl>"
    b = blokken(run + p() + alinea + p() + cel_ + p() + rij)
    assert velden(b) == {"Naam": "Noor Smit", "Klas": "2b", "School": "Het Veld", "Plaats": "Epe"}


@pytest.mark.parametrize("inhoud", [sdt(r("Typ de naam"), PLC), sdt(r("Klik of tik om tekst in te voeren.")), sdt(r("Kies een item."))])
def test_begintoestand_is_leeg(blokken: Any, inhoud: str) -> None:
    assert velden(blokken(p("Naam: ", inhoud) + tabel(["Klas", cel(p(inhoud))]))) == {"Naam": "", "Klas": ""}


def test_naam_van_het_invulveld_als_er_geen_etiket_is(blokken: Any) -> None:
    assert velden(blokken(p(sdt(r("Noor Smit"), '<w:alias w:val="Naam leerling"/><w:tag w:val="nm"/>')))) == {"Naam leerling": "Noor Smit"}


def test_etiketten_voor_invulvelden_op_een_regel(blokken: Any) -> None:
    assert velden(blokken(p("Naam ", sdt(r("Noor")), " Klas ", sdt(r("2b"))))) == {"Naam": "Noor", "Klas": "2b"}


def ff(data: str, uitkomst: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORM </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(uitkomst) if uitkomst else ""}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_oude_formuliervelden(blokken: Any) -> None:
    lijst = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="vmbo"/><w:listEntry w:val="havo"/></w:ddList>'
    b = blokken(p("Naam: ", ff("<w:textInput/>", "Noor")) + p("BSN: ", ff("<w:textInput/>", "\u2002\u2002\u2002")) + p("Niveau: ", ff(lijst)))
    assert velden(b) == {"Naam": "Noor", "BSN": "", "Niveau": "havo"}


# --- keuzes ---

_AAN = ff("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>")
_UIT = ff("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>")


@pytest.mark.parametrize(
    "delen",
    [
        ("Besproken ", vakje(True), " ja  ", vakje(False), " nee"),
        ("Besproken ", _AAN, " ja  ", _UIT, " nee"),
        ("Besproken ", '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', " ja ", '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', " nee"),
        ("Besproken ", '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', " ja ", '<w:r><w:sym w:font="Wingdings" w:char="F06F"/></w:r>', " nee"),
        ("Besproken ", '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>þ</w:t></w:r>', " ja ☐ nee"),
        ("Besproken: ☒ ja ☐ nee",),
        ("Besproken: ☑ ja □ nee",),
        ("Besproken: ⦿ ja ○ nee",),
        ("Besproken: ● ja ○ nee",),
        ("Besproken: [x] ja [ ] nee",),
        ("Besproken: (x) ja ( ) nee",),
        ("Besproken: __X__ ja ____ nee",),
        ("Besproken: ja ☒ nee ☐",),
        ("Besproken: ja / ", r("nee", "strike")),
        ("Besproken ja / ", r("nee", "dstrike"), "*"),
        ("Besproken: ", r("ja", "b"), " / ", r("nee", "strike")),
    ],
)
def test_keuze_ja(blokken: Any, delen: tuple[str, ...]) -> None:
    assert keuzes(blokken(p(*delen))) == [("Besproken", [("ja", True), ("nee", False)])]


def test_doorgehaald_ja_kiest_nee(blokken: Any) -> None:
    assert keuzes(blokken(p("Besproken met ouders: ", r("ja", "strike"), " / nee"))) == [("Besproken met ouders", [("ja", False), ("nee", True)])]


def test_open_ja_nee_is_niet_gekozen(blokken: Any) -> None:
    assert keuzes(blokken(p("Besproken: ja / nee"))) == [("Besproken", [("ja", False), ("nee", False)])]
    assert keuzes(blokken(p("Besproken: ", '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>ja</w:t></w:r>', " / nee"))) == [
        ("Besproken", [("ja", None), ("nee", None)])
    ]


def test_vraag_uit_vorige_alinea_en_regels_onder_elkaar(blokken: Any) -> None:
    b = blokken(p("Welke bijlagen zijn er?") + p("☒ het plan") + p("☐ de zienswijze") + p("☒ anders, namelijk: een brief"))
    assert keuzes(b) == [("Welke bijlagen zijn er?", [("het plan", True), ("de zienswijze", False), ("anders, namelijk: een brief", True)])]


def test_lege_haken_vooraan_zijn_vakjes(blokken: Any) -> None:
    b = blokken(p("Uren:") + p("( ) 16 uur") + p("(x) 20 uur") + p("( ) 25 uur"))
    assert keuzes(b) == [("Uren", [("16 uur", False), ("20 uur", True), ("25 uur", False)])]


def test_etiket_boven_vakjes_is_geen_leeg_veld(blokken: Any) -> None:
    b = blokken(p("Geëvalueerd met ouders:") + p("☐ ja ☒ nee"))
    assert velden(b) == {} and keuzes(b) == [("Geëvalueerd met ouders", [("ja", False), ("nee", True)])]


def test_keuzes_in_cellen(blokken: Any) -> None:
    een = tabel(["**Besproken**", cel(p("☒ ja   ☐ nee"))], ["**Naam**", "Noor"])
    los = tabel(["Besproken", "☒ ja", "☐ nee"])
    naast = tabel(["☐", "het plan"], ["☒", "de zienswijze"])
    verwacht = ("Besproken", [("ja", True), ("nee", False)])
    assert keuzes(blokken(een)) == [verwacht]
    assert keuzes(blokken(los)) == [verwacht]
    assert keuzes(blokken(p("Bijgevoegd:") + naast)) == [("Bijgevoegd", [("het plan", False), ("de zienswijze", True)])]


@pytest.mark.parametrize(("aan", "uit"), [("x", ""), ("☒", "☐"), ("X", "")])
def test_kruisjes_onder_kolomnamen(blokken: Any, aan: str, uit: str) -> None:
    b = blokken(tabel(["**Onderdeel**", "**ja**", "**nee**"], ["Met ouders", aan, uit], ["Met leerling", uit, aan]))
    assert keuzes(b) == [("Met ouders", [("ja", True), ("nee", False)]), ("Met leerling", [("ja", False), ("nee", True)])]


def test_opsommingsteken_is_geen_vakje(blokken: Any) -> None:
    b = blokken(p("● leest graag") + p("● tekent veel"))
    assert keuzes(b) == [] and len(teksten(b)) == 2


# --- tabellen ---


@pytest.mark.parametrize("vet", ["**", ""])
def test_gegevenstabel(blokken: Any, vet: str) -> None:
    b = blokken(
        tabel(
            [f"{vet}{k}{vet}" for k in ("Doel", "Aanpak", "Evaluatie", "Stand")],
            ["Noor vraagt hulp", "kaart op tafel", "gaat goed", "behaald"],
            ["", "", "", ""],
        )
    )
    (t,) = b
    assert isinstance(t, Tabel) and t.koppen == ("Doel", "Aanpak", "Evaluatie", "Stand")
    assert [[c.tekst for c in rij] for rij in t.rijen] == [["Noor vraagt hulp", "kaart op tafel", "gaat goed", "behaald"]]


def test_tabel_met_twee_vette_kolomnamen(blokken: Any) -> None:
    (t,) = blokken(tabel(["**Datum**", "**Aantekening**"], ["1-2-2026", "gesprek"], ["3-2-2026", "telefoon"]))
    assert isinstance(t, Tabel) and t.koppen == ("Datum", "Aantekening") and len(t.rijen) == 2


def test_handtekeningtabel(blokken: Any) -> None:
    rijen = [["School", "K. Bos", "1-2-2026", cel(p(plaatje()))], ["Ouder", "", "", cel("<w:p/>")], ["Leerling", "Noor", "", cel(p("w.g. Noor"))]]
    (t,) = blokken(tabel(["Rol", "Naam", "Datum", "Handtekening"], *rijen))
    assert isinstance(t, Tabel) and t.koppen[3] == "Handtekening"
    assert [(rij[3].tekst, rij[3].beeld) for rij in t.rijen] == [("", True), ("", False), ("w.g. Noor", False)]


@pytest.mark.parametrize("vet", ["**", ""])
def test_lege_handtekeningtabel_houdt_zijn_koppen(blokken: Any, vet: str) -> None:
    koppen = ("Rol", "Naam", "Datum", "Handtekening")
    (t,) = blokken(tabel([f"{vet}{k}{vet}" for k in koppen], ["School", "", "", ""], ["Ouder", "", "", ""]))
    assert isinstance(t, Tabel) and t.koppen == koppen and len(t.rijen) == 2


def test_handtekening_als_veld(blokken: Any) -> None:
    b = blokken(tabel(["Naam", "K. Bos"], ["Handtekening", cel(p(plaatje()))]) + p("Handtekening ouder:") + p(plaatje()))
    assert [(x.etiket, x.beeld) for x in b if isinstance(x, Veld)] == [("Naam", False), ("Handtekening", True), ("Handtekening ouder", True)]


@pytest.mark.parametrize(
    ("tekening", "verwacht"),
    [
        (plaatje(), True),
        (plaatje(hoog=12_000), False),
        ("<w:r><w14:contentPart/></w:r>", True),
        ("<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>", True),
        ("<w:r><w:pict><v:shape><v:imagedata/><o:signatureline/></v:shape></w:pict></w:r>", None),
        ("<w:r><w:pict><v:line/></w:pict></w:r>", False),
        (sdt(plaatje(), PLC + "<w:picture/>"), False),
    ],
)
def test_wat_een_handtekening_kan_zijn(blokken: Any, tekening: str, verwacht: bool | None) -> None:
    (t,) = blokken(tabel(["**Rol**", "**Naam**", "**Handtekening**"], ["School", "K. Bos", cel(p(tekening))]))
    assert isinstance(t, Tabel) and t.rijen[0][2].beeld is verwacht


def test_losse_afbeelding_in_leesvolgorde(blokken: Any) -> None:
    b = blokken(p("Met groet,") + p(plaatje()) + p("K. Bos"))
    assert [type(x) for x in b] == [Alinea, Beeld, Alinea]


def test_geneste_tabel_is_opmaak(blokken: Any) -> None:
    assert velden(blokken(tabel([cel(tabel(["Naam", "Noor"], ["Klas", "2b"]) + "<w:p/>"), cel(p("Datum: 3-4-2026"))]))) == {
        "Naam": "Noor",
        "Klas": "2b",
        "Datum": "3-4-2026",
    }


# --- wat niet meetelt ---


def test_wijzigingen(tmp_path: Path) -> None:
    inhoud = p(
        "De ouders zijn ", f"<w:ins>{r('akkoord')}</w:ins>", f"<w:del><w:r><w:delText>tegen</w:delText></w:r></w:del><w:moveFrom>{r('weg')}</w:moveFrom>"
    )
    gelezen = lees(maak(tmp_path, inhoud))
    assert teksten(gelezen.blokken) == ["De ouders zijn akkoord"]
    assert "bijgehouden wijzigingen" in meldingen(gelezen)


def test_verwijderde_rij_telt_niet(blokken: Any) -> None:
    rij = f"<w:tr><w:trPr><w:del/></w:trPr>{cel('Klas')}{cel('2b')}</w:tr>"
    assert velden(blokken(tabel(["Naam", "Noor"]).replace("</w:tbl>", rij + "</w:tbl>"))) == {"Naam": "Noor"}


@pytest.mark.parametrize("opmaak", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>'])
def test_verborgen_tekst_is_geen_bewijs(tmp_path: Path, opmaak: str) -> None:
    gelezen = lees(maak(tmp_path, p("zichtbaar", f"<w:r><w:rPr>{opmaak}</w:rPr><w:t> geheim</w:t></w:r>")))
    assert teksten(gelezen.blokken) == ["zichtbaar"] and "verborgen of witte tekst" in meldingen(gelezen)


def test_witte_letters_op_een_gekleurde_cel_zijn_leesbaar(tmp_path: Path) -> None:
    wit = p('<w:r><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr><w:t>Naam</w:t></w:r>')
    gelezen = lees(maak(tmp_path, tabel([cel(wit, eigenschappen='<w:shd w:fill="1F3864" w:val="clear"/>'), "Noor"])))
    assert velden(gelezen.blokken) == {"Naam": "Noor"} and not gelezen.problemen


def test_doorgehaalde_tekst_telt_niet_en_wordt_gemeld(tmp_path: Path) -> None:
    gelezen = lees(maak(tmp_path, p("Datum: ", r("1-1-2025", "strike"), " 2-2-2026")))
    assert velden(gelezen.blokken) == {"Datum": "2-2-2026"} and "doorgehaalde tekst" in meldingen(gelezen)


def test_opmerkingen_zijn_geen_inhoud(tmp_path: Path) -> None:
    delen = {"word/comments.xml": f'<w:comments xmlns:w="{W}"><w:comment w:id="0">{p("klopt dit?")}</w:comment></w:comments>'}
    gelezen = lees(maak(tmp_path, p("tekst"), dict(delen), relatie("c", "comments", "comments.xml")))
    assert teksten(gelezen.blokken) == ["tekst"] and "opmerkingen in de kantlijn" in meldingen(gelezen)


def test_kop_en_voettekst_vooraan_als_alinea_nul(tmp_path: Path) -> None:
    delen = {f"word/{n}.xml": f'<w:{s} xmlns:w="{W}">{p(t)}</w:{s}>' for n, s, t in (("header1", "hdr", "Naam: Het Veld"), ("footer1", "ftr", "versie 2"))}
    gelezen = lees(maak(tmp_path, p("tekst"), dict(delen), relatie("h", "header", "header1.xml") + relatie("f", "footer", "footer1.xml")))
    assert [(b.tekst, b.plek.alinea) for b in gelezen.blokken if isinstance(b, Alinea)] == [("Naam: Het Veld", 0), ("versie 2", 0), ("tekst", 1)]


def test_tekstvak_een_keer_gelezen(blokken: Any) -> None:
    vak = f"<w:txbxContent>{p('Ouders zijn akkoord.')}</w:txbxContent>"
    keus = f"<mc:Choice><w:drawing><wps:wsp><wps:txbx>{vak}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>{vak}</w:pict></mc:Fallback>"
    keus = f"<mc:AlternateContent>{keus}</mc:AlternateContent>"
    assert teksten(blokken(p("voor", f"<w:r>{keus}</w:r>"))) == ["voor", "Ouders zijn akkoord."]


def test_omhulsels_en_voetnoten(tmp_path: Path) -> None:
    inhoud = p(f"<w:smartTag>{r('een ')}</w:smartTag>", f"<w:hyperlink>{r('twee ')}</w:hyperlink>", f"<w:fldSimple>{r('drie')}</w:fldSimple>")
    noten = f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator">{p("-")}</w:footnote><w:footnote w:id="2">{p("met moeder")}</w:footnote></w:footnotes>'
    gelezen = lees(maak(tmp_path, inhoud, {"word/footnotes.xml": noten}, relatie("n", "footnotes", "footnotes.xml")))
    assert teksten(gelezen.blokken) == ["een twee drie", "met moeder"]


# --- gevaar en schade ---


@pytest.mark.parametrize("codering", ["utf-8", "utf-16"])
def test_doctype_is_gevaarlijk(tmp_path: Path, codering: str) -> None:
    xml = f'<?xml version="1.0" encoding="{codering}"?><!DOCTYPE d [<!ENTITY x "geheim">]><w:document {NS}><w:body>{p("&x;")}</w:body></w:document>'
    gelezen = lees(maak(tmp_path, "", {"word/document.xml": xml.encode(codering)}))
    assert gelezen.uitkomst == Uitkomst.GEWEIGERD and gelezen.problemen[0].soort == Probleemsoort.GEVAARLIJK and not gelezen.blokken


def test_meldingen_over_het_pakket(tmp_path: Path) -> None:
    delen: dict[str, str | bytes] = {"word/vbaProject.bin": b"x", "_xmlsignatures/sig1.xml": "<a/>", "word/afchunk.htm": "<p>verborgen</p>"}
    veld = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\x</w:instrText></w:r>'
    gelezen = lees(
        maak(tmp_path, p("tekst", veld) + '<w:altChunk r:id="z"/>', delen, relatie("t", "attachedTemplate", "http://elders.invalid/x.dotx", extern=True))
    )
    alles = meldingen(gelezen)
    assert all(woord in alles for woord in ("macro's", "buiten het bestand", "ondertekend", "ander document ingevoegd", "DDE"))
    assert gelezen.uitkomst == Uitkomst.DEELS and teksten(gelezen.blokken) == ["tekst"]


def test_bladzijde_als_afbeelding_is_niet_gelezen(tmp_path: Path) -> None:
    gelezen = lees(maak(tmp_path, p(plaatje(6_000_000, 8_000_000))))
    assert gelezen.uitkomst == Uitkomst.DEELS and gelezen.problemen[0].soort == Probleemsoort.SLECHT_LEESBAAR


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (b"PK\x03\x04 kapot", Probleemsoort.BESCHADIGD),
        (b"gewone tekst", Probleemsoort.BESCHADIGD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), Probleemsoort.WACHTWOORD),
    ],
)
def test_geweigerd(tmp_path: Path, inhoud: bytes, soort: Probleemsoort) -> None:
    pad = tmp_path / "stuk.docx"
    pad.write_bytes(inhoud)
    gelezen = lees(pad)
    assert gelezen.uitkomst == Uitkomst.GEWEIGERD and gelezen.problemen[0].soort == soort


def test_kapotte_xml_te_diep_en_ander_pakket(tmp_path: Path) -> None:
    diep = "<w:tbl><w:tr><w:tc>" * 300 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 300
    for inhoud, soort in (("<w:p>", Probleemsoort.BESCHADIGD), (diep, Probleemsoort.GEVAARLIJK)):
        assert lees(maak(tmp_path, inhoud)).problemen[0].soort == soort
    with zipfile.ZipFile(tmp_path / "ander.docx", "w") as zip_:
        zip_.writestr("a.txt", "x")
    assert lees(tmp_path / "ander.docx").problemen[0].soort == Probleemsoort.NIET_ONDERSTEUND


def test_dubbel_deel_is_gevaarlijk(tmp_path: Path) -> None:
    pad = maak(tmp_path, p("een"))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(pad, "a") as zip_:
        zip_.writestr("word/document.xml", f"<w:document {NS}><w:body>{p('twee')}</w:body></w:document>")
    assert lees(pad).problemen[0].soort == Probleemsoort.GEVAARLIJK


def test_uitgepakt_te_groot(tmp_path: Path) -> None:
    pad = tmp_path / "bom.docx"
    with zipfile.ZipFile(maak(tmp_path, p("tekst"))) as bron, zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam in bron.namelist():
            zip_.writestr(naam, bron.read(naam) if naam != "word/document.xml" else b" " * 40_000_000)
    assert lees(pad).problemen[0].soort == Probleemsoort.TE_GROOT


@pytest.mark.gedeeld
def test_vijandige_stukken_geven_geen_uitzondering(gedeeld: Path) -> None:
    for pad in sorted((gedeeld / "corpus" / "hostile").glob("*/*.docx")):
        gelezen = lees(pad)
        assert "root:" not in str(gelezen.blokken)
        if pad.parent.name in ("xxe", "truncated", "values"):
            assert gelezen.uitkomst == Uitkomst.GEWEIGERD, pad.name
