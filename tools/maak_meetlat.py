"""Maakt de meetlat: nagemaakte dossiers met waarheid in tests/meetlat/ uit tools/meetlat/dossiers/*.yaml.

Gebruik: maak_meetlat.py [DOELMAP]
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

HIER = Path(__file__).resolve().parent
sys.path.insert(0, str(HIER))

from meetlat.bouw import maak_dossier, yaml  # noqa: E402


def main() -> None:
    doel = Path(sys.argv[1]) if len(sys.argv) > 1 else HIER.parent / "tests" / "meetlat"
    for map_ in ("dossiers", "waarheid"):
        shutil.rmtree(doel / map_, ignore_errors=True)
        (doel / map_).mkdir(parents=True)
    for bestand in sorted((HIER / "meetlat" / "dossiers").glob("*.yaml")):
        for naam, beschreven in yaml(bestand).items():
            try:
                maak_dossier(naam, beschreven, doel)
            except Exception as fout:
                raise SystemExit(f"{bestand.name}, {naam}: {fout!r}") from fout


if __name__ == "__main__":
    main()
