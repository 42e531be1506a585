"""Voorbeeldzinnen zoals scholen en ouders ze schrijven, elk als klein dossier door de hele keten: herkennen, vinden, wegen, toetsen.

Verkeerd 'ja' is de ergste fout: dan heet een dossier compleet dat het niet is. De zinnen staan in tests/zinnen/.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from dossiercheck import regelboek, woordenschat
from dossiercheck.begrippen import Alinea, Blok, Cel, Feit, Gelezen, Keuze, Keuzegroep, Kop, Plek, Status, Stuk, Tabel, Uitkomst, Veld, Waarde, Wijze
from dossiercheck.herkennen import herken
from dossiercheck.tijd import NEDERLAND
from dossiercheck.toetsen import toets_alles
from dossiercheck.vinden import vind
from dossiercheck.wegen import weeg
from dossiercheck.yamlbestand import lees

ZINNEN = Path(__file__).parent / "zinnen"
ONTVANGEN = datetime(2026, 11, 18, 15, 30, tzinfo=NEDERLAND)
TITELS = {
    "opp": "Ontwikkelingsperspectief",
    "verslag": "Evaluatieverslag OPP",
    "mdo": "Verslag MDO",
    "consult": "Verslag consultatie vso",
    "zienswijze": "Zienswijze ouders",
    "regulier": "Reactie op uw vraag over plaatsing van een leerling",
    "toelichting": "Toelichting bij de aanvraag",
}
IN_WOORDEN = {Status.VOLDAAN: "ja", Status.ONTBREEKT: "nee", Status.NAKIJKEN: "twijfel", Status.NVT: "nvt"}


@dataclass(frozen=True)
class Zin:
    """Een voorbeeld met wat er in de kop van zijn bestand staat."""

    naam: str
    groep: dict[str, Any]
    voorbeeld: dict[str, Any]

    @property
    def verwacht(self) -> list[str]:
        """Wat er uit mag komen; meer dan een als het loket met beide uit de voeten kan."""
        uitkomst = self.voorbeeld["uitkomst"]
        return list(uitkomst) if isinstance(uitkomst, list) else [str(uitkomst)]


@cache
def zinnen() -> tuple[Zin, ...]:
    bestanden = sorted(ZINNEN.glob("*.yaml"))
    groepen: list[Any] = [lees(pad) for pad in bestanden]
    return tuple(Zin(f"{g['begrip']}-{nummer:02}", g, v) for g in groepen for nummer, v in enumerate(g["voorbeelden"], 1))


@cache
def _schema() -> tuple[woordenschat.Woordenschat, regelboek.Regelboek]:
    return woordenschat.laad(), regelboek.laad()


def _gelezen(bestand: str, blokken: list[Blok]) -> Gelezen:
    return Gelezen(bestand, sha256(repr(blokken).encode()).hexdigest(), Uitkomst.GELEZEN, Wijze.WORD, 1, tuple(blokken))


def _formulier(zin: Zin, antwoord: list[Blok]) -> Gelezen:
    v, plek = zin.voorbeeld, Plek("formulier.docx", alinea=1)
    velden = {
        "Naam leerling": v.get("leerling", "Noor Hendriks"),
        "Geboortedatum": "14-03-2011",
        "Naam school": v.get("school", "De Vlierhof College"),
        "Ouder(s)/verzorger(s) met gezag": v.get("ouders", "J. Hendriks en M. de Wit"),
        **zin.groep.get("velden", {}),
    }
    kop: list[Blok] = [Kop(zin.groep["formulier"], 1, plek), Kop("Gegevens", 2, plek)]
    return _gelezen("formulier.docx", [*kop, *(Veld(e, str(w), plek) for e, w in velden.items()), *antwoord])


def _los_stuk(zin: Zin, deel: dict[str, Any], nummer: int) -> Gelezen:
    plek = Plek(f"stuk{nummer}.docx", alinea=1)
    naw: list[Blok] = [Veld("Leerling", zin.voorbeeld.get("leerling", "Noor Hendriks"), plek), Veld("Geboortedatum", "14-03-2011", plek)]
    datum: list[Blok] = [Veld("Datum", str(deel["dagtekening"]), plek)] if "dagtekening" in deel else []
    return _gelezen(plek.bestand, [Kop(deel.get("titel", TITELS.get(deel["in"], "")), 1, plek), *naw, *datum, *_inhoud(deel, plek)])


def _inhoud(deel: dict[str, Any], plek: Plek) -> list[Blok]:
    """Op een formulier een veld of keuzegroep; in een ander stuk een kop met alinea's; een tabel als die er is, en daarna `velden`."""
    regels = str(deel.get("tekst", "")).splitlines()
    kop: list[Blok] = [Kop(deel["kop"], 2, plek)] if "kop" in deel else []
    tabel = [_tabel(deel["tabel"], plek)] if "tabel" in deel else []
    velden = [Veld(str(etiket), str(waarde), plek) for etiket, waarde in deel.get("velden", [])]
    if "keuzes" in deel:
        keuzes = tuple(Keuze(str(tekst), aan) for tekst, aan in deel["keuzes"].items())
        return [*kop, Keuzegroep(deel["onder"], keuzes, plek), *(Veld("Toelichting", r, plek) for r in regels)]
    if deel["in"] == "formulier" and not tabel:
        return [*kop, Veld(deel["onder"], "\n".join(regels), plek), *velden]
    return [Kop(deel["onder"], 2, plek), *(Alinea(r, plek) for r in regels), *tabel, *velden]


def _tabel(tabel: dict[str, Any], plek: Plek) -> Tabel:
    return Tabel(tuple(tabel["koppen"]), tuple(tuple(Cel(str(c), plek) for c in rij) for rij in tabel["rijen"]), plek)


def dossier(zin: Zin) -> tuple[Stuk, ...]:
    """Een formulier met de gegevens, en het stuk (of de stukken) waar het voorbeeld in staat."""
    delen = [zin.voorbeeld, *zin.voorbeeld.get("ook", [])]
    antwoord = [b for d in delen if d["in"] == "formulier" for b in _inhoud(d, Plek("formulier.docx", alinea=2))]
    los = [_los_stuk(zin, d, n) for n, d in enumerate(delen) if d["in"] != "formulier"]
    return tuple(s for g in [_formulier(zin, antwoord), *los] for s in herken(g, _schema()[0]))


def beoordeel(zin: Zin) -> tuple[str, Waarde, Feit]:
    """Wat het programma zegt (ja, nee, twijfel of nvt), de waarde, en het feit om een fout uit te leggen."""
    ws, boek = _schema()
    stukken = dossier(zin)
    weging = weeg(stukken, vind(stukken, ws, ONTVANGEN.date()), ws, ONTVANGEN)
    feit = weging.feiten.get(zin.groep["begrip"], Feit(zin.groep["begrip"]))
    uitkomst, waarde = _van_feit(feit)
    if eis := zin.groep.get("eis"):
        bevindingen = toets_alles(boek.typen[zin.groep["aanvraagtype"]], weging.feiten, (), stukken, ONTVANGEN)
        uitkomst = next(IN_WOORDEN[b.status] for b in bevindingen if b.eis == eis)
    return uitkomst, waarde, feit


def _van_feit(feit: Feit) -> tuple[str, Waarde]:
    """Ja als elke kandidaat zeker hetzelfde zegt; nee als er niets is of alleen nee; anders twijfel."""
    waarden = {k.waarde for k in feit.kandidaten}
    if all(w is False for w in waarden):
        return "nee", None
    zeker = {k.waarde for k in feit.kandidaten if k.zeker}
    if len(waarden) == 1 and zeker == waarden and None not in zeker:
        return "ja", next(iter(zeker))
    return "twijfel", None


def oordeel_over(zin: Zin, uitkomst: str, waarde: Waarde) -> str:
    """Leeg als het goed is; anders hoe erg de fout is."""
    verwacht = zin.verwacht
    if uitkomst in verwacht:
        juist = zin.voorbeeld.get("waarde")
        return "" if uitkomst != "ja" or juist is None or _gelijk(waarde, juist) else "FATAAL: verkeerde waarde"
    if uitkomst in ("ja", "nvt"):
        return "FATAAL: verkeerd ja"
    return "klacht: onnodige twijfel" if uitkomst == "twijfel" else f"fout: {uitkomst} in plaats van {verwacht[0]}"


def _gelijk(waarde: Waarde, juist: object) -> bool:
    return waarde == juist or str(waarde) == str(juist)


@cache
def _uitslagen() -> dict[str, list[tuple[str, str]]]:
    """Per begrip de (naam, fout) van elk voorbeeld; een lege fout is goed."""
    per_begrip: dict[str, list[tuple[str, str]]] = {}
    for zin in zinnen():
        uitkomst, waarde, feit = beoordeel(zin)
        fout = oordeel_over(zin, uitkomst, waarde)
        if fout:
            kandidaten = [(k.waarde, "zeker" if k.zeker else "onzeker", k.reden) for k in feit.kandidaten]
            fout += f"; kreeg {uitkomst} ({waarde}) bij {zin.voorbeeld.get('tekst')!r}: {kandidaten}"
        per_begrip.setdefault(zin.groep["begrip"], []).append((zin.naam, fout))
    return per_begrip


@pytest.mark.parametrize("begrip", sorted({z.groep["begrip"] for z in zinnen()}))
def test_geen_zin_wordt_ten_onrechte_ja(begrip: str) -> None:
    """De ergste fout: het programma zegt ja waar de zin nee of twijfel is. Dat mag nooit."""
    assert not [f"{naam}: {fout}" for naam, fout in _uitslagen()[begrip] if fout.startswith("FATAAL")]


@pytest.mark.parametrize("begrip", sorted({z.groep["begrip"] for z in zinnen()}))
def test_zoveel_zinnen_zijn_goed(begrip: str) -> None:
    """De ondergrens per begrip staat in ondergrens.json en gaat alleen omhoog."""
    ondergrens = json.loads((ZINNEN / "ondergrens.json").read_text("utf-8"))
    goed = sum(not fout for _, fout in _uitslagen()[begrip])
    assert goed >= ondergrens[begrip], "\n".join(f"{naam}: {fout}" for naam, fout in _uitslagen()[begrip] if fout)


@pytest.mark.parametrize("soort", sorted(TITELS))
def test_los_stuk_heeft_de_soort_die_het_voorbeeld_bedoelt(soort: str) -> None:
    """Zonder deze controle zou een zin kunnen zakken omdat het stuk niet herkend is."""
    zin = Zin("", {"formulier": "Aanvraag toelaatbaarheidsverklaring vso"}, {"in": soort, "onder": "Verloop", "tekst": "Dit is een tekst.", "uitkomst": "ja"})
    formulier, stuk = dossier(zin)
    namen = {"verslag": "opp-evaluatie", "mdo": "mdo-verslag", "consult": "vso-consult", "zienswijze": "zienswijze-ouders", "regulier": "verklaring-regulier"}
    assert formulier.soort == "aanmeldformulier"
    assert stuk.soort == namen.get(soort, soort)
