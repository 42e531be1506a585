"""Een open vraag met een beschreven antwoord: is het echt beantwoord, en staat erin wat de eis vraagt?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossiercheck.begrippen import Bewijs, Kandidaat
from dossiercheck.schrijfwijze import vind_datums, vouw
from dossiercheck.vinden.antwoorden import Antwoord
from dossiercheck.vinden.kader import Kader, Werkstuk, heeft_naam, is_leeg, kandidaat, passende
from dossiercheck.vinden.zinsvorm import Zin, dag_van, zinnen_van
from dossiercheck.woordenschat import Zoekopdracht

_NIETS = re.compile(r"\s*(?:(?:nog |tot nu toe )?(?:niets|niemand|nergens)|nog niet)\s*(?:[,.;]|$)", re.IGNORECASE)
NIETS = "niets"
"""Een ruim etiket: mist er iets in het antwoord, dan ging het over iets anders."""


def vind_antwoorden(opdracht: Zoekopdracht, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    """Een kandidaat per passende vraag met antwoord; een leeg antwoord of 'n.v.t.' geeft niets."""
    for antwoord in passende(opdracht, werk, kader):
        if antwoord.regels and not is_leeg(antwoord.tekst, kader.ws):
            yield from _beoordeel(opdracht, antwoord, werk, kader)


def _beoordeel(opdracht: Zoekopdracht, antwoord: Antwoord, werk: Werkstuk, kader: Kader) -> Iterator[Kandidaat]:
    bewijs = Bewijs(antwoord.regels[0].plek, antwoord.tekst)
    if begint_met_nvt(antwoord.tekst, kader) or opdracht.negeer.raakt(antwoord.tekst):
        return
    if _is_nee(antwoord, kader):
        yield kandidaat(opdracht, False, bewijs, "het antwoord is nee", werk, zeker=antwoord.zeker, veld=True)
        return
    zinnen = [z for regel in antwoord.regels for z in zinnen_van(regel, kader)]
    bruikbaar = [z for z in zinnen if _is_bruikbaar(z, opdracht)]
    if not bruikbaar:
        yield kandidaat(opdracht, False, bewijs, "nog niet gebeurd, ontkend of telt niet mee", werk, zeker=antwoord.zeker, veld=True)
        return
    if _alleen_verwijzing(bruikbaar, opdracht, kader):
        yield kandidaat(opdracht, None, bewijs, "verwijst naar een ander stuk", werk, zeker=False, veld=True)
        return
    if opdracht.anders == NIETS and ontbrekende_kenmerken(opdracht, " ".join(z.tekst for z in bruikbaar), kader):
        return
    yield _oordeel(opdracht, bewijs, bruikbaar, len(bruikbaar) == len(zinnen), antwoord, werk, kader)


def _is_nee(antwoord: Antwoord, kader: Kader) -> bool:
    """'Nee, ...' op een vraag die iets vraagt wat er moet zijn. Op 'is het toereikend?' is nee juist het begin van de uitleg."""
    if _NIETS.match(antwoord.tekst):
        return True
    eerste = vouw(antwoord.tekst).split(" ")[0]
    return eerste in ("nee", "neen") and not kader.ws.kenmerken["nee_past"].raakt(antwoord.vraag)


def _is_bruikbaar(zin: Zin, opdracht: Zoekopdracht) -> bool:
    """De zin is geen voornemen, beleid of ontkenning, en gaat niet over iets dat niet meetelt."""
    if opdracht.tegen.zoek(zin.gevouwen) or (opdracht.mood != "elke" and (zin.gepland or zin.afgelast or zin.algemeen)):
        return False
    return opdracht.zonder_zin.zoek(zin.gevouwen) is None or opdracht.behalve.zoek(zin.gevouwen) is not None


def _oordeel(opdracht: Zoekopdracht, bewijs: Bewijs, zinnen: Sequence[Zin], alles: bool, antwoord: Antwoord, werk: Werkstuk, kader: Kader) -> Kandidaat:
    tekst = " ".join(z.tekst for z in zinnen)
    mist = ontbrekende_kenmerken(opdracht, tekst, kader)
    if len(tekst.split()) < opdracht.lengte:
        return kandidaat(opdracht, True, bewijs, "het antwoord is te kort om iets te beschrijven", werk, zeker=False, veld=True)
    if not mist and opdracht.onzeker_als.raakt(bewijs.tekst):
        return kandidaat(opdracht, True, bewijs, "beschreven, maar het is niet duidelijk of het is afgerond", werk, zeker=False, veld=True)
    if not mist:
        return kandidaat(opdracht, True, bewijs, f"beschreven bij '{antwoord.vraag}'", werk, zeker=antwoord.zeker, veld=True)
    if opdracht.anders == "nee" or (not alles and len(mist) == len(opdracht.eist)):
        return kandidaat(opdracht, False, bewijs, "wat er staat is niet wat de eis vraagt", werk, zeker=antwoord.zeker, veld=True)
    return kandidaat(opdracht, True, bewijs, "beschreven, maar niet alles wat de eis vraagt is te herkennen", werk, zeker=False, veld=True)


def begint_met_nvt(tekst: str, kader: Kader) -> bool:
    """'N.v.t., ...' of 'Niet nodig, ...': er is niets beschreven."""
    m = kader.ws.kenmerken["niet_van_toepassing"].zoek(vouw(tekst))
    return m is not None and m.start() == 0


def _alleen_verwijzing(zinnen: Sequence[Zin], opdracht: Zoekopdracht, kader: Kader) -> bool:
    return all(kader.ws.kenmerken["verwijzing"].zoek(z.gevouwen) and len(z.gevouwen.split()) <= 9 for z in zinnen)


def ontbrekende_kenmerken(opdracht: Zoekopdracht, tekst: str, kader: Kader) -> list[str]:
    """De groepen uit `eist` waarvan niets in de tekst staat; met `een_volstaat` leeg zodra er een groep is."""
    heeft = [any(_heeft(kenmerk, tekst, kader) for kenmerk in groep) for groep in opdracht.eist]
    if opdracht.een_volstaat and any(heeft):
        return []
    return ["|".join(groep) for groep, ja in zip(opdracht.eist, heeft, strict=True) if not ja]


def _heeft(kenmerk: str, tekst: str, kader: Kader) -> bool:
    if kenmerk == "datum":
        return any((d := dag_van(v, kader)) and (kader.ontvangen is None or d <= kader.ontvangen) for v in vind_datums(tekst))
    if kenmerk == "naam":
        return heeft_naam(tekst, kader.leerlingnamen)
    if kenmerk == "roepnaam":
        return any(naam in vouw(tekst).split() for naam in kader.leerlingnamen)
    if kenmerk == "vraagteken":
        return "?" in tekst
    return kader.ws.kenmerken[kenmerk.removeprefix("kenmerk ")].raakt(tekst)
