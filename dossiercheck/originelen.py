"""De stukken van de school terugvinden bij een rapport: op de plek van de laatste controle, en alleen als de inhoud nog dezelfde is."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dossiercheck.inzending import bereken_sha256
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.lezer import haal

_PAKKEN = (".zip", ".eml", ".msg", ".pdf")


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """Alle bestanden onder de plekken van een dossier, op hash en op naam."""

    op_hash: dict[str, Path] = field(default_factory=dict)
    op_naam: dict[str, list[Path]] = field(default_factory=dict)


def doorzoek(plekken: Sequence[Path]) -> Vindplaats:
    """Leest de hash van elk bestand onder de plekken; wat er niet meer is blijft weg."""
    uit = Vindplaats()
    for pad in bestanden_onder(plekken):
        uit.op_naam.setdefault(pad.name, []).append(pad)
        if sha := bereken_sha256(pad):
            uit.op_hash.setdefault(sha, pad)
    return uit


def bestanden_onder(plekken: Iterable[Path]) -> Iterator[Path]:
    """Elk bestand en elke koppeling onder deze mappen, en de bestanden die zelf genoemd zijn. Koppelingen worden niet gevolgd."""
    for plek in plekken:
        if plek.is_dir() and not plek.is_symlink():
            for map_, mappen, namen in os.walk(plek):
                yield from (Path(map_, naam) for naam in sorted(namen))
                yield from (pad for naam in mappen if (pad := Path(map_, naam)).is_symlink())
        elif plek.exists() or plek.is_symlink():
            yield plek


def van_een_ander(plekken: Iterable[Path], gezien: Container[str], elders: Container[str]) -> set[Path]:
    """Losse bestanden die intussen vervangen zijn door een stuk van een ander dossier: dezelfde plek, andere inhoud."""
    los = [plek for plek in plekken if plek.is_file() and not plek.is_symlink()]
    return {plek for plek in los if (sha := bereken_sha256(plek)) not in gezien and sha in elders}


def zoek(bestand: str, sha256: str, waar: Vindplaats, werkmap: Path) -> Path | None:
    """Het bestand met deze hash; wat in een zip, mail of PDF zat wordt uitgepakt in `werkmap`. None als het weg is of gewijzigd."""
    if gevonden := waar.op_hash.get(sha256):
        return gevonden
    delen = bestand.split("/")
    for lengte in range(1, len(delen)):
        if not delen[lengte - 1].casefold().endswith(_PAKKEN):
            continue
        for pad in waar.op_naam.get(delen[lengte - 1], []):
            uit = haal(Bron(pad, "/".join(delen[:lengte]), ""), bestand, werkmap / f"pak-{lengte}")
            if uit and bereken_sha256(uit) == sha256:
                return uit
    return None
