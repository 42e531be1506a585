"""Wat een vinder van het dossier moet weten: de woordenschat, de leerling en de scholen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from dossiercheck.begrippen import Bewijs, Herkomst, Kandidaat, Stuk, Waarde, Wijze
from dossiercheck.bloktekst import teksten
from dossiercheck.patroon import Patronen
from dossiercheck.schrijfwijze import vind_datums, vouw
from dossiercheck.vinden.antwoorden import Antwoord, antwoorden, in_alineas, lopende_tekst, onder_koppen, tabellen_onder_koppen
from dossiercheck.woordenschat import Woordenschat, Zoekopdracht

if TYPE_CHECKING:
    from dossiercheck.vinden.zinsvorm import Zin


@dataclass(frozen=True, slots=True)
class Kader:
    """De leerling met zijn voornamen en ouders (gevouwen), en de naam van de aanvragende school en van vso-scholen."""

    ws: Woordenschat
    leerlingnamen: tuple[str, ...] = ()
    oudernamen: tuple[str, ...] = ()
    korte_oudernamen: tuple[str, ...] = ()
    """Te kort om zonder aanspreking een naam te zijn, zoals 'Wit'."""
    achternamen: tuple[str, ...] = ()
    """Van de leerling: 'dhr. en mw. Jansen' zijn dan de ouders."""
    scholen: tuple[str, ...] = ()
    onzekere_scholen: tuple[str, ...] = ()
    """De naam van de aanvragende school zoals hij onzeker op het formulier gelezen is."""
    vso_scholen: tuple[str, ...] = ()
    aantal_gezag: int = 0
    gezag_helder: bool = False
    """Bij het gezag staat een leesbare naam en verder niets."""
    heeft_formulier: bool = True
    ontvangen: date | None = None
    """De dag van ontvangst: wat daarna ligt moet nog gebeuren."""
    ontleed: dict[Bewijs, tuple[Zin, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)
    """De zinnen van elke alinea die al bekeken is: tientallen vinders lezen dezelfde. Een kader met iets anders erin begint leeg."""

    def zonder_naam(self, gevouwen: str) -> str:
        """De tekst met 'leerling' waar de voornaam staat; alleen een naam is geen vraag."""
        if gevouwen in self.leerlingnamen:
            return gevouwen
        return " ".join("leerling" if woord in self.leerlingnamen else woord for woord in gevouwen.split())


@dataclass(frozen=True, slots=True)
class Werkstuk:
    """Een stuk met zijn antwoorden, een keer uitgerekend."""

    stuk: Stuk
    antwoorden: tuple[Antwoord, ...] = field(default=())

    @staticmethod
    def van(stuk: Stuk) -> Werkstuk:
        werk = Werkstuk(stuk)
        return replace(werk, antwoorden=tuple(replace(a, ocr=werk.ocr, gezocht=vouw(a.vraag)) for a in antwoorden(stuk.blokken)))

    def met_leerling(self, kader: Kader) -> Werkstuk:
        """In een vraag als 'Wat vindt Sam zelf?' is de voornaam de leerling; een kop met losse velden eronder is ook een vraag, en op een formulier een
        etiket midden in de tekst."""
        erbij = list(onder_koppen(self.stuk.blokken, lambda etiket: _is_etiket(etiket, kader.ws)))
        if self.stuk.soort == kader.ws.formuliersoort:
            erbij += tabellen_onder_koppen(self.stuk.blokken, lambda tekst: is_leeg(tekst, kader.ws))
            erbij += [a for a in in_alineas(self.stuk.blokken) if not _is_uitleg(a, kader.ws)]
        nieuw = [replace(a, ocr=self.ocr, gezocht=vouw(a.vraag)) for a in erbij]
        return replace(self, antwoorden=tuple(replace(a, gezocht=kader.zonder_naam(a.gezocht)) for a in [*self.antwoorden, *nieuw]))

    def past(self, opdracht: Zoekopdracht) -> bool:
        if opdracht.stukken and self.stuk.soort not in opdracht.stukken:
            return False
        return not opdracht.stuk_noemt or any(map(opdracht.stuk_noemt.raakt, teksten(self.stuk.blokken)))

    @property
    def ocr(self) -> bool:
        return self.stuk.gelezen.wijze is Wijze.OCR


def kandidaat(opdracht: Zoekopdracht, waarde: Waarde, bewijs: Bewijs, reden: str, werk: Werkstuk, *, zeker: bool = True, veld: bool = False) -> Kandidaat:
    """Een kandidaat met de herkomst van het stuk; opdracht.onzeker maakt hem onzeker."""
    herkomst = Herkomst.OCR if werk.ocr else Herkomst.FORMULIERVELD if veld else Herkomst.TEKST
    if waarde is None and herkomst is Herkomst.OCR:
        zeker = False  # op een scan is een onmogelijke waarde eerder slecht gelezen dan fout ingevuld
    return Kandidaat(opdracht.begrip, waarde, (bewijs,), zeker and not opdracht.onzeker, reden, herkomst)


def vraag_past(opdracht: Zoekopdracht, antwoord: Antwoord) -> bool:
    """Of de vraag van dit antwoord bij de opdracht hoort, ook gelet op de kop erboven als die er is."""
    zoek = Patronen.zoek_ruim if antwoord.ocr else Patronen.zoek
    vraag, kop = antwoord.gezocht or vouw(antwoord.vraag), vouw(antwoord.kop)
    if not zoek(opdracht.vraag, vraag) or zoek(opdracht.niet, vraag) or (opdracht.alleen_veld and antwoord.herkomst is Herkomst.TEKST):
        return False
    return not (opdracht.onder and (kop or opdracht.onder_nodig) and not zoek(opdracht.onder, kop)) and not zoek(opdracht.niet_onder, kop)


def passende(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Antwoord]:
    """De antwoorden waarvan de vraag past; met `zin` de alinea's die het zelf zeggen en over deze leerling gaan, zoals in een brief."""
    if opdracht.zonder_vraag:
        yield from (a for a in werk.antwoorden if _past_zonder_vraag(opdracht, a, kader.ws))
        return
    if not opdracht.zin:
        yield from (a for a in werk.antwoorden if (opdracht.met_tabel or not a.tabel) and vraag_past(opdracht, a))
        return
    for kop, bewijs in lopende_tekst(werk.stuk.blokken):
        gevouwen = vouw(bewijs.tekst)
        eigen = any(naam in gevouwen.split() for naam in kader.leerlingnamen) or any(v.datum or v.dagmaand for v in vind_datums(bewijs.tekst))
        if eigen and opdracht.zin.zoek(gevouwen) and not opdracht.niet.zoek(gevouwen):
            yield Antwoord(kop or "de tekst", (bewijs,), bewijs.plek, Herkomst.TEKST)


def _past_zonder_vraag(opdracht: Zoekopdracht, antwoord: Antwoord, ws: Woordenschat) -> bool:
    """Een beschreven antwoord dat het zelf zegt, onder een vraag die bij geen ander begrip hoort."""
    if len(antwoord.tekst.split()) < opdracht.lengte or not opdracht.zin.raakt(antwoord.tekst) or opdracht.niet.zoek(antwoord.gezocht):
        return False
    if ws.kenmerken["voorbeeld"].raakt(antwoord.tekst):
        return False
    mag = {opdracht.begrip, *opdracht.ook_bij}
    anders = (o for b in ws.begrippen.values() if b.naam not in mag for o in b.vinders if o.vinder in _OPEN_VRAGEN and not o.zin)
    return not any(vraag_past(o, antwoord) for o in anders)


def _is_etiket(tekst: str, ws: Woordenschat) -> bool:
    """Of de woordenschat dit etiket kent; 'Moeder' of 'Ouders' zegt alleen wie er spreekt."""
    gevouwen = vouw(tekst)
    if (spreker := ws.kenmerken["ouders"].zoek(gevouwen)) and spreker.group() == gevouwen:
        return False
    return any(o.vraag.zoek(gevouwen) for b in ws.begrippen.values() for o in b.vinders) or ws.kenmerken["handtekeningkop"].zoek(gevouwen) is not None


def _is_uitleg(antwoord: Antwoord, ws: Woordenschat) -> bool:
    """Voor de dubbele punt staat een zin, of erachter wat er ingevuld moet worden of een voorbeeld."""
    voorbeeld = ws.kenmerken["voorbeeld"]
    ervoor, erachter = (ws.kenmerken["gezegde"], voorbeeld), (ws.kenmerken["opdracht"], voorbeeld, ws.invulregel)
    return any(p.raakt(antwoord.vraag) for p in ervoor) or any(p.raakt(antwoord.tekst) for p in erachter)


def is_leeg(tekst: str, ws: Woordenschat) -> bool:
    """Of dit een leeg veld is: niets, streepjes of stippels, of een woord als 'n.v.t.'."""
    gevouwen = vouw(tekst)
    return not gevouwen or ws.kenmerken["leeg"].zoek(gevouwen) is not None


_OPEN_VRAGEN = ("antwoord", "scholen")
_NAAM = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-ZÀ-Þ][\w'’-]+")


def heeft_naam(tekst: str, leerlingnamen: tuple[str, ...] = ()) -> bool:
    """Of er een andere eigennaam dan die van de leerling in staat: een hoofdletter midden in een zin."""
    return any(vouw(m.group()) not in leerlingnamen for m in _NAAM.finditer(tekst))
