"""Het raster van een Word-tabel: kolommen, kolomnamen, volgnummers en kruisjeskolommen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dossiercheck.begrippen import Keuze
from dossiercheck.lezen.word.kopregel import Rij, is_nummer
from dossiercheck.lezen.word.model import AAN, Ruwcel, net, plak

_KRUIS = {"x", "X", "v", "V", "√", "☒"}
_VAKJE = {"☒", "☐"}


def uitgevouwen(rij: Rij, breed: int) -> list[Ruwcel | None]:
    """De rij met een plaats per kolom: een samengevoegde cel staat links, None erachter."""
    plaatsen: list[Ruwcel | None] = []
    for cel in rij:
        plaatsen += [cel, *[None] * (cel.breedte - 1)]
    return (plaatsen + [None] * breed)[:breed]


def breedte(rij: Rij) -> int:
    return min(sum(c.breedte for c in rij), 200)


def kolomnamen(rijen: Sequence[Rij]) -> list[str]:
    """De namen van de kolommen; bij meer kopregels de namen onder elkaar samengevoegd."""
    breed = max(breedte(rij) for rij in rijen)
    namen = [""] * breed
    for r, rij in enumerate(rijen):
        vorige = ""
        for i, cel in enumerate(uitgevouwen(rij, breed)):
            vorige = cel.net if cel is not None else vorige if r + 1 < len(rijen) else ""
            namen[i] = f"{namen[i]} {vorige}".strip()
    return namen


def zonder_nummerkolom(rijen: Sequence[Rij]) -> Sequence[Rij]:
    """Een smalle eerste kolom met alleen volgnummers hoort bij het etiket ernaast."""
    if len(rijen) < 2 or not all(len(rij) == 3 and is_nummer(rij[0].net) for rij in rijen):
        return rijen
    return [(_samen(rij[0], rij[1]), rij[2]) for rij in rijen]


def _samen(nummer: Ruwcel, etiket: Ruwcel) -> Ruwcel:
    eerste = next(iter(nummer.gevuld), None)
    kop = etiket.alineas[0] if etiket.alineas else None
    if eerste is None or kop is None:
        return etiket
    samen = kop.met(plak((eerste.tekst, kop.tekst), " "))
    return Ruwcel((samen, *etiket.inhoud[1:]), 1, etiket.vervolg, etiket.gekleurd, etiket.nummer, etiket.pagina)


def vakje_naast_tekst(rij: Rij) -> list[Keuze]:
    """De keuzes van een rij '☒ | tekst | ☐ | tekst'; leeg bij een andere rij."""
    cellen = [c for c in rij if not c.vervolg]
    if len(cellen) < 2 or len(cellen) % 2 or cellen[0].net not in _VAKJE:
        return []
    keuzes = [Keuze(net(tekst.tekst.s), AAN in vakje.tekst.s) for vakje, tekst in zip(cellen[::2], cellen[1::2], strict=True) if vakje.net in _VAKJE]
    return [k for k in keuzes if k.tekst] if not any(t.tekst.vakjes for t in cellen[1::2]) else []


def kruiskolommen(koppen: Sequence[str], rijen: Sequence[Rij]) -> list[int]:
    """De kolommen waarin alleen kruisjes of vakjes staan, met een kop erboven."""
    kolommen = []
    for i, kop in enumerate(koppen):
        cellen = [cel for rij in rijen if (cel := uitgevouwen(rij, len(koppen))[i]) is not None]
        teksten = [c.net for c in cellen]
        if kop and teksten and all(t in _KRUIS | {"☐", ""} for t in teksten) and any(teksten) and all(c.beeld is False for c in cellen):
            kolommen.append(i)
    buren = {i for a, b in pairwise(kolommen) if b == a + 1 for i in (a, b)}
    leeg = [i for i, kop in enumerate(koppen) if kop and i not in kolommen and (i - 1 in kolommen or i + 1 in kolommen) and _kolom_leeg(rijen, i, len(koppen))]
    return sorted({*kolommen, *(leeg if not buren and len(leeg) == 1 else [])})


def _kolom_leeg(rijen: Sequence[Rij], i: int, breed: int) -> bool:
    cellen = [uitgevouwen(rij, breed)[i] for rij in rijen]
    return all(c is None or c.leeg for c in cellen) and len(cellen) > 1


def is_kruis(cel: Ruwcel | None) -> bool:
    return cel is not None and cel.net in _KRUIS
