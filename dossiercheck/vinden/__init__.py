"""Van Stukken naar Kandidaten: algemene vinders, gestuurd door de woordenschat in schema/begrippen."""

from dossiercheck.vinden.vind import vind

__all__ = ["vind"]
