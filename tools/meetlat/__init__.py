"""Hulp voor maak_meetlat.py: vormen, stijlen en het opschrijven van de waarheid."""
