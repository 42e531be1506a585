"""Herkennen: een aanvraagformulier aan wat het vraagt, als de titel alleen het soort aanvraag noemt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dossiercheck.begrippen import Blok, Kop, Plek, Veld
from dossiercheck.herkennen import een_formulier, herken
from dossiercheck.yamlbestand import lees
from tests.bouwblok import alinea, bestand, keuze, kop, tabel, veld, woordenschat

TITELS: Any = lees(Path(__file__).parent / "herkennen.yaml")

RUBRIEKEN = (
    veld("1. Achternaam, voornaam", "Zandstra, Bram"),
    veld("2. Geboortedatum", "3-4-2012"),
    veld("3. BSN", "999900122"),
    veld("4. Adres en woonplaats", "Dorpsweg 1, Twello"),
    veld("5. School van inschrijving", "VSO Het Baken"),
    veld("6. Contactpersoon", "A. Prins"),
    veld("7. Gewenste ingangsdatum", "1 augustus 2027"),
    kop("8. Zienswijze ouders", 3),
    alinea("Wij staan achter deze aanvraag."),
    tabel(("Wie", "Naam", "Handtekening"), ("School", "A. Prins", True), ("Leerling", "Bram", True)),
)


def _herken(titel: str, *blokken: Blok) -> tuple[str, str | None]:
    (stuk,) = herken(bestand("stuk.docx", kop(titel, 1), *blokken), woordenschat())
    return stuk.soort, stuk.aanvraagtype


@pytest.mark.parametrize(
    ("titel", "aanvraagtype"),
    [
        ("Toelaatbaarheid vso", "tlv-vso"),
        ("Verlengen van een toelaatbaarheidsverklaring vso", "tlv-vso-verlenging"),
        ("Bijstelling bekostigingscategorie", "tlv-vso-categorie"),
        ("Plaatsing in de schakelvoorziening", "schakelvoorziening"),
        ("Arrangement vso (tijdelijke plaatsing)", "arrangement-vso"),
        ("Brede Advies Groep", "bag"),
        ("Verzoek tot voortzetting van de toelaatbaarheid (vso)", "tlv-vso-verlenging"),
        ("Aanvraagformulier vso", "tlv-vso"),
        ("Aanvraagbiljet toelating voortgezet speciaal onderwijs", "tlv-vso"),
    ],
)
def test_titel_met_alleen_het_soort_aanvraag(titel: str, aanvraagtype: str) -> None:
    assert _herken(titel, *RUBRIEKEN) == ("aanmeldformulier", aanvraagtype)


@pytest.mark.parametrize("aantal", [0, 2, 4])
def test_zonder_genoeg_rubrieken_is_het_geen_formulier(aantal: int) -> None:
    assert _herken("Toelaatbaarheid vso", *RUBRIEKEN[:aantal], alinea("Dit is een korte notitie."))[0] != "aanmeldformulier"


@pytest.mark.parametrize(
    "titel",
    [
        "OPP bij toelaatbaarheid vso",
        "Evaluatie arrangement",
        "Advies deskundige toelaatbaarheid vso",
        "Consultatie vso",
        "Toestemming arrangement",
        "Checklist tlv vso",
        "Toelichting toelaatbaarheid vso",
        "Leerlinggegevens",
    ],
)
def test_een_ander_stuk_met_dezelfde_rubrieken_is_geen_formulier(titel: str) -> None:
    assert _herken(titel, *RUBRIEKEN)[0] != "aanmeldformulier"


def test_een_afgegeven_verklaring_is_geen_formulier() -> None:
    besluit = alinea("Het samenwerkingsverband besluit dat de leerling toelaatbaar is. U kunt bezwaar maken.")
    assert _herken("Toelaatbaarheid vso", *RUBRIEKEN, besluit)[0] != "aanmeldformulier"


def test_rubrieken_als_rijen_van_een_tabel() -> None:
    rijen = tuple((b.etiket, b.waarde) for b in RUBRIEKEN if isinstance(b, Veld))
    koppen = tuple(b for b in RUBRIEKEN if isinstance(b, Kop))
    assert _herken("Toelaatbaarheid vso", tabel((), *rijen), *koppen, *RUBRIEKEN[8:]) == ("aanmeldformulier", "tlv-vso")


def _blad(pagina: int, *blokken: Blok) -> tuple[Blok, ...]:
    return tuple(replace(b, plek=Plek("stuk.pdf", pagina)) for b in blokken)


def _formulier(titel: str, naam: str) -> tuple[Blok, ...]:
    return (kop(titel, 1), veld("1. Achternaam, voornaam", naam), *RUBRIEKEN[1:])


def _soorten(*blokken: Blok, paginas: int) -> list[tuple[str, int, int]]:
    gelezen = replace(bestand("stuk.pdf", alinea("x")), blokken=blokken, paginas=paginas)
    return [(stuk.soort, stuk.van, stuk.tot) for stuk in herken(gelezen, woordenschat())]


def test_formulier_achter_een_ander_stuk_in_hetzelfde_bestand() -> None:
    opp = _blad(1, kop("Ontwikkelingsperspectief", 1), veld("Leerling", "Bram Zandstra"), alinea("Doelen en handelingsdeel."))
    formulier = _blad(2, *_formulier("Toelaatbaarheid vso", "Zandstra, Bram"))
    assert _soorten(*opp, *formulier, paginas=2) == [("opp", 1, 1), ("aanmeldformulier", 2, 2)]


def test_twee_formulieren_van_dezelfde_soort_in_een_scan() -> None:
    een, ander = _formulier("Aanvraag tlv vso", "Zandstra, Bram"), _formulier("Aanvraag tlv vso", "Oosterhof, Mila")
    assert _soorten(*_blad(1, *een), *_blad(2, *ander), paginas=2) == [("aanmeldformulier", 1, 1), ("aanmeldformulier", 2, 2)]


@pytest.mark.parametrize("vervolg", [(kop("Aanvraag tlv vso", 1), *RUBRIEKEN[:2]), (kop("Ondertekening aanvraag tlv vso", 1), *RUBRIEKEN[4:])])
def test_een_vervolgblad_is_geen_nieuw_formulier(vervolg: tuple[Blok, ...]) -> None:
    een = _formulier("Aanvraag tlv vso", "Zandstra, Bram")
    assert _soorten(*_blad(1, *een), *_blad(2, *vervolg, *RUBRIEKEN[4:]), paginas=2) == [("aanmeldformulier", 1, 2)]


def test_een_afgegeven_verklaring_achter_het_formulier_is_een_eigen_stuk() -> None:
    regels = ("Nummer: VO2505-2023-00417", "Leerling: Bram Zandstra", "Categorie: 3 (hoog)")
    tlv = _blad(2, kop("Toelaatbaarheidsverklaring voortgezet speciaal onderwijs"), *map(kop, regels), alinea("U kunt bezwaar maken."))
    assert _soorten(*_blad(1, *_formulier("Verlengen van een tlv vso", "Zandstra, Bram")), *tlv, paginas=2) == [
        ("aanmeldformulier", 1, 1),
        ("tlv-beschikking", 2, 2),
    ]


# --- formulieren van allerlei makelij, onder allerlei titels -----------------------------------------

PORTAAL = (
    kop("Leerlinggegevens"),
    veld("Leerling", "Bram Zandstra"),
    veld("Geb.datum", "3-4-2012"),
    veld("BSN", "999900122"),
    veld("Woonadres", "Dorpsweg 1, 7391 AB Twello"),
    kop("Onderwijs"),
    veld("Onderwijsinstelling", "Veenpoort College"),
    veld("Herkomst", "basisonderwijs"),
    veld("Uitstroomprofiel", "vmbo-basis"),
    veld("Gevraagde bekostigingscategorie", "laag (1)"),
    kop("Inhoud"),
    veld("Basisondersteuning: waarom niet toereikend?", "De mentor en de klassenafspraken helpen hem niet genoeg."),
    veld("Ingezette extra ondersteuning en resultaat", "Een coach, twee keer per week. Hij bleef uitvallen."),
    veld("Consultatie vso", "Mevrouw Hoek van VSO De Wilg adviseert plaatsing."),
    veld("Andere reguliere scholen", "Het Zuiderlicht heeft geen plek."),
    veld("Zienswijze ouders", "Wij staan hierachter."),
    kop("Handtekeningen"),
    tabel(("Wie", "Naam", "Handtekening"), ("School", "A. Prins", True), ("Ouder", "K. Zandstra", True), ("Leerling", "Bram", True)),
)
VRAGEN = (
    veld("1. Over welke leerling gaat het?", "Bram Zandstra, geboren op 3 april 2012"),
    veld("2. Welke school vraagt aan?", "Veenpoort College"),
    veld("3. Waar woont hij en wie heeft het gezag?", "In Twello, bij beide ouders."),
    veld("4. Waar ging hij eerder naar school?", "Basisschool De Linde"),
    veld("5. Welke categorie bekostiging vraagt u?", "Laag."),
    veld("6. Wat kon de school zelf niet bieden?", "Rust en overzicht: in klassen van dertig loopt hij vast."),
    veld("7. Welke extra hulp is er geweest en wat leverde die op?", "Een coach. Hij bleef uitvallen."),
    veld("8. Met wie van het vso is gesproken?", "Mevrouw Hoek van VSO De Wilg."),
    veld("9. Welke andere scholen zijn gevraagd?", "Het Zuiderlicht heeft geen plek."),
    veld("10. Wat vinden ouders ervan?", "Zij staan hierachter."),
    tabel(("School", "Ouders", "Leerling"), (True, True, True)),
)
KOPPEN = (
    kop("Gegevens van de leerling"),
    tabel(("", ""), ("Achternaam", "Zandstra"), ("Voornaam", "Bram"), ("Geboren", "3-4-2012"), ("Adres", "Dorpsweg 1"), ("Burgerservicenummer", "999900122")),
    kop("Gegevens van de school"),
    tabel(("", ""), ("Naam", "Veenpoort College"), ("Ingevuld door", "A. Prins")),
    kop("Gewenste categorie"),
    alinea("Categorie 1."),
    kop("Waarom schiet de gewone begeleiding tekort?"),
    alinea("Bram loopt vast in klassen van dertig."),
    kop("Wat is er extra ingezet en met welk effect?"),
    alinea("Een coach gaf hem twee keer per week begeleiding. Hij bleef uitvallen."),
    kop("Advies van het vso"),
    alinea("Mevrouw Hoek van VSO De Wilg adviseert plaatsing."),
    kop("Waarom niet naar een andere reguliere school?"),
    alinea("Het Zuiderlicht heeft geen plek."),
    kop("Visie van ouders"),
    alinea("Wij staan hierachter."),
    kop("Ondertekening"),
    tabel(("Wie", "Naam", "Handtekening"), ("School", "A. Prins", True), ("Ouder", "K. Zandstra", True), ("Leerling", "Bram", True)),
)
FORMULIEREN = {"portaal": PORTAAL, "vragen": VRAGEN, "koppen": KOPPEN}
TYPETITELS = [(titel, soort) for soort, titels in TITELS["formulier"].items() for titel in titels]


@pytest.mark.parametrize("vorm", FORMULIEREN)
@pytest.mark.parametrize(("titel", "aanvraagtype"), TYPETITELS)
def test_formulier_met_een_titel_die_het_soort_aanvraag_noemt(titel: str, aanvraagtype: str, vorm: str) -> None:
    assert _herken(titel, *FORMULIEREN[vorm]) == ("aanmeldformulier", aanvraagtype)


@pytest.mark.parametrize("vorm", FORMULIEREN)
@pytest.mark.parametrize("titel", TITELS["algemeen"])
def test_formulier_met_een_willekeurige_titel(titel: str, vorm: str) -> None:
    assert _herken(titel, *FORMULIEREN[vorm])[0] == "aanmeldformulier"


@pytest.mark.parametrize("vorm", FORMULIEREN)
@pytest.mark.parametrize("titel", TITELS["ander_stuk"])
def test_een_titel_die_zegt_dat_het_iets_anders_is(titel: str, vorm: str) -> None:
    assert _herken(titel, *FORMULIEREN[vorm])[0] != "aanmeldformulier"


@pytest.mark.parametrize(
    ("vraag", "keuzes", "aanvraagtype"),
    [
        ("Soort aanvraag", {"eerste_tlv_vso": True, "verlenging": False, "andere_bekostiging": False}, "tlv-vso"),
        ("Soort aanvraag", {"eerste_tlv_vso": False, "verlenging": True, "andere_bekostiging": False}, "tlv-vso-verlenging"),
        ("Aanvraag", {"nieuw": False, "verlenging": False, "wijziging_categorie": True}, "tlv-vso-categorie"),
        ("Wat vraagt u aan?", {"Nieuwe_tlv": False, "Verlengen_tlv": True, "Hogere_categorie": False}, "tlv-vso-verlenging"),
        ("Type verklaring", {"nieuwe_aanvraag": True, "heraanvraag": False}, "tlv-vso"),
        ("Deze aanvraag betreft", {"een_nieuwe_leerling": True, "voortzetting": False}, "tlv-vso"),
        ("Het gaat om", {"arrangement": True, "tlv_vso": False, "bag": False}, "arrangement"),
        ("Welke aanvraag doet u?", {"tlv_vso": False, "schakelvoorziening": True}, "schakelvoorziening"),
    ],
)
@pytest.mark.parametrize("titel", ["Aanvraagformulier", "Ondersteuningsdossier", "Aanvraag tlv vso (nieuw / verlenging / wijziging categorie)"])
def test_de_aangekruiste_soort_aanvraag(titel: str, vraag: str, keuzes: dict[str, bool], aanvraagtype: str) -> None:
    if aanvraagtype in {"arrangement", "schakelvoorziening"}:
        titel = titel.replace("tlv vso (nieuw / verlenging / wijziging categorie)", "")  # een titel die dit soort niet noemt past er niet boven
    assert _herken(titel, keuze(vraag, **keuzes), *PORTAAL) == ("aanmeldformulier", aanvraagtype)


@pytest.mark.parametrize(
    ("waarde", "aanvraagtype"),
    [
        ("toelaatbaarheid vso, eerste", "tlv-vso"),
        ("tlv vso", "tlv-vso"),
        ("verlenging tlv vso", "tlv-vso-verlenging"),
        ("verlenging", "tlv-vso-verlenging"),
        ("ophoging van de categorie", "tlv-vso-categorie"),
    ],
)
def test_de_ingevulde_soort_aanvraag(waarde: str, aanvraagtype: str) -> None:
    assert _herken("Ondersteuningsdossier", veld("Gevraagde verklaring", waarde), *PORTAAL) == ("aanmeldformulier", aanvraagtype)


def test_de_keuze_nieuw_of_verlenging_verandert_een_arrangement_niet() -> None:
    assert _herken("Aanvraag arrangement", keuze("Soort aanvraag", nieuw=False, verlenging=True), *PORTAAL)[1] == "arrangement"


VERLENGT = (
    veld("Nummer huidige tlv", "VO2505-2024-00318"),
    veld("Geldig tot", "31-7-2027"),
    veld("Waarom verlenging?", "Bram is nog niet toe aan een overstap."),
)


def test_een_lopende_verklaring_en_de_vraag_naar_verlenging() -> None:
    assert _herken("Aanvraag tlv vso", *VERLENGT, *PORTAAL)[1] == "tlv-vso-verlenging"
    assert _herken("Ondersteuningsdossier", *VERLENGT, *PORTAAL)[1] == "tlv-vso-verlenging"


def test_een_lege_vraag_naar_de_lopende_verklaring_is_geen_verlenging() -> None:
    leeg = tuple(replace(b, waarde="") for b in VERLENGT)
    assert _herken("Aanvraag tlv vso", *leeg, *PORTAAL)[1] == "tlv-vso"


def test_huidige_en_gewenste_categorie() -> None:
    vragen = (veld("Huidige categorie", "laag"), veld("Gewenste categorie", "hoog"), veld("Waarom een hogere categorie?", "Er is een tweede begeleider nodig."))
    assert _herken("Ondersteuningsdossier", *vragen, *PORTAAL)[1] == "tlv-vso-categorie"


@pytest.mark.parametrize(("soort", "stuk"), [(soort, stuk) for soort, stukken in TITELS["soorten"].items() for stuk in stukken], ids=str)
def test_andere_documentsoorten(soort: str, stuk: dict[str, str]) -> None:
    onder = (alinea(stuk["onder"]),) if "onder" in stuk else ()
    inhoud = (veld("Leerling", "Bram Zandstra"), veld("Datum", "12 oktober 2026"), alinea(stuk.get("tekst", "Wij beschrijven hieronder hoe het gaat.")))
    assert _herken(stuk["titel"], *onder, *inhoud)[0] == soort


def test_een_brochure_is_geen_formulier() -> None:
    uitleg = alinea("De school van uw kind vraagt bij het samenwerkingsverband een tlv aan.")
    assert _herken("Naar het vso", kop("De toelaatbaarheidsverklaring"), uitleg, kop("Wilt u meer weten?"), alinea("Bel het loket."))[0] == "overig"


def test_nooit_twee_formulieren_waar_er_een_is() -> None:
    ws = woordenschat()
    formulier = bestand("a.docx", kop("Aanvraagformulier tlv vso", 1), *PORTAAL)
    dossier = bestand("b.docx", kop("Ondersteuningsdossier", 1), *VRAGEN)
    stukken = een_formulier([*herken(formulier, ws), *herken(dossier, ws)], ws)
    assert [s.soort for s in stukken] == ["aanmeldformulier", "overig"]
    assert [s.soort for s in een_formulier(herken(dossier, ws), ws)] == ["aanmeldformulier"]


def test_twee_formulieren_met_een_eigen_titel_blijven_twee() -> None:
    ws = woordenschat()
    twee = [s for titel in ("Aanvraag tlv vso", "Aanvraag arrangement") for s in herken(bestand(f"{titel}.docx", kop(titel, 1), *PORTAAL), ws)]
    assert [s.soort for s in een_formulier(twee, ws)] == ["aanmeldformulier"] * 2
