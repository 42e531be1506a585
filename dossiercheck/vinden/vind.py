"""Roept voor elk begrip en elk stuk de vinders aan, eerst voor wie de leerling is en dan voor de rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.fuzz import ratio

from dossiercheck.begrippen import Herkomst, Kandidaat, Stuk
from dossiercheck.schrijfwijze import vouw
from dossiercheck.vinden.antwoord import vind_antwoorden
from dossiercheck.vinden.doelentabel import vind_doelen
from dossiercheck.vinden.gebeurtenis import vind_gebeurtenis
from dossiercheck.vinden.handtekening import vind_handtekening
from dossiercheck.vinden.herlezing import Herlezer, vergelijk
from dossiercheck.vinden.in_zin import vind_schoolzin
from dossiercheck.vinden.kader import Kader, Werkstuk
from dossiercheck.vinden.keuzes import vind_keuzes
from dossiercheck.vinden.namen import vind_afzender, vind_briefhoofd, vind_geboren, vind_naamdelen, vind_titelnaam, vind_wonend
from dossiercheck.vinden.scholen import vind_scholen
from dossiercheck.vinden.stukbewijs import vind_stuk
from dossiercheck.vinden.termijn import vind_termijn
from dossiercheck.vinden.veld import vind_velden
from dossiercheck.vinden.zin import vind_zinnen
from dossiercheck.woordenschat import Begrip, Woordenschat, Zoekopdracht

Vinder = Callable[[Zoekopdracht, Werkstuk, Kader], Iterator[Kandidaat]]

VINDERS: dict[str, Vinder] = {
    "veld": vind_velden,
    "antwoord": vind_antwoorden,
    "keuzegroep": vind_keuzes,
    "zin": vind_zinnen,
    "gebeurtenis": vind_gebeurtenis,
    "doelentabel": vind_doelen,
    "handtekening": vind_handtekening,
    "scholen": vind_scholen,
    "stuk": vind_stuk,
    "termijn": vind_termijn,
    "naamdelen": vind_naamdelen,
    "geboren": vind_geboren,
    "wonend": vind_wonend,
    "briefhoofd": vind_briefhoofd,
    "afzender": vind_afzender,
    "schoolzin": vind_schoolzin,
    "titelnaam": vind_titelnaam,
}

_KORTSTE_ACHTERNAAM = 3
_LIJKT = 65.0
_ZOALS_GELEZEN = frozenset(("naam", "tekst", "bsn"))

_PERSOON = re.compile(r"(?:[A-Z]\.\s?)+\s*(?:[a-z']+\s+)*[A-ZÀ-Þ][\w'’-]+")


def vind(stukken: Sequence[Stuk], ws: Woordenschat, ontvangen: date | None = None) -> list[tuple[Stuk, Kandidaat]]:
    """Alle kandidaten van een dossier, met het stuk waar zij in staan. Wat na `ontvangen` ligt geldt als nog niet gebeurd."""
    werk = [Werkstuk.van(s) for s in stukken]
    kader = replace(_kader(werk, ws), ontvangen=ontvangen)
    werk = [w.met_leerling(kader) for w in werk]
    tweede = _tweede_lezing(werk, kader)
    return [(w.stuk, k) for begrip in ws.begrippen.values() for w in werk for k in _zoek_twee_keer(begrip, w, tweede, kader)]


@dataclass(frozen=True, slots=True)
class _TweedeLezing:
    """Van elke scan (op de id van de eerste lezing) het hele stuk herlezen, en met alleen zijn etiketten herlezen."""

    kader: Kader
    heel: Mapping[int, Werkstuk]
    etiketten: Mapping[int, Werkstuk]


def _tweede_lezing(werk: Sequence[Werkstuk], kader: Kader) -> _TweedeLezing:
    scans = [w for w in werk if w.ocr]
    if not scans:
        return _TweedeLezing(kader, {}, {})
    woorden = Herlezer(kader.ws)
    ander = replace(kader, scholen=tuple(woorden.naam(s) for s in kader.scholen))
    lezer = Herlezer(kader.ws, (*kader.leerlingnamen, *kader.oudernamen, *ander.scholen, *kader.vso_scholen))
    heel = {id(w): Werkstuk.van(lezer.stuk(w.stuk)).met_leerling(kader) for w in scans}
    return _TweedeLezing(ander, heel, {id(w): Werkstuk.van(lezer.etiketten(w.stuk)).met_leerling(kader) for w in scans})


def _zoek_twee_keer(begrip: Begrip, werk: Werkstuk, tweede: _TweedeLezing, kader: Kader) -> list[Kandidaat]:
    """De kandidaten; van een scan uit beide lezingen."""
    eerste = zoek_begrip(begrip, werk, kader)
    herlezen = (tweede.etiketten if begrip.waarde in _ZOALS_GELEZEN else tweede.heel).get(id(werk))
    return list(vergelijk(eerste, zoek_begrip(begrip, herlezen, tweede.kader))) if herlezen else eerste


def zoek_begrip(begrip: Begrip, werk: Werkstuk, kader: Kader) -> list[Kandidaat]:
    """De kandidaten voor een begrip in een stuk; een terugvalvinder zoekt alleen als de andere niets vonden."""
    gevonden: list[Kandidaat] = []
    for opdracht in begrip.vinders:
        if werk.past(opdracht) and not (opdracht.terugval and gevonden):
            kandidaten = VINDERS[opdracht.vinder](opdracht, werk, kader)
            gevonden.extend(k for k in kandidaten if not opdracht.zonder_formulier or not kader.heeft_formulier or _is_spelling(k, kader))
    return gevonden


def _is_spelling(kandidaat: Kandidaat, kader: Kader) -> bool:
    """Wat op het formulier slecht te lezen is, staat hier duidelijk: dezelfde school op leesfouten na."""
    waarde = vouw(str(kandidaat.waarde))
    return kandidaat.zeker and kandidaat.herkomst is not Herkomst.OCR and any(ratio(waarde, school) >= _LIJKT for school in kader.onzekere_scholen)


def _kader(werk: Sequence[Werkstuk], ws: Woordenschat) -> Kader:
    """Wie de leerling en zijn ouders zijn en welke scholen er spelen, uit de velden van de aanvraag en anders uit de andere stukken."""
    leeg = Kader(ws)
    formulieren = [w for w in werk if w.stuk.soort == ws.formuliersoort] or list(werk)
    leerling = _waarden(ws, "leerling_naam", formulieren, leeg) or _waarden(ws, "leerling_naam", werk, leeg)
    gezagtekst = _waarden(ws, "gezag", formulieren, leeg)
    gezag = [p for t in gezagtekst for p in _PERSOON.findall(t)]
    ouders = dict.fromkeys(vouw(p).split(" ")[-1] for p in gezag)
    scholen = _waarden(ws, "school_naam", formulieren, leeg)
    onzeker = [k for w in formulieren for k in zoek_begrip(ws.begrippen["school_naam"], w, leeg) if not k.zeker and k.waarde]
    return Kader(
        ws,
        leerlingnamen=tuple(dict.fromkeys(vouw(n).split(" ")[0] for n in leerling if n)),
        achternamen=tuple(dict.fromkeys(delen[-1] for n in leerling if len(delen := vouw(n).split(" ")) > 1 and len(delen[-1]) > _KORTSTE_ACHTERNAAM)),
        oudernamen=tuple(n for n in ouders if len(n) > _KORTSTE_ACHTERNAAM),
        korte_oudernamen=tuple(n for n in ouders if 1 < len(n) <= _KORTSTE_ACHTERNAAM),
        scholen=tuple(vouw(s) for s in scholen),
        onzekere_scholen=tuple(vouw(str(k.waarde)) for k in onzeker),
        vso_scholen=tuple(dict.fromkeys(s for w in werk for a in w.antwoorden for s in _vso_namen(a.tekst))),
        aantal_gezag=len(set(gezag)),
        gezag_helder=bool(gezagtekst) and all(_PERSOON.fullmatch(t.strip()) for t in gezagtekst),
        heeft_formulier=any(w.stuk.soort == ws.formuliersoort for w in werk),
    )


def _waarden(ws: Woordenschat, begrip: str, werk: Sequence[Werkstuk], kader: Kader) -> list[str]:
    return [str(k.waarde) for w in werk for k in zoek_begrip(ws.begrippen[begrip], w, kader) if k.waarde]


_NA_VSO = re.compile(r"\b(?:SO/)?(?:vso|VSO)(?:-school|-scholen)?\s+((?:(?:[Dd]e|[Hh]et|'t)\s+)?[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)*)")


def _vso_namen(tekst: str) -> Iterator[str]:
    """Namen die in dit dossier achter 'vso' staan."""
    for m in _NA_VSO.finditer(tekst):
        yield vouw(m.group(1))
