"""Gedrukte stukken die de school door een kopieerapparaat haalde: grijze koppen, bleke vakjes, ronde hoeken en tabellen over twee bladen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import ImageFont

from dossiercheck.begrippen import Keuzegroep, Kop, Tabel, Veld
from dossiercheck.lezen import lezer
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.scan.lijnen import vind_lijnen
from dossiercheck.lezen.scan.roosters import vind_roosters
from dossiercheck.lezen.scan.vakjes import vind_vakjes
from dossiercheck.lezen.scan.wissen import vind_doorhalingen
from tests.maak_scan import Formulier, scan

VET = 2
"""Streekdikte waarmee een letter vet wordt."""


def _tekstblok(f: Formulier, y: int, regels: int = 8) -> None:
    for nummer in range(regels):
        f.druk(166, y + 44 * nummer, "Het plan is in mei met de ouders besproken en daarna in het team gelezen.")


def _lees(pad: Path, *bladen: Formulier) -> tuple[object, ...]:
    beelden = [scan(f.beeld, graden=0.3, ruis=5, zaad=n + 1) for n, f in enumerate(bladen)]
    beelden[0].save(pad / "scan.pdf", save_all=True, append_images=beelden[1:], resolution=200)
    return lezer.lees(Bron(pad / "scan.pdf", "scan.pdf", "a" * 64)).blokken


def test_grote_grijze_koppen_zijn_niet_doorgehaald(tmp_path: Path) -> None:
    """De dwarsstreep van een grote e, A of P is geen streep door een woord; een titel van twee regels is een titel."""
    f = Formulier()
    f.druk(166, 176, "Aanvraag tlv praktijkonderwijs voor een", 62, 105, VET)
    f.druk(166, 246, "leerling uit het vso", 62, 105, VET)
    f.druk(166, 360, "OPP en handelingsdeel", 40, 105, VET)
    _tekstblok(f, 430)
    koppen = [b.tekst for b in _lees(tmp_path, f) if isinstance(b, Kop)]
    assert koppen == ["Aanvraag tlv praktijkonderwijs voor een leerling uit het vso", "OPP en handelingsdeel"]


@pytest.mark.parametrize(("tekst", "maat", "streep", "verwacht"), [("nee", 26, (0, 0), 1), ("ja", 26, (-8, 8), 1), ("week", 34, None, 0), ("EPA", 50, None, 0)])
def test_alleen_een_streep_door_een_woord_is_een_doorhaling(tekst: str, maat: int, streep: tuple[int, int] | None, verwacht: int) -> None:
    f = Formulier()
    f.druk(300, 300, tekst, maat, vet=0 if streep else VET)
    if streep is not None:
        x0, y0, x1, y1 = f.pen.textbbox((300, 300), tekst, font=ImageFont.load_default(maat))
        f.pen.line((x0 + streep[0], (y0 + y1) // 2, x1 + streep[1], (y0 + y1) // 2), fill=25, width=3)
    assert len(vind_doorhalingen(np.asarray(f.beeld), [])) == verwacht


def test_bleke_vakjes_met_een_grijze_vulling() -> None:
    f = Formulier()
    for nummer, aan in enumerate((True, False)):
        x = 300 + 200 * nummer
        f.pen.rectangle((x, 300, x + 24, 324), fill=240, outline=188, width=2)
        if aan:
            f.pen.line((x + 6, 312, x + 11, 318, x + 19, 305), fill=30, width=3)
    f.druk(140, 400, "Begeleiding Doelen De Oever", 28, 105, VET)
    f.druk(140, 460, "VSO De Oever", 26)
    gezien = [v for v in vind_vakjes(np.asarray(scan(f.beeld))) if v.los]
    assert [(v.kader[0] // 100, v.aan) for v in gezien] == [(3, True), (5, False)]


def test_een_letter_d_tussen_twee_woorden_is_geen_vakje(tmp_path: Path) -> None:
    f = Formulier()
    f.druk(140, 120, "Verzoek van de school", 46, vet=VET)
    f.druk(140, 300, "School:", 26, vet=VET)
    f.druk(300, 300, "VSO  De Driehoek in Diepenheim", 26)
    blokken = _lees(tmp_path, f)
    assert not [b for b in blokken if isinstance(b, Keuzegroep)]
    assert [b.waarde for b in blokken if isinstance(b, Veld)] == ["VSO De Driehoek in Diepenheim"]


def test_vak_met_ronde_hoeken_hoort_bij_de_vraag_erboven(tmp_path: Path) -> None:
    f = Formulier()
    f.druk(140, 120, "Verlenging van de verklaring", 46, vet=VET)
    antwoorden = ("In mei zijn er twee gesprekken gevoerd. Moeder wilde eerst kijken.", "Dat is besproken en het kan daar niet.")
    for nummer, (vraag, antwoord) in enumerate(zip(("Hoe is de afweging gemaakt", "Wat is er overwogen"), antwoorden, strict=True)):
        y = 260 + 240 * nummer
        f.druk(140, y, vraag, 26, 90)
        f.pen.rounded_rectangle((136, y + 46, 1520, y + 180), radius=22, fill=246, outline=190, width=2)
        f.druk(158, y + 66, antwoord, 27)
    velden = {b.etiket: b.waarde for b in _lees(tmp_path, f) if isinstance(b, Veld)}
    assert velden == dict(zip(("Hoe is de afweging gemaakt", "Wat is er overwogen"), antwoorden, strict=True))


def test_vakken_vlak_onder_elkaar_blijven_los_van_elkaar() -> None:
    pixels = np.full((400, 900), 255, np.uint8)
    for y in (100, 172):
        pixels[y : y + 3, 60:840] = pixels[y + 60 : y + 63, 60:840] = 120
        pixels[y : y + 63, 60:63] = pixels[y : y + 63, 837:840] = 120
    assert [len(r.cellen) for r in vind_roosters(vind_lijnen(pixels), pixels)] == [1, 1]


def _tabelrij(f: Formulier, y: int, cellen: tuple[str, ...], hoog: int = 56, vet: int = 0) -> None:
    xs = (140, 500, 860, 1180, 1520)
    for x, tekst in zip(xs, cellen, strict=False):
        f.druk(x + 12, y + 12, tekst, 30, vet=vet)
    for lijn in (y, y + hoog):
        f.pen.line((xs[0], lijn, xs[-1], lijn), fill=70, width=2)
    for x in xs:
        f.pen.line((x, y, x, y + hoog), fill=70, width=2)


def test_kopregel_onder_aan_het_blad_en_een_koptekst_die_anders_gelezen_is(tmp_path: Path) -> None:
    een, twee = Formulier(), Formulier()
    for f in (een, twee):
        f.druk(1150, 100, "Verband 2505", 22, 90)
    een.druk(140, 180, "Plan van aanpak", 46, vet=VET)
    _tekstblok(een, 300, 30)
    _tabelrij(een, 2030, ("Doel van de leerling", "Aanpak op school", "Evaluatie", "Stand van nu"), hoog=80)
    _tabelrij(twee, 160, ("Hij groet de klas", "oefenen", "12-3-2026: dat lukt", "behaald"))
    _tabelrij(twee, 216, ("Zij leest mee", "elke dag", "12-3-2026: soms", "deels"))
    (tabel,) = [b for b in _lees(tmp_path, een, twee) if isinstance(b, Tabel)]
    assert tabel.koppen == ("Doel van de leerling", "Aanpak op school", "Evaluatie", "Stand van nu")
    assert [rij[3].tekst for rij in tabel.rijen] == ["behaald", "deels"]


def test_een_grijze_kop_is_in_zijn_geheel_vet(tmp_path: Path) -> None:
    f = Formulier()
    f.druk(140, 120, "Plan voor dit jaar", 46, vet=VET)
    for nummer, tekst in enumerate(("Terugblik op de afgelopen periode", "Handelingsdeel: overeenstemming", "Wie doet wat")):
        f.druk(166, 300 + 520 * nummer, tekst, 30, 128, vet=1)
        _tekstblok(f, 350 + 520 * nummer)
    koppen = [b.tekst for b in _lees(tmp_path, f) if isinstance(b, Kop)]
    assert koppen == ["Plan voor dit jaar", "Terugblik op de afgelopen periode", "Handelingsdeel: overeenstemming", "Wie doet wat"]


def test_etiketten_links_en_waarden_rechts_zijn_geen_stapel(tmp_path: Path) -> None:
    """Zonder lijnen lijkt 'van der' hoger dan het etiket erboven; elke waarde moet groter zijn dan haar eigen etiket."""
    f = Formulier()
    f.druk(140, 120, "Gegevens uit het systeem", 46, vet=VET)
    rijen = {"Roepnaam": "Sybren", "Voorvoegsel": "van der", "Achternaam": "Veen", "Geboortedatum": "17-02-2012", "Adres": "Singel 12"}
    for nummer, (etiket, waarde) in enumerate(rijen.items()):
        f.druk(132, 360 + 50 * nummer, etiket, 26, 110)
        f.druk(640, 360 + 50 * nummer, waarde, 26)
    assert {b.etiket: b.waarde for b in _lees(tmp_path, f) if isinstance(b, Veld)} == rijen


def test_titel_bovenaan_een_later_blad(tmp_path: Path) -> None:
    bladen = []
    for naam in ("Samira", "Danylo"):
        f = Formulier()
        f.druk(124, 130, "Uittreksel", 42, 20)
        _tekstblok(f, 300)
        f.druk(166, 800, naam)
        bladen.append(f)
    assert [b.tekst for b in _lees(tmp_path, *bladen) if isinstance(b, Kop)] == ["Uittreksel", "Uittreksel"]
