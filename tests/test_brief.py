from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as Word

from dossiercheck.begrippen import Bewijs, Door, Ernst, Oordeel, Planning, Plek, Probleemsoort, Rapport, Signaal, Status
from dossiercheck.fouten import Sjabloonfout
from dossiercheck.hulpbron import hulpbron
from dossiercheck.stukken.brief import Briefgegevens, maak_verzoek
from dossiercheck.stukken.sjabloon import vul_in
from dossiercheck.stukken.terugcontrole import lees_tekst
from dossiercheck.stukken.vragen import verzamel
from tests import voorbeeldrapport as vb

GEGEVENS = Briefgegevens(
    swv_naam="Samenwerkingsverband Voorbeeldstreek",
    adres=("Postbus 12", "1234 AB Voorbeeldstad"),
    loket="VO-Loket",
    contact="telefoon 012 345 67 89",
    plaats="Voorbeeldstad",
    ondertekenaar="M. de Groot",
    functie="medewerker VO-Loket",
    dagtekening=date(2026, 11, 19),
    uiterste_datum=date(2026, 12, 3),
)


def brief(rapport: Rapport, gegevens: Briefgegevens = GEGEVENS) -> str:
    inhoud = maak_verzoek(rapport, gegevens, vb.TYPEN)
    assert inhoud is not None
    return lees_tekst(inhoud)


def sjabloon(tmp_path: Path, *regels: str) -> Path:
    doc = Word()
    for regel in regels:
        doc.add_paragraph(regel)
    pad = tmp_path / "eigen.docx"
    doc.save(str(pad))
    return pad


def test_korte_brief() -> None:
    tekst = brief(vb.kort())
    for verwacht in (
        "Voorbeeld College",
        "Voorbeeldstad, 19 november 2026",
        "2026-11-18 S de Vries",
        "Verzoek om aanvulling: aanvraag voor Sam de Vries",
        "Toelaatbaarheidsverklaring vso (eerste aanvraag)",
        "Geachte heer, mevrouw,",
        "Op 18 november 2026 ontvingen wij van u een aanvraag voor Sam de Vries.",
        "uiterlijk op donderdag 3 december 2026",
        "Wat de ouder(s)/verzorger(s) aanvullen",
        vb.ONTBREEKT_OUDERS.vraag,
        f"Waarom: {vb.ONTBREEKT_OUDERS.waarom}",
        "Waar het hoort te staan: op het aanvraagformulier, bij Ondertekening",
        "(formulier.pdf, bladzijde 2)",
        "voor woensdag 25 november 2026, 17.00 uur, dan wordt de aanvraag behandeld in de vergadering van dinsdag 8 december 2026",
        "artikel 4:5 van de Algemene wet bestuursrecht",
        "artikel 4:15",
        "uiterlijk op 13 januari 2027",
        "M. de Groot",
    ):
        assert verwacht in tekst
    for weg in ("Niet te lezen", "Aanbevolen", "Wat ons opviel", "Wat de school aanvult", "None", "{{"):
        assert weg not in tekst


def test_groepen_staan_in_volgorde_en_punten_zijn_doorgenummerd() -> None:
    tekst = brief(vb.lang())
    plekken = [
        tekst.index(k) for k in ("Wat de school aanvult", "Wat de ouder(s)/verzorger(s) aanvullen", "Wat de leerling aanvult", "Niet te lezen", "Aanbevolen")
    ]
    assert plekken == sorted(plekken)
    regels = tekst.splitlines()
    assert [r for r in regels if r.rstrip(".").isdigit()] == [f"{n}." for n in range(1, 14)]


def test_nooit_een_punt_om_na_te_kijken_of_een_andere_leerling() -> None:
    tekst = brief(vb.lang())
    assert vb.NAKIJKEN.vraag not in tekst and vb.NAKIJKEN.toelichting not in tekst
    assert "Piet Ploegman" not in tekst and "andere leerling" not in tekst
    assert "De verlenging is ontvangen na 1 april." in tekst


def test_bewijs_uit_een_stuk_van_een_ander_komt_niet_in_de_brief() -> None:
    vreemd = Bewijs(Plek("verslag Piet Ploegman.pdf", 1), "Piet heeft niet getekend")
    punt = replace(vb.ONTBREEKT_OUDERS, bewijs=(vreemd,))
    r = vb.rapport(vb.aanvraag(punt), documenten=(vb.document("verslag Piet Ploegman.pdf", leerling="ander"),))
    assert "Piet" not in brief(r)


def test_niet_te_lezen_zegt_wat_te_doen() -> None:
    tekst = brief(vb.lang())
    assert "Stuur het bestand opnieuw, zonder wachtwoord." in tekst
    assert "verslag mdo.docx (uit stukken.zip)" in tekst
    assert "De scan is te slecht leesbaar: bladzijde 3 en 5." in tekst
    assert tekst.count("scan & <brief>.pdf") == 1


@pytest.mark.parametrize("soort", [Probleemsoort.MELDING, Probleemsoort.TE_GROOT, Probleemsoort.TE_TRAAG, Probleemsoort.NIET_ONDERSTEUND])
def test_wat_aan_ons_ligt_wordt_niet_aan_de_school_gevraagd(soort: Probleemsoort) -> None:
    r = vb.rapport(vb.aanvraag(vb.NAKIJKEN, oordeel=Oordeel.NAKIJKEN), documenten=(vb.kapot("x.pdf", soort, "Een melding."),))
    assert verzamel(r) is None


def test_een_slechte_bladzijde_is_op_zichzelf_geen_brief_waard() -> None:
    slecht = (vb.kapot("x.pdf", Probleemsoort.SLECHT_LEESBAAR, "Bladzijde 3 is slecht.", 3),)
    assert verzamel(vb.rapport(vb.aanvraag(vb.NAKIJKEN, oordeel=Oordeel.NAKIJKEN), documenten=slecht)) is None
    verzoek = verzamel(vb.rapport(vb.aanvraag(vb.ONTBREEKT_OUDERS), documenten=slecht))
    assert verzoek is not None and [stuk.bestand for stuk in verzoek.onleesbaar] == ["x.pdf"]


def test_alleen_een_onleesbaar_bestand() -> None:
    r = vb.rapport(vb.aanvraag(vb.NAKIJKEN, oordeel=Oordeel.NAKIJKEN), documenten=(vb.kapot("x.pdf", Probleemsoort.WACHTWOORD, "Op slot."),))
    tekst = brief(r)
    assert "Een deel van het dossier kunnen wij niet lezen." in tekst and "Niet te lezen: stuur opnieuw" in tekst
    assert "Wat nog ontbreekt" not in tekst and vb.NAKIJKEN.vraag not in tekst


def test_geen_brief_als_er_niets_te_vragen_is() -> None:
    kapot = (vb.kapot("x.pdf", Probleemsoort.WACHTWOORD, "Op slot."),)
    assert maak_verzoek(vb.compleet(), GEGEVENS) is None
    assert maak_verzoek(vb.alleen_nakijken(), GEGEVENS) is None
    assert maak_verzoek(replace(vb.compleet(), documenten=kapot), GEGEVENS) is None
    assert maak_verzoek(vb.rapport(vb.aanvraag(vb.AANBEVOLEN, oordeel=Oordeel.COMPLEET)), GEGEVENS) is None


def test_signaal_over_een_bestand_dat_al_gevraagd_wordt_staat_er_niet_dubbel() -> None:
    signalen = (
        Signaal("a", "Een bestand is niet te lezen.", (Bewijs(Plek("x.pdf"), ""),), in_brief=True),
        Signaal("b", "Het BSN klopt niet.", (Bewijs(Plek("formulier.pdf", 1), "BSN"),), in_brief=True),
    )
    r = vb.rapport(vb.aanvraag(vb.ONTBREEKT_OUDERS, signalen=signalen), documenten=(vb.kapot("x.pdf", Probleemsoort.BESCHADIGD, "Stuk."),))
    tekst = brief(r)
    assert "Het BSN klopt niet. Zie formulier.pdf, bladzijde 1." in tekst and "Een bestand is niet te lezen." not in tekst


def test_meer_leerlingen_hebben_elk_een_deel() -> None:
    tekst = brief(vb.lijst())
    assert "aanvragen voor Daan Visser en Ali Çelikkol" in tekst
    assert "Noor Akkerveld" not in tekst
    koppen = [regel for regel in tekst.splitlines() if regel in {"Daan Visser", "Ali Çelikkol", "Een leerling zonder leesbare naam"}]
    assert koppen == ["Daan Visser", "Ali Çelikkol", "Een leerling zonder leesbare naam"]


def test_verschillende_vergaderingen_staan_per_leerling() -> None:
    later = replace(vb.PLANNING, dan_vergadering=date(2026, 12, 15))
    r = vb.rapport(vb.aanvraag(vb.ONTBREEKT_OUDERS, naam="Daan Visser"), vb.aanvraag(vb.ONTBREEKT_OUDERS, naam="Ali Çelikkol", aanvraag="02", planning=later))
    tekst = brief(r)
    assert "Hebben wij alles voor Daan Visser voor woensdag" in tekst and "dinsdag 15 december 2026" in tekst


def test_type_zonder_besluit_noemt_geen_awb() -> None:
    tekst = brief(vb.rapport(vb.aanvraag(vb.ONTBREEKT_OUDERS, planning=Planning())))
    assert "Awb" not in tekst and "vergadering" not in tekst
    assert GEGEVENS.gevolg_zonder_besluit in tekst


def test_zonder_naam_school_en_type_is_er_geen_gat() -> None:
    r = vb.rapport(vb.aanvraag(replace(vb.ONTBREEKT_OUDERS, waarom="", waar="", bewijs=()), naam=None, school_naam=None, aanvraagtype=None))
    tekst = brief(r)
    assert "Aan de school" in tekst and "een leerling zonder leesbare naam" in tekst
    assert "Waarom:" not in tekst and "Waar het hoort" not in tekst and "None" not in tekst


@pytest.mark.parametrize("veld", ["swv_naam", "contact", "ondertekenaar", "functie", "loket", "rechtsgrond"])
def test_lege_waarde_is_een_fout_die_het_veld_noemt(veld: str) -> None:
    namen = {"swv_naam": "afzender.naam", "ondertekenaar": "ondertekenaar.naam", "functie": "ondertekenaar.functie", "loket": "afzender.loket"}
    with pytest.raises(Sjabloonfout, match=namen.get(veld, veld)):
        maak_verzoek(vb.kort(), replace(GEGEVENS, **{veld: ""}))  # type: ignore[arg-type]


def test_bsn_staat_niet_in_de_brief() -> None:
    punt = replace(vb.ONTBREEKT_OUDERS, bewijs=(Bewijs(Plek("formulier.pdf", 2), f"BSN {vb.BSN}"),))
    r = vb.rapport(vb.aanvraag(punt), documenten=(vb.kapot(f"scan {vb.BSN}.pdf", Probleemsoort.LEEG, "Leeg."),), dossier=f"leerling {vb.BSN}")
    tekst = brief(r)
    assert vb.BSN not in tekst and tekst.count("*****6782") >= 3


@pytest.mark.parametrize(
    "naam", ["{{7*7}}", "{% raw %}x", "a{_{b}_}", "</w:t></w:r>X", "O'Neill & <b>", "Jan\x00\x1b\u202esen", "J" + "\u0301" * 200 + "an", "=1+1"]
)
def test_vreemde_tekens_in_een_naam(naam: str) -> None:
    r = vb.rapport(vb.aanvraag(vb.ONTBREEKT_OUDERS, naam=naam, school_naam=naam))
    inhoud = maak_verzoek(r, GEGEVENS)
    assert inhoud is not None and "aanvraag voor" in lees_tekst(inhoud)
    assert Word(BytesIO(inhoud)).paragraphs


def test_zelfde_invoer_zelfde_bytes_zonder_tijd() -> None:
    een, twee = maak_verzoek(vb.lang(), GEGEVENS), maak_verzoek(vb.lang(), GEGEVENS)
    assert een == twee and een is not None
    with zipfile.ZipFile(BytesIO(een)) as archief:
        assert {i.date_time for i in archief.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        kern = archief.read("docProps/core.xml").decode()
        stijlen = archief.read("word/styles.xml").decode()
    assert kern.count("2026-11-19T00:00:00Z") == 2 and "Sam de Vries" not in kern
    assert 'w:val="nl-NL"' in stijlen


def test_sjabloon_dat_een_vraag_weglaat_wordt_geweigerd(tmp_path: Path) -> None:
    pad = sjabloon(tmp_path, "Beste school,", "{{ onderwerp }}")
    with pytest.raises(Sjabloonfout, match="waarden staan niet"):
        maak_verzoek(vb.kort(), GEGEVENS, sjabloon=pad)


@pytest.mark.parametrize(
    ("regel", "melding"),
    [
        ("{{ onbekend_veld }}", "onbekend_veld"),
        ("{{ leeg }}", "toont leeg"),
        ("{{ groep.veld }}", r"toont groep\.veld"),
        ("{% if naam %}x", "alinea 1 .*'if' wordt niet gesloten"),
        ("{{ naam.__class__ }}", "niet-toegestane code"),
        ("{ { naam } }", "zonder spatie ertussen"),
        ("{{ lijst }}", "geen tekst"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "niet-toegestane code"),
    ],
)
def test_fout_in_het_sjabloon_wordt_genoemd(tmp_path: Path, regel: str, melding: str) -> None:
    gegevens = {"naam": "Sam", "leeg": "  ", "groep": {"veld": None}, "lijst": ("a", "b")}
    with pytest.raises(Sjabloonfout, match=melding) as fout:
        vul_in(sjabloon(tmp_path, regel), gegevens, date(2026, 1, 1), [])
    assert "Sam" not in str(fout.value)


def test_kapot_sjabloon_is_een_sjabloonfout(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"geen zip")
    with pytest.raises(Sjabloonfout):
        vul_in(tmp_path / "x.docx", {}, date(2026, 1, 1), [])


@pytest.mark.gedeeld
def test_vijandige_sjablonen_vullen_niets_in(gedeeld: Path) -> None:
    for pad in sorted((gedeeld / "corpus" / "hostile" / "template").glob("ssti_*.docx")):
        with pytest.raises(Sjabloonfout):
            vul_in(pad, {"naam": "Jan"}, date(2026, 1, 1), [])


def test_meegeleverd_sjabloon_is_a4_en_heeft_geen_lege_alinea_in_de_brief() -> None:
    doc = Word(str(hulpbron("sjablonen/verzoek-aanvulling.docx")))
    breedte, hoogte = doc.sections[0].page_width, doc.sections[0].page_height
    assert breedte and hoogte and (round(breedte.cm, 1), round(hoogte.cm, 1)) == (21.0, 29.7)
    for maak in (vb.kort, vb.lang, vb.lijst):
        inhoud = maak_verzoek(maak(), GEGEVENS, vb.TYPEN)
        assert inhoud is not None
        assert [p.text for p in Word(BytesIO(inhoud)).paragraphs[:-1] if not p.text.strip()] == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is er niet")
def test_brief_opent_in_een_tekstverwerker(tmp_path: Path) -> None:
    inhoud = maak_verzoek(vb.kort(), GEGEVENS, vb.TYPEN)
    assert inhoud is not None
    (tmp_path / "b.docx").write_bytes(inhoud)
    opdracht = ["soffice", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "b.docx"]
    subprocess.run(opdracht, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    from pypdf import PdfReader

    bladen = PdfReader(tmp_path / "b.pdf").pages
    assert len(bladen) == 1 and "Bladzijde 1 van 1" in bladen[0].extract_text()


def test_aanbevolen_telt_niet_als_ontbrekend() -> None:
    r = vb.rapport(vb.aanvraag(vb.ONTBREEKT_SCHOOL, vb.AANBEVOLEN))
    verzoek = verzamel(r)
    assert verzoek is not None
    (deel,) = verzoek.delen
    assert [p.vraag for p in deel.aanbevolen] == [vb.AANBEVOLEN.vraag]
    assert [p.vraag for g in deel.groepen for p in g.punten] == [vb.ONTBREEKT_SCHOOL.vraag]
    assert vb.AANBEVOLEN.ernst is Ernst.AANBEVOLEN and vb.AANBEVOLEN.door is Door.OUDERS and vb.AANBEVOLEN.status is Status.ONTBREEKT
