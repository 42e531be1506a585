"""Elk sjabloon als PDF, met weinig en veel inhoud: geen blad met alleen een ondertekening, geen leeg blad, geen kop of regel die alleen staat."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document as Word
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from dossiercheck import besluitregels, instellingen
from dossiercheck.buiten import soffice
from dossiercheck.run import briefgegevens
from dossiercheck.stukken.proef import Proef
from dossiercheck.stukken.terugcontrole import lees_tekst
from tests.maak_brieven import AANTALLEN, DAG, alle_brieven

pytestmark = pytest.mark.skipif(soffice.programma() is None, reason="LibreOffice is er niet")

GROET = "Met vriendelijke groet,"
HERHAALD = re.compile(r"Bladzijde \d+ van \d+|.* · kenmerk .*|.* · bladzijde \d+ van \d+|.* · VO Loket")
EEN_BLAD = ("tlv-", "aanwijzing-")
MINST = 3
"""Zoveel regels tekst staan er minstens op het laatste blad, zonder de ondertekening."""

Bladen = list[list[str]]


@pytest.fixture(scope="module")
def brieven() -> Mapping[str, bytes]:
    eigen = instellingen.laad()
    return alle_brieven(Proef(besluitregels.laad(), eigen, briefgegevens(eigen, DAG)))


@pytest.fixture(scope="module")
def bladen(brieven: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Bladen]:
    """Per brief de regels van elk blad, zonder kop- en voetregel. Een enkele start van LibreOffice doet ze allemaal."""
    map_ = tmp_path_factory.mktemp("pdf")
    for naam, inhoud in brieven.items():
        (map_ / f"{naam}.docx").write_bytes(inhoud)
    vlaggen = [f"-env:UserInstallation={(map_ / 'profiel').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", str(map_)]
    subprocess.run([str(soffice.programma()), *vlaggen, *sorted(map(str, map_.glob("*.docx")))], check=True, capture_output=True, timeout=300)
    return {naam: lees_bladen(map_ / f"{naam}.pdf") for naam in brieven}


def lees_bladen(pad: Path) -> Bladen:
    import pypdfium2  # type: ignore[import-untyped]

    with pypdfium2.PdfDocument(pad) as pdf:
        teksten = [blad.get_textpage().get_text_range() for blad in pdf]
    regels = [[" ".join(regel.split()) for regel in tekst.replace("\ufffe", "-").splitlines()] for tekst in teksten]
    return [[regel for regel in blad if regel and not HERHAALD.fullmatch(regel)] for blad in regels]


def alineas(inhoud: bytes) -> list[tuple[str, str, bool]]:
    """Stijl, tekst en of hij bij de volgende hoort te blijven, van elke alinea, ook in tabellen."""
    doc = Word(BytesIO(inhoud))
    uit = []
    for p in (Paragraph(element, doc) for element in doc.element.body.iter(qn("w:p"))):
        assert p.style is not None
        uit.append((p.style.name or "", " ".join(p.text.split()), bool(p.paragraph_format.keep_with_next or p.style.paragraph_format.keep_with_next)))
    return uit


def test_geen_leeg_blad_en_geen_blad_met_alleen_de_ondertekening(bladen: Mapping[str, Bladen]) -> None:
    fout = []
    for naam, paginas in bladen.items():
        laatste = paginas[-1]
        boven = laatste.index(GROET) if GROET in laatste else len(laatste)
        if not all(paginas) or (len(paginas) > 1 and boven < MINST):
            fout.append((naam, len(paginas), laatste))
    assert fout == []


def test_een_brief_eindigt_met_de_hele_ondertekening(bladen: Mapping[str, Bladen]) -> None:
    assert [naam for naam, paginas in bladen.items() if any(GROET in blad for blad in paginas[:-1])] == []


def test_de_stappen_bij_bezwaar_staan_op_een_blad(bladen: Mapping[str, Bladen]) -> None:
    stappen = ("Bent u het niet eens met dit besluit?", "1. U kunt bij het", "4. U kunt bezwaar maken.")
    fout = {}
    for naam, paginas in bladen.items():
        per_blad = [sum(any(regel.startswith(stap) for regel in blad) for stap in stappen) for blad in paginas]
        if sum(per_blad) and max(per_blad) != len(stappen):
            fout[naam] = per_blad
    assert any(blad for paginas in bladen.values() for blad in paginas if stappen[0] in blad)
    assert fout == {}


def test_het_eigen_advies_en_de_handtekening_staan_bij_elkaar(bladen: Mapping[str, Bladen]) -> None:
    formulieren = {naam: paginas for naam, paginas in bladen.items() if naam.startswith("adviesformulier")}
    assert len(formulieren) == len(AANTALLEN)
    for naam, paginas in formulieren.items():
        assert [vak for vak in ("Advies", "Naam", "Datum van het advies", "Handtekening") if vak not in paginas[-1]] == [], naam


def test_geen_tabel_zonder_rijen_en_na_elke_tabel_een_alinea(brieven: Mapping[str, bytes]) -> None:
    """Word keurt een lege tabel af en plakt twee tabellen zonder alinea ertussen aan elkaar."""
    for naam, inhoud in brieven.items():
        body = Word(BytesIO(inhoud)).element.body
        tabellen = list(body.iter(qn("w:tbl")))
        assert all(t.find(qn("w:tr")) is not None for t in tabellen), naam
        assert all(t.getnext().tag == qn("w:p") for t in tabellen), naam


def test_een_bestand_heet_dit_bestand(brieven: Mapping[str, bytes]) -> None:
    assert "Dit bestand kunnen wij niet of niet helemaal lezen." in lees_tekst(brieven["verzoek-00"])
    assert "Deze bestanden kunnen wij niet of niet helemaal lezen." in lees_tekst(brieven["verzoek-lang"])


def test_een_verklaring_past_op_een_blad(bladen: Mapping[str, Bladen]) -> None:
    assert {naam: len(paginas) for naam, paginas in bladen.items() if naam.startswith(EEN_BLAD) and len(paginas) > 1} == {}


def test_een_kop_of_inleiding_staat_nooit_onderaan(bladen: Mapping[str, Bladen], brieven: Mapping[str, bytes]) -> None:
    fout = []
    for naam, paginas in bladen.items():
        koppen = [tekst for _, tekst, bij_volgende in alineas(brieven[naam]) if bij_volgende]
        fout += [(naam, blad[-1]) for blad in paginas[:-1] if any(kop.endswith(blad[-1]) for kop in koppen)]
    assert fout == []


def test_geen_regel_alleen(bladen: Mapping[str, Bladen], brieven: Mapping[str, bytes]) -> None:
    """De eerste regel van een alinea staat nooit onderaan, de laatste nooit bovenaan een blad."""
    fout = []
    for naam, paginas in bladen.items():
        teksten = {tekst for _, tekst, _ in alineas(brieven[naam])}
        for onder, boven in pairwise(paginas):
            fout += [(naam, onder[-1])] if onder[-1] not in teksten and any(t.startswith(onder[-1]) for t in teksten) else []
            fout += [(naam, boven[0])] if boven[0] not in teksten and any(t.endswith(boven[0]) for t in teksten) else []
    assert fout == []


def test_geen_gat_geen_sjabloontekst_en_geen_lege_regel(brieven: Mapping[str, bytes], bladen: Mapping[str, Bladen]) -> None:
    for naam, inhoud in brieven.items():
        tekst = "\n".join(regel for blad in bladen[naam] for regel in blad)
        assert not [woord for woord in ("{{", "}}", "{%", "[[", "None", "  ", "..", " .", " ,", "()") if woord in tekst], naam
        leeg = [stijl for stijl, regel, _ in alineas(inhoud) if not regel and stijl not in {"Tussenruimte", "Gegeven", "Eindregel"}]
        assert leeg == [], naam
