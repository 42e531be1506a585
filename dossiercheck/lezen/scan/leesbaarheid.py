"""Hoe goed een gescande bladzijde gelezen is, uit twee bronnen: de zekerheid van de OCR en het aandeel bekende woorden."""

from __future__ import annotations

from collections.abc import Sequence

from dossiercheck.begrippen import Kwaliteit
from dossiercheck.buiten.ocr import Ocrwoord
from dossiercheck.lezen.scan.bewerking import Grijs

_ZEKER_GOED, _ZEKER_MATIG = 0.84, 0.62
_BEKEND_GOED, _BEKEND_MATIG = 0.55, 0.35

_LEEG = 0.002
_INKT_PER_LETTER = 800
"""Donkere pixels op 200 dpi; een gewone letter heeft er hoogstens 150, de rest is voor handtekeningen en plaatjes."""


def leesbaarheid(woorden: Sequence[Ocrwoord]) -> float:
    """0-1: het aandeel letters dat in een zeker gelezen, gewoon woord staat. Onder 0,5 staat de bladzijde misschien op zijn kop."""
    totaal = sum(len(w.tekst) for w in woorden)
    return goede_letters(woorden) / totaal if totaal else 0.0


def goede_letters(woorden: Sequence[Ocrwoord]) -> int:
    """Hoeveel letters er in zeker gelezen, gewone woorden staan: in de goede stand zijn het er het meest."""
    return sum(len(w.tekst) for w in woorden if w.zekerheid >= 0.7 and (w.bekend is not False or w.zekerheid >= 0.85))


def staat_verkeerd(woorden: Sequence[Ocrwoord], schoon: Grijs, minstens: float) -> bool:
    """Of de bladzijde gedraaid kan staan: er is inkt, maar te weinig daarvan is goed gelezen tekst."""
    inkt = int((schoon < 150).sum())
    te_weinig = goede_letters(woorden) < inkt / _INKT_PER_LETTER
    return not is_leeg(schoon) and (leesbaarheid(woorden) < minstens or (minstens > 0 and te_weinig))


def is_leeg(schoon: Grijs) -> bool:
    """Of er bijna geen inkt is op een beeld zonder lijnen."""
    return float((schoon < 150).mean()) < _LEEG


def beoordeel(woorden: Sequence[Ocrwoord], schoon: Grijs) -> Kwaliteit:
    """De kwaliteit van de lezing van een beeld zonder lijnen. Zonder woorden is zij alleen goed als er ook geen inkt is."""
    if not woorden:
        return Kwaliteit.GOED if is_leeg(schoon) else Kwaliteit.SLECHT
    letters = sum(len(w.tekst) for w in woorden)
    zeker = sum(w.zekerheid * len(w.tekst) for w in woorden) / letters
    bekend = _aandeel_bekend(woorden)
    if zeker < _ZEKER_MATIG or bekend < _BEKEND_MATIG:
        return Kwaliteit.SLECHT
    return Kwaliteit.GOED if zeker >= _ZEKER_GOED and bekend >= _BEKEND_GOED else Kwaliteit.MATIG


def _aandeel_bekend(woorden: Sequence[Ocrwoord]) -> float:
    """Het aandeel van de woorden van drie letters of meer dat in het woordenboek staat; 1 als dat niet te zeggen is."""
    lang = [w for w in woorden if w.bekend is not None and sum(map(str.isalpha, w.tekst)) >= 3]
    return sum(bool(w.bekend) for w in lang) / len(lang) if len(lang) >= 8 else 1.0
