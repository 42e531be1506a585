"""Toetsen: regels op feiten, met een bevinding per eis, een oordeel per aanvraag en signalen."""

from dossiercheck.toetsen.oordeel import bepaal_oordeel
from dossiercheck.toetsen.signalen import zoek_opmerkingen, zoek_signalen
from dossiercheck.toetsen.toets import toets, toets_alles

__all__ = ["bepaal_oordeel", "toets", "toets_alles", "zoek_opmerkingen", "zoek_signalen"]
