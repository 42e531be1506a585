"""Een sjabloon keuren zonder het uit te voeren: haken, blokken, verboden constructies en velden die niet bestaan. Een regel is een alinea."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches

from jinja2 import TemplateSyntaxError, nodes

from dossiercheck.sjabloontaal import FILTERS, maak_omgeving

_WOORDVOOR = re.compile(r"(\{[{%])-?(?:p|tr|tc|r)(?=\s)")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_LOS = re.compile(r"\{\s*[{%#]|[%#}]\s*\}")
_KROM = re.compile("[\u2018\u2019\u201c\u201d]")
_OPDRACHT = re.compile(r"\{%[-+]?\s*(\w+)")
_OPEN, _DICHT, _TUSSEN = {"if": "endif", "for": "endfor"}, {"endif": "if", "endfor": "for"}, {"else", "elif"}
_MAG = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name, nodes.Getattr, nodes.Const, nodes.Filter, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat, nodes.Test,
)  # fmt: skip
_TESTS = frozenset({"defined"})
_LUS = {"index": None, "index0": None, "first": None, "last": None, "length": None}

Vorm = Mapping[str, "Vorm"] | None
"""De velden die een sjabloon kent: een naam met daaronder zijn velden; None is een waarde. Een lijst heeft de velden van zijn delen."""


@dataclass(frozen=True, slots=True)
class Taalfout:
    """Wat er mis is, in welke alinea (vanaf 1)."""

    alinea: int
    tekst: str


def vorm_van(waarde: object) -> Vorm:
    """De velden van voorbeeldgegevens: dataclass, dict, rij of losse waarde."""
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return {f.name: vorm_van(getattr(waarde, f.name)) for f in fields(waarde)}
    if isinstance(waarde, Mapping):
        return {str(naam): vorm_van(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, tuple | list):
        samen: dict[str, Vorm] = {}
        for deel in waarde:
            samen |= vorm_van(deel) or {}
        return samen or None
    return None


def keur_taal(alineas: Sequence[str], vorm: Vorm = None) -> list[Taalfout]:
    """De fouten in de alinea's van een deel van het document, in volgorde; zonder `vorm` worden velden niet nagekeken."""
    regels = [_WOORDVOOR.sub(r"\1", " ".join(alinea.split())) for alinea in alineas]
    fouten = [Taalfout(nummer, tekst) for nummer, regel in enumerate(regels, 1) for tekst in _haken(regel)]
    if not fouten:
        fouten = list(_blokken(regels))
    if not fouten:
        fouten = list(_boom(regels, vorm))
    return sorted(dict.fromkeys(fouten), key=lambda f: f.alinea)


def _haken(regel: str) -> Iterator[str]:
    """Tags die niet sluiten, haken met een spatie ertussen en gekrulde aanhalingstekens uit Word."""
    for tag in _TAG.findall(regel):
        if _KROM.search(tag):
            yield f"in '{tag}' staan gekrulde aanhalingstekens; typ rechte (' of \")"
        if "{{" in tag[2:] or "{%" in tag[2:]:
            yield f"'{tag}' sluit niet op tijd: er begint een nieuw veld voor het vorige gesloten is"
    if los := _LOS.search(_TAG.sub("", regel)):
        yield _los(los[0])


def _los(haken: str) -> str:
    kaal = haken.replace(" ", "")
    if kaal != haken:
        return f"'{haken}' hoort '{kaal}' te zijn, zonder spatie ertussen"
    if kaal in {"{#", "#}"}:
        return f"'{kaal}' is een opmerking; die hoort niet in een sjabloon"
    return f"'{kaal}' wordt niet gesloten" if kaal[0] == "{" else f"'{kaal}' hoort nergens bij: het begin ontbreekt"


def _blokken(regels: Sequence[str]) -> Iterator[Taalfout]:
    """Blokken die niet sluiten of niet begonnen zijn, met de alinea waar ze staan."""
    open_: list[tuple[str, int]] = []
    for nummer, regel in enumerate(regels, 1):
        for woord in _OPDRACHT.findall(regel):
            if woord in _OPEN:
                open_.append((woord, nummer))
            elif woord in _DICHT:
                if not open_ or open_[-1][0] != _DICHT[woord]:
                    wat = f"sluit '{open_[-1][0]}' uit alinea {open_[-1][1]} niet" if open_ else "heeft geen begin"
                    yield Taalfout(nummer, f"'{woord}' {wat}")
                    return
                open_.pop()
            elif woord not in _TUSSEN:
                yield Taalfout(nummer, f"'{woord}' mag niet: niet-toegestane code. Een sjabloon mag alleen velden, 'if' en 'for' gebruiken")
    yield from (Taalfout(nummer, f"'{woord}' wordt niet gesloten met '{_OPEN[woord]}'") for woord, nummer in open_)


def _boom(regels: Sequence[str], vorm: Vorm) -> Iterator[Taalfout]:
    omgeving = maak_omgeving("", str)
    try:
        boom = omgeving.parse("\n".join(regels))
    except TemplateSyntaxError as fout:
        yield Taalfout(fout.lineno, f"dit is niet te lezen ({fout.message})")
        return
    verboden = list(_verboden(boom))
    yield from verboden
    if vorm is not None and not verboden:
        yield from _velden(boom.body, vorm)


def _verboden(knoop: nodes.Node) -> Iterator[Taalfout]:
    """Alles wat meer doet dan een veld invullen, kiezen of herhalen."""
    fout = ""
    if not isinstance(knoop, _MAG):
        fout = "hier staat niet-toegestane code"
    elif isinstance(knoop, nodes.Getattr) and knoop.attr.startswith("_"):
        fout = f"'{knoop.attr}' mag niet: niet-toegestane code"
    elif isinstance(knoop, nodes.Name) and knoop.name.startswith("_"):
        fout = f"'{knoop.name}' mag niet: niet-toegestane code"
    elif isinstance(knoop, nodes.Filter) and knoop.name not in FILTERS:
        fout = f"de bewerking '{knoop.name}' mag niet; mogelijk is: {', '.join(sorted(FILTERS))}"
    elif isinstance(knoop, nodes.Test) and knoop.name not in _TESTS:
        fout = f"'is {knoop.name}' mag niet"
    if fout:
        yield Taalfout(knoop.lineno, f"{fout}. Een sjabloon mag alleen velden invullen")
        return
    for kind in knoop.iter_child_nodes():
        yield from _verboden(kind)


def _velden(knopen: Iterable[nodes.Node], bereik: Mapping[str, Vorm]) -> Iterator[Taalfout]:
    for knoop in knopen:
        if isinstance(knoop, nodes.For) and isinstance(knoop.target, nodes.Name):
            yield from _velden([knoop.iter], bereik)
            binnen = {**bereik, knoop.target.name: _zoek(knoop.iter, bereik), "loop": _LUS}
            yield from _velden([*([knoop.test] if knoop.test else []), *knoop.body, *knoop.else_], binnen)
        elif isinstance(knoop, nodes.Name | nodes.Getattr):
            yield from _veldfout(knoop, bereik)
        else:
            yield from _velden(knoop.iter_child_nodes(), bereik)


def _veldfout(knoop: nodes.Name | nodes.Getattr, bereik: Mapping[str, Vorm]) -> Iterator[Taalfout]:
    if isinstance(knoop, nodes.Name):
        if knoop.name not in bereik:
            yield Taalfout(knoop.lineno, f"onbekend veld '{knoop.name}'{_bedoelde_u(knoop.name, bereik, bereik)}")
        return
    if isinstance(knoop.node, nodes.Name | nodes.Getattr):
        voor = list(_veldfout(knoop.node, bereik))
        if voor:
            yield from voor
            return
    ouder = _zoek(knoop.node, bereik)
    if ouder is None or knoop.attr not in ouder:
        naam = f"{_naam(knoop.node)}.{knoop.attr}"
        yield Taalfout(knoop.lineno, f"onbekend veld '{naam}'{_bedoelde_u(knoop.attr, ouder or {}, bereik, _naam(knoop.node))}")


def _zoek(knoop: nodes.Node, bereik: Mapping[str, Vorm]) -> Vorm:
    """De velden onder een naam, ook door een filter heen."""
    if isinstance(knoop, nodes.Name):
        return bereik.get(knoop.name)
    if isinstance(knoop, nodes.Getattr):
        return (_zoek(knoop.node, bereik) or {}).get(knoop.attr)
    return _zoek(knoop.node, bereik) if isinstance(knoop, nodes.Filter) and knoop.node else None


def _naam(knoop: nodes.Node) -> str:
    if isinstance(knoop, nodes.Getattr):
        return f"{_naam(knoop.node)}.{knoop.attr}"
    return knoop.name if isinstance(knoop, nodes.Name) else "dit"


def _bedoelde_u(woord: str, hier: Mapping[str, Vorm], overal: Mapping[str, Vorm], voor: str = "") -> str:
    """Een veld op dezelfde plek dat erop lijkt, en anders een volledige naam."""
    if dichtbij := get_close_matches(woord, list(hier), n=1, cutoff=0.6):
        return f"; bedoelde u '{voor + '.' if voor else ''}{dichtbij[0]}'?"
    alle = [naam for wortel, vorm in overal.items() for naam in (wortel, *(f"{wortel}.{deel}" for deel in vorm or {}))]
    ruim = get_close_matches(f"{voor}.{woord}" if voor else woord, alle, n=1, cutoff=0.5)
    ruim = ruim or [naam for naam in alle if naam.rpartition(".")[2] in re.split(r"[_.]", woord)][:1]
    return f"; bedoelde u '{ruim[0]}'?" if ruim else ""
