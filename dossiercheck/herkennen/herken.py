"""Een gelezen bestand wordt een of meer herkende stukken, met de redenen erbij."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossiercheck.begrippen import Blok, Gelezen, Kop, Stuk, Wijze
from dossiercheck.herkennen.delen import deel_op
from dossiercheck.herkennen.formulier import NIETS, Stand, Zoek, bepaal_type, is_invulbaar, rubriekstand, type_uit_titels, vraagstand
from dossiercheck.herkennen.inhoud import alle_tekst, kandidaattitels, kolomnamen, losse_regels, zonder_invulhulp, zonder_randen
from dossiercheck.herkennen.leerlingrijen import kolommen_van_leerlingen
from dossiercheck.herkennen.mailverhaal import mailstand
from dossiercheck.herkennen.opdrachten import zonder_opdrachten
from dossiercheck.herkennen.tekenblad import rolstand
from dossiercheck.herkennen.velden import met_alineavelden, met_losse_velden
from dossiercheck.patroon import Patronen
from dossiercheck.schrijfwijze import vouw
from dossiercheck.soortschat import Soortkenmerk
from dossiercheck.woordenschat import Woordenschat

_LIJSTPUNTEN = 20.0
_TITELREGELS = 2
_BOVENPUNTEN = 7.0
"""Een titel met de regel eronder: minder dan een titel die het zelf zegt."""
_TITELPUNTEN = 6.0
"""Vanaf hier zegt een titel wat het stuk is, en niet alleen de tekst."""
_BRIEFLENGTE = 80
"""Een korter bericht is alleen een begeleidend schrijven."""
_BRIEFPUNTEN = 5.5
"""Minder dan een titel bovenaan, meer dan woorden in de tekst."""


@dataclass(frozen=True, slots=True)
class Herkenning:
    """De soort met de redenen, en het aanvraagtype als het stuk een aanvraag doet."""

    soort: str
    redenen: tuple[str, ...]
    aanvraagtype: str | None = None
    anders: str = ""
    """De soort als de vragen niet meetellen."""


def herken(gelezen: Gelezen, ws: Woordenschat) -> tuple[Stuk, ...]:
    """De stukken in een bestand: van een zip de inhoud, van een mail de mail en zijn bijlagen, van een PDF met meer stukken elk stuk."""
    ingesloten = tuple(stuk for deel in gelezen.inhoud for stuk in herken(deel, ws))
    if gelezen.inhoud and gelezen.wijze is Wijze.NIET:
        return ingesloten
    delen = deel_op(gelezen, lambda blokken: _herken_blokken(blokken, gelezen, ws).soort, ws)
    return tuple(_stuk(gelezen, van, tot, blokken, ws) for van, tot, blokken in delen) + ingesloten


def een_formulier(stukken: Sequence[Stuk], ws: Woordenschat) -> tuple[Stuk, ...]:
    """Zit er een formulier met een titel in het dossier, dan is een stuk dat alleen hetzelfde vraagt geen tweede formulier."""
    met_titel = any(s.soort == ws.formuliersoort and not s.anders for s in stukken)
    return tuple(_geen_formulier(s) if met_titel and s.anders and s.soort == ws.formuliersoort else s for s in stukken)


def _geen_formulier(stuk: Stuk) -> Stuk:
    return replace(stuk, soort=stuk.anders, aanvraagtype=None, anders="", redenen=("vraagt hetzelfde als het aanvraagformulier", *stuk.redenen))


def _stuk(gelezen: Gelezen, van: int, tot: int, blokken: Sequence[Blok], ws: Woordenschat) -> Stuk:
    herkenning = _herken_blokken(blokken, gelezen, ws)
    inhoud = met_losse_velden(tuple(zonder_opdrachten(zonder_randen(zonder_invulhulp(blokken, ws)), ws)), ws)
    verhaal = any(k.soort == herkenning.soort and k.beschrijft for k in ws.soorten)
    return Stuk(
        bestand=gelezen.bestand,
        sha256=gelezen.sha256,
        soort=herkenning.soort,
        redenen=herkenning.redenen,
        blokken=tuple(met_alineavelden(tuple(inhoud)) if verhaal else inhoud),
        van=van,
        tot=tot,
        gelezen=gelezen,
        aanvraagtype=herkenning.aanvraagtype,
        anders=herkenning.anders,
    )


def _herken_blokken(blokken: Sequence[Blok], gelezen: Gelezen, ws: Woordenschat) -> Herkenning:
    inhoud = zonder_invulhulp(blokken, ws)
    if not inhoud:
        return Herkenning(ws.restsoort, ("er is geen tekst gelezen",))
    titels = kandidaattitels(inhoud, blokken)
    tekst = vouw(alle_tekst(inhoud))
    ruim = gelezen.wijze is Wijze.OCR
    aanvraagtype = type_uit_titels(titels, ws, ruim=ruim)
    koppen = vouw(kolomnamen(inhoud))
    eerste = kandidaattitels(blokken[:_TITELREGELS])  # ook als de titel een uitlegkop is

    def titelstand(k: Soortkenmerk) -> Stand:
        standen = (_stand(k, titels, tekst, gelezen), _bovenstand(k, inhoud), rubriekstand(k, inhoud, titels, tekst, ws))
        verhaal = mailstand(k, inhoud, ws) if gelezen.wijze is Wijze.MAIL else NIETS
        return max(*standen, verhaal, rolstand(k, inhoud, titels, tekst, ws, ruim=ruim), key=lambda s: s[0])

    def stand(k: Soortkenmerk) -> Stand:
        if k.stijl == "lijst":
            return _lijststand(k, koppen, inhoud, ws)
        return max(titelstand(k), vraagstand(k, inhoud, [*eerste, *titels], tekst, ws, ruim=ruim), key=lambda s: s[0])

    standen = [(*stand(k), k) for k in ws.soorten if _kan(k, inhoud, gelezen, aanvraagtype, ws)]
    punten, redenen, beste = max(standen, key=lambda s: (s[0], s[2].voorrang))
    if punten == 0:
        return Herkenning(ws.restsoort, ("lijkt op geen van de bekende soorten",))
    if beste.soort != ws.formuliersoort:
        return Herkenning(beste.soort, redenen)
    ander, _, tweede = max((s for s in standen if s[2] is not beste), key=lambda s: (s[0], s[2].voorrang))
    anders = (tweede.soort if ander >= _TITELPUNTEN else ws.restsoort) if titelstand(beste)[0] < punten else ""
    return Herkenning(beste.soort, redenen, bepaal_type(titels, inhoud, ws, ruim=ruim), anders)


def _kan(kenmerk: Soortkenmerk, blokken: Sequence[Blok], gelezen: Gelezen, aanvraagtype: str | None, ws: Woordenschat) -> bool:
    """Een lijst is een Excelbestand; een formulier is in te vullen, en een brief is er alleen een bij zo'n type."""
    if kenmerk.stijl == "lijst":
        return gelezen.wijze is Wijze.EXCEL
    if kenmerk.soort != ws.formuliersoort:
        return True
    ingevuld = gelezen.wijze is not Wijze.MAIL and is_invulbaar(blokken)
    return ingevuld or any(t.sleutel == aanvraagtype and t.brief for t in ws.typen)


def _lijststand(kenmerk: Soortkenmerk, koppen: str, blokken: Sequence[Blok], ws: Woordenschat) -> Stand:
    """Een lijst is te zien aan de namen van zijn kolommen, of aan de leerlingen in de rijen; dat zegt meer dan een titel."""
    gevonden: Sequence[str] = [m.group() for p in kenmerk.inhoud if (m := p.zoek(koppen))]
    if len(gevonden) < kenmerk.nodig:
        gevonden = kolommen_van_leerlingen(blokken, ws.lijst)
    return (_LIJSTPUNTEN, tuple(f"kolom '{w}'" for w in gevonden[:4])) if gevonden else NIETS


def _stand(kenmerk: Soortkenmerk, titels: Sequence[tuple[str, float]], tekst: str, gelezen: Gelezen) -> Stand:
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


def _bovenstand(kenmerk: Soortkenmerk, blokken: Sequence[Blok]) -> Stand:
    """De titel samen met de regels eronder."""
    if not kenmerk.bovenregel:
        return 0, ()
    samen = " ".join(regels[0] for b in blokken[: _TITELREGELS + 1] if (regels := [b.tekst] if isinstance(b, Kop) else losse_regels(b)))
    raak = kenmerk.bovenregel.raakt(samen) and not kenmerk.niet_titel.raakt(samen)
    return (_BOVENPUNTEN, (f"bovenaan staat '{samen[:80]}'",)) if raak else NIETS
