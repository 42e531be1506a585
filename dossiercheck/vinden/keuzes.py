"""Aangekruiste keuzes: ja of nee, een van een rijtje, of meer tegelijk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossiercheck.begrippen import Bewijs, Blok, Kandidaat, Keuze, Keuzegroep, Veld
from dossiercheck.patroon import Patronen
from dossiercheck.schrijfwijze import vind_datums, vouw
from dossiercheck.vinden.datumveld import Lezing, lees_datum
from dossiercheck.vinden.kader import Kader, Werkstuk, kandidaat
from dossiercheck.woordenschat import Woordenschat, Zoekopdracht

_HALVE_VRAAG = 3
_VERWIJZENDE_VRAAG = 9
_STEUNT = ("met ", "samen met ", "ook met ", "door ")
"""Zo begint een vraag die de vraag ervoor nodig heeft."""


def vind_keuzes(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Een kandidaat per passende keuzegroep waarin iets is aangekruist; niets aangekruist geeft niets."""
    zoek = Patronen.zoek_ruim if werk.ocr else Patronen.zoek
    for i, groep in enumerate(werk.stuk.blokken):
        if not isinstance(groep, Keuzegroep):
            continue
        vragen = [kader.zonder_naam(v) for v in (vouw(groep.vraag), _hele_vraag(werk.stuk.blokken, i, groep.vraag, kader.ws))]
        vraag = next((v for v in vragen if zoek(opdracht.vraag, v)), vragen[-1] if _biedt_alles(opdracht, groep) else None)
        if vraag is not None and not zoek(opdracht.niet, vraag):
            yield from _lees(opdracht, groep, werk)


def _biedt_alles(opdracht: Zoekopdracht, groep: Keuzegroep) -> bool:
    """De keuzes zijn samen precies wat er te kiezen valt ('laag (1)', 'midden (2)', 'hoog (3)'), hoe de vraag ook luidt."""
    per_keuze = [{waarde for waarde, patroon in opdracht.waarden if patroon.zoek(vouw(k.tekst))} for k in groep.keuzes]
    genoeg = opdracht.uit_keuzes and len(groep.keuzes) == len(opdracht.waarden) and all(len(w) == 1 for w in per_keuze)
    return genoeg and set().union(*per_keuze) == {waarde for waarde, _ in opdracht.waarden}


def _hele_vraag(blokken: Sequence[Blok], i: int, vraag: str, ws: Woordenschat) -> str:
    """De vraag; een halve vraag als 'met ouders' krijgt het etiket erbij van het veld of de keuze ervoor."""
    kaal = vouw(vraag)
    if not _is_halve_vraag(kaal, ws):
        return kaal
    for blok in reversed(blokken[:i]):
        if isinstance(blok, Keuzegroep) and not _vult_aan(kaal, vouw(blok.vraag), ws):
            continue
        if isinstance(blok, Veld) and _is_toelichting(blok, blokken[:i]):
            continue
        erbij = blok.etiket if isinstance(blok, Veld) else blok.vraag if isinstance(blok, Keuzegroep) else getattr(blok, "tekst", "")
        return f"{vouw(erbij)} {kaal}".strip() if len(erbij) < 120 else kaal
    return kaal


def _is_halve_vraag(kaal: str, ws: Woordenschat) -> bool:
    return len(kaal.split()) <= (_VERWIJZENDE_VRAAG if ws.kenmerken["verwijswoord"].zoek(kaal) else _HALVE_VRAAG)


def _vult_aan(kaal: str, ervoor: str, ws: Woordenschat) -> bool:
    """'met ouders' hoort bij de hele vraag in een keuze ervoor; een andere korte vraag alleen bij een lange."""
    if kaal.startswith(_STEUNT):
        return not ervoor.startswith((*_STEUNT, *(s.rstrip() for s in _STEUNT)))  # op een scan valt de spatie weg: 'metouders'
    return len(ervoor.split()) > _VERWIJZENDE_VRAAG


def _is_toelichting(veld: Veld, ervoor: Sequence[Blok]) -> bool:
    """Het veld achter een keuze in een rooster draagt de vraag van die keuze in zijn etiket."""
    return any(isinstance(b, Keuzegroep) and b.vraag and veld.etiket.startswith(f"{b.vraag} ") for b in ervoor)


def _lees(opdracht: Zoekopdracht, groep: Keuzegroep, werk: Werkstuk) -> Iterator[Kandidaat]:
    aan = [k for k in groep.keuzes if k.aan]
    bewijs = Bewijs(groep.plek, f"{groep.vraag}: {', '.join(k.tekst for k in aan) or 'niets aangekruist'}")
    if any(k.aan is None for k in groep.keuzes):
        yield kandidaat(opdracht, None, bewijs, "niet te zien wat er is aangekruist", werk, zeker=False, veld=True)
    elif opdracht.soort == "meervoud":
        if not any(_ja_of_nee(k) is not None for k in groep.keuzes):
            yield from _meervoud(opdracht, aan, bewijs, werk)
    elif opdracht.soort == "datum":
        yield from (kandidaat(opdracht, w, bewijs, r, werk, zeker=z, veld=True) for k in aan for w, z, r in _datums(k))
    elif len(aan) > 1:
        yield kandidaat(opdracht, None, bewijs, "er is meer dan een keuze aangekruist", werk, zeker=False, veld=True)
    elif aan:
        yield from _een(opdracht, aan[0], bewijs, werk)


def _meervoud(opdracht: Zoekopdracht, aan: list[Keuze], bewijs: Bewijs, werk: Werkstuk) -> Iterator[Kandidaat]:
    if aan:
        erbij = any(opdracht.keuze.raakt(k.tekst) for k in aan)
        yield kandidaat(opdracht, erbij, bewijs, "aangekruist" if erbij else "niet aangekruist, anderen wel", werk, veld=True)


def _datums(keuze: Keuze) -> Iterator[Lezing]:
    """De dag achter een aangekruist antwoord: 'Ja, op 12-10-2026'."""
    if _ja_of_nee(keuze) is not False:
        yield from (lezing for vondst in vind_datums(keuze.tekst) if vondst.datum for lezing in lees_datum(vondst, keuze.tekst))


def _een(opdracht: Zoekopdracht, keuze: Keuze, bewijs: Bewijs, werk: Werkstuk) -> Iterator[Kandidaat]:
    gevouwen = vouw(keuze.tekst)
    if opdracht.soort == "ja-nee":
        waarde = _ja_of_nee(keuze)
        if waarde is not None:
            yield kandidaat(opdracht, waarde or opdracht.ook_nee, bewijs, f"aangekruist: {keuze.tekst}", werk, veld=True)
        return
    for waarde_, past in opdracht.waarden:
        if past.zoek(gevouwen):
            yield kandidaat(opdracht, int(waarde_) if waarde_.isdigit() else waarde_, bewijs, f"aangekruist: {keuze.tekst}", werk, veld=True)
            return


def _ja_of_nee(keuze: Keuze) -> bool | None:
    eerste = vouw(keuze.tekst).split(" ")[0]
    return True if eerste in ("ja", "wel") else False if eerste in ("nee", "niet") else None
