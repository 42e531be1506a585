"""Welke dossiers bij elkaar horen: een nieuwe mail, zip of map die een eerder dossier aanvult. Zuiver; zie docs/besluiten/0005."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar

from dossiercheck.begrippen import Aanvraag, Gelezen, Kop, Wijze
from dossiercheck.schrijfwijze import vouw, zelfde_naam
from dossiercheck.werkproces import Zaak

_LANG_GENOEG = 8
"""Een korter kenmerk kan een gewoon woord zijn; dan moet er 'kenmerk' voor staan."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Binnengekomen:
    """Wat van een dossier nodig is om te zien waar het bij hoort. `kenmerk` komt uit dossier.yaml."""

    naam: str
    kenmerk: str | None
    onderwerpen: tuple[str, ...]
    ontvangen: datetime
    aanvragen: tuple[Aanvraag, ...]
    doet_mee: bool = True
    """Onwaar voor losse bestanden en voor een dossier met een fout in dossier.yaml."""
    los: bool = False
    """Losse bestanden van een leerling: die worden nergens bij gevoegd, er komt alleen een vraag."""
    was_compleet: bool = False
    """Bij een eerdere run al compleet: een nieuwe aanvraag van dezelfde leerling is dan geen aanvulling."""


@dataclass(slots=True)
class Verdeling:
    """Van elke aanvulling het dossier waar zij bij hoort, met de reden; en per dossier vragen aan de gebruiker."""

    hoort_bij: dict[str, str] = field(default_factory=dict)
    waarom: dict[str, str] = field(default_factory=dict)
    vragen: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def voeg(self, naam: str, basis: str, reden: str) -> None:
        if _wortel(basis, self.hoort_bij) != naam:  # in een kring zou er geen dossier overblijven
            self.hoort_bij[naam], self.waarom[naam] = basis, reden

    def vraag(self, a: str, b: str, wat: str) -> None:
        doe = "Hoort het bij elkaar? Zet dan in dossier.yaml van beide hetzelfde `kenmerk`."
        self.vragen[a].append(f"Dossier '{b}' {wat}. {doe}")
        self.vragen[b].append(f"Dossier '{a}' {wat}. {doe}")


def verdeel(dossiers: Sequence[Binnengekomen], eerder: Mapping[str, str] = MappingProxyType({})) -> Verdeling:
    """Wat bij elkaar hoort. `eerder`: wat een vorige run al samenvoegde. Bij twijfel een vraag, nooit een samenvoeging."""
    uit = Verdeling()
    mee = sorted((d for d in dossiers if d.doet_mee), key=lambda d: (d.ontvangen, d.naam))
    per_naam = {d.naam: d for d in mee}
    for d in mee:
        basis = per_naam.get(eerder.get(d.naam, ""))
        if basis and basis.naam not in uit.hoort_bij and _mag(d, basis):
            uit.voeg(d.naam, basis.naam, "dat is bij een eerdere controle zo vastgesteld")
    _op_kenmerk(mee, uit)
    for d in mee:
        if d.naam not in uit.hoort_bij:
            _op_onderwerp(d, mee, uit)
    _op_leerling(mee, uit)
    uit.hoort_bij = {naam: _wortel(naam, uit.hoort_bij) for naam in uit.hoort_bij}
    _vraag_bij_losse([d for d in dossiers if d.los], mee, uit)
    return uit


def _wortel(naam: str, hoort_bij: Mapping[str, str]) -> str:
    """Een aanvulling op een aanvulling hoort bij het eerste dossier."""
    while basis := hoort_bij.get(naam):
        naam = basis
    return naam


def _mag(d: Binnengekomen, basis: Binnengekomen) -> bool:
    """Een kenmerk dat een mens opgaf gaat voor, en een ander kind hoort er nooit bij."""
    return d.naam != basis.naam and (not d.kenmerk or not basis.kenmerk or d.kenmerk == basis.kenmerk) and not _ander_kind(d, basis)


def _op_kenmerk(mee: Sequence[Binnengekomen], uit: Verdeling) -> None:
    """Hetzelfde kenmerk in dossier.yaml; of het kenmerk is de naam van een dossier, zoals in de brief staat. Het eerste is de basis."""
    groepen: defaultdict[str, list[Binnengekomen]] = defaultdict(list)
    for d in mee:
        groepen[d.kenmerk or d.naam].append(d)
    for kenmerk, groep in groepen.items():
        basis = next((d for d in groep if d.naam == kenmerk), groep[0])
        for d in groep:
            if d is not basis and d.naam not in uit.hoort_bij:
                uit.voeg(d.naam, basis.naam, "het kenmerk in dossier.yaml is hetzelfde")


def _op_onderwerp(d: Binnengekomen, mee: Sequence[Binnengekomen], uit: Verdeling) -> None:
    """Het onderwerp van de mail noemt het kenmerk of de naam van een ander dossier."""
    genoemd = [a for a in mee if a is not d and a.naam not in uit.hoort_bij and any(_noemt(o, k) for o in d.onderwerpen for k in (a.kenmerk, a.naam) if k)]
    if len(genoemd) == 1 and not _ander_kind(d, genoemd[0]):
        uit.voeg(d.naam, genoemd[0].naam, "het onderwerp van de mail noemt het kenmerk")
    for ander in genoemd if d.naam not in uit.hoort_bij else ():
        uit.vraag(d.naam, ander.naam, "wordt genoemd in het onderwerp van een mail, maar het is niet zeker dat dit klopt")


def _noemt(onderwerp: str, kenmerk: str) -> bool:
    tekst, woord = f" {vouw(onderwerp)} ", vouw(kenmerk).strip()
    eigen = len(woord) >= _LANG_GENOEG or any(teken.isdigit() for teken in woord)
    return bool(woord) and f" {woord} " in tekst and (eigen or f"kenmerk {woord} " in tekst)


def _ander_kind(d: Binnengekomen, basis: Binnengekomen) -> bool:
    """Beide noemen een leerling, en geen enkele kan dezelfde zijn."""
    paren = [(a, b) for a in d.aanvragen for b in basis.aanvragen if a.leerling_naam and b.leerling_naam]
    return bool(paren) and not any(_zelfde_kind(a, b) is not False for a, b in paren)


def _zelfde_kind(a: Aanvraag, b: Aanvraag) -> bool | None:
    """Waar bij dezelfde naam en geboortedatum; None als een van de twee niet vaststaat."""
    naam = zelfde_naam(a.leerling_naam or "", b.leerling_naam or "")
    datums = {a.leerling_geboortedatum, b.leerling_geboortedatum}
    if naam is False or (len(datums) == 2 and None not in datums):
        return False
    return True if naam and None not in datums else None


def _op_leerling(mee: Sequence[Binnengekomen], uit: Verdeling) -> None:
    """Dezelfde naam en geboortedatum: stukken zonder eigen aanvraag, of opnieuw dezelfde aanvraag, horen bij het eerste dossier."""
    per_datum: defaultdict[object, list[Binnengekomen]] = defaultdict(list)
    for d in mee:
        for datum in {a.leerling_geboortedatum for a in d.aanvragen if a.leerling_geboortedatum}:
            per_datum[datum].append(d)
    for nummer, d in enumerate(mee):
        if len(d.aanvragen) == 1 and d.naam not in uit.hoort_bij:
            eigen, eerdere = d.aanvragen[0], {b.naam for b in mee[:nummer]}
            anderen = [(b, a) for b in per_datum[eigen.leerling_geboortedatum] if b is not d and b.naam not in uit.hoort_bij for a in b.aanvragen]
            _voeg_bij(d, eigen, [(b, a) for b, a in anderen if _zelfde_kind(eigen, a) is not False and _past(eigen, a, b.naam in eerdere)], uit)


def _past(eigen: Aanvraag, a: Aanvraag, is_eerder: bool) -> bool:
    """Losse stukken passen bij een aanvraag, een aanvraag bij een eerdere van hetzelfde type. Twee typen voor een kind zijn twee dossiers."""
    return (eigen.aanvraagtype is None and a.aanvraagtype is not None) or (eigen.aanvraagtype == a.aanvraagtype and is_eerder)


def _vraag_bij_losse(losse: Sequence[Binnengekomen], mee: Sequence[Binnengekomen], uit: Verdeling) -> None:
    """Losse bestanden van een leerling die al een dossier heeft: een mens zet ze erbij."""
    for d in losse:
        namen = [uit.hoort_bij.get(b.naam, b.naam) for b in mee if any(_lijkt_zelfde(x, a) for x in d.aanvragen for a in b.aanvragen)]
        for basis in dict.fromkeys(namen):
            uit.vragen[d.naam].append(f"Dossier '{basis}' gaat misschien over dezelfde leerling. Zet de losse bestanden dan bij de stukken van dat dossier.")
            uit.vragen[basis].append(f"Los in de inbox liggen bestanden die misschien bij dit dossier horen; zij staan nu in dossier '{d.naam}'.")


def _lijkt_zelfde(a: Aanvraag, b: Aanvraag) -> bool:
    """Dezelfde naam en geen andere geboortedatum, of bijna dezelfde naam met dezelfde geboortedatum."""
    zelfde = _zelfde_kind(a, b) is not False and bool(a.leerling_naam and b.leerling_naam)
    gelijk_geboren = a.leerling_geboortedatum is not None and a.leerling_geboortedatum == b.leerling_geboortedatum
    return zelfde and (gelijk_geboren or bool(zelfde_naam(a.leerling_naam or "", b.leerling_naam or "")))


def _voeg_bij(d: Binnengekomen, eigen: Aanvraag, passend: Sequence[tuple[Binnengekomen, Aanvraag]], uit: Verdeling) -> None:
    if len(passend) == 1 and _is_zeker(d, eigen, *passend[0]):
        uit.voeg(d.naam, passend[0][0].naam, "de leerling heeft dezelfde naam en geboortedatum")
        return
    for basis in dict.fromkeys(b.naam for b, _ in passend):
        if not any(f"'{basis}'" in vraag for vraag in uit.vragen[d.naam]):
            uit.vraag(d.naam, basis, "gaat misschien over dezelfde leerling")


def _is_zeker(d: Binnengekomen, eigen: Aanvraag, basis: Binnengekomen, a: Aanvraag) -> bool:
    """Dezelfde aanvraag nog eens hoort alleen bij een dossier dat er eerder was en nog niet klaar was: anders kan het een nieuwe aanvraag zijn."""
    if a.aanvraagtype is None or not _zelfde_kind(eigen, a):
        return False
    return eigen.aanvraagtype is None or (d.ontvangen > basis.ontvangen and not basis.was_compleet)


# --- samenvoegen -----------------------------------------------------------------------------------


def onderwerpen(gelezen: Sequence[Gelezen]) -> tuple[str, ...]:
    """De onderwerpen van de mails in een dossier."""
    return tuple(g.blokken[0].tekst for g in gelezen if g.wijze is Wijze.MAIL and g.blokken and isinstance(g.blokken[0], Kop))


def voeg_samen(basis: Zaak, erbij: Sequence[tuple[Zaak, str]], redenen: Sequence[str]) -> Zaak:
    """Een zaak met de stukken van alle; `erbij` met het voorvoegsel voor hun namen. De ontvangst blijft die van het eerste dossier, een stuk houdt de zijne."""
    delen = [basis, *(hernoem_zaak(zaak, voor) for zaak, voor in erbij)]
    instelling = replace(
        basis.instelling,
        aanvraagtype=next((z.instelling.aanvraagtype for z in delen if z.instelling.aanvraagtype), None),
        stukken=MappingProxyType({naam: stuk for z in delen for naam, stuk in z.instelling.stukken.items()}),
    )
    return replace(
        basis,
        gelezen=tuple(g for z in delen for g in z.gelezen),
        ontvangst={naam: moment for z in delen for naam, moment in z.ontvangst.items()},
        instelling=instelling,
        opmerkingen=(*dict.fromkeys(o for z in delen for o in z.opmerkingen), *redenen),
        aantal=sum(z.aantal for z in delen),
    )


def voorvoegsel(naam: str, bestanden: Sequence[str], bezet: set[str], uit_map: bool) -> str:
    """Wat er voor de namen van een aanvulling komt: niets bij een mail of zip, tenzij die naam al bestaat."""
    return f"{naam}/" if uit_map or bezet & set(bestanden) else ""


def hernoem_zaak(zaak: Zaak, voor: str) -> Zaak:
    """Dezelfde zaak met `voor` voor elke bestandsnaam."""
    if not voor:
        return zaak
    stukken = MappingProxyType({voor + naam: stuk for naam, stuk in zaak.instelling.stukken.items()})
    return replace(
        zaak,
        gelezen=tuple(_hernoem(g, voor) for g in zaak.gelezen),
        ontvangst={voor + naam: moment for naam, moment in zaak.ontvangst.items()},
        instelling=replace(zaak.instelling, stukken=stukken),
    )


def _hernoem(waarde: _T, voor: str) -> _T:
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return replace(waarde, **dict(_velden(waarde, voor)))
    return type(waarde)(_hernoem(deel, voor) for deel in waarde) if isinstance(waarde, tuple) else waarde


def _velden(waarde: object, voor: str) -> Iterator[tuple[str, object]]:
    for f in fields(waarde):  # type: ignore[arg-type]
        oud = getattr(waarde, f.name)
        nieuw = voor + oud if f.name == "bestand" else _hernoem(oud, voor) if isinstance(oud, tuple) or is_dataclass(oud) else oud
        if nieuw is not oud:
            yield f.name, nieuw
