"""Wat er over een leerling van de internationale schakelklas staat: data, taalleerbaarheid, ondersteuning en verwachting."""

from __future__ import annotations

from collections.abc import Iterator

from dossiercheck.begrippen import Kandidaat
from dossiercheck.vinden.lijst.gegevens import Gegeven, Gegevens, kandidaat, onbekend
from dossiercheck.vinden.lijst.iskcel import BESCHREVEN, gevraagd_in, lees_samen
from dossiercheck.vinden.lijst.isktekst import lees_isktekst
from dossiercheck.vinden.lijst.persoon import lees_datum

_DATUMS = ("isk_datum_nederland", "isk_datum_school")
_VRIJ = ("herkomst", "opmerking", "toelichting")
_MINSTE_WOORDEN = 3


def lees_isk(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Of de leerling van de ISK komt: de kolom zegt het, de lijst gaat erover, of de data van een nieuwkomer zijn ingevuld. Niets is nee."""
    isk, bij = _van_isk(gegevens)
    if isk or bij:
        yield Kandidaat("isk", isk, (bij.bewijs if bij else gegevens.plek,), True, "leerling van de ISK" if isk else "geen leerling van de ISK")
    if isk:
        yield from lees_iskgegevens(gegevens)
        yield from lees_isktekst([g for o in _VRIJ for g in gegevens.van(o)], gegevens)


def _van_isk(gegevens: Gegevens) -> tuple[bool, Gegeven | None]:
    woorden = gegevens.woorden
    for gegeven in gegevens.alle:
        if gegeven.kolom.onderwerp == "isk" and gegeven.tekst.strip():
            if woorden.nee.raakt(gegeven.tekst) or gegevens.leeg(gegeven.tekst):
                return False, gegeven
            return True, gegeven
    herkomst = next((g for o in _VRIJ for g in gegevens.van(o) if woorden.isk_woord.raakt(g.tekst) and not woorden.geen_isk.raakt(g.tekst)), None)
    data = next((g for o in _DATUMS for g in gegevens.van(o)), None)
    gevonden = herkomst or data
    return gevonden is not None or gegevens.isk_lijst, gevonden


def lees_iskgegevens(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """De gegevens zelf; ook te gebruiken voor een bijlage."""
    for begrip in _DATUMS:
        for gegeven in gegevens.van(begrip):
            if not (gegevens.volgt(gegeven.tekst) or gegevens.verwijst(gegeven.tekst)):
                yield from lees_datum(begrip, gegeven)
    yield from _taalleerbaarheid(gegevens)
    yield from _beschreven(gegevens)
    yield from _doorstroom(gegevens)


def _taalleerbaarheid(gegevens: Gegevens) -> Iterator[Kandidaat]:
    for gegeven in gegevens.van("taalleerbaarheid"):
        if gegevens.volgt(gegeven.tekst):
            continue
        scores = [score for score, past in gegevens.schat.keuzes.items() if past.raakt(gegeven.tekst)]
        if len(scores) == 1:
            yield kandidaat("taalleerbaarheid", scores[0], gegeven, "score van de taalleerbaarheidstoets")
        else:
            yield onbekend("taalleerbaarheid", gegeven.bewijs, f"'{gegeven.tekst[:40]}' is niet laag, gemiddeld of hoog")


def _beschreven(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Ondersteuning met effect, achtergrond en ondersteuningsbehoeften."""
    effect = gegevens.ws.kenmerken["effect"]
    # Wat de hulp opleverde staat soms onder een eigen vraag.
    apart = any(len(g.tekst.split()) >= _MINSTE_WOORDEN and not (gegevens.volgt(g.tekst) or gegevens.verwijst(g.tekst)) for g in gegevens.van("isk_effect"))
    for begrip in BESCHREVEN:
        for gegeven in gegevens.van(begrip):
            if gegevens.volgt(gegeven.tekst) or gegevens.verwijst(gegeven.tekst):
                continue
            if len(gevraagd_in(gegeven, gegevens)) > 1:
                yield from lees_samen(gegeven, gegevens, effect=apart)
                continue
            genoeg = len(gegeven.tekst.split()) >= _MINSTE_WOORDEN
            zeker = genoeg and (begrip != "isk_ondersteuning" or apart or effect.raakt(gegeven.tekst) or gegevens.woorden.isk_effect.raakt(gegeven.tekst))
            yield kandidaat(
                begrip, True, gegeven, "beschreven" if zeker else "beschreven, maar niet te zien is wat het effect was of wat nodig is", zeker=zeker
            )


def _doorstroom(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """De verwachting dat de leerling naar het vmbo gaat en daar een diploma haalt."""
    woorden = gegevens.woorden
    for gegeven in gegevens.van("isk_doorstroom"):
        if gegevens.volgt(gegeven.tekst):
            continue
        if woorden.doorstroom_niet.raakt(gegeven.tekst):
            yield kandidaat("isk_doorstroom", False, gegeven, "geen verwachting van een vmbo-diploma")
        else:
            # Onder 'Verwachting vmbo' is 'basis' de leerweg.
            leerweg = woorden.doorstroom_vmbo.raakt(gegeven.kolom.kop) and woorden.basis_kader.raakt(gegeven.tekst)
            zeker = (leerweg or woorden.doorstroom_vmbo.raakt(gegeven.tekst)) and woorden.doorstroom_wel.raakt(gegeven.tekst)
            yield kandidaat("isk_doorstroom", True, gegeven, "verwachting" if zeker else "niet te zien is of een diploma wordt verwacht", zeker=zeker)
