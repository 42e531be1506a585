"""De volgorde van het werk: van gelezen bestanden naar een rapport. Zuiver: geen schijf, geen klok; alles is een argument."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from dossiercheck import __version__
from dossiercheck.begrippen import (
    Aanvraag,
    Bevinding,
    Document,
    Feit,
    Gelezen,
    Hiaat,
    Kwaliteit,
    Oordeel,
    Planning,
    Plek,
    Rapport,
    Status,
    Stuk,
    Uitkomst,
    Verantwoording,
)
from dossiercheck.bestandsnamen import is_systeembestand
from dossiercheck.bijzonderheden import bijzonderheden
from dossiercheck.dossierbestand import Dossierinstelling, Stukinstelling
from dossiercheck.herkennen import een_formulier, herken
from dossiercheck.instellingen import Instellingen
from dossiercheck.kalender import Kalenderfout, Opschorting, Planningsoort, plan
from dossiercheck.regelboek import Aanvraagtype, Regelboek
from dossiercheck.tijd import NEDERLAND
from dossiercheck.toetsen import bepaal_oordeel, toets_alles, zoek_opmerkingen, zoek_signalen
from dossiercheck.typereden import waarom_geen_type
from dossiercheck.vinden import vind
from dossiercheck.wegen import Weging, weeg
from dossiercheck.werklijst import Correctie, Sleutel, lees_rijen, weeg_rijen
from dossiercheck.woordenschat import Woordenschat

EERSTE = "01"
ANDER = "ander"
_LOS = "Van deze losse bestanden is niet zeker over welke leerling zij gaan. Zet de bestanden van een leerling bij elkaar in een map."
_ERGST = {Kwaliteit.GOED: 0, Kwaliteit.MATIG: 1, Kwaliteit.SLECHT: 2}


@dataclass(frozen=True, slots=True)
class Kennis:
    """Wat voor elk dossier hetzelfde is."""

    regelboek: Regelboek
    woordenschat: Woordenschat
    instellingen: Instellingen
    nu: datetime


@dataclass(frozen=True, slots=True)
class Zaak:
    """Een dossier om te beoordelen: wat er gelezen is, wanneer het kwam en wat een mens erbij opgaf."""

    dossier: str
    gelezen: tuple[Gelezen, ...]
    ontvangen: datetime
    ontvangst: Mapping[str, datetime] = field(default_factory=dict)
    """Per bestand (of de zip of mail waar het in zit) dat op een eigen moment kwam."""
    aanvraagtype: str | None = None
    instelling: Dossierinstelling = field(default_factory=Dossierinstelling)
    opmerkingen: tuple[str, ...] = ()
    los: bool = False
    """Losse bestanden die aan geen leerling zijn toegewezen."""
    hiaten: tuple[Hiaat, ...] = ()
    """Bestanden buiten dit dossier die er misschien bij horen."""
    aantal: int = 0
    """Hoeveel bestanden er in het dossier zaten, geteld voor het lezen."""
    opschortingen: tuple[Opschorting, ...] = ()
    """De verstuurde verzoeken om aanvulling, uit het register."""
    nummers: Mapping[Sleutel, str] = field(default_factory=dict)
    """Welk nummer een leerling van een lijst de vorige keer had."""


def beoordeel(zaak: Zaak, kennis: Kennis) -> Rapport:
    """Het rapport over een dossier. Elk gelezen bestand staat in `documenten`; elke eis van het type precies een keer in de bevindingen."""
    stukken = _herken_alles(zaak, kennis.woordenschat)
    if zaak.los:
        return _nakijken(zaak, kennis, stukken, _LOS)
    mee = [stuk for stuk in stukken if _doet_mee(stuk, zaak.instelling)]
    rijen = lees_rijen(mee, kennis.woordenschat, zaak.ontvangen.date())
    if rijen:
        lijst = weeg_rijen(rijen, stukken, kennis.woordenschat, zaak.ontvangen, _correcties(zaak), zaak.nummers)
        documenten = (_document(s, lijst.leerling_van.get(id(s)), _correctie(s, zaak.instelling)) for s in lijst.stukken)
        return _rapport(zaak, kennis, tuple(documenten), tuple(_aanvraag(zaak, kennis, w.stukken or (), w) for w in lijst.wegingen))
    weging = weeg(mee, vind(mee, kennis.woordenschat, zaak.ontvangen.date()), kennis.woordenschat, zaak.ontvangen)
    aanvraag = _aanvraag(zaak, kennis, mee, weging)
    return _rapport(zaak, kennis, tuple(_documenten(zaak, stukken, weging.andere, kennis.woordenschat)), (aanvraag,))


def onbeoordeeld(zaak: Zaak, kennis: Kennis, reden: str) -> Rapport:
    """Het rapport over een dossier dat niet beoordeeld kon worden: nakijken, met de reden. De bestanden staan er wel in."""
    return _nakijken(zaak, kennis, [_kaal(g, kennis.woordenschat.restsoort) for wortel in zaak.gelezen for g in plat(wortel)], reden)


def _nakijken(zaak: Zaak, kennis: Kennis, stukken: Sequence[Stuk], reden: str) -> Rapport:
    aanvraag = Aanvraag(EERSTE, None, Oordeel.NAKIJKEN, None, None, opmerkingen=(reden, *zaak.opmerkingen))
    return _rapport(zaak, kennis, tuple(_document(stuk, None, Stukinstelling()) for stuk in stukken), (aanvraag,))


def plat(gelezen: Gelezen) -> Iterator[Gelezen]:
    """Het bestand zelf en alles wat erin zit."""
    yield gelezen
    for deel in gelezen.inhoud:
        yield from plat(deel)


# --- stukken ---------------------------------------------------------------------------------------


def _herken_alles(zaak: Zaak, ws: Woordenschat) -> tuple[Stuk, ...]:
    """Elk bestand minstens een stuk, met zijn ontvangst en de correctie van een mens. Een zip heeft alleen stukken van zijn inhoud."""
    gevonden = een_formulier([stuk for gelezen in zaak.gelezen for stuk in herken(gelezen, ws)], ws)
    gezien = {stuk.bestand for stuk in gevonden}
    gemist = [_kaal(g, ws.restsoort) for wortel in zaak.gelezen for g in plat(wortel) if g.bestand not in gezien]
    return tuple(_bijgewerkt(stuk, zaak) for stuk in (*gevonden, *gemist))


def _kaal(gelezen: Gelezen, soort: str) -> Stuk:
    reden = f"bevat {len(gelezen.inhoud)} bestand{'en' * (len(gelezen.inhoud) != 1)}" if gelezen.inhoud else "niet herkend"
    return Stuk(gelezen.bestand, gelezen.sha256, soort, (reden,), (), 1, max(1, gelezen.paginas), gelezen)


def _bijgewerkt(stuk: Stuk, zaak: Zaak) -> Stuk:
    correctie = _correctie(stuk, zaak.instelling)
    if correctie.soort:
        stuk = replace(stuk, soort=correctie.soort, redenen=("opgegeven in dossier.yaml",))
    return replace(stuk, ontvangen=ontvangst_van(stuk.bestand, zaak))


def ontvangst_van(bestand: str, zaak: Zaak) -> datetime:
    """Van het bestand zelf, anders van de zip of mail waar het in zit, anders van het dossier."""
    naam = bestand
    while naam not in zaak.ontvangst and "/" in naam:
        naam = naam.rpartition("/")[0]
    return zaak.ontvangst.get(naam, zaak.ontvangen)


def _correctie(stuk: Stuk, instelling: Dossierinstelling) -> Stukinstelling:
    deel = instelling.stuk(f"{stuk.bestand}#{stuk.van}-{stuk.tot}")
    return deel if deel != Stukinstelling() else instelling.stuk(stuk.bestand)


def _doet_mee(stuk: Stuk, instelling: Dossierinstelling) -> bool:
    correctie = _correctie(stuk, instelling)
    return not correctie.negeer and correctie.leerling in (None, EERSTE) and not is_systeembestand(stuk.bestand)


def _correcties(zaak: Zaak) -> Callable[[Stuk], Correctie]:
    """Van een stuk bij een lijst: of het meetelt, en bij welk nummer een mens het zette."""

    def van(stuk: Stuk) -> Correctie:
        correctie = _correctie(stuk, zaak.instelling)
        return Correctie(not correctie.negeer and not is_systeembestand(stuk.bestand), correctie.leerling)

    return van


# --- aanvraag --------------------------------------------------------------------------------------


def _aanvraag(zaak: Zaak, kennis: Kennis, stukken: Sequence[Stuk], weging: Weging) -> Aanvraag:
    opgegeven = None if weging.type_staat_vast else zaak.instelling.aanvraagtype or zaak.aanvraagtype
    gevraagd = opgegeven or weging.aanvraagtype
    type_ = kennis.regelboek.typen.get(gevraagd or "")
    hiaten = (*zaak.hiaten, *_hiaten(stukken, weging, kennis.woordenschat.restsoort))
    bevindingen = toets_alles(type_, weging.feiten, hiaten, stukken, zaak.ontvangen) if type_ else ()
    oordeel = bepaal_oordeel(bevindingen)
    compleet_op = _compleet_op(bevindingen, stukken, zaak) if oordeel is Oordeel.COMPLEET else None
    planning = maak_planning(type_, zaak.ontvangen, compleet_op, kennis, zaak.opschortingen)
    vergadering = planning.vergadering or planning.dan_vergadering
    return Aanvraag(
        aanvraag=weging.nummer,
        aanvraagtype=type_.sleutel if type_ else None,
        oordeel=oordeel,
        leerling_naam=weging.leerling_naam,
        leerling_geboortedatum=weging.leerling_geboortedatum,
        school_naam=_enige_tekst(weging.feiten.get("school_naam")),
        waarden={b.eis: b.waarde for b in bevindingen if b.waarde is not None},
        feiten=bijzonderheden(type_, weging.feiten, kennis.regelboek.feiten),
        bevindingen=bevindingen,
        signalen=zoek_signalen(kennis.regelboek, type_.sleutel if type_ else None, weging.feiten, zaak.ontvangen, vergadering),
        opmerkingen=(
            *(() if type_ else (waarom_geen_type(gevraagd, weging.tegenstrijdige_typen, lijst=weging.stukken is not None),)),
            *(zoek_opmerkingen(kennis.regelboek, type_.sleutel, weging.feiten, zaak.ontvangen) if type_ else ()),
            *weging.opmerkingen,
            *zaak.opmerkingen,
        ),
        planning=planning,
    )


def _hiaten(stukken: Sequence[Stuk], weging: Weging, restsoort: str) -> Iterator[Hiaat]:
    """Wat niet te lezen was: een heel bestand kan elk stuk zijn, een deel of bladzijde van een herkend stuk alleen die soort."""
    for stuk in stukken:
        soorten = frozenset({stuk.soort} - {restsoort}) or weging.hiaatsoorten
        if (stuk.bestand, stuk.van) in weging.andere:
            continue
        if stuk.gelezen.uitkomst is not Uitkomst.GELEZEN:
            waarom = next((p.tekst for p in stuk.gelezen.problemen), "Dit bestand is niet of niet helemaal gelezen.")
            yield Hiaat(Plek(stuk.bestand), soorten, waarom)
        for pagina in range(stuk.van, stuk.tot + 1):
            if _kwaliteit_van(stuk.gelezen, pagina, pagina) is Kwaliteit.SLECHT:
                yield Hiaat(Plek(stuk.bestand, pagina), soorten, f"Bladzijde {pagina} is slecht leesbaar.")


def maak_planning(
    type_: Aanvraagtype | None, ontvangen: datetime, compleet_op: datetime | None, kennis: Kennis, opschortingen: Sequence[Opschorting] = ()
) -> Planning:
    """Wanneer de aanvraag behandeld wordt; leeg zonder type. Buiten de bekende vakanties een planning met alleen uitleg."""
    if type_ is None:
        return Planning()
    try:
        stil = [_afgesloten(o, compleet_op) for o in opschortingen]
        return plan(Planningsoort(type_.planning.value), ontvangen, compleet_op, kennis.nu, kennis.instellingen, stil)
    except Kalenderfout as fout:
        return Planning(uitleg=(f"De planning is niet te maken. {fout.wat}",))


def _afgesloten(o: Opschorting, compleet_op: datetime | None) -> Opschorting:
    """Is de aanvraag nu compleet, dan eindigt een lopende opschorting met de aanvulling (Awb 4:15)."""
    return replace(o, aangevuld=compleet_op.astimezone(NEDERLAND).date()) if compleet_op and not o.aangevuld else o


def _compleet_op(bevindingen: Sequence[Bevinding], stukken: Sequence[Stuk], zaak: Zaak) -> datetime:
    """De ontvangst van het laatste stuk dat nodig was: waar het bewijs van een eis in staat."""
    nodig = {bewijs.plek.bestand for b in bevindingen if b.status is Status.VOLDAAN for bewijs in b.bewijs[:1]}
    return max((stuk.ontvangen for stuk in stukken if stuk.ontvangen and stuk.bestand in nodig), default=zaak.ontvangen)


def _enige_tekst(feit: Feit | None) -> str | None:
    zeker = {k.waarde for k in feit.kandidaten if k.zeker and isinstance(k.waarde, str)} if feit else set()
    return next(iter(zeker)) if len(zeker) == 1 else None


# --- rapport ---------------------------------------------------------------------------------------


def _rapport(zaak: Zaak, kennis: Kennis, documenten: tuple[Document, ...], aanvragen: tuple[Aanvraag, ...]) -> Rapport:
    ingesloten = sum(1 for wortel in zaak.gelezen for _ in plat(wortel)) - len(zaak.gelezen)
    return Rapport(
        dossier=zaak.dossier,
        ontvangen=zaak.ontvangen,
        documenten=documenten,
        aanvragen=aanvragen,
        verantwoording=Verantwoording(
            versie=__version__,
            regelboek_sha256=kennis.regelboek.sha256,
            bestanden_in=zaak.aantal + ingesloten,
            bestanden_verantwoord=len({document.bestand for document in documenten}),
        ),
    )


def _documenten(zaak: Zaak, stukken: Sequence[Stuk], andere: frozenset[tuple[str, int]], ws: Woordenschat) -> Iterator[Document]:
    for stuk in stukken:
        correctie = _correctie(stuk, zaak.instelling)
        leeg = stuk.soort == ws.restsoort and stuk.gelezen.uitkomst is not Uitkomst.GELEZEN
        leerling = correctie.leerling or (ANDER if (stuk.bestand, stuk.van) in andere else None if leeg else EERSTE)
        yield _document(stuk, leerling, correctie)


def _document(stuk: Stuk, leerling: str | None, correctie: Stukinstelling) -> Document:
    gelezen = stuk.gelezen
    redenen = ("in dossier.yaml staat dat dit stuk niet meetelt", *stuk.redenen) if correctie.negeer else stuk.redenen
    return Document(
        bestand=stuk.bestand,
        van=stuk.van,
        tot=stuk.tot,
        paginas=gelezen.paginas,
        sha256=stuk.sha256,
        soort=stuk.soort,
        redenen=redenen,
        leerling=leerling,
        uitkomst=Uitkomst.OVERGESLAGEN if correctie.negeer else gelezen.uitkomst,
        gelezen=gelezen.wijze,
        kwaliteit=_kwaliteit_van(gelezen, stuk.van, stuk.tot),
        problemen=tuple(p for p in gelezen.problemen if p.pagina is None or stuk.van <= p.pagina <= stuk.tot),
        ontvangen=stuk.ontvangen,
    )


def _kwaliteit_van(gelezen: Gelezen, van: int, tot: int) -> Kwaliteit:
    return max(gelezen.kwaliteit[van - 1 : tot], key=_ERGST.__getitem__, default=Kwaliteit.GOED)
