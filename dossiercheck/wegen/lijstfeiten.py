"""De feiten van een leerling op de lijst: uit zijn rijen, zijn bijlagen en het ondertekeningsblad, met wat er ontbreekt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossiercheck.begrippen import Bewijs, Feit, Herkomst, Kandidaat, Leerlingrij, Plek, Stuk
from dossiercheck.wegen.kind import Paar
from dossiercheck.wegen.versies import Versies
from dossiercheck.wegen.weeg import maak_feit, maak_ja
from dossiercheck.woordenschat import Begrip, Woordenschat

_ALLEEN_RIJ = frozenset(("leerling_naam", "leerling_geboortedatum", "adres_straat", "adres_postcode", "woonplaats", "bsn", "bsn_ongeldig"))
_SCHOOL, _LIJSTSCHOOL = "school_naam", "lijst_school"


def lijstfeiten(paren: Sequence[Paar], rijen: Sequence[Leerlingrij], algemeen: Sequence[Stuk], ws: Woordenschat) -> dict[str, Feit]:
    """Per begrip een feit. Wie de leerling is en waar hij woont staat alleen in de rij zelf."""
    uit_rij = {id(k) for rij in rijen for k in rij.kandidaten}
    per_begrip: dict[str, list[Paar]] = defaultdict(list)
    for stuk, kandidaat in paren:
        if kandidaat.begrip not in _ALLEEN_RIJ or id(kandidaat) in uit_rij:
            per_begrip[kandidaat.begrip].append((stuk, kandidaat))
    per_begrip[_SCHOOL] = _school([*per_begrip[_SCHOOL], *per_begrip.pop(_LIJSTSCHOOL, [])], uit_rij, algemeen, ws)
    rij = Bewijs(rijen[0].plek, rijen[0].naam or "rij van de leerlinglijst")
    for kandidaat in list(_tekorten(per_begrip, rij)):
        per_begrip[kandidaat.begrip].append((rijen[0].stuk, kandidaat))
    gemaakt = {naam: maak_feit(ws.begrippen.get(naam, Begrip(naam, "tekst")), gevonden, {}, ws) for naam, gevonden in per_begrip.items()}
    return {naam: gemaakt.get(naam, Feit(naam)) for naam in gemaakt.keys() | _ALLEEN_RIJ}


def _school(paren: Sequence[Paar], uit_rij: set[int], algemeen: Sequence[Stuk], ws: Woordenschat) -> list[Paar]:
    """De aanvragende school: uit de rij, anders van de lijst, anders van het ondertekeningsblad."""
    rij = [p for p in paren if id(p[1]) in uit_rij]
    lijst = [p for p in paren if p[0].soort == ws.lijst.soort]
    blad = [p for p in paren if p[0].soort == ws.lijst.blad and any(p[0] is s for s in algemeen)]
    return [(s, replace(k, begrip=_SCHOOL)) for s, k in rij or lijst or blad]


def _tekorten(per_begrip: dict[str, list[Paar]], rij: Bewijs) -> Iterator[Kandidaat]:
    """Wat bij een ander gegeven hoort en nergens staat: dan kijkt een mens, want het kan ergens anders bekend zijn."""
    iq = [k for _, k in per_begrip["iq"]]
    if iq and not per_begrip["iq_instrument"]:
        yield _mist("iq_instrument", iq[0].bewijs[0], "bij het IQ staat geen instrument")
    if iq and not per_begrip["iq_afnamedatum"]:
        yield _mist("iq_afnamedatum", iq[0].bewijs[0], "bij het IQ staat geen afnamedatum")
    if not per_begrip["iq_instrument"]:
        yield _mist("instrument_toegestaan", rij, "er is geen instrument voor het intelligentieonderzoek genoemd")
    isk = any(k.waarde is True for _, k in per_begrip["isk"])
    if not per_begrip["isk"]:
        yield Kandidaat("isk", False, (rij,), True, "niets wijst op een leerling van de ISK", Herkomst.FORMULIERVELD)
    if isk and not per_begrip["isk_bewijs"]:
        yield _mist("isk_bewijs", rij, "er is geen uittreksel BRP of IND-formulier van deze leerling gevonden")
    if isk and per_begrip["la_gebieden"] and not per_begrip["isk_uitleg"]:
        yield _mist("isk_uitleg", per_begrip["la_gebieden"][0][1].bewijs[0], "er staat niet hoe de scores zijn omgerekend")


def _mist(begrip: str, bewijs: Bewijs, reden: str) -> Kandidaat:
    return Kandidaat(begrip, None, (bewijs,), True, reden, Herkomst.FORMULIERVELD)


def tegenspraken(rijen: Sequence[Leerlingrij], versies: Versies, onleesbaar: Sequence[Stuk]) -> dict[str, Feit]:
    """Feiten voor signalen: dezelfde leerling twee keer op de lijst, dubbele stukken, en bestanden die niet te lezen zijn."""
    dubbel = [rij for rij in rijen[1:] if _overlapt(rijen[0], rij)]
    return {
        "dubbele_rij": maak_ja("dubbele_rij", ((rij.plek, rij.naam) for rij in ([rijen[0], *dubbel] if dubbel else []))),
        "dubbel_document": maak_ja("dubbel_document", ((s.blokken[0].plek, "lijkt op een ander stuk") for paar in versies.dubbel for s in paar if s.blokken)),
        "niet_leesbaar": maak_ja("niet_leesbaar", ((_plek(s), s.gelezen.problemen[0].tekst) for s in onleesbaar if s.gelezen.problemen)),
    }


def _overlapt(a: Leerlingrij, b: Leerlingrij) -> bool:
    """Of twee rijen dezelfde gegevens geven; anders vult de een de ander aan."""
    wie = frozenset(("leerling_naam", "leerling_geboortedatum", "stuk_leerlinglijst", "bsn_ongeldig", "isk"))
    return bool({k.begrip for k in a.kandidaten} & {k.begrip for k in b.kandidaten} - wie)


def _plek(stuk: Stuk) -> Plek:
    return Plek(stuk.bestand, stuk.van)
