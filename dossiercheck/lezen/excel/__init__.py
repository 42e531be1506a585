"""Werkbladen lezen: xlsx, xlsm, xlsb, xls, ods en csv worden koppen, velden en tabellen met celplekken."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from dossiercheck.begrippen import Blok, Gelezen, Kwaliteit, Probleem, Probleemsoort, Uitkomst, Wijze
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.excel.blad import Bladinfo, bladen
from dossiercheck.lezen.excel.tabel import Blad, Rij, Vak
from dossiercheck.lezen.excel.waarde import als_tekst, is_gegeven
from dossiercheck.lezen.pakket import OLE, Weigering, beschadigd, is_versleuteld, meldingen, open_pakket
from dossiercheck.lezen.soorten import lees_tekst

MAX_RIJEN = 20_000
MAX_KOLOMMEN = 400
_MAX_VLAK = 4_000_000
"""Zoveel cellen telt het vlak van een blad hooguit; calamine houdt ze allemaal in het geheugen, ook de lege."""

_SEP = re.compile(r"sep=([;,|\t])\r?\n", re.IGNORECASE)
"""De eerste regel waarmee Excel zegt wat tussen de cellen staat."""

_MELDINGEN = {
    "verborgen blad": "Het bestand heeft een verborgen werkblad. Dat is wel gelezen.",
    "verborgen rij": "Het bestand heeft verborgen rijen. Die zijn wel gelezen.",
    "niet berekend": "Het bestand heeft formules zonder uitkomst. Die cellen zijn leeg gelezen. Open het in Excel, sla het op en stuur het opnieuw.",
    "van buiten": "Het bestand heeft een formule die iets van buiten wil ophalen (actieve inhoud, DDE). Die is niet uitgevoerd.",
    "voorloopnul": "Een BSN van acht cijfers is aangevuld met een nul ervoor.",
    "geen bsn": "Een BSN in dit bestand heeft acht cijfers en klopt ook met een nul ervoor niet. Kijk het nummer na.",
}


def lees(bron: Bron) -> Gelezen:
    """Leest een werkmap. Een bestand dat niet te lezen is geeft GEWEIGERD met het probleem, geen uitzondering."""
    try:
        return _lees(bron)
    except Weigering as nee:
        return Gelezen(bron.bestand, bron.sha256, Uitkomst.GEWEIGERD, Wijze.NIET, 0, problemen=(nee.probleem,))


def _lees(bron: Bron) -> Gelezen:
    with bron.pad.open("rb") as stroom:
        begin = stroom.read(512)
    if begin.startswith(OLE):
        if is_versleuteld(bron.pad):
            raise Weigering(Probleemsoort.WACHTWOORD, "Het bestand is beveiligd met een wachtwoord.")
        return _verwerk(bron, _met_calamine(bron, {}), [])
    if not begin.startswith(b"PK"):
        return _verwerk(bron, [_csv(bron)], [])
    if b"mimetypeapplication/vnd.oasis" in begin:
        return _verwerk(bron, _met_calamine(bron, {}), [])
    return _lees_xlsx(bron)


def _lees_xlsx(bron: Bron) -> Gelezen:
    with open_pakket(bron.pad) as pakket:
        hoofd = pakket.hoofddeel()
        if hoofd is None or not hoofd.startswith("xl/"):
            raise Weigering(Probleemsoort.NIET_ONDERSTEUND, "Dit is geen Excelbestand. Stuur het als xlsx.")
        pakket.keur_xml()
        info = {} if hoofd.endswith(".bin") else bladen(pakket, hoofd)
        problemen = list(meldingen(pakket))
    return _verwerk(bron, _met_calamine(bron, info), problemen)


class Werkblad:
    """Een blad met zijn rijen, zoals gelezen."""

    def __init__(self, naam: str, rijen: Sequence[Rij], info: Bladinfo, verborgen: bool = False, afgekapt: bool = False) -> None:
        self.naam, self.rijen, self.info, self.verborgen, self.afgekapt = naam, rijen, info, verborgen, afgekapt


def _met_calamine(bron: Bron, info: dict[str, Bladinfo]) -> list[Werkblad]:
    """De werkbladen volgens calamine; grafiekbladen en macrobladen hebben geen cellen en vallen weg."""
    try:
        werkmap = CalamineWorkbook.from_path(str(bron.pad))
        return [_blad(werkmap, i, info.get(meta.name, Bladinfo())) for i, meta in enumerate(werkmap.sheets_metadata) if meta.typ == SheetTypeEnum.WorkSheet]
    except PasswordError as fout:
        raise Weigering(Probleemsoort.WACHTWOORD, "Het bestand is beveiligd met een wachtwoord.") from fout
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except (CalamineError, OSError, ValueError) as fout:
        raise beschadigd() from fout
    except BaseException as fout:  # calamine geeft bij schade soms een PanicException, en dat is geen Exception
        raise beschadigd() from fout


def _blad(werkmap: CalamineWorkbook, nummer: int, info: Bladinfo) -> Werkblad:
    meta = werkmap.sheets_metadata[nummer]
    verborgen = meta.visible != SheetVisibleEnum.Visible
    if (info.eind[0] + 1) * (info.eind[1] + 1) > _MAX_VLAK:
        return Werkblad(meta.name, _verspreid(info), info, verborgen, len(info.cellen) >= 1_000)
    blad = werkmap.get_sheet_by_index(nummer)
    afgekapt = (blad.end or (0, 0))[0] >= MAX_RIJEN or (blad.end or (0, 0))[1] >= MAX_KOLOMMEN
    return Werkblad(meta.name, list(_rijen(blad)), info, verborgen, afgekapt)


def _rijen(blad: CalamineSheet) -> Iterator[Rij]:
    """De rijen met hun nummer op het blad; calamine laat de lege kolommen links weg."""
    _, links = blad.start or (0, 0)
    for i, waarden in enumerate(blad.iter_rows()):
        if i >= MAX_RIJEN:
            return
        vakken = [Vak(als_tekst(w), is_gegeven(w)) for w in waarden[:MAX_KOLOMMEN]]
        yield Rij(i, (*[Vak("")] * links, *vakken))


def _verspreid(info: Bladinfo) -> list[Rij]:
    """De rijen van een blad met cellen heel ver uit elkaar: alleen wat er staat, naast elkaar."""
    per_rij: dict[int, list[Vak]] = {}
    for (rij, _), tekst in sorted(info.cellen.items()):
        per_rij.setdefault(rij, []).append(Vak(tekst))
    return [Rij(nummer, tuple(vakken)) for nummer, vakken in per_rij.items()]


def _csv(bron: Bron) -> Werkblad:
    tekst = lees_tekst(bron.pad.read_bytes()).lstrip("\ufeff")
    if "\0" in tekst:
        raise Weigering(Probleemsoort.BESCHADIGD, "Dit is geen Excelbestand, of het is beschadigd. Stuur het als xlsx.")
    opgegeven = _SEP.match(tekst)
    csv.field_size_limit(1_000_000)
    try:
        regels = list(csv.reader(io.StringIO(tekst[opgegeven.end() :] if opgegeven else tekst), delimiter=opgegeven[1] if opgegeven else _scheiding(tekst)))
    except csv.Error as fout:
        raise beschadigd() from fout
    rijen = [Rij(i, tuple(Vak(als_tekst(w)) for w in regel[:MAX_KOLOMMEN])) for i, regel in enumerate(regels[:MAX_RIJEN])]
    return Werkblad("Blad1", rijen, Bladinfo(), afgekapt=len(regels) > MAX_RIJEN)


def _scheiding(tekst: str) -> str:
    """Het teken dat op de meeste regels staat; een komma telt pas als er niets anders is, want die staat ook in getallen."""
    regels = tekst[:20_000].splitlines()
    return max(";\t|,", key=lambda teken: sum(teken in regel for regel in regels))


def _verwerk(bron: Bron, werkbladen: Sequence[Werkblad], problemen: list[Probleem]) -> Gelezen:
    blokken: list[Blok] = []
    opgemerkt: set[str] = set()
    for nummer, werkblad in enumerate(werkbladen, 1):
        blad = Blad(bron.bestand, nummer, werkblad.info)
        if any(rij.gevuld for rij in werkblad.rijen) or werkblad.info.beelden:
            blad.bouw(werkblad.naam, werkblad.rijen)
        blokken += blad.blokken
        opgemerkt |= _opgemerkt(werkblad, blad)
    problemen += [Probleem(Probleemsoort.MELDING, tekst) for sleutel, tekst in _MELDINGEN.items() if sleutel in opgemerkt]
    afgekapt = any(w.afgekapt for w in werkbladen)
    if afgekapt:
        problemen.append(
            Probleem(Probleemsoort.TE_GROOT, f"Een werkblad is te groot. Alleen de eerste {MAX_RIJEN} rijen en {MAX_KOLOMMEN} kolommen zijn gelezen.")
        )
    if not blokken:
        problemen.append(Probleem(Probleemsoort.LEEG, "Het bestand bevat geen gegevens."))
    uitkomst = Uitkomst.DEELS if afgekapt else Uitkomst.GELEZEN
    aantal = max(1, len(werkbladen))
    return Gelezen(bron.bestand, bron.sha256, uitkomst, Wijze.EXCEL, aantal, tuple(blokken), (Kwaliteit.GOED,) * aantal, tuple(problemen))


def _opgemerkt(werkblad: Werkblad, blad: Blad) -> set[str]:
    gevuld = {rij.nummer for rij in werkblad.rijen if rij.gevuld}
    gezien = {
        "verborgen blad": werkblad.verborgen,
        "verborgen rij": bool(werkblad.info.verborgen & gevuld),
        "niet berekend": bool(werkblad.info.niet_berekend),
        "van buiten": werkblad.info.van_buiten,
        "voorloopnul": blad.aangevuld,
        "geen bsn": blad.ongeldig,
    }
    return {sleutel for sleutel, waar in gezien.items() if waar}
