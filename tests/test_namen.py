"""Namen in gewone volgorde, en of twee schrijfwijzen dezelfde persoon zijn."""

from __future__ import annotations

import pytest

from dossiercheck.schrijfwijze import normaliseer_naam, stel_naam_samen, zelfde_naam


@pytest.mark.parametrize(
    ("tekst", "naam"),
    [
        ("Sam de Vries", "Sam de Vries"),
        ("Groen, Pim", "Pim Groen"),
        ("Berg, Pim van den", "Pim van den Berg"),
        ("Velde, Loes ten", "Loes ten Velde"),
        ("van den Berg, Pim", "Pim van den Berg"),
        ("Vries, de, Sam", "Sam de Vries"),
        ("Vries , Sam de", "Sam de Vries"),
        ("Groen-Smit, E.M. (Eva)", "Eva Groen-Smit"),
        ("J.P. (Jan) de Vries", "Jan de Vries"),
        ("L. (Lot) in ’t Woud", "Lot in 't Woud"),
        ("J. Jansen (Jan)", "Jan Jansen"),
        ("Jan Jansen (roepnaam Jan)", "Jan Jansen"),
        ("Johannes (Jan) Jansen", "Johannes Jansen"),
        ("J. Jansen (moeder)", "J. Jansen"),
        ("Jan Jansen (14 jaar)", "Jan Jansen"),
        ("de heer A. de Boer", "A. de Boer"),
        ("mevr. drs. A. de Boer", "A. de Boer"),
        ("Dhr./mevr. K. Klaassen", "K. Klaassen"),
        ("Eva de Wit, MSc", "Eva de Wit"),
        ("Jan Jansen, geb. 12-3-2010", "Jan Jansen"),
        ("Jan Jansen - klas 2B", "Jan Jansen"),
        ("Naam: Jan Jansen Datum: 3-9-2026", "Jan Jansen"),
        ("Jan Jansen 3b", "Jan Jansen"),
        ("  Hassan \u00a0el\n Amin ", "Hassan el Amin"),
        ("Ma Li", "Ma Li"),
        ("Zoë Ünal", "Zoë Ünal"),
        ("", ""),
        ("____", ""),
    ],
)
def test_normaliseer(tekst: str, naam: str) -> None:
    assert normaliseer_naam(tekst) == naam


@pytest.mark.parametrize(
    ("delen", "naam"),
    [
        (("Sam", "de", "Vries"), "Sam de Vries"),
        (("Sam", "de", "de Vries"), "Sam de Vries"),
        (("Sam", "", "Vries, de"), "Sam de Vries"),
        (("J.P. (Jan)", "van den", "Berg"), "Jan van den Berg"),
        (("Sam", "", ""), "Sam"),
    ],
)
def test_stel_samen(delen: tuple[str, str, str], naam: str) -> None:
    assert stel_naam_samen(*delen) == naam


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sam de Vries", "Vries, Sam de"),
        ("Sam de Vries", "SAM DE VRIES"),
        ("De Vries Sam", "Sam de Vries"),
        ("Sam v.d. Berg", "Sam van der Berg"),
        ("Sam Vries", "Sam de Vries"),
        ("Eva Yılmaz", "Eva Yilmaz"),
        ("Zoë Ünal", "Zoe Unal"),
        ("Sem Groen", "Sem Groen-Smit"),
        ("Jan Willem Groen", "Jan Groen"),
        ("Hendrika Schippers", "Hendrika Schipers"),
        ("Li1y Mo1", "Lily Mol"),
        ("Bram Verhoeven", "Bram Verhoevcn"),
        ("J.P. (Jan) Jansen", "Jan Jansen"),
    ],
)
def test_dezelfde(a: str, b: str) -> None:
    assert zelfde_naam(a, b) is True
    assert zelfde_naam(b, a) is True


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sam Groen", "Sam Jansen"),
        ("Ella de Vries", "Sam de Vries"),
        ("T. de Vries", "Sam de Vries"),
        ("Sam", "Ella de Vries"),
        ("Jan Jansen", "Piet Pietersen"),
    ],
)
def test_een_ander(a: str, b: str) -> None:
    assert zelfde_naam(a, b) is False
    assert zelfde_naam(b, a) is False


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("S. de Vries", "Sam de Vries"),
        ("JP Jansen", "Jan Jansen"),
        ("Sam", "Sam de Vries"),
        ("De Vries", "Sam de Vries"),
        ("Tim de Vries", "Tom de Vries"),
        ("Jan Bos", "Jan Bol"),
        ("Joris Groen", "Boris Groen"),
        ("Jan Willem Groen", "Willem Groen"),
        ("Alex Prins", "Alexander Prins"),
        ("Rosa Groen-Smit", "Rosa Groen-Prins"),
        ("", "Sam de Vries"),
    ],
)
def test_twijfel(a: str, b: str) -> None:
    assert zelfde_naam(a, b) is None
    assert zelfde_naam(b, a) is None
