"""Wie er getekend heeft: de plek van de rol, en wat daar staat (inkt, een digitale handtekening, getypte tekst of niets)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dossiercheck.begrippen import Bewijs, Blok, Cel, Kandidaat, Tabel, Veld
from dossiercheck.schrijfwijze import vind_datums, vouw
from dossiercheck.vinden.kader import Kader, Werkstuk, is_leeg, kandidaat
from dossiercheck.vinden.tekenblad import als_tekenblad
from dossiercheck.vinden.tekenplekken import losse_tekens, tekenplekken
from dossiercheck.vinden.tekentabel import Tekenplek, heeft_rol
from dossiercheck.woordenschat import Zoekopdracht

_ANDERE_ROLLEN = 2
_VLAKBIJ = 8
"""Zoveel blokken liggen de velden van een rij ondertekenaars hooguit uit elkaar."""
_NAAMLENGTE = 5
GEZET, LEEG = "gezet", "leeg"
_NOG_EEN_OUDER = "getekend, maar niet te lezen is of er nog een ouder moet tekenen"


@dataclass(frozen=True, slots=True)
class _Uitslag:
    waarde: str
    zeker: bool
    reden: str
    plek: Tekenplek


def vind_handtekening(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Een kandidaat per stuk: 'gezet' of 'leeg'. Met `allen` is een lege plek van een genoemde ondertekenaar genoeg voor 'leeg'."""
    blokken = _velden_met_rol([_met_rol(b, kader) if isinstance(b, Tabel) else b for b in werk.stuk.blokken], kader)
    blad = werk.stuk.soort == kader.ws.lijst.blad
    blokken = als_tekenblad(blokken, kader.ws) if blad else blokken
    in_tabel, bij_etiket = tekenplekken(blokken, kader.ws, scan=werk.ocr, blad=blad)
    plekken = _eigen_plekken(opdracht, in_tabel, bij_etiket, kader, werk.stuk.aanvraagtype)
    if not plekken:
        for los in losse_tekens(blokken, in_tabel + bij_etiket, kader.ws, blad=blad)[:1]:
            bewijs = Bewijs(los, "handtekening zonder duidelijke rol")
            yield kandidaat(opdracht, GEZET, bewijs, "er staat een handtekening, maar het is niet duidelijk van wie", werk, zeker=False)
    uitslagen = [_lees(p, kader) for p in plekken]
    if opdracht.allen:
        uitslagen = _verplichte(uitslagen, kader, scan=werk.ocr)
    if not uitslagen:
        return
    beste = _slechtste(uitslagen) if opdracht.allen else _beste(uitslagen)
    for uitslag in [beste, *(u for u in uitslagen if u is not beste and u.waarde == beste.waarde and u.zeker == beste.zeker)]:
        bewijs = Bewijs(uitslag.plek.plek, f"{uitslag.plek.rol} {uitslag.plek.naam}: {uitslag.reden}".replace(" :", ":"))
        yield kandidaat(opdracht, uitslag.waarde, bewijs, uitslag.reden, werk, zeker=uitslag.zeker)


def _met_rol(tabel: Tabel, kader: Kader) -> Tabel:
    """De tabel met 'leerling' voor de naam van de leerling en 'school' voor die van de school, in een rij waar ook de anderen bij hun rol staan."""
    koppen = _rolrij(tabel.koppen, kader)
    return replace(tabel, koppen=koppen, rijen=tuple(_rolcellen(rij, kader) for rij in tabel.rijen))


def _velden_met_rol(blokken: Sequence[Blok], kader: Kader) -> list[Blok]:
    """Ook een veld met de naam van de school als etiket, als daar vlakbij ouders en leerling bij hun rol staan."""
    rollen = {i for i, b in enumerate(blokken) if isinstance(b, Veld) and heeft_rol(b.etiket, kader.ws)}

    def met_rol(i: int, veld: Veld) -> Veld:
        vlakbij = sum(abs(i - j) <= _VLAKBIJ for j in rollen)
        return replace(veld, etiket=_schoolrol(veld.etiket, kader)) if i not in rollen and vlakbij >= _ANDERE_ROLLEN else veld

    return [met_rol(i, b) if isinstance(b, Veld) else b for i, b in enumerate(blokken)]


def _schoolrol(etiket: str, kader: Kader) -> str:
    """'school' voor de naam van de school, ook als 'Vso' of 'College' ervoor wegbleef."""
    rol = _rol_van(etiket, kader)
    woorden = vouw(etiket).split()
    deel = bool(woorden) and len(woorden[-1]) >= _NAAMLENGTE and any(set(woorden) <= set(school.split()) for school in kader.scholen)
    return rol if rol != etiket and rol.startswith("school") else "school" if deel else etiket


def _rolcellen(rij: tuple[Cel, ...], kader: Kader) -> tuple[Cel, ...]:
    return tuple(replace(cel, tekst=tekst) for cel, tekst in zip(rij, _rolrij([c.tekst for c in rij], kader), strict=True))


def _rolrij(teksten: Sequence[str], kader: Kader) -> tuple[str, ...]:
    met = [_rol_van(t, kader) for t in teksten]
    ander = sum(heeft_rol(t, kader.ws) for t in teksten)
    allen = sum(heeft_rol(t, kader.ws) for t in met)
    return tuple(met) if ander >= _ANDERE_ROLLEN or (ander and allen > _ANDERE_ROLLEN) else tuple(teksten)


def _rol_van(tekst: str, kader: Kader) -> str:
    if vouw(tekst).split(" ")[0] in kader.leerlingnamen:
        return f"leerling {tekst}"
    woorden = tekst.split()
    for school in kader.scholen:
        aantal = len(school.split())
        if school and vouw(" ".join(woorden[:aantal])) == school:
            return f"school {' '.join(woorden[aantal:])}".strip()
    return tekst


def _eigen_plekken(opdracht: Zoekopdracht, in_tabel: list[Tekenplek], bij_etiket: list[Tekenplek], kader: Kader, type_: str | None) -> list[Tekenplek]:
    """De plekken van deze rol, liefst in een tabel; is er geen, dan bij sommige aanvraagtypen die van een andere."""
    eigen = [p for p in in_tabel if _rol_past(opdracht, p, kader)] or [p for p in bij_etiket if _rol_past(opdracht, p, kader)]
    if eigen or type_ not in opdracht.typen:
        return eigen
    return [p for p in in_tabel + bij_etiket if opdracht.rol_bij_type.raakt(p.rol)]


def _rol_past(opdracht: Zoekopdracht, plek: Tekenplek, kader: Kader) -> bool:
    """De voornaam van de leerling als rol is de leerling zelf; 'leerling (12 jaar of ouder)' is geen ouder."""
    rol = kader.ws.kenmerken["leeftijdsgrens"].zonder(vouw(plek.rol))
    rol = "leerling" if rol in kader.leerlingnamen else kader.zonder_naam(rol)
    return opdracht.rol.zoek(rol) is not None and not opdracht.niet.zoek(rol)


def _lees(plek: Tekenplek, kader: Kader) -> _Uitslag:
    kenmerken = kader.ws.kenmerken
    tekst = vouw(plek.tekst)
    if plek.digitaal is not None:
        return _Uitslag(
            GEZET,
            plek.digitaal,
            "digitale handtekening" if plek.digitaal else "digitale handtekening, maar het stuk is daarna gewijzigd of niet te controleren",
            plek,
        )
    if kenmerken["verklaring_ondertekend"].zoek(tekst) and not kenmerken["nog_tekenen"].zoek(tekst):
        return _Uitslag(GEZET, True, plek.tekst, plek)
    if plek.inkt:
        return _Uitslag(GEZET, True, "handtekening", plek)
    if plek.inkt is None:
        return _Uitslag(GEZET, False, "er staat iets, maar niet te zeggen of het een handtekening is", plek)
    if is_leeg(plek.tekst, kader.ws) or kenmerken["nog_tekenen"].zoek(tekst) or _alleen_datum(plek.tekst) or kenmerken["naamveld"].zoek(tekst):
        return _Uitslag(LEEG, True, f"niet getekend{f' ({plek.tekst})' if plek.tekst.strip() else ''}", plek)
    return _Uitslag(GEZET, False, f"er staat alleen getypte tekst: '{plek.tekst[:60]}'", plek)


def _alleen_datum(tekst: str) -> bool:
    vondsten = vind_datums(tekst)
    rest = tekst
    for v in reversed(vondsten):
        rest = rest[: v.begin] + rest[v.eind :]
    return bool(vondsten) and len(vouw(rest)) <= 8


def _verplichte(uitslagen: list[_Uitslag], kader: Kader, *, scan: bool) -> list[_Uitslag]:
    """Een tweede lege plek zonder naam telt alleen als het formulier twee ouders met gezag noemt; is dat op een scan niet te lezen, dan is het niet zeker."""
    genoemd = [u for u in uitslagen if u.plek.naam.strip() or u.plek.tekst.strip() or "(" in u.plek.rol or u.waarde == GEZET]
    naamloos = [u for u in uitslagen if u not in genoemd]
    tekort = max(0, max(1, kader.aantal_gezag) - len(genoemd))
    if scan and ((len(naamloos) > tekort and not kader.gezag_helder) or (kader.aantal_gezag > 1 and _mist_ouder_2(uitslagen))):
        genoemd = [replace(u, zeker=False, reden=_NOG_EEN_OUDER) if u.waarde == GEZET else u for u in genoemd]
    return genoemd + naamloos[:tekort]


def _mist_ouder_2(uitslagen: Sequence[_Uitslag]) -> bool:
    """Er is een plek voor ouder 1 en geen voor ouder 2: die is dan niet te lezen."""
    nummers = {woord for u in uitslagen for woord in vouw(u.plek.rol).split() if woord in ("1", "2")}
    return nummers == {"1"}


def _slechtste(uitslagen: list[_Uitslag]) -> _Uitslag:
    return min(uitslagen, key=lambda u: (u.waarde == GEZET, u.zeker if u.waarde == GEZET else False))


def _beste(uitslagen: list[_Uitslag]) -> _Uitslag:
    return max(uitslagen, key=lambda u: (u.waarde == GEZET, u.zeker))
