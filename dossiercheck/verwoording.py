"""Nederlandse woorden voor datums, plekken en namen in rapport en brief; maakt tekst uit dossiers veilig om te tonen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime

from dossiercheck.begrippen import Gezocht, Plek
from dossiercheck.schrijfwijze import als_nederlands, masker_bsn
from dossiercheck.tijd import NEDERLAND

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_STAPEL = re.compile(r"([̀-ͯ]{2})[̀-ͯ]+")
_ARCHIEF = re.compile(r"\.(zip|eml|msg)/", re.IGNORECASE)


def schoon(tekst: str) -> str:
    """De tekst op een regel, zonder stuurtekens, onzichtbare tekens en gestapelde accenten, met een gemaskeerd BSN."""
    tekens = "".join(" " if t.isspace() else t for t in tekst if t.isspace() or not _onzichtbaar(t))
    return masker_bsn(_STAPEL.sub(r"\1", " ".join(tekens.split())))


def _onzichtbaar(teken: str) -> bool:
    return unicodedata.category(teken) in {"Cc", "Cf", "Cs", "Co", "Cn"}


def dag_en_datum(dag: date) -> str:
    """'woensdag 18 november 2026'."""
    return f"{DAGEN[dag.weekday()]} {als_nederlands(dag)}"


def dag_en_tijd(moment: datetime) -> str:
    """'woensdag 18 november 2026, 17.00 uur', in Nederlandse tijd."""
    hier = in_nederland(moment)
    return f"{dag_en_datum(hier.date())}, {hier:%H.%M} uur"


def in_nederland(moment: datetime) -> datetime:
    """Hetzelfde moment in Nederlandse tijd; een moment zonder zone is Nederlandse tijd."""
    return moment.replace(tzinfo=NEDERLAND) if moment.tzinfo is None else moment.astimezone(NEDERLAND)


def opsomming(delen: Sequence[str]) -> str:
    """'a', 'a en b', 'a, b en c'."""
    return " en ".join((", ".join(delen[:-1]), delen[-1])) if len(delen) > 1 else "".join(delen)


def telwoord(aantal: int, enkel: str, meer: str) -> str:
    """'1 punt', '2 punten'."""
    return f"{aantal} {enkel if aantal == 1 else meer}"


def bestandsnaam(bestand: str) -> str:
    """De naam van een bestand; wat in een zip of mail zat krijgt die erachter: 'opp.pdf (uit inzending.zip)'."""
    stukken = _ARCHIEF.sub(lambda m: f".{m.group(1)}\0", bestand).split("\0")
    return schoon(stukken[-1] if len(stukken) == 1 else f"{stukken[-1]} (uit {', '.join(reversed(stukken[:-1]))})")


def plek_in_woorden(plek: Plek) -> str:
    """'opp.pdf, bladzijde 4'; bij Excel het blad en de cel, bij Word de alinea (0 is het begin van het stuk en blijft weg)."""
    delen = [bestandsnaam(plek.bestand)]
    if plek.pagina is not None:
        delen.append(f"{'blad' if plek.cel else 'bladzijde'} {plek.pagina}")
    if plek.cel:
        delen.append(f"cel {plek.cel}")
    elif plek.alinea and plek.pagina is None:
        delen.append(f"alinea {plek.alinea}")
    return ", ".join(delen)


def gezocht_in_woorden(gezocht: Sequence[Gezocht]) -> str:
    """'opp.pdf (bladzijde 1 tot en met 12) en formulier.docx'; leeg als er nergens gezocht kon worden."""
    return opsomming(list(dict.fromkeys(_bereik(g) for g in gezocht)))


def _bereik(gezocht: Gezocht) -> str:
    van, tot = gezocht.paginas
    naam = bestandsnaam(gezocht.bestand)
    if tot <= 1 or tot < van:
        return naam
    return f"{naam} (bladzijde {van})" if van == tot else f"{naam} (bladzijde {van} tot en met {tot})"


def ingekort(tekst: str, hoogstens: int) -> str:
    """De tekst, afgebroken op een woord met '…' als zij langer is dan `hoogstens` tekens."""
    heel = schoon(tekst)
    if len(heel) <= hoogstens:
        return heel
    begin = heel[:hoogstens]
    return begin[: begin.rfind(" ")].rstrip(" ,;:") + " …" if " " in begin[hoogstens // 2 :] else begin + "…"
