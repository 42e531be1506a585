"""Welke leerlingen een los bestand noemt: namen, geboortedatums en BSN's. Alleen wat er in staat telt, nooit hoe het bestand heet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dossiercheck.begrippen import Kandidaat, Kop, Stuk, Tabel, Veld, Wie, Wijze
from dossiercheck.bloktekst import teksten
from dossiercheck.patroon import Patronen
from dossiercheck.schrijfwijze import bsn_bij_etiket, naamdelen, normaliseer_naam, vind_datums, vouw
from dossiercheck.vinden.kader import Kader, Werkstuk
from dossiercheck.vinden.lijst import vind_rijen
from dossiercheck.vinden.namen import alle_geboren
from dossiercheck.vinden.vind import zoek_begrip
from dossiercheck.woordenschat import Woordenschat

_NAAM, _GEBOREN = "leerling_naam", "leerling_geboortedatum"
_KIND = 25
"""Wie zoveel jaar eerder geboren is, is geen leerling maar een ouder."""
_KOLOMMEN = 3
"""Een tabel met twee kolommen is een lijst met vragen en antwoorden, geen lijst met leerlingen."""
_NAAMWOORDEN = range(2, 9)


def vind_wie(stukken: Sequence[Stuk], ws: Woordenschat, dag: date) -> Wie:
    """Wie de stukken van een bestand noemen."""
    kader = Kader(ws)
    per_stuk = [_kandidaten(stuk, ws, kader) for stuk in stukken]
    alle = [k for kandidaten in per_stuk for k in kandidaten]
    namen = {str(k.waarde) for k in alle if k.begrip == _NAAM and _is_heel(k)}
    namen_elders, datums_elders = _uit_tekst_en_tabellen(stukken, ws, dag)
    return Wie(
        namen=tuple(sorted(namen | namen_elders)),
        halve=tuple(sorted({str(k.waarde) for k in alle if k.begrip == _NAAM and k.waarde and not _is_heel(k)})),
        geboren=tuple(sorted({k.waarde for k in alle if k.begrip == _GEBOREN and k.zeker and isinstance(k.waarde, date)} | datums_elders)),
        bsn=tuple(sorted({nummer for stuk in stukken for tekst in teksten(stuk.blokken) for nummer in bsn_bij_etiket(tekst)})),
        is_lijst=any(stuk.soort == ws.lijst.soort for stuk in stukken),
        formulier=any(stuk.soort == ws.formuliersoort for stuk in stukken),
        gescand=all(stuk.gelezen.wijze is Wijze.OCR for stuk in stukken),
        koppen="\n".join(f" {vouw(tekst)} " for stuk, k in zip(stukken, per_stuk, strict=True) for tekst in _aanspraak(stuk, any(map(_is_heel, k)))),
        tekst="\n".join(f" {vouw(tekst)} " for stuk in stukken for tekst in teksten(stuk.blokken)),
    )


def _kandidaten(stuk: Stuk, ws: Woordenschat, kader: Kader) -> list[Kandidaat]:
    werk = Werkstuk.van(stuk)
    return [k for begrip in (_NAAM, _GEBOREN) for k in zoek_begrip(ws.begrippen[begrip], werk, kader)]


def _is_heel(k: Kandidaat) -> bool:
    """Een hele naam: voornaam en achternaam, zeker gelezen; voorletters zijn geen voornaam."""
    delen = naamdelen(str(k.waarde)) if k.begrip == _NAAM and k.zeker and k.waarde else []
    return len(delen) > 1 and len(delen[0]) > 1


def _aanspraak(stuk: Stuk, met_naam: bool) -> Iterator[str]:
    """Titels; in een stuk zonder naam van de leerling ook wat in velden staat, zoals een onderwerp."""
    for blok in stuk.blokken:
        if isinstance(blok, Kop):
            yield blok.tekst
        elif isinstance(blok, Veld) and not met_naam:
            yield blok.waarde


# --- meer dan een leerling -------------------------------------------------------------------------


def _uit_tekst_en_tabellen(stukken: Sequence[Stuk], ws: Woordenschat, dag: date) -> tuple[set[str], set[date]]:
    """Leerlingen buiten de gewone velden: in een leerlinglijst, in een tabel met een rij per leerling, en als 'naam, geboren op datum'."""
    namen, datums = set[str](), set[date]()
    for stuk in stukken:
        if stuk.soort == ws.lijst.soort:
            rijen = vind_rijen(stuk, ws, dag)
            namen |= {rij.naam for rij in rijen if rij.naam}
            datums |= {rij.geboortedatum for rij in rijen if rij.geboortedatum}
        for naam, datum in alle_geboren(stuk.blokken):
            if dag.year - datum.year < _KIND:
                namen.add(naam)
                datums.add(datum)
        for blok in stuk.blokken:
            if isinstance(blok, Tabel):
                datums |= set(_geboortekolom(blok, ws.begrippen[_GEBOREN].vinders[0].vraag))
                namen |= set(_naamkolom(blok, ws.begrippen[_NAAM].vinders[0].vraag))
    return namen, datums


def _kolommen(tabel: Tabel, vraag: Patronen) -> Iterator[list[str]]:
    """De cellen onder een kop die past; een tabel zonder kopregel heeft zijn koppen in de eerste rij."""
    koppen = tabel.koppen or tuple(cel.tekst for cel in tabel.rijen[0] if tabel.rijen)
    rijen = tabel.rijen if tabel.koppen else tabel.rijen[1:]
    if len(koppen) >= _KOLOMMEN:
        yield from ([rij[nummer].tekst for rij in rijen if nummer < len(rij)] for nummer, kop in enumerate(koppen) if vraag.raakt(kop))


def _geboortekolom(tabel: Tabel, vraag: Patronen) -> Iterator[date]:
    for cellen in _kolommen(tabel, vraag):
        yield from (v.datum for cel in cellen for v in vind_datums(cel)[:1] if v.datum)


def _naamkolom(tabel: Tabel, vraag: Patronen) -> Iterator[str]:
    for cellen in _kolommen(tabel, vraag):
        namen = [naam for cel in cellen if len((naam := normaliseer_naam(cel)).split()) in _NAAMWOORDEN]
        yield from namen if len(namen) > 1 else ()
