"""De grenzen van een werkproces: geheugen, bestandsmaat, geen netwerk, en schrijven alleen in de eigen map."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

_SCHRIJVEND = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NETWERK = frozenset({"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"})


def begrens(geheugen: int, bestandsmaat: int) -> None:
    """Zet de grenzen van het besturingssysteem, in bytes. Windows heeft ze niet: daar peilt de ouder met `geheugen_van`."""
    try:
        import resource
    except ImportError:
        return
    # RLIMIT_DATA telt wat echt gebruikt wordt; RLIMIT_AS ook gereserveerde ruimte, waar numpy en Tesseract ruim mee zijn.
    for soort, grens in ((resource.RLIMIT_DATA, geheugen), (resource.RLIMIT_FSIZE, bestandsmaat), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(soort)[1]
        waarde = grens if hard == resource.RLIM_INFINITY else min(grens, hard)
        resource.setrlimit(soort, (waarde, hard))


def sluit_af(map_: Path) -> None:
    """Weiger voortaan in dit proces elk netwerk en elk schrijven buiten `map_`."""
    binnen = (str(map_.resolve()) + os.sep, os.devnull)

    def bewaak(gebeurtenis: str, gegevens: tuple[Any, ...]) -> None:
        if gebeurtenis in _NETWERK:
            raise PermissionError("een lezer gebruikt geen netwerk")
        if gebeurtenis == "open" and _schrijft(gegevens) and not _pad(gegevens[0]).startswith(binnen):
            raise PermissionError("een lezer schrijft alleen in zijn eigen map")

    sys.addaudithook(bewaak)


def _schrijft(gegevens: tuple[Any, ...]) -> bool:
    wijze, vlaggen = gegevens[1], gegevens[2]
    if isinstance(wijze, str):
        return any(teken in wijze for teken in "wax+")
    return isinstance(vlaggen, int) and bool(vlaggen & _SCHRIJVEND)


def _pad(naam: object) -> str:
    """Een bestandsnummer is al open en mag; een naam wordt volledig gemaakt."""
    return os.devnull if isinstance(naam, int) else os.path.realpath(os.fsdecode(naam))  # type: ignore[arg-type]


def geheugen_van(pid: int) -> int | None:
    """Het werkelijke geheugen van een proces in bytes; None waar dat niet te zien is."""
    if sys.platform == "win32":
        return _geheugen_windows(pid)
    try:
        bladzijden = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return None
    return bladzijden * os.sysconf("SC_PAGE_SIZE")


def rekentijd_van(pid: int) -> float | None:
    """Seconden rekentijd van het proces tot nu; None waar dat niet te zien is."""
    try:
        velden = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
        return (int(velden[11]) + int(velden[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return None


def nazaten(pid: int) -> list[int]:
    """De processen die dit proces startte, en wat die weer startten; leeg waar dat niet te zien is."""
    try:
        kinderen = [int(kind) for draad in Path(f"/proc/{pid}/task").iterdir() for kind in (draad / "children").read_text("ascii").split()]
    except (OSError, ValueError):
        return []
    return [*kinderen, *(nazaat for kind in kinderen for nazaat in nazaten(kind))]


def _geheugen_windows(pid: int) -> int | None:
    import ctypes

    tellers = (ctypes.c_size_t * 9)()
    kern: Any = getattr(ctypes, "windll").kernel32  # noqa: B009  (bestaat alleen op Windows)
    kern.OpenProcess.restype = ctypes.c_void_p
    greep = kern.OpenProcess(0x1000, False, pid)
    if not greep:
        return None
    try:
        # PROCESS_MEMORY_COUNTERS begint met twee DWORDs (samen een size_t op 64 bit); WorkingSetSize is het derde veld.
        gelukt = kern.K32GetProcessMemoryInfo(ctypes.c_void_p(greep), ctypes.byref(tellers), ctypes.sizeof(tellers))
        return int(tellers[2]) if gelukt else None
    finally:
        kern.CloseHandle(ctypes.c_void_p(greep))
