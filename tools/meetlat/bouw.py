"""Van een beschreven dossier naar bestanden en waarheid.

Een dossier staat in tools/meetlat/dossiers/*.yaml. Een stuk is een lijst onderdelen (`delen`), een ingevulde vorm uit vormen.yaml (`vorm` met `vul`),
of een pakket: `samen` (een PDF met meer stukken), `zip` of `mail`.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from ruamel.yaml import YAML

from . import pakken
from .acro import Acro
from .pdf_stijlen import STIJLEN as PDF
from .word_besturing import Besturing
from .word_stijlen import STIJLEN as WORD

HIER = Path(__file__).resolve().parent
Stuk = Mapping[str, Any]
INLEVEREN, NAAR_VERGADERING = 2, {"schakelvoorziening": 6}


def yaml(pad: Path) -> Any:
    return YAML(typ="safe").load(pad)


VORMEN: dict[str, list[list[Any]]] = yaml(HIER / "vormen.yaml")
EISEN: dict[str, Any] = yaml(HIER / "eisen.yaml")


VRIJ = [
    (date(2025, 12, 20), date(2026, 1, 4)),
    (date(2026, 2, 14), date(2026, 2, 22)),
    (date(2026, 4, 25), date(2026, 5, 5)),
    (date(2026, 7, 18), date(2026, 8, 30)),
    (date(2026, 10, 17), date(2026, 10, 25)),
    (date(2026, 12, 19), date(2027, 1, 3)),
]


@dataclass
class Gemaakt:
    """Wat een dossier oplevert: soort per stuk en de tekst per bladzijde, om bewijs een plek te geven."""

    documenten: dict[str, str] = field(default_factory=dict)
    bladzijden: dict[str, list[str]] = field(default_factory=dict)


def ingevuld(vorm: str, vul: Mapping[str, Any]) -> list[list[Any]]:
    """De onderdelen van een vorm met de antwoorden erin; wat niet is ingevuld blijft leeg."""
    bekend = {deel[1] for deel in VORMEN[vorm] if deel[0] in ("veld", "open", "keuze")} | {"teken"}
    assert set(vul) <= bekend, f"{vorm}: onbekend {set(vul) - bekend}"
    delen: list[list[Any]] = []
    for soort, *rest in VORMEN[vorm]:
        if soort in ("veld", "open"):
            delen.append([soort, rest[1], str(vul.get(rest[0], ""))])
        elif soort == "keuze":
            gekozen = vul.get(rest[0], [])
            gekozen = [gekozen] if isinstance(gekozen, str) else gekozen
            assert all(g in rest[2] for g in gekozen if g), f"{vorm}.{rest[0]}: {gekozen}"
            delen.append([soort, rest[1], rest[2], [g for g in gekozen if g]])
        elif soort == "teken":
            delen.append([soort, vul["teken"]])
        else:
            delen.append([soort, *rest])
    return delen


def inhoud(stuk: Stuk) -> bytes:
    """De bytes van een enkel stuk, nog niet gescand of op slot."""
    delen = [*(ingevuld(stuk["vorm"], stuk["vul"]) if "vorm" in stuk else []), *stuk.get("delen", [])]
    kop, voet = stuk.get("kop", ""), stuk.get("voet", "")
    if stuk["stijl"] == "acro":
        return Acro(kop, voet).bouw(delen)
    bouwers: dict[str, Any] = {**PDF, **WORD, "besturing": Besturing}
    klaar: bytes = bouwers[stuk["stijl"]](kop, voet).bouw(delen)
    return klaar


def tekst_per_bladzijde(pdf: bytes) -> list[str]:
    return [" ".join(b.extract_text().split()) for b in PdfReader(io.BytesIO(pdf)).pages]


def maak_samen(stuk: Stuk, naam: str, uit: Gemaakt) -> bytes:
    pdfs = [inhoud(deel) for deel in stuk["samen"]]
    begin = 1
    for deel, pdf in zip(stuk["samen"], pdfs, strict=True):
        aantal = len(PdfReader(io.BytesIO(pdf)).pages)
        uit.documenten[f"{naam}#{begin}-{begin + aantal - 1}"] = deel["soort"]
        begin += aantal
    return pakken.samen(pdfs)


def maak_stuk(stuk: Stuk, uit: Gemaakt, voor: str = "") -> bytes:
    """Bytes van een stuk; noteert soort en tekst onder zijn naam in het rapport."""
    naam = voor + stuk["bestand"]
    if "zip" in stuk or "mail" in stuk:
        return maak_pakket(stuk, naam, uit)
    if "samen" in stuk:
        klaar = maak_samen(stuk, naam, uit)
    else:
        klaar = inhoud(stuk)
        uit.documenten[naam] = stuk["soort"]
    if naam.endswith(".pdf"):
        uit.bladzijden[naam] = tekst_per_bladzijde(klaar)
    if stuk.get("scan"):
        klaar = pakken.scan(klaar, naam)
    if stuk.get("slot"):
        klaar = pakken.op_slot(klaar)
    return klaar[: len(klaar) // 3] if stuk.get("kapot") else klaar


def maak_pakket(stuk: Stuk, naam: str, uit: Gemaakt) -> bytes:
    binnen = stuk.get("zip") or stuk["mail"].get("stukken", [])
    stukken = [(deel["bestand"], maak_stuk(deel, uit, f"{naam}/")) for deel in binnen]
    if "zip" in stuk:
        return pakken.inpakken(stukken)
    uit.documenten[naam] = stuk["soort"]
    gegevens = stuk["mail"]
    return pakken.mail(gegevens["van"], gegevens["onderwerp"], gegevens["datum"], gegevens["tekst"], stukken)


def vergadering(aanvraagtype: str, ontvangen: datetime) -> str:
    """Dinsdag na de woensdag van inleveren; in een vakantie de eerstvolgende dinsdag die doorgaat."""
    woensdag = ontvangen.date() + timedelta(days=(INLEVEREN - ontvangen.weekday()) % 7)
    if ontvangen.weekday() == INLEVEREN and ontvangen.hour >= 17:
        woensdag += timedelta(days=7)
    dag = woensdag + timedelta(days=NAAR_VERGADERING.get(aanvraagtype, 13))
    while any(a <= dag <= b for a, b in VRIJ):
        dag += timedelta(days=7)
    return dag.isoformat()


def oordeel(eisen: Mapping[str, str]) -> str:
    telt = {status for eis, status in eisen.items() if eis not in EISEN["aanbevolen"]}
    return "incompleet" if "ontbreekt" in telt else "nakijken" if "nakijken" in telt else "compleet"


def statussen(beschreven: Mapping[str, Any]) -> dict[str, str]:
    """Alles voldaan, behalve wat het dossier anders noemt (`status: [eisen]`)."""
    eisen = dict.fromkeys(EISEN["eisen"][beschreven["type"]], "voldaan")
    for status in ("ontbreekt", "nakijken", "nvt"):
        for eis in beschreven.get(status, []):
            assert eisen[eis] == "voldaan", eis
            eisen[eis] = status
    return eisen


def bewijs(plekken: Mapping[str, Any], uit: Gemaakt) -> dict[str, Any]:
    """Zinnen naar bladzijden; een zin die nergens staat is een fout in de beschrijving."""
    gevonden: dict[str, Any] = {}
    for eis, rijen in plekken.items():
        lijst = []
        for bestand, zin in rijen:
            if not bestand.endswith(".pdf"):
                lijst.append({"bestand": bestand})
                continue
            raak = [n for n, tekst in enumerate(uit.bladzijden[bestand], 1) if " ".join(zin.split()) in tekst]
            assert raak, f"{eis}: {zin!r} niet in {bestand}"
            lijst += [{"bestand": bestand, "pagina": n} for n in raak]
        gevonden[eis] = lijst if len(lijst) > 1 else lijst[0]
    return gevonden


def waarheid(beschreven: Mapping[str, Any], uit: Gemaakt) -> dict[str, Any]:
    eisen, ontvangen = statussen(beschreven), datetime.fromisoformat(beschreven["ontvangen"])
    assert oordeel(eisen) == beschreven["oordeel"], f"{oordeel(eisen)} is niet {beschreven['oordeel']}"
    assert set(uit.documenten.values()) <= set(EISEN["soorten"]) and set(beschreven.get("signalen", [])) <= set(EISEN["signalen"])
    namen = {"naam": "leerling.naam", "geboren": "leerling.geboortedatum", "school": "school.naam"}
    aanvraag = {
        "aanvraagtype": beschreven["type"],
        "oordeel": beschreven["oordeel"],
        "eisen": eisen,
        "waarden": {eis: beschreven[sleutel] for sleutel, eis in namen.items() if beschreven.get(sleutel)},
        "signalen": beschreven.get("signalen", []),
        "bewijs": bewijs(beschreven.get("bewijs", {}), uit),
    }
    if beschreven["oordeel"] == "compleet" and beschreven["type"] not in EISEN["zonder_besluit"]:
        aanvraag["vergadering"] = vergadering(beschreven["type"], ontvangen)
    return {"aanvragen": [aanvraag], "documenten": uit.documenten, "familie": beschreven["familie"]}


def maak_dossier(naam: str, beschreven: Mapping[str, Any], doel: Path) -> None:
    map_ = doel / "dossiers" / naam
    map_.mkdir(parents=True)
    uit = Gemaakt()
    stukken: Sequence[Stuk] = beschreven["stukken"]
    for stuk in stukken:
        klaar = (map_ / stuk["kopie_van"]).read_bytes() if "kopie_van" in stuk else maak_stuk(stuk, uit)
        (map_ / stuk["bestand"]).write_bytes(klaar)
        if "kopie_van" in stuk:
            uit.documenten[stuk["bestand"]] = stuk["soort"]
    regels = [f"ontvangen: {beschreven['ontvangen']}", *([f"aanvraagtype: {beschreven['type']}"] if beschreven.get("type_bekend") else [])]
    (map_ / "dossier.yaml").write_text("\n".join(regels) + "\n", "utf-8")
    (doel / "waarheid" / f"{naam}.json").write_text(json.dumps(waarheid(beschreven, uit), ensure_ascii=False, indent=1) + "\n", "utf-8")
