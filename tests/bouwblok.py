"""Kleine stukken uit Blokken, om herkennen, vinden en wegen te toetsen zonder bestanden."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from dossiercheck.begrippen import Alinea, Blok, Cel, Feit, Gelezen, Keuze, Keuzegroep, Kop, Plek, Tabel, Uitkomst, Veld, Wijze
from dossiercheck.herkennen import herken
from dossiercheck.tijd import NEDERLAND
from dossiercheck.vinden import vind
from dossiercheck.wegen import Weging, weeg
from dossiercheck.woordenschat import Woordenschat, laad

ONTVANGEN = datetime(2026, 11, 18, 12, 0, tzinfo=NEDERLAND)


@lru_cache(maxsize=1)
def woordenschat() -> Woordenschat:
    return laad()


def kop(tekst: str, niveau: int = 2) -> Kop:
    return Kop(tekst, niveau, Plek("", 1))


def alinea(tekst: str) -> Alinea:
    return Alinea(tekst, Plek("", 1))


def veld(etiket: str, waarde: str) -> Veld:
    return Veld(etiket, waarde, Plek("", 1))


def keuze(vraag: str, **keuzes: bool | None) -> Keuzegroep:
    return Keuzegroep(vraag, tuple(Keuze(t.replace("_", " ").strip(), aan) for t, aan in keuzes.items()), Plek("", 1))


def tabel(koppen: Sequence[str], *rijen: Sequence[str | bool | None]) -> Tabel:
    """Een cel met True is een handtekening, None een plek waar niet te zien is wat er staat."""
    cellen = tuple(tuple(Cel(c if isinstance(c, str) else "", Plek("", 1), c if not isinstance(c, str) else False) for c in rij) for rij in rijen)
    return Tabel(tuple(koppen), cellen, Plek("", 1))


def bestand(naam: str, *blokken: Blok, uitkomst: Uitkomst = Uitkomst.GELEZEN) -> Gelezen:
    """Een gelezen bestand; elk blok krijgt zijn eigen alineanummer als plek."""
    geplaatst = tuple(_plaats(b, naam, i) for i, b in enumerate(blokken, 1))
    return Gelezen(naam, naam, uitkomst, Wijze.WORD if blokken else Wijze.NIET, 1, geplaatst)


def _plaats(blok: Blok, naam: str, i: int) -> Blok:
    from dataclasses import replace

    plek = Plek(naam, None, None, i)
    if isinstance(blok, Tabel):
        return replace(blok, plek=plek, rijen=tuple(tuple(replace(c, plek=plek) for c in rij) for rij in blok.rijen))
    return replace(blok, plek=plek)


def dossier(*gelezen: Gelezen, ontvangen: datetime = ONTVANGEN) -> Weging:
    """De weging van een dossier uit deze bestanden."""
    ws = woordenschat()
    stukken = [stuk for g in gelezen for stuk in herken(g, ws)]
    return weeg(stukken, vind(stukken, ws, ontvangen.date()), ws, ontvangen)


def feit(weging: Weging, naam: str) -> Feit:
    return weging.feiten[naam]


def waarden(weging: Weging, naam: str) -> set[tuple[object, bool]]:
    """De waarden van een feit met hun zekerheid."""
    return {(k.waarde, k.zeker) for k in weging.feiten[naam].kandidaten}


FORMULIER: tuple[Blok, ...] = (
    kop("Aanvraag toelaatbaarheidsverklaring vso", 1),
    veld("Naam leerling", "Bram Zandstra"),
    veld("Geboortedatum", "3-4-2012"),
    veld("Naam school", "Lindenhof College"),
    veld("Ouder(s) met gezag", "K. Zandstra en J. Mulder"),
)
OPP: tuple[Blok, ...] = (kop("Ontwikkelingsperspectief", 1), veld("Leerling", "Bram Zandstra"), veld("Geboortedatum", "3-4-2012"))
