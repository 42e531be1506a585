"""Rekenen met leerachterstand: exact, in procenten als breuk. LA = 1 - DLE/DL (Inrichtingsbesluit WVO artikel 15d)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

MAANDEN_PER_SCHOOLJAAR = 10
"""De didactische leeftijd telt de maanden september tot en met juni."""
EERSTE_GROEP = 3
"""Het leesonderwijs begint in groep 3; de didactische leeftijd telt vanaf het begin daarvan."""
_MARGE = Fraction(1)
_LAAGSTE, _HOOGSTE = Fraction(-60), Fraction(100)
_HOOGSTE_DL = 120


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """De leerachterstanden die een vakgebied kan hebben, in procenten; leeg als er niets is op te maken. `reden` zegt waarom een mens moet kijken."""

    mogelijk: tuple[Fraction, ...] = ()
    reden: str = ""


def uit_dle(dle: Fraction, dl: Fraction) -> Fraction | None:
    """De leerachterstand in procenten, niet afgerond; None als de getallen niet kunnen kloppen."""
    if not 0 < dl <= _HOOGSTE_DL or dle < 0:
        return None
    return geldig(100 * (1 - dle / dl))


def uit_rendement(rendement: Fraction) -> Fraction | None:
    """De leerachterstand bij een leerrendement, beide in procenten: een rendement van 30% is een achterstand van 70%."""
    return geldig(100 - rendement)


def geldig(procent: Fraction) -> Fraction | None:
    """De leerachterstand zelf, of None als hij niet kan bestaan."""
    return procent if _LAAGSTE <= procent <= _HOOGSTE else None


def didactische_leeftijd(groep: int, maanden: int) -> int:
    """De didactische leeftijd na zoveel maanden onderwijs in een groep: eind groep 8 is 60. ValueError buiten groep 3 tot en met 8 of 0-10 maanden."""
    if not 3 <= groep <= 8 or not 0 <= maanden <= MAANDEN_PER_SCHOOLJAAR:
        raise ValueError("geen groep met een didactische leeftijd")
    return (groep - EERSTE_GROEP) * MAANDEN_PER_SCHOOLJAAR + maanden


def bepaal(berekend: Fraction | None, vermeld: Sequence[Fraction]) -> Uitkomst:
    """De leerachterstand van een vakgebied uit DLE en DL, en uit wat er als achterstand of rendement staat.

    Wat uit DLE en DL volgt is exact en gaat voor. Scheelt een ander getal meer dan een procentpunt, dan blijven alle mogelijk.
    """
    alle = [getal for getal in (berekend, *vermeld) if getal is not None]
    if not alle:
        return Uitkomst()
    afwijkend = [getal for getal in alle[1:] if abs(getal - alle[0]) > _MARGE]
    if not afwijkend:
        return Uitkomst((alle[0],))
    return Uitkomst(tuple(dict.fromkeys((alle[0], *afwijkend))), "de leerachterstand die er staat verschilt meer dan een procentpunt van wat er verder staat")
