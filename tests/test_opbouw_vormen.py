"""Zijkaders, handtekeningblokken naast elkaar, etiketten over twee regels, titels en vragen zonder vakje ernaast."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiercheck.begrippen import Alinea, Beeld, Blok, Keuzegroep, Kop, Tabel, Veld
from dossiercheck.lezen.bladzijde import Bladzijde, Inkt, Woord
from dossiercheck.lezen.opbouw import bouw
from tests.maak_pdf import LANG, Vel, lees_vel
from tests.test_opbouw import alineas, koppen, velden

UITLEG = ("Toelichting", "Vul elke vraag kort in.", "Een voorbeeld bij vraag B: op 4 april", "is met Sem en zijn vader gesproken.", "Lever alles samen in.")


def _kort(blokken: tuple[Blok, ...]) -> list[str]:
    return [b.tekst if isinstance(b, Kop | Alinea) else f"{b.etiket}={b.waarde}" if isinstance(b, Veld) else type(b).__name__ for b in blokken]


@pytest.mark.parametrize("links", [True, False])
def test_kader_met_uitleg_naast_het_formulier(tmp_path: Path, links: bool) -> None:
    vel = Vel()
    begin, zij = (210, 40) if links else (45, 410)
    vel.kader(zij, 70, 150, 680, "#eef2ff")
    for nummer, regel in enumerate(UITLEG):
        vel.tekst(zij + 6, 85 + 11 * nummer, regel, grootte=8, kleur="#263386")
    vel.tekst(begin, 90, "A Over wie gaat het?", vet=True, grootte=11.5)
    vel.tekst(begin, 240, "B Wie vraagt?", vet=True, grootte=11.5)
    vel.tekst(begin, 320, "C Loopbaan", vet=True, grootte=11.5)
    vel.tekst(begin, 380, "D Plan", vet=True, grootte=11.5)
    for y, etiket, waarde in [(115, "Naam", "Pien Jansen"), (137, "Geboren", "6-1-2014"), (159, "Woonplaats", "Vorden"), (265, "School", "De Linde")]:
        vel.tekst(begin, y, etiket)
        vel.tekst(begin + 120, y, waarde)
        vel.lijn(begin + 120, y + 3, begin + 320, y + 3)
    vel.tekst(begin, 400, "Wat is er gedaan?", vet=True)
    vel.kader(begin, 405, 320, 40)
    vel.tekst(begin + 4, 418, "Een vaste plek en een coach.")
    blokken = lees_vel(vel, tmp_path).blokken
    assert velden(blokken) == {
        "Naam": "Pien Jansen",
        "Geboren": "6-1-2014",
        "Woonplaats": "Vorden",
        "School": "De Linde",
        "Wat is er gedaan?": "Een vaste plek en een coach.",
    }
    assert koppen(blokken) == ["A Over wie gaat het?", "B Wie vraagt?", "C Loopbaan", "D Plan"]
    assert " ".join(alineas(blokken)) == " ".join(UITLEG)


def test_een_hoog_antwoordvak_met_etiket_ernaast_blijft_een_veld(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 90, "Beschrijving")
    vel.kader(200, 78, 340, 120)
    for nummer in range(6):
        vel.tekst(205, 92 + 13 * nummer, LANG[nummer % 2][:70])
    assert velden(lees_vel(vel, tmp_path).blokken)["Beschrijving"].startswith(LANG[0][:70])


def test_handtekeningblokken_naast_elkaar_met_een_vlak_voor_drie_rijen(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Ondertekening", vet=True, grootte=12)
    for x, rol, naam in [(50, "Namens de school", "H. Olden"), (310, "Ouder met gezag", "T. Vermeer"), (50, "Leerling", "")]:
        y = 85 if x == 310 or naam else 175
        vel.tekst(x, y, rol, vet=True)
        vel.kader(x + 60, y + 5, 160, 66, "#e0e0e0", rand=False)
        for nummer, (etiket, waarde) in enumerate([("Naam", naam), ("Datum", "29-10-2026" if naam else ""), ("Handtekening", "")]):
            vel.tekst(x, y + 16 + 15 * nummer, etiket, grootte=8)
            vel.tekst(x + 66, y + 16 + 15 * nummer, waarde)
        if naam:
            vel.inkt(x + 70, y + 55)
    assert _kort(lees_vel(vel, tmp_path).blokken) == [
        "Ondertekening",
        *("Namens de school", "Naam=H. Olden", "Datum=29-10-2026", "Handtekening=", "Beeld"),
        *("Leerling", "Naam=", "Datum=", "Handtekening="),
        *("Ouder met gezag", "Naam=T. Vermeer", "Datum=29-10-2026", "Handtekening=", "Beeld"),
    ]


def test_handtekeningen_op_lijnen_boven_de_rol(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "F Akkoord", vet=True, grootte=12)
    for x, rol, naam in [(50, "Voor akkoord namens de school", "N. Haver, 9-11-2026"), (300, "Voor akkoord, ouder", "I. Abels, 9-11-2026")]:
        vel.lijn(x, 120, x + 180, 120)
        vel.tekst(x, 131, rol, grootte=9)
        vel.tekst(x, 143, naam, grootte=9)
    vel.inkt(60, 110)
    vel.tekst(306, 115, "w.g. I. Abels", grootte=9)
    vel.lijn(50, 200, 230, 200)
    vel.tekst(50, 211, "Leerling", grootte=9)
    blokken = lees_vel(vel, tmp_path).blokken
    assert _kort(blokken) == [
        *("F Akkoord", "Voor akkoord namens de school=", "N. Haver, 9-11-2026", "Leerling="),
        *("w.g. I. Abels", "Voor akkoord, ouder=", "I. Abels, 9-11-2026"),
    ]
    assert [b.beeld for b in blokken if isinstance(b, Veld)] == [True, False, None]


def test_lopende_tekst_in_twee_kolommen_met_eigen_koppen(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(40, 40, "Plan van Pien Jansen", vet=True, grootte=16)
    teksten = [
        (40, [("Over Pien", True), ("Pien is dertien en geboren op 30-07-2013. Zij is", False), ("een doener: koken, tekenen, met dieren.", False)]),
        (300, [("Op 15 september zijn we met Pien en haar vader", False), ("gaan zitten. Zij wil meer praktijk en minder", False), ("lange uitleg.", False)]),
        (40, [("Sterk", True), ("eerlijk", False), ("handig met gereedschap en met kleine kinderen", False)]),
        (300, [("", False), ("Afspraak", True), ("Vader gaat akkoord met het plan.", False)]),
    ]
    y = {40: 80, 300: 80}
    for x, regels in teksten:
        for regel, vet in regels:
            vel.tekst(x, y[x], regel, vet=vet)
            y[x] += 13
        y[x] += 8
    blokken = lees_vel(vel, tmp_path).blokken
    assert not velden(blokken)
    assert koppen(blokken) == ["Plan van Pien Jansen", "Over Pien", "Sterk", "Afspraak"]
    assert "Op 15 september zijn we met Pien en haar vader gaan zitten. Zij wil meer praktijk en minder lange uitleg." in alineas(blokken)


@pytest.mark.parametrize("vak", [True, False])
def test_etiket_over_twee_regels_met_de_waarde_naast_de_eerste(tmp_path: Path, vak: bool) -> None:
    vel = Vel()
    vel.tekst(50, 40, "5 Het plan", vet=True, grootte=12)
    y = 60.0
    for etiket, rest, waarde in [
        ("5.1 Wanneer is het plan voor", "het laatst besproken?", "1 oktober 2026"),
        ("5.2 Woonplaats", "", "Vorden"),
        ("5.3 Naar welke bestemming wordt", "toegewerkt?", ""),
        ("5.4 Uren", "", "24"),
    ]:
        vel.tekst(50, y, etiket)
        vel.tekst(67, y + 11, rest)
        if vak:
            vel.kader(250, y - 11, 280, 15, "#e6e6e6", rand=False)
        vel.tekst(254, y, waarde)
        y += 30
    gelezen = velden(lees_vel(vel, tmp_path).blokken)
    assert gelezen["5.1 Wanneer is het plan voor het laatst besproken?"] == "1 oktober 2026"
    assert gelezen["5.2 Woonplaats"] == "Vorden"
    assert gelezen["5.3 Naar welke bestemming wordt toegewerkt?"] == ""


def test_keuze_naast_een_vraag_over_twee_regels(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Waren beide ouders bij het gesprek over")
    vel.tekst(50, 71, "het plan aanwezig?")
    vel.tekst(vel.vakje(400, 60, True), 60, "ja")
    vel.tekst(vel.vakje(450, 60), 60, "nee")
    (groep,) = [b for b in lees_vel(vel, tmp_path).blokken if isinstance(b, Keuzegroep)]
    assert groep.vraag == "Waren beide ouders bij het gesprek over het plan aanwezig?"


def test_keuze_boven_aan_de_volgende_bladzijde(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Plan", vet=True, grootte=14)
    vel.tekst(50, 770, "Besproken met de leerling zelf")
    vel.blad()
    vel.tekst(vel.vakje(50, 60, True), 60, "ja")
    vel.tekst(vel.vakje(100, 60), 60, "nee")
    (groep,) = [b for b in lees_vel(vel, tmp_path).blokken if isinstance(b, Keuzegroep)]
    assert (groep.vraag, [k.aan for k in groep.keuzes]) == ("Besproken met de leerling zelf", [True, False])


def test_titel_in_een_brede_balk(tmp_path: Path) -> None:
    vel = Vel()
    vel.kader(0, 0, 595, 50, "#1a7265", rand=False)
    vel.tekst(40, 30, "Plan in beeld: Pien Jansen – De Linde", vet=True, grootte=14, kleur="#ffffff")
    vel.kader(40, 70, 250, 16, "#f0b030", rand=False)
    vel.tekst(44, 82, "Wat werkt", vet=True)
    vel.tekst(40, 105, LANG[0][:60])
    blokken = lees_vel(vel, tmp_path).blokken
    assert [(b.tekst, b.niveau) for b in blokken if isinstance(b, Kop)] == [("Plan in beeld: Pien Jansen – De Linde", 1), ("Wat werkt", 2)]


def test_etiket_van_een_lager_vak_hoort_niet_bij_het_tekenvak_ernaast(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 40, LANG[0])
    vel.tekst(50, 60, "Ouder", vet=True)
    for x, etiket, breed in [(50, "naam", 150), (215, "datum", 90)]:
        vel.tekst(x, 75, etiket, grootte=8)
        vel.kader(x, 79, breed, 16)
    vel.tekst(54, 91, "V. Horst")
    vel.tekst(219, 91, "01-09-2026")
    vel.kader(320, 66, 200, 40)
    vel.tekst(322, 75, "handtekening", grootte=8)
    vel.inkt(340, 92)
    blokken = lees_vel(vel, tmp_path).blokken
    assert velden(blokken) == {"naam": "V. Horst", "datum": "01-09-2026", "handtekening": ""}
    assert sum(isinstance(b, Beeld) for b in blokken) == 1


def test_puntjes_waar_ocr_letters_in_ziet_zijn_geen_waarde() -> None:
    def woord(x: float, y: float, tekst: str, breed: float, hoog: float, zeker: float) -> Woord:
        return Woord(tekst, (x, y, x + breed, y + hoog), zekerheid=zeker)

    woorden: list[Woord] = []
    for nummer, (etiket, waarde) in enumerate([("Naam", "Pien"), ("Adres", "Dorpsstraat"), ("Woonplaats", "Vorden"), ("School", "Linde")]):
        y = 100.0 + 16 * nummer
        woorden += [woord(60, y, etiket, 45, 7, 0.95), woord(112, y + 5, "sen", 40, 1, 0.1), woord(160, y + 5, "ee", 60, 1, 0.3)]
        woorden.append(woord(232, y, waarde, 50, 7, 0.95))
    blokken = bouw([Bladzijde(1, 595, 842, tuple(woorden))], "scan.pdf")
    assert velden(blokken) == {"Naam": "Pien", "Adres": "Dorpsstraat", "Woonplaats": "Vorden", "School": "Linde"}


def test_een_scheve_schrijflijn_op_een_scan_is_geen_handtekening() -> None:
    woorden = (Woord("Handtekening", (60, 150, 120, 158), zekerheid=0.95), Woord("school", (125, 150, 160, 158), zekerheid=0.95))
    bladzijde = Bladzijde(1, 595, 842, woorden, inkt=(Inkt((347, 172, 541, 177)), Inkt((360, 150, 440, 171))))
    assert [b.plek.kader for b in bouw([bladzijde], "scan.pdf") if isinstance(b, Beeld)] == [(360, 150, 440, 171)]


def test_om_en_om_gekleurde_rijen_zijn_velden(tmp_path: Path) -> None:
    """Een systeemafdruk met banen: de achtergrond is geen invulvak met de rij erboven als etiket."""
    vel = Vel()
    vel.tekst(50, 60, "Verlenging tlv vso", vet=True, grootte=15)
    y = 90.0
    verwacht: dict[str, str] = {}
    for kopje, rijen in (
        ("De leerling", (("Voornaam", "Bram"), ("Achternaam", "Zandstra"), ("Geboortedatum", "3 april 2012"))),
        ("De school", (("Schoolnaam", "VSO Het Baken"), ("Indiener", "A. Prins"))),
    ):
        vel.tekst(50, y, kopje, vet=True, grootte=11)
        y += 14
        for nummer, (etiket, waarde) in enumerate(rijen):
            if nummer % 2 == 0:
                vel.kader(50, y, 480, 16, vulling="#eeeeee", rand=False)
            vel.tekst(54, y + 11, etiket, grootte=8)
            vel.tekst(230, y + 11, waarde, grootte=8)
            verwacht[etiket] = waarde
            y += 16
        y += 18
    blokken = lees_vel(vel, tmp_path).blokken
    assert {b.etiket: b.waarde for b in blokken if isinstance(b, Veld)} == verwacht
    assert [b.tekst for b in blokken if isinstance(b, Kop)] == ["Verlenging tlv vso", "De leerling", "De school"]


@pytest.mark.parametrize("streep_boven", [False, True])
def test_tabel_met_alleen_strepen_onder_de_rijen(tmp_path: Path, streep_boven: bool) -> None:
    """De kolommen volgen uit de kopregel, ook waar de tekst van twee cellen bijna aan elkaar komt."""
    vel = Vel()
    vel.tekst(50, 60, "Plan", vet=True, grootte=16)
    rijen = [
        ("Wat wilden wij", "Hoe", "Terugblik"),
        ("Pien volgt er vier van vijf|in haar eigen lokaal.", "vaste plek, vaste|mentor", "Niet gehaald: het zijn er|twee gebleven."),
        ("Pien vraagt om een pauze.", "kaartje op tafel", "Gelukt, dit doet zij|elke dag uit zichzelf."),
    ]
    for y in (90.0, 300.0):
        if streep_boven:
            vel.lijn(50, y, 540, y)
        for nummer, rij in enumerate(rijen):
            for x, cel in zip((52, 184, 310), rij, strict=True):
                for regel, tekst in enumerate(cel.split("|")):
                    vel.tekst(x, y + 12 + 12 * regel, tekst, vet=nummer == 0)
            y += 6 + 12 * max(cel.count("|") + 1 for cel in rij)
            vel.lijn(50, y, 540, y)
        vel.tekst(50, y + 40, "Verder", vet=True, grootte=12)
    tabellen = [b for b in lees_vel(vel, tmp_path).blokken if isinstance(b, Tabel)]
    assert [t.koppen for t in tabellen] == [rijen[0], rijen[0]]
    for tabel in tabellen:
        assert [tuple(c.tekst for c in rij) for rij in tabel.rijen] == [tuple(cel.replace("|", " ") for cel in rij) for rij in rijen[1:]]


def test_velden_met_een_streep_eronder_zijn_geen_tabel(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Formulier", vet=True, grootte=16)
    paren = [("Leerling", "Pien Jansen"), ("Geboren", "19-03-2014"), ("School", "Het Want"), ("Klas", "2 havo")]
    for nummer, (etiket, waarde) in enumerate(paren):
        vel.tekst(50, 100 + 20 * nummer, etiket)
        vel.tekst(200, 100 + 20 * nummer, waarde)
        vel.lijn(48, 104 + 20 * nummer, 540, 104 + 20 * nummer)
    assert velden(lees_vel(vel, tmp_path).blokken) == dict(paren)


def test_naast_een_vet_etiket_is_een_dubbele_punt_deel_van_de_waarde(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Formulier", vet=True, grootte=16)
    vel.tekst(50, 75, "Uitdraai van het systeem, sjabloon aanmelding", grootte=7, kleur="#777777")
    vel.tekst(50, 95, "Leerling", vet=True, grootte=12, kleur="#2050a0")
    for nummer, (etiket, waarde) in enumerate([("Naam", "Pien Jansen"), ("Contact", "Het Want: zij keken mee in de klas."), ("Klas", "2 havo")]):
        vel.tekst(50, 115 + 30 * nummer, etiket, vet=True)
        vel.tekst(200, 115 + 30 * nummer, waarde)
    vel.tekst(200, 157, "Zij raadt een kleine groep aan.")
    blokken = lees_vel(vel, tmp_path).blokken
    assert velden(blokken) == {"Naam": "Pien Jansen", "Contact": "Het Want: zij keken mee in de klas. Zij raadt een kleine groep aan.", "Klas": "2 havo"}


REGELS = (
    "Wij spraken vier keer met Bram, waarvan drie keer samen met zijn",
    "ouders, over stage en werk. Hij leert nu wat vier dagen",
    "werken vraagt.",
    "Zonder dit jaar zit hij thuis.",
)


@pytest.mark.parametrize(("etiket", "aantal"), [(("Doorlopen", "traject"), 4), (("Proces",), 3), (("Afweging",), 2), (("Proces en", "afweging", "samen"), 4)])
def test_een_etiket_halverwege_de_hoogte_van_zijn_waarde(tmp_path: Path, etiket: tuple[str, ...], aantal: int) -> None:
    vel = Vel()
    midden = 200 + 5.5 * (aantal - 1)
    for i, regel in enumerate(REGELS[:aantal]):
        vel.tekst(140, 200 + 11 * i, regel, grootte=9)
    for i, deel in enumerate(etiket):
        vel.tekst(60, midden + 11 * i - 5.5 * (len(etiket) - 1), deel, grootte=9, kleur="#666666")
    vel.tekst(60, 200 + 11 * aantal + 10, "Besproken", grootte=9, kleur="#666666")
    vel.tekst(140, 200 + 11 * aantal + 10, "Ja", grootte=9)
    gelezen = velden(lees_vel(vel, tmp_path).blokken)
    assert gelezen == {" ".join(etiket): " ".join(REGELS[:aantal]), "Besproken": "Ja"}


def test_een_etiket_naast_de_tweede_regel_van_een_alinea_hoort_daar_niet_bij(tmp_path: Path) -> None:
    vel = Vel()
    for i, regel in enumerate(REGELS):
        vel.tekst(140, 200 + 11 * i, regel, grootte=9)
    vel.tekst(60, 211, "Stage", grootte=9, kleur="#666666")
    assert velden(lees_vel(vel, tmp_path).blokken).get("Stage") != " ".join(REGELS)
