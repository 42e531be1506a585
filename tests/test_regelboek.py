"""Het regelboek tegen de eisen, en tikfouten in het schema: bestand, regel en 'bedoelde u'."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dossiercheck import regelboek
from dossiercheck.begrippen import Ernst
from dossiercheck.fouten import Schemafout, Uitgang
from dossiercheck.hulpbron import hulpbron
from dossiercheck.regelboek import Regelboek
from dossiercheck.schrijfwijze import vouw
from dossiercheck.yamlbestand import lees

# Waar het formulier van een type een andere vraag stelt dan de eisen in het algemeen.
EIGEN_VRAAG = {("tlv-vso-verlenging", "regulier.onderzocht")}


@pytest.fixture(scope="module")
def boek() -> Regelboek:
    return regelboek.laad()


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    """Een eigen kopie van het meegeleverde schema om een tikfout in te maken."""
    return Path(shutil.copytree(hulpbron("schema"), tmp_path / "schema"))


def _wijzig(schema: Path, bestand: str, oud: str, nieuw: str) -> int:
    """Vervangt de eerste `oud` en geeft het regelnummer ervan."""
    pad = schema / bestand
    tekst = pad.read_text("utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), "utf-8")
    return tekst[: tekst.index(oud)].count("\n") + 1


# --- tegen de eisen ---


def _eisen(gedeeld: Path) -> Any:
    return lees(gedeeld / "eisen.yaml")


@pytest.mark.gedeeld
def test_elk_type_heeft_precies_zijn_eisen(gedeeld: Path, boek: Regelboek) -> None:
    eisen = _eisen(gedeeld)
    for sleutel, type_ in boek.typen.items():
        verwacht = {eis for eis, e in eisen["eisen"].items() if e["types"] == "alle" or sleutel in e["types"]}
        assert {regel.eis for regel in type_.regels} == verwacht, sleutel
        assert len(type_.regels) == len(verwacht), sleutel


@pytest.mark.gedeeld
def test_naam_formulier_en_besluit_volgen_de_eisen(gedeeld: Path, boek: Regelboek) -> None:
    for sleutel, type_ in boek.typen.items():
        eis = _eisen(gedeeld)["aanvraagtypen"][sleutel]
        assert (type_.naam, type_.formulier, type_.besluit) == (eis["naam"], eis["formulier"], eis.get("besluit", True))


@pytest.mark.gedeeld
def test_ernst_en_vraag_volgen_de_eisen(gedeeld: Path, boek: Regelboek) -> None:
    eisen = _eisen(gedeeld)["eisen"]
    for sleutel, type_ in boek.typen.items():
        for regel in type_.regels:
            ernst = eisen[regel.eis]["ernst"]
            assert regel.ernst == (ernst if isinstance(ernst, str) else ernst.get(sleutel, ernst["anders"])), (sleutel, regel.eis)
            if "vraag" in eisen[regel.eis] and (sleutel, regel.eis) not in EIGEN_VRAAG:
                assert vouw(regel.vraag) == vouw(eisen[regel.eis]["vraag"]), (sleutel, regel.eis)


@pytest.mark.gedeeld
def test_documentsoorten_en_signalen_volgen_de_eisen(gedeeld: Path, boek: Regelboek) -> None:
    eisen = _eisen(gedeeld)
    assert set(boek.stukken) == set(eisen["documentsoorten"])
    assert {signaal.signaal for signaal in boek.signalen} == set(eisen["signalen"])
    assert {signaal.signaal for signaal in boek.signalen if signaal.in_brief} == {"niet-leesbaar", "verlenging.te-laat", "bsn-ongeldig"}


@pytest.mark.gedeeld
def test_werkgebied_is_dat_van_het_swv(gedeeld: Path, boek: Regelboek) -> None:
    gegeven: Any = lees(gedeeld / "werkgebied.yaml")
    assert boek.werkgebied == {plaats for plaatsen in gegeven.values() for plaats in plaatsen}


@pytest.mark.gedeeld
def test_de_geschoonde_bron_is_de_gedeelde_tekst(gedeeld: Path) -> None:
    """Bijna elk woord van elke alinea staat ook in de gescande tekst: er is geschoond, niet geschreven."""
    ruw = set(vouw(" ".join(pad.read_text("utf-8") for pad in (gedeeld / "bronnen").glob("*.txt"))).split())
    for pad in (hulpbron("schema") / "bronnen").glob("*.yaml"):
        bron: Any = lees(pad)
        for sleutel, alinea in bron["alineas"].items():
            woorden = vouw(alinea["tekst"]).split()
            vreemd = [woord for woord in woorden if woord not in ruw]
            assert len(vreemd) <= max(1, len(woorden) * 0.05), (sleutel, vreemd)


# --- het boek zelf ---


def test_laadt_zonder_fouten() -> None:
    assert regelboek.schema_controle(hulpbron("schema")) == []


def test_elke_bronregel_heeft_zijn_citaat_in_de_bron(boek: Regelboek) -> None:
    tekst: dict[str, str] = {}
    for pad in (hulpbron("schema") / "bronnen").glob("*.yaml"):
        bron: Any = lees(pad)
        tekst |= {sleutel: vouw(alinea["tekst"]) for sleutel, alinea in bron["alineas"].items()}
    bronregels = [regel for type_ in boek.typen.values() for regel in type_.regels if regel.herkomst == "bron"]
    assert bronregels
    for regel in bronregels:
        assert regel.alinea and regel.citaat and vouw(regel.citaat) in tekst[regel.alinea], regel.plek
        assert regel.citaat in regel.bron


def test_een_regel_staat_op_een_plek(boek: Regelboek) -> None:
    """Dezelfde eis verwijst in elk type naar dezelfde regel in dezelfde schemaregel."""
    plekken: dict[str, set[str]] = {}
    for type_ in boek.typen.values():
        for regel in type_.regels:
            plekken.setdefault(regel.eis, set()).add(regel.plek)
    assert all(len(plek) == 1 for plek in plekken.values()), plekken


def test_afwijking_van_een_type_raakt_het_andere_niet(boek: Regelboek) -> None:
    vso, verlenging = ({r.eis: r for r in boek.typen[t].regels} for t in ("tlv-vso", "tlv-vso-verlenging"))
    assert vso["regulier.onderzocht"].feiten[0] == "regulier_onderzocht"
    assert verlenging["regulier.onderzocht"].feiten[0] == "terugkeer_overwogen"
    assert vso["opp.overleg"] == verlenging["opp.overleg"]


def test_ernst_is_een_instelling(boek: Regelboek) -> None:
    anders = boek.met_ernst({"opp.recent": Ernst.AANBEVOLEN})
    assert {r.eis: r.ernst for r in anders.typen["tlv-vso"].regels}["opp.recent"] is Ernst.AANBEVOLEN
    assert {r.eis: r.ernst for r in boek.typen["tlv-vso"].regels}["opp.recent"] is Ernst.VERPLICHT


def test_getal_is_een_instelling_en_komt_in_de_vraag() -> None:
    regel = next(r for r in regelboek.laad(getallen={"opp_maanden": 6}).typen["tlv-vso"].regels if r.eis == "opp.recent")
    assert regel.vraag == "Stuur een OPP mee dat in de afgelopen 6 maanden is geëvalueerd."
    assert next(regel.toets.delen).regels["hooguit_maanden_voor_ontvangst"] == 6


def test_hash_volgt_de_inhoud(schema: Path, boek: Regelboek) -> None:
    assert regelboek.laad(schema).sha256 == boek.sha256
    _wijzig(schema, "zinnen.yaml", 'nee: "nee"', 'nee: "neen"')
    assert regelboek.laad(schema).sha256 != boek.sha256


def test_een_schema_wordt_opnieuw_gelezen_zodra_een_bestand_erin_verandert(schema: Path) -> None:
    eerst = regelboek.laad(schema)
    assert regelboek.laad(schema) is eerst
    _wijzig(schema, "zinnen.yaml", 'nee: "nee"', 'nee: "neen"')
    assert regelboek.laad(schema).sha256 != eerst.sha256
    _wijzig(schema, "zinnen.yaml", 'nee: "neen"', 'nee: "nee"')
    (schema / "zinnen.yaml").unlink()
    with pytest.raises(Schemafout):
        regelboek.laad(schema)


def test_regel_buiten_zijn_geldigheid_valt_niet_weg(boek: Regelboek) -> None:
    type_ = boek.typen["tlv-vso"]
    assert len(type_.regels_op(date(2020, 1, 1))) == len(type_.regels_op(date(2026, 11, 18))) == len(type_.regels)


def test_nieuwe_versie_van_een_regel(schema: Path) -> None:
    tekst = (schema / "bag.yaml").read_text("utf-8")
    blok = tekst[tekst.index("  - eis: bag.vraag") :]
    oud = blok.replace("{van: 2025-08-01}", "{van: 2025-08-01, tot: 2027-07-31}")
    nieuw = blok.replace("{van: 2025-08-01}", "{van: 2027-08-01}").replace("ernst: verplicht", "ernst: aanbevolen")
    (schema / "bag.yaml").write_text(tekst.replace(blok, oud + nieuw), "utf-8")
    type_ = regelboek.laad(schema).typen["bag"]
    ernst = {dag: [r.ernst.value for r in type_.regels_op(dag) if r.eis == "bag.vraag"] for dag in (date(2027, 7, 31), date(2027, 8, 1))}
    assert ernst == {date(2027, 7, 31): ["verplicht"], date(2027, 8, 1): ["aanbevolen"]}


def test_buiten_elke_versie_geldt_de_versie_die_het_dichtst_bij_ligt(schema: Path) -> None:
    tekst = (schema / "bag.yaml").read_text("utf-8")
    blok = tekst[tekst.index("  - eis: bag.vraag") :]
    oud = blok.replace("{van: 2025-08-01}", "{van: 2025-08-01, tot: 2026-07-31}")
    nieuw = blok.replace("{van: 2025-08-01}", "{van: 2026-08-01, tot: 2027-07-31}").replace("ernst: verplicht", "ernst: aanbevolen")
    (schema / "bag.yaml").write_text(tekst.replace(blok, nieuw + oud), "utf-8")
    type_ = regelboek.laad(schema).typen["bag"]
    van = {dag: next(r.van.year for r in type_.regels_op(dag) if r.eis == "bag.vraag") for dag in (date(2020, 1, 1), date(2028, 1, 1))}
    assert van == {date(2020, 1, 1): 2025, date(2028, 1, 1): 2026}


# --- tikfouten ---

TIKFOUTEN = [
    ("tlv-vso.yaml", "    ernst: verplicht", "    ersnt: verplicht", "onbekende sleutel 'ersnt'; bedoelde u 'ernst'?"),
    ("tlv-vso.yaml", "ernst: verplicht", "ernst: verplich", "'ernst' kan niet 'verplich' zijn; bedoelde u 'verplicht'?"),
    ("tlv-vso.yaml", "{stuk_aanmeldformulier:", "{stuk_aanmeldformlier:", "onbekend feit 'stuk_aanmeldformlier'; bedoelde u 'stuk_aanmeldformulier'?"),
    ("tlv-vso.yaml", "{minlength: 1}", "{minlenght: 1}", "onbekende voorwaarde 'minlenght'; bedoelde u 'minlength'?"),
    ("tlv-vso.yaml", "zoek_in: [aanmeldformulier]", "zoek_in: [aanmeldformlier]", "onbekende documentsoort 'aanmeldformlier'; bedoelde u 'aanmeldformulier'?"),
    ("tlv-vso.yaml", "allowed: [gezet]", "allowed: [gezett]", "'gezett' kan 'handtekening_school' niet zijn; bedoelde u 'gezet'?"),
    ("tlv-vso.yaml", "allowed: [true]", "allowed: [ja]", "'ja' is niet van soort ja-nee"),
    ("tlv-vso.yaml", '    vraag: "Stuur het ingevulde aanvraagformulier mee."\n', "", "'vraag' ontbreekt"),
    ("tlv-vso.yaml", 'vraag: "Stuur het ingevulde aanvraagformulier mee."', 'vraag: ""', "'vraag' heeft een verkeerde waarde: ''"),
    ("tlv-vso.yaml", "wordt het aanmeldformulier in KindKans ingevuld", "wordt het aanmeldformulier in Kindkast ingevuld", "dit citaat staat niet in alinea"),
    ("tlv-vso.yaml", "alinea: werkwijze-tlv-vso", "alinea: werkwijze-tlv", "onbekende alinea 'werkwijze-tlv'; bedoelde u 'werkwijze-tlv-vso'?"),
    ("tlv-vso.yaml", "  - eis: school.naam", "  - eis: leerling.naam", "de eis 'leerling.naam' (geldig van 2025-08-01) staat er 2 keer"),
    ("tlv-vso.yaml", "{max: 17}", "{max: zeventien}", "'max' heeft een verkeerde waarde: 'zeventien'"),
    ("tlv-vso.yaml", "{max: 17}", "{maxlength: 17}", "'maxlength' past niet bij 'leerling_leeftijd', dat is van soort getal"),
    ("tlv-vso.yaml", "{min: 0}", "{min: 30, max: 20}", "kan nooit slagen"),
    ("tlv-vso.yaml", "{instroom: {allowed: [bao, sbo, so, vo, vso]}}", "{instroom: {required: false}}", "kan nooit falen"),
    (
        "tlv-vso.yaml",
        "op {opp_evaluatie_datum}",
        "op {opp_evaluatie_dag}",
        "'{opp_evaluatie_dag}' is geen feit van deze regel; bedoelde u 'opp_evaluatie_datum'?",
    ),
    ("tlv-vso.yaml", "planning: tweede-week", "planning: tweede", "'planning' kan niet 'tweede' zijn; bedoelde u 'tweede-week'?"),
    ("tlv-vso.yaml", "waarde: leerling_naam", "waarde: leerling_nam", "'leerling_nam' is geen feit van deze regel; bedoelde u 'leerling_naam'?"),
    ("bag.yaml", "planning: geen", "planning: tweede-week", "een type zonder besluit niet"),
    ("bag.yaml", "uit: tlv-vso", "uit: tlv-vos", "onbekend aanvraagtype 'tlv-vos'; bedoelde u 'tlv-vso'?"),
    ("bag.yaml", "school.naam]", "school.nam]", "'school.nam' staat niet in tlv-vso.yaml; bedoelde u 'school.naam'?"),
    (
        "tlv-pro-vso.yaml",
        "  vso.geconsulteerd:\n    waarom",
        "  vso.geconsulterd:\n    waarom",
        "'vso.geconsulterd' wordt niet overgenomen; bedoelde u 'vso.geconsulteerd'?",
    ),
    ("tlv-pro-vso.yaml", "  regulier.onderzocht:\n    waarom", "  regulier.onderzocht:\n    warom", "onbekende sleutel 'warom'; bedoelde u 'waarom'?"),
    ("signalen.yaml", "in_brief: true", "in_breif: true", "onbekende sleutel 'in_breif'; bedoelde u 'in_brief'?"),
    ("signalen.yaml", "[tlv-vso-verlenging]", "[tlv-vso-verlening]", "onbekend aanvraagtype 'tlv-vso-verlening'; bedoelde u 'tlv-vso-verlenging'?"),
    ("signalen.yaml", "{bsn_ongeldig:", "{bsn_ongelig:", "onbekend feit 'bsn_ongelig'; bedoelde u 'bsn_ongeldig'?"),
    ("feiten.yaml", "{soort: ja-nee", "{soort: janee", "'soort' kan niet 'janee' zijn; bedoelde u 'ja-nee'?"),
    ("zinnen.yaml", "gezocht:", "gezogt:", "onbekende sleutel 'gezogt'; bedoelde u 'gezocht'?"),
]


@pytest.mark.parametrize(("bestand", "oud", "nieuw", "melding"), TIKFOUTEN, ids=[t[3] for t in TIKFOUTEN])
def test_tikfout_geeft_bestand_en_suggestie(schema: Path, bestand: str, oud: str, nieuw: str, melding: str) -> None:
    _wijzig(schema, bestand, oud, nieuw)
    fouten = regelboek.schema_controle(schema)
    raak = [fout for fout in fouten if melding in fout]
    assert raak and all(fout.startswith(f"{bestand}, regel ") for fout in raak), fouten


@pytest.mark.parametrize("bestand", ["tlv-vso.yaml", "tlv-vso-verlenging.yaml"])
def test_tikfout_geeft_het_regelnummer(schema: Path, bestand: str) -> None:
    nummer = _wijzig(schema, bestand, "door: school", "door: schol")
    assert f"{bestand}, regel {nummer}: 'door' kan niet 'schol' zijn" in "\n".join(regelboek.schema_controle(schema))


def test_alle_fouten_tegelijk_en_de_run_stopt(schema: Path) -> None:
    _wijzig(schema, "tlv-vso.yaml", "zoek_in: [opp]", "zoek_in: [op]")
    _wijzig(schema, "bag.yaml", "bag_vraag:", "bag_vraak:")
    with pytest.raises(Schemafout) as gevangen:
        regelboek.laad(schema)
    assert "'op'" in gevangen.value.wat and "'bag_vraak'" in gevangen.value.wat
    assert gevangen.value.uitgang is Uitgang.SCHEMA_FOUT


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [("eisen: [", "geen geldige YAML"), ("naam: a\nnaam: b\neisen: []\n", "dezelfde sleutel staat er twee keer"), ("eisen:\n\t- x", "geen geldige YAML")],
)
def test_kapotte_yaml_geeft_het_regelnummer(schema: Path, inhoud: str, melding: str) -> None:
    (schema / "bag.yaml").write_text(inhoud, "utf-8")
    (fout,) = regelboek.schema_controle(schema)
    assert fout.startswith("bag.yaml, regel ") and melding in fout


def test_lege_map_is_een_fout(tmp_path: Path) -> None:
    assert regelboek.schema_controle(tmp_path)


def test_bestand_van_een_type_met_een_tikfout_bovenin_valt_niet_stil_weg(schema: Path) -> None:
    _wijzig(schema, "schakelvoorziening.yaml", "besluit: true", "beluit: true")
    assert any("onbekende sleutel 'beluit'; bedoelde u 'besluit'?" in fout for fout in regelboek.schema_controle(schema))
