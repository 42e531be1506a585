"""Van bestand naar Blokken: elk soort bestand levert dezelfde blokken met plaats."""
