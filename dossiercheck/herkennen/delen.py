"""Een PDF of scan met meer stukken achter elkaar wordt opgedeeld waar een nieuw stuk begint."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossiercheck.begrippen import Blok, Gelezen, Kop
from dossiercheck.woordenschat import Woordenschat

Deel = tuple[int, int, tuple[Blok, ...]]


def deel_op(gelezen: Gelezen, soort_van: Callable[[Sequence[Blok]], str], ws: Woordenschat) -> list[Deel]:
    """(van, tot, blokken) per stuk; een bestand zonder bladzijden of met een stuk geeft een deel."""
    blokken = gelezen.blokken
    eerste, laatste = 1, max(gelezen.paginas, 1)
    if laatste == 1 or any(b.plek.pagina is None or b.plek.cel for b in blokken):
        return [(eerste, laatste, blokken)]
    begin = [1, *[p for p in range(2, laatste + 1) if _begint_stuk(blokken, p, soort_van, ws)]]
    return [
        (van, tot, tuple(b for b in blokken if van <= (b.plek.pagina or 1) <= tot))
        for van, tot in zip(begin, [*[b - 1 for b in begin[1:]], laatste], strict=True)
    ]


def _begint_stuk(blokken: Sequence[Blok], pagina: int, soort_van: Callable[[Sequence[Blok]], str], ws: Woordenschat) -> bool:
    """Bovenaan de bladzijde staat een titel die bij een soort stuk hoort; de soort van de bladzijde ervoor doet er niet toe."""
    op_blad = [b for b in blokken if b.plek.pagina == pagina]
    vooraan = op_blad[:3]
    titel = next((b for b in vooraan if isinstance(b, Kop) and b.niveau == 1), None)
    if titel is None or ws.invulhulp.raakt(titel.tekst):
        return False
    if all(ws.invulhulp.raakt(b.tekst) for b in blokken if isinstance(b, Kop) and b.niveau == 1 and (b.plek.pagina or 1) < pagina):
        return False
    return soort_van([titel]) != ws.restsoort
