"""Het aantal uren per week uit een veld, en of dat de gewone aanwezigheid nu is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossiercheck.begrippen import Waarde
from dossiercheck.patroon import Patronen
from dossiercheck.schrijfwijze import lees_getal, vind_uren, vouw, vouw_posities
from dossiercheck.vinden.antwoorden import Antwoord
from dossiercheck.vinden.kader import Kader
from dossiercheck.woordenschat import Zoekopdracht

_STAGE_OP_SCHOOL = re.compile(r",?\s*\bwaarvan\b[^.;]*\bstage\b[^.;]*\bbegele\w*[^.;]*", re.IGNORECASE)
"""Stage met begeleiding hoort bij de uren."""


def lees_uren(opdracht: Zoekopdracht, antwoord: Antwoord, kader: Kader) -> Iterator[tuple[Waarde, bool, str]]:
    tekst = _tot(antwoord.tekst, kader.ws.kenmerken["uren_rest"])
    vondsten = vind_uren(_STAGE_OP_SCHOOL.sub(" ", tekst))
    getal = vondsten[0].uren if len(vondsten) == 1 else None if vondsten else lees_getal(tekst)
    kaal = _STAGE_OP_SCHOOL.sub(" ", re.sub(r"\([^)]*\)|\bvan de \S+", " ", tekst))
    per_week = (len(vondsten) == 1 and vondsten[0].per == "week") or (
        not vondsten and "per week" in vouw(kaal)
    )  # dan zeggen dagen en een rooster alleen hoe die uren verdeeld zijn
    kaal = kader.ws.kenmerken["uren_verdeeld"].zonder(vouw(kaal)) if per_week else kaal
    gewoon = not kader.ws.kenmerken["uren_onzeker"].raakt(kaal) and not (vondsten and vondsten[0].per not in ("", "week"))
    if getal is not None and 0 <= getal <= 45:
        yield getal, gewoon, f"ingevuld bij '{antwoord.vraag}'" if gewoon else "het is niet duidelijk of dit het aantal uren per week nu is"
    elif any(c.isdigit() for c in antwoord.tekst):
        yield None, False, "het aantal uren is niet duidelijk"


def _tot(tekst: str, patronen: Patronen) -> str:
    """De tekst tot aan de eerste vondst, als er iets voor staat."""
    vondst = patronen.zoek(vouw(tekst))
    plek = vouw_posities(tekst).find(vondst.group()) if vondst else -1
    return tekst[:plek].rstrip(" ,;-–") if plek > 0 else tekst
