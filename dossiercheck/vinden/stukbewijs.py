"""Een stuk dat er is, is zelf bewijs: het OPP, de brief van het vso, de zienswijze."""

from __future__ import annotations

from collections.abc import Iterator

from dossiercheck.begrippen import Bewijs, Blok, Kandidaat, Keuzegroep, Tabel, Veld
from dossiercheck.schrijfwijze import vind_datums, vouw
from dossiercheck.vinden.antwoorden import lopende_tekst
from dossiercheck.vinden.kader import Kader, Werkstuk, kandidaat
from dossiercheck.vinden.zinsvorm import zinnen_van
from dossiercheck.woordenschat import Zoekopdracht


def vind_stuk(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Een kandidaat als het stuk van de gevraagde soort is en genoeg tekst heeft; ontkent het stuk het zelf, dan 'nee'."""
    if werk.stuk.soort not in opdracht.soorten or not werk.stuk.blokken:
        return
    tekst = list(lopende_tekst(werk.stuk.blokken))
    bewijs = _beste_plek(opdracht, werk, kader)
    if sum(len(b.tekst.split()) for _, b in tekst) < opdracht.met_inhoud:
        yield kandidaat(opdracht, True, bewijs, "het stuk is er, maar er staat bijna niets in", werk, zeker=False)
        return
    if opdracht.gehouden or opdracht.tegen:
        zinnen = [z for _, b in tekst for z in zinnen_van(b, kader)]
        wel = [z for z in zinnen if z.telt and not opdracht.tegen.zoek(z.gevouwen)]
        if opdracht.gehouden and not any(kader.ws.kenmerken["gehouden"].zoek(z.gevouwen) for z in wel):
            return
        if not wel:
            yield kandidaat(opdracht, False, bewijs, "het stuk zegt zelf dat het nog niet is gebeurd", werk)
            return
    heeft_datum = any(v.datum for _, b in tekst for v in vind_datums(b.tekst))
    zeker = not opdracht.contact or heeft_datum or any(kader.ws.kenmerken["uitkomst_contact"].raakt(b.tekst) for _, b in tekst)
    yield kandidaat(opdracht, True, bewijs, "het stuk is er", werk, zeker=zeker)


def _beste_plek(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Bewijs:
    """De eerste kop of regel van het stuk."""
    blok: Blok = werk.stuk.blokken[0]
    return Bewijs(blok.plek, _tekst(blok)[:200])


def _tekst(blok: Blok) -> str:
    if isinstance(blok, Veld):
        return f"{blok.etiket}: {blok.waarde}"
    if isinstance(blok, Keuzegroep):
        return blok.vraag
    if isinstance(blok, Tabel):
        return " ".join(blok.koppen) or "tabel"
    return vouw(getattr(blok, "tekst", "")) and getattr(blok, "tekst", "")
