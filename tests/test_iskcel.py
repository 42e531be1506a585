"""Een kolom die meer tegelijk vraagt over een leerling van de ISK: elk gevraagd ding moet in de cel te zien zijn."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.maak_lijst import Cel, blad, controleer, rij, status, werkmap

DATA: dict[str, Cel] = {"Aankomstdatum NL": "1-10-2025", "Datum 1e school NL": "15-10-2025"}
HULP, EFFECT, HERKOMST, NODIG = "Kreeg alfabetiseringsgroep en bijles.", "Effect: schrijft zijn adres.", "Ghana, via Italië.", "Nodig in het VO: rust en ritme."


def _status(tmp_path: Path, kolommen: dict[str, Cel]) -> str:
    return status(controleer(werkmap(tmp_path / "lijst.xlsx", blad([rij() | DATA | kolommen]))), "isk.ondersteuning")


@pytest.mark.parametrize(
    "kop",
    [
        "Ondersteuning ISK, achtergrond, effect en behoefte VO",
        "Achtergrond, geboden hulp met effect, en wat is nodig in het VO",
        "Schoolverleden / begeleiding ISK + resultaat / onderwijsbehoeften",
    ],
)
@pytest.mark.parametrize(
    ("cel", "verwacht"),
    [
        (f"{HERKOMST} {HULP} {EFFECT} {NODIG}", "voldaan"),
        ("Gevlucht uit Syrië. Kreeg logopedie en taalles, daardoor spreekt hij in zinnen. Heeft in het vo een kleine groep nodig.", "voldaan"),
        ("Achtergrond: drie jaar basisschool; Ondersteuning: klein groepje; Effect: leest woorden; Behoefte: voordoen", "voldaan"),
        (f"{HULP} {EFFECT} {NODIG}", "nakijken"),
        (f"{HERKOMST} {EFFECT} {NODIG}", "nakijken"),
        (f"{HERKOMST} {HULP} {NODIG}", "nakijken"),
        (f"{HERKOMST} {HULP} {EFFECT}", "nakijken"),
        (f"{HERKOMST} {HULP} {EFFECT} Nodig in het VO: volgt nog", "nakijken"),
        ("Achtergrond: ; Ondersteuning: klein groepje; Effect: leest woorden; Behoefte: voordoen", "nakijken"),
        ("een lieve jongen die goed meedoet", "nakijken"),
        ("", "ontbreekt"),
        ("volgt", "ontbreekt"),
        ("-", "ontbreekt"),
    ],
)
def test_een_kolom_die_alles_vraagt(tmp_path: Path, kop: str, cel: str, verwacht: str) -> None:
    assert _status(tmp_path, {kop: cel}) == verwacht


@pytest.mark.parametrize(("cel", "verwacht"), [(f"{HERKOMST} {NODIG}", "voldaan"), (HERKOMST, "nakijken"), (NODIG, "nakijken"), ("", "ontbreekt")])
def test_een_kolom_die_twee_dingen_vraagt(tmp_path: Path, cel: str, verwacht: str) -> None:
    assert _status(tmp_path, {"Achtergrond en onderwijsbehoeften": cel, "Geboden hulp ISK": f"{HULP} {EFFECT}"}) == verwacht
