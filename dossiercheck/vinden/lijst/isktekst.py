"""Wat een lopende tekst over een nieuwkomer zegt: wanneer hij kwam, naar school ging, en wat de isk deed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossiercheck.begrippen import Kandidaat
from dossiercheck.patroon import Patronen
from dossiercheck.schrijfwijze import Precisie, vind_datums, zinnen
from dossiercheck.vinden.lijst.gegevens import Gegeven, Gegevens, kandidaat

_DEEL = re.compile(r"[,;:()]|\ben\b|\bdaarna\b", re.IGNORECASE)
_MINSTE_WOORDEN = 5


def lees_isktekst(teksten: Sequence[Gegeven], gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Elke tekst is een alinea of een cel zonder eigen vraag. Wat er staat als datum van een geboorte telt niet."""
    woorden = gegevens.woorden
    datums = {"isk_datum_nederland": woorden.isk_in_nederland, "isk_datum_school": woorden.isk_naar_school}
    for gegeven in teksten:
        for begrip, past in datums.items():
            yield from _datums(begrip, past, gegeven, [p for b, p in datums.items() if b != begrip])
        yield from _taalleerbaarheid(gegeven, gegevens)
    for begrip, past in gegevens.schat.isk_zinnen.items():
        yield from _beschreven(begrip, past, teksten, gegevens)


def _zinnen(tekst: str) -> list[str]:
    return [zin for _, _, zin in zinnen(tekst)]


def _datums(begrip: str, past: Patronen, gegeven: Gegeven, anders: Sequence[Patronen]) -> Iterator[Kandidaat]:
    for zin in _zinnen(gegeven.tekst):
        dagen = [v for v in vind_datums(zin) if v.precisie is Precisie.DAG]
        delen = [d for d in _DEEL.split(zin) if vind_datums(d)] if len(dagen) > 1 else [zin]
        for deel in delen:
            vondsten = [v for v in vind_datums(deel) if v.precisie is Precisie.DAG]
            if len(vondsten) == 1 and past.raakt(deel):
                twijfel = any(p.raakt(deel) for p in anders)
                yield kandidaat(begrip, vondsten[0].datum, gegeven, f"'{deel.strip()[:60]}'", zeker=not twijfel)


def _taalleerbaarheid(gegeven: Gegeven, gegevens: Gegevens) -> Iterator[Kandidaat]:
    for deel in re.split(r"[.;]", gegeven.tekst):
        scores = [score for score, past in gegevens.schat.keuzes.items() if past.raakt(deel)]
        if gegevens.woorden.taalleerbaarheid.raakt(deel) and len(scores) == 1:
            yield kandidaat("taalleerbaarheid", scores[0], gegeven, "score van de taalleerbaarheidstoets")


def _beschreven(begrip: str, past: Patronen, teksten: Sequence[Gegeven], gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Zinnen over de hulp, de achtergrond of wat nodig is. Bij hulp hoort wat het opleverde, in dezelfde of de volgende zin."""
    for gegeven in teksten:
        alle = _zinnen(gegeven.tekst)
        for i, zin in enumerate(alle):
            if not past.raakt(zin) or len(zin.split()) < _MINSTE_WOORDEN or gegevens.woorden.niets_geboden.raakt(zin):
                continue
            effect = gegevens.woorden.isk_effect.raakt(" ".join(alle[i : i + 2]))
            zeker = begrip != "isk_ondersteuning" or effect
            yield kandidaat(begrip, True, gegeven, "beschreven" if zeker else "niet te zien is wat het effect was", zeker=zeker)
