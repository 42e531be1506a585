"""Maakt tests/gebreken opnieuw: per probleem uit het corpus een klein nagemaakt bestand, met een regel uitleg in UITLEG.tsv. Zelfde bytes bij elke keer."""

from __future__ import annotations

import sys
from pathlib import Path

from gebreken import beeld, excel, pdf, post, sjabloon, word
from gebreken.bouwstenen import Gebrek

MAP = Path(__file__).resolve().parents[1] / "tests" / "gebreken"
KOLOMMEN = "bestand\tuitkomst\tmelding\ttekst\tcorpus\tuitleg"


def gebreken() -> dict[str, Gebrek]:
    """Alle gebreken op naam."""
    bom = next(gebrek.inhoud for gebrek in word.GEBREKEN if gebrek.naam == "bom.docx")
    alle = (*word.GEBREKEN, *excel.GEBREKEN, *pdf.GEBREKEN, *beeld.GEBREKEN, *post.gebreken(bom), *sjabloon.GEBREKEN)
    uit = {gebrek.naam: gebrek for gebrek in alle}
    assert len(uit) == len(alle), "een naam komt twee keer voor"
    return uit


def main(map_: Path = MAP) -> None:
    map_.mkdir(exist_ok=True)
    for oud in map_.iterdir():
        oud.unlink()
    alle = gebreken()
    for naam, gebrek in alle.items():
        (map_ / naam).write_bytes(gebrek.inhoud)
    (map_ / "UITLEG.tsv").write_text("\n".join((KOLOMMEN, *(gebrek.regel for gebrek in alle.values()))) + "\n", "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
