"""Legt rapport.json van elk dossier naast de waarheid en telt: per maat, per eis, per documentsoort en per familie.

Gebruik: vergelijk.py UITVOERMAP WAARHEIDMAP [--fouten] [--json BESTAND]
Afsluitcode 1 bij een verkeerd 'compleet', een verkeerd 'voldaan' of een dossier zonder rapport.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ERG = ("VERKEERD_COMPLEET", "VERKEERD_VOLDAAN", "geen_rapport")
BEWIJSPLEKKEN = 3
PAREN = (
    ("oordeel_goed", "aanvragen"),
    ("type_goed", "aanvragen"),
    ("eis_goed", "eisen"),
    ("goed_ontbreekt", "is_ontbreekt"),
    ("goed_nakijken", "is_nakijken"),
    ("goed_nvt", "is_nvt"),
    ("soort_goed", "soort"),
    ("waarde_goed", "waarden"),
    ("bewijs_goed", "bewijs"),
    ("signaal_goed", "signalen"),
    ("vergadering_goed", "vergadering"),
)
Json = Mapping[str, Any]


@dataclass
class Telling:
    """De maten als een platte telling, met dezelfde telling per eis, soort en familie, en elke afwijking als regel."""

    maten: Counter[str] = field(default_factory=Counter)
    per_eis: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    per_soort: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    per_familie: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    afwijkingen: list[str] = field(default_factory=list)


def plat(waarde: object) -> str:
    """Kleine letters, zonder accenten en leestekens."""
    tekst = unicodedata.normalize("NFKD", str(waarde)).casefold()
    return " ".join("".join(t if t.isalnum() else " " for t in tekst if not unicodedata.combining(t)).split())


def uitkomst(verwacht: str, gegeven: str) -> str:
    """De naam van een verschil tussen twee statussen."""
    goed = ("voldaan", "nvt")
    if gegeven in goed and verwacht not in goed:
        return "VERKEERD_VOLDAAN"
    if gegeven == "ontbreekt" and verwacht in goed:
        return "verkeerd_ontbreekt"
    if gegeven == "nakijken":
        return "gemist_als_nakijken" if verwacht == "ontbreekt" else "onnodig_nakijken"
    return "anders"


def tel_eisen(telling: Telling, dossier: str, waar: Json, bevindingen: Mapping[str, Json]) -> None:
    for eis, status in waar["eisen"].items():
        gegeven = bevindingen.get(eis, {}).get("status", "geen")
        soort = "goed" if gegeven == status else uitkomst(status, gegeven)
        telling.maten.update(("eisen", f"is_{status}"))
        telling.maten.update(("eis_goed", f"goed_{status}") if soort == "goed" else (soort,))
        telling.per_eis[eis].update(("totaal", soort))
        if soort != "goed":
            telling.afwijkingen.append(f"{dossier}: {eis} is {status}, gegeven {gegeven} ({soort})")


def gelezen_waarde(sleutel: str, aanvraag: Json, bevindingen: Mapping[str, Json]) -> object:
    eigen = (aanvraag.get("leerling") or {}).get(sleutel.removeprefix("leerling.")) if sleutel.startswith("leerling.") else None
    return eigen or (aanvraag.get("waarden") or {}).get(sleutel) or bevindingen.get(sleutel, {}).get("waarde")


def tel_waarden(telling: Telling, dossier: str, waar: Json, aanvraag: Json, bevindingen: Mapping[str, Json]) -> None:
    for sleutel, waarde in waar.get("waarden", {}).items():
        gelezen = gelezen_waarde(sleutel, aanvraag, bevindingen)
        goed = plat(gelezen) == plat(waarde)
        telling.maten.update(("waarden", *(("waarde_goed",) if goed else ())))
        if not goed:
            telling.afwijkingen.append(f"{dossier}: {sleutel} is {waarde!r}, gelezen {gelezen!r}")


def op_plek(plek: Json, bewijs: Json) -> bool:
    pdf = plek["bestand"].lower().endswith(".pdf")
    return bool(bewijs.get("bestand") == plek["bestand"] and (not pdf or bewijs.get("pagina") == plek["pagina"]) and bewijs.get("tekst", "x") != "")


def tel_bewijs(telling: Telling, dossier: str, waar: Json, bevindingen: Mapping[str, Json]) -> None:
    for eis, plekken in waar.get("bewijs", {}).items():
        gegeven = bevindingen.get(eis, {}).get("bewijs", [])[:BEWIJSPLEKKEN]
        goed = any(op_plek(p, b) for p in (plekken if isinstance(plekken, list) else [plekken]) for b in gegeven)
        telling.maten.update(("bewijs", *(("bewijs_goed",) if goed else ())))
        if not goed:
            telling.afwijkingen.append(f"{dossier}: bewijs voor {eis} hoort bij {plekken}, gegeven {[(b.get('bestand'), b.get('pagina')) for b in gegeven]}")


def tel_signalen(telling: Telling, dossier: str, waar: Json, aanvraag: Json) -> None:
    hoort, is_er = set(waar.get("signalen", ())), {s["signaal"] for s in aanvraag.get("signalen", [])}
    telling.maten.update({"signalen": len(hoort), "signaal_goed": len(hoort & is_er), "signaal_te_veel": len(is_er - hoort)})
    telling.afwijkingen += [f"{dossier}: signaal {s} {'gemist' if s in hoort else 'te veel'}" for s in sorted(hoort ^ is_er)]


def tel_oordeel(telling: Telling, dossier: str, waar: Json, aanvraag: Json) -> None:
    paren = [("oordeel", "oordeel"), ("aanvraagtype", "type")]
    for sleutel, maat in paren:
        goed = aanvraag.get(sleutel) == waar[sleutel]
        telling.maten.update((f"{maat}_goed",) if goed else ())
        if not goed:
            telling.afwijkingen.append(f"{dossier}: {sleutel} is {waar[sleutel]}, gegeven {aanvraag.get(sleutel)}")
    telling.maten["VERKEERD_COMPLEET"] += aanvraag.get("oordeel") == "compleet" != waar["oordeel"]
    if "vergadering" in waar:
        gegeven = (aanvraag.get("planning") or {}).get("vergadering")
        telling.maten.update(("vergadering", *(("vergadering_goed",) if gegeven == waar["vergadering"] else ())))


def soorten(rapport: Json) -> Iterator[tuple[str, str]]:
    """Bestand (eerste stuk wint) en bestand#van-tot, met de herkende soort."""
    for stuk in reversed(rapport.get("documenten", [])):
        yield stuk["bestand"], stuk["soort"]
        yield f"{stuk['bestand']}#{stuk.get('van', 1)}-{stuk.get('tot', stuk.get('paginas', 1))}", stuk["soort"]


def tel_documenten(telling: Telling, dossier: str, waarheid: Json, rapport: Json) -> None:
    herkend = dict(soorten(rapport))
    for stuk, soort in waarheid.get("documenten", {}).items():
        goed = herkend.get(stuk) == soort
        telling.maten.update(("soort", *(("soort_goed",) if goed else ())))
        telling.per_soort[soort].update(("totaal", *(("goed",) if goed else ())))
        if not goed:
            telling.afwijkingen.append(f"{dossier}: {stuk} is {soort}, herkend als {herkend.get(stuk)}")


def wie(naam: object, geboren: object) -> tuple[str, ...]:
    return (*sorted(plat(naam or "").split()), str(geboren or ""))


def koppel(waarheid: Json, rapport: Json) -> tuple[list[tuple[Json, Json]], list[Json]]:
    """Elke aanvraag met die uit het rapport (leeg als hij er niet is): een enkele met de eerste, en op een lijst op naam, geboortedatum en type."""
    over = list(rapport["aanvragen"])
    if len(waarheid["aanvragen"]) == 1:
        return [(waarheid["aanvragen"][0], over.pop(0) if over else {})], over
    paren = []
    for waar in waarheid["aanvragen"]:
        naam = wie(waar["waarden"].get("leerling.naam"), waar["waarden"].get("leerling.geboortedatum"))
        passend = [a for a in over if wie((a.get("leerling") or {}).get("naam"), (a.get("leerling") or {}).get("geboortedatum")) == naam]
        passend.sort(key=lambda a: a.get("aanvraagtype") != waar["aanvraagtype"])
        paren.append((waar, passend[0] if passend else {}))
        over = [a for a in over if a is not paren[-1][1]]
    return paren, over


def tel_dossier(telling: Telling, dossier: str, waarheid: Json, rapport: Json) -> None:
    """Wat in het rapport overblijft is een verzonnen aanvraag."""
    tel_documenten(telling, dossier, waarheid, rapport)
    paren, extra = koppel(waarheid, rapport)
    for waar, aanvraag in paren:
        telling.maten["aanvragen"] += 1
        telling.maten["aanvraag_gemist"] += not aanvraag
        bevindingen = {b["eis"]: b for b in aanvraag.get("bevindingen", ())}
        tel_oordeel(telling, dossier, waar, aanvraag)
        tel_eisen(telling, dossier, waar, bevindingen)
        tel_waarden(telling, dossier, waar, aanvraag, bevindingen)
        tel_signalen(telling, dossier, waar, aanvraag)
        tel_bewijs(telling, dossier, waar, bevindingen)
    telling.maten["VERKEERD_COMPLEET"] += sum(e.get("oordeel") == "compleet" for e in extra)
    telling.maten["aanvraag_te_veel"] += len(extra)


def vergelijk(uitvoer: Path, waarheidmap: Path) -> Telling:
    telling = Telling()
    for bestand in sorted(waarheidmap.glob("*.json")):
        waarheid, rapport = json.loads(bestand.read_text("utf-8")), uitvoer / bestand.stem / "rapport.json"
        voor = Counter(telling.maten)
        telling.maten["dossiers"] += 1
        if rapport.exists():
            tel_dossier(telling, bestand.stem, waarheid, json.loads(rapport.read_text("utf-8")))
        else:
            telling.maten["geen_rapport"] += 1
            telling.afwijkingen.append(f"{bestand.stem}: geen rapport.json")
        for familie in waarheid.get("familie", ()):
            telling.per_familie[familie].update(telling.maten - voor)
    return telling


def deel(goed: int, totaal: int) -> str:
    return f"{goed}/{totaal} ({100 * goed / max(1, totaal):.1f}%)"


def tabel(telling: Telling) -> list[str]:
    """De maten als leesbare regels, met elke eis, documentsoort en familie; de slechtste eerst."""
    m = telling.maten
    regels = ["   ".join(f"{naam} {m[naam]}" for naam in (*ERG, "verkeerd_ontbreekt", "onnodig_nakijken", "gemist_als_nakijken", "signaal_te_veel"))]
    regels += [f"{goed:18} {deel(m[goed], m[totaal])}" for goed, totaal in PAREN]
    for naam, groep in (("eis", telling.per_eis), ("soort", telling.per_soort)):
        fout = sorted(groep.items(), key=lambda paar: paar[1]["goed"] - paar[1]["totaal"])
        regels += [f"  {naam} {sleutel:28} {deel(c['goed'], c['totaal'])}" for sleutel, c in fout]
    for familie, c in sorted(telling.per_familie.items()):
        regels.append(f"  familie {familie:24} eisen {deel(c['eis_goed'], c['eisen'])}, verkeerd voldaan {c['VERKEERD_VOLDAAN']}")
    return regels


def main() -> int:
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("uitvoer", type=Path)
    lezer.add_argument("waarheid", type=Path)
    lezer.add_argument("--fouten", action="store_true", help="elke afwijking op een regel")
    lezer.add_argument("--json", type=Path, help="schrijf de maten hierin")
    gekozen = lezer.parse_args()
    telling = vergelijk(gekozen.uitvoer, gekozen.waarheid)
    if gekozen.json:
        gekozen.json.write_text(json.dumps(telling.maten, indent=1) + "\n", "utf-8")
    sys.stdout.write("\n".join([*(telling.afwijkingen if gekozen.fouten else []), *tabel(telling), ""]))
    return 1 if any(telling.maten[maat] for maat in ERG) else 0


if __name__ == "__main__":
    sys.exit(main())
