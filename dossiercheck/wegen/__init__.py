"""De ene plek waar kandidaten feiten worden."""

from dossiercheck.wegen.lijst import ANDER, Lijstweging, sleutel, weeg_lijst
from dossiercheck.wegen.weeg import Weging, weeg

__all__ = ["ANDER", "Lijstweging", "Weging", "sleutel", "weeg", "weeg_lijst"]
