"""De uitsneden bij een rapport: welke plekken, en bewaard in .uitsneden.json zodat een volgende keer niets opnieuw getekend wordt."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from dossiercheck.begrippen import Bevinding, Ernst, Plek, Rapport, Status
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.tekenaar import Tekenaar
from dossiercheck.lezen.uitsnede import Vraag
from dossiercheck.opslag import schrijf
from dossiercheck.regelboek import Regelboek

BESTAND = ".uitsneden.json"
VERSIE = 1
_PER_BEVINDING = 3
_PER_RAPPORT = 24
_MEESTE_TEKENS = 1_300_000
"""Zoveel tekens base64 staan er hoogstens in een rapport: dan blijft het onder de 2 MB."""
_OPEN = (Status.ONTBREEKT, Status.NAKIJKEN)
_TEKENPLEK = "gezet"


def teken_uitsneden(map_: Path, rapport: Rapport, bronnen: Sequence[Bron], regelboek: Regelboek, tekenaar: Tekenaar) -> None:
    """Tekent wat nog niet getekend is en bewaart wat dit rapport nodig heeft. Schrijffout als dat niet te schrijven is."""
    hash_van = {d.bestand: d.sha256 for d in rapport.documenten}
    plekken = list(_plekken(rapport, regelboek))
    oud, nieuw = _lees(map_), dict[str, str]()
    per_bron: dict[int, list[Plek]] = {}
    for plek in plekken:
        sleutel = _sleutel(plek, hash_van)
        if sleutel in oud:
            nieuw[sleutel] = oud[sleutel]
        elif (nummer := _bron_van(plek.bestand, bronnen)) is not None:
            per_bron.setdefault(nummer, []).append(plek)
    for nummer, te_doen in per_bron.items():
        vragen = [Vraag(p.bestand, p.pagina or 1, p.kader) for p in te_doen if p.kader]
        for plek, png in zip(te_doen, tekenaar.teken(bronnen[nummer], vragen), strict=True):
            nieuw[_sleutel(plek, hash_van)] = base64.b64encode(png).decode()
    _bewaar(map_, nieuw)


def lees_uitsneden(map_: Path, rapport: Rapport) -> dict[Plek, str]:
    """Per plek van het bewijs de PNG in base64, tot de grens van een rapport."""
    hash_van = {d.bestand: d.sha256 for d in rapport.documenten}
    beelden, uit, over = _lees(map_), dict[Plek, str](), _MEESTE_TEKENS
    for plek in dict.fromkeys(w.plek for a in rapport.aanvragen for b in a.bevindingen for w in b.bewijs if w.plek.kader):
        png = beelden.get(_sleutel(plek, hash_van), "")
        if png and len(png) <= over:
            uit[plek] = png
            over -= len(png)
    return uit


def _plekken(rapport: Rapport, regelboek: Regelboek) -> Iterator[Plek]:
    """De plekken waar een mens wil kijken: bij wat ontbreekt of nagekeken moet worden, en dan bij handtekeningen."""
    alle = [(a.aanvraagtype, b) for a in rapport.aanvragen for b in a.bevindingen]
    eerst = [b for _, b in alle if _programma(b) in _OPEN and b.ernst is Ernst.VERPLICHT]
    dan = [b for type_, b in alle if _programma(b) is Status.VOLDAAN and _is_handtekening(b.eis, type_, regelboek)]
    plekken = [w.plek for b in (*eerst, *dan) for w in b.bewijs[:_PER_BEVINDING] if w.plek.kader and w.plek.pagina]
    yield from list(dict.fromkeys(plekken))[:_PER_RAPPORT]


def _programma(b: Bevinding) -> Status:
    """Wat het programma vond: ook na het oordeel van een mens wil een ander kunnen zien waar het over ging."""
    return b.mens.programma if b.mens else b.status


def _is_handtekening(eis: str, aanvraagtype: str | None, regelboek: Regelboek) -> bool:
    type_ = regelboek.typen.get(aanvraagtype or "")
    feiten = [f for regel in (type_.regels if type_ else ()) if regel.eis == eis for f in regel.toets.feiten]
    return any(_TEKENPLEK in regelboek.feiten[f].waarden for f in feiten if f in regelboek.feiten)


def _bron_van(bestand: str, bronnen: Sequence[Bron]) -> int | None:
    return next((n for n, bron in enumerate(bronnen) if bestand == bron.bestand or bestand.startswith(f"{bron.bestand}/")), None)


def _sleutel(plek: Plek, hash_van: Mapping[str, str]) -> str:
    kader = ",".join(f"{round(maat, 4):.3f}" for maat in plek.kader or ())
    return f"{hash_van.get(plek.bestand, '')}:{plek.pagina}:{kader}"


def _lees(map_: Path) -> dict[str, str]:
    try:
        inhoud = json.loads((map_ / BESTAND).read_bytes())
        return dict(inhoud["beelden"]) if inhoud["versie"] == VERSIE else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _bewaar(map_: Path, beelden: Mapping[str, str]) -> None:
    if not beelden:
        with suppress(OSError):  # er is niets te bewaren; kan het oude niet weg, dan zegt het rapport dat er niet geschreven kan worden
            (map_ / BESTAND).unlink()
        return
    inhoud = {"versie": VERSIE, "beelden": dict(sorted(beelden.items()))}
    schrijf(map_ / BESTAND, (json.dumps(inhoud, indent=1) + "\n").encode())
