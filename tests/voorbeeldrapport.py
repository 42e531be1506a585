"""Verzonnen rapporten om uitvoer mee te maken: kort, lang, compleet, nakijken en een lijst met meer leerlingen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from dossiercheck.begrippen import (
    Aanvraag,
    Afgevallen,
    Bevinding,
    Bewijs,
    Document,
    Door,
    Ernst,
    Gezocht,
    Kandidaat,
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

ZONE = ZoneInfo("Europe/Amsterdam")
TYPEN = {"vso": "Toelaatbaarheidsverklaring vso (eerste aanvraag)"}
SOORTEN = {"plan": "Ontwikkelingsperspectief", "formulier": "Aanvraagformulier", "rest": "Overig"}
BSN = "123456782"

PLANNING = Planning(
    als_compleet_voor=datetime(2026, 11, 25, 17, tzinfo=ZONE),
    dan_vergadering=date(2026, 12, 8),
    awb_acht_weken=date(2027, 1, 13),
)

FORMULIER = Bewijs(Plek("formulier.pdf", 2, (72.0, 300.1, 510.0, 322.5)), "Handtekening ouder(s)/verzorger(s): ____________")
PLAN = Bewijs(Plek("plan.pdf", 4, (72.0, 410.0, 510.0, 452.5)), "Het plan is op 12 mei 2026 met moeder besproken; zij kon zich vinden in de doelen.")


def bevinding(eis: str, status: Status = Status.VOLDAAN, toelichting: str = "", **anders: object) -> Bevinding:
    """Een bevinding met gewone waarden; `anders` wijzigt velden."""
    basis = Bevinding(
        eis=eis,
        ernst=Ernst.VERPLICHT,
        status=status,
        waarde=status is Status.VOLDAAN or None,
        toelichting=toelichting or f"Het punt {eis} is gevonden.",
        bron="Werkwijze aanvragen tlv vso, stap 2",
        vraag=f"Vul het punt {eis} aan.",
        waarom="Zonder dit punt kunnen de deskundigen de aanvraag niet beoordelen.",
        waar="in het aanvraagformulier, of in het OPP",
        gezocht=(Gezocht("formulier.pdf", (1, 3)), Gezocht("plan.pdf", (1, 12))),
    )
    return replace(basis, **anders)  # type: ignore[arg-type]


ONTBREEKT_OUDERS = bevinding(
    "voorbeeld.handtekening",
    Status.ONTBREEKT,
    "De handtekening van de ouder(s)/verzorger(s) staat niet op het formulier. De plek ervoor is leeg.",
    vraag="Laat het formulier ondertekenen door de ouder(s)/verzorger(s) met gezag.",
    waarom="De aanvraag wordt gedaan in samenspraak met ouders; hun handtekening laat dat zien.",
    waar="op het aanvraagformulier, bij Ondertekening",
    door=Door.OUDERS,
    bewijs=(FORMULIER,),
)
ONTBREEKT_SCHOOL = bevinding(
    "voorbeeld.consult",
    Status.ONTBREEKT,
    "Er staat niet welke deskundige van het vso is geraadpleegd.",
    vraag="Neem contact op met deskundigen van het vso en vermeld met wie, wanneer en met welke uitkomst.",
    waarom="Bij een aanvraag voor het vso moet eerst contact zijn geweest met deskundigen van het vso.",
    waar="in het aanvraagformulier, in het OPP of als los verslag",
)
NAKIJKEN = bevinding(
    "voorbeeld.evaluatie",
    Status.NAKIJKEN,
    "Er staan twee evaluatiedatums in het dossier. Met de ene is aan de eis voldaan, met de andere niet.",
    bewijs=(PLAN, Bewijs(Plek("evaluatie leerling.docx", alinea=14), "Evaluatie gehouden in het voorjaar")),
    afgevallen=(Afgevallen(Kandidaat("voorbeeld", date(2027, 1, 5), (PLAN,), True, "datum"), "Dit is een voornemen: de datum ligt na de ontvangst."),),
)
AANBEVOLEN = bevinding(
    "voorbeeld.zienswijze",
    Status.ONTBREEKT,
    "De zienswijze van de ouders zit niet in het dossier.",
    ernst=Ernst.AANBEVOLEN,
    vraag="Stuur de zienswijze van de ouder(s)/verzorger(s) mee.",
    waarom="De deskundigen wegen mee wat ouders van de aanvraag vinden.",
    waar="als eigen document, of in het OPP",
    door=Door.OUDERS,
)


def document(bestand: str, soort: str = "plan", paginas: int = 12, **anders: object) -> Document:
    """Een gelezen PDF met tekst; `anders` wijzigt velden."""
    basis = Document(bestand, 1, paginas, paginas, "ab" * 32, soort, ("titel noemt de soort",), "01", Uitkomst.GELEZEN, Wijze.TEKST, Kwaliteit.GOED)
    return replace(basis, **anders)  # type: ignore[arg-type]


def kapot(bestand: str, soort: Probleemsoort, tekst: str, pagina: int | None = None) -> Document:
    """Een bestand dat niet of deels te lezen was."""
    uitkomst = Uitkomst.GEWEIGERD if pagina is None else Uitkomst.DEELS
    return document(
        bestand, "rest", 0 if pagina is None else 6, leerling=None, uitkomst=uitkomst, kwaliteit=Kwaliteit.SLECHT, problemen=(Probleem(soort, tekst, pagina),)
    )


def aanvraag(*bevindingen: Bevinding, oordeel: Oordeel = Oordeel.INCOMPLEET, naam: str | None = "Sam de Vries", **anders: object) -> Aanvraag:
    """Een aanvraag met deze bevindingen, aangevuld met punten die in orde zijn."""
    goed = (*(bevinding(f"goed.punt{i}", bewijs=(PLAN,)) for i in range(1, 9)), bevinding("goed.nvt", Status.NVT, "De leerling komt van het so."))
    basis = Aanvraag("01", "vso", oordeel, naam, date(2011, 3, 4), {}, bevindingen + goed, planning=PLANNING, school_naam="Voorbeeld College")
    return replace(basis, **anders)  # type: ignore[arg-type]


def rapport(*aanvragen: Aanvraag, documenten: tuple[Document, ...] = (), **anders: object) -> Rapport:
    """Een rapport over een dossier met een formulier en een plan."""
    stukken = (document("formulier.pdf", "formulier", 3), document("plan.pdf"), *documenten)
    basis = Rapport(
        "2026-11-18 S de Vries",
        datetime(2026, 11, 18, 15, 30, tzinfo=ZONE),
        stukken,
        aanvragen,
        Verantwoording("0.1.0", "cd" * 32, len(stukken), len(stukken)),
    )
    return replace(basis, **anders)  # type: ignore[arg-type]


def kort() -> Rapport:
    """Een punt ontbreekt, alles is te lezen."""
    return rapport(aanvraag(ONTBREEKT_OUDERS))


def compleet() -> Rapport:
    """Alles in orde, met een vergadering."""
    klaar = Planning(
        compleet_op=datetime(2026, 11, 18, 15, 30, tzinfo=ZONE), vergadering=date(2026, 12, 1), zes_weken=date(2026, 12, 30), awb_acht_weken=date(2027, 1, 13)
    )
    return rapport(aanvraag(oordeel=Oordeel.COMPLEET, planning=klaar))


def alleen_nakijken() -> Rapport:
    """Niets ontbreekt, een punt is twijfelachtig."""
    return rapport(aanvraag(NAKIJKEN, oordeel=Oordeel.NAKIJKEN))


def lang() -> Rapport:
    """Veel punten, lange namen, lastige tekens en drie bestanden die opnieuw moeten."""
    school = [replace(ONTBREEKT_SCHOOL, eis=f"lang.school{i}") for i in range(8)]
    ouders = [replace(ONTBREEKT_OUDERS, eis=f"lang.ouders{i}") for i in range(3)]
    leerling = bevinding(
        "lang.leerling", Status.ONTBREEKT, "De leerling heeft niet getekend.", vraag="Laat het formulier ondertekenen door de leerling.", door=Door.LEERLING
    )
    signalen = (
        Signaal("voorbeeld.termijn", "De verlenging is ontvangen na 1 april. Neem contact op met het loket over de gevolgen.", in_brief=True),
        Signaal("voorbeeld.intern", "Een stuk gaat over een andere leerling: Piet Ploegman.", (PLAN,)),
    )
    a = aanvraag(
        *school,
        *ouders,
        leerling,
        NAKIJKEN,
        AANBEVOLEN,
        naam="Çağla-Noëlle van der Weerd-Österström tot Nieuwenhuijzen",
        signalen=signalen,
        opmerkingen=(f"Op bladzijde 1 staat een BSN ({BSN}). Lak het weg.",),
        school_naam="Chr. Scholengemeenschap 'De Brug' & <Partners> voor mavo, havo, vwo en praktijkonderwijs, locatie Apeldoorn-Zuidwest",
    )
    slecht = (
        kapot(
            "onderzoek_intelligentie_en_sociaal_emotioneel_functioneren_vertrouwelijk_definitief_v3.pdf", Probleemsoort.WACHTWOORD, "Er zit een wachtwoord op."
        ),
        kapot("stukken.zip/verslag mdo.docx", Probleemsoort.BESCHADIGD, "Het bestand is beschadigd."),
        kapot("scan & <brief>.pdf", Probleemsoort.SLECHT_LEESBAAR, "Bladzijde 3 is te slecht leesbaar.", 3),
        kapot("scan & <brief>.pdf", Probleemsoort.SLECHT_LEESBAAR, "Bladzijde 5 is te slecht leesbaar.", 5),
    )
    return rapport(a, documenten=slecht, dossier="2026-11-18 Ç van der Weerd-Österström & <co>")


def lijst() -> Rapport:
    """Drie leerlingen in een dossier: een compleet, een incompleet, een nakijken."""
    goed = aanvraag(oordeel=Oordeel.COMPLEET, naam="Noor Akkerveld")
    fout = aanvraag(ONTBREEKT_SCHOOL, naam="Daan Visser", aanvraag="02")
    twijfel = aanvraag(NAKIJKEN, AANBEVOLEN, oordeel=Oordeel.NAKIJKEN, naam=None, leerling_geboortedatum=None, aanvraag="03")
    dubbel = aanvraag(ONTBREEKT_OUDERS, ONTBREEKT_SCHOOL, naam="Ali Çelikkol", aanvraag="04")
    return rapport(goed, fout, twijfel, dubbel, dossier="leerlinglijst november")
