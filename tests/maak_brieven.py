"""Elk sjabloon ingevuld met weinig en veel inhoud en met korte en lange namen: om de bladzijden van te bekijken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from dossiercheck.begrippen import Aanvraag, Bevinding, Bewijs, Door, Oordeel, Plek, Probleemsoort, Status
from dossiercheck.besluiten import Adres, Deskundige, Ontvanger, Strekking
from dossiercheck.stukken import voorbeelden
from dossiercheck.stukken.adviesformulier import maak_formulier
from dossiercheck.stukken.besluitstukken import Besluitzaak, maak_stukken
from dossiercheck.stukken.brief import Briefgegevens, maak_verzoek
from dossiercheck.stukken.proef import Proef
from dossiercheck.stukken.vergaderlijst import Afzender, maak_word
from dossiercheck.vergadering import Agenda, Dreiging, Punt
from tests import voorbeeldrapport as vb

AANTALLEN = (0, 1, 3, 5, 8, 12)
NAMEN = ("Bo Li", "Zoë Çelik-Öztürk van 't Hof & Zn <jr>", "Maximiliaan Alexander Christiaan Ferdinand van Voorbeeldsteijn tot Proefenburgh en Testlaar")
DAG = date(2026, 12, 1)
ZIN = "De school heeft extra hulp gegeven en die met de ouders en de leerling besproken, maar dat was niet genoeg."


def naam_bij(aantal: int) -> str:
    """Bij elk aantal een andere naam: zo komt elke naam bij weinig en bij veel inhoud."""
    return NAMEN[AANTALLEN.index(aantal) % len(NAMEN)] if aantal in AANTALLEN else NAMEN[0]


def punten(aantal: int) -> tuple[Bevinding, ...]:
    """Zoveel punten die ontbreken, om de beurt van de school, de ouders en de leerling, met en zonder bewijs."""
    personen = tuple(Door)
    bewijs = (Bewijs(Plek("formulier.pdf", 2), "Datum van de evaluatie: nog in te plannen"),)
    return tuple(
        vb.bevinding(
            f"voorbeeld.{n}",
            Status.ONTBREEKT,
            vraag=f"Vermeld bij punt {n} met wie, wanneer en met welke uitkomst er overleg is geweest.",
            door=personen[n % len(personen)],
            bewijs=bewijs if n % 2 else (),
        )
        for n in range(aantal)
    )


def aanvraag(aantal: int, naam: str) -> Aanvraag:
    return replace(voorbeelden.voorbeeldaanvraag(0), leerling_naam=naam, bevindingen=punten(aantal))


def zaak(proef: Proef, strekking: Strekking, type_: str, aantal: int, **anders: object) -> Besluitzaak:
    """Een besluit met `aantal` alinea's motivering (minstens een) en evenveel punten die ontbreken."""
    basis = voorbeelden.voorbeeldzaak(0, strekking, type_, proef.regels, proef.instellingen)
    adviezen = (Deskundige("A. Bakker", "orthopedagoog", date(2026, 11, 30), ZIN), Deskundige("C. de Wit", "psycholoog", date(2026, 11, 30), ZIN))
    besluit = replace(
        basis.besluit,
        motivering="\n".join([ZIN] * max(aantal, 1)),
        afwijking=ZIN if aantal % 2 else "",
        deskundigen=adviezen if strekking.is_inhoudelijk and aantal else (),
        mandaat="mandaatbesluit van 1 januari 2026" if aantal % 2 else "",
        adres=Adres() if aantal == 0 else basis.besluit.adres,
    )
    klein = replace(basis, instellingen=proef.instellingen) if aantal % 2 else basis
    ontvangers = (Ontvanger.OUDERS, Ontvanger.SCHOOL) if strekking in {Strekking.TOEKENNEN, Strekking.INTREKKEN} else (Ontvanger.SCHOOL,)
    document = proef.regels.typen[type_].document
    nummer = basis.nummer if document and document.nummer else None
    return replace(klein, nummer=nummer, besluit=besluit, aanvraag=aanvraag(aantal, naam_bij(aantal)), ontvangers=ontvangers, **anders)  # type: ignore[arg-type]


def besluitbrieven(proef: Proef) -> Iterator[tuple[str, bytes]]:
    """Van elke strekking en elk type de brieven; een sjabloon dat er al was bij dit aantal niet nog eens."""
    typen = proef.regels.typen
    gevallen = [(Strekking.TOEKENNEN, type_) for type_ in typen] + [(s, next(iter(typen))) for s in proef.regels.brieven]
    for aantal in AANTALLEN:
        gezien: set[str] = set()
        for strekking, type_ in gevallen:
            regels = typen[type_]
            for bestand, inhoud in maak_stukken(zaak(proef, strekking, type_, aantal, met_ouderbrief=strekking is not Strekking.AANHOUDEN)).items():
                toegekend = strekking is Strekking.TOEKENNEN
                sjabloon = {"besluitbrief.docx": regels.brief if toegekend else proef.regels.brieven[strekking], "brief-ouders.docx": f"ouders-{strekking}"}
                naam = sjabloon.get(bestand) or (regels.document.sjabloon if regels.document else "")
                if naam not in gezien:
                    gezien.add(naam)
                    yield f"{naam}-{aantal:02d}", inhoud


def op_de_rand(proef: Proef) -> Iterator[tuple[str, bytes]]:
    """Brieven die juist een blad vullen: met de ondertekening, en met een deel van de stappen bij bezwaar."""
    for strekking, regels in ((Strekking.AANHOUDEN, 17), *((Strekking.AFWIJZEN, n) for n in range(1, 5)), (Strekking.BUITEN_BEHANDELING, 7)):
        basis = zaak(proef, strekking, next(iter(proef.regels.typen)), 1)
        vol = replace(basis, besluit=replace(basis.besluit, motivering="\n".join(["Een korte regel tekst."] * regels)))
        yield f"{proef.regels.brieven[strekking]}-rand-{regels:02d}", maak_stukken(vol)["besluitbrief.docx"]


def verzoeken(kop: Briefgegevens) -> Iterator[tuple[str, bytes]]:
    kapot = (vb.kapot("scan van het onderzoek.pdf", Probleemsoort.WACHTWOORD, "Er zit een wachtwoord op."),)
    rapporten = {f"verzoek-{n:02d}": vb.rapport(vb.aanvraag(*punten(n), naam=naam_bij(n)), documenten=kapot if n in (0, 8) else ()) for n in AANTALLEN}
    rapporten["verzoek-00"] = replace(rapporten["verzoek-00"], aanvragen=(replace(rapporten["verzoek-00"].aanvragen[0], oordeel=Oordeel.NAKIJKEN),))
    for naam, rapport in {**rapporten, "verzoek-lang": vb.lang(), "verzoek-lijst": vb.lijst()}.items():
        inhoud = maak_verzoek(rapport, kop, vb.TYPEN)
        assert inhoud is not None, naam
        yield naam, inhoud


def formulieren(proef: Proef) -> Iterator[tuple[str, bytes]]:
    for aantal in AANTALLEN:
        a = aanvraag(aantal, naam_bij(aantal))
        stappen = tuple(replace(stap, bevindingen=tuple(b.eis for b in a.bevindingen[n::6])) for n, stap in enumerate(proef.regels.stappen))
        regels = replace(proef.regels, stappen=stappen)
        yield f"adviesformulier-{aantal:02d}", maak_formulier("2026-11-18 voorbeeld", a, "Voorbeeld", voorbeelden.VOORSTEL, regels, proef.instellingen, DAG)


def vergaderlijsten(proef: Proef) -> Iterator[tuple[str, bytes]]:
    rapport = voorbeelden.voorbeeldrapport(0)
    for aantal in AANTALLEN:
        rij = tuple(Punt(Path(), rapport, replace(aanvraag(3, NAMEN[n % 3]), oordeel=Oordeel.NAKIJKEN), n + 1, DAG, None) for n in range(aantal))
        agenda = Agenda(date(2026, 12, 8), date(2026, 12, 15), rij, rij, tuple(Dreiging(p, DAG, "zes weken na een compleet dossier") for p in rij[:3]))
        yield f"vergaderlijst-{aantal:02d}", maak_word(agenda, Afzender(proef.instellingen.naam, proef.instellingen.loket.naam), {}, DAG)


def alle_brieven(proef: Proef) -> dict[str, bytes]:
    """Naam (sjabloon en aantal) -> Word-document."""
    return dict([*besluitbrieven(proef), *op_de_rand(proef), *verzoeken(proef.kop), *formulieren(proef), *vergaderlijsten(proef)])
