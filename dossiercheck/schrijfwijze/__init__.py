"""Nederlandse schrijfwijzen: datums, namen, getallen, BSN en tekst. Zuivere functies op tekst."""

from dossiercheck.schrijfwijze.bsn import Bsnvondst, bsn_bij_etiket, is_bsn, masker_bsn, vind_bsn
from dossiercheck.schrijfwijze.datums import MAANDEN, Datumvondst, Precisie, als_nederlands, maak_datum, schooljaar_van
from dossiercheck.schrijfwijze.datumvormen import vind_datums, zonder_datums
from dossiercheck.schrijfwijze.getallen import Urenvondst, lees_getal, vind_uren
from dossiercheck.schrijfwijze.namen import is_tussenvoegsel, naamdelen, normaliseer_naam, stel_naam_samen, tussenletters, zelfde_naam
from dossiercheck.schrijfwijze.tekst import effen, vouw, vouw_posities, zinnen
from dossiercheck.schrijfwijze.volgnummer import zonder_volgnummer

__all__ = [
    "MAANDEN",
    "Bsnvondst",
    "Datumvondst",
    "Precisie",
    "Urenvondst",
    "als_nederlands",
    "bsn_bij_etiket",
    "effen",
    "is_bsn",
    "is_tussenvoegsel",
    "lees_getal",
    "maak_datum",
    "masker_bsn",
    "naamdelen",
    "normaliseer_naam",
    "schooljaar_van",
    "stel_naam_samen",
    "tussenletters",
    "vind_bsn",
    "vind_datums",
    "vind_uren",
    "vouw",
    "vouw_posities",
    "zelfde_naam",
    "zinnen",
    "zonder_datums",
    "zonder_volgnummer",
]
