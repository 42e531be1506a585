"""Wat over een bladzijdegrens doorloopt wordt weer een geheel: tabellen, vakken en alinea's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossiercheck.begrippen import Alinea, Blok, Cel, Keuzegroep, Plek, Tabel, Veld
from dossiercheck.lezen.bladzijde import Bladzijde
from dossiercheck.lezen.meetkunde import zelfde

_KOLOM = 8.0
"""Punten die de kolommen van een tabel op twee bladzijden kunnen schelen."""


def naai(per_blad: Sequence[list[Blok]], bladzijden: Sequence[Bladzijde]) -> list[Blok]:
    """Alle blokken achter elkaar, met de naden dicht."""
    uit: list[Blok] = []
    for blokken, bladzijde in zip(per_blad, bladzijden, strict=True):
        rest = list(blokken)
        _kop_van_velden(uit, rest, bladzijde)
        while uit and rest:
            samen = _samen(uit[-1], rest[0], bladzijde)
            if samen is None:
                break
            uit[-1] = samen
            rest.pop(0)
            if not isinstance(samen, Tabel):
                break
        uit += rest
    return uit


def _kop_van_velden(uit: list[Blok], rest: Sequence[Blok], bladzijde: Bladzijde) -> None:
    """Een rij lege velden onder aan het blad, met op het volgende een tabel met dezelfde kolommen: dat was de kopregel."""
    tabel = rest[0] if rest else None
    if not isinstance(tabel, Tabel) or tabel.koppen or not tabel.rijen or len(tabel.rijen[0]) < 3 or not uit:
        return
    rij = [b for b in uit[-len(tabel.rijen[0]) :] if isinstance(b, Veld) and not b.waarde and b.plek.kader]
    onder = _sluit_aan(uit[-1].plek, tabel.plek, bladzijde) and uit[-1].plek.pagina != tabel.plek.pagina
    if not onder or len({round((b.plek.kader or (0, 0))[1] / 4) for b in rij}) != 1:
        return
    plekken = [(b.plek.kader or (0.0,))[0] for b in rij]
    if len(plekken) == len(tabel.rijen[0]) and all(abs(a - b) <= _KOLOM for a, b in zip(plekken, _kolommen(tabel), strict=False)):
        uit[-len(rij) :] = [Tabel(tuple(b.etiket for b in rij), (), rij[-1].plek)]


def _samen(vorig: Blok, volgend: Blok, bladzijde: Bladzijde) -> Blok | None:
    if not _sluit_aan(_einde(vorig), volgend.plek, bladzijde):
        return None
    if isinstance(vorig, Tabel) and isinstance(volgend, Tabel):
        return _tabel(vorig, volgend)
    if isinstance(volgend, Keuzegroep) and not volgend.vraag and _kan_etiket(vorig, volgend.plek):
        return replace(volgend, vraag=vorig.etiket if isinstance(vorig, Veld) else vorig.tekst)  # type: ignore[union-attr]
    if isinstance(volgend, Alinea) and _in_vak(volgend.plek, bladzijde) and _kan_etiket(vorig, volgend.plek):
        etiket = vorig.etiket if isinstance(vorig, Veld) else vorig.tekst  # type: ignore[union-attr]
        return Veld(etiket, volgend.tekst, volgend.plek)
    if isinstance(vorig, Veld) and isinstance(volgend, Alinea) and _zelfde_breedte(vorig.plek, volgend.plek):
        return replace(vorig, waarde=f"{vorig.waarde} {volgend.tekst}".strip(), plek=vorig.plek if vorig.waarde else volgend.plek)
    if isinstance(vorig, Alinea) and isinstance(volgend, Alinea) and _loopt_door(vorig, volgend):
        return replace(vorig, tekst=f"{vorig.tekst} {volgend.tekst}")
    return None


def _einde(blok: Blok) -> Plek:
    """De plek van het laatste stuk: een tabel die al is samengevoegd eindigt op een latere bladzijde."""
    return blok.rijen[-1][-1].plek if isinstance(blok, Tabel) and blok.rijen else blok.plek


def _sluit_aan(vorig: Plek, volgend: Plek, bladzijde: Bladzijde) -> bool:
    if vorig.pagina is None or volgend.pagina is None or volgend.pagina != vorig.pagina + 1 or not vorig.kader or not volgend.kader:
        return vorig.pagina == volgend.pagina
    return vorig.kader[3] > 0.75 * bladzijde.hoogte and volgend.kader[1] < 0.25 * bladzijde.hoogte


def _in_vak(plek: Plek, bladzijde: Bladzijde) -> bool:
    return plek.kader is not None and any(zelfde(plek.kader, vak, 2) for vak in bladzijde.vakken)


def _kan_etiket(blok: Blok, plek: Plek) -> bool:
    """Een los etiket onder aan de bladzijde, waarvan het vak op de volgende staat."""
    los = (isinstance(blok, Veld) and not blok.waarde) or (isinstance(blok, Alinea) and len(blok.tekst) < 150 and not blok.tekst.endswith("."))
    return los and bool(blok.plek.kader and plek.kader) and abs(blok.plek.kader[0] - plek.kader[0]) < 20  # type: ignore[index]


def _zelfde_breedte(een: Plek, ander: Plek) -> bool:
    return een.kader is not None and ander.kader is not None and all(abs(een.kader[i] - ander.kader[i]) < 4 for i in (0, 2))


def _loopt_door(boven: Alinea, onder: Alinea) -> bool:
    """Midden in een zin opgehouden: geen punt, een kleine letter erna, en boven geen korte regel alleen (een opsomming)."""
    een, ander = boven.plek.kader, onder.plek.kader
    breed = bool(een and ander) and een[2] - een[0] > 0.7 * max(300.0, ander[2] - ander[0])  # type: ignore[index]
    return breed and not boven.tekst.rstrip().endswith((".", "!", "?", ":", ";")) and onder.tekst[:1].islower()


def _kolommen(tabel: Tabel) -> list[float]:
    rij = tabel.rijen[0] if tabel.rijen else ()
    return [c.plek.kader[0] for c in rij if c.plek.kader]


def _tabel(vorig: Tabel, volgend: Tabel) -> Tabel | None:
    """Dezelfde kolommen, en geen of dezelfde kopregel. Een kop die op de vorige bladzijde stond keert terug als eerste rij of als kop."""
    vorig = _met_kop(vorig)
    breedte = len(vorig.koppen) or len(vorig.rijen[0])
    if not volgend.rijen and not volgend.koppen:
        return None
    if len(volgend.koppen or volgend.rijen[0]) != breedte:
        return None
    if vorig.rijen and volgend.rijen and any(abs(a - b) > _KOLOM for a, b in zip(_kolommen(vorig), _kolommen(volgend), strict=False)):
        return None
    rijen = volgend.rijen
    if not vorig.rijen and vorig.koppen and not volgend.koppen and rijen and _vervolgt_kop(vorig.koppen, rijen[0]):
        koppen = tuple(f"{kop} {cel.tekst}".strip() for kop, cel in zip(vorig.koppen, rijen[0], strict=True))
        return replace(vorig, koppen=koppen, rijen=rijen[1:])
    if volgend.koppen and volgend.koppen != vorig.koppen:
        if vorig.koppen and not _kop_is_rij(vorig, volgend):
            return None
        kop = tuple(Cel(k, volgend.plek) for k in volgend.koppen)
        rijen = (kop, *rijen) if vorig.koppen else rijen
        vorig = vorig if vorig.koppen else replace(vorig, koppen=volgend.koppen)
    return replace(vorig, rijen=_rij_heel(vorig.rijen, rijen))


def _met_kop(tabel: Tabel) -> Tabel:
    """Stond alleen de kopregel nog op de bladzijde, dan is die enige rij de kop."""
    if tabel.koppen or len(tabel.rijen) != 1 or len(tabel.rijen[0]) < 3:
        return tabel
    teksten = tuple(c.tekst for c in tabel.rijen[0])
    kort = all(t and len(t) <= 40 and not any(teken.isdigit() for teken in t) for t in teksten)
    return replace(tabel, koppen=teksten, rijen=()) if kort else tabel


def _vervolgt_kop(koppen: tuple[str, ...], rij: tuple[Cel, ...]) -> bool:
    """De kopregel zelf liep over de bladzijdegrens: wat boven staat is per cel af of gaat met een kleine letter verder."""
    vol = [c.tekst for c in rij if c.tekst]
    return not rij[0].tekst and 0 < len(vol) < len(rij) and all(t[:1].islower() for t in vol)


def _kop_is_rij(vorig: Tabel, volgend: Tabel) -> bool:
    """Een gewone rij die op de nieuwe bladzijde per abuis als kop gelezen is: hij bevat cijfers, of de vorige tabel heeft nog geen rijen."""
    return any(any(t.isdigit() for t in k) for k in volgend.koppen) and not any(any(t.isdigit() for t in k) for k in vorig.koppen)


def _rij_heel(boven: tuple[tuple[Cel, ...], ...], onder: tuple[tuple[Cel, ...], ...]) -> tuple[tuple[Cel, ...], ...]:
    """Een rij die over de grens loopt heeft boven geen slot en begint onder met een lege eerste cel."""
    if not boven or not onder or onder[0][0].tekst or not any(c.tekst for c in onder[0]) or not boven[-1][0].tekst:
        return boven + onder
    heel = tuple(replace(a, tekst=f"{a.tekst} {b.tekst}".strip(), beeld=_beeld(a, b)) for a, b in zip(boven[-1], onder[0], strict=True))
    return (*boven[:-1], heel, *onder[1:])


def _beeld(een: Cel, ander: Cel) -> bool | None:
    if een.beeld or ander.beeld:
        return True
    return None if een.beeld is None or ander.beeld is None else False
