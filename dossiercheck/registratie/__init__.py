"""Wat er in het register staat: tabellen, logboek, standen, besluiten en bewaartermijnen."""
