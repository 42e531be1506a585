"""Sjablonen keuren: velden, blokken, verboden code, macro's en koppelingen; en de grens aan tijd bij het invullen."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document as Word

from dossiercheck import besluitregels, instellingen
from dossiercheck.fouten import Sjabloonfout, Uitgang
from dossiercheck.hulpbron import hulpbron
from dossiercheck.run import briefgegevens
from dossiercheck.sjabloontaal.keuring import keur_taal, vorm_van
from dossiercheck.stukken.invulproces import vul_begrensd
from dossiercheck.stukken.proef import Proef, keur_en_probeer, sjablonen_in, velden_van
from dossiercheck.stukken.sjabloonkeuring import keur_sjabloon
from dossiercheck.stukken.terugcontrole import lees_tekst
from dossiercheck.stukken.voorbeelden import NAMEN

DAG = date(2026, 12, 1)
VORM = vorm_van({"leerling": {"naam": "Sam"}, "punten": ({"tekst": "a", "waar": "b"},), "school": "x"})


def sjabloon(tmp_path: Path, *regels: str, naam: str = "eigen.docx") -> Path:
    doc = Word()
    for regel in regels:
        doc.add_paragraph(regel)
    doc.save(str(tmp_path / naam))
    return tmp_path / naam


@pytest.fixture(scope="module")
def proef() -> Proef:
    eigen = instellingen.laad()
    return Proef(besluitregels.laad(), eigen, briefgegevens(eigen, DAG))


# --- taal ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("regel", "melding"),
    [
        ("{{ leering.naam }}", "onbekend veld 'leering'; bedoelde u 'leerling'?"),
        ("{{ leerling.nam }}", "onbekend veld 'leerling.nam'; bedoelde u 'leerling.naam'?"),
        ("{% for p in punten %}{{ p.tekts }}{% endfor %}", "bedoelde u 'p.tekst'?"),
        ("{% for p in punten if p.war %}{{ p.tekst }}{% endfor %}", "bedoelde u 'p.waar'?"),
        ("{{ p.tekst }}", "onbekend veld 'p'"),
        ("{%p if school %}", "'if' wordt niet gesloten met 'endif'"),
        ("{% endfor %}", "'endfor' heeft geen begin"),
        ("{% if school %}{% for p in punten %}{% endif %}{% endfor %}", "'endif' sluit 'for' uit alinea 1 niet"),
        ("{{ school", "'{{' wordt niet gesloten"),
        ("school }}", "'}}' hoort nergens bij"),
        ("{ { school } }", "zonder spatie ertussen"),
        ("{{ school|join(\u201c, \u201d) }}", "gekrulde aanhalingstekens"),
        ("{{ school.__class__ }}", "niet-toegestane code"),
        ("{{ school.upper() }}", "niet-toegestane code"),
        ("{{ school['naam'] }}", "niet-toegestane code"),
        ("{{ school|attr('x') }}", "de bewerking 'attr' mag niet"),
        ("{% set x = 1 %}", "'set' mag niet"),
        ("{% include 'x' %}", "'include' mag niet"),
        ("{{ school is callable }}", "'is callable' mag niet"),
        ("{{ 1 + }}", "niet te lezen"),
    ],
)
def test_fout_met_alinea(regel: str, melding: str) -> None:
    fouten = keur_taal(["Een gewone alinea.", regel], VORM)
    assert [f.alinea for f in fouten] == [2] * len(fouten)
    assert melding.replace("uit alinea 1", "uit alinea 2") in " ".join(f.tekst for f in fouten)


def test_goed_sjabloon() -> None:
    boven = ["{%p if school %}", "Beste {{ leerling.naam }}, {{ school|upper }}", "{%p endif %}"]
    assert keur_taal([*boven, "{%tr for p in punten if p.waar %}", "{{ loop.index }}. {{ p.tekst }}", "{%tr endfor %}"], VORM) == []


def test_alle_fouten_tegelijk() -> None:
    assert [f.alinea for f in keur_taal(["{{ een }}", "{{ school }}", "{{ twee }}"], VORM)] == [1, 3]


# --- pakket --------------------------------------------------------------------------------------------


def met_deel(pad: Path, naam: str, inhoud: bytes) -> Path:
    with zipfile.ZipFile(pad, "a") as archief:
        archief.writestr(naam, inhoud)
    return pad


def test_macro_koppeling_en_geen_word(tmp_path: Path) -> None:
    assert "macro's" in keur_sjabloon(met_deel(sjabloon(tmp_path, "x"), "word/vbaProject.bin", b"x"))[0]
    koppeling = b'<Relationships><Relationship Id="r1" Type="http://x/image" Target="http://127.0.0.1/x.png" TargetMode="External"/></Relationships>'
    assert "externe koppeling" in keur_sjabloon(met_deel(sjabloon(tmp_path, "x", naam="b.docx"), "word/_rels/header9.xml.rels", koppeling))[0]
    (tmp_path / "c.docx").write_bytes(b"geen zip")
    assert keur_sjabloon(tmp_path / "c.docx") == ["Dit is geen heel Word-document (docx)."]


def test_veldcode_die_iets_ophaalt(tmp_path: Path) -> None:
    from docx.oxml import OxmlElement

    doc = Word()
    code = OxmlElement("w:instrText")
    code.text = 'DDEAUTO c:\\\\windows\\\\system32 "x"'
    doc.add_paragraph().add_run()._r.append(code)
    doc.save(str(tmp_path / "dde.docx"))
    assert "DDEAUTO" in keur_sjabloon(tmp_path / "dde.docx")[0]


@pytest.mark.gedeeld
def test_vijandige_sjablonen(gedeeld: Path, proef: Proef) -> None:
    map_ = gedeeld / "corpus/hostile"
    paden = [*sjablonen_in(map_ / "template"), *sjablonen_in(map_ / "external"), *sjablonen_in(map_ / "macro"), *(map_ / "xxe").glob("*.docx")]
    assert len(paden) >= 25
    for pad in paden:
        gekeurd = keur_en_probeer(pad, proef)
        assert gekeurd.fouten and not gekeurd.proefbrieven, pad.name
        with pytest.raises(Sjabloonfout):
            vul_begrensd(pad, {"naam": "Sam", "x": True, "leerling": {"naam": "Sam"}, "datum": "1"}, DAG, ["Sam"])
    assert not Path("/tmp/dossier-canary/ssti").exists()


# --- proefbrieven en invullen --------------------------------------------------------------------------


def test_elk_meegeleverd_sjabloon_is_goed_en_geeft_vijf_proefbrieven(proef: Proef) -> None:
    paden = list(sjablonen_in(hulpbron("sjablonen")))
    assert {pad.stem for pad in paden} == set(velden_van(proef))
    for pad in paden:
        gekeurd = keur_en_probeer(pad, proef)
        assert gekeurd.fouten == (), pad.name
        assert len(gekeurd.proefbrieven) == len(NAMEN) == 5
        for naam, brief in zip(NAMEN, gekeurd.proefbrieven.values(), strict=True):
            assert naam in lees_tekst(brief), pad.name


def test_alleen_wat_een_sjabloon_kent(tmp_path: Path, proef: Proef) -> None:
    gekeurd = keur_en_probeer(sjabloon(tmp_path, "{{ leerling.naam }} {{ punt }}", naam="brief-ouders.docx"), proef)
    assert len(gekeurd.fouten) == 1 and "onbekend veld 'punt'" in gekeurd.fouten[0] and "alinea 1" in gekeurd.fouten[0]


def test_invullen_heeft_een_tijdgrens(tmp_path: Path) -> None:
    lus = sjabloon(tmp_path, *["{% for a in veel %}"] * 6, "x", *["{% endfor %}"] * 6)
    with pytest.raises(Sjabloonfout, match="afgebroken"):
        vul_begrensd(lus, {"veel": tuple("abcdefghij" * 20)}, DAG, [], tijdgrens=0.5)
    goed = sjabloon(tmp_path, "Beste {{ naam }}", naam="goed.docx")
    assert "Beste Sam" in lees_tekst(vul_begrensd(goed, {"naam": "Sam"}, DAG, ["Sam"]))


def test_een_waarde_die_het_sjabloon_weglaat_is_een_fout(tmp_path: Path) -> None:
    with pytest.raises(Sjabloonfout, match="staan niet in het document") as fout:
        vul_begrensd(sjabloon(tmp_path, "Beste lezer"), {"naam": "Sam"}, DAG, ["Sam"])
    assert fout.value.uitgang is Uitgang.SJABLOON_FOUT and "Sam" not in str(fout.value)
