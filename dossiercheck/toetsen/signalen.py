"""Wat opvalt zonder het oordeel te veranderen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from itertools import islice, product

from dossiercheck.begrippen import Bewijs, Feit, Signaal
from dossiercheck.keuring import AFWEZIG, Afwezig, Gegeven, Peil, Voorwaarde
from dossiercheck.regelboek import Regelboek, Signaalregel
from dossiercheck.toetsen.afgeleid import leid_af
from dossiercheck.toetsen.samenstellingen import GRENS, Optie, opties_van
from dossiercheck.toetsen.toelichting import in_woorden
from dossiercheck.verwoording import in_nederland

_Samenstelling = Mapping[str, Optie]


def zoek_signalen(
    regelboek: Regelboek, aanvraagtype: str | None, feiten: Mapping[str, Feit], moment: datetime, vergadering: date | None = None
) -> tuple[Signaal, ...]:
    """De signalen bij deze feiten, in de volgorde van het schema. Alleen wat zeker is geeft een signaal; zonder vergadering telt de dag van ontvangst."""
    dag = in_nederland(moment).date()
    alle = leid_af(feiten, dag, regelboek.werkgebied)
    peil = Peil(dag, vergadering)
    gevonden = (_signaal(regel, alle, peil, regelboek.namen) for regel in regelboek.signalen if _hoort_bij(regel, regelboek, aanvraagtype))
    return tuple(signaal for signaal in gevonden if signaal)


def zoek_opmerkingen(regelboek: Regelboek, aanvraagtype: str | None, feiten: Mapping[str, Feit], moment: datetime) -> tuple[str, ...]:
    """De opmerkingen bij deze feiten, als zinnen."""
    peil = Peil(in_nederland(moment).date())
    gevonden = (_signaal(regel, feiten, peil, regelboek.namen) for regel in regelboek.opmerkingen if _hoort_bij(regel, regelboek, aanvraagtype))
    return tuple(signaal.toelichting for signaal in gevonden if signaal)


def _hoort_bij(regel: Signaalregel, regelboek: Regelboek, aanvraagtype: str | None) -> bool:
    type_ = regelboek.typen.get(aanvraagtype or "")
    return (not regel.typen or aanvraagtype in regel.typen) and (not regel.alleen_met_besluit or (type_ is not None and type_.besluit))


def _signaal(regel: Signaalregel, feiten: Mapping[str, Feit], peil: Peil, namen: Mapping[str, str]) -> Signaal | None:
    gevonden = _eerste(regel.als, feiten, peil)
    if gevonden is None:
        return None
    zinnen = [_vul_in(regel.zin, gevonden, namen)]
    for voorwaarde, zin in regel.aanvulling:
        if (ook := _eerste(voorwaarde, feiten, peil)) is not None:
            zinnen.append(_vul_in(zin, ook, namen))
    if len(zinnen) == 1 and regel.anders:
        zinnen.append(regel.anders)
    return Signaal(regel.signaal, " ".join(zinnen), _bewijs(gevonden), regel.in_brief)


def _eerste(voorwaarde: Voorwaarde, feiten: Mapping[str, Feit], peil: Peil) -> _Samenstelling | None:
    """Een samenstelling van zekere waarden waarin een groep van de voorwaarde waar is, of None; zo gaat het bewijs alleen over die groep."""
    for groep in (Voorwaarde((groep,)) for groep in voorwaarde.groepen):
        keuzes = [_zekere(opties_van(feiten.get(feit), {}, peil), peil) for feit in groep.feiten]
        for keuze in islice(product(*keuzes), GRENS):
            samenstelling = dict(zip(groep.feiten, keuze, strict=True))
            if groep.weeg({feit: _gegeven(optie) for feit, optie in samenstelling.items()}):
                return samenstelling
    return None


def _zekere(opties: tuple[Optie, ...], peil: Peil) -> list[Optie]:
    zeker = sorted((optie for optie in opties if optie.zeker), key=lambda optie: str(optie.gegeven))
    return zeker or [Optie(AFWEZIG, peil, zeker=False)]


def _gegeven(optie: Optie) -> tuple[Gegeven, Peil]:
    return optie.gegeven, optie.peil


def _vul_in(zin: str, samenstelling: _Samenstelling, namen: Mapping[str, str]) -> str:
    waarden = {feit: namen.get(f"{feit}: {o.gegeven}") or in_woorden(o.gegeven) for feit, o in samenstelling.items() if not isinstance(o.gegeven, Afwezig)}
    return zin.format(**waarden)


def _bewijs(samenstelling: _Samenstelling) -> tuple[Bewijs, ...]:
    return tuple(dict.fromkeys(b for optie in samenstelling.values() for k in optie.kandidaten for b in k.bewijs))
