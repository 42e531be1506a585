"""Leerachterstand per vakgebied uit een rij: als LA, als leerrendement, of als DLE en DL; in procenten of als fractie."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from dossiercheck import leerachterstand
from dossiercheck.begrippen import Bewijs, Kandidaat
from dossiercheck.patroon import Patronen
from dossiercheck.vinden.lijst.gegevens import Gegeven, Gegevens, kandidaat, onbekend
from dossiercheck.vinden.lijst.kolommen import DL, DLE, LA, LR, Schaal

_GETAL = re.compile(r"(-?\d+(?:[.,]\d+)?)\s*(%|procent)?", re.IGNORECASE)
_VRIJ = ("toelichting", "opmerking")
_VOORSPRONG = -20
"""Verder voor dan zoveel procent is een leerling op deze lijst niet; dan staat het minteken voor de achterstand."""
_HAAKJES = re.compile(r"\([^()]*\)")
_ONDUIDELIJK = "niet duidelijk is of dit een achterstand, een rendement, een fractie of een percentage is"


@dataclass(slots=True)
class _Gebied:
    """Wat er over een vakgebied staat."""

    vermeld: list[Fraction]
    dle: Fraction | None = None
    dl: Fraction | None = None
    cellen: list[Gegeven] | None = None
    onduidelijk: str = ""


def lees_getal(tekst: str) -> tuple[Fraction, bool] | None:
    """Het getal waar de cel uit bestaat, en of er een procentteken bij staat; wat tussen haakjes staat telt niet mee."""
    m = _GETAL.fullmatch(_HAAKJES.sub("", tekst).strip())
    return (_breuk(m[1]), bool(m[2])) if m else None


def _breuk(tekst: str) -> Fraction:
    return Fraction(tekst.replace(",", "."))


def lees_achterstanden(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Per vakgebied de achterstand in procenten, hoeveel gebieden bekend zijn, en of getallen elkaar tegenspreken."""
    algemeen = _algemene_leeftijd(gegevens)
    bekend, onduidelijk = list[Gegeven](), list[Gegeven]()
    reden = _ONDUIDELIJK
    for gebied, gevonden in _per_gebied(gegevens).items():
        cellen = gevonden.cellen or []
        kandidaten = list(_uitkomst(gebied, gevonden, algemeen))
        yield from kandidaten
        if any(k.waarde is not None and k.begrip == gebied for k in kandidaten):
            bekend.append(cellen[0])
        elif kandidaten:
            onduidelijk.append(cellen[0])
            reden = kandidaten[-1].reden
    yield from _aantal(bekend, onduidelijk, reden)


def _uitkomst(gebied: str, gevonden: _Gebied, algemeen: Fraction | None) -> Iterator[Kandidaat]:
    bij = (gevonden.cellen or [])[0]
    dl = gevonden.dl if gevonden.dl is not None else algemeen
    berekend = leerachterstand.uit_dle(gevonden.dle, dl) if gevonden.dle is not None and dl is not None else None
    reden = gevonden.onduidelijk
    if gevonden.dle is not None and berekend is None and not gevonden.vermeld:
        reden = "de didactische leeftijd (DL) staat er niet bij" if dl is None else "DLE en DL kunnen zo niet kloppen"
    uitkomst = leerachterstand.bepaal(berekend, gevonden.vermeld)
    alle = tuple(dict.fromkeys(c.bewijs for c in gevonden.cellen or []))
    for procent in uitkomst.mogelijk:
        yield replace(kandidaat(gebied, float(procent), bij, uitkomst.reden or "leerachterstand in procenten"), bewijs=alle)
    if uitkomst.reden:
        yield onbekend("la_tegenspraak", bij.bewijs, uitkomst.reden)
    if not uitkomst.mogelijk or reden:
        yield replace(onbekend(gebied, bij.bewijs, reden or _ONDUIDELIJK), bewijs=alle)


def _aantal(bekend: list[Gegeven], onduidelijk: list[Gegeven], reden: str) -> Iterator[Kandidaat]:
    """Hoeveel vakgebieden een achterstand hebben; onbekend als het van onduidelijke cellen afhangt of het er twee zijn."""
    cellen = bekend or onduidelijk
    if not cellen:
        return
    vast = kandidaat("la_gebieden", len(bekend), cellen[0], f"leerachterstand op {len(bekend)} gebied{'en' * (len(bekend) != 1)}")
    twijfel = len(bekend) < 2 <= len(bekend) + len(onduidelijk)
    alle = tuple(dict.fromkeys(c.bewijs for c in cellen))
    yield replace(onbekend("la_gebieden", cellen[0].bewijs, reden) if twijfel else vast, bewijs=alle)


# --- cellen ---


def _algemene_leeftijd(gegevens: Gegevens) -> Fraction | None:
    """De didactische leeftijd die voor alle vakgebieden van de rij geldt."""
    for gegeven in gegevens.alle:
        if gegeven.kolom.maten == {DL} and not gegeven.kolom.gebied and (getal := lees_getal(gegeven.tekst)):
            return getal[0]
    return gegevens.didactische_leeftijd


def _per_gebied(gegevens: Gegevens) -> dict[str, _Gebied]:
    gevonden: dict[str, _Gebied] = {}
    for gegeven in gegevens.alle:
        kolom = gegeven.kolom
        if gegevens.leeg(gegeven.tekst) or gegevens.volgt(gegeven.tekst) or gegevens.woorden.niet_gemeten.raakt(gegeven.tekst):
            continue
        if kolom.gebied:
            _voeg_toe(gevonden.setdefault(kolom.gebied, _Gebied([])), gegeven, gegevens)
        elif (kolom.maten or kolom.gebieden) and kolom.maten != {DL}:
            _verdeel(gevonden, gegeven, gegevens)
    for gegeven in (g for o in _VRIJ for g in gegevens.van(o)):
        for gebied, deel in _genoemde_delen(gegeven, gegevens):
            if gebied not in gevonden and any(gegevens.schat.maatwoord[m].search(deel) for m in (LA, LR, DLE)):
                _voeg_toe(gevonden.setdefault(gebied, _Gebied([])), replace(gegeven, tekst=deel, kolom=replace(gegeven.kolom, gebied=gebied)), gegevens)
    return {gebied: gevonden[gebied] for gebied in gegevens.schat.gebieden if gebied in gevonden}


def _verdeel(gevonden: dict[str, _Gebied], gegeven: Gegeven, gegevens: Gegevens) -> None:
    """Een cel met alle vakgebieden: 'TL 45%, BL 61%', of '45 / 61' onder 'TL / BL'."""
    delen = list(_genoemde_delen(gegeven, gegevens)) or list(_gelijk_op(gegeven))
    for gebied, deel in delen or [(g, "") for g in gegeven.kolom.gebieden]:
        _voeg_toe(gevonden.setdefault(gebied, _Gebied([])), replace(gegeven, tekst=deel, kolom=replace(gegeven.kolom, gebied=gebied)), gegevens)


def _gelijk_op(gegeven: Gegeven) -> Iterator[tuple[str, str]]:
    """Evenveel getallen als de kop vakgebieden noemt, in dezelfde volgorde."""
    getallen = [m.group() for m in _GETAL.finditer(gegeven.tekst)]
    if len(getallen) == len(gegeven.kolom.gebieden):
        yield from zip(gegeven.kolom.gebieden, getallen, strict=True)


def _genoemde_delen(gegeven: Gegeven, gegevens: Gegevens) -> Iterator[tuple[str, str]]:
    """Elk deel hoort bij het gebied dat ervoor staat."""
    plekken = sorted((m.start(), m.end(), g) for g, woord in gegevens.schat.gebiedwoord.items() for m in woord.finditer(gegeven.tekst))
    for i, (_, eind, gebied) in enumerate(plekken):
        tot = plekken[i + 1][0] if i + 1 < len(plekken) else len(gegeven.tekst)
        deel = gegeven.tekst[eind:tot].strip(" :=;,.-/|")
        if deel:
            yield gebied, deel


def _voeg_toe(gebied: _Gebied, gegeven: Gegeven, gegevens: Gegevens) -> None:
    gebied.cellen = [*(gebied.cellen or []), gegeven]
    if _met_maatwoord(gebied, gegeven, gegevens):
        return
    maten, getal = gegeven.kolom.maten, lees_getal(gegeven.tekst)
    if _op_volgorde(gebied, gegeven, gegevens):
        return
    if maten in ({DLE}, {DLE, DL}) and getal and not getal[1]:
        gebied.dle = getal[0]
    elif maten == {DL} and getal and not getal[1]:
        gebied.dl = getal[0]
    elif maten in ({LA}, {LR}) and getal:
        _achterstand(gebied, gegeven, getal[0], getal[1], gegevens)
    else:
        gebied.onduidelijk = _ONDUIDELIJK


def _op_volgorde(gebied: _Gebied, gegeven: Gegeven, gegevens: Gegevens) -> bool:
    """Evenveel getallen als de kop maten noemt: '24/55' onder 'DLE/DL', '14 (77%)' onder 'DLE (LA)'."""
    getallen, volgorde = list(_GETAL.finditer(gegeven.tekst)), gegeven.kolom.volgorde
    if len(volgorde) < 2 or len(getallen) != len(volgorde) or any(m[2] and maat in (DLE, DL) for m, maat in zip(getallen, volgorde, strict=True)):
        return False
    for m, maat in zip(getallen, volgorde, strict=True):
        if maat == DLE:
            gebied.dle = _breuk(m[1])
        elif maat == DL:
            gebied.dl = _breuk(m[1])
        else:
            _achterstand(gebied, replace(gegeven, kolom=replace(gegeven.kolom, maten=frozenset((maat,)))), _breuk(m[1]), bool(m[2]), gegevens)
    return True


def _met_maatwoord(gebied: _Gebied, gegeven: Gegeven, gegevens: Gegevens) -> bool:
    """De cel zegt zelf wat het getal is: 'DLE 14 (LA 74%)'. Botst dat met de kop, dan is het niet duidelijk."""
    gevonden = {maat: m for maat, woord in gegevens.schat.maatwoord.items() if (m := woord.search(gegeven.tekst))}
    if not gevonden:
        return False
    if DLE in gevonden:
        gebied.dle = _breuk(gevonden[DLE][1])
    if DL in gevonden:
        gebied.dl = _breuk(gevonden[DL][1])
    eigen = lees_getal(gegeven.tekst)
    if eigen and gegeven.kolom.maten in ({LA}, {LR}) and not gevonden.keys() & {LA, LR}:
        _achterstand(gebied, gegeven, eigen[0], eigen[1], gegevens)
    for maat in (LA, LR):
        if maat in gevonden and (botst := gegeven.kolom.maten & {LA, LR}) and maat not in botst:
            gebied.onduidelijk = "de cel en de naam van de kolom noemen een andere maat"
        elif maat in gevonden:
            getal, teken = _breuk(gevonden[maat][1]), bool(gevonden[maat][2])
            _achterstand(gebied, replace(gegeven, kolom=replace(gegeven.kolom, maten=frozenset((maat,)))), getal, teken, gegevens)
    return True


def _achterstand(gebied: _Gebied, gegeven: Gegeven, getal: Fraction, procentteken: bool, gegevens: Gegevens) -> None:
    schaal = Schaal.PROCENT if procentteken else _schaal(gegeven, getal, gegevens)
    if schaal is Schaal.ONDUIDELIJK:
        gebied.onduidelijk = _ONDUIDELIJK
        return
    procent = getal * 100 if schaal is Schaal.FRACTIE else getal
    uitkomst = leerachterstand.uit_rendement(procent) if gegeven.kolom.maten == {LR} else leerachterstand.geldig(procent)
    if uitkomst is None:
        gebied.onduidelijk = "deze leerachterstand kan niet bestaan"
    elif procent < _VOORSPRONG:
        gebied.onduidelijk = "niet duidelijk is of het minteken een voorsprong of een achterstand is"
    else:
        gebied.vermeld.append(uitkomst)


def _schaal(gegeven: Gegeven, getal: Fraction, gegevens: Gegevens) -> Schaal:
    """De schaal van de kolom; is die onduidelijk, dan is nul op elke schaal nul en een getal boven anderhalf een percentage."""
    schaal = gegevens.schalen.get(gegeven.kolom.kop, Schaal.ONDUIDELIJK)
    if schaal is not Schaal.ONDUIDELIJK:
        return schaal
    duidelijk = getal == 0 or (abs(getal) > Fraction(3, 2) and gegeven.kolom.schaal is not Schaal.FRACTIE)
    return Schaal.PROCENT if duidelijk else schaal


def uitleg_van(bewijzen: Iterable[Bewijs], woorden: Patronen) -> Bewijs | None:
    """De eerste zin die zegt hoe toetsscores zijn omgerekend."""
    return next((b for b in bewijzen if woorden.raakt(b.tekst)), None)
