"""Gescande formulieren die met de pen ingevuld zijn: bleke etiketten, kleine vakjes, lijnen onder het antwoord en handtekeningen op een lijn."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dossiercheck.begrippen import Beeld, Keuzegroep, Kop, Tabel, Veld
from dossiercheck.buiten.ocr import Ocrwoord
from dossiercheck.lezen import beeld
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.scan.inkt import Krabbel, is_haal
from dossiercheck.lezen.scan.lijnen import vind_lijnen
from dossiercheck.lezen.scan.nalezen import lees_na
from dossiercheck.lezen.scan.roosters import vind_roosters
from dossiercheck.lezen.scan.vakjes import vind_vakjes
from tests.maak_scan import Formulier, scan

BLEEK = 115
VET = 2


def _lees(f: Formulier, pad: Path, zaad: int = 1) -> tuple[object, ...]:
    scan(f.beeld, graden=0.3, ruis=6, zaad=zaad).save(pad / "scan.png")
    return beeld.lees(Bron(pad / "scan.png", "scan.png", "a" * 64)).blokken


def _velden(blokken: tuple[object, ...]) -> dict[str, str]:
    return {b.etiket: b.waarde for b in blokken if isinstance(b, Veld)}


def test_kleine_bleke_etiketten_boven_hun_waarde(tmp_path: Path) -> None:
    f = Formulier()
    f.druk(140, 120, "Verzoek om een plek op een andere school", 46, vet=VET)
    rijen = (("Voornaam en achternaam", "Sybren Haitsma", "Geboren op", "17-02-2012"), ("Woonplaats", "Drachten", "Groep of klas", "2 kader"))
    for nummer, (links, waarde, rechts, ander) in enumerate(rijen):
        y = 260 + 130 * nummer
        for x, etiket, tekst in ((150, links, waarde), (860, rechts, ander)):
            f.druk(x, y, etiket, 23, BLEEK)
            f.druk(x, y + 46, tekst, 36)
    gevonden = _velden(_lees(f, tmp_path))
    assert gevonden == {"Voornaam en achternaam": "Sybren Haitsma", "Geboren op": "17-02-2012", "Woonplaats": "Drachten", "Groep of klas": "2 kader"}


def test_vraag_met_het_antwoord_op_een_bleke_lijn(tmp_path: Path) -> None:
    """Het schrift is even groot als de druk: alleen de lijn onder het antwoord zegt waar de volgende vraag begint."""
    f = Formulier()
    f.druk(140, 120, "Vragen aan de school", 46, vet=VET)
    vragen = (
        ("Wat vindt de moeder van het plan?", ("Zij is het ermee eens.",)),
        ("Hoe ging het op de vorige school", ("Hij was vaak ziek en kwam weinig buiten.", "Daarna ging het beter.")),
        ("Wie belt de nieuwe school", ("De mentor belt op maandag.",)),
    )
    y = 260
    for vraag, antwoord in vragen:
        f.druk(150, y, vraag, 27)
        for regel in antwoord:
            y += 46
            f.druk(156, y, regel, 29, 40)
        f.pen.line((148, y + 42, 1500, y + 42), fill=190, width=2)
        y += 64
    assert _velden(_lees(f, tmp_path)) == {vraag.rstrip("?") if vraag.endswith(":") else vraag: " ".join(antwoord) for vraag, antwoord in vragen}


def test_losse_dubbele_punt_en_lager_geschreven_waarde(tmp_path: Path) -> None:
    f = Formulier()
    f.druk(140, 120, "Gegevens", 46, vet=VET)
    for nummer, (etiket, waarde) in enumerate((("Roepnaam", "Jikke"), ("Geboortedag", "3-8-2011"), ("Vorige school", "De Wierde in Leens"))):
        f.druk(150, 260 + 70 * nummer, etiket, 26)
        f.druk(600, 260 + 70 * nummer, ":", 26)
        f.druk(625, 268 + 70 * nummer, waarde, 34)
    assert _velden(_lees(f, tmp_path)) == {"Roepnaam": "Jikke", "Geboortedag": "3-8-2011", "Vorige school": "De Wierde in Leens"}


@pytest.mark.parametrize("zonder", ["School", "Ouder", "Leerling"])
def test_naam_en_datum_op_een_regel_en_de_handtekening_op_een_lijn(zonder: str, tmp_path: Path) -> None:
    f = Formulier()
    f.druk(140, 120, "Handtekeningen", 46, vet=VET)
    for nummer, (rol, naam) in enumerate((("School", "Visser"), ("Ouder", "Marije Haitsma"), ("Leerling", "Sybren Haitsma"))):
        y = 260 + 260 * nummer
        f.druk(140, y, rol, 28, vet=1)
        f.druk(150, y + 46, "Naam", 20, BLEEK)
        f.druk(300, y + 48, naam, 34)
        f.druk(900, y + 46, "Datum", 20, BLEEK)
        f.druk(1040, y + 48, f"{nummer + 4}-9-2026", 34)
        f.druk(460, y + 196, "Handtekening", 20, BLEEK)
        f.pen.line((690, y + 216, 1250, y + 216), fill=60, width=2)
        if rol != zonder:
            f.krabbel((700, y + 104, 1080, y + 204), zaad=nummer + 3)
    blokken = _lees(f, tmp_path)
    namen = [b.waarde for b in blokken if isinstance(b, Veld) and b.etiket == "Naam"]
    assert namen == ["Visser", "Marije Haitsma", "Sybren Haitsma"]
    assert [b.waarde for b in blokken if isinstance(b, Veld) and b.etiket == "Datum"] == ["4-9-2026", "5-9-2026", "6-9-2026"]
    assert sum(isinstance(b, Beeld) for b in blokken) == 2


def test_getekend_onder_de_rol_in_de_kopcel(tmp_path: Path) -> None:
    f = Formulier()
    f.druk(140, 120, "Ondertekening", 46, vet=VET)
    xs, ys = (140, 590, 1040, 1500), (260, 460, 560)
    for nummer, (rol, naam) in enumerate((("School", "Visser 4/11/26"), ("Vader", "B. Haitsma 5/11/26"), ("Leerling", "Sybren 5/11/26"))):
        f.druk(xs[nummer] + 16, ys[0] + 14, rol, 28, vet=1)
        f.druk(xs[nummer] + 16, ys[1] + 30, naam, 28)
        if rol != "Vader":
            f.krabbel((xs[nummer] + 20, ys[0] + 64, xs[nummer] + 400, ys[1] - 16), zaad=nummer + 5)
    for y in ys:
        f.pen.line((xs[0], y, xs[-1], y), fill=120, width=2)
    for x in xs:
        f.pen.line((x, ys[0], x, ys[-1]), fill=120, width=2)
    (tabel,) = [b for b in _lees(f, tmp_path) if isinstance(b, Tabel)]
    assert tabel.koppen == ("School", "Vader", "Leerling")
    assert [c.beeld for c in tabel.rijen[0]] == [True, False, True]
    assert [c.tekst.split()[0] for c in tabel.rijen[1]] == ["Visser", "B.", "Sybren"]


def test_grijze_kopregel_met_bleke_lijnen_hoort_bij_de_tabel() -> None:
    pixels = np.full((500, 1200), 253, np.int16)
    pixels[100:150, 100:1100] = 228
    for y in (100, 150, 200, 250):
        pixels[y : y + 3, 100:1100] = 203
    for x in (100, 430, 760, 1098):
        pixels[100:252, x : x + 3] = 203
    ruis = np.random.default_rng(2).normal(0, 2, pixels.shape)
    (rooster,) = vind_roosters(vind_lijnen(grijs := (pixels + ruis).clip(0, 255).astype(np.uint8)), grijs)
    assert [len(rij) for rij in rooster.rijen] == [3, 3, 3]


def test_een_haal_door_de_onderste_lijn_breekt_het_vak_niet() -> None:
    pixels = np.full((400, 900), 255, np.uint8)
    pixels[100:103, 60:840] = pixels[250:253, 60:840] = 205
    pixels[100:253, 60:63] = pixels[100:253, 837:840] = 205
    for stap in range(46):
        pixels[204 + stap : 207 + stap, 400 - stap // 6 : 408 - stap // 6] = 60
    pixels[240:250, 396:404] = 60
    (rooster,) = vind_roosters(vind_lijnen(pixels), pixels)
    assert len(rooster.cellen) == 1


@pytest.mark.parametrize("zijde", [18, 20, 26])
def test_klein_vakje_is_een_vakje_en_een_vette_letter_niet(zijde: int) -> None:
    f = Formulier()
    f.vakje(300, 302, True, zijde)
    f.vakje(420, 302, False, zijde)
    f.druk(140, 400, "Begeleiding Doelen Pedagogisch BDO", 28, vet=VET)
    gezien = [v for v in vind_vakjes(np.asarray(f.beeld)) if v.los]
    assert [(v.kader[0] // 60, v.aan) for v in gezien] == [(5, True), (7, False)]


def test_keuzes_met_kleine_vakjes(tmp_path: Path) -> None:
    f = Formulier()
    f.druk(140, 120, "Evaluatie", 46, vet=VET)
    f.druk(140, 260, "Erbij waren:", 28)
    for nummer, (keuze, aan) in enumerate((("moeder", True), ("vader", False), ("mentor", True))):
        f.vakje(360 + 220 * nummer, 266, aan, 19)
        f.druk(392 + 220 * nummer, 260, keuze, 28)
    (groep,) = [b for b in _lees(f, tmp_path) if isinstance(b, Keuzegroep)]
    assert groep.vraag == "Erbij waren" and [(k.tekst, k.aan) for k in groep.keuzes] == [("moeder", True), ("vader", False), ("mentor", True)]


def test_een_onzeker_woord_wordt_los_gelezen_en_twijfel_blijft_twijfel() -> None:
    schoon = np.full((100, 600), 255, np.uint8)
    schoon[20:40, 10:60] = schoon[20:40, 110:160] = schoon[20:40, 210:260] = 80
    woorden = [Ocrwoord(t, (x, 20, x + 50, 40), z) for t, x, z in (("han", 10, 0.2), ("2l", 110, 0.5), ("Visser", 210, 0.5))]

    def herlees(kader: tuple[int, int, int, int]) -> list[Ocrwoord]:
        return [Ocrwoord("Naam", kader, 0.95)] if kader[0] < 100 else [Ocrwoord("Visscr", kader, 0.6)]

    assert [(w.tekst, w.zekerheid) for w in lees_na(woorden, schoon, herlees)] == [("Naam", 0.95), ("21", 0.5), ("Visser", 0.5)]


def test_een_stukje_van_een_handtekening_is_geen_letter() -> None:
    krabbels = [Krabbel((100, 100, 400, 200), (), True, True)]
    assert is_haal(Ocrwoord("p", (200, 140, 208, 160), 0.75), krabbels)
    assert not is_haal(Ocrwoord("Visser", (200, 140, 280, 160), 0.75), krabbels)
    assert not is_haal(Ocrwoord("p", (500, 140, 508, 160), 0.75), krabbels)


def test_vette_kop_boven_een_tabel_met_drie_kolommen(tmp_path: Path) -> None:
    """Een cel van twee regels waarvan de tweede toevallig hoger lijkt maakt van de tabel geen formulier."""
    f = Formulier()
    f.druk(140, 120, "Plan van aanpak", 46, vet=VET)
    xs, ys = (140, 600, 1050, 1500), (240, 300, 400, 500)
    inhoud = (
        ("Doel", "Aanpak", "Opbrengst"),
        ("Hij komt elke dag\nop gymles.", "fietsen met\neen maatje", "behaald"),
        ("Zij leest\nmee in koor.", "elke week", "deels\nbehaald"),
    )
    for rij, y in zip(inhoud, ys, strict=False):
        for tekst, x in zip(rij, xs, strict=False):
            f.druk(x + 12, y + 12, tekst, 26, vet=1 if rij is inhoud[0] else 0)
    for y in ys:
        f.pen.line((xs[0], y, xs[-1], y), fill=150, width=2)
    for x in xs:
        f.pen.line((x, ys[0], x, ys[-1]), fill=150, width=2)
    blokken = _lees(f, tmp_path)
    (tabel,) = [b for b in blokken if isinstance(b, Tabel)]
    assert tabel.koppen == ("Doel", "Aanpak", "Opbrengst") and len(tabel.rijen) == 2
    assert not [b for b in blokken if isinstance(b, Kop) and b.niveau > 1]
