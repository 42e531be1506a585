"""Een aanvraagformulier is te herkennen aan wat het vraagt, en het soort aanvraag aan titel, keuze en inhoud."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from dossiercheck.begrippen import Alinea, Blok, Keuzegroep, Kop, Tabel, Veld
from dossiercheck.herkennen.inhoud import aantal_vragen, etiketten, is_brief, is_vraag
from dossiercheck.patroon import Patronen
from dossiercheck.schrijfwijze import vouw, zonder_volgnummer
from dossiercheck.soortschat import Soortkenmerk
from dossiercheck.woordenschat import Woordenschat

Zoek = Callable[[Patronen, str], re.Match[str] | None]
Titels = Sequence[tuple[str, float]]
Stand = tuple[float, tuple[str, ...]]
NIETS: Stand = (0, ())
_MINSTE_VELDEN = 3
_VRAAGPUNTEN = 9.7
"""Net minder dan een titel bovenaan."""
_BOVENAAN = 9.5
_KEUZEWOORDEN = 10
"""Een langere waarde vertelt iets en noemt niet alleen de soort aanvraag."""
_CIJFER = re.compile(r"\d")


def is_invulbaar(blokken: Sequence[Blok]) -> bool:
    """Er zijn invulvelden of vragen met tekst eronder; in een brief tellen alleen velden."""
    velden = sum(isinstance(b, Veld | Keuzegroep) for b in blokken)
    return (velden if is_brief(blokken) else velden + aantal_vragen(blokken)) >= _MINSTE_VELDEN


def rubriekstand(kenmerk: Soortkenmerk, blokken: Sequence[Blok], titels: Titels, tekst: str, ws: Woordenschat) -> Stand:
    """Een formulier met een titel die alleen het aanvraagtype noemt: te zien aan wat het vraagt. Weegt als die titel."""
    if not kenmerk.rubrieken_nodig or kenmerk.niet_inhoud.zoek(tekst):
        return NIETS
    aantal = aantal_rubrieken(kenmerk, blokken)
    if aantal < kenmerk.rubrieken_nodig:
        return NIETS
    for titel, gewicht in titels:
        if is_iets_anders(titel, kenmerk):
            return NIETS
        if type_in(vouw(titel), ws, Patronen.zoek_ruim):
            return gewicht, (f"titel '{titel[:80]}' en {aantal} rubrieken van een formulier",)
    return NIETS


def aantal_rubrieken(kenmerk: Soortkenmerk, blokken: Sequence[Blok]) -> int:
    """Naar hoeveel rubrieken van deze soort een etiket of kop vraagt."""
    gevraagd = etiketten(blokken)
    return sum(any(map(p.zoek, gevraagd)) for p in kenmerk.rubrieken)


def vraagstand(kenmerk: Soortkenmerk, blokken: Sequence[Blok], titels: Titels, tekst: str, ws: Woordenschat, *, ruim: bool) -> Stand:
    """Een formulier met welke titel ook: het vraagt wat alleen een aanvraagformulier vraagt."""
    if not kenmerk.vraagt_nodig or kenmerk.niet_inhoud.zoek(tekst) or any(is_iets_anders(t, kenmerk) for t, punten in titels if punten >= _BOVENAAN):
        return NIETS
    gevraagd = list(gevraagde_begrippen(kenmerk, blokken, ws, ruim=ruim))
    if len(gevraagd) < kenmerk.vraagt_nodig:
        return NIETS
    redenen = tuple(f"vraagt '{etiket[:60]}'" for etiket in gevraagd[:4])
    return _VRAAGPUNTEN, redenen


def is_iets_anders(titel: str, kenmerk: Soortkenmerk) -> bool:
    gevouwen = vouw(titel)
    return bool(kenmerk.niet_titel.zoek_ruim(gevouwen) or kenmerk.niet_rubriek.zoek_ruim(gevouwen))


def gevraagde_begrippen(kenmerk: Soortkenmerk, blokken: Sequence[Blok], ws: Woordenschat, *, ruim: bool) -> Iterator[str]:
    """Per begrip waar alleen een formulier naar vraagt het eerste etiket dat het vraagt."""
    zoek: Zoek = Patronen.zoek_ruim if ruim else Patronen.zoek
    gevraagd = list(dict.fromkeys(vouw(zonder_volgnummer(t)) for t in _vraagteksten(blokken)))
    for naam in kenmerk.vraagt:
        opdrachten = [o for o in ws.begrippen[naam].vinders if o.vraag and not o.onder_nodig and (not o.stukken or ws.formuliersoort in o.stukken)]
        gevonden = next((t for t in gevraagd if any(zoek(o.vraag, t) and not zoek(o.niet, t) for o in opdrachten)), None)
        if gevonden:
            yield gevonden


def _vraagteksten(blokken: Sequence[Blok]) -> Iterator[str]:
    for blok in blokken:
        if isinstance(blok, Veld):
            yield blok.etiket
        elif isinstance(blok, Keuzegroep):
            yield blok.vraag
        elif isinstance(blok, Tabel):
            yield from (*blok.koppen, *(rij[0].tekst for rij in blok.rijen if rij))
        elif isinstance(blok, Kop | Alinea) and is_vraag(blok):
            yield blok.tekst


# --- soort aanvraag --------------------------------------------------------------------------------


def bepaal_type(titels: Titels, blokken: Sequence[Blok], ws: Woordenschat, *, ruim: bool) -> str | None:
    """Wat de school aankruiste of invulde als soort aanvraag, anders de titel, anders wat er ingevuld is."""
    uit_titel = type_uit_titels(titels, ws, ruim=ruim)
    soort = {t.sleutel: t for t in ws.typen}
    if uit_titel and not soort[uit_titel].keuze:
        return uit_titel
    gekozen = _gekozen_type(blokken, ws)
    if gekozen:
        return gekozen
    if uit_titel and (not soort[uit_titel].algemeen or any(soort[uit_titel].keuze.raakt(t) for t, _ in titels)):
        return uit_titel
    return _type_uit_inhoud(blokken, ws) or uit_titel


def type_uit_titels(titels: Titels, ws: Woordenschat, *, ruim: bool) -> str | None:
    """Het eerste type waarvan de titelwoorden in een titel staan."""
    for zoek in (Patronen.zoek, Patronen.zoek_ruim) if ruim else (Patronen.zoek,):
        if gevonden := next((sleutel for titel, _ in titels if (sleutel := type_in(vouw(titel), ws, zoek))), None):
            return gevonden
    return None


def type_in(gevouwen: str, ws: Woordenschat, zoek: Zoek) -> str | None:
    """Het eerste type waarvan de woorden in deze tekst staan."""
    return next((t.sleutel for t in ws.typen if zoek(t.titel, gevouwen) and not zoek(t.niet, gevouwen)), None)


def _gekozen_type(blokken: Sequence[Blok], ws: Woordenschat) -> str | None:
    """Het enige type dat bij een vraag naar het soort aanvraag gekozen of ingevuld is."""
    teksten: list[str] = []
    for blok in blokken:
        if isinstance(blok, Keuzegroep) and ws.typevraag.raakt(blok.vraag):
            teksten += [k.tekst for k in blok.keuzes if k.aan]
        elif isinstance(blok, Veld) and ws.typevraag.raakt(zonder_volgnummer(blok.etiket)):
            teksten += [blok.waarde] * (len(blok.waarde.split()) <= _KEUZEWOORDEN)
    gevonden = {t for tekst in teksten if (t := _type_van_keuze(vouw(tekst), ws))}
    return gevonden.pop() if len(gevonden) == 1 else None


def _type_van_keuze(gevouwen: str, ws: Woordenschat) -> str | None:
    korter = next((t.sleutel for t in ws.typen if t.keuze.zoek(gevouwen)), None)
    return korter or type_in(gevouwen, ws, Patronen.zoek)


def _type_uit_inhoud(blokken: Sequence[Blok], ws: Woordenschat) -> str | None:
    gevuld = list(_gevulde_etiketten(blokken, ws))
    return next((t.sleutel for t in ws.typen if t.gevuld and all(_staat_erin(p, gevuld) for p in t.gevuld)), None)


def _staat_erin(patronen: Patronen, gevuld: Sequence[str]) -> bool:
    return any(map(patronen.zoek, gevuld))


def _gevulde_etiketten(blokken: Sequence[Blok], ws: Woordenschat) -> Iterator[str]:
    """Etiketten en vragen waar iets bij ingevuld is; '#' erachter als er een cijfer in staat."""
    leeg = ws.kenmerken["leeg"]
    for blok in blokken:
        if isinstance(blok, Veld) and blok.waarde.strip() and not leeg.raakt(blok.waarde):
            yield _met_merk(blok.etiket, blok.waarde)
        elif isinstance(blok, Keuzegroep) and any(k.aan for k in blok.keuzes):
            yield vouw(blok.vraag)
        elif isinstance(blok, Kop):
            yield vouw(blok.tekst)
        elif isinstance(blok, Tabel):
            for rij in blok.rijen:
                if len(rij) > 1 and rij[1].tekst.strip():
                    yield _met_merk(rij[0].tekst, rij[1].tekst)


def _met_merk(etiket: str, waarde: str) -> str:
    return f"{vouw(etiket)}{' met cijfers' if _CIJFER.search(waarde) else ''}"
