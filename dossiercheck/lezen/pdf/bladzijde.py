"""Van de ruwe inhoud van een PDF-bladzijde naar een Bladzijde: wat zichtbaar is, en wat lijn, vak, vakje of inkt is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.bladzijde import Bladzijde, Inkt, Vakje, Woord
from dossiercheck.lezen.lijnen import Lijnwerk, Vulvlak, donker, duid, klonter
from dossiercheck.lezen.meetkunde import breedte, gedeeld, hoogte, midden, midden_in, omvat, oppervlak, overlap_x, verenig, zelfde
from dossiercheck.lezen.pdfium.begrippen import Aantekening, Inhoud, RuwWoord
from dossiercheck.lezen.rooster import Rooster, leg

if TYPE_CHECKING:
    from PIL.Image import Image

_MINUSCUUL = 2.5
_BLADVULLEND = 0.6
_KRUIS = frozenset("xXvV✓✔✗✘☓×●•⚫48")


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """De bladzijde, en wat er voor de lezer over te zeggen valt."""

    bladzijde: Bladzijde
    verborgen: tuple[Woord, ...]
    bladvullend: bool
    """Een beeld bedekt het grootste deel: waarschijnlijk een scan."""
    groot_beeld: tuple[Kader, ...]
    """Beelden die tekst kunnen dragen: groot, maar niet bladvullend."""
    tekening: int
    """Hoeveel paden en beelden er zijn; bij een bladzijde zonder woorden is dat inhoud die alleen te zien is."""


def maak(inhoud: Inhoud, nummer: int, weergave: Callable[[], Image | None]) -> Uitkomst:
    """`weergave` geeft de bladzijde op 72 dpi in grijs; wordt alleen gevraagd als er beelden op staan."""
    werk = duid(inhoud.paden)
    zichtbaar, verborgen = _zichtbaar(inhoud, werk)
    woorden = [*zichtbaar, *_getypt(inhoud.aantekeningen)]
    woorden, strepen = _doorgehaald(woorden, werk.horizontaal, inhoud.aantekeningen)
    rooster = leg([h for h in werk.horizontaal if h not in strepen], werk.verticaal)
    hokjes, kammen = _losse_vakjes(werk, woorden)
    vakjes, woorden = _met_kruis(hokjes, woorden)
    groot = [a.kader for a in inhoud.afbeeldingen if oppervlak(a.kader) > _BLADVULLEND * inhoud.breedte * inhoud.hoogte]
    bladzijde = Bladzijde(
        nummer,
        inhoud.breedte,
        inhoud.hoogte,
        tuple(woorden),
        rooster.rasters,
        tuple(_vakken(werk, rooster, kammen, inhoud, woorden)),
        tuple(vakjes),
        tuple(_inkt(inhoud, werk, woorden, weergave)),
        strepen=rooster.strepen,
    )
    middelgroot = tuple(a.kader for a in inhoud.afbeeldingen if a.kader not in groot and oppervlak(a.kader) > 0.15 * inhoud.breedte * inhoud.hoogte)
    return Uitkomst(bladzijde, tuple(verborgen), bool(groot), middelgroot, len(inhoud.paden) + len(inhoud.afbeeldingen))


# --- wat is te zien --------------------------------------------------------------------------------


def _zichtbaar(inhoud: Inhoud, werk: Lijnwerk) -> tuple[list[Woord], list[Woord]]:
    blad = (0.0, 0.0, inhoud.breedte, inhoud.hoogte)
    wel: list[Woord] = []
    niet: list[Woord] = []
    for ruw in inhoud.woorden:
        (niet if _onzichtbaar(ruw, inhoud, werk, blad) else wel).append(ruw.woord)
    return wel, niet


def _onzichtbaar(ruw: RuwWoord, inhoud: Inhoud, werk: Lijnwerk, blad: Kader) -> bool:
    if ruw.onzichtbaar or ruw.dekking < 20 or ruw.woord.grootte < _MINUSCUUL or not midden_in(ruw.woord.kader, blad):
        return True
    volgorde = inhoud.volgorde.get(ruw.object_, 0)
    vlakken = [v for v in werk.vlakken if midden_in(ruw.woord.kader, v.kader)]
    if volgorde and any(v.volgorde > volgorde and omvat(v.kader, ruw.woord.kader, 2) for v in vlakken):
        return True
    beelden = [a for a in inhoud.afbeeldingen if midden_in(ruw.woord.kader, a.kader)]
    if any(volgorde and a.volgorde > volgorde and oppervlak(a.kader) > _BLADVULLEND * oppervlak(blad) for a in beelden):
        return True
    ondergrond = max((v for v in vlakken if v.volgorde < volgorde or not volgorde), key=lambda v: v.volgorde, default=None)
    return not beelden and abs(_licht(ruw.woord.kleur) - _licht(ondergrond.kleur if ondergrond else 0xFFFFFF)) < 12


def _licht(kleur: int) -> float:
    return 0.3 * (kleur >> 16) + 0.59 * (kleur >> 8 & 255) + 0.11 * (kleur & 255)


def _getypt(aantekeningen: Iterable[Aantekening]) -> list[Woord]:
    """Tekst die met een PDF-programma op de bladzijde is getypt, gelijkmatig over het kader verdeeld."""
    woorden: list[Woord] = []
    for aantekening in aantekeningen:
        regels = [regel.split() for regel in aantekening.tekst.splitlines() if regel.strip()]
        if not regels or not aantekening.kaders:
            continue
        x0, boven, x1, onder = aantekening.kaders[0]
        hoog = (onder - boven) / len(regels)
        for rang, regel in enumerate(regels):
            teken = min((x1 - x0) / max(1, len(" ".join(regel))), 0.5 * hoog)
            x = x0
            for woord in regel:
                kader = (x, boven + rang * hoog, x + teken * len(woord), boven + (rang + 1) * hoog)
                woorden.append(Woord(woord, kader, grootte=round(hoog, 1)))
                x += teken * (len(woord) + 1)
    return woorden


# --- doorhalen -------------------------------------------------------------------------------------


def _doorgehaald(woorden: list[Woord], lijnen: Sequence[Kader], aantekeningen: Iterable[Aantekening]) -> tuple[list[Woord], list[Kader]]:
    """Woorden met een streep door het midden; en de strepen die dat doen, want dat zijn geen tabellijnen."""
    met_pen = [k for a in aantekeningen for k in a.kaders if a.soort == "streep" or (a.soort == "inkt" and hoogte(k) < 0.35 * breedte(k))]
    gebruikt: list[Kader] = []
    uit: list[Woord] = []
    op_hoogte = sorted(lijnen, key=lambda k: k[1] + k[3])
    hoogten = [(k[1] + k[3]) / 2 for k in op_hoogte]
    for woord in woorden:
        van, tot = bisect_left(hoogten, woord.kader[1]), bisect_right(hoogten, woord.kader[3])
        door = [lijn for lijn in op_hoogte[van:tot] if _door_het_midden(lijn, woord)]
        met = [k for k in met_pen if midden_in(woord.kader, (k[0] - 3, k[1] - 3, k[2] + 3, k[3] + 3))]
        gebruikt += [lijn for lijn in door if breedte(lijn) < 400]
        uit += _gestreept(woord, [*door, *met]) if door or met else [woord]
    return uit, gebruikt


def _door_het_midden(lijn: Kader, woord: Woord) -> bool:
    x0, boven, x1, onder = woord.kader
    if overlap_x(lijn, woord.kader) < 0.2 * (x1 - x0) or hoogte(lijn) > 0.3 * (onder - boven):
        return False
    return 0.32 < (midden(lijn)[1] - boven) / max(0.1, onder - boven) < 0.68


def _gestreept(woord: Woord, strepen: list[Kader]) -> list[Woord]:
    """Het woord als doorgehaald; een woord als 'ja/nee' dat maar voor een deel geraakt wordt, valt uiteen."""
    x0, boven, x1, onder = woord.kader
    teken = (x1 - x0) / max(1, len(woord.tekst))
    uit: list[Woord] = []
    x = x0
    for plaats, deel in enumerate(woord.tekst.split("/")):
        if plaats:
            uit.append(replace(woord, tekst="/", kader=(x, boven, x + teken, onder)))
            x += teken
        if deel:
            kader = (x, boven, x + teken * len(deel), onder)
            uit.append(replace(woord, tekst=deel, kader=kader, doorgehaald=any(overlap_x(s, kader) > 0.5 * breedte(kader) for s in strepen)))
            x = kader[2]
    return uit


# --- vakken en vakjes ------------------------------------------------------------------------------


def _losse_vakjes(werk: Lijnwerk, woorden: Sequence[Woord]) -> tuple[list[tuple[Kader, bool]], list[Kader]]:
    """Aankruisvakjes, en de kaders van hokjes aaneen (een cijfer per hokje). Een gevulde vorm zonder open soortgenoot is een opsommingsteken."""
    kammen = [k for k in klonter([kader for kader, _ in werk.vakjes], 1.5) if breedte(k) > 2.6 * hoogte(k)]
    los = [(kader, aan) for kader, aan in werk.vakjes if not any(midden_in(kader, kam) for kam in kammen)]
    open_ = [kader for kader, aan in los if not aan]
    vakjes = [(kader, aan) for kader, aan in los if not aan or any(abs(breedte(kader) - breedte(o)) < 1.5 for o in open_) or not _alleen_vol(kader, werk)]
    letters = [w.kader for w in woorden if w.tekst not in _KRUIS and len(w.tekst) > 1]
    return [(kader, aan) for kader, aan in vakjes if not any(midden_in(kader, letter) for letter in letters)], kammen


def _alleen_vol(kader: Kader, werk: Lijnwerk) -> bool:
    return not any(zelfde(kader, k, 4) for k in werk.kaders)


def _met_kruis(vakjes: list[tuple[Kader, bool]], woorden: list[Woord]) -> tuple[list[Vakje], list[Woord]]:
    """Een letter of vinkje in een vakje is het kruis en verder geen tekst."""
    uit: list[Vakje] = []
    weg: list[Woord] = []
    for kader, aan in vakjes:
        kruis = [w for w in woorden if w.tekst in _KRUIS and midden_in(w.kader, kader, 1)]
        weg += kruis
        uit.append(Vakje(kader, aan or bool(kruis)))
    return uit, [w for w in woorden if w not in weg] if weg else woorden


def _vakken(werk: Lijnwerk, rooster: Rooster, kammen: Sequence[Kader], inhoud: Inhoud, woorden: Sequence[Woord]) -> list[Kader]:
    """Getekende kaders en gekleurde vlakken, elk een keer; niet de bladzijde zelf."""
    blad = inhoud.breedte * inhoud.hoogte
    vakken: list[Kader] = []
    for kader in [*rooster.kaders, *werk.kaders, *kammen, *_aaneen([v for v in werk.vlakken if not v.wit], woorden)]:
        te_groot = oppervlak(kader) > 0.7 * blad
        if not te_groot and hoogte(kader) > 5 and breedte(kader) > 12 and not any(zelfde(kader, al) for al in vakken):
            vakken.append(kader)
    return sorted(vakken, key=lambda k: (k[1], k[0]))


def _aaneen(vlakken: Sequence[Vulvlak], woorden: Sequence[Woord]) -> list[Kader]:
    """Vlakken van een kleur die recht onder elkaar aansluiten (arcering per regel) worden een vlak, tenzij elk zijn eigen etiket heeft."""
    samen: list[tuple[Kader, int]] = []
    for vlak in sorted(vlakken, key=lambda v: (v.kader[0], v.kader[1])):
        if samen:
            vorig, kleur = samen[-1]
            past = abs(vorig[0] - vlak.kader[0]) < 1 and abs(vorig[2] - vlak.kader[2]) < 1 and abs(vorig[3] - vlak.kader[1]) < 0.6
            if past and kleur == vlak.kleur and not donker(kleur) and hoogte(vlak.kader) < 20 and not _eigen_etiket(vlak.kader, woorden):
                samen[-1] = (verenig([vorig, vlak.kader]), kleur)
                continue
        samen.append((vlak.kader, vlak.kleur))
    return [kader for kader, _ in samen]


def _eigen_etiket(kader: Kader, woorden: Sequence[Woord]) -> bool:
    """Links van het vlak begint op dezelfde hoogte een stuk tekst met een hoofdletter."""
    op_rij = sorted((w for w in woorden if w.kader[2] <= kader[0] + 2 and kader[1] <= midden(w.kader)[1] <= kader[3]), key=lambda w: -w.kader[0])
    eerste: Woord | None = None
    for woord in op_rij:
        if eerste is not None and eerste.kader[0] - woord.kader[2] > 15:
            break
        eerste = woord
    return eerste is not None and kader[0] - op_rij[0].kader[2] < 200 and eerste.tekst[:1].isupper()


# --- inkt ------------------------------------------------------------------------------------------


def _inkt(inhoud: Inhoud, werk: Lijnwerk, woorden: Sequence[Woord], weergave: Callable[[], Image | None]) -> list[Inkt]:
    blad = inhoud.breedte * inhoud.hoogte
    klein = [k for k in werk.tekening if oppervlak(k) < 0.3 * blad]
    kaders = [k for k in klonter(klein, 4.0) if max(breedte(k), hoogte(k)) >= 8]
    kaders += [k for a in inhoud.aantekeningen if a.soort == "inkt" for k in a.kaders if hoogte(k) > 6]
    beelden = [a.kader for a in inhoud.afbeeldingen if oppervlak(a.kader) <= _BLADVULLEND * blad and min(breedte(a.kader), hoogte(a.kader)) >= 6]
    beeld = weergave() if beelden else None
    for kader in beelden:
        echt = _getekend(beeld, kader, woorden) if beeld is not None else kader
        if echt is not None:
            kaders.append(echt)
    return [Inkt(k) for k in sorted(kaders, key=lambda k: (k[1], k[0]))]


def _getekend(beeld: Image, kader: Kader, woorden: Sequence[Woord]) -> Kader | None:
    """Het deel van een afbeelding dat niet wit is; None als er niets op staat. Tekst die eroverheen staat telt niet."""
    x0, boven = max(0, round(kader[0]) + 1), max(0, round(kader[1]) + 1)
    x1, onder = min(beeld.width, round(kader[2]) - 1), min(beeld.height, round(kader[3]) - 1)
    if x1 <= x0 or onder <= boven:
        return None
    stuk = beeld.crop((x0, boven, x1, onder)).point([255 if tint < 225 else 0 for tint in range(256)])
    for woord in woorden:
        if gedeeld(woord.kader, kader):
            w = woord.kader
            stuk.paste(0, (round(w[0]) - x0 - 1, round(w[1]) - boven - 1, round(w[2]) - x0 + 1, round(w[3]) - boven + 1))
    rand = stuk.getbbox()
    if rand is None or (rand[2] - rand[0] < 5 and rand[3] - rand[1] < 5):
        return None
    return (float(x0 + rand[0]), float(boven + rand[1]), float(x0 + rand[2]), float(boven + rand[3]))
