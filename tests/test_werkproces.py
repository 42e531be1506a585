"""De zuivere kern: van gelezen bestanden naar een rapport."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiercheck import instellingen, regelboek, woordenschat
from dossiercheck.begrippen import (
    Alinea,
    Gelezen,
    Kop,
    Kwaliteit,
    Oordeel,
    Plek,
    Probleem,
    Probleemsoort,
    Status,
    Uitkomst,
    Veld,
    Wijze,
)
from dossiercheck.dossierbestand import Dossierinstelling, Stukinstelling
from dossiercheck.tijd import NEDERLAND
from dossiercheck.werkproces import Kennis, Zaak, beoordeel, onbeoordeeld, plat

NU = datetime(2026, 11, 20, 12, tzinfo=NEDERLAND)
ONTVANGEN = datetime(2026, 11, 16, 10, tzinfo=NEDERLAND)
TYPE = "tlv-vso"


@pytest.fixture(scope="module")
def kennis() -> Kennis:
    return Kennis(regelboek.laad(), woordenschat.laad(), instellingen.laad(), NU)


def formulier(bestand: str = "formulier.docx") -> Gelezen:
    blokken = (
        Kop("Aanvraagformulier toelaatbaarheidsverklaring vso", 1, Plek(bestand, alinea=1)),
        Veld("Naam leerling", "Petra Voorbeeld", Plek(bestand, alinea=2)),
        Veld("Geboortedatum", "17-05-2012", Plek(bestand, alinea=3)),
        Veld("Naam school", "Verzonnen College", Plek(bestand, alinea=4)),
        Veld("Uitstroombestemming", "vervolgonderwijs, diploma mavo", Plek(bestand, alinea=5)),
        Veld("Leerjaar", "2", Plek(bestand, alinea=6)),
        Veld("Contactpersoon", "de zorgcoördinator", Plek(bestand, alinea=7)),
    )
    return Gelezen(bestand, "f" * 64, Uitkomst.GELEZEN, Wijze.WORD, 1, blokken, (Kwaliteit.GOED,))


def onleesbaar(bestand: str = "dicht.pdf") -> Gelezen:
    return Gelezen(bestand, "d" * 64, Uitkomst.GEWEIGERD, Wijze.NIET, 0, problemen=(Probleem(Probleemsoort.WACHTWOORD, "Er zit een wachtwoord op."),))


def brief(bestand: str = "brief.docx") -> Gelezen:
    return Gelezen(
        bestand, "b" * 64, Uitkomst.GELEZEN, Wijze.WORD, 1, (Alinea("Geachte heer, hierbij een brief.", Plek(bestand, alinea=1)),), (Kwaliteit.GOED,)
    )


def zaak(*gelezen: Gelezen, **anders: object) -> Zaak:
    return replace(Zaak("dossier", gelezen, ONTVANGEN, aantal=len(gelezen)), **anders)  # type: ignore[arg-type]


def test_elke_eis_van_het_type_precies_een_keer(kennis: Kennis) -> None:
    (aanvraag,) = beoordeel(zaak(formulier()), kennis).aanvragen
    assert aanvraag.aanvraagtype == TYPE
    assert [b.eis for b in aanvraag.bevindingen] == [regel.eis for regel in kennis.regelboek.typen[TYPE].regels]
    assert aanvraag.oordeel is Oordeel.INCOMPLEET
    assert (aanvraag.leerling_naam, str(aanvraag.leerling_geboortedatum), aanvraag.school_naam) == ("Petra Voorbeeld", "2012-05-17", "Verzonnen College")
    assert aanvraag.planning.compleet_op is None
    assert aanvraag.planning.als_compleet_voor is not None


def test_zonder_formulier_en_type_is_het_nakijken(kennis: Kennis) -> None:
    (aanvraag,) = beoordeel(zaak(brief()), kennis).aanvragen
    assert (aanvraag.aanvraagtype, aanvraag.bevindingen, aanvraag.oordeel) == (None, (), Oordeel.NAKIJKEN)
    assert any("aanvraagformulier" in opmerking for opmerking in aanvraag.opmerkingen)


@pytest.mark.parametrize("waar", ["optie", "dossier.yaml"])
def test_bekend_type_zonder_formulier_toetst_alles(kennis: Kennis, waar: str) -> None:
    gegeven = zaak(brief(), aanvraagtype=TYPE) if waar == "optie" else zaak(brief(), instelling=Dossierinstelling(aanvraagtype=TYPE))
    (aanvraag,) = beoordeel(gegeven, kennis).aanvragen
    assert aanvraag.oordeel is Oordeel.INCOMPLEET
    assert aanvraag.bevindingen[0].status is Status.ONTBREEKT
    assert len(aanvraag.bevindingen) == len(kennis.regelboek.typen[TYPE].regels)


def test_type_uit_dossier_yaml_gaat_voor(kennis: Kennis) -> None:
    ander = "tlv-vso-verlenging"
    (aanvraag,) = beoordeel(zaak(formulier(), aanvraagtype=TYPE, instelling=Dossierinstelling(aanvraagtype=ander)), kennis).aanvragen
    assert aanvraag.aanvraagtype == ander


def test_onbekend_type_wordt_genoemd_en_niet_getoetst(kennis: Kennis) -> None:
    (aanvraag,) = beoordeel(zaak(formulier(), instelling=Dossierinstelling(aanvraagtype="iets-anders")), kennis).aanvragen
    assert (aanvraag.aanvraagtype, aanvraag.oordeel) == (None, Oordeel.NAKIJKEN)
    assert any("iets-anders" in opmerking for opmerking in aanvraag.opmerkingen)


def test_losse_bestanden_zijn_altijd_nakijken(kennis: Kennis) -> None:
    (aanvraag,) = beoordeel(zaak(formulier(), los=True), kennis).aanvragen
    assert (aanvraag.aanvraagtype, aanvraag.oordeel) == (None, Oordeel.NAKIJKEN)


def test_onleesbaar_bestand_maakt_ontbreekt_tot_nakijken(kennis: Kennis) -> None:
    zonder = beoordeel(zaak(formulier()), kennis).aanvragen[0]
    met = beoordeel(zaak(formulier(), onleesbaar()), kennis).aanvragen[0]
    zacht = [b.eis for a, b in zip(zonder.bevindingen, met.bevindingen, strict=True) if (a.status, b.status) == (Status.ONTBREEKT, Status.NAKIJKEN)]
    assert zacht
    assert not [b.eis for a, b in zip(zonder.bevindingen, met.bevindingen, strict=True) if b.status is Status.VOLDAAN and a.status is not Status.VOLDAAN]


def test_soort_van_een_mens_beperkt_wat_onleesbaar_kan_zijn(kennis: Kennis) -> None:
    correctie = Dossierinstelling(stukken={"dicht.pdf": Stukinstelling(soort="onderzoeksverslag")})
    met = beoordeel(zaak(formulier(), onleesbaar(), instelling=correctie), kennis)
    assert met.aanvragen[0].oordeel is Oordeel.INCOMPLEET
    document = next(d for d in met.documenten if d.bestand == "dicht.pdf")
    assert (document.soort, document.redenen) == ("onderzoeksverslag", ("opgegeven in dossier.yaml",))


@pytest.mark.parametrize("correctie", [Stukinstelling(negeer=True), Stukinstelling(leerling="02")])
def test_stuk_dat_niet_meetelt(kennis: Kennis, correctie: Stukinstelling) -> None:
    rapport = beoordeel(zaak(formulier(), brief(), instelling=Dossierinstelling(stukken={"formulier.docx": correctie})), kennis)
    assert rapport.aanvragen[0].aanvraagtype is None
    assert {d.bestand for d in rapport.documenten} == {"formulier.docx", "brief.docx"}
    document = next(d for d in rapport.documenten if d.bestand == "formulier.docx")
    assert (document.uitkomst is Uitkomst.OVERGESLAGEN) == correctie.negeer
    assert document.leerling == (correctie.leerling or "01")


def test_alles_in_een_zip_is_verantwoord(kennis: Kennis) -> None:
    binnen = replace(formulier(), bestand="alles.zip/formulier.docx")
    zip_ = Gelezen("alles.zip", "z" * 64, Uitkomst.GELEZEN, Wijze.NIET, 0, inhoud=(binnen, onleesbaar("alles.zip/dicht.pdf")))
    rapport = beoordeel(zaak(zip_), kennis)
    assert {d.bestand for d in rapport.documenten} == {g.bestand for g in plat(zip_)}
    assert (rapport.verantwoording.bestanden_in, rapport.verantwoording.bestanden_verantwoord) == (3, 3)


def test_een_bestand_dat_niet_gelezen_is_blijkt_uit_de_verantwoording(kennis: Kennis) -> None:
    verantwoording = beoordeel(zaak(formulier(), aantal=2), kennis).verantwoording
    assert (verantwoording.bestanden_in, verantwoording.bestanden_verantwoord) == (2, 1)


def test_slechte_bladzijde_is_een_hiaat(kennis: Kennis) -> None:
    slecht = replace(brief(), wijze=Wijze.OCR, kwaliteit=(Kwaliteit.SLECHT,))
    rapport = beoordeel(zaak(formulier(), slecht), kennis)
    assert rapport.documenten[1].kwaliteit is Kwaliteit.SLECHT
    assert any(b.status is Status.NAKIJKEN for b in rapport.aanvragen[0].bevindingen)


def test_datum_buiten_de_vakantiegegevens_kost_alleen_de_planning(kennis: Kennis) -> None:
    later = replace(kennis, nu=datetime(2071, 1, 5, 12, tzinfo=NEDERLAND))
    (aanvraag,) = beoordeel(zaak(formulier(), ontvangen=later.nu), later).aanvragen
    assert aanvraag.planning.vergadering is None
    assert "planning" in aanvraag.planning.uitleg[0]
    assert aanvraag.bevindingen


def test_ontvangst_van_een_bestand_in_een_aanvulling(kennis: Kennis) -> None:
    """Een bestand in een zip krijgt de ontvangst van de zip."""
    gezien: dict[str, datetime | None] = {}
    later = ONTVANGEN + timedelta(days=9)
    binnen = replace(formulier(), bestand="na.zip/formulier.docx")
    zip_ = Gelezen("na.zip", "z" * 64, Uitkomst.GELEZEN, Wijze.NIET, 0, inhoud=(binnen,))
    from dossiercheck import werkproces

    for stuk in werkproces._herken_alles(zaak(zip_, brief(), ontvangst={"na.zip": later}), kennis.woordenschat):
        gezien[stuk.bestand] = stuk.ontvangen
    assert gezien == {"na.zip": later, "na.zip/formulier.docx": later, "brief.docx": ONTVANGEN}


def test_onbeoordeeld_noemt_de_reden_en_alle_bestanden(kennis: Kennis) -> None:
    rapport = onbeoordeeld(zaak(formulier(), onleesbaar()), kennis, "Dit ging mis.")
    assert rapport.aanvragen[0].oordeel is Oordeel.NAKIJKEN
    assert rapport.aanvragen[0].opmerkingen[0] == "Dit ging mis."
    assert rapport.verantwoording.bestanden_in == rapport.verantwoording.bestanden_verantwoord == 2


@settings(max_examples=20, deadline=None)
@given(volgorde=st.permutations([0, 1, 2]), namen=st.permutations(["a.docx", "b.docx", "c.pdf"]))
def test_volgorde_en_namen_veranderen_niets(kennis: Kennis, volgorde: list[int], namen: list[str]) -> None:
    stukken = [formulier(namen[0]), brief(namen[1]), onleesbaar(namen[2])]
    (aanvraag,) = beoordeel(zaak(*(stukken[i] for i in volgorde)), kennis).aanvragen
    (vast,) = beoordeel(zaak(formulier(), brief(), onleesbaar()), kennis).aanvragen
    assert [(b.eis, b.status) for b in aanvraag.bevindingen] == [(b.eis, b.status) for b in vast.bevindingen]


@settings(max_examples=25, deadline=None)
@given(weg=st.sets(st.integers(0, 6)))
def test_minder_bewijs_maakt_nooit_voldaan(kennis: Kennis, weg: set[int]) -> None:
    heel = formulier()
    minder = replace(heel, blokken=tuple(blok for i, blok in enumerate(heel.blokken) if i not in weg))
    voor = {b.eis: b.status for b in beoordeel(zaak(heel), kennis).aanvragen[0].bevindingen}
    for b in beoordeel(zaak(minder, aanvraagtype=TYPE), kennis).aanvragen[0].bevindingen:
        assert b.status is not Status.VOLDAAN or voor[b.eis] is Status.VOLDAAN
