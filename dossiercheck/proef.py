"""Wat andere regels zouden veranderen: dezelfde dossiers met de regels van nu en met die van een andere map. Schrijft niets."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

from dossiercheck import regelboek, woordenschat
from dossiercheck.begrippen import Aanvraag, Oordeel, Rapport, Status
from dossiercheck.fouten import Gebruiksfout, NietsTeControleren
from dossiercheck.inkomst import maak_zaak
from dossiercheck.inzending import bronnen, vind_dossiers
from dossiercheck.lezen.werkers import Lezers
from dossiercheck.losregister import naamgever_zonder_register
from dossiercheck.losse import Deel, verdeel_losse
from dossiercheck.run import laad_kennis
from dossiercheck.werkproces import Kennis, Zaak, beoordeel, onbeoordeeld


@dataclass(frozen=True, slots=True)
class Wijziging:
    """Een eis die anders uitkomt; None als de eis er aan die kant niet is."""

    eis: str
    nu: Status | None
    straks: Status | None


@dataclass(frozen=True, slots=True)
class Verschil:
    """Een aanvraag met het oordeel nu en straks, en de eisen die anders uitkomen; None als de aanvraag er aan die kant niet is."""

    dossier: str
    aanvraag: str
    nu: Oordeel | None
    straks: Oordeel | None
    eisen: tuple[Wijziging, ...]

    @property
    def ander_oordeel(self) -> bool:
        return self.nu is not self.straks


def vergelijk(
    schema: Path, map_: Path, moment: datetime, *, een_dossier: bool = False, werkmap: Path | None = None, werkers: int | None = None
) -> Iterator[Verschil]:
    """Elke aanvraag in `map_`, met wat er met de regels uit `schema` anders uitkomt.

    Raises:
        Schemafout, Gebruiksfout, NietsTeControleren: er is dan niets vergeleken.
    """
    if not schema.is_dir():
        raise Gebruiksfout("De map met regels bestaat niet.", "", "Kopieer de map schema/ van het programma, wijzig die en geef haar hier op.")
    nu = laad_kennis(moment, werkmap)
    straks = _met_schema(nu, schema)
    dossiers = [d for d in vind_dossiers(map_, een_dossier) if d.bestanden and not d.fout]
    if not dossiers:
        raise NietsTeControleren("Er zijn geen dossiers in deze map.", "", "Zet elk dossier in een eigen map, of voeg --dossier toe als dit er zelf een is.")
    with Lezers(werkers or os.cpu_count() or 2) as lezers:
        gelezen = lezers.lees(chain.from_iterable(bronnen(dossier) for dossier in dossiers))
        for dossier in dossiers:
            zijn = tuple(islice(gelezen, len(dossier.bestanden)))
            delen = [Deel(dossier, zijn, ())]
            if dossier.los:
                delen = verdeel_losse(dossier, (), zijn, nu.woordenschat, moment.date(), (), naamgever_zonder_register(dossiers))
            for deel in delen:
                zaak = maak_zaak(deel.dossier, deel.gelezen, None, None, {g.sha256: moment for g in deel.gelezen}, nu)
                zaak = replace(zaak, hiaten=deel.hiaten)
                yield from _verschillen(_rapport(zaak, nu), _rapport(zaak, straks))


def _met_schema(kennis: Kennis, schema: Path) -> Kennis:
    eigen = kennis.instellingen
    boek = regelboek.laad(schema, eigen.getallen, eigen.werkgebied, eigen.namen).met_ernst(eigen.ernst)
    return replace(kennis, regelboek=boek, woordenschat=woordenschat.laad(schema))


def _rapport(zaak: Zaak, kennis: Kennis) -> Rapport:
    try:
        return beoordeel(zaak, kennis)
    except Exception as fout:
        # Een dossier dat met de ene versie niet te beoordelen is, mag de vergelijking van de andere niet stoppen.
        return onbeoordeeld(zaak, kennis, type(fout).__name__)


def _verschillen(nu: Rapport, straks: Rapport) -> Iterator[Verschil]:
    links, rechts = ({a.aanvraag: a for a in r.aanvragen} for r in (nu, straks))
    for nummer in dict.fromkeys((*links, *rechts)):
        a, b = links.get(nummer), rechts.get(nummer)
        yield Verschil(nu.dossier, nummer, a.oordeel if a else None, b.oordeel if b else None, tuple(_wijzigingen(a, b)))


def _wijzigingen(a: Aanvraag | None, b: Aanvraag | None) -> Iterator[Wijziging]:
    links, rechts = ({x.eis: x.status for x in (aanvraag.bevindingen if aanvraag else ())} for aanvraag in (a, b))
    for eis in dict.fromkeys((*links, *rechts)):
        if links.get(eis) is not rechts.get(eis):
            yield Wijziging(eis, links.get(eis), rechts.get(eis))
