"""Een blad om te tekenen is te herkennen aan wie er een plek op heeft, welke titel het ook draagt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossiercheck.begrippen import Alinea, Beeld, Blok, DigitaleHandtekening, Keuzegroep, Kop, Tabel, Veld
from dossiercheck.herkennen.formulier import NIETS, Stand, Titels, Zoek, aantal_rubrieken, is_iets_anders
from dossiercheck.herkennen.inhoud import is_brief
from dossiercheck.patroon import Patronen
from dossiercheck.schrijfwijze import vouw
from dossiercheck.soortschat import Soortkenmerk
from dossiercheck.woordenschat import Woordenschat

_PUNTEN = 10.5
"""Meer dan een titel: 'Aanvraag tlv pro' staat ook boven het blad waarop alleen getekend wordt."""
_HOOGSTENS = 220
"""Een langer stuk is meer dan een blad om te tekenen."""
_ROLLENGTE = 12


def rolstand(kenmerk: Soortkenmerk, blokken: Sequence[Blok], titels: Titels, tekst: str, ws: Woordenschat, *, ruim: bool) -> Stand:
    """Elke rol van deze soort heeft een eigen plek op een kort blad dat verder niets vraagt."""
    zoek: Zoek = Patronen.zoek_ruim if ruim else Patronen.zoek
    lang = len(tekst.split()) > _HOOGSTENS
    if not kenmerk.rollen or lang or is_brief(blokken) or _is_formulier(blokken, ws) or any(is_iets_anders(t, kenmerk) for t, _ in titels):
        return NIETS
    plekken = [p for t in _plekken(blokken) if 0 < len((p := vouw(t)).split()) <= _ROLLENGTE]
    van_wie = [_eigen_plek(rol, kenmerk, plekken, zoek) for rol in kenmerk.rollen]
    getekend = _staat_inkt(blokken) or zoek(kenmerk.tekent, tekst)
    if not all(van_wie) or not getekend or any(zoek(kenmerk.niet_rol, p) for p in plekken):
        return NIETS
    return _PUNTEN, tuple(f"plek voor '{p[:60]}'" for p in van_wie if p)


def _eigen_plek(rol: Patronen, kenmerk: Soortkenmerk, plekken: Sequence[str], zoek: Zoek) -> str | None:
    """De eerste plek die deze rol noemt en geen van de andere."""
    anderen = [a for a in kenmerk.rollen if a is not rol]
    return next((p for p in plekken if zoek(rol, p) and not any(zoek(a, p) for a in anderen)), None)


def _plekken(blokken: Sequence[Blok]) -> Iterator[str]:
    for blok in blokken:
        if isinstance(blok, Kop | Alinea):
            yield blok.tekst
        elif isinstance(blok, Veld):
            yield from (blok.etiket, blok.waarde, f"{blok.etiket} {blok.waarde}")
        elif isinstance(blok, Keuzegroep):
            yield blok.vraag
        elif isinstance(blok, Tabel):
            yield from (*blok.koppen, *(cel.tekst for rij in blok.rijen for cel in rij))


def _staat_inkt(blokken: Sequence[Blok]) -> bool:
    cellen = any(cel.beeld for b in blokken if isinstance(b, Tabel) for rij in b.rijen for cel in rij)
    return cellen or any(isinstance(b, Beeld | DigitaleHandtekening) or (isinstance(b, Veld) and b.beeld is True) for b in blokken)


def _is_formulier(blokken: Sequence[Blok], ws: Woordenschat) -> bool:
    """Het vraagt zoveel als een aanvraagformulier."""
    formulier = next(k for k in ws.soorten if k.soort == ws.formuliersoort)
    return aantal_rubrieken(formulier, blokken) >= formulier.rubrieken_nodig
