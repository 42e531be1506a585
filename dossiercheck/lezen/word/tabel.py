"""Een Word-tabel wordt een tabel met koppen, een rij velden, keuzegroepen, of de gewone inhoud van een raster voor de opmaak."""

from __future__ import annotations

from collections.abc import Sequence

from dossiercheck.begrippen import Cel, Keuze, Keuzegroep, Kop, Plek, Tabel, Veld
from dossiercheck.lezen.word.bouw import Bouwer
from dossiercheck.lezen.word.keuzes import doorgehaalde_keuze, ja_nee, ontleed_keuzes
from dossiercheck.lezen.word.kopregel import Rij, is_etiketcel, is_kopregel, is_veldentabel
from dossiercheck.lezen.word.model import VET, Ruwalinea, Ruwcel, Ruwtabel, plak
from dossiercheck.lezen.word.raster import breedte, is_kruis, kolomnamen, kruiskolommen, uitgevouwen, vakje_naast_tekst, zonder_nummerkolom
from dossiercheck.lezen.word.velden import etiketnaam, is_voorgedrukt, paren


def bouw_tabel(bouwer: Bouwer, tabel: Ruwtabel) -> None:
    """Voegt de blokken van een tabel toe aan de bouwer."""
    Tabelbouw(bouwer, tabel).bouw()


class Tabelbouw:
    """Verwerkt een tabel en voegt de blokken toe aan de bouwer."""

    def __init__(self, bouwer: Bouwer, tabel: Ruwtabel) -> None:
        self.b = bouwer
        self.tabel = tabel

    def bouw(self) -> None:
        rijen = [rij for rij in self.tabel.rijen if rij]
        if any(isinstance(d, Ruwtabel) for rij in rijen for cel in rij for d in cel.inhoud):
            for rij in rijen:
                for cel in rij:
                    self.b.stroom(cel.inhoud)
        elif all(len(rij) == 1 for rij in rijen):
            self._kolom([rij[0] for rij in rijen])
        else:
            self._stukken(rijen)

    # --- stukken tussen rijen over de volle breedte ---

    def _stukken(self, rijen: Sequence[Rij]) -> None:
        eerste, begin = True, 0
        for i in [*(i for i, rij in enumerate(rijen) if len(rij) == 1), len(rijen)]:
            if i > begin:
                self._stuk(rijen[begin:i], self.tabel.kopregels if eerste else 0)
                eerste = False
            if i < len(rijen):
                self._volle_rij(rijen, i)
            begin = i + 1

    def _volle_rij(self, rijen: Sequence[Rij], i: int) -> None:
        if i and len(rijen[i - 1]) == 1:
            return  # hoort bij de rij erboven, die de hele reeks al verwerkte
        reeks = [rijen[i][0]]
        for rij in rijen[i + 1 :]:
            if len(rij) != 1:
                break
            reeks.append(rij[0])
        self._kolom(reeks)

    def _stuk(self, rijen: Sequence[Rij], kopregels: int) -> None:
        """Een reeks rijen met meer cellen: tabel, velden of keuzes."""
        rijen = zonder_nummerkolom(rijen)
        if kopregels or is_kopregel(rijen):
            self._met_koppen(rijen, max(1, kopregels))
        elif is_veldentabel(rijen) or any(c.tekst.vakjes for rij in rijen for c in rij):
            self._per_rij(rijen)
        else:
            self._als_tabel((), rijen)

    # --- een kolom: vraag boven antwoord ---

    def _kolom(self, cellen: Sequence[Ruwcel]) -> None:
        i = 0
        while i < len(cellen):
            cel = cellen[i]
            erna = cellen[i + 1] if i + 1 < len(cellen) else None
            if len(cel.gevuld) == 1 and len(cel.alineas) == 1 and is_etiketcel(cel) and not cel.tekst.vakjes and erna is not None and not is_etiketcel(erna):
                self._veld(cel.net, erna)
                i += 2
                continue
            self.cel(cel)
            i += 1

    def cel(self, cel: Ruwcel) -> None:
        """De inhoud van een losse cel; een etiketregel met tekst eronder is een veld."""
        gevuld = cel.gevuld
        if not gevuld:
            return
        eerste, rest = gevuld[0], gevuld[1:]
        if not _etiketregel(eerste, cel) or any(isinstance(d, Ruwtabel) for d in cel.inhoud):
            self.b.stroom(cel.inhoud)
        elif rest and (any(a.tekst.vakjes for a in rest) or _zijn_velden(rest)):
            self.b.voeg(Kop(eerste.net, 4, self.b.plek(eerste)))
            self.b.vraag = etiketnaam(eerste.net)
            self.b.stroom([a for a in cel.inhoud if a is not eerste])
        elif rest or len(cel.alineas) > 1:
            tekst = plak((a.tekst for a in rest), " ")
            if is_voorgedrukt(tekst):
                self.b.voeg(Veld(etiketnaam(eerste.net), "", self.b.plek(eerste), beeld=cel.beeld))
                self.b.stroom(rest)
                return
            plek = self.b.plek(rest[0] if rest else eerste)
            self.b.voeg(Veld(etiketnaam(eerste.net), self.b.waarde(tekst), plek, beeld=cel.beeld))
        elif eerste.net.endswith(("?", ":")) and not cel.gekleurd:
            self.b.voeg(Veld(etiketnaam(eerste.net), "", self.b.plek(eerste), beeld=cel.beeld))
        else:
            self.b.voeg(Kop(eerste.net, 3, self.b.plek(eerste)))
            self.b.vraag = etiketnaam(eerste.net)

    # --- etiket naast waarde ---

    def _per_rij(self, rijen: Sequence[Rij]) -> None:
        keuzes: list[Keuze] = []
        voor: Ruwcel | None = None
        boven = ""
        for rij in rijen:
            los = vakje_naast_tekst(rij)
            if los:
                keuzes += los
                voor = voor or rij[0]
                continue
            self._groep(keuzes, voor)
            keuzes, voor = [], None
            boven = self._rij(rij, boven)
        self._groep(keuzes, voor)

    def _groep(self, keuzes: list[Keuze], cel: Ruwcel | None) -> None:
        if keuzes and cel is not None:
            vraag, self.b.vraag = self.b.vraag, ""
            self.b.voeg(Keuzegroep(vraag, tuple(keuzes), self.plek(cel)))

    def _rij(self, rij: Rij, boven: str) -> str:
        """Voegt een rij toe en geeft de tekst van een samengevoegde eerste cel door aan de rijen eronder."""
        cellen = [c for c in rij if not c.vervolg]
        if rij[0].vervolg and len(cellen) == 2:
            self._veld(f"{boven} {cellen[0].net}".strip(), cellen[1])
            return boven
        if any(c.tekst.vakjes for c in cellen):
            self._keuzerij(cellen)
        elif len(cellen) % 2:
            boven = self._oneven(cellen)
        else:
            for etiket, waarde in zip(cellen[::2], cellen[1::2], strict=True):
                self._etiket_en_waarde(etiket, waarde)
        return boven

    def _oneven(self, cellen: Sequence[Ruwcel]) -> str:
        if len(cellen) == 3:
            self._veld(f"{etiketnaam(cellen[0].net)} {cellen[1].net}".strip(), cellen[2])
            return etiketnaam(cellen[0].net)
        for cel in cellen:
            self.cel(cel)
        return ""

    def _etiket_en_waarde(self, etiket: Ruwcel, waarde: Ruwcel) -> None:
        if etiket.leeg and waarde.leeg:
            return
        if etiket.leeg or _eigen_velden(etiket):
            self.cel(etiket)
            self.cel(waarde)
        else:
            self._veld(etiket.net, waarde)

    def _veld(self, etiket: str, waarde: Ruwcel) -> None:
        naam = etiketnaam(etiket)
        keuze = doorgehaalde_keuze(waarde.tekst) or ja_nee(waarde.tekst)
        if waarde.tekst.vakjes:
            self._keuzecel(naam, waarde)
        elif keuze is not None:
            vraag = f"{naam} {keuze.vraag}".strip()
            self.b.voeg(Keuzegroep(vraag, keuze.keuzes, self.plek(waarde)))
        elif is_voorgedrukt(waarde.tekst):
            self.b.voeg(Veld(naam, "", self.plek(waarde), beeld=waarde.beeld))
            self.b.stroom(waarde.inhoud)
        else:
            self.b.voeg(Veld(naam, self.b.waarde(waarde.tekst), self.plek(waarde), beeld=waarde.beeld))

    # --- keuzes ---

    def _keuzerij(self, cellen: Sequence[Ruwcel]) -> None:
        """Een rij met vakjes: de vraag staat links, tekst erachter is een toelichting."""
        met = [c for c in cellen if c.tekst.vakjes]
        eerste = cellen.index(met[0])
        vraag = " ".join(etiketnaam(c.net) for c in cellen[:eerste] if c.net)
        if all(c.tekst.vakjes == 1 for c in met) and len(met) > 1:
            groepen = [g for c in met for g in ontleed_keuzes(c.tekst)[0]]
            self.b.voeg(Keuzegroep(vraag or self.b.vraag, tuple(k for g in groepen for k in g.keuzes), self.plek(met[0])))
        else:
            for cel in met:
                self._keuzecel(vraag, cel)
        for cel in cellen[eerste:]:
            if not cel.tekst.vakjes and not cel.leeg:
                self.b.voeg(Veld(vraag or self.b.vraag, self.b.waarde(cel.tekst), self.plek(cel), beeld=cel.beeld))

    def _keuzecel(self, vraag: str, cel: Ruwcel) -> None:
        """Een cel met vakjes; regels met elk een vakje horen bij elkaar."""
        gevuld = cel.gevuld
        if len(gevuld) == 1 or not all(a.tekst.vakjes == 1 for a in gevuld):
            for a in gevuld:
                if a.tekst.vakjes:
                    self.b.keuzes(a.tekst, self.b.plek(a), vraag)
                else:
                    self.b.regel(a.tekst, self.b.plek(a), a.beeld)
            return
        keuzes = tuple(k for a in gevuld for g in ontleed_keuzes(a.tekst)[0] for k in g.keuzes)
        self.b.voeg(Keuzegroep(vraag or self.b.vraag, keuzes, self.plek(cel)))

    # --- gegevens onder een kopregel ---

    def _met_koppen(self, rijen: Sequence[Rij], aantal: int) -> None:
        koppen = kolomnamen(rijen[:aantal])
        rest = rijen[aantal:]
        kruis = kruiskolommen(koppen, rest)
        if kruis:
            self._kruisjes(koppen, rest, kruis)
        elif len(koppen) == 2 and rest and any(c.tekst.vakjes for rij in rest for c in rij):
            self._per_rij(rest)
        elif len(koppen) == 2 and len(rest) > 1 and all(r[0].vet and not r[1].vet for r in rest if len(r) == 2 and r[1].net):
            self.b.tekst(plak((c.tekst for c in rijen[0]), " "), self.plek(rijen[0][0]))
            self._per_rij(rest)
        else:
            self._als_tabel(koppen, rest, rijen[0][0])

    def _kruisjes(self, koppen: Sequence[str], rijen: Sequence[Rij], kruis: Sequence[int]) -> None:
        for rij in rijen:
            cellen = uitgevouwen(rij, len(koppen))
            vraag = next((c.net for i, c in enumerate(cellen) if c is not None and i not in kruis and c.net), "")
            keuzes = tuple(Keuze(koppen[i], is_kruis(cellen[i])) for i in kruis)
            if not vraag and not any(k.aan for k in keuzes):
                continue
            self.b.voeg(Keuzegroep(etiketnaam(vraag) or self.b.vraag, keuzes, self.plek(rij[0])))
            for i, cel in enumerate(cellen):
                if cel is not None and i not in kruis and cel.net and cel.net != vraag:
                    self.b.voeg(Veld(f"{etiketnaam(vraag)} {koppen[i]}".strip(), self.b.waarde(cel.tekst), self.plek(cel)))

    def _als_tabel(self, koppen: Sequence[str], rijen: Sequence[Rij], kopcel: Ruwcel | None = None) -> None:
        breed = max([len(koppen), *(breedte(rij) for rij in rijen)])
        gevuld = [rij for rij in rijen if not all(c.leeg or c.vervolg for c in rij)]
        plek = self.plek(kopcel or rijen[0][0])
        koppen = [*koppen, *[""] * (breed - len(koppen))] if koppen else []
        self.b.voeg(Tabel(tuple(koppen), tuple(tuple(self._cel(c, plek) for c in uitgevouwen(rij, breed)) for rij in gevuld), plek))
        for rij in gevuld:
            for cel in rij:
                if cel.tekst.vakjes > 1:
                    self._keuzecel(etiketnaam(rij[0].net) if cel is not rij[0] else "", cel)

    def _cel(self, cel: Ruwcel | None, plek: Plek) -> Cel:
        if cel is None:
            return Cel("", plek)
        return Cel(self.b.waarde(cel.tekst), self.plek(cel), cel.beeld)

    def plek(self, cel: Ruwcel) -> Plek:
        return Plek(self.b.bestand, pagina=cel.pagina, alinea=cel.nummer)


def _etiketregel(a: Ruwalinea, cel: Ruwcel) -> bool:
    """Of de eerste regel van een cel het etiket is van wat eronder staat: vetter, kleiner of met een vraagteken."""
    rest = [x for x in cel.gevuld if x is not a]
    if not a.net or a.tekst.vakjes or a.invul or len(a.net) > 250:
        return False
    onder = plak((x.tekst for x in rest), " ")
    vetter = a.tekst.alles(VET) and not onder.alles(VET)
    if not (vetter and (rest or len(cel.alineas) > 1)) and not a.net.endswith(":") and any(paren(r) for r in a.tekst.regels()):
        return False
    kleiner = bool(rest) and 0 < a.grootte < min((x.grootte for x in rest if x.net), default=0)
    ingevuld = bool(rest) and all(x.invul for x in rest)
    return vetter or kleiner or ingevuld or a.net.endswith(("?", ":"))


def _zijn_velden(alineas: Sequence[Ruwalinea]) -> bool:
    """Of onder een kopje alleen korte velden staan, zoals Naam, Datum en Handtekening; een antwoord met dubbelpunten is dat niet."""
    regels = [r for a in alineas if not a.invul for r in a.tekst.regels() if r.net]
    gevonden = [paren(r) for r in regels]
    return len(regels) > 1 and all(gevonden) and all(len(p.waarde.split()) <= 8 for paar in gevonden for p in paar or [])


def _eigen_velden(cel: Ruwcel) -> bool:
    """Een cel met zelf velden erin ('Naam: Jan'), naast een cel met andere velden."""
    gevonden = [p for r in cel.tekst.regels() for p in paren(r) or []]
    return any(p.waarde for p in gevonden)
