"""Leren van een voorbeeldformulier: welke etiketten het programma kent, welke niet, en bij welk begrip een onbekend etiket kan horen.

Er wordt niets vanzelf overgenomen: een mens leest het voorstel en zet het in de woordenschat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from dossiercheck.begrippen import Gelezen, Herkomst, Keuzegroep, Status, Stuk, Wijze
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.gelijkenis import lijkt_op_patronen, lijkt_op_uitleg
from dossiercheck.herkennen import herken
from dossiercheck.patroon import Patronen, lees_patroon
from dossiercheck.regelboek import Aanvraagtype, Regelboek
from dossiercheck.schrijfwijze import vind_datums, vouw
from dossiercheck.toetsen import toets_alles
from dossiercheck.vinden import vind
from dossiercheck.vinden.antwoorden import Antwoord
from dossiercheck.vinden.kader import Werkstuk, vraag_past
from dossiercheck.wegen import weeg
from dossiercheck.woordenschat import Begrip, Woordenschat, Zoekopdracht

_VRAGENDE = frozenset({"veld", "antwoord", "scholen", "termijn"})
_KEUZE = "keuzegroep"
_LANGSTE, _KORTSTE = 140, 3
_TE_ALGEMEEN = 8
"""Een kort etiket als 'naam' of 'datum' zegt zonder de kop erboven niets."""


class Zekerheid(StrEnum):
    """Hoe goed een voorstel past, in woorden."""

    STERK = "zeer waarschijnlijk"
    REDELIJK = "waarschijnlijk"
    ZWAK = "misschien"


_DREMPELS = ((90.0, Zekerheid.STERK), (78.0, Zekerheid.REDELIJK), (64.0, Zekerheid.ZWAK))


@dataclass(frozen=True, slots=True)
class Etiket:
    """Een vraag of etiket op het formulier. `soort` is de documentsoort van het stuk waar het op staat."""

    antwoord: Antwoord
    keuze: bool
    soort: str

    @property
    def tekst(self) -> str:
        return " ".join(self.antwoord.vraag.split())

    @property
    def patroon(self) -> str:
        """Het etiket als regel voor de woordenschat: de hele tekst."""
        return f"={vouw(self.tekst)}"


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Bij welk begrip een onbekend etiket kan horen: de vinder (`plek`, vanaf 0) waar het bij komt, en wat het verandert."""

    etiket: Etiket
    begrip: str
    zekerheid: Zekerheid
    lijkt_op: str
    plek: int
    eisen: tuple[str, ...]
    """Eisen van het type die op dit begrip rusten."""
    verandert: tuple[tuple[str, Status, Status], ...] = ()
    """Eis met de status zonder en met dit etiket, op dit voorbeeld."""


@dataclass(frozen=True, slots=True)
class Les:
    """Wat er van een voorbeeld te leren is."""

    stukken: tuple[Stuk, ...]
    type_: Aanvraagtype | None
    bekend: tuple[tuple[Etiket, tuple[str, ...]], ...]
    voorstellen: tuple[Voorstel, ...]
    onbekend: tuple[Etiket, ...]
    """Etiketten zonder begrip en zonder voorstel."""
    zonder_etiket: tuple[str, ...]
    """Eisen van het type waarvoor geen bekend etiket op dit formulier staat."""


def leer(gelezen: Sequence[Gelezen], ws: Woordenschat, boek: Regelboek, nu: datetime, type_: str | None = None) -> Les:
    """De les uit een gelezen voorbeeld. Gebruiksfout als er geen tekst in staat."""
    stukken = tuple(stuk for deel in gelezen for stuk in herken(deel, ws))
    if not any(stuk.blokken for stuk in stukken):
        raise Gebruiksfout("In dit voorbeeld staat geen tekst die te lezen is.", "", "Geef een formulier als Word of PDF.")
    soort = boek.typen.get(type_ or next((s.aanvraagtype for s in stukken if s.aanvraagtype), None) or "")
    etiketten = [(etiket, _begrippen(etiket, ws)) for stuk in stukken for etiket in _etiketten(stuk)]
    voorstellen = {e.patroon: v for e, begrippen in etiketten if not begrippen and (v := _voorstel(e, ws, boek, soort))}
    return Les(
        stukken,
        soort,
        tuple((e, b) for e, b in etiketten if b),
        tuple(replace(v, verandert=tuple(_verandert(stukken, ws, v, soort, nu))) for v in voorstellen.values()),
        tuple(e for e, b in etiketten if not b and e.patroon not in voorstellen),
        tuple(_zonder_etiket(soort, {b for _, begrippen in etiketten for b in begrippen}, ws)),
    )


# --- etiketten -------------------------------------------------------------------------------------


def _etiketten(stuk: Stuk) -> Iterator[Etiket]:
    """Elk etiket een keer: velden, keuzevragen, en regels die op een vraagteken of dubbele punt eindigen."""
    ocr = stuk.gelezen.wijze is Wijze.OCR
    vragen = [Etiket(a, False, stuk.soort) for a in Werkstuk.van(stuk).antwoorden if _is_etiket(a)]
    groepen = [b for b in stuk.blokken if isinstance(b, Keuzegroep)]
    keuzes = [Etiket(Antwoord(b.vraag, (), b.plek, Herkomst.FORMULIERVELD, ocr=ocr), True, stuk.soort) for b in groepen]
    per_patroon = {e.patroon: e for e in reversed([*vragen, *keuzes]) if len(e.patroon) >= _KORTSTE and len(e.tekst) <= _LANGSTE}
    yield from reversed(per_patroon.values())


def _is_etiket(antwoord: Antwoord) -> bool:
    return antwoord.herkomst is Herkomst.FORMULIERVELD or antwoord.vraag.rstrip().endswith(("?", ":"))


def _begrippen(etiket: Etiket, ws: Woordenschat) -> tuple[str, ...]:
    """De begrippen waar dit etiket volgens de woordenschat bij hoort."""
    return tuple(b.naam for b in ws.begrippen.values() if any(_kent(o, etiket, ws) for o in b.vinders))


def _kent(opdracht: Zoekopdracht, etiket: Etiket, ws: Woordenschat) -> bool:
    kaal = vouw(etiket.tekst)
    if opdracht.gebeurtenis in ws.gebeurtenissen:
        gebeurtenis = ws.gebeurtenissen[opdracht.gebeurtenis]
        return any(p.zoek(kaal) for p in (gebeurtenis.vraag, gebeurtenis.kop)) and not gebeurtenis.niet.zoek(kaal)
    if opdracht.rol:
        return ws.kenmerken["handtekeningkop"].zoek(kaal) is not None and opdracht.rol.zoek(kaal) is not None
    if any(p.zoek(kaal) for p in (opdracht.roepnaam, opdracht.voorvoegsel, opdracht.achternaam)):
        return True
    return _past_vinder(opdracht, etiket) and bool(opdracht.vraag) and vraag_past(opdracht, etiket.antwoord)


def _past_vinder(opdracht: Zoekopdracht, etiket: Etiket) -> bool:
    goed = opdracht.vinder == _KEUZE if etiket.keuze else opdracht.vinder in _VRAGENDE
    return goed and (not opdracht.stukken or etiket.soort in opdracht.stukken)


# --- voorstellen -----------------------------------------------------------------------------------


def _voorstel(etiket: Etiket, ws: Woordenschat, boek: Regelboek, type_: Aanvraagtype | None) -> Voorstel | None:
    """Het begrip waar het etiket het meest op lijkt, als dat genoeg is; begrippen waar dit type niets mee doet tellen niet mee."""
    if len(vouw(etiket.tekst)) < _TE_ALGEMEEN or vind_datums(etiket.tekst):
        return None
    standen = [stand for b in ws.begrippen.values() if (stand := _stand(etiket, b, boek, type_))]
    punten, lijkt_op, naam, plek, eisen = max(standen, default=(0.0, "", "", 0, ()))
    zekerheid = next((z for drempel, z in _DREMPELS if punten >= drempel), None)
    return Voorstel(etiket, naam, zekerheid, lijkt_op, plek, eisen) if zekerheid else None


def _stand(etiket: Etiket, begrip: Begrip, boek: Regelboek, type_: Aanvraagtype | None) -> tuple[float, str, str, int, tuple[str, ...]] | None:
    """Punten, waar het op lijkt, en de vinder die het etiket na toevoegen ook echt zou pakken."""
    eisen = tuple(_eisen_op(type_, begrip.naam))
    kan = [i for i, o in enumerate(begrip.vinders) if _past_vinder(o, etiket) and o.vraag and vraag_past(_met(o, etiket), etiket.antwoord)]
    if not kan or (type_ and not eisen):
        return None
    (punten, lijkt_op), plek = max((lijkt_op_patronen(etiket.tekst, begrip.vinders[i].vraag), -i) for i in kan)
    uitleg = [begrip.naam.replace("_", " "), boek.feiten[begrip.naam].omschrijving if begrip.naam in boek.feiten else ""]
    uit_uitleg = lijkt_op_uitleg(etiket.tekst, [*uitleg, *(r.vraag for r in (type_.regels if type_ else ()) if r.eis in eisen)])
    return (*max((punten, lijkt_op), (uit_uitleg, uitleg[1])), begrip.naam, -plek, eisen)


def _met(opdracht: Zoekopdracht, etiket: Etiket) -> Zoekopdracht:
    return replace(opdracht, vraag=Patronen((*opdracht.vraag.regels, lees_patroon(etiket.patroon))))


def _eisen_op(type_: Aanvraagtype | None, begrip: str) -> Iterable[str]:
    """De eisen waarvan de toets op dit begrip rust."""
    return dict.fromkeys(r.eis for r in type_.regels if begrip in r.feiten) if type_ else ()


def _zonder_etiket(type_: Aanvraagtype | None, genoemd: set[str], ws: Woordenschat) -> Iterator[str]:
    """Eisen die alleen uit een ingevuld etiket blijken, en waarvoor er geen staat. Wat ook in lopende tekst kan staan telt niet mee."""
    for regel in type_.regels if type_ else ():
        begrippen = [ws.begrippen[f] for f in regel.toets.feiten if f in ws.begrippen]
        gevraagd = [b for b in begrippen if any(o.vinder in _VRAGENDE | {_KEUZE} for o in b.vinders)]
        if gevraagd and not any(b.naam in genoemd for b in begrippen):
            yield regel.eis


def met_voorstel(ws: Woordenschat, voorstel: Voorstel) -> Woordenschat:
    """De woordenschat met het etiket erbij."""
    begrip = ws.begrippen[voorstel.begrip]
    vinders = tuple(_met(o, voorstel.etiket) if i == voorstel.plek else o for i, o in enumerate(begrip.vinders))
    return replace(ws, begrippen={**ws.begrippen, begrip.naam: replace(begrip, vinders=vinders)})


def _verandert(stukken: Sequence[Stuk], ws: Woordenschat, voorstel: Voorstel, type_: Aanvraagtype | None, nu: datetime) -> Iterator[tuple[str, Status, Status]]:
    """De eisen die op dit voorbeeld een andere status krijgen; bij een leeg formulier zijn dat er geen."""
    if type_ is None:
        return
    zonder, met = (_standen(stukken, schat, type_, nu) for schat in (ws, met_voorstel(ws, voorstel)))
    yield from ((eis, zonder[eis], met[eis]) for eis in zonder if zonder[eis] is not met[eis])


def _standen(stukken: Sequence[Stuk], ws: Woordenschat, type_: Aanvraagtype, nu: datetime) -> dict[str, Status]:
    weging = weeg(stukken, vind(stukken, ws, nu.date()), ws, nu)
    return {b.eis: b.status for b in toets_alles(type_, weging.feiten, (), stukken, nu)}
