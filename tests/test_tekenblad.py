"""Een blad waarop voor een leerlinglijst getekend wordt: te herkennen aan wie er een plek op heeft, met welke titel en in welke vorm ook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dossiercheck.begrippen import Alinea, Beeld, Blok, Gelezen, Keuze, Keuzegroep, Kop, Plek, Rapport, Uitkomst, Veld, Wijze
from dossiercheck.herkennen import herken
from tests.bouwblok import alinea, bestand, kop, tabel, veld, woordenschat
from tests.maak_lijst import blad, controleer, rij, status, werkmap
from tests.maak_pdf import Vel, lees_vel

GEZAG, DESKUNDIGE = "P. Hartsema", "drs. L. Veldwijk"
DAG = "12-05-2026"
Vorm = Callable[[Vel, bool, bool], None]


@pytest.fixture
def lijst(tmp_path: Path) -> Gelezen:
    return werkmap(tmp_path / "lijst.xlsx", blad([rij()]))


def _tekenaars(rapport: Rapport) -> tuple[str, str]:
    return status(rapport, "handtekening.bevoegd-gezag"), status(rapport, "handtekening.gedragswetenschapper")


def _inkt(vel: Vel, x: float, y: float, aan: bool) -> None:
    if aan:
        vel.beeld(x, y, 90, 32)


def _vakken(titel: str) -> Vorm:
    def teken(vel: Vel, gezag: bool, deskundige: bool) -> None:
        vel.tekst(50, 60, "Praktijkcollege De Linde", vet=True, grootte=13)
        vel.tekst(50, 82, titel, vet=True, grootte=11)
        for y, rol, naam, aan in (
            (100, "Namens het bevoegd gezag", f"{GEZAG}, rector", gezag),
            (160, "Gedragswetenschapper", f"{DESKUNDIGE}, orthopedagoog", deskundige),
        ):
            vel.kader(48, y, 480, 50)
            vel.tekst(54, y + 14, rol, vet=True, grootte=9)
            vel.tekst(54, y + 27, naam, grootte=9)
            vel.tekst(54, y + 40, DAG, grootte=9)
            _inkt(vel, 310, y + 10, aan)

    return teken


def _op_lijnen(vel: Vel, gezag: bool, deskundige: bool) -> None:
    vel.tekst(50, 60, "Voor akkoord: 8 leerlingen tlv pro", vet=True, grootte=13)
    for y, rol, naam, aan in ((130, "Namens het bestuur", GEZAG, gezag), (200, "Schoolpsycholoog", DESKUNDIGE, deskundige)):
        vel.tekst(54, y, f"{rol}:")
        vel.lijn(180, y + 2, 330, y + 2)
        _inkt(vel, 190, y - 28, aan)
        vel.tekst(345, y, f"naam: {naam}", grootte=9)
        vel.tekst(345, y + 14, f"datum: {DAG}", grootte=9)


def _naast_elkaar(vel: Vel, gezag: bool, deskundige: bool) -> None:
    vel.tekst(50, 60, "Praktijkschool De Linde", vet=True, grootte=13)
    vel.tekst(50, 80, "Wij gaan akkoord met de aanvraag van bijgaande leerlingen.", grootte=9)
    for x, rol, naam, aan in ((54, "Bestuurder", GEZAG, gezag), (310, "Orthopedagoog", DESKUNDIGE, deskundige)):
        vel.tekst(x, 120, rol, vet=True)
        _inkt(vel, x, 132, aan)
        vel.lijn(x, 170, x + 170, 170)
        vel.tekst(x, 184, naam, grootte=9)
        vel.tekst(x, 198, f"Datum: {DAG}", grootte=9)


def _rol_eronder(vel: Vel, gezag: bool, deskundige: bool) -> None:
    vel.tekst(50, 60, "Akkoord leerlinglijst praktijkonderwijs", vet=True, grootte=13)
    for x, rol, naam, aan in ((54, "directeur-bestuurder", GEZAG, gezag), (310, "gedragswetenschapper", DESKUNDIGE, deskundige)):
        _inkt(vel, x, 110, aan)
        vel.lijn(x, 150, x + 170, 150)
        vel.tekst(x, 164, naam, grootte=9)
        vel.tekst(x, 178, rol, grootte=9)


def _functie_als_veld(vel: Vel, gezag: bool, deskundige: bool) -> None:
    vel.tekst(50, 60, "Getekend exemplaar", vet=True, grootte=13)
    for y, rol, naam, aan in ((100, "rector", GEZAG, gezag), (210, "GZ-psycholoog", DESKUNDIGE, deskundige)):
        for i, (etiket, waarde) in enumerate((("Naam", naam), ("Functie", rol), ("Datum", DAG), ("Handtekening", ""))):
            vel.tekst(54, y + 18 * i, f"{etiket}:")
            vel.tekst(150, y + 18 * i, waarde)
        _inkt(vel, 150, y + 44, aan)


def _gekanteld(vel: Vel, gezag: bool, deskundige: bool) -> None:
    xs, ys = (48, 140, 330, 520), (100, 120, 140, 160, 210)
    vel.tekst(50, 60, "Parafenblad praktijkonderwijs", vet=True, grootte=13)
    vel.raster(xs, ys)
    for i, etiket in enumerate(("Naam", "Datum", "Paraaf")):
        vel.tekst(52, ys[i + 1] + 14, etiket, grootte=9)
    for x, rol, naam, aan in ((144, "Directie", GEZAG, gezag), (334, "Gedragsdeskundige", DESKUNDIGE, deskundige)):
        vel.tekst(x, 114, rol, vet=True, grootte=9)
        vel.tekst(x, 134, naam, grootte=9)
        vel.tekst(x, 154, DAG if aan else "", grootte=9)
        _inkt(vel, x + 10, 167, aan)


VORMEN: dict[str, Vorm] = {
    "vakken": _vakken("Akkoordblad tlv pro"),
    "titel van een aanvraag": _vakken("Aanvraag tlv pro - leerlingen van de ISK"),
    "op lijnen": _op_lijnen,
    "naast elkaar": _naast_elkaar,
    "rol eronder": _rol_eronder,
    "functie als veld": _functie_als_veld,
    "gekanteld": _gekanteld,
}


@pytest.mark.parametrize("vorm", VORMEN)
@pytest.mark.parametrize(
    ("getekend", "verwacht"), [((True, True), ("voldaan", "voldaan")), ((True, False), ("voldaan", "ontbreekt")), ((False, False), ("ontbreekt", "ontbreekt"))]
)
def test_tekenblad_in_veel_vormen(vorm: str, getekend: tuple[bool, bool], verwacht: tuple[str, str], lijst: Gelezen, tmp_path: Path) -> None:
    """Een leeg of half getekend blad is nooit voldaan."""
    vel = Vel()
    VORMEN[vorm](vel, *getekend)
    assert _tekenaars(controleer(lijst, lees_vel(vel, tmp_path))) == verwacht


@pytest.mark.parametrize("vorm", ["vakken", "op lijnen", "naast elkaar"])
@pytest.mark.parametrize("logo", [(430, 20, 110, 45), (50, 5, 90, 32), (320, 45, 100, 40), (50, 760, 120, 40)])
def test_een_logo_boven_of_naast_de_titel_is_geen_handtekening(vorm: str, logo: tuple[int, int, int, int], lijst: Gelezen, tmp_path: Path) -> None:
    vel = Vel()
    vel.beeld(*logo)
    VORMEN[vorm](vel, False, False)
    assert _tekenaars(controleer(lijst, lees_vel(vel, tmp_path))) == ("ontbreekt", "ontbreekt")


@pytest.mark.parametrize(("links", "rechts"), [(True, False), (False, True), (False, False)])
def test_van_twee_rollen_op_een_regel_telt_inkt_alleen_voor_wie_erboven_staat(links: bool, rechts: bool, lijst: Gelezen) -> None:
    """'P. Hartsema, rector' en 'L. Veldwijk, orthopedagoog' op een regel zijn gelezen als etiket en waarde; de plek is die van de waarde."""
    blokken: list[Blok] = [
        Kop("Verklaring", 1, Plek("blad.pdf", 1, (50, 50, 113, 63))),
        Alinea("Wij verklaren dat de lijst klopt.", Plek("blad.pdf", 1, (50, 79, 373, 90))),
    ]
    blokken.append(Veld("P. Hartsema, rector", "L. Veldwijk, orthopedagoog", Plek("blad.pdf", 1, (310, 138, 450, 148))))
    blokken += [Beeld(Plek("blad.pdf", 1, (x, 162, x + 80, 188))) for x, aan in ((62, links), (319, rechts)) if aan]
    gezag, deskundige = _tekenaars(controleer(lijst, Gelezen("blad.pdf", "b", Uitkomst.GELEZEN, Wijze.TEKST, 1, tuple(blokken))))
    assert (gezag == "voldaan", deskundige == "voldaan") == (links, rechts)


def test_een_vlek_naast_een_rol_is_geen_keuze(lijst: Gelezen) -> None:
    """Een gescande tabel zonder leesbare lijnen: een rol als kolomkop is als vraag met een vakje gelezen, en 'Paraaf' staat links van beide handtekeningen."""

    def plek(*kader: float) -> Plek:
        return Plek("blad.pdf", 1, (kader[0], kader[1], kader[2], kader[3]))

    def scan(*beelden: Beeld) -> Gelezen:
        rollen: tuple[Blok, ...] = (
            Kop("Akkoordverklaring lijst", 1, plek(56, 54, 311, 70)),
            Keuzegroep("Gedragswetenschapper", (Keuze("op", False),), plek(328, 93, 539, 133)),
            Alinea(DAG, plek(335, 139, 392, 146)),
            Kop("Bevoegd gezag", 3, plek(125, 99, 209, 109)),
            Veld("Naam", GEZAG, plek(125, 118, 178, 126)),
            Alinea("Paraaf", plek(63, 171, 94, 179)),
        )
        return Gelezen("blad.pdf", "b", Uitkomst.GELEZEN, Wijze.OCR, 1, (*rollen, *beelden))

    links, rechts = Beeld(plek(121, 164, 212, 186)), Beeld(plek(336, 164, 422, 189))
    assert _tekenaars(controleer(lijst, scan(rechts, links))) == ("voldaan", "voldaan")
    assert _tekenaars(controleer(lijst, scan(rechts))) == ("ontbreekt", "voldaan")
    assert _tekenaars(controleer(lijst, scan(links))) == ("voldaan", "ontbreekt")


ROLLEN = (veld("Bevoegd gezag", GEZAG), veld("Gedragswetenschapper", DESKUNDIGE))
FUNCTIES = tabel(["Functie", "Naam", "Handtekening"], ["Vestigingsdirecteur", GEZAG, True], ["Kinder- en jeugdpsycholoog", DESKUNDIGE, True])


@pytest.mark.parametrize(
    ("blokken", "verwacht"),
    [
        ((kop("Tekenblad", 1), *ROLLEN), "handtekeningenblad"),
        ((kop("Vmbo De Linde", 1), alinea("Hierbij verklaren wij dat de lijst klopt."), *ROLLEN), "handtekeningenblad"),
        ((kop("Fiattering", 1), FUNCTIES), "handtekeningenblad"),
        ((kop("Lijst lwoo", 1), FUNCTIES), "handtekeningenblad"),
        ((kop("Bestuursverklaring", 1), veld("College van bestuur", ""), veld("Orthopedagoge", ""), alinea("Voor akkoord")), "handtekeningenblad"),
        ((kop("Aanvraag tlv vso", 1), *ROLLEN, veld("Ouders", ""), alinea("Handtekening")), "aanmeldformulier"),
        ((kop("Ontwikkelingsperspectief", 1), *ROLLEN, alinea("Handtekening")), "opp"),
        ((kop("Verslag intelligentieonderzoek", 1), *ROLLEN, alinea("Ondertekend")), "onderzoeksverslag"),
        ((kop("Vmbo De Linde", 1), *ROLLEN), "overig"),
        ((kop("Contactpersonen", 1), veld("Directeur", GEZAG), veld("Mentor", DESKUNDIGE), alinea("Akkoord")), "overig"),
        ((alinea("Geachte commissie,"), alinea("Hierbij onze verklaring."), alinea("P. Hartsema, directeur"), alinea("L. Veldwijk, orthopedagoog")), "overig"),
    ],
)
def test_waaraan_een_tekenblad_te_herkennen_is(blokken: tuple[Blok, ...], verwacht: str) -> None:
    assert [s.soort for s in herken(bestand("blad.docx", *blokken), woordenschat())] == [verwacht]


@pytest.mark.parametrize("lang", [False, True])
def test_een_lang_stuk_of_een_formulier_is_geen_tekenblad(lang: bool) -> None:
    vragen = () if lang else tuple(veld(v, "x") for v in ("Naam leerling", "Geboortedatum", "BSN", "Adres", "Naam school", "Contactpersoon", "Ondertekening"))
    tekst = alinea("De lijst is besproken en daarna vastgesteld door de directie. " * 30) if lang else alinea("Handtekening")
    soort = herken(bestand("stuk.docx", kop("Vmbo De Linde", 1), *vragen, tekst, *ROLLEN), woordenschat())[0].soort
    assert soort == "overig"


@pytest.mark.parametrize(
    ("rol", "naam", "inkt", "verwacht"),
    [
        ("Ged: iragswet tensch", "H. Bos, orthopedagoog", True, "voldaan"),
        ("", "H. Bos (GZ-psycholoog)", True, "voldaan"),
        ("Ged: iragswet tensch", "H. Bos, orthopedagoog", False, "ontbreekt"),
        ("Ged: iragswet tensch", "H. Bos, orthopedagoog", None, "ontbreekt"),
        ("Ged: iragswet tensch", "H. Bos", True, "ontbreekt"),
        ("Ged: iragswet tensch", "H. Bos, coach", True, "ontbreekt"),
        ("Ouder 1", "H. Bos, orthopedagoog", True, "ontbreekt"),
    ],
)
def test_een_slecht_gelezen_rol_met_de_functie_achter_de_naam(lijst: Gelezen, rol: str, naam: str, inkt: bool | None, verwacht: str) -> None:
    tekenblok = tabel([], ["Bevoegd gezag", "J. Tas, rector", DAG, True], [rol, naam, DAG, inkt])
    onzeker = replace(tekenblok, rijen=(tekenblok.rijen[0], (replace(tekenblok.rijen[1][0], zeker=False), *tekenblok.rijen[1][1:])))
    rapport = controleer(lijst, bestand("blad.pdf", kop("Ondertekening leerlinglijst", 1), onzeker))
    assert _tekenaars(rapport) == ("voldaan", verwacht)
