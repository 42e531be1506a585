"""Keuzes in een regel van Word: vakjes met hun tekst, en doorgehaalde keuzes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dossiercheck.begrippen import Keuze
from dossiercheck.lezen.word.model import AAN, DOOR, NADRUK, UIT, VET, Tekst, net

_VAKJE = re.compile(f"[{UIT}{AAN}]")
_GAT = re.compile(r"[\t\n]| {3,}")
_EINDE_VRAAG = re.compile(r"[:?]\s+|[\t\n]| {2,}")
_SCHEIDING = re.compile(r"\s*[/|]\s*|\s+of\s+|\t+| {2,}")
_JA_NEE = re.compile(r"\b(ja)\s*(?:/|\|| of | {2,}|\t)\s*(nee)\b\s*\*{0,2}\s*(?:\(.*\))?\s*$", re.I)
_OPEN_EINDE = re.compile(r"(?:namelijk|nl\.|:)$", re.I)
_RAND = " \t\n/|;,*"


@dataclass(frozen=True, slots=True)
class Keuzeregel:
    """De keuzes uit een regel: de vraag ervoor ('' als die er niet staat) en wat er na de laatste keuze nog volgt."""

    vraag: str
    keuzes: tuple[Keuze, ...]


def ontleed_keuzes(tekst: Tekst) -> tuple[list[Keuzeregel], Tekst]:
    """Alle keuzegroepen in een tekst met vakjes, en de tekst na de laatste keuze."""
    plekken = [m.start() for m in _VAKJE.finditer(tekst.s)]
    if not plekken:
        return [], tekst
    if _achteraan(tekst.s, plekken):
        return [_vakjes_achter(tekst.s, plekken)], tekst[0:0]
    groepen, vraag, keuzes = [], net(tekst.s[: plekken[0]]), []
    rest = tekst[0:0]
    for i, plek in enumerate(plekken):
        laatste = i + 1 == len(plekken)
        stuk = tekst[plek + 1 : len(tekst.s) if laatste else plekken[i + 1]]
        optie, erna = _knip(stuk)
        keuzes.append(Keuze(optie.net.strip(_RAND), tekst.s[plek] == AAN))
        if erna.net and not laatste:
            groepen.append(Keuzeregel(_vraag(vraag), tuple(keuzes)))
            vraag, keuzes = erna.net, []
        rest = erna
    groepen.append(Keuzeregel(_vraag(vraag), tuple(keuzes)))
    return groepen, rest


def _vraag(tekst: str) -> str:
    return tekst.rstrip(" :").strip()


def _knip(stuk: Tekst) -> tuple[Tekst, Tekst]:
    """De keuze tot de eerste brede ruimte, en wat daarna nog komt."""
    links = len(stuk.s) - len(stuk.s.lstrip())
    gat = _GAT.search(stuk.s, links)
    if gat is None or (_OPEN_EINDE.search(stuk.s[: gat.start()].rstrip()) and "\n" not in gat[0]):
        return stuk, stuk[0:0]
    return stuk[: gat.start()], stuk[gat.end() :]


def _achteraan(s: str, plekken: list[int]) -> bool:
    """Of de vakjes achter hun keuze staan: 'ja ☒ nee ☐'."""
    tussen = [net(s[a + 1 : b]) for a, b in zip([-1, *plekken], plekken, strict=False)]
    return not net(s[plekken[-1] + 1 :]) and all(tussen)


def _vakjes_achter(s: str, plekken: list[int]) -> Keuzeregel:
    stukken = [s[a + 1 : b] for a, b in zip([-1, *plekken], plekken, strict=False)]
    vraag, stukken[0] = _vraag_en_keuze(stukken[0], len(plekken))
    return Keuzeregel(vraag, tuple(Keuze(net(t).strip(_RAND), s[p] == AAN) for t, p in zip(stukken, plekken, strict=True)))


def _vraag_en_keuze(s: str, aantal: int) -> tuple[str, str]:
    """Splitst 'Besproken met ouders: ja' in vraag en eerste keuze."""
    s = s.strip()
    einden = list(_EINDE_VRAAG.finditer(s))
    if einden:
        return _vraag(net(s[: einden[-1].end()])), s[einden[-1].end() :]
    if aantal == 1 or " " not in s:
        return "", s
    vraag, _, keuze = s.rpartition(" ")
    return _vraag(net(vraag)), keuze


def doorgehaalde_keuze(tekst: Tekst) -> Keuzeregel | None:
    """De keuze uit een regel waarin een van de mogelijkheden is doorgehaald; None als het gewoon geschrapte tekst is."""
    if not tekst.iets(DOOR) or tekst.zonder(DOOR).net == "":
        return None
    stukken = _stukken(tekst)
    for i, stuk in enumerate(stukken):
        if stuk.alles(DOOR) and len(stuk.net.split()) <= 4:
            rij = stukken[max(0, i - 3) : i + 4]
            return _uit_stukken(rij) if len(rij) > 1 else None
    return None


def _stukken(tekst: Tekst) -> list[Tekst]:
    """De regel in stukken: gesplitst op scheidingstekens naast doorgehaalde tekst, en op het begin en eind van de doorhaling."""
    delen, begin = [], 0
    for m in _SCHEIDING.finditer(tekst.s):
        links, rechts = tekst[begin : m.start()], tekst[m.end() : m.end() + 40]
        if _eindigt_door(links) or _begint_door(rechts) or "/" in m[0]:
            delen.append(links)
            begin = m.end()
    delen.append(tekst[begin:])
    gesplitst = [s for d in delen for s in _op_doorhaling(d)]
    return [d for d in gesplitst if d.net.strip(_RAND)] if begin else []


def _op_doorhaling(t: Tekst) -> list[Tekst]:
    """'Besproken ~ja~' wordt 'Besproken' en '~ja~'."""
    wissels = [i for i in range(1, len(t.s)) if (t.m[i] & DOOR) != (t.m[i - 1] & DOOR) and not (t.s[i].isspace() and not t.s[i:].strip())]
    grenzen = [0, *wissels, len(t.s)]
    return [t[a:b] for a, b in pairwise(grenzen)]


def _eindigt_door(t: Tekst) -> bool:
    s = t.s.rstrip()
    return bool(s) and bool(t.m[len(s) - 1] & DOOR)


def _begint_door(t: Tekst) -> bool:
    voor = len(t.s) - len(t.s.lstrip())
    return voor < len(t.s) and bool(t.m[voor] & DOOR)


def _uit_stukken(stukken: list[Tekst]) -> Keuzeregel | None:
    """Maakt van 'vraag ja', '~nee~' een vraag met keuzes."""
    vraag = ""
    eerste = stukken[0]
    if not eerste.alles(DOOR):
        deel, keuze = _vraag_en_keuze(eerste.s, 2)
        if len(stukken) > 2 and stukken[1].alles(DOOR) and not stukken[2].alles(DOOR):
            vraag, stukken = _vraag(eerste.net), stukken[1:]
        elif deel or len(eerste.net.split()) <= 3:
            vraag, start = deel, eerste.s.rfind(keuze)
            stukken = [eerste[start:], *stukken[1:]]
        else:
            return None
    keuzes = tuple(Keuze(t.net.strip(_RAND), not t.iets(DOOR)) for t in stukken if t.net.strip(_RAND))
    if any(len(k.tekst.split()) > 6 for k in keuzes if not k.aan) or len(keuzes) < 2 or not any(k.aan for k in keuzes):
        return None
    return Keuzeregel(vraag, keuzes)


def ja_nee(tekst: Tekst) -> Keuzeregel | None:
    """Een open 'ja / nee' aan het eind van een regel: niets gekozen, of niet te zien als een van beide is onderstreept of vet."""
    m = _JA_NEE.search(tekst.s)
    if m is None or tekst.iets(DOOR):
        return None
    ja, nee = (tekst[m.start(i) : m.end(i)] for i in (1, 2))
    anders = any(ja.alles(vlag) != nee.alles(vlag) for vlag in (VET, NADRUK))
    stand = None if anders else False
    return Keuzeregel(_vraag(net(tekst.s[: m.start()])), (Keuze(ja.net, stand), Keuze(nee.net, stand)))
