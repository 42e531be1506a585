"""Regels, delen van regels en gebieden: wat de opbouw van een bladzijde onder handen heeft."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dossiercheck.begrippen import Kader, Plek
from dossiercheck.lezen.bladzijde import Inkt, Invulveld, Raster, Woord
from dossiercheck.lezen.meetkunde import hoogte, overlap_y, verenig

KOLOMSPRONG = 1.3
"""Een gat van meer dan dit keer de lettergrootte scheidt twee delen van een regel."""
KOLOMSPRONG_SCAN = 1.6
"""Op een scan is de lettergrootte uit de hoogte van het woord geschat, en die valt zonder stokken laag uit."""
_KLINKERS = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.I)

Stijl = tuple[float, bool, int, bool]


def maat(woord: Woord) -> float:
    return woord.grootte or 1.03 * hoogte(woord.kader)


@dataclass
class Deel:
    """Woorden naast elkaar op een regel zonder grote sprong ertussen."""

    woorden: list[Woord]

    @cached_property
    def kader(self) -> Kader:
        return verenig(w.kader for w in self.woorden)

    @cached_property
    def tekst(self) -> str:
        return " ".join(w.tekst for w in self.woorden)

    @cached_property
    def grootte(self) -> float:
        maten = sorted(maat(w) for w in self.woorden)
        return maten[len(maten) // 2]

    @cached_property
    def zekerheid(self) -> float:
        """Gemiddelde zekerheid van lezen; 1 bij een tekstlaag."""
        return sum(w.zekerheid * len(w.tekst) for w in self.woorden) / max(1, sum(len(w.tekst) for w in self.woorden))

    @cached_property
    def vet(self) -> bool:
        letters = [w for w in self.woorden if any(t.isalnum() for t in w.tekst)]
        return bool(letters) and all(w.vet for w in letters)

    @cached_property
    def cursief(self) -> bool:
        return all(w.cursief for w in self.woorden)

    @cached_property
    def kleur(self) -> int:
        return Counter(w.kleur for w in self.woorden).most_common(1)[0][0]

    @cached_property
    def stijl(self) -> Stijl:
        return (0, self.vet, 0, False) if is_scan(self.woorden) else (round(self.grootte), self.vet, self.kleur, self.cursief)


@dataclass
class Regel:
    """Delen op dezelfde hoogte, van links naar rechts."""

    delen: list[Deel]

    @cached_property
    def kader(self) -> Kader:
        return verenig(d.kader for d in self.delen)

    @property
    def eerste(self) -> Deel:
        return self.delen[0]


@dataclass
class Vakdeel:
    """Een getekend vak of formulierveld met wat erin staat."""

    kader: Kader
    inhoud: Gebied
    veld: Invulveld | None = None


@dataclass
class Rasterdeel:
    """Een tabel met lijnen; `cellen` heeft de vorm van raster.rijen, `gevuld` zijn cellen met een achtergrond."""

    raster: Raster
    cellen: list[list[Gebied | None]]

    @property
    def kader(self) -> Kader:
        return self.raster.kader


@dataclass
class Gebied:
    """Een stuk bladzijde: de bladzijde zelf, de binnenkant van een vak, of een cel."""

    kader: Kader
    woorden: list[Woord] = field(default_factory=list)
    vakken: list[Vakdeel] = field(default_factory=list)
    rasters: list[Rasterdeel] = field(default_factory=list)
    inkt: list[Inkt] = field(default_factory=list)
    strepen: list[Kader] = field(default_factory=list)
    gevuld: bool = False
    balk: list[Woord] = field(default_factory=list)
    """Wat er in een gekleurde balk bovenin dit gebied staat: het etiket van wat eronder staat."""

    @cached_property
    def regels(self) -> list[Regel]:
        """De woorden van dit gebied als regels; pas gebruiken als alle woorden erin zitten."""
        return maak_regels(self.woorden)

    @property
    def leeg(self) -> bool:
        return not (self.woorden or self.vakken or self.rasters or self.inkt)


@dataclass(frozen=True)
class Opmaak:
    """Wat er over het hele stuk bekend is: de gewone letter, en welke woorden erin voorkomen (voor afbreekstreepjes)."""

    bestand: str
    grootte: float
    vet: bool
    kleur: int
    woorden: frozenset[str]
    stijlen: bool
    """Of er stijl te zien is. Op een scan zegt alleen vet iets; maten en kleuren wisselen daar per woord."""
    etiketstijlen: frozenset[Stijl] = frozenset()
    """Hoe etiketten er in dit stuk uitzien, voor zover anders dan de gewone letter."""
    kopstijlen: frozenset[Stijl] = frozenset()
    """Hoe koppen eruitzien die niet op een vraag- of leesteken eindigen."""
    stapelstijlen: frozenset[Stijl] = frozenset()
    """Hoe etiketten eruitzien die boven hun waarde staan."""

    def plek(self, pagina: int, kader: Kader) -> Plek:
        x0, boven, x1, onder = (round(v, 1) for v in kader)
        return Plek(self.bestand, pagina, (x0, boven, x1, onder))


def is_scan(woorden: Iterable[Woord]) -> bool:
    """Woorden uit OCR hebben een zekerheid."""
    return any(w.zekerheid < 1 for w in woorden)


def maak_opmaak(woorden: Sequence[Woord], bestand: str) -> Opmaak:
    tel: Counter[tuple[float, bool, int]] = Counter()
    for woord in woorden:
        tel[(round(maat(woord), 1) if woord.grootte else 0.0, woord.vet, woord.kleur)] += len(woord.tekst)
    dun = Counter({stijl: aantal for stijl, aantal in tel.items() if not stijl[1]})
    gewoon = dun if dun.total() > 0.25 * tel.total() else tel
    (grootte, vet, kleur), _ = gewoon.most_common(1)[0] if gewoon else ((0.0, False, 0), 0)
    if not grootte and woorden:
        maten = sorted(maat(w) for w in woorden)
        grootte = maten[len(maten) // 2]
    kaal = frozenset(w.tekst.strip(".,;:()?!'\"").lower() for w in woorden)
    stijlen = not is_scan(woorden) and any(w.vet or w.kleur != kleur for w in woorden)
    return Opmaak(bestand, grootte or 10.0, vet, kleur, kaal, stijlen)


def maak_regels(woorden: Iterable[Woord]) -> list[Regel]:
    """Woorden op dezelfde hoogte worden een regel, ook als ze in de bron ver uit elkaar staan."""
    rijen: list[tuple[Kader, list[Woord]]] = []
    for woord in sorted(woorden, key=lambda w: (w.kader[1] + w.kader[3], w.kader[0])):
        for plaats in range(len(rijen) - 1, max(-1, len(rijen) - 4), -1):
            kader, rij = rijen[plaats]
            if _op_hoogte(kader, woord) or (woord.zekerheid < 1 and any(_op_hoogte(w.kader, woord) and _vergelijkbaar(w, woord) for w in rij)):
                rij.append(woord)
                break
        else:
            rijen.append((woord.kader, [woord]))
    rijen.sort(key=lambda r: r[0][1] + r[0][3])
    return [Regel(_delen(rij)) for _, rij in rijen]


def _op_hoogte(kader: Kader, woord: Woord) -> bool:
    return overlap_y(kader, woord.kader) > 0.55 * min(hoogte(kader), hoogte(woord.kader))


def _vergelijkbaar(een: Woord, ander: Woord) -> bool:
    """Ongeveer even hoog. Met de pen geschreven waarden staan vaak lager dan hun kleine etiket, maar wel op een hoogte met elkaar."""
    laagste, hoogste = sorted((hoogte(een.kader), hoogte(ander.kader)))
    return laagste >= 0.4 * hoogste


def _delen(woorden: list[Woord]) -> list[Deel]:
    woorden.sort(key=lambda w: w.kader[0])
    delen = [[woorden[0]]]
    for vorig, woord in itertools.pairwise(woorden):
        gat = (woord.kader[0] - vorig.kader[2]) / max(maat(vorig), maat(woord))
        nieuw_etiket = gat > 0.6 and woord.tekst[:1].isupper() and woord.tekst.endswith(":")
        if gat > (KOLOMSPRONG_SCAN if woord.zekerheid < 1 else KOLOMSPRONG) or nieuw_etiket:
            delen.append([])
        delen[-1].append(woord)
    return [Deel(d) for d in delen]


def lees_tekst(regels: Iterable[Sequence[Woord]], opmaak: Opmaak) -> str:
    """De regels als een doorlopende tekst; een afgebroken woord is weer heel."""
    uit = ""
    vorige: Sequence[Woord] = ()
    for regel in regels:
        tekst = " ".join(w.tekst for w in regel)
        los = vorige
        vorige = regel
        if len(los) == 1 and _gekapt(los[0].tekst, regel[0].tekst, opmaak):
            uit += tekst
        elif uit.endswith("-") and len(uit) > 1 and uit[-2].isalnum() and tekst[:1].isalnum():
            uit = _heel(uit, tekst, opmaak)
        else:
            uit = f"{uit} {tekst}" if uit else tekst
    return uit.strip()


def _gekapt(boven: str, onder: str, opmaak: Opmaak) -> bool:
    """Een lang woord dat in een smalle cel zonder streepje is afgekapt."""
    if len(boven) < 10 or not boven[-1].isalpha() or not onder[:1].islower():
        return False
    return (boven + onder).lower() in opmaak.woorden or (len(onder) == 1 and onder != "u")


def _heel(voor: str, na: str, opmaak: Opmaak) -> str:
    """Zonder streepje, tenzij het tweede deel een hoofdletter of cijfer heeft, het eerste een afkorting is, of het stuk het streepje kent."""
    begin = voor[:-1].split()[-1].lstrip("(\"'")
    eind = na.split()[0].rstrip(".,;:)?!\"'")
    los, heel, met = begin.lower(), (begin + eind).lower(), f"{begin}-{eind}".lower()
    if heel in opmaak.woorden:
        return voor[:-1] + na
    afkorting = not _KLINKERS.search(begin) or (begin.isupper() and len(begin) > 1) or any(t.isdigit() for t in begin)
    los = los.rpartition("-")[2]
    beide_los = los in opmaak.woorden and eind.lower() in opmaak.woorden and len(begin) > 2 and len(eind) > 3
    streepje = met in opmaak.woorden or not eind[:1].islower() or afkorting or beide_los or (len(los) <= 4 and los in opmaak.woorden)
    return voor + na if streepje else voor[:-1] + na
