"""Handtekeninglijnen: een schrijflijn met de rol en de naam eronder, en inkt, een stempel of niets erop."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossiercheck.begrippen import Alinea, Blok, Kader, Veld
from dossiercheck.lezen.bladzijde import Inkt
from dossiercheck.lezen.meetkunde import breedte, overlap_x, overlap_y, verenig
from dossiercheck.lezen.opbouw.delen import Deel, Gebied, Opmaak, Regel, is_scan, lees_tekst
from dossiercheck.lezen.opbouw.keuzes import heeft_merken
from dossiercheck.lezen.opbouw.vakken import Geplaatst, haal_weg
from dossiercheck.lezen.opbouw.velden import is_kop, splits

_LENGTE = (70.0, 260.0)
_HOOGTE = 60.0
"""Zo ver boven de lijn kan de handtekening beginnen."""
_ZAK = 12.0
_NAAST = 30.0
"""Zo ver boven de lijn kan de rol staan die er links van staat."""
_DAGTEKENING = re.compile(r"(?:d\.?\s?d\.?|datum|plaats en datum)\s?[:.]?(?:\W*\d|\W*$)", re.IGNORECASE)


def neem_tekenlijnen(gebied: Gebied, regels: list[Regel], opmaak: Opmaak, pagina: int) -> list[Geplaatst]:
    """Per lijn een veld met de rol; `beeld` zegt of er inkt op staat. Wat gebruikt is verdwijnt uit de regels, de vakken en de inkt.

    De rol staat onder de lijn, of er links van als er onder de lijn alleen een datum staat.
    """
    uit: list[Geplaatst] = []
    for lijn in gebied.strepen:
        onder = _eronder(lijn, regels)
        if not onder or not _LENGTE[0] <= breedte(lijn) <= _LENGTE[1]:
            continue
        rol = _rol_links(lijn, regels) if _DAGTEKENING.match(onder[0].tekst) else None
        if rol is not None:
            onder = [rol, *_naam_onder(rol, lijn, regels), *onder]
        elif _heeft_etiket_links(lijn, regels) or splits(onder[0], opmaak):
            continue
        stempels = [v for v in gebied.vakken if not v.veld and _op_de_lijn(v.kader, lijn)]
        erop = [d for r in regels for d in r.delen if -3 <= lijn[1] - d.kader[3] < 30 and lijn[0] - 8 <= d.kader[0] and d.kader[2] <= lijn[2] + 8]
        inkt = [i for i in gebied.inkt if _op_de_lijn(i.kader, lijn)]
        if (not erop and not inkt and not stempels and not _tekenplek(gebied, lijn)) or _etiket_van_een_vak(onder, gebied):
            continue
        if rol is None and not inkt and not stempels and _onder_een_kop(lijn, erop, onder, regels, opmaak):
            continue
        haal_weg([*erop, *onder], regels)
        gebied.inkt = [i for i in gebied.inkt if not any(i is j for j in inkt)]
        gebied.vakken = [v for v in gebied.vakken if not any(v is s for s in stempels)]
        inkt += [i for v in stempels for i in v.inhoud.inkt]
        getypt = [*(d for v in stempels for r in v.inhoud.regels for d in r.delen), *erop]
        uit.append(_blokken(lijn, getypt, onder, inkt, opmaak, pagina))
    return uit


def _etiket_van_een_vak(onder: Sequence[Deel], gebied: Gebied) -> bool:
    """Onder een scheidingslijn begint een vraag met een invulvak: dan is het geen handtekeninglijn."""
    laatste = onder[-1].kader
    return any(-2 < v.kader[1] - laatste[3] < 1.25 * onder[-1].grootte and overlap_x(v.kader, laatste) > 0 for v in gebied.vakken)


def _onder_een_kop(lijn: Kader, erop: Sequence[Deel], onder: Sequence[Deel], regels: Sequence[Regel], opmaak: Opmaak) -> bool:
    """De lijn onderstreept een kop: er staat alleen een kop op, of wat eronder staat heeft zijn waarde ernaast. Op een scan is een kop te onzeker."""
    ernaast = (d for r in regels if any(d is onder[0] for d in r.delen) for d in r.delen if onder[0].kader[1] > lijn[1] - 2)
    met_waarde = any(onder[0].kader[2] < d.kader[0] and d.kader[2] <= lijn[2] + 8 for d in ernaast)
    return met_waarde or (bool(erop) and all(is_kop(d, opmaak) and not is_scan(d.woorden) for d in erop))


def _eronder(lijn: Kader, regels: Sequence[Regel]) -> list[Deel]:
    """De rol vlak onder de lijn, met hooguit twee regels eronder."""
    uit: list[Deel] = []
    bodem = lijn[1]
    for regel in regels:
        deel = next((d for d in regel.delen if abs(d.kader[0] - lijn[0]) < 12 and d.kader[2] <= lijn[2] + 25), None)
        if deel is None or deel.kader[1] < lijn[1] - 2:
            continue
        if deel.kader[1] - bodem > (10 if not uit else 0.8 * deel.grootte) or len(uit) == 3 or len(deel.woorden) > 9 or heeft_merken(deel.woorden):
            break
        uit.append(deel)
        bodem = deel.kader[3]
    return uit


def _rol_links(lijn: Kader, regels: Sequence[Regel]) -> Deel | None:
    """De tekst links van de lijn die er het dichtst boven staat."""
    links = [d for r in regels for d in r.delen if d.kader[2] <= lijn[0] + 2 and lijn[1] - _NAAST < d.kader[3] < lijn[1] + 4 and len(d.woorden) <= 9]
    return max(links, key=lambda d: d.kader[3], default=None)


def _naam_onder(rol: Deel, lijn: Kader, regels: Sequence[Regel]) -> list[Deel]:
    """De regel vlak onder de rol, links van de lijn: de naam van wie tekent."""
    onder = (d for r in regels for d in r.delen if abs(d.kader[0] - rol.kader[0]) < 4 and 0 <= d.kader[1] - rol.kader[3] < 1.6 * rol.grootte)
    return [d for d in onder if d.kader[2] <= lijn[0] + 2][:1]


def _heeft_etiket_links(lijn: Kader, regels: Sequence[Regel]) -> bool:
    """Een invullijn heeft zijn etiket ervoor staan."""
    hoogte = (lijn[0] - 250, lijn[1] - 11, lijn[0] + 2, lijn[1] + 2)
    return any(
        overlap_y(d.kader, hoogte) > 4 and hoogte[0] < d.kader[0] and d.kader[2] <= hoogte[2] and lijn[0] - d.kader[2] < 130 for r in regels for d in r.delen
    )


def _op_de_lijn(kader: Kader, lijn: Kader) -> bool:
    return overlap_x(kader, lijn) > 0.5 * breedte(kader) and lijn[1] - _HOOGTE < kader[1] < lijn[1] and kader[3] < lijn[1] + _ZAK


def _tekenplek(gebied: Gebied, lijn: Kader) -> bool:
    """Een lege lijn telt alleen als er in dit gebied nog een even lange lijn is."""
    return any(s is not lijn and abs(breedte(s) - breedte(lijn)) < 3 for s in gebied.strepen)


def _blokken(lijn: Kader, getypt: Sequence[Deel], onder: Sequence[Deel], inkt: Sequence[Inkt], opmaak: Opmaak, pagina: int) -> Geplaatst:
    """Getypte tekst of een stempel op de lijn is geen waarde en ook geen handtekening: dat is niet te zeggen."""
    kader = verenig([lijn, *(d.kader for d in getypt), *(i.kader for i in inkt)])
    beeld = True if any(i.zeker for i in inkt) else None if inkt or getypt else False
    blokken: list[Blok] = [Alinea(lees_tekst([d.woorden for d in getypt], opmaak), opmaak.plek(pagina, verenig(d.kader for d in getypt)))] if getypt else []
    blokken.append(Veld(onder[0].tekst, "", opmaak.plek(pagina, kader), beeld=beeld))
    blokken += [Alinea(d.tekst, opmaak.plek(pagina, d.kader)) for d in onder[1:]]
    return Geplaatst(verenig([kader, *(d.kader for d in onder)]), blokken)
