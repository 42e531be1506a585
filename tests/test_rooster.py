"""Van losse lijnen naar tabellen en kaders."""

from __future__ import annotations

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.lijnen import duid
from dossiercheck.lezen.pdfium.begrippen import Pad, Punt
from dossiercheck.lezen.rooster import leg


def _lijnen(ys: list[float], xs: list[float]) -> tuple[list[Kader], list[Kader]]:
    return [(xs[0], y, xs[-1], y) for y in ys], [(x, ys[0], x, ys[-1]) for x in xs]


def test_tabel_van_twee_bij_twee() -> None:
    rooster = leg(*_lijnen([0, 20, 40], [0, 50, 100]))
    (raster,) = rooster.rasters
    assert raster.rijen == (((0, 0, 50, 20), (50, 0, 100, 20)), ((0, 20, 50, 40), (50, 20, 100, 40)))
    assert rooster.kaders == () and rooster.strepen == ()


def test_samengevoegde_cel_over_twee_kolommen() -> None:
    horizontaal, _ = _lijnen([0, 20, 40], [0, 50, 100])
    verticaal: list[Kader] = [(0, 0, 0, 40), (50, 20, 50, 40), (100, 0, 100, 40)]
    (raster,) = leg(horizontaal, verticaal).rasters
    assert raster.rijen[0] == ((0, 0, 100, 20), None)


def test_enkel_kader_is_geen_tabel() -> None:
    rooster = leg(*_lijnen([0, 20], [0, 100]))
    assert rooster.rasters == () and rooster.kaders == ((0, 0, 100, 20),)


def test_losse_lijn_is_een_streep() -> None:
    rooster = leg([(0, 10, 100, 10)], [])
    assert rooster.strepen == ((0, 9.5, 100, 10.5),)


def test_tabel_zonder_buitenrand() -> None:
    (raster,) = leg([(0, y, 100, y) for y in (0, 20, 40)], [(50, 0, 50, 40)]).rasters
    assert [len(rij) for rij in raster.rijen] == [2, 2] and raster.kader == (0, 0, 100, 40)


def test_onderbroken_lijnen_zijn_een_lijn() -> None:
    """Veel programma's tekenen elke celrand apart, met een haartje ertussen."""
    horizontaal: list[Kader] = [(x, y, x + 49.5, y) for y in (0, 20, 40) for x in (0, 50)]
    verticaal: list[Kader] = [(x, y, x, y + 19.5) for x in (0, 50, 100) for y in (0, 20)]
    (raster,) = leg(horizontaal, verticaal).rasters
    assert sum(cel is not None for rij in raster.rijen for cel in rij) == 4


def test_cel_die_naar_buiten_open_is_hoort_niet_bij_de_tabel() -> None:
    horizontaal: list[Kader] = [(0, 0, 100, 0), (0, 20, 100, 20), (0, 40, 50, 40)]
    verticaal: list[Kader] = [(0, 0, 0, 40), (50, 0, 50, 40), (100, 0, 100, 20)]
    (raster,) = leg(horizontaal, verticaal).rasters
    assert raster.rijen[1] == ((0, 20, 50, 40), None)


def _pad(*punten: Punt, rond: bool = False, vulling: int | None = 0, lijn: int | None = None) -> Pad:
    return Pad((punten,), (rond,), vulling, lijn, 1.0, 1, None)


def test_rand_met_schuine_hoeken_is_een_lijn() -> None:
    """Een browser tekent een celrand als een dun trapezium."""
    werk = duid([_pad((0, 0), (100, 0), (99, 1.5), (1, 1.5), (0, 0))])
    assert len(werk.horizontaal) == 1 and not werk.tekening


def test_rondje_met_stip_is_een_aangezet_vakje() -> None:
    def rondje(x: float, straal: float) -> tuple[Punt, ...]:
        return (
            (x - straal, 10),
            (x - straal, 10 - straal),
            (x, 10 - straal),
            (x + straal, 10 - straal),
            (x + straal, 10),
            (x + straal, 10 + straal),
            (x, 10 + straal),
        )

    leeg = _pad(*rondje(10, 5), rond=True, vulling=None, lijn=0)
    vol = _pad(*rondje(40, 5), rond=True, vulling=None, lijn=0)
    stip = _pad(*rondje(40, 3), rond=True, vulling=0)
    assert [aan for _, aan in sorted(duid([leeg, vol, stip]).vakjes)] == [False, True]


def test_krabbel_is_tekening() -> None:
    werk = duid([_pad((0, 0), (10, 12), (20, -8), (30, 9), rond=True, vulling=None, lijn=0x1A2B8C)])
    assert werk.tekening and not werk.vakjes and not werk.horizontaal


def test_afgeronde_rechthoek_is_een_kader() -> None:
    punten = (
        (4.0, 0.0),
        (196.0, 0.0),
        (198.0, 0.0),
        (200.0, 2.0),
        (200.0, 4.0),
        (200.0, 36.0),
        (200.0, 38.0),
        (198.0, 40.0),
        (196.0, 40.0),
        (4.0, 40.0),
        (0.0, 36.0),
        (0.0, 4.0),
    )
    werk = duid([_pad(*punten, rond=True, vulling=None, lijn=0)])
    assert werk.kaders == [(0.0, 0.0, 200.0, 40.0)]
