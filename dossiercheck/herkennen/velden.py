"""Velden waarvan het etiket en de waarde in een cel of op een regel staan, en keuzes met een kruisje erachter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossiercheck.begrippen import Alinea, Blok, Keuze, Keuzegroep, Veld
from dossiercheck.schrijfwijze import vouw
from dossiercheck.woordenschat import Woordenschat

_SAMEN = re.compile(r"([^:?.;]{2,40}):\s+(\S.*)", re.DOTALL)
"""'Naam: Sam Jansen': een kort etiket, een dubbele punt en een waarde."""
_ETIKETWOORDEN = 4
_VOLGEND = re.compile(r"(?<=[.;|·])\s+(?=[A-Z][\w() /-]{2,30}:\s)")
_SCHEIDING = re.compile(r"\s+[·•|]\s+")
_DEELWOORDEN = 8
_REGELLENGTE = 160
_MERK = r"(?:[xX✓✔☒☑]|\.{2,}|…+|_{2,}|☐|□)"
_KEUZE = re.compile(rf"([^\W_][\w\s()/-]*?)\s+({_MERK})(?=\s|$)")
_AAN = re.compile(r"[xX✓✔☒☑]")
_KEUZEWOORDEN = 3
_ALINEAWOORDEN = 12


def met_losse_velden(blokken: Sequence[Blok], ws: Woordenschat) -> Iterator[Blok]:
    """De blokken met elk etiket bij zijn eigen waarde. Een plek om te tekenen blijft zoals hij is."""
    for blok in blokken:
        if isinstance(blok, Alinea) and (groep := _keuzes(blok.tekst, blok)):
            yield groep
        elif isinstance(blok, Alinea):
            yield blok
            yield from _in_regel(blok)
        elif isinstance(blok, Veld) and not blok.beeld and not _is_tekenplek(blok, ws):
            groep = _keuzes(f"{blok.etiket} {blok.waarde}", blok)
            yield from (groep,) if groep else _op_een_regel(_gesplitst(blok), ws)
        else:
            yield blok


def met_alineavelden(blokken: Sequence[Blok]) -> Iterator[Blok]:
    """In een verhaal: een alinea die met een kort etiket begint ('Andere scholen: …') is ook het antwoord bij dat etiket."""
    for blok in blokken:
        yield blok
        if not isinstance(blok, Alinea):
            continue
        m = _SAMEN.fullmatch(blok.tekst.strip())
        if m and len(m[1].split()) <= _ETIKETWOORDEN and len(m[2].split()) >= _ALINEAWOORDEN:
            yield Veld(m[1].strip(), m[2].strip(), blok.plek, blok.zeker)


def _is_tekenplek(veld: Veld, ws: Woordenschat) -> bool:
    """Een handtekening in het etiket, of een rol met niets of alleen een naam of datum erachter."""
    kenmerken = ws.kenmerken
    rol = any(k.raakt(veld.etiket) for k in (kenmerken["ouders"], kenmerken["leerling"], kenmerken["rolwoord"]))
    return kenmerken["handtekeningkop"].raakt(veld.etiket) or (rol and (not veld.waarde.strip() or kenmerken["naamveld"].raakt(veld.waarde)))


def _gesplitst(veld: Veld) -> Veld:
    """'Uitkomst: gehaald.' zonder iets ernaast is een etiket met zijn waarde."""
    samen = None if veld.waarde.strip() else _SAMEN.fullmatch(veld.etiket.strip())
    return replace(veld, etiket=samen[1].strip(), waarde=samen[2].strip()) if samen and len(samen[1].split()) <= _ETIKETWOORDEN else veld


def _op_een_regel(veld: Veld, ws: Woordenschat) -> Iterator[Veld]:
    """'Geboren: 30-08-2009. Uitstroom: havo. Mentor: F. Arends.': meer etiketten met een korte waarde op een regel zijn elk een veld."""
    eerste, *rest = [deel.strip() for deel in _VOLGEND.split(veld.waarde)]
    delen = [_SAMEN.fullmatch(deel) for deel in rest]
    kort = all(len(deel.split()) <= _DEELWOORDEN for deel in (eerste, *rest))
    if not rest or not kort or not all(delen) or not ws.leerlingveld.raakt(veld.etiket):
        yield veld
        return
    yield replace(veld, waarde=eerste.rstrip(".;"))
    yield from (replace(veld, etiket=m[1].strip(), waarde=m[2].rstrip(".;")) for m in delen if m)


def _in_regel(alinea: Alinea) -> Iterator[Veld]:
    """In een regel met streepjes of punten ertussen ('3 mavo · uitstroom: havo') is elk etiket met een dubbele punt een veld."""
    delen = [deel.strip() for deel in _SCHEIDING.split(alinea.tekst)]
    if len(delen) > 1 and len(alinea.tekst) <= _REGELLENGTE:
        yield from (Veld(m[1].strip(), m[2].strip(), alinea.plek, alinea.zeker) for deel in delen if (m := _SAMEN.fullmatch(deel)))


def _keuzes(tekst: str, blok: Alinea | Veld) -> Keuzegroep | None:
    """'Categorie laag X midden ... hoog ...': een kruisje of puntjes achter elke keuze; None als de regel zo niet is."""
    vondsten = list(_KEUZE.finditer(tekst.strip()))
    if len(vondsten) < 2 or vondsten[-1].end() != len(tekst.strip()):
        return None
    eerste, *rest = [(m[1].strip(), bool(_AAN.fullmatch(m[2]))) for m in vondsten]
    woorden = eerste[0].split()
    if len(woorden) < 2 or any(len(vouw(k).split()) > _KEUZEWOORDEN for k, _ in rest) or not any(aan for _, aan in (eerste, *rest)):
        return None
    keuzes = (Keuze(woorden[-1], eerste[1]), *(Keuze(k, aan) for k, aan in rest))
    return Keuzegroep(" ".join(woorden[:-1]), keuzes, blok.plek)
