"""Cellen die zelf een etiket met een waarde zijn ('Naam: Jan | Geboortedatum: 1-2-2012') worden losse velden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossiercheck.begrippen import Blok, Cel, Tabel, Veld

_CEL = re.compile(r"(?P<etiket>[^\W\d_][^:?.]{1,38}):(?:\s+(?P<waarde>[^:]*(?:\d:\d\d[^:]*)?))?", re.DOTALL)


def los_celvelden_op(blokken: Sequence[Blok]) -> tuple[Blok, ...]:
    """De blokken, met een veld per cel waar etiket en waarde samen in een cel staan. Al het andere blijft zoals het is."""
    return tuple(los for blok in blokken for los in _los(blok))


def _los(blok: Blok) -> Iterator[Blok]:
    cellen: list[Cel] = []
    if isinstance(blok, Veld) and blok.waarde:
        cellen = [Cel(blok.etiket, blok.plek), Cel(blok.waarde, blok.plek, blok.beeld, blok.zeker)]
    elif isinstance(blok, Tabel):
        cellen = [*(Cel(kop, blok.plek) for kop in blok.koppen), *(cel for rij in blok.rijen for cel in rij)]
    yield from _velden(cellen) or (blok,)


def _velden(cellen: Sequence[Cel]) -> list[Veld]:
    """Een veld per gevulde cel. Leeg als er een cel bij is die dat niet is, als er nauwelijks iets is ingevuld, of bij een cel met een handtekening."""
    gelezen = [(cel, _CEL.fullmatch(cel.tekst.strip())) for cel in cellen if cel.tekst.strip()]
    velden = [Veld(m["etiket"].strip(), (m["waarde"] or "").strip(), cel.plek, cel.zeker) for cel, m in gelezen if m]
    if len(velden) < len(gelezen) or any(cel.beeld is not False for cel in cellen):
        return []
    return velden if sum(bool(v.waarde) for v in velden) > 1 else []
