"""De ene plek waar kandidaten feiten worden."""

from dossiercheck.wegen.groep import Groep, Indeling, Leerling, deel_in, kan_horen_bij, naamgenoten, ook_misschien
from dossiercheck.wegen.lijst import ANDER, Lijstweging, sleutel, weeg_lijst
from dossiercheck.wegen.weeg import Weging, weeg

__all__ = [
    "ANDER", "Groep", "Indeling", "Leerling", "Lijstweging", "Weging", "deel_in", "kan_horen_bij", "naamgenoten", "ook_misschien", "sleutel", "weeg",
    "weeg_lijst",
]  # fmt: skip
