"""Word-stukken lezen: docx en docm zelf, doc, rtf en odt via LibreOffice als dat er is."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from dossiercheck.begrippen import Alinea, Blok, Gelezen, Kop, Kwaliteit, Plek, Probleem, Probleemsoort, Tabel, Uitkomst, Veld, Wijze
from dossiercheck.buiten import soffice
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.pakket import OLE, Element, Pakket, Weigering, is_versleuteld, lokaal, meldingen, open_pakket
from dossiercheck.lezen.word.bouw import Bouwer
from dossiercheck.lezen.word.lopen import Gang
from dossiercheck.lezen.word.model import Ruw, Ruwalinea, platte_alineas
from dossiercheck.lezen.word.regel import Omgeving
from dossiercheck.lezen.word.stijl import Stijlen, W, lees_stijlen
from dossiercheck.lezen.word.tabel import bouw_tabel

_MELDINGEN = {
    "wijzigingen": "Het stuk heeft bijgehouden wijzigingen. Ingevoegde tekst telt mee, verwijderde tekst niet.",
    "opmerkingen": "Het stuk heeft opmerkingen in de kantlijn. Die tellen niet mee.",
    "verborgen": "Het stuk heeft verborgen of witte tekst. Die telt niet mee.",
    "doorgehaald": "Het stuk heeft doorgehaalde tekst. Die telt niet mee.",
    "altchunk": "In het stuk is een ander document ingevoegd dat niet is gelezen. Kijk het stuk zelf na, of vraag om een pdf.",
    "veldcode": "Het stuk bevat een opdracht die iets van buiten wil ophalen (actieve inhoud, DDE). Die is niet uitgevoerd.",
}
_OUD = {
    "doc": "Dit is een bestand van een oude versie van Word. Vraag om een docx- of PDF-bestand.",
    "rtf": "Dit is een RTF-bestand. Vraag om een docx- of PDF-bestand.",
    "odt": "Dit is een OpenDocument-tekst. Vraag om een docx- of PDF-bestand.",
}
_OMZETTIJD = 25.0
"""Seconden per poging, op de klok; twee pogingen passen ruim in wat een werkproces krijgt."""
_WEINIG_BLOKKEN = 12
_RAAD = "Stuur het stuk als docx of pdf."


def lees(bron: Bron) -> Gelezen:
    """Leest een Word-stuk. Een bestand dat niet te lezen is geeft GEWEIGERD met het probleem, geen uitzondering."""
    try:
        with bron.pad.open("rb") as stroom:
            begin = stroom.read(512)
        if _is_docx(begin, bron.pad):
            return _lees_docx(bron, bron.pad)
        return _lees_oud(bron, begin)
    except Weigering as nee:
        return _geweigerd(bron, nee.probleem)


def _geweigerd(bron: Bron, probleem: Probleem) -> Gelezen:
    return Gelezen(bron.bestand, bron.sha256, Uitkomst.GEWEIGERD, Wijze.NIET, 0, problemen=(probleem,))


def _is_docx(begin: bytes, pad: Path) -> bool:
    return begin.startswith(b"PK") and b"mimetypeapplication/vnd.oasis" not in begin


def _lees_oud(bron: Bron, begin: bytes) -> Gelezen:
    """Doc, rtf en odt: eerst omzetten naar docx in een tijdelijke map."""
    soort = "rtf" if begin.startswith(b"{\\rtf") else "doc" if begin.startswith(OLE) else "odt" if begin.startswith(b"PK") else ""
    if not soort:
        raise Weigering(Probleemsoort.BESCHADIGD, f"Dit is geen Word-stuk, of het is beschadigd. {_RAAD}")
    if soort == "doc" and is_versleuteld(bron.pad):
        raise Weigering(Probleemsoort.WACHTWOORD, "Het bestand is beveiligd met een wachtwoord.")
    with tempfile.TemporaryDirectory(prefix="dossiercheck-") as map_:
        try:
            docx = soffice.zet_om(bron.pad, "docx", Path(map_), soort, _OMZETTIJD)
        except soffice.NietBeschikbaar as fout:
            raise Weigering(Probleemsoort.NIET_ONDERSTEUND, _OUD[soort]) from fout
        except soffice.TeTraag as fout:
            raise Weigering(Probleemsoort.TE_TRAAG, f"Het openen van het bestand duurt te lang. {_RAAD}") from fout
        except soffice.Mislukt as fout:
            raise Weigering(Probleemsoort.BESCHADIGD, f"Het bestand kan niet worden geopend. {_OUD[soort]}") from fout
        return _lees_docx(bron, docx)


def _lees_docx(bron: Bron, pad: Path) -> Gelezen:
    with open_pakket(pad) as pakket:
        hoofd = pakket.hoofddeel()
        if hoofd is None:
            raise Weigering(Probleemsoort.NIET_ONDERSTEUND, f"Dit is geen Word-stuk. {_RAAD}")
        pakket.keur_xml()
        wortel = pakket.xml(hoofd)
        if lokaal(wortel) != "document":
            raise Weigering(Probleemsoort.NIET_ONDERSTEUND, f"Dit is geen Word-stuk. {_RAAD}")
        lezing = Lezing(bron, pakket, hoofd, wortel)
        blokken = lezing.blokken()
        problemen = (*meldingen(pakket), *lezing.meldingen())
        paginas = max([lezing.paginas(), *(blok.plek.pagina or 1 for blok in blokken)])
    if not blokken:
        problemen = (*problemen, Probleem(Probleemsoort.LEEG, "Het stuk bevat geen tekst."))
    if "afbeelding" in lezing.opgemerkt:
        problemen = (*problemen, _afbeelding(blokken))
    deels = "altchunk" in lezing.opgemerkt or any(p.soort == Probleemsoort.SLECHT_LEESBAAR for p in problemen)
    uitkomst = Uitkomst.DEELS if deels else Uitkomst.GELEZEN
    return Gelezen(bron.bestand, bron.sha256, uitkomst, Wijze.WORD, paginas, tuple(blokken), (Kwaliteit.GOED,) * paginas, problemen)


def _afbeelding(blokken: Sequence[Blok]) -> Probleem:
    """Een grote afbeelding in een stuk met weinig tekst is meestal een scan die in Word is geplakt."""
    weinig = sum(isinstance(blok, Kop | Alinea | Veld | Tabel) for blok in blokken) < _WEINIG_BLOKKEN
    soort = Probleemsoort.SLECHT_LEESBAAR if weinig else Probleemsoort.MELDING
    return Probleem(soort, "In het stuk staat een grote afbeelding. Tekst die daarin staat is niet gelezen.")


class Lezing:
    """De lezing van een docx: alle delen samen."""

    def __init__(self, bron: Bron, pakket: Pakket, hoofd: str, wortel: Element) -> None:
        self.bron, self.pakket, self.hoofd, self.wortel = bron, pakket, hoofd, wortel
        self.relaties = list(pakket.relaties(hoofd))
        self.stijlen = self._stijlen()
        self.opgemerkt: dict[str, None] = {}

    def _stijlen(self) -> Stijlen:
        return lees_stijlen(next(iter(self._delen("styles")), None))

    def _delen(self, soort: str) -> Iterator[Element]:
        for relatie in self.relaties:
            if relatie.soort == soort and not relatie.extern and relatie.doel in self.pakket.namen:
                yield self.pakket.xml(relatie.doel)

    def blokken(self) -> list[Blok]:
        """Kop- en voettekst vooraan (alinea 0: nooit een antwoord), dan het stuk, dan de voetnoten."""
        inhoud = self._hoofdtekst()
        bouwer = Bouwer(self.bron.bestand, self.opgemerkt, any(a.niveau for a in platte_alineas(inhoud)), bouw_tabel)
        bouwer.stroom(inhoud)
        return [*self._randen(), *bouwer.blokken, *self._noten()]

    def _hoofdtekst(self) -> list[Ruw]:
        gang = Gang(self.stijlen, _paginawijze(self.wortel))
        body = self.wortel.find(W + "body")
        inhoud = [] if body is None else list(gang.stroom(body, Omgeving()))
        self.opgemerkt.update(gang.opgemerkt)
        return inhoud

    def _randen(self) -> Iterator[Blok]:
        gezien: set[str] = set()
        for soort in ("header", "footer"):
            for deel in self._delen(soort):
                tekst = " ".join(a.net for a in self._ruw(deel) if a.net)
                if tekst and tekst not in gezien:
                    gezien.add(tekst)
                    yield Alinea(tekst, Plek(self.bron.bestand, alinea=0))

    def _noten(self) -> Iterator[Blok]:
        for soort, naam in (("footnotes", "footnote"), ("endnotes", "endnote")):
            for deel in self._delen(soort):
                for noot in deel.iterfind(W + naam):
                    tekst = " ".join(a.net for a in self._ruw(noot) if a.net)
                    if tekst and noot.get(W + "type", "normal") == "normal":
                        yield Alinea(tekst, Plek(self.bron.bestand))

    def _ruw(self, el: Element) -> Iterator[Ruwalinea]:
        gang = Gang(self.stijlen, None)
        yield from platte_alineas(gang.stroom(el, Omgeving()))
        self.opgemerkt.update(gang.opgemerkt)

    def meldingen(self) -> Iterator[Probleem]:
        if any(next(deel.iter(W + "comment"), None) is not None for deel in self._delen("comments")):
            self.opgemerkt["opmerkingen"] = None
        for sleutel, tekst in _MELDINGEN.items():
            if sleutel in self.opgemerkt:
                yield Probleem(Probleemsoort.MELDING, tekst)

    def paginas(self) -> int:
        """Het opgeslagen aantal bladzijden, of 1."""
        for relatie in self.pakket.relaties():
            if relatie.soort == "extended-properties" and relatie.doel in self.pakket.namen:
                for el in self.pakket.xml(relatie.doel):
                    if isinstance(el.tag, str) and el.tag.endswith("}Pages") and (el.text or "").strip().isdecimal():
                        return max(1, min(int((el.text or "1").strip()), 5_000))
        return 1


def _paginawijze(wortel: Element) -> str | None:
    """Hoe de bladzijden te tellen zijn: aan de laatst getoonde einden, aan harde einden, of niet."""
    if next(wortel.iter(W + "lastRenderedPageBreak"), None) is not None:
        return "getoond"
    if any(el.get(W + "type") == "page" for el in wortel.iter(W + "br")) or next(wortel.iter(W + "pageBreakBefore"), None) is not None:
        return "br"
    return None
