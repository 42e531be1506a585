"""Een PDF of scan met meer stukken achter elkaar wordt opgedeeld waar een nieuw stuk begint."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dossiercheck.begrippen import Alinea, Blok, Gelezen, Kop, Veld
from dossiercheck.herkennen.inhoud import etiketten, is_uitlegkop
from dossiercheck.schrijfwijze import vind_datums, vouw
from dossiercheck.woordenschat import Woordenschat

_KOPGEGEVENS = 9
_PLAATSLENGTE = 30
_AANHEF = re.compile(r"(?:aan|t\.a\.v\.|geachte|beste|betreft|onderwerp)\b", re.IGNORECASE)
Deel = tuple[int, int, tuple[Blok, ...]]


def deel_op(gelezen: Gelezen, soort_van: Callable[[Sequence[Blok]], str], ws: Woordenschat) -> list[Deel]:
    """(van, tot, blokken) per stuk; een bestand zonder bladzijden of met een stuk geeft een deel."""
    blokken = gelezen.blokken
    eerste, laatste = 1, max(gelezen.paginas, 1)
    if laatste == 1 or any(b.plek.pagina is None or b.plek.cel for b in blokken):
        return _op_kop((eerste, laatste, blokken), soort_van, ws)
    begin = [1, *[p for p in range(2, laatste + 1) if _begint_stuk(blokken, p, soort_van, ws)]]
    delen = [
        (van, tot, tuple(b for b in blokken if van <= (b.plek.pagina or 1) <= tot))
        for van, tot in zip(begin, [*[b - 1 for b in begin[1:]], laatste], strict=True)
    ]
    return [stuk for deel in delen for stuk in _op_kop(deel, soort_van, ws)]


def _op_kop(deel: Deel, soort_van: Callable[[Sequence[Blok]], str], ws: Woordenschat) -> list[Deel]:
    """Een formulier waarvan de titel ook een ander stuk noemt ('Groeidocument met aanvraag'): dat begint bij een kop ervan met de leerling eronder."""
    van, tot, blokken = deel
    titel = next((b for b in blokken if isinstance(b, Kop)), None)
    genoemd = {k.soort for k in ws.soorten if titel and k.titel.raakt(titel.tekst)} - {ws.formuliersoort} - ws.hoort_bij_vorige
    for i, blok in enumerate(blokken if genoemd else ()):
        if blok is titel or not isinstance(blok, Kop) or soort_van([blok]) not in genoemd:
            continue
        over_wie = any(ws.leerlingveld.raakt(_etiket(b)) for b in blokken[i + 1 : i + _KOPGEGEVENS])
        if over_wie and soort_van(blokken[:i]) == ws.formuliersoort:
            voor = max((b.plek.pagina or van for b in blokken[:i]), default=van)
            return [(van, voor, blokken[:i]), (blok.plek.pagina or van, tot, blokken[i:])]
    return [deel]


def _begint_stuk(blokken: Sequence[Blok], pagina: int, soort_van: Callable[[Sequence[Blok]], str], ws: Woordenschat) -> bool:
    """Bovenaan de bladzijde staat een titel van een soort stuk: als hoofdkop, of met de leerling er vlak onder; of er begint een brief."""
    op_blad = [b for b in blokken if b.plek.pagina == pagina]
    if _is_brief(op_blad):
        return soort_van(op_blad) not in {ws.restsoort} | ws.hoort_bij_vorige
    titel = next((b for b in op_blad[:3] if isinstance(b, Kop)), None)
    if titel is None or is_uitlegkop(titel.tekst, ws) or _alleen_uitleg_ervoor(blokken, pagina, ws):
        return False
    over_wie = any(ws.leerlingveld.raakt(_etiket(b)) for b in op_blad[1:_KOPGEGEVENS])
    if soort_van(op_blad) == ws.formuliersoort:
        return _begint_formulier([b for b in blokken if (b.plek.pagina or 1) < pagina], op_blad, titel, ws)
    soort = soort_van([titel])
    return (titel.niveau == 1 or over_wie) and soort != ws.restsoort and soort not in ws.hoort_bij_vorige


def _etiket(blok: Blok) -> str:
    """Het etiket van een veld, of van een regel als 'Leerling: …' die als kop of alinea gelezen is."""
    if isinstance(blok, Kop | Alinea):
        voor, punt, _ = blok.tekst.partition(":")
        return voor if punt else ""
    return blok.etiket if isinstance(blok, Veld) else ""


def _begint_formulier(ervoor: Sequence[Blok], op_blad: Sequence[Blok], titel: Kop, ws: Woordenschat) -> bool:
    """De bladzijde vraagt de naam en de geboortedatum, en is geen vervolg met dezelfde titel en dezelfde naam erboven."""
    naam, geboren = next(k.rubrieken for k in ws.soorten if k.soort == ws.formuliersoort)[:2]
    gevraagd = etiketten(op_blad[op_blad.index(titel) :])
    if not (any(map(naam.zoek, gevraagd)) and any(map(geboren.zoek, gevraagd))):
        return False

    def namen(delen: Sequence[Blok]) -> set[str]:
        return {vouw(b.waarde) for b in delen if isinstance(b, Veld) and b.waarde and naam.raakt(b.etiket)}

    vervolg = any(isinstance(b, Kop) and vouw(b.tekst) == vouw(titel.tekst) for b in ervoor)
    return not (vervolg and namen(ervoor) & namen(op_blad))


def _is_brief(op_blad: Sequence[Blok]) -> bool:
    """Een bladzijde die met plaats en datum begint, met een aanhef of geadresseerde er vlak onder."""
    regels = [b.tekst.strip() for b in op_blad[:_KOPGEGEVENS] if isinstance(b, Kop | Alinea)]
    if not regels:
        return False
    plaats, _, rest = regels[0].partition(", ")
    dagen = vind_datums(rest)
    gedagtekend = plaats[:1].isupper() and len(plaats) <= _PLAATSLENGTE and len(dagen) == 1 and len(rest) <= len(dagen[0].tekst) + 2
    return gedagtekend and any(_AANHEF.match(r) for r in regels[1:])


def _alleen_uitleg_ervoor(blokken: Sequence[Blok], pagina: int, ws: Woordenschat) -> bool:
    """De bladzijden ervoor zijn uitleg die bij dit stuk hoort."""
    koppen = [b for b in blokken if isinstance(b, Kop) and (b.plek.pagina or 1) < pagina]
    return bool(koppen) and all(is_uitlegkop(b.tekst, ws) for b in koppen)
