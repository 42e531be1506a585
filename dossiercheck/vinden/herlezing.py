"""De tweede lezing van een scan: wat er stond als de woorden die nergens op lijken leesfouten zijn.

Een leesfout in 'niet' of 'gepland' maakt van een ontkende zin een bevestigende. Daarom wordt een scan twee keer doorzocht: zoals gelezen, en met de woorden
uit de woordenschat op de plaats van wat erop lijkt. Zeggen de twee lezingen iets anders, dan is het niet zeker. De tweede lezing maakt nooit iets zeker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from dossiercheck.begrippen import Alinea, Blok, Kandidaat, Keuzegroep, Kop, Plek, Stuk, Tabel, Veld
from dossiercheck.patroon import letterbeeld
from dossiercheck.schrijfwijze import vouw
from dossiercheck.woordenschat import Woordenschat

_WOORD = re.compile(r"[^\W_]+")
_CIJFER_VAST = re.compile(r"(?<=[A-Za-z]{2})(?=\d{1,2}(?:\s|$))")
"""'op4 april': hier is een spatie weggevallen."""
_KORTST = 3
_MINSTE_STAM = 5
_UITGANG = "ens"
_AFSTAND = ((9, 2), (5, 1))
"""Vanaf zoveel letters mogen er zoveel fout zijn."""
_GROF = str.maketrans("cuqbf58", "enghtsb")
TWIJFEL = "door leesfouten in de scan niet zeker"


class Herlezer:
    """Herstelt woorden die niet bestaan naar het bekende woord waar zij op lijken; wat bekend is of nergens op lijkt blijft staan."""

    def __init__(self, ws: Woordenschat, namen: Iterable[str] = ()) -> None:
        self._bekend = ws.woorden | ws.stammen | {w for naam in namen for w in vouw(naam).split()}
        self._stammen = tuple(sorted((s for s in ws.stammen if len(s) >= _MINSTE_STAM), key=len, reverse=True))
        self._stambeelden = tuple((letterbeeld(s), s) for s in self._stammen)
        self._los = ws.los_woord
        self._op_beeld = {_beeld(w): w for w in sorted(self._bekend) if len(w) >= _KORTST}
        self._lang = sorted(w for w in self._bekend if len(w) >= _AFSTAND[-1][0])
        self._gezien: dict[str, str] = {}

    def naam(self, gevouwen: str) -> str:
        """Een naam van een school met herstelde woorden, zonder er woorden in te splitsen."""
        return " ".join(w if self.kent(w) else self._op_beeld.get(_beeld(w)) or self._gelijkend(w) or w for w in gevouwen.split())

    def tekst(self, tekst: str) -> str:
        """De tekst met herstelde woorden; leestekens en hoofdletters blijven."""
        return _WOORD.sub(lambda m: self._woord(m.group()), self._heel(_CIJFER_VAST.sub(" ", tekst)))

    def _heel(self, tekst: str) -> str:
        """Brokken van een bekend woord weer aan elkaar: 'ge pland'."""
        woorden = list(_WOORD.finditer(tekst))
        for a, b in reversed(list(pairwise(woorden))):
            if tekst[a.end() : b.start()] == " " and self._is_gebroken(vouw(a.group()), vouw(b.group())):
                tekst = tekst[: a.end()] + tekst[b.start() :]
        return tekst

    def _is_gebroken(self, a: str, b: str) -> bool:
        return len(a + b) > _KORTST and not (self.kent(a) and self.kent(b)) and a + b in self._bekend

    def kent(self, kaal: str) -> bool:
        """Een woord uit de woordenschat, ook verbogen ('dagelijks' bij 'dagelijkse')."""
        return kaal in self._bekend or kaal.isdigit() or kaal.startswith(self._stammen) or self._is_verbogen(kaal)

    def _is_verbogen(self, kaal: str) -> bool:
        return len(kaal) >= _MINSTE_STAM and (kaal[:-1] in self._bekend or any(kaal + letter in self._bekend for letter in _UITGANG))

    def _woord(self, gelezen: str) -> str:
        kaal = vouw(gelezen)
        if len(kaal) < _KORTST or " " in kaal or kaal in self._bekend:
            return gelezen
        if kaal not in self._gezien:
            self._gezien[kaal] = self._herstel(kaal)
        nieuw = self._gezien[kaal]
        return gelezen if nieuw == kaal else nieuw.capitalize() if gelezen[0].isupper() else nieuw

    def _herstel(self, kaal: str) -> str:
        zeker = self._op_beeld.get(_beeld(kaal))
        if self.kent(kaal):
            # 'geboortedatu' begint als een bekend woord, en is er geen
            return zeker or self._gesplitst(kaal) or (not self._is_verbogen(kaal) and self._gelijkend(kaal, hooguit=1)) or kaal
        return zeker or self._van_stam(kaal) or self._gesplitst(kaal) or self._gelijkend(kaal) or kaal

    def _van_stam(self, kaal: str) -> str:
        """'eva1uatie' bij de stam 'evalua'."""
        beeld = letterbeeld(kaal)
        return next((stam + kaal[len(stam) :] for stambeeld, stam in self._stambeelden if beeld.startswith(stambeeld)), "")

    def _gesplitst(self, kaal: str) -> str:
        """'isniet' is 'is niet': bekende woorden aan elkaar, waarvan er een nooit deel van een samenstelling is."""
        delen = self._delen(kaal)
        return " ".join(delen) if any(deel in self._los for deel in delen) else ""

    def _delen(self, kaal: str) -> tuple[str, ...]:
        """De tekst als een rij van minstens twee bekende woorden, het langste eerst; leeg als dat niet kan."""
        for i in range(len(kaal) - 2, 1, -1):
            voor, na = kaal[:i], kaal[i:]
            if voor in self._bekend and (rest := self._delen(na) or ((na,) if na in self._bekend or na.startswith(self._stammen) else ())):
                return (voor, *rest)
        return ()

    def _gelijkend(self, kaal: str, hooguit: int = 2) -> str:
        """Het bekende woord dat er een letter (of, als het lang is, twee letters) van verschilt."""
        from rapidfuzz.distance import Levenshtein
        from rapidfuzz.process import extractOne

        toegestaan = min(hooguit, next((fouten for letters, fouten in _AFSTAND if len(kaal) >= letters), 0))
        gevonden = extractOne(kaal, self._lang, scorer=Levenshtein.distance, score_cutoff=toegestaan) if toegestaan else None
        if gevonden:
            return str(gevonden[0])
        return next((w for w in sorted(self._los) if len(w) == len(kaal) + 1 > _KORTST and Levenshtein.distance(kaal, w, score_cutoff=1) == 1), "")

    def etiketten(self, stuk: Stuk) -> Stuk:
        """Het stuk met alleen zijn etiketten in de tweede lezing: een naam staat niet in de woordenschat en blijft zoals gelezen."""
        return replace(stuk, blokken=tuple(replace(b, etiket=self.tekst(b.etiket)) if isinstance(b, Veld) else b for b in stuk.blokken))

    def _blok(self, blok: Blok) -> Blok:
        t = self.tekst
        match blok:
            case Kop() | Alinea():
                return replace(blok, tekst=t(blok.tekst))
            case Veld():
                return replace(blok, etiket=t(blok.etiket), waarde=t(blok.waarde))
            case Keuzegroep():
                return replace(blok, vraag=t(blok.vraag), keuzes=tuple(replace(k, tekst=t(k.tekst)) for k in blok.keuzes))
            case Tabel():
                rijen = tuple(tuple(replace(c, tekst=t(c.tekst)) for c in rij) for rij in blok.rijen)
                return replace(blok, koppen=tuple(map(t, blok.koppen)), rijen=rijen)
        return blok

    def stuk(self, stuk: Stuk) -> Stuk:
        """Het stuk in de tweede lezing."""
        return replace(stuk, blokken=tuple(map(self._blok, stuk.blokken)))


@lru_cache(maxsize=8192)
def _beeld(kaal: str) -> str:
    """Een grover letterbeeld dan voor etiketten: ook c en e, u en n, b en h, q en g lijken op elkaar. In een kort woord is dat te ruim."""
    if len(kaal) <= _KORTST:
        return letterbeeld(kaal)
    return letterbeeld(kaal).replace("cl", "d").replace("vv", "w").replace("lj", "y").translate(_GROF)


def vergelijk(eerste: Sequence[Kandidaat], tweede: Sequence[Kandidaat]) -> Iterator[Kandidaat]:
    """De kandidaten uit beide lezingen: wat alleen de eerste zegt is niet meer zeker, tenzij het 'nee' is; wat alleen de tweede zegt is het nooit."""
    gezegd = {(_plek(k), k.waarde): k.zeker for k in tweede}
    for k in eerste:
        bevestigd = gezegd.get((_plek(k), k.waarde), False)
        yield k if bevestigd or not k.zeker or k.waarde is False else replace(k, zeker=False, reden=TWIJFEL)
    eigen = {(_plek(k), k.waarde) for k in eerste}
    nee = {_plek(k) for k in eerste if k.waarde is False}
    for k in tweede:
        if (_plek(k), k.waarde) not in eigen and _plek(k) not in nee:
            yield replace(k, zeker=False, reden=TWIJFEL)


def _plek(kandidaat: Kandidaat) -> Plek:
    return kandidaat.bewijs[0].plek
