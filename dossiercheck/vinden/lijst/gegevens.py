"""Wat er van een leerling staat, per kolom: de cellen van een rij, of de vragen en antwoorden van een bijlage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from dossiercheck.begrippen import Bewijs, Herkomst, Kandidaat, Waarde
from dossiercheck.instrumenten import Lijst
from dossiercheck.lijstschat import Lijstschat, Woorden
from dossiercheck.vinden.kader import is_leeg
from dossiercheck.vinden.lijst.kolommen import Kolom, Schaal
from dossiercheck.woordenschat import Woordenschat

_KORT = 6
"""Een verwijzing of 'volgt nog' is hooguit zoveel woorden; wat langer is, is een antwoord."""


@dataclass(frozen=True, slots=True)
class Gegeven:
    """Een ingevulde cel of een antwoord, met de kolom waar het onder staat."""

    kolom: Kolom
    tekst: str
    bewijs: Bewijs
    zeker: bool = True
    herkomst: Herkomst = Herkomst.FORMULIERVELD


@dataclass(frozen=True, slots=True)
class Gegevens:
    """Alles wat een rij of een bijlage over een leerling zegt. `dag` is de dag van ontvangst."""

    alle: tuple[Gegeven, ...]
    plek: Bewijs
    """De rij zelf: het bewijs voor iets dat er niet staat."""
    ws: Woordenschat
    dag: date
    isk_lijst: bool = False
    """De lijst gaat alleen over leerlingen van de ISK."""
    schalen: Mapping[str, Schaal] = field(default_factory=dict)
    """Per kop van een kolom met leerachterstand de schaal."""
    didactische_leeftijd: Fraction | None = None
    """Een didactische leeftijd die voor de hele lijst geldt."""
    uitleg: Bewijs | None = None
    """Waar staat hoe toetsscores zijn omgerekend."""

    @property
    def schat(self) -> Lijstschat:
        return self.ws.lijst

    @property
    def woorden(self) -> Woorden:
        return self.ws.lijst.woorden

    @property
    def instrumenten(self) -> Lijst | None:
        return self.ws.lijst.instrumenten.op(self.dag)

    def van(self, onderwerp: str) -> Iterator[Gegeven]:
        """De ingevulde cellen over een onderwerp, zonder 'n.v.t.' en streepjes."""
        return (g for g in self.alle if g.kolom.onderwerp == onderwerp and not self.leeg(g.tekst))

    def eerste(self, onderwerp: str) -> Gegeven | None:
        return next(self.van(onderwerp), None)

    def tekst(self, onderwerp: str) -> str:
        """De tekst van alle cellen over een onderwerp, of ''."""
        return " ".join(g.tekst for g in self.van(onderwerp))

    def leeg(self, tekst: str) -> bool:
        """Niets, een streepje, 'n.v.t.' of 'nvt (korter dan een jaar)'."""
        vooraan = self.ws.kenmerken["niet_van_toepassing"]
        return is_leeg(tekst, self.ws) or (vooraan.raakt(tekst.split("(")[0]) and not any(c.isdigit() for c in tekst.split("(")[0]))

    def volgt(self, tekst: str) -> bool:
        """Er staat dat het nog moet komen."""
        return len(tekst.split()) <= _KORT and self.woorden.volgt.raakt(tekst)

    def verwijst(self, tekst: str) -> bool:
        """Er staat alleen dat het in een bijlage zit."""
        return len(tekst.split()) <= _KORT and self.woorden.bijlage.raakt(tekst)


def kandidaat(begrip: str, waarde: Waarde, bij: Gegeven, reden: str, *, zeker: bool = True) -> Kandidaat:
    """Een kandidaat met de cel als bewijs."""
    return Kandidaat(begrip, waarde, (bij.bewijs,), zeker and bij.zeker, reden, bij.herkomst)


def onbekend(begrip: str, bewijs: Bewijs, reden: str) -> Kandidaat:
    """Er hoort iets te staan dat er niet staat of niet te lezen is: een mens kijkt."""
    return Kandidaat(begrip, None, (bewijs,), True, reden, Herkomst.FORMULIERVELD)
