"""De plekken in een stuk waar iemand hoort te tekenen: in een tabel, of bij een etiket met een streep of vak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossiercheck.begrippen import Alinea, Beeld, Blok, Cel, DigitaleHandtekening, Kader, Kop, Ondertekenstaat, Plek, Tabel, Veld
from dossiercheck.schrijfwijze import vind_datums, vouw
from dossiercheck.vinden.tekenblad import in_briefhoofd, is_naamregel, is_persoon
from dossiercheck.vinden.tekentabel import Tekenplek, heeft_rol, hokje, uit_tabel
from dossiercheck.vinden.verklaring import is_verklaring, noemt
from dossiercheck.woordenschat import Woordenschat

_BEREIK = 120.0
_OPZIJ = 0.3
_RAAKT = 6.0
_REGELHOOG = 24.0
_TUSSENRUIMTE = 40.0
"""Tussen twee kolommen: begint de inkt hier, dan is zij van de rechter."""
_VLAK_ONDER = 16.0
_VELDEN_PER_ROL = 6
_REGELKOP = 2
"""Een losse regel van hooguit zoveel woorden kan een kop zijn, zoals 'Ondertekend:'."""
_NUMMER = re.compile(r"^\w{1,2}\s+")


def tekenplekken(blokken: Sequence[Blok], ws: Woordenschat, *, scan: bool = False, blad: bool = False) -> tuple[list[Tekenplek], list[Tekenplek]]:
    """De tekenplekken in tabellen en die bij etiketten, met de digitale handtekeningen bij hun plek gezet. `blad`: het hele stuk is om te tekenen."""
    in_tabel = [p for b, in_deel in _met_deel(blokken, ws, blad) if isinstance(b, Tabel) for p in uit_tabel(b, in_deel, ws)]
    bij_etiket = _met_verklaring([*_uit_etiketten(blokken, ws, scan, blad)], blokken, ws)
    for teken in (b for b in blokken if isinstance(b, DigitaleHandtekening)):
        in_tabel, bij_etiket = _met_digitaal(in_tabel, teken), _met_digitaal(bij_etiket, teken)
    return in_tabel, bij_etiket


def _met_verklaring(plekken: list[Tekenplek], blokken: Sequence[Blok], ws: Woordenschat) -> list[Tekenplek]:
    """De losse verklaringen van een ondertekendienst: bij de plek met die naam, en anders een eigen plek als de verklaring een rol noemt."""
    for blok in blokken:
        if isinstance(blok, Alinea) and is_verklaring(blok.tekst, ws) and all(p.plek != blok.plek for p in plekken):
            raak = [i for i, p in enumerate(plekken) if not p.inkt and noemt(blok.tekst, p.naam or p.tekst)]
            if len(raak) == 1:
                plekken[raak[0]] = replace(plekken[raak[0]], tekst=blok.tekst, plek=blok.plek)
            elif not raak:
                plekken.append(Tekenplek(blok.tekst, "", blok.tekst, False, blok.plek))
    return plekken


def losse_tekens(blokken: Sequence[Blok], plekken: Sequence[Tekenplek], ws: Woordenschat, *, blad: bool = False) -> list[Plek]:
    """Inkt of een ondertekenverklaring in het ondertekendeel die bij geen enkele tekenplek hoort."""
    bezet = {p.plek for p in plekken if p.inkt}
    los = [b.plek for b, in_deel in _met_deel(blokken, ws, blad) if in_deel and isinstance(b, Beeld) and b.plek not in bezet]
    verklaring = ws.kenmerken["verklaring_ondertekend"]
    return los + [b.plek for b in blokken if isinstance(b, Alinea) and verklaring.raakt(b.tekst)]


def _met_deel(blokken: Sequence[Blok], ws: Woordenschat, blad: bool = False) -> Iterator[tuple[Blok, bool]]:
    """Elk blok, en of het in het ondertekendeel staat: vanaf een regel die dat zegt of een rol met een handtekening, tot een kop die geen rol noemt."""
    in_deel = False
    for blok in blokken:
        if isinstance(blok, Kop) and not heeft_rol(blok.tekst, ws):
            in_deel = _opent_deel(blok.tekst, ws)
        elif isinstance(blok, Veld) and not blok.waarde:
            in_deel = in_deel or _opent_deel(blok.etiket, ws) or (blok.beeld is True and heeft_rol(blok.etiket, ws))
        elif isinstance(blok, Alinea) and len(blok.tekst.split()) <= _REGELKOP:
            in_deel = in_deel or _opent_deel(blok.tekst, ws)
        yield blok, in_deel or blad


def _opent_deel(tekst: str, ws: Woordenschat) -> bool:
    """'Ondertekening', of alleen 'Akkoord', met of zonder letter of cijfer ervoor."""
    gevouwen = vouw(tekst)
    koppen = ws.kenmerken["handtekeningkop"], ws.kenmerken["akkoordkop"]
    return any(k.zoek(_NUMMER.sub("", gevouwen)) for k in koppen)


def _uit_etiketten(blokken: Sequence[Blok], ws: Woordenschat, scan: bool, blad: bool) -> Iterator[Tekenplek]:
    """Etiketten in het ondertekendeel; elk beeld hoort bij het dichtstbijzijnde etiket erboven of ernaast.

    Op een scan kan een etiket onleesbaar zijn: staat er tussen het etiket en de inkt een andere regel dan een naam of datum, dan is niet te zeggen van wie
    de inkt is.
    """
    etiketten = list(_etiketten(blokken, ws, scan, blad))
    if not scan and _heeft_kolomkoppen(blokken, ws, blad):
        etiketten = [_naam_apart(e) for e in etiketten]
    beelden = [b for b in blokken if isinstance(b, Beeld) and not in_briefhoofd(b, blokken, ws)]
    getypt = [b for b, in_deel in _met_deel(blokken, ws, blad) if in_deel and isinstance(b, Alinea) and _is_getypt(b.tekst, ws)]
    inhoud: list[Beeld | Alinea] = [*beelden, *getypt]
    bij = {id(b): _dichtstbij(b.plek, etiketten) for b in inhoud}
    for plek in etiketten:
        beeld = next((b for b in beelden if bij[id(b)] is plek), None)
        tekst = next((b for b in getypt if bij[id(b)] is plek), None)
        if beeld:
            vaag = _regel_ertussen(blokken, plek.plek, beeld.plek, ws) if scan else _is_stempel(beeld, blokken, ws)
            yield replace(plek, inkt=None if vaag else True, plek=beeld.plek)
        else:
            yield replace(plek, tekst=tekst.tekst, plek=tekst.plek) if tekst and not plek.tekst else plek


def _heeft_kolomkoppen(blokken: Sequence[Blok], ws: Woordenschat, blad: bool) -> bool:
    """In het ondertekendeel staat een losse regel als 'Rol Naam Datum Handtekening': naam en datum hebben een eigen kolom."""
    nodig = ws.kenmerken["handtekeningkop"], ws.kenmerken["naamkop"], ws.kenmerken["datumkop"]
    return any(in_deel and isinstance(b, Alinea | Kop) and all(k.raakt(b.tekst) for k in nodig) for b, in_deel in _met_deel(blokken, ws, blad))


def _naam_apart(plek: Tekenplek) -> Tekenplek:
    """'K. de Wit 12-11-2026' is dan een naam met een datum, en op de plek van de handtekening staat niets."""
    datum = next(iter(vind_datums(plek.tekst)), None)
    if datum is None or plek.tekst[datum.eind :].strip():
        return plek
    return replace(plek, naam=plek.naam or plek.tekst[: datum.begin].strip(), tekst=plek.tekst[datum.begin :])


def _is_stempel(beeld: Beeld, blokken: Sequence[Blok], ws: Woordenschat) -> bool:
    """In het beeld staat getypte tekst: een stempel is geen handtekening. Een verklaring van een ondertekendienst wel."""
    erin = [b.tekst for b in blokken if isinstance(b, Alinea) and _ligt_in(b.plek, beeld.plek)]
    return any(len(t.split()) > 1 and not is_verklaring(t, ws) for t in erin)


def _regel_ertussen(blokken: Sequence[Blok], etiket: Plek, beeld: Plek, ws: Woordenschat) -> bool:
    """Of er op dezelfde bladzijde onder het etiket en boven het midden van het beeld een regel staat die geen naam of datum is."""
    if etiket.kader is None or beeld.kader is None:
        return False
    onder, midden = etiket.kader[3], (beeld.kader[1] + beeld.kader[3]) / 2
    links, rechts = min(etiket.kader[0], beeld.kader[0]), max(etiket.kader[2], beeld.kader[2])
    regels = [(b, b.plek.kader) for b in blokken if isinstance(b, Kop | Alinea | Veld) and b.plek.pagina == etiket.pagina and b.plek.kader]
    ertussen = [(b, k) for b, k in regels if onder <= (k[1] + k[3]) / 2 <= midden and k[0] < rechts and k[2] > links]
    return any(not _hoort_bij_tekenen(b, ws) and not (k[1] - onder <= _VLAK_ONDER and is_persoon(b)) for b, k in ertussen)


def _hoort_bij_tekenen(blok: Kop | Alinea | Veld, ws: Woordenschat) -> bool:
    """'Naam: …', 'datum: …' of een datum: dat staat vaak tussen een etiket en de handtekening."""
    tekst = f"{blok.etiket} {blok.waarde}" if isinstance(blok, Veld) else blok.tekst
    return bool(vind_datums(tekst)) or ws.kenmerken["tekenbijschrift"].raakt(tekst)


def _is_getypt(tekst: str, ws: Woordenschat) -> bool:
    """'w.g.' met een naam, of een stempel: de naam van een school in hoofdletters."""
    wg = ws.kenmerken["wg"].zoek(vouw(tekst))
    return (wg is not None and wg.start() == 0) or (tekst.isupper() and ws.schoolwoorden.raakt(tekst))


def _etiketten(blokken: Sequence[Blok], ws: Woordenschat, scan: bool, blad: bool) -> Iterator[Tekenplek]:
    teken, verklaring = ws.kenmerken["handtekeningkop"], ws.kenmerken["verklaring_ondertekend"]
    verklaringen = [b.tekst for b in blokken if isinstance(b, Alinea) and is_verklaring(b.tekst, ws)]
    for i, (blok, in_deel) in enumerate(_met_deel(blokken, ws, blad)):
        tekst = blok.etiket if isinstance(blok, Veld) else blok.tekst if isinstance(blok, Kop | Alinea) else ""
        waarde, inkt = (blok.waarde, blok.beeld) if isinstance(blok, Veld) else ("", False)
        if isinstance(blok, Veld) and heeft_rol(tekst, ws) and (vak := hokje(Cel(f"{tekst} {waarde}", blok.plek, inkt))):
            yield replace(vak, inkt=None) if scan and not (inkt or blok.zeker) and _onleesbaar_teken(vak.tekst, ws) else vak
        elif isinstance(blok, Veld) and heeft_rol(tekst, ws) and (naast := _tekenvak_ernaast(blok, blokken, ws)):
            yield Tekenplek(tekst, waarde, naast.waarde, naast.beeld, naast.plek)
        elif waarde and ws.kenmerken["naamkop"].raakt(tekst) and not teken.raakt(tekst):
            continue  # 'Naam leerling: Sam Jansen' zegt over wie het blad gaat
        elif heeft_rol(tekst, ws) and not waarde and (veld := _handtekeningveld(blokken, i, ws)):
            yield Tekenplek(tekst, _naam_erbij(blokken, i, ws), veld.waarde, veld.beeld, veld.plek)
        elif isinstance(blok, Veld) and heeft_rol(tekst, ws) and _vak_met_inkt(blok, blokken, ws):
            yield Tekenplek(tekst, _naam_erbij(blokken, i, ws), waarde, inkt, blok.plek)
        elif blad and isinstance(blok, Veld) and heeft_rol(tekst, ws) and (blok.zeker or not scan) and is_naamregel(tekst, waarde, ws):
            yield Tekenplek(tekst, waarde, "", inkt, blok.plek)
        elif in_deel and heeft_rol(tekst, ws) and heeft_rol(waarde, ws):
            yield from _naast_elkaar(tekst, waarde, blok.plek)
        elif heeft_rol(tekst, ws) and teken.zoek(kaal := vouw(waarde)) and len(kaal.split()) <= _REGELKOP:
            yield Tekenplek(tekst, _naam_erbij(blokken, i, ws), "", inkt, blok.plek)
        elif heeft_rol(tekst, ws) and waarde and any(noemt(v, waarde) for v in verklaringen):
            yield Tekenplek(tekst, waarde, "", inkt, blok.plek)
        elif heeft_rol(tekst, ws) and (in_deel or teken.raakt(tekst) or verklaring.raakt(waarde)):
            yield Tekenplek(tekst, _naam_erbij(blokken, i, ws), waarde, inkt, blok.plek)


def _onleesbaar_teken(tekst: str, ws: Woordenschat) -> bool:
    """Achter 'Handtekening:' staat iets dat niet zeker gelezen is: misschien een handtekening die de OCR voor letters hield."""
    kaal = vouw(tekst)
    kop = ws.kenmerken["handtekeningkop"].zoek(kaal)
    return kop is not None and bool(kaal[kop.end() :].strip()) and not ws.kenmerken["nog_tekenen"].zoek(kaal)


def _vak_met_inkt(veld: Veld, blokken: Sequence[Blok], ws: Woordenschat) -> bool:
    """Een vak met een rol, een naam en een datum, en de inkt erin. Begint de inhoud zelf met een rol, dan staan er twee naast elkaar."""
    begin = " ".join(veld.waarde.split()[:_REGELKOP])
    return bool(vind_datums(veld.waarde)) and not heeft_rol(begin, ws) and any(isinstance(b, Beeld) and _ligt_in(b.plek, veld.plek) for b in blokken)


def _tekenvak_ernaast(veld: Veld, blokken: Sequence[Blok], ws: Woordenschat) -> Veld | None:
    """Het vak 'Handtekening' in dezelfde rij rechts van een veld als 'Ouder – naam'; een rol ertussen heeft zijn eigen vak."""
    op_rij = [b for b in blokken if isinstance(b, Veld) and b is not veld and _rechts_in_rij(veld.plek, b.plek)]
    for blok in sorted(op_rij, key=lambda b: b.plek.kader[0] if b.plek.kader else 0.0):
        if heeft_rol(blok.etiket, ws):
            return None  # 'Ouder 2 (voor gezien)' is het vak van een ander
        if ws.kenmerken["handtekeningkop"].raakt(blok.etiket):
            return blok
    return None


def _rechts_in_rij(links: Plek, rechts: Plek) -> bool:
    """Op dezelfde bladzijde rechts ernaast, met dezelfde bovenrand of op dezelfde hoogte."""
    a, b = links.kader, rechts.kader
    if a is None or b is None or links.pagina != rechts.pagina or b[0] < a[2] - _RAAKT:
        return False
    return min(a[3], b[3]) - max(a[1], b[1]) > (a[3] - a[1]) / 2


def _handtekeningveld(blokken: Sequence[Blok], i: int, ws: Woordenschat) -> Veld | None:
    """Het veld 'Handtekening' in de rij velden onder een rol, zoals Naam, Datum, Handtekening."""
    for blok in blokken[i + 1 : i + 1 + _VELDEN_PER_ROL]:
        if isinstance(blok, Alinea) and is_verklaring(blok.tekst, ws):
            return Veld("", blok.tekst, blok.plek)
        if isinstance(blok, Alinea) and len(blok.tekst.split()) == 1:
            blok = Veld(blok.tekst, "", blok.plek)  # het etiket staat op een eigen regel, met de handtekening ernaast
        if not isinstance(blok, Veld | Beeld) or (isinstance(blok, Veld) and heeft_rol(blok.etiket, ws)):
            return None
        if isinstance(blok, Veld) and ws.kenmerken["handtekeningkop"].raakt(blok.etiket):
            return blok
    return None


def _naast_elkaar(links: str, rechts: str, plek: Plek) -> Iterator[Tekenplek]:
    """Twee rollen op een regel, gelezen als etiket en waarde. Alleen van een waarde op een regel is de plek bekend; de linker rol staat ervoor.

    Een hoger kader is een heel vak: dan is niet te zeggen van wie de inkt erin is.
    """
    kader = plek.kader if plek.kader and plek.kader[3] - plek.kader[1] <= _REGELHOOG else None
    ervoor = (0.0, kader[1], kader[0] - _TUSSENRUIMTE, kader[3]) if kader else None
    yield Tekenplek(links, "", "", None, replace(plek, kader=ervoor))
    yield Tekenplek(rechts, "", "", None, replace(plek, kader=kader))


def _naam_erbij(blokken: Sequence[Blok], i: int, ws: Woordenschat) -> str:
    """De naam in het veld 'Naam' vlak na het etiket."""
    for blok in blokken[i + 1 : i + 4]:
        if isinstance(blok, Veld) and ws.kenmerken["naamkop"].zoek(vouw(blok.etiket)):
            return blok.waarde
    return ""


def _dichtstbij(plek: Plek, etiketten: Sequence[Tekenplek]) -> Tekenplek | None:
    if plek.kader is None:
        voor = [e for e in etiketten if (e.plek.alinea or 0) <= (plek.alinea or 0)]
        return voor[-1] if voor else None
    op_blad = [(e, _afstand(plek.kader, e.plek.kader)) for e in etiketten if e.plek.pagina == plek.pagina and e.plek.kader]
    # Staat de inkt in dezelfde rij als een etiket, dan hoort zij daarbij, ook als een etiket erboven dichterbij is; in een eigen kolom niet.
    kolom = max((e.plek.kader[0] for e, _ in op_blad if e.plek.kader and _erboven(plek.kader, e.plek.kader)), default=0.0) - _RAAKT
    op_blad = [(e, afstand) for e, afstand in op_blad if _zelfde_rij(plek.kader, e.plek.kader) and e.plek.kader and e.plek.kader[0] >= kolom] or op_blad
    op_blad = [(e, afstand) for e, afstand in op_blad if not any(_ertussen(plek.kader, e.plek.kader, f.plek.kader) for f, _ in op_blad)]
    dichtst = min(op_blad, key=lambda paar: paar[1], default=None)
    return dichtst[0] if dichtst and dichtst[1] <= _BEREIK else None


def _zelfde_rij(beeld: Kader, etiket: Kader | None) -> bool:
    """Het midden van het beeld ligt rechts van het etiket, op dezelfde hoogte."""
    return etiket is not None and etiket[0] < beeld[0] and etiket[1] <= (beeld[1] + beeld[3]) / 2 <= etiket[3]


def _erboven(beeld: Kader, etiket: Kader) -> bool:
    """Het etiket staat recht boven het midden van het beeld: een rij 'Paraaf' onder een kolom per rol."""
    return etiket[3] <= beeld[1] <= etiket[3] + _BEREIK and etiket[0] <= (beeld[0] + beeld[2]) / 2 <= etiket[2]


def _ertussen(beeld: Kader, etiket: Kader | None, ander: Kader | None) -> bool:
    """Tussen het etiket en de inkt eronder staat, in dezelfde kolom, een ander etiket: dan begint daar de plek van een ander."""
    if etiket is None or ander is None:
        return False
    eronder = etiket[3] <= ander[1] and ander[3] <= beeld[1] + _RAAKT
    return eronder and ander[0] <= etiket[0] + _RAAKT and ander[2] >= etiket[0] - _BEREIK


def _afstand(beeld: Kader, etiket: Kader | None) -> float:
    """Afstand in punten. Opzij telt minder dan omhoog, want een plek ligt vaak rechts van het etiket; een etiket onder het beeld telt dubbel."""
    if etiket is None:
        return float("inf")
    dx = max(0.0, etiket[0] - beeld[2], beeld[0] - etiket[2])
    boven = max(0.0, beeld[1] - etiket[3])
    onder = max(0.0, etiket[1] - beeld[3])
    if onder > _REGELHOOG and dx:
        return float("inf")  # schuin boven een etiket staat een logo, en geen handtekening
    return _OPZIJ * dx + boven + 2 * onder


def _met_digitaal(plekken: list[Tekenplek], teken: DigitaleHandtekening) -> list[Tekenplek]:
    """Zet de digitale handtekening bij de plek waar hij op ligt, of anders bij de plek met dezelfde naam."""
    goed = teken.staat is Ondertekenstaat.ONGEWIJZIGD
    raak = next((p for p in plekken if _ligt_in(teken.plek, p.plek)), None) or next((p for p in plekken if p.naam and vouw(p.naam) == vouw(teken.naam)), None)
    return [replace(p, digitaal=goed) if p is raak else p for p in plekken]


def _ligt_in(klein: Plek, groot: Plek) -> bool:
    if klein.kader is None or groot.kader is None or klein.pagina != groot.pagina:
        return False
    x, y = (klein.kader[0] + klein.kader[2]) / 2, (klein.kader[1] + klein.kader[3]) / 2
    return groot.kader[0] <= x <= groot.kader[2] and groot.kader[1] <= y <= groot.kader[3]
