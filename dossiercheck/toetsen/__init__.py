"""Regels op feiten: bevindingen, signalen en het oordeel."""
