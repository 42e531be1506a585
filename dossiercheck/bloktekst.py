"""De tekst van blokken, om in te zoeken waar de vorm niet uitmaakt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossiercheck.begrippen import Alinea, Blok, Keuzegroep, Kop, Tabel, Veld


def teksten(blokken: Sequence[Blok]) -> Iterator[str]:
    """Een regel per kop, alinea, veld ('etiket: waarde'), vraag en rij van een tabel."""
    for blok in blokken:
        if isinstance(blok, Kop | Alinea):
            yield blok.tekst
        elif isinstance(blok, Veld):
            yield f"{blok.etiket}: {blok.waarde}"
        elif isinstance(blok, Keuzegroep):
            yield blok.vraag
        elif isinstance(blok, Tabel):
            yield " ".join(blok.koppen)
            yield from (" ".join(cel.tekst for cel in rij) for rij in blok.rijen)
