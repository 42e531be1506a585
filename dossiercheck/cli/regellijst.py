"""De zinnen van `regels`."""

from __future__ import annotations

from collections.abc import Iterator

from dossiercheck.fouten import Gebruiksfout
from dossiercheck.keuring import bedoelde_u
from dossiercheck.regelboek import Aanvraagtype, Regel, laad


def regellijst(eis: str | None, type_: str | None) -> Iterator[str]:
    """De regels als tekst: zonder eis een regel per eis, met eis alles erover. Gebruiksfout als er niets past."""
    typen = laad().typen
    if type_ is not None and type_ not in typen:
        raise Gebruiksfout(f"Het aanvraagtype '{type_}' bestaat niet{bedoelde_u(type_, typen)}.", "", f"Kies uit: {', '.join(typen)}.")
    gekozen = [(t, _past(t, eis)) for sleutel, t in typen.items() if type_ in (None, sleutel)]
    if not any(regels for _, regels in gekozen):
        namen = {regel.eis for t in typen.values() for regel in t.regels}
        raise Gebruiksfout(f"De eis '{eis}' bestaat niet{bedoelde_u(str(eis), namen)}.", "", "Zie alle eisen met: dossiercheck regels")
    yield from _alle(gekozen) if eis is None else _uitgebreid(gekozen)


Gekozen = list[tuple[Aanvraagtype, list[Regel]]]


def _alle(gekozen: Gekozen) -> Iterator[str]:
    for type_, regels in gekozen:
        yield f"{type_.sleutel}: {type_.naam}"
        for regel in regels:
            yield f"  {regel.eis:<28} {regel.ernst:<11} {regel.bevinding.get('voldaan', '')}"
        yield ""


def _uitgebreid(gekozen: Gekozen) -> Iterator[str]:
    """Elke regel een keer, met de typen waar hij voor geldt: typen delen regels."""
    per_plek: dict[str, tuple[Regel, list[str]]] = {}
    for type_, regels in gekozen:
        for regel in regels:
            per_plek.setdefault(f"{regel.plek} {regel.eis} {regel.ernst}", (regel, []))[1].append(type_.sleutel)
    for regel, typen in per_plek.values():
        yield f"{regel.eis} ({regel.ernst}, {regel.herkomst}, schema/{regel.plek})"
        yield f"  Geldt bij: {', '.join(typen)}"
        yield f"  Voldaan:   {regel.bevinding.get('voldaan', '')}"
        yield f"  Waarom:    {regel.waarom}"
        yield f"  Bron:      {regel.bron}"
        yield f"  Gezocht:   {', '.join(regel.zoek_in)}"
        yield f"  Vraag:     {regel.vraag}"
        yield ""


def _past(type_: Aanvraagtype, eis: str | None) -> list[Regel]:
    precies = [regel for regel in type_.regels if regel.eis == eis]
    return precies or [regel for regel in type_.regels if eis is None or eis.casefold() in regel.eis]
