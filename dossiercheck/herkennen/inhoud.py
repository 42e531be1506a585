"""Wat in een stuk inhoud is: titels, tekst, en wat alleen uitleg bij het formulier is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dossiercheck.begrippen import Alinea, Blok, Keuzegroep, Kop, Tabel, Veld
from dossiercheck.bloktekst import teksten
from dossiercheck.schrijfwijze import vouw, zonder_volgnummer
from dossiercheck.woordenschat import Woordenschat

_TITELLENGTE = 7
_EERSTE = 8
_ONDERTITEL = 3
_VRAAGLENGTE = 140
_VOORLETTER = re.compile(r"\b[A-Z]\.\s*$")
_VRAAGWOORDEN = 9
"""Een langere regel met een vraagteken is een vraag en geen titel."""
_REGELLENGTE = 100
_ETIKET_EN_WAARDE = 2
_SCHEIDING = re.compile(r"\s+[·•|–—/-]\s+")
_AANHEF = re.compile(r"\s*(?:geachte|beste|l\.s\.)\b", re.IGNORECASE)


def kandidaattitels(blokken: Sequence[Blok], alles: Sequence[Blok] = ()) -> list[tuple[str, float]]:
    """Teksten die de titel kunnen zijn, met hoe zwaar zij wegen: koppen bovenaan, hoofdkoppen verderop, losse regels bovenaan, overige koppen.

    `alles` is het stuk met invulhulp erbij: de regel onder de titel zegt vaak ook wie het invult.
    """
    koppen = [b for b in blokken if isinstance(b, Kop)]
    boven = [b.tekst for b in blokken[:_EERSTE] if isinstance(b, Kop)]
    hoofd = [b.tekst for b in koppen if b.niveau == 1]
    regels = [deel for b in (*alles[:_ONDERTITEL], *blokken[:_EERSTE]) for deel in losse_regels(b)]
    eerste, tweede = [*blokken[:2], None, None][:2]
    if isinstance(eerste, Kop) and isinstance(tweede, Kop) and len(f"{eerste.tekst} {tweede.tekst}".split()) <= _TITELLENGTE:
        boven.insert(0, f"{eerste.tekst} {tweede.tekst}")  # een titel die over twee regels loopt
    if isinstance(eerste, Veld):  # wat bovenaan staat, staat voor een kop verderop; behalve vlak boven de titel, zoals 'Afgedrukt: …'
        titel = any(isinstance(b, Kop) and b.niveau == 1 for b in blokken[1:_ONDERTITEL])
        boven.insert(1 if titel else 0, f"{eerste.etiket} {eerste.waarde}".strip())
    gewogen = [(t, 10.0 - 0.5 * i) for i, t in enumerate(dict.fromkeys(boven + hoofd[:4]))]
    gewogen += [(t, 6.0 - 0.3 * i) for i, t in enumerate(dict.fromkeys(regels))]
    return gewogen + [(b.tekst, 3.0) for b in koppen[:6] if b.tekst not in boven + hoofd]


def losse_regels(blok: Blok) -> list[str]:
    """Een korte regel die geen zin is, met de delen van een regel met streepjes ertussen, of het onderwerp van een brief of mail."""
    if isinstance(blok, Veld) and blok.etiket.casefold().startswith(("onderwerp", "betreft")):
        return [blok.waarde]
    tekst = blok.tekst if isinstance(blok, Alinea) else blok.etiket if isinstance(blok, Veld) and not blok.waarde.strip() else ""
    zin = tekst.rstrip().endswith((".", ",", ";")) and not _VOORLETTER.search(tekst)
    if not tekst or zin or (tekst.rstrip().endswith("?") and len(tekst.split()) > _VRAAGWOORDEN):
        return []
    delen = [deel.strip() for deel in _SCHEIDING.split(tekst)]
    return [deel for deel in dict.fromkeys((tekst.strip(), *delen)) if 0 < len(deel) <= _REGELLENGTE]


def aantal_vragen(blokken: Sequence[Blok]) -> int:
    """Koppen en vraagregels met tekst eronder, en rijen van een tabel met twee kolommen: een formulier dat in zinnen is ingevuld."""
    met_tekst = [a for a, b in pairwise(blokken) if isinstance(b, Alinea) and is_vraag(a)]
    rijen = [rij for b in blokken if isinstance(b, Tabel) and len(b.koppen) in (0, 2) for rij in b.rijen if len(rij) == 2]
    return len(met_tekst) + len(rijen)


def is_vraag(blok: Blok) -> bool:
    """Een kop, of een regel die op een vraagteken of dubbele punt eindigt."""
    return isinstance(blok, Kop) or (isinstance(blok, Alinea) and len(blok.tekst) < _VRAAGLENGTE and blok.tekst.rstrip().endswith(("?", ":")))


def is_brief(blokken: Sequence[Blok]) -> bool:
    """Ergens staat een aanhef."""
    return any(isinstance(b, Alinea) and _AANHEF.match(b.tekst) for b in blokken)


def alle_tekst(blokken: Sequence[Blok]) -> str:
    return "\n".join(teksten(blokken))


def kolomnamen(blokken: Sequence[Blok]) -> str:
    """De koppen van alle tabellen; van een tabel zonder koppen de eerste rij. In een tabel met een kolom per leerling staan de namen onder elkaar."""
    tabellen = [b for b in blokken if isinstance(b, Tabel)]
    boven = [" ".join(t.koppen or [cel.tekst for rij in t.rijen[:1] for cel in rij]) for t in tabellen]
    opzij = [" ".join((t.koppen[0], *(rij[0].tekst for rij in t.rijen if rij))) for t in tabellen if len(t.koppen) > _ETIKET_EN_WAARDE]
    return "\n".join((*boven, *opzij))


def etiketten(blokken: Sequence[Blok]) -> list[str]:
    """Wat een formulier vraagt: de etiketten, vragen en tussenkoppen, en de namen van rijen en kolommen."""
    gevonden = [b.etiket if isinstance(b, Veld) else b.tekst if isinstance(b, Kop) else b.vraag for b in blokken if isinstance(b, Veld | Keuzegroep | Kop)]
    for tabel in (b for b in blokken if isinstance(b, Tabel)):
        gevonden += [*tabel.koppen, *(rij[0].tekst for rij in tabel.rijen if rij)]
    return [vouw(zonder_volgnummer(t)) for t in gevonden]


def zonder_invulhulp(blokken: Sequence[Blok], ws: Woordenschat) -> tuple[Blok, ...]:
    """De blokken zonder uitleg: niets onder een uitlegkop tot de uitleg ophoudt, en geen losse invulregels."""
    return tuple(_inhoud(blokken, ws))


def _inhoud(blokken: Sequence[Blok], ws: Woordenschat) -> Iterator[Blok]:
    uitleg: Kop | None = None
    for blok in blokken:
        if isinstance(blok, Kop) and len(blok.tekst) < 60 and is_uitlegkop(blok.tekst, ws):
            uitleg = blok
            continue
        if uitleg and _houdt_op(uitleg, blok):
            uitleg = None
        if uitleg or (isinstance(blok, Alinea) and ws.invulregel.zoek_ruim(vouw(blok.tekst))):
            continue
        yield blok


def is_uitlegkop(tekst: str, ws: Woordenschat) -> bool:
    """Ook met leesfouten: uitleg die voor een antwoord doorgaat is erger dan een antwoord dat niet gevonden wordt."""
    return ws.invulhulp.zoek_ruim(vouw(tekst)) is not None


def _houdt_op(uitleg: Kop, blok: Blok) -> bool:
    """Uitleg loopt tot een kop van hetzelfde niveau of op een andere bladzijde, of tot er iets in te vullen is."""
    if isinstance(blok, Kop):
        return blok.niveau <= uitleg.niveau or blok.plek.pagina != uitleg.plek.pagina
    return not isinstance(blok, Alinea)


def zonder_randen(blokken: Sequence[Blok]) -> tuple[Blok, ...]:
    """De blokken zonder kop- en voettekst van Word: die helpen herkennen, maar zijn geen antwoord."""
    return tuple(b for b in blokken if not (isinstance(b, Alinea) and b.plek.alinea == 0))
