"""Een gesprek dat gehouden moet zijn, zoals de evaluatie van het OPP: is het gehouden, wanneer, en wie deden mee."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dossiercheck.begrippen import Bewijs, Kandidaat, Waarde
from dossiercheck.schrijfwijze import Datumvondst, Precisie, maak_datum, vind_datums
from dossiercheck.vinden.datumveld import lees_datum
from dossiercheck.vinden.deelname import niet_gehouden, zoek_deelname
from dossiercheck.vinden.gespreksdelen import Deel, delen, gehouden_zin, is_namenrij
from dossiercheck.vinden.kader import Kader, Werkstuk, kandidaat
from dossiercheck.vinden.zinsvorm import Zin
from dossiercheck.woordenschat import Zoekopdracht

_OPGESTELD = re.compile(r"\b(?:op|vast)gesteld(?:\s+(?:op|d\.d\.|in))?:?\s*$", re.IGNORECASE)
_BIJ_DAG = 3
"""Zoveel woorden kunnen bij een losse dag staan: 'Datum: donderdag … om 10.00 uur'."""


def vind_gebeurtenis(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Kandidaten voor datum, ouders of leerling uit de delen van het stuk die een gehouden gesprek beschrijven.

    Een gepland of afgezegd gesprek geeft een kandidaat 'nee' als het stuk geen gehouden gesprek beschrijft.
    """
    gebeurtenis = kader.ws.gebeurtenissen[opdracht.gebeurtenis]
    if werk.stuk.soort not in gebeurtenis.stukken | gebeurtenis.in_formulier:
        return
    alle = list(delen(werk, gebeurtenis, kader))
    gehouden = [d for d in alle if not d.afwezigen and (d.rij or any(_gehouden(z, d, kader) for z in d.zinnen))]
    if opdracht.levert == "datum":
        for deel in gehouden:
            yield from _datums(opdracht, deel, werk, kader)
    elif gehouden:
        yield from zoek_deelname(opdracht, alle, gehouden, werk, kader)
    else:
        for deel in alle:
            yield from niet_gehouden(opdracht, deel, werk, kader)


def _datums(opdracht: Zoekopdracht, deel: Deel, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """De datums in zinnen die het gesprek als gehouden noemen, of in de kop erboven; zonder datum een kandidaat None."""
    zinnen = [z.bewijs for z in deel.zinnen if _gehouden(z, deel, kader) or (deel.rij and not z.gepland)]
    bronnen = [b for b in zinnen if _dagen(b.tekst)] or ([deel.kop] if deel.kop and _dagen(deel.kop.tekst) else list(_kale_dag(deel)))
    for bewijs in bronnen:
        for vondst in _dagen(bewijs.tekst):
            for waarde, zeker, reden in _datum_met_jaar(vondst, werk, kader):
                yield kandidaat(opdracht, waarde, bewijs, reden, werk, zeker=zeker)
    if not bronnen and not deel.rij:
        yield kandidaat(opdracht, None, zinnen[0], "wel gehouden, maar er staat geen datum bij", werk, zeker=False)


def _gehouden(zin: Zin, deel: Deel, kader: Kader) -> bool:
    """De zin noemt het gesprek als gehouden, of is onder de kop een rij met wie er waren."""
    return gehouden_zin(zin, kader) or (deel.onder_kop and is_namenrij(zin.tekst, kader))


def _kale_dag(deel: Deel) -> Iterator[Bewijs]:
    """'Donderdag 24 september 2026.' op een eigen regel boven het verslag."""
    for zin in deel.zinnen if deel.onder_kop else ():
        rest = zin.tekst
        for vondst in _dagen(zin.tekst):
            rest = rest.replace(vondst.tekst, "")
        if rest != zin.tekst and len(rest.split()) <= _BIJ_DAG and not zin.gepland:
            yield zin.bewijs


def _dagen(tekst: str) -> list[Datumvondst]:
    """De dagen en maanden in de tekst, behalve waarop het plan is opgesteld."""
    dagen = [v for v in vind_datums(tekst) if v.precisie in (Precisie.DAG, Precisie.MAAND)]
    return [v for v in dagen if not _OPGESTELD.search(tekst[: v.begin])]


def _datum_met_jaar(vondst: Datumvondst, werk: Werkstuk, kader: Kader) -> Iterator[tuple[Waarde, bool, str]]:
    """Een datum zonder jaar krijgt het jaar van de dagtekening van het stuk; past dat niet, dan blijft hij onbekend."""
    dagtekening = _dagtekening(werk, kader)
    if vondst.datum is None and vondst.geldig and vondst.dagmaand and dagtekening:
        datum = maak_datum(vondst.dagmaand, dagtekening.year + (vondst.jaarverwijzing or 0))
        if datum and datum <= dagtekening:
            yield datum, True, f"'{vondst.tekst}', met het jaar van de dagtekening van het stuk"
            return
    yield from lees_datum(vondst, "de evaluatie")


def _dagtekening(werk: Werkstuk, kader: Kader) -> date | None:
    """De datum van het stuk zelf: het veld met de dagtekening, en niet na de ontvangst."""
    for antwoord in werk.antwoorden:
        if kader.ws.kenmerken["dagtekening"].raakt(antwoord.vraag):
            for vondst in vind_datums(antwoord.tekst):
                if vondst.datum and vondst.precisie is Precisie.DAG and (kader.ontvangen is None or vondst.datum <= kader.ontvangen):
                    return vondst.datum
    return None
