"""Handtekeningen in rijtjes, hokjes en systeemafdrukken: elke handtekening bij de juiste rol."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossiercheck.begrippen import Alinea, Beeld, Blok, Kop, Plek, Veld
from dossiercheck.vinden.tekenplekken import tekenplekken
from tests.bouwblok import alinea, bestand, dossier, kop, tabel, veld, waarden, woordenschat

FORMULIER = (kop("Aanmeldformulier tlv vso", 1), veld("Naam leerling", "Bram Zandstra"), veld("Geboortedatum", "3-4-2012"), veld("School", "Lindenhof College"))
ROLLEN = {"School": "handtekening_school", "Ouder": "handtekening_ouders", "Leerling": "handtekening_leerling"}
GEZET, LEEG = {("gezet", True)}, {("leeg", True)}


def _teken(*blokken: Blok) -> dict[str, set[tuple[object, bool]]]:
    weging = dossier(bestand("f.docx", *FORMULIER, *blokken))
    return {rol: waarden(weging, begrip) for rol, begrip in ROLLEN.items()}


def _rijtje(rol: str, handtekening: str = "", inkt: bool = False) -> tuple[Blok, ...]:
    return kop(rol, 3), veld("Naam", "K. Zandstra"), veld("Plaats en datum", "Twello, 3-9-2026"), replace(veld("Handtekening", handtekening), beeld=inkt)


@pytest.mark.parametrize("zonder", ROLLEN)
def test_onder_elke_rol_een_rijtje_velden(zonder: str) -> None:
    blokken = [b for rol in ROLLEN for b in _rijtje(rol, inkt=rol != zonder)]
    assert _teken(*blokken) == {rol: LEEG if rol == zonder else GEZET for rol in ROLLEN}


def test_nog_te_tekenen_in_het_rijtje_krijgt_niet_de_handtekening_van_de_buurman() -> None:
    """Op een bladzijde: het beeld onder 'Handtekening' ligt dichter bij de volgende rol dan bij zijn eigen rol."""

    def op(blok: Blok, boven: float) -> Blok:
        return replace(blok, plek=Plek("f.pdf", 1, (60.0, boven, 150.0, boven + 9)))

    blokken: list[Blok] = []
    for i, rol in enumerate(ROLLEN):
        hoogte = 400.0 + 110 * i
        kopje, naam, datum, teken = _rijtje(rol, "volgt" if rol == "Leerling" else "")
        blokken += [op(kopje, hoogte), op(naam, hoogte + 14), op(datum, hoogte + 26), op(teken, hoogte + 38)]
        if rol != "Leerling":
            blokken.append(Beeld(Plek("f.pdf", 1, (60.0, hoogte + 60, 150.0, hoogte + 100))))
    gelezen = replace(bestand("f.pdf", *FORMULIER), blokken=(*bestand("f.pdf", *FORMULIER).blokken, *blokken))
    weging = dossier(gelezen)
    assert {rol: waarden(weging, begrip) for rol, begrip in ROLLEN.items()} == {"School": GEZET, "Ouder": GEZET, "Leerling": LEEG}


def test_inkt_onder_een_rol_gaat_niet_naar_het_lege_vak_erboven() -> None:
    """Een vlekje dat als kop gelezen is scheidt de leerling van haar eigen etiket; haar handtekening is dan nog niet die van de ouder."""

    def op(blok: Blok, links: float, boven: float) -> Blok:
        return replace(blok, plek=Plek("f.pdf", 1, (links, boven, links + 45, boven + 8)))

    blokken: list[Blok] = [op(kop("Handtekeningen", 2), 60, 340), op(kop("Ouder", 3), 60, 380), op(veld("Handtekening", ""), 170, 450)]
    blokken += [op(kop("Leerling", 3), 60, 466), op(kop("End", 3), 260, 490), Beeld(Plek("f.pdf", 1, (245.0, 503.0, 337.0, 539.0)))]
    blokken.append(op(veld("Handtekening", ""), 170, 545))
    weging = dossier(replace(bestand("f.pdf", *FORMULIER), blokken=(*bestand("f.pdf", *FORMULIER).blokken, *blokken)))
    assert ("gezet", True) not in waarden(weging, "handtekening_ouders")


@pytest.mark.parametrize("zonder", ROLLEN)
def test_hokjes_naast_elkaar_met_naam_en_datum_erin(zonder: str) -> None:
    rij = tabel((), tuple(f"{rol} Naam: K. Zandstra Datum: 3-9-2026" for rol in ROLLEN))
    cellen = tuple(replace(cel, beeld=rol != zonder) for rol, cel in zip(ROLLEN, rij.rijen[0], strict=True))
    assert _teken(replace(rij, rijen=(cellen,))) == {rol: LEEG if rol == zonder else GEZET for rol in ROLLEN}


@pytest.mark.parametrize("zonder", ROLLEN)
def test_vakken_met_rol_naam_en_datum_zonder_het_woord_naam(zonder: str) -> None:
    rij = tabel((), tuple(f"{rol} K. Zandstra d.d. 3-9-2026" for rol in ROLLEN))
    cellen = tuple(replace(cel, beeld=rol != zonder) for rol, cel in zip(ROLLEN, rij.rijen[0], strict=True))
    assert _teken(replace(rij, rijen=(cellen,))) == {rol: LEEG if rol == zonder else GEZET for rol in ROLLEN}


def test_vakken_met_rol_en_datum_zonder_inkt_zijn_geen_plek_om_te_tekenen() -> None:
    taken = tabel((), ("School belt op 3-9-2026", "Ouder komt op 4-9-2026"))
    assert _teken(kop("Afspraken"), taken) == {rol: set() for rol in ROLLEN}


def test_hokje_met_de_voornaam_van_de_leerling() -> None:
    rij = tabel((), ("School Naam: A. Prins Datum: 3-9-2026", "Bram Naam: Bram Datum: 3-9-2026"))
    weging = dossier(bestand("f.docx", *FORMULIER, replace(rij, rijen=(tuple(replace(c, beeld=True) for c in rij.rijen[0]),))))
    assert waarden(weging, "handtekening_leerling") == GEZET


@pytest.mark.parametrize("beeld", [True, False])
def test_hokje_dat_als_veld_gelezen_is(beeld: bool) -> None:
    velden = [Veld(rol, "Naam: K. Zandstra Datum: 3-9-2026", Plek("", 1), beeld=beeld) for rol in ROLLEN]
    assert _teken(*velden) == dict.fromkeys(ROLLEN, GEZET if beeld else LEEG)


def test_verklaring_van_een_ondertekendienst_in_een_kolom_met_een_andere_naam() -> None:
    rijen = [
        ("School", "A. Prins", "Digitaal ondertekend door A. Prins op 3-9-2026 10:11"),
        ("Ouder", "K. Zandstra", ""),
        ("Leerling", "Bram", "nog niet bevestigd"),
    ]
    assert _teken(tabel(("Ondertekenaar", "Naam", "Bevestiging"), *rijen)) == {"School": GEZET, "Ouder": LEEG, "Leerling": LEEG}


def test_naam_en_datum_zonder_handtekening_is_leeg() -> None:
    assert _teken(kop("Zienswijze ouder", 3), alinea("Hij mag blijven."), *_rijtje("School", inkt=True))["Ouder"] != GEZET


@pytest.mark.parametrize("zonder", ["Ouder", "Leerling"])
def test_rollen_met_een_lijn_zonder_kop_erboven(zonder: str) -> None:
    """Vanaf de eerste rol met een handtekening is het een ondertekendeel, ook zonder 'Ondertekening' erboven."""
    velden: list[Blok] = []
    for rol in ROLLEN:
        velden += [replace(veld(rol, ""), beeld=rol != zonder), alinea("K. Zandstra"), alinea("d.d. 3-9-2026")]
    assert _teken(*velden) == {rol: LEEG if rol == zonder else GEZET for rol in ROLLEN}


def test_een_leeg_veld_met_een_rol_is_geen_tekenplek() -> None:
    assert _teken(veld("Mentor", ""), veld("Ouder", "")) == {rol: set() for rol in ROLLEN}


@pytest.mark.parametrize("zonder", ROLLEN)
def test_het_woord_handtekening_naast_de_rol_zonder_kop_erboven(zonder: str) -> None:
    velden = [replace(veld(rol, "Handtekening"), beeld=rol != zonder) for rol in ROLLEN]
    assert _teken(*velden) == {rol: LEEG if rol == zonder else GEZET for rol in ROLLEN}


def test_een_inleidende_regel_met_rol_naam_en_datum() -> None:
    regels = [f"Namens {wie}, Twello 11 november 2026:" for wie in ("de directie van het Lindenhof College, P. Huis", "de ouders, mevrouw K. Zandstra")]
    blokken: list[Blok] = [kop("Ondertekening")]
    for regel in regels:
        blokken += [alinea(regel), Beeld(Plek("", 1))]
    uitslag = _teken(*blokken)
    assert uitslag["School"] == GEZET
    assert uitslag["Ouder"] == GEZET


def test_tabelkop_tekent() -> None:
    rijen = (("school", "A. Prins", "3-9-2026", True), ("ouder", "K. Zandstra", "3-9-2026", True), ("leerling", "", "", "volgt later"))
    assert _teken(tabel(("", "naam", "datum", "tekent"), *rijen)) == {"School": GEZET, "Ouder": GEZET, "Leerling": LEEG}


def test_het_etiket_handtekening_op_een_eigen_regel_schuift_geen_rol_op() -> None:
    """De eerste rol heeft getekend en de tweede niet; de inkt van de eerste hoort niet bij de rol eronder."""

    def op(blok: Blok, boven: float) -> Blok:
        return replace(blok, plek=Plek("f.pdf", 1, (60.0, boven, 150.0, boven + 9)))

    blokken: list[Blok] = []
    for i, rol in enumerate(("School", "Ouder")):
        hoogte = 400.0 + 90 * i
        blokken += [op(kop(rol, 3), hoogte), op(veld("Naam", "K. Zandstra Datum: 3-9-2026"), hoogte + 14), op(alinea("Handtekening"), hoogte + 30)]
        blokken += [op(veld("", ""), hoogte + 30)] + ([Beeld(Plek("f.pdf", 1, (245.0, hoogte + 40, 360.0, hoogte + 80)))] if rol == "School" else [])
    begin = bestand("f.pdf", *FORMULIER)
    weging = dossier(replace(begin, blokken=(*begin.blokken, *blokken)))
    assert waarden(weging, "handtekening_school") == GEZET
    assert waarden(weging, "handtekening_ouders") == LEEG


@pytest.mark.parametrize("zonder", ["School", "Ouder", "Leerling"])
def test_namen_in_plaats_van_rollen_boven_de_handtekening(zonder: str) -> None:
    """De naam van de school en die van de leerling zeggen wie er tekent, als de ouder ernaast bij zijn rol staat."""
    rollen = ("Lindenhof College, A. Prins", "Pleegouder met gezag, K. Zandstra", "Bram Zandstra")
    teken = tabel(rollen, tuple(rol != zonder for rol in ROLLEN), ("datum: 3-9-2026", "datum: 3-9-2026", "datum:"))
    assert _teken(kop("Getekend"), teken) == {rol: LEEG if rol == zonder else GEZET for rol in ROLLEN}


@pytest.mark.parametrize("zonder", ["School", "Ouder", "Leerling"])
def test_de_rol_onder_de_handtekening(zonder: str) -> None:
    teken = tabel((), tuple(rol != zonder for rol in ROLLEN), ("Voor de school A. Prins, 3-9-2026", "Moeder 3-9-2026", "Bram 3-9-2026"))
    assert _teken(alinea("Wij hebben dit met elkaar afgesproken."), teken) == {rol: LEEG if rol == zonder else GEZET for rol in ROLLEN}


def test_een_tabel_met_taken_per_rol_is_geen_plek_om_te_tekenen() -> None:
    taken = tabel((), ("", "", ""), ("School belt", "Moeder brengt", "Bram fietst"))
    assert _teken(kop("Afspraken"), taken) == {rol: set() for rol in ROLLEN}


@pytest.mark.parametrize(
    "rol", ["Voor de school", "School (IB)", "Directeur", "Schoolleider", "Zorgcoördinator, namens de directeur", "IB'er", "Locatieleider", "CvB"]
)
def test_wie_er_voor_de_school_tekent(rol: str) -> None:
    teken = tabel(
        ("", "Naam", "Datum", "Handtekening"), (rol, "A. Prins", "3-9-2026", True), ("Ouders", "K. Zandstra", "3-9-2026", ""), ("Jongere", "Bram", "", True)
    )
    assert _teken(kop("Ondertekening"), teken) == {"School": GEZET, "Ouder": LEEG, "Leerling": GEZET}


def test_verklaring_van_een_ondertekendienst_in_een_regel_boven_het_veld() -> None:
    blokken = [
        b for rol in ("School", "Ouder") for b in (kop(rol, 3), veld("Naam", "K. Zandstra"), alinea("Digitaal ondertekend door K. Zandstra op 3-9-2026 09:14"))
    ]
    assert _teken(*blokken, *_rijtje("Leerling")) == {"School": GEZET, "Ouder": GEZET, "Leerling": LEEG}


@pytest.mark.parametrize(("tekst", "inkt"), [("Daltonschool De Beuk Epe", None), ("Digitaal ondertekend door R. Smit op 3-11-2026", True), ("", True)])
def test_een_stempel_in_het_vak_is_geen_handtekening(tekst: str, inkt: bool | None) -> None:
    """Getypte tekst binnen het beeld is een stempel; een verklaring van een ondertekendienst is dat niet."""
    blokken: list[Blok] = [Kop("Ondertekening", 2, Plek("a.pdf", 1, (50, 80, 200, 92)))]
    blokken.append(Veld("School", "R. Smit 3-11-2026", Plek("a.pdf", 1, (50, 100, 200, 112))))
    blokken.append(Beeld(Plek("a.pdf", 1, (260, 95, 370, 130))))
    if tekst:
        blokken.append(Alinea(tekst, Plek("a.pdf", 1, (270, 105, 360, 120))))
    _, bij_etiket = tekenplekken(blokken, woordenschat())
    assert [p.inkt for p in bij_etiket if p.rol == "School"] == [inkt]


# --- rollen in andere woorden, een stempel in een rij, en kolomkoppen als losse regel ---------------------


@pytest.mark.parametrize("rol", ["Gezaghebber 1", "Gezaghebbende", "Gezagsdrager", "Ouder met gezag", "Wettelijk vertegenwoordiger", "Verzorgende"])
@pytest.mark.parametrize("opmerking", ["", " voor gezien, niet eens", " gezien"])
def test_de_ouder_onder_een_andere_naam(rol: str, opmerking: str) -> None:
    plekken = [_hok(r, o) for r, o in (("School", ""), (rol, opmerking), ("Leerling", ""))]
    assert _teken(kop("Ondertekening"), *plekken)["Ouder"] == GEZET


def _hok(rol: str, opmerking: str = "", inkt: bool = True) -> Veld:
    return replace(veld(rol, f"naam: K. Zandstra datum: 3-9-2026 handtekening:{opmerking}"), beeld=inkt)


@pytest.mark.parametrize("rol", ["Vso-school", "Vso-school (aanvrager)", "VSO", "School voor vso"])
@pytest.mark.parametrize(
    ("titel", "uitkomst"),
    [
        ("Verlenging tlv vso", GEZET),
        ("Wijziging bekostigingscategorie tlv vso", GEZET),
        ("Aanvraag tlv praktijkonderwijs vanuit het vso", GEZET),
        ("Aanvraag tlv vso", set()),
    ],
)
def test_de_vso_school_tekent_als_aanvrager_van_een_vervolg(titel: str, uitkomst: set[tuple[object, bool]], rol: str) -> None:
    gegevens = (veld("Naam leerling", "Bram Zandstra"), veld("Geboortedatum", "3-4-2012"), veld("Vso-school", "VSO Het Baken"))
    weging = dossier(bestand("f.docx", kop(titel, 1), *gegevens, kop("Handtekeningen"), *(_hok(r) for r in (rol, "Ouder", "Leerling"))))
    assert waarden(weging, "handtekening_school") == uitkomst


def test_de_vso_school_tekent_niet_voor_de_school_als_die_een_eigen_plek_heeft() -> None:
    gegevens = (veld("Naam leerling", "Bram Zandstra"), veld("Geboortedatum", "3-4-2012"), veld("School", "VSO Het Baken"))
    plekken = (_hok("Vso-school"), _hok("School", inkt=False), _hok("Ouder"), _hok("Leerling"))
    weging = dossier(bestand("f.docx", kop("Verlenging tlv vso", 1), *gegevens, kop("Handtekeningen"), *plekken))
    assert waarden(weging, "handtekening_school") == LEEG


@pytest.mark.parametrize("etiket", ["Handtekening", "Handte-keni ng", "Handteke ning", "Handteke- ning", "Paraaf"])
def test_rollen_als_kolom_met_een_afgebroken_rijnaam(etiket: str) -> None:
    rijen = (("Naam", "A. Prins", "K. Zandstra", "Bram"), ("d.d.", "3-9-2026", "", "3-9-2026"), (etiket, True, "", True))
    blad = tabel(("", "School", "Ouder 1", "Leerling"), *rijen)
    assert _teken(kop("Ondertekening"), blad) == {"School": GEZET, "Ouder": LEEG, "Leerling": GEZET}


@pytest.mark.parametrize("stempel", ["Lindenhof College afd. Ondersteuning", "LINDENHOF COLLEGE", "w.g. A. Prins"])
def test_een_stempel_na_naam_en_datum_is_nakijken(stempel: str) -> None:
    rijen = (("School", "A. Prins", "9-9-2026", stempel, ""), ("Ouder", "K. Zandstra", "9-9-2026", True, ""), ("Leerling", "Bram", "9-9-2026", True, ""))
    assert _teken(kop("Ondertekening"), tabel((), *rijen)) == {"School": {("gezet", False)}, "Ouder": GEZET, "Leerling": GEZET}


def test_alleen_naam_en_datum_in_een_rij_is_leeg() -> None:
    rijen = (("School", "A. Prins", "9-9-2026", "", ""), ("Ouder", "K. Zandstra", "9-9-2026", True, ""), ("Leerling", "Bram", "9-9-2026", True, ""))
    assert _teken(kop("Ondertekening"), tabel((), *rijen))["School"] == LEEG


@pytest.mark.parametrize("koppen", ["Rol Naam Datum Handtekening", "Wie / naam / d.d. / paraaf", "Naam, datum en handtekening"])
def test_onder_losse_kolomkoppen_is_een_naam_met_datum_geen_handtekening(koppen: str) -> None:
    school = replace(veld("School", "A. Prins 12-11-2026"), beeld=True)
    ander = (veld("Ouder", "K. Zandstra 13-11-2026"), veld("Leerling", "Bram Zandstra 13-11-2026"))
    assert _teken(kop("Deel 6 Handtekeningen"), alinea(koppen), school, *ander) == {"School": GEZET, "Ouder": LEEG, "Leerling": LEEG}


def test_zonder_zulke_koppen_kan_een_getypte_naam_de_handtekening_zijn() -> None:
    assert _teken(kop("Handtekeningen"), *(veld(r, "K. Zandstra 13-11-2026") for r in ROLLEN))["Ouder"] == {("gezet", False)}


@pytest.mark.parametrize("rol", ["Bevoegd gezag", "Namens het bevoegd gezag", "Schoolbestuur / bevoegd gezag", "Rector, namens het bevoegd gezag"])
def test_het_bevoegd_gezag_is_de_school_en_geen_ouder(rol: str) -> None:
    vakken = tabel(("Rol", "Naam", "Datum", "Handtekening"), (rol, "T. ter Welle", "1-10-2026", True))
    weging = dossier(bestand("f.docx", *FORMULIER, kop("Ondertekening"), vakken))
    assert not waarden(weging, "handtekening_ouders")
    assert waarden(weging, "handtekening_school") == {("gezet", True)}
