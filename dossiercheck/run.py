"""Een run: van een map met dossiers naar een uitvoermap met rapporten en brieven. De enige module die leest en schrijft."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import chain, islice
from pathlib import Path

from dossiercheck import instellingen, regelboek, woordenschat
from dossiercheck.begrippen import Oordeel, Rapport, Uitkomst
from dossiercheck.bestandsnamen import is_systeembestand
from dossiercheck.dossierbestand import NAAM, keur_namen
from dossiercheck.fouten import DossiercheckFout, NietsTeControleren, Schemafout, Uitgang, zwaarste
from dossiercheck.herziening import eerdere_zaken, herzie, met_sinds
from dossiercheck.hulpbron import hulpbron
from dossiercheck.inkomst import Inkomst, maak_zaak, pak_in
from dossiercheck.instellingen import Instellingen
from dossiercheck.inzending import Dossier, bronnen, is_niet_toegewezen, vind_dossiers
from dossiercheck.kalender import uiterste_aanvuldatum
from dossiercheck.lezen.tekenaar import Tekenaar
from dossiercheck.lezen.werkers import Lezers
from dossiercheck.losregister import naamgever, ruim_op, zonder_botsing
from dossiercheck.losse import Deel, verdeel_losse
from dossiercheck.nummers import vorige_nummers
from dossiercheck.oordelen import lees_oordelen
from dossiercheck.opdrachtkeuring import keur_mappen, keur_type
from dossiercheck.opslag import alleen, schrijf
from dossiercheck.overzicht import schrijf_overzicht
from dossiercheck.rapporteren.rapport_html import als_html
from dossiercheck.rapporteren.rapport_json import als_json
from dossiercheck.register import BESTAND as REGISTER
from dossiercheck.register import Register
from dossiercheck.registratie.losse import lees_losse, leg_los_vast
from dossiercheck.registratie.standen import leg_vast, opschortingen_van
from dossiercheck.samenvoegen import samengevoegd
from dossiercheck.stukken.bewaren import Bewaard, laat_rapport_vervallen, laat_vervallen
from dossiercheck.stukken.brief import BESTAND as BRIEF
from dossiercheck.stukken.brief import Briefgegevens
from dossiercheck.stukken.compleetbericht import bewaar_bericht
from dossiercheck.stukken.verzoek import bewaar_verzoek
from dossiercheck.tijd import NEDERLAND
from dossiercheck.uitsneden import lees_uitsneden, teken_uitsneden
from dossiercheck.verloop import bewaar_verloop, lees_verloop, met_voortgang, werk_bij
from dossiercheck.wegen import Leerling
from dossiercheck.werkproces import Kennis, Zaak, beoordeel, onbeoordeeld, ontvangst_van
from dossiercheck.woordkeuring import woordfouten

JSON, HTML = "rapport.json", "rapport.html"


@dataclass(frozen=True, slots=True)
class Run:
    """Wat er gevraagd is. Zonder `vandaag` gelden de datum en tijd van nu; zonder `werkers` een per kern."""

    map: Path
    uitvoer: Path
    een_dossier: bool = False
    ontvangen: datetime | None = None
    aanvraagtype: str | None = None
    vandaag: date | None = None
    werkers: int | None = None
    werkmap: Path | None = None
    """Waar instellingen.yaml mag staan."""
    stap: Callable[[str, int], None] | None = None
    """Hoort van elk gelezen dossier de naam, en hoeveel het er zijn."""


@dataclass(frozen=True, slots=True)
class Uitslag:
    """De uitkomst van een dossier. `rapport` is wat in `map` staat, `brief` het verzoek om aanvulling als dat er is."""

    rapport: Rapport
    map: Path
    uitgang: Uitgang
    brief: Path | None = None
    meldingen: tuple[str, ...] = ()
    totaal: int = 1
    """Hoeveel dossiers deze run heeft."""


def controleer(run: Run) -> Iterator[Uitslag]:
    """De uitslag van elk dossier, zodra die er is. Een fout in een dossier stopt de andere niet.

    Raises:
        Gebruiksfout, NietsTeControleren, AndereRunBezig, Schrijffout, Schemafout: er is dan niets gecontroleerd.
    """
    keur_mappen(run.map, run.uitvoer)
    kennis = laad_kennis(moment_van(run.vandaag), run.werkmap)
    keur_type(run.aanvraagtype, kennis)
    dossiers = [_gekeurd(dossier, kennis) for dossier in vind_dossiers(run.map, run.een_dossier)]
    if not any(dossier.bestanden or dossier.fout for dossier in dossiers):
        doe = "Zet elk dossier in een eigen map, zip of mail; of voeg --dossier toe als dit er zelf een is."
        raise NietsTeControleren("Er zijn geen dossiers in deze map.", "", doe)
    with ExitStack() as open_:
        open_.enter_context(alleen(run.uitvoer))
        register = open_.enter_context(Register(run.uitvoer / REGISTER))
        dossiers = zonder_botsing(dossiers, lees_losse(register))
        tekenaar = open_.enter_context(Tekenaar())
        # Een aanvulling kan bij elk ander dossier horen: daarom eerst alles lezen, dan pas schrijven.
        ingekomen = list(_lees(dossiers, run, kennis, register))
        gezamenlijk = samengevoegd(ingekomen, run.uitvoer, lambda zaak: _beoordeel_veilig(zaak, kennis))
        for nummer, inkomst in enumerate(gezamenlijk, 1):
            uitslag = _behandel(inkomst, run, kennis, register, tekenaar, len(gezamenlijk))
            yield uitslag if nummer < len(gezamenlijk) else _rond_af(uitslag, run, kennis, register, ingekomen)


def _gekeurd(dossier: Dossier, kennis: Kennis) -> Dossier:
    """Het dossier, met een fout als dossier.yaml een documentsoort noemt die niet bestaat."""
    return replace(dossier, fout=dossier.fout or keur_namen(dossier.instelling, dossier.map / NAAM, kennis.regelboek.stukken))


def _rond_af(laatste: Uitslag, run: Run, kennis: Kennis, register: Register, ingekomen: Sequence[Inkomst]) -> Uitslag:
    """Ruimt op wat verhuisd is en schrijft het overzicht; lukt dat niet, dan staat dat bij de laatste uitslag."""
    try:
        hashes = {i.dossier.naam: frozenset(b.sha256 for b in i.bronnen) for i in ingekomen}
        laatste = replace(laatste, meldingen=(*laatste.meldingen, *ruim_op(register, run.uitvoer, run.map, hashes)))
        schrijf_overzicht(run.uitvoer, kennis)
    except DossiercheckFout as fout:
        return replace(laatste, uitgang=zwaarste([laatste.uitgang, fout.uitgang]), meldingen=(*laatste.meldingen, str(fout)))
    return laatste


def _lees(dossiers: Sequence[Dossier], run: Run, kennis: Kennis, register: Register) -> Iterator[Inkomst]:
    """Elk dossier gelezen en voorlopig beoordeeld, in volgorde. De losse bestanden zijn het laatst: dan is bekend welke leerlingen er al zijn."""
    bron_van = {dossier.naam: bronnen(dossier) for dossier in dossiers}
    los = frozenset(bron.sha256 for dossier in dossiers if dossier.los for bron in bron_van[dossier.naam])
    elders = list[Leerling]()
    with Lezers(run.werkers or os.cpu_count() or 2) as lezers:
        gelezen = lezers.lees(chain.from_iterable(bron_van.values()))
        for dossier in dossiers:
            zijn, van = tuple(islice(gelezen, len(dossier.bestanden))), tuple(bron_van[dossier.naam])
            delen = [Deel(dossier, zijn, van)]
            if dossier.los:
                delen = verdeel_losse(dossier, van, zijn, kennis.woordenschat, kennis.nu.date(), elders, naamgever(register, dossiers))
            for deel in delen:
                inkomst = _neem_in(deel, run, kennis, register, los)
                elders += [Leerling(a.leerling_naam, a.leerling_geboortedatum) for a in inkomst.rapport.aanvragen if a.leerling_naam]
                yield inkomst
            if run.stap:
                run.stap(dossier.naam, len(dossiers))


def _neem_in(deel: Deel, run: Run, kennis: Kennis, register: Register, los: frozenset[str]) -> Inkomst:
    dossier, hashes = deel.dossier, {g.sha256 for g in deel.gelezen}
    gezien = register.eerste_keer(dossier.naam, hashes, kennis.nu, was_los=hashes if dossier.los else hashes - los)
    leg_los_vast(register, dossier.naam, dossier.los)
    zaak = maak_zaak(dossier, deel.gelezen, run.ontvangen, run.aanvraagtype, gezien, kennis)
    zaak = replace(
        zaak,
        nummers=vorige_nummers(run.uitvoer / dossier.naam / JSON),
        opschortingen=opschortingen_van(register, register.sleutel(dossier.naam) or ""),
        hiaten=deel.hiaten,
        opmerkingen=(*deel.opmerkingen, *zaak.opmerkingen),
    )
    oordeel = _onbeoordeeld(zaak, dossier.fout, kennis) if dossier.fout else _beoordeel_veilig(zaak, kennis)
    return Inkomst(dossier, replace(zaak, gelezen=()), pak_in(deel.gelezen), deel.bronnen, *oordeel)


def laad_kennis(nu: datetime, werkmap: Path | None) -> Kennis:
    """Regels, woorden en instellingen. Schemafout als er iets niet klopt: dan draait er niets."""
    eigen = instellingen.laad(werkmap)
    if fouten := woordfouten(eigen.schemamap or hulpbron("schema")):
        raise Schemafout("\n".join(fouten), "Een woord dat niet klopt zou stil niets vinden.", "Herstel de regels en draai `dossiercheck schema-controle`.")
    boek = regelboek.laad(eigen.schemamap, eigen.getallen, eigen.werkgebied, eigen.namen)
    return Kennis(boek.met_ernst(eigen.ernst), woordenschat.laad(eigen.schemamap), eigen, nu)


def moment_van(vandaag: date | None) -> datetime:
    """Nu, of het middaguur van een opgegeven dag: zo geeft dezelfde --vandaag steeds hetzelfde rapport."""
    return datetime.combine(vandaag, time(12), NEDERLAND) if vandaag else datetime.now(NEDERLAND)


# --- een dossier -----------------------------------------------------------------------------------


def _behandel(inkomst: Inkomst, run: Run, kennis: Kennis, register: Register, tekenaar: Tekenaar, totaal: int) -> Uitslag:
    """Oordelen van medewerkers en het verloop erbij, en dan alles wegschrijven."""
    naam = inkomst.dossier.naam
    map_, codes, meldingen = run.uitvoer / naam, list(inkomst.codes), list(inkomst.meldingen)
    rapport, brief = inkomst.rapport, None
    try:
        rapport, bij_oordeel = _met_oordelen(inkomst, map_, kennis, register)
        meldingen += bij_oordeel
    except DossiercheckFout as fout:
        codes.append(fout.uitgang)
        meldingen.append(str(fout))
    verloop = werk_bij(lees_verloop(map_), rapport, kennis.nu, inkomst.aanvullingen)
    rapport = met_voortgang(rapport, verloop.vorige)
    try:
        teken_uitsneden(map_, rapport, inkomst.bronnen, kennis.regelboek, tekenaar)
        brief, bij_brief = schrijf_uitvoer(map_, rapport, kennis)
        bewaar_verloop(map_, verloop)
        for aanvulling in inkomst.aanvullingen:
            meldingen += laat_rapport_vervallen(run.uitvoer / aanvulling)
        meldingen += bij_brief
    except DossiercheckFout as fout:
        codes.append(fout.uitgang)
        meldingen.append(str(fout))
    uitgang = zwaarste([*codes, uitgang_van(rapport)])
    leg_vast(register, rapport, inkomst.dossier.herkomst, kennis.nu, int(uitgang))
    return Uitslag(rapport, map_, uitgang, brief, tuple(meldingen), totaal)


def _met_oordelen(inkomst: Inkomst, map_: Path, kennis: Kennis, register: Register) -> tuple[Rapport, list[str]]:
    """Het rapport met de oordelen van medewerkers die nog gelden; wat vervalt staat in het rapport, de meldingen en het logboek."""
    herzien = herzie(inkomst.rapport, lees_oordelen(map_), kennis, inkomst.zaak.opschortingen)
    for uitspraak in herzien.vervallen:
        register.log(kennis.nu, "oordeel vervallen", inkomst.dossier.naam, 0, uitspraak.sha256)
    return herzien.rapport, [f"Het oordeel van {u.door} over {u.eis} geldt niet meer." for u in herzien.vervallen]


Beoordeeld = tuple[Rapport, tuple[Uitgang, ...], tuple[str, ...]]


def _beoordeel_veilig(zaak: Zaak, kennis: Kennis) -> Beoordeeld:
    """Het rapport, ook als het beoordelen misgaat: dan is het oordeel nakijken, met de reden."""
    try:
        eerder = [(moment, beoordeel(toen, kennis)) for moment, toen in eerdere_zaken(zaak)]
        laatste = max((ontvangst_van(g.bestand, zaak) for g in zaak.gelezen), default=zaak.ontvangen)
        return met_sinds(beoordeel(zaak, kennis), eerder, laatste), (), ()
    except Exception as fout:
        # Een fout in een dossier mag de andere niet stoppen. De tekst van de fout kan een naam bevatten en blijft weg.
        reden = f"Dit dossier kon niet beoordeeld worden door een fout in het programma ({type(fout).__name__}). Kijk het zelf na."
        return onbeoordeeld(zaak, kennis, reden), (Uitgang.DEFECT,), (reden,)


def _onbeoordeeld(zaak: Zaak, fout: DossiercheckFout, kennis: Kennis) -> Beoordeeld:
    reden = f"dossier.yaml klopt niet, dus dit dossier is niet beoordeeld. {fout.doe}"
    return onbeoordeeld(zaak, kennis, reden), (fout.uitgang,), (str(fout),)


def schrijf_uitvoer(map_: Path, rapport: Rapport, kennis: Kennis) -> tuple[Path | None, list[str]]:
    """Rapport en brief in de map van het dossier; geeft de brief en wat de gebruiker moet weten.

    Raises:
        Schrijffout, Sjabloonfout: rapport.json staat er dan als dat nog lukte.
    """
    typen = _typenamen(kennis)
    schrijf(map_ / JSON, als_json(rapport))
    schrijf(map_ / HTML, als_html(rapport, typen, kennis.regelboek.stukken, lees_uitsneden(map_, rapport)))
    zonder_besluit = {sleutel: typen[sleutel] for sleutel, type_ in kennis.regelboek.typen.items() if not type_.besluit}
    bericht = bewaar_bericht(map_, rapport, kennis.instellingen, zonder_besluit)
    bewaard = _bewaar_brief(map_, rapport, kennis)
    return bewaard.pad, [*bericht.meldingen, *bewaard.meldingen]


def maak_brief(map_: Path, rapport: Rapport, vandaag: date | None, werkmap: Path | None) -> Bewaard:
    """De brief bij een rapport dat er al ligt. Houdt zo lang de uitvoermap vast."""
    kennis = laad_kennis(moment_van(vandaag), werkmap)
    with alleen(map_.resolve().parent):
        return _bewaar_brief(map_, rapport, kennis)


def _bewaar_brief(map_: Path, rapport: Rapport, kennis: Kennis) -> Bewaard:
    """Het verzoek om aanvulling, met het sjabloon van het swv als dat er is. Bestanden van onbekende leerlingen horen niet samen in een brief."""
    if is_niet_toegewezen(rapport.dossier):
        return laat_vervallen(map_, BRIEF)
    eigen = kennis.instellingen
    return bewaar_verzoek(map_, rapport, briefgegevens(eigen, kennis.nu.date()), _typenamen(kennis), eigen.sjabloon(BRIEF))


def _typenamen(kennis: Kennis) -> Mapping[str, str]:
    """Per aanvraagtype de naam voor mensen."""
    return {sleutel: type_.naam for sleutel, type_ in kennis.regelboek.typen.items()}


def briefgegevens(eigen: Instellingen, dagtekening: date) -> Briefgegevens:
    """Wat het kantoor aan de brief toevoegt, uit de instellingen. Een verzoek om aanvulling komt van het loket; alleen een besluit tekent de bestuurder."""
    return Briefgegevens(
        swv_naam=eigen.naam,
        adres=(eigen.adres.straat, f"{eigen.adres.postcode} {eigen.adres.plaats}"),
        loket=eigen.loket.naam,
        contact=f"{eigen.loket.telefoon} of {eigen.loket.mail}",
        plaats=eigen.adres.plaats,
        ondertekenaar=eigen.loket.naam,
        functie=eigen.naam,
        dagtekening=dagtekening,
        uiterste_datum=uiterste_aanvuldatum(dagtekening, eigen.termijnen.aanvuldagen),
    )


def uitgang_van(rapport: Rapport) -> Uitgang:
    """De afsluitcode die bij een rapport hoort."""
    return zwaarste(_codes(rapport))


def _codes(rapport: Rapport) -> Iterator[Uitgang]:
    verantwoording = rapport.verantwoording
    if verantwoording.bestanden_in != verantwoording.bestanden_verantwoord:
        yield Uitgang.DEFECT
    overgeslagen = any(d.uitkomst is Uitkomst.OVERGESLAGEN and not is_systeembestand(d.bestand) for d in rapport.documenten)
    if overgeslagen or any(aanvraag.oordeel is not Oordeel.COMPLEET for aanvraag in rapport.aanvragen):
        yield Uitgang.IETS_TE_DOEN
