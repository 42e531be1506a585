"""Dossiers vernietigen die hun bewaartermijn voorbij zijn: eerst de lijst, en alleen na bevestiging met een naam.

Wat gewist gaat worden staat eerst als taak in het register. Valt de computer halverwege uit, dan maakt de volgende keer het af.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dossiercheck.fouten import Gebruiksfout
from dossiercheck.opslag import alleen, schrijf
from dossiercheck.overzicht import HTML as OVERZICHT
from dossiercheck.overzicht import schrijf_overzicht
from dossiercheck.register import BESTAND as REGISTER
from dossiercheck.register import Register
from dossiercheck.registratie import tabellen
from dossiercheck.registratie.besluiten import bijgewerkt, neem_over
from dossiercheck.registratie.bewaren import KOPIEEN, tlvbestanden
from dossiercheck.run import laad_kennis, moment_van
from dossiercheck.verklaring import VERKLARINGEN, Regel, maak_verklaring
from dossiercheck.verwijderlijst import Keuze, Post, genoteerde_dossiers, stel_op
from dossiercheck.werkproces import Kennis
from dossiercheck.wissen import noemt, wis_bestand, wis_map, wis_resten

_TAAK = "vernietig"
Taak = dict[str, Any]
_AFGELEID = ("agenda", "inzage")


@dataclass(frozen=True, slots=True)
class Verslag:
    """Wat er gewist is, wat bleef staan, en welke bestanden een naam nog noemen."""

    regels: tuple[Regel, ...]
    geblokkeerd: tuple[Post, ...]
    originelen: tuple[Path, ...]
    """Originelen die nog in de inbox staan."""
    resten: tuple[Path, ...]
    verklaring: Path | None
    meldingen: tuple[str, ...]


def bekijk(uitvoer: Path, keuze: Keuze, vandaag: date | None, werkmap: Path | None) -> list[Post]:
    """Wat er vernietigd mag worden, en wat dat tegenhoudt. Wist niets.

    Raises:
        NietsTeControleren: er is geen register. Gebruiksfout: een gekozen dossier bestaat niet, of mag nog niet weg.
    """
    kennis = laad_kennis(moment_van(vandaag), werkmap)
    with bijgewerkt(uitvoer) as register:
        return stel_op(register, uitvoer, kennis.instellingen.bewaren, keuze, kennis.nu.date())


def vernietig(uitvoer: Path, keuze: Keuze, door: str, vandaag: date | None, werkmap: Path | None) -> Verslag:
    """Wist alles van de gekozen dossiers, of van alle die hun termijn voorbij zijn, en laat een verklaring achter.

    Raises:
        Gebruiksfout: zonder naam. Verder als `bekijk`; AndereRunBezig, Schrijffout. Na een Schrijffout maakt een volgende keer het af.
    """
    if not door.strip():
        raise Gebruiksfout("Vernietigen kan alleen met de naam van wie het bevestigt.", "", 'Gebruik: dossiercheck vernietig --bevestig "uw naam"')
    kennis = laad_kennis(moment_van(vandaag), werkmap)
    Register(uitvoer / REGISTER, alleen_lezen=True).__exit__(None, None, None)
    with alleen(uitvoer), Register(uitvoer / REGISTER) as register:
        neem_over(register, uitvoer)
        posten = stel_op(register, uitvoer, kennis.instellingen.bewaren, keuze, kennis.nu.date())
        mag = [post for post in posten if not post.blokkade]
        for post in mag:
            _leg_taak_vast(register, post, keuze, kennis.nu)
        taken = _open_taken(register)
        gewist = [_voer_uit(register, uitvoer, sleutel, taak, kennis.nu) for sleutel, taak in taken.items()]
        meldingen = _ruim_op(register, uitvoer, kennis, bool(gewist))
        verklaring = _schrijf_verklaring(uitvoer, gewist, door, kennis, register) if gewist else None
    namen = {naam for post in mag if not post.bewaart_tlv for naam in post.persoonsnamen}
    resten = [pad for pad in noemt(uitvoer, sorted(namen)) if verklaring is None or pad != verklaring]
    over = tuple(pad for post in mag for pad in post.originelen if pad.exists() or pad.is_symlink())
    return Verslag(tuple(gewist), tuple(post for post in posten if post.blokkade), over, tuple(resten), verklaring, tuple(meldingen))


# --- taken -----------------------------------------------------------------------------------------


def _leg_taak_vast(register: Register, post: Post, keuze: Keuze, nu: datetime) -> None:
    """Wat er gewist gaat worden, en van een tlv die blijft de gegevens die de wet nog vraagt."""
    taak = {
        "wat": post.wat,
        "grond": post.grond,
        "namen": list(post.namen),
        "sleutels": list(post.sleutels),
        "originelen": [str(pad) for pad in post.originelen] if keuze.ook_originelen else [],
        "plekken": [str(pad) for pad in post.plekken] if keuze.ook_originelen else [],
        "tlv": [[b.plek, b.tlv] for b in post.te_bewaren],
        "kopie": post.kopie.nummer if post.kopie else None,
    }
    with register.transactie() as db:
        for b in post.te_bewaren:
            stand = next((s for s in post.standen if s.aanvraag == b.aanvraag), None)
            geboren = stand.geboortedatum.isoformat() if stand and stand.geboortedatum else None
            datums = [d.isoformat() if d else None for d in (b.datum, b.ingang, b.einddatum)]
            namen = json.dumps([f"{b.tlv}{pad.suffix}" for pad in tlvbestanden(post.map, b)])
            wie = (b.tlv, stand.leerling if stand else None, geboren, stand.aanvraagtype if stand else None)
            db.execute("INSERT OR REPLACE INTO tlvkopie VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*wie, *datums, b.categorie, namen))
        db.execute("INSERT OR REPLACE INTO taak VALUES (?, ?, ?)", (post.sleutels[0] if post.sleutels else "", _taaknaam(post), json.dumps(taak)))
        register.log_in(db, nu, "vernietiging bevestigd", post.sleutels[0] if post.sleutels else "")


def _taaknaam(post: Post) -> str:
    return f"{_TAAK} {post.kopie.nummer}" if post.kopie else _TAAK


def _open_taken(register: Register) -> dict[tuple[str, str], Taak]:
    rijen = register.lees("SELECT dossier, soort, gegevens FROM taak WHERE soort LIKE ? ORDER BY rowid", (f"{_TAAK}%",))
    return {(dossier, soort): json.loads(gegevens) for dossier, soort, gegevens in rijen}


def _voer_uit(register: Register, uitvoer: Path, sleutel: tuple[str, str], taak: Taak, nu: datetime) -> Regel:
    """Voert een taak uit; elke stap mag twee keer. De rijen in het register gaan als laatste: zolang zij er staan is de taak niet af."""
    for plek, nummer in taak["tlv"]:
        _bewaar_tlv(uitvoer, uitvoer / taak["namen"][0] / plek, nummer)
    aantal = sum(wis_map(uitvoer / naam) for naam in taak["namen"])
    for soort in _AFGELEID:
        for map_ in (uitvoer / soort).glob("*/"):
            if genoteerde_dossiers(map_) & set(taak["sleutels"]):
                aantal += wis_map(map_)
    if taak["kopie"]:
        aantal += sum(wis_bestand(pad) for pad in (uitvoer / KOPIEEN).glob(f"{taak['kopie']}.*"))
    originelen = sum(wis_bestand(Path(pad)) for pad in taak["originelen"])
    for plek in taak["plekken"]:
        _wis_lege_mappen(Path(plek))
    with register.transactie() as db:
        for tabel in tabellen.PERSOONLIJK:
            db.executemany(f"DELETE FROM {tabel} WHERE dossier = ?", [(s,) for s in taak["sleutels"]])
        db.executemany("DELETE FROM dossier WHERE sleutel = ?", [(s,) for s in taak["sleutels"]])
        db.execute("DELETE FROM tlvkopie WHERE nummer = ?", (taak["kopie"],))
        db.execute("DELETE FROM taak WHERE dossier = ? AND soort = ?", sleutel)
        register.log_in(db, nu, "vernietigd", sleutel[0], aantal)
    return Regel(sleutel[0], str(taak["wat"]), str(taak["grond"]), aantal, originelen, len(taak["tlv"]))


def _bewaar_tlv(uitvoer: Path, map_: Path, nummer: str) -> None:
    for soort in (".docx", ".pdf"):
        with suppress(FileNotFoundError):
            schrijf(uitvoer / KOPIEEN / f"{nummer}{soort}", (map_ / f"tlv{soort}").read_bytes())


def _wis_lege_mappen(map_: Path) -> None:
    """De map van een dossier in de inbox, als er niets meer in staat."""
    if map_.is_dir() and not map_.is_symlink():
        for pad in sorted((p for p in map_.rglob("*") if p.is_dir()), reverse=True):
            with suppress(OSError):
                pad.rmdir()
        with suppress(OSError):
            map_.rmdir()


# --- daarna ----------------------------------------------------------------------------------------


def _ruim_op(register: Register, uitvoer: Path, kennis: Kennis, is_gewist: bool) -> list[str]:
    """Lijsten opnieuw of weg, en geen sporen in het register of in tijdelijke bestanden."""
    meldingen = []
    if is_gewist:
        for pad in (pad for soort in ("*.xlsx", "*.csv") for pad in uitvoer.glob(f"register{soort}")):
            wis_bestand(pad)
            meldingen.append(f"{pad.name} noemde misschien een leerling en is gewist. Maak hem zo nodig opnieuw.")
        if (uitvoer / OVERZICHT).exists():
            schrijf_overzicht(uitvoer, kennis)
    wis_resten(uitvoer)
    register.wis_sporen()
    return meldingen


def _schrijf_verklaring(uitvoer: Path, regels: Sequence[Regel], door: str, kennis: Kennis, register: Register) -> Path:
    tekst = maak_verklaring(regels, door, kennis.nu, kennis.instellingen.naam, register.stand())
    pad = next(p for p in _namen(uitvoer / VERKLARINGEN, kennis.nu.date()) if not p.exists())
    schrijf(pad, tekst.encode())
    return pad


def _namen(map_: Path, dag: date) -> Iterator[Path]:
    nummer = 1
    while True:
        yield map_ / f"verklaring van vernietiging {dag.isoformat()}{f' ({nummer})' if nummer > 1 else ''}.txt"
        nummer += 1
