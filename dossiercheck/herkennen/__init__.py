"""Van Blokken naar Stukken: welke documentsoort het is, met redenen."""
