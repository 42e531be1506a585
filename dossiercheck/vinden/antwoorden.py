"""Van Blokken naar vragen met hun antwoord: een veld, een kop met wat eronder staat, of een etiketregel met de regel erna."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossiercheck.begrippen import Alinea, Beeld, Bewijs, Blok, Herkomst, Keuzegroep, Kop, Plek, Tabel, Veld


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Een vraag of kop met de alinea's die erbij horen; `regels` is leeg bij een leeg veld."""

    vraag: str
    regels: tuple[Bewijs, ...]
    plek: Plek
    herkomst: Herkomst
    zeker: bool = True
    kop: str = ""
    """De kop waar het antwoord onder staat."""

    @property
    def tekst(self) -> str:
        return " ".join(r.tekst for r in self.regels)


def antwoorden(blokken: Sequence[Blok]) -> tuple[Antwoord, ...]:
    """Alle vragen met antwoord, in de volgorde van het stuk. Een kop loopt door tot de volgende kop van hetzelfde of een hoger niveau."""
    return tuple(_uit_blokken(blokken))


def _uit_blokken(blokken: Sequence[Blok]) -> Iterator[Antwoord]:
    kop = ""
    for i, blok in enumerate(blokken):
        if isinstance(blok, Veld):
            regels = (Bewijs(blok.plek, blok.waarde.strip()),) if blok.waarde.strip() else ()
            yield Antwoord(blok.etiket, regels, blok.plek, Herkomst.FORMULIERVELD, blok.zeker, kop)
        elif isinstance(blok, Kop):
            yield Antwoord(blok.tekst, tuple(_onder(blokken, i)), blok.plek, Herkomst.TEKST, kop=kop)
            kop = blok.tekst
        elif isinstance(blok, Alinea) and _is_vraagregel(blok.tekst):
            yield Antwoord(blok.tekst, tuple(_onder(blokken, i)), blok.plek, Herkomst.TEKST, blok.zeker, kop)


def _is_vraagregel(tekst: str) -> bool:
    """Een korte regel die op een vraag of etiket eindigt, zonder zelf antwoord te zijn."""
    kaal = tekst.strip()
    return len(kaal) < 140 and kaal.endswith(("?", ":"))


def _onder(blokken: Sequence[Blok], i: int) -> Iterator[Bewijs]:
    """De tekst onder een kop of vraagregel, tot de volgende kop, vraagregel of het volgende veld."""
    for blok in blokken[i + 1 :]:
        if isinstance(blok, Kop | Veld) or (isinstance(blok, Alinea) and _is_vraagregel(blok.tekst)):
            return
        if isinstance(blok, Keuzegroep | Beeld | Tabel):
            continue
        if isinstance(blok, Alinea) and blok.tekst.strip():
            yield Bewijs(blok.plek, blok.tekst.strip())


def lopende_tekst(blokken: Sequence[Blok]) -> Iterator[tuple[str, Bewijs]]:
    """Alle alinea's en veldwaarden met de kop waar ze onder staan."""
    kop = ""
    for blok in blokken:
        if isinstance(blok, Kop):
            kop = blok.tekst
        elif isinstance(blok, Alinea) and blok.tekst.strip():
            yield kop, Bewijs(blok.plek, blok.tekst.strip())
        elif isinstance(blok, Veld) and blok.waarde.strip():
            yield f"{kop} {blok.etiket}", Bewijs(blok.plek, blok.waarde.strip())
