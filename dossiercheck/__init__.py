"""Dossiercheck: zegt van elk dossier of het compleet is, met de plek waaruit dat blijkt."""

__version__ = "0.1.0"
