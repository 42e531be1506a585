"""Cellen met tekst: de zienswijze van ouders, een toelichting en het advies van de basisschool."""

from __future__ import annotations

from collections.abc import Iterator

from dossiercheck.begrippen import Kandidaat
from dossiercheck.schrijfwijze import vind_datums, zonder_datums
from dossiercheck.vinden.lijst.gegevens import Gegeven, Gegevens, kandidaat, onbekend

_MINSTE_WOORDEN = 4
_MINSTE_WOORDEN_OPMERKING = 10


def lees_zienswijze(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Ingevuld is ja; 'volgt' is nee; 'ja' of een kruisje zegt niet wat ouders vinden."""
    cellen = list(gegevens.van("zienswijze"))
    for gegeven in cellen or _over_ouders(gegevens):
        if gegevens.volgt(gegeven.tekst):
            yield kandidaat("zienswijze_ouders", False, gegeven, "nog niet gegeven")
        elif not gegevens.verwijst(gegeven.tekst):
            kort = _zegt_niets(gegeven, gegevens)
            reden = "er staat niet wat de ouders vinden" if kort else "ingevuld in de lijst"
            yield kandidaat("zienswijze_ouders", True, gegeven, reden, zeker=not kort)


def _over_ouders(gegevens: Gegevens) -> Iterator[Gegeven]:
    """Cellen onder 'Ouders' of 'Ouders gesproken op': een mening, of dat er een gesprek was. Alleen een naam is geen van beide."""
    woorden = gegevens.woorden
    for gegeven in gegevens.van("ouders"):
        if (
            woorden.mening.raakt(gegeven.tekst)
            or woorden.geen_mening.raakt(gegeven.tekst)
            or gegevens.volgt(gegeven.tekst)
            or woorden.twijfel.raakt(gegeven.tekst)
            or vind_datums(gegeven.tekst)
        ):
            yield gegeven


def _zegt_niets(gegeven: Gegeven, gegevens: Gegevens) -> bool:
    """'ja', een kruisje of alleen een datum; onder 'Ouders akkoord?' zegt 'ja' wel iets."""
    woorden, tekst = gegevens.woorden, zonder_datums(gegeven.tekst)
    if woorden.instemming.raakt(gegeven.kolom.kop) and woorden.ja.raakt(tekst):
        return False
    if woorden.geen_mening.raakt(tekst) and not woorden.mening.raakt(tekst):
        return True
    return not any(c.isalpha() for c in tekst) or woorden.twijfel.raakt(tekst) or (gegeven.kolom.onderwerp == "ouders" and not woorden.mening.raakt(tekst))


def lees_toelichting(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Een toelichting waarom deze plek de beste is. Een opmerking telt alleen als zij over de criteria gaat."""
    for gegeven in gegevens.van("toelichting"):
        if not (gegevens.volgt(gegeven.tekst) or gegevens.verwijst(gegeven.tekst)):
            zeker = over_criteria(f"{gegeven.kolom.kop} {gegeven.tekst}", gegevens) and len(gegeven.tekst.split()) >= _MINSTE_WOORDEN
            reden = "toelichting" if zeker else "niet te zien is of de toelichting over de criteria gaat"
            yield kandidaat("toelichting_criteria", True, gegeven, reden, zeker=zeker)
    for gegeven in gegevens.van("opmerking"):
        if over_criteria(gegeven.tekst, gegevens) and not (gegevens.verwijst(gegeven.tekst) or gegevens.volgt(gegeven.tekst)):
            zeker = gegevens.woorden.toelichting_plek.raakt(gegeven.tekst) and len(gegeven.tekst.split()) >= _MINSTE_WOORDEN_OPMERKING
            reden = "toelichting in een opmerking" if zeker else "er staat een opmerking die op een toelichting lijkt"
            yield kandidaat("toelichting_criteria", True, gegeven, reden, zeker=zeker)


def over_criteria(tekst: str, gegevens: Gegevens) -> bool:
    return gegevens.woorden.toelichting_criteria.raakt(tekst)


def lees_advies(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Of de basisschool vmbo basis of kader adviseert."""
    for gegeven in gegevens.van("advies"):
        wel = gegevens.woorden.basis_kader.raakt(gegeven.tekst)
        ook_anders = gegevens.woorden.geen_basis_kader.raakt(gegeven.tekst)
        yield kandidaat("advies_basis_kader", wel, gegeven, f"advies '{gegeven.tekst[:40]}'", zeker=not (wel and ook_anders))


_KAN_BIJLAGE = {
    "zienswijze": ("zienswijze_ouders",),
    "toelichting": ("toelichting_criteria",),
    "opmerking": ("toelichting_criteria",),
    "se": ("se_onderzoek",),
    "iq": ("iq",),
    "isk_ondersteuning": ("isk_ondersteuning", "isk_achtergrond", "isk_behoeften"),
    "isk_achtergrond": ("isk_achtergrond",),
    "isk_behoeften": ("isk_behoeften",),
    "isk_datum_nederland": ("isk_bewijs",),
    "bijlage": ("zienswijze_ouders", "toelichting_criteria", "se_onderzoek"),
}


def lees_verwijzingen(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Waar een cel zegt dat het in een bijlage zit: per begrip een kandidaat zonder waarde."""
    for gegeven in gegevens.alle:
        if gegeven.kolom.onderwerp in _KAN_BIJLAGE and _noemt_bijlage(gegeven, gegevens):
            yield from (onbekend(begrip, gegeven.bewijs, "de rij verwijst naar een bijlage") for begrip in _KAN_BIJLAGE[gegeven.kolom.onderwerp])


def _noemt_bijlage(gegeven: Gegeven, gegevens: Gegevens) -> bool:
    return bool(gegeven.tekst) and gegevens.woorden.bijlage.raakt(gegeven.tekst) and not gegevens.volgt(gegeven.tekst)
