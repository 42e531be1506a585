"""Scannen, samenvoegen, inpakken en beschadigen van stukken."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageChops, ImageFilter
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ByteStringObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from .word_stijlen import VASTE_TIJD

DPI = 150


def scan(pdf: bytes, zaad: str) -> bytes:
    """Elke bladzijde als scheve, wat ruizige grijze plaat in een nieuwe PDF zonder tekstlaag."""
    toeval = random.Random(zaad)
    uit = io.BytesIO()
    vel: Canvas | None = None
    for bladzijde in pypdfium2.PdfDocument(pdf):
        breed, hoog = bladzijde.get_size()
        beeld = bladzijde.render(scale=DPI / 72).to_pil().convert("L")
        ruis = Image.frombytes("L", beeld.size, toeval.randbytes(beeld.width * beeld.height)).filter(ImageFilter.GaussianBlur(1)).point(lambda v: 210 + v // 6)
        beeld = beeld.rotate(toeval.uniform(-0.9, 0.9), fillcolor=250, resample=Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(0.5))
        beeld = ImageChops.multiply(beeld, ruis)
        plaat = io.BytesIO()
        beeld.save(plaat, "JPEG", quality=32)
        vel = vel or Canvas(uit, invariant=1)
        vel.setPageSize((breed, hoog))
        vel.drawImage(ImageReader(plaat), 0, 0, breed, hoog)
        vel.showPage()
    assert vel is not None
    vel.save()
    return uit.getvalue()


def samen(pdfs: Sequence[bytes]) -> bytes:
    """Stukken achter elkaar in een PDF."""
    schrijver = PdfWriter()
    for pdf in pdfs:
        schrijver.append(PdfReader(io.BytesIO(pdf)))
    schrijver.metadata = None
    uit = io.BytesIO()
    schrijver.write(uit)
    return uit.getvalue()


def op_slot(pdf: bytes) -> bytes:
    """Alleen te openen met een wachtwoord."""
    schrijver = PdfWriter(clone_from=io.BytesIO(pdf))
    schrijver._ID = ArrayObject([ByteStringObject(b"meetlat-meetlat!")] * 2)
    schrijver.encrypt("geheim-3F", algorithm="RC4-128")
    uit = io.BytesIO()
    schrijver.write(uit)
    return re.sub(rb"(/ID \[ <[0-9a-f]+> )<[0-9a-f]+>", rb"\1<" + b"0" * 32 + b">", uit.getvalue())


def inpakken(stukken: Sequence[tuple[str, bytes]]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam, inhoud in stukken:
            doel.writestr(zipfile.ZipInfo(naam, VASTE_TIJD), inhoud, zipfile.ZIP_DEFLATED)
    return uit.getvalue()


def mail(van: str, onderwerp: str, datum: str, tekst: str, stukken: Sequence[tuple[str, bytes]]) -> bytes:
    bericht = EmailMessage(policy=SMTP)
    bericht["From"], bericht["To"], bericht["Subject"], bericht["Date"] = van, "loket@swv.voorbeeld", onderwerp, datum
    bericht["Message-ID"] = "<meetlat@voorbeeld>"
    bericht.set_content(tekst)
    for naam, inhoud in stukken:
        soort = ("pdf", "application") if naam.endswith(".pdf") else ("octet-stream", "application")
        bericht.add_attachment(inhoud, maintype=soort[1], subtype=soort[0], filename=naam)
    if stukken:
        bericht.set_boundary("==meetlat==")
    return bericht.as_bytes()
