"""De doelen van het plan met hun uitkomst: een tabel met een doel- en een evaluatiekolom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dossiercheck.begrippen import Bewijs, Cel, Kandidaat, Tabel
from dossiercheck.schrijfwijze import Precisie, vind_datums, vouw
from dossiercheck.vinden.kader import Kader, Werkstuk, is_leeg, kandidaat
from dossiercheck.vinden.veld import lees_datum
from dossiercheck.woordenschat import Zoekopdracht


def vind_doelen(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Kandidaten uit doelentabellen: `geevalueerd` ja of nee, `datum` van de evaluatie, of `doelen` die er staan."""
    for blok in werk.stuk.blokken:
        if not isinstance(blok, Tabel):
            continue
        tabel = _met_koppen(blok, kader)
        doel, uitkomst = _kolommen(tabel, kader)
        if doel is None:
            continue
        rijen = [rij for rij in tabel.rijen if not is_leeg(rij[doel].tekst, kader.ws)]
        if opdracht.levert == "doelen" and rijen:
            yield kandidaat(opdracht, True, Bewijs(rijen[0][doel].plek, rijen[0][doel].tekst), "doelen in een tabel", werk)
        elif uitkomst:
            yield from _uitkomsten(opdracht, [[rij[k] for k in uitkomst] for rij in rijen], werk, kader)


def _met_koppen(tabel: Tabel, kader: Kader) -> Tabel:
    """Staat de kopregel niet bovenaan, dan geldt de eerste rij met een korte doelkop als kopregel."""
    if tabel.koppen:
        return tabel
    for i, rij in enumerate(tabel.rijen):
        teksten = [cel.tekst for cel in rij]
        if sum(bool(t.strip()) for t in teksten) > 1 and any(kader.ws.kenmerken["doel"].raakt(t) and len(t.split()) <= 4 for t in teksten):
            return replace(tabel, koppen=tuple(teksten), rijen=tabel.rijen[i + 1 :])
    return tabel


def _kolommen(tabel: Tabel, kader: Kader) -> tuple[int | None, list[int]]:
    """De doelkolom en de kolommen met een uitkomst, op hun kop. Een kop als 'Doelen en evaluatie' is een doelkolom."""
    koppen = [vouw(k) for k in tabel.koppen]
    doel = next((i for i, k in enumerate(koppen) if kader.ws.kenmerken["doel"].zoek(k)), None)
    if doel is None:
        return None, []
    return doel, [i for i, k in enumerate(koppen) if i != doel and (kader.ws.kenmerken["doeluitkomst"].zoek(k) or _is_standkolom(tabel, i, kader))]


def _is_standkolom(tabel: Tabel, kolom: int, kader: Kader) -> bool:
    """De meeste gevulde cellen van de kolom zeggen of het behaald is."""
    gevuld = [rij[kolom].tekst for rij in tabel.rijen if rij[kolom].tekst.strip()]
    return bool(gevuld) and 2 * sum(kader.ws.kenmerken["stand"].raakt(t) for t in gevuld) > len(gevuld)


def _uitkomsten(opdracht: Zoekopdracht, rijen: list[list[Cel]], werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    uitkomsten = [cel for rij in rijen for cel in rij if _is_uitkomst(cel.tekst, kader)]
    if opdracht.levert == "datum":
        for cel in uitkomsten:
            for vondst in vind_datums(cel.tekst):
                if vondst.precisie is Precisie.DAG:
                    for waarde, zeker, reden in lees_datum(vondst, "de doelen"):
                        yield kandidaat(opdracht, waarde, Bewijs(cel.plek, cel.tekst), reden, werk, zeker=zeker)
    elif opdracht.levert == "geevalueerd":
        for cel in uitkomsten[:1]:
            yield kandidaat(opdracht, True, Bewijs(cel.plek, cel.tekst), "doel met uitkomst", werk, zeker=cel.zeker)


def _is_uitkomst(tekst: str, kader: Kader) -> bool:
    """Een beschreven of aangekruiste uitkomst; alleen een datum of een plan is dat niet."""
    if is_leeg(tekst, kader.ws) or kader.ws.kenmerken["gepland"].raakt(tekst):
        return False
    kaal = tekst
    for vondst in reversed(vind_datums(tekst)):
        kaal = kaal[: vondst.begin] + kaal[vondst.eind :]
    return kader.ws.kenmerken["behaald"].raakt(kaal) or len(vouw(kaal).split()) >= 3
