"""De besluiten die in de uitvoer staan (besluit.json), en hun afdruk in het register."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dossiercheck.besluiten import Strekking
from dossiercheck.fouten import AndereRunBezig, Schrijffout
from dossiercheck.opslag import alleen
from dossiercheck.register import BESTAND as REGISTER
from dossiercheck.register import Register
from dossiercheck.registratie.standen import dag
from dossiercheck.registratie.tabellen import vind_sleutel

BESTAND = "besluit.json"
MAP = "besluit"
_EERSTE = "01"
_EINDE = frozenset({Strekking.TOEKENNEN, Strekking.AFWIJZEN, Strekking.BUITEN_BEHANDELING, Strekking.INTREKKEN})


@dataclass(frozen=True, slots=True)
class Besluitstand:
    """Een besluit zoals het in de uitvoer staat. `plek` is de map ten opzichte van de dossiermap; `sha256` is die van besluit.json."""

    aanvraag: str
    plek: str
    strekking: Strekking
    datum: date
    door: str
    functie: str
    categorie: str | None
    ingang: date | None
    einddatum: date | None
    tlv: str | None
    definitief: bool
    bezwaar_tot: date | None
    sha256: str

    @property
    def is_einde(self) -> bool:
        """Of de aanvraag hiermee klaar is: definitief, en niet aangehouden."""
        return self.definitief and self.strekking in _EINDE


def lees_besluiten(map_: Path) -> list[Besluitstand]:
    """De besluiten in de map van een dossier. Een onleesbaar besluit telt niet mee: het dossier blijft dan open staan."""
    return [besluit for pad in sorted((map_ / MAP).rglob(BESTAND)) for besluit in _lees(pad, map_)]


def _lees(pad: Path, map_: Path) -> Iterator[Besluitstand]:
    try:
        inhoud = pad.read_bytes()
        gegevens = json.loads(inhoud)
        lijst = gegevens.get("besluiten", [gegevens])
        plek = pad.parent.relative_to(map_).as_posix()
        yield from [_stand({"definitief": gegevens.get("definitief"), **b}, pad, plek, hashlib.sha256(inhoud).hexdigest()) for b in lijst]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return


def _stand(b: Mapping[str, Any], pad: Path, plek: str, sha256: str) -> Besluitstand:
    map_naam = pad.parent.name
    categorie = b.get("categorie")
    return Besluitstand(
        aanvraag=str(b.get("aanvraag") or (map_naam if map_naam != MAP else _EERSTE)),
        plek=plek,
        strekking=Strekking(b["strekking"]),
        datum=date.fromisoformat(b["datum"]),
        door=str(b["door"]["naam"]),
        functie=str(b["door"].get("functie", "")),
        categorie=str(categorie) if categorie is not None else None,
        ingang=dag(b.get("ingang")),
        einddatum=dag(b.get("einddatum")),
        tlv=b.get("tlv_nummer") or b.get("nummer"),
        definitief=bool(b.get("definitief")),
        bezwaar_tot=dag(b.get("bezwaar_tot")),
        sha256=sha256,
    )


def neem_over(register: Register, uitvoer: Path) -> None:
    """Brengt de besluiten uit de uitvoer in het register. Wat er niet meer staat, verdwijnt ook uit het register."""
    namen = [rij[0] for rij in register.lees("SELECT naam FROM dossier")]
    besluiten = [(naam, besluit) for naam in namen for besluit in lees_besluiten(uitvoer / naam)]
    with register.transactie() as db:
        db.execute("DELETE FROM besluit")
        for naam, b in besluiten:
            wat = (b.aanvraag, b.plek, str(b.strekking), b.datum.isoformat(), b.door, b.functie, b.categorie)
            tot = (_iso(b.ingang), _iso(b.einddatum), b.tlv, int(b.definitief), _iso(b.bezwaar_tot), b.sha256)
            db.execute(f"INSERT INTO besluit VALUES ({', '.join('?' * 14)})", (vind_sleutel(db, naam), *wat, *tot))


def _iso(waarde: date | None) -> str | None:
    return waarde.isoformat() if waarde else None


def besluiten_van(register: Register, sleutel: str | None = None) -> list[tuple[str, Besluitstand]]:
    """De besluiten in het register, elk met de sleutel van het dossier; oudste eerst."""
    kolommen = "dossier, aanvraag, plek, strekking, datum, door, functie, categorie, ingang, einddatum, tlv, definitief, bezwaar_tot, sha256"
    rijen = register.lees(f"SELECT {kolommen} FROM besluit WHERE ? IS NULL OR dossier = ? ORDER BY datum, dossier, aanvraag", (sleutel, sleutel))
    return [(rij[0], _uit_rij(rij[1:])) for rij in rijen]


def _uit_rij(rij: tuple[Any, ...]) -> Besluitstand:
    aanvraag, plek, strekking, datum, door, functie, categorie, ingang, einddatum, tlv, definitief, bezwaar, sha = rij
    besluit = (aanvraag, plek, Strekking(strekking), date.fromisoformat(datum), door, functie, categorie, dag(ingang), dag(einddatum))
    return Besluitstand(*besluit, tlv, bool(definitief), dag(bezwaar), sha)


@contextmanager
def bijgewerkt(uitvoer: Path) -> Iterator[Register]:
    """Het register om te lezen, met de laatste besluiten erin; kan er nu niet geschreven worden, dan zoals het is. NietsTeControleren zonder register."""
    pad = uitvoer / REGISTER
    Register(pad, alleen_lezen=True).__exit__(None, None, None)
    try:
        with alleen(uitvoer), Register(pad) as register:
            neem_over(register, uitvoer)
    except (AndereRunBezig, Schrijffout):
        pass  # lezen mag altijd, ook van een schijf waar niet op te schrijven is: nieuwe besluiten komen er de volgende keer bij
    with Register(pad, alleen_lezen=True) as register:
        yield register
