"""Etiket en waarde in een regel van Word: 'Naam: Jan', 'Naam<tab>Jan', een vet etiket, of een invulveld."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dossiercheck.lezen.word.model import INVUL, LEEG, VET, Ruwalinea, Tekst, invulling, net

_DUBBELPUNT = re.compile(r"\s?:(?=\s|$|" + LEEG + r"|_)")
_GAT = re.compile(r"\t+| {3,}")
_NA_STREEP = re.compile(r"(?:[_.…]{4,}|_{3,})\s*(?=[A-Z])")
_LOS = re.compile(r"(?<=:)[\s_.…]+")
_STREEP_ACHTER = re.compile(r"(?:[_.…]{4,}|_{3,})\s*$")
_WOORDEN_ETIKET = 9
_TEKENS_ETIKET = 90
_GEEN_ETIKET = re.compile(r"\b(?:is|zijn|was|waren|heeft|hebben|had|wordt|worden|werd|kan|gaat|ik|wij|we|hij|ze|dat|omdat|zei|zegt)\b", re.I)
"""Woorden die van de tekst voor een dubbelpunt een zin maken, tenzij die met een vraagwoord begint."""
_VRAAGWOORD = re.compile(
    r"(?:\w{1,3}[.)]\s+)?(?:(?:met|door|aan|van|op|in|bij)\s+)?(?:wie|wat|welke?|waar\w*|wanneer|hoe\w*|is|zijn|heeft|hebben|wordt|worden|werd|kan|datum|naam)\b",
    re.I,
)
_ZINSBEGIN = re.compile(r"(?:in|op|bij|na|tijdens|voor|door|met|tot|vanaf|sinds|daarom|daarna|toen|er|het|de|een|deze|dit|als)\s", re.I)
"""Woorden waarmee een zin begint, als er een lange tekst achter de dubbelpunt staat."""
_ZIN = re.compile(r"[a-z]{3,}[.!;]\s")


@dataclass(frozen=True, slots=True)
class Paar:
    """Een etiket met de waarde erachter; `waarde` is '' als het veld leeg is."""

    etiket: str
    waarde: str


def is_etiket(tekst: str) -> bool:
    """Of een tekst een etiket kan zijn: kort, geen zin, begint met een hoofdletter, cijfer of opsomletter."""
    tekst = tekst.strip()
    kort = 0 < len(tekst) <= _TEKENS_ETIKET and len(tekst.split()) <= _WOORDEN_ETIKET
    begin = tekst[:1].isupper() or tekst[:1].isdigit() or bool(re.match(r"[a-z][.)]\s", tekst))
    return kort and begin and not _ZIN.search(tekst) and any(c.isalpha() for c in tekst)


def etiketnaam(tekst: str) -> str:
    return tekst.strip().rstrip(":").strip()


def paren(tekst: Tekst) -> list[Paar] | None:
    """De etiketten met waarden in een regel; None als de regel gewone tekst is."""
    delen = _delen(tekst)
    gevonden: list[Paar] = []
    for i, deel in enumerate(delen):
        paar = _paar(deel)
        if paar is None:
            return _zonder_dubbelpunt(delen) if i == 0 and not gevonden else _plak_aan(gevonden, deel)
        gevonden.append(paar)
    return gevonden or None


def _plak_aan(gevonden: list[Paar], deel: Tekst) -> list[Paar] | None:
    """Tekst na het laatste paar hoort bij de waarde daarvan."""
    if not gevonden:
        return None
    laatste = gevonden[-1]
    return [*gevonden[:-1], Paar(laatste.etiket, f"{laatste.waarde} {deel.net}".strip())]


def _delen(tekst: Tekst) -> list[Tekst]:
    """De regel in delen die elk met een etiket beginnen; een deel zonder etiket hoort bij het vorige."""
    grenzen = sorted({0, *(m.end() for p in (_GAT, _NA_STREEP) for m in p.finditer(tekst.s))})
    ruw = [tekst[a:b] for a, b in zip(grenzen, [*grenzen[1:], len(tekst.s)], strict=True)]
    delen: list[Tekst] = []
    for deel in ruw:
        if delen and (delen[-1].s.rstrip().endswith(":") or not _paar(deel)) and any(_paar(d) for d in delen):
            delen[-1] = Tekst(delen[-1].s + deel.s, delen[-1].m + deel.m)
        elif deel.net:
            delen.append(deel)
    return delen


def _paar(deel: Tekst) -> Paar | None:
    m = _DUBBELPUNT.search(deel.s)
    if m is None:
        return None
    links, rechts = deel[: m.start()], deel[m.end() :]
    if not links.net or len(links.net) > 200 or _is_opschrift(links, rechts):
        return None
    vet_etiket = links.alles(VET) and not rechts.alles(VET)
    if vet_etiket or _los_etiket(links.net, rechts.net) or rechts.zonder_rand_alles(INVUL):
        return Paar(links.net, invulling(rechts.s))
    return None


def _is_opschrift(links: Tekst, rechts: Tekst) -> bool:
    """Een vraag of opschrift met een dubbelpunt erin: 'Basisondersteuning: wat is geboden?', 'Handelingsdeel: doelen'."""
    if rechts.net.endswith("?"):
        return not rechts.zonder_rand_alles(INVUL)
    return links.alles(VET) and rechts.alles(VET) and rechts.net[:1].islower()


def _los_etiket(etiket: str, waarde: str) -> bool:
    """Of 'etiket: waarde' zonder vet een veld is, en geen zin met een dubbelpunt."""
    klein = etiket[:1].islower() and len(etiket.split()) <= 2 and 0 < len(waarde.split()) <= 8
    if not (is_etiket(etiket) or klein) or (_GEEN_ETIKET.search(etiket) and not etiket.endswith("?") and not _VRAAGWOORD.match(etiket)):
        return False
    lang = len(waarde.split()) > 8
    if lang and _ZINSBEGIN.match(etiket):
        return False
    return not (lang and any(c.isdigit() for c in etiket.partition(" ")[2])) and (len(etiket.split()) <= 5 or len(waarde.split()) <= 25)


def _zonder_dubbelpunt(delen: list[Tekst]) -> list[Paar] | None:
    """'Naam<tab>Jan', een vet etiket met gewone waarde, etiketten voor invulvelden, of etiketten voor een streep."""
    if all(is_etiket(d.net) and _STREEP_ACHTER.search(d.s) for d in delen):
        return [Paar(d.net, "") for d in delen]
    if len(delen) == 2 and is_etiket(delen[0].net) and not _paar(delen[1]) and not delen[1].alles(VET):
        return [Paar(delen[0].net, invulling(delen[1].s))]
    if len(delen) != 1:
        return _voor_invulvelden(delen[0]) if len(delen) == 1 else None
    return _voor_invulvelden(delen[0]) or _vet_begin(delen[0])


def _voor_invulvelden(deel: Tekst) -> list[Paar] | None:
    """'Naam [Jan] Groep [3]': elk stuk tekst is het etiket van het invulveld erachter."""
    stukken = _op_vlag(deel, INVUL)
    if len(stukken) < 2 or stukken[0][1] or not stukken[-1][1]:
        return None
    gevonden = [Paar(a.net, b.net) for (a, invul), (b, _) in pairwise(stukken) if not invul]
    return gevonden if all(is_etiket(p.etiket) for p in gevonden) else None


def _vet_begin(deel: Tekst) -> list[Paar] | None:
    stukken = _op_vlag(deel, VET)
    if len(stukken) != 2 or not stukken[0][1]:
        return None
    etiket, waarde = stukken[0][0].net, stukken[1][0].net
    if is_etiket(etiket) and len(etiket.split()) <= 6 and (waarde[:1].isupper() or waarde[:1].isdigit()):
        return [Paar(etiket, waarde)]
    return None


def _op_vlag(t: Tekst, vlag: int) -> list[tuple[Tekst, bool]]:
    """De tekst in stukken met en zonder de opmaak; witruimte hoort bij het stuk ervoor."""
    stukken: list[tuple[int, bool]] = []
    for i, c in enumerate(t.s):
        stand = bool(t.m[i] & vlag)
        if not stukken or (stukken[-1][1] != stand and not c.isspace()):
            stukken.append((i, stand))
    grenzen = [i for i, _ in stukken] + [len(t.s)]
    return [(t[a:b], stand) for (a, stand), b in zip(stukken, grenzen[1:], strict=True)]


def is_voorgedrukt(waarde: Tekst) -> bool:
    """Of een waarde alleen uit lege etiketten bestaat ('Naam: Datum:'): er is dan niets ingevuld."""
    if any(m & INVUL and not c.isspace() and c != LEEG for c, m in zip(waarde.s, waarde.m, strict=True)):
        return False
    stukken = [s for s in _LOS.split(waarde.zonder(INVUL).s) if s.strip()]
    return bool(stukken) and all(net(s).endswith(":") and len(net(s).split()) <= _WOORDEN_ETIKET for s in stukken)


def alleen_etiket(alinea: Ruwalinea) -> bool:
    """Een regel die alleen een etiket is en eindigt op een dubbelpunt."""
    tekst = alinea.net
    return alinea.tekst.s.rstrip().endswith(":") and not alinea.lijst and (is_etiket(tekst[:-1]) or alinea.tekst.alles(VET)) and len(tekst) <= 200
