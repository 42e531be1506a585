"""besluit.yaml: door een mens ingevuld. Streng gelezen, met alle fouten tegelijk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from dossiercheck import invulling as waarden
from dossiercheck import yamlbestand
from dossiercheck.besluiten import Adres, Deskundige, Ontvanger
from dossiercheck.fouten import Gebruiksfout, Schemafout
from dossiercheck.invulling import Gegevens, Invulling
from dossiercheck.keuring import bedoelde_u
from dossiercheck.yamlbestand import Pad

_MAATGRENS = 1_000_000
_LIJST = "besluiten"
_DESKUNDIGE = ("naam", "functie", "datum", "advies", "werkt_bij")
_DOOR = ("naam", "functie")
_ADRES = ("straat", "postcode", "woonplaats", "bsn")
_GEGEVENS = ("instroom", "uitstroom", "niveau", "leerjaar", "uren", "stage", "gezakt", "gespreid")
_SLEUTELS = (
    "aanvraag",
    "strekking",
    "door",
    "datum",
    "categorie",
    "ingang",
    "einddatum",
    "motivering",
    "afwijking",
    "mandaat",
    "deskundigen",
    "leerling",
    "mail",
    "gegevens",
)
_T = TypeVar("_T")


def lees(pad: Path) -> tuple[Invulling, ...]:
    """De besluiten in het bestand: een, of een per deel van de lijst. Gebruiksfout met alle fouten, elk met hun regel."""
    try:
        if pad.stat().st_size > _MAATGRENS:
            raise Schemafout(f"{pad.name}: het bestand is te groot")
        inhoud = yamlbestand.lees(pad)
    except (Schemafout, OSError, RecursionError, ValueError) as fout:
        wat = fout.wat if isinstance(fout, Schemafout) else f"{pad.name}: het bestand is niet te lezen"
        raise _fout([wat]) from None
    lezing = _Lezing(inhoud, pad.name)
    gelezen = lezing.alle()
    if lezing.fouten:
        raise _fout([tekst for _, tekst in sorted(lezing.fouten)])
    return gelezen


def _fout(regels: Sequence[str]) -> Gebruiksfout:
    return Gebruiksfout("\n".join(regels), "Er is niets vastgelegd.", "Verbeter het bestand en draai de opdracht opnieuw.")


class _Lezing:
    """Zet de YAML om en verzamelt fouten met hun regel."""

    def __init__(self, inhoud: object, bestand: str) -> None:
        self._inhoud, self._bestand = inhoud, bestand
        self.fouten: list[tuple[int, str]] = []
        """Regelnummer en zin."""

    def alle(self) -> tuple[Invulling, ...]:
        if not isinstance(self._inhoud, Mapping):
            self._meld((), f"hier horen sleutels: {', '.join(_SLEUTELS)}")
            return ()
        if _LIJST not in self._inhoud:
            return (self._een(self._inhoud, ()),)
        velden = self._sleutels(self._inhoud, (), (_LIJST,))
        delen = self._lijst(velden, (), _LIJST)
        besluiten = tuple(self._een(deel, (_LIJST, nummer)) for nummer, deel in enumerate(delen))
        gezien: set[str | None] = set()
        for nummer, besluit in enumerate(besluiten):
            if besluit.aanvraag is None:
                self._meld((_LIJST, nummer), "in een lijst heeft elk besluit een 'aanvraag'")
            elif besluit.aanvraag in gezien:
                self._meld((_LIJST, nummer), f"voor aanvraag {besluit.aanvraag} staat er al een besluit")
            gezien.add(besluit.aanvraag)
        return besluiten

    def _een(self, inhoud: object, pad: Pad) -> Invulling:
        v = self._sleutels(inhoud, pad, _SLEUTELS)
        door = self._sleutels(v.get("door"), (*pad, "door"), _DOOR)
        return Invulling(
            aanvraag=self._waarde(v, pad, "aanvraag", waarden.lees_tekst),
            strekking=self._waarde(v, pad, "strekking", waarden.lees_strekking),
            naam=self._waarde(door, (*pad, "door"), "naam", waarden.lees_tekst),
            functie=self._waarde(door, (*pad, "door"), "functie", waarden.lees_tekst),
            datum=self._waarde(v, pad, "datum", waarden.lees_datum),
            categorie=self._waarde(v, pad, "categorie", waarden.lees_categorie),
            ingang=self._waarde(v, pad, "ingang", waarden.lees_datum),
            einddatum=self._waarde(v, pad, "einddatum", waarden.lees_datum),
            motivering=self._waarde(v, pad, "motivering", waarden.lees_tekst),
            afwijking=self._waarde(v, pad, "afwijking", waarden.lees_tekst),
            mandaat=self._waarde(v, pad, "mandaat", waarden.lees_tekst),
            deskundigen=self._deskundigen(v, pad),
            mail=self._mail(v.get("mail"), (*pad, "mail")),
            gegevens=self._gegevens(v.get("gegevens"), (*pad, "gegevens")),
            **self._leerling(v.get("leerling"), (*pad, "leerling")),
        )

    def _deskundigen(self, v: Mapping[str, object], pad: Pad) -> tuple[Deskundige, ...]:
        return tuple(d for nummer, deel in enumerate(self._lijst(v, pad, "deskundigen")) if (d := self._deskundige(deel, (*pad, "deskundigen", nummer))))

    def _deskundige(self, deel: object, pad: Pad) -> Deskundige | None:
        v = self._sleutels(deel, pad, _DESKUNDIGE)
        naam, functie, advies, werkt_bij = (self._waarde(v, pad, sleutel, waarden.lees_tekst) for sleutel in ("naam", "functie", "advies", "werkt_bij"))
        datum = self._waarde(v, pad, "datum", waarden.lees_datum)
        if leeg := [sleutel for sleutel in ("naam", "functie", "datum", "advies") if v.get(sleutel) is None]:
            self._meld(pad, f"bij deze deskundige ontbreekt: {', '.join(leeg)}")
        return Deskundige(naam, functie, datum, advies, werkt_bij or "") if naam and functie and datum and advies else None

    def _leerling(self, inhoud: object, pad: Pad) -> dict[str, Any]:
        v = self._sleutels(inhoud, pad, _ADRES)
        adres = Adres(
            self._waarde(v, pad, "straat", waarden.lees_tekst) or "",
            self._waarde(v, pad, "postcode", waarden.lees_postcode) or "",
            self._waarde(v, pad, "woonplaats", waarden.lees_tekst) or "",
        )
        return {"adres": adres, "bsn": self._waarde(v, pad, "bsn", waarden.lees_bsn) or ""}

    def _mail(self, inhoud: object, pad: Pad) -> Mapping[str, tuple[str, ...]]:
        """Per ontvanger een adres of een lijst van adressen."""
        v = self._sleutels(inhoud, pad, [str(o) for o in Ontvanger])
        uit = {}
        for sleutel, gegeven in v.items():
            lijst = gegeven if isinstance(gegeven, Sequence) and not isinstance(gegeven, str) else [gegeven]
            adressen = [self._waarde({"adres": adres}, (*pad, sleutel), "adres", waarden.lees_mail) for adres in lijst]
            uit[str(sleutel)] = tuple(adres for adres in adressen if adres)
        return uit

    def _gegevens(self, inhoud: object, pad: Pad) -> Gegevens:
        v = self._sleutels(inhoud, pad, _GEGEVENS)
        return Gegevens(
            self._keuze(v, pad, "instroom", ("bao", "sbo", "so", "vo", "vso")),
            self._waarde(v, pad, "uitstroom", waarden.lees_tekst),
            self._keuze(v, pad, "niveau", ("vmbo", "havo", "vwo")),
            self._waarde(v, pad, "leerjaar", waarden.lees_leerjaar),
            self._waarde(v, pad, "uren", waarden.lees_uren),
            *(self._waarde(v, pad, sleutel, waarden.lees_ja_nee) for sleutel in ("stage", "gezakt", "gespreid")),
        )

    # --- hulp ---

    def _waarde(self, velden: Mapping[str, object], pad: Pad, sleutel: str, lees_: Callable[[Any], _T]) -> _T | None:
        if velden.get(sleutel) is None:
            return None
        try:
            return lees_(velden[sleutel])
        except ValueError as fout:
            self._meld((*pad, sleutel), f"{sleutel}: {fout}")
            return None

    def _keuze(self, velden: Mapping[str, object], pad: Pad, sleutel: str, mogelijk: Sequence[str]) -> str | None:
        gelezen = self._waarde(velden, pad, sleutel, waarden.lees_tekst)
        if gelezen is None or gelezen in mogelijk:
            return gelezen
        self._meld((*pad, sleutel), f"{sleutel}: '{gelezen}' kan niet{bedoelde_u(gelezen, mogelijk)}; mogelijk is: {', '.join(mogelijk)}")
        return None

    def _sleutels(self, inhoud: object, pad: Pad, mogelijk: Sequence[str]) -> Mapping[str, object]:
        if inhoud is None:
            return {}
        if not isinstance(inhoud, Mapping):
            self._meld(pad, f"hier horen sleutels: {', '.join(mogelijk)}")
            return {}
        for sleutel in inhoud:
            if sleutel not in mogelijk:
                self._meld((*pad, sleutel), f"onbekende sleutel '{sleutel}'{bedoelde_u(str(sleutel), mogelijk)}")
        return {sleutel: waarde for sleutel, waarde in inhoud.items() if sleutel in mogelijk}

    def _lijst(self, velden: Mapping[str, object], pad: Pad, sleutel: str) -> Sequence[object]:
        inhoud = velden.get(sleutel)
        if inhoud is None or (isinstance(inhoud, Sequence) and not isinstance(inhoud, str)):
            return inhoud or ()
        self._meld((*pad, sleutel), f"'{sleutel}' is een lijst: elk deel op een eigen regel, met een streepje ervoor")
        return ()

    def _meld(self, pad: Pad, tekst: str) -> None:
        regel = yamlbestand.regelnummer(self._inhoud, pad)
        self.fouten.append((regel, f"{self._bestand}, regel {regel}: {tekst}"))
