"""Van de bladen van een leerlinglijst naar rijen: koppen, groepskoppen, totaalregels en herhaalde kopregels zijn geen leerlingen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from dossiercheck.begrippen import Alinea, Bewijs, Blok, Cel, Herkomst, Kandidaat, Kop, Leerlingrij, Stuk, Tabel, Veld
from dossiercheck.schrijfwijze import vouw
from dossiercheck.vinden.lijst.achterstand import lees_achterstanden, lees_getal, uitleg_van
from dossiercheck.vinden.lijst.gegevens import Gegeven, Gegevens, kandidaat
from dossiercheck.vinden.lijst.isk import lees_isk
from dossiercheck.vinden.lijst.kolommen import DL, LA, LR, PERSOON, Kolom, Schaal, bepaal_schaal, is_leerlinglijst, lees_kolom, lees_kolommen, met_maat
from dossiercheck.vinden.lijst.onderzoek import ALGEMEEN, lees_instrumenten, lees_iq, lees_se
from dossiercheck.vinden.lijst.persoon import lees_adres, lees_bsn, lees_geboortedatum, lees_naam, naam_van
from dossiercheck.vinden.lijst.samen import Rij, type_van, voeg_samen
from dossiercheck.vinden.lijst.tekstcel import lees_advies, lees_toelichting, lees_verwijzingen, lees_zienswijze
from dossiercheck.woordenschat import Woordenschat

_LEZERS = (
    lees_naam, lees_geboortedatum, lees_adres, lees_bsn, lees_iq, lees_instrumenten, lees_achterstanden, lees_se, lees_isk, lees_zienswijze,
    lees_toelichting, lees_advies,
)  # fmt: skip
_EIGEN = frozenset(("geboortedatum", "bsn", "adres", "postcode", "iq", "iq_instrument", "iq_datum", "zienswijze"))
_UITLEG = ("toelichting", "opmerking", "uitleg")
_MINSTE_GEGEVENS, _MINSTE_UITLEG = 3, 4


@dataclass(slots=True)
class _Blad:
    """Wat er op het blad tot nu toe staat, buiten de tabellen."""

    naam: str = ""
    regels: list[Bewijs] = field(default_factory=list)
    titels: list[str] = field(default_factory=list)
    didactische_leeftijd: Fraction | None = None
    algemeen: list[Gegeven] = field(default_factory=list)
    """Wat voor de hele lijst geldt: het instrument en de afnamedatum."""


def vind_rijen(stuk: Stuk, ws: Woordenschat, dag: date) -> list[Leerlingrij]:
    """De leerlingen op de lijst, in de volgorde van de lijst. `dag` is de dag van ontvangst: die bepaalt welke instrumenten mogen."""
    gevonden: list[Rij] = []
    # Alle blokken: de naam van een blad met uitleg valt anders weg als invulhulp.
    blokken = stuk.gelezen.blokken
    koppen = [b.tekst for b in blokken if isinstance(b, Kop) and b.plek.cel]
    for blad, tabel in _tabellen(blokken, ws):
        bronnen = ([blad.naam], blad.titels, koppen, [stuk.bestand])
        aanvraagtype = next((t for teksten in bronnen if (t := ws.lijst.type_in(*teksten))), None)
        schalen: dict[tuple[Kolom, ...], dict[str, Schaal]] = {}
        for rij, kolommen in _leerlingen(tabel, (blad.naam, *blad.titels), ws):
            if kolommen not in schalen:
                schalen[kolommen] = _schalen(kolommen, tabel)
            gegevens = _gegevens(rij, kolommen, schalen[kolommen], blad, ws, dag)
            gevonden.append(Rij(gegevens, type_van(gegevens) or aanvraagtype))
    return [_lees(rij.gegevens, stuk, rij.aanvraagtype) for rij in voeg_samen(gevonden)]


def _tabellen(blokken: Sequence[Blok], ws: Woordenschat) -> Iterator[tuple[_Blad, Tabel]]:
    """Elke tabel met wat er op hetzelfde blad boven staat; een blad met uitleg telt niet."""
    blad, pagina = _Blad(), None
    for blok in blokken:
        if blok.plek.pagina != pagina:
            blad, pagina = _Blad(naam=blok.tekst if isinstance(blok, Kop) else ""), blok.plek.pagina
        elif isinstance(blok, Kop | Alinea):
            blad.regels.append(Bewijs(blok.plek, blok.tekst))
            blad.titels.append(blok.tekst)
            _onthoud_zin(blad, blad.regels[-1], ws)
        elif isinstance(blok, Veld):
            _onthoud_veld(blad, blok, ws)
        elif isinstance(blok, Tabel) and not any(ws.lijst.woorden.geen_lijst.raakt(t) for t in (blad.naam, *blad.titels[:1])):
            yield blad, blok


def _onthoud_veld(blad: _Blad, veld: Veld, ws: Woordenschat) -> None:
    blad.regels.append(Bewijs(veld.plek, f"{veld.etiket}: {veld.waarde}"))
    getal, kolom = lees_getal(veld.waarde), lees_kolom(veld.etiket, ws.lijst)
    if kolom.onderwerp == "type":
        blad.titels.append(veld.waarde)
    elif _over_getallen(veld, ws):
        blad.titels.append(f"{veld.etiket}: {veld.waarde}")
    if getal and kolom.maten == {DL}:
        blad.didactische_leeftijd = getal[0]
    if kolom.onderwerp in ALGEMEEN and veld.waarde.strip():
        blad.algemeen.append(Gegeven(kolom, veld.waarde, blad.regels[-1]))


def _over_getallen(veld: Veld, ws: Woordenschat) -> bool:
    """'Kolommen TL t/m RI: leerachterstand' zegt wat de getallen in de kolommen zijn; met een getal als waarde is het zelf een gegeven."""
    etiket = vouw(veld.etiket)
    gaat_over = ws.lijst.woorden.over_getallen.zoek(etiket) or any(p.zoek(etiket) for p in ws.lijst.gebieden.values())
    return bool(gaat_over) and lees_getal(veld.waarde) is None


def _onthoud_zin(blad: _Blad, regel: Bewijs, ws: Woordenschat) -> None:
    """'Alle leerlingen zijn op 14 november 2025 getest met de NIO.'"""
    if dl := ws.lijst.maatwoord["dl"].search(regel.tekst):
        blad.didactische_leeftijd = Fraction(dl[1].replace(",", "."))
    if ws.lijst.woorden.allemaal.raakt(regel.tekst):
        blad.algemeen += [Gegeven(Kolom("", onderwerp), regel.tekst, regel, herkomst=Herkomst.TEKST) for onderwerp in ALGEMEEN]


def _leerlingen(tabel: Tabel, erboven: Sequence[str], ws: Woordenschat) -> Iterator[tuple[Sequence[Cel], tuple[Kolom, ...]]]:
    """De rijen met een leerling, met de kolommen die op dat moment gelden; een nieuwe kopregel geeft nieuwe kolommen."""
    tabel = _rechtop(tabel, ws)
    kolommen = lees_kolommen(tabel.koppen, ws.lijst) if tabel.koppen else ()
    geldt = is_leerlinglijst(kolommen, ws.lijst)
    for rij in tabel.rijen:
        nieuw = _als_kopregel(rij, ws)
        if nieuw:
            kolommen, geldt = nieuw, is_leerlinglijst(nieuw, ws.lijst)
        elif geldt and _is_leerling(rij, kolommen, ws):
            yield rij, met_maat(kolommen, erboven, ws.lijst)


def _rechtop(tabel: Tabel, ws: Woordenschat) -> Tabel:
    """Een tabel met een kolom per leerling en de kolomnamen onder elkaar, gekanteld; een andere blijft zoals hij is."""
    namen = [tabel.koppen[0], *(rij[0].tekst for rij in tabel.rijen if rij)] if tabel.koppen else []
    kolommen = [lees_kolom(naam, ws.lijst) for naam in namen]
    if len([k for k in kolommen if k.herkend]) * 2 <= len(namen) or not is_leerlinglijst(kolommen, ws.lijst) or kolommen[0].onderwerp not in PERSOON:
        return tabel
    rijen = tuple((Cel(naam, tabel.plek), *(rij[i] for rij in tabel.rijen if i < len(rij))) for i, naam in enumerate(tabel.koppen) if i and naam)
    return replace(tabel, koppen=tuple(namen), rijen=rijen)


def _als_kopregel(rij: Sequence[Cel], ws: Woordenschat) -> tuple[Kolom, ...]:
    """De kolommen als deze rij een kopregel is: minstens drie herkende namen waaronder die van de leerling, en geen gegevens."""
    teksten = [cel.tekst for cel in rij]
    if any(len(t) > 60 or sum(c.isdigit() for c in t) > 2 for t in teksten):
        return ()
    kolommen = lees_kolommen(teksten, ws.lijst)
    gevuld = [k for k in kolommen if k.kop]
    herkend = [k for k in gevuld if k.herkend]
    return kolommen if len(herkend) >= 3 and len(herkend) * 2 > len(gevuld) and is_leerlinglijst(kolommen, ws.lijst) else ()


def _is_leerling(rij: Sequence[Cel], kolommen: Sequence[Kolom], ws: Woordenschat) -> bool:
    """Een naam met nog iets van die leerling, of zonder naam genoeg eigen gegevens. Een totaalregel of groepskop is dat niet."""
    gevuld = [(cel, kolom) for cel, kolom in zip(rij, kolommen, strict=False) if cel.tekst.strip()]
    namen = [cel.tekst for cel, kolom in gevuld if kolom.onderwerp in ("naam", "roepnaam", "achternaam")]
    eigen = [kolom for cel, kolom in gevuld if kolom.onderwerp in _EIGEN or kolom.gebied]
    vooraan = [cel.tekst for cel in rij if cel.tekst.strip()][:1]
    if any(tekst.endswith(":") or ws.lijst.woorden.geen_leerling.raakt(tekst) for tekst in (*namen, *vooraan)):
        return False
    if namen and any(c.isalpha() for naam in namen for c in naam):
        return len(gevuld) >= 2 and (bool(eigen) or len(namen) >= 2 or len(gevuld) * 2 >= len([k for k in kolommen if k.kop]))
    return len({kolom.onderwerp for kolom in eigen} & {"geboortedatum", "bsn", "adres", "postcode"}) >= 1 and len(eigen) >= _MINSTE_GEGEVENS


def _gegevens(rij: Sequence[Cel], kolommen: Sequence[Kolom], schalen: dict[str, Schaal], blad: _Blad, ws: Woordenschat, dag: date) -> Gegevens:
    gebied = next((g for cel, k in zip(rij, kolommen, strict=False) if k.onderwerp == "vakgebied" and (g := lees_kolom(cel.tekst, ws.lijst).gebied)), None)
    alle = tuple(
        Gegeven(replace(kolom, gebied=gebied) if gebied and kolom.maten and not kolom.gebied else kolom, cel.tekst, bewijs, cel.zeker)
        for cel, kolom in zip(rij, kolommen, strict=False)
        if kolom.herkend and cel.tekst.strip() and (bewijs := Bewijs(cel.plek, f"{kolom.kop}: {cel.tekst}"))
    )
    alle += tuple(g for g in blad.algemeen if all(k.onderwerp != g.kolom.onderwerp for k in kolommen))
    eerste = next((g.bewijs for g in alle if g.kolom.onderwerp in ("naam", "achternaam", "roepnaam")), None)
    return Gegevens(
        alle=alle,
        plek=eerste or Bewijs(rij[0].plek, "rij van de leerlinglijst"),
        ws=ws,
        dag=dag,
        isk_lijst=any(ws.lijst.woorden.isk_woord.raakt(t) for t in (blad.naam, *blad.titels)),
        schalen=schalen,
        didactische_leeftijd=blad.didactische_leeftijd,
        uitleg=uitleg_van(blad.regels, ws.lijst.woorden.uitleg_didactisch),
    )


def _schalen(kolommen: Sequence[Kolom], tabel: Tabel) -> dict[str, Schaal]:
    """Per kolom met een achterstand of rendement de schaal, uit zijn naam en anders uit alle cellen van de kolom."""
    getallen: dict[int, list[Fraction]] = defaultdict(list)
    kolom_van = {i: k for i, k in enumerate(kolommen) if k.maten & {LA, LR}}
    for rij in tabel.rijen:
        for i in kolom_van:
            getal = lees_getal(rij[i].tekst) if i < len(rij) else None
            if getal and not getal[1]:
                getallen[i].append(getal[0])
    return {kolom.kop: bepaal_schaal(kolom, getallen[i]) for i, kolom in kolom_van.items()}


def _lees(gegevens: Gegevens, stuk: Stuk, aanvraagtype: str | None) -> Leerlingrij:
    kandidaten: list[Kandidaat] = [k for lees in _LEZERS for k in lees(gegevens)]
    kandidaten += _uitleg(gegevens)
    geboren = next((k.waarde for k in kandidaten if k.begrip == "leerling_geboortedatum" and isinstance(k.waarde, date)), None)
    kandidaten.append(Kandidaat("stuk_leerlinglijst", True, (gegevens.plek,), True, "de leerling staat op de lijst", Herkomst.FORMULIERVELD))
    verwijst = tuple(lees_verwijzingen(gegevens))
    kandidaten += [kandidaat("school_naam", g.tekst, g, "in de rij") for g in gegevens.van("school")]
    return Leerlingrij(stuk, gegevens.plek.plek, naam_van(gegevens), geboren, aanvraagtype, tuple(kandidaten), verwijst)


def _uitleg(gegevens: Gegevens) -> Iterator[Kandidaat]:
    """Waar de uitleg staat hoe de scores zijn omgerekend: boven de lijst, in een eigen kolom, of in de cellen zelf."""
    cellen = [g for g in gegevens.alle if (g.kolom.gebied or g.kolom.onderwerp in _UITLEG) and gegevens.woorden.uitleg_didactisch.raakt(g.tekst)]
    cellen += [g for g in gegevens.van("uitleg") if len(g.tekst.split()) >= _MINSTE_UITLEG and not (gegevens.volgt(g.tekst) or gegevens.verwijst(g.tekst))]
    cel = cellen[0].bewijs if cellen else None
    if gevonden := gegevens.uitleg or cel:
        yield Kandidaat("isk_uitleg", True, (gevonden,), True, "uitleg van de omrekening")
