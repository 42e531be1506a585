"""Het tweede paar ogen op een PDF: bladzijden tellen, formuliervelden met hun plek, bijlagen en bijzonderheden."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader

from dossiercheck.begrippen import Kader
from dossiercheck.lezen.bladzijde import Invulveld, Vakje
from dossiercheck.lezen.pdfium.begrippen import Vlak

logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_VERBORGEN = 1 << 1 | 1 << 5
_KEUZERONDJE = 1 << 15
_DRUKKNOP = 1 << 16
_MAX_VELDEN = 5_000
_MAX_BIJLAGEN = 50
_MAX_BIJLAGE = 100 * 1024 * 1024
_DIEPTE = 20


@dataclass(frozen=True, slots=True)
class Handtekeningveld:
    kader: Kader
    getekend: bool
    naam: str


@dataclass(frozen=True, slots=True)
class Velden:
    """De formuliervelden van een bladzijde."""

    invulvelden: tuple[Invulveld, ...] = ()
    vakjes: tuple[Vakje, ...] = ()
    handtekeningen: tuple[Handtekeningveld, ...] = ()


@dataclass(frozen=True, slots=True)
class Structuur:
    """Wat er over het bestand als geheel te zeggen is. `paginas` is None als dit paar ogen het bestand niet kan lezen."""

    paginas: int | None = None
    heeft_velden: bool = False
    xfa: bool = False
    actief: bool = False
    """Er zit een opdracht in het bestand die bij het openen iets zou doen."""
    bijlagen: tuple[tuple[str, bytes], ...] = ()
    bijlagen_over: int = 0
    lagen_uit: bool = False
    """Er zijn lagen die niet getoond worden."""
    _lezer: PdfReader | None = field(default=None, repr=False, compare=False)

    def velden(self, nummer: int, vlak: Vlak) -> Velden:
        """De velden van een bladzijde (1-gebaseerd) met hun kader op de zichtbare bladzijde."""
        if self._lezer is None or not self.heeft_velden:
            return Velden()
        return _velden(self._lezer.pages[nummer - 1], vlak)


def bekijk(gegevens: bytes) -> Structuur:
    """Lees de structuur; lukt dat niet, dan een lege Structuur. Een leeg wachtwoord wordt geprobeerd."""
    try:
        lezer = PdfReader(io.BytesIO(gegevens), strict=False, password="" if b"/Encrypt" in gegevens else None)
        wortel = lezer.trailer["/Root"].get_object()
        formulier = _woordenboek(wortel, "/AcroForm")
        bijlagen, over = _bijlagen(lezer)
        return Structuur(
            paginas=len(lezer.pages),
            heeft_velden=bool(formulier) or b"/Widget" in gegevens,
            xfa="/XFA" in formulier,
            actief=_is_actief(wortel),
            bijlagen=bijlagen,
            bijlagen_over=over,
            lagen_uit=_heeft_lagen_uit(wortel),
            _lezer=lezer,
        )
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception:  # pypdf geeft bij een kapot bestand elke denkbare uitzondering
        return Structuur()


def _woordenboek(ouder: Any, sleutel: str) -> dict[str, Any]:
    waarde = ouder.get(sleutel)
    gelezen = waarde.get_object() if waarde is not None else None
    return gelezen if isinstance(gelezen, dict) else {}


def _is_actief(wortel: Any) -> bool:
    namen = _woordenboek(wortel, "/Names")
    actie = _woordenboek(wortel, "/OpenAction")
    return "/JavaScript" in namen or actie.get("/S") in ("/JavaScript", "/Launch", "/URI", "/SubmitForm") or bool(_woordenboek(wortel, "/AA"))


def _heeft_lagen_uit(wortel: Any) -> bool:
    stand = _woordenboek(_woordenboek(wortel, "/OCProperties"), "/D")
    return bool(_rij(stand.get("/OFF"))) or stand.get("/BaseState") == "/OFF"


def _bijlagen(lezer: PdfReader) -> tuple[tuple[tuple[str, bytes], ...], int]:
    uit: list[tuple[str, bytes]] = []
    over = 0
    for bijlage in lezer.attachment_list:
        if len(uit) >= _MAX_BIJLAGEN:
            over += 1
            continue
        try:
            inhoud = bijlage.content
        except Exception:  # een kapotte bijlage mag de rest niet tegenhouden
            over += 1
            continue
        if len(inhoud) > _MAX_BIJLAGE:
            over += 1
        else:
            uit.append((_bijlagenaam(bijlage), inhoud))
    return tuple(uit), over


def _bijlagenaam(bijlage: Any) -> str:
    """De bestandsnaam; de sleutel in de lijst is bij sommige programma's maar een nummer of een letter."""
    naam = bijlage.pdf_object.get("/UF") or bijlage.pdf_object.get("/F")
    return str(naam) if isinstance(naam, str) and naam.strip() else str(bijlage.name)


# --- velden ----------------------------------------------------------------------------------------


def _velden(bladzijde: Any, vlak: Vlak) -> Velden:
    invul: list[Invulveld] = []
    vakjes: list[Vakje] = []
    tekens: list[Handtekeningveld] = []
    for veld in _op_de_bladzijde(bladzijde):
        kader = _kader(veld, vlak)
        soort = _erf(veld, "/FT")
        if kader is None or (soort != "/Sig" and int(veld.get("/F", 0)) & _VERBORGEN):
            continue
        if soort == "/Sig":
            tekens.append(Handtekeningveld(kader, _erf(veld, "/V") is not None, _naam(veld)))
        elif soort == "/Btn":
            if not int(_erf(veld, "/Ff") or 0) & _DRUKKNOP:
                vakjes.append(Vakje(kader, _aan(veld), _groep(veld), _naam(veld)))
        elif soort in ("/Tx", "/Ch"):
            invul.append(Invulveld(kader, _waarde(veld), _naam(veld)))
    return Velden(tuple(invul), tuple(vakjes), tuple(tekens))


def _op_de_bladzijde(bladzijde: Any) -> Iterator[Any]:
    aantekeningen = bladzijde.get("/Annots")
    lijst = aantekeningen.get_object() if aantekeningen is not None else []
    for verwijzing in list(lijst or [])[:_MAX_VELDEN]:
        veld = verwijzing.get_object()
        if isinstance(veld, dict) and veld.get("/Subtype") == "/Widget":
            yield veld


def _erf(veld: Any, sleutel: str) -> Any:
    """De waarde van het veld zelf of van de dichtstbijzijnde ouder die haar heeft."""
    for _ in range(_DIEPTE):
        if sleutel in veld:
            waarde = veld[sleutel]
            return waarde.get_object() if hasattr(waarde, "get_object") else waarde
        ouder = veld.get("/Parent")
        if ouder is None:
            return None
        veld = ouder.get_object()
    return None


def _kader(veld: Any, vlak: Vlak) -> Kader | None:
    rand = veld.get("/Rect")
    getallen = [float(v.get_object()) for v in rand.get_object()] if rand is not None else []
    if len(getallen) != 4:
        return None
    kader = vlak.kader([(getallen[0], getallen[1]), (getallen[2], getallen[3])])
    breed, hoog = vlak.maat
    zichtbaar = kader[2] > 0 and kader[3] > 0 and kader[0] < breed and kader[1] < hoog and kader[2] - kader[0] > 1 and kader[3] - kader[1] > 1
    return kader if zichtbaar else None


def _waarde(veld: Any) -> str:
    """De ingevulde tekst; bij een keuzelijst wat er te lezen staat, niet de code erachter."""
    waarde = _erf(veld, "/V")
    keuzes = {str(k[0]): str(k[1]) for k in map(_rij, _rij(_erf(veld, "/Opt"))) if len(k) == 2}
    delen = _rij(waarde) if isinstance(waarde, list) else [waarde]
    return " ".join(keuzes.get(tekst, tekst) for tekst in (_tekst(d) for d in delen) if tekst)


def _rij(waarde: Any) -> list[Any]:
    return [w.get_object() if hasattr(w, "get_object") else w for w in waarde] if isinstance(waarde, list) else []


def _tekst(waarde: Any) -> str:
    if waarde is None:
        return ""
    if hasattr(waarde, "get_data"):
        return str(waarde.get_data().decode("latin-1"))
    if isinstance(waarde, bytes):
        return waarde.decode("latin-1")
    return str(waarde).replace("\r", " ").strip()


def _naam(veld: Any) -> str:
    naam = _erf(veld, "/TU") or _erf(veld, "/T")
    return _tekst(naam)


def _groep(veld: Any) -> str:
    """Keuzerondjes van een veld sluiten elkaar uit."""
    return _tekst(_erf(veld, "/T")) if int(_erf(veld, "/Ff") or 0) & _KEUZERONDJE else ""


def _aan(veld: Any) -> bool | None:
    """Aangekruist volgens de waarde van het veld en volgens wat er te zien is; None als die verschillen."""
    zichtbaar = veld.get("/AS")
    waarde = _erf(veld, "/V")
    standen = [s for s in _woordenboek(_woordenboek(veld, "/AP"), "/N") if s != "/Off"]
    if not standen and zichtbaar not in (None, "/Off"):
        standen = [zichtbaar]
    volgens_waarde = _volgens_waarde(waarde, standen, veld)
    if zichtbaar is None:
        return bool(volgens_waarde)
    volgens_beeld = bool(zichtbaar != "/Off")
    if volgens_waarde is None or volgens_waarde == volgens_beeld:
        return volgens_beeld
    return None


def _volgens_waarde(waarde: Any, standen: list[str], veld: Any) -> bool | None:
    if waarde is None:
        return None
    naam = str(waarde)
    if naam in ("/Off", "Off", ""):
        return False
    if standen:
        return naam in standen or f"/{naam}" in standen
    # Zonder weergave heeft een rondje geen naam; toont een ander rondje van de groep de waarde, dan is het dit rondje niet.
    groep = _rij(_woordenboek(veld, "/Parent").get("/Kids"))
    return not any(kind.get("/AS") in (naam, f"/{naam}") for kind in groep)
