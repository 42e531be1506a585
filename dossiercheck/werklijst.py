"""De keten voor een leerlinglijst: rijen lezen, bijlagen opdelen en koppelen, en per leerling wegen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from dossiercheck.begrippen import Leerlingrij, Stuk
from dossiercheck.vinden import splits_per_leerling, vind, vind_in_bijlage, vind_rijen
from dossiercheck.wegen import Weging, sleutel, weeg_lijst
from dossiercheck.woordenschat import Woordenschat

__all__ = ["Correctie", "Lijst", "Sleutel", "lees_rijen", "sleutel", "weeg_rijen"]

Sleutel = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Correctie:
    """Wat een mens over een stuk zei: of het meetelt, en van welk nummer het is."""

    telt: bool
    leerling: str | None


@dataclass(frozen=True, slots=True)
class Lijst:
    """De wegingen van een lijst, met alle stukken zoals zij in het rapport komen en per stuk (op id) het nummer van zijn leerling."""

    wegingen: tuple[Weging, ...]
    stukken: tuple[Stuk, ...]
    leerling_van: Mapping[int, str | None]


def lees_rijen(stukken: Sequence[Stuk], ws: Woordenschat, dag: date) -> list[Leerlingrij]:
    """De leerlingen op alle lijsten in het dossier."""
    return [rij for stuk in stukken if stuk.soort == ws.lijst.soort for rij in vind_rijen(stuk, ws, dag)]


def weeg_rijen(
    rijen: Sequence[Leerlingrij],
    stukken: Sequence[Stuk],
    ws: Woordenschat,
    ontvangen: datetime,
    correctie: Callable[[Stuk], Correctie],
    eerder: Mapping[Sleutel, str],
) -> Lijst:
    """Een weging per leerling op de lijst; `eerder` zijn de nummers uit een vorige controle."""
    alle = splits_per_leerling(stukken, rijen, ws)
    mee = [stuk for stuk in alle if correctie(stuk).telt]
    vast = {id(stuk): nummer for stuk in mee if (nummer := correctie(stuk).leerling)}
    paren = vind(mee, ws, ontvangen.date())
    paren += [(stuk, k) for stuk in mee if stuk.soort in ws.lijst.van_leerling for k in vind_in_bijlage(stuk, ws, ontvangen.date())]
    lijst = weeg_lijst(_met_type(rijen, mee, ws), mee, paren, ws, ontvangen, eerder, vast)
    return Lijst(lijst.wegingen, alle, lijst.leerling_van)


def _met_type(rijen: Sequence[Leerlingrij], stukken: Sequence[Stuk], ws: Woordenschat) -> list[Leerlingrij]:
    """Zegt de lijst niet wat er gevraagd wordt, dan doet het ondertekeningsblad dat misschien."""
    teksten = [str(getattr(blok, "tekst", "")) for stuk in stukken if stuk.soort == ws.lijst.blad for blok in stuk.blokken]
    anders = ws.lijst.type_in(*teksten)
    return [rij if rij.aanvraagtype else replace(rij, aanvraagtype=anders) for rij in rijen]
