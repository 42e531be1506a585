"""Van ruwe Word-alinea's naar blokken: koppen, velden, keuzegroepen, alinea's en beelden."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossiercheck.begrippen import Alinea, Beeld, Blok, Keuze, Keuzegroep, Kop, Plek, Veld
from dossiercheck.lezen.word.keuzes import Keuzeregel, doorgehaalde_keuze, ja_nee, ontleed_keuzes
from dossiercheck.lezen.word.model import AAN, DOOR, VET, Ruw, Ruwalinea, Ruwtabel, Tekst, invulling, plak
from dossiercheck.lezen.word.tekens import bolletje
from dossiercheck.lezen.word.velden import Paar, alleen_etiket, etiketnaam, is_etiket, paren

_WOORDEN_KOP = 12
_WOORDEN_REGEL = 8
_GROOT = 28
"""Letters van 14 punt (in halve punten): een korte regel in die maat is een kop."""


Tabelbouwer = Callable[["Bouwer", Ruwtabel], None]


class Bouwer:
    """Maakt blokken van ruwe inhoud. `opgemerkt` krijgt sleutels van wat een mens moet weten."""

    def __init__(self, bestand: str, opgemerkt: dict[str, None], heeft_koppen: bool, tabel: Tabelbouwer) -> None:
        self.bestand = bestand
        self.tabel = tabel
        self.opgemerkt = opgemerkt
        self.heeft_koppen = heeft_koppen
        self.blokken: list[Blok] = []
        self.vraag = ""
        """De tekst waar een volgende groep vakjes zonder eigen vraag bij hoort."""

    def stroom(self, inhoud: Sequence[Ruw]) -> None:
        """Voegt de blokken van een reeks alinea's en tabellen toe."""
        i = 0
        while i < len(inhoud):
            deel = inhoud[i]
            if isinstance(deel, Ruwtabel):
                self.tabel(self, deel)
                i += 1
            elif deel.leeg:
                i += 1
            else:
                i += self._alinea(deel, inhoud[i + 1 :])

    # --- alinea's ---

    def _alinea(self, a: Ruwalinea, erna: Sequence[Ruw]) -> int:
        """Verwerkt een alinea en geeft hoeveel ruwe delen zijn opgebruikt."""
        if a.inhoudsopgave:
            return self._gewoon(a)
        if a.tekst.vakjes or bolletje(a.net):
            gebruikt = self._vakjesregels(a, erna)
            if gebruikt:
                return gebruikt
        if a.invul:
            return self._los_invulveld(a)
        return self._etiket_erboven(a, erna) or self._kop(a) or self._regels(a)

    def _vakjesregels(self, a: Ruwalinea, erna: Sequence[Ruw]) -> int:
        """Opeenvolgende regels met elk een vakje vooraan zijn een groep; anders de keuzes in de regel zelf."""
        rij, gebruikt = _rij_vakjes([a, *erna])
        if len(rij) > 1 or (rij and a.tekst.vakjes):
            keuzes = tuple(Keuze(r.net.lstrip("☐☒●■○◯□ ").strip(), _stand(r)) for r in rij)
            self.voeg(Keuzegroep(self._neem_vraag(), keuzes, self.plek(a)))
            return gebruikt
        if not a.tekst.vakjes:
            return 0
        self.keuzes(a.tekst, self.plek(a))
        self._beeld(a)
        return 1

    def keuzes(self, tekst: Tekst, plek: Plek, vraag: str = "") -> None:
        """Voegt de keuzegroepen uit een tekst met vakjes toe, en wat er nog achter staat."""
        groepen, rest = ontleed_keuzes(tekst)
        for groep in groepen:
            self.voeg(Keuzegroep(groep.vraag or vraag or self._neem_vraag(), groep.keuzes, plek))
        if rest.net:
            self.regel(rest, plek)

    def _los_invulveld(self, a: Ruwalinea) -> int:
        if a.naam:
            self.voeg(Veld(a.naam, a.net, self.plek(a), beeld=a.beeld))
            return 1
        return self._gewoon(a) if a.net or a.beeld is not False else 1

    def _etiket_erboven(self, a: Ruwalinea, erna: Sequence[Ruw]) -> int:
        """Een regel met alleen een etiket: de waarde staat eronder, of het veld is leeg."""
        stap, volgende = _volgende(erna)
        if isinstance(volgende, Ruwalinea) and volgende.invul and (_lijkt_vraag(a) or alleen_etiket(a)):
            self.voeg(Veld(etiketnaam(a.net), volgende.net, self.plek(volgende), beeld=volgende.beeld))
            return stap + 1
        if not alleen_etiket(a) or self._kop_met_dubbelpunt(a):
            return 0
        etiket = etiketnaam(a.net)
        if a.beeld is not False:
            self.voeg(Veld(etiket, "", self.plek(a), beeld=a.beeld))
            return 1
        if isinstance(volgende, Ruwtabel):
            return self._als_kop(a, 3)
        return self._waarde_eronder(a, etiket, stap, volgende, erna)

    def _kop_met_dubbelpunt(self, a: Ruwalinea) -> bool:
        return a.niveau is not None

    def _waarde_eronder(self, a: Ruwalinea, etiket: str, stap: int, volgende: Ruwalinea | None, erna: Sequence[Ruw]) -> int:
        if volgende is not None and volgende.tekst.vakjes:
            self.vraag = etiket
            return 1
        if volgende is not None and not volgende.net and volgende.beeld is not False and stap <= 3:
            self.voeg(Veld(etiket, "", self.plek(volgende), beeld=volgende.beeld))
            return stap + 1
        if volgende is None or self._begint_nieuw(volgende):
            self.voeg(Veld(etiket, "", self.plek(a)))
            return 1
        if stap > 1 or volgende.lijst:
            # met een witregel ertussen is niet te zeggen of dit de waarde is: geen leeg veld, geen gevuld veld
            return self._als_kop(a, 3) if a.tekst.alles(VET) else self._gewoon(a)
        waarden = self._waarderegels(erna)
        self.voeg(Veld(etiket, plak((w.tekst for w in waarden), " ").net, self.plek(waarden[0]), beeld=waarden[0].beeld))
        return 1 + len(waarden)

    def _waarderegels(self, erna: Sequence[Ruw]) -> list[Ruwalinea]:
        """De regels direct onder een etiket: een alinea, of meer korte regels zoals een adres."""
        gekozen: list[Ruwalinea] = []
        for deel in erna:
            if not isinstance(deel, Ruwalinea) or deel.leeg or deel.tekst.vakjes or self._begint_nieuw(deel):
                break
            if gekozen and max(len(gekozen[0].net.split()), len(deel.net.split())) > _WOORDEN_REGEL:
                break
            gekozen.append(deel)
        return gekozen

    def _begint_nieuw(self, a: Ruwalinea) -> bool:
        """Of een regel zelf een kop, etiket of veld is, en dus niet de waarde van het vorige etiket."""
        los = alleen_etiket(a) and (a.tekst.alles(VET) or len(a.net.split()) <= 5)
        return self._kopniveau(a) is not None or los or any(paren(r) for r in a.tekst.regels())

    # --- koppen en gewone regels ---

    def _kopniveau(self, a: Ruwalinea) -> int | None:
        tekst = a.net
        if not tekst or a.inhoudsopgave or len(tekst) > 250:
            return None
        if a.niveau is not None:
            return a.niveau
        kort = len(tekst.split()) <= _WOORDEN_KOP and tekst[-1] not in ".;," and not a.lijst
        if not kort or a.tekst.vakjes or a.invul or not any(c.isalpha() for c in tekst):
            return None
        if not a.tekst.alles(VET) and a.grootte < _GROOT:
            return None
        if any(paren(r) for r in a.tekst.regels()):
            return None
        return 1 if not self.heeft_koppen and not self.blokken else 3 if self.heeft_koppen else 2

    def _kop(self, a: Ruwalinea) -> int:
        niveau = self._kopniveau(a)
        return 0 if niveau is None else self._als_kop(a, niveau)

    def _als_kop(self, a: Ruwalinea, niveau: int) -> int:
        tekst = self._zonder_doorgehaald(a.tekst).net
        if tekst:
            self.voeg(Kop(tekst, niveau, self.plek(a)))
        self._beeld(a)
        self.vraag = etiketnaam(tekst)
        return 1

    def _regels(self, a: Ruwalinea) -> int:
        regels = a.tekst.regels()
        if any(self._bijzonder(r) for r in regels) and not a.lijst:
            for i, regel in enumerate(regels):
                self.regel(regel, self.plek(a), a.beeld if i + 1 == len(regels) else False)
            return 1
        if a.lijst and self._bijzonder(plak(regels, " ")):
            self.regel(plak(regels, " "), self.plek(a), a.beeld)
            return 1
        return self._gewoon(a)

    def _bijzonder(self, tekst: Tekst) -> bool:
        return bool(tekst.net) and bool(doorgehaalde_keuze(tekst) or ja_nee(tekst) or paren(tekst))

    def regel(self, tekst: Tekst, plek: Plek, beeld: bool | None = False) -> None:
        """Voegt een regel toe als keuzegroep, velden of alinea."""
        keuze = doorgehaalde_keuze(tekst) or ja_nee(tekst)
        if keuze is not None:
            self.keuzeregel(keuze, plek)
            return self._los_beeld(beeld, plek)
        gevonden = paren(self._zonder_doorgehaald(tekst))
        if gevonden:
            return self._velden(gevonden, plek, beeld)
        self.tekst(tekst, plek)
        return self._los_beeld(beeld, plek)

    def keuzeregel(self, keuze: Keuzeregel, plek: Plek, vraag: str = "") -> None:
        self.voeg(Keuzegroep(keuze.vraag or vraag or self._neem_vraag(), keuze.keuzes, plek))

    def _velden(self, gevonden: list[Paar], plek: Plek, beeld: bool | None) -> None:
        for i, paar in enumerate(gevonden):
            self.voeg(Veld(paar.etiket, paar.waarde, plek, beeld=beeld if i + 1 == len(gevonden) else False))

    def _gewoon(self, a: Ruwalinea) -> int:
        self.tekst(a.tekst, self.plek(a))
        self._beeld(a)
        return 1

    def tekst(self, tekst: Tekst, plek: Plek) -> None:
        """Voegt gewone tekst toe; doorgehaalde tekst telt niet."""
        zichtbaar = self._zonder_doorgehaald(tekst).net
        if zichtbaar:
            self.voeg(Alinea(zichtbaar, plek))
            self.vraag = etiketnaam(zichtbaar)

    def waarde(self, tekst: Tekst) -> str:
        """De tekst van een waarde of cel zonder wat is doorgehaald; een voorgedrukte open datum is leeg."""
        return invulling(self._zonder_doorgehaald(tekst).s)

    def _zonder_doorgehaald(self, tekst: Tekst) -> Tekst:
        if not tekst.iets(DOOR):
            return tekst
        self.opgemerkt["doorgehaald"] = None
        return tekst.zonder(DOOR)

    def _beeld(self, a: Ruwalinea) -> None:
        self._los_beeld(a.beeld, self.plek(a))

    def _los_beeld(self, beeld: bool | None, plek: Plek) -> None:
        if beeld is not False:
            self.voeg(Beeld(plek))

    def _neem_vraag(self) -> str:
        vraag, self.vraag = self.vraag, ""
        return vraag

    def voeg(self, blok: Blok) -> None:
        self.blokken.append(blok)

    def plek(self, a: Ruwalinea) -> Plek:
        return Plek(self.bestand, pagina=a.pagina, alinea=a.nummer)


def _rij_vakjes(delen: Sequence[Ruw]) -> tuple[list[Ruwalinea], int]:
    """De regels met een vakje of bolletje vooraan, en hoeveel delen dat zijn; leeg als het gewone opsommingstekens zijn."""
    rij: list[Ruwalinea] = []
    gebruikt = 0
    for i, deel in enumerate(delen):
        if not isinstance(deel, Ruwalinea):
            break
        if deel.leeg:
            continue
        vooraan = deel.net[:1] in "☐☒" and deel.tekst.vakjes == 1 and len(deel.net) > 1
        if not (vooraan or (bolletje(deel.net) and deel.tekst.vakjes == 0)):
            break
        rij.append(deel)
        gebruikt = i + 1
    echt = any(r.tekst.vakjes for r in rij) or len({bolletje(r.net) for r in rij}) > 1
    return (rij, gebruikt) if echt else ([], 0)


def _stand(a: Ruwalinea) -> bool:
    return AAN in a.tekst.s if a.tekst.vakjes else bolletje(a.net) == AAN


def _volgende(erna: Sequence[Ruw]) -> tuple[int, Ruw | None]:
    """Het volgende gevulde deel, met hoeveel delen verder het staat."""
    for i, deel in enumerate(erna):
        if isinstance(deel, Ruwtabel) or not deel.leeg:
            return i + 1, deel
    return len(erna), None


def _lijkt_vraag(a: Ruwalinea) -> bool:
    return bool(a.net) and (a.net.endswith("?") or a.tekst.alles(VET) or is_etiket(a.net)) and a.niveau is None
