"""De kleinste PDF die nog te openen is, uit losse objecten; en een digitaal ondertekende."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping

Objecten = dict[int, "str | bytes"]
LETTER = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
AKKOORD = "De ouders zijn akkoord."


def stroom(inhoud: str | bytes, extra: str = "") -> bytes:
    ruw = inhoud.encode("latin-1") if isinstance(inhoud, str) else inhoud
    return f"<<{extra}/Length {len(ruw)}>>\nstream\n".encode() + ruw + b"\nendstream"


def bestand(objecten: Mapping[int, str | bytes], slotdeel: str = "", begin: bytes = b"%PDF-1.7\n") -> bytes:
    """De objecten (1 is de wortel) met een kruisverwijzing."""
    uit, plekken = begin, {}
    for nummer, obj in objecten.items():
        plekken[nummer] = len(uit)
        uit += f"{nummer} 0 obj\n".encode() + (obj.encode("latin-1") if isinstance(obj, str) else obj) + b"\nendobj\n"
    hoogste = max(objecten) + 1
    regels = "".join(f"{plekken[n]:010d} 00000 n \n" if n in plekken else "0000000000 65535 f \n" for n in range(hoogste))
    return uit + f"xref\n0 {hoogste}\n{regels}trailer\n<</Size {hoogste}/Root 1 0 R{slotdeel}>>\nstartxref\n{len(uit)}\n%%EOF\n".encode()


def tekst_op(x: float, y: float, inhoud: str, vooraf: str = "") -> str:
    return f"{vooraf} BT /F1 12 Tf {x} {y} Td ({inhoud}) Tj ET "


def objecten(inhoud: str | bytes = "", bladzijden: int = 1, *, catalogus: str = "", blad: str = "", middelen: str = "", letter: str = LETTER) -> Objecten:
    """1 wortel, 2 bladzijden, 3 letter, en per bladzijde twee. `blad`, `middelen` en `catalogus` komen in die woordenboeken; eigen objecten beginnen bij 20."""
    vol = inhoud or tekst_op(72, 700, AKKOORD)
    kinderen = " ".join(f"{4 + 2 * n} 0 R" for n in range(bladzijden))
    uit: Objecten = {1: f"<</Type/Catalog/Pages 2 0 R{catalogus}>>", 2: f"<</Type/Pages/Count {bladzijden}/Kids[{kinderen}]>>", 3: letter}
    maat = "" if "/MediaBox" in blad else "/MediaBox[0 0 595 842]"
    for n in range(bladzijden):
        uit[4 + 2 * n] = f"<</Type/Page/Parent 2 0 R{maat}/Resources<</Font<</F1 3 0 R>>{middelen}>>/Contents {5 + 2 * n} 0 R{blad}>>"
        uit[5 + 2 * n] = stroom(vol)
    return uit


def pdf(inhoud: str | bytes = "", bladzijden: int = 1, *, erbij: Objecten | None = None, slotdeel: str = "", **delen: str) -> bytes:
    return bestand(objecten(inhoud, bladzijden, **delen) | (erbij or {}), slotdeel)


def nieuwe_revisie(oud: bytes, nummer: int, obj: str | bytes, extra: str = "") -> bytes:
    """De PDF met een object vervangen in een toegevoegd deel, zoals 'opslaan' dat doet."""
    ruw = obj.encode("latin-1") if isinstance(obj, str) else obj
    nieuw = f"{nummer} 0 obj\n".encode() + ruw + b"\nendobj\n"
    begin = int(oud[oud.rindex(b"startxref") + 9 :].split()[0])
    slot = f"xref\n{nummer} 1\n{len(oud):010d} 00000 n \ntrailer\n<</Size 60/Root 1 0 R/Prev {begin}{extra}>>\nstartxref\n{len(oud) + len(nieuw)}\n%%EOF\n"
    return oud + nieuw + slot.encode()


def beeldpdf(pixels: bytes, breed: int, hoog: int, blad: str = "", extra: str = "") -> bytes:
    """Een scan: een bladvullend beeld van een bit per punt en geen tekst."""
    inhoud = f"q 595 0 0 842 0 0 cm /Im Do Q {extra}"
    beeld = f"/Type/XObject/Subtype/Image/Width {breed}/Height {hoog}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode"
    return pdf(inhoud, blad=blad, middelen="/XObject<</Im 20 0 R>>", erbij={20: stroom(zlib.compress(pixels, 9), beeld)})


# --- versleuteld -----------------------------------------------------------------------------------

_VUL = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _rc4(sleutel: bytes, gegevens: bytes) -> bytes:
    s, j, i = list(range(256)), 0, 0
    for n in range(256):
        j = (j + s[n] + sleutel[n % len(sleutel)]) & 255
        s[n], s[j] = s[j], s[n]
    j, uit = 0, bytearray()
    for teken in gegevens:
        i = (i + 1) & 255
        j = (j + s[i]) & 255
        s[i], s[j] = s[j], s[i]
        uit.append(teken ^ s[(s[i] + s[j]) & 255])
    return bytes(uit)


def versleuteld(wachtwoord: bytes) -> bytes:
    """Een PDF met RC4 van 40 bits. Een leeg wachtwoord: hij gaat gewoon open, maar wat je mag is beperkt."""
    merk, rechten = b"0123456789abcdef", -44
    eigenaar = _rc4(hashlib.md5((b"eigenaar" + _VUL)[:32], usedforsecurity=False).digest()[:5], (wachtwoord + _VUL)[:32])
    grond = (wachtwoord + _VUL)[:32] + eigenaar + rechten.to_bytes(4, "little", signed=True) + merk
    sleutel = hashlib.md5(grond, usedforsecurity=False).digest()[:5]
    gebruiker = _rc4(sleutel, _VUL)
    per_object = hashlib.md5(sleutel + (5).to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()[:10]
    delen = objecten() | {5: stroom(_rc4(per_object, tekst_op(72, 700, AKKOORD).encode()))}
    slot = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{eigenaar.hex()}>/U<{gebruiker.hex()}>/P {rechten}>>/ID[<{merk.hex()}><{merk.hex()}>]"
    return bestand(delen, slot)


# --- ondertekend -----------------------------------------------------------------------------------


def ondertekend() -> bytes:
    """Een PDF met een digitale handtekening van een onbekende uitgever, met een vaste sleutel: zelfde bytes."""
    plaats, ruimte = "0000000000 0000000000 0000000000", 3000
    teken = f"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Name(A. Bos)/M(D:20261120120000Z)/ByteRange[0 {plaats}]/Contents<{'0' * ruimte}>>>"
    veld = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Handtekening)/V 21 0 R/Rect[72 600 222 650]/P 4 0 R/F 132>>"
    ruw = pdf(catalogus="/AcroForm<</Fields[20 0 R]/SigFlags 3>>", blad="/Annots[20 0 R]", erbij={20: veld, 21: teken})
    begin = ruw.index(b"/Contents<" + b"0" * 20) + len(b"/Contents")
    eind = begin + ruimte + 2
    bereik = f"{begin:010d} {eind:010d} {len(ruw) - eind:010d}"
    ruw = ruw.replace(plaats.encode(), bereik.encode())
    handtekening = _cms(ruw[:begin] + ruw[eind:]).hex().encode()
    return ruw[: begin + 1] + handtekening.ljust(ruimte, b"0") + ruw[eind - 1 :]


def _cms(gegevens: bytes) -> bytes:
    """De handtekening (CMS) over de bytes, met een certificaat dat zichzelf uitgeeft."""
    from datetime import datetime

    from asn1crypto import algos, cms  # type: ignore[import-untyped]
    from asn1crypto import x509 as ax509
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509.oid import NameOID

    sleutel = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"gebreken").digest())
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A. Bos")])
    bouwer = x509.CertificateBuilder().subject_name(naam).issuer_name(naam).public_key(sleutel.public_key()).serial_number(7)
    bewijs = bouwer.not_valid_before(datetime(2026, 1, 1)).not_valid_after(datetime(2036, 1, 1)).sign(sleutel, None)
    certificaat = ax509.Certificate.load(bewijs.public_bytes(Encoding.DER))
    kenmerken = cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
            cms.CMSAttribute({"type": "message_digest", "values": [hashlib.sha512(gegevens).digest()]}),
        ]
    )
    ondertekenaar = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier({"issuer_and_serial_number": cms.IssuerAndSerialNumber({"issuer": certificaat.issuer, "serial_number": 7})}),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": "sha512"}),
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "ed25519"}),
            "signed_attrs": kenmerken,
            "signature": sleutel.sign(kenmerken.dump()),
        }
    )
    inhoud = {"version": "v1", "digest_algorithms": [{"algorithm": "sha512"}], "encap_content_info": {"content_type": "data"}}
    pak = cms.SignedData({**inhoud, "certificates": [certificaat], "signer_infos": [ondertekenaar]})
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": pak}).dump())
