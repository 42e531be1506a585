"""Kiest voor een bestand de lezer en maakt van elke fout een uitkomst. Draait in een werkproces."""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from dossiercheck.begrippen import Gelezen, Kwaliteit, Probleem, Probleemsoort, Uitkomst, Wijze
from dossiercheck.bestandsnamen import is_onvoltooid, is_systeembestand
from dossiercheck.lezen import poort, tijd
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.celvelden import los_celvelden_op
from dossiercheck.lezen.pak import Pak, geweigerd, overgeslagen
from dossiercheck.lezen.soorten import Soort

_LEZERS: Mapping[Soort, str] = {
    Soort.DOCX: "word",
    Soort.DOC: "word",
    Soort.RTF: "word",
    Soort.ODT: "word",
    Soort.XLSX: "excel",
    Soort.XLSB: "excel",
    Soort.XLS: "excel",
    Soort.ODS: "excel",
    Soort.CSV: "excel",
    Soort.BEELD: "beeld",
}
_PAKKERS: Mapping[Soort, str] = {Soort.ZIP: "archief", Soort.EML: "bericht", Soort.MSG: "outlook"}
_DIEPTE: Mapping[Soort, int] = {Soort.ZIP: 3, Soort.EML: 6, Soort.MSG: 6, Soort.PDF: 6}
_TEKST = frozenset({Soort.TEKST, Soort.HTML})
TE_DIEP = "Het bestand zit te diep in andere bestanden. Het is niet uitgepakt."
TE_VEEL_GEHEUGEN = "Het bestand vraagt te veel geheugen om te lezen."
_BESCHADIGD = "Het bestand is beschadigd of heeft een vorm die het programma niet kan lezen. Vraag om het stuk opnieuw."


def lees(bron: Bron, diepte: int = 0) -> Gelezen:
    """Lees een bestand, met alles wat erin zit, in dit proces. Elke fout is een uitkomst."""
    with tempfile.TemporaryDirectory(prefix="dossiercheck-lezen-") as map_:
        pak = stap(bron, diepte, Path(map_))
        if isinstance(pak, Gelezen):
            return pak
        return voeg_samen(pak.gelezen, tuple(deel if isinstance(deel, Gelezen) else lees(deel, diepte + 1) for deel in pak.inhoud))


def voeg_samen(gelezen: Gelezen, inhoud: tuple[Gelezen, ...]) -> Gelezen:
    """Het pak met zijn inhoud. Een zip waarvan alles te diep zit is zelf te diep: een bom geeft zo een regel en geen duizend."""
    if inhoud and gelezen.wijze is Wijze.NIET and all(deel.problemen and deel.problemen[0].tekst == TE_DIEP for deel in inhoud):
        return replace(gelezen, uitkomst=Uitkomst.GEWEIGERD, problemen=inhoud[0].problemen[:1])
    return replace(gelezen, inhoud=inhoud)


def haal(bron: Bron, bestand: str, map_: Path) -> Path | None:
    """Het pad van een bestand in een zip, mail of PDF, opnieuw uitgepakt in `map_`, voor een uitsnede; None als het er niet in zit."""
    if bron.bestand == bestand:
        return bron.pad
    delen = _delen(bron, map_) if bestand.startswith(f"{bron.bestand}/") else []
    return next((pad for nummer, deel in enumerate(delen) if (pad := haal(deel, bestand, map_ / f"in-{nummer}"))), None)


def _delen(bron: Bron, map_: Path) -> list[Bron]:
    """De uitgepakte inhoud. Van een PDF worden de bladzijden daarvoor niet gelezen."""
    try:
        if poort.keur(bron.pad, bron.bestand).soort is Soort.PDF:
            from dossiercheck.lezen import pdf

            return list(pdf.bijlagen(bron, map_))
    except poort.Geweigerd:
        return []
    pak = stap(bron, 0, map_)
    return [deel for deel in pak.inhoud if isinstance(deel, Bron)] if isinstance(pak, Pak) else []


def stap(bron: Bron, diepte: int, map_: Path) -> Gelezen | Pak:
    """Lees een bestand; wat in een zip, mail of PDF zit wordt uitgepakt in `map_` en nog niet gelezen."""
    return vang(bron, lambda: _lees(bron, diepte, map_))


def vang(bron: Bron, werk: Callable[[], Gelezen | Pak]) -> Gelezen | Pak:
    """De uitkomst van `werk`; elke fout wordt een geweigerd bestand met een zin zonder wat de bibliotheek zei."""
    try:
        return werk()
    except MemoryError:
        return geweigerd(bron, Probleemsoort.TE_GROOT, TE_VEEL_GEHEUGEN)
    except RecursionError:
        return geweigerd(bron, Probleemsoort.GEVAARLIJK, "De opbouw van het bestand is te diep genest. Het is niet gelezen.")
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # een bibliotheek in Rust geeft PanicException, en dat is geen Exception
        return geweigerd(bron, Probleemsoort.BESCHADIGD, _BESCHADIGD)


def _lees(bron: Bron, diepte: int, map_: Path) -> Gelezen | Pak:
    if is_systeembestand(bron.bestand):
        return overgeslagen(bron, "Overgeslagen: een bestand van het besturingssysteem.")
    if is_onvoltooid(bron.bestand):
        return overgeslagen(bron, "Overgeslagen: een tijdelijk bestand. Het stuk is nog niet heel aangekomen.")
    if tijd.is_op():
        return geweigerd(bron, Probleemsoort.TE_TRAAG, "Er was geen tijd meer om dit bestand te lezen.")
    try:
        keuring = poort.keur(bron.pad, bron.bestand)
    except poort.Geweigerd as fout:
        return geweigerd(bron, fout.soort, fout.tekst)
    uitkomst = _met(keuring.soort, bron, diepte, map_)
    if isinstance(uitkomst, Pak):
        return replace(uitkomst, gelezen=_vul_aan(uitkomst.gelezen, keuring.meldingen))
    return _vul_aan(_of_leeg(uitkomst), keuring.meldingen)


def _of_leeg(gelezen: Gelezen) -> Gelezen:
    """Een bestand waar niets in staat is niet gelezen: anders lijkt het of er gezocht is waar iets had kunnen staan."""
    if gelezen.uitkomst is not Uitkomst.GELEZEN or gelezen.blokken or gelezen.inhoud or Kwaliteit.SLECHT in gelezen.kwaliteit:
        return gelezen
    leeg = tuple(p for p in gelezen.problemen if p.soort is Probleemsoort.LEEG) or (Probleem(Probleemsoort.LEEG, "Er staat niets in het bestand."),)
    rest = tuple(p for p in gelezen.problemen if p not in leeg)
    return replace(gelezen, uitkomst=Uitkomst.GEWEIGERD, wijze=Wijze.NIET, kwaliteit=(), problemen=(*leeg, *rest))


def _vul_aan(gelezen: Gelezen, meldingen: tuple[Probleem, ...]) -> Gelezen:
    """Met elk etiket bij zijn waarde, en de meldingen van de poort erbij, elke zin een keer."""
    nieuw = tuple(melding for melding in meldingen if melding.tekst not in {probleem.tekst for probleem in gelezen.problemen})
    return replace(gelezen, blokken=los_celvelden_op(gelezen.blokken), problemen=gelezen.problemen + nieuw)


def _met(soort: Soort, bron: Bron, diepte: int, map_: Path) -> Gelezen | Pak:
    """De uitkomst van de lezer die bij de soort hoort."""
    if soort in _TEKST:
        from dossiercheck.lezen import platte_tekst

        return platte_tekst.lees(bron, soort)
    if soort in _PAKKERS:
        return _pak_uit(soort, bron, diepte, map_)
    if soort is Soort.PDF:
        return _pdf(bron, diepte, map_)
    try:
        lezer = importlib.import_module(f"dossiercheck.lezen.{_LEZERS[soort]}")
    except ImportError:
        return geweigerd(bron, Probleemsoort.NIET_ONDERSTEUND, "Dit soort bestand is nog niet te lezen op deze computer.")
    gelezen: Gelezen = lezer.lees(bron)
    return gelezen


def _pdf(bron: Bron, diepte: int, map_: Path) -> Gelezen | Pak:
    """De PDF en de bestanden die erin zitten. Zit hij te diep, dan is hij zelf wel gelezen en zijn de bijlagen geweigerd."""
    from dossiercheck.lezen import pdf

    pak = pdf.pak_uit(bron, map_)
    if diepte <= _DIEPTE[Soort.PDF]:
        return pak if pak.inhoud else pak.gelezen
    return replace(pak.gelezen, inhoud=tuple(geweigerd(Bron(Path(), deel.bestand, deel.sha256), Probleemsoort.GEVAARLIJK, TE_DIEP) for deel in pak.inhoud))


def _pak_uit(soort: Soort, bron: Bron, diepte: int, map_: Path) -> Pak | Gelezen:
    if diepte > _DIEPTE[soort]:
        return geweigerd(bron, Probleemsoort.GEVAARLIJK, TE_DIEP)
    pak: Pak = importlib.import_module(f"dossiercheck.lezen.{_PAKKERS[soort]}").pak_uit(bron, map_)
    return pak
