"""Vergelijkt de score met de ondergrens: wat onder 'hooguit' staat mag niet hoger, wat onder 'minstens' staat niet lager.

Gebruik: bewaak_score.py SCORE.json ONDERGRENS.json [--bijwerken]. Afsluitcode 1 bij een overschrijding.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

Grens = dict[str, dict[str, int]]


def overschrijdingen(score: dict[str, int], grens: Grens) -> list[str]:
    """Een zin per maat die buiten haar grens valt. Een maat die de score niet noemt is 0."""
    te_hoog = [f"{maat} is {score.get(maat, 0)}, mag hooguit {top} zijn" for maat, top in grens["hooguit"].items() if score.get(maat, 0) > top]
    te_laag = [f"{maat} is {score.get(maat, 0)}, moet minstens {bodem} zijn" for maat, bodem in grens["minstens"].items() if score.get(maat, 0) < bodem]
    return te_hoog + te_laag


def aangescherpt(score: dict[str, int], grens: Grens) -> Grens:
    """De grens met elke verbetering erin; een maat gaat nooit de slechte kant op."""
    return {
        "hooguit": {maat: min(top, score.get(maat, 0)) for maat, top in grens["hooguit"].items()},
        "minstens": {maat: max(bodem, score.get(maat, 0)) for maat, bodem in grens["minstens"].items()},
    }


def main(argumenten: list[str]) -> int:
    score = json.loads(Path(argumenten[0]).read_text("utf-8"))
    bestand = Path(argumenten[1])
    grens: Grens = json.loads(bestand.read_text("utf-8"))
    fouten = overschrijdingen(score, grens)
    if "--bijwerken" in argumenten and not fouten:
        bestand.write_text(json.dumps(aangescherpt(score, grens), indent=2) + "\n", "utf-8")
    sys.stdout.write("\n".join(f"ONDERGRENS: {fout}" for fout in fouten) + "\n" if fouten else "Ondergrens gehaald.\n")
    return 1 if fouten else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
