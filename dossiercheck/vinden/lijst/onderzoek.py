"""Intelligentie en sociaal-emotioneel onderzoek in een rij of een verslag: score, instrument, datum en wie het deed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossiercheck.begrippen import Kandidaat
from dossiercheck.instrumenten import Lijst
from dossiercheck.schrijfwijze import Datumvondst, Precisie, vind_datums, zonder_datums
from dossiercheck.vinden.lijst.achterstand import lees_getal
from dossiercheck.vinden.lijst.gegevens import Gegeven, Gegevens, kandidaat, onbekend
from dossiercheck.vinden.lijst.persoon import lees_datum

LAAGSTE_IQ, HOOGSTE_IQ = 40, 160
_SCORE = re.compile(r"(?<![\d.,–-])(?P<score>\d{2,3})(?![\d.,]*\d|\s*(?:-|–|tot|à)\s*\d)")
_ONZEKER = re.compile(r"^\s*(?:[<>≥≤±~?]|ca\b|circa|ongeveer|geschat)|\?", re.IGNORECASE)
_SCHEIDING = re.compile(r"\s*(?:[/,;+&]|\ben\b)\s*")
_AFKORTING = re.compile(r"\b[A-Z]{3,}(?:-[A-Z0-9]+)*\b")
ALGEMEEN = ("iq_instrument", "iq_datum")
"""Wat ook boven de lijst kan staan, voor alle leerlingen."""
_VRIJ = ("opmerking", "toelichting")
_INTELLIGENTIE, _SOCIAAL = "intelligentie", "sociaal-emotioneel"
_GEEN_LIJST = "er is geen lijst met instrumenten voor dit schooljaar"


def lees_iq(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Het totaal-IQ, met instrument en afnamedatum; None als er iets staat dat geen score is."""
    yield from (k for g in _met_iq(gegevens) for k in _iq(g, gegevens))
    yield from _iq_instrument(gegevens)
    yield from _iq_datum(gegevens)


def _met_iq(gegevens: Gegevens) -> list[Gegeven]:
    """De cellen met het IQ; is er geen, dan een opmerking die een IQ noemt. Zonder instrument erbij is niet zeker van wie dat IQ is."""
    eigen = list(gegevens.van("iq"))
    if any(not gegevens.verwijst(g.tekst) for g in eigen):
        return eigen
    woorden, lijst = gegevens.schat.maatwoord, gegevens.instrumenten
    los = [g for o in _VRIJ for g in gegevens.van(o) if woorden["iq"].search(g.tekst) or woorden["iq_los"].search(g.tekst)]
    erbij = [replace(g, zeker=g.zeker and bool(lijst and lijst.zoek(g.tekst, _INTELLIGENTIE)), kolom=replace(g.kolom, onderwerp="iq")) for g in los]
    return [*erbij, *eigen]


def _iq(gegeven: Gegeven, gegevens: Gegevens) -> Iterator[Kandidaat]:
    if gegevens.volgt(gegeven.tekst) or gegevens.verwijst(gegeven.tekst):
        return
    getal = lees_getal(gegeven.tekst)
    woorden = gegevens.schat.maatwoord
    totaal = woorden["iq"].search(gegeven.tekst) or woorden["iq_los"].search(gegeven.tekst)
    kaal = zonder_datums(gegeven.tekst)
    scores = [totaal[1]] if totaal else [str(getal[0])] if getal and not getal[1] else [m["score"] for m in _SCORE.finditer(re.sub(r"\([^()]*\)", "", kaal))]
    if len(scores) == 1 and LAAGSTE_IQ <= (score := float(scores[0]) if "/" not in scores[0] else _deel(scores[0])) <= HOOGSTE_IQ:
        yield kandidaat("iq", int(score) if score.is_integer() else score, gegeven, "totaal-IQ", zeker=not _ONZEKER.search(gegeven.tekst))
    else:
        yield kandidaat("iq", None, gegeven, f"'{gegeven.tekst[:40]}' is niet een totaal-IQ")


def _deel(breuk: str) -> float:
    teller, _, noemer = breuk.partition("/")
    return int(teller) / int(noemer)


def _iq_instrument(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Wat er als instrument staat; ook in de kop of de cel van het IQ zelf."""
    for gegeven in gegevens.van("iq_instrument"):
        if naam := ", ".join(_in_zin(gegeven, gegevens)) if _is_zin(gegeven) else zonder_datums(gegeven.tekst).strip(" ,;()"):
            yield kandidaat("iq_instrument", naam, gegeven, "instrument")
    yield from (kandidaat("iq_instrument", naam, gegeven, "instrument") for gegeven, naam in _elders_genoemd(gegevens))


def _is_zin(gegeven: Gegeven) -> bool:
    """Een zin boven de lijst heeft geen kolom."""
    return not gegeven.kolom.kop


def _in_zin(gegeven: Gegeven, gegevens: Gegevens) -> list[str]:
    lijst = gegevens.instrumenten
    return [i.naam for i in lijst.zoek(gegeven.tekst, _INTELLIGENTIE, lopend=True)] if lijst else []


def _elders_genoemd(gegevens: Gegevens) -> Iterator[tuple[Gegeven, str]]:
    """Zonder eigen kolom: een instrument van de lijst in de cel of de kop van het IQ of van de datum."""
    lijst = gegevens.instrumenten
    if lijst and next(gegevens.van("iq_instrument"), None) is None:
        for gegeven in (*_met_iq(gegevens), *gegevens.van("iq_datum")):
            yield from ((gegeven, i.naam) for i in lijst.zoek(f"{gegeven.kolom.kop} {gegeven.tekst}", _INTELLIGENTIE))


def _iq_datum(gegevens: Gegevens) -> Iterator[Kandidaat]:
    eigen = list(gegevens.van("iq_datum"))
    yield from (k for g in eigen for k in lees_datum("iq_afnamedatum", g))
    if not eigen:
        bronnen = [*gegevens.van("iq_instrument"), *_met_iq(gegevens)]
        in_cel = [(g, v) for g in bronnen for v in _dagen(g.tekst)[:1]]
        for gegeven, vondst in in_cel or [(g, v) for g in bronnen for v in _dagen(g.kolom.kop)[:1]]:
            yield kandidaat("iq_afnamedatum", vondst.datum, gegeven, f"'{vondst.tekst}'")


def _dagen(tekst: str) -> list[Datumvondst]:
    """De datums met dag, maand en jaar; een datum die niet bestaat heeft geen waarde."""
    return [v for v in vind_datums(tekst) if v.precisie is Precisie.DAG]


def lees_instrumenten(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Voor elk genoemd instrument of het op de lijst van het schooljaar staat: ja, of onbekend."""
    lijst = gegevens.instrumenten
    if lijst is None:
        yield onbekend("instrument_toegestaan", gegevens.plek, _GEEN_LIJST)
        return
    for gegeven, deel in _genoemd(gegevens):
        bekend = lijst.zoek(deel)
        reden = f"{bekend[0].naam} staat op de lijst" if bekend else f"'{deel[:60]}' staat niet op de lijst van dit schooljaar"
        yield kandidaat("instrument_toegestaan", True if bekend else None, gegeven, reden)


def _genoemd(gegevens: Gegevens) -> Iterator[tuple[Gegeven, str]]:
    """De genoemde instrumenten, elk apart; van een sociaal-emotionele cel alleen wat op een instrument lijkt."""
    for onderwerp in ("iq_instrument", "didactisch_instrument"):
        for gegeven in gegevens.van(onderwerp):
            if not (gegevens.volgt(gegeven.tekst) or gegevens.verwijst(gegeven.tekst)):
                delen = _in_zin(gegeven, gegevens) if _is_zin(gegeven) else _delen(gegeven.tekst, gegevens)
                yield from ((gegeven, deel) for deel in delen)
    yield from _elders_genoemd(gegevens)
    if lijst := gegevens.instrumenten:
        yield from (paar for g in gegevens.van("se") for paar in _genoemd_bij_se(g, lijst, gegevens))


def _genoemd_bij_se(gegeven: Gegeven, lijst: Lijst, gegevens: Gegevens) -> Iterator[tuple[Gegeven, str]]:
    """De instrumenten van de lijst in een cel; noemt zij er geen, dan een afkorting die een instrument kan zijn."""
    bekend = lijst.zoek(f"{gegeven.kolom.kop} {gegeven.tekst}", _SOCIAAL, lopend=True)
    if bekend:
        yield from ((gegeven, i.naam) for i in bekend)
    else:
        yield from ((gegeven, woord) for woord in _AFKORTING.findall(gegeven.tekst) if not gegevens.woorden.geen_instrument.raakt(woord))


def _delen(tekst: str, gegevens: Gegevens) -> Iterator[str]:
    """'WISC-V en CogniScan' zijn er twee; een stukje zonder hoofdletter of cijfer is uitleg en geen instrument."""
    lijst = gegevens.instrumenten
    delen = [d for d in _SCHEIDING.split(re.sub(r"\([^()]*\)", " ", zonder_datums(tekst))) if d.strip()]
    heel = [d for d in delen if (lijst and lijst.zoek(d)) or any(c.isupper() or c.isdigit() for c in d)]
    yield from heel or [tekst]


# --- sociaal-emotioneel ---


def lees_se(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Of er onderzoek is met een vastgesteld instrument door een bevoegd deskundige; nee bij alleen een indruk van school."""
    cellen = [g for g in gegevens.van("se") if not gegevens.volgt(g.tekst)]
    yield from (k for g in gegevens.van("se_datum") for k in lees_datum("se_datum", g))
    if not cellen or (kaal_verwezen(cellen, gegevens) and not _genoemd_se(cellen, gegevens)):
        return
    tekst = " ".join(f"{g.kolom.kop} {g.tekst}" for g in cellen)
    door = [g.tekst for g in gegevens.van("se_deskundige")]
    yield beoordeel_se(tekst, " ".join((*(g.tekst for g in cellen), *door)), cellen[0], gegevens, lopend=False)
    if next(gegevens.van("se_datum"), None) is None:
        for vondst in (v for g in cellen for v in vind_datums(g.tekst)[:1] if v.datum):
            yield kandidaat("se_datum", vondst.datum, cellen[0], f"'{vondst.tekst}'")


def kaal_verwezen(cellen: Sequence[Gegeven], gegevens: Gegevens) -> bool:
    """Er staat alleen dat het in een bijlage zit."""
    return all(gegevens.verwijst(g.tekst) for g in cellen)


def _genoemd_se(cellen: Sequence[Gegeven], gegevens: Gegevens) -> bool:
    return gegevens.instrumenten is not None and any(gegevens.instrumenten.zoek(g.tekst, _SOCIAAL) for g in cellen)


def beoordeel_se(waar: str, tekst: str, bij: Gegeven, gegevens: Gegevens, *, lopend: bool) -> Kandidaat:
    """`waar` is de tekst met de koppen, om een instrument in te zoeken; `tekst` wat er zelf staat."""
    instrument = gegevens.instrumenten.zoek(waar, _SOCIAAL, lopend=lopend) if gegevens.instrumenten else ()
    deskundig = gegevens.woorden.deskundige.raakt(tekst)
    if instrument and deskundig:
        return kandidaat("se_onderzoek", True, bij, f"onderzoek met {instrument[0].naam} door een deskundige")
    if instrument:
        return kandidaat("se_onderzoek", True, bij, f"{instrument[0].naam} is genoemd, maar niet welke deskundige het onderzoek deed", zeker=False)
    if gegevens.woorden.geen_onderzoek.raakt(tekst) or not deskundig:
        return kandidaat("se_onderzoek", False, bij, "geen onderzoek met een vastgesteld instrument door een deskundige")
    return kandidaat("se_onderzoek", True, bij, "er is onderzoek genoemd, maar niet met welk instrument", zeker=False)
