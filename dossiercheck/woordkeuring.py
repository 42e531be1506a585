"""Keurt de bestanden met woorden in schema/: elke fout met bestand, regel en 'bedoelde u'. Een tikfout die stil niets zoekt bestaat niet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dossiercheck.fouten import Schemafout
from dossiercheck.keuring import bedoelde_u, keur
from dossiercheck.patroon import lees_patroon, vul_in
from dossiercheck.woordenschat import VINDERS, Zoekopdracht
from dossiercheck.woordlezer import KENMERK
from dossiercheck.yamlbestand import Pad, lees, per_inhoud, regelnummer

_WAARDEN = ("ja-nee", "tekst", "datum", "getal", "keuze", "naam", "handtekening", "bsn")
_PATROON: dict[str, Any] = {"type": ["string", "list"]}
_LIJST: dict[str, Any] = {"type": "list", "schema": {"type": ["string", "integer"]}}
_GETAL: dict[str, Any] = {"type": "integer", "min": 0}
_JA: dict[str, Any] = {"type": "boolean"}
_TEKST: dict[str, Any] = {"type": "string"}
_PER_SOORT: Mapping[str, dict[str, Any]] = {"bool": _JA, "int": _GETAL, "str": _TEKST, "Patronen": _PATROON}
_BEGRIP: dict[str, Any] = {
    "waarde": {"type": "string", "allowed": list(_WAARDEN), "required": True},
    "eenduidig": _JA,
    "laatste": _JA,
    "afgeleid_van": _TEKST,
    "ja_als": _PATROON,
    "vinders": {"type": "list", "schema": {"type": "mapping"}},
}
_ZOEK: dict[str, Any] = {f.name: _PER_SOORT.get(str(f.type), _LIJST) for f in fields(Zoekopdracht) if f.name not in ("begrip", "stukken")} | {
    "vinder": {"type": "string", "allowed": list(VINDERS), "required": True},
    "in": _LIJST,
    "waarden": {"type": "mapping"},
    "hernoem": {"type": "mapping"},
}
_SOORT: dict[str, Any] = {
    "voorrang": {**_GETAL, "required": True},
    "nodig": {**_GETAL, "required": True},
    "titel": _PATROON,
    "niet_titel": _PATROON,
    "niet_inhoud": _PATROON,
    "niet_rubriek": _PATROON,
    "rubrieken_nodig": _GETAL,
    "brieftitel": _PATROON,
    "bovenregel": _PATROON,
    "niet_rol": _PATROON,
    "tekent": _PATROON,
    "vraagt": _LIJST,
    "vraagt_nodig": _GETAL,
} | {
    "inhoud": {"type": "list"},
    "rubrieken": {"type": "list"},
    "rollen": {"type": "list"},
    "beschrijft": {"type": "list"},
    "stijl": _TEKST,
}
_TYPE: dict[str, Any] = {"titel": {**_PATROON, "required": True}, "niet": _PATROON, "brief": _JA} | {
    "keuze": _PATROON,
    "gevuld": {"type": "list"},
    "algemeen": _JA,
}
_GEBEURTENIS: dict[str, Any] = (
    {naam: {**_LIJST, "required": True} for naam in ("in", "in_formulier")}
    | {
        "kop": _PATROON,
        "zin": _PATROON,
        "vraag": _PATROON,
        "niet": _PATROON,
        "verslagen": _LIJST,
    }
    | dict.fromkeys(("gesprek", "ander_gesprek", "inhoud", "plankop", "vraag_onder", "tenzij_genoemd"), _PATROON)
)
_LIJSTEN = (
    "invulhulp", "invulregel", "leerlingveld", "schoolwoorden", "geen_school", "aanloop", "locatiewoord", "na_locatiewoord", "straatnaam",
    "los_woord", "typevraag",
)  # fmt: skip
_HERKEN: dict[str, Any] = {naam: {"type": "mapping", "required": True} for naam in ("gebeurtenissen", "soorten", "typen")} | {
    "restsoort": {**_TEKST, "required": True},
    "formuliersoort": {**_TEKST, "required": True},
    "hoort_bij_vorige": {**_LIJST, "required": True},
    **{naam: {**_PATROON, "required": True} for naam in _LIJSTEN},
}


def woordfouten(schema: Path) -> list[str]:
    """Alle fouten in klassen.yaml, kenmerken.yaml, herkennen.yaml en begrippen/; leeg als alles klopt."""
    return list(_gekeurd(schema))


@per_inhoud
def _gekeurd(schema: Path) -> tuple[str, ...]:
    keuring = _Keuring(schema)
    keuring.klassen()
    keuring.kenmerken()
    keuring.herkennen()
    for pad in sorted((schema / "begrippen").glob("*.yaml")):
        keuring.begrippen(pad)
    keuring.namen()
    return tuple(keuring.fouten)


@dataclass(slots=True)
class _Keuring:
    """Verzamelt de fouten; leest de lijsten waar de woorden naar verwijzen."""

    map_: Path
    fouten: list[str] = field(default_factory=list)
    bekend: dict[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)
    """Per begrip het bestand en de inhoud daarvan."""
    gelezen: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """Elk bestand een keer: bij elk patroon wordt er in gekeken."""
    woorden: Mapping[str, str] | None = None
    """De klassen als tekst."""

    def klassen(self) -> None:
        """Een klasse is een rij woorden met | ertussen; zij noemt geen andere klasse."""
        gegeven = self._lees("klassen.yaml")
        for naam, woorden in gegeven.items():
            if not isinstance(woorden, str) or any(teken in woorden for teken in ("+", "...", "=", "<")):
                self._meld("klassen.yaml", gegeven, (naam,), "een klasse is een rij woorden met | ertussen, zonder +, ... of andere klasse")

    def kenmerken(self) -> None:
        gegeven = self._lees("kenmerken.yaml")
        for naam, regels in gegeven.items():
            self._patronen("kenmerken.yaml", gegeven, (naam,), regels)

    def herkennen(self) -> None:
        bestand = "herkennen.yaml"
        gegeven = self._lees(bestand)
        self._keur(bestand, gegeven, (), _HERKEN)
        for naam in _LIJSTEN:
            self._patronen(bestand, gegeven, (naam,), gegeven.get(naam))
        for naam in ("restsoort", "formuliersoort", "hoort_bij_vorige"):
            self._bestaan(bestand, gegeven, (naam,), _lijst(gegeven.get(naam)), self._sleutels("stukken.yaml"), "onbekende documentsoort")
        delen = (("soorten", _SOORT, self._sleutels("stukken.yaml"), "onbekende documentsoort"), ("typen", _TYPE, self._typen(), "onbekend aanvraagtype"))
        for naam, vorm, mogelijk, wat in delen:
            for sleutel in _map(gegeven.get(naam)):
                self._bestaan(bestand, gegeven, (naam, sleutel), [sleutel], mogelijk, wat)
                self._deel(bestand, gegeven, (naam, sleutel), vorm)
        for sleutel in _map(gegeven.get("gebeurtenissen")):
            self._deel(bestand, gegeven, ("gebeurtenissen", sleutel), _GEBEURTENIS)

    def begrippen(self, pad: Path) -> None:
        gegeven = self._lees(f"begrippen/{pad.name}")
        for naam, blok in gegeven.items():
            self.bekend[str(naam)] = (pad.name, gegeven)
            self._deel(pad.name, gegeven, (naam,), _BEGRIP)
            for nummer, _ in enumerate(_lijst(_map(blok).get("vinders"))):
                self._opdracht(pad.name, gegeven, (naam, "vinders", nummer))

    def _opdracht(self, bestand: str, gegeven: Mapping[str, Any], pad: Pad) -> None:
        opdracht = self._deel(bestand, gegeven, pad, _ZOEK)
        for sleutel in ("in", "soorten"):
            self._bestaan(bestand, gegeven, (*pad, sleutel), _lijst(opdracht.get(sleutel)), self._sleutels("stukken.yaml"), "onbekende documentsoort")
        if gebeurtenis := opdracht.get("gebeurtenis"):
            mogelijk = list(_map(self._lees("herkennen.yaml").get("gebeurtenissen")))
            self._bestaan(bestand, gegeven, (*pad, "gebeurtenis"), [gebeurtenis], mogelijk, "onbekende gebeurtenis")
        for naam, patronen in _map(opdracht.get("waarden")).items():
            self._patronen(bestand, gegeven, (*pad, "waarden", naam), patronen)

    def namen(self) -> None:
        """Een begrip dat op een feit lijkt waar niets naar zoekt, is een tikfout."""
        feiten = set(self._sleutels("feiten.yaml"))
        for naam, (bestand, gegeven) in self.bekend.items():
            dichtbij = get_close_matches(naam, feiten - self.bekend.keys(), 1, 0.85) if naam not in feiten else []
            for feit in dichtbij:
                self._meld(bestand, gegeven, (naam,), f"onbekend feit '{naam}'; bedoelde u '{feit}'?")
        herken = self._lees("herkennen.yaml")
        for soort, deel in _map(herken.get("soorten")).items():
            self._bestaan("herkennen.yaml", herken, ("soorten", soort, "vraagt"), _lijst(_map(deel).get("vraagt")), self.bekend, "onbekend begrip")

    # --- hulp ---

    def _lees(self, naam: str) -> Mapping[str, Any]:
        """De inhoud; leeg als het bestand ontbreekt of geen YAML is, met een melding."""
        if naam not in self.gelezen:
            try:
                self.gelezen[naam] = _map(lees(self.map_ / naam))
            except Schemafout as fout:
                self.fouten.append(fout.wat)
                self.gelezen[naam] = {}
        return self.gelezen[naam]

    def _sleutels(self, naam: str) -> list[str]:
        return [str(sleutel) for sleutel in self._lees(naam)]

    def _klassen(self) -> Mapping[str, str]:
        if self.woorden is None:
            self.woorden = {str(naam): str(woorden) for naam, woorden in self._lees("klassen.yaml").items()}
        return self.woorden

    def _typen(self) -> list[str]:
        return sorted(pad.stem for pad in self.map_.glob("*.yaml"))

    def _deel(self, bestand: str, gegeven: Mapping[str, Any], pad: Pad, vorm: Mapping[str, Any]) -> Mapping[str, Any]:
        """Keurt een deel op vorm en patronen; geeft het terug als map."""
        self._keur(bestand, gegeven, pad, vorm)
        deel: Any = gegeven
        for stap in pad:
            deel = deel[stap]
        for sleutel, regels in vorm.items():
            if regels.get("type") == _PATROON["type"]:
                self._patronen(bestand, gegeven, (*pad, sleutel), _map(deel).get(sleutel))
        for lijst in ("inhoud", "rubrieken", "gevuld"):
            for nummer, regels in enumerate(_lijst(_map(deel).get(lijst))):
                self._patronen(bestand, gegeven, (*pad, lijst, nummer), regels)
        return _map(deel)

    def _keur(self, bestand: str, gegeven: Mapping[str, Any], pad: Pad, vorm: Mapping[str, Any]) -> None:
        deel: Any = gegeven
        for stap in pad:
            deel = deel[stap]
        for fout in keur(deel, vorm):
            self._meld(bestand, gegeven, (*pad, *fout.pad), fout.tekst)

    def _patronen(self, bestand: str, gegeven: Mapping[str, Any], pad: Pad, waarde: object) -> None:
        for nummer, regel in enumerate(_lijst(waarde)):
            plek = pad if isinstance(waarde, str) else (*pad, nummer)
            if str(regel).startswith(KENMERK):
                self._bestaan(bestand, gegeven, plek, [str(regel).removeprefix(KENMERK)], self._sleutels("kenmerken.yaml"), "onbekend kenmerk")
                continue
            try:
                lees_patroon(vul_in(str(regel), self._klassen()))
            except ValueError as fout:
                self._meld(bestand, gegeven, plek, str(fout))

    def _bestaan(self, bestand: str, gegeven: Mapping[str, Any], pad: Pad, woorden: Iterable[object], mogelijk: Iterable[str], wat: str) -> None:
        alle = list(mogelijk)
        for woord in woorden:
            if str(woord) not in alle:
                self._meld(bestand, gegeven, pad, f"{wat} '{woord}'{bedoelde_u(str(woord), alle)}")

    def _meld(self, bestand: str, gegeven: object, pad: Pad, tekst: str) -> None:
        self.fouten.append(f"{bestand}, regel {regelnummer(gegeven, pad)}: {tekst}")


def ongeldige_yaml(schema: Path) -> Iterator[str]:
    """Elk bestand in de map dat geen YAML is."""
    for pad in sorted(schema.rglob("*.yaml")):
        try:
            lees(pad)
        except Schemafout as fout:
            yield fout.wat


def _map(gegeven: object) -> Mapping[str, Any]:
    return gegeven if isinstance(gegeven, Mapping) else {}


def _lijst(gegeven: object) -> list[Any]:
    return [] if gegeven is None else list(gegeven) if isinstance(gegeven, list) else [gegeven]
