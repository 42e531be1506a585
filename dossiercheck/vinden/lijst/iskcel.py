"""Een cel onder een kolom die meer tegelijk vraagt, zoals 'ondersteuning, effect, achtergrond en behoefte': wat daarvan erin staat."""

from __future__ import annotations

from collections.abc import Iterator

from dossiercheck.begrippen import Kandidaat
from dossiercheck.schrijfwijze import zinnen
from dossiercheck.vinden.lijst.gegevens import Gegeven, Gegevens, kandidaat

BESCHREVEN = ("isk_ondersteuning", "isk_achtergrond", "isk_behoeften")
_EFFECT = "isk_effect"
_ETIKETLENGTE, _MINSTE_WOORDEN = 6, 3


def gevraagd_in(gegeven: Gegeven, gegevens: Gegevens) -> tuple[str, ...]:
    """Waar de naam van de kolom naar vraagt."""
    alle = gegevens.schat.onderwerpen(gegeven.kolom.kop)
    return tuple(b for b in BESCHREVEN if b in alle)


def lees_samen(gegeven: Gegeven, gegevens: Gegevens, *, effect: bool) -> Iterator[Kandidaat]:
    """Per gevraagd ding of het in de cel te zien is; wat niet te zien is staat er misschien toch. `effect`: het effect staat elders in de rij."""
    gezien = {begrip for _, _, zin in zinnen(gegeven.tekst.replace(";", ".\n")) for begrip in _in_zin(zin, gegevens)}
    for begrip in gevraagd_in(gegeven, gegevens):
        zeker = begrip in gezien and (begrip != BESCHREVEN[0] or effect or _EFFECT in gezien)
        yield kandidaat(begrip, True, gegeven, "beschreven" if zeker else "niet te zien is of dit er ook in beschreven is", zeker=zeker)


def _in_zin(zin: str, gegevens: Gegevens) -> Iterator[str]:
    """Waar de zin over gaat: volgens zijn eigen etiket ('Effect: …'), en anders volgens zijn woorden. Een etiket zonder antwoord is niets."""
    etiket, punt, waarde = zin.partition(":")
    over = _volgens_etiket(etiket, gegevens) if punt and len(etiket.split()) <= _ETIKETLENGTE else set()
    if gegevens.woorden.niets_geboden.raakt(zin):
        return
    if over:
        if not (gegevens.leeg(waarde.strip(" .")) or gegevens.volgt(waarde) or gegevens.verwijst(waarde)):
            yield from over if len(over) == 1 else ()
        return
    if _past("isk_achtergrond", zin.partition(",")[0].partition("(")[0], gegevens):
        yield "isk_achtergrond"
    if len(zin.split()) >= _MINSTE_WOORDEN:
        yield from (begrip for begrip in BESCHREVEN if _past(begrip, zin, gegevens))
        if gegevens.woorden.isk_effect.raakt(zin):
            yield _EFFECT


def _volgens_etiket(etiket: str, gegevens: Gegevens) -> set[str]:
    kolom = {*gegevens.schat.onderwerpen(etiket)} & {*BESCHREVEN, _EFFECT}
    return kolom or {b for b in BESCHREVEN if gegevens.schat.isk_delen[b].raakt(etiket)}


def _past(begrip: str, tekst: str, gegevens: Gegevens) -> bool:
    return gegevens.schat.isk_zinnen[begrip].raakt(tekst) or gegevens.schat.isk_delen[begrip].raakt(tekst)
