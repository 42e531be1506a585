"""De duur van een arrangement in dagen, uit een periode of een aantal weken of maanden."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossiercheck.begrippen import Bewijs, Kandidaat
from dossiercheck.schrijfwijze import Precisie, lees_getal, vind_datums, vouw
from dossiercheck.vinden.antwoorden import lopende_tekst
from dossiercheck.vinden.kader import Kader, Werkstuk, is_leeg, kandidaat, vraag_past
from dossiercheck.woordenschat import Zoekopdracht

_DUUR = re.compile(r"(?P<aantal>\d+|[a-z]+)\s+(?P<eenheid>weken|week|maanden|maand)\b", re.IGNORECASE)
_DAGEN = {"week": 7, "weken": 7, "maand": 31, "maanden": 31}


def vind_termijn(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Het aantal dagen uit het veld met de periode, of anders uit de eerste zin met een begin- en einddatum."""
    velden = [a for a in werk.antwoorden if vraag_past(opdracht, a) and a.regels and not is_leeg(a.tekst, kader.ws)]
    teksten = [Bewijs(a.regels[0].plek, a.tekst) for a in velden] or [b for _, b in lopende_tekst(werk.stuk.blokken) if opdracht.zin.zoek(vouw(b.tekst))]
    for bewijs in teksten:
        dagen = _dagen(bewijs.tekst)
        if dagen is not None:
            yield kandidaat(opdracht, dagen, bewijs, "periode", werk, veld=bool(velden))
            return


def _dagen(tekst: str) -> int | None:
    vondsten = [v for v in vind_datums(tekst) if v.precisie in (Precisie.DAG, Precisie.MAAND) and v.datum]
    if len(vondsten) >= 2 and vondsten[0].datum:
        einde = vondsten[1].laatste or vondsten[1].datum
        return (einde - vondsten[0].datum).days if einde and einde >= vondsten[0].datum else None
    m = _DUUR.search(tekst)
    getal = lees_getal(m["aantal"]) if m else None
    return int(getal * _DAGEN[m["eenheid"].lower()]) if m and getal else None
