from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from dossiercheck.begrippen import Bewijs, Plek, Rapport, Status
from dossiercheck.fouten import Gebruiksfout
from dossiercheck.rapporteren.rapport_json import als_json, schema
from dossiercheck.rapporteren.uit_json import lees_json
from tests import voorbeeldrapport as vb

ALLE = [vb.kort, vb.compleet, vb.alleen_nakijken, vb.lang, vb.lijst]


@pytest.mark.parametrize("maak", ALLE)
def test_voldoet_aan_het_schema(maak: object) -> None:
    assert callable(maak)
    vorm = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(vorm)
    jsonschema.Draft202012Validator(vorm, format_checker=jsonschema.FormatChecker()).validate(json.loads(als_json(maak())))


@pytest.mark.parametrize("maak", ALLE)
def test_heen_en_terug(maak: object) -> None:
    assert callable(maak)
    bytes_ = als_json(maak())
    assert als_json(lees_json(bytes_)) == bytes_
    assert bytes_.endswith(b"}\n")


def test_terug_is_hetzelfde_rapport() -> None:
    assert lees_json(als_json(vb.kort())) == vb.kort()
    assert lees_json(als_json(vb.alleen_nakijken())) == vb.alleen_nakijken()


def test_contract() -> None:
    inhoud = json.loads(als_json(vb.kort()))
    assert list(inhoud) == ["versie", "dossier", "ontvangen", "documenten", "aanvragen", "verantwoording"]
    assert inhoud["ontvangen"] == "2026-11-18T15:30:00+01:00"
    (aanvraag,) = inhoud["aanvragen"]
    assert aanvraag["leerling"] == {"naam": "Sam de Vries", "geboortedatum": "2011-03-04"}
    assert aanvraag["planning"]["als_compleet_voor"] == "2026-11-25T17:00:00+01:00"
    eerste = aanvraag["bevindingen"][0]
    assert eerste["bewijs"] == [{"bestand": "formulier.pdf", "pagina": 2, "kader": [72.0, 300.1, 510.0, 322.5], "tekst": vb.FORMULIER.tekst}]
    assert eerste["gezocht"][1] == {"bestand": "plan.pdf", "paginas": [1, 12]}


def test_bsn_staat_nergens_voluit() -> None:
    b = vb.bevinding("a", Status.NAKIJKEN, f"BSN {vb.BSN} gelezen", waarde=vb.BSN, bewijs=(Bewijs(Plek("a.docx", alinea=3), f"bsn: {vb.BSN}"),))
    bytes_ = als_json(vb.rapport(vb.aanvraag(b, waarden={"x": vb.BSN}, opmerkingen=(f"{vb.BSN} staat er",))))
    assert vb.BSN.encode() not in bytes_
    assert bytes_.count(b"*****6782") == 5


def test_word_en_excel_hebben_hun_eigen_plek() -> None:
    bewijs = (Bewijs(Plek("a.docx", alinea=3), "x"), Bewijs(Plek("l.xlsx", 2, cel="C7"), "85"))
    b = json.loads(als_json(vb.rapport(vb.aanvraag(vb.bevinding("a", bewijs=bewijs)))))["aanvragen"][0]["bevindingen"][0]["bewijs"]
    assert b[0]["alinea"] == 3 and b[0]["pagina"] is None and "cel" not in b[0]
    assert b[1]["cel"] == "C7" and b[1]["pagina"] == 2


def test_bestandsnaam_met_vreemde_bytes_blijft_herleidbaar() -> None:
    naam = b"opp \xff.pdf".decode("utf-8", "surrogateescape")
    r: Rapport = replace(vb.kort(), documenten=(vb.document(naam),))
    assert lees_json(als_json(r)).documenten[0].bestand == naam


@pytest.mark.parametrize("inhoud", [b"", b"[]", b"{}", b'{"versie": 1}', b'{"versie": 2}', b"\xff"])
def test_ander_bestand_wordt_geweigerd(inhoud: bytes) -> None:
    with pytest.raises(Gebruiksfout):
        lees_json(inhoud)


def test_schema_reist_mee_in_het_pakket() -> None:
    assert (Path(__file__).parents[1] / "dossiercheck" / "rapporteren" / "rapport.schema.json").read_bytes() == schema()
