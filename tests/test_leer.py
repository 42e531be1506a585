"""Leren van een voorbeeldformulier: voorstellen doen, niets vanzelf wijzigen."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossiercheck import regelboek, woordenschat
from dossiercheck.cli.groep import dossiercheck
from dossiercheck.fouten import Gebruiksfout, Uitgang
from dossiercheck.gelijkenis import lijkt_op_patronen
from dossiercheck.hulpbron import hulpbron
from dossiercheck.leer import Les, Zekerheid, leer
from dossiercheck.leerwerk import leer_van, neem_over
from dossiercheck.patroon import lees_patronen
from dossiercheck.tijd import NEDERLAND
from tests.bouwblok import bestand, keuze, kop, veld

NU = datetime(2026, 11, 20, 12, tzinfo=NEDERLAND)
ONBEKEND = "Naam v/d school"


def les(*blokken: object, type_: str | None = None) -> Les:
    return leer([bestand("f.docx", *blokken)], woordenschat.laad(), regelboek.laad(), NU, type_)  # type: ignore[arg-type]


def formulier(school: str = "Lindenhof College") -> tuple[object, ...]:
    return (
        kop("Aanvraag toelaatbaarheidsverklaring vso", 1),
        veld("Naam leerling", "Bram Zandstra"),
        veld("Geboortedatum", "3-4-2012"),
        veld(ONBEKEND, school),
        veld("Leerjaar", "2"),
    )


def test_een_onbekend_etiket_krijgt_een_voorstel_met_wat_het_verandert() -> None:
    uitkomst = les(*formulier())
    (voorstel,) = uitkomst.voorstellen
    assert (voorstel.begrip, voorstel.zekerheid, voorstel.etiket.patroon) == ("school_naam", Zekerheid.STERK, "=naam v d school")
    assert [(eis, str(van), str(naar)) for eis, van, naar in voorstel.verandert] == [("school.naam", "ontbreekt", "voldaan")]
    assert {e.tekst: b for e, b in uitkomst.bekend}["Naam leerling"] == ("leerling_naam",)
    assert "Leerjaar" in {e.tekst for e in uitkomst.onbekend}
    assert "school.naam" in uitkomst.zonder_etiket


def test_op_een_leeg_formulier_verandert_niets_maar_staat_de_eis_erbij() -> None:
    (voorstel,) = les(*formulier("")).voorstellen
    assert voorstel.verandert == ()
    assert voorstel.eisen == ("school.naam",)


def test_een_te_algemeen_etiket_krijgt_geen_voorstel() -> None:
    uitkomst = les(*formulier(), kop("Ondertekening"), veld("Naam", ""), veld("Datum", ""))
    assert [v.etiket.tekst for v in uitkomst.voorstellen] == [ONBEKEND]


def test_een_aankruisvraag_is_ook_een_etiket() -> None:
    bekend = {e.tekst: b for e, b in les(*formulier(), keuze("Gevraagde categorie", een=True, twee=False)).bekend}
    assert bekend["Gevraagde categorie"] == ("categorie_gevraagd",)


def test_zonder_tekst_valt_er_niets_te_leren() -> None:
    with pytest.raises(Gebruiksfout, match="geen tekst"):
        les()


@pytest.mark.parametrize(
    ("etiket", "patroon", "hoog"),
    [
        ("Naam van de onderwijsinstelling", "naam onderwijsinstelling", True),
        ("Contact met het vso", "vso + contact*", True),
        ("Wie van het vso", "na het vso", False),
        ("Telefoonnummer", "naam school", False),
    ],
)
def test_gelijkenis(etiket: str, patroon: str, hoog: bool) -> None:
    assert (lijkt_op_patronen(etiket, lees_patronen(patroon))[0] >= 78) is hoog


def _docx(pad: Path) -> Path:
    from docx import Document

    document = Document()
    document.add_heading("Aanvraag toelaatbaarheidsverklaring vso", 0)
    tabel = document.add_table(0, 2)
    for etiket, waarde in (("Naam leerling", "Bram Zandstra"), ("Geboortedatum", "3-4-2012"), (ONBEKEND, "Lindenhof College"), ("Leerjaar", "2")):
        cellen = tabel.add_row().cells
        cellen[0].text, cellen[1].text = etiket, waarde
    document.save(str(pad))
    return pad


def _hash(map_: Path) -> str:
    return hashlib.sha256(b"".join(pad.read_bytes() for pad in sorted(map_.rglob("*.yaml")))).hexdigest()


def test_schrijven_gaat_naar_een_eigen_kopie_met_alleen_die_regel_erbij(tmp_path: Path) -> None:
    voor, eigen = _hash(hulpbron("schema")), tmp_path / "eigen"
    formulier_ = _docx(tmp_path / "f.docx")
    uit = CliRunner().invoke(dossiercheck, ["leer", str(formulier_), "--schrijf", str(eigen)], standalone_mode=False)
    assert uit.return_value is Uitgang.IETS_TE_DOEN, uit.output
    assert "zeer waarschijnlijk bij school_naam" in uit.output
    assert _hash(hulpbron("schema")) == voor
    oud = (hulpbron("schema") / "begrippen" / "school.yaml").read_text("utf-8").splitlines()
    nieuw = (eigen / "begrippen" / "school.yaml").read_text("utf-8").splitlines()
    assert [regel.strip() for regel in nieuw if regel not in oud] == ['- "=naam v d school"']
    assert not leer_van(formulier_, None, NU, eigen).voorstellen


def test_de_meegeleverde_regels_worden_nooit_gewijzigd() -> None:
    with pytest.raises(Gebruiksfout, match="meegeleverde"):
        neem_over((), hulpbron("schema"))


def test_een_onbekend_type_of_bestand_is_verkeerd_gebruik(tmp_path: Path) -> None:
    with pytest.raises(Gebruiksfout, match="geen bestand"):
        leer_van(tmp_path / "niets.pdf", None, NU)
    with pytest.raises(Gebruiksfout, match="bestaat niet"):
        leer_van(_docx(tmp_path / "f.docx"), "onzin", NU)
