"""Blijvende werkprocessen die bestanden lezen, elk bestand met een grens aan tijd en geheugen. Een dode lezer is een uitkomst."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import connection
from pathlib import Path
from types import TracebackType

from dossiercheck.begrippen import Gelezen, Probleemsoort
from dossiercheck.lezen import lezer
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.grenzen import geheugen_van
from dossiercheck.lezen.pak import Pak, geweigerd
from dossiercheck.lezen.werker import Dood, Stap, Werker

GIB = 1024**3
_VENSTER = 32
"""Hoeveel bestanden vooruit gelezen worden; begrenst het geheugen van de ouder."""
_TIK = 0.5
_OPSTARTTIJD = 60.0
_MAX_INHOUD = 2000
_MAX_BYTES = GIB // 2
VOORVOEGSEL = "dossiercheck-lezen-"
_OUD = 24 * 3600.0


@dataclass(slots=True, eq=False)
class _Knoop:
    """Een bestand in behandeling. Een zip of mail wacht op zijn inhoud."""

    bron: Bron
    ouder: _Knoop | None = None
    diepte: int = 0
    opnieuw: bool = False
    gelezen: Gelezen | None = None
    inhoud: list[_Knoop] = field(default_factory=list)
    map_: Path | None = None
    bestanden: int = 0
    bytes_: int = 0

    @property
    def wortel(self) -> _Knoop:
        return self if self.ouder is None else self.ouder.wortel

    @property
    def klaar(self) -> bool:
        return self.gelezen is not None and all(deel.klaar for deel in self.inhoud)

    def uitkomst(self) -> Gelezen:
        assert self.gelezen is not None
        return lezer.voeg_samen(self.gelezen, tuple(deel.uitkomst() for deel in self.inhoud)) if self.inhoud else self.gelezen


class Lezers:
    """Leest bestanden in `werkers` processen. `tijdgrens` in seconden en `geheugen` in bytes gelden per bestand, ook voor een bestand in een zip."""

    def __init__(self, werkers: int = 2, tijdgrens: float = 30.0, geheugen: int = GIB, stap: Stap = lezer.stap) -> None:
        self._aantal, self._tijdgrens, self._geheugen, self._stap = max(1, werkers), tijdgrens, geheugen, stap
        self._werkers: list[Werker] = []
        self._map = Path()
        self._teller = 0

    def __enter__(self) -> Lezers:
        _ruim_oude_mappen_op()
        self._map = Path(tempfile.mkdtemp(prefix=VOORVOEGSEL))
        return self

    def __exit__(self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None) -> None:
        for werker in self._werkers:
            werker.stop()
        self._werkers.clear()
        shutil.rmtree(self._map, ignore_errors=True)

    def lees(self, bronnen: Iterable[Bron]) -> Iterator[Gelezen]:
        """De uitkomst van elk bestand, in de volgorde van invoer. Geeft altijd precies een Gelezen per bron."""
        invoer, wortels, wachtrij = iter(bronnen), deque[_Knoop](), deque[_Knoop]()
        try:
            while True:
                while len(wortels) < _VENSTER and (bron := next(invoer, None)) is not None:
                    wortels.append(_Knoop(bron))
                    wachtrij.append(wortels[-1])
                if not wortels:
                    return
                self._geef_werk(wachtrij)
                if wortels[0].klaar:
                    self._ruim_op(knoop := wortels.popleft())
                    yield knoop.uitkomst()
                else:
                    self._wacht(wachtrij)
        finally:
            for werker in [werker for werker in self._werkers if werker.knoop is not None]:
                self._vervang(werker)

    def _geef_werk(self, wachtrij: deque[_Knoop]) -> None:
        while wachtrij and (werker := self._vrije()) is not None:
            knoop = wachtrij.popleft()
            knoop.map_ = self._map / f"pak-{self._teller}"
            self._teller += 1
            try:
                werker.geef(knoop, knoop.bron, knoop.diepte, knoop.map_, _OPSTARTTIJD)
            except OSError:  # gestorven terwijl hij niets deed: het bestand kan er niets aan doen
                self._vervang(werker)
                wachtrij.appendleft(knoop)

    def _vrije(self) -> Werker | None:
        for werker in self._werkers:
            if werker.knoop is None:
                if not werker.is_versleten:
                    return werker
                self._vervang(werker)
                break
        if len(self._werkers) < self._aantal:
            self._teller += 1
            self._werkers.append(Werker(self._map, self._teller, self._tijdgrens, self._geheugen, self._stap))
            return self._werkers[-1]
        return None

    def _vervang(self, werker: Werker) -> None:
        """Stop een werker; een nieuwe komt er pas als er werk is."""
        werker.stop()
        self._werkers.remove(werker)

    def _wacht(self, wachtrij: deque[_Knoop]) -> None:
        """Wacht op uitkomsten, en grijp in bij een werker die te lang bezig is of te veel geheugen heeft."""
        bezig = {werker.lijn: werker for werker in self._werkers if werker.knoop is not None}
        klaar = connection.wait(list(bezig), _TIK)
        for lijn, werker in bezig.items():
            if lijn in klaar:
                self._ontvang(werker, wachtrij)
            elif werker.is_te_laat:
                self._breek_af(werker, Probleemsoort.TE_TRAAG, f"Het lezen duurde langer dan {self._tijdgrens:g} seconden en is gestopt.")
            elif (geheugen_van(werker.pid) or 0) > self._geheugen:
                self._mislukt(werker, wachtrij, Probleemsoort.TE_GROOT, lezer.TE_VEEL_GEHEUGEN)

    def _ontvang(self, werker: Werker, wachtrij: deque[_Knoop]) -> None:
        try:
            antwoord = werker.ontvang()
        except Dood:
            self._mislukt(werker, wachtrij, Probleemsoort.BESCHADIGD, "Het lezen van dit bestand liep vast. Het bestand is beschadigd of te zwaar.")
            return
        if isinstance(antwoord, Gelezen) and any(probleem.tekst == lezer.TE_VEEL_GEHEUGEN for probleem in antwoord.problemen):
            self._mislukt(werker, wachtrij, Probleemsoort.TE_GROOT, lezer.TE_VEEL_GEHEUGEN)
        elif isinstance(antwoord, Gelezen | Pak):
            knoop, werker.knoop = werker.knoop, None
            werker.gedaan += 1
            assert isinstance(knoop, _Knoop)
            self._verwerk(knoop, antwoord, wachtrij)

    def _mislukt(self, werker: Werker, wachtrij: deque[_Knoop], soort: Probleemsoort, tekst: str) -> None:
        """Een werker die al meer gelezen had kan aan iets anders bezweken zijn: dan krijgt het bestand een verse werker, een keer."""
        knoop = werker.knoop
        assert isinstance(knoop, _Knoop)
        if not werker.gedaan or knoop.opnieuw:
            self._breek_af(werker, soort, tekst)
            return
        self._ruim_op(knoop)
        knoop.opnieuw = True
        self._vervang(werker)
        wachtrij.appendleft(knoop)

    def _breek_af(self, werker: Werker, soort: Probleemsoort, tekst: str) -> None:
        knoop = werker.knoop
        assert isinstance(knoop, _Knoop)
        self._vervang(werker)
        self._ruim_op(knoop)
        knoop.gelezen = geweigerd(knoop.bron, soort, tekst)

    def _verwerk(self, knoop: _Knoop, antwoord: Gelezen | Pak, wachtrij: deque[_Knoop]) -> None:
        if isinstance(antwoord, Gelezen):
            knoop.gelezen = antwoord
            self._ruim_op(knoop)
            return
        wortel = knoop.wortel
        knoop.gelezen = antwoord.gelezen
        knoop.inhoud = [_binnen(deel, knoop) for deel in antwoord.inhoud]
        te_lezen = [deel for deel in knoop.inhoud if deel.gelezen is None]
        wortel.bestanden += len(te_lezen)
        wortel.bytes_ += sum(deel.bron.pad.stat().st_size for deel in te_lezen)
        if wortel.bestanden > _MAX_INHOUD or wortel.bytes_ > _MAX_BYTES:
            for deel in te_lezen:
                deel.gelezen = geweigerd(deel.bron, Probleemsoort.TE_GROOT, "Er zit te veel in dit bestand. Dit deel is niet gelezen.")
        else:
            wachtrij.extendleft(reversed(te_lezen))

    def _ruim_op(self, knoop: _Knoop) -> None:
        """Haal weg wat voor dit bestand en zijn inhoud is uitgepakt."""
        for deel in knoop.inhoud:
            self._ruim_op(deel)
        if knoop.map_ is not None:
            shutil.rmtree(knoop.map_, ignore_errors=True)
            knoop.map_ = None


def _binnen(deel: Bron | Gelezen, ouder: _Knoop) -> _Knoop:
    if isinstance(deel, Gelezen):
        return _Knoop(Bron(Path(), deel.bestand, deel.sha256), ouder, gelezen=deel)
    return _Knoop(deel, ouder, ouder.diepte + 1)


def _ruim_oude_mappen_op() -> None:
    """Wie hard is afgebroken liet uitgepakte stukken van leerlingen achter; die horen daar niet te blijven."""
    for map_ in Path(tempfile.gettempdir()).glob(f"{VOORVOEGSEL}*"):
        with contextlib.suppress(OSError):
            if time.time() - map_.stat().st_mtime > _OUD:
                shutil.rmtree(map_, ignore_errors=True)
