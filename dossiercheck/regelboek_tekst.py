"""De regels als leesbare tekst (Markdown): voor schema/REGELS.md en voor `dossiercheck regels`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossiercheck.regelboek import Aanvraagtype, Regel, Regelboek
from dossiercheck.verwoording import opsomming

_KOP = """# Regels

Dit bestand is gemaakt uit de bestanden in deze map met `python -m tools.maak_regels`; wijzig het niet met de hand.
Elke regel heeft dezelfde koppen: wat, waarom, bron, voorbeeld en wat te doen. Onder 'Anders bij' staat alleen wat bij dat type anders is.
"""

_Gebruik = tuple[Aanvraagtype, Regel]


def regels_in_tekst(regelboek: Regelboek) -> str:
    """Alle eisen en signalen als een Markdown-document, in de volgorde van het schema."""
    eisen = dict.fromkeys(regel.eis for type_ in _op_grootte(regelboek) for regel in type_.regels)
    delen = [_KOP, _typen(regelboek), *(eis_in_tekst(regelboek, eis) for eis in eisen), _signalen(regelboek)]
    return "\n".join(delen)


def eis_in_tekst(regelboek: Regelboek, eis: str) -> str:
    """Een eis als Markdown, met per aanvraagtype wat er anders is; leeg als de eis niet bestaat."""
    groepen: list[list[_Gebruik]] = []
    for type_ in _op_grootte(regelboek):
        for regel in (r for r in type_.regels if r.eis == eis):
            gelijk = next((groep for groep in groepen if groep[0][1] == regel), None)
            groepen.append([(type_, regel)]) if gelijk is None else gelijk.append((type_, regel))
    if not groepen:
        return ""
    eerste = _delen(groepen[0][0][1])
    teksten = [f"Bij: {_bij_typen(groepen[0])}.\n\n" + "\n\n".join(eerste)]
    for groep in groepen[1:]:
        anders = [deel for deel in _delen(groep[0][1]) if deel not in eerste]
        teksten.append(f"### Anders bij: {_bij_typen(groep)}\n\n" + "\n\n".join(anders))
    return f"## {eis}\n\n" + "\n\n".join(teksten) + "\n"


def _op_grootte(regelboek: Regelboek) -> list[Aanvraagtype]:
    return sorted(regelboek.typen.values(), key=lambda type_: (-len(type_.regels), type_.sleutel))


def _bij_typen(groep: Sequence[_Gebruik]) -> str:
    return ", ".join(sorted(type_.sleutel for type_, _ in groep))


def _delen(regel: Regel) -> list[str]:
    stukken = opsomming([regel.soortnamen[soort] for soort in regel.zoek_in])
    voorbeelden = [f"- {status}: {zin}" for status, zin in regel.bevinding.items()]
    return [
        f"**Wat:** {regel.bevinding['voldaan']} De eis is {regel.ernst.value}. Gezocht wordt in {stukken}.",
        f"**Waarom:** {regel.waarom}",
        f"**Bron:** {regel.bron} (`{regel.plek.split(':')[0]}`)",
        "**Voorbeeld** van wat het rapport zegt:\n\n" + "\n".join(voorbeelden),
        f"**Wat te doen:** {regel.vraag} Waar: {regel.waar}.",
    ]


def _typen(regelboek: Regelboek) -> str:
    rijen = [f"| {t.sleutel} | {t.naam} | {len(t.regels)} | {'ja' if t.besluit else 'nee'} | {t.planning.value} |" for t in regelboek.typen.values()]
    return "\n".join(["## Aanvraagtypen\n", "| type | naam | eisen | besluit | planning |", "|---|---|---|---|---|", *rijen, ""])


def _signalen(regelboek: Regelboek) -> str:
    rijen = [f"| {s.signaal} | {s.zin} | {'ja' if s.in_brief else 'nee'} | {_bij(s.typen)} |" for s in regelboek.signalen]
    return "\n".join(["## Signalen\n", "Een signaal verandert het oordeel niet.\n", "| signaal | zin | in de brief | bij |", "|---|---|---|---|", *rijen, ""])


def _bij(typen: Iterable[str]) -> str:
    return ", ".join(sorted(typen)) or "alle typen"
