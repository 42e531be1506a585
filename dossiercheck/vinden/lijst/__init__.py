"""Een leerlinglijst lezen: per rij wie de leerling is en wat er over hem staat; een bijlage wordt op dezelfde manier gelezen."""

from dossiercheck.vinden.lijst.bijlage import vind_in_bijlage
from dossiercheck.vinden.lijst.rijen import vind_rijen
from dossiercheck.vinden.lijst.splitsen import splits_per_leerling

__all__ = ["splits_per_leerling", "vind_in_bijlage", "vind_rijen"]
