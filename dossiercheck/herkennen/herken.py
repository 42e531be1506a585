"""Een gelezen bestand wordt een of meer herkende stukken, met de redenen erbij."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossiercheck.begrippen import Blok, Gelezen, Stuk, Wijze
from dossiercheck.herkennen.delen import deel_op
from dossiercheck.herkennen.inhoud import alle_tekst, kandidaattitels, zonder_invulhulp
from dossiercheck.schrijfwijze import vouw
from dossiercheck.woordenschat import Soortkenmerk, Woordenschat

_TITELPUNTEN = 10


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
        blokken=zonder_invulhulp(blokken, ws),
        van=van,
        tot=tot,
        gelezen=gelezen,
        aanvraagtype=herkenning.aanvraagtype,
    )


def _herken_blokken(blokken: Sequence[Blok], gelezen: Gelezen, ws: Woordenschat) -> Herkenning:
    if not blokken:
        return Herkenning(ws.restsoort, ("er is geen tekst gelezen",))
    titels = kandidaattitels(blokken)
    tekst = vouw(alle_tekst(zonder_invulhulp(blokken, ws)))
    standen = [(*_stand(k, titels, tekst, gelezen), k) for k in ws.soorten]
    punten, redenen, beste = max(standen, key=lambda s: (s[0], s[2].voorrang))
    if punten == 0:
        return Herkenning(ws.restsoort, ("lijkt op geen van de bekende soorten",))
    return Herkenning(beste.soort, redenen, _aanvraagtype(titels, tekst, ws) if beste.soort == ws.formuliersoort else None)


def _stand(kenmerk: Soortkenmerk, titels: Sequence[str], tekst: str, gelezen: Gelezen) -> tuple[float, tuple[str, ...]]:
    """Punten met redenen: een titel telt zwaar en een eerdere titel zwaarder; inhoud telt pas bij genoeg verschillende kenmerken."""
    if kenmerk.stijl == "lijst" and gelezen.wijze is not Wijze.EXCEL:
        return 0, ()
    inhoud = [m.group() for p in kenmerk.inhoud if (m := p.zoek(tekst))]
    for i, titel in enumerate(titels):
        gevouwen = vouw(titel)
        if kenmerk.titel.zoek(gevouwen) and not kenmerk.niet_titel.zoek(gevouwen):
            return _TITELPUNTEN - 0.5 * i + 0.1 * len(inhoud), (f"titel '{titel[:80]}'",)
    if len(inhoud) >= kenmerk.nodig:
        return float(min(len(inhoud), 5)), tuple(f"woorden als '{w}'" for w in inhoud[:4])
    return 0, ()


def _aanvraagtype(titels: Sequence[str], tekst: str, ws: Woordenschat) -> str | None:
    """Het eerste type waarvan de titelwoorden in een titel staan."""
    for titel in titels:
        gevouwen = vouw(titel)
        for sleutel, past, niet in ws.typen:
            if past.zoek(gevouwen) and not niet.zoek(gevouwen):
                return sleutel
    return None
