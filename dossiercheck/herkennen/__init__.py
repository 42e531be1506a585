"""Van Blokken naar Stukken: welke documentsoort het is, met redenen."""

from dossiercheck.herkennen.herken import herken

__all__ = ["herken"]
