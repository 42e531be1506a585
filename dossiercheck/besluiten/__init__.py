"""Voorstel en grenzen rond een besluit van een mens: zuivere functies, waarden in en waarden uit."""

from dossiercheck.besluiten.grenzen import weeg_besluit
from dossiercheck.besluiten.ontvangers import Ontvanger, kies_ontvangers
from dossiercheck.besluiten.typen import (
    Adres,
    Besluit,
    Besluitregels,
    Besluittype,
    Categorie,
    Deskundige,
    Document,
    Grens,
    Melding,
    Niveau,
    Persoon,
    Stap,
    Strekking,
    Uitgangspunten,
    Voorstel,
    Zin,
)
from dossiercheck.besluiten.voorstel import stel_voor, vroegste_einde

__all__ = [
    "Adres",
    "Besluit",
    "Besluitregels",
    "Besluittype",
    "Categorie",
    "Deskundige",
    "Document",
    "Grens",
    "Melding",
    "Niveau",
    "Ontvanger",
    "Persoon",
    "Stap",
    "Strekking",
    "Uitgangspunten",
    "Voorstel",
    "Zin",
    "kies_ontvangers",
    "stel_voor",
    "vroegste_einde",
    "weeg_besluit",
]
