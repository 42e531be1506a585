"""De delen van een stuk die over een gesprek gaan: onder een kop, in een veld, of onder een tabel met uitkomsten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossiercheck.begrippen import Alinea, Bewijs, Blok, Kop, Plek, Tabel, Veld
from dossiercheck.gebeurtenisschat import Gebeurtenis
from dossiercheck.schrijfwijze import Precisie, vind_datums, vouw
from dossiercheck.vinden.antwoorden import brede_rijen, is_lopend
from dossiercheck.vinden.doelentabel import heeft_uitkomsten
from dossiercheck.vinden.kader import Kader, Werkstuk, is_leeg
from dossiercheck.vinden.zinsvorm import Zin, zinnen_van, zinsdelen

_WAREN_ERBIJ = re.compile(r"\b(?:was|waren|zat|zaten|deed|deden)\b.*\b(?:erbij|aanwezig|aan tafel|mee)\b")
_BIJEEN = re.compile(
    r"^(?:aan|om|rond)(?: de)? tafel\b|^aanwezig|"
    r"^(?:gesprek|gesproken|besproken|doorgenomen|doorgesproken|bekeken|overlegd|geevalueerd|evaluatie)(?: is)?(?: op)?(?: .{4,20})? met\b|"
    r"^(?:\w+ ){1,8}(?:was|waren|zat|zaten|deed|deden|praatte|praatten) (?:er )?(?:\w+ )?(?:erbij|bij|aanwezig|aan tafel|om tafel|mee|samen)$"
)
"""De hele zin zegt wie er bij elkaar zaten."""
_NU = re.compile(r"\b(?:volgt|volgen|wordt|worden|komt|gaat|gaan|wil|willen|zal|zullen|moet|graag|altijd|elke|wekelijks|vaak|nodig)\b")
"""Geen verslag van een gesprek, maar wat er nog komt of gewoonte is."""
_OP_MET = re.compile(r"\b(?:met|samen met)$")
_NEE = re.compile(r"^(?:nee|neen)\b")
_NAAM = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?: (?:van|de|der|den|ten|ter|el|al|'t|[A-ZÀ-Þ][\w'’.-]+))*")
_KOPWOORDEN = 6
_ITEMWOORDEN = 7


@dataclass(frozen=True, slots=True)
class Deel:
    """De zinnen onder een kop; of die kop over de gebeurtenis gaat, en of hij een rij deelnemers (of afwezigen) aankondigt."""

    kop: Bewijs | None
    zinnen: tuple[Zin, ...]
    onder_kop: bool
    rij: bool = False
    vaag: bool = False
    """Op een formulier, zonder datum of naam: het kan de tekst van het formulier zelf zijn."""
    afwezigen: bool = False


@dataclass(frozen=True, slots=True)
class _Onderdeel:
    """De tekst bij een kop, of bij een ingevuld veld eronder."""

    hoofd: Bewijs
    etiket: str
    tekst: tuple[Bewijs, ...]
    inhoud: str = ""
    """Alles wat onder dezelfde kop staat."""

    @property
    def kop(self) -> Bewijs:
        samen = f"{self.hoofd.tekst}: {self.etiket}" if self.hoofd.tekst and self.etiket else self.hoofd.tekst or self.etiket
        return Bewijs(self.tekst[0].plek if self.etiket else self.hoofd.plek, samen)


def delen(werk: Werkstuk, gebeurtenis: Gebeurtenis, kader: Kader) -> Iterator[Deel]:
    """Per kop de zinnen; onder een andere kop alleen de zinnen die de gebeurtenis zelf noemen."""
    formulier = werk.stuk.soort in gebeurtenis.in_formulier
    verslag = werk.stuk.soort in gebeurtenis.verslagen
    evaluatieveld = False
    for deel in _onderdelen(werk.stuk.blokken, gebeurtenis, kader):
        vervolg = evaluatieveld and kader.ws.kenmerken["metwie"].raakt(_zonder_datum(deel.etiket))
        over = vervolg or (_over_op_formulier(deel, gebeurtenis) if formulier else _over(deel, gebeurtenis, verslag=verslag))
        evaluatieveld = over and bool(deel.etiket)
        if gevonden := _lees(deel, gebeurtenis, kader, over=over, formulier=formulier, verslag=verslag):
            yield gevonden
    if not formulier:
        yield from _na_evaluatie(werk, gebeurtenis, kader)


def _over_op_formulier(deel: _Onderdeel, gebeurtenis: Gebeurtenis) -> bool:
    """Het etiket vraagt ernaar; of de kop erboven, als het etiket niet over een ander gesprek gaat."""
    if gebeurtenis.vraag.raakt(deel.etiket or deel.hoofd.tekst):
        return True
    if gebeurtenis.ander_gesprek.raakt(deel.etiket):
        return False
    onder_plan = bool(deel.etiket) and gebeurtenis.plankop.raakt(deel.hoofd.tekst) and gebeurtenis.vraag_onder.raakt(deel.etiket)
    return onder_plan or gebeurtenis.vraag.raakt(deel.hoofd.tekst)


def _over(deel: _Onderdeel, gebeurtenis: Gebeurtenis, *, verslag: bool) -> bool:
    """De kop noemt de gebeurtenis; of hij noemt een gesprek, en de tekst eronder gaat over het plan (in een verslag hoeft dat laatste niet)."""
    if gebeurtenis.kop.raakt(deel.kop.tekst):
        return True
    kop = vouw(_zonder_datum(deel.hoofd.tekst))
    gesprek = len(kop.split()) <= _KOPWOORDEN and gebeurtenis.gesprek.zoek(kop) and not gebeurtenis.ander_gesprek.zoek(kop)
    return bool(gesprek) and (verslag or gebeurtenis.inhoud.raakt(deel.inhoud))


def _lees(deel: _Onderdeel, gebeurtenis: Gebeurtenis, kader: Kader, *, over: bool, formulier: bool, verslag: bool) -> Deel | None:
    etiket = vouw(_zonder_datum(deel.etiket or deel.hoofd.tekst))
    if formulier and deel.etiket and _NEE.match(vouw(deel.tekst[0].tekst)):
        return None  # 'Nee, met Sam …' is geen verslag; de vinder voor ja of nee leest het
    afwezigen = over and bool(deel.etiket) and kader.ws.kenmerken["afwezigkop"].raakt(etiket)
    rij = not afwezigen and _is_rij(deel, etiket, kader, over=over, formulier=formulier)
    zinnen = [z for b in deel.tekst for z in zinnen_van(b, kader) if not _is_ander(z, gebeurtenis)]
    genoemd = tuple(zinnen) if over or rij else tuple(_met_aanwezigen(zinnen, gebeurtenis, kader, verslag=verslag))
    bepaald = [z for z in genoemd if not formulier or _is_over_deze_leerling(z, kader)]
    if not genoemd or not (bepaald or deel.etiket):
        return None
    return Deel(deel.kop if over else None, genoemd if deel.etiket else tuple(bepaald), over, rij, vaag=not bepaald, afwezigen=afwezigen)


def _is_ander(zin: Zin, gebeurtenis: Gebeurtenis) -> bool:
    """De zin gaat over iets anders, of alleen over instemmen en niet over de gebeurtenis zelf."""
    if gebeurtenis.niet.zoek(zin.gevouwen):
        return True
    return bool(gebeurtenis.tenzij_genoemd.zoek(zin.gevouwen)) and not gebeurtenis.zin.zoek(zin.gevouwen)


def _is_rij(deel: _Onderdeel, etiket: str, kader: Kader, *, over: bool, formulier: bool) -> bool:
    """Het etiket of de kop kondigt deelnemers aan, of het etiket is de dag en de waarde een rij mensen."""
    kenmerken = kader.ws.kenmerken
    if kenmerken["aanwezigkop"].zoek(etiket) and (over or not formulier):
        return True
    if not over or not deel.etiket:
        return False
    if kenmerken["metwie"].zoek(etiket) or _OP_MET.search(etiket):
        return True
    return heeft_dag(deel.etiket) and is_namenrij(deel.tekst[0].tekst.split(". ")[0], kader)


def is_namenrij(tekst: str, kader: Kader) -> bool:
    """Een rij mensen zonder werkwoord: 'Sam, zijn moeder, mentor Bea'. De meeste zijn een rol of een (naast een bekende ook onbekende) naam."""
    heel = [i.strip(" .") for i in re.split(r"[,;]|\ben\b", _zonder_datum(tekst)) if vouw(i)]
    items = [vouw(i) for i in heel]
    mensen = [_is_mens(i, kader) for i in items]
    bekend = [mens or (any(mensen) and _NAAM.fullmatch(i) is not None) for i, mens in zip(heel, mensen, strict=True)]
    kort = all(len(i.split()) <= _ITEMWOORDEN for i in items)
    return len(items) > 1 and kort and bekend[0] and 2 * sum(bekend) >= len(items) and not kader.ws.kenmerken["gezegde"].raakt(tekst)


def _is_mens(gevouwen: str, kader: Kader) -> bool:
    namen = {*kader.leerlingnamen, *kader.oudernamen}
    return bool(namen & set(gevouwen.split())) or any(kader.ws.kenmerken[k].zoek(gevouwen) for k in ("ouders", "leerling", "rolwoord", "aanspreking"))


def heeft_dag(tekst: str) -> bool:
    return any(v.precisie is Precisie.DAG or v.dagmaand for v in vind_datums(tekst))


def _zonder_datum(tekst: str) -> str:
    for vondst in reversed(vind_datums(tekst)):
        tekst = f"{tekst[: vondst.begin]} {tekst[vondst.eind :]}"
    return tekst.strip(" –-·|:")


def _onderdelen(blokken: Sequence[Blok], gebeurtenis: Gebeurtenis, kader: Kader) -> Iterator[_Onderdeel]:
    """De tekst per kop; een ingevuld veld of een brede rij is een onderdeel op zich."""
    for kop, onder in _per_kop(blokken, gebeurtenis):
        los: list[Bewijs] = []
        elders: list[Bewijs] = []
        ander = False
        apart: list[tuple[str, Bewijs]] = []
        for blok in onder:
            if isinstance(blok, Veld):
                ander = gebeurtenis.ander_gesprek.raakt(blok.etiket)
            if isinstance(blok, Alinea) and blok.tekst.strip():
                (elders if ander else los).append(Bewijs(blok.plek, blok.tekst.strip()))
            elif isinstance(blok, Tabel):
                apart.extend(brede_rijen(blok))
            elif isinstance(blok, Veld) and is_lopend(blok):
                los.append(Bewijs(blok.plek, f"{blok.etiket} {blok.waarde}".strip()))
            elif isinstance(blok, Veld) and not is_leeg(blok.waarde, kader.ws):
                apart.append((blok.etiket, Bewijs(blok.plek, blok.waarde.strip())))
        inhoud = " ".join([b.tekst for b in los] + [f"{etiket} {b.tekst}" for etiket, b in apart])
        if los:
            yield _Onderdeel(kop, "", tuple(los), inhoud)
        if elders:  # de tekst onder een vraag naar een ander gesprek hoort niet meer bij de kop
            yield _Onderdeel(Bewijs(elders[0].plek, ""), "", tuple(elders), inhoud)
        yield from (_Onderdeel(kop, etiket, (b,), inhoud) for etiket, b in apart)


def _per_kop(blokken: Sequence[Blok], gebeurtenis: Gebeurtenis) -> Iterator[tuple[Bewijs, list[Blok]]]:
    """Elke kop met de blokken eronder; een korte losse regel die de gebeurtenis noemt is ook een kop, tot de volgende losse regel."""
    kop, onder, los = Bewijs(Plek(""), ""), list[Blok](), False
    for blok in blokken:
        regel = isinstance(blok, Alinea) and _is_kopregel(blok.tekst)
        if isinstance(blok, Kop) or (isinstance(blok, Alinea) and regel and (los or gebeurtenis.kop.raakt(blok.tekst))):
            yield kop, onder
            kop, onder, los = Bewijs(blok.plek, blok.tekst), [], isinstance(blok, Alinea)
        else:
            onder.append(blok)
    yield kop, onder


def _is_kopregel(tekst: str) -> bool:
    return len(tekst.split()) <= _KOPWOORDEN and tekst[:1].isupper() and not re.search(r"[.,:;!?]", tekst)


def _na_evaluatie(werk: Werkstuk, gebeurtenis: Gebeurtenis, kader: Kader) -> Iterator[Deel]:
    """Onder een tabel van doelen met hun uitkomst, of een veld met de dag van de evaluatie: de zinnen die zeggen wie erbij waren."""
    ervoor: Bewijs | None = None
    for blok in werk.stuk.blokken:
        if isinstance(blok, Kop):
            ervoor = None
        elif isinstance(blok, Tabel):
            ervoor = Bewijs(blok.plek, " ".join(blok.koppen)) if heeft_uitkomsten(blok, kader) else None
        elif isinstance(blok, Veld):
            ervoor = Bewijs(blok.plek, f"{blok.etiket}: {blok.waarde}") if gebeurtenis.vraag.raakt(blok.etiket) and heeft_dag(blok.waarde) else None
        elif isinstance(blok, Alinea) and ervoor:
            zinnen = tuple(z for z in zinnen_van(Bewijs(blok.plek, blok.tekst.strip()), kader) if _is_bijeenkomst(z, gebeurtenis, kader))
            if zinnen:
                yield Deel(ervoor, zinnen, onder_kop=True)


def _is_bijeenkomst(zin: Zin, gebeurtenis: Gebeurtenis, kader: Kader) -> bool:
    """De zin begint met wie er bij elkaar kwamen, en noemt geen ander gesprek."""
    bijeen = _BIJEEN.search(zin.gevouwen) and not _NU.search(zin.gevouwen)
    return bool(bijeen) and gehouden_zin(zin, kader) and not gebeurtenis.niet.zoek(zin.gevouwen)


def gehouden_zin(zin: Zin, kader: Kader) -> bool:
    """De zin noemt het gesprek als gehouden, en minstens een zinsdeel daarvan is niet ontkend."""
    kenmerken = kader.ws.kenmerken
    if not zin.telt or not kenmerken["gehouden"].zoek(zin.gevouwen):
        return False
    stukken = zinsdelen(zin.tekst)
    return any(kenmerken["gehouden"].zoek(d) and not kenmerken["afwezig"].zoek(d) for d in stukken) or not kenmerken["afwezig"].zoek(zin.gevouwen)


def _met_aanwezigen(zinnen: Sequence[Zin], gebeurtenis: Gebeurtenis, kader: Kader, *, verslag: bool) -> Iterator[Zin]:
    """De zinnen die de gebeurtenis noemen, met de zin 'Aanwezig: …' die er in dezelfde alinea op volgt; in een verslag elke zin over wie er was."""
    vorige: Zin | None = None
    for zin in zinnen:
        noemt_wie = kader.ws.kenmerken["aanwezigkop"].raakt(zin.tekst.partition(":")[0]) or _WAREN_ERBIJ.search(zin.gevouwen) is not None
        vervolg = noemt_wie and (verslag or (vorige is not None and vorige.bewijs.plek == zin.bewijs.plek))
        if vervolg or gebeurtenis.zin.zoek(zin.gevouwen):
            yield zin
            vorige = zin
        else:
            vorige = None


def _is_over_deze_leerling(zin: Zin, kader: Kader) -> bool:
    """Tekst op een formulier buiten een veld is pas een antwoord als er een datum of een naam uit het dossier in staat."""
    woorden = set(zin.gevouwen.split())
    return bool(woorden & {*kader.leerlingnamen, *kader.oudernamen}) or any(v.datum for v in vind_datums(zin.tekst))
