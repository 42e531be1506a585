"""Een bestand met bestanden erin (zip, mail), uitgepakt maar nog niet gelezen; en de uitkomst van wat niet gelezen wordt."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dossiercheck.begrippen import Gelezen, Probleem, Probleemsoort, Uitkomst, Wijze
from dossiercheck.bestandsnamen import eigen_naam
from dossiercheck.lezen.bron import Bron


@dataclass(frozen=True, slots=True)
class Pak:
    """Wat de zip of mail zelf oplevert, en zijn inhoud: nog te lezen bestanden (Bron) of meteen een uitkomst (Gelezen)."""

    gelezen: Gelezen
    inhoud: tuple[Bron | Gelezen, ...] = ()


@dataclass(frozen=True, slots=True)
class Uitsneden:
    """Per gevraagde plek een PNG; leeg als er geen uitsnede te maken is, of als niet te zien is of er een BSN op staat."""

    beelden: tuple[bytes, ...]


def geweigerd(bron: Bron, soort: Probleemsoort, tekst: str) -> Gelezen:
    """De uitkomst van een bestand dat niet gelezen kan of mag worden."""
    return Gelezen(bron.bestand, bron.sha256, Uitkomst.GEWEIGERD, Wijze.NIET, 0, problemen=(Probleem(soort, tekst),))


def overgeslagen(bron: Bron, tekst: str) -> Gelezen:
    """De uitkomst van een bestand dat geen stuk is, zoals een systeembestand."""
    return Gelezen(bron.bestand, bron.sha256, Uitkomst.OVERGESLAGEN, Wijze.NIET, 0, problemen=(Probleem(Probleemsoort.MELDING, tekst),))


class Uitpakmap:
    """Schrijft de inhoud van een pak weg onder volgnummers, nooit onder de naam uit het pak: zo kan een naam nergens anders heen wijzen."""

    def __init__(self, map_: Path, houder: str) -> None:
        self._map, self._houder = map_, houder
        self._gezien: set[str] = set()
        self._aantal = 0
        map_.mkdir(parents=True, exist_ok=True)

    def naam(self, naam: str) -> str:
        """De naam in het rapport: 'inzending.zip/opp.pdf'; een dubbele naam krijgt ' (2)'."""
        stam, punt, extensie = naam.rpartition(".") if "." in naam.rpartition("/")[2] else (naam, "", "")
        return f"{self._houder}/{eigen_naam(stam, punt + extensie, self._gezien)}"

    def zet(self, naam: str, stukken: Iterable[bytes]) -> Bron:
        """Schrijf een bestand in delen. Een fout in `stukken` gaat door naar de aanroeper; het halve bestand is dan weg."""
        self._aantal += 1
        pad, som = self._map / str(self._aantal), hashlib.sha256()
        try:
            with pad.open("wb") as uit:
                for deel in stukken:
                    som.update(deel)
                    uit.write(deel)
        except BaseException:
            pad.unlink(missing_ok=True)
            raise
        return Bron(pad, self.naam(naam), som.hexdigest())
