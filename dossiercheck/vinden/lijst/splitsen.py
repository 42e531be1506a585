"""Een bestand met stukken van meer leerlingen wordt opgedeeld waar de naam van een andere leerling op de lijst begint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dossiercheck.begrippen import Alinea, Blok, Kop, Leerlingrij, Stuk, Veld
from dossiercheck.schrijfwijze import normaliseer_naam, vouw
from dossiercheck.woordenschat import Woordenschat

_KORTE_REGEL = 8


def splits_per_leerling(stukken: Sequence[Stuk], rijen: Sequence[Leerlingrij], ws: Woordenschat) -> tuple[Stuk, ...]:
    """De stukken, met elk stuk van meer leerlingen opgedeeld. Een bestand met een leerling blijft heel."""
    namen = {vorm: vouw(rij.naam) for rij in rijen if rij.naam for vorm in _vormen(rij.naam)}
    return tuple(deel for stuk in stukken for deel in (_splits(stuk, namen, ws) if stuk.soort in ws.lijst.van_leerling else (stuk,)))


def _vormen(naam: str) -> Iterator[str]:
    """'sam de vries', en met de achternaam voorop: 'de vries sam' en 'vries sam de'."""
    voor, _, rest = vouw(naam).partition(" ")
    yield f"{voor} {rest}".strip()
    if rest:
        yield f"{rest} {voor}"


def _splits(stuk: Stuk, namen: Mapping[str, str], ws: Woordenschat) -> tuple[Stuk, ...]:
    ankers = [(i, naam) for i, blok in enumerate(stuk.blokken) if (naam := _leerling_in(blok, namen, ws))]
    if len({naam for _, naam in ankers}) < 2:
        return (stuk,)
    grenzen = [0]
    for (_, vorige), (i, naam) in pairwise(ankers):
        if naam != vorige:
            grenzen.append(_begin(stuk.blokken, i, grenzen[-1]))
    return tuple(_deel(stuk, van, tot) for van, tot in zip(grenzen, [*grenzen[1:], len(stuk.blokken)], strict=True))


def _leerling_in(blok: Blok, namen: Mapping[str, str], ws: Woordenschat) -> str:
    """De leerling die dit blok als onderwerp noemt: in een naamveld, of als korte regel met alleen een naam en hooguit een geboortedatum."""
    if isinstance(blok, Veld):
        return namen.get(_kaal(blok.waarde), "") if ws.lijst.woorden.naametiket.raakt(blok.etiket) else ""
    if isinstance(blok, Kop | Alinea) and len(blok.tekst.split()) <= _KORTE_REGEL:
        return namen.get(_kaal(blok.tekst.rpartition(":")[2]), "")
    return ""


def _kaal(tekst: str) -> str:
    return vouw(normaliseer_naam(tekst))


def _begin(blokken: Sequence[Blok], anker: int, vorige: int) -> int:
    """Waar het stuk van een leerling begint: op dezelfde bladzijde terug tot en met de kop die er vlak boven staat."""
    begin = anker
    for i in range(anker - 1, vorige, -1):
        if blokken[i].plek.pagina != blokken[anker].plek.pagina or anker - i > 4:
            break
        if isinstance(blokken[i], Kop):
            begin = i
            break
    return begin


def _deel(stuk: Stuk, van: int, tot: int) -> Stuk:
    blokken = stuk.blokken[van:tot]
    paginas = [b.plek.pagina for b in blokken if b.plek.pagina]
    return replace(stuk, blokken=blokken, van=min(paginas, default=stuk.van), tot=max(paginas, default=stuk.tot))
