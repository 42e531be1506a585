"""Waarom niet te zeggen is wat er gevraagd wordt, als zin met wat u kunt doen."""

from __future__ import annotations

from collections.abc import Sequence


def waarom_geen_type(gevraagd: str | None, tegenstrijdig: Sequence[str], *, lijst: bool) -> str:
    """De reden dat er geen aanvraagtype is; `tegenstrijdig` zijn de typen van de formulieren als het er meer dan een is."""
    if gevraagd:
        return f"Aanvragen van het type '{gevraagd}' toetst dit programma niet. Kijk dit dossier zelf na."
    if tegenstrijdig:
        return "Er zitten formulieren voor verschillende soorten aanvragen in dit dossier. Zet het aanvraagtype in dossier.yaml, of splits het dossier."
    if lijst:
        return "De lijst zegt niet of het om praktijkonderwijs of lwoo gaat. Zet het aanvraagtype in dossier.yaml, of kijk het zelf na."
    return "Er is geen aanvraagformulier herkend, dus onduidelijk is wat er gevraagd wordt. Zet het aanvraagtype in dossier.yaml, of kijk het zelf na."
