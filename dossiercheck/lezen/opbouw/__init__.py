"""Van bladzijden (uit een PDF of uit OCR) naar blokken in leesvolgorde."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossiercheck.begrippen import Alinea, Blok, Kop, Veld
from dossiercheck.lezen.bladzijde import Bladzijde, Woord
from dossiercheck.lezen.meetkunde import midden_in, verenig
from dossiercheck.lezen.opbouw.delen import Gebied, Opmaak, Regel, is_scan, maak_opmaak, maak_regels
from dossiercheck.lezen.opbouw.gebieden import verdeel
from dossiercheck.lezen.opbouw.leiders import zonder_leiders
from dossiercheck.lezen.opbouw.naden import naai
from dossiercheck.lezen.opbouw.randen import zonder_randen
from dossiercheck.lezen.opbouw.stapel import leer_stapelstijlen
from dossiercheck.lezen.opbouw.stroom import bouw_gebied
from dossiercheck.lezen.opbouw.velden import leer_etiketstijlen, leer_kopstijlen, vraagt
from dossiercheck.lezen.opbouw.zijkaders import neem_zijkaders

_ONDERTITELWOORDEN = 5


def bouw(bladzijden: Sequence[Bladzijde], bestand: str) -> tuple[Blok, ...]:
    """De blokken van alle bladzijden; wat over een bladzijdegrens doorloopt is een blok."""
    bladzijden = [zonder_leiders(b) for b in bladzijden]
    rechtop = [[w for w in b.woorden if w.hoek == 0 and w.tekst] for b in bladzijden]
    scans = [is_scan(w) for w in rechtop]
    soorten = {scan: maak_opmaak([w for s, woorden in zip(scans, rechtop, strict=True) if s is scan for w in woorden], bestand) for scan in set(scans)}
    inhoud = zonder_randen(bladzijden, rechtop, [soorten[s] for s in scans])
    gebieden = [verdeel(bladzijde, woorden) for bladzijde, woorden in zip(bladzijden, inhoud, strict=True)]
    zijkaders = [neem_zijkaders(gebied) for gebied in gebieden]
    if False in soorten:
        regels = [r for s, w, zij in zip(scans, inhoud, zijkaders, strict=True) if not s for r in maak_regels(_zonder(w, zij))]
        soorten[False] = _met_stijlen(soorten[False], regels)
    per_blad: list[list[Blok]] = []
    terzijde: list[list[Blok]] = []
    for bladzijde, gebied, kaders, scan in zip(bladzijden, gebieden, zijkaders, scans, strict=True):
        opmaak = soorten[scan]
        per_blad.append([*bouw_gebied(gebied, opmaak, bladzijde.nummer), *_gedraaid(bladzijde, opmaak)])
        terzijde.append([_als_uitleg(b) for kader in kaders for b in bouw_gebied(kader, opmaak, bladzijde.nummer)])
    blokken = _niveaus(naai(per_blad, bladzijden))
    for bladzijde, zij in zip(bladzijden, terzijde, strict=True):
        blokken = _achter(blokken, zij, bladzijde.nummer)
    return tuple(blokken)


def _als_uitleg(blok: Blok) -> Blok:
    """In een zijkader staat uitleg; daar vult niemand iets in."""
    if isinstance(blok, Veld):
        return Alinea(f"{blok.etiket}: {blok.waarde}" if blok.waarde else blok.etiket, blok.plek)
    return Alinea(blok.tekst, blok.plek) if isinstance(blok, Kop) else blok


def _achter(blokken: list[Blok], zij: list[Blok], pagina: int) -> list[Blok]:
    """De uitleg uit een zijkader komt na alles wat op zijn bladzijde begint."""
    if not zij:
        return blokken
    plaats = next((i for i, b in enumerate(blokken) if (b.plek.pagina or 0) > pagina), len(blokken))
    return [*blokken[:plaats], *zij, *blokken[plaats:]]


def _zonder(woorden: Sequence[Woord], zijkaders: Sequence[Gebied]) -> list[Woord]:
    return [w for w in woorden if not any(midden_in(w.kader, z.kader) for z in zijkaders)]


def _met_stijlen(opmaak: Opmaak, regels: Sequence[Regel]) -> Opmaak:
    """Met hoe etiketten en koppen er in dit stuk uitzien."""
    if not opmaak.stijlen:
        return opmaak
    stapel = leer_stapelstijlen(regels, opmaak)
    waarden = [w for r in regels for d in r.delen if d.stijl not in stapel for w in d.woorden]
    gewoon = maak_opmaak(waarden, opmaak.bestand) if stapel else opmaak
    opmaak = replace(opmaak, grootte=gewoon.grootte, vet=gewoon.vet, kleur=gewoon.kleur, stapelstijlen=stapel)
    opmaak = replace(opmaak, etiketstijlen=leer_etiketstijlen(regels, opmaak))
    return replace(opmaak, kopstijlen=leer_kopstijlen(regels, opmaak))


def _gedraaid(bladzijde: Bladzijde, opmaak: Opmaak) -> list[Blok]:
    """Tekst die niet rechtop staat, zoals een watermerk: een alinea per draaiing aan het eind van de bladzijde."""
    hoeken: dict[int, list[Woord]] = {}
    for woord in bladzijde.woorden:
        if woord.hoek and woord.tekst:
            hoeken.setdefault(woord.hoek, []).append(woord)
    return [
        Alinea(" ".join(w.tekst for w in woorden), opmaak.plek(bladzijde.nummer, verenig(w.kader for w in woorden))) for _, woorden in sorted(hoeken.items())
    ]


def _ondertitel(blok: Blok) -> Blok:
    """Een lange regel onder de titel met niets erachter is een ondertitel, geen etiket."""
    lang = isinstance(blok, Veld) and not blok.waarde and blok.beeld is False and len(blok.etiket.split()) >= _ONDERTITELWOORDEN and not vraagt(blok.etiket)
    return Alinea(blok.etiket, blok.plek) if lang and isinstance(blok, Veld) else blok


def _niveaus(blokken: list[Blok]) -> list[Blok]:
    """De eerste kop bovenaan het stuk is de titel."""
    for plaats, blok in enumerate(blokken[:6]):
        if isinstance(blok, Kop) and blok.niveau <= 2:
            blokken[plaats] = replace(blok, niveau=1)
            blokken[plaats + 1 : plaats + 2] = [_ondertitel(b) for b in blokken[plaats + 1 : plaats + 2]]
            break
    return blokken
