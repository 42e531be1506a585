"""Kleine nagemaakte bestanden met elk een gebrek; tools/maak_gebreken.py schrijft ze naar tests/gebreken."""
