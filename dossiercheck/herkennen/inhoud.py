"""Wat in een stuk inhoud is: titels, tekst, en wat alleen uitleg bij het formulier is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossiercheck.begrippen import Alinea, Blok, Keuzegroep, Kop, Tabel, Veld
from dossiercheck.woordenschat import Woordenschat

_EERSTE = 8


def kandidaattitels(blokken: Sequence[Blok]) -> list[str]:
    """Teksten die de titel kunnen zijn: eerst de koppen van het hoogste niveau, dan korte regels bovenaan, dan de overige koppen."""
    hoofd = [b.tekst for b in blokken if isinstance(b, Kop) and b.niveau == 1]
    boven = [t for b in blokken[:_EERSTE] if (t := _korte_tekst(b))]
    overig = [b.tekst for b in blokken if isinstance(b, Kop)]
    return list(dict.fromkeys(hoofd[:4] + boven + overig[:4]))


def _korte_tekst(blok: Blok) -> str:
    if isinstance(blok, Kop):
        return blok.tekst
    if isinstance(blok, Alinea) and len(blok.tekst) <= 120:
        return blok.tekst
    if isinstance(blok, Veld) and blok.etiket.casefold().startswith(("onderwerp", "betreft")):
        return blok.waarde
    return ""


def alle_tekst(blokken: Sequence[Blok]) -> str:
    return "\n".join(_teksten(blokken))


def _teksten(blokken: Sequence[Blok]) -> Iterator[str]:
    for blok in blokken:
        if isinstance(blok, Kop | Alinea):
            yield blok.tekst
        elif isinstance(blok, Veld):
            yield f"{blok.etiket} {blok.waarde}"
        elif isinstance(blok, Keuzegroep):
            yield blok.vraag
        elif isinstance(blok, Tabel):
            yield " ".join(blok.koppen)
            for rij in blok.rijen:
                yield " ".join(cel.tekst for cel in rij)


def zonder_invulhulp(blokken: Sequence[Blok], ws: Woordenschat) -> tuple[Blok, ...]:
    """De blokken zonder uitleg: niets onder een uitlegkop tot de volgende kop van dat niveau, en geen losse invulregels."""
    return tuple(_inhoud(blokken, ws))


def _inhoud(blokken: Sequence[Blok], ws: Woordenschat) -> Iterator[Blok]:
    uitleg_niveau = 0
    for blok in blokken:
        if isinstance(blok, Kop):
            if ws.invulhulp.raakt(blok.tekst) and len(blok.tekst) < 60:
                uitleg_niveau = blok.niveau
                continue
            if uitleg_niveau and blok.niveau <= uitleg_niveau:
                uitleg_niveau = 0
        if uitleg_niveau and isinstance(blok, Kop | Alinea):
            continue
        if isinstance(blok, Alinea) and ws.invulregel.raakt(blok.tekst):
            continue
        yield blok
