"""De opdrachtregel: `dossiercheck OPDRACHT`. Elke opdracht is een eigen bestand."""

from __future__ import annotations

import sys


def main() -> None:
    """Draait de opdracht en stopt met de afsluitcode van het contract."""
    for stroom in (sys.stdout, sys.stderr):
        # Een console met cp1252 kent niet elk teken: dan liever een vraagteken dan een afgebroken run.
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(errors="replace")
    from dossiercheck.cli.groep import dossiercheck, draai

    sys.exit(draai(dossiercheck, sys.argv[1:]))
