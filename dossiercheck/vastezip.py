"""Een zip (docx, xlsx) zonder tijd van maken: dezelfde inhoud geeft dezelfde bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO


def vaste_zip(inhoud: bytes, wijzig: Callable[[str, bytes], bytes]) -> bytes:
    """Dezelfde delen in dezelfde volgorde, zonder tijd en zonder kenmerk van het besturingssysteem. `wijzig` krijgt de naam en de bytes van elk deel."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(inhoud)) as bron, zipfile.ZipFile(uit, "w") as doel:
        for deel in bron.infolist():
            vast = zipfile.ZipInfo(deel.filename)
            vast.compress_type, vast.create_system = zipfile.ZIP_DEFLATED, 0
            doel.writestr(vast, wijzig(deel.filename, bron.read(deel)), compresslevel=6)
    return uit.getvalue()
