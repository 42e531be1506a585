"""De stand tijdens het lezen van een gebied, regel voor regel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dossiercheck.begrippen import Alinea, Blok, Kader, Keuzegroep, Kop, Plek, Veld
from dossiercheck.lezen.bladzijde import Woord
from dossiercheck.lezen.meetkunde import overlap_x, verenig
from dossiercheck.lezen.opbouw.delen import Gebied, Opmaak, Regel, Stijl, lees_tekst, maak_regels
from dossiercheck.lezen.opbouw.keuzes import doorgehaalde_keuzes, is_keuzewaarde, is_merk
from dossiercheck.lezen.opbouw.velden import zonder_dubbele_punt, zonder_dubbele_punt_vooraf


@dataclass(frozen=True)
class Kolompaar:
    """Etiketten en waarden onder elkaar: waar beide kolommen beginnen, van waar tot waar, en de sprong tussen de regels."""

    etiket: float
    waarde: float
    boven: float
    onder: float
    sprong: float
    stijl: Stijl

    def past(self, regel: Regel) -> bool:
        return len(regel.delen) == 2 and abs(regel.delen[0].kader[0] - self.etiket) < 3 and abs(regel.delen[1].kader[0] - self.waarde) < 3


def kolomparen(regels: Sequence[Regel]) -> list[Kolompaar]:
    """Minstens drie regels met twee delen die op dezelfde plaatsen beginnen."""
    groepen: dict[tuple[int, int], list[Regel]] = {}
    for regel in regels:
        if len(regel.delen) > 1 and is_merk(regel.delen[1].woorden[0]):
            regel = Regel(regel.delen[:2])
        if len(regel.delen) == 2 and len(regel.eerste.woorden) <= 10:
            sleutel = next((s for s in groepen if all(abs(s[i] - regel.delen[i].kader[0]) < 3 for i in (0, 1))), None)
            groepen.setdefault(sleutel or (round(regel.delen[0].kader[0]), round(regel.delen[1].kader[0])), []).append(regel)
    uit: list[Kolompaar] = []
    for (etiket, waarde), rij in groepen.items():
        if len(rij) >= (2 if is_merk(rij[0].delen[1].woorden[0]) else 3):
            sprongen = sorted(b.kader[1] - a.kader[1] for a, b in pairwise(rij))
            uit.append(Kolompaar(etiket, waarde, rij[0].kader[1], rij[-1].kader[1], 1.6 * sprongen[len(sprongen) // 2], rij[0].eerste.stijl))
    return uit


def woorden_van(regel: Regel) -> list[Woord]:
    return [w for d in regel.delen for w in d.woorden]


@dataclass
class Lus:
    """Wat er al gelezen is (`uit`), de rechterrand van de tekst en de etiketkolommen van dit gebied."""

    gebied: Gebied
    opmaak: Opmaak
    pagina: int
    rechts: float = 0.0
    kolommen: Sequence[Kolompaar] = ()
    uit: list[Blok] = field(default_factory=list)

    def plek(self, kader: Kader) -> Plek:
        return self.opmaak.plek(self.pagina, kader)

    def voeg_veld_toe(self, etiket: Sequence[Woord], waarde: Sequence[Woord]) -> None:
        """Een veld, of een keuzegroep als in de waarde iets is doorgehaald."""
        waarde = zonder_dubbele_punt_vooraf(waarde)
        kader = verenig(w.kader for w in (waarde or etiket))
        over = [w for w in waarde if not w.doorgehaald]
        naam = zonder_dubbele_punt(lees_tekst([woorden_van(r) for r in maak_regels(etiket)], self.opmaak))
        if is_keuzewaarde(waarde):
            self.uit.append(Keuzegroep(naam, doorgehaalde_keuzes(waarde), self.plek(kader)))
            return
        tekst = lees_tekst([[w for d in r.delen for w in d.woorden] for r in maak_regels(over)], self.opmaak) if over else ""
        self.uit.append(Veld(naam, tekst.removeprefix(": "), self.plek(kader)))

    def vraag_erboven(self, regel: Regel) -> str:
        """De tekst vlak boven de keuzes; die staat dan niet ook nog apart."""
        if not self.uit:
            return ""
        vorig = self.uit[-1]
        kader = vorig.plek.kader or (0.0, 0.0, 0.0, 0.0)
        if vorig.plek.pagina != self.pagina or not -4 < regel.kader[1] - kader[3] < 1.8 * regel.eerste.grootte or overlap_x(kader, regel.kader) <= 0:
            return ""
        if isinstance(vorig, Veld) and not vorig.waarde:
            self.uit.pop()
            return vorig.etiket
        if isinstance(vorig, Alinea) and len(vorig.tekst) <= 300:
            self.uit.pop()
            return vorig.tekst
        if isinstance(vorig, Kop) and vorig.niveau == 3 and regel.kader[1] - kader[3] < regel.eerste.grootte:
            self.uit.pop()
        return vorig.tekst if isinstance(vorig, Kop) else ""
