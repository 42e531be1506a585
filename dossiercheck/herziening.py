"""Een rapport bijwerken zonder de stukken opnieuw te lezen: oordelen van mensen tellen mee, en elke eis krijgt zijn ontvangst. Zuiver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dossiercheck.begrippen import Aanvraag, Bevinding, Document, Ernst, Mensoordeel, Oordeel, Rapport, Status, Uitkomst
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.kalender import Opschorting
from dossiercheck.keuring import bedoelde_u
from dossiercheck.oordelen import Uitspraak
from dossiercheck.schrijfwijze import als_nederlands, zelfde_naam
from dossiercheck.toetsen import bepaal_oordeel
from dossiercheck.verwoording import in_nederland, schoon
from dossiercheck.werkproces import Kennis, Zaak, maak_planning, ontvangst_van

_VERVALLEN = "Vervallen oordeel van een medewerker: "
_WOORD = {Status.VOLDAAN: "voldaan", Status.ONTBREEKT: "ontbreekt", Status.NVT: "niet van toepassing"}


@dataclass(frozen=True, slots=True)
class Herzien:
    """Het bijgewerkte rapport, en de uitspraken die vervallen zijn."""

    rapport: Rapport
    vervallen: tuple[Uitspraak, ...] = ()


def geef_uitspraak(a: Aanvraag, rapport: Rapport, eis: str, status: Status | None, door: str, reden: str, moment: datetime) -> Uitspraak:
    """De uitspraak over een eis van deze aanvraag, verankerd aan de stukken waar zij nu op steunt. Gebruiksfout als de eis er niet bij hoort."""
    bevinding = next((b for b in a.bevindingen if b.eis == eis), None)
    if bevinding is None or a.aanvraagtype is None:
        namen = [b.eis for b in a.bevindingen]
        doe = f"Kies uit: {', '.join(namen)}." if namen else "Zet eerst het aanvraagtype in dossier.yaml en controleer opnieuw."
        raise Gebruiksfout(f"De eis '{eis}' hoort niet bij deze aanvraag{bedoelde_u(eis, namen) or '.'}", "", doe)
    steunt_op = anker(bevinding, a, rapport.documenten)
    return Uitspraak(a.aanvraag, a.aanvraagtype, a.leerling_naam, eis, status, door, reden, moment, steunt_op)


def herzie(rapport: Rapport, uitspraken: Sequence[Uitspraak], kennis: Kennis, opschortingen: Sequence[Opschorting] = ()) -> Herzien:
    """Het rapport waarin van elke eis de laatste uitspraak geldt, zolang de stukken waar zij op steunt niet veranderd zijn.

    Oordeel en planning volgen uit de bevindingen die dan gelden.
    """
    geldig, vervallen = list[Aanvraag](), list[Uitspraak]()
    for aanvraag in rapport.aanvragen:
        nieuw, weg = _herzie_aanvraag(_zonder_mens(aanvraag), _laatste(uitspraken, aanvraag), rapport)
        geldig.append(_met_planning(nieuw, rapport, kennis, opschortingen))
        vervallen += weg
    return Herzien(replace(rapport, aanvragen=tuple(geldig)), tuple(vervallen))


def _laatste(uitspraken: Iterable[Uitspraak], aanvraag: Aanvraag) -> list[Uitspraak]:
    """Van elke eis van deze aanvraag de laatste uitspraak, zonder wat is ingetrokken."""
    per_eis = {u.eis: u for u in uitspraken if u.aanvraag == aanvraag.aanvraag}
    return [u for u in per_eis.values() if u.status is not None]


def _zonder_mens(a: Aanvraag) -> Aanvraag:
    """De aanvraag zoals het programma hem vond."""
    bevindingen = tuple(
        replace(b, status=b.mens.programma, toelichting=b.mens.programma_toelichting, herkomst="programma", mens=None) if b.mens else b for b in a.bevindingen
    )
    return replace(a, bevindingen=bevindingen, opmerkingen=tuple(o for o in a.opmerkingen if not o.startswith(_VERVALLEN)))


def _herzie_aanvraag(a: Aanvraag, uitspraken: Sequence[Uitspraak], rapport: Rapport) -> tuple[Aanvraag, list[Uitspraak]]:
    per_eis = {b.eis: b for b in a.bevindingen}
    vervallen = {u.eis: reden for u in uitspraken if (reden := _waarom_vervallen(u, a, per_eis.get(u.eis), rapport.documenten))}
    geldig = {u.eis: u for u in uitspraken if u.eis not in vervallen}
    bevindingen = tuple(_met_uitspraak(b, geldig[b.eis]) if b.eis in geldig else b for b in a.bevindingen)
    meldingen = tuple(_melding(u, vervallen[u.eis]) for u in uitspraken if u.eis in vervallen)
    nieuw = replace(a, bevindingen=bevindingen, opmerkingen=a.opmerkingen + meldingen, oordeel=bepaal_oordeel(bevindingen))
    return nieuw, [u for u in uitspraken if u.eis in vervallen]


def _waarom_vervallen(u: Uitspraak, a: Aanvraag, b: Bevinding | None, documenten: Sequence[Document]) -> str:
    """Waarom de uitspraak niet meer geldt, of ''."""
    if b is None or a.aanvraagtype != u.aanvraagtype:
        return "het is nu een ander soort aanvraag"
    if u.leerling and a.leerling_naam and zelfde_naam(u.leerling, a.leerling_naam) is False:
        return "de aanvraag gaat nu over een andere leerling"
    return "" if set(u.anker) == set(anker(b, a, documenten)) else "de stukken waar het op steunde zijn veranderd"


def _met_uitspraak(b: Bevinding, u: Uitspraak) -> Bevinding:
    assert u.status is not None
    mens = Mensoordeel(u.status, u.door, u.reden, u.moment, b.status, b.toelichting)
    zin = f"Beoordeeld door {u.door}: {_WOORD[u.status]}. Reden: {u.reden}"
    return replace(b, status=u.status, herkomst="mens", mens=mens, toelichting=schoon(zin))


def _melding(u: Uitspraak, reden: str) -> str:
    assert u.status is not None
    wanneer = als_nederlands(in_nederland(u.moment).date())
    return schoon(f"{_VERVALLEN}{u.eis} ({_WOORD[u.status]}, door {u.door} op {wanneer}), want {reden}. Beoordeel dit punt opnieuw.")


# --- waar een oordeel op steunt --------------------------------------------------------------------


def anker(b: Bevinding, a: Aanvraag, documenten: Sequence[Document]) -> tuple[str, ...]:
    """De hashes van het bewijs; zonder bewijs van de stukken waarin gezocht is. Bij nakijken ook van wat niet te lezen was, want daar keek de mens in."""
    return tuple(sorted({d.sha256 for d in _dragers(b, a, documenten)}))


def _dragers(b: Bevinding, a: Aanvraag, documenten: Sequence[Document]) -> list[Document]:
    bestanden = {w.plek.bestand for w in b.bewijs} or {g.bestand for g in b.gezocht}
    twijfel = (b.mens.programma if b.mens else b.status) is Status.NAKIJKEN
    return [d for d in documenten if d.bestand in bestanden or (twijfel and _onleesbaar(d) and d.leerling in (None, a.aanvraag))]


def _onleesbaar(d: Document) -> bool:
    return d.uitkomst in (Uitkomst.GEWEIGERD, Uitkomst.DEELS)


# --- ontvangst -------------------------------------------------------------------------------------


def eerdere_zaken(zaak: Zaak) -> list[tuple[datetime, Zaak]]:
    """De zaak zoals hij was voor elke aanvulling: per moment van ontvangst, behalve het laatste, met wat er toen was."""
    momenten = sorted({ontvangst_van(g.bestand, zaak) for g in zaak.gelezen})
    return [(m, replace(zaak, gelezen=tuple(g for g in zaak.gelezen if ontvangst_van(g.bestand, zaak) <= m))) for m in momenten[:-1]]


def met_sinds(rapport: Rapport, eerder: Sequence[tuple[datetime, Rapport]], laatste: datetime) -> Rapport:
    """Elke bevinding met de ontvangst waarvan af zij deze status heeft. `eerder` op volgorde van tijd."""
    aanvragen = tuple(replace(a, bevindingen=tuple(_met_sinds(b, a, eerder, laatste) for b in a.bevindingen)) for a in rapport.aanvragen)
    return replace(rapport, aanvragen=aanvragen)


def _met_sinds(b: Bevinding, a: Aanvraag, eerder: Sequence[tuple[datetime, Rapport]], sinds: datetime) -> Bevinding:
    for moment, rapport in reversed(eerder):
        if _status(rapport, a, b.eis) is not b.status:
            break
        sinds = moment
    return replace(b, sinds=sinds)


def _status(rapport: Rapport, a: Aanvraag, eis: str) -> Status | None:
    zelfde = [x for x in rapport.aanvragen if (x.aanvraag, x.aanvraagtype) == (a.aanvraag, a.aanvraagtype)]
    return next((b.status for x in zelfde for b in x.bevindingen if b.eis == eis), None)


def _met_planning(a: Aanvraag, rapport: Rapport, kennis: Kennis, opschortingen: Sequence[Opschorting]) -> Aanvraag:
    type_ = kennis.regelboek.typen.get(a.aanvraagtype or "")
    compleet_op = _compleet_op(a, rapport) if a.oordeel is Oordeel.COMPLEET else None
    return replace(a, planning=maak_planning(type_, rapport.ontvangen, compleet_op, kennis, opschortingen))


def _compleet_op(a: Aanvraag, rapport: Rapport) -> datetime:
    """De ontvangst van het laatste stuk dat nodig was: het moment waarop de laatste verplichte eis in orde kwam."""
    momenten = [_in_orde_sinds(b, a, rapport) for b in a.bevindingen if b.ernst is Ernst.VERPLICHT]
    return max((m for m in momenten if m), default=rapport.ontvangen)


def _in_orde_sinds(b: Bevinding, a: Aanvraag, rapport: Rapport) -> datetime | None:
    """Keek een mens zonder bewijs van het programma, dan telt het laatste stuk waarin hij kon kijken, en zonder stuk het oordeel zelf."""
    if b.mens is None or b.bewijs:
        return b.sinds
    return max((d.ontvangen for d in _dragers(b, a, rapport.documenten) if d.ontvangen), default=b.mens.moment)
