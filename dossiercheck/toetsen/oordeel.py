"""Van bevindingen naar een oordeel."""

from __future__ import annotations

from collections.abc import Iterable

from dossiercheck.begrippen import Bevinding, Ernst, Oordeel, Status


def bepaal_oordeel(bevindingen: Iterable[Bevinding]) -> Oordeel:
    """Incompleet als een verplichte eis ontbreekt, anders nakijken als er een op nakijken staat, anders compleet. Zonder bevindingen: nakijken."""
    alle = list(bevindingen)
    statussen = {bevinding.status for bevinding in alle if bevinding.ernst is Ernst.VERPLICHT}
    if Status.ONTBREEKT in statussen:
        return Oordeel.INCOMPLEET
    return Oordeel.NAKIJKEN if Status.NAKIJKEN in statussen or not alle else Oordeel.COMPLEET
