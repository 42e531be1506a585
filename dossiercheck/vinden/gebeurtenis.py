"""Een gesprek dat gehouden moet zijn, zoals de evaluatie van het OPP: is het gehouden, wanneer, en wie deden mee."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dossiercheck.begrippen import Alinea, Bewijs, Blok, Kandidaat, Kop, Plek, Tabel, Veld, Waarde
from dossiercheck.schrijfwijze import Datumvondst, Precisie, maak_datum, vind_datums
from dossiercheck.vinden.antwoorden import brede_rijen
from dossiercheck.vinden.doelentabel import heeft_uitkomsten
from dossiercheck.vinden.kader import Kader, Werkstuk, is_leeg, kandidaat
from dossiercheck.vinden.veld import lees_datum
from dossiercheck.vinden.zinsvorm import Zin, deelzinnen, zinnen_van, zinsdelen
from dossiercheck.woordenschat import Gebeurtenis, Zoekopdracht

_BREEKT = (
    r"\b(?:over|van|voor|hoe|dat|of|waarin|omdat|zodat|zonder|wat|waarbij|tegen|namens|behalve|welke|waarom|wanneer|niet"
    r"|inform\w*|bericht\w*|mailde\w*|stuurde\w*|belde\w*|lichtte\w*)\b"
)
_OVER_HEM = re.compile(
    r"\b(?:van|over|voor|aan|naar|namens|per|bij|tegen|zonder|opp|plan|evaluatie|voortgang)(?: (?:de|het|zijn|haar|onze|beide|leerling))?\s*$"
)
_IN_RIJ_VOOR = re.compile(r"(?:\ben|\b(?:hebben|heeft|bespraken|spraken|namen|evalueerden|zaten|waren|tussen)(?:\s\w+){0,5})\s*$")
_VAN = re.compile(r"\b(?:\w*ouders?|\w*moeder|\w*vader|mentor|\w*voogd|begeleider|coach) van (?:de )?$")
"""'De vader van ...': gaat over de vader."""
_OPGESTELD = re.compile(r"\b(?:op|vast)gesteld(?:\s+(?:op|d\.d\.|in))?:?\s*$", re.IGNORECASE)
_ERBIJ = re.compile(
    r"^\s*(?:was|waren|is|zijn|zat|zaten)\b.*\b(?:aanwezig|erbij|gehoord|aan tafel|om tafel)\b|^\s*(?:was|waren|zat|zaten) er\b.*\bbij\b|"
    r"^\s*(?:\w+\s){0,6}(?:deed|deden|dacht|praatte|sprak)\b.*\bmee\b"
)
_WAREN_ERBIJ = re.compile(r"\b(?:was|waren|zat|zaten|deed|deden)\b.*\b(?:erbij|aanwezig|aan tafel|mee)\b")
_BIJEEN = re.compile(
    r"^(?:aan|om|rond)(?: de)? tafel\b|^aanwezig|"
    r"^(?:gesprek|gesproken|besproken|doorgenomen|doorgesproken|bekeken|overlegd|geevalueerd)(?: is)?(?: op .{4,20})? met\b|"
    r"^(?:\w+ ){1,8}(?:was|waren|zat|zaten|deed|deden|praatte|praatten) (?:er )?(?:\w+ )?(?:erbij|bij|aanwezig|aan tafel|om tafel|mee|samen)$"
)
"""De hele zin zegt wie er bij elkaar zaten."""
_NU = re.compile(r"\b(?:volgt|volgen|wordt|worden|komt|gaat|gaan|wil|willen|zal|zullen|moet|graag|altijd|elke|wekelijks|vaak|nodig)\b")
"""Geen verslag van een gesprek, maar wat er nog komt of gewoonte is."""
_DATUMBEPALING = re.compile(r"\bvan \d{1,2} \w+(?: \d{4})?\b")
_TUSSEN_WAREN = re.compile(r"\b(?:was|waren|zat|zaten)(?:\s\w+){0,6}\s*$")
_AANSPREKING = r"(?:dhr|de heer|heer|meneer|mw|mevr|mevrouw)"
_OPSOMMING = re.compile(r"\s*(?:(?:zijn|haar|hun|de|het|beide|\w*ouders?|\w*moeder|\w*vader|mentor|docent|leerkracht|voogd)\s+){1,4}en\b")
"""'Sam zijn ouders en de mentor …': het begin van een rij deelnemers."""
_GAAT_MET = re.compile(r"\b(?:hoe|gaat|ging|gesteld|bezig|werkt|werken|omgaan|contact|ervaring|klachten|moeite)\b(?:\s\w+){0,4}\s+met\s*$")
"""'hoe het gaat met …': met zegt hier niet dat iemand erbij was."""
_MET = re.compile(rf"\b(?:met|aanwezig\w*|deelnemers|gesprekspartners|erbij|bij het gesprek)\b(?:(?!{_BREEKT})[\w\s])*$")


@dataclass(frozen=True, slots=True)
class _Deel:
    """De zinnen onder een kop; of die kop over de gebeurtenis gaat, en of hij een rij deelnemers aankondigt."""

    kop: Bewijs | None
    zinnen: tuple[Zin, ...]
    onder_kop: bool
    rij: bool
    vaag: bool
    """Op een formulier, zonder datum of naam: het kan de tekst van het formulier zelf zijn."""


def vind_gebeurtenis(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Kandidaten voor datum, ouders of leerling uit de delen van het stuk die een gehouden gesprek beschrijven.

    Een gepland of afgezegd gesprek geeft een kandidaat 'nee' als het stuk geen gehouden gesprek beschrijft.
    """
    gebeurtenis = kader.ws.gebeurtenissen[opdracht.gebeurtenis]
    if werk.stuk.soort not in gebeurtenis.stukken | gebeurtenis.in_formulier:
        return
    delen = list(_delen(werk, gebeurtenis, kader))
    gehouden = [d for d in delen if d.rij or any(_gehouden_zin(z, kader) for z in d.zinnen)]
    for deel in gehouden:
        yield from (_datums if opdracht.levert == "datum" else _deelname)(opdracht, deel, werk, kader)
    if not gehouden and opdracht.levert != "datum":
        for deel in delen:
            yield from _uit_niet_gehouden(opdracht, deel, werk, kader)


def _delen(werk: Werkstuk, gebeurtenis: Gebeurtenis, kader: Kader) -> Iterator[_Deel]:
    """Per kop de zinnen; onder een andere kop alleen de zinnen die de gebeurtenis zelf noemen."""
    formulier = werk.stuk.soort in gebeurtenis.in_formulier
    for kop, bewijzen, ingevuld in _per_kop(werk.stuk.blokken, kader):
        over = (gebeurtenis.vraag if formulier else gebeurtenis.kop).raakt(kop.tekst)
        rij = kader.ws.kenmerken["aanwezigkop"].raakt(kop.tekst.rpartition(": ")[2]) and (over or not formulier)
        zinnen = [z for b in bewijzen for z in zinnen_van(b, kader) if not gebeurtenis.niet.zoek(z.gevouwen)]
        genoemd = tuple(zinnen) if over or rij else tuple(_met_aanwezigen(zinnen, gebeurtenis, kader))
        bepaald = [z for z in genoemd if not formulier or _is_over_deze_leerling(z, kader)]
        if genoemd and (bepaald or ingevuld):
            yield _Deel(kop if over else None, genoemd if ingevuld else tuple(bepaald), over, rij, vaag=not bepaald)
    if not formulier:
        yield from _na_evaluatie(werk, gebeurtenis, kader)


def _na_evaluatie(werk: Werkstuk, gebeurtenis: Gebeurtenis, kader: Kader) -> Iterator[_Deel]:
    """Onder een tabel van doelen met hun uitkomst, of een veld met de dag van de evaluatie: de zinnen die zeggen wie erbij waren."""
    ervoor: Bewijs | None = None
    for blok in werk.stuk.blokken:
        if isinstance(blok, Kop):
            ervoor = None
        elif isinstance(blok, Tabel):
            ervoor = Bewijs(blok.plek, " ".join(blok.koppen)) if heeft_uitkomsten(blok, kader) else None
        elif isinstance(blok, Veld):
            ervoor = Bewijs(blok.plek, f"{blok.etiket}: {blok.waarde}") if gebeurtenis.vraag.raakt(blok.etiket) and _dagen(blok.waarde) else None
        elif isinstance(blok, Alinea) and ervoor:
            zinnen = tuple(z for z in zinnen_van(Bewijs(blok.plek, blok.tekst.strip()), kader) if _is_bijeenkomst(z, gebeurtenis, kader))
            if zinnen:
                yield _Deel(ervoor, zinnen, onder_kop=True, rij=False, vaag=False)


def _is_bijeenkomst(zin: Zin, gebeurtenis: Gebeurtenis, kader: Kader) -> bool:
    """De zin begint met wie er bij elkaar kwamen, en noemt geen ander gesprek."""
    bijeen = _BIJEEN.search(zin.gevouwen) and not _NU.search(zin.gevouwen)
    return bool(bijeen) and _gehouden_zin(zin, kader) and not gebeurtenis.niet.zoek(zin.gevouwen)


def _met_aanwezigen(zinnen: Sequence[Zin], gebeurtenis: Gebeurtenis, kader: Kader) -> Iterator[Zin]:
    """De zinnen die de gebeurtenis noemen, met de zin 'Aanwezig: …' die er in dezelfde alinea op volgt."""
    vorige: Zin | None = None
    for zin in zinnen:
        noemt_wie = kader.ws.kenmerken["aanwezigkop"].raakt(zin.tekst.partition(":")[0]) or _WAREN_ERBIJ.search(zin.gevouwen) is not None
        vervolg = vorige is not None and vorige.bewijs.plek == zin.bewijs.plek and noemt_wie
        if vervolg or gebeurtenis.zin.zoek(zin.gevouwen):
            yield zin
            vorige = zin
        else:
            vorige = None


def _is_over_deze_leerling(zin: Zin, kader: Kader) -> bool:
    """Tekst op een formulier buiten een veld is pas een antwoord als er een datum of een naam uit het dossier in staat."""
    woorden = set(zin.gevouwen.split())
    return bool(woorden & {*kader.leerlingnamen, *kader.oudernamen}) or any(v.datum for v in vind_datums(zin.tekst))


def _per_kop(blokken: Sequence[Blok], kader: Kader) -> Iterator[tuple[Bewijs, list[Bewijs], bool]]:
    """Kop met de tekst eronder; een ingevuld veld (True) is een deel op zich met zijn etiket als kop erbij."""
    kop, onder = Bewijs(Plek(""), ""), list[Bewijs]()
    for blok in blokken:
        if isinstance(blok, Kop):
            yield kop, onder, False
            kop, onder = Bewijs(blok.plek, blok.tekst), []
        elif isinstance(blok, Alinea) and blok.tekst.strip():
            onder.append(Bewijs(blok.plek, blok.tekst.strip()))
        elif isinstance(blok, Tabel):
            yield from ((Bewijs(b.plek, f"{kop.tekst}: {etiket}"), [b], True) for etiket, b in brede_rijen(blok))
        elif isinstance(blok, Veld) and not is_leeg(blok.waarde, kader.ws):
            yield Bewijs(blok.plek, f"{kop.tekst}: {blok.etiket}" if kop.tekst else blok.etiket), [Bewijs(blok.plek, blok.waarde.strip())], True
    yield kop, onder, False


def _gehouden_zin(zin: Zin, kader: Kader) -> bool:
    """De zin noemt het gesprek als gehouden, en minstens een zinsdeel daarvan is niet ontkend."""
    kenmerken = kader.ws.kenmerken
    if not zin.telt or not kenmerken["gehouden"].zoek(zin.gevouwen):
        return False
    delen = zinsdelen(zin.tekst)
    return any(kenmerken["gehouden"].zoek(d) and not kenmerken["afwezig"].zoek(d) for d in delen) or not kenmerken["afwezig"].zoek(zin.gevouwen)


def _datums(opdracht: Zoekopdracht, deel: _Deel, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """De datums in zinnen die het gesprek als gehouden noemen, of in de kop erboven; zonder datum een kandidaat None."""
    zinnen = [z.bewijs for z in deel.zinnen if _gehouden_zin(z, kader) or (deel.rij and not z.gepland)]
    bronnen = [b for b in zinnen if _dagen(b.tekst)] or ([deel.kop] if deel.kop and _dagen(deel.kop.tekst) else [])
    for bewijs in bronnen:
        for vondst in _dagen(bewijs.tekst):
            for waarde, zeker, reden in _datum_met_jaar(vondst, werk, kader):
                yield kandidaat(opdracht, waarde, bewijs, reden, werk, zeker=zeker)
    if not bronnen and not deel.rij:
        yield kandidaat(opdracht, None, zinnen[0], "wel gehouden, maar er staat geen datum bij", werk, zeker=False)


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


def _deelname(opdracht: Zoekopdracht, deel: _Deel, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Ja als de zin de persoon als deelnemer noemt, nee als hij uitdrukkelijk ontbrak, onzeker als hij alleen genoemd wordt."""
    wie, ander = _wie(opdracht.levert, kader), _wie("ouders" if opdracht.levert == "leerling" else "leerling", kader)
    gevonden: list[Kandidaat] = []
    onzeker: Zin | None = None
    for zin in deel.zinnen:
        if zin.gepland or zin.algemeen:
            continue
        oordeel, genoemd = _in_zin(zin, wie, ander, kader, deel)
        if oordeel is not None:
            gevonden.append(kandidaat(opdracht, oordeel, zin.bewijs, "genoemd als deelnemer" if oordeel else "was er niet bij", werk))
        elif genoemd:
            onzeker = onzeker or zin
    if deel.vaag:
        gevonden = [replace(k, zeker=False, reden="genoemd op het formulier, zonder datum of naam") for k in gevonden]
    if opdracht.levert == "ouders" and any(k.waarde for k in gevonden):
        gevonden = [k for k in gevonden if k.waarde]  # een van de ouders volstaat
    yield from gevonden
    if onzeker and not gevonden:
        yield kandidaat(opdracht, True, onzeker.bewijs, "wel genoemd, maar niet duidelijk of hij of zij erbij was", werk, zeker=False)


def _wie(levert: str, kader: Kader) -> re.Pattern[str]:
    """Woorden voor de persoon: die van het kenmerk, en voornaam of namen van de mensen in dit dossier."""
    namen = kader.leerlingnamen if levert == "leerling" else kader.oudernamen
    woorden = {"leerling": r"leerling|jongere|lln", "ouders": r"\w*ouders?|\w*moeder|\w*vader|verzorgers?|\w*voogd|opvoeders?|mama|papa|ma|pa"}[levert]
    heer_of_mevrouw = [rf"{_AANSPREKING}(?: en {_AANSPREKING})? (?:[a-z]+ ){{0,3}}{re.escape(n)}" for n in kader.achternamen] if levert == "ouders" else []
    return re.compile(rf"\b(?:{'|'.join([woorden, *heer_of_mevrouw, *map(re.escape, namen)])})\b")


def _in_zin(zin: Zin, wie: re.Pattern[str], ander: re.Pattern[str], kader: Kader, deel: _Deel) -> tuple[bool | None, bool]:
    """(deelnemer of niet of onbekend, genoemd als iemand die iets deed)."""
    genoemd = False
    afwezig = False
    for deelzin in deelzinnen(zin.tekst):
        weg = _afwezigen(deelzin, wie, ander, kader)
        for m in wie.finditer(deelzin):
            if m.start() in weg:
                afwezig = True
            elif deel.rij or _is_deelnemer(deelzin, m, kader, deel.onder_kop):
                return True, True
            elif not _OVER_HEM.search(deelzin[: m.start()]):
                genoemd = True
        if re.search(r"\balleen met\b", deelzin) and not wie.search(deelzin) and ander.search(deelzin):
            afwezig = True
    return (False if afwezig else None), genoemd


def _afwezigen(deelzin: str, wie: re.Pattern[str], ander: re.Pattern[str], kader: Kader) -> set[int]:
    """Waar in de deelzin iemand staat op wie een ontkenning slaat: de laatst genoemde persoon ervoor, of wie er meteen na 'niet met' komt."""
    personen = sorted({m.start() for p in (wie, ander) for m in p.finditer(deelzin) if not _VAN.search(deelzin[: m.start()])})
    weg: set[int] = set()
    for patroon in kader.ws.kenmerken["afwezig"].regels:
        for ontkenning in patroon.delen[0].finditer(deelzin):
            erin = [p for p in personen if ontkenning.start() < p < ontkenning.end()]
            voor = [p for p in personen if p < ontkenning.start()]
            weg.update(erin or voor[-1:] or [p for p in personen if p >= ontkenning.end()][:1])
    return weg


def _is_deelnemer(deelzin: str, m: re.Match[str], kader: Kader, onder_kop: bool) -> bool:
    voor, na = _DATUMBEPALING.sub("", deelzin[: m.start()]), deelzin[m.end() :]
    if _GAAT_MET.search(voor):
        return False
    if _MET.search(voor):
        return True
    if _OVER_HEM.search(voor) or re.search(_BREEKT + r"(?:\s\w+){0,2}\s*$", voor):
        return False
    gesprek = kader.ws.kenmerken["gehouden"].zoek(deelzin) is not None
    if gesprek and (re.match(r"\s*en\b", na) or _OPSOMMING.match(na) or _IN_RIJ_VOOR.search(voor)) and not re.search(_BREEKT, voor):
        return True
    if _TUSSEN_WAREN.search(voor) and re.search(r"\b(?:aanwezig|erbij)\b", na):
        return True
    if not onder_kop:
        return False
    doet = kader.ws.kenmerken["meedoen"]
    return _ERBIJ.match(na) is not None or doet.zoek(" ".join(na.split()[:4])) is not None or doet.zoek(" ".join(voor.split()[-2:])) is not None


def _uit_niet_gehouden(opdracht: Zoekopdracht, deel: _Deel, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Alleen gepland of afgezegd: 'nee' voor wie genoemd wordt."""
    wie = _wie(opdracht.levert, kader)
    for zin in deel.zinnen:
        ontkend = zin.afgelast or kader.ws.kenmerken["afwezig"].zoek(zin.gevouwen) is not None
        if wie.search(zin.gevouwen) and not zin.algemeen and (zin.gepland or ontkend):
            yield kandidaat(opdracht, False, zin.bewijs, "is niet gehouden" if ontkend else "staat nog gepland", werk)
            return
