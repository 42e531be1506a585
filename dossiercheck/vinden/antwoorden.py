"""Van Blokken naar vragen met hun antwoord: een veld, een kop met wat eronder staat, of een etiketregel met de regel erna."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dossiercheck.begrippen import Alinea, Beeld, Bewijs, Blok, Cel, Herkomst, Keuzegroep, Kop, Plek, Tabel, Veld
from dossiercheck.schrijfwijze import vind_datums, zinnen, zonder_volgnummer

_REGELHOOGTE = 36.0
_ZINLENGTE = 4
_WAARDE_IN_ETIKET = re.compile(r"([^:?]{3,40}):\s*(\d[\d\s./-]*)")
_RIJNUMMER = re.compile(r"\W*(?:\d+(?:[.]\d+)*|[A-Za-z])?[.)]?\W*")
_ETIKET_IN_TEKST = re.compile(r"((?:[^\s:,;]+\s){0,4}[^\s:,;]+):\s+(?=\S*\w)(.+)", re.DOTALL)
_VRAAG_EN_ANTWOORD = 2
_ALINEA = 12
"""Vanaf zoveel woorden is een etiket met zinnen een alinea."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Een vraag of kop met de alinea's die erbij horen; `regels` is leeg bij een leeg veld."""

    vraag: str
    regels: tuple[Bewijs, ...]
    plek: Plek
    herkomst: Herkomst
    zeker: bool = True
    beeld: bool = False
    """Er staat iets op de plek van het antwoord dat geen leesbare tekst is."""
    kop: str = ""
    """De kop waar het antwoord onder staat."""
    ocr: bool = False
    """De vraag komt uit een scan: er kunnen leesfouten in zitten."""
    gezocht: str = ""
    """De vraag waarin gezocht wordt: gevouwen, en met 'leerling' waar de voornaam stond."""

    samen: bool = False
    """De tekst van alles onder een kop: geen waarde van een veld."""
    tabel: bool = False
    """De rijen van een tabel onder een kop."""

    @property
    def tekst(self) -> str:
        return " ".join(r.tekst for r in self.regels)


def antwoorden(blokken: Sequence[Blok]) -> tuple[Antwoord, ...]:
    """Alle vragen met antwoord, in de volgorde van het stuk, zonder nummer voor de vraag."""
    return tuple(replace(a, vraag=zonder_volgnummer(a.vraag)) for a in _uit_blokken(blokken))


def _uit_blokken(blokken: Sequence[Blok]) -> Iterator[Antwoord]:
    kop = ""
    for i, blok in enumerate(blokken):
        if isinstance(blok, Veld):
            yield _uit_veld(blok, blokken, i, kop)
        elif isinstance(blok, Tabel):
            yield from _uit_rijen(_zonder_nummers(blok), kop)
        elif isinstance(blok, Kop):
            yield Antwoord(blok.tekst, tuple(_onder(blokken, i)), blok.plek, Herkomst.TEKST, kop=kop)
            kop = blok.tekst
        elif isinstance(blok, Alinea) and (_is_vraagregel(blok.tekst) or _is_losse_regel(blok.tekst)):
            yield Antwoord(blok.tekst, tuple(_onder(blokken, i)), blok.plek, Herkomst.TEKST, blok.zeker, kop=kop)


def _uit_veld(veld: Veld, blokken: Sequence[Blok], i: int, kop: str) -> Antwoord:
    """Het veld met zijn waarde; staat er een datum of nummer achter een dubbele punt in het etiket, dan is dat de waarde."""
    etiket, waarde = veld.etiket, veld.waarde.strip()
    if not waarde and (m := _WAARDE_IN_ETIKET.fullmatch(etiket)):
        etiket, waarde = m.groups()
    regels = (Bewijs(veld.plek, waarde),) if waarde else tuple(_volgende_blad(blokken, i))
    return Antwoord(etiket, regels, veld.plek, Herkomst.FORMULIERVELD, veld.zeker, _heeft_beeld(veld, blokken[i + 1 : i + 2]), kop)


def _heeft_beeld(veld: Veld, volgende: Sequence[Blok]) -> bool:
    """Op de plek van de waarde staat een beeld of inkt: in het veld zelf, of er vlak onder."""
    if veld.beeld is not False:
        return True
    eerste = volgende[0] if volgende else None
    if not isinstance(eerste, Beeld) or eerste.plek.pagina != veld.plek.pagina or not eerste.plek.kader or not veld.plek.kader:
        return False
    return -5 <= eerste.plek.kader[1] - veld.plek.kader[1] <= _REGELHOOGTE


def _uit_rijen(tabel: Tabel, kop: str) -> Iterator[Antwoord]:
    """Een tabel zonder kopregel of met twee kolommen: links het etiket, ernaast de waarde, en verder niets op de rij."""
    if len(tabel.koppen) not in (0, _VRAAG_EN_ANTWOORD):
        return
    for rij in tabel.rijen:
        if len(rij) >= 2 and rij[0].tekst.strip() and not any(cel.tekst.strip() for cel in rij[2:]):
            regels = (Bewijs(rij[1].plek, rij[1].tekst.strip()),) if rij[1].tekst.strip() else ()
            yield Antwoord(rij[0].tekst, regels, rij[1].plek, Herkomst.FORMULIERVELD, rij[1].zeker, rij[1].beeld is not False, kop)


def _zonder_nummers(tabel: Tabel) -> Tabel:
    """Een tabel 'nr, vraag, antwoord' zonder de kolom met nummers; een tabel met doelen blijft wat hij is."""
    breed = _VRAAG_EN_ANTWOORD + 1
    genummerd = len(tabel.rijen) > 1 and all(len(rij) == breed and _RIJNUMMER.fullmatch(rij[0].tekst) for rij in tabel.rijen)
    if not genummerd or len(tabel.koppen) not in (0, breed) or any("doel" in kop.lower() for kop in tabel.koppen):
        return tabel
    return replace(tabel, koppen=tabel.koppen[1:], rijen=tuple(rij[1:] for rij in tabel.rijen))


def _volgende_blad(blokken: Sequence[Blok], i: int) -> Iterator[Bewijs]:
    """Het antwoord onder een leeg veld: in Word de alinea erna, in een PDF de tekst bovenaan de volgende bladzijde.

    Een regel met een datum voor de dubbele punt ('Naam school, 16-10-2026: geen plaats') is ook een antwoord.
    """
    veld, volgende = blokken[i], blokken[i + 1 : i + 2]
    if not volgende:
        return
    if isinstance(volgende[0], Veld) and volgende[0].waarde and vind_datums(volgende[0].etiket):
        yield Bewijs(volgende[0].plek, f"{volgende[0].etiket}: {volgende[0].waarde}")
    if not isinstance(volgende[0], Alinea):
        return
    if veld.plek.kader is None:
        erna = (volgende[0].plek.alinea or 0) - (veld.plek.alinea or 0) == 1
    else:
        erna = veld.plek.pagina is not None and volgende[0].plek.pagina == veld.plek.pagina + 1
    if erna:
        yield from _onder(blokken, i)


def _is_vraagregel(tekst: str) -> bool:
    """Een korte regel die op een vraag of etiket eindigt, zonder zelf antwoord te zijn."""
    kaal = tekst.strip()
    return len(kaal) < 140 and kaal.endswith(("?", ":"))


def _is_losse_regel(tekst: str) -> bool:
    """Een korte regel zonder leesteken aan het eind kan een etiket zijn; of het er een is zegt de woordenschat."""
    return len(tekst) < 90 and not tekst.rstrip().endswith((".", ",", ";", "!"))


def _onder(blokken: Sequence[Blok], i: int) -> Iterator[Bewijs]:
    """De tekst onder een kop of vraagregel, tot de volgende kop, vraagregel of het volgende veld."""
    for blok in blokken[i + 1 :]:
        if isinstance(blok, Kop | Veld) or (isinstance(blok, Alinea) and _is_vraagregel(blok.tekst)):
            return
        if isinstance(blok, Keuzegroep | Beeld | Tabel):
            continue
        if isinstance(blok, Alinea) and blok.tekst.strip():
            yield Bewijs(blok.plek, blok.tekst.strip())


def onder_koppen(blokken: Sequence[Blok], is_etiket: Callable[[str], bool]) -> Iterator[Antwoord]:
    """Koppen met tekst eronder die als veld gelezen is, zoals 'De Meander, 3 mei: geen plek': wat voor de dubbele punt staat is daar geen etiket."""
    for i, blok in enumerate(blokken):
        korte_regel = isinstance(blok, Alinea) and len(blok.tekst.split()) <= _ZINLENGTE and _is_losse_regel(blok.tekst)
        if isinstance(blok, Kop | Alinea) and (korte_regel or isinstance(blok, Kop)) and (regels := tuple(_als_tekst(blokken[i + 1 :], is_etiket))):
            yield Antwoord(zonder_volgnummer(blok.tekst), regels, blok.plek, Herkomst.TEKST, samen=True)


def _als_tekst(blokken: Sequence[Blok], is_etiket: Callable[[str], bool]) -> Iterator[Bewijs]:
    """De tekst tot het volgende etiket; niets als er geen veld bij is."""
    tekst: list[Bewijs] = []
    velden = 0
    for blok in blokken:
        if isinstance(blok, Veld) and blok.waarde.strip() and (vind_datums(blok.etiket) or not is_etiket(blok.etiket)):
            tekst.append(Bewijs(blok.plek, f"{blok.etiket}: {blok.waarde.strip()}"))
            velden += 1
        elif isinstance(blok, Veld) and blok.beeld is False and not blok.waarde.strip() and blok.etiket.rstrip().endswith("."):
            tekst.append(Bewijs(blok.plek, blok.etiket))  # op een scan is een zin als etiket gelezen
            velden += 1
        elif isinstance(blok, Alinea) and blok.tekst.strip() and not _is_vraagregel(blok.tekst):
            tekst.append(Bewijs(blok.plek, blok.tekst.strip()))
        else:
            break
    yield from tekst if velden else ()


def tabellen_onder_koppen(blokken: Sequence[Blok], leeg: Callable[[str], bool]) -> Iterator[Antwoord]:
    """Een kop met een tabel eronder ('Ingezet | Wie | Periode | Effect'): elke rij is een regel van het antwoord, met de kolomnamen erbij."""
    for kop, tabel in pairwise(blokken):
        if not isinstance(kop, Kop) or not isinstance(tabel, Tabel) or len(tabel.koppen) <= _VRAAG_EN_ANTWOORD:
            continue
        if regels := tuple(b for rij in tabel.rijen if (b := _als_regel(tabel.koppen, rij, leeg))):
            yield Antwoord(zonder_volgnummer(kop.tekst), regels, kop.plek, Herkomst.TEKST, samen=True, tabel=True)


def _als_regel(koppen: Sequence[str], rij: Sequence[Cel], leeg: Callable[[str], bool]) -> Bewijs | None:
    """De rij als een zin; niets bij een rij met minder dan drie gevulde cellen of met een handtekening."""
    gevuld = [(kop, cel) for kop, cel in zip(koppen, rij, strict=False) if not leeg(cel.tekst)]
    if len(gevuld) <= _VRAAG_EN_ANTWOORD or any(cel.beeld is not False for cel in rij):
        return None
    return Bewijs(gevuld[0][1].plek, "; ".join(f"{kop}: {cel.tekst.strip()}" if kop else cel.tekst.strip() for kop, cel in gevuld))


def in_alineas(blokken: Sequence[Blok]) -> Iterator[Antwoord]:
    """In lopende tekst een zin die met een kort etiket en een dubbele punt begint, zoals 'Zienswijze van ouders: …'."""
    kop = ""
    for blok in blokken:
        if isinstance(blok, Kop):
            kop = blok.tekst
        elif isinstance(blok, Alinea):
            for _, _, zin in zinnen(blok.tekst):
                if m := _ETIKET_IN_TEKST.match(zin):
                    yield Antwoord(m[1], (Bewijs(blok.plek, m[2].strip()),), blok.plek, Herkomst.TEKST, blok.zeker, kop=kop)


def lopende_tekst(blokken: Sequence[Blok]) -> Iterator[tuple[str, Bewijs]]:
    """Alle alinea's en veldwaarden met de kop waar ze onder staan."""
    kop = ""
    for blok in blokken:
        if isinstance(blok, Kop):
            kop = blok.tekst
        elif isinstance(blok, Alinea) and blok.tekst.strip():
            yield kop, Bewijs(blok.plek, blok.tekst.strip())
        elif isinstance(blok, Veld) and is_lopend(blok):
            yield kop, Bewijs(blok.plek, f"{blok.etiket} {blok.waarde}".strip())
        elif isinstance(blok, Veld) and blok.waarde.strip():
            yield f"{kop} {blok.etiket}", Bewijs(blok.plek, blok.waarde.strip())
        elif isinstance(blok, Tabel):
            yield from ((f"{kop} {etiket}", bewijs) for etiket, bewijs in brede_rijen(blok))


def is_lopend(veld: Veld) -> bool:
    """Een alinea die als etiket gelezen is: zinnen in plaats van een vraag."""
    return len(veld.etiket.split()) >= _ALINEA and "?" not in veld.etiket and re.search(r"[.;]\s+[A-Z]", veld.etiket) is not None


def brede_rijen(tabel: Tabel) -> Iterator[tuple[str, Bewijs]]:
    """Rijen van een tabel met maar twee gevulde cellen: een etiket en een lopende tekst, zoals een evaluatieblok onder de doelen."""
    kaal = _zonder_nummers(tabel)
    for rij in kaal.rijen:
        gevuld = [cel for cel in rij if cel.tekst.strip()]
        if len(gevuld) == _VRAAG_EN_ANTWOORD and (len(rij) > _VRAAG_EN_ANTWOORD or kaal is not tabel) and len(gevuld[1].tekst.split()) >= _ZINLENGTE:
            yield gevuld[0].tekst, Bewijs(gevuld[1].plek, gevuld[1].tekst.strip())
