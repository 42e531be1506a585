"""De opdrachten: dun, een bestand per opdracht."""
