"""Word-stukken uit sjablonen, met terugcontrole."""
