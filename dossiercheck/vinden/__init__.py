"""Van Stukken naar Kandidaten: algemene vinders, gestuurd door de woordenschat in schema/begrippen."""

from dossiercheck.vinden.lijst import splits_per_leerling, vind_in_bijlage, vind_rijen
from dossiercheck.vinden.vind import vind
from dossiercheck.vinden.wie import vind_wie

__all__ = ["splits_per_leerling", "vind", "vind_in_bijlage", "vind_rijen", "vind_wie"]
