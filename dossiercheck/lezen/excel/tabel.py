"""Van het raster van een blad naar blokken: titel, velden boven de lijst, de lijst met koppen, en wat eronder staat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dossiercheck.begrippen import KOPSCHEIDING, Alinea, Beeld, Blok, Cel, Kop, Plek, Tabel, Veld
from dossiercheck.lezen.excel.blad import Bladinfo
from dossiercheck.lezen.excel.waarde import cel_van
from dossiercheck.schrijfwijze.bsn import is_bsn

_BSN = re.compile(r"\b(?:bsn|burgerservicenummer|onderwijsnummer|pgn|onderwijsnr)", re.I)
_ACHT = re.compile(r"\d{8}")
_ACHT_OF_NEGEN = re.compile(r"\d{8,9}")
_ADRES = re.compile(r"[a-z] \d{1,4} ?[a-zA-Z]?,")
"""'Brinkweg 12, Zutphen' is een gegeven, geen kolomnaam."""
_KORT_ETIKET = 3
_WOORDEN_KOP = 14


@dataclass(frozen=True, slots=True)
class Vak:
    """Een cel van het raster; `gegeven`: een getal of datum."""

    tekst: str
    gegeven: bool = False


@dataclass(frozen=True, slots=True)
class Rij:
    """Een rij van het blad met zijn nummer vanaf nul."""

    nummer: int
    vakken: tuple[Vak, ...]

    @property
    def gevuld(self) -> list[int]:
        return [i for i, vak in enumerate(self.vakken) if vak.tekst]


class Blad:
    """Maakt de blokken van een blad. `aangevuld`: een BSN kreeg een voorloopnul; `ongeldig`: zo'n nummer klopt ook dan niet."""

    def __init__(self, bestand: str, nummer: int, info: Bladinfo) -> None:
        self.bestand, self.nummer, self.info = bestand, nummer, info
        self.blokken: list[Blok] = []
        self.aangevuld = self.ongeldig = False
        self._geplaatst: set[int] = set()
        self._bsn: set[int] = set()

    def bouw(self, naam: str, rijen: Sequence[Rij]) -> None:
        """Voegt de bladnaam en de inhoud toe."""
        self.blokken.append(Kop(naam, 1, Plek(self.bestand, pagina=self.nummer)))
        self._bsn = {i for rij in rijen for i in rij.gevuld if rij.vakken[i].gegeven and is_bsn(rij.vakken[i].tekst)}
        for reeks in _reeksen([rij for rij in rijen if rij.gevuld or self._beeld_in(rij)]):
            self._reeks(reeks)
        for i, (begin, _) in enumerate(self.info.beelden):
            if i not in self._geplaatst:
                self.blokken.append(Beeld(self._plek(*begin)))

    def _beeld_in(self, rij: Rij) -> bool:
        return any(begin[0] <= rij.nummer <= eind[0] for begin, eind in self.info.beelden)

    def _reeks(self, rijen: Sequence[Rij]) -> None:
        """Een reeks rijen zonder lege rij ertussen."""
        kop = _kopregel(rijen)
        if kop is None:
            self._zonder_kop(rijen)
            return
        hoogte = self._kophoogte(rijen, kop)
        if kop and self._is_bovenkop(rijen[kop - 1], rijen[kop]):
            kop, hoogte = kop - 1, hoogte + 1
        for rij in rijen[:kop]:
            self._losse_rij(rij)
        koppen = self._koppen(rijen[kop : kop + hoogte])
        self._tabel(koppen, rijen[kop + hoogte :], rijen[kop])

    def _zonder_kop(self, rijen: Sequence[Rij]) -> None:
        vorige = self.blokken[-1]
        breed = max((len(rij.gevuld) for rij in rijen), default=0)
        if isinstance(vorige, Tabel) and vorige.koppen and breed >= max(3, len([k for k in vorige.koppen if k]) * 0.4):
            erbij = tuple(self._cellen(rij, vorige.koppen) for rij in rijen)
            self.blokken[-1] = replace(vorige, rijen=vorige.rijen + erbij)
        elif breed >= 3 and not any(vak.tekst.endswith(":") for rij in rijen for vak in rij.vakken) and sum(len(rij.gevuld) >= 3 for rij in rijen) > 1:
            self._tabel((), rijen, rijen[0])
        else:
            for rij in rijen:
                self._losse_rij(rij)

    # --- losse rijen ---

    def _losse_rij(self, rij: Rij) -> None:
        """Een rij buiten een lijst: etiket met waarde, een titel of een opmerking."""
        gevuld = rij.gevuld
        if not gevuld:
            return
        teksten = [rij.vakken[i].tekst for i in gevuld]
        plek = self._plek(rij.nummer, gevuld[0])
        if len(gevuld) == 1:
            self._enkele_cel(rij, gevuld[0])
        elif any(t.endswith(":") for t in teksten):
            self._etiketten(rij, gevuld)
        elif len(gevuld) % 2 == 0 and _is_etiket(teksten[0]) and all(_is_etiket(t) or _is_volgend_etiket(t) for t in teksten[2::2]):
            for i, j in zip(gevuld[::2], gevuld[1::2], strict=True):
                self.blokken.append(self._veld(rij, i, j))
        elif len(gevuld) == 3 and _is_etiket(teksten[0]) and len(teksten[0].split()) <= _KORT_ETIKET:
            # 'School | De Marke | Brinkweg 12': wat er verder bij staat is geen deel van de waarde.
            self.blokken += [self._veld(rij, gevuld[0], gevuld[1]), Alinea(teksten[2], self._plek(rij.nummer, gevuld[2]))]
        else:
            self.blokken.append(Alinea(" ".join(teksten), plek))

    def _etiketten(self, rij: Rij, gevuld: Sequence[int]) -> None:
        """Cellen die op een dubbelpunt eindigen zijn etiketten; wat erachter staat is de waarde, tot het volgende etiket."""
        plaatsen = [n for n, i in enumerate(gevuld) if rij.vakken[i].tekst.endswith(":")]
        for i in gevuld[: plaatsen[0]]:
            self.blokken.append(Alinea(rij.vakken[i].tekst, self._plek(rij.nummer, i)))
        for n, eind in zip(plaatsen, [*plaatsen[1:], len(gevuld)], strict=True):
            waarden = gevuld[n + 1 : eind]
            if len(waarden) == 1:
                self.blokken.append(self._veld(rij, gevuld[n], waarden[0]))
                continue
            naam = rij.vakken[gevuld[n]].tekst.rstrip(": ")
            waarde = " ".join(rij.vakken[i].tekst for i in waarden)
            plaats = waarden[0] if waarden else gevuld[n]
            self.blokken.append(Veld(naam, waarde, self._plek(rij.nummer, plaats), beeld=self._beeld(rij.nummer, gevuld[n] + 1)))

    def _enkele_cel(self, rij: Rij, kolom: int) -> None:
        tekst, plek = self._tekst("", rij.vakken[kolom], kolom), self._plek(rij.nummer, kolom)
        etiket, dubbelpunt, waarde = tekst.partition(":")
        if dubbelpunt and _is_etiket(etiket) and len(etiket.split()) <= 6 and (not waarde or waarde[0] == " "):
            beeld = self._beeld(rij.nummer, kolom + 1) or self._beeld(rij.nummer, kolom)
            self.blokken.append(Veld(etiket.strip(), self._tekst(etiket, Vak(waarde.strip())), plek, beeld=beeld))
        elif len(self.blokken) == 1 and len(tekst.split()) <= _WOORDEN_KOP:
            self.blokken.append(Kop(tekst, 2, plek))
        elif self._beeld(rij.nummer, kolom + 1):
            self.blokken.append(Veld(tekst, "", plek, beeld=True))
        else:
            self.blokken.append(Alinea(tekst, plek))

    def _veld(self, rij: Rij, etiket: int, waarde: int) -> Veld:
        naam = rij.vakken[etiket].tekst.rstrip(": ")
        tekst = self._tekst(naam, rij.vakken[waarde], waarde)
        return Veld(naam, tekst, self._plek(rij.nummer, waarde), beeld=self._beeld(rij.nummer, waarde))

    # --- de lijst ---

    def _is_bovenkop(self, boven: Rij, kop: Rij) -> bool:
        """Of de rij boven de kolomnamen namen voor groepen kolommen heeft, samengevoegd over een deel van de breedte."""
        breedtes = [e[1] - b[1] + 1 for b, e in self.info.samen if b[0] == boven.nummer and e[1] > b[1]]
        return boven.nummer + 1 == kop.nummer and bool(breedtes) and max(breedtes) < len(kop.gevuld)

    def _kophoogte(self, rijen: Sequence[Rij], kop: int) -> int:
        """1, of 2 als de koppen over twee rijen staan: samengevoegde namen boven, de rest eronder."""
        if kop + 2 >= len(rijen):
            return 1
        boven, onder = rijen[kop], rijen[kop + 1]
        if onder.nummer != boven.nummer + 1 or any(vak.gegeven or _cijfers(vak.tekst) for vak in onder.vakken):
            return 1
        breed = any(b[0] == boven.nummer and e[1] > b[1] for b, e in self.info.samen)
        hoog = any(b[0] == boven.nummer and e[0] == onder.nummer for b, e in self.info.samen)
        gaten = set(onder.gevuld) - set(boven.gevuld)
        vult_aan = bool(gaten) and not (set(range(len(boven.vakken))) - set(boven.gevuld) - set(onder.gevuld))
        return 2 if (breed and onder.gevuld) or hoog or (vult_aan and _is_kop(onder, 0)) else 1

    def _koppen(self, rijen: Sequence[Rij]) -> tuple[str, ...]:
        koppen = [""] * max(len(rij.vakken) for rij in rijen)
        for r, rij in enumerate(rijen):
            for i, vak in enumerate(rij.vakken):
                tekst = vak.tekst or (self._boven_samen(rij, i, rijen) if r + 1 < len(rijen) else "")
                koppen[i] = KOPSCHEIDING.join(filter(None, (koppen[i], tekst)))
        return tuple(koppen)

    def _boven_samen(self, rij: Rij, kolom: int, rijen: Sequence[Rij]) -> str:
        """De naam van een samengevoegde kop voor een kolom die eronder valt; ook zonder samenvoeging tot de volgende naam."""
        for begin, eind in self.info.samen:
            if begin[0] == rij.nummer and begin[1] <= kolom <= eind[1]:
                return rij.vakken[begin[1]].tekst if begin[1] < len(rij.vakken) else ""
        onder = rijen[-1].vakken
        links = next((i for i in range(kolom, -1, -1) if rij.vakken[i].tekst), None)
        if links is None or kolom >= len(onder) or not onder[kolom].tekst or not onder[links].tekst:
            return ""
        return rij.vakken[links].tekst

    def _tabel(self, koppen: Sequence[str], rijen: Sequence[Rij], eerste: Rij) -> None:
        breed = max([len(koppen), *(len(rij.vakken) for rij in rijen)])
        koppen = (*koppen, *[""] * (breed - len(koppen))) if koppen else ()
        begin = eerste.gevuld[0] if eerste.gevuld else 0
        self.blokken.append(Tabel(tuple(koppen), tuple(self._cellen(rij, koppen, breed) for rij in rijen), self._plek(eerste.nummer, begin)))

    def _cellen(self, rij: Rij, koppen: Sequence[str], breed: int = 0) -> tuple[Cel, ...]:
        cellen = []
        for i in range(max(breed, len(koppen))):
            vak = rij.vakken[i] if i < len(rij.vakken) else Vak("")
            tekst = self._tekst(koppen[i] if koppen else "", vak, i)
            cellen.append(Cel(tekst, self._plek(rij.nummer, i), self._beeld(rij.nummer, i)))
        return tuple(cellen)

    def _tekst(self, kop: str, vak: Vak, kolom: int = -1) -> str:
        """De tekst van een cel; een BSN van acht cijfers krijgt zijn nul terug. Tekst alleen onder een BSN-kop en als het nummer dan klopt."""
        if not _ACHT.fullmatch(vak.tekst) or not (_BSN.search(kop) or (vak.gegeven and kolom in self._bsn)):
            return vak.tekst
        geldig = is_bsn(f"0{vak.tekst}")
        self.ongeldig = self.ongeldig or not geldig
        if not geldig and not vak.gegeven:
            return vak.tekst
        self.aangevuld = True
        return f"0{vak.tekst}"

    def _beeld(self, rij: int, kolom: int) -> bool:
        for i, (begin, eind) in enumerate(self.info.beelden):
            if begin[0] <= rij <= eind[0] and begin[1] <= kolom <= eind[1]:
                self._geplaatst.add(i)
                return True
        return False

    def _plek(self, rij: int, kolom: int) -> Plek:
        return Plek(self.bestand, pagina=self.nummer, cel=cel_van(rij, kolom))


def _reeksen(rijen: Sequence[Rij]) -> Iterator[list[Rij]]:
    """De rijen in reeksen, gescheiden door lege rijen."""
    reeks: list[Rij] = []
    for rij in rijen:
        if reeks and rij.nummer > reeks[-1].nummer + 1:
            yield reeks
            reeks = []
        reeks.append(rij)
    if reeks:
        yield reeks


def _kopregel(rijen: Sequence[Rij]) -> int | None:
    """De plaats van de rij met kolomnamen; None als de reeks geen lijst met koppen is."""
    breedst = max((len(rij.gevuld) for rij in rijen), default=0)
    for i, rij in enumerate(rijen[:30]):
        if _is_kop(rij, breedst) and (i + 1 == len(rijen) or len(rijen[i + 1].gevuld) >= 2 or len(rij.gevuld) == breedst):
            return i
        if i + 1 < len(rijen) and _bsn_eronder(rij, rijen[i + 1]):
            return i
    return None


def _bsn_eronder(rij: Rij, onder: Rij) -> bool:
    """Twee korte namen, met onder de naam BSN een nummer: dat is een lijst, geen etiket met een waarde."""
    return len(rij.gevuld) >= 2 and any(
        _BSN.match(rij.vakken[i].tekst) and i < len(onder.vakken) and _ACHT_OF_NEGEN.fullmatch(onder.vakken[i].tekst) for i in rij.gevuld
    )


def _is_kop(rij: Rij, breedst: int) -> bool:
    """Minstens drie korte namen, geen getallen of datums, en ongeveer zo breed als de breedste rij."""
    vakken = [rij.vakken[i] for i in rij.gevuld]
    if len(vakken) < (3 if breedst else 1) or len(vakken) < breedst * 0.5:
        return False
    return not any(v.gegeven or _is_gegeven(v.tekst) or v.tekst.endswith(":") or len(v.tekst.split()) > _WOORDEN_KOP for v in vakken)


def _is_gegeven(tekst: str) -> bool:
    return _cijfers(tekst) or _ADRES.search(tekst) is not None


def _cijfers(tekst: str) -> bool:
    """Of een tekst een gegeven is: een getal, percentage, datum of nummer."""
    cijfers = sum(c.isdigit() for c in tekst)
    return cijfers > 0 and cijfers * 2 >= sum(c.isalnum() for c in tekst)


def _is_etiket(tekst: str) -> bool:
    kaal = tekst.rstrip(": ")
    return 0 < len(kaal.split()) <= 8 and not any(c.isdigit() for c in kaal) and kaal[:1].isupper()


def _is_volgend_etiket(tekst: str) -> bool:
    """Achter een eerste etiket met zijn waarde: ook een kort etiket met een kleine letter, zoals 'peildatum'."""
    return 0 < len(tekst.split()) <= _KORT_ETIKET and tekst[:1].isalpha() and not any(c.isdigit() for c in tekst)
