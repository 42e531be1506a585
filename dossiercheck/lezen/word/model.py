"""De ruwe vorm van een Word-stuk tussen XML en blokken: alinea's met opmaak per teken, en tabellen van cellen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

VET, DOOR, INVUL, NADRUK = 1, 2, 4, 8
"""Opmaak van een teken: vet, doorgehaald, in een invulveld, onderstreept of gemarkeerd."""

UIT, AAN, LEEG = "\ue000", "\ue001", "\ue002"
"""Tekens voor een leeg vakje, een aangekruist vakje en een leeg invulveld."""

_WIT = re.compile(r"\s+")
_OPEN_DATUM = re.compile(r"[\s\-–/.…_]*(?:(?:19|20)[\s\-–/.…_]*)?")
_INVULSTREEP = re.compile(r"[_.…]{4,}|_{3,}|…{2,}")


def net(tekst: str) -> str:
    """De tekst zoals een lezer hem ziet: vakjes als teken, zonder invulstrepen, een spatie tussen woorden."""
    tekst = tekst.replace(UIT, "☐").replace(AAN, "☒").replace(LEEG, " ")
    return _WIT.sub(" ", _INVULSTREEP.sub(" ", tekst)).strip()


def invulling(tekst: str) -> str:
    """De waarde van een veld; een voorgedrukte open datum als '..-..-20..' is leeg."""
    tekst = net(tekst)
    return "" if _OPEN_DATUM.fullmatch(tekst) else tekst


@dataclass(frozen=True, slots=True)
class Tekst:
    """Een tekst met opmaak per teken (even lang). Regeleinden en tabs staan er nog in."""

    s: str
    m: bytes

    def __post_init__(self) -> None:
        assert len(self.s) == len(self.m)

    def __getitem__(self, deel: slice) -> Tekst:
        return Tekst(self.s[deel], self.m[deel])

    def alles(self, vlag: int) -> bool:
        """Of elk zichtbaar teken deze opmaak heeft; onwaar als er niets staat."""
        tekens = [m for c, m in zip(self.s, self.m, strict=True) if not c.isspace()]
        return bool(tekens) and all(m & vlag for m in tekens)

    def zonder_rand_alles(self, vlag: int) -> bool:
        """Of alles behalve leestekens en witruimte deze opmaak heeft."""
        tekens = [m for c, m in zip(self.s, self.m, strict=True) if not c.isspace() and c not in ".,;"]
        return bool(tekens) and all(m & vlag for m in tekens)

    def iets(self, vlag: int) -> bool:
        return any(m & vlag for m in self.m)

    def zonder(self, vlag: int) -> Tekst:
        """De tekst zonder de tekens met deze opmaak."""
        houd = [i for i, m in enumerate(self.m) if not m & vlag]
        return Tekst("".join(self.s[i] for i in houd), bytes(self.m[i] for i in houd))

    def regels(self) -> list[Tekst]:
        delen, begin = [], 0
        for i, c in enumerate(self.s):
            if c == "\n":
                delen.append(self[begin:i])
                begin = i + 1
        return [*delen, self[begin:]]

    @property
    def net(self) -> str:
        return net(self.s)

    @property
    def vakjes(self) -> int:
        return self.s.count(UIT) + self.s.count(AAN)


def plak(delen: Iterable[Tekst], tussen: str = "\n") -> Tekst:
    """De delen achter elkaar met `tussen` ertussen."""
    lijst = list(delen)
    return Tekst(tussen.join(d.s for d in lijst), bytes(len(tussen)).join(d.m for d in lijst))


@dataclass(frozen=True, slots=True)
class Ruwalinea:
    """Een alinea. `beeld`: afbeeldingen erin (True zeker, None misschien), `naam`: het etiket van een invulveld."""

    tekst: Tekst
    nummer: int
    pagina: int | None
    niveau: int | None = None
    lijst: bool = False
    inhoudsopgave: bool = False
    beeld: bool | None = False
    naam: str = ""
    grootte: int = 0

    @property
    def net(self) -> str:
        return self.tekst.net

    @property
    def invul(self) -> bool:
        """Alleen een invulveld, leeg of ingevuld."""
        return self.tekst.zonder_rand_alles(INVUL) and not self.tekst.vakjes

    @property
    def leeg(self) -> bool:
        return not self.net and self.beeld is False and not self.invul

    def met(self, tekst: Tekst) -> Ruwalinea:
        return replace(self, tekst=tekst)


@dataclass(frozen=True, slots=True)
class Ruwcel:
    """Een cel met zijn inhoud; `breedte` is het aantal kolommen, `vervolg`: hoort bij de cel erboven."""

    inhoud: tuple[Ruwalinea | Ruwtabel, ...]
    breedte: int = 1
    vervolg: bool = False
    gekleurd: bool = False
    nummer: int = 0
    pagina: int | None = None

    @property
    def alineas(self) -> list[Ruwalinea]:
        return list(platte_alineas(self.inhoud))

    @property
    def gevuld(self) -> list[Ruwalinea]:
        return [a for a in self.alineas if not a.leeg]

    @property
    def tekst(self) -> Tekst:
        return plak(a.tekst for a in self.alineas)

    @property
    def net(self) -> str:
        return self.tekst.net

    @property
    def beeld(self) -> bool | None:
        staten = {a.beeld for a in self.alineas}
        return True if True in staten else None if None in staten else False

    @property
    def vet(self) -> bool:
        return self.tekst.alles(VET)

    @property
    def leeg(self) -> bool:
        return not self.net and self.beeld is False

    @property
    def invul(self) -> bool:
        return any(a.invul for a in self.alineas)


@dataclass(frozen=True, slots=True)
class Ruwtabel:
    """Een tabel: rijen van cellen. `kopregels`: rijen die het stuk zelf als kop aanwijst."""

    rijen: tuple[tuple[Ruwcel, ...], ...]
    kopregels: int = 0


Ruw = Ruwalinea | Ruwtabel


def platte_alineas(inhoud: Iterable[Ruw]) -> Iterable[Ruwalinea]:
    """Alle alinea's op volgorde, ook die in tabellen."""
    for deel in inhoud:
        if isinstance(deel, Ruwalinea):
            yield deel
        else:
            for rij in deel.rijen:
                for cel in rij:
                    yield from platte_alineas(cel.inhoud)
