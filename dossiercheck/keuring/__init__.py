"""Keuring van voorwaarden over feiten en van gegevens die mensen invullen."""

from dossiercheck.keuring.bouw import Feitsoort, bouw_voorwaarde
from dossiercheck.keuring.keurder import Fout, Peil, bedoelde_u, keur, maanden_terug
from dossiercheck.keuring.voorwaarde import AFWEZIG, ALTIJD, NOOIT, Afwezig, Deel, Gegeven, Voorwaarde, een_van

__all__ = [
    "AFWEZIG",
    "ALTIJD",
    "NOOIT",
    "Afwezig",
    "Deel",
    "Feitsoort",
    "Fout",
    "Gegeven",
    "Peil",
    "Voorwaarde",
    "bedoelde_u",
    "bouw_voorwaarde",
    "een_van",
    "keur",
    "maanden_terug",
]
