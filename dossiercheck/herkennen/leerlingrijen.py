"""Een leerlinglijst herkennen aan wat er in de rijen staat: leerlingen met hun gegevens, hoe de kolommen ook precies heten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossiercheck.begrippen import Blok, Tabel
from dossiercheck.lijstschat import Lijstschat
from dossiercheck.schrijfwijze import vind_datums, vouw

_WIE = frozenset(("naam", "roepnaam", "achternaam"))
_GEBOREN = frozenset(("geboortedatum", "bsn"))
_IQ = frozenset(("iq", "iq_samen"))
_WOONT = frozenset(("adres", "postcode", "woonplaats"))
_NIEUWKOMER = frozenset(("isk", "isk_datum_nederland", "isk_datum_school", "taalleerbaarheid"))
_OVERIG = (_WOONT, _NIEUWKOMER, frozenset(("iq_instrument",)), frozenset(("advies",)), frozenset(("zienswijze",)))
_ACHTERSTAND = "la"
_CIJFERS = 8
"""Zoveel cijfers heeft een burgerservicenummer minstens; een excelblad laat de nul vooraan weg."""


def kolommen_van_leerlingen(blokken: Sequence[Blok], schat: Lijstschat) -> tuple[str, ...]:
    """De koppen waaraan de lijst te zien is: wie het is, wanneer geboren, het IQ of een achterstand, en nog iets. Leeg als er geen leerling in staat."""
    tabellen = [t for b in blokken if isinstance(b, Tabel) for t in _standen(b)]
    if not any(_heeft_leerling(koppen, rijen, schat) for koppen, rijen in tabellen):
        return ()
    over = {_onderwerp(kop, schat): kop for koppen, _ in tabellen for kop in koppen}
    gezien = [next((kop for o, kop in over.items() if o in groep), "") for groep in (_WIE, _GEBOREN, _IQ, {_ACHTERSTAND}, *_OVERIG)]
    gevonden = tuple(kop for kop in gezien if kop)
    return gevonden if any(gezien[2:4]) and len(gevonden) >= 4 else ()


def _standen(tabel: Tabel) -> Iterator[tuple[Sequence[str], Sequence[Sequence[str]]]]:
    """De koppen met de rijen, en de tabel op zijn kant: een kolom per leerling."""
    alles = [list(tabel.koppen), *([cel.tekst for cel in rij] for rij in tabel.rijen)]
    alles = [rij for rij in alles if rij]
    if len(alles) < 2:
        return
    yield alles[0], alles[1:]
    gekanteld = list(zip(*alles, strict=False))
    if len(gekanteld) > 1:
        yield gekanteld[0], gekanteld[1:]


def _heeft_leerling(koppen: Sequence[str], rijen: Sequence[Sequence[str]], schat: Lijstschat) -> bool:
    """Ergens staat een naam met een geboortedatum of burgerservicenummer; een tabel om te tekenen is er geen."""
    over = [_onderwerp(kop, schat) for kop in koppen]
    if any(schat.woorden.geen_tabel.raakt(kop) for kop in koppen):
        return False
    return any(_is_leerling(dict(zip(over, rij, strict=False)), schat) for rij in rijen)


def _is_leerling(cellen: dict[str | None, str], schat: Lijstschat) -> bool:
    naam = " ".join(cellen.get(o, "") for o in _WIE).strip()
    geboren = any(vind_datums(cellen.get(o, "")) or sum(c.isdigit() for c in cellen.get(o, "")) >= _CIJFERS for o in _GEBOREN)
    return geboren and any(c.isalpha() for c in naam) and not schat.woorden.geen_leerling.raakt(naam)


def _onderwerp(kop: str, schat: Lijstschat) -> str | None:
    kaal = vouw(kop)
    return _ACHTERSTAND if any(p.zoek(kaal) for p in schat.gebieden.values()) else schat.kolom(kop)
