"""overzicht.html: alle dossiers op een bladzijde, zonder externe bronnen en zonder script."""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote

from dossiercheck.begrippen import Oordeel
from dossiercheck.hulpbron import hulpbron
from dossiercheck.rapporteren.overzicht import Overzicht, Regel, dreiging, oordeel_in_woorden, resterend
from dossiercheck.rapporteren.zinnen import OORDEEL
from dossiercheck.sjabloontaal import als_sjabloonfout, maak_omgeving
from dossiercheck.verwoording import dag_en_datum, schoon, telwoord

SJABLOON = "overzicht.html.j2"
_RAPPORT = "rapport.html"


def als_html(overzicht: Overzicht) -> bytes:
    """Het overzicht als HTML in UTF-8. Sjabloonfout als het sjabloon stuk is."""
    omgeving = maak_omgeving(SJABLOON, schoon)
    gegevens = {
        "datum": dag_en_datum(overzicht.vandaag),
        "telling": _telling(overzicht),
        "vorige": dag_en_datum(overzicht.vorige) if overzicht.vorige else "",
        "nieuw": [_rij(r, overzicht) for r in overzicht.nieuw],
        "rijen": [_rij(r, overzicht) for r in overzicht.regels],
        "onleesbaar": list(overzicht.onleesbaar),
    }
    with als_sjabloonfout(SJABLOON):
        sjabloon = omgeving.from_string((hulpbron("sjablonen") / SJABLOON).read_text(encoding="utf-8"))
        return sjabloon.render(gegevens).encode("utf-8", "replace")


def _telling(overzicht: Overzicht) -> str:
    """'7 aanvragen: 4 incompleet, 1 nakijken, 2 compleet.'"""
    aantal = Counter(r.oordeel for r in overzicht.regels if not r.besloten)
    delen = [f"{aantal[o]} {OORDEEL[o].lower()}" for o in (Oordeel.INCOMPLEET, Oordeel.NAKIJKEN, Oordeel.COMPLEET) if aantal[o]]
    if besloten := sum(r.besloten for r in overzicht.regels):
        delen.append(f"{besloten} besloten")
    return f"{telwoord(len(overzicht.regels), 'aanvraag', 'aanvragen')}: {', '.join(delen)}." if delen else "Er zijn nog geen dossiers."


def _rij(r: Regel, overzicht: Overzicht) -> dict[str, str]:
    return {
        "dossier": r.dossier,
        "doel": f"{quote(r.map)}/{_RAPPORT}",
        "leerling": r.leerling,
        "school": r.school,
        "type": r.type_naam,
        "klasse": r.oordeel.value,
        "oordeel": oordeel_in_woorden(r),
        "ontbreekt": str(r.ontbreekt),
        "nakijken": str(r.nakijken),
        "termijn": f"{r.termijn:%d-%m-%Y}" if r.termijn else "",
        "resterend": resterend(r, overzicht.vandaag),
        "dreiging": dreiging(r, overzicht.vandaag),
        "vergadering": f"{r.vergadering:%d-%m-%Y}" if r.vergadering else "",
        "als_compleet": f"{r.als_compleet:%d-%m-%Y}" if r.als_compleet else "",
        "nieuw": r.nieuw,
    }
