"""Voorstel, grenzen en ontvangers: de scenario's in tests/scenarios/besluit.yaml, en wat voor elk besluit geldt."""

from __future__ import annotations

import string
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiercheck import besluitregels, regelboek
from dossiercheck.begrippen import Oordeel
from dossiercheck.besluiten import (
    Adres,
    Besluit,
    Besluitregels,
    Deskundige,
    Ontvanger,
    Persoon,
    Strekking,
    Uitgangspunten,
    kies_ontvangers,
    stel_voor,
    vroegste_einde,
    weeg_besluit,
)
from dossiercheck.fouten import Schemafout
from dossiercheck.hulpbron import hulpbron
from dossiercheck.yamlbestand import lees

REGELS = besluitregels.laad()
VSO = next(iter(REGELS.typen.values()))
_JA_NEE = {"ja": True, "nee": False}


def _scenarios() -> list[dict[str, Any]]:
    inhoud = lees(Path(__file__).parent / "scenarios" / "besluit.yaml")
    assert isinstance(inhoud, list)
    return inhoud


ALLE = _scenarios()


def _bekend(gegeven: Mapping[str, Any]) -> Uitgangspunten:
    waarden: dict[str, Any] = {sleutel: _JA_NEE.get(waarde, waarde) if isinstance(waarde, str) else waarde for sleutel, waarde in gegeven.items()}
    waarden = {"ontvangen": date(2026, 11, 18), **waarden, "oordeel": Oordeel(gegeven.get("oordeel", "compleet"))}
    return Uitgangspunten(**waarden)


def _besluit(gegeven: Mapping[str, Any]) -> Besluit:
    strekking = Strekking(gegeven.get("strekking", "toekennen"))
    toekennen = strekking is Strekking.TOEKENNEN
    deskundigen = gegeven.get("deskundigen", [{"naam": "A. Bakker", "functie": "orthopedagoog"}, {"naam": "C. de Wit", "functie": "psycholoog"}])
    return Besluit(
        aanvraag="01",
        strekking=strekking,
        door=Persoon("M. van 't Hof", "directeur-bestuurder"),
        datum=gegeven.get("datum", date(2026, 12, 1)),
        motivering="Omdat het nodig is.",
        categorie=gegeven.get("categorie", 1) if toekennen else None,
        ingang=gegeven.get("ingang", date(2026, 12, 1)) if toekennen else None,
        einddatum=gegeven.get("einddatum", date(2028, 7, 31)) if toekennen else None,
        deskundigen=tuple(Deskundige(d["naam"], d["functie"], d.get("datum", date(2026, 9, 1)), "Advies.", d.get("werkt_bij", "")) for d in deskundigen),
        mandaat=gegeven.get("mandaat", ""),
        adres=Adres() if gegeven.get("adres") == "nee" else Adres("Dorpsstraat 1", "1234 AB", "Voorbeeldstad"),
    )


@pytest.mark.parametrize("scenario", ALLE, ids=[s["scenario"] for s in ALLE])
def test_scenario(scenario: dict[str, Any]) -> None:
    bekend, besluit = _bekend(scenario.get("bekend", {})), _besluit(scenario.get("besluit", {}))
    voorstel = stel_voor(bekend, VSO, REGELS, besluit.ingang or besluit.datum)
    meldingen = weeg_besluit(besluit, bekend, VSO, voorstel, REGELS)
    assert [m.grens for m in meldingen] == list(scenario["raakt"])
    assert all(m.bron and m.tekst.endswith((".", "?")) and "{" not in m.tekst + m.bron for m in meldingen)
    if "voorstel" in scenario:
        assert voorstel.einddatum == (None if scenario["voorstel"] == "geen" else scenario["voorstel"])
        assert voorstel.exact is (scenario.get("exact") == "ja")
        assert voorstel.uitleg and all(zin.endswith(".") and bron for zin, bron in voorstel.uitleg)


def test_elke_grens_heeft_een_scenario() -> None:
    assert {grens for s in ALLE for grens in s["raakt"]} == set(REGELS.grenzen)


def test_elk_type_met_besluit_staat_in_besluiten_yaml() -> None:
    boek = regelboek.laad()
    assert {sleutel for sleutel, type_ in boek.typen.items() if type_.besluit} <= set(REGELS.typen)
    assert not {sleutel for sleutel, type_ in boek.typen.items() if not type_.besluit} & set(REGELS.typen)
    eisen = {regel.eis for type_ in boek.typen.values() for regel in type_.regels} | {s.signaal for s in boek.signalen}
    assert set(REGELS.gegevens.values()) <= eisen
    assert {eis for stap in REGELS.stappen for eis in stap.bevindingen} <= eisen


def test_elk_sjabloon_bestaat() -> None:
    namen = {*REGELS.brieven.values(), *(t.brief for t in REGELS.typen.values()), *(t.document.sjabloon for t in REGELS.typen.values() if t.document)}
    assert all(hulpbron(f"sjablonen/{naam}.docx").is_file() for naam in namen)


def test_bezwaartekst_noemt_geen_bindende_commissie() -> None:
    from dossiercheck.stukken.terugcontrole import lees_tekst

    for pad in sorted(hulpbron("sjablonen").glob("*.docx")):
        assert "bindend" not in lees_tekst(pad.read_bytes()).casefold(), pad.name


def test_typen_zonder_stap_5_krijgen_geen_duur() -> None:
    lwoo = next(t for t in REGELS.typen.values() if t.document and not t.document.nummer)
    assert stel_voor(_bekend({"uitstroom": "arbeid", "geboren": date(2011, 3, 4)}), lwoo, REGELS, date(2026, 12, 1)).einddatum is None


@given(st.dates(date(2015, 1, 1), date(2060, 12, 31)))
def test_een_tlv_duurt_minstens_een_heel_schooljaar(ingang: date) -> None:
    einde = vroegste_einde(ingang)
    eerste_augustus = ingang if (ingang.month, ingang.day) == (8, 1) else date(ingang.year + (ingang > date(ingang.year, 8, 1)), 8, 1)
    assert (einde.month, einde.day) == (7, 31)
    assert einde.year == eerste_augustus.year + 1


# --- ontvangers: een verkeerde ontvanger is een datalek ------------------------------------------------


@pytest.mark.parametrize(
    ("strekking", "geboren", "ook_ouders", "verwacht"),
    [
        ("toekennen", date(2011, 3, 4), False, ["ouders", "school"]),
        ("toekennen", None, False, ["ouders", "school"]),
        ("toekennen", date(2008, 12, 2), False, ["ouders", "school"]),
        ("toekennen", date(2008, 12, 1), False, ["leerling", "school"]),
        ("afwijzen", date(2011, 3, 4), False, ["school"]),
        ("afwijzen", date(2000, 3, 4), False, ["school"]),
        ("afwijzen", date(2011, 3, 4), True, ["ouders", "school"]),
        ("afwijzen", date(2000, 3, 4), True, ["leerling", "school"]),
        ("buiten-behandeling", date(2011, 3, 4), False, ["school"]),
        ("buiten-behandeling", date(2011, 3, 4), True, ["ouders", "school"]),
        ("aanhouden", date(2011, 3, 4), False, ["school"]),
        ("aanhouden", date(2011, 3, 4), True, ["school"]),
        ("intrekken", date(2011, 3, 4), False, ["ouders", "school"]),
    ],
)
def test_ontvangers(strekking: str, geboren: date | None, ook_ouders: bool, verwacht: list[str]) -> None:
    assert [str(o) for o in kies_ontvangers(Strekking(strekking), geboren, date(2026, 12, 1), REGELS, ook_ouders)] == verwacht


@given(st.sampled_from(Strekking), st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2026, 1, 1))), st.booleans())
def test_nooit_ouders_en_leerling_samen(strekking: Strekking, geboren: date | None, ook_ouders: bool) -> None:
    wie = kies_ontvangers(strekking, geboren, date(2026, 12, 1), REGELS, ook_ouders)
    assert not {Ontvanger.OUDERS, Ontvanger.LEERLING} <= set(wie)
    assert Ontvanger.SCHOOL in wie


# --- het bestand met de regels -----------------------------------------------------------------------


def _schema(tmp_path: Path, oud: str, nieuw: str) -> Path:
    import shutil

    doel = tmp_path / "schema"
    shutil.copytree(hulpbron("schema"), doel)
    tekst = (doel / "besluiten.yaml").read_text("utf-8")
    assert oud in tekst
    (doel / "besluiten.yaml").write_text(tekst.replace(oud, nieuw, 1), "utf-8")
    return doel


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("minste_uren: 20", "minst_uren: 20", "bedoelde u 'minste_uren'"),
        ("soort: afwijking", "soort: afwijkng", "bedoelde u 'afwijking'"),
        ("alinea: stap-5, citaat", "alinea: stap-55, citaat", "bedoelde u 'stap-5'"),
        ("zoals bij het niet slagen van het eindexamen", "dit staat nergens in de bron", "dit citaat staat niet"),
        ("afwijzen: [school]", "afwijzen: [scool]", "regel"),
    ],
)
def test_fout_in_besluiten_yaml(tmp_path: Path, oud: str, nieuw: str, melding: str) -> None:
    with pytest.raises(Schemafout, match=melding) as fout:
        besluitregels.laad(_schema(tmp_path, oud, nieuw))
    assert "besluiten.yaml, regel" in fout.value.wat


def test_elke_zin_is_in_te_vullen() -> None:
    regels: Besluitregels = REGELS
    zinnen = [*regels.voorstellen.values(), *(g.zin for g in regels.grenzen.values())]
    velden = {veld for zin in zinnen for _, veld, _, _ in string.Formatter().parse(zin.tekst) if veld}
    assert velden <= {
        "tot", "niveau", "jaren", "onderbouw", "ingang", "waarom", "uren", "categorie", "oordeel", "uiterlijk", "datum", "einddatum", "voorstel", "aantal",
        "nodig", "functie", "advies",
    }  # fmt: skip
