"""Leest een PDF-bestand: tekst, formulier, scan, digitale handtekeningen en bijlagen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dossiercheck.begrippen import Blok, DigitaleHandtekening, Gelezen, Kwaliteit, Plek, Probleem, Probleemsoort, Uitkomst, Wijze
from dossiercheck.bestandsnamen import toonbaar
from dossiercheck.lezen import tijd
from dossiercheck.lezen.bladzijde import LEGE_BLADZIJDE, Bladzijde, Vakje
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.meetkunde import gedeeld, midden_in, oppervlak
from dossiercheck.lezen.opbouw import bouw
from dossiercheck.lezen.pak import Pak, Uitpakmap, geweigerd
from dossiercheck.lezen.pdf.bladzijde import Uitkomst as Bladuitkomst
from dossiercheck.lezen.pdf.bladzijde import maak
from dossiercheck.lezen.pdf.formulier import Handtekeningveld, Structuur, Velden, bekijk
from dossiercheck.lezen.pdf.kleurtabel import met_kleurtabellen
from dossiercheck.lezen.pdf.lagen import zonder_lagen_uit
from dossiercheck.lezen.pdf.revisies import gewijzigd
from dossiercheck.lezen.pdf.scan import is_scan, lees_scan, vul_aan_uit_beeld
from dossiercheck.lezen.pdf.terugzetten import zet_terug
from dossiercheck.lezen.pdfium import NietTeOpenen, PdfBestand

MAX_BLADZIJDEN = 2_000


@dataclass
class _Lezing:
    """Wat er tijdens het lezen verzameld wordt."""

    bladzijden: list[Bladzijde] = field(default_factory=list)
    problemen: list[Probleem] = field(default_factory=list)
    tekens: list[tuple[int, Handtekeningveld]] = field(default_factory=list)
    gescand: int = 0
    gemist: int = 0
    velden: int = 0
    bijlagen: tuple[tuple[str, bytes], ...] = ()


def lees(bron: Bron) -> Gelezen:
    """De blokken van een PDF-bestand. Een bestand dat niet open kan is GEWEIGERD, een bestand waar bladzijden van ontbreken DEELS."""
    return _lees_bestand(bron, _Lezing())


def pak_uit(bron: Bron, map_: Path) -> Pak:
    """Als `lees`, met de bestanden die in de PDF zitten uitgepakt in `map_`."""
    lezing = _Lezing()
    return Pak(_lees_bestand(bron, lezing), _zet_neer(lezing.bijlagen, bron, map_))


def bijlagen(bron: Bron, map_: Path) -> tuple[Bron, ...]:
    """Alleen de bestanden die in een PDF zitten, uitgepakt in `map_`; leeg als er geen zijn."""
    return _zet_neer(bekijk(bron.pad.read_bytes()).bijlagen, bron, map_)


def _zet_neer(delen: Sequence[tuple[str, bytes]], bron: Bron, map_: Path) -> tuple[Bron, ...]:
    if not delen:
        return ()
    uit = Uitpakmap(map_, bron.bestand)
    return tuple(uit.zet(toonbaar(naam.replace("\\", "/").rpartition("/")[2].strip()) or "bijlage", [inhoud]) for naam, inhoud in delen)


def _lees_bestand(bron: Bron, lezing: _Lezing) -> Gelezen:
    gegevens = bron.pad.read_bytes()
    try:
        with PdfBestand(gegevens) as bestand:
            return _lees(bron, gegevens, bestand, lezing)
    except NietTeOpenen as fout:
        if fout.wachtwoord:
            return geweigerd(bron, Probleemsoort.WACHTWOORD, "Het bestand is beveiligd met een wachtwoord.")
        return geweigerd(bron, Probleemsoort.BESCHADIGD, "Het PDF-bestand is beschadigd of niet heel aangekomen.")


def _lees(bron: Bron, gegevens: bytes, bestand: PdfBestand, lezing: _Lezing) -> Gelezen:
    if bestand.aantal > MAX_BLADZIJDEN:
        return geweigerd(bron, Probleemsoort.TE_GROOT, f"Het bestand heeft {bestand.aantal} bladzijden. De grens is {MAX_BLADZIJDEN}.")
    structuur = bekijk(gegevens)
    schade = _schade(gegevens, bestand.aantal, structuur)
    if bestand.aantal == 0:
        return geweigerd(bron, Probleemsoort.BESCHADIGD, "Er zijn geen bladzijden in het PDF-bestand te vinden.")
    lezing.bijlagen = structuur.bijlagen
    for nummer in range(1, bestand.aantal + 1):
        _bladzijde(bestand, structuur, nummer, lezing)
    lezing.bladzijden = [met_kleurtabellen(bladzijde, gegevens) for bladzijde in lezing.bladzijden]
    blokken = zet_terug(bouw(lezing.bladzijden, bron.bestand), lezing.bladzijden)
    blokken = _met_handtekeningen(blokken, gegevens, bestand, lezing, bron)
    problemen = [*schade, *lezing.problemen, *_bijzonderheden(structuur, gewijzigd(gegevens, bestand))]
    if lezing.gemist >= bestand.aantal or (lezing.gemist and not blokken):
        return replace(geweigerd(bron, Probleemsoort.SLECHT_LEESBAAR, ""), paginas=bestand.aantal, problemen=tuple(problemen))
    if not blokken and not structuur.bijlagen and all(p.soort is Probleemsoort.MELDING for p in problemen):
        leeg = Probleem(Probleemsoort.LEEG, "Er staat niets in het PDF-bestand.")
        rest = [p for p in problemen if p.pagina is None or p.tekst != LEGE_BLADZIJDE.format(p.pagina)]
        return replace(geweigerd(bron, leeg.soort, leeg.tekst), paginas=bestand.aantal, problemen=(leeg, *rest))
    uitkomst = Uitkomst.DEELS if schade or lezing.gemist else Uitkomst.GELEZEN
    kwaliteit = tuple(b.kwaliteit for b in lezing.bladzijden)
    return Gelezen(bron.bestand, bron.sha256, uitkomst, _wijze(lezing), bestand.aantal, blokken, kwaliteit, tuple(problemen))


def _schade(gegevens: bytes, aantal: int, structuur: Structuur) -> list[Probleem]:
    """Twee tellingen die verschillen, of een bestand zonder einde, betekenen dat er bladzijden weg kunnen zijn."""
    if structuur.paginas is not None and structuur.paginas != aantal:
        meeste = max(aantal, structuur.paginas)
        return [Probleem(Probleemsoort.BESCHADIGD, f"Het bestand is beschadigd: {min(aantal, structuur.paginas)} van de {meeste} bladzijden zijn te lezen.")]
    if b"%%EOF" not in gegevens[-4096:] or b"startxref" not in gegevens[-4096:]:
        return [Probleem(Probleemsoort.BESCHADIGD, "Het bestand is beschadigd of niet heel aangekomen: het einde ontbreekt. Er kunnen bladzijden weg zijn.")]
    return []


def _bijzonderheden(structuur: Structuur, revisies: int) -> list[Probleem]:
    meldingen = []
    if revisies:
        meldingen.append(f"De tekst in dit bestand is later gewijzigd ({revisies} revisies). De laatste versie is gelezen.")
    if structuur.xfa:
        meldingen.append("Het bestand bevat een formulier in een verouderde vorm (XFA). Kijk of alle antwoorden gelezen zijn.")
    if structuur.actief:
        meldingen.append("Het bestand bevat een opdracht die bij het openen iets wil doen. Die is niet uitgevoerd.")
    if structuur.bijlagen:
        meldingen.append(
            f"In het PDF-bestand zitten nog {len(structuur.bijlagen)} andere bestanden."
            if len(structuur.bijlagen) > 1
            else "In het PDF-bestand zit nog een ander bestand."
        )
    if structuur.bijlagen_over:
        meldingen.append("Niet alle bestanden die in het PDF-bestand zitten zijn te lezen.")
    return [Probleem(Probleemsoort.MELDING, tekst) for tekst in meldingen]


def _wijze(lezing: _Lezing) -> Wijze:
    if lezing.velden:
        return Wijze.FORMULIER
    return Wijze.OCR if lezing.gescand * 2 >= len(lezing.bladzijden) and lezing.gescand else Wijze.TEKST


# --- een bladzijde ---------------------------------------------------------------------------------


def _bladzijde(bestand: PdfBestand, structuur: Structuur, nummer: int, lezing: _Lezing) -> None:
    if tijd.is_op():
        _gemist(lezing, bestand, nummer, Probleem(Probleemsoort.TE_TRAAG, "Er was geen tijd meer om deze bladzijde te lezen.", nummer))
        return
    try:
        uitkomst = maak(bestand.inhoud(nummer), nummer, lambda: bestand.beeld(nummer, 72))
    except ValueError:
        _gemist(lezing, bestand, nummer, Probleem(Probleemsoort.BESCHADIGD, "Deze bladzijde is beschadigd en niet te lezen.", nummer))
        return
    if structuur.lagen_uit:
        uitkomst = zonder_lagen_uit(uitkomst, bestand.beeld(nummer, 72))
    velden = _velden(structuur, bestand, nummer, lezing)
    if is_scan(uitkomst, velden):
        gelezen, probleem = lees_scan(bestand, uitkomst, nummer)
        lezing.gescand += probleem is None
        if probleem is not None:
            _gemist(lezing, bestand, nummer, probleem, gelezen)
            return
        lezing.bladzijden.append(_met_velden(gelezen, velden))
        if lezing.bladzijden[-1].is_leeg:
            lezing.problemen.append(Probleem(Probleemsoort.MELDING, LEGE_BLADZIJDE.format(nummer), nummer))
        return
    lezing.bladzijden.append(_met_velden(vul_aan_uit_beeld(bestand, uitkomst, nummer), velden))
    _meld_verborgen(uitkomst, velden, nummer, lezing)


def _gemist(lezing: _Lezing, bestand: PdfBestand, nummer: int, probleem: Probleem, bladzijde: Bladzijde | None = None) -> None:
    breedte, hoogte = bestand.maat(nummer) if probleem.soort is not Probleemsoort.BESCHADIGD else (595.0, 842.0)
    lezing.gemist += 1
    lezing.problemen.append(probleem)
    lezing.bladzijden.append(
        replace(bladzijde, kwaliteit=Kwaliteit.SLECHT) if bladzijde else Bladzijde(nummer, breedte, hoogte, (), kwaliteit=Kwaliteit.SLECHT)
    )


def _meld_verborgen(uitkomst: Bladuitkomst, velden: Velden, nummer: int, lezing: _Lezing) -> None:
    """Alleen als er iets anders staat dan wat ook te zien is: sommige programma's zetten de waarde van een veld ook naast het blad."""
    bekend = {w.tekst for w in uitkomst.bladzijde.woorden} | {w for v in velden.invulvelden for w in v.waarde.split()}
    if any(any(t.isalnum() for t in w.tekst) and w.tekst not in bekend for w in uitkomst.verborgen):
        lezing.problemen.append(Probleem(Probleemsoort.MELDING, "Op deze bladzijde staat tekst die niet te zien is. Die telt niet mee.", nummer))


def _velden(structuur: Structuur, bestand: PdfBestand, nummer: int, lezing: _Lezing) -> Velden:
    try:
        velden = structuur.velden(nummer, bestand.vlak(nummer))
    except Exception:  # pypdf op een kapot formulier
        lezing.problemen.append(Probleem(Probleemsoort.BESCHADIGD, "De formuliervelden op deze bladzijde zijn niet te lezen.", nummer))
        return Velden()
    lezing.velden += len(velden.invulvelden) + len(velden.vakjes)
    lezing.tekens += [(nummer, v) for v in velden.handtekeningen]
    return velden


def _met_velden(bladzijde: Bladzijde, velden: Velden) -> Bladzijde:
    """De bladzijde met de formuliervelden; wat daaronder getekend is telt niet nog eens."""
    if not (velden.invulvelden or velden.vakjes or velden.handtekeningen):
        return bladzijde
    vakjes = [*velden.vakjes, *(v for v in bladzijde.vakjes if not any(midden_in(v.kader, f.kader, 4) for f in velden.vakjes))]
    vakken = tuple(k for k in bladzijde.vakken if not any(midden_in(f.kader, k, 2) and oppervlak(k) < 4 * oppervlak(f.kader) for f in velden.vakjes))
    return replace(bladzijde, vakjes=tuple(_dicht(vakjes)), vakken=vakken, invulvelden=velden.invulvelden)


def _dicht(vakjes: Sequence[Vakje]) -> list[Vakje]:
    """Een vakje per plek."""
    uit: list[Vakje] = []
    for vakje in vakjes:
        if not any(gedeeld(v.kader, vakje.kader) > 0.5 * oppervlak(vakje.kader) for v in uit):
            uit.append(vakje)
    return uit


# --- handtekeningen --------------------------------------------------------------------------------


def _met_handtekeningen(blokken: Sequence[Blok], gegevens: bytes, bestand: PdfBestand, lezing: _Lezing, bron: Bron) -> tuple[Blok, ...]:
    """De blokken met achteraan de digitale handtekeningen, op de plek van hun veld."""
    if not bestand.handtekeningen and not any(v.getekend for _, v in lezing.tekens):
        return tuple(blokken)
    from dossiercheck.lezen.pdf.ondertekening import lees_handtekeningen

    plekken = [Plek(bron.bestand, nummer, tuple(round(v, 1) for v in veld.kader)) for nummer, veld in lezing.tekens if veld.getekend]  # type: ignore[arg-type]
    tekens: tuple[DigitaleHandtekening, ...] = lees_handtekeningen(gegevens, plekken)
    return (*blokken, *(replace(t, plek=replace(t.plek, bestand=bron.bestand)) for t in tekens))
