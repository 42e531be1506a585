"""Het werk rond `leer` op schijf: een voorbeeld lezen, en een voorstel in een eigen kopie van de regels zetten."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from dossiercheck import regelboek, woordenschat
from dossiercheck.begrippen import Gelezen
from dossiercheck.bestandsnamen import toonbaar
from dossiercheck.fouten import Gebruiksfout, Schrijffout
from dossiercheck.hulpbron import hulpbron
from dossiercheck.inzending import bereken_sha256
from dossiercheck.leer import Les, Voorstel, Zekerheid, leer
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.werkers import Lezers
from dossiercheck.opslag import schrijf
from dossiercheck.yamlbestand import met_regel


def leer_van(voorbeeld: Path, type_: str | None, nu: datetime, schema: Path | None = None) -> Les:
    """De les uit een bestand, met de regels uit `schema` als die map er is. Gebruiksfout als er niets te lezen is of het type niet bestaat."""
    if not voorbeeld.is_file():
        raise Gebruiksfout(f"{toonbaar(voorbeeld.name)} is geen bestand.", "", "Geef een formulier als Word of PDF, leeg of ingevuld.")
    eigen = schema if schema and schema.is_dir() else None
    boek = regelboek.laad(eigen)
    if type_ is not None and type_ not in boek.typen:
        raise Gebruiksfout(f"Het aanvraagtype '{type_}' bestaat niet.", "", f"Kies uit: {', '.join(boek.typen)}.")
    return leer(_lees(voorbeeld), woordenschat.laad(eigen), boek, nu, type_)


def _lees(voorbeeld: Path) -> tuple[Gelezen, ...]:
    with Lezers(1) as lezers:
        return tuple(lezers.lees([Bron(voorbeeld, toonbaar(voorbeeld.name), bereken_sha256(voorbeeld))]))


def neem_over(voorstellen: Iterable[Voorstel], map_: Path) -> list[Voorstel]:
    """Zet wat waarschijnlijk is in een eigen kopie van de regels; die komt er als zij er niet is. Geeft wat er in staat.

    Raises:
        Gebruiksfout: bij de meegeleverde map. Schrijffout: als de map niet te schrijven is.
    """
    gekozen = [voorstel for voorstel in voorstellen if voorstel.zekerheid is not Zekerheid.ZWAK]
    if map_.resolve() == hulpbron("schema").resolve():
        raise Gebruiksfout("Een voorstel gaat niet vanzelf in de meegeleverde regels.", "Daar rekent iedereen op.", "Geef een andere map.")
    try:
        if not map_.exists():
            shutil.copytree(hulpbron("schema"), map_)
        for voorstel in gekozen:
            pad = plek_van(voorstel.begrip, map_)
            schrijf(pad, met_regel(pad, (voorstel.begrip, "vinders", voorstel.plek, "vraag"), voorstel.etiket.patroon).encode())
    except OSError as fout:
        raise Schrijffout(f"In {toonbaar(map_.name)} kan niet geschreven worden.", "", "Kies een map waar u mag schrijven.") from fout
    return gekozen


def plek_van(begrip: str, map_: Path | None = None) -> Path:
    """Het bestand met dit begrip."""
    wortel = (map_ or hulpbron("schema")) / "begrippen"
    return next(pad for pad in sorted(wortel.glob("*.yaml")) if f"\n{begrip}:" in "\n" + pad.read_text("utf-8"))
