"""Wanneer bestanden zeker over dezelfde leerling gaan, en wanneer dat twijfel is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiercheck.begrippen import Wie, Wijze
from dossiercheck.herkennen import herken
from dossiercheck.vinden import vind_wie
from dossiercheck.wegen import Leerling, deel_in, kan_horen_bij, ook_misschien
from dossiercheck.wegen.groep import Band, band
from tests.gelezen import MEETLAT, dossiers, kennis, zaak_van

EEN, TWEE = date(2012, 5, 17), date(2014, 1, 30)
BSN, ANDER_BSN = "111222333", "123456782"


def wie(naam: str = "", geboren: date | None = None, bsn: str = "", **anders: object) -> Wie:
    return Wie((naam,) if naam else (), geboren=(geboren,) if geboren else (), bsn=(bsn,) if bsn else (), **anders)  # type: ignore[arg-type]


def groepen(*bestanden: Wie, elders: tuple[Leerling, ...] = ()) -> list[tuple[int, ...]]:
    return [groep.bestanden for groep in deel_in(bestanden, elders).groepen]


@pytest.mark.parametrize(
    ("a", "b", "verwacht"),
    [
        (Leerling("Sam de Vries", EEN), Leerling("Sam de Vries", EEN), Band.ZEKER),
        (Leerling("Sam de Vries", EEN), Leerling("Vries, Sam de"), Band.ZEKER),
        (Leerling("Sam van der Veen"), Leerling("Sam v.d. Veen"), Band.ZEKER),
        (Leerling("Sam de Berg"), Leerling("Sam van den Berg"), Band.MISSCHIEN),
        (Leerling("Sam de Vries", EEN), Leerling("Sam de Vries", TWEE), Band.NAAMGENOOT),
        (Leerling("Sam de Vries", bsn=BSN), Leerling("Sam de Vries", bsn=ANDER_BSN), Band.NAAMGENOOT),
        (Leerling("Sam de Vries", EEN), Leerling("Tom de Vries", EEN), Band.ANDER),
        (Leerling("Daniël Bakker", EEN), Leerling("Daniëla Bakker", EEN), Band.MISSCHIEN),  # een tweeling
        (Leerling("S. de Vries", EEN), Leerling("Sam de Vries", EEN), Band.MISSCHIEN),
        (Leerling("S. de Vries", EEN), Leerling("S. de Vries", EEN), Band.MISSCHIEN),
        (Leerling("Lisa Bakker"), Leerling("Lisa Bakker-Smit"), Band.MISSCHIEN),
        (Leerling("Lisa Bakker", EEN), Leerling("Lisa Bakker-Smit", EEN), Band.ZEKER),
        (Leerling("S. de Vries", bsn=BSN), Leerling("Sam de Vries", bsn=BSN), Band.ZEKER),
        (Leerling("Sam de Vries", bsn=BSN), Leerling("Tom de Vries", bsn=BSN), Band.ANDER),  # het nummer van een ouder
        (Leerling("Sam de Vries", EEN, BSN), Leerling("Sam de Vries", TWEE, BSN), Band.NAAMGENOOT),
        (Leerling(None, EEN), Leerling("Sam de Vries", EEN), Band.MISSCHIEN),
        (Leerling("Sem de Vries", gescand=True), Leerling("Sam de Vries"), Band.MISSCHIEN),
    ],
)
def test_band(a: Leerling, b: Leerling, verwacht: Band) -> None:
    assert band(a, b) is verwacht
    assert band(b, a) is verwacht


def test_alleen_de_naam_met_twee_naamgenoten_is_onzeker() -> None:
    uit = deel_in([wie("Sam de Vries", EEN), wie("Sam de Vries"), wie("Sam de Vries", TWEE), wie("Sam de Vries", EEN)])
    assert [g.bestanden for g in uit.groepen] == [(0, 3), (2,)]
    assert "meer leerlingen die Sam de Vries heten" in uit.reden[1]


def test_een_naamgenoot_in_een_map_telt_ook() -> None:
    bestanden = (wie("Sam de Vries", EEN), wie("Sam de Vries"))
    assert groepen(*bestanden) == [(0, 1)]
    assert groepen(*bestanden, elders=(Leerling("Sam de Vries", TWEE),)) == [(0,)]


def test_alleen_een_geboortedatum_of_een_halve_naam_is_onzeker() -> None:
    uit = deel_in([wie("Sam de Vries", EEN), wie(geboren=EEN), wie(halve=("Sam",), tekst=" sam "), wie(tekst=" brief ")])
    assert [g.bestanden for g in uit.groepen] == [(0,)]
    assert sorted(uit.reden) == [1, 2, 3]


def test_een_bsn_verbindt_maar_is_zonder_naam_geen_groep() -> None:
    assert groepen(wie("Sam de Vries", EEN, BSN), wie("", EEN, BSN), wie("", None, ANDER_BSN)) == [(0, 1)]
    uit = deel_in([wie("Sam de Vries", EEN), wie("", EEN, BSN, tekst=" leerling sam de vries "), wie("", TWEE, ANDER_BSN, tekst=" brief ")])
    assert [g.bestanden for g in uit.groepen] == [(0, 1)]
    assert "alleen een geboortedatum" in uit.reden[2]


def test_een_bestand_van_een_andere_groep_kan_er_niet_bij_horen() -> None:
    alle = [wie("Sam de Vries", EEN), wie("Tom Bakker", TWEE), wie(koppen=" mdo tom bakker "), wie("Sam de Vries", TWEE)]
    uit = deel_in(alle)
    assert [ook_misschien(groep, uit, alle) for groep in uit.groepen] == [[3], [], [0]]


def test_een_titel_noemt_de_leerling_de_lopende_tekst_alleen_met_geboortedatum() -> None:
    kop, tekst = " opp sam de vries ", " een brief over sam de vries "
    assert groepen(wie("Sam de Vries", EEN), wie(koppen=kop, tekst=kop)) == [(0, 1)]
    assert groepen(wie("Sam de Vries", EEN), wie(tekst=tekst)) == [(0,)]
    assert groepen(wie("Sam de Vries", EEN), wie(geboren=EEN, tekst=tekst)) == [(0, 1)]
    assert groepen(wie("Sam de Vries", EEN), wie(geboren=TWEE, koppen=kop, tekst=kop)) == [(0,)]


@pytest.mark.parametrize(
    "samengesteld",
    [
        Wie(("Sam de Vries", "Tom Bakker")),
        Wie(("Daniël Bakker", "Daniëla Bakker"), geboren=(EEN,)),
        wie("Sam de Vries", koppen=" opp tom bakker "),
        wie("Sam de Vries", halve=("Tom",)),
        Wie(("Sam de Vries",), geboren=(EEN, TWEE)),
    ],
)
def test_een_bestand_van_twee_leerlingen_hoort_nergens_bij(samengesteld: Wie) -> None:
    uit = deel_in([wie("Sam de Vries", EEN), wie("Tom Bakker", TWEE), samengesteld])
    assert [g.bestanden for g in uit.groepen] == [(0,), (1,)]
    assert 2 in uit.reden


def test_een_gescande_naam_die_op_een_andere_lijkt_is_onzeker() -> None:
    uit = deel_in([wie("Jette Bruggink", EEN), wie("Jatte Bruggink", gescand=True)])
    assert [g.bestanden for g in uit.groepen] == [(0,)]
    assert "lijkt op Jette Bruggink" in uit.reden[1]
    assert groepen(wie("Tim de Vries", EEN, gescand=True), wie("Tom de Vries", TWEE, gescand=True)) == [(0,), (1,)]


def test_bijlagen_blijven_bij_een_losse_leerlinglijst_tenzij_er_een_formulier_is() -> None:
    lijst = Wie(("Sam de Vries", "Tom Bakker"), is_lijst=True)
    assert groepen(lijst, wie("Sam de Vries", EEN)) == []
    assert groepen(lijst, wie("Sam de Vries", EEN), wie("Sam de Vries", formulier=True)) == [(1, 2)]


def test_wat_zeker_van_een_ander_is_kan_er_niet_bij_horen() -> None:
    sam = Leerling("Sam de Vries", EEN)
    assert not any(kan_horen_bij(w, sam) for w in (wie("Tom Bakker"), wie(geboren=TWEE), wie(halve=("Tom",))))
    assert all(kan_horen_bij(w, sam) for w in (wie(), wie(geboren=EEN), wie("Sam de Vries", TWEE), Wie(("Tom Bakker", "Sam de Vries")), wie(halve=("Sam",))))


bestanden = st.builds(
    wie,
    st.sampled_from(["", "Sam de Vries", "Tom de Vries", "S. de Vries", "Sam de Vries-Smit", "Daniël Bakker", "Daniëla Bakker"]),
    st.sampled_from([None, EEN, TWEE]),
    st.sampled_from(["", BSN, ANDER_BSN]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(bestanden, max_size=7), st.randoms())
def test_de_volgorde_maakt_niet_uit_en_elk_bestand_komt_ergens(alle: list[Wie], toeval: object) -> None:
    uit = deel_in(alle)
    gegroepeerd = [n for groep in uit.groepen for n in groep.bestanden]
    assert sorted([*gegroepeerd, *uit.reden]) == list(range(len(alle)))
    volgorde = list(range(len(alle)))
    toeval.shuffle(volgorde)  # type: ignore[attr-defined]
    ander = deel_in([alle[n] for n in volgorde])
    assert {frozenset(g.bestanden) for g in uit.groepen} == {frozenset(volgorde[n] for n in g.bestanden) for g in ander.groepen}
    for groep in uit.groepen:
        zijn = [alle[n] for n in groep.bestanden]
        assert not {"Sam de Vries", "Tom de Vries"} <= {naam for w in zijn for naam in w.namen}
        assert len({w.geboren for w in zijn if w.geboren}) <= 1


def test_de_hele_meetlat_op_een_hoop_geeft_geen_groep_van_twee_leerlingen() -> None:
    ws = kennis().woordenschat
    los = [(naam, g) for naam in sorted(dossiers(MEETLAT)) for g in zaak_van(MEETLAT, naam).gelezen if g.wijze is not Wijze.MAIL and not g.inhoud]
    uit = deel_in([vind_wie(herken(g, ws), ws, date(2026, 11, 20)) for _, g in los])
    gemengd = [[los[n][1].bestand for n in groep.bestanden] for groep in uit.groepen if len({los[n][0] for n in groep.bestanden}) > 1]
    assert gemengd == []
    assert len(uit.reden) <= len(los) // 10
