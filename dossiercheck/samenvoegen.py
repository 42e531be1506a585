"""Aanvullingen bij hun dossier voegen voordat er iets geschreven wordt. Wat bij elkaar hoort staat in aanvullen.py."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from dossiercheck.aanvullen import Binnengekomen, Verdeling, onderwerpen, verdeel, voeg_samen, voorvoegsel
from dossiercheck.begrippen import Oordeel, Rapport
from dossiercheck.fouten import Uitgang
from dossiercheck.inkomst import Inkomst, pak_in
from dossiercheck.lezen.bron import Bron
from dossiercheck.verloop import Verloop, lees_verloop
from dossiercheck.werkproces import Zaak

Beoordeel = Callable[[Zaak], tuple[Rapport, tuple[Uitgang, ...], tuple[str, ...]]]


def samengevoegd(ingekomen: Sequence[Inkomst], uitvoer: Path, beoordeel: Beoordeel) -> list[Inkomst]:
    """De dossiers met hun aanvullingen erin, opnieuw beoordeeld. Een aanvulling is zelf geen dossier meer; bij twijfel staat er een vraag in het rapport."""
    verlopen = {i.dossier.naam: lees_verloop(uitvoer / i.dossier.naam) for i in ingekomen}
    eerder = {naam: basis for basis, verloop in verlopen.items() for naam in verloop.aanvullingen}
    verdeling = verdeel([_binnengekomen(i, verlopen[i.dossier.naam]) for i in ingekomen], eerder)
    return [_met_erbij(i, ingekomen, verdeling, beoordeel) for i in ingekomen if i.dossier.naam not in verdeling.hoort_bij]


def _binnengekomen(i: Inkomst, verloop: Verloop) -> Binnengekomen:
    toen = verloop.standen[-1].aanvragen.values() if verloop.standen else ()
    return Binnengekomen(
        naam=i.dossier.naam,
        kenmerk=i.dossier.instelling.kenmerk,
        onderwerpen=onderwerpen(i.volledig.gelezen),
        ontvangen=i.zaak.ontvangen,
        aanvragen=i.rapport.aanvragen,
        doet_mee=not i.dossier.los and i.dossier.fout is None,
        los=i.dossier.een_leerling,
        was_compleet=bool(toen) and all(p.oordeel == Oordeel.COMPLEET for p in toen),
    )


def _met_erbij(basis: Inkomst, ingekomen: Sequence[Inkomst], verdeling: Verdeling, beoordeel: Beoordeel) -> Inkomst:
    naam = basis.dossier.naam
    erbij = [i for i in ingekomen if verdeling.hoort_bij.get(i.dossier.naam) == naam]
    vragen = tuple(verdeling.vragen.get(naam, ()))
    if not erbij:
        return replace(basis, rapport=_met_opmerkingen(basis.rapport, vragen), meldingen=(*basis.meldingen, *vragen)) if vragen else basis
    bezet = {b.bestand for b in basis.bronnen}
    delen, bronnen, redenen = list[tuple[Zaak, str]](), list(basis.bronnen), []
    for i in erbij:
        voor = voorvoegsel(i.dossier.naam, [b.bestand for b in i.bronnen], bezet, uit_map=i.dossier.map != i.dossier.wortel)
        bronnen += [Bron(b.pad, voor + b.bestand, b.sha256) for b in i.bronnen]
        bezet |= {b.bestand for b in bronnen}
        delen.append((i.volledig, voor))
        redenen.append(f"De stukken van '{i.dossier.naam}' zijn een aanvulling op dit dossier: {verdeling.waarom[i.dossier.naam]}.")
    zaak = voeg_samen(basis.volledig, delen, (*redenen, *vragen))
    rapport, codes, meldingen = beoordeel(zaak)
    samen = replace(zaak, gelezen=())
    dossier = replace(basis.dossier, herkomst=tuple(pad for i in (basis, *erbij) for pad in i.dossier.herkomst))
    return Inkomst(dossier, samen, pak_in(zaak.gelezen), tuple(bronnen), rapport, codes, (*meldingen, *redenen), tuple(i.dossier.naam for i in erbij))


def _met_opmerkingen(rapport: Rapport, erbij: Sequence[str]) -> Rapport:
    return replace(rapport, aanvragen=tuple(replace(a, opmerkingen=(*a.opmerkingen, *erbij)) for a in rapport.aanvragen))
