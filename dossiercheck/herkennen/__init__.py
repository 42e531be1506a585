"""Van Blokken naar Stukken: welke documentsoort het is, met redenen."""

from dossiercheck.herkennen.herken import een_formulier, herken

__all__ = ["een_formulier", "herken"]
