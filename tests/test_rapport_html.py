from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from dossiercheck.begrippen import Oordeel, Rapport, Status
from dossiercheck.rapporteren.rapport_html import als_html
from dossiercheck.rapporteren.zinnen import dossierzin, kop_en_rest, oordeelzin
from tests import voorbeeldrapport as vb

LEEG = {"meta", "br", "link", "img", "hr", "input"}


class Lezer(HTMLParser):
    """Onthoudt de tekst, de elementen, en of alles sluit."""

    def __init__(self) -> None:
        super().__init__()
        self.stapel: list[str] = []
        self.elementen: list[tuple[str, dict[str, str | None]]] = []
        self.tekst = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elementen.append((tag, dict(attrs)))
        if tag not in LEEG:
            self.stapel.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stapel.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.stapel:
            self.tekst += data


def lees(rapport: Rapport) -> Lezer:
    lezer = Lezer()
    lezer.feed(als_html(rapport, vb.TYPEN, vb.SOORTEN).decode())
    lezer.tekst = " ".join(lezer.tekst.split())
    assert not lezer.stapel
    return lezer


@pytest.mark.parametrize("maak", [vb.kort, vb.compleet, vb.alleen_nakijken, vb.lang, vb.lijst, vb.rapport])
def test_een_bestand_zonder_script_en_zonder_externe_bronnen(maak: object) -> None:
    assert callable(maak)
    lezer = lees(maak())
    assert not [naam for naam, _ in lezer.elementen if naam in {"script", "link", "img", "iframe", "form", "object", "base"}]
    assert all(w is None or not re.match(r"https?:|//", w) for _, attrs in lezer.elementen for w in attrs.values())
    assert not any(naam.startswith("on") for _, attrs in lezer.elementen for naam in attrs)
    csp = next(a["content"] for n, a in lezer.elementen if n == "meta" and a.get("http-equiv") == "Content-Security-Policy")
    assert csp is not None and "default-src 'none'" in csp


@pytest.mark.parametrize("maak", [vb.kort, vb.lijst])
def test_koppen_slaan_geen_niveau_over_en_tabellen_hebben_koppen(maak: object) -> None:
    assert callable(maak)
    lezer = lees(maak())
    niveaus = [int(n[1]) for n, _ in lezer.elementen if re.fullmatch(r"h[1-6]", n)]
    assert niveaus[0] == 1 and all(b - a <= 1 for a, b in pairwise(niveaus))
    assert all(attrs.get("scope") in {"col", "row"} for n, attrs in lezer.elementen if n == "th")
    assert ("html", {"lang": "nl"}) in lezer.elementen


def test_oordeel_staat_bovenaan_in_een_zin() -> None:
    tekst = lees(vb.kort()).tekst
    assert "Dit dossier is incompleet: 1 verplicht punt ontbreekt." in tekst
    assert tekst.index("incompleet: 1") < tekst.index("Wat ontbreekt (1)") < tekst.index("Verantwoording per bestand")


def test_bewijs_noemt_bestand_bladzijde_en_citaat() -> None:
    tekst = lees(vb.kort()).tekst
    assert "formulier.pdf, bladzijde 2: Handtekening ouder(s)/verzorger(s)" in tekst
    assert "Niet gevonden: gezocht in formulier.pdf (bladzijde 1 tot en met 3) en plan.pdf (bladzijde 1 tot en met 12)." in lees(vb.lijst()).tekst


def test_planning_en_verantwoording() -> None:
    tekst = lees(vb.lang()).tekst
    assert "Is het dossier compleet voor woensdag 25 november 2026, 17.00 uur, dan wordt de aanvraag behandeld op dinsdag 8 december 2026." in tekst
    assert "verslag mdo.docx (uit stukken.zip)" in tekst and "Het bestand is beschadigd." in tekst
    assert "De aanvraag staat op de agenda van dinsdag 1 december 2026." in lees(vb.compleet()).tekst


def test_nakijken_heeft_reden_plek_en_wat_niet_meetelde() -> None:
    tekst = lees(vb.alleen_nakijken()).tekst
    assert "bij 1 verplicht punt is niet zeker" in tekst
    assert "Er staan twee evaluatiedatums in het dossier." in tekst and "evaluatie leerling.docx, alinea 14" in tekst
    assert "Dit is een voornemen" in tekst


def test_meer_leerlingen_hebben_elk_een_deel() -> None:
    lezer = lees(vb.lijst())
    assert "Dit dossier heeft 4 aanvragen: 2 incompleet, 1 na te kijken, 1 compleet." in lezer.tekst
    doelen = {a["id"] for _, a in lezer.elementen if "id" in a}
    assert {a["href"] for n, a in lezer.elementen if n == "a"} == {f"#{d}" for d in doelen} and len(doelen) == 4


def test_tekens_uit_het_dossier_worden_geen_html() -> None:
    kwaad = '<script>alert(1)</script>"><img src=x onerror=y>{{7*7}}\x1b[2J\u202e'
    r = vb.rapport(vb.aanvraag(vb.bevinding("a", Status.ONTBREEKT, kwaad, vraag=kwaad), naam=kwaad), documenten=(vb.document(kwaad),), dossier=kwaad)
    lezer = lees(r)
    assert not [n for n, _ in lezer.elementen if n in {"script", "img"}]
    assert "{{7*7}}" in lezer.tekst and "\x1b" not in lezer.tekst and "\u202e" not in lezer.tekst


def test_bsn_ook_in_een_bestandsnaam_gemaskeerd() -> None:
    r = vb.rapport(vb.aanvraag(vb.ONTBREEKT_OUDERS, opmerkingen=(f"BSN {vb.BSN}",)), documenten=(vb.document(f"opp {vb.BSN}.pdf"),))
    assert vb.BSN.encode() not in als_html(r)
    assert "opp *****6782.pdf" in lees(r).tekst


def test_zelfde_rapport_zelfde_bytes() -> None:
    assert als_html(vb.lang()) == als_html(vb.lang())


def test_oordeelzinnen() -> None:
    zonder_type = replace(vb.aanvraag(oordeel=Oordeel.NAKIJKEN), aanvraagtype=None)
    assert oordeelzin(zonder_type) == "Dit dossier moet u nakijken: het is niet duidelijk om welke aanvraag het gaat."
    assert dossierzin(()) == "Dit dossier moet u nakijken: er is geen aanvraag in gevonden."
    assert oordeelzin(vb.compleet().aanvragen[0]) == "Dit dossier is compleet: alle verplichte punten zijn in orde."
    gemengd = vb.aanvraag(vb.ONTBREEKT_OUDERS, vb.ONTBREEKT_SCHOOL, vb.NAKIJKEN)
    assert oordeelzin(gemengd) == "Dit dossier is incompleet: 2 verplichte punten ontbreken, en 1 punt moet nog worden nagekeken."


@pytest.mark.parametrize(
    ("tekst", "kop"),
    [
        ("Een zin. En nog een.", "Een zin."),
        ("Getekend d.d. 3 mei 2026 door moeder. Vader niet.", "Getekend d.d. 3 mei 2026 door moeder."),
        ("Zonder punt", "Zonder punt"),
        ("", ""),
    ],
)
def test_kop_is_de_eerste_zin(tekst: str, kop: str) -> None:
    assert kop_en_rest(tekst)[0] == kop
