"""Een gesprek dat gehouden moet zijn, zoals de evaluatie van het OPP: is het gehouden, wanneer, en wie deden mee."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossiercheck.begrippen import Alinea, Bewijs, Blok, Kandidaat, Kop, Veld
from dossiercheck.schrijfwijze import Precisie, vind_datums
from dossiercheck.vinden.kader import Kader, Werkstuk, is_leeg, kandidaat
from dossiercheck.vinden.veld import lees_datum
from dossiercheck.vinden.zinsvorm import Zin, deelzinnen, zinnen_van
from dossiercheck.woordenschat import Gebeurtenis, Zoekopdracht

_BREEKT = r"\b(?:over|van|voor|hoe|dat|of|waarin|omdat|zodat|zonder|wat|waarbij|tegen|namens|behalve)\b"


@dataclass(frozen=True, slots=True)
class _Deel:
    """De zinnen onder een kop, en of die kop zelf al over de gebeurtenis gaat."""

    zinnen: tuple[Zin, ...]
    onder_kop: bool


def vind_gebeurtenis(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Kandidaten voor datum, ouders of leerling uit de delen van het stuk die een gehouden gesprek beschrijven.

    Een gepland of afgezegd gesprek geeft een kandidaat 'nee' als het stuk geen gehouden gesprek beschrijft.
    """
    gebeurtenis = kader.ws.gebeurtenissen[opdracht.gebeurtenis]
    if werk.stuk.soort not in gebeurtenis.stukken | gebeurtenis.in_formulier:
        return
    delen = list(_delen(werk, gebeurtenis, kader))
    gehouden = [d for d in delen if _is_gehouden(d, kader)]
    if gehouden:
        for deel in gehouden:
            yield from _uit_gehouden(opdracht, deel, werk, kader)
        return
    for deel in delen:
        yield from _uit_niet_gehouden(opdracht, deel, werk, kader)


def _delen(werk: Werkstuk, gebeurtenis: Gebeurtenis, kader: Kader) -> Iterator[_Deel]:
    """Per kop de zinnen; onder een andere kop alleen de zinnen die de gebeurtenis zelf noemen."""
    formulier = werk.stuk.soort in gebeurtenis.in_formulier
    for kop, bewijzen in _per_kop(werk.stuk.blokken, kader):
        over = (gebeurtenis.vraag if formulier else gebeurtenis.kop).raakt(kop)
        zinnen = [z for b in bewijzen for z in zinnen_van(b, kader.ws)]
        genoemd = tuple(zinnen) if over else tuple(z for z in zinnen if gebeurtenis.zin.zoek(z.gevouwen))
        if genoemd:
            yield _Deel(genoemd, over)


def _per_kop(blokken: Sequence[Blok], kader: Kader) -> Iterator[tuple[str, list[Bewijs]]]:
    """Kop met de tekst eronder; een ingevuld veld is een deel op zich met zijn etiket als kop erbij."""
    kop, onder = "", list[Bewijs]()
    for blok in blokken:
        if isinstance(blok, Kop):
            yield kop, onder
            kop, onder = blok.tekst, []
        elif isinstance(blok, Alinea) and blok.tekst.strip():
            onder.append(Bewijs(blok.plek, blok.tekst.strip()))
        elif isinstance(blok, Veld) and not is_leeg(blok.waarde, kader.ws):
            yield f"{kop}: {blok.etiket}" if kop else blok.etiket, [Bewijs(blok.plek, blok.waarde.strip())]
    yield kop, onder


def _is_gehouden(deel: _Deel, kader: Kader) -> bool:
    """Minstens een zin beschrijft het gesprek als gehouden."""
    return any(_gehouden_zin(z, kader) for z in deel.zinnen)


def _gehouden_zin(zin: Zin, kader: Kader) -> bool:
    return zin.telt and kader.ws.kenmerken["gehouden"].zoek(zin.gevouwen) is not None and not _geheel_ontkend(zin, kader)


def _geheel_ontkend(zin: Zin, kader: Kader) -> bool:
    """Elke deelzin is ontkend: 'het OPP is niet besproken', maar niet 'moeder was er, vader was ziek'."""
    delen = [d for d in deelzinnen(zin.tekst) if kader.ws.kenmerken["gehouden"].zoek(d) or kader.ws.kenmerken["afwezig"].zoek(d)]
    return bool(delen) and all(_ontkend(d, kader) and not _wel(d) for d in delen)


def _ontkend(deelzin: str, kader: Kader) -> bool:
    return kader.ws.kenmerken["afwezig"].zoek(deelzin) is not None


def _wel(deelzin: str) -> bool:
    """'Gesproken met moeder, vader kon niet' bevat ook iemand die er wel was."""
    return re.search(r"\bmet\b.*\b(?:niet|verhinderd|afwezig|ziek)\b", deelzin) is not None and "niet met" not in deelzin and "zonder" not in deelzin


def _uit_gehouden(opdracht: Zoekopdracht, deel: _Deel, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    if opdracht.levert == "datum":
        yield from _datums(opdracht, deel, werk, kader)
    else:
        yield from _deelname(opdracht, deel, werk, kader)


def _datums(opdracht: Zoekopdracht, deel: _Deel, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """De datums in zinnen die het gesprek als gehouden noemen; zonder datum een kandidaat None."""
    gevonden = False
    for zin in deel.zinnen:
        if not _gehouden_zin(zin, kader):
            continue
        for vondst in vind_datums(zin.tekst):
            if vondst.precisie not in (Precisie.DAG, Precisie.MAAND):
                continue
            gevonden = True
            for waarde, zeker, reden in lees_datum(vondst, "de evaluatie"):
                yield kandidaat(opdracht, waarde, zin.bewijs, reden, werk, zeker=zeker)
    if not gevonden:
        bewijs = next(z.bewijs for z in deel.zinnen if _gehouden_zin(z, kader))
        yield kandidaat(opdracht, None, bewijs, "wel gehouden, maar er staat geen datum bij", werk, zeker=False)


def _deelname(opdracht: Zoekopdracht, deel: _Deel, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Ja als de zin de persoon als deelnemer noemt, nee als hij uitdrukkelijk ontbrak, onzeker als hij alleen genoemd wordt."""
    wie = _wie(opdracht.levert, kader)
    onzeker: Zin | None = None
    ja = False
    for zin in deel.zinnen:
        if not wie.search(zin.gevouwen) or zin.gepland or zin.algemeen:
            continue
        oordeel = _in_zin(zin, wie, kader, deel.onder_kop)
        if oordeel is None:
            onzeker = onzeker or zin
        else:
            ja = ja or oordeel
            yield kandidaat(opdracht, oordeel, zin.bewijs, "genoemd als deelnemer" if oordeel else "was er niet bij", werk)
    if onzeker and not ja:
        yield kandidaat(opdracht, True, onzeker.bewijs, "wel genoemd, maar niet duidelijk of hij of zij erbij was", werk, zeker=False)


def _wie(levert: str, kader: Kader) -> re.Pattern[str]:
    """Woorden voor de persoon: die van het kenmerk, en voornaam of namen van de mensen in dit dossier."""
    namen = kader.leerlingnamen if levert == "leerling" else kader.oudernamen
    woorden = {"leerling": r"leerling|jongere", "ouders": r"\w*ouders?|\w*moeder|\w*vader|verzorgers?|\w*voogd|opvoeders?|mama|papa"}[levert]
    return re.compile(rf"\b(?:{'|'.join([woorden, *map(re.escape, namen)])})\b")


def _in_zin(zin: Zin, wie: re.Pattern[str], kader: Kader, onder_kop: bool) -> bool | None:
    for deelzin in deelzinnen(zin.tekst):
        for m in wie.finditer(deelzin):
            if _afwezig_hier(deelzin, m, kader):
                return False
            if _is_deelnemer(deelzin, m, wie, kader, onder_kop):
                return True
    return None


def _afwezig_hier(deelzin: str, m: re.Match[str], kader: Kader) -> bool:
    """Een ontkenning die op deze persoon slaat: in dezelfde deelzin, en niet over iemand die apart na 'met' of 'en' staat."""
    ontkenning = kader.ws.kenmerken["afwezig"].zoek(deelzin)
    if ontkenning is None:
        return False
    tussen = deelzin[min(m.end(), ontkenning.end()) : max(m.start(), ontkenning.start())]
    return not re.search(r"\b(?:met|en|wel)\b", tussen) or ontkenning.start() < m.start()


def _is_deelnemer(deelzin: str, m: re.Match[str], wie: re.Pattern[str], kader: Kader, onder_kop: bool) -> bool:
    voor, na = deelzin[: m.start()], deelzin[m.end() :]
    if re.search(rf"\b(?:met|aanwezig\w*|deelnemers|gesprekspartners|erbij|bij het gesprek)\b(?:(?!{_BREEKT})[\w\s])*$", voor):
        return True
    if re.search(r"\b(?:van|over|voor|aan|naar|namens|per|bij|tegen|zonder)(?: (?:de|het|zijn|haar|onze|beide))?\s*$", voor):
        return False
    gesprek = kader.ws.kenmerken["gehouden"].zoek(deelzin) is not None
    if gesprek and re.search(
        r"^(?:\s*en\b|\s+\w+(?:\s\w+){0,3}\s+en\b)|\b(?:en|hebben|heeft|bespraken|spraken|namen|evalueerden|zaten)(?:\s\w+){0,4}\s*$", na[:40] if na else voor
    ):
        return _onderwerp(voor) or " en " in f" {voor} "
    doet = kader.ws.kenmerken["meedoen"].zoek(" ".join(na.split()[:4])) or kader.ws.kenmerken["meedoen"].zoek(" ".join(voor.split()[-2:]))
    return onder_kop and doet is not None and _onderwerp(voor)


def _onderwerp(voor: str) -> bool:
    """Of wat ervoor staat de persoon onderwerp laat zijn: begin van de zin, een ander onderwerp met 'en', of een werkwoord."""
    return not re.search(_BREEKT + r"(?:\s\w+){0,2}\s*$", voor)


def _uit_niet_gehouden(opdracht: Zoekopdracht, deel: _Deel, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Alleen gepland of afgezegd: 'nee' voor wie genoemd wordt; voor de datum niets."""
    if opdracht.levert == "datum":
        return
    wie = _wie(opdracht.levert, kader)
    for zin in deel.zinnen:
        afgezegd = _geheel_ontkend(zin, kader)
        if wie.search(zin.gevouwen) and not zin.algemeen and (zin.gepland or afgezegd):
            yield kandidaat(opdracht, False, zin.bewijs, "is niet gehouden" if afgezegd else "staat nog gepland", werk)
            return
