"""Dossiers voor tests op de hele keten: een keer gelezen en daarna bewaard, want lezen (vooral OCR) is duur."""

from __future__ import annotations

import dataclasses
import pickle
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from dossiercheck import instellingen, regelboek, woordenschat
from dossiercheck.begrippen import Gelezen
from dossiercheck.inkomst import maak_zaak
from dossiercheck.inzending import Dossier, bronnen, vind_dossiers
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.werkers import Lezers
from dossiercheck.opslag import schrijf
from dossiercheck.tijd import NEDERLAND
from dossiercheck.werkproces import Kennis, Zaak, plat
from tests.conftest import GEDEELD

WORTEL = Path(__file__).resolve().parents[1]
MEETLAT, DEMO, VOORBEELDEN = WORTEL / "tests" / "meetlat" / "dossiers", WORTEL / "demo", GEDEELD / "voorbeelden"
_KAST = WORTEL / ".pytest_cache" / "gelezen"
_TE_LANG = 120.0
_NU = datetime(2026, 11, 20, 12, tzinfo=NEDERLAND)


@cache
def kennis() -> Kennis:
    return Kennis(regelboek.laad(), woordenschat.laad(), instellingen.laad(), _NU)


@cache
def dossiers(map_: Path) -> dict[str, Dossier]:
    """De dossiers in een map op naam; leeg als de map er niet is."""
    return {dossier.naam: dossier for dossier in vind_dossiers(map_)} if map_.is_dir() else {}


@cache
def zaak_van(map_: Path, naam: str) -> Zaak:
    """Het gelezen dossier, met de ontvangst uit dossier.yaml of anders vandaag."""
    dossier = dossiers(map_)[naam]
    gelezen = _gelezen(dossier)
    gezien = {deel.sha256: _NU for wortel in gelezen for deel in plat(wortel)}
    return dataclasses.replace(maak_zaak(dossier, gelezen, None, None, gezien, kennis()), opmerkingen=())


def _gelezen(dossier: Dossier) -> tuple[Gelezen, ...]:
    bron = bronnen(dossier)
    sleutel = sha256(repr([_broncode(), *((b.bestand, b.sha256) for b in bron)]).encode()).hexdigest()
    bewaard = _KAST / f"{sleutel}.pkl"
    with _om_beurten(bewaard):
        if not bewaard.exists():
            with Lezers(1) as lezers:
                schrijf(bewaard, pickle.dumps(tuple(lezers.lees(bron))))
        gelezen: tuple[Gelezen, ...] = pickle.loads(bewaard.read_bytes())
    return gelezen


class GelezenDossiers:
    """In de plaats van Lezers in een hele run over een map: leest zoals Lezers, maar wat een andere toets al las niet nog eens."""

    def __init__(self, map_: Path) -> None:
        self._van = {(g.bestand, g.sha256): g for dossier in dossiers(map_).values() for g in _gelezen(dossier)}

    def __enter__(self) -> GelezenDossiers:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def lees(self, bronnen: Iterable[Bron]) -> Iterator[Gelezen]:
        for bron in bronnen:
            yield self._van[bron.bestand, bron.sha256]


@contextmanager
def _om_beurten(bewaard: Path) -> Iterator[None]:
    """Leest een ander testproces dit dossier al, dan wachten: twee keer lezen duurt langer. Een achtergebleven slot telt niet."""
    bewaard.parent.mkdir(parents=True, exist_ok=True)
    slot = bewaard.with_suffix(".slot")
    while not bewaard.exists():
        try:
            slot.touch(exist_ok=False)
            break
        except FileExistsError:
            with suppress(FileNotFoundError):
                if time.time() - slot.stat().st_mtime > _TE_LANG:
                    break
            time.sleep(0.1)
    try:
        yield
    finally:
        slot.unlink(missing_ok=True)


@cache
def _broncode() -> str:
    """Verandert zodra het lezen verandert; wat er bewaard is telt dan niet meer."""
    pakket = WORTEL / "dossiercheck"
    bestanden = [pakket / "begrippen.py", *(p for map_ in ("lezen", "buiten", "schrijfwijze") for p in sorted((pakket / map_).rglob("*.py")))]
    return sha256(b"\0".join(p.read_bytes() for p in bestanden)).hexdigest()


def teksten(waarde: object) -> Iterator[str]:
    """Alle tekst in een waarde van begrippen."""
    if isinstance(waarde, str):
        yield waarde
    elif dataclasses.is_dataclass(waarde):
        for veld in dataclasses.fields(waarde):
            yield from teksten(getattr(waarde, veld.name))
    elif isinstance(waarde, tuple | list):
        for deel in waarde:
            yield from teksten(deel)
