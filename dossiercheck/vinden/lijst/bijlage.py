"""Een bijlage bij een leerling op de lijst: de vragen en antwoorden worden gelezen als de cellen van een rij, en de tekst als geheel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dossiercheck.begrippen import Alinea, Bewijs, Blok, Herkomst, Kandidaat, Kop, Stuk, Tabel, Veld, Wijze
from dossiercheck.instrumenten import Instrument
from dossiercheck.vinden.antwoorden import antwoorden
from dossiercheck.vinden.lijst.achterstand import lees_achterstanden, uitleg_van
from dossiercheck.vinden.lijst.gegevens import Gegeven, Gegevens, kandidaat
from dossiercheck.vinden.lijst.isk import lees_iskgegevens
from dossiercheck.vinden.lijst.isktekst import lees_isktekst
from dossiercheck.vinden.lijst.kolommen import lees_kolom
from dossiercheck.vinden.lijst.onderzoek import beoordeel_se, lees_instrumenten, lees_iq
from dossiercheck.vinden.lijst.persoon import lees_datum, lees_geboortedatum
from dossiercheck.vinden.lijst.tekstcel import over_criteria
from dossiercheck.woordenschat import Woordenschat

_MINSTE_WOORDEN = 12
_PLEKKEN = 3


def vind_in_bijlage(stuk: Stuk, ws: Woordenschat, dag: date) -> list[Kandidaat]:
    """Wat de bijlage zegt over de begrippen van een leerlinglijst. Van welke leerling zij is, wordt later bepaald."""
    if not stuk.blokken:
        return []
    gegevens = _gegevens(stuk, ws, dag)
    return [k for lees in (_persoon, _onderzoek, _isk, _toelichting, _bewijs_binnenkomst, _achterstand) for k in lees(stuk, gegevens)]


def _gegevens(stuk: Stuk, ws: Woordenschat, dag: date) -> Gegevens:
    herkomst = Herkomst.OCR if stuk.gelezen.wijze is Wijze.OCR else Herkomst.TEKST
    alle = [
        Gegeven(kolom, antwoord.tekst, antwoord.regels[0], antwoord.zeker, herkomst)
        for antwoord in antwoorden(stuk.blokken)
        if antwoord.regels and (kolom := lees_kolom(antwoord.vraag, ws.lijst)).herkend
    ]
    alle += [
        Gegeven(kolom, cel.tekst, Bewijs(cel.plek, f"{rij[0].tekst}: {cel.tekst}"), cel.zeker, herkomst)
        for blok in stuk.blokken
        if isinstance(blok, Tabel)
        for rij in blok.rijen
        if len(rij) > 1 and (kolom := lees_kolom(rij[0].tekst, ws.lijst)).herkend
        for cel in rij[1:2]
        if cel.tekst.strip()
    ]
    eerste = stuk.blokken[0]
    return Gegevens(tuple(alle), Bewijs(eerste.plek, _tekst(eerste)[:200]), ws, dag, uitleg=uitleg_van(_regels(stuk), ws.lijst.woorden.uitleg_didactisch))


def _regels(stuk: Stuk) -> list[Bewijs]:
    return [Bewijs(b.plek, t) for b in stuk.blokken if (t := _tekst(b))]


def _tekst(blok: Blok) -> str:
    if isinstance(blok, Kop | Alinea):
        return blok.tekst
    if isinstance(blok, Veld):
        return f"{blok.etiket}: {blok.waarde}"
    if isinstance(blok, Tabel):
        return " ".join((*blok.koppen, *(cel.tekst for rij in blok.rijen for cel in rij)))
    return ""


def _hele_tekst(stuk: Stuk) -> str:
    return "\n".join(b.tekst for b in _regels(stuk))


def _persoon(stuk: Stuk, gegevens: Gegevens) -> Iterator[Kandidaat]:
    """De geboortedatum in het stuk, om te vergelijken met die in de rij."""
    return lees_geboortedatum(gegevens)


def _onderzoek(stuk: Stuk, gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Een onderzoeksverslag: het IQ met instrument en datum, of sociaal-emotioneel onderzoek."""
    if stuk.soort != gegevens.schat.verslag:
        return
    tekst = _hele_tekst(stuk)
    sociaal = gegevens.instrumenten.zoek(tekst, "sociaal-emotioneel", lopend=True) if gegevens.instrumenten else ()
    over = next(gegevens.van("se"), None)
    if sociaal or over or gegevens.schat.kolom(gegevens.plek.tekst) == "se":
        bij = _plek_van(stuk, gegevens, sociaal)
        yield beoordeel_se(tekst, tekst, bij, gegevens, lopend=True)
        yield from (kandidaat("instrument_toegestaan", True, bij, f"{i.naam} staat op de lijst") for i in sociaal)
        yield from (k for g in (*gegevens.van("se_datum"), *gegevens.van("iq_datum")) if len(g.kolom.kop) > len("datum") for k in lees_datum("se_datum", g))
    scores = list(lees_iq(gegevens)) if next(gegevens.van("iq"), None) else []
    yield from scores
    if scores:
        yield from lees_instrumenten(gegevens)


def _plek_van(stuk: Stuk, gegevens: Gegevens, genoemd: Sequence[Instrument]) -> Gegeven:
    """Waar het instrument genoemd wordt, of anders het begin van het stuk."""
    bewijs = next((b for b in _regels(stuk) if any(i.in_tekst(b.tekst, lopend=True) for i in genoemd)), gegevens.plek)
    return Gegeven(lees_kolom("", gegevens.schat), bewijs.tekst, bewijs, herkomst=Herkomst.TEKST)


def _isk(stuk: Stuk, gegevens: Gegevens) -> Iterator[Kandidaat]:
    yield from lees_iskgegevens(gegevens)
    if stuk.soort != gegevens.schat.bewijs and gegevens.woorden.isk_woord.raakt(_hele_tekst(stuk)):
        los = lees_kolom("", gegevens.schat)
        teksten = [Gegeven(los, a.tekst, Bewijs(a.plek, a.tekst), herkomst=Herkomst.TEKST) for a in stuk.blokken if isinstance(a, Alinea)]
        yield from lees_isktekst(teksten, gegevens)
    if gegevens.uitleg:
        yield Kandidaat("isk_uitleg", True, (gegevens.uitleg,), True, "uitleg van de omrekening")


def _bewijs_binnenkomst(stuk: Stuk, gegevens: Gegevens) -> Iterator[Kandidaat]:
    if stuk.soort == gegevens.schat.bewijs:
        yield Kandidaat("isk_bewijs", True, (gegevens.plek,), True, "bewijs van binnenkomst", Herkomst.TEKST)


def _toelichting(stuk: Stuk, gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Een toelichting over de criteria; een ander stuk van deze soort is het misschien."""
    if stuk.soort != gegevens.schat.toelichting:
        return
    regels = _regels(stuk)
    over = [b for b in regels if over_criteria(b.tekst, gegevens)]
    if over and sum(len(b.tekst.split()) for b in regels) >= _MINSTE_WOORDEN:
        bewijs = tuple(over[:_PLEKKEN])
        yield Kandidaat("toelichting_criteria", True, bewijs, True, "toelichting bij de criteria")
    elif not gegevens.woorden.isk_woord.raakt(_hele_tekst(stuk)):
        yield Kandidaat("toelichting_criteria", True, (gegevens.plek,), False, "niet te zien is of de toelichting over de criteria gaat")


def _achterstand(stuk: Stuk, gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Leerachterstanden in een bijlage zijn onzeker: de tabel kan anders bedoeld zijn."""
    yield from (replace(k, zeker=False, reden="uit een bijlage") for k in lees_achterstanden(gegevens))
