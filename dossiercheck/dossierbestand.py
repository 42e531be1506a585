"""dossier.yaml: wat een mens over een dossier vastlegde. Streng gelezen: een tikfout die stil iets anders betekent bestaat niet."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from dossiercheck import tijd, yamlbestand
from dossiercheck.fouten import Gebruiksfout, Schemafout
from dossiercheck.keuring import bedoelde_u

NAAM = "dossier.yaml"
_MAATGRENS = 1_000_000
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Stukinstelling:
    """Een correctie door een mens op een stuk; None is: zoals het programma het ziet."""

    soort: str | None = None
    leerling: str | None = None
    negeer: bool = False


@dataclass(frozen=True, slots=True)
class Aanvulling:
    """Bestanden die later kwamen, met hun eigen ontvangst."""

    ontvangen: datetime
    bestanden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossierinstelling:
    """De inhoud van dossier.yaml; alles mag ontbreken. Sleutels van `stukken` zijn namen als in het rapport, in NFC."""

    ontvangen: datetime | None = None
    aanvraagtype: str | None = None
    kenmerk: str | None = None
    aanvullingen: tuple[Aanvulling, ...] = ()
    stukken: Mapping[str, Stukinstelling] = field(default_factory=lambda: MappingProxyType({}))

    def stuk(self, bestand: str) -> Stukinstelling:
        """De correctie op dit bestand; zonder correctie een lege."""
        return self.stukken.get(_nfc(bestand), Stukinstelling())

    def ontvangst(self, bestand: str) -> datetime | None:
        """Wanneer dit bestand binnenkwam: van de aanvulling waar het (of de zip of mail waar het in zit) bij hoort, anders van het dossier."""
        return self.aangevuld(bestand) or self.ontvangen

    def aangevuld(self, bestand: str) -> datetime | None:
        """De ontvangst van de laatste aanvulling waar dit bestand bij hoort; None als het in geen aanvulling staat."""
        naam = _nfc(bestand)
        return max((a.ontvangen for a in self.aanvullingen if any(naam == b or naam.startswith(f"{b}/") for b in a.bestanden)), default=None)


def lees(pad: Path, bestanden: Iterable[str]) -> Dossierinstelling:
    """De instelling van een dossier met deze bestanden. Gebruiksfout met alle fouten, elk met hun regel."""
    try:
        if pad.is_symlink() or pad.stat().st_size > _MAATGRENS:
            raise Schemafout("het bestand is een snelkoppeling of te groot")
        inhoud = yamlbestand.lees(pad)
    except (Schemafout, OSError, RecursionError, ValueError) as fout:
        wat = fout.wat if isinstance(fout, Schemafout) else f"{NAAM}: het bestand is niet te lezen"
        raise _fout(pad, [wat]) from None
    lezing = _Lezing(inhoud, [_nfc(bestand) for bestand in bestanden])
    instelling = lezing.dossier()
    if lezing.fouten:
        raise _fout(pad, lezing.fouten)
    return instelling


def keur_namen(instelling: Dossierinstelling, pad: Path, soorten: Iterable[str]) -> Gebruiksfout | None:
    """De fout als een correctie een documentsoort noemt die niet bestaat: die zou het stuk stil laten wegvallen."""
    bekend = list(soorten)
    onbekend = [(naam, stuk.soort) for naam, stuk in instelling.stukken.items() if stuk.soort and stuk.soort not in bekend]
    fouten = [f"{NAAM}: '{naam}' heeft de onbekende soort '{soort}'{bedoelde_u(soort, bekend)}" for naam, soort in onbekend]
    return _fout(pad, fouten) if fouten else None


def _fout(pad: Path, fouten: Sequence[str]) -> Gebruiksfout:
    return Gebruiksfout(f"Fout in {pad}:\n" + "\n".join(fouten), "Dit dossier is niet gecontroleerd, de andere wel.", "Verbeter het bestand en draai opnieuw.")


def _nfc(tekst: str) -> str:
    return unicodedata.normalize("NFC", tekst)


class _Lezing:
    """Zet de YAML om en verzamelt fouten met hun regel."""

    def __init__(self, inhoud: object, bestanden: list[str]) -> None:
        self._inhoud, self._bestanden = inhoud, bestanden
        self.fouten: list[str] = []

    def dossier(self) -> Dossierinstelling:
        velden = self._sleutels(self._inhoud, (), ("ontvangen", "aanvraagtype", "kenmerk", "aanvullingen", "stukken"))
        return Dossierinstelling(
            self._waarde(velden, (), "ontvangen", self._moment),
            self._waarde(velden, (), "aanvraagtype", self._tekst),
            self._waarde(velden, (), "kenmerk", self._tekst),
            tuple(a for nummer, deel in enumerate(self._lijst(velden, (), "aanvullingen")) if (a := self._aanvulling(deel, ("aanvullingen", nummer)))),
            self._stukken(velden.get("stukken")),
        )

    def _aanvulling(self, deel: object, pad: yamlbestand.Pad) -> Aanvulling | None:
        velden = self._sleutels(deel, pad, ("ontvangen", "bestanden"))
        ontvangen = self._waarde(velden, pad, "ontvangen", self._moment)
        namen = [self._tekst(naam, (*pad, "bestanden", nummer)) for nummer, naam in enumerate(self._lijst(velden, pad, "bestanden"))]
        for nummer, naam in enumerate(namen):
            self._bestaat(naam, (*pad, "bestanden", nummer))
        if ontvangen is None or not namen:
            self._meld(pad, "een aanvulling heeft `ontvangen` en `bestanden` nodig")
            return None
        return Aanvulling(ontvangen, tuple(_nfc(naam) for naam in namen if naam))

    def _stukken(self, inhoud: object) -> Mapping[str, Stukinstelling]:
        if inhoud is None:
            return MappingProxyType({})
        if not isinstance(inhoud, Mapping):
            self._meld(("stukken",), "hier horen bestandsnamen met instellingen")
            return MappingProxyType({})
        gelezen = {}
        for naam, deel in inhoud.items():
            pad = ("stukken", naam)
            self._bestaat(str(naam), pad)
            velden = self._sleutels(deel, pad, ("soort", "leerling", "negeer"))
            waarden = [self._waarde(velden, pad, sleutel, self._tekst) for sleutel in ("soort", "leerling")]
            gelezen[_nfc(str(naam))] = Stukinstelling(waarden[0], waarden[1], self._waarde(velden, pad, "negeer", self._ja_nee) or False)
        return MappingProxyType(gelezen)

    def _bestaat(self, naam: str | None, pad: yamlbestand.Pad) -> None:
        """Een correctie op een bestand dat er niet is zou stil niets doen."""
        if naam and not any(_nfc(naam) == b or _nfc(naam).startswith((f"{b}/", f"{b}#")) for b in self._bestanden):
            self._meld(pad, f"'{naam}' zit niet in dit dossier{bedoelde_u(naam, self._bestanden)}")

    # --- waarden ---

    def _waarde(self, velden: Mapping[str, object], pad: yamlbestand.Pad, sleutel: str, lees_: Callable[[Any, yamlbestand.Pad], _T | None]) -> _T | None:
        return None if velden.get(sleutel) is None else lees_(velden[sleutel], (*pad, sleutel))

    def _sleutels(self, inhoud: object, pad: yamlbestand.Pad, mogelijk: Sequence[str]) -> Mapping[str, object]:
        if inhoud is None:
            return {}
        if not isinstance(inhoud, Mapping):
            self._meld(pad, f"hier horen sleutels: {', '.join(mogelijk)}")
            return {}
        for sleutel in inhoud:
            if sleutel not in mogelijk:
                self._meld((*pad, sleutel), f"onbekende sleutel '{sleutel}'{bedoelde_u(str(sleutel), mogelijk)}")
        return inhoud

    def _lijst(self, velden: Mapping[str, object], pad: yamlbestand.Pad, sleutel: str) -> Sequence[object]:
        inhoud = velden.get(sleutel)
        if inhoud is None or (isinstance(inhoud, Sequence) and not isinstance(inhoud, str)):
            return inhoud or ()
        self._meld((*pad, sleutel), f"`{sleutel}` is een lijst: elk deel op een eigen regel, met een streepje ervoor")
        return ()

    def _moment(self, waarde: object, pad: yamlbestand.Pad) -> datetime | None:
        moment = tijd.lees_moment(str(waarde))
        if moment is None:
            self._meld(pad, f"'{waarde}' is geen tijd; schrijf 2026-11-18T15:30")
        return moment

    def _tekst(self, waarde: object, pad: yamlbestand.Pad) -> str | None:
        """Tekst of een getal; YAML leest `01` als getal, dan blijft de nul staan."""
        if isinstance(waarde, str) and waarde.strip():
            return waarde.strip()
        if isinstance(waarde, int) and not isinstance(waarde, bool):
            return str(int(waarde)).zfill(getattr(waarde, "_width", None) or 0)
        self._meld(pad, "hier hoort tekst; zet er aanhalingstekens omheen")
        return None

    def _ja_nee(self, waarde: object, pad: yamlbestand.Pad) -> bool | None:
        gelezen = {"ja": True, "true": True, "nee": False, "false": False}.get(str(waarde).casefold())
        if gelezen is None:
            self._meld(pad, f"'{waarde}' is geen ja of nee")
        return gelezen

    def _meld(self, pad: yamlbestand.Pad, tekst: str) -> None:
        self.fouten.append(f"{NAAM}, regel {yamlbestand.regelnummer(self._inhoud, pad)}: {tekst}")
