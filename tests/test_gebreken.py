"""Per probleem dat scholen insturen een klein bestand in tests/gebreken (gemaakt met tools/maak_gebreken.py), met de uitkomst die het hoort te hebben."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from dossiercheck.begrippen import Gelezen, Uitkomst
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.werkers import Lezers

MAP = Path(__file__).resolve().parent / "gebreken"
LETTER = {Uitkomst.GEWEIGERD: "G", Uitkomst.GELEZEN: "O", Uitkomst.DEELS: "D", Uitkomst.OVERGESLAGEN: "S"}


def plat(gelezen: Gelezen) -> Iterator[Gelezen]:
    yield gelezen
    for deel in gelezen.inhoud:
        yield from plat(deel)


def rijen() -> list[dict[str, str]]:
    with (MAP / "UITLEG.tsv").open(encoding="utf-8", newline="") as invoer:
        return list(csv.DictReader(invoer, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_elk_bestand_heeft_een_uitleg_en_blijft_klein() -> None:
    assert {rij["bestand"] for rij in rijen()} | {"UITLEG.tsv"} == {pad.name for pad in MAP.iterdir()}
    assert all(rij["uitleg"] for rij in rijen())
    assert max(pad.stat().st_size for pad in MAP.iterdir()) < 600_000


def test_elk_gebrek_heeft_de_uitkomst_die_erbij_hoort() -> None:
    with Lezers(2) as lezers:
        uitkomsten = list(lezers.lees(Bron(MAP / rij["bestand"], rij["bestand"], "x") for rij in rijen()))
    fout = {}
    for rij, gelezen in zip(rijen(), uitkomsten, strict=True):
        zinnen = [probleem.tekst for deel in plat(gelezen) for probleem in deel.problemen]
        if LETTER[gelezen.uitkomst] not in rij["uitkomst"] or not (not rij["melding"] or any(rij["melding"] in zin for zin in zinnen)):
            fout[rij["bestand"]] = (gelezen.uitkomst.value, zinnen)
    assert fout == {}
