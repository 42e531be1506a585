"""Digitale handtekeningen: naam, moment en of het stuk daarna is gewijzigd."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dossiercheck.begrippen import DigitaleHandtekening, Ondertekenstaat
from tests.maak_pdf import Vel, lees_pad


def _ondertekenaar(map_: Path) -> Any:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.x509.oid import NameOID
    from pyhanko.sign import signers

    sleutel = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A. Bos")])
    nu = datetime.now(UTC)
    bewijs = (
        x509.CertificateBuilder()
        .subject_name(naam)
        .issuer_name(naam)
        .public_key(sleutel.public_key())
        .serial_number(7)
        .not_valid_before(nu - timedelta(days=1))
        .not_valid_after(nu + timedelta(days=30))
        .sign(sleutel, hashes.SHA256())
    )
    (map_ / "sleutel.pem").write_bytes(sleutel.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    (map_ / "bewijs.pem").write_bytes(bewijs.public_bytes(serialization.Encoding.PEM))
    return signers.SimpleSigner.load(str(map_ / "sleutel.pem"), str(map_ / "bewijs.pem"))  # type: ignore[no-untyped-call]


@pytest.fixture
def getekend(tmp_path: Path) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    vel = Vel()
    vel.tekst(50, 60, "Naam: Kees Jansen")
    invoer = vel.bewaar(tmp_path / "open.pdf").read_bytes()
    schrijver = IncrementalPdfFileWriter(io.BytesIO(invoer))
    fields.append_signature_field(schrijver, fields.SigFieldSpec("Handtekening", on_page=0, box=(50, 600, 200, 650)))
    uit = signers.sign_pdf(schrijver, signers.PdfSignatureMetadata(field_name="Handtekening", name="A. Bos"), signer=_ondertekenaar(tmp_path))
    return bytes(uit.getvalue())


def _handtekening(gegevens: bytes, map_: Path) -> DigitaleHandtekening:
    pad = map_ / "getekend.pdf"
    pad.write_bytes(gegevens)
    (gevonden,) = [b for b in lees_pad(pad).blokken if isinstance(b, DigitaleHandtekening)]
    return gevonden


def test_ongewijzigd_met_onbekende_uitgever(getekend: bytes, tmp_path: Path) -> None:
    handtekening = _handtekening(getekend, tmp_path)
    assert handtekening.naam == "A. Bos" and handtekening.staat is Ondertekenstaat.ONGEWIJZIGD
    assert handtekening.moment is not None
    assert handtekening.plek.bestand == "getekend.pdf" and handtekening.plek.pagina == 1
    assert handtekening.plek.kader == pytest.approx((50, 841.9 - 650, 200, 841.9 - 600), abs=0.2)


def test_gewijzigd_na_ondertekening(getekend: bytes, tmp_path: Path) -> None:
    from pypdf import PdfReader

    plek = getekend.index(b"/MediaBox")
    kapot = getekend[:plek] + getekend[plek : plek + 60].replace(b"841", b"840", 1) + getekend[plek + 60 :]
    assert len(PdfReader(io.BytesIO(kapot)).pages) == 1 and kapot != getekend
    assert _handtekening(kapot, tmp_path).staat is Ondertekenstaat.GEWIJZIGD


def test_zonder_handtekening_geen_blok(tmp_path: Path) -> None:
    vel = Vel()
    vel.tekst(50, 60, "Naam: Kees")
    assert not [b for b in lees_pad(vel.bewaar(tmp_path / "x.pdf")).blokken if isinstance(b, DigitaleHandtekening)]
