"""Een gekleurde balk bovenin een cel of kader draagt het etiket; wat eronder staat is de waarde."""

from __future__ import annotations

from collections.abc import Sequence

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.bladzijde import Woord
from dossiercheck.lezen.lijnen import is_wit
from dossiercheck.lezen.meetkunde import breedte, midden_in
from dossiercheck.lezen.opbouw.delen import Gebied, Opmaak, is_scan, lees_tekst, maak_regels

_SPELING = 3.0
_RUIMTE = 8.0
"""Zoveel punten blijft er onder de balk minstens over voor de waarde."""


def etiketbanden(kaders: Sequence[Kader], gebieden: Sequence[Gebied], woorden: Sequence[Woord]) -> list[Kader]:
    """De vakken die alleen de gekleurde bovenkant van een of meer cellen of van een kader zijn; witte letters zijn een kop."""
    return [k for k in kaders if _over_cellen(k, gebieden) and _is_etiket([w for w in woorden if midden_in(w.kader, k)])]


def _is_etiket(erin: Sequence[Woord]) -> bool:
    return bool(erin) and not is_scan(erin) and not any(is_wit(w.kleur) for w in erin)


def _over_cellen(band: Kader, gebieden: Sequence[Gebied]) -> bool:
    """De band ligt bovenin gebieden die samen even breed zijn, en laat daaronder ruimte."""
    onder = [
        g.kader
        for g in gebieden
        if abs(g.kader[1] - band[1]) <= _SPELING and g.kader[0] >= band[0] - _SPELING and g.kader[2] <= band[2] + _SPELING and g.kader[3] >= band[3] + _RUIMTE
    ]
    return bool(onder) and max(map(breedte, onder)) <= breedte(band) + 2 * _SPELING and sum(map(breedte, onder)) >= 0.9 * breedte(band)


def etiket_van(balk: Sequence[Woord], opmaak: Opmaak) -> str:
    """De tekst van de balk; een regel in een andere stijl eronder is uitleg."""
    regels = maak_regels(balk)
    stijl = regels[0].delen[-1].stijl
    kop = [r for i, r in enumerate(regels) if i == 0 or all(s.delen[-1].stijl == stijl for s in regels[1 : i + 1])]
    return lees_tekst([[w for d in r.delen for w in d.woorden] for r in kop], opmaak)
