"""Van losse lijnen naar tabellen en kaders."""

from __future__ import annotations

from dossiercheck.begrippen import Kader
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
