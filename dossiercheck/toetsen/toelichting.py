"""De zin bij een bevinding: wat er is, waarom een mens moet kijken, en waar gezocht is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dossiercheck.begrippen import Hiaat, Kandidaat, Status, Stuk, Waarde
from dossiercheck.keuring import Afwezig
from dossiercheck.regelboek import Regel
from dossiercheck.schrijfwijze import als_nederlands
from dossiercheck.toetsen.samenstellingen import Optie, Weging
from dossiercheck.verwoording import opsomming, schoon

_REDENEN = 3
"""Zoveel redenen noemt een toelichting hooguit; de rest staat bij het bewijs."""


def toelichting(regel: Regel, weging: Weging, dragers: Sequence[Kandidaat], hiaten: Sequence[Hiaat], stukken: Sequence[Stuk]) -> str:
    """De toelichting als lopende zinnen. `hiaten` zijn alleen die waarin het bewijs kan staan."""
    zinnen = [_hoofdzin(regel, weging, dragers)]
    if weging.status is Status.NAKIJKEN:
        zinnen += _redenen(regel, weging, hiaten)
    if weging.status is Status.ONTBREEKT or (weging.status is Status.NAKIJKEN and not dragers):
        zinnen.append(_gezocht(regel, stukken))
    return " ".join(zin for zin in zinnen if zin)


def in_woorden(waarde: Waarde, zinnen: Mapping[str, str] | None = None) -> str:
    """Een waarde voor mensen: '3 maart 2011', 'ja', '18,5', of de tekst zelf."""
    if isinstance(waarde, bool):
        return (zinnen or {}).get("ja" if waarde else "nee", "")
    if isinstance(waarde, date):
        return als_nederlands(waarde)
    if isinstance(waarde, float):
        return f"{waarde:g}".replace(".", ",")
    return schoon(str(waarde))


def _hoofdzin(regel: Regel, weging: Weging, dragers: Sequence[Kandidaat]) -> str:
    soort = "onvoldoende" if weging.status is Status.ONTBREEKT and dragers and "onvoldoende" in regel.bevinding else weging.status.value
    waarden = {feit: opsomming(_waarden(regel, weging.opties[feit], feit)) for feit in regel.feiten}
    return regel.bevinding[soort].format(**waarden)


def _waarden(regel: Regel, opties: Iterable[Optie], feit: str) -> list[str]:
    """De verschillende waarden voor mensen, in vaste volgorde."""
    gevonden = [o.gegeven for o in opties if not isinstance(o.gegeven, Afwezig) and o.gegeven is not None]
    return [regel.zinnen.get(f"{feit}: {w}") or in_woorden(w, regel.zinnen) for w in sorted(dict.fromkeys(gevonden), key=lambda w: (str(type(w)), w))]


def _redenen(regel: Regel, weging: Weging, hiaten: Sequence[Hiaat]) -> list[str]:
    if weging.te_veel:
        return [regel.zinnen["te_veel"]]
    redenen = [regel.zinnen["tegenspraak"].format(waarden=opsomming(_waarden(regel, opties, f))) for f, opties in weging.opties.items() if _tegenspraak(opties)]
    twijfel = {k.reden for feit in regel.feiten for o in weging.opties[feit] for k in o.kandidaten if k.reden and (o.gegeven is None or not o.zeker)}
    redenen += sorted(_als_zin(reden) for reden in twijfel)[:_REDENEN]
    afwezig = any(isinstance(o.gegeven, Afwezig) for feit in regel.toets.feiten for o in weging.opties[feit])
    teksten = sorted({h.tekst for h in hiaten}) if afwezig else []
    return redenen + [regel.zinnen["hiaat"].format(tekst=tekst) for tekst in teksten[:_REDENEN]]


def _tegenspraak(opties: Sequence[Optie]) -> bool:
    return len({str(o.gegeven) for o in opties if o.zeker and o.gegeven is not None}) > 1


def _als_zin(tekst: str) -> str:
    kaal = schoon(tekst).rstrip(".")
    return f"{kaal[:1].upper()}{kaal[1:]}."


def _gezocht(regel: Regel, stukken: Sequence[Stuk]) -> str:
    aanwezig = {stuk.soort for stuk in stukken}
    gevonden = [regel.soortnamen[soort] for soort in regel.zoek_in if soort in aanwezig]
    if gevonden:
        return regel.zinnen["gezocht"].format(stukken=opsomming(gevonden))
    return regel.zinnen["niets_gezocht"].format(stukken=opsomming([regel.soortnamen[soort] for soort in regel.zoek_in]))
