"""Wat een zin zegt over iets dat gebeurd moet zijn: gebeurd, gepland, ontkend, voorwaardelijk, of alleen beleid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dossiercheck.begrippen import Bewijs
from dossiercheck.schrijfwijze import Datumvondst, maak_datum, vind_datums, vouw, zinnen
from dossiercheck.vinden.kader import Kader

_ZOU = re.compile(r"\bzou(?:den)?\b")
_DEELZIN = re.compile(r";|,\s+(?=maar|echter|terwijl|waarbij|omdat|want)|\s(?=maar |echter |terwijl )")
_LEESTEKEN = re.compile(r"[,;:()]")
_ONEENS = re.compile(r"\b(?:er )?niet mee eens\b")
"""Zonder 'niet': er is wel over gesproken."""
_KWAM = re.compile(r"\b(is|ben|zijn|was|waren)((?:\s\w+){1,9})\skomen\s(?=kijken|meekijken|observeren|praten|luisteren|kennismaken)")
"""'is … komen kijken': het bezoek is geweest."""


_PLAN_VOOR_STRAKS = re.compile(r"\b(plan|plannen|doelen|afspraken|opp|aanbod|rooster|aanvraag) voor (?:het )?(?:volgend|komend)e? (?:school)?jaar\b")
"""'het plan voor volgend schooljaar': zegt niets over wanneer er gesproken is."""


@dataclass(frozen=True, slots=True)
class Zin:
    """Een zin met zijn bewijs en wat de vorm ervan zegt."""

    bewijs: Bewijs
    gevouwen: str
    gepland: bool
    afgelast: bool
    algemeen: bool
    voorwaardelijk: bool

    @property
    def tekst(self) -> str:
        return self.bewijs.tekst

    @property
    def telt(self) -> bool:
        """Of de zin over iets gaat dat gebeurd is, of een toestand nu beschrijft."""
        return not (self.gepland or self.afgelast or self.algemeen or self.voorwaardelijk)


def zinnen_van(bewijs: Bewijs, kader: Kader) -> tuple[Zin, ...]:
    """De zinnen van een alinea, elk met de plek van de alinea. Wat na 'Voorbeeld:' komt gaat niet over deze leerling."""
    if bewijs not in kader.ontleed:
        kader.ontleed[bewijs] = tuple(_ontleed(bewijs, kader))
    return kader.ontleed[bewijs]


def _ontleed(bewijs: Bewijs, kader: Kader) -> Iterator[Zin]:
    kenmerken = kader.ws.kenmerken
    voorbeeld = False
    for _, _, tekst in zinnen(bewijs.tekst):
        gevouwen = _ONEENS.sub("oneens", vouw(tekst))
        voorbeeld = voorbeeld or kenmerken["voorbeeld"].zoek(gevouwen) is not None
        yield Zin(
            Bewijs(bewijs.plek, tekst),
            gevouwen,
            gepland=kenmerken["gepland"].zoek(kenmerken["nog_steeds"].zonder(_kaal(gevouwen))) is not None or ligt_in_toekomst(tekst, gevouwen, kader),
            afgelast=kenmerken["afgelast"].zoek(gevouwen) is not None,
            algemeen=voorbeeld or kenmerken["algemeen"].zoek(kenmerken["plaatsbaar"].zonder(gevouwen)) is not None,
            voorwaardelijk=kenmerken["voorwaardelijk"].zoek(gevouwen) is not None,
        )


def _kaal(gevouwen: str) -> str:
    """De zin zonder wat alleen op een voornemen lijkt."""
    return _PLAN_VOOR_STRAKS.sub(r"\1", _KWAM.sub(r"\1\2 gekomen ", gevouwen))


def ligt_in_toekomst(tekst: str, gevouwen: str, kader: Kader) -> bool:
    """De zin noemt alleen een datum na de ontvangst, en zegt niet dat er al iets gebeurd is."""
    dagen = [d for v in vind_datums(tekst) if (d := dag_van(v, kader))]
    if kader.ontvangen is None or not dagen or min(dagen) <= kader.ontvangen:
        return False
    return kader.ws.kenmerken["voltooid"].zoek(gevouwen) is None


def dag_van(vondst: Datumvondst, kader: Kader) -> date | None:
    """De (eerste) dag; een datum zonder jaar krijgt hier het jaar van ontvangst, alleen om te zien of hij nog moet komen."""
    if vondst.datum or kader.ontvangen is None or vondst.dagmaand is None:
        return vondst.datum
    return maak_datum(vondst.dagmaand, kader.ontvangen.year + (vondst.jaarverwijzing or 0))


def deelzinnen(tekst: str) -> list[str]:
    """De gevouwen deelzinnen: 'ouders waren er, maar Sam was ziek' geeft er twee. 'Sam zou komen maar kwam niet' hoort bij elkaar en is er een."""
    delen: list[str] = []
    for gevouwen in (g for deel in _DEELZIN.split(tekst) if deel and (g := vouw(deel))):
        if delen and _ZOU.search(delen[-1]):
            delen[-1] = f"{delen[-1]} {gevouwen}"
        else:
            delen.append(gevouwen)
    return delen


def zinsdelen(tekst: str) -> list[str]:
    """De gevouwen stukken tussen komma's en andere leestekens."""
    return [g for deel in _LEESTEKEN.split(tekst) if (g := vouw(deel))]
