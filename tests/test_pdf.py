"""PDF-bestanden lezen: wat zichtbaar is, schade, versleuteling, draaiing en bijlagen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, RectangleObject, TextStringObject

from dossiercheck.begrippen import Alinea, Beeld, Keuzegroep, Kop, Kwaliteit, Probleemsoort, Tabel, Uitkomst, Veld, Wijze
from dossiercheck.lezen import beeld, pdf, tijd
from dossiercheck.lezen.bladzijde import Bladzijde, Raster, Woord
from dossiercheck.lezen.bron import Bron
from dossiercheck.lezen.opbouw.delen import lees_tekst, maak_opmaak
from dossiercheck.lezen.pdf import kleurtabel as pdf_kleurtabel
from dossiercheck.lezen.pdf.formulier import bekijk
from tests.maak_pdf import Vel, lees_pad, lees_vel


def _schrijf(schrijver: PdfWriter, pad: Path) -> Path:
    with pad.open("wb") as uit:
        schrijver.write(uit)
    return pad


def _brief(map_: Path, bladen: int = 1) -> Path:
    vel = Vel()
    for nummer in range(bladen):
        vel.tekst(50, 60, f"Brief deel {nummer + 1}", vet=True, grootte=14)
        vel.tekst(50, 90, "Naam: Kees Jansen")
        vel.blad()
    return vel.bewaar(map_ / "brief.pdf")


def test_tekst_die_niet_te_zien_is_telt_niet(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Zichtbaar")
    vel.tekst(50, 90, "wit op wit", kleur="#ffffff")
    vel.tekst(50, 120, "heel klein", grootte=1)
    vel.tekst(700, 150, "naast het blad")
    vel.kader(50, 180, 200, 20, "#004080")
    vel.tekst(55, 194, "Witte kop", vet=True, kleur="#ffffff")
    vel.tekst(50, 230, "afgedekt geheim")
    vel.kader(45, 218, 200, 16, "#ffffff", rand=False)
    onzichtbaar = vel.doek.beginText(50, 400)
    onzichtbaar.setTextRenderMode(3)
    onzichtbaar.textOut("onzichtbaar")
    vel.doek.drawText(onzichtbaar)
    gelezen = lees_vel(vel, tmp_path)
    assert [b.tekst for b in gelezen.blokken if isinstance(b, (Kop, Alinea))] == ["Zichtbaar", "Witte kop"]
    (probleem,) = gelezen.problemen
    assert probleem.soort is Probleemsoort.MELDING and probleem.pagina == 1


def test_gewone_brief_heeft_geen_problemen(tmp_path: Path) -> None:
    gelezen = lees_pad(_brief(tmp_path, 2))
    assert (gelezen.uitkomst, gelezen.wijze, gelezen.paginas, gelezen.problemen) == (Uitkomst.GELEZEN, Wijze.TEKST, 2, ())
    assert gelezen.kwaliteit == (Kwaliteit.GOED, Kwaliteit.GOED)


def test_wachtwoord(tmp_path: Path) -> None:
    schrijver = PdfWriter(clone_from=PdfReader(_brief(tmp_path)))
    schrijver.encrypt("geheim", algorithm="RC4-128")
    gelezen = lees_pad(_schrijf(schrijver, tmp_path / "slot.pdf"))
    assert gelezen.uitkomst is Uitkomst.GEWEIGERD and gelezen.problemen[0].soort is Probleemsoort.WACHTWOORD


def test_leeg_wachtwoord_gaat_open(tmp_path: Path) -> None:
    schrijver = PdfWriter(clone_from=PdfReader(_brief(tmp_path)))
    schrijver.encrypt("", owner_password="beheer", algorithm="RC4-128")
    gelezen = lees_pad(_schrijf(schrijver, tmp_path / "open.pdf"))
    assert gelezen.uitkomst is Uitkomst.GELEZEN and any(isinstance(b, Veld) and b.waarde == "Kees Jansen" for b in gelezen.blokken)


def test_geen_pdf(tmp_path: Path) -> None:
    pad = tmp_path / "nep.pdf"
    pad.write_bytes(b"dit is geen pdf")
    gelezen = lees_pad(pad)
    assert gelezen.uitkomst is Uitkomst.GEWEIGERD and gelezen.problemen[0].soort is Probleemsoort.BESCHADIGD


def test_afgekapt_bestand_lijkt_nooit_heel(tmp_path: Path) -> None:
    gegevens = _brief(tmp_path, 10).read_bytes()
    for deel in (0.3, 0.6, 0.9, 0.98):
        pad = tmp_path / f"half{deel}.pdf"
        pad.write_bytes(gegevens[: int(len(gegevens) * deel)])
        gelezen = lees_pad(pad)
        assert gelezen.uitkomst in (Uitkomst.GEWEIGERD, Uitkomst.DEELS)
        assert gelezen.problemen[0].soort is Probleemsoort.BESCHADIGD


def test_twee_tellingen_die_verschillen_zijn_schade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = _brief(tmp_path, 2)
    echt = bekijk(pad.read_bytes())
    monkeypatch.setattr(pdf, "bekijk", lambda _: replace(echt, paginas=3))
    gelezen = lees_pad(pad)
    assert gelezen.uitkomst is Uitkomst.DEELS and "2 van de 3" in gelezen.problemen[0].tekst


def test_leeg_bestand(tmp_path: Path) -> None:
    vel = Vel()
    vel.blad()
    gelezen = lees_vel(vel, tmp_path)
    assert gelezen.uitkomst is Uitkomst.GEWEIGERD and gelezen.problemen[0].soort is Probleemsoort.LEEG


@pytest.mark.parametrize("draaiing", [0, 90, 180, 270])
def test_gedraaide_bladzijde_met_snijkader(tmp_path: Path, draaiing: int) -> None:
    """De plek is die op de zichtbare bladzijde, hoe het blad ook in het bestand ligt."""
    vel = Vel((400, 300))
    vel.tekst(60, 80, "Naam: Kees")
    lezer = PdfReader(vel.bewaar(tmp_path / "recht.pdf"))
    schrijver = PdfWriter(clone_from=lezer)
    bladzijde = schrijver.pages[0]
    bladzijde.cropbox = RectangleObject((20, 10, 390, 290))
    if draaiing:
        bladzijde.rotate(draaiing)
        bladzijde.transfer_rotation_to_content()
        bladzijde.rotate(360 - draaiing)
        bladzijde.rotate(draaiing)
    gelezen = lees_pad(_schrijf(schrijver, tmp_path / "schuin.pdf"))
    (blok,) = gelezen.blokken
    assert blok.plek.kader is not None
    x0, boven, x1, onder = blok.plek.kader
    assert x0 >= 0 and boven >= 0 and x1 - x0 > 0 and onder - boven > 0
    if draaiing == 0:
        assert isinstance(blok, Veld) and blok.waarde == "Kees"
        assert 60 + 30 - 20 <= x0 <= 60 + 36 - 20 and 80 - 9 - 10 <= boven <= 80 - 6 - 10


def test_bladzijde_die_rechtop_staat_door_draaiing(tmp_path: Path) -> None:
    """Een liggend blad dat als staand met /Rotate in het bestand zit leest gewoon."""
    vel = Vel((300, 400))
    vel.doek.translate(0, 0)
    vel.doek.rotate(90)
    vel.doek.drawString(60, -80, "Naam: Kees")
    schrijver = PdfWriter(clone_from=PdfReader(vel.bewaar(tmp_path / "liggend.pdf")))
    schrijver.pages[0].rotate(90)
    (blok,) = lees_pad(_schrijf(schrijver, tmp_path / "recht.pdf")).blokken
    assert isinstance(blok, Veld) and (blok.etiket, blok.waarde) == ("Naam", "Kees")
    assert blok.plek.kader is not None and 85 < blok.plek.kader[0] < 110 and 68 < blok.plek.kader[1] < 82


def test_bijlage_in_een_pdf(tmp_path: Path) -> None:
    schrijver = PdfWriter(clone_from=PdfReader(_brief(tmp_path)))
    schrijver.add_attachment("../opp.pdf", b"%PDF-inhoud")
    pad = _schrijf(schrijver, tmp_path / "pak.pdf")
    gelezen = lees_pad(pad)
    assert gelezen.uitkomst is Uitkomst.GELEZEN and "ander bestand" in gelezen.problemen[0].tekst
    (bijlage,) = pdf.bijlagen(Bron(pad, "pak.pdf", ""), tmp_path / "uit")
    assert bijlage.bestand == "pak.pdf/opp.pdf" and bijlage.pad.read_bytes() == b"%PDF-inhoud" and bijlage.pad.parent == tmp_path / "uit"


def test_opdracht_bij_openen_wordt_gemeld(tmp_path: Path) -> None:
    schrijver = PdfWriter(clone_from=PdfReader(_brief(tmp_path)))
    actie = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('x')")})
    schrijver._root_object[NameObject("/OpenAction")] = actie
    gelezen = lees_pad(_schrijf(schrijver, tmp_path / "actief.pdf"))
    assert any("niet uitgevoerd" in p.tekst for p in gelezen.problemen)


def _met_aantekening(pad: Path, uit: Path, soort: str, rand: tuple[float, float, float, float], **meer: object) -> Path:
    schrijver = PdfWriter(clone_from=PdfReader(pad))
    aantekening = DictionaryObject({NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject(soort)})
    aantekening[NameObject("/Rect")] = ArrayObject([FloatObject(v) for v in rand])
    for sleutel, waarde in meer.items():
        aantekening[NameObject(f"/{sleutel}")] = waarde
    verwijzing = schrijver._add_object(aantekening)
    schrijver.pages[0][NameObject("/Annots")] = ArrayObject([verwijzing])
    return _schrijf(schrijver, uit)


def test_getypt_met_een_pdf_programma(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Naam leerling:")
    pad = vel.bewaar(tmp_path / "leeg.pdf")
    hoog = vel.hoogte
    vol = _met_aantekening(pad, tmp_path / "vol.pdf", "/FreeText", (150, hoog - 64, 260, hoog - 50), Contents=TextStringObject("Kees Jansen"))
    (veld,) = lees_pad(vol).blokken
    assert isinstance(veld, Veld) and veld.waarde == "Kees Jansen"


def test_doorgestreept_met_een_pdf_programma(tmp_path: Path) -> None:
    vel = Vel()
    begin = vel.tekst(50, 60, "Akkoord: ja / ")
    eind = vel.tekst(begin, 60, "nee")
    pad = vel.bewaar(tmp_path / "open.pdf")
    boven, onder = vel.hoogte - 52, vel.hoogte - 62
    hoeken = ArrayObject([FloatObject(v) for v in (begin, boven, eind, boven, begin, onder, eind, onder)])
    door = _met_aantekening(pad, tmp_path / "door.pdf", "/StrikeOut", (begin, onder, eind, boven), QuadPoints=hoeken)
    (groep,) = lees_pad(door).blokken
    assert isinstance(groep, Keuzegroep) and [(k.tekst, k.aan) for k in groep.keuzes] == [("ja", True), ("nee", False)]


def test_opmerking_in_de_kantlijn_is_geen_inhoud(tmp_path: Path) -> None:
    pad = _brief(tmp_path)
    met = _met_aantekening(pad, tmp_path / "met.pdf", "/Text", (300, 700, 320, 720), Contents=TextStringObject("Handtekening gezet"))
    assert [(type(b), getattr(b, "tekst", getattr(b, "waarde", ""))) for b in lees_pad(met).blokken] == [(Kop, "Brief deel 1"), (Veld, "Kees Jansen")]


# --- scans -----------------------------------------------------------------------------------------


def _scan(map_: Path, verborgen: str = "") -> Path:
    vel = Vel()
    if verborgen:
        tekst = vel.doek.beginText(50, 700)
        tekst.setTextRenderMode(3)
        tekst.textOut(verborgen)
        vel.doek.drawText(tekst)
    vel.beeld(0, 0, 595, 842)
    return vel.bewaar(map_ / "scan.pdf")


@pytest.mark.parametrize("verborgen", ["", "Naarn 1eer1ing K ees Jan sen"])
def test_scan_wordt_met_ocr_gelezen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verborgen: str) -> None:
    """Ook als er een verborgen tekstlaag over het beeld ligt."""

    def lees_bladzijde(afbeelding: object, nummer: int, breedte: float, hoogte: float) -> Bladzijde:
        return Bladzijde(
            nummer, breedte, hoogte, (Woord("Naam:", (50, 50, 80, 60), grootte=10, zekerheid=0.9), Woord("Kees", (90, 50, 110, 60), grootte=10, zekerheid=0.9))
        )

    monkeypatch.setattr(beeld, "lees_bladzijde", lees_bladzijde)
    gelezen = lees_pad(_scan(tmp_path, verborgen))
    assert gelezen.wijze is Wijze.OCR and gelezen.uitkomst is Uitkomst.GELEZEN
    (veld,) = gelezen.blokken
    assert isinstance(veld, Veld) and veld.waarde == "Kees"


def test_scan_zonder_ocr_wordt_geweigerd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dossiercheck.lezen.pdf import scan

    monkeypatch.setattr(scan, "_beeldlezer", lambda: None)
    gelezen = lees_pad(_scan(tmp_path))
    assert gelezen.uitkomst is Uitkomst.GEWEIGERD and gelezen.problemen[0].soort is Probleemsoort.SLECHT_LEESBAAR and gelezen.paginas == 1


def test_tijd_op_geeft_deels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beurten = iter([False, True, True])
    monkeypatch.setattr(tijd, "is_op", lambda: next(beurten))
    gelezen = lees_pad(_brief(tmp_path, 3))
    assert gelezen.uitkomst is Uitkomst.DEELS and [p.pagina for p in gelezen.problemen] == [2, 3]
    assert gelezen.kwaliteit == (Kwaliteit.GOED, Kwaliteit.SLECHT, Kwaliteit.SLECHT)


# --- afbreekstreepjes ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("regels", "verwacht"),
    [
        (["de basisondersteu-", "ning is ruim"], "de basisondersteuning is ruim"),
        (["nummer TLV-", "12345 loopt af"], "nummer TLV-12345 loopt af"),
        (["in Noord-", "Holland"], "in Noord-Holland"),
        (["de sociaal en emotioneel sterke", "sociaal-", "emotioneel"], "de sociaal en emotioneel sterke sociaal-emotioneel"),
        (["schoolleiding en school-", "leiding"], "schoolleiding en schoolleiding"),
    ],
)
def test_afgebroken_woord_wordt_heel(regels: list[str], verwacht: str) -> None:
    woorden = [[Woord(w, (0, 0, 1, 1)) for w in regel.split()] for regel in regels]
    assert lees_tekst(woorden, maak_opmaak([w for regel in woorden for w in regel], "x")) == verwacht


def test_afbreking_uit_een_pdf(tmp_path: Path) -> None:
    vel = Vel()
    for rang, regel in enumerate(
        ["De orthopedagoog heeft vastgesteld dat de klas te groot is en dat de inzet onvoldoen-", "de heeft opgeleverd voor deze leerling."]
    ):
        vel.tekst(50, 60 + 12 * rang, regel)
    (alinea,) = lees_vel(vel, tmp_path).blokken
    assert isinstance(alinea, Alinea) and "onvoldoende heeft" in alinea.tekst


KLEURTABEL = [
    ("Doel", "Behaald", "Toelichting"),
    ("Rekenen tot 100", "ja", "Gemeten in mei"),
    ("Samen werken", "deels", ""),
    ("Op tijd komen", "nee", "Met ouders besproken"),
]


def _gekleurd(kleuren: tuple[str, str]) -> Vel:
    """Een tabel zonder lijnen: elke cel is een gekleurd vlak, soms over twee regels."""
    vel = Vel()
    for r, rij in enumerate(KLEURTABEL):
        for (x, breed), tekst in zip(((50, 150), (200, 80), (280, 230)), rij, strict=True):
            vel.kader(x, 100 + 34 * r, breed, 34, kleuren[r % 2], rand=False)
            for n, deel in enumerate((tekst[:9], tekst[9:]) if len(tekst) > 18 else (tekst,)):
                vel.tekst(x + 6, 114 + 34 * r + 12 * n, deel)
    return vel


@pytest.mark.parametrize("kleuren", [("#dddddd", "#eeeeee"), ("#b9d3ee", "#b9d3ee")])
def test_tabel_van_alleen_gekleurde_cellen(kleuren: tuple[str, str], tmp_path: Path) -> None:
    (tabel,) = [b for b in lees_vel(_gekleurd(kleuren), tmp_path).blokken if isinstance(b, Tabel)]
    rijen = [tabel.koppen, *(tuple(cel.tekst for cel in rij) for rij in tabel.rijen)]
    assert [tuple(cel.replace(" ", "") for cel in rij) for rij in rijen] == [tuple(cel.replace(" ", "") for cel in rij) for rij in KLEURTABEL]


def test_pdfplumber_leest_alleen_een_bladzijde_die_erom_vraagt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[int] = []

    def onthoud(blad: Bladzijde, _: bytes) -> tuple[Raster, ...]:
        gevraagd.append(blad.nummer)
        return ()

    monkeypatch.setattr(pdf_kleurtabel, "_rasters", onthoud)
    vel = _gekleurd(("#dddddd", "#eeeeee"))
    vel.blad()
    vel.tekst(50, 60, "Een gewone bladzijde")
    vel.blad()
    vel.raster([50, 200, 400], [100, 130, 160])
    lees_vel(vel, tmp_path)
    assert gevraagd == [1]


def test_beeld_buiten_een_tabel(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Handtekening directeur:")
    vel.beeld(180, 50, 90, 36)
    vel.tekst(50, 120, "Met dank voor uw aandacht.")
    assert [type(b) for b in lees_vel(vel, tmp_path).blokken] == [Veld, Beeld, Alinea]


@pytest.mark.gedeeld
def test_voorbeelden_lezen_zonder_fout(gedeeld: Path) -> None:
    """Elk voorbeeld met een tekstlaag levert velden, koppen of tabellen op."""
    bestanden = [p for p in sorted((gedeeld / "voorbeelden").rglob("*.pdf")) if "scan" not in p.name.lower()][:25]
    namen = [p for p in bestanden if PdfReader(p, strict=False).pages[0].get("/Resources", {}).get("/Font")] if bestanden else []
    assert namen
    for pad in namen[:8]:
        gelezen = lees_pad(pad)
        assert gelezen.uitkomst is Uitkomst.GELEZEN
        assert any(isinstance(b, (Veld, Kop, Tabel)) for b in gelezen.blokken)
