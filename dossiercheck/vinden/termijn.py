"""De duur van een arrangement in dagen, uit een periode of een aantal weken of maanden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dossiercheck.begrippen import Bewijs, Kandidaat
from dossiercheck.schrijfwijze import Precisie, lees_getal, vind_datums, vouw, zinnen
from dossiercheck.vinden.antwoorden import lopende_tekst
from dossiercheck.vinden.kader import Kader, Werkstuk, is_leeg, kandidaat, vraag_past
from dossiercheck.woordenschat import Zoekopdracht

_DUUR = re.compile(r"(?P<aantal>\d+|[a-z]+)\s+(?P<eenheid>weken|week|maanden|maand)\b", re.IGNORECASE)
_GENOEMDE_DUUR = re.compile(
    rf"\b(?:gedurende|(?:periode|duur|termijn) van|duurt|voor)\s+(?:(?:maximaal|ten hoogste|hooguit|ongeveer)\s+)?{_DUUR.pattern}", re.IGNORECASE
)
_DAGEN = {"week": 7, "weken": 7, "maand": 31, "maanden": 31}


def vind_termijn(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Het aantal dagen uit het veld met de periode of de velden met begin en einde, en anders uit de eerste zin die een periode noemt."""
    ingevuld = [a for a in werk.antwoorden if a.regels and not is_leeg(a.tekst, kader.ws)]
    velden = [Bewijs(a.regels[0].plek, a.tekst) for a in ingevuld if vraag_past(opdracht, a)]
    velden += [
        Bewijs(a.regels[0].plek, f"{a.tekst} - {b.tekst}") for a, b in pairwise(ingevuld) if opdracht.begin.raakt(a.vraag) and opdracht.einde.raakt(b.vraag)
    ]
    for bewijs in velden:
        if (dagen := _dagen(bewijs.tekst, _DUUR)) is not None:
            yield kandidaat(opdracht, dagen, bewijs, "periode", werk, veld=True)
            return
    if velden:
        return
    for _, alinea in lopende_tekst(werk.stuk.blokken):
        for _, _, zin in zinnen(alinea.tekst):
            # 'Hij is zes weken gepest' is geen termijn; 'gedurende zes weken' wel.
            if opdracht.zin.zoek(vouw(zin)) and (dagen := _dagen(zin, _GENOEMDE_DUUR)) is not None:
                yield kandidaat(opdracht, dagen, Bewijs(alinea.plek, zin), "periode", werk)
                return


def _dagen(tekst: str, duur: re.Pattern[str]) -> int | None:
    vondsten = [v for v in vind_datums(tekst) if v.precisie in (Precisie.DAG, Precisie.MAAND) and v.datum]
    if len(vondsten) >= 2 and vondsten[0].datum:
        einde = vondsten[1].laatste or vondsten[1].datum
        return (einde - vondsten[0].datum).days if einde and einde >= vondsten[0].datum else None
    m = duur.search(tekst)
    getal = lees_getal(m["aantal"]) if m else None
    return int(getal * _DAGEN[m["eenheid"].lower()]) if m and getal else None
