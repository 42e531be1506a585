"""De namen van kolommen: waar een kolom over gaat, welk vakgebied, welke maat en welke schaal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from dossiercheck.begrippen import KOPSCHEIDING
from dossiercheck.lijstschat import Lijstschat
from dossiercheck.patroon import Patronen
from dossiercheck.schrijfwijze import vouw

PERSOON = frozenset(("naam", "roepnaam", "achternaam"))
LA, LR, DLE, DL = "la", "lr", "dle", "dl"
_AFKORTING = 3


class Schaal(StrEnum):
    """Hoe een getal in een kolom geschreven is: 61, of 0,61."""

    PROCENT = "procent"
    FRACTIE = "fractie"
    ONDUIDELIJK = "onduidelijk"


@dataclass(frozen=True, slots=True)
class Kolom:
    """Een kolom van een lijst. `gebied` en `maat` alleen bij leerachterstanden; een maat zonder gebied geldt voor alle."""

    kop: str
    onderwerp: str | None = None
    gebied: str | None = None
    maten: frozenset[str] = frozenset()
    schaal: Schaal | None = None
    volgorde: tuple[str, ...] = ()
    """De maten in de volgorde waarin de kop ze noemt: 'DLE / LA'."""
    gebieden: tuple[str, ...] = ()
    """Alle vakgebieden als de kop er meer dan een noemt: 'TL / BL / SP'."""

    @property
    def herkend(self) -> bool:
        return self.onderwerp is not None or self.gebied is not None or bool(self.maten) or bool(self.gebieden)


def lees_kolommen(koppen: Sequence[str], schat: Lijstschat) -> tuple[Kolom, ...]:
    """Van elke kop wat hij betekent. Een kop als 'datum' zonder onderwerp hoort bij het onderzoek dat ervoor staat."""
    kolommen = [lees_kolom(kop, schat) for kop in koppen]
    return tuple(_naar_onderzoek(_met_instrument(kolommen, schat)))


def _met_instrument(kolommen: Sequence[Kolom], schat: Lijstschat) -> list[Kolom]:
    """Van 'IQ-totaal' en 'IQ-toets' is de tweede het instrument; staat er maar een, dan is dat het IQ. Een kolom 'Toets' vlak achter het IQ is het ook."""
    naar_iq = [k for k in kolommen if k.onderwerp == "iq"]
    middel = [k for k in naar_iq if schat.woorden.iq_middel.raakt(k.kop)]
    if any(k.onderwerp == "iq_instrument" for k in kolommen):
        return list(kolommen)
    if len(middel) == len(naar_iq):
        middel = []
    middel = middel or [k for vorig, k in pairwise(kolommen) if vorig.onderwerp == "iq" and not k.herkend and schat.woorden.iq_erachter.raakt(k.kop)]
    return [replace(k, onderwerp="iq_instrument") if k in middel else k for k in kolommen]


def lees_kolom(kop: str, schat: Lijstschat) -> Kolom:
    """Wat een kop betekent. Staat er een groep boven, dan gaat de naam van de kolom zelf voor en vult de groep aan."""
    groep, _, eigen = kop.rpartition(KOPSCHEIDING)
    heel = _lees(kop, schat)
    return _in_groep(heel, _lees(groep, schat), _lees(eigen, schat)) if groep else heel


def _in_groep(heel: Kolom, groep: Kolom, eigen: Kolom) -> Kolom:
    """'Didactisch (DLE) › DL' is de DL; 'Intelligentieonderzoek › TIQ' is het IQ."""
    if eigen.maten or eigen.gebied:
        maten, volgorde = (eigen.maten, eigen.volgorde) if eigen.maten else (groep.maten, groep.volgorde)
        return replace(heel, onderwerp=None, gebied=eigen.gebied or groep.gebied, maten=maten, volgorde=volgorde, gebieden=eigen.gebieden)
    onderzoek = _ONDERZOEK.get(groep.onderwerp or "", "didactisch" if groep.gebied or groep.maten else None)
    if eigen.onderwerp == "iq" == onderzoek:
        return Kolom(heel.kop, "iq")
    if onderzoek and eigen.onderwerp in _VERPLAATSBAAR:
        return Kolom(heel.kop, _verplaatst(eigen.onderwerp, onderzoek))
    return heel


def _lees(kop: str, schat: Lijstschat) -> Kolom:
    kaal = vouw(kop)
    if not kaal:
        return Kolom(kop)
    volgorde = _volgorde(kaal, schat)
    gebieden = _op_plaats(schat.gebieden, kaal)
    onderwerp = schat.kolom(kop)
    if onderwerp is not None and not (gebieden or (volgorde and not onderwerp.startswith("didactisch"))):
        return Kolom(kop, onderwerp)
    if gebieden or volgorde:
        bruikbaar = not schat.woorden.geen_maat.zoek(kaal) or bool({DLE, DL} & set(volgorde))
        gebied, meer = (None, gebieden) if len(gebieden) > 1 else (next(iter(gebieden), None), ())
        return Kolom(kop, None, gebied, frozenset(volgorde), _schaal_in(kop, schat), volgorde, meer) if bruikbaar else Kolom(kop)
    return Kolom(kop, onderwerp)


def _volgorde(kaal: str, schat: Lijstschat) -> tuple[str, ...]:
    """De maten in de volgorde van de kop; 'Leerachterstand (DLE)' is een DLE, want het eerste woord zegt daar alleen waar het over gaat."""
    maten = _op_plaats(schat.maten, kaal)
    over = schat.maten[LA].zoek(kaal)
    return tuple(m for m in maten if m != LA) if DLE in maten and over and len(over.group()) > _AFKORTING else maten


def _op_plaats(patronen: Mapping[str, Patronen], kaal: str) -> tuple[str, ...]:
    plaatsen = {naam: m.start() for naam, past in patronen.items() if (m := past.zoek(kaal))}
    return tuple(sorted(plaatsen, key=plaatsen.__getitem__))


def met_maat(kolommen: tuple[Kolom, ...], erboven: Sequence[str], schat: Lijstschat) -> tuple[Kolom, ...]:
    """De kolommen met de maat en schaal die boven de tabel staan ('Leerachterstanden in procenten'), als geen kolom zelf een maat noemt."""
    genoemd = [(maten, _schaal_in(regel, schat)) for regel in erboven if (maten := frozenset(_volgorde(vouw(regel), schat)) - {DL})]
    if not genoemd and not any(k.maten - {DL} for k in kolommen):
        # De lijst vraagt leerachterstanden; een vakgebied met alleen een procentteken is dat.
        return tuple(replace(k, maten=frozenset((LA,))) if k.gebied and not k.maten and k.schaal is Schaal.PROCENT else k for k in kolommen)
    if len({maten for maten, _ in genoemd}) != 1 or len(genoemd[0][0]) != 1 or any(k.maten - {DL} for k in kolommen):
        return kolommen
    maten, schaal = genoemd[-1]
    return tuple(replace(k, maten=maten, schaal=k.schaal or schaal) if k.gebied and not k.maten else k for k in kolommen)


def _schaal_in(kop: str, schat: Lijstschat) -> Schaal | None:
    if "%" in kop or schat.woorden.procent.raakt(kop):
        return Schaal.PROCENT
    return Schaal.FRACTIE if schat.woorden.fractie.raakt(kop) else None


_DATUM = {"iq": "iq_datum", "se": "se_datum", "didactisch": "didactisch_datum"}
_ONDERZOEK = {
    "iq": "iq", "iq_instrument": "iq", "iq_datum": "iq", "se": "se", "se_datum": "se", "didactisch_datum": "didactisch", "didactisch_instrument": "didactisch",
}  # fmt: skip


_VERPLAATSBAAR = ("iq_instrument", "iq_datum")


def _naar_onderzoek(kolommen: Sequence[Kolom]) -> Iterable[Kolom]:
    """Staan er twee kolommen met dezelfde naam voor datum of instrument, dan hoort elk bij het onderzoek dat er het dichtst voor staat."""
    dubbel = {o for o in _VERPLAATSBAAR if sum(k.onderwerp == o for k in kolommen) > 1}
    bij = "iq"
    if any(k.maten or k.gebied for k in kolommen) and not any(k.onderwerp in ("iq", "opmerking") for k in kolommen):
        # Een blad met alleen toetsscores: een kop als 'Datum' hoort dan niet bij een IQ.
        bij = "didactisch"
        dubbel |= {k.onderwerp for k in kolommen if k.onderwerp in _VERPLAATSBAAR and len(vouw(k.kop).split()) == 1}
    for kolom in kolommen:
        onderzoek = _ONDERZOEK.get(kolom.onderwerp or "", "didactisch" if kolom.gebied or kolom.maten else None)
        if kolom.onderwerp == "se_deskundige":
            yield kolom if bij == "se" else Kolom(kolom.kop)
        elif kolom.onderwerp in dubbel:
            yield replace(kolom, onderwerp=_verplaatst(kolom.onderwerp or "", bij))
        else:
            bij = onderzoek or bij
            yield kolom


def _verplaatst(onderwerp: str, bij: str) -> str:
    if bij == "iq":
        return onderwerp
    if onderwerp == "iq_datum":
        return _DATUM[bij]
    return "se" if bij == "se" else "didactisch_instrument"


def is_leerlinglijst(kolommen: Sequence[Kolom], schat: Lijstschat) -> bool:
    """Of deze koppen van een lijst met leerlingen zijn: een naam, en minstens twee andere gegevens over een leerling."""
    onderwerpen = [k.onderwerp for k in kolommen if k.onderwerp]
    anders = len([o for o in onderwerpen if o not in PERSOON]) + len([k for k in kolommen if k.gebied])
    return bool(PERSOON & set(onderwerpen)) and anders >= 2 and not any(schat.woorden.geen_tabel.raakt(k.kop) for k in kolommen)


def bepaal_schaal(kolom: Kolom, getallen: Iterable[Fraction]) -> Schaal:
    """De schaal van een kolom met leerachterstand of rendement, uit zijn naam en anders uit alle getallen samen.

    Excel bewaart 44% als 0,44: staan er onder een kop met een procentteken alleen breuken tot en met 1, dan zijn het fracties.
    """
    gezien = {abs(g) for g in getallen if g != 0}
    hoogste = Fraction(3, 2) if LR in kolom.maten else Fraction(1)
    breuken = bool(gezien) and max(gezien) <= hoogste and any(g.denominator > 1 for g in gezien)
    if kolom.schaal is Schaal.PROCENT:
        return Schaal.FRACTIE if breuken else Schaal.PROCENT
    if kolom.schaal is Schaal.FRACTIE:
        return Schaal.FRACTIE if not gezien or max(gezien) <= hoogste else Schaal.ONDUIDELIJK
    if breuken:
        return Schaal.FRACTIE
    return Schaal.PROCENT if gezien and min(gezien) > hoogste else Schaal.ONDUIDELIJK
