"""Een gelezen bestand wordt een of meer herkende stukken, met de redenen erbij."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossiercheck.begrippen import Blok, Gelezen, Keuzegroep, Stuk, Veld, Wijze
from dossiercheck.herkennen.delen import deel_op
from dossiercheck.herkennen.inhoud import aantal_vragen, alle_tekst, etiketten, is_brief, kandidaattitels, kolomnamen, zonder_invulhulp, zonder_randen
from dossiercheck.herkennen.velden import met_losse_velden
from dossiercheck.patroon import Patronen
from dossiercheck.schrijfwijze import vouw
from dossiercheck.woordenschat import Soortkenmerk, Woordenschat

_MINSTE_VELDEN = 3
_LIJSTPUNTEN = 20.0
_BRIEFLENGTE = 80
"""Een korter bericht is alleen een begeleidend schrijven."""
_BRIEFPUNTEN = 5.5
"""Minder dan een titel bovenaan, meer dan woorden in de tekst."""
Zoek = Callable[[Patronen, str], re.Match[str] | None]


@dataclass(frozen=True, slots=True)
class Herkenning:
    """De soort met de redenen, en het aanvraagtype als het stuk een aanvraag doet."""

    soort: str
    redenen: tuple[str, ...]
    aanvraagtype: str | None = None


def herken(gelezen: Gelezen, ws: Woordenschat) -> tuple[Stuk, ...]:
    """De stukken in een bestand: van een zip de inhoud, van een mail de mail en zijn bijlagen, van een PDF met meer stukken elk stuk."""
    ingesloten = tuple(stuk for deel in gelezen.inhoud for stuk in herken(deel, ws))
    if gelezen.inhoud and gelezen.wijze is Wijze.NIET:
        return ingesloten
    delen = deel_op(gelezen, lambda blokken: _herken_blokken(blokken, gelezen, ws).soort, ws)
    return tuple(_stuk(gelezen, van, tot, blokken, ws) for van, tot, blokken in delen) + ingesloten


def _stuk(gelezen: Gelezen, van: int, tot: int, blokken: Sequence[Blok], ws: Woordenschat) -> Stuk:
    herkenning = _herken_blokken(blokken, gelezen, ws)
    return Stuk(
        bestand=gelezen.bestand,
        sha256=gelezen.sha256,
        soort=herkenning.soort,
        redenen=herkenning.redenen,
        blokken=tuple(met_losse_velden(zonder_randen(zonder_invulhulp(blokken, ws)), ws)),
        van=van,
        tot=tot,
        gelezen=gelezen,
        aanvraagtype=herkenning.aanvraagtype,
    )


def _herken_blokken(blokken: Sequence[Blok], gelezen: Gelezen, ws: Woordenschat) -> Herkenning:
    inhoud = zonder_invulhulp(blokken, ws)
    if not inhoud:
        return Herkenning(ws.restsoort, ("er is geen tekst gelezen",))
    titels = kandidaattitels(inhoud)
    tekst = vouw(alle_tekst(inhoud))
    aanvraagtype = _aanvraagtype(titels, ws, Patronen.zoek) or (_aanvraagtype(titels, ws, Patronen.zoek_ruim) if gelezen.wijze is Wijze.OCR else None)
    koppen = vouw(kolomnamen(inhoud))

    def stand(k: Soortkenmerk) -> tuple[float, tuple[str, ...]]:
        if k.stijl == "lijst":
            return _lijststand(k, koppen)
        return max(_stand(k, titels, tekst, gelezen), _rubriekstand(k, inhoud, titels, tekst, ws), key=lambda s: s[0])

    standen = [(*stand(k), k) for k in ws.soorten if _kan(k, inhoud, gelezen, aanvraagtype, ws)]
    punten, redenen, beste = max(standen, key=lambda s: (s[0], s[2].voorrang))
    if punten == 0:
        return Herkenning(ws.restsoort, ("lijkt op geen van de bekende soorten",))
    return Herkenning(beste.soort, redenen, aanvraagtype if beste.soort == ws.formuliersoort else None)


def _kan(kenmerk: Soortkenmerk, blokken: Sequence[Blok], gelezen: Gelezen, aanvraagtype: str | None, ws: Woordenschat) -> bool:
    """Een lijst is een Excelbestand; een formulier heeft invulvelden of vragen met tekst eronder, en een brief is er alleen een bij zo'n type."""
    if kenmerk.stijl == "lijst":
        return gelezen.wijze is Wijze.EXCEL
    if kenmerk.soort != ws.formuliersoort:
        return True
    velden = sum(isinstance(b, Veld | Keuzegroep) for b in blokken)
    vragen = velden if is_brief(blokken) else velden + aantal_vragen(blokken)
    ingevuld = vragen >= _MINSTE_VELDEN and gelezen.wijze is not Wijze.MAIL
    return ingevuld or any(t.sleutel == aanvraagtype and t.brief for t in ws.typen)


def _lijststand(kenmerk: Soortkenmerk, koppen: str) -> tuple[float, tuple[str, ...]]:
    """Een lijst is te zien aan de namen van zijn kolommen; dat zegt meer dan een titel."""
    gevonden = [m.group() for p in kenmerk.inhoud if (m := p.zoek(koppen))]
    return (_LIJSTPUNTEN, tuple(f"kolom '{w}'" for w in gevonden[:4])) if len(gevonden) >= kenmerk.nodig else (0, ())


def _stand(kenmerk: Soortkenmerk, titels: Sequence[tuple[str, float]], tekst: str, gelezen: Gelezen) -> tuple[float, tuple[str, ...]]:
    """Punten met redenen: een titel telt zwaar en een eerdere titel zwaarder; inhoud telt pas bij genoeg verschillende kenmerken."""
    zoek: Zoek = Patronen.zoek_ruim if gelezen.wijze is Wijze.OCR else Patronen.zoek
    inhoud = [m.group() for p in kenmerk.inhoud if (m := p.zoek(tekst))]
    if (
        kenmerk.brieftitel
        and not gelezen.inhoud
        and len(tekst.split()) >= _BRIEFLENGTE
        and (titel := next((t for t, _ in titels if kenmerk.brieftitel.raakt(t)), None))
    ):
        return _BRIEFPUNTEN, (f"brief over '{titel[:80]}'",)
    for titel, gewicht in titels:
        gevouwen = vouw(titel)
        if zoek(kenmerk.titel, gevouwen) and not zoek(kenmerk.niet_titel, gevouwen):
            return gewicht + 0.1 * len(inhoud), (f"titel '{titel[:80]}'",)
    if len(inhoud) >= kenmerk.nodig and not kenmerk.niet_inhoud.zoek(tekst):
        return float(min(len(inhoud), 5)), tuple(f"woorden als '{w}'" for w in inhoud[:4])
    return 0, ()


def _rubriekstand(
    kenmerk: Soortkenmerk, blokken: Sequence[Blok], titels: Sequence[tuple[str, float]], tekst: str, ws: Woordenschat
) -> tuple[float, tuple[str, ...]]:
    """Een formulier met een titel die alleen het aanvraagtype noemt: te zien aan wat het vraagt. Weegt als die titel."""
    if not kenmerk.rubrieken_nodig or kenmerk.niet_inhoud.zoek(tekst):
        return 0, ()
    gevraagd = etiketten(blokken)
    gevonden = [p for p in kenmerk.rubrieken if any(map(p.zoek, gevraagd))]
    if len(gevonden) < kenmerk.rubrieken_nodig:
        return 0, ()
    for titel, gewicht in titels:
        gevouwen = vouw(titel)
        if kenmerk.niet_titel.zoek_ruim(gevouwen) or kenmerk.niet_rubriek.zoek_ruim(gevouwen):
            return 0, ()
        if _type_in(gevouwen, ws, Patronen.zoek_ruim):
            return gewicht, (f"titel '{titel[:80]}' en {len(gevonden)} rubrieken van een formulier",)
    return 0, ()


def _aanvraagtype(titels: Sequence[tuple[str, float]], ws: Woordenschat, zoek: Zoek) -> str | None:
    """Het eerste type waarvan de titelwoorden in een titel staan."""
    return next((sleutel for titel, _ in titels if (sleutel := _type_in(vouw(titel), ws, zoek))), None)


def _type_in(gevouwen: str, ws: Woordenschat, zoek: Zoek) -> str | None:
    return next((t.sleutel for t in ws.typen if zoek(t.titel, gevouwen) and not zoek(t.niet, gevouwen)), None)
