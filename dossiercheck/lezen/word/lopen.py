"""De wandeling door een deel van een Word-stuk: XML naar ruwe alinea's en tabellen, in leesvolgorde."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dossiercheck.lezen.pakket import Element
from dossiercheck.lezen.word.model import INVUL, LEEG, Ruw, Ruwalinea, Ruwcel, Ruwtabel
from dossiercheck.lezen.word.regel import MC, OMHULSEL, WEG, Lopende, Omgeving, Regelgang, arcering, getal, keus, waarde_van
from dossiercheck.lezen.word.stijl import Stijl, W, aan, kopniveau
from dossiercheck.lezen.word.tekens import met_vakjes


class Gang(Regelgang):
    """Loopt door de delen van een stuk en maakt er alinea's en tabellen van."""

    def stroom(self, el: Element, om: Omgeving) -> Iterator[Ruw]:
        """De alinea's en tabellen onder een element, in volgorde."""
        for kind in el:
            if kind.tag == W + "p":
                yield from self._alinea(kind, om)
            elif kind.tag == W + "tbl":
                yield self._tabel(kind, om)
            elif kind.tag == W + "altChunk":
                self.merk("altchunk")
            else:
                yield from self._dieper(kind, om)

    def _dieper(self, kind: Element, om: Omgeving) -> Iterator[Ruw]:
        if kind.tag == W + "sdt":
            inhoud = kind.find(W + "sdtContent")
            if inhoud is not None:
                yield from self.stroom(inhoud, self._in_sdt(kind, om))
        elif kind.tag == MC + "AlternateContent":
            yield from self.stroom(keus(kind), om)
        elif kind.tag in OMHULSEL:
            self._merk_wijziging(kind)
            yield from self.stroom(kind, om)
        elif kind.tag in WEG:
            self.merk("wijzigingen")

    def _alinea(self, el: Element, om: Omgeving) -> Iterator[Ruw]:
        self.nummer += 1
        nummer, ppr = self.nummer, el.find(W + "pPr")
        stijl = self.stijlen.van(waarde_van(ppr, "pStyle"))
        loop = Lopende(naam=om.naam)
        basis = replace(om, opmaak=stijl.opmaak.over(self.stijlen.standaard), gekleurd=om.gekleurd or arcering(ppr))
        if ppr is not None and self.telt_paginas == "br" and aan(ppr.find(W + "pageBreakBefore")):
            self.pagina += 1
        self._in_alinea(el, loop, basis)
        if om.invul and not "".join(loop.s).strip():
            loop.schrijf(LEEG, INVUL)
        eigen, niveau = loop.tekst(), kopniveau(ppr)
        yield Ruwalinea(
            tekst=met_vakjes(eigen),
            nummer=nummer,
            pagina=None if self.telt_paginas is None else loop.pagina or self.pagina,
            niveau=niveau if niveau is not None else stijl.niveau,
            lijst=_is_lijst(ppr, stijl),
            inhoudsopgave=stijl.inhoudsopgave,
            beeld=loop.beeld,
            naam=loop.naam,
            grootte=loop.grootte,
        )
        yield from loop.erna

    def _tabel(self, el: Element, om: Omgeving) -> Ruwtabel:
        stijl = self.stijlen.van(waarde_van(el.find(W + "tblPr"), "tblStyle"))
        om = replace(om, gekleurd=om.gekleurd or stijl.gekleurd)
        rijen: list[tuple[Ruwcel, ...]] = []
        koppen = 0
        for rij, rij_om in self._kinderen(el, W + "tr", om):
            eigenschappen = rij.find(W + "trPr")
            if eigenschappen is not None and eigenschappen.find(W + "del") is not None:
                self.merk("wijzigingen")
                continue
            if eigenschappen is not None and koppen == len(rijen) and aan(eigenschappen.find(W + "tblHeader")):
                koppen += 1
            rijen.append(self._rij(rij, eigenschappen, rij_om))
        return Ruwtabel(tuple(rijen), koppen)

    def _rij(self, rij: Element, eigenschappen: Element | None, om: Omgeving) -> tuple[Ruwcel, ...]:
        ervoor = getal(waarde_van(eigenschappen, "gridBefore"), 0)
        cellen = [Ruwcel((), breedte=ervoor, nummer=self.nummer + 1)] if ervoor else []
        for el, cel_om in self._kinderen(rij, W + "tc", om):
            cellen.append(self._cel(el, cel_om))
        return tuple(cellen)

    def _cel(self, el: Element, om: Omgeving) -> Ruwcel:
        tcpr = el.find(W + "tcPr")
        samen = None if tcpr is None else tcpr.find(W + "vMerge")
        kleur = arcering(tcpr)
        begin = self.nummer + 1
        inhoud = tuple(self.stroom(el, replace(om, gekleurd=om.gekleurd or kleur)))
        vervolg = samen is not None and samen.get(W + "val", "continue") != "restart"
        eerste = next((a.pagina for a in inhoud if isinstance(a, Ruwalinea)), None)
        return Ruwcel(inhoud, max(1, getal(waarde_van(tcpr, "gridSpan"), 1)), vervolg, kleur, begin, eerste)

    def _kinderen(self, el: Element, gezocht: str, om: Omgeving) -> Iterator[tuple[Element, Omgeving]]:
        """De rijen of cellen, ook binnen inhoudsbesturing en andere omhulsels."""
        for kind in el:
            if kind.tag == gezocht:
                yield kind, om
            elif kind.tag == W + "sdt":
                inhoud = kind.find(W + "sdtContent")
                if inhoud is not None:
                    yield from self._kinderen(inhoud, gezocht, self._in_sdt(kind, om))
            elif kind.tag in OMHULSEL:
                yield from self._kinderen(kind, gezocht, om)


def _is_lijst(ppr: Element | None, stijl: Stijl) -> bool:
    nummering = None if ppr is None else ppr.find(W + "numPr")
    if nummering is None:
        return stijl.lijst
    return waarde_van(nummering, "numId") != "0"
