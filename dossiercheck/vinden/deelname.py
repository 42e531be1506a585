"""Wie er bij een gesprek was: genoemd als deelnemer, uitdrukkelijk afwezig, of alleen genoemd."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dossiercheck.begrippen import Kandidaat
from dossiercheck.vinden.gespreksdelen import Deel, is_namenrij
from dossiercheck.vinden.kader import Kader, Werkstuk, kandidaat
from dossiercheck.vinden.zinsvorm import Zin, deelzinnen
from dossiercheck.woordenschat import Zoekopdracht

_BREEKT = (
    r"\b(?:over|van|voor|hoe|dat|of|waarin|omdat|zodat|zonder|wat|waarbij|tegen|namens|behalve|welke|waarom|wanneer|niet"
    r"|inform\w*|bericht\w*|mailde\w*|stuurde\w*|belde\w*|lichtte\w*)\b"
)
_OVER_HEM = re.compile(
    r"\b(?:van|over|voor|aan|naar|namens|per|bij|tegen|zonder|opp|plan|evaluatie|voortgang)(?: (?:de|het|zijn|haar|onze|beide|leerling))?\s*$"
)
_HOORT_BIJ = re.compile(r"\b(?:van|over|voor|namens|zonder|tegen|behalve)(?: (?:de|het|zijn|haar))?\s*$")
"""'moeder van Sam': in een rij deelnemers gaat Sam dan over wie het is."""
_IN_RIJ_VOOR = re.compile(r"(?:\ben|\b(?:hebben|heeft|bespraken|spraken|namen|evalueerden|zaten|waren|tussen)(?:\s\w+){0,5})\s*$")
_VAN = re.compile(r"\b(?:\w*ouders?|\w*moeder|\w*vader|mentor|\w*voogd|begeleider|coach) van (?:de )?$")
"""'De vader van ...': gaat over de vader."""
_ERBIJ = re.compile(
    r"^\s*(?:was|waren|is|zijn|zat|zaten)\b.*\b(?:aanwezig|erbij|gehoord|aan tafel|om tafel)\b|^\s*(?:was|waren|zat|zaten) er\b.*\bbij\b|"
    r"^\s*(?:was|waren|zat|zaten)\b(?: \w+){0,6} (?:bij ons|bij elkaar)\b|^\s*(?:was|waren) er (?:ook|allebei|beide|beiden|alle|samen|zelf)\b|"
    r"^\s*(?:is|zijn) (?:er )?(?:wel |ook |gewoon )?(?:gekomen|verschenen|aangeschoven)\b|"
    r"^\s*(?:kwam|kwamen)\b(?: \w+){0,5} (?:erbij|aan tafel|bij ons)\b|^\s*(?:schoof|schoven|sloot|sloten)\b(?: \w+){0,8} aan\b|"
    r"^\s*(?:\w+\s){0,6}(?:deed|deden|dacht|praatte|praatten|sprak)\b.*\bmee\b"
)
_DATUMBEPALING = re.compile(r"\bvan \d{1,2} \w+(?: \d{4})?\b")
_TUSSEN_WAREN = re.compile(r"\b(?:was|waren|zat|zaten)(?:\s\w+){0,6}\s*$")
_ONDERWERP = re.compile(
    r"^(?:(?!\b(?:was|waren|is|zijn|heeft|wordt|worden|die|dat|om|te)\b)[\w ])*\b(?:hebben|bespraken|liepen|namen|evalueerden|spraken|keken|zaten|gingen)\b"
)
"""Wat er na een naam komt tot het werkwoord van de zin: de naam hoort dan bij wie dat deden."""
_AANSPREKING = r"(?:dhr|de heer|heer|meneer|mw|mevr|mevrouw)"
_OPSOMMING = re.compile(r"\s*(?:(?:zijn|haar|hun|de|het|beide|\w*ouders?|\w*moeder|\w*vader|mentor|docent|leerkracht|voogd)\s+){1,4}en\b")
"""'Sam zijn ouders en de mentor …': het begin van een rij deelnemers."""
_GAAT_MET = re.compile(r"\b(?:hoe|gaat|ging|gesteld|bezig|werkt|werken|omgaan|contact|ervaring|klachten|moeite)\b(?:\s\w+){0,4}\s+met\s*$")
"""'hoe het gaat met …': met zegt hier niet dat iemand erbij was."""
_MET = re.compile(rf"\b(?:met|aanwezig\w*|present|deelnemers|gesprekspartners|erbij|bij het gesprek)\b(?:(?!{_BREEKT})[\w\s])*$")
_OP_AFSTAND = re.compile(r"\b(?:telefonisch|online|digitaal|teams|videobellen)\b.*\bmet (?:\w+ ){0,2}$")
"""'Telefonisch met moeder; zij kon niet komen': zij deed wel mee."""
_ALLEN = re.compile(r"^(?:\w*ouders|verzorgers|vertegenwoordigers|opvoeders)$")
_LABEL = re.compile(r"\b(?:bij elkaar|aan tafel|om tafel|om de tafel|aanwezig\w*|erbij|gesproken met|gesprek met|deelnemers|present|met zijn \w+en)\b")
"""Wat voor een dubbele punt een rij deelnemers aankondigt."""
_KORTE_RIJ = 6
_WOORDEN = {"leerling": r"leerling|jongere|lln", "ouders": r"\w*ouders?|\w*moeder|\w*vader|verzorgers?|\w*voogd|opvoeders?|mama|papa|ma|pa"}


@dataclass(frozen=True, slots=True)
class _Wie:
    """Hoe de gezochte persoon en de ander genoemd worden."""

    zelf: re.Pattern[str]
    ander: re.Pattern[str]


def zoek_deelname(opdracht: Zoekopdracht, delen: list[Deel], gehouden: list[Deel], werk: Werkstuk, kader: Kader) -> list[Kandidaat]:
    """Wat de gehouden gesprekken over de persoon zeggen; een andere zin dat hij er niet bij was telt dan ook."""
    wie = _Wie(*(_wie(levert, kader) for levert in ((opdracht.levert, "leerling") if opdracht.levert == "ouders" else (opdracht.levert, "ouders"))))
    gevonden = [k for deel in gehouden for k in _deelname(opdracht, deel, wie, werk, kader)]
    verslag = werk.stuk.soort in kader.ws.gebeurtenissen[opdracht.gebeurtenis].verslagen
    overig = [d for d in delen if d not in gehouden and (d.onder_kop or d.afwezigen or verslag)]
    weg = [k for deel in overig for k in _deelname(opdracht, deel, wie, werk, kader) if k.waarde is False]
    return _een_ouder(gevonden + weg, wie) if opdracht.levert == "ouders" else gevonden + weg


def _een_ouder(gevonden: list[Kandidaat], wie: _Wie) -> list[Kandidaat]:
    """Een van de ouders volstaat: is er een bij, dan zegt het ontbreken van de ander niets. Ontbraken 'ouders', dan spreekt dat elkaar tegen."""
    if not any(k.waarde and k.zeker for k in gevonden):
        return gevonden
    return [k for k in gevonden if k.waarde or any(_ALLEN.match(m.group()) for m in wie.zelf.finditer(" ".join(k.bewijs[0].tekst.lower().split())))]


def niet_gehouden(opdracht: Zoekopdracht, deel: Deel, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Alleen gepland of afgezegd: 'nee' voor wie genoemd wordt."""
    wie = _wie(opdracht.levert, kader)
    for zin in deel.zinnen:
        ontkend = zin.afgelast or deel.afwezigen or kader.ws.kenmerken["afwezig"].zoek(zin.gevouwen) is not None
        if wie.search(zin.gevouwen) and not zin.algemeen and (zin.gepland or ontkend):
            yield kandidaat(opdracht, False, zin.bewijs, "is niet gehouden" if ontkend else "staat nog gepland", werk)
            return


def _deelname(opdracht: Zoekopdracht, deel: Deel, wie: _Wie, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Ja als de zin de persoon als deelnemer noemt, nee als hij uitdrukkelijk ontbrak, onzeker als hij alleen genoemd wordt."""
    gevonden: list[Kandidaat] = []
    onzeker: Zin | None = None
    for i, zin in enumerate(deel.zinnen):
        if zin.gepland or zin.algemeen:
            continue
        oordeel, genoemd = _in_zin(zin, wie, kader, deel, rij=_is_rij(zin, i, deel, kader))
        if oordeel is not None:
            gevonden.append(kandidaat(opdracht, oordeel, zin.bewijs, "genoemd als deelnemer" if oordeel else "was er niet bij", werk))
        elif genoemd:
            onzeker = onzeker or zin
    if deel.vaag:
        gevonden = [replace(k, zeker=False, reden="genoemd op het formulier, zonder datum of naam") for k in gevonden]
    if opdracht.levert == "ouders" and any(k.waarde for k in gevonden):
        gevonden = [k for k in gevonden if k.waarde]
    yield from gevonden
    if onzeker and not gevonden:
        yield kandidaat(opdracht, True, onzeker.bewijs, "wel genoemd, maar niet duidelijk of hij of zij erbij was", werk, zeker=False)


def _is_rij(zin: Zin, nummer: int, deel: Deel, kader: Kader) -> bool:
    """De zin is een rij deelnemers: de eerste (of een korte) onder zo'n kop, of een rij mensen zonder werkwoord onder een kop over het gesprek."""
    if deel.rij and (nummer == 0 or len(zin.gevouwen.split()) <= _KORTE_RIJ):
        return True
    return deel.onder_kop and is_namenrij(zin.tekst, kader)


def _wie(levert: str, kader: Kader) -> re.Pattern[str]:
    """Woorden voor de persoon: die van het kenmerk, en voornaam of namen van de mensen in dit dossier."""
    namen = [re.escape(n) for n in kader.leerlingnamen] if levert == "leerling" else list(_oudernamen(kader))
    return re.compile(rf"\b(?:{'|'.join([_WOORDEN[levert], *namen])})\b")


def _oudernamen(kader: Kader) -> Iterator[str]:
    """'mevrouw Jansen', of alleen 'Jansen'; achter de voornaam of voorletter van de leerling is het de leerling, en een korte naam vraagt een aanspreking."""
    for naam in dict.fromkeys((*kader.achternamen, *kader.oudernamen, *kader.korte_oudernamen)):
        yield rf"{_AANSPREKING}(?: en {_AANSPREKING})? (?:[a-z]+ ){{0,3}}{re.escape(naam)}"
    for naam in kader.oudernamen:
        eigen = "".join(rf"(?<!\b{re.escape(v)} )(?<!\b{re.escape(v[0])} )" for v in kader.leerlingnamen) if naam in kader.achternamen else ""
        yield rf"{eigen}{re.escape(naam)}"


def _in_zin(zin: Zin, wie: _Wie, kader: Kader, deel: Deel, *, rij: bool) -> tuple[bool | None, bool]:
    """(deelnemer of niet of onbekend, genoemd als iemand die iets deed)."""
    genoemd = False
    afwezig = deel.afwezigen and wie.zelf.search(zin.gevouwen) is not None
    for deelzin, in_rij in _stukken(zin, rij=rij):
        if kader.ws.kenmerken["gepland"].zoek(deelzin):
            continue
        achteraf = kader.ws.kenmerken["achteraf"].zoek(deelzin) is not None
        weg = _afwezigen(deelzin, wie, kader)
        for m in wie.zelf.finditer(deelzin):
            if m.start() in weg or deel.afwezigen:
                afwezig = True
            elif achteraf:
                continue
            elif _HOORT_BIJ.search(deelzin[: m.start()]) if in_rij else not _is_deelnemer(deelzin, m, kader, deel.onder_kop):
                genoemd = genoemd or not _OVER_HEM.search(deelzin[: m.start()])
            else:
                return True, True
        if re.search(r"\balleen met\b", deelzin) and not wie.zelf.search(deelzin) and wie.ander.search(deelzin):
            afwezig = True
    return (False if afwezig else None), genoemd


def _stukken(zin: Zin, *, rij: bool) -> Iterator[tuple[str, bool]]:
    """De deelzinnen, en of het een rij deelnemers is: de hele zin, of wat er na 'Aan tafel:' komt."""
    label, _, rest = zin.tekst.partition(":")
    if rest and not rij and _LABEL.search(label.lower()):
        yield from ((d, False) for d in deelzinnen(label))
        yield from ((d, True) for d in deelzinnen(rest))
    else:
        yield from ((d, rij) for d in deelzinnen(zin.tekst))


def _afwezigen(deelzin: str, wie: _Wie, kader: Kader) -> set[int]:
    """Waar in de deelzin iemand staat op wie een ontkenning slaat: de laatst genoemde persoon ervoor, of wie er meteen na 'niet met' komt."""
    personen = sorted({m.start() for p in (wie.zelf, wie.ander) for m in p.finditer(deelzin) if not _VAN.search(deelzin[: m.start()])})
    weg: set[int] = set(personen) if deelzin.startswith("nee ") else set()
    for patroon in kader.ws.kenmerken["afwezig"].regels:
        for ontkenning in patroon.delen[0].finditer(deelzin):
            erin = [p for p in personen if ontkenning.start() < p < ontkenning.end()]
            voor = [p for p in personen if p < ontkenning.start() and not _OP_AFSTAND.search(deelzin[:p])]
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
    if gesprek and _is_onderwerp(voor, na):
        return True
    if _TUSSEN_WAREN.search(voor) and re.search(r"\b(?:aanwezig|erbij)\b", na):
        return True
    return onder_kop and _doet_mee(voor, na, kader)


def _is_onderwerp(voor: str, na: str) -> bool:
    """De persoon hoort bij wie het gesprek hielden: 'Sam, zijn moeder en de mentor bespraken …'."""
    if re.search(_BREEKT, voor):
        return False
    if re.match(r"\s*en\b", na) or _OPSOMMING.match(na) or _IN_RIJ_VOOR.search(voor):
        return True
    tot_werkwoord = _ONDERWERP.match(na)
    return tot_werkwoord is not None and re.search(r"\ben\b", voor + tot_werkwoord.group()) is not None and not re.search(_BREEKT, tot_werkwoord.group())


def _doet_mee(voor: str, na: str, kader: Kader) -> bool:
    doet = kader.ws.kenmerken["meedoen"]
    if _ERBIJ.match(na) or doet.zoek(" ".join(na.split()[:4])):
        return True
    return doet.zoek(" ".join(voor.split()[-2:])) is not None and not kader.ws.kenmerken["rolwoord"].zoek(voor)
