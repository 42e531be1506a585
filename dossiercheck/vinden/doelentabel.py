"""De doelen van het plan met hun uitkomst: een tabel met een doel- en een evaluatiekolom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dossiercheck.begrippen import Bewijs, Cel, Kandidaat, Kop, Tabel
from dossiercheck.schrijfwijze import Precisie, vind_datums, vouw
from dossiercheck.vinden.datumveld import lees_datum
from dossiercheck.vinden.kader import Kader, Werkstuk, is_leeg, kandidaat
from dossiercheck.woordenschat import Zoekopdracht

_DOEL_EN_UITKOMST = 2


def vind_doelen(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Kandidaten uit doelentabellen: `geevalueerd` ja of nee, `datum` van de evaluatie, of `doelen` die er staan."""
    kop = ""
    for blok in werk.stuk.blokken:
        kop = blok.tekst if isinstance(blok, Kop) else kop
        if not isinstance(blok, Tabel):
            continue
        tabel = _met_koppen(blok, kader)
        doel, uitkomst = _kolommen(tabel, kop, kader)
        if doel is None:
            continue
        rijen = [rij for rij in tabel.rijen if not is_leeg(rij[doel].tekst, kader.ws)]
        if opdracht.levert == "doelen" and rijen:
            yield kandidaat(opdracht, True, Bewijs(rijen[0][doel].plek, rijen[0][doel].tekst), "doelen in een tabel", werk)
        elif uitkomst:
            komend = kader.ws.kenmerken["komend"].raakt(kop)
            gevonden = _uitkomsten(opdracht, [[rij[k] for k in uitkomst] for rij in rijen], werk, kader)
            yield from (replace(k, zeker=k.zeker and not komend) for k in gevonden)
            if opdracht.levert == "datum":
                yield from _datums_in_koppen(opdracht, tabel, uitkomst, werk, kader)


def heeft_uitkomsten(blok: Tabel, kader: Kader) -> bool:
    """Of dit een tabel is van doelen waar een uitkomst bij staat."""
    tabel = _met_koppen(blok, kader)
    doel, uitkomst = _kolommen(tabel, "", kader)
    return doel is not None and any(_is_uitkomst(rij[k].tekst, kader) for rij in tabel.rijen for k in uitkomst)


def _met_koppen(tabel: Tabel, kader: Kader) -> Tabel:
    """Staat de kopregel niet bovenaan, dan geldt de eerste rij met een korte doelkop als kopregel."""
    if tabel.koppen:
        return tabel
    for i, rij in enumerate(tabel.rijen):
        teksten = [cel.tekst for cel in rij]
        if sum(bool(t.strip()) for t in teksten) > 1 and any(kader.ws.kenmerken["doel"].raakt(t) and len(t.split()) <= 4 for t in teksten):
            return replace(tabel, koppen=tuple(teksten), rijen=tabel.rijen[i + 1 :])
    return tabel


def _kolommen(tabel: Tabel, kop: str, kader: Kader) -> tuple[int | None, list[int]]:
    """De doelkolom en de kolommen met een uitkomst, op hun kop. Een kop als 'Doelen en evaluatie' is een doelkolom.

    Onder een kop over doelen is de eerste kolom de doelkolom, hoe hij ook heet.
    """
    kenmerken, koppen = kader.ws.kenmerken, [vouw(k) for k in tabel.koppen]
    doel = next((i for i, k in enumerate(koppen) if kenmerken["doel"].zoek(k)), None)
    over_doelen = kenmerken["doel"].raakt(kop) and not kenmerken["komend"].raakt(kop)
    if doel is None and (not over_doelen or len(koppen) < _DOEL_EN_UITKOMST):
        return None, []
    uitkomst = [i for i, k in enumerate(koppen) if i != (doel or 0) and (kenmerken["doeluitkomst"].zoek(k) or _is_standkolom(tabel, i, kader))]
    return (doel or 0), uitkomst


def _is_standkolom(tabel: Tabel, kolom: int, kader: Kader) -> bool:
    """De meeste gevulde cellen van de kolom zeggen of het behaald is; heet de kolom naar de dag van een meting, dan volstaat een cel."""
    gevuld = [rij[kolom].tekst for rij in tabel.rijen if rij[kolom].tekst.strip() and not kader.ws.kenmerken["maatstaf"].raakt(rij[kolom].tekst)]
    if _is_meting(tabel.koppen[kolom], kader) and any(kader.ws.kenmerken["stand"].raakt(t) for t in gevuld):
        return True
    return bool(gevuld) and 2 * sum(kader.ws.kenmerken["stand"].raakt(t) for t in gevuld) > len(gevuld)


def _is_meting(kop: str, kader: Kader) -> bool:
    """'Vastgesteld op 3 mei 2026': een meting met de dag erbij, en niet die van het begin."""
    kenmerken = kader.ws.kenmerken
    return kenmerken["meting"].raakt(kop) and not kenmerken["beginstand"].raakt(kop) and any(v.datum for v in vind_datums(kop))


def _datums_in_koppen(opdracht: Zoekopdracht, tabel: Tabel, kolommen: list[int], werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """De dag in de kop van een uitkomstkolom waar een uitkomst in staat."""
    for k in kolommen:
        gevuld = [rij[k] for rij in tabel.rijen if _is_uitkomst(rij[k].tekst, kader)]
        if not gevuld or kader.ws.kenmerken["gepland"].raakt(tabel.koppen[k]) or kader.ws.kenmerken["beginstand"].raakt(tabel.koppen[k]):
            continue
        for vondst in vind_datums(tabel.koppen[k]):
            if vondst.precisie is Precisie.DAG:
                for waarde, zeker, reden in lees_datum(vondst, "de doelen"):
                    yield kandidaat(opdracht, waarde, Bewijs(gevuld[0].plek, f"{tabel.koppen[k]}: {gevuld[0].tekst}"), reden, werk, zeker=zeker)


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
    if is_leeg(tekst, kader.ws) or any(kader.ws.kenmerken[k].raakt(tekst) for k in ("gepland", "maatstaf")):
        return False
    kaal = tekst
    for vondst in reversed(vind_datums(tekst)):
        kaal = kaal[: vondst.begin] + kaal[vondst.eind :]
    return kader.ws.kenmerken["behaald"].raakt(kaal) or len(vouw(kaal).split()) >= 3
