"""Van getekende formulieren naar blokken: elk formulier hieronder is een andere vorm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dossiercheck.begrippen import Alinea, Beeld, Blok, Keuzegroep, Kop, Tabel, Veld
from dossiercheck.lezen.bladzijde import Bladzijde, Inkt, Raster, Vakje, Woord
from dossiercheck.lezen.opbouw import bouw
from tests.maak_pdf import LANG, Vel, lees_vel


def velden(blokken: tuple[Blok, ...]) -> dict[str, str]:
    return {b.etiket: b.waarde for b in blokken if isinstance(b, Veld)}


def keuzes(blokken: tuple[Blok, ...]) -> dict[str, dict[str, bool | None]]:
    return {b.vraag: {k.tekst: k.aan for k in b.keuzes} for b in blokken if isinstance(b, Keuzegroep)}


def koppen(blokken: tuple[Blok, ...]) -> list[str]:
    return [b.tekst for b in blokken if isinstance(b, Kop)]


def tabellen(blokken: tuple[Blok, ...]) -> list[Tabel]:
    return [b for b in blokken if isinstance(b, Tabel)]


def alineas(blokken: tuple[Blok, ...]) -> list[str]:
    return [b.tekst for b in blokken if isinstance(b, Alinea)]


def test_genummerde_vragen_met_grijze_vakken(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Aanvraagformulier", vet=True, grootte=18)
    vel.tekst(50, 100, "1 Gegevens van de leerling", vet=True, grootte=12)
    y = 122.0
    for nummer, etiket, waarde in [
        ("1.1", "Achternaam", "Jansen"),
        ("1.2", "Geboortedatum", ""),
        ("1.3", "Adres en woonplaats van de leerling", "Dorpsstraat 1"),
    ]:
        vel.tekst(50, y, nummer)
        vel.tekst(75, y, etiket)
        vel.kader(250, y - 11, 280, 15, "#e6e6e6", rand=False)
        vel.tekst(254, y, waarde)
        y += 22
    vel.tekst(50, y, "1.4")
    vel.tekst(75, y, "Welke extra ondersteuning is geboden en wat was daarvan het effect?")
    vel.kader(75, y + 6, 455, 60, "#e6e6e6", rand=False)
    vel.tekst(79, y + 19, LANG[0], grootte=8)
    vel.tekst(79, y + 31, LANG[1], grootte=8)
    vel.tekst(50, y + 90, "1.5")
    vel.tekst(75, y + 90, "Wat vinden ouders?")
    vel.kader(75, y + 96, 455, 40, "#e6e6e6", rand=False)
    blokken = lees_vel(vel, tmp_path).blokken
    assert velden(blokken) == {
        "1.1 Achternaam": "Jansen",
        "1.2 Geboortedatum": "",
        "1.3 Adres en woonplaats van de leerling": "Dorpsstraat 1",
        "1.4 Welke extra ondersteuning is geboden en wat was daarvan het effect?": " ".join(LANG),
        "1.5 Wat vinden ouders?": "",
    }
    assert koppen(blokken) == ["Aanvraagformulier", "1 Gegevens van de leerling"]


def test_systeemafdruk_met_etiketkolom_zonder_stijl(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Dossierafdruk", vet=True, grootte=16)
    regels = [
        ("Roepnaam", "Kees"),
        ("Tussenvoegsel", ""),
        ("Achternaam", "Jansen"),
        ("Toelichting", "Een wat langere waarde die niet op een regel"),
        ("", "past en dus doorloopt."),
        ("Categorie", "2"),
        ("Laatste evaluatie", ""),
    ]
    y = 100.0
    for etiket, waarde in regels:
        vel.tekst(50, y, etiket)
        vel.tekst(200, y, waarde)
        y += 13 if waarde.endswith("regel") else 18
    assert velden(lees_vel(vel, tmp_path).blokken) == {
        "Roepnaam": "Kees",
        "Tussenvoegsel": "",
        "Achternaam": "Jansen",
        "Toelichting": "Een wat langere waarde die niet op een regel past en dus doorloopt.",
        "Categorie": "2",
        "Laatste evaluatie": "",
    }


@pytest.mark.parametrize("vet", [True, False])
def test_vragen_zonder_vak(tmp_path: Path, vet: bool) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Aanvraag arrangement", vet=vet, grootte=16 if vet else 10)
    y = 90.0
    for vraag, antwoord in [
        ("1. Wat is er tot nu toe gedaan?", LANG),
        ("2. Wat vinden de ouders ervan?", ()),
        ("3. Hoe lang is het nodig?", ("Tien weken.",)),
    ]:
        vel.tekst(50, y, vraag, vet=vet)
        y += 14
        for regel in antwoord:
            vel.tekst(50, y, regel, grootte=9)
            y += 12
        y += 16
    assert velden(lees_vel(vel, tmp_path).blokken) == {
        "1. Wat is er tot nu toe gedaan?": " ".join(LANG),
        "2. Wat vinden de ouders ervan?": "",
        "3. Hoe lang is het nodig?": "Tien weken.",
    }


def test_invullijnen_in_twee_kolommen(tmp_path: Path) -> None:
    vel = Vel()
    y = 100.0
    for paar in [(("Naam", "Kees Jansen"), ("Datum", "1-2-2026")), (("Adres", ""), ("Telefoon", "055-1234567"))]:
        for x, (etiket, waarde) in zip((50, 300), paar, strict=True):
            eind = vel.tekst(x, y, f"{etiket}:") + 4
            vel.lijn(eind, y + 2, x + 230, y + 2)
            vel.tekst(eind + 4, y, waarde)
        y += 24
    vel.tekst(50, y, "Handtekening ouder:")
    vel.lijn(150, y + 2, 280, y + 2)
    vel.inkt(160, y - 5)
    vel.tekst(300, y, "Handtekening leerling:")
    vel.lijn(410, y + 2, 530, y + 2)
    vel.tekst(50, y + 30, "Plaats ..............................")
    blokken = lees_vel(vel, tmp_path).blokken
    assert list(velden(blokken).items()) == [
        ("Naam", "Kees Jansen"),
        ("Datum", "1-2-2026"),
        ("Adres", ""),
        ("Telefoon", "055-1234567"),
        ("Handtekening ouder", ""),
        ("Handtekening leerling", ""),
        ("Plaats", ""),
    ]
    plaats = next(i for i, b in enumerate(blokken) if isinstance(b, Beeld))
    voor = blokken[plaats - 1]
    assert isinstance(voor, Veld) and voor.etiket == "Handtekening ouder"


def test_handtekeningblokken_naast_elkaar_blijven_bij_elkaar(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Ondertekening", vet=True, grootte=14)
    for x, rol, naam in [(50, "Ouder", "A. van den Berg-Smit"), (300, "School", "C. Dijk")]:
        vel.tekst(x, 100, rol)
        vel.inkt(x + 5, 125)
        vel.lijn(x, 140, x + 200, 140)
        vel.tekst(x, 155, f"Naam: {naam}")
        vel.tekst(x, 170, "Datum: 1-2-2026")
    blokken = lees_vel(vel, tmp_path).blokken[1:]
    vorm = [type(b).__name__ for b in blokken]
    assert vorm == ["Alinea", "Beeld", "Veld", "Veld"] * 2
    assert alineas(blokken) == ["Ouder", "School"]
    assert [b.waarde for b in blokken if isinstance(b, Veld) and b.etiket == "Naam"] == ["A. van den Berg-Smit", "C. Dijk"]


def test_twee_tekstkolommen_en_een_zijkader(tmp_path: Path) -> None:
    links = [
        "De school heeft in september een",
        "gesprek gevoerd met de ouders over",
        "de voortgang. Daarin is besproken",
        "dat de leerling veel baat heeft bij",
        "de kleine groep van dit jaar.",
    ]
    rechts = [
        "Het samenwerkingsverband ziet in",
        "de stukken dat de basisondersteu-",
        "ning ruim is ingezet. De vraag blijft",
        "welke plek het best past bij deze",
        "leerling en bij het gezin.",
    ]
    vel = Vel()
    for rang, (een, ander) in enumerate(zip(links, rechts, strict=True)):
        vel.tekst(50, 90 + 13 * rang, een)
        vel.tekst(310, 90 + 13 * rang, ander)
    vel.kader(50, 200, 150, 60, "#f0f0f0")
    vel.tekst(55, 215, "Let op", vet=True)
    vel.tekst(55, 230, "Stuur alle bijlagen mee.")
    blokken = lees_vel(vel, tmp_path).blokken
    teksten = alineas(blokken)
    assert teksten[0] == " ".join(links)
    assert "basisondersteuning ruim" in teksten[-1] and len(teksten) == 2
    assert velden(blokken) == {"Let op": "Stuur alle bijlagen mee."}


def test_doorhalen(tmp_path: Path) -> None:
    vel = Vel()
    y = 60.0
    for vraag, weg in [("Besproken met ouders: ", "nee"), ("Besproken met leerling: ", "ja")]:
        begin = vel.tekst(50, y, vraag)
        midden = vel.tekst(begin, y, "ja")
        nee = vel.tekst(midden, y, " / ")
        eind = vel.tekst(nee, y, "nee")
        van, tot = (nee, eind) if weg == "nee" else (begin, midden)
        vel.lijn(van, y - 3, tot, y - 3)
        y += 20
    vel.tekst(50, y, "Toestemming gegeven   ja / nee *")
    vel.tekst(50, y + 20, "De leerling is")
    vel.tekst(120, y + 20, "wel")
    vel.lijn(119, y + 17, 138, y + 17)
    vel.tekst(142, y + 20, "niet aangemeld bij een andere school.")
    blokken = lees_vel(vel, tmp_path).blokken
    assert keuzes(blokken) == {
        "Besproken met ouders": {"ja": True, "nee": False},
        "Besproken met leerling": {"ja": False, "nee": True},
        "Toestemming gegeven": {"ja": False, "nee": False},
    }
    assert alineas(blokken) == ["De leerling is niet aangemeld bij een andere school."]


def test_alles_doorgehaald_is_niet_te_zien(tmp_path: Path) -> None:
    vel = Vel()
    begin = vel.tekst(50, 60, "Akkoord: ")
    eind = vel.tekst(begin, 60, "ja / nee")
    vel.lijn(begin, 57, eind, 57)
    assert keuzes(lees_vel(vel, tmp_path).blokken) == {"Akkoord": {"ja": None, "nee": None}}


def test_vakjes_voor_en_achter_de_tekst(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Besproken met ouders")
    x = vel.tekst(vel.vakje(250, 60, aan=True), 60, "ja") + 20
    vel.tekst(vel.vakje(x, 60), 60, "nee")
    vel.tekst(50, 80, "Besproken met leerling")
    x = vel.vakje(vel.tekst(250, 80, "ja") + 4, 80) + 14
    vel.vakje(vel.tekst(x, 80, "nee") + 4, 80, aan=True)
    vel.tekst(50, 120, "[x] ja [ ] nee")
    vel.tekst(50, 140, "Akkoord: ( ) ja (x) nee")
    vel.tekst(50, 160, "Ingelicht   X ja  O nee")
    vel.tekst(50, 200, "Soort onderwijs", vet=True)
    for rang, (tekst, aan) in enumerate([("regulier", False), ("speciaal, namelijk hier", True)]):
        vel.tekst(vel.vakje(50, 216 + 15 * rang, aan=aan), 216 + 15 * rang, tekst)
    gevonden = keuzes(lees_vel(vel, tmp_path).blokken)
    assert gevonden["Besproken met ouders"] == {"ja": True, "nee": False}
    assert gevonden["Besproken met leerling"] == {"ja": False, "nee": True}
    assert gevonden[""] == {"ja": True, "nee": False}
    assert gevonden["Akkoord"] == {"ja": False, "nee": True}
    assert gevonden["Ingelicht"] == {"ja": True, "nee": False}
    assert gevonden["Soort onderwijs"] == {"regulier": False, "speciaal, namelijk hier": True}


def test_eerst_de_vakjes_dan_de_woorden(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Aanwezig")
    x = vel.vakje(vel.vakje(200, 60), 60, aan=True)
    vel.tekst(x, 60, "ja nee")
    assert keuzes(lees_vel(vel, tmp_path).blokken) == {"Aanwezig": {"ja": False, "nee": True}}


def test_tabel_met_kop_in_twee_lagen_en_cel_over_twee_rijen(tmp_path: Path) -> None:
    xs, ys = [50, 150, 250, 350, 450, 545], [80, 100, 120, 150, 180]
    vel = Vel()
    for rang, y in enumerate(ys):
        vel.lijn(xs[1] if rang == 3 else xs[0], y, xs[-1], y)
    for x in xs:
        vel.lijn(x, ys[0] if x in (50, 150, 350, 545) else ys[1], x, ys[-1])
    for x, tekst in [(54, "Doel"), (154, "Inzet"), (354, "Resultaat")]:
        vel.tekst(x, 94, tekst, vet=True)
    for x, tekst in zip(xs[1:], ["Wie", "Hoe vaak", "Uitkomst", "Vervolg"], strict=False):
        vel.tekst(x + 4, 114, tekst, vet=True)
    vel.tekst(54, 134, "Doel 1")
    for y, rij in [(134, ["mentor", "wekelijks", "behaald", "stoppen"]), (164, ["ib", "maandelijks", "deels", "door"])]:
        for x, tekst in zip(xs[1:], rij, strict=False):
            vel.tekst(x + 4, y, tekst)
    (tabel,) = tabellen(lees_vel(vel, tmp_path).blokken)
    assert tabel.koppen == ("Doel", "Inzet Wie", "Inzet Hoe vaak", "Resultaat Uitkomst", "Resultaat Vervolg")
    assert [[c.tekst for c in rij] for rij in tabel.rijen] == [
        ["Doel 1", "mentor", "wekelijks", "behaald", "stoppen"],
        ["", "ib", "maandelijks", "deels", "door"],
    ]


def test_tabel_met_kruisjes_is_een_keuze_per_rij(tmp_path: Path) -> None:
    vel = Vel()
    vel.raster([50, 300, 400, 500], [220, 240, 260, 280])
    for x, tekst in zip([50, 300, 400], ["Onderdeel", "ja", "nee"], strict=True):
        vel.tekst(x + 4, 234, tekst, vet=True)
    for y, tekst, x in [(254, "Besproken met ouders", 340), (274, "Besproken met leerling", 440)]:
        vel.tekst(54, y, tekst)
        vel.tekst(x, y, "X")
    assert keuzes(lees_vel(vel, tmp_path).blokken) == {
        "Besproken met ouders": {"ja": True, "nee": False},
        "Besproken met leerling": {"ja": False, "nee": True},
    }


def test_cellen_met_keuze_en_kruis(tmp_path: Path) -> None:
    vel = Vel()
    vel.raster([50, 300, 400, 500], [60, 100])
    vel.tekst(54, 75, "Besproken met ouders")
    vel.tekst(340, 75, "ja")
    vel.tekst(440, 75, "nee")
    vel.tekst(440, 90, "X", vet=True)
    assert keuzes(lees_vel(vel, tmp_path).blokken) == {"Besproken met ouders": {"ja": False, "nee": True}}


def test_tabel_zonder_lijnen(tmp_path: Path) -> None:
    vel = Vel()
    rijen = [("Vak", "Niveau", "Afname"), ("Rekenen", "IV", "mei 2026"), ("Taal", "III", ""), ("Spelling", "II", "mei 2026")]
    for rang, rij in enumerate(rijen):
        for x, tekst in zip((50, 200, 350), rij, strict=True):
            vel.tekst(x, 60 + 15 * rang, tekst, vet=rang == 0)
    (tabel,) = tabellen(lees_vel(vel, tmp_path).blokken)
    assert tabel.koppen == rijen[0]
    assert [tuple(c.tekst for c in rij) for rij in tabel.rijen] == rijen[1:]


def test_inkt_in_een_cel(tmp_path: Path) -> None:
    """Een getekend pad en een krabbel op een beeld zijn inkt; een wit beeld en een beeld in een andere cel niet."""
    ys = [60, 80, 120, 160, 200]
    vel = Vel()
    vel.raster([50, 180, 300, 545], ys)
    for x, tekst in zip([50, 180, 300], ["Rol", "Naam", "Handtekening"], strict=True):
        vel.tekst(x + 4, 74, tekst, vet=True)
    for rang, rol in enumerate(["School", "Ouder", "Leerling"]):
        vel.tekst(54, ys[rang + 1] + 15, rol)
    vel.inkt(320, 100)
    vel.beeld(310, 125, 90, 30, getekend=False)
    vel.beeld(310, 165, 90, 30)
    (tabel,) = tabellen(lees_vel(vel, tmp_path).blokken)
    assert [[c.beeld for c in rij] for rij in tabel.rijen] == [[False, False, True], [False, False, False], [False, False, True]]


def test_inkt_in_de_kopcel_onder_de_rol(tmp_path: Path) -> None:
    """De rol staat bovenin het vak waarin getekend wordt, en naam en datum staan in de rij eronder."""
    vel = Vel()
    vel.raster([50, 210, 370, 530], [60, 120, 160])
    for x, rol in zip([50, 210, 370], ["School", "Ouder", "Leerling"], strict=True):
        vel.tekst(x + 4, 74, rol, vet=True)
        vel.tekst(x + 4, 135, "naam en 3-9-2026")
        if rol != "Ouder":
            vel.inkt(x + 20, 100)
    (tabel,) = tabellen(lees_vel(vel, tmp_path).blokken)
    assert tabel.koppen == ("School", "Ouder", "Leerling")
    assert [[c.beeld for c in rij] for rij in tabel.rijen] == [[True, False, True], [False, False, False]]


def test_formulier_als_een_grote_tabel(tmp_path: Path) -> None:
    vel = Vel()
    for y in [70, 88, 106, 124, 142, 160, 200, 218, 258]:
        vel.lijn(50, y, 545, y)
    for x, onder in [(50, 258), (545, 258), (150, 124), (300, 124), (400, 124)]:
        vel.lijn(x, 70 if onder == 258 else 88, x, onder)
    for y, kop in [(70, "Gegevens leerling"), (124, "Ondersteuning")]:
        vel.kader(50, y, 495, 18, "#d9d9d9")
        vel.tekst(54, y + 13, kop, vet=True)
    for y, cellen in [(101, ("Naam", "Kees Jansen", "Geb.datum", "1-2-2012")), (119, ("Adres", "", "Groep", "2 havo"))]:
        for x, tekst, vet in zip((54, 154, 304, 404), cellen, (True, False, True, False), strict=True):
            vel.tekst(x, y, tekst, vet=vet)
    vel.tekst(54, 155, "Wat is er geprobeerd?", vet=True)
    vel.tekst(54, 173, "Een rustige plek en een vast aanspreekpunt.")
    vel.tekst(54, 213, "Wat vinden ouders?", vet=True)
    blokken = lees_vel(vel, tmp_path).blokken
    assert koppen(blokken) == ["Gegevens leerling", "Ondersteuning"]
    assert velden(blokken) == {
        "Naam": "Kees Jansen",
        "Geb.datum": "1-2-2012",
        "Adres": "",
        "Groep": "2 havo",
        "Wat is er geprobeerd?": "Een rustige plek en een vast aanspreekpunt.",
        "Wat vinden ouders?": "",
    }


def test_klein_etiket_bovenin_de_cel(tmp_path: Path) -> None:
    vel = Vel()
    vel.raster([50, 300, 545], [70, 100, 130])
    for x, y, etiket, waarde in [(54, 79, "Naam", "Kees"), (304, 79, "Geboortedatum", "1-2-2012"), (54, 109, "Adres", ""), (304, 109, "Plaats", "Epe")]:
        vel.tekst(x, y, etiket, grootte=7)
        vel.tekst(x, y + 15, waarde, grootte=11)
    assert velden(lees_vel(vel, tmp_path).blokken) == {"Naam": "Kees", "Geboortedatum": "1-2-2012", "Adres": "", "Plaats": "Epe"}


def test_een_kolom_met_vraagcel_en_antwoordcel(tmp_path: Path) -> None:
    vel = Vel()
    vel.raster([50, 545], [70, 88, 120, 138, 170])
    vel.tekst(54, 83, "1. Reden van aanmelding", vet=True)
    vel.tekst(54, 101, "De reden is het verzuim.")
    vel.tekst(54, 133, "2. Mening van de ouders", vet=True)
    assert velden(lees_vel(vel, tmp_path).blokken) == {"1. Reden van aanmelding": "De reden is het verzuim.", "2. Mening van de ouders": ""}


def test_over_de_bladzijdegrens(tmp_path: Path) -> None:
    """Kop- en voettekst verdwijnen, een tabel en een alinea zijn weer heel, en gelijke bladen houden hun titel."""
    vel = Vel()
    for nummer in (1, 2, 3):
        vel.tekst(50, 30, "Het College - vertrouwelijk", grootte=8)
        vel.tekst(500, 820, f"pagina {nummer} van 3", grootte=8)
        if nummer == 1:
            vel.tekst(50, 70, "Verslag", vet=True, grootte=16)
            vel.raster([50, 150, 545], [720, 740, 760])
            for y, een, ander in [(734, "Datum", "Notitie"), (754, "1-2-2026", "Eerste")]:
                vel.tekst(54, y, een, vet=y == 734)
                vel.tekst(154, y, ander, vet=y == 734)
        elif nummer == 2:
            vel.raster([50, 150, 545], [60, 80, 100])
            for y, een, ander in [(74, "Datum", "Notitie"), (94, "2-2-2026", "Tweede")]:
                vel.tekst(54, y, een, vet=y == 74)
                vel.tekst(154, y, ander, vet=y == 74)
            vel.tekst(50, 780, LANG[0], grootte=9)
        else:
            vel.tekst(50, 70, LANG[1], grootte=9)
        vel.blad()
    blokken = lees_vel(vel, tmp_path).blokken
    (tabel,) = tabellen(blokken)
    assert [rij[1].tekst for rij in tabel.rijen] == ["Eerste", "Tweede"]
    assert tabel.rijen[1][1].plek.pagina == 2
    assert alineas(blokken) == [" ".join(LANG)]
    assert koppen(blokken) == ["Verslag"]


def test_opsomming_en_gewone_alinea(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Wat helpt", vet=True, grootte=13)
    for rang, punt in enumerate(["een vaste plek", "korte opdrachten"]):
        vel.tekst(58, 80 + 14 * rang, punt)
    for rang in range(2):
        vel.tekst(50, 80 + 14 * rang, "•")
    for rang, regel in enumerate(LANG):
        vel.tekst(50, 130 + 12 * rang, regel, grootte=9)
    assert alineas(lees_vel(vel, tmp_path).blokken) == ["een vaste plek", "korte opdrachten", " ".join(LANG)]


def test_zin_met_dubbele_punt_midden_in_een_alinea_blijft_heel(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Wij spraken op dinsdag met de begeleider van het vso over de vraag of er een plek is en kregen dit antwoord", grootte=9)
    vel.tekst(50, 72, "Uitkomst: de groep past bij de leerling, maar er is pas na de zomer plaats.", grootte=9)
    (alinea,) = lees_vel(vel, tmp_path).blokken
    assert isinstance(alinea, Alinea) and "antwoord Uitkomst: de groep" in alinea.tekst


def test_plek_is_bladzijde_en_kader(tmp_path: Path) -> None:
    vel = Vel()
    vel.blad()
    vel.tekst(50, 100, "Naam: Kees")
    (veld,) = lees_vel(vel, tmp_path).blokken
    assert veld.plek.bestand == "stuk.pdf" and veld.plek.pagina == 2 and veld.plek.kader is not None
    x0, boven, x1, onder = veld.plek.kader
    assert 78 < x0 < 90 and 90 < boven < 95 and x1 < 110 and 100 < onder < 105


# --- gescande bladzijden: woorden met een zekerheid, zonder betrouwbare maten ------------------------


def _scan(regels: list[tuple[float, float, str, float, float]], **meer: Any) -> tuple[Blok, ...]:
    """Regels van (x, y, tekst, grootte, zekerheid) als bladzijde uit OCR."""
    woorden = []
    for x, y, tekst, grootte, zekerheid in regels:
        for woord in tekst.split():
            breed = 0.5 * grootte * len(woord)
            woorden.append(Woord(woord, (x, y, x + breed, y + grootte), grootte=grootte, zekerheid=zekerheid))
            x += breed + 0.3 * grootte
    return bouw([Bladzijde(1, 595, 842, tuple(woorden), **meer)], "scan.pdf")


def test_scan_etiket_met_handschrift_eronder() -> None:
    blokken = _scan(
        [(50, 100, "Naam leerling", 10, 0.95), (50, 118, "Sofie van der Berg", 14, 0.7), (50, 145, "Datum", 10, 0.95), (50, 163, "8 oktober", 14, 0.6)]
    )
    assert velden(blokken) == {"Naam leerling": "Sofie van der Berg", "Datum": "8 oktober"}


def test_scan_etiket_en_waarde_om_en_om() -> None:
    rijen = ["Naam leerling", "Roel Maas", "Geboortedatum", "19/5/11", "Ouder", "moeder P. Maas"]
    blokken = _scan([(50, 100 + 16 * i, tekst, 10, 0.95) for i, tekst in enumerate(rijen)])
    assert velden(blokken) == {"Naam leerling": "Roel Maas", "Geboortedatum": "19/5/11", "Ouder": "moeder P. Maas"}


def test_scan_letter_die_op_een_vakje_lijkt() -> None:
    woorden = [(50.0, 100.0, "Onderwijskundig rapport", 10.0, 0.9)]
    blokken = _scan(woorden, vakjes=(Vakje((85, 101, 93, 109), False),))
    assert not keuzes(blokken)


def test_scan_waarde_plakt_aan_haar_etiket() -> None:
    assert velden(_scan([(50, 100, "Naam: T. Jonkman", 10, 0.9), (200, 100, "Datum:9/1/26", 10, 0.9)])) == {"Naam": "T. Jonkman", "Datum": "9/1/26"}


def test_onzekere_inkt_in_een_cel_is_onbekend() -> None:
    raster = Raster((50, 60, 250, 120), (((50, 60, 150, 80), (150, 60, 250, 80)), ((50, 80, 150, 120), (150, 80, 250, 120))))
    regels = [(54.0, 64.0, "Rol", 10.0, 0.9), (154.0, 64.0, "Handtekening", 10.0, 0.9), (54.0, 90.0, "School", 10.0, 0.9)]
    breder = Raster(raster.kader, tuple((*rij, (250.0, rij[0][1], 300.0, rij[0][3])) for rij in raster.rijen if rij[0]))
    (tabel,) = tabellen(_scan([*regels, (254.0, 64.0, "Datum", 10.0, 0.9)], rasters=(breder,), inkt=(Inkt((160, 85, 200, 110), zeker=False),)))
    assert [c.beeld for c in tabel.rijen[0]] == [False, None, False]


@pytest.mark.parametrize("getekend", [True, False])
def test_handtekeninglijn_met_de_rol_links_en_de_datum_eronder(getekend: bool, tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(60, 80, "Ondertekening", vet=True, grootte=13)
    for nummer, (rol, naam) in enumerate((("Voor de school", "J. Lammers"), ("Ouder", "I. Zandstra"))):
        boven = 110 + nummer * 70
        vel.tekst(60, boven, rol)
        vel.tekst(60, boven + 16, naam)
        vel.lijn(280, boven + 8, 500, boven + 8)
        vel.tekst(280, boven + 20, f"d.d. {nummer + 9} november 2026")
        if getekend or nummer:
            vel.inkt(300, boven - 6)
    velden = {b.etiket: b.beeld for b in lees_vel(vel, tmp_path).blokken if isinstance(b, Veld)}
    assert velden == {"Voor de school": getekend, "Ouder": True}
