"""Een samenwerkingsverband met andere afspraken wordt bediend zonder code: het tweede profiel, en wat een instelling in de regels verandert."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from dossiercheck import regelboek
from dossiercheck.begrippen import Ernst, Status
from dossiercheck.fouten import Schemafout
from dossiercheck.hulpbron import hulpbron
from dossiercheck.instellingen import Instellingen, laad
from dossiercheck.kalender import Planningsoort, plan
from dossiercheck.regelboek import Regelboek
from dossiercheck.run import laad_kennis
from dossiercheck.tijd import NEDERLAND
from dossiercheck.toetsen import toets_alles, zoek_signalen
from tests.maak_feiten import ONTVANGEN, feiten

WOENSDAG = datetime(2026, 11, 18, 16, 0, tzinfo=NEDERLAND)


def _instellingen(tmp_path: Path, tekst: str) -> Instellingen:
    (tmp_path / "instellingen.yaml").write_text(tekst, "utf-8")
    return laad(tmp_path)


@pytest.fixture
def ander(tmp_path: Path) -> Instellingen:
    return _instellingen(tmp_path, "profiel: swv-voorbeeld\n")


def _boek(eigen: Instellingen) -> Regelboek:
    return regelboek.laad(eigen.schemamap, eigen.getallen, eigen.werkgebied, eigen.namen).met_ernst(eigen.ernst)


def _status(eigen: Instellingen, eis: str, **waarden: str | int | bool | date) -> Status:
    bevindingen = toets_alles(_boek(eigen).typen["tlv-vso"], feiten(**waarden), [], [], ONTVANGEN)
    return next(b.status for b in bevindingen if b.eis == eis)


def test_tweede_profiel_vergadert_op_donderdag_en_beslist_in_acht_weken(ander: Instellingen) -> None:
    planning = plan(Planningsoort.TWEEDE_WEEK, WOENSDAG, WOENSDAG, WOENSDAG, ander)
    assert planning.vergadering == date(2026, 12, 3)
    assert planning.vergadering.weekday() == 3
    assert planning.zes_weken == date(2027, 1, 13)


@pytest.mark.parametrize(("geboren", "verwacht"), [(date(2010, 11, 18), Status.ONTBREEKT), (date(2010, 11, 19), Status.NVT)])
def test_tweede_profiel_leerling_tekent_vanaf_zestien(ander: Instellingen, geboren: date, verwacht: Status) -> None:
    waarden: dict[str, str | int | bool | date] = {"handtekening_leerling": "leeg", "leerling_geboortedatum": geboren}
    assert _status(ander, "handtekening.leerling", **waarden) is verwacht
    assert _status(laad(), "handtekening.leerling", **waarden) is Status.ONTBREEKT


def test_tweede_profiel_noemt_de_categorie_in_woorden(ander: Instellingen) -> None:
    gegeven = feiten(categorie_gevraagd=2, aanwezigheid_uren=12)
    for eigen, woord in ((ander, "categorie midden"), (laad(), "categorie 2")):
        signaal = zoek_signalen(_boek(eigen), "tlv-vso", gegeven, ONTVANGEN)[0]
        assert woord in signaal.toelichting
    bevindingen = toets_alles(_boek(ander).typen["tlv-vso"], gegeven, [], [], ONTVANGEN)
    assert next(b.toelichting for b in bevindingen if b.eis == "categorie.gevraagd").endswith(": midden.")


def test_profielen_verschillen_alleen_in_afspraken() -> None:
    boeken = [_boek(laad(pad=hulpbron(f"schema/profielen/{naam}.yaml"))) for naam in ("swv-2505", "swv-voorbeeld")]
    eisen = [{t: [r.eis for r in type_.regels] for t, type_ in boek.typen.items()} for boek in boeken]
    assert eisen[0] == eisen[1]


def test_instelling_overschrijft_het_profiel(tmp_path: Path) -> None:
    eigen = _instellingen(tmp_path, "profiel: swv-voorbeeld\nvergadering: {dag: maandag}\nernst: {opp.recent: aanbevolen}\ntermijnen: {opp_maanden: 6}\n")
    assert (eigen.vergaderdag, eigen.leerling_tekent_vanaf) == (0, 16)
    regel = next(r for r in _boek(eigen).typen["tlv-vso"].regels if r.eis == "opp.recent")
    assert regel.ernst is Ernst.AANBEVOLEN
    assert "6 maanden" in regel.vraag


def test_geldigheid_van_onderzoek_is_een_instelling(tmp_path: Path) -> None:
    gegeven = feiten(iq_afnamedatum=date(2025, 1, 1))
    kort = _instellingen(tmp_path, "onderzoek_maanden: {intelligentie: 12, sociaal-emotioneel: 12, didactisch: 12}\n")
    assert not zoek_signalen(_boek(laad()), "tlv-pro", gegeven, ONTVANGEN)
    assert [s.signaal for s in zoek_signalen(_boek(kort), "tlv-pro", gegeven, ONTVANGEN)] == ["verlopen-onderzoek"]


def test_eigen_map_met_regels_en_werkgebied(tmp_path: Path) -> None:
    shutil.copytree(hulpbron("schema"), tmp_path / "regels")
    (tmp_path / "regels" / "ons-gebied.yaml").write_text("Ons Dorp: [Ons Dorp]\n", "utf-8")
    (tmp_path / "instellingen.yaml").write_text("schemamap: regels\nwerkgebied: ons-gebied.yaml\n", "utf-8")
    kennis = laad_kennis(WOENSDAG, tmp_path)
    assert kennis.regelboek.werkgebied == {"Ons Dorp"}
    assert kennis.instellingen.schemamap == tmp_path / "regels"


@pytest.mark.parametrize("regel", ["leerling_tekent_vanaf: 99", "categorie_in_woorden: misschien", "leerling_tekend_vanaf: 16"])
def test_fout_in_een_instelling_noemt_de_regel(tmp_path: Path, regel: str) -> None:
    with pytest.raises(Schemafout, match=r"instellingen.yaml, regel 1"):
        _instellingen(tmp_path, f"{regel}\n")


@pytest.mark.parametrize(
    ("eerste", "tweede", "fout"),
    [("2026-07-31", "2026-08-01", ""), ("2026-07-31", "2026-08-02", "sluiten niet aan"), ("2026-08-01", "2026-08-01", "sluiten niet aan")],
)
def test_gat_tussen_versies_van_een_regel_is_een_fout(tmp_path: Path, eerste: str, tweede: str, fout: str) -> None:
    map_ = tmp_path / "schema"
    shutil.copytree(hulpbron("schema"), map_)
    tekst = (map_ / "bag.yaml").read_text("utf-8")
    begin = tekst.index("  - eis: bag.vraag")
    blok = tekst[begin:].replace("geldig: {van: 2025-08-01}", f"geldig: {{van: 2025-08-01, tot: {eerste}}}")
    volgende = tekst[begin:].replace("geldig: {van: 2025-08-01}", f"geldig: {{van: {tweede}}}")
    (map_ / "bag.yaml").write_text(tekst[:begin] + blok + "\n" + volgende, "utf-8")
    fouten = regelboek.schema_controle(map_)
    assert bool(fout) is any(fout in f for f in fouten) if fout else not fouten
    if not fout:
        type_ = regelboek.laad(map_).typen["bag"]
        assert [next(r.van for r in type_.regels_op(dag) if r.eis == "bag.vraag") for dag in (date(2026, 7, 31), date(2026, 8, 1))] == [
            date(2025, 8, 1),
            date(2026, 8, 1),
        ]


def test_eigen_sjabloon_van_het_kantoor(tmp_path: Path) -> None:
    (tmp_path / "onze").mkdir()
    (tmp_path / "onze" / "verzoek-aanvulling.docx").write_bytes(b"x")
    assert _instellingen(tmp_path, "sjabloonmap: onze\n").sjabloon("verzoek-aanvulling.docx") == tmp_path / "onze" / "verzoek-aanvulling.docx"
    assert _instellingen(tmp_path, "regio: Noord\n").sjabloon("verzoek-aanvulling.docx") is None
