"""Dubbele bestanden en versies: hetzelfde bestand telt een keer, van twee versies telt de nieuwste."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz.fuzz import ratio

from dossiercheck.begrippen import Alinea, Kop, Stuk, Tabel, Veld
from dossiercheck.schrijfwijze import Precisie, vind_datums, vouw

_LIJKT = 80.0
_MINSTE_TEKENS = 400


@dataclass(frozen=True, slots=True)
class Versies:
    """`vervalt`: stukken die niet meetellen, met de reden; `dubbel`: paren (blijft, vervalt of andere versie)."""

    vervalt: tuple[tuple[Stuk, str], ...]
    dubbel: tuple[tuple[Stuk, Stuk], ...]


def zoek_versies(stukken: Sequence[Stuk], ontvangen: date) -> Versies:
    """Vergelijkt stukken van dezelfde soort: gelijke bytes, of bijna dezelfde tekst."""
    vervalt: dict[int, tuple[Stuk, str]] = {}
    dubbel: list[tuple[Stuk, Stuk]] = []
    for i, a in enumerate(stukken):
        for b in stukken[i + 1 :]:
            if id(a) in vervalt or id(b) in vervalt or a.bestand == b.bestand:
                continue
            if a.sha256 == b.sha256 and (a.van, a.tot) == (b.van, b.tot):
                dubbel.append((a, b))
                vervalt[id(b)] = (b, "hetzelfde bestand staat er twee keer in")
            elif a.soort == b.soort and a.blokken and b.blokken and _lijken(a, b):
                nieuw, oud = _volgorde(a, b, ontvangen)
                dubbel.append((nieuw, oud))
                if _laatste_datum(nieuw, ontvangen) != _laatste_datum(oud, ontvangen):
                    vervalt[id(oud)] = (oud, "er is een nieuwere versie van dit stuk")
    return Versies(tuple(vervalt.values()), tuple(dubbel))


def _lijken(a: Stuk, b: Stuk) -> bool:
    ta, tb = _tekst(a), _tekst(b)
    return min(len(ta), len(tb)) >= _MINSTE_TEKENS and ratio(ta, tb, score_cutoff=_LIJKT) > 0


def _volgorde(a: Stuk, b: Stuk, ontvangen: date) -> tuple[Stuk, Stuk]:
    """Nieuwste eerst, op de laatste datum in de tekst; bij gelijke datum het stuk met de meeste tekst."""
    return (a, b) if _nieuwheid(a, ontvangen) >= _nieuwheid(b, ontvangen) else (b, a)


def _nieuwheid(stuk: Stuk, ontvangen: date) -> tuple[date, int]:
    return _laatste_datum(stuk, ontvangen) or date.min, len(_tekst(stuk))


def _laatste_datum(stuk: Stuk, ontvangen: date) -> date | None:
    datums = [v.datum for v in vind_datums(tekst_van(stuk)) if v.datum and v.precisie is Precisie.DAG and v.datum <= ontvangen]
    return max(datums, default=None)


def _tekst(stuk: Stuk) -> str:
    return vouw(tekst_van(stuk))


def tekst_van(stuk: Stuk) -> str:
    """Alle tekst van het stuk, een regel per blok."""
    delen = []
    for b in stuk.blokken:
        if isinstance(b, Kop | Alinea):
            delen.append(b.tekst)
        elif isinstance(b, Veld):
            delen.append(f"{b.etiket}: {b.waarde}")
        elif isinstance(b, Tabel):
            delen.extend(cel.tekst for rij in b.rijen for cel in rij)
    return "\n".join(delen)
