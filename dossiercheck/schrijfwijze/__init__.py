"""Nederlandse schrijfwijzen: datums, namen, getallen, BSN en tekst. Zuivere functies op tekst."""

from dossiercheck.schrijfwijze.datums import MAANDEN, Datumvondst, Precisie, als_nederlands, maak_datum, schooljaar_van, vind_datums
from dossiercheck.schrijfwijze.tekst import effen, vouw, vouw_posities, zinnen

__all__ = ["MAANDEN", "Datumvondst", "Precisie", "als_nederlands", "effen", "maak_datum", "schooljaar_van", "vind_datums", "vouw", "vouw_posities", "zinnen"]
