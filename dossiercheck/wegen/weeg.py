"""Kandidaten worden feiten: ander kind, versies, tegenspraak en leesbaarheid worden hier gewogen, en nergens anders."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from dossiercheck.begrippen import (
    Afgevallen,
    Alinea,
    Bewijs,
    Feit,
    Kandidaat,
    Plek,
    Stuk,
    Uitkomst,
    Wijze,
)
from dossiercheck.schrijfwijze import zelfde_naam
from dossiercheck.schrijfwijze.tekst import vouw
from dossiercheck.wegen.kind import Paar, gaat_over_ander, kies_naam, lijkt_op, naam_kan_misleesd_zijn, onduidelijk_over_wie
from dossiercheck.wegen.versies import Versies, zoek_versies
from dossiercheck.woordenschat import Begrip, Woordenschat

GEZET = "gezet"
_VAAG = "in een gescand stuk is de naam van de leerling niet te vinden"


@dataclass(frozen=True, slots=True)
class Weging:
    """De feiten van een aanvraag, en wat er verder over het dossier te zeggen is."""

    feiten: Mapping[str, Feit]
    aanvraagtype: str | None
    leerling_naam: str | None
    leerling_geboortedatum: date | None
    opmerkingen: tuple[str, ...]
    andere: frozenset[tuple[str, int]]
    """Stukken die over een ander kind gaan, als (bestand, eerste bladzijde)."""
    tegenstrijdige_typen: tuple[str, ...] = ()
    """De typen van de formulieren, als het er meer dan een is; dan is niet te zeggen wat er gevraagd wordt."""
    nummer: str = "01"
    type_staat_vast: bool = False
    """De lijst heeft meer dan een type: wat er voor het hele dossier is opgegeven geldt dan niet."""
    stukken: tuple[Stuk, ...] | None = None
    """De stukken van deze leerling; None is alle."""
    hiaatsoorten: frozenset[str] = frozenset()
    """Wat een onleesbaar bestand kan zijn; leeg is elke soort."""


def weeg(stukken: Sequence[Stuk], kandidaten: Sequence[Paar], ws: Woordenschat, ontvangen: datetime) -> Weging:
    """De feiten uit alle kandidaten. De volgorde en de namen van bestanden maken geen verschil."""
    naam = kies_naam(kandidaten, ws)
    geboren = _geboortedatum(kandidaten, naam, ws)
    anderen = [s for s in stukken if s.soort != ws.formuliersoort and gaat_over_ander(s, kandidaten, naam, geboren)]
    formulieren = [s for s in stukken if s.soort == ws.formuliersoort]
    vreemd = any(onduidelijk_over_wie(f, naam, None) for f in formulieren)  # de naam komt uit een ander stuk, en het formulier noemt hem niet
    vaag = [s for s in stukken if s not in formulieren and s not in anderen and (vreemd or onduidelijk_over_wie(s, naam, geboren))]
    kandidaten = [(s, replace(k, zeker=False, reden=_VAAG) if s in vaag else k) for s, k in kandidaten]
    versies = zoek_versies([s for s in stukken if s not in anderen], ontvangen.date())
    buiten = {id(s): "gaat over een andere leerling" for s in anderen} | {id(s): reden for s, reden in versies.vervalt}
    feiten = {b.naam: maak_feit(b, [p for p in kandidaten if p[1].begrip == b.naam], buiten, ws) for b in ws.begrippen.values()}
    typen = _typen([s for s in stukken if id(s) not in buiten])
    feiten |= _dossierfeiten(feiten, stukken, anderen, versies)
    feiten["aanvrager_vso"] = _aanvrager_vso(feiten, ws)
    if anderen:
        feiten["leerling_naam"] = _betwijfeld(feiten["leerling_naam"], "een stuk in het dossier gaat over een andere leerling")
        if any(naam_kan_misleesd_zijn(s, kandidaten, naam) for s in anderen):
            feiten["leerling_geboortedatum"] = _betwijfeld(feiten["leerling_geboortedatum"], "op een scan met bijna dezelfde naam staat een andere datum")
    elif vaag:
        feiten["leerling_naam"] = _betwijfeld(feiten["leerling_naam"], _VAAG)
    return Weging(
        feiten,
        typen[0] if len(typen) == 1 else None,
        naam,
        geboren,
        (*_opmerkingen(versies), *_zonder_bijlage(stukken, ws)),
        frozenset((s.bestand, s.van) for s in anderen),
        typen if len(typen) > 1 else (),
    )


def _typen(stukken: Sequence[Stuk]) -> tuple[str, ...]:
    """Wat de formulieren vragen; binnen een bestand beslist het eerste."""
    per_bestand: dict[str, str] = {}
    for stuk in sorted(stukken, key=lambda s: s.van):
        if stuk.aanvraagtype:
            per_bestand.setdefault(stuk.bestand, stuk.aanvraagtype)
    return tuple(sorted(set(per_bestand.values())))


def _geboortedatum(paren: Sequence[Paar], naam: str | None, ws: Woordenschat) -> date | None:
    datums = [(s, k.waarde) for s, k in paren if k.begrip == "leerling_geboortedatum" and isinstance(k.waarde, date)]
    formulier = [d for s, d in datums if s.soort == ws.formuliersoort]
    tel = Counter(formulier or (d for _, d in datums))
    return min(tel, key=lambda d: (-tel[d], d), default=None)


def maak_feit(begrip: Begrip, paren: Sequence[Paar], buiten: Mapping[int, str], ws: Woordenschat) -> Feit:
    """De kandidaten die overblijven, beste eerst, en die afvielen met de reden."""
    blijft = [(s, k) for s, k in paren if id(s) not in buiten]
    weg = [Afgevallen(k, buiten[id(s)]) for s, k in paren if id(s) in buiten]
    if begrip.laatste:
        blijft, ouder = _laatste_per_stuk(blijft)
        weg += [Afgevallen(k, "er staat een latere datum in hetzelfde stuk") for k in ouder]
    kandidaten = [k for _, k in blijft]
    for regel in (
        _zonder_misleesde_naam if begrip.waarde == "naam" else _ongemoeid,
        _zonder_overbodige,
        _handtekeningen if begrip.waarde == "handtekening" else _ongemoeid,
    ):
        kandidaten, weggevallen = regel(kandidaten)
        weg += weggevallen
    if begrip.eenduidig and _spreken_tegen(kandidaten, begrip):
        kandidaten = [replace(k, zeker=False, reden="stukken spreken elkaar tegen") for k in kandidaten]
    return Feit(begrip.naam, tuple(sorted(kandidaten, key=_rang)), tuple(weg))


def _rang(k: Kandidaat) -> tuple[bool, bool, str, int, str]:
    plek = k.bewijs[0].plek
    return (not k.zeker, k.waarde is None, plek.bestand, plek.pagina or plek.alinea or 0, str(k.waarde))


def _laatste_per_stuk(paren: Sequence[Paar]) -> tuple[list[Paar], list[Kandidaat]]:
    """Per stuk de laatste datum; een maand zonder dag heeft twee grenzen en blijft daarom heel."""
    per_stuk: dict[int, list[Paar]] = defaultdict(list)
    for paar in paren:
        per_stuk[id(paar[0])].append(paar)
    blijft, ouder = list[Paar](), list[Kandidaat]()
    for groep in per_stuk.values():
        datums = [k.waarde for _, k in groep if isinstance(k.waarde, date)]
        if not datums:
            blijft += groep
            continue
        laatste = max(datums)
        bij = {k.bewijs[0] for _, k in groep if k.waarde == laatste}
        for s, k in groep:
            if k.waarde == laatste or (k.bewijs[0] in bij and isinstance(k.waarde, date) and (k.waarde.year, k.waarde.month) == (laatste.year, laatste.month)):
                blijft.append((s, k))
            else:
                ouder.append(k)
    return blijft, ouder


def _zonder_overbodige(kandidaten: list[Kandidaat]) -> tuple[list[Kandidaat], list[Afgevallen]]:
    """Een onzekere kandidaat die niets anders zegt dan een zekere, of helemaal geen waarde heeft, valt af."""
    zeker = [k for k in kandidaten if k.zeker]
    over = [k for k in kandidaten if not k.zeker and zeker and (k.waarde is None or any(k.waarde == z.waarde for z in zeker))]
    return [k for k in kandidaten if k not in over], [Afgevallen(k, "een ander stuk is hier zeker over") for k in over]


def _zonder_misleesde_naam(kandidaten: list[Kandidaat]) -> tuple[list[Kandidaat], list[Afgevallen]]:
    """Een onzekere lezing die op een zekere naam lijkt is dezelfde naam."""
    zeker = [str(k.waarde) for k in kandidaten if k.zeker]
    weg = [k for k in kandidaten if not k.zeker and k.waarde and any(lijkt_op(z, str(k.waarde)) for z in zeker)]
    return [k for k in kandidaten if k not in weg], [Afgevallen(k, "slecht gelezen; in een ander stuk staat de naam duidelijk") for k in weg]


def _handtekeningen(kandidaten: list[Kandidaat]) -> tuple[list[Kandidaat], list[Afgevallen]]:
    """Een zekere handtekening op een los blad gaat voor een lege plek op het formulier."""
    gezet = any(k.zeker and k.waarde == GEZET for k in kandidaten)
    leeg = [k for k in kandidaten if gezet and k.waarde != GEZET]
    return [k for k in kandidaten if k not in leeg], [Afgevallen(k, "getekend op een ander blad") for k in leeg]


def _ongemoeid(kandidaten: list[Kandidaat]) -> tuple[list[Kandidaat], list[Afgevallen]]:
    return kandidaten, []


def _spreken_tegen(kandidaten: Sequence[Kandidaat], begrip: Begrip) -> bool:
    waarden = [k.waarde for k in kandidaten if k.zeker and k.waarde is not None]
    if begrip.waarde == "naam":
        return any(zelfde_naam(str(a), str(b)) is False for a in waarden for b in waarden)
    return len(set(waarden)) > 1


def _betwijfeld(feit: Feit, reden: str) -> Feit:
    return replace(feit, kandidaten=tuple(replace(k, zeker=False, reden=reden) for k in feit.kandidaten))


def _dossierfeiten(feiten: Mapping[str, Feit], stukken: Sequence[Stuk], anderen: Sequence[Stuk], versies: Versies) -> dict[str, Feit]:
    """Feiten over het dossier zelf: stukken van een ander kind, dubbele stukken, onleesbare bestanden, een BSN dat niet klopt."""
    onleesbaar = [s for s in stukken if s.gelezen.uitkomst in (Uitkomst.GEWEIGERD, Uitkomst.DEELS)]
    bsn = feiten["bsn"].kandidaten if "bsn" in feiten else ()
    fout_bsn, vaag_bsn = [k for k in bsn if k.waarde is False and k.zeker], [k for k in bsn if k.waarde is not True and not k.zeker]
    return {
        "andere_leerling": maak_ja("andere_leerling", ((_begin(s), "gaat over een andere leerling") for s in anderen)),
        "dubbel_document": maak_ja("dubbel_document", ((_begin(s), "lijkt op een ander stuk in het dossier") for paar in versies.dubbel for s in paar)),
        "niet_leesbaar": maak_ja("niet_leesbaar", ((_begin(s), s.gelezen.problemen[0].tekst if s.gelezen.problemen else "niet te lezen") for s in onleesbaar)),
        "bsn_ongeldig": maak_ja("bsn_ongeldig", ((k.bewijs[0].plek, "voldoet niet aan de elfproef") for k in fout_bsn)),
        "bsn_onleesbaar": maak_ja("bsn_onleesbaar", ((k.bewijs[0].plek, k.reden) for k in vaag_bsn)),
    }


def _begin(stuk: Stuk) -> Plek:
    return stuk.blokken[0].plek if stuk.blokken else Plek(stuk.bestand, stuk.van)


def maak_ja(begrip: str, plekken: Iterable[tuple[Plek, str]]) -> Feit:
    return Feit(begrip, tuple(Kandidaat(begrip, True, (Bewijs(plek, tekst),), True, tekst) for plek, tekst in plekken))


def _aanvrager_vso(feiten: Mapping[str, Feit], ws: Woordenschat) -> Feit:
    """Ja als de school het vso in haar naam heeft of het zelf zegt. Zegt alleen de tekst het en klinkt de naam regulier, dan is het onzeker."""
    begrip = ws.begrippen["aanvrager_vso"]
    gezegd = [k for k in feiten[begrip.naam].kandidaten if k.waarde is True]
    uit_naam = [
        replace(k, begrip=begrip.naam, waarde=begrip.ja_als.raakt(str(k.waarde)), reden="uit de naam van de school")
        for k in feiten[begrip.afgeleid_van].kandidaten
        if k.waarde
    ]
    if gezegd and not any(k.waarde for k in uit_naam):
        regulier = any(ws.schoolwoorden.raakt(str(k.waarde)) for k in feiten[begrip.afgeleid_van].kandidaten)
        return Feit(begrip.naam, tuple(replace(k, zeker=k.zeker and not regulier) for k in gezegd))
    return Feit(begrip.naam, tuple(uit_naam))


def _opmerkingen(versies: Versies) -> Iterable[str]:
    for nieuw, oud in versies.dubbel:
        if nieuw.sha256 == oud.sha256:
            yield f"'{oud.bestand}' is hetzelfde bestand als '{nieuw.bestand}' en telt een keer."
        else:
            yield f"'{oud.bestand}' lijkt op '{nieuw.bestand}'; de nieuwste versie telt."


def _zonder_bijlage(stukken: Sequence[Stuk], ws: Woordenschat) -> Iterable[str]:
    """Een mail die zegt dat er iets bij zit terwijl er niets bij zit: dan is er bij het versturen misschien iets vergeten."""
    for stuk in stukken:
        erbij = [deel for deel in stuk.gelezen.inhoud if deel.uitkomst is not Uitkomst.OVERGESLAGEN]
        if (
            stuk.gelezen.wijze is Wijze.MAIL
            and not erbij
            and any(ws.kenmerken["bijgevoegd"].zoek(vouw(b.tekst)) for b in stuk.blokken if isinstance(b, Alinea))
        ):
            yield f"In '{stuk.bestand}' staat dat er een bijlage bij zit, maar er zit geen bijlage bij."
