"""Vijf verzonnen leerlingen om sjablonen mee te proberen: gewoon, met tussenvoegsel, met accenten, met tekens die in XML iets betekenen, en een lange naam."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from dossiercheck.begrippen import (
    Aanvraag,
    Bevinding,
    Bewijs,
    Document,
    Door,
    Ernst,
    Kwaliteit,
    Oordeel,
    Planning,
    Plek,
    Probleem,
    Probleemsoort,
    Rapport,
    Signaal,
    Status,
    Uitkomst,
    Verantwoording,
    Wijze,
)
from dossiercheck.besluiten import Adres, Besluit, Besluitregels, Deskundige, Ontvanger, Persoon, Strekking, Voorstel
from dossiercheck.instellingen import Besluitteksten, Instellingen
from dossiercheck.stukken.besluitstukken import Besluitzaak
from dossiercheck.tijd import NEDERLAND
from dossiercheck.vergadering import Agenda, Dreiging, Punt

NAMEN = (
    "Sam Voorbeeld",
    "Pim van den Berg-in 't Veld",
    "Zoë Çelik-Öztürk",
    "Jan & Jo <Voorbeeld>",
    "Maximiliaan Alexander Christiaan Ferdinand van Voorbeeldsteijn tot Proefenburgh en Testlaar",
)
_GEBOREN = date(2011, 3, 4)
_DAG = date(2026, 12, 1)
_KORT = "De leerling heeft meer ondersteuning nodig dan een reguliere school kan bieden."
_LANG = " ".join([_KORT, "De school heeft de basisondersteuning en de extra ondersteuning ingezet en met ouders en leerling geëvalueerd."] * 12)


def voorbeeldaanvraag(nummer: int) -> Aanvraag:
    """De aanvraag van voorbeeldleerling 0 tot en met 4, met een bevinding van elke soort."""
    bewijs = (Bewijs(Plek("opp.pdf", 4), "Het OPP is op 12 mei 2026 met moeder en de leerling besproken."),)
    soorten = ((Status.VOLDAAN, Ernst.VERPLICHT), (Status.ONTBREEKT, Ernst.VERPLICHT), (Status.ONTBREEKT, Ernst.AANBEVOLEN), (Status.NAKIJKEN, Ernst.VERPLICHT))
    bevindingen = tuple(
        Bevinding(
            f"voorbeeld.{n}",
            ernst,
            status,
            None,
            "Dit punt is een voorbeeld.",
            "Werkplan",
            "Vul dit voorbeeld aan.",
            "Het is nodig.",
            door,
            "in het OPP",
            bewijs,
        )
        for n, ((status, ernst), door) in enumerate(zip(soorten, (*Door, Door.SCHOOL), strict=True))
    )
    planning = Planning(als_compleet_voor=datetime(2026, 11, 25, 17, tzinfo=NEDERLAND), dan_vergadering=date(2026, 12, 8), awb_acht_weken=date(2027, 1, 13))
    signaal = Signaal("voorbeeld", "Dit valt op in het voorbeeld.", bewijs, in_brief=True)
    return Aanvraag(
        "01", "voorbeeld", Oordeel.INCOMPLEET, NAMEN[nummer], _GEBOREN, {}, bevindingen, (signaal,), planning=planning, school_naam="Voorbeeld College"
    )


def voorbeeldrapport(nummer: int) -> Rapport:
    """Een rapport dat een brief geeft met elk onderdeel: punten, een onleesbaar bestand en een opmerking."""
    kapot = Document(
        "scan.pdf",
        1,
        1,
        0,
        "0" * 64,
        "rest",
        (),
        "01",
        Uitkomst.GEWEIGERD,
        Wijze.NIET,
        Kwaliteit.SLECHT,
        (Probleem(Probleemsoort.WACHTWOORD, "Er zit een wachtwoord op."),),
    )
    opp = replace(kapot, bestand="opp.pdf", tot=12, paginas=12, uitkomst=Uitkomst.GELEZEN, gelezen=Wijze.TEKST, kwaliteit=Kwaliteit.GOED, problemen=())
    ontvangen = datetime(2026, 11, 18, 15, 30, tzinfo=NEDERLAND)
    return Rapport(f"2026-11-18 voorbeeld {nummer + 1}", ontvangen, (opp, kapot), (voorbeeldaanvraag(nummer),), Verantwoording("", "", 2, 2))


def voorbeeldagenda(nummer: int) -> Agenda:
    """Een vergadering met een dreigende termijn, een compleet dossier en een om na te kijken."""
    rapport = voorbeeldrapport(nummer)
    punt = Punt(Path(), rapport, rapport.aanvragen[0], nummer + 1, _DAG, None)
    return Agenda(date(2026, 12, 8), date(2026, 12, 15), (punt,), (punt,), (Dreiging(punt, _DAG, "zes weken na een compleet dossier"),))


def voorbeeldzaak(nummer: int, strekking: Strekking, type_: str, regels: Besluitregels, eigen: Instellingen) -> Besluitzaak:
    """Een definitief besluit met alles ingevuld; de laatste leerling heeft een lange motivering en adviezen."""
    tekst = "\n".join([_LANG] * 3) if nummer == len(NAMEN) - 1 else _KORT
    toegekend = strekking is Strekking.TOEKENNEN
    besluit = Besluit(
        aanvraag="01",
        strekking=strekking,
        door=Persoon("M. de Voorbeeldbestuurder", "directeur-bestuurder"),
        datum=_DAG,
        motivering=tekst,
        categorie=1 if toegekend and regels.typen[type_].categorie else None,
        ingang=_DAG if toegekend else None,
        einddatum=date(2028, 7, 31) if toegekend else None,
        afwijking=tekst,
        deskundigen=tuple(Deskundige(f"Deskundige {n}", functie, date(2026, 11, 30), tekst) for n, functie in ((1, "orthopedagoog"), (2, "psycholoog"))),
        mandaat="mandaatbesluit van 1 januari 2026",
        adres=Adres("Voorbeeldstraat 12", "1234 AB", "Voorbeeldstad"),
        bsn="111222333",
    )
    eigen = replace(
        eigen,
        bsn_op_tlv=True,
        besluit=Besluitteksten("Dit besluit berust op de wet.", "Een commissie adviseert over uw bezwaar.", eigen.besluit.afwijzing_ouders),
    )
    return Besluitzaak(
        dossier=f"2026-11-18 voorbeeld {nummer + 1}",
        ontvangen=date(2026, 11, 18),
        aanvraag=voorbeeldaanvraag(nummer),
        typenaam="Voorbeeld van een aanvraag",
        besluit=besluit,
        type_=regels.typen[type_],
        regels=regels,
        instellingen=eigen,
        ontvangers=(Ontvanger.OUDERS, Ontvanger.SCHOOL),
        concept=False,
        nummer=f"{eigen.code}-2026-{nummer + 1:05d}",
        eerder_datum=date(2026, 10, 6),
        aanvullen_tot=date(2026, 11, 27),
        met_ouderbrief=True,
    )


VOORSTEL = Voorstel(date(2028, 7, 31), False, 1, (("Dit is een voorbeeld van een voorstel over de duur.", "Werkplan"), ("Categorie 1 (laag).", "Werkplan")))
