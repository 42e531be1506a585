"""De agenda: wat er op de lijst komt, de documenten, de bundel en het agendabestand."""

from __future__ import annotations

import ast
import hashlib
import io
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from dossiercheck import agenda as agenda_module
from dossiercheck import instellingen, regelboek
from dossiercheck.agenda import Gemaakt, Omzetter, bundelstukken, maak_agenda
from dossiercheck.begrippen import Bevinding, Ernst, Oordeel, Planning, Signaal, Status
from dossiercheck.buiten import letters, soffice
from dossiercheck.fouten import AndereRunBezig, Gebruiksfout, NietsTeControleren
from dossiercheck.lezen.naar_pdf import naar_pdf
from dossiercheck.opslag import alleen
from dossiercheck.run import laad_kennis
from dossiercheck.stukken import tekenwerk
from dossiercheck.stukken.bundel import Bundelstuk, lees_pdftekst, maak_bundel
from dossiercheck.stukken.tekenwerk import Voorblad
from dossiercheck.stukken.terugcontrole import lees_tekst
from dossiercheck.stukken.vergaderlijst import Afzender, maak_excel, maak_voorblad, maak_word
from dossiercheck.tijd import NEDERLAND
from dossiercheck.vergadering import Agenda, Punt, kies_dag, stel_samen
from dossiercheck.werkproces import Kennis
from tests.maak_uitvoer import ONTVANGEN, VERGADERING, Wereld, compleet, pdf, word

VANDAAG = date(2026, 11, 25)
VOORBLAD = Voorblad("Kop", "Dossier Sam", (("Leerling", "Sam de Vries"),), (), ())


@pytest.fixture
def wereld(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wereld:
    monkeypatch.setattr(agenda_module, "laad_kennis", lambda nu, werkmap: replace(kennis(), nu=nu))
    return Wereld(tmp_path)


@cache
def kennis() -> Kennis:
    """De regels een keer geladen voor alle tests hier."""
    return laad_kennis(ONTVANGEN, None)


def maak(wereld: Wereld, op: date = VERGADERING, bundels: bool = False) -> Gemaakt:
    return maak_agenda(wereld.uitvoer, op, VANDAAG, None, bundels)


def dossiers(punten: tuple[Punt, ...]) -> list[str]:
    return [p.rapport.dossier for p in punten]


# --- wat er op komt --------------------------------------------------------------------------------


def test_de_eerstvolgende_vergadering() -> None:
    eigen = instellingen.laad()
    assert kies_dag(None, date(2026, 11, 25), eigen) == date(2026, 12, 1)
    assert kies_dag(None, date(2026, 12, 1), eigen) == date(2026, 12, 1)
    assert kies_dag(None, date(2026, 12, 21), eigen) == date(2027, 1, 5)  # kerstvakantie


@pytest.mark.parametrize(("op", "waarom"), [(date(2026, 12, 2), "dinsdag"), (date(2026, 12, 22), "vakantie"), (date(2027, 4, 27), "Koningsdag")])
def test_een_dag_zonder_vergadering(op: date, waarom: str) -> None:
    with pytest.raises(Gebruiksfout) as fout:
        kies_dag(op, VANDAAG, instellingen.laad())
    assert waarom in fout.value.wat
    assert "--op 20" in fout.value.doe


def test_complete_dossiers_in_volgorde_en_nakijken_apart(wereld: Wereld) -> None:
    later = datetime(2026, 11, 18, 16, 30, tzinfo=NEDERLAND)
    wereld.dossier("b laat", "Bo Later", ontvangen=later, planning=compleet(later))
    wereld.dossier("a vroeg", "An Vroeg")
    wereld.dossier("c volgende", "Cas Daarna", planning=compleet(vergadering=date(2026, 12, 8)))
    wereld.dossier("d twijfel", "Dirk Twijfel", oordeel=Oordeel.NAKIJKEN)
    wereld.dossier("e te laat", "Els Laat", oordeel=Oordeel.NAKIJKEN, ontvangen=datetime(2026, 11, 18, 17, tzinfo=NEDERLAND))
    wereld.dossier("f mist", "Fien Mist", oordeel=Oordeel.INCOMPLEET)
    wereld.dossier("g zonder besluit", "Gijs Bag", aanvraagtype="bag", planning=Planning())
    agenda = maak(wereld).agenda
    assert dossiers(agenda.compleet) == ["a vroeg", "b laat"]
    assert [p.nummer for p in agenda.compleet] == [1, 2]
    assert dossiers(agenda.nakijken) == ["d twijfel"]
    assert agenda.dreigend == ()


def test_wat_bleef_liggen_komt_terug_en_wat_besloten_is_niet(wereld: Wereld) -> None:
    for naam in ("besloten", "aangehouden", "concept", "ligt nog"):
        wereld.dossier(naam, f"Kind {naam}", planning=compleet(vergadering=date(2026, 11, 24)))
    wereld.besluit("besloten", datum=date(2026, 11, 24))
    wereld.besluit("aangehouden", datum=date(2026, 11, 24), strekking="aanhouden")
    wereld.besluit("concept", datum=date(2026, 11, 24), definitief=False)
    agenda = maak(wereld).agenda
    assert sorted(dossiers(agenda.compleet)) == ["aangehouden", "concept", "ligt nog"]
    assert {p.eerder for p in agenda.compleet} == {date(2026, 11, 24)}


def test_dreigende_termijnen_staan_bovenaan(wereld: Wereld) -> None:
    oud = datetime(2026, 10, 14, 12, tzinfo=NEDERLAND)
    wereld.dossier("mist", "Mila Mist", oordeel=Oordeel.INCOMPLEET, ontvangen=oud, planning=Planning(awb_acht_weken=date(2026, 12, 9)))
    wereld.dossier("stil", "Stan Stil", oordeel=Oordeel.INCOMPLEET, planning=Planning(awb_acht_weken=date(2026, 12, 2), opgeschort_sinds=date(2026, 11, 1)))
    wereld.dossier("klaar", "Kim Klaar", ontvangen=oud, planning=Planning(oud, VERGADERING, zes_weken=date(2026, 11, 25), awb_acht_weken=date(2026, 12, 9)))
    wereld.dossier("ruim", "Ruben Ruim")
    gemaakt = maak(wereld, date(2026, 12, 8))
    assert gemaakt.agenda.volgende == date(2026, 12, 15)
    assert [(d.punt.rapport.dossier, d.uiterlijk.day, d.punt.nummer) for d in gemaakt.agenda.dreigend] == [("klaar", 25, 1), ("klaar", 9, 1), ("mist", 9, None)]
    tekst = lees_tekst((gemaakt.map / "vergaderlijst.docx").read_bytes())
    assert tekst.index("Termijnen die dreigen") < tekst.index("Te bespreken") < tekst.index("Nog na te kijken")
    assert "Deze dag is voor de vergadering al voorbij." in tekst
    assert "(Awb 4:13)" in tekst


# --- documenten ------------------------------------------------------------------------------------


def test_de_lijst_in_word_en_excel(wereld: Wereld) -> None:
    punt = Bevinding("proef.eis", Ernst.VERPLICHT, Status.NAKIJKEN, None, "De scan is te vaag.", "bron", "vraag")
    wereld.dossier("a", "Sam de Vries", signalen=(Signaal("proef", "De gevraagde ingangsdatum ligt voor de vergadering."),))
    wereld.dossier("b", None, oordeel=Oordeel.NAKIJKEN, bevindingen=(punt,))
    map_ = maak(wereld).map
    tekst = lees_tekst((map_ / "vergaderlijst.docx").read_bytes())
    for verwacht in ("dinsdag 1 december 2026", "Sam de Vries, geboren 4 maart 2011", "ingangsdatum ligt voor", "De scan is te vaag.", "leerling 01 uit b"):
        assert verwacht in tekst
    boek = load_workbook(map_ / "vergaderlijst.xlsx")
    assert boek.sheetnames == ["Termijnen die dreigen", "Te bespreken", "Nog na te kijken"]
    assert [cel.value for cel in boek["Te bespreken"][2]][:3] == [1, "Sam de Vries", datetime(2011, 3, 4)]


def test_twee_keer_maken_geeft_dezelfde_bytes_en_werk_van_een_mens_blijft(wereld: Wereld) -> None:
    wereld.dossier("a", "Sam de Vries")
    map_ = maak(wereld).map
    eerst = {pad.name: pad.read_bytes() for pad in map_.iterdir()}
    assert {pad.name: pad.read_bytes() for pad in maak(wereld).map.iterdir()} == eerst
    (map_ / "vergaderlijst.docx").write_bytes(word("Met aantekeningen van de voorzitter"))
    gemaakt = maak(wereld)
    assert "aantekeningen" in lees_tekst((map_ / "vergaderlijst.docx").read_bytes())
    assert (map_ / "vergaderlijst (2).docx").is_file()
    assert any("blijft staan" in melding for melding in gemaakt.meldingen)


def test_een_onmogelijke_ontvangst_houdt_de_agenda_niet_tegen(wereld: Wereld) -> None:
    wereld.dossier("a", "Sam de Vries", oordeel=Oordeel.NAKIJKEN, ontvangen=datetime(2099, 1, 7, 9, tzinfo=NEDERLAND))
    assert dossiers(maak(wereld).agenda.nakijken) == ["a"]


def test_een_lege_agenda(wereld: Wereld) -> None:
    wereld.dossier("a", "Sam de Vries", oordeel=Oordeel.INCOMPLEET)
    tekst = lees_tekst((maak(wereld).map / "vergaderlijst.docx").read_bytes())
    assert "zijn er geen complete dossiers" in tekst
    assert "Termijnen die dreigen" not in tekst


def test_zonder_rapporten_en_met_een_kapot_rapport(wereld: Wereld) -> None:
    with pytest.raises(NietsTeControleren):
        maak(wereld)
    wereld.dossier("a", "Sam de Vries")
    (wereld.uitvoer / "stuk").mkdir()
    (wereld.uitvoer / "stuk" / "rapport.json").write_text("{", "utf-8")
    assert any("'stuk'" in melding for melding in maak(wereld).meldingen)


def test_een_andere_run_bezig(wereld: Wereld) -> None:
    wereld.dossier("a", "Sam de Vries")
    with alleen(wereld.uitvoer), pytest.raises(AndereRunBezig):
        maak(wereld)


def test_agenda_ics_heeft_geen_namen(wereld: Wereld) -> None:
    oud = datetime(2026, 10, 14, 12, tzinfo=NEDERLAND)
    klaar = Planning(oud, VERGADERING, zes_weken=date(2026, 11, 25), awb_acht_weken=date(2026, 12, 9))
    wereld.dossier("2026-11-18 S de Vries", "Sam de Vries", ontvangen=oud, planning=klaar)
    inhoud = (maak(wereld, date(2026, 12, 8)).map / "agenda.ics").read_bytes()
    for woord in (b"Sam", b"Vries", b"Voorbeeld College"):
        assert woord not in inhoud
    gebeurtenissen = Calendar.from_ical(inhoud).walk("VEVENT")
    assert str(gebeurtenissen[0]["summary"]) == "Vergadering dossiers (1 aanvraag)"
    assert gebeurtenissen[0].decoded("dtstart") == date(2026, 12, 8)
    assert len({str(g["uid"]) for g in gebeurtenissen}) == 3
    assert [str(g["uid"]) for g in Calendar.from_ical((maak(wereld, date(2026, 12, 8)).map / "agenda.ics").read_bytes()).walk("VEVENT")] == [
        str(g["uid"]) for g in gebeurtenissen
    ]


@pytest.mark.gedeeld
def test_elke_rare_naam_blijft_heel_en_ongevaarlijk(gedeeld: Path, wereld: Wereld) -> None:
    regels = (gedeeld / "corpus" / "hostile" / "values" / "values.tsv").read_text("utf-8").splitlines()[1:]
    waarden = [ast.literal_eval(regel.split("\t")[0]) for regel in regels]
    assert len(waarden) > 50
    boek, eigen = regelboek.laad(), instellingen.laad()
    rapporten = [(Path(f"{n}"), wereld.dossier(f"d{n:02}", naam)) for n, naam in enumerate(waarden) if naam.strip() and "\ud800" not in naam]
    agenda = stel_samen(rapporten, (), VERGADERING, boek, eigen)
    afzender, typen = Afzender("Swv", "Loket"), {s: t.naam for s, t in boek.typen.items()}
    document = maak_word(agenda, afzender, typen, VANDAAG)  # vul_in leest zelf elke waarde terug
    assert b"\x1b" not in lees_tekst(document).encode()
    boek_ = load_workbook(io.BytesIO(maak_excel(agenda, typen)))
    assert all(cel.data_type != "f" for vel in boek_ for rij in vel for cel in rij)
    for punt in agenda.compleet[:40:4]:
        assert maak_bundel(maak_voorblad(punt, agenda, afzender, typen, ()), [], "nummer 1").startswith(b"%PDF")


# --- bundel ----------------------------------------------------------------------------------------


def test_bundel_met_voorblad_bladwijzers_en_nummering(wereld: Wereld) -> None:
    stukken = {"formulier.pdf": pdf("Formulier van Sam", bladzijden=2), "opp.pdf": pdf("OPP van Sam", bladzijden=3)}
    wereld.dossier("2026-11-18 S de Vries", "Sam de Vries", stukken=stukken)
    voor = {pad: hashlib.sha256(pad.read_bytes()).hexdigest() for pad in wereld.inbox.rglob("*.pdf")}
    gemaakt = maak(wereld, bundels=True)
    (pad,) = gemaakt.bundels
    assert pad.name == "01 2026-11-18 S de Vries.pdf"
    lezer = PdfReader(pad)
    assert len(lezer.pages) == 6
    teksten = [bladzijde.extract_text() for bladzijde in lezer.pages]
    assert all(f"nummer 1 · {nummer} / 6" in tekst for nummer, tekst in enumerate(teksten, 1))
    assert "Sam de Vries" in teksten[0]
    assert "OPP van Sam" in teksten[3]
    bladwijzers = [(str(b.title), lezer.get_destination_page_number(b)) for b in lezer.outline]  # type: ignore[union-attr,arg-type]
    assert [nummer for _, nummer in bladwijzers] == [0, 1, 3]
    assert bladwijzers[0][0] == "Voorblad"
    assert {pad: hashlib.sha256(pad.read_bytes()).hexdigest() for pad in wereld.inbox.rglob("*.pdf")} == voor


def test_het_voorblad_zegt_dat_een_bsn_in_een_stuk_blijft_staan() -> None:
    tekst = " ".join(PdfReader(io.BytesIO(maak_bundel(VOORBLAD, [], "nummer 1"))).pages[0].extract_text().split())
    assert "Vertrouwelijk." in tekst and "Staat daar een burgerservicenummer (BSN) in, dan staat dat ook hier." in tekst


def test_een_gewijzigd_of_weg_stuk_wordt_een_los_blad(wereld: Wereld) -> None:
    rapport = wereld.dossier("a", "Sam", stukken={"een.pdf": pdf("een"), "twee.pdf": pdf("twee"), "lijst.csv": b"a;b\n1;2\n"})
    (wereld.inbox / "a" / "een.pdf").write_bytes(pdf("iets anders"))
    (wereld.inbox / "a" / "twee.pdf").unlink()
    stukken = bundelstukken(rapport, (wereld.inbox / "a",), {"aanmeldformulier": "het aanvraagformulier"})
    assert [s.pdf for s in stukken] == [None, None, None]
    assert "gewijzigd na de controle" in stukken[0].reden
    tekst = lees_pdftekst(maak_bundel(VOORBLAD, stukken, "nummer 1"))
    assert tekst.count("los bijgevoegd") >= 3
    assert "Aanvraagformulier" in tekst


def test_een_zip_wordt_uitgepakt(tmp_path: Path, wereld: Wereld) -> None:
    import zipfile

    from dossiercheck.originelen import doorzoek, zoek

    inhoud, map_ = pdf("in de zip"), wereld.inbox / "z"
    map_.mkdir()
    with zipfile.ZipFile(map_ / "inzending.zip", "w") as archief:
        archief.writestr("opp.pdf", inhoud)
    waar = doorzoek((map_,))
    uit = zoek("inzending.zip/opp.pdf", hashlib.sha256(inhoud).hexdigest(), waar, tmp_path / "uit")
    assert uit and uit.read_bytes() == inhoud
    assert zoek("inzending.zip/opp.pdf", "ab" * 32, waar, tmp_path / "uit2") is None


def test_word_zonder_libreoffice_is_een_los_blad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "programma", lambda: None)
    (tmp_path / "a.docx").write_bytes(word("tekst"))
    uit = naar_pdf(tmp_path / "a.docx", "a.docx")
    assert uit.pdf is None
    assert "LibreOffice" in uit.reden


@pytest.mark.skipif(soffice.programma() is None, reason="LibreOffice is er niet")
def test_word_met_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word("Zienswijze van de ouders"))
    uit = naar_pdf(tmp_path / "a.docx", "a.docx")
    assert uit.pdf and "Zienswijze van de ouders" in lees_pdftekst(uit.pdf)


def test_een_mail_staat_als_tekst_in_de_bundel(tmp_path: Path) -> None:
    mail = "From: a@school.example\nSubject: Overleg\nDate: Wed, 18 Nov 2026 10:00:00 +0100\n\nWij spraken <elkaar> & zijn het eens.\n"
    (tmp_path / "m.eml").write_text(mail, "utf-8")
    uit = naar_pdf(tmp_path / "m.eml", "m.eml")
    assert uit.pdf is None
    bundel = maak_bundel(VOORBLAD, [Bundelstuk("m.eml", (("Overleg", 1),), None, "", uit.regels)], "nummer 1")
    tekst = lees_pdftekst(bundel)
    assert "Wij spraken <elkaar> & zijn het eens." in tekst
    assert "los bijgevoegd" not in tekst


def test_een_foto_past_op_a4(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (3000, 2000), "white").save(tmp_path / "scan.jpg")
    uit = naar_pdf(tmp_path / "scan.jpg", "scan.jpg")
    assert uit.pdf
    vlak = PdfReader(io.BytesIO(uit.pdf)).pages[0].mediabox
    assert (round(vlak.width), round(vlak.height)) == (842, 561)


def test_ingevulde_velden_blijven_zichtbaar_en_scripts_gaan_eruit(tmp_path: Path) -> None:
    doek = io.BytesIO()
    canvas = Canvas(doek, invariant=1)
    canvas.acroForm.textfield(name="naam", value="Ingevuld door school", x=72, y=600, width=300, height=20)
    canvas.linkURL("http://voorbeeld.invalid/", (72, 700, 172, 720))
    canvas.showPage()
    canvas.save()
    schrijver = PdfWriter(clone_from=io.BytesIO(doek.getvalue()))
    actie = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('x')")}
    schrijver._root_object[NameObject("/OpenAction")] = DictionaryObject(actie)
    schrijver.write(tmp_path / "f.pdf")
    uit = naar_pdf(tmp_path / "f.pdf", "f.pdf")
    assert uit.pdf
    bundel = maak_bundel(VOORBLAD, [Bundelstuk("f.pdf", (("Formulier", 1),), uit.pdf)], "nummer 1")
    assert "Ingevuld door school" in lees_pdftekst(bundel)
    for verboden in (b"/JavaScript", b"voorbeeld.invalid", b"/AcroForm"):
        assert verboden not in bundel


def test_een_omvallend_proces_geeft_een_reden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("tekst"))
    with Omzetter(tijdgrens=0.0) as omzetter:
        assert omzetter.zet_om(tmp_path / "a.pdf", "a.pdf").pdf is None
    with Omzetter() as omzetter:
        assert omzetter.zet_om(tmp_path / "a.pdf", "a.pdf").pdf


def test_gedraaide_bladzijde_en_beschadigd_stuk() -> None:
    schrijver, uit = PdfWriter(clone_from=io.BytesIO(pdf("gedraaid"))), io.BytesIO()
    schrijver.pages[0].rotate(90)
    schrijver.write(uit)
    stukken = [Bundelstuk("r.pdf", (("Gedraaid", 1),), uit.getvalue()), Bundelstuk("x.pdf", (("Kapot", 1),), b"%PDF-1.4 kapot")]
    lezer = PdfReader(io.BytesIO(maak_bundel(VOORBLAD, stukken, "nummer 1")))
    assert len(lezer.pages) == 3
    assert "2 / 3" in lezer.pages[1].extract_text()
    assert "beschadigd" in lezer.pages[2].extract_text()


def test_zonder_lettertypen_blijft_het_voorblad_leesbaar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tekenwerk, "lettertypen", list)
    tekenwerk._families.cache_clear()
    try:
        blad = Voorblad("Kop", "Dossier Çağla & <Łódź>", (("Leerling", "Nguyễn Thị Ánh"),), ("Let hierop.",), ())
        tekst = lees_pdftekst(maak_bundel(blad, [], "nummer 1"))
        assert "Çagla & <?ódz>" in tekst
        assert "Nguyen Thi Ánh" in tekst
    finally:
        tekenwerk._families.cache_clear()


@pytest.mark.skipif(not letters.lettertypen(), reason="geen bekend lettertype op deze computer")
def test_met_lettertypen_staat_elke_letter_er() -> None:
    blad = Voorblad("Kop", "Dossier Çağla", (("Leerling", "Nguyễn Łódź"),), (), ())
    assert "Çağla" in lees_pdftekst(maak_bundel(blad, [], "nummer 1"))


def test_dezelfde_bundel_heeft_dezelfde_tekst() -> None:
    stuk = Bundelstuk("opp.pdf", (("OPP", 1), ("Evaluatie", 2)), pdf("tekst", bladzijden=2))
    assert lees_pdftekst(maak_bundel(VOORBLAD, [stuk], "nummer 1")) == lees_pdftekst(maak_bundel(VOORBLAD, [stuk], "nummer 1"))


def test_agenda_zonder_dossiers_is_een_waarde() -> None:
    leeg = Agenda(VERGADERING, date(2026, 12, 8), (), (), ())
    assert maak_excel(leeg, {}) == maak_excel(leeg, {})
    assert ONTVANGEN.tzinfo is not None
