"""Een mail die zelf vertelt wat de aanvraag vraagt, en brieven van een school zonder schoolwoord in haar naam."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dossiercheck.begrippen import Blok, Gelezen, Wijze
from dossiercheck.herkennen import herken
from tests.bouwblok import FORMULIER, alinea, bestand, dossier, kop, veld, waarden, woordenschat

VSO = "op 6 oktober sprak ik Joke Hendriks, intern begeleider van VSO De Boei. Zij vindt dat Bram daar past en er is plek."
EXTRA = "sinds maart komt orthopedagoog Hanneke Vos elke week twee uur bij Bram. Effect: hij vraagt nu om hulp en loopt minder vaak weg."
BASIS = "een vaste plek, een buddy en toetsen op papier. Dat is alles wat onze basisondersteuning biedt en het is niet genoeg voor Bram."
ANDERE = "De Bron College liet op 12 oktober weten dat er geen plek is in een kleine klas, en dat de groepen te groot voor hem zijn."


def _mail(onderwerp: str, *regels: str) -> Gelezen:
    blokken: Sequence[Blok] = [kop(onderwerp, 1), veld("Van", "r@school.voorbeeld.nl"), veld("Onderwerp", onderwerp), *(alinea(r) for r in regels)]
    return replace(bestand("mail.eml", *blokken), wijze=Wijze.MAIL)


def _soort(mail: Gelezen) -> str:
    return herken(mail, woordenschat())[0].soort


@pytest.mark.parametrize("onderwerp", ["Aanvraag Bram", "stukken loket", "FW: Bram Z.", "RE: vraag van vorige week"])
@pytest.mark.parametrize(
    "regels",
    [
        (f"Vso: {VSO}", f"Extra inzet: {EXTRA}"),
        (f"Contact met het vso: {VSO}", f"Andere scholen: {ANDERE}"),
        (f"Basisondersteuning: {BASIS}", f"Extra hulp: {EXTRA}", f"Vso: {VSO}"),
    ],
)
def test_een_mail_die_zelf_vertelt_is_een_toelichting(onderwerp: str, regels: tuple[str, ...]) -> None:
    assert _soort(_mail(onderwerp, "Dag collega's,", *regels, "Groet, R. Prins")) == "toelichting"


@pytest.mark.parametrize(
    "regels",
    [
        ("Hierbij de aanvraag voor Bram met het formulier, het OPP en het verslag van het vso.",),
        ("Vso: zie het verslag.", "Extra inzet: zie het OPP.", "Andere scholen: zie formulier."),
        (f"Vso: {VSO}",),
        ("In de bijlage vindt u het formulier. De evaluatie met Bram zelf doen we in week 48 en moeder tekent volgende week bij ons op school.",),
        ("Wilt u ons laten weten of het dossier compleet is? Wij zijn de hele week bereikbaar op het nummer van de school hieronder.",),
    ],
)
def test_een_mail_die_alleen_aankondigt_is_dat_niet(regels: tuple[str, ...]) -> None:
    assert _soort(_mail("Aanvraag Bram", "Dag collega's,", *regels)) != "toelichting"


def test_wat_in_de_mail_staat_is_bewijs() -> None:
    weging = dossier(bestand("f.docx", *FORMULIER), _mail("Aanvraag Bram", f"Vso: {VSO}", f"Extra inzet: {EXTRA}", f"Wat wij zelf doen: {BASIS}"))
    for begrip in ("vso_geconsulteerd", "ondersteuning_extra", "ondersteuning_basis"):
        assert (True, True) in waarden(weging, begrip)


@pytest.mark.parametrize(
    "vso",
    [
        "wij hebben VSO De Boei op 6 oktober gemaild en wachten nog op een reactie, die sturen we zodra die er is na.",
        "het gesprek met Joke Hendriks van VSO De Boei staat gepland op 3 december, daarna sturen wij u het verslag daarvan.",
        "er is nog geen contact geweest met VSO De Boei omdat moeder daar eerst zelf wilde kijken met een vriendin van haar.",
    ],
)
def test_een_voornemen_in_de_mail_is_geen_bewijs(vso: str) -> None:
    weging = dossier(bestand("f.docx", *FORMULIER), _mail("Aanvraag Bram", f"Vso: {vso}", f"Extra inzet: {EXTRA}", f"Andere scholen: {ANDERE}"))
    assert (True, True) not in waarden(weging, "vso_geconsulteerd")


def _brief(hoofd: str, onder: Sequence[str], woont: str = "Bram woont in Deventer (Kade 3, 7411 AB) en zit in groep 8.") -> Gelezen:
    tekst = alinea(f"Wij vragen een garantstelling voor Bram Zandstra, geboren op 3 april 2012. {woont}")
    blokken = (kop(hoofd, 1), alinea("17 juni 2026"), veld("Onderwerp", "garantstelling voor Bram Zandstra"), alinea("Beste mensen,"), tekst)
    return bestand("brief.docx", *blokken, alinea("Met hartelijke groet,"), *(alinea(r) for r in onder))


@pytest.mark.parametrize(
    ("hoofd", "onder", "school"),
    [
        ("Het Sterrenveld, Lochem", ("A. Kroon", "ondersteuningscoördinator Het Sterrenveld"), "Het Sterrenveld"),
        ("De Wissel", ("A. Kroon, directeur De Wissel",), "De Wissel"),
        ("De Wissel – Kade 3, Epe", ("A. Kroon", "teamleider onderbouw, De Wissel"), "De Wissel"),
        ("Locatie Zuid · Het Palet", ("namens Het Palet",), "Het Palet"),
    ],
)
def test_de_school_staat_boven_en_onder_de_brief(hoofd: str, onder: tuple[str, ...], school: str) -> None:
    assert waarden(dossier(_brief(hoofd, onder)), "school_naam") == {(school, True)}


@pytest.mark.parametrize(
    ("hoofd", "onder"),
    [
        ("Annelies Kroon", ("Annelies Kroon",)),
        ("Familie Zandstra", ("moeder Annelies Zandstra",)),
        ("Kade 3, Deventer", ("A. Kroon", "directeur De Wissel")),
        ("De Wissel", ("A. Kroon", "directeur")),
    ],
)
def test_een_naam_die_niet_boven_en_onder_staat_is_geen_school(hoofd: str, onder: tuple[str, ...]) -> None:
    assert not waarden(dossier(_brief(hoofd, onder)), "school_naam")


@pytest.mark.parametrize(
    ("woont", "plaats"),
    [
        ("Bram woont in Deventer (Kade 3, 7411 AB) en zit in groep 8.", {("Deventer", True)}),
        ("Hij woont in Alphen aan den Rijn, Kade 3.", {("Alphen aan den Rijn", True)}),
        ("Hij is woonachtig te Wilp-Achterhoek en fietst elke dag.", {("Wilp-Achterhoek", True)}),
        ("Zijn vader woont in Zwolle en ziet hem om het weekend.", set()),
    ],
)
def test_de_woonplaats_in_een_zin(woont: str, plaats: set[tuple[object, bool]]) -> None:
    assert waarden(dossier(_brief("De Wissel", ("directeur De Wissel",), woont)), "woonplaats") == plaats


def test_afspraken_tussen_samenwerkingsverbanden_zijn_geen_consult() -> None:
    regels = ("Bij een verwijzing naar het vso draagt Deventer de kosten.", "In het overleg is plaatsing bij ons afgesproken.")
    lijst = bestand("a.pdf", kop("Lijst van 4 juni", 1), veld("Leerling", "Bram Zandstra"), *(alinea(r) for r in regels))
    assert herken(lijst, woordenschat())[0].soort == "overig"
