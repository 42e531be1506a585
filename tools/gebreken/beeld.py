"""Foto's en scans met een gebrek."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageDraw, ImageFont

from gebreken.bouwstenen import Gebrek

ZINNEN = ("De ouders van de leerling", "zijn akkoord met het plan")


def papier(*regels: str, breed: int = 840, hoog: int = 1188) -> Image.Image:
    """Een wit blad van een bit per punt met grote letters."""
    blad = Image.new("1", (breed, hoog), 1)
    pen, letter = ImageDraw.Draw(blad), ImageFont.load_default(34)
    for n, regel in enumerate(regels):
        pen.text((80, 120 + 60 * n), regel, font=letter, fill=0)
    return blad


def letters_in_bits(*regels: str) -> tuple[bytes, int, int]:
    """De pixels van een blad voor in een PDF, met breedte en hoogte."""
    blad = papier(*regels)
    return blad.tobytes(), blad.width, blad.height


def als(beeld: Image.Image, soort: str, **opties: object) -> bytes:
    uit = io.BytesIO()
    beeld.copy().save(uit, soort, **opties)  # Pillow onthoudt anders de opties van de vorige keer
    return uit.getvalue()


def png_kop(breed: int, hoog: int, diepte: int = 1, kleur: int = 0) -> bytes:
    """Een PNG die alleen zegt hoe groot hij is."""
    stukken = ((b"IHDR", struct.pack(">IIBBBBB", breed, hoog, diepte, kleur, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in stukken)


def heic(beeld: Image.Image) -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return als(beeld.convert("RGB"), "HEIF", quality=40)


def met_stand(beeld: Image.Image) -> bytes:
    """Een foto die de camera een kwartslag gedraaid opsloeg, met plaats van de opname."""
    kenmerken = Image.Exif()
    kenmerken[0x0112] = 6
    kenmerken.get_ifd(0x8825)[1] = "N"
    return als(beeld.convert("L").rotate(90, expand=True), "JPEG", exif=kenmerken, quality=40)


GOED = papier(*ZINNEN)
WIT = papier()

GEBREKEN = (
    Gebrek(
        "reuzebeeld.png",
        "G",
        "zegt 2,5 miljard beeldpunten te hebben",
        png_kop(50_000, 50_000),
        "te groot",
        corpus="bomb/png_50000x50000_1bit.png image#large-pixels",
    ),
    Gebrek(
        "reuzefoto.png", "G", "zegt 400 miljoen punten in kleur te hebben", png_kop(20_000, 20_000, 8, 2), "te groot", corpus="bomb/png_20000x20000_rgb.png"
    ),
    Gebrek("wit.png", "G", "een foto waar niets op staat", als(WIT, "PNG"), "staat niets", corpus="image#fmt-png"),
    Gebrek("foto.png", "O", "een foto van een stuk", als(GOED, "PNG"), tekst="akkoord", corpus="image#fmt-png"),
    Gebrek("foto.jpg", "O", "een foto die de camera gedraaid opsloeg", met_stand(GOED), tekst="akkoord", corpus="image#fmt-jpeg image#exif image#exif-gps"),
    Gebrek("foto.webp", "O", "een foto uit een telefoon met Android", als(GOED.convert("L"), "WEBP", lossless=True), tekst="akkoord", corpus="image#fmt-webp"),
    Gebrek("foto.heic", "O", "een foto uit een iPhone", heic(GOED), tekst="akkoord", corpus="image#pil-refuses-or-truncated"),
    Gebrek("foto.bmp", "O", "een afbeelding uit een oud tekenprogramma", als(GOED, "BMP"), tekst="akkoord", corpus="image#fmt-bmp"),
    Gebrek("foto.gif", "O", "een gif", als(GOED, "GIF"), tekst="akkoord", corpus="image#fmt-gif"),
    Gebrek(
        "scan.tif",
        "O",
        "een scan met twee bladzijden, de tweede is leeg",
        als(GOED, "TIFF", save_all=True, append_images=[WIT], compression="group4"),
        "bladzijde 2 staat niets",
        "akkoord",
        "image#fmt-tiff image#multi-frame",
    ),
    Gebrek(
        "oud.jp2", "G", "een soort afbeelding die het programma niet leest", b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(40), "niet lezen", corpus="image#fmt-jpeg2000"
    ),
    Gebrek("afgebroken.jpg", "G", "de foto is niet heel aangekomen", b"\xff\xd8\xff\xe0" + b"\0" * 40, "beschadigd", corpus="image#pil-refuses-or-truncated"),
    Gebrek(
        "half.jpg",
        "D",
        "van de foto ontbreekt de onderste helft",
        als(GOED.convert("L"), "JPEG", quality=40)[:-6000],
        "een deel ontbreekt",
        corpus="image#pil-refuses-or-truncated",
    ),
    Gebrek(
        "stuk.svg",
        "G",
        "een tekening die een bestand van de computer leest",
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
        "niet lezen",
        corpus="xxe/svg_xxe.svg",
    ),
)
