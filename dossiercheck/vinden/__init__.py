"""Van Blokken naar Kandidaten: algemene vinders, gestuurd door de woordenschat in schema/begrippen."""
