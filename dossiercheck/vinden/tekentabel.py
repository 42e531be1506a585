"""De plekken om te tekenen in een tabel: een rij of kolom per rol, hokjes, of de rol onder de handtekening."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dossiercheck.begrippen import Cel, Plek, Tabel
from dossiercheck.schrijfwijze import vind_datums, vouw
from dossiercheck.woordenschat import Woordenschat

_ROLLENGTE = 9
_VOORAAN = 3
_INLEIDING = 14
"""Zoveel woorden kan een rol met naam en datum tellen die met een dubbele punt naar de handtekening eronder wijst."""
_HOKJE = re.compile(r"(?P<rol>.+?)\s+naam\s*:\s*(?P<naam>.*?)\s*(?P<rest>(?:plaats en )?datum\s*:.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tekenplek:
    """Rol en naam van de ondertekenaar, en wat er op de plek staat. `digitaal`: True bij een ongewijzigde digitale handtekening."""

    rol: str
    naam: str
    tekst: str
    inkt: bool | None
    plek: Plek
    digitaal: bool | None = None


def heeft_rol(tekst: str, ws: Woordenschat) -> bool:
    """Een korte tekst die zegt wie er tekent."""
    gevouwen = vouw(tekst)
    rollen = (ws.kenmerken["ouders"], ws.kenmerken["leerling"], ws.kenmerken["rolwoord"])
    hoogstens = _INLEIDING if tekst.rstrip().endswith(":") else _ROLLENGTE
    return len(gevouwen.split()) <= hoogstens and any(r.zoek(gevouwen) for r in rollen)


def uit_tabel(tabel: Tabel, in_deel: bool, ws: Woordenschat) -> Iterator[Tekenplek]:
    """De plekken in een tabel, als hij er om te tekenen is."""
    hokjes = [p for rij in tabel.rijen for cel in rij if (p := hokje(cel))]
    if any(heeft_rol(p.rol, ws) for p in hokjes):
        yield from hokjes
        return
    if vakken := list(_vakken_met_datum(tabel, ws)):
        yield from vakken
        return
    if onderschreven := list(_boven_de_rol(tabel, in_deel, ws)):
        yield from onderschreven
        return
    rollen = tabel.koppen or (tuple(cel.tekst for cel in tabel.rijen[0]) if tabel.rijen else ())
    onder = tabel.rijen if tabel.koppen else tabel.rijen[1:]
    if onder and len(rollen) > 1 and all(heeft_rol(rol, ws) for rol in rollen):
        yield from _onder_rolkoppen(rollen, onder, in_deel, ws)
        return
    koppen = [vouw(k) for k in tabel.koppen]
    kolommen = [i for i, k in enumerate(koppen) if ws.kenmerken["handtekeningkop"].zoek(k) and "datum" not in k]
    kolom = kolommen[-1] if kolommen else _kolom_met_verklaring(tabel, ws)
    if kolom is None:
        yield from _gekantelde_tabel(tabel, ws)
        yield from _tabel_zonder_kop(tabel, in_deel, ws)
        return
    naam = next((i for i, k in enumerate(koppen) if ws.kenmerken["naamkop"].zoek(k) and i != kolom), None)
    rol = next((i for i, k in enumerate(koppen) if ws.kenmerken["rolkop"].zoek(k) and i not in (kolom, naam)), 0)
    for rij in tabel.rijen:
        if rij[rol].tekst.strip():
            yield _cel_plek(rij[rol].tekst, rij[naam].tekst if naam is not None and naam != rol else "", rij[kolom])


def _vakken_met_datum(tabel: Tabel, ws: Woordenschat) -> Iterator[Tekenplek]:
    """Elke cel begint met een rol en noemt een datum, en in minstens een cel staat een handtekening: een vak per ondertekenaar."""
    cellen = [cel for rij in tabel.rijen for cel in rij if cel.tekst.strip()]
    datums = [next(iter(vind_datums(cel.tekst)), None) for cel in cellen]
    vooraan = all(heeft_rol(" ".join(cel.tekst.split()[:_VOORAAN]), ws) for cel in cellen)
    if tabel.koppen or len(cellen) < 2 or not vooraan or None in datums or not any(cel.beeld for cel in cellen):
        return
    for cel, datum in zip(cellen, datums, strict=True):
        if datum:
            yield _cel_plek(cel.tekst[: datum.begin], "", replace(cel, tekst=cel.tekst[datum.begin :]))


def _boven_de_rol(tabel: Tabel, in_deel: bool, ws: Woordenschat) -> Iterator[Tekenplek]:
    """De onderste rij noemt wie er tekenden, en in de lege cellen erboven staat de handtekening."""
    if len(tabel.rijen) < 2 or tabel.koppen:
        return
    boven, onder = tabel.rijen[-2:]
    gevuld = [cel.tekst for cel in onder if cel.tekst.strip()]
    leeg = not any(cel.tekst.strip() for cel in boven) and not any(cel.beeld for cel in onder)
    if leeg and len(gevuld) > 1 and all(heeft_rol(t, ws) for t in gevuld) and (in_deel or any(cel.beeld for cel in boven)):
        yield from (_cel_plek(rol.tekst, "", teken) for rol, teken in zip(onder, boven, strict=False) if rol.tekst.strip())


def hokje(cel: Cel) -> Tekenplek | None:
    """Een cel met alles erin: 'School Naam: … Datum: …', en de handtekening eronder."""
    delen = _HOKJE.match(" ".join(cel.tekst.split()))
    if not delen or len(delen["rol"].split()) > _ROLLENGTE:
        return None
    return Tekenplek(delen["rol"], delen["naam"], delen["rest"], cel.beeld, cel.plek)


def _kolom_met_verklaring(tabel: Tabel, ws: Woordenschat) -> int | None:
    """De kolom waarin een ondertekendienst verklaart wie er tekende, hoe hij ook heet."""
    verklaring = ws.kenmerken["verklaring_ondertekend"]
    return next((i for rij in tabel.rijen for i, cel in enumerate(rij) if i and verklaring.raakt(cel.tekst)), None)


def _onder_rolkoppen(rollen: Sequence[str], rijen: Sequence[tuple[Cel, ...]], in_deel: bool, ws: Woordenschat) -> Iterator[Tekenplek]:
    """Elke kolom een rol, met de handtekening eronder; zonder inkt telt de onderste cel."""
    if not in_deel and not any(cel.beeld for rij in rijen for cel in rij) and not any(ws.kenmerken["handtekeningkop"].raakt(rol) for rol in rollen):
        return
    for i, rol in enumerate(rollen):
        kolom = [rij[i] for rij in rijen if i < len(rij)]
        if kolom:
            yield _cel_plek(rol, "", next((cel for cel in kolom if cel.beeld), kolom[-1]))


def _tabel_zonder_kop(tabel: Tabel, in_deel: bool, ws: Woordenschat) -> Iterator[Tekenplek]:
    """Rijen met een rol vooraan en de tekenplek achteraan, in het ondertekendeel of met een handtekening erin."""
    getekend = sum(heeft_rol(rij[0].tekst, ws) for rij in tabel.rijen if rij) > 1 and any(cel.beeld for rij in tabel.rijen for cel in rij)
    if tabel.koppen or not (in_deel or getekend):
        return
    for rij in tabel.rijen:
        if len(rij) >= 2 and (rol := _rol_in_rij(rij, ws)):
            teken = next((cel for cel in rij[1:] if cel.beeld), _na_de_datum(rij) or rij[-1])
            yield _cel_plek(rol, rij[1].tekst if rij[1] is not teken else "", teken)


def _rol_in_rij(rij: Sequence[Cel], ws: Woordenschat) -> str | None:
    """De rol vooraan. Is die niet goed te lezen en staat er inkt in de rij, dan de functie achter de naam: 'H. Vos, orthopedagoog'."""
    if heeft_rol(rij[0].tekst, ws):
        return rij[0].tekst
    naam, komma, functie = rij[1].tekst.replace("(", ",").partition(",")
    leesbaar = rij[0].zeker and rij[0].tekst.strip()
    ingevuld = naam.strip() and komma and not rij[1].beeld and any(cel.beeld for cel in rij[2:])
    return functie if ingevuld and not leesbaar and heeft_rol(functie, ws) else None


def _na_de_datum(rij: Sequence[Cel]) -> Cel | None:
    """De gevulde cel na de cel met een datum: wat daar staat staat op de plek van de handtekening."""
    datum = next((i for i, cel in enumerate(rij) if i and vind_datums(cel.tekst)), len(rij))
    return next((cel for cel in rij[datum + 1 :] if cel.tekst.strip()), None)


def _gekantelde_tabel(tabel: Tabel, ws: Woordenschat) -> Iterator[Tekenplek]:
    """Rollen als kolomkop, en een rij 'Handtekening' eronder."""
    if len(tabel.koppen) < 2:
        return
    rijen = {vouw(rij[0].tekst): rij for rij in tabel.rijen if rij}
    koppen = ws.kenmerken["handtekeningkop"]
    teken = next((rij for kop, rij in rijen.items() if koppen.zoek(kop) or koppen.zoek(kop.replace(" ", ""))), None)  # een smalle kolom breekt het woord
    namen = next((rij for kop, rij in rijen.items() if ws.kenmerken["naamkop"].zoek(kop)), None)
    if teken is None:
        return
    for i, rol in enumerate(tabel.koppen[1:], 1):
        if rol.strip():
            yield _cel_plek(rol, namen[i].tekst if namen else "", teken[i])


def _cel_plek(rol: str, naam: str, cel: Cel) -> Tekenplek:
    return Tekenplek(" ".join(rol.split()), " ".join(naam.split()), " ".join(cel.tekst.split()), cel.beeld, cel.plek)
