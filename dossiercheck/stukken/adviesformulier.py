"""Het adviesformulier voor een deskundige: de stappen van het werkplan met wat er in het dossier gevonden is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dossiercheck.begrippen import Aanvraag, Bevinding, Status
from dossiercheck.besluiten import Besluitregels, Stap, Voorstel
from dossiercheck.instellingen import Instellingen
from dossiercheck.schrijfwijze import als_nederlands
from dossiercheck.stukken.besluitstukken import briefkop, sjabloonpad
from dossiercheck.stukken.invulproces import vul_begrensd
from dossiercheck.verwoording import dag_en_datum, ingekort, plek_in_woorden

BESTAND = "adviesformulier.docx"
_CITAAT, _MEESTE = 220, 3
_STATUS = {Status.VOLDAAN: "Gevonden", Status.ONTBREEKT: "Ontbreekt", Status.NAKIJKEN: "Nakijken", Status.NVT: "Niet van toepassing"}


def maak_formulier(
    dossier: str, a: Aanvraag, typenaam: str, voorstel: Voorstel, regels: Besluitregels, eigen: Instellingen, dag: date, sjablonen: Path | None = None
) -> bytes:
    """Het formulier als docx. Een waarde die niet bekend is staat er als onbekend in, want een deskundige vult het met de hand aan."""
    gegevens = formuliergegevens(dossier, a, typenaam, voorstel, regels, eigen, dag)
    return vul_begrensd(sjabloonpad("adviesformulier", sjablonen), gegevens, dag, [dossier])


def formuliergegevens(dossier: str, a: Aanvraag, typenaam: str, voorstel: Voorstel, regels: Besluitregels, eigen: Instellingen, dag: date) -> dict[str, object]:
    """De namen die het sjabloon kent."""
    vergadering = a.planning.vergadering or a.planning.dan_vergadering
    return {
        **briefkop(eigen, dossier, dag),
        "leerling": {
            "naam": a.leerling_naam or "niet gelezen",
            "geboortedatum": als_nederlands(a.leerling_geboortedatum) if a.leerling_geboortedatum else None,
        },
        "school": {"naam": a.school_naam},
        "aanvraag": typenaam,
        "oordeel": a.oordeel.value,
        "vergadering": dag_en_datum(vergadering) if vergadering else None,
        "stappen": tuple(_stap(stap, a.bevindingen, voorstel) for stap in regels.stappen),
    }


def _stap(stap: Stap, bevindingen: Sequence[Bevinding], voorstel: Voorstel) -> dict[str, object]:
    per_eis = {b.eis: b for b in bevindingen}
    punten = tuple(_punt(per_eis[eis]) for eis in stap.bevindingen if eis in per_eis)
    deel = {"kop": stap.kop, "punten": punten}
    over = (*(voorstel.uitleg_over(categorie=False) if stap.duur else ()), *(voorstel.uitleg_over(categorie=True) if stap.categorie else ()))
    return {**deel, "voorstellen": tuple(zin for zin, _ in over)}


def _punt(b: Bevinding) -> dict[str, object]:
    plekken = tuple(f"\u201c{ingekort(w.tekst, _CITAAT)}\u201d ({plek_in_woorden(w.plek)})" for w in b.bewijs[:_MEESTE] if w.tekst.strip())
    return {"status": _STATUS[b.status], "tekst": b.toelichting, "plekken": plekken}
