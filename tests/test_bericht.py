"""Mail: tekst, koppen, bijlagen en doorgestuurde mails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path

import pytest

from dossiercheck.begrippen import Alinea, Gelezen, Kop, Probleemsoort, Uitkomst, Veld, Wijze
from dossiercheck.lezen import lezer
from dossiercheck.lezen.bron import Bron


def maak_mail(tekst: str = "Beste collega,\n\nHierbij de aanvraag.") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Anna Bakker <a.bakker@school.example>"
    mail["To"] = "loket@swv.example"
    mail["Subject"] = "Aanvraag tlv Zoë"
    mail["Date"] = "Wed, 02 Dec 2026 08:44:12 +0100"
    mail.set_content(tekst)
    return mail


def lees(map_: Path, inhoud: bytes | EmailMessage) -> Gelezen:
    pad = map_ / "invoer"
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.as_bytes())
    return lezer.lees(Bron(pad, "bericht.eml", "x"))


def alineas(gelezen: Gelezen) -> list[str]:
    return [blok.tekst for blok in gelezen.blokken if isinstance(blok, Alinea)]


def velden(gelezen: Gelezen) -> dict[str, str]:
    return {blok.etiket: blok.waarde for blok in gelezen.blokken if isinstance(blok, Veld)}


def test_tekst_en_koppen_worden_blokken(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, maak_mail())
    assert (gelezen.uitkomst, gelezen.wijze, gelezen.paginas, gelezen.problemen) == (Uitkomst.GELEZEN, Wijze.MAIL, 1, ())
    assert gelezen.blokken[0] == Kop("Aanvraag tlv Zoë", 1, gelezen.blokken[0].plek)
    assert velden(gelezen)["Van"] == "Anna Bakker <a.bakker@school.example>"
    assert velden(gelezen)["Onderwerp"] == "Aanvraag tlv Zoë"
    assert alineas(gelezen) == ["Beste collega,", "Hierbij de aanvraag."]
    assert gelezen.verzonden == datetime(2026, 12, 2, 8, 44, 12, tzinfo=timezone(timedelta(hours=1)))


def test_elk_blok_heeft_een_eigen_plek(tmp_path: Path) -> None:
    plekken = [blok.plek.alinea for blok in lees(tmp_path, maak_mail()).blokken]
    assert plekken == list(range(1, len(plekken) + 1))


def test_regels_van_een_alinea_worden_een_zin_en_punten_blijven_los(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, maak_mail("De leerling heeft\nmeer nodig.\n- een\n- twee"))
    assert alineas(gelezen) == ["De leerling heeft meer nodig.", "- een", "- twee"]


def test_velden_in_de_tekst(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, maak_mail("Naam leerling: Sam de Vries\nGeboortedatum: 1-2-2012\nKlas:"))
    assert {"Naam leerling": "Sam de Vries", "Geboortedatum": "1-2-2012", "Klas": ""}.items() <= velden(gelezen).items()


def test_een_zin_met_een_dubbele_punt_is_geen_veld(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, maak_mail("Wat wij zien: een leerling die meer nodig heeft."))
    assert alineas(gelezen) == ["Wat wij zien: een leerling die meer nodig heeft."]


def test_een_eerdere_mail_is_gewone_tekst(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, maak_mail("Akkoord.\n\n> Wij vragen\n> een besluit.\n\nVan: B <b@school.example>\nAan: C <c@school.example>\n\nOude tekst."))
    assert "Wij vragen een besluit." in alineas(gelezen)
    assert "Oude tekst." in alineas(gelezen)
    assert velden(gelezen)["Van"] == "Anna Bakker <a.bakker@school.example>"


def test_bijlagen_staan_onder_de_mail(tmp_path: Path) -> None:
    mail = maak_mail()
    mail.add_attachment(b"tekst van de bijlage", "text", "plain", filename="opp.txt")
    mail.add_attachment(b"nog een", "text", "plain", filename="opp.txt")
    mail.add_attachment(b"x", "text", "plain", filename="../../weg.txt")
    assert [deel.bestand for deel in lees(tmp_path, mail).inhoud] == ["bericht.eml/opp.txt", "bericht.eml/opp (2).txt", "bericht.eml/weg.txt"]
    assert [pad.name for pad in tmp_path.iterdir()] == ["invoer"]


def test_een_doorgestuurde_mail_wordt_ook_gelezen(tmp_path: Path) -> None:
    binnen = maak_mail("Tekst van de eerste mail.")
    binnen.add_attachment(b"bijlage", "text", "plain", filename="brief.txt")
    mail = maak_mail()
    mail.add_attachment(binnen)
    doorgestuurd = lees(tmp_path, mail).inhoud[0]
    assert doorgestuurd.bestand == "bericht.eml/Aanvraag tlv Zoë.eml"
    assert alineas(doorgestuurd) == ["Tekst van de eerste mail."]
    assert doorgestuurd.inhoud[0].bestand == "bericht.eml/Aanvraag tlv Zoë.eml/brief.txt"


def test_te_veel_doorgestuurde_mails_in_elkaar(tmp_path: Path) -> None:
    kop = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    assert lees(tmp_path, kop * 300 + b"From: a@b.example\n\ntekst").problemen[0].soort is Probleemsoort.GEVAARLIJK


HTML = """<html><head><title>weg</title><style>p {color: red}</style></head><body><p>Zichtbare <b>tekst</b>.</p>
<div style="display: none">Verborgen tekst.</div><span style="font-size:0">Nul</span><script>alert('x')</script>
<table><tr><td>Cel een</td><td>Cel twee</td></tr></table><p>Met 5 &lt; 6 en&nbsp;spatie<br>en een regel.</p></body></html>"""


def test_alleen_html_geeft_de_zichtbare_tekst(tmp_path: Path) -> None:
    mail = maak_mail()
    mail.set_content(HTML, subtype="html")
    assert alineas(lees(tmp_path, mail)) == ["Zichtbare tekst.", "Cel een", "Cel twee", "Met 5 < 6 en spatie en een regel."]


def test_platte_tekst_gaat_voor_html_en_telt_niet_dubbel(tmp_path: Path) -> None:
    mail = maak_mail("Platte tekst.")
    mail.add_alternative("<p>Webtekst.</p>", subtype="html")
    assert alineas(lees(tmp_path, mail)) == ["Platte tekst."]


def test_een_logo_in_de_tekst_is_geen_stuk_maar_een_grote_foto_wel(tmp_path: Path) -> None:
    mail = maak_mail()
    mail.add_alternative('<p>Groet</p><img src="cid:logo"><img src="cid:foto">', subtype="html")
    for naam, maat in (("logo", 500), ("foto", 60_000)):
        mail.get_payload()[1].add_related(b"\x89PNG\r\n\x1a\n" + b"\0" * maat, "image", "png", cid=f"<{naam}>", filename=f"{naam}.png")  # type: ignore
    logo, foto = lees(tmp_path, mail).inhoud
    assert logo.uitkomst is Uitkomst.OVERGESLAGEN
    assert foto.uitkomst is not Uitkomst.OVERGESLAGEN


@pytest.mark.parametrize("datum", [b"Foo, 99 Feb 99999 99:99:99 +9999", b"", b"gisteren"])
def test_een_onleesbare_datum_blijft_onbekend_en_wordt_gemeld(tmp_path: Path, datum: bytes) -> None:
    gelezen = lees(tmp_path, b"From: a@b.example\nTo: c@d.example\nDate: " + datum + b"\n\ntekst")
    assert gelezen.verzonden is None
    assert [probleem.soort for probleem in gelezen.problemen] == [Probleemsoort.MELDING]


def test_een_datum_zonder_zone_is_utc(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, b"From: a@b.example\nTo: c@d.example\nDate: Wed, 02 Dec 2026 08:44:12 -0000\n\ntekst")
    assert gelezen.verzonden == datetime(2026, 12, 2, 8, 44, 12, tzinfo=UTC)


def test_een_afgebroken_mail_is_deels_gelezen(tmp_path: Path) -> None:
    mail = maak_mail()
    mail.add_attachment(b"x" * 5000, "application", "octet-stream", filename="opp.bin")
    gelezen = lees(tmp_path, mail.as_bytes()[:-3000])
    assert gelezen.uitkomst is Uitkomst.DEELS
    assert Probleemsoort.BESCHADIGD in {probleem.soort for probleem in gelezen.problemen}


def test_winmail_wordt_gemeld_met_wat_te_doen(tmp_path: Path) -> None:
    mail = maak_mail()
    mail.add_attachment(b"x\x9f>\x22" + b"\0" * 50, "application", "ms-tnef", filename="winmail.dat")
    bijlage = lees(tmp_path, mail).inhoud[0]
    assert bijlage.uitkomst is Uitkomst.GEWEIGERD
    assert "gewoon bestand" in bijlage.problemen[0].tekst


def test_verkeerde_of_onbekende_tekenset(tmp_path: Path) -> None:
    kop = b"From: a@b.example\nTo: c@d.example\nDate: Wed, 02 Dec 2026 08:44:12 +0100\nContent-Type: text/plain; charset=%s\n\n"
    assert alineas(lees(tmp_path, kop % b"x-onbekend" + "geëvalueerd".encode())) == ["geëvalueerd"]
    assert alineas(lees(tmp_path, kop % b"us-ascii" + "geëvalueerd".encode("cp1252"))) == ["geëvalueerd"]


@pytest.mark.gedeeld
def test_outlook_met_een_ingesloten_bericht_en_bijlage(gedeeld: Path) -> None:
    pad = gedeeld / "corpus" / "mail" / "apache+poi__attachment_msg_pdf.msg"
    gelezen = lezer.lees(Bron(pad, "bericht.msg", "x"))
    assert gelezen.wijze is Wijze.MAIL
    assert gelezen.verzonden is not None
    assert {deel.bestand.rpartition(".")[2] for deel in gelezen.inhoud} == {"eml", "pdf"}
    assert any(alineas(deel) or velden(deel) for deel in gelezen.inhoud if deel.bestand.endswith("eml"))
