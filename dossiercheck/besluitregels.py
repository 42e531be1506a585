"""schema/besluiten.yaml lezen: wat er bij een besluit hoort, wat het programma voorstelt en waar het voor waarschuwt."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dossiercheck.besluiten import Besluitregels, Besluittype, Categorie, Document, Grens, Niveau, Ontvanger, Stap, Strekking, Zin
from dossiercheck.fouten import Schemafout
from dossiercheck.hulpbron import hulpbron
from dossiercheck.keuring import bedoelde_u
from dossiercheck.regelboek.lezing import Lezing, open_lezing
from dossiercheck.schrijfwijze import vouw
from dossiercheck.yamlbestand import Pad, per_inhoud

BESTAND = "besluiten"
_NAAM = f"{BESTAND}.yaml"
_TEKST = {"type": "string", "minlength": 1}
_WOORDEN = {"type": "list", "minlength": 1, "schema": _TEKST}
_BRON = {"type": "mapping", "schema": {"alinea": {**_TEKST, "required": True}, "citaat": {"type": "string", "minlength": 10, "required": True}}}
_ZIN = {"zin": {**_TEKST, "required": True}, "bron": _BRON, "wet": _TEKST}
_NODIG = ("ingang", "einddatum", "categorie")


def laad(map_: Path | None = None) -> Besluitregels:
    """De regels rond een besluit, uit `map_` of meegeleverd. Schemafout met alle fouten tegelijk."""
    return _laad(map_ or hulpbron("schema"))


@per_inhoud
def _laad(map_: Path) -> Besluitregels:
    lezing = open_lezing(map_, {})
    lezing.fouten.clear()  # de andere bestanden keurt het regelboek
    gegeven = lezing.bestand(BESTAND)
    if lezing.keur(_NAAM, gegeven, _vorm()):
        _keur_zinnen(lezing, gegeven)
    if lezing.fouten:
        raise Schemafout("\n".join(lezing.fouten), "Zonder deze regels kan er geen besluit verwerkt worden.", "Draai `dossiercheck schema-controle`.")
    return _maak(lezing, gegeven)


def _map(waarde: Mapping[str, Any], sleutel: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "mapping", "required": True, "minlength": 1, "keysrules": sleutel or {"type": "string"}, "valuesrules": waarde}


def _vast(**velden: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "mapping", "schema": dict(velden)}


def _vorm() -> dict[str, Any]:
    """Het Cerberus-schema van besluiten.yaml."""
    verplicht = {**_TEKST, "required": True}
    getal = {"type": "integer", "min": 1, "required": True}
    ja = {"type": "boolean"}
    strekking = {"type": "string", "allowed": [str(s) for s in Strekking]}
    document = _vast(bestand=verplicht, sjabloon=verplicht, nummer=ja)
    type_ = _vast(
        product=verplicht,
        gewoon=verplicht,
        vervolg=verplicht,
        brief=verplicht,
        document=document,
        stap_5=ja,
        categorie=ja,
        schooljaren=ja,
        adviezen={"type": "integer", "min": 0, "required": True},
        nodig={"type": "list", "required": True, "schema": {"type": "string", "allowed": list(_NODIG)}},
    )
    return {
        "typen": _map(type_),
        "brieven": _map(_TEKST, strekking),
        "ontvangers": _map({"type": "list", "schema": {"type": "string", "allowed": [str(o) for o in Ontvanger]}}, strekking),
        "categorieen": _map(_vast(naam=verplicht, code={"type": "string", "allowed": ["L", "M", "H"], "required": True}), {"type": "integer"}),
        "minste_uren": getal,
        "niveaus": _map(_vast(jaren=getal, onderbouw=getal)),
        "uitstroom": _map(_WOORDEN),
        "deskundigen": {**_vast(eerste={**_WOORDEN, "required": True}, tweede={**_WOORDEN, "required": True}), "required": True},
        "gegevens": _map(_TEKST),
        "feiten": _map(_TEKST),
        "voorstellen": _map({"type": "mapping", "schema": _ZIN}),
        "grenzen": _map({"type": "mapping", "schema": {"soort": {"type": "string", "allowed": ["afwijking", "melding"], "required": True}, **_ZIN}}),
        "stappen": {
            "type": "list",
            "required": True,
            "schema": _vast(kop=verplicht, alinea=verplicht, bevindingen={"type": "list", "schema": _TEKST, "required": True}, duur=ja, categorie=ja),
        },
    }


def _keur_zinnen(lezing: Lezing, gegeven: Mapping[str, Any]) -> None:
    for deel in ("voorstellen", "grenzen"):
        for naam, inhoud in gegeven[deel].items():
            for fout in _zinfouten(lezing, inhoud):
                lezing.meld(_NAAM, gegeven, (deel, naam), fout)
    for nummer, stap in enumerate(gegeven["stappen"]):
        if stap["alinea"] not in lezing.bronnen:
            plek: Pad = ("stappen", nummer, "alinea")
            lezing.meld(_NAAM, gegeven, plek, f"onbekende alinea '{stap['alinea']}'{bedoelde_u(stap['alinea'], lezing.bronnen)}")


def _zinfouten(lezing: Lezing, inhoud: Mapping[str, Any]) -> Iterator[str]:
    try:
        list(string.Formatter().parse(inhoud["zin"]))
    except ValueError:
        yield "in de zin staat een accolade zonder sluithaak"
    bron = inhoud.get("bron")
    if bron is None and "wet" not in inhoud:
        yield "hier hoort een bron: {alinea, citaat}, of een wet"
    elif bron and bron["alinea"] not in lezing.bronnen:
        yield f"onbekende alinea '{bron['alinea']}'{bedoelde_u(bron['alinea'], lezing.bronnen)}"
    elif bron and vouw(bron["citaat"]) not in lezing.bronnen[bron["alinea"]].tekst:
        yield f"dit citaat staat niet in alinea '{bron['alinea']}' van de bron"


def _maak(lezing: Lezing, g: Mapping[str, Any]) -> Besluitregels:
    return Besluitregels(
        typen={str(naam): _type(deel) for naam, deel in g["typen"].items()},
        brieven={Strekking(naam): str(sjabloon) for naam, sjabloon in g["brieven"].items()},
        ontvangers={Strekking(naam): tuple(map(str, wie)) for naam, wie in g["ontvangers"].items()},
        categorieen={int(nummer): Categorie(deel["naam"], deel["code"]) for nummer, deel in g["categorieen"].items()},
        minste_uren=int(g["minste_uren"]),
        niveaus={str(naam): Niveau(int(deel["jaren"]), int(deel["onderbouw"])) for naam, deel in g["niveaus"].items()},
        uitstroom={str(naam): tuple(map(str, woorden)) for naam, woorden in g["uitstroom"].items()},
        eerste_deskundige=tuple(map(str, g["deskundigen"]["eerste"])),
        tweede_deskundige=tuple(map(str, g["deskundigen"]["tweede"])),
        gegevens={str(naam): str(eis) for naam, eis in g["gegevens"].items()},
        feiten={str(naam): str(feit) for naam, feit in g["feiten"].items()},
        voorstellen={str(naam): _zin(lezing, deel) for naam, deel in g["voorstellen"].items()},
        grenzen={str(naam): Grens(_zin(lezing, deel), deel["soort"] == "afwijking") for naam, deel in g["grenzen"].items()},
        stappen=tuple(_stap(lezing, deel) for deel in g["stappen"]),
    )


def _type(deel: Mapping[str, Any]) -> Besluittype:
    stuk = deel.get("document")
    return Besluittype(
        product=deel["product"],
        gewoon=deel["gewoon"],
        vervolg=deel["vervolg"],
        brief=deel["brief"],
        document=Document(stuk["bestand"], stuk["sjabloon"], bool(stuk.get("nummer"))) if stuk else None,
        stap_5=bool(deel.get("stap_5")),
        categorie=bool(deel.get("categorie")),
        schooljaren=bool(deel.get("schooljaren")),
        adviezen=int(deel["adviezen"]),
        nodig=tuple(map(str, deel["nodig"])),
    )


def _zin(lezing: Lezing, deel: Mapping[str, Any]) -> Zin:
    """De zin met zijn bron in woorden: het citaat met de kop van de alinea, de wet, of allebei."""
    bron = deel.get("bron")
    delen = []
    if bron:
        alinea = lezing.bronnen[bron["alinea"]]
        delen.append(f"{alinea.bron}, {alinea.kop}: \u201c{bron['citaat']}\u201d")
    if "wet" in deel:
        delen.append(str(deel["wet"]))
    return Zin(str(deel["zin"]), "; ".join(delen))


def _stap(lezing: Lezing, deel: Mapping[str, Any]) -> Stap:
    bron = lezing.bronnen[deel["alinea"]].bron
    return Stap(deel["kop"], bron, tuple(map(str, deel["bevindingen"])), bool(deel.get("duur")), bool(deel.get("categorie")))
