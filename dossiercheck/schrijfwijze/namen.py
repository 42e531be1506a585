"""Namen van personen: gewone volgorde, en of twee schrijfwijzen dezelfde persoon kunnen zijn."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from dossiercheck.schrijfwijze.tekst import vouw

_VOORVOEGSELS = """van de den der het t ten ter te op in aan bij onder over uit voor v d vd vdr vande vander vanden la le du des von zu zur
el al ben bin ibn da do dos das di del della san"""
_TUSSEN = frozenset(_VOORVOEGSELS.split())
_SAMENGETROKKEN = frozenset({"vd", "vdr", "vande", "vander", "vanden"})
_TITEL = re.compile(
    r"^(?:(?:de\s+heer|dhr|hr|meneer|mevrouw|mevr|mw|mej|mejuffrouw|fam|familie|drs|dr|ir|ing|mr|prof|leerling)(?:\.|(?=\s))\s*(?:/\s*(?=mevr|mw|dhr))?)+",
    re.IGNORECASE,
)
_TITEL_ACHTER = re.compile(r"[,\s]+(?:bsc|msc|med|m\.ed|b\.ed|bed|phd|ba|ma)\.?$", re.IGNORECASE)
_TOEVOEGING = re.compile(
    r"\s*(?:[,;/|–—]|\s-)?\s*(?:\b(?:geb(?:oren|\.)?|geboortedatum|datum|plaats|klas|groep|leerjaar|leeftijd|roepnaam|roepn\.?|bsn|v/m|m/v|wonende|school)\b|(?<![^\W_])\d).*$",
    re.IGNORECASE,
)
_ETIKET = re.compile(r"^naam\s*:\s*", re.IGNORECASE)
_HAAKJES = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?\s*")
_ROEPNAAM = re.compile(r"^(?:roepnaam|roepn\.?|zeg|genoemd)?\s*:?\s*['\"]?([^\W\d_][^\W\d_'\u2019-]+(?:-[^\W\d_]+)?)['\"]?$", re.IGNORECASE)
_VOORLETTERS = re.compile(r"(?!v\.\s?d\.)(?:[^\W\d_]{1,2}\.-?\s?)+(?:[^\W\d_](?=\s|$)\s?)?|[^\W\d_](?:\s|$)", re.IGNORECASE)
_GEEN_ROEPNAAM = frozenset(("jongen", "meisje", "man", "vrouw", "vader", "moeder", "ouder", "verzorger", "leerling", "mentor", "m", "v", "ib", "directeur"))


class _Gelijk(Enum):
    JA = 2
    TWIJFEL = 1
    NEE = 0


def is_tussenvoegsel(woord: str) -> bool:
    """Of dit een voorvoegsel van een achternaam kan zijn: van, de, el."""
    return vouw(woord) in _TUSSEN


def normaliseer_naam(tekst: str) -> str:
    """De naam als 'voornaam tussenvoegsel achternaam', zonder titels en toevoegingen; spelling en hoofdletters blijven zoals gelezen."""
    kaal = re.sub(r"[\u00ad\ufffe\u200b]", "", tekst).replace("\u2019", "'").replace("\u2018", "'")
    kaal = _ETIKET.sub("", re.sub(r"[\s_]+", " ", kaal).strip(' ,;:.-"'))
    roepnaam = _roepnaam(kaal)
    kaal = _TITEL.sub("", _HAAKJES.sub(" ", kaal)).strip()
    kaal = _TITEL_ACHTER.sub("", _TOEVOEGING.sub("", kaal)).strip(" ,;:-")
    naam = _keer_om(kaal) if "," in kaal else kaal
    return _met_roepnaam(re.sub(r"\s+", " ", naam).strip(), roepnaam)


def stel_naam_samen(roepnaam: str, voorvoegsel: str, achternaam: str) -> str:
    """De hele naam uit losse velden; staat het voorvoegsel ook voor of achter de achternaam, dan telt het een keer."""
    achter = _keer_om(achternaam) if "," in achternaam else achternaam
    voorvoegsel = "" if vouw(achter).startswith(f"{vouw(voorvoegsel)} ") else voorvoegsel
    return normaliseer_naam(" ".join(deel.strip() for deel in (roepnaam, voorvoegsel, achter) if deel.strip()))


def zelfde_naam(a: str, b: str) -> bool | None:
    """Of twee namen dezelfde persoon zijn: True, False, of None bij twijfel (alleen voorletters, alleen een voornaam, een sterk gelijkende naam)."""
    links, rechts = naamdelen(a), naamdelen(b)
    if not links or not rechts:
        return None
    if sorted(links) == sorted(rechts):
        return True if len(links) > 1 else None
    if len(links) == 1 or len(rechts) == 1:
        kort, lang = (links, rechts) if len(links) == 1 else (rechts, links)
        letter = len(kort[0]) == 1  # alleen voorletters: 'N.H.'
        return None if any(deel[0] == kort[0] if letter else _lijkt(kort[0], deel) is not _Gelijk.NEE for deel in lang) else False
    return _oordeel(_voornaam(links, rechts), _achternaam(links[1:], rechts[1:]))


def _oordeel(voornaam: _Gelijk, achternaam: _Gelijk) -> bool | None:
    if _Gelijk.NEE in (voornaam, achternaam):
        return False
    return True if voornaam is achternaam is _Gelijk.JA else None


def _roepnaam(tekst: str) -> str:
    """De roepnaam tussen haakjes, of ''."""
    for inhoud in _HAAKJES.findall(tekst):
        m = _ROEPNAAM.match(inhoud.strip())
        if m and m[1].lower() not in _GEEN_ROEPNAAM:
            return str(m[1])
    return ""


def _met_roepnaam(naam: str, roepnaam: str) -> str:
    """Een roepnaam vervangt voorletters: 'J.P. (Jan) de Vries' is Jan de Vries; een volle voornaam blijft staan."""
    letters = _VOORLETTERS.match(naam)
    if not roepnaam or not letters:
        return naam
    return f"{roepnaam} {naam[letters.end() :].strip()}".strip()


def _keer_om(naam: str) -> str:
    """'Berg, Jan van den' en 'Vries, de, Sam': achternaam voorop met een komma."""
    delen = [deel.strip() for deel in naam.split(",") if deel.strip()]
    los = [deel for deel in delen if all(woord in _TUSSEN for woord in vouw(deel).split())]
    namen = [deel for deel in delen if deel not in los]
    if len(namen) < 2:
        return " ".join((*los, *namen))
    woorden = namen[1].split()
    einde = len(woorden)
    while einde > 1 and all(w in _TUSSEN for w in vouw(woorden[einde - 1]).split()) and vouw(woorden[einde - 1]):
        einde -= 1
    return " ".join((*woorden[:einde], *los, *woorden[einde:], namen[0]))


def naamdelen(naam: str) -> list[str]:
    """De naam in vergelijkbare woorden zonder tussenvoegsels; voorletters zijn woorden van een letter."""
    return list(_delen(naam))


@lru_cache(4096)
def _delen(naam: str) -> tuple[str, ...]:
    gewoon = normaliseer_naam(naam)
    letters = _VOORLETTERS.match(gewoon)
    woorden: list[str] = []
    if letters:
        woorden = [deel[0] for deel in vouw(letters.group()).split()]
        gewoon = gewoon[letters.end() :]
    elif (m := re.match(r"([A-Z]{1,3})\s+(?=\S*[a-z])", gewoon)) is not None:
        woorden = list(m[1].lower())
        gewoon = gewoon[m.end() :]
    rest = [w for w in vouw(gewoon).split() if w not in _TUSSEN]
    return (*woorden[:1], *rest) if rest else tuple(woorden[:1])


@lru_cache(4096)
def tussenletters(naam: str) -> str:
    """De eerste letters van de tussenvoegsels: 'vd' voor 'van der', 'v.d.' en 'vd'."""
    return "".join(
        woord if woord == "vd" else "vd" if woord in _SAMENGETROKKEN else woord[0] for woord in vouw(normaliseer_naam(naam)).split() if woord in _TUSSEN
    )


def _voornaam(links: list[str], rechts: list[str]) -> _Gelijk:
    """Vergelijkt de eerste woorden; een tweede voornaam die gelijk is aan de eerste van de ander geeft twijfel."""
    a, b = links[0], rechts[0]
    if len(a) == 1 or len(b) == 1:
        return _Gelijk.TWIJFEL if a[0] == b[0] else _Gelijk.NEE
    gelijk = _lijkt(a, b)
    if gelijk is _Gelijk.NEE and (a in rechts[1:-1] or b in links[1:-1] or a.startswith(b) or b.startswith(a)):
        return _Gelijk.TWIJFEL
    return gelijk


def _achternaam(links: list[str], rechts: list[str]) -> _Gelijk:
    """Ja als alle woorden van de kortste in de langste staan ('Bakker' in 'Bakker-Smit'), twijfel als er een deel overlapt."""
    kort, lang = sorted((links, rechts), key=len)
    if any(len(woorden) == 1 and len(woorden[0]) == 1 for woorden in (links, rechts)):
        return _Gelijk.TWIJFEL if any(a[0] == b[0] for a in links for b in rechts) else _Gelijk.NEE  # 'Sam J.'
    uitkomsten = [max((_lijkt(k, w) for w in lang), key=lambda g: g.value) for k in kort]
    if any(u is _Gelijk.NEE for u in uitkomsten):
        return _Gelijk.TWIJFEL if any(u is _Gelijk.JA for u in uitkomsten) else _Gelijk.NEE
    return _Gelijk.JA if all(u is _Gelijk.JA for u in uitkomsten) else _Gelijk.TWIJFEL


def _ocr(woord: str) -> str:
    return (
        woord.replace("1", "l")
        .replace("|", "l")
        .replace("i", "l")
        .replace("0", "o")
        .replace("rn", "m")
        .replace("5", "s")
        .replace("y", "ij")
        .replace("ij", "lj")
    )


def _lijkt(a: str, b: str) -> _Gelijk:
    """Gelijk op OCR-ruis na: een fout mag in een woord vanaf zes letters met dezelfde eerste letter, anders is het twijfel."""
    if a == b:
        return _Gelijk.JA
    if len(a) == 1 or len(b) == 1:
        return _Gelijk.NEE
    if _ocr(a) == _ocr(b):
        return _Gelijk.JA
    from rapidfuzz.distance import Levenshtein

    afstand = Levenshtein.distance(a, b, score_cutoff=2)
    lengte = min(len(a), len(b))
    if a[0] == b[0] and ((afstand == 1 and lengte >= 6) or (afstand == 2 and lengte >= 10)):
        return _Gelijk.JA
    return _Gelijk.TWIJFEL if afstand == 1 and lengte >= 3 else _Gelijk.NEE
