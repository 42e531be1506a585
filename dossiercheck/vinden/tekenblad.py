"""De blokken van een blad waarop alleen getekend wordt, met elke rol als etiket en elke handtekening als beeld."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dossiercheck.begrippen import Alinea, Beeld, Blok, Keuzegroep, Kop, Veld
from dossiercheck.schrijfwijze import vind_datums, vouw
from dossiercheck.vinden.tekentabel import heeft_rol
from dossiercheck.woordenschat import Woordenschat

_KORT = 3
_BEGIN = 2
_NAAMLENGTE = 6
_VOORLETTER = re.compile(r"\b[A-Z][a-z]?\.")


def als_tekenblad(blokken: Sequence[Blok], ws: Woordenschat) -> list[Blok]:
    """Op zo'n blad kan een rol overal staan: als functie achter een naam, in twee stukken gelezen, of naast een vlek die voor een vakje doorging."""
    return [_met_rol(vorig, blok, ws) for vorig, blok in pairwise((None, *blokken)) if blok is not None]


def _met_rol(vorig: Blok | None, blok: Blok, ws: Woordenschat) -> Blok:
    if isinstance(blok, Keuzegroep) and heeft_rol(blok.vraag, ws) and not any(k.aan for k in blok.keuzes):
        return Veld(blok.vraag, "", blok.plek)
    if not isinstance(blok, Veld) or heeft_rol(blok.etiket, ws):
        return blok
    if blok.waarde:
        rol = next((r for r in _rollen(vorig, blok, ws) if heeft_rol(r, ws)), None)
        return Veld(rol, "", blok.plek, blok.zeker, blok.beeld) if rol else blok
    bekend = any(ws.kenmerken[k].raakt(blok.etiket) for k in ("handtekeningkop", "tekenbijschrift"))
    return Beeld(blok.plek) if blok.beeld and blok.etiket.strip() and not bekend else blok


def _rollen(vorig: Blok | None, veld: Veld, ws: Woordenschat) -> Iterator[str]:
    """'Functie: rector', 'Naam: A. Smit, rector' zonder rol erboven, of 'Bevoegd' met 'gezag' als waarde gelezen."""
    erboven = vorig.tekst if isinstance(vorig, Kop | Alinea) else vorig.etiket if isinstance(vorig, Veld) else ""
    if ws.kenmerken["rolkop"].raakt(veld.etiket) or (ws.kenmerken["naamkop"].raakt(veld.etiket) and not heeft_rol(erboven, ws)):
        yield veld.waarde
    samen = f"{veld.etiket} {veld.waarde}"
    if len(samen.split()) <= _KORT and not heeft_rol(veld.waarde, ws):
        yield samen


def is_naamregel(rol: str, tekst: str, ws: Woordenschat) -> bool:
    """'A. Smit, rector 3-5-2026' achter een rol: een naam met een functie of een datum erachter, en verder niets. Dat is nog geen handtekening."""
    kenmerken = ws.kenmerken
    getekend = kenmerken["verklaring_ondertekend"].raakt(tekst) or kenmerken["wg"].raakt(tekst)
    andere_rol = _VOORLETTER.search(rol) or heeft_rol(" ".join(tekst.split()[:_BEGIN]), ws)
    if getekend or andere_rol or not _VOORLETTER.search(tekst):
        return False
    datums = [d for d in vind_datums(tekst) if d.datum]
    if datums:
        return not tekst[datums[-1].eind :].strip(" .,()")
    laatste = vouw(tekst.rpartition(",")[2])
    return "," in tekst and heeft_rol(laatste, ws)


def is_persoon(blok: Blok) -> bool:
    """Een regel met alleen een naam: voorletters, een achternaam en soms een titel of functie."""
    return isinstance(blok, Alinea) and len(blok.tekst.split()) <= _NAAMLENGTE and _VOORLETTER.search(blok.tekst) is not None


def in_briefhoofd(beeld: Beeld, blokken: Sequence[Blok], ws: Woordenschat) -> bool:
    """Het beeld begint boven of naast de bovenste regel van de bladzijde, en die regel is geen plek om te tekenen: een logo."""
    kader = beeld.plek.kader
    regels = [(b.plek.kader, b) for b in blokken if isinstance(b, Kop | Alinea | Veld) and b.plek.kader and b.plek.pagina == beeld.plek.pagina]
    if kader is None or not regels:
        return False
    bovenste, blok = min(regels, key=lambda r: r[0][1])
    return kader[1] < bovenste[3] and (kader[3] < bovenste[1] or not _is_tekenplek(blok, ws))


def _is_tekenplek(blok: Kop | Alinea | Veld, ws: Woordenschat) -> bool:
    """Een rol, een leeg etiket 'Handtekening', of 'Datum: …'; een titel over ondertekenen is dat niet."""
    tekst = blok.etiket if isinstance(blok, Veld) else blok.tekst
    leeg = isinstance(blok, Veld) and not blok.waarde.strip() and ws.kenmerken["handtekeningkop"].raakt(tekst)
    return heeft_rol(tekst, ws) or leeg or (not isinstance(blok, Kop) and ws.kenmerken["tekenbijschrift"].raakt(tekst))
