"""Eigenschappen die voor elke regel en elke verzameling kandidaten gelden. De ergste fout is een eis die ten onrechte voldaan heet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dossiercheck import regelboek
from dossiercheck.begrippen import Feit, Hiaat, Kandidaat, Status, Waarde
from dossiercheck.keuring import Feitsoort, Peil
from dossiercheck.regelboek import Regel
from dossiercheck.toetsen import toets
from tests.maak_feiten import ONTVANGEN, hiaat, kandidaat

BOEK = regelboek.laad()
REGELS = list({(r.eis, r.toets.groepen, r.geldt_als.groepen): r for t in BOEK.typen.values() for r in t.regels}.values())
DATUMS = [date(2026, 11, 18), date(2025, 11, 18), date(2025, 11, 17), date(2027, 1, 1), date(2008, 11, 18), date(2008, 11, 19)]
WAARDEN: dict[str, list[Waarde]] = {"boolean": [True, False], "number": [0, 1, 17, 18, 93, 94], "string": ["", "iets"], "date": list(DATUMS)}
PEIL = Peil(ONTVANGEN.date())
GOED = {Status.VOLDAAN, Status.NVT}
Feiten = Mapping[str, Feit]


def _waarden(soort: Feitsoort) -> list[Waarde]:
    return [*(soort.waarden or WAARDEN[soort.type]), None]


@st.composite
def _geval(trek: st.DrawFn) -> tuple[Regel, Feiten, list[Hiaat]]:
    """Een regel met voor elk feit hooguit drie kandidaten, en misschien iets onleesbaars."""
    regel = trek(st.sampled_from(REGELS))
    feiten = {}
    for naam in regel.feiten:
        kandidaten = trek(st.lists(_kandidaat(naam), max_size=3))
        feiten[naam] = Feit(naam, tuple(kandidaten))
    hiaten = trek(st.lists(st.sampled_from([hiaat(), hiaat(regel.zoek_in[0]), hiaat("overig")]), max_size=1))
    return regel, feiten, hiaten


def _kandidaat(naam: str) -> st.SearchStrategy[Kandidaat]:
    waarde = st.sampled_from(_waarden(BOEK.feiten[naam]))
    return st.builds(lambda w, z, p: kandidaat(naam, w, zeker=z, pagina=p, reden="twijfel"), waarde, st.booleans(), st.integers(1, 3))


def _status(regel: Regel, feiten: Feiten, hiaten: list[Hiaat]) -> Status:
    return toets(regel, feiten, hiaten, [], ONTVANGEN).status


@given(_geval())
@settings(max_examples=150, deadline=None)
def test_iets_onleesbaars_erbij_maakt_niets_goed(geval: tuple[Regel, Feiten, list[Hiaat]]) -> None:
    regel, feiten, hiaten = geval
    voor, na = _status(regel, feiten, hiaten), _status(regel, feiten, [*hiaten, hiaat()])
    assert na is voor or (voor is Status.ONTBREEKT and na is Status.NAKIJKEN)


@given(_geval(), st.data())
@settings(max_examples=150, deadline=None)
def test_volgorde_van_kandidaten_verandert_niets(geval: tuple[Regel, Feiten, list[Hiaat]], data: st.DataObject) -> None:
    regel, feiten, hiaten = geval
    geschud = {naam: Feit(naam, tuple(data.draw(st.permutations(feit.kandidaten)))) for naam, feit in feiten.items()}
    assert toets(regel, feiten, hiaten, [], ONTVANGEN) == toets(regel, geschud, hiaten, [], ONTVANGEN)


@given(_geval(), st.data())
@settings(max_examples=150, deadline=None)
def test_een_onzekere_kandidaat_erbij_maakt_ontbreekt_nooit_goed(geval: tuple[Regel, Feiten, list[Hiaat]], data: st.DataObject) -> None:
    regel, feiten, hiaten = geval
    naam = data.draw(st.sampled_from(regel.feiten))
    erbij = kandidaat(naam, data.draw(st.sampled_from(_waarden(BOEK.feiten[naam]))), zeker=False)
    meer = {**feiten, naam: Feit(naam, (*feiten[naam].kandidaten, erbij))}
    if _status(regel, feiten, hiaten) is Status.ONTBREEKT:
        assert _status(regel, meer, hiaten) in {Status.ONTBREEKT, Status.NAKIJKEN}


@given(_geval(), st.data())
@settings(max_examples=150, deadline=None)
def test_bewijs_weghalen_maakt_niets_voldaan(geval: tuple[Regel, Feiten, list[Hiaat]], data: st.DataObject) -> None:
    """Bewijs is een kandidaat waarmee een deel van de toets slaagt. Wie tegenbewijs weghaalt kan wel goed uitkomen, en daar zijn mensen voor."""
    regel, feiten, hiaten = geval
    voor = [(naam, k) for naam in regel.toets.feiten for k in feiten[naam].kandidaten if _is_bewijs(regel, naam, k)]
    if not voor or regel.een_waarde or _status(regel, feiten, hiaten) in GOED:
        return
    naam, weg = data.draw(st.sampled_from(voor))
    minder = {**feiten, naam: Feit(naam, tuple(k for k in feiten[naam].kandidaten if k is not weg))}
    assert _status(regel, minder, hiaten) is not Status.VOLDAAN


def _is_bewijs(regel: Regel, naam: str, kandidaat_: Kandidaat) -> bool:
    return all(deel.weeg(kandidaat_.waarde, PEIL) for deel in regel.toets.delen if deel.feit == naam)


@given(_geval())
@settings(max_examples=150, deadline=None)
def test_voldaan_heeft_een_zekere_kandidaat_als_eerste_bewijs(geval: tuple[Regel, Feiten, list[Hiaat]]) -> None:
    regel, feiten, hiaten = geval
    bevinding = toets(regel, feiten, hiaten, [], ONTVANGEN)
    if bevinding.status is not Status.VOLDAAN:
        return
    zeker = {bewijs for feit in feiten.values() for k in feit.kandidaten if k.zeker for bewijs in k.bewijs}
    assert bevinding.bewijs and bevinding.bewijs[0] in zeker


@given(_geval())
@settings(max_examples=100, deadline=None)
def test_elke_bevinding_heeft_een_hele_zin(geval: tuple[Regel, Feiten, list[Hiaat]]) -> None:
    bevinding = toets(*geval, [], ONTVANGEN)
    assert bevinding.toelichting[0].isupper() and bevinding.toelichting.endswith(".") and "{" not in bevinding.toelichting
