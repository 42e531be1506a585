"""Een besluit uitvoeren: documenten, PDF, mailconcepten en besluit.json, en bij definitief het nummer en het register."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from dossiercheck.afhandeling.besluitjson import als_json, kern_van
from dossiercheck.afhandeling.mails import maak_mails
from dossiercheck.afhandeling.voorbereiding import Voorbereiding
from dossiercheck.besluiten import Besluit, Ontvanger, Strekking, kies_ontvangers
from dossiercheck.besluiten.ontvangers import is_volwassen
from dossiercheck.buiten import soffice
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.instellingen import Afwijzing
from dossiercheck.invulling import AFWIJKING, Veld, maak_besluit
from dossiercheck.opslag import alleen, schrijf
from dossiercheck.register import BESTAND as REGISTER
from dossiercheck.register import Register
from dossiercheck.registratie.besluiten import lees_besluiten
from dossiercheck.registratie.definitief import Definitief, definitieve_besluiten, leg_besluit_vast, reserveer_nummer
from dossiercheck.schrijfwijze import als_nederlands
from dossiercheck.stukken.besluitstukken import Besluitzaak, maak_stukken
from dossiercheck.stukken.bewaren import bewaar, laat_vervallen, lees_lijst
from dossiercheck.tijd import NEDERLAND
from dossiercheck.verwoording import in_nederland

MAP, JSON = "besluit", "besluit.json"
_OPEN = frozenset({Strekking.AANHOUDEN.value, Strekking.INTREKKEN.value})
"""Na deze besluiten kan er opnieuw besloten worden."""


@dataclass(frozen=True, slots=True)
class Uitgevoerd:
    """Wat er in `map_` staat, en wat de gebruiker moet weten. `heel`: ook elke PDF is gelukt."""

    map_: Path
    stukken: tuple[Path, ...]
    definitief: bool
    nummer: str | None
    meldingen: tuple[str, ...]
    heel: bool = True


def voer_alle_uit(voorbereid: Sequence[Voorbereiding], definitief: bool, vandaag: date | None) -> list[Uitgevoerd]:
    """Voert alle besluiten uit, of geen een als er een niet volledig is. `vandaag` is voor het register; zonder is dat nu."""
    for v in voorbereid:
        if v.ontbreekt:
            keur_open(v)
        keur_af(v, definitief)
    nu = datetime.combine(vandaag, time(12), NEDERLAND) if vandaag else datetime.now(NEDERLAND)
    return [voer_uit(v, definitief, nu) for v in voorbereid]


def voer_uit(v: Voorbereiding, definitief: bool, nu: datetime) -> Uitgevoerd:
    """Maakt en bewaart alles bij dit besluit. Twee keer hetzelfde besluit geeft dezelfde bytes en hetzelfde nummer.

    Raises:
        Gebruiksfout: er ontbreekt nog iets, of er geldt al een ander definitief besluit.
        Sjabloonfout, Schrijffout, AndereRunBezig
    """
    keur_af(v, definitief)
    besluit = maak_besluit(v.invulling, v.aanvraag.aanvraag)
    uitvoer = v.map_.resolve().parent
    with alleen(uitvoer), Register(uitvoer / REGISTER) as register:
        eerder = definitieve_besluiten(register, v.rapport.dossier, besluit.aanvraag)
        kern = kern_van(v, besluit)
        zelfde = next((d for d in eerder[-1:] if d.kern == kern), None)
        definitief = definitief or zelfde is not None
        if definitief:
            _keur_register(register)
        geldig = zelfde or _nieuw(v, besluit, kern, eerder, register, nu if definitief else None)
        vorige = next((d for d in eerder if d.volg == geldig.volg - 1), None)
        uitgevoerd, hashes = _schrijf(v, _zaak(v, besluit, definitief, geldig.tlv or None, vorige), geldig)
        if definitief:
            leg_besluit_vast(register, v.rapport.dossier, besluit.aanvraag, geldig, hashes, nu)
    return uitgevoerd


def keur_af(v: Voorbereiding, definitief: bool) -> None:
    """Gebruiksfout met alles wat er aan het besluit ontbreekt of niet kan."""
    regels = [*v.fouten, *(f"'{veld.etiket}' is niet ingevuld{_waarom_nodig(veld)}" for veld in v.ontbreekt)]
    if definitief:
        bekend = {"naam van de leerling": v.aanvraag.leerling_naam, "geboortedatum": v.aanvraag.leerling_geboortedatum, "school": v.aanvraag.school_naam}
        regels += [f"de {naam} is niet bekend; een definitief besluit kan niet zonder" for naam, waarde in bekend.items() if not str(waarde or "").strip()]
    if regels:
        wat = "Dit besluit is niet volledig:\n" + "\n".join(f"- {r}" for r in regels)
        raise Gebruiksfout(wat, "\n".join(_uitleg(v)), "Vul het aan in besluit.yaml of met opties.")


def _waarom_nodig(veld: Veld) -> str:
    return ": dit besluit wijkt af, en daar hoort een reden bij" if veld == AFWIJKING else ""


def _uitleg(v: Voorbereiding) -> Iterator[str]:
    """De grenzen waar een reden bij hoort, en het voorstel als daar een waarde voor ontbreekt."""
    if not v.invulling.afwijking:
        yield from (f"{m.tekst} ({m.bron})" for m in v.meldingen if m.is_afwijking)
    if any(veld.naam in {"einddatum", "categorie"} for veld in v.ontbreekt):
        yield from (f"Voorstel: {zin} ({bron})" for zin, bron in v.voorstel.uitleg)


def _keur_register(register: Register) -> None:
    """Zonder het hele register is niet te zeggen wat er al besloten is en welke nummers uitgegeven zijn."""
    if register.mist_regels():
        raise Gebruiksfout(
            "Het register is niet heel, dus er komt geen definitief besluit.",
            "Er ontbreken regels. Een tlv-nummer kan al eens uitgegeven zijn.",
            "Zet register.sqlite en register.stand terug uit een reservekopie. Is die er niet, verwijder dan register.stand: "
            "de nummers gaan dan verder na het hoogste nummer in deze uitvoermap.",
        )


def keur_open(v: Voorbereiding) -> None:
    """Gebruiksfout als over deze aanvraag al besloten is: dan hoeft niemand eerst de rest in te vullen."""
    uitvoer = v.map_.resolve().parent
    if (uitvoer / REGISTER).is_file():
        with alleen(uitvoer), Register(uitvoer / REGISTER) as register:
            _keur_volgorde(v.invulling.strekking, definitieve_besluiten(register, v.rapport.dossier, v.aanvraag.aanvraag))


def _keur_volgorde(strekking: Strekking | None, eerder: Sequence[Definitief]) -> None:
    """Wat definitief is verandert niet: eerst intrekken, dan opnieuw besluiten."""
    geldt = eerder[-1] if eerder and eerder[-1].strekking not in _OPEN else None
    if strekking is Strekking.INTREKKEN and geldt is None:
        raise Gebruiksfout("Er is geen definitief besluit om in te trekken.", "", "Maak eerst een besluit definitief, of pas het concept aan.")
    if strekking is not Strekking.INTREKKEN and geldt is not None:
        raise Gebruiksfout(
            f"Over deze aanvraag is al definitief besloten: {geldt.strekking} op {als_nederlands(date.fromisoformat(geldt.datum))}.",
            "Een definitief besluit verandert niet meer.",
            "Trek het eerst in met strekking 'intrekken', of gebruik hetzelfde besluit opnieuw.",
        )


def _nieuw(v: Voorbereiding, besluit: Besluit, kern: str, eerder: Sequence[Definitief], register: Register, nu: datetime | None) -> Definitief:
    """Het volgende besluit over deze aanvraag. Alleen bij definitief toekennen (`nu` is gegeven) komt er een nieuw nummer; bij intrekken het oude."""
    _keur_volgorde(besluit.strekking, eerder)
    nummer = ""
    if besluit.strekking is Strekking.INTREKKEN:
        nummer = eerder[-1].tlv
    elif nu and besluit.strekking is Strekking.TOEKENNEN and v.type_.document and v.type_.document.nummer:
        nummer = reserveer_nummer(
            register, v.rapport.dossier, besluit.aanvraag, v.kader.instellingen.code, besluit.datum.year, nu, _nummers_in(v.map_.resolve().parent)
        )
    return Definitief(len(eerder) + 1, kern, besluit.strekking.value, besluit.datum.isoformat(), nummer)


def _nummers_in(uitvoer: Path) -> list[str]:
    return [b.tlv for map_ in uitvoer.iterdir() if map_.is_dir() for b in lees_besluiten(map_) if b.tlv]


def _zaak(v: Voorbereiding, besluit: Besluit, definitief: bool, nummer: str | None, vorige: Definitief | None) -> Besluitzaak:
    geboren, keuze = v.aanvraag.leerling_geboortedatum, v.kader.instellingen.besluit.afwijzing_ouders
    ontvangers = kies_ontvangers(besluit.strekking, geboren, besluit.datum, v.kader.regels, keuze is Afwijzing.VERSTUREN)
    klaar = keuze is Afwijzing.KLAARZETTEN and besluit.strekking in {Strekking.AFWIJZEN, Strekking.BUITEN_BEHANDELING}
    return Besluitzaak(
        dossier=v.rapport.dossier,
        ontvangen=in_nederland(v.rapport.ontvangen).date(),
        aanvraag=v.aanvraag,
        typenaam=v.typenaam,
        besluit=besluit,
        type_=v.type_,
        regels=v.kader.regels,
        instellingen=v.kader.instellingen,
        ontvangers=ontvangers,
        concept=not definitief,
        nummer=nummer,
        eerder_datum=date.fromisoformat(vorige.datum) if vorige else None,
        aanvullen_tot=v.uitgangspunten.aanvullen_tot,
        met_ouderbrief=Ontvanger.OUDERS in ontvangers or (klaar and not is_volwassen(geboren, besluit.datum)),
        sjablonen=v.kader.instellingen.sjabloonmap,
    )


def _schrijf(v: Voorbereiding, zaak: Besluitzaak, besluit: Definitief) -> tuple[Uitgevoerd, dict[str, str]]:
    """Alles in de map van het besluit; geeft ook de hash van elk stuk."""
    map_ = v.map_ / MAP / zaak.besluit.aanvraag if len(v.rapport.aanvragen) > 1 else v.map_ / MAP
    stukken = maak_stukken(zaak)
    pdfs, meldingen = _maak_pdfs(map_, stukken)
    bijlagen = {**stukken, **pdfs}
    alles = {**bijlagen, **maak_mails(zaak, bijlagen)}
    meldingen += _ruim_op(map_, alles)
    kern = f"{zaak.besluit.aanvraag}/{besluit.volg}"
    bewaard = {naam: bewaar(map_, naam, inhoud, kern, _gegevens(naam, stukken)) for naam, inhoud in alles.items()}
    hashes = {b.pad.name: _hash(bijlagen[naam]) for naam, b in bewaard.items() if b.pad and naam in bijlagen}
    schrijf(map_ / JSON, als_json(v, zaak, besluit, {naam: sha for naam, sha in hashes.items() if naam.endswith(".docx")}))
    meldingen += [melding for b in bewaard.values() for melding in b.meldingen]
    if any(b.pad and b.pad.name != naam for naam, b in bewaard.items()):
        meldingen.append("De PDF en de mail horen bij het nieuwe stuk, niet bij het stuk dat u wijzigde.")
    paden = (*(b.pad for b in bewaard.values() if b.pad), map_ / JSON)
    heel = len(pdfs) == len(stukken) or soffice.programma() is None
    return Uitgevoerd(map_, paden, not zaak.concept, zaak.nummer, tuple(meldingen), heel), hashes


def _ruim_op(map_: Path, alles: Mapping[str, bytes]) -> list[str]:
    """Wat bij een eerder besluit of concept hoorde en nu niet meer: naar `vervallen/`."""
    blijft = tuple(f"{Path(naam).stem} (" for naam in alles)
    oud = [naam for naam in lees_lijst(map_) if naam not in alles and not naam.startswith(blijft)]
    return [melding for naam in oud if naam in lees_lijst(map_) for melding in laat_vervallen(map_, naam).meldingen]


def _gegevens(naam: str, stukken: Mapping[str, bytes]) -> dict[str, str]:
    """Bij een PDF: de hash van het document waar hij van gemaakt is."""
    return {"bron": _hash(stukken[f"{Path(naam).stem}.docx"])} if naam.endswith(".pdf") else {}


def _maak_pdfs(map_: Path, stukken: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """Een PDF naast elk document. Wat er al staat en bij dit document hoort blijft: een PDF is niet byte voor byte te herhalen."""
    pdfs = {naam: eerder for naam, inhoud in stukken.items() if (eerder := _eerdere_pdf(map_, naam, inhoud))}
    meldingen: list[str] = []
    try:
        pdfs |= _zet_samen_om({naam: inhoud for naam, inhoud in stukken.items() if naam not in pdfs})
        for naam in [naam for naam in stukken if naam not in pdfs]:
            try:
                pdfs[naam] = _zet_om(stukken[naam])
            except (soffice.Mislukt, OSError):
                meldingen.append(f"{_als_pdf(naam)} is niet gelukt. Het Word-document {naam} is er wel; sla het zelf op als PDF of draai de opdracht opnieuw.")
    except soffice.NietBeschikbaar:
        meldingen.append("LibreOffice is niet geïnstalleerd, dus er is geen PDF. De Word-documenten zijn er wel.")
    return {_als_pdf(naam): pdfs[naam] for naam in stukken if naam in pdfs}, meldingen


def _als_pdf(naam: str) -> str:
    return f"{Path(naam).stem}.pdf"


def _eerdere_pdf(map_: Path, naam: str, inhoud: bytes) -> bytes | None:
    """De PDF die er al staat, als hij van precies dit document gemaakt is en niemand hem wijzigde."""
    pdf, lijst = _als_pdf(naam), lees_lijst(map_)
    if pdf not in lijst or lijst[pdf].gegevens.get("bron") != _hash(inhoud) or not (map_ / pdf).is_file():
        return None
    eerder = (map_ / pdf).read_bytes()
    return eerder if _hash(eerder) == lijst[pdf].sha256 else None


def _zet_samen_om(documenten: Mapping[str, bytes]) -> dict[str, bytes]:
    """De PDF van elk document, op naam, in een keer gemaakt; wat niet lukte ontbreekt."""
    if len(documenten) < 2:
        return {}
    with suppress(OSError), tempfile.TemporaryDirectory(prefix="dossiercheck-pdf-", ignore_cleanup_errors=True) as map_:
        bronnen = [Path(map_) / naam for naam in documenten]
        for bron in bronnen:
            bron.write_bytes(documenten[bron.name])
        return {bron.name: uit.read_bytes() for bron, uit in soffice.zet_alle_om(bronnen, "pdf", Path(map_)).items()}
    return {}


def _zet_om(document: bytes) -> bytes:
    with tempfile.TemporaryDirectory(prefix="dossiercheck-pdf-", ignore_cleanup_errors=True) as map_:
        bron = Path(map_) / "stuk.docx"
        bron.write_bytes(document)
        return soffice.zet_om(bron, "pdf", Path(map_)).read_bytes()


def _hash(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()
