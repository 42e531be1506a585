"""De regels zoals ze geschreven staan: eigen regels van een aanvraagtype, en regels die het van een ander type overneemt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dossiercheck.keuring import bedoelde_u
from dossiercheck.regelboek.lezing import Lezing
from dossiercheck.yamlbestand import Pad


@dataclass(frozen=True, slots=True)
class Blok:
    """Een regel zoals hij geschreven staat, met bestand, heel bestand en pad daarin. `anders`: wat het overnemende type eraan wijzigt."""

    bestand: str
    geheel: object
    pad: Pad
    eigen: Mapping[str, Any]
    anders: Blok | None = None

    @property
    def inhoud(self) -> Mapping[str, Any]:
        return {**self.eigen, **(self.anders.eigen if self.anders else {})}

    @property
    def naam(self) -> str:
        """Waar het blok en zijn afwijking staan: gelijk voor elk type dat het zo overneemt."""
        return f"{self.bestand} {self.pad}" + (f" {self.anders.naam}" if self.anders else "")

    def plek(self, sleutel: str) -> tuple[str, object, Pad]:
        """Waar een sleutel geschreven staat: in de afwijking, of in de regel zelf."""
        if self.anders and sleutel in self.anders.eigen:
            return self.anders.plek(sleutel)
        return self.bestand, self.geheel, (*self.pad, sleutel)


def blokken_van(lezing: Lezing, sleutel: str, typen: Mapping[str, Any], bekend: set[str]) -> Iterator[Blok]:
    """Alle blokken van een type: overgenomen, dan eigen. Meldt een verwijzing die nergens heen gaat; `bekend` zijn alle typen, ook de afgekeurde."""
    gegeven, bestand = typen[sleutel], f"{sleutel}.yaml"
    anders = gegeven.get("anders", {})
    overgenomen: set[str] = set()
    for i, verwijzing in enumerate(gegeven.get("overnemen", ())):
        uit = verwijzing["uit"]
        if uit not in bekend:
            lezing.meld(bestand, gegeven, ("overnemen", i, "uit"), f"onbekend aanvraagtype '{uit}'{bedoelde_u(uit, bekend)}")
        if uit not in typen:
            overgenomen.update(verwijzing["eisen"])
            continue
        bron = {blok.eigen.get("eis"): blok for blok in _eigen(uit, typen)}
        for j, eis in enumerate(verwijzing["eisen"]):
            overgenomen.add(eis)
            if eis not in bron:
                lezing.meld(bestand, gegeven, ("overnemen", i, "eisen", j), f"'{eis}' staat niet in {uit}.yaml{bedoelde_u(eis, map(str, bron))}")
                continue
            yield _met_afwijking(bron[eis], Blok(bestand, gegeven, ("anders", eis), anders[eis]) if eis in anders else None)
    for eis in anders.keys() - overgenomen:
        lezing.meld(bestand, gegeven, ("anders", eis), f"'{eis}' wordt niet overgenomen{bedoelde_u(eis, overgenomen)}")
    yield from _eigen(sleutel, typen)


def _met_afwijking(blok: Blok, anders: Blok | None) -> Blok:
    return Blok(blok.bestand, blok.geheel, blok.pad, blok.eigen, anders)


def _eigen(sleutel: str, typen: Mapping[str, Any]) -> list[Blok]:
    gegeven = typen[sleutel]
    return [Blok(f"{sleutel}.yaml", gegeven, ("eisen", i), inhoud) for i, inhoud in enumerate(gegeven.get("eisen", ()))]


def vul_in(inhoud: Mapping[str, Any], getallen: Mapping[str, int]) -> Mapping[str, Any]:
    """De inhoud met de instelbare getallen van de regel ingevuld: die van het swv, of anders die van de regel zelf."""
    waarden = {naam: getallen.get(naam, standaard) for naam, standaard in inhoud.get("instelbaar", {}).items()}
    return {sleutel: _vervang(waarde, waarden) for sleutel, waarde in inhoud.items()} if waarden else inhoud


def _vervang(waarde: Any, getallen: Mapping[str, int]) -> Any:
    if isinstance(waarde, Mapping):
        return {sleutel: _vervang(deel, getallen) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_vervang(deel, getallen) for deel in waarde]
    if not isinstance(waarde, str):
        return waarde
    for naam, getal in getallen.items():
        if waarde == f"{{{naam}}}":
            return getal
        waarde = waarde.replace(f"{{{naam}}}", str(getal))
    return waarde
