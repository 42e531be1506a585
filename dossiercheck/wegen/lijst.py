"""Een leerlinglijst wegen: per leerling en type een weging, met de bijlagen die bij hem horen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from dossiercheck.begrippen import Feit, Kandidaat, Leerlingrij, Stuk, Uitkomst
from dossiercheck.schrijfwijze import vouw
from dossiercheck.wegen.kind import Paar
from dossiercheck.wegen.koppelen import Graad, Koppelaar, Koppeling, Leerling
from dossiercheck.wegen.lijstfeiten import lijstfeiten, tegenspraken
from dossiercheck.wegen.versies import zoek_versies
from dossiercheck.wegen.weeg import Weging
from dossiercheck.woordenschat import Woordenschat

ANDER = "ander"
Sleutel = tuple[str, str, str]


def sleutel(aanvraagtype: str | None, naam: str | None, geboren: date | None) -> Sleutel:
    """Waaraan een aanvraag van een lijst de volgende keer te herkennen is: type, naam en geboortedatum."""
    return (aanvraagtype or "", vouw(naam or ""), geboren.isoformat() if geboren else "")


@dataclass(frozen=True, slots=True)
class Lijstweging:
    """De wegingen op volgorde van nummer, en per stuk (op id) het nummer van zijn leerling: 'ander', of None als het van de hele lijst of onbekend is."""

    wegingen: tuple[Weging, ...]
    leerling_van: Mapping[int, str | None]


@dataclass(slots=True)
class _Aanvraag:
    """Een leerling op de lijst voor een type, met al zijn rijen."""

    aanvraagtype: str | None
    naam: str
    geboren: date | None
    rijen: list[Leerlingrij]
    nummer: str = ""
    persoon: str = ""

    @property
    def sleutel(self) -> Sleutel:
        return sleutel(self.aanvraagtype, self.naam, self.geboren)


@dataclass(slots=True)
class _Bijlagen:
    """De stukken die bij een persoon horen, met hoe zeker dat is."""

    zeker: list[Stuk] = field(default_factory=list)
    vermoed: list[Stuk] = field(default_factory=list)
    twijfel: list[Stuk] = field(default_factory=list)
    tegenspraak: list[Stuk] = field(default_factory=list)


def weeg_lijst(
    rijen: Sequence[Leerlingrij],
    stukken: Sequence[Stuk],
    paren: Sequence[Paar],
    ws: Woordenschat,
    ontvangen: datetime,
    eerder: Mapping[Sleutel, str],
    vast: Mapping[int, str],
) -> Lijstweging:
    """Een weging per leerling en type. `eerder`: nummers uit een vorige controle; `vast`: per stuk (op id) het nummer dat een mens opgaf."""
    aanvragen = _nummer(_groepeer(rijen), eerder)
    personen = _personen(aanvragen)
    bijlagen, onbekend, leerling_van = _koppel_alles(stukken, personen, aanvragen, vast, ws)
    van_stuk: dict[int, list[Kandidaat]] = defaultdict(list)
    for stuk, kandidaat in paren:
        van_stuk[id(stuk)].append(kandidaat)
    algemeen = [s for s in stukken if s.soort in (ws.lijst.soort, ws.lijst.blad)]
    onleesbaar = [s for s in stukken if s.gelezen.uitkomst is not Uitkomst.GELEZEN and s.soort == ws.restsoort]
    wegingen = [_weeg(a, bijlagen[a.persoon], onbekend, algemeen, onleesbaar, van_stuk, ws, ontvangen) for a in aanvragen]
    opmerkingen = tuple(_opmerkingen(stukken, leerling_van, ws))
    vast_type = len({a.aanvraagtype for a in aanvragen if a.aanvraagtype}) > 1
    klaar = (replace(w, opmerkingen=(*w.opmerkingen, *opmerkingen), type_staat_vast=vast_type and w.aanvraagtype is not None) for w in wegingen)
    return Lijstweging(tuple(klaar), leerling_van)


# --- leerlingen ---


def _groepeer(rijen: Sequence[Leerlingrij]) -> list[_Aanvraag]:
    """Rijen van dezelfde leerling voor hetzelfde type zijn een aanvraag: een tweede blad vult het eerste aan."""
    op_naam: dict[tuple[str, str], list[_Aanvraag]] = defaultdict(list)
    for rij in rijen:
        bekend = op_naam[rij.aanvraagtype or "", " ".join(sorted(vouw(rij.naam).split()))]
        zelfde = next((a for a in bekend if rij.naam and (a.geboren is None or rij.geboortedatum is None or a.geboren == rij.geboortedatum)), None)
        if zelfde:
            zelfde.rijen.append(rij)
            zelfde.geboren = zelfde.geboren or rij.geboortedatum
        else:
            bekend.append(_Aanvraag(rij.aanvraagtype, rij.naam, rij.geboortedatum, [rij]))
    return [a for groep in op_naam.values() for a in groep]


def _nummer(aanvragen: list[_Aanvraag], eerder: Mapping[Sleutel, str]) -> list[_Aanvraag]:
    """Het nummer van de vorige keer, en anders het volgende op alfabet: zo maakt de volgorde van de rijen niet uit."""
    bezet = set(eerder.values())
    volgende = 1
    for aanvraag in sorted(aanvragen, key=lambda a: (a.sleutel[1:], a.sleutel[0], _plek(a))):
        aanvraag.nummer = eerder.get(aanvraag.sleutel, "")
        if not aanvraag.nummer or aanvraag.nummer in {a.nummer for a in aanvragen if a is not aanvraag}:
            while f"{volgende:02d}" in bezet:
                volgende += 1
            aanvraag.nummer = f"{volgende:02d}"
            bezet.add(aanvraag.nummer)
    return sorted(aanvragen, key=lambda a: (len(a.nummer), a.nummer))


def _plek(aanvraag: _Aanvraag) -> tuple[str, int, str]:
    plek = aanvraag.rijen[0].plek
    return plek.bestand, plek.pagina or 0, (plek.cel or "").rjust(8)


def _personen(aanvragen: Sequence[_Aanvraag]) -> list[Leerling]:
    """Elke leerling een keer, ook als hij voor twee typen op de lijst staat; zonder naam is elke rij een ander."""
    gezien: dict[object, Leerling] = {}
    for aanvraag in aanvragen:
        wie: object = aanvraag.sleutel[1:] if aanvraag.naam else aanvraag.nummer
        leerling = gezien.setdefault(wie, Leerling(aanvraag.nummer, aanvraag.naam, aanvraag.geboren))
        aanvraag.persoon = leerling.nummer
    return list(gezien.values())


# --- bijlagen ---


def _koppel_alles(
    stukken: Sequence[Stuk], personen: Sequence[Leerling], aanvragen: Sequence[_Aanvraag], vast: Mapping[int, str], ws: Woordenschat
) -> tuple[dict[str, _Bijlagen], list[Stuk], dict[int, str | None]]:
    """Per persoon zijn bijlagen, de stukken zonder leerling, en per stuk het nummer voor het rapport."""
    bijlagen: dict[str, _Bijlagen] = defaultdict(_Bijlagen)
    onbekend: list[Stuk] = []
    leerling_van: dict[int, str | None] = {}
    persoon_van = {a.nummer: a.persoon for a in aanvragen}
    verwijst = {a.persoon for a in aanvragen if any(rij.verwijst for rij in a.rijen)}
    koppelaar = Koppelaar(personen, ws)
    for stuk in stukken:
        if stuk.soort not in ws.lijst.van_leerling:
            leerling_van[id(stuk)] = None
        elif id(stuk) in vast:
            bijlagen[persoon_van.get(vast[id(stuk)], "")].zeker.append(stuk)
            leerling_van[id(stuk)] = vast[id(stuk)]
        else:
            leerling_van[id(stuk)] = _koppel(stuk, koppelaar.koppel(stuk), bijlagen, onbekend, verwijst)
    return bijlagen, onbekend, leerling_van


def _koppel(stuk: Stuk, koppeling: Koppeling, bijlagen: dict[str, _Bijlagen], onbekend: list[Stuk], verwijst: set[str]) -> str | None:
    """Zet het stuk bij de leerling; geeft het nummer als dat duidelijk genoeg is."""
    if koppeling.ander:
        return ANDER
    if not koppeling.graden:
        if stuk.blokken:
            onbekend.append(stuk)
        return None
    for persoon, graad in koppeling.graden.items():
        zijn = bijlagen[persoon]
        if koppeling.tegenspraak:
            zijn.tegenspraak.append(stuk)
        if graad is Graad.ZEKER:
            zijn.zeker.append(stuk)
        elif graad is Graad.VERMOEDEN and persoon in verwijst:
            zijn.vermoed.append(stuk)
        else:
            zijn.twijfel.append(stuk)
    return next(iter(koppeling.graden)) if len(koppeling.graden) == 1 else None


# --- wegen ---


def _weeg(
    aanvraag: _Aanvraag,
    bijlagen: _Bijlagen,
    onbekend: Sequence[Stuk],
    algemeen: Sequence[Stuk],
    onleesbaar: Sequence[Stuk],
    van_stuk: Mapping[int, Sequence[Kandidaat]],
    ws: Woordenschat,
    ontvangen: datetime,
) -> Weging:
    versies = zoek_versies([*bijlagen.zeker, *bijlagen.vermoed], ontvangen.date())
    vervalt = {id(s) for s, _ in versies.vervalt}
    verwezen = {k.begrip for rij in aanvraag.rijen for k in rij.verwijst}
    paren: list[Paar] = [(rij.stuk, k) for rij in aanvraag.rijen for k in rij.kandidaten]
    paren += [(s, k) for s in bijlagen.zeker if id(s) not in vervalt for k in van_stuk[id(s)]]
    # Een vermoeden telt alleen voor waar de rij zelf naar een bijlage verwijst: twee bronnen wijzen dan dezelfde kant op.
    paren += [(s, k if k.begrip in verwezen else _twijfel(k)) for s in bijlagen.vermoed if id(s) not in vervalt for k in van_stuk[id(s)]]
    paren += [(s, _twijfel(k)) for s in (*bijlagen.twijfel, *onbekend) for k in van_stuk[id(s)]]
    mijn = [s for s in algemeen if _hoort_bij(s, aanvraag, ws)]
    paren += [(s, k) for s in mijn for k in van_stuk[id(s)]]
    feiten = lijstfeiten(paren, aanvraag.rijen, mijn, ws)
    feiten |= tegenspraken(aanvraag.rijen, versies, onleesbaar)
    if bijlagen.tegenspraak:
        feiten["leerling_geboortedatum"] = _andere_datum(feiten["leerling_geboortedatum"], bijlagen.tegenspraak, van_stuk)
    eigen = (*bijlagen.zeker, *bijlagen.vermoed, *bijlagen.twijfel)
    return Weging(
        feiten=feiten,
        aanvraagtype=aanvraag.aanvraagtype,
        leerling_naam=aanvraag.naam or None,
        leerling_geboortedatum=aanvraag.geboren,
        opmerkingen=tuple(_mist_bijlage(verwezen, feiten)),
        andere=frozenset(),
        nummer=aanvraag.nummer,
        stukken=(*mijn, *eigen, *onleesbaar),
        hiaatsoorten=ws.lijst.van_leerling | {ws.lijst.blad},
    )


def _twijfel(kandidaat: Kandidaat) -> Kandidaat:
    return replace(kandidaat, zeker=False, reden="het is niet zeker dat dit stuk van deze leerling is")


def _hoort_bij(stuk: Stuk, aanvraag: _Aanvraag, ws: Woordenschat) -> bool:
    """De lijst met de rij zelf, en een ondertekeningsblad dat niet over alleen een ander type gaat."""
    if stuk.soort == ws.lijst.soort:
        return any(rij.stuk is stuk for rij in aanvraag.rijen)
    teksten = [str(getattr(b, "tekst", "")) for b in stuk.blokken[:6]]
    return aanvraag.aanvraagtype is None or ws.lijst.type_in(*teksten) in (None, aanvraag.aanvraagtype)


def _andere_datum(feit: Feit, stukken: Sequence[Stuk], van_stuk: Mapping[int, Sequence[Kandidaat]]) -> Feit:
    """De geboortedatum met die van een stuk op dezelfde naam erbij: zij verschillen, dus een mens kijkt."""
    erbij = [k for s in stukken for k in van_stuk[id(s)] if k.begrip == feit.begrip and k.waarde is not None]
    return replace(feit, kandidaten=(*feit.kandidaten, *erbij)) if feit.kandidaten else feit


def _mist_bijlage(verwezen: Iterable[str], feiten: Mapping[str, Feit]) -> Iterable[str]:
    """Een opmerking als de lijst een bijlage noemt die er niet is."""
    if any(begrip not in feiten or not feiten[begrip].kandidaten for begrip in verwezen if begrip != "toelichting_criteria"):
        yield "De lijst verwijst bij deze leerling naar een bijlage die niet in het dossier is gevonden."


def _opmerkingen(stukken: Sequence[Stuk], leerling_van: Mapping[int, str | None], ws: Woordenschat) -> Iterable[str]:
    if any(leerling_van.get(id(s)) == ANDER for s in stukken):
        yield "Een stuk in dit dossier gaat over een leerling die niet op de lijst staat."
    if any(s.soort == ws.formuliersoort for s in stukken):
        yield (
            "In dit dossier zit behalve de lijst ook een aanmeldformulier. Dat is niet als aparte aanvraag getoetst. "
            "Is het een andere aanvraag, zet die dan met zijn stukken in een eigen map."
        )
