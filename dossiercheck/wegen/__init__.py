"""De ene plek waar kandidaten feiten worden."""
