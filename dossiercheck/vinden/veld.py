"""Een etiket met een waarde: naam, datum, getal, keuze of gewoon 'ingevuld'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from dossiercheck.begrippen import Bewijs, Kandidaat
from dossiercheck.schrijfwijze import normaliseer_naam, vind_bsn, vind_datums, vouw, zinnen
from dossiercheck.schrijfwijze.adres import woonplaats
from dossiercheck.vinden.antwoorden import Antwoord
from dossiercheck.vinden.datumveld import Lezing, lees_datumveld
from dossiercheck.vinden.in_zin import persoon_in, persoon_in_onderwerp, school_in
from dossiercheck.vinden.kader import Kader, Werkstuk, is_leeg, kandidaat, vraag_past
from dossiercheck.vinden.namen import is_schoolnaam
from dossiercheck.vinden.uren import lees_uren
from dossiercheck.woordenschat import Zoekopdracht

_MERK = re.compile(r"(?:^|\s)([xXoO0])\s+(?=\w)")
_WEEGT_ZELF = frozenset(("bsn",))
"""Soorten die zelf zeggen hoe zeker een onzekere lezing nog is."""
_DATUMCIJFERS = 4
_BSN_LENGTE = (8, 9)
_ALLEEN_NUMMER = re.compile(r"\d(?:[ .-]?\d){5,12}")
_AAN_ELKAAR = re.compile(r"(?<=[a-zß-ÿ]{2})(?=[A-ZÀ-Þ])")
"""'SamJansen': op een scan is hier een spatie weggevallen."""
_PERSOON = re.compile(r"(?:[A-Z]\.\s?)+(?:[a-z]+\s)*[A-Z]")
"""Voorletters en een achternaam: geen school, maar wie er namens de school tekent."""
_AANSPREKING = re.compile(r"(?:mw|mevr|mevrouw|dhr|de heer|drs|ir|ing|mr|dr|juf|meester)\b\.?\s", re.IGNORECASE)
_KLAS = re.compile(r"(?:klas|groep|leerjaar|brugklas)\b", re.IGNORECASE)
_NA_KOMMA_KLAS = re.compile(r",\s*(?:(?:klas|groep|leerjaar|brugklas|kl\.|gr\.)\s|\d\w{0,2}\s?(?:havo|vwo|mavo|vmbo|gym|ath|tl|bk|bb|kb)).*", re.IGNORECASE)
"""'Rivierencollege, 2 havo': de klas is geen deel van de naam."""
_SCHOOLWOORDEN = 8
_SCHOOLZIN = 16
"""In een langer antwoord is een naam pas een school met een schoolwoord erin."""
_PLAATSWOORDEN = 3
_VOLGEND_VELD = re.compile(r"\s+(?:[A-Z]\w*(?:\s[a-z]\w*)?|[a-z]\w*):\s")
"""Waar na de waarde nog een etiket met dubbele punt op dezelfde regel staat."""

_NAAMETIKET = re.compile(r"^\s*(?:volledige )?naam\s*:\s*", re.IGNORECASE)

_VAN_NAAR = re.compile(r"\bvan\b.{1,40}?\bnaar\b(?P<naar>.+)", re.IGNORECASE | re.DOTALL)
_NU_EN_STRAKS = re.compile(r"\b(?:nu|huidig\w*|oud\w*)\b.*(?:/|\ben\b).*\b(?:gevraagd\w*|gewenst\w*|nieuw\w*)", re.IGNORECASE)
_OF = re.compile(r"/|\bof\b")
_NABIJ = 3
"""Zoveel woorden aan weerszijden van 'of' zijn de keuzes."""
_TEKENREGELS = 2
_NAMEN = ("naam", "schoolnaam", "school")


def vind_velden(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Een kandidaat per passend veld met een leesbare waarde; een leeg veld geeft niets."""
    lees = _LEZERS[opdracht.soort]
    for i, antwoord in enumerate(werk.antwoorden):
        if antwoord.samen or not vraag_past(opdracht, antwoord) or not _staat_naast(opdracht, werk.antwoorden, i):
            continue
        if opdracht.soort == "naam" and _is_ondertekenaar(werk.antwoorden, i, kader):
            continue
        leeg = not antwoord.regels or is_leeg(antwoord.tekst, kader.ws) or (opdracht.soort in _NAMEN and _is_tekenvak(antwoord.tekst, kader))
        lezingen = [] if leeg else list(lees(opdracht, antwoord, kader))
        for waarde, zeker, reden in lezingen:
            yield kandidaat(opdracht, waarde, antwoord.regels[0], reden, werk, zeker=zeker and (antwoord.zeker or opdracht.soort in _WEEGT_ZELF), veld=True)
        if not lezingen and (antwoord.beeld if leeg else not antwoord.zeker or _misleesd(opdracht, antwoord)):
            bewijs = antwoord.regels[0] if antwoord.regels else Bewijs(antwoord.plek, antwoord.vraag)
            yield kandidaat(opdracht, None, bewijs, f"wat er bij '{antwoord.vraag}' staat is niet goed te lezen", werk, zeker=False, veld=True)


def _staat_naast(opdracht: Zoekopdracht, antwoorden: Sequence[Antwoord], i: int) -> bool:
    buren = [*antwoorden[max(0, i - 1) : i], *antwoorden[i + 1 : i + 2]]
    return not opdracht.naast or any(opdracht.naast.raakt(b.vraag) for b in buren)


def _is_tekenvak(tekst: str, kader: Kader) -> bool:
    """'Handtekening' achter 'School' is het opschrift van een vak, geen naam."""
    kop = kader.ws.kenmerken["handtekeningkop"].zoek(vouw(tekst))
    return kop is not None and len(tekst.split()) <= 2


def _misleesd(opdracht: Zoekopdracht, antwoord: Antwoord) -> bool:
    """Op een scan staan er wel cijfers bij een datum, maar is er geen datum van te maken."""
    return antwoord.ocr and opdracht.soort == "datum" and not opdracht.na and sum(c.isdigit() for c in antwoord.tekst) >= _DATUMCIJFERS


def _is_ondertekenaar(antwoorden: Sequence[Antwoord], i: int, kader: Kader) -> bool:
    """'Naam' vlak na een vak dat 'Handtekening' heet: wie er tekent."""
    if vouw(antwoorden[i].vraag) != "naam":
        return False
    return any(a.regels and _is_tekenvak(a.tekst, kader) for a in antwoorden[max(0, i - _TEKENREGELS) : i])


def _naam(opdracht: Zoekopdracht, antwoord: Antwoord, kader: Kader) -> Iterator[Lezing]:
    tekst = antwoord.regels[0].tekst
    naam = normaliseer_naam(_VOLGEND_VELD.split(_NAAMETIKET.sub("", _AAN_ELKAAR.sub(" ", tekst) if antwoord.ocr else tekst))[0])
    datum = next(iter(vind_datums(naam)), None)
    naam = normaliseer_naam(naam[: datum.begin]) if datum else naam
    naam = persoon_in(naam.split(", ")[0])
    if kader.ws.kenmerken["onderwerpveld"].raakt(antwoord.vraag):
        naam = persoon_in_onderwerp(naam, kader.ws.kenmerken["geen_naam"])
    if ":" in naam:
        return  # 'Achternaam: de Vries' onder een kop is geen hele naam
    if naam and len(naam.split()) <= 8 and any(c.isalpha() for c in naam):
        heel = len(naam.split()) > 1
        yield naam, heel, f"ingevuld bij '{antwoord.vraag}'" if heel else "er staat maar een naam: voor- of achternaam ontbreekt"


def _tekst(opdracht: Zoekopdracht, antwoord: Antwoord, kader: Kader) -> Iterator[Lezing]:
    yield antwoord.tekst.strip(), True, f"ingevuld bij '{antwoord.vraag}'"


def _schoolnaam(opdracht: Zoekopdracht, antwoord: Antwoord, kader: Kader) -> Iterator[Lezing]:
    eerste = _VOLGEND_VELD.split(antwoord.regels[0].tekst)[0]
    tekst = _NA_KOMMA_KLAS.sub("", school_in(eerste, kader.ws.schoolwoorden).split(" (")[0].split(";")[0]).strip(" ,.«»•·-")
    kort = len(tekst.split()) <= _SCHOOLWOORDEN and len(antwoord.tekst.split()) <= _SCHOOLZIN
    past = kort or is_schoolnaam(tekst, kader)
    if past and any(c.isalpha() for c in tekst) and len(tekst) <= 90 and not vind_datums(tekst) and not _geen_school(tekst, kader):
        yield tekst, True, f"ingevuld bij '{antwoord.vraag}'"


def _geen_school(tekst: str, kader: Kader) -> bool:
    """Een klas, of wie er namens de school vraagt: met voorletters of een aanspreking, of met alleen een functie erachter."""
    if _KLAS.match(tekst) or _NAAMETIKET.match(tekst):
        return True
    _, komma, rest = tekst.partition(",")
    if is_schoolnaam(tekst, kader):
        return False
    return bool(_PERSOON.match(tekst) or _AANSPREKING.match(tekst) or (komma and kader.ws.kenmerken["functie"].raakt(rest)))


def _school(opdracht: Zoekopdracht, antwoord: Antwoord, kader: Kader) -> Iterator[Lezing]:
    """Een schoolnaam achter een ruim etiket als 'Aanvrager': dan moet er een schoolwoord in staan."""
    for waarde, zeker, reden in _schoolnaam(opdracht, antwoord, kader):
        naam, _, plaats = str(waarde).partition(",")
        if is_schoolnaam(naam, kader):
            yield naam.strip() if len(plaats.split()) <= _PLAATSWOORDEN else waarde, zeker, reden


def _woonplaats(opdracht: Zoekopdracht, antwoord: Antwoord, kader: Kader) -> Iterator[Lezing]:
    if plaats := woonplaats(antwoord.tekst):
        yield plaats, True, f"ingevuld bij '{antwoord.vraag}'"


def _bsn(opdracht: Zoekopdracht, antwoord: Antwoord, kader: Kader) -> Iterator[Lezing]:
    """Waar of onwaar: het nummer voldoet aan de elfproef. Het nummer zelf gaat niet verder; wat op een scan niet te zeggen is blijft onbekend."""
    cijfers = "".join(c for c in antwoord.tekst if c.isdigit())
    if len(cijfers) in _BSN_LENGTE:
        yield _elfproef(cijfers), antwoord.zeker, "elfproef"
    elif antwoord.ocr:
        zonder = _zonder_dubbel(cijfers) if len(cijfers) == max(_BSN_LENGTE) + 1 else ()
        fout = bool(zonder) and not any(map(_elfproef, zonder))
        yield (False, True, "een cijfer te veel, en ook zonder dat geen BSN") if fout else (None, False, "het BSN is niet goed te lezen")
    elif _ALLEEN_NUMMER.fullmatch(antwoord.tekst.strip()) and not vind_datums(antwoord.tekst):
        yield False, antwoord.zeker, f"{len(cijfers)} cijfers in plaats van negen"


def _elfproef(cijfers: str) -> bool:
    return any(v.geldig for v in vind_bsn(cijfers.zfill(max(_BSN_LENGTE))))


def _zonder_dubbel(cijfers: str) -> tuple[str, ...]:
    """OCR leest van twee gelijke cijfers na elkaar soms een te veel: het nummer zonder een van die cijfers."""
    return tuple(dict.fromkeys(cijfers[:i] + cijfers[i + 1 :] for i in range(len(cijfers) - 1) if cijfers[i] == cijfers[i + 1]))


def _gevuld(opdracht: Zoekopdracht, antwoord: Antwoord, kader: Kader) -> Iterator[Lezing]:
    nodig = opdracht.gevuld_met
    heeft = {"datum": any(v.datum for v in vind_datums(antwoord.tekst)), "nummer": sum(c.isdigit() for c in antwoord.tekst) >= 4}
    if not nodig or any(heeft[n] for n in nodig):
        yield True, True, f"ingevuld bij '{antwoord.vraag}'"


def _ja_nee(opdracht: Zoekopdracht, antwoord: Antwoord, kader: Kader) -> Iterator[Lezing]:
    """'ja' of 'nee' aan het begin, of een datum als antwoord op 'is het gebeurd?'."""
    eerste = vouw(antwoord.tekst).split(" ")[0]
    if eerste in ("ja", "nee"):
        yield eerste == "ja", True, f"'{eerste}' bij '{antwoord.vraag}'"
    elif (
        vouw(antwoord.tekst).startswith("nog niet")
        or kader.ws.kenmerken["gepland"].raakt(antwoord.tekst)
        or kader.ws.kenmerken["afwezig"].raakt(antwoord.tekst)
    ):
        yield False, True, "nog niet gebeurd of ontkend"
    elif any(v.datum for v in vind_datums(antwoord.tekst)):
        yield True, True, f"datum ingevuld bij '{antwoord.vraag}'"
    elif len(antwoord.tekst.split()) >= 4:
        yield True, False, "beschreven, maar niet duidelijk of het gebeurd is"


def _keuze(opdracht: Zoekopdracht, antwoord: Antwoord, kader: Kader) -> Iterator[Lezing]:
    tekst = _relevant(opdracht, antwoord)
    gevouwen = vouw(_gekozen(tekst))
    treffers = _treffers(opdracht, gevouwen)
    getallen = all(w.isdigit() for w in treffers)
    if opdracht.een_van and len(treffers) > 1 and (getallen or _laat_kiezen(opdracht, tekst) or "niet" in gevouwen.split()):
        yield None, False, "er staat meer dan een keuze"
    elif treffers:
        waarde = treffers[0]
        yield (int(waarde) if waarde.isdigit() else waarde), not opdracht.onzeker_als.zoek(gevouwen), f"'{antwoord.tekst[:60]}'"
    elif len(gevouwen) > 2 and not opdracht.stil:
        yield None, False, f"'{antwoord.tekst[:60]}' is geen bekende keuze"


def _treffers(opdracht: Zoekopdracht, gevouwen: str) -> list[str]:
    return list(dict.fromkeys(w for w, p in opdracht.waarden if p.zoek(gevouwen)))


def _relevant(opdracht: Zoekopdracht, antwoord: Antwoord) -> str:
    """Het deel van het antwoord dat de keuze noemt: niet wat over een ander gaat, en bij 'van categorie 1 naar 3' of 'nu / gevraagd' het laatste."""
    delen = [z for _, _, z in zinnen(antwoord.tekst) if not (opdracht.negeer and opdracht.negeer.raakt(z))] or [antwoord.tekst]
    tekst = delen[0] if opdracht.vooraan else " ".join(delen)
    if len(treffers := _treffers(opdracht, vouw(tekst))) > 1 and all(w.isdigit() for w in treffers):
        if wijziging := _VAN_NAAR.search(tekst):
            return wijziging["naar"]
        if _NU_EN_STRAKS.search(antwoord.vraag) and tekst.count("/") == 1:
            return tekst.partition("/")[2]
    return tekst


def _laat_kiezen(opdracht: Zoekopdracht, tekst: str) -> bool:
    """Aan weerszijden van een streep of 'of' staat een andere keuze: 'bao / sbo', maar niet 'basis/kader' of 't/m'."""
    for m in _OF.finditer(tekst):
        ervoor = _treffers(opdracht, vouw(" ".join(tekst[: m.start()].split()[-_NABIJ:])))
        erna = _treffers(opdracht, vouw(" ".join(tekst[m.end() :].split()[:_NABIJ])))
        if ervoor and erna and set(ervoor) != set(erna):
            return True
    return False


def _gekozen(tekst: str) -> str:
    """Het deel achter de X in 'O laag  X midden  O hoog'; zonder zulke merken de hele tekst."""
    merken = list(_MERK.finditer(tekst))
    aan = [i for i, m in enumerate(merken) if m[1] in "xX"]
    if len(merken) < 2 or len(aan) != 1:
        return tekst
    einde = merken[aan[0] + 1].start() if aan[0] + 1 < len(merken) else len(tekst)
    return tekst[merken[aan[0]].end() : einde]


_LEZERS: dict[str, Callable[[Zoekopdracht, Antwoord, Kader], Iterator[Lezing]]] = {
    "naam": _naam,
    "tekst": _tekst,
    "schoolnaam": _schoolnaam,
    "school": _school,
    "woonplaats": _woonplaats,
    "bsn": _bsn,
    "gevuld": _gevuld,
    "ja-nee": _ja_nee,
    "uren": lees_uren,
    "keuze": _keuze,
    "datum": lees_datumveld,
}
