"""De ene plek waar kandidaten feiten worden."""

from dossiercheck.wegen.weeg import Weging, weeg

__all__ = ["Weging", "weeg"]
