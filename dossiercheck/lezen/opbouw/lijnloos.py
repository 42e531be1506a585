"""Een tabel zonder lijnen: opeenvolgende regels met drie of meer delen die in kolommen staan."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossiercheck.begrippen import Cel, Kader, Tabel
from dossiercheck.lezen.bladzijde import Inkt, Woord
from dossiercheck.lezen.meetkunde import midden, verenig
from dossiercheck.lezen.opbouw.delen import Deel, Opmaak, Regel, lees_tekst
from dossiercheck.lezen.opbouw.keuzes import heeft_merken
from dossiercheck.lezen.opbouw.velden import splits, vraagt

Maker = Callable[[int, Sequence[Inkt]], Tabel]
_MARGE = 6.0


def lijnloze_tabel(regels: Sequence[Regel], opmaak: Opmaak) -> tuple[int, Maker] | None:
    """Hoeveel regels de tabel beslaat en hoe hij gemaakt wordt; None als dit er geen is."""
    kop = regels[0]
    if not _kan_kop(kop, opmaak):
        return None
    kolommen = [d.kader[0] for d in kop.delen]
    rijen: list[list[list[Deel]]] = [[[d] for d in kop.delen]]
    aantal = 1
    vol = 0
    vorige = kop
    for regel in regels[1:]:
        plaatsen = _op_kolom(regel, kolommen)
        if plaatsen is None or regel.kader[1] - vorige.kader[3] > 3.2 * regel.eerste.grootte or any(heeft_merken(d.woorden) for d in regel.delen):
            break
        vervolg = len(regel.delen) < len(kolommen) / 2 + 0.1 and regel.kader[1] - vorige.kader[3] < 0.45 * regel.eerste.grootte and 0 not in plaatsen
        if vervolg and aantal > 1:
            for plaats, deel in zip(plaatsen, regel.delen, strict=True):
                rijen[-1][plaats].append(deel)
        elif len(regel.delen) == 1 and plaatsen == [0] and len(regel.eerste.woorden) > 4:
            break
        else:
            rij: list[list[Deel]] = [[] for _ in kolommen]
            for plaats, deel in zip(plaatsen, regel.delen, strict=True):
                rij[plaats].append(deel)
            rijen.append(rij)
            vol += len(regel.delen) >= len(kolommen) - 1 and len(regel.delen) > 1
        vorige = regel
        aantal += 1
    if vol < 2 or vol < 0.5 * (len(rijen) - 1):
        return None
    return aantal, lambda pagina, inkt: _maak(rijen, opmaak, pagina, inkt)


def _kan_kop(kop: Regel, opmaak: Opmaak) -> bool:
    """Drie of meer korte delen zonder etiketten erin."""
    if len(kop.delen) < 3 or any(heeft_merken(d.woorden) for d in kop.delen):
        return False
    if any(len(d.woorden) > 6 or vraagt(d.tekst) for d in kop.delen):
        return False
    gelijk = len({d.vet for d in kop.delen}) == 1
    return gelijk and not any(splits(d, opmaak) for d in kop.delen)


def _op_kolom(regel: Regel, kolommen: Sequence[float]) -> list[int] | None:
    """In welke kolom elk deel begint; None als een deel nergens past."""
    plaatsen: list[int] = []
    for deel in regel.delen:
        past = [i for i, x in enumerate(kolommen) if abs(deel.kader[0] - x) <= _MARGE]
        if not past or past[0] in plaatsen:
            return None
        plaatsen.append(past[0])
    return plaatsen


def _maak(rijen: list[list[list[Deel]]], opmaak: Opmaak, pagina: int, inkt: Sequence[Inkt]) -> Tabel:
    delen = [d for rij in rijen for cel in rij for d in cel]
    kader = verenig(d.kader for d in delen)
    kolommen = [min((rij[k][0].kader[0] for rij in rijen if rij[k]), default=kader[0]) for k in range(len(rijen[0]))]
    rechts = [*kolommen[1:], kader[2] + 80]
    cellen: list[tuple[Cel, ...]] = []
    toppen = [verenig(d.kader for cel in rij for d in cel)[1] for rij in rijen]
    for plaats, rij in enumerate(rijen[1:], start=1):
        onder = toppen[plaats + 1] if plaats + 1 < len(toppen) else kader[3] + 25
        vakken = [(kolommen[k] - 3, toppen[plaats] - 8, rechts[k] - 3, onder) for k in range(len(kolommen))]
        cellen.append(tuple(_cel(cel, vak, opmaak, pagina, inkt) for cel, vak in zip(rij, vakken, strict=True)))
    koppen = tuple(_tekst(cel, opmaak) for cel in rijen[0])
    return Tabel(koppen, tuple(cellen), opmaak.plek(pagina, kader))


def _cel(delen: list[Deel], vak: Kader, opmaak: Opmaak, pagina: int, inkt: Sequence[Inkt]) -> Cel:
    plek = opmaak.plek(pagina, verenig(d.kader for d in delen) if delen else vak)
    erin = [i for i in inkt if vak[0] <= midden(i.kader)[0] <= vak[2] and vak[1] <= midden(i.kader)[1] <= vak[3]]
    beeld = (True if any(i.zeker for i in erin) else None) if erin else False
    return Cel(_tekst(delen, opmaak), plek, beeld)


def _tekst(delen: Sequence[Deel], opmaak: Opmaak) -> str:
    regels: list[list[Woord]] = [d.woorden for d in delen]
    return lees_tekst(regels, opmaak) if regels else ""
