"""Van pixels naar de Bladzijde: bewerken, lijnen, vakjes, inkt en woorden van een scan of foto."""
