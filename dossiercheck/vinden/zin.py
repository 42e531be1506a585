"""Een zin in lopende tekst die zegt wat gezocht wordt, en die over iets gaat dat gebeurd is."""

from __future__ import annotations

from collections.abc import Iterator

from dossiercheck.begrippen import Kandidaat
from dossiercheck.schrijfwijze import vind_datums, vind_uren, vouw
from dossiercheck.vinden.antwoord import ontbrekende_kenmerken
from dossiercheck.vinden.antwoorden import lopende_tekst
from dossiercheck.vinden.datumveld import lees_datum
from dossiercheck.vinden.kader import Kader, Werkstuk, kandidaat
from dossiercheck.vinden.zinsvorm import Zin, zinnen_van
from dossiercheck.woordenschat import Zoekopdracht


def vind_zinnen(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Een kandidaat per passende zin; met `onder` alleen onder zulke koppen, met `datum_nodig` alleen met een datum erbij."""
    for kop, bewijs in lopende_tekst(werk.stuk.blokken):
        if (opdracht.onder and not opdracht.onder.zoek(vouw(kop))) or opdracht.niet_onder.raakt(kop):
            continue
        if (opdracht.alinea and not opdracht.alinea.raakt(bewijs.tekst)) or opdracht.niet_alinea.raakt(bewijs.tekst):
            continue
        heeft_datum = any(v.datum or not v.jaar_bekend for v in vind_datums(bewijs.tekst))
        for zin in zinnen_van(bewijs, kader):
            if not ontbrekende_kenmerken(opdracht, zin.tekst, kader):
                yield from _lees(opdracht, zin, heeft_datum, werk)


def _keuze(opdracht: Zoekopdracht, zin: Zin, werk: Werkstuk) -> Iterator[Kandidaat]:
    """De keuze die de zin het eerst noemt, met `na` de eerste na dat woord; met `een_van` is het bij twee keuzes niet duidelijk."""
    begin = opdracht.na.zoek(zin.gevouwen)
    deel = zin.gevouwen[begin.start() :] if begin else zin.gevouwen
    treffers = sorted((m.start(), w) for w, past in opdracht.waarden if (m := past.zoek(deel)))
    if treffers and (len(treffers) == 1 or not opdracht.een_van):
        waarde = treffers[0][1]
        yield kandidaat(opdracht, int(waarde) if waarde.isdigit() else waarde, zin.bewijs, "in de tekst", werk)
    elif treffers:
        yield kandidaat(opdracht, None, zin.bewijs, "er staat meer dan een keuze", werk, zeker=False)


def _lees(opdracht: Zoekopdracht, zin: Zin, heeft_datum: bool, werk: Werkstuk) -> Iterator[Kandidaat]:
    if not opdracht.zin.zoek(zin.gevouwen) or opdracht.niet.zoek(zin.gevouwen):
        return
    if opdracht.vraagzin and not zin.tekst.rstrip().endswith("?"):
        return
    if opdracht.tegen.zoek(zin.gevouwen):
        yield kandidaat(opdracht, False, zin.bewijs, "ontkend", werk)
    elif opdracht.mood != "elke" and not zin.telt:
        return
    elif opdracht.soort == "datum":
        for vondst in vind_datums(zin.tekst)[:1]:
            yield from (kandidaat(opdracht, w, zin.bewijs, r, werk, zeker=z) for w, z, r in lees_datum(vondst, "de tekst"))
    elif opdracht.soort == "uren":
        for uren in vind_uren(zin.tekst)[:1]:
            yield kandidaat(opdracht, uren.uren, zin.bewijs, "in de tekst", werk)
    elif opdracht.soort == "keuze":
        yield from _keuze(opdracht, zin, werk)
    elif heeft_datum or not opdracht.datum_nodig:
        yield kandidaat(opdracht, True, zin.bewijs, "beschreven", werk)
    else:
        yield kandidaat(opdracht, True, zin.bewijs, "beschreven, maar zonder datum", werk, zeker=False)
