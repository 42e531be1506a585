"""Een regel toetsen aan de feiten van een aanvraag: de uitkomst is een bevinding met bewijs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from dossiercheck.begrippen import Bevinding, Bewijs, Feit, Gezocht, Herkomst, Hiaat, Kandidaat, Status, Stuk, Waarde
from dossiercheck.keuring import Deel, Peil, Voorwaarde
from dossiercheck.regelboek import Aanvraagtype, Regel
from dossiercheck.toetsen.afgeleid import leid_af
from dossiercheck.toetsen.samenstellingen import Optie, Weging, opties_van, weeg
from dossiercheck.toetsen.toelichting import toelichting
from dossiercheck.verwoording import in_nederland

_RANG = {Herkomst.MENS: 0, Herkomst.FORMULIERVELD: 1, Herkomst.TEKST: 2, Herkomst.OCR: 3}


def toets_alles(
    aanvraagtype: Aanvraagtype, feiten: Mapping[str, Feit], hiaten: Sequence[Hiaat], stukken: Sequence[Stuk], moment: datetime
) -> tuple[Bevinding, ...]:
    """Van elke eis van het type precies een bevinding."""
    return tuple(toets(regel, feiten, hiaten, stukken, moment) for regel in aanvraagtype.regels_op(in_nederland(moment).date()))


def toets(regel: Regel, feiten: Mapping[str, Feit], hiaten: Sequence[Hiaat], stukken: Sequence[Stuk], moment: datetime) -> Bevinding:
    """De bevinding voor deze regel. `moment` is de ontvangst; een stuk met een eigen ontvangst wordt daartegen gemeten."""
    dag = in_nederland(moment).date()
    alle = leid_af(feiten, dag)
    peil_van = {stuk.bestand: Peil(in_nederland(stuk.ontvangen).date()) for stuk in stukken if stuk.ontvangen}
    opties = {feit: opties_van(alle.get(feit), peil_van, Peil(dag)) for feit in regel.feiten}
    open_hiaten = [hiaat for hiaat in hiaten if not hiaat.soorten or hiaat.soorten & set(regel.zoek_in)]
    weging = weeg(regel, opties, hiaat=bool(open_hiaten))
    volgorde = {stuk.bestand: regel.zoek_in.index(stuk.soort) for stuk in reversed(stukken) if stuk.soort in regel.zoek_in}
    dragers = sorted(_dragers(regel, weging), key=lambda k: _voorkeur(k, volgorde))
    return Bevinding(
        eis=regel.eis,
        ernst=regel.ernst,
        status=weging.status,
        waarde=_waarde(regel, weging),
        toelichting=toelichting(regel, weging, dragers, open_hiaten, stukken),
        bron=regel.bron,
        vraag=regel.vraag,
        waarom=regel.waarom,
        door=regel.door,
        waar=regel.waar,
        bewijs=_bewijs(dragers),
        gezocht=tuple(Gezocht(stuk.bestand, (stuk.van, stuk.tot)) for stuk in stukken if stuk.soort in regel.zoek_in),
        afgevallen=tuple(a for feit in regel.toets.feiten if feit in alle for a in alle[feit].afgevallen),
    )


def _dragers(regel: Regel, weging: Weging) -> Iterable[Kandidaat]:
    """De kandidaten die de uitkomst dragen: bij voldaan wat slaagt, bij ontbreekt wat faalt, bij nvt wat de regel uitsluit, anders alles."""
    match weging.status:
        case Status.VOLDAAN:
            return _met_uitkomst(regel.toets, weging, uitkomst=True)
        case Status.ONTBREEKT:
            return _met_uitkomst(regel.toets, weging, uitkomst=False)
        case Status.NVT:
            return _met_uitkomst(regel.geldt_als, weging, uitkomst=False)
    return [k for feit in regel.feiten for optie in weging.opties[feit] for k in optie.kandidaten]


def _met_uitkomst(voorwaarde: Voorwaarde, weging: Weging, *, uitkomst: bool) -> list[Kandidaat]:
    gevonden = [k for deel in voorwaarde.delen for optie in weging.opties[deel.feit] if _weegt(deel, optie) is uitkomst for k in optie.kandidaten]
    return list(dict.fromkeys(gevonden))


def _weegt(deel: Deel, optie: Optie) -> bool | None:
    return deel.weeg(optie.gegeven, optie.peil)


def _voorkeur(kandidaat: Kandidaat, volgorde: Mapping[str, int]) -> tuple[object, ...]:
    """Zeker eerst, dan herkomst, dan het stuk waar het hoort te staan; daarna vast, zodat de volgorde van binnenkomst niets uitmaakt."""
    plek = kandidaat.bewijs[0].plek
    achteraan = len(volgorde)
    vast = (plek.bestand, plek.pagina or 0, plek.alinea or 0, plek.cel or "", plek.kader or (), str(kandidaat.waarde), kandidaat.bewijs[0].tekst)
    return (not kandidaat.zeker, _RANG[kandidaat.herkomst], volgorde.get(plek.bestand, achteraan), *vast)


def _bewijs(dragers: Iterable[Kandidaat]) -> tuple[Bewijs, ...]:
    """Elk bewijs een keer, en van elk stuk eerst het beste: wie drie plekken leest ziet drie stukken."""
    alle = list(dict.fromkeys(bewijs for kandidaat in dragers for bewijs in kandidaat.bewijs))
    eerste = {bewijs.plek.bestand: bewijs for bewijs in reversed(alle)}
    return tuple(dict.fromkeys([b for b in alle if eerste[b.plek.bestand] is b] + alle))


def _waarde(regel: Regel, weging: Weging) -> Waarde:
    """De waarde van het feit dat de regel noemt, als die vaststaat: de enige zekere, of zonder zekere de enige onzekere."""
    if regel.waarde is None or regel.waarde not in weging.opties:
        return None
    kandidaten = [k for optie in weging.opties[regel.waarde] for k in optie.kandidaten if k.waarde is not None]
    gekozen = [k for k in kandidaten if k.zeker] or kandidaten
    waarden = list(dict.fromkeys(k.waarde for k in gekozen))
    return waarden[0] if len(waarden) == 1 else None
