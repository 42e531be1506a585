"""Leest een gebied van boven naar beneden: kolommen, vakken, tabellen, beelden en regels in leesvolgorde."""

from __future__ import annotations

import re

from dossiercheck.begrippen import Beeld, Blok, Kader, Veld
from dossiercheck.lezen.meetkunde import overlap_x, overlap_y
from dossiercheck.lezen.opbouw.delen import Deel, Gebied, Opmaak, Regel
from dossiercheck.lezen.opbouw.keuzes import normaliseer
from dossiercheck.lezen.opbouw.kolommen import banden
from dossiercheck.lezen.opbouw.lijnloos import lijnloze_tabel
from dossiercheck.lezen.opbouw.lijnvraag import lijnvraag_op
from dossiercheck.lezen.opbouw.lus import Lus, kolomparen
from dossiercheck.lezen.opbouw.lus_keuzes import doorhaling_op, keuzes_op
from dossiercheck.lezen.opbouw.lus_tekst import alinea_op, kop_op, om_en_om_op, titel_op, vraag_op
from dossiercheck.lezen.opbouw.lus_velden import gecentreerd_op, velden_op
from dossiercheck.lezen.opbouw.stapel import stapel_op
from dossiercheck.lezen.opbouw.stapel_scan import stapel_scan_op
from dossiercheck.lezen.opbouw.tabellen import Rasterlezer
from dossiercheck.lezen.opbouw.tekenlijn import neem_tekenlijnen
from dossiercheck.lezen.opbouw.vakken import Geplaatst, Vakkenlezer
from dossiercheck.lezen.opbouw.velden import is_teken, vraagt

_NUMMER = re.compile(r"^\(?(?:\d{1,2}(?:\.\d{1,2})+[.)]?|(?:\d{1,2}|[a-zA-Z])[.)])$")


def bouw_gebied(gebied: Gebied, opmaak: Opmaak, pagina: int) -> list[Blok]:
    """De blokken van een gebied. Kolommen die los van elkaar staan komen na elkaar."""
    return [blok for band in banden(gebied, opmaak) for blok in _lees_band(band, opmaak, pagina)]


def _lees_band(gebied: Gebied, opmaak: Opmaak, pagina: int) -> list[Blok]:
    regels = [_met_teken(Regel([Deel(normaliseer(d.woorden)) for d in r.delen])) for r in gebied.regels]
    geplaatst = _geplaatst(gebied, regels, opmaak, pagina)
    lus = Lus(gebied, opmaak, pagina, _rechterrand(gebied, regels), kolomparen(regels))
    reeks: list[Regel] = []
    for regel in regels:
        while geplaatst and geplaatst[0].kader[1] < (regel.kader[1] + regel.kader[3]) / 2 and _ervoor(geplaatst[0], regel):
            _lees_regels(lus, reeks)
            reeks = []
            _voeg_toe(lus, geplaatst.pop(0))
        reeks.append(regel)
    _lees_regels(lus, reeks)
    for rest in geplaatst:
        _voeg_toe(lus, rest)
    return lus.uit


def _rechterrand(gebied: Gebied, regels: list[Regel]) -> float:
    """Tot waar een regel kan lopen; bij een paar regels onder een schrijflijn tot het eind van die lijn."""
    lijnen = [s[2] for s in gebied.strepen if regels and len(regels) <= 6 and abs(s[0] - regels[0].kader[0]) < 12]
    return max([*(r.kader[2] for r in regels), *lijnen], default=0.0)


def _geplaatst(gebied: Gebied, regels: list[Regel], opmaak: Opmaak, pagina: int) -> list[Geplaatst]:
    """Vakken, tabellen en beelden van boven naar beneden; etiketten van vakken verdwijnen uit de regels."""

    def binnen(deel: Gebied) -> list[Blok]:
        return bouw_gebied(deel, opmaak, pagina)

    rasters = Rasterlezer(opmaak, pagina, binnen)
    uit = neem_tekenlijnen(gebied, regels, opmaak, pagina)
    uit += Vakkenlezer(opmaak, pagina, binnen).lees(gebied.vakken, regels)
    uit += [Geplaatst(r.kader, rasters.lees(r)) for r in gebied.rasters]
    uit += [Geplaatst(i.kader, [Beeld(opmaak.plek(pagina, i.kader))]) for i in gebied.inkt]
    return sorted(uit, key=lambda g: (g.kader[1], g.kader[0]))


def _lees_regels(lus: Lus, regels: list[Regel]) -> None:
    """Elke regel door de eerste lezer die hem herkent; een lezer geeft het aantal regels dat hij nam, of 0."""
    plaats = 0
    while plaats < len(regels):
        plaats += (
            titel_op(lus, regels, plaats)
            or gecentreerd_op(lus, regels, plaats)
            or stapel_op(lus, regels, plaats)
            or stapel_scan_op(lus, regels, plaats)
            or keuzes_op(lus, regels, plaats)
            or doorhaling_op(lus, regels, plaats)
            or _lijnloos_op(lus, regels, plaats)
            or velden_op(lus, regels, plaats)
            or lijnvraag_op(lus, regels, plaats)
            or om_en_om_op(lus, regels, plaats)
            or kop_op(lus, regels, plaats)
            or vraag_op(lus, regels, plaats)
            or alinea_op(lus, regels, plaats)
        )


def _lijnloos_op(lus: Lus, regels: list[Regel], plaats: int) -> int:
    gevonden = lijnloze_tabel(regels[plaats:], lus.opmaak)
    if gevonden is None:
        return 0
    aantal, maak = gevonden
    lus.uit.append(maak(lus.pagina, lus.gebied.inkt))
    return aantal


def _voeg_toe(lus: Lus, geplaatst: Geplaatst) -> None:
    """Achteraan, maar een beeld komt achter het etiket waar het direct rechts van staat."""
    plaats = len(lus.uit)
    if all(isinstance(b, Beeld) for b in geplaatst.blokken):
        links = [i for i in range(max(0, plaats - 6), plaats) if _links_van(lus.uit[i], geplaatst.kader)]
        plaats = max(links, key=lambda i: (lus.uit[i].plek.kader or (0.0,))[0], default=plaats - 1) + 1
    lus.uit[plaats:plaats] = geplaatst.blokken


def _links_van(blok: Blok, kader: Kader) -> bool:
    eigen = blok.plek.kader
    if eigen is None or not isinstance(blok, Veld) or eigen[0] > kader[0]:
        return False
    return overlap_y(eigen, kader) > (0 if blok.waarde else -10)


def _ervoor(geplaatst: Geplaatst, regel: Regel) -> bool:
    """Inkt rechts naast een regel, of schuin boven een etiket zonder waarde, komt na die regel."""
    if not all(isinstance(b, Beeld) for b in geplaatst.blokken):
        return True
    kader, deel = geplaatst.kader, regel.eerste
    ernaast = kader[3] > regel.kader[1] and kader[0] >= regel.kader[0] and overlap_x(kader, deel.kader) < 0
    erboven = kader[3] > regel.kader[1] - 1.2 * deel.grootte and kader[0] >= deel.kader[2] - 8 and len(regel.delen) == 1 and vraagt(deel.tekst)
    return not (ernaast or erboven)


def _met_teken(regel: Regel) -> Regel:
    """Een opsommingsteken of nummer dat ver van zijn tekst staat hoort bij die tekst."""
    if len(regel.delen) > 1 and len(regel.eerste.woorden) == 1 and (is_teken(regel.eerste.woorden[0]) or _NUMMER.match(regel.eerste.tekst)):
        return Regel([Deel([*regel.eerste.woorden, *regel.delen[1].woorden]), *regel.delen[2:]])
    return regel
