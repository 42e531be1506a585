"""Schema/ lezen tot een regelboek. Verzamelt alle fouten; gooit zelf alleen als een bestand geen YAML is."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dossiercheck.begrippen import Door, Ernst
from dossiercheck.keuring import ALTIJD, Voorwaarde, bedoelde_u, bouw_voorwaarde, keur
from dossiercheck.regelboek.blokken import Blok, blokken_van, vul_in
from dossiercheck.regelboek.lezing import Lezing, open_lezing
from dossiercheck.regelboek.typen import Aanvraagtype, Regel, Regelboek, Regelherkomst, Ritme, Signaalregel
from dossiercheck.regelboek.vorm import REGELVORM, SIGNAALVORM, TYPEVORM
from dossiercheck.schrijfwijze import vouw
from dossiercheck.yamlbestand import per_inhoud, regelnummer, vingerafdruk

_IS_TYPE = re.compile(r"^(eisen|overnemen|besluit|formulier|planning):", re.MULTILINE)


def lees_regelboek(
    map_: Path, getallen: Mapping[str, int], werkgebied: str = "werkgebied.yaml", namen: Mapping[str, str] = MappingProxyType({})
) -> tuple[Regelboek | None, list[str]]:
    """Het regelboek en alle fouten; None als er fouten zijn. Schemafout als een bestand geen YAML is."""
    regelboek, fouten = _lees(map_, tuple(getallen.items()), werkgebied, tuple(namen.items()))
    return regelboek, list(fouten)


@per_inhoud
def _lees(map_: Path, getallen: tuple[tuple[str, int], ...], werkgebied: str, namen: tuple[tuple[str, str], ...]) -> tuple[Regelboek | None, tuple[str, ...]]:
    lezing = open_lezing(map_, dict(getallen))
    lezing.zinnen |= dict(namen)
    typen = _lees_typen(lezing, {pad.stem: lezing.bestand(pad.stem) for pad in sorted(map_.glob("*.yaml")) if _IS_TYPE.search(pad.read_text("utf-8"))})
    signalen = tuple(_lees_signalen(lezing, "signalen", typen))
    opmerkingen = tuple(_lees_signalen(lezing, "opmerkingen", typen))
    if not typen and not lezing.fouten:
        lezing.fouten.append("er staat geen enkel aanvraagtype in de map met regels")
    if lezing.fouten:
        return None, tuple(dict.fromkeys(lezing.fouten))
    plaatsen = frozenset(str(plaats) for lijst in lezing.bestand(werkgebied.removesuffix(".yaml")).values() for plaats in lijst)
    return Regelboek(typen, signalen, lezing.feiten, lezing.stukken, plaatsen, vingerafdruk(map_), opmerkingen, dict(namen)), ()


def _lees_typen(lezing: Lezing, bestanden: Mapping[str, Mapping[str, Any]]) -> dict[str, Aanvraagtype]:
    goed = {sleutel: gegeven for sleutel, gegeven in bestanden.items() if lezing.keur(f"{sleutel}.yaml", gegeven, TYPEVORM)}
    gebouwd: dict[str, Regel | None] = {}
    return {sleutel: _maak_type(lezing, sleutel, goed, set(bestanden), gebouwd) for sleutel in goed}


def _maak_type(lezing: Lezing, sleutel: str, typen: Mapping[str, Any], bekend: set[str], gebouwd: dict[str, Regel | None]) -> Aanvraagtype:
    gegeven = typen[sleutel]
    regels = []
    for blok in blokken_van(lezing, sleutel, typen, bekend):
        if blok.naam not in gebouwd:
            gebouwd[blok.naam] = _maak_regel(lezing, blok)
        if regel := gebouwd[blok.naam]:
            regels.append(regel)
    for (eis, van), keer in Counter((r.eis, r.van) for r in regels).items():
        if keer > 1:
            lezing.meld(f"{sleutel}.yaml", gegeven, (), f"de eis '{eis}' (geldig van {van}) staat er {keer} keer")
    _meld_gaten(lezing, f"{sleutel}.yaml", gegeven, regels)
    if bool(gegeven["besluit"]) is (gegeven["planning"] == Ritme.GEEN):
        lezing.meld(f"{sleutel}.yaml", gegeven, ("planning",), "een type met besluit heeft een planning, een type zonder besluit niet (geen)")
    return Aanvraagtype(sleutel, gegeven["naam"], gegeven["formulier"], gegeven["besluit"], Ritme(gegeven["planning"]), tuple(regels))


def _meld_gaten(lezing: Lezing, bestand: str, gegeven: object, regels: Sequence[Regel]) -> None:
    """Versies van een eis sluiten op elkaar aan: een dag zonder versie, of met twee, is een fout."""
    for eis in dict.fromkeys(regel.eis for regel in regels):
        versies = sorted((r for r in regels if r.eis == eis), key=lambda r: r.van)
        for eerder, later in pairwise(versies):
            if eerder.van != later.van and (eerder.tot is None or (later.van - eerder.tot).days != 1):
                lezing.meld(bestand, gegeven, (), f"de versies van '{eis}' sluiten niet aan: {eerder.tot or 'geen einde'} en dan {later.van}")


def _maak_regel(lezing: Lezing, blok: Blok) -> Regel | None:
    if keur(blok.inhoud, REGELVORM):
        lezing.keur(blok.bestand, blok.geheel, REGELVORM, blok.pad)
        return None
    inhoud = vul_in(blok.inhoud, lezing.getallen)
    if inhoud.get("vanaf_leeftijd"):
        inhoud = {**inhoud, "geldt_als": _vanaf(inhoud["vanaf_leeftijd"], inhoud["toets"])}
    geldt_als = _voorwaarde(lezing, blok, "geldt_als", inhoud, afwezig=None) if "geldt_als" in inhoud else ALTIJD
    toetsbaar_als = _voorwaarde(lezing, blok, "toetsbaar_als", inhoud, afwezig=False) if "toetsbaar_als" in inhoud else ALTIJD
    toets = _voorwaarde(lezing, blok, "toets", inhoud, afwezig=False)
    bron = inhoud.get("bron", {})
    regel = Regel(
        eis=inhoud["eis"], ernst=Ernst(inhoud["ernst"]), herkomst=Regelherkomst(inhoud["herkomst"]), bron=_bronzin(lezing, blok), waarom=inhoud["waarom"],
        geldt_als=geldt_als, toets=toets, toetsbaar_als=toetsbaar_als, zoek_in=tuple(inhoud["zoek_in"]), door=Door(inhoud["door"]),
        bevinding=dict(inhoud["bevinding"]),
        vraag=inhoud["vraag"], waar=inhoud["waar"], van=inhoud["geldig"]["van"], tot=inhoud["geldig"].get("tot"), waarde=inhoud.get("waarde"),
        een_waarde=inhoud.get("een_waarde", False), alinea=bron.get("alinea"), citaat=bron.get("citaat"),
        plek=f"{blok.bestand}:{regelnummer(blok.geheel, blok.pad)}", soortnamen=lezing.stukken, zinnen=lezing.zinnen,
    )  # fmt: skip
    _controleer(lezing, blok, regel)
    return regel


def _vanaf(leeftijd: int, toets: Any) -> list[Mapping[str, Any]]:
    """De eis geldt vanaf deze leeftijd, en ook als hij al vervuld is; zonder bekende leeftijd geldt hij."""
    groepen = toets if isinstance(toets, list) else [toets]
    vervuld = [{feit: {**regels, "required": True} for feit, regels in groep.items()} for groep in groepen]
    return [{"leerling_leeftijd": {"min": leeftijd, "required": False}}, *vervuld]


def _voorwaarde(lezing: Lezing, blok: Blok, sleutel: str, inhoud: Mapping[str, Any], *, afwezig: bool | None) -> Voorwaarde:
    voorwaarde, fouten = bouw_voorwaarde(inhoud[sleutel], lezing.feiten, afwezig=afwezig)
    lezing.meld_alle(*blok.plek(sleutel), fouten)
    return voorwaarde


def _bronzin(lezing: Lezing, blok: Blok) -> str:
    """De herkomst als zin. Meldt een bron die niet bestaat en een citaat dat er niet in staat."""
    bron, zinnen = blok.inhoud.get("bron", {}), lezing.zinnen
    match blok.inhoud["herkomst"]:
        case Regelherkomst.WET:
            if "wet" not in bron:
                lezing.meld(*blok.plek("herkomst"), "bij herkomst wet hoort bron: {wet: ...}")
            return zinnen.get("bron_wet", "").format(wet=bron.get("wet", ""))
        case Regelherkomst.SWV_KEUZE:
            return zinnen.get("bron_swv_keuze", "")
    alinea, citaat = bron.get("alinea"), bron.get("citaat")
    if not alinea or not citaat:
        lezing.meld(*blok.plek("herkomst"), "bij herkomst bron hoort bron: {alinea: ..., citaat: ...}")
    elif alinea not in lezing.bronnen:
        lezing.meld(*blok.plek("bron"), f"onbekende alinea '{alinea}'{bedoelde_u(alinea, lezing.bronnen)}")
    elif vouw(citaat) not in lezing.bronnen[alinea].tekst:
        lezing.meld(*blok.plek("bron"), f"dit citaat staat niet in alinea '{alinea}' van de bron")
    else:
        gevonden = lezing.bronnen[alinea]
        return zinnen.get("bron_citaat", "").format(bron=gevonden.bron, kop=gevonden.kop, citaat=citaat)
    return ""


def _controleer(lezing: Lezing, blok: Blok, regel: Regel) -> None:
    """Meldt wat pas te zien is als de regel gebouwd is: onbekende soorten en feiten, en zinnen die niet kunnen."""
    for soort in regel.zoek_in:
        if soort not in lezing.stukken:
            lezing.meld(*blok.plek("zoek_in"), f"onbekende documentsoort '{soort}'{bedoelde_u(soort, lezing.stukken)}")
    if regel.waarde and regel.waarde not in regel.feiten:
        lezing.meld(*blok.plek("waarde"), f"'{regel.waarde}' is geen feit van deze regel{bedoelde_u(regel.waarde, regel.feiten)}")
    if regel.een_waarde and not regel.waarde:
        lezing.meld(*blok.plek("een_waarde"), "bij een_waarde hoort een waarde")
    if regel.geldt_als is not ALTIJD and "nvt" not in regel.bevinding:
        lezing.meld(*blok.plek("bevinding"), "een regel met geldt_als heeft een zin nodig voor nvt")
    for zin in regel.bevinding.values():
        for naam in _invulplekken(zin) - set(regel.feiten):
            lezing.meld(*blok.plek("bevinding"), f"'{{{naam}}}' is geen feit van deze regel{bedoelde_u(naam, regel.feiten)}")
    if regel.tot and regel.tot < regel.van:
        lezing.meld(*blok.plek("geldig"), "de regel eindigt voordat hij begint")


def _invulplekken(zin: str) -> set[str]:
    return {naam for _, naam, _, _ in string.Formatter().parse(zin) if naam is not None}


def _lees_signalen(lezing: Lezing, naam: str, typen: Mapping[str, Aanvraagtype]) -> Iterator[Signaalregel]:
    bestand, gegeven = f"{naam}.yaml", lezing.bestand(naam)
    for sleutel, geschreven in gegeven.items():
        if not lezing.keur(bestand, gegeven, SIGNAALVORM, (sleutel,)):
            continue
        deel = vul_in(geschreven, lezing.getallen)
        for i, type_ in enumerate(deel.get("typen", ())):
            if type_ not in typen:
                lezing.meld(bestand, gegeven, (sleutel, "typen", i), f"onbekend aanvraagtype '{type_}'{bedoelde_u(type_, typen)}")
        als, fouten = bouw_voorwaarde(deel["als"], lezing.feiten, afwezig=False)
        lezing.meld_alle(bestand, gegeven, (sleutel, "als"), fouten)
        aanvulling = []
        for i, extra in enumerate(deel.get("aanvulling", ())):
            voorwaarde, fouten = bouw_voorwaarde(extra["als"], lezing.feiten, afwezig=False)
            lezing.meld_alle(bestand, gegeven, (sleutel, "aanvulling", i, "als"), fouten)
            aanvulling.append((voorwaarde, extra["zin"]))
        for zin in (deel["zin"], *(z for _, z in aanvulling)):
            for naam in _invulplekken(zin) - lezing.feiten.keys():
                lezing.meld(bestand, gegeven, (sleutel,), f"'{{{naam}}}' is geen feit{bedoelde_u(naam, lezing.feiten)}")
        yield Signaalregel(
            str(sleutel), als, deel["zin"], deel.get("in_brief", False), frozenset(deel.get("typen", ())), deel.get("alleen_met_besluit", False),
            tuple(aanvulling), deel.get("anders", ""), f"{bestand}:{regelnummer(gegeven, (sleutel,))}",
        )  # fmt: skip
