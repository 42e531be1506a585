"""Losse bestanden in een inbox: per leerling een dossier, en wat onzeker is in niet-toegewezen. Elk bestand komt in precies een van beide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dossiercheck.begrippen import Gelezen, Hiaat, Plek, Stuk, Uitkomst, Wie
from dossiercheck.herkennen import herken
from dossiercheck.inzending import Dossier
from dossiercheck.lezen.bron import Bron
from dossiercheck.schrijfwijze import masker_bsn
from dossiercheck.verwoording import schoon
from dossiercheck.vinden import vind_wie
from dossiercheck.wegen import Groep, Indeling, Leerling, deel_in, kan_horen_bij, naamgenoten, ook_misschien
from dossiercheck.woordenschat import Woordenschat

Naamgever = Callable[[Sequence[tuple[Leerling, frozenset[str]]]], list[str]]
"""Geeft elke groep (leerling, hashes) de naam van zijn dossier."""
_MEESTE_NAMEN = 5
_SAMENGESTELD = (
    "Dit dossier is samengesteld uit losse bestanden in de inbox die over dezelfde leerling gaan. "
    "Wilt u er iets bij vastleggen in dossier.yaml, of klopt het niet? Zet de bestanden dan in een eigen map."
)


@dataclass(frozen=True, slots=True)
class Deel:
    """Een dossier uit losse bestanden: wat er gelezen is, en wat er bij niet-toegewezen nog van deze leerling kan zijn (`hiaten`)."""

    dossier: Dossier
    gelezen: tuple[Gelezen, ...]
    bronnen: tuple[Bron, ...]
    hiaten: tuple[Hiaat, ...] = ()
    opmerkingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Bestand:
    gelezen: Gelezen
    stukken: tuple[Stuk, ...]
    wie: Wie


def verdeel_losse(
    dossier: Dossier, bronnen: Sequence[Bron], gelezen: Sequence[Gelezen], ws: Woordenschat, dag: date, elders: Sequence[Leerling], geef_namen: Naamgever
) -> list[Deel]:
    """De losse bestanden als dossiers per leerling, en als laatste wat niet is toegewezen. `elders`: leerlingen met een eigen map, zip of mail."""
    bestanden = [_lees_wie(g, ws, dag) for g in gelezen]
    indeling = deel_in([b.wie for b in bestanden], elders)
    namen = geef_namen([(g.leerling, frozenset(gelezen[n].sha256 for n in g.bestanden)) for g in indeling.groepen])
    delen = [
        replace(
            _deel(replace(dossier, naam=naam, een_leerling=True), bronnen, gelezen, groep.bestanden),
            hiaten=tuple(_hiaten([bestanden[n] for n in ook_misschien(groep, indeling, [b.wie for b in bestanden])], ws)),
            opmerkingen=tuple(_opmerkingen(groep, indeling, bestanden, namen)),
        )
        for naam, groep in zip(namen, indeling.groepen, strict=True)
    ]
    gegroepeerd = {n for groep in indeling.groepen for n in groep.bestanden}
    rest = _deel(dossier, bronnen, gelezen, [n for n in range(len(dossier.bestanden)) if n not in gegroepeerd])
    redenen = tuple(schoon(f"'{bestanden[n].gelezen.bestand}' is niet toegewezen: {tekst}.") for n, tekst in sorted(indeling.reden.items()))
    return [*delen, *([replace(rest, opmerkingen=redenen)] if rest.dossier.bestanden else [])]


def _lees_wie(gelezen: Gelezen, ws: Woordenschat, dag: date) -> _Bestand:
    try:
        stukken = herken(gelezen, ws)
        return _Bestand(gelezen, stukken, vind_wie(stukken, ws, dag))
    except Exception:  # een bestand waar het zoeken op misgaat houdt de andere niet tegen: het wordt niet toegewezen
        return _Bestand(gelezen, (), Wie())


def _deel(dossier: Dossier, bronnen: Sequence[Bron], gelezen: Sequence[Gelezen], nummers: Sequence[int]) -> Deel:
    """De bestanden met deze nummers; wat niet gelezen is telt wel mee als bestand."""
    bestanden = tuple(dossier.bestanden[n] for n in nummers)
    deel = replace(dossier, bestanden=bestanden, herkomst=bestanden)
    return Deel(deel, tuple(gelezen[n] for n in nummers if n < len(gelezen)), tuple(bronnen[n] for n in nummers if n < len(bronnen)))


def dossiernaam(leerling: Leerling) -> str:
    return masker_bsn(leerling.naam or "leerling zonder naam")


# --- wat er van een leerling elders kan liggen -------------------------------------------------------


def _hiaten(misschien: Sequence[_Bestand], ws: Woordenschat) -> Iterator[Hiaat]:
    """Een bestand dat niet bij deze leerling staat maar wel van hem kan zijn: wat daarin kan staan, ontbreekt niet zeker."""
    for b in misschien:
        onleesbaar = b.gelezen.uitkomst is not Uitkomst.GELEZEN or not b.stukken
        soorten = frozenset(stuk.soort for stuk in b.stukken) - {ws.restsoort}
        if onleesbaar or soorten:
            tekst = schoon(f"'{b.gelezen.bestand}' ligt los in de inbox en kan ook over deze leerling gaan.")
            yield Hiaat(Plek(b.gelezen.bestand), frozenset() if onleesbaar else soorten, tekst)


def _opmerkingen(groep: Groep, indeling: Indeling, bestanden: Sequence[_Bestand], namen: Sequence[str]) -> Iterator[str]:
    yield _SAMENGESTELD
    los = [f"'{bestanden[n].gelezen.bestand}'" for n in sorted(indeling.reden) if kan_horen_bij(bestanden[n].wie, groep.leerling)]
    if los:
        rest = f" en nog {len(los) - _MEESTE_NAMEN}" if len(los) > _MEESTE_NAMEN else ""
        yield schoon(f"Bij de niet-toegewezen bestanden kan ook iets van deze leerling zijn: {', '.join(los[:_MEESTE_NAMEN])}{rest}.")
    for ander in naamgenoten(groep, indeling):
        naam = namen[indeling.groepen.index(ander)]
        yield schoon(f"Dossier '{naam}' lijkt over dezelfde leerling te gaan, maar dat is niet zeker. Is het zo? Zet de bestanden dan in een map.")


def nog_los(plekken: Sequence[Path], dossiers: Sequence[Dossier]) -> bool:
    """Of een van deze bestanden nog los in de inbox ligt."""
    los = {pad.absolute() for dossier in dossiers if dossier.los for pad in dossier.bestanden}
    return any(pad in los for pad in plekken)
